export const id = 5422;
export const ids = [5422];
export const modules = {

/***/ 14010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   changedDevice: () => (/* binding */ changedDevice),
/* harmony export */   journal: () => (/* binding */ journal),
/* harmony export */   madeFolders: () => (/* binding */ madeFolders),
/* harmony export */   reclaim: () => (/* binding */ reclaim)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/**
 * What this room saves on a machine and reads again. Import the types freely; import the schemas lazily, because zod costs
 * a cold start 20 ms (docs/decisions/0009-saved-documents.md).
 */

const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP();
const journalEntry = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** Which of src/actions/setup/owners.ts wrote it, and can remove it. */
    owner: text,
    path: text,
    /** The jobs that use it now; the last one to leave undoes it. */
    users: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text),
    /** What its owner must know to remove it, where the path does not say; JSON. No secrets. */
    note: text.exactOptional(),
    /** What each job put into it, by job, where the thing is made of its users' parts. No secrets. */
    parts: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(text, text).exactOptional(),
    /** Paths that were made for it and go with it. */
    made: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).exactOptional(),
    /** Digest of what the daemon has read of it; differs from the file's while a restart is due. */
    loadedDigest: text.exactOptional(),
});
/** What a later version adds to an entry stays in it. */
const journal = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('journal/1'), entries: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(journalEntry.loose()) });
/** Folders that were made for the state folder, outermost first; the last one is the state folder itself. */
const madeFolders = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('made/1'), folders: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text) });
/** The mode of a device before we opened it, and the rule of ours that keeps it open, if there is one. */
const changedDevice = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('kvm/1'), mode: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), rule: text.nullable() });
const reclaimedPart = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    name: text,
    state: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['waiting', 'removing', 'removed', 'absent', 'failed']),
    seconds: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    errors: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text),
});
const reclaim = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('reclaim/1'),
    state: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['starting', 'running', 'done']),
    /** Milliseconds since the epoch. */
    begun: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    seconds: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Process id and start time of the worker; empty before it came up. */
    worker: text,
    parts: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(reclaimedPart),
    /** Free bytes of the file systems that the parts are on; others may write to them meanwhile. */
    freeBefore: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    freeNow: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** `freeNow` − `freeBefore`, at least 0. */
    freedBytes: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});


/***/ })

};
