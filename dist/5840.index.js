export const id = 5840;
export const ids = [5840];
export const modules = {

/***/ 54065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ deleteEach)
/* harmony export */ });
/* harmony import */ var _core_concurrency_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9276);

/** Deletions at the same time. */
const deletions = 8;
/**
 * Deletes digests where each takes a request of its own, each once. `remove` resolves to why the registry keeps it,
 * and to undefined when it is gone, also when it was before.
 */
async function deleteEach(digests, remove) {
    const outcomes = await (0,_core_concurrency_js__WEBPACK_IMPORTED_MODULE_0__/* .mapConcurrently */ .X)([...new Set(digests)], deletions, async (digest) => ({
        digest,
        why: await remove(digest),
    }));
    return {
        deleted: outcomes.flatMap(({ digest, why }) => (why === undefined ? [digest] : [])),
        refused: outcomes.flatMap(({ digest, why }) => (why === undefined ? [] : [{ digest, why }])),
    };
}


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

/***/ 18718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J9: () => (/* binding */ jsonBody),
/* harmony export */   Xf: () => (/* binding */ federate),
/* harmony export */   z8: () => (/* binding */ scope)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var _denied_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27735);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68251);
/* harmony import */ var _google_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85807);
/* harmony import */ var _universe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68504);





/** What every token is for; what it may is decided by grants, not by scopes. */
const scope = 'https://www.googleapis.com/auth/cloud-platform';
const exchanged = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ access_token: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1), expires_in: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig() });
/**
 * Exchanges a token for a federated one by workload identity federation. `IDENTITY_DENIED` with the condition to write.
 * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token
 */
async function federate({ provider, universe, token, tokenType = 'urn:ietf:params:oauth:token-type:jwt' }, ports) {
    let subjectToken = '';
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(ports, {
        what: 'Google STS',
        url: `${ports.endpoints.gcp?.sts ?? (0,_universe_js__WEBPACK_IMPORTED_MODULE_3__/* .apiUrl */ .y)('sts', universe)}/v1/token`,
        transient,
        init: async () => {
            subjectToken = await token();
            return jsonBody({
                audience: `//iam.${universe.domain}/${provider}`,
                grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
                requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
                subjectTokenType: tokenType,
                scope,
                subjectToken,
            });
        },
    });
    if (!reply.ok) {
        const trust = (claims) => poolCondition(claims, provider);
        const said = (0,_google_error_js__WEBPACK_IMPORTED_MODULE_2__/* .googleSaid */ .v)(reply.text);
        throw (0,_denied_js__WEBPACK_IMPORTED_MODULE_0__/* .denied */ .w)({ who: 'Google STS', wanted: `a member of ${provider}`, said, token: subjectToken, trust });
    }
    const { access_token: value, expires_in: seconds } = exchanged.parse(JSON.parse(reply.text));
    ports.log.mask(value);
    return { value, expiresAt: ports.clock.now() + seconds * 1000 };
}
/** Google could not fetch the issuer's keys just now; it says so as if the token were at fault. */
function transient({ text }) {
    const said = (0,_google_error_js__WEBPACK_IMPORTED_MODULE_2__/* .googleSaid */ .v)(text);
    return /^invalid_grant: Error connecting to the given credential issuer/.test(said) ? said : undefined;
}
/** A POST of JSON, with a bearer token where one is given. */
function jsonBody(body, bearer) {
    const headers = {
        'content-type': 'application/json',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    };
    return { method: 'POST', headers, body: JSON.stringify(body) };
}
function poolCondition(claims, provider) {
    const pool = provider.replace(/\/providers\/.*/, '');
    const narrower = ['environment', 'job_workflow_ref'].flatMap((name) => claims[name] === undefined ? [] : [`assertion.${name} == '${claims[name]}'`]);
    const more = narrower.length === 0 ? '' : `\n  and where it shall be narrower: ${narrower.join(' && ')}`;
    return `Where this job is to be let in, the provider ${provider} needs
  issuer: ${claims['iss'] ?? 'https://token.actions.githubusercontent.com'}
  allowed audience: ${claims['aud'] ?? `https://iam.googleapis.com/${provider}`}
  attribute mapping: google.subject=assertion.sub, attribute.repository_id=assertion.repository_id
  attribute condition: assertion.repository_id == '${claims['repository_id'] ?? 'ID'}'${more}
and what the job uses must be granted to
  principal://iam.googleapis.com/${pool}/subject/${claims['sub'] ?? 'SUBJECT'}`;
}


/***/ }),

/***/ 85807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ googleSaid)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68251);


/** An error of a Google API, as its REST surface writes it. https://cloud.google.com/apis/design/errors */
const apiError = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    error: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), status: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }),
});
/** An error of an OAuth token endpoint. */
const oauthError = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ error: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), error_description: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() });
/** `PERMISSION_DENIED: …` or `invalid_grant: …` out of an error's body. */
function googleSaid(text) {
    const api = (0,_request_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(apiError, text)?.error;
    if (api !== undefined)
        return `${api.status ?? api.code}: ${api.message}`;
    const oauth = (0,_request_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(oauthError, text);
    if (oauth === undefined)
        return (0,_request_js__WEBPACK_IMPORTED_MODULE_0__/* .brief */ .dh)(text);
    return oauth.error_description === undefined ? oauth.error : `${oauth.error}: ${oauth.error_description}`;
}


/***/ }),

/***/ 13157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ googleToken),
/* harmony export */   i: () => (/* binding */ principalOf)
/* harmony export */ });
/* harmony import */ var _renewing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56355);
/* harmony import */ var _shared_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12196);
/* harmony import */ var _federation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18718);
/* harmony import */ var _impersonation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43123);
/* harmony import */ var _universe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68504);





/** Who an identity is, for messages and advice. */
function principalOf(identity) {
    const account = identity['service-account'];
    if (account !== undefined)
        return account;
    switch (identity.source) {
        case 'ambient':
            return 'the runner’s own Google identity';
        case 'secret':
            return `the service account of key ${identity.key}`;
        default:
            return `the pool of ${identity.provider}`;
    }
}
/**
 * Google access tokens of an identity, renewed before they end; one for everybody in the job. `IDENTITY_DENIED`,
 * `IDENTITY_UNAVAILABLE`.
 */
function googleToken(identity, ports) {
    return session(ports, identity);
}
const session = (0,_shared_session_js__WEBPACK_IMPORTED_MODULE_3__/* .sharedSession */ .E)((ports, identity) => {
    const { delegates, 'service-account': account } = identity;
    return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_4__/* .renewing */ .IU)(async () => {
        const { token, federated } = await ownToken(identity, ports);
        if (account === undefined)
            return token;
        const wanted = { account, delegates, universe: (0,_universe_js__WEBPACK_IMPORTED_MODULE_2__/* .universeOf */ .D)(identity), federated };
        return (0,_impersonation_js__WEBPACK_IMPORTED_MODULE_1__/* .impersonate */ .K)(wanted, token.value, ports);
    }, ports.clock);
});
/** What the identity is before it acts as somebody else. */
async function ownToken(identity, ports) {
    switch (identity.source) {
        case 'ambient': {
            const { ambientToken } = await __webpack_require__.e(/* import() */ 8575).then(__webpack_require__.bind(__webpack_require__, 58575));
            return { token: await ambientToken((0,_universe_js__WEBPACK_IMPORTED_MODULE_2__/* .universeOf */ .D)(identity), ports) };
        }
        case 'secret': {
            const { tokenByKey } = await __webpack_require__.e(/* import() */ 852).then(__webpack_require__.bind(__webpack_require__, 10852));
            const { key } = identity;
            return { token: await tokenByKey(ports.secret(key), `secret ${key}`, ports) };
        }
        default: {
            const { provider } = identity;
            const universe = (0,_universe_js__WEBPACK_IMPORTED_MODULE_2__/* .universeOf */ .D)(identity);
            const audience = ports.endpoints.gcp?.audience ?? `https://iam.${universe.domain}/${provider}`;
            let minted = '';
            const token = async () => {
                minted = await ports.idToken(audience);
                return minted;
            };
            const federated = await (0,_federation_js__WEBPACK_IMPORTED_MODULE_0__/* .federate */ .Xf)({ provider, universe, token }, ports);
            return { token: federated, federated: { provider, token: minted } };
        }
    }
}


/***/ }),

/***/ 43123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ impersonate)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _denied_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27735);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68251);
/* harmony import */ var _federation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18718);
/* harmony import */ var _google_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85807);
/* harmony import */ var _universe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68504);







const generated = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ accessToken: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().min(1), expireTime: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() });
/**
 * An access token of a service account that the bearer may act as. `IDENTITY_DENIED`.
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
 */
async function impersonate({ account, delegates, universe, federated }, bearer, ports) {
    const base = ports.endpoints.gcp?.iamcredentials ?? (0,_universe_js__WEBPACK_IMPORTED_MODULE_5__/* .apiUrl */ .y)('iamcredentials', universe);
    const chain = delegates?.map((delegate) => `projects/-/serviceAccounts/${delegate}`);
    const body = { scope: [_federation_js__WEBPACK_IMPORTED_MODULE_3__/* .scope */ .z8], lifetime: '3600s', ...(chain === undefined ? {} : { delegates: chain }) };
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .request */ .Em)(ports, {
        what: 'Google IAM credentials',
        url: `${base}/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`,
        init: () => (0,_federation_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonBody */ .J9)(body, bearer),
    });
    if (reply.ok) {
        const { accessToken: value, expireTime } = generated.parse(JSON.parse(reply.text));
        ports.log.mask(value);
        return { value, expiresAt: Date.parse(expireTime) };
    }
    const said = (0,_google_error_js__WEBPACK_IMPORTED_MODULE_4__/* .googleSaid */ .v)(reply.text);
    if (federated === undefined)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_DENIED', `Google IAM did not let the caller act as ${account}: ${said}`, {
            hint: `Grant the caller roles/iam.serviceAccountTokenCreator on ${account}.`,
        });
    const { provider, token } = federated;
    const trust = (claims) => impersonationGrant(claims, account, provider);
    throw (0,_denied_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)({ who: 'Google IAM', wanted: account, said, token, trust });
}
function impersonationGrant(claims, account, provider) {
    const pool = provider.replace(/\/providers\/.*/, '');
    return `Where this job is to be let in, grant roles/iam.workloadIdentityUser on ${account} to
  principal://iam.googleapis.com/${pool}/subject/${claims['sub'] ?? 'SUBJECT'}
and enable the API iamcredentials.googleapis.com in its project.`;
}


/***/ }),

/***/ 15840:
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
// EXTERNAL MODULE: ./lib/clouds/gcp/google-error.js
var google_error = __webpack_require__(85807);
// EXTERNAL MODULE: ./lib/clouds/gcp/identity.js
var gcp_identity = __webpack_require__(13157);
// EXTERNAL MODULE: ./lib/clouds/gcp/universe.js
var gcp_universe = __webpack_require__(68504);
;// CONCATENATED MODULE: ./lib/clouds/gcp/cluster.js






const described = schemas/* object */.Ikc({
    status: schemas/* string */.YjP().optional(),
    endpoint: schemas/* string */.YjP().optional(),
    masterAuth: schemas/* object */.Ikc({ clusterCaCertificate: schemas/* string */.YjP().optional() }).optional(),
    fleet: schemas/* object */.Ikc({ membership: schemas/* string */.YjP().optional() }).optional(),
    privateClusterConfig: schemas/* object */.Ikc({ privateEndpoint: schemas/* string */.YjP().optional() }).optional(),
    controlPlaneEndpointsConfig: schemas/* object */.Ikc({
        dnsEndpointConfig: schemas/* object */.Ikc({ endpoint: schemas/* string */.YjP().optional(), allowExternalTraffic: schemas/* boolean */.zMY().optional() })
            .optional(),
        ipEndpointsConfig: schemas/* object */.Ikc({ publicEndpoint: schemas/* string */.YjP().optional(), privateEndpoint: schemas/* string */.YjP().optional() })
            .optional(),
    })
        .optional(),
});
/** Finds a GKE cluster's API server by the kind of endpoint the fleet file asks for; tokens are Google's own. */
async function openGke(name, config, identity, ports) {
    const token = (0,gcp_identity/* googleToken */.b)(identity, ports);
    const found = await describe(name, config, identity, token, ports);
    if (config.endpoint === 'connect-gateway') {
        const { openConnectGateway } = await __webpack_require__.e(/* import() */ 7902).then(__webpack_require__.bind(__webpack_require__, 67902));
        const server = await openConnectGateway(name, config, found.fleet?.membership, identity, token, ports);
        return { server, token };
    }
    const address = addressOf(found, config.endpoint);
    const ca = found.masterAuth?.clusterCaCertificate;
    // The DNS endpoint bears a public certificate; the cluster's own authority would not vouch for it.
    const needsCa = config.endpoint !== 'dns';
    if (!address || (needsCa && !ca))
        throw new errors/* ActionError */.lZ('CLUSTER_UNREACHABLE', `${name}: ${config.cluster} (${found.status ?? 'no status'}) has no ${config.endpoint} endpoint`, { hint: `Enable that endpoint, or set \`endpoint\` of cluster ${name} to another kind.` });
    return {
        server: `https://${address}`,
        ca: needsCa ? Buffer.from(ca ?? '', 'base64').toString('utf8') : undefined,
        reach: reachOf(name, config.endpoint, found),
        token,
    };
}
/** Whom the cluster lets reach an endpoint of this kind. */
function reachOf(name, kind, { controlPlaneEndpointsConfig }) {
    const { dnsEndpointConfig } = controlPlaneEndpointsConfig ?? {};
    const others = `or set \`endpoint\` of cluster ${name} to connect-gateway${kind === 'dns' ? '' : ' or dns'}`;
    if (kind === 'private')
        return `Its endpoint is private: let the job run in its network, ${others}.`;
    if (kind === 'dns' && dnsEndpointConfig?.allowExternalTraffic === false)
        return `Its DNS endpoint takes no traffic from outside: set allowExternalTraffic, ${others}.`;
    return undefined;
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
    const base = ports.endpoints.gcp?.container ?? (0,gcp_universe/* apiUrl */.y)('container', (0,gcp_universe/* universeOf */.D)(identity));
    const path = ['projects', project, 'locations', location, 'clusters', cluster].map(encodeURIComponent);
    const reply = await (0,request/* request */.Em)(ports, {
        what: 'GKE',
        url: `${base}/v1/${path.join('/')}`,
        init: async () => ({ headers: { authorization: `Bearer ${(await token()).value}` } }),
    });
    if (reply.ok)
        return described.parse(JSON.parse(reply.text));
    throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `${name}: GKE does not show ${cluster} in ${project}/${location}: ${(0,google_error/* googleSaid */.v)(reply.text)}`, {
        hint: reply.status === 404
            ? `Correct \`project\`, \`location\` and \`cluster\` of cluster ${name} in the fleet file.`
            : `Grant ${(0,gcp_identity/* principalOf */.i)(identity)} the permission container.clusters.get (roles/container.clusterViewer).`,
    });
}

// EXTERNAL MODULE: ./lib/clouds/endpoints.js
var endpoints = __webpack_require__(20228);
;// CONCATENATED MODULE: ./lib/clouds/gcp/control-plane.js


/**
 * The official client for Artifact Registry's control plane, over REST (its gRPC transport is never touched), on our
 * own connections and tokens.
 */
async function artifactRegistryClient(universe, token, ports) {
    // The package's own door also loads its beta version and 4 MB of message classes, which REST has no use for.
    const { ArtifactRegistryClient } = await __webpack_require__.e(/* import() */ 3080).then(__webpack_require__.t.bind(__webpack_require__, 23080, 19));
    const override = ports.endpoints.gcp?.artifactregistry;
    const url = new URL(override ?? (0,gcp_universe/* apiUrl */.y)('artifactregistry', universe));
    const protocol = url.protocol.replace(':', '');
    return new ArtifactRegistryClient({
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
    const { status, text } = await (0,request/* request */.Em)(ports, {
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

// EXTERNAL MODULE: ./lib/clouds/delete-each.js
var delete_each = __webpack_require__(54065);
;// CONCATENATED MODULE: ./lib/clouds/gcp/rpc-failure.js

/** Codes of google.rpc.Code. */
const rpcCodes = {
    notFound: 5,
    alreadyExists: 6,
    permissionDenied: 7,
    failedPrecondition: 9,
};
/** Whether Google refused with that code. */
function hasCode(error, ...codes) {
    return (error instanceof Error && 'code' in error && typeof error.code === 'number' && codes.includes(error.code));
}
/** What the user is told of a refusal or failure: the permission that lacks, or what Artifact Registry said. */
function failed({ name }, what, cause) {
    if (cause instanceof errors/* ActionError */.lZ)
        return cause;
    const message = `${name}: Artifact Registry failed for ${what}: ${(0,errors/* messageOf */.bD)(cause)}`;
    if (hasCode(cause, rpcCodes.permissionDenied))
        return new errors/* ActionError */.lZ('REGISTRY_DENIED', message, { hint: lacking(cause), cause });
    return new errors/* ActionError */.lZ('REGISTRY_FAILED', message, {
        hint: 'Try again; the registry’s control plane did not answer as documented.',
        cause,
    });
}
/** Google names the permission it denied: `Permission 'P' denied on resource 'R' (or it may not exist).` */
function lacking(error) {
    const [, permission = 'that the message names', resource = 'that it names'] = /[Pp]ermission ['"](\S+?)['"] denied on resource ['"](\S+?)['"]/.exec((0,errors/* messageOf */.bD)(error)) ?? [];
    return `Grant the identity the permission ${permission} on ${resource}.`;
}

;// CONCATENATED MODULE: ./lib/clouds/gcp/images.js



/** Versions in one answer, the most there can be. */
const pageSize = 1000;
/** Whether Artifact Registry has the image; `unknown` where the identity may not ask. */
async function hasDigest(registry, image, digest) {
    const name = `${registry.repository}/dockerImages/${registry.packageOf(image)}@${digest}`;
    try {
        const [found] = await (await registry.client()).getDockerImage({ name });
        return found.uri?.endsWith(`@${digest}`) ?? false;
    }
    catch (error) {
        if (hasCode(error, rpcCodes.notFound))
            return false;
        if (hasCode(error, rpcCodes.permissionDenied))
            return 'unknown';
        throw failed(registry, image, error);
    }
}
/** Creates the tag, or moves it where it names another version. */
async function retag(registry, image, digest, tagId) {
    const client = await registry.client();
    const parent = `${registry.repository}/packages/${registry.packageOf(image)}`;
    const name = `${parent}/tags/${tagId}`;
    const tag = { name, version: `${parent}/versions/${digest}` };
    try {
        await client.createTag({ parent, tagId, tag });
    }
    catch (error) {
        if (!hasCode(error, rpcCodes.alreadyExists))
            throw refused(error);
        const [before] = await client.getTag({ name }).catch((thrown) => {
            throw refused(thrown);
        });
        if (before.version === tag.version)
            return;
        await client.updateTag({ tag, updateMask: { paths: ['version'] } }).catch((thrown) => {
            throw refused(thrown, before.version ?? undefined);
        });
    }
    function refused(cause, before) {
        if (hasCode(cause, rpcCodes.notFound))
            return new errors/* ActionError */.lZ('REGISTRY_FAILED', `${registry.name}: ${image} does not have ${digest}`, {
                hint: `Push or promote it to registry ${registry.name} before it is tagged there.`,
                cause,
            });
        if (before !== undefined && hasCode(cause, rpcCodes.failedPrecondition))
            return new errors/* ActionError */.lZ('TAG_IMMUTABLE', `${registry.name}: ${image}:${tagId} names ${before.split('/').at(-1)}`, { hint: 'Choose another tag: those of this repository are immutable.', cause });
        return failed(registry, image, cause);
    }
}
/** Every version of the image's package, untagged ones included. */
async function* listImages(registry, image) {
    const client = await registry.client();
    const parent = `${registry.repository}/packages/${registry.packageOf(image)}`;
    try {
        const versions = client.listVersionsAsync({ parent, view: 'FULL', pageSize }, { autoPaginate: false });
        for await (const { name, relatedTags, createTime, metadata } of versions) {
            const digest = name?.split('/').at(-1);
            if (digest === undefined)
                continue;
            const { imageSizeBytes, mediaType } = metadata?.fields ?? {};
            const size = Number(imageSizeBytes?.stringValue ?? Number.NaN);
            yield {
                digest,
                tags: (relatedTags ?? []).flatMap((tag) => tag.name?.split('/').at(-1) ?? []),
                storedAt: createTime?.seconds == null ? undefined : Number(createTime.seconds) * 1000,
                size: Number.isNaN(size) ? undefined : size,
                mediaType: mediaType?.stringValue ?? undefined,
            };
        }
    }
    catch (error) {
        if (!hasCode(error, rpcCodes.notFound))
            throw failed(registry, image, error);
    }
}
/** Deletes versions with their tags. Google itself keeps what an index refers to. */
async function deleteImages(registry, image, digests) {
    const client = await registry.client();
    const parent = `${registry.repository}/packages/${registry.packageOf(image)}`;
    return (0,delete_each/* deleteEach */.p)(digests, async (digest) => {
        try {
            const [operation] = await client.deleteVersion({ name: `${parent}/versions/${digest}`, force: true });
            await operation.promise();
            return undefined;
        }
        catch (error) {
            if (hasCode(error, rpcCodes.notFound))
                return undefined;
            if (!hasCode(error, rpcCodes.failedPrecondition))
                throw failed(registry, image, error);
            return (0,errors/* messageOf */.bD)(error);
        }
    });
}

;// CONCATENATED MODULE: ./lib/clouds/gcp/repositories.js


/** What a push needs beyond reading. */
const pushPermissions = [
    'artifactregistry.repositories.downloadArtifacts',
    'artifactregistry.repositories.uploadArtifacts',
];
/** What getRepository says; `exists` is `unknown` where the identity may not ask. */
async function describeRepository(registry, create) {
    try {
        const found = await find(registry);
        if (found === undefined)
            return {
                ...{ exists: false, creatable: 'unknown', tags: 'unknown' },
                notes: [`To create ${registry.repository} the identity needs ${creationPermission}.`],
            };
        const tags = found.dockerConfig?.immutableTags ? 'immutable' : 'mutable';
        const notes = [...differences(found, create), ...(await lackingPermissions(registry))];
        return { exists: true, creatable: 'unknown', tags, notes };
    }
    catch (error) {
        if (!hasCode(error, rpcCodes.permissionDenied))
            throw failed(registry, registry.repository, error);
        return { exists: 'unknown', creatable: 'unknown', tags: 'unknown', notes: [lacking(error)] };
    }
}
/** Finds the repository, or makes it as `create` says. One that is there is left as it is. `REPOSITORY_MISSING`. */
async function ensureRepository(registry, create, log) {
    const { name, repository: full } = registry;
    try {
        const found = await find(registry);
        if (found !== undefined) {
            for (const line of differences(found, create))
                log.info(`${name}: ${line}; nothing was changed`);
            return 'present';
        }
    }
    catch (error) {
        if (hasCode(error, rpcCodes.permissionDenied))
            return 'unknown';
        throw failed(registry, full, error);
    }
    const [parent = '', repositoryId = ''] = full.split('/repositories/');
    try {
        const [operation] = await (await registry.client()).createRepository({
            parent,
            repositoryId,
            repository: settingsOf(create),
        });
        await operation.promise();
    }
    catch (error) {
        if (hasCode(error, rpcCodes.alreadyExists))
            return 'present';
        if (!hasCode(error, rpcCodes.permissionDenied))
            throw failed(registry, full, error);
        throw new errors/* ActionError */.lZ('REPOSITORY_MISSING', `${name}: repository ${full} does not exist`, {
            hint: `Create it, or grant the pushing identity ${creationPermission} (roles/artifactregistry.admin).`,
            cause: error,
        });
    }
    log.info(`${name}: created repository ${full}`);
    return 'created';
}
const creationPermission = 'artifactregistry.repositories.create';
function settingsOf(create) {
    return {
        format: 'DOCKER',
        labels: { 'managed-by': 'flotilla', ...create.labels },
        ...(create['kms-key'] === undefined ? {} : { kmsKeyName: create['kms-key'] }),
        ...(create['immutable-tags'] === true ? { dockerConfig: { immutableTags: true } } : {}),
    };
}
/** How the repository differs from what the `create` block asks for; nothing is said of what the block leaves open. */
function differences(found, create) {
    const immutable = found.dockerConfig?.immutableTags ?? false;
    const wanted = create['immutable-tags'];
    const key = create['kms-key'];
    const labels = Object.entries(create.labels ?? {}).filter(([label, value]) => found.labels?.[label] !== value);
    const said = (setting, is, shall) => `${found.name}: ${setting} is ${is}, the fleet file says ${shall}`;
    return [
        ...(wanted === undefined || wanted === immutable ? [] : [said('immutable-tags', immutable, wanted)]),
        ...(key === undefined || key === found.kmsKeyName
            ? []
            : [said('kms-key', found.kmsKeyName || 'one of Google’s', key)]),
        ...labels.map(([label, value]) => said(`label ${label}`, found.labels?.[label] ?? 'absent', value)),
    ];
}
/** Which permissions for a push the identity lacks; each a line. */
async function lackingPermissions(registry) {
    const { repository: resource } = registry;
    const asked = { resource, permissions: pushPermissions };
    const [{ permissions }] = await (await registry.client()).testIamPermissions(asked);
    return pushPermissions
        .filter((permission) => !permissions?.includes(permission))
        .map((permission) => `Grant the identity ${permission} on ${resource} (roles/artifactregistry.writer).`);
}
/** The repository; undefined where there is none. `REPOSITORY_MISSING` for one of another format. */
async function find(registry) {
    const { name, repository } = registry;
    try {
        const [found] = await (await registry.client()).getRepository({ name: repository });
        if (found.format === 'DOCKER' || found.format === 1)
            return found;
        throw new errors/* ActionError */.lZ('REPOSITORY_MISSING', `${name}: ${repository} is of format ${found.format}, not of DOCKER`, { hint: `Name a repository of the Docker format in registries.${name}.` });
    }
    catch (error) {
        if (hasCode(error, rpcCodes.notFound))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/clouds/gcp/registry.js






/** Opens an Artifact Registry repository of the Docker format; each service is an image in it. */
function openArtifactRegistry(name, config, identity, ports) {
    const { location, project, repository, required, create = {} } = config;
    const universe = (0,gcp_universe/* universeOf */.D)(identity);
    const host = `${location}-docker.${universe.registries}`;
    // The prefix of a project that belongs to a domain, or to a partner's cloud, is a step of the path.
    const path = `${project.replace(':', '/')}/${repository}`;
    const token = (0,gcp_identity/* googleToken */.b)(identity, ports);
    let client;
    const registry = {
        name,
        repository: `projects/${project}/locations/${location}/repositories/${repository}`,
        client: () => {
            client ??= artifactRegistryClient(universe, token, ports);
            return client;
        },
        packageOf: (image) => encodeURIComponent(image.replace(`${path}/`, '')),
    };
    let ensured;
    return {
        endpoint: {
            name,
            host,
            baseUrl: (0,endpoints/* registryBaseUrl */.mO)(host, ports.endpoints.gcp?.registry),
            path,
            required,
            // Uploads in several requests are refused: https://cloud.google.com/artifact-registry/docs/docker/pushing-and-pulling
            traits: { chunkedUpload: false, mount: 'any', concurrency: 8 },
            credential: async (renew) => {
                const { value: password, expiresAt } = await token(renew);
                return { username: 'oauth2accesstoken', password, expiresAt };
            },
        },
        pushGrant: `Grant ${(0,gcp_identity/* principalOf */.i)(identity)} roles/artifactregistry.writer on ${registry.repository}.`,
        // One repository of the cloud's holds every repository of the specification below it.
        ensureRepository: () => {
            ensured ??= ensureRepository(registry, create, ports.log);
            return ensured;
        },
        describeRepository: () => describeRepository(registry, create),
        hasDigest: (image, digest) => hasDigest(registry, image, digest),
        retag: (image, digest, tag) => retag(registry, image, digest, tag),
        listImages: (image) => listImages(registry, image),
        deleteImages: (image, digests) => deleteImages(registry, image, digests),
    };
}

;// CONCATENATED MODULE: ./lib/clouds/gcp/index.js



/** Google Cloud: Artifact Registry and GKE by workload identity federation. */
const provider = {
    registry: async (name, config, identity, ports) => openArtifactRegistry(name, config, identity, ports),
    cluster: openGke,
    clusterToken: (_name, _config, identity, ports) => (0,gcp_identity/* googleToken */.b)(identity, ports),
    secret: async (reference, identity, ports) => (await __webpack_require__.e(/* import() */ 3942).then(__webpack_require__.bind(__webpack_require__, 33942))).googleSecret(reference, identity, ports),
    metrics: async (source, identity, ports) => (await __webpack_require__.e(/* import() */ 3294).then(__webpack_require__.bind(__webpack_require__, 83294))).googleMetrics(source, identity, ports),
    kms: async (identity, ports) => (await __webpack_require__.e(/* import() */ 7038).then(__webpack_require__.bind(__webpack_require__, 97038))).gcpKms(identity, ports),
    // Terraform's provider and backend read the same variables as everything else.
    terraform: async (identity, ports) => (await __webpack_require__.e(/* import() */ 7038).then(__webpack_require__.bind(__webpack_require__, 97038))).gcpKms(identity, ports),
};


/***/ }),

/***/ 68504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ universeOf),
/* harmony export */   y: () => (/* binding */ apiUrl)
/* harmony export */ });
const ordinary = 'googleapis.com';
/** Domains of registries, where they do not follow from that of the APIs. */
const registries = {
    [ordinary]: 'pkg.dev',
    's3nsapis.fr': 's3nsregistry.fr',
};
/** The universe of an identity: https://cloud.google.com/docs/overview/partner-clouds (`apis-NAME.goog`, `pkg-NAME.goog`). */
function universeOf(identity) {
    const domain = ('universe-domain' in identity ? identity['universe-domain'] : undefined) ?? ordinary;
    return { domain, registries: registries[domain] ?? domain.replace('apis-', 'pkg-') };
}
/** Base URL of an API in a universe. */
function apiUrl(api, { domain }) {
    return `https://${api}.${domain}`;
}


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


/***/ })

};
