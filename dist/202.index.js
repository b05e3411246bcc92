export const id = 202;
export const ids = [202];
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
    region: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    ...common,
});
const gke = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('gcp'),
    project: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    location: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
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
    smoke: smoke.default({ passes: 2, deadline: '60s', checks: [] }),
});


/***/ }),

/***/ 30220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ identity)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5992);


const aws = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('aws'),
    role: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'must be the ARN of a role')
        .describe('ARN of the role to assume with the job token'),
    region: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('region whose STS endpoint exchanges the token'),
});
const gcp = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('gcp'),
    provider: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^projects\/\d+\/locations\/global\/workloadIdentityPools\/[^/]+\/providers\/[^/]+$/, 'must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER')
        .describe('full name of the workload identity provider'),
    'service-account': zod__WEBPACK_IMPORTED_MODULE_1__/* .email */ .Rpp()
        .optional()
        .describe('service account to impersonate; direct federation without it'),
});
const azure = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('azure'),
    tenant: zod__WEBPACK_IMPORTED_MODULE_1__/* .guid */ .OsD().describe('Entra tenant id'),
    client: zod__WEBPACK_IMPORTED_MODULE_1__/* .guid */ .OsD()
        .describe('client id of the application or user-assigned identity with the federated credential'),
});
const generic = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    cloud: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('generic'),
    username: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('user or robot account'),
    password: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf.describe('entry of flotilla-secrets that holds the password or token'),
});
/** How a job proves who it is to one cloud account. Push, plan, deploy and rollback each have their own. */
const identity = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('cloud', [aws, gcp, azure, generic]);


/***/ }),

/***/ 92202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VF: () => (/* binding */ loadFleet)
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
        .refine((all) => Object.keys(all).length > 0, 'must name at least one service'),
});

// EXTERNAL MODULE: ./lib/fleet/environment.js
var environment = __webpack_require__(62841);
// EXTERNAL MODULE: ./lib/fleet/identity.js
var identity = __webpack_require__(30220);
// EXTERNAL MODULE: ./lib/fleet/policy.js
var policy = __webpack_require__(96024);
;// CONCATENATED MODULE: ./lib/fleet/registry.js


const repositoryPrefix = schemas/* string */.YjP()
    .regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/, 'must be a repository path in lower case')
    .describe('repository path below which each service has its repository');
const common = {
    identity: names/* name */.UU.describe('name of the identity that pushes'),
    required: schemas/* boolean */.zMY()
        .default(true)
        .describe('a failure fails the delivery; a registry that a selected cluster pulls from is always required'),
};
const ecr = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('ecr'),
    account: schemas/* string */.YjP().regex(/^\d{12}$/, 'must be a 12-digit account id'),
    region: schemas/* string */.YjP().min(1),
    path: repositoryPrefix,
    ...common,
});
const artifactRegistry = schemas/* strictObject */.rej({
    type: schemas/* literal */.euz('artifact-registry'),
    location: schemas/* string */.YjP().min(1).describe('region or multi-region'),
    project: schemas/* string */.YjP().min(1),
    repository: schemas/* string */.YjP().min(1).describe('name of the Artifact Registry repository'),
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
    host: schemas/* string */.YjP().min(1).describe('host, with a port where it is not 443'),
    path: repositoryPrefix,
    ...common,
});
/** A registry that images are pushed to. */
const registry = schemas/* discriminatedUnion */.gMt('type', [ecr, artifactRegistry, acr, oci]);

;// CONCATENATED MODULE: ./lib/fleet/fleet.js







/** The fleet file, `.github/flotilla.yml`. References between its parts are checked too (see references.ts). */
const fleet = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    applications: schemas/* record */.g1P(names/* name */.UU, application),
    identities: schemas/* record */.g1P(names/* name */.UU, identity/* identity */.D).default({}),
    registries: schemas/* record */.g1P(names/* name */.UU, registry),
    environments: schemas/* record */.g1P(names/* name */.UU, environment/* environment */.cA).default({}),
    policy: policy/* policy */.J.default({
        severity: 'CRITICAL',
        'only-fixable': true,
        signing: 'keyless',
        signers: [],
        images: [],
    }),
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
    for (const [name, registry] of Object.entries(fleet.registries)) {
        requireCloud(['registries', name, 'identity'], cloudOfRegistry[registry.type], registry.identity);
    }
    for (const [name, environment] of Object.entries(fleet.environments)) {
        const at = ['environments', name];
        require([...at, 'application'], 'applications', environment.application);
        for (const [clusterName, cluster] of Object.entries(environment.clusters)) {
            const place = [...at, 'clusters', clusterName];
            if (cluster.identity !== undefined)
                requireCloud([...place, 'identity'], cluster.cloud, cluster.identity);
            const rollback = cluster['rollback-identity'];
            if (rollback !== undefined)
                requireCloud([...place, 'rollback-identity'], cluster.cloud, rollback);
            require([...place, 'registry'], 'registries', cluster.registry);
        }
    }
    return mistakes;
}
const cloudOfRegistry = {
    ecr: 'aws',
    'artifact-registry': 'gcp',
    acr: 'azure',
    ghcr: 'generic',
    'docker-hub': 'generic',
    harbor: 'generic',
    oci: 'generic',
};

;// CONCATENATED MODULE: ./lib/fleet/load.js






const defaultFleetFile = '.github/flotilla.yml';
/** Reads a fleet file. All its mistakes are reported at once, each with line and column: `FLEET_INVALID`. */
async function loadFleet(file = defaultFleetFile) {
    const text = await (0,promises_.readFile)(file, 'utf8').catch((cause) => {
        throw new errors/* ActionError */.lZ('FLEET_INVALID', `The fleet file ${file} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, {
            hint: 'Check out the repository before this step, or name the file with the input `fleet`.',
        });
    });
    return parseFleet(text, file);
}
/** `loadFleet` for text that is already there; `file` is for the messages. */
function parseFleet(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines });
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return `${file}:${line}:${col}`;
    };
    if (document.errors.length > 0) {
        refuse(document.errors.map((error) => `${place(error.pos[0])}: ${error.message.split('\n')[0]}`));
    }
    const parsed = fleet.safeParse(document.toJS());
    const mistakes = parsed.success ? checkReferences(parsed.data) : parsed.error.issues.flatMap(mistakesOf);
    if (parsed.success && mistakes.length === 0)
        return parsed.data;
    return refuse(mistakes.map(({ path, message }) => `${place(offsetOf(document.contents, path))}: ${path.join('.')} ${message}`));
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
        const options = issue.errors.flat();
        const first = options[0];
        return [{ path, message: first === undefined ? 'must name a known kind' : first.message }];
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
/* harmony export */   Gf: () => (/* binding */ secretName),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   UU: () => (/* binding */ name)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** A name that is also fit for a file, a label value and a workflow output: lower case, digits and dashes. */
const name = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be lower case letters, digits and dashes, at most 63')
    .describe('lower case letters, digits and dashes, at most 63');
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

/***/ 96024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ policy),
/* harmony export */   g: () => (/* binding */ severities)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5992);


const severities = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
/** What may be delivered. */
const policy = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    severity: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(severities)
        .default('CRITICAL')
        .describe('findings of this severity or worse stop the release'),
    'only-fixable': zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()
        .default(true)
        .describe('findings without a fixed version do not stop the release'),
    'ignore-file': _names_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryPath */ .SH.optional().describe('Trivy ignore file'),
    signing: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['keyless', 'none']).default('keyless'),
    signers: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        issuer: zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5().describe('OIDC issuer of the certificate'),
        identity: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .min(1)
            .describe('exact subject: https://github.com/OWNER/REPO/.github/workflows/FILE@REF'),
        'repository-id': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('immutable id of the source repository'),
    }))
        .default([])
        .describe('who may have signed; the running workflow itself when empty'),
    images: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1))
        .default([])
        .describe('images beside the release’s that its workloads may run: REPOSITORY or REPOSITORY@DIGEST'),
});


/***/ })

};
