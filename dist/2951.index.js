export const id = 2951;
export const ids = [2951];
export const modules = {

/***/ 31375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88006);



const releaseName = () => (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().regex(/^(\d{1,10}|(sha256:)?[a-f0-9]{12,64})$/, 'must be a sequence number, or a release id or its first 12 digits');
const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    environment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    clusters: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    release: releaseName().optional(),
    reason: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().refine((value) => value.trim() !== '', 'is required'),
    hold: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    dryRun: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    lockTimeout: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 74739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/fleet/load.js + 5 modules
var load = __webpack_require__(51467);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/rollout/report.js
var report = __webpack_require__(37555);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/smoke/result.js
var result = __webpack_require__(92280);
// EXTERNAL MODULE: ./lib/rollout/each-cluster.js
var each_cluster = __webpack_require__(44155);
// EXTERNAL MODULE: ./lib/rollout/entries.js
var entries = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/rollout/history.js
var rollout_history = __webpack_require__(96849);
// EXTERNAL MODULE: ./lib/rollout/locks.js
var rollout_locks = __webpack_require__(7049);
// EXTERNAL MODULE: ./lib/rollout/outcome.js
var outcome = __webpack_require__(76877);
// EXTERNAL MODULE: ./lib/rollout/phases.js
var rollout_phases = __webpack_require__(44389);
// EXTERNAL MODULE: ./lib/rollout/target.js
var rollout_target = __webpack_require__(50212);
;// CONCATENATED MODULE: ./lib/rollout/rollback-way.js



/**
 * Finds the release a cluster goes to, reads its manifests back and tries them on the server. `RELEASE_REFUSED` where
 * the ledger knows no such release, `RELEASE_INVALID` where its manifests are gone.
 */
async function findWay(target, { entries }, wanted) {
    const to = wanted === undefined ? (0,rollout_history/* rollbackTarget */.es)(entries) : (0,rollout_history/* findRelease */.dv)(entries, wanted);
    if (to === undefined) {
        const known = entries.filter(({ state }) => state === 'verified').map(({ sequence }) => sequence);
        throw new errors/* ActionError */.lZ('RELEASE_REFUSED', wanted === undefined
            ? 'no release was verified there before the live one'
            : `release ${wanted} was never verified there`, {
            hint: known.length > 0
                ? `Its ledger calls these verified: ${[...new Set(known)].join(', ')}. Name one in the input \`release\`.`
                : 'Its ledger calls no release verified; deliver one instead.',
        });
    }
    const stored = await target.store.read(to.release);
    const plan = await target.planBack(stored);
    target.log.info(`release ${to.sequence} would bring: ${(0,rollout_target/* describeChanges */.D)(plan.changes)}`);
    return { from: (0,rollout_history/* live */.VD)(entries), to, stored, plan };
}
/** The one release all go to. Clusters that would go to different releases by themselves need a person who names one: `RELEASE_REFUSED`. */
function agree(ways) {
    const targets = [...ways].map(([cluster, { to }]) => ({ cluster, to }));
    if (new Set(targets.map(({ to }) => to.release)).size > 1) {
        const list = targets.map(({ cluster, to }) => `${cluster} to ${to.sequence}`).join(', ');
        throw new errors/* ActionError */.lZ('RELEASE_REFUSED', `The clusters would go to different releases: ${list}`, {
            hint: 'Name one in the input `release`, or roll the clusters back one by one.',
        });
    }
    return targets[0]?.to;
}

;// CONCATENATED MODULE: ./lib/rollout/rollback.js









/**
 * Puts an older release back, in any number of clusters at once, from their ledgers and stored manifests alone. Before
 * the first write it has found the target in every ledger, read its manifests back and tried them on every server.
 * Into each ledger go `rolled-back` of the live release with the reason, `started` and, when the pods run it and the
 * smoke test passes, `verified` of the older one; a hold keeps deliveries from undoing it by themselves. A cluster
 * that fails is named (`ROLLBACK_FAILED`), the others go on.
 */
async function rollback(targets, options, { clock, signal }) {
    const now = () => clock.now();
    const phases = new Map(targets.map(({ cluster }) => [cluster, (0,rollout_phases/* recordPhases */.W)(now)]));
    let locks;
    try {
        if (!options.dryRun)
            locks = await (0,rollout_locks/* lockAll */.j)(targets, options.lockWaitMs, now, signal);
        const held = locks;
        const pages = await (0,each_cluster/* inEachCluster */.N)(targets, (target) => held === undefined ? target.ledger.read() : (0,entries/* readSettled */.G)(target, held.of(target), options.origin, now));
        const ways = await (0,each_cluster/* inEachCluster */.N)(targets, (target) => (0,rollout_locks/* get */.J)(phases, target).record('plan', () => findWay(target, (0,rollout_locks/* get */.J)(pages, target), options.release)));
        const target = agree(ways);
        const stored = [...ways.values()][0]?.stored.release;
        const clusters = await Promise.all(targets.map(async (each) => {
            const way = (0,rollout_locks/* get */.J)(ways, each);
            if (held === undefined)
                return rollback_outcome(each, way, (0,rollout_locks/* get */.J)(phases, each), 'planned');
            return goBack(each, way, held, (0,rollout_locks/* get */.J)(phases, each), options, now, signal);
        }));
        const verdict = (0,outcome/* overall */.M)(clusters);
        return { verdict, clusters, target, stored, error: failure(clusters, target, options) };
    }
    catch (error) {
        if (!(0,errors/* isActionError */.Bd)(error))
            throw error;
        const verdict = signal.aborted ? 'interrupted' : 'refused';
        const reason = (0,errors/* messageOf */.bD)(error);
        const clusters = targets.map(({ cluster }) => ({
            cluster,
            verdict,
            reason,
            phases: phases.get(cluster)?.phases ?? [],
        }));
        return { verdict, clusters, error };
    }
    finally {
        await locks?.release();
    }
}
async function goBack(target, way, locks, phases, { origin, reason, holdMs }, now, signal) {
    const { from, to, stored, plan } = way;
    const entry = (0,entries/* entryMaker */.T)(origin, now);
    const lease = locks.of(target);
    const guard = async () => {
        signal.throwIfAborted();
        await lease.guard();
    };
    let begun = false;
    let workloads;
    let smoke;
    try {
        await phases.record('return', async () => {
            const began = now();
            await guard();
            const at = new Date(now()).toISOString();
            const left = from === undefined || from.release === to.release
                ? []
                : [{ ...from, ...origin, cluster: target.cluster, state: 'rolled-back', at, reason }];
            const until = new Date(now() + holdMs).toISOString();
            const { actor, run } = origin;
            await target.ledger.append([...left, entry(target, stored.release, 'started')], holdMs > 0 ? { reason, actor, run, at, until } : null);
            begun = true;
            await plan.apply(guard, signal);
            target.log.info(`applied release ${to.sequence} in ${(0,rollout_phases/* seconds */.Y)(now() - began)}`);
            workloads = await plan.finish(guard, signal);
        });
        smoke = await phases.record('smoke', () => target.smoke(stored.release, signal));
        if (!smoke.passed)
            throw new errors/* ActionError */.lZ('SMOKE_FAILED', (0,result/* problemsOf */.G)(smoke));
        await guard();
        const { entries } = await target.ledger.append([entry(target, stored.release, 'verified')]);
        target.log.info(`verified: release ${to.sequence}`);
        await target.store
            .collect((0,rollout_history/* neededReleases */.W$)(entries))
            .catch((error) => target.log.warning((0,errors/* messageOf */.bD)(error)));
        return { ...rollback_outcome(target, way, phases, 'verified'), workloads, smoke };
    }
    catch (error) {
        const problem = signal.aborted ? 'the job was cancelled' : (0,errors/* messageOf */.bD)(error);
        target.log.error(`the way back to release ${to.sequence} failed: ${problem}`);
        if (begun)
            await target.ledger
                .append([entry(target, stored.release, 'interrupted', problem)])
                .catch((late) => target.log.warning((0,errors/* messageOf */.bD)(late)));
        const verdict = signal.aborted ? 'interrupted' : 'rejected';
        return { ...rollback_outcome(target, way, phases, verdict), reason: problem, workloads, smoke, error };
    }
}
const rollback_outcome = ({ cluster }, { plan: { changes, diff } }, { phases }, verdict) => ({ cluster, verdict, changes, diff, phases });
function failure(clusters, to, { origin }) {
    const failed = clusters.filter(({ error }) => error !== undefined);
    if (failed.length === 0)
        return undefined;
    const mistake = failed.find(({ error }) => !(0,errors/* isActionError */.Bd)(error));
    if (mistake !== undefined)
        return mistake.error;
    const interrupted = failed.every(({ verdict }) => verdict === 'interrupted');
    return new errors/* ActionError */.lZ(interrupted ? 'INTERRUPTED' : 'ROLLBACK_FAILED', failed.map(({ cluster, error }) => (0,errors/* messageOf */.bD)((0,each_cluster/* named */.K)(cluster, error))).join('\n'), {
        hint: `Run the action rollback again with environment: ${origin.environment}, clusters: ${failed.map(({ cluster }) => cluster).join(',')}, release: ${to?.sequence ?? ''}. It converges.`,
    });
}

// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/cluster-sessions.js
var cluster_sessions = __webpack_require__(41527);
// EXTERNAL MODULE: ./lib/actions/left-locks.js
var left_locks = __webpack_require__(32051);
// EXTERNAL MODULE: ./lib/actions/rollout-outputs.js
var rollout_outputs = __webpack_require__(27353);
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js + 1 modules
var rollout_targets = __webpack_require__(41462);
// EXTERNAL MODULE: ./lib/actions/rollback/inputs.js
var inputs = __webpack_require__(31375);
// EXTERNAL MODULE: ./lib/actions/rollback/post.js
var post = __webpack_require__(51716);
;// CONCATENATED MODULE: ./lib/actions/rollback/main.js













/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['verdict', 'release', 'sequence', 'commit', 'results'],
    run: async (inputs, context) => {
        const { clock, log, signal, summary } = context;
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { environment } = (0,fleet_select/* selectEnvironment */.aP)(fleet, inputs.environment);
        const clusters = (0,fleet_select/* selectClusters */.oK)(environment, inputs.clusters);
        const patient = (0,cluster_sessions/* afterGrace */.tt)(signal);
        const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, { ...context, signal: patient });
        const request = { fleet, environment: inputs.environment, clusters, role: 'rollback' };
        const sessions = await (0,cluster_sessions/* openSessions */.wR)(request, ports, context, patient);
        try {
            const holder = (0,rollout_targets/* lockHolder */.ms)((0,github_context/* readGitHubContext */.L)(context.env));
            const targets = await (0,rollout_targets/* openRolloutTargets */._S)(sessions, { fleet, environment, holder, force: true }, ports, context);
            if (!inputs.dryRun)
                (0,left_locks/* rememberLocks */.S7)({ ...request, fleet: inputs.fleet, ...holder }, context.state);
            const outcome = await rollback(targets, {
                origin: (0,rollout_targets/* originOf */.yv)(context, inputs.environment),
                release: inputs.release,
                reason: inputs.reason,
                dryRun: inputs.dryRun,
                holdMs: inputs.hold,
                lockWaitMs: inputs.lockTimeout,
            }, { clock, signal });
            (0,left_locks/* forgetLocks */.iu)(context.state);
            const { target, stored, error } = outcome;
            const title = target === undefined
                ? `Rollback of ${inputs.environment}`
                : `${inputs.environment} back to release ${target.sequence}`;
            (0,report/* reportOutcome */.R)(summary, title, outcome, stored);
            if (target !== undefined && error === undefined && !inputs.dryRun && inputs.hold > 0)
                log.notice(`Deliveries to ${clusters.join(', ')} are held; the next one needs \`force: true\`, or to wait until the hold runs out.`);
            const { verdict, results } = (0,rollout_outputs/* outputsOf */.Y)(outcome);
            return {
                verdict,
                results,
                release: target?.release,
                sequence: target?.sequence,
                commit: target?.commit,
                failure: error,
            };
        }
        finally {
            await (0,cluster_sessions/* closeSessions */.MK)(sessions);
        }
    },
    post: post.post,
}));


/***/ }),

/***/ 51716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* reexport safe */ _left_locks_js__WEBPACK_IMPORTED_MODULE_0__.Pr)
/* harmony export */ });
/* harmony import */ var _left_locks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32051);



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
