export const id = 951;
export const ids = [951];
export const modules = {

/***/ 32051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pr: () => (/* binding */ releaseLeftLocks),
/* harmony export */   S7: () => (/* binding */ rememberLocks),
/* harmony export */   iu: () => (/* binding */ forgetLocks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(27597);
/* harmony import */ var _clouds_target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63985);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _fleet_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92202);
/* harmony import */ var _fleet_select_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98474);
/* harmony import */ var _kube_lease_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31723);
/* harmony import */ var _rollout_kube_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52586);
/* harmony import */ var _cloud_ports_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27335);
/* harmony import */ var _cluster_sessions_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(41527);









const memory = zod__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc({
    fleet: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    environment: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    role: zod__WEBPACK_IMPORTED_MODULE_8__/* ["enum"] */ .k5n(_clouds_target_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterRoles */ .ef),
    clusters: zod__WEBPACK_IMPORTED_MODULE_8__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP()),
    holder: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
});
const key = 'locks';
/** Tells the post step which locks this step is about to take. Names only, no secret. */
const rememberLocks = (locks, state) => state.save(key, JSON.stringify(memory.parse(locks)));
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
    const { fleet: file, environment: name, clusters, role, holder, run } = memory.parse(JSON.parse(left));
    const fleet = await (0,_fleet_load_js__WEBPACK_IMPORTED_MODULE_2__/* .loadFleet */ .VF)(file);
    const { environment } = (0,_fleet_select_js__WEBPACK_IMPORTED_MODULE_3__/* .selectEnvironment */ .aP)(fleet, name);
    const inputs = zod__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc(_cloud_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .cloudInputs */ .T).parse({
        endpoints: context.env['INPUT_ENDPOINTS'] || undefined,
        secrets: context.env['INPUT_SECRETS'] || undefined,
    });
    const ports = (0,_cloud_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .cloudPorts */ .M)(inputs, context);
    const sessions = await (0,_cluster_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .openSessions */ .wR)({ fleet, environment: name, clusters, role }, ports, context, context.signal);
    try {
        await Promise.all(sessions.map(async ({ name: cluster, client, namespace }) => {
            const lock = { namespace, name: (0,_rollout_kube_target_js__WEBPACK_IMPORTED_MODULE_5__/* .leaseName */ .A)(environment.application), holder, run };
            const released = await (0,_kube_lease_js__WEBPACK_IMPORTED_MODULE_4__/* .releaseLease */ .wL)(client, lock).catch((error) => {
                context.log.warning(`${cluster}: the lock lapses by itself in a minute: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
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

/***/ 74739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/action.js + 2 modules
var action = __webpack_require__(74802);
// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/fleet/load.js + 5 modules
var load = __webpack_require__(92202);
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
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js
var rollout_targets = __webpack_require__(92661);
;// CONCATENATED MODULE: ./lib/actions/rollback/main.js













const releaseName = () => (0,inputs/* text */.Qq)().regex(/^(\d{1,10}|(sha256:)?[a-f0-9]{12,64})$/, 'must be a sequence number, or a release id or its first 12 digits');
/* harmony default export */ const main = ((0,action.defineAction)({
    inputs: schemas/* object */.Ikc({
        fleet: (0,inputs/* text */.Qq)(),
        environment: (0,inputs/* text */.Qq)(),
        clusters: (0,inputs/* list */.p_)().optional(),
        release: releaseName().optional(),
        reason: (0,inputs/* text */.Qq)().refine((value) => value.trim() !== '', 'is required'),
        hold: (0,inputs/* duration */.p0)(),
        dryRun: (0,inputs/* flag */.Jt)(),
        lockTimeout: (0,inputs/* duration */.p0)(),
        ...cloud_ports/* cloudInputs */.T,
    }),
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
    post: left_locks/* releaseLeftLocks */.Pr,
}));


/***/ }),

/***/ 27353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ outputsOf)
/* harmony export */ });
/** The outputs of a delivery or rollback: names and verdicts only, since GitHub drops what resembles a secret. */
function outputsOf({ verdict, clusters }) {
    const names = (wanted) => clusters
        .filter(wanted)
        .map(({ cluster }) => cluster)
        .join(',');
    return {
        verdict,
        verified: names((cluster) => cluster.verdict === 'verified'),
        returned: names(({ wayBack }) => wayBack?.state === 'returned' || wayBack?.state === 'removed'),
        results: JSON.stringify(Object.fromEntries(clusters.map((one) => [one.cluster, one.verdict]))),
    };
}


/***/ }),

/***/ 9097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readSettled),
/* harmony export */   T: () => (/* binding */ entryMaker)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63988);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96849);


/** Makes a ledger entry of this run about a release in a cluster. */
function entryMaker(origin, now) {
    return (target, release, state, reason) => ({
        schemaVersion: 1,
        release: (0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseId */ .Bf)(release),
        application: release.application,
        sequence: release.sequence,
        commit: release.source.commit,
        environment: origin.environment,
        cluster: target.cluster,
        state,
        actor: origin.actor,
        at: new Date(now()).toISOString(),
        run: origin.run,
        ...(reason === undefined ? {} : { reason }),
    });
}
/** Reads a ledger under the lock; a release that a killed run left without a verdict gets `interrupted`. */
async function readSettled(target, lease, origin, now) {
    const page = await target.ledger.read();
    const open = (0,_history_js__WEBPACK_IMPORTED_MODULE_1__/* .unfinished */ .M1)(page.entries);
    if (open === undefined)
        return page;
    target.log.warning(`release ${open.sequence} was left half-way by ${open.run}; this run converges`);
    await lease.guard();
    const { actor, run } = origin;
    const at = new Date(now()).toISOString();
    const reason = `its run ended without a verdict: ${open.run}`;
    return target.ledger.append([{ ...open, state: 'interrupted', actor, at, run, reason }]);
}


/***/ }),

/***/ 63547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CJ: () => (/* binding */ whereabouts),
/* harmony export */   g5: () => (/* binding */ failureOf)
/* harmony export */ });
/* unused harmony export standing */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _each_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44155);


/**
 * The one error a failed delivery ends with. `ROLLBACK_FAILED`, louder than all others, when a cluster did not come
 * back; else the first failed cluster's own error, with where every cluster stands now in its
 * hint. A mistake in the suite itself is passed on as it is.
 */
function failureOf(verdict, clusters, { release, options }) {
    if (verdict === 'verified')
        return undefined;
    const mistake = clusters.find(({ error }) => error !== undefined && !(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error));
    if (mistake !== undefined)
        return mistake.error;
    const stuck = clusters.filter(({ wayBack }) => wayBack?.state === 'failed');
    if (stuck.length > 0) {
        const names = stuck.map(({ cluster }) => cluster).join(',');
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ROLLBACK_FAILED', stuck
            .map(({ cluster, reason, wayBack }) => `${cluster}: release ${release.sequence} failed (${reason}), and so did the way back: ${wayBack?.problem}`)
            .join('\n'), {
            hint: `${standing(clusters)}\nRun the action rollback with environment: ${options.origin.environment}, clusters: ${names}, and a release the ledger there calls verified.`,
        });
    }
    const failed = clusters.find(({ error }) => error !== undefined);
    const own = failed?.error === undefined ? undefined : (0,_each_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .K)(failed.cluster, failed.error);
    if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(own))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(own.code, own.message, {
            hint: [own.hint, standing(clusters)].filter((line) => line !== undefined).join('\n'),
            cause: own.cause,
        });
    const cut = clusters.filter(({ verdict }) => verdict === 'interrupted');
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INTERRUPTED', cut.map(({ cluster, reason }) => `${cluster}: ${reason}`).join('\n') || 'The delivery was interrupted', { hint: `${standing(clusters)}\nRun the job again: it converges.` });
}
/** `aws: back on release 41. azure: verified.` */
function standing(clusters) {
    return clusters.map((cluster) => `${cluster.cluster}: ${whereabouts(cluster)}.`).join(' ');
}
/** What a cluster serves after the delivery. */
function whereabouts({ verdict, wayBack }) {
    switch (wayBack?.state) {
        case 'returned':
            return `back on release ${wayBack.sequence}`;
        case 'removed':
            return 'nothing was verified before, what was applied is removed';
        case 'kept':
            return `on release ${wayBack.sequence}, which was also the last verified one`;
        case 'left':
            return 'nothing was verified before, what was applied is left for inspection';
        case 'untouched':
            return 'nothing was changed';
        case 'failed':
            return 'neither forward nor back, needs a person';
        default:
            return verdict;
    }
}


/***/ }),

/***/ 7049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ get),
/* harmony export */   j: () => (/* binding */ lockAll)
/* harmony export */ });
/* harmony import */ var _each_cluster_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44155);

/**
 * Takes the locks of all clusters or of none. One after the other in the order of their names: two deliveries that
 * each hold a lock the other waits for cannot happen.
 */
async function lockAll(targets, waitMs, now, signal) {
    const began = now();
    const held = new Map();
    const release = async () => {
        await Promise.all([...held.values()].map((lease) => lease.release()));
    };
    try {
        for (const target of targets.toSorted((a, b) => (a.cluster < b.cluster ? -1 : 1))) {
            const left = Math.max(0, waitMs - (now() - began));
            const lease = await target.lock(left, signal).catch((error) => {
                throw (0,_each_cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .named */ .K)(target.cluster, error);
            });
            held.set(target.cluster, lease);
        }
    }
    catch (error) {
        await release();
        throw error;
    }
    return { of: (target) => get(held, target), release };
}
/** The value of one cluster, which every map over the targets has. */
function get(values, { cluster }) {
    const value = values.get(cluster);
    if (value === undefined)
        throw new Error(`no value for cluster ${cluster}`);
    return value;
}


/***/ }),

/***/ 76877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ overall),
/* harmony export */   r: () => (/* binding */ verdicts)
/* harmony export */ });
/**
 * `verified` it serves; `rejected` it failed, here or, where clusters go together, elsewhere; `interrupted` the job
 * was cancelled or lost the cluster on the way; `planned` a dry run; `refused` not begun, nothing was changed;
 * `superseded` a later release came first.
 */
const verdicts = ['verified', 'rejected', 'interrupted', 'planned', 'refused', 'superseded'];
/** The verdict over all clusters: the worst of theirs. */
function overall(clusters) {
    const order = ['interrupted', 'rejected', 'refused', 'superseded', 'planned'];
    return order.find((verdict) => clusters.some((cluster) => cluster.verdict === verdict)) ?? 'verified';
}


/***/ }),

/***/ 44389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ recordPhases),
/* harmony export */   Y: () => (/* binding */ seconds)
/* harmony export */ });
function recordPhases(now) {
    const phases = [];
    return {
        phases,
        record: async (name, work) => {
            const from = now();
            let ok = false;
            try {
                const result = await work();
                ok = true;
                return result;
            }
            finally {
                phases.push({ name, from, to: now(), ok });
            }
        },
    };
}
/** Seconds with one digit, for log lines. */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;


/***/ }),

/***/ 37555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ reportOutcome)
/* harmony export */ });
/* unused harmony export courseChart */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3199);
/* harmony import */ var _kube_object_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73926);
/* harmony import */ var _kube_rollout_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6139);
/* harmony import */ var _smoke_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12919);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63547);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50212);







const marks = {
    verified: '✅ verified',
    rejected: '❌ rejected',
    interrupted: '⚠️ interrupted',
    planned: '📋 planned',
    refused: '⛔ refused',
    superseded: '⏭️ superseded',
};
/** Writes what became of a delivery or rollback: services × clusters, times, the course as a chart, and the causes. */
function reportOutcome(summary, title, outcome, release) {
    const { clusters, verdict } = outcome;
    summary.heading(`${title}: ${verdict}`);
    if (release !== undefined)
        summary.table(serviceRows(release, clusters));
    summary.table([
        ['Cluster', 'Verdict', 'Changes', 'Plan', 'Apply', 'Rollout', 'Smoke test', 'Return', 'Now'],
        ...clusters.map((cluster) => [
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(cluster.cluster),
            marks[cluster.verdict],
            cluster.changes === undefined ? '' : (0,_target_js__WEBPACK_IMPORTED_MODULE_5__/* .describeChanges */ .D)(cluster.changes),
            ...['plan', 'apply', 'rollout', 'smoke', 'return'].map((name) => duration(cluster, name)),
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)((0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .whereabouts */ .CJ)(cluster)),
        ]),
    ]);
    const chart = courseChart(clusters);
    if (chart !== undefined)
        summary.code(chart, 'mermaid');
    for (const cluster of clusters)
        explainCluster(summary, cluster);
}
/** Which digest of each service runs where, in how many pods. */
function serviceRows(release, clusters) {
    return [
        ['Service', 'Digest', ...clusters.map(({ cluster }) => (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(cluster))],
        ...Object.entries(release.services).map(([service, { digest, platforms }]) => {
            const own = [digest, ...Object.values(platforms)];
            const cells = clusters.map(({ workloads = [], verdict }) => {
                const running = workloads.filter(({ digests }) => digests.some((one) => own.includes(one)));
                const pods = running.reduce((sum, workload) => sum + workload.pods, 0);
                return verdict === 'verified' ? `${pods} ${pods === 1 ? 'pod' : 'pods'}` : marks[verdict];
            });
            return [(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(service), (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(digest.slice(0, 19)), ...cells];
        }),
    ];
}
function duration({ phases }, name) {
    const own = phases.filter((phase) => phase.name === name);
    if (own.length === 0)
        return '';
    const ms = own.reduce((sum, { from, to }) => sum + to - from, 0);
    return `${(ms / 1000).toFixed(1)} s${own.every(({ ok }) => ok) ? '' : ' ✗'}`;
}
/** The transaction over time, one section a cluster, as a Mermaid Gantt chart. */
function courseChart(clusters) {
    const begin = Math.min(...clusters.flatMap(({ phases }) => phases.map(({ from }) => from)));
    if (!Number.isFinite(begin))
        return undefined;
    const sections = clusters.map(({ cluster, phases }) => [
        `  section ${cluster}`,
        ...phases.map(({ name, from, to, ok }) => {
            const look = ok ? (name === 'return' ? 'active, ' : '') : 'crit, ';
            return `  ${name} :${look}${from - begin}, ${Math.max(to, from + 1) - begin}`;
        }),
    ]);
    return ['gantt', '  dateFormat x', '  axisFormat %M:%S', ...sections.flat()].join('\n');
}
function explainCluster(summary, outcome) {
    const { cluster, reason, error, smoke, diff, wayBack } = outcome;
    if (diff !== undefined && diff !== '') {
        summary.heading(`What would change in ${cluster}`, 3);
        summary.code(diff, 'diff');
    }
    if (reason === undefined)
        return;
    summary.heading(`${cluster}: ${outcome.verdict}`, 3);
    summary.code(reason);
    if (wayBack?.problem !== undefined)
        summary.paragraph((0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(`Way back: ${wayBack.problem}`));
    if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error) && error.hint !== undefined)
        summary.paragraph((0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(error.hint));
    if ((0,_kube_rollout_error_js__WEBPACK_IMPORTED_MODULE_2__/* .isRolloutError */ .I)(error)) {
        for (const found of error.diagnoses) {
            const facts = { pod: found.pod, container: found.container, image: found.image, node: found.node };
            const more = { 'exit code': found.exitCode, restarts: found.restarts, probe: found.probe };
            const rows = Object.entries({ ...facts, ...more }).filter(([, value]) => value !== undefined);
            summary.heading((0,_kube_object_js__WEBPACK_IMPORTED_MODULE_6__/* .describeRef */ .Ro)(found.ref), 4);
            summary.paragraph((0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(found.cause));
            summary.table([['', ''], ...rows.map(([name, value]) => [name, (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(String(value))])]);
            if (found.events.length > 0)
                summary.code(found.events.join('\n'));
            if (found.log.length > 0)
                summary.code(found.log.join('\n'));
        }
    }
    else if (error !== undefined && !(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error))
        summary.code((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
    if (smoke !== undefined && !smoke.passed)
        (0,_smoke_report_js__WEBPACK_IMPORTED_MODULE_3__/* .smokeTable */ .I)(summary, { [cluster]: smoke });
}


/***/ }),

/***/ 50212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ describeChanges)
/* harmony export */ });
/** `3 created, 2 changed, 20 unchanged`. */
function describeChanges(changes) {
    const parts = Object.entries(changes)
        .filter(([, count]) => count > 0)
        .map(([what, count]) => `${count} ${what}`);
    return parts.length > 0 ? parts.join(', ') : 'no objects';
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
