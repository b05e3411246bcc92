export const id = 8416;
export const ids = [8416];
export const modules = {

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

/***/ 62151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createHttp)
/* harmony export */ });
/**
 * HTTP/1.1 keep-alive pools, one per host, honouring HTTPS_PROXY and NO_PROXY; extra certificate authorities come by
 * NODE_EXTRA_CA_CERTS as everywhere in Node. undici is loaded with the first request: refusing bad input needs none.
 */
function createHttp(options = {}) {
    let loading;
    const others = [];
    const load = () => {
        loading ??= Promise.all(/* import() */[__webpack_require__.e(6752), __webpack_require__.e(812)]).then(__webpack_require__.bind(__webpack_require__, 60812)).then(({ createPools }) => createPools(options));
        return loading;
    };
    return {
        fetch: async (url, init) => (await load()).fetch(url, init),
        dispatcher: async (reach = 'any') => (await load())[reach],
        apart: () => {
            const other = createHttp(options);
            others.push(other);
            return other;
        },
        close: async () => {
            const loaded = await loading;
            loading = undefined;
            const rest = others.splice(0).map((other) => other.close());
            await Promise.all([loaded?.any.close(), loaded?.public.close(), ...rest]);
        },
    };
}


/***/ }),

/***/ 28416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   printToken: () => (/* binding */ printToken)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _actions_connect_cluster_session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55381);
/* harmony import */ var _clouds_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77905);
/* harmony import */ var _core_clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91601);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3828);
/* harmony import */ var _core_http_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62151);
/* harmony import */ var _github_oidc_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89402);







/** kubectl reads standard output as the credential and shows standard error; neither may carry anything else. */
const quiet = {
    info: () => undefined,
    debug: () => undefined,
    notice: () => undefined,
    warning: (message) => void process.stderr.write(`${message}\n`),
    error: (message) => void process.stderr.write(`${message}\n`),
    group: (_title, work) => work(),
    // A workflow command would print the token on standard output. It lives in memory and in the answer only.
    mask: () => undefined,
};
/** Milliseconds before a token's end at which kubectl shall ask for another. */
const margin = 60_000;
/**
 * The exec credential plugin of the kubeconfig that connect-cluster writes: mints a token from the job's identity and
 * prints it as ExecCredential. Writes nothing of it to disk. Exit code 1 with a reason on standard error.
 * https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 */
async function printToken() {
    const http = (0,_core_http_js__WEBPACK_IMPORTED_MODULE_6__/* .createHttp */ .V)();
    try {
        const { value, expiresAt } = await mint(http);
        const expirationTimestamp = new Date(expiresAt - margin).toISOString();
        const status = { token: value, expirationTimestamp };
        process.stdout.write(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }));
    }
    catch (error) {
        process.exitCode = 1;
        const reason = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .isActionError */ .Bd)(error) ? `${error.code}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}` : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error);
        process.stderr.write(`flotilla: ${reason}\n`);
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .isActionError */ .Bd)(error) && error.hint !== undefined)
            process.stderr.write(`${error.hint}\n`);
    }
    finally {
        await http.close();
    }
}
async function mint({ fetch, dispatcher }) {
    const file = process.env[_actions_connect_cluster_session_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionVariable */ .ry];
    const text = file && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch(() => undefined));
    if (!text)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('CREDENTIAL_EXPIRED', 'The session of this kubeconfig is gone', {
            hint: 'It ends with the job that called connect-cluster.',
        });
    const { target, endpoints } = (0,_actions_connect_cluster_session_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSession */ .iq)(text);
    const ports = { fetch, dispatcher, clock: _core_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m, log: quiet };
    const token = await (0,_clouds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openTokens */ .Vb)(target, {
        ...ports,
        endpoints,
        idToken: (0,_github_oidc_js__WEBPACK_IMPORTED_MODULE_5__/* .createIdTokens */ .Y)({ ...ports, env: process.env }),
        env: process.env,
        secret: (name) => {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('INPUT_INVALID', `The secret ${name} is not available to a credential plugin`);
        },
    });
    if (token === undefined)
        throw new Error(`cluster ${target.name} needs no plugin`);
    return token();
}


/***/ })

};
