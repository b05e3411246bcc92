export const id = 2035;
export const ids = [2035,688];
export const modules = {

/***/ 32051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pr: () => (/* binding */ releaseLeftLocks),
/* harmony export */   S7: () => (/* binding */ rememberLocks),
/* harmony export */   iu: () => (/* binding */ forgetLocks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);
/* harmony import */ var _clouds_cluster_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30277);


const leftLocks = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    fleet: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    environment: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    role: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(_clouds_cluster_role_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterRoles */ .e),
    clusters: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    holder: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const key = 'locks';
/** Tells the post step which locks this step is about to take. Names only, no secret. */
const rememberLocks = (locks, state) => state.save(key, JSON.stringify(leftLocks.parse(locks)));
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
    const { releaseLocks } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(8718), __webpack_require__.e(3092), __webpack_require__.e(7483), __webpack_require__.e(6569), __webpack_require__.e(899), __webpack_require__.e(1229), __webpack_require__.e(5775)]).then(__webpack_require__.bind(__webpack_require__, 60655));
    await releaseLocks(leftLocks.parse(JSON.parse(left)), context);
}


/***/ }),

/***/ 92867:
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
    confirm: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    clusters: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    volumes: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    keepLedger: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    dryRun: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    timeout: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    lockTimeout: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    token: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 97271:
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
// EXTERNAL MODULE: ./lib/core/log.js
var core_log = __webpack_require__(18509);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/github/deployments.js
var deployments = __webpack_require__(90251);
// EXTERNAL MODULE: ./lib/kube/lease.js
var lease = __webpack_require__(14051);
// EXTERNAL MODULE: ./lib/rollout/kube-target.js + 84 modules
var kube_target = __webpack_require__(11229);
// EXTERNAL MODULE: ./lib/kube/lease-object.js
var lease_object = __webpack_require__(63183);
// EXTERNAL MODULE: ./lib/kube/namespace.js
var kube_namespace = __webpack_require__(92630);
// EXTERNAL MODULE: ./lib/kube/object.js
var kube_object = __webpack_require__(73926);
// EXTERNAL MODULE: ./lib/kube/fields.js
var kube_fields = __webpack_require__(62336);
// EXTERNAL MODULE: ./lib/kube/inventory.js
var kube_inventory = __webpack_require__(60021);
// EXTERNAL MODULE: ./lib/kube/order.js
var order = __webpack_require__(46993);
// EXTERNAL MODULE: ./lib/kube/routes.js + 3 modules
var routes = __webpack_require__(69476);
// EXTERNAL MODULE: ./lib/kube/status-error.js
var status_error = __webpack_require__(57092);
// EXTERNAL MODULE: ./lib/kube/tracks.js
var tracks = __webpack_require__(56693);
// EXTERNAL MODULE: ./lib/kube/until.js
var until = __webpack_require__(8561);
// EXTERNAL MODULE: ./lib/kube/writing.js
var kube_writing = __webpack_require__(90405);
;// CONCATENATED MODULE: ./lib/kube/removal.js









const claim = 'PersistentVolumeClaim';
/** Deleting these would take along what nobody asked for: other people's objects, or every custom resource. */
const foreign = new Set(['CustomResourceDefinition.apiextensions.k8s.io', 'Namespace', 'PersistentVolume']);
/**
 * Finds all that an application has in a cluster, by its inventory. Claims of volumes are kept unless `volumes`, those
 * that its StatefulSets made by themselves included.
 */
async function planRemoval(client, owner, volumes) {
    const inventory = await (0,kube_inventory/* readInventory */.zw)(client, owner);
    const members = inventory?.members ?? [];
    const claims = members.some(({ kind }) => kind === 'StatefulSet') ? await claimsOf(client, members) : [];
    const left = await besideOf(client, owner, inventory?.extent.namespaces ?? []);
    const all = [
        ...new Map([...members, ...left, ...claims].map((one) => [(0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(one)), one])).values(),
    ];
    const goes = (object) => !foreign.has((0,kube_object/* groupKind */.KH)(object)) && !(0,kube_inventory/* isToBeKept */.Xx)(object) && (volumes || object.kind !== claim);
    return {
        ...owner,
        objects: (0,order/* inWaves */.I)(all.filter(goes), (object) => object)
            .reverse()
            .flat(),
        kept: all.filter((object) => !goes(object)),
        known: inventory !== undefined,
    };
}
/** What a killed run's strategy left beside the application: its preview or canary. */
async function besideOf(client, owner, namespaces) {
    const labelSelector = (0,tracks/* trackSelector */.h2)(owner);
    const kinds = [
        { apiVersion: 'apps/v1', kind: 'Deployment' },
        { apiVersion: 'v1', kind: 'Service' },
    ];
    const places = [owner.namespace, ...namespaces];
    const found = places.flatMap((namespace) => kinds.map((kind) => client.list(kind, { namespace, labelSelector })));
    return (await Promise.all(found)).flat();
}
/** Claims that StatefulSets made from their templates: named after template, set and number, and owned by nobody. */
async function claimsOf(client, members) {
    const sets = members.filter(({ kind }) => kind === 'StatefulSet');
    const found = await Promise.all(sets.map(async (set) => {
        const { name, namespace } = set.metadata;
        const templates = (0,kube_fields/* listAt */.gT)(set.spec, 'volumeClaimTemplates').map((one) => (0,kube_fields/* textAt */.$6)(one, 'metadata', 'name'));
        if (templates.length === 0)
            return [];
        const start = (0,kube_fields/* numberAt */.tk)(set.spec, 'ordinals', 'start') ?? 0;
        const claims = await client.list({ apiVersion: 'v1', kind: claim }, { namespace });
        return claims.filter(({ metadata }) => templates.some((template) => {
            const prefix = `${template}-${name}-`;
            const number = metadata.name.slice(prefix.length);
            return metadata.name.startsWith(prefix) && /^\d+$/.test(number) && Number(number) >= start;
        }));
    }));
    return found.flat();
}
/** What comes after something stuck is still waited for so long, in milliseconds. */
const leastMs = 5_000;
/**
 * Deletes what was planned, what serves traffic and what blocks writes first, each wave when the one before is gone
 * with its pods, or is stuck. Resolves with what is still there after `patienceMs`; only when nothing is, the inventory is
 * forgotten, so that a second run finds the rest.
 */
async function remove(client, removal, patienceMs, writing) {
    const end = writing.clock.now() + patienceMs;
    const left = [];
    // Routes of others that a killed canary was given a share in.
    const places = new Set(removal.objects.flatMap(({ metadata }) => metadata.namespace ?? []));
    await (0,routes/* restoreRoutes */.xR)(client, removal, [...places], writing);
    for (const wave of (0,order/* inWaves */.I)(removal.objects, (object) => object).reverse()) {
        await (0,kube_writing/* allEnded */.C)(wave.map((object) => deleteOne(client, object, writing)));
        const waveMs = Math.max(leastMs, end - writing.clock.now());
        const there = await Promise.all(wave.map((object) => outlived(client, object, waveMs, writing)));
        left.push(...there.filter((object) => object !== undefined));
    }
    if (left.length > 0 || !removal.known)
        return left;
    await (0,kube_writing/* permit */.e)(writing);
    await (0,kube_inventory/* deleteInventory */.GF)(client, removal);
    return left;
}
async function deleteOne(client, object, writing) {
    await (0,kube_writing/* permit */.e)(writing);
    const { uid } = object.metadata;
    await client
        .delete((0,kube_object/* refOf */.H8)(object), {
        propagation: 'Foreground',
        ...(uid === undefined ? {} : { preconditionUid: uid }),
    })
        .catch((error) => {
        // Somebody put another object there since it was planned; that one is not ours.
        if (!(0,status_error/* isKubeStatus */.Q)(error, 409))
            throw error;
    });
}
/** The object if it is still there when the patience is over. */
async function outlived(client, object, patienceMs, { clock, signal }) {
    const ref = (0,kube_object/* refOf */.H8)(object);
    let last = object;
    const look = async () => {
        last = await client.get(ref);
        return last === undefined || last.metadata.uid !== object.metadata.uid || undefined;
    };
    return (await (0,until/* until */.T)(look, { clock, signal, patienceMs })) ? undefined : last;
}

;// CONCATENATED MODULE: ./lib/kube/stuck.js


/** Finalizers of Kubernetes itself, and what they wait for. */
const known = {
    foregroundDeletion: 'its dependents, which are being deleted',
    orphan: 'the garbage collector of the cluster',
    'kubernetes.io/pv-protection': 'the claim that is bound to it',
    'kubernetes.io/pvc-protection': 'the pods that use it',
    'service.kubernetes.io/load-balancer-cleanup': 'the load balancer, which the cloud’s controller takes down',
    'batch.kubernetes.io/job-tracking': 'the job controller of the cluster',
};
/** Why an object that was deleted is still there, and who must act: one line. */
function explainStuck(object, home) {
    const name = (0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object), home);
    const { finalizers = [], deletionTimestamp } = object.metadata;
    if (deletionTimestamp === undefined)
        return `${name} was not deleted: something puts it back`;
    if (finalizers.length === 0)
        return `${name} is being deleted since ${deletionTimestamp}`;
    return `${name} waits for ${finalizers.map((finalizer) => waitsFor(object, finalizer)).join(', and for ')}`;
}
function waitsFor({ metadata }, finalizer) {
    const usual = known[finalizer];
    if (usual !== undefined)
        return usual;
    const setter = (metadata.managedFields ?? []).find((entry) => {
        const fields = (0,kube_fields.at)(entry, 'fieldsV1', 'f:metadata', 'f:finalizers');
        return (0,kube_fields/* isRecord */.u4)(fields) && Object.hasOwn(fields, `v:${JSON.stringify(finalizer)}`);
    });
    const manager = (0,kube_fields/* textAt */.$6)(setter, 'manager');
    return `the controller of finalizer ${finalizer}${manager === undefined ? '' : ` (set by ${manager})`}`;
}

// EXTERNAL MODULE: ./lib/rollout/each-cluster.js
var each_cluster = __webpack_require__(44155);
// EXTERNAL MODULE: ./lib/rollout/history.js
var rollout_history = __webpack_require__(96849);
// EXTERNAL MODULE: ./lib/rollout/ledger.js + 1 modules
var rollout_ledger = __webpack_require__(59450);
// EXTERNAL MODULE: ./lib/rollout/locks.js
var rollout_locks = __webpack_require__(7049);
// EXTERNAL MODULE: ./lib/rollout/manifest-store.js
var manifest_store = __webpack_require__(36428);
;// CONCATENATED MODULE: ./lib/rollout/inhabitants.js


/** Kinds whose objects somebody would miss, if the namespace they live in were deleted. */
const kinds = [
    { apiVersion: 'v1', kind: 'ConfigMap' },
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
    { apiVersion: 'v1', kind: 'Pod' },
    { apiVersion: 'v1', kind: 'Secret' },
    { apiVersion: 'v1', kind: 'Service' },
    { apiVersion: 'apps/v1', kind: 'DaemonSet' },
    { apiVersion: 'apps/v1', kind: 'Deployment' },
    { apiVersion: 'apps/v1', kind: 'StatefulSet' },
    { apiVersion: 'batch/v1', kind: 'CronJob' },
    { apiVersion: 'batch/v1', kind: 'Job' },
];
/**
 * What lives in a namespace, but what Kubernetes puts into each by itself: one line for each object. A kind that the
 * identity may not list counts as somebody there.
 */
async function inhabitants(client, namespace) {
    const found = await Promise.all(kinds.map(async (kind) => {
        try {
            const objects = await client.list(kind, { namespace });
            return objects
                .filter((object) => !isStandard(object))
                .map((one) => (0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(one), namespace));
        }
        catch (error) {
            if ((0,status_error/* isKubeStatus */.Q)(error, 403))
                return [`whatever it has of kind ${kind.kind}`];
            throw error;
        }
    }));
    return found.flat();
}
/** The authority of the API server, and tokens of service accounts as older clusters keep them. */
const isStandard = ({ kind, metadata, type }) => (kind === 'ConfigMap' && metadata.name === 'kube-root-ca.crt') ||
    (kind === 'Secret' && type === 'kubernetes.io/service-account-token');

;// CONCATENATED MODULE: ./lib/rollout/remove-namespace.js






/**
 * Deletes a namespace that the suite made and that nobody lives in any more but the application's own lock, and waits
 * until it is gone. One that stays is said to, with the reason. `letGo` is called once nothing can be written there.
 */
async function removeNamespace(client, name, patienceMs, letGo, writing) {
    const stays = (why) => ({ goes: false, words: `namespace ${name} stays: ${why}` });
    const ref = { apiVersion: 'v1', kind: 'Namespace', name, namespace: name };
    const found = await client.get(ref).catch((error) => {
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return undefined;
        throw error;
    });
    if (found === undefined)
        return stays('this identity may not read it');
    if (!(0,kube_namespace/* isOwnNamespace */.Sx)(found))
        return stays('it was there before');
    const others = await inhabitants(client, name);
    if (others.length > 0)
        return stays(`it has ${others[0]}${others.length > 1 ? ` and ${others.length - 1} more` : ''}`);
    await (0,kube_writing/* permit */.e)(writing);
    try {
        await client.delete(ref);
    }
    catch (error) {
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return stays('this identity may not delete it');
        throw error;
    }
    await letGo();
    let last;
    const { clock, signal } = writing;
    const look = async () => {
        last = await client.get(ref);
        return last === undefined || undefined;
    };
    const gone = await (0,until/* until */.T)(look, { clock, signal, patienceMs });
    const words = gone
        ? `namespace ${name} is deleted`
        : `namespace ${name} is still being deleted: ${reasonOf(last)}`;
    return { goes: true, words };
}
/** What the namespace controller says it waits for. */
function reasonOf(namespace) {
    const remaining = (0,kube_fields/* listAt */.gT)(namespace, 'status', 'conditions').find(({ type, status }) => status === 'True' && /Remaining$/.test(String(type)));
    return (0,kube_fields/* textAt */.$6)(remaining, 'message') ?? 'the cluster does not say why';
}

;// CONCATENATED MODULE: ./lib/rollout/remove-environment.js













/**
 * Takes an application out of any number of clusters: what its inventory names, its stored manifests, its ledger, its
 * lock, and a namespace that was made for it and is empty then. All locks are taken and all clusters asked before the
 * first write; `CLUSTER_LOCKED` while a delivery is under way. Every step can be repeated: a killed run's next one
 * finds the rest. Claims of volumes stay unless told otherwise.
 */
async function removeEnvironment(places, options, { clock, signal }) {
    const there = await (0,each_cluster/* inEachCluster */.N)(places, ({ client, namespace }) => (0,kube_namespace/* namespaceExists */.im)(client, namespace));
    const present = places.filter((place) => (0,rollout_locks/* get */.Jt)(there, place));
    let locks;
    try {
        if (!options.dryRun)
            locks = await (0,rollout_locks/* lockAll */.jt)(present, options.lockWaitMs, () => clock.now(), signal);
        const plans = await (0,each_cluster/* inEachCluster */.N)(present, ({ client, application, namespace }) => planRemoval(client, { application, namespace }, options.volumes));
        const held = locks;
        return await Promise.all(places.map(async (place) => {
            const { cluster, log } = place;
            if (!present.includes(place))
                return { ...blank(cluster), state: 'absent' };
            const found = describe(place, plans);
            if (held === undefined)
                return { ...found, state: 'planned' };
            const lease = held.of(place);
            const writing = { guard: () => lease.guard(), signal, clock, log };
            try {
                return { ...found, ...(await removeOne(place, (0,rollout_locks/* get */.Jt)(plans, place), lease, options, writing)) };
            }
            catch (error) {
                if (!(0,errors/* isActionError */.Bd)(error))
                    throw error;
                log.error((0,errors/* messageOf */.bD)(error));
                return { ...found, state: 'failed', error };
            }
        }));
    }
    finally {
        await locks?.release();
    }
}
const blank = (cluster) => ({ cluster, objects: [], kept: [], stuck: [] });
function describe(place, plans) {
    const { objects, kept } = (0,rollout_locks/* get */.Jt)(plans, place);
    const name = (object) => (0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object), place.namespace);
    return { ...blank(place.cluster), objects: objects.map(name), kept: kept.map(name) };
}
async function removeOne(place, plan, lease, options, writing) {
    const { client, application, namespace, log } = place;
    const left = await remove(client, plan, options.patienceMs, writing);
    if (left.length > 0) {
        const stuck = left.map((object) => explainStuck(object, namespace));
        for (const line of stuck)
            log.error(line);
        return { state: 'stuck', stuck };
    }
    log.info(`${plan.objects.length} objects are gone`);
    await (0,kube_writing/* permit */.e)(writing);
    await (0,manifest_store/* openManifestStore */.D)(client, namespace, application).collect([]);
    await settleLedger(place, options, writing);
    const letGo = () => lease.release();
    const { goes, words } = await removeNamespace(client, namespace, options.patienceMs, letGo, writing);
    log.info(words);
    if (!goes) {
        await (0,kube_writing/* permit */.e)(writing);
        // The last write: from here on there is nothing to be locked.
        await client.delete((0,lease_object/* refOfLease */.xf)(lease.lock));
    }
    return { state: 'removed', stuck: [], namespace: words };
}
/** Ends what the ledger says, so that nobody takes the release for live; or removes it. */
async function settleLedger({ client, namespace, application }, { keepLedger, origin }, writing) {
    await (0,kube_writing/* permit */.e)(writing);
    if (!keepLedger) {
        await client.delete({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: (0,rollout_ledger/* ledgerName */.bo)(application) });
        return;
    }
    const ledger = (0,rollout_ledger/* openLedger */.au)(client, namespace, application);
    const last = (0,rollout_history/* live */.VD)((await ledger.read()).entries);
    if (last === undefined)
        return;
    const at = new Date(writing.clock.now()).toISOString();
    const { actor, run } = origin;
    await ledger.append([
        { ...last, actor, run, at, state: 'rolled-back', reason: 'the environment was removed' },
    ]);
}
/** `REMOVAL_STUCK` where something does not go away, the first error where something failed; undefined if all went. */
function judgeRemoval(removals) {
    const stuck = removals.filter(({ state }) => state === 'stuck');
    const failed = removals.filter(({ state }) => state === 'failed');
    if (failed.length === 0 && stuck.length === 0)
        return undefined;
    if (stuck.length === 0)
        return failed[0]?.error;
    return new errors/* ActionError */.lZ('REMOVAL_STUCK', stuck.flatMap(({ cluster, stuck: lines }) => lines.map((line) => `${cluster}: ${line}`)).join('\n'), { hint: 'Let those act who are named, then run this again: it goes on where it stopped.' });
}

// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/cluster-sessions.js
var cluster_sessions = __webpack_require__(41527);
// EXTERNAL MODULE: ./lib/actions/left-locks.js
var left_locks = __webpack_require__(32051);
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js + 3 modules
var rollout_targets = __webpack_require__(60081);
// EXTERNAL MODULE: ./lib/actions/remove-environment/inputs.js
var inputs = __webpack_require__(92867);
// EXTERNAL MODULE: ./lib/actions/remove-environment/post.js
var post = __webpack_require__(70688);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
;// CONCATENATED MODULE: ./lib/actions/remove-environment/report.js


const marks = {
    planned: '📋 planned',
    absent: '– nothing there',
    removed: '✅ removed',
    stuck: '⚠️ stuck',
    failed: '❌ failed',
};
/** The page of a removal: a table of clusters, then what went or would go in each, what stays, and who must act. */
function summarizeRemoval(summary, environment, removals) {
    const planned = removals.some(({ state }) => state === 'planned');
    summary.heading(`${planned ? 'What removing' : 'Removal of'} ${environment}${planned ? ' would delete' : ''}`);
    summary.table([
        ['Cluster', '', 'Objects', 'Kept', 'Namespace'],
        ...removals.map(({ cluster, state, objects, kept, namespace = '' }) => [
            ...[(0,core_summary/* escapeMarkdown */.FV)(cluster), marks[state], String(objects.length), String(kept.length)],
            (0,core_summary/* escapeMarkdown */.FV)(namespace),
        ]),
    ]);
    for (const { cluster, objects, kept, stuck, error } of removals) {
        if (stuck.length > 0)
            summary.paragraph(`**${(0,core_summary/* escapeMarkdown */.FV)(cluster)}** waits`).code(stuck.join('\n'));
        if (error !== undefined)
            summary.paragraph(`**${(0,core_summary/* escapeMarkdown */.FV)(cluster)}**: ${(0,core_summary/* escapeMarkdown */.FV)((0,errors/* messageOf */.bD)(error))}`);
        if (objects.length > 0)
            summary.details(`Objects in ${cluster}`, listOf(objects));
        if (kept.length > 0)
            summary.details(`Kept in ${cluster}`, listOf(kept));
    }
}
const listOf = (lines) => lines.map((line) => `- ${(0,core_summary/* escapeMarkdown */.FV)(line)}`).join('\n');

;// CONCATENATED MODULE: ./lib/actions/remove-environment/main.js

















/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['removed', 'results'],
    run: async (inputs, context) => {
        const { clock, signal, summary } = context;
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { environment } = (0,fleet_select/* selectEnvironment */.aP)(fleet, inputs.environment);
        const clusters = (0,fleet_select/* selectClusters */.oK)(environment, inputs.clusters);
        if (!inputs.dryRun && inputs.confirm !== inputs.environment)
            throw new errors/* ActionError */.lZ('INPUT_INVALID', `confirm: is not ${inputs.environment}`, {
                hint: 'Type the name of the environment that is to be removed, or set `dry-run: true` to see what would go.',
            });
        const patient = (0,cluster_sessions/* afterGrace */.tt)(signal);
        const request = { fleet, environment: inputs.environment, clusters, role: 'deploy' };
        const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, { ...context, signal: patient });
        const sessions = await (0,cluster_sessions/* openSessions */.wR)(request, ports, context, patient);
        try {
            const holder = (0,rollout_targets/* lockHolder */.ms)((0,github_context/* readGitHubContext */.L)(context.env));
            if (!inputs.dryRun)
                (0,left_locks/* rememberLocks */.S7)({ ...request, fleet: inputs.fleet, ...holder }, context.state);
            const removals = await removeEnvironment(sessions.map((session) => placeOf(session, environment.application, holder, context)), {
                origin: (0,rollout_targets/* originOf */.yv)(context, inputs.environment),
                volumes: inputs.volumes,
                keepLedger: inputs.keepLedger,
                dryRun: inputs.dryRun,
                lockWaitMs: inputs.lockTimeout,
                patienceMs: inputs.timeout,
            }, { clock, signal });
            (0,left_locks/* forgetLocks */.iu)(context.state);
            summarizeRemoval(summary, inputs.environment, removals);
            const done = removals.filter(({ state }) => state === 'removed' || state === 'absent');
            if (inputs.token !== undefined && !inputs.dryRun)
                for (const { cluster } of done) {
                    await deactivate((0,deployments/* environmentOf */.p)(inputs.environment, cluster), inputs.token, context);
                }
            return {
                removed: done.map(({ cluster }) => cluster).join(','),
                results: JSON.stringify(Object.fromEntries(removals.map(({ cluster, state }) => [cluster, state]))),
                failure: judgeRemoval(removals),
            };
        }
        finally {
            await (0,cluster_sessions/* closeSessions */.MK)(sessions);
        }
    },
    post: post.post,
}));
function placeOf({ name, client, namespace }, application, holder, { clock, log: outer }) {
    const log = (0,core_log/* prefixed */.g)(outer, `${name}  `);
    const lock = { namespace, name: (0,kube_target/* leaseName */.A)(application), ...holder };
    return {
        ...{ cluster: name, log, client, application, namespace },
        lock: (waitMs, signal) => (0,lease/* acquireLease */.ZZ)(client, lock, waitMs, { clock, log, signal }),
    };
}
/** GitHub's deployments are a view: one that cannot be changed is a warning. */
async function deactivate(environment, token, { env, http, log }) {
    const { repository, apiUrl } = (0,github_context/* readGitHubContext */.L)(env);
    const { deactivateDeployments } = await __webpack_require__.e(/* import() */ 9775).then(__webpack_require__.bind(__webpack_require__, 9775));
    const to = { repository, token, baseUrl: apiUrl, fetch: http.fetch };
    await deactivateDeployments(environment, to).then((count) => log.info(`${environment}: ${count} of GitHub’s deployments are inactive now`), (error) => log.warning(`GitHub’s deployments of ${environment} stay as they are: ${(0,errors/* messageOf */.bD)(error)}`));
}


/***/ }),

/***/ 70688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* reexport safe */ _left_locks_js__WEBPACK_IMPORTED_MODULE_0__.Pr)
/* harmony export */ });
/* harmony import */ var _left_locks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32051);



/***/ }),

/***/ 60081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ms: () => (/* binding */ lockHolder),
  _S: () => (/* binding */ openRolloutTargets),
  yv: () => (/* binding */ originOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/clouds/index.js + 1 modules
var clouds = __webpack_require__(77905);
// EXTERNAL MODULE: ./lib/clouds/pull-endpoint.js
var pull_endpoint = __webpack_require__(5465);
// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/github/run-status.js


/** Milliseconds GitHub has for its answer; who waits for a lock looks again anyway. */
const patienceMs = 5_000;
const answer = schemas/* object */.Ikc({ status: schemas/* string */.YjP() });
/**
 * Asks whether the run at an address (`https://github.com/OWNER/NAME/actions/runs/ID`) has ended. True only where
 * GitHub says so: a run it does not know or does not show, an error and no answer all mean that nothing is known.
 * Never throws.
 *
 * https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run
 */
function createRunStatus({ github, token, fetch, log }) {
    const { serverUrl, apiUrl } = github;
    return async (run) => {
        const path = run.startsWith(`${serverUrl}/`) ? run.slice(serverUrl.length + 1) : '';
        const [, repository, id] = /^([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d+)$/.exec(path) ?? [];
        if (token === undefined || repository === undefined || id === undefined)
            return false;
        try {
            const response = await fetch(`${apiUrl}/repos/${repository}/actions/runs/${id}`, {
                headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` },
                redirect: 'error',
                signal: AbortSignal.timeout(patienceMs),
            });
            if (!response.ok)
                throw new Error(`HTTP ${response.status}`);
            return answer.parse(await response.json()).status === 'completed';
        }
        catch (error) {
            log.debug(`GitHub does not say whether ${run} has ended: ${(0,errors/* messageOf */.bD)(error)}`);
            return false;
        }
    };
}

// EXTERNAL MODULE: ./lib/oci/registry-client.js + 5 modules
var registry_client = __webpack_require__(79235);
// EXTERNAL MODULE: ./lib/rollout/kube-target.js + 84 modules
var kube_target = __webpack_require__(11229);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
;// CONCATENATED MODULE: ./lib/actions/open-analysis.js

/**
 * The analysis of an environment for one cluster; undefined where there is none or nothing shifts. Its queries are
 * tried at once, so that a slip in one is known before anything is written. `METRICS_UNAVAILABLE`.
 */
async function openClusterAnalysis({ name, namespace, config, client }, { fleet, environment }, onReport, ports, { clock, log, http, signal }) {
    if (environment.analysis === undefined || environment.strategy.kind === 'rolling')
        return undefined;
    // Statistics and protocols are read by who asks for them.
    const { openAnalysis } = await __webpack_require__.e(/* import() */ 9089).then(__webpack_require__.bind(__webpack_require__, 19089));
    const analysis = await openAnalysis({ cluster: name, namespace }, environment.analysis, {
        clock,
        log,
        fetch: http.fetch,
        secret: ports.secret,
        proxy: client.proxy,
        cloudMetrics: (source) => (0,clouds/* openMetrics */.Ey)(fleet, source, { name, identity: config.identity }, ports),
        onReport,
    });
    await analysis.prove(signal);
    return analysis;
}

// EXTERNAL MODULE: ./lib/fleet/registry.js + 1 modules
var fleet_registry = __webpack_require__(20904);
;// CONCATENATED MODULE: ./lib/actions/pull-identity.js

/**
 * The fleet as a job sees it that asks a cluster's registry without pushing: by the cluster's own identity where both
 * are of one cloud, since a job that delivers or rolls back need not be trusted to push.
 */
function asPuller(fleet, { config, role }) {
    const registry = fleet.registries[config.registry];
    const identity = (role === 'deploy' ? undefined : config[`${role}-identity`]) ?? config.identity;
    if (registry === undefined || identity === undefined || fleet_registry/* cloudOfRegistry */.k[registry.type] !== config.cloud)
        return fleet;
    return { ...fleet, registries: { ...fleet.registries, [config.registry]: { ...registry, identity } } };
}

;// CONCATENATED MODULE: ./lib/actions/rollout-targets.js











/** Who holds the locks of this step: unique even among the jobs of one run. */
function lockHolder(github) {
    const { repository, runId, runAttempt, runUrl } = github;
    return {
        holder: `${repository}/${runId}/${runAttempt}#${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`,
        run: runUrl,
    };
}
/** The clusters of a delivery or a rollback as its transaction sees them. */
function openRolloutTargets(sessions, { fleet, environment, holder, force, token, render, onAnalysis, onShare }, ports, context) {
    const { clock, log, http, env } = context;
    const hasEnded = createRunStatus({ github: (0,github_context/* readGitHubContext */.L)(env), token, fetch: http.fetch, log });
    return Promise.all(sessions.map(async (session) => {
        const access = await (0,clouds/* openRegistry */.Me)(asPuller(fleet, session), session.config.registry, ports);
        const endpoint = (0,pull_endpoint/* pullEndpoint */.d)(access, session.config);
        const registry = { host: endpoint.host, path: endpoint.path };
        const analysis = onAnalysis &&
            (await openClusterAnalysis(session, { fleet, environment }, onAnalysis, ports, context));
        return (0,kube_target/* kubeTarget */.t)({
            cluster: session.name,
            client: session.client,
            application: environment.application,
            namespace: session.namespace,
            holder,
            hasEnded,
            onShare,
            registry,
            allowedImages: fleet.policy.images,
            timeoutMs: (0,inputs/* parseDuration */.E9)(environment.timeout) ?? 0,
            suite: environment.smoke,
            strategy: environment.strategy,
            analysis,
            url: session.config.url,
            force,
            rules: planRules(environment.apply),
            openRegistry: (login, signal) => (0,registry_client/* createRegistryClient */.H)(login === undefined ? endpoint : { ...endpoint, credential: async () => login }, (0,cloud_ports/* registryPorts */.E)(ports, { http, clock, log, signal })),
            ...(render === undefined ? {} : { render: () => render(session, registry) }),
        }, { clock, log, fetch: http.fetch });
    }));
}
const planRules = (rules) => ({
    pruneShare: rules['prune-max'] / 100,
    pruneKeep: rules['prune-keep'],
    hookMs: (0,inputs/* parseDuration */.E9)(rules['hook-timeout']),
    namespaces: rules.namespaces,
});
/** Who does this, for the ledger. */
const originOf = ({ env }, environment) => {
    const { actor, runUrl } = (0,github_context/* readGitHubContext */.L)(env);
    return { environment, actor, run: runUrl };
};


/***/ }),

/***/ 30277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ clusterRoles)
/* harmony export */ });
/**
 * Which of a cluster's identities acts. `plan` only tries what it would write; `prune` only reads what the registries
 * must keep for the cluster.
 */
const clusterRoles = ['deploy', 'rollback', 'plan', 'prune'];


/***/ }),

/***/ 5465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ pullEndpoint)
/* harmony export */ });
/** Where a cluster pulls from: the copy of the registry in the cluster's own region, where there is one. */
function pullEndpoint({ endpoint, replicas = [] }, cluster) {
    if (!('region' in cluster))
        return endpoint;
    return replicas.find(({ host }) => host.split('.').includes(cluster.region)) ?? endpoint;
}


/***/ }),

/***/ 63357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction)
/* harmony export */ });
/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
const defineAction = (spec) => spec;


/***/ }),

/***/ 3199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Ft: () => (/* binding */ createSummary),
/* harmony export */   SS: () => (/* binding */ codeSpan)
/* harmony export */ });
/* unused harmony export summaryLimit */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _masked_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85074);


/** GitHub shows at most 1 MiB of summary per step and drops a larger one whole. */
const summaryLimit = 1024 * 1024;
/**
 * Makes text safe inside a Markdown table cell or paragraph: no HTML, no link or image, no cell border, no line break,
 * no mention. What is masked is hidden before, while it can still be recognized.
 */
function escapeMarkdown(text) {
    return (0,_masked_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\|`[]/g, '\\$&')
        .replace(/@(?=\w)/g, '@\u200b')
        .replace(/\s*\r?\n\s*/g, ' ');
}
/** What Markdown would read as emphasis, link, escape or cell border, also inside of HTML's own `code`. */
const structure = /[|\\`*~]|\](?=[([])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** A code span that survives backticks and cell borders in its text, which is shown to the letter. */
function codeSpan(text) {
    const safe = (0,_masked_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replace(structure, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/\s+/g, ' ');
    return `<code>${safe}</code>`;
}
function createSummary(file, redact = (text) => text) {
    const parts = [];
    const summary = {
        heading: (text, level = 2) => add(`${'#'.repeat(level)} ${escapeMarkdown(text)}`),
        paragraph: (markdown) => add(markdown),
        table: ([head = [], ...rows]) => add([head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')),
        code: (text, language = '') => {
            const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
            const fence = '`'.repeat(Math.max(3, longest + 1));
            return add(`${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`);
        },
        details: (title, markdown) => add(`<details><summary>${escapeMarkdown(title)}</summary>\n\n${markdown}\n\n</details>`),
        markdown: () => parts.map((part) => `${part}\n\n`).join(''),
        write: async () => {
            if (file !== undefined && file !== '' && parts.length > 0)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, cut(redact(summary.markdown())));
            parts.length = 0;
        },
    };
    function add(part) {
        parts.push(part);
        return summary;
    }
    return summary;
}
function cut(markdown) {
    const bytes = Buffer.from(markdown);
    if (bytes.length <= summaryLimit)
        return markdown;
    const note = '\n\n> **Cut here:** the summary is longer than the 1 MiB GitHub shows.\n';
    const kept = bytes.subarray(0, summaryLimit - Buffer.byteLength(note) - 4).toString('utf8');
    // A cut inside a character leaves U+FFFD at the end.
    return `${kept.replace(/\uFFFD$/, '')}${note}`;
}


/***/ }),

/***/ 88120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readGitHubContext)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** Reads the run's context. `INPUT_INVALID` outside a runner, naming the variables that are missing. */
function readGitHubContext(env) {
    const required = ['GITHUB_REPOSITORY', 'GITHUB_REF', 'GITHUB_SHA', 'GITHUB_RUN_ID'];
    const missing = required.filter((name) => !env[name]);
    if (missing.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `The environment lacks ${missing.join(', ')}`, {
            hint: 'This action runs as a step of a GitHub Actions job, whose runner sets these variables.',
        });
    const read = (name, otherwise = '') => env[name] || otherwise;
    const repository = read('GITHUB_REPOSITORY');
    const ref = read('GITHUB_REF');
    const serverUrl = read('GITHUB_SERVER_URL', 'https://github.com');
    const runId = read('GITHUB_RUN_ID');
    return {
        repository,
        repositoryOwner: read('GITHUB_REPOSITORY_OWNER', repository.split('/')[0]),
        repositoryId: env['GITHUB_REPOSITORY_ID'] || undefined,
        repositoryOwnerId: env['GITHUB_REPOSITORY_OWNER_ID'] || undefined,
        ref,
        refName: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
        refType: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
        sha: read('GITHUB_SHA'),
        runId,
        runNumber: count(env['GITHUB_RUN_NUMBER']),
        runAttempt: count(env['GITHUB_RUN_ATTEMPT']),
        runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
        actor: read('GITHUB_ACTOR', 'unknown'),
        eventName: read('GITHUB_EVENT_NAME'),
        eventPath: env['GITHUB_EVENT_PATH'] || undefined,
        job: read('GITHUB_JOB'),
        workflowRef: env['GITHUB_WORKFLOW_REF'] || undefined,
        serverUrl,
        apiUrl: read('GITHUB_API_URL', 'https://api.github.com'),
    };
}
function count(text) {
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : 1;
}


/***/ }),

/***/ 90251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ openDeployments),
/* harmony export */   p: () => (/* binding */ environmentOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);


/** The view's name of an application in a cluster, `production/aws`: never that of the environment that guards a job. */
const environmentOf = (environment, cluster) => `${environment}/${cluster}`;
const payload = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ release: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
const releaseOf = (value) => {
    let parsed = value;
    if (typeof value === 'string') {
        try {
            parsed = JSON.parse(value);
        }
        catch {
            return undefined;
        }
    }
    return payload.safeParse(parsed).data?.release;
};
/** GitHub takes at most 140 characters. */
const short = (description) => description.slice(0, 140);
/**
 * Shows on GitHub what was delivered where: one deployment per release, cluster and application, with its status. A
 * view of the ledger and nothing more. What served before is marked inactive by us once the new one serves: GitHub's
 * own way would do so for any status, and for other applications of an environment.
 *
 * https://docs.github.com/rest/deployments
 */
async function openDeployments({ repository, token, baseUrl, runUrl }, { fetch, log }) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 2413).then(__webpack_require__.bind(__webpack_require__, 92413));
    const { repos } = getOctokit(token, { baseUrl, request: { fetch } }).rest;
    const [owner = '', repo = ''] = repository.split('/');
    const place = { owner, repo };
    return {
        /** Creates the deployment or finds it again, and sets its status; its id, or undefined where GitHub keeps its own. */
        mark: async (mark) => {
            const { environment } = mark;
            if (await isProtected(environment)) {
                log.notice(`${environment} is a protected environment of the repository: its deployments are left to GitHub`);
                return undefined;
            }
            const task = `deploy:${mark.application}`;
            const { data } = await repos.listDeployments({ ...place, environment, per_page: 30 });
            const found = data.find((one) => one.sha === mark.commit && releaseOf(one.payload) === mark.release);
            if (found === undefined && mark.state === 'inactive')
                return undefined;
            const others = data.filter((one) => one.id !== found?.id);
            // A job with `environment:` has a deployment that the runner keeps: a second one would say everything twice.
            if (found === undefined && (await isOfThisRun(others)))
                return undefined;
            const id = found?.id ?? (await create(mark, task));
            await repos.createDeploymentStatus({
                ...place,
                deployment_id: id,
                state: mark.state,
                description: short(mark.description),
                log_url: runUrl,
                ...(mark.environmentUrl === undefined ? {} : { environment_url: mark.environmentUrl }),
                auto_inactive: false,
            });
            if (mark.state === 'success')
                await retire(others.filter((one) => one.task === task), mark.isWayBack);
            return id;
        },
    };
    async function isProtected(name) {
        try {
            const { data } = await repos.getEnvironment({ ...place, environment_name: name });
            return (data.protection_rules ?? []).length > 0;
        }
        catch (error) {
            // There is none of that name, or this token may not look: nobody gives a guarded one a name with a cluster in it.
            log.debug(`environment ${name}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
            return false;
        }
    }
    /** Whether the job that runs now has made one of these itself. https://github.com/actions/runner/issues/2120 */
    async function isOfThisRun(deployments) {
        const foreign = deployments.filter(({ payload }) => releaseOf(payload) === undefined).slice(0, 3);
        const statuses = await Promise.all(foreign.map(({ id }) => latestStatus(id)));
        return statuses.some((status) => status?.log_url?.startsWith(runUrl) === true);
    }
    async function latestStatus(id) {
        const { data } = await repos.listDeploymentStatuses({ ...place, deployment_id: id, per_page: 1 });
        return data[0];
    }
    /** Marks what serves no more inactive: what succeeded or never came to an end, after a way back what failed too. */
    async function retire(deployments, failed) {
        await Promise.all(deployments.map(async ({ id }) => {
            const state = (await latestStatus(id))?.state;
            const over = state === 'inactive' || (!failed && (state === 'failure' || state === 'error'));
            if (over)
                return;
            await repos.createDeploymentStatus({
                ...place,
                deployment_id: id,
                state: 'inactive',
                log_url: runUrl,
            });
        }));
    }
    async function create({ commit, release, application, environment, description }, task) {
        const { data } = await repos.createDeployment({
            ...place,
            ref: commit,
            task,
            environment,
            description: short(description),
            payload: { release, application },
            // The commit is delivered already: nothing is to be merged or waited for.
            auto_merge: false,
            required_contexts: [],
            transient_environment: false,
            production_environment: false,
        });
        if ('id' in data && typeof data.id === 'number')
            return data.id;
        throw new Error(`GitHub created no deployment: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(data)}`);
    }
}


/***/ }),

/***/ 7049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HY: () => (/* binding */ guardOf),
/* harmony export */   Jt: () => (/* binding */ get),
/* harmony export */   jt: () => (/* binding */ lockAll)
/* harmony export */ });
/* harmony import */ var _each_cluster_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44155);

/**
 * Takes the locks of all clusters or of none, but for those that `forgo` goes on without. One after the other in the
 * order of their names: two deliveries that each hold a lock the other waits for cannot happen.
 */
async function lockAll(targets, waitMs, now, signal, forgo = () => false) {
    const began = now();
    const held = new Map();
    const release = async () => {
        await Promise.all([...held.values()].map((lease) => lease.release()));
    };
    // Locks are taken one after the other; all that comes before need not be.
    for (const target of targets)
        target.meet?.();
    try {
        for (const target of targets.toSorted((a, b) => (a.cluster < b.cluster ? -1 : 1))) {
            const left = Math.max(0, waitMs - (now() - began));
            const lease = await target.lock(left, signal).catch((error) => {
                if (forgo(target, error))
                    return undefined;
                throw (0,_each_cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .named */ .K)(target.cluster, error);
            });
            if (lease !== undefined)
                held.set(target.cluster, lease);
        }
    }
    catch (error) {
        await release();
        throw error;
    }
    return {
        of: (target) => {
            const lease = get(held, target);
            return { ...lease, guard: () => lease.guard(signal) };
        },
        forReturn: (target) => get(held, target),
        release,
    };
}
/** The value of one cluster, which every map over the targets has. */
function get(values, { cluster }) {
    const value = values.get(cluster);
    if (value === undefined)
        throw new Error(`no value for cluster ${cluster}`);
    return value;
}
/** What every write waits for: the work goes on, and the lock is still held. */
const guardOf = (lease, signal) => async () => {
    signal.throwIfAborted();
    await lease.guard();
};


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
