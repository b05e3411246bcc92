export const id = 7684;
export const ids = [7684,3247];
export const modules = {

/***/ 47984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schema: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _clouds_cluster_role_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30277);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88006);




const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    fleet: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    environment: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    cluster: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    role: (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(..._clouds_cluster_role_js__WEBPACK_IMPORTED_MODULE_3__/* .clusterRoles */ .e),
    ..._cloud_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .cloudInputs */ .T,
});


/***/ }),

/***/ 17684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/action.js
var action = __webpack_require__(63357);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/clouds/index.js + 1 modules
var clouds = __webpack_require__(77905);
// EXTERNAL MODULE: ./lib/clouds/target.js
var clouds_target = __webpack_require__(63985);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/fleet/load.js + 8 modules
var load = __webpack_require__(90043);
// EXTERNAL MODULE: ./lib/fleet/select.js
var fleet_select = __webpack_require__(98474);
// EXTERNAL MODULE: ./lib/kube/client.js + 8 modules
var kube_client = __webpack_require__(47746);
// EXTERNAL MODULE: ./lib/kube/who-am-i.js
var who_am_i = __webpack_require__(97170);
// EXTERNAL MODULE: ./lib/actions/cloud-ports.js
var cloud_ports = __webpack_require__(27335);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./lib/actions/connect-cluster/kubeconfig.js

const base64 = (text) => Buffer.from(text).toString('base64');
/** Text of a kubeconfig with one context. */
async function formatKubeconfig({ name, namespace, access, plugin, }) {
    const { server, ca, serverName } = access;
    const cluster = {
        server,
        ...(ca === undefined ? {} : { 'certificate-authority-data': base64(ca) }),
        ...(serverName === undefined ? {} : { 'tls-server-name': serverName }),
    };
    return (0,dist/* stringify */.As)({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': name,
        clusters: [{ name, cluster }],
        contexts: [{ name, context: { cluster: name, user: name, namespace } }],
        users: [{ name, user: plugin === undefined ? await embedded(access) : { exec: execEntry(plugin) } }],
    });
}
/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins */
function execEntry({ command, args, env }) {
    return {
        apiVersion: 'client.authentication.k8s.io/v1',
        command,
        args: [...args],
        env: Object.entries(env).map(([name, value]) => ({ name, value })),
        interactiveMode: 'Never',
        provideClusterInfo: false,
    };
}
async function embedded({ token, clientCertificate }) {
    return {
        ...(token === undefined ? {} : { token: (await token()).value }),
        ...(clientCertificate === undefined
            ? {}
            : {
                'client-certificate-data': base64(clientCertificate.certificate),
                'client-key-data': base64(clientCertificate.key),
            }),
    };
}

// EXTERNAL MODULE: ./lib/actions/connect-cluster/session.js
var session = __webpack_require__(55381);
;// CONCATENATED MODULE: ./lib/actions/connect-cluster/connect.js












/**
 * Asks the cluster who we are, then writes a kubeconfig for it into a private directory that the post step removes
 * (state `directory`). `program` starts the credential plugin. Returns the kubeconfig's path.
 */
async function connect(inputs, context, program) {
    const fleet = await (0,load/* loadFleet */.VF)(inputs.fleet);
    const { environment } = (0,fleet_select/* selectEnvironment */.aP)(fleet, inputs.environment);
    const target = (0,clouds_target/* clusterTargetOf */.$T)(fleet, inputs.environment, inputs.cluster, inputs.role);
    if (target.identity?.cloud !== 'generic' && target.identity?.source === 'secret')
        throw new errors/* ActionError */.lZ('INPUT_INVALID', `${inputs.cluster}: its identity is one of \`source: secret\``, {
            hint: 'kubectl asks for tokens long after this step, when no secret is at hand. Use an identity of `github` or `ambient`.',
        });
    const access = await (0,clouds/* openTarget */.Ap)(target, (0,cloud_ports/* cloudPorts */.M)(inputs, context));
    await greet(inputs.cluster, access, context);
    const directory = await context.temp.directory('kube');
    context.state.save('directory', directory);
    context.temp.keep(directory);
    const env = await writeSession(directory, target, inputs.endpoints ?? {}, context);
    const content = await formatKubeconfig({
        name: `${inputs.environment}-${inputs.cluster}`,
        namespace: target.config.namespace ?? environment.namespace,
        access,
        plugin: target.config.cloud === 'generic' ? undefined : { ...program, env },
    });
    const kubeconfig = external_node_path_.join(directory, 'config');
    await (0,promises_.writeFile)(kubeconfig, content, { mode: 0o600, flag: 'wx' });
    return kubeconfig;
}
async function greet(name, access, { clock, log, signal }) {
    const client = (0,kube_client/* createKubeClient */.F)(access, { name, clock, log, signal });
    try {
        const { gitVersion } = await client.version();
        const user = await (0,who_am_i/* whoAmI */.W)(client);
        const groups = user === undefined ? '' : ` (${user.groups.join(', ')})`;
        log.info(`${name}: Kubernetes ${gitVersion}, as ${user?.username ?? 'a user it does not name'}${groups}`);
    }
    finally {
        await client.close();
    }
}
/** Leaves the plugin what it needs to mint tokens by itself: whom to ask as whom, and no secret. */
async function writeSession(directory, target, endpoints, { env }) {
    const file = external_node_path_.join(directory, 'session.json');
    await (0,promises_.writeFile)(file, (0,session/* formatSession */.Ms)({ target, endpoints }), { mode: 0o600, flag: 'wx' });
    const authorities = env['NODE_EXTRA_CA_CERTS'];
    return { [session/* sessionVariable */.ry]: file, ...(authorities ? { NODE_EXTRA_CA_CERTS: authorities } : {}) };
}

// EXTERNAL MODULE: ./lib/actions/connect-cluster/inputs.js
var inputs = __webpack_require__(47984);
// EXTERNAL MODULE: ./lib/actions/connect-cluster/post.js
var post = __webpack_require__(53247);
;// CONCATENATED MODULE: ./lib/actions/connect-cluster/main.js





/* harmony default export */ const main = ((0,action/* defineAction */.Q)({
    inputs: inputs.schema,
    outputs: ['kubeconfig'],
    run: async (inputs, context) => {
        // The plugin's stub lies beside the one this process was started with.
        const script = external_node_path_.join(external_node_path_.dirname(external_node_path_.resolve(process.argv[1] ?? '')), 'token.js');
        const kubeconfig = await connect(inputs, context, { command: process.execPath, args: [script] });
        context.exportVariable('KUBECONFIG', kubeconfig);
        return { kubeconfig };
    },
    post: post.post,
}));


/***/ }),

/***/ 53247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);

/** Removes the kubeconfig and the session that its credential plugin reads. */
async function post({ state }) {
    const directory = state.read('directory');
    if (directory !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
}


/***/ }),

/***/ 55381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ formatSession),
/* harmony export */   iq: () => (/* binding */ parseSession),
/* harmony export */   ry: () => (/* binding */ sessionVariable)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20228);
/* harmony import */ var _clouds_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63985);



/** The variable that tells the credential plugin where its session file is. */
const sessionVariable = 'FLOTILLA_CLUSTER_SESSION';
/** What connect-cluster leaves for the credential plugin. Private, though it holds no secret. */
const session = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ target: _clouds_target_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterTarget */ .Gq, endpoints: _clouds_endpoints_js__WEBPACK_IMPORTED_MODULE_0__/* .endpoints */ .vZ });
const formatSession = (value) => JSON.stringify(value);
const parseSession = (json) => session.parse(JSON.parse(json));


/***/ }),

/***/ 30277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ clusterRoles)
/* harmony export */ });
/**
 * Which of a cluster's identities acts. `plan` only tries what it would write; `prune` only reads what the registries
 * must keep for the cluster.
 */
const clusterRoles = ['deploy', 'rollback', 'plan', 'prune'];


/***/ }),

/***/ 63357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction)
/* harmony export */ });
/** Ties a schema to the code that uses it, so that `run` never sees a raw string. */
const defineAction = (spec) => spec;


/***/ }),

/***/ 97170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ whoAmI)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _status_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57092);


const review = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    userInfo: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ username: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), groups: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]) }),
});
/** The name and groups an API server knows this client by; undefined where it is too old (< 1.28) to say. */
async function whoAmI(client) {
    const question = {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'SelfSubjectReview',
        metadata: { name: '' },
    };
    if ((await client.scopeOf(question)) === undefined)
        return undefined;
    try {
        return review.parse((await client.create(question)).status).userInfo;
    }
    catch (error) {
        // Clusters may withhold even this from their users; that they answered so is enough.
        if ((0,_status_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isKubeStatus */ .Q)(error, 403))
            return undefined;
        throw error;
    }
}


/***/ })

};
