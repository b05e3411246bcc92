export const id = 7478;
export const ids = [7478];
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

/***/ 49132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P7: () => (/* binding */ checkGates),
/* harmony export */   RD: () => (/* binding */ rootsOf),
/* harmony export */   fO: () => (/* binding */ releasedDigests),
/* harmony export */   r0: () => (/* binding */ readContents)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63988);
/* harmony import */ var _signing_release_artifact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24613);



/** Everything to push, with its tags: services, and the release artifact under one more, which its id gives it. */
function rootsOf({ digests, release, artifact }, tags) {
    const services = [...digests].map(([repository, digest]) => ({ repository, digest, tags }));
    if (artifact === undefined)
        return services;
    const own = release === undefined ? [] : [(0,_signing_release_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseTag */ .aF)(release.id)];
    return [...services, { repository: _signing_release_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseName */ ["do"], digest: artifact, tags: [...tags, ...own] }];
}
/**
 * Reads the release directory and refuses one that disagrees with itself or with what the build announced:
 * `ARTIFACT_MISMATCH`, `RELEASE_INVALID`, and `VULNERABLE` for a release whose scan did not pass.
 */
async function readContents(directory, layout, policy, announced) {
    const build = await directory.readBuild();
    const digests = digestsOf(build);
    const roots = new Map([...layout.roots].map(([name, { digest }]) => [name, digest]));
    compare('the layout', digests, new Map([...roots].filter(([name]) => name !== _signing_release_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseName */ ["do"])));
    if (announced !== undefined)
        compare('the build announced', digests, new Map(Object.entries(announced)));
    const record = await readRelease(directory, policy);
    const artifact = roots.get(_signing_release_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseName */ ["do"]);
    if (record === undefined)
        return { application: build.application, digests, artifact };
    compare('the release record', digests, releasedDigests(record));
    checkGates(record);
    return { application: build.application, digests, release: { id: (0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseId */ .Bf)(record), record }, artifact };
}
/** Index digests by service, as a release names them. */
const releasedDigests = ({ services }) => new Map(Object.entries(services).map(([name, { digest }]) => [name, digest]));
/** `VULNERABLE` for a release that the gate refused on any platform. */
function checkGates({ services }) {
    for (const [name, { scans }] of Object.entries(services))
        for (const [platform, { gate }] of Object.entries(scans))
            if (!gate.passed)
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('VULNERABLE', `The scan gate refused ${name} on ${platform}`, {
                    hint: 'Nothing was pushed. See the summary of scan-image for the findings.',
                });
}
/** Unsigned images are pushed only where the fleet says that nothing is signed. */
async function readRelease(directory, policy) {
    if (policy.signing !== 'none')
        return directory.readRelease();
    return directory.readRelease().catch((error) => {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isActionError */ .Bd)(error, 'RELEASE_INVALID') && isMissing(error.cause))
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
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `The release directory is not what was built\n${lines.join('\n')}`, {
        hint: 'Nothing was pushed. Take the directory that the build job of this very run uploaded.',
    });
}


/***/ }),

/***/ 26667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _oci_tag_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30713);
/* harmony import */ var _cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88006);




const tags = () => (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().refine((all) => all.every(_oci_tag_name_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .d), 'must be tags: letters, digits, _ . - and at most 128 characters');
/** An id, its first digits, or a tag: an id is the only one of them with a colon. */
const release = () => (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().refine((value) => (0,_oci_tag_name_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .d)(value) || /^sha256:[a-f0-9]{64}$/.test(value), 'must be the id of a release, its first 12 digits, or a tag');
const schema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    application: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    directory: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    digests: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .yaml */ .oQ)(zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)())).optional(),
    registries: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    tags: tags().optional(),
    from: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    release: release().optional(),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .registryInputs */ .P,
})
    .refine(({ from, release: wanted }) => wanted === undefined || from !== undefined, {
    path: ['from'],
    error: 'is needed with `release`: the registry that has it',
})
    .refine(({ from, release: wanted }) => from === undefined || wanted !== undefined, {
    path: ['release'],
    error: 'is needed with `from`: which release to copy',
})
    .refine(({ from, digests }) => from === undefined || digests === undefined, {
    path: ['digests'],
    error: 'are of a build; with `from` it is the release that says what is copied',
});


/***/ }),

/***/ 81156:
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
var lib_clouds = __webpack_require__(77905);
// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/core/errors.js
var core_errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
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

// EXTERNAL MODULE: ./lib/oci/reference.js
var oci_reference = __webpack_require__(23940);
;// CONCATENATED MODULE: ./lib/oci/check-names.js



/**
 * Refuses a push to names that nobody could pull by: every image must have a well-formed reference in every registry,
 * and that must lead to this registry. `REFERENCE_INVALID`.
 */
function checkNames(items, targets) {
    for (const { endpoint } of targets) {
        for (const item of items) {
            const repository = repositoryIn(endpoint, item);
            const { digest } = item.graph.root.descriptor;
            for (const tag of [undefined, ...item.tags]) {
                const reference = (0,oci_reference/* formatReference */.FH)({ host: endpoint.host, repository, tag, digest });
                const { host } = (0,oci_reference/* parseReference */.F2)(reference);
                if (host === endpoint.host)
                    continue;
                throw new core_errors/* ActionError */.lZ('REFERENCE_INVALID', `Registry ${endpoint.name}: ${reference} is read as an image of ${host}`, { hint: `Give the registry's host with a dot or a port in it, such as ${endpoint.host}:443.` });
            }
        }
    }
}

;// CONCATENATED MODULE: ./lib/oci/content-check.js
/** Begins to check at once: the registries are asked what they have meanwhile. */
function startCheck(content, items) {
    const blobs = items.flatMap(({ graph }) => graph.blobs);
    const left = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
    // A few at a time: a disk is not read faster by more.
    const unwanted = new AbortController();
    const worker = async () => {
        for (let blob = left.pop(); blob !== undefined; blob = left.pop())
            await content.verify(blob, unwanted.signal);
    };
    const checked = Promise.all([worker(), worker()]).then(() => undefined);
    checked.catch(() => undefined);
    let asked = false;
    return {
        passed: () => {
            asked = true;
            return checked;
        },
        close: async () => {
            if (asked)
                return checked;
            left.length = 0;
            unwanted.abort();
            await checked.catch(() => undefined);
        },
    };
}

// EXTERNAL MODULE: ./lib/core/bytes.js
var core_bytes = __webpack_require__(96752);
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
            const rate = sent > sentBefore ? `  ${(0,core_bytes/* formatBytes */.z)((sent - sentBefore) / seconds)}/s` : '';
            if (phase === 'pushing')
                print(name, row, `${done}/${blobs} blobs  ${(0,core_bytes/* formatBytes */.z)(sent)} of ${(0,core_bytes/* formatBytes */.z)(bytes)}`, rate);
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
                        print(name, row, `${row.done}/${row.blobs} blobs  ${(0,core_bytes/* formatBytes */.z)(counts.pushedBytes)} sent  done`);
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

;// CONCATENATED MODULE: ./lib/oci/blob-pool.js


/** A mount costs one exchange and perhaps a wait, an upload two: for less than this it does not pay (bytes). */
const mountFrom = 64 * 1024;
/** A registry that may not or cannot mount can still be sent the content; what else is wrong shows then. */
function goWithout(error) {
    if ((0,core_errors/* isActionError */.Bd)(error, 'REGISTRY_DENIED') || (0,core_errors/* isActionError */.Bd)(error, 'REGISTRY_FAILED'))
        return { mounted: false };
    throw error;
}
function createBlobPool(client, content, ports) {
    const { progress, check } = ports;
    const { baseUrl, traits } = client.endpoint;
    const { mount, concurrency } = traits;
    const lanes = createLanes(concurrency);
    // As many uploads again are opened in advance, so that no lane waits for a trip without content.
    const opened = createLanes(2 * concurrency);
    /** What is under way or done, by place: several roots of one repository may share a blob. */
    const ensured = new Map();
    /** Repositories to mount from, by digest; undefined in the end where the upload there failed. */
    const sources = new Map();
    async function bring(repository, blob, source, present) {
        const known = (await present)?.has(blob.digest);
        // Where the content comes from this very registry, it need not travel at all.
        const origin = mount === 'never' ? undefined : content.repositoryAt?.(baseUrl, blob.digest);
        // A mount says by itself what is there; a registry that wants a manifest first makes it a long wait.
        const mountable = mount === 'any' && (origin ?? source) !== undefined;
        if (known ?? (!mountable && (await client.hasBlob(repository, blob.digest))))
            return progress.settle('skipped', blob.size);
        const from = origin ?? (await source);
        // Nothing is asked for, let alone sent, before all content has been checked.
        await check.passed();
        const result = from === undefined || from === repository
            ? undefined
            : await client.mountBlob(repository, blob.digest, from).catch(goWithout);
        if (result?.mounted)
            return progress.settle('mounted', blob.size);
        if (mountable && known === undefined && (await client.hasBlob(repository, blob.digest)))
            return progress.settle('skipped', blob.size);
        await opened.run(blob.size, async () => {
            const session = result?.session ?? (await client.openUpload(repository));
            await lanes.run(blob.size, () => client.uploadBlob(repository, blob, (start) => content.stream(blob, start), {
                onBytes: progress.sent,
                session,
            }));
        });
        progress.settle('pushed', blob.size);
    }
    return {
        know: (repository, digest) => {
            if (mount !== 'never' && !sources.has(digest))
                sources.set(digest, Promise.resolve(repository));
        },
        ensure: (repository, blob, stored, present) => {
            const place = `${repository}@${blob.digest}`;
            const known = ensured.get(place);
            if (known !== undefined)
                return known;
            progress.expect(blob.size);
            const source = sources.get(blob.digest);
            const brought = bring(repository, blob, source, present);
            ensured.set(place, brought);
            // The first repository that needs a blob is where the later ones mount it from.
            if (source === undefined && mount !== 'never' && blob.size >= mountFrom) {
                const available = mount === 'referenced' ? Promise.all([brought, stored]) : brought;
                sources.set(blob.digest, available.then(() => repository, () => undefined));
            }
            return brought;
        },
    };
}

// EXTERNAL MODULE: ./lib/oci/manifest.js + 1 modules
var oci_manifest = __webpack_require__(24789);
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
 * repositories at once, and asks the registry for each of them afterwards. What is there is left alone; resolves to
 * whether that was everything.
 */
async function pushContent(client, target, items, ports) {
    const { progress, abort } = ports;
    const places = items.map((item) => ({ item, repository: repositoryIn(client.endpoint, item) }));
    progress.phase('preparing');
    await settle([...new Set(places.map(({ repository }) => repository))].map((one) => target.ensureRepository(one)), abort);
    progress.phase('looking');
    const found = await settle(places.map(({ item, repository }) => findStored(client, repository, allOf(item))), abort);
    progress.phase('pushing');
    const pool = createBlobPool(client, ports.content, ports);
    for (const [at, { item, repository }] of places.entries()) {
        const stored = found[at] ?? new Set();
        const there = allOf(item).filter(({ descriptor }) => stored.has(descriptor.digest));
        for (const { manifest } of there)
            for (const { digest } of (0,oci_manifest/* blobsOf */.OR)(manifest))
                pool.know(repository, digest);
    }
    // Each call asks the pool for its blobs before it first waits: earlier repositories are what later ones mount from.
    const pushes = places.flatMap(({ item, repository }, at) => pushItem(client, target, pool, repository, item, found[at] ?? new Set(), ports));
    await settle(pushes, abort);
    progress.phase('checking');
    await settle(places.flatMap(({ item, repository }) => [
        checkReferrers(client, repository, allOf(item), ports.pause),
        checkWitness(client, target, repository, item.graph.root.descriptor.digest, ports.pause),
    ]), abort);
    return places.every(({ item }, at) => allOf(item).every(({ descriptor: { digest } }) => found[at]?.has(digest)))
        ? 'unchanged'
        : 'changed';
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
function pushItem(client, target, pool, repository, { graph }, found, { progress, pause, check }) {
    const blobs = new Map();
    const stores = new Map();
    const checks = [];
    const missing = ({ descriptor }) => !found.has(descriptor.digest);
    const wanted = allOf({ graph }).filter(missing);
    const present = findBlobs(target, repository, wanted);
    const start = (stored, after) => {
        const { descriptor, manifest } = stored;
        const { promise, resolve, reject } = Promise.withResolvers();
        for (const blob of (0,oci_manifest/* blobsOf */.OR)(manifest))
            if (!blobs.has(blob.digest))
                blobs.set(blob.digest, pool.ensure(repository, blob, promise, present));
        const needs = [
            // A manifest whose blobs are all there needs no upload, and must wait for the check all the same.
            check.passed(),
            ...(0,oci_manifest/* blobsOf */.OR)(manifest).map(({ digest }) => blobs.get(digest)),
            ...manifest.children.map(({ digest }) => stores.get(digest)),
            ...after,
        ];
        stores.set(descriptor.digest, promise);
        Promise.all(needs)
            .then(async () => {
            await client.putManifest(repository, stored);
            progress.counts.manifests++;
        })
            .then(resolve, reject);
        // What refers to it need not wait until the registry has been asked for it; the tags do.
        checks.push(promise.then(() => checkStored(client, repository, descriptor, pause)));
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
    return [...blobs.values(), ...stores.values(), ...checks];
}
/** What a repository has of the blobs of some manifests, where that can be asked in bulk; it saves many questions. */
async function findBlobs({ hasBlobs }, repository, manifests) {
    const digests = [
        ...new Set(manifests.flatMap(({ manifest }) => (0,oci_manifest/* blobsOf */.OR)(manifest).map(({ digest }) => digest))),
    ];
    if (hasBlobs === undefined || digests.length < 2)
        return undefined;
    // An identity that may not ask in bulk may still ask one by one.
    return hasBlobs(repository, digests).catch(() => undefined);
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

// EXTERNAL MODULE: ./lib/oci/registry-client.js + 5 modules
var registry_client = __webpack_require__(79235);
;// CONCATENATED MODULE: ./lib/oci/replicas.js



/** How long a copy to another place may take, and how often it is looked for (milliseconds). */
const deadlineMs = 15 * 60_000;
const firstPauseMs = 1000;
const longestPauseMs = 15_000;
/**
 * Waits until every other place of a registry serves every root: a cluster there must not be told of a tag whose
 * image cannot be pulled yet. `REGISTRY_FAILED` names the place, and the cloud's reason where it gives one.
 */
async function waitForReplicas(target, items, ports) {
    await Promise.all((target.replicas ?? []).map(async (replica) => {
        const client = (0,registry_client/* createRegistryClient */.H)(replica, ports);
        await Promise.all(items.map((item) => waitForRoot(target, client, item, ports)));
    }));
}
async function waitForRoot(target, client, item, { clock, signal }) {
    const { digest } = item.graph.root.descriptor;
    const repository = repositoryIn(client.endpoint, item);
    const until = clock.now() + deadlineMs;
    for (let pause = firstPauseMs;; pause = Math.min(longestPauseMs, pause * 2)) {
        const found = await client.resolve(repository, digest);
        if (found?.digest === digest)
            return;
        const why = await failureOf(target, item, client.endpoint.host);
        if (why === undefined && clock.now() + pause <= until) {
            await clock.sleep(pause, signal);
            continue;
        }
        const { name } = target.endpoint;
        throw new core_errors/* ActionError */.lZ('REGISTRY_FAILED', `Registry ${name}: its copy ${client.endpoint.name} (${client.endpoint.host}) does not serve ` +
            `${repository}@${digest}: ${why ?? `it was waited for ${deadlineMs / 60_000} minutes`}`, { hint: 'No tag was written. Look at the replication rules of the registry, then run the job again.' });
    }
}
/** Why the cloud has given up copying to a place; a cloud that cannot say is no reason to stop waiting. */
async function failureOf(target, item, host) {
    const repository = repositoryIn(target.endpoint, item);
    const states = (await target.replication?.(repository, item.graph.root.descriptor.digest).catch(() => [])) ?? [];
    const failed = states.find(({ place, state }) => state === 'failed' && host.includes(place));
    return failed === undefined ? undefined : (failed.why ?? 'the cloud reports that copying failed');
}

// EXTERNAL MODULE: ./lib/oci/scope.js
var scope = __webpack_require__(10049);
;// CONCATENATED MODULE: ./lib/oci/tag-phase.js



/**
 * Writes the tags of all items into one registry, each read back: with the manifest they name, or by `tagStored`. Fails
 * for none of them alone.
 */
async function writeTags(client, items, mayTag, pause, tagStored) {
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
        const { root } = item.graph;
        const write = tagStored === undefined
            ? () => client.putManifest(repository, root, tag)
            : () => tagStored(repository, root.descriptor.digest, tag);
        const result = await outcome(() => writeTag(client, repository, root, tag, write, pause));
        return result instanceof core_errors/* ActionError */.lZ ? result : `${item.repository}:${tag}`;
    }));
    const errors = written.filter((one) => one instanceof core_errors/* ActionError */.lZ);
    return { tags: written.filter((one) => typeof one === 'string'), error: combine(errors) };
}
async function writeTag(client, repository, root, tag, write, pause) {
    const before = await client.resolve(repository, tag);
    const { digest } = root.descriptor;
    if (before?.digest === digest)
        return;
    try {
        await write();
    }
    catch (error) {
        // An answer may have been lost: where tags are immutable, the next try is refused for what this one has done.
        const named = await client.resolve(repository, tag).catch(() => undefined);
        if (named?.digest !== digest)
            throw immutable(error, client, `${repository}:${tag}`, named?.digest) ?? error;
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

;// CONCATENATED MODULE: ./lib/oci/tags-before.js

/**
 * Asks what the tags name along with the first questions of a push, which saves a trip at its end. The answer to
 * "changed" leaves out tags that named the digest already: somebody may have moved them while content was sent.
 */
function lookUpTags(client, items) {
    const asked = items.flatMap((item) => item.tags.map(async (tag) => {
        const repository = repositoryIn(client.endpoint, item);
        const named = await client.resolve(repository, tag);
        return {
            place: `${repository}:${tag}`,
            named,
            equal: named?.digest === item.graph.root.descriptor.digest,
        };
    }));
    // What fails here is asked again when tags are written, and fails there where it matters.
    const answers = Promise.allSettled(asked);
    return async (change) => {
        const known = (await answers).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
        const lasting = known.filter(({ equal }) => change === 'unchanged' || !equal);
        return new Map(lasting.map(({ place, named }) => [place, named]));
    };
}
/** A client that knows what tags named, and asks for the rest. A tag is told once: after that it may have been moved. */
function knownTags(client, before) {
    const left = new Map(before);
    return {
        ...client,
        resolve: async (repository, reference) => {
            const place = `${repository}:${reference}`;
            if (!left.has(place))
                return client.resolve(repository, reference);
            const named = left.get(place);
            left.delete(place);
            return named;
        },
    };
}

;// CONCATENATED MODULE: ./lib/oci/fan-out.js











/**
 * Pushes every item to every registry, all at the same time and each at its own pace. Tags are written last, and only
 * when every required registry holds everything; a registry that failed gets none. Failures of registries are in the
 * results (see `judgePush`); thrown are `LAYOUT_INVALID` and `REFERENCE_INVALID`, before a byte has been sent, and the signal's reason.
 */
async function pushToAll(content, items, targets, { ports, mayTag = async () => true }) {
    checkNames(items, targets);
    const { clock, log, signal } = ports;
    const names = targets.map(({ endpoint }) => endpoint.name);
    const progress = createPushProgress(log, clock, names);
    const check = startCheck(content, items);
    progress.start();
    try {
        const runs = await allSettled(targets.map((target) => runContent(target, content, items, check, progress.registry(target.endpoint.name), ports)));
        await check.close();
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
async function runContent(target, content, items, check, progress, ports) {
    const { endpoint, tagStored } = target;
    const abort = new AbortController();
    const signal = ports.signal === undefined ? abort.signal : AbortSignal.any([ports.signal, abort.signal]);
    const scopes = items.map((item) => (0,scope/* push */.VC)(repositoryIn(endpoint, item))).reduce(scope/* union */.KC, new Map());
    const client = (0,registry_client/* createRegistryClient */.H)(endpoint, { ...ports, signal, scopes });
    const started = { endpoint, client, progress, startedAt: ports.clock.now() };
    const run = tagStored === undefined ? started : { ...started, tagStored };
    try {
        const pause = (ms) => ports.clock.sleep(ms, signal);
        const tags = lookUpTags(client, items);
        const change = await pushContent(client, target, items, { content, progress, check, abort, pause });
        if (target.replicas !== undefined)
            progress.phase('replicating');
        await waitForReplicas(target, items, { ...ports, signal });
        return { ...run, tags: await tags(change) };
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
    const client = run.tags === undefined ? run.client : knownTags(run.client, run.tags);
    // Whether a tag may move is decided by what is there now.
    const { tags, error } = await writeTags(client, items, (_known, tag) => mayTag(run.client, tag), (ms) => clock.sleep(ms, signal), run.tagStored);
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

// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
// EXTERNAL MODULE: ./lib/signing/published-release.js
var published_release = __webpack_require__(89033);
// EXTERNAL MODULE: ./lib/signing/release-artifact.js
var release_artifact = __webpack_require__(24613);
// EXTERNAL MODULE: ./lib/signing/services.js
var signing_services = __webpack_require__(38263);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./lib/actions/push-image/inputs.js
var inputs = __webpack_require__(26667);
// EXTERNAL MODULE: ./lib/oci/layout.js + 1 modules
var oci_layout = __webpack_require__(52773);
// EXTERNAL MODULE: ./lib/actions/push-image/contents.js
var push_image_contents = __webpack_require__(49132);
;// CONCATENATED MODULE: ./lib/actions/push-image/origin.js




/** Opens the directory that a build has filled. `ARTIFACT_MISMATCH`, `LAYOUT_INVALID`, `RELEASE_INVALID`, `VULNERABLE`. */
async function openDirectory(directory, policy, announced) {
    const layout = await (0,oci_layout/* openLayout */.B)(directory.layout);
    const contents = await (0,push_image_contents/* readContents */.r0)(directory, layout, policy, announced);
    return {
        name: 'layout',
        contents,
        content: layout,
        plan: (tags) => planPush(layout, (0,push_image_contents/* rootsOf */.RD)(contents, tags).map(({ repository, tags: own }) => ({ refName: repository, tags: own }))),
    };
}
/** `ARTIFACT_MISMATCH` where what is there is of another application than the one that was named. */
function checkApplication({ contents, name }, wanted) {
    if (contents.application === wanted)
        return;
    const where = name === 'layout' ? 'The directory' : `The release in registry ${name}`;
    throw new core_errors/* ActionError */.lZ('ARTIFACT_MISMATCH', `${where} holds ${contents.application}, not ${wanted}`, {
        hint: 'Correct the input `application`, or name a release of that application.',
    });
}

// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
;// CONCATENATED MODULE: ./lib/actions/push-image/report.js


const marks = { complete: '✅', held: '⏸️', incomplete: '⚠️', failed: '❌' };
/** The page of a push: what each registry received, and where it stopped. */
function report(summary, { name: origin, contents: { application, digests } }, results) {
    summary.heading(origin === 'layout' ? `Push of ${application}` : `Copy of ${application} from ${origin}`);
    summary.table([
        ['Registry', 'State', 'Sent', 'Mounted', 'Already there', 'Manifests', 'Seconds', 'Rate'],
        ...results.map((result) => [
            result.registry,
            `${marks[result.state]} ${result.state}`,
            (0,core_bytes/* formatBytes */.z)(result.pushedBytes),
            (0,core_bytes/* formatBytes */.z)(result.mountedBytes),
            (0,core_bytes/* formatBytes */.z)(result.skippedBytes),
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
        summary.code(picture(origin, digests.size, results), 'mermaid');
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
const rateOf = ({ pushedBytes, seconds }) => pushedBytes === 0 || seconds === 0 ? '–' : `${(0,core_bytes/* formatBytes */.z)(pushedBytes / seconds)}/s`;
/** The fan-out: one layout or registry, and what went along each way. */
function picture(origin, services, results) {
    const ways = results.map(({ registry, state, pushedBytes, mountedBytes, seconds }, at) => {
        const mounted = mountedBytes > 0 ? `, ${(0,core_bytes/* formatBytes */.z)(mountedBytes)} mounted` : '';
        const line = state === 'failed' ? '-.->' : '-->';
        return `  from ${line}|"${(0,core_bytes/* formatBytes */.z)(pushedBytes)}${mounted} in ${seconds.toFixed(1)} s"| r${at}["${registry}: ${state}"]`;
    });
    return [
        'flowchart LR',
        `  from[("${services === 1 ? '1 service' : `${services} services`}, ${origin}")]`,
        ...ways,
    ].join('\n');
}

// EXTERNAL MODULE: ./lib/actions/push-image/tags.js
var tags = __webpack_require__(67443);
;// CONCATENATED MODULE: ./lib/actions/push-image/main.js



















/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['release', 'complete', 'results'],
    run: async (inputs, context) => {
        const { log, summary } = context;
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { name } = (0,fleet_select/* selectApplication */.$7)(fleet, inputs.application);
        const clouds = (0,cloud_ports/* cloudPorts */.M)(inputs, context);
        const ports = (0,cloud_ports/* registryPorts */.E)(inputs, context);
        const directory = (0,release_directory/* openReleaseDirectory */.lO)(external_node_path_.resolve(inputs.directory));
        const { from, release: wanted } = inputs;
        const names = chooseTargets(fleet, inputs.registries, from);
        const targets = await openTargets(fleet, name, names, clouds, from);
        const origin = from === undefined || wanted === undefined
            ? await openDirectory(directory, fleet.policy, inputs.digests)
            : await openCopy(fleet, { from, wanted, directory }, { clouds, ports }, context);
        const { contents } = origin;
        checkApplication(origin, name);
        const given = inputs.tags ?? (0,tags/* tagsOf */.F)(origin.ref ?? (0,github_context/* readGitHubContext */.L)(context.env));
        const items = await origin.plan(given);
        const repositories = new Set(items.map(({ repository }) => repository)).size;
        log.info(`${repositories} repositories to ${targets.length} registries, tags ${given.join(', ')}`);
        const results = await pushToAll(origin.content, items, targets, {
            ports,
            mayTag: notBackwards(contents, given, context),
        });
        report(summary, origin, results);
        // A failure comes with the outputs: which registry holds what is known all the same.
        return { release: contents.release?.id, results: resultsOutput(results), ...judgePush(results, log) };
    },
}));
/** All registries without a choice; for a copy all but the one that has the release already. */
function chooseTargets(fleet, chosen, from) {
    const names = (0,fleet_select/* selectRegistries */.g2)(fleet, chosen);
    if (from === undefined || chosen?.length)
        return names;
    const others = names.filter((name) => name !== from);
    if (others.length > 0)
        return others;
    throw new core_errors/* ActionError */.lZ('INPUT_INVALID', `registries: the fleet file has none but ${from}`, {
        hint: 'Name the registry in `registries` to give the release other tags there.',
    });
}
async function openTargets(fleet, application, names, ports, from) {
    const needed = (0,fleet_select/* pulledFrom */.RL)(Object.values(fleet.environments).filter((environment) => environment.application === application));
    return Promise.all(names.map(async (name) => {
        const access = await (0,lib_clouds/* openRegistry */.Me)(fleet, name, ports);
        // A cluster cannot start what its registry lacks, whatever the fleet file says of best effort.
        const required = access.endpoint.required || needed.has(name);
        const target = { ...access, endpoint: { ...access.endpoint, required } };
        // What comes from there needs nothing but other tags.
        return name === from ? { ...target, tagStored: access.retag } : target;
    }));
}
/** Opens a published release; what checks it is read only for that. */
async function openCopy(fleet, copy, { clouds, ports }, { http, log, temp }) {
    const { endpoint } = await (0,lib_clouds/* openRegistry */.Me)(fleet, copy.from, clouds);
    const { openPublished } = await __webpack_require__.e(/* import() */ 9334).then(__webpack_require__.bind(__webpack_require__, 59334));
    const { policyVerifier } = await Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(5507)]).then(__webpack_require__.bind(__webpack_require__, 75507));
    const services = (0,signing_services/* sigstoreServices */.v)(clouds.endpoints.sigstore);
    const verify = await policyVerifier(fleet.policy, services, { idToken: clouds.idToken, temp });
    if (verify === undefined)
        log.warning('The policy asks for no signatures; only digests are compared.');
    const client = (0,registry_client/* createRegistryClient */.H)(endpoint, { ...ports, http: http.apart() });
    return openPublished(client, { ...copy, verify, log });
}
/** Tags never go back in the release sequence: a re-run of an old delivery leaves those of later ones alone. */
function notBackwards({ application, release }, given, { log }) {
    return async (client, tag) => {
        // What is named after a digest cannot mean anything else.
        if (release === undefined || !given.includes(tag))
            return true;
        const { name, path } = client.endpoint;
        const there = await (0,published_release/* readPublishedRelease */.k)(client, `${path}/${release_artifact/* releaseName */["do"]}`, tag);
        const later = there?.application === application && there.sequence > release.record.sequence;
        if (later)
            log.notice(`${name}: tag ${tag} stays at release ${there.sequence}, which is later than ${release.record.sequence}`);
        return !later;
    };
}


/***/ }),

/***/ 67443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ tagsOf)
/* harmony export */ });
/* harmony import */ var _oci_tag_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30713);

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
    return [...new Set(names)].filter(_oci_tag_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .d);
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

/***/ 23940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference)
/* harmony export */ });
/* unused harmony export isRepository */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9501);
/* harmony import */ var _tag_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30713);



const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const hostPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const componentPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
/** Host and repository together; the distribution project's limit for a name. */
const nameLimit = 255;
const isRepository = (text) => text.split('/').every((part) => componentPattern.test(part));
/**
 * Parses a reference by the grammar of the distribution project's `reference` package. A name without a host is one
 * of Docker Hub, as everywhere in the field. `REFERENCE_INVALID`.
 */
function parseReference(text) {
    const refuse = (why) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REFERENCE_INVALID', `${JSON.stringify(text.slice(0, 300))} is no image reference: ${why}`, {
        hint: 'Write HOST/REPOSITORY:TAG or HOST/REPOSITORY@sha256:….',
    });
    if (/^[a-f0-9]{64}$/.test(text))
        throw refuse('a name alone cannot look like a digest');
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : text.slice(at + 1);
    if (digest !== undefined && !(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        throw refuse('its digest is not well-formed');
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.lastIndexOf(':');
    const hasTag = colon > named.lastIndexOf('/');
    const tag = hasTag ? named.slice(colon + 1) : undefined;
    if (tag !== undefined && !(0,_tag_name_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .d)(tag))
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


/***/ }),

/***/ 30713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isTag)
/* harmony export */ });
const pattern = /^\w[\w.-]{0,127}$/;
/** Whether a tag may be named so. */
const isTag = (text) => pattern.test(text);


/***/ }),

/***/ 89033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findRelease),
/* harmony export */   k: () => (/* binding */ readPublishedRelease)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63988);
/* harmony import */ var _release_artifact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24613);



/** What a release can be named by: its id, the first twelve digits of that, or a tag of its artifact. */
const idPattern = /^(?:sha256:[a-f0-9]{64}|[a-f0-9]{12})$/;
/**
 * Finds a release in the registry it was pushed to. `INPUT_INVALID` where the registry has none of that name,
 * `RELEASE_INVALID` where what it has is no release record or another one.
 */
async function findRelease(client, wanted) {
    const { name, host, path } = client.endpoint;
    const repository = `${path}/${_release_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseName */ ["do"]}`;
    const isId = idPattern.test(wanted);
    const found = await readArtifact(client, repository, isId ? (0,_release_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseTag */ .aF)(wanted) : wanted);
    if (found === undefined)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', `release: registry ${name} (${host}) has no release ${wanted} in ${repository}`, { hint: 'Give the id that push-image put out, or a tag of that repository.' });
    if (isId && !found.id.replace(/^sha256:/, '').startsWith(wanted.replace(/^sha256:/, '')))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('RELEASE_INVALID', `Registry ${name} (${host}): ${repository}:${(0,_release_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseTag */ .aF)(wanted)} is release ${found.id}`, {
            hint: `Somebody moved that tag. Name another tag of the release, and look into who can write there.`,
        });
    return found;
}
/**
 * The release that a tag or digest names in a registry; undefined where there is none. `RELEASE_INVALID` where what
 * is there is no release record.
 */
async function readPublishedRelease(client, repository, reference) {
    return (await readArtifact(client, repository, reference))?.release;
}
async function readArtifact(client, repository, reference) {
    const artifact = await client.getManifest(repository, reference);
    if (artifact === undefined)
        return undefined;
    const { config } = artifact.manifest;
    const { name, host } = client.endpoint;
    const where = `Registry ${name} (${host}): ${repository} at ${reference}`;
    if (config?.mediaType !== _release_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseType */ .cC)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('RELEASE_INVALID', `${where} is no release but ${config?.mediaType ?? 'an index'}`);
    const bytes = await client.readBlob(repository, config);
    try {
        const record = _release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r.parse(JSON.parse(bytes.toString('utf8')));
        return { id: (0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseId */ .Bf)(record), release: record, artifact };
    }
    catch (cause) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('RELEASE_INVALID', `${where} is a release this version does not understand`, {
            hint: 'It may have been written by a later version of Flotilla.',
            cause,
        });
    }
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

/***/ 38263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ sigstoreServices)
/* harmony export */ });
/** The public good instance, or the private deployment that is given. */
function sigstoreServices(own) {
    if (own === undefined)
        return {
            audience: 'sigstore',
            fulcio: 'https://fulcio.sigstore.dev',
            rekor: { url: 'https://rekor.sigstore.dev', version: 1 },
            timestamp: undefined,
            trustedRoot: undefined,
        };
    return {
        audience: own.audience,
        fulcio: own.fulcio,
        rekor: { url: own.rekor, version: 2 },
        timestamp: own.timestamp,
        trustedRoot: own['trusted-root'],
    };
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
