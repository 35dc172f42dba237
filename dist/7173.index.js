export const id = 7173;
export const ids = [7173];
export const modules = {

/***/ 89955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   entryIndex: () => (/* binding */ entryIndex),
/* harmony export */   runIndex: () => (/* binding */ runIndex)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/** What this room saves in cache entries. Import the types freely and the schemas lazily, as of src/machine/schema.ts. */

const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP();
const amount = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative();
const indexedPath = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    path: text,
    drvPath: text.nullable().catch(null),
    /** How long its derivation took to build; null when that is not known. */
    seconds: amount.nullable().catch(null),
    narBytes: amount.catch(0),
});
/** A path that is none is left out: an index may be wrong, and decides nothing that matters. */
const entryIndex = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('store-cache-entry/1'),
    drvPath: text,
    cell: text,
    paths: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(indexedPath.nullable().catch(null)).transform((paths) => paths.filter((path) => path !== null)),
});
const runIndex = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('run-index/1'),
    /** As in GITHUB_REF. */
    ref: text,
    sha: text,
    /** By cell id. Seconds of the whole build. */
    cells: named(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ drvPath: text.endsWith('.drv'), seconds: amount })),
    /** Seconds by the derivation's name, without hash and `.drv`: names stay when inputs change. */
    derivations: named(amount),
});
/** Values by name, without a prototype: names come from outside. */
function named(value) {
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(text, value)
        .transform((record) => Object.assign(Object.create(null), record));
}


/***/ })

};
