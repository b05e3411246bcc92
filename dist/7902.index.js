export const id = 7902;
export const ids = [7902];
export const modules = {

/***/ 67902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openConnectGateway: () => (/* binding */ openConnectGateway)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68251);
/* harmony import */ var _google_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85807);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13157);
/* harmony import */ var _universe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68504);






const generated = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ endpoint: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() });
/**
 * Finds the address of a cluster behind Connect Gateway, which is reached from anywhere and bears a public certificate.
 * `membership` is how the cluster itself names its place in a fleet. Regional memberships have a host of their own.
 * https://cloud.google.com/kubernetes-engine/enterprise/multicluster-management/gateway
 */
async function openConnectGateway(name, { cluster }, membership, identity, token, ports) {
    const [, resource, location = ''] = /^\/\/[^/]+\/(projects\/[^/]+\/locations\/([a-z0-9-]+)\/memberships\/[^/]+)$/.exec(membership ?? '') ??
        [];
    if (resource === undefined)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLUSTER_UNREACHABLE', `${name}: ${cluster} is in no fleet`, {
            hint: `Register it: gcloud container clusters update ${cluster} --enable-fleet. Or set \`endpoint\` of cluster ${name} to another kind.`,
        });
    const { domain } = (0,_universe_js__WEBPACK_IMPORTED_MODULE_4__/* .universeOf */ .D)(identity);
    const host = `${location === 'global' ? '' : `${location}-`}connectgateway.${domain}`;
    const base = ports.endpoints.gcp?.connectgateway ?? `https://${host}`;
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(ports, {
        what: 'Connect Gateway',
        url: `${base}/v1/${resource}:generateCredentials`,
        init: async () => ({ headers: { authorization: `Bearer ${(await token()).value}` } }),
    });
    if (!reply.ok)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLUSTER_DENIED', `${name}: Connect Gateway does not lead to ${cluster}: ${(0,_google_error_js__WEBPACK_IMPORTED_MODULE_2__/* .googleSaid */ .v)(reply.text)}`, {
            hint: `Enable connectgateway.googleapis.com, and grant ${(0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .principalOf */ .i)(identity)} roles/gkehub.gatewayEditor and roles/gkehub.viewer.`,
        });
    const { endpoint } = generated.parse(JSON.parse(reply.text));
    const server = new URL(endpoint.includes('://') ? endpoint : `https://${endpoint}`);
    // The token goes there next: nowhere but to the gateway itself.
    if (server.origin !== new URL(base).origin)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLUSTER_DENIED', `${name}: Connect Gateway leads to ${server.host}, not to itself`, {
            hint: 'Something stands between this runner and the gateway.',
        });
    return server.href.replace(/\/+$/, '');
}


/***/ })

};
