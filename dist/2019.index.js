export const id = 2019;
export const ids = [2019];
export const modules = {

/***/ 95231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ downloadVerified)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3828);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7493);






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
            const actual = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .retry */ .L)(() => download(url, file, fetch), {
                clock,
                attempts: 3,
                retryable: (error) => error instanceof Transient || error instanceof TypeError,
            });
            if (actual === sha256)
                return { ok: true, problems };
            problems.push(`${url} has SHA-256 ${actual}, not ${sha256}`);
        }
        catch (error) {
            problems.push(`${url}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}`);
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
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    // The two stream types are the same object under two declarations.
    const body = node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable.fromWeb(response.body);
    body.on('data', (chunk) => hash.update(chunk));
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(body, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(file, { mode: 0o600 }));
    return hash.digest('hex');
}


/***/ }),

/***/ 91354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ notStarted),
/* harmony export */   Ud: () => (/* binding */ plainEnvironment),
/* harmony export */   Vi: () => (/* binding */ systemExec),
/* harmony export */   eF: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** Exec over @actions/exec, loaded with the first program: quiet (argv is not echoed), exit code instead of a throw. */
const systemExec = async (command) => {
    if (command.interrupt !== undefined)
        return (await __webpack_require__.e(/* import() */ 9756).then(__webpack_require__.bind(__webpack_require__, 39756))).execInterruptibly(command, command.interrupt);
    const { argv, cwd, env, stdin, onStderr, onStdout } = command;
    const { getExecOutput } = await __webpack_require__.e(/* import() */ 1955).then(__webpack_require__.bind(__webpack_require__, 41955));
    const [program, ...args] = argv;
    try {
        const { exitCode, stdout, stderr } = await getExecOutput(program, args, {
            env: { ...env },
            silent: true,
            ignoreReturnCode: true,
            ...(cwd === undefined ? {} : { cwd }),
            ...(stdin === undefined ? {} : { input: Buffer.from(stdin) }),
            listeners: {
                ...(onStderr ? { errline: onStderr } : {}),
                ...(onStdout ? { stdline: onStdout } : {}),
            },
        });
        return { code: exitCode, stdout, stderr };
    }
    catch (cause) {
        throw notStarted(program, cause);
    }
};
/** `TOOL_MISSING` for a program that could not be started. */
const notStarted = (program, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('TOOL_MISSING', `${program} could not be started`, {
    hint: `Install ${program}, or let flotilla's setup-tools fetch it.`,
    cause,
});
/** Runs a program that must succeed and returns its standard output; `TOOL_FAILED` with the end of what it said. */
async function run(exec, command) {
    const { code, stdout, stderr } = await exec(command);
    if (code === 0)
        return stdout;
    const said = (stderr.trim() || stdout.trim()).split('\n').slice(-20).join('\n');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('TOOL_FAILED', `${command.argv.slice(0, 3).join(' ')} exited with ${code}\n${said}`);
}
/** The variables every program may see: where things are, never a token. */
function plainEnvironment(env) {
    const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'RUNNER_TEMP', 'RUNNER_TOOL_CACHE'];
    const network = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
    const trust = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS'];
    const kept = [...names, ...network, ...trust].flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(kept);
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

/***/ 19871:
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
// EXTERNAL MODULE: ./lib/core/download.js
var download = __webpack_require__(95231);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
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
    const { ok, problems } = await (0,download/* downloadVerified */.n)(urls, sha256, file, { fetch: http.fetch, clock });
    for (const problem of problems)
        log.warning(`${name}: ${problem}`);
    if (!ok)
        throw new errors/* ActionError */.lZ('TOOL_MISSING', `${why}, and no download of ${name} ${version} could be used`, {
            hint: `Install ${name} ${version} in a step before this one, or let the runner reach ${new URL(urls[0]).host}.`,
        });
    const unpacked = external_node_path_.join(directory, 'program');
    await (0,promises_.mkdir)(unpacked);
    const { extractTar } = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(1955), __webpack_require__.e(6034)]).then(__webpack_require__.bind(__webpack_require__, 6034));
    const program = member === undefined ? file : external_node_path_.join(await extractTar(file, external_node_path_.join(directory, 'tar')), member);
    await (0,promises_.copyFile)(program, external_node_path_.join(unpacked, name));
    await (0,promises_.chmod)(external_node_path_.join(unpacked, name), 0o755);
    const cache = await toolCache(env);
    const kept = cache === undefined ? unpacked : await cache.cacheDir(unpacked, name, version);
    return external_node_path_.join(kept, name);
}
/** The runner's tool cache; undefined outside a runner, where a download lives as long as the step. */
async function toolCache(env) {
    return env['RUNNER_TOOL_CACHE'] && env['RUNNER_TEMP'] ? await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(1955), __webpack_require__.e(6034)]).then(__webpack_require__.bind(__webpack_require__, 6034)) : undefined;
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


/***/ })

};
