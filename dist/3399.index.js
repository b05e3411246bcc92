export const id = 3399;
export const ids = [3399];
export const modules = {

/***/ 90959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _fleet_runner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92108);



const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    environment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    clusters: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    runsOn: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .yaml */ .oQ)(_fleet_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .runnerLabels */ ._).optional(),
});


/***/ }),

/***/ 3399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63357);
/* harmony import */ var _fleet_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90043);
/* harmony import */ var _fleet_select_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98474);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90959);




/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_core_action_js__WEBPACK_IMPORTED_MODULE_3__/* .defineAction */ .Q)({
    inputs: _inputs_js__WEBPACK_IMPORTED_MODULE_2__.schema,
    outputs: ['legs'],
    run: async (inputs) => {
        const { environment } = (0,_fleet_select_js__WEBPACK_IMPORTED_MODULE_1__/* .selectEnvironment */ .aP)(await (0,_fleet_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadFleet */ .VF)(inputs.fleet), inputs.environment);
        const legs = (0,_fleet_select_js__WEBPACK_IMPORTED_MODULE_1__/* .selectClusters */ .oK)(environment, inputs.clusters).map((cluster) => ({
            cluster,
            'runs-on': environment.clusters[cluster]?.['runs-on'] ?? inputs.runsOn ?? 'ubuntu-latest',
        }));
        return { legs: JSON.stringify(legs) };
    },
}));


/***/ }),

/***/ 63357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction)
/* harmony export */ });
/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
const defineAction = (spec) => spec;


/***/ })

};
