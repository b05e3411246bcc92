export const id = 7840;
export const ids = [7840];
export const modules = {

/***/ 83656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _fleet_severity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6993);



const schema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    application: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    directory: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    dbRepositories: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    severity: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(..._fleet_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .severities */ .g).optional(),
});


/***/ }),

/***/ 6036:
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
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/fleet/severity.js
var fleet_severity = __webpack_require__(6993);
// EXTERNAL MODULE: ./lib/image/build-service.js + 2 modules
var build_service = __webpack_require__(83138);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/image/sarif.js

const levels = {
    UNKNOWN: 'note',
    LOW: 'note',
    MEDIUM: 'warning',
    HIGH: 'error',
    CRITICAL: 'error',
};
/** GitHub sorts alerts by this number (CVSS bands). */
const securitySeverity = {
    UNKNOWN: '0.0',
    LOW: '2.0',
    MEDIUM: '5.5',
    HIGH: '8.0',
    CRITICAL: '9.5',
};
/** All findings of all images in one SARIF 2.1.0 run: code scanning takes one run per tool and upload. */
function toSarif(images, scannerVersion) {
    const all = images.flatMap((image) => image.findings.map((finding) => ({ ...image, finding })));
    const rules = [...new Map(all.map(({ finding }) => [finding.id, finding])).values()].map((finding) => ({
        id: finding.id,
        shortDescription: { text: finding.title || finding.id },
        ...(finding.url === undefined ? {} : { helpUri: finding.url }),
        properties: {
            'security-severity': securitySeverity[finding.severity],
            tags: ['security', 'vulnerability'],
        },
    }));
    const results = all.map(({ service, platform, dockerfile, finding }) => ({
        ruleId: finding.id,
        level: levels[finding.severity],
        message: {
            text: `${service} (${platform}): ${finding.package} ${finding.installed} in ${finding.target || 'the image'}, ` +
                `${finding.severity}, ${finding.fixed === '' ? 'not fixed yet' : `fixed in ${finding.fixed}`}`,
        },
        locations: [{ physicalLocation: { artifactLocation: { uri: dockerfile }, region: { startLine: 1 } } }],
        partialFingerprints: {
            primaryLocationLineHash: (0,external_node_crypto_.createHash)('sha256')
                .update([service, platform, finding.id, finding.package, finding.target].join('\n'))
                .digest('hex'),
        },
    }));
    return JSON.stringify({
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: { name: 'Trivy', version: scannerVersion, informationUri: 'https://trivy.dev', rules },
                },
                results,
            },
        ],
    });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __webpack_require__(9276);
// EXTERNAL MODULE: ./lib/oci/digest.js
var oci_digest = __webpack_require__(9501);
;// CONCATENATED MODULE: ./lib/image/findings.js


/** The part of Trivy's JSON report (schema version 2) that is read. */
const report = schemas/* looseObject */._H3({
    Metadata: schemas/* looseObject */._H3({
        ImageConfig: schemas/* looseObject */._H3({
            os: schemas/* string */.YjP(),
            architecture: schemas/* string */.YjP(),
            variant: schemas/* string */.YjP().optional(),
        }),
    }),
    Results: schemas/* array */.YOg(schemas/* looseObject */._H3({
        Target: schemas/* string */.YjP().default(''),
        Vulnerabilities: schemas/* array */.YOg(schemas/* looseObject */._H3({
            VulnerabilityID: schemas/* string */.YjP(),
            PkgName: schemas/* string */.YjP(),
            InstalledVersion: schemas/* string */.YjP().default(''),
            FixedVersion: schemas/* string */.YjP().default(''),
            Severity: schemas/* enum */.k5n(fleet_severity/* severities */.g).catch('UNKNOWN'),
            Title: schemas/* string */.YjP().default(''),
            PrimaryURL: schemas/* string */.YjP().optional(),
        }))
            .default([]),
    }))
        .default([]),
});
/** Reads a report; undefined when it is none. */
function readReport(json) {
    const parsed = report.safeParse(JSON.parse(json));
    if (!parsed.success)
        return undefined;
    const findings = parsed.data.Results.flatMap(({ Target, Vulnerabilities }) => Vulnerabilities.map((found) => ({
        id: found.VulnerabilityID,
        package: found.PkgName,
        installed: found.InstalledVersion,
        fixed: found.FixedVersion,
        severity: found.Severity,
        title: found.Title,
        url: found.PrimaryURL,
        target: Target,
    })));
    return { platform: parsed.data.Metadata.ImageConfig, findings };
}
function countBySeverity(findings) {
    const counts = { UNKNOWN: 0, LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0 };
    for (const { severity } of findings)
        counts[severity]++;
    return counts;
}
/** The findings that stop a release, worst first. */
function stopping(findings, { severity, onlyFixable }) {
    const rank = (finding) => fleet_severity/* severities */.g.indexOf(finding.severity);
    return findings
        .filter((finding) => rank(finding) >= fleet_severity/* severities */.g.indexOf(severity) && !(onlyFixable && finding.fixed === ''))
        .sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
}

// EXTERNAL MODULE: ./lib/image/platform.js
var image_platform = __webpack_require__(88758);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
;// CONCATENATED MODULE: ./lib/image/sbom.js



const component = schemas/* looseObject */._H3({ 'bom-ref': schemas/* string */.YjP().optional() });
const cycloneDx = schemas/* looseObject */._H3({
    bomFormat: schemas/* literal */.euz('CycloneDX'),
    serialNumber: schemas/* string */.YjP().optional(),
    metadata: schemas/* looseObject */._H3({ timestamp: schemas/* string */.YjP().optional(), component: component.optional() }).optional(),
    components: schemas/* array */.YOg(component).default([]),
    dependencies: schemas/* array */.YOg(schemas/* looseObject */._H3({ ref: schemas/* string */.YjP(), dependsOn: schemas/* array */.YOg(schemas/* string */.YjP()).optional() }))
        .default([]),
});
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/**
 * Makes an SBOM depend on the image alone, so that an unchanged image keeps its SBOM's digest: random identifiers are
 * replaced by ones made of the content, the time of the scan by that of the image, the order by a fixed one.
 * Vulnerabilities are left out: they are the scan's answer of one day, the inventory is for ever.
 */
function stabilizeSbom(json, image) {
    const { vulnerabilities: _, ...document } = cycloneDx.parse(JSON.parse(json));
    const names = new Map();
    const taken = new Map();
    // Trivy names the image by the directory it was scanned in.
    const root = document.metadata?.component === undefined
        ? undefined
        : { ...document.metadata.component, name: image.name, version: image.digest };
    const all = [...(root === undefined ? [] : [root]), ...document.components];
    const described = all.map((entry) => ({
        ref: entry['bom-ref'],
        text: (0,release/* canonicalJson */.dj)({ ...entry, 'bom-ref': '' }),
    }));
    for (const { ref, text } of described.sort((a, b) => (a.text < b.text ? -1 : 1))) {
        if (ref === undefined || !uuid.test(ref))
            continue;
        const twin = taken.get(text) ?? 0;
        taken.set(text, twin + 1);
        names.set(ref, toUuid(`${text}#${twin}`));
    }
    const rename = (ref) => names.get(ref) ?? ref;
    const renamed = (entry) => entry['bom-ref'] === undefined ? entry : { ...entry, 'bom-ref': rename(entry['bom-ref']) };
    const byReference = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return (0,release/* canonicalJson */.dj)({
        ...document,
        serialNumber: `urn:uuid:${toUuid(image.digest)}`,
        metadata: {
            ...document.metadata,
            timestamp: image.created,
            ...(root === undefined ? {} : { component: renamed(root) }),
        },
        components: document.components
            .map(renamed)
            .sort((a, b) => byReference(a['bom-ref'] ?? '', b['bom-ref'] ?? '')),
        dependencies: document.dependencies
            .map((entry) => ({
            ...entry,
            ref: rename(entry.ref),
            dependsOn: (entry.dependsOn ?? []).map(rename).sort(),
        }))
            .sort((a, b) => byReference(a.ref, b.ref)),
    });
}
/** A name-based UUID of the form of RFC 9562 version 8. */
function toUuid(name) {
    const hex = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// EXTERNAL MODULE: ./lib/oci/media-types.js
var media_types = __webpack_require__(50261);
;// CONCATENATED MODULE: ./lib/image/scan-view.js



/**
 * Writes a layout that names one manifest only and shares the blobs of another layout. Trivy ignores `--platform` for
 * layouts and silently takes the first image it finds, so each platform is shown to it alone.
 */
async function writeScanView(directory, layout, manifest) {
    await (0,promises_.mkdir)(directory, { recursive: true });
    await (0,promises_.writeFile)(external_node_path_.join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    const { mediaType, digest, size } = manifest;
    const index = { schemaVersion: 2, mediaType: media_types/* mediaTypes */.Ib.index, manifests: [{ mediaType, digest, size }] };
    await (0,promises_.writeFile)(external_node_path_.join(directory, 'index.json'), JSON.stringify(index));
    await (0,promises_.symlink)(external_node_path_.resolve(layout, 'blobs'), external_node_path_.join(directory, 'blobs'));
}

;// CONCATENATED MODULE: ./lib/image/scan-images.js










/** A scan is bound by one core and some hundred MB; two platforms at a time keep a small runner busy. */
const parallelScans = 2;
const imageConfig = schemas/* looseObject */._H3({ created: schemas/* string */.YjP().optional() });
/** Scans every platform of every service, writes the SBOMs, and says what stops the release. `SCAN_FAILED`. */
async function scanImages(build, directory, layout, trivy, options, { log, temp, clock }) {
    const database = await trivy.prepare();
    log.info(`Trivy ${trivy.version}, advisories of ${database.updatedAt ?? 'an unknown time'}`);
    const work = await temp.directory('reports');
    const images = Object.entries(build.services).flatMap(([service, { platforms }]) => Object.entries(platforms).map(([platform, digest]) => ({ service, platform, digest })));
    // The images of one platform share their base: what is learnt of it for the first serves the others.
    const lanes = Map.groupBy(images, ({ platform }) => platform);
    const scanOne = async ({ service, platform, digest }, lane) => {
        const started = clock.now();
        const files = external_node_path_.join(work, service, platform.replaceAll('/', '-'));
        await writeScanView(files, directory.layout, await manifestOf(layout, service, digest));
        const report = external_node_path_.join(files, 'report.json');
        await lane.scan(files, report, options.ignoreFile);
        const read = readReport(await (0,promises_.readFile)(report, 'utf8'));
        if (read === undefined || !(0,image_platform/* isSamePlatform */.S)(read.platform, (0,image_platform/* parsePlatform */.F)(platform)))
            throw new errors/* ActionError */.lZ('SCAN_FAILED', `${service}: Trivy scanned ${read?.platform.architecture ?? 'nothing'} instead of ${platform}`, { hint: 'Use the version of Trivy this version of Flotilla was tested with.' });
        const sbom = await writeSbom(service, platform, digest, { directory, layout, trivy, report });
        const result = { service, platform, sbom, ...judge(read.findings, trivy, database, options.gate) };
        const seconds = ((clock.now() - started) / 1000).toFixed(1);
        log.info(`${service} ${platform}: ${describe(result.verdict)} in ${seconds} s`);
        return result;
    };
    const results = await (0,concurrency/* mapConcurrently */.X)([...lanes.values()], parallelScans, async (group) => {
        const lane = await trivy.lane();
        return (0,concurrency/* mapConcurrently */.X)(group, 1, (image) => scanOne(image, lane));
    });
    return results.flat().sort((a, b) => (a.service < b.service ? -1 : a.service > b.service ? 1 : 0));
}
function judge(findings, trivy, database, gate) {
    const stops = stopping(findings, gate);
    const verdict = {
        scanner: { name: 'trivy', version: trivy.version },
        database: {
            digest: database.digest,
            ...(database.updatedAt === undefined ? {} : { updatedAt: database.updatedAt }),
        },
        counts: countBySeverity(findings),
        gate: { ...gate, passed: stops.length === 0 },
    };
    return { verdict, findings, stopping: stops };
}
/** Counts in words: `1 CRITICAL, 2 HIGH`. */
function describe({ counts }) {
    const words = Object.entries(counts)
        .reverse()
        .flatMap(([severity, count]) => (count > 0 ? [`${count} ${severity}`] : []));
    return words.join(', ') || 'nothing found';
}
async function manifestOf(layout, service, digest) {
    const root = layout.roots.get(service);
    const index = root === undefined ? undefined : await layout.manifest(root);
    const found = index?.manifest.children.find((child) => child.digest === digest);
    if (found === undefined)
        throw new errors/* ActionError */.lZ('LAYOUT_INVALID', `${layout.dir} holds no image ${digest} of ${service}`, {
            hint: 'Give the directory that build-image wrote.',
        });
    return found;
}
async function writeSbom(service, platform, digest, from) {
    const raw = `${from.report}.cdx`;
    await from.trivy.toCycloneDx(from.report, raw);
    const { manifest } = await from.layout.manifest(await manifestOf(from.layout, service, digest));
    const config = manifest.config === undefined ? Buffer.from('{}') : await from.layout.read(manifest.config);
    const { created } = imageConfig.parse(JSON.parse(config.toString('utf8')));
    const document = stabilizeSbom(await (0,promises_.readFile)(raw, 'utf8'), {
        name: service,
        digest,
        created: created ?? new Date(0).toISOString(),
    });
    const target = from.directory.sbom(service, platform);
    await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    await (0,promises_.writeFile)(target, document);
    return (0,oci_digest/* digestOf */.ol)(Buffer.from(document));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./lib/core/exec.js
var core_exec = __webpack_require__(91354);
// EXTERNAL MODULE: ./lib/core/tools.js + 1 modules
var tools = __webpack_require__(19871);
;// CONCATENATED MODULE: ./lib/image/trivy.js









/** Mirrors of the advisories that Trivy's makers name, in their order. */
const defaultDatabases = ['mirror.gcr.io/aquasec/trivy-db:2', 'ghcr.io/aquasecurity/trivy-db:2'];
/** Advisories older than this are not used when no mirror answers (hours). */
const staleHours = 48;
const metadata = schemas/* looseObject */._H3({ UpdatedAt: iso/* datetime */.w$({ offset: true }) });
/**
 * Finds Trivy and gives it a cache of its own: with other mirrors come other advisories. Its environment holds no
 * token of the job, so that a hijacked scanner finds none.
 */
async function openTrivy(databases, ports) {
    const { exec, env, log, temp, clock } = ports;
    const tool = await (0,tools/* findTool */.SG)('trivy', ports);
    const key = (0,external_node_crypto_.createHash)('sha256').update(databases.join('\n')).digest('hex').slice(0, 16);
    const shared = env['RUNNER_TOOL_CACHE'];
    const cache = shared ? external_node_path_.join(shared, 'flotilla-trivy', key) : await temp.directory('trivy');
    await (0,promises_.mkdir)(cache, { recursive: true });
    // No trivy.yaml or .trivyignore of the caller's directory may have a say.
    const cwd = await temp.directory('scan');
    const call = async (args, cacheDirectory = cache) => {
        const argv = [tool.path, ...args, '--cache-dir', cacheDirectory, '--quiet'];
        const { code, stdout, stderr } = await exec({ argv: [...argv], cwd, env: (0,core_exec/* plainEnvironment */.Ud)(env) });
        const said = (stderr.trim() || stdout.trim()).split('\n').slice(-8).join('\n');
        return code === 0 ? undefined : said;
    };
    const must = async (what, args, cacheDirectory) => {
        const problem = await call(args, cacheDirectory);
        if (problem !== undefined)
            throw new errors/* ActionError */.lZ('SCAN_FAILED', `Trivy could not ${what}: ${problem}`, {
                hint: 'Look at what Trivy says above; run this step again where it was the network.',
            });
    };
    const javaDatabases = databases.map((name) => name.replace(/trivy-db(:\d+)?$/, 'trivy-java-db:1'));
    return {
        version: tool.version,
        prepare: async () => {
            const problems = [];
            for (const database of databases) {
                const problem = await call(['image', '--download-db-only', '--db-repository', database]);
                if (problem === undefined)
                    return readDatabase(cache);
                log.info(`No advisories from ${database}`);
                problems.push(`${database}: ${problem}`);
            }
            const cached = await readDatabase(cache).catch(() => undefined);
            const age = (clock.now() - Date.parse(cached?.updatedAt ?? '')) / 3_600_000;
            if (cached !== undefined && age <= staleHours) {
                log.warning(`No mirror delivers advisories; those of ${age.toFixed(0)} hours ago are used`);
                return cached;
            }
            throw new errors/* ActionError */.lZ('SCAN_FAILED', `No mirror delivers the advisory database\n${problems.join('\n')}`, {
                hint: 'Name a mirror the runner can reach in the input `db-repositories`.',
            });
        },
        lane: async () => {
            // Trivy locks its cache of layers for the time of a scan, so each lane has its own beside the common advisories.
            const own = await temp.directory('trivy-lane');
            for (const part of ['db', 'java-db']) {
                await (0,promises_.mkdir)(external_node_path_.join(cache, part), { recursive: true });
                await (0,promises_.symlink)(external_node_path_.join(cache, part), external_node_path_.join(own, part));
            }
            return {
                scan: (view, reportFile, ignoreFile) => must('scan', [
                    'image',
                    ...['--input', view, '--format', 'json', '--output', reportFile, '--scanners', 'vuln'],
                    ...['--list-all-pkgs', '--skip-db-update', '--java-db-repository', javaDatabases.join(',')],
                    ...['--offline-scan', '--disable-telemetry', '--skip-version-check', '--timeout', '15m'],
                    ...(ignoreFile === undefined ? [] : ['--ignorefile', ignoreFile]),
                ], own),
            };
        },
        toCycloneDx: (reportFile, target) => must('write an SBOM', ['convert', '--format', 'cyclonedx', '--output', target, reportFile]),
    };
}
/** What the advisories are, by content: two scans with the same digest know the same. */
async function readDatabase(cache) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(external_node_path_.join(cache, 'db', 'trivy.db')), hash);
    const described = metadata.safeParse(JSON.parse(await (0,promises_.readFile)(external_node_path_.join(cache, 'db', 'metadata.json'), 'utf8')));
    return { digest: `sha256:${hash.digest('hex')}`, updatedAt: described.data?.UpdatedAt };
}

// EXTERNAL MODULE: ./lib/oci/layout.js + 1 modules
var layout = __webpack_require__(52773);
// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
// EXTERNAL MODULE: ./lib/actions/scan-image/inputs.js
var inputs = __webpack_require__(83656);
;// CONCATENATED MODULE: ./lib/actions/scan-image/main.js















/** Findings named in the error; the summary and the SARIF file have them all. */
const named = 10;
/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['passed', 'counts', 'sarif'],
    run: async (inputs, context) => {
        const { policy, ...fleet } = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const directory = (0,release_directory/* openReleaseDirectory */.lO)(external_node_path_.resolve(inputs.directory));
        const build = await directory.readBuild();
        const { application } = (0,fleet_select/* selectApplication */.$7)({ policy, ...fleet }, inputs.application ?? build.application);
        const workspace = context.env['GITHUB_WORKSPACE'] || process.cwd();
        const ignoreFile = policy['ignore-file'];
        const trivy = await openTrivy(inputs.dbRepositories ?? defaultDatabases, context);
        const options = {
            gate: { severity: inputs.severity ?? policy.severity, onlyFixable: policy['only-fixable'] },
            ignoreFile: ignoreFile === undefined ? undefined : external_node_path_.join(workspace, ignoreFile),
        };
        const results = await scanImages(build, directory, await (0,layout/* openLayout */.B)(directory.layout), trivy, options, context);
        await writeScan(directory, results);
        const images = results.map((result) => {
            const service = application.services[result.service];
            return { ...result, dockerfile: service === undefined ? result.service : (0,build_service/* dockerfileOf */.S9)(service) };
        });
        const sarif = external_node_path_.join(directory.path, 'scan.sarif');
        await (0,promises_.writeFile)(sarif, toSarif(images, trivy.version));
        summarize(results, context);
        const failure = refusal(results, options.gate.severity);
        const total = Object.fromEntries(fleet_severity/* severities */.g.map((severity) => [
            severity,
            results.reduce((sum, { verdict }) => sum + verdict.counts[severity], 0),
        ]));
        // A refusal is when the SARIF file is wanted most, so the outputs are written with it.
        return {
            passed: failure === undefined,
            counts: JSON.stringify(total),
            sarif: external_node_path_.join(inputs.directory, 'scan.sarif'),
            failure,
        };
    },
}));
async function writeScan(directory, results) {
    const services = [...new Set(results.map(({ service }) => service))].map((service) => {
        const own = results.filter((result) => result.service === service);
        return [
            service,
            {
                scans: Object.fromEntries(own.map(({ platform, verdict }) => [platform, verdict])),
                sboms: Object.fromEntries(own.map(({ platform, sbom }) => [platform, sbom])),
            },
        ];
    });
    await directory.writeScan({ schemaVersion: 1, services: Object.fromEntries(services) });
}
function refusal(results, severity) {
    const stops = results.flatMap((result) => result.stopping.map((finding) => ({ ...result, finding })));
    if (stops.length === 0)
        return undefined;
    const lines = stops.slice(0, named).map(({ service, platform, finding }) => {
        const fix = finding.fixed === '' ? 'no fixed version' : `fixed in ${finding.fixed}`;
        return `${finding.severity} ${finding.id} ${finding.package} ${finding.installed} (${fix}) in ${service} ${platform}`;
    });
    const more = stops.length > named ? [`and ${stops.length - named} more in the summary`] : [];
    return new errors/* ActionError */.lZ('VULNERABLE', `${stops.length} findings of severity ${severity} or worse\n${[...lines, ...more].join('\n')}`, {
        hint: 'Update the packages, or list a finding that does not apply in the file named by `policy.ignore-file`, ' +
            'with the reason and an expiry date.',
    });
}
function summarize(results, { summary }) {
    summary
        .heading('Vulnerability scan')
        .table([
        ['Service', 'Platform', ...fleet_severity/* severities */.g.toReversed(), 'Gate'],
        ...results.map(({ service, platform, verdict }) => [
            service,
            platform,
            ...fleet_severity/* severities */.g.toReversed().map((severity) => String(verdict.counts[severity])),
            verdict.gate.passed ? 'passed' : '**refused**',
        ]),
    ]);
    const rows = results.flatMap(({ service, platform, stopping }) => stopping.map((found) => [
        service,
        platform,
        found.severity,
        (0,core_summary/* codeSpan */.SS)(found.id),
        (0,core_summary/* codeSpan */.SS)(`${found.package} ${found.installed}`),
        (0,core_summary/* codeSpan */.SS)(found.fixed || '–'),
        (0,core_summary/* escapeMarkdown */.FV)(found.title),
    ]));
    if (rows.length === 0)
        return;
    summary.heading('What stops the release', 3);
    summary.table([['Service', 'Platform', 'Severity', 'Id', 'Package', 'Fixed in', 'Title'], ...rows]);
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

/***/ 91601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const systemClock = {
    now: () => Date.now(),
    sleep: (ms, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', stop, { once: true });
        function done() {
            signal?.removeEventListener('abort', stop);
            resolve();
        }
        function stop() {
            clearTimeout(timer);
            reject(signal?.reason);
        }
    }),
};


/***/ }),

/***/ 9276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mapConcurrently)
/* harmony export */ });
/** Maps with at most `limit` in work at once; keeps the order. The first failure is thrown when all have ended. */
async function mapConcurrently(items, limit, work) {
    const results = [];
    const failures = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && failures.length === 0) {
            const index = next++;
            const item = items[index]; // index is within bounds
            try {
                results[index] = await work(item, index);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
    return results;
}


/***/ }),

/***/ 7493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   P: () => (/* binding */ retryAfter)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91601);

/**
 * Repeats `work` until it succeeds, fails for good or runs out of attempts; the last error is thrown as it is.
 * Exponential backoff with full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
async function retry(work, options) {
    const { attempts = 5, baseMs = 250, maxMs = 15_000, clock = _clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m, random = Math.random } = options;
    for (let attempt = 1;; attempt++) {
        try {
            return await work(attempt);
        }
        catch (error) {
            options.signal?.throwIfAborted();
            const verdict = options.retryable(error);
            if (verdict === false || attempt >= attempts)
                throw error;
            const ceiling = Math.min(maxMs, baseMs * 2 ** (attempt - 1));
            const pause = typeof verdict === 'number' ? verdict : ceiling / 2 + (random() * ceiling) / 2;
            options.onRetry?.(error, attempt, pause);
            await clock.sleep(pause, options.signal);
        }
    }
}
/** Milliseconds a `Retry-After` header asks for (seconds or an HTTP date), bounded by `maxMs`; undefined if absent. */
function retryAfter(header, now, maxMs = 60_000) {
    const text = header?.trim() ?? '';
    // Date.parse takes much that is no date, such as `-1`.
    const isDate = /^[a-z]{3,9},? /i.test(text);
    const ms = /^\d+$/.test(text) ? Number(text) * 1000 : isDate ? Date.parse(text) - now : Number.NaN;
    return Number.isNaN(ms) ? undefined : Math.min(maxMs, Math.max(0, ms));
}


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

/***/ 11260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jg: () => (/* binding */ emptyContent),
/* harmony export */   my: () => (/* binding */ refNameAnnotation),
/* harmony export */   tj: () => (/* binding */ platformOf),
/* harmony export */   yu: () => (/* binding */ descriptor)
/* harmony export */ });
/* unused harmony export platform */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9501);


const annotations = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP());
const platform = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    os: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    architecture: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    variant: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
/** What points to content (OCI image specification, descriptor.md). Unknown properties are kept. */
const descriptor = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    mediaType: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    digest: _digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br,
    size: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
    annotations: annotations.optional(),
    artifactType: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    platform: platform.optional(),
    urls: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).optional(),
});
/** The annotation by which index.json of a layout names its entries. */
const refNameAnnotation = 'org.opencontainers.image.ref.name';
/** The content `{}`, which stands where a manifest needs a config and has none. */
const emptyContent = Buffer.from('{}');
/** `linux/arm64`, `linux/arm/v7`; undefined for what has no platform (an artifact). */
function platformOf({ platform }) {
    if (platform === undefined)
        return undefined;
    const { os, architecture, variant } = platform;
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}


/***/ }),

/***/ 9501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Hy: () => (/* binding */ algorithmOf),
/* harmony export */   MO: () => (/* binding */ formatDigest),
/* harmony export */   ZD: () => (/* binding */ hexOf),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);


/** Algorithms the image specification registers and that Node can compute, with the length of their hex form. */
const lengths = { sha256: 64, sha512: 128 };
/** A digest is well-formed: no path can hide in it and its length fits the algorithm. */
const digest = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/, 'must be a sha256 or sha512 digest');
function isDigest(text) {
    return digest.safeParse(text).success;
}
/** The algorithm of a well-formed digest. */
function algorithmOf(value) {
    return value.startsWith('sha512:') ? 'sha512' : 'sha256';
}
/** The hexadecimal part of a digest, which names the file in a layout. */
function hexOf(value) {
    return value.slice(value.indexOf(':') + 1);
}
/** The digest of content held in memory. */
function digestOf(content, algorithm = 'sha256') {
    return formatDigest(algorithm, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(content));
}
/** Closes a running hash into a digest. */
function formatDigest(algorithm, hash) {
    return `${algorithm}:${hash.digest('hex')}`;
}


/***/ }),

/***/ 52773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ openLayout)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/oci/descriptor.js
var descriptor = __webpack_require__(11260);
// EXTERNAL MODULE: ./lib/oci/digest.js
var oci_digest = __webpack_require__(9501);
;// CONCATENATED MODULE: ./lib/oci/file-chunks.js

/**
 * Bytes read at once: handing a chunk on costs a tenth of a millisecond, and as many pairs of them are in memory as
 * files are read at the same time. Half as large is a fifth slower for many files at once, twice as large is too.
 */
const chunkBytes = 1024 * 1024;
/**
 * What a socket takes over without saying when it is through with it (bytes). Of anything larger it says so before
 * more is asked for, so that a buffer may be filled again then.
 */
const keptBytes = 128 * 1024;
/** A reader whose buffers are used for one file after another, `spare` pairs of them at most. */
function createChunkReader(spare = 32) {
    const pairs = [];
    async function* read(file, start = 0) {
        const [first, second] = pairs.pop() ?? [
            Buffer.allocUnsafeSlow(chunkBytes),
            Buffer.allocUnsafeSlow(chunkBytes),
        ];
        const handle = await (0,promises_.open)(file);
        let [current, ahead] = [first, second];
        let at = start;
        let reading = fill(handle, current, at);
        try {
            for (;;) {
                const bytes = await reading;
                if (bytes === 0)
                    break;
                at += bytes;
                [current, ahead] = [ahead, current];
                // The next chunk is read while this one is used.
                reading = fill(handle, current, at);
                reading.catch(() => undefined);
                yield bytes > keptBytes ? ahead.subarray(0, bytes) : Buffer.from(ahead.subarray(0, bytes));
            }
            // Only after the end is nobody at work on them: who stops early may leave a chunk on its way.
            if (pairs.length < spare)
                pairs.push([first, second]);
        }
        finally {
            await reading.catch(() => undefined);
            await handle.close();
        }
    }
    return { read };
}
/** Fills a buffer as far as the file goes, so that only the last chunk is shorter. */
async function fill(handle, into, at) {
    let filled = 0;
    while (filled < into.length) {
        const { bytesRead } = await handle.read(into, filled, into.length - filled, at + filled);
        if (bytesRead === 0)
            break;
        filled += bytesRead;
    }
    return filled;
}

// EXTERNAL MODULE: ./lib/oci/manifest.js + 1 modules
var oci_manifest = __webpack_require__(24789);
// EXTERNAL MODULE: ./lib/oci/media-types.js
var media_types = __webpack_require__(50261);
;// CONCATENATED MODULE: ./lib/oci/layout.js









/** Manifests above this size are refused by registries, so a layout need not have one (4 MiB). */
const manifestLimit = 4 * 1024 * 1024;
/**
 * Opens a layout; blobs are looked at when they are asked for. Links may lead nowhere but into the layout and, where it
 * keeps its blobs in that of another one, into `shared`. `LAYOUT_INVALID`.
 */
async function openLayout(dir, shared = dir) {
    const invalid = (message, cause) => new errors/* ActionError */.lZ('LAYOUT_INVALID', `OCI layout ${dir}: ${message}`, { cause });
    const places = await Promise.all([dir, shared].map((place) => (0,promises_.realpath)(place))).catch((cause) => {
        throw new errors/* ActionError */.lZ('LAYOUT_INVALID', `There is no OCI layout at ${dir}`, {
            hint: 'build-image writes it: run that first in this job, or download the artifact of the job that ran it.',
            cause,
        });
    });
    /** Size of a file of the layout. */
    async function sizeOf(file, name, missing) {
        const target = await (0,promises_.realpath)(file).catch((cause) => {
            throw invalid(`${name} ${missing}`, cause);
        });
        if (!places.some((place) => target.startsWith(place + external_node_path_.sep)))
            throw invalid(`${name} is a link that leads out of it`);
        const found = await (0,promises_.stat)(target);
        if (!found.isFile())
            throw invalid(`${name} is not a file`);
        return found.size;
    }
    const load = async (name) => {
        const size = await sizeOf(external_node_path_.join(dir, name), name, 'cannot be read');
        if (size > manifestLimit)
            throw invalid(`${name} is larger than 4 MiB`);
        return (0,promises_.readFile)(external_node_path_.join(dir, name));
    };
    const marker = (await load('oci-layout')).toString('utf8');
    if (!/"imageLayoutVersion"\s*:\s*"1\.\d+\.\d+"/.test(marker))
        throw invalid('oci-layout is not version 1');
    const index = (0,oci_manifest/* parseManifest */.Ng)(await load('index.json'), media_types/* mediaTypes */.Ib.index);
    if (typeof index === 'string')
        throw invalid(`index.json ${index}`);
    const entries = index.children;
    const roots = rootsOf(entries, invalid);
    const chunks = createChunkReader();
    const checked = new Map();
    const file = ({ digest }) => external_node_path_.join(dir, 'blobs', (0,oci_digest/* algorithmOf */.Hy)(digest), (0,oci_digest/* hexOf */.ZD)(digest));
    let listed;
    async function checkSize(descriptor) {
        const size = await sizeOf(file(descriptor), `blob ${descriptor.digest}`, 'is missing');
        if (size !== descriptor.size)
            throw invalid(`blob ${descriptor.digest} has ${size} bytes instead of ${descriptor.size}`);
    }
    async function hash(descriptor, signal) {
        const { digest } = descriptor;
        const algorithm = (0,oci_digest/* algorithmOf */.Hy)(digest);
        const running = (0,external_node_crypto_.createHash)(algorithm);
        for await (const chunk of chunks.read(file(descriptor))) {
            // Who asks again later has it hashed again.
            if (signal?.aborted)
                checked.delete(digest);
            signal?.throwIfAborted();
            running.update(chunk);
        }
        const actual = (0,oci_digest/* formatDigest */.MO)(algorithm, running);
        if (actual !== digest)
            throw invalid(`blob ${digest} is corrupt: its content has ${actual}`);
    }
    const layout = {
        dir,
        entries,
        roots,
        root: (refName) => {
            const entry = roots.get(refName);
            if (entry !== undefined)
                return entry;
            throw new errors/* ActionError */.lZ('LAYOUT_INVALID', `OCI layout ${dir}: none of the ${entries.length} entries of index.json is named ${refName}`, { hint: roots.size === 0 ? undefined : `It has: ${[...roots.keys()].join(', ')}.` });
        },
        refuse: (message) => invalid(message),
        verify: async (descriptor, signal) => {
            // Two descriptors of one digest may announce different sizes: the size is looked at each time.
            await checkSize(descriptor);
            const known = checked.get(descriptor.digest) ?? hash(descriptor, signal);
            checked.set(descriptor.digest, known);
            await known;
        },
        read: async (descriptor) => {
            await layout.verify(descriptor);
            return (0,promises_.readFile)(file(descriptor));
        },
        stream: (descriptor, start) => chunks.read(file(descriptor), start),
        manifest: async (descriptor) => {
            if (descriptor.size > manifestLimit)
                throw invalid(`manifest ${descriptor.digest} is larger than 4 MiB`);
            const bytes = await layout.read(descriptor);
            const manifest = (0,oci_manifest/* parseManifest */.Ng)(bytes, descriptor.mediaType);
            if (typeof manifest === 'string')
                throw invalid(`manifest ${descriptor.digest} ${manifest}`);
            return { descriptor, manifest, bytes };
        },
        referrersOf: async (subjects) => {
            const digests = new Set(subjects.map(({ descriptor }) => descriptor.digest));
            // Referrers are listed in index.json; which of its entries are some, only their manifests tell.
            listed ??= Promise.all(entries.filter(({ mediaType }) => (0,media_types/* isManifestType */.Q3)(mediaType)).map((entry) => layout.manifest(entry)));
            const found = (await listed).filter(({ manifest }) => digests.has(manifest.subject?.digest ?? ''));
            return found.map(({ descriptor }) => descriptor);
        },
    };
    return layout;
}
function rootsOf(entries, invalid) {
    const roots = new Map();
    for (const entry of entries) {
        const name = entry.annotations?.[descriptor/* refNameAnnotation */.my];
        if (name === undefined)
            continue;
        if ((roots.get(name)?.digest ?? entry.digest) !== entry.digest)
            throw invalid(`two entries of index.json are named ${name}`);
        roots.set(name, entry);
    }
    return roots;
}


/***/ }),

/***/ 24789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gh: () => (/* binding */ artifactTypeOf),
  OR: () => (/* binding */ blobsOf),
  BI: () => (/* binding */ childManifests),
  Ng: () => (/* binding */ parseManifest)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/oci/descriptor.js
var descriptor = __webpack_require__(11260);
// EXTERNAL MODULE: ./lib/oci/media-types.js
var media_types = __webpack_require__(50261);
;// CONCATENATED MODULE: ./lib/oci/strict-json.js
/** Fields of descriptors and manifests: what Go's decoder, which most registries use, also reads in other cases. */
const fields = new Map([
    ...['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers', 'manifests', 'subject'],
    ...['annotations', 'digest', 'size', 'urls', 'platform', 'data'],
].map((field) => [fold(field), field]));
/**
 * Parses JSON that reads the same everywhere, and answers with a sentence on what is wrong with any other: UTF-8 only,
 * no name twice in an object, and no field that some decoders would take for another because they ignore its case.
 */
function parseStrictJson(bytes) {
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return 'is not UTF-8';
    }
    try {
        const value = JSON.parse(text);
        return ambiguity(text) ?? { value };
    }
    catch {
        return 'is not JSON';
    }
}
/** Goes through text that is known to be JSON; only strings and what gives them a place matter. */
function ambiguity(text) {
    const open = [];
    let name;
    let isName = false;
    for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g)) {
        const top = open.at(-1);
        if (token === '{' || token === '[') {
            const free = top?.free === true || (top?.names !== undefined && name === 'annotations');
            open.push({ names: token === '{' ? new Set() : undefined, free });
            isName = token === '{';
        }
        else if (token === '}' || token === ']') {
            open.pop();
            isName = false;
        }
        else if (token === ',')
            isName = top?.names !== undefined;
        else if (isName && top?.names !== undefined) {
            name = String(JSON.parse(token));
            isName = false;
            if (top.names.has(name))
                return `has ${JSON.stringify(name)} twice in one object`;
            top.names.add(name);
            const field = top.free ? undefined : fields.get(fold(name));
            if (field !== undefined && field !== name)
                return `has ${JSON.stringify(name)}, which some read as ${field}`;
        }
    }
    return undefined;
}
/** Go folds by Unicode: the Kelvin sign is a k, the long s an s. */
function fold(name) {
    return name.toUpperCase().toLowerCase();
}

;// CONCATENATED MODULE: ./lib/oci/manifest.js




const schema = schemas/* looseObject */._H3({
    schemaVersion: schemas/* literal */.euz(2),
    mediaType: schemas/* string */.YjP().optional(),
    artifactType: schemas/* string */.YjP().optional(),
    config: descriptor/* descriptor */.yu.nullish(),
    // Writers in Go say null for an empty list.
    layers: schemas/* array */.YOg(descriptor/* descriptor */.yu).nullish(),
    manifests: schemas/* array */.YOg(descriptor/* descriptor */.yu).nullish(),
    subject: descriptor/* descriptor */.yu.nullish(),
    annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
});
/** Reads a manifest. The answer is a sentence on what is wrong where it cannot be one. */
function parseManifest(bytes, announced) {
    const document = parseStrictJson(bytes);
    if (typeof document === 'string')
        return document;
    const parsed = schema.safeParse(document.value);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return `has a mistake at ${issue?.path.join('.') || 'its top'}: ${issue?.message}`;
    }
    const { mediaType, artifactType, layers, manifests, subject, annotations } = parsed.data;
    const config = parsed.data.config ?? undefined;
    // One document must not read as two things: by media type an index, by content an image (CVE-2021-41190).
    const isIndex = manifests !== undefined;
    if (isIndex === (config !== undefined || (layers ?? undefined) !== undefined))
        return 'is neither an image nor an index';
    if (!isIndex && config === undefined)
        return 'has no config';
    if (mediaType !== undefined && announced !== undefined && mediaType !== announced)
        return `says it is ${mediaType} but was announced as ${announced}`;
    const type = mediaType ?? announced ?? (isIndex ? media_types/* mediaTypes */.Ib.index : media_types/* mediaTypes */.Ib.manifest);
    if (isIndex !== (0,media_types/* isIndexType */.$U)(type))
        return `does not have the content of ${type}`;
    return {
        mediaType: type,
        artifactType,
        config,
        layers: layers ?? [],
        children: manifests ?? [],
        subject: subject ?? undefined,
        annotations: annotations ?? {},
    };
}
/** Blobs that travel with a manifest, each digest once: config, layers, and what an index holds beside manifests. */
function blobsOf({ config, layers, children }) {
    const others = children.filter(({ mediaType }) => !(0,media_types/* isManifestType */.Q3)(mediaType));
    const all = [...(config === undefined ? [] : [config]), ...layers, ...others];
    const travelling = all.filter(({ mediaType }) => !(0,media_types/* isForeignLayer */.sJ)(mediaType));
    return [...new Map(travelling.map((blob) => [blob.digest, blob])).values()];
}
/** The manifests an index refers to. */
const childManifests = ({ children }) => children.filter(({ mediaType }) => (0,media_types/* isManifestType */.Q3)(mediaType));
/** The type by which referrers are told apart (distribution specification, "Listing Referrers"). */
function artifactTypeOf({ artifactType, config }) {
    return artifactType ?? config?.mediaType;
}


/***/ }),

/***/ 50261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ isIndexType),
/* harmony export */   Ib: () => (/* binding */ mediaTypes),
/* harmony export */   Pl: () => (/* binding */ acceptManifests),
/* harmony export */   Q3: () => (/* binding */ isManifestType),
/* harmony export */   sJ: () => (/* binding */ isForeignLayer)
/* harmony export */ });
/** Media types of the OCI image specification 1.1 and of Docker's schema 2, which registries still serve. */
const mediaTypes = {
    index: 'application/vnd.oci.image.index.v1+json',
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
    empty: 'application/vnd.oci.empty.v1+json',
    dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
};
const indexes = [mediaTypes.index, mediaTypes.dockerIndex];
const manifests = [mediaTypes.manifest, mediaTypes.dockerManifest];
const isIndexType = (mediaType) => indexes.includes(mediaType);
const isManifestType = (mediaType) => manifests.includes(mediaType) || isIndexType(mediaType);
/** Every kind of manifest, for an Accept header. */
const acceptManifests = [...indexes, ...manifests].join(', ');
/** Layers whose licence forbids redistribution: they are fetched from where their `urls` say, never pushed. */
const isForeignLayer = (mediaType) => /nondistributable|\.foreign\.diff\./.test(mediaType);


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

/***/ 63988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ releaseId),
/* harmony export */   _r: () => (/* binding */ release),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   nj: () => (/* binding */ scanVerdict)
/* harmony export */ });
/* unused harmony export releasedService */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);


const digest = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^sha256:[a-f0-9]{64}$/);
/** As in the fleet file. It is a step of the repository's path, and a record read from a registry must not lead elsewhere. */
const serviceName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
const counts = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    UNKNOWN: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    LOW: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    MEDIUM: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    HIGH: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    CRITICAL: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
});
/** What the scanner said of one platform of one image. */
const scanVerdict = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    scanner: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    database: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ digest: digest.optional(), updatedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }),
    counts,
    gate: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ severity: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), onlyFixable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(), passed: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() }),
});
const releasedService = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    /** Digest of the image index: the one identity of the image on every registry and cluster. */
    digest,
    /** The commit that last changed what the image is made of: an unchanged service keeps it, and with it its digest. */
    revision: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    platforms: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), digest),
    scans: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), scanVerdict),
    /** Digest of each platform's SBOM document (CycloneDX JSON). */
    sboms: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), digest),
    /** Digest of the provenance statement. */
    provenance: digest.optional(),
});
/** A release: immutable, signed, its id is its digest. */
const release = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    application: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Position on its branch; a later release has a greater number. */
    sequence: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
    source: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        repositoryId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        commit: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-f0-9]{40}([a-f0-9]{24})?$/),
        run: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().describe('address of the workflow run'),
    }),
    createdAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    services: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(serviceName, releasedService),
    /** The chart or manifests, packed as a reproducible tar archive beside the record. */
    deploy: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['helm', 'kustomize', 'manifests']), archive: digest }),
});
/**
 * JSON with sorted keys and no insignificant space, so that a value has one digest. Numbers here are integers, for
 * which JSON.stringify agrees with RFC 8785.
 */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}
/** The id of a release: the SHA-256 digest of its canonical JSON. */
function releaseId(value) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonicalJson(value)).digest('hex')}`;
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
