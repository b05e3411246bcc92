export const id = 4278;
export const ids = [4278];
export const modules = {

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

/***/ 62151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createHttp)
/* harmony export */ });
/**
 * HTTP/1.1 keep-alive pools, one per host, honouring HTTPS_PROXY and NO_PROXY; extra certificate authorities come by
 * NODE_EXTRA_CA_CERTS as everywhere in Node. undici is loaded with the first request: refusing bad input needs none.
 */
function createHttp(options = {}) {
    let loading;
    const others = [];
    const load = () => {
        loading ??= Promise.all(/* import() */[__webpack_require__.e(6752), __webpack_require__.e(812)]).then(__webpack_require__.bind(__webpack_require__, 60812)).then(({ createPools }) => createPools(options));
        return loading;
    };
    return {
        fetch: async (url, init) => (await load()).fetch(url, init),
        dispatcher: async (reach = 'any') => (await load())[reach],
        apart: () => {
            const other = createHttp(options);
            others.push(other);
            return other;
        },
        close: async () => {
            const loaded = await loading;
            loading = undefined;
            const rest = others.splice(0).map((other) => other.close());
            await Promise.all([loaded?.any.close(), loaded?.public.close(), ...rest]);
        },
    };
}


/***/ }),

/***/ 54278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  asStep: () => (/* binding */ asStep),
  runMain: () => (/* binding */ runMain)
});

// EXTERNAL MODULE: ./lib/core/clock.js
var clock = __webpack_require__(91601);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/exec.js
var exec = __webpack_require__(91354);
// EXTERNAL MODULE: ./lib/core/http.js
var http = __webpack_require__(62151);
// EXTERNAL MODULE: ./lib/core/inputs.js
var core_inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/core/masked.js
var masked = __webpack_require__(85074);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/file-command.js
var file_command = __webpack_require__(82902);
;// CONCATENATED MODULE: ./lib/core/runner-files.js
/**
 * What a step leaves for later ones, in the runner's files and as @actions/core writes it; why by its file,
 * runner-commands.ts says.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */

const writeOutput = (name, value) => (0,file_command/* issueFileCommand */.n)('OUTPUT', (0,file_command/* prepareKeyValueMessage */.v)(name, value));
/** What the step keeps for its post step. */
const saveState = (name, value) => (0,file_command/* issueFileCommand */.n)('STATE', (0,file_command/* prepareKeyValueMessage */.v)(name, value));
const readState = (name) => process.env[`STATE_${name}`] || undefined;
/** Sets a variable here and for the following steps of the job. */
function exportVariable(name, value) {
    process.env[name] = value;
    (0,file_command/* issueFileCommand */.n)('ENV', (0,file_command/* prepareKeyValueMessage */.v)(name, value));
}

// EXTERNAL MODULE: ./lib/core/runner-log.js
var runner_log = __webpack_require__(530);
// EXTERNAL MODULE: ./lib/core/summary.js
var summary = __webpack_require__(3199);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/core/temp.js



const prefix = 'flotilla-';
/** Directories under RUNNER_TEMP (or the system's own temporary directory outside a runner). */
function createTemp(env) {
    const root = env['RUNNER_TEMP'] || external_node_os_.tmpdir();
    const made = new Set();
    const directory = async (purpose) => {
        await (0,promises_.mkdir)(root, { recursive: true });
        // The owner's pid in the name tells a later start whether anybody still uses it.
        const created = await (0,promises_.mkdtemp)(external_node_path_.join(root, `${prefix}${process.pid}-${purpose}-`));
        made.add(created);
        return created;
    };
    return {
        directory,
        file: async (name, content) => {
            const file = external_node_path_.join(await directory('file'), name);
            await (0,promises_.writeFile)(file, content, { mode: 0o600, flag: 'wx' });
            return file;
        },
        keep: (entry) => {
            for (const directory of made)
                if (`${entry}${external_node_path_.sep}`.startsWith(directory + external_node_path_.sep))
                    made.delete(directory);
        },
        remove: async () => {
            await Promise.all([...made].map((directory) => (0,promises_.rm)(directory, { recursive: true, force: true })));
            made.clear();
        },
    };
}
/**
 * Removes directories that a killed step left behind. Those of a live process stay, and so do those younger than
 * `minAgeMs`, which a step may have kept for its post step.
 */
async function sweepTemp(env, now, minAgeMs = 6 * 3_600_000) {
    const root = env['RUNNER_TEMP'] || external_node_os_.tmpdir();
    const names = await (0,promises_.readdir)(root).catch(() => []);
    const stale = [];
    for (const name of names.filter((name) => name.startsWith(prefix))) {
        const pid = Number(/^flotilla-(\d+)-/.exec(name)?.[1]);
        const entry = external_node_path_.join(root, name);
        const age = now - ((await (0,promises_.stat)(entry).catch(() => undefined))?.mtimeMs ?? now);
        if (Number.isInteger(pid) && !isAlive(pid) && age >= minAgeMs)
            stale.push(entry);
    }
    await Promise.all(stale.map((entry) => (0,promises_.rm)(entry, { recursive: true, force: true })));
    return stale;
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        // EPERM: it lives, but under another user.
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}

;// CONCATENATED MODULE: ./lib/core/step.js










/** Does the work of an action whose inputs are right, and writes its outputs. */
async function runMain(spec, inputs, onError) {
    await asStep(async (context) => {
        await sweepTemp(context.env, context.clock.now());
        const outputs = await spec.run(inputs, context);
        for (const name of spec.outputs)
            writeOutput((0,core_inputs/* kebab */.i9)(name), outputs[name] ?? '');
        if (outputs.failure !== undefined)
            throw outputs.failure;
    }, onError);
}
/** Gives work what it may touch, and leaves nothing of that open or lying about. */
async function asStep(work, onError) {
    const cancel = new AbortController();
    const interrupt = () => cancel.abort(new errors/* ActionError */.lZ('INTERRUPTED', 'The job was cancelled'));
    process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
    const context = {
        log: runner_log/* runnerLog */.t,
        exec: exec/* systemExec */.Vi,
        http: (0,http/* createHttp */.V)(),
        clock: clock/* systemClock */.m,
        env: process.env,
        summary: (0,summary/* createSummary */.Ft)(process.env['GITHUB_STEP_SUMMARY'], masked/* redact */.E),
        temp: createTemp(process.env),
        state: { save: saveState, read: readState },
        signal: cancel.signal,
        exportVariable: exportVariable,
    };
    try {
        await work(context);
    }
    catch (error) {
        onError(error);
    }
    finally {
        await context.summary.write().catch(onError);
        await context.temp.remove().catch(onError);
        await context.http.close().catch(onError);
        process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
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

/***/ 82902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ issueFileCommand),
/* harmony export */   v: () => (/* binding */ prepareKeyValueMessage)
/* harmony export */ });
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76982);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70857);
/* harmony import */ var _utils_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4679);
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync(filePath, `${(0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(message)}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID()}`;
    const convertedValue = (0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map

/***/ })

};
