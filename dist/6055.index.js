export const id = 6055;
export const ids = [6055];
export const modules = {

/***/ 66055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $m: () => (/* binding */ defaultSystem),
  loadRequest: () => (/* binding */ loadRequest),
  yU: () => (/* binding */ noLockedNixpkgs),
  GO: () => (/* binding */ onBranch),
  Lp: () => (/* binding */ readLockedNixpkgs),
  fp: () => (/* binding */ readParts)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/cuda/check-request.js
var check_request = __webpack_require__(10835);
// EXTERNAL MODULE: ./lib/cuda/flox-entries.js
var flox_entries = __webpack_require__(50587);
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
// EXTERNAL MODULE: ./lib/cuda/refusals.js + 1 modules
var refusals = __webpack_require__(52670);
// EXTERNAL MODULE: ./lib/cuda/nearest.js
var nearest = __webpack_require__(81193);
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
        const text = textOf(written.node);
        const problem = wrongType(written, 'a list');
        context.report(text === undefined || (0,dist/* isAlias */.Vj)(written.node) ? problem : { ...problem, fix: `Write [${text}].` });
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
            context.report(notYaml(`The key ${(0,refusals/* quote */.hD)(name)} occurs twice.`, field.origin.where));
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
    const meant = (0,nearest/* nearestText */.m)(name, legal);
    return (0,request_entries/* refuse */.TR)(origin, `the key ${(0,refusals/* quote */.hD)(name)} is unknown.`, meant ? `Did you mean ${meant}?` : `Use ${legal.join(', ')}.`);
}
function wrongType(written, expected) {
    const { node, origin } = written;
    // An alias can make a page out of a line; nobody needs one in a request.
    if ((0,dist/* isAlias */.Vj)(node))
        return notYaml(`The alias *${node.source} is refused.`, origin.where);
    const found = (0,dist/* isMap */.jh)(node) ? 'a mapping' : (0,dist/* isSeq */.oP)(node) ? 'a list' : describeScalar(node);
    return (0,request_entries/* refuse */.TR)(origin, `must be ${expected}, but is ${found}.`, `Write ${expected}.`);
}
function describeScalar(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value !== '' ? (0,refusals/* quote */.hD)(String(node.value)) : 'empty';
}
function notYaml(message, location) {
    return (0,problem/* error */.z3)('CFG005', message, 'Fix the YAML of the file.', { where: location });
}

;// CONCATENATED MODULE: ./lib/cuda/request-gpu-tests.js
/** The key `gpu-tests` of a package of the request file. */




/**
 * `true` for the tests that the package has itself, a command, or a list of commands, each a text or `{ command, junit }`. Undefined where
 * one of them cannot be read.
 */
function readGpuTests(written, context) {
    const { node } = written;
    if ((0,dist/* isScalar */.jn)(node) && String(node.value) === 'true')
        return [];
    const nodes = (0,dist/* isSeq */.oP)(node) ? node.items : [node];
    const read = nodes.map((one) => readCommand(located(one, written, context), context));
    const known = read.filter((one) => one !== undefined);
    if (nodes.length === 0) {
        context.report((0,request_entries/* refuse */.TR)(written.origin, 'there is no command.', 'Write one or more, or true.'));
        return undefined;
    }
    return known.length < read.length ? undefined : known;
}
function readCommand(written, context) {
    if (!(0,dist/* isMap */.jh)(written.node)) {
        const command = readText(written, context);
        return command === undefined ? undefined : { command };
    }
    const fields = readFields(written, ['command', 'junit'], context);
    const [commandField, junitField] = [fields.get('command'), fields.get('junit')];
    if (!commandField) {
        context.report((0,request_entries/* refuse */.TR)(written.origin, 'a GPU test needs a command.', 'Write {command: …, junit: …}.'));
        return undefined;
    }
    const command = readText(commandField, context);
    const junit = junitField && readText(junitField, context);
    if (junitField && junit !== undefined && !isInside(junit)) {
        const fix = 'Write it relative to the root of the repository, like build/junit.xml.';
        context.report((0,request_entries/* refuse */.TR)(junitField.origin, `${(0,refusals/* quote */.hD)(junit)} is not a path in the repository.`, fix));
        return undefined;
    }
    if (command === undefined || (junitField && junit === undefined))
        return undefined;
    return { command, ...(junit === undefined ? {} : { junit }) };
}
function isInside(path) {
    return /^[^/\p{Cc}][^\p{Cc}]*$/u.test(path) && !path.split('/').includes('..');
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
    'dir',
    'version',
    'device-code',
    'units',
    'gpu-tests',
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
        return { problems: [(0,problem/* error */.z3)('CFG004', message, 'Name another file, or shorten this one.', { where: { file } })] };
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
        return { problems: [notYaml(`The YAML parser failed: ${String(cause)}.`, { file })] };
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
        packages: readList(fields.get('packages'), context, packageItems)?.flatMap(({ value, origin }) => value.map((one) => ({ value: one, origin }))),
        capabilities: readList(fields.get('capabilities'), context, targetsItem),
        toolkits: readList(fields.get('toolkits'), context, textItem(request_entries/* readToolkit */.hw)),
        systems: readList(fields.get('systems'), context, textItem(request_entries/* readSystem */.me)),
    };
}
/** A package; of a Flox build with several versions, one for each. */
const packageItems = (written, context) => {
    if (!(0,dist/* isMap */.jh)(written.node)) {
        const one = textItem(package_entries/* readPackage */.LY)(written, context);
        return one && [one];
    }
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
            context.report((0,request_entries/* refuse */.TR)(field.origin, `${(0,refusals/* quote */.hD)(given ?? '')} is not a valid value.`, `Use ${words.join(' or ')}.`));
        return found;
    };
    const deviceCode = word('device-code', ['required', 'optional']);
    const units = word('units', ['all', 'any']);
    if (deviceCode === undefined || units === undefined)
        return undefined;
    const testsField = fields.get('gpu-tests');
    const gpuTests = testsField && readGpuTests(testsField, context);
    if (testsField && !gpuTests)
        return undefined;
    const name = text('name') ?? (fields.has('name') ? undefined : text('flox'));
    const source = readSource(written, fields, text, name, context);
    if (name === undefined || source === undefined)
        return undefined;
    const axis = fields.get('version');
    const versions = axis && readVersions(axis, context);
    if (axis && !versions)
        return undefined;
    const named = versions && source.kind === 'flox' ? (0,flox_entries/* withVersions */.KY)(name, source, versions) : [{ name, source }];
    const read = named.flatMap((one) => (0,package_entries/* namedPackage */.I)(one.name, one.source, written.origin, context.report, { deviceCode, units }) ?? []);
    return read.length < named.length ? undefined : read.map((one) => (gpuTests ? { ...one, gpuTests } : one));
};
/** `{ torch: [2.8.0, 2.9.1] }`: versions of one package of a Flox environment, by its install id. */
function readVersions(written, context) {
    const [item, ...others] = (0,dist/* isMap */.jh)(written.node) ? written.node.items : [];
    const id = item && (0,dist/* isScalar */.jn)(item.key) ? String(item.key.value) : '';
    if (!/^[\w.+-]+$/.test(id) || others.length > 0) {
        const fix = 'Write the install id of one package with its versions, like version: { torch: [2.8.0, 2.9.1] }.';
        context.report((0,request_entries/* refuse */.TR)(written.origin, 'version must name one package of the environment.', fix));
        return undefined;
    }
    const field = readFields(written, [id], context).get(id);
    const versions = field && readWords(field, context);
    if (field && versions?.length === 0)
        context.report((0,request_entries/* refuse */.TR)(field.origin, 'there is no version.', 'Write one or more.'));
    return versions && versions.length > 0 ? { id, versions } : undefined;
}
/** Exactly one of the kinds; without any the name is an attribute. */
function readSource(written, fields, text, name, context) {
    const kinds = ['file', 'expression', 'flake', 'flox'].filter((key) => fields.has(key));
    const clash = kinds.length > 1 || (fields.has('attribute') && kinds.some((kind) => kind !== 'expression'));
    const stray = ((fields.has('arg') || fields.has('argstr')) && !fields.has('expression')) ||
        ((fields.has('dir') || fields.has('version')) && !fields.has('flox'));
    if (name === undefined || clash || stray) {
        context.report((0,request_entries/* refuse */.TR)(written.origin, 'a package needs a name and one source.', 'Write {name: …} with one of attribute: …, file: …, flake: …, flox: … (with dir and version) or expression: … (with attribute, arg and argstr).'));
        return undefined;
    }
    if (fields.has('flox')) {
        const [build, environment] = [text('flox'), fields.has('dir') ? text('dir') : '.'];
        return build === undefined || environment === undefined ? undefined : { kind: 'flox', environment, build };
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
    // A pattern whose only key was refused is not empty.
    if (fields.size === 0 && written.node.items.length > 0)
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
        context.report((0,request_entries/* refuse */.TR)(written.origin, `${(0,refusals/* quote */.hD)(word)} is not a valid value.`, 'Use corners, all, or a mapping.'));
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
        context.report((0,request_entries/* refuse */.TR)(field.origin, `${(0,refusals/* quote */.hD)(text)} is not a number.`, 'Write a whole number from 1 to 999999.'));
        return undefined;
    };
    return { cells: number('cells'), minutes: number('minutes') };
}

// EXTERNAL MODULE: ./lib/cuda/tables.js
var tables = __webpack_require__(31802);
// EXTERNAL MODULE: ./lib/model/system.js
var system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/nix/configure/caches.js
var caches = __webpack_require__(76213);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/actions/plan/inputs.js
var inputs = __webpack_require__(87110);
;// CONCATENATED MODULE: ./lib/actions/plan/request-text.js



/** Bytes. What is larger is another file by mistake and is not even read. */
const maxFileSize = 1024 * 1024;
/** The text of the request file; undefined where there is none. Throws ProblemError CFG004 for what cannot be read. */
async function readRequestText(host, root, name) {
    const path = (0,external_node_path_.isAbsolute)(name) ? name : (0,external_node_path_.join)(root, name);
    try {
        const { size } = await host.files.stat(path);
        if (size > maxFileSize) {
            const why = `it has ${size} bytes, the limit is ${maxFileSize}`;
            throw new problem/* ProblemError */.Mm(unreadable(name, why));
        }
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (cause instanceof problem/* ProblemError */.Mm)
            throw cause;
        if ((0,files/* isErrno */.r)(cause, 'ENOENT'))
            return undefined;
        throw new problem/* ProblemError */.Mm(unreadable(name, cause instanceof Error ? cause.message : String(cause)));
    }
}
/** CFG004 for a file that is not there, with the one that may be meant. */
function missingRequestFile(name, found) {
    const message = `${name} does not exist${found === undefined ? '' : `; found ${found}`}.`;
    const fix = found === undefined
        ? 'Write it, or name another file with matrix-file; paths start at the root of the repository.'
        : found.startsWith('../')
            ? `Run this at the root of the repository, or set matrix-file to ${found}.`
            : `Rename it to ${name}, or set matrix-file to ${found}.`;
    return (0,problem/* error */.z3)('CFG004', message, fix, { where: { file: found ?? name } });
}
/**
 * What is wrong with a request that lacks something while its default file is not there: a file by another name says it all;
 * else that there is neither a file nor inputs.
 */
async function withoutFile(host, root, name, problems) {
    const lacks = ({ code }) => code === 'PLN011' || code === 'CFG003';
    if (!problems.some(lacks))
        return problems;
    const found = await similarFile(host, root);
    if (found !== undefined)
        return [missingRequestFile(name, found), ...problems.filter((problem) => !lacks(problem))];
    const message = `Nothing was requested: ${name} does not exist, and the inputs name no packages.`;
    return problems.map((problem) => (problem.code === 'PLN011' ? { ...problem, message } : problem));
}
/**
 * A request file by another name or in another place, as seen from `root`: at the top or in .github, in a folder below, or in
 * one above, up to the root of the repository.
 */
async function similarFile(host, root) {
    const entries = await host.files.readdir(root, { withFileTypes: true }).catch(() => []);
    const below = entries.filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name));
    const above = [];
    for (let folder = root; !(await (0,files/* isThere */.$B)(host, (0,external_node_path_.join)(folder, '.git'))) && (0,external_node_path_.dirname)(folder) !== folder;) {
        folder = (0,external_node_path_.dirname)(folder);
        above.push(folder);
    }
    // Without a .git at all, what is above is somebody else's.
    const repository = above.at(-1);
    const folders = [
        ...['', '.github', '.github/workflows'].map((folder) => (0,external_node_path_.join)(root, folder)),
        ...below.map((entry) => (0,external_node_path_.join)(root, entry.name)).flatMap((folder) => [folder, (0,external_node_path_.join)(folder, '.github')]),
        ...(repository !== undefined && (await (0,files/* isThere */.$B)(host, (0,external_node_path_.join)(repository, '.git')))
            ? above.flatMap((folder) => [folder, (0,external_node_path_.join)(folder, '.github')])
            : []),
    ];
    for (const folder of folders) {
        for (const file of ['nix-cuda.yml', 'nix-cuda.yaml']) {
            if (await (0,files/* isThere */.$B)(host, (0,external_node_path_.join)(folder, file)))
                return (0,external_node_path_.relative)(root, (0,external_node_path_.join)(folder, file));
        }
    }
    return undefined;
}
function unreadable(name, why) {
    return (0,problem/* error */.z3)('CFG004', `The request file ${name} cannot be read: ${why}.`, 'Check matrix-file; paths start at the repository.', { where: { file: name } });
}

;// CONCATENATED MODULE: ./lib/actions/plan/load-request.js















/**
 * The request of this run: the file, with inputs on top, for the tier of this event. The file may be missing when it was
 * not named by the user. With `asksNixpkgs`, what only Nixpkgs can tell passes, to be checked once it was asked.
 * Throws ProblemError with everything that is wrong with both.
 */
async function loadRequest(host, root, sources, options = {}) {
    const name = sources['matrix-file'];
    const fromFile = await readFile(host, root, name);
    const absent = name !== undefined && fromFile === undefined;
    const tiers = fromFile && 'request' in fromFile ? fromFile.request.tiers : undefined;
    const tier = tierOf(host, sources.tier ?? 'auto', tiers !== undefined);
    const fromInputs = (0,cuda_request/* readRequestInputs */.Vv)(sources);
    const merged = (0,cuda_request/* mergeRequests */.x6)(fromFile, fromInputs, { defaultSystem: defaultSystem(host), tier });
    if ('problems' in merged) {
        const parts = [fromFile, fromInputs].map((side) => side && ('problems' in side ? side.partial : side.request));
        const more = parts.flatMap((part) => (part ? (0,check_request/* checkPart */.U)(part, tables/* builtInTables */.b9, options) : []));
        const found = absent ? await withoutFile(host, root, name, merged.problems) : merged.problems;
        throw new problem/* ProblemError */.Mm([...found, ...more].sort(cuda_request/* byLocation */.HC));
    }
    const { request: locked, missing, open } = await readLock(host, root, merged.request);
    const allFlox = (0,flox_entries/* isAllFlox */.hc)(locked);
    const request = open && !options.asksNixpkgs && !allFlox ? withKnownToolkit(locked, open) : locked;
    // The default toolkit of a Flox environment is its own.
    const problems = (0,check_request/* checkRequest */.y)(request, tables/* builtInTables */.b9, allFlox ? { asksNixpkgs: true } : options);
    if (problems.length > 0 || missing)
        throw new problem/* ProblemError */.Mm([...problems, ...(missing ? [missing] : [])]);
    return { request, warnings: merged.warnings, open };
}
/**
 * What the request says of each key by itself, as inputs or in the file, although it may not be a whole request. Throws
 * ProblemError with everything that is wrong with both.
 */
async function readParts(host, root, sources) {
    const fromFile = await readFile(host, root, sources['matrix-file']);
    const sides = [fromFile, (0,cuda_request/* readRequestInputs */.Vv)(sources)].filter((side) => side !== undefined);
    const problems = sides.flatMap((side) => ('problems' in side ? side.problems : []));
    if (problems.length > 0)
        throw new problem/* ProblemError */.Mm(problems);
    const parts = sides.flatMap((side) => ('request' in side ? Object.entries(side.request) : []));
    return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}
async function readFile(host, root, name) {
    if (name === undefined)
        return undefined;
    const text = await readRequestText(host, root, name);
    if (text !== undefined)
        return readRequestFile(text, name);
    if (name === inputs/* requestInputs */.jU['matrix-file'].default)
        return undefined;
    throw new problem/* ProblemError */.Mm(missingRequestFile(name, await similarFile(host, root)));
}
function tierOf(host, wanted, declared) {
    if (wanted !== 'auto')
        return wanted;
    return declared ? (0,cuda_tiers/* tierOfEvent */.Un)(host.env['GITHUB_EVENT_NAME'], host.env['GITHUB_REF']) : 'all';
}
/** `nixpkgs: lock` becomes what flake.lock has; where it was not asked for and there is none, a branch of a CUDA cache. */
async function readLock(host, root, request) {
    const { nixpkgs } = request;
    if (nixpkgs.value.kind !== 'lock')
        return { request };
    const value = await readLockedNixpkgs(host, root);
    if (value)
        return { request: { ...request, nixpkgs: { ...nixpkgs, value } } };
    if (nixpkgs.origin.kind !== 'default')
        return { request, missing: await noLockedNixpkgs(host, root, (0,request_entries/* where */._M)(nixpkgs.origin)) };
    const open = (0,nixpkgs_presets/* defaultBranch */.OR)(caches/* defaultCaches */.Zw);
    return { request: onBranch(request, open.reference), open };
}
/** The request with that Nixpkgs, by default. */
function onBranch(request, reference) {
    return { ...request, nixpkgs: { value: { kind: 'flake', reference }, origin: { kind: 'default' } } };
}
/** Without an evaluation the default toolkit is the one that the branch had when this version was made. */
function withKnownToolkit(request, { toolkit }) {
    const toolkits = request.toolkits.map((entry) => entry.value.kind === 'default' && entry.origin.kind === 'default'
        ? { ...entry, value: { kind: 'exact', version: toolkit, text: toolkit } }
        : entry);
    return { ...request, toolkits };
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
async function noLockedNixpkgs(host, root, more = {}) {
    const another = 'or set nixpkgs to a path, a flake reference or a preset';
    if (await (0,files/* isThere */.$B)(host, (0,external_node_path_.join)(root, 'flake.lock'))) {
        const fix = `Give flake.nix an input nixpkgs and run nix flake lock, ${another}.`;
        return (0,problem/* error */.z3)('CFG009', 'nixpkgs is lock, but flake.lock has no input nixpkgs at its root, or cannot be read.', fix, more);
    }
    const lock = 'nix flake lock, then git add flake.lock';
    const hasFlake = await (0,files/* isThere */.$B)(host, (0,external_node_path_.join)(root, 'flake.nix'));
    const fix = `${hasFlake ? `Run ${lock}` : `Write a flake.nix with an input nixpkgs and run ${lock}`}, ${another}.`;
    return (0,problem/* error */.z3)('CFG009', 'nixpkgs is lock, but there is no flake.lock.', fix, more);
}
/** For which system cells are planned where nothing is said: this machine's; where that has no CUDA, what most runners are. */
function defaultSystem(host) {
    const own = (0,system/* systemOf */.br)(host);
    return own !== undefined && (0,system/* hasCuda */.SE)(own) ? own : 'x86_64-linux';
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
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(83341);
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20587);
/* harmony import */ var _package_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45410);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52670);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37118);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83255);
/* harmony import */ var _selectors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3225);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(31802);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45208);
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
        ...request.packages.flatMap(({ value, origin }) => (0,_package_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .checkVariation */ .AB)(value, axes, origin)),
    ].sort(_request_js__WEBPACK_IMPORTED_MODULE_5__/* .byLocation */ .HC);
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
        ...versions.flatMap((entry) => asksNixpkgs && isOpenToolkit(entry.value) ? [] : checkToolkit(entry, tables, request.capabilities)),
        ...capabilities.flatMap((entry) => checkTargets(entry, tables, asksNixpkgs)),
    ];
}
function checkToolkit({ value, origin }, tables, capabilities) {
    if (value.kind === 'exact') {
        const fits = tables.toolkits.has(value.version) ? [] : fittingToolkits(capabilities, tables);
        return tables.toolkits.has(value.version) ? [] : [(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownToolkit */ .v7)(value.version, (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_6__/* .where */ ._M)(origin), fits)];
    }
    const selected = (0,_selectors_js__WEBPACK_IMPORTED_MODULE_7__/* .selectToolkits */ .Y)(value, tables);
    if (selected === undefined) {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN031', `The toolkit ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(value.text)} depends on Nixpkgs, which is not evaluated here.`, 'Write the version, or allow evaluation with Nix (evaluate: auto or always).', (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_6__/* .where */ ._M)(origin)),
        ];
    }
    return selected.length > 0 ? [] : [selectsNothing(value.text, origin)];
}
/** Those that know one of the capabilities, where any does: no other is worth offering. */
function fittingToolkits(capabilities, tables) {
    const all = (0,_tables_js__WEBPACK_IMPORTED_MODULE_8__/* .availableToolkits */ .v8)(tables);
    const targets = new Set(capabilities.flatMap(({ value }) => value.selectors.flatMap((selector) => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_7__/* .selectCapabilities */ .zk)(selector, tables))));
    const fits = all.filter(({ parsed }) => (0,_tables_js__WEBPACK_IMPORTED_MODULE_8__/* .allArchitectures */ .E5)(tables).some((row) => targets.has(row.capability) && (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .knows */ .ZT)(parsed, row)));
    return fits.length > 0 ? fits : all;
}
/** `default`, and what may be newer than the tables. */
function isOpenToolkit(selector) {
    const newest = _toolkits_js__WEBPACK_IMPORTED_MODULE_9__/* .toolkits */ .kW.at(-1)?.parsed;
    if (selector.kind === 'major')
        return newest !== undefined && selector.major > newest.major;
    if (selector.kind !== 'exact')
        return selector.kind === 'default' || selector.kind === 'range';
    const version = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_10__/* .parseVersion */ .ot)(selector.version);
    return version !== undefined && newest !== undefined && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_10__/* .compareVersions */ .Zy)(version, newest) > 0;
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
                : [(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownCapability */ .f6)(selector.capability, (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_6__/* .where */ ._M)(origin), (0,_tables_js__WEBPACK_IMPORTED_MODULE_8__/* .allArchitectures */ .E5)(tables))];
        }
        return (0,_selectors_js__WEBPACK_IMPORTED_MODULE_7__/* .selectCapabilities */ .zk)(selector, tables).length > 0 ? [] : [selectsNothing(selector.text, origin)];
    });
}
/** Without `cpu`, which fills in every placeholder. */
function countToolkits(request, tables) {
    const versions = request.toolkits.flatMap(({ value }) => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_7__/* .selectToolkits */ .Y)(value, tables) ?? []);
    return new Set(versions.filter((version) => version !== 'cpu')).size;
}
function countTargets(request, tables) {
    return new Set(request.capabilities.flatMap(({ value }) => value.joined
        ? [value.selectors.map((selector) => selector.text).join(' ')]
        : value.selectors.flatMap((selector) => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_7__/* .selectCapabilities */ .zk)(selector, tables)))).size;
}
function selectsNothing(text, origin) {
    const problem = (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_6__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} matches nothing.`, 'Widen it; `nix-cuda tables` shows what there is.');
    return { ...problem, code: 'PLN030' };
}


/***/ })

};
