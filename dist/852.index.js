export const id = 852;
export const ids = [852];
export const modules = {

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


/***/ })

};
