export const id = 7511;
export const ids = [7511];
export const modules = {

/***/ 21389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ renderer)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/kube/images.js
var kube_images = __webpack_require__(74039);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/core/exec.js
var core_exec = __webpack_require__(91354);
// EXTERNAL MODULE: ./lib/core/plain-line.js
var plain_line = __webpack_require__(1986);
;// CONCATENATED MODULE: ./lib/kube/helm-lookups.js


/** What another template, or a value, may make of a template's work. */
const entangling = [
    // Templates rendered within others, as for a checksum of what they render.
    /\.Template\b/,
    /\b(?:include|template)\s+(?:[($.`]|"[^"]*\.ya?ml")/,
    // Shared values changed on the way. New dictionaries are nobody else's, but what they hold may be.
    /\b(?:set|unset)\s+(?:\.|\$(?!\w+\s)|\((?!dict\b|deepCopy\b|mustDeepCopy\b))/,
    /\b(?:merge\w*|mustMerge\w*)\s+(?:[.$]|\((?!dict\b|deepCopy\b|mustDeepCopy\b))/,
];
/** Whether a text sets entries of a variable that holds anything but a dictionary made there. */
function setsForeign(text) {
    return [...text.matchAll(/\b(?:set|unset)\s+\$(\w+)/g)].some(([, name]) => {
        const given = [...text.matchAll(new RegExp(`\\$${name}\\s*(?:,\\s*\\$\\w+\\s*)?:?=\\s*([^}]*)`, 'g'))];
        return (given.length === 0 || !given.every(([, value = '']) => /^(?:dict|deepCopy|mustDeepCopy)\b/.test(value)));
    });
}
/** Finds lookups in a chart and in its values, which `tpl` may render. */
async function findLookups(chart, values) {
    const all = await renderables(chart, values);
    const asking = all.filter(asks);
    if (asking.length === 0)
        return 'nowhere';
    const isEntangled = all.some(({ text = '' }) => entangling.some((pattern) => pattern.test(text)) || setsForeign(text));
    // Helm names the templates of subcharts by chart or alias, not by directory.
    const isOwn = ({ file }) => file.startsWith('templates/');
    return isEntangled || !asking.every(isOwn) || asking.some(isShared)
        ? 'anywhere'
        : asking.map(({ file }) => file);
}
/** Templates, of subcharts too, that ask the cluster for something; undefined where what asks may be part of others. */
async function askingTemplates(chart, values) {
    const asking = (await renderables(chart, values)).filter(asks);
    return asking.some(isShared) ? undefined : asking.map(({ file }) => file);
}
async function renderables(chart, values) {
    const entries = await (0,promises_.readdir)(chart, { recursive: true, withFileTypes: true });
    const files = entries
        .filter((entry) => entry.isFile() && !/^(NOTES\.txt|.*\.md)$/.test(entry.name))
        .map((entry) => external_node_path_.join(entry.parentPath, entry.name));
    return Promise.all([...files, ...values].map(async (file) => ({
        file: external_node_path_.relative(chart, file),
        text: file.endsWith('.tgz') ? undefined : await (0,promises_.readFile)(file, 'utf8'),
    })));
}
/** The function has arguments; the word alone is just a word. */
const asks = ({ text }) => text === undefined || /\blookup\s+["'`\\($.]/.test(text);
const isShared = ({ file, text }) => !isPlainTemplate(file) || text === undefined || /\{\{-?\s*(?:define|block)\b/.test(text);
const isPlainTemplate = (file) => /(^|\/)templates\/.*\.ya?ml$/.test(file) && !external_node_path_.basename(file).startsWith('_');
/** Copies a chart without its templates and CRDs but the given ones and the helpers; returns the copy. */
async function onlyTemplates(chart, kept, workspace) {
    const copy = external_node_path_.join(workspace, 'asking');
    await (0,promises_.cp)(chart, copy, {
        recursive: true,
        filter: (from) => {
            const file = external_node_path_.relative(chart, from);
            const isDefinitions = /^(charts\/[^/]+\/)*crds(\/|$)/.test(file);
            return !isDefinitions && (!isPlainTemplate(file) || kept.includes(file));
        },
    });
    return copy;
}
/** What Helm rendered, without the documents of the given templates. */
const withoutTemplates = (rendered, templates) => rendered
    .split(/^---$/m)
    .filter((document) => !templates.includes(sourceOf(document)))
    .join('---');
/** The template a document came from, below the chart: Helm puts the chart's name before it. */
const sourceOf = (document) => /^# Source: [^/\s]+\/(\S+)/m.exec(document)?.[1] ?? '';

;// CONCATENATED MODULE: ./lib/kube/helm-split.js



/**
 * Sets apart the templates with resources of kinds the server does not know yet, so that the rest can be rendered with
 * `lookup` answered by the cluster. Undefined where that would change what they render: where one of them, or what any
 * may include, uses `lookup`. A packed subchart may.
 */
async function splitChart(chart, values, rendered, refusal, workspace) {
    const unknown = [...refusal.matchAll(/no matches for kind "([^"]+)" in version "([^"]+)"/g)].map(([, kind, version]) => `${version}/${kind}`);
    const documents = rendered.split(/^---$/m);
    const sources = new Set(documents
        .filter((document) => unknown.includes(`${fieldIn(document, 'apiVersion')}/${fieldIn(document, 'kind')}`))
        .map(sourceOf));
    const asking = await askingTemplates(chart, values);
    if (asking === undefined || asking.some((file) => sources.has(file)))
        return undefined;
    const copy = external_node_path_.join(workspace, 'chart');
    await (0,promises_.cp)(chart, copy, { recursive: true });
    // A subchart with an alias has another directory; what is left there Helm refuses once more.
    for (const file of sources)
        await (0,promises_.rm)(external_node_path_.join(copy, file), { force: true });
    return { chart: copy, apart: documents.filter((document) => sources.has(sourceOf(document))) };
}
const fieldIn = (document, field) => new RegExp(`^${field}: *["']?([^"'\\s]+)`, 'm').exec(document)?.[1];

// EXTERNAL MODULE: ./lib/kube/inventory.js
var inventory = __webpack_require__(60021);
;// CONCATENATED MODULE: ./lib/kube/kubeconfig.js
/**
 * A kubeconfig for one short run of a program, with a token in it: to be written where only this user can read, and
 * removed right after. What runs for longer takes the credential plugin instead, whose tokens renew themselves.
 */
async function privateKubeconfig(access, namespace) {
    const { server, ca, serverName, clientCertificate } = access;
    const base64 = (text) => Buffer.from(text).toString('base64');
    return JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
            {
                name: 'target',
                cluster: {
                    server,
                    ...(ca === undefined ? {} : { 'certificate-authority-data': base64(ca) }),
                    ...(serverName === undefined ? {} : { 'tls-server-name': serverName }),
                },
            },
        ],
        users: [
            {
                name: 'deployer',
                user: {
                    ...(access.token === undefined ? {} : { token: (await access.token()).value }),
                    ...(clientCertificate && {
                        'client-certificate-data': base64(clientCertificate.certificate),
                        'client-key-data': base64(clientCertificate.key),
                    }),
                },
            },
        ],
        contexts: [{ name: 'target', context: { cluster: 'target', user: 'deployer', namespace } }],
        'current-context': 'target',
    });
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/core/private-files.js
var private_files = __webpack_require__(91358);
;// CONCATENATED MODULE: ./lib/kube/sealed-values.js




/** Whether SOPS encrypted a text: it leaves its notes beside the values. https://getsops.io/docs */
const isSealed = (text) => /^\s*"?sops"?:/m.test(text) && /"?mac"?:\s*["']?ENC\[AES256_GCM,/.test(text);
/**
 * The content of a file that SOPS encrypted, by the program `sops`, which writes it nowhere. Every value that was
 * encrypted is masked. `SECRET_UNAVAILABLE`, `TOOL_MISSING`.
 */
async function openSealed(file, sealed, { keys, mask }, { exec, env, directory }) {
    if (keys === undefined)
        throw new errors/* ActionError */.lZ('SECRET_UNAVAILABLE', `${file} is encrypted, and the environment names no keys`, {
            hint: 'Add `decryption` to the environment: an age key of flotilla-secrets, or an identity for its cloud’s keys.',
        });
    const { variables, files } = await keys();
    const named = await (0,private_files/* privateFiles */.v)(files, directory);
    try {
        const type = file.endsWith('.json') ? 'json' : 'yaml';
        const opened = await (0,core_exec/* run */.eF)(exec, {
            argv: ['sops', '--decrypt', '--input-type', type, '--output-type', type, file],
            env: { ...(0,core_exec/* plainEnvironment */.Ud)(env), ...variables, ...named },
        });
        for (const secret of secretsOf(sealed, opened))
            mask(secret);
        return opened;
    }
    catch (error) {
        if (!(0,errors/* isActionError */.Bd)(error, 'TOOL_FAILED'))
            throw error;
        throw new errors/* ActionError */.lZ('SECRET_UNAVAILABLE', `${file} cannot be decrypted: ${(0,errors/* messageOf */.bD)(error)}`, {
            hint: 'See that the key of `decryption` in the environment is one of those the file was encrypted for.',
        });
    }
}
/** Values that stand encrypted in one text and open in the other, which have the same shape. */
function secretsOf(sealed, opened) {
    const documents = (0,dist/* parseAllDocuments */.hR)(opened);
    return (0,dist/* parseAllDocuments */.hR)(sealed).flatMap((document, index) => {
        const found = [];
        (0,dist/* visit */.YR)(document, {
            Scalar: (key, node, ancestors) => {
                if (key === 'key' || typeof node.value !== 'string' || !node.value.startsWith('ENC['))
                    return;
                const steps = ancestors.flatMap((ancestor, at) => stepOf(ancestor, ancestors[at + 1] ?? node));
                const value = documents[index]?.getIn(steps);
                if (typeof value === 'string' || typeof value === 'number')
                    found.push(String(value));
            },
        });
        return found;
    });
}
/** The key or index by which a node of a YAML document holds another; pairs hold nothing by themselves. */
function stepOf(holder, held) {
    if (holder === null || typeof holder !== 'object' || !('items' in holder) || !Array.isArray(holder.items))
        return [];
    const index = holder.items.indexOf(held);
    if (index < 0)
        return [];
    const isPair = held !== null && typeof held === 'object' && 'key' in held;
    return [isPair ? String(held.key) : index];
}

;// CONCATENATED MODULE: ./lib/kube/open-values.js




/** A whole value that stands for a secret: `vault:secret/shop/database#password`. */
const reference = /^vault:([^#\s]+)#([^#\s]+)$/;
/**
 * The values files as Helm is to read them: those that hold nothing secret as they are, the others decrypted and with
 * references resolved, in the private directory. `SECRET_UNAVAILABLE`.
 */
async function openValues(files, sources, ports) {
    return Promise.all(files.map(async (file, index) => {
        // A file that is not there is Helm's to complain of.
        const text = await (0,promises_.readFile)(file, 'utf8').catch(() => '');
        const opened = isSealed(text) ? await openSealed(file, text, sources.decryption, ports) : text;
        const resolved = sources.vault === undefined ? opened : await resolve(opened, sources.vault);
        if (resolved === text)
            return file;
        const place = external_node_path_.join(ports.directory, `values-${index}.yaml`);
        await (0,promises_.writeFile)(place, resolved, { mode: 0o600 });
        return place;
    }));
}
/** Puts secrets in the place of references; all else stays as it is written. */
async function resolve(text, vault) {
    if (!text.includes('vault:'))
        return text;
    const document = (0,dist/* parseDocument */.Tp)(text);
    const found = [];
    (0,dist/* visit */.YR)(document, {
        Scalar: (where, node) => {
            const [, place, key] = typeof node.value === 'string' ? (reference.exec(node.value) ?? []) : [];
            if (where !== 'key' && !(0,dist/* isAlias */.Vj)(node) && place !== undefined && key !== undefined)
                found.push({ at: node, place, key });
        },
    });
    if (found.length === 0)
        return text;
    await Promise.all(found.map(async ({ at, place, key }) => {
        at.value = await vault(place, key);
        at.type = 'QUOTE_DOUBLE';
    }));
    return document.toString({ lineWidth: 0 });
}

// EXTERNAL MODULE: ./lib/kube/status-error.js
var status_error = __webpack_require__(57092);
;// CONCATENATED MODULE: ./lib/kube/helm.js











/**
 * `helm template` against the live cluster: with its version and APIs, and with `lookup` answering, so that a chart
 * can keep a password it made before. Helm 3.13 and later, and 4. `CHART_INVALID` with file and line where Helm
 * tells them, `CLUSTER_UNREACHABLE`.
 */
async function helmTemplate(source, options) {
    await requireChart(source.directory);
    const { client, temp, exec, env, namespace } = options;
    const [{ gitVersion }, apis, isThere] = await Promise.all([
        client.version(),
        client.apiVersions(),
        wasInstalled(source.release, options),
    ]);
    // Values and the way into the cluster are no arguments: those are visible to every process of the machine.
    const directory = await temp.directory('helm');
    try {
        const kubeconfig = external_node_path_.join(directory, 'kubeconfig');
        const overrides = external_node_path_.join(directory, 'overrides.json');
        const values = await openValues(source.values, options.sources, { exec, env, directory });
        await (0,promises_.writeFile)(kubeconfig, await privateKubeconfig(options.access, namespace), { mode: 0o600 });
        await (0,promises_.writeFile)(overrides, JSON.stringify(source.overrides), { mode: 0o600 });
        const template = (dryRun, flags, chart = source.directory) => exec({
            argv: [
                ...['helm', 'template', source.release, chart],
                ...[
                    '--namespace',
                    namespace,
                    '--include-crds',
                    `--dry-run=${dryRun}`,
                    '--kube-version',
                    gitVersion,
                ],
                ...(isThere ? ['--is-upgrade'] : []),
                // The server's own dry run follows, of every object and stricter.
                ...['--disable-openapi-validation', ...flags],
                ...[...values, overrides].flatMap((file) => ['--values', file]),
                ...apis.flatMap((api) => ['--api-versions', api]),
            ],
            env: {
                ...(0,core_exec/* plainEnvironment */.Ud)(env),
                // A fifth of its short life is garbage collection, for a few megabytes.
                GOGC: '400',
                KUBECONFIG: kubeconfig,
                HELM_CACHE_HOME: external_node_path_.join(directory, 'cache'),
                HELM_CONFIG_HOME: external_node_path_.join(directory, 'config'),
                HELM_DATA_HOME: external_node_path_.join(directory, 'data'),
            },
        });
        // Against the server Helm looks at every object it renders: what does not need that is rendered without.
        const lookups = await findLookups(source.directory, [...values, overrides]);
        if (lookups === 'nowhere') {
            const { code, stdout, stderr } = await template('client', []);
            if (code === 0)
                return stdout;
            throw explain(stderr, client.name);
        }
        if (lookups !== 'anywhere') {
            const asking = await onlyTemplates(source.directory, lookups, directory);
            const [whole, part] = await Promise.all([
                template('client', []),
                template('server', ['--take-ownership'], asking),
            ]);
            if (whole.code === 0 && part.code === 0)
                return `${withoutTemplates(whole.stdout, lookups)}\n---\n${part.stdout}`;
            // Such as a template that fails where a lookup finds nothing: all of it together, then.
        }
        // Objects that are there are ours or will be; Helm 4 refuses to look past those without its own labels.
        let flags = ['--take-ownership'];
        let result = await template('server', flags);
        if (/unknown flag: --take-ownership/.test(result.stderr)) {
            flags = [];
            result = await template('server', flags);
        }
        if (result.code === 0)
            return result.stdout;
        if (!/no matches for kind/.test(result.stderr))
            throw explain(result.stderr, client.name);
        // Helm 4 cannot place resources of CRDs that come with the chart.
        const alone = await template('client', []);
        if (alone.code !== 0)
            throw explain(alone.stderr, client.name);
        const split = await splitChart(source.directory, [...values, overrides], alone.stdout, result.stderr, directory);
        if (split === undefined)
            throw explain(result.stderr, client.name);
        const rest = await template('server', flags, split.chart);
        if (rest.code !== 0)
            throw explain(rest.stderr, client.name);
        return [rest.stdout, ...split.apart].join('\n---\n');
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
/** Whether the chart is rendered for an upgrade: it was delivered before, by us or by a Helm that we take over from. */
async function wasInstalled(release, { client, application, namespace }) {
    if ((await (0,inventory/* readExtent */.nD)(client, { application, namespace })) !== undefined)
        return true;
    const labelSelector = `owner=helm,name=${release},status=deployed`;
    const records = await client
        .list({ apiVersion: 'v1', kind: 'Secret' }, { namespace, labelSelector })
        .catch((error) => {
        // Who may not read them cannot take over what they are of either.
        if ((0,status_error/* isKubeStatus */.Q)(error, 403))
            return [];
        throw error;
    });
    return records.length > 0;
}
async function requireChart(directory) {
    try {
        await (0,promises_.access)(external_node_path_.join(directory, 'Chart.yaml'));
    }
    catch {
        throw new errors/* ActionError */.lZ('CHART_INVALID', `There is no chart at ${directory}: Chart.yaml is missing`, {
            hint: 'Correct deploy.path of the application in the fleet file.',
        });
    }
}
function explain(stderr, cluster) {
    const lines = stderr
        .split('\n')
        .filter((line) => line.trim() !== '' && !/^(WARNING|walk\.go|level=)/.test(line));
    const said = lines
        .map((line) => (0,plain_line/* plainLine */.h)(line))
        .join('\n')
        .replace(/^Error: /, '');
    if (/cluster unreachable|connection refused|i\/o timeout/i.test(said))
        return new errors/* ActionError */.lZ('CLUSTER_UNREACHABLE', `Helm could not reach cluster ${cluster}: ${said}`);
    if (/no matches for kind/.test(said))
        return new errors/* ActionError */.lZ('CHART_INVALID', `Helm cannot render the chart for cluster ${cluster}: ${said}`, {
            hint: 'Install the CustomResourceDefinitions before, or keep lookup out of helpers and of templates with such resources.',
        });
    const [, file, at] = /([\w./-]+\.(?:ya?ml|tpl|json))(?::(\d+))?/.exec(said) ?? [];
    const line = at ?? /yaml: line (\d+)/.exec(said)?.[1];
    const where = file === undefined ? '' : ` (${file}${line === undefined ? '' : ` line ${line}`})`;
    return new errors/* ActionError */.lZ('CHART_INVALID', `Helm cannot render the chart for cluster ${cluster}${where}: ${said}`, {
        hint: 'Try it with: helm template RELEASE CHART --values FILE --debug',
    });
}

// EXTERNAL MODULE: ./lib/kube/hooks.js
var hooks = __webpack_require__(95697);
// EXTERNAL MODULE: ./lib/kube/fields.js
var fields = __webpack_require__(62336);
;// CONCATENATED MODULE: ./lib/kube/yaml-dialect.js
/**
 * Integers as sigs.k8s.io/yaml reads them. This and `float` stand in place of the library's tags, which make NaN, and so
 * null in JSON, of text that is no number: `.`, `e2`, `0x_`.
 */
const integer = {
    tag: 'tag:yaml.org,2002:int',
    default: true,
    test: /^[-+]?(?:0[bB]_*[01][01_]*|0[oO]_*[0-7][0-7_]*|0[xX]_*[\da-fA-F][\da-fA-F_]*|\d[\d_]*)$/,
    resolve: (text) => {
        const digits = text.replace(/^[-+]|_/g, '');
        // Octal with and without the `o`, but `09` is nine.
        const magnitude = Number(digits.replace(/^0(?=[0-7]+$)/, '0o'));
        return text.startsWith('-') ? -magnitude : magnitude;
    },
};
/** A digit before the dot or right after it; a plain integer only by `!!float`, as `integer` is asked first. */
const yaml_dialect_float = {
    tag: 'tag:yaml.org,2002:float',
    default: true,
    test: /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d[\d_]*)?$/,
    resolve: (text) => {
        const value = Number.parseFloat(text.replaceAll('_', ''));
        // Too large a number stays text: `12e4567` is the hash of a commit.
        return Number.isFinite(value) ? value : text;
    },
};
/**
 * The YAML that Kubernetes' own tools read (sigs.k8s.io/yaml): version 1.1, so that `0644` is octal and `on` is true,
 * but without sexagesimal numbers and dates, and with the last of two equal keys winning.
 */
const dialect = {
    version: '1.1',
    uniqueKeys: false,
    logLevel: 'error',
    // `floatNaN` is the library's name for `.inf` and `.nan`.
    customTags: (tags) => [
        ...tags.filter((tag) => typeof tag === 'string' || !/:(?:int|float|timestamp)$/.test(tag.tag)),
        integer,
        yaml_dialect_float,
        'floatNaN',
    ],
};

;// CONCATENATED MODULE: ./lib/kube/manifests.js




/** Objects of a multi-document YAML text, lists taken apart, empty documents left out. `CHART_INVALID`. */
function parseManifests(text, source) {
    return (0,dist/* parseAllDocuments */.hR)(text, dialect).flatMap((document) => {
        // Helm writes the template's name into each document.
        const [from, , to] = document.range;
        const file = /^# Source: (\S+)/m.exec(text.slice(from, to))?.[1] ?? source;
        const [error] = document.errors;
        if (error !== undefined)
            throw invalid(`${file} is not YAML: ${error.message}`);
        return objectsIn(document.toJS({ maxAliasCount: 10_000 }), file);
    });
}
function objectsIn(value, file) {
    if (value === null || value === undefined)
        return [];
    if (isList(value))
        return (0,fields/* listAt */.gT)(value, 'items').flatMap((item) => objectsIn(item, file));
    for (const path of [['apiVersion'], ['kind'], ['metadata', 'name']])
        if (!(0,fields/* textAt */.$6)(value, ...path))
            throw invalid(`${file} holds something without ${path.join('.')}`);
    if (!(0,fields/* isRecord */.u4)(value))
        throw invalid(`${file} holds something that is no object`);
    // Shown to have what makes a Kubernetes object.
    return [withoutUnsetNamespace(value)];
}
/** Items that are null, as a template leaves them that wrote none, are an empty list; a list itself has no name. */
function isList(value) {
    if (!(0,fields/* textAt */.$6)(value, 'kind')?.endsWith('List'))
        return false;
    const items = (0,fields.at)(value, 'items');
    return Array.isArray(items) || (items === null && !(0,fields/* textAt */.$6)(value, 'metadata', 'name'));
}
/** An empty namespace means none, as for Helm: a template leaves it where its value is not set. */
function withoutUnsetNamespace(object) {
    const { namespace, ...metadata } = object.metadata;
    return namespace ? object : { ...object, metadata };
}
const invalid = (message) => new errors/* ActionError */.lZ('CHART_INVALID', message, {
    hint: 'Render it yourself to see the whole text: helm template.',
});

;// CONCATENATED MODULE: ./lib/kube/render.js









/**
 * The objects of a release as one cluster will get them. Hooks stay among them under their annotations, Helm tests
 * are left out. `CHART_INVALID` for what cannot be rendered, and for what renders nothing.
 */
async function render(source, options) {
    const objects = (await read(source, options)).filter((object) => !(0,hooks/* isTestHook */._$)(object));
    if (objects.length === 0)
        throw new errors/* ActionError */.lZ('CHART_INVALID', `${source.directory} renders nothing for cluster ${options.client.name}`, {
            hint: 'Check the values that switch its templates on.',
        });
    if (source.kind !== 'helm')
        (0,kube_images/* pinImages */.Mc)(objects, options.images);
    return objects;
}
async function read(source, options) {
    switch (source.kind) {
        case 'helm':
            return parseManifests(await helmTemplate(source, options), source.directory);
        case 'kustomize':
            return parseManifests(await kustomize(source.directory, options), source.directory);
        default:
            return readManifests(source.directory, options);
    }
}
/** kubectl carries kustomize; the program of that name does as well. */
async function kustomize(directory, { exec, env }) {
    const build = (...argv) => (0,core_exec/* run */.eF)(exec, { argv: [...argv, directory], env: (0,core_exec/* plainEnvironment */.Ud)(env) });
    try {
        return await build('kubectl', 'kustomize').catch((error) => {
            if ((0,errors/* isActionError */.Bd)(error, 'TOOL_MISSING'))
                return build('kustomize', 'build');
            throw error;
        });
    }
    catch (error) {
        if (!(0,errors/* isActionError */.Bd)(error, 'TOOL_FAILED'))
            throw error;
        throw new errors/* ActionError */.lZ('CHART_INVALID', `The kustomization ${directory} cannot be built: ${error.message}`);
    }
}
async function readManifests(directory, { sources, exec, env, temp }) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true }).catch((cause) => {
        throw new errors/* ActionError */.lZ('CHART_INVALID', `The manifests at ${directory} cannot be read`, { cause });
    });
    const files = entries
        .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
        .map((entry) => external_node_path_.join(entry.parentPath, entry.name))
        .sort();
    const workspace = await temp.directory('manifests');
    try {
        const objects = await Promise.all(files.map(async (file) => {
            const text = await (0,promises_.readFile)(file, 'utf8');
            const ports = { exec, env, directory: workspace };
            const opened = isSealed(text) ? await openSealed(file, text, sources.decryption, ports) : text;
            return parseManifests(opened, file);
        }));
        return objects.flat();
    }
    finally {
        await (0,promises_.rm)(workspace, { recursive: true, force: true });
    }
}

// EXTERNAL MODULE: ./lib/release/packed-chart.js
var packed_chart = __webpack_require__(31164);
// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/release/placeholders.js
var placeholders = __webpack_require__(35871);
;// CONCATENATED MODULE: ./lib/rollout/values.js


/**
 * The helm values an application's `set` asks for. A key is a dotted path; `\.` is a dot that belongs to a name. A
 * key or text with {service}, {repository}, {digest} or {revision} (the commit that last changed the service) is set
 * once for each service of the release; what else stands in braces is {commit}, {release} (the release id), {environment}, {cloud} and {cluster}. Every value is text. `{{`
 * and `}}` stand for single braces. `FLEET_INVALID` for an unknown name or a path that is used twice.
 */
function helmValues(set, values) {
    const common = {
        commit: values.release.source.commit,
        release: values.id,
        environment: values.environment,
        cloud: values.cloud,
        cluster: values.cluster,
    };
    const root = {};
    for (const [key, text] of Object.entries(set)) {
        if (!/\{(service|repository|digest|revision)\}/.test(`${key} ${text}`)) {
            write(root, (0,placeholders/* fill */.G)(key, common, key), (0,placeholders/* fill */.G)(text, common, key));
            continue;
        }
        for (const [service, { digest, revision = common.commit }] of Object.entries(values.release.services)) {
            const names = { ...common, service, digest, revision, repository: values.repository(service) };
            write(root, (0,placeholders/* fill */.G)(key, names, key), (0,placeholders/* fill */.G)(text, names, key));
        }
    }
    return root;
}
function write(root, path, value) {
    const steps = path.split(/(?<!\\)\./).map((step) => step.replaceAll('\\.', '.'));
    const leaf = steps.pop() ?? '';
    let place = root;
    for (const step of steps) {
        const next = Object.hasOwn(place, step) ? place[step] : undefined;
        if (typeof next === 'string')
            throw twice(path);
        if (next === undefined)
            values_define(place, step, {});
        place = next ?? place[step]; // it was defined the line before
    }
    if (Object.hasOwn(place, leaf))
        throw twice(path);
    values_define(place, leaf, value);
}
/** An own property whatever its name: `__proto__` in a key must not reach the prototype. */
const values_define = (place, name, value) => Object.defineProperty(place, name, { value, enumerable: true, writable: true, configurable: true });
const twice = (path) => new errors/* ActionError */.lZ('FLEET_INVALID', `set: ${path} is set twice, or both as a text and as a parent`, {
    hint: 'Give every service its own path by naming {service} in the key.',
});

;// CONCATENATED MODULE: ./lib/actions/deploy-cluster/renderer.js







/** Renders a release for one cluster, with the images of the registry that cluster pulls from. */
function renderer(options, { exec, temp, env }) {
    const { release, application, sources } = options;
    return async (session, registry) => {
        const { namespace, access, client } = session;
        const images = (0,kube_images/* releaseImages */._6)(release, registry);
        try {
            return await render(renderer_sourceOf(application.deploy, session, options, images), {
                application: release.application,
                namespace,
                access,
                client,
                images,
                sources,
                exec,
                temp,
                env,
            });
        }
        catch (error) {
            throw asInRepository(error, options.directory);
        }
    };
}
/** Its author knows a file by its place in the repository, not by where the release was unpacked for this job. */
function asInRepository(error, unpacked) {
    if (!(0,errors/* isActionError */.Bd)(error))
        return error;
    const { code, message, hint, cause } = error;
    return new errors/* ActionError */.lZ(code, message.replaceAll(`${unpacked}${external_node_path_.sep}`, ''), { hint, cause });
}
function renderer_sourceOf(deploy, { name, config }, { release, environment, directory }, { services }) {
    const at = (file) => external_node_path_.join(directory, file);
    if (deploy.kind !== 'helm')
        return { kind: deploy.kind, directory: at(deploy.path) };
    return {
        kind: 'helm',
        directory: at(deploy.path ?? packed_chart/* packedChart */.p),
        release: deploy.release,
        values: [...deploy.values, ...config.values].map(at),
        overrides: helmValues(deploy.set, {
            release,
            id: (0,release_release/* releaseId */.Bf)(release),
            environment,
            cloud: config.cloud,
            cluster: name,
            repository: (service) => services[service]?.repository ?? '',
        }),
    };
}


/***/ }),

/***/ 34516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ openValueSources)
});

// EXTERNAL MODULE: ./lib/clouds/index.js + 1 modules
var clouds = __webpack_require__(77905);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/clouds/request.js
var request = __webpack_require__(68251);
;// CONCATENATED MODULE: ./lib/clouds/vault.js



const login = schemas/* object */.Ikc({ auth: schemas/* object */.Ikc({ client_token: schemas/* string */.YjP().min(1) }) });
const secret = schemas/* object */.Ikc({ data: schemas/* object */.Ikc({ data: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()) }) });
const refusal = schemas/* object */.Ikc({ errors: schemas/* array */.YOg(schemas/* string */.YjP()) });
/**
 * Opens a Vault by the job's own identity. The token it is shown is for the Vault's address and good for nothing else,
 * so an address in the fleet file cannot lead an identity astray. Nothing is asked before the first read.
 * https://developer.hashicorp.com/vault/api-docs/auth/jwt, https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2
 */
function openVault(config, ports) {
    const { address, role, mount, namespace } = config;
    const known = new Map();
    let session;
    const ask = (path, token, body) => (0,request/* request */.Em)(ports, {
        what: 'Vault',
        url: `${address}/v1/${path}`,
        init: async () => ({
            method: body === undefined ? 'GET' : 'POST',
            headers: {
                'content-type': 'application/json',
                'x-vault-request': 'true',
                ...(namespace === undefined ? {} : { 'x-vault-namespace': namespace }),
                ...(token === undefined ? {} : { 'x-vault-token': token }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(await body()) }),
        }),
    });
    async function logIn() {
        const reply = await ask(`auth/${mount}/login`, undefined, async () => ({
            role,
            jwt: await ports.idToken(address),
        }));
        const token = (0,request/* readJson */.Vh)(login, reply.text)?.auth.client_token;
        if (token === undefined)
            throw new errors/* ActionError */.lZ('SECRET_UNAVAILABLE', `Vault ${address} refuses role ${role}: ${saidBy(reply)}`, {
                hint: `Give the role bound_audiences ${address} and claims of this job; see docs/identities.md.`,
            });
        ports.log.mask(token);
        return token;
    }
    async function fetch(place) {
        session ??= logIn();
        const [engine = '', ...rest] = place.split('/').map(encodeURIComponent);
        const reply = await ask([engine, 'data', ...rest].join('/'), await session);
        const found = (0,request/* readJson */.Vh)(secret, reply.text)?.data.data;
        if (found !== undefined)
            return found;
        throw new errors/* ActionError */.lZ('SECRET_UNAVAILABLE', `Vault ${address} does not give ${place}: ${saidBy(reply)}`, {
            hint: `Write MOUNT/PATH of a secret of the KV engine, version 2, and let role ${role} read MOUNT/data/PATH.`,
        });
    }
    return {
        read: async (place, key) => {
            const asked = known.get(place) ?? fetch(place);
            known.set(place, asked);
            const value = (await asked)[key];
            if (typeof value !== 'string')
                throw new errors/* ActionError */.lZ('SECRET_UNAVAILABLE', `Vault ${address}: ${place} has no text named ${key}`, {
                    hint: 'Correct the part after # of the reference in the values file.',
                });
            ports.log.mask(value);
            return value;
        },
        close: async () => {
            const token = await session?.catch(() => undefined);
            if (token !== undefined)
                await ask('auth/token/revoke-self', token, async () => ({}));
        },
    };
}
/** What the server says; a refusal without words may as well mean that there is nothing. */
const saidBy = ({ status, text }) => (0,request/* readJson */.Vh)(refusal, text)?.errors.join('; ') ||
    (status === 404 ? 'there is none' : `HTTP ${status} ${(0,request/* brief */.dh)(text)}`);

;// CONCATENATED MODULE: ./lib/actions/deploy-cluster/value-sources.js


function openValueSources({ decryption, vault: config }, fleet, ports) {
    const vault = config && openVault(config, ports);
    const keys = async () => {
        const { 'age-key': age, identity } = decryption ?? {};
        const kms = identity === undefined ? undefined : await (0,clouds/* openKms */.IW)(fleet, identity, ports);
        return {
            variables: { ...kms?.variables, ...(age === undefined ? {} : { SOPS_AGE_KEY: ports.secret(age) }) },
            files: kms?.files ?? {},
        };
    };
    return {
        decryption: { keys: decryption && keys, mask: ports.log.mask },
        vault: vault?.read,
        close: async () => vault?.close(),
    };
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

/***/ 44598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lO: () => (/* binding */ openReleaseDirectory)
/* harmony export */ });
/* unused harmony exports buildRecord, scanRecord */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37428);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63988);





const digest = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^sha256:[a-f0-9]{64}$/);
/** What build-image made. */
const buildRecord = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1),
    application: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    services: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
        digest,
        platforms: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), digest),
        /** The commit that last changed what the image is built from. */
        revision: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    })),
});
/** What scan-image found. */
const scanRecord = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1),
    services: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ scans: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), _release_js__WEBPACK_IMPORTED_MODULE_3__/* .scanVerdict */ .nj), sboms: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), digest) })),
});
function openReleaseDirectory(directory) {
    const at = (...names) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, ...names);
    const write = async (name, record) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(at(name), (0,_release_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalJson */ .dj)(record));
    };
    return {
        path: directory,
        layout: at('layout'),
        archive: at('deploy.tar.gz'),
        bundle: at('release.sigstore.json'),
        sbom: (service, platform) => at('sboms', service, `${platform.replaceAll('/', '-')}.cdx.json`),
        readBuild: () => readRecord(at('build.json'), buildRecord, 'build-image'),
        writeBuild: (record) => write('build.json', record),
        readScan: () => readRecord(at('scan.json'), scanRecord, 'scan-image'),
        writeScan: (record) => write('scan.json', record),
        readRelease: () => readRecord(at('release.json'), _release_js__WEBPACK_IMPORTED_MODULE_3__/* .release */ ._r, 'sign-image'),
        writeRelease: (record) => write('release.json', record),
    };
}
async function readRecord(file, schema, writer) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('RELEASE_INVALID', `${file} cannot be read`, {
            hint: `It is written by ${writer}: run that first, or download the artifact it was uploaded in.`,
            cause,
        });
    });
    try {
        return schema.parse(JSON.parse(text));
    }
    catch (cause) {
        const why = cause instanceof zod__WEBPACK_IMPORTED_MODULE_5__/* .ZodError */ .G ? zod__WEBPACK_IMPORTED_MODULE_6__/* .prettifyError */ .S1(cause) : String(cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('RELEASE_INVALID', `${file} is not a record this version understands\n${why}`, {
            hint: 'Use the same version of Flotilla in every job of a delivery.',
        });
    }
}


/***/ }),

/***/ 31164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ packedChart)
/* harmony export */ });
/** Where a chart that came from a registry is within a release's archive. */
const packedChart = '.flotilla-chart';


/***/ }),

/***/ 66175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ unpackDeployArchive)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38321);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38522);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56118);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3828);








/** Charts are small; an archive that unpacks to more is not one of ours. */
const limitBytes = 64 * 1024 * 1024;
/**
 * Unpacks a release's chart or manifests into an empty directory. `ARTIFACT_MISMATCH` when the archive does not have
 * the digest the release record names, `CHART_INVALID` when it holds anything but files below the directory.
 */
async function unpackDeployArchive(archive, digest, target) {
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(archive).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `${archive} cannot be read`, {
            hint: 'Download the artifact that build-image and sign-image wrote.',
            cause,
        });
    });
    const found = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
    if (found !== digest)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .ActionError */ .lZ('ARTIFACT_MISMATCH', `${archive} is ${found}, the release names ${digest}`, {
            hint: 'It was changed after signing, or belongs to another release.',
        });
    const entries = node_stream__WEBPACK_IMPORTED_MODULE_3__.Readable.from([bytes]).pipe((0,node_zlib__WEBPACK_IMPORTED_MODULE_5__.createGunzip)());
    const unpacked = (0,tar_stream__WEBPACK_IMPORTED_MODULE_6__.extract)();
    entries.once('error', (error) => unpacked.destroy(error));
    entries.pipe(unpacked);
    let size = 0;
    try {
        for await (const entry of unpacked) {
            const { name, type, mode = 0o644 } = entry.header;
            const place = node_path__WEBPACK_IMPORTED_MODULE_2__.join(target, name);
            if (type !== 'file' || node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(name) || node_path__WEBPACK_IMPORTED_MODULE_2__.relative(target, place).startsWith('..'))
                throw invalid(`holds ${name}, which is no file below it`);
            size += entry.header.size ?? 0;
            if (size > limitBytes)
                throw invalid('unpacks to more than 64 MiB');
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(place), { recursive: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(place, await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_4__.buffer)(entry), { mode: mode & 0o100 ? 0o700 : 0o600, flag: 'wx' });
        }
    }
    catch (error) {
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .isActionError */ .Bd)(error) ? error : invalid(`cannot be unpacked: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .messageOf */ .bD)(error)}`);
    }
}
const invalid = (what) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .ActionError */ .lZ('CHART_INVALID', `The release’s archive ${what}`, { hint: 'Build the release again.' });


/***/ }),

/***/ 95029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ reportPlan),
/* harmony export */   c: () => (/* binding */ riskTable)
/* harmony export */ });
/* harmony import */ var _core_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3199);
/* harmony import */ var _kube_object_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73926);
/* harmony import */ var _kube_risks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45411);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50212);




/** What a person should look at, as a table; nothing where there is nothing. */
function riskTable(summary, risks) {
    if (risks.length === 0)
        return;
    summary.table([
        ['⚠️ Look at', 'Object', 'What'],
        ...risks.map(({ kind, ref, text }) => [
            `**${kind}**: ${_kube_risks_js__WEBPACK_IMPORTED_MODULE_1__/* .riskKinds */ .n[kind]}`,
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_kube_object_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRef */ .Ro)(ref)),
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(text),
        ]),
    ]);
}
/** What a release would do to each cluster: first all of them in a table, then each with its risks and its diff. */
function reportPlan(summary, title, clusters, 
/** Cuts a cluster's diff where there is no room for all of it. */
shorten = (diff) => diff) {
    summary.heading(title);
    summary.table([
        ['Cluster', 'Plan', 'To look at'],
        ...clusters.map(({ cluster, changes, risks = [], error }) => [
            (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(cluster),
            error === undefined ? (changes === undefined ? '' : (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .describeChanges */ .D)(changes)) : '⛔ refused',
            risks.length === 0 ? '' : `⚠️ ${risks.length}`,
        ]),
    ]);
    for (const { cluster, diff = '', risks = [], error } of clusters) {
        if (error === undefined && diff === '' && risks.length === 0)
            continue;
        summary.heading(cluster, 3);
        if (error !== undefined) {
            summary.code(`${error.code}: ${error.message}`);
            if (error.hint !== undefined)
                summary.paragraph((0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(error.hint));
        }
        riskTable(summary, risks);
        if (diff !== '')
            summary.details(`What would change in ${cluster}`, (0,_core_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .createSummary */ .Ft)(undefined).code(shorten(diff), 'diff').markdown().trim());
    }
}


/***/ })

};
