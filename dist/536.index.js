export const id = 536;
export const ids = [536];
export const modules = {

/***/ 18855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   credentialsPart: () => (/* binding */ credentialsPart),
/* harmony export */   keptSandbox: () => (/* binding */ keptSandbox),
/* harmony export */   madeVolume: () => (/* binding */ madeVolume),
/* harmony export */   nixpkgsFacts: () => (/* binding */ nixpkgsFacts),
/* harmony export */   receipt: () => (/* binding */ receipt),
/* harmony export */   settingsPart: () => (/* binding */ settingsPart),
/* harmony export */   startedDaemon: () => (/* binding */ startedDaemon)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/** What this room saves on a machine, and what Nix answers. Import the types freely and the schemas lazily, as of src/machine/schema.ts. */

const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP();
/** Numeric user and group. */
const owner = text.regex(/^\d+:\d+$/);
const receipt = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('nix-install/1'),
    state: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['installing', 'installed']),
    version: text,
    mode: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['daemon', 'single-user']),
    supervision: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['systemd', 'launchd', 'own', 'none']),
    /** Store paths; empty until they are known. */
    nix: text,
    cacert: text,
    /** The process that installs. */
    by: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), start: text }),
    /** Whether the folder /nix itself is ours; else its numeric owner as it was before. */
    folder: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('made'), zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ owner })]),
    /** Names in /nix that were there before; they stay. */
    keep: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text.regex(/^(?!\.{1,2}$)[^/]+$/)),
    /** Mode and numeric owner of a store or var that was there before. */
    kept: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(text.regex(/^(?:store|var)$/), zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ mode: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(), owner })).exactOptional(),
    users: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text.regex(/^_?nixbld\d+$/)),
    group: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    conf: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    confFolder: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
});
const before = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ before: text.nullable() });
const madeVolume = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    plan: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        /** The APFS container that the volume goes to, as in `disk3`. */
        container: text.regex(/^disk\d+$/),
        /** What synthetic.conf was before, where our line goes in; null: there was none. Unset where the line is there. */
        synthetic: before.optional(),
        fstab: before,
        /** Whether it is encrypted, as the disk is (FileVault); its key is in the system's keychain. */
        encrypted: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        /** Whether a service mounts the volume at every start of the machine. */
        mounter: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    }),
    volume: zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('kind', [
        /** `adding`: it may be there; then it is the one of our name, for there was none before. */
        zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['none', 'adding']) }),
        /** `blank`: nothing of Nix is on it, not yet or not any more. */
        zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['blank', 'filled']), uuid: zod__WEBPACK_IMPORTED_MODULE_0__/* .guid */ .OsD() }),
    ]),
});
const setting = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('setting'), name: text, values: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text) });
const include = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('include'), path: text, optional: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() });
const settingsPart = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    base: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(setting),
    extra: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('kind', [setting, include])),
    after: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(setting),
});
const credentialsPart = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    netrc: text,
    builders: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text),
    variables: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(text, text),
    /** The netrc that Nix read before ours; its contents still count. */
    netrcBase: text.optional(),
});
/** The daemon that we started. */
const startedDaemon = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('daemon/1'), pid: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(), start: text });
const verdict = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** True only when a builder was seen to be sandboxed. */
    works: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /**
     * `partial`: the builder saw part of a sandbox and part of the machine. `unsandboxed`: the configuration wants it so.
     * `fallback`: it does not, and Nix does it all the same. `refused`: Nix builds nothing, as it cannot sandbox or has no
     * build users. `unknown`: the builder could not look.
     */
    how: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['sandboxed', 'partial', 'unsandboxed', 'fallback', 'refused', 'unknown']),
    /** Part of a sentence, without a full stop. */
    why: text,
    /** What to do about it; empty when it works. */
    fix: text,
    /** Whether a builder has the rights of this user, so that it can read the private files of the job. */
    readsJob: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().exactOptional(),
});
const sandboxReport = verdict.extend({
    /** What the configuration says: `true`, `false` or `relaxed`; undefined when Nix did not say. */
    asked: text.optional(),
    /** What the probe took when it was made. */
    seconds: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
/** `key` names the boot, the Nix and the settings that the report is of. */
const keptSandbox = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('sandbox/1'), key: text, report: sandboxReport });
const version = text.regex(/^\d+\.\d+$/);
const nixpkgsFacts = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    toolkits: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(text, zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        supported: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).nullable(),
        default: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).nullable(),
        gccMax: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nullable(),
        redistSystems: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).nullable(),
        orin: text.nullable(),
    })),
    defaultToolkit: version.nullable(),
    capabilities: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(text, zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: text, minToolkit: version, maxToolkit: version.nullable(), jetson: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() }))
        .nullable(),
    gcc: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr()),
});


/***/ })

};
