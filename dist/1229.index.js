export const id = 1229;
export const ids = [1229];
export const modules = {

/***/ 78049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ abortable)
/* harmony export */ });
/** Work that takes no signal, no longer waited for once the signal ends; rejects with its reason then. */
function abortable(work, signal) {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
}


/***/ }),

/***/ 32844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ jsonField)
/* harmony export */ });
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


/***/ }),

/***/ 86604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ atHumanPace)
/* harmony export */ });
/** Milliseconds between two lines of the same course. */
const paceMs = 3_000;
/** Says something no faster than a person reads; the last word is always said. */
function atHumanPace(clock, say) {
    let saidAt = Number.NEGATIVE_INFINITY;
    return (isLast) => {
        if (!isLast && clock.now() - saidAt < paceMs)
            return;
        saidAt = clock.now();
        say();
    };
}


/***/ }),

/***/ 1986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ plainLine)
/* harmony export */ });
/**
 * A line somebody else wrote, safe to print: one line, without terminal control sequences, and nothing in it that a
 * runner would take for a workflow command (`::set-output::`, `##[error]`). `longest` is in characters.
 */
function plainLine(text, longest = 2_000) {
    const plain = text
        // biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI sequences begin with one
        .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replaceAll('##[', '## [');
    return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}


/***/ }),

/***/ 8038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact)
/* harmony export */ });
/**
 * Hides what looks like a credential: JSON and form fields of telling names, bearer tokens, JWTs, passwords in URLs,
 * keys in PEM.
 */
function redact(text) {
    return text
        .replace(/("[^"]*(?:password|passwd|secret|token|api[-_]?key|authorization|cookie|credential)[^"]*"\s*:\s*)("(?:[^"\\]|\\.)*"|[^\s,}\]]+)/gi, '$1"***"')
        .replace(/\b((?:password|passwd|secret|token|api[-_]?key)=)[^\s&"']+/gi, '$1***')
        .replace(/\b((?:password|passwd|api[-_]?key): )[^\s&"']+/gi, '$1***')
        .replace(/\b(bearer\s+)[\w.~+/=-]{8,}/gi, '$1***')
        .replace(/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '***')
        .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/@]+@/gi, '$1***@')
        .replace(/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '***');
}


/***/ }),

/***/ 95697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IA: () => (/* binding */ isHook),
/* harmony export */   U6: () => (/* binding */ hooksFor),
/* harmony export */   _$: () => (/* binding */ isTestHook)
/* harmony export */ });
/* harmony import */ var _secret_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98700);

const hookAnnotation = 'helm.sh/hook';
/** Helm's own default. */
const usualMs = 300_000;
/**
 * Helm's order of kinds (InstallOrder of its releaseutil). The waves of order.ts do not do: objects of one wave are
 * written at the same time, hooks one after the other.
 */
const installOrder = [
    'PriorityClass',
    'Namespace',
    'NetworkPolicy',
    'ResourceQuota',
    'LimitRange',
    'PodSecurityPolicy',
    'PodDisruptionBudget',
    'ServiceAccount',
    'Secret',
    'SecretList',
    'ConfigMap',
    'StorageClass',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'CustomResourceDefinition',
    'ClusterRole',
    'ClusterRoleList',
    'ClusterRoleBinding',
    'ClusterRoleBindingList',
    'Role',
    'RoleList',
    'RoleBinding',
    'RoleBindingList',
    'Service',
    'DaemonSet',
    'Pod',
    'ReplicationController',
    'ReplicaSet',
    'Deployment',
    'HorizontalPodAutoscaler',
    'StatefulSet',
    'Job',
    'CronJob',
    'IngressClass',
    'Ingress',
    'APIService',
];
const rankOf = new Map(installOrder.map((kind, rank) => [kind, rank]));
const eventsOf = ({ metadata }) => (metadata.annotations?.[hookAnnotation] ?? '')
    .split(',')
    .map((event) => event.trim())
    .filter((event) => event !== '');
const isHook = (object) => eventsOf(object).length > 0;
/** `helm test` pods: the suite has its own smoke tests, and these never belong to a release. */
const isTestHook = (object) => isHook(object) && eventsOf(object).every((event) => event === 'test' || event.startsWith('test-'));
/** The hooks of one phase among all objects of a release, in the order Helm runs them: by weight, then name, then kind. */
function hooksFor(objects, phase, operation, timeoutMs = usualMs) {
    const hide = (0,_secret_values_js__WEBPACK_IMPORTED_MODULE_0__/* .hideSecrets */ .s)(objects);
    return objects
        .filter((object) => eventsOf(object).includes(`${phase}-${operation}`))
        .map((object) => {
        const policy = object.metadata.annotations?.[`${hookAnnotation}-delete-policy`] ?? 'before-hook-creation';
        return {
            object,
            weight: Number(object.metadata.annotations?.[`${hookAnnotation}-weight`] ?? 0) || 0,
            deletePolicy: policy.split(',').map((entry) => entry.trim()),
            timeoutMs,
            hide,
        };
    })
        .sort((a, b) => a.weight - b.weight || compare(a.object, b.object));
}
/**
 * Charts give a ServiceAccount, its Roles and their bindings one name, and the Job that needs them that name with a
 * suffix: by name, then by kind the Job comes last. Kinds Helm does not know come after those it knows, by kind.
 */
function compare(a, b) {
    const rank = ({ kind }) => rankOf.get(kind) ?? installOrder.length;
    return byText(a.metadata.name, b.metadata.name) || rank(a) - rank(b) || byText(a.kind, b.kind);
}
/** By code units: an order that no locale changes. */
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);


/***/ }),

/***/ 63183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sx: () => (/* binding */ microTime),
/* harmony export */   ZZ: () => (/* binding */ field),
/* harmony export */   _D: () => (/* binding */ leaseObject),
/* harmony export */   cS: () => (/* binding */ lapsesAt),
/* harmony export */   i7: () => (/* binding */ isHeld),
/* harmony export */   r7: () => (/* binding */ runKey),
/* harmony export */   xf: () => (/* binding */ refOfLease),
/* harmony export */   yW: () => (/* binding */ isEarlierAttempt),
/* harmony export */   zU: () => (/* binding */ clockSlackMs)
/* harmony export */ });
/** Annotation of a Lease: the address of the run that holds it. */
const runKey = 'flotilla.dev/run';
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
            annotations: { ...current?.metadata.annotations, [runKey]: lock.run },
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
    return holder !== undefined && holder !== lock.holder && lapsesAt(lease) + clockSlackMs > now;
}
/** Whether an earlier attempt of the run of `lock` holds the Lease: GitHub starts one only when the one before has ended. */
function isEarlierAttempt(lease, lock) {
    const pattern = /^(.+)\/(\d+)#[^#]+$/;
    const [, theirRun, theirAttempt] = pattern.exec(field(lease, 'holderIdentity') ?? '') ?? [];
    const [, ourRun, ourAttempt] = pattern.exec(lock.holder) ?? [];
    return theirRun !== undefined && theirRun === ourRun && Number(theirAttempt) < Number(ourAttempt);
}


/***/ }),

/***/ 14051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZZ: () => (/* binding */ acquireLease),
/* harmony export */   wL: () => (/* binding */ releaseLease)
/* harmony export */ });
/* unused harmony export leaseSeconds */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _lease_object_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63183);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57092);



/**
 * Seconds a holder may be silent before its lock may be taken, slack for clocks that differ not counted. A write that
 * was proven ten seconds after the last renewal and is tried for as long as the transport tries it arrives before.
 */
const leaseSeconds = 60;
const renewMs = 15_000;
const freshMs = 10_000;
const pollMs = 2_000;
const sayMs = 15_000;
/** How often in a row somebody may touch the Lease before a write to it is given up. */
const touches = 10;
/**
 * Takes the lock of an application in a cluster, a Lease in its namespace; waits up to `waitMs` for another holder
 * and says so at a human pace. `CLUSTER_LOCKED` names the holder's run. A Lease is free when it has no holder, when
 * its last renewal is a full duration and slack for clocks that differ ago (by its own times, or by having watched it
 * stand still for that long), or earlier, when its run is known to have ended: an earlier attempt
 * of this very run, or one of which `hasEnded` says so.
 */
async function acquireLease(client, lock, waitMs, ports) {
    const { clock, log, signal } = ports;
    const began = clock.now();
    const askEnded = endedAsker(ports);
    let saidAt = Number.NEGATIVE_INFINITY;
    let seen = { version: '', since: began };
    for (;;) {
        signal.throwIfAborted();
        const current = await client.get((0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .refOfLease */ .xf)(lock));
        const version = current?.metadata.resourceVersion ?? '';
        if (version !== seen.version)
            seen = { version, since: clock.now() };
        const stoodStill = clock.now() - seen.since;
        const lapsed = current === undefined ||
            !(0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .isHeld */ .i7)(current, lock, clock.now()) ||
            stoodStill >= leaseSeconds * 1000 + _lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .clockSlackMs */ .zU;
        if (lapsed || (0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .isEarlierAttempt */ .yW)(current, lock) || (await askEnded(current))) {
            const taken = await take(client, lock, current, clock.now());
            if (taken !== undefined) {
                if (current !== undefined && (0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(current, 'holderIdentity') !== undefined)
                    log.warning(`took over the lock that ${holderOf(current)} left behind`);
                // A run that has ended may have left a process that does not know it: its last proof lets it write until then.
                const writesFrom = lapsed ? began : clock.now() + Math.max(0, freshMs - stoodStill);
                return hold(client, lock, taken, { waitedMs: clock.now() - began, writesFrom }, ports);
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
/** Asks whether the run that holds a Lease has ended, no more often than every fifteen seconds. */
function endedAsker({ clock, hasEnded }) {
    let askedAt = Number.NEGATIVE_INFINITY;
    return async (lease) => {
        const run = lease.metadata.annotations?.[_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .runKey */ .r7];
        if (hasEnded === undefined || run === undefined || clock.now() - askedAt < sayMs)
            return false;
        askedAt = clock.now();
        return hasEnded(run);
    };
}
/** Undefined when somebody else was faster. */
async function take(client, lock, current, now) {
    try {
        const wanted = (0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .leaseObject */ ._D)(lock, now, leaseSeconds, current);
        return await (current === undefined ? client.create(wanted) : client.replace(wanted));
    }
    catch (error) {
        // Lost the race: the Lease was created, changed or deleted between the look and the write.
        if ((0,_status_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isKubeStatus */ .Q)(error, 409) || (current !== undefined && (0,_status_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isKubeStatus */ .Q)(error, 404)))
            return undefined;
        throw error;
    }
}
function hold(client, lock, first, { waitedMs, writesFrom }, { clock, log }) {
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
                lease = await client.replace({ ...lease, spec: { ...specOf(lease), renewTime: (0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .microTime */ .Sx)(at) } });
                confirmedAt = at;
                return;
            }
            catch (error) {
                if (!(0,_status_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isKubeStatus */ .Q)(error, 409) && !(0,_status_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isKubeStatus */ .Q)(error, 404))
                    throw error;
                const current = await client.get((0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .refOfLease */ .xf)(lock));
                // Somebody touched it and left it ours: that is no reason to lose it.
                if (current !== undefined && (0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(current, 'holderIdentity') === lock.holder) {
                    if (attempt === touches)
                        throw error;
                    lease = current;
                }
                else {
                    lost = new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLUSTER_CHANGED', `${client.name}: the lock ${lock.namespace}/${lock.name} was taken by ${current ? holderOf(current) : 'nobody; it is gone'}`, { hint: 'Nothing more is written here. Look at that run; then run this one again.' });
                    throw lost;
                }
            }
        }
    }
    const loop = (async () => {
        while (!stop.signal.aborted && lost === undefined) {
            await clock.sleep(renewMs, stop.signal);
            await renew().catch((error) => log.warning(`the lock could not be renewed: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`));
        }
    })().catch(() => undefined); // the sleep was stopped
    return {
        lock,
        waitedMs,
        guard: async (signal) => {
            signal?.throwIfAborted();
            if (lost !== undefined)
                throw lost;
            if (clock.now() < writesFrom)
                await clock.sleep(writesFrom - clock.now(), signal);
            if (clock.now() - confirmedAt > freshMs)
                await renew();
        },
        release: async () => {
            stop.abort();
            await Promise.all([loop, renewing?.catch(() => undefined)]);
            if (lost === undefined)
                await releaseLease(client, lock).catch((error) => log.warning(`the lock could not be released and lapses in a minute: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`));
        },
    };
}
/** Lets go of a Lease if this holder has it; also for the post step of a job that was killed. */
async function releaseLease(client, lock) {
    for (let attempt = 1;; attempt++) {
        const current = await client.get((0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .refOfLease */ .xf)(lock));
        if (current === undefined || (0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(current, 'holderIdentity') !== lock.holder)
            return false;
        const { holderIdentity: _holder, ...rest } = specOf(current);
        try {
            await client.replace({ ...current, spec: { ...rest, leaseDurationSeconds: 1 } });
            return true;
        }
        catch (error) {
            if (!(0,_status_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isKubeStatus */ .Q)(error, 409) || attempt === touches)
                throw error;
        }
    }
}
const specOf = (lease) => (lease.spec ?? {}); // the Lease spec is flat
function locked(client, lock, lease, waited, now) {
    const left = Math.max(0, Math.round(((0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .lapsesAt */ .cS)(lease) - now) / 1000));
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLUSTER_LOCKED', `${client.name}: ${lock.namespace}/${lock.name} is held by ${holderOf(lease)}` +
        (waited > 0 ? ` and was still after ${Math.round(waited / 1000)} s` : ''), {
        hint: `Let that run finish. If it is dead its lock lapses by itself${left > 0 ? ` in ${left} s` : ''}; then run this one again.`,
    });
}
/** Who holds a Lease, for a person: the run's address where the holder left one. */
function holderOf(lease) {
    return lease.metadata.annotations?.[_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .runKey */ .r7] ?? (0,_lease_object_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(lease, 'holderIdentity') ?? 'nobody';
}


/***/ }),

/***/ 92630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sx: () => (/* binding */ isOwnNamespace),
/* harmony export */   YX: () => (/* binding */ createNamespace),
/* harmony export */   im: () => (/* binding */ namespaceExists)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62336);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57092);
/* harmony import */ var _writer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12146);




/**
 * Whether the namespace is there. `CLUSTER_DENIED` while it is being deleted: whatever is written to it would vanish.
 * An identity that may not read namespaces is taken to have been given one.
 */
async function namespaceExists(client, name) {
    const found = await client
        .get({ apiVersion: 'v1', kind: 'Namespace', name, namespace: name })
        .catch((error) => {
        if ((0,_status_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isKubeStatus */ .Q)(error, 403))
            return 'hidden';
        throw error;
    });
    if (found === undefined)
        return false;
    if (found === 'hidden' || (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(found, 'status', 'phase') !== 'Terminating')
        return true;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLUSTER_DENIED', `Namespace ${name} of cluster ${client.name} is being deleted`, {
        hint: 'Wait until it is gone. If it stays, look for finalizers: kubectl get namespace NAME -o yaml.',
    });
}
const makerLabel = 'app.kubernetes.io/managed-by';
/** Makes a namespace, marked as made by the suite: only such a one goes with its application. */
const createNamespace = (client, name) => client.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { [makerLabel]: _writer_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldManager */ .w } },
});
/** Whether the suite made this namespace. */
const isOwnNamespace = ({ metadata }) => metadata.labels?.[makerLabel] === _writer_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldManager */ .w;


/***/ }),

/***/ 46993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ inWaves),
/* harmony export */   h: () => (/* binding */ waveNumber)
/* harmony export */ });
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73926);

/**
 * What is applied before what. A wave's objects do not need each other; custom resources and everything unknown come
 * after the workloads, and what can block other writes comes last.
 */
const waves = [
    ['Namespace'],
    // A Secret with the token of an account that is not there yet is deleted by its controller.
    ['CustomResourceDefinition.apiextensions.k8s.io', 'ServiceAccount'],
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
const waveNumber = (object) => waveOf.get((0,_object_js__WEBPACK_IMPORTED_MODULE_0__/* .groupKind */ .KH)(object)) ?? unknownWave;
/** Entries in waves by the object each is about, empty waves left out; the order within a wave is kept. */
function inWaves(entries, about) {
    const sorted = waves.map(() => []);
    for (const entry of entries)
        sorted[waveNumber(about(entry))]?.push(entry);
    return sorted.filter((wave) => wave.length > 0);
}


/***/ }),

/***/ 66838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ ownedObject)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62336);
/* harmony import */ var _managed_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44604);


/**
 * The object as we would apply it once more to change nothing: its name and the fields our manager owns, no others;
 * undefined where we own none. A change made to it and applied keeps the ownership of every field as it was. The field
 * set is a trie of `f:FIELD`, `k:{KEYS}` and `v:VALUE` (structured-merge-diff, FieldsV1).
 */
function ownedObject(live) {
    const entry = (live.metadata.managedFields ?? []).find(_managed_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurs */ .MU);
    const fields = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'fieldsV1');
    if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(fields))
        return undefined;
    const { apiVersion, kind, metadata } = live;
    const owned = pick(live, fields);
    const { name, namespace } = metadata;
    return {
        ...((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(owned) ? owned : {}),
        apiVersion,
        kind,
        metadata: {
            ...((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(owned) && (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(owned['metadata']) ? owned['metadata'] : {}),
            name,
            ...(namespace === undefined ? {} : { namespace }),
        },
    };
}
function pick(value, fields) {
    if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(fields))
        return value;
    const steps = Object.keys(fields).filter((step) => step !== '.');
    // A leaf: we own all that is below it.
    if (steps.length === 0)
        return value;
    if (Array.isArray(value))
        return pickItems(value, fields, steps);
    if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value))
        return value;
    return Object.fromEntries(steps.flatMap((step) => {
        const name = step.slice(2);
        return step.startsWith('f:') && name in value ? [[name, pick(value[name], fields[step])]] : [];
    }));
}
/** Items of a list with keys, or of a set of values, in the order of the list. */
function pickItems(list, fields, steps) {
    return list.flatMap((item) => {
        const step = steps.find((candidate) => isAbout(candidate, item));
        if (step === undefined)
            return [];
        if (step.startsWith('v:') || !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(item))
            return [item];
        const keys = JSON.parse(step.slice(2));
        const picked = pick(item, fields[step]);
        return [{ ...((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(keys) ? keys : {}), ...((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(picked) ? picked : {}) }];
    });
}
function isAbout(step, item) {
    const said = JSON.parse(step.slice(2));
    if (step.startsWith('v:'))
        return JSON.stringify(said) === JSON.stringify(item);
    if (!step.startsWith('k:') || !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(said))
        return false;
    return Object.entries(said).every(([key, value]) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(item, key) === value);
}


/***/ }),

/***/ 82502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KB: () => (/* binding */ pullSecretsOf),
/* harmony export */   sc: () => (/* binding */ servesImage),
/* harmony export */   yL: () => (/* binding */ pullSecretNames)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62336);
/* harmony import */ var _pod_spec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16356);



/**
 * The logins that an object's pods pull with, by its `imagePullSecrets` or those of its ServiceAccount. What may not be
 * read is left out with a line of debug: then only the node knows what it pulls with. Passwords are masked.
 *
 * https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry
 */
async function pullSecretsOf(object, home) {
    const namespace = object.metadata.namespace ?? home.namespace;
    const names = await pullSecretNames(object, home);
    const secrets = await Promise.all(names.map((name) => findObject({ apiVersion: 'v1', kind: 'Secret', namespace, name }, home)));
    const logins = secrets.flatMap((secret) => (secret === undefined ? [] : loginsIn(secret)));
    for (const { password } of logins)
        home.log.mask(password);
    return logins;
}
/** Names of the Secrets an object's pods pull with, whether they are there or not. */
async function pullSecretNames(object, home) {
    const podSpec = (0,_pod_spec_js__WEBPACK_IMPORTED_MODULE_1__/* .podSpecOf */ .qz)(object);
    if (podSpec === undefined)
        return [];
    const own = namesIn(podSpec);
    if (own.length > 0)
        return own;
    // Admission writes the ServiceAccount's into a pod that has none of its own.
    const name = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(podSpec, 'serviceAccountName') ?? 'default';
    const namespace = object.metadata.namespace ?? home.namespace;
    return namesIn(await findObject({ apiVersion: 'v1', kind: 'ServiceAccount', namespace, name }, home));
}
/** Whether a login is for this image, `HOST/REPOSITORY`. */
const servesImage = ({ prefix }, image) => image === prefix || image.startsWith(`${prefix}/`);
const namesIn = (value) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(value, 'imagePullSecrets').flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
async function findObject(ref, { client, namespace, objects, log }) {
    const coming = objects.find(({ kind, metadata }) => kind === ref.kind && metadata.name === ref.name && (metadata.namespace ?? namespace) === ref.namespace);
    if (coming !== undefined)
        return coming;
    return client.get(ref).catch((error) => {
        log.debug(`${ref.kind} ${ref.name} cannot be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        return undefined;
    });
}
/** Both forms of a docker login: `.dockerconfigjson`, and the older `.dockercfg` without the level `auths`. */
function loginsIn(secret) {
    const auths = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__.at)(parse(contentOf(secret, '.dockerconfigjson')), 'auths') ?? parse(contentOf(secret, '.dockercfg'));
    if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(auths))
        return [];
    return Object.entries(auths).flatMap(([server, login]) => {
        const [user = '', ...rest] = Buffer.from((0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(login, 'auth') ?? '', 'base64')
            .toString('utf8')
            .split(':');
        const username = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(login, 'username') ?? user;
        const password = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(login, 'password') ?? rest.join(':');
        const place = server.replace(/^https?:\/\//, '').replace(/\/(v[12]\/?)?$/, '');
        const prefix = place === 'index.docker.io' ? 'docker.io' : place;
        return password === '' ? [] : [{ name: secret.metadata.name, prefix, username, password }];
    });
}
const contentOf = ({ data, ...secret }, key) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(secret, 'stringData', key) ?? Buffer.from(data?.[key] ?? '', 'base64').toString('utf8');
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 45411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ findRisks),
  n: () => (/* binding */ riskKinds)
});

// EXTERNAL MODULE: ./lib/kube/fields.js
var fields = __webpack_require__(62336);
// EXTERNAL MODULE: ./lib/kube/object.js
var object = __webpack_require__(73926);
// EXTERNAL MODULE: ./lib/kube/pod-spec.js
var pod_spec = __webpack_require__(16356);
;// CONCATENATED MODULE: ./lib/kube/rbac-widening.js

/** Grants named in a text; the rest is counted. */
const most = 5;
/** Rights that are as good as all: of themselves they lead to every other. */
const powerful = (grant) => grant.verb === '*' ||
    grant.resource === '*' ||
    ['escalate', 'bind', 'impersonate'].includes(grant.verb) ||
    grant.resource === 'pods/exec' ||
    (grant.resource === 'secrets' && ['get', 'list', 'watch'].includes(grant.verb));
/**
 * The rights a role or binding gives beyond those it gave before; undefined when there are none. Of a role that is
 * new only the powerful rights are told: whoever adds a role means to give some.
 */
function widening(live, after) {
    switch (after.kind) {
        case 'Role':
        case 'ClusterRole': {
            const before = grantsOf(live);
            const gained = grantsOf(after).filter((grant) => !before.some((had) => covers(had, grant)));
            return say((live === undefined ? gained.filter(powerful) : gained).map(describe), 'allows');
        }
        case 'RoleBinding':
        case 'ClusterRoleBinding': {
            const role = `${(0,fields/* textAt */.$6)(after, 'roleRef', 'kind')} ${(0,fields/* textAt */.$6)(after, 'roleRef', 'name')}`;
            const before = new Set(live === undefined ? [] : subjectsOf(live));
            return say(subjectsOf(after).filter((subject) => !before.has(subject)), `gives ${role}${after.kind === 'ClusterRoleBinding' ? ' in every namespace' : ''} to`);
        }
        default:
            return undefined;
    }
}
function say(entries, what) {
    if (entries.length === 0)
        return undefined;
    const rest = entries.length > most ? ` and ${entries.length - most} more` : '';
    return `${what} ${entries.slice(0, most).join(', ')}${rest}`;
}
const textsOf = (rule, field) => {
    const found = (0,fields.at)(rule, field);
    return Array.isArray(found) ? found.map(String) : [];
};
function grantsOf(role) {
    return (0,fields/* listAt */.gT)(role, 'rules').flatMap((rule) => {
        const names = textsOf(rule, 'resourceNames');
        const paths = textsOf(rule, 'nonResourceURLs').map((resource) => ({ group: 'url', resource }));
        const resources = textsOf(rule, 'apiGroups').flatMap((group) => textsOf(rule, 'resources').map((resource) => ({ group, resource })));
        return textsOf(rule, 'verbs').flatMap((verb) => [...resources, ...paths].flatMap((what) => (names.length > 0 ? names : ['*']).map((name) => ({ verb, ...what, name }))));
    });
}
const covers = (had, wanted) => ['verb', 'group', 'resource', 'name'].every((field) => had[field] === wanted[field] || (had[field] === '*' && wanted.group !== 'url'));
const describe = ({ verb, group, resource, name }) => {
    const where = group === '' || group === 'url' ? resource : `${resource}.${group}`;
    return `${verb} ${where}${name === '*' ? '' : `/${name}`}`;
};
const subjectsOf = (binding) => (0,fields/* listAt */.gT)(binding, 'subjects').map((subject) => {
    const namespace = (0,fields/* textAt */.$6)(subject, 'namespace');
    return `${subject['kind']} ${namespace === undefined ? '' : `${namespace}/`}${subject['name']}`;
});

;// CONCATENATED MODULE: ./lib/kube/risks.js




/** What a person should look at before a plan is carried out. */
const riskKinds = {
    admission: 'a webhook that can refuse other writes',
    exposure: 'reachable from outside the cluster',
    pdb: 'protection against disruption weakened',
    'privileged-pod': 'pods with power over their node',
    prune: 'an object is deleted',
    pvc: 'storage of a workload',
    'rbac-widening': 'more rights than before',
    recreate: 'deleted and created anew',
    'replica-drop': 'fewer pods than now',
    'selector-change': 'other pods than now are selected',
    takeover: 'fields of somebody else are overwritten',
};
/** The risks in a plan's changes, by what is there and what the server would make of it. */
function findRisks(changes) {
    return changes.flatMap((change) => {
        if (change.action === 'unchanged')
            return [];
        const { live, ref } = change;
        // What an adopted or forced write leaves out is in `planned` alone; what defaults fill in is there as well.
        const after = change.action === 'prune' ? undefined : (change.planned ?? change.object);
        const risk = (kind, text) => text === undefined ? [] : [{ ref, kind, text }];
        return [
            ...risk('prune', after === undefined ? pruned(ref) : undefined),
            ...risk('recreate', change.recreate ? 'cannot be changed, so it is deleted and created' : undefined),
            ...risk('takeover', takeover(change)),
            ...risk('replica-drop', replicaDrop(live, after)),
            ...risk('selector-change', selectorChange(live, after)),
            ...risk('pvc', storage(live, after)),
            ...risk('pdb', disruption(live, after)),
            ...risk('rbac-widening', after && widening(live, after)),
            ...risk('privileged-pod', after && privilege(live, after)),
            ...risk('exposure', after && exposure(live, after)),
            ...risk('admission', after && admission(live, after)),
        ];
    });
}
const pruned = ({ kind }) => kind === 'StatefulSet'
    ? 'is no longer in the release and will be deleted; its volumes stay'
    : 'is no longer in the release and will be deleted';
function takeover({ adopt, live }) {
    if (!adopt)
        return undefined;
    const before = live?.metadata.labels?.['app.kubernetes.io/managed-by'];
    return `is taken over from ${before ?? 'another tool'}: fields it set and the release leaves out are removed`;
}
/** Pods a workload or its autoscaler keeps at the least. */
function replicaDrop(live, after) {
    for (const [field, otherwise] of [
        ['replicas', 1],
        ['minReplicas', 1],
        ['maxReplicas', undefined],
    ]) {
        const before = (0,fields/* numberAt */.tk)(live, 'spec', field);
        if (before === undefined || after === undefined)
            continue;
        const now = (0,fields/* numberAt */.tk)(after, 'spec', field) ?? otherwise;
        if (now !== undefined && now < before)
            return `${field} ${before} → ${now}`;
    }
    return undefined;
}
function selectorChange(live, after) {
    if (live === undefined || after === undefined)
        return undefined;
    const [before, now] = [selectorOf(live), selectorOf(after)];
    return before === now ? undefined : `selects ${now} instead of ${before}`;
}
/** A selector as one text: `app=web,track=stable`. */
function selectorOf({ spec }) {
    const selector = (0,fields.at)(spec, 'selector') ?? (0,fields.at)(spec, 'podSelector');
    const labels = (0,fields.at)(selector, 'matchLabels') ?? selector;
    if (!(0,fields/* isRecord */.u4)(labels))
        return 'nothing';
    const plain = Object.entries(labels).filter(([, value]) => typeof value === 'string');
    const more = (0,fields/* listAt */.gT)(selector, 'matchExpressions').map((expression) => JSON.stringify(expression));
    return [...plain.map(([key, value]) => `${key}=${value}`).sort(), ...more].join(',') || 'everything';
}
function storage(live, after) {
    if (live === undefined || after === undefined)
        return undefined;
    if (live.kind === 'PersistentVolumeClaim') {
        const [before, now] = [live, after].map((one) => (0,fields/* textAt */.$6)(one, 'spec', 'resources', 'requests', 'storage'));
        return before === now ? undefined : `storage ${before} → ${now}`;
    }
    if (live.kind !== 'StatefulSet')
        return undefined;
    const [before, now] = [live, after].map((one) => JSON.stringify((0,fields/* listAt */.gT)(one, 'spec', 'volumeClaimTemplates').map((claim) => (0,fields/* textAt */.$6)(claim, 'metadata', 'name'))));
    return before === now ? undefined : `claims ${now} instead of ${before}`;
}
function disruption(live, after) {
    if (live === undefined || (0,object/* groupKind */.KH)(live) !== 'PodDisruptionBudget.policy')
        return undefined;
    if (after === undefined)
        return 'its pods may all be evicted at once';
    for (const field of ['minAvailable', 'maxUnavailable']) {
        const [before, now] = [(0,fields.at)(live, 'spec', field), (0,fields.at)(after, 'spec', field)];
        if (String(before) !== String(now))
            return `${field} ${before ?? 'unset'} → ${now ?? 'unset'}`;
    }
    return undefined;
}
/** Powers of a pod that it did not have before. */
function privilege(live, after) {
    const before = new Set(live === undefined ? [] : powersOf(live));
    const gained = powersOf(after).filter((power) => !before.has(power));
    return gained.length === 0 ? undefined : gained.join(', ');
}
function powersOf(object) {
    const spec = (0,pod_spec/* podSpecOf */.qz)(object);
    const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => (0,fields.at)(spec, field) === true);
    const paths = (0,fields/* listAt */.gT)(spec, 'volumes').map((volume) => (0,fields/* textAt */.$6)(volume, 'hostPath', 'path'));
    const containers = (0,pod_spec/* containersOf */.Mz)(spec).flatMap((container) => {
        const security = (0,fields.at)(container, 'securityContext');
        const added = (0,fields.at)(security, 'capabilities', 'add');
        return [
            ...((0,fields.at)(security, 'privileged') === true ? [`privileged container ${container['name']}`] : []),
            ...(Array.isArray(added) ? added.map((name) => `capability ${name}`) : []),
        ];
    });
    return [
        ...shared,
        ...paths.filter((path) => path !== undefined).map((path) => `hostPath ${path}`),
        ...containers,
    ];
}
function exposure(live, after) {
    if (after.kind !== 'Service' || after.apiVersion !== 'v1')
        return undefined;
    const [before = 'ClusterIP', now = 'ClusterIP'] = [live, after].map((one) => (0,fields/* textAt */.$6)(one, 'spec', 'type'));
    const opens = before !== now && (now === 'LoadBalancer' || now === 'NodePort');
    return opens ? `type ${before} → ${now}` : undefined;
}
function admission(live, { kind, ...after }) {
    if (kind !== 'ValidatingWebhookConfiguration' && kind !== 'MutatingWebhookConfiguration')
        return undefined;
    const fatal = (object) => (0,fields/* listAt */.gT)(object, 'webhooks').flatMap((hook) => (0,fields/* textAt */.$6)(hook, 'failurePolicy') === 'Ignore' ? [] : [(0,fields/* textAt */.$6)(hook, 'name') ?? '']);
    const before = fatal(live);
    const gained = fatal(after).filter((name) => !before.includes(name));
    return gained.length === 0 ? undefined : `${gained.join(', ')}: nothing passes while it does not answer`;
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

/***/ 69476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bn: () => (/* binding */ listRoutes),
  xR: () => (/* binding */ restoreRoutes),
  KB: () => (/* binding */ routesTo),
  V: () => (/* binding */ shareRoute)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/kube/fields.js
var fields = __webpack_require__(62336);
;// CONCATENATED MODULE: ./lib/kube/traffic-share.js
/**
 * Entries of one rule with those of Services that have a canary split in two. `weightOf` gives an entry's weight,
 * `canaryOf` its canary's entry or undefined. Weights stay in proportion to those of the other entries, and never
 * exceed `most`.
 */
function splitEntries(entries, weight, most, weightOf, canaryOf) {
    const heaviest = Math.max(1, ...entries.map(weightOf));
    const scale = entries.length === 1 ? 100 / heaviest : Math.min(100, most / heaviest);
    return entries.flatMap((entry) => {
        const own = Math.round(weightOf(entry) * scale);
        const canary = canaryOf(entry);
        if (canary === undefined)
            return [{ ...entry, weight: own }];
        const part = Math.round((own * weight) / 100);
        return [
            { ...entry, weight: own - part },
            { ...canary, weight: part },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/kube/gateway-rules.js



/** The Gateway API allows so many rules in a route, and weights up to this. */
const mostRules = 16;
const mostWeight = 1_000_000;
/**
 * The rules of an HTTPRoute or GRPCRoute with a share of the traffic for canaries: before each rule that leads to one
 * of the Services, the same rule for requests with the header, and in the rule itself the backend in two with weights.
 * All else is as it was. Undefined where no rule leads there. `CHART_INVALID` where the route has no room for it.
 */
function shareGatewayRules(route, rules, share) {
    const canaryOf = (backend) => {
        const canary = share.canaries.get(serviceOf(backend, route) ?? '');
        return canary === undefined ? undefined : { ...backend, name: canary };
    };
    const leadsThere = (rule) => (0,fields/* listAt */.gT)(rule, 'backendRefs').some((backend) => canaryOf(backend) !== undefined);
    if (!rules.some(leadsThere))
        return undefined;
    const shared = rules.flatMap((rule) => {
        if (!leadsThere(rule))
            return [rule];
        const backends = (0,fields/* listAt */.gT)(rule, 'backendRefs');
        const split = {
            ...rule,
            backendRefs: splitEntries(backends, share.weight, mostWeight, (backend) => (0,fields/* numberAt */.tk)(backend, 'weight') ?? 1, canaryOf),
        };
        if (share.header === undefined)
            return [split];
        // A rule's name must be unique in its route.
        const { name: _name, ...unnamed } = rule;
        const matches = (0,fields/* listAt */.gT)(rule, 'matches');
        return [
            {
                ...unnamed,
                matches: (matches.length > 0 ? matches : [{}]).map((match) => ({
                    ...match,
                    // Of two matches of one header only the first counts.
                    headers: [{ type: 'Exact', ...share.header }, ...(0,fields/* listAt */.gT)(match, 'headers')],
                })),
                backendRefs: backends.map((backend) => canaryOf(backend) ?? backend),
            },
            split,
        ];
    });
    if (shared.length > mostRules)
        throw new errors/* ActionError */.lZ('CHART_INVALID', `${route.kind} ${route.metadata.name} has no room for a canary: it would have ${shared.length} rules of ${mostRules}`, { hint: 'Split the route in two, or leave `header` out of the strategy.' });
    return shared;
}
/** `NAMESPACE/NAME` of the Service a backend is; undefined for other kinds. */
function serviceOf(backend, { metadata }) {
    const { group = '', kind = 'Service', namespace = metadata.namespace, name } = backend;
    return group === '' && kind === 'Service' ? `${namespace}/${name}` : undefined;
}

// EXTERNAL MODULE: ./lib/kube/inventory.js
var inventory = __webpack_require__(60021);
// EXTERNAL MODULE: ./lib/kube/object.js
var object = __webpack_require__(73926);
// EXTERNAL MODULE: ./lib/kube/owned-object.js
var owned_object = __webpack_require__(66838);
// EXTERNAL MODULE: ./lib/kube/status-error.js
var status_error = __webpack_require__(57092);
;// CONCATENATED MODULE: ./lib/kube/virtual-service-rules.js


/** Istio has no limit for weights; they are 32-bit numbers. */
const virtual_service_rules_mostWeight = 1_000_000;
/**
 * The `http` rules of an Istio VirtualService with a share of the traffic for canaries, in the manner of
 * `shareGatewayRules`. The canary's Service has no DestinationRule, so its destinations have no subset.
 */
function shareVirtualServiceRules({ metadata }, rules, share) {
    const canaryOf = (route) => {
        const host = canaryHost((0,fields/* textAt */.$6)(route, 'destination', 'host') ?? '', metadata.namespace, share);
        if (host === undefined || !(0,fields/* isRecord */.u4)(route['destination']))
            return undefined;
        const { subset: _subset, ...destination } = route['destination'];
        return { ...route, destination: { ...destination, host } };
    };
    const leadsThere = (rule) => (0,fields/* listAt */.gT)(rule, 'route').some((route) => canaryOf(route) !== undefined);
    if (!rules.some(leadsThere))
        return undefined;
    return rules.flatMap((rule) => {
        if (!leadsThere(rule))
            return [rule];
        const routes = (0,fields/* listAt */.gT)(rule, 'route');
        // A single destination has all the traffic, whatever it says; of several, one without a weight has none.
        const weightOf = (route) => (routes.length === 1 ? 100 : ((0,fields/* numberAt */.tk)(route, 'weight') ?? 0));
        const split = { ...rule, route: splitEntries(routes, share.weight, virtual_service_rules_mostWeight, weightOf, canaryOf) };
        if (share.header === undefined)
            return [split];
        const { name, ...unnamed } = rule;
        const exact = { [share.header.name.toLowerCase()]: { exact: share.header.value } };
        const matches = (0,fields/* listAt */.gT)(rule, 'match');
        return [
            {
                ...unnamed,
                ...(name === undefined ? {} : { name: `${String(name)}-canary` }),
                match: (matches.length > 0 ? matches : [{}]).map((match) => ({
                    ...match,
                    headers: { ...((0,fields/* isRecord */.u4)(match['headers']) ? match['headers'] : {}), ...exact },
                })),
                route: routes.map((route) => canaryOf(route) ?? route),
            },
            split,
        ];
    });
}
/** The host of a Service's canary, written as the Service's is: short, or with namespace and domain. */
function canaryHost(host, home, { canaries }) {
    const [service = '', where = home, ...domain] = host.split('.');
    const canary = canaries.get(`${where}/${service}`);
    if (canary === undefined)
        return undefined;
    // `web.shop.com` may be a host outside the cluster.
    if (domain.length > 0 && domain[0] !== 'svc')
        return undefined;
    return [canary, ...host.split('.').slice(1)].join('.');
}

// EXTERNAL MODULE: ./lib/kube/writing.js
var kube_writing = __webpack_require__(90405);
;// CONCATENATED MODULE: ./lib/kube/routes.js









const gatewayKind = (kind) => ({
    kind: { apiVersion: 'gateway.networking.k8s.io/v1', kind },
    field: 'rules',
    share: shareGatewayRules,
});
const routeKinds = {
    'gateway-api': [gatewayKind('HTTPRoute'), gatewayKind('GRPCRoute')],
    istio: [
        {
            kind: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' },
            field: 'http',
            share: shareVirtualServiceRules,
        },
    ],
};
/** On a route while it is shared: whose canary it is, and its rules as they were. */
const sharedAnnotation = 'flotilla.dev/shared';
/**
 * The routes among `objects` that lead to one of the Services. `CHART_INVALID` where one has no room for a canary,
 * `CLUSTER_CHANGED` where one is shared out by another application just now.
 */
function routesTo(objects, share, owner) {
    return objects.filter((route) => {
        const kind = kindOf(route);
        if (kind?.share(route, originalRules(route, kind), share) === undefined)
            return false;
        const by = (0,fields/* textAt */.$6)(sharedBy(route), 'by');
        if (by === undefined || by === (0,inventory/* applySetId */.A3)(owner))
            return true;
        throw new errors/* ActionError */.lZ('CLUSTER_CHANGED', `${(0,object/* describeRef */.Ro)((0,object/* refOf */.H8)(route), owner.namespace)} is shared out for the canary of another application`, { hint: 'Deliver again once that delivery has ended.' });
    });
}
/** Every route of the namespaces; none where the cluster does not know such routes. */
async function listRoutes(client, router, namespaces) {
    const lists = await Promise.all(routeKinds[router].map(async ({ kind }) => (await client.scopeOf(kind)) === undefined
        ? []
        : Promise.all(namespaces.map((namespace) => client.list(kind, { namespace })))));
    return lists.flat(2);
}
/** Gives canaries their share in a route, beginning from its own rules, which the route remembers. */
function shareRoute(client, route, share, owner, writing) {
    return change(client, route, writing, (live, kind) => {
        const rules = originalRules(live, kind);
        const shared = kind.share(live, rules, share);
        return shared && { rules: shared, annotation: JSON.stringify({ by: (0,inventory/* applySetId */.A3)(owner), rules }) };
    });
}
/** Gives a route the rules back it had before it was shared; the difference is empty then. */
const restoreRoute = (client, route, writing) => change(client, route, writing, (live, kind) => sharedBy(live) === undefined ? undefined : { rules: originalRules(live, kind), annotation: null });
/**
 * Gives every route that was shared out for an application’s canary its own rules back: in its home namespace, whose
 * routes may lead into others, and in the given ones.
 */
async function restoreRoutes(client, owner, namespaces, writing) {
    const routers = ['gateway-api', 'istio'];
    const places = [...new Set([owner.namespace, ...namespaces])];
    const routes = await Promise.all(routers.map((router) => listRoutes(client, router, places).catch((error) => {
        // What may not be read was not shared out either.
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return [];
        throw error;
    })));
    const shared = routes.flat().filter((route) => (0,fields/* textAt */.$6)(sharedBy(route), 'by') === (0,inventory/* applySetId */.A3)(owner));
    await (0,kube_writing/* allEnded */.C)(shared.map((route) => restoreRoute(client, route, writing)));
}
const kindOf = (route) => Object.values(routeKinds)
    .flat()
    .find(({ kind }) => (0,object/* groupKind */.KH)(kind) === (0,object/* groupKind */.KH)(route));
function sharedBy({ metadata }) {
    const text = metadata.annotations?.[sharedAnnotation];
    return text === undefined ? undefined : JSON.parse(text);
}
function originalRules(route, { field }) {
    const remembered = sharedBy(route);
    return remembered === undefined ? (0,fields/* listAt */.gT)(route, 'spec', field) : (0,fields/* listAt */.gT)(remembered, 'rules');
}
/** Gateways write into routes too, and each of their reports makes another version of them. */
const attempts = 10;
/** Changes a route from what it is; undefined leaves it so. What somebody else changes meanwhile is not lost. */
async function change(client, route, writing, make) {
    const kind = kindOf(route);
    if (kind === undefined)
        throw new Error(`${route.kind} is no route`);
    let live = route;
    for (let attempt = 1;; attempt++) {
        const made = make(live, kind);
        if (made === undefined)
            return live;
        await (0,kube_writing/* permit */.e)(writing);
        try {
            return await write(client, live, kind, made);
        }
        catch (error) {
            if (!(0,status_error/* isKubeStatus */.Q)(error, 'Conflict') || attempt === attempts)
                throw error;
            live = (await client.get((0,object/* refOf */.H8)(route))) ?? route;
        }
    }
}
/** A route of the release keeps its fields with our own apply; of another's only what changes is written. */
function write(client, route, { field }, { rules, annotation }) {
    const { resourceVersion } = route.metadata;
    const version = resourceVersion === undefined ? {} : { resourceVersion };
    const own = (0,owned_object/* ownedObject */.P)(route);
    // Rules were read as JSON, and what was put between them is JSON.
    const spec = { [field]: rules };
    if (own === undefined || (0,fields.at)(own, 'spec', field) === undefined) {
        const metadata = { ...version, annotations: { [sharedAnnotation]: annotation } };
        return client.patch((0,object/* refOf */.H8)(route), { metadata, spec });
    }
    const { annotations = {}, ...metadata } = own.metadata;
    const { [sharedAnnotation]: _before, ...others } = annotations;
    const kept = annotation === null ? others : { ...others, [sharedAnnotation]: annotation };
    const applied = {
        ...own,
        // Owning no annotations is not the same as owning an empty set of them.
        metadata: { ...metadata, ...version, ...(Object.keys(kept).length === 0 ? {} : { annotations: kept }) },
        spec: { ...own.spec, ...spec },
    };
    return client.apply(applied, { force: true });
}


/***/ }),

/***/ 98700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ hideSecrets)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62336);

/** Shorter ones would hide ordinary words. */
const shortest = 6;
/** A function that hides what the Secrets among the objects hold, wherever it turns up in a text. */
function hideSecrets(objects) {
    const values = objects
        .filter(({ kind }) => kind === 'Secret')
        // A chart may render `data:` without anything below it, or numbers.
        .flatMap(({ data }) => ((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(data) ? Object.values(data).map(String) : []))
        .flatMap((encoded) => [encoded, ...Buffer.from(encoded, 'base64').toString('utf8').split('\n')])
        .map((value) => value.trim())
        .filter((value) => value.length >= shortest)
        .sort((a, b) => b.length - a.length);
    return (text) => values.reduce((shown, value) => shown.replaceAll(value, '***'), text);
}


/***/ }),

/***/ 56693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ besideOf),
/* harmony export */   F3: () => (/* binding */ trackDeployment),
/* harmony export */   K$: () => (/* binding */ trackLabel),
/* harmony export */   Nn: () => (/* binding */ trackName),
/* harmony export */   VS: () => (/* binding */ trackOf),
/* harmony export */   YR: () => (/* binding */ podNames),
/* harmony export */   Ze: () => (/* binding */ promotingAnnotation),
/* harmony export */   h2: () => (/* binding */ trackSelector),
/* harmony export */   lt: () => (/* binding */ trackService)
/* harmony export */ });
/* unused harmony exports trackOwnerLabel, besideAnnotation */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62336);
/* harmony import */ var _inventory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60021);



/** On a track's objects and on its pods; the value is the track. The pods of the workload itself have none. */
const trackLabel = 'flotilla.dev/track';
/** On a track's objects: the id of the application, which is not their inventory: nothing may prune them. */
const trackOwnerLabel = 'flotilla.dev/track-of';
/** On a track's objects: the name of the chart's object each stands beside. */
const besideAnnotation = 'flotilla.dev/beside';
/** On a track's Deployment, from before the workload's own pods are replaced by the release. */
const promotingAnnotation = 'flotilla.dev/promoting';
/** Names of Services, and of Deployments whose name becomes a label, are no longer than this. */
const longestName = 63;
/** `NAME-preview`, `NAME-canary`; cut, with a hash of the whole, where that would be too long. */
function trackName(name, track) {
    const whole = `${name}-${track}`;
    if (whole.length <= longestName)
        return whole;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(name).digest('hex').slice(0, 8);
    const end = `-${hash}-${track}`;
    return `${name.slice(0, longestName - end.length).replace(/[-.]+$/, '')}${end}`;
}
/** The API server cuts what it generates a name from to so many characters, and adds five (apiserver, names/generate.go). */
const longestBase = 58;
/** A regular expression of the names of a Deployment's pods, of one template or of any. */
const podNames = (deployment, hash) => hash === undefined
    ? `${deployment}-[a-z0-9]+-[a-z0-9]+`
    : `${`${deployment}-${hash}-`.slice(0, longestBase)}[a-z0-9]+`;
/** Selects the objects of all tracks of an application. */
const trackSelector = (owner) => `${trackLabel},${trackOwnerLabel}=${(0,_inventory_js__WEBPACK_IMPORTED_MODULE_1__/* .applySetId */ .A3)(owner)}`;
/**
 * The Deployment of a track: the wanted one under another name with the track's label in selector and pods, which keep
 * every label of the chart's, so that network policies, disruption budgets and spread hold for them too.
 */
function trackDeployment(wanted, track, owner, replicas) {
    const label = { [trackLabel]: track };
    const template = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__.at)(wanted, 'spec', 'template');
    return {
        ...beside(wanted, track, owner),
        spec: {
            ...asRecord(wanted.spec),
            replicas,
            selector: withLabels((0,_fields_js__WEBPACK_IMPORTED_MODULE_2__.at)(wanted, 'spec', 'selector'), 'matchLabels', label),
            template: {
                ...asRecord(template),
                metadata: withLabels((0,_fields_js__WEBPACK_IMPORTED_MODULE_2__.at)(template, 'metadata'), 'labels', label),
            },
        },
    };
}
/** The Service of a track: the ports of the wanted one for the track's pods alone, inside the cluster only. */
function trackService(wanted, track, owner) {
    const { selector, ports } = asRecord(wanted.spec);
    return {
        ...beside(wanted, track, owner),
        spec: {
            selector: { ...asRecord(selector), [trackLabel]: track },
            // A port of the node belongs to one Service alone.
            ports: Array.isArray(ports) ? ports.map((port) => without(asRecord(port), 'nodePort')) : [],
        },
    };
}
function beside({ apiVersion, kind, metadata }, track, owner) {
    const { name, namespace = owner.namespace } = metadata;
    return {
        apiVersion,
        kind,
        metadata: {
            name: trackName(name, track),
            namespace,
            labels: { [trackLabel]: track, [trackOwnerLabel]: (0,_inventory_js__WEBPACK_IMPORTED_MODULE_1__/* .applySetId */ .A3)(owner) },
            annotations: { [besideAnnotation]: name },
        },
    };
}
/** The chart's object a track's object stands beside. */
const besideOf = ({ apiVersion, kind, metadata }) => ({
    apiVersion,
    kind,
    namespace: metadata.namespace,
    name: metadata.annotations?.[besideAnnotation] ?? '',
});
const trackOf = ({ metadata }) => metadata.labels?.[trackLabel] === 'canary' ? 'canary' : 'preview';
/** A part of an object that was read, to be sent again: what came as JSON is JSON. */
const asRecord = (value) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(value) ? value : {};
function withLabels(holder, field, labels) {
    const record = asRecord(holder);
    return { ...record, [field]: { ...asRecord(record[field]), ...labels } };
}
function without(record, field) {
    const { [field]: _dropped, ...rest } = record;
    return rest;
}


/***/ }),

/***/ 8561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ until)
/* harmony export */ });
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


/***/ }),

/***/ 90405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ allEnded),
/* harmony export */   e: () => (/* binding */ permit)
/* harmony export */ });
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


/***/ }),

/***/ 23940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference)
/* harmony export */ });
/* unused harmony export isRepository */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9501);
/* harmony import */ var _tag_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30713);



const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const hostPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const componentPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
/** Host and repository together; the distribution project's limit for a name. */
const nameLimit = 255;
const isRepository = (text) => text.split('/').every((part) => componentPattern.test(part));
/**
 * Parses a reference by the grammar of the distribution project's `reference` package. A name without a host is one
 * of Docker Hub, as everywhere in the field. `REFERENCE_INVALID`.
 */
function parseReference(text) {
    const refuse = (why) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REFERENCE_INVALID', `${JSON.stringify(text.slice(0, 300))} is no image reference: ${why}`, {
        hint: 'Write HOST/REPOSITORY:TAG or HOST/REPOSITORY@sha256:….',
    });
    if (/^[a-f0-9]{64}$/.test(text))
        throw refuse('a name alone cannot look like a digest');
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : text.slice(at + 1);
    if (digest !== undefined && !(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        throw refuse('its digest is not well-formed');
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.lastIndexOf(':');
    const hasTag = colon > named.lastIndexOf('/');
    const tag = hasTag ? named.slice(colon + 1) : undefined;
    if (tag !== undefined && !(0,_tag_name_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .d)(tag))
        throw refuse('its tag is not well-formed');
    const { host, repository } = splitHost(hasTag ? named.slice(0, colon) : named);
    if (!hostPattern.test(host))
        throw refuse('its host is not well-formed');
    if (!isRepository(repository))
        throw refuse('its repository is not lower case letters, digits and separators');
    if (host.length + 1 + repository.length > nameLimit)
        throw refuse(`its name is longer than ${nameLimit}`);
    return { host, repository, tag, digest };
}
/** The reference as text; parsing it gives the same parts. */
function formatReference({ host, repository, tag, digest }) {
    return `${host}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function splitHost(name) {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    // What could not be a repository component is a host, and so is localhost.
    if (slash >= 0 && (/[.:A-Z]/.test(first) || first === 'localhost'))
        return { host: first, repository: name.slice(slash + 1) };
    return { host: 'docker.io', repository: slash < 0 ? `library/${name}` : name };
}


/***/ }),

/***/ 30713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isTag)
/* harmony export */ });
const pattern = /^\w[\w.-]{0,127}$/;
/** Whether a tag may be named so. */
const isTag = (text) => pattern.test(text);


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

/***/ 11229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ kubeTarget),
  A: () => (/* binding */ leaseName)
});

// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/core/log.js
var core_log = __webpack_require__(18509);
// EXTERNAL MODULE: ./lib/kube/fields.js
var kube_fields = __webpack_require__(62336);
// EXTERNAL MODULE: ./lib/kube/object.js
var kube_object = __webpack_require__(73926);
;// CONCATENATED MODULE: ./lib/kube/object-status.js
const current = { state: 'current', message: '' };
const progressing = (message) => ({
    state: 'progressing',
    message: message || 'not ready yet',
});
const failed = (message) => ({
    state: 'failed',
    message: message || 'failed, without a reason',
});

;// CONCATENATED MODULE: ./lib/kube/foreign-status.js




/** Whether its pods are made by ReplicaSets of its own. */
const hasReplicaSets = (object) => object.kind === 'Deployment' || isArgoRollout(object);
const isArgoRollout = (object) => (0,kube_object/* groupKind */.KH)(object) === 'Rollout.argoproj.io';
/**
 * How far an Argo Rollout is, as its own client computes it (argo-rollouts, utils/rollout GetRolloutPhase): unlike
 * everywhere else `status.observedGeneration` is a text. A pause is neither a failure nor the end: whoever has to
 * promote it has as long as the environment's timeout.
 */
function argoRolloutStatus(rollout) {
    const phase = (0,kube_fields/* textAt */.$6)(rollout, 'status', 'phase');
    if (phase === undefined || !isRolloutObserved(rollout))
        return unseen;
    const workload = rollout.metadata.annotations?.['rollout.argoproj.io/workload-generation'];
    const seenWorkload = (0,kube_fields/* textAt */.$6)(rollout, 'status', 'workloadObservedGeneration');
    if (workload !== undefined && seenWorkload !== undefined && seenWorkload !== workload)
        return unseen;
    const pauses = (0,kube_fields/* listAt */.gT)(rollout, 'status', 'pauseConditions');
    if ((0,kube_fields.at)(rollout, 'status', 'controllerPause') === true && pauses.length === 0)
        return progressing('Argo Rollouts is going on after a pause');
    const message = (0,kube_fields/* textAt */.$6)(rollout, 'status', 'message') || phase;
    switch (phase) {
        case 'Healthy':
            return current;
        case 'Degraded':
            return failed(message);
        case 'Paused':
            return progressing(isEndless(rollout) ? `${message}: ${howToPromote(rollout)}` : message);
        default:
            return progressing(message);
    }
}
/** Whether Argo Rollouts has seen the latest generation; a text that is no number is a hash of old versions. */
function isRolloutObserved({ metadata, status }) {
    const observed = Number((0,kube_fields/* textAt */.$6)(status, 'observedGeneration') ?? 0);
    return Number.isNaN(observed) || observed >= (metadata.generation ?? 0);
}
const unseen = progressing('its controller has not seen it yet');
/** Whether only a person ends the pause. */
function isEndless(rollout) {
    if ((0,kube_fields.at)(rollout, 'spec', 'paused') === true)
        return true;
    const reasons = (0,kube_fields/* listAt */.gT)(rollout, 'status', 'pauseConditions').map(({ reason }) => reason);
    if (reasons.includes('BlueGreenPause'))
        return (0,kube_fields/* numberAt */.tk)(rollout, 'spec', 'strategy', 'blueGreen', 'autoPromotionSeconds') === undefined;
    const step = (0,kube_fields/* numberAt */.tk)(rollout, 'status', 'currentStepIndex') ?? 0;
    const pause = (0,kube_fields.at)(rollout, 'spec', 'strategy', 'canary', 'steps', step, 'pause');
    return reasons.includes('InconclusiveAnalysisRun') || (0,kube_fields.at)(pause, 'duration') === undefined;
}
const howToPromote = ({ metadata: { name, namespace } }) => `waits for \`kubectl argo rollouts promote ${name} -n ${namespace}\``;
/** Milliseconds beyond an interval of Flagger's within which it has surely looked. */
const slackMs = 15_000;
/**
 * How far a Flagger Canary is. It says nothing of generations: what its target was written later than
 * (`writtenAt`, milliseconds since the epoch) is believed only after Flagger's next look. What its primary serves is
 * `lastPromotedSpec`, so a failed analysis is none once the target is back to that.
 */
function flaggerStatus(canary, writtenAt, elapsedMs) {
    const phase = (0,kube_fields/* textAt */.$6)(canary, 'status', 'phase') ?? '';
    const message = (0,kube_fields/* conditionOf */.rI)(canary, 'Promoted')?.message || `Flagger says ${phase}`;
    const promoted = (0,kube_fields/* textAt */.$6)(canary, 'status', 'lastPromotedSpec');
    const isServed = promoted === undefined || promoted === (0,kube_fields/* textAt */.$6)(canary, 'status', 'lastAppliedSpec');
    const moved = Date.parse((0,kube_fields/* textAt */.$6)(canary, 'status', 'lastTransitionTime') ?? '');
    const intervalMs = (0,inputs/* parseDuration */.E9)((0,kube_fields/* textAt */.$6)(canary, 'spec', 'analysis', 'interval') ?? '1m') ?? 60_000;
    // Both are whole seconds: of the same one it cannot be told which came first.
    const isFresh = moved > (writtenAt ?? 0) || elapsedMs >= intervalMs + slackMs;
    switch (phase) {
        case '':
            return unseen;
        case 'Initialized':
        case 'Succeeded':
            return isFresh && isServed ? current : unseen;
        case 'Failed':
            if (!isFresh)
                return unseen;
            return isServed ? current : failed(message);
        default:
            return progressing(message);
    }
}

// EXTERNAL MODULE: ./lib/kube/inventory.js
var kube_inventory = __webpack_require__(60021);
// EXTERNAL MODULE: ./lib/kube/status-error.js
var status_error = __webpack_require__(57092);
// EXTERNAL MODULE: ./lib/kube/writing.js
var kube_writing = __webpack_require__(90405);
;// CONCATENATED MODULE: ./lib/kube/foreign-abort.js






const kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
/**
 * Gives the traffic of an application's Argo Rollouts that are under way back to their stable pods at once, as
 * `kubectl argo rollouts abort` does; says so where that is not allowed. Flagger has no such thing: it goes back by
 * itself, or to what it is given next.
 */
async function abortRollouts(client, owner, writing) {
    if ((await client.scopeOf(kind)) === undefined)
        return;
    const { namespaces = [] } = (await (0,kube_inventory/* readExtent */.nD)(client, owner)) ?? {};
    const labelSelector = `${kube_inventory/* memberLabel */.B5}=${(0,kube_inventory/* applySetId */.A3)(owner)}`;
    await allowed(writing, async () => {
        const lists = await Promise.all([...new Set([owner.namespace, ...namespaces])].map((namespace) => client.list(kind, { namespace, labelSelector })));
        await setAbort(client, lists.flat().filter(isUnderWay), true, writing);
    });
}
/** Lets those among the objects go on that were aborted before, as `kubectl argo rollouts retry` does. */
async function retryRollouts(client, objects, writing) {
    const rollouts = objects.filter(isArgoRollout);
    const live = await Promise.all(rollouts.map((rollout) => client.get((0,kube_object/* refOf */.H8)(rollout))));
    const aborted = live.flatMap((one) => one !== undefined && (0,kube_fields.at)(one, 'status', 'abort') === true && !isPromoted(one) ? [one] : []);
    await allowed(writing, () => setAbort(client, aborted, false, writing));
}
async function allowed({ log }, work) {
    try {
        await work();
    }
    catch (error) {
        if (!(0,status_error/* isKubeStatus */.Q)(error, 403))
            throw error;
        log.warning(`Argo Rollouts could not be told: ${error.message}`);
    }
}
const isPromoted = ({ status }) => (0,kube_fields/* textAt */.$6)(status, 'stableRS') === (0,kube_fields/* textAt */.$6)(status, 'currentPodHash');
/** Whether new pods have or may get traffic beside stable ones. */
const isUnderWay = (rollout) => !isPromoted(rollout) &&
    (0,kube_fields.at)(rollout, 'status', 'abort') !== true &&
    (0,kube_fields/* textAt */.$6)(rollout, 'status', 'stableRS') !== undefined;
async function setAbort(client, rollouts, abort, writing) {
    await (0,kube_writing/* allEnded */.C)(rollouts.map(async (rollout) => {
        await (0,kube_writing/* permit */.e)(writing);
        await client.patchStatus((0,kube_object/* refOf */.H8)(rollout), { status: { abort } });
        writing.log.info(`${abort ? 'aborted' : 'retried'} Rollout ${rollout.metadata.name}`);
    }));
}

// EXTERNAL MODULE: ./lib/kube/images.js
var kube_images = __webpack_require__(74039);
// EXTERNAL MODULE: ./lib/kube/lease.js
var lease = __webpack_require__(14051);
// EXTERNAL MODULE: ./lib/kube/namespace.js
var kube_namespace = __webpack_require__(92630);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/kube/conflicts.js


/** The conflicts behind a 409 of server-side apply; empty for another kind of conflict. */
function conflictsOf(error, live) {
    return error.causes
        .filter(({ reason }) => reason === 'FieldManagerConflict')
        .map(({ message = '', field = '' }) => {
        const manager = /conflict with "([^"]+)"/.exec(message)?.[1] ?? 'unknown';
        const subresource = /with subresource "([^"]+)"/.exec(message)?.[1];
        const entry = (0,kube_fields/* listAt */.gT)(live, 'metadata', 'managedFields').find((one) => one['manager'] === manager && (0,kube_fields/* textAt */.$6)(one, 'subresource') === subresource);
        return {
            ref: (0,kube_object/* refOf */.H8)(live),
            field,
            manager: subresource === undefined ? manager : `${manager} (${subresource})`,
            when: (0,kube_fields/* textAt */.$6)(entry, 'time'),
        };
    });
}
/** Conflicts as aligned lines: object, field, manager, when. */
function conflictTable(conflicts) {
    const rows = conflicts.map(({ ref, field, manager, when = 'no time noted' }) => [
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

// EXTERNAL MODULE: ./lib/kube/managed-fields.js
var managed_fields = __webpack_require__(44604);
;// CONCATENATED MODULE: ./lib/kube/foreign-rollouts.js





/** Kinds of such controllers, and where each names the workload it decides over, if that is another object. */
const kinds = [
    { kind: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }, target: 'workloadRef' },
    { kind: { apiVersion: 'flagger.app/v1beta1', kind: 'Canary' }, target: 'targetRef' },
];
/**
 * Those that concern the given objects: they are among them, or name one of them as their target. A cluster that
 * knows no such kind, or does not let us read it, has none but the release's own.
 */
async function findForeignRollouts(client, objects) {
    const own = new Set(objects.map((object) => (0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object))));
    const named = new Set(objects.map((object) => targetKey(object.kind, object)));
    const namespaces = [
        ...new Set(objects.flatMap(({ kind, metadata }) => (targets.has(kind) ? [metadata.namespace] : []))),
    ];
    const live = await Promise.all(kinds.map(({ kind }) => listKind(client, kind, namespaces)));
    const others = live.flat().filter((object) => {
        const target = targetOf(object);
        return !own.has((0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object))) && target !== undefined && named.has(target);
    });
    const found = [...objects.filter((object) => kindOf(object) !== undefined), ...others];
    const owned = new Set(found.map(targetOf));
    const written = new Map(objects.map((object) => [targetKey(object.kind, object), (0,managed_fields/* writtenAt */.nt)(object)]));
    return {
        objects: found,
        owns: (workload) => owned.has(targetKey(workload.kind, workload)),
        statusOf: (object, elapsedMs) => {
            if (isArgoRollout(object))
                return argoRolloutStatus(object);
            if ((0,kube_object/* groupKind */.KH)(object) !== 'Canary.flagger.app')
                return undefined;
            return flaggerStatus(object, written.get(targetOf(object) ?? ''), elapsedMs);
        },
    };
}
/** What their targets may be. */
const targets = new Set(['Deployment', 'DaemonSet']);
const kindOf = (object) => kinds.find(({ kind }) => (0,kube_object/* groupKind */.KH)(kind) === (0,kube_object/* groupKind */.KH)(object));
/** `KIND/NAMESPACE/NAME` of the workload it decides over; undefined for a Rollout that is its own. */
function targetOf(object) {
    const field = kindOf(object)?.target;
    const name = field === undefined ? undefined : (0,kube_fields/* textAt */.$6)(object, 'spec', field, 'name');
    if (field === undefined || name === undefined)
        return undefined;
    const { namespace } = object.metadata;
    return targetKey((0,kube_fields/* textAt */.$6)(object, 'spec', field, 'kind') ?? 'Deployment', { metadata: { name, namespace } });
}
const targetKey = (kind, { metadata }) => `${kind}/${metadata.namespace}/${metadata.name}`;
async function listKind(client, kind, namespaces) {
    if (namespaces.length === 0)
        return [];
    // Not by asking for the kind, which most clusters do not have and would be asked for again and again.
    if (!(await client.apiVersions()).includes(`${kind.apiVersion}/${kind.kind}`))
        return [];
    const lists = namespaces.map((namespace) => client.list(kind, { namespace }).catch((error) => {
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return [];
        throw error;
    }));
    return (await Promise.all(lists)).flat();
}

;// CONCATENATED MODULE: ./lib/kube/autoscaling.js






const hpa = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' };
/**
 * Targets of the HPAs and KEDA ScaledObjects in the namespaces, and of Argo Rollouts and Flagger, those about to be
 * applied included.
 */
async function findAutoscaled(client, objects, namespaces) {
    const [live, foreign] = await Promise.all([
        Promise.all(namespaces.map((namespace) => client.list(hpa, { namespace }))),
        findForeignRollouts(client, objects),
    ]);
    const scalers = [...objects, ...live.flat()].filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject');
    const scaled = scalers.map((scaler) => {
        // KEDA's target is a Deployment unless it says otherwise.
        const kind = (0,kube_fields/* textAt */.$6)(scaler, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment';
        return `${kind}/${scaler.metadata.namespace}/${(0,kube_fields/* textAt */.$6)(scaler, 'spec', 'scaleTargetRef', 'name')}`;
    });
    // Argo Rollouts and Flagger scale what they own, down to nothing while other pods serve.
    const owned = objects
        .filter(foreign.owns)
        .map(({ kind, metadata: { namespace, name } }) => `${kind}/${namespace}/${name}`);
    return new Set([...scaled, ...owned]);
}
/** Whether an autoscaler decides the number of replicas of an object. */
const isAutoscaled = ({ kind, metadata }, autoscaled) => autoscaled.has(`${kind}/${metadata.namespace}/${metadata.name}`);
/**
 * An autoscaled object with the live number of replicas. Where nobody but us owns that field, leaving it out would set
 * it to 1 for a moment; where the autoscaler does, a chart that names none leaves it to that.
 */
function yieldReplicas(object, live) {
    const replicas = (0,kube_fields/* numberAt */.tk)(live, 'spec', 'replicas');
    if (live === undefined || replicas === undefined || !(0,kube_fields/* isRecord */.u4)(object.spec))
        return object;
    if ((0,kube_fields/* numberAt */.tk)(object, 'spec', 'replicas') === undefined && !(0,managed_fields/* isOursAlone */.t4)(live, 'spec', 'replicas'))
        return object;
    // Shown to be an object; what came as JSON is JSON.
    return { ...object, spec: { ...object.spec, replicas } };
}
/** How often an autoscaler may be quicker than a write that follows a look at once. */
const attempts = 5;
/**
 * Applies an autoscaled object with the number of replicas it has at this moment, not when it was planned. Throws as
 * the client does.
 */
async function applyAutoscaled(client, object, { force }) {
    for (let attempt = 1;; attempt++) {
        const live = await client.get((0,kube_object/* refOf */.H8)(object));
        try {
            return await client.apply(yieldReplicas(object, live), { force });
        }
        catch (error) {
            const isScaled = live !== undefined &&
                (0,status_error/* isKubeStatus */.Q)(error, 'Conflict') &&
                conflictsOf(error, live).every(({ field }) => field === '.spec.replicas');
            if (!isScaled || attempt === attempts)
                throw error;
        }
    }
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
    const hide = (values) => (0,kube_fields/* isRecord */.u4)(values)
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
    if (!(0,kube_fields/* isRecord */.u4)(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]));
}

// EXTERNAL MODULE: ./lib/kube/until.js
var until = __webpack_require__(8561);
;// CONCATENATED MODULE: ./lib/kube/definitions.js




/** How long a CustomResourceDefinition may take to be served, in milliseconds. */
const patienceMs = 60_000;
/** `test.example/v1/Widget` */
const kindKey = ({ apiVersion, kind }) => `${apiVersion}/${kind}`;
/** Kinds that CustomResourceDefinitions among the objects bring along, at the versions they serve; see `kindKey`. */
const definedKinds = (objects) => new Map(objects.flatMap((object) => kindsOf(object).map((kind) => [
    kindKey(kind),
    (0,kube_fields.at)(object, 'spec', 'scope') === 'Cluster' ? 'Cluster' : 'Namespaced',
])));
/** Whether an object defines kinds. */
const isDefinition = ({ kind }) => kind === 'CustomResourceDefinition';
function kindsOf(object) {
    if (!isDefinition(object))
        return [];
    const group = (0,kube_fields/* textAt */.$6)(object, 'spec', 'group');
    const kind = (0,kube_fields/* textAt */.$6)(object, 'spec', 'names', 'kind') ?? '';
    return (0,kube_fields/* listAt */.gT)(object, 'spec', 'versions')
        .filter((version) => version['served'] !== false)
        .map((version) => ({ apiVersion: `${group}/${version['name']}`, kind }));
}
/** Waits until a CustomResourceDefinition's kinds may be written; `ROLLOUT_FAILED` when they may not. */
async function established(client, definition, { clock, signal }) {
    const look = async () => {
        const found = await client.get((0,kube_object/* refOf */.H8)(definition));
        if ((0,kube_fields/* conditionOf */.rI)(found, 'Established')?.status !== 'True')
            return undefined;
        // The condition is set a moment before discovery shows the kinds.
        const resources = await Promise.all(kindsOf(definition).map((kind) => client.resourceOf(kind)));
        return resources.every((resource) => resource !== undefined) || undefined;
    };
    if (await (0,until/* until */.T)(look, { clock, signal, patienceMs }))
        return;
    throw new errors/* ActionError */.lZ('ROLLOUT_FAILED', `CustomResourceDefinition ${definition.metadata.name} was not established by cluster ${client.name}`, { hint: 'See its conditions: another definition may already use the same names.' });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/kube/by-condition.js


/** What a condition that should be True says of its object; undefined where there is none of that type. */
function byCondition(object, type) {
    const condition = (0,kube_fields/* conditionOf */.rI)(object, type);
    if (condition === undefined)
        return undefined;
    const about = (0,kube_fields/* listAt */.gT)(object, 'status', 'conditions').find((entry) => entry['type'] === type);
    const seen = (0,kube_fields/* numberAt */.tk)(about, 'observedGeneration') ?? Number.POSITIVE_INFINITY;
    if (seen < (object.metadata.generation ?? 0))
        return progressing('its controller has not seen it yet');
    return condition.status === 'True'
        ? current
        : progressing(condition.message || `${type} is ${condition.status}`);
}

;// CONCATENATED MODULE: ./lib/kube/routing-status.js



/**
 * Status of an object of the Gateway API (https://gateway-api.sigs.k8s.io/geps/gep-1364): a Gateway is Programmed, a
 * route is accepted by every parent that has looked at it. Undefined where nobody has said anything.
 */
function routingStatus(object) {
    if (object.kind === 'Gateway')
        return byCondition(object, 'Programmed');
    if (!object.kind.endsWith('Route'))
        return byCondition(object, 'Accepted');
    const parents = (0,kube_fields/* listAt */.gT)(object, 'status', 'parents');
    if (parents.length === 0)
        return undefined;
    for (const { conditions } of parents)
        for (const type of ['Accepted', 'ResolvedRefs']) {
            // Shown to be a list of objects, each with conditions of the usual form or none.
            const said = byCondition({ ...object, status: { conditions: (0,kube_fields/* listAt */.gT)(conditions) } }, type);
            if (said !== undefined && said.state !== 'current')
                return said;
        }
    return current;
}

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
const count = (object, field) => (0,kube_fields/* numberAt */.tk)(object, 'status', field) ?? 0;
const wanted = (object) => (0,kube_fields/* numberAt */.tk)(object, 'spec', 'replicas') ?? 1;
const waiting = (have, want, what) => progressing(`${have}/${want} ${what}`);
function deploymentStatus(object) {
    const want = wanted(object);
    const [all, updated] = [count(object, 'replicas'), count(object, 'updatedReplicas')];
    const [ready, available] = [count(object, 'readyReplicas'), count(object, 'availableReplicas')];
    const progress = (0,kube_fields/* conditionOf */.rI)(object, 'Progressing');
    // A verdict from before our write is about the rollout before it; a deadline is a second at least.
    const isFresh = (progress?.at ?? 0) > ((0,managed_fields/* writtenAt */.nt)(object) ?? 0);
    if (progress?.reason === 'ProgressDeadlineExceeded' && isFresh)
        return failed(progress.message);
    const isPaused = (0,kube_fields.at)(object, 'spec', 'paused') === true;
    if (isPaused && (updated < want || all > updated))
        return failed('is paused (spec.paused: true), so its pods are never replaced');
    if (updated < want)
        return waiting(updated, want, 'updated');
    if (all > updated)
        return progressing(all - updated === 1 ? '1 old pod is leaving' : `${all - updated} old pods are leaving`);
    if (available < updated)
        return waiting(available, updated, 'available');
    if (ready < want)
        return waiting(ready, want, 'ready');
    const isDone = isPaused || progress === undefined || progress.reason === 'NewReplicaSetAvailable';
    if (!isDone)
        return progressing(progress.message || 'the new replica set is not available yet');
    const isAvailable = (0,kube_fields/* conditionOf */.rI)(object, 'Available')?.status !== 'False';
    return isAvailable ? current : progressing('not available yet');
}
function statefulSetStatus(object) {
    if ((0,kube_fields/* textAt */.$6)(object, 'spec', 'updateStrategy', 'type') === 'OnDelete')
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
    const available = (0,kube_fields/* numberAt */.tk)(object, 'spec', 'minReadySeconds') ? count(object, 'availableReplicas') : want;
    if (available < want)
        return waiting(available, want, 'available');
    const partition = (0,kube_fields/* numberAt */.tk)(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
    if (partition > 0) {
        const due = Math.max(0, want - partition);
        return updated >= due ? current : waiting(updated, due, 'updated');
    }
    const [now, next] = [
        (0,kube_fields/* textAt */.$6)(object, 'status', 'currentRevision'),
        (0,kube_fields/* textAt */.$6)(object, 'status', 'updateRevision'),
    ];
    return now === next ? current : waiting(updated, want, 'updated');
}
function daemonSetStatus(object) {
    if ((0,kube_fields/* textAt */.$6)(object, 'spec', 'updateStrategy', 'type') === 'OnDelete')
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
    const failure = (0,kube_fields/* conditionOf */.rI)(object, 'ReplicaFailure');
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
    const phase = (0,kube_fields/* textAt */.$6)(object, 'status', 'phase');
    if (phase === 'Succeeded')
        return current;
    if (phase === 'Failed')
        return failed((0,kube_fields/* textAt */.$6)(object, 'status', 'message') || (0,kube_fields/* textAt */.$6)(object, 'status', 'reason') || 'the pod failed');
    const isReady = phase === 'Running' && (0,kube_fields/* conditionOf */.rI)(object, 'Ready')?.status === 'True';
    return isReady ? current : progressing(phase === 'Running' ? 'not ready yet' : 'not running yet');
}
/** What became of a Job that is over; undefined for one that is not. Nothing changes it, a deletion neither. */
function jobOutcome(object) {
    if ((0,kube_fields/* conditionOf */.rI)(object, 'Complete')?.status === 'True')
        return current;
    const failure = (0,kube_fields/* conditionOf */.rI)(object, 'Failed');
    return failure?.status === 'True' ? failed(`${failure.reason}: ${failure.message}`) : undefined;
}
/** Status of a Job: current once it is complete, or while the release itself suspends it. */
function jobStatus(object) {
    const outcome = jobOutcome(object);
    if (outcome !== undefined)
        return outcome;
    if ((0,kube_fields.at)(object, 'spec', 'suspend') === true)
        // A queue that holds the Job back will let it go; what the release itself says, stays.
        return (0,managed_fields/* isSetByUs */.QS)(object, 'spec', 'suspend') ? current : progressing('is suspended');
    return progressing('has not completed yet');
}

;// CONCATENATED MODULE: ./lib/kube/status.js






/** How long a custom resource is given to say something about what was written, in milliseconds. */
const settleMs = 2_000;
/**
 * The status of any object, after kstatus (sigs.k8s.io/cli-utils, pkg/kstatus/status), with five differences: a Job
 * is current when complete, not when started, and how it ended counts while it is being deleted too; a failed Pod has
 * failed; a Service of type LoadBalancer needs its address; a claim nobody uses yet holds nothing up (its pods would); a
 * custom resource whose controller does not say which generation it saw is not current at once. `elapsedMs` is the time
 * since the object was applied.
 */
function objectStatus(object, elapsedMs) {
    // Its ttlSecondsAfterFinished deletes a Job in the foreground: it is seen being deleted once its work is done.
    const outcome = (0,kube_object/* groupKind */.KH)(object) === 'Job.batch' ? jobOutcome(object) : undefined;
    if (outcome !== undefined)
        return outcome;
    if (object.metadata.deletionTimestamp !== undefined)
        return { state: 'terminating', message: 'is being deleted' };
    const generation = object.metadata.generation ?? 0;
    const observed = (0,kube_fields/* numberAt */.tk)(object, 'status', 'observedGeneration');
    if (observed !== undefined && observed < generation)
        return progressing('its controller has not seen it yet');
    const reconciling = (0,kube_fields/* conditionOf */.rI)(object, 'Reconciling');
    if (reconciling?.status === 'True')
        return progressing(reconciling.message || 'reconciling');
    const stalled = (0,kube_fields/* conditionOf */.rI)(object, 'Stalled');
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
            return (0,kube_fields/* textAt */.$6)(object, 'status', 'phase') === 'Lost' ? failed('its volume is lost') : current;
        case 'apiextensions.k8s.io/CustomResourceDefinition':
            return definitionStatus(object);
        case 'apiregistration.k8s.io/APIService':
            return byCondition(object, 'Available') ?? progressing('not available yet');
        default:
            return isBuiltin(object) ? current : customStatus(object, observed, elapsedMs);
    }
}
function customStatus(object, observed, elapsedMs) {
    const isRouting = (0,kube_object/* groupOf */.F8)(object.apiVersion) === 'gateway.networking.k8s.io';
    const said = isRouting ? routingStatus(object) : byCondition(object, 'Ready');
    if (said !== undefined && (isRouting || said.state !== 'current'))
        return said;
    const isSeen = observed !== undefined ||
        (0,kube_fields/* listAt */.gT)(object, 'status', 'conditions').some((entry) => (0,kube_fields/* numberAt */.tk)(entry, 'observedGeneration') !== undefined);
    if (isSeen || elapsedMs >= settleMs)
        return current;
    // What it says may be about the generation before.
    return progressing('its controller has not said anything yet');
}
/** Kubernetes' own groups: short names, and these. Others below *.k8s.io are custom resources too. */
const builtinGroups = /^(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|internal\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io$/;
/** Whether Kubernetes itself serves the kind; most of those do nothing once written. */
const isBuiltin = ({ apiVersion }) => !(0,kube_object/* groupOf */.F8)(apiVersion).includes('.') || builtinGroups.test((0,kube_object/* groupOf */.F8)(apiVersion));
function serviceStatus(object) {
    if ((0,kube_fields/* textAt */.$6)(object, 'spec', 'type') !== 'LoadBalancer')
        return current;
    const addresses = (0,kube_fields/* listAt */.gT)(object, 'status', 'loadBalancer', 'ingress');
    return addresses.length > 0 ? current : progressing('the load balancer has no address yet');
}
function definitionStatus(object) {
    const names = (0,kube_fields/* conditionOf */.rI)(object, 'NamesAccepted');
    if (names?.status === 'False')
        return failed(names.message);
    return (0,kube_fields.at)((0,kube_fields/* conditionOf */.rI)(object, 'Established'), 'status') === 'True'
        ? current
        : progressing('not established yet');
}

;// CONCATENATED MODULE: ./lib/kube/as-applied.js




/**
 * Whether applying `wanted` would change nothing in `live`, told without asking the server: our manager owns exactly
 * the fields that are wanted (whoever changes one takes it from us), and the server has each as it is wanted. Where
 * it is not sure, as with values the server writes in another way (`1000m`), the answer is no. The field sets are
 * those of server-side apply (structured-merge-diff, FieldsV1).
 */
function isAsApplied(wanted, live) {
    const entries = (live.metadata.managedFields ?? []).filter(managed_fields/* isOurs */.MU);
    const [entry] = entries;
    if (entries.length !== 1 || (0,kube_fields.at)(entry, 'apiVersion') !== wanted.apiVersion)
        return false;
    if (live.metadata.deletionTimestamp !== undefined)
        return false;
    return isSame((0,kube_fields.at)(entry, 'fieldsV1'), stated(wanted), live, isBuiltin(live) ? isSameOrDefault : external_node_util_.isDeepStrictEqual);
}
/** What of an object is in field sets: all but what names it. */
function stated({ apiVersion: _apiVersion, kind: _kind, metadata, ...rest }) {
    const { name: _name, namespace: _namespace, ...more } = metadata;
    return Object.keys(more).length === 0 ? rest : { ...rest, metadata: more };
}
function isSame(fields, wanted, live, compare) {
    if (!(0,kube_fields/* isRecord */.u4)(fields))
        return false;
    // A dot stands for the place itself, beside what is below it.
    const below = Object.keys(fields).filter((key) => key !== '.');
    if (below.length === 0)
        return compare(wanted, live);
    if (Array.isArray(wanted))
        return Array.isArray(live) && isSameList(fields, below, wanted, live, compare);
    if (!(0,kube_fields/* isRecord */.u4)(wanted) || !(0,kube_fields/* isRecord */.u4)(live))
        return false;
    const names = Object.keys(wanted).filter((name) => wanted[name] !== undefined);
    return (names.length === below.length &&
        names.every((name) => isSame(fields[`f:${name}`], wanted[name], live[name], compare)));
}
/** Fields of Kubernetes' own kinds within values that are owned as a whole, which the server fills in if left out. */
const defaults = {
    protocol: () => 'TCP',
    // Of a reference to a field of the pod.
    apiVersion: (beside) => ('fieldPath' in beside ? 'v1' : undefined),
};
function isSameOrDefault(wanted, live) {
    if (Array.isArray(wanted) && Array.isArray(live))
        return wanted.length === live.length && wanted.every((item, index) => isSameOrDefault(item, live[index]));
    if (!(0,kube_fields/* isRecord */.u4)(wanted) || !(0,kube_fields/* isRecord */.u4)(live))
        return (0,external_node_util_.isDeepStrictEqual)(wanted, live);
    const isLeftOut = (name) => live[name] !== undefined && live[name] === defaults[name]?.(wanted);
    return (Object.keys(wanted).every((name) => name in live && isSameOrDefault(wanted[name], live[name])) &&
        Object.keys(live).every((name) => name in wanted || isLeftOut(name)));
}
/** Lists whose items go by keys (`k:`) or by themselves (`v:`). Their order counts, as that of init containers does. */
function isSameList(fields, below, wanted, live, compare) {
    const items = below
        .map((entry) => ({ entry, ...placesOf(entry, wanted, live) }))
        .sort((a, b) => a.wanted - b.wanted);
    return (wanted.length === items.length &&
        items.every((item, index) => item.wanted === index &&
            item.live > (items[index - 1]?.live ?? -1) &&
            isSame(fields[item.entry], wanted[item.wanted], live[item.live], compare)));
}
/** Where the item of an entry is in two lists; -1 where it is not, or may be several. */
function placesOf(entry, wanted, live) {
    const [how, what] = [entry.slice(0, 2), entry.slice(2)];
    if (how === 'v:') {
        const value = JSON.parse(what);
        const isValue = (item) => (0,external_node_util_.isDeepStrictEqual)(item, value);
        return { wanted: onlyIndex(wanted, isValue), live: onlyIndex(live, isValue) };
    }
    const keys = how === 'k:' ? JSON.parse(what) : undefined;
    if (!(0,kube_fields/* isRecord */.u4)(keys))
        return { wanted: -1, live: -1 };
    const isExact = (item) => Object.entries(keys).every(([key, value]) => (0,kube_fields.at)(item, key) === value);
    // A key may be left to its default, as the protocol of a port.
    const mayMean = (item) => Object.entries(keys).every(([key, value]) => [value, undefined].includes((0,kube_fields.at)(item, key)));
    return {
        wanted: onlyIndex(wanted, wanted.some(isExact) ? isExact : mayMean),
        live: onlyIndex(live, isExact),
    };
}
function onlyIndex(list, test) {
    const first = list.findIndex(test);
    return first === list.findLastIndex(test) ? first : -1;
}

;// CONCATENATED MODULE: ./lib/kube/immutable.js
/** What to do where the server does not let a field of a live object change. */
const remedies = {
    ConfigMap: 'it says `immutable: true`; give it another name with each change',
    DaemonSet: 'give it another name, or delete it with --cascade=orphan and deliver again',
    Deployment: 'give it another name, or delete it with --cascade=orphan and deliver again',
    PersistentVolumeClaim: 'a claim can only grow; a smaller or different one needs another name',
    RoleBinding: 'a binding keeps its role; give it another name',
    ClusterRoleBinding: 'a binding keeps its role; give it another name',
    Secret: 'it says `immutable: true`, or has another type; give it another name with each change',
    Service: 'leave the field out of the chart, or delete the Service and deliver again: its address changes',
    StatefulSet: 'delete it with --cascade=orphan and deliver again: its pods and volumes stay',
};
/**
 * What the server said of an object, with a way out where it refused to change what must stay as it was made, or where
 * a webhook of the cluster decided.
 */
function explainRefusal({ kind }, said) {
    const webhook = /admission webhook "([^"]+)" denied the request/.exec(said)?.[1];
    if (webhook !== undefined)
        return `${said} (deliver what the policy behind webhook ${webhook} asks for, such as a signed image, or change it)`;
    const isFixed = /field is immutable|may not change once set|cannot change roleRef|updates to \w+ spec for fields other than/.test(said) || /spec is immutable after creation/.test(said);
    const remedy = remedies[kind];
    return isFixed && remedy !== undefined ? `${said} (${remedy})` : said;
}

;// CONCATENATED MODULE: ./lib/kube/dry-run.js









/** Asks the server what applying the object would do. Refusals of the object are outcomes; all else is thrown. */
async function dryRun(client, object, options) {
    const ref = (0,kube_object/* refOf */.H8)(object);
    const autoscaled = isAutoscaled(object, options.autoscaled);
    const base = {
        ref,
        live: undefined,
        planned: undefined,
        adopt: false,
        recreate: false,
        autoscaled,
        force: options.force,
    };
    if (options.unchecked)
        return { change: { ...base, object, action: 'create', diff: diffObjects(undefined, object) } };
    const live = options.known(object) ?? (await client.get(ref));
    const owner = live?.metadata.labels?.[kube_inventory/* memberLabel */.B5];
    if (owner !== undefined && owner !== options.setId)
        return { problem: `${(0,kube_object/* describeRef */.Ro)(ref)}: belongs to another application (${kube_inventory/* memberLabel */.B5}=${owner})` };
    const adopt = live !== undefined && owner === undefined && (0,managed_fields/* hasPredecessor */.Yb)(live);
    const force = options.force || adopt;
    const wanted = autoscaled ? yieldReplicas(object, live) : object;
    const change = { ...base, object: wanted, live, adopt, force };
    // Most objects of most deliveries: nobody needs to be asked.
    if (live !== undefined && isAsApplied(wanted, live))
        return { change: { ...change, planned: live, action: 'unchanged', diff: '' } };
    try {
        const result = await client.apply(wanted, { dryRun: true, force });
        const diff = diffObjects(live, result);
        if (live === undefined)
            return { change: { ...change, planned: result, action: 'create', diff } };
        const same = diff === '' && !adopt && (0,managed_fields/* ownedFields */.zu)(live) === (0,managed_fields/* ownedFields */.zu)(result);
        return { change: { ...change, planned: result, action: same ? 'unchanged' : 'update', diff } };
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
            return { change: { ...change, action: 'update', diff: diffObjects(live, wanted), recreate: true } };
        if (options.comesFirst(error.said)) {
            const action = live === undefined ? 'create' : 'update';
            const note = `${(0,kube_object/* describeRef */.Ro)(ref)} could not be checked before what it needs is there: ${error.said}`;
            return { change: { ...change, action, diff: diffObjects(live, wanted) }, note };
        }
        const problem = `${(0,kube_object/* describeRef */.Ro)(ref)}: ${explainRefusal(object, error.said)}`;
        if (live === undefined || !options.rollback || !kube_inventory/* keptKinds */.cJ.has((0,kube_object/* groupKind */.KH)(live)))
            return { problem };
        // A claim that grew cannot shrink, a version of a CRD that something is stored in cannot go.
        const unchanged = { ...change, object: live, action: 'unchanged', diff: '' };
        return { change: unchanged, note: `stays as it is: ${problem}` };
    }
}
/** A refusal that the chart causes, not the identity or the server's health: 403 also stands for quota and admission. */
const isAboutObject = (status, said) => [400, 404, 409, 422].includes(status) || (status === 403 && !/cannot \w+ resource/.test(said));

;// CONCATENATED MODULE: ./lib/kube/dry-runs.js


/**
 * Asks the server what applying each object of a release would do; outcomes in the order of the objects. The server
 * judges by what is there now: where it lacks a definition, a role or an account that the release brings or changes
 * before, its refusal is no reason against the release.
 */
async function dryRuns(client, objects, { missing, ...options }) {
    const own = definedKinds(objects);
    const ask = async (object, changing) => {
        const comesWithUs = own.has(kindKey(object)) && (await client.scopeOf(object)) === undefined;
        const unchecked = comesWithUs || missing.has(object.metadata.namespace ?? '');
        const comesFirst = (said) => changing.has(kindKey(object)) || objects.some((other) => other !== object && isMissed(other, said));
        return dryRun(client, object, { ...options, unchecked, comesFirst });
    };
    const definitions = await Promise.all(objects.filter(isDefinition).map(async (object) => [object, await ask(object, new Map())]));
    const changed = definitions.filter(([, outcome]) => !('change' in outcome && outcome.change.action === 'unchanged'));
    const changing = definedKinds(changed.map(([object]) => object));
    const asked = new Map(definitions);
    return Promise.all(objects.map((object) => asked.get(object) ?? ask(object, changing)));
}
/**
 * Whether the server misses an object: `roles.rbac.authorization.k8s.io "reader" not found`, or within another refusal
 * `serviceaccount "web" not found`.
 */
const isMissed = ({ kind, metadata }, said) => [...said.matchAll(/\b([a-z]+)[a-z0-9.]* "([^"]+)" not found/g)].some(([, resource, name]) => name === metadata.name && resource?.replace(/s$/, '') === kind.toLowerCase());

// EXTERNAL MODULE: ./lib/kube/hooks.js
var hooks = __webpack_require__(95697);
;// CONCATENATED MODULE: ./lib/kube/deadline.js

/** How long one object may take, where the environment's timeout for all is not what it needs. */
const timeoutAnnotation = 'flotilla.dev/timeout';
/**
 * An object's own deadline in milliseconds, from when all were written; undefined where it has none, or none that is a
 * duration (which a plan refuses).
 */
const deadlineOf = ({ metadata }) => (0,inputs/* parseDuration */.E9)(metadata.annotations?.[timeoutAnnotation] ?? '') || undefined;
/** What the object says of its deadline, where that is no duration; else undefined. */
function wrongDeadline(object) {
    const text = object.metadata.annotations?.[timeoutAnnotation];
    return text === undefined || deadlineOf(object) !== undefined ? undefined : text;
}

;// CONCATENATED MODULE: ./lib/kube/filled-fields.js


/**
 * The object without fields that a controller of the cluster fills in. Sent along, they would be a conflict from the
 * second delivery on: by then the field is the controller's, and its value another.
 */
function withoutFilledFields(object) {
    // The aggregation controller overwrites the rules with those of the selected roles, whatever they are.
    // https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
    if ((0,kube_object/* groupKind */.KH)(object) === 'ClusterRole.rbac.authorization.k8s.io' && (0,kube_fields/* isRecord */.u4)(object['aggregationRule'])) {
        const { rules: _rules, ...role } = object;
        return role;
    }
    if (!caBundleHolders(object).some(hasPlaceholder))
        return object;
    const copy = structuredClone(object);
    for (const holder of caBundleHolders(copy))
        if (hasPlaceholder(holder))
            delete holder['caBundle'];
    return copy;
}
/** Where a kind carries the CA of a server that the API server calls. */
function caBundleHolders(object) {
    switch ((0,kube_object/* groupKind */.KH)(object)) {
        case 'ValidatingWebhookConfiguration.admissionregistration.k8s.io':
        case 'MutatingWebhookConfiguration.admissionregistration.k8s.io':
            return (0,kube_fields/* listAt */.gT)(object, 'webhooks')
                .map((webhook) => webhook['clientConfig'])
                .filter(kube_fields/* isRecord */.u4);
        case 'CustomResourceDefinition.apiextensions.k8s.io':
            return [(0,kube_fields.at)(object, 'spec', 'conversion', 'webhook', 'clientConfig')].filter(kube_fields/* isRecord */.u4);
        case 'APIService.apiregistration.k8s.io':
            return [(0,kube_fields.at)(object, 'spec')].filter(kube_fields/* isRecord */.u4);
        default:
            return [];
    }
}
/**
 * Whether a CA is left open for another to fill in, such as cert-manager's CA injector or the webhook's own server:
 * empty, or `Cg==`, the line break that kubebuilder wrote as long as API servers refused an empty one.
 */
const hasPlaceholder = ({ caBundle }) => caBundle === '' || caBundle === null || caBundle === 'Cg==';

;// CONCATENATED MODULE: ./lib/kube/string-data.js


/**
 * Keys of a Secret's `stringData` that the API server refuses: numbers, booleans, lists and mappings. They are not
 * made text here, as nobody knows what was written: `1.10` reached us as 1.1, `yes` as true.
 */
const unquoted = (object) => entriesOf(object)
    .filter(([, value]) => value !== null && typeof value !== 'string')
    .map(([key, value]) => ({ key, type: typeOf(value) }));
/**
 * A Secret with its `stringData` in `data`: server-side apply cannot tell which key came by `stringData`, so removed
 * ones would stay. Null is empty text, as for the API server; other values that are no text are left out, see
 * `unquoted`. A `stringData` that is no mapping stays as it is, for the API server to refuse.
 */
function withoutStringData(object) {
    const { stringData, ...secret } = object;
    if (!isSecret(object) || (stringData !== null && !(0,kube_fields/* isRecord */.u4)(stringData)))
        return object;
    const encoded = entriesOf(object).flatMap(([key, value]) => value === null || typeof value === 'string' ? [[key, base64(value ?? '')]] : []);
    return { ...secret, data: { ...secret.data, ...Object.fromEntries(encoded) } };
}
const base64 = (text) => Buffer.from(text).toString('base64');
const isSecret = (object) => (0,kube_object/* groupKind */.KH)(object) === 'Secret';
function entriesOf(object) {
    const { stringData } = object;
    return isSecret(object) && (0,kube_fields/* isRecord */.u4)(stringData) ? Object.entries(stringData) : [];
}
function typeOf(value) {
    if (Array.isArray(value))
        return 'list';
    return typeof value === 'object' ? 'mapping' : typeof value;
}

;// CONCATENATED MODULE: ./lib/kube/normalize.js





/**
 * The objects as they are sent: in the namespace they are meant for, without what only a server or a controller
 * writes. Kinds defined by a CRD among them count as known. Unknown kinds, the second of two equal objects, durations
 * that are none and values of `stringData` that are no text are problems.
 */
async function normalize(client, objects, namespace) {
    const defined = definedKinds(objects);
    const placed = await Promise.all(objects.map(async (object) => {
        const scope = (await client.scopeOf(object)) ?? defined.get(kindKey(object));
        return scope === undefined ? undefined : place(object, scope, namespace);
    }));
    const unknown = objects.filter((_, index) => placed[index] === undefined);
    const { distinct, twice } = deduplicate(placed.filter((object) => object !== undefined));
    return {
        objects: distinct.map(withoutStringData),
        problems: [
            {
                title: `Cluster ${client.name} does not know the kind of`,
                lines: unknown.map((object) => `${(0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object))}: ${object.apiVersion} ${object.kind}`),
                hint: 'Install the CustomResourceDefinition first, or use a version of the API the cluster serves.',
            },
            {
                title: 'The same object is rendered twice',
                lines: twice,
                hint: 'Rename one of them, or drop it.',
            },
            {
                title: `No duration in the annotation ${timeoutAnnotation} of`,
                lines: distinct
                    .filter((object) => wrongDeadline(object) !== undefined)
                    .map((object) => `${(0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object))}: ${JSON.stringify(wrongDeadline(object))}`),
                hint: 'Write a duration such as 90s, 5m or 1h30m.',
            },
            {
                title: 'No text in stringData of',
                lines: distinct.flatMap((object) => unquoted(object).map(({ key, type }) => `${(0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object))}: ${key} is a ${type}`)),
                hint: 'Quote the value, in a template with the function quote: a Secret holds only text.',
            },
        ],
    };
}
/** The first of equal objects, and the names of those that are there again, at whatever version of their kind. */
function deduplicate(objects) {
    const seen = new Map();
    const twice = new Set();
    for (const object of objects) {
        const key = (0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object));
        const first = seen.get(key);
        if (first === undefined)
            seen.set(key, object);
        else {
            const versions = [...new Set([first.apiVersion, object.apiVersion])];
            const how = versions.length > 1 ? ` (${versions.join(' and ')})` : '';
            twice.add(`${(0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object))}${how}`);
        }
    }
    return { distinct: [...seen.values()], twice: [...twice] };
}
function place({ status: _status, ...object }, scope, home) {
    const { name, labels, annotations, finalizers, ownerReferences, namespace } = object.metadata;
    const metadata = {
        name,
        ...(scope === 'Namespaced' ? { namespace: namespace || home } : {}),
        ...(labels ? { labels } : {}),
        ...(annotations ? { annotations } : {}),
        ...(finalizers ? { finalizers } : {}),
        ...(ownerReferences ? { ownerReferences } : {}),
    };
    return withoutFilledFields({ ...object, metadata });
}

// EXTERNAL MODULE: ./lib/kube/order.js
var order = __webpack_require__(46993);
;// CONCATENATED MODULE: ./lib/kube/problems.js

/** `CHART_INVALID` with every problem there is, so that one attempt tells all there is to mend. */
function refuse(problems) {
    const real = problems.filter(({ lines }) => lines.length > 0);
    if (real.length === 0)
        return;
    const texts = real.map(({ title, lines }) => [title, ...lines].join('\n'));
    throw new errors/* ActionError */.lZ('CHART_INVALID', texts.join('\n'), {
        hint: [...new Set(real.map(({ hint }) => hint))].join('\n'),
    });
}

// EXTERNAL MODULE: ./lib/kube/risks.js + 1 modules
var risks = __webpack_require__(45411);
;// CONCATENATED MODULE: ./lib/kube/plan.js














/** An application this small may change wholly, but not vanish. */
const smallest = 4;
/**
 * Plans the delivery of an application's objects, with the server's own dry run of each. Without objects it plans the
 * removal of all there is (which needs `force`). `CHART_INVALID` with everything that keeps objects from being applied,
 * `CLUSTER_CHANGED` for fields others set meanwhile, `RELEASE_REFUSED` where too much would be pruned,
 * `CLUSTER_DENIED` for missing rights and namespaces that are being deleted.
 */
async function planApply(client, rendered, { application, namespace, images, force = false, rollback = false, rules = {} }) {
    const owner = { application, namespace };
    const { objects: placed, problems } = await normalize(client, rendered, namespace);
    const setId = (0,kube_inventory/* applySetId */.A3)(owner);
    const objects = placed.filter((object) => !(0,hooks/* isHook */.IA)(object)).map((object) => labelled(object, setId));
    const missing = await missingNamespaces(client, placed, namespace);
    const there = [...namespacesOf(objects, namespace)].filter((name) => !missing.has(name));
    const [inventory, autoscaled] = await Promise.all([
        missing.has(namespace) ? undefined : (0,kube_inventory/* readInventory */.zw)(client, owner),
        findAutoscaled(client, objects, there),
    ]);
    const members = inventory?.members ?? [];
    const byVersion = new Map(members.map((member) => [versionKey(member), member]));
    const known = (object) => byVersion.get(versionKey(object));
    const outcomes = await dryRuns(client, objects, { setId, autoscaled, force, rollback, missing, known });
    const conflicts = outcomes.flatMap((outcome) => ('conflicts' in outcome ? outcome.conflicts : []));
    const contested = conflicts.length === 0 ? [] : [conflictProblem(client.name, conflicts)];
    refuseAll([
        ...problems,
        ...(images === undefined ? [] : [(0,kube_images/* foreignImages */.p_)(placed, images)]),
        strayObjects(placed, namespace, rules.namespaces),
        refusedObjects(client.name, outcomes),
    ], contested);
    const pruned = (0,kube_inventory/* obsolete */.mX)(members, objects, rules.pruneKeep);
    if (!force && isTooMuch(pruned.length, members.length, objects.length, rules.pruneShare ?? 0.5))
        throw tooMuch(client.name, pruned, members.length);
    // What is taken over from Helm or kubectl was installed by them: its pre-install hooks would make new keys.
    const isThere = inventory !== undefined || outcomes.some((one) => 'change' in one && one.change.adopt);
    const operation = rollback ? 'rollback' : isThere ? 'upgrade' : 'install';
    // What is kept stays known, so that a removal of the application still finds it.
    const kept = objects.length === 0 ? [] : members.filter((member) => !pruned.includes(member));
    const after = (0,kube_inventory/* extentOf */.OY)([...objects, ...kept], namespace);
    const changes = [
        ...outcomes
            .flatMap((outcome) => ('change' in outcome ? [outcome.change] : []))
            .sort((a, b) => (0,order/* waveNumber */.h)(a.object) - (0,order/* waveNumber */.h)(b.object)),
        ...pruned.sort((a, b) => (0,order/* waveNumber */.h)(b) - (0,order/* waveNumber */.h)(a)).map(toPrune),
    ];
    return {
        ...owner,
        operation,
        createNamespace: missing.has(namespace) && !objects.some((object) => isNamespace(object, namespace)),
        first: inventory === undefined,
        changes,
        hooks: {
            pre: (0,hooks/* hooksFor */.U6)(placed, 'pre', operation, rules.hookMs),
            post: (0,hooks/* hooksFor */.U6)(placed, 'post', operation, rules.hookMs),
        },
        risks: (0,risks/* findRisks */.e)(changes),
        notes: outcomes.flatMap((outcome) => ('change' in outcome ? (outcome.note ?? []) : [])),
        extent: {
            before: inventory?.extent,
            during: inventory === undefined ? after : (0,kube_inventory/* union */.KC)(inventory.extent, after),
            after,
        },
    };
}
const isTooMuch = (pruned, members, wanted, share) => (members >= smallest && pruned > members * share) || (wanted === 0 && pruned > 0);
const labelled = (object, setId) => ({
    ...object,
    metadata: { ...object.metadata, labels: { ...object.metadata.labels, [kube_inventory/* memberLabel */.B5]: setId } },
});
const versionKey = (object) => `${object.apiVersion} ${(0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object))}`;
const isNamespace = ({ kind, metadata }, name) => kind === 'Namespace' && metadata.name === name;
const namespacesOf = (objects, home) => new Set([home, ...objects.map(({ metadata }) => metadata.namespace).filter((name) => name !== undefined)]);
/**
 * Namespaces that come with this very apply: the home, where it is not there yet, and rendered ones. Whatever else the
 * objects are in must not be on its way out either.
 */
async function missingNamespaces(client, objects, home) {
    const rendered = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    const own = new Set([home, ...rendered]);
    const candidates = [...new Set([...own, ...namespacesOf(objects, home)])];
    const there = await Promise.all(candidates.map((name) => (0,kube_namespace/* namespaceExists */.im)(client, name)));
    return new Set(candidates.filter((name, index) => there[index] === false && own.has(name)));
}
/** Objects outside the namespaces the environment names. */
function strayObjects(objects, home, allowed) {
    const isStray = (namespace) => namespace !== undefined && namespace !== home && !allowed?.includes(namespace);
    const stray = objects.filter(({ kind, metadata }) => isStray(kind === 'Namespace' ? metadata.name : metadata.namespace));
    return {
        title: 'The chart writes to namespaces that the environment does not name',
        lines: allowed === undefined ? [] : stray.map((object) => (0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object))),
        hint: 'List the namespace in apply.namespaces of the environment, or keep the chart out of it.',
    };
}
function refusedObjects(cluster, outcomes) {
    const lines = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []));
    const what = lines.length === 1 ? 'an object' : `${lines.length} objects`;
    return {
        title: `Cluster ${cluster} refuses ${what} of the release`,
        lines,
        hint: 'Nothing was changed. Correct the chart or its values.',
    };
}
const conflictProblem = (cluster, conflicts) => ({
    title: `Others changed fields of the release in cluster ${cluster}`,
    lines: [conflictTable(conflicts)],
    hint: 'Nothing was changed. Undo those changes, drop the fields from the chart, or deliver with force.',
});
/** What the chart is to blame for comes first, and names the conflicts as well. */
function refuseAll(problems, contested) {
    if (problems.some(({ lines }) => lines.length > 0))
        refuse([...problems, ...contested]);
    for (const { title, lines, hint } of contested)
        throw new errors/* ActionError */.lZ('CLUSTER_CHANGED', [title, ...lines].join('\n'), { hint });
}
const tooMuch = (cluster, pruned, of) => new errors/* ActionError */.lZ('RELEASE_REFUSED', `The release would delete ${pruned.length} of ${of} objects in cluster ${cluster}\n` +
    pruned.map((object) => (0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object))).join('\n'), { hint: 'Nothing was changed. If that is what you want, deliver with force.' });
const toPrune = (live) => ({
    ref: (0,kube_object/* refOf */.H8)(live),
    action: 'prune',
    diff: diffObjects(live, undefined),
    object: live,
    live,
    planned: undefined,
    force: false,
    adopt: false,
    recreate: false,
    autoscaled: false,
});

// EXTERNAL MODULE: ./lib/kube/owned-object.js
var owned_object = __webpack_require__(66838);
;// CONCATENATED MODULE: ./lib/kube/autoscaler-hold.js





/** On an autoscaler while it is held: the chart's own minimum, or `null` where the chart names none. */
const heldAnnotation = 'flotilla.dev/held-minimum';
const autoscaler_hold_hpa = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' };
const scaledObject = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject' };
/** Where a kind of autoscaler keeps the limits of its replicas. */
const limits = (kind) => kind === 'ScaledObject'
    ? { minimum: 'minReplicaCount', maximum: 'maxReplicaCount' }
    : { minimum: 'minReplicas', maximum: 'maxReplicas' };
/** The autoscalers of the namespaces, without the HPAs that KEDA makes of its own. */
async function listAutoscalers(client, namespaces) {
    const kinds = (await client.scopeOf(scaledObject)) === undefined ? [autoscaler_hold_hpa] : [autoscaler_hold_hpa, scaledObject];
    const lists = await Promise.all(kinds.flatMap((kind) => namespaces.map((namespace) => listIfAllowed(client, kind, namespace))));
    return lists
        .flat()
        .filter(({ metadata }) => !metadata.ownerReferences?.some(({ kind }) => kind === 'ScaledObject'));
}
/** An identity without rights to a kind delivers none of it either: what others scale with it is theirs to hold. */
async function listIfAllowed(client, kind, namespace) {
    try {
        return await client.list(kind, { namespace });
    }
    catch (error) {
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return [];
        throw error;
    }
}
/** Whether an autoscaler decides the number of this workload's pods. */
function scales(scaler, workload) {
    // KEDA's target is a Deployment unless it says otherwise.
    const kind = (0,kube_fields/* textAt */.$6)(scaler, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment';
    return (scaler.metadata.namespace === workload.namespace &&
        kind === workload.kind &&
        (0,kube_fields/* textAt */.$6)(scaler, 'spec', 'scaleTargetRef', 'name') === workload.name);
}
const isHeld = ({ metadata }) => metadata.annotations?.[heldAnnotation] !== undefined;
/**
 * Keeps an autoscaler from scaling a workload below `replicas` while it has no traffic, so that it can take all of it
 * back at any moment. What it held before is on the object.
 */
async function holdAutoscaler(client, scaler, replicas, writing) {
    if (isHeld(scaler))
        return;
    const { minimum, maximum } = limits(scaler.kind);
    const own = (0,owned_object/* ownedObject */.P)(scaler);
    const most = (0,kube_fields/* numberAt */.tk)(scaler, 'spec', maximum) ?? replicas;
    const held = Math.max((0,kube_fields/* numberAt */.tk)(scaler, 'spec', minimum) ?? 0, Math.min(replicas, most));
    // A field that is not ours must be put back with its value, one of ours as the chart has it.
    const before = (0,kube_fields/* numberAt */.tk)(own ?? scaler, 'spec', minimum) ?? null;
    await setMinimum(client, scaler, held, JSON.stringify(before), writing);
}
/** Gives an autoscaler its own minimum back. Nothing is written where it is not held. */
async function releaseAutoscaler(client, scaler, writing) {
    const text = scaler.metadata.annotations?.[heldAnnotation];
    if (text === undefined)
        return;
    const before = JSON.parse(text);
    await setMinimum(client, scaler, typeof before === 'number' ? before : null, null, writing);
}
async function setMinimum(client, scaler, value, annotation, writing) {
    const { minimum } = limits(scaler.kind);
    const patch = { metadata: { annotations: { [heldAnnotation]: annotation } }, spec: { [minimum]: value } };
    const own = (0,owned_object/* ownedObject */.P)(scaler);
    await (0,kube_writing/* permit */.e)(writing);
    if (own === undefined)
        await client.patch((0,kube_object/* refOf */.H8)(scaler), patch);
    else
        await client.apply(merged(own, patch), { force: true });
}
/** A merge patch (RFC 7396) of the two places that change. */
function merged(own, patch) {
    const annotations = withoutNulls({ ...own.metadata.annotations, ...patch.metadata.annotations });
    // The specification came from the server as JSON.
    const spec = withoutNulls({ ...own.spec, ...patch.spec });
    const { annotations: _before, ...metadata } = own.metadata;
    // Owning no annotations is not the same as owning an empty set of them.
    const kept = Object.keys(annotations).length === 0 ? {} : { annotations };
    return { ...own, metadata: { ...metadata, ...kept }, spec };
}
function withoutNulls(record) {
    return Object.fromEntries(Object.entries(record).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

// EXTERNAL MODULE: ./lib/kube/pods.js
var kube_pods = __webpack_require__(72449);
// EXTERNAL MODULE: ./lib/kube/tracks.js
var kube_tracks = __webpack_require__(56693);
;// CONCATENATED MODULE: ./lib/kube/selector-shift.js


/** On a Service while it is narrowed: what it was before the release, so that a killed run's shift finds back. */
const stableAnnotation = 'flotilla.dev/stable';
/** The label by which the Deployment controller tells the pods of one template from those of another. */
const hashLabel = 'pod-template-hash';
/** Where a Service leads now; undefined where to all its pods, as at rest. */
function leadOf(service) {
    const selector = fullSelector(service);
    const track = selector[kube_tracks/* trackLabel */.K$];
    if (track !== undefined)
        return { track: track === 'canary' ? 'canary' : 'preview' };
    return selector[hashLabel] === undefined ? undefined : { hash: selector[hashLabel] };
}
/** The selector the chart gave a Service, whatever it is narrowed to; empty for a Service that selects nothing. */
function chartSelector(service) {
    const { [kube_tracks/* trackLabel */.K$]: _track, [hashLabel]: _hash, ...own } = fullSelector(service);
    return own;
}
/** Whether a Service, by the chart's selector, means pods with these labels. */
function selects(service, labels) {
    const selector = Object.entries(chartSelector(service));
    return selector.length > 0 && selector.every(([name, value]) => labels[name] === value);
}
/**
 * The Service led to some of its pods. `before` is what it was when the shift began, as it is to be applied again; the
 * Service remembers its specification until it is widened.
 */
function lead(service, to, before) {
    const way = 'hash' in to ? { [hashLabel]: to.hash } : { [kube_tracks/* trackLabel */.K$]: to.track };
    const remembered = before === undefined ? {} : { [stableAnnotation]: JSON.stringify(specOf(widen(before))) };
    const { metadata, ...rest } = widen(service);
    return {
        ...rest,
        metadata: { ...metadata, annotations: { ...metadata.annotations, ...remembered } },
        spec: { ...specOf(service), selector: { ...chartSelector(service), ...way } },
    };
}
/** The Service as the chart has it: led to all its pods, with nothing to remember. */
function widen(service) {
    const { annotations = {}, ...metadata } = service.metadata;
    const { [stableAnnotation]: _remembered, ...own } = annotations;
    return {
        ...service,
        metadata: { ...metadata, ...(Object.keys(own).length === 0 ? {} : { annotations: own }) },
        spec: { ...specOf(service), selector: { ...chartSelector(service) } },
    };
}
/** The Service with the specification it had when the shift began; undefined where it remembers none. */
function remembered(service) {
    const text = service.metadata.annotations?.[stableAnnotation];
    if (text === undefined)
        return undefined;
    const spec = JSON.parse(text);
    // Written by `lead`, from an object that was read as JSON.
    return (0,kube_fields/* isRecord */.u4)(spec) ? { ...service, spec: spec } : undefined;
}
/** What came from the server as JSON. */
const specOf = ({ spec }) => ((0,kube_fields/* isRecord */.u4)(spec) ? spec : {});
function fullSelector(service) {
    const selector = (0,kube_fields.at)(service, 'spec', 'selector');
    if (!(0,kube_fields/* isRecord */.u4)(selector))
        return {};
    return Object.fromEntries(Object.entries(selector).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

;// CONCATENATED MODULE: ./lib/kube/shift-state.js






const deployments = { apiVersion: 'apps/v1', kind: 'Deployment' };
const replicaSets = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };
const services = { apiVersion: 'v1', kind: 'Service' };
const revisionAnnotation = 'deployment.kubernetes.io/revision';
const noShift = { workloads: [], trackServices: [], heldAutoscalers: [] };
/**
 * Finds what a strategy left or is at, its own or a killed run's. The Deployment of a track is the first that is
 * written and the last that is deleted, so where there is none there is nothing else either, and one question tells.
 * `namespaces` are those of the application, where they are known.
 */
async function readShift(client, owner, namespaces) {
    const places = namespaces ?? (await shift_state_placesOf(client, owner));
    const everywhere = async (kind, labelSelector) => (await Promise.all(places.map((namespace) => client.list(kind, { namespace, labelSelector })))).flat();
    const tracks = await everywhere(deployments, (0,kube_tracks/* trackSelector */.h2)(owner));
    if (tracks.length === 0)
        return noShift;
    const [own, trackServices, scalers, states] = await Promise.all([
        everywhere(services, `${kube_inventory/* memberLabel */.B5}=${(0,kube_inventory/* applySetId */.A3)(owner)}`),
        everywhere(services, (0,kube_tracks/* trackSelector */.h2)(owner)),
        listAutoscalers(client, places),
        Promise.all(tracks.map((beside) => stateOf(client, beside))),
    ]);
    return {
        workloads: states.map((state) => ({
            ...state,
            services: own.filter((service) => service.metadata.namespace === state.beside.metadata.namespace &&
                selects(service, podLabels(state.beside))),
        })),
        trackServices,
        heldAutoscalers: scalers.filter(isHeld),
    };
}
async function shift_state_placesOf(client, owner) {
    const extent = await (0,kube_inventory/* readExtent */.nD)(client, owner);
    return extent === undefined ? [] : [owner.namespace, ...extent.namespaces];
}
async function stateOf(client, beside) {
    const workload = await client.get((0,kube_tracks/* besideOf */.A4)(beside));
    return {
        track: (0,kube_tracks/* trackOf */.VS)(beside),
        beside,
        workload,
        own: workload === undefined ? undefined : await ownPods(client, workload),
        promoting: beside.metadata.annotations?.[kube_tracks/* promotingAnnotation */.Ze] !== undefined,
    };
}
/** Whether a workload's controller has seen its last change, so that its status speaks of it. */
const isObserved = (workload) => ((0,kube_fields/* numberAt */.tk)(workload, 'status', 'observedGeneration') ?? 0) >= (workload.metadata.generation ?? 0);
/** The pods of a Deployment's latest template; undefined until its controller has seen it. */
async function ownPods(client, workload) {
    const { namespace, uid, annotations } = workload.metadata;
    if (!isObserved(workload))
        return undefined;
    const sets = await client.list(replicaSets, { namespace });
    const set = sets.find((candidate) => (0,kube_pods/* controllerOf */.Oo)(candidate) === uid &&
        candidate.metadata.annotations?.[revisionAnnotation] === annotations?.[revisionAnnotation]);
    const hash = set?.metadata.labels?.[hashLabel];
    return hash === undefined ? undefined : { hash, ready: (0,kube_fields/* numberAt */.tk)(set, 'status', 'readyReplicas') ?? 0 };
}
/** Labels of a workload's pods, without the track's own. */
function podLabels(workload) {
    const labels = (0,kube_fields.at)(workload, 'spec', 'template', 'metadata', 'labels');
    if (!(0,kube_fields/* isRecord */.u4)(labels))
        return {};
    return Object.fromEntries(Object.entries(labels).flatMap(([name, value]) => typeof value === 'string' && name !== kube_tracks/* trackLabel */.K$ ? [[name, value]] : []));
}
/** Whether all of its Services send requests to pods of its own template alone. */
const isLedToOwn = ({ services: own }) => own.length > 0 &&
    own.every((service) => {
        const lead = leadOf(service);
        return lead !== undefined && 'hash' in lead;
    });
/** Whether any of its Services sends requests to the pods of the track alone. */
const isLedToTrack = ({ services: own }) => own.some((service) => {
    const lead = leadOf(service);
    return lead !== undefined && 'track' in lead;
});

// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/core/abortable.js
var abortable = __webpack_require__(78049);
// EXTERNAL MODULE: ./lib/core/redact.js
var redact = __webpack_require__(8038);
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
    const text = (0,redact/* redact */.E)(body);
    const cut = Buffer.from(text)
        .subarray(0, excerptLimit)
        .toString('utf8')
        .replace(/\uFFFD$/, '');
    const rest = Buffer.byteLength(text) - Buffer.byteLength(cut);
    return `HTTP ${status}  ${contentType || 'no content type'}\n${cut}${rest > 0 ? `\n… ${rest} more bytes` : ''}`;
}

;// CONCATENATED MODULE: ./lib/smoke/service-port.js

/** A port nobody chose: charts that name their ports call it that. */
const usual = 'http';
/** Whether the API server found nobody behind the port, as when a Service has none of that name. */
function isNobodyThere({ status, body }) {
    if (status !== 503)
        return false;
    try {
        const said = JSON.parse(body);
        return ((0,kube_fields/* isRecord */.u4)(said) && said['kind'] === 'Status' && /no endpoints available/.test(String(said['message'])));
    }
    catch {
        return false; // the application's own 503
    }
}
/** Looks whether a Service has the port that a check asks; one that names no port gets the only one there is. */
function findPort(service, asked) {
    const ports = (0,kube_fields/* listAt */.gT)(service, 'spec', 'ports').map((port) => ({
        number: (0,kube_fields/* numberAt */.tk)(port, 'port') ?? 0,
        name: (0,kube_fields/* textAt */.$6)(port, 'name'),
    }));
    const [first] = ports;
    const known = ports.some(({ number, name }) => [String(number), name].includes(String(asked)));
    if (first === undefined || known)
        return { kind: 'there' };
    if (ports.length === 1 && asked === usual)
        return { kind: 'other', port: first.number };
    const names = ports.map(({ number, name }) => name === undefined ? String(number) : `${number} (${name})`);
    return { kind: 'missing', ports: names.join(', ') };
}

;// CONCATENATED MODULE: ./lib/smoke/ask.js




/**
 * Asks a cluster's application: a check with `service` goes through the API server's service proxy, which needs no
 * way into the cluster's network; one with `url` goes to the public address. Redirects are answers, not followed.
 * `FLEET_INVALID` for a check that cannot be asked, as of a port that the Service does not have.
 */
function askCluster({ client, namespace, url, fetch }) {
    /** The only port of a Service that has none named as the check says, by `SERVICE:PORT` of the check. */
    const found = new Map();
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
        const { service } = check;
        const askPort = async (port) => {
            const asked = client.proxy({
                ...{ namespace, service, port, path, method, headers, timeoutMs },
                ...(body === undefined ? {} : { body }),
            });
            return readAnswer(await (0,abortable/* abortable */.Z)(asked, signal));
        };
        const asks = `${service}:${check.port}`;
        const port = found.get(asks) ?? check.port;
        const answer = await askPort(port);
        if (!isNobodyThere(answer))
            return answer;
        // Who may ask a Service may not always read it.
        const object = await client
            .get({ apiVersion: 'v1', kind: 'Service', name: service, namespace })
            .catch(() => undefined);
        const verdict = findPort(object, port);
        if (verdict.kind === 'there')
            return answer;
        if (verdict.kind === 'missing')
            throw misplaced(check, `asks port ${port} of Service ${service}, which has ${verdict.ports}`);
        found.set(asks, verdict.port);
        return askPort(verdict.port);
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

// EXTERNAL MODULE: ./lib/release/placeholders.js
var placeholders = __webpack_require__(35871);
// EXTERNAL MODULE: ./lib/core/json-field.js
var json_field = __webpack_require__(32844);
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
        .map(([path, text]) => ({ path, text, found: (0,json_field/* jsonField */.N)(document, path) }))
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
const sayMs = 10_000;
/**
 * Runs all checks side by side under one deadline; each must pass `passes` times in a row. Silence, 5xx, 404 and an
 * older version are asked again until the deadline; any other wrong answer fails at once, and the rest is stopped.
 */
async function runSuite(suite, names, { ask, clock, signal, onWait }) {
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
        const ports = { clock, signal: either, onWait };
        const result = await runCheck(check.name, suite.passes, deadline, judged, ports);
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
async function runCheck(name, passes, deadline, attempt, { clock, signal, onWait }) {
    const began = clock.now();
    let saidAt = began;
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
            if (clock.now() - saidAt >= sayMs) {
                saidAt = clock.now();
                onWait?.(name, judgement.problem, (saidAt - began) / 1000);
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

;// CONCATENATED MODULE: ./lib/smoke/way.js
/**
 * The checks that can go this way, with an `ask` that does. Beside the old pods a public address leads to those, so
 * checks with a `url` need a header, and those with a `service` need another Service.
 */
function alongWay(suite, ask, way) {
    if ('header' in way) {
        const { name, value } = way.header;
        return {
            suite: { ...suite, checks: suite.checks.filter(({ url }) => url !== undefined) },
            ask: (check, timeoutMs, signal) => ask({ ...check, headers: { ...check.headers, [name]: value } }, timeoutMs, signal),
        };
    }
    const { services } = way;
    return {
        suite: { ...suite, checks: suite.checks.filter(({ url }) => url === undefined) },
        ask: (check, timeoutMs, signal) => {
            const instead = services.get(check.service ?? '');
            return ask(instead === undefined ? check : { ...check, service: instead }, timeoutMs, signal);
        },
    };
}

// EXTERNAL MODULE: ./lib/rollout/ledger.js + 1 modules
var ledger = __webpack_require__(59450);
// EXTERNAL MODULE: ./lib/rollout/manifest-store.js
var manifest_store = __webpack_require__(36428);
// EXTERNAL MODULE: ./lib/kube/pull-secrets.js
var pull_secrets = __webpack_require__(82502);
// EXTERNAL MODULE: ./lib/oci/reference.js
var reference = __webpack_require__(23940);
// EXTERNAL MODULE: ./lib/oci/descriptor.js
var descriptor = __webpack_require__(11260);
// EXTERNAL MODULE: ./lib/oci/manifest.js + 1 modules
var oci_manifest = __webpack_require__(24789);
;// CONCATENATED MODULE: ./lib/rollout/pull-platforms.js



/** `linux/amd64`: what the nodes that take pods are, each once; nothing where the identity may not list nodes. */
async function nodePlatforms(client, log) {
    try {
        // The server's cache is good enough for what hardly changes, and spares it thousands of reads.
        const nodes = await client.list({ apiVersion: 'v1', kind: 'Node' }, { resourceVersion: '0' });
        const found = nodes.flatMap(({ metadata: { labels = {} } }) => {
            const [os, architecture] = [labels['kubernetes.io/os'], labels['kubernetes.io/arch']];
            return os === undefined || architecture === undefined ? [] : [`${os}/${architecture}`];
        });
        return [...new Set(found)];
    }
    catch (error) {
        log.debug(`the platforms of the nodes are not known: ${(0,errors/* messageOf */.bD)(error)}`);
        return [];
    }
}
/**
 * What keeps nodes of these platforms from running an image; undefined where nothing does. Of an index the manifests
 * for the nodes must be there too: one platform is enough, since a pod may ask for nodes of one kind.
 */
async function checkPlatforms({ manifest }, platforms, registry, repository) {
    const children = (0,oci_manifest/* childManifests */.BI)(manifest);
    if (children.length === 0 || platforms.length === 0)
        return undefined;
    const fitting = children.filter((child) => {
        const platform = (0,descriptor/* platformOf */.tj)(child) ?? '';
        // A node names no variant: linux/arm runs what linux/arm/v7 is for.
        return platforms.some((one) => platform === one || platform.startsWith(`${one}/`));
    });
    if (fitting.length === 0)
        return `it has nothing for ${platforms.join(', ')}, which the nodes are`;
    const resolved = await Promise.all(fitting.map(async (child) => ((await registry.resolve(repository, child.digest)) ? undefined : child)));
    const missing = resolved.filter((child) => child !== undefined);
    if (missing.length === 0)
        return undefined;
    return `the registry lacks its ${missing.map((child) => `${(0,descriptor/* platformOf */.tj)(child)} (${child.digest})`).join(', ')}`;
}

;// CONCATENATED MODULE: ./lib/rollout/pull-check.js






/**
 * Proves that every image of these objects is there to be pulled: the index, and below it the manifest for what the
 * cluster's nodes are. Asked with the pods' own pull secrets where they have any for the registry, else as the job,
 * whose refusal proves nothing and is a warning. Images of other registries are not asked for. All digests at once;
 * nothing is written. `IMAGE_UNAVAILABLE` naming each image and its user.
 */
async function provePullable(objects, check, signal) {
    const wanted = await collect(objects, check);
    if (wanted.length === 0)
        return;
    const platforms = await nodePlatforms(check.client, check.log);
    const open = clients(check, signal);
    const found = await Promise.all(wanted.map((each) => ask(each, platforms, open)));
    signal.throwIfAborted();
    const [first, ...rest] = found.flatMap(({ unproven }) => (unproven === undefined ? [] : [unproven]));
    if (first !== undefined)
        check.log.warning(`it cannot be proven that the cluster can pull ${first}${rest.length > 0 ? ` (and ${rest.length} more)` : ''}`);
    const lines = found.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
    if (lines.length === 0)
        return;
    throw new errors/* ActionError */.lZ('IMAGE_UNAVAILABLE', `${lines.length === 1 ? 'an image' : `${lines.length} images`} cannot be pulled from ${check.host}\n${lines.join('\n')}`, {
        hint: 'Bring the release there again from a registry that still has it: run the workflow promote, or the action push-image with `from`. Nothing was changed.',
    });
}
/** Every image of the cluster's own registry once. */
async function collect(objects, check) {
    const found = new Map();
    for (const object of objects) {
        const images = [...new Set((0,kube_images/* imagesOf */.IC)(object))].filter((text) => text !== '').map(reference/* parseReference */.F2);
        const own = images.filter(({ host }) => host === check.host);
        if (own.length === 0)
            continue;
        const secrets = await (0,pull_secrets/* pullSecretsOf */.KB)(object, { ...check, objects });
        for (const image of own) {
            const name = `${image.host}/${image.repository}`;
            const fitting = secrets.filter((secret) => (0,pull_secrets/* servesImage */.sc)(secret, name));
            const key = JSON.stringify([image, fitting.map(({ name, prefix }) => [name, prefix])]);
            if (!found.has(key))
                found.set(key, { image, user: (0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object)), secrets: fitting });
        }
    }
    return [...found.values()];
}
/** One client a login, so that its tokens are asked for once. */
function clients({ openRegistry }, signal) {
    const opened = new Map();
    return (secret) => {
        const key = JSON.stringify(secret ?? null);
        const client = opened.get(key) ?? openRegistry(secret, signal);
        opened.set(key, client);
        return client;
    };
}
async function ask({ image, user, secrets }, platforms, open) {
    const reference = image.digest ?? image.tag ?? 'latest';
    const line = (why) => `${image.repository}${image.digest ? '@' : ':'}${reference} (${user}): ${why}`;
    const logins = secrets.length > 0 ? secrets : [undefined];
    let problem;
    // As the kubelet does it: one login after the other until one may pull.
    for (const secret of logins) {
        try {
            const registry = open(secret);
            const manifest = await registry.getManifest(image.repository, reference);
            const why = manifest === undefined
                ? 'the registry does not have it'
                : await checkPlatforms(manifest, platforms, registry, image.repository);
            return why === undefined ? {} : { problem: line(why) };
        }
        catch (error) {
            if (!(0,errors/* isActionError */.Bd)(error))
                throw error;
            if (secret === undefined && isOwnLack(error))
                return { unproven: line((0,errors/* messageOf */.bD)(error).split('\n', 1).join('')) };
            problem = line(secret === undefined ? (0,errors/* messageOf */.bD)(error) : `with Secret ${secret.name}: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    return { problem };
}
/** What says something of the job alone: the nodes may pull with rights of their own. */
const isOwnLack = (error) => error.code === 'REGISTRY_DENIED' ||
    error.code === 'IDENTITY_DENIED' ||
    error.code === 'IDENTITY_UNAVAILABLE' ||
    error.code === 'SECRET_UNAVAILABLE' ||
    error.code === 'INPUT_INVALID' ||
    error.code === 'CLOUD_FAILED';

;// CONCATENATED MODULE: ./lib/rollout/strategies/context.js
/** What every write of a strategy is subject to. */
const writingOf = ({ clock, log }, guard, signal) => ({ guard, signal, clock, log });

;// CONCATENATED MODULE: ./lib/kube/gone.js



/** How long an object that is being deleted may take, in milliseconds. */
const gone_settleMs = 60_000;
/** Waits until nothing of that name is being deleted; `CLUSTER_CHANGED` when a finalizer holds it. */
async function gone(client, ref, { clock, signal }) {
    const look = async () => {
        const found = await client.get(ref);
        return found?.metadata.deletionTimestamp === undefined ? true : undefined;
    };
    if (await (0,until/* until */.T)(look, { clock, signal, patienceMs: gone_settleMs }))
        return;
    throw new errors/* ActionError */.lZ('CLUSTER_CHANGED', `${(0,kube_object/* describeRef */.Ro)(ref)} of cluster ${client.name} is being deleted and does not go away`, { hint: 'Something holds it by a finalizer; see metadata.finalizers of the object.' });
}

// EXTERNAL MODULE: ./lib/core/clock.js
var core_clock = __webpack_require__(91601);
// EXTERNAL MODULE: ./lib/core/plain-line.js
var plain_line = __webpack_require__(1986);
;// CONCATENATED MODULE: ./lib/kube/container-log.js


const mostLines = 20;
/**
 * The last lines of a container that ended, or of the one that runs, safe to print; empty where there are none. Never
 * throws.
 */
async function readLogTail(client, { metadata }, { name, restarts, terminated }) {
    const ref = { namespace: metadata.namespace ?? 'default', pod: metadata.name, container: name };
    const options = { ...ref, tailLines: mostLines, limitBytes: 64 * 1024 };
    // The container that ended said why; the one after it may not have got that far.
    const useful = restarts > 0 && terminated === undefined ? [true, false] : [false, true];
    for (const previous of useful) {
        const text = await client.logs({ ...options, previous }).catch(() => '');
        if (text.trim() !== '')
            return (0,redact/* redact */.E)(text)
                .trimEnd()
                .split('\n')
                .slice(-mostLines)
                .map((line) => (0,plain_line/* plainLine */.h)(line));
    }
    return [];
}

;// CONCATENATED MODULE: ./lib/kube/events.js


/** Told of one object at most. */
const most = 8;
/** What happened to an object, `REASON: MESSAGE`, the same told once with its number; latest last. Never throws. */
async function readEvents(client, { metadata }) {
    const selection = {
        namespace: metadata.namespace ?? 'default',
        fieldSelector: `involvedObject.uid=${metadata.uid}`,
    };
    const events = await client.list({ apiVersion: 'v1', kind: 'Event' }, selection).catch(() => []);
    const told = new Map();
    for (const event of events) {
        const text = (0,plain_line/* plainLine */.h)(`${(0,kube_fields/* textAt */.$6)(event, 'reason')}: ${(0,kube_fields/* textAt */.$6)(event, 'message')}`);
        const count = (0,kube_fields/* numberAt */.tk)(event, 'series', 'count') ?? (0,kube_fields/* numberAt */.tk)(event, 'count') ?? 1;
        const last = lastTime(event);
        const before = told.get(text) ?? { count: 0, last: '' };
        told.set(text, { count: count + before.count, last: last > before.last ? last : before.last });
    }
    return [...told]
        .sort(([, a], [, b]) => (a.last < b.last ? -1 : 1))
        .slice(-most)
        .map(([text, { count }]) => (count > 1 ? `${text} (${count} times)` : text));
}
const lastTime = (event) => (0,kube_fields/* textAt */.$6)(event, 'series', 'lastObservedTime') ??
    (0,kube_fields/* textAt */.$6)(event, 'lastTimestamp') ??
    (0,kube_fields/* textAt */.$6)(event, 'eventTime') ??
    '';

;// CONCATENATED MODULE: ./lib/kube/exit-code.js
/** Signals by number, as far as programs end by them (signal(7)); a shell and the kubelet report 128 + number. */
const signals = {
    1: 'SIGHUP',
    2: 'SIGINT',
    3: 'SIGQUIT',
    4: 'SIGILL',
    5: 'SIGTRAP',
    6: 'SIGABRT',
    7: 'SIGBUS',
    8: 'SIGFPE',
    9: 'SIGKILL',
    11: 'SIGSEGV',
    13: 'SIGPIPE',
    15: 'SIGTERM',
};
/** `exit code 137, SIGKILL`, `exit code 137, OOMKilled: over its memory limit of 64Mi`, `exit code 3`. */
function describeTermination({ exitCode, reason }, memoryLimit) {
    const code = `exit code ${exitCode}`;
    if (reason === 'OOMKilled')
        return `${code}, OOMKilled: ${memoryLimit === undefined ? 'out of memory' : `over its memory limit of ${memoryLimit}`}`;
    const signal = signals[exitCode - 128];
    const why = signal ?? (reason === 'Error' ? '' : reason);
    return why === '' ? code : `${code}, ${why}`;
}

;// CONCATENATED MODULE: ./lib/kube/node-health.js


/** Conditions a healthy node has False. */
const pressures = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'];
/**
 * What is wrong with a node: `NotReady: Kubelet stopped posting node status.`; undefined where nothing is, or where
 * nodes may not be read (they belong to no namespace).
 */
async function nodeTrouble(client, name) {
    const node = await client.get({ apiVersion: 'v1', kind: 'Node', name }).catch(() => undefined);
    const ready = (0,kube_fields/* conditionOf */.rI)(node, 'Ready');
    if (ready !== undefined && ready.status !== 'True')
        return (0,plain_line/* plainLine */.h)(`NotReady: ${ready.message}`);
    const pressed = pressures.map((type) => (0,kube_fields/* conditionOf */.rI)(node, type)).find((found) => found?.status === 'True');
    return pressed && (0,plain_line/* plainLine */.h)(`${pressed.type}: ${pressed.message}`);
}

// EXTERNAL MODULE: ./lib/kube/pod-spec.js
var pod_spec = __webpack_require__(16356);
;// CONCATENATED MODULE: ./lib/kube/probe.js

const probes = { Startup: 'startupProbe', Readiness: 'readinessProbe', Liveness: 'livenessProbe' };
/** A container's probe in a few words: `readinessProbe GET /ready on port 8080`; undefined where it has none of the name. */
function describeProbe(container, name) {
    const kind = probes[name];
    const port = (handler) => (0,kube_fields/* numberAt */.tk)(container, kind, handler, 'port') ?? (0,kube_fields/* textAt */.$6)(container, kind, handler, 'port');
    const path = (0,kube_fields/* textAt */.$6)(container, kind, 'httpGet', 'path') ?? '/';
    if (port('httpGet') !== undefined)
        return `${kind} GET ${path} on port ${port('httpGet')}`;
    if (port('tcpSocket') !== undefined)
        return `${kind} TCP on port ${port('tcpSocket')}`;
    if (port('grpc') !== undefined)
        return `${kind} gRPC on port ${port('grpc')}`;
    const command = (0,kube_fields/* textAt */.$6)(container, kind, 'exec', 'command', 0);
    return command === undefined ? undefined : `${kind} ${command}`;
}
/** A probe that failed, from the kubelet's event: `Unhealthy: Readiness probe failed: HTTP probe failed with …`. */
function failedProbe(event) {
    const [, name, said = ''] = /^Unhealthy: (Startup|Readiness|Liveness) probe (?:failed|errored): (.*)$/.exec(event) ?? [];
    // The pattern admits no other name.
    return name === undefined ? undefined : { name: name, said };
}

;// CONCATENATED MODULE: ./lib/kube/diagnose.js










/** What cannot be read in this time is left out: the way back waits for it. Milliseconds. */
const diagnose_patienceMs = 3_000;
/**
 * Collects what is to be known about an object that is lost or late, within seconds. Never throws: what cannot be read
 * is left out.
 */
async function diagnose(client, subject, { hide = (text) => text, clock = core_clock/* systemClock */.m } = {}) {
    const { live, ref, doom, witness: pod, maker } = subject;
    const reports = pod === undefined ? [] : (0,kube_pods/* reportsOf */.tu)(pod);
    const report = reports.find(({ name }) => name === doom?.container) ?? reports.find(({ ready }) => !ready) ?? reports[0];
    const container = (0,pod_spec/* containersOf */.Mz)((0,pod_spec/* podSpecOf */.qz)(pod ?? live)).find((one) => one['name'] === report?.name);
    const ended = report?.terminated ?? report?.lastTerminated;
    const node = (0,kube_fields/* textAt */.$6)(pod, 'spec', 'nodeName');
    const over = new AbortController();
    const late = clock.sleep(diagnose_patienceMs, over.signal).catch(() => undefined);
    const soon = (reading, otherwise) => Promise.race([reading, late.then(() => otherwise)]);
    const [events, log, trouble] = await Promise.all([
        soon(eventsOf(client, pod ?? maker ?? live), []),
        pod === undefined || report === undefined ? [] : soon(readLogTail(client, pod, report), []),
        node === undefined ? undefined : soon(nodeTrouble(client, node), undefined),
    ]);
    over.abort();
    const cause = causeOf(subject, { container, events, log });
    return {
        ref,
        cause: hide((0,plain_line/* plainLine */.h)(trouble === undefined ? cause : `${cause}; its node ${node} is ${trouble}`)),
        pod: pod?.metadata.name,
        container: report?.name,
        image: (0,kube_fields/* textAt */.$6)(container, 'image'),
        node: node === undefined || trouble === undefined ? node : `${node} (${trouble})`,
        exitCode: doom?.exitCode ?? ended?.exitCode,
        ended: ended && describeTermination(ended, (0,kube_fields/* textAt */.$6)(container, 'resources', 'limits', 'memory')),
        restarts: report?.restarts,
        probe: probeOf(container, report),
        events: events.map(hide),
        log: log.map(hide),
    };
}
/** Events of an object; of a pod without a node also those of the claims it cannot be placed without. */
async function eventsOf(client, object) {
    const own = await readEvents(client, object);
    const { namespace } = object.metadata;
    if (namespace === undefined || !own.some((event) => event.includes('PersistentVolumeClaim')))
        return own;
    const names = (0,kube_fields/* listAt */.gT)(object.spec, 'volumes').map((volume) => (0,kube_fields/* textAt */.$6)(volume, 'persistentVolumeClaim', 'claimName'));
    const claims = names
        .filter((name) => name !== undefined)
        .map(async (name) => {
        const ref = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name };
        const claim = await client.get(ref).catch(() => undefined);
        const said = claim === undefined ? ['is not there'] : await readEvents(client, claim);
        return said.map((line) => `PersistentVolumeClaim ${name}: ${line}`);
    });
    return [...(await Promise.all(claims)).flat(), ...own];
}
function causeOf({ doom, message, witness }, { container, events, log }) {
    const probes = events.map((event) => failedProbe(event)).filter((found) => found !== undefined);
    if (doom?.exitCode !== undefined) {
        // Who was killed for a probe's sake ended by a signal; the log does not know why.
        const killer = doom.exitCode > 128 ? probes.findLast(({ name }) => name !== 'Readiness') : undefined;
        if (killer !== undefined)
            return `${doom.cause}: killed since ${describeProbe(container, killer.name) ?? 'its probe'} failed: ${killer.said}`;
        const words = log.findLast((line) => /error|exception|fatal|panic/i.test(line));
        return words === undefined ? doom.cause : `${doom.cause}: ${words.trim()}`;
    }
    if (doom !== undefined)
        return doom.cause;
    if (witness === undefined)
        return message;
    const failed = probes.at(-1);
    if (failed === undefined)
        return `waits for ${message}`;
    return `waits for ${message}: ${describeProbe(container, failed.name) ?? 'its probe'} failed: ${failed.said}`;
}
/** The probe a container that is not Ready has not passed yet. */
function probeOf(container, report) {
    if (report === undefined || report.ready)
        return undefined;
    const startup = report.started ? undefined : describeProbe(container, 'Startup');
    return startup ?? describeProbe(container, 'Readiness') ?? describeProbe(container, 'Liveness');
}

;// CONCATENATED MODULE: ./lib/kube/hook-logs.js




/** Milliseconds between two reads: as fast as a person reads. */
const paceMs = 3_000;
/** Of one container in one read. */
const hook_logs_mostLines = 100;
const mostBytes = 256 * 1024;
/**
 * Follows the logs of a Job's or Pod's containers while it runs, line by line under the pod's name, without secrets. Each read asks for
 * what came since the one before, so that a lost connection loses no line. A log is a courtesy: what cannot be read
 * is left out.
 */
function followLogs(client, { clock, log, hide }) {
    /** Time of the last line told, as the server writes it, by pod and container. */
    const told = new Map();
    let readAt = Number.NEGATIVE_INFINITY;
    async function read(pod, container) {
        const { name, namespace = 'default' } = pod.metadata;
        const key = `${name}/${container}`;
        const since = told.get(key);
        const text = await client.logs({
            namespace,
            pod: name,
            container,
            timestamps: true,
            limitBytes: mostBytes,
            ...(since === undefined ? {} : { sinceTime: since }),
        });
        // The server knows seconds, its lines nanoseconds: those of the same second come again.
        const lines = text
            .split('\n')
            .map((line) => ({ at: line.slice(0, line.indexOf(' ')), said: line.slice(line.indexOf(' ') + 1) }))
            .filter(({ at }) => at !== '' && (since === undefined || instant(at) > instant(since)));
        if (lines.length > hook_logs_mostLines)
            log.info(`${key} │ … ${lines.length - hook_logs_mostLines} lines left out`);
        for (const { said } of lines.slice(-hook_logs_mostLines))
            log.info(`${key} │ ${(0,plain_line/* plainLine */.h)(hide((0,redact/* redact */.E)(said)))}`);
        const last = lines.at(-1);
        if (last !== undefined)
            told.set(key, last.at);
    }
    return async (live, last) => {
        if (!last && clock.now() - readAt < paceMs)
            return;
        readAt = clock.now();
        const pods = await podsOf(client, live).catch(() => []);
        for (const pod of pods)
            for (const { name, waiting } of (0,kube_pods/* reportsOf */.tu)(pod))
                if (waiting === undefined)
                    await read(pod, name).catch(() => undefined);
    };
}
/** A time as text that sorts: the server leaves zeros at the end of a fraction out. */
function instant(at) {
    const [, second = '', fraction = ''] = /^([^.Z+]+)(?:\.(\d+))?/.exec(at) ?? [];
    return `${second}.${fraction.padEnd(9, '0')}`;
}
async function podsOf(client, live) {
    if (live.kind === 'Pod')
        return [live];
    const { namespace = 'default' } = live.metadata;
    const labelSelector = `batch.kubernetes.io/controller-uid=${(0,kube_fields/* textAt */.$6)(live, 'metadata', 'uid')}`;
    return client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace, labelSelector });
}

;// CONCATENATED MODULE: ./lib/kube/trace.js
/**
 * Follows an object by watch from its write to its deletion. A Job with `ttlSecondsAfterFinished: 0` can end and be gone
 * between two looks; the watch tells each of its states, and with its deletion the last one.
 */
function traceOf(client, applied, signal) {
    const { name, namespace, resourceVersion } = applied.metadata;
    const closing = new AbortController();
    let last;
    let isOpen = true;
    const listen = async () => {
        const selection = { namespace, resourceVersion, fieldSelector: `metadata.name=${name}` };
        const options = { ...selection, signal: AbortSignal.any([signal, closing.signal]) };
        for await (const { type, object } of client.watch(applied, options)) {
            if (type !== 'BOOKMARK')
                last = object;
            if (type === 'DELETED')
                return;
        }
    };
    // Who may not watch has the looks, and an error for a Job that none of them saw complete.
    const ended = listen()
        .catch(() => undefined)
        .finally(() => {
        isOpen = false;
    });
    return {
        last: () => last,
        isOpen: () => isOpen,
        close: () => {
            closing.abort();
            return ended;
        },
    };
}

;// CONCATENATED MODULE: ./lib/kube/hook-outcome.js








/**
 * How long the server may take to say by watch how a Job ended that is gone already, in milliseconds: longer than a
 * stream lasts on which nothing comes.
 */
const newsMs = 30_000;
/**
 * Waits for a hook as it was applied, with its log shown: undefined when it did its work, else what became of it. Only
 * Jobs and Pods work; the rest is just there.
 */
async function hookOutcome(client, { object, timeoutMs, hide }, applied, { clock, signal, log }) {
    if (object.kind !== 'Job' && object.kind !== 'Pod')
        return undefined;
    const ref = (0,kube_object/* refOf */.H8)(object);
    const follow = followLogs(client, { clock, log, hide });
    const isShortLived = (0,kube_fields/* numberAt */.tk)(applied, 'spec', 'ttlSecondsAfterFinished') !== undefined;
    const trace = isShortLived ? traceOf(client, applied, signal) : undefined;
    const isLost = 'was deleted while it ran';
    let missingSince;
    const look = async () => {
        const found = await client.get(ref);
        const live = found ?? trace?.last();
        const verdict = live && verdictOf(live);
        if (live === undefined || (found === undefined && verdict === undefined)) {
            missingSince ??= clock.now();
            return trace?.isOpen() && clock.now() - missingSince < newsMs ? undefined : isLost;
        }
        await follow(live, verdict !== undefined);
        return verdict === undefined || verdict === ''
            ? verdict
            : `${verdict}${await lastWords(client, live, hide)}`;
    };
    try {
        const verdict = await (0,until/* until */.T)(look, { clock, signal, patienceMs: timeoutMs });
        if (verdict !== undefined)
            return verdict === '' ? undefined : verdict;
        return missingSince === undefined ? `did not finish in ${timeoutMs / 1000} s` : isLost;
    }
    finally {
        await trace?.close();
    }
}
/** Empty when the hook did its work, undefined while it is at it. */
function verdictOf(live) {
    if (live.kind === 'Pod' && (0,kube_fields/* textAt */.$6)(live, 'status', 'phase') === 'Running')
        return undefined;
    const { state, message } = objectStatus(live, 0);
    if (state === 'current')
        return '';
    return state === 'failed' ? `failed: ${message}` : undefined;
}
/** The end of the log of a hook's last pod. */
async function lastWords(client, live, hide) {
    const { namespace = 'default', uid } = live.metadata;
    const pods = live.kind === 'Pod' ? [live] : await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace });
    const witness = pods.findLast((pod) => pod === live || (0,kube_pods/* controllerOf */.Oo)(pod) === uid);
    const subject = { live, ref: (0,kube_object/* refOf */.H8)(live), message: '', witness };
    const { log } = await diagnose(client, subject, { hide });
    return log.length === 0 ? '' : `\n${log.join('\n')}`;
}

;// CONCATENATED MODULE: ./lib/kube/run-hooks.js






/**
 * Runs hooks one after the other and waits for each; those that go once they succeeded are deleted after the last one,
 * as Helm does it, for a later hook may need them. `ROLLOUT_FAILED` with the log's end where one fails.
 */
async function runHooks(client, hooks, namespace, writing) {
    for (const [index, hook] of hooks.entries()) {
        const failure = await runHook(client, hook, namespace, writing);
        if (failure === undefined)
            continue;
        // What cannot be deleted must not hide why the hook failed.
        const warn = (error) => writing.log.warning(`a hook was not deleted: ${(0,errors/* messageOf */.bD)(error)}`);
        await clear(client, [hook], 'hook-failed', writing).catch(warn);
        await clear(client, hooks.slice(0, index), 'hook-succeeded', writing).catch(warn);
        throw failure;
    }
    await clear(client, hooks, 'hook-succeeded', writing);
}
/** Deletes what is to go at this point, the last first. */
async function clear(client, hooks, policy, writing) {
    for (const { object } of hooks.filter((hook) => goesBy(hook, policy)).toReversed()) {
        await (0,kube_writing/* permit */.e)(writing);
        await client.delete((0,kube_object/* refOf */.H8)(object));
    }
}
/** A CustomResourceDefinition never goes, as with Helm: every object of its kind would go with it. */
const goesBy = ({ object, deletePolicy }, policy) => deletePolicy.includes(policy) && !isDefinition(object);
/** Writes a hook and waits for it; what there is to say when it failed. */
async function runHook(client, hook, namespace, writing) {
    const ref = (0,kube_object/* refOf */.H8)(hook.object);
    await clear(client, [hook], 'before-hook-creation', writing);
    // What is written to an object that is being deleted goes with it.
    await gone(client, ref, writing);
    await (0,kube_writing/* permit */.e)(writing);
    writing.log.info(`hook ${(0,kube_object/* describeRef */.Ro)(ref, namespace)}`);
    const applied = await client.apply(hook.object, { force: true });
    if (isDefinition(hook.object))
        return established(client, hook.object, writing).then(() => undefined, (error) => {
            if ((0,errors/* isActionError */.Bd)(error, 'ROLLOUT_FAILED'))
                return error;
            throw error;
        });
    const failure = await hookOutcome(client, hook, applied, writing);
    if (failure === undefined)
        return undefined;
    return new errors/* ActionError */.lZ('ROLLOUT_FAILED', `Hook ${(0,kube_object/* describeRef */.Ro)(ref, namespace)} ${failure}`, {
        hint: 'The release’s other objects are unchanged if this was a pre hook. See the hook’s own log.',
    });
}

// EXTERNAL MODULE: ./lib/rollout/phases.js
var phases = __webpack_require__(44389);
;// CONCATENATED MODULE: ./lib/kube/led-pods.js





const pods = { apiVersion: 'v1', kind: 'Pod' };
const slices = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' };
const serviceLabel = 'kubernetes.io/service-name';
/** How long the endpoints of a Service may take to follow its selector, in milliseconds. */
const led_pods_patienceMs = 10_000;
/**
 * Waits until a Service really sends its requests to the pods it is led to, and to no others. False where that could
 * not be seen in time, or may not be looked at.
 */
async function follows(client, { namespace, name }, to, { clock, signal }) {
    const wanted = 'hash' in to ? `${hashLabel}=${to.hash}` : `${kube_tracks/* trackLabel */.K$}=${to.track}`;
    const look = async () => {
        const [ready, led] = await Promise.all([
            client.list(slices, { namespace, labelSelector: `${serviceLabel}=${name}` }),
            client.list(pods, { namespace, labelSelector: wanted }),
        ]);
        const names = new Set(led.map(({ metadata }) => metadata.name));
        const serving = ready.flatMap(servingPods);
        return (serving.length > 0 && serving.every((pod) => names.has(pod))) || undefined;
    };
    try {
        return (await (0,until/* until */.T)(look, { clock, signal, patienceMs: led_pods_patienceMs })) ?? false;
    }
    catch (error) {
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return false;
        throw error;
    }
}
/** Names of the pods of a slice that get requests. */
const servingPods = (slice) => (0,kube_fields/* listAt */.gT)(slice, 'endpoints')
    .filter((endpoint) => (0,kube_fields.at)(endpoint, 'conditions', 'ready') !== false)
    .map((endpoint) => (0,kube_fields/* textAt */.$6)(endpoint, 'targetRef', 'name') ?? '');

;// CONCATENATED MODULE: ./lib/rollout/strategies/flip.js




/** Leads every Service to the new pods, all at once, with whatever else the release changes of it. */
async function flip({ services }, track, { client, clock, log }, writing) {
    if (services.length === 0)
        return;
    const began = clock.now();
    await (0,kube_writing/* allEnded */.C)(services.map(async ({ ref, wanted, before }) => {
        const service = wanted ?? before;
        if (service === undefined)
            return;
        await (0,kube_writing/* permit */.e)(writing);
        await client.apply(lead(service, { track }, before), { force: true });
        if (!(await follows(client, ref, { track }, writing)))
            log.warning(`could not see the endpoints of Service ${ref.name} follow`);
    }));
    const what = services.length === 1 ? '1 service' : `${services.length} services`;
    log.info(`traffic of ${what} is on the new pods (${(0,phases/* seconds */.Y)(clock.now() - began)})`);
}

;// CONCATENATED MODULE: ./lib/kube/finish.js




/**
 * Ends a delivery that is complete: what the release no longer has is deleted, workloads first (until now old pods may
 * have needed it), then the inventory says so. Returns what was pruned.
 */
async function finishApply(client, plan, writing) {
    const pruned = plan.changes.filter(({ action }) => action === 'prune');
    for (const wave of (0,order/* inWaves */.I)(pruned, ({ object }) => object).reverse())
        await (0,kube_writing/* allEnded */.C)(wave.map(async ({ ref, object }) => {
            await (0,kube_writing/* permit */.e)(writing);
            const { uid } = object.metadata;
            await client
                .delete(ref, uid === undefined ? {} : { preconditionUid: uid })
                .catch((error) => {
                // Somebody put another object there since the plan was made; that one is not ours.
                if (!(0,status_error/* isKubeStatus */.Q)(error, 409))
                    throw error;
            });
        }));
    const { during, after } = plan.extent;
    if (after.kinds.length === 0 || !(0,kube_inventory/* isSameExtent */.R1)(during, after)) {
        await (0,kube_writing/* permit */.e)(writing);
        await (after.kinds.length === 0 ? (0,kube_inventory/* deleteInventory */.GF)(client, plan) : (0,kube_inventory/* writeInventory */.qu)(client, plan, after));
    }
    return pruned.map(({ ref }) => ref);
}

;// CONCATENATED MODULE: ./lib/kube/apply.js












/**
 * Makes a plan's changes, all but pruning: namespace, inventory, pre hooks (in an installation after the definitions),
 * then the objects in waves. Each write is preceded by the guard. Stops at the first failure; a second apply of the
 * same release converges.
 */
async function apply(client, plan, writing) {
    if (plan.createNamespace) {
        await (0,kube_writing/* permit */.e)(writing);
        await (0,kube_namespace/* createNamespace */.YX)(client, plan.namespace);
    }
    const wanted = plan.changes.filter(({ action }) => action !== 'prune');
    const early = wanted.filter(({ object }) => object.kind === 'Namespace');
    const objects = await applyWaves(client, early, writing);
    if (!(0,kube_inventory/* isSameExtent */.R1)(plan.extent.before, plan.extent.during)) {
        await (0,kube_writing/* permit */.e)(writing);
        await (0,kube_inventory/* writeInventory */.qu)(client, plan, plan.extent.during);
    }
    // A hook of an installation may be of a kind the chart defines: Helm installs crds/ before.
    const definitions = plan.operation === 'install' ? wanted.filter(({ object }) => isDefinition(object)) : [];
    objects.push(...(await applyWaves(client, definitions, writing)));
    await runHooks(client, plan.hooks.pre, plan.namespace, writing);
    const late = wanted.filter((change) => !early.includes(change) && !definitions.includes(change));
    objects.push(...(await applyWaves(client, late, writing)));
    await retryRollouts(client, objects, writing);
    return { objects, changed: wanted.filter(({ action }) => action !== 'unchanged').length };
}
/** Makes changes wave by wave, all of a wave at once; what is unchanged is given as it is. */
async function applyWaves(client, changes, writing) {
    const objects = [];
    for (const wave of (0,order/* inWaves */.I)(changes, ({ object }) => object)) {
        const written = await (0,kube_writing/* allEnded */.C)(wave.map((change) => applyOne(client, change, writing)));
        const definitions = written.filter(isDefinition);
        await Promise.all(definitions.map((definition) => established(client, definition, writing)));
        objects.push(...written);
    }
    return objects;
}
async function applyOne(client, change, writing) {
    const { ref, live } = change;
    if (change.action === 'unchanged' && live !== undefined)
        return live;
    if (change.recreate)
        await remove(client, ref, writing);
    else if (live?.metadata.deletionTimestamp !== undefined)
        await gone(client, ref, writing);
    else if (change.adopt)
        await adopt(client, ref, writing);
    await (0,kube_writing/* permit */.e)(writing);
    return writeOne(client, change, writing);
}
/** A custom resource may be refused for a moment after its definition was established. */
async function writeOne(client, { object, force, autoscaled }, { clock, signal }) {
    const write = () => autoscaled ? applyAutoscaled(client, object, { force }) : client.apply(object, { force });
    const tried = await (0,until/* until */.T)(() => write().catch((error) => {
        if ((0,status_error/* isKubeStatus */.Q)(error, 404) && !/namespaces? "/.test(error.said))
            return undefined;
        throw error;
    }), { clock, signal, patienceMs: 10_000 });
    return tried ?? write();
}
/** Moves what Helm or kubectl own to us, so that what they set and we leave out goes away. */
async function adopt(client, ref, writing) {
    await (0,kube_writing/* permit */.e)(writing);
    const live = await client.get(ref);
    if (live === undefined)
        return;
    const { resourceVersion } = live.metadata;
    await client.patch(ref, { metadata: { resourceVersion, managedFields: (0,managed_fields/* adoptedFields */.Pb)(live) } });
}
async function remove(client, ref, writing) {
    await (0,kube_writing/* permit */.e)(writing);
    await client.delete(ref);
    await gone(client, ref, writing);
}

// EXTERNAL MODULE: ./lib/core/pace.js
var pace = __webpack_require__(86604);
;// CONCATENATED MODULE: ./lib/kube/container-sign.js



/** A missing ConfigMap or Secret may be on its way, made by another controller. */
const configGraceMs = 10_000;
/** A node's pull credential may be renewed at this very moment. */
const pullRightGraceMs = 5_000;
/** Crashes of one replica that are forgiven: a dependency may have been slower. */
const forgivenCrashes = 1;
/** A container that ran this long did not fail to start; the kubelet itself forgives crashes then (milliseconds). */
const steadyMs = 600_000;
/** One that has been running again for this long is not in a crash loop, whose pauses are no longer (milliseconds). */
const recoveredMs = 300_000;
const imageGone = /not found|manifest unknown|does not exist|no match for platform|no matching manifest/i;
const imageDenied = /denied|unauthorized|forbidden|authentication required|invalid username/i;
const cannotStart = /not found|no such file|permission denied|exec format error|not a directory/i;
/** What a kubelet or a runtime under load says of a container that it will make the next time. */
const passing = /failed to sync \S+ cache|failed to reserve container name|deadline exceeded|timed? ?out/i;
/**
 * Why a container cannot come up, after the rules of Krane and Nelm; undefined while there is hope. `pullComplaint` is
 * what the node said when it last could not pull: later it says no more than that it backs off.
 */
function containerSign(pod, report, now, { mayCrash, pullComplaint = '', }) {
    if (report.ready)
        return undefined;
    return (imageSign(report, pullComplaint) ??
        configSign(report) ??
        startSign(report) ??
        (mayCrash ? undefined : crashSign(pod, report, now)));
}
function imageSign({ waiting, image }, complaint) {
    const { reason = '', message = '' } = waiting ?? {};
    if (['InvalidImageName', 'ErrImageNeverPull', 'SignatureValidationFailed'].includes(reason))
        return { cause: `has an unusable image: ${message}`, graceMs: 0 };
    if (reason !== 'ErrImagePull' && reason !== 'ImagePullBackOff')
        return undefined;
    const said = imageGone.test(message) || imageDenied.test(message) ? message : complaint;
    // The runtime repeats the image's name at every level it passes the error through.
    const short = said.slice(said.lastIndexOf(': ') + 1).trim();
    if (imageGone.test(said))
        return { cause: `cannot pull ${image}, which is not there: ${short}`, graceMs: 0 };
    if (imageDenied.test(said))
        return { cause: `may not pull ${image}: ${short}`, graceMs: pullRightGraceMs };
    return undefined;
}
function configSign({ waiting }) {
    const { reason = '', message = '' } = waiting ?? {};
    if (passing.test(message))
        return undefined;
    if (reason === 'CreateContainerConfigError')
        return { cause: `has a broken configuration: ${message}`, graceMs: configGraceMs };
    if (reason === 'CreateContainerError')
        return { cause: `cannot be created: ${message}`, graceMs: configGraceMs };
    return undefined;
}
function startSign({ waiting, terminated, lastTerminated }) {
    const { reason = '', message = '' } = waiting ?? {};
    const unable = [terminated, lastTerminated].find(isUnable);
    const said = unable?.message ?? (reason === 'RunContainerError' ? message : '');
    // Docker's word for it; with exit code 128 it also stands for a runtime that was busy.
    const isFinal = unable?.reason === 'ContainerCannotRun' && unable.exitCode !== 128;
    if (!isFinal && !cannotStart.test(said))
        return undefined;
    // What runc says stands at the end of what everybody says who passed it on.
    const short = said
        .split('unable to start container process: ')
        .at(-1)
        ?.replace(/: unknown$/, '');
    return { cause: `cannot be started: ${short}`, graceMs: 0 };
}
const isUnable = (ended) => ended !== undefined && ['ContainerCannotRun', 'StartError'].includes(ended.reason);
function crashSign(pod, report, now) {
    const { waiting, terminated, lastTerminated, restarts, runningSince = now } = report;
    const isDown = isCrash(terminated);
    const wasDown = isCrash(lastTerminated) && now - runningSince < recoveredMs;
    const ended = isDown ? terminated : lastTerminated;
    const how = ended === undefined ? '' : ` (${describeTermination(ended, memoryLimit(pod, report.name))})`;
    if (waiting?.reason === 'CrashLoopBackOff') {
        const does = ended?.exitCode === 0 ? 'keeps ending, where it has to stay' : 'keeps crashing';
        return { cause: `${does}${how}`, graceMs: 0 };
    }
    // `restarts` counts the crashes before the one that is being reported.
    const crashes = restarts + (isDown ? 1 : 0);
    return (isDown || wasDown) && crashes > forgivenCrashes
        ? { cause: `crashed ${crashes} times${how}`, graceMs: 0 }
        : undefined;
}
const isCrash = (ended) => ended !== undefined && ended.exitCode !== 0 && (ended.ranMs ?? 0) < steadyMs;
function memoryLimit(pod, name) {
    const container = (0,pod_spec/* containersOf */.Mz)(pod.spec).find((one) => one['name'] === name);
    return (0,kube_fields/* textAt */.$6)(container, 'resources', 'limits', 'memory');
}

;// CONCATENATED MODULE: ./lib/kube/doom.js



/** Quota and admission answer for what is there at the moment. */
const creationGraceMs = 8_000;
/** A Secret or ConfigMap to be mounted may be on its way; a kubelet tries again less and less often. */
const mountGraceMs = 15_000;
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
        /** The verdict on a pod; undefined while there is hope. */
        pod: (pod, context) => {
            const { now, complaints = [], mayCrash = false } = context;
            const key = keyOf(pod);
            const place = lasting(`${key}/scheduling`, unschedulable(pod, options.unschedulableGraceMs), now);
            const mount = lasting(`${key}/mount`, unmounted(pod, complaints), now);
            if (place !== undefined || mount !== undefined)
                return place ?? mount;
            for (const report of (0,kube_pods/* reportsOf */.tu)(pod)) {
                const pull = complaints.findLast(({ container, reason }) => reason === 'Failed' && container === report.name);
                const found = containerSign(pod, report, now, { mayCrash, pullComplaint: pull?.message });
                const sign = found && {
                    ...{ cause: `container ${report.name} ${found.cause}`, graceMs: found.graceMs },
                    ...{ pod: pod.metadata.name, container: report.name },
                    exitCode: (report.terminated ?? report.lastTerminated)?.exitCode,
                };
                const doom = lasting(`${key}/${report.name}`, sign, now);
                if (doom !== undefined)
                    return doom;
            }
            return undefined;
        },
        /** The pod's wait for a node begins anew: somebody is making one. */
        excuse: (pod, now) => {
            firstSeen.set(`${keyOf(pod)}/scheduling`, now);
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
const keyOf = ({ metadata }) => metadata.uid ?? metadata.name;
function unschedulable(pod, graceMs) {
    const scheduled = (0,kube_fields/* conditionOf */.rI)(pod, 'PodScheduled');
    if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable')
        return undefined;
    const cause = `no node takes the pod: ${scheduled.message}`;
    return { ...nowhere, pod: pod.metadata.name, cause, graceMs, lacksNode: true };
}
/** No container of the pod is made as long as a volume is missing. */
function unmounted(pod, complaints) {
    const isMaking = (0,kube_pods/* reportsOf */.tu)(pod).some(({ waiting }) => ['ContainerCreating', 'PodInitializing'].includes(waiting?.reason ?? ''));
    const found = complaints.find(({ reason, message }) => reason === 'FailedMount' && /(secret|configmap) "[^"]+" not found/.test(message));
    if (!isMaking || found === undefined)
        return undefined;
    const cause = `a volume cannot be mounted: ${found.message.split(' : ').at(-1)}`;
    return { ...nowhere, pod: pod.metadata.name, cause, graceMs: mountGraceMs };
}

;// CONCATENATED MODULE: ./lib/kube/feed.js

/** Watches places until the signal aborts, and hands every change to `note`. */
function startFeed(client, note, signal) {
    const watches = new Map();
    let next = Promise.withResolvers();
    let broken;
    const ring = () => {
        next.resolve();
        next = Promise.withResolvers();
    };
    const watch = async ({ apiVersion, kind, optional = false, ...selection }) => {
        try {
            for await (const event of client.watch({ apiVersion, kind }, { ...selection, signal })) {
                note(event);
                ring();
            }
        }
        catch (error) {
            if (signal.aborted || (optional && (0,status_error/* isKubeStatus */.Q)(error, 403)))
                return;
            broken ??= { error };
            ring();
        }
    };
    return {
        follow: (places) => {
            for (const place of places) {
                const key = JSON.stringify(place, ['apiVersion', 'kind', 'namespace', 'fieldSelector']);
                if (!watches.has(key))
                    watches.set(key, watch(place));
            }
        },
        changed: () => next.promise,
        throwIfBroken: () => {
            if (broken !== undefined)
                throw broken.error;
        },
        ended: () => Promise.allSettled(watches.values()),
    };
}

;// CONCATENATED MODULE: ./lib/kube/lateness.js

/** By then Krane and Nelm give up as well. */
const usualNoProgressMs = 240_000;
/** Makes of the usual four minutes the ten that Kubernetes itself gives a Deployment by default. */
const startingFactor = 2.5;
/** Those of the objects not done yet that have no time left; undefined while all have. Times are in milliseconds. */
function findLate(going, { deadlineMs, noProgressMs = usualNoProgressMs }, { elapsedMs, quietMs }) {
    if (going.length === 0)
        return undefined;
    if (elapsedMs >= deadlineMs)
        return { standings: going, when: ` in ${deadlineMs / 1000} s` };
    const own = going.filter(({ live }) => elapsedMs >= (deadlineOf(live) ?? Number.POSITIVE_INFINITY));
    if (own.length > 0)
        return { standings: own, when: ` in the time its ${timeoutAnnotation} allows` };
    const patienceMs = noProgressMs * (going.some(({ starting }) => starting) ? startingFactor : 1);
    if (quietMs < patienceMs)
        return undefined;
    return { standings: going, when: `: nothing has changed for ${patienceMs / 1000} s` };
}

;// CONCATENATED MODULE: ./lib/kube/places.js




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
    'StatefulSet.apps',
]);
const places_replicaSets = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };
const places_pods = { apiVersion: 'v1', kind: 'Pod' };
/** What the cluster complains of; whoever may not read it is told less and later. */
const warnings = { apiVersion: 'v1', kind: 'Event', fieldSelector: 'type=Warning', optional: true };
/** Whether a rollout waits for such an object. */
function isWaitedFor(object) {
    if (object.kind === 'Service')
        return (0,kube_fields/* textAt */.$6)(object, 'spec', 'type') === 'LoadBalancer';
    return waitedFor.has((0,kube_object/* groupKind */.KH)(object)) || !isBuiltin(object);
}
/** What to watch: the objects themselves, and the ReplicaSets and pods their controllers make. */
const places_placesOf = (objects) => objects.flatMap((object) => {
    const { apiVersion, kind, metadata } = object;
    const { namespace } = metadata;
    return [
        { apiVersion, kind, namespace },
        ...(hasReplicaSets(object) ? [{ ...places_replicaSets, namespace }] : []),
        ...(hasPods(object) ? [{ ...places_pods, namespace }] : []),
    ];
});
/** Where warnings about them and their pods are. */
const warningsOf = (objects) => objects.filter(hasPods).map(({ metadata: { namespace } }) => ({ ...warnings, namespace }));
const hasPods = (object) => hasReplicaSets(object) || ['DaemonSet', 'Job', 'ReplicaSet', 'StatefulSet'].includes(object.kind);

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

;// CONCATENATED MODULE: ./lib/kube/running-images.js




/** Containers of the release's own images: name → digests they may report. */
function expected(workload, images) {
    const released = new Map(Object.values(images?.services ?? {}).map((image) => [image.repository, image.accepted]));
    const found = (0,pod_spec/* containersOf */.Mz)((0,pod_spec/* podSpecOf */.qz)(workload)).flatMap((container) => {
        const accepted = released.get((0,kube_images/* splitImage */.s5)((0,kube_fields/* textAt */.$6)(container, 'image') ?? '').repository);
        return accepted === undefined ? [] : [[(0,kube_fields/* textAt */.$6)(container, 'name') ?? '', accepted]];
    });
    return new Map(found);
}
/** The digest in an imageID; undefined where the runtime reports only its own id of the image. */
const digestIn = (imageId) => /@(sha256:[a-f0-9]{64})$/.exec(imageId)?.[1];
/** Every released container of the pod reports a digest of the release. */
function runsRelease(workload, pod, images) {
    const reports = new Map((0,kube_pods/* reportsOf */.tu)(pod).map((report) => [report.name, report.imageId]));
    return [...expected(workload, images)].every(([name, accepted]) => {
        const imageId = reports.get(name) ?? '';
        // Without a digest there is the pod's own specification, which names one: the pull was by that digest.
        return imageId !== '' && accepted.includes(digestIn(imageId) ?? accepted[0] ?? '');
    });
}
/** A container that runs another image dooms the rollout. */
function wrongImage(workload, pod, images) {
    const wanted = expected(workload, images);
    return (0,kube_pods/* reportsOf */.tu)(pod).flatMap(({ name, imageId }) => {
        const accepted = wanted.get(name);
        const digest = digestIn(imageId);
        if (accepted === undefined || digest === undefined || accepted.includes(digest))
            return [];
        const cause = `container ${name} runs ${digest}, which is not of the release (${accepted[0]})`;
        return [{ cause, pod: pod.metadata.name, container: name, exitCode: undefined }];
    });
}
/** Digests the pod's containers run; of the release's own images only, where those are known. */
function digestsOf(workload, pod, images) {
    const wanted = expected(workload, images);
    return (0,kube_pods/* reportsOf */.tu)(pod)
        .filter(({ name }) => images === undefined || wanted.has(name))
        .map(({ imageId }) => digestIn(imageId))
        .filter((digest) => digest !== undefined);
}

;// CONCATENATED MODULE: ./lib/kube/rollout.js







/** Judges one object from what is known of it and its pods. */
function standingOf(object, context) {
    const live = context.scene.live(object);
    const base = {
        ref: (0,kube_object/* refOf */.H8)(object),
        live: live ?? object,
        unschedulable: false,
        starting: false,
        digests: [],
        doom: undefined,
        witness: undefined,
        maker: undefined,
    };
    if (live === undefined)
        return { ...base, state: 'doomed', ready: 0, total: 1, message: 'deleted', doom: deleted };
    const foreign = context.foreign?.statusOf(live, context.elapsedMs);
    const status = foreign ?? objectStatus(live, ageOf(live, context));
    const failure = status.state === 'failed' ? { ...deleted, cause: status.message } : undefined;
    // How many pods such a workload has, and which of them serve, its controller's own object says.
    const isOwned = context.foreign?.owns(live) === true;
    const total = isOwned ? undefined : podsWanted(live);
    if (total === undefined) {
        const isDone = status.state === 'current' || isOwned;
        const own = context.scene.newPods(live);
        const refusal = own.length === 0 ? context.scene.creationRefusal(live) : undefined;
        const doom = isDone && !isOwned
            ? undefined
            : (failure ?? podDoom(live, own, context) ?? context.judge.creation(live, refusal, context.now));
        const state = doom !== undefined ? 'doomed' : isDone ? 'done' : 'going';
        const witness = own.findLast((pod) => !(0,kube_pods/* isReady */.i_)(pod));
        const standing = { ...base, state, ready: isDone ? 1 : 0, total: 1, message: status.message };
        return { ...standing, doom, witness, unschedulable: foreign !== undefined };
    }
    const all = context.scene.newPods(live);
    const pods = all.filter((pod) => !(0,kube_pods/* isOver */.PU)(pod));
    const wrong = pods.flatMap((pod) => wrongImage(object, pod, context.images));
    const good = pods.filter((pod) => (0,kube_pods/* isReady */.i_)(pod) && runsRelease(object, pod, context.images));
    const set = hasReplicaSets(live) ? context.scene.newReplicaSet(live) : undefined;
    const refusal = pods.length < total ? context.scene.creationRefusal(live) : undefined;
    const isDone = status.state === 'current' && good.length >= total && wrong.length === 0;
    // A crash elsewhere does not matter any more once the workload is what it should be.
    const doom = isDone
        ? undefined
        : (wrong[0] ??
            podDoom(live, pods, context) ??
            endless(all.filter(kube_pods/* isOver */.PU), total) ??
            context.judge.creation(live, refusal, context.now) ??
            failure);
    const lagging = pods.find((pod) => !(0,kube_pods/* isReady */.i_)(pod));
    return {
        ...base,
        state: doom !== undefined ? 'doomed' : isDone ? 'done' : 'going',
        ready: Math.min(good.length, total),
        total,
        message: lagging === undefined || foreign !== undefined ? status.message : (0,kube_pods/* waitsFor */.is)(lagging),
        starting: lagging !== undefined && isStarting(lagging, context),
        doom,
        witness: pods.find((pod) => pod.metadata.name === doom?.pod) ?? lagging,
        unschedulable: foreign !== undefined || pods.some((pod) => (0,kube_pods/* waitsFor */.is)(pod) === 'scheduling'),
        maker: set,
        digests: [...new Set(good.flatMap((pod) => digestsOf(object, pod, context.images)))],
    };
}
const isStarting = (pod, { scene }) => (0,kube_pods/* waitsFor */.is)(pod) === 'start' && scene.complaints(pod).length === 0;
/** How far the clocks of this machine and of the server may be apart, in milliseconds. */
const clockSkewMs = 60_000;
/** How long ago the object was written, in milliseconds: one that stays as it is has been there for long. */
function ageOf(live, { now, elapsedMs }) {
    return Math.max(elapsedMs, now - clockSkewMs - ((0,managed_fields/* writtenAt */.nt)(live) ?? now));
}
const deleted = {
    cause: 'was deleted while its rollout was going on',
    pod: undefined,
    container: undefined,
    exitCode: undefined,
};
function podDoom({ kind }, pods, { judge, now, scene }) {
    for (const pod of pods) {
        // A Job counts its own retries.
        const doom = judge.pod(pod, { now, mayCrash: kind === 'Job', complaints: scene.complaints(pod) });
        if (doom !== undefined)
            return doom;
    }
    return undefined;
}
/** What nodes do to pods that could run elsewhere or later. */
const displaced = new Set(['Evicted', 'NodeShutdown', 'Preempting', 'Shutdown', 'Terminated']);
/** One failed pod a replica is forgiven: another takes its place. */
function endless(over, total) {
    const failed = over.filter((pod) => !displaced.has((0,kube_fields/* textAt */.$6)(pod, 'status', 'reason') ?? ''));
    const last = failed.at(-1);
    if (last === undefined || failed.length <= total)
        return undefined;
    const [reason, message] = [(0,kube_fields/* textAt */.$6)(last, 'status', 'reason'), (0,kube_fields/* textAt */.$6)(last, 'status', 'message')];
    const cause = `its pods keep failing: ${[reason, message].filter(Boolean).join(': ') || 'no reason given'}`;
    return { cause, pod: last.metadata.name, container: undefined, exitCode: undefined };
}
/** Pods a workload must have; undefined for an object that has none of its own. */
function podsWanted(live) {
    if (isArgoRollout(live))
        return (0,kube_fields/* numberAt */.tk)(live, 'spec', 'replicas') ?? 1;
    switch (live.kind) {
        case 'Deployment':
        case 'ReplicaSet':
            return (0,kube_fields/* numberAt */.tk)(live, 'spec', 'replicas') ?? 1;
        case 'StatefulSet': {
            if ((0,kube_fields/* textAt */.$6)(live, 'spec', 'updateStrategy', 'type') === 'OnDelete')
                return 0;
            const partition = (0,kube_fields/* numberAt */.tk)(live, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
            return Math.max(0, ((0,kube_fields/* numberAt */.tk)(live, 'spec', 'replicas') ?? 1) - partition);
        }
        case 'DaemonSet':
            return (0,kube_fields/* textAt */.$6)(live, 'spec', 'updateStrategy', 'type') === 'OnDelete'
                ? 0
                : ((0,kube_fields/* numberAt */.tk)(live, 'status', 'desiredNumberScheduled') ?? 0);
        default:
            return undefined;
    }
}

// EXTERNAL MODULE: ./lib/kube/rollout-error.js
var rollout_error = __webpack_require__(6139);
;// CONCATENATED MODULE: ./lib/kube/scale-up.js

/** What the autoscalers of clusters say of a pod for which they make a node: Cluster Autoscaler's, and Karpenter's. */
const reasons = new Set(['TriggeredScaleUp', 'Nominated']);
/**
 * Sorts out of lost objects those that only wait for a node somebody is making: each time an autoscaler says so, the
 * wait begins anew.
 */
function createExcuses(client, judge) {
    const heard = new Map();
    const isExcused = async ({ doom, witness }, now) => {
        if (doom?.lacksNode !== true || witness === undefined)
            return false;
        const [uid, said] = [witness.metadata.uid ?? '', await lastScaleUp(client, witness)];
        if (said === undefined || said <= (heard.get(uid) ?? Number.NEGATIVE_INFINITY))
            return false;
        heard.set(uid, said);
        judge.excuse(witness, now);
        return true;
    };
    return async (doomed, now) => {
        const excused = await Promise.all(doomed.map((one) => isExcused(one, now)));
        return doomed.filter((_, at) => excused[at] !== true);
    };
}
/**
 * When an autoscaler last said that it makes a node for the pod, milliseconds since the epoch; undefined where none
 * has, or where events may not be read.
 */
async function lastScaleUp(client, { metadata }) {
    const selection = { namespace: metadata.namespace, fieldSelector: `involvedObject.uid=${metadata.uid}` };
    const events = await client.list({ apiVersion: 'v1', kind: 'Event' }, selection).catch(() => []);
    const times = events
        .filter((event) => reasons.has((0,kube_fields/* textAt */.$6)(event, 'reason') ?? ''))
        .map((event) => Date.parse((0,kube_fields/* textAt */.$6)(event, 'lastTimestamp') ?? (0,kube_fields/* textAt */.$6)(event, 'eventTime') ?? ''))
        .filter((time) => !Number.isNaN(time));
    return times.length === 0 ? undefined : Math.max(...times);
}

;// CONCATENATED MODULE: ./lib/kube/owned.js

function createOwned() {
    const byOwner = new Map();
    const owners = new Map();
    return {
        note: ({ type, object }) => {
            const [owner, uid] = [(0,kube_pods/* controllerOf */.Oo)(object) ?? '', object.metadata.uid ?? ''];
            // A pod whose labels were changed is let go.
            byOwner.get(owners.get(uid) ?? owner)?.delete(uid);
            owners.delete(uid);
            if (type === 'DELETED')
                return;
            owners.set(uid, owner);
            byOwner.set(owner, (byOwner.get(owner) ?? new Map()).set(uid, object));
        },
        of: ({ metadata }) => [...(byOwner.get(metadata.uid ?? '')?.values() ?? [])],
    };
}

;// CONCATENATED MODULE: ./lib/kube/scene.js







const scene_revisionAnnotation = 'deployment.kubernetes.io/revision';
const rolloutHash = 'rollouts-pod-template-hash';
const templateGeneration = 'deprecated.daemonset.template.generation';
function createScene(objects) {
    const tracked = new Map(objects.map((object) => [(0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object)), object]));
    const replicaSets = createOwned();
    const pods = createOwned();
    const refusals = new Map();
    const complaints = new Map();
    function hear({ type, object }) {
        // An event that expires takes nothing back.
        if (type === 'DELETED')
            return;
        const about = (0,kube_fields/* textAt */.$6)(object, 'involvedObject', 'uid') ?? '';
        const reason = (0,kube_fields/* textAt */.$6)(object, 'reason') ?? '';
        if (reason === 'FailedCreate')
            refusals.set(about, object);
        const message = (0,kube_fields/* textAt */.$6)(object, 'message') ?? '';
        // `Error: ErrImagePull` follows each complaint that says why.
        if (reason !== 'FailedMount' && !(reason === 'Failed' && message.includes('pull')))
            return;
        const container = /\{(.+)\}$/.exec((0,kube_fields/* textAt */.$6)(object, 'involvedObject', 'fieldPath') ?? '')?.[1];
        const heard = complaints.get(about) ?? new Map();
        complaints.set(about, heard.set(`${reason}/${container}`, { reason, message, container }));
    }
    const newReplicaSet = (deployment) => {
        if (!scene_isObserved(deployment))
            return undefined;
        if (isArgoRollout(deployment)) {
            const hash = (0,kube_fields/* textAt */.$6)(deployment, 'status', 'currentPodHash');
            return replicaSets.of(deployment).find((set) => set.metadata.labels?.[rolloutHash] === hash);
        }
        const revision = deployment.metadata.annotations?.[scene_revisionAnnotation];
        if (revision === undefined)
            return undefined;
        const set = replicaSets
            .of(deployment)
            .find((candidate) => candidate.metadata.annotations?.[scene_revisionAnnotation] === revision);
        // Where the number of pods changes with the template, the controller first scales the old set and counts that as seen.
        return set !== undefined && imagesOf(set) === imagesOf(deployment) ? set : undefined;
    };
    return {
        note: (event) => {
            if (event.type === 'BOOKMARK')
                return;
            if (event.object.kind === 'ReplicaSet')
                replicaSets.note(event);
            if (event.object.kind === 'Pod')
                pods.note(event);
            if (event.object.kind === 'Event')
                hear(event);
            const key = (0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(event.object));
            if (!tracked.has(key))
                return;
            const before = tracked.get(key);
            // A list may come from a server that has not yet heard of our own write.
            if ((event.object.metadata.generation ?? 0) < (before?.metadata.generation ?? 0))
                return;
            // A Job that has done its work may be cleaned up (ttlSecondsAfterFinished).
            const isSpent = event.type === 'DELETED' && (0,kube_fields/* conditionOf */.rI)(event.object, 'Complete')?.status === 'True';
            tracked.set(key, event.type === 'DELETED' && !isSpent ? undefined : event.object);
        },
        live: (object) => tracked.get((0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object))),
        newReplicaSet,
        complaints: (pod) => [...(complaints.get(pod.metadata.uid ?? '')?.values() ?? [])],
        creationRefusal: (workload) => {
            const maker = hasReplicaSets(workload) ? newReplicaSet(workload) : workload;
            const failure = (0,kube_fields/* conditionOf */.rI)(maker, 'ReplicaFailure');
            if (failure?.status === 'True')
                return failure.message;
            // Only ReplicaSets have a condition for it; others' controllers leave an event at each try.
            const event = refusals.get(maker?.metadata.uid ?? '');
            const last = Date.parse((0,kube_fields/* textAt */.$6)(event, 'lastTimestamp') ?? (0,kube_fields/* textAt */.$6)(event, 'eventTime') ?? '');
            return last >= ((0,managed_fields/* writtenAt */.nt)(workload) ?? 0) ? (0,kube_fields/* textAt */.$6)(event, 'message') : undefined;
        },
        oldPods: (workload) => scene_isObserved(workload)
            ? pods.of(workload).filter((pod) => !(0,kube_pods/* isLeaving */.Xi)(pod) && !isOfTemplate(pod, workload))
            : [],
        newPods: (workload) => {
            // Until then its status and annotations still name the revision before: pods of a release that is on its way out.
            if (!scene_isObserved(workload))
                return [];
            const owner = hasReplicaSets(workload) ? newReplicaSet(workload) : workload;
            if (owner === undefined)
                return [];
            return pods.of(owner).filter((pod) => !(0,kube_pods/* isLeaving */.Xi)(pod) && isOfTemplate(pod, workload));
        },
    };
}
const imagesOf = (workload) => JSON.stringify((0,pod_spec/* containersOf */.Mz)((0,pod_spec/* podSpecOf */.qz)(workload)).map(({ name, image }) => [name, image]));
/** Whether the controller has seen the latest generation. A Job's status does not say. */
const scene_isObserved = (workload) => workload.kind === 'Job' ||
    (isArgoRollout(workload)
        ? isRolloutObserved(workload)
        : ((0,kube_fields/* numberAt */.tk)(workload, 'status', 'observedGeneration') ?? 0) >= (workload.metadata.generation ?? 0));
/** Whether a pod is of its workload's latest template, as far as its direct owner does not already say so. */
function isOfTemplate({ metadata }, workload) {
    switch (workload.kind) {
        case 'StatefulSet':
            return metadata.labels?.['controller-revision-hash'] === (0,kube_fields/* textAt */.$6)(workload, 'status', 'updateRevision');
        case 'DaemonSet':
            return (metadata.labels?.['pod-template-generation'] === workload.metadata.annotations?.[templateGeneration]);
        default:
            return true;
    }
}

// EXTERNAL MODULE: ./lib/kube/secret-values.js
var secret_values = __webpack_require__(98700);
;// CONCATENATED MODULE: ./lib/kube/stuck-pods.js




/** How long a pod must have been in the way before it is taken out of it, in milliseconds. */
const stuck_pods_patienceMs = 5_000;
/**
 * Frees StatefulSets from broken pods of an older revision. Their controller waits for such a pod to become Ready
 * before it replaces it, so that a way back would never end (https://github.com/kubernetes/kubernetes/issues/67250);
 * to delete the pod is what Kubernetes' documentation advises. `guard` is awaited before each deletion.
 */
function createUnblocker(client, guard, log) {
    const since = new Map();
    return async (workloads, scene, now) => {
        const stuck = workloads.flatMap((workload) => stuckPods(workload, scene));
        for (const pod of stuck) {
            const uid = pod.metadata.uid ?? '';
            const first = since.get(uid) ?? now;
            since.set(uid, first);
            if (now - first < stuck_pods_patienceMs)
                continue;
            // Asked for once; whether it is gone the watch will tell.
            since.set(uid, Number.POSITIVE_INFINITY);
            await guard();
            const ref = (0,kube_object/* refOf */.H8)(pod);
            try {
                await client.delete(ref, { preconditionUid: uid });
                log.info(`deleted ${(0,kube_object/* describeRef */.Ro)(ref)}, which was broken and kept its StatefulSet from replacing it`);
            }
            catch (error) {
                if ((0,status_error/* isKubeStatus */.Q)(error, 403))
                    log.warning(`${(0,kube_object/* describeRef */.Ro)(ref)} has to be deleted by hand: ${error.said}`);
                else if (!(0,status_error/* isKubeStatus */.Q)(error, 409))
                    throw error;
            }
        }
    };
}
/** Pods of an older revision that are not Ready, where each waits for the one before it. */
function stuckPods(workload, scene) {
    if (workload.kind !== 'StatefulSet')
        return [];
    const live = scene.live(workload);
    const isParallel = (0,kube_fields/* textAt */.$6)(live, 'spec', 'podManagementPolicy') === 'Parallel';
    if (live === undefined || isParallel)
        return [];
    if ((0,kube_fields/* textAt */.$6)(live, 'spec', 'updateStrategy', 'type') === 'OnDelete')
        return [];
    const partition = (0,kube_fields/* numberAt */.tk)(live, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
    const ordinal = ({ metadata }) => Number(metadata.name.slice(metadata.name.lastIndexOf('-') + 1));
    return scene.oldPods(live).filter((pod) => !(0,kube_pods/* isReady */.i_)(pod) && ordinal(pod) >= partition);
}

;// CONCATENATED MODULE: ./lib/kube/wait.js















/** Judging is repeated at least this often, for what only time brings about; in milliseconds. */
const tickMs = 500;
/** Objects that are looked into; what is wrong with more of them than this is wrong with all. */
const mostExplained = 20;
/** What takes longer than this is no mere check that all is as it should be; in milliseconds. */
const briefMs = 500;
/** Changes that come together are judged together, in milliseconds: at first, and while nodes are busy with pods. */
const gatherMs = { brief: 25, long: 150 };
/**
 * Waits until every object is what the release asks for: every new pod Ready and running the release's digests, old
 * ones gone or leaving. Throws a `RolloutError` with diagnoses as soon as that cannot happen any more
 * (`ROLLOUT_FAILED`) or when time is over (`ROLLOUT_TIMED_OUT`).
 */
async function waitForRollout(client, objects, options) {
    const { clock, log, signal, images, unschedulableGraceMs = 300_000 } = options;
    const foreign = await findForeignRollouts(client, objects);
    const waited = [
        ...objects.filter(isWaitedFor),
        ...foreign.objects.filter((object) => !objects.includes(object)),
    ];
    const scene = createScene(waited);
    const judge = createJudge({ unschedulableGraceMs });
    const hide = (0,secret_values/* hideSecrets */.s)(objects);
    const explain = (standings) => Promise.all(standings.slice(0, mostExplained).map((one) => diagnose(client, one, { hide, clock })));
    const excused = createExcuses(client, judge);
    const unblock = options.guard && createUnblocker(client, options.guard, log);
    const begun = clock.now();
    const stop = new AbortController();
    const ends = AbortSignal.any([signal, stop.signal]);
    const feed = startFeed(client, scene.note, ends);
    feed.follow(places_placesOf(waited));
    let lastLine = '';
    let last = { seen: '', at: begun };
    try {
        for (;;) {
            signal.throwIfAborted();
            feed.throwIfBroken();
            const now = clock.now();
            const context = { scene, judge, images, foreign, now, elapsedMs: now - begun };
            const standings = waited.map((object) => standingOf(object, context));
            const progress = progressOf(standings, options.namespace);
            if (progress.line !== lastLine) {
                log.debug(progress.line);
                options.onProgress?.(progress);
            }
            lastLine = progress.line;
            const going = standings.filter(({ state }) => state === 'going');
            const doomed = await excused(standings.filter(({ state }) => state === 'doomed'), now);
            if (doomed.length > 0)
                throw new rollout_error/* RolloutError */.a('ROLLOUT_FAILED', `The rollout in cluster ${client.name} cannot succeed${unnamed(doomed)}`, await explain(doomed), 'Correct what the object names above and deliver that; the same release is refused here until it is re-run by hand.');
            if (going.length === 0 && standings.every(({ state }) => state === 'done'))
                return resultOf(standings, now - begun);
            const seen = going.map(({ ready, total, message }) => `${ready}/${total} ${message}`).join('\n');
            if (seen !== last.seen || going.some(({ unschedulable }) => unschedulable))
                last = { seen, at: now };
            const late = findLate(going, options, { elapsedMs: now - begun, quietMs: now - last.at });
            if (late !== undefined)
                throw new rollout_error/* RolloutError */.a('ROLLOUT_TIMED_OUT', `The rollout in cluster ${client.name} did not finish${late.when}${unnamed(late.standings)}`, await explain(late.standings), `Raise the environment’s timeout, or the object’s ${timeoutAnnotation}, if the application only needs longer.`);
            await unblock?.(waited, scene, now);
            const isBrief = now - begun < briefMs;
            // What the cluster complains of is read only where there is something to wait for.
            if (!isBrief)
                feed.follow(warningsOf(waited));
            // Not with the caller's signal: a timer that outlives the wait keeps the process for as long.
            await Promise.race([feed.changed(), clock.sleep(tickMs, ends)]);
            await clock.sleep(isBrief ? gatherMs.brief : gatherMs.long, signal);
        }
    }
    finally {
        stop.abort();
        await feed.ended();
    }
}
function resultOf(standings, ms) {
    const workloads = standings.filter(({ live }) => (0,pod_spec/* podSpecOf */.qz)(live) !== undefined);
    return {
        seconds: ms / 1000,
        workloads: workloads.map(({ ref, ready, digests }) => ({ ref, pods: ready, digests })),
    };
}
const unnamed = ({ length }) => length > mostExplained ? ` (${length} objects, of which ${mostExplained} are named)` : '';

;// CONCATENATED MODULE: ./lib/rollout/strategies/ready.js


/**
 * Waits until every pod of these objects is Ready and runs the release, and says so now and then. `ROLLOUT_FAILED`,
 * `ROLLOUT_TIMED_OUT`. With a guard it deletes broken pods that keep a StatefulSet from replacing them.
 */
async function waitUntilReady({ client, clock, log, timeoutMs, images }, objects, namespace, signal, guard) {
    let line = '';
    const say = (0,pace/* atHumanPace */.Q)(clock, () => log.info(line));
    const { workloads } = await waitForRollout(client, objects, {
        namespace,
        deadlineMs: timeoutMs,
        images,
        signal,
        guard,
        clock,
        log,
        onProgress: (progress) => {
            line = progress.line;
            say(progress.ready >= progress.total);
        },
    });
    return workloads.map(({ ref, pods, digests }) => ({ name: ref.name, pods, digests }));
}

// EXTERNAL MODULE: ./lib/kube/routes.js + 3 modules
var kube_routes = __webpack_require__(69476);
;// CONCATENATED MODULE: ./lib/rollout/strategies/own-replicas.js





/** On a track's Deployment: how many pods the workload itself had before some of them made room. */
const ownReplicasAnnotation = 'flotilla.dev/own-replicas';
/** Sets the number of a workload's own pods, as the field manager that set it before. */
async function scaleOwn(client, ref, replicas, writing) {
    const live = await client.get(ref);
    const own = live && (0,owned_object/* ownedObject */.P)(live);
    // Of another manager's number nothing is known that could be put back.
    if (own === undefined || (0,kube_fields/* numberAt */.tk)(own, 'spec', 'replicas') === undefined)
        return;
    if ((0,kube_fields/* numberAt */.tk)(live, 'spec', 'replicas') === replicas)
        return;
    await (0,kube_writing/* permit */.e)(writing);
    // numberAt has shown that spec is an object.
    await client.apply({ ...own, spec: { ...own.spec, replicas } }, { force: true });
}
/**
 * Gives a workload back the pods that made room for new ones, so that it can take all traffic. Not once it is being
 * promoted: its number is the release's then.
 */
async function restoreOwn(client, { beside, workload, promoting }, writing) {
    const before = ownReplicas(beside);
    if (workload === undefined || promoting || before === undefined)
        return;
    if (hasMadeRoom({ beside, workload }))
        await scaleOwn(client, (0,kube_object/* refOf */.H8)(workload), before, writing);
}
/** Whether fewer pods of a workload are wanted than before new ones came. */
const hasMadeRoom = ({ beside, workload }) => ((0,kube_fields/* numberAt */.tk)(workload, 'spec', 'replicas') ?? 1) < (ownReplicas(beside) ?? 0);
/** How long pods may take to come back before others leave, in milliseconds. */
const longestMs = 60_000;
/** The same, and waits until they are Ready, at most `patienceMs`. */
async function ownAreBack(client, shifting, writing, patienceMs = longestMs) {
    const { beside, workload, promoting } = shifting;
    if (workload === undefined || promoting || ownReplicas(beside) === undefined)
        return;
    await restoreOwn(client, shifting, writing);
    const look = async () => {
        const live = await client.get((0,kube_object/* refOf */.H8)(workload));
        const wanted = (0,kube_fields/* numberAt */.tk)(live, 'spec', 'replicas') ?? 1;
        return ((0,kube_fields/* numberAt */.tk)(live, 'status', 'readyReplicas') ?? 0) >= wanted || undefined;
    };
    if ((await (0,until/* until */.T)(look, { ...writing, patienceMs })) === undefined)
        writing.log.warning(`not all pods of ${workload.metadata.name} are Ready again`);
}
function ownReplicas({ metadata }) {
    const text = metadata.annotations?.[ownReplicasAnnotation];
    return text === undefined ? undefined : Number(text);
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/tidy.js













/** How long nodes and gateways are given to follow to other pods before the former ones leave, in milliseconds. */
const drainMs = 2_000;
/** How long a workload’s own pods may take to be seen serving, in milliseconds. */
const serveMs = 10_000;
/** How long pods may take to begin leaving, in milliseconds. */
const leaveMs = 60_000;
/**
 * Removes what a strategy left beside the release, without interrupting traffic: Services go to the workload's own
 * pods and routes to the Services, the pods beside leave, the Services are widened to the chart's selectors, and what
 * remains is deleted, the track's Deployment last. `wanted` are Services to be written as they are there, with whatever
 * else they change. A workload whose own pods are not Ready while others have its traffic stays as it is, with a
 * warning.
 */
async function tidy(client, owner, { workloads, trackServices, heldAutoscalers }, wanted, writing) {
    const seen = await Promise.all(workloads.map((workload) => untilItServes(client, workload, writing)));
    const ready = seen.filter(canServe);
    for (const { beside, workload } of seen.filter((one) => !canServe(one)))
        writing.log.warning(`${beside.metadata.name} stays: no pod of ${workload?.metadata.name} itself is Ready`);
    if (ready.length === 0)
        return;
    await (0,kube_writing/* allEnded */.C)(ready.map((workload) => ownAreBack(client, workload, writing)));
    const byKey = new Map(wanted.map((service) => [(0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(service)), service]));
    const services = ready.flatMap((workload) => workload.services.map((service) => ({ workload, service })));
    const written = await (0,kube_writing/* allEnded */.C)(services.map(({ workload, service }) => leadHome(client, workload, service, byKey, writing)));
    const namespaces = ready.flatMap(({ beside }) => beside.metadata.namespace ?? []);
    await (0,kube_routes/* restoreRoutes */.xR)(client, owner, namespaces, writing);
    // Also where it was a retreat a moment ago that led them home.
    if (written.length > 0)
        await writing.clock.sleep(drainMs, writing.signal);
    await (0,kube_writing/* allEnded */.C)(ready.map(({ beside }) => dismiss(client, beside, writing)));
    await (0,kube_writing/* allEnded */.C)(written.map(async (object) => {
        await (0,kube_writing/* permit */.e)(writing);
        await client.apply(widen(object), { force: true });
    }));
    const refs = ready.map(({ beside }) => (0,kube_tracks/* besideOf */.A4)(beside));
    await (0,kube_writing/* allEnded */.C)(heldAutoscalers
        .filter((scaler) => refs.some((ref) => scales(scaler, ref)))
        .map((scaler) => releaseAutoscaler(client, scaler, writing)));
    const tidied = new Set(services.map(({ service }) => (0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(service))));
    const left = workloads.length > ready.length;
    const useless = trackServices.filter((service) => !left || tidied.has((0,kube_object/* objectKey */.T5)((0,kube_tracks/* besideOf */.A4)(service))));
    await (0,kube_writing/* allEnded */.C)(useless.map((service) => tidy_remove(client, service, writing)));
    await (0,kube_writing/* allEnded */.C)(ready.map(({ beside }) => tidy_remove(client, beside, writing)));
}
/** Whether the workload's own pods can take the traffic, or have it; one that was deleted or scaled to zero need not. */
function canServe(shifting) {
    const { workload, own } = shifting;
    if (workload === undefined || isLedToOwn(shifting))
        return true;
    return own !== undefined && (own.ready > 0 || (0,kube_fields/* numberAt */.tk)(workload, 'spec', 'replicas') === 0);
}
/** An autoscaler may have changed it since, or its only pod be away for a moment: neither is a reason to stay. */
async function untilItServes(client, shifting, writing) {
    if (canServe(shifting))
        return shifting;
    const look = async () => {
        const workload = await client.get((0,kube_tracks/* besideOf */.A4)(shifting.beside));
        const own = workload && (await ownPods(client, workload));
        const now = { ...shifting, workload, own };
        return canServe(now) ? now : undefined;
    };
    return (await (0,until/* until */.T)(look, { ...writing, patienceMs: serveMs })) ?? shifting;
}
async function leadHome(client, { own, promoting }, service, wanted, writing) {
    const ref = (0,kube_object/* refOf */.H8)(service);
    const mine = (0,owned_object/* ownedObject */.P)(service) ?? service;
    // Old pods get their requests as they did before: by their ports, not by those of the release that failed.
    const before = promoting ? undefined : remembered(mine);
    const object = wanted.get((0,kube_object/* objectKey */.T5)(ref)) ?? before ?? mine;
    const now = leadOf(service);
    const isHome = now !== undefined && 'hash' in now && (own?.ready === 0 || now.hash === own?.hash);
    if (own === undefined || isHome)
        return object;
    const to = { hash: own.hash };
    await (0,kube_writing/* permit */.e)(writing);
    await client.apply(lead(object, to, undefined), { force: true });
    if (own.ready > 0)
        await follows(client, ref, to, writing);
    return object;
}
/** Lets the pods of a track leave, and waits until none of them gets requests any more. */
async function dismiss(client, beside, writing) {
    const ref = (0,kube_object/* refOf */.H8)(beside);
    await (0,kube_writing/* permit */.e)(writing);
    const asked = await client.patch(ref, { spec: { replicas: 0 } });
    const look = async () => {
        const live = await client.get(ref);
        if (live === undefined)
            return true;
        const seen = (0,kube_fields/* numberAt */.tk)(live, 'status', 'observedGeneration') ?? 0;
        return ((seen >= (asked.metadata.generation ?? 0) && ((0,kube_fields/* numberAt */.tk)(live, 'status', 'replicas') ?? 0) === 0) ||
            undefined);
    };
    if (await (0,until/* until */.T)(look, { ...writing, patienceMs: leaveMs }))
        return;
    throw new errors/* ActionError */.lZ('ROLLOUT_TIMED_OUT', `The pods of Deployment ${ref.name} in cluster ${client.name} do not leave`, { hint: 'They have no traffic. Deliver again once the cluster’s controllers work; it converges.' });
}
async function tidy_remove(client, object, writing) {
    const { uid } = object.metadata;
    await (0,kube_writing/* permit */.e)(writing);
    await client.delete((0,kube_object/* refOf */.H8)(object), uid === undefined ? {} : { preconditionUid: uid });
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/promote.js







/**
 * Makes a shift permanent: the chart's own Deployments roll to the release while the pods beside keep the traffic they
 * have; then it goes to them, and the pods beside leave. From its first write on there are no old pods to go back to,
 * which the tracks' Deployments say before it.
 */
async function promote(plan, shifting, { deployments }, context, writing) {
    const { client, log } = context;
    const patch = { metadata: { annotations: { [kube_tracks/* promotingAnnotation */.Ze]: 'true' } } };
    await (0,kube_writing/* allEnded */.C)([...deployments.values()].map(async (object) => {
        await (0,kube_writing/* permit */.e)(writing);
        await client.patch((0,kube_object/* refOf */.H8)(object), patch);
    }));
    const written = await applyWaves(client, shifting.map(({ change }) => change), writing);
    log.info(`${shifting.map(({ ref }) => ref.name).join(', ')}: rolling for good, without traffic`);
    await waitUntilReady(context, written, plan.namespace, writing.signal, writing.guard);
    const state = await readShift(client, plan, [plan.namespace, ...plan.extent.during.namespaces]);
    const wanted = shifting.flatMap(({ services }) => services.flatMap((service) => service.wanted ?? []));
    await tidy(client, plan, state, wanted, writing);
}

// EXTERNAL MODULE: ./lib/smoke/result.js
var smoke_result = __webpack_require__(92280);
;// CONCATENATED MODULE: ./lib/rollout/strategies/proof.js


/** Characters of a wrong answer in a message. */
const excerptLength = 600;
/** Asks whether the release serves, by the usual ways or by one that leads to its new pods alone. `SMOKE_FAILED`. */
async function prove({ smoke, release }, signal, way, patienceMs) {
    if (release === undefined)
        return;
    const result = await smoke(release, signal, way, patienceMs);
    if (result.passed)
        return;
    const wrong = result.checks.find(({ state }) => state === 'failed')?.answer;
    throw new errors/* ActionError */.lZ('SMOKE_FAILED', (0,smoke_result/* problemsOf */.G)(result), {
        hint: wrong === undefined ? undefined : `Its first wrong answer was:\n${wrong.slice(0, excerptLength)}`,
    });
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/window.js




/** Milliseconds between two smoke tests while the old pods wait. */
const askAgainMs = 5_000;
/** What answered well a moment ago gets no longer than this to do so again, in milliseconds: users are on it. */
const window_patienceMs = 5_000;
/**
 * A time in which new pods have traffic and the old ones can have it back: the smoke test goes on asking, and metrics
 * are watched where there are any. The first failure of either ends it: `SMOKE_FAILED`, `ANALYSIS_FAILED`.
 */
async function watchWindow(shifting, beside, { step, forMs, track, way }, context, signal) {
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const tracks = context.watch &&
        (await Promise.all(shifting.map((one) => trackNames(one, beside, track, context.client))));
    const watched = tracks && context.watch?.({ step, forMs, tracks }, either);
    try {
        await Promise.all([watched, keepAsking(forMs, way, context, either)]);
    }
    finally {
        over.abort();
        await watched?.catch(() => undefined);
    }
}
async function keepAsking(forMs, way, context, signal) {
    const { clock } = context;
    const end = clock.now() + forMs;
    for (;;) {
        const left = end - clock.now();
        if (left <= 0)
            return;
        await clock.sleep(Math.min(askAgainMs, left), signal);
        await prove(context, signal, way, window_patienceMs);
    }
}
/** What queries may name of the new pods and the old ones. */
async function trackNames({ ref, services }, beside, track, client) {
    const { name, namespace = '' } = ref;
    const [service = name] = services.map((one) => one.ref.name);
    const names = { workload: name, namespace, cluster: client.name };
    const trackRef = { ...ref, name: (0,kube_tracks/* trackName */.Nn)(name, track) };
    const live = await client.get(trackRef);
    const young = live && (await ownPods(client, live));
    return {
        // Series of an earlier attempt's pods, which bear the same name but for the hash, outlive them by a while.
        canary: { ...names, pods: (0,kube_tracks/* podNames */.YR)(trackRef.name, young?.hash), service: (0,kube_tracks/* trackName */.Nn)(service, track) },
        stable: { ...names, pods: (0,kube_tracks/* podNames */.YR)(name, beside.hashes.get((0,kube_object/* objectKey */.T5)(ref))), service },
    };
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/flipped.js




/** What every strategy does once all traffic is on the new pods: watches them, and makes them permanent. */
const flipped = (plan, track, standing, context) => ({
    watch: async (step, forMs, signal) => {
        const { shifting, beside } = standing();
        if (shifting.length === 0)
            return;
        await watchWindow(shifting, beside, { step, forMs, track, way: undefined }, context, signal);
    },
    complete: async (guard, signal) => {
        const writing = writingOf(context, guard, signal);
        const { shifting, beside } = standing();
        if (shifting.length > 0)
            await promote(plan, shifting, beside, context, writing);
        await finishApply(context.client, plan, writing);
    },
});

;// CONCATENATED MODULE: ./lib/rollout/strategies/read-settled.js


/** How long the controller may take to see our last change of a workload, in milliseconds. */
const read_settled_patienceMs = 3_000;
/**
 * What shifts, once it is known which pods are whose: a workload that was written a moment ago, as a retreat does,
 * must not be taken for one without pods. `namespaces` are those of the application, where they are known.
 */
async function readSettled(client, owner, { clock, signal }, namespaces) {
    let state = noShift;
    const look = async () => {
        state = await readShift(client, owner, namespaces);
        const isUnsure = state.workloads.some(({ workload, own, promoting }) => workload !== undefined && own === undefined && !promoting);
        return isUnsure ? undefined : state;
    };
    return (await (0,until/* until */.T)(look, { clock, signal, patienceMs: read_settled_patienceMs })) ?? state;
}
/** How long the controller may take where a delivery would have to be refused without it, in milliseconds. */
const read_settled_longestMs = 10_000;
/** A workload's own pods, once its controller has seen what changed it last; undefined where it does not in time. */
function ownPodsOf(client, ref, { clock, signal }) {
    const look = async () => {
        const live = await client.get(ref);
        return live && ownPods(client, live);
    };
    return (0,until/* until */.T)(look, { clock, signal, patienceMs: read_settled_longestMs });
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/leftovers.js





/**
 * Before a plan is applied: removes what an earlier shift left where the workload's own pods serve. Where they do not,
 * because that shift ended within its promotion, the traffic stays on the pods beside until the plan's are Ready.
 */
async function clearLeftovers(plan, { client }, writing) {
    if (plan.first)
        return { workloads: new Set(), services: [] };
    const places = [plan.namespace, ...plan.extent.during.namespaces];
    const state = await readSettled(client, plan, writing, places);
    const kept = state.workloads.filter(isNeeded);
    await tidy(client, plan, { ...state, workloads: state.workloads.filter((one) => !kept.includes(one)) }, [], writing);
    const keys = new Set(kept.flatMap(({ services }) => services.map((service) => (0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(service)))));
    return {
        workloads: new Set(kept.map(({ beside }) => (0,kube_object/* objectKey */.T5)((0,kube_tracks/* besideOf */.A4)(beside)))),
        services: plan.changes.filter(({ ref, action }) => action !== 'prune' && keys.has((0,kube_object/* objectKey */.T5)(ref))),
    };
}
/**
 * After the plan's own pods are Ready, and before anybody is asked whether it serves: the traffic goes to them, and
 * nothing of the earlier shift stays.
 */
async function settleLeftovers(plan, { workloads, services }, { client }, writing) {
    if (workloads.size === 0)
        return;
    const state = await readShift(client, plan, [plan.namespace, ...plan.extent.during.namespaces]);
    const wanted = services.map(({ object }) => object);
    await tidy(client, plan, state, wanted, writing);
}
/** Not where traffic goes to own pods alone, Ready or not: new ones of the plan would get none. */
const isNeeded = (workload) => workload.workload !== undefined &&
    !isLedToOwn(workload) &&
    (workload.own === undefined || workload.own.ready === 0 || (workload.promoting && isLedToTrack(workload)));

;// CONCATENATED MODULE: ./lib/rollout/strategies/beside.js








/**
 * Writes the new pods beside the old ones, where no traffic reaches them but by Services of their own. The Deployments
 * come first and without pods: whoever finds one knows that there may be more to tidy up. Only when the old pods have
 * all traffic to themselves, and keep their number, do the new ones appear.
 */
async function standBeside(shifting, { owner, track, replicas }, context, writing) {
    const { client } = context;
    const write = async (object) => {
        await (0,kube_writing/* permit */.e)(writing);
        return client.apply(object, { force: true });
    };
    const hashes = new Map(await Promise.all(shifting.map(async ({ ref }) => {
        const own = await ownPodsOf(client, ref, writing);
        if (own === undefined || own.ready === 0)
            throw new errors/* ActionError */.lZ('CLUSTER_CHANGED', `Deployment ${ref.name} of cluster ${client.name} has no Ready pods any more that could keep the traffic`, { hint: 'Somebody changed it after the plan was made. Deliver again.' });
        return [(0,kube_object/* objectKey */.T5)(ref), own.hash];
    })));
    const tracksOf = (count) => shifting.map((one) => (0,kube_tracks/* trackDeployment */.F3)(one.change.object, track, owner, count(one)));
    await (0,kube_writing/* allEnded */.C)(tracksOf(() => 0).map(write));
    await hold(shifting, context, writing);
    const services = servicesOf(shifting);
    await (0,kube_writing/* allEnded */.C)(services.flatMap(({ before, key }) => {
        const hash = hashes.get(key);
        return before === undefined || hash === undefined ? [] : [write(lead(before, { hash }, before))];
    }));
    await (0,kube_writing/* allEnded */.C)(services.flatMap(({ wanted, before }) => {
        const like = wanted ?? before;
        return like === undefined ? [] : [write((0,kube_tracks/* trackService */.lt)(like, track, owner))];
    }));
    const written = await (0,kube_writing/* allEnded */.C)(tracksOf(replicas).map(write));
    return {
        deployments: new Map(shifting.flatMap(({ ref }, index) => {
            const object = written[index];
            return object === undefined ? [] : [[(0,kube_object/* objectKey */.T5)(ref), object]];
        })),
        hashes,
        services,
    };
}
/** The Services of all that shift, each with the key of its Deployment. */
function servicesOf(shifting) {
    return shifting.flatMap(({ ref, services }) => services.map((service) => ({
        ...service,
        key: (0,kube_object/* objectKey */.T5)(ref),
        before: service.live && widen((0,owned_object/* ownedObject */.P)(service.live) ?? service.live),
    })));
}
async function hold(shifting, { client }, writing) {
    const namespaces = [...new Set(shifting.flatMap(({ ref }) => ref.namespace ?? []))];
    const scalers = await listAutoscalers(client, namespaces);
    await (0,kube_writing/* allEnded */.C)(shifting.flatMap(({ ref, replicas }) => scalers
        .filter((scaler) => scales(scaler, ref))
        .map((scaler) => holdAutoscaler(client, scaler, replicas, writing))));
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/stand.js







const nothingStands = {
    shifting: [],
    written: [],
    leftovers: { workloads: new Set(), services: [] },
    beside: { deployments: new Map(), hashes: new Map(), services: [] },
};
/** Applies a plan with new pods of what shifts beside the old ones, seen by nobody. */
async function takeStand(plan, chosen, track, replicas, context, writing) {
    const leftovers = await clearLeftovers(plan, context, writing);
    const reasons = await Promise.all(chosen.map((one) => leftovers.workloads.has((0,kube_object/* objectKey */.T5)(one.ref))
        ? 'until it is Ready, pods of an earlier delivery beside it serve'
        : lost(context.client, one, writing)));
    const free = chosen.filter((_one, index) => reasons[index] === undefined);
    for (const [index, reason] of reasons.entries())
        if (reason !== undefined)
            context.log.info(`${chosen[index]?.ref.name} rolls: ${reason}`);
    const later = new Set([
        ...leftovers.services.map(({ ref }) => (0,kube_object/* objectKey */.T5)(ref)),
        ...free.flatMap(({ ref, services }) => [ref, ...services.map((one) => one.ref)].map(kube_object/* objectKey */.T5)),
    ]);
    const changes = plan.changes.filter(({ ref }) => !later.has((0,kube_object/* objectKey */.T5)(ref)));
    const { objects: written } = await apply(context.client, { ...plan, changes }, writing);
    if (free.length === 0)
        return { ...nothingStands, leftovers, written };
    const shifting = await Promise.all(free.map((one) => asItIs(context.client, one)));
    const options = { owner: plan, track, replicas };
    return { shifting, written, leftovers, beside: await standBeside(shifting, options, context, writing) };
}
/** Why there is nothing to go back to any more: the status that the plan was made of may have lagged behind the pods. */
const lost = async (client, { ref }, writing) => (await ownPodsOf(client, ref, writing))?.ready === 0 ? 'no pod of it is Ready any more' : undefined;
/** The plan may have been made while a killed run's shift stood, which was taken back since. */
async function asItIs(client, one) {
    const [live = one.live, services] = await Promise.all([
        client.get(one.ref),
        Promise.all(one.services.map(async (service) => ({
            ...service,
            live: service.live && (await client.get(service.ref)),
        }))),
    ]);
    return { ...one, live, services, replicas: asMany(one, live) };
}
/** With as many replicas as serve by now: an autoscaler adds some while a shift goes on. */
const asServing = (client, shifting) => Promise.all(shifting.map(async (one) => ({ ...one, replicas: asMany(one, (await client.get(one.ref)) ?? one.live) })));
const asMany = ({ replicas }, live) => Math.max(replicas, (0,kube_fields/* numberAt */.tk)(live, 'spec', 'replicas') ?? 1);
/** Every Service of what shifts → its Service of the track. */
const trackServices = ({ services }, track) => new Map(services.map(({ ref }) => [ref.name, (0,kube_tracks/* trackName */.Nn)(ref.name, track)]));
/** Workloads by their own names, where they run beside. */
function nameHome(ready, shifting, track) {
    const names = new Map(shifting.map(({ ref }) => [(0,kube_tracks/* trackName */.Nn)(ref.name, track), ref.name]));
    return ready.map((workload) => ({ ...workload, name: names.get(workload.name) ?? workload.name }));
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/blue-green.js











const track = 'preview';
/**
 * The new pods come up beside the old ones, unseen, and are smoke-tested; then all traffic goes over at once, and for
 * the time of the window can go back as fast. What does not shift rolls meanwhile.
 */
function blueGreen(plan, chosen, strategy, context) {
    const { client, log } = context;
    let stand = nothingStands;
    return {
        apply: async (guard, signal) => {
            const writing = writingOf(context, guard, signal);
            stand = await takeStand(plan, chosen, track, ({ replicas }) => replicas, context, writing);
        },
        rollOut: async (guard, signal) => {
            const writing = writingOf(context, guard, signal);
            const { shifting, written, leftovers, beside } = stand;
            const objects = [...written, ...beside.deployments.values()];
            const ready = await waitUntilReady(context, objects, plan.namespace, signal);
            await settleLeftovers(plan, leftovers, context, writing);
            if (shifting.length > 0) {
                await prove(context, signal, { services: trackServices(beside, track) });
                log.info('the new pods pass the smoke test beside the old ones');
                await flip(beside, track, context, writing);
                await prove(context, signal);
                const forMs = (0,inputs/* parseDuration */.E9)(strategy.window) ?? 0;
                log.info(`flip-back window ${(0,phases/* seconds */.Y)(forMs)}`);
                const window = { step: 'flip-back window', forMs, track, way: undefined };
                await watchWindow(shifting, beside, window, context, signal);
            }
            await runHooks(client, plan.hooks.post, plan.namespace, writing);
            return nameHome(ready, shifting, track);
        },
        ...flipped(plan, track, () => stand, context),
    };
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/replica-split.js
/**
 * The numbers of pods that come nearest to giving the canary `weight` percent where `total` serve, after the rules of
 * Argo Rollouts without a traffic router (utils/replicaset/canary.go): `total` pods or one more; between 0 and 100
 * never none on either side; of two equally near, the larger canary. Where the stable side is held, the canary comes
 * on top of it and is never larger: at most half of the traffic.
 */
function replicaSplit(total, weight, { stableHeld = false } = {}) {
    if (weight <= 0)
        return splitOf(0, total);
    if (weight >= 100)
        return splitOf(total, stableHeld ? total : 0);
    return choices(total, stableHeld).reduce((best, next) => nearer(weight, best, next));
}
/** Every weight in percent that `total` pods can give, smallest first. */
const possibleWeights = (total, { stableHeld = false } = {}) => [...new Set(choices(total, stableHeld).map(({ weight }) => weight))].sort((a, b) => a - b);
/** Whether even a single pod is more of the traffic than `weight` allows. */
const isTooFine = (total, weight, options) => weight < (possibleWeights(total, options)[0] ?? 0);
const splitOf = (canary, stable) => ({
    canary,
    stable,
    weight: canary + stable === 0 ? 0 : (100 * canary) / (canary + stable),
});
/** All splits with a pod on both sides. */
function choices(total, stableHeld) {
    if (stableHeld)
        return upTo(total).map((canary) => splitOf(canary, total));
    return [total, total + 1].flatMap((all) => upTo(all - 1).map((canary) => splitOf(canary, all - canary)));
}
const upTo = (count) => Array.from({ length: count }, (_, index) => index + 1);
/** Weights are fractions of small numbers: what is closer than this is equal. */
const equal = 1e-9;
function nearer(weight, best, next) {
    const gain = Math.abs(best.weight - weight) - Math.abs(next.weight - weight);
    if (Math.abs(gain) > equal)
        return gain > 0 ? next : best;
    return next.weight > best.weight + equal ? next : best;
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/splitter.js
/** `10 %`, `9.1 %`: a share in as many digits as tell it apart. */
const percent = (weight) => `${Number(weight.toFixed(1))} %`;

;// CONCATENATED MODULE: ./lib/rollout/strategies/by-replicas.js








/**
 * Splits traffic by numbers of pods behind one Service. Where an autoscaler decides over the old pods, or the chart
 * leaves their number to others, they keep it. `RELEASE_REFUSED` for a step finer than one pod of all, and for a
 * Service that leads to another port of the new pods than of the old ones; writes nothing.
 */
async function byReplicas(shifting, steps, { client }) {
    const rule = ({ change: { autoscaled, object } }) => ({
        stableHeld: autoscaled || (0,kube_fields/* numberAt */.tk)(object, 'spec', 'replicas') === undefined,
    });
    refuseTooFine(client.name, shifting, steps, rule);
    refuseMovedPorts(client.name, shifting);
    refuseMovedSelectors(client.name, shifting);
    const split = (one, weight) => replicaSplit(one.replicas, weight, rule(one));
    let isJoined = false;
    /** Services mean old and new pods alike, as the chart has them. */
    const join = async ({ beside: { services } }, writing) => {
        if (isJoined)
            return;
        await (0,kube_writing/* allEnded */.C)(services.flatMap(({ wanted, before }) => {
            const service = wanted ?? before;
            return service === undefined
                ? []
                : [(0,kube_writing/* permit */.e)(writing).then(() => client.apply(widen(service), { force: true }))];
        }));
        isJoined = true;
    };
    const movable = (those) => those.filter((one) => !rule(one).stableHeld);
    return {
        canaryPods: (one, weight) => split(one, weight).canary,
        begin: async () => [],
        share: async (weight, stand, writing) => {
            await join(stand, writing);
            // The new pods are Ready: only now may old ones leave.
            await (0,kube_writing/* allEnded */.C)(movable(stand.shifting).map((one) => scaleOwn(client, one.ref, split(one, weight).stable, writing)));
            return stand.shifting.map((one) => {
                const { canary, stable, weight: achieved } = split(one, weight);
                return `${one.ref.name}: ${canary} of ${canary + stable} pods, ${percent(achieved)}`;
            });
        },
        end: async ({ shifting: those }, writing) => {
            await (0,kube_writing/* allEnded */.C)(movable(those).map(({ ref, live }) => scaleOwn(client, ref, (0,kube_fields/* numberAt */.tk)(live, 'spec', 'replicas') ?? 1, writing)));
        },
    };
}
function refuseTooFine(cluster, shifting, steps, rule) {
    const lines = shifting.flatMap((one) => {
        const fine = steps.filter(({ weight }) => isTooFine(one.replicas, weight, rule(one)));
        if (fine.length === 0)
            return [];
        const possible = possibleWeights(one.replicas, rule(one));
        const pods = one.replicas === 1 ? '1 pod' : `${one.replicas} pods`;
        const asked = fine.map(({ weight }) => percent(weight)).join(', ');
        return [`${one.ref.name}, ${pods}: ${asked} asked, possible are ${possible.map(percent).join(', ')}`];
    });
    if (lines.length > 0)
        throw new errors/* ActionError */.lZ('RELEASE_REFUSED', `Steps of the canary are finer than one pod in cluster ${cluster}\n${lines.join('\n')}`, {
            hint: 'Nothing was changed. Raise the weights or the replicas, or split traffic with `by: gateway-api`.',
        });
}
/** One Service is over old and new pods alike: a port of only one kind fails at the other. */
function refuseMovedPorts(cluster, shifting) {
    const lines = shifting.flatMap(({ services }) => services.flatMap(({ ref, live, wanted }) => {
        const before = new Map(portsOf(live));
        return portsOf(wanted).flatMap(([port, to]) => {
            const from = before.get(port) ?? to;
            return from === to ? [] : [`Service ${ref.name}, port ${port}: from ${from} to ${to}`];
        });
    }));
    if (lines.length > 0)
        throw new errors/* ActionError */.lZ('RELEASE_REFUSED', `The release moves ports behind Services of cluster ${cluster} that a canary leads to old and new pods at once\n${lines.join('\n')}`, {
            hint: 'Nothing was changed. Deliver it blue-green or with `by: gateway-api`, or give the port a name that both releases have (targetPort).',
        });
}
/** One Service is over old and new pods alike: with a selector that the old ones lack it means none of them. */
function refuseMovedSelectors(cluster, shifting) {
    const lines = shifting.flatMap((one) => one.services.flatMap(({ ref, live, wanted }) => live === undefined || wanted === undefined || selects(wanted, podLabels(one.live))
        ? []
        : [`Service ${ref.name}, whose new selector does not mean the pods that ${one.ref.name} has now`]));
    if (lines.length > 0)
        throw new errors/* ActionError */.lZ('RELEASE_REFUSED', `The release changes what Services of cluster ${cluster} select, and a canary leads them to old and new pods at once\n${lines.join('\n')}`, {
            hint: 'Nothing was changed. Deliver it blue-green or with `by: gateway-api`, or give the pods their label in a release before the one whose Service selects it.',
        });
}
/** `80/TCP` → the port of the pods, by number or name. */
const portsOf = (service) => (0,kube_fields/* listAt */.gT)(service, 'spec', 'ports').map((entry) => {
    const { port, protocol = 'TCP', targetPort = port } = entry;
    return [`${port}/${protocol}`, String(targetPort)];
});

;// CONCATENATED MODULE: ./lib/rollout/strategies/by-routes.js








/** How long a gateway may take to take in new rules, in milliseconds. */
const by_routes_settleMs = 30_000;
/**
 * Splits traffic by the weights of routes, first by a header alone. `CHART_INVALID` where no route leads to a
 * workload, or one has no room; writes nothing. All that do not come by a route keep going to the old pods until the
 * end.
 */
async function byRoutes(plan, shifting, { router, header }, { client }) {
    const namespaces = [...new Set([plan.namespace, ...by_routes_namespacesOf(shifting)])];
    const live = () => (0,kube_routes/* listRoutes */.Bn)(client, router, namespaces);
    refuseUnrouted(client.name, shifting, router, [...planned(plan, await live())], plan);
    let shared = [];
    const give = async (weight, { shifting: those }, writing) => {
        const share = { canaries: canariesOf(those, plan), weight, header };
        shared = await (0,kube_writing/* allEnded */.C)((0,kube_routes/* routesTo */.KB)(await live(), share, plan).map((route) => (0,kube_routes/* shareRoute */.V)(client, route, share, plan, writing)));
        if (router === 'gateway-api')
            await (0,kube_writing/* allEnded */.C)(shared.map((route) => takenIn(route, writing)));
    };
    async function takenIn(route, writing) {
        const ref = (0,kube_object/* refOf */.H8)(route);
        let said = 'no gateway has answered for it';
        const look = async () => {
            const status = routingStatus((await client.get(ref)) ?? route);
            if (status !== undefined)
                said = status.message;
            return status?.state === 'current' || undefined;
        };
        if (await (0,until/* until */.T)(look, { ...writing, patienceMs: by_routes_settleMs }))
            return;
        throw new errors/* ActionError */.lZ('ROLLOUT_FAILED', `The gateway of cluster ${client.name} did not take in ${(0,kube_object/* describeRef */.Ro)(ref, plan.namespace)}: ${said}`, { hint: 'See status.parents of the route, and the logs of the gateway’s controller.' });
    }
    return {
        canaryPods: ({ replicas }, weight) => Math.max(1, Math.ceil((replicas * weight) / 100)),
        begin: async (stand, writing) => {
            await give(0, stand, writing);
            return [{ header }];
        },
        share: async (weight, stand, writing) => {
            await give(weight, stand, writing);
            const names = shared.map((route) => (0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(route), plan.namespace)).join(', ');
            return [`${names}: ${percent(weight)}`];
        },
        end: (_stand, writing) => (0,kube_routes/* restoreRoutes */.xR)(client, plan, namespaces, writing),
    };
}
const by_routes_namespacesOf = (shifting) => [
    ...new Set(shifting.flatMap(({ ref }) => ref.namespace ?? [])),
];
/** The Services of all that shift, of whatever namespace: one route may lead to several. */
const canariesOf = (shifting, { namespace: home }) => new Map(shifting.flatMap(({ services }) => services.map(({ ref: { namespace = home, name } }) => [
    `${namespace}/${name}`,
    (0,kube_tracks/* trackName */.Nn)(name, 'canary'),
])));
/** The routes there will be once the plan is applied. */
function planned({ changes }, live) {
    const changed = new Set(changes.map(({ ref }) => (0,kube_object/* objectKey */.T5)(ref)));
    return [
        ...changes.flatMap(({ action, object, planned: result = object }) => action === 'prune' ? [] : [result]),
        ...live.filter((route) => !changed.has((0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(route)))),
    ];
}
function refuseUnrouted(cluster, shifting, router, routes, plan) {
    const unrouted = shifting.filter((one) => {
        const share = { canaries: canariesOf([one], plan), weight: 1, header: undefined };
        return (0,kube_routes/* routesTo */.KB)(routes, share, plan).length === 0;
    });
    if (unrouted.length === 0)
        return;
    const kinds = router === 'istio' ? 'VirtualService' : 'HTTPRoute or GRPCRoute';
    throw new errors/* ActionError */.lZ('CHART_INVALID', `No ${kinds} in cluster ${cluster} leads to a Service of ${unrouted.map(({ ref }) => ref.name).join(', ')}`, {
        hint: 'Nothing was changed. Name what has routes in `strategy.workloads`, or split traffic `by: replicas`.',
    });
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/canary.js


















const canary_track = 'canary';
/** What splits traffic for the environment’s canary. Refuses what it cannot do before the first write. */
function openSplitter(plan, shifting, { by, header, steps }, context) {
    if (by === 'replicas')
        return byReplicas(shifting, steps, context);
    const value = context.release === undefined ? 'release' : (0,release_release/* releaseId */.Bf)(context.release);
    return byRoutes(plan, shifting, { router: by, header: { name: header, value } }, context);
}
/**
 * The new pods come up beside the old ones, unseen, are smoke-tested, and get a growing share of the traffic, watched
 * at each step by smoke test and metrics; in the end all of it, with the old pods still there. What does not shift
 * rolls meanwhile.
 */
function canary(plan, chosen, { steps }, splitter, context) {
    const { client, log } = context;
    let stand = nothingStands;
    const podsFor = (one, weight = 100) => weight < 100 ? splitter.canaryPods(one, weight) : one.replicas;
    /** New pods for a share, and Ready before they get it. */
    const grow = async (weight, writing) => {
        stand = { ...stand, shifting: await asServing(client, stand.shifting) };
        const objects = await (0,kube_writing/* allEnded */.C)(stand.shifting.map(async (one) => {
            const object = (0,kube_tracks/* trackDeployment */.F3)(one.change.object, canary_track, plan, podsFor(one, weight));
            const { annotations } = object.metadata;
            const remembered = {
                ...annotations,
                [ownReplicasAnnotation]: String((0,kube_fields/* numberAt */.tk)(one.live, 'spec', 'replicas') ?? 1),
            };
            await (0,kube_writing/* permit */.e)(writing);
            const metadata = { ...object.metadata, annotations: remembered };
            return client.apply({ ...object, metadata }, { force: true });
        }));
        return waitUntilReady(context, objects, plan.namespace, writing.signal);
    };
    /** All traffic to the new pods, by their Services: the old pods stay, and it can go back as fast. */
    const takeAll = async (writing) => {
        const ready = await grow(100, writing);
        await flip(stand.beside, canary_track, context, writing);
        await splitter.end(stand, writing);
        await prove(context, writing.signal);
        return ready;
    };
    const walk = async (writing) => {
        const { signal } = writing;
        const { shifting, beside } = stand;
        const services = { services: trackServices(beside, canary_track) };
        await prove(context, signal, services);
        for (const way of await splitter.begin(stand, writing))
            await prove(context, signal, way);
        log.info('the new pods pass the smoke test before they get traffic');
        if (context.watch === undefined)
            log.info('no analysis: the smoke test alone judges the new pods');
        let all;
        for (const [index, { weight, pause }] of steps.entries()) {
            const step = `step ${index + 1} of ${steps.length}, ${percent(weight)}`;
            if (weight < 100) {
                await grow(weight, writing);
                for (const share of await splitter.share(weight, stand, writing)) {
                    log.info(`${step}: ${share}`);
                    context.onShare?.(step, share);
                }
            }
            else {
                all = await takeAll(writing);
            }
            log.info(`${step}: watched for ${pause}`);
            const window = {
                step,
                forMs: (0,inputs/* parseDuration */.E9)(pause) ?? 0,
                track: canary_track,
                way: all === undefined ? services : undefined,
            };
            await watchWindow(shifting, beside, window, context, signal);
        }
        return all ?? (await takeAll(writing));
    };
    return {
        apply: async (guard, signal) => {
            const writing = writingOf(context, guard, signal);
            stand = await takeStand(plan, chosen, canary_track, (one) => podsFor(one, steps[0]?.weight), context, writing);
        },
        rollOut: async (guard, signal) => {
            const writing = writingOf(context, guard, signal);
            const { shifting, written, leftovers, beside } = stand;
            const objects = [...written, ...beside.deployments.values()];
            const ready = await waitUntilReady(context, objects, plan.namespace, signal);
            await settleLeftovers(plan, leftovers, context, writing);
            const last = shifting.length > 0 ? await walk(writing) : [];
            await runHooks(client, plan.hooks.post, plan.namespace, writing);
            const grown = new Set(last.map(({ name }) => name));
            return nameHome([...ready.filter(({ name }) => !grown.has(name)), ...last], shifting, canary_track);
        },
        ...flipped(plan, canary_track, () => stand, context),
    };
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/rolling.js






/** Every workload replaces its own pods, as its controller does it. */
function rolling(plan, context) {
    const { client } = context;
    let written = [];
    let leftovers;
    return {
        apply: async (guard, signal) => {
            const writing = writingOf(context, guard, signal);
            const held = await clearLeftovers(plan, context, writing);
            leftovers = held;
            const changes = plan.changes.filter((change) => !held.services.includes(change));
            written = (await apply(client, { ...plan, changes }, writing)).objects;
        },
        rollOut: async (guard, signal) => {
            const writing = writingOf(context, guard, signal);
            const workloads = await waitUntilReady(context, written, plan.namespace, signal, guard);
            if (leftovers !== undefined)
                await settleLeftovers(plan, leftovers, context, writing);
            await runHooks(client, plan.hooks.post, plan.namespace, writing);
            return workloads;
        },
        complete: async (guard, signal) => {
            await finishApply(client, plan, writingOf(context, guard, signal));
        },
    };
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/shifting.js










const shifting_services = { apiVersion: 'v1', kind: 'Service' };
/**
 * Chooses what shifts of a plan: Deployments whose pods change, that serve and whose Services mean nobody else.
 * `CHART_INVALID` where one that was named never can; what only cannot now rolls, so that a delivery can mend it.
 * Writes nothing.
 */
async function chooseShifting(client, plan, rule, clock) {
    const deployments = plan.changes.filter(({ ref }) => (0,kube_object/* groupKind */.KH)(ref) === 'Deployment.apps');
    refuseUnknown(client.name, rule, deployments);
    const changed = deployments.filter((change) => changesPods(change) && (rule.workloads?.includes(change.ref.name) ?? true));
    if (plan.first)
        return { shifting: [], rolling: [] };
    const places = [...new Set(changed.map(({ ref }) => ref.namespace))];
    const there = (await Promise.all(places.map((namespace) => client.list(shifting_services, { namespace })))).flat();
    const foreign = await findForeignRollouts(client, changed.map(({ object }) => object));
    const judged = await Promise.all(changed.map(async (change) => foreign.owns(change.object)
        ? { name: change.ref.name, reason: 'Argo Rollouts or Flagger shifts its traffic', passing: false }
        : shifting_judge(await observed(client, change, clock), plan, there, rule)));
    const rolling = judged.flatMap((one) => ('reason' in one ? [one] : []));
    const never = rolling.filter(({ passing }) => !passing);
    if (rule.workloads !== undefined && never.length > 0)
        throw new errors/* ActionError */.lZ('CHART_INVALID', never
            .map(({ name, reason }) => `Deployment ${name} of cluster ${client.name} cannot shift: ${reason}`)
            .join('\n'), { hint: 'Nothing was changed. Take it off strategy.workloads to let it roll, or mend the reason.' });
    return { shifting: judged.flatMap((one) => ('reason' in one ? [] : [one])), rolling };
}
/** How long a controller may take to see what changed a workload a moment ago, in milliseconds. */
const shifting_patienceMs = 3_000;
/** The change of a workload as it is once its controller has seen it: an autoscaler may just have scaled it. */
async function observed(client, change, clock) {
    if (change.live === undefined || isObserved(change.live))
        return change;
    let { live } = change;
    const look = async () => {
        live = (await client.get(change.ref)) ?? live;
        return live !== undefined && isObserved(live) ? live : undefined;
    };
    await (0,until/* until */.T)(look, { clock, patienceMs: shifting_patienceMs });
    return { ...change, live };
}
function refuseUnknown(cluster, { workloads }, deployments) {
    const known = deployments.filter(({ action }) => action !== 'prune').map(({ ref }) => ref.name);
    const unknown = (workloads ?? []).filter((name) => !known.includes(name));
    if (unknown.length > 0)
        throw new errors/* ActionError */.lZ('CHART_INVALID', `strategy.workloads names ${unknown.join(', ')}, but the release has no such Deployment for cluster ${cluster}`, { hint: `Nothing was changed. Its Deployments are: ${known.join(', ') || 'none'}.` });
}
/** Whether a change replaces pods that are there: what the server would make of the template differs. */
const changesPods = ({ action, live, planned }) => action === 'update' && live !== undefined && templateOf(live) !== templateOf(planned);
const templateOf = (deployment) => JSON.stringify((0,kube_fields.at)(deployment, 'spec', 'template'));
function shifting_judge(change, plan, there, { byServices, track }) {
    const { ref, live, planned = change.object } = change;
    const stays = (reason, passing = false) => ({ name: ref.name, reason, passing });
    if (live === undefined)
        return stays('it is not there yet', true);
    const problem = unfit(planned);
    if (problem !== undefined)
        return stays(problem);
    const state = unready(live);
    if (state !== undefined)
        return stays(state, true);
    const setId = (0,kube_inventory/* applySetId */.A3)(plan);
    const near = there.filter((service) => service.metadata.namespace === ref.namespace &&
        selects(service, podLabels(live)) &&
        // A killed run's; it is tidied up before this plan is carried out.
        service.metadata.labels?.[kube_tracks/* trackLabel */.K$] === undefined);
    const stranger = near.find(({ metadata }) => metadata.labels?.[kube_inventory/* memberLabel */.B5] !== setId);
    if (stranger !== undefined)
        return stays(`Service ${stranger.metadata.name}, which is not of the application, selects its pods`);
    const own = shiftedServices(plan, near, ref, podLabels(planned));
    if (byServices && own.length === 0)
        return stays('no Service of the release selects it');
    const shared = own.flatMap(({ ref: service, live: before, wanted }) => othersSelected(plan, ref, [before, wanted]).map((other) => `${service.name} also selects ${other}`));
    if (shared[0] !== undefined)
        return stays(`Service ${shared[0]}`);
    const taken = [ref, ...own.map((service) => service.ref)]
        .map((one) => ({ ...one, name: (0,kube_tracks/* trackName */.Nn)(one.name, track) }))
        .find((one) => plan.changes.some((other) => (0,kube_object/* objectKey */.T5)(other.ref) === (0,kube_object/* objectKey */.T5)(one)));
    if (taken !== undefined)
        return stays(`the release has a ${taken.kind} ${taken.name}, the name for what stands beside it`);
    const replicas = Math.max((0,kube_fields/* numberAt */.tk)(live, 'spec', 'replicas') ?? 1, (0,kube_fields/* numberAt */.tk)(change.object, 'spec', 'replicas') ?? 1);
    return { ref, change, live, replicas, services: own };
}
/** Why the pods of two versions cannot stand side by side. */
function unfit(planned) {
    if ((0,kube_fields/* textAt */.$6)(planned, 'spec', 'strategy', 'type') === 'Recreate')
        return 'two versions of it may not run at once (strategy Recreate)';
    if ((0,kube_fields.at)((0,pod_spec/* podSpecOf */.qz)(planned), 'hostNetwork') === true)
        return 'its pods use the network of their nodes';
    return undefined;
}
/** Why there is nothing to go back to, as things are. */
function unready(live) {
    const count = (field) => (0,kube_fields/* numberAt */.tk)(live, 'status', field) ?? 0;
    if ((0,kube_fields.at)(live, 'spec', 'paused') === true)
        return 'it is paused (spec.paused)';
    if (count('readyReplicas') === 0)
        return 'no pod of it is Ready';
    if (!isObserved(live))
        return 'its last change is not observed yet';
    if (count('updatedReplicas') < count('replicas'))
        return 'its last rollout is not finished';
    return undefined;
}
/** Services that mean its old pods, or its new ones. */
function shiftedServices({ changes }, near, { namespace }, labels) {
    const planned = changes.filter(({ ref, action }) => (0,kube_object/* groupKind */.KH)(ref) === 'Service' && ref.namespace === namespace && action !== 'prune');
    const found = new Map();
    for (const live of near) {
        const wanted = planned.find(({ ref }) => ref.name === live.metadata.name)?.object;
        found.set(live.metadata.name, { ref: (0,kube_object/* refOf */.H8)(live), live, wanted });
    }
    for (const { ref, object, live } of planned)
        if (!found.has(ref.name) && selects(object, labels))
            found.set(ref.name, { ref, live, wanted: object });
    return [...found.values()];
}
/** Other workloads of the release whose pods a Service means as well. */
function othersSelected({ changes }, own, versions) {
    const others = changes.filter(({ ref }) => (0,kube_object/* objectKey */.T5)(ref) !== (0,kube_object/* objectKey */.T5)(own) && ref.namespace === own.namespace);
    return others
        .filter(({ object, live }) => [object, live].some((workload) => workload !== undefined &&
        (0,pod_spec/* podSpecOf */.qz)(workload) !== undefined &&
        versions.some((service) => service !== undefined && selects(service, podLabels(workload)))))
        .map(({ ref }) => `${ref.kind} ${ref.name}`);
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/course.js




/**
 * The course a plan takes by its environment's strategy. What shifts is chosen now, so that a strategy that cannot be
 * followed refuses before the first write: `CHART_INVALID`.
 */
async function courseOf(plan, strategy, context) {
    switch (strategy.kind) {
        case 'rolling':
            return rolling(plan, context);
        case 'blue-green': {
            const rule = { workloads: strategy.workloads, byServices: true, track: 'preview' };
            const choice = await chooseShifting(context.client, plan, rule, context.clock);
            sayChoice(choice, context);
            return blueGreen(plan, choice.shifting, strategy, context);
        }
        case 'canary': {
            const byServices = strategy.by !== 'replicas';
            const rule = { workloads: strategy.workloads, byServices, track: 'canary' };
            const choice = await chooseShifting(context.client, plan, rule, context.clock);
            sayChoice(choice, context);
            const splitter = await openSplitter(plan, choice.shifting, strategy, context);
            return canary(plan, choice.shifting, strategy, splitter, context);
        }
    }
}
/** Says which workloads shift, and why others that change do not. */
function sayChoice({ shifting, rolling: others }, { log }) {
    if (shifting.length > 0)
        log.info(`shifts: ${shifting.map(({ ref }) => ref.name).join(', ')}`);
    for (const { name, reason } of others)
        log.info(`${name} rolls: ${reason}`);
}

;// CONCATENATED MODULE: ./lib/rollout/strategies/retreat.js










/** How long users stay on new and old pods alike until the old ones are as many as before, in milliseconds. */
const returnMs = 10_000;
/**
 * Gives all traffic back to the pods that served before, with one patch a Service. What shifts is read from the
 * cluster. Workloads whose own pods are being replaced already, or of which none is Ready, keep it where it is.
 */
async function retreat(client, owner, writing) {
    const { workloads } = await readSettled(client, owner, writing);
    if (workloads.length === 0)
        return;
    const began = writing.clock.now();
    const namespaces = workloads.flatMap(({ beside }) => beside.metadata.namespace ?? []);
    const intact = workloads.filter(isIntact);
    // Routes lead to Services, which must lead to pods that serve.
    if (workloads.every((workload) => isIntact(workload) || isLedToTrack(workload)))
        await (0,kube_routes/* restoreRoutes */.xR)(client, owner, namespaces, writing);
    const moves = workloads.flatMap((workload) => {
        if (!isIntact(workload)) {
            writing.log.warning(`${workload.beside.metadata.name} keeps its traffic: there are no old pods to give it back to`);
            return [];
        }
        return backwards(workload);
    });
    // Pods that made room for new ones are to be there before they have all requests to themselves.
    const back = new Map(intact
        .filter(hasMadeRoom)
        .map((workload) => [workload, ownAreBack(client, workload, writing, returnMs)]));
    await (0,kube_writing/* allEnded */.C)([
        ...moves.map(async (move) => {
            await back.get(move.workload);
            await leadBack(client, move, writing);
        }),
        ...back.values(),
        // What no Service leads to works as long as it runs.
        ...intact
            .filter(({ services }) => services.length === 0)
            .map(async ({ beside }) => {
            await (0,kube_writing/* permit */.e)(writing);
            await client.patch((0,kube_object/* refOf */.H8)(beside), { spec: { replicas: 0 } });
        }),
    ]);
    if (moves.length === 0)
        return;
    const what = moves.length === 1 ? '1 service' : `${moves.length} services`;
    writing.log.info(`traffic of ${what} is back on the old pods (${(0,phases/* seconds */.Y)(writing.clock.now() - began)})`);
}
/** Whether a workload's own pods are those that served before, and some are there. */
const isIntact = ({ promoting, own }) => !promoting && own !== undefined && own.ready > 0;
/** The Services that lead anywhere but to the workload's own pods. One that came with the release has no way back. */
function backwards(workload) {
    const { own, services } = workload;
    if (own === undefined)
        return [];
    return services.flatMap((service) => {
        const now = leadOf(service);
        if (now !== undefined && 'hash' in now && now.hash === own.hash)
            return [];
        if (now !== undefined && 'track' in now && remembered(service) === undefined)
            return [];
        return [{ workload, service, to: { hash: own.hash } }];
    });
}
async function leadBack(client, { service, to }, writing) {
    const mine = (0,owned_object/* ownedObject */.P)(service) ?? service;
    const before = remembered(mine) ?? mine;
    await (0,kube_writing/* permit */.e)(writing);
    await client.apply(lead(before, to, before), { force: true });
    const ref = (0,kube_object/* refOf */.H8)(service);
    if (!(await follows(client, ref, to, writing)))
        writing.log.warning(`could not see the endpoints of ${(0,kube_object/* objectKey */.T5)(ref)} follow`);
}

;// CONCATENATED MODULE: ./lib/rollout/kube-target.js





















/** Name of the Lease that locks an application in its namespace. */
const leaseName = (application) => `flotilla-${application}`;
/** A cluster of the transaction over its API server. */
function kubeTarget(options, { clock, log: outer, fetch }) {
    const { cluster, client, application, namespace, registry, url } = options;
    const log = (0,core_log/* prefixed */.g)(outer, `${cluster}  `);
    const { analysis, render: rendered } = options;
    /** What Argo Rollouts is at before is not ours to abort. */
    let isApplied = false;
    const smoke = async (release, signal, way, patienceMs = Infinity) => {
        const ask = askCluster({ client, namespace, url, fetch });
        const usualMs = (0,inputs/* parseDuration */.E9)(options.suite.deadline) ?? 0;
        const suite = { ...options.suite, deadline: `${Math.min(usualMs, patienceMs)}ms` };
        const along = way === undefined ? { suite, ask } : alongWay(suite, ask, way);
        const onWait = (check, problem, seconds) => log.info(`smoke test waits for ${check}: ${problem} (${Math.round(seconds)} s)`);
        return runSuite(along.suite, namesOf(release), { ask: along.ask, clock, signal, onWait });
    };
    const plan = async (objects, release, strategy, images, how) => {
        const agreed = await planApply(client, objects, { application, namespace, ...how });
        for (const note of agreed.notes)
            log.warning(note);
        return {
            changes: countChanges(agreed),
            diff: describeDiff(agreed),
            risks: (0,risks/* findRisks */.e)(agreed.changes),
            ...(await courseOf(agreed, strategy, {
                client,
                clock,
                log,
                timeoutMs: options.timeoutMs,
                images,
                release,
                smoke,
                onShare: (step, share) => options.onShare?.({ cluster, step, share }),
                watch: analysis &&
                    (async (window, signal) => {
                        await analysis.watch(window, signal);
                    }),
            })),
        };
    };
    let met;
    /** One answer with all kinds now spares many later; resolves to whether the application's namespace is there. */
    const meet = () => {
        met ??= client.apiVersions().then(() => (0,kube_namespace/* namespaceExists */.im)(client, namespace));
        return met;
    };
    return {
        cluster,
        log,
        ledger: (0,ledger/* openLedger */.au)(client, namespace, application),
        store: (0,manifest_store/* openManifestStore */.D)(client, namespace, application),
        meet: () => void meet().catch(() => undefined),
        lock: async (waitMs, signal) => {
            const exists = await meet();
            met = undefined;
            // The Lease lives in the application's namespace, which a first delivery has to bring along.
            if (!exists)
                await (0,kube_namespace/* createNamespace */.YX)(client, namespace);
            const lock = { namespace, name: leaseName(application), ...options.holder };
            return (0,lease/* acquireLease */.ZZ)(client, lock, waitMs, { clock, log, signal, hasEnded: options.hasEnded });
        },
        render: async (signal) => {
            if (rendered === undefined)
                throw new Error('this target delivers only what is stored');
            return rendered(signal);
        },
        provePullable: async (objects, signal) => {
            const { openRegistry } = options;
            if (openRegistry === undefined)
                return;
            await provePullable(objects, { client, namespace, host: registry.host, openRegistry, log }, signal);
        },
        planForward: async ({ release, objects }) => {
            const images = (0,kube_images/* releaseImages */._6)(release, registry, options.allowedImages);
            const how = { images, force: options.force, rules: options.rules };
            const forward = await plan(objects, release, options.strategy ?? { kind: 'rolling' }, images, how);
            return {
                ...forward,
                apply: (guard, signal) => {
                    isApplied = true;
                    return forward.apply(guard, signal);
                },
            };
        },
        // What is stored was checked when it was first delivered: nothing may keep it from coming back now.
        planBack: (stored) => plan(stored?.objects ?? [], stored?.release, { kind: 'rolling' }, stored && (0,kube_images/* releaseImages */._6)(stored.release, registry), { force: true, rollback: true, rules: { ...options.rules, namespaces: undefined } }),
        smoke: (release, signal) => smoke(release, signal),
        retreat: async (guard, signal) => {
            const writing = writingOf({ clock, log }, guard, signal);
            await Promise.all([
                retreat(client, { application, namespace }, writing),
                isApplied && abortRollouts(client, { application, namespace }, writing),
            ]);
        },
        tidy: async (guard, signal) => {
            const owner = { application, namespace };
            const state = await readShift(client, owner);
            await tidy(client, owner, state, [], writingOf({ clock, log }, guard, signal));
        },
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
        record: async (name, work, good = () => true) => {
            const from = now();
            let ok = false;
            try {
                const result = await work();
                ok = good(result);
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

/***/ 92280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ problemsOf)
/* harmony export */ });
/** The failed checks in one line: `orders: answered 500 for 60 s; version: …`. */
const problemsOf = ({ checks }) => checks
    .filter(({ state }) => state === 'failed')
    .map(({ name, problem }) => `${name}: ${problem}`)
    .join('; ');


/***/ })

};
