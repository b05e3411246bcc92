export const id = 959;
export const ids = [959];
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

/***/ 92108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ runnerLabels)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** A runner by its label, or by all labels it must have. */
const runnerLabels = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1)).min(1)]);


/***/ })

};
