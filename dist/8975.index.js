export const id = 8975;
export const ids = [8975];
export const modules = {

/***/ 28975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openEcrPublic: () => (/* binding */ openEcrPublic)
/* harmony export */ });
/* harmony import */ var _oci_registry_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79235);
/* harmony import */ var _distribution_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12206);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20228);
/* harmony import */ var _renewing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(56355);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87920);
/* harmony import */ var _login_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13493);






const host = 'public.ecr.aws';
/** Opens a registry of ECR Public. Its repositories are made by hand, and it has no way to delete but its console. */
function openEcrPublic(name, config, identity, ports) {
    const { alias, path, required } = config;
    const { clock, log, signal, dispatcher, allowHosts } = ports;
    const session = (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .registrySession */ .EK)(identity, config, ports);
    const api = (0,_login_js__WEBPACK_IMPORTED_MODULE_4__/* .publicLogin */ .RQ)(ports);
    const login = (0,_renewing_js__WEBPACK_IMPORTED_MODULE_5__/* .renewing */ .IU)(() => (0,_login_js__WEBPACK_IMPORTED_MODULE_4__/* .authorize */ .Gq)(name, api, (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .principalOf */ .i6)(identity), session, ports), clock);
    const endpoint = {
        ...{ name, host, path: `${alias}/${path}`, required },
        baseUrl: (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_2__/* .registryBaseUrl */ .mO)(host, ports.endpoints.aws?.registry),
        // Ten uploads may be completed per second: https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html
        traits: { chunkedUpload: false, mount: 'never', concurrency: 4 },
        credential: async (renew) => (await login(renew)).value,
    };
    const http = { dispatcher };
    const { describeRepository, retag, listImages } = (0,_distribution_js__WEBPACK_IMPORTED_MODULE_1__/* .distributionAccess */ .z)((0,_oci_registry_client_js__WEBPACK_IMPORTED_MODULE_0__/* .createRegistryClient */ .H)(endpoint, { http, clock, log, signal, allowHosts }));
    return {
        endpoint,
        // Only its own API could make one, or say more than the registry does.
        ensureRepository: async () => 'unknown',
        hasDigest: async () => 'unknown',
        describeRepository: async (repository) => {
            const state = await describeRepository(repository);
            const create = `aws ecr-public create-repository --region us-east-1 --repository-name ${repository.slice(alias.length + 1)}`;
            return {
                ...{ ...state, creatable: false },
                notes: state.exists === true ? [] : [`A repository that is missing is made by hand: ${create}`],
            };
        },
        retag,
        listImages,
    };
}


/***/ }),

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


/***/ })

};
