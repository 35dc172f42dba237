export const id = 7022;
export const ids = [7022];
export const modules = {

/***/ 32247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   groupHelp: () => (/* binding */ groupHelp),
/* harmony export */   help: () => (/* binding */ help),
/* harmony export */   overview: () => (/* binding */ overview)
/* harmony export */ });
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58696);
/* harmony import */ var _report_text_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45154);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5333);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6866);
/** The texts of `--help`, from the declarations. */




/** What `nix-cuda` says of itself: its commands by what they are for. */
function overview(version) {
    const parts = [...Map.groupBy(_registry_js__WEBPACK_IMPORTED_MODULE_3__/* .commands */ .P, ({ section }) => section)].map(([section, members]) => {
        const lines = members.map((entry) => commandText((0,_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .wordOf */ .aG)(entry), entry.surface.description, nameWidth));
        return [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('heading', section), ...lines].join('\n');
    });
    const usage = 'nix-cuda COMMAND [OPTION…]; nix-cuda COMMAND --help lists its options.';
    const head = `nix-cuda ${version}: plan, build and prove CUDA software with Nix`;
    return `${[head, usage, ...parts, ...exitCodes].join('\n\n')}\n`;
}
/** As wide as the names of most commands: a longer one has a line of its own. */
const nameWidth = 20;
function commandText(name, description, width) {
    const indent = ' '.repeat(width);
    const head = `  ${(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('name', name)}`;
    const gap = name.length + 4 > width ? `\n${indent}` : ' '.repeat(width - name.length - 2);
    return `${head}${gap}${(0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_1__/* .wrapped */ .ky)(description, width)}`;
}
/** The commands of a group, with what each is for. */
function groupHelp({ word, description }) {
    const members = _registry_js__WEBPACK_IMPORTED_MODULE_3__/* .commands */ .P.filter((entry) => (0,_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .wordOf */ .aG)(entry).startsWith(`${word} `));
    const lines = members.map((entry) => commandText((0,_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .wordOf */ .aG)(entry).slice(word.length + 1), entry.surface.description, nameWidth));
    const parts = [
        (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_1__/* .wrapped */ .ky)(`nix-cuda ${word}: ${description}`, 2),
        `${(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('heading', 'Usage')}\n  nix-cuda ${word} TASK [OPTION…]; nix-cuda ${word} TASK --help lists its options.`,
        [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('heading', 'Tasks'), ...lines].join('\n'),
        ...exitCodes,
    ];
    return `${parts.join('\n\n')}\n`;
}
/** The options of one command by group, its example and its exit codes. */
function help(command) {
    const { surface, takes, example } = command;
    const names = (inputs) => new Set(Object.keys(inputs));
    const inputs = Object.entries(surface.inputs);
    const grouped = command.groups.map(({ title, inputs: some }) => ({
        title,
        options: inputs.filter(([name]) => names(some).has(name)),
    }));
    const listed = new Set(grouped.flatMap(({ options }) => options.map(([name]) => name)));
    const own = inputs.filter(([name]) => !listed.has(name));
    const groups = [...grouped, { title: 'Options', options: [...own, ...Object.entries(_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .commonInputs */ .j$)] }];
    const parts = [
        (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_1__/* .wrapped */ .ky)(`${surface.name}: ${surface.description}`, 2),
        `${(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('heading', 'Usage')}\n  ${surface.name} [OPTION…]${takes ? ` ${takes.name}` : ''}`,
        `${(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('heading', 'Example')}\n  ${example}`,
        ...groups.map(({ title, options }) => [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('heading', title), ...options.map(optionText)].join('\n')),
        ...exitCodes,
    ];
    return `${parts.join('\n\n')}\n`;
}
const exitCodes = ['Exit code: 0 success, 1 a finding, 2 a wrong request, 3 a faulty environment.'];
function optionText([name, input]) {
    const left = input.kind === 'flag' ? `--[no-]${name}` : `--${name} ${input.kind.toUpperCase()}`;
    const byDefault = input.kind === 'flag' ? (input.default === 'true' ? ' (on)' : '') : defaultOf(input);
    return `  ${(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('name', left)}\n      ${(0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_1__/* .wrapped */ .ky)(`${input.description}${byDefault}`, 6)}`;
}
function defaultOf(input) {
    return input.default === '' ? '' : ` (default ${input.default})`;
}


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ed: () => (/* binding */ textTable),
/* harmony export */   el: () => (/* binding */ pageWidth),
/* harmony export */   ky: () => (/* binding */ wrapped)
/* harmony export */ });
/* unused harmony export widthOf */
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58696);

/** Columns that every terminal has. */
const pageWidth = 80;
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
    return rows
        .map((row) => row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd())
        .join('\n');
}
/** Characters that are shown. */
function widthOf(text) {
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .unstyled */ .t)(text).length;
}
/** A text in lines of at most `pageWidth` columns, those after the first one indented; a longer word has a line of its own. */
function wrapped(text, indent) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && indent + widthOf(longer) > pageWidth) {
            lines.push(line);
            line = word;
        }
        else
            line = longer;
    }
    return [...lines, line].join(`\n${' '.repeat(indent)}`);
}


/***/ })

};
