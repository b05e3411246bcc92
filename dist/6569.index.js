export const id = 6569;
export const ids = [6569];
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

/***/ 47746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ createKubeClient)
});

// EXTERNAL MODULE: ./lib/kube/fields.js
var fields = __webpack_require__(62336);
// EXTERNAL MODULE: ./lib/kube/status-error.js
var status_error = __webpack_require__(57092);
;// CONCATENATED MODULE: ./lib/kube/discovery.js


const aggregated = ['v2', 'v2beta1']
    .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
    .concat('application/json')
    .join(',');
function createDiscovery({ call }) {
    const known = new Map();
    let everything;
    const json = (path, accept = 'application/json') => call({ path, headers: { accept } }, (answer) => answer.json());
    async function ask(apiVersion) {
        try {
            return resourcesOf(await json(apiPath(apiVersion)));
        }
        catch (error) {
            if ((0,status_error/* isKubeStatus */.Q)(error, 404))
                return new Map();
            throw error;
        }
    }
    function load(apiVersion) {
        const asked = ask(apiVersion);
        known.set(apiVersion, asked);
        // A failure is not remembered.
        asked.catch(() => known.get(apiVersion) === asked && known.delete(apiVersion));
        return asked;
    }
    async function versionsBelow(path) {
        const found = await json(path, aggregated);
        if ((0,fields/* textAt */.$6)(found, 'kind') === 'APIGroupDiscoveryList')
            return learn(found);
        const versions = path === '/api' ? ['v1'] : groupVersions(found);
        const kinds = await Promise.all(versions.map(async (version) => [...(await load(version)).keys()].map((kind) => `${version}/${kind}`)));
        return [...versions, ...kinds.flat()];
    }
    /** Takes all there is from one answer, so that no group has to be asked any more. */
    function learn(found) {
        const versions = aggregatedVersions(found);
        for (const [version, resources] of versions)
            known.set(version, Promise.resolve(resources));
        return versions.flatMap(([version, resources]) => [
            version,
            ...[...resources.keys()].map((kind) => `${version}/${kind}`),
        ]);
    }
    return {
        find: async ({ apiVersion, kind }) => {
            const before = known.get(apiVersion);
            const found = (await (before ?? load(apiVersion))).get(kind);
            if (found !== undefined || before === undefined)
                return found;
            // Perhaps a CRD came since. Of several that miss at once only the first asks anew.
            everything = undefined;
            const now = known.get(apiVersion);
            return (await (now === undefined || now === before ? load(apiVersion) : now)).get(kind);
        },
        all: async () => {
            everything ??= Promise.all([versionsBelow('/api'), versionsBelow('/apis')]).then((all) => all.flat());
            const asked = everything;
            try {
                return await asked;
            }
            catch (error) {
                if (everything === asked)
                    everything = undefined;
                throw error;
            }
        },
    };
}
/** `/api/v1` for the core group, `/apis/GROUP/VERSION` for any other. */
const apiPath = (apiVersion) => apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
function resourcesOf(list) {
    const resources = new Map();
    for (const entry of (0,fields/* listAt */.gT)(list, 'resources')) {
        const { name, kind } = entry;
        // Subresources (`deployments/scale`) repeat kinds of other groups.
        if (typeof name !== 'string' || typeof kind !== 'string' || name.includes('/'))
            continue;
        resources.set(kind, { plural: name, namespaced: entry['namespaced'] === true });
    }
    return resources;
}
function aggregatedVersions(list) {
    return (0,fields/* listAt */.gT)(list, 'items').flatMap((group) => {
        const name = (0,fields/* textAt */.$6)(group, 'metadata', 'name') ?? '';
        return (0,fields/* listAt */.gT)(group, 'versions').map((entry) => {
            const version = name === '' ? `${entry['version']}` : `${name}/${entry['version']}`;
            const resources = new Map();
            for (const one of (0,fields/* listAt */.gT)(entry, 'resources')) {
                const [kind, plural] = [(0,fields/* textAt */.$6)(one, 'responseKind', 'kind'), (0,fields/* textAt */.$6)(one, 'resource')];
                if (kind !== undefined && plural !== undefined)
                    resources.set(kind, { plural, namespaced: one['scope'] === 'Namespaced' });
            }
            return [version, resources];
        });
    });
}
const groupVersions = (list) => (0,fields/* listAt */.gT)(list, 'groups')
    .flatMap((group) => (0,fields/* listAt */.gT)(group, 'versions'))
    .map((version) => version['groupVersion'])
    .filter((version) => typeof version === 'string');

// EXTERNAL MODULE: ./lib/kube/list.js
var list = __webpack_require__(45309);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/kube/paths.js


function createPaths(discovery, cluster) {
    async function collection({ apiVersion, kind }, namespace) {
        const resource = await discovery.find({ apiVersion, kind });
        if (resource === undefined)
            throw new errors/* ActionError */.lZ('CHART_INVALID', `Cluster ${cluster} does not serve ${kind} of ${apiVersion}`, {
                hint: 'Install the CustomResourceDefinition first, or use a version of the API the cluster serves.',
            });
        const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
        return `${apiPath(apiVersion)}${scope}/${resource.plural}`;
    }
    return {
        kind: collection,
        object: async (ref) => `${await collection(ref, ref.namespace)}/${encodeURIComponent(ref.name)}`,
    };
}

;// CONCATENATED MODULE: ./lib/kube/pod-access.js
const inNamespace = (namespace) => `/api/v1/namespaces/${encodeURIComponent(namespace)}`;
/** The ways through the API server to what runs: container logs, and Services behind its proxy. */
function createPodAccess({ call, relay }) {
    return {
        logs: ({ namespace, pod, ...query }) => call({ path: `${inNamespace(namespace)}/pods/${encodeURIComponent(pod)}/log`, query: { ...query } }, (answer) => answer.text()),
        proxy: ({ namespace, service, port, path, method = 'GET', headers = {}, body, timeoutMs = 10_000 }) => {
            const target = `${inNamespace(namespace)}/services/${encodeURIComponent(`${service}:${port}`)}/proxy`;
            return relay({
                method,
                path: `${target}${path}`,
                headers: { accept: '*/*', ...headers },
                timeoutMs,
                ...(body === undefined ? {} : { body }),
            });
        },
    };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./lib/kube/refusal.js




/**
 * What a failed answer says. A body that is no Kubernetes Status comes from a proxy or load balancer in front of the
 * API server; its first line is quoted.
 */
function toStatusError({ status, headers }, text, asked) {
    const parsed = parseStatus(text);
    const firstLine = text.trim().split('\n')[0]?.slice(0, 200);
    const { method = 'GET', path } = asked.request;
    const said = (0,fields/* textAt */.$6)(parsed, 'message') ?? (firstLine || external_node_http_.STATUS_CODES[status] || 'no explanation');
    // Server-side apply answers 500 without a reason to a field it does not know, which no other try will mend.
    const isInvalid = status === 500 && said.startsWith('failed to create typed patch object');
    return new status_error/* KubeStatusError */.C({
        where: `Cluster ${asked.cluster} refused ${method} ${path}`,
        status: isInvalid ? 422 : status,
        reason: isInvalid ? 'Invalid' : ((0,fields/* textAt */.$6)(parsed, 'reason') ?? 'Unknown'),
        said,
        causes: (0,fields/* listAt */.gT)(parsed, 'details', 'causes').map((cause) => ({
            reason: (0,fields/* textAt */.$6)(cause, 'reason'),
            message: (0,fields/* textAt */.$6)(cause, 'message'),
            field: (0,fields/* textAt */.$6)(cause, 'field'),
        })),
        retryAfterMs: (0,retry/* retryAfter */.P)(headers.get('retry-after'), asked.now),
    });
}
/** The body as a Kubernetes Status; undefined when it is anything else. */
function parseStatus(text) {
    if (!text.includes('"Status"'))
        return undefined;
    try {
        const value = JSON.parse(text);
        const isStatus = (0,fields/* isRecord */.u4)(value) && (0,fields.at)(value, 'kind') === 'Status' && (0,fields.at)(value, 'apiVersion') === 'v1';
        return isStatus ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/kube/unreachable.js

const untrusted = new Set([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** Codes of an error and of what caused it, outermost first. */
function codesOf(error) {
    if (!(error instanceof Error))
        return [];
    const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
    const parts = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
    return [...own, ...parts, ...codesOf(error.cause)];
}
/** True where the server was reached but could not prove who it is: another try changes nothing. */
const isUntrusted = (error) => codesOf(error).some((code) => untrusted.has(code));
/** No usable answer from an API server, as `CLUSTER_UNREACHABLE` with what to look at. */
function unreachable(cluster, { server, reach }, cause) {
    const codes = codesOf(cause);
    let hint = 'Check that the cluster runs and that this runner’s network may reach its API server.';
    if (isUntrusted(cause))
        hint = 'The server’s certificate is not from the authority the cloud names; a proxy may be in between.';
    else if (reach !== undefined)
        hint = reach;
    else if (codes.includes('ENOTFOUND'))
        hint = 'Its name does not resolve here: a private endpoint?';
    return new errors/* ActionError */.lZ('CLUSTER_UNREACHABLE', `Cluster ${cluster} did not answer at ${server}: ${(0,errors/* messageOf */.bD)(cause)}`, { hint });
}

;// CONCATENATED MODULE: ./lib/kube/transport.js






/** How long a server that has never answered is asked, in milliseconds: a wrong address is told soon. */
const strangerMs = 3_000;
/** How long one that has answered before is asked: a control plane that restarts. */
const acquaintanceMs = 60_000;
/** How long it is asked to take a write: the lock that covers it must not have lapsed when it arrives (see lease.ts). */
const writeMs = 30_000;
function createTransport(access, ports) {
    const { name, clock, log } = ports;
    let connection;
    let answered = false;
    // Ends what nobody waits for any more, such as a diagnosis that was cut short: it must not keep the process.
    const closed = new AbortController();
    async function send(request, renew, signal) {
        const token = (await access.token?.(renew))?.value;
        connection ??= Promise.all(/* import() */[__webpack_require__.e(6752), __webpack_require__.e(1310)]).then(__webpack_require__.bind(__webpack_require__, 61310)).then(({ connect }) => connect(access));
        const response = await (await connection).send(request, token, signal);
        answered = true;
        return response;
    }
    /** Runs `work` under both signals; abort reasons and what the suite knows pass, all else is the network. */
    async function explained(request, work) {
        const signal = AbortSignal.any([
            ports.signal,
            closed.signal,
            ...(request.signal ? [request.signal] : []),
        ]);
        try {
            return await work(signal);
        }
        catch (error) {
            if (signal.aborted)
                throw signal.reason;
            throw error instanceof errors/* ActionError */.lZ ? error : unreachable(name, access, error);
        }
    }
    /** The answer if it is good; thrown where the API server refused. */
    async function accepted(request, answer) {
        if (answer.ok)
            return answer;
        throw toStatusError(answer, await answer.text(), { cluster: name, request, now: clock.now() });
    }
    /** The answer whatever it is; thrown where it is the API server's own 401 or 403. */
    async function relayed(request, answer) {
        if (answer.status !== 401 && answer.status !== 403)
            return answer;
        const text = await answer.text();
        if (parseStatus(text) !== undefined)
            throw toStatusError(answer, text, { cluster: name, request, now: clock.now() });
        return { ...answer, body: external_node_stream_.Readable.from([Buffer.from(text)]) };
    }
    /** Asks once, and once more with a fresh token where the first was refused. */
    async function ask(request, judge, signal) {
        try {
            return await judge(request, await send(request, false, signal));
        }
        catch (error) {
            if (access.token === undefined || !(0,status_error/* isKubeStatus */.Q)(error, 401))
                throw error;
            return judge(request, await send(request, true, signal));
        }
    }
    return {
        call: (request, read) => explained(request, (signal) => {
            const begun = clock.now();
            // 500 is mostly an admission webhook that does not answer, which may well stay so.
            const isWrite = request.method !== undefined && request.method !== 'GET';
            const patienceFor = (error) => {
                if (!answered || (0,status_error/* isKubeStatus */.Q)(error, 500))
                    return strangerMs;
                return isWrite ? writeMs : acquaintanceMs;
            };
            const again = (error) => {
                const left = begun + patienceFor(error) - clock.now();
                const wish = isPassing(error);
                return left > 0 && !(isWrite && typeof wish === 'number' && wish > left) && wish;
            };
            return (0,retry/* retry */.L)(async () => read(await ask(request, accepted, signal)), {
                attempts: Number.POSITIVE_INFINITY,
                baseMs: 200,
                maxMs: 5_000,
                clock,
                signal,
                retryable: again,
                onRetry: (error, attempt) => log.debug(`${name}: try ${attempt}: ${(0,errors/* messageOf */.bD)(error)}`),
            });
        }),
        relay: (request) => explained(request, async (signal) => toResponse(await ask(request, relayed, signal))),
        close: async () => {
            closed.abort(new Error(`the connection to cluster ${name} was closed`));
            const open = await connection?.catch(() => undefined);
            connection = undefined;
            await open?.close();
        },
    };
}
/** Answers that have no body by definition. */
const bodiless = [204, 205, 304];
/** The answer as everybody knows it, read or not. */
function toResponse({ status, headers, body }) {
    if (bodiless.includes(status)) {
        body.resume();
        return new Response(null, { status, headers });
    }
    return new Response(external_node_stream_.Readable.toWeb(body), { status, headers });
}
/** Whether another try may go better; a number is the server's own wish in milliseconds. */
function isPassing(error) {
    if ((0,status_error/* isKubeStatus */.Q)(error)) {
        const passing = error.status === 429 || error.status >= 500;
        return passing && (error.retryAfterMs ?? true);
    }
    return !(error instanceof errors/* ActionError */.lZ) && !isUntrusted(error);
}

;// CONCATENATED MODULE: ./lib/kube/lines.js
/** The lines of a stream of UTF-8 text; a last one without a line break counts too, empty ones do not. */
async function* lines(stream) {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const bytes of stream) {
        const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
        rest = parts.pop() ?? '';
        for (const part of parts)
            if (part !== '')
                yield part;
    }
    rest += decoder.decode();
    if (rest !== '')
        yield rest;
}

// EXTERNAL MODULE: ./lib/kube/object.js
var kube_object = __webpack_require__(73926);
;// CONCATENATED MODULE: ./lib/kube/watch.js






/**
 * Seconds until the server ends a watch. One that lasts longer is dead: a peer that vanished without a word leaves a
 * connection on which nothing comes and nothing fails.
 */
const watchSeconds = 20;
const graceSeconds = 5;
function createWatchSource(transport, paths, kind, clock) {
    return {
        list: (options) => (0,list/* readList */.L)(transport, paths, kind, options),
        open: async ({ namespace, signal, ...selection }) => {
            const path = await paths.kind(kind, namespace);
            const query = { ...selection, watch: 1, allowWatchBookmarks: true, timeoutSeconds: watchSeconds };
            const timeoutMs = (watchSeconds + graceSeconds) * 1000;
            return transport.call({ path, query, signal, timeoutMs, stream: true }, async ({ body }) => body);
        },
        pause: (failures, signal) => clock.sleep(Math.min(5_000, 100 * 2 ** failures), signal),
    };
}
/** Thrown within a watch when its place in history is gone. */
const expired = Symbol('410 Gone');
/** List, then watch, then watch again for as long as the caller listens. See `KubeClient.watch`. */
async function* watch(source, options) {
    const known = new Map();
    let from = options.resourceVersion;
    let failures = 0;
    const note = ({ type, object }) => {
        if (type === 'BOOKMARK')
            return;
        const key = (0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object));
        if (type === 'DELETED')
            known.delete(key);
        else
            known.set(key, object);
    };
    while (!options.signal.aborted) {
        try {
            if (from === undefined) {
                const { items, resourceVersion } = await source.list({ ...options, resourceVersion: undefined });
                for (const event of relisted(known, items)) {
                    note(event);
                    yield event;
                }
                from = resourceVersion;
                // Who has seen enough by now spares a connection; nothing is missed, since the stream begins where the list ends.
                await source.pause(0, options.signal);
            }
            let silent = true;
            for await (const line of lines(await source.open({ ...options, resourceVersion: from }))) {
                const event = parseEvent(line);
                silent = false;
                failures = 0;
                from = event.object.metadata.resourceVersion ?? from;
                note(event);
                yield event;
            }
            // Something in between may end every stream at once.
            if (silent)
                await source.pause(++failures, options.signal);
        }
        catch (error) {
            if (options.signal.aborted)
                return;
            if (error === expired || (0,status_error/* isKubeStatus */.Q)(error, 410))
                from = undefined;
            // What the transport could not mend by itself is final; a stream that broke is not.
            else if (error instanceof errors/* ActionError */.lZ)
                throw error;
            else
                await source.pause(++failures, options.signal);
        }
    }
}
/** What changed between what was known and a new list. */
function* relisted(known, items) {
    const there = new Set();
    for (const object of items) {
        const key = (0,kube_object/* objectKey */.T5)((0,kube_object/* refOf */.H8)(object));
        there.add(key);
        const before = known.get(key);
        if (before?.metadata.uid !== undefined && before.metadata.uid !== object.metadata.uid)
            yield { type: 'DELETED', object: before };
        if (before?.metadata.resourceVersion === object.metadata.resourceVersion)
            continue;
        yield { type: before?.metadata.uid === object.metadata.uid ? 'MODIFIED' : 'ADDED', object };
    }
    for (const [key, object] of [...known])
        if (!there.has(key))
            yield { type: 'DELETED', object };
}
function parseEvent(line) {
    const event = JSON.parse(line);
    const type = (0,fields/* textAt */.$6)(event, 'type');
    const object = (0,fields/* isRecord */.u4)(event) ? event['object'] : undefined;
    if (type === 'ERROR') {
        if ((0,fields/* numberAt */.tk)(object, 'code') === 410)
            throw expired;
        throw new Error(`the watch ended with ${(0,fields/* textAt */.$6)(object, 'message') ?? line.slice(0, 200)}`);
    }
    if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED' || type === 'BOOKMARK')
        // The API server's own objects have this shape; nothing else sends this type of event.
        return { type, object: object };
    throw new Error(`the watch sent an event of unknown type ${type}`);
}

// EXTERNAL MODULE: ./lib/kube/writer.js
var writer = __webpack_require__(12146);
;// CONCATENATED MODULE: ./lib/kube/client.js









/** A client of one cluster. Nothing is asked of it until the first call. */
function createKubeClient(access, ports) {
    const transport = createTransport(access, ports);
    const discovery = createDiscovery(transport);
    const paths = createPaths(discovery, ports.name);
    return {
        name: ports.name,
        server: access.server,
        version: () => transport.call({ path: '/version' }, async (answer) => ({
            gitVersion: (0,fields/* textAt */.$6)(await answer.json(), 'gitVersion') ?? 'unknown',
        })),
        apiVersions: () => discovery.all(),
        scopeOf: async (kind) => {
            const resource = await discovery.find(kind);
            return resource && (resource.namespaced ? 'Namespaced' : 'Cluster');
        },
        resourceOf: (kind) => discovery.find(kind),
        get: async (ref) => {
            const path = await paths.object(ref);
            try {
                return await transport.call({ path }, async (answer) => (0,list/* asObject */.e)(await answer.json()));
            }
            catch (error) {
                if ((0,status_error/* isKubeStatus */.Q)(error, 404))
                    return undefined;
                throw error;
            }
        },
        list: async (kind, options = {}) => (await (0,list/* readList */.L)(transport, paths, kind, options)).items,
        watch: (kind, options) => watch(createWatchSource(transport, paths, kind, ports.clock), options),
        ...(0,writer/* createWriter */.u)(transport, paths),
        ...createPodAccess(transport),
        close: () => transport.close(),
    };
}


/***/ }),

/***/ 62336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   rI: () => (/* binding */ conditionOf),
/* harmony export */   tk: () => (/* binding */ numberAt),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/**
 * Reading what other programs wrote. An object from the API server may lack any field or, from a foreign controller,
 * carry one of another type; these give what is there in the wanted type, or nothing.
 */
function at(value, ...path) {
    let here = value;
    for (const step of path) {
        if (!isRecord(here) && !Array.isArray(here))
            return undefined;
        // Both are indexed by the step's text; a step that does not fit gives undefined.
        here = here[step];
    }
    return here;
}
function textAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : undefined;
}
function numberAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'number' ? found : undefined;
}
/** The entries of a list that are objects. */
function listAt(value, ...path) {
    const found = at(value, ...path);
    return Array.isArray(found) ? found.filter(isRecord) : [];
}
function isRecord(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}
/** A condition of `status.conditions` by its type. */
function conditionOf(object, type) {
    const found = listAt(object, 'status', 'conditions').find((condition) => condition['type'] === type);
    if (found === undefined)
        return undefined;
    const times = [found['lastTransitionTime'], found['lastUpdateTime']]
        .map((time) => (typeof time === 'string' ? Date.parse(time) : Number.NaN))
        .filter((time) => !Number.isNaN(time));
    return {
        type,
        status: textAt(found, 'status') ?? 'Unknown',
        reason: textAt(found, 'reason') ?? '',
        message: textAt(found, 'message') ?? '',
        at: times.length === 0 ? undefined : Math.max(...times),
    };
}


/***/ }),

/***/ 45309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readList),
/* harmony export */   e: () => (/* binding */ asObject)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62336);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57092);


const pageSize = 500;
/** Reads a collection page by page; a list that outlives its pages (410) is read again in one piece. */
async function readList({ call }, paths, kind, { namespace, signal, ...selection }) {
    const path = await paths.kind(kind, namespace);
    const page = (query) => call({ path, query: { ...selection, ...query }, ...(signal === undefined ? {} : { signal }) }, (answer) => answer.json());
    // The server ignores page sizes where it may answer from its cache.
    let answer = await page({ limit: pageSize });
    const items = itemsOf(kind, answer);
    for (;;) {
        const next = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer, 'metadata', 'continue');
        if (!next)
            return { items, resourceVersion: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer, 'metadata', 'resourceVersion') ?? '0' };
        try {
            answer = await page({ limit: pageSize, continue: next, resourceVersion: undefined });
        }
        catch (error) {
            if (!(0,_status_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isKubeStatus */ .Q)(error, 410))
                throw error;
            answer = await page({});
            items.length = 0;
        }
        items.push(...itemsOf(kind, answer));
    }
}
/** The items of a list, which the server sends without their kind. */
function itemsOf({ apiVersion, kind }, list) {
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(list, 'items').map((item) => asObject({ apiVersion, kind, ...item }));
}
/** An answer as the object it must be; a bug of the server or of something in between otherwise. */
function asObject(value) {
    const name = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'metadata', 'name');
    if ((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value) && (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value['metadata'])) {
        // Shown to have metadata with a name; apiVersion and kind come from the server or from the caller.
        if (name !== undefined)
            return value;
        // Reviews are answered and not kept: nothing names them.
        if ((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'kind')?.endsWith('Review'))
            return { ...value, metadata: { ...value['metadata'], name: '' } };
    }
    throw new Error(`not a Kubernetes object: ${JSON.stringify(value)?.slice(0, 200)}`);
}


/***/ }),

/***/ 73926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   KH: () => (/* binding */ groupKind),
/* harmony export */   Ro: () => (/* binding */ describeRef),
/* harmony export */   T5: () => (/* binding */ objectKey)
/* harmony export */ });
/** The API group of `apiVersion`; empty for the core group. */
const groupOf = (apiVersion) => apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
/** `Deployment.apps`, `ConfigMap`: a kind whatever its version. */
function groupKind({ apiVersion, kind }) {
    const group = groupOf(apiVersion);
    return group === '' ? kind : `${kind}.${group}`;
}
/** Identity of an object that survives a change of version: group, kind, namespace and name. */
const objectKey = ({ apiVersion, kind, namespace = '', name }) => `${groupKind({ apiVersion, kind })}/${namespace}/${name}`;
function refOf(object) {
    const { name, namespace } = object.metadata;
    return { apiVersion: object.apiVersion, kind: object.kind, name, ...(namespace ? { namespace } : {}) };
}
/** `Deployment order-service`, `ClusterRole reader`: an object in a message. */
const describeRef = ({ kind, name, namespace }, home) => namespace === undefined || namespace === home ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;


/***/ }),

/***/ 57092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ KubeStatusError),
/* harmony export */   Q: () => (/* binding */ isKubeStatus)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/**
 * The API server's refusal. Unhandled it is still a clear error: 409 is `CLUSTER_CHANGED`, 429 and 5xx are
 * `CLUSTER_UNREACHABLE`, anything else `CLUSTER_DENIED`.
 */
class KubeStatusError extends _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    status;
    reason;
    said;
    causes;
    retryAfterMs;
    constructor({ where, status, reason, said, causes = [], retryAfterMs }) {
        super(codeOf(status), `${where}: ${said} (${status} ${reason})`, { hint: hintOf(status, said) });
        this.status = status;
        this.reason = reason;
        this.said = said;
        this.causes = causes;
        this.retryAfterMs = retryAfterMs;
    }
}
/** True for a refusal by the API server, of the given reason or HTTP status if one is named. */
const isKubeStatus = (error, which) => error instanceof KubeStatusError &&
    (which === undefined || error.reason === which || error.status === which);
function codeOf(status) {
    if (status === 409)
        return 'CLUSTER_CHANGED';
    return status === 429 || status >= 500 ? 'CLUSTER_UNREACHABLE' : 'CLUSTER_DENIED';
}
function hintOf(status, said) {
    if (status === 401)
        return 'The cluster does not accept the identity. Check the access entry or role binding.';
    const cannot = /cannot (\S+) resource "([^"]+)"(?: in API group "([^"]*)")?/.exec(said);
    if (cannot === null)
        return undefined;
    const [, verb, resource, group = ''] = cannot;
    return `Give the deploying identity the verb ${verb} on ${group === '' ? resource : `${resource}.${group}`}.`;
}


/***/ }),

/***/ 12146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ createWriter),
/* harmony export */   w: () => (/* binding */ fieldManager)
/* harmony export */ });
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45309);
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73926);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57092);



/** Who owns the fields the suite writes (`metadata.managedFields`). */
const fieldManager = 'flotilla';
const patchTypes = { merge: 'application/merge-patch+json', json: 'application/json-patch+json' };
/** The writing half of a client. */
function createWriter({ call }, paths) {
    const write = (method, path, body, type = 'application/json', query = {}) => call({
        method,
        path,
        query: { fieldManager, ...query },
        headers: { 'content-type': type },
        body: JSON.stringify(body),
    }, async (answer) => (0,_list_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .e)(await answer.json()));
    return {
        create: async (object) => write('POST', await paths.kind(object, object.metadata.namespace), object, undefined, {
            fieldValidation: 'Strict',
        }),
        replace: async (object) => write('PUT', await paths.object((0,_object_js__WEBPACK_IMPORTED_MODULE_2__/* .refOf */ .H8)(object)), object, undefined, { fieldValidation: 'Strict' }),
        // JSON is YAML; the server reads nothing else under this name. A list of managed fields is refused.
        apply: async (object, { force = false, dryRun = false } = {}) => write('PATCH', await paths.object((0,_object_js__WEBPACK_IMPORTED_MODULE_2__/* .refOf */ .H8)(object)), object, 'application/apply-patch+yaml', {
            force,
            fieldValidation: 'Strict',
            dryRun: dryRun ? 'All' : undefined,
        }),
        patch: async (ref, patch, type = 'merge') => write('PATCH', await paths.object(ref), patch, patchTypes[type]),
        patchStatus: async (ref, patch) => write('PATCH', `${await paths.object(ref)}/status`, patch, patchTypes.merge),
        delete: async (ref, { propagation = 'Background', preconditionUid } = {}) => {
            const options = {
                apiVersion: 'v1',
                kind: 'DeleteOptions',
                propagationPolicy: propagation,
                ...(preconditionUid === undefined ? {} : { preconditions: { uid: preconditionUid } }),
            };
            const headers = { 'content-type': 'application/json' };
            const request = {
                method: 'DELETE',
                path: await paths.object(ref),
                headers,
                body: JSON.stringify(options),
            };
            try {
                await call(request, (answer) => answer.text());
            }
            catch (error) {
                if (!(0,_status_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isKubeStatus */ .Q)(error, 404))
                    throw error;
            }
        },
    };
}


/***/ })

};
