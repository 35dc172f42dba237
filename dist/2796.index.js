export const id = 2796;
export const ids = [2796,3618];
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
// EXTERNAL MODULE: ./lib/actions/plan/load-request.js + 4 modules
var load_request = __webpack_require__(66055);
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
# Evaluate it with: nix eval --json -f THIS-FILE
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
 * own message when it cannot be evaluated, NET001 or NET002 when what it fetches does not come, BLD003 when the job was
 * cancelled, BLD004 when Nix cannot be run.
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
        const reproduce = `Reproduce it with: nix eval --file ${file}${attribute === undefined ? '' : ` ${attribute}`}`;
        return { problem: evaluationProblem(outcome, timeout, reproduce), outcome: outcome.kind };
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
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix eval of ${what} gave an unexpected answer.`, 'Run nix eval --json -f on the file to see the answer.');
}
function evaluationProblem(outcome, timeout, reproduce) {
    switch (outcome.kind) {
        case 'cancelled':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD003', 'The evaluation was cancelled.', 'Run the job again.');
        case 'not-started':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix could not be started: ${outcome.reason}.`, 'Repair or reinstall this Nix.');
        case 'killed':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', 'nix eval was killed, probably because memory ran out.', `Use a runner with more memory, or request fewer cells. ${reproduce}`);
        case 'timed-out':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', `nix eval was stopped after ${timeout} s.`, reproduce);
        case 'exited': {
            const text = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nixErrorText */ .B)(outcome.stderrTail);
            const network = text === undefined ? undefined : (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .networkProblem */ .W)(text);
            return network ?? (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', sentence(text ?? `nix eval ended with exit code ${outcome.code}`), reproduce);
        }
    }
}
/** What is said after it must not run into it. An excerpt of code stays as it is. */
function sentence(text) {
    return /[.!?]$|\n/.test(text) ? text : `${text}.`;
}


/***/ }),

/***/ 64494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ readNixpkgsFacts)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85990);


/** What Nix says of a flake that it cannot get. */
const unavailable = /cannot find flake|unable to download|cannot find Git revision|is not a valid (?:URL|branch)|HTTP error \d/i;
function fixOf(message, fix) {
    if (/cannot find flake/i.test(message))
        return 'Write a reference like github:NixOS/nixpkgs/nixos-unstable, or a path like ./nixpkgs.';
    if (/HTTP error 404/.test(message))
        return 'Check owner, repository and branch; a private one needs a token (github-token, extra-access-tokens).';
    return fix;
}
/**
 * Evaluates a facts file (`factsExpression`). A Nixpkgs that cannot be asked is a warning, BLD001 with Nix's own
 * message: the built-in tables are there without it. BLD003 when the job was cancelled, BLD004 when Nix cannot be run
 * or answers with another shape.
 */
async function readNixpkgsFacts(host, nix, options) {
    const answer = await (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluateJson */ .QJ)(host, nix, options);
    if (!('problem' in answer)) {
        const { nixpkgsFacts } = await Promise.all(/* import() | nix-schema */[__webpack_require__.e(2857), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855));
        const { data } = nixpkgsFacts.safeParse(answer.value);
        return data ?? { problem: { ...(0,_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedOutput */ .TC)(options.file), severity: 'warning' } };
    }
    const { code, message, fix } = answer.problem;
    if (code !== 'BLD001')
        return { problem: answer.problem };
    // Without the Nixpkgs itself no cell can be evaluated: that is said once.
    if (unavailable.test(message))
        return { problem: (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', `Nixpkgs cannot be fetched: ${message}.`, fixOf(message, fix)) };
    return { problem: (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('BLD001', `Nixpkgs did not report its toolkits and capabilities: ${message}`, fix) };
}


/***/ }),

/***/ 90710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runNix),
/* harmony export */   g: () => (/* binding */ asOwner)
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
/* harmony export */   B: () => (/* binding */ nixErrorText),
/* harmony export */   W: () => (/* binding */ networkProblem)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


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
/**
 * NET001 or NET002 where Nix's message says that a server cannot be reached or fails; undefined for all else, a 404 among it:
 * what is asked for is not there then.
 */
function networkProblem(text) {
    const url = /(?:unable to download|unable to access|Failed to open archive.*?) '([^']+)'/.exec(text)?.[1];
    const status = Number(/HTTP error (\d{3})/.exec(text)?.[1] ?? 0);
    const host = URL.parse(url ?? '')?.host ?? /Could not resolve host: ([\w.-]+)/.exec(text)?.[1];
    if (host === undefined)
        return undefined;
    if (status >= 500 || status === 429) {
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET002', `${host} answers with HTTP error ${status} to Nix.`, 'Run the job again later.');
    }
    if (/rate limit/i.test(text)) {
        const fix = 'Give a token: github-token, or extra-access-tokens for another host.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET002', `${host} refuses Nix because of its rate limit.`, fix);
    }
    const why = /Could not resolve host|Couldn't connect|Failed to connect|Connection (?:refused|reset|timed out)|Timeout was reached|SSL (?:connect error|peer certificate)|Failure when receiving/i.exec(text)?.[0];
    if (status !== 0 || why === undefined)
        return undefined;
    const fix = 'Check the network of this machine, its proxy (proxy: true) and its certificates (ca-bundle), then run it again.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET001', `Nix cannot reach ${host}: ${why.charAt(0).toLowerCase()}${why.slice(1)}.`, fix);
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
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS001', 'No nix program was found on PATH or in the usual places.', 'Install Nix before this step (https://nixos.org/download), or add it to PATH.'));
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
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD004', `${program} --version did not answer with a version (${(0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .failureText */ .kY)(outcome)}).`, 'Repair or reinstall this Nix.'));
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
/* harmony export */   gW: () => (/* binding */ runAttached),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   os: () => (/* binding */ tailLines)
/* harmony export */ });
/* unused harmony export grace */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48161);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46193);
/* harmony import */ var node_tty__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7066);






/** Why a command failed, in its own last line where it said any; part of a message. Pure. */
function failureText(outcome) {
    return outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind);
}
const tailLines = 60;
const maxLine = 64 * 1024;
/** Milliseconds between SIGTERM and SIGKILL: inside the 7.5 s that the runner waits after SIGINT. */
const grace = 4_000;
/** Milliseconds for the last lines on standard error after a program that others outlive has ended. */
const lastLines = 1_000;
/** Milliseconds between two looks at a group that was told to stop. */
const groupCheck = 50;
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
    const stdin = command.input === undefined ? 'ignore' : 'pipe';
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        cwd: command.cwd,
        env: command.env,
        detached: true,
        stdio: command.passesOutput ? [stdin, 'inherit', 'pipe', 2] : [stdin, 'pipe', 'pipe'],
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
    let release;
    if (command.passesOutput)
        child.once('exit', () => {
            release = setTimeout(() => child.stderr?.destroy(), lastLines);
        });
    const finish = (outcome) => {
        clearTimeout(timer);
        clearTimeout(killer);
        clearTimeout(release);
        command.signal?.removeEventListener('abort', onAbort);
        resolve(outcome);
    };
    child.on('error', (cause) => finish({ kind: 'not-started', reason: cause.message }));
    child.on('close', (code) => {
        lines.end();
        const seen = { stdout: Buffer.concat(stdout).toString('utf8'), stderrTail };
        const ended = stopped;
        if (ended && command.passesOutput)
            whenGroupEnds(child.pid, () => finish({ kind: ended, ...seen }));
        else if (ended)
            finish({ kind: ended, ...seen });
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
/**
 * Runs a program in this process group, with standard input, output and error as they are: ^C at a terminal reaches it without us.
 * A stop that reached this process alone is handed on, by the name of its signal; the program decides what it does.
 * process.execve would leave pipes non-blocking, as Node set them, and programs then lose what they print.
 */
const runAttached = (argv, env, signal) => new Promise((resolve) => {
    const [program, ...args] = argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { env, stdio: 'inherit' });
    const onAbort = () => {
        const name = signal.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM';
        if (name === 'SIGTERM' || !(0,node_tty__WEBPACK_IMPORTED_MODULE_5__.isatty)(0))
            child.kill(name);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    child.on('error', (cause) => resolve({ reason: cause.message }));
    child.on('exit', (code, name) => {
        signal.removeEventListener('abort', onAbort);
        resolve({ code: code ?? 128 + (name ? node_os__WEBPACK_IMPORTED_MODULE_3__.constants.signals[name] : 0) });
    });
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
/** Calls when nothing of a group that was told to stop is left, or all that is left was killed. */
function whenGroupEnds(pid, done) {
    let checks = grace / groupCheck;
    const check = () => {
        checks -= 1;
        try {
            if (pid !== undefined && checks > 0) {
                process.kill(-pid, 0);
                setTimeout(check, groupCheck);
                return;
            }
        }
        catch {
            return done(); // The group is gone.
        }
        // This may be the first of two timers of the same length: the other one is cleared with the command.
        signalGroup(pid, 'SIGKILL');
        done();
    };
    check();
}
/** Cuts a byte stream into lines; a line longer than 64 KiB is cut there. */
function lineSplitter(onLine) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_4__.StringDecoder('utf8');
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
    const fix = 'Free disk space (`df -h` shows which disk is full) and run it again. The previous file was not changed.';
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
 * (the CLI) it lies in the user's state folder, root's too: not in /tmp, where another user could have made it first, nor
 * in the folder of the machine, which is for what is done to the machine.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .userStateFolder */ .Z)(host), 'nix-cuda');
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
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
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

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ userStateFolder),
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
    return userStateFolder(host);
}
/** The folder of whoever runs this, root or not, for what a command of theirs writes. */
function userStateFolder(host) {
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
