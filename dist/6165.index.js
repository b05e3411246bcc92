export const id = 6165;
export const ids = [6165];
export const modules = {

/***/ 96165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connect: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24371);

/** Requests at the same time to one API server; its own limit per user is some hundreds. */
const connections = 32;
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
    const open = (limit) => new undici__WEBPACK_IMPORTED_MODULE_0__/* .EnvHttpProxyAgent */ .J2({
        connections: limit,
        keepAliveTimeout: 30_000,
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
        connect: { ...tls, timeout: 10_000 },
        requestTls: tls,
    });
    // Each watch keeps a connection for itself: many of them must not leave the renewal of a lock without one.
    const [calls, streams] = [open(connections), open(null)];
    const base = server.replace(/\/+$/, '');
    return {
        send: async (request, token, signal) => {
            const { method = 'GET', timeoutMs = callMs, body } = request;
            const url = new URL(`${base}${request.path}`);
            for (const [key, value] of Object.entries(request.query ?? {}))
                if (value !== undefined)
                    url.searchParams.set(key, String(value));
            const response = await (0,undici__WEBPACK_IMPORTED_MODULE_0__/* .fetch */ .hd)(url, {
                method,
                headers: {
                    accept: 'application/json',
                    ...request.headers,
                    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
                },
                ...(body === undefined ? {} : { body }),
                redirect: 'manual',
                signal: timeoutMs > 0 ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) : signal,
                dispatcher: request.stream === true ? streams : calls,
            });
            // undici declares the same WHATWG type under a name of its own.
            return response;
        },
        close: async () => {
            await Promise.all([calls.destroy(), streams.destroy()]);
        },
    };
}


/***/ })

};
