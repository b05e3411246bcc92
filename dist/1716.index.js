export const id = 1716;
export const ids = [1716];
export const modules = {

/***/ 32051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pr: () => (/* binding */ releaseLeftLocks),
/* harmony export */   S7: () => (/* binding */ rememberLocks),
/* harmony export */   iu: () => (/* binding */ forgetLocks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);
/* harmony import */ var _clouds_cluster_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30277);


const leftLocks = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    fleet: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    environment: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    role: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(_clouds_cluster_role_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterRoles */ .e),
    clusters: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    holder: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const key = 'locks';
/** Tells the post step which locks this step is about to take. Names only, no secret. */
const rememberLocks = (locks, state) => state.save(key, JSON.stringify(leftLocks.parse(locks)));
/** The step has released them itself. */
const forgetLocks = (state) => state.save(key, '');
/**
 * Releases the locks of a step that was killed, so that the next run need not wait for them to lapse. What the step
 * left half-way is settled by that run.
 */
async function releaseLeftLocks(context) {
    const left = context.state.read(key);
    if (left === undefined)
        return;
    const { releaseLocks } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(8718), __webpack_require__.e(3092), __webpack_require__.e(7483), __webpack_require__.e(6569), __webpack_require__.e(899), __webpack_require__.e(1229), __webpack_require__.e(5775)]).then(__webpack_require__.bind(__webpack_require__, 60655));
    await releaseLocks(leftLocks.parse(JSON.parse(left)), context);
}


/***/ }),

/***/ 51716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* reexport safe */ _left_locks_js__WEBPACK_IMPORTED_MODULE_0__.Pr)
/* harmony export */ });
/* harmony import */ var _left_locks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32051);



/***/ }),

/***/ 30277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ clusterRoles)
/* harmony export */ });
/**
 * Which of a cluster's identities acts. `plan` only tries what it would write; `prune` only reads what the registries
 * must keep for the cluster.
 */
const clusterRoles = ['deploy', 'rollback', 'plan', 'prune'];


/***/ })

};
