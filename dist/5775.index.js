export const id = 5775;
export const ids = [5775];
export const modules = {

/***/ 60655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   releaseLocks: () => (/* binding */ releaseLocks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fleet_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90043);
/* harmony import */ var _fleet_select_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98474);
/* harmony import */ var _kube_lease_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14051);
/* harmony import */ var _rollout_kube_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11229);
/* harmony import */ var _cloud_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88006);
/* harmony import */ var _cloud_ports_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27335);
/* harmony import */ var _cluster_sessions_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(41527);









/** Releases locks that another process took in the name of this job. One that cannot be is a warning: it lapses. */
async function releaseLocks({ fleet: file, environment: name, clusters, role, holder, run }, context) {
    const fleet = await (0,_fleet_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadFleet */ .VF)(file);
    const { environment } = (0,_fleet_select_js__WEBPACK_IMPORTED_MODULE_2__/* .selectEnvironment */ .aP)(fleet, name);
    const inputs = await zod__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc(_cloud_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .cloudInputs */ .T).parseAsync({
        endpoints: context.env['INPUT_ENDPOINTS'] || undefined,
        secrets: context.env['INPUT_SECRETS'] || undefined,
    });
    const ports = (0,_cloud_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .cloudPorts */ .M)(inputs, context);
    const sessions = await (0,_cluster_sessions_js__WEBPACK_IMPORTED_MODULE_7__/* .openSessions */ .wR)({ fleet, environment: name, clusters, role }, ports, context, context.signal, 
    // The others must not wait for one that does not answer.
    ({ cluster }, error) => {
        context.log.warning(`${cluster}: the lock lapses by itself in a minute: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        return true;
    });
    try {
        await Promise.all(sessions.map(async ({ name: cluster, client, namespace }) => {
            const lock = { namespace, name: (0,_rollout_kube_target_js__WEBPACK_IMPORTED_MODULE_4__/* .leaseName */ .A)(environment.application), holder, run };
            const released = await (0,_kube_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseLease */ .wL)(client, lock).catch((error) => {
                context.log.warning(`${cluster}: the lock lapses by itself in a minute: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
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

/***/ 11260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jg: () => (/* binding */ emptyContent),
/* harmony export */   my: () => (/* binding */ refNameAnnotation),
/* harmony export */   tj: () => (/* binding */ platformOf),
/* harmony export */   yu: () => (/* binding */ descriptor)
/* harmony export */ });
/* unused harmony export platform */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9501);


const annotations = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP());
const platform = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    os: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    architecture: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    variant: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
/** What points to content (OCI image specification, descriptor.md). Unknown properties are kept. */
const descriptor = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    mediaType: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    digest: _digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br,
    size: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
    annotations: annotations.optional(),
    artifactType: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    platform: platform.optional(),
    urls: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).optional(),
});
/** The annotation by which index.json of a layout names its entries. */
const refNameAnnotation = 'org.opencontainers.image.ref.name';
/** The content `{}`, which stands where a manifest needs a config and has none. */
const emptyContent = Buffer.from('{}');
/** `linux/arm64`, `linux/arm/v7`; undefined for what has no platform (an artifact). */
function platformOf({ platform }) {
    if (platform === undefined)
        return undefined;
    const { os, architecture, variant } = platform;
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}


/***/ }),

/***/ 9501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Hy: () => (/* binding */ algorithmOf),
/* harmony export */   MO: () => (/* binding */ formatDigest),
/* harmony export */   ZD: () => (/* binding */ hexOf),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);


/** Algorithms the image specification registers and that Node can compute, with the length of their hex form. */
const lengths = { sha256: 64, sha512: 128 };
/** A digest is well-formed: no path can hide in it and its length fits the algorithm. */
const digest = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/, 'must be a sha256 or sha512 digest');
function isDigest(text) {
    return digest.safeParse(text).success;
}
/** The algorithm of a well-formed digest. */
function algorithmOf(value) {
    return value.startsWith('sha512:') ? 'sha512' : 'sha256';
}
/** The hexadecimal part of a digest, which names the file in a layout. */
function hexOf(value) {
    return value.slice(value.indexOf(':') + 1);
}
/** The digest of content held in memory. */
function digestOf(content, algorithm = 'sha256') {
    return formatDigest(algorithm, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(content));
}
/** Closes a running hash into a digest. */
function formatDigest(algorithm, hash) {
    return `${algorithm}:${hash.digest('hex')}`;
}


/***/ }),

/***/ 24789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gh: () => (/* binding */ artifactTypeOf),
  OR: () => (/* binding */ blobsOf),
  BI: () => (/* binding */ childManifests),
  Ng: () => (/* binding */ parseManifest)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/oci/descriptor.js
var descriptor = __webpack_require__(11260);
// EXTERNAL MODULE: ./lib/oci/media-types.js
var media_types = __webpack_require__(50261);
;// CONCATENATED MODULE: ./lib/oci/strict-json.js
/** Fields of descriptors and manifests: what Go's decoder, which most registries use, also reads in other cases. */
const fields = new Map([
    ...['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers', 'manifests', 'subject'],
    ...['annotations', 'digest', 'size', 'urls', 'platform', 'data'],
].map((field) => [fold(field), field]));
/**
 * Parses JSON that reads the same everywhere, and answers with a sentence on what is wrong with any other: UTF-8 only,
 * no name twice in an object, and no field that some decoders would take for another because they ignore its case.
 */
function parseStrictJson(bytes) {
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return 'is not UTF-8';
    }
    try {
        const value = JSON.parse(text);
        return ambiguity(text) ?? { value };
    }
    catch {
        return 'is not JSON';
    }
}
/** Goes through text that is known to be JSON; only strings and what gives them a place matter. */
function ambiguity(text) {
    const open = [];
    let name;
    let isName = false;
    for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g)) {
        const top = open.at(-1);
        if (token === '{' || token === '[') {
            const free = top?.free === true || (top?.names !== undefined && name === 'annotations');
            open.push({ names: token === '{' ? new Set() : undefined, free });
            isName = token === '{';
        }
        else if (token === '}' || token === ']') {
            open.pop();
            isName = false;
        }
        else if (token === ',')
            isName = top?.names !== undefined;
        else if (isName && top?.names !== undefined) {
            name = String(JSON.parse(token));
            isName = false;
            if (top.names.has(name))
                return `has ${JSON.stringify(name)} twice in one object`;
            top.names.add(name);
            const field = top.free ? undefined : fields.get(fold(name));
            if (field !== undefined && field !== name)
                return `has ${JSON.stringify(name)}, which some read as ${field}`;
        }
    }
    return undefined;
}
/** Go folds by Unicode: the Kelvin sign is a k, the long s an s. */
function fold(name) {
    return name.toUpperCase().toLowerCase();
}

;// CONCATENATED MODULE: ./lib/oci/manifest.js




const schema = schemas/* looseObject */._H3({
    schemaVersion: schemas/* literal */.euz(2),
    mediaType: schemas/* string */.YjP().optional(),
    artifactType: schemas/* string */.YjP().optional(),
    config: descriptor/* descriptor */.yu.nullish(),
    // Writers in Go say null for an empty list.
    layers: schemas/* array */.YOg(descriptor/* descriptor */.yu).nullish(),
    manifests: schemas/* array */.YOg(descriptor/* descriptor */.yu).nullish(),
    subject: descriptor/* descriptor */.yu.nullish(),
    annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
});
/** Reads a manifest. The answer is a sentence on what is wrong where it cannot be one. */
function parseManifest(bytes, announced) {
    const document = parseStrictJson(bytes);
    if (typeof document === 'string')
        return document;
    const parsed = schema.safeParse(document.value);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return `has a mistake at ${issue?.path.join('.') || 'its top'}: ${issue?.message}`;
    }
    const { mediaType, artifactType, layers, manifests, subject, annotations } = parsed.data;
    const config = parsed.data.config ?? undefined;
    // One document must not read as two things: by media type an index, by content an image (CVE-2021-41190).
    const isIndex = manifests !== undefined;
    if (isIndex === (config !== undefined || (layers ?? undefined) !== undefined))
        return 'is neither an image nor an index';
    if (!isIndex && config === undefined)
        return 'has no config';
    if (mediaType !== undefined && announced !== undefined && mediaType !== announced)
        return `says it is ${mediaType} but was announced as ${announced}`;
    const type = mediaType ?? announced ?? (isIndex ? media_types/* mediaTypes */.Ib.index : media_types/* mediaTypes */.Ib.manifest);
    if (isIndex !== (0,media_types/* isIndexType */.$U)(type))
        return `does not have the content of ${type}`;
    return {
        mediaType: type,
        artifactType,
        config,
        layers: layers ?? [],
        children: manifests ?? [],
        subject: subject ?? undefined,
        annotations: annotations ?? {},
    };
}
/** Blobs that travel with a manifest, each digest once: config, layers, and what an index holds beside manifests. */
function blobsOf({ config, layers, children }) {
    const others = children.filter(({ mediaType }) => !(0,media_types/* isManifestType */.Q3)(mediaType));
    const all = [...(config === undefined ? [] : [config]), ...layers, ...others];
    const travelling = all.filter(({ mediaType }) => !(0,media_types/* isForeignLayer */.sJ)(mediaType));
    return [...new Map(travelling.map((blob) => [blob.digest, blob])).values()];
}
/** The manifests an index refers to. */
const childManifests = ({ children }) => children.filter(({ mediaType }) => (0,media_types/* isManifestType */.Q3)(mediaType));
/** The type by which referrers are told apart (distribution specification, "Listing Referrers"). */
function artifactTypeOf({ artifactType, config }) {
    return artifactType ?? config?.mediaType;
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
