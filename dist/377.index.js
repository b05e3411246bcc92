export const id = 377;
export const ids = [377];
export const modules = {

/***/ 95954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ openTarget),
/* harmony export */   DT: () => (/* binding */ openCluster),
/* harmony export */   Me: () => (/* binding */ openRegistry),
/* harmony export */   Vb: () => (/* binding */ openTokens)
/* harmony export */ });
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63985);

/** One line per cloud. Loaded when used: who pushes to one registry does not read the code of the others. */
const providers = {
    aws: async () => (await __webpack_require__.e(/* import() */ 281).then(__webpack_require__.bind(__webpack_require__, 7281))).provider,
    gcp: async () => (await __webpack_require__.e(/* import() */ 267).then(__webpack_require__.bind(__webpack_require__, 2267))).provider,
    azure: async () => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(831)]).then(__webpack_require__.bind(__webpack_require__, 41831))).provider,
    generic: async () => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(944)]).then(__webpack_require__.bind(__webpack_require__, 2944))).provider,
};
/**
 * Opens a registry of the fleet file. Nothing is asked of the cloud until a credential or its control plane is
 * needed, so `endpoint.host` and `endpoint.path` cost no request. `FLEET_INVALID` for an unknown name.
 */
async function openRegistry(fleet, name, ports) {
    const config = fleet.registries[name];
    if (config === undefined)
        throw (0,_target_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownName */ .U0)('registry', name, Object.keys(fleet.registries));
    const cloud = cloudOf(config);
    const identity = (0,_target_js__WEBPACK_IMPORTED_MODULE_0__/* .identityNamed */ .K4)(fleet, config.identity, cloud, `registries.${name}`);
    return registryOf(cloud, name, config, identity, ports);
}
/**
 * Opens a cluster of an environment of the fleet file: finds the API server's address and the identity's token for
 * it. `FLEET_INVALID` for unknown names, `IDENTITY_DENIED` where the cloud refuses, `CLUSTER_DENIED` where it does
 * not show the cluster, `CLOUD_FAILED` where it does not answer.
 */
async function openCluster(fleet, environment, name, ports, role = 'deploy') {
    return openTarget((0,_target_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterTargetOf */ .$T)(fleet, environment, name, role), ports);
}
/** `openCluster` for a target found before. */
async function openTarget(target, ports) {
    return clusterOf(target.config.cloud, target, ports);
}
/** Only the tokens of a target, with the fewest requests; undefined where it is opened without tokens of a cloud. */
async function openTokens(target, ports) {
    return tokensOf(target.config.cloud, target, ports);
}
async function registryOf(cloud, name, config, identity, ports) {
    if (!isRegistryOf(config, cloud) || !isIdentityOf(identity, cloud))
        throw mixed(cloud, name);
    return (await providers[cloud]()).registry(name, config, identity, ports);
}
async function clusterOf(cloud, { name, config, identity }, ports) {
    if (!isClusterOf(config, cloud) || !isClusterIdentityOf(identity, cloud))
        throw mixed(cloud, name);
    return (await providers[cloud]()).cluster(name, config, identity, ports);
}
async function tokensOf(cloud, { name, config, identity }, ports) {
    if (!isClusterOf(config, cloud) || !isClusterIdentityOf(identity, cloud))
        throw mixed(cloud, name);
    return (await providers[cloud]()).clusterToken?.(name, config, identity, ports);
}
function cloudOf(config) {
    switch (config.type) {
        case 'ecr':
            return 'aws';
        case 'artifact-registry':
            return 'gcp';
        case 'acr':
            return 'azure';
        default:
            return 'generic';
    }
}
// The compiler does not see that what is on one cloud comes together; these tell it, and check.
const mixed = (cloud, name) => new Error(`${name} is not all on ${cloud}`);
const isRegistryOf = (config, cloud) => cloudOf(config) === cloud;
const isClusterOf = (config, cloud) => config.cloud === cloud;
const isIdentityOf = (identity, cloud) => identity.cloud === cloud;
const isClusterIdentityOf = (identity, cloud) => cloud === 'generic' ? identity === undefined : identity?.cloud === cloud;


/***/ }),

/***/ 63985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ clusterTargetOf),
/* harmony export */   Gq: () => (/* binding */ clusterTarget),
/* harmony export */   K4: () => (/* binding */ identityNamed),
/* harmony export */   U0: () => (/* binding */ unknownName),
/* harmony export */   ef: () => (/* binding */ clusterRoles)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _fleet_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62841);
/* harmony import */ var _fleet_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30220);




/** Which of a cluster's two identities acts. */
const clusterRoles = ['deploy', 'rollback'];
/** One cluster and who goes there: all that is needed to open it without the fleet file. Holds no secret. */
const clusterTarget = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    /** Name in the environment, for messages. */
    name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    config: _fleet_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .cluster */ .bz,
    /** Undefined for a kubeconfig, which brings its own. */
    identity: _fleet_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .identity */ .D.optional(),
});
/** Finds a cluster of an environment and the identity for a role. `FLEET_INVALID` for unknown names. */
function clusterTargetOf(fleet, environment, name, role) {
    const found = fleet.environments[environment];
    if (found === undefined)
        throw unknownName('environment', environment, Object.keys(fleet.environments));
    const config = found.clusters[name];
    if (config === undefined)
        throw unknownName('cluster', name, Object.keys(found.clusters), ` in environment ${environment}`);
    const identityName = (role === 'rollback' ? config['rollback-identity'] : undefined) ?? config.identity;
    if (config.cloud === 'generic' || identityName === undefined)
        return { name, config };
    return { name, config, identity: identityNamed(fleet, identityName, config.cloud, `cluster ${name}`) };
}
/** An identity of the fleet file, of the cloud that `user` is on. `FLEET_INVALID`. */
function identityNamed(fleet, name, cloud, user) {
    const found = fleet.identities[name];
    if (found === undefined)
        throw unknownName('identity', name, Object.keys(fleet.identities), ` (${user})`);
    if (found.cloud === cloud)
        return found;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('FLEET_INVALID', `${user} needs an identity of cloud ${cloud}`, {
        hint: `identities.${name} is of cloud ${found.cloud}; name another one.`,
    });
}
function unknownName(kind, name, known, where = '') {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('FLEET_INVALID', `The fleet file has no ${kind} named ${name}${where}`, {
        hint: known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.',
    });
}


/***/ }),

/***/ 8078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ createRegistryClient)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/oci/digest.js
var oci_digest = __webpack_require__(9501);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./lib/oci/request-error.js


/** A request that a registry did not answer as it should; what the retries decide by. */
class RequestError extends Error {
    name = 'RequestError';
    /** Undefined when no answer came at all. */
    status;
    /** Error codes of the distribution specification, such as `NAME_UNKNOWN`. */
    codes;
    /** Milliseconds the registry asks to wait. */
    retryAfterMs;
    constructor(message, detail) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.status = detail.status;
        this.codes = detail.codes ?? [];
        this.retryAfterMs = detail.retryAfterMs;
    }
}
const passing = [408, 425, 429, 499, 500, 502, 503, 504];
/** Whether the same request may succeed later: no answer, or one that says "not now". */
function isPassing(error) {
    return error instanceof RequestError && (error.status === undefined || passing.includes(error.status));
}
const errorBody = schemas/* object */.Ikc({
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ code: schemas/* string */.YjP().default(''), message: schemas/* string */.YjP().default('') })),
});
/** Codes and one line of text from an error body (distribution specification, "Error Codes"). */
function readErrorBody(body) {
    const parsed = errorBody.safeParse(parseJson(body));
    const text = parsed.success
        ? parsed.data.errors.map(({ code, message }) => `${code} ${message}`.trim()).join('; ')
        : body.toString('utf8');
    // A registry's text ends up in a log: one line of it, without control characters.
    return {
        codes: parsed.success ? parsed.data.errors.map(({ code }) => code) : [],
        text: text
            .replace(/[\p{Cc}\s]+/gu, ' ')
            .trim()
            .slice(0, 300),
    };
}
function parseJson(body) {
    try {
        return JSON.parse(body.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
/** What the user is told once the retries are used up. */
function toActionError(error, { name, host }) {
    if (!(error instanceof RequestError))
        return error;
    const message = `Registry ${name} (${host}): ${(0,errors/* messageOf */.bD)(error)}`;
    if (error.status === 401 || error.status === 403 || error.codes.includes('DENIED'))
        return new errors/* ActionError */.lZ('REGISTRY_DENIED', message, {
            hint: `Allow the identity of registry ${name} to pull and push there, and check that it is the one you mean.`,
        });
    if (error.codes.includes('NAME_UNKNOWN'))
        return new errors/* ActionError */.lZ('REPOSITORY_MISSING', message, {
            hint: `Create the repository in registry ${name}, or allow its identity to create it.`,
        });
    return new errors/* ActionError */.lZ('REGISTRY_FAILED', message, {
        hint: isPassing(error)
            ? 'Run the job again: what has arrived is kept, and only what is missing is sent.'
            : undefined,
    });
}

;// CONCATENATED MODULE: ./lib/oci/scope.js
const pull = (repository) => new Map([[repository, ['pull']]]);
const push = (repository) => new Map([[repository, ['pull', 'push']]]);
/** All that either allows; what `a` names stays first, since some registries look at the first scope only. */
function union(a, b) {
    const merged = new Map(a);
    for (const [repository, actions] of b)
        merged.set(repository, [...new Set([...(merged.get(repository) ?? []), ...actions])]);
    return merged;
}
/** Whether a token for `granted` serves a request that needs `wanted`. */
function covers(granted, wanted) {
    return [...wanted].every(([repository, actions]) => actions.every((action) => granted.get(repository)?.includes(action)));
}
/** As the token protocol writes them (`repository:a/b:pull,push`). */
const formatScopes = (scopes) => [...scopes].map(([repository, actions]) => `repository:${repository}:${actions.join(',')}`);
const actions = ['pull', 'push', 'delete'];
const isAction = (text) => actions.includes(text);
/** Reads the `scope` of a challenge, which may hold several separated by spaces; other resource types are left out. */
function parseScopes(text) {
    const found = text.split(' ').map((entry) => {
        // The repository may contain a colon where a registry puts a host and port into it.
        const match = /^repository(?:\([^)]*\))?:(.+):([^:]*)$/.exec(entry);
        return match?.[1] === undefined
            ? new Map()
            : new Map([[match[1], (match[2] ?? '').split(',').filter(isAction)]]);
    });
    return found.reduce(union, new Map());
}

;// CONCATENATED MODULE: ./lib/oci/blobs.js





/** Most bytes of a blob that are read into memory (configs, bundles, SBOMs). */
const memoryLimit = 16 * 1024 * 1024;
/** Whether the repository has the blob. */
async function hasBlob(transport, repository, digest) {
    const { status } = await transport.call({
        method: 'HEAD',
        url: blobUrl(repository, digest),
        scopes: pull(repository),
        // A redirect to the store already says that it is there; a store signs its URLs for GET alone.
        expect: [200, 302, 303, 307, 308, 404],
    });
    return status !== 404;
}
/** Streams a blob, going on where a broken connection left off; the content is checked at its end. */
async function* openBlob(transport, repository, blob) {
    const algorithm = (0,oci_digest/* algorithmOf */.Hy)(blob.digest);
    const hash = (0,external_node_crypto_.createHash)(algorithm);
    const { name, host } = transport.endpoint;
    let at = 0;
    for (let failures = 0;;) {
        const resumed = at > 0;
        const answer = await transport.open({
            method: 'GET',
            url: blobUrl(repository, blob.digest),
            scopes: pull(repository),
            headers: resumed ? { range: `bytes=${at}-` } : {},
            expect: [200, 206],
        });
        // Who does not know ranges sends everything again.
        let skip = resumed && answer.status === 200 ? at : 0;
        try {
            for await (const chunk of answer.body) {
                const fresh = chunk.subarray(skip);
                skip = Math.max(0, skip - chunk.length);
                at += fresh.length;
                if (at > blob.size)
                    break;
                hash.update(fresh);
                yield fresh;
            }
            if (at >= blob.size)
                break;
            throw new RequestError(`GET ${answer.url.pathname} ended after ${at} of ${blob.size} bytes`, {});
        }
        catch (cause) {
            transport.signal?.throwIfAborted();
            if (cause instanceof errors/* ActionError */.lZ || ++failures >= 5)
                throw toActionError(asRequestError(cause), transport.endpoint);
            await transport.clock.sleep(250 * 2 ** failures, transport.signal);
        }
    }
    const actual = (0,oci_digest/* formatDigest */.MO)(algorithm, hash);
    if (at !== blob.size || actual !== blob.digest)
        throw new errors/* ActionError */.lZ('DIGEST_MISMATCH', `Registry ${name} (${host}) sent other content for ${repository}@${blob.digest}`, { hint: 'Something between here and the registry, or the registry itself, changes content.' });
}
/** Reads a blob whole and checked. */
async function readBlob(transport, repository, blob) {
    if (blob.size > memoryLimit)
        throw new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `Registry ${transport.endpoint.name}: ${repository}@${blob.digest} has ${blob.size} bytes, more than ${memoryLimit}`);
    const chunks = [];
    for await (const chunk of openBlob(transport, repository, blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
const blobUrl = (repository, digest) => `/v2/${repository}/blobs/${digest}`;
const asRequestError = (cause) => cause instanceof errors/* ActionError */.lZ || cause instanceof RequestError
    ? cause
    : new RequestError('the content broke off', { cause });

// EXTERNAL MODULE: ./lib/oci/manifest.js
var oci_manifest = __webpack_require__(44360);
// EXTERNAL MODULE: ./lib/oci/media-types.js
var media_types = __webpack_require__(50261);
;// CONCATENATED MODULE: ./lib/oci/manifests.js





/** Most bytes of a manifest (registries refuse more than 4 MiB; some indexes of referrers grow beyond). */
const manifestLimit = 8 * 1024 * 1024;
/** Digest and size of what a tag or digest names; undefined where the repository has none. */
async function resolve(transport, repository, reference) {
    const answer = await transport.call({
        method: 'HEAD',
        url: manifestUrl(repository, reference),
        scopes: pull(repository),
        headers: { accept: media_types/* acceptManifests */.Pl },
        expect: [200, 404],
    });
    if (answer.status === 404)
        return undefined;
    const digest = answer.header('docker-content-digest');
    const size = Number(answer.header('content-length') ?? Number.NaN);
    if (digest !== undefined && (0,oci_digest/* isDigest */.Bc)(digest) && Number.isInteger(size)) {
        checkDigest(transport, repository, reference, digest);
        return { digest, size };
    }
    return (await getManifest(transport, repository, reference))?.descriptor;
}
/** The manifest a tag or digest names, its digest computed from what came; undefined where there is none. */
async function getManifest(transport, repository, reference) {
    const answer = await transport.call({
        method: 'GET',
        url: manifestUrl(repository, reference),
        scopes: pull(repository),
        headers: { accept: media_types/* acceptManifests */.Pl },
        expect: [200, 404],
        limit: manifestLimit,
    });
    if (answer.status === 404)
        return undefined;
    const announced = (0,oci_digest/* isDigest */.Bc)(reference) ? reference : answer.header('docker-content-digest');
    const digest = (0,oci_digest/* digestOf */.ol)(answer.body, announced === undefined ? 'sha256' : (0,oci_digest/* algorithmOf */.Hy)(announced));
    if (announced !== undefined)
        checkDigest(transport, repository, announced, digest);
    const manifest = (0,oci_manifest/* parseManifest */.Ng)(answer.body, answer.header('content-type')?.split(';')[0]?.trim());
    const { name, host } = transport.endpoint;
    if (typeof manifest === 'string')
        throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name} (${host}): ${repository}@${digest} ${manifest}`);
    return {
        descriptor: { mediaType: manifest.mediaType, digest, size: answer.body.length },
        manifest,
        bytes: answer.body,
    };
}
/** Stores a manifest under its digest or a tag, byte for byte. */
async function storeManifest(transport, repository, { descriptor, bytes }, reference = descriptor.digest) {
    const answer = await transport.call({
        method: 'PUT',
        url: manifestUrl(repository, reference),
        scopes: push(repository),
        headers: { 'content-type': descriptor.mediaType },
        body: bytes,
        expect: [201],
    });
    const stored = answer.header('docker-content-digest');
    if (stored !== undefined)
        checkDigest(transport, repository, descriptor.digest, stored);
    return answer;
}
const manifestUrl = (repository, reference) => `/v2/${repository}/manifests/${reference}`;
function checkDigest({ endpoint }, repository, expected, actual) {
    if ((0,oci_digest/* isDigest */.Bc)(expected) && expected !== actual)
        throw new errors/* ActionError */.lZ('DIGEST_MISMATCH', `Registry ${endpoint.name} (${endpoint.host}) answers with ${actual} for ${repository}@${expected}`, { hint: 'The registry, or something before it, changes content.' });
}

;// CONCATENATED MODULE: ./lib/oci/referrers.js






const pageLimit = 100;
const indexLimit = 8 * 1024 * 1024;
/** Distribution specification 1.1, "Listing Referrers" and "Unavailable Referrers API". */
function createReferrers(transport) {
    // The fallback index is read, changed and written; two of ours must not do so at once.
    const turns = new Map();
    async function listByApi(repository, digest) {
        const found = [];
        let url = `/v2/${repository}/referrers/${digest}`;
        for (let page = 0; url !== undefined && page < pageLimit; page++) {
            const answer = await transport.call({
                method: 'GET',
                url,
                scopes: pull(repository),
                headers: { accept: media_types/* mediaTypes */.Ib.index },
                expect: page === 0 ? [200, 404] : [200],
                limit: indexLimit,
            });
            if (answer.status === 404)
                return undefined;
            const index = (0,oci_manifest/* parseManifest */.Ng)(answer.body, media_types/* mediaTypes */.Ib.index);
            if (typeof index === 'string')
                throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${transport.endpoint.name}: the list of referrers of ${repository}@${digest} ${index}`);
            found.push(...index.children);
            const next = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(answer.header('link') ?? '')?.[1];
            url = next === undefined ? undefined : transport.ownUrl(next, answer.url);
        }
        return found;
    }
    async function listByTag(repository, digest) {
        return (await getManifest(transport, repository, fallbackTag(digest)))?.manifest.children ?? [];
    }
    async function addToTag(repository, entry, subject) {
        // Somebody else may write at the same time; a lost entry is seen by reading again.
        for (let attempt = 0; attempt < 5; attempt++) {
            const listed = await listByTag(repository, subject.digest);
            if (listed.some(({ digest }) => digest === entry.digest))
                return;
            const index = { schemaVersion: 2, mediaType: media_types/* mediaTypes */.Ib.index, manifests: [...listed, entry] };
            const bytes = Buffer.from(JSON.stringify(index));
            const descriptor = { mediaType: media_types/* mediaTypes */.Ib.index, digest: (0,oci_digest/* digestOf */.ol)(bytes), size: bytes.length };
            await storeManifest(transport, repository, { descriptor, bytes }, fallbackTag(subject.digest));
        }
        throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${transport.endpoint.name}: the referrers of ${repository}@${subject.digest} keep being overwritten`, { hint: 'Let one delivery of an application run at a time.' });
    }
    return {
        list: async (repository, digest, artifactType) => {
            const all = (await listByApi(repository, digest)) ?? (await listByTag(repository, digest));
            return artifactType === undefined
                ? [...all]
                : all.filter((entry) => entry.artifactType === artifactType);
        },
        register: async (repository, { descriptor, manifest }, subject) => {
            if ((await listByApi(repository, subject.digest)) !== undefined)
                return;
            const artifactType = (0,oci_manifest/* artifactTypeOf */.Gh)(manifest);
            const entry = {
                mediaType: descriptor.mediaType,
                digest: descriptor.digest,
                size: descriptor.size,
                ...(artifactType === undefined ? {} : { artifactType }),
                ...(Object.keys(manifest.annotations).length === 0
                    ? {}
                    : { annotations: { ...manifest.annotations } }),
            };
            const key = `${repository}@${subject.digest}`;
            const turn = (turns.get(key) ?? Promise.resolve())
                .catch(() => undefined)
                .then(() => addToTag(repository, entry, subject));
            turns.set(key, turn);
            await turn;
        },
    };
}
/** `sha256:ab…` → `sha256-ab…`, cut to the length the specification sets. */
const fallbackTag = (digest) => `${(0,oci_digest/* algorithmOf */.Hy)(digest).slice(0, 32)}-${(0,oci_digest/* hexOf */.ZD)(digest).slice(0, 64)}`;

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
;// CONCATENATED MODULE: ./lib/oci/challenge.js
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const quoted = /"((?:[^"\\]|\\.)*)"/y;
const credentials68 = /[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;
/**
 * Parses a WWW-Authenticate header (RFC 9110, 11.6.1), which may hold several challenges separated by the same commas
 * as their parameters. Reading stops at the first thing the grammar does not know.
 */
function parseChallenges(header) {
    const challenges = [];
    let at = 0;
    const take = (pattern) => {
        pattern.lastIndex = at;
        const match = pattern.exec(header);
        if (match !== null)
            at = pattern.lastIndex;
        return match;
    };
    const skip = () => take(/[\s,]*/y);
    for (skip(); at < header.length; skip()) {
        const name = take(token)?.[0].toLowerCase();
        if (name === undefined)
            break;
        const current = challenges.at(-1);
        if (current !== undefined && take(/\s*=\s*/y) !== null) {
            const value = take(quoted)?.[1]?.replace(/\\(.)/g, '$1') ?? take(token)?.[0];
            if (value === undefined)
                break;
            // Assigning to __proto__ would change the object’s prototype.
            if (name !== '__proto__')
                current.parameters[name] = value;
            continue;
        }
        challenges.push({ scheme: name, parameters: {} });
        // A bare token68 belongs to the scheme and says nothing we need.
        const before = at;
        take(/\s+/y);
        if (take(credentials68) === null)
            at = before;
    }
    return challenges;
}

;// CONCATENATED MODULE: ./lib/oci/authorizer.js




const tokenBody = schemas/* object */.Ikc({
    token: schemas/* string */.YjP().min(1).optional(),
    access_token: schemas/* string */.YjP().min(1).optional(),
    expires_in: schemas/* number */.aig().positive().optional(),
});
/** The token protocol's default life of a token, and how long before its end it is no longer used. */
const defaultLifeMs = 60_000;
const marginMs = 15_000;
/**
 * Basic and Bearer authentication (distribution project, "Token Authentication Specification"). The challenge is
 * learnt once per registry; tokens are kept by what they allow and asked for once, however many requests wait.
 */
function createAuthorizer(endpoint, ports) {
    const { clock, log } = ports;
    let learning;
    let tokens = [];
    const pending = new Map();
    let extra = new Map();
    const learn = () => {
        learning ??= ask().catch((error) => {
            learning = undefined;
            throw error;
        });
        return learning;
    };
    async function ask() {
        const answer = await ports.ask(new URL(`${endpoint.baseUrl}/v2/`), {});
        if (answer.status === 401)
            return choose(answer.header('www-authenticate') ?? '');
        // Any other refusal of this page says nothing about authentication; the real request will tell.
        if (answer.status < 500 && answer.status !== 429)
            return undefined;
        throw ports.fail('GET', answer);
    }
    async function basic(renew = false) {
        const credential = await endpoint.credential?.(renew);
        if (credential === undefined)
            return undefined;
        const value = Buffer.from(`${credential.username}:${credential.password}`).toString('base64');
        log.mask(credential.password);
        log.mask(value);
        return `Basic ${value}`;
    }
    /** Another proof than the one that was refused, if there is one: it may have run out or been revoked early. */
    async function otherThan(used) {
        const current = await basic();
        const other = current === used ? await basic(true) : current;
        return other === used ? undefined : other;
    }
    async function bearer(challenge, scopes) {
        const usable = (token) => token.expiresAt > clock.now() && covers(token.scopes, scopes);
        const known = tokens.find(usable);
        if (known !== undefined)
            return known.value;
        // The wanted scope stands first; what a challenge added by itself is asked for along with it.
        const wanted = union(scopes, extra);
        const key = formatScopes(wanted).join(' ');
        const fetching = pending.get(key) ?? fetchToken(challenge, wanted).finally(() => void pending.delete(key));
        pending.set(key, fetching);
        return (await fetching).value;
    }
    async function fetchToken({ parameters }, scopes) {
        const realm = await ports.checkRealm(parseRealm(parameters['realm'], endpoint));
        if (parameters['service'] !== undefined)
            realm.searchParams.set('service', parameters['service']);
        for (const scope of formatScopes(scopes))
            realm.searchParams.append('scope', scope);
        const ask = (authorization) => ports.ask(realm, authorization === undefined ? {} : { authorization });
        const first = await basic();
        let answer = await ask(first);
        const other = answer.status === 401 ? await otherThan(first) : undefined;
        if (other !== undefined)
            answer = await ask(other);
        if (answer.status !== 200)
            throw ports.fail('GET', answer);
        const { token, access_token, expires_in } = parseToken(answer.body, realm, endpoint);
        const value = token ?? access_token ?? '';
        log.mask(value);
        const lifeMs = expires_in === undefined ? defaultLifeMs : expires_in * 1000;
        const fresh = { scopes, value, expiresAt: clock.now() + Math.max(lifeMs / 2, lifeMs - marginMs) };
        tokens = [fresh, ...tokens.filter((old) => old.expiresAt > clock.now() && !covers(scopes, old.scopes))];
        return fresh;
    }
    return {
        authorization: async (scopes) => {
            const challenge = await learn();
            if (challenge === undefined)
                return undefined;
            if (challenge.scheme === 'basic')
                return basic();
            return `Bearer ${await bearer(challenge, scopes)}`;
        },
        refused: async (wwwAuthenticate, scopes, used) => {
            const challenge = choose(wwwAuthenticate ?? '') ?? (await learn());
            if (challenge === undefined)
                return false;
            learning = Promise.resolve(challenge);
            if (challenge.scheme === 'basic')
                return (await otherThan(used)) !== undefined;
            tokens = tokens.filter((token) => `Bearer ${token.value}` !== used);
            const asked = parseScopes(challenge.parameters['scope'] ?? '');
            if (!covers(scopes, asked))
                extra = union(extra, asked);
            return true;
        },
    };
}
/** Bearer before Basic, where a registry offers both; undefined where it offers neither. */
function choose(header) {
    const offered = parseChallenges(header);
    return (offered.find(({ scheme, parameters }) => scheme === 'bearer' && parameters['realm'] !== undefined) ??
        offered.find(({ scheme }) => scheme === 'basic'));
}
function parseRealm(realm, { name, host }) {
    const url = realm === undefined ? null : URL.parse(realm);
    if (url === null)
        throw new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `Registry ${name} (${host}) names no usable token service`);
    return url;
}
function parseToken(body, realm, { name, host }) {
    try {
        return tokenBody
            .refine((value) => (value.token ?? value.access_token) !== undefined)
            .parse(JSON.parse(body.toString('utf8')));
    }
    catch {
        // The body is not repeated, and neither is what was wrong with it: it may hold a token.
        throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name} (${host}): its token service ${realm.origin}${realm.pathname} gave no token`);
    }
}

;// CONCATENATED MODULE: ./lib/oci/host-gate.js
function createHostGate(clock) {
    let opensAt = 0;
    return {
        wait: async (signal) => {
            // Whoever waits may find the gate closed again by another answer.
            for (let left = opensAt - clock.now(); left > 0; left = opensAt - clock.now())
                await clock.sleep(left, signal);
        },
        hold: (ms) => {
            opensAt = Math.max(opensAt, clock.now() + ms);
        },
    };
}

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/oci/safe-target.js



const systemLookup = async (hostname) => (await promises_.lookup(hostname, { all: true })).map(({ address }) => address);
const linkLocal = new external_node_net_.BlockList();
linkLocal.addSubnet('169.254.0.0', 16);
linkLocal.addSubnet('fe80::', 10, 'ipv6');
const inner = new external_node_net_.BlockList();
for (const [address, bits] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
])
    inner.addSubnet(address, bits);
inner.addSubnet('fc00::', 7, 'ipv6');
inner.addAddress('::1', 'ipv6');
inner.addAddress('::', 'ipv6');
const within = (list, address) => list.check(address, (0,external_node_net_.isIP)(address) === 6 ? 'ipv6' : 'ipv4');
/** Whether an address is of this machine, of its network or of its cloud's metadata service. */
const isPrivateAddress = (address) => within(linkLocal, address) || within(inner, address);
/**
 * Decides whether a URL that a registry named may be asked: `REGISTRY_UNSAFE` for anything but https, for a URL with
 * a user in it, and for a private or link-local address, unless it is the host of the registry itself. A name that
 * leads to a private address passes only where the registry's own name does so too, as with private endpoints.
 */
async function checkTarget(target, base, what, lookup) {
    const refuse = (why) => new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `${base.host} names ${target.origin} as ${what}: ${why}`, {
        hint: 'No credential was sent there. Check the address of the registry and who runs it.',
    });
    if (target.username !== '' || target.password !== '')
        throw refuse('its address contains a user');
    if (target.origin === base.origin)
        return;
    if (target.protocol !== 'https:')
        throw refuse('it is not https');
    if (target.hostname === base.hostname)
        return;
    const hostname = target.hostname.replace(/^\[|\]$/g, '');
    if ((0,external_node_net_.isIP)(hostname) !== 0) {
        if (isPrivateAddress(hostname))
            throw refuse('it is a private address');
        return;
    }
    if (hostname === 'localhost' || hostname.endsWith('.localhost'))
        throw refuse('it is this machine');
    // Behind a proxy names may not resolve here; the proxy then decides what can be reached.
    const addresses = await lookup(hostname).catch(() => []);
    if (addresses.some((address) => within(linkLocal, address)))
        throw refuse('it leads to a link-local address');
    if (!addresses.some((address) => within(inner, address)))
        return;
    const own = (0,external_node_net_.isIP)(base.hostname) === 0 ? await lookup(base.hostname).catch(() => []) : [];
    if (!own.some((address) => within(inner, address)))
        throw refuse('it leads to a private address');
}

;// CONCATENATED MODULE: ./lib/oci/transport.js







const bodyLimit = 64 * 1024;
const redirectLimit = 10;
const redirects = [301, 302, 303, 307, 308];
function createTransport(endpoint, ports) {
    const { clock, log, signal, lookup = systemLookup } = ports;
    const base = new URL(endpoint.baseUrl);
    const gate = createHostGate(clock);
    // Many requests at once listen to one signal; that is no leak.
    if (signal !== undefined)
        (0,external_node_events_.setMaxListeners)(0, signal);
    /** A registry behind a private endpoint names itself by its canonical host. */
    const own = (url) => url.host === endpoint.host && url.protocol === 'https:'
        ? new URL(`${url.pathname}${url.search}`, base.origin)
        : url;
    async function dispatch(url, request, authorization) {
        const dispatcher = await ports.http.dispatcher();
        const { body } = request;
        const options = {
            origin: url.origin,
            path: `${url.pathname}${url.search}`,
            method: request.method,
            headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) },
            // A generator is what undici streams with backpressure; its type asks for a Readable.
            body: (typeof body === 'function' ? body() : (body ?? null)),
            signal,
            // A silent registry is noticed sooner where it has nothing to store.
            ...(body === undefined ? { headersTimeout: 30_000 } : {}),
        };
        try {
            return await dispatcher.request(options);
        }
        catch (cause) {
            signal?.throwIfAborted();
            if (cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_HEADERS_OVERFLOW')
                throw unsafe(`${nameOf(request, url)} was answered with more than 64 KiB of headers`);
            throw new RequestError(`${nameOf(request, url)} got no answer`, { cause });
        }
    }
    const authorizer = createAuthorizer(endpoint, {
        clock,
        log,
        ask: async (url, headers) => {
            const request = { method: 'GET', headers, expect: [200] };
            const { statusCode, headers: got, body } = await dispatch(url, request);
            const bytes = await readWhole(body, bodyLimit, nameOf(request, url));
            return { status: statusCode, header: (name) => firstOf(got[name]), body: bytes, url };
        },
        fail: (method, answer) => failure({ method }, answer.url, answer.status, answer.header, answer.body),
        checkRealm: async (realm) => {
            await checkTarget(own(realm), base, 'its token service', lookup);
            return own(realm);
        },
    });
    function failure(request, url, status, header, body) {
        const { codes, text } = readErrorBody(body);
        const retryAfterMs = (0,retry/* retryAfter */.P)(header('retry-after') ?? null, clock.now());
        if (status === 429 || retryAfterMs !== undefined)
            gate.hold(retryAfterMs ?? 1000);
        return new RequestError(`${nameOf(request, url)} answered ${status}${text === '' ? '' : ` (${text})`}`, {
            status,
            codes,
            retryAfterMs,
        });
    }
    async function attempt(request) {
        let url = typeof request.url === 'string' ? new URL(`${endpoint.baseUrl}${request.url}`) : request.url;
        for (let hops = 0, renewed = false;;) {
            await gate.wait(signal);
            // Credentials are for the host the user named, never for where it sends us.
            const authorization = hops === 0 ? await authorizer.authorization(request.scopes) : undefined;
            const answer = await dispatch(url, request, authorization);
            const { statusCode: status, body } = answer;
            const header = (name) => firstOf(answer.headers[name]);
            if (request.expect.includes(status))
                return { status, header, url, body };
            const text = await readWhole(body, bodyLimit, nameOf(request, url));
            if (status === 401 && hops === 0 && !renewed) {
                renewed = await authorizer.refused(header('www-authenticate'), request.scopes, authorization);
                if (renewed)
                    continue;
            }
            const location = header('location');
            if (!redirects.includes(status) || location === undefined)
                throw failure(request, url, status, header, text);
            const next = own(new URL(location, url));
            if (request.method !== 'GET' && request.method !== 'HEAD')
                throw unsafe(`${nameOf(request, url)} was redirected to ${next.origin}`);
            if (++hops > redirectLimit)
                throw unsafe(`${nameOf(request, url)} was redirected more than ${redirectLimit} times`);
            await checkTarget(next, base, 'the place of its content', lookup);
            url = next;
        }
    }
    async function persist(request, work) {
        try {
            return await (0,retry/* retry */.L)(work, {
                attempts: request.attempts ?? 6,
                clock,
                signal,
                retryable: (error) => isPassing(error) && (error.retryAfterMs ?? true),
                onRetry: (error, attempt) => log.debug(`${endpoint.name}: try ${attempt}: ${String(error)}`),
            });
        }
        catch (error) {
            throw request.attempts === 1 ? error : toActionError(error, endpoint);
        }
    }
    const unsafe = (message) => new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `Registry ${endpoint.name} (${endpoint.host}): ${message}`);
    return {
        endpoint,
        clock,
        signal,
        open: (request) => persist(request, () => attempt(request)),
        call: (request) => persist(request, async () => {
            const answer = await attempt(request);
            const what = nameOf(request, answer.url);
            return { ...answer, body: await readWhole(answer.body, request.limit ?? bodyLimit, what) };
        }),
        ownUrl: (location, from) => {
            const url = own(new URL(location, from));
            if (url.origin !== base.origin)
                throw unsafe(`it wants content sent to ${url.origin}`);
            return url;
        },
    };
}
/** The request in words; without the query, where upload sessions and signatures stand. */
const nameOf = ({ method }, url) => `${method} ${url.pathname}`;
const firstOf = (value) => (Array.isArray(value) ? value[0] : value);
async function readWhole(body, limit, what) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of body) {
            size += chunk.length;
            if (size > limit)
                throw new errors/* ActionError */.lZ('REGISTRY_UNSAFE', `${what} was answered with more than ${limit} bytes`);
            chunks.push(chunk);
        }
    }
    catch (cause) {
        if (cause instanceof errors/* ActionError */.lZ)
            throw cause;
        throw new RequestError(`${what}: the answer broke off`, { cause });
    }
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./lib/oci/upload.js





/** Below this a broken upload is simply sent again (bytes). */
const resumeFrom = 8 * 1024 * 1024;
/**
 * Uploads a blob: POST, then one PUT of the whole content from a fresh stream. A broken upload of a large blob goes
 * on with one PATCH where the registry's traits allow it; everywhere else it starts again.
 */
async function uploadBlob(transport, repository, blob, source, options = {}) {
    const { endpoint, clock, signal } = transport;
    const sent = counter(options.onBytes);
    try {
        await (0,retry/* retry */.L)(async (attempt) => {
            // The last answer may have been lost on its way although the blob arrived.
            if (attempt > 1 && (await hasBlob(transport, repository, blob.digest)))
                return;
            const opened = attempt === 1 ? options.session : undefined;
            const session = opened ?? (await startUpload(transport, repository));
            await send(transport, repository, session, blob, source, sent);
        }, { attempts: 6, clock, signal, retryable: (error) => isPassing(error) || isLostSession(error) });
    }
    catch (error) {
        throw toActionError(error, endpoint);
    }
}
/** Asks for a blob of another repository of the same registry; a refusal leaves an open session to upload it by. */
async function mountBlob(transport, repository, digest, from) {
    const query = new URLSearchParams({ mount: digest, from });
    const answer = await transport.call({
        method: 'POST',
        url: `/v2/${repository}/blobs/uploads/?${query}`,
        scopes: union(push(repository), pull(from)),
        // Some registries answer with an error where they cannot mount; then an ordinary upload tells the truth.
        expect: [201, 202, 400, 404, 405],
    });
    if (answer.status === 201)
        return { mounted: true };
    const opened = answer.status === 202 && answer.header('location') !== undefined;
    return { mounted: false, session: opened ? sessionOf(transport, answer) : undefined };
}
async function startUpload(transport, repository) {
    const answer = await transport.call({
        method: 'POST',
        url: `/v2/${repository}/blobs/uploads/`,
        scopes: push(repository),
        expect: [202],
        attempts: 1,
    });
    return sessionOf(transport, answer);
}
async function send(transport, repository, session, blob, source, sent) {
    const put = (url, start) => transport.call({
        method: 'PUT',
        url: withDigest(url, blob.digest),
        scopes: push(repository),
        headers: {
            'content-type': 'application/octet-stream',
            'content-length': String(start < blob.size ? blob.size - start : 0),
        },
        body: start < blob.size ? () => sent.count(source(start), start) : new Uint8Array(),
        expect: [201, 204],
        attempts: 1,
    });
    try {
        upload_checkDigest(transport, blob, await put(session, 0));
    }
    catch (error) {
        sent.reset(0);
        if (!transport.endpoint.traits.chunkedUpload || blob.size < resumeFrom || !isPassing(error)) {
            await cancel(transport, repository, session);
            throw error;
        }
        const rest = await resume(transport, repository, session, blob, source, sent);
        if (rest === undefined)
            throw error;
        upload_checkDigest(transport, blob, await put(rest, blob.size));
    }
}
/** Sends what is missing of a broken upload; undefined where the registry has nothing of it. */
async function resume(transport, repository, session, blob, source, sent) {
    const common = { scopes: push(repository) };
    const state = await transport.call({
        ...common,
        method: 'GET',
        url: session,
        expect: [204, 404],
        attempts: 1,
    });
    const last = /^(?:bytes=)?0-(\d+)$/.exec(state.header('range') ?? '')?.[1];
    // `0-0` is what registries say of an empty upload.
    if (state.status === 404 || last === undefined || last === '0')
        return undefined;
    const start = Number(last) + 1;
    if (start > blob.size)
        return undefined;
    const url = state.header('location') === undefined ? session : sessionOf(transport, state);
    if (start === blob.size)
        return url;
    sent.reset(start);
    const answer = await transport.call({
        ...common,
        method: 'PATCH',
        url,
        headers: {
            'content-type': 'application/octet-stream',
            'content-range': `${start}-${blob.size - 1}`,
            'content-length': String(blob.size - start),
        },
        body: () => sent.count(source(start), start),
        expect: [202],
        attempts: 1,
    });
    return sessionOf(transport, answer);
}
/** Tells the registry that nothing more will come. It would find out by itself, only later: failure is no matter. */
async function cancel(transport, repository, session) {
    await transport
        .call({ method: 'DELETE', url: session, scopes: push(repository), expect: [204, 202, 200], attempts: 1 })
        .catch(() => undefined);
}
function sessionOf(transport, answer) {
    const location = answer.header('location');
    if (location === undefined)
        throw new RequestError(`POST ${answer.url.pathname} was answered without a Location`, {
            status: answer.status,
        });
    return transport.ownUrl(location, answer.url);
}
/** Appended as text: the session's own query is the registry's and goes back byte for byte. */
const withDigest = (url, digest) => new URL(`${url.href}${url.search === '' ? '?' : '&'}digest=${encodeURIComponent(digest)}`);
function upload_checkDigest({ endpoint }, { digest }, answer) {
    const stored = answer.header('docker-content-digest');
    if (stored !== undefined && stored !== digest)
        throw new errors/* ActionError */.lZ('DIGEST_MISMATCH', `Registry ${endpoint.name} (${endpoint.host}) stored ${stored} instead of ${digest}`);
}
/** A session the registry has forgotten, or whose content it could not use; a new one may do. */
const isLostSession = (error) => error instanceof RequestError &&
    (error.status === 404 || error.status === 416) &&
    !error.codes.includes('NAME_UNKNOWN');
function counter(onBytes = () => undefined) {
    let total = 0;
    const reset = (bytes) => {
        if (bytes !== total)
            onBytes(bytes - total);
        total = bytes;
    };
    return {
        reset,
        count: async function* (content, start) {
            reset(start);
            for await (const chunk of content) {
                total += chunk.length;
                onBytes(chunk.length);
                yield chunk;
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/oci/registry-client.js





/** Opens a registry. No request is made before the first call; connections are those of `ports.http`. */
function createRegistryClient(endpoint, ports) {
    const transport = createTransport(endpoint, ports);
    const referrers = createReferrers(transport);
    return {
        endpoint,
        hasBlob: (repository, digest) => hasBlob(transport, repository, digest),
        mountBlob: (repository, digest, from) => mountBlob(transport, repository, digest, from),
        uploadBlob: (repository, blob, source, options) => uploadBlob(transport, repository, blob, source, options),
        openBlob: (repository, blob) => openBlob(transport, repository, blob),
        readBlob: (repository, blob) => readBlob(transport, repository, blob),
        resolve: (repository, reference) => resolve(transport, repository, reference),
        getManifest: (repository, reference) => getManifest(transport, repository, reference),
        putManifest: async (repository, stored, tag) => {
            const answer = await storeManifest(transport, repository, stored, tag);
            const { subject } = stored.manifest;
            if (subject !== undefined && answer.header('oci-subject') === undefined)
                await referrers.register(repository, stored, subject);
        },
        referrers: (repository, digest, artifactType) => referrers.list(repository, digest, artifactType),
    };
}


/***/ })

};
