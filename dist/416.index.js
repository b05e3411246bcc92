export const id = 416;
export const ids = [416];
export const modules = {

/***/ 55381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ formatSession),
/* harmony export */   iq: () => (/* binding */ parseSession),
/* harmony export */   ry: () => (/* binding */ sessionVariable)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20228);
/* harmony import */ var _clouds_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63985);



/** The variable that tells the credential plugin where its session file is. */
const sessionVariable = 'FLOTILLA_CLUSTER_SESSION';
/** What connect-cluster leaves for the credential plugin. Private, though it holds no secret. */
const session = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ target: _clouds_target_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterTarget */ .Gq, endpoints: _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__/* .endpoints */ .v });
const formatSession = (value) => JSON.stringify(value);
const parseSession = (json) => session.parse(JSON.parse(json));


/***/ }),

/***/ 20228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ overriddenHosts),
/* harmony export */   v: () => (/* binding */ endpoints)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** Tokens travel there: plain HTTP is for this machine alone. */
const url = zod__WEBPACK_IMPORTED_MODULE_0__/* .url */ .OZ5({ protocol: /^https?$/ })
    .refine((value) => /^(https:|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/])/i.test(`${value}/`), 'must be https')
    .transform((value) => value.replace(/\/+$/, ''));
const audience = (real) => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .min(1)
    .refine((value) => !real.test(value), 'must differ from the cloud’s own: a token sent to another host must be worth nothing at the real one')
    .describe('OIDC audience of tokens sent to these endpoints');
/**
 * The `endpoints` input: other addresses for the clouds' services, as private endpoints and sovereign clouds need
 * them. Never part of the fleet file: who can edit the repository must not be able to redirect tokens.
 */
const endpoints = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    aws: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/^sts\.amazonaws\.com/),
        sts: url.optional(),
        ecr: url.optional(),
        eks: url.optional(),
        registry: url.optional(),
    })
        .optional(),
    gcp: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/iam\.googleapis\.com/),
        sts: url.optional(),
        iamcredentials: url.optional(),
        artifactregistry: url.optional(),
        container: url.optional(),
        registry: url.optional(),
    })
        .optional(),
    azure: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/^api:\/\/AzureADTokenExchange/i),
        login: url.optional(),
        management: url.optional(),
        registry: url.optional(),
    })
        .optional(),
    sigstore: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/^sigstore$/),
        fulcio: url,
        rekor: url,
        timestamp: url,
        'trusted-root': zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).describe('path of the trusted root these services are verified with'),
    })
        .optional(),
});
/** Hosts that a set of overrides leads to, for the warning that they are in force. */
function overriddenHosts(overrides) {
    const hosts = Object.values(overrides)
        .flatMap((cloud) => Object.values(cloud ?? {}))
        .filter((value) => value !== undefined)
        .filter((value) => /^https?:/.test(value))
        .map((value) => new URL(value).host);
    return [...new Set(hosts)];
}


/***/ }),

/***/ 95954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ openTarget),
/* harmony export */   DT: () => (/* binding */ openCluster),
/* harmony export */   Me: () => (/* binding */ openRegistry),
/* harmony export */   Vb: () => (/* binding */ openTokens)
/* harmony export */ });
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63985);

/** One line per cloud. Loaded when used: who pushes to one registry does not read the code of the others. */
const providers = {
    aws: async () => (await __webpack_require__.e(/* import() */ 281).then(__webpack_require__.bind(__webpack_require__, 7281))).provider,
    gcp: async () => (await __webpack_require__.e(/* import() */ 267).then(__webpack_require__.bind(__webpack_require__, 2267))).provider,
    azure: async () => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(831)]).then(__webpack_require__.bind(__webpack_require__, 41831))).provider,
    generic: async () => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(944)]).then(__webpack_require__.bind(__webpack_require__, 2944))).provider,
};
/**
 * Opens a registry of the fleet file. Nothing is asked of the cloud until a credential or its control plane is
 * needed, so `endpoint.host` and `endpoint.path` cost no request. `FLEET_INVALID` for an unknown name.
 */
async function openRegistry(fleet, name, ports) {
    const config = fleet.registries[name];
    if (config === undefined)
        throw (0,_target_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownName */ .U0)('registry', name, Object.keys(fleet.registries));
    const cloud = cloudOf(config);
    const identity = (0,_target_js__WEBPACK_IMPORTED_MODULE_0__/* .identityNamed */ .K4)(fleet, config.identity, cloud, `registries.${name}`);
    return registryOf(cloud, name, config, identity, ports);
}
/**
 * Opens a cluster of an environment of the fleet file: finds the API server's address and the identity's token for
 * it. `FLEET_INVALID` for unknown names, `IDENTITY_DENIED` where the cloud refuses, `CLUSTER_DENIED` where it does
 * not show the cluster, `CLOUD_FAILED` where it does not answer.
 */
async function openCluster(fleet, environment, name, ports, role = 'deploy') {
    return openTarget((0,_target_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterTargetOf */ .$T)(fleet, environment, name, role), ports);
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
    if (!isRegistryOf(config, cloud) || !isIdentityOf(identity, cloud))
        throw mixed(cloud, name);
    return (await providers[cloud]()).registry(name, config, identity, ports);
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
function cloudOf(config) {
    switch (config.type) {
        case 'ecr':
            return 'aws';
        case 'artifact-registry':
            return 'gcp';
        case 'acr':
            return 'azure';
        default:
            return 'generic';
    }
}
// The compiler does not see that what is on one cloud comes together; these tell it, and check.
const mixed = (cloud, name) => new Error(`${name} is not all on ${cloud}`);
const isRegistryOf = (config, cloud) => cloudOf(config) === cloud;
const isClusterOf = (config, cloud) => config.cloud === cloud;
const isIdentityOf = (identity, cloud) => identity.cloud === cloud;
const isClusterIdentityOf = (identity, cloud) => cloud === 'generic' ? identity === undefined : identity?.cloud === cloud;


/***/ }),

/***/ 63985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ clusterTargetOf),
/* harmony export */   Gq: () => (/* binding */ clusterTarget),
/* harmony export */   K4: () => (/* binding */ identityNamed),
/* harmony export */   U0: () => (/* binding */ unknownName),
/* harmony export */   ef: () => (/* binding */ clusterRoles)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fleet_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62841);
/* harmony import */ var _fleet_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30220);




/** Which of a cluster's two identities acts. */
const clusterRoles = ['deploy', 'rollback'];
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
    const identityName = (role === 'rollback' ? config['rollback-identity'] : undefined) ?? config.identity;
    if (config.cloud === 'generic' || identityName === undefined)
        return { name, config };
    return { name, config, identity: identityNamed(fleet, identityName, config.cloud, `cluster ${name}`) };
}
/** An identity of the fleet file, of the cloud that `user` is on. `FLEET_INVALID`. */
function identityNamed(fleet, name, cloud, user) {
    const found = fleet.identities[name];
    if (found === undefined)
        throw unknownName('identity', name, Object.keys(fleet.identities), ` (${user})`);
    if (found.cloud === cloud)
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

/***/ 3828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ isActionError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/* unused harmony export errorCodes */
/** Every way an action can fail for a reason its user can act on. Documented in docs/errors.md; keep alphabetical. */
const errorCodes = {
    ARTIFACT_MISMATCH: 'a downloaded artifact is not the one its job announced',
    BUILD_FAILED: 'a Dockerfile failed to build',
    CHART_INVALID: 'a chart or manifest is missing, renders nothing or renders something unusable',
    CLOUD_FAILED: 'an API of a cloud kept failing',
    CLUSTER_CHANGED: 'somebody else changed the cluster meanwhile',
    CLUSTER_DENIED: 'a cluster refused the identity or the request',
    CLUSTER_LOCKED: 'another delivery holds the lock of this application in this cluster',
    CLUSTER_UNREACHABLE: 'a cluster did not answer',
    CREDENTIAL_EXPIRED: 'a credential ran out and could not be renewed',
    DELIVERY_FAILED: 'a delivery did not end as planned, or did not report',
    DIGEST_MISMATCH: 'content does not have the digest it was announced with',
    FLEET_INVALID: 'the fleet file has mistakes',
    IDENTITY_DENIED: 'a cloud refused to exchange the job identity',
    IDENTITY_UNAVAILABLE: 'the job has no identity token to exchange',
    INCOMPLETE: 'every manifest is everywhere but a tag could not be written somewhere',
    INPUT_INVALID: 'an input is missing or wrong',
    INTERRUPTED: 'the job was cancelled',
    LAYOUT_INVALID: 'an OCI layout is broken',
    PLATFORM_UNSUPPORTED: 'a platform cannot be built here',
    REFERENCE_INVALID: 'an image reference is not well-formed',
    REGISTRY_DENIED: 'a registry refused the identity or the request',
    REGISTRY_FAILED: 'a registry kept failing',
    REGISTRY_UNSAFE: 'a registry asked for something no honest registry asks for',
    RELEASE_INVALID: 'a release record is damaged or of an unknown version',
    RELEASE_REFUSED: 'this release may not be deployed here now',
    REPOSITORY_MISSING: 'a repository does not exist and could not be created',
    ROLLBACK_FAILED: 'the way back failed; what is live needs a person',
    ROLLOUT_FAILED: 'a rollout cannot succeed any more',
    ROLLOUT_TIMED_OUT: 'a rollout did not finish in time',
    SCAN_FAILED: 'the scanner could not give a verdict',
    SIGNING_FAILED: 'signing or its services failed',
    SMOKE_FAILED: 'the deployed application did not answer as it should',
    TAG_IMMUTABLE: 'an immutable tag names another digest',
    TOOL_FAILED: 'a program the action runs failed',
    TOOL_MISSING: 'a program the action needs is not there and could not be fetched',
    UNVERIFIED: 'a signature or attestation is missing or not by who should have signed',
    VULNERABLE: 'the scan gate refused an image',
};
/** A failure the user can act on. Anything else that is thrown is a bug and keeps its stack. */
class ActionError extends Error {
    name = 'ActionError';
    code;
    hint;
    constructor(code, message, { hint, cause } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.hint = hint;
    }
}
/** True for an ActionError, of the given code if one is named. */
function isActionError(error, code) {
    return error instanceof ActionError && (code === undefined || error.code === code);
}
/** The message of whatever was thrown, with the reasons behind it (`fetch failed: connect ECONNREFUSED …`). */
function messageOf(error) {
    if (!(error instanceof Error))
        return String(error);
    // AggregateError of a failed connect has an empty message; its parts say what happened.
    const own = error.message || (error instanceof AggregateError ? error.errors.map(messageOf).join(', ') : error.name);
    return error.cause === undefined ? own : `${own}: ${messageOf(error.cause)}`;
}


/***/ }),

/***/ 62151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createHttp)
/* harmony export */ });
/** Artifact Registry answers uploads with a Location of some 20 KiB; Node's own limit is 16 KiB for all headers. */
const maxHeaderSize = 64 * 1024;
/**
 * HTTP/1.1 keep-alive pools, one per host, honouring HTTPS_PROXY and NO_PROXY; extra certificate authorities come by
 * NODE_EXTRA_CA_CERTS as everywhere in Node. undici is loaded with the first request: refusing bad input needs none.
 */
function createHttp() {
    let loading;
    const load = () => {
        loading ??= __webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 24371, 19)).then((undici) => {
            const agent = new undici.EnvHttpProxyAgent({
                connections: 16,
                maxHeaderSize,
                keepAliveTimeout: 30_000,
                headersTimeout: 120_000,
                bodyTimeout: 120_000,
                connect: { timeout: 15_000 },
            });
            // undici's own fetch: the platform's refuses a dispatcher of another undici version. The two declare the same
            // WHATWG types under different names, hence the assertion.
            const fetch = ((url, init) => undici.fetch(url, { ...init, dispatcher: agent }));
            return { fetch, agent };
        });
        return loading;
    };
    return {
        fetch: async (url, init) => (await load()).fetch(url, init),
        dispatcher: async () => (await load()).agent,
        close: async () => {
            const loaded = await loading;
            loading = undefined;
            await loaded?.agent.close();
        },
    };
}


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
    if (header === null)
        return undefined;
    const seconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
    return Number.isNaN(seconds) ? undefined : Math.min(maxMs, Math.max(0, seconds));
}


/***/ }),

/***/ 62841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bz: () => (/* binding */ cluster),
/* harmony export */   cA: () => (/* binding */ environment)
/* harmony export */ });
/* unused harmony exports smokeCheck, smoke */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5992);


const common = {
    identity: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU.describe('name of the identity that deploys'),
    'rollback-identity': _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU
        .optional()
        .describe('name of the identity that rolls back; `identity` without it'),
    registry: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU.describe('name of the registry this cluster pulls from'),
    namespace: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU.optional().describe('namespace, where it differs from the environment’s'),
    values: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_names_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryPath */ .SH)
        .default([])
        .describe('values files for this cluster, after the application’s'),
    url: zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5().optional().describe('public address of the application there'),
};
const eks = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('aws'),
    cluster: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    region: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    ...common,
});
const gke = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('gcp'),
    project: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    location: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    cluster: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    endpoint: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['public', 'dns', 'private']).default('public'),
    ...common,
});
const aks = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('azure'),
    subscription: zod__WEBPACK_IMPORTED_MODULE_1__/* .guid */ .OsD(),
    'resource-group': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    cluster: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    ...common,
});
const any = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('generic'),
    kubeconfig: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf.describe('entry of flotilla-secrets that holds a kubeconfig, base64-encoded'),
    context: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    ...common,
    identity: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU.optional(),
});
/** A cluster the application is deployed to. */
const cluster = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('cloud', [eks, gke, aks, any]);
/** One thing the running application must do. */
const smokeCheck = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    service: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU
        .optional()
        .describe('Service asked through the API server’s proxy; `url` asks the public address'),
    port: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(65535), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()])
        .default('http')
        .describe('port number or name of the Service'),
    url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('absolute address, or a path below the cluster’s `url`'),
    path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().startsWith('/').default('/'),
    method: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']).default('GET'),
    headers: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default({}),
    body: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(100).max(599)).default([200]),
    json: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())
        .default({})
        .describe('dotted path in the answer → text it must equal; may name {commit}, {release}, {digest}, {revision}'),
    timeout: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S5.default('5s'),
});
const smoke = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    passes: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(100).default(2).describe('consecutive passes that count as success'),
    deadline: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S5.default('60s').describe('for all checks together'),
    checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(smokeCheck).default([]),
});
/** Where and how one application is deployed. */
const environment = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    application: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU,
    when: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]).describe('refs that are delivered here, such as refs/heads/main'),
    'github-environment': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('GitHub environment that guards it'),
    namespace: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU,
    clusters: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU, cluster)
        .refine((all) => Object.keys(all).length > 0, 'must name at least one cluster'),
    strategy: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['rolling']).default('rolling'),
    timeout: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S5.default('5m').describe('for one cluster’s rollout'),
    'on-failure': zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['all-or-nothing', 'fail-fast', 'continue'])
        .default('all-or-nothing')
        .describe('what becomes of the other clusters when one fails'),
    smoke: smoke.default({ passes: 2, deadline: '60s', checks: [] }),
});


/***/ }),

/***/ 30220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ identity)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5992);


const aws = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('aws'),
    role: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'must be the ARN of a role')
        .describe('ARN of the role to assume with the job token'),
    region: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('region whose STS endpoint exchanges the token'),
});
const gcp = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('gcp'),
    provider: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^projects\/\d+\/locations\/global\/workloadIdentityPools\/[^/]+\/providers\/[^/]+$/, 'must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER')
        .describe('full name of the workload identity provider'),
    'service-account': zod__WEBPACK_IMPORTED_MODULE_1__/* .email */ .Rpp()
        .optional()
        .describe('service account to impersonate; direct federation without it'),
});
const azure = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('azure'),
    tenant: zod__WEBPACK_IMPORTED_MODULE_1__/* .guid */ .OsD().describe('Entra tenant id'),
    client: zod__WEBPACK_IMPORTED_MODULE_1__/* .guid */ .OsD()
        .describe('client id of the application or user-assigned identity with the federated credential'),
});
const generic = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('generic'),
    username: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('user or robot account'),
    password: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf.describe('entry of flotilla-secrets that holds the password or token'),
});
/** How a job proves who it is to one cloud account. Push, plan, deploy and rollback each have their own. */
const identity = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('cloud', [aws, gcp, azure, generic]);


/***/ }),

/***/ 5992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gf: () => (/* binding */ secretName),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   UU: () => (/* binding */ name)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** A name that is also fit for a file, a label value and a workflow output: lower case, digits and dashes. */
const name = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be lower case letters, digits and dashes, at most 63')
    .describe('lower case letters, digits and dashes, at most 63');
/** A path inside the repository; it may not leave it. */
const repositoryPath = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .min(1)
    .refine((path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'), 'must stay inside the repository')
    .describe('path from the root of the repository');
/** The name of one entry of the `flotilla-secrets` secret. */
const secretName = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[A-Z_][A-Z0-9_]*$/, 'must be the name of an entry of flotilla-secrets')
    .describe('name of an entry of the flotilla-secrets secret');
/** A duration such as 90s or 5m. */
const durationText = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, 'must be a duration such as 90s, 5m or 1h30m');


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


/***/ }),

/***/ 28416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   printToken: () => (/* binding */ printToken)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _actions_connect_cluster_session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55381);
/* harmony import */ var _clouds_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95954);
/* harmony import */ var _core_clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91601);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3828);
/* harmony import */ var _core_http_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62151);
/* harmony import */ var _github_oidc_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89402);







/** kubectl reads standard output as the credential and shows standard error; neither may carry anything else. */
const quiet = {
    info: () => undefined,
    debug: () => undefined,
    notice: () => undefined,
    warning: (message) => void process.stderr.write(`${message}\n`),
    error: (message) => void process.stderr.write(`${message}\n`),
    group: (_title, work) => work(),
    // A workflow command would print the token on standard output. It lives in memory and in the answer only.
    mask: () => undefined,
};
/** Milliseconds before a token's end at which kubectl shall ask for another. */
const margin = 60_000;
/**
 * The exec credential plugin of the kubeconfig that connect-cluster writes: mints a token from the job's identity and
 * prints it as ExecCredential. Writes nothing to disk. Exit code 1 with a reason on standard error.
 * https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 */
async function printToken() {
    const http = (0,_core_http_js__WEBPACK_IMPORTED_MODULE_6__/* .createHttp */ .V)();
    try {
        const { value, expiresAt } = await mint(http.fetch);
        const expirationTimestamp = new Date(expiresAt - margin).toISOString();
        const status = { token: value, expirationTimestamp };
        process.stdout.write(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }));
    }
    catch (error) {
        process.exitCode = 1;
        const reason = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .isActionError */ .Bd)(error) ? `${error.code}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}` : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error);
        process.stderr.write(`flotilla: ${reason}\n`);
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .isActionError */ .Bd)(error) && error.hint !== undefined)
            process.stderr.write(`${error.hint}\n`);
    }
    finally {
        await http.close();
    }
}
async function mint(fetch) {
    const file = process.env[_actions_connect_cluster_session_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionVariable */ .ry];
    const text = file && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch(() => undefined));
    if (!text)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('CREDENTIAL_EXPIRED', 'The session of this kubeconfig is gone', {
            hint: 'It ends with the job that called connect-cluster.',
        });
    const { target, endpoints } = (0,_actions_connect_cluster_session_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSession */ .iq)(text);
    const ports = { fetch, clock: _core_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m, log: quiet };
    const token = await (0,_clouds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openTokens */ .Vb)(target, {
        ...ports,
        endpoints,
        idToken: (0,_github_oidc_js__WEBPACK_IMPORTED_MODULE_5__/* .createIdTokens */ .Y)({ ...ports, env: process.env }),
        secret: (name) => {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('INPUT_INVALID', `The secret ${name} is not available to a credential plugin`);
        },
    });
    if (token === undefined)
        throw new Error(`cluster ${target.name} needs no plugin`);
    return token();
}


/***/ })

};
