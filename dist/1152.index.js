export const id = 1152;
export const ids = [1152];
export const modules = {

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
    ask: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().refine((all) => all.length > 0 && all.every((one) => one === 'registries' || one === 'clusters'), 'must be registries, clusters, or both'),
    role: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('deploy', 'rollback'),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .registryInputs */ .P,
});


/***/ }),

/***/ 1152:
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
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
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
// EXTERNAL MODULE: ./lib/kube/client.js + 8 modules
var kube_client = __webpack_require__(47746);
// EXTERNAL MODULE: ./lib/kube/inventory.js
var inventory = __webpack_require__(60021);
// EXTERNAL MODULE: ./lib/kube/status-error.js
var status_error = __webpack_require__(57092);
// EXTERNAL MODULE: ./lib/kube/who-am-i.js
var who_am_i = __webpack_require__(97170);
;// CONCATENATED MODULE: ./lib/preflight/cluster-apis.js


const hpa = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' };
const podMetrics = { apiVersion: 'metrics.k8s.io/v1beta1', kind: 'PodMetrics' };
/** What a strategy shifts traffic with, and the program that brings it into a cluster. */
const routers = {
    'gateway-api': {
        kind: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
        from: 'the Gateway API’s definitions and a controller for them',
    },
    istio: { kind: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' }, from: 'Istio' },
};
/** The kind that shifts traffic by this strategy; undefined where Services alone do. */
function routerOf(strategy) {
    return strategy.kind === 'canary' && strategy.by !== 'replicas' ? routers[strategy.by] : undefined;
}
/** Whether the cluster serves what the strategy and the namespace's autoscalers are built on. */
async function checkApis(client, strategy, namespace, path) {
    const serves = async (kind) => (await client.scopeOf(kind)) !== undefined;
    const router = routerOf(strategy);
    if (router !== undefined && !(await serves(router.kind)))
        return {
            ...{ verdict: 'failed', code: 'PREFLIGHT_FAILED', path },
            detail: `the cluster does not know ${router.kind.kind} of ${router.kind.apiVersion}, which the strategy shifts traffic with`,
            hint: `Install ${router.from}, or take \`by: replicas\`.`,
        };
    const scalers = await client.list(hpa, { namespace }).catch((error) => {
        // That it lacks the right is said where rights are.
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return [];
        throw error;
    });
    const [first] = scalers;
    if (first !== undefined && !(await serves(podMetrics)))
        return {
            verdict: 'warning',
            detail: `HorizontalPodAutoscaler ${first.metadata.name} has no metrics: the cluster does not serve ${podMetrics.apiVersion}`,
            hint: 'Install metrics-server, unless your autoscalers read metrics of their own.',
            path,
        };
    const found = [router?.kind.kind, scalers.length > 0 ? 'metrics' : undefined].filter((one) => one);
    return ok(found.length > 0 ? `served: ${found.join(', ')}` : 'nothing beside Kubernetes’ own is needed');
}

// EXTERNAL MODULE: ./lib/kube/fields.js
var fields = __webpack_require__(62336);
// EXTERNAL MODULE: ./lib/kube/object.js
var object = __webpack_require__(73926);
// EXTERNAL MODULE: ./lib/kube/pull-secrets.js
var pull_secrets = __webpack_require__(82502);
;// CONCATENATED MODULE: ./lib/preflight/cluster-pull.js







/**
 * Whether the application's pods may pull: the Secrets they name are there and the registry lets them in. Where the
 * nodes pull by themselves only a pod that runs can prove it, since nothing is written.
 */
async function checkPull(client, question, log, ports) {
    const { endpoint, services, namespace, members, path } = question;
    const prefix = [endpoint.host, endpoint.path].filter((part) => part !== '').join('/');
    const home = { client, namespace, objects: [], log };
    const pods = members.filter((member) => (0,fields/* listAt */.gT)(member.spec, 'template', 'spec', 'containers').length > 0);
    const users = pods.length > 0 ? pods : [anyPod(namespace)];
    const secrets = new Map();
    const missing = new Set();
    for (const user of users) {
        for (const name of await (0,pull_secrets/* pullSecretNames */.yL)(user, home))
            if (!(await isThere(client, name, namespace)))
                missing.add(`Secret ${name}, which ${describe(user)} names, is not there`);
        for (const secret of await (0,pull_secrets/* pullSecretsOf */.KB)(user, home))
            if ((0,pull_secrets/* servesImage */.sc)(secret, `${prefix}/${services[0] ?? ''}`))
                secrets.set(secret.name, secret);
    }
    if (missing.size > 0)
        return {
            ...{ verdict: 'failed', code: 'CLUSTER_DENIED', path },
            detail: [...missing].join('; '),
            hint: `Create it: kubectl create secret docker-registry NAME --namespace ${namespace} --docker-server ${endpoint.host} …`,
        };
    if (secrets.size === 0)
        return (await provenByPods(client, namespace, endpoint.host)) ?? byNodes(endpoint.host);
    const tried = await Promise.all([...secrets.values()].map(async ({ name, username, password }) => {
        const credential = async () => ({ username, password });
        const transport = (0,oci_transport/* createTransport */.o)({ ...endpoint, credential }, ports);
        const found = await tryPull(transport, `${endpoint.path}/${services[0] ?? ''}`, path);
        return { ...found, detail: `Secret ${name}: ${found.detail}` };
    }));
    const worst = gravest(tried) ?? skipped('nothing to ask with');
    const hint = `Renew the login in that Secret; it may have run out. ${worst.hint ?? ''}`.trim();
    return worst.verdict === 'failed' ? { ...worst, hint } : worst;
}
const byNodes = (host) => skipped(`no pull secret for ${host}: the nodes pull by themselves, which only a pod can prove`);
/** Pods that run images of the registry have pulled them. */
async function provenByPods(client, namespace, host) {
    const pods = await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace }).catch((error) => {
        // That it lacks the right is said where rights are.
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return [];
        throw error;
    });
    const proof = pods.find(({ status }) => (0,fields/* listAt */.gT)(status, 'containerStatuses').some((container) => (0,fields/* textAt */.$6)(container, 'imageID')
        ?.replace(/^[a-z-]+:\/\//, '')
        .startsWith(`${host}/`)));
    return proof && ok(`the nodes pull by themselves: pod ${proof.metadata.name} runs an image of ${host}`);
}
async function isThere(client, name, namespace) {
    const found = await client
        .get({ apiVersion: 'v1', kind: 'Secret', name, namespace })
        .catch((error) => {
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return 'hidden';
        throw error;
    });
    return found !== undefined;
}
/** What a pod without any wish gets: the logins of the default ServiceAccount. */
const anyPod = (namespace) => ({
    ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'any', namespace } },
    spec: { containers: [] },
});
const describe = (user) => user.kind === 'Pod' ? 'ServiceAccount default' : (0,object/* describeRef */.Ro)((0,object/* refOf */.H8)(user), user.metadata.namespace);

;// CONCATENATED MODULE: ./lib/preflight/cluster-resources.js



/** The kinds of an application as RBAC names them; what the cluster serves no longer is left out. */
async function resourcesOf(client, { kinds }) {
    const served = await client.apiVersions();
    const found = await Promise.all(kinds.map(async (wanted) => {
        const kind = (0,inventory/* servedKind */.aP)(served, wanted);
        const resource = kind && (await client.resourceOf(kind));
        return kind && resource?.namespaced
            ? [{ group: (0,object/* groupOf */.F8)(kind.apiVersion), plural: resource.plural }]
            : [];
    }));
    return found.flat();
}
/** Kinds that a delivery reads or writes where the cluster has them, whatever the chart renders. */
async function resourcesBeside(client, strategy) {
    const router = routerOf(strategy)?.kind;
    const keda = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject' };
    const found = await Promise.all([router, keda].map(async (kind) => {
        const resource = kind && (await client.resourceOf(kind));
        return kind && resource ? [{ group: (0,object/* groupOf */.F8)(kind.apiVersion), plural: resource.plural }] : [];
    }));
    return found.flat();
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./lib/preflight/rights.js
/** What is done in a cluster, and needs rights of its own there. */
const duties = (/* unused pure expression or super */ null && (['deploy', 'plan', 'prune']));
/** Kinds that charts usually have, and the suite itself: every delivery is given these. */
const usual = [
    ['', ['configmaps', 'persistentvolumeclaims', 'secrets', 'serviceaccounts', 'services']],
    ['apps', ['daemonsets', 'deployments', 'statefulsets']],
    ['autoscaling', ['horizontalpodautoscalers']],
    ['batch', ['cronjobs', 'jobs']],
    ['gateway.networking.k8s.io', ['grpcroutes', 'httproutes']],
    ['networking.k8s.io', ['ingresses', 'networkpolicies']],
    ['policy', ['poddisruptionbudgets']],
];
/** Applied, watched until they serve, compared and pruned. Server-side apply that creates is both `patch` and `create`. */
const objectVerbs = ['get', 'list', 'watch', 'create', 'patch', 'delete'];
const rule = (group, resources, verbs) => ({
    apiGroups: [group],
    resources,
    verbs,
});
/** What a delivery does beside its objects: the reason of each line is the file that asks for it. */
const beside = [
    // The namespace it is bound in; a rule about namespaces reaches no further.
    rule('', ['namespaces'], ['get']),
    // Ledger and inventory are replaced as they were read (kube/inventory.ts, rollout/ledger.ts).
    rule('', ['configmaps'], ['update']),
    rule('coordination.k8s.io', ['leases'], ['get', 'create', 'update', 'delete']),
    // What became of a rollout, and why not (kube/wait.ts, kube/diagnose.ts).
    // Broken ones are deleted, which a StatefulSet would wait for (kube/stuck-pods.ts).
    rule('', ['pods'], ['get', 'list', 'watch', 'delete']),
    rule('', ['pods/log'], ['get']),
    rule('', ['events'], ['list', 'watch']),
    rule('apps', ['replicasets'], ['get', 'list', 'watch']),
    // Whether a Service sends its requests where it is led to (kube/led-pods.ts).
    rule('discovery.k8s.io', ['endpointslices'], ['list']),
    // Smoke tests of Services: GET and HEAD, POST, PUT, PATCH, DELETE (smoke/ask.ts).
    rule('', ['services/proxy'], ['get', 'create', 'update', 'patch', 'delete']),
];
/** What helps and is not needed: preflight compares what is left with what a rollout will take. */
const helpful = [rule('', ['resourcequotas'], ['list'])];
/** What a plan looks at beside the objects. */
const planned = [rule('', ['namespaces'], ['get'])];
/** What docs/retention.md asks for: seeing what an application runs. */
const pruned = [
    rule('', ['configmaps', 'pods'], ['get', 'list']),
    rule('apps', ['controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'], ['get', 'list']),
    rule('batch', ['cronjobs', 'jobs'], ['get', 'list']),
];
/**
 * The least a duty needs in each namespace of an application. `deploy` is what rolling back and removing an environment
 * need too: all of them write the same objects. `plan` may do the same and is kept to dry runs by an admission policy
 * (rbac.ts), since Kubernetes authorizes a dry run as the write it stands for. `more` are kinds beside the usual ones.
 */
function rightsOf(duty, more = []) {
    if (duty === 'prune')
        return [...pruned];
    const verbs = duty === 'plan' ? ['get', 'list', 'create', 'patch'] : objectVerbs;
    const groups = new Map(usual.map(([group, plurals]) => [group, new Set(plurals)]));
    for (const { group, plural } of more) {
        const plurals = groups.get(group) ?? new Set();
        groups.set(group, plurals.add(plural));
    }
    const objects = [...groups].map(([group, plurals]) => rule(group, [...plurals].sort(), verbs));
    return [...objects, ...(duty === 'plan' ? planned : [...beside, ...helpful])];
}
/** What every delivery needs whatever its chart renders: the suite's own state, and what it looks at. */
const ownRights = () => rightsIn([
    ...beside,
    rule('', ['configmaps', 'secrets'], objectVerbs),
    // Who else decides over workloads and their traffic (kube/autoscaling.ts, rollout/strategies/shifting.ts).
    rule('', ['services'], ['list']),
    rule('autoscaling', ['horizontalpodautoscalers'], ['list']),
]);
/** What a delivery needs for objects of these kinds. */
const objectRights = (resources) => rightsIn(resources.map(({ group, plural }) => rule(group, [plural], objectVerbs)));
/** The kinds that charts usually have. */
const usualResources = () => usual.flatMap(([group, plurals]) => plurals.map((plural) => ({ group, plural })));
/** Every right of these rules by itself, each once. */
function rightsIn(rules) {
    const rights = rules.flatMap(({ apiGroups, resources, verbs }) => apiGroups.flatMap((group) => resources.flatMap((resource) => {
        const [plural = '', subresource] = resource.split('/');
        return verbs.map((verb) => ({ group, plural, subresource, verb }));
    })));
    return [...new Map(rights.map((right) => [describeRight(right), right])).values()];
}
/** `create deployments.apps`, `get pods/log` */
function describeRight({ verb, plural, group, subresource }) {
    const resource = group === '' ? plural : `${plural}.${group}`;
    return `${verb} ${resource}${subresource === undefined ? '' : `/${subresource}`}`;
}

;// CONCATENATED MODULE: ./lib/preflight/rbac.js


const rbac = 'rbac.authorization.k8s.io';
/** Names of the roles, and of the groups they are meant for. */
const roleNames = {
    deploy: { role: 'flotilla-deployer', group: 'flotilla-deployers' },
    plan: { role: 'flotilla-planner', group: 'flotilla-planners' },
    prune: { role: 'flotilla-pruner', group: 'flotilla-pruners' },
};
/** The ClusterRole of a duty: one text for all namespaces, which gives nothing until it is bound in one. */
const clusterRole = (duty, more = []) => ({
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRole',
    metadata: { name: roleNames[duty].role },
    rules: rightsOf(duty, more).map(({ apiGroups, resources, verbs }) => ({
        apiGroups: [...apiGroups],
        resources: [...resources],
        verbs: [...verbs],
    })),
});
/** Gives a duty's rights in one namespace. */
const roleBinding = (duty, namespace, subject = groupOfDuty(duty)) => ({
    apiVersion: `${rbac}/v1`,
    kind: 'RoleBinding',
    metadata: { name: roleNames[duty].role, namespace },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: roleNames[duty].role },
    subjects: [{ apiGroup: rbac, ...subject }],
});
const groupOfDuty = (duty) => ({ kind: 'Group', name: roleNames[duty].group });
/**
 * Keeps whoever plans to dry runs, which RBAC cannot tell from writes. Kubernetes 1.30.
 * https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
function dryRunsOnly(group = roleNames.plan.group) {
    const apiVersion = 'admissionregistration.k8s.io/v1';
    const metadata = { name: 'flotilla-planners-only-plan' };
    const questions = ['authentication.k8s.io', 'authorization.k8s.io'];
    const everything = { apiVersions: ['*'], operations: ['*'], resources: ['*/*'] };
    return [
        {
            ...{ apiVersion, kind: 'ValidatingAdmissionPolicy', metadata },
            spec: {
                failurePolicy: 'Fail',
                matchConstraints: {
                    resourceRules: [{ apiGroups: ['*'], ...everything }],
                    excludeResourceRules: [{ apiGroups: questions, ...everything }],
                },
                matchConditions: [{ name: 'planners', expression: `"${group}" in request.userInfo.groups` }],
                validations: [
                    {
                        expression: 'request.dryRun',
                        message: 'This identity plans: it may only try what it would write.',
                    },
                ],
            },
        },
        {
            ...{ apiVersion, kind: 'ValidatingAdmissionPolicyBinding', metadata },
            spec: { policyName: metadata.name, validationActions: ['Deny'] },
        },
    ];
}
/** Everything to be applied so that a duty can be done in a namespace. */
const grantsOf = (duty, namespace, more = [], subject = groupOfDuty(duty)) => [
    clusterRole(duty, more),
    roleBinding(duty, namespace, subject),
    ...(duty === 'plan' ? dryRunsOnly() : []),
];
/** Objects as YAML for `kubectl apply -f -`, lists of words on one line. */
function toYaml(objects) {
    const documents = objects.map((object) => {
        const document = new dist/* Document */.yo(object, { aliasDuplicateObjects: false });
        (0,dist/* visit */.YR)(document, {
            Seq: (_, node) => {
                if (node.items.every(dist/* isScalar */.jn))
                    node.flow = true;
            },
        });
        return document.toString({ lineWidth: 0, flowCollectionPadding: false });
    });
    return documents.join('---\n');
}

;// CONCATENATED MODULE: ./lib/preflight/cluster-rights.js






/** Questions at the same time; each is answered from the API server's memory. */
const atOnce = 16;
/**
 * Asks the cluster for exactly the rights a delivery uses, one by one. What the application has is known from its
 * inventory; before its first delivery the usual kinds are asked for, and one that may not be written is a warning.
 */
async function checkRights(client, question) {
    const { namespace, resources, strategy, path } = question;
    const needed = new Map([...ownRights(), ...objectRights([...(resources ?? []), ...strategy])].map((right) => [
        describeRight(right),
        right,
    ]));
    const likely = resources === undefined ? objectRights(await servedResources(client)) : [];
    const asked = [...needed.values(), ...likely.filter((right) => !needed.has(describeRight(right)))];
    const allowed = await (0,concurrency/* mapConcurrently */.X)(asked, atOnce, (right) => mayI(client, right, namespace));
    const missing = asked.filter((_, index) => !allowed[index]);
    if (missing.length === 0)
        return ok(`all ${asked.length} rights in ${namespace}`);
    const fatal = missing.filter((right) => needed.has(describeRight(right)));
    const shown = (fatal.length > 0 ? fatal : missing).map(describeRight);
    const many = shown.length > 8 ? [...shown.slice(0, 7), `and ${shown.length - 7} more`] : shown;
    return {
        verdict: fatal.length > 0 ? 'failed' : 'warning',
        code: 'CLUSTER_DENIED',
        detail: `the identity may not do ${shown.length} of ${asked.length} things in ${namespace}: ${many.join(', ')}`,
        hint: `Let an administrator of the cluster apply:\n${grantText(question)}`,
        path,
    };
}
/** The kinds that charts usually have, as far as the cluster knows them. */
async function servedResources(client) {
    const groups = new Set((await client.apiVersions()).map(object/* groupOf */.F8));
    return usualResources().filter(({ group }) => group === '' || groups.has(group));
}
/** The least that a delivery to this namespace needs, for `kubectl apply -f -`. */
function grantText({ namespace, resources = [], strategy, subject }) {
    return toYaml(grantsOf('deploy', namespace, [...resources, ...strategy], subject));
}
/** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/ */
async function mayI(client, { verb, group, plural, subresource }, namespace) {
    const { status } = await client.create({
        ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', metadata: { name: '' } },
        spec: { resourceAttributes: { namespace, verb, group, resource: plural, subresource } },
    });
    return (0,fields.at)(status, 'allowed') === true;
}

;// CONCATENATED MODULE: ./lib/preflight/kubernetes-version.js

/** The minor version the suite is tested with, on real API servers. */
const tested = 34;
/** How far from it nothing the suite uses differs, as far as its API promises. */
const kubernetes_version_reach = 4;
/** Before it the server does not refuse fields it does not know when objects are applied (1.27). */
const oldest = 27;
/** Judges `v1.34.4`, or what a distribution makes of it. */
function judgeVersion(gitVersion, path) {
    const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(gitVersion) ?? [];
    if (major !== '1' || minor === undefined)
        return {
            verdict: 'warning',
            detail: `${gitVersion} is not a version of Kubernetes this suite knows`,
            hint: 'Try a delivery with dry-run first.',
            path,
        };
    if (Number(minor) < oldest)
        return {
            ...{ verdict: 'failed', code: 'PREFLIGHT_FAILED', path },
            detail: `Kubernetes ${gitVersion} is older than 1.${oldest}`,
            hint: 'Upgrade the cluster: older servers accept fields they do not know, and drop them.',
        };
    const apart = Number(minor) - tested;
    if (Math.abs(apart) <= kubernetes_version_reach)
        return ok(`Kubernetes ${gitVersion}`);
    return {
        verdict: 'warning',
        detail: `Kubernetes ${gitVersion} is ${Math.abs(apart)} minor versions ${apart < 0 ? 'older' : 'newer'} than 1.${tested}, which this suite is tested with`,
        hint: apart < 0 ? 'Upgrade the cluster.' : 'Use a newer release of this suite.',
        path,
    };
}

// EXTERNAL MODULE: ./lib/kube/namespace.js
var namespace = __webpack_require__(92630);
// EXTERNAL MODULE: ./lib/kube/pod-spec.js
var pod_spec = __webpack_require__(16356);
;// CONCATENATED MODULE: ./lib/preflight/pod-security.js


/**
 * Why the Pod Security admission of a level refuses pods like these; empty where it lets them in. The usual reasons, not
 * all of the standard: what is named here is refused for certain.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
function forbiddenBy(level, podSpec) {
    if (level === 'privileged')
        return [];
    const found = baseline(podSpec);
    return [...new Set(level === 'restricted' ? [...found, ...restricted(podSpec)] : found)];
}
function baseline(podSpec) {
    const host = ['hostNetwork', 'hostPID', 'hostIPC'].filter((key) => (0,fields.at)(podSpec, key) === true);
    const paths = (0,fields/* listAt */.gT)(podSpec, 'volumes').filter((volume) => (0,fields/* isRecord */.u4)(volume['hostPath']));
    const containers = (0,pod_spec/* containersOf */.Mz)(podSpec);
    const privileged = containers.some((one) => (0,fields.at)(one, 'securityContext', 'privileged') === true);
    const ports = containers.flatMap((one) => (0,fields/* listAt */.gT)(one, 'ports')).filter((port) => (0,fields.at)(port, 'hostPort'));
    return [
        ...host,
        ...(paths.length > 0 ? ['hostPath volumes'] : []),
        ...(privileged ? ['privileged containers'] : []),
        ...(ports.length > 0 ? ['host ports'] : []),
    ];
}
function restricted(podSpec) {
    return (0,pod_spec/* containersOf */.Mz)(podSpec).flatMap((container) => {
        const own = (key) => (0,fields.at)(container, 'securityContext', key);
        const either = (key) => own(key) ?? (0,fields.at)(podSpec, 'securityContext', key);
        const dropped = (0,fields.at)(own('capabilities'), 'drop');
        const profile = (0,fields/* textAt */.$6)(own('seccompProfile') ?? (0,fields.at)(podSpec, 'securityContext', 'seccompProfile'), 'type');
        return [
            ...(own('allowPrivilegeEscalation') === false ? [] : ['allowPrivilegeEscalation is not false']),
            ...(Array.isArray(dropped) && dropped.includes('ALL') ? [] : ['capabilities are not dropped']),
            ...(either('runAsNonRoot') === true ? [] : ['runAsNonRoot is not true']),
            ...(profile === 'RuntimeDefault' || profile === 'Localhost' ? [] : ['no seccompProfile']),
        ];
    });
}

;// CONCATENATED MODULE: ./lib/preflight/namespace-state.js






/** Whether the namespace is there and stays, or can be made. */
async function checkNamespace(client, name, path) {
    const found = await readNamespace(client, name);
    if (found === 'hidden')
        return skipped(`the identity may not read namespace ${name}`);
    try {
        if (found !== undefined && (await (0,namespace/* namespaceExists */.im)(client, name)))
            return ok(`${name} is there`);
    }
    catch (error) {
        return failed(error, path);
    }
    const create = { group: '', plural: 'namespaces', verb: 'create' };
    if (await mayI(client, create, undefined))
        return ok(`${name} is made by the first delivery`);
    return {
        ...{ verdict: 'failed', code: 'CLUSTER_DENIED', path },
        detail: `namespace ${name} is not there, and the identity may not make it`,
        hint: `kubectl create namespace ${name}`,
    };
}
const readNamespace = (client, name) => client.get({ apiVersion: 'v1', kind: 'Namespace', name, namespace: name }).catch((error) => {
    if ((0,status_error/* isKubeStatus */.Q)(error, 403))
        return 'hidden';
    throw error;
});
const enforceLabel = 'pod-security.kubernetes.io/enforce';
/**
 * Whether the namespace's Pod Security level lets the application's pods in. Those that run were let in before the level
 * was raised, perhaps; new ones would not be.
 */
async function checkAdmission(client, name, members, path) {
    const found = await readNamespace(client, name);
    if (found === undefined || found === 'hidden')
        return skipped('the namespace cannot be read');
    const level = levelOf(found.metadata.labels?.[enforceLabel]);
    const refused = members.flatMap((member) => {
        const why = forbiddenBy(level, (0,pod_spec/* podSpecOf */.qz)(member));
        return why.length > 0 ? [`${member.kind} ${member.metadata.name}: ${why.join(', ')}`] : [];
    });
    if (refused.length === 0)
        return ok(`Pod Security level ${level}`);
    return {
        ...{ verdict: 'failed', code: 'CLUSTER_DENIED', path },
        detail: `Pod Security level ${level} refuses new pods\n${refused.join('\n')}`,
        hint: `Correct the chart's securityContext, or the label ${enforceLabel} of namespace ${name}.`,
    };
}
const levelOf = (label) => label === 'baseline' || label === 'restricted' ? label : 'privileged';

;// CONCATENATED MODULE: ./lib/kube/quantity.js
const factors = {
    ...{ n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
    ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};
/**
 * A quantity of a resource as a number, `250m` as 0.25 and `1Gi` as bytes; undefined for what is none.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
function parseQuantity(text) {
    const [, digits, exponent, suffix = ''] = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i))?$/.exec(text.trim()) ?? [];
    const factor = factors[suffix];
    return digits === undefined || factor === undefined
        ? undefined
        : Number(digits + (exponent ?? '')) * factor;
}

;// CONCATENATED MODULE: ./lib/preflight/surge.js



/**
 * What new pods take beside the old ones while these Deployments roll out: `surge` pods of each as it is configured, or
 * as many as it has where a strategy runs both versions in full.
 */
function wantedBy(deployments, full) {
    const sum = new Map();
    const add = (name, amount) => sum.set(name, (sum.get(name) ?? 0) + amount);
    for (const deployment of deployments) {
        const replicas = (0,fields/* numberAt */.tk)(deployment.spec, 'replicas') ?? 1;
        const pods = full ? replicas : surgeOf(deployment, replicas);
        add('pods', pods);
        const containers = (0,fields/* listAt */.gT)((0,pod_spec/* podSpecOf */.qz)(deployment), 'containers');
        for (const kind of ['requests', 'limits'])
            for (const resource of ['cpu', 'memory'])
                for (const container of containers) {
                    const text = (0,fields.at)(container, 'resources', kind, resource);
                    add(`${kind}.${resource}`, pods * (parseQuantity(String(text ?? '0')) ?? 0));
                }
    }
    return sum;
}
function surgeOf({ spec }, replicas) {
    if ((0,fields/* textAt */.$6)(spec, 'strategy', 'type') === 'Recreate')
        return 0;
    const surge = (0,fields.at)(spec, 'strategy', 'rollingUpdate', 'maxSurge') ?? '25%';
    const share = /^(\d+)%$/.exec(String(surge))?.[1];
    return share === undefined ? Number(surge) || 0 : Math.ceil((replicas * Number(share)) / 100);
}

;// CONCATENATED MODULE: ./lib/preflight/quota.js





/** Whether the namespace's quotas have room for the new pods of a rollout beside the old ones. */
async function checkQuota(client, namespace, members, strategy, path) {
    const quotas = await client
        .list({ apiVersion: 'v1', kind: 'ResourceQuota' }, { namespace })
        .catch((error) => {
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return undefined;
        throw error;
    });
    if (quotas === undefined)
        return skipped('the identity may not see quotas');
    if (quotas.length === 0)
        return ok('none');
    const deployments = members.filter(({ kind }) => kind === 'Deployment');
    const full = strategy.kind !== 'rolling';
    const short = shortages(quotas, wantedBy(deployments, full));
    if (short.length === 0)
        return ok(`room for a rollout beside what runs: ${quotas.map(({ metadata }) => metadata.name).join(', ')}`);
    return {
        verdict: full ? 'failed' : 'warning',
        code: 'PREFLIGHT_FAILED',
        detail: `a rollout would meet the quota\n${short.join('\n')}`,
        hint: full
            ? 'Raise the quota, or take the strategy rolling, which runs fewer pods at the same time.'
            : 'Raise the quota, or set maxSurge to 0; else the rollout is as slow as the room allows, or stands still.',
        path,
    };
}
/** One line for each resource of a quota that a rollout would run out of. */
function shortages(quotas, wanted) {
    return quotas.flatMap(({ metadata: { name }, ...quota }) => {
        const hard = (0,fields.at)(quota, 'status', 'hard');
        if (!(0,fields/* isRecord */.u4)(hard) || isScoped(quota))
            return [];
        return Object.keys(hard).flatMap((resource) => {
            const needed = wanted.get(aliases[resource] ?? resource) ?? 0;
            const limit = parseQuantity((0,fields/* textAt */.$6)(hard, resource) ?? '');
            const used = parseQuantity((0,fields/* textAt */.$6)(quota, 'status', 'used', resource) ?? '0') ?? 0;
            if (limit === undefined || needed === 0 || used + needed <= limit + 1e-9)
                return [];
            return [
                `${name}: ${resource} ${round(limit - used)} left of ${round(limit)}, ${round(needed)} more wanted`,
            ];
        });
    });
}
/** Older names of the same. */
const aliases = {
    cpu: 'requests.cpu',
    memory: 'requests.memory',
    'count/pods': 'pods',
};
/** A quota for some pods only, such as those of a priority, says nothing of the others. */
const isScoped = (quota) => listLength((0,fields.at)(quota, 'spec', 'scopes')) > 0 || (0,fields/* isRecord */.u4)((0,fields.at)(quota, 'spec', 'scopeSelector'));
const listLength = (value) => (Array.isArray(value) ? value.length : 0);
const round = (value) => String(Math.round(value * 1000) / 1000);

;// CONCATENATED MODULE: ./lib/preflight/check-cluster.js














/** What is asked of a cluster, in the order of the table. */
const clusterChecks = [
    'reachable',
    'identity',
    'version',
    'namespace',
    'rights',
    'pull',
    'apis',
    'admission',
    'quota',
];
/**
 * Asks one cluster, as the identity that will deploy, for all that a delivery needs there, and changes nothing. Each
 * check stands for itself. Never fails but for a cancelled job or a bug.
 */
async function checkCluster(candidate, ports) {
    const { name, open, identity, path } = candidate;
    let access;
    try {
        access = await open();
    }
    catch (error) {
        return check_cluster_closed(name, 'unknown', judgeOpening(error, identity, path));
    }
    const client = (0,kube_client/* createKubeClient */.F)(access, { name, ...ports });
    try {
        const began = ports.clock.now();
        const { gitVersion } = await client.version();
        const reachable = ok(`answers in ${Math.round(ports.clock.now() - began)} ms`);
        return {
            cluster: name,
            server: access.server,
            ...(await ask(client, candidate, gitVersion, reachable, ports)),
        };
    }
    catch (error) {
        return check_cluster_closed(name, access.server, judgeOpening(error, identity, path));
    }
    finally {
        await client.close();
    }
}
/** Whether it was the network or the identity that kept us out. */
function judgeOpening(error, identity, path) {
    const silent = (0,errors/* isActionError */.Bd)(error, 'CLUSTER_UNREACHABLE') || (0,errors/* isActionError */.Bd)(error, 'CLOUD_FAILED');
    return silent ? { reachable: failed(error, path) } : { identity: failed(error, identity) };
}
const check_cluster_closed = (cluster, server, found) => {
    const rest = skipped('the cluster could not be asked');
    const findings = Object.fromEntries(clusterChecks.map((check) => [check, found[check] ?? rest]));
    // Every check has just been given a finding.
    return { cluster, server, findings: findings };
};
async function ask(client, { application, namespace, strategy, identity, path, pull }, gitVersion, reachable, { log, registry }) {
    const user = await (0,who_am_i/* whoAmI */.W)(client);
    // What it may not read, it lacks the right to; that is said where rights are.
    const hidden = (error) => {
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return undefined;
        throw error;
    };
    const extent = await (0,inventory/* readExtent */.nD)(client, { application, namespace }).catch(hidden);
    const members = (await (0,inventory/* readInventory */.zw)(client, { application, namespace }).catch(hidden))?.members ?? [];
    const question = {
        ...{ namespace, path: identity },
        resources: extent && (await resourcesOf(client, extent)),
        strategy: await resourcesBeside(client, strategy),
        subject: user && subjectOf(user),
    };
    const safely = (work) => work.catch((error) => failed(error, path));
    const [there, rights, pulled, apis, admission, quota] = await Promise.all([
        safely(checkNamespace(client, namespace, [...path, 'namespace'])),
        safely(checkRights(client, question)),
        safely(checkPull(client, { ...pull, namespace, members, path }, log, registry)),
        safely(checkApis(client, strategy, namespace, path)),
        safely(checkAdmission(client, namespace, members, path)),
        safely(checkQuota(client, namespace, members, strategy, path)),
    ]);
    const groups = user === undefined || user.groups.length === 0 ? '' : ` (${user.groups.join(', ')})`;
    return {
        findings: {
            reachable,
            identity: ok(user === undefined ? 'let in' : `known as ${user.username}${groups}`),
            version: judgeVersion(gitVersion, path),
            ...{ namespace: there, rights, pull: pulled, apis, admission, quota },
        },
        grants: grantText(question),
    };
}
/**
 * Whom to grant rights: the group that the shipped roles are for, where the identity is in it or its name is one of this
 * session alone; else the very name.
 */
function subjectOf({ username, groups }) {
    const { group } = roleNames.deploy;
    const passing = /:assumed-role\/[^/]+\/[^/]+$/.test(username);
    return passing || groups.includes(group)
        ? { kind: 'Group', name: group }
        : { kind: 'User', name: username };
}

;// CONCATENATED MODULE: ./lib/preflight/verdict.js



/** What a delivery needs of the job itself, whatever the registry. */
const jobChecks = ['identity token', 'secrets'];
/** The gravest verdict at a registry, where a failure of a best-effort one counts as a warning. */
function verdictOf({ findings, required }) {
    const worst = worstOf(checks.map((check) => findings[check]));
    return worst === 'failed' && !required ? 'warning' : worst;
}
/** The gravest verdict at a cluster. */
const verdictOn = ({ findings }) => worstOf(clusterChecks.map((check) => findings[check]));
function worstOf(findings) {
    const verdicts = findings.map(({ verdict }) => verdict);
    if (verdicts.includes('failed'))
        return 'failed';
    return verdicts.includes('warning') ? 'warning' : 'ok';
}
/** All failures and warnings, gravest first. What is said several times in the same words is one problem. */
function problemsOf({ job, registries, clusters }) {
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
    for (const { cluster, findings } of clusters)
        for (const check of clusterChecks)
            add(`${cluster}: ${check}`, findings[check], true);
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
const titleOf = (check) => `${check.charAt(0).toUpperCase()}${check.slice(1)}`;
/** Writes all that was found to the log; what needs a change becomes an annotation at its line of the fleet file. */
function logPreflight(preflight, log, placeOf) {
    for (const { registry, host, required, findings } of preflight.registries) {
        log.info(`${registry} (${host}${required ? '' : ', best effort'})`);
        for (const check of checks)
            log.info(`  ${line(check, findings[check])}`);
    }
    for (const { cluster, server, findings } of preflight.clusters) {
        log.info(`${cluster} (${server})`);
        for (const check of clusterChecks)
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
    if (preflight.registries.length > 0)
        tableOfRegistries(preflight, summary);
    if (preflight.clusters.length > 0)
        tableOfClusters(preflight, summary);
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
    for (const { registry, host, findings } of preflight.registries)
        summary.details(`What ${registry} said`, found(host, checks, findings));
    for (const { cluster, server, findings, grants } of preflight.clusters) {
        summary.details(`What ${cluster} said`, found(server, clusterChecks, findings));
        if (grants !== undefined)
            summary.details(`The least rights a delivery needs in ${cluster}`, `\`\`\`yaml\n${grants}\`\`\``);
    }
}
function tableOfRegistries({ registries }, summary) {
    summary.table([
        ['Registry', '', ...checks.map(titleOf)],
        ...registries.map((report) => [
            `${(0,core_summary/* escapeMarkdown */.FV)(report.registry)}${report.required ? '' : ' (best effort)'}`,
            marks[verdictOf(report)],
            ...checks.map((check) => marks[report.findings[check].verdict]),
        ]),
    ]);
}
function tableOfClusters({ clusters }, summary) {
    summary.table([
        ['Cluster', '', ...clusterChecks.map(titleOf)],
        ...clusters.map((report) => [
            (0,core_summary/* escapeMarkdown */.FV)(report.cluster),
            marks[verdictOn(report)],
            ...clusterChecks.map((check) => marks[report.findings[check].verdict]),
        ]),
    ]);
}
/** Verdicts by registry or cluster and check, for later steps: names only, since a host could be a masked value. */
function resultsOutput({ registries, clusters }) {
    const results = registries.map((report) => [
        report.registry,
        {
            verdict: verdictOf(report),
            required: report.required,
            checks: Object.fromEntries(checks.map((check) => [check, report.findings[check].verdict])),
        },
    ]);
    const more = clusters.map((report) => [
        report.cluster,
        {
            verdict: verdictOn(report),
            required: true,
            checks: Object.fromEntries(clusterChecks.map((check) => [check, report.findings[check].verdict])),
        },
    ]);
    return JSON.stringify(Object.fromEntries([...results, ...more]));
}
function found(place, asked, findings) {
    const lines = asked.map((check) => {
        const { verdict, detail, hint } = findings[check];
        const advice = verdict === 'ok' && hint !== undefined ? `<br>${(0,core_summary/* escapeMarkdown */.FV)(hint)}` : '';
        return `| ${titleOf(check)} | ${marks[verdict]} ${(0,core_summary/* escapeMarkdown */.FV)(detail.split('\n')[0] ?? '')}${advice} |`;
    });
    return [`| ${(0,core_summary/* codeSpan */.SS)(place)} | |`, '| --- | --- |', ...lines].join('\n');
}
function line(check, { verdict, detail, hint }) {
    const advice = verdict === 'ok' && hint !== undefined ? ` (${hint.replaceAll('\n', ' ')})` : '';
    return `${marks[verdict]} ${check.padEnd(14)} ${detail.split('\n')[0]}${advice}`;
}
const nameOf = ({ where }) => where.join(', ');
const report_inWords = ({ file, line: at }) => (at === undefined ? file : `${file}:${at}`);

// EXTERNAL MODULE: ./lib/fleet/analysis.js
var fleet_analysis = __webpack_require__(85108);
;// CONCATENATED MODULE: ./lib/preflight/secrets.js



/** Whether flotilla-secrets holds what builds, clusters, encrypted values and metrics name. Registries ask for theirs when they log in. */
function checkSecrets(extent, secret) {
    const named = [...buildSecrets(extent), ...kubeconfigs(extent), ...ageKeys(extent), ...logins(extent)];
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
function ageKeys({ environments }) {
    return Object.entries(environments).flatMap(([environment, { decryption }]) => {
        const secret = decryption?.['age-key'];
        return secret === undefined
            ? []
            : [{ secret, path: ['environments', environment, 'decryption', 'age-key'] }];
    });
}
/** Keys of a source of metrics that name secrets. */
const loginKeys = new Set(['token', 'password', 'api-key', 'application-key']);
function logins({ environments }) {
    return Object.entries(environments).flatMap(([environment, { analysis }]) => (0,fleet_analysis/* sourcesOf */.u0)(analysis).flatMap(({ path, source }) => Object.entries(source).flatMap(([key, secret]) => loginKeys.has(key) && typeof secret === 'string'
        ? [{ secret, path: ['environments', environment, 'analysis', ...path.map(String), key] }]
        : [])));
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
// EXTERNAL MODULE: ./lib/clouds/pull-endpoint.js
var pull_endpoint = __webpack_require__(5465);
;// CONCATENATED MODULE: ./lib/actions/preflight/clusters.js



/** Asks every cluster of the environments that are meant, all at once, as the identity of the role. */
async function checkClusters(fleet, extent, role, ports, asking) {
    const candidates = await Promise.all(Object.entries(extent.environments).flatMap(([name, environment]) => Object.keys(environment.clusters).map((cluster) => candidate(fleet, name, environment, cluster, role, ports))));
    return Promise.all(candidates.map((one) => checkCluster(one, asking)));
}
async function candidate(fleet, name, environment, cluster, role, ports) {
    const config = environment.clusters[cluster];
    if (config === undefined)
        throw new Error(`no cluster ${cluster}`);
    const { application, strategy } = environment;
    const services = Object.keys(fleet.applications[application]?.services ?? {});
    const path = ['environments', name, 'clusters', cluster];
    const access = await (0,clouds/* openRegistry */.Me)(fleet, config.registry, ports);
    return {
        ...{ name: `${name}/${cluster}`, application, strategy, path },
        namespace: config.namespace ?? environment.namespace,
        identity: config.identity === undefined ? path : ['identities', config.identity],
        open: () => (0,clouds/* openCluster */.DT)(fleet, name, cluster, ports, role),
        pull: { endpoint: (0,pull_endpoint/* pullEndpoint */.d)(access, config), services },
    };
}

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
        const names = inputs.ask.includes('registries') ? (0,fleet_select/* selectRegistries */.g2)(fleet, inputs.registries) : [];
        const movingTags = movingTagsOf(context.env);
        const candidates = await Promise.all(names.map(async (name) => ({ ...(await main_candidate(fleet, name, extent, ports)), movingTags })));
        const registries = (await Promise.all(candidates.map((one) => checkRegistry(one, asking)))).flat();
        const clusters = inputs.ask.includes('clusters')
            ? await checkClusters(fleet, extent, inputs.role, ports, { ...context, registry: asking })
            : [];
        // Nobody but the signing needs a token where all registries have passwords. What is refused, the witness knows.
        if (inputs.ask.includes('registries') && fleet.policy.signing === 'keyless')
            await ports.idToken((0,services/* sigstoreServices */.v)(ports.endpoints.sigstore).audience).catch(() => undefined);
        const preflight = {
            job: {
                'identity token': witness.finding(main_subjectOf),
                secrets: checkSecrets(extent, ports.secret),
            },
            registries,
            clusters,
        };
        logPreflight(preflight, log, placeOf);
        summarizePreflight(preflight, summary, placeOf);
        const failure = judgePreflight(preflight);
        const failed = registries.filter((report) => verdictOf(report) === 'failed');
        const lost = clusters.filter((report) => verdictOn(report) === 'failed');
        return {
            passed: failure === undefined,
            failed: [...failed.map(({ registry }) => registry), ...lost.map(({ cluster }) => cluster)].join(','),
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
async function main_candidate(fleet, name, extent, ports) {
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
const main_subjectOf = (token) => (0,denied/* claimsOf */.d)(token)['sub'] ?? 'without a subject';


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

/***/ 5465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ pullEndpoint)
/* harmony export */ });
/** Where a cluster pulls from: the copy of the registry in the cluster's own region, where there is one. */
function pullEndpoint({ endpoint, replicas = [] }, cluster) {
    if (!('region' in cluster))
        return endpoint;
    return replicas.find(({ host }) => host.split('.').includes(cluster.region)) ?? endpoint;
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

/***/ 3199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Ft: () => (/* binding */ createSummary),
/* harmony export */   SS: () => (/* binding */ codeSpan)
/* harmony export */ });
/* unused harmony export summaryLimit */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _masked_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85074);


/** GitHub shows at most 1 MiB of summary per step and drops a larger one whole. */
const summaryLimit = 1024 * 1024;
/**
 * Makes text safe inside a Markdown table cell or paragraph: no HTML, no link or image, no cell border, no line break,
 * no mention. What is masked is hidden before, while it can still be recognized.
 */
function escapeMarkdown(text) {
    return (0,_masked_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\|`[]/g, '\\$&')
        .replace(/@(?=\w)/g, '@\u200b')
        .replace(/\s*\r?\n\s*/g, ' ');
}
/** What Markdown would read as emphasis, link, escape or cell border, also inside of HTML's own `code`. */
const structure = /[|\\`*~]|\](?=[([])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** A code span that survives backticks and cell borders in its text, which is shown to the letter. */
function codeSpan(text) {
    const safe = (0,_masked_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replace(structure, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/\s+/g, ' ');
    return `<code>${safe}</code>`;
}
function createSummary(file, redact = (text) => text) {
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
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, cut(redact(summary.markdown())));
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

/***/ 60021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ applySetId),
/* harmony export */   B5: () => (/* binding */ memberLabel),
/* harmony export */   GF: () => (/* binding */ deleteInventory),
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   OY: () => (/* binding */ extentOf),
/* harmony export */   R1: () => (/* binding */ isSameExtent),
/* harmony export */   Xx: () => (/* binding */ isToBeKept),
/* harmony export */   aP: () => (/* binding */ servedKind),
/* harmony export */   cJ: () => (/* binding */ keptKinds),
/* harmony export */   mX: () => (/* binding */ obsolete),
/* harmony export */   nD: () => (/* binding */ readExtent),
/* harmony export */   qu: () => (/* binding */ writeInventory),
/* harmony export */   zw: () => (/* binding */ readInventory)
/* harmony export */ });
/* unused harmony export parentName */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _managed_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44604);
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73926);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72449);




/**
 * What belongs to an application, after KEP-3659 (ApplySet): a parent object says which kinds in which namespaces its
 * members are of, and each member carries the parent's id as a label. https://kep.k8s.io/3659
 */
const memberLabel = 'applyset.kubernetes.io/part-of';
const idLabel = 'applyset.kubernetes.io/id';
const kindsAnnotation = 'applyset.kubernetes.io/contains-group-kinds';
const namespacesAnnotation = 'applyset.kubernetes.io/additional-namespaces';
const toolingAnnotation = 'applyset.kubernetes.io/tooling';
const parentName = (application) => `flotilla-${application}`;
/** The id members carry: `applyset-` + base64url(sha256(NAME.NAMESPACE.KIND.GROUP)) + `-v1`. */
function applySetId({ application, namespace }) {
    const parent = `${parentName(application)}.${namespace}.ConfigMap.`;
    return `applyset-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(parent).digest('base64url')}-v1`;
}
/** Where the application has objects in the cluster; undefined when it was never deployed there. */
async function readExtent(client, { namespace, application }) {
    const name = parentName(application);
    const parent = await client.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name });
    if (parent === undefined)
        return undefined;
    return {
        kinds: split(parent.metadata.annotations?.[kindsAnnotation]),
        namespaces: split(parent.metadata.annotations?.[namespacesAnnotation]),
    };
}
/** Reads what the application has in the cluster; undefined when it was never deployed there. */
async function readInventory(client, owner) {
    const { namespace } = owner;
    const extent = await readExtent(client, owner);
    if (extent === undefined)
        return undefined;
    const served = await client.apiVersions();
    const labelSelector = `${memberLabel}=${applySetId(owner)}`;
    const found = await Promise.all(extent.kinds.map(async (wanted) => {
        // A kind that is no longer served took its objects with it.
        const kind = servedKind(served, wanted);
        if (kind === undefined)
            return [];
        if ((await client.scopeOf(kind)) === 'Cluster')
            return client.list(kind, { labelSelector });
        const places = [namespace, ...extent.namespaces];
        return (await Promise.all(places.map((place) => client.list(kind, { namespace: place, labelSelector })))).flat();
    }));
    return { extent, members: found.flat().filter((object) => !isMadeByController(object)) };
}
/**
 * Controllers copy labels to what they make: EndpointSlices have those of their Service, Certificates of cert-manager
 * those of their Ingress. Such an object is its controller's, unless we apply it too.
 */
const isMadeByController = (object) => (0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .controllerOf */ .Oo)(object) !== undefined && !(object.metadata.managedFields ?? []).some(_managed_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isOurs */ .MU);
/** `Deployment.apps` as the version the server prefers; undefined for a kind it does not serve. */
function servedKind(served, wanted) {
    for (const entry of served) {
        const slash = entry.lastIndexOf('/');
        const ref = { apiVersion: entry.slice(0, Math.max(0, slash)), kind: entry.slice(slash + 1) };
        if (slash > 0 && (0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKind */ .KH)(ref) === wanted)
            return ref;
    }
    return undefined;
}
/** Where these objects are. */
function extentOf(objects, home) {
    const namespaces = objects.map(({ metadata }) => metadata.namespace ?? home);
    return {
        kinds: distinct(objects.map(_object_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKind */ .KH)),
        namespaces: distinct(namespaces).filter((namespace) => namespace !== home),
    };
}
const union = (a, b) => ({
    kinds: distinct([...a.kinds, ...b.kinds]),
    namespaces: distinct([...a.namespaces, ...b.namespaces]),
});
const isSameExtent = (a, b) => a?.kinds.join() === b.kinds.join() && a.namespaces.join() === b.namespaces.join();
/** Writes the parent. Before an apply it names old and new places, after pruning the new ones only. */
async function writeInventory(client, owner, extent) {
    await client.apply({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
            name: parentName(owner.application),
            namespace: owner.namespace,
            labels: { [idLabel]: applySetId(owner) },
            annotations: {
                [toolingAnnotation]: 'flotilla/v1',
                [kindsAnnotation]: extent.kinds.join(','),
                [namespacesAnnotation]: extent.namespaces.join(','),
            },
        },
    }, { force: true });
}
/** Forgets an application of which nothing is left. */
const deleteInventory = (client, { application, namespace }) => client.delete({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: parentName(application) });
/**
 * Members that are not among the wanted objects any more, except what is never pruned: what holds data or others, the
 * kinds in `keep` (`Secret`, `StatefulSet.apps`), and what the chart itself wants kept, as Helm knows it.
 */
function obsolete(members, wanted, keep = []) {
    const keys = new Set(wanted.map((object) => (0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .objectKey */ .T5)((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .refOf */ .H8)(object))));
    const isKept = (member) => keptKinds.has((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKind */ .KH)(member)) ||
        keep.includes((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKind */ .KH)(member)) ||
        keep.includes(member.kind) ||
        isToBeKept(member);
    return members.filter((member) => !keys.has((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .objectKey */ .T5)((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .refOf */ .H8)(member))) && !isKept(member));
}
/** Whether the chart wants the object to outlive its release: https://helm.sh/docs/howto/charts_tips_and_tricks */
const isToBeKept = ({ metadata }) => metadata.annotations?.['helm.sh/resource-policy'] === 'keep';
/** Kinds that hold data or other objects: never pruned, and nothing of them is taken back by force. */
const keptKinds = new Set([
    'CustomResourceDefinition.apiextensions.k8s.io',
    'Namespace',
    'PersistentVolume',
    'PersistentVolumeClaim',
]);
const split = (text = '') => text.split(',').filter((entry) => entry !== '');
const distinct = (values) => [...new Set(values)].sort();


/***/ }),

/***/ 44604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Pb: () => (/* binding */ adoptedFields),
/* harmony export */   QS: () => (/* binding */ isSetByUs),
/* harmony export */   Yb: () => (/* binding */ hasPredecessor),
/* harmony export */   nt: () => (/* binding */ writtenAt),
/* harmony export */   t4: () => (/* binding */ isOursAlone),
/* harmony export */   zu: () => (/* binding */ ownedFields)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62336);
/* harmony import */ var _writer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12146);


/** Tools an application may have been deployed with before; what they own becomes ours when we take over. */
const predecessors = new Set([
    'helm',
    'kubectl',
    'kubectl-client-side-apply',
    'kubectl-create',
    'kubectl-replace',
]);
/** Whether somebody before us owns fields of the object: by client-side apply, or by Helm. */
function hasPredecessor(object) {
    return (object.metadata.managedFields ?? []).some(isPredecessor);
}
/**
 * The object's managedFields with predecessors' fields moved into our own entry. Without this a field they wrote and
 * the new chart leaves out would stay for ever. The field sets are tries, so their union is a deep merge
 * (structured-merge-diff, FieldsV1).
 */
function adoptedFields({ apiVersion, kind, metadata }) {
    const entries = metadata.managedFields ?? [];
    const taken = entries.filter((entry) => isPredecessor(entry) || isOurs(entry));
    const fieldsV1 = asStored(kind, taken.map((entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'fieldsV1')).reduce(merge, {}));
    const ours = {
        manager: _writer_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldManager */ .w,
        operation: 'Apply',
        apiVersion,
        time: metadata.creationTimestamp,
        fieldsType: 'FieldsV1',
        fieldsV1,
    };
    return [ours, ...entries.filter((entry) => !taken.includes(entry))];
}
/** Who applied a Secret by `stringData` owns fields of that name, while the values are in `data` and nobody's there. */
function asStored(kind, fields) {
    if (kind !== 'Secret' || !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(fields))
        return fields;
    const { 'f:stringData': written, ...rest } = fields;
    return written === undefined ? fields : merge(rest, { 'f:data': written });
}
/** What our manager owns, as one text to compare. */
const ownedFields = ({ metadata }) => JSON.stringify((metadata.managedFields ?? []).filter(isOurs).map((entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'fieldsV1')));
function isPredecessor(entry) {
    return predecessors.has((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'manager') ?? '') && !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'subresource');
}
const isOurs = (entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'manager') === _writer_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldManager */ .w && (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'operation') === 'Apply' && !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'subresource');
function merge(a, b) {
    if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(a) || !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(b))
        return b ?? a;
    const merged = { ...a };
    for (const [key, value] of Object.entries(b))
        merged[key] = key in a ? merge(a[key], value) : value;
    return merged;
}
/** Whether our manager set the field. */
const isSetByUs = ({ metadata }, ...path) => (metadata.managedFields ?? [])
    .filter(isOurs)
    .some((entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'fieldsV1', ...path.map((step) => `f:${step}`)) !== undefined);
/** Whether the field goes away once we no longer apply it: nobody but us, and who we take over from, owns it. */
function isOursAlone({ metadata }, ...path) {
    const owners = (metadata.managedFields ?? []).filter((entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'fieldsV1', ...path.map((step) => `f:${step}`)) !== undefined);
    return owners.length > 0 && owners.every((entry) => isOurs(entry) || isPredecessor(entry));
}
/** When we last changed the object, by the server's clock; milliseconds since the epoch. */
function writtenAt({ metadata }) {
    const times = (metadata.managedFields ?? [])
        .filter(isOurs)
        .map((entry) => Date.parse((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'time') ?? ''))
        .filter((time) => !Number.isNaN(time));
    return times.length === 0 ? undefined : Math.max(...times);
}


/***/ }),

/***/ 92630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sx: () => (/* binding */ isOwnNamespace),
/* harmony export */   YX: () => (/* binding */ createNamespace),
/* harmony export */   im: () => (/* binding */ namespaceExists)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62336);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57092);
/* harmony import */ var _writer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12146);




/**
 * Whether the namespace is there. `CLUSTER_DENIED` while it is being deleted: whatever is written to it would vanish.
 * An identity that may not read namespaces is taken to have been given one.
 */
async function namespaceExists(client, name) {
    const found = await client
        .get({ apiVersion: 'v1', kind: 'Namespace', name, namespace: name })
        .catch((error) => {
        if ((0,_status_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isKubeStatus */ .Q)(error, 403))
            return 'hidden';
        throw error;
    });
    if (found === undefined)
        return false;
    if (found === 'hidden' || (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(found, 'status', 'phase') !== 'Terminating')
        return true;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLUSTER_DENIED', `Namespace ${name} of cluster ${client.name} is being deleted`, {
        hint: 'Wait until it is gone. If it stays, look for finalizers: kubectl get namespace NAME -o yaml.',
    });
}
const makerLabel = 'app.kubernetes.io/managed-by';
/** Makes a namespace, marked as made by the suite: only such a one goes with its application. */
const createNamespace = (client, name) => client.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { [makerLabel]: _writer_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldManager */ .w } },
});
/** Whether the suite made this namespace. */
const isOwnNamespace = ({ metadata }) => metadata.labels?.[makerLabel] === _writer_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldManager */ .w;


/***/ }),

/***/ 16356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mz: () => (/* binding */ containersOf),
/* harmony export */   qz: () => (/* binding */ podSpecOf),
/* harmony export */   tD: () => (/* binding */ podSpecsIn)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62336);
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73926);


/** Where kinds keep their pods, the native ones and those of Argo Rollouts and KEDA alike. */
const templates = [
    ['spec', 'template', 'spec'],
    ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
    ['spec', 'jobTargetRef', 'template', 'spec'],
];
/** The pod specification within a workload; undefined for an object that runs nothing. */
function podSpecOf(object) {
    if (object.kind === 'Pod')
        return (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(object.spec) ? object.spec : undefined;
    for (const path of templates) {
        let here = object;
        for (const step of path)
            here = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(here) ? here[step] : undefined;
        if ((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(here) && Array.isArray(here['containers']))
            return here;
    }
    return undefined;
}
/**
 * Every pod specification anywhere in an object: kinds nobody here has heard of keep them where they like, some several
 * of them. What looks like one is taken for one: a list of containers with images.
 */
function podSpecsIn(object) {
    const found = [];
    const search = (value) => {
        if (Array.isArray(value))
            value.forEach(search);
        if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(value))
            return;
        if (looksLikePods(value))
            found.push(value);
        else
            Object.values(value).forEach(search);
    };
    const own = podSpecOf(object);
    if (talkOfPods.has((0,_object_js__WEBPACK_IMPORTED_MODULE_1__/* .groupOf */ .F8)(object.apiVersion)))
        return [];
    if (own === undefined)
        search(object);
    else
        found.push(own);
    return found;
}
/** API groups of policies, whose patterns look like pods and run none. */
const talkOfPods = new Set(['constraints.gatekeeper.sh', 'kyverno.io', 'policies.kyverno.io']);
const looksLikePods = (value) => containersOf(value).some((container) => typeof container['image'] === 'string');
/** Every container of a pod specification: init, ordinary and ephemeral. */
const containersOf = (podSpec) => ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(podSpec, field));


/***/ }),

/***/ 72449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oo: () => (/* binding */ controllerOf),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   Xi: () => (/* binding */ isLeaving),
/* harmony export */   i_: () => (/* binding */ isReady),
/* harmony export */   is: () => (/* binding */ waitsFor),
/* harmony export */   tu: () => (/* binding */ reportsOf)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62336);

/** Init containers first, as they run. */
const reportsOf = (pod) => ['initContainerStatuses', 'containerStatuses'].flatMap((field) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(pod, 'status', field).map((status) => ({
    name: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'name') ?? '',
    ready: status['ready'] === true,
    restarts: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, 'restartCount') ?? 0,
    image: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'image') ?? '',
    imageId: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'imageID') ?? '',
    waiting: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(status['state']) ? toWaiting(status['state']['waiting']) : undefined,
    runningSince: timeAt(status, 'state', 'running', 'startedAt'),
    started: status['started'] !== false,
    terminated: toTermination(status, 'state'),
    lastTerminated: toTermination(status, 'lastState'),
})));
function toWaiting(waiting) {
    if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(waiting))
        return undefined;
    return { reason: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(waiting, 'reason') ?? '', message: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(waiting, 'message') ?? '' };
}
function toTermination(status, field) {
    const exitCode = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, field, 'terminated', 'exitCode');
    if (exitCode === undefined)
        return undefined;
    const began = timeAt(status, field, 'terminated', 'startedAt');
    const ended = timeAt(status, field, 'terminated', 'finishedAt');
    return {
        exitCode,
        reason: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, field, 'terminated', 'reason') ?? '',
        message: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, field, 'terminated', 'message') ?? '',
        ranMs: began === undefined || ended === undefined ? undefined : ended - began,
    };
}
function timeAt(status, ...path) {
    const time = Date.parse((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, ...path) ?? '');
    return Number.isNaN(time) ? undefined : time;
}
/** Whether a pod has come to its end; whoever made it makes another one. */
const isOver = (pod) => ['Failed', 'Succeeded'].includes((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pod, 'status', 'phase') ?? '');
const isReady = (pod) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .conditionOf */ .rI)(pod, 'Ready')?.status === 'True';
const isLeaving = ({ metadata }) => metadata.deletionTimestamp !== undefined;
/** The uid of the controller that made an object. */
const controllerOf = ({ metadata }) => metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
/** What a pod that is not Ready waits for, in a word or two. */
function waitsFor(pod) {
    const scheduled = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .conditionOf */ .rI)(pod, 'PodScheduled');
    if (scheduled?.status === 'False')
        return 'scheduling';
    if ((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .conditionOf */ .rI)(pod, 'Initialized')?.status === 'False') {
        const working = reportsOf(pod).find((report) => report.runningSince !== undefined && !report.ready);
        if (working !== undefined)
            return `init container ${working.name}`;
    }
    const reports = reportsOf(pod);
    const waiting = reports.map((report) => report.waiting?.reason ?? '').find((reason) => reason !== '');
    if (waiting !== undefined && waiting !== 'ContainerCreating' && waiting !== 'PodInitializing')
        return waiting;
    if (reports.some((report) => report.terminated !== undefined && report.terminated.exitCode !== 0))
        return 'restart';
    if ((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pod, 'status', 'phase') === 'Running')
        return 'readiness';
    return 'start';
}


/***/ }),

/***/ 82502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KB: () => (/* binding */ pullSecretsOf),
/* harmony export */   sc: () => (/* binding */ servesImage),
/* harmony export */   yL: () => (/* binding */ pullSecretNames)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62336);
/* harmony import */ var _pod_spec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16356);



/**
 * The logins that an object's pods pull with, by its `imagePullSecrets` or those of its ServiceAccount. What may not be
 * read is left out with a line of debug: then only the node knows what it pulls with. Passwords are masked.
 *
 * https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry
 */
async function pullSecretsOf(object, home) {
    const namespace = object.metadata.namespace ?? home.namespace;
    const names = await pullSecretNames(object, home);
    const secrets = await Promise.all(names.map((name) => findObject({ apiVersion: 'v1', kind: 'Secret', namespace, name }, home)));
    const logins = secrets.flatMap((secret) => (secret === undefined ? [] : loginsIn(secret)));
    for (const { password } of logins)
        home.log.mask(password);
    return logins;
}
/** Names of the Secrets an object's pods pull with, whether they are there or not. */
async function pullSecretNames(object, home) {
    const podSpec = (0,_pod_spec_js__WEBPACK_IMPORTED_MODULE_1__/* .podSpecOf */ .qz)(object);
    if (podSpec === undefined)
        return [];
    const own = namesIn(podSpec);
    if (own.length > 0)
        return own;
    // Admission writes the ServiceAccount's into a pod that has none of its own.
    const name = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(podSpec, 'serviceAccountName') ?? 'default';
    const namespace = object.metadata.namespace ?? home.namespace;
    return namesIn(await findObject({ apiVersion: 'v1', kind: 'ServiceAccount', namespace, name }, home));
}
/** Whether a login is for this image, `HOST/REPOSITORY`. */
const servesImage = ({ prefix }, image) => image === prefix || image.startsWith(`${prefix}/`);
const namesIn = (value) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(value, 'imagePullSecrets').flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
async function findObject(ref, { client, namespace, objects, log }) {
    const coming = objects.find(({ kind, metadata }) => kind === ref.kind && metadata.name === ref.name && (metadata.namespace ?? namespace) === ref.namespace);
    if (coming !== undefined)
        return coming;
    return client.get(ref).catch((error) => {
        log.debug(`${ref.kind} ${ref.name} cannot be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        return undefined;
    });
}
/** Both forms of a docker login: `.dockerconfigjson`, and the older `.dockercfg` without the level `auths`. */
function loginsIn(secret) {
    const auths = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__.at)(parse(contentOf(secret, '.dockerconfigjson')), 'auths') ?? parse(contentOf(secret, '.dockercfg'));
    if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(auths))
        return [];
    return Object.entries(auths).flatMap(([server, login]) => {
        const [user = '', ...rest] = Buffer.from((0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(login, 'auth') ?? '', 'base64')
            .toString('utf8')
            .split(':');
        const username = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(login, 'username') ?? user;
        const password = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(login, 'password') ?? rest.join(':');
        const place = server.replace(/^https?:\/\//, '').replace(/\/(v[12]\/?)?$/, '');
        const prefix = place === 'index.docker.io' ? 'docker.io' : place;
        return password === '' ? [] : [{ name: secret.metadata.name, prefix, username, password }];
    });
}
const contentOf = ({ data, ...secret }, key) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(secret, 'stringData', key) ?? Buffer.from(data?.[key] ?? '', 'base64').toString('utf8');
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 97170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ whoAmI)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57092);


const review = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    userInfo: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ username: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), groups: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]) }),
});
/** The name and groups an API server knows this client by; undefined where it is too old (< 1.28) to say. */
async function whoAmI(client) {
    const question = {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'SelfSubjectReview',
        metadata: { name: '' },
    };
    if ((await client.scopeOf(question)) === undefined)
        return undefined;
    try {
        return review.parse((await client.create(question)).status).userInfo;
    }
    catch (error) {
        // Clusters may withhold even this from their users; that they answered so is enough.
        if ((0,_status_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isKubeStatus */ .Q)(error, 403))
            return undefined;
        throw error;
    }
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
