export const id = 1486;
export const ids = [1486];
export const modules = {

/***/ 5333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   cz: () => (/* binding */ optionsOf),
/* harmony export */   j$: () => (/* binding */ commonInputs)
/* harmony export */ });
/* harmony import */ var _model_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89834);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14477);


/** What every command takes beside the options of its surface. */
const commonInputs = {
    verbose: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)('Print details too: generated expressions, build logs, every cell of a plan.', false),
};
/** What follows `nix-cuda`: one word, or a group's and one of its own. */
function wordOf({ surface }) {
    return surface.name.replace('nix-cuda ', '');
}
/** What a command takes as `--name`. */
function optionsOf({ surface }) {
    return { ...surface.inputs, ...commonInputs };
}
const exitCodes = { finding: 1, request: 2, environment: 3 };
/** The exit code of a command that these problems ended: of the errors, if there are any, the highest. Pure. */
function exitCodeOf(problems) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const found = (errors.length > 0 ? errors : problems).map(({ code }) => exitCodes[_model_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[code].blame]);
    return [3, 2].find((code) => found.includes(code)) ?? 1;
}


/***/ }),

/***/ 25120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runFloxLint: () => (/* binding */ runFloxLint)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _flox_environment_access_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10297);
/* harmony import */ var _flox_environment_cuda_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(13196);
/* harmony import */ var _flox_environment_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15678);
/* harmony import */ var _flox_environment_read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45225);
/* harmony import */ var _flox_lint_lint_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12685);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51246);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(58696);
/* harmony import */ var _report_problem_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(65637);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(14477);
/* harmony import */ var _runner_sink_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(42399);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5333);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(54586);













/**
 * `nix-cuda flox lint [DIR]…`: reports what is wrong with Flox environments, on GitHub as annotations. Exit code 1 when an
 * error is among it. Throws ProblemError FLX101, FLX102 and FLX103 for environments that cannot be read.
 */
async function runFloxLint(host, { option, positionals, annotate }) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_11__/* .floxLintSurface */ .cB, option);
    const read = await Promise.all((positionals.length > 0 ? positionals : ['.']).map((folder) => (0,_flox_environment_read_js__WEBPACK_IMPORTED_MODULE_3__/* .readEnvironment */ .Q)(host, folder)));
    const unreadable = read.flatMap((one) => ('problems' in one ? one.problems : []));
    const shows = inputs.json ? undefined : annotate;
    if (unreadable.length > 0) {
        if (!shows)
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm(unreadable);
        await shows(unreadable.map((problem) => inRepository(host, problem)));
        return (0,_command_line_js__WEBPACK_IMPORTED_MODULE_10__/* .exitCodeOf */ .FO)(unreadable);
    }
    const layers = read.flatMap((one) => ('environment' in one ? [one.environment] : []));
    const access = await (0,_flox_environment_access_js__WEBPACK_IMPORTED_MODULE_1__/* .readAccess */ .z)(host);
    const problems = (0,_flox_lint_lint_js__WEBPACK_IMPORTED_MODULE_4__/* .lint */ .u)({ layers, access, allowedToolkits: inputs['allow-toolkits'] ?? [] });
    if (inputs.json)
        host.answer((0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_9__/* .jsonText */ .s$)({ environments: layers.map(environmentRow), problems }));
    else {
        await shows?.(problems.map((problem) => inRepository(host, problem)));
        host.answer(lintText(layers, problems, shows === undefined));
    }
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
/** GitHub shows a problem on its line when the file is named from the root of the repository. */
function inRepository(host, problem) {
    const { where } = problem;
    const root = host.env['GITHUB_WORKSPACE'];
    return where && root
        ? { ...problem, where: { ...where, file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.cwd, where.file)) } }
        : problem;
}
function environmentRow(environment) {
    const { folder, name, owner, packages } = environment;
    return {
        folder,
        name,
        owner: owner ?? null,
        systems: allSystems(environment),
        toolkits: (0,_flox_environment_cuda_js__WEBPACK_IMPORTED_MODULE_12__/* .toolkitsOf */ .lR)(packages),
        packages: packages.map((one) => packageRow(environment, one)),
    };
}
function packageRow(environment, one) {
    const locked = one.locked.map(({ system, version }) => {
        return { system, version: version ?? null, toolkit: (0,_flox_environment_cuda_js__WEBPACK_IMPORTED_MODULE_12__/* .toolkitOn */ .I3)(one, system) ?? null };
    });
    const { id, kind, path, group, priority, line } = one;
    const systems = (0,_flox_environment_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .systemsOf */ .cT)(environment, one);
    return { id, kind, path, group, priority, line: line ?? null, cuda: (0,_flox_environment_cuda_js__WEBPACK_IMPORTED_MODULE_12__/* .isCuda */ .Yy)(one), systems, locked };
}
function allSystems(environment) {
    return [...new Set(environment.packages.flatMap((one) => (0,_flox_environment_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .systemsOf */ .cT)(environment, one)))].sort();
}
/** One line per environment, then errors, warnings and notices, unless annotations have them. */
function lintText(layers, problems, withProblems) {
    const lines = layers.map((environment) => {
        const { folder, name, packages } = environment;
        const toolkits = (0,_flox_environment_cuda_js__WEBPACK_IMPORTED_MODULE_12__/* .toolkitsOf */ .lR)(packages);
        const has = [
            `${packages.length} ${packages.length === 1 ? 'package' : 'packages'}`,
            ...(toolkits.length > 0 ? [`CUDA ${toolkits.join(', ')}`] : []),
            allSystems(environment).join(' '),
        ];
        return `${(0,_model_style_js__WEBPACK_IMPORTED_MODULE_6__/* .styled */ .I4)('name', name)} (${folder}): ${has.filter((part) => part !== '').join(', ')}`;
    });
    const ranked = ['error', 'warning', 'notice'].map((severity) => {
        const found = problems.filter((problem) => problem.severity === severity);
        return { severity, found };
    });
    const counts = ranked.flatMap(({ severity, found }) => found.length === 0 ? [] : [`${found.length} ${severity}${found.length === 1 ? '' : 's'}`]);
    const listed = ranked.flatMap(({ found }) => found.map(_report_problem_text_js__WEBPACK_IMPORTED_MODULE_7__/* .problemText */ .f)).join('\n');
    const hint = withProblems ? (0,_model_style_js__WEBPACK_IMPORTED_MODULE_6__/* .styled */ .I4)('faint', (0,_report_problem_text_js__WEBPACK_IMPORTED_MODULE_7__/* .explainHint */ .j)(problems)) : '';
    const parts = [lines.join('\n'), withProblems ? listed : '', counts.join(', ') || 'no problems', hint];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}


/***/ }),

/***/ 15514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** A name for messages and tables: control characters, what reorders text on a terminal, and marks of a style (`style.ts`) become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
}


/***/ }),

/***/ 58696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ styled),
/* harmony export */   Ly: () => (/* binding */ spansOf),
/* harmony export */   t: () => (/* binding */ unstyled)
/* harmony export */ });
/**
 * What a terminal may colour, marked in a text by Unicode's noncharacters, which are reserved for use inside a program
 * (https://www.unicode.org/faq/private_use.html#noncharacters). Whatever prints a text drops the marks or paints them.
 */
const marks = { good: '\ufdd1', bad: '\ufdd2', warning: '\ufdd3', heading: '\ufdd4', faint: '\ufdd5', name: '\ufdd6' };
const end = '\ufdd0';
const styles = new Map(Object.entries(marks).map(([style, mark]) => [mark, style]));
const spans = new RegExp(`([${Object.values(marks).join('')}][^${end}]*${end})`);
const anyMark = /[\ufdd0-\ufdef]/g;
/** A text in a style. Styles do not nest. */
function styled(style, text) {
    return text === '' ? '' : `${marks[style]}${text}${end}`;
}
/** The text without marks. */
function unstyled(text) {
    return text.replaceAll(anyMark, '');
}
/** The parts of a text, each with its style if it has one. There is no mark in them, and no two neighbours without a style. */
function spansOf(text) {
    return text.split(spans).map((part, index) => {
        const style = index % 2 === 1 ? styles.get(part[0] ?? '') : undefined;
        return { text: unstyled(part), ...(style ? { style } : {}) };
    });
}


/***/ }),

/***/ 37390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/** The standard output of a command that changes nothing; undefined when it cannot be had. */
async function ask(host, env, argv, more = {}) {
    const question = more.input === undefined;
    const outcome = await host.exec({ timeout: 20, ...more, argv, env, question, signal: host.cancelled });
    return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : undefined;
}


/***/ }),

/***/ 65637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ problemText),
/* harmony export */   j: () => (/* binding */ explainHint)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);
/** Problems as a terminal shows them. */


const styles = { error: 'bad', warning: 'warning', notice: 'name' };
/** As `formatProblem`, the code in the colour of its severity; what programs said, which a message may repeat, has none. */
function problemText(problem) {
    const text = (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem));
    const at = text.indexOf(`${problem.code}: `);
    return text.slice(0, at) + (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)(styles[problem.severity], problem.code) + text.slice(at + problem.code.length);
}
/** One line that says where more about these problems is found, or nothing where there are none. */
function explainHint(problems) {
    const codes = [...new Set(problems.map(({ code }) => code))].sort();
    if (codes.length === 0)
        return '';
    return `For causes and remedies: nix-cuda explain ${codes.join(' ')}`;
}


/***/ }),

/***/ 42399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ safeLines),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Hk: () => (/* binding */ safeText),
/* harmony export */   s$: () => (/* binding */ jsonText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15514);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);



/** What ends a line for GitHub's runner (CR, LF), for terminals or for Unicode. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** The lines of a text, without sequences for a terminal and marks of a style. Other control characters are left in them. */
function linesOf(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)((0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)(text)).split(lineEnd);
}
/**
 * The lines of a text that is not ours, as they may be printed: GitHub's runner takes none of them for a command, and a
 * terminal obeys nothing in them. Control characters are shown as `\x1b`, and a backslash breaks `::` at the start and
 * `##[` anywhere.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs
 */
function safeLines(text) {
    return linesOf(text).map((line) => line
        .split('\t')
        .map(_model_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)
        .join('\t')
        .replaceAll('##[', '##\\[')
        .replace(/^(\s*)::/, '$1\\::'));
}
/** The same as one text, each line ended by LF. */
function safeText(text) {
    return safeLines(text).join('\n');
}
/** A value as JSON for people and programs, ended by LF; `safeText` changes nothing in it. */
function jsonText(value) {
    const coded = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const json = JSON.stringify(value, null, 2)
        .replaceAll(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/g, coded)
        .replaceAll('##[', `##${coded('[')}`);
    return `${json}\n`;
}


/***/ })

};
