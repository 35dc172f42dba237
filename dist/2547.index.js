export const id = 2547;
export const ids = [2547];
export const modules = {

/***/ 52776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   terminalLog: () => (/* binding */ terminalLog)
/* harmony export */ });
/** For the CLI and `npm start`: everything to standard error, so that standard output stays the answer. */
function terminalLog(debug) {
    const write = (line) => process.stderr.write(`${line}\n`);
    return {
        info: write,
        debug: (line) => {
            if (debug)
                write(line);
        },
        group: (title) => write(`\n${title}`),
        endGroup: () => { },
    };
}


/***/ })

};
