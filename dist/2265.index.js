export const id = 2265;
export const ids = [2265];
export const modules = {

/***/ 1393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ excludedGroups),
/* harmony export */   vQ: () => (/* binding */ withExcluded)
/* harmony export */ });
/* unused harmony export maxExamples */
/** Cells of one rule that are kept whole. */
const maxExamples = 50;
function excludedGroups() {
    const found = new Map();
    return {
        add: (reasons, count, example) => {
            const code = reasons[0]?.code;
            if (code === undefined || count === 0)
                return;
            const group = found.get(code) ?? { count: 0, examples: [] };
            found.set(code, group);
            group.count += count;
            for (let index = 0; index < count && group.examples.length < maxExamples; index++) {
                group.examples.push(example(index));
            }
        },
        groups: () => [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, { count, examples }]) => ({ code, count, examples })),
    };
}
/** The groups with more cells excluded for one reason each, as an evaluation finds them. */
function withExcluded(groups, cells) {
    const all = excludedGroups();
    for (const group of groups) {
        const [first] = group.examples;
        if (first)
            all.add(first.problems, group.count, (index) => group.examples[index] ?? first);
    }
    for (const cell of cells)
        all.add(cell.problems, 1, () => cell);
    return all.groups();
}


/***/ }),

/***/ 93947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dM: () => (/* binding */ distinct),
/* harmony export */   fT: () => (/* binding */ expand),
/* harmony export */   iN: () => (/* binding */ askedOf)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79412);
/* harmony import */ var _remembered_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(55941);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83255);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76430);
/* harmony import */ var _rules_toolkit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11687);
/* harmony import */ var _selectors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3225);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(31802);
/* harmony import */ var _tiers_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(62986);
/** From the entries of a request to combinations of system, toolkit and targets, in the order of the plan. */










/** Expands every axis but the packages. What no table has stays as it is written, for the rules to refuse. */
function expand(axes, tables) {
    const problems = [];
    const chosen = distinct('system', axes.systems, (system) => system, problems);
    const entries = distinct('toolkit', axes.toolkits, (selector) => selector.text.toLowerCase(), problems);
    const specs = distinct('cell', axes.capabilities, specName, problems);
    const versions = [...new Set(entries.flatMap((entry) => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_6__/* .selectToolkits */ .Y)(entry, tables) ?? []))].sort(_tiers_js__WEBPACK_IMPORTED_MODULE_8__/* .compareToolkitTexts */ .ax);
    const ordered = _model_system_js__WEBPACK_IMPORTED_MODULE_2__/* .systems */ .nV.filter((system) => chosen.includes(system));
    problems.push(...renames(specs, versions, tables));
    const cached = cachedTables(tables);
    const sets = axes.capabilities.reduce((sum, { value }) => sum + sizeOf(value, cached), 0);
    const requested = axes.toolkits
        .flatMap(({ value }) => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_6__/* .selectToolkits */ .Y)(value, tables) ?? [])
        .reduce((sum, toolkit) => sum + (toolkit === 'cpu' ? 1 : sets), 0);
    return {
        requested: requested * axes.systems.length,
        problems,
        *combinations() {
            const targetsOf = targetsBy(specs, cached);
            for (const system of ordered) {
                for (const toolkit of versions) {
                    for (const targets of targetsOf(toolkit, system))
                        yield { system, toolkit, ...targets };
                }
            }
        },
    };
}
/** Every capability and toolkit that a request names, those of its `include` too. */
function askedOf(request, tables) {
    const patterns = request.include.map(({ value }) => value);
    const selectors = [...request.toolkits.map(({ value }) => value), ...patterns.flatMap(({ toolkit }) => toolkit ?? [])];
    const toolkits = new Set(selectors.flatMap((selector) => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_6__/* .selectToolkits */ .Y)(selector, tables) ?? []));
    const specs = [
        ...request.capabilities.map(({ value }) => value),
        ...patterns.flatMap(({ capabilities }) => capabilities ?? []),
    ];
    const rows = [...toolkits].map((version) => tables.toolkits.get(version));
    const named = specs.flatMap((spec) => spec.selectors.flatMap((selector) => rows.flatMap((row) => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_6__/* .selectCapabilities */ .zk)(selector, tables, row))));
    return { toolkits, capabilities: new Set(named) };
}
function cachedTables(tables) {
    const selected = new Map();
    const known = new Map();
    return {
        tables,
        select: (selector, toolkit) => (0,_remembered_js__WEBPACK_IMPORTED_MODULE_9__/* .remembered */ .H)(selected, selector.kind === 'preset' ? `${selector.text} ${toolkit}` : selector.text, () => (0,_selectors_js__WEBPACK_IMPORTED_MODULE_6__/* .selectCapabilities */ .zk)(selector, tables, tables.toolkits.get(toolkit))),
        possible: (capability, toolkit, system) => (0,_remembered_js__WEBPACK_IMPORTED_MODULE_9__/* .remembered */ .H)(known, `${capability} ${toolkit} ${system}`, () => (0,_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .checkCell */ .xp)({ capabilities: [capability], ptx: [], toolkit, system }, { tables }).every((problem) => problem.severity !== 'error')),
    };
}
/** Cells that an entry asks for, of one toolkit and system. */
function sizeOf(spec, cached) {
    const [first] = spec.selectors;
    return spec.joined || isFat(spec) || !first ? 1 : cached.select(first, '').length;
}
function isFat({ selectors }) {
    return selectors.some((selector) => selector.kind === 'preset' && selector.preset !== 'hosted-gpus');
}
/** Whether an entry makes the same sets, whatever the toolkit and the system. */
function isSteady({ selectors, joined }) {
    return selectors.every((selector) => selector.kind === 'exact' || (!joined && selector.kind !== 'preset'));
}
/** The sets of a toolkit on a system, sorted. What does not depend on the two is made once: there may be thousands. */
function targetsBy(specs, cached) {
    const sets = (some, toolkit, system) => some.flatMap((spec) => targetSets(spec, toolkit, system, cached));
    const steady = sortedSets(sets(specs.filter(isSteady), '', 'x86_64-linux'));
    const others = specs.filter((spec) => !isSteady(spec));
    const byToolkit = new Map();
    return (toolkit, system) => {
        if (toolkit === 'cpu')
            return [{ capabilities: [], ptx: [] }];
        const named = byToolkit.get(toolkit) ?? withNames(steady, toolkit, cached.tables);
        byToolkit.set(toolkit, named);
        if (others.length === 0)
            return named;
        return sortedSets([...named, ...withNames(sets(others, toolkit, system), toolkit, cached.tables)]);
    };
}
/** Without repetitions. */
function sortedSets(sets) {
    const byName = new Map(sets.map((set) => [`${set.capabilities.join(' ')}+${set.ptx.join(' ')}`, set]));
    return [...byName.values()].sort(compareTargets);
}
/** What one entry makes with this toolkit on this system; a set of many is what of it can exist there. */
function targetSets(spec, toolkit, system, { select, possible }) {
    const { selectors, joined } = spec;
    const [first] = selectors;
    const fat = isFat(spec);
    if (!joined && first && !fat) {
        return select(first, toolkit).map((capability) => ({
            capabilities: [capability],
            ptx: first.ptx ? [capability] : [],
        }));
    }
    const members = selectors.flatMap((selector) => select(selector, toolkit).map((member) => ({ member, written: selector.kind === 'exact' })));
    const there = members.filter(({ member, written }) => written || possible(member, toolkit, system));
    // Where nothing of the set can be, the rules say why of the whole.
    const names = (there.length > 0 ? there : members).map(({ member }) => member);
    const capabilities = [...new Set(names)].sort(_request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .compareCapabilityTexts */ .GN);
    const last = capabilities.at(-1);
    if (last === undefined)
        return [];
    const asked = selectors.some((selector) => selector.ptx);
    // PTX of a capability that was written out is of that one, also where it is not the last: a rule refuses that.
    const written = selectors.find((selector) => selector.kind === 'exact' && selector.ptx);
    if (written?.kind === 'exact')
        return [{ capabilities, ptx: [written.capability] }];
    return [{ capabilities, ptx: asked || (fat && (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(last)?.suffix === '') ? [last] : [] }];
}
/** With the names that this toolkit calls them by. */
function withNames(sets, toolkit, tables) {
    const row = tables.toolkits.get(toolkit);
    const others = new Map(row &&
        (0,_tables_js__WEBPACK_IMPORTED_MODULE_7__/* .allArchitectures */ .E5)(tables).flatMap((target) => {
            const other = (0,_rules_toolkit_js__WEBPACK_IMPORTED_MODULE_5__/* .newName */ .oW)(target, row, tables);
            return other ? [[target.capability, other.capability]] : [];
        }));
    if (!sets.some((set) => set.capabilities.some((capability) => others.has(capability))))
        return sets;
    const rename = (capability) => others.get(capability) ?? capability;
    return sortedSets(sets.map(({ capabilities, ptx }) => ({
        capabilities: [...new Set(capabilities.map(rename))].sort(_request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .compareCapabilityTexts */ .GN),
        ptx: ptx.map(rename),
    })));
}
/** One notice for each capability that was written out and has another name in a toolkit of the request. */
function renames(specs, versions, tables) {
    const written = new Set(specs.flatMap(({ selectors }) => selectors.flatMap((one) => (one.kind === 'exact' ? [one.capability] : []))));
    return [...written].flatMap((capability) => {
        const target = tables.architectures.get(capability);
        for (const version of versions) {
            const toolkit = tables.toolkits.get(version);
            const other = target && toolkit && (0,_rules_toolkit_js__WEBPACK_IMPORTED_MODULE_5__/* .newName */ .oW)(target, toolkit, tables);
            if (!other)
                continue;
            const fix = `${other.capability} is planned for these toolkits.`;
            return [{ ...(0,_rules_toolkit_js__WEBPACK_IMPORTED_MODULE_5__/* .wrongName */ .p4)(target, other, toolkit), severity: 'notice', fix }];
        }
        return [];
    });
}
function specName({ selectors }) {
    const words = selectors
        .map((selector) => {
        const name = selector.kind === 'exact' ? selector.capability : selector.text.toLowerCase().replace(/\+ptx$/, '');
        return { name, ptx: selector.ptx };
    })
        .sort((a, b) => (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .compareCapabilityTexts */ .GN)(a.name, b.name));
    const names = [
        ...words.map((word) => word.name),
        ...words.filter((word) => word.ptx).map(({ name }) => `PTX ${name}`),
    ];
    return names.join(', ');
}
/** The values without repetition, each repetition with a notice. */
function distinct(what, entries, name, problems) {
    const first = new Map();
    for (const entry of entries) {
        const before = first.get(name(entry.value));
        if (before)
            problems.push(duplicate(what, name(entry.value), before, entry));
        else
            first.set(name(entry.value), entry);
    }
    return [...first.values()].map((entry) => entry.value);
}
function duplicate(what, name, before, again) {
    const message = `The ${what} ${name} is requested twice${(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOrigin */ .uN)(before.origin)}; it is planned once.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('PLN010', message, 'Remove one of them.', (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .where */ ._M)(again.origin));
}
/** By the first capability that differs; the shorter list first, PTX last. */
function compareTargets(a, b) {
    for (const [index, capability] of a.capabilities.entries()) {
        const other = b.capabilities[index];
        const order = other === undefined ? 1 : (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .compareCapabilityTexts */ .GN)(capability, other);
        if (order !== 0)
            return order;
    }
    return a.capabilities.length - b.capabilities.length || a.ptx.length - b.ptx.length;
}


/***/ }),

/***/ 86188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H4: () => (/* binding */ cellExpression),
  KI: () => (/* binding */ cellsExpression),
  pA: () => (/* binding */ instanceKey)
});

// EXTERNAL MODULE: ./lib/cuda/attribute-path.js
var attribute_path = __webpack_require__(39635);
// EXTERNAL MODULE: ./lib/cuda/expression-instance.js
var expression_instance = __webpack_require__(84033);
// EXTERNAL MODULE: ./lib/cuda/expression-paths.js
var expression_paths = __webpack_require__(73448);
;// CONCATENATED MODULE: ./lib/cuda/expression-source.js


/**
 * Nix source of the derivation, with `pkgs` (the cell's instance) in scope for what needs it. Lines after the first
 * start at column `indent`; an argument that has lines of its own is left as it is, because a text may span them.
 */
function packageText(source, cell, options) {
    const { root } = options;
    const joined = (lines) => lines.join(`\n${' '.repeat(options.indent)}`);
    switch (source.kind) {
        case 'attribute':
            return `pkgs.${(0,attribute_path/* nixAttributePath */.R3)(source.attribute)}`;
        case 'file':
            return `pkgs.callPackage ${(0,attribute_path/* nixString */.z7)((0,expression_paths/* absolutePath */.Hi)(source.file, root))} { }`;
        case 'expression':
            return joined(expressionLines(source, root));
        case 'flake':
            return joined(outputLines(source, cell.system, root));
        case 'flox':
            throw new Error('A build of Flox has no Nix expression.'); // callers ask cellExpression for other kinds alone
    }
}
/** As `nix build -f FILE -A attribute --arg … --argstr …` would take it: a function is applied, what is none is taken. */
function expressionLines(source, root) {
    const path = source.attribute === null ? '' : `.${(0,attribute_path/* nixAttributePath */.R3)(source.attribute)}`;
    const file = (0,attribute_path/* nixString */.z7)((0,expression_paths/* absolutePath */.Hi)(source.file, root));
    const args = [
        ...Object.entries(source.arg).map(([name, text]) => `  ${(0,attribute_path/* nixAttributeName */.Lo)(name)} = ${argumentText(text)};`),
        ...Object.entries(source.argstr).map(([name, text]) => `  ${(0,attribute_path/* nixAttributeName */.Lo)(name)} = ${(0,attribute_path/* nixString */.z7)(text)};`),
    ];
    if (args.length > 0)
        return [`(import ${file} {`, ...args, `})${path}`];
    return [
        '(',
        '  let',
        `    given = import ${file};`,
        '  in',
        '  if builtins.isFunction given then given { } else given',
        `)${path}`,
    ];
}
/** A comment at its end must not swallow what follows. */
function argumentText(text) {
    return /[#\n]/.test(text) ? `(${text}\n)` : `(${text})`;
}
/** https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-build: `packages` first, then `legacyPackages`. */
function outputLines(source, system, root) {
    const { output, reference } = source;
    const flake = (0,expression_paths/* flakeText */.PB)(reference, root);
    if (/^(packages|legacyPackages)\./.test(output))
        return [`(${flake}).${(0,attribute_path/* nixAttributePath */.R3)(output)}`];
    const path = `${(0,attribute_path/* nixAttributeName */.Lo)(system)}.${(0,attribute_path/* nixAttributePath */.R3)(output)}`;
    const neither = `${reference} has neither packages.${system}.${output} nor legacyPackages.${system}.${output}`;
    return [
        '(',
        '  let',
        `    flake = ${flake};`,
        '  in',
        `  flake.packages.${path} or flake.legacyPackages.${path} or (`,
        `    throw ${(0,attribute_path/* nixString */.z7)(neither)}`,
        '  )',
        ')',
    ];
}

;// CONCATENATED MODULE: ./lib/cuda/expression.js




/** What decides the Nixpkgs instance of a cell. Cells that have all of it in common are evaluated in one process. */
function instanceKey(cell) {
    const { nixpkgs, system, toolkit, capabilities, ptx, instance } = cell;
    return JSON.stringify([nixpkgs, system, toolkit, capabilities, ptx, instance ?? null]);
}
/**
 * The text of a Nix file that evaluates to `{ package = <derivation>; info = { drvPath; outputs; name; unfree; }; }`, to be run
 * as `nix build -f FILE package`.
 */
function cellExpression(cell, options) {
    return `# ${cell.id}
# Build it with: nix build -f THIS-FILE package
let
${bindings(cell, [cell.source], options.root)}  package = ${packageText(cell.source, cell, { ...options, indent: 2 })};
in
{
  inherit package;
${info}}
`;
}
/**
 * The text of a Nix file with several cells of one instance: `{ cells.<id> = { package; info; }; infos.<id>; }`, where
 * `infos` has null for a cell that throws, so that one does not hide the others. Throws Error for no cell, and for cells
 * of different instances: `instanceKey` tells.
 */
function cellsExpression(cells, options) {
    const [first] = cells;
    const key = first && instanceKey(first);
    if (!first || cells.some((cell) => instanceKey(cell) !== key)) {
        throw new Error('cellsExpression takes cells of one Nixpkgs instance.');
    }
    const entries = cells.map(({ id, source }) => `    ${(0,attribute_path/* nixString */.z7)(id)} = cell (${packageText(source, first, { ...options, indent: 4 })});\n`);
    return `# ${cells.length} cells of one Nixpkgs instance
# Build it with: nix build -f THIS-FILE 'cells.${(0,attribute_path/* nixString */.z7)(first.id)}.package'
let
${bindings(first, cells.map(({ source }) => source), options.root)}  cell = package: {
    inherit package;
${info.replaceAll(/^/gm, '  ').trimEnd()}
  };
  cells = {
${entries.join('')}  };
in
{
  inherit cells;
  # null for a cell that throws; its own file says why.
  infos = builtins.mapAttrs (
    id: cell:
    let
      tried = builtins.tryEval (builtins.deepSeq cell.info cell.info);
    in
    if tried.success then tried.value else null
  ) cells;
}
`;
}
/**
 * A derivation written without stdenv may have no list of outputs. Nixpkgs itself says whether a licence is unfree. What is no package
 * says what it is.
 */
const info = `  info = if !(package ? drvPath) then throw "it gives \${
    if builtins.isAttrs package then "a set with \${toString (builtins.attrNames package)}" else "a \${builtins.typeOf package}"
  } instead of a package" else {
    inherit (package) drvPath name;
    outputs = builtins.listToAttrs (
      map (name: { inherit name; value = package.\${name}.outPath; }) (package.outputs or [ "out" ])
    );
    unfree =
      let
        tried = builtins.tryEval (package.meta.unfree or null);
      in
      if tried.success then tried.value else null;
  };
`;
/** All that stands before the packages, and no more than they use. */
function bindings(cell, sources, root) {
    const scoped = sources.some((source) => source.kind === 'expression' && Object.keys(source.arg).length > 0);
    const instanced = scoped || sources.some(({ kind }) => kind === 'attribute' || kind === 'file');
    const overlays = cell.instance?.overlays ?? [];
    const references = [
        ...sources.flatMap((source) => (source.kind === 'flake' ? [source.reference] : [])),
        ...(instanced && cell.nixpkgs.kind === 'flake' ? [cell.nixpkgs.reference] : []),
        ...(instanced ? overlays.flatMap((overlay) => (overlay.kind === 'flake' ? [overlay.reference] : [])) : []),
        ...(instanced && cell.instance?.legacy ? [cell.instance.legacy] : []),
    ];
    return [
        references.some(expression_paths/* isLocal */.IX) ? `${(0,expression_paths/* localFlakeText */.w8)(root)}\n` : '',
        instanced ? `${(0,expression_instance/* instanceText */.tK)(cell, root)}\n` : '',
        scoped ? `${(0,expression_instance/* scopeText */.Cm)(cell, root)}\n` : '',
    ].join('');
}


/***/ }),

/***/ 11542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ planMatrix),
/* harmony export */   h: () => (/* binding */ instanceOf)
/* harmony export */ });
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97449);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _attribute_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39635);
/* harmony import */ var _excluded_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1393);
/* harmony import */ var _expand_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93947);
/* harmony import */ var _package_entries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45410);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3684);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37118);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83255);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(76430);
/* harmony import */ var _runners_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(21700);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(31802);
/* harmony import */ var _tiers_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(62986);
/** From a request to a plan: which cells can exist, in a stable order, and why the others cannot. */













const defaultLimits = { combinations: 500_000 };
/** Minutes. GitHub stops a job after 360; ten are left to save what was built. */
const timeout = 350;
/**
 * Plans every combination of the request: rows in the order package, system, toolkit, targets, whatever the order of
 * the request; what cannot exist by the first rule against it, with counts and at most 50 examples that have all their
 * reasons; `counts.requested` counts repetitions too. Problems of the plan: PLN008 (notice: renamed), PLN010 (notice: a
 * duplicate was dropped), PLN011 (nothing requested), PLN012 (all excluded), PLN014 (more cells than the limit; nothing
 * is planned then), PLN030 (a pattern matches nothing), and the warnings of rules.
 */
function planMatrix(request, options = {}) {
    const { limits = defaultLimits, tables = _tables_js__WEBPACK_IMPORTED_MODULE_10__/* .builtInTables */ .b9, tablesOf = () => tables } = options;
    const problems = [];
    const packages = (0,_expand_js__WEBPACK_IMPORTED_MODULE_3__/* .distinct */ .dM)('package', request.packages, ({ name }) => name, problems).toSorted((a, b) => compareText(a.name, b.name));
    const parts = [...Map.groupBy(packages, tablesOf)].map(([rows, members]) => ({
        ...{ tables: rows, packages: members, base: (0,_expand_js__WEBPACK_IMPORTED_MODULE_3__/* .expand */ .fT)(request, rows) },
        count: request.packages.filter(({ value }) => tablesOf(value) === rows).length,
        more: request.include.map((entry) => blockOf(entry, request, members, rows)),
    }));
    const requested = parts
        .flatMap(({ base, count, more }) => [
        base.requested * count,
        ...more.map((block) => block.expansion.requested * block.packages.length),
    ])
        .reduce((sum, each) => sum + each, 0);
    if (requested === 0)
        return refused(request, 0, (0,_request_js__WEBPACK_IMPORTED_MODULE_6__/* .nothingRequested */ .UE)(emptyAxes(request)));
    if (requested > limits.combinations)
        return refused(request, requested, tooMany(requested, limits.combinations));
    const planner = { request, problems, excluded: (0,_excluded_js__WEBPACK_IMPORTED_MODULE_11__/* .excludedGroups */ .BF)(), rows: new Map(), left: 0 };
    const excluders = excludeMatchers(request, tables);
    const known = new Set();
    for (const problem of parts.flatMap(({ base }) => base.problems)) {
        if (!known.has(problem.message))
            problems.push(problem);
        known.add(problem.message);
    }
    for (const { base, ...part } of parts) {
        addBlock(planner, part, base.combinations(), excluders, request.tier?.select === 'corners');
    }
    for (const { entry, used } of excluders) {
        // What an entry of the file is for may be in another tier.
        if (!used && !(request.narrowed && entry.origin.kind === 'file'))
            problems.push(matchesNothing(entry, 'exclude matches no cell that can exist'));
    }
    for (const [index, entry] of request.include.entries()) {
        const blocks = parts.flatMap(({ tables: rows, more }) => {
            const block = more[index];
            return block && block.packages.length > 0 ? [{ ...block, tables: rows }] : [];
        });
        if (blocks.length === 0)
            problems.push(matchesNothing(entry, 'include names no package of the request'));
        for (const block of blocks)
            addBlock(planner, block, block.expansion.combinations(), [], false);
    }
    return finish(planner, requested);
}
function addBlock(planner, { tables, packages }, combinations, excluders, onlyCorners) {
    const valid = [];
    const warned = new Set(planner.problems.map((problem) => problem.message));
    const driver = planner.request.driver?.value;
    // The rules look at everything but the package: each combination of the rest is judged once, and only what can exist is kept.
    for (const combination of combinations) {
        const reasons = (0,_rules_js__WEBPACK_IMPORTED_MODULE_8__/* .checkCell */ .xp)(combination, { tables, driver });
        const errors = reasons.filter((reason) => reason.severity === 'error');
        if (errors.length > 0) {
            planner.excluded.add(errors, packages.length, (index) => excludedCell(packages[index], combination, errors));
            continue;
        }
        for (const reason of reasons) {
            if (warned.has(reason.message))
                continue;
            warned.add(reason.message);
            planner.problems.push(reason);
        }
        valid.push({ combination, against: excluders.filter(({ matcher }) => matcher.matchesRest(combination)) });
    }
    for (const named of packages) {
        const mine = new Set(excluders.filter(({ matcher }) => matcher.matchesPackage(named.name)));
        const wanted = valid.filter(({ combination, against }) => {
            const [excluder, ...others] = against.filter((one) => mine.has(one));
            if (!excluder)
                return true;
            for (const one of [excluder, ...others])
                one.used = true;
            const reasons = [excludedByRequest(excluder.entry)];
            planner.excluded.add(reasons, 1, () => excludedCell(named, combination, reasons));
            return false;
        });
        const chosen = onlyCorners ? cornersOf(wanted.map((one) => one.combination)) : wanted.map((one) => one.combination);
        planner.left += wanted.length - chosen.length;
        for (const combination of chosen)
            addRow(planner, named, combination);
    }
}
/** Per system, because each has runners of its own. */
function cornersOf(combinations) {
    return [...Map.groupBy(combinations, (combination) => combination.system).values()].flatMap(_tiers_js__WEBPACK_IMPORTED_MODULE_12__/* .corners */ .BO);
}
function addRow(planner, named, combination) {
    const { request, rows } = planner;
    const { nixpkgs } = request;
    if (nixpkgs.value.kind === 'lock')
        throw new Error('flake.lock was not read'); // loadRequest does
    const id = (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .cellId */ .Cw)({ package: named.name, ...combination });
    const source = (0,_package_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceOf */ .vz)(named.source, combination);
    const instance = instanceOf(request);
    const cell = {
        schema: 'cell/1',
        id,
        package: named.name,
        ...combination,
        source,
        deviceCode: named.deviceCode,
        ...(named.units ? { units: named.units } : {}),
        ...(named.gpuTests && combination.toolkit !== 'cpu' ? { gpuTests: named.gpuTests } : {}),
        nixpkgs: nixpkgs.value,
        ...(instance ? { instance } : {}),
        attributePath: instance ? null : (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_2__/* .attributePath */ .iq)({ source, ...combination }),
    };
    const runner = (0,_runners_js__WEBPACK_IMPORTED_MODULE_9__/* .chooseRunner */ .wm)(request.runners.map((entry) => entry.value), combination);
    rows.set(id, { id, runner, timeout: request.limits.minutes ?? timeout, cell });
}
/** How the request's Nixpkgs differs from the plain one; undefined when it does not. */
function instanceOf(request) {
    const overlays = request.overlays.map((entry) => entry.value);
    const allowUnfree = request.allowUnfree.map((entry) => entry.value);
    const legacy = request.legacyToolkits?.value || null;
    return overlays.length + allowUnfree.length > 0 || legacy !== null ? { overlays, allowUnfree, legacy } : undefined;
}
function finish(planner, requested) {
    const { request, rows, left, problems } = planner;
    const excluded = planner.excluded.groups();
    const count = excluded.reduce((sum, group) => sum + group.count, 0);
    const limit = request.limits.cells;
    if (limit !== undefined && rows.size > limit)
        return refused(request, requested, tooManyCells(rows.size, limit));
    if (rows.size === 0)
        problems.push(allExcluded(excluded, count));
    return {
        schema: 'plan/1',
        rows: [...rows.values()],
        excluded,
        counts: { requested, planned: rows.size, excluded: count, ...(left > 0 ? { left } : {}) },
        ...(request.tier ? { tier: request.tier.name } : {}),
        problems,
    };
}
function excludeMatchers(request, tables) {
    return request.exclude.map((entry) => ({ entry, matcher: (0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__/* .matcherOf */ .Ke)(entry.value, tables), used: false }));
}
/** The cells of an `include`: its own axes where it names some, else the request's. */
function blockOf(entry, request, packages, tables) {
    const { value: pattern, origin } = entry;
    const axes = {
        packages: request.packages,
        toolkits: pattern.toolkit ? [{ value: pattern.toolkit, origin }] : request.toolkits,
        capabilities: pattern.capabilities ? [{ value: pattern.capabilities, origin }] : request.capabilities,
        systems: pattern.system ? [{ value: pattern.system, origin }] : request.systems,
    };
    const { matchesPackage } = (0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__/* .matcherOf */ .Ke)(pattern, tables);
    return { expansion: (0,_expand_js__WEBPACK_IMPORTED_MODULE_3__/* .expand */ .fT)(axes, tables), packages: packages.filter(({ name }) => matchesPackage(name)) };
}
function excludedCell(named, combination, problems) {
    const name = named?.name ?? '';
    return { id: (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .cellId */ .Cw)({ package: name, ...combination }), package: name, ...combination, problems };
}
function excludedByRequest({ value, origin }) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN023', `Excluded by you${(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_7__/* .describeOrigin */ .uN)(origin)}${value.reason ? `: ${value.reason.replace(/\.$/, '')}` : ''}.`, 'Change exclude to build it.', (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_7__/* .where */ ._M)(origin));
}
function matchesNothing({ origin }, what) {
    const fix = 'Remove it, or compare it with what `nix-cuda plan` prints.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('PLN030', `This entry of ${what}${(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_7__/* .describeOrigin */ .uN)(origin)}.`, fix, (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_7__/* .where */ ._M)(origin));
}
function compareText(a, b) {
    return a < b ? -1 : Number(a > b);
}
function refused(request, requested, problem) {
    return {
        schema: 'plan/1',
        rows: [],
        excluded: [],
        counts: { requested, planned: 0, excluded: 0 },
        ...(request.tier ? { tier: request.tier.name } : {}),
        problems: [problem],
    };
}
function emptyAxes(request) {
    const { packages, capabilities, toolkits, systems } = request;
    const empty = Object.entries({ packages, capabilities, toolkits, systems })
        .filter(([, axis]) => axis.length === 0)
        .map(([key]) => key);
    return empty.join(', ') || 'cells that its entries make together';
}
function tooMany(requested, limit) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN014', `The request makes ${requested} combinations of package, system, toolkit and capabilities; the limit is ${limit}.`, 'Ask for fewer of them, or split the request.');
}
function tooManyCells(planned, limit) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN014', `The request makes ${planned} cells that can exist; its own limit is ${limit}.`, 'Ask for fewer, use a tier that selects corners, or raise limits.cells (max-cells).');
}
function allExcluded(excluded, count) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN012', `None of the ${count} requested cells can exist (${excluded.map((group) => group.code).join(', ')}).`, excluded[0]?.examples[0]?.problems[0]?.fix ?? 'Ask for other toolkits, capabilities or systems.');
}


/***/ }),

/***/ 97449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cw: () => (/* binding */ cellId),
/* harmony export */   Eg: () => (/* binding */ describeTargets),
/* harmony export */   KK: () => (/* binding */ isFloxCell)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _capability_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);


/** GitHub shows job and artifact names well up to this many characters. */
const maxIdLength = 100;
function isFloxCell(cell) {
    return cell.source.kind === 'flox';
}
/**
 * `<package>-cuda12.4-sm80_sm90a_ptx90-<system>`, or `<package>-cpu-<system>` without CUDA: job name, artifact name, part of the cache key, CLI argument.
 * `[a-z0-9._-]`, no dot first, at most 100 characters. Upper case becomes lower case; a name that had to be changed or cut in another
 * way ends in 8 hex digits of its SHA-256, so that two packages never share an id (a request may not have two names that
 * differ by case alone). The order of capabilities in the request does not matter.
 */
function cellId(key) {
    const targets = [
        ...sortedDigits(key.capabilities).map((d) => `sm${d}`),
        ...sortedDigits(key.ptx).map((d) => `ptx${d}`),
    ];
    const cuda = key.toolkit === 'cpu' ? 'cpu' : `cuda${key.toolkit}-${targets.join('_')}`;
    const tail = `-${cuda}-${key.system}`;
    const exact = `${key.package}${tail}`.toLowerCase();
    const clean = exact.replaceAll(/^\.|[^a-z0-9._-]+/g, '-');
    if (clean === exact && clean.length <= maxIdLength)
        return clean;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(exact).digest('hex').slice(0, 8);
    return `${clean.slice(0, maxIdLength - 9)}-${hash}`;
}
function sortedDigits(capabilities) {
    return capabilities
        .map((text) => (0,_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCapability */ ._p)(text))
        .filter((capability) => capability !== undefined)
        .sort(_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .compareCapabilities */ .YE)
        .map(_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .smDigits */ .$4);
}
/** `9.0, 9.0a, PTX 9.0`: how tables and messages show what a cell is built for. */
function describeTargets(cell) {
    const names = cell.capabilities.map((text) => {
        const capability = (0,_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCapability */ ._p)(text);
        return capability ? (0,_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCapability */ .q0)(capability) : text;
    });
    return [...names, ...cell.ptx.map((text) => `PTX ${text}`)].join(', ') || 'no CUDA';
}


/***/ })

};
