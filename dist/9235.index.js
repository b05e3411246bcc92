export const id = 9235;
export const ids = [9235];
export const modules = {

/***/ 52670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nextPage)
/* harmony export */ });
/** Where a list goes on (RFC 8288, "Link"); undefined at its end. `REGISTRY_UNSAFE` where that is another host. */
function nextPage(transport, answer) {
    const next = /<([^<>]+)>\s*;[^,<]*\brel="?next"?/.exec(answer.header('link') ?? '')?.[1];
    return next === undefined ? undefined : transport.ownUrl(next, answer.url);
}


/***/ }),

/***/ 85417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ createReferrers),
/* harmony export */   f: () => (/* binding */ fallbackTag)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9501);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24789);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27927);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50261);
/* harmony import */ var _next_page_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52670);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10049);







const pageLimit = 100;
const indexLimit = 8 * 1024 * 1024;
/** Distribution specification 1.1, "Listing Referrers" and "Unavailable Referrers API". */
function createReferrers(transport) {
    // The fallback index is read, changed and written; two of ours must not do so at once.
    const turns = new Map();
    async function listByApi(repository, digest) {
        const found = [];
        let url = `/v2/${repository}/referrers/${digest}`;
        for (let [page, left] = [0, indexLimit]; url !== undefined; page++) {
            if (page === pageLimit)
                throw endless(repository, digest);
            const answer = await transport.call({
                method: 'GET',
                url,
                scopes: (0,_scope_js__WEBPACK_IMPORTED_MODULE_5__/* .pull */ .a$)(repository),
                headers: { accept: _media_types_js__WEBPACK_IMPORTED_MODULE_4__/* .mediaTypes */ .Ib.index },
                expect: page === 0 ? [200, 404] : [200],
                limit: left,
            });
            if (answer.status === 404)
                return undefined;
            const index = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(answer.body, _media_types_js__WEBPACK_IMPORTED_MODULE_4__/* .mediaTypes */ .Ib.index);
            if (typeof index === 'string')
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_FAILED', `Registry ${transport.endpoint.name}: the list of referrers of ${repository}@${digest} ${index}`);
            found.push(...index.children);
            left -= answer.body.length;
            url = (0,_next_page_js__WEBPACK_IMPORTED_MODULE_6__/* .nextPage */ .Z)(transport, answer);
        }
        return found;
    }
    const endless = (repository, digest) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_UNSAFE', `Registry ${transport.endpoint.name}: the list of referrers of ${repository}@${digest} never ends`);
    async function listByTag(repository, digest) {
        return (await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_3__/* .getManifest */ .c2)(transport, repository, fallbackTag(digest)))?.manifest.children ?? [];
    }
    async function addToTag(repository, entry, subject) {
        // Somebody else may write at the same time; a lost entry is seen by reading again.
        for (let attempt = 0; attempt < 5; attempt++) {
            const listed = await listByTag(repository, subject.digest);
            if (listed.some(({ digest }) => digest === entry.digest))
                return;
            const index = { schemaVersion: 2, mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_4__/* .mediaTypes */ .Ib.index, manifests: [...listed, entry] };
            const bytes = Buffer.from(JSON.stringify(index));
            const descriptor = { mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_4__/* .mediaTypes */ .Ib.index, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes), size: bytes.length };
            await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_3__/* .storeManifest */ .$W)(transport, repository, { descriptor, bytes }, fallbackTag(subject.digest));
        }
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_FAILED', `Registry ${transport.endpoint.name}: the referrers of ${repository}@${subject.digest} keep being overwritten`, { hint: 'Let one delivery of an application run at a time.' });
    }
    return {
        list: async (repository, digest, artifactType) => {
            const all = (await listByApi(repository, digest)) ?? (await listByTag(repository, digest));
            return artifactType === undefined
                ? [...all]
                : all.filter((entry) => entry.artifactType === artifactType);
        },
        register: async (repository, { descriptor, manifest }, subject) => {
            if ((await listByApi(repository, subject.digest)) !== undefined)
                return;
            const artifactType = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactTypeOf */ .Gh)(manifest);
            const entry = {
                mediaType: descriptor.mediaType,
                digest: descriptor.digest,
                size: descriptor.size,
                ...(artifactType === undefined ? {} : { artifactType }),
                ...(Object.keys(manifest.annotations).length === 0
                    ? {}
                    : { annotations: { ...manifest.annotations } }),
            };
            const key = `${repository}@${subject.digest}`;
            const turn = (turns.get(key) ?? Promise.resolve())
                .catch(() => undefined)
                .then(() => addToTag(repository, entry, subject));
            turns.set(key, turn);
            await turn;
        },
    };
}
/** `sha256:ab…` → `sha256-ab…`, cut to the length the specification sets. */
const fallbackTag = (digest) => `${(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(digest).slice(0, 32)}-${(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest).slice(0, 64)}`;


/***/ }),

/***/ 79235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ createRegistryClient)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/oci/digest.js
var digest = __webpack_require__(9501);
// EXTERNAL MODULE: ./lib/oci/request-error.js
var request_error = __webpack_require__(78679);
// EXTERNAL MODULE: ./lib/oci/scope.js
var scope = __webpack_require__(10049);
;// CONCATENATED MODULE: ./lib/oci/blobs.js





/** Most bytes of a blob that are read into memory (configs, bundles, SBOMs). */
const memoryLimit = 16 * 1024 * 1024;
/** Whether the repository has the blob. */
async function hasBlob(transport, repository, digest) {
    const { status } = await transport.call({
        method: 'HEAD',
        url: blobUrl(repository, digest),
        scopes: (0,scope/* pull */.a$)(repository),
        // A redirect to the store already says that it is there; a store signs its URLs for GET alone.
        expect: [200, 302, 303, 307, 308, 404],
    });
    return status !== 404;
}
/** Streams a blob, going on where a broken connection left off; the content is checked at its end. */
async function* openBlob(transport, repository, blob) {
    const algorithm = (0,digest/* algorithmOf */.Hy)(blob.digest);
    const hash = (0,external_node_crypto_.createHash)(algorithm);
    const { name, host } = transport.endpoint;
    let at = 0;
    for (let failures = 0;;) {
        const resumed = at > 0;
        const answer = await transport.open({
            method: 'GET',
            url: blobUrl(repository, blob.digest),
            scopes: (0,scope/* pull */.a$)(repository),
            headers: resumed ? { range: `bytes=${at}-` } : {},
            expect: [200, 206],
        });
        // Who does not know ranges sends everything again.
        let skip = resumed && answer.status === 200 ? at : 0;
        try {
            for await (const chunk of answer.body) {
                const fresh = chunk.subarray(skip);
                skip = Math.max(0, skip - chunk.length);
                at += fresh.length;
                if (at > blob.size)
                    break;
                hash.update(fresh);
                yield fresh;
            }
            if (at >= blob.size)
                break;
            throw new request_error/* RequestError */.GI(`GET ${answer.url.pathname} ended after ${at} of ${blob.size} bytes`, {});
        }
        catch (cause) {
            transport.signal?.throwIfAborted();
            if (cause instanceof errors/* ActionError */.lZ || ++failures >= 5)
                throw (0,request_error/* toActionError */.ie)(asRequestError(cause), transport.endpoint);
            await transport.clock.sleep(250 * 2 ** failures, transport.signal);
        }
    }
    const actual = (0,digest/* formatDigest */.MO)(algorithm, hash);
    if (at !== blob.size || actual !== blob.digest)
        throw new errors/* ActionError */.lZ('DIGEST_MISMATCH', `Registry ${name} (${host}) sent other content for ${repository}@${blob.digest}`, { hint: 'Something between here and the registry, or the registry itself, changes content.' });
}
/** Reads a blob whole and checked. */
async function readBlob(transport, repository, blob) {
    if (blob.size > memoryLimit)
        throw new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `Registry ${transport.endpoint.name}: ${repository}@${blob.digest} has ${blob.size} bytes, more than ${memoryLimit}`);
    const chunks = [];
    for await (const chunk of openBlob(transport, repository, blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
const blobUrl = (repository, digest) => `/v2/${repository}/blobs/${digest}`;
const asRequestError = (cause) => cause instanceof errors/* ActionError */.lZ || cause instanceof request_error/* RequestError */.GI
    ? cause
    : new request_error/* RequestError */.GI('the content broke off', { cause });

;// CONCATENATED MODULE: ./lib/oci/delete-manifest.js

/**
 * Deletes a manifest by digest, and so every tag that names it (distribution specification, "Deleting Manifests").
 * `REGISTRY_DENIED`, `REGISTRY_FAILED`.
 */
async function deleteManifest(transport, repository, digest) {
    const scopes = new Map([[repository, ['pull', 'delete']]]);
    const { status, body } = await transport.call({
        method: 'DELETE',
        url: `/v2/${repository}/manifests/${digest}`,
        scopes,
        expect: [200, 202, 404, 405],
    });
    const state = status === 404 ? 'absent' : status === 405 ? 'unsupported' : 'deleted';
    return { state, said: state === 'unsupported' ? (0,request_error/* readErrorBody */.Nk)(body).text : '' };
}

// EXTERNAL MODULE: ./lib/oci/manifests.js
var manifests = __webpack_require__(27927);
// EXTERNAL MODULE: ./lib/oci/referrers.js
var oci_referrers = __webpack_require__(85417);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/oci/next-page.js
var next_page = __webpack_require__(52670);
;// CONCATENATED MODULE: ./lib/oci/tags.js




const page = schemas/* object */.Ikc({ tags: schemas/* array */.YOg(schemas/* string */.YjP()).nullish() });
/** Most pages that are followed, so that a list cannot go round in circles. */
const pageLimit = 10_000;
const pageBytes = 4 * 1024 * 1024;
/** The tags of a repository, page by page (distribution specification, "Listing Tags"); none where it does not exist. */
async function* listTags(transport, repository) {
    const { name, host } = transport.endpoint;
    let url = `/v2/${repository}/tags/list`;
    for (let count = 0; url !== undefined; count++) {
        if (count === pageLimit)
            throw new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `Registry ${name} (${host}): the tags of ${repository} never end`);
        const answer = await transport.call({
            method: 'GET',
            url,
            scopes: (0,scope/* pull */.a$)(repository),
            expect: count === 0 ? [200, 404] : [200],
            limit: pageBytes,
        });
        if (answer.status === 404)
            return;
        yield* readPage(answer.body) ?? notAList(transport, repository);
        url = (0,next_page/* nextPage */.Z)(transport, answer);
    }
}
function readPage(body) {
    try {
        const parsed = page.safeParse(JSON.parse(body.toString('utf8')));
        return parsed.success ? (parsed.data.tags ?? []) : undefined;
    }
    catch {
        return undefined;
    }
}
function notAList({ endpoint: { name, host } }, repository) {
    throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name} (${host}): the tags of ${repository} are not a list`);
}

// EXTERNAL MODULE: ./lib/oci/transport.js + 5 modules
var oci_transport = __webpack_require__(13814);
// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
// EXTERNAL MODULE: ./lib/oci/patience.js
var patience = __webpack_require__(21094);
;// CONCATENATED MODULE: ./lib/oci/upload-range.js
/**
 * Where an upload of `size` bytes goes on, by the `Range` header of its session (distribution specification, "Resuming
 * an upload": the last byte is included); undefined where nothing is there, or nothing that can be believed.
 */
function offsetOf(range, size) {
    const last = /^(?:bytes=)?0-(\d{1,15})$/.exec(range ?? '')?.[1];
    // `0-0` is what registries say of an empty upload.
    if (last === undefined || Number(last) === 0)
        return undefined;
    const offset = Number(last) + 1;
    return offset > size ? undefined : offset;
}
/** Headers of the request that sends everything from an offset on; the range has no unit there. */
const rangeHeaders = (offset, size) => ({
    'content-range': `${offset}-${size - 1}`,
    'content-length': String(size - offset),
});

;// CONCATENATED MODULE: ./lib/oci/upload.js







/** Below this a broken upload is simply sent again (bytes). */
const resumeFrom = 8 * 1024 * 1024;
/**
 * Uploads a blob: POST, then one PUT of the whole content from a fresh stream. A broken upload of a large blob goes
 * on with one PATCH where the registry's traits allow it; everywhere else it starts again.
 */
async function uploadBlob(transport, repository, blob, source, options = {}) {
    const { endpoint, clock, signal } = transport;
    const sent = counter(options.onBytes);
    try {
        await (0,retry/* retry */.L)(async (attempt) => {
            // The last answer may have been lost on its way although the blob arrived.
            if (attempt > 1 && (await hasBlob(transport, repository, blob.digest)))
                return;
            const opened = attempt === 1 ? options.session : undefined;
            const session = opened ?? (await startUpload(transport, repository));
            await send(transport, repository, session, blob, source, sent);
        }, {
            attempts: Number.POSITIVE_INFINITY,
            clock,
            signal,
            retryable: (0,patience/* createPatience */.s)(clock, isLostSession),
        });
    }
    catch (error) {
        throw (0,request_error/* toActionError */.ie)(error, endpoint);
    }
}
/** Asks for a blob of another repository of the same registry; a refusal leaves an open session to upload it by. */
async function mountBlob(transport, repository, digest, from) {
    const query = new URLSearchParams({ mount: digest, from });
    const answer = await transport.call({
        method: 'POST',
        url: `/v2/${repository}/blobs/uploads/?${query}`,
        scopes: (0,scope/* union */.KC)((0,scope/* push */.VC)(repository), (0,scope/* pull */.a$)(from)),
        // Some registries answer with an error where they cannot mount; then an ordinary upload tells the truth.
        expect: [201, 202, 400, 404, 405],
    });
    if (answer.status === 201)
        return { mounted: true };
    const opened = answer.status === 202 && answer.header('location') !== undefined;
    return { mounted: false, session: opened ? sessionOf(transport, answer) : undefined };
}
/** Opens an upload in advance; undefined where that fails, since the upload itself then tries again and tells. */
const openUpload = (transport, repository) => startUpload(transport, repository).catch(() => undefined);
async function startUpload(transport, repository) {
    const answer = await transport.call({
        method: 'POST',
        url: `/v2/${repository}/blobs/uploads/`,
        scopes: (0,scope/* push */.VC)(repository),
        expect: [202],
        attempts: 1,
    });
    return sessionOf(transport, answer);
}
async function send(transport, repository, session, blob, source, sent) {
    const put = (url, start) => transport.call({
        method: 'PUT',
        url: withDigest(url, blob.digest),
        scopes: (0,scope/* push */.VC)(repository),
        headers: {
            'content-type': 'application/octet-stream',
            'content-length': String(start < blob.size ? blob.size - start : 0),
        },
        body: start < blob.size ? () => sent.count(source(start), start) : new Uint8Array(),
        expect: [201, 204],
        attempts: 1,
    });
    try {
        checkDigest(transport, blob, await put(session, 0));
    }
    catch (error) {
        sent.reset(0);
        if (!transport.endpoint.traits.chunkedUpload || blob.size < resumeFrom || !(0,request_error/* isPassing */.WG)(error)) {
            // Who has said nothing for so long is not waited for once more to tidy up.
            if (!((0,request_error/* isPassing */.WG)(error) && error.silent))
                await cancel(transport, repository, session);
            throw error;
        }
        const rest = await resume(transport, repository, session, blob, source, sent);
        if (rest === undefined)
            throw error;
        checkDigest(transport, blob, await put(rest, blob.size));
    }
}
/** Sends what is missing of a broken upload; undefined where the registry has nothing of it. */
async function resume(transport, repository, session, blob, source, sent) {
    const common = { scopes: (0,scope/* push */.VC)(repository) };
    const state = await transport.call({
        ...common,
        method: 'GET',
        url: session,
        expect: [204, 404],
        attempts: 1,
    });
    const start = state.status === 404 ? undefined : offsetOf(state.header('range'), blob.size);
    if (start === undefined)
        return undefined;
    const url = state.header('location') === undefined ? session : sessionOf(transport, state);
    if (start === blob.size)
        return url;
    sent.reset(start);
    const answer = await transport.call({
        ...common,
        method: 'PATCH',
        url,
        headers: {
            'content-type': 'application/octet-stream',
            ...rangeHeaders(start, blob.size),
        },
        body: () => sent.count(source(start), start),
        expect: [202],
        attempts: 1,
    });
    return sessionOf(transport, answer);
}
/** How long a registry is given to forget an upload, in milliseconds. */
const cancelMs = 5_000;
/**
 * Tells the registry that nothing more will come, also after the push itself was ended. It would find out by itself,
 * only later: failure is no matter.
 */
async function cancel(transport, repository, session) {
    await transport
        .call({
        method: 'DELETE',
        url: session,
        scopes: (0,scope/* push */.VC)(repository),
        expect: [204, 202, 200],
        attempts: 1,
        signal: AbortSignal.timeout(cancelMs),
    })
        .catch(() => undefined);
}
function sessionOf(transport, answer) {
    const location = answer.header('location');
    if (location === undefined)
        throw new request_error/* RequestError */.GI(`POST ${answer.url.pathname} was answered without a Location`, {
            status: answer.status,
        });
    return transport.ownUrl(location, answer.url);
}
/** Appended as text: the session's own query is the registry's and goes back byte for byte. */
const withDigest = (url, digest) => new URL(`${url.href}${url.search === '' ? '?' : '&'}digest=${encodeURIComponent(digest)}`);
function checkDigest({ endpoint }, { digest }, answer) {
    const stored = answer.header('docker-content-digest');
    if (stored !== undefined && stored !== digest)
        throw new errors/* ActionError */.lZ('DIGEST_MISMATCH', `Registry ${endpoint.name} (${endpoint.host}) stored ${stored} instead of ${digest}`);
}
/** A session the registry has forgotten, or whose content it could not use; a new one may do. */
const isLostSession = (error) => error instanceof request_error/* RequestError */.GI &&
    (error.status === 404 || error.status === 416) &&
    !error.codes.includes('NAME_UNKNOWN');
function counter(onBytes = () => undefined) {
    let total = 0;
    const reset = (bytes) => {
        if (bytes !== total)
            onBytes(bytes - total);
        total = bytes;
    };
    return {
        reset,
        count: async function* (content, start) {
            reset(start);
            for await (const chunk of content) {
                total += chunk.length;
                onBytes(chunk.length);
                yield chunk;
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/oci/registry-client.js







/** Opens a registry. No request is made before the first call; connections are those of `ports.http`. */
function createRegistryClient(endpoint, ports) {
    const transport = (0,oci_transport/* createTransport */.o)(endpoint, ports);
    const referrers = (0,oci_referrers/* createReferrers */.T)(transport);
    return {
        endpoint,
        hasBlob: (repository, digest) => hasBlob(transport, repository, digest),
        mountBlob: (repository, digest, from) => mountBlob(transport, repository, digest, from),
        openUpload: (repository) => openUpload(transport, repository),
        uploadBlob: (repository, blob, source, options) => uploadBlob(transport, repository, blob, source, options),
        openBlob: (repository, blob) => openBlob(transport, repository, blob),
        readBlob: (repository, blob) => readBlob(transport, repository, blob),
        resolve: (repository, reference) => (0,manifests/* resolve */.hd)(transport, repository, reference),
        getManifest: (repository, reference) => (0,manifests/* getManifest */.c2)(transport, repository, reference),
        putManifest: async (repository, stored, tag) => {
            const answer = await (0,manifests/* storeManifest */.$W)(transport, repository, stored, tag);
            const { subject } = stored.manifest;
            if (subject !== undefined && answer.header('oci-subject') === undefined)
                await referrers.register(repository, stored, subject);
        },
        referrers: (repository, digest, artifactType) => referrers.list(repository, digest, artifactType),
        listTags: (repository) => listTags(transport, repository),
        deleteManifest: (repository, digest) => deleteManifest(transport, repository, digest),
    };
}


/***/ })

};
