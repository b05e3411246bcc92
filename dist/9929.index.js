export const id = 9929;
export const ids = [9929];
export const modules = {

/***/ 99929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   awsSecret: () => (/* binding */ awsSecret)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fleet_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30220);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68251);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87920);
/* harmony import */ var _partition_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48498);
/* harmony import */ var _sigv4_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23279);







const found = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ SecretString: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().optional(), SecretBinary: zod__WEBPACK_IMPORTED_MODULE_6__/* .base64 */ .K39().optional() });
const refused = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    __type: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    message: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().optional(),
    Message: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().optional(),
});
/**
 * The current version of a secret in AWS Secrets Manager, by its ARN. `SECRET_UNAVAILABLE`.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
async function awsSecret(arn, identity, ports) {
    const region = _fleet_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .secretReferences */ .L.aws.exec(arn)?.[1];
    if (region === undefined)
        throw new Error(`${arn} is no ARN of a secret`);
    const session = (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .awsSession */ .yb)(identity, ports);
    const url = `${ports.endpoints.aws?.secretsmanager ?? (0,_partition_js__WEBPACK_IMPORTED_MODULE_4__/* .serviceUrl */ .Rs)('secretsmanager', region, identity.fips)}/`;
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .request */ .Em)(ports, {
        what: 'AWS Secrets Manager',
        url,
        transient: ({ text }) => (/Throttling|RequestLimitExceeded/.test(said(text)) ? said(text) : undefined),
        init: async () => {
            const { value: credentials } = await session();
            const body = JSON.stringify({ SecretId: arn });
            const headers = {
                'content-type': 'application/x-amz-json-1.1',
                'x-amz-target': 'secretsmanager.GetSecretValue',
            };
            const scope = { service: 'secretsmanager', region, now: ports.clock.now() };
            const signed = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_5__/* .signedHeaders */ .H)({ method: 'POST', url, headers, body }, credentials, scope);
            return { method: 'POST', headers: signed, body };
        },
    });
    if (!reply.ok)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('SECRET_UNAVAILABLE', `AWS Secrets Manager does not give ${arn}: ${said(reply.text)}`, {
            hint: advice(said(reply.text), arn, (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .principalOf */ .i6)(identity)),
        });
    const { SecretString, SecretBinary } = found.parse(JSON.parse(reply.text));
    const value = SecretString ?? Buffer.from(SecretBinary ?? '', 'base64').toString('utf8');
    ports.log.mask(value);
    return value;
}
/** `AccessDeniedException: User … is not authorized to perform …`. */
function said(text) {
    const error = (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(refused, text);
    if (error === undefined)
        return (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .brief */ .dh)(text);
    return `${error.__type.replace(/^.*#/, '')}: ${error.message ?? error.Message ?? ''}`;
}
function advice(text, arn, who) {
    if (text.startsWith('AccessDenied'))
        return `Allow ${who} the action secretsmanager:GetSecretValue on ${arn}.`;
    if (text.startsWith('DecryptionFailure'))
        return `Allow ${who} the action kms:Decrypt on the key of the secret.`;
    if (text.startsWith('InvalidRequest'))
        return 'Restore the secret, or name another one in `password-from`.';
    return 'Correct `password-from.secret`: the ARN must be of a secret with a current version.';
}


/***/ })

};
