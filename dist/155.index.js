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
    const stopped = await (0,_flox_activate_services_js__WEBPACK_IMPORTED_MODULE_2__/* .stopServices */ .RU)(host, program, await (0,_flox_activate_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .floxEnvironment */ .N)(host, github), services);
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


/***/ })

};
