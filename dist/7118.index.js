export const id = 7118;
export const ids = [7118];
export const modules = {

/***/ 88006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ registryInputs),
/* harmony export */   T: () => (/* binding */ cloudInputs)
/* harmony export */ });
/* harmony import */ var _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20228);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50662);
/* harmony import */ var _core_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20870);
/* harmony import */ var _fleet_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5992);




/** The inputs of every action that talks to a cloud. */
const cloudInputs = { endpoints: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .yaml */ .oQ)(_clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__/* .endpoints */ .vZ).optional(), secrets: (0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .secretLines */ ._)() };
/** The inputs of every action that asks registries. */
const registryInputs = {
    ...cloudInputs,
    allowHosts: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)()
        .refine((all) => all.every((entry) => _fleet_names_js__WEBPACK_IMPORTED_MODULE_3__/* .host */ .Hc.safeParse(entry).success), 'must be hosts, as HOST or HOST:PORT')
        .optional(),
};


/***/ }),

/***/ 27335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ registryPorts),
/* harmony export */   M: () => (/* binding */ cloudPorts)
/* harmony export */ });
/* harmony import */ var _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20228);
/* harmony import */ var _core_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20870);
/* harmony import */ var _github_oidc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89402);



/** Ties the clouds to this job: its identity tokens, its secrets and its endpoint overrides, which are announced. */
function cloudPorts(inputs, context) {
    const { clock, log, env, signal } = context;
    const { fetch, dispatcher } = context.http;
    if (inputs.endpoints !== undefined)
        log.warning(`Endpoint overrides are in force: ${(0,_clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__/* .overriddenHosts */ .UR)(inputs.endpoints).join(', ')}`);
    return {
        fetch,
        dispatcher,
        clock,
        log,
        signal,
        endpoints: inputs.endpoints ?? {},
        allowHosts: inputs.allowHosts,
        idToken: (0,_github_oidc_js__WEBPACK_IMPORTED_MODULE_2__/* .createIdTokens */ .Y)({ env, fetch, clock, log, signal }),
        secret: (0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSecrets */ .d)(inputs.secrets, log),
        env,
    };
}
/** Ties the registry protocol to this job. */
function registryPorts({ allowHosts }, { http, clock, log, signal }) {
    return { http, clock, log, signal, allowHosts };
}


/***/ }),

/***/ 16698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88006);



const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    application: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    registries: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    environment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .registryInputs */ .P,
});


/***/ }),

/***/ 37118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: ./lib/clouds/denied.js
var denied = __webpack_require__(27735);
// EXTERNAL MODULE: ./lib/clouds/index.js + 1 modules
var clouds = __webpack_require__(77905);
// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/fleet/load.js + 5 modules
var load = __webpack_require__(51467);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __webpack_require__(9276);
// EXTERNAL MODULE: ./lib/oci/manifests.js
var manifests = __webpack_require__(27927);
// EXTERNAL MODULE: ./lib/oci/transport.js + 5 modules
var oci_transport = __webpack_require__(13814);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/preflight/finding.js

/** What is asked of a registry, in the order of the table. */
const checks = [
    'reachable',
    'clock',
    'identity',
    'repositories',
    'pull',
    'push',
    'tags',
    'referrers',
];
const ok = (detail) => ({ verdict: 'ok', detail });
const skipped = (detail) => ({ verdict: 'skipped', detail });
/** The finding that a failure amounts to. A cancelled job and a bug, which is no `ActionError`, are thrown on. */
function failed(error, path) {
    if (!(0,errors/* isActionError */.Bd)(error) || error.code === 'INTERRUPTED')
        throw error;
    const { code, hint } = error;
    return { verdict: 'failed', detail: (0,errors/* messageOf */.bD)(error), code, hint, path };
}
const severity = ['failed', 'warning', 'ok', 'skipped'];
/** The gravest of several findings, with what else is to be said of it; the first one counts among equals. */
function gravest(findings) {
    return severity
        .map((verdict) => findings.find((finding) => finding.verdict === verdict))
        .find((finding) => finding !== undefined);
}

;// CONCATENATED MODULE: ./lib/preflight/clock-skew.js

/** A minute is what token services forgive; from five minutes on signed requests are refused (milliseconds). */
const tolerated = 60_000;
const refused = 5 * 60_000;
/** Judges how far the runner's clock and a registry's are apart. Tokens and signatures carry the time. */
function judgeSkew(skewMs) {
    if (skewMs === undefined)
        return { verdict: 'ok', detail: 'the registry does not tell the time' };
    const apart = Math.abs(skewMs);
    // A Date header has no fractions of a second.
    if (apart <= 1500)
        return ok('within a second of the registry’s');
    const detail = `the runner is ${inWords(apart)} ${skewMs > 0 ? 'behind' : 'ahead of'} the registry`;
    if (apart <= tolerated)
        return ok(detail);
    const hint = 'Let the runner take its time from the network, such as with `timedatectl set-ntp true`.';
    if (apart <= refused)
        return { verdict: 'warning', detail, hint };
    return {
        verdict: 'failed',
        code: 'PREFLIGHT_FAILED',
        detail: `${detail}: signed requests and identity tokens will be refused`,
        hint,
    };
}
function inWords(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    if (seconds < 120)
        return `${seconds} s`;
    const minutes = Math.round(seconds / 60);
    return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

// EXTERNAL MODULE: ./lib/core/lasting.js
var lasting = __webpack_require__(84647);
;// CONCATENATED MODULE: ./lib/preflight/identity.js



/**
 * Whether the registry lets its identity in: the job's token is exchanged, and what came of it is shown to the
 * registry as a login does. `path` leads to the identity in the fleet file.
 */
async function checkIdentity(transport, reachable, path) {
    const { endpoint, clock } = transport;
    if (endpoint.credential === undefined)
        return { finding: ok('anonymous'), usable: true };
    try {
        const { expiresAt } = await endpoint.credential();
        const until = expiresAt === undefined ? '' : `, ${(0,lasting/* lasting */.n)(expiresAt, clock.now())}`;
        if (reachable) {
            const login = { method: 'GET', url: '/v2/', scopes: new Map(), expect: [200], attempts: 2 };
            await transport.call(login);
            return { finding: ok(`logged in${until}`), usable: true };
        }
        // What a cloud gives for some hours it has given to somebody it knows; a password proves nothing by itself.
        const finding = expiresAt === undefined ? unasked : ok(`known to the cloud${until}`);
        return { finding, usable: true };
    }
    catch (error) {
        // Where the registry itself gives the credential, its silence says nothing about the identity.
        if (!reachable && isSilence(error))
            return { finding: unasked, usable: false };
        return { finding: failed(error, path), usable: false };
    }
}
/** For what only the registry itself could have told. */
const unasked = skipped('the registry could not be asked');
/** Whether an error says no more than that somebody did not answer. */
const isSilence = (error) => (0,errors/* isActionError */.Bd)(error, 'CLOUD_FAILED') || (0,errors/* isActionError */.Bd)(error, 'REGISTRY_FAILED');

// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
// EXTERNAL MODULE: ./lib/oci/challenge.js
var challenge = __webpack_require__(96680);
// EXTERNAL MODULE: ./lib/oci/connection-failure.js
var connection_failure = __webpack_require__(1646);
;// CONCATENATED MODULE: ./lib/preflight/connection-cause.js


/** What it means that a registry was not reached at all, and what to change. `seconds` is how long it was waited for. */
function explainUnreachable(endpoint, error, seconds) {
    const { name, baseUrl } = endpoint;
    const known = (0,connection_failure/* connectionFailure */.D)(endpoint, 'GET /v2/', error, seconds);
    if (known instanceof errors/* ActionError */.lZ)
        return known;
    const { host, hostname } = new URL(baseUrl);
    const code = (0,connection_failure/* codeOf */.$)(error);
    const failure = (said, hint) => new errors/* ActionError */.lZ('REGISTRY_FAILED', said, { hint, cause: error });
    if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA'].includes(code))
        return failure(`the name ${hostname} leads nowhere`, `Correct registries.${name}, or give the runner a name server that knows it.`);
    if (code.startsWith('ERR_SSL_') || code === 'EPROTO')
        return failure(`${host} does not speak TLS`, `Correct the port in registries.${name}; registries are reached by https only.`);
    const silent = error !== null && typeof error === 'object' && 'name' in error && error.name === 'TimeoutError';
    return failure(silent ? `${host} is silent for ${seconds} s` : `no answer from ${host}`, `Check that the runner may reach ${host}: firewall, private network (a runner inside it, or the input ` +
        '`endpoints`), proxy (HTTPS_PROXY, NO_PROXY).');
}

;// CONCATENATED MODULE: ./lib/preflight/reachability.js





/** Long enough for a slow name server and a TLS handshake around the world (milliseconds). */
const patience = 10_000;
/**
 * Asks for the page that every registry has (distribution specification, "Determining Support"), without a
 * credential: it must be reached over TLS that this runner trusts, and say how it wants to be asked. `path` leads to
 * the registry in the fleet file.
 */
async function reach(endpoint, ports, path) {
    const { fetch, clock, signal } = ports;
    const ask = async () => {
        const limit = AbortSignal.timeout(patience);
        const before = clock.now();
        const response = await fetch(`${endpoint.baseUrl}/v2/`, {
            redirect: 'manual',
            signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
        });
        const after = clock.now();
        await response.body?.cancel();
        if (response.status === 429 || response.status >= 500)
            throw new Busy(response.status);
        return { response, before, after };
    };
    try {
        const { response, before, after } = await (0,retry/* retry */.L)(ask, {
            attempts: 3,
            clock,
            signal,
            retryable: isPassing,
        });
        return {
            finding: judge(endpoint, response, after - before, path),
            skewMs: skewOf(response.headers.get('date'), before, after),
        };
    }
    catch (error) {
        signal?.throwIfAborted();
        return { finding: failed(explainUnreachable(endpoint, error, patience / 1000), path) };
    }
}
class Busy extends Error {
    constructor(status) {
        super(`it answers ${status}`);
    }
}
/** A name that does not exist and a certificate that is not trusted stay so; a broken connection may not. */
const isPassing = (error) => error instanceof Busy || /ECONNRESET|EAI_AGAIN|UND_ERR_SOCKET|other side closed/.test((0,errors/* messageOf */.bD)(error));
function judge({ name, host }, response, milliseconds, path) {
    const schemes = (0,challenge/* parseChallenges */.u)(response.headers.get('www-authenticate') ?? '').map(({ scheme }) => scheme);
    if (response.status === 401 && (schemes.includes('bearer') || schemes.includes('basic')))
        return ok(`answers in ${Math.round(milliseconds)} ms and asks for ${schemes.join(' or ')} authentication`);
    if (response.status === 200)
        return ok(`answers in ${Math.round(milliseconds)} ms`);
    const location = response.headers.get('location');
    const answered = location === null ? `${response.status}` : `${response.status} to ${originOf(location)}`;
    return failed(new errors/* ActionError */.lZ('REGISTRY_FAILED', `${host} answers ${answered} to GET /v2/, as no registry does`, {
        hint: `Check where registries.${name} is; a proxy or a login page may stand before it.`,
    }), path);
}
const originOf = (location) => URL.parse(location)?.origin ?? 'another page';
/** A Date header is cut to whole seconds; the middle of its second is compared with the middle of the request. */
function skewOf(date, before, after) {
    const told = Date.parse(date ?? '');
    return Number.isNaN(told) ? undefined : told + 500 - (before + after) / 2;
}

;// CONCATENATED MODULE: ./lib/preflight/repositories.js

/** Whether every repository is there, or comes into being with the push. */
function judgeRepositories(seen, path) {
    const untold = gravest(seen.filter((one) => !isPushable(one)).flatMap(({ state }) => ('verdict' in state ? [state] : [])));
    if (untold !== undefined)
        return untold;
    if (seen.some(isPushable))
        return ok('may not be listed, but pushed to');
    const states = describable(seen);
    const names = (wanted) => states.filter(({ state }) => wanted(state)).map(({ repository }) => repository);
    const notes = [...new Set(states.flatMap(({ state }) => state.notes))].join('\n');
    const hint = notes === '' ? undefined : notes;
    const missing = names(({ exists, creatable }) => exists === false && creatable === false);
    if (missing.length > 0)
        return {
            ...{ verdict: 'failed', code: 'REPOSITORY_MISSING', path },
            detail: `${few(missing)} not there, and the identity may not create ${missing.length > 1 ? 'them' : 'it'}`,
            hint: hint ?? `Create ${few(missing)}, or allow the identity to create repositories.`,
        };
    const uncertain = names(({ exists, creatable }) => exists === false && creatable === 'unknown');
    if (uncertain.length > 0)
        return {
            ...{ verdict: 'warning', path },
            detail: `${few(uncertain)} not there; only the push will show whether the identity may create ${uncertain.length > 1 ? 'them' : 'it'}`,
            hint: hint ?? `Create ${few(uncertain)}, or see that the identity may.`,
        };
    const hidden = names(({ exists, creatable }) => exists === 'unknown' && creatable !== 'by-push');
    if (hidden.length > 0)
        return {
            ...{ verdict: 'warning', path },
            detail: `the identity may not look whether ${few(hidden)} ${hidden.length > 1 ? 'are' : 'is'} there`,
            hint,
        };
    const coming = names(({ exists }) => exists !== true);
    const there = states.length - coming.length;
    const all = there === 1 ? 'there' : `all ${there} there`;
    const detail = coming.length === 0
        ? all
        : `${there > 0 ? `${there} there, ` : ''}${coming.length} made by the first push`;
    return { ...ok(detail), hint };
}
/**
 * Whether the tags of a delivery can be written: those of branches move with every push, and so do the tags that
 * list referrers where the registry has no API for them.
 */
function judgeTags(seen, path) {
    const states = describable(seen);
    const immutable = states.filter(({ state }) => state.tags === 'immutable');
    const fixed = immutable.map(({ repository }) => repository);
    const advice = (first) => [...new Set([first, ...immutable.flatMap(({ state }) => state.notes)])].join('\n');
    const byTag = seen.filter(({ access, repository }) => access?.referrers === 'tag' && fixed.includes(repository));
    if (byTag.length > 0)
        return {
            ...{ verdict: 'failed', code: 'TAG_IMMUTABLE', path },
            detail: `${few(byTag.map(({ repository }) => repository))}: tags cannot be moved, but without a referrers API ` +
                'signatures are listed under tags `sha256-…` that must be rewritten',
            hint: advice('Exclude the tags sha256-* from the immutability of these repositories.'),
        };
    const hint = advice('Let the tags of branches move, or give push-image the input `tags` without one.');
    const taken = seen.flatMap(({ repository, taken: tags = [] }) => tags.map((tag) => `${repository}:${tag}`));
    if (taken.length > 0)
        return {
            ...{ verdict: 'failed', code: 'TAG_IMMUTABLE', path },
            detail: `${few(taken)}: there already, and tags cannot be moved`,
            hint,
        };
    if (fixed.length > 0)
        return {
            ...{ verdict: 'warning', path },
            detail: `${few(fixed)}: tags cannot be moved; that of a branch is written once and then refused`,
            hint,
        };
    const known = [...new Set(states.map(({ state }) => state.tags))].filter((tags) => tags !== 'unknown');
    if (known.length === 0)
        return skipped('the registry does not say whether tags can be moved');
    return ok(known.includes('mixed') ? 'some can be moved, others not' : 'can be moved');
}
/** How referrers, such as signatures, will be found. Either way they are. */
function judgeReferrers(seen) {
    const ways = new Set(seen.map(({ access }) => access?.referrers ?? 'unknown'));
    if (ways.has('tag'))
        return ok('no API: listed under a tag `sha256-…` beside each image');
    return ways.has('api') ? ok('API') : skipped('no repository to ask about yet');
}
/** Some registries refuse to list what is not there yet; that a push is let in then says more. */
const isPushable = ({ state, access }) => 'verdict' in state && state.code === 'REGISTRY_DENIED' && access?.push.verdict === 'ok';
const describable = (seen) => seen.flatMap(({ repository, state }) => ('verdict' in state ? [] : [{ repository, state }]));
/** Up to three names, and how many more. */
function few(names) {
    const shown = names.slice(0, 3).join(', ');
    return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

// EXTERNAL MODULE: ./lib/oci/digest.js
var digest = __webpack_require__(9501);
// EXTERNAL MODULE: ./lib/oci/media-types.js
var media_types = __webpack_require__(50261);
// EXTERNAL MODULE: ./lib/oci/request-error.js
var request_error = __webpack_require__(78679);
// EXTERNAL MODULE: ./lib/oci/scope.js
var scope = __webpack_require__(10049);
;// CONCATENATED MODULE: ./lib/preflight/repository.js






/** A digest that nobody has pushed: what is asked is whether one may ask for it. */
const nothing = (0,digest/* digestOf */.ol)(Buffer.from('flotilla preflight: no manifest has this content'));
/**
 * Tries what a push will do to a repository without leaving anything there: an upload is begun and given up at once,
 * and a manifest and its referrers are asked for that are not there.
 */
async function tryRepository(transport, repository, exists) {
    const path = ['registries', transport.endpoint.name, 'identity'];
    const [pulled, pushed, referrers] = await Promise.all([
        tryPull(transport, repository, path),
        tryPush(transport, repository).catch((error) => failed(error, path)),
        findReferrers(transport, repository),
    ]);
    // Some registries refuse to read what is not there yet in the words for what may not be read.
    const early = exists !== true && pulled.code === 'REGISTRY_DENIED' && pushed.verdict === 'ok';
    return { pull: early ? skipped('nothing to pull before the first push') : pulled, push: pushed, referrers };
}
/** Whether a repository lets its manifests be read, if it is there. */
async function tryPull(transport, repository, path) {
    try {
        await transport.call({
            method: 'GET',
            url: `/v2/${repository}/manifests/${nothing}`,
            scopes: (0,scope/* pull */.a$)(repository),
            headers: { accept: media_types/* mediaTypes */.Ib.index },
            expect: [404],
            attempts: 2,
        });
        return ok('allowed');
    }
    catch (error) {
        return failed(error, path);
    }
}
async function tryPush(transport, repository) {
    const begun = await transport.call({
        method: 'POST',
        url: `/v2/${repository}/blobs/uploads/`,
        scopes: (0,scope/* push */.VC)(repository),
        expect: [202],
        attempts: 2,
    });
    const location = begun.header('location');
    if (location === undefined)
        return ok('allowed');
    const dropped = await giveUp(transport, repository, transport.ownUrl(location, begun.url));
    return ok(dropped ? 'allowed' : 'allowed; the registry drops the empty upload by itself');
}
/** Ends an upload. Some registries want the right to delete for it, or cannot; an empty one they forget by themselves. */
async function giveUp(transport, repository, url) {
    try {
        const scopes = (0,scope/* push */.VC)(repository);
        const expect = [200, 202, 204, 404, 405];
        return (await transport.call({ method: 'DELETE', url, scopes, expect, attempts: 2 })).status < 300;
    }
    catch (error) {
        if ((0,errors/* isActionError */.Bd)(error) && error.code !== 'INTERRUPTED')
            return false;
        throw error;
    }
}
/** How the registry lists referrers; unknown where it does not answer for this repository. */
async function findReferrers(transport, repository) {
    try {
        const { status, body } = await transport.call({
            method: 'GET',
            url: `/v2/${repository}/referrers/${nothing}`,
            scopes: (0,scope/* pull */.a$)(repository),
            expect: [200, 404, 405],
            attempts: 2,
        });
        if (status === 200)
            return 'api';
        return (0,request_error/* readErrorBody */.Nk)(body).codes.includes('NAME_UNKNOWN') ? 'unknown' : 'tag';
    }
    catch (error) {
        // The reason is that of the pull, and is said there.
        if ((0,errors/* isActionError */.Bd)(error) && error.code !== 'INTERRUPTED')
            return 'unknown';
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/preflight/check-registry.js









/**
 * Asks one registry all that a push will ask of it, and changes nothing there; the places it is copied to are asked
 * what clusters will ask. Each check stands for itself: what one finds does not hide another that can still be made.
 * Never fails but for a cancelled job or a bug.
 */
async function checkRegistry(candidate, ports) {
    const { access, required } = candidate;
    const places = [access.endpoint, ...(access.replicas ?? [])];
    return Promise.all(places.map(async (endpoint) => ({
        ...{ registry: endpoint.name, host: endpoint.host, required },
        findings: await checkPlace(endpoint, candidate, ports),
    })));
}
async function checkPlace(endpoint, candidate, ports) {
    const { access } = candidate;
    const path = ['registries', access.endpoint.name];
    const transport = (0,oci_transport/* createTransport */.o)(endpoint, ports);
    const { finding: reachable, skewMs } = await reach(endpoint, { ...ports, fetch: ports.http.fetch }, path);
    const answers = reachable.verdict === 'ok';
    const { finding: identity, usable } = await checkIdentity(transport, answers, candidate.identity);
    const common = { reachable, clock: answers ? judgeSkew(skewMs) : unasked, identity };
    const rest = (why) => ({
        ...{ repositories: skipped(why), pull: skipped(why), push: skipped(why) },
        ...{ tags: skipped(why), referrers: skipped(why) },
    });
    if (!usable)
        return { ...common, ...rest('there is no login to ask with') };
    if (endpoint !== access.endpoint) {
        const copied = { ...common, ...rest('the cloud copies what is pushed') };
        const [first] = candidate.repositories;
        if (!answers || first === undefined)
            return copied;
        return { ...copied, pull: await tryPull(transport, `${endpoint.path}/${first}`, path) };
    }
    const seen = await askAll(transport, candidate, answers);
    const granting = (finding) => finding.code === 'REGISTRY_DENIED' ? { ...finding, hint: access.pushGrant ?? finding.hint } : finding;
    return {
        ...common,
        repositories: judgeRepositories(seen, path),
        pull: granting(gravestOf(seen, 'pull')),
        push: granting(gravestOf(seen, 'push')),
        tags: judgeTags(seen, path),
        referrers: judgeReferrers(seen),
    };
}
/** Asks control plane and data plane about every repository of a delivery. */
function askAll(transport, { access, repositories, movingTags }, answers) {
    const { name: registry, path, traits } = access.endpoint;
    return (0,concurrency/* mapConcurrently */.X)(repositories, traits.concurrency, async (name) => {
        const repository = `${path}/${name}`;
        const state = await access.describeRepository(repository).catch((error) => 
        // A control plane that is the registry itself cannot say more than that it is not reached.
        !answers && isSilence(error) ? unasked : failed(error, ['registries', registry]));
        const exists = 'verdict' in state ? 'unknown' : state.exists;
        // Where a repository must be made first, there is none to try.
        const none = !('verdict' in state) && state.exists === false && state.creatable !== 'by-push';
        if (!answers || none)
            return { repository, state };
        const tried = await tryRepository(transport, repository, exists);
        const fixed = 'verdict' in state || state.tags !== 'immutable' ? [] : movingTags;
        return { repository, state, access: tried, taken: await tagsThere(transport, repository, fixed) };
    });
}
/** Those of the tags that the repository has; none where it does not say. */
async function tagsThere(transport, repository, tags) {
    const there = await Promise.all(tags.map(async (tag) => {
        const found = await (0,manifests/* resolve */.hd)(transport, repository, tag).catch((error) => void failed(error));
        return found === undefined ? [] : [tag];
    }));
    return there.flat();
}
/** The gravest finding of all repositories, and where else it is so. */
function gravestOf(seen, which) {
    const found = seen.flatMap(({ access }) => (access === undefined ? [] : [access[which]]));
    const first = gravest(found);
    if (first === undefined)
        return skipped('no repository to try it on');
    const alike = found.filter(({ verdict }) => verdict === first.verdict).length - 1;
    return first.verdict === 'failed' && alike > 0
        ? { ...first, detail: `${first.detail}\nand ${alike} more of ${found.length} repositories` }
        : first;
}

;// CONCATENATED MODULE: ./lib/preflight/identity-token.js


function witnessIdToken(idToken) {
    let last;
    return {
        idToken: async (audience) => {
            try {
                const token = await idToken(audience);
                last = { token };
                return token;
            }
            catch (error) {
                last = { error };
                throw error;
            }
        },
        finding: (whoIs) => {
            if (last === undefined)
                return skipped('nothing here needs one');
            if ('token' in last)
                return ok(`given: ${whoIs(last.token)}`);
            return (0,errors/* isActionError */.Bd)(last.error) ? failed(last.error) : skipped('could not be asked for');
        },
    };
}

// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
;// CONCATENATED MODULE: ./lib/preflight/verdict.js


/** What a delivery needs of the job itself, whatever the registry. */
const jobChecks = ['identity token', 'secrets'];
/** The gravest verdict at a registry, where a failure of a best-effort one counts as a warning. */
function verdictOf({ findings, required }) {
    const verdicts = checks.map((check) => findings[check].verdict);
    if (verdicts.includes('failed'))
        return required ? 'failed' : 'warning';
    return verdicts.includes('warning') ? 'warning' : 'ok';
}
/** All failures and warnings, gravest first. What is said several times in the same words is one problem. */
function problemsOf({ job, registries }) {
    const found = new Map();
    const add = (place, finding, required) => {
        if (finding.verdict !== 'failed' && finding.verdict !== 'warning')
            return;
        const key = JSON.stringify([finding.detail, finding.hint]);
        const known = found.get(key);
        found.set(key, {
            finding: known?.finding ?? finding,
            where: [...(known?.where ?? []), place],
            fatal: (known?.fatal ?? false) || (required && finding.verdict === 'failed'),
        });
    };
    for (const check of jobChecks)
        add(check, job[check], true);
    for (const { registry, required, findings } of registries)
        for (const check of checks)
            add(`${registry}: ${check}`, findings[check], required);
    return [...found.values()].sort((a, b) => Number(b.fatal) - Number(a.fatal));
}
/** `PREFLIGHT_FAILED` where a delivery would fail, naming where; undefined where it would not. */
function judgePreflight(preflight) {
    const fatal = problemsOf(preflight).filter((problem) => problem.fatal);
    if (fatal.length === 0)
        return undefined;
    const where = fatal.flatMap((problem) => problem.where).join('\n');
    return new errors/* ActionError */.lZ('PREFLIGHT_FAILED', `A delivery would fail\n${where}`, {
        hint: 'See above, or the summary of this step, for what to change. Nothing was changed.',
    });
}

;// CONCATENATED MODULE: ./lib/preflight/report.js



const marks = { ok: '✅', warning: '⚠️', failed: '❌', skipped: '–' };
const titles = checks.map((check) => `${check.charAt(0).toUpperCase()}${check.slice(1)}`);
/** Writes all that was found to the log; what needs a change becomes an annotation at its line of the fleet file. */
function logPreflight(preflight, log, placeOf) {
    for (const { registry, host, required, findings } of preflight.registries) {
        log.info(`${registry} (${host}${required ? '' : ', best effort'})`);
        for (const check of checks)
            log.info(`  ${line(check, findings[check])}`);
    }
    log.info('this job');
    for (const check of jobChecks)
        log.info(`  ${line(check, preflight.job[check])}`);
    for (const problem of problemsOf(preflight)) {
        const place = problem.finding.path && placeOf(problem.finding.path);
        const message = `${nameOf(problem)}: ${problem.finding.detail}`;
        if (problem.fatal)
            log.error(message, place);
        else
            log.warning(message, place);
        if (problem.finding.hint !== undefined)
            log.info(`What to do: ${problem.finding.hint}`);
    }
}
/** The page of a pre-flight: a table of registries and checks, then one paragraph for each thing to change. */
function summarizePreflight(preflight, summary, placeOf) {
    const problems = problemsOf(preflight);
    const fatal = problems.filter((problem) => problem.fatal).length;
    summary.heading(`Pre-flight: ${fatal > 0 ? 'a delivery would fail' : 'ready to deliver'}`);
    summary.paragraph(`To change: ${fatal}. Warnings: ${problems.length - fatal}. Nothing was changed anywhere.`);
    summary.table([
        ['Registry', '', ...titles],
        ...preflight.registries.map((report) => [
            `${(0,core_summary/* escapeMarkdown */.FV)(report.registry)}${report.required ? '' : ' (best effort)'}`,
            marks[verdictOf(report)],
            ...checks.map((check) => marks[report.findings[check].verdict]),
        ]),
    ]);
    summary.paragraph(jobChecks
        .map((check) => `${marks[preflight.job[check].verdict]} ${(0,core_summary/* escapeMarkdown */.FV)(`${check}: ${preflight.job[check].detail}`)}`)
        .join('<br>'));
    for (const problem of problems) {
        const { finding, fatal: grave } = problem;
        const [first = '', ...more] = finding.detail.split('\n');
        const code = finding.code === undefined ? '' : ` ${finding.code}`;
        const at = finding.path === undefined ? '' : `<br>${(0,core_summary/* codeSpan */.SS)(report_inWords(placeOf(finding.path)))}`;
        summary.paragraph(`${marks[grave ? 'failed' : 'warning']} **${(0,core_summary/* escapeMarkdown */.FV)(nameOf(problem))}**${code}: ${(0,core_summary/* escapeMarkdown */.FV)(first)}${at}`);
        if (more.length > 0)
            summary.code(more.join('\n'));
        if (finding.hint !== undefined)
            summary.code(finding.hint);
    }
    for (const report of preflight.registries)
        summary.details(`What ${report.registry} said`, found(report));
}
/** Verdicts by registry and check, for the steps that follow: names only, since a host could be a masked value. */
function resultsOutput({ registries }) {
    const results = registries.map((report) => [
        report.registry,
        {
            verdict: verdictOf(report),
            required: report.required,
            checks: Object.fromEntries(checks.map((check) => [check, report.findings[check].verdict])),
        },
    ]);
    return JSON.stringify(Object.fromEntries(results));
}
function found({ host, findings }) {
    const lines = checks.map((check, at) => {
        const { verdict, detail, hint } = findings[check];
        const advice = verdict === 'ok' && hint !== undefined ? `<br>${(0,core_summary/* escapeMarkdown */.FV)(hint)}` : '';
        return `| ${titles[at]} | ${marks[verdict]} ${(0,core_summary/* escapeMarkdown */.FV)(detail.split('\n')[0] ?? '')}${advice} |`;
    });
    return [`| ${(0,core_summary/* codeSpan */.SS)(host)} | |`, '| --- | --- |', ...lines].join('\n');
}
function line(check, { verdict, detail, hint }) {
    const advice = verdict === 'ok' && hint !== undefined ? ` (${hint.replaceAll('\n', ' ')})` : '';
    return `${marks[verdict]} ${check.padEnd(14)} ${detail.split('\n')[0]}${advice}`;
}
const nameOf = ({ where }) => where.join(', ');
const report_inWords = ({ file, line: at }) => (at === undefined ? file : `${file}:${at}`);

;// CONCATENATED MODULE: ./lib/preflight/secrets.js


/** Whether flotilla-secrets holds what builds and clusters name. Registries ask for theirs when they log in. */
function checkSecrets(extent, secret) {
    const named = [...buildSecrets(extent), ...kubeconfigs(extent)];
    if (named.length === 0)
        return skipped('the fleet file names none');
    const missing = named.filter(({ secret: name }) => !holds(secret, name));
    const [first] = missing;
    if (first === undefined)
        return ok(`all ${new Set(named.map(({ secret: name }) => name)).size} there`);
    const names = [...new Set(missing.map(({ secret: name }) => name))];
    return {
        verdict: 'failed',
        code: 'INPUT_INVALID',
        detail: `flotilla-secrets does not hold ${names.join(', ')}`,
        hint: `Add to the secret flotilla-secrets, which this step gets as its input \`secrets\`:\n` +
            names.map((name) => `${name}=…`).join('\n'),
        path: first.path,
    };
}
function buildSecrets({ applications }) {
    return Object.entries(applications).flatMap(([application, { services }]) => Object.entries(services).flatMap(([service, { secrets }]) => secrets.map((secret) => ({
        secret,
        path: ['applications', application, 'services', service, 'secrets'],
    }))));
}
function kubeconfigs({ environments }) {
    return Object.entries(environments).flatMap(([environment, { clusters }]) => Object.entries(clusters).flatMap(([cluster, config]) => 'kubeconfig' in config
        ? [
            {
                secret: config.kubeconfig,
                path: ['environments', environment, 'clusters', cluster, 'kubeconfig'],
            },
        ]
        : []));
}
function holds(secret, name) {
    try {
        secret(name);
        return true;
    }
    catch (error) {
        if ((0,errors/* isActionError */.Bd)(error, 'INPUT_INVALID'))
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/signing/release-artifact.js
var release_artifact = __webpack_require__(24613);
// EXTERNAL MODULE: ./lib/signing/services.js
var services = __webpack_require__(38263);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/push-image/tags.js
var tags = __webpack_require__(67443);
// EXTERNAL MODULE: ./lib/actions/preflight/inputs.js
var inputs = __webpack_require__(16698);
;// CONCATENATED MODULE: ./lib/actions/preflight/main.js















/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['passed', 'failed', 'results'],
    run: async (inputs, context) => {
        const { log, summary } = context;
        const { fleet, placeOf } = await (0,load/* loadPlacedFleet */.oV)(inputs.fleet);
        const extent = extentOf(fleet, inputs.application, inputs.environment);
        const given = (0,cloud_ports/* cloudPorts */.M)(inputs, context);
        const witness = witnessIdToken(given.idToken);
        const ports = { ...given, idToken: witness.idToken };
        const asking = { ...(0,cloud_ports/* registryPorts */.E)(inputs, context), http: context.http };
        const names = (0,fleet_select/* selectRegistries */.g2)(fleet, inputs.registries);
        const movingTags = movingTagsOf(context.env);
        const candidates = await Promise.all(names.map(async (name) => ({ ...(await candidate(fleet, name, extent, ports)), movingTags })));
        const registries = (await Promise.all(candidates.map((one) => checkRegistry(one, asking)))).flat();
        // Nobody but the signing needs a token where all registries have passwords. What is refused, the witness knows.
        if (fleet.policy.signing === 'keyless')
            await ports.idToken((0,services/* sigstoreServices */.v)(ports.endpoints.sigstore).audience).catch(() => undefined);
        const preflight = {
            job: {
                'identity token': witness.finding(subjectOf),
                secrets: checkSecrets(extent, ports.secret),
            },
            registries,
        };
        logPreflight(preflight, log, placeOf);
        summarizePreflight(preflight, summary, placeOf);
        const failure = judgePreflight(preflight);
        const failed = registries.filter((report) => verdictOf(report) === 'failed');
        return {
            passed: failure === undefined,
            failed: failed.map(({ registry }) => registry).join(','),
            results: resultsOutput(preflight),
            failure,
        };
    },
}));
/** The applications and environments that are meant: the named ones, or all. `INPUT_INVALID`. */
function extentOf(fleet, application, environment) {
    const chosen = environment === undefined ? undefined : (0,fleet_select/* selectEnvironment */.aP)(fleet, environment).environment;
    const name = application ?? chosen?.application;
    const one = name === undefined ? undefined : (0,fleet_select/* selectApplication */.$7)(fleet, name);
    const environments = Object.entries(fleet.environments).filter(([key, { application: of }]) => (environment === undefined || key === environment) && (one === undefined || of === one.name));
    return {
        applications: one === undefined ? fleet.applications : { [one.name]: one.application },
        environments: Object.fromEntries(environments),
    };
}
async function candidate(fleet, name, extent, ports) {
    const access = await (0,clouds/* openRegistry */.Me)(fleet, name, ports);
    const services = Object.values(extent.applications).flatMap((one) => Object.keys(one.services));
    const needed = (0,fleet_select/* pulledFrom */.RL)(Object.values(extent.environments));
    return {
        access,
        repositories: [...new Set([...services, release_artifact/* releaseName */["do"]])],
        // A cluster cannot start what its registry lacks, whatever the fleet file says of best effort.
        required: access.endpoint.required || needed.has(name),
        identity: ['identities', fleet.registries[name]?.identity ?? ''],
    };
}
/** Tags that a delivery of this ref moves: all but those of one commit and of one version. */
function movingTagsOf(env) {
    const [ref, sha] = [env['GITHUB_REF'] ?? '', env['GITHUB_SHA'] ?? ''];
    return (0,tags/* tagsOf */.F)({ ref, sha }).filter((tag) => !/^sha-|^\d+\.\d+\.\d+/.test(tag));
}
/** Whom the job is to those who read its token: the subject that trust conditions are written on. */
const subjectOf = (token) => (0,denied/* claimsOf */.d)(token)['sub'] ?? 'without a subject';


/***/ }),

/***/ 67443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ tagsOf)
/* harmony export */ });
/* harmony import */ var _oci_tag_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30713);

/** Release versions of semver.org, with the usual `v`. */
const semver = /^v?(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;
/**
 * Tags for a git ref: always `sha-` and twelve digits of the commit; the branch's name; for a version tag the
 * version, and for a final version the shorter ones that follow it (`1.2.3`, `1.2`, `1`).
 */
function tagsOf({ ref, sha }) {
    const names = [`sha-${sha.slice(0, 12)}`];
    const [, kind, name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
    if (kind === 'heads')
        names.push(sanitize(name));
    if (kind === 'pull')
        names.push(sanitize(`pr-${name.replace(/\/(merge|head)$/, '')}`));
    if (kind === 'tags')
        names.push(...versionTags(name));
    return [...new Set(names)].filter(_oci_tag_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .d);
}
function versionTags(name) {
    const [, major, minor, patch, prerelease, build] = semver.exec(name) ?? [];
    if (major === undefined || minor === undefined)
        return [sanitize(name)];
    const version = `${major}.${minor}.${patch}${prerelease ?? ''}`;
    // Build metadata starts with a plus, which no tag may hold; it does not order versions either.
    if (prerelease !== undefined || build !== undefined)
        return [sanitize(`${version}${build ?? ''}`)];
    // 0.y makes no promise that a tag `0` could keep.
    return [version, `${major}.${minor}`, ...(major === '0' ? [] : [major])];
}
/** Whatever a tag cannot hold becomes a dash. */
const sanitize = (name) => name
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128);


/***/ }),

/***/ 27735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ claimsOf),
/* harmony export */   w: () => (/* binding */ denied)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);


/** The claims that trust conditions are written on. */
const shown = [
    'iss',
    'sub',
    'aud',
    'repository',
    'repository_id',
    'repository_owner_id',
    'ref',
    'environment',
    'job_workflow_ref',
    'event_name',
];
const payload = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J());
/** Claims of a JWT, read without verifying it: they are for messages and for naming sessions only. */
function claimsOf(token) {
    try {
        const part = token.split('.')[1] ?? '';
        const all = payload.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
        return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []));
    }
    catch {
        return {};
    }
}
/** `IDENTITY_DENIED` with what the job presented, beside the condition to write for it to be let in. */
function denied({ who, wanted, said, token, trust }) {
    const claims = claimsOf(token);
    const lines = shown.flatMap((name) => (claims[name] === undefined ? [] : [`  ${name}: ${claims[name]}`]));
    const presented = lines.length > 0 ? lines.join('\n') : '  (no readable claims)';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_DENIED', `${who} did not let this job act as ${wanted}: ${said}\nThe job presented\n${presented}`, { hint: trust(claims) });
}


/***/ }),

/***/ 63357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction)
/* harmony export */ });
/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
const defineAction = (spec) => spec;


/***/ }),

/***/ 9276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mapConcurrently)
/* harmony export */ });
/** Maps with at most `limit` in work at once; keeps the order. The first failure is thrown when all have ended. */
async function mapConcurrently(items, limit, work) {
    const results = [];
    const failures = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && failures.length === 0) {
            const index = next++;
            const item = items[index]; // index is within bounds
            try {
                results[index] = await work(item, index);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
    return results;
}


/***/ }),

/***/ 84647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ lasting)
/* harmony export */ });
/**
 * How long something that runs out still lasts, for people: `until 14:05 UTC (58 min)`, with the day where that is
 * another one. Both moments are milliseconds since the epoch.
 */
function lasting(expiresAt, now) {
    const [day = '', time = ''] = new Date(expiresAt).toISOString().split('T');
    const sameDay = new Date(now).toISOString().startsWith(day);
    const minutes = Math.max(0, Math.floor((expiresAt - now) / 60_000));
    const left = minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
    return `until ${sameDay ? '' : `${day} `}${time.slice(0, 5)} UTC (${left})`;
}


/***/ }),

/***/ 20870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ secretLines),
/* harmony export */   d: () => (/* binding */ parseSecrets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50662);


/** The input that carries every secret a fleet names: `NAME=value` lines. */
const secretLines = () => (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .secret */ .rJ)().optional();
/**
 * Reads `NAME=value` lines and masks each value. A value may be quoted with double quotes and then hold `\n` and
 * `\"`, so that a key in PEM fits on a line. Blank lines and lines that begin with `#` are skipped.
 */
function parseSecrets(lines, log) {
    const values = new Map();
    const wrong = [];
    for (const [index, line] of (lines ?? '').split(/\r?\n/).entries()) {
        if (line.trim() === '' || line.trimStart().startsWith('#'))
            continue;
        const match = /^\s*([A-Z_][A-Z0-9_]*)=(.*)$/.exec(line);
        const value = match?.[2] === undefined ? undefined : unquote(match[2].trim());
        if (match?.[1] === undefined || value === undefined)
            wrong.push(index + 1);
        else {
            log.mask(value);
            values.set(match[1], value);
        }
    }
    // The line itself may hold a secret, so only its number is named.
    if (wrong.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `secrets: line ${wrong.join(', line ')} is not NAME=value`, {
            hint: 'Write one NAME=value a line in the secret flotilla-secrets; quote a value of several lines as "a\\nb".',
        });
    }
    return (name) => {
        const value = values.get(name);
        if (value !== undefined)
            return value;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `The fleet file names the secret ${name}, but flotilla-secrets does not hold it`, {
            hint: `Add a line ${name}=… to the secret flotilla-secrets and pass it to the workflow.`,
        });
    };
}
function unquote(value) {
    if (!value.startsWith('"'))
        return value;
    try {
        const parsed = JSON.parse(value);
        return typeof parsed === 'string' ? parsed : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 3199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Ft: () => (/* binding */ createSummary),
/* harmony export */   SS: () => (/* binding */ codeSpan)
/* harmony export */ });
/* unused harmony export summaryLimit */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);

/** GitHub shows at most 1 MiB of summary per step and drops a larger one whole. */
const summaryLimit = 1024 * 1024;
/** Makes text safe inside a Markdown table cell or paragraph: no HTML, no cell border, no line break, no mention. */
function escapeMarkdown(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('|', '\\|')
        .replaceAll('`', '\\`')
        .replace(/@(?=\w)/g, '@\u200b')
        .replace(/\s*\r?\n\s*/g, ' ');
}
/** A code span that survives backticks and cell borders in its text. */
function codeSpan(text) {
    return `<code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;').replace(/\s+/g, ' ')}</code>`;
}
function createSummary(file) {
    const parts = [];
    const summary = {
        heading: (text, level = 2) => add(`${'#'.repeat(level)} ${escapeMarkdown(text)}`),
        paragraph: (markdown) => add(markdown),
        table: ([head = [], ...rows]) => add([head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')),
        code: (text, language = '') => {
            const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
            const fence = '`'.repeat(Math.max(3, longest + 1));
            return add(`${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`);
        },
        details: (title, markdown) => add(`<details><summary>${escapeMarkdown(title)}</summary>\n\n${markdown}\n\n</details>`),
        markdown: () => parts.map((part) => `${part}\n\n`).join(''),
        write: async () => {
            if (file !== undefined && file !== '' && parts.length > 0)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, cut(summary.markdown()));
            parts.length = 0;
        },
    };
    function add(part) {
        parts.push(part);
        return summary;
    }
    return summary;
}
function cut(markdown) {
    const bytes = Buffer.from(markdown);
    if (bytes.length <= summaryLimit)
        return markdown;
    const note = '\n\n> **Cut here:** the summary is longer than the 1 MiB GitHub shows.\n';
    const kept = bytes.subarray(0, summaryLimit - Buffer.byteLength(note) - 4).toString('utf8');
    // A cut inside a character leaves U+FFFD at the end.
    return `${kept.replace(/\uFFFD$/, '')}${note}`;
}


/***/ }),

/***/ 50261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ isIndexType),
/* harmony export */   Ib: () => (/* binding */ mediaTypes),
/* harmony export */   Pl: () => (/* binding */ acceptManifests),
/* harmony export */   Q3: () => (/* binding */ isManifestType),
/* harmony export */   sJ: () => (/* binding */ isForeignLayer)
/* harmony export */ });
/** Media types of the OCI image specification 1.1 and of Docker's schema 2, which registries still serve. */
const mediaTypes = {
    index: 'application/vnd.oci.image.index.v1+json',
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
    empty: 'application/vnd.oci.empty.v1+json',
    dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
};
const indexes = [mediaTypes.index, mediaTypes.dockerIndex];
const manifests = [mediaTypes.manifest, mediaTypes.dockerManifest];
const isIndexType = (mediaType) => indexes.includes(mediaType);
const isManifestType = (mediaType) => manifests.includes(mediaType) || isIndexType(mediaType);
/** Every kind of manifest, for an Accept header. */
const acceptManifests = [...indexes, ...manifests].join(', ');
/** Layers whose licence forbids redistribution: they are fetched from where their `urls` say, never pushed. */
const isForeignLayer = (mediaType) => /nondistributable|\.foreign\.diff\./.test(mediaType);


/***/ }),

/***/ 30713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isTag)
/* harmony export */ });
const pattern = /^\w[\w.-]{0,127}$/;
/** Whether a tag may be named so. */
const isTag = (text) => pattern.test(text);


/***/ }),

/***/ 63988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ releaseId),
/* harmony export */   _r: () => (/* binding */ release),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   nj: () => (/* binding */ scanVerdict)
/* harmony export */ });
/* unused harmony export releasedService */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);


const digest = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^sha256:[a-f0-9]{64}$/);
/** As in the fleet file. It is a step of the repository's path, and a record read from a registry must not lead elsewhere. */
const serviceName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
const counts = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    UNKNOWN: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    LOW: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    MEDIUM: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    HIGH: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    CRITICAL: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
});
/** What the scanner said of one platform of one image. */
const scanVerdict = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    scanner: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    database: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ digest: digest.optional(), updatedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }),
    counts,
    gate: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ severity: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), onlyFixable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(), passed: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() }),
});
const releasedService = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    /** Digest of the image index: the one identity of the image on every registry and cluster. */
    digest,
    /** The commit that last changed what the image is made of: an unchanged service keeps it, and with it its digest. */
    revision: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    platforms: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), digest),
    scans: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), scanVerdict),
    /** Digest of each platform's SBOM document (CycloneDX JSON). */
    sboms: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), digest),
    /** Digest of the provenance statement. */
    provenance: digest.optional(),
});
/** A release: immutable, signed, its id is its digest. */
const release = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    application: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Position on its branch; a later release has a greater number. */
    sequence: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
    source: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        repositoryId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        commit: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-f0-9]{40}([a-f0-9]{24})?$/),
        run: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().describe('address of the workflow run'),
    }),
    createdAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    services: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(serviceName, releasedService),
    /** The chart or manifests, packed as a reproducible tar archive beside the record. */
    deploy: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['helm', 'kustomize', 'manifests']), archive: digest }),
});
/**
 * JSON with sorted keys and no insignificant space, so that a value has one digest. Numbers here are integers, for
 * which JSON.stringify agrees with RFC 8785.
 */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}
/** The id of a release: the SHA-256 digest of its canonical JSON. */
function releaseId(value) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonicalJson(value)).digest('hex')}`;
}


/***/ }),

/***/ 24613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aF: () => (/* binding */ releaseTag),
/* harmony export */   cC: () => (/* binding */ releaseType),
/* harmony export */   d7: () => (/* binding */ writeReleaseArtifact),
/* harmony export */   "do": () => (/* binding */ releaseName)
/* harmony export */ });
/* unused harmony export deployArchiveType */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50261);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63988);



const releaseType = 'application/vnd.flotilla.release.v1+json';
const deployArchiveType = 'application/vnd.flotilla.deploy.v1.tar+gzip';
/** Name of the release artifact in the layout, and of its repository in a registry. */
const releaseName = 'releases';
/** The tag by which a registry finds a release artifact, given the release's id or its first twelve digits. */
const releaseTag = (id) => `id-${id.replace(/^sha256:/, '').slice(0, 12)}`;
/**
 * Puts a release into the layout as an OCI artifact: the record, whose digest is the release's id, as config, the
 * deploy archive as its one layer. So a registry alone can give back all that was delivered.
 */
async function writeReleaseArtifact(release, directory, writer) {
    const config = await writer.blob(Buffer.from((0,_release_release_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(release)), releaseType);
    const archive = await writer.blob(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(directory.archive), deployArchiveType);
    return writer.manifest({
        schemaVersion: 2,
        mediaType: _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypes */ .Ib.manifest,
        artifactType: releaseType,
        config,
        layers: [{ ...archive, annotations: { 'org.opencontainers.image.title': 'deploy.tar.gz' } }],
        annotations: {
            'org.opencontainers.image.created': release.createdAt,
            'org.opencontainers.image.revision': release.source.commit,
            'org.opencontainers.image.title': `${release.application} ${release.sequence}`,
        },
    }, { refName: releaseName });
}


/***/ }),

/***/ 38263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ sigstoreServices)
/* harmony export */ });
/** The public good instance, or the private deployment that is given. */
function sigstoreServices(own) {
    if (own === undefined)
        return {
            audience: 'sigstore',
            fulcio: 'https://fulcio.sigstore.dev',
            rekor: { url: 'https://rekor.sigstore.dev', version: 1 },
            timestamp: undefined,
            trustedRoot: undefined,
        };
    return {
        audience: own.audience,
        fulcio: own.fulcio,
        rekor: { url: own.rekor, version: 2 },
        timestamp: own.timestamp,
        trustedRoot: own['trusted-root'],
    };
}


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
