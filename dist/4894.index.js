export const id = 4894;
export const ids = [4894,6584];
export const modules = {

/***/ 36584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _rollout_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76877);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5603);




const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    environment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    clusters: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    release: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)().optional(),
    commit: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    results: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .yaml */ .oQ)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_rollout_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .verdicts */ .r))).optional(),
    stages: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .stageLines */ .i)().optional(),
    dryRun: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    token: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)().optional(),
});


/***/ }),

/***/ 84894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
// EXTERNAL MODULE: ./lib/fleet/load.js + 5 modules
var load = __webpack_require__(51467);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./lib/github/deployments.js


const payload = schemas/* object */.Ikc({ release: schemas/* string */.YjP() });
const releaseOf = (value) => {
    let parsed = value;
    if (typeof value === 'string') {
        try {
            parsed = JSON.parse(value);
        }
        catch {
            return undefined;
        }
    }
    return payload.safeParse(parsed).data?.release;
};
/**
 * Shows on GitHub what was delivered where: one deployment per release, cluster and application, with its status.
 * A view of the ledger and nothing more. On success GitHub marks earlier deployments of the environment inactive.
 *
 * https://docs.github.com/rest/deployments
 */
async function openDeployments(token, baseUrl, fetch) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 2413).then(__webpack_require__.bind(__webpack_require__, 92413));
    const { repos } = getOctokit(token, { baseUrl, request: { fetch } }).rest;
    return {
        /** Creates the deployment or finds it again, and sets its status; returns its id. */
        mark: async (mark) => {
            const [owner = '', repo = ''] = mark.repository.split('/');
            const { commit, environment } = mark;
            const existing = await repos.listDeployments({ owner, repo, sha: commit, environment, per_page: 30 });
            const found = existing.data.find((deployment) => releaseOf(deployment.payload) === mark.release);
            const id = found?.id ?? (await create(owner, repo, mark));
            await repos.createDeploymentStatus({
                owner,
                repo,
                deployment_id: id,
                state: mark.state,
                // GitHub takes at most 140 characters.
                description: mark.description.slice(0, 140),
                log_url: mark.logUrl,
                ...(mark.environmentUrl === undefined ? {} : { environment_url: mark.environmentUrl }),
                auto_inactive: true,
            });
            return id;
        },
    };
    async function create(owner, repo, mark) {
        const { data } = await repos.createDeployment({
            owner,
            repo,
            ref: mark.commit,
            environment: mark.environment,
            description: mark.description.slice(0, 140),
            payload: { release: mark.release },
            // The commit is delivered already: nothing is to be merged or waited for.
            auto_merge: false,
            required_contexts: [],
            transient_environment: false,
            production_environment: false,
        });
        if ('id' in data && typeof data.id === 'number')
            return data.id;
        throw new Error(`GitHub created no deployment: ${(0,errors/* messageOf */.bD)(data)}`);
    }
}

// EXTERNAL MODULE: ./lib/actions/mark-release/inputs.js
var inputs = __webpack_require__(36584);
// EXTERNAL MODULE: ./lib/actions/mark-release/report.js
var mark_release_report = __webpack_require__(5603);
;// CONCATENATED MODULE: ./lib/actions/mark-release/main.js









/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['deployments'],
    run: async (inputs, context) => {
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { environment } = (0,fleet_select/* selectEnvironment */.aP)(fleet, inputs.environment);
        const report = {
            planned: (0,fleet_select/* selectClusters */.oK)(environment, inputs.clusters),
            results: inputs.results ?? {},
            stages: inputs.stages ?? [],
            dryRun: inputs.dryRun,
        };
        const github = (0,github_context/* readGitHubContext */.L)(context.env);
        const commit = inputs.commit ?? github.sha;
        const deployments = inputs.token === undefined || inputs.release === undefined || inputs.dryRun
            ? {}
            : await mark(fleet, environment, inputs.environment, report, commit, inputs.release, inputs.token, context);
        summarize(report, inputs.environment, commit, inputs.release, context);
        return { deployments: JSON.stringify(deployments), failure: (0,mark_release_report/* judgeReport */.w)(report) };
    },
}));
/** What GitHub shows of a verdict; nothing where nothing was changed. */
const states = { verified: 'success', rejected: 'failure', interrupted: 'error' };
const stateOf = (verdict) => verdict === 'verified' || verdict === 'rejected' || verdict === 'interrupted' ? states[verdict] : undefined;
/** One deployment per cluster that was touched. They are a view: what cannot be shown is a warning. */
async function mark(fleet, environment, name, { results }, commit, release, token, { env, http, log }) {
    const { repository, runUrl, apiUrl } = (0,github_context/* readGitHubContext */.L)(env);
    const deployments = await openDeployments(token, apiUrl, http.fetch);
    const several = Object.keys(fleet.applications).length > 1;
    const marked = {};
    for (const [cluster, verdict] of Object.entries(results)) {
        const state = stateOf(verdict);
        if (state === undefined)
            continue;
        try {
            marked[cluster] = await deployments.mark({
                repository,
                commit,
                release,
                environment: `${name}/${cluster}${several ? `/${environment.application}` : ''}`,
                state,
                description: `${environment.application}: ${verdict}`,
                logUrl: runUrl,
                environmentUrl: environment.clusters[cluster]?.url,
            });
        }
        catch (error) {
            log.warning(`${cluster}: GitHub does not show this deployment: ${(0,errors/* messageOf */.bD)(error)}. The job needs the permission deployments: write.`);
        }
    }
    return marked;
}
function summarize({ planned, results, stages, dryRun }, environment, commit, release, { summary }) {
    summary.heading(`${dryRun ? 'Plan for' : 'Delivery to'} ${environment}`);
    const what = release === undefined ? '' : `Release ${(0,core_summary/* codeSpan */.SS)(release)}, `;
    summary.paragraph(`${what}commit ${(0,core_summary/* codeSpan */.SS)(commit)}`);
    summary.table([
        ['Cluster', 'Verdict'],
        ...planned.map((cluster) => [(0,core_summary/* escapeMarkdown */.FV)(cluster), results[cluster] ?? '**did not report**']),
    ]);
    if (stages.length === 0)
        return;
    const line = stages.map(({ name, result }, index) => `  s${index}["${name}: ${result}"]`);
    const arrows = stages.slice(1).map((_, index) => `  s${index} --> s${index + 1}`);
    summary.code(['flowchart LR', ...line, ...arrows].join('\n'), 'mermaid');
}


/***/ }),

/***/ 5603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ stageLines),
/* harmony export */   w: () => (/* binding */ judgeReport)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50662);


const stage = /^\s*([a-z0-9][\w -]*)\s*=\s*(success|failure|cancelled|skipped)\s*$/;
/** `NAME=RESULT` lines, one a job: `publish=success`. */
const stageLines = () => (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)()
    .refine((value) => linesOf(value).every((line) => stage.test(line)), 'must be lines such as publish=success')
    .transform((value) => linesOf(value).map((line) => {
    const [, name = '', result = ''] = stage.exec(line) ?? [];
    return { name: name.trim(), result };
}));
const linesOf = (value) => value.split('\n').filter((line) => line.trim() !== '');
/**
 * Judges a whole delivery: every job succeeded, exactly the planned clusters reported, and each ended as it should.
 * A workflow whose jobs were skipped must not look like one that delivered.
 */
function judgeReport({ planned, results, stages, dryRun }) {
    const problems = [];
    for (const { name, result } of stages)
        if (result !== 'success')
            problems.push(`job ${name}: ${result}`);
    if (planned.length === 0)
        problems.push('no cluster was planned');
    for (const cluster of planned) {
        const verdict = results[cluster];
        if (verdict === undefined)
            problems.push(`cluster ${cluster} did not report`);
        else if (verdict !== (dryRun ? 'planned' : 'verified') && verdict !== 'superseded')
            problems.push(`cluster ${cluster}: ${verdict}`);
    }
    for (const cluster of Object.keys(results))
        if (!planned.includes(cluster))
            problems.push(`cluster ${cluster} reported but was not planned`);
    if (problems.length === 0)
        return undefined;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('DELIVERY_FAILED', problems.join('\n'), {
        hint: 'The job that failed first says why.',
    });
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

/** GitHub shows at most 1 MiB of summary per step and drops a larger one whole. */
const summaryLimit = 1024 * 1024;
/** Makes text safe inside a Markdown table cell or paragraph: no HTML, no cell border, no line break, no mention. */
function escapeMarkdown(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('|', '\\|')
        .replaceAll('`', '\\`')
        .replace(/@(?=\w)/g, '@\u200b')
        .replace(/\s*\r?\n\s*/g, ' ');
}
/** A code span that survives backticks and cell borders in its text. */
function codeSpan(text) {
    return `<code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;').replace(/\s+/g, ' ')}</code>`;
}
function createSummary(file) {
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
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, cut(summary.markdown()));
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

/***/ 76877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ overall),
/* harmony export */   r: () => (/* binding */ verdicts)
/* harmony export */ });
/**
 * `verified` it serves; `rejected` it failed, here or, where clusters go together, elsewhere; `interrupted` the job
 * was cancelled or lost the cluster on the way; `planned` a dry run; `refused` not begun, nothing was changed;
 * `superseded` a later release came first.
 */
const verdicts = ['verified', 'rejected', 'interrupted', 'planned', 'refused', 'superseded'];
/** The verdict over all clusters: the worst of theirs. */
function overall(clusters) {
    const order = ['interrupted', 'rejected', 'refused', 'superseded', 'planned'];
    return order.find((verdict) => clusters.some((cluster) => cluster.verdict === verdict)) ?? 'verified';
}


/***/ })

};
