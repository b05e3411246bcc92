export const id = 193;
export const ids = [193];
export const modules = {

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


/***/ })

};
