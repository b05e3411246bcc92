export const id = 2616;
export const ids = [2616,5507];
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

/***/ 27335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ registryPorts),
/* harmony export */   M: () => (/* binding */ cloudPorts)
/* harmony export */ });
/* harmony import */ var _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20228);
/* harmony import */ var _core_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20870);
/* harmony import */ var _github_oidc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89402);



/** Ties the clouds to this job: its identity tokens, its secrets and its endpoint overrides, which are announced. */
function cloudPorts(inputs, context) {
    const { clock, log, env, signal } = context;
    const { fetch, dispatcher } = context.http;
    if (inputs.endpoints !== undefined)
        log.warning(`Endpoint overrides are in force: ${(0,_clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__/* .overriddenHosts */ .UR)(inputs.endpoints).join(', ')}`);
    return {
        fetch,
        dispatcher,
        clock,
        log,
        signal,
        endpoints: inputs.endpoints ?? {},
        allowHosts: inputs.allowHosts,
        idToken: (0,_github_oidc_js__WEBPACK_IMPORTED_MODULE_2__/* .createIdTokens */ .Y)({ env, fetch, clock, log, signal }),
        secret: (0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSecrets */ .d)(inputs.secrets, log),
        env,
    };
}
/** Ties the registry protocol to this job. */
function registryPorts({ allowHosts }, { http, clock, log, signal }) {
    return { http, clock, log, signal, allowHosts };
}


/***/ }),

/***/ 68828:
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
    registries: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .registryInputs */ .P,
});


/***/ }),

/***/ 92616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _clouds_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77905);
/* harmony import */ var _core_action_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(63357);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3199);
/* harmony import */ var _fleet_load_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90043);
/* harmony import */ var _fleet_select_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(98474);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52773);
/* harmony import */ var _oci_registry_client_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(79235);
/* harmony import */ var _release_directory_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(44598);
/* harmony import */ var _signing_policy_verifier_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(75507);
/* harmony import */ var _signing_release_artifact_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(24613);
/* harmony import */ var _signing_services_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(38263);
/* harmony import */ var _signing_verify_registry_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(54868);
/* harmony import */ var _signing_verify_release_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(32190);
/* harmony import */ var _cloud_ports_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(27335);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(68828);

















/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_core_action_js__WEBPACK_IMPORTED_MODULE_15__/* .defineAction */ .Q)({
    inputs: _inputs_js__WEBPACK_IMPORTED_MODULE_14__.schema,
    outputs: ['verified'],
    run: async (inputs, context) => {
        const fleet = await (0,_fleet_load_js__WEBPACK_IMPORTED_MODULE_4__/* .loadFleet */ .VF)(inputs.fleet);
        const names = (0,_fleet_select_js__WEBPACK_IMPORTED_MODULE_5__/* .selectRegistries */ .g2)(fleet, inputs.registries);
        const directory = (0,_release_directory_js__WEBPACK_IMPORTED_MODULE_8__/* .openReleaseDirectory */ .lO)(node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(inputs.directory));
        const ports = (0,_cloud_ports_js__WEBPACK_IMPORTED_MODULE_13__/* .cloudPorts */ .M)(inputs, context);
        const { idToken, endpoints } = ports;
        const verify = await (0,_signing_policy_verifier_js__WEBPACK_IMPORTED_MODULE_9__.policyVerifier)(fleet.policy, (0,_signing_services_js__WEBPACK_IMPORTED_MODULE_16__/* .sigstoreServices */ .v)(endpoints.sigstore), {
            idToken,
            temp: context.temp,
        });
        if (verify === undefined)
            context.log.warning('The policy asks for no signatures; only digests are compared.');
        const { release, id } = await (0,_signing_verify_release_js__WEBPACK_IMPORTED_MODULE_12__/* .verifyRelease */ .V)(directory, verify);
        if (inputs.application !== undefined && inputs.application !== release.application)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `The directory holds ${release.application}, not ${inputs.application}`, {
                hint: 'Correct the input `application`, or download the artifact of that application.',
            });
        const known = await artifactOf(directory);
        const results = await Promise.all(names.map(async (name) => {
            const { endpoint } = await (0,_clouds_index_js__WEBPACK_IMPORTED_MODULE_1__/* .openRegistry */ .Me)(fleet, name, ports);
            const client = (0,_oci_registry_client_js__WEBPACK_IMPORTED_MODULE_7__/* .createRegistryClient */ .H)(endpoint, (0,_cloud_ports_js__WEBPACK_IMPORTED_MODULE_13__/* .registryPorts */ .E)(inputs, context));
            // Without the layout, the tag that its id gives it leads to the release artifact; the signature tells of both.
            const artifact = known ?? (await client.resolve(`${endpoint.path}/${_signing_release_artifact_js__WEBPACK_IMPORTED_MODULE_10__/* .releaseName */ ["do"]}`, (0,_signing_release_artifact_js__WEBPACK_IMPORTED_MODULE_10__/* .releaseTag */ .aF)(id)))?.digest;
            const result = await (0,_signing_verify_registry_js__WEBPACK_IMPORTED_MODULE_11__/* .verifyInRegistry */ .M)(client, release, artifact, verify);
            context.log.info(`${name}: ${counted(Object.keys(release.services).length)}, ${result.statements} statements hold`);
            return result;
        }));
        summarize(id, results, context);
        return { verified: true };
    },
}));
/** Digest of the release artifact; unknown in a job that has the record but not the layout. */
async function artifactOf({ layout }) {
    const opened = await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .openLayout */ .B)(layout).catch(() => undefined);
    return opened?.roots.get(_signing_release_artifact_js__WEBPACK_IMPORTED_MODULE_10__/* .releaseName */ ["do"])?.digest;
}
function summarize(id, results, { summary }) {
    summary
        .heading('Verified in every registry')
        .paragraph(`Release ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(id)}: digests, signatures, SBOMs and provenance as the registries give them out.`)
        .table([
        ['Registry', 'Statements that hold'],
        ...results.map(({ registry, statements }) => [registry, String(statements)]),
    ]);
}
const counted = (services) => (services === 1 ? '1 service' : `${services} services`);


/***/ }),

/***/ 63357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction)
/* harmony export */ });
/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
const defineAction = (spec) => spec;


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

/***/ 54868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ verifyInRegistry),
/* harmony export */   X: () => (/* binding */ findReleaseBundle)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9501);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63988);
/* harmony import */ var _attach_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29158);
/* harmony import */ var _release_artifact_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24613);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95550);






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
            : [findReleaseBundle(client, artifact, (0,_release_release_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseId */ .Bf)(release), verify).then(() => 1)]),
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
    const isReleased = ({ payload }) => provenance === undefined || (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(payload) === provenance;
    const checks = await Promise.all([
        ...[digest, ...images.map(([, child]) => child)].flatMap((about) => [
            seek(about, _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateTypes */ .ZR.signature),
            seek(about, _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateTypes */ .ZR.provenance, isReleased),
        ]),
        ...images.map(([platform, child]) => 
        // The SBOM is stored in canonical form, so its digest can be told from the statement.
        seek(child, _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateTypes */ .ZR.sbom, ({ statement }) => {
            return (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)((0,_release_release_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(statement.predicate)) === sboms[platform];
        })),
    ]);
    return checks.length;
}
/**
 * The bundle over a release that is attached to its artifact, to be kept beside the record. `UNVERIFIED` where none
 * holds for both.
 */
async function findReleaseBundle(client, artifact, id, verify) {
    const repository = `${client.endpoint.path}/${_release_artifact_js__WEBPACK_IMPORTED_MODULE_4__/* .releaseName */ ["do"]}`;
    const isOfRecord = ({ statement }) => (0,_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .isAbout */ .KH)(statement, id);
    return (await find(client, repository, artifact, _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .predicateTypes */ .ZR.signature, verify, isOfRecord)).bundle;
}
/** Finds a statement among the referrers. Others may have attached theirs: one that holds is enough. */
async function find(client, repository, about, predicateType, verify, accept = () => true) {
    const referrers = await client.referrers(repository, about, _attach_js__WEBPACK_IMPORTED_MODULE_3__/* .bundleType */ .$);
    const problems = [];
    for (const referrer of referrers) {
        const stated = referrer.annotations?.['dev.sigstore.bundle.predicateType'];
        if (stated !== undefined && stated !== predicateType)
            continue;
        try {
            const bundle = await readBundle(client, repository, referrer);
            const verified = verify(bundle, { digest: about, predicateType });
            if (accept(verified))
                return { ...verified, bundle };
            problems.push('it is not the one the release names');
        }
        catch (error) {
            problems.push((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
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
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('UNVERIFIED', `Registry ${client.endpoint.name}, ${repository}: ${why}`, {
        hint: 'Push the release again with push-image; look into who else can write to this repository.',
    });
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
