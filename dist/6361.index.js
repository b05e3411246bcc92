export const id = 6361;
export const ids = [6361];
export const modules = {

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

/***/ 63357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction)
/* harmony export */ });
/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
const defineAction = (spec) => spec;


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

/***/ 88120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readGitHubContext)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** Reads the run's context. `INPUT_INVALID` outside a runner, naming the variables that are missing. */
function readGitHubContext(env) {
    const required = ['GITHUB_REPOSITORY', 'GITHUB_REF', 'GITHUB_SHA', 'GITHUB_RUN_ID'];
    const missing = required.filter((name) => !env[name]);
    if (missing.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `The environment lacks ${missing.join(', ')}`, {
            hint: 'This action runs as a step of a GitHub Actions job, whose runner sets these variables.',
        });
    const read = (name, otherwise = '') => env[name] || otherwise;
    const repository = read('GITHUB_REPOSITORY');
    const ref = read('GITHUB_REF');
    const serverUrl = read('GITHUB_SERVER_URL', 'https://github.com');
    const runId = read('GITHUB_RUN_ID');
    return {
        repository,
        repositoryOwner: read('GITHUB_REPOSITORY_OWNER', repository.split('/')[0]),
        repositoryId: env['GITHUB_REPOSITORY_ID'] || undefined,
        repositoryOwnerId: env['GITHUB_REPOSITORY_OWNER_ID'] || undefined,
        ref,
        refName: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
        refType: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
        sha: read('GITHUB_SHA'),
        runId,
        runNumber: count(env['GITHUB_RUN_NUMBER']),
        runAttempt: count(env['GITHUB_RUN_ATTEMPT']),
        runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
        actor: read('GITHUB_ACTOR', 'unknown'),
        eventName: read('GITHUB_EVENT_NAME'),
        eventPath: env['GITHUB_EVENT_PATH'] || undefined,
        job: read('GITHUB_JOB'),
        workflowRef: env['GITHUB_WORKFLOW_REF'] || undefined,
        serverUrl,
        apiUrl: read('GITHUB_API_URL', 'https://api.github.com'),
    };
}
function count(text) {
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : 1;
}


/***/ }),

/***/ 91893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ readGraphOf),
/* harmony export */   t: () => (/* binding */ readGraph)
/* harmony export */ });
/* harmony import */ var _core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9276);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24789);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50261);



/** Nested indexes and referrers of referrers are rare and shallow; deeper ones are an attack. */
const depthLimit = 8;
/** More manifests than any image has (platforms, signatures, SBOMs): a source that never ends. */
const countLimit = 20_000;
/** Manifests asked for at the same time. */
const parallel = 16;
/**
 * Reads the graph of the root named `refName` in a layout, checking every manifest (`LAYOUT_INVALID`). The content of
 * blobs is checked by `verify` of the layout.
 */
async function readGraph(layout, refName) {
    return readGraphOf(layout, layout.root(refName));
}
/** Reads the graph of a root: its children, the referrers of them all, and theirs. */
async function readGraphOf(source, root) {
    if (!(0,_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .isManifestType */ .Q3)(root.mediaType))
        throw source.refuse(`${root.digest} is no manifest but ${root.mediaType}`);
    const known = new Map();
    await readAll(source, [root], known);
    const manifests = inOrder(source, [root], known, new Map());
    const referrers = new Map();
    for (let subjects = [...manifests.values()], depth = 0; subjects.length > 0; depth++) {
        if (depth > depthLimit)
            throw source.refuse(`referrers are nested more than ${depthLimit} deep`);
        const found = (await source.referrersOf(subjects)).filter(({ digest }) => !manifests.has(digest));
        await readAll(source, found, known);
        const fresh = [...inOrder(source, found, known, new Map()).values()].filter(({ descriptor: { digest } }) => !manifests.has(digest) && !referrers.has(digest));
        for (const stored of fresh)
            referrers.set(stored.descriptor.digest, stored);
        subjects = fresh;
    }
    const stored = manifests.get(root.digest);
    if (stored === undefined)
        throw new Error(`${root.digest} was not read`);
    const all = [...manifests.values(), ...referrers.values()];
    checkSizes(source, [root, ...all.flatMap(({ manifest }) => announcedBy(manifest))]);
    return {
        root: stored,
        manifests: [...manifests.values()],
        referrers: [...referrers.values()],
        blobs: [...byDigest(all.flatMap(({ manifest }) => (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .blobsOf */ .OR)(manifest))).values()],
    };
}
const byDigest = (descriptors) => new Map(descriptors.map((descriptor) => [descriptor.digest, descriptor]));
/** Level by level, so that an index of many platforms takes no longer than one of two. */
async function readAll(source, roots, known) {
    let level = roots;
    for (let depth = 0; level.length > 0; depth++) {
        if (depth > depthLimit)
            throw source.refuse(`indexes are nested more than ${depthLimit} deep`);
        const unread = [...byDigest(level).values()].filter(({ digest }) => !known.has(digest));
        if (known.size + unread.length > countLimit)
            throw source.refuse(`more than ${countLimit} manifests`);
        const read = await (0,_core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .mapConcurrently */ .X)(unread, parallel, (descriptor) => source.manifest(descriptor));
        for (const stored of read)
            known.set(stored.descriptor.digest, stored);
        level = read.flatMap(({ manifest }) => (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .childManifests */ .BI)(manifest));
    }
}
/** Depth first, so that a Map filled on the way back has children before their parents. */
function inOrder(source, descriptors, known, into, above = []) {
    for (const { digest, mediaType } of descriptors) {
        if (above.includes(digest))
            throw source.refuse(`index ${digest} contains itself`);
        const stored = known.get(digest);
        if (stored === undefined)
            throw new Error(`${digest} was not read`);
        if (stored.descriptor.mediaType !== mediaType)
            throw source.refuse(`${digest} is announced as ${stored.descriptor.mediaType} and as ${mediaType}`);
        if (into.has(digest))
            continue;
        inOrder(source, (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .childManifests */ .BI)(stored.manifest), known, into, [...above, digest]);
        into.set(digest, stored);
    }
    return into;
}
const announcedBy = ({ config, layers, children }) => [
    ...(config === undefined ? [] : [config]),
    ...layers,
    ...children,
];
/** Content has one size: of two that are announced for one digest, one is a lie. */
function checkSizes(source, announced) {
    const sizes = new Map();
    for (const { digest, size } of announced) {
        const other = sizes.get(digest) ?? size;
        if (other !== size)
            throw source.refuse(`${digest} is announced with ${other} and with ${size} bytes`);
        sizes.set(digest, size);
    }
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


/***/ })

};
