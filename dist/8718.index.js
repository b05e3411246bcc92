export const id = 8718;
export const ids = [8718];
export const modules = {

/***/ 85108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HS: () => (/* binding */ analysis),
/* harmony export */   QX: () => (/* binding */ leastIntervals),
/* harmony export */   h6: () => (/* binding */ cloudSourcesOf),
/* harmony export */   u0: () => (/* binding */ sourcesOf)
/* harmony export */ });
/* unused harmony exports queryNames, metric */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _metric_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24950);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5992);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55822);




/** What queries may name in braces. */
const queryNames = [
    'pods',
    'workload',
    'service',
    'namespace',
    'cluster',
    'interval',
    'window',
];
/** Other braces are the query language’s own; one that nearly is one of ours is a slip of the pen. */
const query = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .min(1)
    .superRefine((value, context) => {
    for (const [, word = ''] of value.matchAll(/(?<!by )\{([a-z]+)\}/g)) {
        const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(word, queryNames);
        if (meant !== undefined && meant !== word)
            context.addIssue({ code: 'custom', message: `names {${word}}; did you mean {${meant}}?` });
    }
})
    .describe('query of the source; may name {pods}, {workload}, {service}, {namespace}, {cluster}, {interval}, {window}');
const noData = zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['fail', 'pass', 'extend'])
    .describe('what missing data means; `extend` watches longer, and fails when that does not help');
const compare = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        errors: query.describe('number of failed requests in the last {window}'),
        total: query.describe('number of all requests in the last {window}'),
    }),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ latency: query.describe('one latency per {interval}, such as the 95th percentile') }),
])
    .describe('compares the new pods with the old ones that serve beside them');
/** Intervals with data on both sides below which a comparison of latencies says nothing. */
const leastIntervals = 20;
/** One thing that is measured while traffic shifts. */
const metric = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    name: _names_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU,
    from: _metric_source_js__WEBPACK_IMPORTED_MODULE_0__/* .metricSource */ .AV.optional().describe('where it is measured; that of the analysis without it'),
    query: query.optional(),
    max: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional().describe('largest value of `query` that is fine'),
    min: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional().describe('smallest value of `query` that is fine'),
    compare: compare.optional(),
    tolerance: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()
        .min(0)
        .max(10)
        .default(0.1)
        .describe('share by which the new pods may be worse than the old ones'),
    confidence: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()
        .min(0.8)
        .max(0.9999)
        .default(0.99)
        .describe('1 − the share of false alarms of a comparison in one step'),
    'minimum-requests': zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
        .min(1)
        .default(50)
        .describe('requests of each side below which errors say nothing'),
    'failure-limit': zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
        .min(0)
        .default(0)
        .describe('intervals of one step in which `max` or `min` may be missed'),
    interval: _names_js__WEBPACK_IMPORTED_MODULE_1__/* .durationText */ .S5.optional().describe('time between two looks; that of the analysis without it'),
    critical: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()
        .default(true)
        .describe('whether its failure ends the rollout; else it is only reported'),
    workloads: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1))
        .min(1)
        .optional()
        .describe('workloads it is measured for; all that shift without it'),
    'no-data': noData.optional(),
})
    .refine((value) => (value.query === undefined) !== (value.compare === undefined), {
    message: 'needs either `query` with `max` or `min`, or `compare`',
})
    .refine(({ query, max, min }) => (query !== undefined) === ((max ?? min) !== undefined), {
    message: 'needs `max` or `min` where it has a `query`, and only there',
});
/** What is watched while traffic shifts: during the steps of a canary and the flip-back window of blue-green. */
const analysis = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    from: _metric_source_js__WEBPACK_IMPORTED_MODULE_0__/* .metricSource */ .AV.optional().describe('where metrics without a `from` of their own are measured'),
    interval: _names_js__WEBPACK_IMPORTED_MODULE_1__/* .durationText */ .S5.default('15s').describe('time between two looks'),
    delay: _names_js__WEBPACK_IMPORTED_MODULE_1__/* .durationText */ .S5.default('0s').describe('time after each shift that does not count'),
    'no-data': noData.default('fail'),
    'extend-by': _names_js__WEBPACK_IMPORTED_MODULE_1__/* .durationText */ .S5
        .default('10m')
        .describe('longest time a step lasts longer with `no-data: extend`'),
    'error-limit': zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
        .min(1)
        .default(4)
        .describe('looks in a row a source may leave unanswered before that counts as missing data'),
    metrics: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(metric).min(1),
})
    .superRefine(({ from, metrics }, context) => {
    const seen = new Set();
    for (const [index, { name, from: own }] of metrics.entries()) {
        const at = (message, ...path) => context.addIssue({ code: 'custom', path: ['metrics', index, ...path], message });
        if (from === undefined && own === undefined)
            at('needs a `from`, as the analysis has none');
        if (seen.has(name))
            at(`is a second ${name}`, 'name');
        seen.add(name);
    }
});
function sourcesOf(config) {
    if (config === undefined)
        return [];
    const all = [
        { path: ['from'], source: config.from },
        ...config.metrics.map(({ from }, index) => ({ path: ['metrics', index, 'from'], source: from })),
    ];
    return all.flatMap(({ path, source }) => (source === undefined ? [] : [{ path, source }]));
}
/** The sources of an analysis that are asked with an identity of a cloud. */
const cloudSourcesOf = (config) => sourcesOf(config).flatMap(({ path, source }) => ((0,_metric_source_js__WEBPACK_IMPORTED_MODULE_0__/* .isCloudSource */ .R9)(source) ? [{ path, source }] : []));


/***/ }),

/***/ 53254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bz: () => (/* binding */ cluster),
  cA: () => (/* binding */ environment)
});

// UNUSED EXPORTS: smoke, smokeCheck

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/fleet/analysis.js
var analysis = __webpack_require__(85108);
// EXTERNAL MODULE: ./lib/fleet/names.js
var names = __webpack_require__(5992);
;// CONCATENATED MODULE: ./lib/fleet/apply.js


/** A kind as `kubectl` names it whatever its version: `Secret`, `StatefulSet.apps`. */
const kindName = schemas/* string */.YjP()
    .regex(/^[A-Z][A-Za-z0-9]*(\.[a-z0-9.-]+)?$/, 'must be KIND or KIND.GROUP, such as StatefulSet.apps');
/** How a release's objects are written to a cluster, and what may be deleted there. */
const applyRules = schemas/* strictObject */.rej({
    'prune-max': schemas/* int */.Whr()
        .min(0)
        .max(100)
        .default(50)
        .describe('largest part of the application, in percent, that one delivery may delete'),
    'prune-keep': schemas/* array */.YOg(kindName)
        .default([])
        .describe('kinds that are never deleted, beside volumes, claims, namespaces and CRDs'),
    'hook-timeout': names/* durationText */.S5.default('5m').describe('for one hook of the chart'),
    namespaces: schemas/* array */.YOg(names/* name */.UU)
        .optional()
        .describe('namespaces the release may write to beside its own; any the identity may without it'),
});

;// CONCATENATED MODULE: ./lib/fleet/decryption.js


/** What opens values files and manifests that SOPS encrypted: https://getsops.io */
const decryption = schemas/* strictObject */.rej({
    'age-key': names/* secretName */.Gf.optional().describe('entry of flotilla-secrets that holds a secret key of age'),
    identity: names/* name */.UU
        .optional()
        .describe('name of the identity that may use the keys in its cloud’s key management service'),
})
    .refine((keys) => Object.values(keys).some((key) => key !== undefined), 'needs `age-key` or `identity`');

;// CONCATENATED MODULE: ./lib/fleet/failure-policy.js

/** What becomes of the other clusters when one fails; a quorum is the number of clusters that must serve. */
const failurePolicy = schemas/* union */.KCZ([
    schemas/* enum */.k5n(['all-or-nothing', 'fail-fast', 'continue'], {
        error: 'must be all-or-nothing, fail-fast, continue or {quorum: NUMBER}',
    }),
    schemas/* strictObject */.rej({
        quorum: schemas/* int */.Whr().min(1).describe('number of clusters that must serve the release for it to stay'),
    }),
]);
/** What a cancelled job does with what it has written: leave it to the next run, or bring it back while it still can. */
const onCancel = schemas/* enum */.k5n(['leave', 'rollback']);

// EXTERNAL MODULE: ./lib/fleet/freeze.js
var freeze = __webpack_require__(22273);
;// CONCATENATED MODULE: ./lib/fleet/migrations.js

/** What a failed delivery does that brought a migration which the last verified release lacks: stay for a person, or go back. */
const migrationPolicy = schemas/* enum */.k5n(['hold', 'return']);

// EXTERNAL MODULE: ./lib/fleet/runner.js
var runner = __webpack_require__(92108);
;// CONCATENATED MODULE: ./lib/fleet/strategy.js


const workloads = schemas/* array */.YOg(schemas/* string */.YjP().min(1))
    .min(1)
    .optional()
    .describe('names of the Deployments that shift; without it all that changed and can');
const rolling = schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('rolling') });
const blueGreen = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('blue-green'),
    workloads,
    window: names/* durationText */.S5
        .default('60s')
        .describe('for how long the old pods stay once all traffic is on the new ones, to flip back at once'),
});
const step = schemas/* strictObject */.rej({
    weight: schemas/* int */.Whr().min(1).max(100).describe('percent of the traffic that goes to the new pods'),
    pause: (0,names/* durationSaying */._6)('must say for how long; for a person to decide, use two environments, the second with reviewers').describe('for how long this step is watched before the next one'),
});
const canary = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('canary'),
    workloads,
    by: schemas/* enum */.k5n(['replicas', 'gateway-api', 'istio'])
        .default('replicas')
        .describe('what splits the traffic: numbers of pods, HTTPRoutes, or VirtualServices'),
    header: schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9-]+$/, 'must be the name of an HTTP header')
        .default('x-flotilla-canary')
        .describe('header that leads a request to the new pods whatever the weight; not for `by: replicas`'),
    steps: schemas/* array */.YOg(step)
        .min(1)
        .refine((steps) => steps.every(({ weight }, index) => weight > (steps[index - 1]?.weight ?? 0)), 'must have rising weights')
        .default([
        { weight: 10, pause: '2m' },
        { weight: 50, pause: '2m' },
    ]),
});
const detailed = schemas/* discriminatedUnion */.gMt('kind', [rolling, blueGreen, canary]);
/** How new pods take over from old ones; a mere name stands for that strategy with its defaults. */
const strategy = schemas/* union */.KCZ([
    schemas/* enum */.k5n(['rolling', 'blue-green', 'canary']).transform((kind) => detailed.parse({ kind })),
    detailed,
]);

;// CONCATENATED MODULE: ./lib/fleet/vault.js


/** A server of HashiCorp Vault or OpenBao whose secrets values files name as `vault:PATH#KEY`. */
const vault = schemas/* strictObject */.rej({
    address: schemas/* string */.YjP()
        .regex(/^https:\/\/[a-zA-Z0-9.-]+(:\d{1,5})?$/, 'must be https://HOST or https://HOST:PORT')
        .describe('address of the server; also the audience of the identity token it is shown'),
    role: schemas/* string */.YjP().min(1).describe('role of its JWT authentication that the job logs in to'),
    mount: names/* name */.UU.default('jwt').describe('where JWT authentication is mounted'),
    namespace: schemas/* string */.YjP().min(1).optional().describe('namespace, where the server has several'),
});

// EXTERNAL MODULE: ./lib/fleet/waves.js
var waves = __webpack_require__(21378);
;// CONCATENATED MODULE: ./lib/fleet/environment.js












const common = {
    identity: names/* name */.UU.describe('name of the identity that deploys'),
    'rollback-identity': names/* name */.UU
        .optional()
        .describe('name of the identity that rolls back; `identity` without it'),
    'plan-identity': names/* name */.UU
        .optional()
        .describe('name of the identity that plans pull requests; `identity` without it'),
    'prune-identity': names/* name */.UU
        .optional()
        .describe('name of the identity that reads what the registries must keep; `identity` without it'),
    registry: names/* name */.UU.describe('name of the registry this cluster pulls from'),
    namespace: names/* name */.UU.optional().describe('namespace, where it differs from the environment’s'),
    values: schemas/* array */.YOg(names/* repositoryPath */.SH)
        .default([])
        .describe('values files for this cluster, after the application’s'),
    url: schemas/* url */.OZ5().optional().describe('public address of the application there'),
    'runs-on': runner/* runnerLabels */._
        .optional()
        .describe('runner of the job that delivers there, where each cluster has a job of its own'),
};
const eks = schemas/* strictObject */.rej({
    cloud: schemas/* literal */.euz('aws'),
    cluster: schemas/* string */.YjP().min(1),
    region: names/* location */.C5,
    ...common,
});
const gke = schemas/* strictObject */.rej({
    cloud: schemas/* literal */.euz('gcp'),
    project: schemas/* string */.YjP().min(1),
    location: names/* location */.C5,
    cluster: schemas/* string */.YjP().min(1),
    endpoint: schemas/* enum */.k5n(['public', 'dns', 'private', 'connect-gateway'])
        .default('public')
        .describe('way to the API server; `connect-gateway` needs a fleet membership and no network of its own'),
    ...common,
});
const aks = schemas/* strictObject */.rej({
    cloud: schemas/* literal */.euz('azure'),
    subscription: schemas/* guid */.OsD(),
    'resource-group': schemas/* string */.YjP().min(1),
    cluster: schemas/* string */.YjP().min(1),
    ...common,
});
const any = schemas/* strictObject */.rej({
    cloud: schemas/* literal */.euz('generic'),
    kubeconfig: names/* secretName */.Gf.describe('entry of flotilla-secrets that holds a kubeconfig, base64-encoded'),
    context: schemas/* string */.YjP().optional(),
    ...common,
    identity: names/* name */.UU.optional(),
});
/** A cluster the application is deployed to. */
const cluster = schemas/* discriminatedUnion */.gMt('cloud', [eks, gke, aks, any]);
/** One thing the running application must do. */
const smokeCheck = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().min(1),
    service: names/* name */.UU
        .optional()
        .describe('Service asked through the API server’s proxy; `url` asks the public address'),
    port: schemas/* union */.KCZ([schemas/* int */.Whr().min(1).max(65535), schemas/* string */.YjP()])
        .default('http')
        .describe('port number or name of the Service'),
    url: schemas/* string */.YjP().optional().describe('absolute address, or a path below the cluster’s `url`'),
    path: schemas/* string */.YjP().startsWith('/').default('/'),
    method: schemas/* enum */.k5n(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']).default('GET'),
    headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
    body: schemas/* string */.YjP().optional(),
    status: schemas/* array */.YOg(schemas/* int */.Whr().min(100).max(599)).default([200]),
    json: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())
        .default({})
        .describe('dotted path in the answer → text it must equal; may name {commit}, {release}, {digest}, {revision}'),
    timeout: names/* durationText */.S5.default('5s'),
});
const smoke = schemas/* strictObject */.rej({
    passes: schemas/* int */.Whr().min(1).max(100).default(2).describe('consecutive passes that count as success'),
    deadline: names/* durationText */.S5.default('60s').describe('for all checks together'),
    checks: schemas/* array */.YOg(smokeCheck).default([]),
});
/** Where and how one application is deployed. */
const environment = schemas/* strictObject */.rej({
    application: names/* name */.UU,
    when: schemas/* array */.YOg(schemas/* string */.YjP()).default([]).describe('refs that are delivered here, such as refs/heads/main'),
    'github-environment': schemas/* string */.YjP().optional().describe('GitHub environment that guards it'),
    namespace: names/* name */.UU,
    clusters: schemas/* record */.g1P(names/* name */.UU, cluster)
        .refine((all) => Object.keys(all).length > 0, 'must name at least one cluster'),
    strategy: strategy.prefault('rolling').describe('how new pods take over from old ones'),
    timeout: names/* durationText */.S5.default('5m').describe('for one cluster’s rollout'),
    apply: applyRules.prefault({}).describe('what a delivery may write and delete'),
    decryption: decryption.optional().describe('what opens values files and manifests that SOPS encrypted'),
    vault: vault.optional().describe('Vault whose secrets values files name as vault:PATH#KEY'),
    waves: waves/* waves */.L
        .optional()
        .describe('clusters in the order in which they are delivered to; all at once without it'),
    bake: names/* durationText */.S5.optional().describe('for how long a wave must keep serving before the next one begins'),
    'on-failure': failurePolicy
        .default('all-or-nothing')
        .describe('what becomes of the other clusters when one fails'),
    'on-cancel': onCancel.default('leave').describe('what a cancelled delivery does with what it has written'),
    migrations: migrationPolicy
        .default('hold')
        .describe('what a failed delivery does that brought a migration which the last verified release lacks'),
    freeze: schemas/* array */.YOg(freeze/* freezeWindow */._z).default([]).describe('times in which nothing is delivered by itself'),
    analysis: analysis/* analysis */.HS.optional().describe('metrics that are watched while traffic shifts'),
    smoke: smoke.prefault({}),
});


/***/ }),

/***/ 22273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qd: () => (/* binding */ freezeForm),
/* harmony export */   RR: () => (/* binding */ weekdayNames),
/* harmony export */   _z: () => (/* binding */ freezeWindow)
/* harmony export */ });
/* unused harmony export freezeForms */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekday = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(weekdayNames);
const time = '([01]\\d|2[0-3]):[0-5]\\d';
/** The three ways to write an end of a window. */
const freezeForms = {
    date: new RegExp(`^\\d{4}-\\d{2}-\\d{2}(T${time})?$`),
    time: new RegExp(`^${time}$`),
    weekly: new RegExp(`^(${weekdayNames.join('|')}) ${time}$`),
};
/** Which form a text has; undefined when none. */
const freezeForm = (text) => ['date', 'time', 'weekly'].find((form) => freezeForms[form].test(text));
const moment = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .refine((text) => freezeForm(text) !== undefined, 'must be a date (2026-12-20 or 2026-12-20T18:00), a time (18:00) or a weekday with a time (fri 16:00)')
    .refine((text) => freezeForm(text) !== 'date' || isCalendarDate(text), 'must be a date that is in the calendar');
/** A time in which nothing is delivered by itself. */
const freezeWindow = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).describe('what it is for; named in the refusal'),
    from: moment.describe('date, time of day, or weekday and time when it begins'),
    to: moment.describe('when it ends, written as `from` is; a date alone is frozen to its end'),
    weekdays: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(weekday)
        .min(1)
        .optional()
        .describe('days on which a window of times of day begins; every day without it'),
    timezone: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
        .refine(isTimeZone, 'must be a time zone such as UTC or Europe/Berlin')
        .default('UTC')
        .describe('time zone of the dates and times, as IANA names it'),
})
    .superRefine(({ from, to, weekdays }, context) => {
    const form = freezeForm(from);
    if (form === undefined || freezeForm(to) === undefined)
        return;
    const wrong = (path, message) => context.addIssue({ code: 'custom', path: [path], message });
    if (freezeForm(to) !== form)
        wrong('to', 'must be written as `from` is');
    else if (form === 'date' && lastMinute(to) <= from)
        wrong('to', 'must be after `from`');
    else if (form !== 'date' && from === to)
        wrong('to', 'must differ from `from`');
    if (weekdays !== undefined && form !== 'time')
        wrong('weekdays', 'goes with times of day only');
});
/** The first minute after an end: a date alone means all of that day. */
const lastMinute = (to) => (to.includes('T') ? to : `${to}T24:00`);
function isCalendarDate(text) {
    const [day = ''] = text.split('T');
    const at = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
function isTimeZone(name) {
    try {
        new Intl.DateTimeFormat('en', { timeZone: name });
        return true;
    }
    catch {
        return false;
    }
}


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

/***/ 24950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AV: () => (/* binding */ metricSource),
/* harmony export */   R9: () => (/* binding */ isCloudSource),
/* harmony export */   a9: () => (/* binding */ cloudOfSource)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5992);


/** Where the runner's cloud keeps credentials, and what else is only on the link: no metrics are there. */
const forbiddenHosts = /^(169\.254\.|\[fe[89ab]|\[fd00:ec2:|metadata\.google\.internal|0\.|\[::\])/i;
/** Credentials of flotilla-secrets travel there: plain HTTP is for this machine alone. */
const address = zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5({ protocol: /^https?$/ })
    .refine((value) => {
    const { protocol, hostname, username, password } = new URL(value);
    const isSafe = protocol === 'https:' || /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname);
    return isSafe && username === '' && password === '' && !forbiddenHosts.test(hostname);
}, 'must be https, without a user, and not an address of the link')
    .transform((value) => value.replace(/\/+$/, ''));
/** Plain headers; what proves who asks is named in flotilla-secrets. */
const headers = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())
    .refine((all) => Object.keys(all).every((key) => !/^(authorization|cookie|proxy-|host$)/i.test(key)), 'must not hold credentials: name them as `token`, or `username` and `password`')
    .default({})
    .describe('further headers, such as X-Scope-OrgID');
const login = {
    token: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf.optional().describe('entry of flotilla-secrets that holds a bearer token'),
    username: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional().describe('user, where a password is asked for'),
    password: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf.optional().describe('entry of flotilla-secrets that holds its password'),
};
const isOneLogin = ({ token, username, password }) => (username === undefined) === (password === undefined) && (token === undefined || username === undefined);
const oneLogin = 'takes either `token`, or `username` and `password`';
const prometheus = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('prometheus'),
    url: address
        .optional()
        .describe('base address of a Prometheus API: Prometheus, Thanos, Mimir, VictoriaMetrics'),
    service: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^[a-z0-9-]+\/(https:)?[a-z0-9-]+:[a-z0-9-]+$/, 'must be NAMESPACE/SERVICE:PORT or NAMESPACE/https:SERVICE:PORT')
        .optional()
        .describe('NAMESPACE/SERVICE:PORT in the cluster that is delivered to, asked through its API server'),
    path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^\/[\w./~-]*$/, 'must be a path')
        .default('/')
        .describe('path below which the API is, such as /prometheus'),
    headers,
    ...login,
})
    .refine(({ url, service }) => (url === undefined) !== (service === undefined), {
    message: 'needs either `url` or `service`',
})
    .refine(isOneLogin, { message: oneLogin })
    .refine(({ service, token, username }) => service === undefined || (token ?? username) === undefined, {
    message: 'with `service` can take no login: the API server passes no Authorization header on',
});
const datadog = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('datadog'),
    site: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n([
        'datadoghq.com',
        'us3.datadoghq.com',
        'us5.datadoghq.com',
        'datadoghq.eu',
        'ap1.datadoghq.com',
        'ap2.datadoghq.com',
        'ddog-gov.com',
    ])
        .default('datadoghq.com'),
    api: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['v1', 'v2']).default('v1').describe('v1 asks /api/v1/query, v2 asks /api/v2/query/timeseries'),
    'api-key': _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf,
    'application-key': _names_js__WEBPACK_IMPORTED_MODULE_0__/* .secretName */ .Gf,
});
const json = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('json'),
    url: address.describe('address below which queries are paths, such as /stats?pods={pods}'),
    field: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .describe('dotted path of the number in the answer; of the list of numbers for latencies'),
    headers,
    ...login,
})
    .refine(isOneLogin, { message: oneLogin });
const identity = _names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU
    .optional()
    .describe('identity that reads the metrics; that of the cluster delivered to without it');
const period = _names_js__WEBPACK_IMPORTED_MODULE_0__/* .durationText */ .S5
    .optional()
    .describe('length of one point; the metric’s interval, at least a minute, without it');
const cloudwatch = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('cloudwatch'),
    region: _names_js__WEBPACK_IMPORTED_MODULE_0__/* .location */ .C5,
    identity,
    period,
    workspace: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^ws-[a-f0-9-]{36}$/, 'must be the id of a workspace')
        .optional()
        .describe('workspace of Amazon Managed Service for Prometheus; queries are then PromQL'),
});
const cloudMonitoring = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('cloud-monitoring'),
    project: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9:.-]+$/, 'must be the id of a project'),
    identity,
    language: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['promql', 'filter'])
        .default('promql')
        .describe('PromQL, also of Managed Service for Prometheus, or filters of timeSeries.list'),
    align: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^ALIGN_[A-Z_0-9]+$/)
        .default('ALIGN_DELTA')
        .describe('with filters: how each series becomes one point a period'),
    reduce: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^REDUCE_[A-Z_0-9]+$/)
        .default('REDUCE_SUM')
        .describe('with filters: how the series become one'),
    period,
});
const azureMonitor = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('azure-monitor'),
    identity,
    resource: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^\/subscriptions\/[0-9a-f-]{36}(\/(?!\.\.?(\/|$))[\w.()-]+)+$/i, 'must be the id of a resource, /subscriptions/…')
        .optional()
        .describe('resource whose metrics are read'),
    workspace: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^https:\/\/[a-z0-9-]+\.[a-z0-9]+\.prometheus\.monitor\.azure\.(com|us|cn)$/, 'must be the query endpoint of an Azure Monitor workspace')
        .optional()
        .describe('query endpoint of an Azure Monitor workspace (managed Prometheus); queries are then PromQL'),
    period,
})
    .refine(({ resource, workspace }) => (resource === undefined) !== (workspace === undefined), {
    message: 'needs either `resource` or `workspace`',
});
/** Where the numbers of a metric come from. Tokens of clouds go to the clouds’ documented hosts only. */
const metricSource = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('kind', [
    prometheus,
    datadog,
    json,
    cloudwatch,
    cloudMonitoring,
    azureMonitor,
]);
/** Cloud whose identities a kind of source is asked with; the others bring logins of their own. */
const cloudOfSource = {
    cloudwatch: 'aws',
    'cloud-monitoring': 'gcp',
    'azure-monitor': 'azure',
};
/** Whether a source is one of a cloud’s own. */
const isCloudSource = (config) => Object.hasOwn(cloudOfSource, config.kind);


/***/ }),

/***/ 5992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ location),
/* harmony export */   Gf: () => (/* binding */ secretName),
/* harmony export */   Hc: () => (/* binding */ host),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   _6: () => (/* binding */ durationSaying)
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
/** A duration such as 90s or 5m; `missing` is what is said where there is none. */
const durationSaying = (missing) => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP({ error: ({ input }) => (input === undefined ? missing : undefined) })
    .regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, 'must be a duration such as 90s, 5m or 1h30m');
const durationText = durationSaying(undefined);


/***/ }),

/***/ 55822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
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

/***/ 92108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ runnerLabels)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** A runner by its label, or by all labels it must have. */
const runnerLabels = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1)).min(1)]);


/***/ }),

/***/ 21378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ waves),
/* harmony export */   M: () => (/* binding */ wavesMistakes)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5992);


/** The order of the clusters: each wave begins when all clusters of the one before serve. */
const waves = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_names_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU).min(1)).min(1);
/** What the waves of an environment lack: places in the list, with what is wrong there. */
function wavesMistakes(list, clusters) {
    const named = list.flatMap((wave, at) => wave.map((cluster, index) => ({ cluster, path: [at, index] })));
    const wrong = named.flatMap(({ cluster, path }, at) => {
        if (!clusters.includes(cluster))
            return [{ path, message: `names "${cluster}", but clusters has ${clusters.join(', ')}` }];
        const first = named.findIndex((other) => other.cluster === cluster);
        return first < at ? [{ path, message: `names "${cluster}" a second time` }] : [];
    });
    const missing = clusters.filter((cluster) => !named.some((one) => one.cluster === cluster));
    return missing.length > 0
        ? [...wrong, { path: [], message: `must name every cluster once; ${missing.join(', ')} is in no wave` }]
        : wrong;
}


/***/ })

};
