export const id = 651;
export const ids = [651];
export const modules = {

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

/***/ 90053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findProgram)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/** Where a program is on PATH; undefined where it is not. */
async function findProgram(name, env) {
    for (const directory of (env['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter)) {
        if (!node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(directory))
            continue;
        const file = node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, name);
        const executable = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(async () => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file)).isFile(), () => false);
        if (executable)
            return file;
    }
    return undefined;
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
    if (header === null)
        return undefined;
    const seconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
    return Number.isNaN(seconds) ? undefined : Math.min(maxMs, Math.max(0, seconds));
}


/***/ }),

/***/ 91176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SG: () => (/* binding */ findTool),
  Of: () => (/* binding */ refusalOf),
  E4: () => (/* binding */ versionOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
;// CONCATENATED MODULE: ./lib/core/download.js






/** An answer that asking again may change. */
class Transient extends Error {
}
/**
 * Downloads a file that must have a known SHA-256 from the first of several addresses that delivers it. Returns what
 * went wrong at each address when none does; the file is then not to be used.
 */
async function downloadVerified(urls, sha256, file, { fetch, clock }) {
    const problems = [];
    for (const url of urls) {
        try {
            const actual = await (0,retry/* retry */.L)(() => download(url, file, fetch), {
                clock,
                attempts: 3,
                retryable: (error) => error instanceof Transient || error instanceof TypeError,
            });
            if (actual === sha256)
                return { ok: true, problems };
            problems.push(`${url} has SHA-256 ${actual}, not ${sha256}`);
        }
        catch (error) {
            problems.push(`${url}: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    return { ok: false, problems };
}
async function download(url, file, fetch) {
    const response = await fetch(url);
    if (response.status >= 500 || response.status === 429) {
        await response.body?.cancel();
        throw new Transient(`HTTP ${response.status}`);
    }
    if (!response.ok || response.body === null)
        throw new Error(`HTTP ${response.status}`);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    // The two stream types are the same object under two declarations.
    const body = external_node_stream_.Readable.fromWeb(response.body);
    body.on('data', (chunk) => hash.update(chunk));
    await (0,external_node_stream_promises_.pipeline)(body, (0,external_node_fs_.createWriteStream)(file, { mode: 0o600 }));
    return hash.digest('hex');
}

// EXTERNAL MODULE: ./lib/core/exec.js
var core_exec = __webpack_require__(91354);
// EXTERNAL MODULE: ./lib/core/find-program.js
var find_program = __webpack_require__(90053);
// EXTERNAL MODULE: ./lib/core/tools.lock.js
var tools_lock = __webpack_require__(11847);
;// CONCATENATED MODULE: ./lib/core/version.js
/** Finds the first `1.2.3` in what a program prints about itself. */
function readVersion(text) {
    return /(?<![\d.])(\d+\.\d+\.\d+)(?![\d.])/.exec(text)?.[1];
}
/** Compares dotted numbers: negative when `a` is older than `b`, 0 when they are equal. */
function compareVersions(a, b) {
    const [left, right] = [a, b].map((version) => version.split('.').map(Number));
    for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
        const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}

;// CONCATENATED MODULE: ./lib/core/tools.js








/**
 * Finds a program the suite runs: on PATH in a version the lock accepts, else in the runner's tool cache, else by a
 * download whose SHA-256 is committed with the suite. `TOOL_MISSING` says which of these failed and why.
 */
async function findTool(name, ports, lock = tools_lock/* toolLock */.o) {
    const locked = lock[name];
    const onPath = await toolOnPath(name, locked, ports);
    if (typeof onPath === 'object')
        return onPath;
    const cache = await toolCache(ports.env);
    const cached = cache?.find(name, locked.version);
    if (cached)
        return { path: external_node_path_.join(cached, name), version: locked.version };
    const download = locked.downloads[process.arch];
    if (download?.sha256 === undefined || !download.verified || process.platform !== 'linux')
        throw new errors/* ActionError */.lZ('TOOL_MISSING', `${onPath}, and nobody has confirmed a checksum to download it by`, {
            hint: `Install ${name} ${locked.version} in a step before this one and put it on PATH.`,
        });
    const { sha256 } = download;
    return {
        path: await fetchTool(name, locked.version, { ...download, sha256 }, onPath, ports),
        version: locked.version,
    };
}
/** The program on PATH, or the reason why there is none to use. */
async function toolOnPath(name, locked, ports) {
    const file = await (0,find_program/* findProgram */.K)(name, ports.env);
    if (file === undefined)
        return `${name} is not on PATH`;
    const version = await versionOf([file, ...locked.versionArguments], ports.exec, ports.env);
    const refused = refusalOf(version, locked);
    if (refused === undefined && version !== undefined)
        return { path: file, version };
    return `${file} ${refused}`;
}
/** The version a program prints; undefined when it prints none. */
async function versionOf(argv, exec, env) {
    const { code, stdout, stderr } = await exec({ argv, env: (0,core_exec/* plainEnvironment */.Ud)(env) });
    return code === 0 ? readVersion(`${stdout}\n${stderr}`) : undefined;
}
/** Why a version is not used; undefined for one that is. */
function refusalOf(version, locked) {
    if (version === undefined)
        return 'does not say its version';
    const reason = locked.refused?.[version];
    if (reason !== undefined)
        return `is version ${version}, which is never used: ${reason}`;
    if (compareVersions(version, locked.minimum) < 0)
        return `is version ${version}, older than ${locked.minimum}`;
    return undefined;
}
async function fetchTool(name, version, { urls, sha256, member }, why, { http, clock, env, log, temp }) {
    const directory = await temp.directory('tool');
    const file = external_node_path_.join(directory, 'download');
    log.info(`${why}; downloading ${name} ${version}`);
    const { ok, problems } = await downloadVerified(urls, sha256, file, { fetch: http.fetch, clock });
    for (const problem of problems)
        log.warning(`${name}: ${problem}`);
    if (!ok)
        throw new errors/* ActionError */.lZ('TOOL_MISSING', `${why}, and no download of ${name} ${version} could be used`, {
            hint: `Install ${name} ${version} in a step before this one, or let the runner reach ${new URL(urls[0]).host}.`,
        });
    const unpacked = external_node_path_.join(directory, 'program');
    await (0,promises_.mkdir)(unpacked);
    const { extractTar } = await Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(805)]).then(__webpack_require__.bind(__webpack_require__, 59805));
    const program = member === undefined ? file : external_node_path_.join(await extractTar(file, external_node_path_.join(directory, 'tar')), member);
    await (0,promises_.copyFile)(program, external_node_path_.join(unpacked, name));
    await (0,promises_.chmod)(external_node_path_.join(unpacked, name), 0o755);
    const cache = await toolCache(env);
    const kept = cache === undefined ? unpacked : await cache.cacheDir(unpacked, name, version);
    return external_node_path_.join(kept, name);
}
/** The runner's tool cache; undefined outside a runner, where a download lives as long as the step. */
async function toolCache(env) {
    return env['RUNNER_TOOL_CACHE'] && env['RUNNER_TEMP'] ? await Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(805)]).then(__webpack_require__.bind(__webpack_require__, 59805)) : undefined;
}


/***/ }),

/***/ 11847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ toolLock)
/* harmony export */ });
const release = (repository, tag, file) => `https://github.com/${repository}/releases/download/${tag}/${file}`;
const poisoned = 'its release was replaced by an attacker (GHSA-69fq-xp46-6x23)';
/**
 * The programs the suite runs. Checksums are committed here, not fetched beside the program: whoever can replace a
 * release can replace its checksum file too.
 */
const toolLock = {
    buildx: {
        version: '0.37.2',
        minimum: '0.17.0',
        versionArguments: ['version'],
        downloads: {
            x64: {
                urls: [release('docker/buildx', 'v0.37.2', 'buildx-v0.37.2.linux-amd64')],
                sha256: '982ca20490b45ed1ec8d99795974d3d874a358f75938c9c237305010e6b7e548',
                verified: true,
            },
            arm64: {
                urls: [release('docker/buildx', 'v0.37.2', 'buildx-v0.37.2.linux-arm64')],
                sha256: 'efa38cb7aa7db2dbb9ad049b00b0a9737f66f033626177b5a4e845184ad7ab29',
                verified: true,
            },
        },
        sources: [
            'github.com/sagmans/serverpro',
            'seven other public repositories that pin both checksums (2026-11-22)',
        ],
    },
    cosign: {
        version: '3.1.3',
        minimum: '3.0.0',
        versionArguments: ['version'],
        downloads: {
            x64: {
                urls: [release('sigstore/cosign', 'v3.1.3', 'cosign-linux-amd64')],
                sha256: '4629c757b7618056f8ddd7e2625ae9fdd94c0372a65049520bc7d9df9efc7f71',
                verified: true,
            },
            arm64: { urls: [release('sigstore/cosign', 'v3.1.3', 'cosign-linux-arm64')], verified: false },
        },
        sources: ['github.com/416rehman/Vectory', 'five other public repositories that pin it (2026-11-22)'],
    },
    helm: {
        version: '4.3.1',
        minimum: '3.14.0',
        versionArguments: ['version', '--short'],
        downloads: {
            x64: {
                urls: ['https://get.helm.sh/helm-v4.3.1-linux-amd64.tar.gz'],
                verified: false,
                member: 'linux-amd64/helm',
            },
            arm64: {
                urls: ['https://get.helm.sh/helm-v4.3.1-linux-arm64.tar.gz'],
                verified: false,
                member: 'linux-arm64/helm',
            },
        },
        sources: [],
    },
    kubectl: {
        version: '1.34.4',
        minimum: '1.30.0',
        versionArguments: ['version', '--client'],
        downloads: {
            x64: { urls: ['https://dl.k8s.io/release/v1.34.4/bin/linux/amd64/kubectl'], verified: false },
            arm64: { urls: ['https://dl.k8s.io/release/v1.34.4/bin/linux/arm64/kubectl'], verified: false },
        },
        sources: [],
    },
    trivy: {
        version: '0.72.0',
        minimum: '0.60.0',
        refused: { '0.69.4': poisoned, '0.69.5': poisoned, '0.69.6': poisoned },
        versionArguments: ['--version'],
        downloads: {
            x64: {
                urls: [release('aquasecurity/trivy', 'v0.72.0', 'trivy_0.72.0_Linux-64bit.tar.gz')],
                sha256: 'bbb64b9695866ce4a7a8f5c9592002c5961cab378577fa3f8a040df362b9b2ea',
                verified: true,
                member: 'trivy',
            },
            arm64: {
                urls: [release('aquasecurity/trivy', 'v0.72.0', 'trivy_0.72.0_Linux-ARM64.tar.gz')],
                sha256: '2ca2c023109c2db6b2b77366b6717291452d4531167377d95c79547f0c8e3467',
                verified: true,
                member: 'trivy',
            },
        },
        sources: [
            'the release’s own checksum file as copied in npm and Python tool registries',
            'six public repositories that pin both checksums (2026-11-22)',
        ],
    },
};


/***/ }),

/***/ 98474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ selectApplication),
/* harmony export */   aP: () => (/* binding */ selectEnvironment),
/* harmony export */   oK: () => (/* binding */ selectClusters)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** The application an action works on: the named one, or the only one. `INPUT_INVALID` otherwise. */
function selectApplication(fleet, name) {
    const names = Object.keys(fleet.applications);
    const chosen = name ?? (names.length === 1 ? names[0] : undefined);
    const application = chosen === undefined ? undefined : fleet.applications[chosen];
    if (chosen !== undefined && application !== undefined)
        return { name: chosen, application };
    const problem = name === undefined
        ? 'is needed, the fleet file has several'
        : `names ${name}, which the fleet file lacks`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `application: ${problem}: ${names.join(', ')}`, {
        hint: 'Name one of them in the input `application`.',
    });
}
/** The named environment and its application. `INPUT_INVALID` where there is none of that name. */
function selectEnvironment(fleet, name) {
    const environment = fleet.environments[name];
    const application = environment === undefined ? undefined : fleet.applications[environment.application];
    if (environment !== undefined && application !== undefined)
        return { environment, application };
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `environment: ${name} is not in the fleet file, which has ${Object.keys(fleet.environments).join(', ') || 'none'}`, { hint: 'Name one of them in the input `environment`.' });
}
/** The chosen clusters of an environment, all without a choice; unknown names are `INPUT_INVALID`. */
function selectClusters(environment, chosen) {
    const known = Object.keys(environment.clusters);
    if (chosen === undefined || chosen.length === 0)
        return known;
    const unknown = chosen.filter((name) => !known.includes(name));
    if (unknown.length === 0)
        return [...new Set(chosen)];
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `clusters: ${unknown.join(', ')} not in this environment, which has ${known.join(', ')}`, {
        hint: 'Name clusters of this environment, or leave the input empty for all.',
    });
}


/***/ }),

/***/ 92789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ createBuildProgress)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27597);

/** One line of `buildx build --progress=rawjson`: BuildKit's SolveStatus. */
const status = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    vertexes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        started: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
        completed: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
        cached: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
        error: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    }))
        .optional(),
    logs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ vertex: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), data: zod__WEBPACK_IMPORTED_MODULE_0__/* .base64 */ .K39() })).optional(),
});
/** Lines of a failing step that are kept. */
const logLines = 40;
function createBuildProgress(onStep) {
    const said = [];
    const logs = new Map();
    const done = new Map();
    const failures = [];
    return {
        said,
        line: (text) => {
            const parsed = text.startsWith('{') ? status.safeParse(parseJson(text)) : undefined;
            if (parsed?.success !== true) {
                said.push(text);
                return;
            }
            for (const { vertex, data } of parsed.data.logs ?? []) {
                const whole = (logs.get(vertex) ?? '') + Buffer.from(data, 'base64').toString('utf8');
                logs.set(vertex, whole
                    .split('\n')
                    .slice(-logLines - 1)
                    .join('\n'));
            }
            for (const { digest, name, started, completed, cached = false, error } of parsed.data.vertexes ?? []) {
                if (error !== undefined && !/context canceled/i.test(error))
                    failures.push({ digest, name, error });
                if (started === undefined || completed === undefined || done.has(digest))
                    continue;
                done.set(digest, { cached });
                if (!name.startsWith('[internal]'))
                    onStep(name, Date.parse(completed) - Date.parse(started), cached);
            }
        },
        failed: () => {
            const [first] = failures;
            return first && { name: first.name, error: first.error, log: (logs.get(first.digest) ?? '').trimEnd() };
        },
        counts: () => {
            const all = [...done.values()];
            return { steps: all.length, cached: all.filter(({ cached }) => cached).length };
        },
    };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 83138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u1: () => (/* binding */ buildService),
  FE: () => (/* binding */ checkPlatforms),
  S9: () => (/* binding */ dockerfileOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/image/build-progress.js
var build_progress = __webpack_require__(92789);
;// CONCATENATED MODULE: ./lib/image/dockerfile.js
/**
 * Reads as much of a Dockerfile as is needed to know which stage runs what: instructions, stages and their bases.
 * The grammar is that of the Dockerfile reference: escape directive, comments, continued lines, here-documents.
 */
function parseDockerfile(text) {
    const globals = {};
    const stages = [];
    for (const instruction of readInstructions(text)) {
        const current = stages.at(-1);
        if (instruction.name === 'FROM')
            stages.push(readStage(instruction, stages.length, globals));
        else if (current !== undefined)
            current.instructions.push(instruction);
        else if (instruction.name === 'ARG') {
            const [, name = '', value] = /^\s*(\w+)(?:=(.*))?$/.exec(instruction.rest) ?? [];
            if (value !== undefined)
                globals[name] = expand(unquote(value), globals);
        }
    }
    return { stages, globals };
}
/** Replaces `$NAME`, `${NAME}` and `${NAME:-default}` by known values; an unknown name stays as it is. */
function expand(text, values) {
    return text.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (whole, braced, otherwise, bare) => values[braced ?? bare ?? ''] ?? otherwise ?? whole);
}
function readInstructions(text) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const continuation = /^#\s*escape\s*=\s*`\s*$/im.test(lines.slice(0, 5).join('\n')) ? '`' : '\\';
    const found = [];
    for (let at = 0; at < lines.length; at++) {
        const start = at;
        let joined = '';
        for (; at < lines.length; at++) {
            const line = lines[at] ?? '';
            if (/^\s*(#|$)/.test(line)) {
                if (joined === '')
                    break;
                continue; // comments and blank lines inside a continued instruction are dropped
            }
            const trimmed = line.trimEnd();
            joined += trimmed.endsWith(continuation) ? `${trimmed.slice(0, -1)} ` : trimmed;
            if (!trimmed.endsWith(continuation))
                break;
        }
        const [, name, rest = ''] = /^\s*([A-Za-z]+)(?:\s+(.*))?$/s.exec(joined) ?? [];
        if (name === undefined)
            continue;
        found.push({ name: name.toUpperCase(), rest: rest.trim(), line: start + 1 });
        if (/^(RUN|COPY|ADD)$/i.test(name))
            at = skipHereDocuments(rest, lines, at);
    }
    return found;
}
/** The index of the last line of the here-documents that an instruction opens. */
function skipHereDocuments(rest, lines, from) {
    let at = from;
    for (const [, dash, , delimiter] of rest.matchAll(/(?<!<)<<(-?)(["']?)([A-Za-z_]\w*)\2/g)) {
        const end = lines.findIndex((line, index) => index > at && (dash === '-' ? line.replace(/^\t+/, '') : line) === delimiter);
        if (end > at)
            at = end;
    }
    return at;
}
function readStage({ rest, line }, index, globals) {
    const words = rest.split(/\s+/);
    const flags = words.filter((word) => word.startsWith('--'));
    const [base = '', as, name] = words.filter((word) => !word.startsWith('--'));
    return {
        index,
        line,
        name: as?.toLowerCase() === 'as' ? name?.toLowerCase() : undefined,
        base: expand(unquote(base), globals),
        platform: flags.find((flag) => flag.startsWith('--platform='))?.slice('--platform='.length),
        instructions: [],
    };
}
const unquote = (text) => text.trim().replace(/^(["'])(.*)\1$/, '$2');

;// CONCATENATED MODULE: ./lib/image/executed-platforms.js

/**
 * The first RUN per platform that building `target` (the last stage by default) for `platform` executes. Stages that
 * neither the target nor its COPY and mount sources need are left out, as BuildKit does.
 */
function executedPlatforms(dockerfile, platform, { target, args = {}, }) {
    const { stages } = dockerfile;
    const [os = '', arch = '', variant = ''] = platform.split('/');
    const values = {
        ...dockerfile.globals,
        ...args,
        TARGETPLATFORM: platform,
        TARGETOS: os,
        TARGETARCH: arch,
        TARGETVARIANT: variant,
        BUILDPLATFORM: 'native',
    };
    const find = (reference) => {
        const wanted = expand(reference, values).toLowerCase();
        return (stages.find((stage) => stage.name === wanted) ??
            (/^\d+$/.test(wanted) ? stages[Number(wanted)] : undefined));
    };
    // A base must be an earlier stage; a later one of that name is an image.
    const baseOf = (stage) => {
        const wanted = expand(stage.base, values).toLowerCase();
        return stages.findLast((other) => other.index < stage.index && other.name === wanted);
    };
    const platformOf = (stage) => {
        if (stage.platform !== undefined)
            return expand(stage.platform.replace(/^(["'])(.*)\1$/, '$2'), values);
        const base = baseOf(stage);
        return base === undefined ? platform : platformOf(base);
    };
    const needed = new Set();
    const visit = (stage) => {
        if (stage === undefined || needed.has(stage))
            return;
        needed.add(stage);
        visit(baseOf(stage));
        for (const instruction of stage.instructions)
            for (const source of sourcesOf(instruction))
                visit(find(source));
    };
    visit(target === undefined ? stages.at(-1) : find(target));
    const first = new Map();
    for (const stage of stages) {
        if (!needed.has(stage))
            continue;
        const run = stage.instructions.find(({ name }) => name === 'RUN');
        const on = platformOf(stage);
        if (run !== undefined && !first.has(on))
            first.set(on, run.line);
    }
    return [...first].map(([on, line]) => ({ platform: on, line }));
}
/** Stages an instruction reads from: `COPY --from=NAME`, `RUN --mount=…,from=NAME`. */
function sourcesOf({ name, rest }) {
    if (name === 'COPY' || name === 'ADD')
        return [...rest.matchAll(/(?:^|\s)--from=(\S+)/g)].map(([, from = '']) => from);
    if (name !== 'RUN')
        return [];
    return [...rest.matchAll(/(?:^|\s)--mount=(\S+)/g)].flatMap(([, mount = '']) => {
        const from = mount.split(',').find((part) => part.startsWith('from='));
        return from === undefined ? [] : [from.slice('from='.length)];
    });
}

;// CONCATENATED MODULE: ./lib/image/build-service.js






/** The Dockerfile of a service, from the root of the repository. */
const dockerfileOf = ({ dockerfile, context }) => dockerfile ?? external_node_path_.posix.join(context, 'Dockerfile');
/**
 * Refuses a build that would have to run a foreign platform's programs where the builder cannot: the result could be
 * wrong without a word. `PLATFORM_UNSUPPORTED` names the line; `BUILD_FAILED` if there is no Dockerfile.
 */
async function checkPlatforms(build, canExecute) {
    const { service, workspace } = build;
    const args = { ...service['build-args'], ...build.buildArgs };
    const file = dockerfileOf(service);
    const text = await (0,promises_.readFile)(external_node_path_.join(workspace, file), 'utf8').catch((cause) => {
        throw new errors/* ActionError */.lZ('BUILD_FAILED', `${build.name}: ${file} cannot be read`, {
            hint: `Correct \`context\` or \`dockerfile\` of services.${build.name} in the fleet file.`,
            cause,
        });
    });
    const dockerfile = parseDockerfile(text);
    for (const platform of service.platforms) {
        for (const run of executedPlatforms(dockerfile, platform, { target: service.target, args })) {
            if (run.platform === 'native' || (await canExecute(run.platform)))
                continue;
            throw new errors/* ActionError */.lZ('PLATFORM_UNSUPPORTED', `${build.name}: ${file}:${run.line} runs a program for ${run.platform}, which the builder cannot execute`, {
                hint: `Build ${run.platform} on a native runner or a builder with such a node, set up QEMU on the builder, ` +
                    'or move the RUN to a stage that starts with `FROM --platform=$BUILDPLATFORM` and cross-compile there.',
            });
        }
    }
}
/** Builds one service for all its platforms into an OCI layout of its own at `destination`. `BUILD_FAILED`. */
async function buildService(build, builder, destination, ports) {
    const { buildx } = builder;
    const secrets = build.service.secrets.map((name) => [name, `FLOTILLA_BUILD_${name}`, ports.secret(name)]);
    const progress = (0,build_progress/* createBuildProgress */.K)(ports.onStep);
    const { code } = await ports.exec({
        argv: [
            ...buildx.argv,
            'build',
            `--builder=${builder.name}`,
            `--platform=${build.service.platforms.join(',')}`,
            `--file=${external_node_path_.join(build.workspace, dockerfileOf(build.service))}`,
            ...(build.service.target === undefined ? [] : [`--target=${build.service.target}`]),
            // Runtimes and registries stumble over attestations inside the index; they are attached as referrers later.
            '--provenance=false',
            '--sbom=false',
            `--output=type=oci,dest=${destination},tar=false,rewrite-timestamp=true`,
            '--progress=rawjson',
            ...Object.entries(buildArguments(build)).map(([name, value]) => `--build-arg=${name}=${value}`),
            ...labels(build),
            ...secrets.map(([name, variable]) => `--secret=id=${name},env=${variable}`),
            ...build.cacheFrom.map((cache) => `--cache-from=${cache}`),
            ...build.cacheTo.map((cache) => `--cache-to=${cache}`),
            external_node_path_.join(build.workspace, build.service.context),
        ],
        env: {
            ...buildx.env,
            ...build.cacheEnv,
            ...Object.fromEntries(secrets.map(([, variable, value]) => [variable, value])),
        },
        onStderr: progress.line,
    });
    if (code !== 0)
        throw buildFailure(build, progress.failed(), progress.said);
    return progress.counts();
}
function buildArguments({ service, buildArgs, revision }) {
    return {
        ...service['build-args'],
        ...buildArgs,
        ...(revision === undefined ? {} : { SOURCE_DATE_EPOCH: String(revision.epoch) }),
    };
}
function labels({ name, source, revision, service }) {
    const values = Object.entries({
        title: name,
        source,
        ...(revision === undefined
            ? {}
            : { revision: revision.commit, created: new Date(revision.epoch * 1000).toISOString() }),
    }).map(([key, value]) => `org.opencontainers.image.${key}=${value}`);
    // BuildKit makes an index only of several platforms, and refuses annotations for one it does not make.
    const levels = service.platforms.length > 1 ? 'index,manifest' : 'manifest';
    return values.flatMap((value) => [`--label=${value}`, `--annotation=${levels}:${value}`]);
}
function buildFailure(build, step, said) {
    const file = dockerfileOf(build.service);
    // buildx ends with the lines of the Dockerfile around the failure, the failing ones marked.
    const line = said
        .map((text) => /^\s*(\d+)\s*\|\s*>>>/.exec(text)?.[1])
        .find((match) => match !== undefined);
    const place = `${file}${line === undefined ? '' : `:${line}`}`;
    const last = said.filter((text) => text.startsWith('ERROR:')).at(-1) ?? said.slice(-5).join('\n');
    const message = step === undefined
        ? `${build.name}: ${place} could not be built\n${last}`
        : `${build.name}: ${place} failed at ${step.name}: ${step.error}${step.log === '' ? '' : `\n${step.log}`}`;
    return new errors/* ActionError */.lZ('BUILD_FAILED', message, {
        hint: `Reproduce it with \`docker buildx build --file ${file} ${build.service.context}\`.`,
    });
}


/***/ }),

/***/ 88758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parsePlatform),
/* harmony export */   S: () => (/* binding */ isSamePlatform)
/* harmony export */ });
/** Reads `linux/arm64` or `linux/arm/v7`. */
function parsePlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
/**
 * Whether two platforms mean the same. `linux/arm64` is `linux/arm64/v8` and `linux/arm` is `linux/arm/v7`, as
 * containerd normalises them.
 */
function isSamePlatform(a, b) {
    return (a.os === b.os && a.architecture === b.architecture && (a.variant ?? usual(a)) === (b.variant ?? usual(b)));
}
const usual = ({ architecture }) => ({ arm64: 'v8', arm: 'v7', amd64: 'v1' })[architecture] ?? '';


/***/ }),

/***/ 11260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jg: () => (/* binding */ emptyContent),
/* harmony export */   my: () => (/* binding */ refNameAnnotation),
/* harmony export */   yu: () => (/* binding */ descriptor)
/* harmony export */ });
/* unused harmony exports platform, platformOf */
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

/***/ 78859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ openLayout)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3828);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11260);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9501);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44360);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(50261);









/** Manifests above this size are refused by registries, so a layout need not have one (4 MiB). */
const manifestLimit = 4 * 1024 * 1024;
/** Opens a layout; blobs are looked at when they are asked for. `LAYOUT_INVALID`. */
async function openLayout(dir) {
    const invalid = (message, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('LAYOUT_INVALID', `OCI layout ${dir}: ${message}`, { cause });
    const load = (name) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, name)).catch((cause) => {
        throw invalid(`${name} cannot be read`, cause);
    });
    const marker = (await load('oci-layout')).toString('utf8');
    if (!/"imageLayoutVersion"\s*:\s*"1\.\d+\.\d+"/.test(marker))
        throw invalid('oci-layout is not version 1');
    const index = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_7__/* .parseManifest */ .Ng)(await load('index.json'), _media_types_js__WEBPACK_IMPORTED_MODULE_8__/* .mediaTypes */ .Ib.index);
    if (typeof index === 'string')
        throw invalid(`index.json ${index}`);
    const checked = new Map();
    const file = ({ digest }) => node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'blobs', (0,_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .algorithmOf */ .Hy)(digest), (0,_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .hexOf */ .ZD)(digest));
    async function checkSize(descriptor) {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file(descriptor)).catch((cause) => {
            throw invalid(`blob ${descriptor.digest} is missing`, cause);
        });
        if (!found.isFile())
            throw invalid(`blob ${descriptor.digest} is not a file`);
        if (found.size !== descriptor.size)
            throw invalid(`blob ${descriptor.digest} has ${found.size} bytes instead of ${descriptor.size}`);
    }
    async function hash({ digest, size }) {
        const algorithm = (0,_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .algorithmOf */ .Hy)(digest);
        const running = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm);
        for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file({ digest, size, mediaType: '' }), { highWaterMark })) {
            running.update(chunk);
        }
        const actual = (0,_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDigest */ .MO)(algorithm, running);
        if (actual !== digest)
            throw invalid(`blob ${digest} is corrupt: its content has ${actual}`);
    }
    const layout = {
        dir,
        entries: index.children,
        roots: rootsOf(index.children, invalid),
        verify: async (descriptor) => {
            // Two descriptors of one digest may announce different sizes: the size is looked at each time.
            await checkSize(descriptor);
            const known = checked.get(descriptor.digest) ?? hash(descriptor);
            checked.set(descriptor.digest, known);
            await known;
        },
        read: async (descriptor) => {
            await layout.verify(descriptor);
            return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file(descriptor));
        },
        stream: (descriptor, start = 0) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file(descriptor), { start, highWaterMark }),
        manifest: async (descriptor) => {
            if (descriptor.size > manifestLimit)
                throw invalid(`manifest ${descriptor.digest} is larger than 4 MiB`);
            const bytes = await layout.read(descriptor);
            const manifest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_7__/* .parseManifest */ .Ng)(bytes, descriptor.mediaType);
            if (typeof manifest === 'string')
                throw invalid(`manifest ${descriptor.digest} ${manifest}`);
            return { descriptor, manifest, bytes };
        },
    };
    return layout;
}
/** Bytes read at once: large enough for speed, small enough that many parallel uploads stay within tens of MB. */
const highWaterMark = 256 * 1024;
function rootsOf(entries, invalid) {
    const roots = new Map();
    for (const entry of entries) {
        const name = entry.annotations?.[_descriptor_js__WEBPACK_IMPORTED_MODULE_5__/* .refNameAnnotation */ .my];
        if (name === undefined)
            continue;
        if ((roots.get(name)?.digest ?? entry.digest) !== entry.digest)
            throw invalid(`two entries of index.json are named ${name}`);
        roots.set(name, entry);
    }
    return roots;
}


/***/ }),

/***/ 44360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gh: () => (/* binding */ artifactTypeOf),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   OR: () => (/* binding */ blobsOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11260);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50261);



const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(2),
    mediaType: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    artifactType: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    config: _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .descriptor */ .yu.optional(),
    layers: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .descriptor */ .yu).optional(),
    // Registries written in Go say null for an empty list.
    manifests: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .descriptor */ .yu).nullish(),
    subject: _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .descriptor */ .yu.optional(),
    annotations: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).optional(),
});
/** Reads a manifest. The answer is a sentence on what is wrong where it cannot be one. */
function parseManifest(bytes, announced) {
    let document;
    try {
        document = JSON.parse(Buffer.from(bytes).toString('utf8'));
    }
    catch {
        return 'is not JSON';
    }
    const parsed = schema.safeParse(document);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return `has a mistake at ${issue?.path.join('.') || 'its top'}: ${issue?.message}`;
    }
    const { mediaType, artifactType, config, layers, manifests, subject, annotations } = parsed.data;
    // One document must not read as two things: by media type an index, by content an image (CVE-2021-41190).
    const isIndex = manifests !== undefined;
    if (isIndex === (config !== undefined || layers !== undefined))
        return 'is neither an image nor an index';
    if (!isIndex && config === undefined)
        return 'has no config';
    if (mediaType !== undefined && announced !== undefined && mediaType !== announced)
        return `says it is ${mediaType} but was announced as ${announced}`;
    const type = mediaType ?? announced ?? (isIndex ? _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypes */ .Ib.index : _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypes */ .Ib.manifest);
    if (isIndex !== (0,_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .isIndexType */ .$U)(type))
        return `does not have the content of ${type}`;
    return {
        mediaType: type,
        artifactType,
        config,
        layers: layers ?? [],
        children: manifests ?? [],
        subject,
        annotations: annotations ?? {},
    };
}
/** Config and layers that travel with a manifest, each digest once. */
function blobsOf({ config, layers }) {
    const all = [config, ...layers].filter((entry) => entry !== undefined && !(0,_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .isForeignLayer */ .sJ)(entry.mediaType));
    return [...new Map(all.flatMap((entry) => (entry ? [[entry.digest, entry]] : []))).values()];
}
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
    services: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), releasedService),
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
