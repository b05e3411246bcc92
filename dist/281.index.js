export const id = 281;
export const ids = [281];
export const modules = {

/***/ 7281:
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
// EXTERNAL MODULE: ./lib/clouds/renewing.js
var renewing = __webpack_require__(56355);
// EXTERNAL MODULE: ./lib/clouds/request.js
var request = __webpack_require__(68251);
// EXTERNAL MODULE: ./lib/clouds/denied.js
var denied = __webpack_require__(27735);
;// CONCATENATED MODULE: ./lib/clouds/aws/partition.js
/** DNS suffix of the partition a region belongs to: the ordinary one, China, and the European sovereign cloud. */
function dnsSuffix(region) {
    if (region.startsWith('cn-'))
        return 'amazonaws.com.cn';
    if (region.startsWith('eusc-'))
        return 'amazonaws.eu';
    return 'amazonaws.com';
}

;// CONCATENATED MODULE: ./lib/clouds/aws/identity.js





/** Seconds a session lasts: what a role allows unless its owner changed that. */
const sessionSeconds = 3600;
/** The STS endpoint of the identity's region, or its override. */
function stsUrl({ region }, { endpoints }) {
    return endpoints.aws?.sts ?? `https://sts.${region}.${dnsSuffix(region)}`;
}
/**
 * Session credentials of the role, from the job's token by AssumeRoleWithWebIdentity. `IDENTITY_DENIED`.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
function awsSession(identity, ports) {
    return (0,renewing/* renewing */.I)(async () => {
        let token = '';
        const reply = await (0,request/* request */.E)(ports, {
            what: 'AWS STS',
            url: `${stsUrl(identity, ports)}/`,
            init: async () => {
                token = await ports.idToken(ports.endpoints.aws?.audience ?? 'sts.amazonaws.com');
                const form = {
                    Action: 'AssumeRoleWithWebIdentity',
                    Version: '2011-06-15',
                    RoleArn: identity.role,
                    RoleSessionName: sessionName((0,denied/* claimsOf */.d)(token)),
                    DurationSeconds: String(sessionSeconds),
                    WebIdentityToken: token,
                };
                return { method: 'POST', body: new URLSearchParams(form) };
            },
        });
        if (!reply.ok) {
            const code = identity_element(reply.text, 'Code');
            const said = code === undefined ? (0,request/* brief */.d)(reply.text) : `${code}: ${identity_element(reply.text, 'Message')}`;
            const trust = (claims) => trustPolicy(claims, identity.role);
            throw (0,denied/* denied */.w)({ who: 'AWS STS', wanted: identity.role, said, token, trust });
        }
        return readCredentials(reply.text, ports);
    }, ports.clock);
}
function readCredentials(xml, { log }) {
    const [accessKeyId, secretAccessKey, sessionToken, expiration] = [
        'AccessKeyId',
        'SecretAccessKey',
        'SessionToken',
        'Expiration',
    ].map((name) => identity_element(xml, name));
    const expiresAt = Date.parse(expiration ?? '');
    if (!accessKeyId || !secretAccessKey || !sessionToken || Number.isNaN(expiresAt))
        throw new errors/* ActionError */.lZ('CLOUD_FAILED', 'AWS STS answered without credentials');
    log.mask(secretAccessKey);
    log.mask(sessionToken);
    return { value: { accessKeyId, secretAccessKey, sessionToken }, expiresAt };
}
/** Shows up in CloudTrail; names the run where the token does. 2 to 64 of `\w+=,.@-`. */
function sessionName(claims) {
    const run = claims['run_id'] === undefined ? '' : `-${claims['run_id']}-${claims['run_attempt'] ?? '1'}`;
    return `flotilla${run}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}
/** Text of the first element of that name. STS answers are flat enough for it; entities are the five of XML. */
function identity_element(xml, name) {
    const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
    return new RegExp(`<${name}>([^<]*)</${name}>`)
        .exec(xml)?.[1]
        ?.replace(/&(lt|gt|quot|apos|amp);/g, (whole, entity) => entities[entity] ?? whole);
}
function trustPolicy(claims, role) {
    const issuer = (claims['iss'] ?? 'https://token.actions.githubusercontent.com').replace('https://', '');
    const equals = {
        [`${issuer}:aud`]: claims['aud'] ?? 'sts.amazonaws.com',
        [`${issuer}:sub`]: claims['sub'] ?? 'repo:OWNER/NAME:environment:ENVIRONMENT',
    };
    const [, partition, account] = /^arn:([^:]+):iam::(\d+):/.exec(role) ?? [];
    const statement = {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: equals },
    };
    return `Where this job is to be let in, the account needs the OIDC provider ${issuer}, and the trust policy of the role this statement:\n${JSON.stringify(statement, null, 2)}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/clouds/aws/sigv4.js

/** Own code instead of @smithy/signature-v4, whose loading costs a credential plugin some 100 ms at each start. */
const algorithm = 'AWS4-HMAC-SHA256';
/**
 * Signs a request in its headers with Signature Version 4 and returns all headers to send.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function signedHeaders({ method, url, headers = {}, body = '' }, credentials, scope) {
    const date = longDate(scope.now);
    const { sessionToken } = credentials;
    const sent = {
        ...headers,
        'x-amz-date': date,
        ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}),
    };
    const target = new URL(url);
    const { names, signature } = sign(method, target, { ...sent, host: target.host }, body, credentials, scope);
    const credential = `${credentials.accessKeyId}/${scopeText(scope)}`;
    return {
        ...sent,
        authorization: `${algorithm} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
    };
}
/** Signs a request in its query, so that who holds the address can send it once within `expires` seconds. */
function presignedUrl({ method, url, headers = {} }, expires, credentials, scope) {
    const target = new URL(url);
    const sent = { ...headers, host: target.host };
    const query = target.searchParams;
    query.set('X-Amz-Algorithm', algorithm);
    query.set('X-Amz-Credential', `${credentials.accessKeyId}/${scopeText(scope)}`);
    query.set('X-Amz-Date', longDate(scope.now));
    query.set('X-Amz-Expires', String(expires));
    query.set('X-Amz-SignedHeaders', Object.keys(sent).sort().join(';'));
    if (credentials.sessionToken)
        query.set('X-Amz-Security-Token', credentials.sessionToken);
    query.set('X-Amz-Signature', sign(method, target, sent, '', credentials, scope).signature);
    return target.href;
}
function sign(method, url, headers, body, credentials, scope) {
    const entries = Object.entries(headers).sort(([a], [b]) => order(a, b));
    const names = entries.map(([name]) => name).join(';');
    // Every service but S3 encodes the path once more than it is sent.
    const path = url.pathname.split('/').map(encode).join('/');
    // Sorted by name before the sign is put in: `=` would sort a name behind those that go on with a percent sign.
    const query = [...url.searchParams]
        .map(([name, value]) => ({ name: encode(name), value: encode(value) }))
        .sort((a, b) => order(a.name, b.name) || order(a.value, b.value))
        .map(({ name, value }) => `${name}=${value}`)
        .join('&');
    const lines = entries.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}\n`).join('');
    const canonical = [method, path, query, lines, names, sha256(body)].join('\n');
    const text = [algorithm, longDate(scope.now), scopeText(scope), sha256(canonical)].join('\n');
    const start = hmac(`AWS4${credentials.secretAccessKey}`, longDate(scope.now).slice(0, 8));
    const key = [scope.region, scope.service, 'aws4_request'].reduce(hmac, start);
    return { names, signature: hmac(key, text).toString('hex') };
}
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const sha256 = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
const hmac = (key, text) => (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
const longDate = (now) => new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
const scopeText = ({ now, region, service }) => `${longDate(now).slice(0, 8)}/${region}/${service}/aws4_request`;
/** RFC 3986: encodeURIComponent leaves five characters that SigV4 wants encoded. */
const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

;// CONCATENATED MODULE: ./lib/clouds/aws/cluster.js







/** A token dies 15 minutes after it was signed, whatever the address says; a minute is left for clocks that differ. */
const tokenMs = 14 * 60_000;
const described = schemas/* object */.Ikc({
    cluster: schemas/* object */.Ikc({
        status: schemas/* string */.YjP(),
        endpoint: schemas/* string */.YjP().optional(),
        certificateAuthority: schemas/* object */.Ikc({ data: schemas/* string */.YjP() }).optional(),
    }),
});
/** Finds an EKS cluster's API server and mints tokens for it. */
async function openEks(name, config, identity, ports) {
    const session = awsSession(identity, ports);
    const { endpoint, ca } = await describe(name, config, identity, session, ports);
    return { server: endpoint, ca, token: eksToken(config, identity, ports, session) };
}
/**
 * Tokens for an EKS cluster: a presigned GetCallerIdentity request that its API server sends to STS to learn who
 * made it, as aws-iam-authenticator has it.
 * https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster
 */
function eksToken(config, identity, ports, session = awsSession(identity, ports)) {
    return (0,renewing/* renewing */.I)(async () => {
        const { value: credentials, expiresAt } = await session();
        const now = ports.clock.now();
        const url = presignedUrl({
            method: 'GET',
            url: `${stsUrl(identity, ports)}/?Action=GetCallerIdentity&Version=2011-06-15`,
            headers: { 'x-k8s-aws-id': config.cluster },
        }, 60, credentials, { service: 'sts', region: identity.region, now });
        const token = `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
        ports.log.mask(token);
        return { value: token, expiresAt: Math.min(now + tokenMs, expiresAt) };
    }, ports.clock);
}
async function describe(name, { cluster, region }, identity, session, ports) {
    const base = ports.endpoints.aws?.eks ?? `https://eks.${region}.${dnsSuffix(region)}`;
    const url = `${base}/clusters/${encodeURIComponent(cluster)}`;
    const reply = await (0,request/* request */.E)(ports, {
        what: 'Amazon EKS',
        url,
        init: async () => {
            const { value: credentials } = await session();
            const scope = { service: 'eks', region, now: ports.clock.now() };
            return { headers: signedHeaders({ method: 'GET', url }, credentials, scope) };
        },
    });
    if (!reply.ok)
        throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `${name}: Amazon EKS does not show ${cluster} in ${region}: ${(0,request/* brief */.d)(reply.text)}`, {
            hint: reply.status === 404
                ? `Correct \`cluster\` and \`region\` of cluster ${name} in the fleet file.`
                : `Allow ${identity.role} the action eks:DescribeCluster on this cluster.`,
        });
    const { status, endpoint, certificateAuthority } = described.parse(JSON.parse(reply.text)).cluster;
    if (!endpoint || !certificateAuthority)
        throw new errors/* ActionError */.lZ('CLUSTER_UNREACHABLE', `${name}: ${cluster} is ${status} and has no endpoint`, {
            hint: 'Deliver again when the cluster is ACTIVE.',
        });
    return { endpoint, ca: Buffer.from(certificateAuthority.data, 'base64').toString('utf8') };
}

;// CONCATENATED MODULE: ./lib/clouds/aws/control-plane.js

/** Base URL of ECR's API in a region, or its override. */
function ecrUrl(region, { endpoints }) {
    return endpoints.aws?.ecr ?? `https://api.ecr.${region}.${dnsSuffix(region)}`;
}
/** The official client for ECR's control plane, on our own connections and credentials. */
async function ecrClient(region, session, ports) {
    const { ECRClient } = await __webpack_require__.e(/* import() */ 249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    return new ECRClient({
        region,
        endpoint: ecrUrl(region, ports),
        credentials: async () => {
            const { value, expiresAt } = await session();
            const { accessKeyId, secretAccessKey, sessionToken } = value;
            return {
                accessKeyId,
                secretAccessKey,
                ...(sessionToken === undefined ? {} : { sessionToken }),
                expiration: new Date(expiresAt),
            };
        },
        requestHandler: { handle: (sent) => handle(sent, ports) },
    });
}
/** The client's own transport knows no proxy; ours does. ECR's requests have no query and their bodies are JSON. */
async function handle(sent, { fetch, signal }) {
    const port = sent.port === undefined ? '' : `:${sent.port}`;
    const { host: _, 'content-length': __, ...headers } = sent.headers;
    const response = await fetch(`${sent.protocol}//${sent.hostname}${port}${sent.path}`, {
        method: sent.method,
        headers,
        redirect: 'error',
        body: textOf(sent.body),
        ...(signal ? { signal } : {}),
    });
    return {
        response: {
            statusCode: response.status,
            headers: Object.fromEntries(response.headers),
            body: new Uint8Array(await response.arrayBuffer()),
        },
    };
}
function textOf(body) {
    if (typeof body === 'string')
        return body;
    if (ArrayBuffer.isView(body))
        return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    throw new Error('the ECR client sent a body that is neither text nor bytes');
}

;// CONCATENATED MODULE: ./lib/clouds/aws/login.js





const authorization = schemas/* object */.Ikc({
    authorizationData: schemas/* array */.YOg(schemas/* object */.Ikc({ authorizationToken: schemas/* string */.YjP(), expiresAt: schemas/* number */.aig() })).min(1),
});
/**
 * The registry's password for twelve hours. A plain request, because it is all that most jobs need of ECR's API.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html
 */
async function authorize(name, { region }, identity, session, ports) {
    const url = `${ecrUrl(region, ports)}/`;
    const reply = await (0,request/* request */.E)(ports, {
        what: 'Amazon ECR',
        url,
        init: async () => {
            const { value: credentials } = await session();
            const body = '{}';
            const headers = {
                'content-type': 'application/x-amz-json-1.1',
                'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
            };
            const scope = { service: 'ecr', region, now: ports.clock.now() };
            const signed = signedHeaders({ method: 'POST', url, headers, body }, credentials, scope);
            return { method: 'POST', headers: signed, body };
        },
    });
    if (!reply.ok)
        throw new errors/* ActionError */.lZ('REGISTRY_DENIED', `${name}: Amazon ECR gave ${identity.role} no login: ${(0,request/* brief */.d)(reply.text)}`, { hint: `Allow ${identity.role} the action ecr:GetAuthorizationToken on resource *.` });
    const [data] = authorization.parse(JSON.parse(reply.text)).authorizationData;
    const [username = '', password = ''] = Buffer.from(data?.authorizationToken ?? '', 'base64')
        .toString('utf8')
        .split(/:(.*)/s);
    ports.log.mask(password);
    const expiresAt = (data?.expiresAt ?? 0) * 1000;
    return { value: { username, password, expiresAt }, expiresAt };
}

;// CONCATENATED MODULE: ./lib/clouds/aws/registry.js






/** Opens a private ECR registry. */
function openEcr(name, config, identity, ports) {
    const { account, region, path, required } = config;
    const host = `${account}.dkr.ecr.${region}.${dnsSuffix(region)}`;
    const session = awsSession(identity, ports);
    const login = (0,renewing/* renewing */.I)(() => authorize(name, config, identity, session, ports), ports.clock);
    let client;
    const control = () => {
        client ??= ecrClient(region, session, ports);
        return client;
    };
    return {
        endpoint: {
            name,
            host,
            baseUrl: ports.endpoints.aws?.registry ?? `https://${host}`,
            path,
            required,
            // A second PATCH is answered 201 and thrown away: https://github.com/aws/containers-roadmap/issues/2831
            traits: { chunkedUpload: false, mount: 'referenced', concurrency: 8 },
            credential: async (renew) => (await login(renew)).value,
        },
        ensureRepository: async (repository) => {
            const { DescribeRepositoriesCommand } = await __webpack_require__.e(/* import() */ 249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
            const where = { registryId: account, repositoryNames: [repository] };
            try {
                await (await control()).send(new DescribeRepositoriesCommand(where));
                return 'present';
            }
            catch (error) {
                if (isNamed(error, 'AccessDeniedException'))
                    return 'unknown';
                if (!isNamed(error, 'RepositoryNotFoundException'))
                    throw failed(name, repository, error);
            }
            return create(name, account, repository, identity, ports, await control());
        },
        hasDigest: async (repository, digest) => {
            const { DescribeImagesCommand } = await __webpack_require__.e(/* import() */ 249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
            const where = { registryId: account, repositoryName: repository, imageIds: [{ imageDigest: digest }] };
            try {
                const { imageDetails } = await (await control()).send(new DescribeImagesCommand(where));
                return imageDetails?.some(({ imageDigest }) => imageDigest === digest) ?? false;
            }
            catch (error) {
                if (isNamed(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
                    return false;
                if (isNamed(error, 'AccessDeniedException'))
                    return 'unknown';
                throw failed(name, repository, error);
            }
        },
    };
}
async function create(name, registryId, repository, identity, { log }, client) {
    const { CreateRepositoryCommand } = await __webpack_require__.e(/* import() */ 249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    try {
        await client.send(new CreateRepositoryCommand({
            registryId,
            repositoryName: repository,
            imageScanningConfiguration: { scanOnPush: true },
            tags: [{ Key: 'managed-by', Value: 'flotilla' }],
        }));
    }
    catch (error) {
        if (isNamed(error, 'RepositoryAlreadyExistsException'))
            return 'present';
        if (!isNamed(error, 'AccessDeniedException'))
            throw failed(name, repository, error);
        throw new errors/* ActionError */.lZ('REPOSITORY_MISSING', `${name}: repository ${repository} does not exist`, {
            hint: `Create it, or allow ${identity.role} the actions ecr:CreateRepository and ecr:TagResource.`,
            cause: error,
        });
    }
    log.info(`${name}: created repository ${repository}. Its tags can be moved; with IMMUTABLE_WITH_EXCLUSION and a filter ` +
        'for each branch tag, those of releases can not.');
    return 'created';
}
function isNamed(error, ...names) {
    return error instanceof Error && names.includes(error.name);
}
function failed(name, repository, cause) {
    if (cause instanceof errors/* ActionError */.lZ)
        return cause;
    return new errors/* ActionError */.lZ('REGISTRY_FAILED', `${name}: Amazon ECR failed for ${repository}: ${(0,errors/* messageOf */.bD)(cause)}`, {
        hint: 'Try again; the registry’s control plane did not answer as documented.',
    });
}

;// CONCATENATED MODULE: ./lib/clouds/aws/index.js


/** Amazon Web Services: ECR and EKS by roles that trust the job's token. */
const provider = {
    registry: async (name, config, identity, ports) => openEcr(name, config, identity, ports),
    cluster: openEks,
    clusterToken: (_name, config, identity, ports) => eksToken(config, identity, ports),
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
