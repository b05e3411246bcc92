export const id = 5588;
export const ids = [5588];
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

/***/ 20870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ secretLines),
/* harmony export */   d: () => (/* binding */ parseSecrets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50662);


/** The input that carries every secret a fleet names: `NAME=value` lines. */
const secretLines = () => (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .secret */ .rJ)().optional();
/**
 * Reads `NAME=value` lines and masks each value. A value may be quoted with double quotes and then hold `\n` and
 * `\"`, so that a key in PEM fits on a line. Blank lines and lines that begin with `#` are skipped.
 */
function parseSecrets(lines, log) {
    const values = new Map();
    const wrong = [];
    for (const [index, line] of (lines ?? '').split(/\r?\n/).entries()) {
        if (line.trim() === '' || line.trimStart().startsWith('#'))
            continue;
        const match = /^\s*([A-Z_][A-Z0-9_]*)=(.*)$/.exec(line);
        const value = match?.[2] === undefined ? undefined : unquote(match[2].trim());
        if (match?.[1] === undefined || value === undefined)
            wrong.push(index + 1);
        else {
            log.mask(value);
            values.set(match[1], value);
        }
    }
    // The line itself may hold a secret, so only its number is named.
    if (wrong.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `secrets: line ${wrong.join(', line ')} is not NAME=value`, {
            hint: 'Write one NAME=value a line in the secret flotilla-secrets; quote a value of several lines as "a\\nb".',
        });
    }
    return (name) => {
        const value = values.get(name);
        if (value !== undefined)
            return value;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `The fleet file names the secret ${name}, but flotilla-secrets does not hold it`, {
            hint: `Add a line ${name}=… to the secret flotilla-secrets and pass it to the workflow.`,
        });
    };
}
function unquote(value) {
    if (!value.startsWith('"'))
        return value;
    try {
        const parsed = JSON.parse(value);
        return typeof parsed === 'string' ? parsed : undefined;
    }
    catch {
        return undefined;
    }
}


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


/***/ })

};
