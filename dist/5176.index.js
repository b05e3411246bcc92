export const id = 5176;
export const ids = [5176];
export const modules = {

/***/ 60081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ms: () => (/* binding */ lockHolder),
  _S: () => (/* binding */ openRolloutTargets),
  yv: () => (/* binding */ originOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/clouds/index.js + 1 modules
var clouds = __webpack_require__(77905);
// EXTERNAL MODULE: ./lib/clouds/pull-endpoint.js
var pull_endpoint = __webpack_require__(5465);
// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/github/run-status.js


/** Milliseconds GitHub has for its answer; who waits for a lock looks again anyway. */
const patienceMs = 5_000;
const answer = schemas/* object */.Ikc({ status: schemas/* string */.YjP() });
/**
 * Asks whether the run at an address (`https://github.com/OWNER/NAME/actions/runs/ID`) has ended. True only where
 * GitHub says so: a run it does not know or does not show, an error and no answer all mean that nothing is known.
 * Never throws.
 *
 * https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run
 */
function createRunStatus({ github, token, fetch, log }) {
    const { serverUrl, apiUrl } = github;
    return async (run) => {
        const path = run.startsWith(`${serverUrl}/`) ? run.slice(serverUrl.length + 1) : '';
        const [, repository, id] = /^([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d+)$/.exec(path) ?? [];
        if (token === undefined || repository === undefined || id === undefined)
            return false;
        try {
            const response = await fetch(`${apiUrl}/repos/${repository}/actions/runs/${id}`, {
                headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` },
                redirect: 'error',
                signal: AbortSignal.timeout(patienceMs),
            });
            if (!response.ok)
                throw new Error(`HTTP ${response.status}`);
            return answer.parse(await response.json()).status === 'completed';
        }
        catch (error) {
            log.debug(`GitHub does not say whether ${run} has ended: ${(0,errors/* messageOf */.bD)(error)}`);
            return false;
        }
    };
}

// EXTERNAL MODULE: ./lib/oci/registry-client.js + 5 modules
var registry_client = __webpack_require__(79235);
// EXTERNAL MODULE: ./lib/rollout/kube-target.js + 84 modules
var kube_target = __webpack_require__(11229);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
;// CONCATENATED MODULE: ./lib/actions/open-analysis.js

/**
 * The analysis of an environment for one cluster; undefined where there is none or nothing shifts. Its queries are
 * tried at once, so that a slip in one is known before anything is written. `METRICS_UNAVAILABLE`.
 */
async function openClusterAnalysis({ name, namespace, config, client }, { fleet, environment }, onReport, ports, { clock, log, http, signal }) {
    if (environment.analysis === undefined || environment.strategy.kind === 'rolling')
        return undefined;
    // Statistics and protocols are read by who asks for them.
    const { openAnalysis } = await __webpack_require__.e(/* import() */ 9089).then(__webpack_require__.bind(__webpack_require__, 19089));
    const analysis = await openAnalysis({ cluster: name, namespace }, environment.analysis, {
        clock,
        log,
        fetch: http.fetch,
        secret: ports.secret,
        proxy: client.proxy,
        cloudMetrics: (source) => (0,clouds/* openMetrics */.Ey)(fleet, source, { name, identity: config.identity }, ports),
        onReport,
    });
    await analysis.prove(signal);
    return analysis;
}

// EXTERNAL MODULE: ./lib/fleet/registry.js + 1 modules
var fleet_registry = __webpack_require__(20904);
;// CONCATENATED MODULE: ./lib/actions/pull-identity.js

/**
 * The fleet as a job sees it that asks a cluster's registry without pushing: by the cluster's own identity where both
 * are of one cloud, since a job that delivers or rolls back need not be trusted to push.
 */
function asPuller(fleet, { config, role }) {
    const registry = fleet.registries[config.registry];
    const identity = (role === 'deploy' ? undefined : config[`${role}-identity`]) ?? config.identity;
    if (registry === undefined || identity === undefined || fleet_registry/* cloudOfRegistry */.k[registry.type] !== config.cloud)
        return fleet;
    return { ...fleet, registries: { ...fleet.registries, [config.registry]: { ...registry, identity } } };
}

;// CONCATENATED MODULE: ./lib/actions/rollout-targets.js











/** Who holds the locks of this step: unique even among the jobs of one run. */
function lockHolder(github) {
    const { repository, runId, runAttempt, runUrl } = github;
    return {
        holder: `${repository}/${runId}/${runAttempt}#${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`,
        run: runUrl,
    };
}
/** The clusters of a delivery or a rollback as its transaction sees them. */
function openRolloutTargets(sessions, { fleet, environment, holder, force, token, render, onAnalysis, onShare }, ports, context) {
    const { clock, log, http, env } = context;
    const hasEnded = createRunStatus({ github: (0,github_context/* readGitHubContext */.L)(env), token, fetch: http.fetch, log });
    return Promise.all(sessions.map(async (session) => {
        const access = await (0,clouds/* openRegistry */.Me)(asPuller(fleet, session), session.config.registry, ports);
        const endpoint = (0,pull_endpoint/* pullEndpoint */.d)(access, session.config);
        const registry = { host: endpoint.host, path: endpoint.path };
        const analysis = onAnalysis &&
            (await openClusterAnalysis(session, { fleet, environment }, onAnalysis, ports, context));
        return (0,kube_target/* kubeTarget */.t)({
            cluster: session.name,
            client: session.client,
            application: environment.application,
            namespace: session.namespace,
            holder,
            hasEnded,
            onShare,
            registry,
            allowedImages: fleet.policy.images,
            timeoutMs: (0,inputs/* parseDuration */.E9)(environment.timeout) ?? 0,
            suite: environment.smoke,
            strategy: environment.strategy,
            analysis,
            url: session.config.url,
            force,
            rules: planRules(environment.apply),
            openRegistry: (login, signal) => (0,registry_client/* createRegistryClient */.H)(login === undefined ? endpoint : { ...endpoint, credential: async () => login }, (0,cloud_ports/* registryPorts */.E)(ports, { http, clock, log, signal })),
            ...(render === undefined ? {} : { render: () => render(session, registry) }),
        }, { clock, log, fetch: http.fetch });
    }));
}
const planRules = (rules) => ({
    pruneShare: rules['prune-max'] / 100,
    pruneKeep: rules['prune-keep'],
    hookMs: (0,inputs/* parseDuration */.E9)(rules['hook-timeout']),
    namespaces: rules.namespaces,
});
/** Who does this, for the ledger. */
const originOf = ({ env }, environment) => {
    const { actor, runUrl } = (0,github_context/* readGitHubContext */.L)(env);
    return { environment, actor, run: runUrl };
};


/***/ }),

/***/ 73763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88006);



const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    environment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    clusters: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    directory: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    report: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 83290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/release/directory.js
var directory = __webpack_require__(44598);
// EXTERNAL MODULE: ./lib/rollout/each-cluster.js
var each_cluster = __webpack_require__(44155);
// EXTERNAL MODULE: ./lib/rollout/history.js
var rollout_history = __webpack_require__(96849);
;// CONCATENATED MODULE: ./lib/smoke/junit.js
/** Results per suite (a cluster) as JUnit XML, which every test report reader knows. */
function junit(suites) {
    const parts = Object.entries(suites).map(([cluster, { checks, seconds }]) => {
        const failed = checks.filter(({ state }) => state === 'failed').length;
        const stopped = checks.filter(({ state }) => state === 'stopped').length;
        const cases = checks.map(({ name, state, seconds: time, problem = '', answer = '' }) => {
            const inner = state === 'failed'
                ? `<failure message="${xml(problem)}">${xml(answer)}</failure>`
                : state === 'stopped'
                    ? '<skipped message="stopped when another check had failed"/>'
                    : '';
            return `    <testcase classname="${xml(cluster)}" name="${xml(name)}" time="${time.toFixed(3)}">${inner}</testcase>`;
        });
        const counts = `tests="${checks.length}" failures="${failed}" skipped="${stopped}" time="${seconds.toFixed(3)}"`;
        return [`  <testsuite name="${xml(cluster)}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${parts.join('\n')}\n</testsuites>\n`;
}
/** Escapes text for XML 1.0 and drops the characters it cannot hold. */
const xml = (text) => text
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');

// EXTERNAL MODULE: ./lib/smoke/report.js
var report = __webpack_require__(12919);
// EXTERNAL MODULE: ./lib/smoke/result.js
var smoke_result = __webpack_require__(92280);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/cluster-sessions.js
var cluster_sessions = __webpack_require__(41527);
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js + 3 modules
var rollout_targets = __webpack_require__(60081);
// EXTERNAL MODULE: ./lib/actions/smoke-test/inputs.js
var inputs = __webpack_require__(73763);
;// CONCATENATED MODULE: ./lib/actions/smoke-test/main.js

















/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['passed', 'failed'],
    run: async (inputs, context) => {
        const { signal, summary } = context;
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { environment } = (0,fleet_select/* selectEnvironment */.aP)(fleet, inputs.environment);
        const clusters = (0,fleet_select/* selectClusters */.oK)(environment, inputs.clusters);
        const given = inputs.directory === undefined
            ? undefined
            : await (0,directory/* openReleaseDirectory */.lO)(external_node_path_.resolve(inputs.directory)).readRelease();
        const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, context);
        const request = { fleet, environment: inputs.environment, clusters, role: 'deploy' };
        const sessions = await (0,cluster_sessions/* openSessions */.wR)(request, ports, context, signal);
        try {
            const holder = (0,rollout_targets/* lockHolder */.ms)((0,github_context/* readGitHubContext */.L)(context.env));
            const targets = await (0,rollout_targets/* openRolloutTargets */._S)(sessions, { fleet, environment, holder, force: false }, ports, context);
            const results = await (0,each_cluster/* inEachCluster */.N)(targets, async (target) => {
                const release = given ?? (await verifiedRelease(target));
                const result = await target.smoke(release, signal);
                target.log.info(result.passed ? `passed in ${result.seconds.toFixed(1)} s` : `failed: ${(0,smoke_result/* problemsOf */.G)(result)}`);
                return result;
            });
            const byCluster = Object.fromEntries(results);
            summary.heading(`Smoke test of ${inputs.environment}`);
            (0,report/* smokeTable */.I)(summary, byCluster);
            if (inputs.report !== undefined)
                await (0,promises_.writeFile)(external_node_path_.resolve(inputs.report), junit(byCluster));
            const checks = Object.values(byCluster).flatMap((result) => result.checks);
            const passed = checks.filter(({ state }) => state === 'passed').length;
            return { passed, failed: checks.length - passed, failure: failureOf(byCluster) };
        }
        finally {
            await (0,cluster_sessions/* closeSessions */.MK)(sessions);
        }
    },
}));
/** What the cluster should serve, by its own ledger. */
async function verifiedRelease({ ledger, store }) {
    const { entries } = await ledger.read();
    const verified = (0,rollout_history/* lastVerified */.T5)(entries);
    if (verified === undefined)
        throw new errors/* ActionError */.lZ('RELEASE_INVALID', 'no release was ever verified there', {
            hint: 'Deliver one first, or name its directory in the input `directory`.',
        });
    return (await store.read(verified.release)).release;
}
function failureOf(results) {
    const failed = Object.entries(results).filter(([, { passed }]) => !passed);
    if (failed.length === 0)
        return undefined;
    return new errors/* ActionError */.lZ('SMOKE_FAILED', failed.map(([cluster, result]) => `${cluster}: ${(0,smoke_result/* problemsOf */.G)(result)}`).join('\n'), { hint: 'The first wrong answer of each check is in the summary.' });
}


/***/ }),

/***/ 5465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ pullEndpoint)
/* harmony export */ });
/** Where a cluster pulls from: the copy of the registry in the cluster's own region, where there is one. */
function pullEndpoint({ endpoint, replicas = [] }, cluster) {
    if (!('region' in cluster))
        return endpoint;
    return replicas.find(({ host }) => host.split('.').includes(cluster.region)) ?? endpoint;
}


/***/ }),

/***/ 63357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction)
/* harmony export */ });
/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
const defineAction = (spec) => spec;


/***/ }),

/***/ 3199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Ft: () => (/* binding */ createSummary),
/* harmony export */   SS: () => (/* binding */ codeSpan)
/* harmony export */ });
/* unused harmony export summaryLimit */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _masked_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85074);


/** GitHub shows at most 1 MiB of summary per step and drops a larger one whole. */
const summaryLimit = 1024 * 1024;
/**
 * Makes text safe inside a Markdown table cell or paragraph: no HTML, no link or image, no cell border, no line break,
 * no mention. What is masked is hidden before, while it can still be recognized.
 */
function escapeMarkdown(text) {
    return (0,_masked_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\|`[]/g, '\\$&')
        .replace(/@(?=\w)/g, '@\u200b')
        .replace(/\s*\r?\n\s*/g, ' ');
}
/** What Markdown would read as emphasis, link, escape or cell border, also inside of HTML's own `code`. */
const structure = /[|\\`*~]|\](?=[([])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** A code span that survives backticks and cell borders in its text, which is shown to the letter. */
function codeSpan(text) {
    const safe = (0,_masked_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replace(structure, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/\s+/g, ' ');
    return `<code>${safe}</code>`;
}
function createSummary(file, redact = (text) => text) {
    const parts = [];
    const summary = {
        heading: (text, level = 2) => add(`${'#'.repeat(level)} ${escapeMarkdown(text)}`),
        paragraph: (markdown) => add(markdown),
        table: ([head = [], ...rows]) => add([head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')),
        code: (text, language = '') => {
            const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
            const fence = '`'.repeat(Math.max(3, longest + 1));
            return add(`${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`);
        },
        details: (title, markdown) => add(`<details><summary>${escapeMarkdown(title)}</summary>\n\n${markdown}\n\n</details>`),
        markdown: () => parts.map((part) => `${part}\n\n`).join(''),
        write: async () => {
            if (file !== undefined && file !== '' && parts.length > 0)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, cut(redact(summary.markdown())));
            parts.length = 0;
        },
    };
    function add(part) {
        parts.push(part);
        return summary;
    }
    return summary;
}
function cut(markdown) {
    const bytes = Buffer.from(markdown);
    if (bytes.length <= summaryLimit)
        return markdown;
    const note = '\n\n> **Cut here:** the summary is longer than the 1 MiB GitHub shows.\n';
    const kept = bytes.subarray(0, summaryLimit - Buffer.byteLength(note) - 4).toString('utf8');
    // A cut inside a character leaves U+FFFD at the end.
    return `${kept.replace(/\uFFFD$/, '')}${note}`;
}


/***/ }),

/***/ 88120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readGitHubContext)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** Reads the run's context. `INPUT_INVALID` outside a runner, naming the variables that are missing. */
function readGitHubContext(env) {
    const required = ['GITHUB_REPOSITORY', 'GITHUB_REF', 'GITHUB_SHA', 'GITHUB_RUN_ID'];
    const missing = required.filter((name) => !env[name]);
    if (missing.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `The environment lacks ${missing.join(', ')}`, {
            hint: 'This action runs as a step of a GitHub Actions job, whose runner sets these variables.',
        });
    const read = (name, otherwise = '') => env[name] || otherwise;
    const repository = read('GITHUB_REPOSITORY');
    const ref = read('GITHUB_REF');
    const serverUrl = read('GITHUB_SERVER_URL', 'https://github.com');
    const runId = read('GITHUB_RUN_ID');
    return {
        repository,
        repositoryOwner: read('GITHUB_REPOSITORY_OWNER', repository.split('/')[0]),
        repositoryId: env['GITHUB_REPOSITORY_ID'] || undefined,
        repositoryOwnerId: env['GITHUB_REPOSITORY_OWNER_ID'] || undefined,
        ref,
        refName: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
        refType: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
        sha: read('GITHUB_SHA'),
        runId,
        runNumber: count(env['GITHUB_RUN_NUMBER']),
        runAttempt: count(env['GITHUB_RUN_ATTEMPT']),
        runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
        actor: read('GITHUB_ACTOR', 'unknown'),
        eventName: read('GITHUB_EVENT_NAME'),
        eventPath: env['GITHUB_EVENT_PATH'] || undefined,
        job: read('GITHUB_JOB'),
        workflowRef: env['GITHUB_WORKFLOW_REF'] || undefined,
        serverUrl,
        apiUrl: read('GITHUB_API_URL', 'https://api.github.com'),
    };
}
function count(text) {
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : 1;
}


/***/ }),

/***/ 44598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lO: () => (/* binding */ openReleaseDirectory)
/* harmony export */ });
/* unused harmony exports buildRecord, scanRecord */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37428);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63988);





const digest = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^sha256:[a-f0-9]{64}$/);
/** What build-image made. */
const buildRecord = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1),
    application: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    services: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
        digest,
        platforms: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), digest),
        /** The commit that last changed what the image is built from. */
        revision: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    })),
});
/** What scan-image found. */
const scanRecord = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1),
    services: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ scans: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), _release_js__WEBPACK_IMPORTED_MODULE_3__/* .scanVerdict */ .nj), sboms: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), digest) })),
});
function openReleaseDirectory(directory) {
    const at = (...names) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, ...names);
    const write = async (name, record) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(at(name), (0,_release_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalJson */ .dj)(record));
    };
    return {
        path: directory,
        layout: at('layout'),
        archive: at('deploy.tar.gz'),
        bundle: at('release.sigstore.json'),
        sbom: (service, platform) => at('sboms', service, `${platform.replaceAll('/', '-')}.cdx.json`),
        readBuild: () => readRecord(at('build.json'), buildRecord, 'build-image'),
        writeBuild: (record) => write('build.json', record),
        readScan: () => readRecord(at('scan.json'), scanRecord, 'scan-image'),
        writeScan: (record) => write('scan.json', record),
        readRelease: () => readRecord(at('release.json'), _release_js__WEBPACK_IMPORTED_MODULE_3__/* .release */ ._r, 'sign-image'),
        writeRelease: (record) => write('release.json', record),
    };
}
async function readRecord(file, schema, writer) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('RELEASE_INVALID', `${file} cannot be read`, {
            hint: `It is written by ${writer}: run that first, or download the artifact it was uploaded in.`,
            cause,
        });
    });
    try {
        return schema.parse(JSON.parse(text));
    }
    catch (cause) {
        const why = cause instanceof zod__WEBPACK_IMPORTED_MODULE_5__/* .ZodError */ .G ? zod__WEBPACK_IMPORTED_MODULE_6__/* .prettifyError */ .S1(cause) : String(cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('RELEASE_INVALID', `${file} is not a record this version understands\n${why}`, {
            hint: 'Use the same version of Flotilla in every job of a delivery.',
        });
    }
}


/***/ }),

/***/ 12919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ smokeTable)
/* harmony export */ });
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3199);

const marks = {
    passed: '✅',
    failed: '❌',
    stopped: '⏹️ stopped',
};
/** A table of checks × clusters, and below it the first wrong answer of each check that failed. */
function smokeTable(summary, results) {
    const clusters = Object.entries(results);
    const names = [...new Set(clusters.flatMap(([, { checks }]) => checks.map(({ name }) => name)))];
    summary.table([
        ['Check', ...clusters.map(([cluster]) => (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(cluster))],
        ...names.map((name) => [
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(name),
            ...clusters.map(([, { checks }]) => cell(checks.find((check) => check.name === name))),
        ]),
    ]);
    for (const [cluster, { checks }] of clusters) {
        for (const { name, state, problem = '', answer } of checks) {
            if (state !== 'failed')
                continue;
            summary.paragraph(`**${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(`${cluster}: ${name}`)}**: ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(problem)}`);
            if (answer !== undefined)
                summary.code(answer);
        }
    }
}
function cell(check) {
    if (check === undefined)
        return '';
    const tries = check.attempts === 1 ? '1 request' : `${check.attempts} requests`;
    return `${marks[check.state]} ${check.seconds.toFixed(1)} s, ${tries}`;
}


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
