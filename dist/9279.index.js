export const id = 9279;
export const ids = [9279];
export const modules = {

/***/ 95697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IA: () => (/* binding */ isHook),
/* harmony export */   U6: () => (/* binding */ hooksFor),
/* harmony export */   _$: () => (/* binding */ isTestHook)
/* harmony export */ });
const hookAnnotation = 'helm.sh/hook';
const eventsOf = ({ metadata }) => (metadata.annotations?.[hookAnnotation] ?? '')
    .split(',')
    .map((event) => event.trim())
    .filter((event) => event !== '');
const isHook = (object) => eventsOf(object).length > 0;
/** `helm test` pods: the suite has its own smoke tests, and these never belong to a release. */
const isTestHook = (object) => isHook(object) && eventsOf(object).every((event) => event === 'test' || event.startsWith('test-'));
/** The hooks of one phase in the order they run: by weight, then by kind and name as Helm sorts them. */
function hooksFor(objects, phase, operation) {
    return objects
        .filter((object) => eventsOf(object).includes(`${phase}-${operation}`))
        .map((object) => {
        const policy = object.metadata.annotations?.[`${hookAnnotation}-delete-policy`] ?? 'before-hook-creation';
        return {
            object,
            weight: Number(object.metadata.annotations?.[`${hookAnnotation}-weight`] ?? 0) || 0,
            deletePolicy: policy.split(',').map((entry) => entry.trim()),
        };
    })
        .sort((a, b) => a.weight - b.weight || compare(a.object, b.object));
}
const compare = (a, b) => `${a.kind} ${a.metadata.name}` < `${b.kind} ${b.metadata.name}` ? -1 : 1;


/***/ }),

/***/ 31723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZZ: () => (/* binding */ acquireLease),
  wL: () => (/* binding */ releaseLease)
});

// UNUSED EXPORTS: leaseSeconds

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/kube/lease-object.js
const apiVersion = 'coordination.k8s.io/v1';
const refOfLease = ({ namespace, name }) => ({
    apiVersion,
    kind: 'Lease',
    namespace,
    name,
});
/** Kubernetes' MicroTime: RFC 3339 with six digits of fraction. */
const microTime = (ms) => new Date(ms).toISOString().replace('Z', '000Z');
/** A text field of a Lease's spec; undefined when absent or empty. */
function field(lease, name) {
    const value = fieldOf(lease, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function fieldOf(lease, name) {
    const spec = lease.spec;
    return spec !== null && typeof spec === 'object' ? Reflect.get(spec, name) : undefined;
}
/** The Lease as `lock` would hold it from `now` (ms) on; replaces `current` where there is one. */
function leaseObject(lock, now, seconds, current) {
    const changes = current === undefined ? undefined : fieldOf(current, 'leaseTransitions');
    return {
        apiVersion,
        kind: 'Lease',
        metadata: {
            name: lock.name,
            namespace: lock.namespace,
            ...(current?.metadata.resourceVersion ? { resourceVersion: current.metadata.resourceVersion } : {}),
            labels: { ...current?.metadata.labels, 'app.kubernetes.io/managed-by': 'flotilla' },
            annotations: { ...current?.metadata.annotations, 'flotilla.dev/run': lock.run },
        },
        spec: {
            holderIdentity: lock.holder,
            leaseDurationSeconds: seconds,
            acquireTime: microTime(now),
            renewTime: microTime(now),
            leaseTransitions: typeof changes === 'number' ? changes + 1 : 0,
        },
    };
}
/** When a holder that renews no more loses its lock by the Lease's own times, in milliseconds since the epoch. */
function lapsesAt(lease) {
    const renewed = Date.parse(field(lease, 'renewTime') ?? '');
    const seconds = Number(fieldOf(lease, 'leaseDurationSeconds'));
    return Number.isNaN(renewed) || Number.isNaN(seconds) ? Number.NEGATIVE_INFINITY : renewed + seconds * 1000;
}
/** Clocks of two runners may differ by this much before a live lock could be mistaken for a dead one. */
const clockSlackMs = 20_000;
/** Whether somebody other than `lock` holds the Lease at `now` (ms). */
function isHeld(lease, lock, now) {
    const holder = field(lease, 'holderIdentity');
    if (holder === undefined || holder === lock.holder)
        return false;
    return !isEarlierAttempt(holder, lock.holder) && lapsesAt(lease) + clockSlackMs > now;
}
/** GitHub starts an attempt of a run only when the one before has ended: its lock is nobody's. */
function isEarlierAttempt(theirs, ours) {
    const pattern = /^(.+)\/(\d+)#[^#]+$/;
    const [, theirRun, theirAttempt] = pattern.exec(theirs) ?? [];
    const [, ourRun, ourAttempt] = pattern.exec(ours) ?? [];
    return theirRun !== undefined && theirRun === ourRun && Number(theirAttempt) < Number(ourAttempt);
}

// EXTERNAL MODULE: ./lib/kube/status-error.js
var status_error = __webpack_require__(57092);
;// CONCATENATED MODULE: ./lib/kube/lease.js



/** Seconds a holder may be silent before its lock may be taken. */
const leaseSeconds = 60;
const renewMs = 15_000;
const freshMs = 10_000;
const pollMs = 2_000;
const sayMs = 15_000;
/**
 * Takes the lock of an application in a cluster, a Lease in its namespace; waits up to `waitMs` for another holder
 * and says so at a human pace. `CLUSTER_LOCKED` names the holder's run. A Lease is free when it has no holder, when
 * its last renewal is a full duration ago (by its own times with slack for clocks that differ, or by
 * having watched it stand still for that long), or when an earlier attempt of this very run holds it.
 */
async function acquireLease(client, lock, waitMs, ports) {
    const { clock, log, signal } = ports;
    const began = clock.now();
    let saidAt = Number.NEGATIVE_INFINITY;
    let seen = { version: '', since: began };
    for (;;) {
        signal.throwIfAborted();
        const current = await client.get(refOfLease(lock));
        const version = current?.metadata.resourceVersion ?? '';
        if (version !== seen.version)
            seen = { version, since: clock.now() };
        const stoodStill = clock.now() - seen.since >= leaseSeconds * 1000;
        if (current === undefined || !isHeld(current, lock, clock.now()) || stoodStill) {
            const taken = await take(client, lock, current, clock.now());
            if (taken !== undefined) {
                if (current !== undefined && field(current, 'holderIdentity') !== undefined)
                    log.warning(`took over the lock that ${holderOf(current)} left behind`);
                return hold(client, lock, taken, clock.now() - began, ports);
            }
            continue;
        }
        const waited = clock.now() - began;
        if (waited >= waitMs)
            throw locked(client, lock, current, waited, clock.now());
        if (clock.now() - saidAt >= sayMs) {
            log.info(`locked by ${holderOf(current)}; waiting, ${Math.round((waitMs - waited) / 1000)} s left`);
            saidAt = clock.now();
        }
        await clock.sleep(Math.min(pollMs, waitMs - waited), signal);
    }
}
/** Undefined when somebody else was faster. */
async function take(client, lock, current, now) {
    try {
        const wanted = leaseObject(lock, now, leaseSeconds, current);
        return await (current === undefined ? client.create(wanted) : client.replace(wanted));
    }
    catch (error) {
        // Lost the race: the Lease was created, changed or deleted between the look and the write.
        if ((0,status_error/* isKubeStatus */.Q)(error, 409) || (current !== undefined && (0,status_error/* isKubeStatus */.Q)(error, 404)))
            return undefined;
        throw error;
    }
}
function hold(client, lock, first, waitedMs, { clock, log, signal }) {
    let lease = first;
    let confirmedAt = clock.now();
    let lost;
    const stop = new AbortController();
    let renewing;
    const renew = () => {
        renewing ??= renewOnce().finally(() => {
            renewing = undefined;
        });
        return renewing;
    };
    async function renewOnce() {
        for (let attempt = 1;; attempt++) {
            const at = clock.now();
            try {
                lease = await client.replace({ ...lease, spec: { ...specOf(lease), renewTime: microTime(at) } });
                confirmedAt = at;
                return;
            }
            catch (error) {
                if (!(0,status_error/* isKubeStatus */.Q)(error, 409) && !(0,status_error/* isKubeStatus */.Q)(error, 404))
                    throw error;
                const current = await client.get(refOfLease(lock));
                if (current === undefined || field(current, 'holderIdentity') !== lock.holder || attempt === 3) {
                    lost = new errors/* ActionError */.lZ('CLUSTER_CHANGED', `${client.name}: the lock ${lock.namespace}/${lock.name} was taken by ${current ? holderOf(current) : 'nobody; it is gone'}`, { hint: 'Nothing more is written here. Look at that run; then run this one again.' });
                    throw lost;
                }
                lease = current;
            }
        }
    }
    const loop = (async () => {
        while (!stop.signal.aborted && lost === undefined) {
            await clock.sleep(renewMs, stop.signal);
            await renew().catch((error) => log.warning(`the lock could not be renewed: ${(0,errors/* messageOf */.bD)(error)}`));
        }
    })().catch(() => undefined); // the sleep was stopped
    return {
        lock,
        waitedMs,
        guard: async () => {
            signal.throwIfAborted();
            if (lost !== undefined)
                throw lost;
            if (clock.now() - confirmedAt > freshMs)
                await renew();
        },
        release: async () => {
            stop.abort();
            await Promise.all([loop, renewing?.catch(() => undefined)]);
            if (lost === undefined)
                await releaseLease(client, lock).catch((error) => log.warning(`the lock could not be released and lapses in a minute: ${(0,errors/* messageOf */.bD)(error)}`));
        },
    };
}
/** Lets go of a Lease if this holder has it; also for the post step of a job that was killed. */
async function releaseLease(client, lock) {
    for (let attempt = 1;; attempt++) {
        const current = await client.get(refOfLease(lock));
        if (current === undefined || field(current, 'holderIdentity') !== lock.holder)
            return false;
        const { holderIdentity: _holder, ...rest } = specOf(current);
        try {
            await client.replace({ ...current, spec: { ...rest, leaseDurationSeconds: 1 } });
            return true;
        }
        catch (error) {
            if (!(0,status_error/* isKubeStatus */.Q)(error, 409) || attempt === 3)
                throw error;
        }
    }
}
const specOf = (lease) => (lease.spec ?? {}); // the Lease spec is flat
function locked(client, lock, lease, waited, now) {
    const left = Math.max(0, Math.round((lapsesAt(lease) - now) / 1000));
    return new errors/* ActionError */.lZ('CLUSTER_LOCKED', `${client.name}: ${lock.namespace}/${lock.name} is held by ${holderOf(lease)}` +
        (waited > 0 ? ` and was still after ${Math.round(waited / 1000)} s` : ''), {
        hint: `Let that run finish. If it is dead its lock lapses by itself${left > 0 ? ` in ${left} s` : ''}; then run this one again.`,
    });
}
/** Who holds a Lease, for a person: the run's address where the holder left one. */
function holderOf(lease) {
    return lease.metadata.annotations?.['flotilla.dev/run'] ?? field(lease, 'holderIdentity') ?? 'nobody';
}


/***/ }),

/***/ 52180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ plainLine)
/* harmony export */ });
const longest = 2_000;
/**
 * A line somebody else wrote, safe to print: one line, without terminal control sequences, and nothing in it that a
 * runner would take for a workflow command (`::set-output::`, `##[error]`).
 */
function plainLine(text) {
    const plain = text
        // biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI sequences begin with one
        .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replaceAll('##[', '## [');
    return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}


/***/ }),

/***/ 6139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ isRolloutError),
/* harmony export */   a: () => (/* binding */ RolloutError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73926);


/** A rollout that failed or did not end in time, with what was found about each object that is to blame. */
class RolloutError extends _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    diagnoses;
    constructor(code, message, diagnoses, hint) {
        const causes = diagnoses.map(({ ref, cause }) => `${(0,_object_js__WEBPACK_IMPORTED_MODULE_1__/* .describeRef */ .Ro)(ref)}: ${cause}`);
        super(code, [message, ...causes].join('\n'), { hint });
        this.diagnoses = diagnoses;
    }
}
const isRolloutError = (error) => error instanceof RolloutError;


/***/ }),

/***/ 35871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ fill)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/**
 * Replaces `{name}` in a text of the fleet file; `{{` and `}}` stand for single braces. `FLEET_INVALID` names what is
 * not known, and `where` the text stands.
 */
function fill(text, names, where) {
    return text.replace(/\{\{|\}\}|\{([a-z]+)\}/g, (match, name) => {
        if (name === undefined)
            return match.charAt(0);
        const value = Object.hasOwn(names, name) ? names[name] : undefined;
        if (value !== undefined)
            return value;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('FLEET_INVALID', `${where}: {${name}} is not known here`, {
            hint: `It may name ${Object.keys(names)
                .map((known) => `{${known}}`)
                .join(', ')}.`,
        });
    });
}


/***/ }),

/***/ 89279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ kubeTarget),
  A: () => (/* binding */ leaseName)
});

// EXTERNAL MODULE: ./lib/core/log.js
var core_log = __webpack_require__(18509);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/kube/fields.js
var fields = __webpack_require__(62336);
// EXTERNAL MODULE: ./lib/kube/object.js
var kube_object = __webpack_require__(73926);
;// CONCATENATED MODULE: ./lib/kube/until.js
/**
 * Asks `look` again and again, at first often, until it gives something; undefined once `patienceMs` is over. For
 * what comes within moments, where a watch would cost more than it saves.
 */
async function until(look, { clock, signal, patienceMs, }) {
    const end = clock.now() + patienceMs;
    for (let pause = 50;; pause = Math.min(1_000, pause * 2)) {
        const found = await look();
        if (found !== undefined || clock.now() >= end)
            return found;
        await clock.sleep(pause, signal);
    }
}

;// CONCATENATED MODULE: ./lib/kube/gone.js



/** How long an object that is being deleted may take, in milliseconds. */
const settleMs = 60_000;
/** Waits until nothing of that name is being deleted; `CLUSTER_CHANGED` when a finalizer holds it. */
async function gone(client, ref, { clock, signal }) {
    const look = async () => {
        const found = await client.get(ref);
        return found?.metadata.deletionTimestamp === undefined ? true : undefined;
    };
    if (await until(look, { clock, signal, patienceMs: settleMs }))
        return;
    throw new errors/* ActionError */.lZ('CLUSTER_CHANGED', `${(0,kube_object/* describeRef */.Ro)(ref)} of cluster ${client.name} is being deleted and does not go away`, { hint: 'Something holds it by a finalizer; see metadata.finalizers of the object.' });
}

// EXTERNAL MODULE: ./lib/kube/inventory.js
var kube_inventory = __webpack_require__(60021);
// EXTERNAL MODULE: ./lib/kube/writer.js
var writer = __webpack_require__(12146);
;// CONCATENATED MODULE: ./lib/kube/managed-fields.js


/** Tools an application may have been deployed with before; what they own becomes ours when we take over. */
const predecessors = new Set([
    'helm',
    'kubectl',
    'kubectl-client-side-apply',
    'kubectl-create',
    'kubectl-replace',
]);
/** Whether somebody before us owns fields of the object: by client-side apply, or by Helm. */
function hasPredecessor(object) {
    return (object.metadata.managedFields ?? []).some(isPredecessor);
}
/**
 * The object's managedFields with predecessors' fields moved into our own entry. Without this a field they wrote and
 * the new chart leaves out would stay for ever. The field sets are tries, so their union is a deep merge
 * (structured-merge-diff, FieldsV1).
 */
function adoptedFields({ apiVersion, metadata }) {
    const entries = metadata.managedFields ?? [];
    const taken = entries.filter((entry) => isPredecessor(entry) || isOurs(entry));
    const fieldsV1 = taken.map((entry) => (0,fields.at)(entry, 'fieldsV1')).reduce(merge, {});
    const ours = {
        manager: writer/* fieldManager */.w,
        operation: 'Apply',
        apiVersion,
        time: metadata.creationTimestamp,
        fieldsType: 'FieldsV1',
        fieldsV1,
    };
    return [ours, ...entries.filter((entry) => !taken.includes(entry))];
}
/** What our manager owns, as one text to compare. */
const ownedFields = ({ metadata }) => JSON.stringify((metadata.managedFields ?? []).filter(isOurs).map((entry) => (0,fields.at)(entry, 'fieldsV1')));
function isPredecessor(entry) {
    return predecessors.has((0,fields/* textAt */.$6)(entry, 'manager') ?? '') && !(0,fields.at)(entry, 'subresource');
}
const isOurs = (entry) => (0,fields.at)(entry, 'manager') === writer/* fieldManager */.w && (0,fields.at)(entry, 'operation') === 'Apply' && !(0,fields.at)(entry, 'subresource');
function merge(a, b) {
    if (!(0,fields/* isRecord */.u4)(a) || !(0,fields/* isRecord */.u4)(b))
        return b ?? a;
    const merged = { ...a };
    for (const [key, value] of Object.entries(b))
        merged[key] = key in a ? merge(a[key], value) : value;
    return merged;
}
/** When we last changed the object, by the server's clock; milliseconds since the epoch. */
function writtenAt({ metadata }) {
    const times = (metadata.managedFields ?? [])
        .filter(isOurs)
        .map((entry) => Date.parse((0,fields/* textAt */.$6)(entry, 'time') ?? ''))
        .filter((time) => !Number.isNaN(time));
    return times.length === 0 ? undefined : Math.max(...times);
}

;// CONCATENATED MODULE: ./lib/kube/order.js

/**
 * What is applied before what. A wave's objects do not need each other; custom resources and everything unknown come
 * after the workloads, and what can block other writes comes last.
 */
const waves = [
    ['Namespace'],
    ['CustomResourceDefinition.apiextensions.k8s.io'],
    [
        'ClusterRole.rbac.authorization.k8s.io',
        'ConfigMap',
        'LimitRange',
        'NetworkPolicy.networking.k8s.io',
        'PersistentVolume',
        'PersistentVolumeClaim',
        'PriorityClass.scheduling.k8s.io',
        'ResourceQuota',
        'Role.rbac.authorization.k8s.io',
        'Secret',
        'ServiceAccount',
        'StorageClass.storage.k8s.io',
    ],
    ['ClusterRoleBinding.rbac.authorization.k8s.io', 'RoleBinding.rbac.authorization.k8s.io', 'Service'],
    [
        'CronJob.batch',
        'DaemonSet.apps',
        'Deployment.apps',
        'Job.batch',
        'Pod',
        'ReplicaSet.apps',
        'ReplicationController',
        'StatefulSet.apps',
    ],
    [],
    [
        'APIService.apiregistration.k8s.io',
        'MutatingWebhookConfiguration.admissionregistration.k8s.io',
        'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
        'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    ],
];
const unknownWave = waves.findIndex((kinds) => kinds.length === 0);
const waveOf = new Map(waves.flatMap((kinds, wave) => kinds.map((kind) => [kind, wave])));
/** The wave an object is applied in; lower ones first. Pruning goes the other way. */
const waveNumber = (object) => waveOf.get((0,kube_object/* groupKind */.KH)(object)) ?? unknownWave;
/** Entries in waves by the object each is about, empty waves left out; the order within a wave is kept. */
function inWaves(entries, about) {
    const sorted = waves.map(() => []);
    for (const entry of entries)
        sorted[waveNumber(about(entry))]?.push(entry);
    return sorted.filter((wave) => wave.length > 0);
}

// EXTERNAL MODULE: ./lib/kube/plain-line.js
var plain_line = __webpack_require__(52180);
// EXTERNAL MODULE: ./lib/kube/pod-spec.js
var pod_spec = __webpack_require__(16356);
;// CONCATENATED MODULE: ./lib/kube/pods.js

/** Init containers first, as they run. */
const reportsOf = (pod) => ['initContainerStatuses', 'containerStatuses'].flatMap((field) => (0,fields/* listAt */.gT)(pod, 'status', field).map((status) => ({
    name: (0,fields/* textAt */.$6)(status, 'name') ?? '',
    ready: status['ready'] === true,
    restarts: (0,fields/* numberAt */.tk)(status, 'restartCount') ?? 0,
    image: (0,fields/* textAt */.$6)(status, 'image') ?? '',
    imageId: (0,fields/* textAt */.$6)(status, 'imageID') ?? '',
    waiting: (0,fields/* isRecord */.u4)(status['state']) ? toWaiting(status['state']['waiting']) : undefined,
    terminated: toTermination(status, 'state'),
    lastTerminated: toTermination(status, 'lastState'),
})));
function toWaiting(waiting) {
    if (!(0,fields/* isRecord */.u4)(waiting))
        return undefined;
    return { reason: (0,fields/* textAt */.$6)(waiting, 'reason') ?? '', message: (0,fields/* textAt */.$6)(waiting, 'message') ?? '' };
}
function toTermination(status, field) {
    const exitCode = (0,fields/* numberAt */.tk)(status, field, 'terminated', 'exitCode');
    if (exitCode === undefined)
        return undefined;
    return {
        exitCode,
        reason: (0,fields/* textAt */.$6)(status, field, 'terminated', 'reason') ?? '',
        message: (0,fields/* textAt */.$6)(status, field, 'terminated', 'message') ?? '',
    };
}
const isReady = (pod) => (0,fields/* conditionOf */.rI)(pod, 'Ready')?.status === 'True';
const isLeaving = ({ metadata }) => metadata.deletionTimestamp !== undefined;
/** The uid of the controller that made an object. */
const controllerOf = ({ metadata }) => metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
/** What a pod that is not Ready waits for, in a word or two. */
function waitsFor(pod) {
    const scheduled = (0,fields/* conditionOf */.rI)(pod, 'PodScheduled');
    if (scheduled?.status === 'False')
        return 'scheduling';
    const reports = reportsOf(pod);
    const waiting = reports.map((report) => report.waiting?.reason ?? '').find((reason) => reason !== '');
    if (waiting !== undefined && waiting !== 'ContainerCreating' && waiting !== 'PodInitializing')
        return waiting;
    if (reports.some((report) => report.terminated !== undefined && report.terminated.exitCode !== 0))
        return 'restart';
    if ((0,fields/* textAt */.$6)(pod, 'status', 'phase') === 'Running')
        return 'readiness';
    return 'start';
}

;// CONCATENATED MODULE: ./lib/kube/diagnose.js




const logLines = 20;
const mostEvents = 8;
/** Collects what is to be known about an object that is lost or late. Never throws: what cannot be read is left out. */
async function diagnose(client, { live, ref, doom, message, witness: pod, maker }) {
    const reports = pod === undefined ? [] : reportsOf(pod);
    const report = reports.find(({ name }) => name === doom?.container) ?? reports.find(({ ready }) => !ready) ?? reports[0];
    const container = (0,pod_spec/* containersOf */.M)((0,pod_spec/* podSpecOf */.q)(pod ?? live)).find((one) => one['name'] === report?.name);
    const ended = report?.terminated ?? report?.lastTerminated;
    const [events, log] = await Promise.all([
        readEvents(client, pod ?? maker ?? live),
        pod === undefined || report === undefined ? [] : readLog(client, pod, report),
    ]);
    const lastWords = log.findLast((line) => /error|exception|fatal|panic/i.test(line));
    const probed = events.findLast((event) => event.startsWith('Unhealthy: '))?.replace('Unhealthy: ', ': ') ?? '';
    const verdict = doom?.cause ?? `waits for ${message}${probed}`;
    const hasCrashed = doom?.exitCode !== undefined && lastWords !== undefined;
    return {
        ref,
        cause: (0,plain_line/* plainLine */.h)(hasCrashed ? `${verdict}: ${lastWords.trim()}` : verdict),
        pod: pod?.metadata.name,
        container: report?.name,
        image: (0,fields/* textAt */.$6)(container, 'image'),
        node: (0,fields/* textAt */.$6)(pod, 'spec', 'nodeName'),
        exitCode: doom?.exitCode ?? ended?.exitCode,
        restarts: report?.restarts,
        probe: report === undefined || report.ready ? undefined : probeOf(container),
        events,
        log,
    };
}
async function readEvents(client, { metadata }) {
    try {
        const events = await client.list({ apiVersion: 'v1', kind: 'Event' }, { namespace: metadata.namespace ?? 'default', fieldSelector: `involvedObject.uid=${metadata.uid}` });
        const told = new Map();
        for (const event of events) {
            const text = (0,plain_line/* plainLine */.h)(`${(0,fields/* textAt */.$6)(event, 'reason')}: ${(0,fields/* textAt */.$6)(event, 'message')}`);
            const count = (0,fields/* numberAt */.tk)(event, 'series', 'count') ?? (0,fields/* numberAt */.tk)(event, 'count') ?? 1;
            const last = (0,fields/* textAt */.$6)(event, 'lastTimestamp') ?? (0,fields/* textAt */.$6)(event, 'eventTime') ?? '';
            const before = told.get(text);
            told.set(text, {
                count: count + (before?.count ?? 0),
                last: last > (before?.last ?? '') ? last : (before?.last ?? last),
            });
        }
        return [...told]
            .sort(([, a], [, b]) => (a.last < b.last ? -1 : 1))
            .slice(-mostEvents)
            .map(([text, { count }]) => (count > 1 ? `${text} (${count} times)` : text));
    }
    catch {
        return [];
    }
}
async function readLog(client, { metadata }, { name, restarts, terminated, }) {
    const ref = { namespace: metadata.namespace ?? 'default', pod: metadata.name, container: name };
    const options = { ...ref, tailLines: logLines, limitBytes: 64 * 1024 };
    // The container that ended said why; the one after it may not have got that far.
    const useful = restarts > 0 && terminated === undefined ? [true, false] : [false, true];
    for (const previous of useful) {
        const text = await client.logs({ ...options, previous }).catch(() => '');
        if (text.trim() !== '')
            return text.trimEnd().split('\n').slice(-logLines).map(plain_line/* plainLine */.h);
    }
    return [];
}
/** A container's readiness probe, or the one that came before it, in a few words. */
function probeOf(container) {
    for (const kind of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
        const port = (handler) => (0,fields/* numberAt */.tk)(container, kind, handler, 'port') ?? (0,fields/* textAt */.$6)(container, kind, handler, 'port');
        const path = (0,fields/* textAt */.$6)(container, kind, 'httpGet', 'path');
        if (port('httpGet') !== undefined)
            return `${kind} GET ${path ?? '/'} on port ${port('httpGet')}`;
        if (port('tcpSocket') !== undefined)
            return `${kind} TCP on port ${port('tcpSocket')}`;
        if (port('grpc') !== undefined)
            return `${kind} gRPC on port ${port('grpc')}`;
        if ((0,fields/* listAt */.gT)(container, kind, 'exec').length > 0 ||
            (0,fields/* textAt */.$6)(container, kind, 'exec', 'command', 0) !== undefined)
            return `${kind} ${(0,fields/* textAt */.$6)(container, kind, 'exec', 'command', 0)}`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/kube/object-status.js
const current = { state: 'current', message: '' };
const progressing = (message) => ({ state: 'progressing', message });
const failed = (message) => ({ state: 'failed', message });

;// CONCATENATED MODULE: ./lib/kube/workload-status.js



/** Status of a workload whose controller has seen its latest generation. */
function workloadStatus(object) {
    switch (object.kind) {
        case 'Deployment':
            return deploymentStatus(object);
        case 'StatefulSet':
            return statefulSetStatus(object);
        case 'DaemonSet':
            return daemonSetStatus(object);
        default:
            return replicaSetStatus(object);
    }
}
const count = (object, field) => (0,fields/* numberAt */.tk)(object, 'status', field) ?? 0;
const wanted = (object) => (0,fields/* numberAt */.tk)(object, 'spec', 'replicas') ?? 1;
const waiting = (have, want, what) => progressing(`${have}/${want} ${what}`);
function deploymentStatus(object) {
    const want = wanted(object);
    const [all, updated] = [count(object, 'replicas'), count(object, 'updatedReplicas')];
    const [ready, available] = [count(object, 'readyReplicas'), count(object, 'availableReplicas')];
    const progress = (0,fields/* conditionOf */.rI)(object, 'Progressing');
    // A verdict from before our write is about the rollout before it.
    const isFresh = (progress?.at ?? 0) >= (writtenAt(object) ?? 0);
    if (progress?.reason === 'ProgressDeadlineExceeded' && isFresh)
        return failed(progress.message);
    if ((0,fields.at)(object, 'spec', 'paused') === true && updated < want)
        return failed('is paused (spec.paused)');
    if (updated < want)
        return waiting(updated, want, 'updated');
    if (all > updated)
        return progressing(`${all - updated} old pods are leaving`);
    if (available < updated)
        return waiting(available, updated, 'available');
    if (ready < want)
        return waiting(ready, want, 'ready');
    const isDone = progress === undefined || progress.reason === 'NewReplicaSetAvailable';
    if (!isDone)
        return progressing(progress.message || 'the new replica set is not available yet');
    const isAvailable = (0,fields/* conditionOf */.rI)(object, 'Available')?.status !== 'False';
    return isAvailable ? current : progressing('not available yet');
}
function statefulSetStatus(object) {
    if ((0,fields/* textAt */.$6)(object, 'spec', 'updateStrategy', 'type') === 'OnDelete')
        return current;
    const want = wanted(object);
    const [all, ready] = [count(object, 'replicas'), count(object, 'readyReplicas')];
    const updated = count(object, 'updatedReplicas');
    if (all < want)
        return waiting(all, want, 'created');
    if (ready < want)
        return waiting(ready, want, 'ready');
    if (all > want)
        return progressing(`${all - want} pods too many`);
    const partition = (0,fields/* numberAt */.tk)(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
    if (partition > 0) {
        const due = Math.max(0, want - partition);
        return updated >= due ? current : waiting(updated, due, 'updated');
    }
    const [now, next] = [
        (0,fields/* textAt */.$6)(object, 'status', 'currentRevision'),
        (0,fields/* textAt */.$6)(object, 'status', 'updateRevision'),
    ];
    return now === next ? current : waiting(updated, want, 'updated');
}
function daemonSetStatus(object) {
    if ((0,fields/* textAt */.$6)(object, 'spec', 'updateStrategy', 'type') === 'OnDelete')
        return current;
    const want = count(object, 'desiredNumberScheduled');
    const stages = [
        ['currentNumberScheduled', 'scheduled'],
        ['updatedNumberScheduled', 'updated'],
        ['numberAvailable', 'available'],
        ['numberReady', 'ready'],
    ];
    for (const [field, what] of stages) {
        const have = count(object, field);
        if (have < want)
            return waiting(have, want, what);
    }
    return current;
}
function replicaSetStatus(object) {
    const want = wanted(object);
    const failure = (0,fields/* conditionOf */.rI)(object, 'ReplicaFailure');
    if (failure?.status === 'True')
        return progressing(failure.message);
    for (const [field, what] of [
        ['fullyLabeledReplicas', 'labelled'],
        ['availableReplicas', 'available'],
        ['readyReplicas', 'ready'],
    ]) {
        const have = count(object, field);
        if (have < want)
            return waiting(have, want, what);
    }
    const all = count(object, 'replicas');
    return all > want ? progressing(`${all - want} pods too many`) : current;
}
function podStatus(object) {
    const phase = (0,fields/* textAt */.$6)(object, 'status', 'phase');
    if (phase === 'Succeeded')
        return current;
    if (phase === 'Failed')
        return failed((0,fields/* textAt */.$6)(object, 'status', 'message') || (0,fields/* textAt */.$6)(object, 'status', 'reason') || 'the pod failed');
    const isReady = phase === 'Running' && (0,fields/* conditionOf */.rI)(object, 'Ready')?.status === 'True';
    return isReady ? current : progressing(phase === 'Running' ? 'not ready yet' : 'not running yet');
}
function jobStatus(object) {
    if ((0,fields/* conditionOf */.rI)(object, 'Complete')?.status === 'True')
        return current;
    const failure = (0,fields/* conditionOf */.rI)(object, 'Failed');
    if (failure?.status === 'True')
        return failed(`${failure.reason}: ${failure.message}`);
    if ((0,fields.at)(object, 'spec', 'suspend') === true)
        return progressing('is suspended');
    return progressing('has not completed yet');
}

;// CONCATENATED MODULE: ./lib/kube/status.js




/** How long a custom resource that says nothing is given to begin saying something, in milliseconds. */
const status_settleMs = 2_000;
/**
 * The status of any object, after kstatus (sigs.k8s.io/cli-utils, pkg/kstatus/status), with five differences: a Job
 * is current when complete, not when started; a failed Pod has failed; a Service of type LoadBalancer needs its
 * address; a claim nobody uses yet holds nothing up (its pods would); a custom resource without any status is not
 * current at once. `elapsedMs` is the time since the object was applied.
 */
function objectStatus(object, elapsedMs) {
    if (object.metadata.deletionTimestamp !== undefined)
        return { state: 'terminating', message: 'is being deleted' };
    const generation = object.metadata.generation ?? 0;
    const observed = (0,fields/* numberAt */.tk)(object, 'status', 'observedGeneration');
    if (observed !== undefined && observed < generation)
        return progressing('its controller has not seen it yet');
    const reconciling = (0,fields/* conditionOf */.rI)(object, 'Reconciling');
    if (reconciling?.status === 'True')
        return progressing(reconciling.message || 'reconciling');
    const stalled = (0,fields/* conditionOf */.rI)(object, 'Stalled');
    if (stalled?.status === 'True')
        return failed(stalled.message || 'stalled');
    return ofKind(object, observed, elapsedMs);
}
function ofKind(object, observed, elapsedMs) {
    switch (`${(0,kube_object/* groupOf */.F8)(object.apiVersion)}/${object.kind}`) {
        case 'apps/Deployment':
        case 'apps/StatefulSet':
        case 'apps/DaemonSet':
        case 'apps/ReplicaSet':
            return observed === undefined
                ? progressing('its controller has not seen it yet')
                : workloadStatus(object);
        case '/Pod':
            return podStatus(object);
        case 'batch/Job':
            return jobStatus(object);
        case '/Service':
            return serviceStatus(object);
        case '/PersistentVolumeClaim':
            return (0,fields/* textAt */.$6)(object, 'status', 'phase') === 'Lost' ? failed('its volume is lost') : current;
        case 'apiextensions.k8s.io/CustomResourceDefinition':
            return definitionStatus(object);
        case 'apiregistration.k8s.io/APIService':
            return byCondition(object, 'Available') ?? progressing('not available yet');
        default:
            return byCondition(object, 'Ready') ?? withoutReady(object, observed, elapsedMs);
    }
}
/** Kubernetes' own remaining kinds do nothing once written; others may not have been looked at yet. */
function withoutReady(object, observed, elapsedMs) {
    if (isBuiltin(object) || observed !== undefined || elapsedMs >= status_settleMs)
        return current;
    return progressing('no status yet');
}
/** Kinds of groups Kubernetes itself reserves: short names, and *.k8s.io. */
const isBuiltin = ({ apiVersion }) => !(0,kube_object/* groupOf */.F8)(apiVersion).includes('.') || (0,kube_object/* groupOf */.F8)(apiVersion).endsWith('.k8s.io');
function byCondition(object, type) {
    const condition = (0,fields/* conditionOf */.rI)(object, type);
    if (condition === undefined)
        return undefined;
    const about = (0,fields/* listAt */.gT)(object, 'status', 'conditions').find((entry) => entry['type'] === type);
    const seen = (0,fields/* numberAt */.tk)(about, 'observedGeneration') ?? Number.POSITIVE_INFINITY;
    if (seen < (object.metadata.generation ?? 0))
        return progressing('its controller has not seen it yet');
    return condition.status === 'True'
        ? current
        : progressing(condition.message || `${type} is ${condition.status}`);
}
function serviceStatus(object) {
    if ((0,fields/* textAt */.$6)(object, 'spec', 'type') !== 'LoadBalancer')
        return current;
    const addresses = (0,fields/* listAt */.gT)(object, 'status', 'loadBalancer', 'ingress');
    return addresses.length > 0 ? current : progressing('the load balancer has no address yet');
}
function definitionStatus(object) {
    const names = (0,fields/* conditionOf */.rI)(object, 'NamesAccepted');
    if (names?.status === 'False')
        return failed(names.message);
    return (0,fields.at)((0,fields/* conditionOf */.rI)(object, 'Established'), 'status') === 'True'
        ? current
        : progressing('not established yet');
}

;// CONCATENATED MODULE: ./lib/kube/writing.js
/** The way to a write: stopped by a cancel, and only while the lock is held. */
async function permit({ signal, guard }) {
    signal.throwIfAborted();
    await guard();
}
/**
 * `Promise.all` that on a failure waits for the rest first: no write may land after its caller has turned to the way
 * back.
 */
async function allEnded(writes) {
    await Promise.allSettled(writes);
    return Promise.all(writes);
}

;// CONCATENATED MODULE: ./lib/kube/run-hooks.js









/** How long one hook may run, in milliseconds; Helm's own default. */
const hookMs = 300_000;
/** Runs hooks one after the other and waits for each. `ROLLOUT_FAILED` with the log's end where one fails. */
async function runHooks(client, hooks, namespace, writing) {
    for (const { object, deletePolicy } of hooks) {
        const ref = (0,kube_object/* refOf */.H8)(object);
        if (deletePolicy.includes('before-hook-creation')) {
            await permit(writing);
            await client.delete(ref);
            await gone(client, ref, writing);
        }
        await permit(writing);
        writing.log.info(`hook ${(0,kube_object/* describeRef */.Ro)(ref, namespace)}`);
        await client.apply(object, { force: true });
        const failure = await finished(client, object, writing);
        if (deletePolicy.includes(failure === undefined ? 'hook-succeeded' : 'hook-failed')) {
            await permit(writing);
            await client.delete(ref);
        }
        if (failure !== undefined)
            throw new errors/* ActionError */.lZ('ROLLOUT_FAILED', `Hook ${(0,kube_object/* describeRef */.Ro)(ref, namespace)} ${failure}`, {
                hint: 'The release’s other objects are unchanged if this was a pre hook. See the hook’s own log.',
            });
    }
}
/** Undefined when the hook did its work, else what became of it. Only Jobs and Pods work; the rest is just there. */
async function finished(client, object, { clock, signal }) {
    if (object.kind !== 'Job' && object.kind !== 'Pod')
        return undefined;
    const ref = (0,kube_object/* refOf */.H8)(object);
    const look = async () => {
        const live = await client.get(ref);
        if (live === undefined)
            return 'was deleted while it ran';
        if (object.kind === 'Pod' && (0,fields/* textAt */.$6)(live, 'status', 'phase') === 'Running')
            return undefined;
        const { state, message } = objectStatus(live, 0);
        if (state === 'current')
            return '';
        return state === 'failed' ? `failed: ${message}${await lastWords(client, live)}` : undefined;
    };
    const verdict = await until(look, { clock, signal, patienceMs: hookMs });
    return verdict === '' ? undefined : (verdict ?? `did not finish in ${hookMs / 1000} s`);
}
/** The end of the log of a hook's last pod. */
async function lastWords(client, live) {
    const { namespace = 'default', uid } = live.metadata;
    const pods = live.kind === 'Pod' ? [live] : await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace });
    const witness = pods.findLast((pod) => pod === live || controllerOf(pod) === uid);
    const { log } = await diagnose(client, { live, ref: (0,kube_object/* refOf */.H8)(live), message: '', witness });
    return log.length === 0 ? '' : `\n${log.join('\n')}`;
}

// EXTERNAL MODULE: ./lib/kube/status-error.js
var status_error = __webpack_require__(57092);
;// CONCATENATED MODULE: ./lib/kube/apply.js











/** How long a CRD may take to be served, and a deleted object to be gone, in milliseconds. */
const apply_settleMs = 60_000;
/**
 * Makes a plan's changes, all but pruning: namespace, inventory, pre hooks, then the objects in waves. Each write is
 * preceded by the guard. Stops at the first failure; a second apply of the same release converges.
 */
async function apply(client, plan, writing) {
    if (plan.createNamespace) {
        await permit(writing);
        await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: plan.namespace } });
    }
    const wanted = plan.changes.filter(({ action }) => action !== 'prune');
    const early = wanted.filter(({ object }) => object.kind === 'Namespace');
    const objects = await applyWaves(client, early, writing);
    await permit(writing);
    await (0,kube_inventory/* writeInventory */.qu)(client, plan, plan.extent.during);
    await runHooks(client, plan.hooks.pre, plan.namespace, writing);
    const late = wanted.filter((change) => !early.includes(change));
    objects.push(...(await applyWaves(client, late, writing)));
    return { objects, changed: wanted.filter(({ action }) => action !== 'unchanged').length };
}
async function applyWaves(client, changes, writing) {
    const objects = [];
    for (const wave of inWaves(changes, ({ object }) => object)) {
        const written = await allEnded(wave.map((change) => applyOne(client, change, writing)));
        await Promise.all(written.map((object) => established(client, object, writing)));
        objects.push(...written);
    }
    return objects;
}
async function applyOne(client, change, writing) {
    const { ref, object, live, force } = change;
    if (change.action === 'unchanged' && live !== undefined)
        return live;
    if (change.recreate)
        await remove(client, ref, writing);
    else if (live?.metadata.deletionTimestamp !== undefined)
        await gone(client, ref, writing);
    else if (change.adopt)
        await adopt(client, ref, writing);
    await permit(writing);
    return writeOne(client, object, force, writing);
}
/** A custom resource may be refused for a moment after its definition was established. */
async function writeOne(client, object, force, { clock, signal }) {
    const tried = await until(() => client.apply(object, { force }).catch((error) => {
        if ((0,status_error/* isKubeStatus */.Q)(error, 404) && !/namespaces? "/.test(error.said))
            return undefined;
        throw error;
    }), { clock, signal, patienceMs: 10_000 });
    return tried ?? client.apply(object, { force });
}
/** Moves what Helm or kubectl own to us, so that what they set and we leave out goes away. */
async function adopt(client, ref, writing) {
    await permit(writing);
    const live = await client.get(ref);
    if (live === undefined)
        return;
    const { resourceVersion } = live.metadata;
    await client.patch(ref, { metadata: { resourceVersion, managedFields: adoptedFields(live) } });
}
async function remove(client, ref, writing) {
    await permit(writing);
    await client.delete(ref);
    await gone(client, ref, writing);
}
async function established(client, object, { clock, signal }) {
    if (object.kind !== 'CustomResourceDefinition')
        return;
    const look = async () => {
        const found = await client.get((0,kube_object/* refOf */.H8)(object));
        return (0,fields/* conditionOf */.rI)(found, 'Established')?.status === 'True' || undefined;
    };
    if (await until(look, { clock, signal, patienceMs: apply_settleMs }))
        return;
    throw new errors/* ActionError */.lZ('ROLLOUT_FAILED', `CustomResourceDefinition ${object.metadata.name} was not established by cluster ${client.name}`, { hint: 'See its conditions: another definition may already use the same names.' });
}

;// CONCATENATED MODULE: ./lib/kube/finish.js





/**
 * Ends a delivery whose rollout is done: post hooks, then what the release no longer has is deleted, workloads first
 * (until now old pods may have needed it), then the inventory says so. Returns what was pruned.
 */
async function finishApply(client, plan, writing) {
    await runHooks(client, plan.hooks.post, plan.namespace, writing);
    const pruned = plan.changes.filter(({ action }) => action === 'prune');
    for (const wave of inWaves(pruned, ({ object }) => object).reverse())
        await allEnded(wave.map(async ({ ref, object }) => {
            await permit(writing);
            const { uid } = object.metadata;
            await client
                .delete(ref, uid === undefined ? {} : { preconditionUid: uid })
                .catch((error) => {
                // Somebody put another object there since the plan was made; that one is not ours.
                if (!(0,status_error/* isKubeStatus */.Q)(error, 409))
                    throw error;
            });
        }));
    await permit(writing);
    if (plan.extent.after.kinds.length > 0)
        await (0,kube_inventory/* writeInventory */.qu)(client, plan, plan.extent.after);
    else
        await (0,kube_inventory/* deleteInventory */.GF)(client, plan);
    return pruned.map(({ ref }) => ref);
}

// EXTERNAL MODULE: ./lib/kube/images.js
var kube_images = __webpack_require__(74039);
// EXTERNAL MODULE: ./lib/kube/lease.js + 1 modules
var lease = __webpack_require__(31723);
;// CONCATENATED MODULE: ./lib/kube/namespace.js



/**
 * Whether the namespace is there. `CLUSTER_DENIED` while it is being deleted: whatever is written to it would vanish.
 * An identity that may not read namespaces is taken to have been given one.
 */
async function namespaceExists(client, name) {
    const found = await client
        .get({ apiVersion: 'v1', kind: 'Namespace', name, namespace: name })
        .catch((error) => {
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return 'hidden';
        throw error;
    });
    if (found === undefined)
        return false;
    if (found === 'hidden' || (0,fields/* textAt */.$6)(found, 'status', 'phase') !== 'Terminating')
        return true;
    throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `Namespace ${name} of cluster ${client.name} is being deleted`, {
        hint: 'Wait until it is gone. If it stays, look for finalizers: kubectl get namespace NAME -o yaml.',
    });
}

;// CONCATENATED MODULE: ./lib/kube/autoscaling.js

const hpa = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' };
/** Targets of the HPAs and KEDA ScaledObjects in the namespaces, those about to be applied included. */
async function findAutoscaled(client, objects, namespaces) {
    const live = await Promise.all(namespaces.map((namespace) => client.list(hpa, { namespace })));
    const scalers = [...objects, ...live.flat()].filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject');
    return new Set(scalers.map((scaler) => {
        // KEDA's target is a Deployment unless it says otherwise.
        const kind = (0,fields/* textAt */.$6)(scaler, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment';
        return `${kind}/${scaler.metadata.namespace}/${(0,fields/* textAt */.$6)(scaler, 'spec', 'scaleTargetRef', 'name')}`;
    }));
}
/**
 * The object with the live number of replicas where an autoscaler decides it. Leaving the field out instead would set
 * it to 1 for a moment, where nobody but us owned it.
 */
function yieldReplicas(object, live, autoscaled) {
    const replicas = (0,fields/* numberAt */.tk)(live, 'spec', 'replicas');
    const { kind, metadata, spec } = object;
    if (replicas === undefined || (0,fields/* numberAt */.tk)(spec, 'replicas') === undefined)
        return object;
    if (!autoscaled.has(`${kind}/${metadata.namespace}/${metadata.name}`))
        return object;
    // numberAt has shown that spec is an object with replicas.
    return { ...object, spec: { ...spec, replicas } };
}

;// CONCATENATED MODULE: ./lib/kube/conflicts.js


/** The conflicts behind a 409 of server-side apply; empty for another kind of conflict. */
function conflictsOf(error, live) {
    return error.causes
        .filter(({ reason }) => reason === 'FieldManagerConflict')
        .map(({ message = '', field = '' }) => {
        const manager = /conflict with "([^"]+)"/.exec(message)?.[1] ?? 'unknown';
        const subresource = /with subresource "([^"]+)"/.exec(message)?.[1];
        const entry = (0,fields/* listAt */.gT)(live, 'metadata', 'managedFields').find((one) => one['manager'] === manager && (0,fields/* textAt */.$6)(one, 'subresource') === subresource);
        return {
            ref: (0,kube_object/* refOf */.H8)(live),
            field,
            manager: subresource === undefined ? manager : `${manager} (${subresource})`,
            when: (0,fields/* textAt */.$6)(entry, 'time'),
        };
    });
}
/** Conflicts as aligned lines: object, field, manager, when. */
function conflictTable(conflicts) {
    const rows = conflicts.map(({ ref, field, manager, when = '' }) => [
        (0,kube_object/* describeRef */.Ro)(ref),
        field,
        manager,
        when,
    ]);
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    return rows
        .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
        .map((line) => line.trimEnd())
        .join('\n');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./lib/kube/diff-lines.js
/** Lines shown around a change. */
const context = 2;
/** Cells of the comparison table; beyond it two texts are shown as wholly different. */
const largest = 4_000_000;
/** The changed lines of two texts with a little around them, as `-`, `+` and blank; empty when they are equal. */
function diffLines(before, after) {
    let head = 0;
    while (head < before.length && head < after.length && before[head] === after[head])
        head++;
    let tail = 0;
    const room = Math.min(before.length, after.length) - head;
    while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail])
        tail++;
    const removed = before.slice(head, before.length - tail);
    const added = after.slice(head, after.length - tail);
    if (removed.length === 0 && added.length === 0)
        return '';
    const marked = [
        ...before.slice(0, head).map((line) => ` ${line}`),
        ...edits(removed, added),
        ...before.slice(before.length - tail).map((line) => ` ${line}`),
    ];
    return abridged(marked).join('\n');
}
/** Removals, additions and what stays, by the longest common subsequence. */
function edits(before, after) {
    const width = after.length + 1;
    if ((before.length + 1) * width > largest)
        return [...before.map((line) => `-${line}`), ...after.map((line) => `+${line}`)];
    // common[i * width + j]: length of the longest common subsequence of before[i…] and after[j…].
    const common = new Uint32Array((before.length + 1) * width);
    const at = (i, j) => common[i * width + j] ?? 0;
    for (let i = before.length - 1; i >= 0; i--)
        for (let j = after.length - 1; j >= 0; j--)
            common[i * width + j] =
                before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    const marked = [];
    let [i, j] = [0, 0];
    while (i < before.length || j < after.length) {
        if (i < before.length && j < after.length && before[i] === after[j]) {
            marked.push(` ${before[i]}`);
            i++;
            j++;
        }
        else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1)))
            marked.push(`-${before[i++]}`);
        else
            marked.push(`+${after[j++]}`);
    }
    return marked;
}
/** Leaves out what is far from any change, with one line `…` for each gap. */
function abridged(marked) {
    const near = new Set();
    for (const [index, line] of marked.entries())
        if (!line.startsWith(' '))
            for (let at = index - context; at <= index + context; at++)
                near.add(at);
    const shown = [];
    for (const [index, line] of marked.entries()) {
        if (near.has(index))
            shown.push(line);
        else if (index > 0 && near.has(index - 1))
            shown.push(' …');
    }
    if (shown.at(-1) === ' …')
        shown.pop();
    return shown;
}

;// CONCATENATED MODULE: ./lib/kube/diff.js




/** Fields the server writes; they differ after every write and tell nobody anything. */
const serverFields = [
    'creationTimestamp',
    'generation',
    'managedFields',
    'resourceVersion',
    'selfLink',
    'uid',
];
/** Annotations that repeat the object, values of Secrets and all. */
const copies = ['kubectl.kubernetes.io/last-applied-configuration'];
/** Of this process alone: a plain digest in a log would let anybody try out short values. */
const fingerprintKey = (0,external_node_crypto_.randomBytes)(32);
/**
 * What changes in an object, as the changed lines of its YAML with a little around them; empty when nothing does.
 * Values of Secrets appear as a short digest, so that a change shows and the value does not.
 */
function diffObjects(before, after) {
    return diffLines(toLines(before), toLines(after));
}
function toLines(object) {
    if (object === undefined)
        return [];
    const { status: _status, metadata, ...rest } = object;
    const annotations = without(metadata.annotations ?? {}, copies);
    const shown = {
        ...rest,
        ...(object.kind === 'Secret' ? diff_hidden(object) : {}),
        metadata: {
            ...without({ ...metadata }, [...serverFields, 'annotations']),
            ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
        },
    };
    return (0,dist/* stringify */.As)(sorted(shown), { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd().split('\n');
}
const without = (fields, names) => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
function diff_hidden(secret) {
    const hide = (values) => (0,fields/* isRecord */.u4)(values)
        ? Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fingerprint(secret, value)]))
        : values;
    return {
        ...('data' in secret ? { data: hide(secret.data) } : {}),
        ...('stringData' in secret ? { stringData: hide(secret['stringData']) } : {}),
    };
}
/** Different per object, so that equal values of two Secrets do not look alike. */
function fingerprint({ metadata }, value) {
    const hmac = (0,external_node_crypto_.createHmac)('sha256', fingerprintKey).update(`${metadata.namespace}/${metadata.name}/${value}`);
    return `(hidden ${hmac.digest('hex').slice(0, 8)})`;
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (!(0,fields/* isRecord */.u4)(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]));
}

;// CONCATENATED MODULE: ./lib/kube/dry-run.js







/** Asks the server what applying the object would do. Refusals of the object are outcomes; all else is thrown. */
async function dryRun(client, object, options) {
    const ref = (0,kube_object/* refOf */.H8)(object);
    const base = { ref, live: undefined, adopt: false, recreate: false, force: options.force };
    if (options.unchecked)
        return { change: { ...base, object, action: 'create', diff: diffObjects(undefined, object) } };
    const live = await client.get(ref);
    const owner = live?.metadata.labels?.[kube_inventory/* memberLabel */.B5];
    if (owner !== undefined && owner !== options.setId)
        return { problem: `${(0,kube_object/* describeRef */.Ro)(ref)}: belongs to another application (${kube_inventory/* memberLabel */.B5}=${owner})` };
    const adopt = live !== undefined && owner === undefined && hasPredecessor(live);
    const force = options.force || adopt;
    const wanted = yieldReplicas(object, live, options.autoscaled);
    const planned = { ...base, object: wanted, live, adopt, force };
    try {
        const result = await client.apply(wanted, { dryRun: true, force });
        const diff = diffObjects(live, result);
        if (live === undefined)
            return { change: { ...planned, action: 'create', diff } };
        const same = diff === '' && !adopt && ownedFields(live) === ownedFields(result);
        return { change: { ...planned, action: same ? 'unchanged' : 'update', diff } };
    }
    catch (error) {
        if ((0,status_error/* isKubeStatus */.Q)(error, 'Conflict') && live !== undefined) {
            const conflicts = conflictsOf(error, live);
            if (conflicts.length > 0)
                return { conflicts };
        }
        if (!(0,status_error/* isKubeStatus */.Q)(error) || !isAboutObject(error.status, error.said))
            throw error;
        if (live?.kind === 'Job' && /field is immutable/.test(error.said))
            return { change: { ...planned, action: 'update', diff: diffObjects(live, wanted), recreate: true } };
        return { problem: `${(0,kube_object/* describeRef */.Ro)(ref)}: ${error.said}` };
    }
}
/** A refusal that the chart causes, not the identity or the server's health: 403 also stands for quota and admission. */
const isAboutObject = (status, said) => [400, 404, 409, 422].includes(status) || (status === 403 && !/cannot \w+ resource/.test(said));

// EXTERNAL MODULE: ./lib/kube/hooks.js
var hooks = __webpack_require__(95697);
;// CONCATENATED MODULE: ./lib/kube/normalize.js



/**
 * The objects as they are sent: in the namespace they are meant for, without what only a server writes. Kinds defined
 * by a CRD among them count as known. `CHART_INVALID` for unknown kinds and for the same object twice.
 */
async function normalize(client, objects, namespace) {
    const defined = definedKinds(objects);
    const placed = await Promise.all(objects.map(async (object) => {
        const scope = defined.get((0,kube_object/* groupKind */.KH)(object)) ?? (await client.scopeOf(object));
        return scope === undefined ? undefined : place(object, scope, namespace);
    }));
    const unknown = objects.filter((_, index) => placed[index] === undefined);
    if (unknown.length > 0) {
        const lines = unknown.map((object) => `${(0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object))}: ${object.apiVersion} ${object.kind}`);
        throw invalid(`Cluster ${client.name} does not know the kind of`, lines, 'Install the CustomResourceDefinition first, or use a version of the API the cluster serves.');
    }
    const known = placed.filter((object) => object !== undefined);
    refuseDuplicates(known);
    return known;
}
/** `CHART_INVALID` naming every object that is there twice. */
function refuseDuplicates(objects) {
    const seen = new Set();
    const twice = new Set();
    for (const object of objects) {
        const key = (0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object));
        if (seen.has(key))
            twice.add((0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object)));
        seen.add(key);
    }
    if (twice.size > 0)
        throw invalid('The same object is rendered twice', [...twice], 'Rename one of them, or drop it.');
}
const invalid = (message, lines, hint) => new errors/* ActionError */.lZ('CHART_INVALID', `${message}\n${lines.join('\n')}`, { hint });
/** Kinds that CustomResourceDefinitions among the objects bring along. */
function definedKinds(objects) {
    const kinds = new Map();
    for (const object of objects) {
        if (object.kind !== 'CustomResourceDefinition')
            continue;
        const kind = `${(0,fields/* textAt */.$6)(object, 'spec', 'names', 'kind')}.${(0,fields/* textAt */.$6)(object, 'spec', 'group')}`;
        kinds.set(kind, (0,fields.at)(object, 'spec', 'scope') === 'Cluster' ? 'Cluster' : 'Namespaced');
    }
    return kinds;
}
function place({ status: _status, ...object }, scope, home) {
    const { name, labels, annotations, finalizers, ownerReferences, namespace = home } = object.metadata;
    const metadata = {
        name,
        ...(scope === 'Namespaced' ? { namespace } : {}),
        ...(labels ? { labels } : {}),
        ...(annotations ? { annotations } : {}),
        ...(finalizers ? { finalizers } : {}),
        ...(ownerReferences ? { ownerReferences } : {}),
    };
    return withoutStringData({ ...object, metadata });
}
/** Server-side apply cannot tell which key of a Secret came by `stringData`, so removed ones would stay. */
function withoutStringData(object) {
    if (object.kind !== 'Secret' || object['stringData'] === undefined)
        return object;
    const { stringData, ...secret } = object;
    const encoded = Object.entries(stringData ?? {}).map(([key, value]) => [key, Buffer.from(String(value)).toString('base64')]);
    return { ...secret, data: { ...secret.data, ...Object.fromEntries(encoded) } };
}

;// CONCATENATED MODULE: ./lib/kube/plan.js












/** An application this small may change wholly. */
const smallest = 4;
/**
 * Plans the delivery of an application's objects, with the server's own dry run of each. Without objects it plans the
 * removal of all there is (which needs `force`). `CHART_INVALID` for objects that cannot be applied,
 * `CLUSTER_CHANGED` for fields others set meanwhile, `RELEASE_REFUSED` where too much would be pruned,
 * `CLUSTER_DENIED` for missing rights.
 */
async function planApply(client, rendered, { application, namespace, images, force = false, rollback = false, pruneShare = 0.5 }) {
    const owner = { application, namespace };
    const placed = await normalize(client, rendered, namespace);
    if (images !== undefined)
        (0,kube_images/* checkImages */.B6)(placed, images);
    const setId = (0,kube_inventory/* applySetId */.A3)(owner);
    const objects = placed.filter((object) => !(0,hooks/* isHook */.IA)(object)).map((object) => labelled(object, setId));
    const missing = await missingNamespaces(client, objects, namespace);
    const there = [...namespacesOf(objects, namespace)].filter((name) => !missing.has(name));
    const [inventory, autoscaled] = await Promise.all([
        missing.has(namespace) ? undefined : (0,kube_inventory/* readInventory */.zw)(client, owner),
        findAutoscaled(client, objects, there),
    ]);
    const own = definedKinds(objects);
    const outcomes = await Promise.all(objects.map(async (object) => {
        const comesWithUs = own.has((0,kube_object/* groupKind */.KH)(object)) && (await client.scopeOf(object)) === undefined;
        const unchecked = comesWithUs || missing.has(object.metadata.namespace ?? '');
        return dryRun(client, object, { setId, autoscaled, force, unchecked });
    }));
    refuseProblems(client.name, outcomes);
    const members = inventory?.members ?? [];
    const pruned = (0,kube_inventory/* obsolete */.mX)(members, objects);
    if (!force && members.length >= smallest && pruned.length > members.length * pruneShare)
        throw tooMuch(client.name, pruned, members.length);
    const operation = rollback ? 'rollback' : inventory === undefined ? 'install' : 'upgrade';
    const after = (0,kube_inventory/* extentOf */.OY)(objects, namespace);
    return {
        ...owner,
        operation,
        createNamespace: missing.has(namespace) && !objects.some((object) => isNamespace(object, namespace)),
        first: inventory === undefined,
        changes: [
            ...outcomes
                .flatMap((outcome) => ('change' in outcome ? [outcome.change] : []))
                .sort((a, b) => waveNumber(a.object) - waveNumber(b.object)),
            ...pruned.sort((a, b) => waveNumber(b) - waveNumber(a)).map(toPrune),
        ],
        hooks: {
            pre: (0,hooks/* hooksFor */.U6)(placed, 'pre', operation),
            post: (0,hooks/* hooksFor */.U6)(placed, 'post', operation),
        },
        extent: { during: inventory === undefined ? after : (0,kube_inventory/* union */.KC)(inventory.extent, after), after },
    };
}
const labelled = (object, setId) => ({
    ...object,
    metadata: { ...object.metadata, labels: { ...object.metadata.labels, [kube_inventory/* memberLabel */.B5]: setId } },
});
const isNamespace = ({ kind, metadata }, name) => kind === 'Namespace' && metadata.name === name;
const namespacesOf = (objects, home) => new Set([home, ...objects.map(({ metadata }) => metadata.namespace).filter((name) => name !== undefined)]);
/** Namespaces that come with this very apply: the home, where it is not there yet, and rendered ones. */
async function missingNamespaces(client, objects, home) {
    const rendered = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    const candidates = [...new Set([home, ...rendered])];
    const there = await Promise.all(candidates.map((name) => namespaceExists(client, name)));
    return new Set(candidates.filter((_, index) => there[index] === false));
}
function refuseProblems(cluster, outcomes) {
    const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []));
    if (problems.length > 0)
        throw new errors/* ActionError */.lZ('CHART_INVALID', `Cluster ${cluster} refuses ${problems.length === 1 ? 'an object' : `${problems.length} objects`} of the release\n${problems.join('\n')}`, { hint: 'Nothing was changed. Correct the chart or its values.' });
    const conflicts = outcomes.flatMap((outcome) => ('conflicts' in outcome ? outcome.conflicts : []));
    if (conflicts.length > 0)
        throw new errors/* ActionError */.lZ('CLUSTER_CHANGED', `Others changed fields of the release in cluster ${cluster}\n${conflictTable(conflicts)}`, {
            hint: 'Nothing was changed. Undo those changes, drop the fields from the chart, or deliver with force.',
        });
}
const tooMuch = (cluster, pruned, of) => new errors/* ActionError */.lZ('RELEASE_REFUSED', `The release would delete ${pruned.length} of ${of} objects in cluster ${cluster}\n` +
    pruned.map((object) => (0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object))).join('\n'), { hint: 'Nothing was changed. If that is what you want, deliver with force.' });
const toPrune = (live) => ({
    ref: (0,kube_object/* refOf */.H8)(live),
    action: 'prune',
    diff: diffObjects(live, undefined),
    object: live,
    live,
    force: false,
    adopt: false,
    recreate: false,
});

;// CONCATENATED MODULE: ./lib/kube/doom.js


/** A missing ConfigMap or Secret may be on its way, made by another controller. */
const configGraceMs = 10_000;
/** Quota and admission answer for what is there at the moment. */
const creationGraceMs = 8_000;
/** Crashes of one replica that are forgiven: a dependency may have been slower. */
const forgivenCrashes = 1;
const imageGone = /not found|manifest unknown|does not exist|no match for platform|no matching manifest/i;
const imageDenied = /denied|unauthorized|forbidden|authentication required|invalid username/i;
const cannotStart = /not found|no such file|permission denied|exec format error|not a directory/i;
/**
 * Tells lost rollouts from slow ones, after the rules of Krane and Nelm. Only pods of the newest template count, an
 * unschedulable pod is slow until `unschedulableGraceMs`, and some signs must last a while: the judge remembers when
 * it first saw each.
 */
function createJudge(options) {
    const firstSeen = new Map();
    function lasting(key, sign, now) {
        if (sign === undefined) {
            firstSeen.delete(key);
            return undefined;
        }
        const since = firstSeen.get(key) ?? now;
        firstSeen.set(key, since);
        return now - since >= sign.graceMs ? sign : undefined;
    }
    return {
        /** The verdict on a pod; undefined while there is hope. `mayCrash`: whoever made it counts the crashes. */
        pod: (pod, now, mayCrash = false) => {
            const key = pod.metadata.uid ?? pod.metadata.name;
            const place = lasting(`${key}/scheduling`, unschedulable(pod, options.unschedulableGraceMs), now);
            if (place !== undefined)
                return place;
            for (const report of reportsOf(pod)) {
                const doom = lasting(`${key}/${report.name}`, signOf(pod, report, mayCrash), now);
                if (doom !== undefined)
                    return doom;
            }
            return undefined;
        },
        /** The verdict on a workload whose pods the server does not let be created; `said` is why. */
        creation: (workload, said, now) => {
            const cause = `pods cannot be created: ${said}`;
            const sign = said === undefined ? undefined : { ...nowhere, cause, graceMs: creationGraceMs };
            return lasting(`${workload.metadata.uid}/creation`, sign, now);
        },
    };
}
const nowhere = { pod: undefined, container: undefined, exitCode: undefined };
function unschedulable(pod, graceMs) {
    const scheduled = (0,fields/* conditionOf */.rI)(pod, 'PodScheduled');
    if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable')
        return undefined;
    return {
        ...nowhere,
        pod: pod.metadata.name,
        cause: `no node takes the pod: ${scheduled.message}`,
        graceMs,
    };
}
function signOf(pod, report, mayCrash) {
    if (report.ready)
        return undefined;
    const found = imageSign(report) ?? startSign(report) ?? (mayCrash ? undefined : crashSign(report));
    if (found === undefined)
        return undefined;
    const [cause, graceMs] = found;
    const ended = report.terminated ?? report.lastTerminated;
    return {
        cause: `container ${report.name} ${cause}`,
        pod: pod.metadata.name,
        container: report.name,
        exitCode: ended?.exitCode,
        graceMs,
    };
}
function imageSign({ waiting, image }) {
    const { reason = '', message = '' } = waiting ?? {};
    if (reason === 'InvalidImageName' || reason === 'ErrImageNeverPull')
        return [`has an unusable image: ${message}`, 0];
    if (reason !== 'ErrImagePull' && reason !== 'ImagePullBackOff')
        return undefined;
    // The runtime repeats the image's name at every level it passes the error through.
    const said = message.slice(message.lastIndexOf(': ') + 1).trim();
    if (imageGone.test(message))
        return [`cannot pull ${image}, which is not there: ${said}`, 0];
    // A node's pull credential may be renewed at this very moment.
    if (imageDenied.test(message))
        return [`may not pull ${image}: ${said}`, 5_000];
    return undefined;
}
function startSign({ waiting, terminated, lastTerminated }) {
    const { reason = '', message = '' } = waiting ?? {};
    // The kubelet's own cache lags behind a Secret that is there.
    if (reason === 'CreateContainerConfigError' && !/failed to sync \S+ cache/.test(message))
        return [`has a broken configuration: ${message}`, configGraceMs];
    const unable = [terminated, lastTerminated].find(isUnable);
    const said = unable?.message ?? (reason === 'RunContainerError' ? message : '');
    return cannotStart.test(said) ? [`cannot be started: ${said}`, 0] : undefined;
}
const isUnable = (ended) => ended !== undefined && ['ContainerCannotRun', 'StartError'].includes(ended.reason);
function crashSign({ waiting, terminated, lastTerminated, restarts }) {
    const isDown = terminated !== undefined && terminated.exitCode !== 0;
    const wasDown = lastTerminated !== undefined && lastTerminated.exitCode !== 0;
    const ended = isDown ? terminated : lastTerminated;
    const how = ended === undefined ? '' : ` (${describe(ended)})`;
    if (waiting?.reason === 'CrashLoopBackOff')
        return [`keeps crashing${how}`, 0];
    // `restarts` counts the crashes before the one that is being reported.
    const crashes = restarts + (isDown ? 1 : 0);
    return (isDown || wasDown) && crashes > forgivenCrashes ? [`crashed ${crashes} times${how}`, 0] : undefined;
}
const describe = ({ exitCode, reason }) => reason === '' || reason === 'Error' ? `exit code ${exitCode}` : `exit code ${exitCode}, ${reason}`;

;// CONCATENATED MODULE: ./lib/kube/feed.js
/** Watches all places until the signal aborts, and hands every change to `note`. */
function startFeed(client, places, note, signal) {
    let next = Promise.withResolvers();
    let broken;
    const ring = () => {
        next.resolve();
        next = Promise.withResolvers();
    };
    const follow = async ({ apiVersion, kind, ...selection }) => {
        try {
            for await (const event of client.watch({ apiVersion, kind }, { ...selection, signal })) {
                note(event);
                ring();
            }
        }
        catch (error) {
            if (signal.aborted)
                return;
            broken ??= { error };
            ring();
        }
    };
    return {
        changed: () => next.promise,
        throwIfBroken: () => {
            if (broken !== undefined)
                throw broken.error;
        },
        ended: Promise.allSettled(distinct(places).map(follow)),
    };
}
const distinct = (places) => [
    ...new Map(places.map((place) => [
        JSON.stringify(place, ['apiVersion', 'kind', 'namespace', 'fieldSelector']),
        place,
    ])).values(),
];

;// CONCATENATED MODULE: ./lib/kube/progress.js

/** Objects named in one line; the rest is counted. */
const mostNamed = 3;
/** Where a rollout stands, in one line. Workloads go by their name alone. */
function progressOf(standings, namespace) {
    const sum = (of) => standings.reduce((total, one) => total + of(one), 0);
    const [ready, total] = [sum((one) => one.ready), sum((one) => one.total)];
    const late = standings.filter(({ state }) => state !== 'done');
    const named = late.slice(0, mostNamed).map((one) => {
        const name = one.total > 0 && one.live.kind === 'Deployment' ? one.ref.name : (0,kube_object/* describeRef */.Ro)(one.ref, namespace);
        const waiting = one.message === '' ? '' : ` (waiting: ${one.message.split('\n')[0]})`;
        return `${name} ${one.ready}/${one.total}${waiting}`;
    });
    const more = late.length > mostNamed ? [`and ${late.length - mostNamed} more`] : [];
    return { ready, total, line: [`${ready}/${total} ready`, ...named, ...more].join('  ') };
}

;// CONCATENATED MODULE: ./lib/kube/rollout.js






/** Judges one object from what is known of it and its pods. */
function standingOf(object, context) {
    const live = context.scene.live(object);
    const base = {
        ref: (0,kube_object/* refOf */.H8)(object),
        live: live ?? object,
        unschedulable: false,
        digests: [],
        doom: undefined,
        witness: undefined,
        maker: undefined,
    };
    if (live === undefined)
        return { ...base, state: 'doomed', ready: 0, total: 1, message: 'deleted', doom: deleted };
    const status = objectStatus(live, context.elapsedMs);
    const failure = status.state === 'failed' ? { ...deleted, cause: status.message } : undefined;
    const total = podsWanted(live);
    if (total === undefined) {
        const isDone = status.state === 'current';
        const own = context.scene.newPods(live);
        const doom = isDone ? undefined : (failure ?? podDoom(live, own, context));
        const state = doom !== undefined ? 'doomed' : isDone ? 'done' : 'going';
        const witness = own.findLast((pod) => !isReady(pod));
        return { ...base, state, ready: isDone ? 1 : 0, total: 1, message: status.message, doom, witness };
    }
    const pods = context.scene.newPods(live);
    const wrong = pods.flatMap((pod) => wrongImage(object, pod, context.images));
    const good = pods.filter((pod) => isReady(pod) && runsRelease(object, pod, context.images));
    const set = live.kind === 'Deployment' ? context.scene.newReplicaSet(live) : undefined;
    const refusal = pods.length < total ? context.scene.creationRefusal(live) : undefined;
    const isDone = status.state === 'current' && good.length >= total && wrong.length === 0;
    // A crash elsewhere does not matter any more once the workload is what it should be.
    const doom = isDone
        ? undefined
        : (wrong[0] ??
            podDoom(live, pods, context) ??
            context.judge.creation(live, refusal, context.now) ??
            failure);
    const lagging = pods.find((pod) => !isReady(pod));
    return {
        ...base,
        state: doom !== undefined ? 'doomed' : isDone ? 'done' : 'going',
        ready: Math.min(good.length, total),
        total,
        message: lagging === undefined ? status.message : waitsFor(lagging),
        doom,
        witness: pods.find((pod) => pod.metadata.name === doom?.pod) ?? lagging,
        unschedulable: pods.some((pod) => waitsFor(pod) === 'scheduling'),
        maker: set,
        digests: [...new Set(good.flatMap((pod) => digestsOf(object, pod, context.images)))],
    };
}
const deleted = {
    cause: 'was deleted while its rollout was going on',
    pod: undefined,
    container: undefined,
    exitCode: undefined,
};
function podDoom({ kind }, pods, { judge, now }) {
    for (const pod of pods) {
        // A Job counts its own retries.
        const doom = judge.pod(pod, now, kind === 'Job');
        if (doom !== undefined)
            return doom;
    }
    return undefined;
}
/** Pods a workload must have; undefined for an object that has none of its own. */
function podsWanted(live) {
    switch (live.kind) {
        case 'Deployment':
        case 'ReplicaSet':
            return (0,fields/* numberAt */.tk)(live, 'spec', 'replicas') ?? 1;
        case 'StatefulSet': {
            if ((0,fields/* textAt */.$6)(live, 'spec', 'updateStrategy', 'type') === 'OnDelete')
                return 0;
            const partition = (0,fields/* numberAt */.tk)(live, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
            return Math.max(0, ((0,fields/* numberAt */.tk)(live, 'spec', 'replicas') ?? 1) - partition);
        }
        case 'DaemonSet':
            return (0,fields/* textAt */.$6)(live, 'spec', 'updateStrategy', 'type') === 'OnDelete'
                ? 0
                : ((0,fields/* numberAt */.tk)(live, 'status', 'desiredNumberScheduled') ?? 0);
        default:
            return undefined;
    }
}
/** Containers of the release's own images: name → digests they may report. */
function expected(workload, images) {
    const released = new Map(Object.values(images?.services ?? {}).map((image) => [image.repository, image.accepted]));
    const found = (0,pod_spec/* containersOf */.M)((0,pod_spec/* podSpecOf */.q)(workload)).flatMap((container) => {
        const accepted = released.get((0,kube_images/* splitImage */.s5)((0,fields/* textAt */.$6)(container, 'image') ?? '').repository);
        return accepted === undefined ? [] : [[(0,fields/* textAt */.$6)(container, 'name') ?? '', accepted]];
    });
    return new Map(found);
}
/** The digest in an imageID; undefined where the runtime reports only its own id of the image. */
const digestIn = (imageId) => /@(sha256:[a-f0-9]{64})$/.exec(imageId)?.[1];
/** Every released container of the pod reports a digest of the release. */
function runsRelease(workload, pod, images) {
    const reports = new Map(reportsOf(pod).map((report) => [report.name, report.imageId]));
    return [...expected(workload, images)].every(([name, accepted]) => {
        const imageId = reports.get(name) ?? '';
        // Without a digest there is the pod's own specification, which names one: the pull was by that digest.
        return imageId !== '' && accepted.includes(digestIn(imageId) ?? accepted[0] ?? '');
    });
}
function wrongImage(workload, pod, images) {
    const wanted = expected(workload, images);
    return reportsOf(pod).flatMap(({ name, imageId }) => {
        const accepted = wanted.get(name);
        const digest = digestIn(imageId);
        if (accepted === undefined || digest === undefined || accepted.includes(digest))
            return [];
        const cause = `container ${name} runs ${digest}, which is not of the release (${accepted[0]})`;
        return [{ cause, pod: pod.metadata.name, container: name, exitCode: undefined }];
    });
}
function digestsOf(workload, pod, images) {
    const wanted = expected(workload, images);
    return reportsOf(pod)
        .filter(({ name }) => images === undefined || wanted.has(name))
        .map(({ imageId }) => digestIn(imageId))
        .filter((digest) => digest !== undefined);
}

// EXTERNAL MODULE: ./lib/kube/rollout-error.js
var rollout_error = __webpack_require__(6139);
;// CONCATENATED MODULE: ./lib/kube/scene.js




const revisionAnnotation = 'deployment.kubernetes.io/revision';
const templateGeneration = 'deprecated.daemonset.template.generation';
function createScene(objects) {
    const tracked = new Map(objects.map((object) => [(0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object)), object]));
    const replicaSets = new Map();
    const pods = new Map();
    const refusals = new Map();
    function keep(store, { type, object }) {
        const uid = object.metadata.uid ?? '';
        if (type === 'DELETED')
            store.delete(uid);
        else
            store.set(uid, object);
    }
    const newReplicaSet = (deployment) => {
        if (!isObserved(deployment))
            return undefined;
        const revision = deployment.metadata.annotations?.[revisionAnnotation];
        if (revision === undefined)
            return undefined;
        return [...replicaSets.values()].find((set) => controllerOf(set) === deployment.metadata.uid &&
            set.metadata.annotations?.[revisionAnnotation] === revision);
    };
    return {
        note: (event) => {
            if (event.type === 'BOOKMARK')
                return;
            if (event.object.kind === 'ReplicaSet')
                keep(replicaSets, event);
            if (event.object.kind === 'Pod')
                keep(pods, event);
            if (event.object.kind === 'Event')
                refusals.set((0,fields/* textAt */.$6)(event.object, 'involvedObject', 'uid') ?? '', event.object);
            const key = (0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(event.object));
            if (!tracked.has(key))
                return;
            const before = tracked.get(key);
            // A list may come from a server that has not yet heard of our own write.
            if ((event.object.metadata.generation ?? 0) < (before?.metadata.generation ?? 0))
                return;
            tracked.set(key, event.type === 'DELETED' ? undefined : event.object);
        },
        live: (object) => tracked.get((0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object))),
        newReplicaSet,
        creationRefusal: (workload) => {
            const maker = workload.kind === 'Deployment' ? newReplicaSet(workload) : workload;
            const failure = (0,fields/* conditionOf */.rI)(maker, 'ReplicaFailure');
            if (failure?.status === 'True')
                return failure.message;
            // Only ReplicaSets have a condition for it; others' controllers leave an event at each try.
            const event = refusals.get(maker?.metadata.uid ?? '');
            const last = Date.parse((0,fields/* textAt */.$6)(event, 'lastTimestamp') ?? (0,fields/* textAt */.$6)(event, 'eventTime') ?? '');
            return last >= (writtenAt(workload) ?? 0) ? (0,fields/* textAt */.$6)(event, 'message') : undefined;
        },
        newPods: (workload) => {
            // Until then its status and annotations still name the revision before: pods of a release that is on its way out.
            if (!isObserved(workload))
                return [];
            const owner = workload.kind === 'Deployment' ? newReplicaSet(workload) : workload;
            if (owner === undefined)
                return [];
            return [...pods.values()].filter((pod) => controllerOf(pod) === owner.metadata.uid && !isLeaving(pod) && isOfTemplate(pod, workload));
        },
    };
}
/** Whether the controller has seen the latest generation. A Job's status does not say. */
const isObserved = (workload) => workload.kind === 'Job' ||
    ((0,fields/* numberAt */.tk)(workload, 'status', 'observedGeneration') ?? 0) >= (workload.metadata.generation ?? 0);
/** Whether a pod is of its workload's latest template, as far as its direct owner does not already say so. */
function isOfTemplate({ metadata }, workload) {
    switch (workload.kind) {
        case 'StatefulSet':
            return metadata.labels?.['controller-revision-hash'] === (0,fields/* textAt */.$6)(workload, 'status', 'updateRevision');
        case 'DaemonSet':
            return (metadata.labels?.['pod-template-generation'] === workload.metadata.annotations?.[templateGeneration]);
        default:
            return true;
    }
}

;// CONCATENATED MODULE: ./lib/kube/wait.js










/** Kinds whose state says something after they were written. */
const waitedFor = new Set([
    'APIService.apiregistration.k8s.io',
    'CustomResourceDefinition.apiextensions.k8s.io',
    'DaemonSet.apps',
    'Deployment.apps',
    'Job.batch',
    'PersistentVolumeClaim',
    'Pod',
    'ReplicaSet.apps',
    'Service',
    'StatefulSet.apps',
]);
const replicaSets = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };
const pods = { apiVersion: 'v1', kind: 'Pod' };
const refusals = { apiVersion: 'v1', kind: 'Event', fieldSelector: 'reason=FailedCreate' };
/** Judging is repeated at least this often, for what only time brings about; in milliseconds. */
const tickMs = 500;
/** Changes that come together are judged together; in milliseconds. */
const gatherMs = 25;
/**
 * Waits until every object is what the release asks for: every new pod Ready and running the release's digests, old
 * ones gone or leaving. Throws a `RolloutError` with diagnoses as soon as that cannot happen any more
 * (`ROLLOUT_FAILED`) or when time is over (`ROLLOUT_TIMED_OUT`).
 */
async function waitForRollout(client, objects, options) {
    const { clock, log, signal, deadlineMs, images, noProgressMs = 240_000, unschedulableGraceMs = 300_000, } = options;
    const waited = objects.filter((object) => waitedFor.has((0,kube_object/* groupKind */.KH)(object)) || !isBuiltin(object));
    const scene = createScene(waited);
    const judge = createJudge({ unschedulableGraceMs });
    const begun = clock.now();
    const stop = new AbortController();
    const feed = startFeed(client, placesOf(waited), scene.note, AbortSignal.any([signal, stop.signal]));
    let lastLine = '';
    let lastChange = begun;
    try {
        for (;;) {
            signal.throwIfAborted();
            feed.throwIfBroken();
            const now = clock.now();
            const context = { scene, judge, images, now, elapsedMs: now - begun };
            const standings = waited.map((object) => standingOf(object, context));
            const progress = progressOf(standings, options.namespace);
            if (progress.line !== lastLine || standings.some(({ unschedulable }) => unschedulable))
                lastChange = now;
            if (progress.line !== lastLine) {
                log.debug(progress.line);
                options.onProgress?.(progress);
            }
            lastLine = progress.line;
            const doomed = standings.filter(({ state }) => state === 'doomed');
            if (doomed.length > 0)
                throw await lost(client, doomed);
            const going = standings.filter(({ state }) => state === 'going');
            if (going.length === 0)
                return resultOf(standings, now - begun);
            if (now - begun >= deadlineMs)
                throw await late(client, going, ` in ${deadlineMs / 1000} s`);
            if (now - lastChange >= noProgressMs)
                throw await late(client, going, `: nothing has changed for ${noProgressMs / 1000} s`);
            await Promise.race([feed.changed(), clock.sleep(tickMs, signal)]);
            await clock.sleep(gatherMs, signal);
        }
    }
    finally {
        stop.abort();
        await feed.ended;
    }
}
/** What to watch: the objects themselves, and the ReplicaSets and pods their controllers make. */
function placesOf(objects) {
    return objects.flatMap(({ apiVersion, kind, metadata: { namespace } }) => {
        const own = { apiVersion, kind, namespace };
        switch (kind) {
            case 'Deployment':
                return [own, { ...replicaSets, namespace }, { ...pods, namespace }];
            case 'DaemonSet':
            case 'Job':
            case 'ReplicaSet':
            case 'StatefulSet':
                return [own, { ...pods, namespace }, { ...refusals, namespace }];
            default:
                return [own];
        }
    });
}
function resultOf(standings, ms) {
    const workloads = standings.filter(({ live }) => (0,pod_spec/* podSpecOf */.q)(live) !== undefined);
    return {
        seconds: ms / 1000,
        workloads: workloads.map(({ ref, ready, digests }) => ({ ref, pods: ready, digests })),
    };
}
async function lost(client, doomed) {
    const diagnoses = await Promise.all(doomed.map((standing) => diagnose(client, standing)));
    return new rollout_error/* RolloutError */.a('ROLLOUT_FAILED', `The rollout in cluster ${client.name} cannot succeed`, diagnoses);
}
async function late(client, going, when) {
    const diagnoses = await Promise.all(going.map((standing) => diagnose(client, standing)));
    return new rollout_error/* RolloutError */.a('ROLLOUT_TIMED_OUT', `The rollout in cluster ${client.name} did not finish${when}`, diagnoses, 'Raise the environment’s timeout if the application only needs longer.');
}

// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(63988);
;// CONCATENATED MODULE: ./lib/smoke/answer.js
/** More than a smoke test looks at; protects the runner from an endless body. */
const bodyLimit = 1024 * 1024;
const excerptLimit = 4096;
/** Reads a response, at most 1 MiB of it. */
async function readAnswer(response) {
    const chunks = [];
    let size = 0;
    // The types of Node's and undici's streams differ; both are async iterables of bytes.
    for await (const chunk of (response.body ?? [])) {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= bodyLimit)
            break;
    }
    return {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        body: Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8'),
    };
}
/** What a person needs to see of a wrong answer: status, type and the start of the body, without credentials. */
function excerpt({ status, contentType, body }) {
    const text = redact(body);
    const cut = Buffer.from(text)
        .subarray(0, excerptLimit)
        .toString('utf8')
        .replace(/\uFFFD$/, '');
    const rest = Buffer.byteLength(text) - Buffer.byteLength(cut);
    return `HTTP ${status}  ${contentType || 'no content type'}\n${cut}${rest > 0 ? `\n… ${rest} more bytes` : ''}`;
}
/** Hides what looks like a credential: JSON and form fields of telling names, bearer tokens, JWTs, keys in PEM. */
function redact(text) {
    return text
        .replace(/("[^"]*(?:password|passwd|secret|token|api[-_]?key|authorization|cookie|credential)[^"]*"\s*:\s*)("(?:[^"\\]|\\.)*"|[^\s,}\]]+)/gi, '$1"***"')
        .replace(/\b((?:password|secret|token|api[-_]?key)=)[^\s&"']+/gi, '$1***')
        .replace(/\b(bearer\s+)[\w.~+/=-]{8,}/gi, '$1***')
        .replace(/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '***')
        .replace(/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '***');
}

;// CONCATENATED MODULE: ./lib/smoke/ask.js


/**
 * Asks a cluster's application: a check with `service` goes through the API server's service proxy, which needs no
 * way into the cluster's network; one with `url` goes to the public address. Redirects are answers, not followed.
 */
function askCluster({ client, namespace, url, fetch }) {
    return async (check, timeoutMs, signal) => {
        const { method, headers, body, path } = check;
        if (check.url !== undefined) {
            const response = await fetch(publicAddress(check, url), {
                method,
                headers,
                redirect: 'manual',
                signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
                ...(body === undefined ? {} : { body }),
            });
            return readAnswer(response);
        }
        if (check.service === undefined)
            throw misplaced(check, 'names neither a service nor a url');
        if (Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')) {
            // The API server takes that header for itself and passes none on.
            throw misplaced(check, 'sends an Authorization header, which cannot pass the API server; use `url`');
        }
        const asked = client.proxy({
            namespace,
            service: check.service,
            port: check.port,
            path,
            method,
            headers,
            timeoutMs,
            ...(body === undefined ? {} : { body }),
        });
        return readAnswer(await abortable(asked, signal));
    };
}
function publicAddress(check, base) {
    const address = check.url ?? '';
    if (URL.canParse(address))
        return new URL(address);
    if (base === undefined)
        throw misplaced(check, `asks for ${address}, but the cluster has no \`url\` to find it below`);
    return new URL(address.replace(/^\//, ''), base.endsWith('/') ? base : `${base}/`);
}
const misplaced = ({ name }, what) => new errors/* ActionError */.lZ('FLEET_INVALID', `smoke check ${name} ${what}`, {
    hint: 'Correct this check in the fleet file.',
});
/** The proxy call has its own timeout but no signal: a stopped suite does not wait for it. */
function abortable(work, signal) {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
}

// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/release/placeholders.js
var placeholders = __webpack_require__(35871);
;// CONCATENATED MODULE: ./lib/smoke/json-field.js
/**
 * The text at a dotted path of a JSON document: `version.commit`, `items.0.id`, `\.` for a dot inside a name.
 * Numbers and booleans as JSON writes them, objects and lists as compact JSON; undefined where there is nothing.
 */
function jsonField(document, path) {
    let value = document;
    for (const step of path.split(/(?<!\\)\./).map((part) => part.replaceAll('\\.', '.'))) {
        if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step))
            return undefined;
        value = Reflect.get(value, step);
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
}

;// CONCATENATED MODULE: ./lib/smoke/judge.js

/** 404 is what load balancers answer before they know a route; 408, 425 and 429 ask to come again. */
const mayPass = (status) => status >= 500 || [404, 408, 425, 429].includes(status);
/**
 * Judges an answer by what a check expects. `expected` holds the check's JSON fields with the release filled in, and
 * `versioned` those among them that name it: another text there is an older pod that still answers.
 */
function judge(check, expected, versioned, answer) {
    if (!check.status.includes(answer.status)) {
        const problem = `answered ${answer.status}, expected ${check.status.join(' or ')}`;
        return { verdict: mayPass(answer.status) ? 'wait' : 'fail', problem };
    }
    const fields = Object.entries(expected);
    if (fields.length === 0)
        return { verdict: 'pass' };
    let document;
    try {
        document = JSON.parse(answer.body);
    }
    catch {
        return { verdict: 'fail', problem: 'answered something that is not JSON' };
    }
    const wrong = fields
        .map(([path, text]) => ({ path, text, found: jsonField(document, path) }))
        .filter(({ text, found }) => text !== found);
    if (wrong.length === 0)
        return { verdict: 'pass' };
    const problem = wrong
        .map(({ path, text, found }) => `${path} is ${found === undefined ? 'missing' : show(found)}, not ${show(text)}`)
        .join(', ');
    return { verdict: wrong.every(({ path }) => versioned.has(path)) ? 'wait' : 'fail', problem };
}
const show = (text) => JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);

;// CONCATENATED MODULE: ./lib/smoke/suite.js





const betweenPassesMs = 300;
const firstPauseMs = 250;
const longestPauseMs = 2_000;
/**
 * Runs all checks side by side under one deadline; each must pass `passes` times in a row. Silence, 5xx, 404 and an
 * older version are asked again until the deadline; any other wrong answer fails at once, and the rest is stopped.
 */
async function runSuite(suite, names, { ask, clock, signal }) {
    const began = clock.now();
    const deadline = began + ((0,inputs/* parseDuration */.E9)(suite.deadline) ?? 0);
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const prepared = suite.checks.map((check) => ({ check, ...expectations(check, names(check)) }));
    const checks = await Promise.all(prepared.map(async ({ check, expected, versioned }) => {
        const judged = async () => {
            const timeoutMs = Math.max(1, Math.min((0,inputs/* parseDuration */.E9)(check.timeout) ?? 0, deadline - clock.now()));
            try {
                const answer = await ask(check, timeoutMs, either);
                const judgement = judge(check, expected, versioned, answer);
                return judgement.verdict === 'pass' ? judgement : { ...judgement, answer: excerpt(answer) };
            }
            catch (error) {
                either.throwIfAborted();
                const refused = (0,errors/* isActionError */.Bd)(error) && error.code !== 'CLUSTER_UNREACHABLE';
                return { verdict: refused ? 'fail' : 'wait', problem: (0,errors/* messageOf */.bD)(error) };
            }
        };
        const result = await runCheck(check.name, suite.passes, deadline, judged, { clock, signal: either });
        if (result.state === 'failed')
            over.abort();
        return result;
    }));
    signal.throwIfAborted();
    return {
        passed: checks.every(({ state }) => state === 'passed'),
        checks,
        seconds: (clock.now() - began) / 1000,
    };
}
function expectations(check, names) {
    const fields = Object.entries(check.json);
    return {
        expected: Object.fromEntries(fields.map(([path, text]) => [path, (0,placeholders/* fill */.G)(text, names, `smoke check ${check.name}`)])),
        versioned: new Set(fields.filter(([, text]) => /\{(commit|release|digest|revision)\}/.test(text)).map(([path]) => path)),
    };
}
async function runCheck(name, passes, deadline, attempt, { clock, signal }) {
    const began = clock.now();
    let inRow = 0;
    let pause = firstPauseMs;
    let firstAnswer;
    const result = (state, attempts, problem) => ({
        name,
        state,
        attempts,
        seconds: (clock.now() - began) / 1000,
        problem,
        answer: state === 'passed' ? undefined : firstAnswer,
    });
    for (let attempts = 1;; attempts++) {
        try {
            const judgement = await attempt();
            if (judgement.verdict === 'pass') {
                inRow += 1;
                pause = firstPauseMs;
                if (inRow >= passes)
                    return result('passed', attempts);
                await clock.sleep(betweenPassesMs, signal);
                continue;
            }
            inRow = 0;
            firstAnswer ??= judgement.answer;
            if (judgement.verdict === 'fail')
                return result('failed', attempts, judgement.problem);
            if (clock.now() + pause >= deadline) {
                const seconds = Math.round((clock.now() - began) / 1000);
                return result('failed', attempts, `${judgement.problem}; still so after ${seconds} s`);
            }
            await clock.sleep(pause, signal);
            pause = Math.min(longestPauseMs, pause * 2);
        }
        catch (error) {
            if (signal.aborted)
                return result('stopped', attempts);
            throw error;
        }
    }
}

// EXTERNAL MODULE: ./lib/rollout/ledger.js + 1 modules
var ledger = __webpack_require__(59450);
// EXTERNAL MODULE: ./lib/rollout/manifest-store.js
var manifest_store = __webpack_require__(36428);
;// CONCATENATED MODULE: ./lib/rollout/kube-target.js














/** Name of the Lease that locks an application in its namespace. */
const leaseName = (application) => `flotilla-${application}`;
/** A cluster of the transaction over its API server. */
function kubeTarget(options, { clock, log: outer, fetch }) {
    const { cluster, client, application, namespace, registry, url } = options;
    const log = (0,core_log/* prefixed */.g)(outer, `${cluster}  `);
    const rendered = options.render;
    const plan = async (objects, images, how) => {
        const agreed = await planApply(client, objects, { application, namespace, ...how });
        let written = [];
        return {
            changes: countChanges(agreed),
            diff: describeDiff(agreed),
            apply: async (guard, signal) => {
                written = (await apply(client, agreed, { guard, signal, clock, log })).objects;
            },
            finish: async (guard, signal) => {
                const { workloads } = await waitForRollout(client, written, {
                    namespace,
                    deadlineMs: options.timeoutMs,
                    images,
                    signal,
                    clock,
                    log,
                    onProgress: atHumanPace(clock, ({ line }) => log.info(line)),
                });
                await finishApply(client, agreed, { guard, signal, clock, log });
                return workloads.map(({ ref, pods, digests }) => ({ name: ref.name, pods, digests }));
            },
        };
    };
    return {
        cluster,
        log,
        ledger: (0,ledger/* openLedger */.a)(client, namespace, application),
        store: (0,manifest_store/* openManifestStore */.D)(client, namespace, application),
        lock: async (waitMs, signal) => {
            // The Lease lives in the application's namespace, which a first delivery has to bring along.
            if (!(await namespaceExists(client, namespace)))
                await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
            const lock = { namespace, name: leaseName(application), ...options.holder };
            return (0,lease/* acquireLease */.ZZ)(client, lock, waitMs, { clock, log, signal });
        },
        render: async (signal) => {
            if (rendered === undefined)
                throw new Error('this target delivers only what is stored');
            return rendered(signal);
        },
        planForward: ({ release, objects }) => {
            const images = (0,kube_images/* releaseImages */._6)(release, registry, options.allowedImages);
            return plan(objects, images, { images, force: options.force });
        },
        // What is stored was checked when it was first delivered: nothing may keep it from coming back now.
        planBack: (stored) => plan(stored?.objects ?? [], stored && (0,kube_images/* releaseImages */._6)(stored.release, registry), {
            force: true,
            rollback: true,
        }),
        smoke: (release, signal) => runSuite(options.suite, namesOf(release), {
            ask: askCluster({ client, namespace, url, fetch }),
            clock,
            signal,
        }),
    };
}
/** Milliseconds between two lines of one cluster's progress. */
const paceMs = 3_000;
/** Passes on the first progress, the last, and what comes in between no faster than a person reads. */
function atHumanPace(clock, say) {
    let saidAt = Number.NEGATIVE_INFINITY;
    return (progress) => {
        if (clock.now() - saidAt < paceMs && progress.ready < progress.total)
            return;
        saidAt = clock.now();
        say(progress);
    };
}
/** What a check may name of a release; {digest} and {revision} are those of the service it asks. */
const namesOf = (release) => ({ service }) => {
    const { commit } = release.source;
    const names = { commit, release: (0,release_release/* releaseId */.Bf)(release) };
    const asked = service === undefined ? undefined : release.services[service];
    return asked === undefined
        ? names
        : { ...names, digest: asked.digest, revision: asked.revision ?? commit };
};
function countChanges({ changes }) {
    const count = (...actions) => changes.filter(({ action }) => actions.includes(action)).length;
    return {
        created: count('create'),
        changed: count('update'),
        unchanged: count('unchanged'),
        pruned: count('prune'),
    };
}
function describeDiff({ changes, namespace }) {
    return changes
        .filter(({ action }) => action !== 'unchanged')
        .map(({ action, ref, diff }) => `${action} ${(0,kube_object/* describeRef */.Ro)(ref, namespace)}\n${diff}`)
        .join('\n\n');
}


/***/ })

};
