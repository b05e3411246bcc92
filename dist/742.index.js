export const id = 742;
export const ids = [742];
export const modules = {

/***/ 81742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/clouds/index.js
var clouds = __webpack_require__(95954);
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
// EXTERNAL MODULE: ./lib/oci/layout.js
var oci_layout = __webpack_require__(78859);
// EXTERNAL MODULE: ./lib/oci/registry-client.js + 11 modules
var registry_client = __webpack_require__(8078);
// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
// EXTERNAL MODULE: ./lib/signing/policy-verifier.js + 2 modules
var policy_verifier = __webpack_require__(75507);
// EXTERNAL MODULE: ./lib/signing/release-artifact.js
var release_artifact = __webpack_require__(24613);
// EXTERNAL MODULE: ./lib/signing/services.js
var services = __webpack_require__(38263);
// EXTERNAL MODULE: ./lib/oci/digest.js
var oci_digest = __webpack_require__(9501);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/signing/attach.js
var attach = __webpack_require__(29158);
// EXTERNAL MODULE: ./lib/signing/statement.js
var statement = __webpack_require__(95550);
;// CONCATENATED MODULE: ./lib/signing/verify-registry.js






/**
 * Checks what a registry gives out, by reading it there: every index and image of the release has its digest, and its
 * signature, SBOM and provenance are found as referrers, hold, and say what the release says. `artifact` is the digest
 * of the release artifact where it is known. `UNVERIFIED` names the first thing that is missing or wrong.
 */
async function verifyInRegistry(client, release, artifact, verify) {
    const { name, path } = client.endpoint;
    const counts = await Promise.all([
        ...Object.entries(release.services).map(async ([service, released]) => {
            const repository = `${path}/${service}`;
            await verifyContent(client, repository, released);
            return verify === undefined ? 0 : verifyService(client, repository, released, verify);
        }),
        ...(artifact === undefined || verify === undefined
            ? []
            : [find(client, `${path}/${release_artifact/* releaseName */["do"]}`, artifact, statement/* predicateTypes */.ZR.signature, verify).then(() => 1)]),
    ]);
    return { registry: name, statements: counts.reduce((sum, count) => sum + count, 0) };
}
async function verifyContent(client, repository, { digest, platforms }) {
    const index = await client.getManifest(repository, digest);
    if (index === undefined)
        throw unverified(client, repository, `${digest} is not there`);
    const children = new Set(index.manifest.children.map((child) => child.digest));
    for (const [platform, child] of Object.entries(platforms)) {
        if (!children.has(child))
            throw unverified(client, repository, `the index does not hold ${platform} ${child}`);
        if ((await client.resolve(repository, child)) === undefined)
            throw unverified(client, repository, `${platform} ${child} is not there`);
    }
}
async function verifyService(client, repository, { digest, platforms, sboms, provenance }, verify) {
    const images = Object.entries(platforms);
    const seek = (about, predicateType, accept) => find(client, repository, about, predicateType, verify, accept);
    const isReleased = ({ payload }) => provenance === undefined || (0,oci_digest/* digestOf */.ol)(payload) === provenance;
    const checks = await Promise.all([
        ...[digest, ...images.map(([, child]) => child)].flatMap((about) => [
            seek(about, statement/* predicateTypes */.ZR.signature),
            seek(about, statement/* predicateTypes */.ZR.provenance, isReleased),
        ]),
        ...images.map(([platform, child]) => 
        // The SBOM is stored in canonical form, so its digest can be told from the statement.
        seek(child, statement/* predicateTypes */.ZR.sbom, ({ statement }) => {
            return (0,oci_digest/* digestOf */.ol)((0,release/* canonicalJson */.dj)(statement.predicate)) === sboms[platform];
        })),
    ]);
    return checks.length;
}
/** Finds a statement among the referrers. Others may have attached theirs: one that holds is enough. */
async function find(client, repository, about, predicateType, verify, accept = () => true) {
    const referrers = await client.referrers(repository, about, attach/* bundleType */.$);
    const problems = [];
    for (const referrer of referrers) {
        const stated = referrer.annotations?.['dev.sigstore.bundle.predicateType'];
        if (stated !== undefined && stated !== predicateType)
            continue;
        try {
            const verified = verify(await readBundle(client, repository, referrer), {
                digest: about,
                predicateType,
            });
            if (accept(verified))
                return verified;
            problems.push('it is not the one the release names');
        }
        catch (error) {
            problems.push((0,errors/* messageOf */.bD)(error));
        }
    }
    throw unverified(client, repository, problems.length === 0 ? `${about} has no ${predicateType}` : problems.join('; '));
}
async function readBundle(client, repository, referrer) {
    const stored = await client.getManifest(repository, referrer.digest);
    const layer = stored?.manifest.layers[0];
    if (layer === undefined)
        throw new Error(`referrer ${referrer.digest} holds no bundle`);
    return client.readBlob(repository, layer);
}
function unverified(client, repository, why) {
    return new errors/* ActionError */.lZ('UNVERIFIED', `Registry ${client.endpoint.name}, ${repository}: ${why}`, {
        hint: 'Push the release again with push-image; look into who else can write to this repository.',
    });
}

// EXTERNAL MODULE: ./lib/signing/verify-release.js
var verify_release = __webpack_require__(32190);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
;// CONCATENATED MODULE: ./lib/actions/verify-image/main.js

















/* harmony default export */ const main = ((0,action.defineAction)({
    inputs: schemas/* object */.Ikc({
        fleet: (0,inputs/* text */.Qq)(),
        application: (0,inputs/* text */.Qq)().optional(),
        directory: (0,inputs/* text */.Qq)(),
        registries: (0,inputs/* list */.p_)().optional(),
        ...cloud_ports/* cloudInputs */.T,
    }),
    outputs: ['verified'],
    run: async (inputs, context) => {
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const names = chooseRegistries(fleet, inputs.registries);
        const directory = (0,release_directory/* openReleaseDirectory */.lO)(external_node_path_.resolve(inputs.directory));
        const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, context);
        const { idToken, endpoints } = ports;
        const verify = await (0,policy_verifier/* policyVerifier */.T)(fleet.policy, (0,services/* sigstoreServices */.v)(endpoints.sigstore), {
            idToken,
            temp: context.temp,
        });
        if (verify === undefined)
            context.log.warning('The policy asks for no signatures; only digests are compared.');
        const { release, id } = await (0,verify_release/* verifyRelease */.V)(directory, verify);
        if (inputs.application !== undefined && inputs.application !== release.application)
            throw new errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `The directory holds ${release.application}, not ${inputs.application}`, {
                hint: 'Correct the input `application`, or download the artifact of that application.',
            });
        const artifact = await artifactOf(directory);
        const results = await Promise.all(names.map(async (name) => {
            const { endpoint } = await (0,clouds/* openRegistry */.Me)(fleet, name, ports);
            const result = await verifyInRegistry((0,registry_client/* createRegistryClient */.H)(endpoint, context), release, artifact, verify);
            context.log.info(`${name}: ${Object.keys(release.services).length} services, ${result.statements} statements hold`);
            return result;
        }));
        summarize(id, results, context);
        return { verified: true };
    },
}));
function chooseRegistries({ registries }, chosen) {
    const known = Object.keys(registries);
    const unknown = (chosen ?? []).filter((name) => !known.includes(name));
    if (unknown.length > 0)
        throw new errors/* ActionError */.lZ('INPUT_INVALID', `registries: ${unknown.join(', ')} not in the fleet file, which has ${known.join(', ')}`, {
            hint: 'Name registries of the fleet file, or leave the input empty for all.',
        });
    return chosen === undefined || chosen.length === 0 ? known : [...new Set(chosen)];
}
/** Digest of the release artifact; unknown in a job that has the record but not the layout. */
async function artifactOf({ layout }) {
    const opened = await (0,oci_layout/* openLayout */.B)(layout).catch(() => undefined);
    return opened?.roots.get(release_artifact/* releaseName */["do"])?.digest;
}
function summarize(id, results, { summary }) {
    summary
        .heading('Verified in every registry')
        .paragraph(`Release ${(0,core_summary/* codeSpan */.SS)(id)}: digests, signatures, SBOMs and provenance as the registries give them out.`)
        .table([
        ['Registry', 'Statements that hold'],
        ...results.map(({ registry, statements }) => [registry, String(statements)]),
    ]);
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

/***/ 75507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ policyVerifier)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/signing/signer-identity.js
var signer_identity = __webpack_require__(55424);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/@sigstore/protobuf-specs/dist/index.js
var dist = __webpack_require__(19654);
;// CONCATENATED MODULE: ./lib/signing/trusted-root.js



/**
 * The keys and certificates signatures are checked with: a file, or the public instance's through its TUF repository,
 * whose own root is part of the library. `cache` is a private directory for what TUF downloads. `UNVERIFIED`.
 */
async function loadTrustedRoot(file, cache) {
    if (file === undefined) {
        const { getTrustedRoot } = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(694)]).then(__webpack_require__.t.bind(__webpack_require__, 84423, 19));
        return getTrustedRoot({ cachePath: await cache() }).catch((cause) => {
            throw new errors/* ActionError */.lZ('UNVERIFIED', 'The trusted root of Sigstore could not be fetched', {
                hint: 'The runner must reach tuf-repo-cdn.sigstore.dev.',
                cause,
            });
        });
    }
    try {
        return dist.TrustedRoot.fromJSON(JSON.parse(await (0,promises_.readFile)(file, 'utf8')));
    }
    catch (cause) {
        throw new errors/* ActionError */.lZ('UNVERIFIED', `The trusted root ${file} cannot be read`, {
            hint: 'Correct `sigstore.trusted-root` in the input `endpoints`.',
            cause,
        });
    }
}

// EXTERNAL MODULE: ./lib/signing/statement.js
var statement = __webpack_require__(95550);
;// CONCATENATED MODULE: ./lib/signing/verify-statement.js


/** Fulcio's extension "source repository identifier" (https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md). */
const repositoryIdOid = '1.3.6.1.4.1.57264.1.15';
/**
 * Verifies in-toto statements in Sigstore bundles: certificate chain at a proven time, inclusion in the transparency
 * log, signature, then who signed (issuer and subject compared exactly, never as patterns) and what about.
 */
async function createStatementVerifier(root, signers) {
    const { Verifier, toSignedEntity, toTrustMaterial } = await Promise.all(/* import() */[__webpack_require__.e(463), __webpack_require__.e(187)]).then(__webpack_require__.t.bind(__webpack_require__, 54187, 19));
    const { bundleFromJSON } = await __webpack_require__.e(/* import() */ 40).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19));
    const verifier = new Verifier(toTrustMaterial(root), {
        // A private deployment may have no certificate log; one that is in the trusted root must be used.
        ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
        tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
        timestampThreshold: 1,
    });
    return (bytes, expected) => {
        const refuse = (why) => {
            throw new errors/* ActionError */.lZ('UNVERIFIED', `${expected.predicateType} of ${expected.digest}: ${why}`, {
                hint: 'Deliver a release that was signed by the workflow named in `policy.signers` of the fleet file.',
            });
        };
        try {
            const bundle = bundleFromJSON(JSON.parse(Buffer.from(bytes).toString('utf8')));
            if (bundle.content.$case !== 'dsseEnvelope' ||
                bundle.content.dsseEnvelope.payloadType !== statement/* statementType */.qB)
                return refuse('the bundle holds no in-toto statement');
            const { identity } = verifier.verify(toSignedEntity(bundle));
            const signer = {
                issuer: identity?.extensions?.issuer ?? '',
                identity: identity?.subjectAlternativeName ?? '',
                repositoryId: repositoryIdOf(identity?.oids ?? []),
            };
            if (!signers.some((allowed) => isAllowed(signer, allowed)))
                return refuse(`signed by ${signer.identity} (issuer ${signer.issuer}, repository id ${signer.repositoryId})`);
            const content = statement/* statement */.qZ.parse(JSON.parse(bundle.content.dsseEnvelope.payload.toString('utf8')));
            if (content.predicateType !== expected.predicateType)
                return refuse(`it states ${content.predicateType}`);
            if (!(0,statement/* isAbout */.KH)(content, expected.digest))
                return refuse('it is about something else');
            return { statement: content, payload: bundle.content.dsseEnvelope.payload, signer };
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.lZ)
                throw error;
            return refuse((0,errors/* messageOf */.bD)(error));
        }
    };
}
function isAllowed(signer, allowed) {
    return (signer.issuer === allowed.issuer &&
        signer.identity === allowed.identity &&
        (allowed.repositoryId === undefined || signer.repositoryId === allowed.repositoryId));
}
/** Newer extensions of Fulcio are DER UTF8Strings: a tag, a length of one byte, the text. */
function repositoryIdOf(oids) {
    const value = oids.find(({ oid }) => oid?.id.join('.') === repositoryIdOid)?.value;
    if (value === undefined || value[0] !== 0x0c || value[1] !== value.length - 2)
        return undefined;
    return value.subarray(2).toString('utf8');
}

;// CONCATENATED MODULE: ./lib/signing/policy-verifier.js




/**
 * The verifier the policy asks for; undefined where it asks for no signatures. Without named signers it is the
 * workflow that runs: what it signs it may deliver.
 */
async function policyVerifier(policy, services, { idToken, temp }) {
    if (policy.signing === 'none')
        return undefined;
    const signers = policy.signers.map(({ issuer, identity, 'repository-id': repositoryId }) => ({
        issuer,
        identity,
        repositoryId,
    }));
    if (signers.length === 0)
        signers.push(await runningSigner(services, idToken));
    return createStatementVerifier(await loadTrustedRoot(services.trustedRoot, () => temp.directory('tuf')), signers);
}
async function runningSigner(services, idToken) {
    const token = await idToken(services.audience).catch((cause) => {
        throw new errors/* ActionError */.lZ('IDENTITY_UNAVAILABLE', 'The policy names no signers, and this job cannot tell its own name', {
            hint: 'Name who may have signed in `policy.signers` of the fleet file, or give the job `id-token: write`.',
            cause,
        });
    });
    return (0,signer_identity/* readRunningJob */.r)(token).signer;
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

/***/ 32190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ verifyRelease)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63988);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95550);




/**
 * Reads a release and checks the signature over its record. `verify` is undefined where the policy asks for none.
 * `UNVERIFIED`, `RELEASE_INVALID`, or `ARTIFACT_MISMATCH` where another release was expected.
 */
async function verifyRelease(directory, verify, expectedId) {
    const release = await directory.readRelease();
    const id = (0,_release_release_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseId */ .Bf)(release);
    if (expectedId !== undefined && id !== expectedId)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `The directory holds release ${id}, expected was ${expectedId}`, {
            hint: 'Download the artifact of the run that made the release.',
        });
    if (verify !== undefined) {
        const bundle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(directory.bundle).catch((cause) => {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('UNVERIFIED', `Release ${id} is not signed: ${directory.bundle} is missing`, {
                hint: 'Run sign-image, or set `policy.signing: none` where releases are not signed.',
                cause,
            });
        });
        verify(bundle, { digest: id, predicateType: _statement_js__WEBPACK_IMPORTED_MODULE_3__/* .predicateTypes */ .ZR.signature });
    }
    return { release, id };
}


/***/ })

};
