export const id = 1402;
export const ids = [1402];
export const modules = {

/***/ 31402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ambientToken: () => (/* binding */ ambientToken)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(49567);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _direct_fetch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3752);
/* harmony import */ var _renewing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(56355);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68251);
/* harmony import */ var _token_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13474);
/* harmony import */ var _client_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54844);







/** Managed identities' token services write numbers as text; one of them gives only the end. */
const managed = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    access_token: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().min(1),
    expires_in: zod__WEBPACK_IMPORTED_MODULE_6__/* .number */ .ai().optional(),
    expires_on: zod__WEBPACK_IMPORTED_MODULE_6__/* .number */ .ai().optional(),
});
/**
 * Tokens of the runner's own identity, from the first place that has one: the token file of AKS workload identity,
 * the identity endpoint of App Service and Container Apps, instance metadata. `IDENTITY_UNAVAILABLE`.
 * https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
 */
function ambientToken(scope, identity, ports) {
    const { env = {}, clock } = ports;
    const client = identity.client ?? env['AZURE_CLIENT_ID'];
    const file = env['AZURE_FEDERATED_TOKEN_FILE'];
    if (file && client) {
        const proof = async () => ({ assertion: await (0,_token_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTokenFile */ .O)('AZURE_FEDERATED_TOKEN_FILE', file, ports) });
        return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_7__/* .renewing */ .IU)(() => (0,_client_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .grant */ .N)({ ...identity, client, proof }, scope, ports), clock);
    }
    return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_7__/* .renewing */ .IU)(() => managedToken(scope.replace('/.default', ''), identity.client, ports), clock);
}
async function managedToken(resource, client, ports) {
    const { env = {}, clock, log } = ports;
    const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: secret } = env;
    if (secret)
        log.mask(secret);
    const { url, headers } = endpoint && secret
        ? {
            url: (0,_direct_fetch_js__WEBPACK_IMPORTED_MODULE_1__/* .localAddress */ .q)('IDENTITY_ENDPOINT', endpoint, linkLocal),
            headers: { 'x-identity-header': secret },
        }
        : {
            url: new URL(`${ports.endpoints.azure?.metadata ?? instanceMetadata}/metadata/identity/oauth2/token`),
            headers: { metadata: 'true' },
        };
    url.searchParams.set('api-version', endpoint && secret ? '2019-08-01' : '2018-02-01');
    url.searchParams.set('resource', resource);
    if (client !== undefined)
        url.searchParams.set('client_id', client);
    const what = 'Azure’s managed identity service';
    const reply = await (0,_direct_fetch_js__WEBPACK_IMPORTED_MODULE_1__/* .askMetadata */ .b)(ports, { what, url: url.href, init: () => ({ headers }) });
    const found = reply.ok ? (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(managed, reply.text) : undefined;
    if (found === undefined) {
        const said = reply.ok ? 'without a token in its answer' : (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .brief */ .dh)(reply.text);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', `${what} gives no token: HTTP ${reply.status} ${said}`, {
            hint: 'Assign a managed identity to the runner’s machine; where it has several, name one with `client`.',
        });
    }
    log.mask(found.access_token);
    const { expires_in: seconds, expires_on: end } = found;
    const expiresAt = seconds === undefined ? (end ?? 0) * 1000 : clock.now() + seconds * 1000;
    return { value: found.access_token, expiresAt };
}
const instanceMetadata = 'http://169.254.169.254';
/** App Service gives each machine another address of these. */
const linkLocal = /^169\.254\.\d{1,3}\.\d{1,3}$/;


/***/ }),

/***/ 3752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ askMetadata),
/* harmony export */   q: () => (/* binding */ localAddress)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68251);




/** Milliseconds a service on the machine's own link may be silent; on machines without one nobody ever answers. */
const patience = 2_000;
/** Tries: it is busy now and then, but where it is not, nobody should wait long to be told. */
const attempts = 3;
/**
 * A fetch over plain HTTP that knows no proxy: what is on the machine's own link must not be asked for elsewhere. The
 * environment gives the other one, and even Node's own agents, a proxy.
 */
const directFetch = async (url, init = {}) => {
    const { method = 'GET', headers, signal } = init;
    const options = { method, timeout: patience, headers: Object.fromEntries(new Headers(headers)) };
    const incoming = await new Promise((resolve, reject) => {
        const sent = (0,node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, { ...options, agent: new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent(), ...(signal ? { signal } : {}) }, resolve);
        sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patience} ms`)));
        sent.on('error', reject);
        sent.end();
    });
    try {
        const status = incoming.statusCode ?? 0;
        if (status >= 300 && status < 400)
            throw new Error(`${url} redirects`);
        // Throws for a status that is none, and for one that no body goes with.
        return new Response(node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.toWeb(incoming), { status });
    }
    catch (error) {
        incoming.destroy();
        throw error;
    }
};
/** Asks a metadata service of the machine. `IDENTITY_UNAVAILABLE` where it has none. */
async function askMetadata(ports, asked) {
    try {
        return await (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .request */ .Em)({ ...ports, fetch: directFetch }, { attempts, ...asked });
    }
    catch (cause) {
        if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isActionError */ .Bd)(cause, 'CLOUD_FAILED'))
            throw cause;
        const { host } = new URL(asked.url);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', `${asked.what} does not answer at ${host}`, {
            hint: 'With `source: ambient` the job must run where the cloud gives the machine an identity. On GitHub’s own runners leave `source` out.',
            cause,
        });
    }
}
/**
 * An address of a credential service that the environment names, where it is on this machine or one that the cloud
 * documents; who could set the variable could otherwise have the runner ask anybody. `IDENTITY_UNAVAILABLE`.
 */
function localAddress(variable, value, documented) {
    const url = URL.parse(value);
    const local = url !== null &&
        (/^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname) || documented.test(url.hostname));
    if (local && url.protocol === 'http:')
        return url;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', `${variable} does not lead to a credential service of this machine`, {
        hint: 'It must be plain http at a loopback or link-local address, as the cloud sets it.',
    });
}


/***/ }),

/***/ 13474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readTokenFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);


/**
 * A token that the machine keeps fresh in a file, read and masked anew each time. `variable` names the file in
 * messages. `IDENTITY_UNAVAILABLE`.
 */
async function readTokenFile(variable, file, { log }) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch((cause) => {
        const message = `The file that ${variable} names cannot be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause)}`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', message, {
            hint: 'Let the runner’s pod or machine mount it, and let the job read it.',
        });
    });
    const token = text.trim();
    log.mask(token);
    return token;
}


/***/ })

};
