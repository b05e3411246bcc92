export const id = 5611;
export const ids = [5611];
export const modules = {

/***/ 60655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   releaseLocks: () => (/* binding */ releaseLocks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fleet_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51467);
/* harmony import */ var _fleet_select_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98474);
/* harmony import */ var _kube_lease_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31723);
/* harmony import */ var _rollout_kube_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89279);
/* harmony import */ var _cloud_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88006);
/* harmony import */ var _cloud_ports_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27335);
/* harmony import */ var _cluster_sessions_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(41527);









/** Releases locks that another process took in the name of this job. One that cannot be is a warning: it lapses. */
async function releaseLocks({ fleet: file, environment: name, clusters, role, holder, run }, context) {
    const fleet = await (0,_fleet_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadFleet */ .VF)(file);
    const { environment } = (0,_fleet_select_js__WEBPACK_IMPORTED_MODULE_2__/* .selectEnvironment */ .aP)(fleet, name);
    const inputs = await zod__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc(_cloud_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .cloudInputs */ .T).parseAsync({
        endpoints: context.env['INPUT_ENDPOINTS'] || undefined,
        secrets: context.env['INPUT_SECRETS'] || undefined,
    });
    const ports = (0,_cloud_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .cloudPorts */ .M)(inputs, context);
    const sessions = await (0,_cluster_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .openSessions */ .wR)({ fleet, environment: name, clusters, role }, ports, context, context.signal);
    try {
        await Promise.all(sessions.map(async ({ name: cluster, client, namespace }) => {
            const lock = { namespace, name: (0,_rollout_kube_target_js__WEBPACK_IMPORTED_MODULE_4__/* .leaseName */ .A)(environment.application), holder, run };
            const released = await (0,_kube_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseLease */ .wL)(client, lock).catch((error) => {
                context.log.warning(`${cluster}: the lock lapses by itself in a minute: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
                return false;
            });
            if (released)
                context.log.info(`${cluster}: released the lock of the step that was killed`);
        }));
    }
    finally {
        await (0,_cluster_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .closeSessions */ .MK)(sessions);
    }
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
