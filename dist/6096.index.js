export const id = 6096;
export const ids = [6096];
export const modules = {

/***/ 40084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lockSchema: () => (/* binding */ lockSchema),
/* harmony export */   manifestSchema: () => (/* binding */ manifestSchema),
/* harmony export */   pointerSchema: () => (/* binding */ pointerSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/**
 * The files of a Flox environment, as far as the lint reads them: https://flox.dev/docs/man/manifest.toml and
 * https://github.com/flox/flox/tree/main/cli/schemas. Import the types freely and the schemas lazily.
 */

const texts = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).nullish();
const tableOf = (entry) => zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), entry).nullish();
const packageEntry = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    'pkg-path': zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())]).nullish(),
    flake: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    'store-path': zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    'pkg-group': zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    systems: texts,
    priority: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullish(),
});
const service = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ command: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(), vars: tableOf(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) });
const build = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    command: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    sandbox: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    'runtime-packages': texts,
});
const include = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ dir: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(), remote: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(), name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish() });
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    install: tableOf(packageEntry),
    vars: tableOf(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    hook: tableOf(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    profile: tableOf(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    // `auto-start` stands among the services.
    services: tableOf(zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), service])),
    build: tableOf(build),
    include: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ environments: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(include).nullish() }).nullish(),
    options: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ systems: texts }).nullish(),
    // What the image is given; its entries are Flox's.
    containerize: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ config: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()).nullish() }).nullish(),
});
const lockedPackage = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    install_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    system: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    attr_path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    unfree: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().nullish(),
    outputs: tableOf(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
const lockSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    manifest: manifestSchema,
    packages: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(lockedPackage),
    compose: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ composer: manifestSchema, include: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ descriptor: include })).nullish() })
        .nullish(),
});
const pointerSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), owner: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish() });


/***/ })

};
