export const id = 5181;
export const ids = [5181];
export const modules = {

/***/ 23628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ writeLegResults),
/* harmony export */   d: () => (/* binding */ readLegResults)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _rollout_outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76877);





const results = zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_rollout_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .verdicts */ .rY));
/** Leaves the verdicts of a job for one that gathers those of all legs. */
async function writeLegResults(file, verdicts) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, JSON.stringify(verdicts));
}
/** The verdicts that the legs left in a directory; none where it is not there. `ARTIFACT_MISMATCH` for anything else. */
async function readLegResults(directory) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory).catch(() => []);
    const files = names.filter((name) => name.endsWith('.json')).map((name) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, name));
    const read = await Promise.all(files.map(async (file) => {
        try {
            return results.parse(JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8')));
        }
        catch (cause) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `${file} does not hold the verdicts of a leg`, {
                hint: 'Use the same version of Flotilla in every job of a delivery.',
                cause,
            });
        }
    }));
    return Object.assign({}, ...read);
}


/***/ }),

/***/ 31157:
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
    clusters: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    cluster: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    release: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)(),
    results: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    resultsFile: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    dryRun: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    lockTimeout: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    token: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 81901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/rollout/failure.js
var failure = __webpack_require__(63547);
// EXTERNAL MODULE: ./lib/rollout/policy.js
var rollout_policy = __webpack_require__(48407);
;// CONCATENATED MODULE: ./lib/rollout/legs.js

/**
 * Why a delivery in legs, one job a cluster, may not stay where it serves; undefined where it may. A leg that did not
 * report has failed. Legs run at the same time and know nothing of each other, so `fail-fast` stops none of them.
 */
function judgeLegs(policy, planned, results) {
    const stays = (cluster) => {
        const verdict = results[cluster];
        return verdict === 'verified' || verdict === 'superseded' || verdict === 'planned';
    };
    const serving = planned.filter(stays);
    if (serving.length >= (0,rollout_policy/* policyOf */.U)(policy, planned.length).needed)
        return undefined;
    const failed = planned.filter((cluster) => !stays(cluster));
    return failed.map((cluster) => `${cluster} ${results[cluster] ?? 'did not report'}`).join(', ');
}

// EXTERNAL MODULE: ./lib/rollout/entries.js
var entries = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/rollout/history.js
var rollout_history = __webpack_require__(96849);
// EXTERNAL MODULE: ./lib/rollout/locks.js
var rollout_locks = __webpack_require__(7049);
// EXTERNAL MODULE: ./lib/rollout/way-back.js
var way_back = __webpack_require__(11696);
;// CONCATENATED MODULE: ./lib/rollout/settle-leg.js




/**
 * Takes a release back off one cluster because it failed in others, in a job of its own: to what was verified there
 * before this run. Does nothing where the run wrote nothing, where its leg has already brought the cluster back or has
 * said that a person is needed, and where another run has delivered something since.
 */
async function settleLeg(target, { release, origin, lockWaitMs, ...how }, { clock, signal }) {
    const now = () => clock.now();
    const locks = await (0,rollout_locks/* lockAll */.jt)([target], lockWaitMs, now, signal);
    try {
        const page = await (0,entries/* readSettled */.G)(target, locks.of(target), origin, now);
        const started = startOf(page.entries, release, origin.run);
        if (started === undefined)
            return { state: 'untouched' };
        const { release: failed } = await target.store.read(release);
        const before = { ...page, entries: page.entries.slice(0, started) };
        return await (0,way_back/* bringBack */.kB)(target, {
            ...how,
            lease: locks.forReturn(target),
            base: await (0,way_back/* findBase */.lN)(target, before, failed),
            failed,
            verdict: 'rejected',
            entry: (0,entries/* entryMaker */.T)(origin, now),
            now,
            signal,
        });
    }
    finally {
        await locks.release();
    }
}
/** Where this run started the release in a history, if it still serves and nobody has judged it otherwise. */
function startOf(history, release, run) {
    if ((0,rollout_history/* live */.VD)(history)?.release !== release)
        return undefined;
    const started = history.findIndex((entry) => entry.release === release && entry.state === 'started' && entry.run === run);
    const judged = history.findLast((entry) => entry.release === release && entry.state !== 'started');
    return started < 0 || judged?.state === 'rejected' ? undefined : started;
}

// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/cluster-sessions.js
var cluster_sessions = __webpack_require__(41527);
// EXTERNAL MODULE: ./lib/actions/left-locks.js
var left_locks = __webpack_require__(32051);
// EXTERNAL MODULE: ./lib/actions/leg-results.js
var leg_results = __webpack_require__(23628);
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js + 3 modules
var rollout_targets = __webpack_require__(60081);
// EXTERNAL MODULE: ./lib/actions/settle-delivery/inputs.js
var inputs = __webpack_require__(31157);
// EXTERNAL MODULE: ./lib/actions/settle-delivery/post.js
var post = __webpack_require__(11306);
;// CONCATENATED MODULE: ./lib/actions/settle-delivery/main.js

















/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['verdict', 'results'],
    run: async (inputs, context) => {
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { environment } = (0,fleet_select/* selectEnvironment */.aP)(fleet, inputs.environment);
        const planned = (0,fleet_select/* selectClusters */.oK)(environment, inputs.clusters);
        const [cluster = ''] = (0,fleet_select/* selectClusters */.oK)(environment, [inputs.cluster]);
        const results = await (0,leg_results/* readLegResults */.d)(inputs.results);
        const policy = environment['on-failure'];
        const failed = inputs.dryRun ? undefined : judgeLegs(policy, planned, results);
        const own = results[cluster];
        if (failed === undefined)
            return settled(cluster, own ?? 'interrupted', undefined, inputs, context);
        context.log.info(`the release may not stay: ${failed}`);
        const options = {
            release: inputs.release,
            origin: (0,rollout_targets/* originOf */.yv)(context, inputs.environment),
            reason: failed,
            migrations: environment.migrations,
            removeFirst: (0,rollout_policy/* policyOf */.U)(policy, planned.length).removesFirst,
            lockWaitMs: inputs.lockTimeout,
        };
        const request = {
            fleet,
            environment: inputs.environment,
            clusters: [cluster],
            role: 'rollback',
        };
        const wayBack = await onTarget(request, inputs, context, (target) => goBack(target, options, context));
        const verdict = own === 'verified' || own === undefined ? 'rejected' : own;
        return settled(cluster, verdict, wayBack, inputs, context);
    },
    post: post.post,
}));
const goBack = (target, options, { clock, signal }) => settleLeg(target, options, { clock, signal });
/** Opens the one cluster of this job as its rollback identity. */
async function onTarget(request, inputs, context, work) {
    const { fleet, environment: name } = request;
    const { environment } = (0,fleet_select/* selectEnvironment */.aP)(fleet, name);
    const patient = (0,cluster_sessions/* afterGrace */.tt)(context.signal);
    const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, { ...context, signal: patient });
    const sessions = await (0,cluster_sessions/* openSessions */.wR)(request, ports, context, patient);
    try {
        const holder = (0,rollout_targets/* lockHolder */.ms)((0,github_context/* readGitHubContext */.L)(context.env));
        (0,left_locks/* rememberLocks */.S7)({ ...request, clusters: [...request.clusters], fleet: inputs.fleet, ...holder }, context.state);
        const opened = { fleet, environment, holder, force: true, token: inputs.token };
        const [target] = await (0,rollout_targets/* openRolloutTargets */._S)(sessions, opened, ports, context);
        if (target === undefined)
            throw new Error('no cluster was opened');
        const wayBack = await work(target);
        (0,left_locks/* forgetLocks */.iu)(context.state);
        return wayBack;
    }
    finally {
        await (0,cluster_sessions/* closeSessions */.MK)(sessions);
    }
}
/** Says how the cluster stands, and leaves it for the report. Only a way back that failed fails the step. */
async function settled(cluster, verdict, wayBack, { resultsFile }, { summary }) {
    const results = { [cluster]: verdict };
    if (resultsFile !== undefined)
        await (0,leg_results/* writeLegResults */.E)(resultsFile, results);
    const now = (0,failure/* whereabouts */.CJ)({ cluster, verdict, wayBack, phases: [] });
    summary.paragraph((0,core_summary/* escapeMarkdown */.FV)(`${cluster}: ${now}`));
    const stuck = wayBack?.state === 'failed' || wayBack?.state === 'held';
    return {
        verdict,
        results: JSON.stringify(results),
        failure: stuck
            ? new errors/* ActionError */.lZ('ROLLBACK_FAILED', `${cluster}: ${wayBack.problem}`, {
                hint: `It is ${now}. Run the action rollback with clusters: ${cluster} and a release the ledger there calls verified.`,
            })
            : undefined,
    };
}


/***/ }),

/***/ 11306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* reexport safe */ _left_locks_js__WEBPACK_IMPORTED_MODULE_0__.Pr)
/* harmony export */ });
/* harmony import */ var _left_locks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32051);



/***/ }),

/***/ 48407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ policyOf)
/* harmony export */ });
function policyOf(policy, clusters) {
    switch (policy) {
        case 'all-or-nothing':
            return { needed: clusters, stopsAtFirst: true, forgoes: false, removesFirst: true };
        case 'fail-fast':
            return { needed: 0, stopsAtFirst: true, forgoes: false, removesFirst: true };
        case 'continue':
            return { needed: 0, stopsAtFirst: false, forgoes: true, removesFirst: false };
        default: {
            // Of a few chosen clusters no more can be asked for than there are.
            const needed = Math.min(policy.quorum, clusters);
            return { needed, stopsAtFirst: false, forgoes: true, removesFirst: true };
        }
    }
}


/***/ }),

/***/ 11696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kB: () => (/* binding */ bringBack),
/* harmony export */   lN: () => (/* binding */ findBase)
/* harmony export */ });
/* unused harmony export restore */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63988);
/* harmony import */ var _smoke_result_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(92280);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96849);
/* harmony import */ var _locks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7049);
/* harmony import */ var _migrations_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15796);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44389);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50212);








/**
 * Finds the way back of a cluster and reads its manifests. A lost one is said now, when nothing is written yet.
 * Without `objects` a release counts as rendered as it was verified.
 */
async function findBase(target, page, release, objects) {
    const verified = (0,_history_js__WEBPACK_IMPORTED_MODULE_4__/* .lastVerified */ .T5)(page.entries);
    if (verified === undefined)
        return { kind: 'none' };
    const isSame = verified.release === (0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseId */ .Bf)(release);
    if (isSame && objects === undefined)
        return { kind: 'same' };
    try {
        const stored = await target.store.read(verified.release);
        // Values of the fleet file, of the cluster or of a secret store may have changed since.
        if (isSame && (0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(stored.objects) === (0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(objects))
            return { kind: 'same' };
        return { kind: 'release', stored };
    }
    catch (error) {
        if (isSame)
            return { kind: 'same' };
        const problem = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
        target.log.warning(`there is no way back to release ${verified.sequence}: ${problem}`);
        return { kind: 'lost', problem };
    }
}
/**
 * Takes a failed release off a cluster: the verdict into the ledger first, then back to the last verified release by
 * its stored manifests, waited for and smoke-tested with budgets of its own. Where data was migrated since, the older
 * release may be the worse one: unless the policy says otherwise only the traffic goes back. Never throws.
 */
async function bringBack(target, options) {
    const { lease, base, failed, verdict, reason, entry, now, signal } = options;
    const began = now();
    const judged = (why) => (verdict === undefined ? [] : [entry(target, failed, verdict, why)]);
    const guard = (0,_locks_js__WEBPACK_IMPORTED_MODULE_2__/* .guardOf */ .HY)(lease, signal);
    try {
        await guard();
        if (base.kind !== 'release') {
            await target.ledger.append(judged(reason));
            await target.retreat(guard, signal);
            if (base.kind === 'lost')
                return { state: 'failed', problem: base.problem };
            if (base.kind === 'same') {
                await target.tidy(guard, signal);
                return { state: 'kept', ...identity(failed) };
            }
            if (!options.removeFirst)
                return { state: 'left' };
            const removal = await target.planBack(undefined);
            await removal.complete(guard, signal);
            await target.tidy(guard, signal);
            await guard();
            await target.ledger.append([entry(target, failed, 'rolled-back', 'nothing was verified here before')]);
            target.log.info(`removed what was applied (${(0,_target_js__WEBPACK_IMPORTED_MODULE_5__/* .describeChanges */ .D)(removal.changes)})`);
            return { state: 'removed' };
        }
        const { stored } = base;
        const crossed = options.migrations === 'hold' ? await migratedSince(target, stored) : [];
        if (crossed.length > 0) {
            const problem = `held: the data was migrated since release ${stored.release.sequence} served: ${crossed.join(', ')}`;
            await target.ledger.append(judged(`${problem}. ${reason}`));
            await target.retreat(guard, signal);
            target.log.error(problem);
            return { state: 'held', ...identity(failed), problem };
        }
        target.log.info(`going back to release ${stored.release.sequence}`);
        await target.ledger.append([...judged(reason), entry(target, stored.release, 'started')]);
        try {
            // The failed delivery has written its own rendering of the same release there.
            if ((0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseId */ .Bf)(stored.release) === (0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseId */ .Bf)(failed))
                await target.store.write(stored);
            await restore(target, stored, guard, signal);
        }
        catch (error) {
            const problem = `the way back failed: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;
            await lease.guard();
            await target.ledger.append([entry(target, stored.release, 'interrupted', problem)]);
            throw error;
        }
        await guard();
        await target.ledger.append([
            ...(verdict === undefined ? [] : [entry(target, failed, 'rolled-back', reason)]),
            entry(target, stored.release, 'verified'),
        ]);
        target.log.info(`back on release ${stored.release.sequence} after ${(0,_phases_js__WEBPACK_IMPORTED_MODULE_6__/* .seconds */ .Y)(now() - began)}`);
        return { state: 'returned', ...identity(stored.release) };
    }
    catch (error) {
        target.log.error(`the way back failed: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        const aim = base.kind === 'release' ? identity(base.stored.release) : {};
        return { state: 'failed', ...aim, problem: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
    }
}
/** Gives traffic back, applies stored manifests exactly, waits, leaves nothing of a strategy, and smoke-tests. */
async function restore(target, stored, guard, signal) {
    await target.retreat(guard, signal);
    const plan = await target.planBack(stored);
    await plan.apply(guard, signal);
    await plan.rollOut(guard, signal);
    await plan.complete(guard, signal);
    await target.tidy(guard, signal);
    const smoke = await target.smoke(stored.release, signal);
    if (!smoke.passed)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('SMOKE_FAILED', (0,_smoke_result_js__WEBPACK_IMPORTED_MODULE_7__/* .problemsOf */ .G)(smoke));
}
async function migratedSince(target, stored) {
    const { entries } = await target.ledger.read();
    return (0,_migrations_js__WEBPACK_IMPORTED_MODULE_3__/* .crossedMigrations */ .X)(entries, target.store, stored);
}
const identity = (release) => ({ release: (0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseId */ .Bf)(release), sequence: release.sequence });


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
