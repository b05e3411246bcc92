export const id = 3092;
export const ids = [3092];
export const modules = {

/***/ 90043:
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
const helmChart = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('helm'),
    path: names/* repositoryPath */.SH.optional().describe('directory of the chart; or `chart`, where it is in a registry'),
    chart: schemas/* string */.YjP()
        .regex(/^oci:\/\/[^/@\s]+\/[^@\s]+$/, 'must be oci://HOST/PATH')
        .refine((text) => !/:[^/]*$/.test(text.slice('oci://'.length)), 'must not name a tag; that is `version`')
        .optional()
        .describe('chart in a registry: oci://HOST/PATH. It is fetched when the images are built'),
    version: schemas/* string */.YjP().min(1).optional().describe('version of `chart`'),
    digest: schemas/* string */.YjP()
        .regex(/^sha256:[a-f0-9]{64}$/, 'must be a digest such as sha256:2c26…')
        .optional()
        .describe('digest of `chart`, as `helm push` prints it: it decides what is delivered'),
    registry: names/* name */.UU
        .optional()
        .describe('registry of this file whose login fetches `chart`; without it nobody logs in'),
    release: names/* name */.UU.describe('Helm release name, `.Release.Name` in the chart'),
    values: schemas/* array */.YOg(names/* repositoryPath */.SH).default([]).describe('values files for every environment, in order'),
    set: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())
        .default({})
        .describe('values written from the release; the text may name {service}, {repository}, {digest}, {revision}, {commit}, {release}, ' +
        '{environment}, {cloud} and {cluster}; a key with {service} is set once per service'),
});
const helm = helmChart
    .refine(({ path, chart }) => (path === undefined) !== (chart === undefined), {
    path: ['path'],
    message: 'must be there where `chart` is not, and only there',
})
    .refine(({ chart, version, digest }) => [version, digest].every((one) => (one === undefined) === (chart === undefined)), {
    path: ['chart'],
    message: 'goes together with `version` and `digest`',
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

// EXTERNAL MODULE: ./lib/fleet/environment.js + 6 modules
var environment = __webpack_require__(53254);
// EXTERNAL MODULE: ./lib/fleet/identity.js
var fleet_identity = __webpack_require__(30220);
;// CONCATENATED MODULE: ./lib/fleet/infrastructure.js


/** A program by its address and the checksum that a person of the team looked up. */
const download = schemas/* strictObject */.rej({
    url: schemas/* url */.OZ5({ protocol: /^https$/, error: 'must be an https address' })
        .describe('address of the program, or of a .zip or .tar.gz that holds it'),
    sha256: schemas/* string */.YjP()
        .regex(/^[a-f0-9]{64}$/, 'must be 64 hexadecimal digits')
        .describe('SHA-256 of what is downloaded, as you found it at its makers'),
});
/** Variables that providers, backends and modules read. Others would change which program runs, or how. */
const variableName = schemas/* string */.YjP()
    .regex(/^(TF_VAR_\w+|TF_HTTP_\w+|TF_TOKEN_\w+|TF_ENCRYPTION|PG_CONN_STR|[A-Z][A-Z0-9]*(_[A-Z0-9]+)*_(TOKEN|KEY|API_KEY|SECRET|PASSWORD|USERNAME))$/, 'must be TF_VAR_…, TF_HTTP_…, TF_TOKEN_… or end with _TOKEN, _KEY, _SECRET, _PASSWORD or _USERNAME');
const root = schemas/* strictObject */.rej({
    directory: names/* repositoryPath */.SH.describe('directory of the root module'),
    'plan-identity': names/* name */.UU.optional().describe('identity that reads: for plans and for drift'),
    'apply-identity': names/* name */.UU
        .optional()
        .describe('identity that changes; its trust names a GitHub environment of its own'),
    'lock-plans': schemas/* boolean */.zMY()
        .default(true)
        .describe('take the lock of the state while planning; false where the plan identity may not write one'),
    secrets: schemas/* record */.g1P(variableName, names/* secretName */.Gf)
        .default({})
        .describe('variable of the program → entry of flotilla-secrets, for providers and variables'),
});
/** Root modules of Terraform or OpenTofu, and what their plans are held to. */
const infrastructure = schemas/* strictObject */.rej({
    program: schemas/* enum */.k5n(['terraform', 'tofu']).default('terraform').describe('the program that plans and applies'),
    policy: names/* repositoryPath */.SH.optional().describe('directory of Rego policies that every plan is held to'),
    prices: names/* repositoryPath */.SH.optional().describe('the team’s price list, for the change of costs'),
    downloads: schemas/* strictObject */.rej({ terraform: download.optional(), tofu: download.optional(), opa: download.optional() })
        .default({})
        .describe('programs the runner does not have on PATH'),
    roots: schemas/* record */.g1P(names/* name */.UU, schemas/* record */.g1P(names/* name */.UU, root))
        .describe('environment → name of a root, such as the cloud → where it is and who plans and applies it'),
});

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
    images: schemas/* array */.YOg(schemas/* string */.YjP()
        // A tag names what its owner wants it to: an entry with one would match no image.
        .regex(/^([^\s/@:]+(:\d+)?\/)?[^\s@:]+(@sha\d+:[0-9a-f]{64,})?$/, {
        error: 'must be REPOSITORY or REPOSITORY@DIGEST as the chart writes it, without a tag',
    }))
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
    infrastructure: infrastructure.optional().describe('what Terraform or OpenTofu manages'),
    policy: policy.prefault({}),
});

// EXTERNAL MODULE: ./lib/fleet/nearest.js
var nearest = __webpack_require__(55822);
;// CONCATENATED MODULE: ./lib/fleet/mistakes.js


/**
 * What the schema finds wrong, in the words of somebody who writes YAML: a value of the wrong type is told from a
 * missing one, so the issue must have come from a parse with `reportInput`.
 */
function mistakesOf(issue) {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    switch (issue.code) {
        case 'unrecognized_keys':
            return issue.keys.map((key) => ({
                path: [...path, key],
                message: `is not a key here${guess(key, knownKeys)}`,
            }));
        case 'invalid_key':
            return issue.issues.map(({ message }) => ({ path, message: `is not a name for this; it ${message}` }));
        case 'invalid_type':
            return [{ path, message: wrongType(issue.expected, issue.input) }];
        case 'invalid_value':
            return [{ path, message: `must be ${oneOf(issue.values.map(String), issue.input)}` }];
        case 'invalid_union':
            return union(issue, path);
        default:
            return [{ path, message: said(issue.message) }];
    }
}
/** Of several shapes, the one that was meant is the one in which something is wrong further down. */
function union(issue, path) {
    const meant = issue.errors.find((branch) => branch.some(({ path }) => path.length > 0));
    if (meant !== undefined)
        return meant.flatMap((inner) => mistakesOf({ ...inner, path: [...issue.path, ...inner.path] }));
    const kinds = 'options' in issue ? issue.options?.filter((kind) => typeof kind === 'string') : undefined;
    const [first] = issue.errors.flat();
    if (first !== undefined)
        return mistakesOf({ ...first, path: issue.path });
    const kind = path.at(-1);
    const given = typeof issue.input === 'object' && issue.input !== null && kind !== undefined
        ? Object.entries(issue.input).find(([key]) => key === String(kind))?.[1]
        : undefined;
    return [
        { path, message: `must ${kinds === undefined ? 'name a known kind' : `be ${oneOf(kinds, given)}`}` },
    ];
}
const typeNames = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping of keys',
    record: 'a mapping of keys',
};
function wrongType(expected, input) {
    if (input === undefined)
        return 'is required';
    if (input === null)
        return 'has no value';
    const wanted = typeNames[expected] ?? expected;
    if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
        return `must be text; without quotes YAML reads ${typeNames[typeof input]}: put it in quotes`;
    return `must be ${wanted}, not ${typeNames[Array.isArray(input) ? 'array' : typeof input] ?? 'this'}`;
}
function oneOf(known, given) {
    const list = known.length === 1 ? known.join() : `one of ${known.join(', ')}`;
    return typeof given === 'string' ? `${list}${guess(given, known)}` : list;
}
function guess(word, known) {
    const meant = (0,nearest/* nearest */.p)(word, known);
    return meant === undefined || meant === word ? '' : `; did you mean ${meant}?`;
}
const said = (message) => message.replace(/^Invalid (input|option): /, 'must be: ');
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

// EXTERNAL MODULE: ./lib/fleet/analysis.js
var fleet_analysis = __webpack_require__(85108);
// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
;// CONCATENATED MODULE: ./lib/fleet/analysis-mistakes.js


/** What is wrong between an environment's analysis and its strategy; paths are those of the environment. */
function analysisMistakes({ analysis, strategy }) {
    if (analysis === undefined)
        return [];
    if (strategy.kind === 'rolling')
        return [
            { path: ['analysis'], message: 'watches traffic that shifts; `strategy` must be blue-green or canary' },
        ];
    const alone = aloneWhere(strategy);
    if (alone !== undefined)
        return analysis.metrics.flatMap(({ compare }, index) => {
            if (compare === undefined)
                return [];
            const message = `compares with old pods, which get no traffic any more ${alone}; use \`query\` with \`max\` or \`min\``;
            return [{ path: ['analysis', 'metrics', index, 'compare'], message }];
        });
    if (strategy.kind === 'blue-green')
        return [];
    const shortest = Math.min(...strategy.steps.map(({ pause }) => (0,inputs/* parseDuration */.E9)(pause) ?? 0)) -
        ((0,inputs/* parseDuration */.E9)(analysis.delay) ?? 0);
    return analysis.metrics.flatMap((metric, index) => {
        const needed = fleet_analysis/* leastIntervals */.QX * ((0,inputs/* parseDuration */.E9)(metric.interval ?? analysis.interval) ?? 0);
        if (!isLatency(metric) || (metric['no-data'] ?? analysis['no-data']) !== 'fail' || needed <= shortest)
            return [];
        return [
            {
                path: ['analysis', 'metrics', index, 'compare'],
                message: `needs ${fleet_analysis/* leastIntervals */.QX} intervals, ${needed / 1000} s, but a step lasts ${Math.max(0, shortest) / 1000} s: choose longer steps, a shorter interval, or \`no-data: extend\``,
            },
        ];
    });
}
const isLatency = ({ compare }) => compare !== undefined && 'latency' in compare;
/** Where new pods are watched that have all the traffic. */
function aloneWhere(strategy) {
    if (strategy.kind === 'blue-green')
        return 'in the flip-back window';
    const isWhole = strategy.kind === 'canary' && strategy.steps.some(({ weight }) => weight === 100);
    return isWhole ? 'in a step of 100 %' : undefined;
}

// EXTERNAL MODULE: ./lib/fleet/metric-source.js
var metric_source = __webpack_require__(24950);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/fleet/root-mistakes.js

/**
 * Two roots in one directory have one state: what is approved for one environment would change the other. Paths are
 * from the root of the fleet file.
 */
function rootMistakes({ roots }) {
    const owners = new Map();
    return Object.entries(roots).flatMap(([environment, all]) => Object.entries(all).flatMap(([name, root]) => {
        const directory = external_node_path_.posix.join(root.directory, '.');
        const owner = owners.get(directory);
        owners.set(directory, owner ?? `${environment}/${name}`);
        if (owner === undefined)
            return [];
        const at = ['infrastructure', 'roots', environment, name, 'directory'];
        return [{ path: at, message: `is also that of ${owner}, and so is its state` }];
    }));
}

// EXTERNAL MODULE: ./lib/fleet/waves.js
var fleet_waves = __webpack_require__(21378);
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
            for (const key of ['rollback-identity', 'plan-identity', 'prune-identity']) {
                const other = cluster[key];
                if (other !== undefined)
                    requireCloud([...place, key], cluster.cloud, other);
            }
            require([...place, 'registry'], 'registries', cluster.registry);
        }
        for (const { path, source } of (0,fleet_analysis/* cloudSourcesOf */.h6)(environment.analysis)) {
            const place = [...at, 'analysis', ...path];
            const cloud = metric_source/* cloudOfSource */.a9[source.kind];
            const strangers = Object.entries(environment.clusters).filter(([, cluster]) => cluster.cloud !== cloud);
            if (source.identity !== undefined)
                requireCloud([...place, 'identity'], cloud, source.identity);
            else if (strangers.length > 0)
                mistakes.push({
                    path: place,
                    message: `needs an \`identity\`: ${strangers.map(([name]) => name).join(', ')} is not on ${cloud}`,
                });
        }
        const opener = environment.decryption?.identity;
        if (opener !== undefined) {
            require([...at, 'decryption', 'identity'], 'identities', opener);
            if (fleet.identities[opener]?.cloud === 'generic')
                mistakes.push({ path: [...at, 'decryption', 'identity'], message: 'names an identity without keys' });
        }
        mistakes.push(...[...orderMistakes(environment), ...analysisMistakes(environment)].map(({ path, message }) => ({
            path: [...at, ...path],
            message,
        })));
    }
    for (const [environment, roots] of Object.entries(fleet.infrastructure?.roots ?? {}))
        for (const [name, root] of Object.entries(roots))
            for (const key of ['plan-identity', 'apply-identity']) {
                const at = ['infrastructure', 'roots', environment, name, key];
                const used = root[key];
                if (used === undefined)
                    continue;
                require(at, 'identities', used);
                if (fleet.identities[used]?.cloud === 'generic')
                    mistakes.push({ path: at, message: 'names a login of a registry, which is nobody in a cloud' });
            }
    if (fleet.infrastructure !== undefined)
        mistakes.push(...rootMistakes(fleet.infrastructure));
    return mistakes;
}
/** What is wrong with the order and the number of an environment's clusters. */
function orderMistakes({ clusters, waves, bake, 'on-failure': policy }) {
    const names = Object.keys(clusters);
    const mistakes = (0,fleet_waves/* wavesMistakes */.M)(waves ?? [names], names).map(({ path, message }) => ({
        path: ['waves', ...path],
        message,
    }));
    if (bake !== undefined && waves === undefined)
        mistakes.push({ path: ['bake'], message: 'is the pause between waves and needs `waves`' });
    if (typeof policy === 'object' && policy.quorum > names.length)
        mistakes.push({
            path: ['on-failure', 'quorum'],
            message: `is ${policy.quorum}, but clusters has only ${names.length}`,
        });
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
        const saidOf = (message) => message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
        refuse(document.errors.map(({ pos, message }) => `${place(pos[0])}: ${saidOf(message)}`));
    }
    const lost = lostAliases(document);
    if (lost.length > 0) {
        refuse(lost.map((offset) => `${place(offset)}: an unquoted * begins an alias, and nothing has that anchor`));
    }
    const parsed = fleet.safeParse(contentOf(document, file), { reportInput: true });
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

/***/ 98474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ selectApplication),
/* harmony export */   PD: () => (/* binding */ selectRoot),
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
/** A root module by its environment and name. `INPUT_INVALID` where there is none of that name. */
function selectRoot({ infrastructure }, environment, name) {
    const root = infrastructure?.roots[environment]?.[name];
    if (infrastructure !== undefined && root !== undefined)
        return { infrastructure, root };
    const known = Object.entries(infrastructure?.roots ?? {}).flatMap(([place, roots]) => Object.keys(roots).map((each) => `${place}/${each}`));
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `root: ${environment}/${name} is not in the fleet file, whose infrastructure has ${known.join(', ') || 'none'}`, { hint: 'Name one of them in the inputs `environment` and `root`.' });
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
