export const id = 3979;
export const ids = [3979];
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
    services: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    reason: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().refine((value) => value.trim() !== '', 'is required'),
    hold: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    dryRun: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    acrossMigrations: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    lockTimeout: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    token: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 3567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/rollout/report.js
var report = __webpack_require__(37555);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/rollout/each-cluster.js
var each_cluster = __webpack_require__(44155);
// EXTERNAL MODULE: ./lib/rollout/entries.js
var entries = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/smoke/result.js
var result = __webpack_require__(92280);
// EXTERNAL MODULE: ./lib/rollout/history.js
var rollout_history = __webpack_require__(96849);
// EXTERNAL MODULE: ./lib/rollout/locks.js
var rollout_locks = __webpack_require__(7049);
// EXTERNAL MODULE: ./lib/rollout/phases.js
var rollout_phases = __webpack_require__(44389);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/kube/images.js
var kube_images = __webpack_require__(74039);
// EXTERNAL MODULE: ./lib/kube/object.js
var kube_object = __webpack_require__(73926);
// EXTERNAL MODULE: ./lib/kube/fields.js
var fields = __webpack_require__(62336);
;// CONCATENATED MODULE: ./lib/rollout/exchange.js

/**
 * The live object with the tokens of some services exchanged for the older ones; undefined where the two objects
 * differ by anything else, or not by these at all. A token may be cut short, as charts do in labels.
 */
function exchange(live, older, tokens) {
    const result = structuredClone(live);
    let found = 0;
    const visit = (here, there) => {
        if (Array.isArray(here))
            return (Array.isArray(there) && here.length === there.length && here.every((_, at) => enter(here, there, at)));
        if ((0,fields/* isRecord */.u4)(here)) {
            const keys = Object.keys(here);
            if (!(0,fields/* isRecord */.u4)(there) || keys.length !== Object.keys(there).length)
                return false;
            return keys.every((key) => Object.hasOwn(there, key) && enter(here, there, key));
        }
        return here === there;
    };
    const enter = (here, there, key) => {
        const [text, wanted] = [here[key], there[key]];
        if (typeof text !== 'string' || typeof wanted !== 'string')
            return visit(text, wanted);
        if (text === wanted)
            return true;
        const exchanged = replace(text, [...tokens.own, ...tokens.shared]);
        if (exchanged !== wanted && replace(text, tokens.common) === wanted)
            return true;
        if (exchanged !== wanted && replace(exchanged, tokens.common) !== wanted)
            return false;
        if (replace(text, tokens.own) !== text)
            found += 1;
        here[key] = exchanged;
        return true;
    };
    return visit(result, older) && found > 0 ? result : undefined;
}
/** Exchanges every run of digits that is a token or the beginning of one. */
function replace(text, tokens) {
    return text.replace(/[a-f0-9]{7,}/g, (digits) => {
        const token = tokens.find(([live]) => live.startsWith(digits));
        return token === undefined ? digits : token[1].slice(0, digits.length);
    });
}

;// CONCATENATED MODULE: ./lib/rollout/composite.js





/**
 * The live release with some services as an older one had them, rendered: every object that the two rendered alike but
 * for the digests and revisions of these services gets the older ones, all else stays as it is. A release of its own,
 * with the live one's place in the sequence, so that the next delivery follows it. Proven by its images: they are the
 * live ones with just these exchanged. `RELEASE_REFUSED` where that cannot be, as with another chart.
 */
function composeRelease(live, older, services) {
    const [now, then] = [live.release, older.release];
    if (now.deploy.archive !== then.deploy.archive)
        throw refused(`release ${then.sequence} has another chart than the live release ${now.sequence}`, 'A service of it alone cannot be put back: roll back the whole application, or choose a release of the same chart.');
    const changed = changedServices(now, then, services);
    const release = {
        ...now,
        services: Object.fromEntries(Object.entries(now.services).map(([name, own]) => [
            name,
            changed.includes(name) ? (then.services[name] ?? own) : own,
        ])),
    };
    // One revision may lead back to different ones: each service is tried alone before those that share an object.
    const tokens = [...changed.map((name) => [name]), changed].map((names) => tokensOf(now, then, names));
    const before = new Map(older.objects.map((object) => [(0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object)), object]));
    const objects = live.objects.map((object) => {
        const former = before.get((0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object)));
        if (former === undefined)
            return object;
        const exchanged = tokens.map((each) => exchange(object, former, each));
        return exchanged.find((each) => each !== undefined) ?? object;
    });
    const composite = { release, objects };
    prove(live, composite, changed);
    return composite;
}
/** Those of the services that the older release has with another digest. */
function changedServices(now, then, services) {
    const unknown = services.filter((name) => !(Object.hasOwn(now.services, name) && Object.hasOwn(then.services, name)));
    if (unknown.length > 0) {
        const both = Object.keys(now.services).filter((name) => Object.hasOwn(then.services, name));
        throw refused(`releases ${now.sequence} and ${then.sequence} do not both have ${unknown.join(', ')}`, `Name services that both have: ${both.join(', ')}.`);
    }
    const changed = services.filter((name) => now.services[name]?.digest !== then.services[name]?.digest);
    if (changed.length > 0)
        return changed;
    throw refused(`release ${then.sequence} has ${services.join(', ')} with the digest that is live`, 'Choose another one in the input `release`.');
}
function tokensOf(now, then, services) {
    const revision = ({ source, services }, name) => services[name]?.revision ?? source.commit;
    const pair = (read) => [hex(read(now)), hex(read(then))];
    return {
        own: services.map((name) => pair((release) => release.services[name]?.digest ?? '')),
        shared: services.map((name) => pair((release) => revision(release, name))),
        common: [pair(({ source }) => source.commit), pair(release/* releaseId */.Bf)],
    };
}
const hex = (text) => text.replace(/^sha256:/, '');
/** The images of the composite must be the live ones with just those of the services exchanged, and some must be. */
function prove(live, composite, services) {
    const wantedOf = (image) => {
        const { repository, digest } = (0,kube_images/* splitImage */.s5)(image);
        const service = services.find((name) => repository.endsWith(`/${name}`) && live.release.services[name]?.digest === digest);
        return service === undefined
            ? image
            : `${repository}@${composite.release.services[service]?.digest ?? ''}`;
    };
    let exchanged = 0;
    for (const [index, object] of live.objects.entries()) {
        const after = composite.objects[index];
        const images = after === undefined ? [] : (0,kube_images/* imagesOf */.IC)(after);
        for (const [at, image] of (0,kube_images/* imagesOf */.IC)(object).entries()) {
            const wanted = wantedOf(image);
            if (wanted !== image)
                exchanged += 1;
            if (images[at] === wanted)
                continue;
            throw refused(`${(0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object))} differs between the releases by more than ${services.join(', ')}`, 'It cannot be put back alone: roll back the whole application.');
        }
    }
    if (exchanged === 0)
        throw refused(`no object that is live runs ${services.join(', ')} by its digest`, 'Roll back the whole application.');
}
const refused = (message, hint) => new errors/* ActionError */.lZ('RELEASE_REFUSED', message, { hint });

// EXTERNAL MODULE: ./lib/rollout/migrations.js
var migrations = __webpack_require__(15796);
// EXTERNAL MODULE: ./lib/rollout/target.js
var rollout_target = __webpack_require__(50212);
;// CONCATENATED MODULE: ./lib/rollout/rollback-way.js






/**
 * Finds the release a cluster goes to, reads its manifests back, proves that its images can be pulled and tries it on
 * the server. `RELEASE_REFUSED` where the ledger knows no such release or a migration lies between, `RELEASE_INVALID`
 * where its manifests are gone, `IMAGE_UNAVAILABLE`.
 */
async function findWay(target, { entries }, wish, signal) {
    const older = await findStored(target, entries, wish);
    await checkMigrations(target, entries, older, wish);
    const { stored, composed } = await compose(target, entries, older, wish);
    await target.provePullable(stored.objects, signal);
    const plan = await target.planBack(stored);
    const { sequence, source } = stored.release;
    target.log.info(`${nameOf(sequence, composed)} would bring: ${(0,rollout_target/* describeChanges */.D)(plan.changes)}`);
    const to = { release: (0,release/* releaseId */.Bf)(stored.release), sequence, commit: source.commit };
    return { from: (0,rollout_history/* live */.VD)(entries), to, stored, plan, composed };
}
/** `release 8 with order-service of release 5` */
const nameOf = (sequence, composed) => composed === undefined ? `release ${sequence}` : `release ${sequence} with ${composed}`;
/** The older release: the named one, or the newest that stands and, where services go back alone, has them otherwise. */
async function findStored(target, history, wish) {
    const { services } = wish;
    const candidates = wish.release === undefined ? (0,rollout_history/* rollbackTargets */.Hx)(history) : [(0,rollout_history/* findRelease */.dv)(history, wish.release)];
    const [first] = candidates;
    if (first === undefined)
        throw unknownRelease(history, wish.release);
    if (services.length === 0 || wish.release !== undefined)
        return target.store.read(first.release);
    const { release: base } = await target.store.read(baseOf(history).release);
    for (const candidate of candidates) {
        if (candidate === undefined)
            continue;
        const stored = await target.store.read(candidate.release);
        const own = stored.release.services;
        if (services.some((name) => own[name]?.digest !== base.services[name]?.digest))
            return stored;
    }
    throw new errors/* ActionError */.lZ('RELEASE_REFUSED', `every release that was verified there has ${services.join(', ')} as the live one has it`, { hint: 'Roll back the whole application, or deliver a fixed release.' });
}
/**
 * The verified release that services of an older one are put into. It must be live, or else a try to do just this
 * that did not get to its end: what was put together of a release has its commit and number.
 */
function baseOf(history) {
    const [base, current] = [(0,rollout_history/* lastVerified */.T5)(history), (0,rollout_history/* live */.VD)(history)];
    if (base !== undefined && base.sequence === current?.sequence && base.commit === current.commit)
        return base;
    throw new errors/* ActionError */.lZ('RELEASE_REFUSED', `release ${current?.sequence ?? ''} is live but was not verified: services of another cannot be put into it`, { hint: 'Roll back the whole application.' });
}
function unknownRelease(history, wanted) {
    const known = history.filter(({ state }) => state === 'verified').map(({ sequence }) => sequence);
    return new errors/* ActionError */.lZ('RELEASE_REFUSED', wanted === undefined
        ? 'no release was verified there before the live one'
        : `release ${wanted} was never verified there`, {
        hint: known.length > 0
            ? `Its ledger calls these verified: ${[...new Set(known)].join(', ')}. Name one in the input \`release\`.`
            : 'Its ledger calls no release verified; deliver one instead.',
    });
}
async function checkMigrations(target, history, older, { acrossMigrations, dryRun }) {
    const crossed = await (0,migrations/* crossedMigrations */.X)(history, target.store, older);
    if (crossed.length === 0)
        return;
    const { sequence } = older.release;
    const line = `the data was migrated since release ${sequence} served: ${crossed.join(', ')}`;
    if (acrossMigrations || dryRun) {
        target.log.warning(acrossMigrations ? line : `would be refused: ${line}`);
        return;
    }
    throw new errors/* ActionError */.lZ('RELEASE_REFUSED', line, {
        hint: `See that release ${sequence} works with the data as it is now, or bring the data back first; then run again with \`across-migrations: true\`.`,
    });
}
/** The older release itself, or the live one with some services of it. */
async function compose(target, history, older, { services }) {
    if (services.length === 0)
        return { stored: older, composed: undefined };
    const base = await target.store.read(baseOf(history).release);
    const stored = composeRelease(base, older, services);
    return { stored, composed: `${services.join(', ')} of release ${older.release.sequence}` };
}
/** The one release all go to. Clusters that would go to different releases by themselves need a person who names one: `RELEASE_REFUSED`. */
function agree(ways) {
    const targets = [...ways].map(([cluster, { to }]) => ({ cluster, to }));
    if (new Set(targets.map(({ to }) => to.release)).size > 1) {
        const list = [...ways]
            .map(([cluster, { to, composed }]) => `${cluster} to ${nameOf(to.sequence, composed).slice('release '.length)}`)
            .join(', ');
        throw new errors/* ActionError */.lZ('RELEASE_REFUSED', `The clusters would go to different releases: ${list}`, {
            hint: 'Name one in the input `release`, or roll the clusters back one by one.',
        });
    }
    return targets[0]?.to;
}

;// CONCATENATED MODULE: ./lib/rollout/go-back.js







/**
 * Goes one cluster's way back under its lock. Traffic leaves what a strategy has under way at once; then the stored
 * manifests are written, whatever the strategy of the environment: the release has proven itself here before. Never
 * throws.
 */
async function goBack(target, way, locks, { origin, reason, holdMs, phases, now, signal }) {
    const { from, to, stored, composed } = way;
    const { release } = stored;
    const name = nameOf(to.sequence, composed);
    const entry = (0,entries/* entryMaker */.T)(origin, now);
    const lease = locks.of(target);
    const guard = (0,rollout_locks/* guardOf */.HY)(lease, signal);
    let begun = false;
    let workloads;
    let smoke;
    try {
        await phases.record('return', async () => {
            const began = now();
            // A release that was put together is known to nobody yet.
            if (composed !== undefined) {
                await guard();
                await target.store.write(stored);
            }
            await guard();
            const at = new Date(began).toISOString();
            const left = from === undefined || from.release === to.release
                ? []
                : [{ ...from, ...origin, cluster: target.cluster, state: 'rolled-back', at, reason }];
            await target.ledger.append([...left, entry(target, release, 'started', composed && `with ${composed}`)], holdMs > 0 ? holdOf(origin, reason, now(), holdMs) : null);
            begun = true;
            await target.retreat(guard, signal);
            // What gave the traffic back may have changed what the plan was made against.
            const plan = await target.planBack(stored);
            await plan.apply(guard, signal);
            target.log.info(`applied ${name} in ${(0,rollout_phases/* seconds */.Y)(now() - began)}`);
            workloads = await plan.rollOut(guard, signal);
            await plan.complete(guard, signal);
            await target.tidy(guard, signal);
        });
        smoke = await phases.record('smoke', () => target.smoke(release, signal));
        if (!smoke.passed)
            throw new errors/* ActionError */.lZ('SMOKE_FAILED', (0,result/* problemsOf */.G)(smoke));
        await guard();
        const { entries } = await target.ledger.append([entry(target, release, 'verified')]);
        target.log.info(`verified: ${name}`);
        await target.store
            .collect((0,rollout_history/* neededReleases */.W$)(entries))
            .catch((error) => target.log.warning((0,errors/* messageOf */.bD)(error)));
        return { ...outcomeOf(target, way, phases, 'verified'), workloads, smoke };
    }
    catch (error) {
        const problem = signal.aborted ? 'the job was cancelled' : (0,errors/* messageOf */.bD)(error);
        target.log.error(`the way back to ${name} failed: ${problem}`);
        if (begun)
            await locks
                .forReturn(target)
                .guard()
                .then(() => target.ledger.append([entry(target, release, 'interrupted', problem)]))
                .catch((late) => target.log.warning((0,errors/* messageOf */.bD)(late)));
        const verdict = signal.aborted ? 'interrupted' : 'rejected';
        return { ...outcomeOf(target, way, phases, verdict), reason: problem, workloads, smoke, error };
    }
}
const holdOf = ({ actor, run }, reason, now, holdMs) => ({
    reason,
    actor,
    run,
    at: new Date(now).toISOString(),
    until: new Date(now + holdMs).toISOString(),
});
/** What a way comes to in one cluster. */
const outcomeOf = ({ cluster }, { plan: { changes, diff } }, { phases }, verdict) => ({ cluster, verdict, changes, diff, phases });

// EXTERNAL MODULE: ./lib/rollout/outcome.js
var outcome = __webpack_require__(76877);
;// CONCATENATED MODULE: ./lib/rollout/rollback.js








/**
 * Puts an older release back, in any number of clusters at once, from their ledgers and stored manifests alone. Before
 * the first write it has found the target in every ledger, read its manifests back, proven that its images can be
 * pulled and tried it on every server.
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
            locks = await (0,rollout_locks/* lockAll */.jt)(targets, options.lockWaitMs, now, signal);
        const held = locks;
        const pages = await (0,each_cluster/* inEachCluster */.N)(targets, (target) => held === undefined ? target.ledger.read() : (0,entries/* readSettled */.G)(target, held.of(target), options.origin, now));
        const ways = await (0,each_cluster/* inEachCluster */.N)(targets, (target) => (0,rollout_locks/* get */.Jt)(phases, target).record('plan', () => findWay(target, (0,rollout_locks/* get */.Jt)(pages, target), options, signal)));
        const target = agree(ways);
        const stored = [...ways.values()][0]?.stored.release;
        const clusters = await Promise.all(targets.map(async (each) => {
            const way = (0,rollout_locks/* get */.Jt)(ways, each);
            if (held === undefined)
                return outcomeOf(each, way, (0,rollout_locks/* get */.Jt)(phases, each), 'planned');
            return goBack(each, way, held, { ...options, phases: (0,rollout_locks/* get */.Jt)(phases, each), now, signal });
        }));
        const verdict = (0,outcome/* overall */.Me)(clusters);
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
function failure(clusters, to, { origin, release, services }) {
    const failed = clusters.filter(({ error }) => error !== undefined);
    if (failed.length === 0)
        return undefined;
    const mistake = failed.find(({ error }) => !(0,errors/* isActionError */.Bd)(error));
    if (mistake !== undefined)
        return mistake.error;
    // A release that was put together is found by the same wish, not by a name of its own.
    const again = services.length === 0
        ? `release: ${to?.sequence ?? ''}`
        : `services: ${services.join(',')}${release ? `, release: ${release}` : ''}`;
    const interrupted = failed.every(({ verdict }) => verdict === 'interrupted');
    return new errors/* ActionError */.lZ(interrupted ? 'INTERRUPTED' : 'ROLLBACK_FAILED', failed.map(({ cluster, error }) => (0,errors/* messageOf */.bD)((0,each_cluster/* named */.K)(cluster, error))).join('\n'), {
        hint: `Run the action rollback again with environment: ${origin.environment}, clusters: ${failed.map(({ cluster }) => cluster).join(',')}, ${again}. It converges.`,
    });
}

;// CONCATENATED MODULE: ./lib/rollout/scan-age.js
/** Days after which a verdict of the scanner says little: some thousand vulnerabilities are published meanwhile. */
const oldDays = 30;
const dayMs = 86_400_000;
/**
 * How old the oldest scan of a release is, where that is worth a line. Never a reason to stop: the release on its way
 * out is no younger in most cases, and it fails.
 */
function scanAge({ sequence, services, createdAt }, now) {
    const scans = Object.values(services).flatMap(({ scans }) => Object.values(scans));
    const times = scans.map(({ database }) => Date.parse(database.updatedAt ?? createdAt));
    const oldest = Math.min(...times.filter((time) => !Number.isNaN(time)), Date.parse(createdAt));
    const days = Math.floor((now - oldest) / dayMs);
    if (days <= oldDays)
        return undefined;
    return `release ${sequence} was last scanned ${days} days ago: what became known since is not in its verdict`;
}

// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/cluster-sessions.js
var cluster_sessions = __webpack_require__(41527);
// EXTERNAL MODULE: ./lib/actions/left-locks.js
var left_locks = __webpack_require__(32051);
// EXTERNAL MODULE: ./lib/actions/rollout-outputs.js
var rollout_outputs = __webpack_require__(27353);
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js + 3 modules
var rollout_targets = __webpack_require__(60081);
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
            const targets = await (0,rollout_targets/* openRolloutTargets */._S)(sessions, { fleet, environment, holder, force: true, token: inputs.token }, ports, context);
            if (!inputs.dryRun)
                (0,left_locks/* rememberLocks */.S7)({ ...request, fleet: inputs.fleet, ...holder }, context.state);
            const outcome = await rollback(targets, {
                origin: (0,rollout_targets/* originOf */.yv)(context, inputs.environment),
                release: inputs.release,
                services: inputs.services ?? [],
                acrossMigrations: inputs.acrossMigrations,
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
            (0,report/* reportOutcome */.Rq)(summary, title, outcome, stored);
            const age = stored && scanAge(stored, clock.now());
            if (age !== undefined)
                log.warning(age);
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

/***/ 95029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ reportPlan),
/* harmony export */   c: () => (/* binding */ riskTable)
/* harmony export */ });
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3199);
/* harmony import */ var _kube_object_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73926);
/* harmony import */ var _kube_risks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45411);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50212);




/** What a person should look at, as a table; nothing where there is nothing. */
function riskTable(summary, risks) {
    if (risks.length === 0)
        return;
    summary.table([
        ['⚠️ Look at', 'Object', 'What'],
        ...risks.map(({ kind, ref, text }) => [
            `**${kind}**: ${_kube_risks_js__WEBPACK_IMPORTED_MODULE_1__/* .riskKinds */ .n[kind]}`,
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_kube_object_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRef */ .Ro)(ref)),
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(text),
        ]),
    ]);
}
/** What a release would do to each cluster: first all of them in a table, then each with its risks and its diff. */
function reportPlan(summary, title, clusters, 
/** Cuts a cluster's diff where there is no room for all of it. */
shorten = (diff) => diff) {
    summary.heading(title);
    summary.table([
        ['Cluster', 'Plan', 'To look at'],
        ...clusters.map(({ cluster, changes, risks = [], error }) => [
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(cluster),
            error === undefined ? (changes === undefined ? '' : (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeChanges */ .D)(changes)) : '⛔ refused',
            risks.length === 0 ? '' : `⚠️ ${risks.length}`,
        ]),
    ]);
    for (const { cluster, diff = '', risks = [], error } of clusters) {
        if (error === undefined && diff === '' && risks.length === 0)
            continue;
        summary.heading(cluster, 3);
        if (error !== undefined) {
            summary.code(`${error.code}: ${error.message}`);
            if (error.hint !== undefined)
                summary.paragraph((0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(error.hint));
        }
        riskTable(summary, risks);
        if (diff !== '')
            summary.details(`What would change in ${cluster}`, (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .createSummary */ .Ft)(undefined).code(shorten(diff), 'diff').markdown().trim());
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
