export const id = 9313;
export const ids = [9313];
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
    const { releaseLocks } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(8718), __webpack_require__.e(3092), __webpack_require__.e(7483), __webpack_require__.e(6569), __webpack_require__.e(899), __webpack_require__.e(1229), __webpack_require__.e(5775)]).then(__webpack_require__.bind(__webpack_require__, 60655));
    await releaseLocks(leftLocks.parse(JSON.parse(left)), context);
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

/***/ 30277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ clusterRoles)
/* harmony export */ });
/**
 * Which of a cluster's identities acts. `plan` only tries what it would write; `prune` only reads what the registries
 * must keep for the cluster.
 */
const clusterRoles = ['deploy', 'rollback', 'plan', 'prune'];


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
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63988);
/* harmony import */ var _each_cluster_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44155);



/**
 * The one error a failed delivery ends with. `ROLLBACK_FAILED`, louder than all others, when a cluster did not come
 * back, with the inputs that bring it back; else the first failed cluster's own error. The hint says where every
 * cluster stands now, and to run the job again where it was cut short. A mistake in the suite itself is passed on as it
 * is.
 */
function failureOf(verdict, clusters, { release, options }) {
    if (verdict === 'verified' || verdict === 'planned')
        return undefined;
    const mistake = clusters.find(({ error }) => error !== undefined && !(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error));
    if (mistake !== undefined)
        return mistake.error;
    const stuck = clusters.filter(({ verdict, wayBack }) => verdict === 'rejected' && (wayBack?.state === 'failed' || wayBack?.state === 'held'));
    const { environment } = options.origin;
    const remains = [
        standing(clusters),
        ...stuck.map((one) => wayOut(one, release, environment)),
        ...clusters
            .filter((one) => one.verdict === 'unreachable')
            .map((one) => catchUp(one, release, environment)),
    ];
    if (stuck.length > 0) {
        const lines = stuck.map(({ cluster, reason, wayBack }) => {
            const what = wayBack?.state === 'held' ? 'stays' : 'so did the way back';
            return `${cluster}: release ${release.sequence} failed (${reason}), and ${what}: ${wayBack?.problem}`;
        });
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ROLLBACK_FAILED', lines.join('\n'), { hint: remains.join('\n') });
    }
    const cut = clusters.filter(({ verdict }) => verdict === 'interrupted');
    if (cut.length > 0)
        remains.push('Run the job again: it converges.');
    const failed = clusters.filter(({ error }) => error !== undefined);
    const first = failed.find((one) => one.verdict !== 'unreachable') ?? failed[0];
    const own = first === undefined ? undefined : (0,_each_cluster_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .K)(first.cluster, first.error);
    if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(own))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(own.code, own.message, {
            hint: [own.hint, ...remains].filter((line) => line !== undefined).join('\n'),
            cause: own.cause,
        });
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INTERRUPTED', cut.map(({ cluster, reason }) => `${cluster}: ${reason}`).join('\n') || 'The delivery was interrupted', { hint: remains.join('\n') });
}
/** The inputs by which a person gets a cluster out of a failed way back. */
function wayOut({ cluster, wayBack }, release, environment) {
    const where = `environment: ${environment}, clusters: ${cluster}`;
    if (wayBack?.state === 'failed' && wayBack.sequence === undefined)
        return `Run the action deploy-cluster with ${where}, and a release that works there.`;
    const aim = wayBack?.state === 'failed'
        ? `release: ${wayBack.sequence}`
        : 'a release the ledger there calls verified, across-migrations: true';
    return `Run the action rollback with ${where}, ${aim}, reason: release ${release.sequence} failed.`;
}
/** The inputs that bring a cluster up to the others once it answers again. */
const catchUp = ({ cluster }, release, environment) => `When ${cluster} answers again, run the action deploy-cluster with environment: ${environment}, clusters: ${cluster}, release: ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseId */ .Bf)(release)}.`;
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
        case 'held':
            return `still on release ${wayBack.sequence}, for which the data was migrated, needs a person`;
        case 'failed':
            return verdict === 'interrupted'
                ? 'interrupted on the way back, the next run converges'
                : 'neither forward nor back, needs a person';
        default:
            return verdict === 'unreachable' ? 'could not be reached, nothing was written' : verdict;
    }
}


/***/ }),

/***/ 7049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HY: () => (/* binding */ guardOf),
/* harmony export */   Jt: () => (/* binding */ get),
/* harmony export */   jt: () => (/* binding */ lockAll)
/* harmony export */ });
/* harmony import */ var _each_cluster_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44155);

/**
 * Takes the locks of all clusters or of none, but for those that `forgo` goes on without. One after the other in the
 * order of their names: two deliveries that each hold a lock the other waits for cannot happen.
 */
async function lockAll(targets, waitMs, now, signal, forgo = () => false) {
    const began = now();
    const held = new Map();
    const release = async () => {
        await Promise.all([...held.values()].map((lease) => lease.release()));
    };
    // Locks are taken one after the other; all that comes before need not be.
    for (const target of targets)
        target.meet?.();
    try {
        for (const target of targets.toSorted((a, b) => (a.cluster < b.cluster ? -1 : 1))) {
            const left = Math.max(0, waitMs - (now() - began));
            const lease = await target.lock(left, signal).catch((error) => {
                if (forgo(target, error))
                    return undefined;
                throw (0,_each_cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .named */ .K)(target.cluster, error);
            });
            if (lease !== undefined)
                held.set(target.cluster, lease);
        }
    }
    catch (error) {
        await release();
        throw error;
    }
    return {
        of: (target) => {
            const lease = get(held, target);
            return { ...lease, guard: () => lease.guard(signal) };
        },
        forReturn: (target) => get(held, target),
        release,
    };
}
/** The value of one cluster, which every map over the targets has. */
function get(values, { cluster }) {
    const value = values.get(cluster);
    if (value === undefined)
        throw new Error(`no value for cluster ${cluster}`);
    return value;
}
/** What every write waits for: the work goes on, and the lock is still held. */
const guardOf = (lease, signal) => async () => {
    signal.throwIfAborted();
    await lease.guard();
};


/***/ }),

/***/ 15796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ crossedMigrations)
/* harmony export */ });
/* unused harmony exports migrationKey, migrationsOf */
/* harmony import */ var _kube_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62336);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63988);


/** On any object of a release, mostly the Job that migrates: names of migrations, separated by commas. */
const migrationKey = 'flotilla.dev/migration';
/** The migrations that a release brings along. */
function migrationsOf(objects) {
    const names = objects.flatMap(({ metadata, spec }) => {
        // Charts tend to annotate the pods of a Job where they mean the Job.
        const template = (0,_kube_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(spec) && (0,_kube_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(spec['template']) ? spec['template']['metadata'] : undefined;
        const below = (0,_kube_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(template) && (0,_kube_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(template['annotations']) ? template['annotations'] : {};
        return [metadata.annotations?.[migrationKey], below[migrationKey]];
    });
    const split = names.flatMap((text) => (typeof text === 'string' ? text.split(',') : []));
    return [...new Set(split.map((name) => name.trim()).filter((name) => name !== ''))];
}
/**
 * Migrations that a way back to `to` would cross: those of later releases that were started since it last served and
 * that it does not have itself. A release in between may have dropped its marker by now, but its data has not: every
 * one whose manifests are still stored is asked.
 */
async function crossedMigrations(history, store, to, arriving = []) {
    const between = await Promise.all(startedSince(history, to.release).map((id) => store.read(id).then(({ objects }) => migrationsOf(objects), () => [])));
    const known = new Set(migrationsOf(to.objects));
    return [...new Set([...between.flat(), ...migrationsOf(arriving)])].filter((name) => !known.has(name));
}
/** Later releases that were started after this one was last verified. */
function startedSince(history, release) {
    const id = (0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseId */ .Bf)(release);
    const served = history.findLastIndex((entry) => entry.release === id && entry.state === 'verified');
    const later = history
        .slice(served + 1)
        .filter(({ state, sequence }) => state === 'started' && sequence > release.sequence);
    return [...new Set(later.map((entry) => entry.release))];
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
