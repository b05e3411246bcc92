export const id = 569;
export const ids = [569];
export const modules = {

/***/ 27335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ cloudPorts),
/* harmony export */   T: () => (/* binding */ cloudInputs)
/* harmony export */ });
/* harmony import */ var _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20228);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50662);
/* harmony import */ var _core_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20870);
/* harmony import */ var _github_oidc_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89402);




/** The inputs of every action that talks to a cloud. */
const cloudInputs = { endpoints: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .yaml */ .oQ)(_clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__/* .endpoints */ .v).optional(), secrets: (0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .secretLines */ ._)() };
/** Ties the clouds to this job: its identity tokens, its secrets and its endpoint overrides, which are announced. */
function cloudPorts(inputs, context) {
    const { clock, log, env, signal } = context;
    const { fetch } = context.http;
    if (inputs.endpoints !== undefined)
        log.warning(`Endpoint overrides are in force: ${(0,_clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__/* .overriddenHosts */ .U)(inputs.endpoints).join(', ')}`);
    return {
        fetch,
        clock,
        log,
        signal,
        endpoints: inputs.endpoints ?? {},
        idToken: (0,_github_oidc_js__WEBPACK_IMPORTED_MODULE_3__/* .createIdTokens */ .Y)({ env, fetch, clock, log, signal }),
        secret: (0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSecrets */ .d)(inputs.secrets, log),
    };
}


/***/ }),

/***/ 50569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/clouds/index.js
var clouds = __webpack_require__(95954);
// EXTERNAL MODULE: ./lib/core/action.js + 2 modules
var action = __webpack_require__(74802);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/fleet/load.js + 5 modules
var load = __webpack_require__(92202);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var classic_errors = __webpack_require__(961);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(37428);
;// CONCATENATED MODULE: ./lib/actions/login-registry/docker-config.js





/** The keys of Docker's config.json that logging in changes; all others are carried over as they are. */
const dockerConfig = schemas/* looseObject */._H3({
    auths: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).default({}),
    credHelpers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
    credsStore: schemas/* string */.YjP().optional(),
});
/** Where docker keeps its configuration for this user. */
function ownDockerConfig(env) {
    return env['DOCKER_CONFIG'] || external_node_path_.join(env['HOME'] || external_node_os_.homedir(), '.docker');
}
/**
 * Writes a Docker configuration with the logins into an empty private directory. Everything else is as in
 * `original`, which is not touched: its other logins and credential helpers, its plugins and its contexts.
 */
async function writeDockerConfig(directory, original, logins) {
    const config = await read(external_node_path_.join(original, 'config.json'));
    const hosts = logins.flatMap((login) => login.hosts);
    const entries = logins.flatMap(({ hosts, credential: { username, password } }) => {
        const auth = Buffer.from(`${username}:${password}`).toString('base64');
        return hosts.map((host) => [authKey(host), { auth }]);
    });
    const helpers = Object.entries(config.credHelpers).filter(([host]) => !hosts.includes(host));
    // An empty helper keeps docker from asking the user's store for hosts whose login stands in this file.
    const own = config.credsStore === undefined ? [] : hosts.map((host) => [authKey(host), '']);
    const written = {
        ...config,
        auths: { ...config.auths, ...Object.fromEntries(entries) },
        credHelpers: Object.fromEntries([...helpers, ...own]),
    };
    await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    await (0,promises_.writeFile)(external_node_path_.join(directory, 'config.json'), `${JSON.stringify(written, null, 2)}\n`, {
        mode: 0o600,
        flag: 'wx',
    });
    for (const name of ['cli-plugins', 'contexts']) {
        const target = external_node_path_.resolve(original, name);
        if (await exists(target))
            await (0,promises_.symlink)(target, external_node_path_.join(directory, name));
    }
}
/** Docker Hub's logins stand under the address of its first API. */
function authKey(host) {
    return host === 'docker.io' || host === 'index.docker.io' ? 'https://index.docker.io/v1/' : host;
}
async function read(file) {
    const text = await (0,promises_.readFile)(file, 'utf8').catch(() => '{}');
    try {
        return dockerConfig.parse(JSON.parse(text));
    }
    catch (error) {
        // The text may hold passwords, so only the kind of mistake is told.
        const what = error instanceof classic_errors/* ZodError */.G ? core_errors/* prettifyError */.S1(error) : (0,errors/* messageOf */.bD)(error).split(',')[0];
        throw new errors/* ActionError */.lZ('INPUT_INVALID', `${file} is not a Docker configuration: ${what}`, {
            hint: 'Correct the file, or name another directory in the input `docker-config`.',
        });
    }
}
const exists = (file) => (0,promises_.stat)(file).then(() => true, () => false);

;// CONCATENATED MODULE: ./lib/actions/login-registry/main.js










/* harmony default export */ const main = ((0,action.defineAction)({
    inputs: schemas/* object */.Ikc({
        fleet: (0,inputs/* text */.Qq)(),
        registries: (0,inputs/* list */.p_)().optional(),
        dockerConfig: (0,inputs/* text */.Qq)().optional(),
        ...cloud_ports/* cloudInputs */.T,
    }),
    outputs: ['dockerConfig'],
    run: async (inputs, context) => {
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const logins = await logInAll(fleet, inputs.registries ?? Object.keys(fleet.registries), (0,cloud_ports/* cloudPorts */.M)(inputs, context));
        const original = inputs.dockerConfig ?? ownDockerConfig(context.env);
        const directory = await context.temp.directory('docker');
        context.state.save('directory', directory);
        await writeDockerConfig(directory, original, logins);
        context.temp.keep(directory);
        context.exportVariable('DOCKER_CONFIG', directory);
        // Builders stand in the Docker configuration unless told otherwise; those of the job stay known.
        if (!context.env['BUILDX_CONFIG'] && (await isDirectory(external_node_path_.join(original, 'buildx'))))
            context.exportVariable('BUILDX_CONFIG', external_node_path_.resolve(original, 'buildx'));
        return { dockerConfig: directory };
    },
    post: async ({ state }) => {
        const directory = state.read('directory');
        if (directory !== undefined)
            await (0,promises_.rm)(directory, { recursive: true, force: true });
    },
}));
/** Logs in everywhere at once; with several failures the first is thrown and the others are shown. */
async function logInAll(fleet, names, ports) {
    const settled = await Promise.allSettled(names.map((name) => logIn(fleet, name, ports)));
    const failures = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    const [first, ...others] = failures;
    for (const error of others) {
        ports.log.error((0,errors/* messageOf */.bD)(error));
        if ((0,errors/* isActionError */.Bd)(error) && error.hint !== undefined)
            ports.log.info(`What to do: ${error.hint}`);
    }
    if (failures.length > 0)
        throw first;
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
async function logIn(fleet, name, ports) {
    const { endpoint } = await (0,clouds/* openRegistry */.Me)(fleet, name, ports);
    const credential = (await endpoint.credential?.()) ?? { username: '', password: '' };
    ports.log.mask(Buffer.from(`${credential.username}:${credential.password}`).toString('base64'));
    const until = credential.expiresAt === undefined ? '' : ` until ${new Date(credential.expiresAt).toISOString()}`;
    ports.log.info(`${name}: logged in to ${endpoint.host}${until}`);
    return { hosts: [...new Set([endpoint.host, new URL(endpoint.baseUrl).host])], credential };
}
const isDirectory = (file) => (0,promises_.stat)(file).then((found) => found.isDirectory(), () => false);


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
