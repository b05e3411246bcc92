export const id = 2554;
export const ids = [2554];
export const modules = {

/***/ 95655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _core_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20870);



/** `NAME=value` lines. */
const assignments = () => (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().transform((value, context) => {
    const pairs = value.split(/\r?\n/).flatMap((line, index) => {
        if (line.trim() === '')
            return [];
        const [, name, assigned = ''] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
        if (name === undefined)
            context.addIssue({ code: 'custom', message: `line ${index + 1} is not NAME=value` });
        return name === undefined ? [] : [[name, assigned]];
    });
    return Object.fromEntries(pairs);
});
/** Cache descriptions, one a line; they hold commas themselves. */
const lines = () => (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().transform((value) => value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean));
const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    application: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    services: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)().optional(),
    directory: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    buildArgs: assignments().optional(),
    builder: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)().optional(),
    secrets: (0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .secretLines */ ._)(),
    cacheFrom: lines().optional(),
    cacheTo: lines().optional(),
});


/***/ }),

/***/ 82554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/secrets.js
var secrets = __webpack_require__(20870);
// EXTERNAL MODULE: ./lib/core/summary.js
var core_summary = __webpack_require__(3199);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/github/context.js
var github_context = __webpack_require__(88120);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __webpack_require__(9276);
// EXTERNAL MODULE: ./lib/core/log.js
var core_log = __webpack_require__(18509);
// EXTERNAL MODULE: ./lib/oci/layout-writer.js
var layout_writer = __webpack_require__(1379);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/oci/layout.js + 1 modules
var layout = __webpack_require__(52773);
// EXTERNAL MODULE: ./lib/oci/media-types.js
var media_types = __webpack_require__(50261);
// EXTERNAL MODULE: ./lib/image/platform.js
var image_platform = __webpack_require__(88758);
;// CONCATENATED MODULE: ./lib/image/adopt-build.js





const imageConfig = schemas/* looseObject */._H3({
    os: schemas/* string */.YjP(),
    architecture: schemas/* string */.YjP(),
    variant: schemas/* string */.YjP().optional(),
});
/** The name BuildKit gives the one entry of a layout it writes. */
const builtName = 'latest';
/**
 * Takes a service's build over into the release's layout, under the service's name, and checks that it is what was
 * asked for: every platform there, none besides, each config of the architecture it stands for
 * (`PLATFORM_UNSUPPORTED`). A build for one platform, which BuildKit writes without an index, gets one.
 */
async function adoptBuild(service, platforms, built, writer) {
    // Builds keep their blobs in the release’s layout from the start.
    const source = await (0,layout/* openLayout */.B)(built, writer.dir);
    const graph = await writer.adopt(source, builtName, service);
    const { descriptor, manifest } = graph.root;
    const isIndex = manifest.config === undefined;
    const children = isIndex ? manifest.children : [descriptor];
    const found = await Promise.all(children.map(async (child) => ({ child, ...(await inspect(source, child)) })));
    const chosen = platforms.map((platform) => {
        const match = found.find((image) => (0,image_platform/* isSamePlatform */.S)(image.platform, (0,image_platform/* parsePlatform */.F)(platform)));
        if (match === undefined)
            throw wrongPlatforms(service, platform, found.map((image) => image.platform));
        const announced = match.child.platform;
        if (isIndex && (announced === undefined || !(0,image_platform/* isSamePlatform */.S)(announced, match.platform)))
            throw wrongPlatforms(service, platform, [match.platform]);
        return { name: platform, child: match.child, size: match.size };
    });
    if (found.length !== platforms.length)
        throw wrongPlatforms(service, platforms.join(', '), found.map((image) => image.platform));
    const index = isIndex
        ? descriptor
        : await writer.manifest(indexOf(descriptor, chosen, manifest.annotations), { refName: service });
    return {
        digest: index.digest,
        platforms: Object.fromEntries(chosen.map(({ name, child }) => [name, child.digest])),
        sizes: Object.fromEntries(chosen.map(({ name, size }) => [name, size])),
    };
}
/** What an image says it is, and how large it is. */
async function inspect(source, descriptor) {
    const { manifest } = await source.manifest(descriptor);
    if (manifest.config === undefined)
        throw new errors/* ActionError */.lZ('LAYOUT_INVALID', `${descriptor.digest} is not an image manifest`);
    const config = imageConfig.parse(JSON.parse((await source.read(manifest.config)).toString('utf8')));
    const size = [manifest.config, ...manifest.layers].reduce((sum, blob) => sum + blob.size, 0);
    return { platform: config, size };
}
function indexOf(descriptor, images, annotations) {
    const { mediaType, digest, size } = descriptor;
    return {
        schemaVersion: 2,
        mediaType: media_types/* mediaTypes */.Ib.index,
        manifests: images.map(({ name }) => ({ mediaType, digest, size, platform: (0,image_platform/* parsePlatform */.F)(name) })),
        annotations,
    };
}
function wrongPlatforms(service, asked, found) {
    const has = found.map(({ os, architecture, variant }) => [os, architecture, variant].filter(Boolean).join('/'));
    return new errors/* ActionError */.lZ('PLATFORM_UNSUPPORTED', `${service}: asked for ${asked}, the build holds ${has.join(', ')}`, {
        hint: 'The base image may lack the platform, or FROM may name another one: check `FROM --platform=…`.',
    });
}

// EXTERNAL MODULE: ./lib/image/build-service.js + 2 modules
var build_service = __webpack_require__(83138);
// EXTERNAL MODULE: ./lib/image/build-progress.js
var build_progress = __webpack_require__(92789);
;// CONCATENATED MODULE: ./lib/image/probe-program.js
/** Linux architectures as OCI names them. The code is the two or three instructions of the exit system call. */
const machines = {
    // mov eax, 60; xor edi, edi; syscall
    amd64: { machine: 62, bits: 64, order: 'little', code: 'b83c00000031ff0f05' },
    // mov x0, #0; mov x8, #93; svc #0
    arm64: { machine: 183, bits: 64, order: 'little', code: '000080d2a80b80d2010000d4' },
    // mov r0, #0; mov r7, #1; svc #0
    arm: { machine: 40, bits: 32, order: 'little', flags: 0x05000000, code: '0000a0e30170a0e3000000ef' },
    // mov eax, 1; xor ebx, ebx; int 0x80
    '386': { machine: 3, bits: 32, order: 'little', code: 'b80100000031dbcd80' },
    // li a0, 0; li a7, 93; ecall
    riscv64: { machine: 243, bits: 64, order: 'little', flags: 4, code: '130500009308d00573000000' },
    // li r3, 0; li r0, 1; sc
    ppc64le: { machine: 21, bits: 64, order: 'little', flags: 2, code: '000060380100003802000044' },
    // lhi %r2, 0; svc 1
    s390x: { machine: 22, bits: 64, order: 'big', code: 'a72800000a01' },
};
const loadAddress = 0x10000;
/**
 * The smallest static Linux program of an architecture: it exits with 0. Running it is the only proof that a builder
 * can execute that architecture; BuildKit lists platforms it cannot run. Undefined for an architecture not known here.
 *
 * Layout: System V ABI, ELF header and one PT_LOAD program header, then the code.
 */
function probeProgram(architecture) {
    const target = machines[architecture];
    if (target === undefined)
        return undefined;
    const wide = target.bits === 64;
    const code = Buffer.from(target.code, 'hex');
    const [headerSize, segmentSize] = wide ? [64, 56] : [52, 32];
    const codeOffset = headerSize + segmentSize;
    const size = codeOffset + code.length;
    const bytes = Buffer.alloc(codeOffset);
    let at = 0;
    const put = (length, value) => {
        if (length === 8) {
            const big = BigInt(value);
            target.order === 'big' ? bytes.writeBigUInt64BE(big, at) : bytes.writeBigUInt64LE(big, at);
        }
        else
            target.order === 'big' ? bytes.writeUIntBE(value, at, length) : bytes.writeUIntLE(value, at, length);
        at += length;
    };
    const word = wide ? 8 : 4;
    at = bytes.write('\x7fELF', 'latin1');
    bytes.set([wide ? 2 : 1, target.order === 'big' ? 2 : 1, 1], at);
    at = 16;
    put(2, 2); // ET_EXEC
    put(2, target.machine);
    put(4, 1);
    put(word, loadAddress + codeOffset); // entry point
    put(word, headerSize); // program headers
    put(word, 0); // no section headers
    put(4, target.flags ?? 0);
    for (const value of [headerSize, segmentSize, 1, 0, 0, 0])
        put(2, value);
    const flags = 5; // readable, executable
    put(4, 1); // PT_LOAD
    if (wide)
        put(4, flags);
    put(word, 0);
    put(word, loadAddress);
    put(word, loadAddress);
    put(word, size);
    put(word, size);
    if (!wide)
        put(4, flags);
    put(word, 0x1000);
    return Buffer.concat([bytes, code]);
}

;// CONCATENATED MODULE: ./lib/image/emulation.js






const probe = 'FROM scratch\nCOPY probe /probe\nRUN ["/probe"]\n';
/**
 * Tries it: a builder's list of platforms says what it accepts, not what it can run, and without emulation a RUN for
 * a foreign platform may even execute a native binary and yield a wrong image. It needs no image and takes a fraction
 * of a second, wherever the builder is: natively, through the kernel's binfmt_misc or through BuildKit's own QEMU.
 */
function createExecutionProbe(builder, { exec, temp }) {
    const known = new Map();
    const run = async (platform) => {
        const { os, architecture } = (0,image_platform/* parsePlatform */.F)(platform);
        const program = os === 'linux' ? probeProgram(architecture) : undefined;
        // A platform without a probe is left to the build itself.
        if (program === undefined)
            return true;
        const context = await temp.directory('probe');
        await (0,promises_.writeFile)(external_node_path_.join(context, 'Dockerfile'), probe);
        await (0,promises_.writeFile)(external_node_path_.join(context, 'probe'), program, { mode: 0o755 });
        const progress = (0,build_progress/* createBuildProgress */.K)(() => { });
        const { code } = await exec({
            argv: [
                ...builder.buildx.argv,
                'build',
                `--builder=${builder.name}`,
                `--platform=${platform}`,
                '--no-cache',
                '--provenance=false',
                '--output=type=cacheonly',
                '--progress=rawjson',
                context,
            ],
            env: builder.buildx.env,
            onStderr: progress.line,
        });
        if (code === 0)
            return true;
        if (progress.failed()?.name.includes('RUN'))
            return false;
        throw new errors/* ActionError */.lZ('TOOL_FAILED', `The builder could not be tried for ${platform}: ${progress.said.slice(-5).join('\n')}`, { hint: 'Check that the builder named in the input `builder` works.' });
    };
    return (platform) => {
        const answer = known.get(platform) ?? run(platform);
        known.set(platform, answer);
        return answer;
    };
}

;// CONCATENATED MODULE: ./lib/image/source-revision.js
/**
 * The last commit that touched any of the paths, so that an image whose source did not change keeps its labels, its
 * timestamps and with them its digest. Undefined outside a git repository.
 */
async function sourceRevision(paths, { exec, env, workspace }) {
    const git = async (...args) => {
        // A checkout made by another user (container jobs) is refused otherwise; only this one directory is trusted.
        const argv = ['git', '-c', `safe.directory=${workspace}`, '-C', workspace, ...args];
        const { code, stdout } = await exec({ argv: [...argv], env });
        return code === 0 ? stdout.trim() : undefined;
    };
    const shallow = await git('rev-parse', '--is-shallow-repository');
    if (shallow === undefined)
        return undefined;
    const exact = shallow === 'false';
    const within = exact ? ['--', ...paths] : [];
    const line = (await git('log', '-1', '--format=%H %ct', ...within)) || (await git('log', '-1', '--format=%H %ct'));
    const [commit, seconds] = line?.split(' ') ?? [];
    if (commit === undefined || seconds === undefined)
        return undefined;
    const status = (await git('status', '--porcelain', '--untracked-files=normal', '--', ...paths)) ?? '';
    const changed = status === '' ? [] : status.split('\n').map((entry) => entry.trim().replace(/^\S+\s+/, ''));
    return { commit, epoch: Number(seconds), exact, changed };
}

;// CONCATENATED MODULE: ./lib/image/build-images.js










/** Builds at the same time; BuildKit shares stages between them. */
const parallelBuilds = 3;
/**
 * Builds the services of an application for all their platforms into one layout. What cannot be built here is refused
 * before the first build begins.
 */
async function buildImages(application, options, builder, ports) {
    const builds = await Promise.all(options.services.map((name) => planBuild(name, application, options, builder, ports)));
    const canExecute = createExecutionProbe(builder, ports);
    for (const build of builds)
        await (0,build_service/* checkPlatforms */.FE)(build, canExecute);
    // What an earlier run left would be pushed along. Only a layout is removed, whatever the directory is called.
    if ((0,external_node_fs_.existsSync)(external_node_path_.join(options.layout, 'oci-layout')))
        await (0,promises_.rm)(options.layout, { recursive: true });
    const scratch = external_node_path_.join(options.layout, '..', '.builds');
    await (0,promises_.rm)(scratch, { recursive: true, force: true });
    await (0,promises_.mkdir)(scratch, { recursive: true });
    const writer = await (0,layout_writer/* createLayout */.V)(options.layout);
    const width = Math.max(...options.services.map(({ length }) => length));
    try {
        return await (0,concurrency/* mapConcurrently */.X)(builds, parallelBuilds, async (build) => {
            const log = (0,core_log/* prefixed */.g)(ports.log, `${build.name.padEnd(width)}  `);
            const started = ports.clock.now();
            const directory = external_node_path_.join(scratch, build.name);
            // BuildKit does not send what the destination has: with one store of blobs a common base comes once.
            await (0,promises_.mkdir)(directory);
            await (0,promises_.symlink)(external_node_path_.resolve(options.layout, 'blobs'), external_node_path_.join(directory, 'blobs'));
            const { steps, cached } = await (0,build_service/* buildService */.u1)(build, builder, directory, {
                exec: ports.exec,
                secret: options.secret,
                onStep: (step, ms, fromCache) => log.info(`${step}${fromCache ? ' (cached)' : ` ${(ms / 1000).toFixed(1)} s`}`),
            });
            const image = await adoptBuild(build.name, build.service.platforms, directory, writer);
            await (0,promises_.rm)(directory, { recursive: true, force: true });
            const seconds = (ports.clock.now() - started) / 1000;
            log.info(`built ${image.digest} in ${seconds.toFixed(1)} s, ${cached} of ${steps} steps cached`);
            return { ...image, name: build.name, revision: build.revision, seconds };
        });
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
async function planBuild(name, application, options, builder, { exec, log }) {
    const service = application.services[name];
    if (service === undefined)
        throw new Error(`unknown service ${name}`);
    const { workspace } = options;
    const paths = service.sources ?? [service.context, (0,build_service/* dockerfileOf */.S9)(service)];
    const revision = await sourceRevision(paths, { exec, env: builder.buildx.env, workspace });
    if (revision === undefined)
        log.warning(`${name}: no git repository, so the image carries no revision and no fixed time`);
    else {
        const why = revision.exact
            ? ''
            : ' (HEAD: the clone is shallow; check out with fetch-depth: 0 to keep digests)';
        log.info(`${name}: source of ${revision.commit.slice(0, 12)}${why}`);
        if (revision.changed.length > 0)
            log.warning(`${name}: built with changes that are not in the commit: ${revision.changed.slice(0, 5).join(', ')}`);
    }
    return { ...options, name, service, revision };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/image/builder-image.lock.js
/** The BuildKit that a builder of our own runs, and where it is pulled from. */
const builderImage = {
    version: '0.33.1',
    digest: 'sha256:cec9f139f45e93c5c69c60f8b07cfad9f43f4ef6b6a6cd917527fea5ff2e3dea',
    /** Whether the digest was found equal in at least two independent public sources. Refused otherwise. */
    verified: true,
    /** Repositories with the same content, asked in this order. */
    repositories: ['docker.io/moby/buildkit', 'mirror.gcr.io/moby/buildkit'],
    sources: ['github.com/sujaykumarsuman/xlearn', 'seven other public repositories that pin it (2026-11-22)'],
};

;// CONCATENATED MODULE: ./lib/image/builder.js



/**
 * Opens a builder: one that exists by its name, a BuildKit by its address (`unix://`, `tcp://`, `docker-container://`),
 * or a new one in a container, from an image pinned by digest and pulled from the first mirror that has it.
 */
async function openBuilder(named, buildx, ports, image = builderImage) {
    if (named !== undefined && !named.includes('://')) {
        await builder_inspect(named, buildx, ports);
        return { name: named, buildx, remove: async () => { } };
    }
    const env = { ...buildx.env, BUILDX_CONFIG: await ports.temp.directory('buildx') };
    const own = { ...buildx, env };
    if (named !== undefined)
        return create(own, ['--driver', 'remote', named], ports);
    if (!image.verified)
        throw new errors/* ActionError */.lZ('TOOL_MISSING', `The digest of BuildKit ${image.version} is not confirmed`, {
            hint: 'Name a builder of yours in the input `builder`, or the address of a BuildKit.',
        });
    const problems = [];
    for (const repository of image.repositories) {
        const pinned = `image=${repository}@${image.digest}`;
        try {
            return await create(own, ['--driver', 'docker-container', '--driver-opt', pinned], ports);
        }
        catch (error) {
            ports.log.info(`No builder from ${repository}`);
            problems.push(error);
        }
    }
    throw new errors/* ActionError */.lZ('TOOL_MISSING', 'No builder could be started', {
        hint: 'The runner needs Docker for a builder of its own. Name one in the input `builder` where it has none.',
        cause: new AggregateError(problems),
    });
}
async function create(buildx, args, ports) {
    // Several jobs may share one Docker host.
    const name = `flotilla-${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`;
    const remove = async () => {
        await ports.exec({ argv: [...buildx.argv, 'rm', '--force', name], env: buildx.env });
    };
    const made = await ports.exec({
        argv: [...buildx.argv, 'create', '--name', name, ...args],
        env: buildx.env,
    });
    if (made.code !== 0)
        throw failure(name, made.stderr);
    try {
        await builder_inspect(name, buildx, ports);
    }
    catch (error) {
        await remove();
        throw error;
    }
    return { name, buildx, remove };
}
async function builder_inspect(name, { argv, env }, { exec }) {
    const { code, stdout, stderr } = await exec({ argv: [...argv, 'inspect', '--bootstrap', name], env });
    // buildx inspect ends well for a remote that does not answer, and says so only in its text.
    const error = /^Error:\s+(.+)$/m.exec(stdout)?.[1];
    if (code !== 0 || error !== undefined)
        throw failure(name, error ?? stderr);
}
function failure(name, said) {
    const last = said.trim().split('\n').slice(-5).join('\n');
    return new errors/* ActionError */.lZ('TOOL_FAILED', `The builder ${name} is not usable: ${last}`, {
        hint: 'Check the input `builder`: the name of a buildx builder, or the address of a BuildKit that answers.',
    });
}

// EXTERNAL MODULE: ./lib/core/exec.js
var exec = __webpack_require__(91354);
// EXTERNAL MODULE: ./lib/core/find-program.js
var find_program = __webpack_require__(90053);
// EXTERNAL MODULE: ./lib/core/tools.lock.js
var tools_lock = __webpack_require__(11847);
// EXTERNAL MODULE: ./lib/core/tools.js + 1 modules
var tools = __webpack_require__(19871);
;// CONCATENATED MODULE: ./lib/image/buildx.js




const configuration = [
    'BUILDX_BUILDER',
    'BUILDX_CONFIG',
    'DOCKER_CERT_PATH',
    'DOCKER_CONFIG',
    'DOCKER_CONTEXT',
    'DOCKER_HOST',
    'DOCKER_TLS_VERIFY',
    'XDG_RUNTIME_DIR',
];
/** Finds buildx: the program, the plugin of the docker command, or a download. `TOOL_MISSING`. */
async function findBuildx(ports) {
    const env = buildxEnvironment(ports.env);
    const docker = (await (0,find_program/* findProgram */.K)('buildx', ports.env))
        ? undefined
        : await (0,find_program/* findProgram */.K)('docker', ports.env);
    if (docker !== undefined) {
        const version = await (0,tools/* versionOf */.E4)([docker, 'buildx', 'version'], ports.exec, { ...ports.env });
        if (version !== undefined && (0,tools/* refusalOf */.Of)(version, tools_lock/* toolLock */.o.buildx) === undefined)
            return { argv: [docker, 'buildx'], version, env };
    }
    const tool = await (0,tools/* findTool */.SG)('buildx', ports);
    return { argv: [tool.path], version: tool.version, env };
}
function buildxEnvironment(env) {
    const kept = configuration.flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, value]];
    });
    return { ...(0,exec/* plainEnvironment */.Ud)(env), ...Object.fromEntries(kept) };
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./lib/image/deploy-archive.js







/**
 * Packs directories and files into a tar.gz under their paths from the root of the repository, and `more` beside them.
 * The same content gives the same bytes: sorted names, no times, no owners, only the executable bit of a mode. Returns
 * its digest. `CHART_INVALID` where a path is missing, a symbolic link or something else that is no file.
 */
async function packDeployArchive(workspace, paths, target, more = []) {
    const files = new Map();
    for (const entry of paths)
        await collect(workspace, external_node_path_.posix.normalize(entry).replace(/\/$/, ''), files);
    const read = [...files].map(([name, mode]) => ({
        ...{ name, mode },
        content: () => (0,promises_.readFile)(external_node_path_.join(workspace, name)),
    }));
    const given = more.map(({ name, content, executable }) => ({
        ...{ name, mode: executable ? 0o755 : 0o644 },
        content: async () => content,
    }));
    const archive = (0,tar_stream.pack)();
    const packed = (0,consumers_.buffer)(archive);
    for (const { name, mode, content } of [...read, ...given].sort((a, b) => (a.name < b.name ? -1 : 1)))
        archive.entry({ name, mode, uid: 0, gid: 0, mtime: new Date(0), type: 'file' }, await content());
    archive.finalize();
    const bytes = (0,external_node_zlib_.gzipSync)(await packed, { level: 9 });
    await (0,promises_.writeFile)(target, bytes);
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}
async function collect(workspace, name, into) {
    const found = await (0,promises_.lstat)(external_node_path_.join(workspace, name)).catch((cause) => {
        const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
        throw new errors/* ActionError */.lZ('CHART_INVALID', `${name} ${missing ? 'is not in the repository' : 'cannot be read'}`, {
            hint: `Correct \`deploy\` in the fleet file, whose paths start at the root of the repository, or commit ${name}.`,
            cause: missing ? undefined : cause,
        });
    });
    if (found.isDirectory()) {
        const names = await (0,promises_.readdir)(external_node_path_.join(workspace, name));
        for (const inner of names)
            await collect(workspace, external_node_path_.posix.join(name, inner), into);
    }
    else if (found.isFile())
        into.set(name, found.mode & 0o100 ? 0o755 : 0o644);
    else
        throw new errors/* ActionError */.lZ('CHART_INVALID', `${name} is neither a file nor a directory`, {
            hint: 'Replace symbolic links by copies: a release must hold all it is deployed with.',
        });
}

;// CONCATENATED MODULE: ./lib/image/deploy-source.js



/** What makes a directory one of the kind; a kustomization has one of three names. */
const markers = {
    helm: ['Chart.yaml'],
    kustomize: ['kustomization.yaml', 'kustomization.yml', 'Kustomization'],
};
/**
 * Refuses a directory that is no chart or kustomization: here it costs a second, in the cluster's job the whole build.
 * `CHART_INVALID`.
 */
async function requireDeploySource(workspace, deploy) {
    if (deploy.kind === 'manifests' || deploy.path === undefined)
        return;
    const directory = external_node_path_.join(workspace, deploy.path);
    const names = markers[deploy.kind];
    const found = await Promise.all(names.map((name) => (0,promises_.access)(external_node_path_.join(directory, name)).then(() => true, () => false)));
    if (found.includes(true))
        return;
    throw new errors/* ActionError */.lZ('CHART_INVALID', `${deploy.path} has no ${names.join(', ')}`, {
        hint: `Correct \`deploy.path\` in the fleet file: it is the directory that holds ${names[0]}.`,
    });
}

// EXTERNAL MODULE: ./lib/release/directory.js
var release_directory = __webpack_require__(44598);
// EXTERNAL MODULE: ./lib/clouds/index.js + 1 modules
var clouds = __webpack_require__(77905);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./lib/release/packed-chart.js
var packed_chart = __webpack_require__(31164);
;// CONCATENATED MODULE: ./lib/image/pull-chart.js








/** Media types of charts in registries: https://helm.sh/docs/topics/registries */
const configType = 'application/vnd.cncf.helm.config.v1+json';
const contentType = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
/** Unpacked; as for a release's archive. */
const limitBytes = 64 * 1024 * 1024;
const chartConfig = schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), version: schemas/* string */.YjP() });
/**
 * Fetches a chart from a registry by its digest, as files below `packedChart`. `CHART_INVALID` for what is no chart, or
 * one of another version; `REGISTRY_DENIED`, `REGISTRY_FAILED`, `DIGEST_MISMATCH`.
 */
async function pullChart(client, { repository, digest, version }) {
    const where = `oci://${client.endpoint.host}/${repository}@${digest}`;
    const refuse = (what, hint) => new errors/* ActionError */.lZ('CHART_INVALID', `${where} ${what}`, { hint });
    const stored = await client.getManifest(repository, digest);
    if (stored === undefined)
        throw refuse('is not there', 'Correct deploy.chart or deploy.digest: `helm push` prints the digest.');
    const { config, layers } = stored.manifest;
    const content = layers.find(({ mediaType }) => mediaType === contentType);
    if (config?.mediaType !== configType || content === undefined)
        throw refuse('is no Helm chart', 'The digest must be that of the chart’s manifest, as `helm push` prints it.');
    const described = chartConfig.parse(JSON.parse((await client.readBlob(repository, config)).toString('utf8')));
    if (described.version !== version)
        throw refuse(`is version ${described.version}, the fleet file names ${version}`, 'Change deploy.version and deploy.digest together.');
    try {
        return await unpack(await client.readBlob(repository, content));
    }
    catch (error) {
        throw (0,errors/* isActionError */.Bd)(error)
            ? error
            : refuse(`cannot be unpacked: ${(0,errors/* messageOf */.bD)(error)}`, 'Package it again.');
    }
}
async function unpack(bytes) {
    const entries = external_node_stream_.Readable.from([bytes]).pipe((0,external_node_zlib_.createGunzip)());
    const unpacked = (0,tar_stream.extract)();
    entries.once('error', (error) => unpacked.destroy(error));
    entries.pipe(unpacked);
    const files = [];
    let size = 0;
    for await (const entry of unpacked) {
        const { name, type } = entry.header;
        size += entry.header.size ?? 0;
        if (size > limitBytes)
            throw new Error('it is larger than 64 MiB');
        const content = await (0,consumers_.buffer)(entry);
        if (type === 'directory')
            continue;
        // All is below one directory of the chart's name.
        const inner = external_node_path_.posix.normalize(name).split('/').slice(1);
        if (type !== 'file' || inner.length === 0 || inner.includes('..') || external_node_path_.posix.isAbsolute(name))
            throw new Error(`it holds ${name}, which is no file of a chart`);
        files.push({ name: external_node_path_.posix.join(packed_chart/* packedChart */.p, ...inner), content, executable: false });
    }
    return files;
}

// EXTERNAL MODULE: ./lib/oci/reference.js
var reference = __webpack_require__(23940);
// EXTERNAL MODULE: ./lib/oci/registry-client.js + 5 modules
var registry_client = __webpack_require__(79235);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
;// CONCATENATED MODULE: ./lib/actions/build-image/fetch-chart.js






/**
 * The files of a chart that is in a registry; none for one that is in the repository. It becomes part of the release
 * here, so that every later step, and every rollback, has it without asking that registry again.
 */
async function fetchChart(deploy, fleet, secrets, context) {
    if (deploy.kind !== 'helm' || deploy.chart === undefined)
        return [];
    const { chart, digest = '', version = '', registry } = deploy;
    const { host, repository } = (0,reference/* parseReference */.F2)(chart.slice('oci://'.length));
    const ports = (0,cloud_ports/* cloudPorts */.M)({ secrets }, context);
    const endpoint = registry === undefined ? anonymous(host) : await login(fleet, registry, host, ports);
    const client = (0,registry_client/* createRegistryClient */.H)(endpoint, (0,cloud_ports/* registryPorts */.E)({}, context));
    const files = await pullChart(client, { repository, digest, version });
    context.log.info(`chart ${chart} ${version} (${digest})`);
    return files;
}
const anonymous = (host) => ({
    ...{ name: host, host, baseUrl: `https://${host}`, path: '', required: true },
    traits: { chunkedUpload: false, mount: 'never', concurrency: 4 },
});
async function login(fleet, name, host, ports) {
    const { endpoint } = await (0,clouds/* openRegistry */.Me)(fleet, name, ports);
    if (endpoint.host === host)
        return endpoint;
    throw new errors/* ActionError */.lZ('FLEET_INVALID', `deploy.registry ${name} is ${endpoint.host}, the chart is at ${host}`, {
        hint: 'Name the registry that the chart is in, or none where anybody may pull it.',
    });
}

// EXTERNAL MODULE: ./lib/actions/build-image/inputs.js
var inputs = __webpack_require__(95655);
;// CONCATENATED MODULE: ./lib/actions/build-image/main.js

















/** What later steps wrote about an earlier build. */
const laterRecords = [
    'build.json',
    'scan.json',
    'scan.sarif',
    'sboms',
    'release.json',
    'release.sigstore.json',
];
/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['digests', 'directory'],
    run: async (inputs, context) => {
        const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
        const { name, application } = (0,fleet_select/* selectApplication */.$7)(fleet, inputs.application);
        const services = chooseServices(application, inputs.services);
        const { repository, serverUrl } = (0,github_context/* readGitHubContext */.L)(context.env);
        const workspace = context.env['GITHUB_WORKSPACE'] || process.cwd();
        const directory = (0,release_directory/* openReleaseDirectory */.lO)(external_node_path_.resolve(inputs.directory));
        await (0,promises_.mkdir)(directory.path, { recursive: true });
        for (const record of laterRecords)
            await (0,promises_.rm)(external_node_path_.join(directory.path, record), { recursive: true, force: true });
        const archived = deployPaths(name, application, fleet);
        const chart = await fetchChart(application.deploy, fleet, inputs.secrets, context);
        await packDeployArchive(workspace, archived, directory.archive, chart);
        await requireDeploySource(workspace, application.deploy);
        const cacheFrom = inputs.cacheFrom ?? [];
        const cacheTo = inputs.cacheTo ?? [];
        const builder = await openBuilder(inputs.builder, await findBuildx(context), context);
        const options = {
            services,
            buildArgs: inputs.buildArgs ?? {},
            workspace,
            source: `${serverUrl}/${repository}`,
            layout: directory.layout,
            cacheFrom,
            cacheTo,
            cacheEnv: cacheEnvironment([...cacheFrom, ...cacheTo], context.env),
            secret: (0,secrets/* parseSecrets */.d)(inputs.secrets, context.log),
        };
        const built = await buildImages(application, options, builder, context).finally(() => builder.remove());
        await directory.writeBuild({
            schemaVersion: 1,
            application: name,
            services: Object.fromEntries(built.map(({ name, digest, platforms, revision }) => [
                name,
                { digest, platforms: { ...platforms }, revision: revision?.commit ?? '' },
            ])),
        });
        summarize(name, built, context);
        return {
            digests: JSON.stringify(Object.fromEntries(built.map(({ name, digest }) => [name, digest]))),
            directory: inputs.directory,
        };
    },
}));
function chooseServices(application, chosen) {
    const known = Object.keys(application.services);
    const unknown = (chosen ?? []).filter((name) => !known.includes(name));
    if (unknown.length > 0)
        throw new errors/* ActionError */.lZ('INPUT_INVALID', `services: ${unknown.join(', ')} not in the fleet file, which has ${known.join(', ')}`, {
            hint: 'Name services of the application, or leave the input empty for all.',
        });
    return chosen === undefined || chosen.length === 0 ? known : [...new Set(chosen)];
}
/** What a deployment needs from the repository: the chart or manifests and every values file. */
function deployPaths(name, { deploy }, fleet) {
    const clusters = Object.values(fleet.environments)
        .filter(({ application }) => application === name)
        .flatMap(({ clusters }) => Object.values(clusters));
    return [
        ...(deploy.path === undefined ? [] : [deploy.path]),
        ...(deploy.kind === 'helm' ? deploy.values : []),
        ...clusters.flatMap(({ values }) => values),
    ];
}
/** The variables of GitHub's cache, only for a build that uses that cache. */
function cacheEnvironment(caches, env) {
    if (!caches.some((cache) => /(^|,)\s*type=gha\b/.test(cache)))
        return {};
    const names = [
        'ACTIONS_CACHE_URL',
        'ACTIONS_RESULTS_URL',
        'ACTIONS_RUNTIME_TOKEN',
        'ACTIONS_CACHE_SERVICE_V2',
    ];
    return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
function summarize(application, built, { summary }) {
    summary
        .heading(`Images of ${application}`)
        .table([
        ['Service', 'Platform', 'Size', 'Digest', 'Source', 'Seconds'],
        ...built.flatMap(({ name, platforms, sizes, revision, seconds }) => Object.entries(platforms).map(([platform, digest]) => [
            name,
            platform,
            `${((sizes[platform] ?? 0) / 1e6).toFixed(1)} MB`,
            (0,core_summary/* codeSpan */.SS)(digest.slice(0, 19)),
            (0,core_summary/* codeSpan */.SS)(revision?.commit.slice(0, 12) ?? '–'),
            seconds.toFixed(1),
        ])),
    ]);
    const lines = built.map(({ name, digest }) => `${name} ${digest}`);
    summary.details('Index digests', `\n\`\`\`\n${lines.join('\n')}\n\`\`\``);
}


/***/ }),

/***/ 1379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createLayout)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3828);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11260);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9501);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(91893);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(24789);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(50261);











/** Opens the layout in `dir` for adding, making an empty one where there is none. `LAYOUT_INVALID`. */
async function createLayout(dir) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'blobs', 'sha256'), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    const empty = { schemaVersion: 2, mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_10__/* .mediaTypes */ .Ib.index, manifests: [] };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'index.json'), JSON.stringify(empty), { flag: 'wx' }).catch(ignoreExisting);
    const file = (digest) => node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'blobs', (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .algorithmOf */ .Hy)(digest), (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .hexOf */ .ZD)(digest));
    let indexed = Promise.resolve();
    async function list(entry) {
        const index = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .parseManifest */ .Ng)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'index.json')), _media_types_js__WEBPACK_IMPORTED_MODULE_10__/* .mediaTypes */ .Ib.index);
        if (typeof index === 'string')
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ActionError */ .lZ('LAYOUT_INVALID', `OCI layout ${dir}: index.json ${index}`);
        const name = entry.annotations?.[_descriptor_js__WEBPACK_IMPORTED_MODULE_6__/* .refNameAnnotation */ .my];
        const others = index.children.filter((other) => {
            const otherName = other.annotations?.[_descriptor_js__WEBPACK_IMPORTED_MODULE_6__/* .refNameAnnotation */ .my];
            return name === undefined
                ? other.digest !== entry.digest || otherName !== undefined
                : otherName !== name;
        });
        await replace(node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'index.json'), JSON.stringify({ ...empty, manifests: [...others, entry] }));
    }
    const writer = {
        dir,
        blob: async (content, mediaType) => {
            if (content instanceof Uint8Array) {
                const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .digestOf */ .ol)(content);
                await replace(file(digest), content);
                return { mediaType, digest, size: content.length };
            }
            const { digest, size } = await store(dir, content, file);
            return { mediaType, digest, size };
        },
        manifest: async (document, { annotations, refName, listed = true } = {}) => {
            const bytes = document instanceof Uint8Array ? document : Buffer.from(JSON.stringify(document));
            const manifest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .parseManifest */ .Ng)(bytes);
            if (typeof manifest === 'string')
                throw new TypeError(`The manifest to store ${manifest}`);
            const stored = await writer.blob(bytes, manifest.mediaType);
            // index.json tells referrers apart only by these two, as the referrers API does.
            const artifactType = manifest.subject === undefined ? undefined : (0,_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .artifactTypeOf */ .Gh)(manifest);
            const entry = {
                ...stored,
                ...(artifactType === undefined ? {} : { artifactType }),
                ...(annotations === undefined ? {} : { annotations }),
            };
            if (listed)
                await writer.addToIndex(entry, refName);
            return stored;
        },
        addToIndex: (descriptor, refName) => {
            const entry = refName === undefined
                ? descriptor
                : { ...descriptor, annotations: { ...descriptor.annotations, [_descriptor_js__WEBPACK_IMPORTED_MODULE_6__/* .refNameAnnotation */ .my]: refName } };
            // One after the other: each reads the file, changes it and writes it whole.
            indexed = indexed.catch(() => undefined).then(() => list(entry));
            return indexed;
        },
        adopt: async (source, refName, as = refName) => {
            const graph = await (0,_graph_js__WEBPACK_IMPORTED_MODULE_8__/* .readGraph */ .t)(source, refName);
            for (const blob of graph.blobs) {
                await source.verify(blob);
                const from = node_path__WEBPACK_IMPORTED_MODULE_3__.join(source.dir, 'blobs', (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .algorithmOf */ .Hy)(blob.digest), (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .hexOf */ .ZD)(blob.digest));
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file(blob.digest)), { recursive: true });
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link)(from, file(blob.digest)).catch((error) => copyUnlessThere(error, from, file(blob.digest)));
            }
            for (const { bytes, descriptor } of [...graph.manifests, ...graph.referrers])
                await replace(file(descriptor.digest), bytes);
            for (const { descriptor } of graph.referrers)
                await writer.addToIndex(descriptor);
            await writer.addToIndex(graph.root.descriptor, as);
            return graph;
        },
    };
    return writer;
}
async function store(dir, content, file) {
    const temporary = node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, 'blobs', `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    async function* counted() {
        for await (const chunk of content) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
        }
    }
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(counted, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(temporary, { flags: 'wx' }));
        const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDigest */ .MO)('sha256', hash);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, file(digest));
        return { digest, size };
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(temporary, { force: true });
    }
}
/** Writes a file whole or not at all. */
async function replace(target, content) {
    const temporary = node_path__WEBPACK_IMPORTED_MODULE_3__.join(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(target), `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(target), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(temporary, content);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, target);
}
const codeOf = (error) => typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
function ignoreExisting(error) {
    if (codeOf(error) !== 'EEXIST')
        throw error;
}
/** A hard link fails between file systems; what is there already has the same content, being named by its digest. */
async function copyUnlessThere(error, from, to) {
    if (codeOf(error) !== 'EEXIST')
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(from, to);
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

/***/ 31164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ packedChart)
/* harmony export */ });
/** Where a chart that came from a registry is within a release's archive. */
const packedChart = '.flotilla-chart';


/***/ })

};
