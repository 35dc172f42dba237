export const id = 2547;
export const ids = [2547];
export const modules = {

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


/***/ }),

/***/ 52776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ writeAnswer),
/* harmony export */   terminalLog: () => (/* binding */ terminalLog)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);
/* harmony import */ var _sink_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42399);



const formats = {
    good: 'green',
    bad: ['bold', 'red'],
    warning: 'yellow',
    heading: 'bold',
    faint: 'dim',
    name: 'cyan',
};
/**
 * For the CLI: everything to standard error, so that standard output stays the answer. Without `verbose`, details are left
 * out, titles of groups too. In a terminal they are, like the status, one line that changes.
 */
function terminalLog(debug, verbose = true) {
    const screen = process.stderr;
    const live = screen.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'] && !debug;
    let shown = '';
    const write = (text) => {
        screen.write(`${live && shown !== '' ? eraseLine : ''}${paintedFor(screen, text)}\n`);
        if (live && shown !== '')
            screen.write(shown);
    };
    const status = (line) => {
        const next = (0,_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .safeText */ .Hk)(line)
            .replaceAll(/\s+/g, ' ')
            .slice(0, (screen.columns || 80) - 1);
        if (next === shown)
            return;
        shown = next;
        screen.write(`${eraseLine}${shown}`);
    };
    return {
        info: write,
        debug: (line) => {
            if (debug)
                write(line);
        },
        group: (title) => {
            if (verbose)
                write(`\n${title}`);
            else if (live)
                status(title);
        },
        endGroup: () => { },
        quiet: !verbose,
        ...(live ? { status } : {}),
    };
}
const eraseLine = '\r\x1b[2K';
/** The answer of a command, on standard output. */
function writeAnswer(log, text) {
    log.status?.('');
    process.stdout.write(paintedFor(process.stdout, text));
}
/**
 * With colours where the stream is a terminal that has them. Node follows NO_COLOR, FORCE_COLOR, TERM and what CI services
 * set: https://nodejs.org/api/util.html#utilstyletextformat-text-options
 *
 * Each part is made safe by itself; the sequence between two parts keeps them from becoming a command together.
 */
function paintedFor(stream, text) {
    const paint = (style, inner) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(formats[style], inner, { stream });
    if (paint('good', 'x') === 'x')
        return (0,_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .safeText */ .Hk)(text);
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .spansOf */ .Ly)(text)
        .map(({ style, text: inner }) => (style ? paint(style, (0,_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .safeText */ .Hk)(inner)) : (0,_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .safeText */ .Hk)(inner)))
        .join('');
}


/***/ })

};
