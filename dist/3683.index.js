export const id = 3683;
export const ids = [3683,193];
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

/***/ 29606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FW: () => (/* binding */ ownDockerConfig),
/* harmony export */   WF: () => (/* binding */ addLogins),
/* harmony export */   Ze: () => (/* binding */ configFile),
/* harmony export */   cZ: () => (/* binding */ formatConfig),
/* harmony export */   o4: () => (/* binding */ parseConfig),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37428);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);





/** The keys of Docker's config.json that logging in changes; all others are carried over as they are. */
const schema = zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
    auths: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J()).optional(),
    credHelpers: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()).optional(),
    credsStore: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
});
/** Name of the file in a directory of Docker's configuration. */
const configFile = 'config.json';
/** Where docker keeps its configuration for this user. */
function ownDockerConfig(env) {
    return env['DOCKER_CONFIG'] || node_path__WEBPACK_IMPORTED_MODULE_2__.join(env['HOME'] || node_os__WEBPACK_IMPORTED_MODULE_1__.homedir(), '.docker');
}
/** The text of a configuration; undefined where there is none. */
async function readText(file) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch((error) => {
        if (isMissing(error))
            return undefined;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('INPUT_INVALID', `${file} cannot be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`, {
            hint: 'Let the user of the runner read it, or name another directory in the input `docker-config`.',
        });
    });
}
const isMissing = (error) => error !== null && typeof error === 'object' && 'code' in error && error.code === 'ENOENT';
/** Parses a configuration, `{}` for none; docker takes an empty file for one as well. `INPUT_INVALID`. */
function parseConfig(text, file) {
    try {
        return schema.parse(JSON.parse(text?.trim() || '{}'));
    }
    catch (error) {
        // The text may hold passwords, so only the kind of mistake is told.
        const what = error instanceof zod__WEBPACK_IMPORTED_MODULE_5__/* .ZodError */ .G ? zod__WEBPACK_IMPORTED_MODULE_6__/* .prettifyError */ .S1(error) : 'it is not JSON';
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('INPUT_INVALID', `${file} is not a Docker configuration: ${what}`, {
            hint: 'Correct the file, or name another directory in the input `docker-config`.',
        });
    }
}
/** As docker writes it. */
const formatConfig = (config) => `${JSON.stringify(config, null, '\t')}\n`;
/**
 * The text of a configuration with these logins, made of the text that was there; `adapt` changes what else stands in
 * it. `INPUT_INVALID`.
 */
const addLogins = (text, file, logins, adapt = (config) => config) => formatConfig(withLogins(adapt(parseConfig(text, file)), logins));
/** The configuration with these logins, which docker then uses before any helper or store of the user's. */
function withLogins(config, logins) {
    const entries = logins.flatMap(({ hosts, credential: { username, password } }) => {
        const auth = Buffer.from(`${username}:${password}`).toString('base64');
        return hosts.map((host) => [authKey(host), { auth }]);
    });
    const keys = entries.map(([key]) => key);
    const others = Object.entries(config.credHelpers ?? {}).filter(([host]) => !keys.includes(authKey(host)));
    // An empty helper keeps docker from asking the user's store for hosts whose login stands in this file.
    const own = config.credsStore === undefined ? [] : keys.map((key) => [key, '']);
    const helpers = Object.fromEntries([...others, ...own]);
    return {
        ...config,
        auths: { ...config.auths, ...Object.fromEntries(entries) },
        ...(config.credHelpers === undefined && own.length === 0 ? {} : { credHelpers: helpers }),
    };
}
/** Docker Hub's logins stand under the address of its first API. */
const authKey = (host) => ['docker.io', 'index.docker.io', 'registry-1.docker.io'].includes(host)
    ? 'https://index.docker.io/v1/'
    : host;


/***/ }),

/***/ 77194:
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
    registries: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    dockerConfig: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    inPlace: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 13683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/clouds/index.js + 1 modules
var clouds = __webpack_require__(77905);
// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/lasting.js
var lasting = __webpack_require__(84647);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/login-registry/docker-config.js
var docker_config = __webpack_require__(29606);
// EXTERNAL MODULE: ./lib/actions/login-registry/inputs.js
var inputs = __webpack_require__(77194);
// EXTERNAL MODULE: ./lib/actions/login-registry/own-config.js
var own_config = __webpack_require__(97786);
// EXTERNAL MODULE: ./lib/actions/login-registry/post.js
var post = __webpack_require__(90193);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/actions/login-registry/private-config.js





/** Stores that give out only what was put in, and for each login of theirs docker leaves an empty entry in `auths`. */
const keychains = ['desktop', 'osxkeychain', 'pass', 'secretservice', 'wincred'];
/**
 * Writes a Docker configuration with the logins into an empty private directory. Everything else is as in
 * `original`, which is not touched: its other logins and credential helpers stand in the file, and its plugins,
 * contexts and certificates are linked. Builders are left to BUILDX_CONFIG, since who makes one replaces the file.
 */
async function writePrivateConfig(directory, original, logins) {
    const file = external_node_path_.join(original, docker_config/* configFile */.Ze);
    const config = (0,docker_config/* addLogins */.WF)(await (0,docker_config/* readText */.yR)(file), file, logins, withoutKeychain);
    await (0,promises_.writeFile)(external_node_path_.join(directory, docker_config/* configFile */.Ze), config, { mode: 0o600, flag: 'wx' });
    // Docker's temporary files beside its configuration begin with its name.
    const apart = (name) => name.startsWith(docker_config/* configFile */.Ze) || own_config/* recordName */.xD.test(name) || name === 'buildx';
    const linked = (await (0,promises_.readdir)(original).catch(() => [])).filter((name) => !apart(name));
    for (const name of linked)
        await (0,promises_.symlink)(external_node_path_.resolve(original, name), external_node_path_.join(directory, name));
}
/**
 * Names a keychain for each of its logins instead of for all there are: programs other than docker ask the general
 * store before they look at a login in the file (oras, and so helm; regctl).
 */
function withoutKeychain({ credsStore, ...config }) {
    if (credsStore === undefined || !keychains.includes(credsStore))
        return credsStore === undefined ? config : { ...config, credsStore };
    const kept = Object.entries(config.auths ?? {}).filter(([, entry]) => (0,external_node_util_.isDeepStrictEqual)(entry, {}));
    const helpers = Object.fromEntries(kept.map(([host]) => [host, credsStore]));
    return { ...config, credHelpers: { ...helpers, ...config.credHelpers } };
}

;// CONCATENATED MODULE: ./lib/actions/login-registry/main.js














/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['dockerConfig'],
    run: async (inputs, context) => {
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const names = (0,fleet_select/* selectRegistries */.g2)(fleet, inputs.registries);
        const logins = await logInAll(fleet, names, (0,cloud_ports/* cloudPorts */.M)(inputs, context));
        const original = external_node_path_.resolve(inputs.dockerConfig ?? (0,docker_config/* ownDockerConfig */.FW)(context.env));
        await (0,own_config/* undoLeftLogins */.YL)(original);
        const dockerConfig = inputs.inPlace
            ? await keepInPlace(original, logins, context)
            : await keepPrivate(original, logins, context);
        report(logins, context);
        warnOfVariable(logins, context);
        warnOfSharedHosts(logins, context);
        return { dockerConfig };
    },
    post: post.post,
}));
async function keepPrivate(original, logins, { env, temp, state, exportVariable }) {
    const directory = await temp.directory('docker');
    state.save('directory', directory);
    await writePrivateConfig(directory, original, logins);
    temp.keep(directory);
    state.save('before', JSON.stringify(env['DOCKER_CONFIG'] ?? ''));
    exportVariable('DOCKER_CONFIG', directory);
    // Builders stand in the Docker configuration unless told otherwise; those of the job stay where they are.
    if (!env['BUILDX_CONFIG'])
        exportVariable('BUILDX_CONFIG', external_node_path_.join(original, 'buildx'));
    return directory;
}
async function keepInPlace(original, logins, { temp, state }) {
    const marker = await temp.directory('docker');
    state.save('directory', marker);
    temp.keep(marker);
    state.save('undo', await (0,own_config/* logInInPlace */.eS)(original, logins, marker));
    return original;
}
/** Logs in everywhere at once; with several failures the first is thrown and the others are shown. */
async function logInAll(fleet, names, ports) {
    const settled = await Promise.allSettled(names.map((name) => logIn(fleet, name, ports)));
    const failures = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    const [first, ...others] = failures;
    for (const error of others) {
        ports.log.error((0,errors/* messageOf */.bD)(error));
        if ((0,errors/* isActionError */.Bd)(error) && error.hint !== undefined)
            ports.log.info(`What to do: ${error.hint}`);
    }
    if (failures.length > 0)
        throw first;
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
async function logIn(fleet, name, ports) {
    const { endpoint } = await (0,clouds/* openRegistry */.Me)(fleet, name, ports);
    const credential = (await endpoint.credential?.()) ?? { username: '', password: '' };
    ports.log.mask(Buffer.from(`${credential.username}:${credential.password}`).toString('base64'));
    return { name, hosts: [...new Set([endpoint.host, new URL(endpoint.baseUrl).host])], credential };
}
/** Says what is logged in and for how long: these logins do not renew themselves. */
function report(logins, { log, summary, clock }) {
    const lines = logins.map(({ name, hosts: [host = ''], credential: { expiresAt } }) => {
        const until = expiresAt === undefined ? 'as long as its password' : (0,lasting/* lasting */.n)(expiresAt, clock.now());
        log.info(`${name}: logged in to ${host}, ${until}`);
        return [(0,core_summary/* escapeMarkdown */.FV)(name), (0,core_summary/* codeSpan */.SS)(host), until];
    });
    summary.heading('Logged in').table([['Registry', 'Host', 'Lasts'], ...lines]);
}
/** Docker takes the logins of this variable before those of any file. */
function warnOfVariable(logins, { env, log }) {
    const text = env['DOCKER_AUTH_CONFIG'] ?? '';
    const taken = logins.flatMap(({ hosts }) => hosts).filter((host) => text.includes(`"${host}"`));
    if (taken.length > 0)
        log.warning(`DOCKER_AUTH_CONFIG has logins for ${taken.join(', ')}, which docker takes instead of these`);
}
/** Docker knows one login for a host, whatever the repository: of several the last one holds. */
function warnOfSharedHosts(logins, { log }) {
    const last = new Map(logins.flatMap((login) => login.hosts.map((host) => [host, login])));
    for (const { name, hosts, credential } of logins)
        for (const other of new Set(hosts.map((host) => last.get(host))))
            if (other !== undefined && other.credential.username !== credential.username)
                log.warning(`${name} and ${other.name} are on one host, where docker uses the login of ${other.name} for both`);
}


/***/ }),

/***/ 97786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YL: () => (/* binding */ undoLeftLogins),
/* harmony export */   eS: () => (/* binding */ logInInPlace),
/* harmony export */   tY: () => (/* binding */ undoLogins),
/* harmony export */   xD: () => (/* binding */ recordName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57975);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27597);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29606);






/** What was changed in a user's configuration; lies beside it, since it holds what that one holds. */
const record = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    /** Is there as long as the job that logged in. */
    marker: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    /** The text before and after; `before` is null where there was no file. */
    before: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable(),
    after: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    /** Permissions of the file before; with the logins in it nobody else may read it. */
    mode: zod__WEBPACK_IMPORTED_MODULE_5__/* .int */ .Whr(),
});
/** Names of the records in a directory of Docker's configuration. */
const recordName = /^\.flotilla-logins-[0-9a-f-]+\.json$/;
/**
 * Writes the logins into the user's own configuration and returns the path of the record that undoes it. `marker`
 * is a file or directory that goes with the job.
 */
async function logInInPlace(directory, logins, marker) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true, mode: 0o700 });
    const file = node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, _docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .configFile */ .Ze);
    const before = await (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(file);
    const after = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .addLogins */ .WF)(before, file, logins);
    const undo = node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, `.flotilla-logins-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.json`);
    const mode = ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file).catch(() => undefined))?.mode ?? 0o600) & 0o777;
    const entry = { marker, before: before ?? null, after, mode };
    // First the record: a job that is killed in between has changed nothing that is not known.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(undo, JSON.stringify(entry), { mode: 0o600, flag: 'wx' });
    await replace(file, after, mode & 0o700);
    return undo;
}
/** Takes the logins of a record out again. What others changed meanwhile stays, also a later login to the same host. */
async function undoLogins(undo) {
    const known = await readRecord(undo);
    if (known !== undefined)
        await putBack(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(undo), known);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(undo, { force: true });
    // The directory may have come with the logins; one that holds anything is not removed.
    if (known?.before === null)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(undo)).catch(() => undefined);
}
/** Takes out the logins that killed jobs left: those whose marker is gone with its job. */
async function undoLeftLogins(directory) {
    for (const name of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory).catch(() => [])).filter((one) => recordName.test(one))) {
        const undo = node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, name);
        const known = await readRecord(undo);
        if (known === undefined || !(await exists(known.marker)))
            await undoLogins(undo);
    }
}
/** Undefined for a record that is gone, or that a killed job did not write to its end: then nothing was changed. */
async function readRecord(undo) {
    try {
        return record.parse(JSON.parse((await (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(undo)) ?? ''));
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
async function putBack(directory, { before, after, mode }) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, _docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .configFile */ .Ze);
    const current = await (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(file);
    if (current === undefined || current === before)
        return;
    if (current === after && before === null)
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(await target(file), { force: true });
    if (current === after && before !== null)
        return replace(file, before, mode);
    const [then, ours, now] = [before ?? undefined, after, current].map((text) => (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .parseConfig */ .o4)(text, file));
    await replace(file, (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .formatConfig */ .cZ)(without(then ?? {}, ours ?? {}, now ?? {})), mode);
}
/** `now`, with every entry that is still as `ours` changed it put back to what it was `then`. */
function without(then, ours, now) {
    const result = { ...now };
    for (const section of ['auths', 'credHelpers']) {
        const [was, made, is] = [then[section] ?? {}, ours[section] ?? {}, now[section]];
        const keys = [...new Set([...Object.keys(was), ...Object.keys(made), ...Object.keys(is ?? {})])];
        const entries = keys.flatMap((key) => {
            const changed = !(0,node_util__WEBPACK_IMPORTED_MODULE_3__.isDeepStrictEqual)(was[key], made[key]);
            const value = changed && (0,node_util__WEBPACK_IMPORTED_MODULE_3__.isDeepStrictEqual)(is?.[key], made[key]) ? was[key] : is?.[key];
            return value === undefined ? [] : [[key, value]];
        });
        if (entries.length > 0 || then[section] !== undefined)
            Object.assign(result, { [section]: Object.fromEntries(entries) });
        else
            delete result[section];
    }
    return result;
}
/** Replaces a file in one step, following a link to where the user keeps it. */
async function replace(file, text, mode) {
    const real = await target(file);
    const part = `${real}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(part, text, { mode: 0o600, flag: 'wx' });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(part, mode);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(part, real);
}
/** Where a link leads, also one that leads to nothing yet. */
async function target(file) {
    const link = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readlink)(file).catch(() => undefined);
    if (link === undefined)
        return file;
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(file).catch(() => node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file), link));
}
const exists = (file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file).then(() => true, () => false);


/***/ }),

/***/ 90193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _own_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97786);


/** Takes the logins away: those of the private directory with it, those in the user's own file one by one. */
const post = async ({ state, exportVariable }) => {
    const [directory, undo, before] = ['directory', 'undo', 'before'].map(state.read);
    if (undo !== undefined)
        await (0,_own_config_js__WEBPACK_IMPORTED_MODULE_1__/* .undoLogins */ .tY)(undo);
    if (directory !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
    // Post steps that are still to come find what they had when they began; empty means the user's own.
    if (before !== undefined)
        exportVariable('DOCKER_CONFIG', JSON.parse(before));
};


/***/ }),

/***/ 63357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction)
/* harmony export */ });
/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
const defineAction = (spec) => spec;


/***/ }),

/***/ 84647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ lasting)
/* harmony export */ });
/**
 * How long something that runs out still lasts, for people: `until 14:05 UTC (58 min)`, with the day where that is
 * another one. Both moments are milliseconds since the epoch.
 */
function lasting(expiresAt, now) {
    const [day = '', time = ''] = new Date(expiresAt).toISOString().split('T');
    const sameDay = new Date(now).toISOString().startsWith(day);
    const minutes = Math.max(0, Math.floor((expiresAt - now) / 60_000));
    const left = minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
    return `until ${sameDay ? '' : `${day} `}${time.slice(0, 5)} UTC (${left})`;
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


/***/ })

};
