export const id = 531;
export const ids = [531];
export const modules = {

/***/ 90531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   azureSecret: () => (/* binding */ azureSecret)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68251);
/* harmony import */ var _authority_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49003);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32994);





const bundle = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ value: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() });
const refused = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    error: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        code: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        message: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        innererror: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }).nullish(),
    }),
});
const apiVersion = '7.4';
/**
 * A secret in Azure Key Vault, by its address; the current version where that names none. `SECRET_UNAVAILABLE`.
 * https://learn.microsoft.com/en-us/rest/api/keyvault/secrets/get-secret/get-secret
 */
async function azureSecret(address, identity, ports) {
    const { vaults } = (0,_authority_js__WEBPACK_IMPORTED_MODULE_2__/* .authorityOf */ .v)(identity);
    const { host, pathname, origin } = new URL(address);
    if (!host.endsWith(`.${vaults}`))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('SECRET_UNAVAILABLE', `${address} is not in a vault of the identity’s cloud`, {
            hint: `Name a secret below ${vaults}, or an identity of the other \`authority\`.`,
        });
    const token = (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .entraToken */ .Ex)((0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .scopesOf */ .ZK)(identity).vault, identity, ports);
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(ports, {
        what: 'Azure Key Vault',
        url: `${ports.endpoints.azure?.vault ?? origin}${pathname}?api-version=${apiVersion}`,
        init: async () => ({ headers: { authorization: `Bearer ${(await token()).value}` } }),
    });
    if (!reply.ok) {
        const error = (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readJson */ .Vh)(refused, reply.text)?.error;
        const said = error === undefined ? (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .brief */ .dh)(reply.text) : `${error.code}: ${error.message}`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('SECRET_UNAVAILABLE', `Azure Key Vault does not give ${address}: ${said}`, {
            hint: advice(reply.status, error?.innererror?.code, host, (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .principalOf */ .i6)(identity)),
        });
    }
    const { value } = bundle.parse(JSON.parse(reply.text));
    ports.log.mask(value);
    return value;
}
function advice(status, inner, host, who) {
    if (inner === 'SecretDisabled')
        return 'Enable that version of the secret, or name another one.';
    if (inner === 'ForbiddenByFirewall')
        return `Let the runner’s network through the firewall of ${host}.`;
    if (status === 404)
        return 'Correct `password-from.secret`: the vault has no such secret or version.';
    return `Grant ${who} the role "Key Vault Secrets User" on ${host}, or the access policy to get secrets.`;
}


/***/ })

};
