export const id = 36;
export const ids = [36];
export const modules = {

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
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/action.js + 2 modules
var action = __webpack_require__(74802);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
// EXTERNAL MODULE: ./lib/fleet/load.js + 5 modules
var load = __webpack_require__(92202);
// EXTERNAL MODULE: ./lib/fleet/policy.js
var fleet_policy = __webpack_require__(96024);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
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
            Severity: schemas/* enum */.k5n(fleet_policy/* severities */.g).catch('UNKNOWN'),
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
    const rank = (finding) => fleet_policy/* severities */.g.indexOf(finding.severity);
    return findings
        .filter((finding) => rank(finding) >= fleet_policy/* severities */.g.indexOf(severity) && !(onlyFixable && finding.fixed === ''))
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
// EXTERNAL MODULE: ./lib/core/tools.js + 2 modules
var tools = __webpack_require__(91176);
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

// EXTERNAL MODULE: ./lib/oci/layout.js
var layout = __webpack_require__(78859);
// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
;// CONCATENATED MODULE: ./lib/actions/scan-image/main.js
















/** Findings named in the error; the summary and the SARIF file have them all. */
const named = 10;
/* harmony default export */ const main = ((0,action.defineAction)({
    inputs: schemas/* object */.Ikc({
        fleet: (0,inputs/* text */.Qq)(),
        application: (0,inputs/* text */.Qq)().optional(),
        directory: (0,inputs/* text */.Qq)(),
        dbRepositories: (0,inputs/* list */.p_)().optional(),
        severity: (0,inputs/* choice */.Yq)(...fleet_policy/* severities */.g).optional(),
    }),
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
        const total = Object.fromEntries(fleet_policy/* severities */.g.map((severity) => [
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
        ['Service', 'Platform', ...fleet_policy/* severities */.g.toReversed(), 'Gate'],
        ...results.map(({ service, platform, verdict }) => [
            service,
            platform,
            ...fleet_policy/* severities */.g.toReversed().map((severity) => String(verdict.counts[severity])),
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


/***/ })

};
