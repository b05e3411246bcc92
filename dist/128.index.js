export const id = 128;
export const ids = [128];
export const modules = {

/***/ 30128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ambientCredentials: () => (/* binding */ ambientCredentials)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(64377);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _direct_fetch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3752);
/* harmony import */ var _renewing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(56355);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68251);
/* harmony import */ var _token_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13474);
/* harmony import */ var _web_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88977);







/** What container and instance metadata services give. */
const given = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    AccessKeyId: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().min(1),
    SecretAccessKey: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().min(1),
    Token: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().min(1),
    Expiration: zod__WEBPACK_IMPORTED_MODULE_6__/* .datetime */ .w$(),
});
/**
 * The runner's own credentials, from the first place that has some, in the order of the SDKs: environment, web
 * identity file (IRSA), container service (ECS, EKS Pod Identity), instance metadata. Shared files, SSO and programs
 * are left out. `IDENTITY_UNAVAILABLE`.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
function ambientCredentials(identity, ports) {
    const { env = {}, log, clock } = ports;
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
    if (accessKeyId && secretAccessKey) {
        const { AWS_SESSION_TOKEN: sessionToken } = env;
        for (const secret of [secretAccessKey, sessionToken])
            if (secret)
                log.mask(secret);
        return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_7__/* .lasting */ .nS)({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) });
    }
    const { AWS_ROLE_ARN: role, AWS_WEB_IDENTITY_TOKEN_FILE: file } = env;
    if (role && file) {
        const token = () => (0,_token_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTokenFile */ .O)('AWS_WEB_IDENTITY_TOKEN_FILE', file, ports);
        return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_7__/* .renewing */ .IU)(() => (0,_web_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .assumeRole */ .x)({ ...identity, role, token }, ports), clock);
    }
    const relative = env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];
    const full = env['AWS_CONTAINER_CREDENTIALS_FULL_URI'];
    const address = relative ? `${containerHost}${relative}` : full;
    return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_7__/* .renewing */ .IU)(() => (address ? ofContainer(address, ports) : ofInstance(ports)), clock);
}
/** Where ECS answers for AWS_CONTAINER_CREDENTIALS_RELATIVE_URI. */
const containerHost = 'http://169.254.170.2';
/** That, and EKS Pod Identity's. */
const containerHosts = /^(169\.254\.170\.(2|23)|\[fd00:ec2::23\])$/;
async function ofContainer(address, ports) {
    const { env = {}, log } = ports;
    const url = (0,_direct_fetch_js__WEBPACK_IMPORTED_MODULE_1__/* .localAddress */ .q)('AWS_CONTAINER_CREDENTIALS_FULL_URI', address, containerHosts);
    const file = env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'];
    const token = env['AWS_CONTAINER_AUTHORIZATION_TOKEN'];
    if (token)
        log.mask(token);
    const reply = await (0,_direct_fetch_js__WEBPACK_IMPORTED_MODULE_1__/* .askMetadata */ .b)(ports, {
        what: 'The credential service of the container',
        url: url.href,
        init: async () => {
            const authorization = file
                ? await (0,_token_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTokenFile */ .O)('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', file, ports)
                : token;
            return { headers: authorization ? { authorization } : {} };
        },
    });
    return read(reply, 'The credential service of the container', ports);
}
/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html, version 2 only. */
async function ofInstance(ports) {
    const what = 'EC2’s instance metadata service';
    const base = `${ports.endpoints.aws?.metadata ?? 'http://169.254.169.254'}/latest`;
    const session = await (0,_direct_fetch_js__WEBPACK_IMPORTED_MODULE_1__/* .askMetadata */ .b)(ports, {
        what,
        url: `${base}/api/token`,
        init: () => ({ method: 'PUT', headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '300' } }),
    });
    if (!session.ok)
        throw refused(what, session);
    ports.log.mask(session.text);
    const get = (path) => (0,_direct_fetch_js__WEBPACK_IMPORTED_MODULE_1__/* .askMetadata */ .b)(ports, {
        what,
        url: `${base}/meta-data/iam/security-credentials/${path}`,
        init: () => ({ headers: { 'x-aws-ec2-metadata-token': session.text } }),
    });
    const profile = await get('');
    const role = profile.text.trim().split('\n')[0];
    if (!profile.ok || !role)
        throw refused(what, profile);
    return read(await get(encodeURIComponent(role)), what, ports);
}
function read(reply, what, { log }) {
    const found = reply.ok ? (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(given, reply.text) : undefined;
    // The answer may hold keys, so it is quoted only where it is a refusal.
    if (found === undefined)
        throw refused(what, reply.ok ? { ...reply, text: 'without any in its answer' } : reply);
    const { AccessKeyId, SecretAccessKey, Token, Expiration } = found;
    log.mask(SecretAccessKey);
    log.mask(Token);
    const value = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token };
    return { value, expiresAt: Date.parse(Expiration) };
}
function refused(what, { status, text }) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', `${what} gives no credentials: HTTP ${status} ${(0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .brief */ .dh)(text)}`, {
        hint: 'Give the runner’s machine or pod a role: an instance profile, a task role, IRSA or EKS Pod Identity.',
    });
}


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
