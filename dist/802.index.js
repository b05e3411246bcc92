export const id = 802;
export const ids = [802];
export const modules = {

/***/ 74802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  defineAction: () => (/* binding */ defineAction),
  runAction: () => (/* binding */ runAction),
  runPost: () => (/* binding */ runPost)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(46058);
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
// EXTERNAL MODULE: ./lib/core/log.js
var log = __webpack_require__(18509);
;// CONCATENATED MODULE: ./lib/core/runner-log.js


const properties = (place) => place === undefined
    ? {}
    : {
        file: place.file,
        ...(place.line === undefined ? {} : { startLine: place.line }),
        ...(place.column === undefined ? {} : { startColumn: place.column }),
    };
/** The log of a step on a runner: workflow commands for annotations, groups and masks. */
const runnerLog = {
    info: core/* info */.pq,
    debug: core/* debug */.Yz,
    notice: (message, place) => core/* notice */.lm(message, properties(place)),
    warning: (message, place) => core/* warning */.$e(message, properties(place)),
    error: (message, place) => core/* error */.z3(message, properties(place)),
    group: core/* group */.Os,
    mask: (secret) => (0,log/* maskedForms */.$)(secret).forEach(core/* setSecret */.Pq),
};

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

;// CONCATENATED MODULE: ./lib/core/action.js









/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
const defineAction = (spec) => spec;
/** Runs an action as a step: reads inputs, writes outputs, reports errors, sets the exit code and never exits. */
async function runAction(spec) {
    await asStep(async (context) => {
        const inputs = readInputs(spec.inputs, context);
        await sweepTemp(context.env, context.clock.now());
        const outputs = await spec.run(inputs, context);
        for (const name of spec.outputs)
            core/* setOutput */.uH((0,core_inputs/* kebab */.i9)(name), outputs[name] ?? '');
        if (outputs.failure !== undefined)
            throw outputs.failure;
    }, fail);
}
/** Runs an action's post step. Whatever goes wrong is a warning: the job's verdict stands. */
async function runPost(spec) {
    await asStep(async (context) => spec.post?.(context), (error) => core/* warning */.$e(`Cleaning up failed: ${(0,errors/* messageOf */.bD)(error)}`));
}
async function asStep(work, onError) {
    const cancel = new AbortController();
    const interrupt = () => cancel.abort(new errors/* ActionError */.lZ('INTERRUPTED', 'The job was cancelled'));
    process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
    const context = {
        log: runnerLog,
        exec: exec/* systemExec */.Vi,
        http: (0,http/* createHttp */.V)(),
        clock: clock/* systemClock */.m,
        env: process.env,
        summary: (0,summary/* createSummary */.Ft)(process.env['GITHUB_STEP_SUMMARY']),
        temp: createTemp(process.env),
        state: { save: core/* saveState */.LZ, read: (name) => core/* getState */.Gu(name) || undefined },
        signal: cancel.signal,
        exportVariable: core/* exportVariable */.dN,
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
function readInputs(schema, { log }) {
    const fields = Object.entries(schema.shape);
    const raw = Object.fromEntries(fields.map(([key]) => [key, core/* getInput */.V4((0,core_inputs/* kebab */.i9)(key)) || undefined]));
    for (const [key, field] of fields)
        if ((0,core_inputs/* isSecret */.$f)(field) && raw[key] !== undefined)
            log.mask(raw[key]);
    const parsed = schema.safeParse(raw);
    if (parsed.success)
        return parsed.data;
    const lines = parsed.error.issues.map((issue) => {
        const [input, ...inner] = issue.path.map(String);
        const place = [input === undefined ? 'inputs' : (0,core_inputs/* kebab */.i9)(input), ...inner].join('.');
        return `${place}: ${issue.message}`;
    });
    throw new errors/* ActionError */.lZ('INPUT_INVALID', `Invalid inputs\n${lines.join('\n')}`, {
        hint: 'Correct the `with:` block of this step.',
    });
}
function fail(error) {
    process.exitCode = 1;
    if ((0,errors/* isActionError */.Bd)(error)) {
        core/* error */.z3((0,errors/* messageOf */.bD)(error), { title: error.code });
        if (error.hint !== undefined)
            core/* info */.pq(`What to do: ${error.hint}`);
        core/* debug */.Yz(error.stack ?? '');
    }
    else {
        core/* error */.z3(error instanceof Error ? (error.stack ?? error.message) : String(error), { title: 'BUG' });
        core/* info */.pq('This is a mistake in Flotilla, not in your configuration. Please report it with the lines above.');
    }
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

/***/ 3828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ isActionError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/* unused harmony export errorCodes */
/** Every way an action can fail for a reason its user can act on. Documented in docs/errors.md; keep alphabetical. */
const errorCodes = {
    ARTIFACT_MISMATCH: 'a downloaded artifact is not the one its job announced',
    BUILD_FAILED: 'a Dockerfile failed to build',
    CHART_INVALID: 'a chart or manifest is missing, renders nothing or renders something unusable',
    CLOUD_FAILED: 'an API of a cloud kept failing',
    CLUSTER_CHANGED: 'somebody else changed the cluster meanwhile',
    CLUSTER_DENIED: 'a cluster refused the identity or the request',
    CLUSTER_LOCKED: 'another delivery holds the lock of this application in this cluster',
    CLUSTER_UNREACHABLE: 'a cluster did not answer',
    CREDENTIAL_EXPIRED: 'a credential ran out and could not be renewed',
    DELIVERY_FAILED: 'a delivery did not end as planned, or did not report',
    DIGEST_MISMATCH: 'content does not have the digest it was announced with',
    FLEET_INVALID: 'the fleet file has mistakes',
    IDENTITY_DENIED: 'a cloud refused to exchange the job identity',
    IDENTITY_UNAVAILABLE: 'the job has no identity token to exchange',
    INCOMPLETE: 'every manifest is everywhere but a tag could not be written somewhere',
    INPUT_INVALID: 'an input is missing or wrong',
    INTERRUPTED: 'the job was cancelled',
    LAYOUT_INVALID: 'an OCI layout is broken',
    PLATFORM_UNSUPPORTED: 'a platform cannot be built here',
    REFERENCE_INVALID: 'an image reference is not well-formed',
    REGISTRY_DENIED: 'a registry refused the identity or the request',
    REGISTRY_FAILED: 'a registry kept failing',
    REGISTRY_UNSAFE: 'a registry asked for something no honest registry asks for',
    RELEASE_INVALID: 'a release record is damaged or of an unknown version',
    RELEASE_REFUSED: 'this release may not be deployed here now',
    REPOSITORY_MISSING: 'a repository does not exist and could not be created',
    ROLLBACK_FAILED: 'the way back failed; what is live needs a person',
    ROLLOUT_FAILED: 'a rollout cannot succeed any more',
    ROLLOUT_TIMED_OUT: 'a rollout did not finish in time',
    SCAN_FAILED: 'the scanner could not give a verdict',
    SIGNING_FAILED: 'signing or its services failed',
    SMOKE_FAILED: 'the deployed application did not answer as it should',
    TAG_IMMUTABLE: 'an immutable tag names another digest',
    TOOL_FAILED: 'a program the action runs failed',
    TOOL_MISSING: 'a program the action needs is not there and could not be fetched',
    UNVERIFIED: 'a signature or attestation is missing or not by who should have signed',
    VULNERABLE: 'the scan gate refused an image',
};
/** A failure the user can act on. Anything else that is thrown is a bug and keeps its stack. */
class ActionError extends Error {
    name = 'ActionError';
    code;
    hint;
    constructor(code, message, { hint, cause } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.hint = hint;
    }
}
/** True for an ActionError, of the given code if one is named. */
function isActionError(error, code) {
    return error instanceof ActionError && (code === undefined || error.code === code);
}
/** The message of whatever was thrown, with the reasons behind it (`fetch failed: connect ECONNREFUSED …`). */
function messageOf(error) {
    if (!(error instanceof Error))
        return String(error);
    // AggregateError of a failed connect has an empty message; its parts say what happened.
    const own = error.message || (error instanceof AggregateError ? error.errors.map(messageOf).join(', ') : error.name);
    return error.cause === undefined ? own : `${own}: ${messageOf(error.cause)}`;
}


/***/ }),

/***/ 91354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ud: () => (/* binding */ plainEnvironment),
/* harmony export */   Vi: () => (/* binding */ systemExec),
/* harmony export */   eF: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41955);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);


/** Exec over @actions/exec: quiet (argv is not echoed), exit code returned instead of thrown. */
const systemExec = async ({ argv, cwd, env, stdin, onStderr, onStdout }) => {
    const [program, ...args] = argv;
    try {
        const { exitCode, stdout, stderr } = await (0,_actions_exec__WEBPACK_IMPORTED_MODULE_0__/* .getExecOutput */ .H)(program, args, {
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('TOOL_MISSING', `${program} could not be started`, {
            hint: `Install ${program}, or let flotilla's setup-tools fetch it.`,
            cause,
        });
    }
};
/** Runs a program that must succeed and returns its standard output; `TOOL_FAILED` with the end of what it said. */
async function run(exec, command) {
    const { code, stdout, stderr } = await exec(command);
    if (code === 0)
        return stdout;
    const said = (stderr.trim() || stdout.trim()).split('\n').slice(-20).join('\n');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('TOOL_FAILED', `${command.argv.slice(0, 3).join(' ')} exited with ${code}\n${said}`);
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
/** Artifact Registry answers uploads with a Location of some 20 KiB; Node's own limit is 16 KiB for all headers. */
const maxHeaderSize = 64 * 1024;
/**
 * HTTP/1.1 keep-alive pools, one per host, honouring HTTPS_PROXY and NO_PROXY; extra certificate authorities come by
 * NODE_EXTRA_CA_CERTS as everywhere in Node. undici is loaded with the first request: refusing bad input needs none.
 */
function createHttp() {
    let loading;
    const load = () => {
        loading ??= __webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 24371, 19)).then((undici) => {
            const agent = new undici.EnvHttpProxyAgent({
                connections: 16,
                maxHeaderSize,
                keepAliveTimeout: 30_000,
                headersTimeout: 120_000,
                bodyTimeout: 120_000,
                connect: { timeout: 15_000 },
            });
            // undici's own fetch: the platform's refuses a dispatcher of another undici version. The two declare the same
            // WHATWG types under different names, hence the assertion.
            const fetch = ((url, init) => undici.fetch(url, { ...init, dispatcher: agent }));
            return { fetch, agent };
        });
        return loading;
    };
    return {
        fetch: async (url, init) => (await load()).fetch(url, init),
        dispatcher: async () => (await load()).agent,
        close: async () => {
            const loaded = await loading;
            loading = undefined;
            await loaded?.agent.close();
        },
    };
}


/***/ }),

/***/ 50662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ isSecret),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   i9: () => (/* binding */ kebab),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   oQ: () => (/* binding */ yaml),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   rJ: () => (/* binding */ secret)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);


/**
 * The vocabulary of inputs. An input reaches a schema as text or, when left empty, as undefined; its name,
 * description and default live in action.yml. Make one optional with `.optional()`.
 */
/** Any text without control characters (Unicode Cc) other than tab and line breaks. */
const text = () => zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('is required')
    .refine((value) => !/(?![\t\r\n])\p{Cc}/u.test(value), 'contains a control character');
/** `true` or `false`, as YAML's core schema writes them. */
const flag = () => text()
    .refine((value) => /^(true|True|TRUE|false|False|FALSE)$/.test(value), 'must be true or false')
    .transform((value) => value.toLowerCase() === 'true');
/** One of a few words. */
const choice = (...values) => zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(values, `must be one of ${values.join(', ')}`);
/** Entries separated by commas or line breaks; empty ones are dropped. */
const list = () => text().transform((value) => value
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''));
/** A whole number within bounds. */
const integer = (min, max) => text()
    .refine((value) => /^\d+$/.test(value), 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be from ${min} to ${max}`);
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** `90s`, `5m`, `1h30m` in milliseconds; undefined when it is none. */
function parseDuration(value) {
    if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(value))
        return undefined;
    let total = 0;
    for (const [, amount = '0', unit = 's'] of value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
        total += Number(amount) * units[unit]; // the pattern admits no other unit
    }
    return total;
}
/** A duration such as `90s`, `5m` or `1h30m`; milliseconds in code. */
const duration = () => text()
    .refine((value) => parseDuration(value) !== undefined, 'must be a duration such as 90s, 5m or 1h30m')
    .transform((value) => parseDuration(value) ?? 0);
/** A content digest, `sha256:` and 64 hexadecimal digits. */
const digest = () => text().regex(/^sha256:[a-f0-9]{64}$/, 'must be a digest such as sha256:2c26…');
/** YAML (or JSON, which is YAML) of the given shape. */
const yaml = (schema) => text()
    .transform((value, context) => {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(value);
    }
    catch (error) {
        context.addIssue({
            code: 'custom',
            message: `is not YAML: ${error instanceof Error ? error.message : error}`,
        });
        return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
    }
})
    .pipe(schema);
const secrets = new WeakSet();
/** Text that is masked before anything else happens. */
const secret = () => {
    const schema = text();
    secrets.add(schema);
    return schema;
};
/** Whether an input was declared with `secret()`, optional or not. */
function isSecret(schema) {
    if (secrets.has(schema))
        return true;
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_1__/* .ZodOptional */ .IiU && isSecret(schema.unwrap()); // unwrap is typed as the core type
}
/** `dryRun` ↔ `dry-run`. */
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);


/***/ }),

/***/ 18509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ maskedForms),
/* harmony export */   g: () => (/* binding */ prefixed)
/* harmony export */ });
/** A log with every line prefixed, for work that runs beside other work (`aws  applied 25 objects`). */
function prefixed(log, prefix) {
    const say = (text) => `${prefix}${text}`;
    return {
        ...log,
        info: (message) => log.info(say(message)),
        debug: (message) => log.debug(say(message)),
        notice: (message, place) => log.notice(say(message), place),
        warning: (message, place) => log.warning(say(message), place),
        error: (message, place) => log.error(say(message), place),
    };
}
/**
 * The forms in which a secret may turn up in text: itself, each of its lines, base64 (alone and as the password of
 * the usual registry users) and percent-encoded. Forms shorter than four characters would mask ordinary words.
 */
function maskedForms(secret) {
    const forms = [
        secret,
        ...secret.split(/\r?\n/),
        Buffer.from(secret).toString('base64'),
        Buffer.from(secret).toString('base64url'),
        encodeURIComponent(secret),
        ...['AWS', 'oauth2accesstoken', '00000000-0000-0000-0000-000000000000'].map((user) => Buffer.from(`${user}:${secret}`).toString('base64')),
    ];
    return [...new Set(forms.map((form) => form.trim()).filter((form) => form.length >= 4))];
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

/** GitHub shows at most 1 MiB of summary per step and drops a larger one whole. */
const summaryLimit = 1024 * 1024;
/** Makes text safe inside a Markdown table cell or paragraph: no HTML, no cell border, no line break, no mention. */
function escapeMarkdown(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('|', '\\|')
        .replaceAll('`', '\\`')
        .replace(/@(?=\w)/g, '@\u200b')
        .replace(/\s*\r?\n\s*/g, ' ');
}
/** A code span that survives backticks and cell borders in its text. */
function codeSpan(text) {
    return `<code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;').replace(/\s+/g, ' ')}</code>`;
}
function createSummary(file) {
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
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, cut(summary.markdown()));
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


/***/ })

};
