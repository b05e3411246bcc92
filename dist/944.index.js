export const id = 944;
export const ids = [944];
export const modules = {

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
    if (token !== undefined)
        log.mask(token);
    if (key !== undefined)
        for (const form of [key, decode(key)])
            log.mask(form);
    const ca = cluster['certificate-authority-data'];
    return {
        server: cluster.server.replace(/\/+$/, ''),
        ca: ca === undefined ? undefined : decode(ca),
        serverName: cluster['tls-server-name'],
        ...(certificate !== undefined && key !== undefined
            ? { clientCertificate: { certificate: decode(certificate), key: decode(key) } }
            : {}),
        ...(token === undefined ? {} : { token: async () => ({ value: token, expiresAt: never }) }),
    };
}
/** The last moment a Date can hold. */
const never = 8.64e15;
const decode = (base64) => Buffer.from(base64, 'base64').toString('utf8');
/** The secret is base64 so that it fits on one line; one that is YAML already is taken as it is. */
function decoded(text) {
    return /^[A-Za-z0-9+/=\s]+$/.test(text) ? decode(text) : text;
}

;// CONCATENATED MODULE: ./lib/clouds/generic/identity.js
/** A user and the password that flotilla-secrets holds. `INPUT_INVALID` where it was not passed. */
function staticCredential({ username, password }, { secret }) {
    return { username, password: secret(password) };
}

;// CONCATENATED MODULE: ./lib/clouds/generic/registry.js

/** Docker Hub's references and its registry have different hosts. */
const realHosts = {
    'docker.io': 'registry-1.docker.io',
    'index.docker.io': 'registry-1.docker.io',
};
/** Opens any registry of the distribution specification by user and password. */
function openOciRegistry(name, { type, host, path, required }, identity, ports) {
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
        credential: async () => staticCredential(identity, ports),
    };
    return {
        endpoint,
        ensureRepository: async () => 'created-by-push',
        // There is no control plane to ask beside the registry itself.
        hasDigest: async () => 'unknown',
    };
}

;// CONCATENATED MODULE: ./lib/clouds/generic/index.js


/** Any OCI registry and any Kubernetes cluster, by credentials out of flotilla-secrets. */
const provider = {
    registry: async (name, config, identity, ports) => openOciRegistry(name, config, identity, ports),
    cluster: (name, config, _identity, ports) => openAnyCluster(name, config, ports),
};


/***/ }),

/***/ 81623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
function yaml(text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { logLevel: 'error' });
    }
    catch (error) {
        // The parser quotes the line, which may hold a key.
        throw new Error(`it is not YAML (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).split('\n')[0]})`);
    }
}


/***/ })

};
