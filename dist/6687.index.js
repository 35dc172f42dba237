export const id = 6687;
export const ids = [6687];
export const modules = {

/***/ 33327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $m: () => (/* binding */ defaultSystem),
  loadRequest: () => (/* binding */ loadRequest),
  yU: () => (/* binding */ noLockedNixpkgs),
  Lp: () => (/* binding */ readLockedNixpkgs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/cuda/check-request.js
var check_request = __webpack_require__(10835);
// EXTERNAL MODULE: ./lib/cuda/nixpkgs-presets.js
var nixpkgs_presets = __webpack_require__(40358);
// EXTERNAL MODULE: ./lib/cuda/request.js
var cuda_request = __webpack_require__(37118);
// EXTERNAL MODULE: ./lib/cuda/request-entries.js
var request_entries = __webpack_require__(83255);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/cuda/package-entries.js
var package_entries = __webpack_require__(45410);
// EXTERNAL MODULE: ./lib/cuda/patterns.js
var patterns = __webpack_require__(3684);
// EXTERNAL MODULE: ./lib/cuda/refusals.js
var refusals = __webpack_require__(30410);
;// CONCATENATED MODULE: ./lib/cuda/request-yaml.js
/** Walks the nodes of a YAML document strictly: every value has a location, and what is not expected is reported. */




/** Reads a scalar by the grammar of a text. */
function textItem(read) {
    return (written, context) => {
        const text = readText(written, context);
        return text === undefined ? undefined : read(text, written.origin, context.report);
    };
}
/** One entry; undefined when it is not there or could not be read. */
function readOne(written, context, read) {
    const value = written && read(written, context);
    return written === undefined || value === undefined ? undefined : { value, origin: written.origin };
}
/** The entries of a list; a list that cannot be read counts as not given. */
function readList(written, context, read) {
    if (!written)
        return undefined;
    if (!(0,dist/* isSeq */.oP)(written.node)) {
        context.report(wrongType(written, 'a list'));
        return undefined;
    }
    return written.node.items.flatMap((node) => {
        const item = located(node, written, context);
        const value = read(item, context);
        return value === undefined ? [] : [{ value, origin: item.origin }];
    });
}
function readText(written, context) {
    const text = textOf(written.node);
    if (text === undefined)
        context.report(wrongType(written, 'a text'));
    return text;
}
/** Numbers count: capabilities and toolkits look like them. Empty texts, null, true and false do not. */
function textOf(node) {
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'string')
        return undefined;
    const text = node.value.trim();
    return text === '' || (node.type === 'PLAIN' && /^(~|null|true|false)$/i.test(text)) ? undefined : text;
}
/** The values of a mapping by key; unknown and repeated keys are reported. */
function readFields(written, legal, context) {
    const fields = new Map();
    if (!(0,dist/* isMap */.jh)(written.node)) {
        context.report(wrongType(written, `a mapping with the keys ${legal.join(', ')}`));
        return fields;
    }
    const known = new Set(legal);
    for (const { key, value } of written.node.items) {
        const name = (0,dist/* isScalar */.jn)(key) ? String(key.value) : String(key);
        const field = located(key, written, context);
        if (fields.has(name))
            context.report(notYaml(`The key ${(0,refusals/* quote */.hD)(name)} is there twice.`, field.origin.where));
        else if (!known.has(name))
            context.report(unknownKey(name, legal, field));
        else
            fields.set(name, located(value, { node: value, origin: { ...field.origin, key: name } }, context));
    }
    return fields;
}
/** A part of something written, with its own location where it has one. */
function located(node, whole, context) {
    return { node, origin: { ...whole.origin, where: context.locationOf(node) ?? whole.origin.where } };
}
function unknownKey(name, legal, { origin }) {
    return (0,request_entries/* refuse */.TR)(origin, `there is no key ${(0,refusals/* quote */.hD)(name)}.`, `Use ${legal.join(', ')}.`);
}
function wrongType(written, expected) {
    const { node, origin } = written;
    // An alias can make a page out of a line; nobody needs one in a request.
    if ((0,dist/* isAlias */.Vj)(node))
        return notYaml(`The alias *${node.source} is refused.`, origin.where);
    const found = (0,dist/* isMap */.jh)(node) ? 'a mapping' : (0,dist/* isSeq */.oP)(node) ? 'a list' : describeScalar(node);
    return (0,request_entries/* refuse */.TR)(origin, `must be ${expected}, but it is ${found}.`, `Write ${expected}.`);
}
function describeScalar(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value !== '' ? (0,refusals/* quote */.hD)(String(node.value)) : 'empty';
}
function notYaml(message, location) {
    return (0,problem/* error */.z3)('CFG005', message, 'Mend the YAML of the file.', { where: location });
}

// EXTERNAL MODULE: ./lib/cuda/runners.js
var runners = __webpack_require__(21700);
// EXTERNAL MODULE: ./lib/cuda/selectors.js
var selectors = __webpack_require__(3225);
// EXTERNAL MODULE: ./lib/cuda/tiers.js
var cuda_tiers = __webpack_require__(62986);
;// CONCATENATED MODULE: ./lib/cuda/request-file.js
/** Reads the request file, `.github/nix-cuda.yml`. Apart from request.ts, because only this one needs a YAML parser. */











/** Characters. A request is a page; what is longer is another file by mistake, or an attack. */
const maxRequestFileLength = 256 * 1024;
const axisKeys = ['packages', 'capabilities', 'toolkits', 'systems'];
const requestKeys = [
    ...axisKeys,
    'nixpkgs',
    'overlays',
    'allow-unfree',
    'legacy-toolkits',
    'driver',
    'include',
    'exclude',
    'tiers',
    'runners',
    'limits',
];
const packageKeys = [
    'name',
    'attribute',
    'file',
    'expression',
    'arg',
    'argstr',
    'flake',
    'flox',
    'device-code',
    'units',
];
/**
 * Reads the text of a request file; `file` is its name in problems. Every problem at once, with line and column:
 * CFG004 (too long), CFG005 (not YAML, duplicate keys, aliases, tags), CFG006 (unknown key, wrong type or value),
 * PLN003 to PLN005 (malformed), PLN015, PLN024, PLN025. Scalars are taken as written: 8.0 is not 8, and 12.10 is not
 * 12.1.
 */
function readRequestFile(text, file) {
    if (text.length > maxRequestFileLength) {
        const message = `${file} has ${text.length} characters; the limit is ${maxRequestFileLength}.`;
        return { problems: [(0,problem/* error */.z3)('CFG004', message, 'Name the right file, or list less.', { where: { file } })] };
    }
    const lines = new dist/* LineCounter */.HN();
    const location = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line, column: col };
    };
    const found = [];
    try {
        // The failsafe schema leaves every scalar the text that was written. Keys are compared below, in linear time.
        const document = (0,dist/* parseDocument */.Tp)(text, {
            schema: 'failsafe',
            lineCounter: lines,
            uniqueKeys: false,
            prettyErrors: false,
        });
        // One slip makes many errors; the first ones tell it.
        for (const { message, pos } of [...document.errors, ...document.warnings].slice(0, 20)) {
            const problem = notYaml(`${message}.`, location(pos[0]));
            // What > means at the start of a text, nobody expects who writes a range.
            found.push(/block scalar/i.test(message) ? { ...problem, fix: 'Put a range in quotes, like ">=12.6".' } : problem);
        }
        if (found.length > 0)
            return { problems: found };
        const context = {
            report: (problem) => found.push(problem),
            locationOf: (node) => (node ? location(node.range[0]) : undefined),
        };
        const origin = { kind: 'file', key: 'The request', where: { file, line: 1, column: 1 } };
        return (0,cuda_request/* reading */.hF)(readRequest({ node: document.contents, origin }, context), found);
    }
    catch (cause) {
        // What the parser does not survive, for example a list nested a hundred thousand times.
        return { problems: [notYaml(`The YAML parser gave up: ${String(cause)}.`, { file })] };
    }
}
function readRequest(written, context) {
    const fields = readFields(written, requestKeys, context);
    return {
        ...readAxes(fields, context),
        nixpkgs: readOne(fields.get('nixpkgs'), context, textItem(request_entries/* readNixpkgs */.jG)),
        overlays: readList(fields.get('overlays'), context, textItem(request_entries/* readOverlay */.re)),
        allowUnfree: readList(fields.get('allow-unfree'), context, textItem(request_entries/* readUnfree */.UB)),
        legacyToolkits: readOne(fields.get('legacy-toolkits'), context, choiceItem(request_entries/* readLegacy */.Od)),
        driver: readOne(fields.get('driver'), context, textItem(request_entries/* readDriver */.Ti)),
        include: readList(fields.get('include'), context, patternItem),
        exclude: readList(fields.get('exclude'), context, patternItem),
        tiers: readTiers(fields.get('tiers'), context),
        runners: readRunners(fields.get('runners'), context),
        limits: readLimits(fields.get('limits'), context),
    };
}
function readAxes(fields, context) {
    return {
        packages: readList(fields.get('packages'), context, packageItem),
        capabilities: readList(fields.get('capabilities'), context, targetsItem),
        toolkits: readList(fields.get('toolkits'), context, textItem(request_entries/* readToolkit */.hw)),
        systems: readList(fields.get('systems'), context, textItem(request_entries/* readSystem */.me)),
    };
}
const packageItem = (written, context) => {
    if (!(0,dist/* isMap */.jh)(written.node))
        return textItem(package_entries/* readPackage */.LY)(written, context);
    const fields = readFields(written, packageKeys, context);
    const text = (key) => {
        const field = fields.get(key);
        return field && readText(field, context);
    };
    const word = (key, words) => {
        const field = fields.get(key);
        const given = field ? text(key) : words[0];
        const found = words.find((one) => one === given);
        if (field && found === undefined)
            context.report((0,request_entries/* refuse */.TR)(field.origin, `${(0,refusals/* quote */.hD)(given ?? '')} is no choice.`, `Use ${words.join(' or ')}.`));
        return found;
    };
    const deviceCode = word('device-code', ['required', 'optional']);
    const units = word('units', ['all', 'any']);
    if (deviceCode === undefined || units === undefined)
        return undefined;
    const name = text('name');
    const source = readSource(written, fields, text, name, context);
    if (name === undefined || source === undefined)
        return undefined;
    return (0,package_entries/* namedPackage */.I)(name, source, written.origin, context.report, { deviceCode, units });
};
/** Exactly one of the kinds; without any the name is an attribute. */
function readSource(written, fields, text, name, context) {
    const kinds = ['file', 'expression', 'flake', 'flox'].filter((key) => fields.has(key));
    const clash = kinds.length > 1 || (fields.has('attribute') && kinds.some((kind) => kind !== 'expression'));
    const stray = (fields.has('arg') || fields.has('argstr')) && !fields.has('expression');
    if (name === undefined || clash || stray) {
        context.report((0,request_entries/* refuse */.TR)(written.origin, 'a package has a name, and an attribute or a file.', 'Write {name: …} with one of attribute: …, file: …, flake: … or expression: … (with attribute, arg and argstr).'));
        return undefined;
    }
    if (fields.has('flox')) {
        context.report((0,package_entries/* floxRefusal */.ik)(written.origin));
        return undefined;
    }
    const [file, expression, flake, attribute] = [text('file'), text('expression'), text('flake'), text('attribute')];
    if (file !== undefined)
        return { kind: 'file', file };
    if (flake !== undefined) {
        const hash = flake.indexOf('#');
        return {
            kind: 'flake',
            reference: (hash < 0 ? flake : flake.slice(0, hash)) || '.',
            output: hash < 0 ? '' : flake.slice(hash + 1),
        };
    }
    if (expression !== undefined) {
        const [arg, argstr] = [readTexts(fields.get('arg'), context), readTexts(fields.get('argstr'), context)];
        return arg && argstr && { kind: 'expression', file: expression, attribute: attribute ?? null, arg, argstr };
    }
    return kinds.length > 0 ? undefined : { kind: 'attribute', attribute: attribute ?? name };
}
/** A mapping of names to texts; undefined when one of them cannot be read. */
function readTexts(written, context) {
    if (!written)
        return {};
    if (!(0,dist/* isMap */.jh)(written.node)) {
        readFields(written, ['NAME'], context);
        return undefined;
    }
    const names = written.node.items.map(({ key }) => ((0,dist/* isScalar */.jn)(key) ? String(key.value) : String(key)));
    const fields = readFields(written, names, context);
    const texts = [...fields].map(([name, field]) => [name, readText(field, context)]);
    const known = texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]));
    return known.length < written.node.items.length ? undefined : Object.fromEntries(known);
}
const targetsItem = (written, context) => {
    const words = readWords(written, context);
    const options = { isList: (0,dist/* isSeq */.oP)(written.node) };
    return words && (0,request_entries/* readTargets */.R0)(words.flatMap(selectors/* splitCapabilities */.HZ), written.origin, context.report, options);
};
/** The text, or the texts of a list. */
function readWords(written, context) {
    const nodes = (0,dist/* isSeq */.oP)(written.node) ? written.node.items : [written.node];
    const texts = nodes.map((node) => readText(located(node, written, context), context));
    const known = texts.filter((text) => text !== undefined);
    return known.length < texts.length ? undefined : known;
}
const patternItem = (written, context) => {
    const fields = readFields(written, patterns/* patternKeys */.hE, context);
    if (!(0,dist/* isMap */.jh)(written.node))
        return undefined;
    const texts = {};
    for (const [key, field] of fields) {
        const words = key === 'capabilities' ? readWords(field, context)?.flatMap(selectors/* splitCapabilities */.HZ) : readText(field, context);
        if (words === undefined)
            return undefined;
        texts[key] = typeof words === 'string' ? [words] : words;
    }
    return (0,patterns/* readPattern */.ZS)(texts, written.origin, context.report);
};
/** `true` and `false` count as texts here. */
function choiceItem(read) {
    return (written, context) => {
        const { node } = written;
        const word = (0,dist/* isScalar */.jn)(node) && /^(?:true|false)$/.test(String(node.value)) ? String(node.value) : undefined;
        return word === undefined ? textItem(read)(written, context) : read(word, written.origin, context.report);
    };
}
function readTiers(written, context) {
    if (!written)
        return undefined;
    const tiers = {};
    for (const [name, field] of readFields(written, cuda_tiers/* tierNames */.P, context)) {
        const tier = (0,dist/* isMap */.jh)(field.node) ? readTier(field, context) : readSelect(field, context);
        if (tier)
            tiers[name] = tier;
    }
    return tiers;
}
function readTier(written, context) {
    const fields = readFields(written, ['select', ...axisKeys], context);
    const select = fields.get('select');
    return { select: select && readSelect(select, context)?.select, ...readAxes(fields, context) };
}
function readSelect(written, context) {
    const word = readText(written, context);
    if (word === 'corners' || word === 'all')
        return { select: word };
    if (word !== undefined) {
        context.report((0,request_entries/* refuse */.TR)(written.origin, `${(0,refusals/* quote */.hD)(word)} is no choice.`, 'Use corners, all, or a mapping.'));
    }
    return undefined;
}
function readRunners(written, context) {
    if (!written)
        return undefined;
    const map = (0,dist/* isMap */.jh)(written.node) ? written.node : undefined;
    const keys = map?.items.map(({ key }) => ((0,dist/* isScalar */.jn)(key) ? String(key.value) : String(key))) ?? ['SYSTEM'];
    return [...readFields(written, keys, context)].flatMap(([key, field]) => {
        const labels = readWords(field, context)?.flatMap((text) => text.split(/\s+/));
        const origin = field.origin;
        const value = labels && (0,runners/* readRunnerRule */.NC)(key, labels, origin, context.report);
        return value ? [{ value, origin }] : [];
    });
}
function readLimits(written, context) {
    if (!written)
        return undefined;
    const fields = readFields(written, ['cells', 'minutes'], context);
    const number = (key) => {
        const field = fields.get(key);
        const text = field && readText(field, context);
        if (!field || text === undefined)
            return undefined;
        if (/^[1-9]\d{0,5}$/.test(text))
            return Number(text);
        context.report((0,request_entries/* refuse */.TR)(field.origin, `${(0,refusals/* quote */.hD)(text)} is no number.`, 'Write a whole number from 1 to 999999.'));
        return undefined;
    };
    return { cells: number('cells'), minutes: number('minutes') };
}

// EXTERNAL MODULE: ./lib/cuda/tables.js
var tables = __webpack_require__(31802);
// EXTERNAL MODULE: ./lib/model/system.js
var system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/actions/plan/inputs.js
var inputs = __webpack_require__(87110);
;// CONCATENATED MODULE: ./lib/actions/plan/load-request.js












/** Bytes. What is larger is another file by mistake and is not even read. */
const maxFileSize = 1024 * 1024;
/**
 * The request of this run: the file, with inputs on top, for the tier of this event. The file may be missing when it was
 * not named by the user. With `asksNixpkgs`, what only Nixpkgs can tell passes, to be checked once it was asked.
 * Throws ProblemError with everything that is wrong with both.
 */
async function loadRequest(host, root, sources, options = {}) {
    const name = sources['matrix-file'];
    const text = name === undefined
        ? undefined
        : await readRequestText(host, root, name, name !== inputs/* requestInputs */.jU['matrix-file'].default);
    const fromFile = text === undefined || name === undefined ? undefined : readRequestFile(text, name);
    const tiers = fromFile && 'request' in fromFile ? fromFile.request.tiers : undefined;
    const tier = tierOf(host, sources.tier ?? 'auto', tiers !== undefined);
    const fromInputs = (0,cuda_request/* readRequestInputs */.Vv)(sources);
    const merged = (0,cuda_request/* mergeRequests */.x6)(fromFile, fromInputs, { defaultSystem: defaultSystem(host), tier });
    if ('problems' in merged) {
        const parts = [fromFile, fromInputs].map((side) => side && ('problems' in side ? side.partial : side.request));
        const more = parts.flatMap((part) => (part ? (0,check_request/* checkPart */.U)(part, tables/* builtInTables */.b9, options) : []));
        throw new problem/* ProblemError */.Mm([...merged.problems, ...more].sort(cuda_request/* byLocation */.HC));
    }
    const problems = (0,check_request/* checkRequest */.y)(merged.request, tables/* builtInTables */.b9, options);
    const { request, missing } = await readLock(host, root, merged.request);
    if (problems.length > 0 || missing)
        throw new problem/* ProblemError */.Mm([...problems, ...(missing ? [missing] : [])]);
    return { request, warnings: merged.warnings };
}
function tierOf(host, wanted, declared) {
    if (wanted !== 'auto')
        return wanted;
    return declared ? (0,cuda_tiers/* tierOfEvent */.Un)(host.env['GITHUB_EVENT_NAME'], host.env['GITHUB_REF']) : 'all';
}
/** `nixpkgs: lock` becomes what flake.lock has. */
async function readLock(host, root, request) {
    const { nixpkgs } = request;
    if (nixpkgs.value.kind !== 'lock')
        return { request };
    const value = await readLockedNixpkgs(host, root);
    if (value)
        return { request: { ...request, nixpkgs: { ...nixpkgs, value } } };
    return { request, missing: noLockedNixpkgs((0,request_entries/* where */._M)(nixpkgs.origin)) };
}
/** The Nixpkgs of the flake.lock in `root`; undefined when there is none that could be read. */
async function readLockedNixpkgs(host, root) {
    try {
        const reference = (0,nixpkgs_presets/* lockedNixpkgs */.Dl)(JSON.parse(await host.files.readFile((0,external_node_path_.join)(root, 'flake.lock'), 'utf8')));
        return reference === undefined ? undefined : { kind: 'flake', reference };
    }
    catch (cause) {
        if (!(0,files/* isErrno */.r)(cause, 'ENOENT') && !(cause instanceof SyntaxError))
            throw cause;
        return undefined;
    }
}
/** CFG009: what asks for the Nixpkgs of flake.lock gets none. */
function noLockedNixpkgs(more = {}) {
    return (0,problem/* error */.z3)('CFG009', 'nixpkgs is lock, but flake.lock has no input nixpkgs of its root that could be read.', 'Run nix flake lock, or name a Nixpkgs by path, reference or preset.', more);
}
/** For which system cells are planned where nothing is said: this machine's; where that has no CUDA, what most runners are. */
function defaultSystem(host) {
    const own = (0,system/* systemOf */.br)(host);
    return own !== undefined && (0,system/* hasCuda */.SE)(own) ? own : 'x86_64-linux';
}
async function readRequestText(host, root, name, required) {
    const path = (0,external_node_path_.isAbsolute)(name) ? name : (0,external_node_path_.join)(root, name);
    try {
        const { size } = await host.files.stat(path);
        if (size > maxFileSize)
            throw unreadable(name, `it has ${size} bytes, the limit is ${maxFileSize}`);
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (cause instanceof problem/* ProblemError */.Mm)
            throw cause;
        if (!required && (0,files/* isErrno */.r)(cause, 'ENOENT'))
            return undefined;
        throw unreadable(name, cause instanceof Error ? cause.message : String(cause));
    }
}
function unreadable(name, why) {
    return new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG004', `The request file ${name} cannot be read: ${why}.`, 'Check matrix-file; paths start at the repository.', {
        where: { file: name },
    }));
}


/***/ }),

/***/ 10835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ checkPart),
/* harmony export */   y: () => (/* binding */ checkRequest)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83341);
/* harmony import */ var _package_entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45410);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30410);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37118);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83255);
/* harmony import */ var _selectors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3225);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45208);
/** What is wrong with a request as a whole, once it is known which tables hold. */









/**
 * Every entry that names what the tables do not have (PLN003, PLN004), selects nothing (PLN030), needs an evaluation
 * (PLN031), or a package that cannot vary as it must (PLN024); in the order of the file. All are errors. While Nixpkgs is
 * still to be asked, what only it can tell passes: `default`, and what is newer than the tables.
 */
function checkRequest(request, tables, { asksNixpkgs = false } = {}) {
    const axes = {
        toolkits: countToolkits(request, tables),
        targets: countTargets(request, tables),
    };
    return [
        ...checkValues(request, tables, asksNixpkgs),
        ...request.packages.flatMap(({ value, origin }) => (0,_package_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .checkVariation */ .AB)(value, axes, origin)),
    ].sort(_request_js__WEBPACK_IMPORTED_MODULE_4__/* .byLocation */ .HC);
}
/**
 * The same problems of values (PLN003, PLN004, PLN030, PLN031) for what could be read of a side that is refused for
 * others.
 */
function checkPart(part, tables, { asksNixpkgs = false } = {}) {
    const { toolkits = [], capabilities = [], include = [], exclude = [] } = part;
    return checkValues({ toolkits, capabilities, include, exclude }, tables, asksNixpkgs);
}
function checkValues(request, tables, asksNixpkgs) {
    // An exclude that matches nothing any more is a warning of the plan, not a request that cannot be met.
    const stated = request.exclude.filter(({ value }) => !value.toolkit || value.toolkit.kind === 'exact');
    const versions = [
        ...request.toolkits,
        ...[...request.include, ...stated].flatMap(({ value, origin }) => value.toolkit ? [{ value: value.toolkit, origin }] : []),
    ];
    const capabilities = [
        ...request.capabilities,
        ...[...request.include, ...request.exclude].flatMap(({ value, origin }) => value.capabilities ? [{ value: value.capabilities, origin }] : []),
    ];
    return [
        ...versions.flatMap((entry) => (asksNixpkgs && isOpenToolkit(entry.value) ? [] : checkToolkit(entry, tables))),
        ...capabilities.flatMap((entry) => checkTargets(entry, tables, asksNixpkgs)),
    ];
}
function checkToolkit({ value, origin }, tables) {
    if (value.kind === 'exact') {
        return tables.toolkits.has(value.version) ? [] : [(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .unknownToolkit */ .v7)(value.version, (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .where */ ._M)(origin), tables)];
    }
    const selected = (0,_selectors_js__WEBPACK_IMPORTED_MODULE_6__/* .selectToolkits */ .Y)(value, tables);
    if (selected === undefined) {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN031', `Only Nixpkgs can tell what the toolkit ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(value.text)} is, and it is not evaluated here.`, 'Write the version, or let a Nix evaluate the request (evaluate: auto or always).', (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .where */ ._M)(origin)),
        ];
    }
    return selected.length > 0 ? [] : [selectsNothing(value.text, origin)];
}
/** `default`, and what may be newer than the tables. */
function isOpenToolkit(selector) {
    const newest = _toolkits_js__WEBPACK_IMPORTED_MODULE_7__/* .toolkits */ .kW.at(-1)?.parsed;
    if (selector.kind === 'major')
        return newest !== undefined && selector.major > newest.major;
    if (selector.kind !== 'exact')
        return selector.kind === 'default' || selector.kind === 'range';
    const version = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseVersion */ .ot)(selector.version);
    return version !== undefined && newest !== undefined && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .compareVersions */ .Zy)(version, newest) > 0;
}
/** NVIDIA adds targets to families from Blackwell on, also between the ones that there are. */
const openFrom = 10;
function isOpenCapability(capability) {
    return ((0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(capability)?.major ?? 0) >= openFrom;
}
function checkTargets({ value, origin }, tables, asksNixpkgs) {
    return value.selectors.flatMap((selector) => {
        if (asksNixpkgs && selector.kind === 'exact' && isOpenCapability(selector.capability))
            return [];
        if (selector.kind === 'exact') {
            return tables.architectures.has(selector.capability)
                ? []
                : [(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .unknownCapability */ .f6)(selector.capability, (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .where */ ._M)(origin), tables)];
        }
        return (0,_selectors_js__WEBPACK_IMPORTED_MODULE_6__/* .selectCapabilities */ .zk)(selector, tables).length > 0 ? [] : [selectsNothing(selector.text, origin)];
    });
}
/** Without `cpu`, which fills in every placeholder. */
function countToolkits(request, tables) {
    const versions = request.toolkits.flatMap(({ value }) => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_6__/* .selectToolkits */ .Y)(value, tables) ?? []);
    return new Set(versions.filter((version) => version !== 'cpu')).size;
}
function countTargets(request, tables) {
    return new Set(request.capabilities.flatMap(({ value }) => value.joined
        ? [value.selectors.map((selector) => selector.text).join(' ')]
        : value.selectors.flatMap((selector) => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_6__/* .selectCapabilities */ .zk)(selector, tables)))).size;
}
function selectsNothing(text, origin) {
    const problem = (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(text)} selects nothing.`, 'Widen it; `nix-cuda tables` shows what there is.');
    return { ...problem, code: 'PLN030' };
}


/***/ }),

/***/ 81431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ factsExpression)
/* harmony export */ });
/* harmony import */ var _expression_instance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84033);
/* harmony import */ var _expression_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73448);


/**
 * The text of a Nix file that evaluates to `NixpkgsFacts`. Sets that Nixpkgs has removed throw and are left out; a
 * revision without `_cuda` has no capabilities, one that says nothing of a set's capabilities has null for them. Of the
 * legacy flake come the toolkits that the instance without it lacks, and every gcc. Relative paths start at `root`.
 */
function factsExpression(nixpkgs, system, options) {
    const { root, instance } = options;
    const references = [
        ...(nixpkgs.kind === 'flake' ? [nixpkgs.reference] : []),
        ...(instance?.overlays ?? []).flatMap((overlay) => (overlay.kind === 'flake' ? [overlay.reference] : [])),
        ...(instance?.legacy ? [instance.legacy] : []),
    ];
    const legacy = instance?.legacy
        ? `${(0,_expression_instance_js__WEBPACK_IMPORTED_MODULE_0__/* .legacyText */ .jf)(instance.legacy, root)}  withLegacy = instanceWith ([ legacy ] ++ overlays);
  # The overlay replaces manifests that the sets of this Nixpkgs need, so these are not looked at in it.
  added = names: builtins.filter (name: !isSet (plain.\${name} or null)) (names withLegacy);\n`
        : '';
    return `# What Nixpkgs says of CUDA
# By hand: nix eval --json -f THIS-FILE
let
${references.some(_expression_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .isLocal */ .IX) ? `${(0,_expression_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .localFlakeText */ .w8)(root)}\n` : ''}${(0,_expression_instance_js__WEBPACK_IMPORTED_MODULE_0__/* .nixpkgsText */ .CW)(nixpkgs, root)}
${(0,_expression_instance_js__WEBPACK_IMPORTED_MODULE_0__/* .unfreeText */ .zk)(instance?.allowUnfree ?? [])}
${(0,_expression_instance_js__WEBPACK_IMPORTED_MODULE_0__/* .importText */ .zy)(system, 'cudaSupport = true;')}  overlays = ${(0,_expression_instance_js__WEBPACK_IMPORTED_MODULE_0__/* .overlaysText */ .T8)(instance?.overlays ?? [], root)};
  plain = instanceWith overlays;
${legacy}
${readers}in
{
  toolkits = toolkitsOf plain (setNames plain)${legacy && ' // toolkitsOf withLegacy (added setNames)'};
  defaultToolkit = readable (majorMinor (
    plain.cudaPackages.cudaMajorMinorVersion or plain.cudaPackages.cudaVersion or null
  ));
  capabilities = readable (
    if plain ? _cuda.db.cudaCapabilityToInfo then capabilitiesOf plain._cuda.db.cudaCapabilityToInfo else null
  );
  gcc = builtins.sort builtins.lessThan (unique (
    builtins.filter builtins.isInt (gccsOf plain (gccNames plain)${legacy && ' ++ gccsOf withLegacy (added gccNames)'} ++ [ gccDefault ])
  ));
}
`;
}
/** Every reader gives null where Nixpkgs throws; what is missing altogether is asked for with \`or\`. */
const readers = `  # null for what throws.
  readable =
    value:
    let
      tried = builtins.tryEval (builtins.deepSeq value value);
    in
    if tried.success then tried.value else null;
  isSet = value: (builtins.tryEval (builtins.isAttrs value)).value;
  unique = builtins.foldl' (seen: one: if builtins.elem one seen then seen else seen ++ [ one ]) [ ];
  matching = pattern: set: builtins.filter (name: builtins.match pattern name != null) (builtins.attrNames set);
  whole = text: if builtins.match "0|[1-9][0-9]*" (toString text) == null then null else builtins.fromJSON (toString text);
  majorMinor =
    text:
    let
      found = builtins.match "([0-9]+\\\\.[0-9]+).*" (toString text);
    in
    if found == null then null else builtins.head found;
  # null for a table of another shape, rather than one without its rows.
  capabilitiesOf =
    table:
    if builtins.all (info: info ? minCudaMajorMinorVersion) (builtins.attrValues table) then
      builtins.mapAttrs (capability: info: {
        name = info.archName or capability;
        minToolkit = info.minCudaMajorMinorVersion;
        maxToolkit = info.maxCudaMajorMinorVersion or null;
        jetson = info.isJetson or false;
      }) table
    else
      null;

  # As _cudaCapabilityIsSupported and _cudaCapabilityIsDefault of Nixpkgs' _cuda/lib/cuda.nix.
  atLeast = a: b: builtins.compareVersions a b >= 0;
  isSupported =
    version: info:
    atLeast version info.minCudaMajorMinorVersion
    && (info.maxCudaMajorMinorVersion or null == null || atLeast info.maxCudaMajorMinorVersion version);
  isDefault =
    version: info:
    let
      until = info.dontDefaultAfterCudaMajorMinorVersion or null;
      special = info.isJetson or false || info.isArchitectureSpecific or false || info.isFamilySpecific or false;
    in
    isSupported version info && (until == null || atLeast until version) && !special;
  capabilitiesFor =
    test: version: table:
    if capabilitiesOf table == null || table == { } then
      null
    else
      builtins.sort (a: b: builtins.compareVersions a b < 0) (
        builtins.filter (capability: test version table.\${capability}) (builtins.attrNames table)
      );

  setNames = matching "cudaPackages_[0-9]+_[0-9]+";
  toolkitsOf =
    instance: names:
    builtins.listToAttrs (
      map (name: toolkitOf instance name) (builtins.filter (name: isSet instance.\${name}) names)
    );
  toolkitOf =
    instance: name:
    let
      version = builtins.concatStringsSep "." (builtins.match "cudaPackages_([0-9]+)_([0-9]+)" name);
      set = instance.\${name};
      db = instance._cuda.db or { };
      redistSystem = instance._cuda.lib.getRedistSystem or null;
      # Older revisions have it with other arguments, and the same packages for every Jetson.
      orinArgs = {
        cudaCapabilities = false;
        cudaMajorMinorVersion = false;
        system = false;
      };
      # Newer revisions have them without the compilers of backendStdenv.
      told = attribute: readable (set.cudaConfig.\${attribute} or set.backendStdenv.\${attribute} or null);
      computed = test: readable (capabilitiesFor test version (db.cudaCapabilityToInfo or { }));
      orElse = value: other: if value == null then other else value;
    in
    {
      name = version;
      value = {
        supported = orElse (told "supportedCudaCapabilities") (computed isSupported);
        default = orElse (told "defaultCudaCapabilities") (computed isDefault);
        gccMax = readable (whole (db.nvccCompatibilities.\${version}.gcc.maxMajorVersion or ""));
        redistSystems = readable (
          if set ? manifests.cuda.cuda_nvcc then matching "linux-.*" set.manifests.cuda.cuda_nvcc else null
        );
        orin = readable (
          if builtins.isFunction redistSystem && builtins.functionArgs redistSystem == orinArgs && db ? cudaCapabilityToInfo."8.7" then
            redistSystem {
              cudaCapabilities = [ "8.7" ];
              cudaMajorMinorVersion = version;
              system = "aarch64-linux";
            }
          else
            null
        );
      };
    };

  # By their names: 13 of gcc13 and gcc13Stdenv. gcc48 and the like were 4.8.
  gccOf = name: whole (builtins.head (builtins.match "gcc([0-9]+)(Stdenv)?" name));
  gccNames = matching "gcc[1-9][0-9]*(Stdenv)?";
  gccsOf =
    instance: names:
    builtins.filter (major: major < 40) (map gccOf (builtins.filter (name: isSet instance.\${name}) names));
  gccDefault = readable (
    if plain.stdenv.cc.isGNU or false then whole (builtins.head (builtins.splitVersion plain.stdenv.cc.version)) else null
  );
`;


/***/ }),

/***/ 85990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L9: () => (/* binding */ parseEvaluated),
/* harmony export */   M: () => (/* binding */ evaluationTimeout),
/* harmony export */   QJ: () => (/* binding */ evaluateJson),
/* harmony export */   TC: () => (/* binding */ unexpectedOutput),
/* harmony export */   _3: () => (/* binding */ evaluate)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90710);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90585);



/** Seconds; one evaluation of Nixpkgs with a CUDA package takes a few. */
const evaluationTimeout = 900;
/**
 * Evaluates a generated file (its attribute `info`) and instantiates the derivation. Gives a BLD001 problem with Nix's
 * own message when it cannot be evaluated, BLD003 when the job was cancelled, BLD004 when Nix cannot be run.
 */
async function evaluate(host, nix, file) {
    const answer = await evaluateJson(host, nix, { file, attribute: 'info' });
    return 'problem' in answer ? answer : (parseEvaluated(answer.value) ?? { problem: unexpectedOutput(file, 'info') });
}
/** Evaluates to JSON. Every derivation that the value names is instantiated. Problems as for `evaluate`. */
async function evaluateJson(host, nix, evaluation) {
    const { file, attribute, timeout = evaluationTimeout } = evaluation;
    const args = ['eval', '--json', '--file', file, ...(attribute === undefined ? [] : [attribute])];
    const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runNix */ .d)(host, nix, args, { timeout });
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
        const byHand = `Run it by hand: nix eval --file ${file}${attribute === undefined ? '' : ` ${attribute}`}`;
        return { problem: evaluationProblem(outcome, timeout, byHand), outcome: outcome.kind };
    }
    try {
        return { value: JSON.parse(outcome.stdout) };
    }
    catch {
        return { problem: unexpectedOutput(file, attribute), outcome: outcome.kind };
    }
}
/** The answer of an attribute `info`; undefined when it has another shape. */
function parseEvaluated(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { drvPath, outputs, unfree } = value;
    if (typeof drvPath !== 'string' || typeof outputs !== 'object' || outputs === null)
        return undefined;
    const listed = Object.entries(outputs).map(([name, path]) => ({ name, path: String(path) }));
    if (listed.length === 0)
        return undefined;
    return { drvPath, outputs: listed, ...(typeof unfree === 'boolean' ? { unfree } : {}) };
}
/** The BLD004 problem of an answer with another shape than the generated files give. */
function unexpectedOutput(file, attribute) {
    const what = attribute === undefined ? file : `${attribute} of ${file}`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix eval of ${what} answered something unexpected.`, 'Run it by hand with nix eval --json -f.');
}
function evaluationProblem(outcome, timeout, byHand) {
    switch (outcome.kind) {
        case 'cancelled':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD003', 'The evaluation was cancelled.', 'Run the job again.');
        case 'not-started':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix could not be started: ${outcome.reason}.`, 'Mend this installation of Nix.');
        case 'killed':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', 'nix eval was killed before it was done, most likely because memory ran out.', `Take a runner with more memory, or fewer cells. ${byHand}`);
        case 'timed-out':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', `nix eval was stopped after ${timeout} s.`, byHand);
        case 'exited':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nixErrorText */ .B)(outcome.stderrTail) ?? `nix eval ended with ${outcome.code}`, byHand);
    }
}


/***/ }),

/***/ 64494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ readNixpkgsFacts)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85990);


/**
 * Evaluates a facts file (`factsExpression`). A Nixpkgs that cannot be asked is a warning, BLD001 with Nix's own
 * message: the built-in tables are there without it. BLD003 when the job was cancelled, BLD004 when Nix cannot be run
 * or answers with another shape.
 */
async function readNixpkgsFacts(host, nix, options) {
    const answer = await (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluateJson */ .QJ)(host, nix, options);
    if (!('problem' in answer)) {
        const { nixpkgsFacts } = await Promise.all(/* import() | nix-schema */[__webpack_require__.e(8816), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855));
        const { data } = nixpkgsFacts.safeParse(answer.value);
        return data ?? { problem: { ...(0,_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedOutput */ .TC)(options.file), severity: 'warning' } };
    }
    const { code, message, fix } = answer.problem;
    if (code !== 'BLD001')
        return { problem: answer.problem };
    return { problem: (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('BLD001', `Nixpkgs does not tell its toolkits and capabilities: ${message}`, fix) };
}


/***/ }),

/***/ 90710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runNix)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30994);

/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says, on the repository of the job. */
async function runNix(host, nix, args, more) {
    return host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command flakes', ...args],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnv */ .g)(host.env, await asOwner(host)),
        signal: host.cancelled,
        ...more,
    });
}
/**
 * In a container, root works on a checkout that belongs to the runner's user, which git and the libgit2 in Nix refuse. Both
 * accept the user that SUDO_UID names, beside root (git-config(1), safe.directory); libgit2 takes no other word for it
 * by the environment, and nothing is written to anybody's configuration.
 */
async function asOwner({ env, uid, cwd, files }) {
    if (uid !== 0 || env['SUDO_UID'])
        return {};
    const stat = await files.stat(env['GITHUB_WORKSPACE'] || cwd).catch(() => undefined);
    return stat && stat.uid !== 0 ? { SUDO_UID: String(stat.uid) } : {};
}


/***/ }),

/***/ 90585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ nixErrorText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/**
 * Nix's own message out of its standard error: from the last line that starts with `error:` on, without the trace above
 * it and without indentation. Undefined when there is none.
 */
function nixErrorText(stderr) {
    const lines = stderr.flatMap((line) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line).split('\n'));
    const start = lines.findLastIndex((line) => /^\s*error: ./.test(line));
    const first = lines[start];
    if (first === undefined)
        return undefined;
    const indent = first.length - first.trimStart().length;
    return lines
        .slice(start)
        .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
        .join('\n')
        .replace(/^error: /, '')
        .trim();
}


/***/ }),

/***/ 21652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ lookForNix),
/* harmony export */   r: () => (/* binding */ findNix)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77992);






/** Where installers put Nix when PATH does not say so. https://nix.dev/manual/nix/stable/installation/env-variables */
const usualPlaces = ['/nix/var/nix/profiles/default/bin', '/run/current-system/sw/bin'];
/** The Nix that is on this machine: PATH first, then the usual places. Throws ProblemError INS001 or BLD004. */
async function findNix(host) {
    const nix = await lookForNix(host);
    if (nix)
        return nix;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS001', 'No nix program was found on PATH or in the usual places.', 'Install Nix before this step (https://nixos.org/download), or put it on PATH.'));
}
/** The same, undefined where there is none. Throws ProblemError BLD004 when it is there and does not answer. */
async function lookForNix(host) {
    const home = await (0,_home_js__WEBPACK_IMPORTED_MODULE_4__/* .nixHome */ .L)(host);
    const folders = [
        ...(host.env['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter),
        ...(home ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.nix-profile/bin')] : []),
        ...usualPlaces,
    ];
    const program = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .findProgram */ .Kp)(host, 'nix', folders);
    return program === undefined ? undefined : { program, ...(await versionOf(host, program)) };
}
/** `nix (Nix) 2.34.8`, `nix (Determinate Nix 3.19.0) 2.33.4`, `nix (Lix, like Nix) 2.93.0`: the last number counts. */
async function versionOf(host, program) {
    const outcome = await host.exec({
        argv: [program, '--version'],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_5__/* .childEnv */ .g)(host.env),
        timeout: 30,
        signal: host.cancelled,
        question: true,
    });
    const version = outcome.kind === 'exited' ? /(\d+\.\d+\S*)\s*$/.exec(outcome.stdout)?.[1] : undefined;
    if (version && outcome.kind === 'exited') {
        const determinate = /\bDeterminate Nix (\d+\.\d+[^\s)]*)/.exec(outcome.stdout)?.[1];
        return { version, ...(/\bLix\b/.test(outcome.stdout) ? { fork: 'lix' } : {}), ...(determinate && { determinate }) };
    }
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD004', `${program} --version did not answer with a version (${(0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .failureText */ .kY)(outcome)}).`, 'Mend this installation of Nix.'));
}


/***/ }),

/***/ 77992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ nixHome),
/* harmony export */   N: () => (/* binding */ passwdEntry)
/* harmony export */ });
/**
 * The home of this user as Nix takes it: HOME, unless it belongs to somebody else, as that of a job in a container does;
 * then the one of /etc/passwd. https://github.com/NixOS/nix/blob/master/src/libutil/unix/users.cc
 */
async function nixHome(host) {
    const given = host.env['HOME'];
    if (given) {
        const stat = await host.files.stat(given).catch(() => undefined);
        if (stat === undefined || stat.uid === host.uid)
            return given;
    }
    return (await passwdEntry(host))?.home ?? given;
}
/** Name and home of the user that this process runs as, from /etc/passwd. */
async function passwdEntry(host) {
    const text = await host.files.readFile('/etc/passwd', 'utf8').catch(() => '');
    for (const line of text.split('\n')) {
        const [name, , uid, , , home] = line.split(':');
        if (name && home && uid === String(host.uid))
            return { name, home };
    }
    return undefined;
}


/***/ }),

/***/ 30994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ childEnv)
/* harmony export */ });
/** Variables that only the action itself may see: the inputs, and the tokens of the runner's own services. */
const ownOnly = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_TOKEN$|ACTIONS_ID_TOKEN_REQUEST_)/;
/** The environment for children: ours without inputs, state and service tokens, with `more` on top. */
function childEnv(env, more = {}) {
    const kept = Object.entries(env).filter(([name]) => !ownOnly.test(name));
    return { ...Object.fromEntries(kept), ...more };
}


/***/ }),

/***/ 33981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   os: () => (/* binding */ tailLines)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73024);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46193);




/** Why a command failed, in its own last line where it said any; part of a message. Pure. */
function failureText(outcome) {
    return outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind);
}
const tailLines = 60;
const maxLine = 64 * 1024;
/** Milliseconds between SIGTERM and SIGKILL: inside the 7.5 s that the runner waits after SIGINT. */
const grace = 4_000;
/**
 * Runs a program in a process group of its own, so that a stop reaches its children too. Standard output is collected,
 * standard error is handed on line by line. Never rejects: the outcome says what happened.
 */
const runCommand = (command) => new Promise((resolve) => {
    if (command.signal?.aborted)
        return resolve({ kind: 'cancelled', stdout: '', stderrTail: [] });
    if (command.background)
        return resolve(startAlone(command, command.background.log));
    const [program, ...args] = command.argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        cwd: command.cwd,
        env: command.env,
        detached: true,
        stdio: [command.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let stopped;
    let killer;
    const stop = (why) => {
        if (stopped)
            return;
        stopped = why;
        signalGroup(child.pid, 'SIGTERM');
        killer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), grace);
    };
    const onAbort = () => stop('cancelled');
    const timer = setTimeout(() => stop('timed-out'), command.timeout * 1_000);
    command.signal?.addEventListener('abort', onAbort, { once: true });
    const stdout = [];
    child.stdout?.on('data', (chunk) => stdout.push(chunk));
    const stderrTail = [];
    const lines = lineSplitter((line) => {
        stderrTail.push(line);
        if (stderrTail.length > tailLines)
            stderrTail.shift();
        command.onStderr?.(line);
    });
    child.stderr?.on('data', lines.push);
    const finish = (outcome) => {
        clearTimeout(timer);
        clearTimeout(killer);
        command.signal?.removeEventListener('abort', onAbort);
        resolve(outcome);
    };
    child.on('error', (cause) => finish({ kind: 'not-started', reason: cause.message }));
    child.on('close', (code) => {
        lines.end();
        const seen = { stdout: Buffer.concat(stdout).toString('utf8'), stderrTail };
        if (stopped)
            finish({ kind: stopped, ...seen });
        else if (code === null)
            finish({ kind: 'killed', ...seen });
        else
            finish({ kind: 'exited', code, ...seen });
    });
    if (command.input !== undefined && child.stdin) {
        child.stdin.on('error', () => { }); // a child that does not read its input is judged by its exit status
        if (typeof command.input === 'string')
            child.stdin.end(command.input);
        else
            void feed(command.input, child.stdin);
    }
});
/** Writes a stream to a child at the child's pace. */
async function feed(chunks, stdin) {
    const closed = new Promise((resolve) => stdin.once('close', resolve));
    try {
        for await (const chunk of chunks) {
            if (stdin.destroyed)
                break;
            if (!stdin.write(chunk))
                await Promise.race([(0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(stdin, 'drain'), closed]);
        }
    }
    catch {
        // The stream's maker knows, or the child has closed its input; the child is judged by its exit status.
    }
    finally {
        stdin.end();
    }
}
function startAlone(command, log) {
    return new Promise((resolve) => {
        const [program, ...args] = command.argv;
        let output;
        try {
            output = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.openSync)(log, 'a', 0o600);
        }
        catch (cause) {
            return resolve({ kind: 'not-started', reason: cause.message });
        }
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
            cwd: command.cwd ?? '/',
            env: command.env,
            detached: true,
            stdio: ['ignore', output, output],
        });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.closeSync)(output);
        child.once('error', (cause) => resolve({ kind: 'not-started', reason: cause.message }));
        child.once('spawn', () => {
            child.unref();
            resolve({ kind: 'exited', code: 0, stdout: `${child.pid}\n`, stderrTail: [] });
        });
    });
}
function signalGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch {
        // The group is gone already.
    }
}
/** Cuts a byte stream into lines; a line longer than 64 KiB is cut there. */
function lineSplitter(onLine) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_3__.StringDecoder('utf8');
    let rest = '';
    return {
        push: (chunk) => {
            const parts = (rest + decoder.write(chunk)).split('\n');
            rest = parts.pop() ?? '';
            for (const part of parts)
                onLine(part.slice(0, maxLine));
            if (rest.length > maxLine) {
                onLine(rest.slice(0, maxLine));
                rest = '';
            }
        },
        end: () => {
            const last = rest + decoder.end();
            if (last !== '')
                onLine(last);
        },
    };
}


/***/ }),

/***/ 11161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   QW: () => (/* binding */ containerMarks),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   nH: () => (/* binding */ isWritable),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51246);




/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700. Where it cannot be written, the new name is gone again.
 */
async function writeAtomically(host, path, content) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    const handle = await host.files.open(temporary, 'wx', 0o600);
    try {
        try {
            await handle.writeFile(content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await host.files.rename(temporary, path);
    }
    catch (cause) {
        await host.files.rm(temporary, { force: true });
        throw cause;
    }
}
/** The text of a file, or undefined where there is none. Other errors are thrown as they are. */
async function readIfPresent(host, path) {
    try {
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (isErrno(cause, 'ENOENT'))
            return undefined;
        throw cause;
    }
}
/** Whether something has that name, be it a link that leads nowhere; false also where nobody lets us look. */
function isThere(host, path) {
    return holds(host.files.lstat(path));
}
/** Whether this process may write to it (access(2)). */
function isWritable(host, path) {
    return holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK));
}
/** Whether it is a file that this process may execute. */
async function isProgram(host, path) {
    if (!(await holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK))))
        return false;
    return (await host.files.stat(path).catch(() => undefined))?.isFile() ?? false;
}
/** The first program of this name in these folders, of which only absolute ones count; undefined when there is none. */
async function findProgram(host, name, folders) {
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
        if (await isProgram(host, program))
            return program;
    }
    return undefined;
}
/** What Docker and Podman leave in the root of a container. */
const containerMarks = ['/.dockerenv', '/run/.containerenv'];
function holds(question) {
    return question.then(() => true, () => false);
}
/** Whether a caught value says that a disk is full. SQLite's 13: https://sqlite.org/rescode.html#full */
function isDiskFull(cause) {
    if (isErrno(cause, 'ENOSPC') || isErrno(cause, 'EDQUOT'))
        return true;
    return cause instanceof Error && cause.errcode === 13;
}
/** The problems in a caught value: a ProblemError's own, INS045 for a full disk, undefined for what nobody foresaw. */
function problemsIn(cause) {
    if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm)
        return cause.problems;
    if (!(cause instanceof Error && isDiskFull(cause)))
        return undefined;
    const fix = 'Free some room (`df -h` says on which disk), and run it again; what was there before is as it was.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ }),

/***/ 2617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ jobFolder),
/* harmony export */   Pg: () => (/* binding */ writeJob),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   dZ: () => (/* binding */ jobName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, not in /tmp, where another user could have made it first.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFolder */ .y)(host), 'nix-cuda');
}
/**
 * Names this job among those of the machine, the same in every step and in post: run, attempt, job, runner, and the
 * runner's own folder, because cells of one matrix share the job's name. Without a runner it is this process.
 */
function jobName(host) {
    const { env } = host;
    if (!env['GITHUB_RUN_ID'])
        return `local-${host.pid}`;
    const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_NAME', 'RUNNER_TEMP'];
    return names.map((name) => env[name] ?? '').join('|');
}
/** What earlier steps of this job wrote down; an empty job where there was none. Throws ProblemError CFG007. */
async function readJob(host) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json');
    const json = await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, path);
    if (json === undefined)
        return { schema: 'job/1', nix: null, storeCache: null, cells: [] };
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(8816), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 7612));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
