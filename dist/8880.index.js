export const id = 8880;
export const ids = [8880];
export const modules = {

/***/ 87403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88006);



const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    environment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    root: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    file: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    digest: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)(),
    planKey: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)(),
    terraform: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    lockTimeout: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    leftover: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('report', 'fail'),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 68880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/infrastructure/changes.js
var changes = __webpack_require__(31042);
// EXTERNAL MODULE: ./lib/infrastructure/plan-root.js + 2 modules
var plan_root = __webpack_require__(72767);
;// CONCATENATED MODULE: ./lib/infrastructure/apply-root.js




/**
 * Carries out a saved plan, and looks afterwards whether anything is left to do. The lock of the state is taken, and
 * never broken. What goes wrong once it has begun is in what it returns, with what is known of the state: `PLAN_STALE`,
 * `STATE_LOCKED`, `TOOL_FAILED`, `INTERRUPTED`.
 */
async function applyRoot(terraform, saved, ports) {
    const file = external_node_path_.join(ports.directory, 'plan.bin');
    await (0,promises_.writeFile)(file, saved, { mode: 0o600 });
    await terraform.init();
    const { plan } = await (0,plan_root/* readSaved */.Sy)(terraform, file, ports);
    const planned = { changes: (0,changes/* changesOf */.fs)(plan), outputs: (0,changes/* changedOutputs */.hj)(plan) };
    const before = await terraform.state();
    let isDone = false;
    let after;
    try {
        await terraform.apply(file);
        isDone = true;
        after = await terraform.state();
        const leftover = await planAgain(terraform, ports);
        return { planned, isDone, before, after, leftover, failure: undefined };
    }
    catch (failure) {
        // What is worse is said: that the state cannot be read now is not.
        after ??= await terraform.state().catch(() => undefined);
        return { planned, isDone, before, after, leftover: undefined, failure };
    }
}
async function planAgain(terraform, ports) {
    const file = external_node_path_.join(ports.directory, 'again.bin');
    const { hasChanges } = await terraform.plan(file, { lock: true });
    if (!hasChanges)
        return { changes: [], outputs: [] };
    const { plan } = await (0,plan_root/* readSaved */.Sy)(terraform, file, ports);
    return { changes: (0,changes/* changesOf */.fs)(plan), outputs: (0,changes/* changedOutputs */.hj)(plan) };
}

// EXTERNAL MODULE: ./lib/infrastructure/kept-plan.js
var kept_plan = __webpack_require__(15703);
// EXTERNAL MODULE: ./lib/infrastructure/report.js
var report = __webpack_require__(59405);
// EXTERNAL MODULE: ./lib/actions/open-root.js + 3 modules
var open_root = __webpack_require__(87649);
// EXTERNAL MODULE: ./lib/actions/apply-infrastructure/inputs.js
var inputs = __webpack_require__(87403);
;// CONCATENATED MODULE: ./lib/actions/apply-infrastructure/main.js











/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['verdict'],
    run: async (inputs, context) => {
        const { log, summary, exec, env } = context;
        const { sha: commit } = (0,github_context/* readGitHubContext */.L)(env);
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { environment, root: name, digest } = inputs;
        const { directory: where } = (0,fleet_select/* selectRoot */.PD)(fleet, environment, name).root;
        // The plan is looked at before anybody is asked for a credential.
        const sealed = await (0,promises_.readFile)(inputs.file).catch((cause) => {
            throw new errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `The plan ${inputs.file} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, {
                hint: 'Download the artifact of the job that planned, in this run, before this step.',
            });
        });
        const { purpose, plan } = (0,kept_plan/* openKeptPlan */.u)(inputs.planKey, sealed, digest, {
            environment,
            root: name,
            directory: where,
            commit,
        });
        const { label, directory, terraform } = await (0,open_root/* openRoot */.R)(fleet, inputs, 'apply', context);
        const version = await terraform.version();
        if (version !== purpose.program)
            throw new errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `The plan is of version ${purpose.program}, the program here ${version}`, {
                hint: 'Plan and apply with one version: pin it in infrastructure.downloads of the fleet file.',
            });
        log.info(`${label}: applying the plan ${digest} of ${purpose.createdAt}`);
        const applied = await applyRoot(terraform, plan, { log, exec, env, directory });
        (0,report/* reportApply */.Z_)(summary, `Applied ${label}`, applied);
        summary.paragraph(`Plan \`${digest}\`, made at ${purpose.createdAt} by [this run](${purpose.run}).`);
        const { isDone, leftover, failure } = applied;
        if (!isDone || (failure !== undefined && !(0,errors/* isActionError */.Bd)(failure)))
            throw failure;
        if (leftover !== undefined && (0,report/* isEmpty */.Im)(leftover))
            return { verdict: 'applied' };
        const left = leftover === undefined
            ? `${label}: the plan was carried out; whether anything is left to do is not known: ${(0,errors/* messageOf */.bD)(failure)}`
            : `${label}: a plan made after the apply is not empty: ${(0,report/* countsOf */.mQ)(leftover.changes)}${leftover.outputs.map((name) => `, output ${name}`).join('')}`;
        log.warning(left);
        return {
            verdict: leftover === undefined ? 'applied' : 'leftover',
            failure: inputs.leftover === 'report'
                ? undefined
                : new errors/* ActionError */.lZ('INFRASTRUCTURE_DRIFTED', left, {
                    hint: 'Everything planned was done. See why the provider wants more: the summary names each resource.',
                }),
        };
    },
}));


/***/ })

};
