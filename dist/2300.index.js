export const id = 2300;
export const ids = [2300,6584];
export const modules = {

/***/ 23628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ writeLegResults),
/* harmony export */   d: () => (/* binding */ readLegResults)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _rollout_outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76877);





const results = zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_rollout_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .verdicts */ .rY));
/** Leaves the verdicts of a job for one that gathers those of all legs. */
async function writeLegResults(file, verdicts) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, JSON.stringify(verdicts));
}
/** The verdicts that the legs left in a directory; none where it is not there. `ARTIFACT_MISMATCH` for anything else. */
async function readLegResults(directory) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory).catch(() => []);
    const files = names.filter((name) => name.endsWith('.json')).map((name) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, name));
    const read = await Promise.all(files.map(async (file) => {
        try {
            return results.parse(JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8')));
        }
        catch (cause) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `${file} does not hold the verdicts of a leg`, {
                hint: 'Use the same version of Flotilla in every job of a delivery.',
                cause,
            });
        }
    }));
    return Object.assign({}, ...read);
}


/***/ }),

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
    results: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .yaml */ .oQ)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_rollout_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .verdicts */ .rY))).optional(),
    resultsDirectory: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    stages: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .stageLines */ .io)().optional(),
    inProgress: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    rollback: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    dryRun: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    token: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)().optional(),
});


/***/ }),

/***/ 82300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(63357);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3199);
/* harmony import */ var _fleet_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90043);
/* harmony import */ var _fleet_select_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98474);
/* harmony import */ var _github_context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88120);
/* harmony import */ var _github_deployments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90251);
/* harmony import */ var _rollout_outcome_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(76877);
/* harmony import */ var _leg_results_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23628);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(36584);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5603);











/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_core_action_js__WEBPACK_IMPORTED_MODULE_9__/* .defineAction */ .Q)({
    inputs: _inputs_js__WEBPACK_IMPORTED_MODULE_7__.schema,
    outputs: ['deployments', 'verdict'],
    run: async (inputs, context) => {
        const fleet = await (0,_fleet_load_js__WEBPACK_IMPORTED_MODULE_2__/* .loadFleet */ .VF)(inputs.fleet);
        const { environment } = (0,_fleet_select_js__WEBPACK_IMPORTED_MODULE_3__/* .selectEnvironment */ .aP)(fleet, inputs.environment);
        const policy = environment['on-failure'];
        const report = {
            planned: (0,_fleet_select_js__WEBPACK_IMPORTED_MODULE_3__/* .selectClusters */ .oK)(environment, inputs.clusters),
            results: inputs.resultsDirectory === undefined
                ? (inputs.results ?? {})
                : { ...inputs.results, ...(await (0,_leg_results_js__WEBPACK_IMPORTED_MODULE_6__/* .readLegResults */ .d)(inputs.resultsDirectory)) },
            stages: inputs.stages ?? [],
            dryRun: inputs.dryRun,
            quorum: typeof policy === 'object' ? policy.quorum : undefined,
        };
        const github = (0,_github_context_js__WEBPACK_IMPORTED_MODULE_4__/* .readGitHubContext */ .L)(context.env);
        const commit = inputs.commit ?? github.sha;
        const { release, token } = inputs;
        const deployments = token === undefined || release === undefined || inputs.dryRun
            ? {}
            : await mark({
                environment,
                name: inputs.environment,
                states: inputs.inProgress ? underWay(report.planned) : statesOf(report),
                commit,
                release,
                token,
                isWayBack: inputs.rollback,
            }, context);
        if (inputs.inProgress)
            return { deployments: JSON.stringify(deployments), verdict: undefined };
        summarize(report, (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .titleOf */ .Gg)(report, inputs.environment, inputs.rollback), commit, inputs.release, context);
        const clusters = Object.entries(report.results).map(([cluster, verdict]) => ({
            cluster,
            verdict,
            phases: [],
        }));
        return {
            deployments: JSON.stringify(deployments),
            verdict: clusters.length === 0 ? undefined : (0,_rollout_outcome_js__WEBPACK_IMPORTED_MODULE_10__/* .overall */ .Me)(clusters),
            failure: (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .judgeReport */ .wI)(report),
        };
    },
}));
/** What GitHub shows of a verdict. */
const shown = {
    verified: 'success',
    rejected: 'failure',
    interrupted: 'error',
    unreachable: 'error',
    // Nothing was changed: it is no longer under way.
    superseded: 'inactive',
    refused: 'inactive',
    planned: undefined,
};
const statesOf = ({ planned, results }) => [...new Set([...planned, ...Object.keys(results)])].flatMap((cluster) => {
    const verdict = results[cluster];
    const state = verdict === undefined ? 'inactive' : shown[verdict];
    return state === undefined ? [] : [[cluster, state, verdict ?? 'did not report']];
});
const underWay = (clusters) => clusters.map((cluster) => [cluster, 'in_progress', 'under way']);
/** One deployment per cluster that was touched. They are a view: what cannot be shown is a warning. */
async function mark({ environment, name, states, token, ...what }, { env, http, log }) {
    const { repository, runUrl, apiUrl } = (0,_github_context_js__WEBPACK_IMPORTED_MODULE_4__/* .readGitHubContext */ .L)(env);
    const options = { repository, token, baseUrl: apiUrl, runUrl };
    const deployments = await (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_5__/* .openDeployments */ .X)(options, { fetch: http.fetch, log });
    const marked = {};
    for (const [cluster, state, description] of states) {
        try {
            const id = await deployments.mark({
                ...what,
                application: environment.application,
                environment: (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_5__/* .environmentOf */ .p)(name, cluster),
                state,
                description: `${environment.application}: ${description}`,
                environmentUrl: environment.clusters[cluster]?.url,
            });
            if (id !== undefined)
                marked[cluster] = id;
        }
        catch (error) {
            log.warning(`${cluster}: GitHub does not show this deployment: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}. The job needs the permission deployments: write.`);
        }
    }
    return marked;
}
function summarize(report, title, commit, release, { summary }) {
    const { planned, stages } = report;
    summary.heading(title);
    const what = release === undefined ? '' : `Release ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(release)}, `;
    summary.paragraph(`${what}commit ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(commit)}`);
    summary.table([
        ['Cluster', 'Verdict'],
        ...planned.map((cluster) => [(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(cluster), (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .shownVerdict */ .h9)(report, cluster)]),
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
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   h9: () => (/* binding */ shownVerdict),
/* harmony export */   io: () => (/* binding */ stageLines),
/* harmony export */   wI: () => (/* binding */ judgeReport)
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
function judgeReport({ planned, results, stages, dryRun, quorum }) {
    const problems = [];
    const serving = Object.values(results).filter((verdict) => verdict === 'verified').length;
    const met = !dryRun && quorum !== undefined && serving >= Math.min(quorum, planned.length);
    for (const { name, result } of stages)
        if (result !== 'success')
            problems.push(`job ${name}: ${result}`);
    if (planned.length === 0)
        problems.push('no cluster was planned');
    for (const cluster of planned) {
        const verdict = results[cluster];
        if (verdict === undefined)
            problems.push(`cluster ${cluster} did not report`);
        else if (met && (verdict === 'rejected' || verdict === 'unreachable'))
            continue;
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
/** What a whole run did, for the heading of its summary. */
function titleOf({ dryRun }, environment, isWayBack) {
    if (dryRun)
        return `Plan for ${environment}`;
    return isWayBack ? `Rollback of ${environment}` : `Delivery to ${environment}`;
}
/** What is known of a cluster; of one without a verdict, which job to look at. */
function shownVerdict({ results, stages }, cluster) {
    const verdict = results[cluster];
    if (verdict !== undefined)
        return verdict;
    const failed = stages.find(({ result }) => result !== 'success');
    return `**did not report**${failed === undefined ? '' : `, see job ${failed.name}`}`;
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

/***/ 90251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ openDeployments),
/* harmony export */   p: () => (/* binding */ environmentOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);


/** The view's name of an application in a cluster, `production/aws`: never that of the environment that guards a job. */
const environmentOf = (environment, cluster) => `${environment}/${cluster}`;
const payload = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ release: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
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
/** GitHub takes at most 140 characters. */
const short = (description) => description.slice(0, 140);
/**
 * Shows on GitHub what was delivered where: one deployment per release, cluster and application, with its status. A
 * view of the ledger and nothing more. What served before is marked inactive by us once the new one serves: GitHub's
 * own way would do so for any status, and for other applications of an environment.
 *
 * https://docs.github.com/rest/deployments
 */
async function openDeployments({ repository, token, baseUrl, runUrl }, { fetch, log }) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 2413).then(__webpack_require__.bind(__webpack_require__, 92413));
    const { repos } = getOctokit(token, { baseUrl, request: { fetch } }).rest;
    const [owner = '', repo = ''] = repository.split('/');
    const place = { owner, repo };
    return {
        /** Creates the deployment or finds it again, and sets its status; its id, or undefined where GitHub keeps its own. */
        mark: async (mark) => {
            const { environment } = mark;
            if (await isProtected(environment)) {
                log.notice(`${environment} is a protected environment of the repository: its deployments are left to GitHub`);
                return undefined;
            }
            const task = `deploy:${mark.application}`;
            const { data } = await repos.listDeployments({ ...place, environment, per_page: 30 });
            const found = data.find((one) => one.sha === mark.commit && releaseOf(one.payload) === mark.release);
            if (found === undefined && mark.state === 'inactive')
                return undefined;
            const others = data.filter((one) => one.id !== found?.id);
            // A job with `environment:` has a deployment that the runner keeps: a second one would say everything twice.
            if (found === undefined && (await isOfThisRun(others)))
                return undefined;
            const id = found?.id ?? (await create(mark, task));
            await repos.createDeploymentStatus({
                ...place,
                deployment_id: id,
                state: mark.state,
                description: short(mark.description),
                log_url: runUrl,
                ...(mark.environmentUrl === undefined ? {} : { environment_url: mark.environmentUrl }),
                auto_inactive: false,
            });
            if (mark.state === 'success')
                await retire(others.filter((one) => one.task === task), mark.isWayBack);
            return id;
        },
    };
    async function isProtected(name) {
        try {
            const { data } = await repos.getEnvironment({ ...place, environment_name: name });
            return (data.protection_rules ?? []).length > 0;
        }
        catch (error) {
            // There is none of that name, or this token may not look: nobody gives a guarded one a name with a cluster in it.
            log.debug(`environment ${name}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
            return false;
        }
    }
    /** Whether the job that runs now has made one of these itself. https://github.com/actions/runner/issues/2120 */
    async function isOfThisRun(deployments) {
        const foreign = deployments.filter(({ payload }) => releaseOf(payload) === undefined).slice(0, 3);
        const statuses = await Promise.all(foreign.map(({ id }) => latestStatus(id)));
        return statuses.some((status) => status?.log_url?.startsWith(runUrl) === true);
    }
    async function latestStatus(id) {
        const { data } = await repos.listDeploymentStatuses({ ...place, deployment_id: id, per_page: 1 });
        return data[0];
    }
    /** Marks what serves no more inactive: what succeeded or never came to an end, after a way back what failed too. */
    async function retire(deployments, failed) {
        await Promise.all(deployments.map(async ({ id }) => {
            const state = (await latestStatus(id))?.state;
            const over = state === 'inactive' || (!failed && (state === 'failure' || state === 'error'));
            if (over)
                return;
            await repos.createDeploymentStatus({
                ...place,
                deployment_id: id,
                state: 'inactive',
                log_url: runUrl,
            });
        }));
    }
    async function create({ commit, release, application, environment, description }, task) {
        const { data } = await repos.createDeployment({
            ...place,
            ref: commit,
            task,
            environment,
            description: short(description),
            payload: { release, application },
            // The commit is delivered already: nothing is to be merged or waited for.
            auto_merge: false,
            required_contexts: [],
            transient_environment: false,
            production_environment: false,
        });
        if ('id' in data && typeof data.id === 'number')
            return data.id;
        throw new Error(`GitHub created no deployment: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(data)}`);
    }
}


/***/ }),

/***/ 76877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Me: () => (/* binding */ overall),
/* harmony export */   k1: () => (/* binding */ phaseNames),
/* harmony export */   rY: () => (/* binding */ verdicts)
/* harmony export */ });
/**
 * `verified` it serves; `rejected` it failed, here or, where clusters go together, elsewhere; `interrupted` the job
 * was cancelled or lost the cluster on the way; `unreachable` the delivery went on without this cluster, as its policy
 * has it; `planned` a dry run; `refused` not begun, nothing was changed; `superseded` a later release came first.
 */
const verdicts = [
    'verified',
    'rejected',
    'interrupted',
    'unreachable',
    'planned',
    'refused',
    'superseded',
];
/** In the order in which they come. */
const phaseNames = ['plan', 'apply', 'rollout', 'smoke', 'bake', 'return'];
/** The verdict over all clusters: the worst of theirs. */
function overall(clusters) {
    const order = [
        'interrupted',
        'rejected',
        'unreachable',
        'refused',
        'superseded',
        'planned',
    ];
    return order.find((verdict) => clusters.some((cluster) => cluster.verdict === verdict)) ?? 'verified';
}


/***/ })

};
