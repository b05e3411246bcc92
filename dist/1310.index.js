export const id = 1310;
export const ids = [1310];
export const modules = {

/***/ 61310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(24371);
;// CONCATENATED MODULE: ./lib/kube/lanes.js
/**
 * Lanes for requests to one server. A new connection costs round trips and, on both sides, the work of a TLS handshake:
 * it pays where answers come slowly, as from another continent, and not where the next one is there in a moment.
 */
function createLanes({ least, most, patienceMs }) {
    const waiting = new Set();
    let open = least;
    let busy = 0;
    const admit = () => {
        for (const go of waiting) {
            if (busy >= open)
                return;
            waiting.delete(go);
            busy += 1;
            go();
        }
    };
    const queue = (signal) => new Promise((resolve, reject) => {
        const widen = setTimeout(() => {
            open = Math.min(most, open + 1);
            admit();
        }, patienceMs);
        const end = () => {
            clearTimeout(widen);
            signal.removeEventListener('abort', leave);
        };
        const go = () => {
            end();
            resolve();
        };
        const leave = () => {
            end();
            waiting.delete(go);
            reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.add(go);
    });
    return {
        enter: async (signal) => {
            signal.throwIfAborted();
            if (busy < open)
                busy += 1;
            else
                await queue(signal);
            let left = false;
            return () => {
                if (left)
                    return;
                left = true;
                busy -= 1;
                admit();
            };
        },
    };
}

;// CONCATENATED MODULE: ./lib/kube/connection.js





/** Requests at the same time to one API server; its own limit per user is some hundreds. */
const connections = 32;
const lanes = { least: 4, most: connections, patienceMs: 25 };
/** Longest silence on a connection in milliseconds. */
const silenceMs = 90_000;
const callMs = 30_000;
/**
 * Connections that honour HTTPS_PROXY and NO_PROXY. To be loaded with the first request, since it brings undici:
 * refusing bad input needs none.
 */
function connect({ server, ...access }) {
    const { ca, serverName: servername, clientCertificate } = access;
    const tls = {
        ...(ca === undefined ? {} : { ca }),
        ...(servername === undefined ? {} : { servername }),
        ...(clientCertificate && { cert: clientCertificate.certificate, key: clientCertificate.key }),
    };
    const open = (limit) => new undici/* EnvHttpProxyAgent */.J2({
        connections: limit,
        keepAliveTimeout: 30_000,
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
        connect: { ...tls, timeout: 10_000 },
        requestTls: tls,
    });
    // Each watch keeps a connection for itself: many of them must not leave the renewal of a lock without one.
    const [calls, streams] = [open(connections), open(null)];
    const turns = createLanes(lanes);
    const base = server.replace(/\/+$/, '');
    return {
        send: async (request, token, signal) => {
            const { method = 'GET', timeoutMs = callMs, body = null, stream = false } = request;
            const url = new URL(`${base}${request.path}`);
            for (const [key, value] of Object.entries(request.query ?? {}))
                if (value !== undefined)
                    url.searchParams.set(key, String(value));
            const until = timeoutMs > 0 ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) : signal;
            const leave = stream ? () => undefined : await turns.enter(until);
            // Not fetch: its streams and copies take longer than what is asked for here.
            const answer = await (0,undici/* request */.Em)(url, {
                // The methods that are used here are all among those that undici names.
                method: method,
                headers: {
                    accept: 'application/json',
                    ...(stream ? {} : { 'accept-encoding': 'gzip' }),
                    ...request.headers,
                    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
                },
                body,
                signal: until,
                dispatcher: stream ? streams : calls,
            }).catch((error) => {
                leave();
                throw error;
            });
            answer.body.once('close', leave);
            return answerOf(answer.statusCode, answer.headers, answer.body);
        },
        close: async () => {
            await Promise.all([calls.destroy(), streams.destroy()]);
        },
    };
}
function answerOf(status, fields, raw) {
    const headers = new Headers();
    for (const [name, value] of Object.entries(fields))
        for (const one of [value ?? []].flat())
            headers.append(name, one);
    let body = raw;
    if (headers.get('content-encoding') === 'gzip') {
        // What breaks on the way is thrown to the reader of the result.
        body = (0,external_node_stream_.pipeline)(raw, (0,external_node_zlib_.createGunzip)(), () => undefined);
        headers.delete('content-encoding');
        headers.delete('content-length');
    }
    return {
        ...{ status, ok: status >= 200 && status < 300, headers, body },
        text: () => (0,consumers_.text)(body),
        json: () => (0,consumers_.json)(body),
    };
}


/***/ })

};
