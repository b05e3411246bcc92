export const id = 7903;
export const ids = [7903,5507];
export const modules = {

/***/ 83239:
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
    directory: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    release: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)().optional(),
    clusters: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    dryRun: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    force: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    reason: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    lockTimeout: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    resultsFile: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    token: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 37903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
// EXTERNAL MODULE: ./lib/analysis/figures.js
var figures = __webpack_require__(64915);
;// CONCATENATED MODULE: ./lib/analysis/report.js


const marks = {
    pass: '✅ pass',
    fail: '❌ fail',
    insufficient: '❔ too little data',
    'no-data': '❔ no data',
    'no-answer': '❔ no answer',
};
/** Points a chart can show so that a person sees them. */
const mostPoints = 60;
/** Writes what the analyses found: metrics × steps × clusters as a table, and the course of each as a chart. */
function analysisTable(summary, reports) {
    if (reports.length === 0)
        return;
    summary.heading('Analysis', 3);
    summary.table([
        ['Cluster', 'Step', 'Metric', 'New pods', 'Old pods', 'Verdict', 'Why', 'Power'],
        ...reports.flatMap(({ cluster, step, metrics }) => metrics.map((metric) => [
            (0,core_summary/* escapeMarkdown */.FV)(cluster),
            (0,core_summary/* escapeMarkdown */.FV)(step),
            (0,core_summary/* escapeMarkdown */.FV)(labelOf(metric)),
            ...lastOf(metric),
            `${marks[metric.finding]}${metric.critical || metric.finding === 'pass' ? '' : ' (not critical)'}`,
            (0,core_summary/* escapeMarkdown */.FV)(metric.because),
            (0,core_summary/* escapeMarkdown */.FV)(metric.power ?? ''),
        ])),
    ]);
    for (const { cluster, step, metrics } of reports) {
        for (const metric of metrics) {
            const chart = courseChart(metric);
            if (chart === undefined)
                continue;
            const title = `${cluster}, ${step}: ${labelOf(metric)}`;
            summary.details(title, `${(0,core_summary/* codeSpan */.SS)(metric.query)}\n\n\`\`\`mermaid\n${chart}\n\`\`\``);
        }
    }
}
const labelOf = ({ metric, workload }) => workload === undefined ? metric : `${metric} of ${workload}`;
function lastOf({ samples }) {
    const { canary, stable } = samples.at(-1) ?? {};
    return [canary, stable].map((value) => (value === undefined ? '' : (0,figures/* figure */.vP)(value)));
}
/** New pods and old ones over time as a Mermaid xychart; undefined where there are fewer than two points of the new. */
function courseChart({ metric, samples }) {
    const known = samples.filter(({ canary }) => canary !== undefined);
    const every = Math.ceil(known.length / mostPoints);
    const shown = known.filter((_, index) => (known.length - 1 - index) % every === 0);
    const [first] = shown;
    if (first === undefined || shown.length < 2)
        return undefined;
    const both = shown.every(({ stable }) => stable !== undefined);
    const line = (values) => `  line [${values.map((value = 0) => Number(value.toPrecision(4))).join(', ')}]`;
    const ticks = shown.map(({ at }) => Math.round((at - first.at) / 1000));
    return [
        'xychart-beta',
        `  title "${metric}: new pods${both ? ' (first line) and old pods' : ''}"`,
        `  x-axis "seconds" [${ticks.join(', ')}]`,
        line(shown.map(({ canary }) => canary)),
        ...(both ? [line(shown.map(({ stable }) => stable))] : []),
    ].join('\n');
}

// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/inputs.js
var core_inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
// EXTERNAL MODULE: ./lib/release/unpack.js
var unpack = __webpack_require__(66175);
// EXTERNAL MODULE: ./lib/smoke/result.js
var result = __webpack_require__(92280);
// EXTERNAL MODULE: ./lib/rollout/locks.js
var rollout_locks = __webpack_require__(7049);
// EXTERNAL MODULE: ./lib/rollout/phases.js
var rollout_phases = __webpack_require__(44389);
// EXTERNAL MODULE: ./lib/rollout/target.js
var rollout_target = __webpack_require__(50212);
;// CONCATENATED MODULE: ./lib/rollout/attempt.js





/**
 * Brings a release to one cluster, up to where it serves and its `complete` may follow: manifests stored, `started`
 * into the ledger, a killed run's shift taken back, applied, rolled out by the strategy, smoke-tested. `stop` ends it
 * early; where it fails, traffic is given back at once. Never throws: even after a mistake in the suite itself the
 * clusters must come back.
 */
async function attempt(target, { objects, plan }, lease, delivery, stop) {
    const { release, entry, now } = delivery;
    const phases = (0,rollout_locks/* get */.Jt)(delivery.phases, target);
    const signal = AbortSignal.any([delivery.signal, stop]);
    const guard = (0,rollout_locks/* guardOf */.HY)(lease, signal);
    let touched = false;
    let workloads;
    let smoke;
    try {
        await phases.record('apply', async () => {
            const began = now();
            await guard();
            await target.store.write({ release, objects });
            await guard();
            await target.ledger.append([entry(target, release, 'started', delivery.options.reason)]);
            touched = true;
            await target.retreat(guard, signal);
            await plan.apply(guard, signal);
            target.log.info(`applied in ${(0,rollout_phases/* seconds */.Y)(now() - began)}: ${(0,rollout_target/* describeChanges */.D)(plan.changes)}`);
        });
        await phases.record('rollout', async () => {
            const began = now();
            workloads = await plan.rollOut(guard, signal);
            target.log.info(`rolled out in ${(0,rollout_phases/* seconds */.Y)(now() - began)}`);
        });
        await phases.record('smoke', async () => {
            smoke = await target.smoke(release, signal);
            if (!smoke.passed)
                throw new errors/* ActionError */.lZ('SMOKE_FAILED', (0,result/* problemsOf */.G)(smoke), {
                    hint: 'The first wrong answer of each check is in the summary.',
                });
            target.log.info(`smoke test passed: ${smoke.checks.length} ${smoke.checks.length === 1 ? 'check' : 'checks'} in ${smoke.seconds.toFixed(1)} s`);
        });
        return { state: 'serves', touched, workloads, smoke };
    }
    catch (error) {
        if (delivery.signal.aborted)
            return { state: 'cancelled', touched, workloads, smoke };
        if (!stop.aborted)
            target.log.error((0,errors/* messageOf */.bD)(error));
        // Who does not answer cannot give traffic back either, and the other clusters wait for this verdict.
        if (touched && !(0,errors/* isActionError */.Bd)(error, 'CLUSTER_UNREACHABLE'))
            await giveBack(target, lease, delivery);
        if (stop.aborted)
            return { state: 'stopped', touched, workloads, smoke };
        return { state: 'failed', touched, workloads, smoke, error };
    }
}
/**
 * Makes permanent what serves: promotes it, and deletes what the release no longer has. Ends like an attempt and never
 * throws either.
 */
async function complete(target, { plan }, lease, delivery, served, stop) {
    const signal = AbortSignal.any([delivery.signal, stop]);
    const guard = (0,rollout_locks/* guardOf */.HY)(lease, signal);
    try {
        await (0,rollout_locks/* get */.Jt)(delivery.phases, target).record('rollout', () => plan.complete(guard, signal));
        return served;
    }
    catch (error) {
        if (delivery.signal.aborted)
            return { ...served, state: 'cancelled' };
        if (stop.aborted)
            return { ...served, state: 'stopped' };
        target.log.error((0,errors/* messageOf */.bD)(error));
        return { ...served, state: 'failed', error };
    }
}
/** Takes traffic off a release that failed before anything else is done about it, however long the others still take. */
async function giveBack(target, lease, { signal }) {
    const guard = (0,rollout_locks/* guardOf */.HY)(lease, signal);
    try {
        await target.retreat(guard, signal);
    }
    catch (error) {
        target.log.warning(`traffic could not be given back yet: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./lib/rollout/bake.js




/** Milliseconds between two smoke tests of a wave that is watched. */
const pauseMs = 10_000;
/**
 * Watches a cluster that serves until its wave has been out for the time the environment asks for: the smoke test
 * must pass all the while, and so must the metrics where old pods still stand beside the new ones. Ends like an attempt
 * and never throws.
 */
async function bake(target, plan, served, delivery, clock, stop) {
    const { release, options } = delivery;
    const over = new AbortController();
    const signal = AbortSignal.any([delivery.signal, stop, over.signal]);
    const end = clock.now() + options.bakeMs;
    let smoke = served.smoke;
    const keepAsking = async () => {
        while (clock.now() < end) {
            await clock.sleep(Math.min(pauseMs, end - clock.now()), signal);
            smoke = await target.smoke(release, signal);
            if (!smoke.passed)
                throw new errors/* ActionError */.lZ('SMOKE_FAILED', `while it was watched: ${(0,result/* problemsOf */.G)(smoke)}`, {
                    hint: 'It passed right after the rollout; the first wrong answer of each check is in the summary.',
                });
        }
    };
    try {
        await (0,rollout_locks/* get */.Jt)(delivery.phases, target).record('bake', async () => {
            target.log.info(`serves; watched for ${(0,rollout_phases/* seconds */.Y)(options.bakeMs)} before the next wave`);
            const watched = plan.watch?.('wave', options.bakeMs, signal);
            try {
                await Promise.all([watched, keepAsking()]);
            }
            finally {
                over.abort();
                await watched?.catch(() => undefined); // its failure is known, or it was stopped
            }
        });
        return { ...served, smoke };
    }
    catch (error) {
        if (delivery.signal.aborted)
            return { ...served, smoke, state: 'cancelled' };
        if (stop.aborted)
            return { ...served, smoke, state: 'stopped' };
        target.log.error((0,errors/* messageOf */.bD)(error));
        return { ...served, smoke, state: 'failed', error };
    }
}

;// CONCATENATED MODULE: ./lib/rollout/gate.js
/** A gate for `all`, of whom `needed` have to come. */
function createGate(all, needed) {
    const { promise: decided, resolve } = Promise.withResolvers();
    let came = 0;
    let left = 0;
    const judge = () => {
        if (came >= needed)
            resolve(true);
        else if (all - left < needed)
            resolve(false);
    };
    judge();
    return {
        decided,
        come: () => {
            came += 1;
            judge();
            return decided;
        },
        leave: () => {
            left += 1;
            judge();
        },
    };
}

// EXTERNAL MODULE: ./lib/rollout/history.js
var rollout_history = __webpack_require__(96849);
;// CONCATENATED MODULE: ./lib/rollout/losses.js

/** Whether a cluster, or the cloud that knows where it is and lets us in, did not answer. */
const isAway = (error) => (0,errors/* isActionError */.Bd)(error, 'CLUSTER_UNREACHABLE') || (0,errors/* isActionError */.Bd)(error, 'CLOUD_FAILED');
/**
 * Counts what may be lost by the policy of so many clusters: at least one has to be left, and as many as are needed.
 * `before` was lost already.
 */
function countLosses(clusters, { forgoes, needed }, before = new Map()) {
    const lost = new Map(before);
    return {
        lost,
        forgo: ({ cluster }, error) => {
            if (lost.has(cluster))
                return true;
            const left = clusters - lost.size - 1;
            if (!forgoes || !isAway(error) || left < Math.max(1, needed))
                return false;
            lost.set(cluster, error);
            return true;
        },
    };
}

// EXTERNAL MODULE: ./lib/rollout/way-back.js
var way_back = __webpack_require__(11696);
;// CONCATENATED MODULE: ./lib/rollout/settle.js





/** Writes the verdict of one cluster, and brings it back where it has to go back. Never throws. */
async function settle(target, prepared, locks, own, 
/** Why the release may not stay, here or, where the clusters go together, elsewhere; undefined when it may. */
failure, delivery) {
    const phases = (0,rollout_locks/* get */.Jt)(delivery.phases, target);
    const outcome = (verdict, reason, wayBack) => ({
        cluster: target.cluster,
        verdict,
        reason,
        wayBack,
        changes: prepared.plan.changes,
        risks: prepared.plan.risks,
        workloads: own.workloads,
        smoke: own.smoke,
        error: own.error,
        phases: phases.phases,
    });
    const held = locks.forReturn(target);
    const back = (how) => phases.record('return', () => (0,way_back/* bringBack */.kB)(target, {
        lease: held,
        base: prepared.base,
        failed: delivery.release,
        migrations: delivery.options.migrations,
        removeFirst: delivery.policy.removesFirst,
        entry: delivery.entry,
        now: delivery.now,
        ...how,
    }), ({ state }) => state !== 'failed');
    if (delivery.signal.aborted || own.state === 'cancelled') {
        const reason = 'the job was cancelled';
        if (!own.touched)
            return outcome('interrupted', `${reason} before anything was written here`);
        await note(target, () => interrupt(target, held, delivery, reason));
        if (delivery.options.onCancel === 'leave')
            return outcome('interrupted', reason);
        const how = { verdict: undefined, reason, signal: delivery.grace };
        return outcome('interrupted', reason, await back(how));
    }
    if (failure === undefined) {
        try {
            await held.guard(delivery.signal);
            await verify(target, delivery);
            return outcome('verified');
        }
        catch (error) {
            return outcome('interrupted', `it serves, but the verdict could not be written: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    if (!own.touched)
        return outcome('rejected', failure, { state: 'untouched' });
    const wayBack = await back({ verdict: 'rejected', reason: failure, signal: delivery.signal });
    const silent = isAway(own.error) && wayBack.state === 'failed';
    return outcome(silent && delivery.policy.forgoes ? 'unreachable' : 'rejected', failure, wayBack);
}
async function verify(target, { entry, release, options }) {
    const verified = entry(target, release, 'verified');
    // A delivery that got past a hold was forced, and its success ends the hold.
    const { entries } = await target.ledger.append([verified], options.force ? null : undefined);
    target.log.info(`verified: release ${release.sequence}`);
    await note(target, () => target.store.collect((0,rollout_history/* neededReleases */.W$)(entries)));
}
async function interrupt(target, lease, { entry, release }, reason) {
    await lease.guard();
    await target.ledger.append([entry(target, release, 'interrupted', reason)]);
}
/** Work whose failure is worth a line but changes no verdict. */
async function note(target, work) {
    await work().catch((error) => target.log.warning((0,errors/* messageOf */.bD)(error)));
}

;// CONCATENATED MODULE: ./lib/rollout/waves.js
/** Targets in the order of the waves they are in; one wave of all where none are asked for. */
function inWaves(targets, waves) {
    if (waves === undefined)
        return [targets];
    return waves
        .map((wave) => targets.filter(({ cluster }) => wave.includes(cluster)))
        .filter((wave) => wave.length > 0);
}

;// CONCATENATED MODULE: ./lib/rollout/carry-out.js







/**
 * The part of a delivery that writes, wave by wave. Two gates hold what the policy holds together: none is made
 * permanent before enough serve, and none is verified before enough are permanent. Once there cannot be enough any
 * more all are stopped, and each goes back as soon as it has stopped, all at once.
 */
async function carryOut(targets, prepared, locks, delivery, clock) {
    const { needed, stopsAtFirst } = delivery.policy;
    const stop = new AbortController();
    const failures = [];
    const serving = createGate(targets.length, needed);
    const permanent = createGate(targets.length, needed);
    for (const gate of [serving, permanent])
        void gate.decided.then((enough) => {
            if (!enough)
                stop.abort(tooFew(failures, targets.length, needed));
        });
    const outcomes = new Map();
    let before = [];
    const waves = inWaves(targets, delivery.options.waves);
    for (const [at, wave] of waves.entries()) {
        const last = at === waves.length - 1;
        const earlier = before;
        const runs = wave.map((target) => {
            const end = forward(target, earlier, last);
            const outcome = conclude(target, end).then((own) => waves.length > 1 ? { ...own, wave: at + 1 } : own);
            outcomes.set(target.cluster, outcome);
            // Where clusters wait for each other at the gates, a wave is done when it serves; else when it is verified.
            return needed > 0 ? end : outcome;
        });
        before = [...earlier, ...runs];
    }
    return Promise.all(targets.map((target) => (0,rollout_locks/* get */.Jt)(outcomes, target)));
    async function forward(target, earlier, last) {
        await Promise.all(earlier);
        if (delivery.signal.aborted)
            return { state: 'cancelled', touched: false };
        if (stop.signal.aborted)
            return { state: 'stopped', touched: false };
        const ready = (0,rollout_locks/* get */.Jt)(prepared, target);
        const served = await attempt(target, ready, locks.of(target), delivery, stop.signal);
        if (served.state !== 'serves' || last || delivery.options.bakeMs === 0)
            return note(target, served);
        return note(target, await bake(target, ready.plan, served, delivery, clock, stop.signal));
    }
    async function conclude(target, end) {
        let own = await end;
        const passes = async (gate) => {
            if (own.state === 'serves')
                return gate.come();
            gate.leave();
            return false;
        };
        let stays = await passes(serving);
        if (stays) {
            const [ready, lease] = [(0,rollout_locks/* get */.Jt)(prepared, target), locks.of(target)];
            own = note(target, await complete(target, ready, lease, delivery, own, stop.signal));
            stays = await passes(permanent);
        }
        else
            permanent.leave();
        const failure = stays ? undefined : (0,errors/* messageOf */.bD)(own.error ?? stop.signal.reason);
        return settle(target, (0,rollout_locks/* get */.Jt)(prepared, target), locks, own, failure, delivery);
    }
    /** Remembers a failure before anybody asks for the reason, and stops the others where the policy says so. */
    function note(target, own) {
        if (own.state !== 'failed')
            return own;
        failures.push(`${target.cluster} failed: ${(0,errors/* messageOf */.bD)(own.error)}`);
        if (stopsAtFirst)
            stop.abort(new errors/* ActionError */.lZ('ROLLOUT_FAILED', failures[0] ?? ''));
        return own;
    }
}
function tooFew(failures, all, needed) {
    const why = failures.join('; ');
    return new errors/* ActionError */.lZ('ROLLOUT_FAILED', needed === all ? why : `${needed} of ${all} clusters cannot be had any more: ${why}`);
}

// EXTERNAL MODULE: ./lib/rollout/entries.js
var entries = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/rollout/failure.js
var failure = __webpack_require__(63547);
// EXTERNAL MODULE: ./lib/fleet/freeze.js
var freeze = __webpack_require__(22273);
;// CONCATENATED MODULE: ./lib/rollout/freeze.js


const day = 24 * 60;
const week = 7 * day;
/**
 * The window that freezes a moment (milliseconds since the epoch); undefined when none does. Windows are wall-clock
 * times of their zone, so they begin and end by the clocks on the wall there, whatever the season.
 */
function frozenBy(windows, now) {
    return windows.find((window) => contains(window, wallClock(now, window.timezone)));
}
/** `RELEASE_REFUSED` with the window's name and end while one lasts. A forced delivery gets through with a reason. */
function refuseFrozen(windows, { force, reason }, now) {
    const window = frozenBy(windows, now);
    if (window === undefined || (force && reason !== undefined))
        return;
    throw new errors/* ActionError */.lZ('RELEASE_REFUSED', `Deliveries to this environment are frozen: ${window.name}, until ${window.to} (${window.timezone})`, {
        hint: `Wait until the window is over. What cannot wait is delivered with \`force: true\` and a \`reason\`, which goes to the ledger.${force ? ' The reason is missing.' : ''} Rollbacks are never frozen.`,
    });
}
function contains({ from, to, weekdays }, { date, minute }) {
    const inside = (start, length) => (minute - start + week) % week < length;
    switch ((0,freeze/* freezeForm */.Qd)(from)) {
        case 'date':
            return date >= from && (to.includes('T') ? date < to : date.slice(0, to.length) <= to);
        case 'time': {
            const length = (minuteOfDay(to) - minuteOfDay(from) + day) % day;
            return (weekdays ?? freeze/* weekdayNames */.RR).some((name) => inside(freeze/* weekdayNames */.RR.indexOf(name) * day + minuteOfDay(from), length));
        }
        default:
            return inside(minuteOfWeek(from), (minuteOfWeek(to) - minuteOfWeek(from) + week) % week);
    }
}
const minuteOfDay = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
/** Of `fri 16:00`. */
const minuteOfWeek = (text) => freeze/* weekdayNames */.RR.findIndex((name) => text.startsWith(name)) * day + minuteOfDay(text.slice(4));
function wallClock(now, timeZone) {
    const format = new Intl.DateTimeFormat('en', {
        timeZone,
        hourCycle: 'h23',
        weekday: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
    });
    const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
    const part = (type) => parts.get(type) ?? '';
    const time = `${part('hour')}:${part('minute')}`;
    return {
        date: `${part('year')}-${part('month')}-${part('day')}T${time}`,
        minute: minuteOfWeek(`${part('weekday').toLowerCase()} ${time}`),
    };
}

// EXTERNAL MODULE: ./lib/rollout/outcome.js
var outcome = __webpack_require__(76877);
// EXTERNAL MODULE: ./lib/rollout/policy.js
var rollout_policy = __webpack_require__(48407);
// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(63988);
;// CONCATENATED MODULE: ./lib/rollout/admission.js


/**
 * Whether a release may be delivered to a cluster now. `superseded`: while this delivery waited for the lock a later
 * release was verified, so there is nothing left to do. `RELEASE_REFUSED` when a rollback holds the cluster, when a
 * later release is live already or was left half-way, or when this one was rejected or rolled back there.
 */
function admit({ entries, hold }, candidate, now) {
    if (candidate.force)
        return 'go';
    if (hold !== undefined && Date.parse(hold.until) > now && (0,rollout_history/* live */.VD)(entries)?.release !== candidate.release) {
        throw refused(`held until ${hold.until} since the rollback by ${hold.actor} (${hold.reason})`, 'Deliver with `force: true` to end the hold, or wait until it runs out.');
    }
    const newest = (0,rollout_history/* lastVerified */.T5)(entries);
    if (newest !== undefined && newest.sequence > candidate.sequence) {
        if (Date.parse(newest.at) > candidate.since)
            return 'superseded';
        throw refused(`release ${newest.sequence} is live there, later than release ${candidate.sequence}`, 'Deliver the later one, use the action `rollback` to go back, or deliver with `force: true`.');
    }
    const begun = (0,rollout_history/* live */.VD)(entries);
    if (begun !== undefined && begun.sequence > candidate.sequence && !wasTakenBack(entries, begun.release)) {
        throw refused(`release ${begun.sequence}, later than release ${candidate.sequence}, was begun there by ${begun.run} and has no verdict`, 'Run that job again, which converges; or use the action `rollback`, or deliver with `force: true`.');
    }
    const verdict = (0,rollout_history/* verdictOn */.Hc)(entries, candidate.release);
    if (!candidate.byHand && (verdict?.state === 'rejected' || verdict?.state === 'rolled-back')) {
        throw refused(`release ${candidate.sequence} was ${verdict.state} there at ${verdict.at}${verdict.reason ? `: ${verdict.reason}` : ''}`, 'Fix the cause and deliver a new release; or run this job again by hand, or with `force: true`.');
    }
    return 'go';
}
/** A release that failed is no reason to keep an older one out. */
function wasTakenBack(entries, release) {
    const state = (0,rollout_history/* verdictOn */.Hc)(entries, release)?.state;
    return state === 'rejected' || state === 'rolled-back';
}
const refused = (message, hint) => new errors/* ActionError */.lZ('RELEASE_REFUSED', message, { hint });

// EXTERNAL MODULE: ./lib/rollout/each-cluster.js
var each_cluster = __webpack_require__(44155);
;// CONCATENATED MODULE: ./lib/rollout/prepare.js









/**
 * Asks every ledger, then renders and plans in every cluster. Any failure anywhere is thrown, and nothing has been
 * changed; a cluster that `forgo` goes on without is missing. `superseded` when a later release was verified somewhere
 * while this delivery waited for a lock.
 */
async function prepare(targets, locks, delivery, forgo) {
    const pages = await (0,each_cluster/* inEachCluster */.N)(targets, async (target) => {
        const page = await readPage(target, locks, delivery);
        return { page, admitted: ask(target, page, delivery) };
    }, forgo);
    if ([...pages.values()].some(({ admitted }) => admitted === 'superseded'))
        return 'superseded';
    const going = targets.filter(({ cluster }) => pages.has(cluster));
    return (0,each_cluster/* inEachCluster */.N)(going, (target) => (0,rollout_locks/* get */.Jt)(delivery.phases, target).record('plan', () => plan(target, (0,rollout_locks/* get */.Jt)(pages, target).page, delivery)), forgo);
}
async function plan(target, page, { release, signal, now }) {
    const began = now();
    const objects = await target.render(signal);
    const [plan, base] = await Promise.all([
        target.planForward({ release, objects }),
        (0,way_back/* findBase */.lN)(target, page, release, objects),
        target.provePullable(objects, signal),
    ]);
    target.log.info(`planned in ${(0,rollout_phases/* seconds */.Y)(now() - began)}: ${(0,rollout_target/* describeChanges */.D)(plan.changes)}`);
    return { objects, plan, base };
}
function readPage(target, locks, { options, now }) {
    return locks === undefined
        ? target.ledger.read()
        : (0,entries/* readSettled */.G)(target, locks.of(target), options.origin, now);
}
function ask(target, page, { release, options, since, now }) {
    const { force, byHand } = options;
    const candidate = { release: (0,release_release/* releaseId */.Bf)(release), sequence: release.sequence, force, byHand, since };
    try {
        return admit(page, candidate, now());
    }
    catch (error) {
        if (!options.dryRun || !(0,errors/* isActionError */.Bd)(error))
            throw error;
        target.log.warning(`would be refused: ${(0,errors/* messageOf */.bD)(error)}`);
        return 'go';
    }
}

;// CONCATENATED MODULE: ./lib/rollout/deliver.js











/**
 * Delivers one release to any number of clusters as one transaction: locks all, asks every ledger, plans everywhere;
 * only when all of that succeeded does it write, in all clusters of a wave at once. A cluster is verified when its pods
 * run the release and its smoke test passes. What a failure means for the others is the policy's to say:
 *
 * - `all-or-nothing`: nothing is made permanent before all clusters serve, and none is verified before all are
 *   permanent; if one fails, all go back at once, those of earlier waves too.
 * - `quorum`: the same with as many clusters as the quorum; one that fails beside them goes back alone.
 * - `fail-fast`: clusters already verified stay; those still under way stop and go back with the failed one.
 * - `continue`: each cluster has its own verdict and goes back alone; where nothing was verified before, what was
 *   applied is left for inspection. Under the other policies it is removed.
 *
 * `continue` and `quorum` go on without clusters that do not answer, the others refuse before the first write. A
 * cancelled job writes nothing more but its `interrupted`, or goes back where the environment wants that; the next run
 * converges. What a user can act on is not thrown but part of the outcome.
 */
async function deliver(targets, release, options, { clock, signal, grace = signal }) {
    const now = () => clock.now();
    const all = targets.length + (options.unreachable?.size ?? 0);
    const policy = (0,rollout_policy/* policyOf */.U)(options.onFailure, all);
    const delivery = {
        release,
        options,
        policy,
        signal,
        grace,
        now,
        since: now(),
        entry: (0,entries/* entryMaker */.T)(options.origin, now),
        phases: new Map(targets.map(({ cluster }) => [cluster, (0,rollout_phases/* recordPhases */.W)(now)])),
    };
    const { lost, forgo } = countLosses(all, policy, options.unreachable);
    let locks;
    try {
        // Asked again under the locks: it may begin to freeze while others are waited for.
        const thawed = () => options.dryRun || refuseFrozen(options.freeze, options, now());
        thawed();
        if (!options.dryRun)
            locks = await (0,rollout_locks/* lockAll */.jt)(targets, options.lockWaitMs, now, signal, forgo);
        thawed();
        const answering = () => targets.filter(({ cluster }) => !lost.has(cluster));
        const prepared = await prepare(answering(), locks, delivery, forgo);
        if (prepared === 'superseded')
            return unbegun(targets, delivery, 'superseded', 'a later release was verified meanwhile');
        const ends = locks === undefined
            ? answering().map((target) => planned(target, prepared, delivery))
            : await carryOut(answering(), prepared, locks, delivery, clock);
        const missed = [...lost].map(([cluster, error]) => unreached(cluster, error, delivery));
        return conclude([...ends, ...missed], delivery);
    }
    catch (error) {
        if (!(0,errors/* isActionError */.Bd)(error))
            throw error;
        const verdict = signal.aborted ? 'interrupted' : 'refused';
        return { ...unbegun(targets, delivery, verdict, (0,errors/* messageOf */.bD)(error)), error };
    }
    finally {
        await locks?.release();
    }
}
/** A quorum that is met makes a success of what failed beside it. */
function conclude(clusters, delivery) {
    const { needed } = delivery.policy;
    const verdict = (0,outcome/* overall */.Me)(clusters);
    const error = (0,failure/* failureOf */.g5)(verdict, clusters, delivery);
    const serving = clusters.filter((one) => one.verdict === 'verified').length;
    // A cluster that did not come back, or a job that was cut short, is no success whatever the others do.
    const met = needed > 0 && serving >= needed && verdict !== 'interrupted';
    if (!met || !(0,errors/* isActionError */.Bd)(error) || error.code === 'ROLLBACK_FAILED')
        return { verdict, clusters, error };
    const remainder = `${error.message}\n${error.hint ?? ''}`.trim();
    return { verdict: 'verified', clusters, error: undefined, remainder };
}
/** Nothing was written anywhere. */
function unbegun(targets, { phases }, verdict, reason) {
    const clusters = targets.map((target) => ({
        cluster: target.cluster,
        verdict,
        reason,
        phases: (0,rollout_locks/* get */.Jt)(phases, target).phases,
    }));
    return { verdict, clusters };
}
function planned(target, prepared, { phases }) {
    const { changes, diff, risks } = (0,rollout_locks/* get */.Jt)(prepared, target).plan;
    const { cluster } = target;
    return { cluster, verdict: 'planned', changes, diff, risks, phases: (0,rollout_locks/* get */.Jt)(phases, target).phases };
}
function unreached(cluster, error, { phases }) {
    const reason = (0,errors/* messageOf */.bD)(error);
    return { cluster, verdict: 'unreachable', reason, error, phases: phases.get(cluster)?.phases ?? [] };
}

// EXTERNAL MODULE: ./lib/rollout/report.js
var report = __webpack_require__(37555);
// EXTERNAL MODULE: ./lib/signing/policy-verifier.js + 2 modules
var policy_verifier = __webpack_require__(75507);
// EXTERNAL MODULE: ./lib/signing/services.js
var signing_services = __webpack_require__(38263);
// EXTERNAL MODULE: ./lib/signing/verify-release.js
var verify_release = __webpack_require__(32190);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/cluster-sessions.js
var cluster_sessions = __webpack_require__(41527);
// EXTERNAL MODULE: ./lib/actions/left-locks.js
var left_locks = __webpack_require__(32051);
// EXTERNAL MODULE: ./lib/actions/leg-results.js
var leg_results = __webpack_require__(23628);
// EXTERNAL MODULE: ./lib/actions/rollout-outputs.js
var rollout_outputs = __webpack_require__(27353);
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js + 3 modules
var rollout_targets = __webpack_require__(60081);
// EXTERNAL MODULE: ./lib/actions/deploy-cluster/inputs.js
var inputs = __webpack_require__(83239);
// EXTERNAL MODULE: ./lib/actions/deploy-cluster/post.js
var post = __webpack_require__(90508);
// EXTERNAL MODULE: ./lib/actions/deploy-cluster/renderer.js + 10 modules
var renderer = __webpack_require__(21389);
// EXTERNAL MODULE: ./lib/actions/deploy-cluster/value-sources.js + 1 modules
var value_sources = __webpack_require__(34516);
;// CONCATENATED MODULE: ./lib/actions/deploy-cluster/main.js



























/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['verdict', 'verified', 'returned', 'results'],
    run: async (inputs, context) => {
        const { clock, log, signal, summary, temp } = context;
        const github = (0,github_context/* readGitHubContext */.L)(context.env);
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { environment, application } = (0,fleet_select/* selectEnvironment */.aP)(fleet, inputs.environment);
        const clusters = (0,fleet_select/* selectClusters */.oK)(environment, inputs.clusters);
        const directory = (0,release_directory/* openReleaseDirectory */.lO)(external_node_path_.resolve(inputs.directory));
        // Verdicts are written and locks released after a cancel too, over the same connections and tokens.
        const patient = (0,cluster_sessions/* afterGrace */.tt)(signal);
        const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, { ...context, signal: patient });
        const services = (0,signing_services/* sigstoreServices */.v)(ports.endpoints.sigstore);
        const verify = await (0,policy_verifier.policyVerifier)(fleet.policy, services, { idToken: ports.idToken, temp });
        const { release, id } = await (0,verify_release/* verifyRelease */.V)(directory, verify, inputs.release);
        checkApplication(release, environment.application);
        const unpacked = await temp.directory('release');
        await (0,unpack/* unpackDeployArchive */.u)(directory.archive, release.deploy.archive, unpacked);
        const request = { fleet, environment: inputs.environment, clusters, role: 'deploy' };
        const policy = (0,rollout_policy/* policyOf */.U)(environment['on-failure'], clusters.length);
        const { lost, forgo } = countLosses(clusters.length, policy);
        const sessions = await (0,cluster_sessions/* openSessions */.wR)(request, ports, context, patient, forgo);
        const sources = (0,value_sources/* openValueSources */.c)(environment, fleet, ports);
        try {
            const holder = (0,rollout_targets/* lockHolder */.ms)(github);
            const analyses = [];
            const shares = [];
            const targets = await (0,rollout_targets/* openRolloutTargets */._S)(sessions, {
                fleet,
                environment,
                holder,
                force: inputs.force,
                token: inputs.token,
                render: (0,renderer/* renderer */.U)({ release, application, environment: inputs.environment, directory: unpacked, sources }, context),
                onAnalysis: (report) => analyses.push(report),
                onShare: (share) => shares.push(share),
            }, ports, context);
            if (!inputs.dryRun)
                (0,left_locks/* rememberLocks */.S7)({ ...request, fleet: inputs.fleet, ...holder }, context.state);
            log.info(`release ${release.sequence} (${id}) of ${release.application} to ${clusters.join(', ')}`);
            const outcome = await deliver(targets, release, {
                origin: (0,rollout_targets/* originOf */.yv)(context, inputs.environment),
                onFailure: environment['on-failure'],
                onCancel: environment['on-cancel'],
                waves: environment.waves,
                bakeMs: (0,core_inputs/* parseDuration */.E9)(environment.bake ?? '0s') ?? 0,
                freeze: environment.freeze,
                migrations: environment.migrations,
                force: inputs.force,
                reason: inputs.force ? inputs.reason : undefined,
                byHand: github.runAttempt > 1 || github.eventName === 'workflow_dispatch',
                dryRun: inputs.dryRun,
                lockWaitMs: inputs.lockTimeout,
                unreachable: lost,
            }, { clock, signal, grace: (0,cluster_sessions/* afterGrace */.tt)(signal, cluster_sessions/* returnMs */.dN) });
            (0,left_locks/* forgetLocks */.iu)(context.state);
            (0,report/* reportOutcome */.Rq)(summary, `Release ${release.sequence} to ${inputs.environment}`, outcome, release);
            (0,report/* shareTable */.mu)(summary, shares);
            analysisTable(summary, analyses);
            if (outcome.verdict === 'superseded')
                log.notice(`Release ${release.sequence} was superseded by a later one; nothing was changed.`);
            if (outcome.remainder !== undefined)
                log.warning(`Not every cluster serves it. ${outcome.remainder}`);
            if (inputs.resultsFile !== undefined)
                await (0,leg_results/* writeLegResults */.E)(inputs.resultsFile, (0,rollout_outputs/* resultsOf */.q)(outcome));
            return { ...(0,rollout_outputs/* outputsOf */.Y)(outcome), failure: outcome.error };
        }
        finally {
            await sources.close().catch((error) => log.warning(`Vault: ${(0,errors/* messageOf */.bD)(error)}`));
            await (0,cluster_sessions/* closeSessions */.MK)(sessions);
        }
    },
    post: post.post,
}));
function checkApplication(release, application) {
    if (release.application === application)
        return;
    throw new errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `The directory holds a release of ${release.application}, the environment runs ${application}`, { hint: 'Name an environment of that application.' });
}


/***/ }),

/***/ 90508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* reexport safe */ _left_locks_js__WEBPACK_IMPORTED_MODULE_0__.Pr)
/* harmony export */ });
/* harmony import */ var _left_locks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32051);



/***/ }),

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

/***/ 27353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ outputsOf),
/* harmony export */   q: () => (/* binding */ resultsOf)
/* harmony export */ });
/** Verdicts by cluster. */
const resultsOf = ({ clusters }) => Object.fromEntries(clusters.map(({ cluster, verdict }) => [cluster, verdict]));
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
        results: JSON.stringify(resultsOf({ clusters })),
    };
}


/***/ }),

/***/ 64915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E5: () => (/* binding */ probability),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   vP: () => (/* binding */ figure)
/* harmony export */ });
/** A number for people: three significant digits, no exponent where it can be helped. */
function figure(value) {
    if (Number.isInteger(value) && Math.abs(value) < 1e6)
        return String(value);
    const text = value.toPrecision(3);
    return text.includes('e') ? text : String(Number(text));
}
/** A share for people: `0.42 %`. */
const percent = (share) => `${figure(share * 100)} %`;
/** A p-value for people; nobody cares how small a tiny one is. */
const probability = (p) => (p < 0.0001 ? 'p < 0.0001' : `p = ${figure(p)}`);


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

/***/ 37555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rq: () => (/* binding */ reportOutcome),
/* harmony export */   mu: () => (/* binding */ shareTable)
/* harmony export */ });
/* unused harmony export courseChart */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3199);
/* harmony import */ var _kube_object_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(73926);
/* harmony import */ var _kube_rollout_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6139);
/* harmony import */ var _smoke_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12919);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63547);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76877);
/* harmony import */ var _plan_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95029);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(50212);









const marks = {
    verified: '✅ verified',
    rejected: '❌ rejected',
    interrupted: '⚠️ interrupted',
    unreachable: '📡 unreachable',
    planned: '📋 planned',
    refused: '⛔ refused',
    superseded: '⏭️ superseded',
};
const columns = {
    plan: 'Plan',
    apply: 'Apply',
    rollout: 'Rollout',
    smoke: 'Smoke test',
    bake: 'Watched',
    return: 'Return',
};
/** Writes what became of a delivery or rollback: services × clusters, times, the course as a chart, and the causes. */
function reportOutcome(summary, title, outcome, release) {
    const { clusters, verdict, error, remainder } = outcome;
    summary.heading(`${title}: ${verdict}`);
    if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error, 'ROLLBACK_FAILED')) {
        summary.paragraph('**🚨 A cluster is neither on this release nor back on the one before. It needs a person now.**');
        summary.code(`${error.message}\n${error.hint ?? ''}`.trim());
    }
    if (remainder !== undefined) {
        summary.paragraph('**⚠️ Enough clusters serve it, but not all.**');
        summary.code(remainder);
    }
    if (release !== undefined)
        summary.table(serviceRows(release, clusters));
    const inWaves = clusters.some(({ wave }) => wave !== undefined);
    // What most deliveries do without has a column only where it happened.
    const isRare = (name) => name === 'bake' || name === 'return';
    const shown = _outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .phaseNames */ .k1.filter((name) => !isRare(name) || clusters.some(({ phases }) => phases.some((phase) => phase.name === name)));
    summary.table([
        [
            'Cluster',
            'Verdict',
            ...(inWaves ? ['Wave'] : []),
            'Changes',
            ...shown.map((name) => columns[name]),
            'Now',
        ],
        ...clusters.map((cluster) => [
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(cluster.cluster),
            marks[cluster.verdict],
            ...(inWaves ? [String(cluster.wave ?? '')] : []),
            cluster.changes === undefined ? '' : (0,_target_js__WEBPACK_IMPORTED_MODULE_7__/* .describeChanges */ .D)(cluster.changes),
            ...shown.map((name) => duration(cluster, name)),
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)((0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .whereabouts */ .CJ)(cluster)),
        ]),
    ]);
    const chart = courseChart(clusters);
    if (chart !== undefined)
        summary.code(chart, 'mermaid');
    for (const cluster of clusters)
        explainCluster(summary, cluster);
}
/** What part of the traffic each step of a canary really gave to the new pods; nothing where none did. */
function shareTable(summary, shares) {
    if (shares.length === 0)
        return;
    summary.heading('Traffic given to the new pods', 3);
    summary.table([
        ['Cluster', 'Step', 'Really'],
        ...shares.map(({ cluster, step, share }) => [cluster, step, share].map(_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)),
    ]);
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
/** The transaction over time, one section a cluster, as a Mermaid Gantt chart; what is too short to be seen is left out. */
function courseChart(clusters) {
    const begin = Math.min(...clusters.flatMap(({ phases }) => phases.map(({ from }) => from)));
    if (!Number.isFinite(begin))
        return undefined;
    const whole = Math.max(...clusters.flatMap(({ phases }) => phases.map(({ to }) => to))) - begin;
    const sections = clusters.map(({ cluster, phases }) => {
        const seen = phases.filter(({ from, to, ok }) => !ok || (to - from) * 100 >= whole);
        const bars = seen.map(({ name, from, to, ok }) => {
            const look = ok ? (name === 'return' ? 'active, ' : '') : 'crit, ';
            return `  ${name} :${look}${from - begin}, ${Math.max(to, from + 1) - begin}`;
        });
        return bars.length === 0 ? [] : [`  section ${cluster}`, ...bars];
    });
    const ticks = ticksOf(whole);
    return [
        ...['gantt', '  dateFormat x', '  axisFormat %M:%S'],
        ...(ticks === undefined ? [] : [`  tickInterval ${ticks}`]),
        ...sections.flat(),
    ].join('\n');
}
/** Labels on the axis so far apart that none is there twice; the chart's own choice where that is far enough. */
function ticksOf(ms) {
    const seconds = [1, 5, 15].find((step) => ms <= step * 12_000);
    return seconds === undefined ? undefined : `${seconds}second`;
}
function explainCluster(summary, outcome) {
    const { cluster, reason, error, smoke, diff, wayBack } = outcome;
    (0,_plan_report_js__WEBPACK_IMPORTED_MODULE_5__/* .riskTable */ .c)(summary, outcome.risks ?? []);
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
            const more = { ended: found.ended, restarts: found.restarts, probe: found.probe };
            const rows = Object.entries({ ...facts, ...more }).filter(([, value]) => value !== undefined);
            summary.heading((0,_kube_object_js__WEBPACK_IMPORTED_MODULE_8__/* .describeRef */ .Ro)(found.ref), 4);
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

/***/ 75507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  policyVerifier: () => (/* binding */ policyVerifier)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/signing/signer-identity.js
var signer_identity = __webpack_require__(55424);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/@sigstore/protobuf-specs/dist/index.js
var dist = __webpack_require__(19654);
;// CONCATENATED MODULE: ./lib/signing/trusted-root.js



/**
 * The keys and certificates signatures are checked with: a file, or the public instance's through its TUF repository,
 * whose own root is part of the library. `cache` is a private directory for what TUF downloads. `UNVERIFIED`.
 */
async function loadTrustedRoot(file, cache) {
    if (file === undefined) {
        const { getTrustedRoot } = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(3694)]).then(__webpack_require__.t.bind(__webpack_require__, 84423, 19));
        return getTrustedRoot({ cachePath: await cache() }).catch((cause) => {
            throw new errors/* ActionError */.lZ('UNVERIFIED', 'The trusted root of Sigstore could not be fetched', {
                hint: 'The runner must reach tuf-repo-cdn.sigstore.dev.',
                cause,
            });
        });
    }
    try {
        return dist.TrustedRoot.fromJSON(JSON.parse(await (0,promises_.readFile)(file, 'utf8')));
    }
    catch (cause) {
        throw new errors/* ActionError */.lZ('UNVERIFIED', `The trusted root ${file} cannot be read`, {
            hint: 'Correct `sigstore.trusted-root` in the input `endpoints`.',
            cause,
        });
    }
}

// EXTERNAL MODULE: ./lib/signing/statement.js
var statement = __webpack_require__(95550);
;// CONCATENATED MODULE: ./lib/signing/verify-statement.js


/** Fulcio's extension "source repository identifier" (https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md). */
const repositoryIdOid = '1.3.6.1.4.1.57264.1.15';
/**
 * Verifies in-toto statements in Sigstore bundles: certificate chain at a proven time, inclusion in the transparency
 * log, signature, then who signed (issuer and subject compared exactly, never as patterns) and what about.
 */
async function createStatementVerifier(root, signers) {
    const { Verifier, toSignedEntity, toTrustMaterial } = await Promise.all(/* import() */[__webpack_require__.e(4463), __webpack_require__.e(4187)]).then(__webpack_require__.t.bind(__webpack_require__, 54187, 19));
    const { bundleFromJSON } = await __webpack_require__.e(/* import() */ 1040).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19));
    const verifier = new Verifier(toTrustMaterial(root), {
        // A private deployment may have no certificate log; one that is in the trusted root must be used.
        ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
        tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
        timestampThreshold: 1,
    });
    return (bytes, expected) => {
        const refuse = (why) => {
            throw new errors/* ActionError */.lZ('UNVERIFIED', `${expected.predicateType} of ${expected.digest}: ${why}`, {
                hint: 'Deliver a release that was signed by the workflow named in `policy.signers` of the fleet file.',
            });
        };
        try {
            const bundle = bundleFromJSON(JSON.parse(Buffer.from(bytes).toString('utf8')));
            if (bundle.content.$case !== 'dsseEnvelope' ||
                bundle.content.dsseEnvelope.payloadType !== statement/* statementType */.qB)
                return refuse('the bundle holds no in-toto statement');
            const { identity } = verifier.verify(toSignedEntity(bundle));
            const signer = {
                issuer: identity?.extensions?.issuer ?? '',
                identity: identity?.subjectAlternativeName ?? '',
                repositoryId: repositoryIdOf(identity?.oids ?? []),
            };
            if (!signers.some((allowed) => isAllowed(signer, allowed)))
                return refuse(`signed by ${signer.identity} (issuer ${signer.issuer}, repository id ${signer.repositoryId})`);
            const content = statement/* statement */.qZ.parse(JSON.parse(bundle.content.dsseEnvelope.payload.toString('utf8')));
            if (content.predicateType !== expected.predicateType)
                return refuse(`it states ${content.predicateType}`);
            if (!(0,statement/* isAbout */.KH)(content, expected.digest))
                return refuse('it is about something else');
            return { statement: content, payload: bundle.content.dsseEnvelope.payload, signer };
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.lZ)
                throw error;
            return refuse((0,errors/* messageOf */.bD)(error));
        }
    };
}
function isAllowed(signer, allowed) {
    return (signer.issuer === allowed.issuer &&
        signer.identity === allowed.identity &&
        (allowed.repositoryId === undefined || signer.repositoryId === allowed.repositoryId));
}
/** Newer extensions of Fulcio are DER UTF8Strings: a tag, a length of one byte, the text. */
function repositoryIdOf(oids) {
    const value = oids.find(({ oid }) => oid?.id.join('.') === repositoryIdOid)?.value;
    if (value === undefined || value[0] !== 0x0c || value[1] !== value.length - 2)
        return undefined;
    return value.subarray(2).toString('utf8');
}

;// CONCATENATED MODULE: ./lib/signing/policy-verifier.js




/**
 * The verifier the policy asks for; undefined where it asks for no signatures. Without named signers it is the
 * workflow that runs: what it signs it may deliver.
 */
async function policyVerifier(policy, services, { idToken, temp }) {
    if (policy.signing === 'none')
        return undefined;
    const signers = policy.signers.map(({ issuer, identity, 'repository-id': repositoryId }) => ({
        issuer,
        identity,
        repositoryId,
    }));
    if (signers.length === 0)
        signers.push(await runningSigner(services, idToken));
    return createStatementVerifier(await loadTrustedRoot(services.trustedRoot, () => temp.directory('tuf')), signers);
}
async function runningSigner(services, idToken) {
    const token = await idToken(services.audience).catch((cause) => {
        throw new errors/* ActionError */.lZ('IDENTITY_UNAVAILABLE', 'The policy names no signers, and this job cannot tell its own name', {
            hint: 'Name who may have signed in `policy.signers` of the fleet file, or give the job `id-token: write`.',
            cause,
        });
    });
    return (0,signer_identity/* readRunningJob */.r)(token).signer;
}


/***/ }),

/***/ 38263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ sigstoreServices)
/* harmony export */ });
/** The public good instance, or the private deployment that is given. */
function sigstoreServices(own) {
    if (own === undefined)
        return {
            audience: 'sigstore',
            fulcio: 'https://fulcio.sigstore.dev',
            rekor: { url: 'https://rekor.sigstore.dev', version: 1 },
            timestamp: undefined,
            trustedRoot: undefined,
        };
    return {
        audience: own.audience,
        fulcio: own.fulcio,
        rekor: { url: own.rekor, version: 2 },
        timestamp: own.timestamp,
        trustedRoot: own['trusted-root'],
    };
}


/***/ }),

/***/ 55424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ readRunningJob)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);


const claims = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    iss: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    job_workflow_ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    repository_id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    repository_visibility: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    runner_environment: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
/**
 * Who this job signs as, read from its own identity token: Fulcio makes the subject from `job_workflow_ref`, which no
 * environment variable holds. The token comes from GitHub over TLS and is only read here, so its signature does not
 * matter; nobody but this job is told what it says.
 */
function readRunningJob(token) {
    const [, payload = ''] = token.split('.');
    const parsed = claims.safeParse(parse(payload));
    if (!parsed.success)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', 'The identity token of this job does not name its workflow', {
            hint: 'Name the signers in `policy.signers` of the fleet file.',
        });
    const { iss, job_workflow_ref, repository_id, repository_visibility, runner_environment } = parsed.data;
    return {
        signer: { issuer: iss, identity: `https://github.com/${job_workflow_ref}`, repositoryId: repository_id },
        visibility: repository_visibility,
        runner: runner_environment ?? 'unknown',
    };
}
function parse(payload) {
    try {
        return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 95550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KH: () => (/* binding */ isAbout),
/* harmony export */   UT: () => (/* binding */ makeStatement),
/* harmony export */   ZR: () => (/* binding */ predicateTypes),
/* harmony export */   qB: () => (/* binding */ statementType),
/* harmony export */   qZ: () => (/* binding */ statement)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** Predicate types of the statements a release carries. */
const predicateTypes = {
    /** `cosign verify` looks for this one. */
    signature: 'https://sigstore.dev/cosign/sign/v1',
    sbom: 'https://cyclonedx.org/bom',
    provenance: 'https://slsa.dev/provenance/v1',
};
/** Payload type of a DSSE envelope that holds an in-toto statement. */
const statementType = 'application/vnd.in-toto+json';
const hex = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[a-f0-9]{64}$/);
/** An in-toto statement, version 1 (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md). */
const statement = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    _type: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('https://in-toto.io/Statement/v1'),
    subject: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(), digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ sha256: hex }) }))
        .min(1),
    predicateType: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    predicate: zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(),
});
function makeStatement(subjects, predicateType, predicate) {
    return {
        _type: 'https://in-toto.io/Statement/v1',
        subject: subjects.map(({ name, digest }) => ({
            name,
            digest: { sha256: digest.replace(/^sha256:/, '') },
        })),
        predicateType,
        predicate,
    };
}
/** Whether a statement is about this content. */
function isAbout({ subject }, digest) {
    return subject.some((entry) => `sha256:${entry.digest.sha256}` === digest);
}


/***/ }),

/***/ 32190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ verifyRelease)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63988);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95550);




/**
 * Reads a release and checks the signature over its record. `verify` is undefined where the policy asks for none.
 * `UNVERIFIED`, `RELEASE_INVALID`, or `ARTIFACT_MISMATCH` where another release was expected.
 */
async function verifyRelease(directory, verify, expectedId) {
    const release = await directory.readRelease();
    const id = (0,_release_release_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseId */ .Bf)(release);
    if (expectedId !== undefined && id !== expectedId)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `The directory holds release ${id}, expected was ${expectedId}`, {
            hint: 'Download the artifact of the run that made the release.',
        });
    if (verify !== undefined) {
        const bundle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(directory.bundle).catch((cause) => {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('UNVERIFIED', `Release ${id} is not signed: ${directory.bundle} is missing`, {
                hint: 'Run sign-image, or set `policy.signing: none` where releases are not signed.',
                cause,
            });
        });
        verify(bundle, { digest: id, predicateType: _statement_js__WEBPACK_IMPORTED_MODULE_3__/* .predicateTypes */ .ZR.signature });
    }
    return { release, id };
}


/***/ }),

/***/ 12919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ smokeTable)
/* harmony export */ });
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3199);

const marks = {
    passed: '✅',
    failed: '❌',
    stopped: '⏹️ stopped',
};
/** A table of checks × clusters, and below it the first wrong answer of each check that failed. */
function smokeTable(summary, results) {
    const clusters = Object.entries(results);
    const names = [...new Set(clusters.flatMap(([, { checks }]) => checks.map(({ name }) => name)))];
    summary.table([
        ['Check', ...clusters.map(([cluster]) => (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(cluster))],
        ...names.map((name) => [
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(name),
            ...clusters.map(([, { checks }]) => cell(checks.find((check) => check.name === name))),
        ]),
    ]);
    for (const [cluster, { checks }] of clusters) {
        for (const { name, state, problem = '', answer } of checks) {
            if (state !== 'failed')
                continue;
            summary.paragraph(`**${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(`${cluster}: ${name}`)}**: ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(problem)}`);
            if (answer !== undefined)
                summary.code(answer);
        }
    }
}
function cell(check) {
    if (check === undefined)
        return '';
    const tries = check.attempts === 1 ? '1 request' : `${check.attempts} requests`;
    return `${marks[check.state]} ${check.seconds.toFixed(1)} s, ${tries}`;
}


/***/ })

};
