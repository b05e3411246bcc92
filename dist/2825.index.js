export const id = 2825;
export const ids = [2825,5507];
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
    lockTimeout: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 72825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/fleet/load.js + 5 modules
var load = __webpack_require__(51467);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./lib/release/unpack.js








/** Charts are small; an archive that unpacks to more is not one of ours. */
const limitBytes = 64 * 1024 * 1024;
/**
 * Unpacks a release's chart or manifests into an empty directory. `ARTIFACT_MISMATCH` when the archive does not have
 * the digest the release record names, `CHART_INVALID` when it holds anything but files below the directory.
 */
async function unpackDeployArchive(archive, digest, target) {
    const bytes = await (0,promises_.readFile)(archive).catch((cause) => {
        throw new errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `${archive} cannot be read`, {
            hint: 'Download the artifact that build-image and sign-image wrote.',
            cause,
        });
    });
    const found = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
    if (found !== digest)
        throw new errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `${archive} is ${found}, the release names ${digest}`, {
            hint: 'It was changed after signing, or belongs to another release.',
        });
    const entries = external_node_stream_.Readable.from([bytes]).pipe((0,external_node_zlib_.createGunzip)());
    const unpacked = (0,tar_stream.extract)();
    entries.once('error', (error) => unpacked.destroy(error));
    entries.pipe(unpacked);
    let size = 0;
    try {
        for await (const entry of unpacked) {
            const { name, type, mode = 0o644 } = entry.header;
            const place = external_node_path_.join(target, name);
            if (type !== 'file' || external_node_path_.isAbsolute(name) || external_node_path_.relative(target, place).startsWith('..'))
                throw invalid(`holds ${name}, which is no file below it`);
            size += entry.header.size ?? 0;
            if (size > limitBytes)
                throw invalid('unpacks to more than 64 MiB');
            await (0,promises_.mkdir)(external_node_path_.dirname(place), { recursive: true });
            await (0,promises_.writeFile)(place, await (0,consumers_.buffer)(entry), { mode: mode & 0o100 ? 0o700 : 0o600, flag: 'wx' });
        }
    }
    catch (error) {
        throw (0,errors/* isActionError */.Bd)(error) ? error : invalid(`cannot be unpacked: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
const invalid = (what) => new errors/* ActionError */.lZ('CHART_INVALID', `The release’s archive ${what}`, { hint: 'Build the release again.' });

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
 * Brings a release to one cluster: manifests stored, `started` into the ledger, applied, waited for, smoke-tested.
 * `stop` ends it early. Never throws: even after a mistake in the suite itself the clusters must come back.
 */
async function attempt(target, { objects, plan }, lease, delivery, stop) {
    const { release, entry, now } = delivery;
    const phases = (0,rollout_locks/* get */.J)(delivery.phases, target);
    const signal = AbortSignal.any([delivery.signal, stop]);
    const guard = async () => {
        signal.throwIfAborted();
        await lease.guard();
    };
    let touched = false;
    let workloads;
    let smoke;
    try {
        await phases.record('apply', async () => {
            const began = now();
            await guard();
            await target.store.write({ release, objects });
            await guard();
            await target.ledger.append([entry(target, release, 'started')]);
            touched = true;
            await plan.apply(guard, signal);
            target.log.info(`applied in ${(0,rollout_phases/* seconds */.Y)(now() - began)}: ${(0,rollout_target/* describeChanges */.D)(plan.changes)}`);
        });
        await phases.record('rollout', async () => {
            const began = now();
            workloads = await plan.finish(guard, signal);
            target.log.info(`rolled out in ${(0,rollout_phases/* seconds */.Y)(now() - began)}`);
        });
        await phases.record('smoke', async () => {
            smoke = await target.smoke(release, signal);
            if (!smoke.passed)
                throw new errors/* ActionError */.lZ('SMOKE_FAILED', (0,result/* problemsOf */.G)(smoke), {
                    hint: 'The first wrong answer of each check is in the summary.',
                });
            target.log.info(`smoke test passed: ${smoke.checks.length} checks in ${smoke.seconds.toFixed(1)} s`);
        });
        return { state: 'serves', touched, workloads, smoke };
    }
    catch (error) {
        if (delivery.signal.aborted)
            return { state: 'cancelled', touched, workloads, smoke };
        if (stop.aborted)
            return { state: 'stopped', touched, workloads, smoke };
        target.log.error((0,errors/* messageOf */.bD)(error));
        return { state: 'failed', touched, workloads, smoke, error };
    }
}

// EXTERNAL MODULE: ./lib/rollout/entries.js
var entries = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/rollout/failure.js
var failure = __webpack_require__(63547);
// EXTERNAL MODULE: ./lib/rollout/outcome.js
var outcome = __webpack_require__(76877);
// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/rollout/history.js
var rollout_history = __webpack_require__(96849);
;// CONCATENATED MODULE: ./lib/rollout/admission.js


/**
 * Whether a release may be delivered to a cluster now. `superseded`: while this delivery waited for the lock a later
 * release was verified, so there is nothing left to do. `RELEASE_REFUSED` when a rollback holds the cluster, when a
 * later release is live already, or when this one was rejected or rolled back there.
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
    const verdict = (0,rollout_history/* verdictOn */.Hc)(entries, candidate.release);
    if (!candidate.byHand && (verdict?.state === 'rejected' || verdict?.state === 'rolled-back')) {
        throw refused(`release ${candidate.sequence} was ${verdict.state} there at ${verdict.at}${verdict.reason ? `: ${verdict.reason}` : ''}`, 'Fix the cause and deliver a new release; or run this job again by hand, or with `force: true`.');
    }
    return 'go';
}
const refused = (message, hint) => new errors/* ActionError */.lZ('RELEASE_REFUSED', message, { hint });

// EXTERNAL MODULE: ./lib/rollout/each-cluster.js
var each_cluster = __webpack_require__(44155);
;// CONCATENATED MODULE: ./lib/rollout/way-back.js






/** Finds the way back of a cluster and reads its manifests. A lost one is said now, when nothing is written yet. */
async function findBase(target, page, release) {
    const verified = (0,rollout_history/* lastVerified */.T5)(page.entries);
    if (verified === undefined)
        return { kind: 'none' };
    if (verified.release === (0,release_release/* releaseId */.Bf)(release))
        return { kind: 'same' };
    try {
        return { kind: 'release', stored: await target.store.read(verified.release) };
    }
    catch (error) {
        const problem = (0,errors/* messageOf */.bD)(error);
        target.log.warning(`there is no way back to release ${verified.sequence}: ${problem}`);
        return { kind: 'lost', problem };
    }
}
/**
 * Takes a failed release off a cluster: `rejected` into the ledger first, then back to the last verified release by
 * its stored manifests, waited for and smoke-tested with budgets of its own. Never throws.
 */
async function bringBack(target, options) {
    const { lease, base, failed, reason, entry, now, signal } = options;
    const began = now();
    const rejected = entry(target, failed, 'rejected', reason);
    const guard = async () => {
        signal.throwIfAborted();
        await lease.guard();
    };
    try {
        await guard();
        if (base.kind !== 'release') {
            await target.ledger.append([rejected]);
            if (base.kind === 'lost')
                return { state: 'failed', problem: base.problem };
            if (base.kind === 'same')
                return { state: 'kept', ...identity(failed) };
            if (!options.removeFirst)
                return { state: 'left' };
            const removal = await target.planBack(undefined);
            await removal.finish(guard, signal);
            await target.ledger.append([entry(target, failed, 'rolled-back', 'nothing was verified here before')]);
            target.log.info(`removed what was applied (${(0,rollout_target/* describeChanges */.D)(removal.changes)})`);
            return { state: 'removed' };
        }
        const { stored } = base;
        target.log.info(`going back to release ${stored.release.sequence}`);
        await target.ledger.append([rejected, entry(target, stored.release, 'started')]);
        try {
            await restore(target, stored, guard, signal);
        }
        catch (error) {
            const problem = `the way back failed: ${(0,errors/* messageOf */.bD)(error)}`;
            await target.ledger.append([entry(target, stored.release, 'interrupted', problem)]);
            throw error;
        }
        await guard();
        await target.ledger.append([
            entry(target, failed, 'rolled-back', reason),
            entry(target, stored.release, 'verified'),
        ]);
        target.log.info(`back on release ${stored.release.sequence} after ${(0,rollout_phases/* seconds */.Y)(now() - began)}`);
        return { state: 'returned', ...identity(stored.release) };
    }
    catch (error) {
        target.log.error(`the way back failed: ${(0,errors/* messageOf */.bD)(error)}`);
        return { state: 'failed', problem: (0,errors/* messageOf */.bD)(error) };
    }
}
/** Applies stored manifests exactly, waits and smoke-tests. Also what a rollback by hand does. */
async function restore(target, stored, guard, signal) {
    const plan = await target.planBack(stored);
    await plan.apply(guard, signal);
    await plan.finish(guard, signal);
    const smoke = await target.smoke(stored.release, signal);
    if (!smoke.passed)
        throw new errors/* ActionError */.lZ('SMOKE_FAILED', (0,result/* problemsOf */.G)(smoke));
}
const identity = (release) => ({ release: (0,release_release/* releaseId */.Bf)(release), sequence: release.sequence });

;// CONCATENATED MODULE: ./lib/rollout/prepare.js









/**
 * Asks every ledger, then renders and plans in every cluster. Any failure anywhere is thrown, and nothing has been
 * changed. `superseded` when a later release was verified somewhere while this delivery waited for a lock.
 */
async function prepare(targets, locks, delivery) {
    const pages = await (0,each_cluster/* inEachCluster */.N)(targets, async (target) => {
        const page = await readPage(target, locks, delivery);
        return { page, admitted: ask(target, page, delivery) };
    });
    if ([...pages.values()].some(({ admitted }) => admitted === 'superseded'))
        return 'superseded';
    return (0,each_cluster/* inEachCluster */.N)(targets, (target) => (0,rollout_locks/* get */.J)(delivery.phases, target).record('plan', async () => {
        const { release, signal, now } = delivery;
        const began = now();
        const base = await findBase(target, (0,rollout_locks/* get */.J)(pages, target).page, release);
        const objects = await target.render(signal);
        const plan = await target.planForward({ release, objects });
        target.log.info(`planned in ${(0,rollout_phases/* seconds */.Y)(now() - began)}: ${(0,rollout_target/* describeChanges */.D)(plan.changes)}`);
        return { objects, plan, base };
    }));
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

;// CONCATENATED MODULE: ./lib/rollout/settle.js




/** Writes the verdict of one cluster, and brings it back where it has to go back. Never throws. */
async function settle(target, prepared, lease, own, 
/** Why the release may not stay, here or, where the clusters go together, elsewhere; undefined when it may. */
failure, delivery) {
    const phases = (0,rollout_locks/* get */.J)(delivery.phases, target);
    const outcome = (verdict, reason, wayBack) => ({
        cluster: target.cluster,
        verdict,
        reason,
        wayBack,
        changes: prepared.plan.changes,
        workloads: own.workloads,
        smoke: own.smoke,
        error: own.error,
        phases: phases.phases,
    });
    if (delivery.signal.aborted || own.state === 'cancelled') {
        const reason = 'the job was cancelled';
        if (own.touched)
            await note(target, () => interrupt(target, delivery, reason));
        return outcome('interrupted', own.touched ? reason : `${reason} before anything was written here`);
    }
    if (failure === undefined) {
        try {
            await lease.guard();
            await verify(target, delivery);
            return outcome('verified');
        }
        catch (error) {
            return outcome('interrupted', `it serves, but the verdict could not be written: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    if (!own.touched)
        return outcome('rejected', failure, { state: 'untouched' });
    const wayBack = await phases.record('return', () => bringBack(target, {
        lease,
        base: prepared.base,
        failed: delivery.release,
        reason: failure,
        removeFirst: delivery.options.onFailure !== 'continue',
        entry: delivery.entry,
        now: delivery.now,
        signal: delivery.signal,
    }));
    return outcome('rejected', failure, wayBack);
}
async function verify(target, { entry, release, options }) {
    const verified = entry(target, release, 'verified');
    // A delivery that got past a hold was forced, and its success ends the hold.
    const { entries } = await target.ledger.append([verified], options.force ? null : undefined);
    target.log.info(`verified: release ${release.sequence}`);
    await note(target, () => target.store.collect((0,rollout_history/* neededReleases */.W$)(entries)));
}
const interrupt = (target, { entry, release }, reason) => target.ledger.append([entry(target, release, 'interrupted', reason)]);
/** Work whose failure is worth a line but changes no verdict. */
async function note(target, work) {
    await work().catch((error) => target.log.warning((0,errors/* messageOf */.bD)(error)));
}

;// CONCATENATED MODULE: ./lib/rollout/deliver.js









/**
 * Delivers one release to any number of clusters as one transaction: locks all, asks every ledger, plans everywhere;
 * only when all of that succeeded does it write, in all clusters at once. A cluster is verified when its pods run the
 * release and its smoke test passes. What a failure means for the others is the policy's to say:
 *
 * - `all-or-nothing`: no cluster is verified before all are; if one fails, all go back at once.
 * - `fail-fast`: clusters already verified stay; those still under way stop and go back with the failed one.
 * - `continue`: each cluster has its own verdict and goes back alone; where nothing was verified before, what was
 *   applied is left for inspection. Under the other policies it is removed.
 *
 * A cancelled job writes nothing more but its `interrupted`; the next run converges. What a user can act on is not
 * thrown but part of the outcome.
 */
async function deliver(targets, release, options, { clock, signal }) {
    const now = () => clock.now();
    const delivery = {
        release,
        options,
        signal,
        now,
        since: now(),
        entry: (0,entries/* entryMaker */.T)(options.origin, now),
        phases: new Map(targets.map(({ cluster }) => [cluster, (0,rollout_phases/* recordPhases */.W)(now)])),
    };
    let locks;
    try {
        if (!options.dryRun)
            locks = await (0,rollout_locks/* lockAll */.j)(targets, options.lockWaitMs, now, signal);
        const prepared = await prepare(targets, locks, delivery);
        if (prepared === 'superseded')
            return unbegun(targets, delivery, 'superseded', 'a later release was verified meanwhile');
        if (locks === undefined)
            return planned(targets, prepared, delivery);
        return await write(targets, prepared, locks, delivery);
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
async function write(targets, prepared, locks, delivery) {
    const { onFailure } = delivery.options;
    const stop = new AbortController();
    const runs = targets.map((target) => ({ target, end: forward(target) }));
    // The barrier of all-or-nothing: nobody is verified, and nobody goes back, before everybody has come to an end.
    const barrier = Promise.all(runs.map(({ end }) => end));
    const clusters = await Promise.all(runs.map(async ({ target, end }) => {
        const own = await end;
        const shared = onFailure === 'all-or-nothing' ? await barrier : [own];
        const failed = shared.some(({ state }) => state !== 'serves');
        const failure = (0,errors/* messageOf */.bD)(own.error ?? stop.signal.reason);
        const lease = locks.of(target);
        return settle(target, (0,rollout_locks/* get */.J)(prepared, target), lease, own, failed ? failure : undefined, delivery);
    }));
    const verdict = (0,outcome/* overall */.M)(clusters);
    return { verdict, clusters, error: (0,failure/* failureOf */.g5)(verdict, clusters, delivery) };
    async function forward(target) {
        const own = await attempt(target, (0,rollout_locks/* get */.J)(prepared, target), locks.of(target), delivery, stop.signal);
        if (own.state === 'failed' && onFailure !== 'continue')
            stop.abort(new errors/* ActionError */.lZ('ROLLOUT_FAILED', `${target.cluster} failed: ${(0,errors/* messageOf */.bD)(own.error)}`));
        return own;
    }
}
/** Nothing was written anywhere. */
function unbegun(targets, { phases }, verdict, reason) {
    const clusters = targets.map((target) => ({
        cluster: target.cluster,
        verdict,
        reason,
        phases: (0,rollout_locks/* get */.J)(phases, target).phases,
    }));
    return { verdict, clusters };
}
function planned(targets, prepared, { phases }) {
    const clusters = targets.map((target) => {
        const { changes, diff } = (0,rollout_locks/* get */.J)(prepared, target).plan;
        return { cluster: target.cluster, verdict: 'planned', changes, diff, phases: (0,rollout_locks/* get */.J)(phases, target).phases };
    });
    return { verdict: 'planned', clusters };
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
// EXTERNAL MODULE: ./lib/actions/rollout-outputs.js
var rollout_outputs = __webpack_require__(27353);
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js + 1 modules
var rollout_targets = __webpack_require__(41462);
// EXTERNAL MODULE: ./lib/actions/deploy-cluster/inputs.js
var inputs = __webpack_require__(83239);
// EXTERNAL MODULE: ./lib/actions/deploy-cluster/post.js
var post = __webpack_require__(90508);
// EXTERNAL MODULE: ./lib/kube/images.js
var kube_images = __webpack_require__(74039);
// EXTERNAL MODULE: ./lib/core/exec.js
var core_exec = __webpack_require__(91354);
;// CONCATENATED MODULE: ./lib/kube/kubeconfig.js
/**
 * A kubeconfig for one short run of a program, with a token in it: to be written where only this user can read, and
 * removed right after. What runs for longer takes the credential plugin instead, whose tokens renew themselves.
 */
async function privateKubeconfig(access, namespace) {
    const { server, ca, serverName, clientCertificate } = access;
    const base64 = (text) => Buffer.from(text).toString('base64');
    return JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
            {
                name: 'target',
                cluster: {
                    server,
                    ...(ca === undefined ? {} : { 'certificate-authority-data': base64(ca) }),
                    ...(serverName === undefined ? {} : { 'tls-server-name': serverName }),
                },
            },
        ],
        users: [
            {
                name: 'deployer',
                user: {
                    ...(access.token === undefined ? {} : { token: (await access.token()).value }),
                    ...(clientCertificate && {
                        'client-certificate-data': base64(clientCertificate.certificate),
                        'client-key-data': base64(clientCertificate.key),
                    }),
                },
            },
        ],
        contexts: [{ name: 'target', context: { cluster: 'target', user: 'deployer', namespace } }],
        'current-context': 'target',
    });
}

// EXTERNAL MODULE: ./lib/kube/plain-line.js
var plain_line = __webpack_require__(52180);
;// CONCATENATED MODULE: ./lib/kube/helm.js






/**
 * `helm template` against the live cluster: with its version and APIs, and with `lookup` answering, so that a chart
 * can keep a password it made before. Helm 3.13 and later, and 4. `CHART_INVALID` with file and line where Helm
 * tells them, `CLUSTER_UNREACHABLE`.
 */
async function helmTemplate(source, options) {
    await requireChart(source.directory);
    const { client, temp, exec, env, namespace } = options;
    const [{ gitVersion }, apis] = await Promise.all([client.version(), client.apiVersions()]);
    // Values and the way into the cluster are no arguments: those are visible to every process of the machine.
    const directory = await temp.directory('helm');
    try {
        const kubeconfig = external_node_path_.join(directory, 'kubeconfig');
        const overrides = external_node_path_.join(directory, 'overrides.json');
        await (0,promises_.writeFile)(kubeconfig, await privateKubeconfig(options.access, namespace), { mode: 0o600 });
        await (0,promises_.writeFile)(overrides, JSON.stringify(source.overrides), { mode: 0o600 });
        const template = (dryRun, flags) => exec({
            argv: [
                ...['helm', 'template', source.release, source.directory],
                ...[
                    '--namespace',
                    namespace,
                    '--include-crds',
                    `--dry-run=${dryRun}`,
                    '--kube-version',
                    gitVersion,
                ],
                // The server's own dry run follows, of every object and stricter.
                ...['--disable-openapi-validation', ...flags],
                ...[...source.values, overrides].flatMap((file) => ['--values', file]),
                ...apis.flatMap((api) => ['--api-versions', api]),
            ],
            env: {
                ...(0,core_exec/* plainEnvironment */.Ud)(env),
                KUBECONFIG: kubeconfig,
                HELM_CACHE_HOME: external_node_path_.join(directory, 'cache'),
                HELM_CONFIG_HOME: external_node_path_.join(directory, 'config'),
                HELM_DATA_HOME: external_node_path_.join(directory, 'data'),
            },
        });
        // Objects that are there are ours or will be; Helm 4 refuses to look past those without its own labels.
        let result = await template('server', ['--take-ownership']);
        if (/unknown flag: --take-ownership/.test(result.stderr))
            result = await template('server', []);
        // Helm 4 cannot place resources of CRDs that come with the chart. Without `lookup` it need not ask the server.
        if (/no matches for kind/.test(result.stderr) && !(await looksUp(source.directory)))
            result = await template('client', []);
        if (result.code === 0)
            return result.stdout;
        throw explain(result.stderr, client.name);
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
/** Whether a template asks the cluster for something; a packed subchart may. */
async function looksUp(chart) {
    for (const entry of await (0,promises_.readdir)(chart, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile())
            continue;
        if (entry.name.endsWith('.tgz'))
            return true;
        if (!/\.(ya?ml|tpl|txt)$/.test(entry.name))
            continue;
        if (/\blookup\b/.test(await (0,promises_.readFile)(external_node_path_.join(entry.parentPath, entry.name), 'utf8')))
            return true;
    }
    return false;
}
async function requireChart(directory) {
    try {
        await (0,promises_.access)(external_node_path_.join(directory, 'Chart.yaml'));
    }
    catch {
        throw new errors/* ActionError */.lZ('CHART_INVALID', `There is no chart at ${directory}: Chart.yaml is missing`, {
            hint: 'Correct deploy.path of the application in the fleet file.',
        });
    }
}
function explain(stderr, cluster) {
    const lines = stderr
        .split('\n')
        .filter((line) => line.trim() !== '' && !/^(WARNING|walk\.go|level=)/.test(line));
    const said = lines
        .map(plain_line/* plainLine */.h)
        .join('\n')
        .replace(/^Error: /, '');
    if (/cluster unreachable|connection refused|i\/o timeout/i.test(said))
        return new errors/* ActionError */.lZ('CLUSTER_UNREACHABLE', `Helm could not reach cluster ${cluster}: ${said}`);
    if (/no matches for kind/.test(said))
        return new errors/* ActionError */.lZ('CHART_INVALID', `Helm cannot render the chart for cluster ${cluster}: ${said}`, {
            hint: 'Install the CustomResourceDefinitions before: a chart that uses lookup cannot bring those it uses.',
        });
    const [, file, at] = /([\w./-]+\.(?:ya?ml|tpl|json))(?::(\d+))?/.exec(said) ?? [];
    const line = at ?? /yaml: line (\d+)/.exec(said)?.[1];
    const where = file === undefined ? '' : ` (${file}${line === undefined ? '' : ` line ${line}`})`;
    return new errors/* ActionError */.lZ('CHART_INVALID', `Helm cannot render the chart for cluster ${cluster}${where}: ${said}`, {
        hint: 'Try it with: helm template RELEASE CHART --values FILE --debug',
    });
}

// EXTERNAL MODULE: ./lib/kube/hooks.js
var hooks = __webpack_require__(95697);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/kube/fields.js
var fields = __webpack_require__(62336);
;// CONCATENATED MODULE: ./lib/kube/manifests.js



/**
 * The YAML that Kubernetes' own tools read (sigs.k8s.io/yaml): version 1.1, so that `0644` is octal and `on` is true,
 * but without sexagesimal numbers and dates, and with the last of two equal keys winning.
 */
const dialect = {
    version: '1.1',
    uniqueKeys: false,
    logLevel: 'error',
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' ||
        (!('format' in tag && tag.format === 'TIME') && !/:timestamp$/.test(tag.tag))),
};
/** Objects of a multi-document YAML text, lists taken apart, empty documents left out. `CHART_INVALID`. */
function parseManifests(text, source) {
    return (0,dist/* parseAllDocuments */.hR)(text, dialect).flatMap((document) => {
        // Helm writes the template's name into each document.
        const [from, , to] = document.range;
        const file = /^# Source: (\S+)/m.exec(text.slice(from, to))?.[1] ?? source;
        const [error] = document.errors;
        if (error !== undefined)
            throw manifests_invalid(`${file} is not YAML: ${error.message}`);
        return objectsIn(document.toJS({ maxAliasCount: 10_000 }), file);
    });
}
function objectsIn(value, file) {
    if (value === null || value === undefined)
        return [];
    if ((0,fields/* textAt */.$6)(value, 'kind')?.endsWith('List') && Array.isArray((0,fields.at)(value, 'items')))
        return (0,fields/* listAt */.gT)(value, 'items').flatMap((item) => objectsIn(item, file));
    for (const path of [['apiVersion'], ['kind'], ['metadata', 'name']])
        if (!(0,fields/* textAt */.$6)(value, ...path))
            throw manifests_invalid(`${file} holds something without ${path.join('.')}`);
    if (!(0,fields/* isRecord */.u4)(value))
        throw manifests_invalid(`${file} holds something that is no object`);
    // Shown to have what makes a Kubernetes object.
    return [value];
}
const manifests_invalid = (message) => new errors/* ActionError */.lZ('CHART_INVALID', message, {
    hint: 'Render it yourself to see the whole text: helm template.',
});

;// CONCATENATED MODULE: ./lib/kube/render.js








/**
 * The objects of a release as one cluster will get them. Hooks stay among them under their annotations, Helm tests
 * are left out. `CHART_INVALID` for what cannot be rendered, and for what renders nothing.
 */
async function render(source, options) {
    const objects = (await read(source, options)).filter((object) => !(0,hooks/* isTestHook */._$)(object));
    if (objects.length === 0)
        throw new errors/* ActionError */.lZ('CHART_INVALID', `${source.directory} renders nothing for cluster ${options.client.name}`, {
            hint: 'Check the values that switch its templates on.',
        });
    if (source.kind !== 'helm')
        (0,kube_images/* pinImages */.Mc)(objects, options.images);
    return objects;
}
async function read(source, options) {
    switch (source.kind) {
        case 'helm':
            return parseManifests(await helmTemplate(source, options), source.directory);
        case 'kustomize':
            return parseManifests(await kustomize(source.directory, options), source.directory);
        default:
            return readManifests(source.directory);
    }
}
/** kubectl carries kustomize; the program of that name does as well. */
async function kustomize(directory, { exec, env }) {
    const build = (...argv) => (0,core_exec/* run */.eF)(exec, { argv: [...argv, directory], env: (0,core_exec/* plainEnvironment */.Ud)(env) });
    try {
        return await build('kubectl', 'kustomize').catch((error) => {
            if ((0,errors/* isActionError */.Bd)(error, 'TOOL_MISSING'))
                return build('kustomize', 'build');
            throw error;
        });
    }
    catch (error) {
        if (!(0,errors/* isActionError */.Bd)(error, 'TOOL_FAILED'))
            throw error;
        throw new errors/* ActionError */.lZ('CHART_INVALID', `The kustomization ${directory} cannot be built: ${error.message}`);
    }
}
async function readManifests(directory) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true }).catch((cause) => {
        throw new errors/* ActionError */.lZ('CHART_INVALID', `The manifests at ${directory} cannot be read`, { cause });
    });
    const files = entries
        .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
        .map((entry) => external_node_path_.join(entry.parentPath, entry.name))
        .sort();
    const objects = await Promise.all(files.map(async (file) => parseManifests(await (0,promises_.readFile)(file, 'utf8'), file)));
    return objects.flat();
}

// EXTERNAL MODULE: ./lib/release/placeholders.js
var placeholders = __webpack_require__(35871);
;// CONCATENATED MODULE: ./lib/rollout/values.js


/**
 * The helm values an application's `set` asks for. A key is a dotted path; `\.` is a dot that belongs to a name. A
 * key or text with {service}, {repository}, {digest} or {revision} (the commit that last changed the service) is set
 * once for each service of the release; what else stands in braces is {commit}, {release} (the release id), {environment}, {cloud} and {cluster}. Every value is text. `{{`
 * and `}}` stand for single braces. `FLEET_INVALID` for an unknown name or a path that is used twice.
 */
function helmValues(set, values) {
    const common = {
        commit: values.release.source.commit,
        release: values.id,
        environment: values.environment,
        cloud: values.cloud,
        cluster: values.cluster,
    };
    const root = {};
    for (const [key, text] of Object.entries(set)) {
        if (!/\{(service|repository|digest|revision)\}/.test(`${key} ${text}`)) {
            values_write(root, (0,placeholders/* fill */.G)(key, common, key), (0,placeholders/* fill */.G)(text, common, key));
            continue;
        }
        for (const [service, { digest, revision = common.commit }] of Object.entries(values.release.services)) {
            const names = { ...common, service, digest, revision, repository: values.repository(service) };
            values_write(root, (0,placeholders/* fill */.G)(key, names, key), (0,placeholders/* fill */.G)(text, names, key));
        }
    }
    return root;
}
function values_write(root, path, value) {
    const steps = path.split(/(?<!\\)\./).map((step) => step.replaceAll('\\.', '.'));
    const leaf = steps.pop() ?? '';
    let place = root;
    for (const step of steps) {
        const next = Object.hasOwn(place, step) ? place[step] : undefined;
        if (typeof next === 'string')
            throw twice(path);
        if (next === undefined)
            values_define(place, step, {});
        place = next ?? place[step]; // it was defined the line before
    }
    if (Object.hasOwn(place, leaf))
        throw twice(path);
    values_define(place, leaf, value);
}
/** An own property whatever its name: `__proto__` in a key must not reach the prototype. */
const values_define = (place, name, value) => Object.defineProperty(place, name, { value, enumerable: true, writable: true, configurable: true });
const twice = (path) => new errors/* ActionError */.lZ('FLEET_INVALID', `set: ${path} is set twice, or both as a text and as a parent`, {
    hint: 'Give every service its own path by naming {service} in the key.',
});

;// CONCATENATED MODULE: ./lib/actions/deploy-cluster/renderer.js





/** Renders a release for one cluster, with the images of the registry that cluster pulls from. */
function renderer(options, { exec, temp, env }) {
    const { release, application } = options;
    return (session, registry) => {
        const { namespace, access, client } = session;
        const images = (0,kube_images/* releaseImages */._6)(release, registry);
        return render(sourceOf(application.deploy, session, options, images), {
            namespace,
            access,
            client,
            images,
            exec,
            temp,
            env,
        });
    };
}
function sourceOf(deploy, { name, config }, { release, environment, directory }, { services }) {
    const at = (file) => external_node_path_.join(directory, file);
    if (deploy.kind !== 'helm')
        return { kind: deploy.kind, directory: at(deploy.path) };
    return {
        kind: 'helm',
        directory: at(deploy.path),
        release: deploy.release,
        values: [...deploy.values, ...config.values].map(at),
        overrides: helmValues(deploy.set, {
            release,
            id: (0,release_release/* releaseId */.Bf)(release),
            environment,
            cloud: config.cloud,
            cluster: name,
            repository: (service) => services[service]?.repository ?? '',
        }),
    };
}

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
        await unpackDeployArchive(directory.archive, release.deploy.archive, unpacked);
        const request = { fleet, environment: inputs.environment, clusters, role: 'deploy' };
        const sessions = await (0,cluster_sessions/* openSessions */.wR)(request, ports, context, patient);
        try {
            const holder = (0,rollout_targets/* lockHolder */.ms)(github);
            const targets = await (0,rollout_targets/* openRolloutTargets */._S)(sessions, {
                fleet,
                environment,
                holder,
                force: inputs.force,
                render: renderer({ release, application, environment: inputs.environment, directory: unpacked }, context),
            }, ports, context);
            if (!inputs.dryRun)
                (0,left_locks/* rememberLocks */.S7)({ ...request, fleet: inputs.fleet, ...holder }, context.state);
            log.info(`release ${release.sequence} (${id}) of ${release.application} to ${clusters.join(', ')}`);
            const outcome = await deliver(targets, release, {
                origin: (0,rollout_targets/* originOf */.yv)(context, inputs.environment),
                onFailure: environment['on-failure'],
                force: inputs.force,
                byHand: github.runAttempt > 1 || github.eventName === 'workflow_dispatch',
                dryRun: inputs.dryRun,
                lockWaitMs: inputs.lockTimeout,
            }, { clock, signal });
            (0,left_locks/* forgetLocks */.iu)(context.state);
            (0,report/* reportOutcome */.R)(summary, `Release ${release.sequence} to ${inputs.environment}`, outcome, release);
            if (outcome.verdict === 'superseded')
                log.notice(`Release ${release.sequence} was superseded by a later one; nothing was changed.`);
            return { ...(0,rollout_outputs/* outputsOf */.Y)(outcome), failure: outcome.error };
        }
        finally {
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

/***/ 91354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ud: () => (/* binding */ plainEnvironment),
/* harmony export */   Vi: () => (/* binding */ systemExec),
/* harmony export */   eF: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** Exec over @actions/exec, loaded with the first program: quiet (argv is not echoed), exit code instead of a throw. */
const systemExec = async ({ argv, cwd, env, stdin, onStderr, onStdout }) => {
    const { getExecOutput } = await __webpack_require__.e(/* import() */ 1955).then(__webpack_require__.bind(__webpack_require__, 41955));
    const [program, ...args] = argv;
    try {
        const { exitCode, stdout, stderr } = await getExecOutput(program, args, {
            env: { ...env },
            silent: true,
            ignoreReturnCode: true,
            ...(cwd === undefined ? {} : { cwd }),
            ...(stdin === undefined ? {} : { input: Buffer.from(stdin) }),
            listeners: {
                ...(onStderr ? { errline: onStderr } : {}),
                ...(onStdout ? { stdline: onStdout } : {}),
            },
        });
        return { code: exitCode, stdout, stderr };
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('TOOL_MISSING', `${program} could not be started`, {
            hint: `Install ${program}, or let flotilla's setup-tools fetch it.`,
            cause,
        });
    }
};
/** Runs a program that must succeed and returns its standard output; `TOOL_FAILED` with the end of what it said. */
async function run(exec, command) {
    const { code, stdout, stderr } = await exec(command);
    if (code === 0)
        return stdout;
    const said = (stderr.trim() || stdout.trim()).split('\n').slice(-20).join('\n');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('TOOL_FAILED', `${command.argv.slice(0, 3).join(' ')} exited with ${code}\n${said}`);
}
/** The variables every program may see: where things are, never a token. */
function plainEnvironment(env) {
    const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'RUNNER_TEMP', 'RUNNER_TOOL_CACHE'];
    const network = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
    const trust = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS'];
    const kept = [...names, ...network, ...trust].flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(kept);
}


/***/ }),

/***/ 44598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lO: () => (/* binding */ openReleaseDirectory)
/* harmony export */ });
/* unused harmony exports buildRecord, scanRecord */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37428);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63988);





const digest = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^sha256:[a-f0-9]{64}$/);
/** What build-image made. */
const buildRecord = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1),
    application: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    services: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
        digest,
        platforms: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), digest),
        /** The commit that last changed what the image is built from. */
        revision: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    })),
});
/** What scan-image found. */
const scanRecord = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1),
    services: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ scans: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), _release_js__WEBPACK_IMPORTED_MODULE_3__/* .scanVerdict */ .nj), sboms: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), digest) })),
});
function openReleaseDirectory(directory) {
    const at = (...names) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, ...names);
    const write = async (name, record) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(at(name), (0,_release_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalJson */ .dj)(record));
    };
    return {
        path: directory,
        layout: at('layout'),
        archive: at('deploy.tar.gz'),
        bundle: at('release.sigstore.json'),
        sbom: (service, platform) => at('sboms', service, `${platform.replaceAll('/', '-')}.cdx.json`),
        readBuild: () => readRecord(at('build.json'), buildRecord, 'build-image'),
        writeBuild: (record) => write('build.json', record),
        readScan: () => readRecord(at('scan.json'), scanRecord, 'scan-image'),
        writeScan: (record) => write('scan.json', record),
        readRelease: () => readRecord(at('release.json'), _release_js__WEBPACK_IMPORTED_MODULE_3__/* .release */ ._r, 'sign-image'),
        writeRelease: (record) => write('release.json', record),
    };
}
async function readRecord(file, schema, writer) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('RELEASE_INVALID', `${file} cannot be read`, {
            hint: `It is written by ${writer}: run that first, or download the artifact it was uploaded in.`,
            cause,
        });
    });
    try {
        return schema.parse(JSON.parse(text));
    }
    catch (cause) {
        const why = cause instanceof zod__WEBPACK_IMPORTED_MODULE_5__/* .ZodError */ .G ? zod__WEBPACK_IMPORTED_MODULE_6__/* .prettifyError */ .S1(cause) : String(cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('RELEASE_INVALID', `${file} is not a record this version understands\n${why}`, {
            hint: 'Use the same version of Flotilla in every job of a delivery.',
        });
    }
}


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


/***/ })

};
