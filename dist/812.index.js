export const id = 812;
export const ids = [812];
export const modules = {

/***/ 60812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPools: () => (/* binding */ createPools)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40610);
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24371);
/* harmony import */ var _public_address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65987);



/** Artifact Registry answers uploads with a Location of some 20 KiB; Node's own limit is 16 KiB for all headers. */
const maxHeaderSize = 64 * 1024;
/** Connection pools of HTTP/1.1; kept apart from the client that uses them so that they load with the first request. */
function createPools({ lookup = node_dns__WEBPACK_IMPORTED_MODULE_0__.lookup, connectMs = 15_000 }) {
    const open = (find) => new undici__WEBPACK_IMPORTED_MODULE_1__/* .EnvHttpProxyAgent */ .J2({
        connections: 16,
        maxHeaderSize,
        keepAliveTimeout: 30_000,
        headersTimeout: 60_000,
        bodyTimeout: 120_000,
        connect: { timeout: connectMs, lookup: find },
    });
    const everywhere = open(lookup);
    return {
        any: everywhere,
        public: open((0,_public_address_js__WEBPACK_IMPORTED_MODULE_2__/* .publicOnly */ .qr)(lookup)),
        // undici's own fetch: the platform's refuses a dispatcher of another undici version. The two declare the same
        // WHATWG types under different names, hence the assertion.
        fetch: ((url, init) => (0,undici__WEBPACK_IMPORTED_MODULE_1__/* .fetch */ .hd)(url, { ...init, dispatcher: everywhere })),
    };
}


/***/ }),

/***/ 65987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ isPrivateAddress),
/* harmony export */   T9: () => (/* binding */ privateAddressCode),
/* harmony export */   qr: () => (/* binding */ publicOnly)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

/** Networks without public services (IANA Special-Purpose Address Registries, multicast, Teredo and 6to4 included). */
const inner = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
for (const [address, bits] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
])
    inner.addSubnet(address, bits);
for (const [address, bits] of [
    ['::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 9],
    ['ff00::', 8],
])
    inner.addSubnet(address, bits, 'ipv6');
const translated = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
translated.addSubnet('64:ff9b::', 96, 'ipv6');
/** Whether an address is of this machine, of its network or of its cloud's metadata service. */
function isPrivateAddress(scoped) {
    const address = scoped.replace(/%.*$/, '');
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4)
        return inner.check(address, 'ipv4');
    // Behind NAT64 every IPv4 address has such a name; what counts is the address in it.
    if (translated.check(address, 'ipv6'))
        return inner.check(lastFourBytes(address), 'ipv4');
    return inner.check(address, 'ipv6');
}
/** `64:ff9b::7f00:1` → `127.0.0.1`. */
function lastFourBytes(address) {
    // URL writes an address in its one canonical form, without dots.
    const [high = '0', low = '0'] = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':').slice(-2);
    return [high, low].flatMap((part) => bytesOf(Number.parseInt(part || '0', 16))).join('.');
}
const bytesOf = (word) => [word >> 8, word & 255];
const privateAddressCode = 'ERR_PRIVATE_ADDRESS';
/**
 * A lookup for connections that must not lead inside: it fails, with code `ERR_PRIVATE_ADDRESS`, for a name that any
 * private address belongs to. What has been checked is what is connected to, whatever the name says a moment later.
 */
function publicOnly(lookup) {
    return (hostname, options, callback) => lookup(hostname, options, (error, found, family) => {
        const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
        const refused = error === null ? addresses.find(isPrivateAddress) : undefined;
        if (refused === undefined)
            return callback(error, found, family);
        const message = `${hostname} leads to the private address ${refused}`;
        callback(Object.assign(new Error(message), { code: privateAddressCode }), '', 0);
    });
}


/***/ })

};
