export const id = 2346;
export const ids = [2346];
export const modules = {

/***/ 55381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ formatSession),
/* harmony export */   iq: () => (/* binding */ parseSession),
/* harmony export */   ry: () => (/* binding */ sessionVariable)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20228);
/* harmony import */ var _clouds_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63985);



/** The variable that tells the credential plugin where its session file is. */
const sessionVariable = 'FLOTILLA_CLUSTER_SESSION';
/** What connect-cluster leaves for the credential plugin. Private, though it holds no secret. */
const session = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ target: _clouds_target_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterTarget */ .Gq, endpoints: _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__/* .endpoints */ .vZ });
const formatSession = (value) => JSON.stringify(value);
const parseSession = (json) => session.parse(JSON.parse(json));


/***/ }),

/***/ 62151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createHttp)
/* harmony export */ });
/**
 * HTTP/1.1 keep-alive pools, one per host, honouring HTTPS_PROXY and NO_PROXY; extra certificate authorities come by
 * NODE_EXTRA_CA_CERTS as everywhere in Node. undici is loaded with the first request: refusing bad input needs none.
 */
function createHttp(options = {}) {
    let loading;
    const others = [];
    const load = () => {
        loading ??= Promise.all(/* import() */[__webpack_require__.e(6752), __webpack_require__.e(812)]).then(__webpack_require__.bind(__webpack_require__, 60812)).then(({ createPools }) => createPools(options));
        return loading;
    };
    return {
        fetch: async (url, init) => (await load()).fetch(url, init),
        dispatcher: async (reach = 'any') => (await load())[reach],
        apart: () => {
            const other = createHttp(options);
            others.push(other);
            return other;
        },
        close: async () => {
            const loaded = await loading;
            loading = undefined;
            const rest = others.splice(0).map((other) => other.close());
            await Promise.all([loaded?.any.close(), loaded?.public.close(), ...rest]);
        },
    };
}


/***/ }),

/***/ 62841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bz: () => (/* binding */ cluster),
/* harmony export */   cA: () => (/* binding */ environment)
/* harmony export */ });
/* unused harmony exports smokeCheck, smoke */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5992);


const common = {
    identity: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU.describe('name of the identity that deploys'),
    'rollback-identity': _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU
        .optional()
        .describe('name of the identity that rolls back; `identity` without it'),
    'prune-identity': _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU
        .optional()
        .describe('name of the identity that reads what the registries must keep; `identity` without it'),
    registry: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU.describe('name of the registry this cluster pulls from'),
    namespace: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU.optional().describe('namespace, where it differs from the environment’s'),
    values: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_names_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryPath */ .SH)
        .default([])
        .describe('values files for this cluster, after the application’s'),
    url: zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5().optional().describe('public address of the application there'),
};
const eks = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('aws'),
    cluster: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    region: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .location */ .C5,
    ...common,
});
const gke = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('gcp'),
    project: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    location: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .location */ .C5,
    cluster: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    endpoint: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['public', 'dns', 'private']).default('public'),
    ...common,
});
const aks = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('azure'),
    subscription: zod__WEBPACK_IMPORTED_MODULE_1__/* .guid */ .OsD(),
    'resource-group': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    cluster: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    ...common,
});
const any = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('generic'),
    kubeconfig: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf.describe('entry of flotilla-secrets that holds a kubeconfig, base64-encoded'),
    context: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    ...common,
    identity: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU.optional(),
});
/** A cluster the application is deployed to. */
const cluster = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('cloud', [eks, gke, aks, any]);
/** One thing the running application must do. */
const smokeCheck = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    service: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU
        .optional()
        .describe('Service asked through the API server’s proxy; `url` asks the public address'),
    port: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(65535), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()])
        .default('http')
        .describe('port number or name of the Service'),
    url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('absolute address, or a path below the cluster’s `url`'),
    path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().startsWith('/').default('/'),
    method: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']).default('GET'),
    headers: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default({}),
    body: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(100).max(599)).default([200]),
    json: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())
        .default({})
        .describe('dotted path in the answer → text it must equal; may name {commit}, {release}, {digest}, {revision}'),
    timeout: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S5.default('5s'),
});
const smoke = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    passes: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(100).default(2).describe('consecutive passes that count as success'),
    deadline: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S5.default('60s').describe('for all checks together'),
    checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(smokeCheck).default([]),
});
/** Where and how one application is deployed. */
const environment = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    application: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU,
    when: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]).describe('refs that are delivered here, such as refs/heads/main'),
    'github-environment': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('GitHub environment that guards it'),
    namespace: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU,
    clusters: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU, cluster)
        .refine((all) => Object.keys(all).length > 0, 'must name at least one cluster'),
    strategy: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['rolling']).default('rolling'),
    timeout: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S5.default('5m').describe('for one cluster’s rollout'),
    'on-failure': zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['all-or-nothing', 'fail-fast', 'continue'])
        .default('all-or-nothing')
        .describe('what becomes of the other clusters when one fails'),
    smoke: smoke.prefault({}),
});


/***/ }),

/***/ 30220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ identity),
/* harmony export */   L: () => (/* binding */ secretReferences)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5992);


/** Where the first credential comes from: the token of the job, what the runner has by itself, or flotilla-secrets. */
const source = {
    github: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('github')
        .optional()
        .describe('`github` (default): the job token; `ambient`: what the runner has; `secret`: flotilla-secrets'),
    ambient: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('ambient')
        .describe('credentials that the runner has by itself, as a self-hosted one may'),
    secret: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('secret').describe('credentials out of flotilla-secrets: where nothing else is possible'),
};
const awsCommon = {
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('aws'),
    region: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .location */ .C5.describe('region whose STS endpoint exchanges the token'),
    fips: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional().describe('use the endpoints validated by FIPS 140, where the region has them'),
};
const aws = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('source', [
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        ...awsCommon,
        source: source.github,
        role: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'must be the ARN of a role')
            .describe('ARN of the role to assume with the job token'),
        'scope-to-repositories': zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()
            .optional()
            .describe('registries: narrow each session to the repositories below their path, whatever the role may'),
    }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ ...awsCommon, source: source.ambient }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        ...awsCommon,
        source: source.secret,
        'access-key-id': _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf,
        'secret-access-key': _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf,
    }),
]);
const gcpCommon = {
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('gcp'),
    'service-account': zod__WEBPACK_IMPORTED_MODULE_1__/* .email */ .Rpp()
        .optional()
        .describe('service account to impersonate; without it the federated or own identity acts'),
    delegates: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .email */ .Rpp())
        .optional()
        .describe('service accounts between the caller and `service-account`, each allowed to act as the next'),
};
// Anything else could be registered by anybody, and a line of this file must not lead tokens there.
const universeDomain = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^(googleapis\.com|s3nsapis\.fr|apis-[a-z0-9-]+\.goog)$/, 'must be googleapis.com, s3nsapis.fr or apis-….goog')
    .optional()
    .describe('domain of the APIs of a sovereign Google Cloud');
const gcp = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('source', [
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        ...gcpCommon,
        source: source.github,
        'universe-domain': universeDomain,
        provider: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .regex(/^projects\/\d+\/locations\/global\/workloadIdentityPools\/[^/]+\/providers\/[^/]+$/, 'must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER')
            .describe('full name of the workload identity provider'),
    }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ ...gcpCommon, source: source.ambient, 'universe-domain': universeDomain }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        ...gcpCommon,
        source: source.secret,
        key: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf.describe('entry of flotilla-secrets that holds the JSON key of a service account'),
    }),
])
    .refine((identity) => identity.delegates === undefined || identity['service-account'] !== undefined, {
    path: ['delegates'],
    message: 'needs `service-account`',
});
const azureCommon = {
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('azure'),
    tenant: zod__WEBPACK_IMPORTED_MODULE_1__/* .guid */ .OsD().describe('Entra tenant id'),
    authority: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['public', 'us-government', 'china'])
        .optional()
        .describe('the national cloud: where Entra, Resource Manager, registries and vaults are'),
};
const client = zod__WEBPACK_IMPORTED_MODULE_1__/* .guid */ .OsD()
    .describe('client id of the application or user-assigned identity with the federated credential');
const azure = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('source', [
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ ...azureCommon, source: source.github, client }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ ...azureCommon, source: source.ambient, client: client.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ ...azureCommon, source: source.secret, client, 'client-secret': _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf }),
]);
/** How each cloud's store names a secret. */
const secretReferences = {
    aws: /^arn:aws[a-z-]*:secretsmanager:([a-z0-9-]+):\d{12}:secret:[\w/+=.@-]+$/,
    gcp: /^projects\/[\w.:-]+\/(?:locations\/([a-z0-9-]+)\/)?secrets\/[\w-]+\/versions\/(?:\d+|latest|[a-zA-Z][\w-]*)$/,
    azure: /^https:\/\/([a-z0-9-]+)\.vault\.[a-z.]+\/secrets\/[a-zA-Z0-9-]+(?:\/[a-f0-9]+)?$/,
};
const storedSecret = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    identity: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU.describe('name of the identity that may read the secret; its cloud is where the secret is'),
    secret: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .refine((text) => Object.values(secretReferences).some((form) => form.test(text)), {
        message: 'must be arn:aws:secretsmanager:…, projects/…/secrets/…/versions/… or https://VAULT.vault.azure.net/secrets/…',
    })
        .describe('ARN, resource name or address of the secret in the store of that cloud'),
    key: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional().describe('field of the secret, where it is a JSON object'),
});
const generic = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('generic'),
    username: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('user or robot account'),
    password: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf.optional().describe('entry of flotilla-secrets that holds the password or token'),
    'password-from': storedSecret.optional().describe('password in a store of a cloud, fetched at run time'),
})
    .refine((identity) => (identity.password === undefined) !== (identity['password-from'] === undefined), {
    message: 'needs either `password` or `password-from`',
});
/** How a job proves who it is to one cloud account. Push, plan, deploy and rollback each have their own. */
const identity = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('cloud', [aws, gcp, azure, generic]);


/***/ }),

/***/ 5992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ location),
/* harmony export */   Gf: () => (/* binding */ secretName),
/* harmony export */   Hc: () => (/* binding */ host),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   UU: () => (/* binding */ name)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** A name that is also fit for a file, a label value and a workflow output: lower case, digits and dashes. */
const name = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be lower case letters, digits and dashes, at most 63')
    .describe('lower case letters, digits and dashes, at most 63');
/** A region or location of a cloud. It becomes part of host names that tokens go to, so nothing else may be in it. */
const location = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be the name of a region');
/** A host, with a port where it is not the usual one. */
const host = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^(\[[\da-fA-F:.]+\]|[a-zA-Z\d]([a-zA-Z\d.-]*[a-zA-Z\d])?)(:\d{1,5})?$/, 'must be HOST or HOST:PORT');
/** A path inside the repository; it may not leave it. */
const repositoryPath = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .min(1)
    .refine((path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'), 'must stay inside the repository')
    .describe('path from the root of the repository');
/** The name of one entry of the `flotilla-secrets` secret. */
const secretName = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[A-Z_][A-Z0-9_]*$/, 'must be the name of an entry of flotilla-secrets')
    .describe('name of an entry of the flotilla-secrets secret');
/** A duration such as 90s or 5m. */
const durationText = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, 'must be a duration such as 90s, 5m or 1h30m');


/***/ }),

/***/ 20904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ cloudOfRegistry),
  u: () => (/* binding */ registry)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/fleet/names.js
var names = __webpack_require__(5992);
;// CONCATENATED MODULE: ./lib/fleet/repository-creation.js

const labels = schemas/* record */.g1P(schemas/* string */.YjP().min(1).max(128), schemas/* string */.YjP().max(256))
    .describe('labels beside `managed-by: flotilla`');
const immutableTags = schemas/* boolean */.zMY()
    .describe('a tag names the same image for ever; `false` by default, since tags of branches move');
/** How a repository of ECR is made that is not there. */
const ecrCreation = schemas/* strictObject */.rej({
    'immutable-tags': immutableTags.optional(),
    'mutable-tags': schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[0-9a-zA-Z._*-]{1,128}$/, 'must be a tag; `*` stands for anything'))
        .min(1)
        .max(5)
        .optional()
        .describe('tags that move although the others are immutable, such as `main`; `*` stands for anything'),
    'scan-on-push': schemas/* boolean */.zMY().optional().describe('scanned by ECR when it is pushed; `true` by default'),
    'kms-key': schemas/* string */.YjP()
        .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+$/, 'must be the ARN of a key or alias')
        .optional()
        .describe('key of AWS KMS that encrypts it; AES-256 of the service by default'),
    'expire-untagged-days': schemas/* int */.Whr()
        .min(1)
        .max(3650)
        .optional()
        .describe('lifecycle policy: what has had no tag for so long is deleted by ECR'),
    labels: labels.optional(),
})
    .refine((creation) => creation['mutable-tags'] === undefined || creation['immutable-tags'] === true, {
    message: 'are exceptions from `immutable-tags: true`, which is missing',
    path: ['mutable-tags'],
});
/** How a repository of Artifact Registry is made that is not there. */
const artifactRegistryCreation = schemas/* strictObject */.rej({
    'immutable-tags': immutableTags.optional(),
    'kms-key': schemas/* string */.YjP()
        .regex(/^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/, 'must be projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY')
        .optional()
        .describe('key of Cloud KMS that encrypts it; one of Google’s by default'),
    labels: labels.optional(),
});

;// CONCATENATED MODULE: ./lib/fleet/registry.js



const repositoryPrefix = schemas/* string */.YjP()
    .regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/, 'must be a repository path in lower case')
    .describe('repository path below which each service has its repository');
const common = {
    identity: names/* name */.UU.describe('name of the identity that pushes'),
    'prune-identity': names/* name */.UU
        .optional()
        .describe('name of the identity that lists and deletes; `identity` without it'),
    required: schemas/* boolean */.zMY()
        .default(true)
        .describe('a failure fails the delivery; a registry that a selected cluster pulls from is always required'),
};
const creates = (creation) => creation
    .optional()
    .describe('how a repository is made that is not there; one that is there is never changed');
const ecr = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('ecr'),
    account: schemas/* string */.YjP().regex(/^\d{12}$/, 'must be a 12-digit account id'),
    region: names/* location */.C5,
    replicas: schemas/* array */.YOg(names/* location */.C5)
        .min(1)
        .optional()
        .describe('regions that ECR replicates to and that clusters pull from; a push waits for them'),
    create: creates(ecrCreation),
    path: repositoryPrefix,
    ...common,
});
const ecrPublic = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('ecr-public'),
    alias: schemas/* string */.YjP()
        .regex(/^[a-z0-9][a-z0-9-]{1,49}$/, 'must be the alias of the registry')
        .describe('alias of the registry: `public.ecr.aws/ALIAS`'),
    path: repositoryPrefix,
    ...common,
});
const artifactRegistry = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('artifact-registry'),
    location: names/* location */.C5.describe('region or multi-region'),
    project: schemas/* string */.YjP().min(1),
    repository: schemas/* string */.YjP().min(1).describe('name of the Artifact Registry repository'),
    create: creates(artifactRegistryCreation),
    ...common,
});
const acr = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('acr'),
    registry: schemas/* string */.YjP().regex(/^[a-z0-9]{5,50}$/, 'must be the name of the registry, without .azurecr.io'),
    path: repositoryPrefix,
    ...common,
});
const oci = schemas/* strictObject */.rej({
    type: schemas/* enum */.k5n(['ghcr', 'docker-hub', 'harbor', 'oci']),
    host: names/* host */.Hc.describe('host, with a port where it is not 443'),
    path: repositoryPrefix,
    ...common,
});
/** A registry that images are pushed to. */
const registry = schemas/* discriminatedUnion */.gMt('type', [ecr, ecrPublic, artifactRegistry, acr, oci]);
/** The cloud whose identities each type of registry takes. */
const cloudOfRegistry = {
    ecr: 'aws',
    'ecr-public': 'aws',
    'artifact-registry': 'gcp',
    acr: 'azure',
    ghcr: 'generic',
    'docker-hub': 'generic',
    harbor: 'generic',
    oci: 'generic',
};


/***/ }),

/***/ 28416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   printToken: () => (/* binding */ printToken)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _actions_connect_cluster_session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55381);
/* harmony import */ var _clouds_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77905);
/* harmony import */ var _core_clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91601);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3828);
/* harmony import */ var _core_http_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62151);
/* harmony import */ var _github_oidc_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89402);







/** kubectl reads standard output as the credential and shows standard error; neither may carry anything else. */
const quiet = {
    info: () => undefined,
    debug: () => undefined,
    notice: () => undefined,
    warning: (message) => void process.stderr.write(`${message}\n`),
    error: (message) => void process.stderr.write(`${message}\n`),
    group: (_title, work) => work(),
    // A workflow command would print the token on standard output. It lives in memory and in the answer only.
    mask: () => undefined,
};
/** Milliseconds before a token's end at which kubectl shall ask for another. */
const margin = 60_000;
/**
 * The exec credential plugin of the kubeconfig that connect-cluster writes: mints a token from the job's identity and
 * prints it as ExecCredential. Writes nothing of it to disk. Exit code 1 with a reason on standard error.
 * https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 */
async function printToken() {
    const http = (0,_core_http_js__WEBPACK_IMPORTED_MODULE_6__/* .createHttp */ .V)();
    try {
        const { value, expiresAt } = await mint(http);
        const expirationTimestamp = new Date(expiresAt - margin).toISOString();
        const status = { token: value, expirationTimestamp };
        process.stdout.write(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }));
    }
    catch (error) {
        process.exitCode = 1;
        const reason = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .isActionError */ .Bd)(error) ? `${error.code}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}` : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error);
        process.stderr.write(`flotilla: ${reason}\n`);
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .isActionError */ .Bd)(error) && error.hint !== undefined)
            process.stderr.write(`${error.hint}\n`);
    }
    finally {
        await http.close();
    }
}
async function mint({ fetch, dispatcher }) {
    const file = process.env[_actions_connect_cluster_session_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionVariable */ .ry];
    const text = file && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch(() => undefined));
    if (!text)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('CREDENTIAL_EXPIRED', 'The session of this kubeconfig is gone', {
            hint: 'It ends with the job that called connect-cluster.',
        });
    const { target, endpoints } = (0,_actions_connect_cluster_session_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSession */ .iq)(text);
    const ports = { fetch, dispatcher, clock: _core_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m, log: quiet };
    const token = await (0,_clouds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openTokens */ .Vb)(target, {
        ...ports,
        endpoints,
        idToken: (0,_github_oidc_js__WEBPACK_IMPORTED_MODULE_5__/* .createIdTokens */ .Y)({ ...ports, env: process.env }),
        env: process.env,
        secret: (name) => {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('INPUT_INVALID', `The secret ${name} is not available to a credential plugin`);
        },
    });
    if (token === undefined)
        throw new Error(`cluster ${target.name} needs no plugin`);
    return token();
}


/***/ })

};
