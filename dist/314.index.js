export const id = 314;
export const ids = [314];
export const modules = {

/***/ 26942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ activateSurface)
/* harmony export */ });
/* harmony import */ var _flox_activate_scripts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25391);
/* harmony import */ var _flox_activate_variables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36018);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14477);



const activateSurface = {
    name: 'setup-nix-cuda/activate',
    description: 'Runs a command in a Flox environment, with its services and its cache folder',
    inputs: {
        command: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .requiredText */ .$4)('Command, of one or more lines; it is run from a file, as that of a `run` step.'),
        shell: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)('What runs the command: `bash` (with `-e -o pipefail`), `sh` (`-e`), `zsh` (`-e -o pipefail`) or `python`; that of the environment where it has one.', 'bash', _flox_activate_scripts_js__WEBPACK_IMPORTED_MODULE_0__/* .shells */ .mP),
        dir: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)('Folders with a `.flox` folder, from the root of the workspace; several are activated one within the other, in that order. Unset: the environment of `working-directory`, or of the nearest folder above it.'),
        reference: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Environment on FloxHub, `owner/name`, instead of `dir`.'),
        generation: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Generation of the environment on FloxHub, as in `12`; unset means the latest.'),
        mode: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)('Mode of the activation: `dev`, `run`, or `auto`, as the manifest says.', 'auto', [
            'auto',
            'dev',
            'run',
        ]),
        trust: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)('Run the hooks of environments of FloxHub in this step, whoever owns them.', false),
        variables: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .secret */ .rJ)('Variables for the environment and the command, one `KEY=VALUE` per line; every value is masked in the log.', { secrets: _flox_activate_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .valuesOf */ .s }),
        services: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)('Services to start, by name, or `all`; they stop when the command ends.'),
        'working-directory': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Where the command runs, from the root of the workspace.', '.'),
        'flox-env-cache': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)('Keep the folder $FLOX_ENV_CACHE of the environment (`.flox/cache`) in the cache of GitHub from one job to the next.', false),
        'flox-env-cache-key': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("What the content of that folder depends on besides lock and hooks, as in the expression `hashFiles('requirements.txt')`."),
        'job-status': {
            ...(0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Leave it unset: how the job ended, for what runs after it. The cache of a failed job is not saved.'),
            expression: '$' + '{{ job.status }}',
        },
    },
    outputs: {
        'exit-code': 'Exit code of the command; empty when it was not started',
        environment: 'Names of the environments, outermost first, separated by blanks',
        'env-cache-hit': '`true` when the cache folder of every environment was restored; empty without `flox-env-cache`',
    },
};


/***/ }),

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
        jobs: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Cells that are built at the same time; each may use all cores.', 1, { min: 1, max: 64 }),
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

/***/ 8444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nw: () => (/* binding */ containerizeSurface),
/* harmony export */   qB: () => (/* binding */ containerizeCommandSurface),
/* harmony export */   qK: () => (/* binding */ floxImageInputs)
/* harmony export */ });
/* unused harmony export sourceNames */
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

/** What `from` names; a new source is added here and to `sources.ts`. */
const sourceNames = ['flox'];
function source() {
    return {
        ...(0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('What the image is made from: `flox` (a Flox environment).', 'flox', sourceNames),
        default: '',
    };
}
/** By line alone: the description of an image may have commas. */
function labels(description) {
    const linesOf = (given) => given
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    return { ...(0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(description), parse: (given) => ({ ok: true, value: linesOf(given) }) };
}
const floxImageInputs = {
    'flox-environment': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Folder with the `.flox` that becomes an image; unset means the current one.'),
    'flox-reference': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Environment of FloxHub in place of a folder: `owner/name`, or `owner/name:generation` for one of its generations.'),
    'flox-file': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('File to write the image to, a docker-archive; unset means `NAME-container.tar` after the environment, unless `flox-runtime` is set.'),
    'flox-runtime': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('Program that gets the image in place of a file.', 'none', ['none', 'docker', 'podman']),
    'flox-tag': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Tag of the image. Its name is that of the environment.', 'latest'),
    'flox-labels': labels('Labels of the image, one `key=value` per line; Flox takes them only where the manifest has `[containerize.config]`.'),
    'flox-mode': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('Mode in which the image activates the environment: `run`, `dev`, or `manifest`: as the environment says.', 'manifest', ['manifest', 'run', 'dev']),
};
const containerizeSurface = {
    name: 'setup-nix-cuda/containerize',
    description: 'Makes a container image, checks that it is as requested, and says its name and digest',
    inputs: { from: source(), ...floxImageInputs },
    outputs: {
        name: 'Name and tag of the image, as in `app:latest`',
        'image-id': 'Digest of its configuration (`sha256:…`), by which a container runtime names it',
        file: 'Absolute path of the docker-archive; empty where a runtime has the image',
        'file-digest': 'Digest of that file (`sha256:…`)',
        architecture: 'Architecture of the image in the words of Docker, as in `amd64`; empty where a runtime has it',
        labels: 'Labels of the image, as a JSON object; empty where a runtime has it',
    },
};
const containerizeCommandSurface = {
    name: 'nix-cuda containerize',
    description: containerizeSurface.description,
    inputs: { ...containerizeSurface.inputs, json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of text.', false) },
    outputs: {},
};


/***/ }),

/***/ 25096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ doctorSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _gpu_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69197);


const doctorSurface = {
    name: 'nix-cuda doctor',
    description: 'Says whether CUDA programs run on this machine, and those in the files and folders PATH… in particular',
    inputs: { ..._gpu_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementInputs */ .FK, ..._gpu_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .resultInputs */ .Fw, json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of text.', false) },
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
/* harmony export */   J7: () => (/* binding */ floxRollbackSurface),
/* harmony export */   X2: () => (/* binding */ floxPushSurface),
/* harmony export */   cB: () => (/* binding */ floxLintSurface),
/* harmony export */   sU: () => (/* binding */ floxGenerationsSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

const json = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of text.', false);
const floxLintSurface = {
    name: 'nix-cuda flox lint',
    description: 'Checks the Flox environments of the folders DIR…, by default the current one, for what breaks CUDA or CI; several are layers, activated in that order',
    inputs: {
        'allow-toolkits': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('CUDA toolkits that may stand beside each other in one environment, as in `12.4,12.8`.'),
        json,
    },
    outputs: {},
};
const floxPushSurface = {
    name: 'nix-cuda flox push',
    description: 'Pushes the Flox environment of the folder DIR, by default the current one, to FloxHub, and prints the generation that this made',
    inputs: {
        owner: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Organization or user to push to, the first time; unset means the owner that the environment has, or that of the token.'),
        force: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Replace what FloxHub has under this name, with all its generations.', false),
        'dry-run': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Check everything and print what would be done; push nothing.', false),
        json,
    },
    outputs: {},
};
const floxGenerationsSurface = {
    name: 'nix-cuda flox generations',
    description: 'Lists the generations of an environment, as FloxHub has them: of OWNER/NAME, or of the folder DIR, by default the current one',
    inputs: { json },
    outputs: {},
};
const floxRollbackSurface = {
    name: 'nix-cuda flox rollback',
    description: 'Makes another generation of an environment of FloxHub the live one: that of OWNER/NAME:GENERATION, or the one that was live before',
    inputs: { 'dry-run': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print which generation it would be; change nothing.', false), json },
    outputs: {},
};


/***/ }),

/***/ 62670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ gpuTestCommandSurface),
/* harmony export */   m: () => (/* binding */ gpuTestSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _plan_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87110);


const testInputs = {
    'timeout-minutes': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Time limit of one test in minutes.', 60, { min: 1, max: 21_600 }),
    'wait-minutes': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('How long to wait for a GPU that other jobs use, in minutes.', 60, {
        min: 0,
        max: 21_600,
    }),
    'lock-folder': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Folder with the locks of the GPUs, which all jobs of the machine must share; unset means /run/lock, or the state folder where that is not writable.'),
};
const gpuTestSurface = {
    name: 'setup-nix-cuda/gpu-test',
    description: 'Tests on a GPU what one cell built, and never builds it again',
    inputs: {
        cell: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('A cell as JSON (`cell/1`), from a row of the plan. It is code: testing it runs what it names.'),
        'allow-less-trusted': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Accept `cell` even if somebody without write access may have caused this run (a pull request from a fork, a comment). Set it only if it comes from a plan of the same run.', false),
        ...testInputs,
    },
    outputs: {
        id: 'Id of the cell',
        status: '`passed`, `failed`, `none` (the cell has no GPU tests) or `cancelled`',
        'result-file': 'Absolute path of the result (`gpu-result/1`)',
        'results-folder': 'Absolute path of the folder with the results of GPU tests',
    },
};
const gpuTestCommandSurface = {
    name: 'nix-cuda gpu-test',
    description: 'Tests cells of a request, which are built already, on the GPUs of this machine: those that are named, or all',
    inputs: { ..._plan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .requestInputs */ .jU, ...testInputs, json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print the results as JSON.', false) },
    outputs: {},
};


/***/ }),

/***/ 69197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ requirementInputs),
/* harmony export */   Fw: () => (/* binding */ resultInputs),
/* harmony export */   N2: () => (/* binding */ requirementsFrom)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83341);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14477);




/** What a job can want of the GPUs of a machine. */
const requirementInputs = {
    'min-gpus': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeNumber */ .rD)('How many usable GPUs the machine must have.', 1, { min: 1, max: 64 }),
    'min-memory-mib': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeNumber */ .rD)('Memory that every GPU must have, in MiB; with MIG, its largest instance. `0` is any.', 0, { min: 0, max: 99_999_999 }),
    'min-capability': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Compute capability that every GPU must have at least, as in `8.0`.'),
    'min-driver': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Linux driver that the machine must have at least, as in `580` or `580.65.06`.'),
    toolkit: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('CUDA toolkit of the programs that will run, as in `13.0`: the driver must be new enough for it.'),
    capabilities: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)('What these programs were compiled for, as in `8.0, 9.0+PTX`; the GPUs must run it.'),
};
/** Where programs are that the GPUs must run. */
const resultInputs = {
    plan: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Plan (`plan/1`) with the cells that will run; the GPUs must run what it says of each.'),
    results: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Folder with the results (`result/1`) of this plan: their proof counts instead of what was planned.'),
    cells: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)('Ids of the cells of the plan that will run here; unset means all of them.'),
};
/** What the inputs ask for. Throws ProblemError CFG001 for each that is not understood. */
function requirementsFrom(inputs, need) {
    const problems = [];
    const refuse = (name, value, expected) => void problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG001', `Input ${name} is ${JSON.stringify(value)}.`, `It accepts ${expected}.`));
    const { toolkit, capabilities, 'min-capability': lowest, 'min-driver': minDriver } = inputs;
    const minCapability = lowest === undefined ? undefined : (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(lowest);
    if (lowest !== undefined && minCapability?.suffix !== '')
        refuse('min-capability', lowest, 'a capability, as in 8.0');
    if (minDriver !== undefined && !/^\d{3}(\.\d{1,4}){0,2}$/.test(minDriver))
        refuse('min-driver', minDriver, 'a Linux driver or its branch, as in 580.65.06 or 580');
    if (toolkit !== undefined && !(0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVersion */ .ot)(toolkit))
        refuse('toolkit', toolkit, 'major.minor, as in 12.8');
    const words = (capabilities ?? []).flatMap((entry) => entry.split(/\s+/));
    const targets = words.flatMap((word) => {
        const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(word.replace(/\+ptx$/i, ''));
        if (!capability)
            refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX');
        return capability ? [{ capability, ptx: /\+ptx$/i.test(word) }] : [];
    });
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(problems);
    const built = {
        targets: targets.map(({ capability }) => capability),
        ptx: targets.filter(({ ptx }) => ptx).map(({ capability }) => capability),
    };
    return {
        need,
        minGpus: inputs['min-gpus'],
        minMemoryMib: inputs['min-memory-mib'],
        minCapability,
        minDriver,
        toolkit,
        built: capabilities ? built : undefined,
    };
}


/***/ }),

/***/ 25925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ gpuSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69197);


const gpuSurface = {
    name: 'setup-nix-cuda/gpu',
    description: 'Finds the GPUs and the driver of a machine, makes the driver usable for programs of Nix, and tests that they run',
    inputs: {
        'require-gpu': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('`true`: a machine without a usable GPU is an error. `auto`: without one, nothing else is checked. `false`: every error is a warning.', 'true', ['true', 'auto', 'false']),
        ..._inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementInputs */ .FK,
        paths: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Files, archives and folders with device code that the GPUs must run.'),
        ..._inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .resultInputs */ .Fw,
        'driver-bridge': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('How programs of Nix find the driver: `env`, a folder of links for the steps that set `ld-library-path`; `system`, /run/opengl-driver until the last job that uses it ends; `none`; `auto` is `env` where it is needed.', 'auto', ['auto', 'env', 'system', 'none']),
        'allow-system-changes': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Allow `driver-bridge: system`, which needs root or sudo.', false),
        'bridge-dir': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Folder for the bridge of `env`, which then stays; unset, it is in the folder of the job.'),
        smoke: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('The smoke test, in which a program of Nix loads the driver and runs a kernel from PTX: `auto` where Nix or `probe` is there; `full` always; `off`.', 'auto', ['auto', 'off', 'full']),
        'smoke-program': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Program that the smoke test runs last, with its arguments, separated by blanks.'),
        nixpkgs: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Of which Nixpkgs the program of the smoke test is built: `lock` (of flake.lock), a folder or a flake reference. Unset: `flake:nixpkgs`.'),
        probe: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The program of the smoke test, where it is built already.'),
        sandbox: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('`check`: say whether builds can use the GPU, and print what the administrator adds; nothing is changed.', 'off', ['off', 'check']),
        'min-free-gib': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Free space that store and workspace must have, in GiB. `0` is any.', 0, {
            min: 0,
            max: 99_999,
        }),
        'allow-fork-pull-requests': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Run for pull requests from forks of a public repository on a self-hosted runner, which is thrown away after each job.', false),
    },
    outputs: {
        'has-gpu': '`true` when a program can use a GPU of this machine',
        platform: '`nvml`, `wsl`, `tegra`, `container-none` (a container without a GPU) or `unknown` (no sign of a GPU)',
        'in-container': '`true` in a container or a pod',
        'driver-version': 'Version of the loaded kernel module, as in `580.159.04`',
        'userland-version': 'Version of the driver’s libraries; differs where the machine was not restarted after an upgrade',
        'driver-cuda': 'Newest CUDA of the driver, as in `13.0`',
        'kernel-module': '`open` or `proprietary`',
        'libcuda-path': 'Absolute path of the libcuda of the system',
        'gpu-count': 'Number of usable GPUs',
        'gpu-name': 'Name of the first one',
        'gpu-uuids': 'JSON list of their UUIDs',
        'compute-capabilities': 'JSON list of their compute capabilities, one for each GPU, as in `["9.0"]`',
        'min-compute-capability': 'Lowest compute capability among them',
        'min-memory-mib': 'Memory of the smallest, in MiB; of its largest instance with MIG',
        mig: '`true` when a GPU is in MIG mode',
        'bridge-path': 'Folder with the libraries of the driver; empty where none is needed or none was made',
        'ld-library-path': 'LD_LIBRARY_PATH for the step that runs programs of Nix, and for no other; may be empty',
        'cuda-cache-path': 'CUDA_CACHE_PATH for that step: a folder of this job for what the driver compiles',
        smoke: '`passed`, `failed` or `skipped`',
        compatible: '`true` when nothing that was checked is an error',
        report: 'Absolute path of all facts and problems as JSON (`doctor/1`)',
        problems: 'JSON list of errors, warnings and notices',
    },
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
    packages: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Packages, one per line: an attribute of Nixpkgs or of an overlay (`python3Packages.torch`), `name=./package.nix` in callPackage style, `name=-f ./default.nix -A attr --argstr sm {sm}`, a flake output `name=.#foo-{toolkit}-{sm}`, or a build of a Flox environment (`flox:name`).'),
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
/* harmony import */ var _setup_surface_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94478);
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

/***/ 43216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UF: () => (/* binding */ publishCommandSurface),
/* harmony export */   j: () => (/* binding */ publishSurface),
/* harmony export */   ku: () => (/* binding */ floxPublishInputs)
/* harmony export */ });
/* unused harmony export destinationNames */
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

/** How `to` names a place; a new one is added here and to `destinations.ts`. */
const destinationNames = ['flox', 'flox-push'];
function destinationList() {
    const declared = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Where to publish, one or more of: `flox` (a package of a Flox environment, to a catalog of FloxHub), `flox-push` (the environment itself, to FloxHub).');
    const expected = `one or more of ${destinationNames.join(', ')}`;
    return {
        ...declared,
        words: destinationNames,
        parse: (given) => {
            const parsed = declared.parse(given);
            const names = (parsed.ok && parsed.value) || [];
            const known = names.flatMap((name) => destinationNames.filter((one) => one === name));
            if (known.length === 0 || known.length !== names.length)
                return { ok: false, expected };
            return { ok: true, value: [...new Set(known)] };
        },
    };
}
const floxPublishInputs = {
    'flox-environment': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Folder with the `.flox` that is published, or whose package is.', '.'),
    'flox-package': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Package to publish: an entry of `[build]` in the manifest, or a file of `.flox/pkgs`; unset means the only one.'),
    'flox-org': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Organization of FloxHub that gets the package or, the first time, the environment; required with the token of a service account. Unset means the user of the token.'),
    'flox-stability': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Stability of the Nixpkgs for a package of `.flox/pkgs`: `stable`, `staging`, `unstable` or `lts`.'),
    'flox-signing-key-file': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('File with the private key of an organization that has a catalog store of its own.'),
    'flox-fix-checkout': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('Run the git commands that publishing lacks (fetch the history, make a branch, follow that of the remote): `true`, `false`, or `auto`: yes in the checkout of a GitHub job, elsewhere after a question.', 'auto', ['auto', 'true', 'false']),
};
const publishSurface = {
    name: 'setup-nix-cuda/publish',
    description: 'Publishes what was built, after every check that can be made before',
    inputs: {
        to: destinationList(),
        ...floxPublishInputs,
        'acknowledge-unfree': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Why you may hand out files that are unfree or of unknown licence, in a sentence that the summary records; without it they are refused.'),
        'dry-run': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Check everything and print what would be done; build, change and publish nothing.', false),
    },
    outputs: {
        state: '`published`, `already published` or `planned` (a dry run); of the last destination',
        'flox-package': 'Package that was published',
        'flox-catalog': 'Catalog that has it; empty where it is not known',
        'flox-system': 'System that it was published for: that of the machine',
        'flox-revision': 'Commit that it was published from',
        'flox-generation': 'Number of the generation that `flox-push` made',
        'flox-pin': 'Reference that pins that generation, as in `acme/app:4`',
    },
};
const publishCommandSurface = {
    name: 'nix-cuda publish',
    description: publishSurface.description,
    inputs: { ...publishSurface.inputs, json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of text.', false) },
    outputs: {},
};


/***/ }),

/***/ 6866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  actions: () => (/* binding */ actions),
  P: () => (/* binding */ commands),
  T: () => (/* binding */ groups)
});

// EXTERNAL MODULE: ./lib/model/codes.js + 1 modules
var codes = __webpack_require__(89834);
// EXTERNAL MODULE: ./lib/actions/activate/surface.js
var surface = __webpack_require__(26942);
// EXTERNAL MODULE: ./lib/actions/build/surface.js
var build_surface = __webpack_require__(51303);
// EXTERNAL MODULE: ./lib/actions/cache/surface.js
var cache_surface = __webpack_require__(12393);
;// CONCATENATED MODULE: ./lib/actions/completion/surface.js
const completionSurface = {
    name: 'nix-cuda completion',
    description: 'Prints a script that completes commands, options and values in bash, zsh or fish',
    inputs: {},
    outputs: {},
};

// EXTERNAL MODULE: ./lib/actions/containerize/surface.js
var containerize_surface = __webpack_require__(8444);
// EXTERNAL MODULE: ./lib/actions/doctor/surface.js
var doctor_surface = __webpack_require__(25096);
// EXTERNAL MODULE: ./lib/actions/explain/surface.js
var explain_surface = __webpack_require__(48228);
// EXTERNAL MODULE: ./lib/actions/flox/surface.js
var flox_surface = __webpack_require__(54586);
;// CONCATENATED MODULE: ./lib/actions/flox/words.js

/** `nix-cuda flox` and what follows it, in the order of its help. */
const floxGroup = { word: 'flox', description: 'Checks and ships Flox environments' };
const floxCommands = [
    {
        surface: flox_surface/* floxLintSurface */.cB,
        section: 'Plan, build and prove',
        takes: { name: '[DIR]…', complete: 'files' },
        example: 'nix-cuda flox lint ./app',
        groups: [],
        load: async () => (await Promise.all(/* import() | flox-lint */[__webpack_require__.e(9605), __webpack_require__.e(6396), __webpack_require__.e(4446), __webpack_require__.e(1486)]).then(__webpack_require__.bind(__webpack_require__, 25120))).runFloxLint,
    },
    {
        surface: flox_surface/* floxPushSurface */.X2,
        section: 'Ship',
        takes: { name: '[DIR]', complete: 'files' },
        example: 'nix-cuda flox push ./app --owner acme',
        groups: [],
        load: async () => (await Promise.all(/* import() | flox-push */[__webpack_require__.e(9605), __webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(6396), __webpack_require__.e(4446), __webpack_require__.e(8612), __webpack_require__.e(6929)]).then(__webpack_require__.bind(__webpack_require__, 36365))).runFloxPush,
    },
    {
        surface: flox_surface/* floxGenerationsSurface */.sU,
        section: 'Ship',
        takes: { name: '[DIR|OWNER/NAME]', complete: 'files' },
        example: 'nix-cuda flox generations acme/app',
        groups: [],
        load: async () => (await Promise.all(/* import() | flox-push */[__webpack_require__.e(9605), __webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(6396), __webpack_require__.e(4446), __webpack_require__.e(8612), __webpack_require__.e(6929)]).then(__webpack_require__.bind(__webpack_require__, 36365))).runFloxGenerations,
    },
    {
        surface: flox_surface/* floxRollbackSurface */.J7,
        section: 'Ship',
        takes: { name: 'OWNER/NAME[:GENERATION]', complete: 'nothing' },
        example: 'nix-cuda flox rollback acme/app:3',
        groups: [],
        load: async () => (await Promise.all(/* import() | flox-push */[__webpack_require__.e(9605), __webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(6396), __webpack_require__.e(4446), __webpack_require__.e(8612), __webpack_require__.e(6929)]).then(__webpack_require__.bind(__webpack_require__, 36365))).runFloxRollback,
    },
];

// EXTERNAL MODULE: ./lib/actions/gpu/inputs.js
var inputs = __webpack_require__(69197);
// EXTERNAL MODULE: ./lib/actions/gpu/surface.js
var gpu_surface = __webpack_require__(25925);
// EXTERNAL MODULE: ./lib/actions/gpu-test/surface.js
var gpu_test_surface = __webpack_require__(62670);
// EXTERNAL MODULE: ./lib/actions/plan/inputs.js
var plan_inputs = __webpack_require__(87110);
// EXTERNAL MODULE: ./lib/actions/plan/surface.js
var plan_surface = __webpack_require__(54504);
// EXTERNAL MODULE: ./lib/actions/publish/surface.js
var publish_surface = __webpack_require__(43216);
// EXTERNAL MODULE: ./lib/actions/report/surface.js
var report_surface = __webpack_require__(92937);
// EXTERNAL MODULE: ./lib/actions/run/surface.js
var run_surface = __webpack_require__(20410);
// EXTERNAL MODULE: ./lib/actions/setup/surface.js + 10 modules
var setup_surface = __webpack_require__(94478);
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
            load: async () => (await Promise.all(/* import() | setup-post */[__webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(7467), __webpack_require__.e(27), __webpack_require__.e(1961)]).then(__webpack_require__.bind(__webpack_require__, 57795))).runSetupPost,
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
        surface: build_surface/* buildSurface */._,
        stub: 'build',
        load: async () => (await __webpack_require__.e(/* import() | build */ 1433).then(__webpack_require__.bind(__webpack_require__, 78816))).runBuild,
    },
    {
        file: 'verify/action.yml',
        surface: verify_surface/* verifyActionSurface */.J,
        stub: 'verify',
        load: async () => (await Promise.all(/* import() | verify-action */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(6941), __webpack_require__.e(7227)]).then(__webpack_require__.bind(__webpack_require__, 65951))).runVerifyAction,
    },
    {
        file: 'report/action.yml',
        surface: report_surface/* reportSurface */.Cj,
        stub: 'report',
        load: async () => (await __webpack_require__.e(/* import() | report-action */ 736).then(__webpack_require__.bind(__webpack_require__, 86162))).runReportAction,
    },
    {
        file: 'gpu/action.yml',
        surface: gpu_surface/* gpuSurface */.q,
        stub: 'gpu',
        load: async () => (await Promise.all(/* import() | gpu-action */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(8815), __webpack_require__.e(7111), __webpack_require__.e(3225), __webpack_require__.e(830), __webpack_require__.e(6130), __webpack_require__.e(5645), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(6941), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6055), __webpack_require__.e(8498), __webpack_require__.e(112), __webpack_require__.e(1461), __webpack_require__.e(7052), __webpack_require__.e(8310)]).then(__webpack_require__.bind(__webpack_require__, 53295))).runGpuAction,
        post: {
            stub: 'gpu-post',
            load: async () => (await Promise.all(/* import() | gpu-post */[__webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6438)]).then(__webpack_require__.bind(__webpack_require__, 84914))).runGpuPost,
        },
    },
    {
        file: 'gpu-test/action.yml',
        surface: gpu_test_surface/* gpuTestSurface */.m,
        stub: 'gpu-test',
        load: async () => (await __webpack_require__.e(/* import() | gpu-test */ 8836).then(__webpack_require__.bind(__webpack_require__, 30243))).runGpuTestAction,
    },
    {
        file: 'publish/action.yml',
        surface: publish_surface/* publishSurface */.j,
        stub: 'publish',
        load: async () => (await __webpack_require__.e(/* import() | publish-action */ 4719).then(__webpack_require__.bind(__webpack_require__, 57221))).runPublishAction,
    },
    {
        file: 'containerize/action.yml',
        surface: containerize_surface/* containerizeSurface */.Nw,
        stub: 'containerize',
        load: async () => (await __webpack_require__.e(/* import() | containerize-action */ 3661).then(__webpack_require__.bind(__webpack_require__, 97977))).runContainerizeAction,
    },
    {
        file: 'activate/action.yml',
        surface: surface/* activateSurface */.h,
        stub: 'activate',
        load: async () => (await Promise.all(/* import() | activate */[__webpack_require__.e(9605), __webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(6396), __webpack_require__.e(6643), __webpack_require__.e(8976)]).then(__webpack_require__.bind(__webpack_require__, 67181))).runActivate,
        post: {
            stub: 'activate-post',
            load: async () => (await Promise.all(/* import() | activate-post */[__webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(6643), __webpack_require__.e(155)]).then(__webpack_require__.bind(__webpack_require__, 62207))).runActivatePost,
        },
    },
];
const floxDestination = { title: 'A Flox environment (--to flox, --to flox-push)', inputs: publish_surface/* floxPublishInputs */.ku };
const floxImage = { title: 'An image of a Flox environment (--from flox)', inputs: containerize_surface/* floxImageInputs */.qK };
const requestGroup = { title: 'The request: what to build', inputs: plan_inputs/* requestInputs */.jU };
/** First words that several commands share. */
const groups = [floxGroup];
/** Every command of the CLI, in the order of its help. */
const commands = [
    {
        surface: plan_surface/* planSurface */.t,
        section: 'Plan, build and prove',
        example: "nix-cuda plan --packages python3Packages.cupy --capabilities '8.0,9.0+PTX' --toolkits 12.x",
        groups: [requestGroup, { title: 'What to find out', inputs: plan_inputs/* planningInputs */.bZ }],
        load: async () => (await __webpack_require__.e(/* import() | plan */ 8342).then(__webpack_require__.bind(__webpack_require__, 43674))).runPlan,
    },
    {
        surface: build_surface/* buildCommandSurface */.P,
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
        load: async () => (await Promise.all(/* import() | verify */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(6941), __webpack_require__.e(8300)]).then(__webpack_require__.bind(__webpack_require__, 75440))).runVerify,
    },
    ...floxCommands,
    {
        surface: report_surface/* reportCommandSurface */.lT,
        section: 'Plan, build and prove',
        example: 'nix-cuda report --plan plan.json --results results',
        groups: [],
        load: async () => (await Promise.all(/* import() | report-command */[__webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(145), __webpack_require__.e(8498), __webpack_require__.e(6601)]).then(__webpack_require__.bind(__webpack_require__, 27471))).runReportCommand,
    },
    {
        surface: publish_surface/* publishCommandSurface */.UF,
        section: 'Ship',
        example: 'nix-cuda publish --to flox --flox-org acme --dry-run',
        groups: [floxDestination],
        load: async () => (await __webpack_require__.e(/* import() | publish-command */ 484).then(__webpack_require__.bind(__webpack_require__, 79202))).runPublish,
    },
    {
        surface: containerize_surface/* containerizeCommandSurface */.qB,
        section: 'Ship',
        example: 'nix-cuda containerize --from flox --flox-file app.tar',
        groups: [floxImage],
        load: async () => (await __webpack_require__.e(/* import() | containerize-command */ 1846).then(__webpack_require__.bind(__webpack_require__, 86846))).runContainerize,
    },
    {
        surface: explain_surface/* explainSurface */.P,
        section: 'Look up',
        takes: { name: 'CODE…', complete: Object.keys(codes/* codes */.F) },
        example: 'nix-cuda explain VER001',
        groups: [],
        load: async () => (await Promise.all(/* import() | explain-code */[__webpack_require__.e(3225), __webpack_require__.e(6430), __webpack_require__.e(1710)]).then(__webpack_require__.bind(__webpack_require__, 76107))).runExplain,
    },
    {
        surface: tables_surface/* tablesSurface */.r,
        section: 'Look up',
        example: 'nix-cuda tables --check --nixpkgs github:NixOS/nixpkgs/nixos-unstable',
        groups: [],
        load: async () => (await Promise.all(/* import() | tables */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(6055), __webpack_require__.e(2796)]).then(__webpack_require__.bind(__webpack_require__, 12864))).runTables,
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
        surface: run_surface/* runSurface */.t,
        section: 'This machine',
        takes: { name: '-- PROGRAM [ARGUMENT]…', complete: 'files' },
        example: 'nix-cuda run -- ./result/bin/saxpy',
        groups: [],
        load: async () => (await Promise.all(/* import() | run */[__webpack_require__.e(5645), __webpack_require__.e(382)]).then(__webpack_require__.bind(__webpack_require__, 26456))).runRun,
    },
    {
        surface: doctor_surface/* doctorSurface */.v,
        section: 'This machine',
        takes: { name: '[PATH]…', complete: 'files' },
        example: 'nix-cuda doctor --toolkit 13.0 ./result',
        groups: [
            { title: 'What the machine must have', inputs: inputs/* requirementInputs */.FK },
            { title: 'What it must run', inputs: inputs/* resultInputs */.Fw },
        ],
        load: async () => (await Promise.all(/* import() | doctor */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(6941), __webpack_require__.e(8498), __webpack_require__.e(112), __webpack_require__.e(1461), __webpack_require__.e(3430)]).then(__webpack_require__.bind(__webpack_require__, 38042))).runDoctor,
    },
    {
        surface: gpu_test_surface/* gpuTestCommandSurface */.X,
        section: 'This machine',
        takes: { name: '[CELL|PACKAGE|PATTERN]…', complete: 'nothing' },
        example: 'nix-cuda gpu-test mylib',
        groups: [requestGroup],
        load: async () => (await Promise.all(/* import() | gpu-test-command */[__webpack_require__.e(145), __webpack_require__.e(6288)]).then(__webpack_require__.bind(__webpack_require__, 47004))).runGpuTest,
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
        load: async () => (await Promise.all(/* import() | uninstall */[__webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6955)]).then(__webpack_require__.bind(__webpack_require__, 59271))).runUninstall,
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
        'gpu-results': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Folder with the results of GPU tests (`gpu-result/1`) as `<cell id>.json`; every cell with `gpu-tests` must have one there.'),
        gpu: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('GPUs of which the summary says which cells they run, as in `L4, 9.0`. The result of the run does not depend on it.'),
        driver: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Linux driver of these GPUs, as in `580` or `580.65.06`. Without one any is new enough.'),
    },
    outputs: {
        result: '`success` when every planned cell is proven, and its GPU tests passed where there are some; else `failure`',
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
    return {
        place: placeOf(inputs),
        gpu: inputs.gpu ?? [],
        driver: inputs.driver,
        gpuResults: inputs['gpu-results'],
    };
}
/** Where the results are, and how the jobs ended that left them there. */
function placeOf(inputs) {
    const { plan, results, 'artifact-prefix': prefix, 'jobs-result': jobs } = inputs;
    return { planFile: plan, folder: results, prefix, jobs };
}


/***/ }),

/***/ 20410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ runSurface)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

const runSurface = {
    name: 'nix-cuda run',
    description: "Runs PROGRAM, built with Nix or Flox, on this machine's NVIDIA driver, and gives its exit code; nothing is installed and no root is needed",
    inputs: {
        graphics: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Also tell the loaders of OpenGL, EGL, Vulkan and OpenCL about the driver.', false),
        print: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print the variables as shell commands instead of running a program.', false),
        smoke: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Test first whether a program of Nix can load the driver and run a kernel from PTX, then whether PROGRAM, if given, succeeds; list the libraries that were loaded.', false),
        bridge: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Use the driver bridge; --no-bridge shows what happens without it.', true),
        nixpkgs: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Of which Nixpkgs the program for --smoke is built: `lock` (of flake.lock), a folder or a flake reference. Unset: `flake:nixpkgs`.'),
        probe: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The program for --smoke, where it is built already.'),
        json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print the result of --smoke as JSON.', false),
    },
    outputs: {},
};


/***/ }),

/***/ 22524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ secretInputs)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);

/** Where FloxHub's token is kept, for a job that shows GitHub's OIDC token. docs/flox.md has an example of each. */
const secretInputs = {
    'floxhub-vault': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)("Field of a secret in Vault or OpenBao that has FloxHub's token, as in `https://vault.example.org role=ci path=secret/data/flox field=token`; the job needs `id-token: write`."),
    'floxhub-aws-secret': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)("Secret of AWS Secrets Manager that has FloxHub's token, as in `arn:aws:secretsmanager:… role=arn:aws:iam::…:role/flox`; the job needs `id-token: write`."),
    'floxhub-google-secret': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)("Secret of Google Secret Manager that has FloxHub's token, as in `projects/1234/secrets/flox provider=projects/…/providers/github`; the job needs `id-token: write`."),
};


/***/ }),

/***/ 94478:
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

// EXTERNAL MODULE: ./lib/flox/auth/hub.js
var hub = __webpack_require__(41799);
// EXTERNAL MODULE: ./lib/actions/setup/floxhub/secret-inputs.js
var secret_inputs = __webpack_require__(22524);
;// CONCATENATED MODULE: ./lib/actions/setup/floxhub/inputs.js



/** How a job signs in to FloxHub. */
const floxhubInputs = {
    'floxhub-auth': (0,inputs/* choice */.Yq)('How the job signs in to FloxHub: `token`, `client-credentials`, or `oidc` (GitHub’s token of this job, exchanged); unset means not at all.', '', ['', 'token', 'client-credentials', 'oidc']),
    'floxhub-token': (0,inputs/* secret */.rJ)('Token of a service account or of a person for FloxHub, with `floxhub-auth: token`.'),
    'floxhub-client-id': (0,inputs/* text */.Qq)('Client id, with `floxhub-auth: client-credentials`, or for an endpoint that wants one.'),
    'floxhub-client-secret': (0,inputs/* secret */.rJ)('Client secret to `floxhub-client-id`.'),
    'floxhub-url': (0,inputs/* text */.Qq)('Address of a FloxHub of your own; unset means https://hub.flox.dev.'),
    'floxhub-audience': (0,inputs/* text */.Qq)(`Audience of FloxHub’s tokens, exactly; unset means what the FloxHub says of itself, else \`${hub/* publicAudience */.wo}\`.`),
    'floxhub-oidc-audience': (0,inputs/* text */.Qq)('Audience of GitHub’s token, with `floxhub-auth: oidc`; unset means the origin of `floxhub-oidc-endpoint`.'),
    'floxhub-oidc-endpoint': (0,inputs/* text */.Qq)('Token endpoint of yours that exchanges GitHub’s token for one of FloxHub, with `floxhub-auth: oidc`; FloxHub has none itself.'),
    'floxhub-oidc-grant': (0,inputs/* choice */.Yq)('How that endpoint is asked: `token-exchange` (RFC 8693) or `jwt-bearer` (RFC 7523).', 'token-exchange', ['token-exchange', 'jwt-bearer']),
    ...secret_inputs/* secretInputs */._,
    'floxhub-export': (0,inputs/* flag */.Jt)('Set FLOX_FLOXHUB_TOKEN for all later steps of the job; else only `flox` that this action runs is signed in.', false),
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
    ...floxhubInputs,
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

/***/ 25391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EB: () => (/* binding */ entryCommand),
/* harmony export */   aq: () => (/* binding */ files),
/* harmony export */   j3: () => (/* binding */ runScript),
/* harmony export */   jb: () => (/* binding */ layerScript),
/* harmony export */   mP: () => (/* binding */ shells)
/* harmony export */ });
/** The scripts of an activation. Everything that is not constant in them is a path, a name or a number, in quotes. Pure. */
/** How the file with the command is run, as GitHub runs that of a `run` step. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
const interpreters = {
    bash: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'],
    sh: ['sh', '-e'],
    zsh: ['zsh', '-f', '-e', '-o', 'pipefail'],
    python: ['python'],
};
const shells = Object.keys(interpreters);
/** Names of the files in the folder of an activation. */
const files = {
    command: 'command',
    /** Exists once the environment is active. */
    active: 'active',
    /** Exists once the command was started. */
    started: 'started',
    run: 'run',
    layer: (index) => `layer-${index}`,
    status: (index) => `status-${index}.json`,
    /** Of a service of an environment, both by their place. */
    log: (index, service) => `log-${index}-${service}`,
};
/** Lines of a service's log that are kept. */
const logLines = 40;
/**
 * What runs in the innermost environment: the command, whose standard error is descriptor 3 (see `passesOutput`), and around
 * it, with services, their start, their status, and then what they logged, which is gone once the activation has ended.
 */
function runScript(folder, shell, program, services, hidesToken = false) {
    const path = (name) => quote(`${folder}/${name}`);
    const flox = (task, selector, ...more) => words([program, 'services', task, ...selector, ...more]);
    const command = [
        `: > ${path(files.started)}`,
        'if (: >&3) 2> /dev/null; then exec 2>&3 3>&-; fi',
        ...(hidesToken ? ['unset FLOX_FLOXHUB_TOKEN'] : []),
        `exec ${words(interpreters[shell])} ${path(files.command)}`,
    ];
    if (services.length === 0)
        return [`: > ${path(files.active)}`, ...command];
    return [
        `: > ${path(files.active)}`,
        ...services.flatMap(({ selector, start }) => start.length > 0 ? [`${flox('start', selector, ...start)} >&2 || exit`] : []),
        ...services.map(({ selector }) => `${flox('status', selector)} >&2 || exit`),
        ...['(', ...command, ')'],
        'code=$?',
        ...services.flatMap(({ selector }, index) => [
            `${flox('status', selector, '--json')} > ${path(files.status(index))} 2> /dev/null`,
            'service=0',
            `grep -o '"name": *"[^"]*"' ${path(files.status(index))} | sed 's/^"name": *"//; s/"$//' | while IFS= read -r name; do`,
            `  ${flox('logs', selector, '-n', String(logLines))} "$name" > ${path(files.log(index, ''))}"$service" 2>&1 < /dev/null`,
            '  service=$((service + 1))',
            'done',
        ]),
        'exit "$code"',
    ];
}
/** What runs in an outer environment: the activation of the next one. */
function layerScript(shell, argv) {
    return [`export FLOX_SHELL=${quote(shell)}`, `exec ${words(argv)}`];
}
/** The text of `-c`: Flox puts it on one line with others, which a shell reads from standard input. */
function entryCommand(shell, folder, name) {
    return `exec ${words([shell, `${folder}/${name}`])}`;
}
function words(list) {
    return list.map(quote).join(' ');
}
/** A word as every Bourne shell takes it whole. */
function quote(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 36018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ parseVariables),
/* harmony export */   s: () => (/* binding */ valuesOf)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

/** Names that the shell or Flox itself sets, so that a value would be lost or break the activation. */
const taken = /^(?:_|FLOX_(?:ENV|ENV_CACHE|ENV_PROJECT|SHELL)|SHLVL|PWD|OLDPWD)$/;
/**
 * Variables of `KEY=VALUE` lines; a value is all that stands behind the first `=`, as it stands there. Empty lines and lines
 * that begin with `#` do not count. Pure; no problem has a value in it, which may be secret.
 */
function parseVariables(text) {
    const variables = {};
    const problems = [];
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (/^\s*(?:#|$)/.test(line))
            continue;
        const [, name = '', value] = /^\s*([^=\s]+)=(.*)$/.exec(line) ?? [];
        const wrong = value === undefined ? 'is not KEY=VALUE' : wrongName(name, variables);
        if (wrong)
            problems.push(refuse(index + 1, wrong));
        else
            Object.assign(variables, { [name]: value });
    }
    return { variables, problems };
}
/** Every value, for masking. */
function valuesOf(text) {
    return Object.values(parseVariables(text).variables);
}
function wrongName(name, variables) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return 'has a name that no variable can have';
    if (taken.test(name))
        return `sets ${name}, which Flox or the shell sets`;
    return Object.hasOwn(variables, name) ? `sets ${name} a second time` : undefined;
}
function refuse(line, wrong) {
    const fix = 'Write one KEY=VALUE per line, each name once; letters, digits and _ are what a name is made of.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG001', `Line ${line} of the input variables ${wrong}.`, fix);
}


/***/ }),

/***/ 41799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ safeUrl),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Z7: () => (/* binding */ floxHub),
/* harmony export */   dF: () => (/* binding */ publicHub),
/* harmony export */   jp: () => (/* binding */ storeHosts),
/* harmony export */   wo: () => (/* binding */ publicAudience)
/* harmony export */ });
/** The FloxHub that is meant where nobody names one. */
const publicHub = 'https://hub.flox.dev';
/** What the public FloxHub expects tokens to be for, without a slash at the end. */
const publicAudience = 'https://hub.flox.dev/api';
/**
 * The FloxHub at an address; undefined for what is no address, or not one of https. http is for this machine alone. The
 * hosted one has its API at a host beside it, any other at its own address, as in the CLI:
 * https://github.com/flox/flox/blob/main/cli/flox-core/src/floxhub.rs
 */
function floxHub(text) {
    const url = safeUrl(text);
    if (!url)
        return undefined;
    const base = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
    const hosted = /^hub((?:\.[a-z0-9-]+)*\.flox\.dev)$/.exec(url.hostname);
    return { url: base, api: hosted ? `https://api${hosted[1]}` : base };
}
/** The address of a server that may be sent a secret: https, or http on this machine; no login, query or fragment. */
function safeUrl(text) {
    const url = URL.parse(text);
    if (!url || /[@?#]/.test(text))
        return undefined;
    return url.protocol === 'https:' || isLoopback(url) ? url : undefined;
}
/** Whether it is plain http to this machine. */
function isLoopback({ protocol, hostname }) {
    return (protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)));
}
/**
 * The hosts of the stores of private catalogs, to which Flox itself sends the token in a netrc:
 * https://github.com/flox/flox/blob/main/cli/flox-rust-sdk/src/providers/nix_auth.rs
 * A FloxHub of one's own serves everything at its own host, and those of flox.dev do not get its token.
 */
function storeHosts({ url, api }) {
    if (api === url)
        return [new URL(url).hostname];
    return [
        'publisher.flox.dev',
        'publisher.preview.flox.dev',
        'api.preview2.flox.dev',
        'experimental-warehouse.production2.flox.dev',
        'experimental-warehouse.preview2.flox.dev',
    ];
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

/***/ 6555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ smDigits),
/* harmony export */   YE: () => (/* binding */ compareCapabilities),
/* harmony export */   _p: () => (/* binding */ parseCapability),
/* harmony export */   bt: () => (/* binding */ computeName),
/* harmony export */   ej: () => (/* binding */ smName),
/* harmony export */   q0: () => (/* binding */ formatCapability)
/* harmony export */ });
/** Reads `9.0a`, `sm_90a`, `sm90a` or `compute_90a`; undefined for everything else. The minor number is one digit. */
function parseCapability(text) {
    const match = /^([1-9]\d?)\.(\d)([af]?)$/.exec(text) ?? /^(?:sm_?|compute_?)([1-9]\d?)(\d)([af]?)$/.exec(text.toLowerCase());
    if (!match)
        return undefined;
    return { major: Number(match[1]), minor: Number(match[2]), suffix: match[3] };
}
/** `9.0a`. */
function formatCapability(capability) {
    return `${capability.major}.${capability.minor}${capability.suffix}`;
}
/** `90a`: what follows `sm_` and `compute_`. */
function smDigits(capability) {
    return `${capability.major}${capability.minor}${capability.suffix}`;
}
/** `sm_90a`: the target of a cubin, as nvcc, ptxas and cuobjdump write it. */
function smName(capability) {
    return `sm_${smDigits(capability)}`;
}
/** `compute_90`: the target of PTX. */
function computeName(capability) {
    return `compute_${smDigits(capability)}`;
}
const suffixOrder = { '': 0, a: 1, f: 2 };
/** Numeric order, then baseline before `a` before `f`: the order in which Nixpkgs lists capabilities. */
function compareCapabilities(a, b) {
    return a.major - b.major || a.minor - b.minor || suffixOrder[a.suffix] - suffixOrder[b.suffix];
}


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
            return value === undefined
                ? { ok: false, expected: words.filter((word) => word !== '').join(', ') }
                : { ok: true, value };
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
/* harmony export */   XP: () => (/* binding */ formsOf),
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
/** Every form in which `maskSecrets` finds a secret, itself among them. */
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
