export const id = 547;
export const ids = [547];
export const modules = {

/***/ 2776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ textTable),
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
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}


/***/ })

};
