export const id = 4532;
export const ids = [4532];
export const modules = {

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

/***/ 51467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VF: () => (/* binding */ loadFleet),
  oV: () => (/* binding */ loadPlacedFleet)
});

// UNUSED EXPORTS: defaultFleetFile, parseFleet

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/fleet/names.js
var names = __webpack_require__(5992);
;// CONCATENATED MODULE: ./lib/fleet/application.js


/** Platforms as the OCI image specification writes them: os/architecture[/variant]. */
const platform = schemas/* string */.YjP()
    .regex(/^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/, 'must be a platform such as linux/arm64');
const service = schemas/* strictObject */.rej({
    context: names/* repositoryPath */.SH.describe('build context'),
    dockerfile: names/* repositoryPath */.SH.optional().describe('Dockerfile; CONTEXT/Dockerfile by default'),
    sources: schemas/* array */.YOg(names/* repositoryPath */.SH)
        .min(1)
        .optional()
        .describe('paths the image is made of; the last commit that touched one dates it. Context and Dockerfile by default'),
    target: schemas/* string */.YjP().optional().describe('stage to build'),
    platforms: schemas/* array */.YOg(platform).min(1).default(['linux/amd64', 'linux/arm64']),
    'build-args': schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
    secrets: schemas/* array */.YOg(names/* secretName */.Gf)
        .default([])
        .describe('entries of flotilla-secrets mounted as build secrets of that name'),
});
const helm = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('helm'),
    path: names/* repositoryPath */.SH.describe('directory of the chart'),
    release: names/* name */.UU.describe('Helm release name, `.Release.Name` in the chart'),
    values: schemas/* array */.YOg(names/* repositoryPath */.SH).default([]).describe('values files for every environment, in order'),
    set: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())
        .default({})
        .describe('values written from the release; the text may name {service}, {repository}, {digest}, {revision}, {commit}, {release}, ' +
        '{environment}, {cloud} and {cluster}; a key with {service} is set once per service'),
});
const kustomize = schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('kustomize'), path: names/* repositoryPath */.SH });
const manifests = schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('manifests'), path: names/* repositoryPath */.SH });
/** One application: what is built, and the chart or manifests it is deployed with. */
const application = schemas/* strictObject */.rej({
    deploy: schemas/* discriminatedUnion */.gMt('kind', [helm, kustomize, manifests]),
    services: schemas/* record */.g1P(names/* name */.UU, service)
        .refine((all) => Object.keys(all).length > 0, 'must name at least one service')
        .refine((all) => !Object.hasOwn(all, 'releases'), 'must not name one `releases`: that repository is for records'),
});

// EXTERNAL MODULE: ./lib/fleet/environment.js
var environment = __webpack_require__(62841);
// EXTERNAL MODULE: ./lib/fleet/identity.js
var fleet_identity = __webpack_require__(30220);
// EXTERNAL MODULE: ./lib/fleet/severity.js
var severity = __webpack_require__(6993);
;// CONCATENATED MODULE: ./lib/fleet/policy.js



/** What stays in the registries beside all that clusters run or could go back to. */
const retention = schemas/* strictObject */.rej({
    releases: schemas/* int */.Whr().min(0).default(20).describe('newest releases of each branch that stay'),
    days: schemas/* int */.Whr().min(0).default(30).describe('what was stored in the last so many days stays; at least one'),
    tags: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .default(['semver'])
        .describe('tags that stay: `semver`, or a text in which * stands for any other'),
});
/** What may be delivered, and how long it is kept. */
const policy = schemas/* strictObject */.rej({
    severity: schemas/* enum */.k5n(severity/* severities */.g)
        .default('CRITICAL')
        .describe('findings of this severity or worse stop the release'),
    'only-fixable': schemas/* boolean */.zMY()
        .default(true)
        .describe('findings without a fixed version do not stop the release'),
    'ignore-file': names/* repositoryPath */.SH.optional().describe('Trivy ignore file'),
    signing: schemas/* enum */.k5n(['keyless', 'none']).default('keyless'),
    signers: schemas/* array */.YOg(schemas/* strictObject */.rej({
        issuer: schemas/* url */.OZ5().describe('OIDC issuer of the certificate'),
        identity: schemas/* string */.YjP()
            .min(1)
            .describe('exact subject: https://github.com/OWNER/REPO/.github/workflows/FILE@REF'),
        'repository-id': schemas/* string */.YjP().optional().describe('immutable id of the source repository'),
    }))
        .default([])
        .describe('who may have signed; the running workflow itself when empty'),
    images: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .default([])
        .describe('images beside the release’s that its workloads may run: REPOSITORY or REPOSITORY@DIGEST'),
    retention: retention.prefault({}),
});

// EXTERNAL MODULE: ./lib/fleet/registry.js + 1 modules
var fleet_registry = __webpack_require__(20904);
;// CONCATENATED MODULE: ./lib/fleet/fleet.js







/** The fleet file, `.github/flotilla.yml`. References between its parts are checked too (see references.ts). */
const fleet = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    applications: schemas/* record */.g1P(names/* name */.UU, application),
    identities: schemas/* record */.g1P(names/* name */.UU, fleet_identity/* identity */.D).default({}),
    registries: schemas/* record */.g1P(names/* name */.UU, fleet_registry/* registry */.u),
    environments: schemas/* record */.g1P(names/* name */.UU, environment/* environment */.cA).default({}),
    policy: policy.prefault({}),
});

;// CONCATENATED MODULE: ./lib/fleet/nearest.js
/** The candidate that needs the fewest edits to become `word`, if at most a third of its letters differ. */
function nearest(word, candidates) {
    const ranked = candidates
        .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
        .sort((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= Math.ceil(word.length / 3) ? best.candidate : undefined;
}
/** Levenshtein distance by Wagner and Fischer's table, one row at a time. */
function editDistance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (const [row, letter] of [...a].entries()) {
        const current = [row + 1];
        for (let column = 1; column <= b.length; column++) {
            const substitution = (previous[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
            current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./lib/fleet/references.js


/** Finds names in one part of a fleet file that no other part defines, and identities of the wrong cloud. */
function checkReferences(fleet) {
    const mistakes = [];
    const require = (path, kind, name) => {
        const known = Object.keys(fleet[kind]);
        if (!known.includes(name)) {
            const list = known.length > 0 ? known.join(', ') : 'none';
            mistakes.push({ path, message: `names ${JSON.stringify(name)}, but ${kind} has ${list}` });
        }
    };
    const requireCloud = (path, cloud, name) => {
        require(path, 'identities', name);
        const identity = fleet.identities[name];
        if (identity !== undefined && identity.cloud !== cloud) {
            mistakes.push({ path, message: `names an identity of ${identity.cloud}; this needs one of ${cloud}` });
        }
    };
    for (const [name, identity] of Object.entries(fleet.identities)) {
        const from = identity.cloud === 'generic' ? identity['password-from'] : undefined;
        if (from === undefined)
            continue;
        const path = ['identities', name, 'password-from'];
        require([...path, 'identity'], 'identities', from.identity);
        const cloud = fleet.identities[from.identity]?.cloud;
        if (cloud === 'generic')
            mistakes.push({ path: [...path, 'identity'], message: 'names an identity without a store of secrets' });
        else if (cloud !== undefined && !fleet_identity/* secretReferences */.L[cloud].test(from.secret))
            mistakes.push({ path: [...path, 'secret'], message: `is not a secret of ${cloud}` });
    }
    for (const [name, registry] of Object.entries(fleet.registries)) {
        const [at, cloud] = [['registries', name], fleet_registry/* cloudOfRegistry */.k[registry.type]];
        requireCloud([...at, 'identity'], cloud, registry.identity);
        const prune = registry['prune-identity'];
        if (prune !== undefined)
            requireCloud([...at, 'prune-identity'], cloud, prune);
    }
    for (const [name, environment] of Object.entries(fleet.environments)) {
        const at = ['environments', name];
        require([...at, 'application'], 'applications', environment.application);
        for (const [clusterName, cluster] of Object.entries(environment.clusters)) {
            const place = [...at, 'clusters', clusterName];
            if (cluster.identity !== undefined)
                requireCloud([...place, 'identity'], cluster.cloud, cluster.identity);
            for (const key of ['rollback-identity', 'prune-identity']) {
                const other = cluster[key];
                if (other !== undefined)
                    requireCloud([...place, key], cluster.cloud, other);
            }
            require([...place, 'registry'], 'registries', cluster.registry);
        }
    }
    return mistakes;
}

;// CONCATENATED MODULE: ./lib/fleet/load.js






const defaultFleetFile = '.github/flotilla.yml';
/** Reads a fleet file. All its mistakes are reported at once, each with line and column: `FLEET_INVALID`. */
async function loadFleet(file = defaultFleetFile) {
    return (await loadPlacedFleet(file)).fleet;
}
/** `loadFleet` with the places of what it read. */
async function loadPlacedFleet(file = defaultFleetFile) {
    const text = await (0,promises_.readFile)(file, 'utf8').catch((cause) => {
        throw new errors/* ActionError */.lZ('FLEET_INVALID', `The fleet file ${file} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, {
            hint: 'Check out the repository before this step, or name the file with the input `fleet`.',
        });
    });
    return parsePlacedFleet(text, file);
}
/** `loadFleet` for text that is already there; `file` is for the messages. */
const parseFleet = (text, file) => parsePlacedFleet(text, file).fleet;
function parsePlacedFleet(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines });
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return `${file}:${line}:${col}`;
    };
    if (document.errors.length > 0) {
        refuse(document.errors.map((error) => `${place(error.pos[0])}: ${error.message.split('\n')[0]}`));
    }
    const lost = lostAliases(document);
    if (lost.length > 0) {
        refuse(lost.map((offset) => `${place(offset)}: an unquoted * begins an alias, and nothing has that anchor`));
    }
    const parsed = fleet.safeParse(contentOf(document, file));
    const mistakes = parsed.success ? checkReferences(parsed.data) : parsed.error.issues.flatMap(mistakesOf);
    if (parsed.success && mistakes.length === 0) {
        const placeOf = (path) => {
            const { line, col } = lines.linePos(offsetOf(document.contents, path));
            return { file, line, column: col };
        };
        return { fleet: parsed.data, placeOf };
    }
    return refuse(mistakes.map(({ path, message }) => `${place(offsetOf(document.contents, path))}: ${path.join('.')} ${message}`));
}
/** Where aliases stand that lead nowhere, as in `tags: [*-rc]`: the parser does not count them among its errors. */
function lostAliases(document) {
    const offsets = [];
    (0,dist/* visit */.YR)(document, {
        Alias: (_key, alias) => {
            if (alias.resolve(document) === undefined)
                offsets.push(alias.range?.[0] ?? 0);
        },
    });
    return offsets;
}
function contentOf(document, file) {
    try {
        return document.toJS();
    }
    catch (error) {
        // Aliases of aliases that would grow without end.
        return refuse([`${file}: ${(0,errors/* messageOf */.bD)(error)}`]);
    }
}
function refuse(lines) {
    throw new errors/* ActionError */.lZ('FLEET_INVALID', lines.join('\n'), {
        hint: 'Correct these lines; schema/flotilla.schema.json gives completion and checks in an editor.',
    });
}
function mistakesOf(issue) {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => {
            const known = nearest(key, knownKeys);
            return {
                path: [...path, key],
                message: `is not a key here${known === undefined ? '' : `; did you mean ${known}?`}`,
            };
        });
    }
    if (issue.code === 'invalid_type' && issue.input === undefined)
        return [{ path, message: 'is required' }];
    if (issue.code === 'invalid_union') {
        const [first] = issue.errors.flat();
        const kinds = 'options' in issue ? issue.options?.filter((kind) => typeof kind === 'string') : undefined;
        const known = kinds === undefined ? 'name a known kind' : `be one of ${kinds.join(', ')}`;
        return [{ path, message: first?.message ?? `must ${known}` }];
    }
    return [{ path, message: issue.message.replace(/^Invalid (input|option): /, 'must be: ') }];
}
/** Every key the schema knows, for the guess after a misspelt one. */
const knownKeys = (() => {
    const keys = new Set();
    const visit = (schema) => {
        if (schema === null || typeof schema !== 'object')
            return;
        const definition = 'def' in schema ? schema.def : undefined;
        if (definition === null || typeof definition !== 'object')
            return;
        if ('shape' in definition && definition.shape !== null && typeof definition.shape === 'object') {
            for (const [key, value] of Object.entries(definition.shape)) {
                keys.add(key);
                visit(value);
            }
        }
        for (const inner of ['innerType', 'valueType', 'element', 'in', 'out']) {
            if (inner in definition)
                visit(definition[inner]); // `in` has proved the key
        }
        if ('options' in definition && Array.isArray(definition.options))
            definition.options.forEach(visit);
    };
    visit(fleet);
    return [...keys];
})();
/** Where a path stands in the document: the key of its last step, or the nearest parent that exists. */
function offsetOf(root, path) {
    let node = root;
    let offset = node?.range?.[0] ?? 0;
    for (const step of path) {
        if ((0,dist/* isAlias */.Vj)(node) || !node)
            break;
        if ((0,dist/* isMap */.jh)(node)) {
            const pair = node.items.find(({ key }) => String(key) === String(step));
            if (pair === undefined)
                break;
            offset = pair.key.range?.[0] ?? offset; // parsed keys are nodes
            node = pair.value; // and so are parsed values
        }
        else if ('items' in node && Array.isArray(node.items)) {
            node = node.items[Number(step)]; // items of a parsed sequence are nodes
            offset = node?.range?.[0] ?? offset;
        }
        else
            break;
    }
    return offset;
}


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

/***/ 98474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ selectApplication),
/* harmony export */   RL: () => (/* binding */ pulledFrom),
/* harmony export */   aP: () => (/* binding */ selectEnvironment),
/* harmony export */   g2: () => (/* binding */ selectRegistries),
/* harmony export */   oK: () => (/* binding */ selectClusters)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** The application an action works on: the named one, or the only one. `INPUT_INVALID` otherwise. */
function selectApplication(fleet, name) {
    const names = Object.keys(fleet.applications);
    const chosen = name ?? (names.length === 1 ? names[0] : undefined);
    const application = chosen === undefined ? undefined : fleet.applications[chosen];
    if (chosen !== undefined && application !== undefined)
        return { name: chosen, application };
    const problem = name === undefined
        ? 'is needed, the fleet file has several'
        : `names ${name}, which the fleet file lacks`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `application: ${problem}: ${names.join(', ')}`, {
        hint: 'Name one of them in the input `application`.',
    });
}
/** The named environment and its application. `INPUT_INVALID` where there is none of that name. */
function selectEnvironment(fleet, name) {
    const environment = fleet.environments[name];
    const application = environment === undefined ? undefined : fleet.applications[environment.application];
    if (environment !== undefined && application !== undefined)
        return { environment, application };
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `environment: ${name} is not in the fleet file, which has ${Object.keys(fleet.environments).join(', ') || 'none'}`, { hint: 'Name one of them in the input `environment`.' });
}
/** The chosen clusters of an environment, all without a choice; unknown names are `INPUT_INVALID`. */
const selectClusters = ({ clusters }, chosen) => select('clusters', Object.keys(clusters), 'this environment', chosen);
/** The chosen registries, all without a choice; unknown names are `INPUT_INVALID`. */
const selectRegistries = ({ registries }, chosen) => select('registries', Object.keys(registries), 'the fleet file', chosen);
function select(kind, known, place, chosen = []) {
    if (chosen.length === 0)
        return [...known];
    const unknown = chosen.filter((name) => !known.includes(name));
    if (unknown.length === 0)
        return [...new Set(chosen)];
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `${kind}: ${unknown.join(', ')} not in ${place}, which has ${known.join(', ')}`, { hint: `Name ${kind} of ${place}, or leave the input empty for all.` });
}
/** Registries that clusters of these environments pull from: a delivery cannot do without them. */
function pulledFrom(environments) {
    return new Set(environments.flatMap(({ clusters }) => Object.values(clusters).map(({ registry }) => registry)));
}


/***/ }),

/***/ 6993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ severities)
/* harmony export */ });
/** Of a finding, the least first, in Trivy's words. */
const severities = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];


/***/ })

};
