export const id = 899;
export const ids = [899];
export const modules = {

/***/ 41527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MK: () => (/* binding */ closeSessions),
/* harmony export */   dN: () => (/* binding */ returnMs),
/* harmony export */   tt: () => (/* binding */ afterGrace),
/* harmony export */   wR: () => (/* binding */ openSessions)
/* harmony export */ });
/* harmony import */ var _clouds_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77905);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _kube_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47746);
/* harmony import */ var _rollout_each_cluster_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44155);




/**
 * Opens clusters in parallel, without those that `forgo` goes on without. Where others cannot be opened the first is
 * thrown, the rest is logged, and nothing stays open.
 */
async function openSessions({ fleet, environment: environmentName, clusters, role }, ports, { clock, log }, signal, forgo = () => false) {
    const environment = fleet.environments[environmentName];
    const results = await Promise.allSettled(clusters.map(async (name) => {
        const access = await (0,_clouds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .openCluster */ .DT)(fleet, environmentName, name, ports, role);
        const config = environment?.clusters[name];
        if (environment === undefined || config === undefined)
            throw new Error(`no cluster ${name}`);
        const client = (0,_kube_client_js__WEBPACK_IMPORTED_MODULE_2__/* .createKubeClient */ .F)(access, { name, clock, log, signal });
        return { name, config, namespace: config.namespace ?? environment.namespace, role, access, client };
    }));
    const sessions = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const failures = results.flatMap((result, index) => {
        if (result.status === 'fulfilled')
            return [];
        const cluster = clusters[index] ?? '';
        return forgo({ cluster }, result.reason) ? [] : [(0,_rollout_each_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .named */ .K)(cluster, result.reason)];
    });
    if (failures.length === 0)
        return sessions;
    await closeSessions(sessions);
    for (const failure of failures.slice(1))
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isActionError */ .Bd)(failure))
            log.error(failure.message);
    throw failures[0];
}
async function closeSessions(sessions) {
    await Promise.all(sessions.map(({ client }) => client.close()));
}
/** A cancelled job is killed ten seconds after it was told; what must still be written has this many milliseconds. */
const graceMs = 8_000;
/** And the way back of a cancelled delivery this many: its end has to be written as well. */
const returnMs = 6_000;
/**
 * A signal that follows another one only after a moment, for connections that must still write the verdict and
 * release the lock once the job was cancelled.
 */
function afterGrace(signal, ms = graceMs) {
    const late = new AbortController();
    const start = () => {
        setTimeout(() => late.abort(signal.reason), ms).unref();
    };
    if (signal.aborted)
        start();
    else
        signal.addEventListener('abort', start, { once: true });
    return late.signal;
}


/***/ }),

/***/ 74039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ imagesOf),
/* harmony export */   Mc: () => (/* binding */ pinImages),
/* harmony export */   _6: () => (/* binding */ releaseImages),
/* harmony export */   p_: () => (/* binding */ foreignImages),
/* harmony export */   s5: () => (/* binding */ splitImage)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62336);
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73926);
/* harmony import */ var _pod_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16356);



/** A release's images in the registry a cluster pulls from. */
function releaseImages({ services }, registry, allowed = []) {
    const entries = Object.entries(services).map(([name, { digest, platforms }]) => {
        const repository = [registry.host, registry.path, name].filter((part) => part !== '').join('/');
        return [name, { repository, digest, accepted: [digest, ...Object.values(platforms)] }];
    });
    return { services: Object.fromEntries(entries), allowed };
}
/** Repository and digest of `HOST:PORT/PATH:TAG@DIGEST`; a tag beside a digest says nothing. */
function splitImage(image) {
    const at = image.indexOf('@');
    const named = at < 0 ? image : image.slice(0, at);
    const tag = named.indexOf(':', named.lastIndexOf('/') + 1);
    return {
        repository: tag < 0 ? named : named.slice(0, tag),
        digest: at < 0 ? undefined : image.slice(at + 1),
    };
}
/** Every workload whose image is neither the release's, by digest, nor allowed. */
function foreignImages(objects, images) {
    const own = new Map(Object.values(images.services).map((image) => [image.repository, image.digest]));
    const allowed = new Set(images.allowed);
    const isAllowed = (image) => {
        const { repository, digest } = splitImage(image);
        const released = own.get(repository);
        if (released !== undefined)
            return digest === released;
        return allowed.has(repository) || (digest !== undefined && allowed.has(`${repository}@${digest}`));
    };
    return {
        title: 'The chart runs images that are not of this release',
        lines: objects.flatMap((object) => imagesOf(object)
            .filter((image) => !isAllowed(image))
            .map((image) => `${(0,_object_js__WEBPACK_IMPORTED_MODULE_1__/* .describeRef */ .Ro)((0,_object_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(object))}: ${image === '' ? '(no image)' : image}`)),
        hint: 'Write REPOSITORY@DIGEST of the release into the chart (deploy.set), or list what may run beside it in the fleet file, without a tag: policy: { images: [docker.io/library/redis] }.',
    };
}
/** Images an object's pods are made of, image volumes included. */
function imagesOf(object) {
    return (0,_pod_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .podSpecsIn */ .tD)(object).flatMap((podSpec) => [
        ...(0,_pod_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .containersOf */ .Mz)(podSpec).map((container) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(container, 'image') ?? ''),
        ...imageVolumes(podSpec).map((volume) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(volume, 'reference') ?? ''),
    ]);
}
/** Volumes whose content is an image. */
const imageVolumes = (podSpec) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(podSpec, 'volumes').flatMap(({ image }) => ((0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(image) ? [image] : []));
/**
 * Writes the release's images into manifests that know nothing of it: an image whose repository is a service's, or
 * whose last part is a service's name, becomes that service's REPOSITORY@DIGEST. Changes the objects in place.
 */
function pinImages(objects, { services }) {
    const pinned = (image) => {
        const { repository } = splitImage(typeof image === 'string' ? image : '');
        const service = services[repository.slice(repository.lastIndexOf('/') + 1)] ??
            Object.values(services).find((one) => one.repository === repository);
        return service && `${service.repository}@${service.digest}`;
    };
    for (const podSpec of objects.flatMap(_pod_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .podSpecsIn */ .tD)) {
        for (const container of (0,_pod_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .containersOf */ .Mz)(podSpec))
            container['image'] = pinned(container['image']) ?? container['image'];
        for (const volume of imageVolumes(podSpec))
            volume['reference'] = pinned(volume['reference']) ?? volume['reference'];
    }
}


/***/ }),

/***/ 60021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ applySetId),
/* harmony export */   B5: () => (/* binding */ memberLabel),
/* harmony export */   GF: () => (/* binding */ deleteInventory),
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   OY: () => (/* binding */ extentOf),
/* harmony export */   R1: () => (/* binding */ isSameExtent),
/* harmony export */   Xx: () => (/* binding */ isToBeKept),
/* harmony export */   aP: () => (/* binding */ servedKind),
/* harmony export */   cJ: () => (/* binding */ keptKinds),
/* harmony export */   mX: () => (/* binding */ obsolete),
/* harmony export */   nD: () => (/* binding */ readExtent),
/* harmony export */   qu: () => (/* binding */ writeInventory),
/* harmony export */   zw: () => (/* binding */ readInventory)
/* harmony export */ });
/* unused harmony export parentName */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _managed_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44604);
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73926);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72449);




/**
 * What belongs to an application, after KEP-3659 (ApplySet): a parent object says which kinds in which namespaces its
 * members are of, and each member carries the parent's id as a label. https://kep.k8s.io/3659
 */
const memberLabel = 'applyset.kubernetes.io/part-of';
const idLabel = 'applyset.kubernetes.io/id';
const kindsAnnotation = 'applyset.kubernetes.io/contains-group-kinds';
const namespacesAnnotation = 'applyset.kubernetes.io/additional-namespaces';
const toolingAnnotation = 'applyset.kubernetes.io/tooling';
const parentName = (application) => `flotilla-${application}`;
/** The id members carry: `applyset-` + base64url(sha256(NAME.NAMESPACE.KIND.GROUP)) + `-v1`. */
function applySetId({ application, namespace }) {
    const parent = `${parentName(application)}.${namespace}.ConfigMap.`;
    return `applyset-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(parent).digest('base64url')}-v1`;
}
/** Where the application has objects in the cluster; undefined when it was never deployed there. */
async function readExtent(client, { namespace, application }) {
    const name = parentName(application);
    const parent = await client.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name });
    if (parent === undefined)
        return undefined;
    return {
        kinds: split(parent.metadata.annotations?.[kindsAnnotation]),
        namespaces: split(parent.metadata.annotations?.[namespacesAnnotation]),
    };
}
/** Reads what the application has in the cluster; undefined when it was never deployed there. */
async function readInventory(client, owner) {
    const { namespace } = owner;
    const extent = await readExtent(client, owner);
    if (extent === undefined)
        return undefined;
    const served = await client.apiVersions();
    const labelSelector = `${memberLabel}=${applySetId(owner)}`;
    const found = await Promise.all(extent.kinds.map(async (wanted) => {
        // A kind that is no longer served took its objects with it.
        const kind = servedKind(served, wanted);
        if (kind === undefined)
            return [];
        if ((await client.scopeOf(kind)) === 'Cluster')
            return client.list(kind, { labelSelector });
        const places = [namespace, ...extent.namespaces];
        return (await Promise.all(places.map((place) => client.list(kind, { namespace: place, labelSelector })))).flat();
    }));
    return { extent, members: found.flat().filter((object) => !isMadeByController(object)) };
}
/**
 * Controllers copy labels to what they make: EndpointSlices have those of their Service, Certificates of cert-manager
 * those of their Ingress. Such an object is its controller's, unless we apply it too.
 */
const isMadeByController = (object) => (0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .controllerOf */ .Oo)(object) !== undefined && !(object.metadata.managedFields ?? []).some(_managed_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isOurs */ .MU);
/** `Deployment.apps` as the version the server prefers; undefined for a kind it does not serve. */
function servedKind(served, wanted) {
    for (const entry of served) {
        const slash = entry.lastIndexOf('/');
        const ref = { apiVersion: entry.slice(0, Math.max(0, slash)), kind: entry.slice(slash + 1) };
        if (slash > 0 && (0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKind */ .KH)(ref) === wanted)
            return ref;
    }
    return undefined;
}
/** Where these objects are. */
function extentOf(objects, home) {
    const namespaces = objects.map(({ metadata }) => metadata.namespace ?? home);
    return {
        kinds: distinct(objects.map(_object_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKind */ .KH)),
        namespaces: distinct(namespaces).filter((namespace) => namespace !== home),
    };
}
const union = (a, b) => ({
    kinds: distinct([...a.kinds, ...b.kinds]),
    namespaces: distinct([...a.namespaces, ...b.namespaces]),
});
const isSameExtent = (a, b) => a?.kinds.join() === b.kinds.join() && a.namespaces.join() === b.namespaces.join();
/** Writes the parent. Before an apply it names old and new places, after pruning the new ones only. */
async function writeInventory(client, owner, extent) {
    await client.apply({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
            name: parentName(owner.application),
            namespace: owner.namespace,
            labels: { [idLabel]: applySetId(owner) },
            annotations: {
                [toolingAnnotation]: 'flotilla/v1',
                [kindsAnnotation]: extent.kinds.join(','),
                [namespacesAnnotation]: extent.namespaces.join(','),
            },
        },
    }, { force: true });
}
/** Forgets an application of which nothing is left. */
const deleteInventory = (client, { application, namespace }) => client.delete({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: parentName(application) });
/**
 * Members that are not among the wanted objects any more, except what is never pruned: what holds data or others, the
 * kinds in `keep` (`Secret`, `StatefulSet.apps`), and what the chart itself wants kept, as Helm knows it.
 */
function obsolete(members, wanted, keep = []) {
    const keys = new Set(wanted.map((object) => (0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .objectKey */ .T5)((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .refOf */ .H8)(object))));
    const isKept = (member) => keptKinds.has((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKind */ .KH)(member)) ||
        keep.includes((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKind */ .KH)(member)) ||
        keep.includes(member.kind) ||
        isToBeKept(member);
    return members.filter((member) => !keys.has((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .objectKey */ .T5)((0,_object_js__WEBPACK_IMPORTED_MODULE_3__/* .refOf */ .H8)(member))) && !isKept(member));
}
/** Whether the chart wants the object to outlive its release: https://helm.sh/docs/howto/charts_tips_and_tricks */
const isToBeKept = ({ metadata }) => metadata.annotations?.['helm.sh/resource-policy'] === 'keep';
/** Kinds that hold data or other objects: never pruned, and nothing of them is taken back by force. */
const keptKinds = new Set([
    'CustomResourceDefinition.apiextensions.k8s.io',
    'Namespace',
    'PersistentVolume',
    'PersistentVolumeClaim',
]);
const split = (text = '') => text.split(',').filter((entry) => entry !== '');
const distinct = (values) => [...new Set(values)].sort();


/***/ }),

/***/ 44604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Pb: () => (/* binding */ adoptedFields),
/* harmony export */   QS: () => (/* binding */ isSetByUs),
/* harmony export */   Yb: () => (/* binding */ hasPredecessor),
/* harmony export */   nt: () => (/* binding */ writtenAt),
/* harmony export */   t4: () => (/* binding */ isOursAlone),
/* harmony export */   zu: () => (/* binding */ ownedFields)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62336);
/* harmony import */ var _writer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12146);


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
function adoptedFields({ apiVersion, kind, metadata }) {
    const entries = metadata.managedFields ?? [];
    const taken = entries.filter((entry) => isPredecessor(entry) || isOurs(entry));
    const fieldsV1 = asStored(kind, taken.map((entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'fieldsV1')).reduce(merge, {}));
    const ours = {
        manager: _writer_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldManager */ .w,
        operation: 'Apply',
        apiVersion,
        time: metadata.creationTimestamp,
        fieldsType: 'FieldsV1',
        fieldsV1,
    };
    return [ours, ...entries.filter((entry) => !taken.includes(entry))];
}
/** Who applied a Secret by `stringData` owns fields of that name, while the values are in `data` and nobody's there. */
function asStored(kind, fields) {
    if (kind !== 'Secret' || !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(fields))
        return fields;
    const { 'f:stringData': written, ...rest } = fields;
    return written === undefined ? fields : merge(rest, { 'f:data': written });
}
/** What our manager owns, as one text to compare. */
const ownedFields = ({ metadata }) => JSON.stringify((metadata.managedFields ?? []).filter(isOurs).map((entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'fieldsV1')));
function isPredecessor(entry) {
    return predecessors.has((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'manager') ?? '') && !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'subresource');
}
const isOurs = (entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'manager') === _writer_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldManager */ .w && (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'operation') === 'Apply' && !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'subresource');
function merge(a, b) {
    if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(a) || !(0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(b))
        return b ?? a;
    const merged = { ...a };
    for (const [key, value] of Object.entries(b))
        merged[key] = key in a ? merge(a[key], value) : value;
    return merged;
}
/** Whether our manager set the field. */
const isSetByUs = ({ metadata }, ...path) => (metadata.managedFields ?? [])
    .filter(isOurs)
    .some((entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'fieldsV1', ...path.map((step) => `f:${step}`)) !== undefined);
/** Whether the field goes away once we no longer apply it: nobody but us, and who we take over from, owns it. */
function isOursAlone({ metadata }, ...path) {
    const owners = (metadata.managedFields ?? []).filter((entry) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__.at)(entry, 'fieldsV1', ...path.map((step) => `f:${step}`)) !== undefined);
    return owners.length > 0 && owners.every((entry) => isOurs(entry) || isPredecessor(entry));
}
/** When we last changed the object, by the server's clock; milliseconds since the epoch. */
function writtenAt({ metadata }) {
    const times = (metadata.managedFields ?? [])
        .filter(isOurs)
        .map((entry) => Date.parse((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'time') ?? ''))
        .filter((time) => !Number.isNaN(time));
    return times.length === 0 ? undefined : Math.max(...times);
}


/***/ }),

/***/ 16356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mz: () => (/* binding */ containersOf),
/* harmony export */   qz: () => (/* binding */ podSpecOf),
/* harmony export */   tD: () => (/* binding */ podSpecsIn)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62336);
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73926);


/** Where kinds keep their pods, the native ones and those of Argo Rollouts and KEDA alike. */
const templates = [
    ['spec', 'template', 'spec'],
    ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
    ['spec', 'jobTargetRef', 'template', 'spec'],
];
/** The pod specification within a workload; undefined for an object that runs nothing. */
function podSpecOf(object) {
    if (object.kind === 'Pod')
        return (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(object.spec) ? object.spec : undefined;
    for (const path of templates) {
        let here = object;
        for (const step of path)
            here = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(here) ? here[step] : undefined;
        if ((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(here) && Array.isArray(here['containers']))
            return here;
    }
    return undefined;
}
/**
 * Every pod specification anywhere in an object: kinds nobody here has heard of keep them where they like, some several
 * of them. What looks like one is taken for one: a list of containers with images.
 */
function podSpecsIn(object) {
    const found = [];
    const search = (value) => {
        if (Array.isArray(value))
            value.forEach(search);
        if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(value))
            return;
        if (looksLikePods(value))
            found.push(value);
        else
            Object.values(value).forEach(search);
    };
    const own = podSpecOf(object);
    if (talkOfPods.has((0,_object_js__WEBPACK_IMPORTED_MODULE_1__/* .groupOf */ .F8)(object.apiVersion)))
        return [];
    if (own === undefined)
        search(object);
    else
        found.push(own);
    return found;
}
/** API groups of policies, whose patterns look like pods and run none. */
const talkOfPods = new Set(['constraints.gatekeeper.sh', 'kyverno.io', 'policies.kyverno.io']);
const looksLikePods = (value) => containersOf(value).some((container) => typeof container['image'] === 'string');
/** Every container of a pod specification: init, ordinary and ephemeral. */
const containersOf = (podSpec) => ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(podSpec, field));


/***/ }),

/***/ 72449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oo: () => (/* binding */ controllerOf),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   Xi: () => (/* binding */ isLeaving),
/* harmony export */   i_: () => (/* binding */ isReady),
/* harmony export */   is: () => (/* binding */ waitsFor),
/* harmony export */   tu: () => (/* binding */ reportsOf)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62336);

/** Init containers first, as they run. */
const reportsOf = (pod) => ['initContainerStatuses', 'containerStatuses'].flatMap((field) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(pod, 'status', field).map((status) => ({
    name: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'name') ?? '',
    ready: status['ready'] === true,
    restarts: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, 'restartCount') ?? 0,
    image: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'image') ?? '',
    imageId: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'imageID') ?? '',
    waiting: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(status['state']) ? toWaiting(status['state']['waiting']) : undefined,
    runningSince: timeAt(status, 'state', 'running', 'startedAt'),
    started: status['started'] !== false,
    terminated: toTermination(status, 'state'),
    lastTerminated: toTermination(status, 'lastState'),
})));
function toWaiting(waiting) {
    if (!(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(waiting))
        return undefined;
    return { reason: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(waiting, 'reason') ?? '', message: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(waiting, 'message') ?? '' };
}
function toTermination(status, field) {
    const exitCode = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, field, 'terminated', 'exitCode');
    if (exitCode === undefined)
        return undefined;
    const began = timeAt(status, field, 'terminated', 'startedAt');
    const ended = timeAt(status, field, 'terminated', 'finishedAt');
    return {
        exitCode,
        reason: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, field, 'terminated', 'reason') ?? '',
        message: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, field, 'terminated', 'message') ?? '',
        ranMs: began === undefined || ended === undefined ? undefined : ended - began,
    };
}
function timeAt(status, ...path) {
    const time = Date.parse((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, ...path) ?? '');
    return Number.isNaN(time) ? undefined : time;
}
/** Whether a pod has come to its end; whoever made it makes another one. */
const isOver = (pod) => ['Failed', 'Succeeded'].includes((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pod, 'status', 'phase') ?? '');
const isReady = (pod) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .conditionOf */ .rI)(pod, 'Ready')?.status === 'True';
const isLeaving = ({ metadata }) => metadata.deletionTimestamp !== undefined;
/** The uid of the controller that made an object. */
const controllerOf = ({ metadata }) => metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
/** What a pod that is not Ready waits for, in a word or two. */
function waitsFor(pod) {
    const scheduled = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .conditionOf */ .rI)(pod, 'PodScheduled');
    if (scheduled?.status === 'False')
        return 'scheduling';
    if ((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .conditionOf */ .rI)(pod, 'Initialized')?.status === 'False') {
        const working = reportsOf(pod).find((report) => report.runningSince !== undefined && !report.ready);
        if (working !== undefined)
            return `init container ${working.name}`;
    }
    const reports = reportsOf(pod);
    const waiting = reports.map((report) => report.waiting?.reason ?? '').find((reason) => reason !== '');
    if (waiting !== undefined && waiting !== 'ContainerCreating' && waiting !== 'PodInitializing')
        return waiting;
    if (reports.some((report) => report.terminated !== undefined && report.terminated.exitCode !== 0))
        return 'restart';
    if ((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pod, 'status', 'phase') === 'Running')
        return 'readiness';
    return 'start';
}


/***/ }),

/***/ 50261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ isIndexType),
/* harmony export */   Ib: () => (/* binding */ mediaTypes),
/* harmony export */   Pl: () => (/* binding */ acceptManifests),
/* harmony export */   Q3: () => (/* binding */ isManifestType),
/* harmony export */   sJ: () => (/* binding */ isForeignLayer)
/* harmony export */ });
/** Media types of the OCI image specification 1.1 and of Docker's schema 2, which registries still serve. */
const mediaTypes = {
    index: 'application/vnd.oci.image.index.v1+json',
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
    empty: 'application/vnd.oci.empty.v1+json',
    dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
};
const indexes = [mediaTypes.index, mediaTypes.dockerIndex];
const manifests = [mediaTypes.manifest, mediaTypes.dockerManifest];
const isIndexType = (mediaType) => indexes.includes(mediaType);
const isManifestType = (mediaType) => manifests.includes(mediaType) || isIndexType(mediaType);
/** Every kind of manifest, for an Accept header. */
const acceptManifests = [...indexes, ...manifests].join(', ');
/** Layers whose licence forbids redistribution: they are fetched from where their `urls` say, never pushed. */
const isForeignLayer = (mediaType) => /nondistributable|\.foreign\.diff\./.test(mediaType);


/***/ }),

/***/ 63988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ releaseId),
/* harmony export */   _r: () => (/* binding */ release),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   nj: () => (/* binding */ scanVerdict)
/* harmony export */ });
/* unused harmony export releasedService */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);


const digest = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^sha256:[a-f0-9]{64}$/);
/** As in the fleet file. It is a step of the repository's path, and a record read from a registry must not lead elsewhere. */
const serviceName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
const counts = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    UNKNOWN: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    LOW: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    MEDIUM: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    HIGH: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    CRITICAL: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
});
/** What the scanner said of one platform of one image. */
const scanVerdict = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    scanner: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    database: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ digest: digest.optional(), updatedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }),
    counts,
    gate: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ severity: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), onlyFixable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(), passed: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() }),
});
const releasedService = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    /** Digest of the image index: the one identity of the image on every registry and cluster. */
    digest,
    /** The commit that last changed what the image is made of: an unchanged service keeps it, and with it its digest. */
    revision: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    platforms: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), digest),
    scans: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), scanVerdict),
    /** Digest of each platform's SBOM document (CycloneDX JSON). */
    sboms: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), digest),
    /** Digest of the provenance statement. */
    provenance: digest.optional(),
});
/** A release: immutable, signed, its id is its digest. */
const release = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    application: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Position on its branch; a later release has a greater number. */
    sequence: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
    source: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        repositoryId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        commit: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-f0-9]{40}([a-f0-9]{24})?$/),
        run: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().describe('address of the workflow run'),
    }),
    createdAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    services: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(serviceName, releasedService),
    /** The chart or manifests, packed as a reproducible tar archive beside the record. */
    deploy: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['helm', 'kustomize', 'manifests']), archive: digest }),
});
/**
 * JSON with sorted keys and no insignificant space, so that a value has one digest. Numbers here are integers, for
 * which JSON.stringify agrees with RFC 8785.
 */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}
/** The id of a release: the SHA-256 digest of its canonical JSON. */
function releaseId(value) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonicalJson(value)).digest('hex')}`;
}


/***/ }),

/***/ 44155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ named),
/* harmony export */   N: () => (/* binding */ inEachCluster)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/**
 * Does something in all clusters at once and waits for all of them. When some fail, one error names each with its
 * reason and carries the code of the first; a mistake in the suite itself is thrown as it is. A cluster that `forgo`
 * goes on without is missing in the result.
 */
async function inEachCluster(targets, work, forgo = () => false) {
    const results = await Promise.allSettled(targets.map(work));
    const failures = results.flatMap((result, index) => {
        const target = targets[index];
        if (result.status === 'fulfilled' || target === undefined)
            return [];
        const error = result.reason;
        return forgo(target, error) ? [] : [{ cluster: target.cluster, error }];
    });
    const [first] = failures;
    if (first !== undefined) {
        const bug = failures.find(({ error }) => !(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error));
        if (bug !== undefined)
            throw bug.error;
        throw failures.length === 1 ? named(first.cluster, first.error) : several(failures);
    }
    return new Map(results.flatMap((result, index) => {
        const target = targets[index];
        return result.status === 'fulfilled' && target !== undefined ? [[target.cluster, result.value]] : [];
    }));
}
/** The error with the cluster's name in front, where its first line does not say it yet. */
function named(cluster, error) {
    if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error) || error.code === 'INTERRUPTED')
        return error;
    const [line = ''] = error.message.split('\n');
    if (line.startsWith(`${cluster}:`) || line.toLowerCase().includes(`cluster ${cluster}`))
        return error;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(error.code, `${cluster}: ${error.message}`, {
        hint: error.hint,
        cause: error.cause,
    });
}
function several(failures) {
    const errors = failures.map(({ error }) => error).filter((error) => (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error));
    const hints = [...new Set(errors.map(({ hint }) => hint).filter((hint) => hint !== undefined))];
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(errors[0]?.code ?? 'CLUSTER_UNREACHABLE', failures.map(({ cluster, error }) => (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(named(cluster, error))).join('\n'), { hint: hints.length > 0 ? hints.join('\n') : undefined });
}


/***/ }),

/***/ 96849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hc: () => (/* binding */ verdictOn),
/* harmony export */   Hx: () => (/* binding */ rollbackTargets),
/* harmony export */   M1: () => (/* binding */ unfinished),
/* harmony export */   T5: () => (/* binding */ lastVerified),
/* harmony export */   VD: () => (/* binding */ live),
/* harmony export */   W$: () => (/* binding */ neededReleases),
/* harmony export */   dv: () => (/* binding */ findRelease)
/* harmony export */ });
/* unused harmony export keptReleases */
/** How many verified releases stay in reach of a rollback. */
const keptReleases = 10;
/** The last entry that matches. */
const last = (history, ...states) => history.findLast((entry) => states.includes(entry.state));
/** The release that was last proven to serve: where a failed delivery goes back to. */
const lastVerified = (history) => last(history, 'verified');
/** The release whose manifests were last written, proven or not. */
const live = (history) => last(history, 'started', 'verified');
/** A release that was started and has no verdict: its run was killed. */
function unfinished(history) {
    const started = history.findLastIndex(({ state }) => state === 'started');
    const entry = history[started];
    const settled = history
        .slice(started + 1)
        .some(({ release, state }) => release === entry?.release && state !== 'rolled-back');
    return settled ? undefined : entry;
}
/** The last verdict on a release: whether it may be delivered again without being asked twice. */
const verdictOn = (history, release) => history.findLast((entry) => entry.release === release && entry.state !== 'started');
/** True for a release that was proven and not taken back since. */
const stands = (history, release) => {
    const verdict = history.findLast((entry) => entry.release === release && isJudgement(entry));
    return verdict?.state === 'verified';
};
const isJudgement = ({ state }) => state === 'verified' || state === 'rejected' || state === 'rolled-back';
/** Where a rollback may go by itself, newest first: releases verified before the live one and not taken back. */
function rollbackTargets(history) {
    const current = live(history)?.release;
    const verified = history.filter(({ release, state }) => state === 'verified' && release !== current && stands(history, release));
    return verified
        .toReversed()
        .filter(({ release }, at, all) => all.findIndex((one) => one.release === release) === at);
}
/**
 * The entry a person means by a release id, its beginning (12 digits or more), or a sequence number. Where services
 * were put back alone, several releases of one commit have the same number: it means the one that was delivered.
 */
function findRelease(history, wanted) {
    const verified = history.filter(({ state }) => state === 'verified');
    if (/^\d{1,10}$/.test(wanted)) {
        const found = verified.findLast(({ sequence }) => sequence === Number(wanted));
        const delivered = verified.find(({ sequence, commit }) => sequence === found?.sequence && commit === found.commit);
        return verified.findLast(({ release }) => release === delivered?.release);
    }
    const digits = wanted.replace(/^sha256:/, '');
    return digits.length < 12
        ? undefined
        : verified.findLast(({ release }) => release.startsWith(`sha256:${digits}`));
}
/** Releases whose manifests must be kept, newest first: the last verified ones and whatever is live. */
function neededReleases(history) {
    const verified = history.filter(({ state }) => state === 'verified').map(({ release }) => release);
    const newest = [...new Set(verified.toReversed())].slice(0, keptReleases);
    const current = live(history)?.release;
    return current === undefined ? newest : [...new Set([current, ...newest])];
}


/***/ }),

/***/ 59450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bo: () => (/* binding */ ledgerName),
  au: () => (/* binding */ openLedger)
});

// UNUSED EXPORTS: hold

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/kube/status-error.js
var status_error = __webpack_require__(57092);
;// CONCATENATED MODULE: ./lib/release/deployment.js

const deploymentStates = ['started', 'verified', 'rejected', 'interrupted', 'rolled-back'];
/** One line of a cluster's ledger. Entries are only ever appended. */
const deployment = schemas/* strictObject */.rej({
    schemaVersion: schemas/* literal */.euz(1),
    /** Digest of the release record. */
    release: schemas/* string */.YjP().regex(/^sha256:[a-f0-9]{64}$/),
    application: schemas/* string */.YjP(),
    sequence: schemas/* int */.Whr(),
    commit: schemas/* string */.YjP(),
    environment: schemas/* string */.YjP(),
    cluster: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(deploymentStates),
    /** GitHub login, or the local user. */
    actor: schemas/* string */.YjP(),
    at: iso/* datetime */.w$(),
    run: schemas/* string */.YjP(),
    /** Why, for anything but `started` and `verified`. */
    reason: schemas/* string */.YjP().optional(),
});

// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/rollout/history.js
var rollout_history = __webpack_require__(96849);
;// CONCATENATED MODULE: ./lib/rollout/ledger.js






/** Stops deliveries by themselves until it runs out: set by a rollback, so that the next push does not undo it. */
const hold = schemas/* strictObject */.rej({
    reason: schemas/* string */.YjP(),
    actor: schemas/* string */.YjP(),
    run: schemas/* string */.YjP(),
    at: iso/* datetime */.w$(),
    until: iso/* datetime */.w$(),
});
const bound = 200;
const reasonLimit = 600;
const holdKey = 'flotilla.dev/hold';
/** Name of the ConfigMap that is the ledger of an application. */
const ledgerName = (application) => `flotilla-ledger-${application}`;
/**
 * The ledger as a ConfigMap `flotilla-ledger-APPLICATION`: one key a line, counting up, written optimistically so
 * that two writers never lose a line. Bounded: the newest 200 lines, and older ones that say where to go back to.
 */
function openLedger(client, namespace, application) {
    const name = ledgerName(application);
    const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name };
    const page = (object) => ({
        object,
        ...parse(object, `${client.name}: ConfigMap ${namespace}/${name}`),
    });
    const load = async () => page(await client.get(ref));
    /** As last seen. Whether it still is that the server says when it is replaced. */
    let last;
    return {
        read: async () => {
            last = await load();
            const { lines, hold } = last;
            return { entries: lines.map(([, entry]) => entry), hold };
        },
        append: async (entries, change) => {
            for (let attempt = 1;; attempt++) {
                const { object, lines, hold: before } = last ?? (await load());
                let number = Number(lines.at(-1)?.[0] ?? 0);
                const added = entries.map((entry) => [key(++number), shorten(entry)]);
                const kept = trim([...lines, ...added]);
                const hold = change === undefined ? before : (change ?? undefined);
                const wanted = configMap(object, ref, kept, hold);
                try {
                    last = page(await (object === undefined ? client.create(wanted) : client.replace(wanted)));
                    return { entries: kept.map(([, entry]) => entry), hold };
                }
                catch (error) {
                    last = undefined;
                    const isStale = (0,status_error/* isKubeStatus */.Q)(error, 409) || (object !== undefined && (0,status_error/* isKubeStatus */.Q)(error, 404));
                    if (!isStale || attempt === 10)
                        throw error;
                }
            }
        },
    };
}
const key = (number) => String(number).padStart(8, '0');
const shorten = (entry) => entry.reason !== undefined && entry.reason.length > reasonLimit
    ? { ...entry, reason: `${entry.reason.slice(0, reasonLimit - 1)}…` }
    : entry;
function trim(lines) {
    if (lines.length <= bound)
        return lines;
    const needed = new Set((0,rollout_history/* neededReleases */.W$)(lines.map(([, entry]) => entry)));
    const recent = lines.length - bound;
    // Of an older release only the line that proves it is worth keeping, and only its last one.
    const proof = (index, { release, state }) => state === 'verified' &&
        needed.has(release) &&
        !lines.slice(index + 1).some(([, later]) => later.release === release && later.state === 'verified');
    return lines.filter(([, entry], index) => index >= recent || proof(index, entry));
}
function parse(object, where) {
    const damaged = (what) => new errors/* ActionError */.lZ('RELEASE_INVALID', `${where}: ${what} is not a ledger entry this version reads`, {
        hint: 'Use the version of the suite that wrote it, or remove it if it was written by hand.',
    });
    const lines = Object.entries(object?.data ?? {})
        .filter(([name]) => /^\d{8,}$/.test(name))
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([name, text]) => {
        const entry = deployment.safeParse(json(text));
        if (!entry.success)
            throw damaged(name);
        return [name, entry.data];
    });
    const note = object?.metadata.annotations?.[holdKey];
    if (note === undefined)
        return { lines, hold: undefined };
    const parsed = hold.safeParse(json(note));
    if (!parsed.success)
        throw damaged(`the annotation ${holdKey}`);
    return { lines, hold: parsed.data };
}
function json(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function configMap(current, { apiVersion, kind, namespace, name, }, lines, hold) {
    const { [holdKey]: _before, ...annotations } = current?.metadata.annotations ?? {};
    return {
        apiVersion,
        kind,
        metadata: {
            name,
            namespace,
            ...(current?.metadata.resourceVersion ? { resourceVersion: current.metadata.resourceVersion } : {}),
            labels: { ...current?.metadata.labels, 'app.kubernetes.io/managed-by': 'flotilla' },
            annotations: hold === undefined ? annotations : { ...annotations, [holdKey]: (0,release/* canonicalJson */.dj)(hold) },
        },
        data: Object.fromEntries(lines.map(([name, entry]) => [name, (0,release/* canonicalJson */.dj)(entry)])),
    };
}


/***/ }),

/***/ 36428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ openManifestStore)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);
/* harmony import */ var _kube_status_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57092);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63988);







/** A Secret may hold 1 MiB; base64 and the rest of the object stay below the request limit with this many bytes. */
const chunkBytes = 900_000;
const type = 'flotilla.dev/manifests';
const label = { application: 'flotilla.dev/application', release: 'flotilla.dev/release' };
const annotation = { digest: 'flotilla.dev/digest', part: 'flotilla.dev/part' };
const content = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz(1),
    release: _release_release_js__WEBPACK_IMPORTED_MODULE_5__/* .release */ ._r,
    objects: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_6__/* .custom */ .IeY((value) => value !== null && typeof value === 'object')),
});
/**
 * The store as Secrets `flotilla-release-APPLICATION-RELEASE-CONTENT-N` of the application's namespace, since rendered
 * manifests contain rendered Secrets: gzipped, in parts, each labelled with its release. The content's digest is part
 * of the name, so that a new rendering of the same release never mixes with the parts of an older one.
 */
function openManifestStore(client, namespace, application) {
    const kind = { apiVersion: 'v1', kind: 'Secret' };
    const list = (id) => client.list(kind, {
        namespace,
        labelSelector: `${label.application}=${application}${id === undefined ? '' : `,${label.release}=${short(id)}`}`,
    });
    const remove = (objects) => Promise.all(objects.map(({ metadata: { name } }) => client.delete({ ...kind, namespace, name })));
    return {
        write: async (stored) => {
            const id = (0,_release_release_js__WEBPACK_IMPORTED_MODULE_5__/* .releaseId */ .Bf)(stored.release);
            const bytes = await (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_2__.gzip)((0,_release_release_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .dj)({ schemaVersion: 1, ...stored }), { level: 9 });
            const digest = sha256(bytes);
            const before = await list(id);
            const there = new Set(before.map(({ metadata }) => metadata.name));
            const parts = split(bytes).map((part, index) => ({
                name: `flotilla-release-${application}-${short(id)}-${short(digest).slice(0, 8)}-${index + 1}`,
                part,
                index,
            }));
            await Promise.all(parts
                .filter(({ name }) => !there.has(name))
                .map(({ name, part, index }) => client
                .create({
                ...kind,
                metadata: {
                    name,
                    namespace,
                    labels: {
                        'app.kubernetes.io/managed-by': 'flotilla',
                        [label.application]: application,
                        [label.release]: short(id),
                    },
                    annotations: {
                        [annotation.digest]: digest,
                        [annotation.part]: `${index + 1}/${parts.length}`,
                    },
                },
                type,
                immutable: true,
                data: { manifests: part.toString('base64') },
            })
                .catch((error) => {
                // The same bytes under the same name: an earlier run wrote this part.
                if (!(0,_kube_status_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isKubeStatus */ .Q)(error, 'AlreadyExists'))
                    throw error;
            })));
            await remove(before.filter((object) => object.metadata.annotations?.[annotation.digest] !== digest));
        },
        read: async (id) => {
            const where = `${client.name}: the manifests of ${short(id)}`;
            const sets = Map.groupBy(await list(id), (object) => object.metadata.annotations?.[annotation.digest]);
            const newestFirst = [...sets].sort(([, a], [, b]) => (createdAt(a) < createdAt(b) ? 1 : -1));
            for (const [digest, parts] of newestFirst) {
                const bytes = join(parts);
                if (bytes === undefined || sha256(bytes) !== digest)
                    continue;
                const stored = await unpack(bytes, where);
                if ((0,_release_release_js__WEBPACK_IMPORTED_MODULE_5__/* .releaseId */ .Bf)(stored.release) === id)
                    return stored;
            }
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('RELEASE_INVALID', `${where} are ${sets.size === 0 ? 'not stored there any more' : 'incomplete or damaged'}`, { hint: 'Choose another release; the ledger lists those that were verified there.' });
        },
        collect: async (keep) => {
            const kept = new Set(keep.map(short));
            const stale = (await list()).filter(({ metadata, type: kindOfSecret }) => kindOfSecret === type && !kept.has(metadata.labels?.[label.release] ?? ''));
            await remove(stale);
            return stale.length;
        },
    };
}
const short = (digest) => digest.replace(/^sha256:/, '').slice(0, 12);
const sha256 = (bytes) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
function split(bytes) {
    const count = Math.max(1, Math.ceil(bytes.length / chunkBytes));
    return Array.from({ length: count }, (_, index) => bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes));
}
/** The bytes of a whole set of parts; undefined while one is missing. */
function join(parts) {
    const numbered = parts.map((part) => {
        const [number = 0, of = 0] = (part.metadata.annotations?.[annotation.part] ?? '').split('/').map(Number);
        return { number, of, bytes: Buffer.from(part.data?.['manifests'] ?? '', 'base64') };
    });
    const sorted = numbered.sort((a, b) => a.number - b.number);
    const complete = sorted.every(({ number, of }, index) => number === index + 1 && of === sorted.length);
    return complete ? Buffer.concat(sorted.map(({ bytes }) => bytes)) : undefined;
}
const createdAt = (parts) => parts
    .map(({ metadata }) => metadata.creationTimestamp ?? '')
    .sort()
    .at(-1) ?? '';
async function unpack(bytes, where) {
    try {
        return content.parse(JSON.parse((await (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_2__.gunzip)(bytes)).toString('utf8')));
    }
    catch (cause) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('RELEASE_INVALID', `${where} cannot be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`, {
            hint: 'Use the version of the suite that wrote them.',
        });
    }
}


/***/ })

};
