export const id = 8733;
export const ids = [8733];
export const modules = {

/***/ 31595:
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
    application: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    registries: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    keepReleases: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)(0, 10_000).optional(),
    keepDays: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)(0, 10_000).optional(),
    keepTags: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    delete: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)(),
    maxDelete: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)(0, 100),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .registryInputs */ .P,
});


/***/ }),

/***/ 94253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: ./lib/clouds/index.js + 1 modules
var clouds = __webpack_require__(77905);
// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/oci/registry-client.js + 5 modules
var registry_client = __webpack_require__(79235);
// EXTERNAL MODULE: ./lib/signing/release-artifact.js
var release_artifact = __webpack_require__(24613);
;// CONCATENATED MODULE: ./lib/retention/deletion-order.js

/**
 * What goes, in an order that can be cut off anywhere: releases before their images, indexes before their children,
 * attachments before their subjects. Whatever is left refers to nothing that is gone.
 */
function deletionOrder({ repositories }, kept) {
    const levelsOf = (name, holdings) => levels(holdings, [...holdings.keys()].filter((digest) => !kept.get(name)?.has(digest))).map((digests) => digests.map((digest) => ({ repository: name, digest })));
    const records = [...repositories].filter(([name]) => name === release_artifact/* releaseName */["do"]);
    const images = [...repositories].filter(([name]) => name !== release_artifact/* releaseName */["do"]);
    const together = (some) => {
        const steps = some.map(([name, holdings]) => levelsOf(name, holdings));
        const longest = Math.max(0, ...steps.map(({ length }) => length));
        return Array.from({ length: longest }, (_, level) => steps.flatMap((each) => each[level] ?? []));
    };
    return [...together(records), ...together(images)];
}
/** What must be gone before a manifest may go, among those that go. */
function predecessorsOf(repository, digests) {
    const going = new Set(digests);
    const before = new Map(digests.map((digest) => [digest, []]));
    for (const digest of digests) {
        const { children = [], subjects = [] } = repository.get(digest) ?? {};
        for (const below of [...children, ...subjects])
            if (going.has(below))
                before.get(below)?.push(digest);
    }
    return before;
}
/** Groups what goes by the longest chain of predecessors, so that each group needs only the groups before it. */
function levels(repository, digests) {
    const before = predecessorsOf(repository, digests);
    const level = new Map();
    const measure = (digest, above) => {
        const known = level.get(digest);
        if (known !== undefined)
            return known;
        // Content cannot contain its own digest, but tags can spell a circle; it is broken where it was entered.
        const inner = new Set([...above, digest]);
        const earlier = (before.get(digest) ?? []).filter((other) => !inner.has(other));
        const own = Math.max(-1, ...earlier.map((other) => measure(other, inner))) + 1;
        level.set(digest, own);
        return own;
    };
    const steps = Map.groupBy(digests, (digest) => measure(digest, new Set()));
    return [...steps].sort(([a], [b]) => a - b).map(([, step]) => step);
}

;// CONCATENATED MODULE: ./lib/retention/holdings.js
/** The releases a registry has the record of. */
const recordsOf = ({ repositories }) => [...repositories.values()].flatMap((holdings) => [...holdings.values()].flatMap(({ release }) => (release === undefined ? [] : [release])));
/** Where the images of a release are: the index of each service, and one a platform. */
const imagesOf = ({ services }) => Object.entries(services).flatMap(([repository, { digest, platforms }]) => [digest, ...Object.values(platforms)].map((image) => ({ repository, digest: image })));
/** What a manifest refers to, so that it must not be gone before it: children, subjects, and a release's images. */
function referencesOf({ repositories }, { repository, digest }) {
    const holding = repositories.get(repository)?.get(digest);
    if (holding === undefined)
        return [];
    const { children, subjects, release } = holding;
    const near = [...children, ...subjects].map((other) => ({ repository, digest: other }));
    return release === undefined ? near : [...near, ...imagesOf(release.record)];
}
const attachments = new WeakMap();
/** Digests of what is attached to each subject of a repository. */
function attachmentsOf(repository) {
    const known = attachments.get(repository);
    if (known !== undefined)
        return known;
    const found = new Map();
    for (const { digest, subjects } of repository.values())
        for (const subject of subjects) {
            const list = found.get(subject);
            if (list === undefined)
                found.set(subject, [digest]);
            else
                list.push(digest);
        }
    attachments.set(repository, found);
    return found;
}

;// CONCATENATED MODULE: ./lib/retention/policy.js
/** What has just been stored may belong to a push that is under way: milliseconds. */
const graceMs = 24 * 3_600_000;
const dayMs = 24 * 3_600_000;
/** Version tags of semver.org with the usual `v`, and the two-part ones that follow a release. */
const semver = /^v?\d+\.\d+(\.\d+([-+_][\w.+-]+)?)?$/;
/** Whether a tag is one of those that stay. */
function keepsTag(patterns, tag) {
    return patterns.some((entry) => (entry === 'semver' ? semver.test(tag) : matches(entry, tag)));
}
function matches(entry, tag) {
    const parts = entry.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`, 's').test(tag);
}

;// CONCATENATED MODULE: ./lib/retention/keep.js


/** Why something stays, the strongest reason first. */
const keepReasons = {
    running: 'runs in a cluster, or a workload there names it',
    ledger: 'named in a cluster’s ledger',
    newest: 'of one of the newest releases',
    tagged: 'under a tag that stays',
    recent: 'stored a short time ago',
    foreign: 'of another application’s release',
    undated: 'of unknown age',
    whole: 'a release of which every image stays',
};
/**
 * Finds what stays in a registry: whatever is needed, recent or under a kept tag, and all that is reached from there.
 * An index reaches its children; a subject reaches what is attached to it, and an attachment its subject, so that
 * neither is left alone; a release reaches all its images. A release of which every image stays anyway stays too.
 */
function findKept(registry, needs, policy, now) {
    const { repositories } = registry;
    const kept = new Map([...repositories.keys()].map((name) => [name, new Map()]));
    const keep = (root, reason) => {
        const open = [root];
        for (let place = open.pop(); place !== undefined; place = open.pop()) {
            const { repository, digest } = place;
            const holdings = repositories.get(repository);
            const holding = holdings?.get(digest);
            const own = kept.get(repository);
            if (holdings === undefined || holding === undefined || own === undefined || own.has(digest))
                continue;
            own.set(digest, reason);
            const attached = attachmentsOf(holdings).get(digest) ?? [];
            open.push(...attached.map((other) => ({ repository, digest: other })));
            open.push(...referencesOf(registry, place));
        }
    };
    const roots = everyHolding(repositories).map(({ repository, holding }) => [{ repository, digest: holding.digest }, reasonFor(holding, needs, policy, now)]);
    for (const reason of Object.keys(keepReasons))
        for (const [place, why] of roots)
            if (why !== undefined && why === reason)
                keep(place, why);
    for (const { repository, holding } of everyHolding(repositories)) {
        const images = holding.release === undefined ? [] : Object.entries(holding.release.record.services);
        const stays = images.every(([service, { digest }]) => kept.get(service)?.has(digest));
        if (images.length > 0 && stays)
            keep({ repository, digest: holding.digest }, 'whole');
    }
    return kept;
}
const everyHolding = (repositories) => [...repositories].flatMap(([repository, holdings]) => [...holdings.values()].map((holding) => ({ repository, holding })));
/** Why a manifest stays by itself. */
function reasonFor({ digest, config, tags, storedAt, subjects, release }, { application, named, newest, digests }, { days, tags: patterns }, now) {
    const need = digests.get(digest) ?? (config === undefined ? undefined : digests.get(config));
    if (need !== undefined)
        return need;
    if (release !== undefined && named.has(release.id))
        return 'ledger';
    if (release !== undefined && newest.has(release.id))
        return 'newest';
    if (tags.some((tag) => keepsTag(patterns, tag)))
        return 'tagged';
    // An old image that is signed again is no younger for it: its attachment counts only while a push may be under way.
    const youngMs = subjects.length > 0 ? graceMs : Math.max(graceMs, days * dayMs);
    if (storedAt !== undefined && now - storedAt < youngMs)
        return 'recent';
    if (release !== undefined && release.record.application !== application)
        return 'foreign';
    return storedAt === undefined ? 'undated' : undefined;
}

;// CONCATENATED MODULE: ./lib/retention/plan.js


/** Decides for one registry. Pure: the same content, needs and time give the same plan. */
function planRetention(holdings, needs, policy, now) {
    const kept = findKept(holdings, needs, policy, now);
    const steps = deletionOrder(holdings, kept);
    const removable = Map.groupBy(steps.flat(), ({ repository }) => repository);
    const repositories = [...holdings.repositories].map(([repository, content]) => {
        const going = (removable.get(repository) ?? []).map(({ digest }) => digest);
        return {
            repository,
            kept: countReasons(kept.get(repository)?.values() ?? []),
            removable: going,
            bytes: freedBytes(content, going),
        };
    });
    return { holdings, kept, steps, repositories };
}
/** Share of a registry's manifests that would go, from 0 to 1. */
function removableShare({ steps, holdings }) {
    const total = [...holdings.repositories.values()].reduce((sum, { size }) => sum + size, 0);
    return total === 0 ? 0 : steps.flat().length / total;
}
/** Bytes that nothing refers to once `gone` has been deleted. */
function freedBytes(repository, gone) {
    const going = new Set(gone);
    const staying = new Set();
    const freed = new Map();
    for (const { digest, content } of repository.values())
        for (const [part, size] of content)
            going.has(digest) ? freed.set(part, size) : staying.add(part);
    return [...freed].reduce((sum, [part, size]) => (staying.has(part) ? sum : sum + size), 0);
}
function countReasons(reasons) {
    const counts = {};
    for (const reason of reasons)
        counts[reason] = (counts[reason] ?? 0) + 1;
    return counts;
}

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/rollout/each-cluster.js
var each_cluster = __webpack_require__(44155);
// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __webpack_require__(9276);
;// CONCATENATED MODULE: ./lib/retention/problem.js

/** A failure as a line that says what could not be seen, and what would help. A mistake of ours or a cancel is thrown. */
function problemOf(error) {
    if (!(0,errors/* isActionError */.Bd)(error) || error.code === 'INTERRUPTED')
        throw error;
    return error.hint === undefined ? (0,errors/* messageOf */.bD)(error) : `${(0,errors/* messageOf */.bD)(error)} (${error.hint})`;
}

;// CONCATENATED MODULE: ./lib/retention/find-unlisted.js


/** Requests at the same time to one repository. */
const find_unlisted_concurrency = 8;
/**
 * Asks a repository for digests that it did not list. A list that lacks what is there cannot be trusted in anything:
 * one line for each such digest, and for each that the registry could not tell of.
 */
async function findUnlisted(client, repository, digests) {
    const lines = await (0,concurrency/* mapConcurrently */.X)([...new Set(digests)], find_unlisted_concurrency, async (digest) => {
        const where = `${client.endpoint.name}: ${repository}@${digest}`;
        try {
            const there = await client.resolve(repository, digest);
            return there === undefined ? [] : [`${where}: the registry has it and does not list it`];
        }
        catch (error) {
            return [`${where}: ${problemOf(error)}`];
        }
    });
    return lines.flat();
}

// EXTERNAL MODULE: ./lib/rollout/history.js
var rollout_history = __webpack_require__(96849);
;// CONCATENATED MODULE: ./lib/retention/needs.js



/**
 * Puts together what is needed: what ledgers name, what runs or is named by a workload, and the newest releases of
 * each branch. A release that a cluster could go back to must be known from a registry or from the cluster itself.
 */
async function gatherNeeds(application, clusters, registries, policy) {
    const problems = [];
    const notes = [];
    const records = new Map(registries.flatMap(recordsOf).map(({ id, record }) => [id, record]));
    const own = [...records]
        .map(([id, record]) => ({ id, record }))
        .filter(({ record }) => record.application === application);
    const newest = newestOf(own, policy.releases);
    for (const registry of registries)
        if (!recordsOf(registry).some(({ record }) => record.application === application))
            notes.push(`${registry.registry} has no release of ${application}: none of it stays for being among the newest`);
    for (const { use } of clusters)
        if (use.history.length === 0)
            notes.push(`${use.cluster}: its ledger names no release of ${application}; see that the fleet file has the right namespace`);
    const named = new Set(clusters.flatMap(({ use }) => use.history.map(({ release }) => release)));
    const digests = new Map();
    const images = [];
    for (const id of newest)
        keepImages(records.get(id), 'newest');
    for (const { use, store } of clusters) {
        const wanted = new Set([...(0,rollout_history/* neededReleases */.W$)(use.history), (0,rollout_history/* unfinished */.M1)(use.history)?.release]);
        for (const { release: id, sequence } of new Map(use.history.map((entry) => [entry.release, entry])).values()) {
            const record = records.get(id) ?? (await readStored(store, id));
            if (typeof record !== 'string')
                keepImages(record, 'ledger');
            else if (wanted.has(id))
                problems.push(`${use.cluster}: nobody can say what release ${sequence} is made of: ${record}`);
            else
                notes.push(`${use.cluster}: its ledger names release ${sequence}, of which no registry has the record`);
        }
    }
    for (const { use } of clusters) {
        for (const digest of use.digests.keys())
            digests.set(digest, 'running');
        for (const digest of use.tagged.flatMap((image) => digestsUnder(image, registries)))
            digests.set(digest, 'running');
    }
    return { needs: { application, named, newest, digests }, images, problems, notes };
    function keepImages(record, reason) {
        const own = record === undefined ? [] : imagesOf(record);
        images.push(...own);
        for (const { digest } of own)
            digests.set(digest, reason);
    }
}
/** Ids of the releases with the highest sequence numbers; each branch of each source repository counts its own. */
function newestOf(releases, count) {
    const branches = Map.groupBy(releases, ({ record: { source } }) => `${source.repositoryId} ${source.ref}`);
    const newest = [...branches.values()].flatMap((branch) => {
        const sequences = [...new Set(branch.map(({ record }) => record.sequence))].sort((a, b) => b - a);
        const first = new Set(sequences.slice(0, count));
        return branch.filter(({ record }) => first.has(record.sequence));
    });
    return new Set(newest.map(({ id }) => id));
}
/** The record of a release from the manifests a cluster keeps, or why it is not there. */
async function readStored(store, id) {
    try {
        return (await store.read(id)).release;
    }
    catch (error) {
        return problemOf(error);
    }
}
/** What a tag names in the registries, for a workload that names the image so. */
function digestsUnder({ repository, tag }, registries) {
    const service = repository.slice(repository.lastIndexOf('/') + 1);
    return registries.flatMap(({ repositories }) => [...(repositories.get(service)?.values() ?? [])]
        .filter(({ tags }) => tags.includes(tag))
        .map(({ digest }) => digest));
}

// EXTERNAL MODULE: ./lib/oci/digest.js
var oci_digest = __webpack_require__(9501);
// EXTERNAL MODULE: ./lib/oci/manifest.js + 1 modules
var oci_manifest = __webpack_require__(24789);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
;// CONCATENATED MODULE: ./lib/retention/attachment-tag.js

/** `sha256-HEX`, alone or with an ending such as `.sig`, `.att` or `.sbom`. */
const pattern = /^(sha(?:256|512)-[a-f0-9]{64})(?:\.[\w.-]+)?$/;
/**
 * The part of a tag that spells the digest its manifest is attached to: the fallback of the referrers API
 * (distribution specification, "Referrers Tag Schema") and what cosign before version 3 writes. Undefined for any
 * other tag.
 */
const attachmentStem = (tag) => pattern.exec(tag)?.[1];
/** How such tags spell a digest; long digests are cut. */
const stemOf = (digest) => `${(0,oci_digest/* algorithmOf */.Hy)(digest)}-${(0,oci_digest/* hexOf */.ZD)(digest).slice(0, 64)}`;

;// CONCATENATED MODULE: ./lib/retention/read-repository.js









/** Requests at the same time to one repository. */
const read_repository_concurrency = 8;
/** Reads every manifest of a list and ties them together. */
async function readRepository(client, repository, listed, known) {
    const problems = [];
    const problem = (digest, what) => problems.push(`${client.endpoint.name}: ${repository}@${digest}: ${what}`);
    const holdings = new Map();
    const byStem = new Map(listed.map(({ digest }) => [stemOf(digest), digest]));
    await (0,concurrency/* mapConcurrently */.X)(listed, read_repository_concurrency, async ({ digest, tags, storedAt }) => {
        const key = `${repository}@${digest}`;
        try {
            const facts = known.get(key) ?? (await readFacts(client, repository, digest));
            known.set(key, facts);
            const spelt = tags.map((tag) => speltDigest(tag, byStem));
            const subjects = new Set([facts.subject, ...spelt].filter((subject) => subject !== undefined));
            subjects.delete(digest);
            holdings.set(digest, { ...facts, digest, tags, storedAt, subjects: [...subjects] });
        }
        catch (error) {
            problem(digest, problemOf(error));
        }
    });
    const all = new Set(listed.map(({ digest }) => digest));
    const referred = [...holdings.values()].flatMap(({ children, subjects }) => [...children, ...subjects]);
    const absent = referred.filter((digest) => !all.has(digest));
    return { holdings, problems: [...problems, ...(await findUnlisted(client, repository, absent))] };
}
async function readFacts(client, repository, digest) {
    const stored = await client.getManifest(repository, digest);
    if (stored === undefined)
        throw new errors/* ActionError */.lZ('RETENTION_UNSAFE', 'the registry lists it and does not have it');
    const { descriptor, manifest } = stored;
    return {
        children: (0,oci_manifest/* childManifests */.BI)(manifest).map((child) => child.digest),
        subject: manifest.subject?.digest,
        config: manifest.config?.digest,
        content: new Map([descriptor, ...(0,oci_manifest/* blobsOf */.OR)(manifest)].map((blob) => [blob.digest, blob.size])),
        release: await readRecord(client, repository, stored),
    };
}
async function readRecord(client, repository, { manifest: { config } }) {
    if (config?.mediaType !== release_artifact/* releaseType */.cC)
        return undefined;
    const bytes = await client.readBlob(repository, config);
    try {
        return { id: config.digest, record: release/* release */._r.parse(JSON.parse(bytes.toString('utf8'))) };
    }
    catch (cause) {
        throw new errors/* ActionError */.lZ('RETENTION_UNSAFE', 'it records a release in a way this version does not know', {
            cause,
        });
    }
}
/** The digest that a tag says its manifest is attached to. */
function speltDigest(tag, byStem) {
    const stem = attachmentStem(tag);
    if (stem === undefined)
        return undefined;
    const digest = byStem.get(stem) ?? stem.replace('-', ':');
    return (0,oci_digest/* isDigest */.Bc)(digest) ? digest : undefined;
}

;// CONCATENATED MODULE: ./lib/retention/read-registry.js




/**
 * Reads what a registry holds of an application: its releases, and the repositories of `services` and of every
 * service that one of those releases has. Never throws for a registry that fails; it is among the problems then.
 */
async function readRegistry({ access, client, known }, application, services) {
    const { name, path } = access.endpoint;
    const repositories = new Map();
    const problems = [];
    const { listImages } = access;
    if (listImages === undefined)
        return { registry: name, repositories, problems, opaque: true };
    let opaque = false;
    const read = async (repository) => {
        if (opaque)
            return;
        const full = `${path}/${repository}`;
        try {
            const images = await collect(listImages(full));
            if (images.length > 0 && images.every(({ storedAt }) => storedAt === undefined))
                opaque = true;
            if (opaque)
                return;
            const found = await readRepository(client, full, images, known);
            problems.push(...found.problems);
            repositories.set(repository, found.holdings);
        }
        catch (error) {
            problems.push(`${name}: ${full}: ${problemOf(error)}`);
        }
    };
    await read(release_artifact/* releaseName */["do"]);
    const released = recordsOf({ registry: name, repositories })
        .filter(({ record }) => record.application === application)
        .flatMap(({ record }) => Object.keys(record.services));
    await Promise.all([...new Set([...services, ...released])].map(read));
    return { registry: name, repositories, problems, opaque };
}
async function collect(images) {
    const listed = new Map();
    for await (const image of images)
        listed.set(image.digest, image);
    return [...listed.values()];
}

;// CONCATENATED MODULE: ./lib/retention/survey.js






/** Problems that a message names; more do not help to understand it. */
const shownProblems = 30;
/**
 * Asks all clusters and registries. `RETENTION_UNSAFE` with every cluster that did not answer, every ledger, list and
 * manifest that could not be read: what cannot be seen may be needed.
 */
async function survey({ application, services, clusters, registries, policy, }) {
    const [readings, contents] = await Promise.all([
        Promise.all(clusters.map(readSource)),
        Promise.all(registries.map((registry) => readRegistry(registry, application, services))),
    ]);
    const readable = contents.filter(({ opaque }) => !opaque);
    const reached = readings.filter((reading) => typeof reading !== 'string');
    const unseen = [
        ...readings.filter((reading) => typeof reading === 'string'),
        ...contents.flatMap((content) => content.problems),
    ];
    // What is needed can be told only of what was seen.
    if (unseen.length > 0)
        throw unsafe(application, unseen);
    const { needs, images, problems, notes } = await gatherNeeds(application, reached, readable, policy);
    const unlisted = await Promise.all(registries.map(({ client }) => {
        const content = readable.find(({ registry }) => registry === client.endpoint.name);
        return content === undefined ? [] : unlistedIn(content, images, client);
    }));
    const unknown = [...problems, ...unlisted.flat()];
    if (unknown.length > 0)
        throw unsafe(application, unknown);
    const opaque = contents.filter((content) => content.opaque).map(({ registry }) => registry);
    return { registries: readable, needs, opaque, notes };
}
/** Needed images that a registry has and does not list: they could not keep their own parts. */
async function unlistedIn({ repositories }, images, client) {
    const missing = images.filter(({ repository, digest }) => !repositories.get(repository)?.has(digest));
    const found = await Promise.all([...Map.groupBy(missing, ({ repository }) => repository)].map(([repository, places]) => findUnlisted(client, `${client.endpoint.path}/${repository}`, places.map(({ digest }) => digest))));
    return found.flat();
}
async function readSource({ cluster, read }) {
    try {
        return await read();
    }
    catch (error) {
        return problemOf((0,each_cluster/* named */.K)(cluster, error));
    }
}
function unsafe(application, problems) {
    const lines = [...new Set(problems)];
    const more = lines.length > shownProblems ? [`and ${lines.length - shownProblems} more`] : [];
    return new errors/* ActionError */.lZ('RETENTION_UNSAFE', [`It cannot be said what ${application} still needs`, ...lines.slice(0, shownProblems), ...more].join('\n'), {
        hint: 'Nothing was deleted. Make each of these readable; take a cluster or registry that is gone out of the fleet file.',
    });
}

;// CONCATENATED MODULE: ./lib/retention/decide.js


/** Asks everybody and plans. `RETENTION_UNSAFE` where it cannot be said what is needed. */
async function decide(request, clock) {
    const seen = await survey(request);
    const now = clock.now();
    return {
        ...seen,
        plans: seen.registries.map((content) => planRetention(content, seen.needs, request.policy, now)),
    };
}

;// CONCATENATED MODULE: ./lib/retention/delete-planned.js


const keyOf = ({ repository, digest }) => `${repository}@${digest}`;
/**
 * Deletes what a plan names, step by step: whenever it ends, nothing that is left refers to what is gone. What the
 * registry refuses to delete stays with everything it refers to. Never throws; a failure is in the result.
 */
async function deletePlanned({ holdings, steps }, { endpoint, deleteImages }, { onStep, signal }) {
    const { registry } = holdings;
    const deleted = [];
    const left = [];
    const held = new Map();
    const leave = (place, why) => {
        left.push({ ...place, why });
        for (const below of referencesOf(holdings, place))
            held.set(keyOf(below), `${place.digest} refers to it`);
    };
    if (deleteImages === undefined)
        return { registry, deleted, left };
    const total = steps.flat().length;
    try {
        for (const step of steps) {
            signal.throwIfAborted();
            const free = step.filter((place) => {
                const why = held.get(keyOf(place));
                if (why !== undefined)
                    leave(place, why);
                return why === undefined;
            });
            const byRepository = [...Map.groupBy(free, ({ repository }) => repository)];
            const outcomes = await Promise.allSettled(byRepository.map(async ([repository, places]) => {
                const digests = places.map(({ digest }) => digest);
                const outcome = await deleteImages(`${endpoint.path}/${repository}`, digests);
                deleted.push(...outcome.deleted.map((digest) => ({ repository, digest })));
                for (const { digest, why } of outcome.refused)
                    leave({ repository, digest }, why);
            }));
            onStep(deleted.length, total);
            const failure = outcomes.find((outcome) => outcome.status === 'rejected');
            if (failure !== undefined)
                throw failure.reason;
        }
        return { registry, deleted, left };
    }
    catch (error) {
        if (!(0,errors/* isActionError */.Bd)(error))
            throw error;
        return { registry, deleted, left, error };
    }
}

;// CONCATENATED MODULE: ./lib/retention/max-delete.js


/**
 * `RETENTION_UNSAFE` when more than a share (from 0 to 1) of a registry's manifests would go at once: a policy with a
 * typing error looks like that. Undefined otherwise.
 */
function tooMuch(plans, most) {
    const over = plans.filter((plan) => removableShare(plan) > most);
    if (over.length === 0)
        return undefined;
    const lines = over.map((plan) => `${plan.holdings.registry}: ${plan.steps.flat().length} manifests, ${percent(removableShare(plan))} of what it holds`);
    return new errors/* ActionError */.lZ('RETENTION_UNSAFE', [`More than ${percent(most)} of a registry would be deleted at once`, ...lines].join('\n'), { hint: 'Nothing was deleted. Read the list in the summary; if it is right, raise `max-delete`.' });
}
const percent = (share) => `${Math.round(share * 100)} %`;

// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/kube/images.js
var kube_images = __webpack_require__(74039);
// EXTERNAL MODULE: ./lib/kube/inventory.js
var inventory = __webpack_require__(60021);
// EXTERNAL MODULE: ./lib/kube/object.js
var kube_object = __webpack_require__(73926);
// EXTERNAL MODULE: ./lib/rollout/ledger.js + 1 modules
var ledger = __webpack_require__(59450);
;// CONCATENATED MODULE: ./lib/retention/read-cluster.js




/** Kinds that run pods or keep what they ran before: revisions are what `kubectl rollout undo` goes back to. */
const workloads = [
    { apiVersion: 'v1', kind: 'Pod' },
    ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ControllerRevision'].map((kind) => ({
        apiVersion: 'apps/v1',
        kind,
    })),
    ...['Job', 'CronJob'].map((kind) => ({ apiVersion: 'batch/v1', kind })),
];
/** Reads an application's ledger, and what runs or may run in its namespaces; writes nothing. */
async function readCluster(client, { cluster, namespace, application }) {
    const [{ entries }, extent] = await Promise.all([
        (0,ledger/* openLedger */.au)(client, namespace, application).read(),
        (0,inventory/* readExtent */.nD)(client, { namespace, application }),
    ]);
    const kinds = [...workloads, ...(await customKinds(client, extent?.kinds ?? []))];
    const namespaces = [...new Set([namespace, ...(extent?.namespaces ?? [])])];
    const lists = await Promise.all(namespaces.flatMap((place) => kinds.map((kind) => client.list(kind, { namespace: place }))));
    const objects = lists.flat();
    return { cluster, history: entries, digests: digestsIn(objects, namespace), tagged: taggedIn(objects) };
}
/** Kinds of the application that are not Kubernetes' own: a Rollout or a ScaledJob has pods to come. */
async function customKinds(client, kinds) {
    const custom = kinds.filter((kind) => {
        const group = kind.slice(kind.indexOf('.') + 1);
        // Groups below x-k8s.io are of the community's own kinds, such as JobSet: those do run pods.
        return kind.includes('.') && group.includes('.') && !group.endsWith('.k8s.io');
    });
    if (custom.length === 0)
        return [];
    const served = await client.apiVersions();
    const found = custom.map((kind) => (0,inventory/* servedKind */.aP)(served, kind)).filter((kind) => kind !== undefined);
    const scopes = await Promise.all(found.map((kind) => client.scopeOf(kind)));
    return found.filter((kind, index) => scopes[index] === 'Namespaced' && (0,kube_object/* groupOf */.F8)(kind.apiVersion) !== '');
}
/** Whatever looks like a digest, wherever it stands: in a status, a specification, an annotation, a variable. */
function digestsIn(objects, home) {
    const found = new Map();
    for (const object of objects)
        for (const [digest] of JSON.stringify(object).matchAll(/sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}/g))
            if (!found.has(digest))
                found.set(digest, (0,kube_object/* describeRef */.Ro)((0,kube_object/* refOf */.H8)(object), home));
    return found;
}
function taggedIn(objects) {
    return objects.flatMap(kube_images/* imagesOf */.IC).flatMap((image) => {
        const { repository, digest } = (0,kube_images/* splitImage */.s5)(image);
        if (digest !== undefined || repository === '')
            return [];
        return [{ repository, tag: image.slice(repository.length + 1) || 'latest' }];
    });
}

// EXTERNAL MODULE: ./lib/rollout/manifest-store.js
var manifest_store = __webpack_require__(36428);
// EXTERNAL MODULE: ./lib/actions/cluster-sessions.js
var cluster_sessions = __webpack_require__(41527);
;// CONCATENATED MODULE: ./lib/actions/prune-registry/clusters.js



/** Every cluster of every environment of an application. Each is opened when it is first read. */
function openClusterSources(fleet, application, ports, context) {
    const opened = [];
    const sources = Object.entries(fleet.environments)
        .filter(([, environment]) => environment.application === application)
        .flatMap(([environment, { clusters }]) => Object.keys(clusters).map((name) => {
        const cluster = `${environment}/${name}`;
        const request = { fleet, environment, clusters: [name], role: 'prune' };
        let session;
        return {
            cluster,
            read: async () => {
                if (session === undefined) {
                    [session] = await (0,cluster_sessions/* openSessions */.wR)(request, ports, context, context.signal);
                    if (session === undefined)
                        throw new Error(`${cluster} was not opened`);
                    opened.push(session);
                }
                const { client, namespace } = session;
                const use = await readCluster(client, { cluster, namespace, application });
                context.log.info(`${cluster}: ${use.history.length} ledger entries, ${use.digests.size} digests in use`);
                return { use, store: (0,manifest_store/* openManifestStore */.D)(client, namespace, application) };
            },
        };
    }));
    return { sources, close: () => (0,cluster_sessions/* closeSessions */.MK)(opened) };
}

// EXTERNAL MODULE: ./lib/actions/prune-registry/inputs.js
var inputs = __webpack_require__(31595);
;// CONCATENATED MODULE: ./lib/actions/prune-registry/outcome.js

/** Counts what became of a plan. */
function outcomeOf(plan, deletion) {
    const repositories = plan.repositories.map(({ repository, kept, removable, bytes }) => {
        const deleted = (deletion?.deleted ?? [])
            .filter((place) => place.repository === repository)
            .map(({ digest }) => digest);
        const content = plan.holdings.repositories.get(repository) ?? new Map();
        return {
            repository,
            kept: Object.values(kept).reduce((sum, count) => sum + count, 0),
            removable: removable.length,
            deleted: deleted.length,
            bytes: deletion === undefined ? bytes : freedBytes(content, deleted),
        };
    });
    return { plan, deletion, repositories };
}
/** Outputs for the steps that follow: names and figures only, since a host could be a masked value. */
function figuresOf(registries) {
    const sum = (repositories, figure) => repositories.reduce((total, each) => total + each[figure], 0);
    const all = registries.flatMap(({ repositories }) => repositories);
    const results = registries.map(({ plan, deletion, repositories }) => [
        plan.holdings.registry,
        {
            kept: sum(repositories, 'kept'),
            removable: sum(repositories, 'removable'),
            deleted: sum(repositories, 'deleted'),
            bytes: sum(repositories, 'bytes'),
            refused: deletion?.left.length ?? 0,
        },
    ]);
    return {
        removable: sum(all, 'removable'),
        deleted: sum(all, 'deleted'),
        bytes: sum(all, 'bytes'),
        results: JSON.stringify(Object.fromEntries(results)),
    };
}

// EXTERNAL MODULE: ./lib/core/bytes.js
var core_bytes = __webpack_require__(96752);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
;// CONCATENATED MODULE: ./lib/actions/prune-registry/report.js




/** Lines that are shown of what goes from one repository. */
const shownLines = 200;
/** The page of a pruning: what stays and why, what goes or went, and what a registry would not delete. */
function report(summary, application, { opaque, notes }, registries) {
    const deleting = registries.some(({ deletion }) => deletion !== undefined);
    summary.heading(deleting ? `Pruned ${application}` : `What is not needed of ${application}`);
    if (!deleting)
        summary.paragraph('Nothing was deleted: this is what `delete: true` would delete.');
    summary.table([
        ['Registry', 'Repository', 'Manifests', 'Needed', deleting ? 'Deleted' : 'Not needed', 'Bytes'],
        ...registries.flatMap(({ plan, repositories }) => repositories.map(({ repository, kept, removable, deleted, bytes }) => [
            (0,core_summary/* escapeMarkdown */.FV)(plan.holdings.registry),
            (0,core_summary/* escapeMarkdown */.FV)(repository),
            String(kept + removable),
            String(kept),
            String(deleting ? deleted : removable),
            (0,core_bytes/* formatBytes */.z)(bytes),
        ])),
    ]);
    const reasons = report_countReasons(registries.flatMap(({ plan }) => plan.repositories));
    if (reasons.length > 0)
        summary.code(pie(reasons), 'mermaid');
    for (const registry of opaque)
        summary.paragraph(`**${(0,core_summary/* escapeMarkdown */.FV)(registry)}** does not say what it holds and since when: nothing can be deleted there.`);
    for (const registry of registries)
        explain(summary, registry, deleting);
    if (notes.length > 0)
        summary.details('Notes', notes.map(core_summary/* escapeMarkdown */.FV).join('<br>'));
}
/** What could not be deleted in one registry, and by name what goes or went. */
function explain(summary, { plan, deletion }, deleting) {
    const { registry, repositories } = plan.holdings;
    const { left = [], error } = deletion ?? {};
    if (error !== undefined)
        summary.paragraph(`**${(0,core_summary/* escapeMarkdown */.FV)(registry)}** was not finished: ${(0,core_summary/* escapeMarkdown */.FV)((0,errors/* messageOf */.bD)(error))}`);
    if (left.length > 0)
        summary.details(`${registry}: ${left.length} could not be deleted`, lines(left, ({ repository, digest, why }) => [(0,core_summary/* escapeMarkdown */.FV)(repository), (0,core_summary/* codeSpan */.SS)(digest), (0,core_summary/* escapeMarkdown */.FV)(why)].join(' ')));
    for (const { repository, removable } of plan.repositories) {
        if (removable.length === 0)
            continue;
        const what = deleting ? 'chosen to be deleted' : 'not needed';
        const content = repositories.get(repository);
        summary.details(`${registry}/${repository}: ${removable.length} ${what}`, lines(removable, (digest) => {
            const { tags = [], storedAt, release } = content?.get(digest) ?? {};
            const stored = storedAt === undefined ? '' : new Date(storedAt).toISOString().slice(0, 10);
            const named = release === undefined ? '' : `release ${release.record.sequence}`;
            return [(0,core_summary/* codeSpan */.SS)(digest), stored, named, ...tags.map(core_summary/* codeSpan */.SS)]
                .filter((part) => part !== '')
                .join(' ');
        }));
    }
}
function lines(items, line) {
    const more = items.length > shownLines ? [`and ${items.length - shownLines} more`] : [];
    return [...items.slice(0, shownLines).map(line), ...more].join('<br>');
}
function report_countReasons(plans) {
    const reasons = Object.keys(keepReasons); // the keys of a constant
    return reasons
        .map((reason) => [reason, plans.reduce((sum, { kept }) => sum + (kept[reason] ?? 0), 0)])
        .filter(([, count]) => count > 0);
}
const pie = (reasons) => [
    'pie showData title Why manifests stay',
    ...reasons.map(([reason, count]) => `  "${keepReasons[reason]}" : ${count}`),
].join('\n');
/** One line for the log: `aws: 56 manifests are needed, 22 are not (1.2 MB)`. */
function describeOutcome({ plan, repositories }) {
    const sum = (figure) => repositories.reduce((total, each) => total + each[figure], 0);
    const counts = `${sum('kept')} manifests are needed, ${sum('removable')} are not`;
    return `${plan.holdings.registry}: ${counts} (${(0,core_bytes/* formatBytes */.z)(sum('bytes'))})`;
}

;// CONCATENATED MODULE: ./lib/actions/prune-registry/main.js













/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['removable', 'deleted', 'bytes', 'results'],
    run: async (inputs, context) => {
        const { clock, log, signal, summary } = context;
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { name, application } = (0,fleet_select/* selectApplication */.$7)(fleet, inputs.application);
        const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, context);
        const names = (0,fleet_select/* selectRegistries */.g2)(fleet, inputs.registries);
        const registries = await openRegistries(fleet, names, ports, (0,cloud_ports/* registryPorts */.E)(inputs, context));
        const { sources: clusters, close } = openClusterSources(fleet, name, ports, context);
        if (clusters.length === 0)
            log.warning(`No environment deploys ${name}: only releases, age and tags say what is needed.`);
        const services = Object.keys(application.services);
        const request = { application: name, services, clusters, registries, policy: policyOf(fleet, inputs) };
        const most = inputs.maxDelete / 100;
        const show = (decision, failure) => {
            const planned = decision.plans.map((plan) => outcomeOf(plan));
            report(summary, name, decision, planned);
            return { ...figuresOf(planned), failure };
        };
        try {
            const decision = await decide(request, clock);
            for (const note of decision.notes)
                log.info(note);
            for (const registry of decision.opaque)
                log.warning(`${registry} does not say what it holds and since when: nothing can be deleted there`);
            for (const plan of decision.plans)
                log.info(describeOutcome(outcomeOf(plan)));
            if (!inputs.delete)
                return show(decision);
            const refusal = tooMuch(decision.plans, most);
            if (refusal !== undefined)
                return show(decision, refusal);
            // Reading manifests takes its time. What ran, was tagged or was stored meanwhile is seen by looking once more.
            const latest = await decide(request, clock);
            const lateRefusal = tooMuch(latest.plans, most);
            if (lateRefusal !== undefined)
                return show(latest, lateRefusal);
            const pruned = await Promise.all(latest.plans.map(async (plan) => {
                const { registry } = plan.holdings;
                const access = registries.find(({ access: { endpoint } }) => endpoint.name === registry)?.access;
                if (access === undefined)
                    throw new Error(`${registry} was not opened`);
                const onStep = (deleted, of) => log.info(`${registry}: ${deleted} of ${of} deleted`);
                return outcomeOf(plan, await deletePlanned(plan, access, { onStep, signal }));
            }));
            report(summary, name, latest, pruned);
            const failure = pruned.map(({ deletion }) => deletion?.error).find((error) => error !== undefined);
            return { ...figuresOf(pruned), failure };
        }
        finally {
            await close();
        }
    },
}));
const openRegistries = (fleet, names, ports, http) => Promise.all(names.map(async (name) => {
    const access = await (0,clouds/* openRegistry */.Me)(fleet, name, ports, 'prune');
    return { access, client: (0,registry_client/* createRegistryClient */.H)(access.endpoint, http), known: new Map() };
}));
/** The fleet file's policy, as far as no input says otherwise. */
function policyOf({ policy: { retention } }, inputs) {
    return {
        releases: inputs.keepReleases ?? retention.releases,
        days: inputs.keepDays ?? retention.days,
        tags: inputs.keepTags ?? retention.tags,
    };
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

/***/ 96752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
const units = ['B', 'kB', 'MB', 'GB', 'TB'];
/** Bytes for people, in powers of 1000: `640 MB`, `1.2 GB`. */
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    // 999.5 would be shown as 1000.
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit++;
    }
    const shown = unit > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0);
    return `${shown} ${units[unit]}`;
}


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

/***/ 24613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aF: () => (/* binding */ releaseTag),
/* harmony export */   cC: () => (/* binding */ releaseType),
/* harmony export */   d7: () => (/* binding */ writeReleaseArtifact),
/* harmony export */   "do": () => (/* binding */ releaseName)
/* harmony export */ });
/* unused harmony export deployArchiveType */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50261);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63988);



const releaseType = 'application/vnd.flotilla.release.v1+json';
const deployArchiveType = 'application/vnd.flotilla.deploy.v1.tar+gzip';
/** Name of the release artifact in the layout, and of its repository in a registry. */
const releaseName = 'releases';
/** The tag by which a registry finds a release artifact, given the release's id or its first twelve digits. */
const releaseTag = (id) => `id-${id.replace(/^sha256:/, '').slice(0, 12)}`;
/**
 * Puts a release into the layout as an OCI artifact: the record, whose digest is the release's id, as config, the
 * deploy archive as its one layer. So a registry alone can give back all that was delivered.
 */
async function writeReleaseArtifact(release, directory, writer) {
    const config = await writer.blob(Buffer.from((0,_release_release_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(release)), releaseType);
    const archive = await writer.blob(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(directory.archive), deployArchiveType);
    return writer.manifest({
        schemaVersion: 2,
        mediaType: _oci_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypes */ .Ib.manifest,
        artifactType: releaseType,
        config,
        layers: [{ ...archive, annotations: { 'org.opencontainers.image.title': 'deploy.tar.gz' } }],
        annotations: {
            'org.opencontainers.image.created': release.createdAt,
            'org.opencontainers.image.revision': release.source.commit,
            'org.opencontainers.image.title': `${release.application} ${release.sequence}`,
        },
    }, { refName: releaseName });
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
