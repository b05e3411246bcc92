export const id = 9334;
export const ids = [9334];
export const modules = {

/***/ 59334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPublished: () => (/* binding */ openPublished)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/oci/copy-plan.js
/**
 * Reads roots of a registry into a plan that pushes them to others: each root with its referrers under the given tags,
 * and what older versions of cosign attached to it under the tags they gave it. `path` is where the repositories are
 * in the source.
 */
async function planCopy(source, path, roots) {
    const items = await Promise.all(roots.map(async ({ repository, digest, tags }) => {
        const graph = await source.graph(`${path}/${repository}`, digest);
        const attached = await source.attachedByTag(`${path}/${repository}`, graph);
        return [
            { repository, graph, tags },
            ...attached.map(({ tag, graph: own }) => ({ repository, graph: own, tags: [tag] })),
        ];
    }));
    return items.flat();
}

// EXTERNAL MODULE: ./lib/core/bytes.js
var bytes = __webpack_require__(96752);
// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __webpack_require__(9276);
// EXTERNAL MODULE: ./lib/oci/digest.js
var oci_digest = __webpack_require__(9501);
// EXTERNAL MODULE: ./lib/oci/graph.js
var oci_graph = __webpack_require__(91893);
// EXTERNAL MODULE: ./lib/oci/media-types.js
var media_types = __webpack_require__(50261);
// EXTERNAL MODULE: ./lib/oci/referrers.js
var referrers = __webpack_require__(85417);
;// CONCATENATED MODULE: ./lib/oci/registry-source.js







/** Suffixes of those tags: `sha256-….sig`. */
const attachments = ['sig', 'att', 'sbom'];
/** Questions asked at the same time. */
const parallel = 16;
/** Whoever may push to a repository may attach what he likes to its images: more than this is not read (bytes). */
const memoryLimit = 64 * 1024 * 1024;
/** Opens a registry to copy from. Blobs are checked while they stream through; nothing is kept on the way. */
function openRegistrySource(client) {
    const { name, host, baseUrl } = client.endpoint;
    /** A repository that has the content, by digest. */
    const places = new Map();
    async function read(repository, digest) {
        const source = graphSource(client, repository);
        const { descriptor } = await source.read(digest);
        const graph = await (0,oci_graph/* readGraphOf */.e)(source, descriptor);
        for (const blob of graph.blobs)
            if (!places.has(blob.digest))
                places.set(blob.digest, repository);
        return graph;
    }
    return {
        graph: read,
        attachedByTag: async (repository, { manifests }) => {
            const tags = manifests.flatMap(({ descriptor: { digest } }) => attachments.map((kind) => `${(0,oci_digest/* algorithmOf */.Hy)(digest)}-${(0,oci_digest/* hexOf */.ZD)(digest)}.${kind}`));
            const found = await (0,concurrency/* mapConcurrently */.X)(tags, parallel, async (tag) => {
                const named = await client.resolve(repository, tag);
                return named === undefined ? [] : [{ tag, graph: await read(repository, named.digest) }];
            });
            return found.flat();
        },
        // Nothing can be known of content before it has been read, and reading it twice is what a copy must not do.
        verify: async () => undefined,
        stream: (blob, start = 0) => {
            const repository = places.get(blob.digest);
            if (repository === undefined)
                throw new Error(`${blob.digest} is in no graph of ${name} (${host})`);
            return checkedStream(client.openBlob(repository, blob), start);
        },
        repositoryAt: (other, digest) => (other === baseUrl ? places.get(digest) : undefined),
    };
}
/**
 * Hands content on one piece behind, since its digest is known with its end: wrong content stays without its last
 * piece, and no upload of it can be completed. An upload that goes on from an offset is read from the start again, to
 * be hashed again.
 */
async function* checkedStream(content, start) {
    let skip = start;
    let last;
    for await (const chunk of content) {
        const fresh = chunk.subarray(Math.min(skip, chunk.length));
        skip -= chunk.length - fresh.length;
        if (fresh.length === 0)
            continue;
        if (last !== undefined)
            yield last;
        last = fresh;
    }
    if (last !== undefined)
        yield last;
}
function graphSource(client, repository) {
    const { name, host } = client.endpoint;
    const asked = new Map();
    const refuse = (message) => new errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name} (${host}), ${repository}: ${message}`, {
        hint: 'Nothing was copied. Push the release to this registry again, or copy it from another one.',
    });
    let held = 0;
    const load = async (digest) => {
        const stored = await client.getManifest(repository, digest);
        held += stored?.bytes.length ?? 0;
        if (held > memoryLimit)
            throw refuse(`the manifests of one image are more than ${(0,bytes/* formatBytes */.z)(memoryLimit)}`);
        return stored;
    };
    const get = (digest) => {
        const known = asked.get(digest) ?? load(digest);
        asked.set(digest, known);
        return known;
    };
    async function referrersOf({ descriptor: { digest } }) {
        const [listed, tagged] = await Promise.all([
            client.referrers(repository, digest),
            // A registry may have learnt the API after somebody wrote the tag that stands for it.
            client.getManifest(repository, (0,referrers/* fallbackTag */.f)(digest)),
        ]);
        const all = [...listed, ...(tagged?.manifest.children ?? [])];
        const manifests = new Map(all.map((entry) => [entry.digest, entry])).values();
        const found = await (0,concurrency/* mapConcurrently */.X)([...manifests], parallel, async (entry) => {
            if (!(0,media_types/* isManifestType */.Q3)(entry.mediaType))
                return [];
            // A list kept under a tag outlives what it lists, and may list what belongs elsewhere.
            const stored = await get(entry.digest);
            return stored?.manifest.subject?.digest === digest ? [stored.descriptor] : [];
        });
        return found.flat();
    }
    const source = {
        refuse,
        read: async (digest) => {
            const stored = await get(digest);
            if (stored === undefined)
                throw refuse(`${digest} is not there`);
            return stored;
        },
        manifest: async (announced) => {
            const stored = await source.read(announced.digest);
            const { mediaType, size } = stored.descriptor;
            if (mediaType !== announced.mediaType || size !== announced.size)
                throw refuse(`${announced.digest} is ${mediaType} of ${size} bytes and was announced as ${announced.mediaType} of ` +
                    `${announced.size}`);
            return { ...stored, descriptor: announced };
        },
        referrersOf: async (subjects) => (await (0,concurrency/* mapConcurrently */.X)(subjects, parallel, referrersOf)).flat(),
    };
    return source;
}

// EXTERNAL MODULE: ./lib/signing/published-release.js
var published_release = __webpack_require__(89033);
// EXTERNAL MODULE: ./lib/signing/release-artifact.js
var release_artifact = __webpack_require__(24613);
// EXTERNAL MODULE: ./lib/signing/verify-registry.js
var verify_registry = __webpack_require__(54868);
// EXTERNAL MODULE: ./lib/actions/push-image/contents.js
var push_image_contents = __webpack_require__(49132);
;// CONCATENATED MODULE: ./lib/actions/push-image/published.js









/**
 * Opens a release that a registry holds, checked against the policy as this registry gives it out. `INPUT_INVALID`
 * where it is not there or the directory holds another build, `UNVERIFIED`, `VULNERABLE`, `RELEASE_INVALID`.
 */
async function openPublished(client, { wanted, verify, directory, log }) {
    const { name, path } = client.endpoint;
    if ((0,external_node_fs_.existsSync)(directory.layout))
        throw new errors/* ActionError */.lZ('INPUT_INVALID', `from: ${directory.path} holds a build of its own`, {
            hint: 'Leave `from` and `release` empty to push that build, or name another `directory`.',
        });
    const published = await (0,published_release/* findRelease */.d)(client, wanted);
    const { id, release, artifact } = published;
    (0,push_image_contents/* checkGates */.P7)(release);
    const { statements } = await (0,verify_registry/* verifyInRegistry */.M)(client, release, artifact.descriptor.digest, verify);
    log.info(`${name}: release ${release.sequence} (${id}), ${statements} statements hold`);
    await keepRelease(client, published, verify, directory);
    const contents = {
        application: release.application,
        digests: (0,push_image_contents/* releasedDigests */.fO)(release),
        release: { id, record: release },
        artifact: artifact.descriptor.digest,
    };
    const content = openRegistrySource(client);
    const ref = { ref: release.source.ref, sha: release.source.commit };
    return { name, contents, content, ref, plan: (tags) => planCopy(content, path, (0,push_image_contents/* rootsOf */.RD)(contents, tags)) };
}
/** Puts a release where the steps of a delivery look for it, as sign-image does. */
async function keepRelease(client, { id, release, artifact }, verify, directory) {
    const { name, host, path } = client.endpoint;
    const archive = artifact.manifest.layers.find(({ digest }) => digest === release.deploy.archive);
    if (archive === undefined)
        throw new errors/* ActionError */.lZ('RELEASE_INVALID', `Registry ${name} (${host}): release ${id} has no chart`, {
            hint: 'Build and push the release again.',
        });
    const chart = await client.readBlob(`${path}/${release_artifact/* releaseName */["do"]}`, archive);
    const digest = artifact.descriptor.digest;
    const bundle = verify === undefined ? undefined : await (0,verify_registry/* findReleaseBundle */.X)(client, digest, id, verify);
    await (0,promises_.mkdir)(directory.path, { recursive: true });
    await (0,promises_.writeFile)(directory.archive, chart);
    if (bundle !== undefined)
        await (0,promises_.writeFile)(directory.bundle, bundle);
    await directory.writeRelease(release);
}


/***/ }),

/***/ 29158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bundleType),
/* harmony export */   U: () => (/* binding */ attachBundle)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11260);
/* harmony import */ var _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50261);


const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/**
 * Puts a bundle into a layout as a referrer of each of the given manifests, in the form cosign 3 writes and looks for:
 * an artifact manifest with an empty config, the bundle as its one layer, and the predicate type as an annotation. The
 * bundle's bytes are stored once.
 */
async function attachBundle({ bundle, statement }, subjects, created, writer) {
    const layer = await writer.blob(bundle, bundleType);
    const config = await writer.blob(_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyContent */ .jg, _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypes */ .Ib.empty);
    for (const { mediaType, digest, size } of subjects)
        await writer.manifest({
            schemaVersion: 2,
            mediaType: _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypes */ .Ib.manifest,
            artifactType: bundleType,
            config,
            layers: [layer],
            subject: { mediaType, digest, size },
            annotations: {
                'org.opencontainers.image.created': created,
                'dev.sigstore.bundle.content': 'dsse-envelope',
                'dev.sigstore.bundle.predicateType': statement.predicateType,
            },
        });
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

/***/ 54868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ verifyInRegistry),
/* harmony export */   X: () => (/* binding */ findReleaseBundle)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9501);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63988);
/* harmony import */ var _attach_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29158);
/* harmony import */ var _release_artifact_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24613);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95550);






/**
 * Checks what a registry gives out, by reading it there: every index and image of the release has its digest, and its
 * signature, SBOM and provenance are found as referrers, hold, and say what the release says. `artifact` is the digest
 * of the release artifact where it is known. `UNVERIFIED` names the first thing that is missing or wrong.
 */
async function verifyInRegistry(client, release, artifact, verify) {
    const { name, path } = client.endpoint;
    const counts = await Promise.all([
        ...Object.entries(release.services).map(async ([service, released]) => {
            const repository = `${path}/${service}`;
            await verifyContent(client, repository, released);
            return verify === undefined ? 0 : verifyService(client, repository, released, verify);
        }),
        ...(artifact === undefined || verify === undefined
            ? []
            : [findReleaseBundle(client, artifact, (0,_release_release_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseId */ .Bf)(release), verify).then(() => 1)]),
    ]);
    return { registry: name, statements: counts.reduce((sum, count) => sum + count, 0) };
}
async function verifyContent(client, repository, { digest, platforms }) {
    const index = await client.getManifest(repository, digest);
    if (index === undefined)
        throw unverified(client, repository, `${digest} is not there`);
    const children = new Set(index.manifest.children.map((child) => child.digest));
    for (const [platform, child] of Object.entries(platforms)) {
        if (!children.has(child))
            throw unverified(client, repository, `the index does not hold ${platform} ${child}`);
        if ((await client.resolve(repository, child)) === undefined)
            throw unverified(client, repository, `${platform} ${child} is not there`);
    }
}
async function verifyService(client, repository, { digest, platforms, sboms, provenance }, verify) {
    const images = Object.entries(platforms);
    const seek = (about, predicateType, accept) => find(client, repository, about, predicateType, verify, accept);
    const isReleased = ({ payload }) => provenance === undefined || (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(payload) === provenance;
    const checks = await Promise.all([
        ...[digest, ...images.map(([, child]) => child)].flatMap((about) => [
            seek(about, _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateTypes */ .ZR.signature),
            seek(about, _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateTypes */ .ZR.provenance, isReleased),
        ]),
        ...images.map(([platform, child]) => 
        // The SBOM is stored in canonical form, so its digest can be told from the statement.
        seek(child, _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateTypes */ .ZR.sbom, ({ statement }) => {
            return (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)((0,_release_release_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(statement.predicate)) === sboms[platform];
        })),
    ]);
    return checks.length;
}
/**
 * The bundle over a release that is attached to its artifact, to be kept beside the record. `UNVERIFIED` where none
 * holds for both.
 */
async function findReleaseBundle(client, artifact, id, verify) {
    const repository = `${client.endpoint.path}/${_release_artifact_js__WEBPACK_IMPORTED_MODULE_4__/* .releaseName */ ["do"]}`;
    const isOfRecord = ({ statement }) => (0,_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .isAbout */ .KH)(statement, id);
    return (await find(client, repository, artifact, _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateTypes */ .ZR.signature, verify, isOfRecord)).bundle;
}
/** Finds a statement among the referrers. Others may have attached theirs: one that holds is enough. */
async function find(client, repository, about, predicateType, verify, accept = () => true) {
    const referrers = await client.referrers(repository, about, _attach_js__WEBPACK_IMPORTED_MODULE_3__/* .bundleType */ .$);
    const problems = [];
    for (const referrer of referrers) {
        const stated = referrer.annotations?.['dev.sigstore.bundle.predicateType'];
        if (stated !== undefined && stated !== predicateType)
            continue;
        try {
            const bundle = await readBundle(client, repository, referrer);
            const verified = verify(bundle, { digest: about, predicateType });
            if (accept(verified))
                return { ...verified, bundle };
            problems.push('it is not the one the release names');
        }
        catch (error) {
            problems.push((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
        }
    }
    throw unverified(client, repository, problems.length === 0 ? `${about} has no ${predicateType}` : problems.join('; '));
}
async function readBundle(client, repository, referrer) {
    const stored = await client.getManifest(repository, referrer.digest);
    const layer = stored?.manifest.layers[0];
    if (layer === undefined)
        throw new Error(`referrer ${referrer.digest} holds no bundle`);
    return client.readBlob(repository, layer);
}
function unverified(client, repository, why) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('UNVERIFIED', `Registry ${client.endpoint.name}, ${repository}: ${why}`, {
        hint: 'Push the release again with push-image; look into who else can write to this repository.',
    });
}


/***/ })

};
