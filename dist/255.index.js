export const id = 255;
export const ids = [255];
export const modules = {

/***/ 44803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/clouds/index.js
var clouds = __webpack_require__(95954);
// EXTERNAL MODULE: ./lib/core/action.js + 2 modules
var action = __webpack_require__(74802);
// EXTERNAL MODULE: ./lib/core/errors.js
var core_errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/fleet/load.js + 5 modules
var load = __webpack_require__(92202);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
;// CONCATENATED MODULE: ./lib/core/bytes.js
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

;// CONCATENATED MODULE: ./lib/oci/push-progress.js

/** A pace a person can read at (milliseconds). */
const intervalMs = 2000;
/** Plain lines, the same in a terminal and in the log of a job: `aws    17/42 blobs  212 MB of 640 MB  58 MB/s`. */
function createPushProgress(log, clock, names) {
    const rows = new Map();
    const width = Math.max(0, ...names.map((name) => name.length)) + 2;
    const stopped = new AbortController();
    let last = clock.now();
    function print(name, row, line, rate = '') {
        if (line === row.printed)
            return;
        row.printed = line;
        log.info(`${name.padEnd(width)}${line}${rate}`);
    }
    function tick() {
        const seconds = Math.max(0.001, (clock.now() - last) / 1000);
        last = clock.now();
        for (const [name, row] of rows) {
            const { phase, blobs, done, sent, bytes, sentBefore } = row;
            row.sentBefore = sent;
            const rate = sent > sentBefore ? `  ${formatBytes((sent - sentBefore) / seconds)}/s` : '';
            if (phase === 'pushing')
                print(name, row, `${done}/${blobs} blobs  ${formatBytes(sent)} of ${formatBytes(bytes)}`, rate);
            else if (phase !== 'done' && phase !== 'failed')
                print(name, row, phase);
        }
    }
    async function run() {
        while (!stopped.signal.aborted) {
            await clock.sleep(intervalMs, stopped.signal).catch(() => undefined);
            if (!stopped.signal.aborted)
                tick();
        }
    }
    return {
        start: () => void run(),
        stop: () => stopped.abort(),
        registry: (name) => {
            const row = {
                phase: 'preparing',
                blobs: 0,
                done: 0,
                bytes: 0,
                sent: 0,
                sentBefore: 0,
                printed: '',
            };
            rows.set(name, row);
            const counts = {
                pushed: 0,
                pushedBytes: 0,
                mounted: 0,
                mountedBytes: 0,
                skipped: 0,
                skippedBytes: 0,
                manifests: 0,
            };
            return {
                counts,
                phase: (phase) => {
                    row.phase = phase;
                    // What passes at once is not worth a line; how it ended is.
                    if (phase === 'done')
                        print(name, row, `${row.done}/${row.blobs} blobs  ${formatBytes(counts.pushedBytes)} sent  done`);
                    if (phase === 'failed')
                        print(name, row, phase);
                },
                expect: (bytes) => {
                    row.blobs++;
                    row.bytes += bytes;
                },
                sent: (bytes) => {
                    row.sent += bytes;
                },
                settle: (how, bytes) => {
                    row.done++;
                    // What need not be sent is no part of the way left.
                    if (how !== 'pushed')
                        row.bytes -= bytes;
                    counts[how]++;
                    counts[`${how}Bytes`] += bytes;
                },
            };
        },
    };
}

;// CONCATENATED MODULE: ./lib/oci/blob-pool.js
/** A mount costs one exchange and perhaps a wait, an upload two: for less than this it does not pay (bytes). */
const mountFrom = 64 * 1024;
function createBlobPool(client, layout, ports) {
    const { lanes, progress, verified } = ports;
    const { mount } = client.endpoint.traits;
    /** Repositories to mount from, by digest; undefined in the end where the upload there failed. */
    const sources = new Map();
    async function bring(repository, blob, source) {
        if (await client.hasBlob(repository, blob.digest))
            return progress.settle('skipped', blob.size);
        const from = await source;
        const result = from === undefined || from === repository
            ? undefined
            : await client.mountBlob(repository, blob.digest, from);
        if (result?.mounted)
            return progress.settle('mounted', blob.size);
        // Nothing leaves before every blob of the layout has been checked.
        await verified;
        await lanes.run(blob.size, () => client.uploadBlob(repository, blob, (start) => layout.stream(blob, start), {
            onBytes: progress.sent,
            session: result?.session,
        }));
        progress.settle('pushed', blob.size);
    }
    return {
        know: (repository, digest) => {
            if (mount !== 'never' && !sources.has(digest))
                sources.set(digest, Promise.resolve(repository));
        },
        ensure: (repository, blob, stored) => {
            progress.expect(blob.size);
            const source = sources.get(blob.digest);
            const brought = bring(repository, blob, source);
            // The first repository that needs a blob is where the later ones mount it from.
            if (source === undefined && mount !== 'never' && blob.size >= mountFrom) {
                const available = mount === 'referenced' ? Promise.all([brought, stored]) : brought;
                sources.set(blob.digest, available.then(() => repository, () => undefined));
            }
            return brought;
        },
    };
}

;// CONCATENATED MODULE: ./lib/oci/lanes.js
/** Work up to this size may use the lane that is kept free for it (bytes). */
const smallLimit = 4 * 1024 * 1024;
/**
 * `count` lanes take the largest work first, so that no long one is left for the end; one more lane takes small work
 * only, so that many small ones do not wait behind a few large ones.
 */
function createLanes(count) {
    /** Sorted by size, smallest first. */
    const waiting = [];
    let free = count;
    let smallFree = true;
    function next() {
        if (free > 0) {
            const largest = waiting.pop();
            if (largest === undefined)
                return;
            free--;
            largest.start(() => free++);
        }
        else if (smallFree && (waiting[0]?.size ?? Number.POSITIVE_INFINITY) <= smallLimit) {
            smallFree = false;
            waiting.shift()?.start(() => {
                smallFree = true;
            });
        }
    }
    return {
        run: (size, work) => new Promise((resolve, reject) => {
            const start = (release) => {
                const ended = () => {
                    release();
                    next();
                };
                work().then(resolve, reject).finally(ended);
            };
            const place = waiting.findIndex((other) => other.size > size);
            waiting.splice(place < 0 ? waiting.length : place, 0, { size, start });
            next();
        }),
    };
}

// EXTERNAL MODULE: ./lib/oci/manifest.js
var oci_manifest = __webpack_require__(44360);
// EXTERNAL MODULE: ./lib/oci/graph.js
var graph = __webpack_require__(91893);
;// CONCATENATED MODULE: ./lib/oci/push-plan.js

/** Reads the roots of a layout into a plan: each root goes to the repository of its name. `LAYOUT_INVALID`. */
function planPush(layout, roots) {
    return Promise.all(roots.map(async ({ refName, tags }) => ({
        repository: refName,
        graph: await (0,graph/* readGraph */.t)(layout, refName),
        tags,
    })));
}
/** The whole path of an item's repository in a registry. */
const repositoryIn = ({ path }, { repository }) => `${path}/${repository}`;

;// CONCATENATED MODULE: ./lib/oci/read-back.js

/** A replicated registry may need a moment to find what it has just accepted (milliseconds). */
const pauses = [0, 500, 1000, 2000, 4000];
/** Asks a registry for a manifest it has accepted. `DIGEST_MISMATCH`, `REGISTRY_FAILED`. */
async function checkStored(client, repository, { digest, size }, pause, reference = digest) {
    const { name, host } = client.endpoint;
    for (const ms of pauses) {
        if (ms > 0)
            await pause(ms);
        const found = await client.resolve(repository, reference);
        if (found?.digest === digest && found.size === size)
            return;
        if (found !== undefined && reference === digest)
            throw new core_errors/* ActionError */.lZ('DIGEST_MISMATCH', `Registry ${name} (${host}) has ${found.size} bytes for ${repository}@${digest}, not ${size}`);
    }
    throw new core_errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name} (${host}) accepted ${repository}@${digest} but does not serve it as ${reference}`, { hint: 'Run the job again, and ask who runs the registry.' });
}
/**
 * Asks the registry's control plane for a root: it answers from other tables than the registry does, so that both err
 * together is unlikely. Where it cannot say, the registry's own word stands. `REGISTRY_FAILED`.
 */
async function checkWitness(client, target, repository, digest, pause) {
    if (target.hasDigest === undefined)
        return;
    for (const ms of pauses) {
        if (ms > 0)
            await pause(ms);
        if ((await target.hasDigest(repository, digest)) !== false)
            return;
    }
    const { name, host } = client.endpoint;
    throw new core_errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name} (${host}) serves ${repository}@${digest}, but its control plane does not know it`, { hint: 'No tag was written. Run the job again; ask who runs the registry if this stays.' });
}
/**
 * Asks a registry for the referrers of every subject. One that is stored but not listed, as after a run that was
 * killed between the two, is stored again. `REGISTRY_FAILED`.
 */
async function checkReferrers(client, repository, manifests, pause) {
    const bySubject = Map.groupBy(manifests, ({ manifest }) => manifest.subject?.digest);
    bySubject.delete(undefined);
    await Promise.all([...bySubject].map(([subject, referrers]) => subject === undefined ? undefined : checkListed(client, repository, subject, referrers, pause)));
}
async function checkListed(client, repository, subject, referrers, pause) {
    let missing = referrers;
    for (const ms of pauses) {
        if (ms > 0)
            await pause(ms);
        const listed = new Set((await client.referrers(repository, subject)).map(({ digest }) => digest));
        missing = referrers.filter(({ descriptor }) => !listed.has(descriptor.digest));
        if (missing.length === 0)
            return;
        for (const referrer of missing)
            await client.putManifest(repository, referrer);
    }
    const { name, host } = client.endpoint;
    throw new core_errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name} (${host}) does not list ${missing.length} referrers of ${repository}@${subject}`, { hint: 'Signatures and SBOMs would not be found there. Run the job again.' });
}

;// CONCATENATED MODULE: ./lib/oci/push-registry.js






/**
 * Brings everything of the plan but the tags into one registry: children, then indexes, then referrers, of all
 * repositories at once, and asks the registry for each of them afterwards. What is there is left alone.
 */
async function pushContent(client, target, items, ports) {
    const { progress, abort } = ports;
    const places = items.map((item) => ({ item, repository: repositoryIn(client.endpoint, item) }));
    progress.phase('preparing');
    await settle(places.map(({ repository }) => target.ensureRepository(repository)), abort);
    progress.phase('looking');
    const found = await settle(places.map(({ item, repository }) => findStored(client, repository, allOf(item))), abort);
    progress.phase('pushing');
    const lanes = createLanes(client.endpoint.traits.concurrency);
    const pool = createBlobPool(client, ports.layout, { lanes, progress, verified: ports.verified });
    for (const [at, { item, repository }] of places.entries()) {
        const stored = found[at] ?? new Set();
        const there = allOf(item).filter(({ descriptor }) => stored.has(descriptor.digest));
        for (const { manifest } of there)
            for (const { digest } of (0,oci_manifest/* blobsOf */.OR)(manifest))
                pool.know(repository, digest);
    }
    // Each call asks the pool for its blobs before it first waits: earlier repositories are what later ones mount from.
    const pushes = places.flatMap(({ item, repository }, at) => pushItem(client, pool, repository, item, found[at] ?? new Set(), ports));
    await settle(pushes, abort);
    progress.phase('checking');
    await settle(places.flatMap(({ item, repository }) => [
        checkReferrers(client, repository, allOf(item), ports.pause),
        checkWitness(client, target, repository, item.graph.root.descriptor.digest, ports.pause),
    ]), abort);
}
const allOf = ({ graph }) => [...graph.manifests, ...graph.referrers];
async function findStored(client, repository, manifests) {
    const found = await Promise.all(manifests.map(async ({ descriptor: { digest, size } }) => {
        const there = await client.resolve(repository, digest);
        return there?.size === size ? [digest] : [];
    }));
    return new Set(found.flat());
}
/** Starts everything that one repository lacks; each manifest waits for what it refers to. */
function pushItem(client, pool, repository, { graph }, found, { progress, pause }) {
    const blobs = new Map();
    const stores = new Map();
    const missing = ({ descriptor }) => !found.has(descriptor.digest);
    const start = (stored, after) => {
        const { descriptor, manifest } = stored;
        const { promise, resolve, reject } = Promise.withResolvers();
        for (const blob of (0,oci_manifest/* blobsOf */.OR)(manifest))
            if (!blobs.has(blob.digest))
                blobs.set(blob.digest, pool.ensure(repository, blob, promise));
        const needs = [
            ...(0,oci_manifest/* blobsOf */.OR)(manifest).map(({ digest }) => blobs.get(digest)),
            ...manifest.children.map(({ digest }) => stores.get(digest)),
            ...after,
        ];
        stores.set(descriptor.digest, promise);
        Promise.all(needs)
            .then(async () => {
            await client.putManifest(repository, stored);
            await checkStored(client, repository, descriptor, pause);
            progress.counts.manifests++;
        })
            .then(resolve, reject);
    };
    for (const stored of graph.manifests.filter(missing))
        start(stored, []);
    const root = stores.get(graph.root.descriptor.digest);
    for (const stored of graph.referrers.filter(missing))
        start(stored, [root, stores.get(stored.manifest.subject?.digest ?? '')]);
    // What the repository has already is counted too: the display and the result speak of the whole plan.
    for (const blob of graph.blobs.filter(({ digest }) => !blobs.has(digest))) {
        progress.expect(blob.size);
        progress.settle('skipped', blob.size);
    }
    return [...blobs.values(), ...stores.values()];
}
/** Waits for all work; the first failure ends the rest and is what is thrown. */
async function settle(work, abort) {
    for (const one of work)
        one.catch((error) => abort.abort(error));
    await Promise.allSettled(work);
    if (abort.signal.aborted)
        throw abort.signal.reason ?? new core_errors/* ActionError */.lZ('INTERRUPTED', 'The push was ended');
    return Promise.all(work);
}

// EXTERNAL MODULE: ./lib/oci/registry-client.js + 11 modules
var registry_client = __webpack_require__(8078);
;// CONCATENATED MODULE: ./lib/oci/tag-phase.js



/** Writes the tags of all items into one registry, each read back. Fails for none of them alone. */
async function writeTags(client, items, mayTag, pause) {
    const names = [...new Set(items.flatMap(({ tags }) => tags))];
    const allowed = new Map(await Promise.all(names.map(async (tag) => [tag, await outcome(() => mayTag(client, tag))])));
    const wanted = items.flatMap((item) => item.tags.map((tag) => ({ item, tag })));
    const written = await Promise.all(wanted.map(async ({ item, tag }) => {
        const may = allowed.get(tag);
        if (may instanceof core_errors/* ActionError */.lZ)
            return may;
        if (may !== true)
            return undefined;
        const repository = repositoryIn(client.endpoint, item);
        const result = await outcome(() => writeTag(client, repository, item.graph.root, tag, pause));
        return result instanceof core_errors/* ActionError */.lZ ? result : `${item.repository}:${tag}`;
    }));
    const errors = written.filter((one) => one instanceof core_errors/* ActionError */.lZ);
    return { tags: written.filter((one) => typeof one === 'string'), error: combine(errors) };
}
async function writeTag(client, repository, root, tag, pause) {
    const before = await client.resolve(repository, tag);
    const { digest } = root.descriptor;
    if (before?.digest === digest)
        return;
    try {
        await client.putManifest(repository, root, tag);
    }
    catch (error) {
        throw immutable(error, client, `${repository}:${tag}`, before?.digest) ?? error;
    }
    await checkStored(client, repository, root.descriptor, pause, tag);
}
/** Registries say "immutable" in many ways; that the tag names another digest is what they have in common. */
function immutable(error, { endpoint: { name, host } }, reference, before) {
    const told = /immutable|cannot be overwritten|already exists|TAG_INVALID|answered (?:409|412)/i;
    if (before === undefined || !told.test((0,core_errors/* messageOf */.bD)(error)))
        return undefined;
    return new core_errors/* ActionError */.lZ('TAG_IMMUTABLE', `Registry ${name} (${host}): ${reference} names ${before}`, {
        hint: 'Choose another tag, or exclude this one from the repository’s immutability.',
        cause: error,
    });
}
async function outcome(work) {
    try {
        return await work();
    }
    catch (error) {
        if ((0,core_errors/* isActionError */.Bd)(error) && error.code !== 'INTERRUPTED')
            return error;
        throw error;
    }
}
function combine(errors) {
    const [first] = errors;
    if (first === undefined || errors.length === 1)
        return first;
    const code = errors.every((error) => error.code === first.code) ? first.code : 'INCOMPLETE';
    return new core_errors/* ActionError */.lZ(code, errors.map(core_errors/* messageOf */.bD).join('\n'), { hint: first.hint });
}

;// CONCATENATED MODULE: ./lib/oci/fan-out.js





/**
 * Pushes every item to every registry, all at the same time and each at its own pace. Tags are written last, and only
 * when every required registry holds everything; a registry that failed gets none. Failures of registries are in the
 * results (see `judgePush`); thrown are `LAYOUT_INVALID`, before a byte has been sent, and the signal's reason.
 */
async function pushToAll(layout, items, targets, { ports, mayTag = async () => true }) {
    const { clock, log, signal } = ports;
    const names = targets.map(({ endpoint }) => endpoint.name);
    const progress = createPushProgress(log, clock, names);
    // Reading the disk and asking the registries what they have go on together; no upload starts before both say yes.
    const verified = verifyBlobs(layout, items);
    verified.catch(() => undefined);
    progress.start();
    try {
        const runs = await allSettled(targets.map((target) => runContent(target, layout, items, verified, progress.registry(target.endpoint.name), ports)));
        await verified;
        signal?.throwIfAborted();
        const ready = runs.every(({ error, endpoint }) => error === undefined || !endpoint.required);
        return await allSettled(runs.map((run) => ready && run.error === undefined
            ? runTags(run, items, mayTag, ports)
            : Promise.resolve(resultOf(run, clock))));
    }
    finally {
        progress.stop();
    }
}
/** Like Promise.all, but what fails first does not leave the others at work behind its back. */
async function allSettled(work) {
    await Promise.allSettled(work);
    return Promise.all(work);
}
/** Every blob of the plan, a few at a time: a disk is not read faster by more. */
async function verifyBlobs(layout, items) {
    const blobs = items.flatMap(({ graph }) => graph.blobs);
    const left = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
    const worker = async () => {
        for (let blob = left.pop(); blob !== undefined; blob = left.pop())
            await layout.verify(blob);
    };
    await Promise.all([worker(), worker()]);
}
async function runContent(target, layout, items, verified, progress, ports) {
    const { endpoint } = target;
    const abort = new AbortController();
    const signal = ports.signal === undefined ? abort.signal : AbortSignal.any([ports.signal, abort.signal]);
    const client = (0,registry_client/* createRegistryClient */.H)(endpoint, { ...ports, signal });
    const run = { endpoint, client, progress, startedAt: ports.clock.now() };
    try {
        const pause = (ms) => ports.clock.sleep(ms, signal);
        await pushContent(client, target, items, { layout, progress, verified, abort, pause });
        return run;
    }
    catch (error) {
        ports.signal?.throwIfAborted();
        progress.phase('failed');
        if (!(0,core_errors/* isActionError */.Bd)(error))
            throw error;
        return { ...run, error };
    }
}
async function runTags(run, items, mayTag, { clock, signal }) {
    run.progress.phase('tagging');
    const { tags, error } = await writeTags(run.client, items, mayTag, (ms) => clock.sleep(ms, signal));
    run.progress.phase(error === undefined ? 'done' : 'failed');
    return { ...resultOf(run, clock), state: error === undefined ? 'complete' : 'incomplete', tags, error };
}
function resultOf({ endpoint, progress, startedAt, error }, clock) {
    const state = error === undefined ? 'held' : 'failed';
    const seconds = (clock.now() - startedAt) / 1000;
    const { name: registry, required } = endpoint;
    return { registry, required, state, seconds, tags: [], error, ...progress.counts };
}

;// CONCATENATED MODULE: ./lib/oci/judge-push.js

/**
 * What the results of a push come to. Best-effort registries are warned of. For required ones the failure has the
 * code of the first that failed, or `INCOMPLETE` (`TAG_IMMUTABLE`) where nothing but tags lack.
 */
function judgePush(results, log) {
    const bad = results.filter(({ state }) => state === 'failed' || state === 'incomplete');
    for (const result of bad.filter(({ required }) => !required))
        log.warning(`Best effort: ${say(result)}`);
    const required = bad.filter((result) => result.required);
    if (required.length === 0)
        return { complete: bad.length === 0 };
    const failed = required.filter(({ state }) => state === 'failed');
    return {
        complete: false,
        failure: failed.length > 0 ? unheld(failed, results) : untagged(required, results),
    };
}
function unheld(failed, results) {
    const first = failed[0]?.error;
    const kept = results.flatMap(({ state, registry }) => (state === 'held' ? [registry] : []));
    const hints = [first?.hint, kept.length > 0 ? `What ${kept.join(', ')} received is kept.` : undefined];
    const count = `${failed.length} of ${results.length} registries`;
    return new core_errors/* ActionError */.lZ(first?.code ?? 'REGISTRY_FAILED', `${count} did not take everything, so no tag was written anywhere\n${failed.map(say).join('\n')}`, { hint: hints.filter((hint) => hint !== undefined).join(' ') || undefined });
}
function untagged(incomplete, results) {
    const immutable = incomplete.every(({ error }) => error?.code === 'TAG_IMMUTABLE');
    const count = `${incomplete.length} of ${results.length} registries`;
    return new core_errors/* ActionError */.lZ(immutable ? 'TAG_IMMUTABLE' : 'INCOMPLETE', `Everything is there, but tags could not be written in ${count}\n${incomplete.map(say).join('\n')}`, { hint: immutable ? incomplete[0]?.error?.hint : 'Run the job again: only tags are left to do.' });
}
const say = ({ registry, error }) => `${registry}: ${error?.message ?? 'failed'}`;

// EXTERNAL MODULE: ./lib/oci/layout.js
var oci_layout = __webpack_require__(78859);
// EXTERNAL MODULE: ./lib/oci/digest.js
var digest = __webpack_require__(9501);
;// CONCATENATED MODULE: ./lib/oci/reference.js


const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const hostPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const componentPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
/** Host and repository together; the distribution project's limit for a name. */
const nameLimit = 255;
const isTag = (text) => tagPattern.test(text);
const isRepository = (text) => text.split('/').every((part) => componentPattern.test(part));
/**
 * Parses a reference by the grammar of the distribution project's `reference` package. A name without a host is one
 * of Docker Hub, as everywhere in the field. `REFERENCE_INVALID`.
 */
function parseReference(text) {
    const refuse = (why) => new ActionError('REFERENCE_INVALID', `${JSON.stringify(text.slice(0, 300))} is no image reference: ${why}`, {
        hint: 'Write HOST/REPOSITORY:TAG or HOST/REPOSITORY@sha256:….',
    });
    if (/^[a-f0-9]{64}$/.test(text))
        throw refuse('a name alone cannot look like a digest');
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : text.slice(at + 1);
    if (digest !== undefined && !isDigest(digest))
        throw refuse('its digest is not well-formed');
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.lastIndexOf(':');
    const hasTag = colon > named.lastIndexOf('/');
    const tag = hasTag ? named.slice(colon + 1) : undefined;
    if (tag !== undefined && !isTag(tag))
        throw refuse('its tag is not well-formed');
    const { host, repository } = splitHost(hasTag ? named.slice(0, colon) : named);
    if (!hostPattern.test(host))
        throw refuse('its host is not well-formed');
    if (!isRepository(repository))
        throw refuse('its repository is not lower case letters, digits and separators');
    if (host.length + 1 + repository.length > nameLimit)
        throw refuse(`its name is longer than ${nameLimit}`);
    return { host, repository, tag, digest };
}
/** The reference as text; parsing it gives the same parts. */
function formatReference({ host, repository, tag, digest }) {
    return `${host}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function splitHost(name) {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    // What could not be a repository component is a host, and so is localhost.
    if (slash >= 0 && (/[.:A-Z]/.test(first) || first === 'localhost'))
        return { host: first, repository: name.slice(slash + 1) };
    return { host: 'docker.io', repository: slash < 0 ? `library/${name}` : name };
}

// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/signing/release-artifact.js
var release_artifact = __webpack_require__(24613);
;// CONCATENATED MODULE: ./lib/signing/published-release.js



/**
 * The release that a tag or digest names in a registry; undefined where there is none. `RELEASE_INVALID` where what
 * is there is no release record.
 */
async function readPublishedRelease(client, repository, reference) {
    const found = await client.getManifest(repository, reference);
    if (found === undefined)
        return undefined;
    const { config } = found.manifest;
    const { name, host } = client.endpoint;
    const where = `Registry ${name} (${host}): ${repository} at ${reference}`;
    if (config?.mediaType !== release_artifact/* releaseType */.cC)
        throw new core_errors/* ActionError */.lZ('RELEASE_INVALID', `${where} is no release but ${config?.mediaType ?? 'an index'}`);
    const bytes = await client.readBlob(repository, config);
    try {
        return release/* release */._r.parse(JSON.parse(bytes.toString('utf8')));
    }
    catch (cause) {
        throw new core_errors/* ActionError */.lZ('RELEASE_INVALID', `${where} is a release this version does not understand`, {
            hint: 'It may have been written by a later version of Flotilla.',
            cause,
        });
    }
}

// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
;// CONCATENATED MODULE: ./lib/actions/push-image/contents.js



/**
 * Reads the release directory and refuses one that disagrees with itself or with what the build announced:
 * `ARTIFACT_MISMATCH`, `RELEASE_INVALID`, and `VULNERABLE` for a release whose scan did not pass.
 */
async function readContents(directory, layout, policy, announced) {
    const build = await directory.readBuild();
    const digests = digestsOf(build);
    const roots = new Map([...layout.roots].map(([name, { digest }]) => [name, digest]));
    compare('the layout', digests, new Map([...roots].filter(([name]) => name !== release_artifact/* releaseName */["do"])));
    if (announced !== undefined)
        compare('the build announced', digests, new Map(Object.entries(announced)));
    const record = await readRelease(directory, policy);
    if (record === undefined)
        return { application: build.application, digests };
    const released = Object.entries(record.services);
    compare('the release record', digests, new Map(released.map(([name, { digest }]) => [name, digest])));
    for (const [name, { scans }] of released)
        for (const [platform, { gate }] of Object.entries(scans))
            if (!gate.passed)
                throw new core_errors/* ActionError */.lZ('VULNERABLE', `The scan gate refused ${name} on ${platform}`, {
                    hint: 'Nothing was pushed. See the summary of scan-image for the findings.',
                });
    return { application: build.application, digests, release: { id: (0,release/* releaseId */.Bf)(record), record } };
}
/** Unsigned images are pushed only where the fleet says that nothing is signed. */
async function readRelease(directory, policy) {
    if (policy.signing !== 'none')
        return directory.readRelease();
    return directory.readRelease().catch((error) => {
        if ((0,core_errors/* isActionError */.Bd)(error, 'RELEASE_INVALID') && isMissing(error.cause))
            return undefined;
        throw error;
    });
}
const isMissing = (error) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
const digestsOf = ({ services }) => new Map(Object.entries(services).map(([name, { digest }]) => [name, digest]));
function compare(what, expected, actual) {
    const names = [...new Set([...expected.keys(), ...actual.keys()])].sort();
    const different = names.filter((name) => expected.get(name) !== actual.get(name));
    if (different.length === 0)
        return;
    const lines = different.map((name) => `${name}: build.json has ${expected.get(name) ?? 'none'}, ${what} ${actual.get(name) ?? 'none'}`);
    throw new core_errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `The release directory is not what was built\n${lines.join('\n')}`, {
        hint: 'Nothing was pushed. Take the directory that the build job of this very run uploaded.',
    });
}

// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
;// CONCATENATED MODULE: ./lib/actions/push-image/report.js


const marks = { complete: '✅', held: '⏸️', incomplete: '⚠️', failed: '❌' };
/** The page of a push: what each registry received, and where it stopped. */
function report(summary, { application, digests }, results) {
    summary.heading(`Push of ${application}`);
    summary.table([
        ['Registry', 'State', 'Sent', 'Mounted', 'Already there', 'Manifests', 'Seconds', 'Rate'],
        ...results.map((result) => [
            result.registry,
            `${marks[result.state]} ${result.state}`,
            formatBytes(result.pushedBytes),
            formatBytes(result.mountedBytes),
            formatBytes(result.skippedBytes),
            String(result.manifests),
            result.seconds.toFixed(1),
            rateOf(result),
        ]),
    ]);
    for (const { registry, error } of results) {
        if (error === undefined)
            continue;
        const todo = error.hint === undefined ? '' : `<br>${(0,core_summary/* escapeMarkdown */.FV)(error.hint)}`;
        summary.paragraph(`**${registry}** ${error.code}: ${(0,core_summary/* escapeMarkdown */.FV)(error.message)}${todo}`);
    }
    if (results.length > 1)
        summary.code(picture(digests.size, results), 'mermaid');
    const tags = [...new Set(results.flatMap((result) => result.tags))].sort();
    if (tags.length > 0)
        summary.details(`Tags (${tags.length})`, tags.map(core_summary/* codeSpan */.SS).join(' '));
    summary.details('Digests, the same in every registry', [...digests].map(([name, digest]) => `${name} ${(0,core_summary/* codeSpan */.SS)(digest)}`).join('<br>'));
}
/** Results by registry for the steps that follow: names and figures only, since a host could be a masked value. */
function resultsOutput(results) {
    const figures = results.map((result) => [
        result.registry,
        {
            state: result.state,
            pushed: result.pushedBytes,
            mounted: result.mountedBytes,
            skipped: result.skippedBytes,
            seconds: Number(result.seconds.toFixed(2)),
        },
    ]);
    return JSON.stringify(Object.fromEntries(figures));
}
const rateOf = ({ pushedBytes, seconds }) => pushedBytes === 0 || seconds === 0 ? '–' : `${formatBytes(pushedBytes / seconds)}/s`;
/** The fan-out: one layout, and what went along each way. */
function picture(services, results) {
    const ways = results.map(({ registry, state, pushedBytes, mountedBytes, seconds }, at) => {
        const mounted = mountedBytes > 0 ? `, ${formatBytes(mountedBytes)} mounted` : '';
        const line = state === 'failed' ? '-.->' : '-->';
        return `  layout ${line}|"${formatBytes(pushedBytes)}${mounted} in ${seconds.toFixed(1)} s"| r${at}["${registry}: ${state}"]`;
    });
    return ['flowchart LR', `  layout[("${services} services")]`, ...ways].join('\n');
}

;// CONCATENATED MODULE: ./lib/actions/push-image/tags.js

/** Release versions of semver.org, with the usual `v`. */
const semver = /^v?(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;
/**
 * Tags for a git ref: always `sha-` and twelve digits of the commit; the branch's name; for a version tag the
 * version, and for a final version the shorter ones that follow it (`1.2.3`, `1.2`, `1`).
 */
function tagsOf({ ref, sha }) {
    const names = [`sha-${sha.slice(0, 12)}`];
    const [, kind, name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
    if (kind === 'heads')
        names.push(sanitize(name));
    if (kind === 'pull')
        names.push(sanitize(`pr-${name.replace(/\/(merge|head)$/, '')}`));
    if (kind === 'tags')
        names.push(...versionTags(name));
    return [...new Set(names)].filter(isTag);
}
function versionTags(name) {
    const [, major, minor, patch, prerelease, build] = semver.exec(name) ?? [];
    if (major === undefined || minor === undefined)
        return [sanitize(name)];
    const version = `${major}.${minor}.${patch}${prerelease ?? ''}`;
    // Build metadata starts with a plus, which no tag may hold; it does not order versions either.
    if (prerelease !== undefined || build !== undefined)
        return [sanitize(`${version}${build ?? ''}`)];
    // 0.y makes no promise that a tag `0` could keep.
    return [version, `${major}.${minor}`, ...(major === '0' ? [] : [major])];
}
/** Whatever a tag cannot hold becomes a dash. */
const sanitize = (name) => name
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128);

;// CONCATENATED MODULE: ./lib/actions/push-image/main.js





















const tags = () => (0,inputs/* list */.p_)().refine((all) => all.every(isTag), 'must be tags: letters, digits, _ . - and at most 128 characters');
/* harmony default export */ const main = ((0,action.defineAction)({
    inputs: schemas/* object */.Ikc({
        fleet: (0,inputs/* text */.Qq)(),
        application: (0,inputs/* text */.Qq)().optional(),
        directory: (0,inputs/* text */.Qq)(),
        digests: (0,inputs/* yaml */.oQ)(schemas/* record */.g1P(schemas/* string */.YjP(), (0,inputs/* digest */.br)())).optional(),
        registries: (0,inputs/* list */.p_)().optional(),
        tags: tags().optional(),
        ...cloud_ports/* cloudInputs */.T,
    }),
    outputs: ['release', 'complete', 'results'],
    run: async (inputs, context) => {
        const { log, clock, http, signal, summary } = context;
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { name } = (0,fleet_select/* selectApplication */.$7)(fleet, inputs.application);
        const directory = (0,release_directory/* openReleaseDirectory */.lO)(external_node_path_.resolve(inputs.directory));
        const layout = await (0,oci_layout/* openLayout */.B)(directory.layout);
        const contents = await readContents(directory, layout, fleet.policy, inputs.digests);
        if (contents.application !== name)
            throw new core_errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `The directory holds ${contents.application}, not ${name}`, {
                hint: 'Build and push the same application.',
            });
        const targets = await openTargets(fleet, name, inputs, context);
        const given = inputs.tags ?? tagsOf((0,github_context/* readGitHubContext */.L)(context.env));
        const artifact = layout.roots.has(release_artifact/* releaseName */["do"]) ? [release_artifact/* releaseName */["do"]] : [];
        const roots = [...contents.digests.keys(), ...artifact].map((refName) => ({ refName, tags: given }));
        const items = await planPush(layout, roots);
        log.info(`${roots.length} repositories to ${targets.length} registries, tags ${given.join(', ')}`);
        const ports = { http, clock, log, signal };
        const results = await pushToAll(layout, items, targets, {
            ports,
            mayTag: notBackwards(contents, context),
        });
        report(summary, contents, results);
        // A failure comes with the outputs: which registry holds what is known all the same.
        return { release: contents.release?.id, results: resultsOutput(results), ...judgePush(results, log) };
    },
}));
async function openTargets(fleet, application, inputs, context) {
    const ports = (0,cloud_ports/* cloudPorts */.M)(inputs, context);
    const names = inputs.registries?.length ? [...new Set(inputs.registries)] : Object.keys(fleet.registries);
    const pulledFrom = new Set(Object.values(fleet.environments)
        .filter((environment) => environment.application === application)
        .flatMap(({ clusters }) => Object.values(clusters).map(({ registry }) => registry)));
    return Promise.all(names.map(async (name) => {
        const access = await (0,clouds/* openRegistry */.Me)(fleet, name, ports);
        // A cluster cannot start what its registry lacks, whatever the fleet file says of best effort.
        const required = access.endpoint.required || pulledFrom.has(name);
        return { ...access, endpoint: { ...access.endpoint, required } };
    }));
}
/** Tags never go back in the release sequence: a re-run of an old delivery leaves those of later ones alone. */
function notBackwards({ application, release }, { log }) {
    return async (client, tag) => {
        if (release === undefined)
            return true;
        const { name, path } = client.endpoint;
        const there = await readPublishedRelease(client, `${path}/${release_artifact/* releaseName */["do"]}`, tag);
        const later = there?.application === application && there.sequence > release.record.sequence;
        if (later)
            log.notice(`${name}: tag ${tag} stays at release ${there.sequence}, which is later than ${release.record.sequence}`);
        return !later;
    };
}


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

/***/ 91893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ readGraph)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44360);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50261);



/** Nested indexes are rare and shallow; deeper ones are an attack or an index that names itself. */
const depthLimit = 8;
/**
 * Reads the graph of the root named `refName`, checking every manifest (`LAYOUT_INVALID`). The content of blobs is
 * checked by `verifyGraphs`.
 */
async function readGraph(layout, refName) {
    const entry = layout.roots.get(refName);
    if (entry === undefined)
        throw invalid(layout, `nothing in index.json is named ${refName}`, [...layout.roots.keys()].join(', '));
    const manifests = new Map();
    const root = await walk(layout, entry, manifests, []);
    const referrers = await readReferrers(layout, manifests);
    const blobs = [...manifests.values(), ...referrers.values()].flatMap(({ manifest }) => (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .blobsOf */ .OR)(manifest));
    return {
        root,
        manifests: [...manifests.values()],
        referrers: [...referrers.values()],
        blobs: [...new Map(blobs.map((blob) => [blob.digest, blob])).values()],
    };
}
/** Depth first, so that a Map filled on the way back has children before their parents. */
async function walk(layout, descriptor, into, above) {
    if (above.includes(descriptor.digest))
        throw invalid(layout, `index ${descriptor.digest} contains itself`);
    if (above.length >= depthLimit)
        throw invalid(layout, `indexes are nested more than ${depthLimit} deep`);
    const known = into.get(descriptor.digest);
    if (known !== undefined)
        return known;
    if (!(0,_media_types_js__WEBPACK_IMPORTED_MODULE_2__/* .isManifestType */ .Q3)(descriptor.mediaType))
        throw invalid(layout, `${descriptor.digest} is no manifest but ${descriptor.mediaType}`);
    const stored = await layout.manifest(descriptor);
    for (const child of stored.manifest.children)
        await walk(layout, child, into, [...above, descriptor.digest]);
    into.set(descriptor.digest, stored);
    return stored;
}
async function readReferrers(layout, subjects) {
    const unnamed = layout.entries.filter(({ digest, mediaType }) => !subjects.has(digest) && (0,_media_types_js__WEBPACK_IMPORTED_MODULE_2__/* .isManifestType */ .Q3)(mediaType));
    const candidates = await Promise.all(unnamed.map((entry) => layout.manifest(entry)));
    const found = new Map();
    // A referrer may itself be a subject, so look until nothing new turns up.
    for (let size = -1; size !== found.size;) {
        size = found.size;
        for (const candidate of candidates) {
            const subject = candidate.manifest.subject?.digest;
            if (subject === undefined || found.has(candidate.descriptor.digest))
                continue;
            if (subjects.has(subject) || found.has(subject))
                await walk(layout, candidate.descriptor, found, [subject]);
        }
    }
    return found;
}
function invalid(layout, message, names = '') {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('LAYOUT_INVALID', `OCI layout ${layout.dir}: ${message}`, {
        hint: names === '' ? undefined : `It has: ${names}.`,
    });
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
