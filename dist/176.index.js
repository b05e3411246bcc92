export const id = 176;
export const ids = [176];
export const modules = {

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
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/action.js + 2 modules
var action = __webpack_require__(74802);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/fleet/load.js + 5 modules
var load = __webpack_require__(92202);
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
// EXTERNAL MODULE: ./lib/actions/rollout-targets.js
var rollout_targets = __webpack_require__(92661);
;// CONCATENATED MODULE: ./lib/actions/smoke-test/main.js


















/* harmony default export */ const main = ((0,action.defineAction)({
    inputs: schemas/* object */.Ikc({
        fleet: (0,inputs/* text */.Qq)(),
        environment: (0,inputs/* text */.Qq)(),
        clusters: (0,inputs/* list */.p_)().optional(),
        directory: (0,inputs/* text */.Qq)().optional(),
        report: (0,inputs/* text */.Qq)().optional(),
        ...cloud_ports/* cloudInputs */.T,
    }),
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
