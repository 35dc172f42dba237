export const id = 314;
export const ids = [314];
export const modules = {

/***/ 51303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ buildCommandSurface),
/* harmony export */   _: () => (/* binding */ buildSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _plan_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87110);


const buildSurface = {
    name: 'setup-nix-cuda/build',
    description: 'Builds one cell with Nix, shows progress, and proves the result',
    inputs: {
        cell: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('A cell as JSON (`cell/1`), from a row of the plan. It is code: building it runs what it names.'),
        also: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('JSON list of cells with the same derivation, from a row of the plan; they are proven too.'),
        shared: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('A shared stage of the plan as JSON, instead of a cell: builds its derivations for the cells.'),
        'allow-less-trusted': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Accept `cell`, `also` and `shared` even if somebody without write access may have caused this run (a pull request from a fork, a comment). Set it only if they come from a plan of the same run.', false),
        'wait-for-shared': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Seconds to wait for the results of the shared stage of this run; 0 to ignore them.', 0, { min: 0, max: 600 }),
        'timeout-minutes': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Time limit of the build in minutes.', 330, { min: 1, max: 21_600 }),
    },
    outputs: {
        id: 'Id of the cell',
        status: '`proven`, `wrong`, `build-failed`, `evaluation-failed` or `cancelled`',
        'result-file': 'Absolute path of the result (`result/1`)',
        'results-folder': 'Absolute path of the folder with the results of the cell and of those in `also`',
        saved: 'System of a shared stage that built something for the cells',
        'drv-path': 'Store path of the derivation; empty when it could not be evaluated',
        outputs: 'JSON object from output name to store path',
    },
};
const buildCommandSurface = {
    name: 'nix-cuda build',
    description: 'Builds and proves cells of a request on this machine: those of the ids, packages or patterns that are named, or all',
    inputs: {
        ..._plan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .requestInputs */ .jU,
        'timeout-minutes': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Time limit of one cell in minutes.', 330, { min: 1, max: 21_600 }),
        evaluate: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('`always`: follow what this Nixpkgs knows, as the plan does. `never`: plan by rules alone, and try what Nixpkgs would refuse.', 'always', ['always', 'never']),
        link: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Link the outputs, as nix build does; what is not linked may be collected as garbage.', true),
        'out-link': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Name of the link of a single cell; of several it is followed by `-` and the id of the cell.', 'result'),
        'print-out-paths': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print the store paths of what was built.', true),
        json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print the results as JSON instead of a table.', false),
    },
    outputs: {},
};


/***/ }),

/***/ 12393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ cacheCommandSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

const cacheCommandSurface = {
    name: 'nix-cuda cache',
    description: 'Prints the contents of the unpacked store cache entries FOLDER…, and what building them would cost',
    inputs: { json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of a table.', false) },
    outputs: {},
};


/***/ }),

/***/ 48228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ explainSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

const explainSurface = {
    name: 'nix-cuda explain',
    description: 'Explains the problem codes CODE…: what each means, what usually causes it, and what to do',
    inputs: { json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of text.', false) },
    outputs: {},
};


/***/ }),

/***/ 54586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ floxSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

const floxSurface = {
    name: 'nix-cuda flox',
    description: 'Checks the Flox environments of the folders DIR…, by default the current one, for what breaks CUDA or CI; several are layers, activated in that order',
    inputs: {
        'allow-toolkits': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('CUDA toolkits that may stand beside each other in one environment, as in `12.4,12.8`.'),
        json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of text.', false),
    },
    outputs: {},
};


/***/ }),

/***/ 87110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ planActionInputs),
/* harmony export */   bZ: () => (/* binding */ planningInputs),
/* harmony export */   jU: () => (/* binding */ requestInputs)
/* harmony export */ });
/* harmony import */ var _cuda_tiers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62986);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);


/** What a CUDA matrix request is made of; the request file has keys of the same names. */
const requestInputs = {
    'matrix-file': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Request file (docs/request.md); not needed when the inputs say everything.', '.github/nix-cuda.yml'),
    packages: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Packages, one per line: an attribute of Nixpkgs or of an overlay (`python3Packages.torch`), `name=./package.nix` in callPackage style, `name=-f ./default.nix -A attr --argstr sm {sm}`, or a flake output `name=.#foo-{toolkit}-{sm}`.'),
    capabilities: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Compute capabilities, one cell each (`8.6`, `9.0a`, `9.0+PTX`, `>=8.0`, `hopper`, `L4`); several on one line make one fat binary (`8.0 9.0+PTX`), and so do `all-major` and `default`, which is taken when nothing is set.'),
    toolkits: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('CUDA toolkits: `12.8`, `12.x`, `>=12.6`, `latest`; `default` is the one of Nixpkgs and taken when nothing is set; `cpu` is the package without CUDA.'),
    systems: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Nix systems (`x86_64-linux`, `aarch64-linux`; for `cpu` also `aarch64-darwin`, `x86_64-darwin`); unset means the system of this machine.'),
    nixpkgs: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Which Nixpkgs: `lock` (of flake.lock), a folder (`./nixpkgs`), a flake reference (`github:NixOS/nixpkgs/<rev>`), or a branch that caches build (`flox/unstable`, `nixos-cuda/nixos-unstable-cuda`, …). Unset: that of flake.lock, else the newest revision of the branch that a configured CUDA cache builds.'),
    overlays: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Overlays on Nixpkgs: files (`./overlay.nix`), or flakes (`.` for `overlays.default`, `.#name`).'),
    'allow-unfree': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Names of unfree packages or licences to allow besides those of CUDA.'),
    'legacy-toolkits': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('`true` to take toolkits that Nixpkgs has dropped from the pinned overlay nixos-cuda/cuda-legacy, or the flake reference of another overlay.'),
    driver: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Oldest driver of your users, as in `550.54.14`; cells that it cannot run are excluded.'),
    include: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('More cells, one pattern per line: `toolkit=13.4 capabilities=9.0a/10.0+PTX package=x system=y`.'),
    exclude: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Cells to leave out, one pattern per line: `toolkit=12.x capabilities=9.0a package=x* system=y`.'),
    tier: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('Which tier of the request: `auto` (by event, where the file has `tiers`), `all`, `pull-request`, `nightly` or `release`.', 'auto', ['auto', 'all', ..._cuda_tiers_js__WEBPACK_IMPORTED_MODULE_1__/* .tierNames */ .P]),
    runners: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Runners, one per line: `aarch64-linux=my-arm-runner`, `x86_64-linux/heavy=self-hosted+big`, `gpu:L4=gpu-runner`; `+` joins labels that a runner must all have.'),
    'max-cells': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Maximum number of cells of a plan; 0 for no limit.', 0, { min: 0, max: 100_000 }),
};
/** What is found out about a plan beside its rules. */
const planningInputs = {
    evaluate: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('Evaluate the cells with Nix and follow your Nixpkgs: `auto` (if there is a Nix), `always` or `never`.', 'auto', ['auto', 'always', 'never']),
    'cache-coverage': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Ask the binary caches what they have of each evaluated cell.', true),
    'skip-cached': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Leave out cells whose outputs binary caches serve; they are not proven.', false),
    shared: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('Build once, before the cells, what two or more of them need and no cache has: `auto` or `off`.', 'auto', ['auto', 'off']),
};
/** What the plan action takes, also as inputs of the reusable workflow. */
const planActionInputs = {
    ...requestInputs,
    ...planningInputs,
    'shard-size': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Maximum number of jobs of one matrix; GitHub allows 256.', 256, { min: 1, max: 256 }),
};


/***/ }),

/***/ 54504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ planActionSurface),
/* harmony export */   t: () => (/* binding */ planSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _setup_surface_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66254);
/* harmony import */ var _workflow_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11724);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87110);




const planActionSurface = {
    name: 'setup-nix-cuda/plan',
    description: 'Turns a CUDA matrix request into job matrices: only valid cells, each exclusion with its reason',
    inputs: {
        ..._inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .planActionInputs */ .B2,
        settings: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .settings */ .W0)([_setup_surface_js__WEBPACK_IMPORTED_MODULE_1__/* .machineInputs */ .n, _workflow_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .jobInputs */ .v]),
    },
    outputs: {
        matrix: 'JSON list of `{shard, rows}`; each row is `{id, runner, timeout, cell}`, with `also` for cells of the same derivation',
        shared: 'JSON list of `{id, runner, timeout, stage}`, one per system; empty without a shared stage',
        excluded: 'JSON list of `{code, count, examples}`, one per rule: requested cells that are excluded',
        count: 'Number of jobs to run',
        any: '`true` when there is a job to run',
        'plan-file': 'Absolute path of the plan (`plan/1`)',
    },
};
const planSurface = {
    name: 'nix-cuda plan',
    description: 'Prints which cells of a request will be built, and why others are excluded',
    inputs: {
        ..._inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .requestInputs */ .jU,
        ..._inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .planningInputs */ .bZ,
        explain: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Explain rule by rule why the cell with this id is in the plan or not.'),
        markdown: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print the plan as Markdown instead of a table.', false),
        json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print the plan as JSON (`plan/1`) instead of a table.', false),
    },
    outputs: {},
};


/***/ }),

/***/ 23640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  actions: () => (/* binding */ actions),
  P: () => (/* binding */ commands)
});

// EXTERNAL MODULE: ./lib/model/codes.js
var codes = __webpack_require__(73647);
// EXTERNAL MODULE: ./lib/actions/build/surface.js
var surface = __webpack_require__(51303);
// EXTERNAL MODULE: ./lib/actions/cache/surface.js
var cache_surface = __webpack_require__(12393);
;// CONCATENATED MODULE: ./lib/actions/completion/surface.js
const completionSurface = {
    name: 'nix-cuda completion',
    description: 'Prints a script that completes commands, options and values in bash, zsh or fish',
    inputs: {},
    outputs: {},
};

// EXTERNAL MODULE: ./lib/actions/explain/surface.js
var explain_surface = __webpack_require__(48228);
// EXTERNAL MODULE: ./lib/actions/flox/surface.js
var flox_surface = __webpack_require__(54586);
// EXTERNAL MODULE: ./lib/actions/plan/inputs.js
var inputs = __webpack_require__(87110);
// EXTERNAL MODULE: ./lib/actions/plan/surface.js
var plan_surface = __webpack_require__(54504);
// EXTERNAL MODULE: ./lib/actions/report/surface.js
var report_surface = __webpack_require__(92937);
// EXTERNAL MODULE: ./lib/actions/setup/surface.js + 9 modules
var setup_surface = __webpack_require__(66254);
// EXTERNAL MODULE: ./lib/actions/tables/surface.js
var tables_surface = __webpack_require__(67034);
// EXTERNAL MODULE: ./lib/actions/uninstall/surface.js
var uninstall_surface = __webpack_require__(38113);
// EXTERNAL MODULE: ./lib/actions/verify/surface.js
var verify_surface = __webpack_require__(28114);
;// CONCATENATED MODULE: ./lib/actions/registry.js













/** Every action. `npm run generate` and `npm run build` make its files from here. */
const actions = [
    {
        file: 'action.yml',
        surface: setup_surface/* setupSurface */.f,
        stub: 'setup',
        load: async () => (await Promise.all(/* import() | setup */[__webpack_require__.e(145), __webpack_require__.e(6930)]).then(__webpack_require__.bind(__webpack_require__, 69780))).runSetup,
        post: {
            stub: 'setup-post',
            load: async () => (await Promise.all(/* import() | setup-post */[__webpack_require__.e(3229), __webpack_require__.e(7382), __webpack_require__.e(79), __webpack_require__.e(6466), __webpack_require__.e(4175), __webpack_require__.e(1961)]).then(__webpack_require__.bind(__webpack_require__, 57795))).runSetupPost,
        },
    },
    {
        file: 'plan/action.yml',
        surface: plan_surface/* planActionSurface */.r,
        stub: 'plan',
        load: async () => (await __webpack_require__.e(/* import() | plan-action */ 5349).then(__webpack_require__.bind(__webpack_require__, 54653))).runPlanAction,
    },
    {
        file: 'build/action.yml',
        surface: surface/* buildSurface */._,
        stub: 'build',
        load: async () => (await __webpack_require__.e(/* import() | build */ 1433).then(__webpack_require__.bind(__webpack_require__, 21373))).runBuild,
    },
    {
        file: 'verify/action.yml',
        surface: verify_surface/* verifyActionSurface */.J,
        stub: 'verify',
        load: async () => (await Promise.all(/* import() | verify-action */[__webpack_require__.e(494), __webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(6941), __webpack_require__.e(7227)]).then(__webpack_require__.bind(__webpack_require__, 65951))).runVerifyAction,
    },
    {
        file: 'report/action.yml',
        surface: report_surface/* reportSurface */.Cj,
        stub: 'report',
        load: async () => (await __webpack_require__.e(/* import() | report-action */ 736).then(__webpack_require__.bind(__webpack_require__, 86162))).runReportAction,
    },
];
const requestGroup = { title: 'The request: what to build', inputs: inputs/* requestInputs */.jU };
/** Every command of the CLI, in the order of its help. */
const commands = [
    {
        surface: plan_surface/* planSurface */.t,
        section: 'Plan, build and prove',
        example: "nix-cuda plan --packages python3Packages.cupy --capabilities '8.0,9.0+PTX' --toolkits 12.x",
        groups: [requestGroup, { title: 'What to find out', inputs: inputs/* planningInputs */.bZ }],
        load: async () => (await __webpack_require__.e(/* import() | plan */ 8342).then(__webpack_require__.bind(__webpack_require__, 43674))).runPlan,
    },
    {
        surface: surface/* buildCommandSurface */.P,
        section: 'Plan, build and prove',
        takes: { name: '[CELL|PACKAGE|PATTERN]…', complete: 'nothing' },
        example: "nix-cuda build mylib 'mytool-cuda12.*'",
        groups: [requestGroup],
        load: async () => (await Promise.all(/* import() | build-command */[__webpack_require__.e(145), __webpack_require__.e(6145)]).then(__webpack_require__.bind(__webpack_require__, 21554))).runBuildCommand,
    },
    {
        surface: verify_surface/* verifySurface */.b,
        section: 'Plan, build and prove',
        takes: { name: 'PATH…', complete: 'files' },
        example: 'nix-cuda verify --capabilities 8.6,9.0+PTX --toolkit 12.8 result/lib',
        groups: [],
        load: async () => (await Promise.all(/* import() | verify */[__webpack_require__.e(494), __webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(6941), __webpack_require__.e(8300)]).then(__webpack_require__.bind(__webpack_require__, 75440))).runVerify,
    },
    {
        surface: flox_surface/* floxSurface */.t,
        section: 'Plan, build and prove',
        takes: { name: 'lint [DIR]…', complete: ['lint'] },
        example: 'nix-cuda flox lint ./app',
        groups: [],
        load: async () => (await Promise.all(/* import() | flox-lint */[__webpack_require__.e(9605), __webpack_require__.e(1486)]).then(__webpack_require__.bind(__webpack_require__, 84927))).runFlox,
    },
    {
        surface: report_surface/* reportCommandSurface */.lT,
        section: 'Plan, build and prove',
        example: 'nix-cuda report --plan plan.json --results results',
        groups: [],
        load: async () => (await Promise.all(/* import() | report-command */[__webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(145), __webpack_require__.e(6601)]).then(__webpack_require__.bind(__webpack_require__, 27471))).runReportCommand,
    },
    {
        surface: explain_surface/* explainSurface */.P,
        section: 'Look up',
        takes: { name: 'CODE…', complete: Object.keys(codes/* codes */.F) },
        example: 'nix-cuda explain VER001',
        groups: [],
        load: async () => (await Promise.all(/* import() | explain-code */[__webpack_require__.e(3225), __webpack_require__.e(6430), __webpack_require__.e(1710)]).then(__webpack_require__.bind(__webpack_require__, 75913))).runExplain,
    },
    {
        surface: tables_surface/* tablesSurface */.r,
        section: 'Look up',
        example: 'nix-cuda tables --check --nixpkgs github:NixOS/nixpkgs/nixos-unstable',
        groups: [],
        load: async () => (await Promise.all(/* import() | tables */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(7254), __webpack_require__.e(3437), __webpack_require__.e(2796)]).then(__webpack_require__.bind(__webpack_require__, 12864))).runTables,
    },
    {
        surface: cache_surface/* cacheCommandSurface */.d,
        section: 'Look up',
        takes: { name: 'FOLDER…', complete: 'files' },
        example: 'nix-cuda cache ./unpacked-entry',
        groups: [],
        load: async () => (await __webpack_require__.e(/* import() | cache-command */ 4435).then(__webpack_require__.bind(__webpack_require__, 59951))).runCacheCommand,
    },
    {
        surface: completionSurface,
        section: 'This machine',
        takes: { name: 'bash|zsh|fish', complete: ['bash', 'zsh', 'fish'] },
        example: 'source <(nix-cuda completion bash)',
        groups: [],
        load: async () => {
            const { runCompletion } = await __webpack_require__.e(/* import() | completion */ 4277).then(__webpack_require__.bind(__webpack_require__, 92785));
            return (host, line) => runCompletion(host, line, commands);
        },
    },
    {
        surface: uninstall_surface/* uninstallSurface */.S,
        section: 'This machine',
        example: 'nix-cuda uninstall --dry-run',
        groups: [],
        load: async () => (await Promise.all(/* import() | uninstall */[__webpack_require__.e(7382), __webpack_require__.e(6466), __webpack_require__.e(6955)]).then(__webpack_require__.bind(__webpack_require__, 59271))).runUninstall,
    },
];


/***/ }),

/***/ 92937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ reportSurface),
/* harmony export */   YH: () => (/* binding */ questionOf),
/* harmony export */   lT: () => (/* binding */ reportCommandSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

const reportSurface = {
    name: 'setup-nix-cuda/report',
    description: 'Reads the plan and every result, writes the summary and a JSON report, and decides whether the run passes',
    inputs: {
        plan: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)('Path of the plan (`plan/1`).'),
        results: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)('Folder with the results (`result/1`): `<cell id>.json` in it, as one job wrote them, or below `<artifact-prefix>-result-<row id>/`, as artifacts are downloaded. Other files are refused.'),
        'artifact-prefix': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Prefix of the names of the artifacts with results.', 'nix-cuda'),
        'jobs-result': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('How the jobs of the cells ended (`needs.<job>.result`): after `failure` or `cancelled` the run is not good, whatever the results say.', 'success', ['success', 'failure', 'cancelled', 'skipped']),
        gpu: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('GPUs of which the summary says which cells they run, as in `L4, 9.0`. The result of the run does not depend on it.'),
        driver: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Linux driver of these GPUs, as in `580` or `580.65.06`. Without one any is new enough.'),
    },
    outputs: {
        result: '`success` when every planned cell is proven, else `failure`',
        proven: 'Number of proven cells',
        failed: 'Number of cells that failed or have no result',
        results: 'JSON list of `{id, status, outputs}`, one entry per cell with a result; `outputs` has the store path of each output. Empty where the list is longer than 500 kB',
        'report-file': 'Absolute path of the report as JSON',
    },
};
const reportCommandSurface = {
    name: 'nix-cuda report',
    description: 'Reads a plan and its results and prints the report of the run',
    inputs: { ...reportSurface.inputs, json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of Markdown.', false) },
    outputs: {},
};
/** What `makeReport` wants to know. */
function questionOf(inputs) {
    return { place: placeOf(inputs), gpu: inputs.gpu ?? [], driver: inputs.driver };
}
/** Where the results are, and how the jobs ended that left them there. */
function placeOf(inputs) {
    const { plan, results, 'artifact-prefix': prefix, 'jobs-result': jobs } = inputs;
    return { planFile: plan, folder: results, prefix, jobs };
}


/***/ }),

/***/ 66254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ machineInputs),
  f: () => (/* binding */ setupSurface)
});

// EXTERNAL MODULE: ./lib/runner/inputs.js
var inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/actions/plan/inputs.js
var plan_inputs = __webpack_require__(87110);
// EXTERNAL MODULE: ./lib/actions/workflow/inputs.js
var workflow_inputs = __webpack_require__(11724);
// EXTERNAL MODULE: ./lib/nix/configure/caches.js
var caches = __webpack_require__(76213);
// EXTERNAL MODULE: ./lib/runner/mask-secrets.js
var mask_secrets = __webpack_require__(54136);
;// CONCATENATED MODULE: ./lib/actions/setup/configuration/inputs.js



/** What goes to nix.conf: binary caches, tokens, and the user’s own lines. */
const configurationInputs = {
    caches: (0,inputs/* listWithDefault */.UI)(`Binary caches by name: ${caches/* cachePresets */.XU.map((preset) => `\`${preset.name}\``).join(', ')}; \`${caches/* noCaches */.zx}\` turns them off.`, caches/* defaultCaches */.Zw),
    'extra-substituters': (0,inputs/* list */.p_)('More binary caches, by URL.'),
    'extra-trusted-public-keys': (0,inputs/* list */.p_)('Their public keys, as in `cache.example.org-1:base64`.'),
    'accept-flake-config': (0,inputs/* flag */.Jt)('Use the binary caches and keys that `nixConfig` of the repository’s flake.nix names, and nothing else of it; otherwise a notice says what to write. Whoever can change flake.nix, as in a pull request, then chooses caches.', false),
    'extra-nix-config': (0,inputs/* text */.Qq)('Lines for nix.conf; they come last and override all others.'),
    'system-wide': (0,inputs/* flag */.Jt)('Allow changes to the system-wide configuration of a Nix that was already on a self-hosted machine; otherwise only files of the job are written.', false),
    'github-token': (0,inputs/* secret */.rJ)('Token for fetching flakes and sources from GitHub; given to Nix in a private file of the job.', { expression: '$' + '{{ github.token }}' }),
    'extra-access-tokens': (0,inputs/* secret */.rJ)('Tokens for other hosts, `host=token` each; kept in a private file of the job.', {
        secrets: mask_secrets/* accessTokens */.HZ,
    }),
};

;// CONCATENATED MODULE: ./lib/actions/setup/credentials/inputs.js


/** Line by line, as a log would have them. */
const keyLinesIn = (text) => text.split('\n').filter((line) => !line.startsWith('-----'));
/** What Nix and its daemon are given beside nix.conf, and remote builders. */
const credentialsInputs = {
    netrc: (0,inputs/* secret */.rJ)('Logins for private caches and sources, in the format of a netrc file; readable only by root (daemon) or this user, and removed when the job ends.', { secrets: mask_secrets/* netrcPasswords */.N1 }),
    aws: (0,inputs/* flag */.Jt)('Pass AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and AWS_REGION of this step to the Nix daemon, for s3:// caches.', false),
    'aws-role': (0,inputs/* text */.Qq)('Role of AWS, by its ARN, whose credentials the Nix daemon gets for s3:// caches; the job needs `id-token: write`.'),
    'aws-region': (0,inputs/* text */.Qq)('Region of the bucket, as in `eu-central-1`; unset means AWS_REGION of this step.'),
    proxy: (0,inputs/* flag */.Jt)('Pass http_proxy, https_proxy, no_proxy and the like of this step to the Nix daemon.', false),
    'ca-bundle': (0,inputs/* text */.Qq)('PEM file with all certificates that Nix should trust.'),
    builders: (0,inputs/* text */.Qq)('Remote builders, one per line as in nix.conf; each needs a host key.'),
    'builders-key': (0,inputs/* secret */.rJ)('Private ssh key for builders without a key file of their own.', { secrets: keyLinesIn }),
    'known-hosts': (0,inputs/* text */.Qq)('Host keys of the builders, as in ~/.ssh/known_hosts.'),
};

;// CONCATENATED MODULE: ./lib/actions/setup/disk/inputs.js

/** Room for the store and for builds. */
const diskInputs = {
    'reclaim-disk': (0,inputs/* list */.p_)('Parts of GitHub’s Ubuntu image to remove in the background, one per line: `android`, `dotnet`, `haskell`, `codeql`, …; ignored on other machines.'),
    'store-location': (0,inputs/* text */.Qq)('Where the files of /nix are stored: `root`, `auto` (another disk with much more space), or an absolute path; an existing store is never moved.', 'root'),
    'build-folder': (0,inputs/* choice */.Yq)('Where builds run: `auto` (another disk if the default is in memory or has little space) or `default`.', 'auto', ['auto', 'default']),
};

;// CONCATENATED MODULE: ./lib/actions/setup/examination/inputs.js

/** What the configured Nix is examined for. */
const examinationInputs = {
    'check-caches': (0,inputs/* flag */.Jt)('Check before building that Nix can use each binary cache.', true),
    'caches-required': (0,inputs/* flag */.Jt)('Fail if a binary cache cannot be used; otherwise that is a warning.', false),
    sandbox: (0,inputs/* choice */.Yq)('Whether builds must be sandboxed: `auto` (a warning if they are not, or if that cannot be determined) or `require`.', 'auto', ['auto', 'require']),
};

// EXTERNAL MODULE: ./lib/flox/releases.js
var releases = __webpack_require__(60979);
;// CONCATENATED MODULE: ./lib/actions/setup/flox/inputs.js


/** How a job gets Flox, and what Flox is told. */
const floxInputs = {
    flox: (0,inputs/* flag */.Jt)('Provide the `flox` program: use the one on the machine, or install it.', false),
    'flox-version': (0,inputs/* text */.Qq)('Flox release to install where there is no Flox, as in `1.14.1`; unset means the newest that this action has a hash for.'),
    'flox-channel': (0,inputs/* text */.Qq)('Channel of Flox: `stable`, `qa` or `nightly`; without `flox-version` it is the newest release of the channel, which needs `flox-sha256`.'),
    'flox-commit': (0,inputs/* text */.Qq)('Commit of github.com/flox/flox to install, 40 digits; required on machines that already have a Nix, which stays.'),
    'flox-sha256': (0,inputs/* text */.Qq)('SHA-256 of the Flox package; required unless this action has its hash, or rpm knows its signer.'),
    'flox-base-url': (0,inputs/* text */.Qq)('Base URL of the Flox packages, with the layout of downloads.flox.dev.', releases/* floxDownloads */.lS),
    'flox-metrics': (0,inputs/* flag */.Jt)('Allow Flox to send usage statistics to its vendor.', false),
    'trusted-environments': (0,inputs/* list */.p_)('FloxHub environments whose hooks may run: `owner/name`, or `owner/*`.'),
    'extra-flox-config': (0,inputs/* text */.Qq)('Settings of Flox, one `key = value` per line, as for `flox config --set`; they come last and override all others.'),
};

;// CONCATENATED MODULE: ./lib/actions/setup/kvm/inputs.js

/** Virtual machines in builds. */
const kvmInputs = {
    kvm: (0,inputs/* choice */.Yq)('Make /dev/kvm usable for builds: `auto` (on runners that GitHub hosts), `true` or `false`.', 'auto', [
        'auto',
        'true',
        'false',
    ]),
};

// EXTERNAL MODULE: ./lib/nix/install/releases.js
var install_releases = __webpack_require__(35341);
;// CONCATENATED MODULE: ./lib/actions/setup/nix/inputs.js


/** Which Nix, and how it is installed where there is none. */
const nixInputs = {
    'nix-version': (0,inputs/* text */.Qq)('Nix release to install where there is no Nix, as in `2.34.7`; unset means the newest that this action has hashes for.'),
    'nix-sha256': (0,inputs/* text */.Qq)('SHA-256 of the release archive, for a version or mirror without a hash in this action.'),
    'nix-base-url': (0,inputs/* text */.Qq)('Base URL of the release archives, with the layout of releases.nixos.org.', install_releases/* upstreamReleases */.UG),
    mode: (0,inputs/* choice */.Yq)('How Nix is installed: `daemon` (multi-user, sandboxed builds), `single-user`, or `auto`: daemon where there is root or sudo and no container.', 'auto', ['auto', 'daemon', 'single-user']),
    advisories: (0,inputs/* choice */.Yq)('Whether a Nix with known security holes is a warning (`warn`) or fails the job (`required`): one that is installed, found, or run by Flox.', 'warn', ['warn', 'required']),
    preinstalled: (0,inputs/* choice */.Yq)('What to do with a Nix that is already on the machine: `use` it, `require` one (never install), or `refuse` it; `auto` is the default for this kind of machine (docs/machines.md).', 'auto', ['auto', 'use', 'require', 'refuse']),
};

;// CONCATENATED MODULE: ./lib/actions/setup/nixpkgs/inputs.js

/** What later steps of the job that are not of this action find as Nixpkgs. */
const nixpkgsInputs = {
    'nixpkgs-config': (0,inputs/* choice */.Yq)('Configuration of Nixpkgs for later steps: `cuda` gives `nix build -f "<nixpkgs>"` and `nix-shell` cudaSupport, the `capabilities` and CUDA’s licences until the job ends; flakes do not read it.', 'none', ['none', 'cuda']),
    'nix-path': onePath('NIX_PATH of later steps, as in `nixpkgs=channel:nixos-unstable`.'),
};
/** Entries are separated by colons, as in the variable. */
function onePath(description) {
    return {
        description,
        default: '',
        kind: 'text',
        parse: (given) => /\p{Cc}/u.test(given)
            ? { ok: false, expected: 'one line, with colons between entries' }
            : { ok: true, value: given === '' ? undefined : given },
    };
}

;// CONCATENATED MODULE: ./lib/actions/setup/store-cache/inputs.js

/** The store cache of this job. */
const storeCacheInputs = {
    'store-cache': (0,inputs/* choice */.Yq)('Keep what cells build in GitHub’s cache for later runs: `read-write`, `read`, `write` or `off`.', 'read-write', ['off', 'read', 'write', 'read-write']),
    'store-cache-key': (0,inputs/* secret */.rJ)('Nix secret key that signs entries of the store cache; entries without its signature are refused.'),
    'store-unfree': (0,inputs/* list */.p_)('Unfree or downloaded packages that a public repository may keep in GitHub’s cache, by name of the derivation: `*` stands for any text, as in `*-my-model-*`.'),
};

;// CONCATENATED MODULE: ./lib/actions/setup/surface.js












/** What makes a machine ready for builds with Nix. */
const machineInputs = {
    ...nixInputs,
    ...configurationInputs,
    ...credentialsInputs,
    ...examinationInputs,
    ...diskInputs,
    ...kvmInputs,
    ...storeCacheInputs,
};
const setupSurface = {
    name: 'setup-nix-cuda',
    description: 'Plan, build and prove CUDA packages with Nix for every GPU architecture and toolkit that your users have',
    inputs: {
        ...machineInputs,
        ...floxInputs,
        ...nixpkgsInputs,
        build: (0,inputs/* flag */.Jt)('Plan, build and verify every cell of the request in this job.', false),
        ...plan_inputs/* requestInputs */.jU,
        'timeout-minutes': (0,inputs/* wholeNumber */.rD)('Time limit of one cell in minutes.', 330, { min: 1, max: 21_600 }),
        uninstall: (0,inputs/* flag */.Jt)('When the job ends, remove Nix and everything else that this action installed on a self-hosted machine, unless another job uses it.', false),
        settings: (0,inputs/* settings */.W0)([plan_inputs/* planActionInputs */.B2, workflow_inputs/* jobInputs */.v]),
        summary: (0,inputs/* flag */.Jt)('Write what setup did to the job summary, and with `build` the table of cells.', true),
    },
    outputs: {
        'nix-version': 'Version of the Nix that was used, as in `2.34.8`',
        'nix-path': 'Absolute path of the `nix` program that was used',
        mode: '`daemon` or `single-user`: how Nix commands of this job reach the store',
        installed: '`true` when this run installed Nix',
        substituters: 'The binary caches that Nix queries, one per line',
        'cache-states': 'JSON list of `{url, state, priority, milliseconds}` of these caches',
        sandbox: 'How builds are isolated: `sandboxed`, `partial`, `unsandboxed`, `fallback`, `refused` or `unknown`',
        'machine-kind': 'Kind of machine, as in docs/machines.md',
        kvm: '`absent`, `usable`, `enabled` or `unusable`: /dev/kvm for builds',
        'flox-version': 'Version of the Flox that was used, as in `1.14.1`; empty without `flox`',
        'flox-path': 'Absolute path of the `flox` program that was used',
        seconds: 'JSON object from phase to seconds',
        planned: 'Number of planned cells',
        excluded: 'Number of requested cells that are excluded',
        proven: 'Number of cells that were built and have the requested device code',
        failed: 'Number of cells that failed',
        results: 'JSON list of `{id, status, outputs}`, one entry per cell, in the order of the plan',
        'plan-file': 'Absolute path of the plan (`plan/1`)',
        'results-folder': 'Absolute path of the folder with one `<cell id>.json` (`result/1`) per cell',
    },
};


/***/ }),

/***/ 67034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ tablesSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _plan_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87110);


const tablesSurface = {
    name: 'nix-cuda tables',
    description: 'Prints the tables of capabilities and toolkits; --check compares them with Nixpkgs and the compilers here',
    inputs: {
        check: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Compare with the Nixpkgs of --nixpkgs and with every ptxas on PATH and in CUDA_PATH.', false),
        nixpkgs: _plan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .requestInputs */ .jU.nixpkgs,
        json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of tables.', false),
    },
    outputs: {},
};


/***/ }),

/***/ 38113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ uninstallSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

const uninstallSurface = {
    name: 'nix-cuda uninstall',
    description: 'Removes what this action installed on this machine: configuration, daemon, Nix, build users, state',
    inputs: {
        'dry-run': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Only show what would be removed.', false),
        yes: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Remove it without asking.', false),
        force: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Remove also what other jobs still use, and what another user installed.', false),
        json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of lines.', false),
    },
    outputs: {},
};


/***/ }),

/***/ 28114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ verifyActionSurface),
/* harmony export */   b: () => (/* binding */ verifySurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

const verifyInputs = {
    capabilities: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Targets that every file with device code must have, as in `8.0, 9.0a, 9.0+PTX`.'),
    toolkit: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('CUDA toolkit that must have compiled every image, as in `12.8`.'),
    units: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('`all`: every unit (usually what one source file became) must have each target. `any`: one unit is enough, and those that lack it are a warning.', 'all', ['all', 'any']),
    gpu: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('GPUs that must run all of it, as in `L4, 9.0`: compiled for them, or PTX that their driver compiles.'),
    driver: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Linux driver of these GPUs, as in `580` or `580.65.06`; if unset, any driver is assumed to be new enough.'),
};
const verifyActionSurface = {
    name: 'setup-nix-cuda/verify',
    description: 'Checks which device code files, archives and folders contain, without Nix, CUDA or a GPU',
    inputs: { paths: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)('Files and folders, one per line.'), ...verifyInputs },
    outputs: {
        files: 'JSON list of `{file, targets, partly, linkedAtLoad, ptx, ltoir, toolkits, units, images, stubs, places}`',
        gpus: 'JSON list of `{gpu, capability, runs, driver, units}`: how each GPU of `gpu` runs it (`sass`, `jit`, `driver`, `unknown`, `none`, or null without device code)',
        problems: 'JSON list of errors, warnings and notices',
    },
};
const verifySurface = {
    name: 'nix-cuda verify',
    description: 'Prints which device code the files, archives and folders PATH… contain, and checks it against what is requested',
    inputs: { ...verifyInputs, json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of a table.', false) },
    outputs: {},
};


/***/ }),

/***/ 11724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ jobInputs)
/* harmony export */ });
/* unused harmony export checkoutSecrets */
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _build_surface_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51303);


/** How the jobs of the reusable workflow run. */
const jobInputs = {
    'timeout-minutes': _build_surface_js__WEBPACK_IMPORTED_MODULE_1__/* .buildSurface */ ._.inputs['timeout-minutes'],
    'fail-fast': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Stop the other cells when one fails.', false),
    'max-parallel': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Maximum number of cells that run at once.', 256, { min: 1, max: 256 }),
    'plan-runner': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Runner of the plan and report jobs; several labels as a JSON list.', 'ubuntu-24.04'),
    ref: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Branch, tag or commit to check out; unset means that of the event.'),
    submodules: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('Check out submodules too: `false`, `true` or `recursive`.', 'false', [
        'false',
        'true',
        'recursive',
    ]),
    lfs: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Check out files of Git LFS too.', false),
    'artifact-prefix': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Prefix of artifact names; two calls in one run need different ones.', 'nix-cuda'),
};
/** What only the reusable workflow's checkout takes. */
const checkoutSecrets = {
    'checkout-token': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Token that may read the repository and its private submodules; unset means the token of the job, which reads this repository alone.'),
};


/***/ }),

/***/ 62986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ corners),
/* harmony export */   P: () => (/* binding */ tierNames),
/* harmony export */   Un: () => (/* binding */ tierOfEvent),
/* harmony export */   ax: () => (/* binding */ compareToolkitTexts)
/* harmony export */ });
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83341);
/** Tiers: a pull request builds few telling cells, the night and a release build wide. */

const tierNames = ['pull-request', 'nightly', 'release'];
/** The tier of the event that started a workflow; `all` for pushes and dispatches. */
function tierOfEvent(event, ref) {
    if (event === 'pull_request' || event === 'pull_request_target' || event === 'merge_group')
        return 'pull-request';
    if (event === 'schedule')
        return 'nightly';
    if (event === 'release' || (event === 'push' && ref?.startsWith('refs/tags/')))
        return 'release';
    return 'all';
}
/**
 * The telling ones of the valid combinations of one package and system, which come in the order of the plan (toolkits
 * ascending, then targets ascending): the oldest toolkit with its lowest targets, the newest with its highest, the
 * newest with its lowest, and the cell without CUDA. The number does not grow when a toolkit is added.
 */
function corners(valid) {
    const cuda = valid.filter((cell) => cell.toolkit !== 'cpu');
    const versions = [...new Set(cuda.map((cell) => cell.toolkit))].sort(compareToolkitTexts);
    const of = (toolkit) => cuda.filter((cell) => cell.toolkit === toolkit);
    const [oldest, newest] = [of(versions[0]), of(versions.at(-1))];
    const chosen = new Set([oldest[0], newest[0], newest.at(-1), ...valid.filter((cell) => cell.toolkit === 'cpu')]);
    return valid.filter((cell) => chosen.has(cell));
}
/** Oldest first; `cpu` before all. */
function compareToolkitTexts(a, b) {
    const [left, right] = [(0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(a), (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(b)];
    if (!left || !right)
        return Number(Boolean(left)) - Number(Boolean(right));
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(left, right);
}


/***/ }),

/***/ 60979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Df: () => (/* binding */ floxFlake),
/* harmony export */   U8: () => (/* binding */ floxReleases),
/* harmony export */   lS: () => (/* binding */ floxDownloads),
/* harmony export */   oR: () => (/* binding */ floxChannels),
/* harmony export */   ow: () => (/* binding */ newestFlox)
/* harmony export */ });
const known = (sha256, sources) => ({ sha256, sources });
/**
 * Packages of https://downloads.flox.dev whose hash others have written down in public before us, newest first: Homebrew
 * for each pkg (https://github.com/Homebrew/homebrew-cask/blob/main/Casks/f/flox.rb), and projects that install a deb by its
 * hash. Nobody has for an rpm: rpm checks a signature. `flox-<version>.SHA256SUMS` of the same server is no source: whoever
 * can replace a package there can replace it too. One source is enough to hold the vendor to: a wrong value refuses a good
 * package, and lets no bad one in unless the server served that very one when it was written down.
 */
const floxReleases = {
    '1.14.1': {
        'x86_64-linux': { deb: known('7dfdd1ae576ab7519e5b2bbaa4e76db1265756d23fa6c142671af1d7744dddc0', 1) },
        'aarch64-linux': { deb: known('19937aecc3f711946b3fb7c6e0ec83fdce74f94d59fe5c53566f079f9bc7721c', 1) },
    },
    '1.14.0': {
        'x86_64-darwin': { pkg: known('770fa9ebf06296b08fd8a9d2f75a2440da6a29f6795cb046d2041fd0532109b9', 1) },
        'aarch64-darwin': { pkg: known('cb09a2c152b66231b76828851ef3e8ae6439b4a32e44ff3eb7bdc203f71cddef', 1) },
    },
    '1.12.0': {
        'x86_64-linux': { deb: known('78c9118823a4e7b4f287a632396d9efb4e9044818ac1d4df36a5b96d3d8df159', 1) },
        'aarch64-linux': { deb: known('50d919fd8977510bf24433374b64672932f3d09115cb555a750647f8a2a8050f', 2) },
        'x86_64-darwin': { pkg: known('597df53a8ba66515058243e31b28e92f9284f2e9fd56d86c424eb1b782e74f8b', 1) },
        'aarch64-darwin': { pkg: known('1a30d001ca2bb7506b551528cc68bc4d2226a965e631d3e81389fb1cf2fb18cb', 1) },
    },
};
/** The newest release with a hash for that package; undefined where there is none. */
function newestFlox(manifest, system, kind) {
    for (const [version, bySystem] of Object.entries(manifest)) {
        const release = bySystem[system]?.[kind];
        if (release)
            return { version, sha256: release.sha256 };
    }
    return undefined;
}
/** Where the vendor's packages are. https://flox.dev/docs/install-flox/install/ */
const floxDownloads = 'https://downloads.flox.dev';
/** The source from which an existing Nix builds or fetches Flox. */
const floxFlake = 'github:flox/flox';
/** The channels that the vendor publishes. https://github.com/flox/install-flox-action (action.yml) */
const floxChannels = ['stable', 'qa', 'nightly'];


/***/ }),

/***/ 73647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
const blame = (blame) => (meaning) => ({ blame, meaning });
const [request, finding, environment] = [blame('request'), blame('finding'), blame('environment')];
/**
 * Every problem code that exists, with who is to blame and what it means to the user. A code is never reused.
 * docs/errors.md is generated from this file (`npm run generate`).
 */
const codes = {
    // Configuration: inputs and the request file.
    CFG001: request('An input has a value that it does not accept.'),
    CFG002: request('Two inputs contradict each other.'),
    CFG003: request('A required input is missing.'),
    CFG004: request('The request file cannot be read.'),
    CFG005: request('The request file is not valid YAML, or uses YAML that is refused (duplicate keys, too many aliases).'),
    CFG006: request('An entry of the request file is unknown or has a value that it does not accept.'),
    CFG007: request('A document (plan, cell, result, job) has an unknown major version or does not follow its schema.'),
    CFG008: request('An input, option or command is unknown.'),
    CFG009: request('flake.lock has no usable Nixpkgs.'),
    CFG010: request('The input settings contains a secret; settings may be shown in the log.'),
    CFG011: request('Code was given to a run that somebody without write access may have started.'),
    CFG020: request('Nix would refuse a line of nix.conf.'),
    CFG021: request('A value cannot be written to nix.conf.'),
    CFG022: request('extra-nix-config includes a file that cannot be included.'),
    CFG023: request('Nix refuses the requested configuration.'),
    CFG024: request('Nix warns about the requested configuration.'),
    CFG025: environment('Nix refuses the configuration that this machine already has.'),
    CFG026: environment('The configuration of Nix cannot be written or read on this machine.'),
    CFG027: request('A token cannot be given to Nix.'),
    CFG028: request('Two jobs on this machine need different values of one setting.'),
    CFG030: request('A netrc, a certificate bundle or another credential cannot be given to Nix.'),
    CFG031: request('A remote builder is invalid or has no known host key.'),
    CFG032: environment('A remote builder cannot be reached, or its host key differs from the one given.'),
    CFG033: request('A setting makes Nix accept unsigned paths or unnamed users.'),
    // Flox.
    FLX001: environment('Flox has no package for this platform.'),
    FLX002: request('No SHA-256 is known for the requested Flox package.'),
    FLX003: environment('A Flox package does not have the expected SHA-256.'),
    FLX004: environment('Flox could not be installed.'),
    FLX005: environment('The Flox on this machine is not the requested one.'),
    FLX006: environment('Flox is installed but does not work.'),
    FLX007: request('A setting of Flox was refused.'),
    FLX008: request('The channel, version or commit of Flox is invalid.'),
    // Environments of Flox.
    FLX101: request('A folder has no Flox environment.'),
    FLX102: request('A file of a Flox environment is not valid.'),
    FLX103: request('A file of a Flox environment has an unknown version.'),
    FLX104: finding('CUDA packages have the same priority, and may bring the same file LICENSE.'),
    FLX105: finding('A CUDA package is installed for systems that have no CUDA.'),
    FLX106: finding('A Flox environment has several CUDA toolkits.'),
    FLX107: finding('A CUDA package comes from a catalog that does not have it built.'),
    FLX108: finding('gcc is installed without gcc-unwrapped, which has libstdc++.'),
    FLX109: finding('manifest.lock is missing or older than manifest.toml.'),
    FLX110: finding('A file of a Flox environment is not committed.'),
    FLX111: finding('A build of a Flox environment needs a package that is not in the group toplevel.'),
    FLX112: finding('A build of a Flox environment is not sandboxed as publishing needs it.'),
    FLX113: finding('An included environment of FloxHub cannot be fetched, or is not trusted.'),
    FLX114: finding('A Flox environment has the path of one machine.'),
    FLX115: finding('A variable of a Flox environment holds a secret.'),
    FLX116: finding('The hook of a Flox environment ends the activation.'),
    FLX117: finding('The hook of a Flox environment waits for an answer.'),
    FLX118: finding('PyTorch comes from an index for another toolkit than that of the Flox environment.'),
    FLX119: finding('PyTorch comes from an index for CUDA and from one without it.'),
    // The machine and its installation.
    INS001: environment('Nix was not found on this machine.'),
    INS002: environment('Another job on this machine holds the lock.'),
    INS003: environment('The journal of changes to this machine cannot be read.'),
    INS010: request('No SHA-256 is known for the requested Nix release.'),
    INS011: request('A version, base URL or SHA-256 of a Nix release is invalid.'),
    INS012: environment('The downloaded archive does not have the expected SHA-256.'),
    INS013: environment('This user may not install Nix.'),
    INS014: environment('/nix contains files that this action did not create.'),
    INS015: environment('A program required for the installation is missing.'),
    INS016: environment('There is not enough disk space to install Nix.'),
    INS017: environment('The release archive is damaged or has an unexpected layout.'),
    INS018: environment('A step of the installation failed.'),
    INS019: environment('The installation was cancelled.'),
    INS020: environment('Nix cannot be installed in this mode on this machine.'),
    INS021: environment('The Nix daemon did not start.'),
    INS022: environment('The files of an unfinished installation cannot be removed.'),
    INS023: environment('Another process is installing Nix on this machine.'),
    INS031: environment('This machine has no Nix, and preinstalled: require forbids installing one.'),
    INS032: environment('This machine has a Nix, and preinstalled: refuse forbids that.'),
    INS033: environment('This operating system is not supported.'),
    INS034: request('A setting has no effect on this machine.'),
    INS035: environment('This user may not use the Nix of this machine.'),
    INS036: environment('The Nix in use has known security holes.'),
    INS040: environment('The builds may need more disk space than is free.'),
    INS041: environment('A part of the runner image could not be removed.'),
    INS042: environment('The store or the build folder cannot be placed where the input says.'),
    INS043: environment('KVM cannot be made usable.'),
    INS044: environment('Builds are not sandboxed as requested.'),
    INS045: environment('A disk of this machine is full.'),
    INS050: environment('Something that this action created on the machine cannot be removed.'),
    INS051: environment('Something that this action created on the machine is still in use.'),
    // Network.
    NET001: environment('A server cannot be reached.'),
    NET002: environment('A server answered with an error status.'),
    NET003: environment('A download was interrupted or stalled.'),
    NET004: environment('A URL or a redirect was refused, for instance one from https to http.'),
    NET005: environment('A download is larger than its limit.'),
    NET006: environment('A download was cancelled.'),
    // Caches.
    CCH001: request('A substituter is not the URL of a cache.'),
    CCH002: request('A cache has no public key.'),
    CCH003: request('A public key of a cache is invalid.'),
    CCH004: request('Two different keys have the same name.'),
    CCH005: environment('Caches cannot be used: the Nix daemon does not trust this user, and the job has no root.'),
    CCH006: environment('Nix does not query a cache that was requested.'),
    CCH007: environment('Nix ignores a cache because it does not trust this user.'),
    CCH008: environment('A cache serves paths that no trusted key signed.'),
    CCH009: environment('A cache cannot be reached.'),
    CCH010: environment('A server answers with an error, or is not a binary cache.'),
    CCH011: environment('A cache is for another store folder.'),
    CCH012: environment('A cache does not have files that it lists.'),
    CCH013: environment('A cache is slow.'),
    CCH020: environment("GitHub's cache service cannot be used."),
    CCH021: environment('This job may not use the cache service as requested.'),
    CCH022: environment('Part of a restored cache entry was refused.'),
    CCH023: environment('A cache entry is damaged.'),
    CCH024: request('The key of the store cache is invalid.'),
    CCH025: environment('What was built could not be saved in a cache entry.'),
    CCH026: finding('Paths were left out of the cache of a public repository because of their licence.'),
    CCH027: environment('Jobs with and without store-cache-key share one Nix daemon.'),
    CCH028: request('The flake of the repository names caches that are not used.'),
    INS030: environment('The Nix on this machine is not the requested version.'),
    // Planning.
    PLN001: request('The toolkit is too old for the capability.'),
    PLN002: request('The toolkit no longer supports the capability.'),
    PLN003: request('The capability is unknown.'),
    PLN004: request('The toolkit is unknown.'),
    PLN005: request('The system is unknown or has no CUDA.'),
    PLN006: request('Jetson capabilities need aarch64-linux.'),
    PLN007: request('Jetson capabilities cannot be mixed with others in one cell.'),
    PLN008: request('The capability has another name in this toolkit.'),
    PLN009: request('The toolkit has no packages for this Jetson.'),
    PLN010: request('The same cell is requested twice.'),
    PLN011: request('Nothing was requested.'),
    PLN012: request('Every requested cell is excluded.'),
    PLN013: request('A family- or architecture-specific capability cannot provide the PTX of a fat binary.'),
    PLN014: request('The request makes more cells than the limit allows.'),
    PLN015: request('PTX was requested for a capability that is not the last of its cell.'),
    PLN016: request("The capability is not among those of the user's Nixpkgs."),
    PLN017: request("The toolkit is not in the user's Nixpkgs."),
    PLN018: request('The toolkit needs a newer driver than the users have.'),
    PLN019: request('The driver of the users cannot compile the PTX of this toolkit.'),
    PLN020: request("nvcc accepts no host compiler of the user's Nixpkgs."),
    PLN021: request('The cell cannot be evaluated.'),
    PLN022: request('A toolkit or capability is newer than the tables of this version.'),
    PLN023: request('The request excludes the cell.'),
    PLN024: request('A package cannot vary with toolkit or capability.'),
    PLN025: request('Packages of this kind are not supported.'),
    PLN026: finding('Several cells are the same derivation: the package ignores what differs between them.'),
    PLN027: finding('Nixpkgs is at a revision that no CUDA cache is known to build.'),
    PLN028: finding("The tables and the user's Nixpkgs differ."),
    PLN029: request('The plan is too large for the outputs of a job.'),
    PLN030: request('An entry of the request matches nothing.'),
    PLN031: request('An entry of the request can only be resolved by evaluating Nixpkgs.'),
    PLN032: environment('There is no shared stage, although several cells need the same derivations.'),
    PLN033: environment('The binary caches could not be asked what they have.'),
    PLN034: finding('The request names no Nixpkgs: a branch that a CUDA cache builds is used.'),
    PLN035: environment('The newest revision of a branch of Nixpkgs cannot be determined.'),
    // Building.
    BLD001: request('Nix could not evaluate the cell.'),
    BLD002: finding('The build failed.'),
    BLD003: environment('The build was cancelled.'),
    BLD004: environment('Nix could not be run, or gave an unexpected answer.'),
    BLD005: finding('A planned cell has no result.'),
    BLD006: finding('A result was refused: no job of this plan writes such a file.'),
    BLD007: finding('A job of a cell failed, although the results of all cells are proven.'),
    // Verifying.
    VER001: finding('A requested target is missing.'),
    VER002: finding('Device code was compiled by a toolkit other than the requested one.'),
    VER003: finding('No device code was found, but some was expected.'),
    VER004: finding('A file is truncated or corrupt.'),
    VER005: request('A file or folder cannot be read.'),
    VER006: finding('Requested PTX is missing.'),
    VER007: finding('Device code for targets that were not requested is present.'),
    VER008: finding('The toolkit that compiled some device code cannot be determined.'),
    VER009: request('The path is neither a regular file nor a folder.'),
    VER010: finding('The device code of a file cannot be read: 32-bit or big-endian ELF, thin archive, or compressed section.'),
    VER011: finding('A cell without CUDA has device code.'),
    VER012: finding('Some units lack a requested target, in a package that allows it.'),
    VER013: finding('Some units exist only for architecture- or family-specific targets.'),
    VER014: request('A named file cannot be opened, or is of a kind that holds no device code.'),
    VER015: finding('Packed files in a folder or an archive were not opened.'),
    VER016: finding('One of the requested GPUs cannot run all of the result.'),
    VER017: finding('Some containers of a file are registered with the CUDA runtime when the program starts, others are not.'),
    VER018: finding('Some kernels lack a requested target that the others beside them have.'),
};


/***/ }),

/***/ 51246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Lc: () => (/* binding */ worstSeverity),
/* harmony export */   Mm: () => (/* binding */ ProblemError),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
const problemOf = (severity) => (code, message, fix, more = {}) => ({
    code,
    severity,
    message,
    fix,
    ...more,
});
/** What stops the work, or makes its result a bad one. */
const error = problemOf('error');
/** What works otherwise than asked, or may not work later. */
const warning = problemOf('warning');
/** What is as it should be and yet worth knowing. */
const notice = problemOf('notice');
/** Carries problems through code that cannot go on. All problems at once, not the first. */
class ProblemError extends Error {
    name = 'ProblemError';
    problems;
    constructor(problems, options) {
        const list = Array.isArray(problems) ? problems : [problems];
        super(list.map(formatProblem).join('\n'), options);
        this.problems = list;
    }
}
/** `CFG001: what happened. What to do.`, with the location in front where there is one. */
function formatProblem(problem) {
    const location = problem.where
        ? [problem.where.file, problem.where.line, problem.where.column].filter((part) => part !== undefined).join(':') +
            ': '
        : '';
    return `${location}${problem.code}: ${problem.message} ${problem.fix}`.trim();
}
/** `error` for an exit code that is not 0, else the worst that is there, else undefined. */
function worstSeverity(problems) {
    for (const severity of ['error', 'warning', 'notice']) {
        if (problems.some((problem) => problem.severity === severity))
            return severity;
    }
    return undefined;
}


/***/ }),

/***/ 79412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SE: () => (/* binding */ hasCuda),
/* harmony export */   br: () => (/* binding */ systemOf),
/* harmony export */   cl: () => (/* binding */ cudaSystems),
/* harmony export */   nV: () => (/* binding */ systems),
/* harmony export */   yQ: () => (/* binding */ isSystem)
/* harmony export */ });
/** The Nix systems for which NVIDIA has a toolkit. https://nix.dev/manual/nix/stable/development/building#system */
const cudaSystems = ['x86_64-linux', 'aarch64-linux'];
/** All systems of a request: those of CUDA, and macOS for packages that are also built without CUDA. */
const systems = [...cudaSystems, 'x86_64-darwin', 'aarch64-darwin'];
function isSystem(text) {
    return systems.includes(text);
}
/** Whether NVIDIA has a toolkit for it. */
function hasCuda(system) {
    return cudaSystems.includes(system);
}
/** What a machine runs that Node calls, for instance, `linux` and `arm64`; undefined for what none of `systems` is. */
function systemOf({ platform, arch }) {
    const machine = { x64: 'x86_64', arm64: 'aarch64' }[arch];
    return systems.find((system) => system === `${machine}-${platform}`);
}


/***/ }),

/***/ 83341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DM: () => (/* binding */ ptxIsaOf),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   du: () => (/* binding */ isAtLeast),
/* harmony export */   ot: () => (/* binding */ parseVersion),
/* harmony export */   qh: () => (/* binding */ formatVersion)
/* harmony export */ });
/** Reads `12.4` (exactly two decimal numbers without leading zeros); undefined for everything else. */
function parseVersion(text) {
    const match = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.exec(text);
    return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}
/** `12.4`. */
function formatVersion(version) {
    return `${version.major}.${version.minor}`;
}
/** Negative, zero or positive, as for Array.prototype.sort: major first, then minor. */
function compareVersions(a, b) {
    return a.major - b.major || a.minor - b.minor;
}
/** Whether a release such as `2.34.8` or `2.26.0pre` is of that version or a newer one; undefined without a number in front. */
function isAtLeast(release, version) {
    const [major = Number.NaN, minor = 0] = release.split('.').map((part) => Number.parseInt(part, 10));
    return Number.isFinite(major) ? compareVersions({ major, minor }, version) >= 0 : undefined;
}
/** The newest PTX ISA that a toolkit knows: https://docs.nvidia.com/cuda/parallel-thread-execution/#release-notes */
function ptxIsaOf({ major, minor }) {
    if (major === 11)
        return { major: 7, minor };
    if (major === 12)
        return { major: 8, minor: minor > 5 ? minor - 1 : minor };
    return major === 13 ? { major: 9, minor } : undefined;
}


/***/ }),

/***/ 76213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ cacheSubject),
/* harmony export */   PB: () => (/* binding */ explainCacheErrors),
/* harmony export */   UU: () => (/* binding */ cacheName),
/* harmony export */   XU: () => (/* binding */ cachePresets),
/* harmony export */   Zw: () => (/* binding */ defaultCaches),
/* harmony export */   fu: () => (/* binding */ findCacheTrouble),
/* harmony export */   jK: () => (/* binding */ chooseCaches),
/* harmony export */   vk: () => (/* binding */ cacheIdentity),
/* harmony export */   zx: () => (/* binding */ noCaches)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54136);
/* harmony import */ var _user_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44449);




/** Addresses and keys as their owners publish them. */
const cachePresets = [
    {
        name: 'flox',
        url: 'https://cache.flox.dev',
        key: 'flox-cache-public-1:7F4OyH7ZCnFhcze3fJdfyXYLQw/aV7GEed86nQ7IsOs=',
        serves: "Nixpkgs' CUDA packages for default capabilities and toolkits, and what FloxHub offers.",
        terms: "Flox redistributes CUDA with NVIDIA's licence; your use is under NVIDIA's CUDA Toolkit EULA.",
        cudaSets: true,
    },
    {
        name: 'nix-community',
        url: 'https://nix-community.cachix.org',
        key: 'nix-community.cachix.org-1:mB9FSh9qf2dCimDSUo8Zy7bkq5CX+/rkCWyvRCYg3Fs=',
        serves: 'Projects of nix-community; no new CUDA builds since November 2025 (nix-community/infra#2038).',
        terms: 'A community service without warranty; each package has its own licence.',
        cudaSets: true,
    },
    {
        name: 'nixos-cuda',
        url: 'https://cache.nixos-cuda.org',
        key: 'cache.nixos-cuda.org:74DUi4Ye579gUqzH4ziL9IyiJBlDpMRn9MBN8oNan9M=',
        serves: "Nixpkgs' CUDA packages for default capabilities and toolkits, x86_64-linux; old revisions are removed.",
        terms: "Offered for development purposes; your use of CUDA is under NVIDIA's CUDA Toolkit EULA.",
        cudaSets: true,
    },
    {
        name: 'nixos',
        url: 'https://cache.nixos.org',
        key: 'cache.nixos.org-1:6NCHdD59X431o0gWypbMrAURkbJ16ZPMQFGspcDShjY=',
        serves: "Nixpkgs without unfree packages, hence no CUDA; Nix's own default.",
        terms: 'A service of the NixOS Foundation; free packages only, each with its own licence.',
    },
];
/** What `caches` means when nothing is said. */
const defaultCaches = ['flox', 'nixos-cuda', 'nix-community'];
/** The value of `caches` that turns all presets off. */
const noCaches = 'none';
/** What `extra-substituters` of this action accepts: the kinds of store that Nix can substitute from. */
const schemes = ['http', 'https', 'file', 's3', 'ssh', 'ssh-ng'];
/**
 * Turns the three inputs into what to configure, with every problem at once: CFG001 (unknown preset), CFG002 (`none` and
 * a name), CCH001 (address), CCH002 (no key), CCH003 (malformed key), CCH004 (two keys of one name). A list's entries may
 * themselves be lists cut at white space.
 */
function chooseCaches(request) {
    const { presets, problems } = choosePresets(words(request.caches));
    const theirs = unique(words(request.extraSubstituters), cacheIdentity);
    const theirKeys = unique(words(request.extraTrustedPublicKeys), (key) => key);
    const keys = unique([...presets.map((preset) => preset.key), ...theirKeys], (key) => key);
    const substituters = unique([...presets.map((preset) => preset.url), ...theirs], cacheIdentity);
    const found = [
        ...problems,
        ...theirs.flatMap(checkSubstituter),
        ...(theirKeys.length > 0 || request.keysElsewhere ? [] : theirs.flatMap((url) => checkHasKey(url, presets))),
        ...theirKeys.flatMap(checkKey),
        ...checkKeyNames(keys),
    ];
    return { presets, substituters, keys, problems: found };
}
function words(entries) {
    return entries.flatMap((entry) => entry.split(/\s+/)).filter((word) => word !== '');
}
function choosePresets(names) {
    const legal = [...cachePresets.map((preset) => preset.name), noCaches].join(', ');
    const problems = names
        .filter((name) => name !== noCaches && !cachePresets.some((preset) => preset.name === name))
        .map((name) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG001', `Input caches names ${JSON.stringify(name)}.`, `It accepts ${legal}.`));
    if (names.includes(noCaches) && names.some((name) => name !== noCaches)) {
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG002', 'Input caches has both `none` and names of caches.', 'Give `none` or the names, not both.'));
    }
    const presets = unique(names, (name) => name).flatMap((name) => cachePresets.filter((preset) => preset.name === name));
    return { presets, problems };
}
/** The first of those that mean the same. */
function unique(list, identity) {
    const seen = new Map();
    for (const entry of list)
        if (!seen.has(identity(entry)))
            seen.set(identity(entry), entry);
    return [...seen.values()];
}
/**
 * The same text for two addresses that Nix takes for the same cache: a slash at the end does not count, nor does the
 * order of parameters (Nix 2.34 sorts them).
 */
function cacheIdentity(url) {
    const [address = '', query] = url.split('?', 2);
    const bare = address.replace(/\/+$/, '');
    return query ? `${bare}?${query.split('&').sort().join('&')}` : bare;
}
function checkSubstituter(url) {
    const parsed = URL.parse(url);
    const scheme = parsed?.protocol.slice(0, -1);
    if (!parsed || !scheme || !schemes.includes(scheme) || !url.includes('://') || url.includes('#')) {
        const fix = `Write a URL such as https://cache.example.org; supported schemes are ${schemes.join(', ')}.`;
        const shown = JSON.stringify((0,_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .maskLikelySecrets */ .cg)(withoutSecrets(url)));
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH001', `The substituter ${shown} is not the URL of a cache.`, fix)];
    }
    const secret = (0,_user_text_js__WEBPACK_IMPORTED_MODULE_3__/* .secretInAddress */ .W1)(url);
    if (secret) {
        const message = `The substituter ${withoutSecrets(url).split('?', 1)[0]} has ${secret} in its URL.`;
        const fix = 'Remove it: the URL is written to world-readable files. Give the login in the input netrc.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH001', message, fix)];
    }
    const complete = scheme === 'file' ? parsed.pathname.startsWith('/') && !parsed.host : parsed.host !== '';
    if (complete)
        return [];
    const fix = scheme === 'file' ? 'Write file:///path/to/cache.' : `Write ${scheme}://host.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH001', `The substituter ${JSON.stringify(url)} names no host or path.`, fix)];
}
/** The address without what may be a password. */
function withoutSecrets(url) {
    return url.replace(/\/\/[^/@]*@/, '//***@');
}
function checkHasKey(url, presets) {
    const trusted = /^(?:1|true|yes)$/.test(new URLSearchParams(url.split('?', 2)[1] ?? '').get('trusted') ?? '');
    if (trusted || presets.some((preset) => cacheIdentity(preset.url) === cacheIdentity(url)))
        return [];
    const known = cachePresets.find((preset) => cacheIdentity(preset.url) === cacheIdentity(url));
    const fix = known
        ? `Name it in the input caches instead: ${known.name}.`
        : 'Add its public key to extra-trusted-public-keys, or ?trusted=1 to its URL if you need no signatures.';
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH002', `The cache ${withoutSecrets(url)} has no public key, so Nix would refuse every path from it.`, fix),
    ];
}
/** `name:base64 of 32 bytes`; what is wrong is said without the value, which may be a secret one. */
function checkKey(key) {
    const colon = key.indexOf(':');
    const name = colon > 0 ? key.slice(0, colon) : undefined;
    const fix = 'Copy the whole key as the cache’s owner publishes it: `name:` and 44 characters that end with `=`.';
    if (name === undefined) {
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH003', 'A key in extra-trusted-public-keys has no name: it must be `name:base64`.', fix)];
    }
    const value = key.slice(colon + 1);
    const bytes = isBase64(value) ? Buffer.from(value, 'base64').length : undefined;
    if (bytes === 32 && !name.includes('#'))
        return [];
    if (bytes === 64) {
        const message = `The key ${JSON.stringify(name)} in extra-trusted-public-keys is a secret key.`;
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH003', message, 'Treat it as leaked: make a new key pair, and give its public key (nix key convert-secret-to-public).'),
        ];
    }
    const what = bytes === undefined ? 'is not base64' : `has ${bytes} bytes instead of 32`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH003', `The key ${JSON.stringify(name)} in extra-trusted-public-keys ${what}.`, fix)];
}
function isBase64(text) {
    return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
function checkKeyNames(keys) {
    const names = keys.flatMap((key) => (key.indexOf(':') > 0 ? [key.slice(0, key.indexOf(':'))] : []));
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    return [...twice].map((name) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH004', `Two different keys have the name ${JSON.stringify(name)}, and Nix would use only one of them.`, 'Keep the one that the owner of the cache publishes.'));
}
/** Said before the reason is. */
const disabled = /disabling binary cache '(?<url>[^']+)' for/;
/** What Nix says when a cache is unusable, in the words of 2.26 and 2.34; `url` may be a file of the cache. */
const cacheErrors = [
    {
        pattern: /ignoring untrusted substituter '(?<url>[^']+)'/,
        code: 'CCH007',
        what: () => 'the Nix daemon does not let this user add it',
        fix: 'Ask the administrator to add it to `substituters` or this user to `trusted-users`, or give the job sudo.',
    },
    {
        pattern: /(?:ignoring substitute for '(?<path>[^']+)' from|substituter) '(?<url>[^']+)'.*(?:not signed by|valid signature)/,
        code: 'CCH008',
        what: () => 'no key that Nix trusts signed its paths',
        fix: 'Add its public key to extra-trusted-public-keys, exactly as its owner publishes it.',
    },
    {
        pattern: /cannot add path '(?<path>[^']+)' because it lacks a (?:valid )?signature by a trusted key/,
        code: 'CCH008',
        what: () => 'no key that Nix trusts signed its paths',
        fix: 'Add its public key to extra-trusted-public-keys, exactly as its owner publishes it.',
    },
    {
        pattern: /unable to download '(?<url>[^']+)': (?<why>HTTP error \d+)/,
        code: 'CCH010',
        what: ({ why }) => `it answers with ${why}`,
        fix: 'Check its URL, whether it needs a login (input netrc), and whether it is down.',
    },
    {
        pattern: /unable to download '(?<url>[^']+)': (?<why>[^;]*)/,
        code: 'CCH009',
        what: ({ why }) => `it cannot be reached (${(why ?? '').replace(/ \(\d+\).*/, '')})`,
        fix: 'Check its URL and the network of this machine, or remove the cache.',
    },
    {
        pattern: disabled,
        code: 'CCH009',
        what: () => 'it failed during use, and Nix no longer asks it',
        fix: 'Check the network of this machine, or remove the cache.',
    },
    {
        pattern: /'(?<url>[^']+)' does not appear to be a binary cache/,
        code: 'CCH010',
        what: () => 'its URL has no nix-cache-info',
        fix: 'Check its URL.',
    },
    {
        pattern: /binary cache '(?<url>[^']+)' is for Nix stores with prefix '(?<theirs>[^']+)', not '(?<ours>[^']+)'/,
        code: 'CCH011',
        what: ({ theirs, ours }) => `it is for stores in ${theirs}, and this one is in ${ours}`,
        fix: 'Use a cache for this store folder.',
    },
    {
        pattern: /file '[^']+' does not exist in binary cache '(?<url>[^']+)'/,
        code: 'CCH012',
        what: () => 'it does not have files that it lists',
        fix: 'Report it to the owner of the cache, or remove the cache.',
    },
];
/** One warning for each cache of `findCacheTrouble`. Pure. */
function explainCacheErrors(stderr, substituters) {
    return findCacheTrouble(stderr, substituters).map(({ cache, code, detail, fix }) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)(code, `The cache ${cacheName(cache)} could not be used: ${detail}.`, fix, { subject: cacheSubject(cache) }));
}
/**
 * Reads Nix's own lines (standard error as it came, or the messages of `internal-json`): each unusable cache,
 * with the first reason that Nix gave. A download that is tried again is no trouble yet, and what is fetched from
 * elsewhere (sources) is none of a cache. Pure.
 */
function findCacheTrouble(stderr, substituters) {
    const copied = new Map();
    const found = new Map();
    for (const line of stderr.map(node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)) {
        const copy = /copying path '([^']+)' from '([^']+)'/.exec(line);
        if (copy?.[1] && copy[2])
            copied.set(copy[1], copy[2]);
        if (line.includes('; retrying in '))
            continue;
        for (const { pattern, code, what, fix } of cacheErrors) {
            const groups = pattern.exec(line)?.groups;
            if (!groups)
                continue;
            const url = groups['url'] ?? copied.get(groups['path'] ?? '');
            const cache = url && cacheOf(url, line.includes('unable to download'), substituters);
            if (!cache)
                continue;
            const id = cacheIdentity(cache);
            const trouble = { cache, code, detail: what(groups), fix };
            const known = found.get(id);
            if (!known || known.vague)
                found.set(id, { trouble, vague: pattern === disabled });
            break;
        }
    }
    return [...found.values()].map(({ trouble }) => trouble);
}
/** Files that only caches have. */
const cacheFile = /\/(?:nix-cache-info|[0-9a-z]{32}\.narinfo|nar\/[^/]+)$/;
/** The configured cache that an address belongs to, or what Nix itself calls a cache; undefined for other downloads. */
function cacheOf(url, isFile, substituters) {
    const bare = (entry) => cacheIdentity(entry).split('?', 1)[0] ?? '';
    const known = substituters.filter((entry) => `${bare(url)}/`.startsWith(`${bare(entry)}/`));
    const longest = known.sort((a, b) => bare(b).length - bare(a).length)[0];
    if (longest !== undefined)
        return longest;
    if (!isFile)
        return url;
    return cacheFile.test(url) ? url.replace(cacheFile, '') : undefined;
}
/** Names a cache in problems: the same for all addresses that mean it. */
function cacheSubject(url) {
    return { cache: withoutSecrets(cacheIdentity(url)) };
}
/** `flox (https://cache.flox.dev)`, or the address. */
function cacheName(url) {
    const preset = cachePresets.find((entry) => cacheIdentity(entry.url) === cacheIdentity(url));
    return preset ? `${preset.name} (${preset.url})` : withoutSecrets(url);
}


/***/ }),

/***/ 41026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FG: () => (/* binding */ printNixConf),
/* harmony export */   Pe: () => (/* binding */ setting),
/* harmony export */   QE: () => (/* binding */ textSetting),
/* harmony export */   RY: () => (/* binding */ settingsNamed),
/* harmony export */   XR: () => (/* binding */ parseNixConf),
/* harmony export */   h$: () => (/* binding */ nixConfSource)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

/** Where the rules come from: Nix's own reader, `parseConfigFiles`. */
const nixConfSource = 'https://github.com/NixOS/nix/blob/2.34.0/src/libutil/configuration.cc';
/** What Nix cuts at; other white space (vertical tab, no-break space) belongs to a word. */
const blank = /[ \t\n\r]+/;
/**
 * Reads nix.conf as Nix does: `#` ends a line wherever it stands, there is no quoting and no continued line, and a name
 * is whatever stands before ` = `. `file` names the text in problems (CFG020, one for each line that Nix would refuse).
 */
function parseNixConf(text, file) {
    const lines = [];
    const problems = [];
    for (const [index, raw] of text.split('\n').entries()) {
        const item = parseLine(raw);
        if (item === undefined)
            continue;
        if (typeof item === 'string')
            problems.push(syntaxError(item, { file, line: index + 1 }));
        else
            lines.push({ ...item, line: index + 1 });
    }
    return { lines, problems };
}
/** An item, undefined for an empty line, or what is wrong with the line. */
function parseLine(raw) {
    const [first, second, ...rest] = (raw.split('#', 1)[0] ?? '').split(blank).filter((word) => word !== '');
    if (first === undefined)
        return undefined;
    if (first === 'include' || first === '!include') {
        if (second === undefined || rest.length > 0)
            return `\`${first}\` takes one path.`;
        return { kind: 'include', path: second, optional: first === '!include' };
    }
    if (second === '=')
        return { kind: 'setting', name: first, values: rest };
    // No word of the line is repeated: any may be a secret.
    return 'The line is not `name = value`, with a space on both sides of `=`.';
}
function syntaxError(message, where) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG020', message, 'Write one `name = value` per line.', { where, source: nixConfSource });
}
/**
 * Prints items so that Nix reads them back as they are. Throws ProblemError CFG021 for what cannot be written: an empty
 * word, or one with white space or `#` in it, which would end the word or begin something else.
 */
function printNixConf(items) {
    return items.map((item) => `${printItem(item)}\n`).join('');
}
function printItem(item) {
    const words = item.kind === 'setting' ? [item.name, ...item.values] : [item.path];
    const isInclude = item.kind === 'setting' && (item.name === 'include' || item.name === '!include');
    if (isInclude || words.some((word) => word === '' || /[ \t\n\r#]/.test(word))) {
        const name = item.kind === 'setting' ? item.name : 'include';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG021', `A part of ${JSON.stringify(name)} cannot be written to nix.conf: it is empty, or contains white space or #.`, 'Remove these characters: nix.conf has no quoting.', { source: nixConfSource }));
    }
    if (item.kind === 'include')
        return `${item.optional ? '!include' : 'include'} ${item.path}`;
    return [item.name, '=', ...item.values].join(' ');
}
/** A setting, shorter to write. */
function setting(name, ...values) {
    return { kind: 'setting', name, values };
}
/** A setting from its value as text, which may be empty or have blanks in it, as a path: Nix joins words with one space. */
function textSetting(name, value) {
    return setting(name, ...value.split(' ').filter((word) => word !== ''));
}
/** The settings of that name, plain or with `extra-`. */
function settingsNamed(items, name) {
    return items.filter((item) => item.kind === 'setting' && (item.name === name || item.name === `extra-${name}`));
}


/***/ }),

/***/ 44449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W1: () => (/* binding */ secretInAddress),
/* harmony export */   Y0: () => (/* binding */ isUnsignedHttp),
/* harmony export */   nD: () => (/* binding */ readUserText),
/* harmony export */   yu: () => (/* binding */ extraConfigName)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54136);
/* harmony import */ var _nix_conf_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41026);



/** How the text of the input is called in problems. */
const extraConfigName = 'extra-nix-config';
/** Parameters of an address that only a secret has; those of Nix's own stores (`secret-key` is a path) are none. */
const secretParameter = /[?&](?:sig|signature|auth|key|password|passwd|secret|(?:access|private|auth)?[_-]?token|api[_-]?key|x-amz-(?:signature|credential|security-token))=[^&]/i;
const userInAddress = /\b([a-z][a-z0-9+.-]*):\/\/([^/?#@\s]*)@/gi;
/** What is secret in an address, as part of a sentence; undefined when nothing is. Of ssh, a user's name alone is not. */
function secretInAddress(text) {
    const named = [...text.matchAll(userInAddress)].some(([, scheme = '', user = '']) => user.includes(':') || !/ssh/i.test(scheme));
    if (named)
        return 'a user name or a password';
    return secretParameter.test(text) ? 'a secret parameter' : undefined;
}
/** Reads the text of `extra-nix-config`. Pure. */
function readUserText(text) {
    const { lines, problems } = (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_2__/* .parseNixConf */ .XR)(text, extraConfigName);
    const tokens = (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_2__/* .settingsNamed */ .RY)(lines, 'access-tokens');
    const secrets = (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_2__/* .settingsNamed */ .RY)(lines, 'impure-env');
    const isPrivate = (line) => line.kind === 'setting' && [...tokens, ...secrets].includes(line);
    const plain = lines.filter((line) => !isPrivate(line));
    return {
        lines: plain,
        tokens,
        secrets: secrets.map(({ kind, name, values }) => ({ kind, name, values })),
        problems: [...problems, ...plain.flatMap(checkSecret), ...lines.flatMap(checkWeakening)],
    };
}
/** Settings may be written where everybody can read them, and Nix repeats addresses in its messages. */
function checkSecret(line) {
    if (line.kind !== 'setting')
        return [];
    const where = { where: { file: extraConfigName, line: line.line } };
    const found = line.values.map(secretInAddress).find((what) => what !== undefined);
    if (found) {
        const fix = 'Remove it, and give the login in the input netrc.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CCH001', `A URL in ${line.name} contains ${found}.`, fix, where)];
    }
    const old = line.name === 'github-access-token' && line.values.length > 0;
    if (!old && !line.values.some(_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .hasToken */ .y0))
        return [];
    const message = old ? 'Nix no longer has the setting github-access-token.' : `A value of ${line.name} is a token.`;
    const fix = 'Give it in github-token, in extra-access-tokens or as access-tokens = HOST=TOKEN, which are kept private.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG027', message, fix, where)];
}
/** Settings by which Nix accepts what nobody signed, or takes anybody's word. */
const weakening = [
    {
        name: 'require-sigs',
        is: (value) => value === 'false',
        what: 'any binary cache can then supply any content for any path',
        fix: 'Give the keys of the caches in extra-trusted-public-keys instead.',
    },
    {
        name: 'trusted-users',
        is: (value) => value === '*',
        what: 'every user of this machine is then equal to root for the Nix daemon',
        fix: 'Name the users.',
    },
    {
        name: 'accept-flake-config',
        is: (value) => value === 'true',
        what: 'every evaluated flake can then change settings of Nix, including caches and their keys',
        fix: 'Write the settings that you want from the flake into extra-nix-config.',
    },
    {
        name: 'substituters',
        is: isUnsignedHttp,
        what: 'its paths are neither signed nor encrypted, so anybody on the network path can change them',
        fix: 'Use https, or give the key of the cache instead of trusted=1.',
    },
];
function checkWeakening(line) {
    if (line.kind !== 'setting')
        return [];
    const names = [line.name, line.name.replace(/^(?:extra|trusted)-/, '')];
    const found = weakening.find(({ name, is }) => names.includes(name) && line.values.some(is));
    if (!found)
        return [];
    const message = `Line ${line.line} of ${extraConfigName} weakens Nix by ${line.name}: ${found.what}.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CFG033', message, found.fix, { where: { file: extraConfigName, line: line.line } })];
}
/** Whether Nix would take whatever comes from this address, over a connection that anybody on the way may change. */
function isUnsignedHttp(url) {
    return /^http:/i.test(url) && /[?&]trusted=(?:1|true|yes)(?:&|$)/i.test(url);
}


/***/ }),

/***/ 35341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ releases),
/* harmony export */   U8: () => (/* binding */ defaultVersion),
/* harmony export */   UG: () => (/* binding */ upstreamReleases),
/* harmony export */   _P: () => (/* binding */ chooseArchive),
/* harmony export */   tz: () => (/* binding */ parseSha256)
/* harmony export */ });
/* unused harmony export compareReleases */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79412);


/**
 * Release archives of https://releases.nixos.org/nix, newest first. Upstream does not sign them, and what the server
 * itself says about them was wrong once, so the values are kept here. `scripts/update-releases.ts` compares them with the
 * live `.sha256` files and prints what to change. Entries with one source only are not in the list.
 */
const releases = {
    '2.35.2': {
        'x86_64-linux': { sha256: '0c3960a9792331a22081c3c7a5d8465db9b17c50b3acdf18587fa4c6f2cb1158', sources: 11 },
        'aarch64-linux': { sha256: '4d0302a2910f5eec1c33b8deef634f04899a75737e7001ec49908d003ae5efda', sources: 6 },
        'aarch64-darwin': { sha256: '1695c13aba5afa7c2ecd6dc4a9393f602e7bbc440ed45e81602c831546580ec3', sources: 3 },
        'x86_64-darwin': { sha256: 'd725518d89f3b0b8d4af702a9d38d519814014cbe125afb3ed0545c9d755f6a5', sources: 3 },
    },
    '2.35.1': {
        'x86_64-linux': { sha256: 'c3fe29778acaa93b5095ee66e36f11ec7c6a284c40970a24cc83ac4f04809db3', sources: 5 },
        'aarch64-linux': { sha256: '79b739996f1751573b4d2b56e4ae607855184c711f2cc1274fa0952a13d4bfc9', sources: 4 },
        'aarch64-darwin': { sha256: '414e073c4754e0c9eed1dd25e482af45213a34aa67c930201e35df7c8333c19a', sources: 3 },
        'x86_64-darwin': { sha256: '1a932047a6e563acbd86024599bb377cbceca4dc6934a49f62a41ea1d9bdcb1b', sources: 3 },
    },
    '2.34.8': {
        'x86_64-linux': { sha256: '2c2e146b80834fe0ca201b51deeb939405b4f18e8d2071bf80b10f8123c50464', sources: 4 },
    },
    '2.34.7': {
        'x86_64-linux': { sha256: 'eafe5042404e818505e28c5ca3d0885f3ec45c31f955489a25bb38258f87560e', sources: 8 },
        'aarch64-linux': { sha256: 'f1cee64ae7a02330c6421924c28f597c41813f2214ff108622087d8056378b08', sources: 8 },
        'aarch64-darwin': { sha256: '71e18301c4ea78c667f2753159156b5bdb899993720e8aa7bcca97e8312d3d6b', sources: 7 },
        'x86_64-darwin': { sha256: '8bf3dadfd65be182ad3141b1224bbc82e0f2a61d4f36781938b5e6ede029c2a3', sources: 6 },
    },
    '2.34.6': {
        'x86_64-linux': { sha256: '311b9f406f0239ef640a1e3fbea1df1bac9d3a7c316c4def30df3206dd964960', sources: 2 },
        'aarch64-linux': { sha256: '09edae3ed146b1a47de84eda6135ef12ee74783d409e7a207c912cb94e14aa35', sources: 2 },
        'aarch64-darwin': { sha256: '596ae5555acfb497723934b98b66b7d638eb8f7d856975466f2c1217ce94f8a1', sources: 2 },
        'x86_64-darwin': { sha256: 'ae58c8c91e3951602869e5a502621edb1bdde8ab20436f488a29af6a0aecd846', sources: 2 },
    },
    '2.34.4': {
        // x86_64-linux is left out: its archive was replaced upstream after the release, so two values are in use
        // (https://github.com/NixOS/nix/issues/15564, https://github.com/NixOS/nix/issues/15593).
        'aarch64-linux': { sha256: '11f5dca5e2eccd7fca31d84ee16fbe18e8752c45a9ca223a1e55aaa16548a48b', sources: 2 },
        'aarch64-darwin': { sha256: 'f283897495c8e2929deeb822e4b56055f691c8a2aa6ccc966c9a40ed551fa71c', sources: 2 },
        'x86_64-darwin': { sha256: 'c79f15a0f9cb1700103bc5ae2b96b8cab58bd53208800a1b477ccb718696b5af', sources: 2 },
    },
    '2.34.0': {
        'x86_64-linux': { sha256: '5676b0887f1274e62edd175b6611af49aa8170c69c16877aa9bc6cebceb19855', sources: 2 },
        'aarch64-linux': { sha256: 'cfddd4008b57a71464a16d5232cba79b1c76ae9dc81bbf71b4972b0118bc29c5', sources: 2 },
        'aarch64-darwin': { sha256: '47cb78c9fdc7b630dbbb9a89869c8e8bcd8c9eb17be036fba18585120693a4c1', sources: 2 },
    },
    '2.33.3': {
        'x86_64-linux': { sha256: '96c5035a63699a12301566fca7838bb1264c3b0894dc0f610101726753e52ac2', sources: 2 },
        'aarch64-darwin': { sha256: '0781837b43d0234933141f6305c8a8fec6d49f3d2b245ee5b7c4e5d2a4a39c38', sources: 2 },
        'x86_64-darwin': { sha256: 'fbadda2f407d73409b444ab21386b5f713947e474ee4f4f96a9cbc6ccd9f853b', sources: 2 },
    },
    '2.31.2': {
        'x86_64-linux': { sha256: 'd1f67c86eed016214864ba08bfb9529c307aea7e8fafb74853f96fcc3bfd8a60', sources: 4 },
        'aarch64-linux': { sha256: '64db528412096d718b4bf8f78f85e5ac2b714b774e5005500dee37d23f560456', sources: 3 },
        'aarch64-darwin': { sha256: '3baa0af88a1ef4e2cc82cb64cd384b1805ecc3771b574e97277ae213d52711d8', sources: 3 },
        'x86_64-darwin': { sha256: 'ed8df6a1046dea90ba4068a827bdeaf372d522867c4d2b48cdb37145c200eeba', sources: 3 },
    },
    '2.30.2': {
        'x86_64-linux': { sha256: 'a53ceb24793488510f67baaed59dc7c049af6d3c7683cd7760274f7a1bec7b2a', sources: 2 },
        'aarch64-linux': { sha256: 'b9c5d93dfce77ac2c9727bcdd8791fc8f2529f56b22f71f0644671929ac03fe2', sources: 2 },
        'aarch64-darwin': { sha256: 'fc4ded27d4403deab9da7fadc64887bae8b4ea2194f107f448d37d8ec130415f', sources: 2 },
        'x86_64-darwin': { sha256: '4628d6af18b5130ef5c47e6e1993f1a78897bcd9c8ad194a9b3b2f93eab49fbb', sources: 2 },
    },
    '2.28.3': {
        'x86_64-linux': { sha256: '85d1847d06d5d56167796d3f61cd992908de84584db3e700da031a782b59ea22', sources: 4 },
        'aarch64-linux': { sha256: '3dffb118772382e35526806fb97acc05df7ad6dc29dbe52b921b77e52e39f571', sources: 4 },
        'aarch64-darwin': { sha256: '6befec86f4e8effa5b0112ad0491dc8e2b1c26e5a95c1cc40c1ea60194d53c88', sources: 3 },
        'x86_64-darwin': { sha256: '942d55db022961eec7b35b3bdd6bce748d32cc0cc17bafb143e305434ae30643', sources: 3 },
    },
    '2.26.3': {
        'x86_64-linux': { sha256: 'd378a057253fb98f05c3e7c431c1852cca6afae3376f5853a9fcb7ae423a05ad', sources: 3 },
        'aarch64-linux': { sha256: '8e52a0ff91b14a3fd7e5bdf5abe263c732b8655ecc67d7730844bb90e2203416', sources: 2 },
    },
    '2.24.9': {
        'x86_64-linux': { sha256: '3c0779e4878d1289cf3fbb158ec5ea9bdf61dfb9b4efac6b3b0b6bec5ba4cf13', sources: 4 },
        'aarch64-linux': { sha256: 'c57c2830bb407e02dacdf2b63c49cde273f905075b579f6d9a6114c669301f33', sources: 2 },
    },
};
/** Where release archives are, as https://nix.dev/manual/nix/stable/installation/installing-binary describes. */
const upstreamReleases = 'https://releases.nixos.org/nix';
/**
 * The newest release that the manifest has for every system with CUDA and for this one; it is what an install without a
 * version gets.
 */
function defaultVersion(manifest = releases, also) {
    const needed = also === undefined ? _model_system_js__WEBPACK_IMPORTED_MODULE_1__/* .cudaSystems */ .cl : [..._model_system_js__WEBPACK_IMPORTED_MODULE_1__/* .cudaSystems */ .cl, also];
    const complete = Object.entries(manifest).filter(([, bySystem]) => needed.every((system) => bySystem[system]));
    const newest = complete.map(([version]) => version).sort(compareReleases)[0];
    if (newest === undefined)
        throw new Error('the manifest of Nix releases has no version for every system');
    return newest;
}
/** For sorting release numbers, newest first. Each part between dots is a number. */
function compareReleases(a, b) {
    const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
    for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
        const difference = (right[index] ?? 0) - (left[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/**
 * The archive that a request means. A hash given by the user is used instead of the manifest's.
 * Throws ProblemError INS010 (no hash known), INS011 (malformed hash, version or base URL).
 */
function chooseArchive(request, manifest = releases) {
    const version = request.version ?? defaultVersion(manifest, request.system);
    if (!/^\d+(?:\.\d+){1,2}[0-9A-Za-z_+-]{0,40}$/.test(version)) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS011', `${JSON.stringify(version)} is not a Nix version.`, 'Write it as in 2.35.2.'));
    }
    const folder = `nix-${version}-${request.system}`;
    const archive = { version, system: request.system, folder, url: archiveUrl(request.baseUrl, version, folder) };
    if (request.sha256 !== undefined)
        return { ...archive, sha256: parseSha256(request.sha256), trust: 'user' };
    const known = manifest[version]?.[request.system];
    if (known)
        return { ...archive, sha256: known.sha256, trust: 'manifest' };
    const others = Object.keys(manifest).filter((candidate) => manifest[candidate]?.[request.system]);
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS010', `No SHA-256 is known for Nix ${version} on ${request.system}.`, `Use one of ${others.sort(compareReleases).join(', ')}, or give the SHA-256 of the archive as nix-sha256 (hexadecimal or sha256-…): \`curl -sL ${archive.url} | sha256sum\` on a network that you trust.`));
}
function archiveUrl(baseUrl, version, folder) {
    const url = URL.parse(baseUrl);
    if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '') {
        return `${url.href.replace(/\/+$/, '')}/nix-${version}/${folder}.tar.xz`;
    }
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS011', 'The base URL of the Nix releases is not a plain http or https URL.', `Write it as in ${upstreamReleases}, without user, query and fragment.`));
}
/** A SHA-256 as 64 hexadecimal digits or in SRI form (`sha256-` and base64), as hexadecimal. Throws ProblemError INS011. */
function parseSha256(text) {
    const trimmed = text.trim();
    if (/^[0-9a-f]{64}$/i.test(trimmed))
        return trimmed.toLowerCase();
    const base64 = /^sha256-([A-Za-z0-9+/]{43}=)$/.exec(trimmed)?.[1];
    if (base64 !== undefined)
        return Buffer.from(base64, 'base64').toString('hex');
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS011', `${JSON.stringify(trimmed.slice(0, 80))} is not a SHA-256.`, 'Give 64 hexadecimal digits, or sha256- followed by 44 characters of base64.'));
}


/***/ }),

/***/ 14477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ requiredText),
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   UI: () => (/* binding */ listWithDefault),
/* harmony export */   W0: () => (/* binding */ settings),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   rJ: () => (/* binding */ secret)
/* harmony export */ });
/* unused harmony export withoutSecrets */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

/**
 * Reads and parses every input of a surface. `given` answers undefined or the empty text for an input that is unset. Throws
 * ProblemError: CFG001 for each value that is not accepted; CFG002 for one that differs from the one in `settings`, CFG008
 * for each name there that is no input, CFG010 for each secret there.
 */
function readInputs(surface, given) {
    const problems = [];
    const values = {};
    const settings = readSettings(surface, given, problems);
    for (const [name, input] of Object.entries(surface.inputs)) {
        const own = given(name)?.trim() || input.default;
        const text = settings.get(name) || own;
        // The runner fills defaults in, so an input with its default value looks like one that is unset.
        if (own !== text && own !== input.default) {
            const message = `Input ${name} is ${quote(own)}, and settings.${name} is ${quote(text)}.`;
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG002', message, 'Give it only once.'));
        }
        const parsed = input.parse(text);
        if (parsed.ok)
            values[name] = parsed.value;
        else
            problems.push(refuse(settings.has(name) ? `settings.${name}` : `Input ${name}`, text, parsed.expected));
    }
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(problems);
    return values;
}
/** Shorter texts are words of the language rather than secrets; masking them would make the log unreadable. */
const shortest = 6;
/** Every text in the values of a surface's inputs that must not be shown. */
function secretsOf(surface, values) {
    const given = values;
    return Object.entries(surface.inputs)
        .flatMap(([name, { secrets }]) => {
        const value = given[name];
        return secrets && typeof value === 'string' ? secrets(value) : [];
    })
        .map((text) => text.trim())
        .filter((text) => text.length >= shortest);
}
function refuse(what, text, expected) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG001', `${what} is ${quote(text)}.`, `It accepts ${expected}.`);
}
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
/** Those that may be shown. */
function withoutSecrets(inputs) {
    return Object.fromEntries(Object.entries(inputs).filter(([, { kind }]) => kind !== 'secret'));
}
/** The texts that an input of the kind `settings` gives to others; adds what is wrong with its names to `problems`. */
function readSettings({ inputs }, given, problems) {
    const [own, input] = Object.entries(inputs).find(([, { kind }]) => kind === 'settings') ?? [''];
    const parsed = input?.parse(given(own)?.trim() || input.default);
    const names = Object.keys(withoutSecrets(inputs)).filter((name) => name !== own);
    const fix = `It may have ${names.join(', ')}.`;
    const texts = new Map();
    for (const [name, text] of Object.entries(parsed?.ok ? Object(parsed.value) : {})) {
        if (names.includes(name))
            texts.set(name, text);
        else if (Object.hasOwn(inputs, name) && name !== own)
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG010', `Input ${own} has ${name}, a secret.`, `Give it as the input ${name}, from a secret.`));
        else if (!input?.ignored?.includes(name))
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG008', `Input ${own} has ${quote(name)}, which is not an input.`, fix));
    }
    return texts;
}
/** `true` or `false`, as YAML 1.2 and @actions/core's getBooleanInput read them. */
function flag(description, byDefault) {
    return {
        description,
        default: String(byDefault),
        kind: 'flag',
        parse: (text) => {
            const word = text.toLowerCase();
            if (word === 'true' || word === 'false')
                return { ok: true, value: word === 'true' };
            return { ok: false, expected: 'true or false' };
        },
    };
}
function text(description, byDefault = '') {
    return {
        description,
        default: byDefault,
        kind: 'text',
        parse: (given) => ({ ok: true, value: given === '' ? undefined : given }),
    };
}
/** A text that must be given. */
function requiredText(description) {
    const parse = (given) => given === '' ? { ok: false, expected: 'any text that is not empty' } : { ok: true, value: given };
    return { ...text(description), parse };
}
/** A text that must not be shown, or parts of it must not: as a whole they may be too long to be found. Unset is undefined. */
function secret(description, more = {}) {
    return { ...text(description), kind: 'secret', secrets: (whole) => [whole], ...more };
}
/** Values of other inputs of the surface, but no secrets, as a JSON object; what is `ignored` may come along. */
function settings(ignored) {
    const refused = { ok: false, expected: 'a JSON object of strings, numbers, true and false' };
    return {
        description: 'Values of other inputs, as a JSON object (`{"name": "value"}`); no secrets.',
        default: '{}',
        kind: 'settings',
        ignored: ignored.flatMap((inputs) => Object.keys(withoutSecrets(inputs))),
        parse: (given) => {
            try {
                const entries = Object.entries(JSON.parse(given));
                if (!given.startsWith('{') || entries.some(([, value]) => Object(value) === value))
                    return refused;
                return { ok: true, value: Object.fromEntries(entries.map(([name, value]) => [name, `${value ?? ''}`.trim()])) };
            }
            catch {
                return refused;
            }
        },
    };
}
/** One of a few words. */
function choice(description, byDefault, words) {
    return {
        description,
        default: byDefault,
        kind: 'text',
        words,
        parse: (given) => {
            const value = words.find((word) => word === given);
            return value === undefined ? { ok: false, expected: words.join(', ') } : { ok: true, value };
        },
    };
}
/** Entries separated by newlines or commas, trimmed, empty ones left out; an unset list is undefined. */
function list(description) {
    return {
        description,
        default: '',
        kind: 'list',
        parse: (given) => {
            const entries = splitList(given);
            return { ok: true, value: entries.length === 0 ? undefined : entries };
        },
    };
}
/** A list that is never empty, because an unset one has this default. */
function listWithDefault(description, byDefault) {
    const parse = (given) => ({ ok: true, value: splitList(given) });
    return { ...list(description), default: byDefault.join(', '), parse };
}
function splitList(text) {
    return text
        .split(/[\n,]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
}
/** A whole number in a range, both ends included. */
function wholeNumber(description, byDefault, range) {
    return {
        description,
        default: String(byDefault),
        kind: 'number',
        parse: (given) => {
            const value = Number(given);
            if (/^\d{1,9}$/.test(given) && value >= range.min && value <= range.max)
                return { ok: true, value };
            return { ok: false, expected: `a whole number from ${range.min} to ${range.max}` };
        },
    };
}


/***/ }),

/***/ 54136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   HZ: () => (/* binding */ accessTokens),
/* harmony export */   N1: () => (/* binding */ netrcPasswords),
/* harmony export */   QU: () => (/* binding */ maskSecrets),
/* harmony export */   cg: () => (/* binding */ maskLikelySecrets),
/* harmony export */   y0: () => (/* binding */ hasToken)
/* harmony export */ });
/** What stands in place of a secret. */
const veil = '***';
/** Shorter secrets are hidden as they are; what they encode to would be found in half of all texts. */
const shortest = 4;
/**
 * The text without the secrets: as they are, line by line, JSON-escaped, percent- or form-encoded, in hexadecimal, and in
 * base64, also inside of something longer such as `user:secret`. A secret of asterisks alone is not hidden.
 */
function maskSecrets(text, secrets) {
    const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => /[^*]/.test(form));
    if (forms.length === 0)
        return text;
    const longestFirst = forms.sort((a, b) => b.length - a.length);
    const pattern = new RegExp(longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'g');
    // What stands around a veil may spell a secret again. Each round has fewer characters that are no asterisk.
    for (let masked = text;;) {
        const next = masked.replace(pattern, veil);
        if (next === masked)
            return masked;
        masked = next;
    }
}
function formsOf(secret) {
    const lines = secret.split(/\r?\n/).map((line) => line.trim());
    const parts = [secret, secret.trim(), ...lines.filter((line) => line.length >= shortest)];
    return parts.flatMap((part) => (part.length < shortest ? [part] : encodings(part)));
}
function encodings(text) {
    const bytes = Buffer.from(text);
    const percent = encodeURIComponent(text.toWellFormed());
    const strict = percent.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
    const form = new URLSearchParams([['', text]]).toString().slice(1);
    const urls = [percent, strict, form];
    const base64 = [bytes.toString('base64'), ...alignments(bytes)];
    return [
        text,
        JSON.stringify(text).slice(1, -1),
        ...urls,
        ...urls.map((url) => url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
        ...base64,
        ...base64.map((code) => code.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
        bytes.toString('hex'),
        bytes.toString('hex').toUpperCase(),
    ];
}
/** The characters of base64 that depend on these bytes alone, wherever in a longer text they begin. */
function alignments(bytes) {
    return [0, 1, 2].map((before) => {
        const code = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        const first = Math.ceil((before * 8) / 6);
        return code.slice(first, Math.floor(((before + bytes.length) * 8) / 6));
    });
}
/**
 * Tokens by their shape. With prefixes of their issuers: GitHub, GitLab, Hugging Face, FloxHub, Slack, npm, Docker, PyPI,
 * NVIDIA, OpenAI, Anthropic, DigitalOcean, Google, Vault, Tailscale. Those of Cachix and Attic are JSON web tokens.
 */
const tokens = [
    /\bgh[a-z]_[\w.-]{10,}/g,
    /\b(?:github_pat_|gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct|wt)-|hf_|flox_[a-z]{3}_|xox[a-z](?:\.xox[a-z])?-|xapp-|npm_|dckr_[a-z]{3}_|pypi-|do[a-z]_v1_)[\w-]{10,}/g,
    /\b(?:nvapi-|sk-|ya29\.|AIza|hv[sb]\.|tskey-)[\w-]{16,}/g,
    /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)*/g,
    // Key ids of AWS.
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
];
/** Whether a token of a known shape is in the text. */
function hasToken(text) {
    return tokens.some((shape) => text.search(shape) >= 0);
}
/** What looks like a secret to anybody: `[pattern, what stays of it]`. */
const likely = [
    ...tokens.map((shape) => [shape, veil]),
    // A Nix secret key is 64 bytes, a public one 32.
    [/:[A-Za-z0-9+/]{86}==/g, `:${veil}`],
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, veil],
    // User and password of a URL.
    [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, `$1${veil}@`],
    // The signature of an address that Azure signed: https://learn.microsoft.com/rest/api/storageservices/create-service-sas
    [/([?&;]sig=)[^\s"'&;]+/gi, `$1${veil}`],
    // Lines of nix.conf, netrc, headers and environments.
    [/\b((?:extra-)?(?:access-tokens|impure-env)\s*=).*/g, `$1 ${veil}`],
    [/\b(password|passwd|account)([ \t]+)\S+/gi, `$1$2${veil}`],
    [/\b((?:proxy-)?authorization:?\s*(?:basic|bearer|token)?\s+)\S+/gi, `$1${veil}`],
    [
        /\b([\w-]*(?:token|secret|passw(?:or)?d|api[_-]?key|access[_-]?key|signature)[\w-]*["']?\s*[=:]\s*["']?)[^\s"'&,;]{4,}/gi,
        `$1${veil}`,
    ],
];
/** The text without what looks like a token, a password or a private key. It rather hides too much. */
function maskLikelySecrets(text) {
    return likely.reduce((left, [pattern, stays]) => left.replace(pattern, stays), text);
}
/** The values of variables whose names say that they are secret. */
function secretsOf(env) {
    return Object.entries(env).flatMap(([name, value]) => value && value.length >= 8 && /TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|(?:^|_)(?:KEY|PAT|AUTH)$|[_-]KEY$/i.test(name)
        ? [value]
        : []);
}
/**
 * The secrets in a value of access-tokens, `host=token` each. Nix sends the token after `PAT:` or `OAuth2:` alone.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-access-tokens
 */
function accessTokens(text) {
    return text.split(/\s+/).flatMap((entry) => {
        const token = entry.slice(entry.indexOf('=') + 1);
        return [token, token.slice(token.indexOf(':') + 1)];
    });
}
/** The passwords in a netrc, those of comments too. A quoted one may have blanks in it. */
function netrcPasswords(text) {
    return [...text.matchAll(/\b(?:password|account)\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, quoted, word = '']) => quoted?.replace(/\\(.)/g, '$1') ?? word);
}


/***/ })

};
