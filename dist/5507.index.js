export const id = 5507;
export const ids = [5507];
export const modules = {

/***/ 75507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  policyVerifier: () => (/* binding */ policyVerifier)
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
        const { getTrustedRoot } = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(3694)]).then(__webpack_require__.t.bind(__webpack_require__, 84423, 19));
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
    const { Verifier, toSignedEntity, toTrustMaterial } = await Promise.all(/* import() */[__webpack_require__.e(4463), __webpack_require__.e(4187)]).then(__webpack_require__.t.bind(__webpack_require__, 54187, 19));
    const { bundleFromJSON } = await __webpack_require__.e(/* import() */ 1040).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19));
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


/***/ })

};
