export const id = 625;
export const ids = [625];
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

/***/ 87649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ openRoot)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/clouds/index.js + 1 modules
var clouds = __webpack_require__(77905);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/infrastructure/program.js
var infrastructure_program = __webpack_require__(52315);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/exec.js
var core_exec = __webpack_require__(91354);
// EXTERNAL MODULE: ./lib/core/plain-line.js
var plain_line = __webpack_require__(1986);
// EXTERNAL MODULE: ./lib/core/redact.js
var redact = __webpack_require__(8038);
;// CONCATENATED MODULE: ./lib/infrastructure/diagnosis.js


/** Lines of a failed program that are shown. */
const shownLines = 40;
/** The lines of an `Error acquiring the state lock` that say whose it is. */
const lockFields = ['ID', 'Who', 'Operation', 'Created'];
/** How clouds say that a write of the lock is not allowed. */
const denial = /AccessDenied|Access Denied|not authorized|AuthorizationPermissionMismatch|AuthorizationFailed|StatusCode: 403|Error 403|forbidden/i;
/** A failed call as an error its reader can act on. `step` is such as `terraform plan of production/aws`. */
function failureOf(step, { code, stdout, stderr }) {
    const said = (0,redact/* redact */.E)(stderr.trim() || stdout.trim());
    const [program] = step.split(' ');
    if (/Saved plan (is stale|does not match the given state)/.test(said))
        return new errors/* ActionError */.lZ('PLAN_STALE', `${step}: the state was changed after the plan was made`, {
            hint: 'Run the workflow again: it plans anew, and the new plan is approved.',
        });
    if (/Error acquiring the state lock/.test(said)) {
        const holder = holderOf(said);
        if (holder !== undefined)
            return new errors/* ActionError */.lZ('STATE_LOCKED', `${step}: somebody else holds the lock of the state: ${holder}`, {
                hint: `Wait for that run, or raise \`lock-timeout\`. When you have seen that it is dead: ${program} force-unlock ID, in the root.`,
            });
        const message = `${step}: the lock of the state could not be taken\n${lastLines(said)}`;
        if (denial.test(said))
            return new errors/* ActionError */.lZ('TOOL_FAILED', message, {
                hint: 'Let the identity write the lock. An identity that only reads plans without one: `lock-plans: false` in the root.',
            });
        return new errors/* ActionError */.lZ('STATE_LOCKED', message, {
            hint: 'Run it again when nothing else works on that state, or raise `lock-timeout`.',
        });
    }
    const message = `${step} exited with ${code}\n${lastLines(said)}`;
    return new errors/* ActionError */.lZ('TOOL_FAILED', message, {
        hint: /lock file|[Dd]ependency changes/.test(said)
            ? `Commit .terraform.lock.hcl of the root: ${program} providers lock -platform=linux_amd64.`
            : undefined,
    });
}
/** Whose lock it is, as far as the backend says. */
function holderOf(said) {
    // The backend `http` shows the lock that was asked for, and of the one that is held nothing but this.
    const held = /state already locked: ID=(\S+)/.exec(said)?.[1];
    if (held !== undefined)
        return `id ${held}`;
    const found = lockFields.flatMap((field) => {
        const value = new RegExp(`^\\W*${field}:\\s+(.+)$`, 'm').exec(said)?.[1];
        return value === undefined ? [] : [`${field.toLowerCase()} ${value.trim()}`];
    });
    return found.length > 0 ? found.join(', ') : undefined;
}
const lastLines = (text) => text.split('\n').slice(-shownLines).join('\n');

// EXTERNAL MODULE: ./lib/infrastructure/plan-json.js
var plan_json = __webpack_require__(99555);
;// CONCATENATED MODULE: ./lib/infrastructure/terraform.js








const stamp = schemas/* object */.Ikc({ serial: schemas/* int */.Whr(), lineage: schemas/* string */.YjP() });
const versions = schemas/* object */.Ikc({ terraform_version: schemas/* string */.YjP() });
/** What `init` writes down of the backend, in the directory of TF_DATA_DIR; nothing for a root that names none. */
const initialized = schemas/* object */.Ikc({ backend: schemas/* object */.Ikc({ type: schemas/* string */.YjP() }).nullish() });
/** Variables of the runner that say how providers are installed: mirrors and caches. */
const installation = ['TF_CLI_CONFIG_FILE', 'TF_PLUGIN_CACHE_DIR'];
/**
 * Terraform or OpenTofu in one root. It sees no token of the job, and is interrupted, not killed, when the job is
 * cancelled. `TOOL_FAILED`, `STATE_LOCAL`, `STATE_LOCKED`, `PLAN_STALE`, `INTERRUPTED`.
 */
function openTerraform(options, { exec, env, log, signal }) {
    const { program, directory, label, variables, data, lockTimeoutMs } = options;
    const found = installation.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
    const environment = {
        ...(0,core_exec/* plainEnvironment */.Ud)(env),
        ...Object.fromEntries(found),
        TF_IN_AUTOMATION: 'true',
        TF_INPUT: 'false',
        TF_DATA_DIR: data,
        CHECKPOINT_DISABLE: 'true',
    };
    const lockOptions = (lock) => [
        `-lock=${lock}`,
        ...(lock ? [`-lock-timeout=${Math.ceil(lockTimeoutMs / 1000)}s`] : []),
    ];
    const name = external_node_path_.basename(program);
    const stepOf = (args) => `${name} ${args[0]} of ${label}`;
    async function call(args, { accepted = [0], isLoud = false, isSecret = false } = {}) {
        if (signal.aborted)
            throw signal.reason;
        const finished = await exec({
            argv: [program, ...args],
            cwd: external_node_path_.resolve(directory),
            env: { ...environment, ...(await variables()) },
            interrupt: signal,
            // A line is never cut: half of a secret would not be recognized.
            ...(isLoud ? { onStdout: (line) => log.info((0,plain_line/* plainLine */.h)(line, Number.POSITIVE_INFINITY)) } : {}),
        });
        if (accepted.includes(finished.code))
            return finished;
        if (!signal.aborted)
            throw failureOf(stepOf(args), isSecret ? { ...finished, stdout: '' } : finished);
        throw new errors/* ActionError */.lZ('INTERRUPTED', `${stepOf(args)} was interrupted`, {
            hint: 'What it had finished is in the state. Run again: it plans what is left. A lock that is still there is named then.',
        });
    }
    async function callForJson(args) {
        const { stdout } = await call(args, { isSecret: true });
        return stdout.trim() === '' ? undefined : (0,plan_json/* readJson */.V)(stdout, stepOf(args));
    }
    return {
        /** Installs the providers of the lock file, and no others, and makes sure that the state outlives the job. */
        init: async () => {
            await call(['init', '-input=false', '-no-color', '-lockfile=readonly']);
            const kept = await (0,promises_.readFile)(external_node_path_.join(data, 'terraform.tfstate'), 'utf8').catch(() => '{}');
            const type = initialized.parse(JSON.parse(kept)).backend?.type ?? 'local';
            if (type === 'local')
                throw new errors/* ActionError */.lZ('STATE_LOCAL', `${label} keeps its state in a file, which is gone with the job`, {
                    hint: `Name a backend that keeps it, in a block \`terraform { backend … }\` in ${directory}.`,
                });
        },
        validate: async () => {
            await call(['validate', '-no-color']);
        },
        version: async () => versions.parse(await callForJson(['version', '-json'])).terraform_version,
        /**
         * Saves a plan. `said` is all that was said on the way, with warnings; secrets that the program forgot to hide are
         * in it, and not masked yet.
         */
        plan: async (file, { lock, refreshOnly = false }) => {
            const kind = refreshOnly ? ['-refresh-only'] : [];
            const given = ['-input=false', '-no-color', '-detailed-exitcode', ...lockOptions(lock), `-out=${file}`];
            const { code, stdout } = await call(['plan', ...kind, ...given], { accepted: [0, 2] });
            return { hasChanges: code === 2, said: stdout };
        },
        /** A saved plan as JSON: with every secret that is in it. */
        json: async (file) => (await call(['show', '-json', file], { isSecret: true })).stdout,
        /** A saved plan as people read it, without what is marked sensitive. */
        text: async (file) => (await call(['show', '-no-color', file])).stdout,
        /** Carries out a saved plan, and nothing else. */
        apply: async (file) => {
            await call(['apply', '-input=false', '-no-color', ...lockOptions(true), file], { isLoud: true });
        },
        /** What the state is at; undefined where there is none yet. */
        state: async () => {
            const found = await callForJson(['state', 'pull']);
            return found === undefined ? undefined : stamp.parse(found);
        },
    };
}

// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/clouds/renewing.js
var renewing = __webpack_require__(56355);
// EXTERNAL MODULE: ./lib/core/private-files.js
var private_files = __webpack_require__(91358);
;// CONCATENATED MODULE: ./lib/actions/root-credentials.js


/**
 * As how short-lived credentials are taken, in milliseconds: a call gets none that is older than a minute. A program may
 * be given a token of the job that it exchanges itself, once it works, and those live five minutes.
 */
const lifeMs = 120_000;
/**
 * Variables by which a program acts as an identity, opened anew where the last are a minute old; what they name as files
 * is written into a private directory, at the same paths each time.
 */
function rootCredentials(open, directory, clock) {
    const current = (0,renewing/* renewing */.IU)(async () => {
        const expiresAt = clock.now() + lifeMs;
        const { variables, files } = await open();
        return { value: { ...variables, ...(await (0,private_files/* privateFiles */.v)(files, directory)) }, expiresAt };
    }, clock);
    return async () => (await current()).value;
}

;// CONCATENATED MODULE: ./lib/actions/open-root.js








/**
 * Terraform in a root of the fleet file, acting as the identity of a role. What it acts as reaches it by variables and
 * private files of its own, never by those of the job.
 */
async function openRoot(fleet, inputs, role, context) {
    const { infrastructure, root } = (0,fleet_select/* selectRoot */.PD)(fleet, inputs.environment, inputs.root);
    const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, context);
    const directory = await context.temp.directory('infrastructure');
    const data = external_node_path_.join(directory, 'data');
    await (0,promises_.mkdir)(data);
    const { program: name, downloads } = infrastructure;
    const program = inputs.terraform ?? (await (0,infrastructure_program/* findPinned */.s)(name, downloads[name], context));
    const identity = root[`${role}-identity`];
    const open = async () => identity === undefined ? { variables: {}, files: {} } : await (0,clouds/* openTerraform */.Np)(fleet, identity, ports);
    const credentials = rootCredentials(open, directory, context.clock);
    // Who is refused learns it before anything else.
    await credentials();
    const secrets = Object.entries(root.secrets).map(([variable, secret]) => [variable, ports.secret(secret)]);
    const label = `${inputs.environment}/${inputs.root}`;
    const variables = async () => ({ ...(await credentials()), ...Object.fromEntries(secrets) });
    const options = {
        program,
        directory: root.directory,
        label,
        variables,
        data,
        lockTimeoutMs: inputs.lockTimeout,
    };
    const terraform = openTerraform(options, context);
    return { infrastructure, root, label, directory, terraform };
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

/***/ 1986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ plainLine)
/* harmony export */ });
/**
 * A line somebody else wrote, safe to print: one line, without terminal control sequences, and nothing in it that a
 * runner would take for a workflow command (`::set-output::`, `##[error]`). `longest` is in characters.
 */
function plainLine(text, longest = 2_000) {
    const plain = text
        // biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI sequences begin with one
        .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replaceAll('##[', '## [');
    return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}


/***/ }),

/***/ 91358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ privateFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * Writes contents that a program reads by variables which name a file, for its owner alone, into a private directory.
 * Variable → content becomes variable → path.
 */
async function privateFiles(files, directory) {
    const written = await Promise.all(Object.entries(files).map(async ([variable, content]) => {
        const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, variable.toLowerCase());
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, content, { mode: 0o600 });
        return [variable, file];
    }));
    return Object.fromEntries(written);
}


/***/ }),

/***/ 8038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact)
/* harmony export */ });
/**
 * Hides what looks like a credential: JSON and form fields of telling names, bearer tokens, JWTs, passwords in URLs,
 * keys in PEM.
 */
function redact(text) {
    return text
        .replace(/("[^"]*(?:password|passwd|secret|token|api[-_]?key|authorization|cookie|credential)[^"]*"\s*:\s*)("(?:[^"\\]|\\.)*"|[^\s,}\]]+)/gi, '$1"***"')
        .replace(/\b((?:password|passwd|secret|token|api[-_]?key)=)[^\s&"']+/gi, '$1***')
        .replace(/\b((?:password|passwd|api[-_]?key): )[^\s&"']+/gi, '$1***')
        .replace(/\b(bearer\s+)[\w.~+/=-]{8,}/gi, '$1***')
        .replace(/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '***')
        .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/@]+@/gi, '$1***@')
        .replace(/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '***');
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

/***/ 31042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ driftOf),
/* harmony export */   EZ: () => (/* binding */ kinds),
/* harmony export */   fs: () => (/* binding */ changesOf),
/* harmony export */   hj: () => (/* binding */ changedOutputs)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** In the order in which a reader should look. */
const kinds = ['destroy', 'replace', 'change', 'add', 'forget', 'import', 'move'];
/** What a plan does to resources, the most dangerous first. Data that is only read is left out. */
const changesOf = (plan) => sorted(plan.resource_changes.flatMap(changeOf));
/** How resources differ from the state. A move is the code's word, and nothing that happened in the world. */
const driftOf = (plan) => sorted(plan.resource_drift.flatMap(changeOf).filter(({ kind }) => kind !== 'move'));
/** Names of outputs whose value changes. */
const changedOutputs = (plan) => Object.entries(plan.output_changes)
    .filter(([, { actions }]) => actions.some((action) => action !== 'no-op'))
    .map(([name]) => name)
    .sort();
const sorted = (changes) => changes.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.address < b.address ? -1 : 1));
function changeOf(resource) {
    const kind = resource.mode === 'data' ? undefined : kindOf(resource);
    if (kind === undefined)
        return [];
    const { address, type, change, previous_address: before, deposed, action_reason: reason } = resource;
    const forcing = kind === 'replace' ? forcingOf(change) : [];
    const differing = kind === 'add' || kind === 'destroy' ? [] : differingOf(change);
    return [
        {
            ...{ address, type, kind, fields: [...new Set([...forcing, ...differing])] },
            ...(forcing.length > 0 ? { forcing: forcing.length } : {}),
            ...(deposed === undefined && reason === undefined ? {} : { reason: deposed ? 'deposed' : reason }),
            ...(hasMoved(resource) ? { from: before } : {}),
            ...(isImported(change) ? { isImported: true } : {}),
        },
    ];
}
const isImported = ({ importing }) => importing !== undefined && importing !== null;
const hasMoved = ({ address, previous_address: before }) => before !== undefined && before !== address;
function kindOf(resource) {
    switch (resource.change.actions.join(',')) {
        case 'create':
            return 'add';
        case 'update':
            return 'change';
        case 'delete':
            return 'destroy';
        case 'delete,create':
        case 'create,delete':
        case 'create,forget':
            return 'replace';
        case 'forget':
            return 'forget';
        default:
            if (isImported(resource.change))
                return 'import';
            return hasMoved(resource) ? 'move' : undefined;
    }
}
/** Paths of the values it is made anew for. */
const forcingOf = ({ replace_paths: paths = [] }) => [
    ...new Set(paths.map((path) => path.join('.'))),
];
function differingOf({ before, after, after_unknown: unknown }) {
    const [was, is, open] = [before, after, unknown].map((value) => entriesOf(value));
    const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {}), ...Object.keys(open ?? {})]);
    return [...names]
        .filter((name) => hasTrue(open?.[name]) || !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(was?.[name], is?.[name]))
        .sort();
}
const entriesOf = (value) => value !== null && typeof value === 'object' ? { ...value } : {};
const hasTrue = (value) => value === true || (value !== null && typeof value === 'object' && Object.values(value).some(hasTrue));


/***/ }),

/***/ 83013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readPrices),
/* harmony export */   _: () => (/* binding */ costChange)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37428);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);




const amount = zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().min(0);
/** What a resource costs a month: always the same, or by one of its values; `each` multiplies by a number in it. */
const price = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    amount,
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ by: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), is: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), amount), each: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional() }),
]);
const priceList = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    currency: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[A-Z]{3}$/, 'must be a code such as USD'),
    monthly: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), price).describe('type of a resource → what one costs a month'),
});
/** Reads the team's price list. `INPUT_INVALID`. */
async function readPrices(file) {
    try {
        return priceList.parse((0,yaml__WEBPACK_IMPORTED_MODULE_1__.parse)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8')));
    }
    catch (cause) {
        const why = cause instanceof zod__WEBPACK_IMPORTED_MODULE_4__/* .ZodError */ .G ? zod__WEBPACK_IMPORTED_MODULE_5__/* .prettifyError */ .S1(cause) : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('INPUT_INVALID', `The price list ${file} cannot be used: ${why}`, {
            hint: 'See docs/infrastructure.md for its form.',
        });
    }
}
/** What a plan changes in the monthly costs, as far as the list knows. */
function costChange(plan, { currency, monthly }) {
    const unknown = new Set();
    let difference;
    for (const resource of plan.resource_changes) {
        const { actions, before, after } = resource.change;
        // Data is only read.
        if (!actions.some((action) => /create|update|delete/.test(action)))
            continue;
        // What is forgotten goes on costing, beside what takes its place.
        const [was, is] = [actions.includes('forget') ? null : before, after].map((side) => monthlyOf(side, monthly[resource.type]));
        if (was === undefined || is === undefined)
            unknown.add(resource.type);
        else
            difference = (difference ?? 0) + is - was;
    }
    return { currency, difference, unknown: [...unknown].sort() };
}
function monthlyOf(side, known) {
    // What is not there costs nothing, whatever it is.
    if (side === null || side === undefined)
        return 0;
    if (known === undefined || typeof known === 'number')
        return known;
    const single = known.is[String(valueAt(side, known.by))];
    const count = known.each === undefined ? 1 : valueAt(side, known.each);
    return single === undefined || typeof count !== 'number' ? undefined : single * count;
}
/** A value by its path, such as `settings.0.tier`. */
const valueAt = (value, path) => path.split('.').reduce((inner, key) => {
    if (inner === null || typeof inner !== 'object')
        return undefined;
    return Object.entries(inner).find(([name]) => name === key)?.[1];
}, value);


/***/ }),

/***/ 9061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cutTo)
/* harmony export */ });
/** Said where a text is cut: the log is never. */
const note = '\n… cut here; the log of the run has all of it.';
/** A text in at most so many characters, more than the note has, cut visibly. Secrets are to be hidden before: a cut may leave half of one. */
const cutTo = (text, room) => text.length <= room ? text : `${text.slice(0, Math.max(0, room - note.length))}${note}`;


/***/ }),

/***/ 15703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ openKeptPlan),
/* harmony export */   v: () => (/* binding */ keepPlan)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64377);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _sealed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37767);




/** What a saved plan is for. It is sealed together with the plan: no half can be exchanged. */
const purpose = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    environment: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    root: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    directory: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    commit: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    createdAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    program: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
});
const digestOf = (content) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex')}`;
/** Seals a plan for whoever applies it. The digest is of what is sealed, and is what an approval is for. */
function keepPlan(publicKey, purpose, plan) {
    const head = Buffer.from(JSON.stringify(purpose));
    const size = Buffer.alloc(4);
    size.writeUInt32BE(head.length);
    const sealed = (0,_sealed_js__WEBPACK_IMPORTED_MODULE_2__/* .seal */ .od)(publicKey, Buffer.concat([size, head, plan]));
    return { sealed, digest: digestOf(sealed) };
}
/**
 * Opens a plan that was kept, if it is the announced one and meant for this root at this commit. `ARTIFACT_MISMATCH`.
 */
function openKeptPlan(privateKey, sealed, digest, wanted) {
    const found = digestOf(sealed);
    if (found !== digest)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `The plan has the digest ${found}, not the approved ${digest}`, {
            hint: 'Use the artifact and the digest of one run, unchanged.',
        });
    const content = (0,_sealed_js__WEBPACK_IMPORTED_MODULE_2__/* .unseal */ .Du)(privateKey, sealed);
    const size = content.readUInt32BE(0);
    const meant = purpose.parse(JSON.parse(content.subarray(4, 4 + size).toString()));
    const other = ['environment', 'root', 'directory', 'commit'].filter((key) => meant[key] !== wanted[key]);
    if (other.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `The plan is for ${other.map((key) => `${key} ${meant[key]}, not ${wanted[key]}`).join('; ')}`, { hint: 'A plan is applied in the root and at the commit it was made of. Plan again.' });
    return { purpose: meant, plan: content.subarray(4 + size) };
}


/***/ }),

/***/ 99555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readJson),
/* harmony export */   v: () => (/* binding */ parsePlan)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);


const change = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    actions: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    before: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
    after: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
    after_unknown: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
    before_sensitive: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
    after_sensitive: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
    /** Paths of the values for which a resource is made anew. */
    replace_paths: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()]))).optional(),
    importing: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
});
const resource = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    address: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    previous_address: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    /** Set for what an earlier replacement left behind: the resource of that address itself stays. */
    deposed: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    /** Why, where the actions alone do not say it, such as `replace_because_tainted`. */
    action_reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    mode: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['managed', 'data']).or(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    change,
});
const stateResource = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ values: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(), sensitive_values: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional() });
/** A module of a state, with those it calls. */
const stateModule = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    resources: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(stateResource).default([]),
    get child_modules() {
        return zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(stateModule).default([]);
    },
});
const state = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    values: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        outputs: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ sensitive: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(), value: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional() }))
            .default({}),
        root_module: stateModule.prefault({}),
    })
        .prefault({}),
});
const variable = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ default: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(), sensitive: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional() });
/**
 * A plan as `terraform show -json` writes it, as far as it is read here.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
const plan = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    format_version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^1\./),
    terraform_version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    variables: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ value: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional() })).default({}),
    resource_changes: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(resource).default([]),
    resource_drift: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(resource).default([]),
    output_changes: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), change).default({}),
    /** The state as it was found, with the data that was read: those have no change. */
    prior_state: state.prefault({}),
    configuration: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        root_module: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ variables: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), variable).default({}) }).prefault({}),
    })
        .prefault({}),
});
/** Reads the JSON of a plan; `TOOL_FAILED` for a format of another age. */
function parsePlan(json) {
    const read = plan.safeParse(readJson(json, 'the plan'));
    if (read.success)
        return read.data;
    const what = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('TOOL_FAILED', `The plan's JSON is not of format 1: ${what}`, {
        hint: 'Use Terraform 1.5 or later, or OpenTofu 1.6 or later.',
    });
}
/** JSON that a program gave; `TOOL_FAILED` for anything else, without the parser's reason: it quotes a text that is secret. */
function readJson(text, what) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('TOOL_FAILED', `${what} is not JSON`, {
            hint: 'Run the program by hand in the root: it may print something before.',
        });
    }
}


/***/ }),

/***/ 72767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L1: () => (/* binding */ findDrift),
  Ox: () => (/* binding */ planRoot),
  Sy: () => (/* binding */ readSaved)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/infrastructure/changes.js
var changes = __webpack_require__(31042);
// EXTERNAL MODULE: ./lib/infrastructure/costs.js
var costs = __webpack_require__(83013);
// EXTERNAL MODULE: ./lib/infrastructure/plan-json.js
var plan_json = __webpack_require__(99555);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/exec.js
var core_exec = __webpack_require__(91354);
;// CONCATENATED MODULE: ./lib/infrastructure/policy.js



const messages = schemas/* array */.YOg(schemas/* string */.YjP());
const answer = schemas/* object */.Ikc({ deny: messages, warn: messages.default([]) });
/**
 * Holds the JSON of a plan, a private file, to the Rego policies of a directory: the sets `data.infrastructure.deny`
 * and `data.infrastructure.warn`. A policy that cannot be asked is not one that agrees: `TOOL_FAILED`.
 * https://www.openpolicyagent.org/docs/cli#eval
 */
async function judge(opa, policy, planFile, { exec, env }) {
    const argv = [
        opa,
        'eval',
        '--strict-builtin-errors',
        ...['--data', policy, '--input', planFile, '--format', 'raw'],
        'data.infrastructure',
    ];
    const said = await (0,core_exec/* run */.eF)(exec, { argv: [...argv], env: (0,core_exec/* plainEnvironment */.Ud)(env) });
    const read = answer.safeParse(said.trim() === '' ? undefined : JSON.parse(said));
    if (read.success)
        return { denied: read.data.deny.toSorted(), warnings: read.data.warn.toSorted() };
    throw new errors/* ActionError */.lZ('TOOL_FAILED', `The policies in ${policy} give no set data.infrastructure.deny`, {
        hint: 'Write rules `deny contains message if …` in the package `infrastructure`.',
    });
}

;// CONCATENATED MODULE: ./lib/infrastructure/sensitive.js
/** Shorter values would mask ordinary words, and could be guessed anyway. */
const shortest = 6;
/**
 * Every text of a plan that is marked sensitive: values of resources, of data, of outputs and of variables. Terraform
 * hides them; providers that fail may not.
 */
function sensitiveValues(plan) {
    const changes = [
        ...[...plan.resource_changes, ...plan.resource_drift].map(({ change }) => change),
        ...Object.values(plan.output_changes),
    ];
    const declared = plan.configuration.root_module.variables;
    const variables = Object.entries(declared).flatMap(([name, { sensitive, default: given }]) => sensitive ? [...textsOf(plan.variables[name]?.value), ...textsOf(given)] : []);
    const values = changes.flatMap((change) => [
        ...marked(change.before, change.before_sensitive),
        ...marked(change.after, change.after_sensitive),
    ]);
    const { outputs, root_module: root } = plan.prior_state.values;
    const known = [
        ...Object.values(outputs).flatMap(({ sensitive, value }) => (sensitive ? textsOf(value) : [])),
        ...markedIn(root),
    ];
    return [...new Set([...variables, ...values, ...known])].filter((text) => text.length >= shortest);
}
/** Of a module's resources and data, and of those of the modules it calls. */
const markedIn = ({ resources, child_modules: inner }) => [
    ...resources.flatMap(({ values, sensitive_values: marks }) => marked(values, marks)),
    ...inner.flatMap(markedIn),
];
/** Texts in a value where a value of the same shape says `true`. */
function marked(value, marks) {
    if (marks === true)
        return textsOf(value);
    if (value === null || typeof value !== 'object' || marks === null || typeof marks !== 'object')
        return [];
    const shape = { ...marks };
    return Object.entries(value).flatMap(([key, inner]) => marked(inner, shape[key]));
}
function textsOf(value) {
    if (typeof value === 'string')
        return [value];
    if (typeof value === 'number')
        return [String(value)];
    return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

;// CONCATENATED MODULE: ./lib/infrastructure/plan-root.js







/** Plans one root and holds the plan to the review. Nothing is changed. `TOOL_FAILED`, `STATE_LOCKED`. */
async function planRoot(terraform, { policy, prices }, lock, ports) {
    const file = external_node_path_.join(ports.directory, 'plan.bin');
    await terraform.init();
    await terraform.validate();
    const { hasChanges, said } = await terraform.plan(file, { lock });
    const { plan, jsonFile } = await readSaved(terraform, file, ports);
    return {
        hasChanges,
        changes: (0,changes/* changesOf */.fs)(plan),
        outputs: (0,changes/* changedOutputs */.hj)(plan),
        verdict: policy && (await judge(policy.opa, policy.directory, jsonFile, ports)),
        cost: prices && (0,costs/* costChange */._)(plan, prices),
        text: await terraform.text(file),
        said,
        saved: await (0,promises_.readFile)(file),
    };
}
/** Compares the state of a root with the world, and changes neither. */
async function findDrift(terraform, lock, ports) {
    const file = external_node_path_.join(ports.directory, 'drift.bin');
    await terraform.init();
    const { said } = await terraform.plan(file, { lock, refreshOnly: true });
    const { plan } = await readSaved(terraform, file, ports);
    return { changes: (0,changes/* driftOf */.$p)(plan), text: await terraform.text(file), said };
}
/** The JSON of a saved plan; every secret in it is masked before anything else is done with it. */
async function readSaved(terraform, file, { log, directory }) {
    const json = await terraform.json(file);
    const plan = (0,plan_json/* parsePlan */.v)(json);
    for (const value of sensitiveValues(plan))
        log.mask(value);
    const jsonFile = external_node_path_.join(directory, 'plan.json');
    await (0,promises_.writeFile)(jsonFile, json, { mode: 0o600 });
    return { plan, jsonFile };
}


/***/ }),

/***/ 52315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ findPinned)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_download_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95231);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);
/* harmony import */ var _core_exec_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91354);
/* harmony import */ var _core_find_program_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90053);






/**
 * A program by the address and checksum of the fleet file or, where it names none, from PATH: a pin beats what happens
 * to be installed. `TOOL_MISSING`.
 */
async function findPinned(name, download, ports) {
    if (download !== undefined)
        return fetchPinned(name, download, ports);
    const found = await (0,_core_find_program_js__WEBPACK_IMPORTED_MODULE_5__/* .findProgram */ .K)(name, ports.env);
    if (found !== undefined)
        return found;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('TOOL_MISSING', `${name} is not on PATH`, {
        hint: `GitHub's Ubuntu runners do not carry it. Write its address and SHA-256 into infrastructure.downloads.${name} of the fleet file, or use a runner that has it.`,
    });
}
async function fetchPinned(name, { url, sha256 }, { log, temp, clock, http, exec, env }) {
    const directory = await temp.directory('program');
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, `download${/\.(zip|tar\.gz|tgz)$/.exec(new URL(url).pathname)?.[0] ?? ''}`);
    log.info(`Downloading ${url}`);
    const { ok, problems } = await (0,_core_download_js__WEBPACK_IMPORTED_MODULE_2__/* .downloadVerified */ .n)([url], sha256, file, { fetch: http.fetch, clock });
    if (!ok)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('TOOL_MISSING', `${name} cannot be used: ${problems.join('; ')}`, {
            hint: `Correct infrastructure.downloads.${name} of the fleet file, or let the runner reach ${new URL(url).host}.`,
        });
    const unpacked = node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, 'unpacked');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(unpacked);
    if (file.endsWith('download'))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(file, node_path__WEBPACK_IMPORTED_MODULE_1__.join(unpacked, name));
    else {
        const unpacker = file.endsWith('.zip') ? ['unzip', '-q', file, '-d'] : ['tar', '-xzf', file, '-C'];
        const [command = 'tar', ...args] = unpacker;
        await (0,_core_exec_js__WEBPACK_IMPORTED_MODULE_4__/* .run */ .eF)(exec, { argv: [command, ...args, unpacked], env: (0,_core_exec_js__WEBPACK_IMPORTED_MODULE_4__/* .plainEnvironment */ .Ud)(env) });
    }
    if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(unpacked)).includes(name))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('TOOL_MISSING', `${url} holds no file ${name}`, {
            hint: `Correct infrastructure.downloads.${name} of the fleet file.`,
        });
    const program = node_path__WEBPACK_IMPORTED_MODULE_1__.join(unpacked, name);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(program, 0o700);
    return program;
}


/***/ }),

/***/ 59405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Im: () => (/* binding */ isEmpty),
/* harmony export */   Z_: () => (/* binding */ reportApply),
/* harmony export */   _S: () => (/* binding */ reportPlan),
/* harmony export */   a3: () => (/* binding */ reportDrift),
/* harmony export */   mQ: () => (/* binding */ countsOf)
/* harmony export */ });
/* unused harmony exports sayChanges, sayCost */
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3199);
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31042);
/* harmony import */ var _cut_to_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9061);



/** Rows of a table that are shown. */
const shownRows = 100;
const words = {
    destroy: '🟥 destroy',
    replace: '🟧 make anew',
    change: '🟨 change',
    add: '🟩 add',
    forget: '⬜ forget',
    import: '🟦 import',
    move: '⬜ move',
};
/** What is found in the world, which nobody is going to do. */
const found = {
    ...words,
    destroy: '🟥 gone',
    replace: '🟧 another',
    change: '🟨 changed',
};
/** Why, in the words of whoever reads it; other reasons of a plan are shown as they are. */
const reasons = {
    deposed: 'left behind when it was made anew; the resource itself stays',
    replace_because_tainted: 'tainted: its creation failed, or somebody said so',
    replace_because_cannot_update: '',
    replace_by_triggers: 'bound to another that changes (`replace_triggered_by`)',
    delete_because_no_resource_config: 'no longer in the code',
    delete_because_no_module: 'its module is no longer in the code',
    delete_because_wrong_repetition: '`count` or `for_each` came or went',
    delete_because_count_index: '`count` is smaller',
    delete_because_each_key: 'its key is no longer in `for_each`',
    delete_because_no_move_target: 'moved to an address that the code does not have',
};
/** Characters of the program's own text in a summary of 1 MiB, of which tables and verdicts need some. */
const textRoom = 700_000;
/** `2 to destroy, 1 to add`, the most dangerous first. */
function countsOf(changes) {
    const counts = _changes_js__WEBPACK_IMPORTED_MODULE_1__/* .kinds */ .EZ.flatMap((kind) => {
        const count = changes.filter((change) => change.kind === kind).length;
        return count === 0 ? [] : [`${count} to ${words[kind].replace(/^\S+ /, '')}`];
    });
    return counts.join(', ') || 'no resource changes';
}
/** What a plan does, in one line: the counts, and the names of its outputs as code. */
const sayChanges = ({ changes, outputs }) => `**${countsOf(changes)}**${outputs.length > 0 ? `; outputs: ${outputs.map(_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS).join(', ')}` : ''}`;
/**
 * Writes a plan for whoever approves it. `text` is the program's own, as much of it as there is room for. The digest of
 * what an approval is for stands first: nothing that is cut at the end takes it along.
 */
function reportPlan(summary, title, planned, text, digest) {
    const { changes, verdict, cost, hasChanges } = planned;
    summary.heading(title);
    if (digest !== undefined)
        summary.paragraph(`An approval is for the plan with the digest ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(digest)}, and for no other.`);
    if (!hasChanges) {
        summary.paragraph('Nothing would change.');
    }
    else {
        summary.paragraph(`${sayChanges(planned)}.`);
        reportChanges(summary, changes);
        reportTypes(summary, changes);
    }
    if (cost !== undefined)
        summary.paragraph(`Monthly cost: ${sayCost(cost)}.`);
    if (verdict === undefined)
        summary.paragraph('No policies are named: nobody judged this plan.');
    else
        reportVerdict(summary, verdict);
    if (hasChanges && text !== '')
        summary.details('The whole plan', fenced((0,_cut_to_js__WEBPACK_IMPORTED_MODULE_2__/* .cutTo */ .y)(text, textRoom)));
}
function reportDrift(summary, title, { changes, text }) {
    summary.heading(title);
    if (changes.length === 0) {
        summary.paragraph('What is there is what the state says.');
        return;
    }
    const one = changes.length === 1;
    summary.paragraph(`**${one ? '1 resource is' : `${changes.length} resources are`} not what the state says.**`);
    reportChanges(summary, changes, found);
    summary.details('All differences', fenced((0,_cut_to_js__WEBPACK_IMPORTED_MODULE_2__/* .cutTo */ .y)(text, textRoom)));
}
function reportApply(summary, title, applied) {
    const { planned, isDone, before, after, leftover } = applied;
    summary.heading(title);
    if (isDone)
        summary.paragraph(`Done: ${sayChanges(planned)}.`);
    else
        summary.paragraph(`❌ **Not carried out to its end.** To be done was: ${sayChanges(planned)}. What of it was done stays, and is in the state.`);
    reportChanges(summary, planned.changes);
    const was = before === undefined ? 'none' : String(before.serial);
    const is = after === undefined ? 'unknown' : String(after.serial);
    summary.paragraph(`State ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)((after ?? before)?.lineage ?? 'none')}: serial ${was} → ${is}. Where the backend keeps versions, the one before is there.`);
    if (leftover === undefined)
        summary.paragraph('Nobody has looked whether anything is left to do: plan again.');
    else if (isEmpty(leftover))
        summary.paragraph('A plan made afterwards is empty.');
    else {
        summary.paragraph(`⚠️ A plan made afterwards is not empty: ${sayChanges(leftover)}.`);
        reportChanges(summary, leftover.changes);
    }
}
const isEmpty = ({ changes, outputs }) => changes.length + outputs.length === 0;
/** The monthly difference, and what nobody knows. */
function sayCost({ difference, currency, unknown }) {
    const rest = unknown.length === 0 ? '' : `unknown for ${unknown.map(_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS).join(', ')}`;
    if (difference === undefined)
        return rest === '' ? 'unchanged' : rest;
    const sign = difference < 0 ? '−' : '+';
    return [`${sign}${Math.abs(difference).toFixed(2)} ${currency}`, ...(rest === '' ? [] : [rest])].join(', ');
}
function reportChanges(summary, changes, say = words) {
    if (changes.length === 0)
        return;
    const shown = changes.slice(0, shownRows);
    const rows = shown.map((change) => [say[change.kind], placeOf(change), whyOf(change)]);
    summary.table([['', 'Resource', 'Why, and what differs'], ...rows]);
    if (shown.some(({ forcing }) => forcing !== undefined))
        summary.paragraph('Bold: what a resource is made anew for.');
    if (changes.length > shownRows)
        summary.paragraph(`… and ${changes.length - shownRows} more.`);
}
const placeOf = ({ address, from, isImported, kind }) => [
    (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(address),
    ...(from === undefined ? [] : [`moved from ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(from)}`]),
    ...(isImported && kind !== 'import' ? ['imported'] : []),
].join(', ');
function whyOf({ fields, forcing = 0, reason }) {
    const why = reason === undefined ? '' : (reasons[reason] ?? reason.replaceAll('_', ' '));
    const names = fields.map((field, index) => (index < forcing ? `**${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(field)}**` : (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(field)));
    return [...(why === '' ? [] : [why]), names.join(', ')].filter((part) => part !== '').join(': ');
}
/** How many of each type; worth a table only where there are more resources than types. */
function reportTypes(summary, changes) {
    const types = [...new Set(changes.map(({ type }) => type))].sort();
    if (types.length === changes.length)
        return;
    const used = _changes_js__WEBPACK_IMPORTED_MODULE_1__/* .kinds */ .EZ.filter((kind) => changes.some((change) => change.kind === kind));
    const count = (type, kind) => changes.filter((change) => change.type === type && change.kind === kind).length;
    summary.table([
        ['Type', ...used.map((kind) => words[kind])],
        ...types
            .slice(0, shownRows)
            .map((type) => [(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(type), ...used.map((kind) => String(count(type, kind) || ''))]),
    ]);
}
function reportVerdict(summary, { denied, warnings }) {
    const lines = [
        ...denied.map((message) => `- ❌ ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(message)}`),
        ...warnings.map((message) => `- ⚠️ ${(0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(message)}`),
    ];
    const head = denied.length === 0 ? 'The policies allow it.' : '**The policies refuse it.**';
    summary.paragraph([head, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n'));
}
/** Longer than any fence in the text. */
function fenced(text) {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}\n${text.trim()}\n${fence}`;
}


/***/ }),

/***/ 37767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ checkPublicKey),
/* harmony export */   Du: () => (/* binding */ unseal),
/* harmony export */   od: () => (/* binding */ seal)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);


/**
 * Sealing for one reader: an X25519 key made for this one text, HKDF-SHA256, AES-256-GCM. Who seals needs the public
 * key only, so a job that plans cannot open what another planned. Layout: magic, public key of the sender (32 bytes),
 * nonce (12), tag (16), ciphertext. RFC 7748, RFC 5869, NIST SP 800-38D.
 */
const magic = Buffer.from('flotilla-sealed-1\n');
const sizes = { key: 32, nonce: 12, tag: 16 };
/** What stands before the 32 bytes of an X25519 public key in DER (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b656e032100', 'hex');
/** Seals bytes for the owner of a public key in PEM. `INPUT_INVALID`. */
function seal(publicKey, content) {
    const reader = readKey(publicKey, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey, 'public');
    const own = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('x25519');
    const sender = rawOf(own.publicKey);
    const nonce = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(sizes.nonce);
    const cipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)('aes-256-gcm', keyOf(own.privateKey, reader, sender), nonce, {
        authTagLength: sizes.tag,
    });
    cipher.setAAD(magic);
    const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([magic, sender, nonce, cipher.getAuthTag(), sealed]);
}
/** Refuses a key that nothing could be sealed for, before there is anything to seal. `INPUT_INVALID`. */
function checkPublicKey(publicKey) {
    readKey(publicKey, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey, 'public');
}
/** Opens what was sealed for a private key in PEM. `INPUT_INVALID`, `ARTIFACT_MISMATCH`. */
function unseal(privateKey, sealed) {
    const key = readKey(privateKey, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey, 'private');
    const afterSender = magic.length + sizes.key;
    const afterNonce = afterSender + sizes.nonce;
    const afterTag = afterNonce + sizes.tag;
    const sender = sealed.subarray(magic.length, afterSender);
    try {
        if (!sealed.subarray(0, magic.length).equals(magic))
            throw new Error('its first bytes are others');
        const from = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.concat([derPrefix, sender]), format: 'der', type: 'spki' });
        const decipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createDecipheriv)('aes-256-gcm', keyOf(key, from, sender), sealed.subarray(afterSender, afterNonce), 
        // Otherwise a tag that was cut short would do.
        { authTagLength: sizes.tag });
        decipher.setAAD(magic);
        decipher.setAuthTag(sealed.subarray(afterNonce, afterTag));
        return Buffer.concat([decipher.update(sealed.subarray(afterTag)), decipher.final()]);
    }
    catch (cause) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', 'The plan cannot be opened with this private key', {
            hint: 'The input `plan-key` of the plan and the secret FLOTILLA_PLAN_KEY must be of one pair; see docs/infrastructure.md.',
            cause,
        });
    }
}
function readKey(pem, read, half) {
    try {
        const key = read(pem);
        // From a private key Node would make the public one in silence, and the secret would stay where it does not belong.
        if (pem.includes('PRIVATE') === (half === 'private') &&
            key.asymmetricKeyType === 'x25519' &&
            key.type === half)
            return key;
    }
    catch {
        // What is wrong with a key is not said: the reason may quote it.
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('INPUT_INVALID', `plan-key: is not the ${half} half of an X25519 key in PEM`, {
        hint: 'Make a pair: openssl genpkey -algorithm x25519 -out plan.key && openssl pkey -in plan.key -pubout',
    });
}
const rawOf = (key) => key.export({ type: 'spki', format: 'der' }).subarray(derPrefix.length);
const keyOf = (own, other, sender) => Buffer.from((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.diffieHellman)({ privateKey: own, publicKey: other }), sender, magic, 32));


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
