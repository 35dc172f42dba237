export const id = 295;
export const ids = [295];
export const modules = {

/***/ 9567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_1___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_0___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   httpFetch: () => (/* binding */ httpFetch)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7075);



/**
 * `fetch` for downloads, over node:http and node:https: GET and the like without a body stream, redirects not followed
 * (`redirect: 'manual'` is required), bodies as they are. Proxies of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) are
 * used where Node knows `proxyEnv` (24.5 and later).
 *
 * Node 24's own fetch ends the whole process with an assertion when a server closes the connection while the reader is
 * slower than it: https://github.com/nodejs/undici/issues/5360.
 */
const httpFetch = (input, init = {}) => new Promise((resolve, reject) => {
    if (init.redirect !== 'manual')
        return reject(new TypeError('only redirect: manual is supported'));
    const url = new URL(input instanceof Request ? input.url : input);
    const secure = url.protocol === 'https:';
    if (!secure && url.protocol !== 'http:')
        return reject(new TypeError(`unsupported scheme ${url.protocol}`));
    // One connection for one request: none is left open, and no stale one is used by the next try.
    const proxy = { keepAlive: false, proxyEnv: process.env };
    const request = (secure ? /*#__PURE__*/ (node_https__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_https__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_https__WEBPACK_IMPORTED_MODULE_1__, 2))) : /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_0___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_0___namespace_cache = __webpack_require__.t(node_http__WEBPACK_IMPORTED_MODULE_0__, 2)))).request(url, {
        agent: secure ? new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent(proxy) : new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent(proxy),
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(init.signal && { signal: init.signal }),
    });
    request.once('error', reject);
    request.once('response', (incoming) => {
        try {
            resolve(toResponse(incoming));
        }
        catch (cause) {
            incoming.destroy();
            reject(cause);
        }
    });
    request.end(typeof init.body === 'string' ? init.body : undefined);
});
function toResponse(incoming) {
    const { statusCode = 0 } = incoming;
    const headers = new Headers();
    for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
        for (const value of values)
            headers.append(name, value);
    }
    const empty = statusCode === 204 || statusCode === 205 || statusCode === 304;
    if (empty)
        incoming.resume();
    const body = empty ? null : node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable.toWeb(incoming);
    return new Response(body, { status: statusCode, headers });
}


/***/ })

};
