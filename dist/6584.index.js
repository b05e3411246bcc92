export const id = 6584;
export const ids = [6584];
export const modules = {

/***/ 36584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _rollout_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76877);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5603);




const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    environment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    clusters: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    release: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)().optional(),
    commit: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    results: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .yaml */ .oQ)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_rollout_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .verdicts */ .rY))).optional(),
    resultsDirectory: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    stages: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .stageLines */ .io)().optional(),
    inProgress: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    rollback: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    dryRun: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    token: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)().optional(),
});


/***/ }),

/***/ 5603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   h9: () => (/* binding */ shownVerdict),
/* harmony export */   io: () => (/* binding */ stageLines),
/* harmony export */   wI: () => (/* binding */ judgeReport)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50662);


const stage = /^\s*([a-z0-9][\w -]*)\s*=\s*(success|failure|cancelled|skipped)\s*$/;
/** `NAME=RESULT` lines, one a job: `publish=success`. */
const stageLines = () => (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()
    .refine((value) => linesOf(value).every((line) => stage.test(line)), 'must be lines such as publish=success')
    .transform((value) => linesOf(value).map((line) => {
    const [, name = '', result = ''] = stage.exec(line) ?? [];
    return { name: name.trim(), result };
}));
const linesOf = (value) => value.split('\n').filter((line) => line.trim() !== '');
/**
 * Judges a whole delivery: every job succeeded, exactly the planned clusters reported, and each ended as it should.
 * A workflow whose jobs were skipped must not look like one that delivered.
 */
function judgeReport({ planned, results, stages, dryRun, quorum }) {
    const problems = [];
    const serving = Object.values(results).filter((verdict) => verdict === 'verified').length;
    const met = !dryRun && quorum !== undefined && serving >= Math.min(quorum, planned.length);
    for (const { name, result } of stages)
        if (result !== 'success')
            problems.push(`job ${name}: ${result}`);
    if (planned.length === 0)
        problems.push('no cluster was planned');
    for (const cluster of planned) {
        const verdict = results[cluster];
        if (verdict === undefined)
            problems.push(`cluster ${cluster} did not report`);
        else if (met && (verdict === 'rejected' || verdict === 'unreachable'))
            continue;
        else if (verdict !== (dryRun ? 'planned' : 'verified') && verdict !== 'superseded')
            problems.push(`cluster ${cluster}: ${verdict}`);
    }
    for (const cluster of Object.keys(results))
        if (!planned.includes(cluster))
            problems.push(`cluster ${cluster} reported but was not planned`);
    if (problems.length === 0)
        return undefined;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('DELIVERY_FAILED', problems.join('\n'), {
        hint: 'The job that failed first says why.',
    });
}
/** What a whole run did, for the heading of its summary. */
function titleOf({ dryRun }, environment, isWayBack) {
    if (dryRun)
        return `Plan for ${environment}`;
    return isWayBack ? `Rollback of ${environment}` : `Delivery to ${environment}`;
}
/** What is known of a cluster; of one without a verdict, which job to look at. */
function shownVerdict({ results, stages }, cluster) {
    const verdict = results[cluster];
    if (verdict !== undefined)
        return verdict;
    const failed = stages.find(({ result }) => result !== 'success');
    return `**did not report**${failed === undefined ? '' : `, see job ${failed.name}`}`;
}


/***/ }),

/***/ 76877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Me: () => (/* binding */ overall),
/* harmony export */   k1: () => (/* binding */ phaseNames),
/* harmony export */   rY: () => (/* binding */ verdicts)
/* harmony export */ });
/**
 * `verified` it serves; `rejected` it failed, here or, where clusters go together, elsewhere; `interrupted` the job
 * was cancelled or lost the cluster on the way; `unreachable` the delivery went on without this cluster, as its policy
 * has it; `planned` a dry run; `refused` not begun, nothing was changed; `superseded` a later release came first.
 */
const verdicts = [
    'verified',
    'rejected',
    'interrupted',
    'unreachable',
    'planned',
    'refused',
    'superseded',
];
/** In the order in which they come. */
const phaseNames = ['plan', 'apply', 'rollout', 'smoke', 'bake', 'return'];
/** The verdict over all clusters: the worst of theirs. */
function overall(clusters) {
    const order = [
        'interrupted',
        'rejected',
        'unreachable',
        'refused',
        'superseded',
        'planned',
    ];
    return order.find((verdict) => clusters.some((cluster) => cluster.verdict === verdict)) ?? 'verified';
}


/***/ })

};
