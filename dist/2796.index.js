export const id = 2796;
export const ids = [2796];
export const modules = {

/***/ 12864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runTables: () => (/* binding */ runTables)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/cuda/expression-facts.js
var expression_facts = __webpack_require__(81431);
// EXTERNAL MODULE: ./lib/cuda/request-entries.js
var request_entries = __webpack_require__(83255);
// EXTERNAL MODULE: ./lib/cuda/tables.js
var cuda_tables = __webpack_require__(31802);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/build/nixpkgs-facts.js
var nixpkgs_facts = __webpack_require__(64494);
// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(21652);
// EXTERNAL MODULE: ./lib/runner/files.js
var runner_files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/actions/plan/load-request.js + 3 modules
var load_request = __webpack_require__(17254);
// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/model/version.js
var model_version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/cuda/architectures.js
var architectures = __webpack_require__(20587);
// EXTERNAL MODULE: ./lib/cuda/toolkits.js
var toolkits = __webpack_require__(45208);
;// CONCATENATED MODULE: ./lib/cuda/compare-tables.js
/** The built-in tables against what real compilers said. */




/**
 * Everything that the tables have otherwise than these compilers, in the compilers' order. A toolkit that the table does
 * not have yet is also held against the targets: those without an end must be known to it.
 */
function compareTables(compilers) {
    return compilers.flatMap((compiler) => [...compareToolkit(compiler), ...compareTargets(compiler)]);
}
function compareToolkit({ toolkit, version, ptxIsa }) {
    const row = (0,toolkits/* findToolkit */.We)(toolkit);
    if (!row)
        return [{ kind: 'toolkit-missing', toolkit, version, ptxIsa }];
    return row.ptxIsa === ptxIsa ? [] : [{ kind: 'ptx-isa', toolkit, table: row.ptxIsa, ptxas: ptxIsa }];
}
function compareTargets({ toolkit, targets }) {
    const accepted = targets
        .filter((target) => !knownTargets(toolkit).includes(target))
        .map((target) => ({ kind: rowOf(target) ? 'target-accepted' : 'target-missing', toolkit, target }));
    const refused = knownTargets(toolkit)
        .filter((target) => !targets.includes(target))
        .map((target) => ({ kind: 'target-refused', toolkit, target }));
    return [...accepted, ...refused];
}
/** The targets that the table says a toolkit has: `sm_90a`, in the table's order. */
function knownTargets(toolkit) {
    return architectures/* architectures */.f2.filter((row) => (0,architectures/* knows */.ZT)(toVersion(toolkit), row)).map((row) => targetOf(row.capability));
}
/** `sm_90a` of `9.0a`. */
function targetOf(capability) {
    const parsed = (0,model_capability/* parseCapability */._p)(capability);
    if (!parsed)
        throw new Error(`The table has no valid capability in ${capability}.`);
    return (0,model_capability/* smName */.ej)(parsed);
}
/** One line for people. */
function differenceText(difference) {
    const { toolkit } = difference;
    switch (difference.kind) {
        case 'toolkit-missing': {
            const released = `There is a CUDA ${toolkit} (${difference.version}, PTX ISA ${difference.ptxIsa})`;
            const last = toolkits/* toolkits */.kW.at(-1);
            const isNewer = last === undefined || (0,model_version/* compareVersions */.Zy)(toVersion(toolkit), last.parsed) > 0;
            return `${released} but the table ${last && isNewer ? `ends with ${last.version}` : 'has no row for it'}`;
        }
        case 'target-missing':
            return `CUDA ${toolkit} accepts ${difference.target}, which the table does not know`;
        case 'target-accepted':
            return `CUDA ${toolkit} accepts ${difference.target}, which the table has only ${rangeText(toolkit, difference.target)}`;
        case 'target-refused':
            return `CUDA ${toolkit}: the table says ${difference.target} is known, ptxas refuses it`;
        case 'ptx-isa':
            return `PTX ISA of ${toolkit}: table ${difference.table}, ptxas ${difference.ptxas}`;
    }
}
/** Whether the table wants to know of a toolkit: those older than its first row are left out on purpose. */
function isInScope(toolkit) {
    const first = toolkits/* toolkits */.kW[0];
    return !first || (0,model_version/* compareVersions */.Zy)(toVersion(toolkit), first.parsed) >= 0;
}
function rowOf(target) {
    const capability = (0,model_capability/* parseCapability */._p)(target);
    return capability && (0,architectures/* findArchitecture */.$3)((0,model_capability/* formatCapability */.q0)(capability));
}
function rangeText(toolkit, target) {
    const row = rowOf(target);
    if (!row)
        return 'elsewhere';
    return (0,architectures/* isTooOld */.Um)(toVersion(toolkit), row) ? `from ${row.minToolkit} on` : `until ${row.maxToolkit}`;
}
function toVersion(text) {
    const version = (0,model_version/* parseVersion */.ot)(text);
    if (!version)
        throw new Error(`${text} is no version of a toolkit.`);
    return version;
}

// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
;// CONCATENATED MODULE: ./lib/actions/tables/ask-ptxas.js
/** The ptxas of this machine: where they are, and what each says of itself. */





/** Seconds; an answer takes some milliseconds. */
const timeout = 30;
/** PTX ISAs above are not tried: a program that takes them takes everything. */
const highest = { major: 20, minor: 40 };
/**
 * The real path of every ptxas on PATH, in CUDA_PATH, in CUDA_HOME and in /usr/local/cuda*, each file once, in that
 * order. The two variables are the usual ones: https://docs.nvidia.com/cuda/cuda-installation-guide-linux/
 */
async function findPtxas(host) {
    const { env, files } = host;
    const local = await files.readdir('/usr/local').catch(() => []);
    const folders = [
        ...(env['PATH'] ?? '').split(external_node_path_.delimiter),
        ...[env['CUDA_PATH'], env['CUDA_HOME']].flatMap((root) => (root ? [(0,external_node_path_.join)(root, 'bin')] : [])),
        ...local
            .filter((name) => name.startsWith('cuda'))
            .sort()
            .map((name) => (0,external_node_path_.join)('/usr/local', name, 'bin')),
    ];
    const found = new Set();
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const path = await realProgram(files, (0,external_node_path_.join)(folder, 'ptxas'));
        if (path !== undefined)
            found.add(path);
    }
    return [...found];
}
async function realProgram(files, path) {
    return (await (0,runner_files/* isProgram */.Vd)({ files }, path)) ? files.realpath(path).catch(() => undefined) : undefined;
}
/** Asks a ptxas for its version, its targets and the newest PTX ISA that it takes. */
async function askPtxas(host, program) {
    const reply = await say(host, program, '--version');
    if ('trouble' in reply)
        return reply;
    const version = /\bV(\d+\.\d+\.\d+)/.exec(reply.stdout)?.[1];
    const toolkit = version?.split('.').slice(0, 2).join('.') ?? '';
    if (version === undefined || !(0,model_version/* parseVersion */.ot)(toolkit))
        return { trouble: `${program} did not report a CUDA version.` };
    const help = await say(host, program, '--help');
    if ('trouble' in help)
        return help;
    const targets = readTargets(help.stdout);
    const [oldest] = targets;
    if (!oldest)
        return { trouble: `The help of ${program} (${version}) has no targets.` };
    const ptxIsa = await newestPtxIsa(host, program, oldest);
    return typeof ptxIsa === 'string' ? { toolkit, version, ptxIsa, targets } : ptxIsa;
}
/** Whether ptxas assembles an empty module; trouble when it fails otherwise than by refusing it. */
async function tryPtx(host, program, { ptxIsa, target }) {
    const folder = await host.files.mkdtemp((0,external_node_path_.join)(host.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), 'ptxas-'));
    try {
        const [source, cubin] = [(0,external_node_path_.join)(folder, 'empty.ptx'), (0,external_node_path_.join)(folder, 'empty.cubin')];
        await host.files.writeFile(source, `.version ${ptxIsa}\n.target ${target}\n.address_size 64\n`);
        const ran = await run(host, program, ['--gpu-name', target, '--output-file', cubin, source], folder);
        if (ran.kind === 'exited' && ran.code === 0)
            return 'assembled';
        // ptxas 12.0 says why and then dies of a signal.
        const ended = ran.kind === 'exited' || ran.kind === 'killed';
        if (ended && /\bfatal\b/.test([ran.stdout, ...ran.stderrTail].join('\n')))
            return 'refused';
        return failed(program, ran);
    }
    finally {
        await host.files.rm(folder, { recursive: true, force: true });
    }
}
/** Tried out: ISA numbers go up by minors without a gap within a major. */
async function newestPtxIsa(host, program, target) {
    const takes = (version) => tryPtx(host, program, { ptxIsa: (0,model_version/* formatVersion */.qh)(version), target });
    let newest;
    for (let major = highest.major; major > 0 && !newest; major -= 1) {
        const tried = await takes({ major, minor: 0 });
        if (typeof tried !== 'string')
            return tried;
        if (tried === 'assembled')
            newest = { major, minor: 0 };
    }
    if (!newest)
        return { trouble: `${program} takes no PTX at all.` };
    for (let minor = 1; minor <= highest.minor; minor += 1) {
        const tried = await takes({ major: newest.major, minor });
        if (typeof tried !== 'string')
            return tried;
        if (tried === 'refused')
            return (0,model_version/* formatVersion */.qh)(newest);
        newest = { major: newest.major, minor };
    }
    return { trouble: `${program} takes every PTX ISA that there could be.` };
}
/** The `sm_` targets among the allowed values of `--gpu-name`, in numeric order. */
function readTargets(help) {
    const values = /--gpu-name\b[\s\S]*?Allowed values for this option:([^.]*)\./.exec(help)?.[1] ?? '';
    const targets = [...values.matchAll(/'(sm_\w+)'/g)].map(([, target = '']) => target);
    const number = (target) => Number.parseInt(target.slice('sm_'.length), 10);
    return targets.sort((a, b) => number(a) - number(b) || (a < b ? -1 : 1));
}
async function say(host, program, option) {
    const ran = await run(host, program, [option]);
    return ran.kind === 'exited' && ran.code === 0 ? ran : failed(program, ran);
}
function run(host, program, args, cwd = '/') {
    return host.exec({ argv: [program, ...args], env: (0,child_env/* childEnv */.g)(host.env), cwd, timeout, signal: host.cancelled });
}
function failed(program, ran) {
    if (ran.kind === 'not-started')
        return { trouble: `${program} cannot be started: ${ran.reason}.` };
    if (ran.kind === 'timed-out')
        return { trouble: `${program} gave no answer in ${timeout} s.` };
    const how = ran.kind === 'exited' ? `failed with status ${ran.code}` : `was ${ran.kind}`;
    const said = ran.stderrTail.at(-1);
    return { trouble: `${program} ${how}${said ? `: ${said}` : '.'}` };
}

// EXTERNAL MODULE: ./lib/report/text-table.js
var text_table = __webpack_require__(45154);
;// CONCATENATED MODULE: ./lib/actions/tables/text.js



/** The path or the reference of a Nixpkgs. */
function nameOf(source) {
    return source.kind === 'path' ? source.path : source.reference;
}
/** Two tables, capabilities and toolkits; a column NIXPKGS in each where a Nixpkgs was asked. */
function tablesText(tables, source) {
    const { facts } = tables;
    const asked = (mark) => (facts ? [mark] : []);
    const capabilities = [...tables.architectures.values()].map((row) => [
        row.capability,
        row.name,
        `${row.minToolkit}–${row.maxToolkit ?? ''}`,
        ...asked(capabilityMark(tables, row)),
        row.jetson ? 'yes' : '-',
        shown(known(row.ptxIsa, '0.0')),
        row.gpus.join(', ') || '-',
        row.note ?? '',
    ]);
    const toolkits = [...tables.toolkits.values()].map((row) => {
        const data = toolkitData(tables, row);
        const { driver, compatibleDriver, ptxIsa, gccMax, clangMax } = data;
        return [
            row.version,
            ...asked(toolkitMark(tables, row)),
            data.packageSet,
            ...[driver, compatibleDriver, ptxIsa, gccMax, clangMax].map(shown),
        ];
    });
    const heads = {
        capabilities: ['CAPABILITY', 'NAME', 'CUDA', ...asked('NIXPKGS'), 'JETSON', 'PTX ISA', 'GPUS', 'NOTE'],
        toolkits: ['CUDA', ...asked('NIXPKGS'), 'PACKAGE SET', 'DRIVER', 'RUNS WITH', 'PTX ISA', 'GCC', 'CLANG'],
    };
    return `${(0,text_table/* textTable */.ed)([heads.capabilities, ...capabilities])}\n\n${(0,text_table/* textTable */.ed)([heads.toolkits, ...toolkits])}\n\n${legend(source)}\n`;
}
/** The same as data; `nixpkgs` is null where none was asked. What is not known is null. */
function tablesJson(tables, source) {
    const { facts } = tables;
    const capabilities = [...tables.architectures.values()].map((row) => ({
        capability: row.capability,
        name: row.name,
        minToolkit: row.minToolkit,
        maxToolkit: row.maxToolkit,
        jetson: row.jetson,
        ptxIsa: known(row.ptxIsa, '0.0'),
        gpus: row.gpus,
        note: row.note,
        inNixpkgs: facts?.capabilities ? row.capability in facts.capabilities : null,
    }));
    const toolkits = [...tables.toolkits.values()].map((row) => toolkitData(tables, row));
    const nixpkgs = facts && source ? { source, defaultToolkit: facts.defaultToolkit } : null;
    return (0,sink/* jsonText */.s$)({ nixpkgs, capabilities, toolkits });
}
/** Of a toolkit that only Nixpkgs knows, the tables hold what must be assumed for planning; here that is not known. */
function toolkitData(tables, row) {
    const fresh = (0,cuda_tables/* isNew */.BS)(tables, { toolkit: row.version });
    return {
        version: row.version,
        packageSet: row.attribute,
        driver: row.driver,
        compatibleDriver: known(row.compatibleDriver, '0'),
        ptxIsa: fresh ? null : row.ptxIsa,
        gccMax: tables.facts?.toolkits[row.version]?.gccMax ?? (fresh ? null : row.gccMax),
        clangMax: fresh ? null : row.clangMax,
        inNixpkgs: tables.facts ? row.version in tables.facts.toolkits : null,
    };
}
function capabilityMark(tables, { capability }) {
    const listed = tables.facts?.capabilities;
    if (!listed)
        return '?';
    if ((0,cuda_tables/* isNew */.BS)(tables, { capability }))
        return 'new';
    return capability in listed ? 'yes' : '-';
}
function toolkitMark(tables, { version }) {
    if (tables.facts?.defaultToolkit === version)
        return 'default';
    if ((0,cuda_tables/* isNew */.BS)(tables, { toolkit: version }))
        return 'new';
    return tables.facts && version in tables.facts.toolkits ? 'yes' : '-';
}
function legend(source) {
    const lines = [
        'DRIVER: Linux driver that came with the toolkit. RUNS WITH: oldest that runs its programs (minor-version compatibility).',
        'GCC, CLANG: newest major version that nvcc accepts.',
    ];
    if (!source)
        return lines.join('\n');
    const marks = `NIXPKGS: what ${nameOf(source)} has; - is known to the built-in tables alone, new to that Nixpkgs alone.`;
    return [...lines, `${marks} Where both speak, CUDA, JETSON and GCC are what it says.`].join('\n');
}
function known(text, assumed) {
    return text === assumed ? null : text;
}
function shown(value) {
    return value === null ? '-' : String(value);
}

;// CONCATENATED MODULE: ./lib/actions/tables/check.js







/**
 * Holds the built-in tables against a Nixpkgs, where one was asked, and every ptxas of this machine. Prints each
 * difference, and with what was compared. Throws ProblemError BLD003 when it was cancelled.
 */
async function checkTables(host, nixpkgs, json) {
    const compilers = await askAll(host);
    if (!nixpkgs && compilers.length === 0) {
        host.log.info('Nothing to compare with: no Nixpkgs was named, and no ptxas was found on PATH, in CUDA_PATH, CUDA_HOME or /usr/local/cuda*. ' +
            'Name a Nixpkgs (--nixpkgs lock), or put bin of a CUDA toolkit on PATH.');
        return 3;
    }
    if (nixpkgs && nixpkgs.facts.capabilities === null) {
        host.log.info(`${nameOf(nixpkgs.source)} lists no capabilities: of it, only toolkits are compared`);
    }
    const found = [...(nixpkgs ? fromNixpkgs(nixpkgs) : []), ...compilers.flatMap(fromCompiler)];
    host.answer(json ? asJson(found, nixpkgs, compilers) : asText(found, nixpkgs, compilers));
    return found.length === 0 ? 0 : 1;
}
/** What cannot be asked is told and left out, and so is what is older than the tables. */
async function askAll(host) {
    const asked = [];
    for (const program of await findPtxas(host)) {
        const compiler = await askPtxas(host, program);
        if (host.cancelled.aborted)
            throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('BLD003', 'The comparison was cancelled.', 'Run it again.'));
        if ('trouble' in compiler)
            host.log.info(`Not compared: ${compiler.trouble}`);
        else if (isInScope(compiler.toolkit))
            asked.push({ program, ...compiler });
        else {
            const first = toolkits/* toolkits */.kW[0]?.version ?? 'later';
            host.log.info(`Not compared: ${program} is of CUDA ${compiler.toolkit}, the tables begin with ${first}.`);
        }
    }
    return asked;
}
function fromNixpkgs({ source, facts }) {
    const from = `Nixpkgs ${nameOf(source)}`;
    return (0,cuda_tables/* tableDifferences */.TT)(facts).map((text) => ({ kind: 'nixpkgs', from, text }));
}
function fromCompiler(compiler) {
    const from = nameOfCompiler(compiler);
    return compareTables([compiler]).map((one) => ({ ...one, from, text: differenceText(one) }));
}
function asText(found, nixpkgs, compilers) {
    const asked = [...(nixpkgs ? [`Nixpkgs ${nameOf(nixpkgs.source)}`] : []), ...compilers.map(nameOfCompiler)];
    const facts = `${found.length} ${found.length === 1 ? 'fact' : 'facts'}`;
    const outcome = found.length === 0 ? 'The built-in tables agree with' : `The built-in tables have ${facts} otherwise than`;
    return [...found.map((one) => `${one.from}: ${one.text}`), `${outcome}:`, ...asked.map((one) => `  ${one}`), ''].join('\n');
}
function asJson(differences, nixpkgs, compilers) {
    const source = nixpkgs ? { source: nixpkgs.source, toolkits: Object.keys(nixpkgs.facts.toolkits) } : null;
    return (0,sink/* jsonText */.s$)({ differences, nixpkgs: source, compilers });
}
function nameOfCompiler({ version, program }) {
    return `ptxas ${version} (${program})`;
}

// EXTERNAL MODULE: ./lib/actions/tables/surface.js
var surface = __webpack_require__(67034);
;// CONCATENATED MODULE: ./lib/actions/tables/command.js














/**
 * `nix-cuda tables`: prints the built-in tables, with what a Nixpkgs says laid over them where one is named and Nix is
 * there. With `--check`, exit code 1 where they differ from that Nixpkgs or a ptxas of this machine, 3 where there is
 * neither. Throws ProblemError CFG001 and CFG009 for a Nixpkgs that is none, BLD001 for one that cannot be asked, and
 * INS001 where `--check` names one and there is no Nix.
 */
async function runTables(host, line) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* tablesSurface */.r, line.option);
    const source = inputs.nixpkgs === undefined ? undefined : await sourceOf(host, inputs.nixpkgs);
    if (inputs.check) {
        const nixpkgs = source && (await askNixpkgs(host, await (0,find/* findNix */.r)(host), source));
        return checkTables(host, nixpkgs, inputs.json);
    }
    const nix = source && (await (0,find/* lookForNix */.E)(host));
    if (source && !nix)
        host.log.info('No Nix on this machine: these are the built-in tables, without those of Nixpkgs');
    const nixpkgs = source && nix ? await askNixpkgs(host, nix, source) : undefined;
    const tables = nixpkgs ? (0,cuda_tables/* tablesFor */.rq)(nixpkgs.facts) : cuda_tables/* builtInTables */.b9;
    const print = inputs.json ? tablesJson : tablesText;
    host.answer(print(tables, nixpkgs?.source));
    return 0;
}
async function sourceOf(host, text) {
    const problems = [];
    const choice = (0,request_entries/* readNixpkgs */.jG)(text, { kind: 'input', input: 'nixpkgs' }, (problem) => problems.push(problem));
    if (!choice)
        throw new problem/* ProblemError */.Mm(problems);
    if (choice.kind !== 'lock')
        return choice;
    const locked = await (0,load_request/* readLockedNixpkgs */.Lp)(host, host.cwd);
    if (!locked)
        throw new problem/* ProblemError */.Mm(await (0,load_request/* noLockedNixpkgs */.yU)(host, host.cwd));
    return locked;
}
async function askNixpkgs(host, nix, source) {
    const file = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'expressions', 'tables.nix');
    await (0,runner_files/* writeAtomically */.vK)(host, file, (0,expression_facts/* factsExpression */.y)(source, (0,load_request/* defaultSystem */.$m)(host), { root: host.cwd }));
    const facts = await (0,nixpkgs_facts/* readNixpkgsFacts */.e)(host, nix, { file });
    if ('problem' in facts)
        throw new problem/* ProblemError */.Mm({ ...facts.problem, severity: 'error' });
    return { source, facts };
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
