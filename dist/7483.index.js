export const id = 7483;
export const ids = [7483];
export const modules = {

/***/ 20228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UR: () => (/* binding */ overriddenHosts),
/* harmony export */   mO: () => (/* binding */ registryBaseUrl),
/* harmony export */   vZ: () => (/* binding */ endpoints)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** Tokens travel there: plain HTTP is for this machine alone. */
const url = zod__WEBPACK_IMPORTED_MODULE_0__/* .url */ .OZ5({ protocol: /^https?$/ })
    .refine((value) => {
    const { protocol, hostname, username, password } = new URL(value);
    const isSafe = protocol === 'https:' || /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname);
    return isSafe && username === '' && password === '';
}, 'must be https, without a user')
    .transform((value) => value.replace(/\/+$/, ''));
/** Asked without TLS and past any proxy, as the clouds' own are. */
const metadata = url.refine((value) => value.startsWith('http:'), 'must be http, on this machine');
/** One address for every registry of a cloud, or one for each host that references name. */
const registry = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([url, zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1), url)]);
const audience = (real) => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .min(1)
    .refine((value) => !real.test(value), 'must differ from the cloud’s own: a token sent to another host must be worth nothing at the real one')
    .describe('OIDC audience of tokens sent to these endpoints');
/**
 * The `endpoints` input: other addresses for the clouds' services, as private endpoints and sovereign clouds need
 * them. Never part of the fleet file: who can edit the repository must not be able to redirect tokens. Built when it is
 * first used: few steps have overrides.
 */
const endpoints = zod__WEBPACK_IMPORTED_MODULE_0__/* .lazy */ .RZV(() => zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    aws: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/^sts\.amazonaws\.com/),
        sts: url.optional(),
        ecr: url.optional(),
        'ecr-public': url.optional(),
        eks: url.optional(),
        secretsmanager: url.optional(),
        monitoring: url.optional(),
        aps: url.optional(),
        metadata: metadata.optional(),
        registry: registry.optional(),
    })
        .optional(),
    gcp: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/\b(iam|oauth2)\.(googleapis\.com|s3nsapis\.fr|apis-[a-z0-9-]+\.goog)/),
        sts: url.optional(),
        iamcredentials: url.optional(),
        oauth2: url.optional(),
        artifactregistry: url.optional(),
        container: url.optional(),
        connectgateway: url.optional(),
        secretmanager: url.optional(),
        monitoring: url.optional(),
        metadata: metadata.optional(),
        registry: registry.optional(),
    })
        .optional(),
    azure: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/^api:\/\/AzureADTokenExchange/i),
        login: url.optional(),
        management: url.optional(),
        vault: url.optional(),
        prometheus: url.optional(),
        metadata: metadata.optional(),
        registry: registry.optional(),
    })
        .optional(),
    sigstore: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/^sigstore$/),
        fulcio: url,
        rekor: url,
        timestamp: url,
        'trusted-root': zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
            .min(1)
            .describe('path of the trusted root these services are verified with'),
    })
        .optional(),
}));
/** Base URL of the registry that references name `host`: what the overrides say of it, or its usual `door`. */
function registryBaseUrl(host, override, door = host) {
    const chosen = typeof override === 'string' ? override : override?.[host];
    return chosen ?? `https://${door}`;
}
/** Hosts that a set of overrides leads to, for the warning that they are in force. */
function overriddenHosts(overrides) {
    const hosts = Object.values(overrides)
        .flatMap((cloud) => Object.entries(cloud ?? {}))
        .filter(([key]) => key !== 'audience')
        .flatMap(([, value]) => (typeof value === 'object' ? Object.values(value) : [value]))
        .filter((value) => value !== undefined)
        .filter((value) => /^https?:/.test(value))
        .map((value) => new URL(value).host);
    return [...new Set(hosts)];
}


/***/ }),

/***/ 77905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DT: () => (/* binding */ openCluster),
  IW: () => (/* binding */ openKms),
  Ey: () => (/* binding */ openMetrics),
  Me: () => (/* binding */ openRegistry),
  Ap: () => (/* binding */ openTarget),
  Np: () => (/* binding */ openTerraform),
  Vb: () => (/* binding */ openTokens)
});

// EXTERNAL MODULE: ./lib/fleet/metric-source.js
var metric_source = __webpack_require__(24950);
// EXTERNAL MODULE: ./lib/fleet/registry.js + 1 modules
var registry = __webpack_require__(20904);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/clouds/renewing.js
var renewing = __webpack_require__(56355);
// EXTERNAL MODULE: ./lib/clouds/request.js
var request = __webpack_require__(68251);
// EXTERNAL MODULE: ./lib/clouds/shared-session.js
var shared_session = __webpack_require__(12196);
;// CONCATENATED MODULE: ./lib/clouds/login.js





/** Milliseconds after which a secret is read again, so that one that was replaced meanwhile is noticed. */
const secretMs = 3_600_000;
/**
 * The login of a `generic` identity: its password is in flotilla-secrets, or in the store of a cloud, where `storeOf`
 * finds the identity that may read it. `INPUT_INVALID` where flotilla-secrets lacks it.
 */
function loginOf({ username, password, 'password-from': from }, storeOf, read, ports) {
    if (from !== undefined)
        return { username, password: storedPassword(ports, read, storeOf(from.identity), from, username) };
    if (password === undefined)
        throw new Error(`the login of ${username} has no password`);
    const kept = async () => {
        const value = ports.secret(password);
        maskLogin(username, value, ports);
        return (0,renewing/* lasting */.nS)(value);
    };
    return { username, password: (0,renewing/* deferred */.yX)(kept) };
}
/** The password alone, and as the authorization header and docker's config spell it beside its user. */
function maskLogin(username, password, { log }) {
    log.mask(password);
    log.mask(Buffer.from(`${username}:${password}`).toString('base64'));
}
const storedPassword = (0,shared_session/* sharedSession */.E)((ports, read, identity, { secret, key }, username) => (0,renewing/* renewing */.IU)(async () => {
    const text = await read(secret, identity, ports);
    // Who stores a secret by `echo` or from a file stores its line's end, too.
    const value = key === undefined ? text.replace(/\r?\n$/, '') : fieldOf(text, key, secret);
    maskLogin(username, value, ports);
    return { value, expiresAt: ports.clock.now() + secretMs };
}, ports.clock));
const fields = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
function fieldOf(text, key, secret) {
    const found = (0,request/* readJson */.Vh)(fields, text)?.[key];
    if (typeof found === 'string' && found !== '')
        return found;
    throw new errors/* ActionError */.lZ('SECRET_UNAVAILABLE', `${secret} has no text in the field ${key}`, {
        hint: 'Store a JSON object with that field, or correct `password-from.key`.',
    });
}

// EXTERNAL MODULE: ./lib/clouds/target.js
var target = __webpack_require__(63985);
;// CONCATENATED MODULE: ./lib/clouds/index.js




/** One line per cloud. Loaded when used: who pushes to one registry does not read the code of the others. */
const providers = {
    aws: async () => (await __webpack_require__.e(/* import() */ 2363).then(__webpack_require__.bind(__webpack_require__, 52363))).provider,
    gcp: async () => (await __webpack_require__.e(/* import() */ 5840).then(__webpack_require__.bind(__webpack_require__, 15840))).provider,
    azure: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(9033)]).then(__webpack_require__.bind(__webpack_require__, 19033))).provider,
    generic: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1468), __webpack_require__.e(9235), __webpack_require__.e(3802)]).then(__webpack_require__.bind(__webpack_require__, 2944))).provider,
};
/**
 * Opens a registry of the fleet file. Nothing is asked of the cloud until a credential or its control plane is
 * needed, so `endpoint.host` and `endpoint.path` cost no request. With the role `prune` it is opened by its
 * `prune-identity`, where it has one. `FLEET_INVALID` for an unknown name.
 */
async function openRegistry(fleet, name, ports, role = 'push') {
    const config = fleet.registries[name];
    if (config === undefined)
        throw (0,target/* unknownName */.U0)('registry', name, Object.keys(fleet.registries));
    const cloud = registry/* cloudOfRegistry */.k[config.type];
    const user = `registries.${name}`;
    const identityName = (role === 'prune' ? config['prune-identity'] : undefined) ?? config.identity;
    const identity = (0,target/* identityNamed */.K4)(fleet, identityName, cloud, user);
    if (identity.cloud !== 'generic')
        return registryOf(cloud, name, config, identity, ports);
    const storeOf = (wanted) => (0,target/* identityNamed */.K4)(fleet, wanted, undefined, user);
    return registryOf(cloud, name, config, loginOf(identity, storeOf, readSecret, ports), ports);
}
/**
 * Opens a cluster of an environment of the fleet file: finds the API server's address and the identity's token for
 * it. `FLEET_INVALID` for unknown names, `IDENTITY_DENIED` where the cloud refuses, `CLUSTER_DENIED` where it does
 * not show the cluster, `CLOUD_FAILED` where it does not answer.
 */
async function openCluster(fleet, environment, name, ports, role = 'deploy') {
    return openTarget((0,target/* clusterTargetOf */.$T)(fleet, environment, name, role), ports);
}
/** `openCluster` for a target found before. */
async function openTarget(target, ports) {
    return clusterOf(target.config.cloud, target, ports);
}
/** Only the tokens of a target, with the fewest requests; undefined where it is opened without tokens of a cloud. */
async function openTokens(target, ports) {
    return tokensOf(target.config.cloud, target, ports);
}
async function registryOf(cloud, name, config, identity, ports) {
    if (!isRegistryOf(config, cloud) || !isRegistryIdentityOf(identity, cloud))
        throw mixed(cloud, name);
    return (await providers[cloud]()).registry(name, config, identity, ports);
}
/** A secret out of the store of the identity's cloud. */
const readSecret = (reference, identity, ports) => secretOf(identity.cloud, reference, identity, ports);
async function secretOf(cloud, reference, identity, ports) {
    const { secret } = await providers[cloud]();
    if (secret === undefined || !isIdentityOf(identity, cloud))
        throw mixed(cloud, reference);
    return secret(reference, identity, ports);
}
/** Lets a program use the key management service of an identity's cloud. `FLEET_INVALID` for an unknown identity. */
async function openKms(fleet, name, ports) {
    const identity = (0,target/* identityNamed */.K4)(fleet, name, undefined, '`decryption`');
    return kmsOf(identity.cloud, name, identity, ports);
}
async function kmsOf(cloud, name, identity, ports) {
    const { kms } = await providers[cloud]();
    if (kms === undefined || !isIdentityOf(identity, cloud))
        throw mixed(cloud, name);
    return kms(identity, ports);
}
/** Lets Terraform or OpenTofu act as an identity of the fleet file. `FLEET_INVALID` for an unknown one. */
async function openTerraform(fleet, name, ports) {
    const identity = (0,target/* identityNamed */.K4)(fleet, name, undefined, '`infrastructure`');
    return terraformOf(identity.cloud, name, identity, ports);
}
async function terraformOf(cloud, name, identity, ports) {
    const { terraform } = await providers[cloud]();
    if (terraform === undefined || !isIdentityOf(identity, cloud))
        throw mixed(cloud, name);
    return terraform(identity, ports);
}
/**
 * Opens a cloud’s metrics for a cluster: by the identity the source names, or the one that deploys to that cluster.
 * `FLEET_INVALID` for an unknown identity or one of another cloud.
 */
async function openMetrics(fleet, source, cluster, ports) {
    const cloud = metric_source/* cloudOfSource */.a9[source.kind];
    const user = `the analysis of cluster ${cluster.name}`;
    const identity = (0,target/* identityNamed */.K4)(fleet, source.identity ?? cluster.identity ?? '', cloud, user);
    return metricsOf(cloud, source, identity, ports);
}
async function metricsOf(cloud, source, identity, ports) {
    const { metrics } = await providers[cloud]();
    if (metrics === undefined || !isMetricsOf(source, cloud) || !isIdentityOf(identity, cloud))
        throw mixed(cloud, source.kind);
    return metrics(source, identity, ports);
}
async function clusterOf(cloud, { name, config, identity }, ports) {
    if (!isClusterOf(config, cloud) || !isClusterIdentityOf(identity, cloud))
        throw mixed(cloud, name);
    return (await providers[cloud]()).cluster(name, config, identity, ports);
}
async function tokensOf(cloud, { name, config, identity }, ports) {
    if (!isClusterOf(config, cloud) || !isClusterIdentityOf(identity, cloud))
        throw mixed(cloud, name);
    return (await providers[cloud]()).clusterToken?.(name, config, identity, ports);
}
// The compiler does not see that what is on one cloud comes together; these tell it, and check.
const mixed = (cloud, name) => new Error(`${name} is not all on ${cloud}`);
const isRegistryOf = (config, cloud) => registry/* cloudOfRegistry */.k[config.type] === cloud;
const isClusterOf = (config, cloud) => config.cloud === cloud;
const isMetricsOf = (source, cloud) => metric_source/* cloudOfSource */.a9[source.kind] === cloud;
const isIdentityOf = (identity, cloud) => identity.cloud === cloud;
const isRegistryIdentityOf = (identity, cloud) => 'cloud' in identity ? identity.cloud === cloud && cloud !== 'generic' : cloud === 'generic';
const isClusterIdentityOf = (identity, cloud) => cloud === 'generic' ? identity === undefined : identity?.cloud === cloud;


/***/ }),

/***/ 56355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IU: () => (/* binding */ renewing),
/* harmony export */   nS: () => (/* binding */ lasting),
/* harmony export */   yX: () => (/* binding */ deferred)
/* harmony export */ });
/** Milliseconds before its end after which a credential is not handed out any more. */
const margin = 60_000;
/**
 * Keeps what `mint` made until 80 % of its life is over or a minute is left, whichever comes first. Callers that ask
 * at the same time share one request; a failure is not kept.
 */
function renewing(mint, clock) {
    let current;
    let pending;
    const begin = async () => {
        const start = clock.now();
        const made = await mint();
        const freshUntil = Math.min(start + (made.expiresAt - start) * 0.8, made.expiresAt - margin);
        current = { made, freshUntil };
        return made;
    };
    return (renew = false) => {
        if (!renew && current !== undefined && clock.now() < current.freshUntil)
            return Promise.resolve(current.made);
        pending ??= begin().finally(() => {
            pending = undefined;
        });
        return pending;
    };
}
/** Something that does not run out while the job lives. The moment is the last that a Date can hold. */
function lasting(value) {
    return async () => ({ value, expiresAt: 8.64e15 });
}
/** What `open` gives when it is first asked for, with the code that only some identities need. */
function deferred(open) {
    let opened;
    return async (renew) => {
        opened ??= open();
        return (await opened)(renew);
    };
}


/***/ }),

/***/ 68251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ request),
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   dh: () => (/* binding */ brief)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7493);



/** More than any of these APIs answers; what is longer is not theirs. */
const maxBytes = 4 * 1024 * 1024;
class Again extends Error {
    said;
    pauseMs;
    constructor(status, said, pauseMs) {
        super(`HTTP ${status}`);
        this.said = said;
        this.pauseMs = pauseMs;
    }
}
/**
 * Asks a cloud's API. Failed connections, 429, 5xx and what the caller calls transient are tried again; every other
 * answer is the caller's to judge. Redirects are refused: what is sent here carries credentials. `CLOUD_FAILED` when it
 * gives up.
 */
async function request(ports, asked) {
    const { what, url } = asked;
    try {
        return await (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L)(() => send(ports, asked), {
            attempts: asked.attempts ?? 5,
            clock: ports.clock,
            signal: ports.signal,
            retryable: (error) => error instanceof Again ? (error.pauseMs ?? true) : !(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ),
            onRetry: (error) => ports.log.debug(`${what}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}; again`),
        });
    }
    catch (cause) {
        ports.signal?.throwIfAborted();
        if (cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ)
            throw cause;
        const said = cause instanceof Again ? `: ${cause.said}` : '';
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLOUD_FAILED', `${what} at ${new URL(url).host} kept failing${said}`, {
            hint: 'Try again; if it persists look at the cloud’s status page and at the network between it and the runner.',
            cause,
        });
    }
}
async function send({ fetch, clock, signal }, { url, init, transient }) {
    const sent = await init();
    const response = await fetch(url, { ...sent, redirect: 'error', ...(signal ? { signal } : {}) });
    const { status, ok, headers } = response;
    const reply = { status, ok, headers, text: await readText(response, url) };
    const busy = reply.status === 429 || reply.status >= 500 ? brief(reply.text) : undefined;
    const said = (reply.ok ? undefined : transient?.(reply)) ?? busy;
    if (said === undefined)
        return reply;
    throw new Again(reply.status, said, (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P)(headers.get('retry-after'), clock.now()));
}
async function readText(response, url) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > maxBytes)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLOUD_FAILED', `${new URL(url).host} answered without end`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** An answer's JSON, where it is some and of that form. */
function readJson(schema, text) {
    try {
        return schema.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
}
/** What AWS says beside the code in its header. */
const spoken = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ message: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }).transform(({ message }) => message),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ Message: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }).transform(({ Message }) => Message),
]);
/** The beginning of an answer on one line, for messages; of JSON that is a message alone, the message. */
function brief(text) {
    const line = (readJson(spoken, text) ?? text).replace(/\s+/g, ' ').trim();
    return line.length > 300 ? `${line.slice(0, 300)}…` : line || '(empty)';
}


/***/ }),

/***/ 12196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ sharedSession)
/* harmony export */ });
/**
 * Lets everybody who asks for the same in one job share one exchange and its renewals: registries, clusters and
 * secret stores that use one identity. A job is told from another by its `idToken`, so ports may be copied and changed
 * otherwise.
 */
function sharedSession(open) {
    const jobs = new WeakMap();
    return (ports, ...wanted) => {
        const opened = jobs.get(ports.idToken) ?? new Map();
        jobs.set(ports.idToken, opened);
        const key = JSON.stringify(wanted);
        const session = opened.get(key) ?? open(ports, ...wanted);
        opened.set(key, session);
        return session;
    };
}


/***/ }),

/***/ 63985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ clusterTargetOf),
/* harmony export */   Gq: () => (/* binding */ clusterTarget),
/* harmony export */   K4: () => (/* binding */ identityNamed),
/* harmony export */   U0: () => (/* binding */ unknownName)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fleet_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53254);
/* harmony import */ var _fleet_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30220);




/** One cluster and who goes there: all that is needed to open it without the fleet file. Holds no secret. */
const clusterTarget = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    /** Name in the environment, for messages. */
    name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    config: _fleet_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .cluster */ .bz,
    /** Undefined for a kubeconfig, which brings its own. */
    identity: _fleet_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .identity */ .D.optional(),
});
/** Finds a cluster of an environment and the identity for a role. `FLEET_INVALID` for unknown names. */
function clusterTargetOf(fleet, environment, name, role) {
    const found = fleet.environments[environment];
    if (found === undefined)
        throw unknownName('environment', environment, Object.keys(fleet.environments));
    const config = found.clusters[name];
    if (config === undefined)
        throw unknownName('cluster', name, Object.keys(found.clusters), ` in environment ${environment}`);
    const identityName = (role === 'deploy' ? undefined : config[`${role}-identity`]) ?? config.identity;
    if (config.cloud === 'generic' || identityName === undefined)
        return { name, config };
    return { name, config, identity: identityNamed(fleet, identityName, config.cloud, `cluster ${name}`) };
}
/** An identity of the fleet file, of the cloud that `user` is on where that matters. `FLEET_INVALID`. */
function identityNamed(fleet, name, cloud, user) {
    const found = fleet.identities[name];
    if (found === undefined)
        throw unknownName('identity', name, Object.keys(fleet.identities), ` (${user})`);
    if (cloud === undefined || found.cloud === cloud)
        return found;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('FLEET_INVALID', `${user} needs an identity of cloud ${cloud}`, {
        hint: `identities.${name} is of cloud ${found.cloud}; name another one.`,
    });
}
function unknownName(kind, name, known, where = '') {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('FLEET_INVALID', `The fleet file has no ${kind} named ${name}${where}`, {
        hint: known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.',
    });
}


/***/ }),

/***/ 91601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const systemClock = {
    now: () => Date.now(),
    sleep: (ms, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', stop, { once: true });
        function done() {
            signal?.removeEventListener('abort', stop);
            resolve();
        }
        function stop() {
            clearTimeout(timer);
            reject(signal?.reason);
        }
    }),
};


/***/ }),

/***/ 7493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   P: () => (/* binding */ retryAfter)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91601);

/**
 * Repeats `work` until it succeeds, fails for good or runs out of attempts; the last error is thrown as it is.
 * Exponential backoff with full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
async function retry(work, options) {
    const { attempts = 5, baseMs = 250, maxMs = 15_000, clock = _clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m, random = Math.random } = options;
    for (let attempt = 1;; attempt++) {
        try {
            return await work(attempt);
        }
        catch (error) {
            options.signal?.throwIfAborted();
            const verdict = options.retryable(error);
            if (verdict === false || attempt >= attempts)
                throw error;
            const ceiling = Math.min(maxMs, baseMs * 2 ** (attempt - 1));
            const pause = typeof verdict === 'number' ? verdict : ceiling / 2 + (random() * ceiling) / 2;
            options.onRetry?.(error, attempt, pause);
            await clock.sleep(pause, options.signal);
        }
    }
}
/** Milliseconds a `Retry-After` header asks for (seconds or an HTTP date), bounded by `maxMs`; undefined if absent. */
function retryAfter(header, now, maxMs = 60_000) {
    const text = header?.trim() ?? '';
    // Date.parse takes much that is no date, such as `-1`.
    const isDate = /^[a-z]{3,9},? /i.test(text);
    const ms = /^\d+$/.test(text) ? Number(text) * 1000 : isDate ? Date.parse(text) - now : Number.NaN;
    return Number.isNaN(ms) ? undefined : Math.min(maxMs, Math.max(0, ms));
}


/***/ }),

/***/ 89402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ createIdTokens)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7493);



const answer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ value: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1) });
const permissions = `Give the job the permission, and its caller where it is a reusable workflow:
    permissions:
      id-token: write
      contents: read
Pull requests from forks never get identity tokens.`;
/** A refusal that asking again may not meet. */
class Transient extends Error {
    pauseMs;
    constructor(message, pauseMs) {
        super(message);
        this.pauseMs = pauseMs;
    }
}
/**
 * Asks GitHub for tokens of the job's own identity: JWTs that live five minutes, one per audience, as often as
 * wanted while the job runs. Each is masked before it is returned. `IDENTITY_UNAVAILABLE` where the job has none.
 *
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function createIdTokens(ports) {
    return async (audience) => {
        const address = ports.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        const bearer = ports.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!address || !bearer)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', 'This job cannot ask GitHub for an identity token', {
                hint: permissions,
            });
        const url = new URL(address);
        url.searchParams.set('audience', audience);
        const token = await (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L)(() => request(url, bearer, ports), {
            clock: ports.clock,
            signal: ports.signal,
            retryable: (error) => error instanceof Transient ? (error.pauseMs ?? true) : !(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ),
            onRetry: (error) => ports.log.debug(`Identity token for ${audience}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}; again`),
        }).catch((cause) => {
            ports.signal?.throwIfAborted();
            if (cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ)
                throw cause;
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', 'GitHub did not give this job an identity token', {
                hint: 'Try again; https://www.githubstatus.com says whether Actions has an incident.',
                cause,
            });
        });
        ports.log.mask(token);
        return token;
    };
}
async function request(url, bearer, { fetch, clock, signal }) {
    const response = await fetch(url, {
        headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
        redirect: 'error',
        ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    if (response.status >= 500 || response.status === 429)
        throw new Transient(`HTTP ${response.status}`, (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P)(response.headers.get('retry-after'), clock.now()));
    if (!response.ok)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', `GitHub refused to give this job an identity token: HTTP ${response.status}`, { hint: permissions });
    return answer.parse(JSON.parse(text)).value;
}


/***/ })

};
