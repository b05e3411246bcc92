export const id = 1468;
export const ids = [1468];
export const modules = {

/***/ 65987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ isPrivateAddress),
/* harmony export */   T9: () => (/* binding */ privateAddressCode),
/* harmony export */   qr: () => (/* binding */ publicOnly)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

/** Networks without public services (IANA Special-Purpose Address Registries, multicast, Teredo and 6to4 included). */
const inner = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
for (const [address, bits] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
])
    inner.addSubnet(address, bits);
for (const [address, bits] of [
    ['::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 9],
    ['ff00::', 8],
])
    inner.addSubnet(address, bits, 'ipv6');
const translated = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
translated.addSubnet('64:ff9b::', 96, 'ipv6');
/** Whether an address is of this machine, of its network or of its cloud's metadata service. */
function isPrivateAddress(scoped) {
    const address = scoped.replace(/%.*$/, '');
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4)
        return inner.check(address, 'ipv4');
    // Behind NAT64 every IPv4 address has such a name; what counts is the address in it.
    if (translated.check(address, 'ipv6'))
        return inner.check(lastFourBytes(address), 'ipv4');
    return inner.check(address, 'ipv6');
}
/** `64:ff9b::7f00:1` → `127.0.0.1`. */
function lastFourBytes(address) {
    // URL writes an address in its one canonical form, without dots.
    const [high = '0', low = '0'] = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':').slice(-2);
    return [high, low].flatMap((part) => bytesOf(Number.parseInt(part || '0', 16))).join('.');
}
const bytesOf = (word) => [word >> 8, word & 255];
const privateAddressCode = 'ERR_PRIVATE_ADDRESS';
/**
 * A lookup for connections that must not lead inside: it fails, with code `ERR_PRIVATE_ADDRESS`, for a name that any
 * private address belongs to. What has been checked is what is connected to, whatever the name says a moment later.
 */
function publicOnly(lookup) {
    return (hostname, options, callback) => lookup(hostname, options, (error, found, family) => {
        const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
        const refused = error === null ? addresses.find(isPrivateAddress) : undefined;
        if (refused === undefined)
            return callback(error, found, family);
        const message = `${hostname} leads to the private address ${refused}`;
        callback(Object.assign(new Error(message), { code: privateAddressCode }), '', 0);
    });
}


/***/ }),

/***/ 96680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ parseChallenges)
/* harmony export */ });
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const quoted = /"((?:[^"\\]|\\.)*)"/y;
const credentials68 = /[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;
/**
 * Parses a WWW-Authenticate header (RFC 9110, 11.6.1), which may hold several challenges separated by the same commas
 * as their parameters. Reading stops at the first thing the grammar does not know.
 */
function parseChallenges(header) {
    const challenges = [];
    let at = 0;
    const take = (pattern) => {
        pattern.lastIndex = at;
        const match = pattern.exec(header);
        if (match !== null)
            at = pattern.lastIndex;
        return match;
    };
    const skip = () => take(/[\s,]*/y);
    for (skip(); at < header.length; skip()) {
        const name = take(token)?.[0].toLowerCase();
        if (name === undefined)
            break;
        const current = challenges.at(-1);
        if (current !== undefined && take(/\s*=\s*/y) !== null) {
            const value = take(quoted)?.[1]?.replace(/\\(.)/g, '$1') ?? take(token)?.[0];
            if (value === undefined)
                break;
            // Assigning to __proto__ would change the object’s prototype.
            if (name !== '__proto__')
                current.parameters[name] = value;
            continue;
        }
        challenges.push({ scheme: name, parameters: {} });
        // A bare token68 belongs to the scheme and says nothing we need.
        const before = at;
        take(/\s+/y);
        if (take(credentials68) === null)
            at = before;
    }
    return challenges;
}


/***/ }),

/***/ 1646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   D: () => (/* binding */ connectionFailure)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _request_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78679);


/** What a certificate that is not trusted makes Node say (OpenSSL's verification errors, and its own). */
const untrusted = [
    'CERT_UNTRUSTED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];
const invalid = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'];
const timeouts = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT'];
/**
 * What it means that a request got no answer: `REGISTRY_FAILED` where another try would end alike, as with a
 * certificate; else something that may pass. `seconds` is how long an answer was waited for.
 */
function connectionFailure({ name, host }, what, cause, seconds) {
    // What was to be sent may itself have failed to come, as from another registry: that is what went wrong.
    if (cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ)
        return cause;
    const code = codeOf(cause);
    const where = `Registry ${name} (${host}): ${what}`;
    if (untrusted.includes(code))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_FAILED', `${where}: the certificate is not trusted here`, {
            hint: 'If it is of your own authority, set NODE_EXTRA_CA_CERTS to a PEM file with it, in the `env:` of the job or on the runner.',
            cause,
        });
    if (invalid.includes(code))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_FAILED', `${where}: the certificate is not valid`, {
            hint: 'Check the address, the clock of the runner, and the certificate of the registry.',
            cause,
        });
    if (code === 'UND_ERR_HEADERS_OVERFLOW')
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_UNSAFE', `${where} was answered with more than 64 KiB of headers`);
    if (timeouts.includes(code))
        return new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI(`${what} got no answer for ${seconds} s`, { silent: true, cause });
    return new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI(`${what} got no answer`, { cause });
}
/** The code of an error or of what is behind it. */
function codeOf(error) {
    if (error === null || typeof error !== 'object')
        return '';
    if ('code' in error && typeof error.code === 'string')
        return error.code;
    return 'cause' in error ? codeOf(error.cause) : '';
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

/***/ 27927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ storeManifest),
/* harmony export */   c2: () => (/* binding */ getManifest),
/* harmony export */   hd: () => (/* binding */ resolve)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9501);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24789);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50261);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10049);





/** Most bytes of a manifest (registries refuse more than 4 MiB; some indexes of referrers grow beyond). */
const manifestLimit = 8 * 1024 * 1024;
/** Digest and size of what a tag or digest names; undefined where the repository has none. */
async function resolve(transport, repository, reference) {
    const answer = await transport.call({
        method: 'HEAD',
        url: manifestUrl(repository, reference),
        scopes: (0,_scope_js__WEBPACK_IMPORTED_MODULE_4__/* .pull */ .a$)(repository),
        headers: { accept: _media_types_js__WEBPACK_IMPORTED_MODULE_3__/* .acceptManifests */ .Pl },
        expect: [200, 404],
    });
    if (answer.status === 404)
        return undefined;
    const digest = answer.header('docker-content-digest');
    const size = Number(answer.header('content-length') ?? Number.NaN);
    if (digest !== undefined && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest) && Number.isInteger(size)) {
        checkDigest(transport, repository, reference, digest);
        return { digest, size };
    }
    return (await getManifest(transport, repository, reference))?.descriptor;
}
/** The manifest a tag or digest names, its digest computed from what came; undefined where there is none. */
async function getManifest(transport, repository, reference) {
    const answer = await transport.call({
        method: 'GET',
        url: manifestUrl(repository, reference),
        scopes: (0,_scope_js__WEBPACK_IMPORTED_MODULE_4__/* .pull */ .a$)(repository),
        headers: { accept: _media_types_js__WEBPACK_IMPORTED_MODULE_3__/* .acceptManifests */ .Pl },
        expect: [200, 404],
        limit: manifestLimit,
    });
    if (answer.status === 404)
        return undefined;
    const announced = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(reference) ? reference : answer.header('docker-content-digest');
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(answer.body, announced === undefined ? 'sha256' : (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(announced));
    if (announced !== undefined)
        checkDigest(transport, repository, announced, digest);
    const manifest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(answer.body, answer.header('content-type')?.split(';')[0]?.trim());
    const { name, host } = transport.endpoint;
    if (typeof manifest === 'string')
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_FAILED', `Registry ${name} (${host}): ${repository}@${digest} ${manifest}`);
    return {
        descriptor: { mediaType: manifest.mediaType, digest, size: answer.body.length },
        manifest,
        bytes: answer.body,
    };
}
/** Stores a manifest under its digest or a tag, byte for byte. */
async function storeManifest(transport, repository, { descriptor, bytes }, reference = descriptor.digest) {
    const answer = await transport.call({
        method: 'PUT',
        url: manifestUrl(repository, reference),
        scopes: (0,_scope_js__WEBPACK_IMPORTED_MODULE_4__/* .push */ .VC)(repository),
        headers: { 'content-type': descriptor.mediaType },
        body: bytes,
        expect: [201],
    });
    const stored = answer.header('docker-content-digest');
    if (stored !== undefined)
        checkDigest(transport, repository, descriptor.digest, stored);
    return answer;
}
const manifestUrl = (repository, reference) => `/v2/${repository}/manifests/${reference}`;
function checkDigest({ endpoint }, repository, expected, actual) {
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(expected) && expected !== actual)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('DIGEST_MISMATCH', `Registry ${endpoint.name} (${endpoint.host}) answers with ${actual} for ${repository}@${expected}`, { hint: 'The registry, or something before it, changes content.' });
}


/***/ }),

/***/ 21094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ createPatience)
/* harmony export */ });
/* harmony import */ var _request_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78679);

/** Failures in all before a registry is given up. Silence has cost time and counts twice. */
const failureLimit = 6;
/** How long a registry may go on answering 429, in milliseconds: it is there, and it will have us in the end. */
const throttleLimit = 300_000;
/**
 * Decides for one piece of work whether a failure is worth another try, and after how many milliseconds where the
 * registry says so (see `retry`). `alsoPassing` names failures that pass for this work alone.
 */
function createPatience(clock, alsoPassing = () => false) {
    const endsAt = clock.now() + throttleLimit;
    let failures = 0;
    return (error) => {
        if (!(0,_request_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)(error))
            return alsoPassing(error) && ++failures < failureLimit;
        if (error.status === 429)
            return clock.now() < endsAt && (error.retryAfterMs ?? true);
        failures += error.silent ? 2 : 1;
        return failures < failureLimit && (error.retryAfterMs ?? true);
    };
}


/***/ }),

/***/ 78679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ RequestError),
/* harmony export */   Nk: () => (/* binding */ readErrorBody),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   ie: () => (/* binding */ toActionError)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);


/** A request that a registry did not answer as it should; what the retries decide by. */
class RequestError extends Error {
    name = 'RequestError';
    /** Undefined when no answer came at all. */
    status;
    /** Error codes of the distribution specification, such as `NAME_UNKNOWN`. */
    codes;
    /** Milliseconds the registry asks to wait. */
    retryAfterMs;
    /** Whether the registry said nothing for as long as it was given. */
    silent;
    constructor(message, detail) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.status = detail.status;
        this.codes = detail.codes ?? [];
        this.retryAfterMs = detail.retryAfterMs;
        this.silent = detail.silent ?? false;
    }
}
const passing = [408, 425, 429, 499, 500, 502, 503, 504];
/** Whether the same request may succeed later: no answer, or one that says "not now". */
function isPassing(error) {
    return error instanceof RequestError && (error.status === undefined || passing.includes(error.status));
}
const errorBody = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    errors: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(''), message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default('') })),
});
/** Codes and one line of text from an error body (distribution specification, "Error Codes"). */
function readErrorBody(body) {
    const parsed = errorBody.safeParse(parseJson(body));
    const text = parsed.success
        ? parsed.data.errors.map(({ code, message }) => `${code} ${message}`.trim()).join('; ')
        : body.toString('utf8');
    // A registry's text ends up in a log: one line of it, without control characters.
    return {
        codes: parsed.success ? parsed.data.errors.map(({ code }) => code) : [],
        text: text
            .replace(/[\p{Cc}\s]+/gu, ' ')
            .trim()
            .slice(0, 300),
    };
}
function parseJson(body) {
    try {
        return JSON.parse(body.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
/** What the user is told once the retries are used up. */
function toActionError(error, { name, host }) {
    if (!(error instanceof RequestError))
        return error;
    const message = `Registry ${name} (${host}): ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;
    if (error.status === 401 || error.status === 403 || error.codes.includes('DENIED'))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_DENIED', message, {
            hint: `Allow the identity of registry ${name} to pull and push there, and check that it is the one you mean.`,
        });
    if (error.codes.includes('NAME_UNKNOWN'))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REPOSITORY_MISSING', message, {
            hint: `Create the repository in registry ${name}, or allow its identity to create it.`,
        });
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_FAILED', message, {
        hint: isPassing(error)
            ? 'Run the job again: what has arrived is kept, and only what is missing is sent.'
            : undefined,
    });
}


/***/ }),

/***/ 10049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ formatScopes),
/* harmony export */   Fg: () => (/* binding */ parseScopes),
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   VC: () => (/* binding */ push),
/* harmony export */   a$: () => (/* binding */ pull),
/* harmony export */   hU: () => (/* binding */ covers)
/* harmony export */ });
const pull = (repository) => new Map([[repository, ['pull']]]);
const push = (repository) => new Map([[repository, ['pull', 'push']]]);
/** All that either allows; what `a` names stays first, since some registries look at the first scope only. */
function union(a, b) {
    const merged = new Map(a);
    for (const [repository, actions] of b)
        merged.set(repository, [...new Set([...(merged.get(repository) ?? []), ...actions])]);
    return merged;
}
/** Whether a token for `granted` serves a request that needs `wanted`. */
function covers(granted, wanted) {
    return [...wanted].every(([repository, actions]) => actions.every((action) => granted.get(repository)?.includes(action)));
}
/** As the token protocol writes them (`repository:a/b:pull,push`). */
const formatScopes = (scopes) => [...scopes].map(([repository, actions]) => `repository:${repository}:${actions.join(',')}`);
const actions = ['pull', 'push', 'delete'];
const isAction = (text) => actions.includes(text);
/** Reads the `scope` of a challenge, which may hold several separated by spaces; other resource types are left out. */
function parseScopes(text) {
    const found = text.split(' ').map((entry) => {
        // The repository may contain a colon where a registry puts a host and port into it.
        const match = /^repository(?:\([^)]*\))?:(.+):([^:]*)$/.exec(entry);
        return match?.[1] === undefined
            ? new Map()
            : new Map([[match[1], (match[2] ?? '').split(',').filter(isAction)]]);
    });
    return found.reduce(union, new Map());
}


/***/ }),

/***/ 13814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ createTransport)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
// EXTERNAL MODULE: ./lib/oci/connection-failure.js
var connection_failure = __webpack_require__(1646);
// EXTERNAL MODULE: ./lib/oci/request-error.js
var request_error = __webpack_require__(78679);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./lib/core/public-address.js
var public_address = __webpack_require__(65987);
;// CONCATENATED MODULE: ./lib/oci/host-gate.js
/** Milliseconds between two requests of those that were held back: at first, and at most. */
const narrowest = 20;
const widest = 1000;
function createHostGate(clock) {
    let heldUntil = 0;
    let nextAt = 0;
    let spacing = 0;
    const left = () => Math.max(heldUntil, nextAt) - clock.now();
    return {
        wait: async (signal) => {
            // Whoever waits may find the gate closed again by another answer, or another one gone first.
            for (let ms = left(); ms > 0; ms = left())
                await clock.sleep(ms, signal);
            if (spacing > 0)
                nextAt = clock.now() + spacing;
        },
        hold: (ms) => {
            // Refusals that come while the gate is closed are answers to what left before it was.
            if (clock.now() >= heldUntil)
                spacing = Math.min(widest, Math.max(narrowest, spacing * 2));
            heldUntil = Math.max(heldUntil, clock.now() + ms);
        },
        ease: () => {
            spacing = spacing < narrowest / 4 ? 0 : spacing * 0.9;
        },
    };
}
const gates = new WeakMap();
/** The gate of a host; one for all registries that are asked over the same connections. */
function hostGate(connections, host, clock) {
    const known = gates.get(connections) ?? new Map();
    gates.set(connections, known);
    const gate = known.get(host) ?? createHostGate(clock);
    known.set(host, gate);
    return gate;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/oci/safe-target.js



/**
 * Decides whether a URL that a registry named may be asked, and how far the connection may reach: `REGISTRY_UNSAFE`
 * for anything but https, for a URL with a user in it, and for a private address, unless it is the registry's own host
 * and port or one that the user lists. Where a name leads is seen only when it is connected to.
 */
function checkTarget(target, what, { base, allowHosts }) {
    if (target.username !== '' || target.password !== '')
        throw unsafeTarget(target, base, what, 'its address contains a user');
    if (target.origin === base.origin)
        return 'any';
    if (target.protocol !== 'https:')
        throw unsafeTarget(target, base, what, 'it is not https');
    if (allowHosts.some((entry) => addressOf(entry) === addressOf(target.host)))
        return 'any';
    const hostname = target.hostname.replace(/^\[|\]$|\.$/g, '');
    if ((0,external_node_net_.isIP)(hostname) !== 0 && (0,public_address/* isPrivateAddress */.C0)(hostname))
        throw privateTarget(target, base, what, 'it is a private address');
    // Through a proxy no name is looked up here, and these would be the proxy's own machine.
    if (hostname === 'localhost' || hostname.endsWith('.localhost'))
        throw privateTarget(target, base, what, 'it is this machine');
    return 'public';
}
/** The refusal of a private address, and how to allow it. */
function privateTarget(target, base, what, why) {
    const hint = `If you know that host, add ${target.host} to the input \`allow-hosts\`. No credential was sent there.`;
    return unsafeTarget(target, base, what, why, hint);
}
function unsafeTarget(target, base, what, why, hint = 'No credential was sent there. Check the address of the registry and who runs it.') {
    const place = `${target.protocol}//${target.host}`;
    return new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `${base.host} names ${place} as ${what}: ${why}`, { hint });
}
/** Host and port in one form, as URLs write them: without the port of https. */
const addressOf = (host) => URL.parse(`https://${host}`)?.host.replace(/\.(?=:|$)/, '');

;// CONCATENATED MODULE: ./lib/oci/sender.js





/** How long a registry may be silent unless it is told otherwise (milliseconds). */
const defaultSilenceMs = 30_000;
/** Answers with a status of 1xx before the real one. */
const hintLimit = 10;
/** A registry that hashes what it got before it answers does so at this pace at least (bytes a millisecond). */
const storingPace = 20_000;
/**
 * The one place from which anything is sent to a registry or to where it points: the target checked, the host's
 * patience kept, silence ended.
 */
function createSender(endpoint, ports) {
    const { clock, allowHosts = [], silenceMs = defaultSilenceMs } = ports;
    const base = new URL(endpoint.baseUrl);
    // Many requests at once listen to one signal; that is no leak.
    if (ports.signal !== undefined)
        (0,external_node_events_.setMaxListeners)(0, ports.signal);
    return async (url, request, role, authorization) => {
        const { method, headers, body, signal = ports.signal } = request;
        const reach = checkTarget(url, role, { base, allowHosts });
        await hostGate(ports.http.dispatcher, url.host, clock).wait(signal);
        const dispatcher = await ports.http.dispatcher(reach);
        const patienceMs = patienceFor(request, silenceMs);
        let hints = 0;
        try {
            return await dispatcher.request({
                method,
                origin: url.origin,
                path: `${url.pathname}${url.search}`,
                headers: {
                    'accept-encoding': 'identity',
                    ...headers,
                    ...(authorization === undefined ? {} : { authorization }),
                },
                // A generator is what undici streams with backpressure; its type asks for a Readable.
                body: (typeof body === 'function' ? body() : (body ?? null)),
                signal,
                // Counted anew whenever the registry has taken some of the body.
                headersTimeout: patienceMs,
                bodyTimeout: silenceMs,
                // Each 1xx answer counts as a sign of life; a real one has to come all the same.
                onInfo: () => {
                    if (++hints > hintLimit)
                        throw new Error(`more than ${hintLimit} informational answers`);
                },
            });
        }
        catch (cause) {
            signal?.throwIfAborted();
            if ((0,connection_failure/* codeOf */.$)(cause) === public_address/* privateAddressCode */.T9)
                throw privateTarget(url, base, role, 'it leads to a private address');
            throw (0,connection_failure/* connectionFailure */.D)(endpoint, nameOf(request, url), cause, patienceMs / 1000);
        }
    };
}
/** How long the start of an answer is waited for (milliseconds). */
function patienceFor({ body, headers }, silenceMs) {
    // A silent registry is noticed sooner where it has nothing to store.
    if (body === undefined)
        return silenceMs;
    return Math.round(4 * silenceMs + Number(headers?.['content-length'] ?? 0) / storingPace);
}
/** The request in words; without the query, where upload sessions and signatures stand. */
const nameOf = ({ method }, url) => `${method} ${url.pathname}`;

;// CONCATENATED MODULE: ./lib/oci/answer-body.js




const bodyLimit = 64 * 1024;
/** Reads an answer whole, as much and as long as is sensible. `REGISTRY_UNSAFE` for one that is too large. */
async function readAnswer(body, what, { name, host }, { signal, silenceMs = defaultSilenceMs }, limit = bodyLimit) {
    const endsAt = performance.now() + 4 * silenceMs;
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of body) {
            size += chunk.length;
            if (size > limit)
                throw new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `Registry ${name} (${host}): ${what} was answered with more than ${limit} bytes`);
            // Byte by byte an answer could go on for ever without a pause long enough to notice.
            if (performance.now() > endsAt)
                throw new request_error/* RequestError */.GI(`${what}: the answer never ended`, { silent: true });
            chunks.push(chunk);
        }
    }
    catch (cause) {
        signal?.throwIfAborted();
        if (cause instanceof errors/* ActionError */.lZ || cause instanceof request_error/* RequestError */.GI)
            throw cause;
        const silent = (0,connection_failure/* codeOf */.$)(cause) === 'UND_ERR_BODY_TIMEOUT';
        throw new request_error/* RequestError */.GI(`${what}: the answer broke off`, { silent, cause });
    }
    return Buffer.concat(chunks);
}
/** `REGISTRY_FAILED` for an answer in an encoding: none is asked for, and digests are of the plain bytes. */
function checkEncoding(answer, what, { name, host }) {
    const encoding = answer.header('content-encoding') ?? 'identity';
    if (encoding === 'identity' || encoding === '')
        return;
    // To be given up is an error for a body, and nobody else listens.
    answer.body.on('error', () => undefined).destroy();
    throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name} (${host}): ${what} was answered in the encoding ${encoding}, which was not asked for`, { hint: 'Let whatever stands before the registry pass its answers on as they are.' });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/oci/challenge.js
var challenge = __webpack_require__(96680);
// EXTERNAL MODULE: ./lib/oci/scope.js
var oci_scope = __webpack_require__(10049);
;// CONCATENATED MODULE: ./lib/oci/authorizer.js




/** Whether a token was asked for on behalf of the repository that a request needs first. */
function isLedBy(token, scopes) {
    const [repository] = scopes.keys();
    const [leader] = token.scopes.keys();
    return leader === repository;
}
/** What can stand in a header; anything else would be a header of its own or a request that cannot be sent. */
const tokenText = schemas/* string */.YjP().regex(/^[\x20-\x7e]+$/);
const tokenBody = schemas/* object */.Ikc({
    token: tokenText.optional(),
    access_token: tokenText.optional(),
    expires_in: schemas/* number */.aig().positive().optional().catch(undefined),
});
/** The token protocol's default life of a token, the longest believed, and the end of it that is not used. */
const defaultLifeMs = 60_000;
const longestLifeMs = 24 * 3_600_000;
const marginMs = 15_000;
/**
 * Basic and Bearer authentication (distribution project, "Token Authentication Specification"). The challenge is
 * learnt once per registry; tokens are kept by what they allow and asked for once, however many requests wait.
 */
function createAuthorizer(endpoint, ports) {
    const { clock, log } = ports;
    let learning;
    let tokens = [];
    let pending = [];
    let extra = new Map();
    let { ahead = new Map() } = ports;
    const learn = () => {
        learning ??= ask().catch((error) => {
            learning = undefined;
            throw error;
        });
        return learning;
    };
    async function ask() {
        const answer = await ports.ask(new URL(`${endpoint.baseUrl}/v2/`), {});
        if (answer.status === 401)
            return choose(answer.header('www-authenticate') ?? '');
        // Any other refusal of this page says nothing about authentication; the real request will tell.
        if (answer.status < 500 && answer.status !== 429)
            return undefined;
        throw ports.fail('GET', answer);
    }
    async function basic(renew = false) {
        const credential = await endpoint.credential?.(renew);
        if (credential === undefined)
            return undefined;
        const value = Buffer.from(`${credential.username}:${credential.password}`).toString('base64');
        log.mask(credential.password);
        log.mask(value);
        return `Basic ${value}`;
    }
    /** Another proof than the one that was refused, if there is one: it may have run out or been revoked early. */
    async function otherThan(used) {
        const current = await basic();
        const other = current === used ? await basic(true) : current;
        return other === used ? undefined : other;
    }
    async function bearer(challenge, scopes) {
        const usable = tokens.filter((token) => token.expiresAt > clock.now() && (0,oci_scope/* covers */.hU)(token.scopes, scopes));
        const [known] = [...usable.filter((token) => isLedBy(token, scopes)), ...usable];
        if (known !== undefined)
            return known.value;
        // The wanted scope stands first; what a challenge added by itself is asked for along with it.
        const needed = (0,oci_scope/* union */.KC)(scopes, extra);
        const wanted = (0,oci_scope/* union */.KC)(needed, ahead);
        const under = pending.find((one) => (0,oci_scope/* covers */.hU)(one.scopes, wanted));
        if (under !== undefined)
            return (await under.token).value;
        const token = fetchToken(challenge, needed, wanted).finally(() => {
            pending = pending.filter((one) => one.token !== token);
        });
        pending = [...pending, { scopes: wanted, token }];
        return (await token).value;
    }
    async function fetchToken(challenge, needed, wanted) {
        const { parameters } = challenge;
        const realm = ports.checkRealm(parseRealm(parameters['realm'], endpoint));
        if (parameters['service'] !== undefined)
            realm.searchParams.set('service', parameters['service']);
        for (const scope of (0,oci_scope/* formatScopes */.$u)(wanted))
            realm.searchParams.append('scope', scope);
        const ask = (authorization) => ports.ask(realm, authorization === undefined ? {} : { authorization });
        const first = await basic();
        let answer = await ask(first);
        const other = answer.status === 401 ? await otherThan(first) : undefined;
        if (other !== undefined)
            answer = await ask(other);
        const refused = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
        if (refused && !(0,oci_scope/* covers */.hU)(needed, wanted)) {
            // Some refuse everything where one of the scopes is not for us.
            forgetAhead();
            return fetchToken(challenge, needed, needed);
        }
        if (answer.status !== 200)
            throw ports.fail('GET', answer);
        const { token, access_token, expires_in } = parseToken(answer.body, realm, endpoint);
        const value = token ?? access_token ?? '';
        log.mask(value);
        const lifeMs = expires_in === undefined ? defaultLifeMs : Math.min(longestLifeMs, expires_in * 1000);
        // Meanwhile it may have turned out that what was asked for in advance is not granted.
        const scopes = ahead.size > 0 ? wanted : needed;
        const fresh = { scopes, value, expiresAt: clock.now() + Math.max(lifeMs / 2, lifeMs - marginMs) };
        tokens = [fresh, ...tokens.filter((old) => old.expiresAt > clock.now() && !(0,oci_scope/* covers */.hU)(scopes, old.scopes))];
        return fresh;
    }
    /** Some token services look at the first scope only; there each token is asked for when it is needed. */
    function forgetAhead() {
        tokens = tokens.filter((token) => !(0,oci_scope/* covers */.hU)(token.scopes, ahead));
        pending = [];
        ahead = new Map();
    }
    return {
        authorization: async (scopes) => {
            const challenge = await learn();
            if (challenge === undefined)
                return undefined;
            if (challenge.scheme === 'basic')
                return basic();
            return `Bearer ${await bearer(challenge, scopes)}`;
        },
        refused: async (wwwAuthenticate, scopes, used) => {
            const challenge = choose(wwwAuthenticate ?? '') ?? (await learn());
            if (challenge === undefined)
                return false;
            learning = Promise.resolve(challenge);
            if (challenge.scheme === 'basic')
                return (await otherThan(used)) !== undefined;
            // What a token allows beside its first scope is what it was asked for, not what the service said.
            const doubtful = (token) => (0,oci_scope/* covers */.hU)(token.scopes, scopes) && !isLedBy(token, scopes);
            tokens = tokens.filter((token) => `Bearer ${token.value}` !== used && !doubtful(token));
            if (ahead.size > 0)
                forgetAhead();
            const asked = (0,oci_scope/* parseScopes */.Fg)(challenge.parameters['scope'] ?? '');
            if (!(0,oci_scope/* covers */.hU)(scopes, asked))
                extra = (0,oci_scope/* union */.KC)(extra, asked);
            return true;
        },
    };
}
/** Bearer before Basic, where a registry offers both; undefined where it offers neither. */
function choose(header) {
    const offered = (0,challenge/* parseChallenges */.u)(header);
    return (offered.find(({ scheme, parameters }) => scheme === 'bearer' && parameters['realm'] !== undefined) ??
        offered.find(({ scheme }) => scheme === 'basic'));
}
function parseRealm(realm, { name, host }) {
    const url = realm === undefined ? null : URL.parse(realm);
    if (url === null)
        throw new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `Registry ${name} (${host}) names no usable token service`);
    return url;
}
function parseToken(body, realm, { name, host }) {
    try {
        return tokenBody
            .refine((value) => (value.token ?? value.access_token) !== undefined)
            .parse(JSON.parse(body.toString('utf8')));
    }
    catch {
        // The body is not repeated, and neither is what was wrong with it: it may hold a token.
        throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name} (${host}): its token service ${realm.origin}${realm.pathname} gave no token`);
    }
}

// EXTERNAL MODULE: ./lib/oci/patience.js
var patience = __webpack_require__(21094);
;// CONCATENATED MODULE: ./lib/oci/transport.js









const redirectLimit = 10;
const redirects = [301, 302, 303, 307, 308];
const tokenService = 'its token service';
const contentStore = 'the place of its content';
function createTransport(endpoint, ports) {
    const { clock, log, allowHosts = [] } = ports;
    const base = new URL(endpoint.baseUrl);
    const gateOf = ({ host }) => hostGate(ports.http.dispatcher, host, clock);
    const send = createSender(endpoint, ports);
    const read = (body, what, limit) => readAnswer(body, what, endpoint, ports, limit);
    /** A registry behind a private endpoint names itself by its canonical host. */
    const own = (url) => url.host === endpoint.host && url.protocol === 'https:'
        ? new URL(`${url.pathname}${url.search}`, base.origin)
        : url;
    const authorizer = createAuthorizer(endpoint, {
        clock,
        log,
        ahead: ports.scopes,
        ask: async (url, headers) => {
            const request = { method: 'GET', headers, expect: [200] };
            const { statusCode, headers: got, body } = await send(url, request, tokenService);
            const bytes = await read(body, nameOf(request, url));
            if (statusCode < 400)
                gateOf(url).ease();
            return { status: statusCode, header: (name) => firstOf(got[name]), body: bytes, url };
        },
        fail: (method, answer) => failure({ method }, answer.url, answer.status, answer.header, answer.body),
        checkRealm: (realm) => {
            checkTarget(own(realm), tokenService, { base, allowHosts });
            return own(realm);
        },
    });
    function failure(request, url, status, header, body) {
        const { codes, text } = (0,request_error/* readErrorBody */.Nk)(body);
        const retryAfterMs = (0,retry/* retryAfter */.P)(header('retry-after') ?? null, clock.now());
        if (status === 429 || retryAfterMs !== undefined)
            gateOf(url).hold(retryAfterMs ?? 1000);
        return new request_error/* RequestError */.GI(`${nameOf(request, url)} answered ${status}${text === '' ? '' : ` (${text})`}`, {
            status,
            codes,
            retryAfterMs,
        });
    }
    async function attempt(request) {
        let url = typeof request.url === 'string' ? new URL(`${endpoint.baseUrl}${request.url}`) : request.url;
        for (let hops = 0, renewed = false;;) {
            // Credentials are for the host the user named, never for where it sends us.
            const authorization = hops === 0 ? await authorizer.authorization(request.scopes) : undefined;
            const answer = await send(url, request, contentStore, authorization);
            const { statusCode: status, body } = answer;
            const header = (name) => firstOf(answer.headers[name]);
            if (status < 400)
                gateOf(url).ease();
            if (request.expect.includes(status))
                return { status, header, url, body };
            const text = await read(body, nameOf(request, url));
            if (status === 401 && hops === 0 && !renewed) {
                renewed = await authorizer.refused(header('www-authenticate'), request.scopes, authorization);
                if (renewed)
                    continue;
            }
            const location = header('location');
            if (!redirects.includes(status) || location === undefined)
                throw failure(request, url, status, header, text);
            const next = own(parseLocation(location, url));
            if (request.method !== 'GET' && request.method !== 'HEAD')
                throw unsafe(`${nameOf(request, url)} was redirected to ${next.origin}`);
            if (++hops > redirectLimit)
                throw unsafe(`${nameOf(request, url)} was redirected more than ${redirectLimit} times`);
            url = next;
        }
    }
    async function persist(request, work) {
        try {
            return await (0,retry/* retry */.L)(work, {
                attempts: request.attempts ?? Number.POSITIVE_INFINITY,
                clock,
                signal: request.signal ?? ports.signal,
                retryable: (0,patience/* createPatience */.s)(clock),
                onRetry: (error, attempt) => log.debug(`${endpoint.name}: try ${attempt}: ${String(error)}`),
            });
        }
        catch (error) {
            throw request.attempts === 1 ? error : (0,request_error/* toActionError */.ie)(error, endpoint);
        }
    }
    /** A URL out of a header; `REGISTRY_UNSAFE` where it is none. */
    function parseLocation(location, from) {
        const url = URL.parse(location, from.href);
        if (url === null)
            throw unsafe(`${from.pathname} was answered with a Location that is no URL`);
        return url;
    }
    const unsafe = (message) => new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `Registry ${endpoint.name} (${endpoint.host}): ${message}`);
    return {
        endpoint,
        clock,
        signal: ports.signal,
        open: (request) => persist(request, () => attempt(request)),
        call: (request) => persist(request, async () => {
            const answer = await attempt(request);
            const what = nameOf(request, answer.url);
            if (request.method === 'GET')
                checkEncoding(answer, what, endpoint);
            return { ...answer, body: await read(answer.body, what, request.limit) };
        }),
        ownUrl: (location, from) => {
            const url = own(parseLocation(location, from));
            if (url.origin !== base.origin)
                throw unsafe(`it wants content sent to ${url.origin}`);
            return url;
        },
    };
}
const firstOf = (value) => (Array.isArray(value) ? value[0] : value);


/***/ })

};
