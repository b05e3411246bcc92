export const id = 5207;
export const ids = [5207];
export const modules = {

/***/ 32051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pr: () => (/* binding */ releaseLeftLocks),
/* harmony export */   S7: () => (/* binding */ rememberLocks),
/* harmony export */   iu: () => (/* binding */ forgetLocks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);
/* harmony import */ var _clouds_cluster_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30277);


const leftLocks = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    fleet: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    environment: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    role: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(_clouds_cluster_role_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterRoles */ .e),
    clusters: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    holder: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const key = 'locks';
/** Tells the post step which locks this step is about to take. Names only, no secret. */
const rememberLocks = (locks, state) => state.save(key, JSON.stringify(leftLocks.parse(locks)));
/** The step has released them itself. */
const forgetLocks = (state) => state.save(key, '');
/**
 * Releases the locks of a step that was killed, so that the next run need not wait for them to lapse. What the step
 * left half-way is settled by that run.
 */
async function releaseLeftLocks(context) {
    const left = context.state.read(key);
    if (left === undefined)
        return;
    const { releaseLocks } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(4532), __webpack_require__.e(7483), __webpack_require__.e(7609), __webpack_require__.e(7647), __webpack_require__.e(9279), __webpack_require__.e(5611)]).then(__webpack_require__.bind(__webpack_require__, 60655));
    await releaseLocks(leftLocks.parse(JSON.parse(left)), context);
}


/***/ }),

/***/ 27353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ outputsOf)
/* harmony export */ });
/** The outputs of a delivery or rollback: names and verdicts only, since GitHub drops what resembles a secret. */
function outputsOf({ verdict, clusters }) {
    const names = (wanted) => clusters
        .filter(wanted)
        .map(({ cluster }) => cluster)
        .join(',');
    return {
        verdict,
        verified: names((cluster) => cluster.verdict === 'verified'),
        returned: names(({ wayBack }) => wayBack?.state === 'returned' || wayBack?.state === 'removed'),
        results: JSON.stringify(Object.fromEntries(clusters.map((one) => [one.cluster, one.verdict]))),
    };
}


/***/ }),

/***/ 41462:
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
;// CONCATENATED MODULE: ./lib/clouds/pull-endpoint.js
/** Where a cluster pulls from: the copy of the registry in the cluster's own region, where there is one. */
function pullEndpoint({ endpoint, replicas = [] }, cluster) {
    if (!('region' in cluster))
        return endpoint;
    return replicas.find(({ host }) => host.split('.').includes(cluster.region)) ?? endpoint;
}

// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/github/context.js
var context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/rollout/kube-target.js + 32 modules
var kube_target = __webpack_require__(89279);
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
function openRolloutTargets(sessions, { fleet, environment, holder, force, render }, ports, { clock, log, http }) {
    return Promise.all(sessions.map(async (session) => {
        const access = await (0,clouds/* openRegistry */.Me)(fleet, session.config.registry, ports);
        const { host, path } = pullEndpoint(access, session.config);
        const registry = { host, path };
        return (0,kube_target/* kubeTarget */.t)({
            cluster: session.name,
            client: session.client,
            application: environment.application,
            namespace: session.namespace,
            holder,
            registry,
            allowedImages: fleet.policy.images,
            timeoutMs: (0,inputs/* parseDuration */.E9)(environment.timeout) ?? 0,
            suite: environment.smoke,
            url: session.config.url,
            force,
            ...(render === undefined ? {} : { render: () => render(session, registry) }),
        }, { clock, log, fetch: http.fetch });
    }));
}
/** Who does this, for the ledger. */
const originOf = ({ env }, environment) => {
    const { actor, runUrl } = (0,context/* readGitHubContext */.L)(env);
    return { environment, actor, run: runUrl };
};


/***/ }),

/***/ 30277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ clusterRoles)
/* harmony export */ });
/** Which of a cluster's identities acts. `prune` only reads: what the registries must keep for the cluster. */
const clusterRoles = ['deploy', 'rollback', 'prune'];


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

/***/ 9097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readSettled),
/* harmony export */   T: () => (/* binding */ entryMaker)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63988);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96849);


/** Makes a ledger entry of this run about a release in a cluster. */
function entryMaker(origin, now) {
    return (target, release, state, reason) => ({
        schemaVersion: 1,
        release: (0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseId */ .Bf)(release),
        application: release.application,
        sequence: release.sequence,
        commit: release.source.commit,
        environment: origin.environment,
        cluster: target.cluster,
        state,
        actor: origin.actor,
        at: new Date(now()).toISOString(),
        run: origin.run,
        ...(reason === undefined ? {} : { reason }),
    });
}
/** Reads a ledger under the lock; a release that a killed run left without a verdict gets `interrupted`. */
async function readSettled(target, lease, origin, now) {
    const page = await target.ledger.read();
    const open = (0,_history_js__WEBPACK_IMPORTED_MODULE_1__/* .unfinished */ .M1)(page.entries);
    if (open === undefined)
        return page;
    target.log.warning(`release ${open.sequence} was left half-way by ${open.run}; this run converges`);
    await lease.guard();
    const { actor, run } = origin;
    const at = new Date(now()).toISOString();
    const reason = `its run ended without a verdict: ${open.run}`;
    return target.ledger.append([{ ...open, state: 'interrupted', actor, at, run, reason }]);
}


/***/ }),

/***/ 63547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CJ: () => (/* binding */ whereabouts),
/* harmony export */   g5: () => (/* binding */ failureOf)
/* harmony export */ });
/* unused harmony export standing */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _each_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44155);


/**
 * The one error a failed delivery ends with. `ROLLBACK_FAILED`, louder than all others, when a cluster did not come
 * back; else the first failed cluster's own error, with where every cluster stands now in its
 * hint. A mistake in the suite itself is passed on as it is.
 */
function failureOf(verdict, clusters, { release, options }) {
    if (verdict === 'verified')
        return undefined;
    const mistake = clusters.find(({ error }) => error !== undefined && !(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error));
    if (mistake !== undefined)
        return mistake.error;
    const stuck = clusters.filter(({ wayBack }) => wayBack?.state === 'failed');
    if (stuck.length > 0) {
        const names = stuck.map(({ cluster }) => cluster).join(',');
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ROLLBACK_FAILED', stuck
            .map(({ cluster, reason, wayBack }) => `${cluster}: release ${release.sequence} failed (${reason}), and so did the way back: ${wayBack?.problem}`)
            .join('\n'), {
            hint: `${standing(clusters)}\nRun the action rollback with environment: ${options.origin.environment}, clusters: ${names}, and a release the ledger there calls verified.`,
        });
    }
    const failed = clusters.find(({ error }) => error !== undefined);
    const own = failed?.error === undefined ? undefined : (0,_each_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .K)(failed.cluster, failed.error);
    if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(own))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(own.code, own.message, {
            hint: [own.hint, standing(clusters)].filter((line) => line !== undefined).join('\n'),
            cause: own.cause,
        });
    const cut = clusters.filter(({ verdict }) => verdict === 'interrupted');
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INTERRUPTED', cut.map(({ cluster, reason }) => `${cluster}: ${reason}`).join('\n') || 'The delivery was interrupted', { hint: `${standing(clusters)}\nRun the job again: it converges.` });
}
/** `aws: back on release 41. azure: verified.` */
function standing(clusters) {
    return clusters.map((cluster) => `${cluster.cluster}: ${whereabouts(cluster)}.`).join(' ');
}
/** What a cluster serves after the delivery. */
function whereabouts({ verdict, wayBack }) {
    switch (wayBack?.state) {
        case 'returned':
            return `back on release ${wayBack.sequence}`;
        case 'removed':
            return 'nothing was verified before, what was applied is removed';
        case 'kept':
            return `on release ${wayBack.sequence}, which was also the last verified one`;
        case 'left':
            return 'nothing was verified before, what was applied is left for inspection';
        case 'untouched':
            return 'nothing was changed';
        case 'failed':
            return 'neither forward nor back, needs a person';
        default:
            return verdict;
    }
}


/***/ }),

/***/ 7049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ get),
/* harmony export */   j: () => (/* binding */ lockAll)
/* harmony export */ });
/* harmony import */ var _each_cluster_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44155);

/**
 * Takes the locks of all clusters or of none. One after the other in the order of their names: two deliveries that
 * each hold a lock the other waits for cannot happen.
 */
async function lockAll(targets, waitMs, now, signal) {
    const began = now();
    const held = new Map();
    const release = async () => {
        await Promise.all([...held.values()].map((lease) => lease.release()));
    };
    try {
        for (const target of targets.toSorted((a, b) => (a.cluster < b.cluster ? -1 : 1))) {
            const left = Math.max(0, waitMs - (now() - began));
            const lease = await target.lock(left, signal).catch((error) => {
                throw (0,_each_cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .named */ .K)(target.cluster, error);
            });
            held.set(target.cluster, lease);
        }
    }
    catch (error) {
        await release();
        throw error;
    }
    return { of: (target) => get(held, target), release };
}
/** The value of one cluster, which every map over the targets has. */
function get(values, { cluster }) {
    const value = values.get(cluster);
    if (value === undefined)
        throw new Error(`no value for cluster ${cluster}`);
    return value;
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


/***/ }),

/***/ 44389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ recordPhases),
/* harmony export */   Y: () => (/* binding */ seconds)
/* harmony export */ });
function recordPhases(now) {
    const phases = [];
    return {
        phases,
        record: async (name, work) => {
            const from = now();
            let ok = false;
            try {
                const result = await work();
                ok = true;
                return result;
            }
            finally {
                phases.push({ name, from, to: now(), ok });
            }
        },
    };
}
/** Seconds with one digit, for log lines. */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;


/***/ }),

/***/ 37555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ reportOutcome)
/* harmony export */ });
/* unused harmony export courseChart */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3199);
/* harmony import */ var _kube_object_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73926);
/* harmony import */ var _kube_rollout_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6139);
/* harmony import */ var _smoke_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12919);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63547);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50212);







const marks = {
    verified: '✅ verified',
    rejected: '❌ rejected',
    interrupted: '⚠️ interrupted',
    planned: '📋 planned',
    refused: '⛔ refused',
    superseded: '⏭️ superseded',
};
/** Writes what became of a delivery or rollback: services × clusters, times, the course as a chart, and the causes. */
function reportOutcome(summary, title, outcome, release) {
    const { clusters, verdict } = outcome;
    summary.heading(`${title}: ${verdict}`);
    if (release !== undefined)
        summary.table(serviceRows(release, clusters));
    summary.table([
        ['Cluster', 'Verdict', 'Changes', 'Plan', 'Apply', 'Rollout', 'Smoke test', 'Return', 'Now'],
        ...clusters.map((cluster) => [
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(cluster.cluster),
            marks[cluster.verdict],
            cluster.changes === undefined ? '' : (0,_target_js__WEBPACK_IMPORTED_MODULE_5__/* .describeChanges */ .D)(cluster.changes),
            ...['plan', 'apply', 'rollout', 'smoke', 'return'].map((name) => duration(cluster, name)),
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)((0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .whereabouts */ .CJ)(cluster)),
        ]),
    ]);
    const chart = courseChart(clusters);
    if (chart !== undefined)
        summary.code(chart, 'mermaid');
    for (const cluster of clusters)
        explainCluster(summary, cluster);
}
/** Which digest of each service runs where, in how many pods. */
function serviceRows(release, clusters) {
    return [
        ['Service', 'Digest', ...clusters.map(({ cluster }) => (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(cluster))],
        ...Object.entries(release.services).map(([service, { digest, platforms }]) => {
            const own = [digest, ...Object.values(platforms)];
            const cells = clusters.map(({ workloads = [], verdict }) => {
                const running = workloads.filter(({ digests }) => digests.some((one) => own.includes(one)));
                const pods = running.reduce((sum, workload) => sum + workload.pods, 0);
                return verdict === 'verified' ? `${pods} ${pods === 1 ? 'pod' : 'pods'}` : marks[verdict];
            });
            return [(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(service), (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(digest.slice(0, 19)), ...cells];
        }),
    ];
}
function duration({ phases }, name) {
    const own = phases.filter((phase) => phase.name === name);
    if (own.length === 0)
        return '';
    const ms = own.reduce((sum, { from, to }) => sum + to - from, 0);
    return `${(ms / 1000).toFixed(1)} s${own.every(({ ok }) => ok) ? '' : ' ✗'}`;
}
/** The transaction over time, one section a cluster, as a Mermaid Gantt chart. */
function courseChart(clusters) {
    const begin = Math.min(...clusters.flatMap(({ phases }) => phases.map(({ from }) => from)));
    if (!Number.isFinite(begin))
        return undefined;
    const sections = clusters.map(({ cluster, phases }) => [
        `  section ${cluster}`,
        ...phases.map(({ name, from, to, ok }) => {
            const look = ok ? (name === 'return' ? 'active, ' : '') : 'crit, ';
            return `  ${name} :${look}${from - begin}, ${Math.max(to, from + 1) - begin}`;
        }),
    ]);
    return ['gantt', '  dateFormat x', '  axisFormat %M:%S', ...sections.flat()].join('\n');
}
function explainCluster(summary, outcome) {
    const { cluster, reason, error, smoke, diff, wayBack } = outcome;
    if (diff !== undefined && diff !== '') {
        summary.heading(`What would change in ${cluster}`, 3);
        summary.code(diff, 'diff');
    }
    if (reason === undefined)
        return;
    summary.heading(`${cluster}: ${outcome.verdict}`, 3);
    summary.code(reason);
    if (wayBack?.problem !== undefined)
        summary.paragraph((0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(`Way back: ${wayBack.problem}`));
    if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error) && error.hint !== undefined)
        summary.paragraph((0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(error.hint));
    if ((0,_kube_rollout_error_js__WEBPACK_IMPORTED_MODULE_2__/* .isRolloutError */ .I)(error)) {
        for (const found of error.diagnoses) {
            const facts = { pod: found.pod, container: found.container, image: found.image, node: found.node };
            const more = { 'exit code': found.exitCode, restarts: found.restarts, probe: found.probe };
            const rows = Object.entries({ ...facts, ...more }).filter(([, value]) => value !== undefined);
            summary.heading((0,_kube_object_js__WEBPACK_IMPORTED_MODULE_6__/* .describeRef */ .Ro)(found.ref), 4);
            summary.paragraph((0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(found.cause));
            summary.table([['', ''], ...rows.map(([name, value]) => [name, (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(String(value))])]);
            if (found.events.length > 0)
                summary.code(found.events.join('\n'));
            if (found.log.length > 0)
                summary.code(found.log.join('\n'));
        }
    }
    else if (error !== undefined && !(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error))
        summary.code((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
    if (smoke !== undefined && !smoke.passed)
        (0,_smoke_report_js__WEBPACK_IMPORTED_MODULE_3__/* .smokeTable */ .I)(summary, { [cluster]: smoke });
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

/***/ 92280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ problemsOf)
/* harmony export */ });
/** The failed checks in one line: `orders: answered 500 for 60 s; version: …`. */
const problemsOf = ({ checks }) => checks
    .filter(({ state }) => state === 'failed')
    .map(({ name, problem }) => `${name}: ${problem}`)
    .join('; ');


/***/ })

};
