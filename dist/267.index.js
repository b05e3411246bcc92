export const id = 267;
export const ids = [267];
export const modules = {

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

/***/ 2267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  provider: () => (/* binding */ provider)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/clouds/request.js
var request = __webpack_require__(68251);
// EXTERNAL MODULE: ./lib/clouds/denied.js
var denied = __webpack_require__(27735);
// EXTERNAL MODULE: ./lib/clouds/renewing.js
var renewing = __webpack_require__(56355);
;// CONCATENATED MODULE: ./lib/clouds/gcp/identity.js




const scope = 'https://www.googleapis.com/auth/cloud-platform';
const exchanged = schemas/* object */.Ikc({ access_token: schemas/* string */.YjP().min(1), expires_in: schemas/* number */.aig() });
const generated = schemas/* object */.Ikc({ accessToken: schemas/* string */.YjP().min(1), expireTime: schemas/* string */.YjP() });
const stsError = schemas/* object */.Ikc({ error: schemas/* string */.YjP(), error_description: schemas/* string */.YjP().optional() });
/** An error of a Google API, as its REST surface writes it. */
const apiError = schemas/* object */.Ikc({
    error: schemas/* object */.Ikc({ code: schemas/* number */.aig(), message: schemas/* string */.YjP(), status: schemas/* string */.YjP().optional() }),
});
/** `PERMISSION_DENIED: …` out of an API's error body. */
function googleSaid(text) {
    try {
        const { error } = apiError.parse(JSON.parse(text));
        return `${error.status ?? error.code}: ${error.message}`;
    }
    catch {
        return (0,request/* brief */.d)(text);
    }
}
/**
 * Google access tokens from the job's token by workload identity federation: the federated token itself, or that of
 * the service account it may impersonate. `IDENTITY_DENIED`.
 * https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines
 */
function googleToken(identity, ports) {
    return (0,renewing/* renewing */.I)(async () => {
        let token = '';
        const federated = await federate(identity, ports, (minted) => {
            token = minted;
        });
        const account = identity['service-account'];
        return account === undefined ? federated : impersonate(account, federated, token, identity, ports);
    }, ports.clock);
}
async function federate({ provider }, ports, onToken) {
    let subjectToken = '';
    const reply = await (0,request/* request */.E)(ports, {
        what: 'Google STS',
        url: `${ports.endpoints.gcp?.sts ?? 'https://sts.googleapis.com'}/v1/token`,
        init: async () => {
            subjectToken = await ports.idToken(ports.endpoints.gcp?.audience ?? `https://iam.googleapis.com/${provider}`);
            onToken(subjectToken);
            return json({
                audience: `//iam.googleapis.com/${provider}`,
                grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
                requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
                subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
                scope,
                subjectToken,
            });
        },
    });
    if (!reply.ok) {
        const trust = (claims) => poolCondition(claims, provider);
        const said = stsSaid(reply.text);
        throw (0,denied/* denied */.w)({ who: 'Google STS', wanted: `a member of ${provider}`, said, token: subjectToken, trust });
    }
    const { access_token: value, expires_in: seconds } = exchanged.parse(JSON.parse(reply.text));
    ports.log.mask(value);
    return { value, expiresAt: ports.clock.now() + seconds * 1000 };
}
async function impersonate(account, federated, token, { provider }, ports) {
    const base = ports.endpoints.gcp?.iamcredentials ?? 'https://iamcredentials.googleapis.com';
    const reply = await (0,request/* request */.E)(ports, {
        what: 'Google IAM credentials',
        url: `${base}/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`,
        init: () => json({ scope: [scope], lifetime: '3600s' }, federated.value),
    });
    if (!reply.ok) {
        const trust = (claims) => impersonationGrant(claims, account, provider);
        throw (0,denied/* denied */.w)({ who: 'Google IAM', wanted: account, said: googleSaid(reply.text), token, trust });
    }
    const { accessToken: value, expireTime } = generated.parse(JSON.parse(reply.text));
    ports.log.mask(value);
    return { value, expiresAt: Date.parse(expireTime) };
}
function json(body, bearer) {
    const headers = {
        'content-type': 'application/json',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    };
    return { method: 'POST', headers, body: JSON.stringify(body) };
}
function stsSaid(text) {
    try {
        const { error, error_description: description } = stsError.parse(JSON.parse(text));
        return description === undefined ? error : `${error}: ${description}`;
    }
    catch {
        return googleSaid(text);
    }
}
function poolCondition(claims, provider) {
    const pool = provider.replace(/\/providers\/.*/, '');
    return `Where this job is to be let in, the provider ${provider} needs
  issuer: ${claims['iss'] ?? 'https://token.actions.githubusercontent.com'}
  allowed audience: ${claims['aud'] ?? `https://iam.googleapis.com/${provider}`}
  attribute mapping: google.subject=assertion.sub, attribute.repository_id=assertion.repository_id
  attribute condition: assertion.repository_id == '${claims['repository_id'] ?? 'ID'}'
and what the job uses must be granted to
  principal://iam.googleapis.com/${pool}/subject/${claims['sub'] ?? 'SUBJECT'}`;
}
function impersonationGrant(claims, account, provider) {
    const pool = provider.replace(/\/providers\/.*/, '');
    return `Where this job is to be let in, grant roles/iam.workloadIdentityUser on ${account} to
  principal://iam.googleapis.com/${pool}/subject/${claims['sub'] ?? 'SUBJECT'}
and enable the API iamcredentials.googleapis.com in its project.`;
}

;// CONCATENATED MODULE: ./lib/clouds/gcp/cluster.js




const described = schemas/* object */.Ikc({
    status: schemas/* string */.YjP().optional(),
    endpoint: schemas/* string */.YjP().optional(),
    masterAuth: schemas/* object */.Ikc({ clusterCaCertificate: schemas/* string */.YjP().optional() }).optional(),
    privateClusterConfig: schemas/* object */.Ikc({ privateEndpoint: schemas/* string */.YjP().optional() }).optional(),
    controlPlaneEndpointsConfig: schemas/* object */.Ikc({
        dnsEndpointConfig: schemas/* object */.Ikc({ endpoint: schemas/* string */.YjP().optional() }).optional(),
        ipEndpointsConfig: schemas/* object */.Ikc({ publicEndpoint: schemas/* string */.YjP().optional(), privateEndpoint: schemas/* string */.YjP().optional() })
            .optional(),
    })
        .optional(),
});
/** Finds a GKE cluster's API server by the kind of endpoint the fleet file asks for; tokens are Google's own. */
async function openGke(name, config, identity, ports) {
    const token = googleToken(identity, ports);
    const found = await describe(name, config, identity, token, ports);
    const address = addressOf(found, config.endpoint);
    const ca = found.masterAuth?.clusterCaCertificate;
    // The DNS endpoint bears a public certificate; the cluster's own authority would not vouch for it.
    const needsCa = config.endpoint !== 'dns';
    if (!address || (needsCa && !ca))
        throw new errors/* ActionError */.lZ('CLUSTER_UNREACHABLE', `${name}: ${config.cluster} (${found.status ?? 'no status'}) has no ${config.endpoint} endpoint`, { hint: `Enable that endpoint, or set \`endpoint\` of cluster ${name} to another kind.` });
    return {
        server: `https://${address}`,
        ca: needsCa ? Buffer.from(ca ?? '', 'base64').toString('utf8') : undefined,
        token,
    };
}
function addressOf({ endpoint, privateClusterConfig, controlPlaneEndpointsConfig }, kind) {
    const { dnsEndpointConfig, ipEndpointsConfig } = controlPlaneEndpointsConfig ?? {};
    switch (kind) {
        case 'dns':
            return dnsEndpointConfig?.endpoint;
        case 'private':
            return ipEndpointsConfig?.privateEndpoint ?? privateClusterConfig?.privateEndpoint;
        case 'public':
            return ipEndpointsConfig?.publicEndpoint ?? endpoint;
    }
}
async function describe(name, { project, location, cluster }, identity, token, ports) {
    const base = ports.endpoints.gcp?.container ?? 'https://container.googleapis.com';
    const path = ['projects', project, 'locations', location, 'clusters', cluster].map(encodeURIComponent);
    const reply = await (0,request/* request */.E)(ports, {
        what: 'GKE',
        url: `${base}/v1/${path.join('/')}`,
        init: async () => ({ headers: { authorization: `Bearer ${(await token()).value}` } }),
    });
    if (reply.ok)
        return described.parse(JSON.parse(reply.text));
    const who = identity['service-account'] ?? `the pool of ${identity.provider}`;
    throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `${name}: GKE does not show ${cluster} in ${project}/${location}: ${googleSaid(reply.text)}`, {
        hint: reply.status === 404
            ? `Correct \`project\`, \`location\` and \`cluster\` of cluster ${name} in the fleet file.`
            : `Grant ${who} the permission container.clusters.get (roles/container.clusterViewer).`,
    });
}

;// CONCATENATED MODULE: ./lib/clouds/gcp/control-plane.js

/**
 * The official client for Artifact Registry's control plane, over REST (its gRPC transport is never touched), on our
 * own connections and tokens.
 */
async function artifactRegistryClient(token, ports) {
    const { v1 } = await __webpack_require__.e(/* import() */ 192).then(__webpack_require__.t.bind(__webpack_require__, 34192, 19));
    const override = ports.endpoints.gcp?.artifactregistry;
    const url = new URL(override ?? 'https://artifactregistry.googleapis.com');
    const protocol = url.protocol.replace(':', '');
    return new v1.ArtifactRegistryClient({
        fallback: true,
        apiEndpoint: url.hostname,
        port: url.port === '' ? (protocol === 'http' ? 80 : 443) : Number(url.port),
        protocol,
        // The REST transport asks its authentication object for these two and for nothing else. The declared type is the
        // library's class, whose own implementations would each open connections of their own.
        authClient: {
            getRequestHeaders: async () => new Headers(await bearer(token)),
            fetch: (address, init) => send(address, init, token, ports),
        },
    });
}
/** The REST transport does not try again by itself. A repeated creation is told so and fine. */
async function send(address, { method = 'GET', headers, body }, token, ports) {
    const { status, text } = await (0,request/* request */.E)(ports, {
        what: 'Artifact Registry',
        url: address,
        init: async () => {
            const sent = new Headers(headers);
            for (const [name, value] of Object.entries(await bearer(token)))
                sent.set(name, value);
            return { method, headers: sent, ...(body ? { body } : {}) };
        },
    });
    return new Response(text, { status });
}
async function bearer(token) {
    return { authorization: `Bearer ${(await token()).value}` };
}

;// CONCATENATED MODULE: ./lib/clouds/gcp/registry.js



/** Opens an Artifact Registry repository of the Docker format; each service is an image in it. */
function openArtifactRegistry(name, config, identity, ports) {
    const { location, project, repository, required } = config;
    const host = `${location}-docker.pkg.dev`;
    const parent = `projects/${project}/locations/${location}`;
    const path = `${project}/${repository}`;
    const token = googleToken(identity, ports);
    let client;
    const control = () => {
        client ??= artifactRegistryClient(token, ports);
        return client;
    };
    let ensured;
    return {
        endpoint: {
            name,
            host,
            baseUrl: ports.endpoints.gcp?.registry ?? `https://${host}`,
            path,
            required,
            // Uploads in several requests are refused: https://cloud.google.com/artifact-registry/docs/docker/pushing-and-pulling
            traits: { chunkedUpload: false, mount: 'any', concurrency: 8 },
            credential: async (renew) => {
                const { value: password, expiresAt } = await token(renew);
                return { username: 'oauth2accesstoken', password, expiresAt };
            },
        },
        // One repository of the cloud's holds every repository of the specification below it.
        ensureRepository: () => {
            ensured ??= control().then((client) => ensure(name, client, parent, repository, ports));
            return ensured;
        },
        hasDigest: async (image, digest) => {
            const id = encodeURIComponent(image.replace(`${path}/`, ''));
            try {
                const [found] = await (await control()).getDockerImage({
                    name: `${parent}/repositories/${repository}/dockerImages/${id}@${digest}`,
                });
                return found.uri?.endsWith(`@${digest}`) ?? false;
            }
            catch (error) {
                if (hasCode(error, registry_status.notFound))
                    return false;
                if (hasCode(error, registry_status.permissionDenied))
                    return 'unknown';
                throw failed(name, image, error);
            }
        },
    };
}
/** Codes of google.rpc.Code. */
const registry_status = { notFound: 5, alreadyExists: 6, permissionDenied: 7 };
async function ensure(name, client, parent, repositoryId, { log }) {
    const full = `${parent}/repositories/${repositoryId}`;
    try {
        const [found] = await client.getRepository({ name: full });
        if (found.format === 'DOCKER' || found.format === 1)
            return 'present';
        throw new errors/* ActionError */.lZ('REPOSITORY_MISSING', `${name}: ${full} is of format ${found.format}, not of DOCKER`, {
            hint: `Name a repository of the Docker format in registries.${name}.`,
        });
    }
    catch (error) {
        if (hasCode(error, registry_status.permissionDenied))
            return 'unknown';
        if (!hasCode(error, registry_status.notFound))
            throw failed(name, full, error);
    }
    try {
        const [operation] = await client.createRepository({
            parent,
            repositoryId,
            repository: { format: 'DOCKER', labels: { 'managed-by': 'flotilla' } },
        });
        await operation.promise();
    }
    catch (error) {
        if (hasCode(error, registry_status.alreadyExists))
            return 'present';
        if (!hasCode(error, registry_status.permissionDenied))
            throw failed(name, full, error);
        throw new errors/* ActionError */.lZ('REPOSITORY_MISSING', `${name}: repository ${full} does not exist`, {
            hint: 'Create it, or grant the pushing identity artifactregistry.repositories.create (roles/artifactregistry.admin).',
            cause: error,
        });
    }
    log.info(`${name}: created repository ${full}`);
    return 'created';
}
function hasCode(error, code) {
    return error instanceof Error && 'code' in error && error.code === code;
}
function failed(name, what, cause) {
    if (cause instanceof errors/* ActionError */.lZ)
        return cause;
    return new errors/* ActionError */.lZ('REGISTRY_FAILED', `${name}: Artifact Registry failed for ${what}: ${(0,errors/* messageOf */.bD)(cause)}`, { hint: 'Try again; the registry’s control plane did not answer as documented.' });
}

;// CONCATENATED MODULE: ./lib/clouds/gcp/index.js



/** Google Cloud: Artifact Registry and GKE by workload identity federation. */
const provider = {
    registry: async (name, config, identity, ports) => openArtifactRegistry(name, config, identity, ports),
    cluster: openGke,
    clusterToken: (_name, _config, identity, ports) => googleToken(identity, ports),
};


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
