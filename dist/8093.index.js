export const id = 8093;
export const ids = [8093];
export const modules = {

/***/ 88006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ registryInputs),
/* harmony export */   T: () => (/* binding */ cloudInputs)
/* harmony export */ });
/* harmony import */ var _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20228);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50662);
/* harmony import */ var _core_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20870);
/* harmony import */ var _fleet_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5992);




/** The inputs of every action that talks to a cloud. */
const cloudInputs = { endpoints: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .yaml */ .oQ)(_clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__/* .endpoints */ .vZ).optional(), secrets: (0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .secretLines */ ._)() };
/** The inputs of every action that asks registries. */
const registryInputs = {
    ...cloudInputs,
    allowHosts: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)()
        .refine((all) => all.every((entry) => _fleet_names_js__WEBPACK_IMPORTED_MODULE_3__/* .host */ .Hc.safeParse(entry).success), 'must be hosts, as HOST or HOST:PORT')
        .optional(),
};


/***/ }),

/***/ 42768:
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
    application: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    directory: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    digests: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .yaml */ .oQ)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)())).optional(),
    sequence: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)(0, Number.MAX_SAFE_INTEGER).optional(),
    endpoints: _cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T.endpoints,
});


/***/ }),

/***/ 3660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

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
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
// EXTERNAL MODULE: ./lib/signing/services.js
var signing_services = __webpack_require__(38263);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __webpack_require__(9276);
// EXTERNAL MODULE: ./lib/oci/digest.js
var digest = __webpack_require__(9501);
// EXTERNAL MODULE: ./lib/oci/graph.js
var graph = __webpack_require__(91893);
// EXTERNAL MODULE: ./lib/oci/layout.js + 1 modules
var oci_layout = __webpack_require__(52773);
// EXTERNAL MODULE: ./lib/oci/layout-writer.js
var layout_writer = __webpack_require__(1379);
// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/signing/attach.js
var attach = __webpack_require__(29158);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./lib/signing/check-inputs.js




/** An SBOM says which image it is of: by that a scan is tied to it. */
const sbom = schemas/* looseObject */._H3({
    metadata: schemas/* looseObject */._H3({ component: schemas/* looseObject */._H3({ version: schemas/* string */.YjP() }) }),
});
/**
 * Refuses to sign anything but what was built and scanned: a directory travels between jobs as an artifact, which
 * more hands can reach than a job's outputs. `ARTIFACT_MISMATCH`, `SCAN_FAILED` for what was not scanned,
 * `VULNERABLE` for what the gate refused.
 */
async function checkBeforeSigning(build, scan, layout, directory, announced) {
    const services = Object.entries(build.services);
    for (const [service, { digest, platforms }] of services) {
        if (layout.roots.get(service)?.digest !== digest)
            throw mismatch(`the layout holds another image of ${service} than build.json`);
        const index = await layout.manifest(layout.roots.get(service) ?? { mediaType: '', digest, size: 0 });
        const children = index.manifest.children.map((child) => child.digest).sort();
        if (children.join() !== Object.values(platforms).sort().join())
            throw mismatch(`the index of ${service} holds other platforms than build.json`);
        for (const [platform, image] of Object.entries(platforms))
            await checkScan({ service, platform, image }, scan, directory);
    }
    if (announced === undefined)
        return;
    const names = new Set([...Object.keys(announced), ...services.map(([service]) => service)]);
    for (const service of names)
        if (announced[service] !== build.services[service]?.digest)
            throw mismatch(`${service} is ${build.services[service]?.digest ?? 'absent'} here and was announced as ` +
                `${announced[service] ?? 'absent'}`);
}
async function checkScan({ service, platform, image, }, scan, directory) {
    const scanned = scan.services[service];
    const verdict = scanned?.scans[platform];
    if (verdict === undefined)
        throw new errors/* ActionError */.lZ('SCAN_FAILED', `${service} ${platform} was not scanned`, {
            hint: 'Run scan-image over the same directory first.',
        });
    if (!verdict.gate.passed)
        throw new errors/* ActionError */.lZ('VULNERABLE', `${service} ${platform} did not pass the scan gate`, {
            hint: 'The report of scan-image names the findings.',
        });
    const file = directory.sbom(service, platform);
    const document = await (0,promises_.readFile)(file).catch(() => undefined);
    if (document === undefined || (0,digest/* digestOf */.ol)(document) !== scanned?.sboms[platform])
        throw mismatch(`${file} is not the SBOM that scan.json names`);
    const described = sbom.safeParse(JSON.parse(document.toString('utf8')));
    if (described.data?.metadata.component.version !== image)
        throw mismatch(`the scan of ${service} ${platform} is of another image`);
}
function mismatch(what) {
    return new errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `The release directory was changed: ${what}`, {
        hint: 'Download the artifact of this very run, and pass the digests of the job that built it.',
    });
}

;// CONCATENATED MODULE: ./lib/signing/provenance.js
/**
 * SLSA provenance v1 (https://slsa.dev/spec/v1.1/provenance) of one service: from which commit, by which workflow.
 * The build type is GitHub's, so that verifiers that know workflow provenance read it.
 */
function provenanceOf(service, revision, source, run) {
    const server = new URL(source.run).origin;
    const repository = `${server}/${source.repository}`;
    return {
        buildDefinition: {
            buildType: 'https://actions.github.io/buildtypes/workflow/v1',
            externalParameters: {
                workflow: {
                    ref: source.ref,
                    repository,
                    path: run.builder.replace(/^.*?\/(\.github\/.*?)@.*$/, '$1'),
                },
                service,
            },
            internalParameters: {
                github: { event_name: run.event, repository_id: source.repositoryId, runner_environment: run.runner },
            },
            resolvedDependencies: [
                { uri: `git+${repository}@${source.ref}`, digest: { gitCommit: source.commit } },
                // The commit the image's own source last changed in: what its labels say.
                ...(revision === '' || revision === source.commit
                    ? []
                    : [{ name: service, uri: `git+${repository}`, digest: { gitCommit: revision } }]),
            ],
        },
        runDetails: { builder: { id: run.builder }, metadata: { invocationId: run.invocation } },
    };
}

// EXTERNAL MODULE: ./lib/signing/release-artifact.js
var release_artifact = __webpack_require__(24613);
// EXTERNAL MODULE: ./lib/signing/statement.js
var signing_statement = __webpack_require__(95550);
;// CONCATENATED MODULE: ./lib/signing/sign-release.js












/** Statements signed at the same time: each waits for the log, not for this machine. */
const parallelSignatures = 12;
/**
 * Signs what a release directory holds and writes the release. Per service: one signature over the index and its
 * platforms, one SBOM statement per platform, one provenance statement; then the release record itself. All of it is
 * bound to digests alone, so one signing serves every registry.
 */
async function signRelease(directory, options, log) {
    const [build, scan] = [await directory.readBuild(), await directory.readScan()];
    const layout = await (0,oci_layout/* openLayout */.B)(directory.layout);
    await checkBeforeSigning(build, scan, layout, directory, options.announced);
    const writer = await (0,layout_writer/* createLayout */.V)(directory.layout);
    const { sign, createdAt } = options;
    const attached = [];
    const provenance = new Map();
    if (sign !== undefined) {
        const plans = await Promise.all(Object.keys(build.services).map(async (service) => {
            const { root, manifests } = await (0,graph/* readGraph */.t)(layout, service);
            const images = manifests.filter(({ descriptor }) => descriptor.digest !== root.descriptor.digest);
            // The index first: verifiers that show one subject show that.
            return statementsOf(service, [root, ...images], build, directory, options);
        }));
        const signed = await (0,concurrency/* mapConcurrently */.X)(plans.flat(), parallelSignatures, async ({ statement, service, to }) => ({
            service,
            to,
            signed: await sign(statement),
        }));
        for (const { service, signed: one } of signed)
            if (one.statement.predicateType === signing_statement/* predicateTypes */.ZR.provenance)
                provenance.set(service, (0,digest/* digestOf */.ol)(one.payload));
        attached.push(...signed);
        log.info(`${signed.length} statements signed for ${plans.length} services`);
    }
    for (const { signed, to } of attached)
        await (0,attach/* attachBundle */.U)(signed, to.map(({ descriptor }) => descriptor), createdAt, writer);
    const release = await makeRelease(build, scan, provenance, directory, options);
    await directory.writeRelease(release);
    const id = (0,release_release/* releaseId */.Bf)(release);
    const artifact = await (0,release_artifact/* writeReleaseArtifact */.d7)(release, directory, writer);
    if (sign !== undefined) {
        // The record by its id and the artifact by its manifest: the bundle on disk and the referrer are one.
        const subjects = [
            { name: release_artifact/* releaseName */["do"], digest: artifact.digest },
            { name: 'release.json', digest: id },
        ];
        const signed = await sign((0,signing_statement/* makeStatement */.UT)(subjects, signing_statement/* predicateTypes */.ZR.signature, {}));
        await (0,promises_.writeFile)(directory.bundle, signed.bundle);
        await (0,attach/* attachBundle */.U)(signed, [artifact], createdAt, writer);
    }
    return { release, id, statements: attached.length + (sign === undefined ? 0 : 1) };
}
async function statementsOf(service, manifests, build, directory, { source, run }) {
    const { platforms = {}, revision = '' } = build.services[service] ?? {};
    const all = manifests.map(({ descriptor: { digest } }) => ({ name: service, digest }));
    const provenance = (0,signing_statement/* makeStatement */.UT)(all, signing_statement/* predicateTypes */.ZR.provenance, provenanceOf(service, revision, source, run));
    const sboms = Object.entries(platforms).map(async ([platform, digest]) => {
        const document = JSON.parse(await (0,promises_.readFile)(directory.sbom(service, platform), 'utf8'));
        const statement = (0,signing_statement/* makeStatement */.UT)([{ name: service, digest }], signing_statement/* predicateTypes */.ZR.sbom, document);
        return { service, statement, to: manifests.filter(({ descriptor }) => descriptor.digest === digest) };
    });
    return [
        { service, statement: (0,signing_statement/* makeStatement */.UT)(all, signing_statement/* predicateTypes */.ZR.signature, {}), to: manifests },
        { service, statement: provenance, to: manifests },
        ...(await Promise.all(sboms)),
    ];
}
async function makeRelease(build, scan, provenance, directory, { sequence, source, createdAt, deployKind }) {
    const services = Object.entries(build.services).map(([service, { digest, platforms, revision }]) => {
        const { scans = {}, sboms = {} } = scan.services[service] ?? {};
        const stated = provenance.get(service);
        return [
            service,
            {
                digest,
                ...(revision === '' ? {} : { revision }),
                platforms,
                scans,
                sboms,
                ...(stated === undefined ? {} : { provenance: stated }),
            },
        ];
    });
    return {
        schemaVersion: 1,
        application: build.application,
        sequence,
        source,
        createdAt,
        services: Object.fromEntries(services),
        deploy: { kind: deployKind, archive: (0,digest/* digestOf */.ol)(await (0,promises_.readFile)(directory.archive)) },
    };
}

// EXTERNAL MODULE: ./lib/signing/signer-identity.js
var signer_identity = __webpack_require__(55424);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@sigstore/protobuf-specs/dist/index.js
var dist = __webpack_require__(19654);
;// CONCATENATED MODULE: ./lib/signing/statement-signer.js




/** Fulcio's certificates live ten minutes; a new one is asked for well before (ms). */
const certificateLife = 5 * 60_000;
const timeout = 20_000;
const retries = { retries: 4, minTimeout: 500, maxTimeout: 8000, factor: 2 };
/**
 * Signs with a key that lives in this process only and a Fulcio certificate for the job's identity: one certificate
 * for as many statements as are signed within its life. Each statement is witnessed by Rekor and, where there is one,
 * by a timestamp authority. `SIGNING_FAILED`.
 */
async function createStatementSigner(services, ports) {
    const { DSSEBundleBuilder, RekorWitness, TSAWitness } = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(2088), __webpack_require__.e(4463), __webpack_require__.e(5179)]).then(__webpack_require__.t.bind(__webpack_require__, 15179, 19));
    const { bundleToJSON } = await __webpack_require__.e(/* import() */ 1040).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19));
    const options = { timeout, retry: retries };
    const rekor = new RekorWitness({
        ...options,
        rekorBaseURL: services.rekor.url,
        majorApiVersion: services.rekor.version,
        fetchOnConflict: true,
    });
    const builder = new DSSEBundleBuilder({
        signer: await createSigner(services, ports),
        witnesses: [
            services.rekor.version === 2 ? asHashedRekord(rekor) : rekor,
            ...(services.timestamp === undefined
                ? []
                : [new TSAWitness({ ...options, tsaBaseURL: services.timestamp })]),
        ],
        certificateChain: false,
    });
    return async (statement) => {
        const payload = Buffer.from(JSON.stringify(statement));
        try {
            const bundle = await builder.create({ data: payload, type: signing_statement/* statementType */.qB });
            return { statement, payload, bundle: Buffer.from(JSON.stringify(bundleToJSON(bundle))) };
        }
        catch (cause) {
            if ((0,errors/* isActionError */.Bd)(cause))
                throw cause;
            throw new errors/* ActionError */.lZ('SIGNING_FAILED', `Sigstore did not sign: ${(0,errors/* messageOf */.bD)(cause)}`, {
                hint: 'https://status.sigstore.dev says whether the public services have an incident; run this step again.',
            });
        }
    };
}
/**
 * Rekor v2 takes hashedrekord entries only: an envelope is entered by its signature and the digest of what that is
 * over, the pre-authentication encoding (https://github.com/secure-systems-lab/dsse/blob/master/protocol.md).
 * @sigstore/sign 5.1 still proposes a dsse entry there.
 */
function asHashedRekord(rekor) {
    return {
        testify: async (content, publicKey) => {
            if (content.$case !== 'dsseEnvelope')
                return rekor.testify(content, publicKey);
            const { payloadType, payload, signatures } = content.dsseEnvelope;
            const encoded = Buffer.from(`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `);
            const digest = (0,external_node_crypto_.createHash)('sha256').update(encoded).update(payload).digest();
            const messageDigest = { algorithm: dist.HashAlgorithm.SHA2_256, digest };
            const signature = signatures[0]?.sig ?? Buffer.alloc(0);
            return rekor.testify({ $case: 'messageSignature', messageSignature: { messageDigest, signature } }, publicKey);
        },
    };
}
async function createSigner(services, { idToken, clock }) {
    const { FulcioSigner } = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(2088), __webpack_require__.e(4463), __webpack_require__.e(5179)]).then(__webpack_require__.t.bind(__webpack_require__, 15179, 19));
    const certify = async () => {
        const holder = createKeyHolder();
        // Asked for here and not by Fulcio's client, whose errors would hold the token or hide the reason.
        const token = await idToken(services.audience);
        const fulcio = new FulcioSigner({
            fulcioBaseURL: services.fulcio,
            identityProvider: { getToken: async () => token },
            keyHolder: holder,
            timeout,
            retry: retries,
        });
        // Whatever is signed first brings the certificate; the key holder signs alone from then on.
        const { key } = await fulcio.sign(Buffer.alloc(0));
        return { holder, key, until: clock.now() + certificateLife };
    };
    let current;
    return {
        sign: async (data) => {
            current ??= certify();
            let identity = await current;
            if (clock.now() >= identity.until) {
                current = certify();
                identity = await current;
            }
            const { signature } = await identity.holder.sign(data);
            return { signature, key: identity.key };
        },
    };
}
/** An ECDSA P-256 key that never leaves the process. */
function createKeyHolder() {
    const { privateKey, publicKey } = (0,external_node_crypto_.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    return {
        sign: async (data) => ({
            signature: (0,external_node_crypto_.sign)('sha256', data, privateKey),
            key: { $case: 'publicKey', publicKey: pem },
        }),
    };
}

// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/sign-image/inputs.js
var inputs = __webpack_require__(42768);
;// CONCATENATED MODULE: ./lib/actions/sign-image/main.js














/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['release', 'sequence'],
    run: async (inputs, context) => {
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const directory = (0,release_directory/* openReleaseDirectory */.lO)(external_node_path_.resolve(inputs.directory));
        const build = await directory.readBuild();
        const { name, application } = (0,fleet_select/* selectApplication */.$7)(fleet, inputs.application ?? build.application);
        if (name !== build.application)
            throw new errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `The directory holds ${build.application}, not ${name}`, {
                hint: 'Correct the input `application`, or download the artifact of that application.',
            });
        const github = (0,github_context/* readGitHubContext */.L)(context.env);
        const sequence = inputs.sequence ?? github.runNumber;
        const { sign, run } = await prepare(fleet.policy, github, (0,cloud_ports/* cloudPorts */.M)(inputs, context), context);
        const options = {
            announced: inputs.digests,
            sequence,
            source: sourceOf(github),
            run,
            deployKind: application.deploy.kind,
            createdAt: new Date(context.clock.now()).toISOString(),
            sign,
        };
        const { release, id, statements } = await signRelease(directory, options, context.log);
        context.log.info(`Release ${sequence} of ${name}: ${id}`);
        summarize(release, id, statements, run, context);
        return { release: id, sequence };
    },
}));
/** Who signs, and how; no signer where the policy says so. */
async function prepare(policy, github, { idToken, endpoints }, { clock, log }) {
    const invocation = `${github.runUrl}/attempts/${github.runAttempt}`;
    if (policy.signing === 'none') {
        log.warning('The policy asks for no signatures: who can write to a registry can replace what is deployed.');
        const builder = `${github.serverUrl}/${github.workflowRef ?? github.repository}`;
        return { sign: undefined, run: { builder, invocation, event: github.eventName, runner: 'unknown' } };
    }
    const services = (0,signing_services/* sigstoreServices */.v)(endpoints.sigstore);
    const job = (0,signer_identity/* readRunningJob */.r)(await idToken(services.audience));
    if (endpoints.sigstore === undefined && job.visibility !== undefined && job.visibility !== 'public')
        throw new errors/* ActionError */.lZ('SIGNING_FAILED', `Signing would write the name of this ${job.visibility} repository into the public transparency log`, {
            hint: 'Use a Sigstore of your own through the input `endpoints`, or set `policy.signing: none`.',
        });
    log.info(`Signing as ${job.signer.identity}`);
    const run = { builder: job.signer.identity, invocation, event: github.eventName, runner: job.runner };
    return { sign: await createStatementSigner(services, { idToken, clock }), run };
}
function sourceOf({ repository, repositoryId, ref, sha, runUrl }) {
    return { repository, repositoryId: repositoryId ?? '', ref, commit: sha, run: runUrl };
}
function summarize(release, id, statements, run, { summary }) {
    summary
        .heading(`Release ${release.sequence} of ${release.application}`)
        .paragraph(`${(0,core_summary/* codeSpan */.SS)(id)}`)
        .paragraph(statements === 0
        ? '**Not signed.**'
        : `${statements} statements signed as ${(0,core_summary/* codeSpan */.SS)(run.builder)}, once for all registries.`)
        .table([
        ['Service', 'Digest', 'Platforms'],
        ...Object.entries(release.services).map(([service, { digest, platforms }]) => [
            service,
            (0,core_summary/* codeSpan */.SS)(digest),
            Object.keys(platforms).join(', '),
        ]),
    ]);
}


/***/ }),

/***/ 20228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UR: () => (/* binding */ overriddenHosts),
/* harmony export */   mO: () => (/* binding */ registryBaseUrl),
/* harmony export */   vZ: () => (/* binding */ endpoints)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** Tokens travel there: plain HTTP is for this machine alone. */
const url = zod__WEBPACK_IMPORTED_MODULE_0__/* .url */ .OZ5({ protocol: /^https?$/ })
    .refine((value) => {
    const { protocol, hostname, username, password } = new URL(value);
    const isSafe = protocol === 'https:' || /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname);
    return isSafe && username === '' && password === '';
}, 'must be https, without a user')
    .transform((value) => value.replace(/\/+$/, ''));
/** Asked without TLS and past any proxy, as the clouds' own are. */
const metadata = url.refine((value) => value.startsWith('http:'), 'must be http, on this machine');
/** One address for every registry of a cloud, or one for each host that references name. */
const registry = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([url, zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1), url)]);
const audience = (real) => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .min(1)
    .refine((value) => !real.test(value), 'must differ from the cloud’s own: a token sent to another host must be worth nothing at the real one')
    .describe('OIDC audience of tokens sent to these endpoints');
/**
 * The `endpoints` input: other addresses for the clouds' services, as private endpoints and sovereign clouds need
 * them. Never part of the fleet file: who can edit the repository must not be able to redirect tokens. Built when it is
 * first used: few steps have overrides.
 */
const endpoints = zod__WEBPACK_IMPORTED_MODULE_0__/* .lazy */ .RZV(() => zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    aws: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/^sts\.amazonaws\.com/),
        sts: url.optional(),
        ecr: url.optional(),
        'ecr-public': url.optional(),
        eks: url.optional(),
        secretsmanager: url.optional(),
        monitoring: url.optional(),
        aps: url.optional(),
        metadata: metadata.optional(),
        registry: registry.optional(),
    })
        .optional(),
    gcp: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/\b(iam|oauth2)\.(googleapis\.com|s3nsapis\.fr|apis-[a-z0-9-]+\.goog)/),
        sts: url.optional(),
        iamcredentials: url.optional(),
        oauth2: url.optional(),
        artifactregistry: url.optional(),
        container: url.optional(),
        connectgateway: url.optional(),
        secretmanager: url.optional(),
        monitoring: url.optional(),
        metadata: metadata.optional(),
        registry: registry.optional(),
    })
        .optional(),
    azure: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/^api:\/\/AzureADTokenExchange/i),
        login: url.optional(),
        management: url.optional(),
        vault: url.optional(),
        prometheus: url.optional(),
        metadata: metadata.optional(),
        registry: registry.optional(),
    })
        .optional(),
    sigstore: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        audience: audience(/^sigstore$/),
        fulcio: url,
        rekor: url,
        timestamp: url,
        'trusted-root': zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
            .min(1)
            .describe('path of the trusted root these services are verified with'),
    })
        .optional(),
}));
/** Base URL of the registry that references name `host`: what the overrides say of it, or its usual `door`. */
function registryBaseUrl(host, override, door = host) {
    const chosen = typeof override === 'string' ? override : override?.[host];
    return chosen ?? `https://${door}`;
}
/** Hosts that a set of overrides leads to, for the warning that they are in force. */
function overriddenHosts(overrides) {
    const hosts = Object.values(overrides)
        .flatMap((cloud) => Object.entries(cloud ?? {}))
        .filter(([key]) => key !== 'audience')
        .flatMap(([, value]) => (typeof value === 'object' ? Object.values(value) : [value]))
        .filter((value) => value !== undefined)
        .filter((value) => /^https?:/.test(value))
        .map((value) => new URL(value).host);
    return [...new Set(hosts)];
}


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

/***/ 89402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ createIdTokens)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7493);



const answer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ value: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1) });
const permissions = `Give the job the permission, and its caller where it is a reusable workflow:
    permissions:
      id-token: write
      contents: read
Pull requests from forks never get identity tokens.`;
/** A refusal that asking again may not meet. */
class Transient extends Error {
    pauseMs;
    constructor(message, pauseMs) {
        super(message);
        this.pauseMs = pauseMs;
    }
}
/**
 * Asks GitHub for tokens of the job's own identity: JWTs that live five minutes, one per audience, as often as
 * wanted while the job runs. Each is masked before it is returned. `IDENTITY_UNAVAILABLE` where the job has none.
 *
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function createIdTokens(ports) {
    return async (audience) => {
        const address = ports.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        const bearer = ports.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!address || !bearer)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', 'This job cannot ask GitHub for an identity token', {
                hint: permissions,
            });
        const url = new URL(address);
        url.searchParams.set('audience', audience);
        const token = await (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L)(() => request(url, bearer, ports), {
            clock: ports.clock,
            signal: ports.signal,
            retryable: (error) => error instanceof Transient ? (error.pauseMs ?? true) : !(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ),
            onRetry: (error) => ports.log.debug(`Identity token for ${audience}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}; again`),
        }).catch((cause) => {
            ports.signal?.throwIfAborted();
            if (cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ)
                throw cause;
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', 'GitHub did not give this job an identity token', {
                hint: 'Try again; https://www.githubstatus.com says whether Actions has an incident.',
                cause,
            });
        });
        ports.log.mask(token);
        return token;
    };
}
async function request(url, bearer, { fetch, clock, signal }) {
    const response = await fetch(url, {
        headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
        redirect: 'error',
        ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    if (response.status >= 500 || response.status === 429)
        throw new Transient(`HTTP ${response.status}`, (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P)(response.headers.get('retry-after'), clock.now()));
    if (!response.ok)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', `GitHub refused to give this job an identity token: HTTP ${response.status}`, { hint: permissions });
    return answer.parse(JSON.parse(text)).value;
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

/***/ 1379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createLayout)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3828);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11260);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9501);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(91893);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(24789);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(50261);











/** Opens the layout in `dir` for adding, making an empty one where there is none. `LAYOUT_INVALID`. */
async function createLayout(dir) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'blobs', 'sha256'), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    const empty = { schemaVersion: 2, mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_10__/* .mediaTypes */ .Ib.index, manifests: [] };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'index.json'), JSON.stringify(empty), { flag: 'wx' }).catch(ignoreExisting);
    const file = (digest) => node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'blobs', (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .algorithmOf */ .Hy)(digest), (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .hexOf */ .ZD)(digest));
    let indexed = Promise.resolve();
    async function list(entry) {
        const index = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .parseManifest */ .Ng)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'index.json')), _media_types_js__WEBPACK_IMPORTED_MODULE_10__/* .mediaTypes */ .Ib.index);
        if (typeof index === 'string')
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ActionError */ .lZ('LAYOUT_INVALID', `OCI layout ${dir}: index.json ${index}`);
        const name = entry.annotations?.[_descriptor_js__WEBPACK_IMPORTED_MODULE_6__/* .refNameAnnotation */ .my];
        const others = index.children.filter((other) => {
            const otherName = other.annotations?.[_descriptor_js__WEBPACK_IMPORTED_MODULE_6__/* .refNameAnnotation */ .my];
            return name === undefined
                ? other.digest !== entry.digest || otherName !== undefined
                : otherName !== name;
        });
        await replace(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'index.json'), JSON.stringify({ ...empty, manifests: [...others, entry] }));
    }
    const writer = {
        dir,
        blob: async (content, mediaType) => {
            if (content instanceof Uint8Array) {
                const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .digestOf */ .ol)(content);
                await replace(file(digest), content);
                return { mediaType, digest, size: content.length };
            }
            const { digest, size } = await store(dir, content, file);
            return { mediaType, digest, size };
        },
        manifest: async (document, { annotations, refName, listed = true } = {}) => {
            const bytes = document instanceof Uint8Array ? document : Buffer.from(JSON.stringify(document));
            const manifest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .parseManifest */ .Ng)(bytes);
            if (typeof manifest === 'string')
                throw new TypeError(`The manifest to store ${manifest}`);
            const stored = await writer.blob(bytes, manifest.mediaType);
            // index.json tells referrers apart only by these two, as the referrers API does.
            const artifactType = manifest.subject === undefined ? undefined : (0,_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .artifactTypeOf */ .Gh)(manifest);
            const entry = {
                ...stored,
                ...(artifactType === undefined ? {} : { artifactType }),
                ...(annotations === undefined ? {} : { annotations }),
            };
            if (listed)
                await writer.addToIndex(entry, refName);
            return stored;
        },
        addToIndex: (descriptor, refName) => {
            const entry = refName === undefined
                ? descriptor
                : { ...descriptor, annotations: { ...descriptor.annotations, [_descriptor_js__WEBPACK_IMPORTED_MODULE_6__/* .refNameAnnotation */ .my]: refName } };
            // One after the other: each reads the file, changes it and writes it whole.
            indexed = indexed.catch(() => undefined).then(() => list(entry));
            return indexed;
        },
        adopt: async (source, refName, as = refName) => {
            const graph = await (0,_graph_js__WEBPACK_IMPORTED_MODULE_8__/* .readGraph */ .t)(source, refName);
            for (const blob of graph.blobs) {
                await source.verify(blob);
                const from = node_path__WEBPACK_IMPORTED_MODULE_3__.join(source.dir, 'blobs', (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .algorithmOf */ .Hy)(blob.digest), (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .hexOf */ .ZD)(blob.digest));
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file(blob.digest)), { recursive: true });
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link)(from, file(blob.digest)).catch((error) => copyUnlessThere(error, from, file(blob.digest)));
            }
            for (const { bytes, descriptor } of [...graph.manifests, ...graph.referrers])
                await replace(file(descriptor.digest), bytes);
            for (const { descriptor } of graph.referrers)
                await writer.addToIndex(descriptor);
            await writer.addToIndex(graph.root.descriptor, as);
            return graph;
        },
    };
    return writer;
}
async function store(dir, content, file) {
    const temporary = node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'blobs', `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    async function* counted() {
        for await (const chunk of content) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
        }
    }
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(counted, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(temporary, { flags: 'wx' }));
        const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDigest */ .MO)('sha256', hash);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, file(digest));
        return { digest, size };
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(temporary, { force: true });
    }
}
/** Writes a file whole or not at all. */
async function replace(target, content) {
    const temporary = node_path__WEBPACK_IMPORTED_MODULE_3__.join(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(target), `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(target), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(temporary, content);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, target);
}
const codeOf = (error) => typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
function ignoreExisting(error) {
    if (codeOf(error) !== 'EEXIST')
        throw error;
}
/** A hard link fails between file systems; what is there already has the same content, being named by its digest. */
async function copyUnlessThere(error, from, to) {
    if (codeOf(error) !== 'EEXIST')
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(from, to);
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

/***/ 29158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bundleType),
/* harmony export */   U: () => (/* binding */ attachBundle)
/* harmony export */ });
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11260);
/* harmony import */ var _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50261);


const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/**
 * Puts a bundle into a layout as a referrer of each of the given manifests, in the form cosign 3 writes and looks for:
 * an artifact manifest with an empty config, the bundle as its one layer, and the predicate type as an annotation. The
 * bundle's bytes are stored once.
 */
async function attachBundle({ bundle, statement }, subjects, created, writer) {
    const layer = await writer.blob(bundle, bundleType);
    const config = await writer.blob(_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyContent */ .jg, _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypes */ .Ib.empty);
    for (const { mediaType, digest, size } of subjects)
        await writer.manifest({
            schemaVersion: 2,
            mediaType: _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypes */ .Ib.manifest,
            artifactType: bundleType,
            config,
            layers: [layer],
            subject: { mediaType, digest, size },
            annotations: {
                'org.opencontainers.image.created': created,
                'dev.sigstore.bundle.content': 'dsse-envelope',
                'dev.sigstore.bundle.predicateType': statement.predicateType,
            },
        });
}


/***/ }),

/***/ 24613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aF: () => (/* binding */ releaseTag),
/* harmony export */   cC: () => (/* binding */ releaseType),
/* harmony export */   d7: () => (/* binding */ writeReleaseArtifact),
/* harmony export */   "do": () => (/* binding */ releaseName)
/* harmony export */ });
/* unused harmony export deployArchiveType */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50261);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63988);



const releaseType = 'application/vnd.flotilla.release.v1+json';
const deployArchiveType = 'application/vnd.flotilla.deploy.v1.tar+gzip';
/** Name of the release artifact in the layout, and of its repository in a registry. */
const releaseName = 'releases';
/** The tag by which a registry finds a release artifact, given the release's id or its first twelve digits. */
const releaseTag = (id) => `id-${id.replace(/^sha256:/, '').slice(0, 12)}`;
/**
 * Puts a release into the layout as an OCI artifact: the record, whose digest is the release's id, as config, the
 * deploy archive as its one layer. So a registry alone can give back all that was delivered.
 */
async function writeReleaseArtifact(release, directory, writer) {
    const config = await writer.blob(Buffer.from((0,_release_release_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(release)), releaseType);
    const archive = await writer.blob(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(directory.archive), deployArchiveType);
    return writer.manifest({
        schemaVersion: 2,
        mediaType: _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypes */ .Ib.manifest,
        artifactType: releaseType,
        config,
        layers: [{ ...archive, annotations: { 'org.opencontainers.image.title': 'deploy.tar.gz' } }],
        annotations: {
            'org.opencontainers.image.created': release.createdAt,
            'org.opencontainers.image.revision': release.source.commit,
            'org.opencontainers.image.title': `${release.application} ${release.sequence}`,
        },
    }, { refName: releaseName });
}


/***/ }),

/***/ 38263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ sigstoreServices)
/* harmony export */ });
/** The public good instance, or the private deployment that is given. */
function sigstoreServices(own) {
    if (own === undefined)
        return {
            audience: 'sigstore',
            fulcio: 'https://fulcio.sigstore.dev',
            rekor: { url: 'https://rekor.sigstore.dev', version: 1 },
            timestamp: undefined,
            trustedRoot: undefined,
        };
    return {
        audience: own.audience,
        fulcio: own.fulcio,
        rekor: { url: own.rekor, version: 2 },
        timestamp: own.timestamp,
        trustedRoot: own['trusted-root'],
    };
}


/***/ }),

/***/ 55424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ readRunningJob)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);


const claims = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    iss: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    job_workflow_ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    repository_id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    repository_visibility: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    runner_environment: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
/**
 * Who this job signs as, read from its own identity token: Fulcio makes the subject from `job_workflow_ref`, which no
 * environment variable holds. The token comes from GitHub over TLS and is only read here, so its signature does not
 * matter; nobody but this job is told what it says.
 */
function readRunningJob(token) {
    const [, payload = ''] = token.split('.');
    const parsed = claims.safeParse(parse(payload));
    if (!parsed.success)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_UNAVAILABLE', 'The identity token of this job does not name its workflow', {
            hint: 'Name the signers in `policy.signers` of the fleet file.',
        });
    const { iss, job_workflow_ref, repository_id, repository_visibility, runner_environment } = parsed.data;
    return {
        signer: { issuer: iss, identity: `https://github.com/${job_workflow_ref}`, repositoryId: repository_id },
        visibility: repository_visibility,
        runner: runner_environment ?? 'unknown',
    };
}
function parse(payload) {
    try {
        return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 95550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KH: () => (/* binding */ isAbout),
/* harmony export */   UT: () => (/* binding */ makeStatement),
/* harmony export */   ZR: () => (/* binding */ predicateTypes),
/* harmony export */   qB: () => (/* binding */ statementType),
/* harmony export */   qZ: () => (/* binding */ statement)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** Predicate types of the statements a release carries. */
const predicateTypes = {
    /** `cosign verify` looks for this one. */
    signature: 'https://sigstore.dev/cosign/sign/v1',
    sbom: 'https://cyclonedx.org/bom',
    provenance: 'https://slsa.dev/provenance/v1',
};
/** Payload type of a DSSE envelope that holds an in-toto statement. */
const statementType = 'application/vnd.in-toto+json';
const hex = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[a-f0-9]{64}$/);
/** An in-toto statement, version 1 (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md). */
const statement = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    _type: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('https://in-toto.io/Statement/v1'),
    subject: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(), digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ sha256: hex }) }))
        .min(1),
    predicateType: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    predicate: zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(),
});
function makeStatement(subjects, predicateType, predicate) {
    return {
        _type: 'https://in-toto.io/Statement/v1',
        subject: subjects.map(({ name, digest }) => ({
            name,
            digest: { sha256: digest.replace(/^sha256:/, '') },
        })),
        predicateType,
        predicate,
    };
}
/** Whether a statement is about this content. */
function isAbout({ subject }, digest) {
    return subject.some((entry) => `sha256:${entry.digest.sha256}` === digest);
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
