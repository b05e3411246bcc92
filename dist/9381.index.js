export const id = 9381;
export const ids = [9381];
export const modules = {

/***/ 83543:
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
    directory: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    clusters: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    comment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    token: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 49381:
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
// EXTERNAL MODULE: ./lib/core/masked.js
var masked = __webpack_require__(85074);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/github/pull-request.js
var pull_request = __webpack_require__(53056);
// EXTERNAL MODULE: ./lib/github/pull-request-comment.js
var pull_request_comment = __webpack_require__(66404);
// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/release/draft.js


/**
 * The release that a build would become, for a plan: not scanned, not signed, and never to be delivered.
 * `RELEASE_INVALID` where nothing was built in the directory.
 */
async function draftRelease(directory, { sequence, source, createdAt, deploy, }) {
    const { application, services } = await directory.readBuild();
    const archive = (0,external_node_crypto_.createHash)('sha256')
        .update(await (0,promises_.readFile)(directory.archive))
        .digest('hex');
    return {
        schemaVersion: 1,
        application,
        sequence,
        source,
        createdAt,
        services: Object.fromEntries(Object.entries(services).map(([name, { digest, platforms, revision }]) => [
            name,
            { digest, platforms, scans: {}, sboms: {}, ...(revision === '' ? {} : { revision }) },
        ])),
        deploy: { kind: deploy, archive: `sha256:${archive}` },
    };
}

// EXTERNAL MODULE: ./lib/release/unpack.js
var unpack = __webpack_require__(66175);
// EXTERNAL MODULE: ./lib/rollout/plan-report.js
var plan_report = __webpack_require__(95029);
;// CONCATENATED MODULE: ./lib/rollout/plan-comment.js


/** Characters of the line that stands where something was cut. */
const noteSize = 120;
/**
 * A plan as the text of a comment, the diffs cut visibly where there is no room for them: short ones stay whole, and
 * the long ones share what is left.
 */
function planComment(clusters, { title, footer, limit, redact }) {
    const write = (shorten) => {
        const summary = (0,core_summary/* createSummary */.Ft)(undefined);
        (0,plan_report/* reportPlan */._)(summary, title, clusters, (diff) => shorten(redact(diff)));
        return redact(summary.paragraph(footer).markdown()).trimEnd();
    };
    const whole = write((diff) => diff);
    if (whole.length <= limit)
        return whole;
    const diffs = clusters.flatMap(({ diff = '' }) => (diff === '' ? [] : [redact(diff).length]));
    const room = limit - write(() => '').length - noteSize * diffs.length;
    const longest = shareOf(room, diffs);
    const fitted = write((diff) => (diff.length <= longest ? diff : cut(diff, longest)));
    return fitted.length <= limit ? fitted : `${fitted.slice(0, limit - noteSize)}\n\n… cut here.\n\n${footer}`;
}
/** The length to which all may grow so that they fit in together. */
function shareOf(room, lengths) {
    let left = Math.max(0, room);
    const sorted = [...lengths].sort((a, b) => a - b);
    for (const [index, length] of sorted.entries()) {
        const share = Math.floor(left / (sorted.length - index));
        if (length > share)
            return share;
        left -= length;
    }
    return left;
}
function cut(diff, length) {
    const end = diff.lastIndexOf('\n', length);
    const kept = diff.slice(0, Math.max(0, end));
    const rest = diff.slice(kept.length).split('\n').length;
    return `${kept}\n… cut here: ${rest} more lines, all of them in the summary of the run.`;
}

// EXTERNAL MODULE: ./lib/rollout/phases.js
var phases = __webpack_require__(44389);
// EXTERNAL MODULE: ./lib/rollout/target.js
var rollout_target = __webpack_require__(50212);
;// CONCATENATED MODULE: ./lib/rollout/plan-release.js



/**
 * Renders and plans a release in every cluster, as a delivery would, and writes nothing: no lock, no ledger, no
 * question whether images are there, which a pull request's are not yet. A cluster that refuses keeps none of the
 * others from being planned.
 */
function planRelease(targets, release, now, signal) {
    return Promise.all(targets.map(async (target) => {
        const { cluster, log } = target;
        const began = now();
        try {
            const objects = await target.render(signal);
            const { changes, diff, risks } = await target.planForward({ release, objects });
            log.info(`planned in ${(0,phases/* seconds */.Y)(now() - began)}: ${(0,rollout_target/* describeChanges */.D)(changes)}`);
            return { cluster, changes, diff, risks };
        }
        catch (error) {
            if (!(0,errors/* isActionError */.Bd)(error) || signal.aborted)
                throw error;
            log.error(error.message);
            return { cluster, error };
        }
    }));
}

// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/cluster-sessions.js
var cluster_sessions = __webpack_require__(41527);
// EXTERNAL MODULE: ./lib/actions/deploy-cluster/renderer.js + 10 modules
var renderer = __webpack_require__(21389);
// EXTERNAL MODULE: ./lib/actions/deploy-cluster/value-sources.js + 1 modules
var value_sources = __webpack_require__(34516);
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js + 3 modules
var rollout_targets = __webpack_require__(60081);
// EXTERNAL MODULE: ./lib/actions/plan-cluster/inputs.js
var inputs = __webpack_require__(83543);
;// CONCATENATED MODULE: ./lib/actions/plan-cluster/main.js























/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['verdict', 'file'],
    run: async (inputs, context) => {
        const { clock, log, signal, summary, temp } = context;
        const github = (0,github_context/* readGitHubContext */.L)(context.env);
        const pullRequest = await (0,pull_request/* readPullRequest */.D)(github);
        if (pullRequest?.isFork) {
            const why = `Pull request ${pullRequest.number} comes from a fork: it has no identity, and gets none, so there is no plan`;
            log.notice(why);
            summary.heading(`Plan for ${inputs.environment}`).paragraph(`${why}.`);
            return { verdict: 'skipped', file: undefined };
        }
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { environment, application } = (0,fleet_select/* selectEnvironment */.aP)(fleet, inputs.environment);
        const directory = (0,release_directory/* openReleaseDirectory */.lO)(external_node_path_.resolve(inputs.directory));
        const release = await draftRelease(directory, {
            sequence: github.runNumber,
            source: sourceOf(github, pullRequest),
            createdAt: new Date(clock.now()).toISOString(),
            deploy: application.deploy.kind,
        });
        if (release.application !== environment.application)
            throw new errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `The directory holds ${release.application}, the environment runs ${environment.application}`, { hint: 'Name an environment of that application.' });
        const unpacked = await temp.directory('release');
        await (0,unpack/* unpackDeployArchive */.u)(directory.archive, release.deploy.archive, unpacked);
        const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, context);
        const clusters = (0,fleet_select/* selectClusters */.oK)(environment, inputs.clusters);
        const request = { fleet, environment: inputs.environment, clusters, role: 'plan' };
        const sessions = await (0,cluster_sessions/* openSessions */.wR)(request, ports, context, signal);
        const sources = (0,value_sources/* openValueSources */.c)(environment, fleet, ports);
        try {
            const options = { release, application, environment: inputs.environment, directory: unpacked, sources };
            const render = (0,renderer/* renderer */.U)(options, context);
            const targets = await (0,rollout_targets/* openRolloutTargets */._S)(sessions, { fleet, environment, holder: (0,rollout_targets/* lockHolder */.ms)(github), force: false, render }, ports, context);
            const planned = await planRelease(targets, release, () => clock.now(), signal);
            const title = `Plan for ${inputs.environment}: ${release.application} at ${release.source.commit.slice(0, 12)}`;
            (0,plan_report/* reportPlan */._)(summary, title, planned);
            const file = external_node_path_.join(directory.path, 'plan.diff');
            await (0,promises_.mkdir)(directory.path, { recursive: true });
            await (0,promises_.writeFile)(file, (0,masked/* redact */.E)(wholeDiff(planned)));
            if (inputs.comment && pullRequest !== undefined && inputs.token !== undefined)
                await comment(planned, title, inputs.environment, inputs.token, { github, pullRequest }, context);
            const refused = planned.flatMap(({ cluster, error }) => error === undefined ? [] : [{ cluster, error }]);
            return {
                verdict: refused.length === 0 ? 'planned' : 'refused',
                file,
                failure: refused[0] && failureOf(refused),
            };
        }
        finally {
            await sources.close().catch((error) => log.warning(`Vault: ${(0,errors/* messageOf */.bD)(error)}`));
            await (0,cluster_sessions/* closeSessions */.MK)(sessions);
        }
    },
}));
const sourceOf = ({ repository, repositoryId = '', ref, sha, runUrl }, pullRequest) => ({ repository, repositoryId, ref, commit: pullRequest?.commit ?? sha, run: runUrl });
const wholeDiff = (planned) => planned.map(({ cluster, diff = '' }) => `# ${cluster}\n${diff}\n`).join('\n');
function failureOf(refused) {
    const hints = [...new Set(refused.flatMap(({ error }) => error.hint ?? []))];
    return new errors/* ActionError */.lZ(refused[0]?.error.code ?? 'CHART_INVALID', refused.map(({ cluster, error }) => `${cluster}: ${error.message}`).join('\n'), { hint: hints.length > 0 ? hints.join('\n') : undefined });
}
/** A comment is a view of the plan: what cannot be written is a warning. */
async function comment(planned, title, environment, token, { github, pullRequest }, { http, log }) {
    const key = `plan-${environment}`;
    const footer = `Commit ${(0,core_summary/* codeSpan */.SS)(pullRequest.commit)}. Nothing was changed; [this run](${github.runUrl}) has the whole plan. ` +
        'A delivery builds, scans and signs anew, and plans by itself once more.';
    const body = planComment(planned, { title, footer, limit: (0,pull_request_comment/* roomFor */.N_)(key), redact: masked/* redact */.E });
    try {
        const comments = await (0,pull_request_comment/* openComments */.Bz)(token, github.apiUrl, http.fetch);
        const { repository } = github;
        log.info(`plan: ${await comments.stick({ repository, pullRequest: pullRequest.number, key, body })}`);
    }
    catch (error) {
        log.warning(`The plan could not be written to pull request ${pullRequest.number}: ${(0,errors/* messageOf */.bD)(error)}. The job needs the permission pull-requests: write.`);
    }
}


/***/ }),

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

/***/ 66404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bz: () => (/* binding */ openComments),
/* harmony export */   N_: () => (/* binding */ roomFor)
/* harmony export */ });
/* unused harmony export commentLimit */
/** Characters GitHub takes of one comment. */
const commentLimit = 65_536;
const markerOf = (key) => `<!-- flotilla: ${key} -->\n`;
/** Characters that are left for the text of a comment. */
const roomFor = (key) => commentLimit - markerOf(key).length;
/**
 * Writes a comment to a pull request, or brings the one that is there up to date, so that there is one for each key
 * however often it is planned. Returns its address; undefined where none was written.
 *
 * https://docs.github.com/rest/issues/comments
 */
async function openComments(token, baseUrl, fetch) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 2413).then(__webpack_require__.bind(__webpack_require__, 92413));
    const octokit = getOctokit(token, { baseUrl, request: { fetch } });
    const { issues } = octokit.rest;
    return {
        stick: async ({ repository, pullRequest, key, body, onlyUpdate }) => {
            const [owner = '', repo = ''] = repository.split('/');
            const marked = `${markerOf(key)}${body}`;
            const place = { owner, repo, issue_number: pullRequest };
            const comments = await octokit.paginate(issues.listComments, { ...place, per_page: 100 });
            // Anybody may write the marker; only what a workflow wrote is a workflow's to change.
            const found = comments.find((comment) => comment.user?.type === 'Bot' && comment.body?.startsWith(markerOf(key)));
            if (found === undefined && onlyUpdate)
                return undefined;
            const { data } = found === undefined
                ? await issues.createComment({ ...place, body: marked })
                : await issues.updateComment({ owner, repo, comment_id: found.id, body: marked });
            return data.html_url;
        },
    };
}


/***/ }),

/***/ 53056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readPullRequest)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);


/** https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request */
const payload = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    pull_request: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        number: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
        head: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), repo: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }).nullish() }),
    })
        .optional(),
});
/** Reads the event's payload; undefined where the run is about no pull request. */
async function readPullRequest({ eventPath, repository, }) {
    if (eventPath === undefined)
        return undefined;
    const event = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(eventPath, 'utf8'));
    const found = payload.safeParse(event).data?.pull_request;
    if (found === undefined)
        return undefined;
    const { number, head } = found;
    // A fork that was deleted has no repository any more.
    return { number, commit: head.sha, isFork: head.repo?.full_name !== repository };
}


/***/ }),

/***/ 50212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ describeChanges)
/* harmony export */ });
/** `3 created, 2 changed, 20 unchanged`. */
function describeChanges(changes) {
    const parts = Object.entries(changes)
        .filter(([, count]) => count > 0)
        .map(([what, count]) => `${count} ${what}`);
    return parts.length > 0 ? parts.join(', ') : 'no objects';
}


/***/ })

};
