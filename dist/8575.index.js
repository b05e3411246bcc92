export const id = 8575;
export const ids = [8575,852];
export const modules = {

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

/***/ 58575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ambientToken: () => (/* binding */ ambientToken)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _direct_fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3752);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68251);
/* harmony import */ var _token_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13474);
/* harmony import */ var _federation_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18718);
/* harmony import */ var _impersonation_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(43123);
/* harmony import */ var _service_account_key_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(10852);
/* harmony import */ var _universe_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(68504);










const variable = 'GOOGLE_APPLICATION_CREDENTIALS';
/** A credential configuration for a token in a file, as Kubernetes mounts it. */
const externalAccount = zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_9__/* .literal */ .euz('external_account'),
    audience: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().regex(/^\/\/iam\.[a-z0-9.-]+\/projects\/.+\/providers\/[^/]+$/),
    subject_token_type: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP(),
    token_url: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP(),
    service_account_impersonation_url: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().optional(),
    credential_source: zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({
        file: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().min(1),
        format: zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_9__/* ["enum"] */ .k5n(['text', 'json']), subject_token_field_name: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().optional() })
            .optional(),
    }),
});
const minted = zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({ access_token: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().min(1), expires_in: zod__WEBPACK_IMPORTED_MODULE_9__/* .number */ .aig() });
/**
 * A token of the runner's own identity: by the file that GOOGLE_APPLICATION_CREDENTIALS names (a workload identity
 * configuration or a service account's key), else from the metadata server of GCE or GKE. Files of gcloud, programs and
 * other machines' addresses are left out. `IDENTITY_UNAVAILABLE`, `IDENTITY_DENIED`.
 * https://cloud.google.com/docs/authentication/application-default-credentials
 */
async function ambientToken(universe, ports) {
    const file = ports.env?.[variable];
    return file ? byFile(file, universe, ports) : byMetadata(ports);
}
async function byFile(file, universe, ports) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch((cause) => {
        throw unusable(`cannot be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause)}`);
    });
    const kind = (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP() }), text)?.type;
    if (kind === 'service_account')
        return (0,_service_account_key_js__WEBPACK_IMPORTED_MODULE_7__.tokenByKey)(text, `the key that ${variable} names`, ports);
    const account = (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(externalAccount, text);
    if (account === undefined)
        throw unusable(`is of type ${kind ?? 'unknown'}, or does not take its token from a file`);
    // The file may say where it wants tokens to go; only the documented place gets one.
    const [audienceHost = '', provider = ''] = account.audience.slice(2).split(/\/(.*)/s);
    if (account.token_url !== `${(0,_universe_js__WEBPACK_IMPORTED_MODULE_8__/* .apiUrl */ .y)('sts', universe)}/v1/token` ||
        audienceHost !== `iam.${universe.domain}`)
        throw unusable(`leads tokens to ${account.token_url} for ${audienceHost}, not to ${universe.domain}`);
    const token = () => subjectToken(account, ports);
    const federated = await (0,_federation_js__WEBPACK_IMPORTED_MODULE_5__/* .federate */ .Xf)({ provider, universe, token, tokenType: account.subject_token_type }, ports);
    const url = account.service_account_impersonation_url;
    if (url === undefined)
        return federated;
    const acts = /^https:\/\/([^/]+)\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/.exec(url);
    if (acts?.[2] === undefined || acts[1] !== `iamcredentials.${universe.domain}`)
        throw unusable(`leads tokens to ${url}`);
    return (0,_impersonation_js__WEBPACK_IMPORTED_MODULE_6__/* .impersonate */ .K)({ account: decodeURIComponent(acts[2]), universe }, federated.value, ports);
}
async function subjectToken({ credential_source: { file, format } }, ports) {
    const text = await (0,_token_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readTokenFile */ .O)(`credential_source of ${variable}`, file, ports);
    if (format?.type !== 'json')
        return text;
    const token = (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(zod__WEBPACK_IMPORTED_MODULE_9__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_9__/* .unknown */ .L5J()), text)?.[format.subject_token_field_name ?? ''];
    if (typeof token !== 'string')
        throw unusable('names a field that its token file lacks');
    ports.log.mask(token);
    return token;
}
/** https://cloud.google.com/compute/docs/metadata/querying-metadata */
async function byMetadata(ports) {
    const what = 'Google’s metadata server';
    const base = ports.endpoints.gcp?.metadata ?? 'http://metadata.google.internal';
    const reply = await (0,_direct_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .askMetadata */ .b)(ports, {
        what,
        url: `${base}/computeMetadata/v1/instance/service-accounts/default/token`,
        init: () => ({ headers: { 'metadata-flavor': 'Google' } }),
    });
    const found = reply.ok ? (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(minted, reply.text) : undefined;
    if (found === undefined) {
        const said = reply.ok ? 'without a token in its answer' : (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .brief */ .dh)(reply.text);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', `${what} gives no token: HTTP ${reply.status} ${said}`, {
            hint: 'Give the runner’s machine a service account, or its pod one by Workload Identity Federation for GKE.',
        });
    }
    ports.log.mask(found.access_token);
    return { value: found.access_token, expiresAt: ports.clock.now() + found.expires_in * 1000 };
}
function unusable(why) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', `The file that ${variable} names ${why}`, {
        hint: 'Use a workload identity configuration whose token is in a file, or leave the variable unset for the metadata server.',
    });
}


/***/ }),

/***/ 10852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tokenByKey: () => (/* binding */ tokenByKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68251);
/* harmony import */ var _federation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18718);
/* harmony import */ var _google_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85807);






/** The JSON key of a service account. Its own `token_uri` is not asked: a key must not say where tokens go. */
const key = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz('service_account'),
    client_email: zod__WEBPACK_IMPORTED_MODULE_5__/* .email */ .Rpp(),
    private_key: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().min(1),
    private_key_id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().optional(),
});
const granted = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ access_token: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().min(1), expires_in: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig() });
/** Seconds that the assertion is good for; it is used at once. */
const assertionSeconds = 300;
/**
 * An access token of a service account by its key. `where` the key is from is said in messages. `INPUT_INVALID`,
 * `IDENTITY_DENIED`. https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
async function tokenByKey(json, where, ports) {
    const account = (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(key, json);
    if (account === undefined)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('INPUT_INVALID', `${where} is not the JSON key of a Google service account`, {
            hint: 'Store the whole file that Google gave, on one line.',
        });
    ports.log.mask(account.private_key);
    const base = ports.endpoints.gcp?.oauth2 ?? 'https://oauth2.googleapis.com';
    const audience = ports.endpoints.gcp?.audience ?? 'https://oauth2.googleapis.com/token';
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .request */ .Em)(ports, {
        what: 'Google OAuth',
        url: `${base}/token`,
        init: () => ({
            method: 'POST',
            body: new URLSearchParams({
                grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
                assertion: signAssertion(account, audience, where, ports),
            }),
        }),
    });
    if (!reply.ok)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('IDENTITY_DENIED', `Google did not take ${where} for ${account.client_email}: ${(0,_google_error_js__WEBPACK_IMPORTED_MODULE_4__/* .googleSaid */ .v)(reply.text)}`, { hint: 'See whether the key or its account was disabled or deleted, and store a new one.' });
    const { access_token: value, expires_in: seconds } = granted.parse(JSON.parse(reply.text));
    ports.log.mask(value);
    return { value, expiresAt: ports.clock.now() + seconds * 1000 };
}
function signAssertion({ client_email: iss, private_key: pem, private_key_id: kid }, aud, where, { clock }) {
    const iat = Math.floor(clock.now() / 1000);
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss, scope: _federation_js__WEBPACK_IMPORTED_MODULE_3__/* .scope */ .z8, aud, iat, exp: iat + assertionSeconds };
    const text = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`;
    try {
        return `${text}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createSign)('RSA-SHA256').update(text).sign(pem, 'base64url')}`;
    }
    catch (cause) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('INPUT_INVALID', `The private key of ${where} cannot sign: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause)}`, {
            hint: 'Store the whole file that Google gave, on one line.',
        });
    }
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
