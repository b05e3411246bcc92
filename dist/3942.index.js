export const id = 3942;
export const ids = [3942];
export const modules = {

/***/ 33942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   googleSecret: () => (/* binding */ googleSecret)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fleet_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30220);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68251);
/* harmony import */ var _google_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85807);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13157);
/* harmony import */ var _universe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68504);







const accessed = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ payload: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ data: zod__WEBPACK_IMPORTED_MODULE_6__/* .base64 */ .K39() }) });
/**
 * A version of a secret in Google Secret Manager, by its full name; regional secrets are asked for in their region.
 * `SECRET_UNAVAILABLE`.
 * https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
 */
async function googleSecret(version, identity, ports) {
    const token = (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .googleToken */ .b)(identity, ports);
    const base = ports.endpoints.gcp?.secretmanager ?? addressOf(version, (0,_universe_js__WEBPACK_IMPORTED_MODULE_5__/* .universeOf */ .D)(identity));
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .request */ .Em)(ports, {
        what: 'Google Secret Manager',
        url: `${base}/v1/${version}:access`,
        init: async () => ({ headers: { authorization: `Bearer ${(await token()).value}` } }),
    });
    if (!reply.ok)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('SECRET_UNAVAILABLE', `Google Secret Manager does not give ${version}: ${(0,_google_error_js__WEBPACK_IMPORTED_MODULE_3__/* .googleSaid */ .v)(reply.text)}`, { hint: advice(reply.status, version, (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .principalOf */ .i)(identity)) });
    const { data } = accessed.parse(JSON.parse(reply.text)).payload;
    const value = Buffer.from(data, 'base64').toString('utf8');
    ports.log.mask(value);
    return value;
}
function addressOf(version, universe) {
    const [, region] = _fleet_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .secretReferences */ .L.gcp.exec(version) ?? [];
    return (0,_universe_js__WEBPACK_IMPORTED_MODULE_5__/* .apiUrl */ .y)(region === undefined ? 'secretmanager' : `secretmanager.${region}.rep`, universe);
}
function advice(status, version, who) {
    if (status === 401 || status === 403)
        return `Grant ${who} roles/secretmanager.secretAccessor on ${version.replace(/\/versions\/.*/, '')}, and enable secretmanager.googleapis.com.`;
    if (status === 404)
        return 'Correct `password-from.secret`: that secret has no such version.';
    return 'Enable the version, or name another one in `password-from.secret`.';
}


/***/ })

};
