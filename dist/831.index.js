export const id = 831;
export const ids = [831];
export const modules = {

/***/ 41831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  provider: () => (/* binding */ provider)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var classic_schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/clouds/kubeconfig.js
var kubeconfig = __webpack_require__(81623);
// EXTERNAL MODULE: ./lib/clouds/request.js
var request = __webpack_require__(68251);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/coerce.js


function string(params) {
    return core._coercedString(schemas.ZodString, params);
}
function number(params) {
    return api/* _coercedNumber */.qG(classic_schemas/* ZodNumber */.rSt, params);
}
function coerce_boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}

// EXTERNAL MODULE: ./lib/clouds/denied.js
var denied = __webpack_require__(27735);
// EXTERNAL MODULE: ./lib/clouds/renewing.js
var renewing = __webpack_require__(56355);
;// CONCATENATED MODULE: ./lib/clouds/azure/identity.js




/** What a token is for. `kubernetes` is the application that stands for every AKS API server. */
const scopes = {
    registry: 'https://containerregistry.azure.net/.default',
    management: 'https://management.azure.com/.default',
    kubernetes: '6dae42f8-4368-4678-94ff-3960e28e3630/.default',
};
const granted = classic_schemas/* object */.Ikc({ access_token: classic_schemas/* string */.YjP().min(1), expires_in: number() });
const refused = classic_schemas/* object */.Ikc({ error: classic_schemas/* string */.YjP(), error_description: classic_schemas/* string */.YjP().optional() });
/**
 * Entra access tokens for one scope, from the job's token as client assertion: minted anew for each exchange, since
 * it lives five minutes only. `IDENTITY_DENIED`.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
function entraToken(scope, identity, ports) {
    const { tenant, client } = identity;
    return (0,renewing/* renewing */.I)(async () => {
        let assertion = '';
        const reply = await (0,request/* request */.E)(ports, {
            what: 'Microsoft Entra',
            url: `${ports.endpoints.azure?.login ?? 'https://login.microsoftonline.com'}/${tenant}/oauth2/v2.0/token`,
            init: async () => {
                assertion = await ports.idToken(ports.endpoints.azure?.audience ?? 'api://AzureADTokenExchange');
                const form = {
                    grant_type: 'client_credentials',
                    client_id: client,
                    scope,
                    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
                    client_assertion: assertion,
                };
                return { method: 'POST', body: new URLSearchParams(form) };
            },
        });
        if (!reply.ok) {
            const trust = (claims) => federatedCredential(claims, identity);
            const wanted = `client ${client} of tenant ${tenant}`;
            throw (0,denied/* denied */.w)({ who: 'Microsoft Entra', wanted, said: entraSaid(reply.text), token: assertion, trust });
        }
        const { access_token: value, expires_in: seconds } = granted.parse(JSON.parse(reply.text));
        ports.log.mask(value);
        return { value, expiresAt: ports.clock.now() + seconds * 1000 };
    }, ports.clock);
}
/** `invalid_client: AADSTS700213: …`, without the trace ids that follow on further lines. */
function entraSaid(text) {
    try {
        const { error, error_description: description = '' } = refused.parse(JSON.parse(text));
        return `${error}: ${description.split(/\r?\n| Trace ID:/)[0]}`;
    }
    catch {
        return (0,request/* brief */.d)(text);
    }
}
function federatedCredential(claims, { client, tenant }) {
    const credential = {
        name: 'flotilla',
        issuer: claims['iss'] ?? 'https://token.actions.githubusercontent.com',
        subject: claims['sub'] ?? 'repo:OWNER/NAME:environment:ENVIRONMENT',
        audiences: [claims['aud'] ?? 'api://AzureADTokenExchange'],
    };
    return `Where this job is to be let in, client ${client} of tenant ${tenant} needs this federated credential:\n${JSON.stringify(credential, null, 2)}`;
}

;// CONCATENATED MODULE: ./lib/clouds/azure/cluster.js





const apiVersion = '2024-09-01';
const credentials = classic_schemas/* object */.Ikc({ kubeconfigs: classic_schemas/* array */.YOg(classic_schemas/* object */.Ikc({ value: classic_schemas/* base64 */.K39() })).min(1) });
const failure = classic_schemas/* object */.Ikc({ error: classic_schemas/* object */.Ikc({ code: classic_schemas/* string */.YjP(), message: classic_schemas/* string */.YjP() }) });
/** Finds an AKS cluster's API server; its bearer tokens are Entra's for the AKS server application. */
async function openAks(name, config, identity, ports) {
    const { server, ca } = await describe(name, config, identity, ports);
    return { server, ca, token: aksToken(identity, ports) };
}
function aksToken(identity, ports) {
    return entraToken(scopes.kubernetes, identity, ports);
}
/** Only the address and the authority are taken from the kubeconfig; its user would want the az command. */
async function describe(name, { subscription, 'resource-group': group, cluster }, identity, ports) {
    const token = entraToken(scopes.management, identity, ports);
    const base = ports.endpoints.azure?.management ?? 'https://management.azure.com';
    const path = [
        ...['subscriptions', subscription, 'resourceGroups', group],
        ...['providers', 'Microsoft.ContainerService', 'managedClusters', cluster, 'listClusterUserCredential'],
    ].map(encodeURIComponent);
    const reply = await (0,request/* request */.E)(ports, {
        what: 'Azure Resource Manager',
        url: `${base}/${path.join('/')}?api-version=${apiVersion}`,
        init: async () => ({
            method: 'POST',
            headers: { authorization: `Bearer ${(await token()).value}`, 'content-length': '0' },
        }),
    });
    if (!reply.ok)
        throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `${name}: Azure does not show cluster ${cluster} in ${group}: ${armSaid(reply.text)}`, {
            hint: reply.status === 404
                ? `Correct \`subscription\`, \`resource-group\` and \`cluster\` of cluster ${name} in the fleet file.`
                : `Grant client ${identity.client} the role "Azure Kubernetes Service Cluster User Role" on the cluster.`,
        });
    const [first] = credentials.parse(JSON.parse(reply.text)).kubeconfigs;
    const text = Buffer.from(first?.value ?? '', 'base64').toString('utf8');
    ports.log.mask(text);
    try {
        const { cluster: found } = (0,kubeconfig/* readKubeconfig */.U)(text);
        const ca = found['certificate-authority-data'];
        return { server: found.server, ca: ca && Buffer.from(ca, 'base64').toString('utf8') };
    }
    catch (cause) {
        throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `${name}: the kubeconfig of ${cluster} is unusable: ${(0,errors/* messageOf */.bD)(cause)}`);
    }
}
function armSaid(text) {
    try {
        const { error } = failure.parse(JSON.parse(text));
        return `${error.code}: ${error.message}`;
    }
    catch {
        return (0,request/* brief */.d)(text);
    }
}

;// CONCATENATED MODULE: ./lib/clouds/azure/control-plane.js
/** The official client for an ACR registry's own API. It exchanges the Entra token for the registry's itself. */
async function containerRegistryClient(baseUrl, entra) {
    const { ContainerRegistryClient } = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(669), __webpack_require__.e(430)]).then(__webpack_require__.bind(__webpack_require__, 93430));
    return new ContainerRegistryClient(baseUrl, {
        getToken: async () => {
            const { value: token, expiresAt: expiresOnTimestamp } = await entra();
            return { token, expiresOnTimestamp };
        },
    });
}

;// CONCATENATED MODULE: ./lib/clouds/azure/registry.js







/** The user that a refresh token is the password of. */
const nobody = '00000000-0000-0000-0000-000000000000';
const exchanged = classic_schemas/* object */.Ikc({ refresh_token: classic_schemas/* string */.YjP().min(1) });
/** Opens an Azure Container Registry. Its repositories come into being with the first push. */
function openAcr(name, config, identity, ports) {
    const { registry, path, required } = config;
    const host = `${registry}.azurecr.io`;
    const baseUrl = ports.endpoints.azure?.registry ?? `https://${host}`;
    const entra = entraToken(scopes.registry, identity, ports);
    const login = (0,renewing/* renewing */.I)(() => exchange(name, host, baseUrl, identity, entra, ports), ports.clock);
    let client;
    return {
        endpoint: {
            name,
            host,
            baseUrl,
            path,
            required,
            traits: { chunkedUpload: true, mount: 'any', concurrency: 8 },
            credential: async (renew) => (await login(renew)).value,
        },
        ensureRepository: async () => 'created-by-push',
        hasDigest: async (repository, digest) => {
            client ??= containerRegistryClient(baseUrl, entra);
            const artifact = (await client).getArtifact(repository, digest);
            try {
                return (await artifact.getManifestProperties()).digest === digest;
            }
            catch (cause) {
                const status = statusOf(cause);
                if (status === 404)
                    return false;
                if (status === 401 || status === 403)
                    return 'unknown';
                if (cause instanceof errors/* ActionError */.lZ)
                    throw cause;
                throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `${name}: ACR failed for ${repository}: ${(0,errors/* messageOf */.bD)(cause)}`, { hint: 'Try again; the registry’s control plane did not answer as documented.' });
            }
        },
    };
}
/**
 * Exchanges an Entra token for a refresh token of the registry, which is a password to its token service.
 * https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
 */
async function exchange(name, host, baseUrl, identity, entra, ports) {
    const reply = await (0,request/* request */.E)(ports, {
        what: `${name}: ACR`,
        url: `${baseUrl}/oauth2/exchange`,
        init: async () => ({
            method: 'POST',
            body: new URLSearchParams({
                grant_type: 'access_token',
                service: host,
                tenant: identity.tenant,
                access_token: (await entra()).value,
            }),
        }),
    });
    if (!reply.ok)
        throw new errors/* ActionError */.lZ('REGISTRY_DENIED', `${name}: ${host} gave client ${identity.client} no login: ${(0,request/* brief */.d)(reply.text)}`, {
            hint: `Grant the client the role AcrPush (to verify only: AcrPull) on registry ${host.split('.')[0]}.`,
        });
    const { refresh_token: password } = exchanged.parse(JSON.parse(reply.text));
    ports.log.mask(password);
    // Three hours, says its own claim; an opaque one is taken to last for one.
    const expiry = Number((0,denied/* claimsOf */.d)(password)['exp']);
    const expiresAt = Number.isFinite(expiry) ? expiry * 1000 : ports.clock.now() + 3_600_000;
    return { value: { username: nobody, password, expiresAt }, expiresAt };
}
function statusOf(error) {
    return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
        ? error.statusCode
        : undefined;
}

;// CONCATENATED MODULE: ./lib/clouds/azure/index.js


/** Microsoft Azure: Container Registry and AKS by federated credentials of Entra. */
const provider = {
    registry: async (name, config, identity, ports) => openAcr(name, config, identity, ports),
    cluster: openAks,
    clusterToken: (_name, _config, identity, ports) => aksToken(identity, ports),
};


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

/***/ 81623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ readKubeconfig)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);



const clusterEntry = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    server: zod__WEBPACK_IMPORTED_MODULE_2__/* .url */ .OZ5({ protocol: /^https$/ }),
    'certificate-authority-data': zod__WEBPACK_IMPORTED_MODULE_2__/* .base64 */ .K39().optional(),
    'tls-server-name': zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
});
const userEntry = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    token: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    'client-certificate-data': zod__WEBPACK_IMPORTED_MODULE_2__/* .base64 */ .K39().optional(),
    'client-key-data': zod__WEBPACK_IMPORTED_MODULE_2__/* .base64 */ .K39().optional(),
});
/** The parts of a kubeconfig that lead to a cluster; unknown keys are kept, so that unwanted ones can be seen. */
const kubeconfig = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    'current-context': zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    contexts: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), context: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ cluster: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), user: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default('') }) })),
    clusters: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), cluster: clusterEntry })),
    users: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), user: userEntry.nullish() })).nullish(),
});
/**
 * Reads a kubeconfig and follows one of its contexts, the current one by default, to a cluster and a user. Throws a
 * plain Error that says what is wrong without quoting values, which may be secret.
 */
function readKubeconfig(text, wanted) {
    const parsed = kubeconfig.safeParse(yaml(text));
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new Error(`${issue?.path.join('.') || 'it'} is not as in a kubeconfig (${issue?.message})`);
    }
    const { contexts, clusters, users, 'current-context': current } = parsed.data;
    const name = wanted ?? (current || (contexts.length === 1 ? contexts[0]?.name : undefined));
    if (name === undefined)
        throw new Error('it has no current-context; name one');
    const context = contexts.find((entry) => entry.name === name)?.context;
    if (context === undefined)
        throw new Error(`it has no context ${name}, only ${contexts.map((entry) => entry.name).join(', ')}`);
    const cluster = clusters.find((entry) => entry.name === context.cluster)?.cluster;
    if (cluster === undefined)
        throw new Error(`it has no cluster ${context.cluster}`);
    return {
        context: name,
        cluster,
        user: users?.find((entry) => entry.name === context.user)?.user ?? {},
    };
}
function yaml(text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { logLevel: 'error' });
    }
    catch (error) {
        // The parser quotes the line, which may hold a key.
        throw new Error(`it is not YAML (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).split('\n')[0]})`);
    }
}


/***/ }),

/***/ 56355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ renewing)
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


/***/ }),

/***/ 68251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ request),
/* harmony export */   d: () => (/* binding */ brief)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7493);


/** More than any of these APIs answers; what is longer is not theirs. */
const maxBytes = 4 * 1024 * 1024;
class Again extends Error {
    reply;
    pauseMs;
    constructor(reply, pauseMs) {
        super(`HTTP ${reply.status}`);
        this.reply = reply;
        this.pauseMs = pauseMs;
    }
}
/**
 * Asks a cloud's API. Failed connections, 429 and 5xx are tried again up to five times; every other answer is the
 * caller's to judge. Redirects are refused: what is sent here carries credentials. `CLOUD_FAILED` when it gives up.
 */
async function request(ports, { what, url, init }) {
    try {
        return await (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L)(async () => send(ports, url, await init()), {
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
        const said = cause instanceof Again ? `: ${brief(cause.reply.text)}` : '';
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLOUD_FAILED', `${what} at ${new URL(url).host} kept failing${said}`, {
            hint: 'Try again; if it persists look at the cloud’s status page and at the network between it and the runner.',
            cause,
        });
    }
}
async function send({ fetch, clock, signal }, url, init) {
    const response = await fetch(url, { ...init, redirect: 'error', ...(signal ? { signal } : {}) });
    const reply = { status: response.status, ok: response.ok, text: await readText(response) };
    if (reply.status !== 429 && reply.status < 500)
        return reply;
    throw new Again(reply, (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P)(response.headers.get('retry-after'), clock.now()));
}
async function readText(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > maxBytes)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLOUD_FAILED', `${response.url} answered without end`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** The beginning of an answer on one line, for messages. */
function brief(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > 300 ? `${line.slice(0, 300)}…` : line || '(empty)';
}


/***/ })

};
