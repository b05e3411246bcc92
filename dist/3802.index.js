export const id = 3802;
export const ids = [3802];
export const modules = {

/***/ 54065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ deleteEach)
/* harmony export */ });
/* harmony import */ var _core_concurrency_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9276);

/** Deletions at the same time. */
const deletions = 8;
/**
 * Deletes digests where each takes a request of its own, each once. `remove` resolves to why the registry keeps it,
 * and to undefined when it is gone, also when it was before.
 */
async function deleteEach(digests, remove) {
    const outcomes = await (0,_core_concurrency_js__WEBPACK_IMPORTED_MODULE_0__/* .mapConcurrently */ .X)([...new Set(digests)], deletions, async (digest) => ({
        digest,
        why: await remove(digest),
    }));
    return {
        deleted: outcomes.flatMap(({ digest, why }) => (why === undefined ? [digest] : [])),
        refused: outcomes.flatMap(({ digest, why }) => (why === undefined ? [] : [{ digest, why }])),
    };
}


/***/ }),

/***/ 12206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ distributionAccess)
/* harmony export */ });
/* harmony import */ var _core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9276);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _delete_each_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54065);



/** Requests at once where each tag needs one. */
const concurrency = 8;
/** What can be asked of a registry that has no control plane beside the distribution API. */
function distributionAccess(registry) {
    return {
        describeRepository: (repository) => describeRepository(registry, repository),
        retag: (repository, digest, tag) => retag(registry, repository, digest, tag),
        listImages: (repository) => listImages(registry, repository),
        deleteImages: (repository, digests) => (0,_delete_each_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteEach */ .p)(digests, (digest) => deleteManifest(registry, repository, digest)),
    };
}
/** Whether anything is in the repository; the first push makes it where it is missing. */
async function describeRepository(registry, repository) {
    const { done } = await registry.listTags(repository)[Symbol.asyncIterator]().next();
    return { exists: done !== true || 'unknown', creatable: 'by-push', tags: 'unknown', notes: [] };
}
/** Stores the manifest that the digest names once more, under the tag. */
async function retag(registry, repository, digest, tag) {
    const { name } = registry.endpoint;
    const stored = await registry.getManifest(repository, digest);
    if (stored === undefined)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_FAILED', `${name}: ${repository} does not have ${digest}`, {
            hint: `Push or promote it to registry ${name} before it is tagged there.`,
        });
    await registry.putManifest(repository, stored, tag);
}
/** The specification lists tags alone: what no tag names is found through the manifests that refer to it. */
async function* listImages(registry, repository) {
    const tags = [];
    for await (const tag of registry.listTags(repository))
        tags.push(tag);
    const named = await (0,_core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .mapConcurrently */ .X)(tags, concurrency, async (tag) => ({
        tag,
        found: await registry.resolve(repository, tag),
    }));
    const byDigest = Map.groupBy(named, ({ found }) => found?.digest);
    for (const [digest, entries] of byDigest)
        if (digest !== undefined)
            yield { digest, tags: entries.map(({ tag }) => tag) };
}
/** Deletes a manifest with its tags; resolves to why it stays. */
async function deleteManifest(registry, repository, digest) {
    const { state, said } = await registry.deleteManifest(repository, digest);
    if (state !== 'unsupported')
        return undefined;
    return `the registry does not delete manifests (405${said && `: ${said}`}); allow it there, or delete by its own means`;
}


/***/ }),

/***/ 2944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  provider: () => (/* binding */ provider)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/clouds/kubeconfig.js
var clouds_kubeconfig = __webpack_require__(81623);
// EXTERNAL MODULE: ./lib/clouds/renewing.js
var renewing = __webpack_require__(56355);
;// CONCATENATED MODULE: ./lib/clouds/generic/cluster.js



/** Ways of a user or cluster entry that read files, run programs or drop the verification of the server. */
const unwanted = {
    exec: 'runs a program',
    'auth-provider': 'needs a plugin that Kubernetes removed',
    tokenFile: 'names a file',
    'client-certificate': 'names a file',
    'client-key': 'names a file',
    'certificate-authority': 'names a file',
    'insecure-skip-tls-verify': 'does not verify the server',
    'proxy-url': 'names a proxy',
    username: 'is a way that Kubernetes removed',
    as: 'impersonates',
};
/** Opens a cluster by a kubeconfig out of flotilla-secrets, with a token or a client certificate in it. */
async function openAnyCluster(name, { kubeconfig, context }, { secret, log }) {
    const refuse = (why, hint) => new errors/* ActionError */.lZ('INPUT_INVALID', `${name}: the kubeconfig in secret ${kubeconfig}: ${why}`, { hint });
    let target;
    try {
        target = (0,clouds_kubeconfig/* readKubeconfig */.U)(decoded(secret(kubeconfig)), context);
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        throw refuse((0,errors/* messageOf */.bD)(error), 'Store the output of `kubectl config view --raw --minify --flatten | base64 -w0`.');
    }
    const { cluster, user } = target;
    for (const key of [...Object.keys(cluster), ...Object.keys(user)])
        if (Object.hasOwn(unwanted, key) && cluster[key] !== false)
            throw refuse(`\`${key}\` ${unwanted[key]}`, 'Use a kubeconfig with embedded data and the token of a service account (`kubectl create token`) or a client certificate.');
    const certificate = user['client-certificate-data'];
    const key = user['client-key-data'];
    const token = user.token;
    if (token === undefined && (certificate === undefined || key === undefined))
        throw refuse('its user has neither a token nor a client certificate with its key', 'Add one.');
    (0,clouds_kubeconfig/* maskUser */.A)(user, log);
    const ca = cluster['certificate-authority-data'];
    return {
        server: cluster.server.replace(/\/+$/, ''),
        ca: ca === undefined ? undefined : decode(ca),
        serverName: cluster['tls-server-name'],
        ...(certificate !== undefined && key !== undefined
            ? { clientCertificate: { certificate: decode(certificate), key: decode(key) } }
            : {}),
        ...(token === undefined ? {} : { token: (0,renewing/* lasting */.nS)(token) }),
    };
}
const decode = (base64) => Buffer.from(base64, 'base64').toString('utf8');
/** The secret is base64 so that it fits on one line; one that is YAML already is taken as it is. */
function decoded(text) {
    return /^[A-Za-z0-9+/=\s]+$/.test(text) ? decode(text) : text;
}

// EXTERNAL MODULE: ./lib/oci/registry-client.js + 5 modules
var registry_client = __webpack_require__(79235);
// EXTERNAL MODULE: ./lib/clouds/distribution.js
var distribution = __webpack_require__(12206);
;// CONCATENATED MODULE: ./lib/clouds/generic/identity.js
/** What a registry is shown of a login; with `renew` the password is read anew where that can help. */
async function loginCredential({ username, password }, renew) {
    return { username, password: (await password(renew)).value };
}

;// CONCATENATED MODULE: ./lib/clouds/generic/registry.js



/** Docker Hub's references and its registry have different hosts. */
const realHosts = {
    'docker.io': 'registry-1.docker.io',
    'index.docker.io': 'registry-1.docker.io',
};
/** Opens any registry of the distribution specification by user and password. */
function openOciRegistry(name, { type, host, path, required }, login, ports) {
    const endpoint = {
        name,
        host,
        baseUrl: `https://${realHosts[host] ?? host}`,
        path,
        required,
        // GHCR answers 416 to the second of several PATCH requests; Docker Hub limits requests per account.
        traits: {
            chunkedUpload: type === 'harbor' || type === 'oci',
            mount: 'any',
            concurrency: type === 'docker-hub' ? 4 : 8,
        },
        credential: (renew) => loginCredential(login, renew),
    };
    const { clock, log, signal, dispatcher, allowHosts } = ports;
    const http = { dispatcher };
    const registry = (0,registry_client/* createRegistryClient */.H)(endpoint, { http, clock, log, signal, allowHosts });
    return {
        endpoint,
        ensureRepository: async () => 'created-by-push',
        // There is no control plane to ask beside the registry itself.
        hasDigest: async () => 'unknown',
        ...(0,distribution/* distributionAccess */.z)(registry),
    };
}

;// CONCATENATED MODULE: ./lib/clouds/generic/index.js


/** Any OCI registry and any Kubernetes cluster, by credentials of their own. */
const provider = {
    registry: async (name, config, login, ports) => openOciRegistry(name, config, login, ports),
    cluster: (name, config, _identity, ports) => openAnyCluster(name, config, ports),
};


/***/ }),

/***/ 81623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ maskUser),
/* harmony export */   U: () => (/* binding */ readKubeconfig)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);



const clusterEntry = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    server: zod__WEBPACK_IMPORTED_MODULE_2__/* .url */ .OZ5({ protocol: /^https$/ }),
    'certificate-authority-data': zod__WEBPACK_IMPORTED_MODULE_2__/* .base64 */ .K39().optional(),
    'tls-server-name': zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
});
const userEntry = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    token: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    'client-certificate-data': zod__WEBPACK_IMPORTED_MODULE_2__/* .base64 */ .K39().optional(),
    'client-key-data': zod__WEBPACK_IMPORTED_MODULE_2__/* .base64 */ .K39().optional(),
});
/** The parts of a kubeconfig that lead to a cluster; unknown keys are kept, so that unwanted ones can be seen. */
const kubeconfig = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    'current-context': zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    contexts: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), context: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ cluster: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), user: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default('') }) })),
    clusters: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), cluster: clusterEntry })),
    users: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), user: userEntry.nullish() })).nullish(),
});
/**
 * Reads a kubeconfig and follows one of its contexts, the current one by default, to a cluster and a user. Throws a
 * plain Error that says what is wrong without quoting values, which may be secret.
 */
function readKubeconfig(text, wanted) {
    const parsed = kubeconfig.safeParse(yaml(text));
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new Error(`${issue?.path.join('.') || 'it'} is not as in a kubeconfig (${issue?.message})`);
    }
    const { contexts, clusters, users, 'current-context': current } = parsed.data;
    const name = wanted ?? (current || (contexts.length === 1 ? contexts[0]?.name : undefined));
    if (name === undefined)
        throw new Error('it has no current-context; name one');
    const context = contexts.find((entry) => entry.name === name)?.context;
    if (context === undefined)
        throw new Error(`it has no context ${name}, only ${contexts.map((entry) => entry.name).join(', ')}`);
    const cluster = clusters.find((entry) => entry.name === context.cluster)?.cluster;
    if (cluster === undefined)
        throw new Error(`it has no cluster ${context.cluster}`);
    return {
        context: name,
        cluster,
        user: users?.find((entry) => entry.name === context.user)?.user ?? {},
    };
}
/** Masks what a user of a kubeconfig proves itself with. */
function maskUser({ token, 'client-key-data': key }, log) {
    if (token !== undefined)
        log.mask(token);
    if (key !== undefined)
        for (const form of [key, Buffer.from(key, 'base64').toString('utf8')])
            log.mask(form);
}
function yaml(text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parse)(text, { logLevel: 'error' });
    }
    catch (error) {
        // The parser quotes the line, which may hold a key.
        throw new Error(`it is not YAML (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).split('\n')[0]})`);
    }
}


/***/ }),

/***/ 9276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mapConcurrently)
/* harmony export */ });
/** Maps with at most `limit` in work at once; keeps the order. The first failure is thrown when all have ended. */
async function mapConcurrently(items, limit, work) {
    const results = [];
    const failures = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && failures.length === 0) {
            const index = next++;
            const item = items[index]; // index is within bounds
            try {
                results[index] = await work(item, index);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
    return results;
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


/***/ })

};
