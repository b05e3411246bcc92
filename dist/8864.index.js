export const id = 8864;
export const ids = [8864];
export const modules = {

/***/ 15588:
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
    root: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    drift: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    keep: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    planKey: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    file: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    terraform: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    lockTimeout: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(),
    comment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    token: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 98864:
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
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/github/pull-request.js
var pull_request = __webpack_require__(53056);
// EXTERNAL MODULE: ./lib/infrastructure/costs.js
var costs = __webpack_require__(83013);
// EXTERNAL MODULE: ./lib/infrastructure/kept-plan.js
var kept_plan = __webpack_require__(15703);
// EXTERNAL MODULE: ./lib/infrastructure/plan-root.js + 2 modules
var plan_root = __webpack_require__(72767);
// EXTERNAL MODULE: ./lib/infrastructure/program.js
var program = __webpack_require__(52315);
// EXTERNAL MODULE: ./lib/infrastructure/report.js
var report = __webpack_require__(59405);
// EXTERNAL MODULE: ./lib/infrastructure/sealed.js
var sealed = __webpack_require__(37767);
// EXTERNAL MODULE: ./lib/actions/open-root.js + 3 modules
var open_root = __webpack_require__(87649);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
// EXTERNAL MODULE: ./lib/github/pull-request-comment.js
var pull_request_comment = __webpack_require__(66404);
// EXTERNAL MODULE: ./lib/infrastructure/cut-to.js
var cut_to = __webpack_require__(9061);
;// CONCATENATED MODULE: ./lib/infrastructure/plan-comment.js



/** A plan as the text of a comment, Terraform's own text cut visibly where there is no room for it. */
function rootComment(planned, { title, footer, limit, redact }) {
    const write = (text) => {
        const summary = (0,core_summary/* createSummary */.Ft)(undefined);
        (0,report/* reportPlan */._S)(summary, title, planned, text);
        return redact(summary.paragraph(footer).markdown()).trimEnd();
    };
    const text = redact(planned.text);
    let room = planned.hasChanges ? text.length : 0;
    while (room > 0) {
        const page = write((0,cut_to/* cutTo */.y)(text, room));
        if (page.length <= limit)
            return page;
        // What stands around the text never grows with a shorter one.
        room -= page.length - limit;
    }
    const bare = write('');
    return bare.length <= limit ? bare : `${(0,cut_to/* cutTo */.y)(bare, limit - footer.length - 2)}\n\n${footer}`;
}

;// CONCATENATED MODULE: ./lib/actions/plan-infrastructure/comment.js





// With its slash: neither name can hold one, so no two roots share a comment.
const keyOf = ({ label }) => `infrastructure-${label}`;
/**
 * Writes a plan to its pull request, one comment a root; a root in which nothing changes only brings a comment up to
 * date that is there. A comment is a view of the plan: what cannot be written is a warning.
 */
function commentPlan(planned, place, ports) {
    const { title, github, pullRequest } = place;
    const footer = `Commit ${(0,core_summary/* codeSpan */.SS)(pullRequest.commit)}. Nothing was changed; the log of [this run](${github.runUrl}) has the whole plan. ` +
        'What is applied is planned anew from the merged commit, shown to whoever approves it, and carried out as it is.';
    const body = rootComment(planned, { title, footer, limit: (0,pull_request_comment/* roomFor */.N_)(keyOf(place)), redact: masked/* redact */.E });
    const isEmpty = !planned.hasChanges && (planned.verdict?.denied ?? []).length === 0;
    return stick(place, body, isEmpty, ports);
}
/** Says in a comment that is there that its plan is not that of the last commit, which has none. */
function commentFailure(place, ports) {
    const { title, github, pullRequest } = place;
    const body = `## ${(0,core_summary/* escapeMarkdown */.FV)(title)}\n\n❌ There is no plan of commit ${(0,core_summary/* codeSpan */.SS)(pullRequest.commit)}: [this run](${github.runUrl}) says why.`;
    return stick(place, body, true, ports);
}
async function stick(place, body, onlyUpdate, { http, log }) {
    const { token, github, pullRequest } = place;
    const { repository, apiUrl } = github;
    try {
        const comments = await (0,pull_request_comment/* openComments */.Bz)(token, apiUrl, http.fetch);
        const key = keyOf(place);
        const address = await comments.stick({
            ...{ repository, pullRequest: pullRequest.number, key, body, onlyUpdate },
        });
        if (address !== undefined)
            log.info(`plan: ${address}`);
    }
    catch (error) {
        log.warning(`The plan could not be written to pull request ${pullRequest.number}: ${(0,errors/* messageOf */.bD)(error)}. The job needs the permission pull-requests: write.`);
    }
}

// EXTERNAL MODULE: ./lib/core/plain-line.js
var plain_line = __webpack_require__(1986);
;// CONCATENATED MODULE: ./lib/actions/plan-infrastructure/log-whole.js


/** Everything the program said while planning: pages have a limit, the log has none. */
const logWhole = (title, said, log) => log.group(`${title}: all that was said`, async () => {
    // What the program forgot to hide is known only now. A line is never cut: half a secret would not be recognized.
    for (const line of (0,masked/* redact */.E)(said).trim().split('\n'))
        log.info((0,plain_line/* plainLine */.h)(line, Number.POSITIVE_INFINITY));
});

;// CONCATENATED MODULE: ./lib/actions/plan-infrastructure/drift.js





/** Compares a root's state with the world; any difference is a failure, so that GitHub tells who watches. */
async function lookForDrift({ root, label, terraform }, ports, { log, summary }) {
    const drift = await (0,plan_root/* findDrift */.L1)(terraform, root['lock-plans'], ports);
    const [first, ...others] = drift.changes;
    await logWhole(`Drift of ${label}`, drift.said, log);
    (0,report/* reportDrift */.a3)(summary, `Drift of ${label}`, { changes: drift.changes, text: (0,masked/* redact */.E)(drift.text) });
    log.info(`${label}: ${drift.changes.length} resources drifted`);
    if (first === undefined)
        return { verdict: 'unchanged' };
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    const failure = new errors/* ActionError */.lZ('INFRASTRUCTURE_DRIFTED', `${label}: ${first.address}${more} is not what the state says`, {
        hint: 'The summary names each. Bring it back by an apply, or write into the code what was changed.',
    });
    return { verdict: 'drifted', failure };
}

// EXTERNAL MODULE: ./lib/actions/plan-infrastructure/inputs.js
var inputs = __webpack_require__(15588);
;// CONCATENATED MODULE: ./lib/actions/plan-infrastructure/main.js



















/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['verdict', 'digest', 'file'],
    run: async (inputs, context) => {
        const { clock, log, summary, exec, env } = context;
        const github = (0,github_context/* readGitHubContext */.L)(env);
        const pullRequest = await (0,pull_request/* readPullRequest */.D)(github);
        const nothing = { digest: undefined, file: undefined };
        if (pullRequest?.isFork) {
            const why = `Pull request ${pullRequest.number} comes from a fork: it has no identity, and gets none, so there is no plan`;
            log.notice(why);
            summary.heading(`Plan for ${inputs.environment}/${inputs.root}`).paragraph(`${why}.`);
            return { verdict: 'skipped', ...nothing };
        }
        const planKey = inputs.keep && !inputs.drift ? keyFor(inputs.planKey) : undefined;
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const opened = await (0,open_root/* openRoot */.R)(fleet, inputs, 'plan', context);
        const { infrastructure, root, label, directory, terraform } = opened;
        const ports = { log, exec, env, directory };
        if (inputs.drift)
            return { ...(await lookForDrift(opened, ports, context)), ...nothing };
        const { policy } = infrastructure;
        const opa = policy && (await (0,program/* findPinned */.s)('opa', infrastructure.downloads.opa, context));
        const review = {
            policy: policy === undefined || opa === undefined ? undefined : { opa, directory: external_node_path_.resolve(policy) },
            prices: infrastructure.prices === undefined ? undefined : await (0,costs/* readPrices */.R)(infrastructure.prices),
        };
        const title = `Plan for ${label}`;
        const place = inputs.comment && pullRequest !== undefined && inputs.token !== undefined
            ? { title, label, token: inputs.token, github, pullRequest }
            : undefined;
        const planned = await (0,plan_root/* planRoot */.Ox)(terraform, review, root['lock-plans'], ports).catch(async (error) => {
            // A cancelled run was mostly overtaken, and the comment is that of the other.
            if (place !== undefined && !context.signal.aborted)
                await commentFailure(place, context);
            throw error;
        });
        await logWhole(title, planned.said, log);
        log.info(`${label}: ${(0,report/* countsOf */.mQ)(planned.changes)}`);
        const denied = planned.verdict?.denied ?? [];
        const verdict = denied.length > 0 ? 'refused' : planned.hasChanges ? 'changes' : 'unchanged';
        const kept = planKey === undefined || verdict !== 'changes'
            ? undefined
            : (0,kept_plan/* keepPlan */.v)(planKey, {
                version: 1,
                environment: inputs.environment,
                root: inputs.root,
                directory: root.directory,
                commit: github.sha,
                run: github.runUrl,
                createdAt: new Date(clock.now()).toISOString(),
                program: await terraform.version(),
            }, planned.saved);
        if (kept !== undefined) {
            await (0,promises_.mkdir)(external_node_path_.dirname(external_node_path_.resolve(inputs.file)), { recursive: true });
            await (0,promises_.writeFile)(inputs.file, kept.sealed, { mode: 0o600 });
        }
        (0,report/* reportPlan */._S)(summary, title, planned, (0,masked/* redact */.E)(planned.text), kept?.digest);
        if (place !== undefined)
            await commentPlan(planned, place, context);
        const failure = denied.length === 0
            ? undefined
            : new errors/* ActionError */.lZ('INFRASTRUCTURE_REFUSED', `${label}: ${denied.join('\n')}`, {
                hint: 'Change the code, or the policy in a pull request of its own.',
            });
        return {
            verdict,
            digest: kept?.digest,
            file: kept === undefined ? undefined : inputs.file,
            failure,
        };
    },
}));
/** Before anything is planned: otherwise somebody would approve what nobody can carry out. */
function keyFor(planKey) {
    if (planKey === undefined)
        throw new errors/* ActionError */.lZ('INPUT_INVALID', 'plan-key: is needed to keep a plan', {
            hint: 'Make a pair of keys, and give the public half: docs/infrastructure.md says how.',
        });
    (0,sealed/* checkPublicKey */.$z)(planKey);
    return planKey;
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


/***/ })

};
