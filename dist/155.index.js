export const id = 155;
export const ids = [155];
export const modules = {

/***/ 62207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runActivatePost: () => (/* binding */ runActivatePost)
/* harmony export */ });
/* harmony import */ var _flox_activate_env_cache_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32763);
/* harmony import */ var _flox_activate_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94058);
/* harmony import */ var _flox_activate_services_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92295);



/**
 * What the activate action does when the job ends: stops services that still run, after a cancelled or killed command, and
 * saves cache folders that are new, unless the job failed. Never fails a job.
 */
async function runActivatePost(host, github) {
    const state = github.state('job');
    if (state === '')
        return 0;
    const { program, services, caches } = JSON.parse(state);
    const stopped = await (0,_flox_activate_services_js__WEBPACK_IMPORTED_MODULE_2__/* .stopServices */ .RU)(host, program, (0,_flox_activate_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .quietEnvironment */ .oB)(host), services);
    if (stopped.length > 0)
        host.log.info(`Stopped services that still ran: ${stopped.join(', ')}`);
    const status = github.actionInput('job-status') ?? '';
    if (status !== '' && status !== 'success') {
        if (caches.length > 0)
            host.log.info(`The cache folder is not saved: the job has the status ${status}`);
        return 0;
    }
    for (const cache of caches)
        github.annotate((await (0,_flox_activate_env_cache_js__WEBPACK_IMPORTED_MODULE_0__/* .saveEnvCache */ .hh)(host, cache)).problems);
    return 0;
}


/***/ }),

/***/ 703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ readClaims),
/* harmony export */   ds: () => (/* binding */ claimsOf),
/* harmony export */   kb: () => (/* binding */ dayOf),
/* harmony export */   nR: () => (/* binding */ timeOf)
/* harmony export */ });
/** Undefined for a token of another kind (`flox_sat_…`, `flox_pat_…`). */
function claimsOf(token) {
    const claims = readClaims(token);
    if (claims === undefined)
        return undefined;
    const { exp, iat, aud, sub } = claims;
    const number = (claim) => (typeof claim === 'number' ? claim : undefined);
    return {
        expires: number(exp),
        issued: number(iat),
        audiences: [aud].flat().filter((one) => typeof one === 'string'),
        subject: typeof sub === 'string' ? sub : undefined,
    };
}
/** All claims by name, whatever is in them; undefined as of `claimsOf`. */
function readClaims(token) {
    const [, body = '', ...rest] = token.split('.');
    if (rest.length !== 1)
        return undefined;
    try {
        const value = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Seconds of the last day with a year of four digits; what a token or a server says may be any number. */
const lastSecond = 253_402_300_799;
/** As in 2026-12-24. */
function dayOf(seconds) {
    return timeOf(seconds).slice(0, 10);
}
/** As in 2026-12-24 10:30. */
function timeOf(seconds) {
    const known = Math.min(Math.max(Math.round(seconds), 0), lastSecond);
    return new Date(known * 1_000).toISOString().slice(0, 16).replace('T', ' ');
}


/***/ })

};
