export const id = 6766;
export const ids = [6766];
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
# By hand: nix build -f THIS-FILE package
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
# By hand: nix build -f THIS-FILE 'cells.${(0,attribute_path/* nixString */.z7)(first.id)}.package'
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
/** A derivation made by hand may have no list of outputs. Nixpkgs itself says whether a licence is unfree. */
const info = `  info = {
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

/***/ 98783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hR: () => (/* binding */ instanceOf),
  T4: () => (/* binding */ planMatrix)
});

// UNUSED EXPORTS: defaultLimits

// EXTERNAL MODULE: ./lib/model/cell.js
var model_cell = __webpack_require__(97449);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/cuda/attribute-path.js
var attribute_path = __webpack_require__(39635);
// EXTERNAL MODULE: ./lib/cuda/excluded.js
var excluded = __webpack_require__(1393);
// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/model/system.js
var system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/cuda/request-entries.js
var request_entries = __webpack_require__(83255);
// EXTERNAL MODULE: ./lib/cuda/rules.js + 2 modules
var rules = __webpack_require__(76430);
// EXTERNAL MODULE: ./lib/cuda/rules-toolkit.js
var rules_toolkit = __webpack_require__(11687);
// EXTERNAL MODULE: ./lib/cuda/selectors.js
var selectors = __webpack_require__(3225);
// EXTERNAL MODULE: ./lib/cuda/tables.js
var cuda_tables = __webpack_require__(31802);
// EXTERNAL MODULE: ./lib/cuda/tiers.js
var tiers = __webpack_require__(62986);
;// CONCATENATED MODULE: ./lib/cuda/expand.js
/** From the entries of a request to combinations of system, toolkit and targets, in the order of the plan. */









/** Expands every axis but the packages. What no table has stays as it is written, for the rules to refuse. */
function expand(axes, tables) {
    const problems = [];
    const chosen = distinct('system', axes.systems, (system) => system, problems);
    const entries = distinct('toolkit', axes.toolkits, (selector) => selector.text.toLowerCase(), problems);
    const specs = distinct('cell', axes.capabilities, specName, problems);
    const versions = [...new Set(entries.flatMap((entry) => (0,selectors/* selectToolkits */.Y)(entry, tables) ?? []))].sort(tiers/* compareToolkitTexts */.ax);
    const ordered = system/* systems */.nV.filter((system) => chosen.includes(system));
    problems.push(...renames(specs, versions, tables));
    const cached = cachedTables(tables);
    const sets = axes.capabilities.reduce((sum, { value }) => sum + sizeOf(value, cached), 0);
    const requested = axes.toolkits
        .flatMap(({ value }) => (0,selectors/* selectToolkits */.Y)(value, tables) ?? [])
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
function cachedTables(tables) {
    const selected = new Map();
    const known = new Map();
    return {
        tables,
        select: (selector, toolkit) => remembered(selected, selector.kind === 'preset' ? `${selector.text} ${toolkit}` : selector.text, () => (0,selectors/* selectCapabilities */.zk)(selector, tables, tables.toolkits.get(toolkit))),
        possible: (capability, toolkit, system) => remembered(known, `${capability} ${toolkit} ${system}`, () => (0,rules/* checkCell */.xp)({ capabilities: [capability], ptx: [], toolkit, system }, { tables }).every((problem) => problem.severity !== 'error')),
    };
}
function remembered(answers, key, ask) {
    const before = answers.get(key);
    if (before !== undefined)
        return before;
    const answer = ask();
    answers.set(key, answer);
    return answer;
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
    const capabilities = [...new Set(names)].sort(request_entries/* compareCapabilityTexts */.GN);
    const last = capabilities.at(-1);
    if (last === undefined)
        return [];
    const asked = selectors.some((selector) => selector.ptx);
    // PTX of a capability that was written out is of that one, also where it is not the last: a rule refuses that.
    const written = selectors.find((selector) => selector.kind === 'exact' && selector.ptx);
    if (written?.kind === 'exact')
        return [{ capabilities, ptx: [written.capability] }];
    return [{ capabilities, ptx: asked || (fat && (0,capability/* parseCapability */._p)(last)?.suffix === '') ? [last] : [] }];
}
/** With the names that this toolkit calls them by. */
function withNames(sets, toolkit, tables) {
    const row = tables.toolkits.get(toolkit);
    const others = new Map(row &&
        (0,cuda_tables/* allArchitectures */.E5)(tables).flatMap((target) => {
            const other = (0,rules_toolkit/* newName */.oW)(target, row, tables);
            return other ? [[target.capability, other.capability]] : [];
        }));
    if (!sets.some((set) => set.capabilities.some((capability) => others.has(capability))))
        return sets;
    const rename = (capability) => others.get(capability) ?? capability;
    return sortedSets(sets.map(({ capabilities, ptx }) => ({
        capabilities: [...new Set(capabilities.map(rename))].sort(request_entries/* compareCapabilityTexts */.GN),
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
            const other = target && toolkit && (0,rules_toolkit/* newName */.oW)(target, toolkit, tables);
            if (!other)
                continue;
            const fix = `${other.capability} is planned for these toolkits.`;
            return [{ ...(0,rules_toolkit/* wrongName */.p4)(target, other, toolkit), severity: 'notice', fix }];
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
        .sort((a, b) => (0,request_entries/* compareCapabilityTexts */.GN)(a.name, b.name));
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
    const message = `The ${what} ${name} is requested twice${(0,request_entries/* describeOrigin */.uN)(before.origin)}; it is planned once.`;
    return (0,problem/* notice */.lm)('PLN010', message, 'Remove one of them.', (0,request_entries/* where */._M)(again.origin));
}
/** By the first capability that differs; the shorter list first, PTX last. */
function compareTargets(a, b) {
    for (const [index, capability] of a.capabilities.entries()) {
        const other = b.capabilities[index];
        const order = other === undefined ? 1 : (0,request_entries/* compareCapabilityTexts */.GN)(capability, other);
        if (order !== 0)
            return order;
    }
    return a.capabilities.length - b.capabilities.length || a.ptx.length - b.ptx.length;
}

// EXTERNAL MODULE: ./lib/cuda/package-entries.js
var package_entries = __webpack_require__(45410);
// EXTERNAL MODULE: ./lib/cuda/patterns.js
var patterns = __webpack_require__(3684);
// EXTERNAL MODULE: ./lib/cuda/request.js
var cuda_request = __webpack_require__(37118);
// EXTERNAL MODULE: ./lib/cuda/runners.js
var runners = __webpack_require__(21700);
;// CONCATENATED MODULE: ./lib/cuda/matrix.js
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
    const { limits = defaultLimits, tables = cuda_tables/* builtInTables */.b9 } = options;
    const problems = [];
    const packages = distinct('package', request.packages, ({ name }) => name, problems).toSorted((a, b) => compareText(a.name, b.name));
    const base = expand(request, tables);
    const more = request.include.map((entry) => blockOf(entry, request, packages, tables));
    const requested = more.reduce((sum, block) => sum + block.expansion.requested * block.packages.length, base.requested * request.packages.length);
    if (requested === 0)
        return refused(request, 0, (0,cuda_request/* nothingRequested */.UE)(emptyAxes(request)));
    if (requested > limits.combinations)
        return refused(request, requested, tooMany(requested, limits.combinations));
    const planner = { request, tables, problems, excluded: (0,excluded/* excludedGroups */.BF)(), rows: new Map(), left: 0 };
    problems.push(...base.problems);
    addBlock(planner, base.combinations(), packages, excludeMatchers(request, tables), request.tier?.select === 'corners');
    for (const { entry, expansion, packages: some } of more) {
        if (some.length === 0)
            problems.push(matchesNothing(entry, 'include names no package of the request'));
        else
            addBlock(planner, expansion.combinations(), some, [], false);
    }
    return finish(planner, requested);
}
function addBlock(planner, combinations, packages, excluders, onlyCorners) {
    const valid = [];
    const warned = new Set(planner.problems.map((problem) => problem.message));
    const driver = planner.request.driver?.value;
    // The rules look at everything but the package: each combination of the rest is judged once, and only what can exist is kept.
    for (const combination of combinations) {
        const reasons = (0,rules/* checkCell */.xp)(combination, { tables: planner.tables, driver });
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
    for (const { entry, used } of excluders) {
        if (!used)
            planner.problems.push(matchesNothing(entry, 'exclude matches no cell that can exist'));
    }
}
/** Per system, because each has runners of its own. */
function cornersOf(combinations) {
    return [...Map.groupBy(combinations, (combination) => combination.system).values()].flatMap(tiers/* corners */.BO);
}
function addRow(planner, named, combination) {
    const { request, rows } = planner;
    const { nixpkgs } = request;
    if (nixpkgs.value.kind === 'lock')
        throw new Error('flake.lock was not read'); // loadRequest does
    const id = (0,model_cell/* cellId */.C)({ package: named.name, ...combination });
    const source = (0,package_entries/* sourceOf */.vz)(named.source, combination);
    const instance = instanceOf(request);
    const cell = {
        schema: 'cell/1',
        id,
        package: named.name,
        ...combination,
        source,
        deviceCode: named.deviceCode,
        ...(named.units ? { units: named.units } : {}),
        nixpkgs: nixpkgs.value,
        ...(instance ? { instance } : {}),
        attributePath: instance ? null : (0,attribute_path/* attributePath */.iq)({ source, ...combination }),
    };
    const runner = (0,runners/* chooseRunner */.wm)(request.runners.map((entry) => entry.value), combination);
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
    return request.exclude.map((entry) => ({ entry, matcher: (0,patterns/* matcherOf */.Ke)(entry.value, tables), used: false }));
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
    const { matchesPackage } = (0,patterns/* matcherOf */.Ke)(pattern, tables);
    return { entry, expansion: expand(axes, tables), packages: packages.filter(({ name }) => matchesPackage(name)) };
}
function excludedCell(named, combination, problems) {
    const name = named?.name ?? '';
    return { id: (0,model_cell/* cellId */.C)({ package: name, ...combination }), package: name, ...combination, problems };
}
function excludedByRequest({ value, origin }) {
    return (0,problem/* error */.z3)('PLN023', `The request excludes it${(0,request_entries/* describeOrigin */.uN)(origin)}${value.reason ? `: ${value.reason}` : ''}.`, 'Change exclude to have it.', (0,request_entries/* where */._M)(origin));
}
function matchesNothing({ origin }, what) {
    const fix = 'Remove it, or compare it with what `nix-cuda plan` prints.';
    return (0,problem/* warning */.$e)('PLN030', `This entry of ${what}${(0,request_entries/* describeOrigin */.uN)(origin)}.`, fix, (0,request_entries/* where */._M)(origin));
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
    return (0,problem/* error */.z3)('PLN014', `The request makes ${requested} combinations of package, system, toolkit and capabilities; the limit is ${limit}.`, 'Ask for fewer of them, or split the request.');
}
function tooManyCells(planned, limit) {
    return (0,problem/* error */.z3)('PLN014', `The request makes ${planned} cells that can exist; its own limit is ${limit}.`, 'Ask for fewer, use a tier that selects corners, or raise limits.cells (max-cells).');
}
function allExcluded(excluded, count) {
    return (0,problem/* error */.z3)('PLN012', `None of the ${count} requested cells can exist (${excluded.map((group) => group.code).join(', ')}).`, excluded[0]?.examples[0]?.problems[0]?.fix ?? 'Ask for other toolkits, capabilities or systems.');
}


/***/ }),

/***/ 11687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ minimum),
/* harmony export */   Ph: () => (/* binding */ maximum),
/* harmony export */   fN: () => (/* binding */ renamed),
/* harmony export */   oW: () => (/* binding */ newName),
/* harmony export */   p4: () => (/* binding */ wrongName)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20587);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30410);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31802);




const minimum = {
    code: 'PLN001',
    title: 'The toolkit is not older than the first one that knows the capability.',
    source: _refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .ptxDocs */ .kR,
    check: (subject) => each(subject, (target, toolkit) => {
        if (!(0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .isTooOld */ .Um)(toolkit.parsed, target))
            return undefined;
        return once(target, toolkit, subject.tables, () => {
            const nearest = (0,_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .availableToolkits */ .v8)(subject.tables).find((row) => (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .knows */ .ZT)(row.parsed, target));
            return wrongToolkit('PLN001', subject.tables, target, toolkit, {
                limit: `needs CUDA ${target.minToolkit} or newer`,
                nearest: nearest?.version,
                source: sourceOf(subject.tables, target, _refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .ptxDocs */ .kR),
            });
        });
    }),
};
const maximum = {
    code: 'PLN002',
    title: 'The toolkit is not newer than the last one that knows the capability.',
    source: releaseNotes('13.0'),
    check: (subject) => each(subject, (target, toolkit) => {
        const { maxToolkit } = target;
        if (maxToolkit === null || !(0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .isTooNew */ .lA)(toolkit.parsed, target))
            return undefined;
        return once(target, toolkit, subject.tables, () => {
            const removedIn = [...subject.tables.toolkits.values()].find((row) => (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .isTooNew */ .lA)(row.parsed, target));
            return wrongToolkit('PLN002', subject.tables, target, toolkit, {
                limit: `was removed after CUDA ${maxToolkit}`,
                nearest: (0,_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .availableToolkits */ .v8)(subject.tables).findLast((row) => (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .knows */ .ZT)(row.parsed, target))?.version,
                source: sourceOf(subject.tables, target, releaseNotes(removedIn?.version ?? toolkit.version)),
            });
        });
    }),
};
const renamed = {
    code: 'PLN008',
    title: 'The capability has the name that this toolkit calls it by.',
    source: releaseNotes(_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .rename */ .$w.toolkit),
    check: ({ targets, toolkit, tables }) => targets.flatMap((target) => {
        const other = toolkit && newName(target, toolkit, tables);
        return other ? [wrongName(target, other, toolkit)] : [];
    }),
};
/** The other name of a renamed capability, where this toolkit knows it by that one alone. */
function newName(target, toolkit, tables) {
    if ((0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .knows */ .ZT)(toolkit.parsed, target))
        return undefined;
    const other = otherName(target, tables);
    return other && (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .knows */ .ZT)(toolkit.parsed, other) ? other : undefined;
}
/** PLN008. */
function wrongName(target, other, toolkit) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLN008', `Capability ${target.capability} is called ${other.capability} in CUDA ${toolkit.version}: Thor was renamed from ${_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .rename */ .$w.from} to ${_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .rename */ .$w.to} in CUDA ${_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .rename */ .$w.toolkit}.`, `Use capability ${other.capability}.`, { source: releaseNotes(_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .rename */ .$w.toolkit) });
}
/** The other name of the same chip where it was renamed: 11.0a for 10.1a and the reverse; undefined for all others. */
function otherName(target, tables) {
    const { suffix } = target.parsed;
    const number = `${target.parsed.major}.${target.parsed.minor}`;
    if (number === _architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .rename */ .$w.from)
        return tables.architectures.get(_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .rename */ .$w.to + suffix);
    if (number === _architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .rename */ .$w.to)
        return tables.architectures.get(_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .rename */ .$w.from + suffix);
    return undefined;
}
/** One reason for each target that this toolkit does not know, by another name either. */
function each({ targets, toolkit, tables }, check) {
    if (!toolkit)
        return [];
    return targets.flatMap((target) => (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .knows */ .ZT)(toolkit.parsed, target) || newName(target, toolkit, tables) ? [] : (check(target, toolkit) ?? []));
}
/** A plan meets each pair of toolkit and target in many cells; the reason is the same. */
const cache = new WeakMap();
function once(target, toolkit, tables, make) {
    const ofToolkit = cache.get(toolkit) ?? new WeakMap();
    cache.set(toolkit, ofToolkit);
    const before = ofToolkit.get(target);
    if (before?.tables === tables)
        return before.problem;
    const problem = make();
    ofToolkit.set(target, { tables, problem });
    return problem;
}
function wrongToolkit(code, tables, target, toolkit, { limit, nearest, source }) {
    // Another kind of machine is no replacement: offer Jetson for Jetson only.
    const theirs = tables.facts?.capabilities;
    const alike = (0,_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .allArchitectures */ .E5)(tables).filter((row) => (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .knows */ .ZT)(toolkit.parsed, row) && row.jetson === target.jetson && (!theirs || row.capability in theirs));
    const other = (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestArchitecture */ .aN)(target.parsed, alike);
    const choices = [...(nearest ? [`CUDA ${nearest}`] : []), ...(other ? [`capability ${other.capability}`] : [])];
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(code, `CUDA ${toolkit.version} cannot build for ${target.capability} (${target.name}), which ${limit}.`, choices.length > 0 ? `Use ${choices.join(', or ')}.` : 'Use another Nixpkgs, or leave it out.', { source });
}
/** Nixpkgs' own database where it is what the row comes from. */
function sourceOf(tables, target, builtIn) {
    const ours = (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .findArchitecture */ .$3)(target.capability);
    const isTheirs = target !== ours && tables.facts?.capabilities?.[target.capability];
    return isTheirs ? `${_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .nixpkgsCuda */ .wV}/_cuda/db/bootstrap/cuda.nix` : builtIn;
}
function releaseNotes(toolkit) {
    return `https://docs.nvidia.com/cuda/archive/${toolkit}.0/cuda-toolkit-release-notes/`;
}


/***/ }),

/***/ 76430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xp: () => (/* binding */ checkCell),
  I9: () => (/* binding */ explainCell)
});

// UNUSED EXPORTS: rules

// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/system.js
var system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/cuda/refusals.js
var refusals = __webpack_require__(30410);
// EXTERNAL MODULE: ./lib/model/version.js
var version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/cuda/architectures.js
var architectures = __webpack_require__(20587);
// EXTERNAL MODULE: ./lib/cuda/tables.js
var cuda_tables = __webpack_require__(31802);
;// CONCATENATED MODULE: ./lib/cuda/rules-jetson.js
/** Rules on Jetson modules, which are aarch64 machines with packages of their own. */







const orinIssue = 'https://github.com/NixOS/nixpkgs/issues/530931';
const redist = `${refusals/* nixpkgsCuda */.wV}/_cuda/lib/redist.nix`;
const orin = { major: 8, minor: 7, suffix: '' };
/** Minors of CUDA 11 and 12 whose manifests have nothing for linux-aarch64; no minor of CUDA 13 has. */
const withoutJetsons = ['11.4', '11.5', '11.6', '11.7', '12.3'];
const jetsonPackages = {
    code: 'PLN009',
    title: 'The toolkit has packages for the Jetson.',
    source: redist,
    check: ({ targets, toolkit, tables }) => {
        if (!toolkit)
            return [];
        return targets
            .filter((target) => (0,architectures/* knows */.ZT)(toolkit.parsed, target) && !hasPackages(target, toolkit, tables))
            .map((target) => {
            const fits = (0,cuda_tables/* availableToolkits */.v8)(tables).filter((row) => (0,architectures/* knows */.ZT)(row.parsed, target) && hasPackages(target, row, tables));
            const older = fits.findLast(({ parsed }) => (0,version/* compareVersions */.Zy)(parsed, toolkit.parsed) < 0);
            const newer = fits.find(({ parsed }) => (0,version/* compareVersions */.Zy)(parsed, toolkit.parsed) > 0);
            const choices = [older, newer].flatMap((row) => row?.version ?? []).join(', or ');
            return (0,problem/* error */.z3)('PLN009', target.capability === '8.7' && toolkit.parsed.major >= 13
                ? `Jetson Orin (8.7) has no CUDA ${toolkit.version}: its own packages end with 12.9, and the servers' packages cover it from 13.2, in Nixpkgs from 26.05.`
                : `CUDA ${toolkit.version} has no packages for Jetson ${target.capability} (linux-aarch64).`, choices === '' ? 'Use another Nixpkgs.' : `Use CUDA ${choices}.`, { source: target.capability === '8.7' ? orinIssue : redist });
        });
    },
};
/** Whether NVIDIA has, and this Nixpkgs takes, packages of the toolkit that work on the machine. */
function hasPackages(target, toolkit, tables) {
    const { version, parsed } = toolkit;
    // Nixpkgs of spring 2026 gave it the servers' packages; there is no JetPack with these.
    if (target.capability === '8.7' && (version === '13.0' || version === '13.1'))
        return false;
    if (!hasOwnPackages(target, toolkit, tables))
        return true;
    const { facts } = tables;
    const systems = facts?.toolkits[version]?.redistSystems;
    if (systems)
        return systems.includes('linux-aarch64');
    // A set without manifests, such as jetpack-nixos has, may come from elsewhere.
    return parsed.major < 13 && (facts !== undefined || !withoutJetsons.includes(version));
}
/**
 * Whether a Jetson has packages of its own (linux-aarch64), which know no other GPU. Thor takes the servers' packages,
 * and so does Orin from CUDA 13.2 on, or as the user's Nixpkgs has it: revisions before
 * https://github.com/NixOS/nixpkgs/pull/528562 never do.
 */
function hasOwnPackages({ jetson, parsed }, toolkit, tables) {
    if (!jetson || (0,model_capability/* compareCapabilities */.YE)(parsed, orin) > 0)
        return false;
    if ((0,model_capability/* compareCapabilities */.YE)(parsed, orin) < 0)
        return true;
    const told = tables.facts?.toolkits[toolkit.version]?.orin;
    return told ? told === 'linux-aarch64' : (0,version/* compareVersions */.Zy)(toolkit.parsed, { major: 13, minor: 2 }) < 0;
}
const jetsonSystem = {
    code: 'PLN006',
    title: 'Jetson modules are aarch64-linux machines.',
    source: `${refusals/* nixpkgsCuda */.wV}/backendStdenv/default.nix`,
    check: ({ cell, targets }) => {
        const jetsons = targets.filter((target) => target.jetson);
        if (jetsons.length === 0 || cell.system === 'aarch64-linux' || !(0,system/* hasCuda */.SE)(cell.system))
            return [];
        return [
            (0,problem/* error */.z3)('PLN006', `Jetson ${describe(jetsons)} cannot be built for ${cell.system}.`, 'Use the system aarch64-linux, or leave Jetson capabilities out.', { source: `${refusals/* nixpkgsCuda */.wV}/backendStdenv/default.nix` }),
        ];
    },
};
const jetsonNotMixed = {
    code: 'PLN007',
    title: 'A Jetson that has packages of its own shares no cell with other GPUs.',
    source: redist,
    check: ({ targets, toolkit, tables }) => {
        if (!toolkit)
            return [];
        const jetsons = targets.filter((target) => hasOwnPackages(target, toolkit, tables));
        const others = targets.filter((target) => !jetsons.includes(target));
        if (jetsons.length === 0 || others.length === 0)
            return [];
        return [
            (0,problem/* error */.z3)('PLN007', `Jetson ${describe(jetsons)} cannot share a cell with ${describe(others)} in CUDA ${toolkit.version}, because it has packages of its own.`, `Put ${describe(jetsons)} into a cell of its own.`, { source: redist }),
        ];
    },
};
function describe(targets) {
    return targets.map((target) => target.capability).join(', ');
}

;// CONCATENATED MODULE: ./lib/cuda/rules-nixpkgs.js
/** Rules on what the user's Nixpkgs has, and on the drivers of those who will run the result. */





const legacyFlake = 'https://github.com/nixos-cuda/cuda-legacy';
const compatibility = 'https://docs.nvidia.com/deploy/cuda-compatibility/';
const setMissing = {
    code: 'PLN017',
    title: 'Nixpkgs has a package set of the toolkit.',
    source: 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/top-level/cuda-packages.nix',
    check: ({ toolkit, tables: { facts } }) => {
        if (!toolkit || !facts || toolkit.version in facts.toolkits)
            return [];
        const there = Object.keys(facts.toolkits);
        const message = `Your Nixpkgs has no ${toolkit.attribute}; it has ${there.join(', ') || 'no CUDA'}.`;
        const older = toolkit.parsed.major < 13 || toolkit.version === '13.0';
        const other = older ? ', set legacy-toolkits for toolkits that Nixpkgs has dropped' : '';
        return [(0,problem/* error */.z3)('PLN017', message, `Use one of these${other}, or use another Nixpkgs.`, { source: legacyFlake })];
    },
};
const notInNixpkgs = {
    code: 'PLN016',
    title: 'Nixpkgs knows the capability and serves it with this toolkit.',
    source: `${refusals/* nixpkgsCuda */.wV}/_cuda/db/bootstrap/cuda.nix`,
    check: ({ targets, toolkit, tables: { facts } }) => {
        if (!facts)
            return [];
        const supported = toolkit && facts.toolkits[toolkit.version]?.supported;
        const known = facts.capabilities;
        return targets.flatMap((target) => {
            const { capability } = target;
            const unlisted = known !== null && !(capability in known);
            // Too old and too new have rules of their own, which say more.
            const inRange = toolkit && (0,architectures/* knows */.ZT)(toolkit.parsed, target);
            if (!unlisted && (!supported || !inRange || supported.includes(capability)))
                return [];
            const message = unlisted
                ? `Your Nixpkgs does not know the capability ${capability}.`
                : `Your Nixpkgs does not serve ${capability} with CUDA ${toolkit?.version}.`;
            return [
                (0,problem/* error */.z3)('PLN016', message, `Use one of ${(supported ?? Object.keys(known ?? {})).join(', ')}, or a newer Nixpkgs.`, {
                    source: `${refusals/* nixpkgsCuda */.wV}/_cuda/db/bootstrap/cuda.nix`,
                }),
            ];
        });
    },
};
const hostCompiler = {
    code: 'PLN020',
    title: 'Nixpkgs has a gcc that nvcc accepts.',
    source: `${refusals/* nixpkgsCuda */.wV}/_cuda/db/bootstrap/nvcc.nix`,
    check: ({ toolkit, tables: { facts } }) => {
        if (!toolkit || !facts || facts.gcc.length === 0)
            return [];
        const newest = facts.toolkits[toolkit.version]?.gccMax ?? toolkit.gccMax;
        if (facts.gcc.some((major) => major <= newest))
            return [];
        return [
            (0,problem/* error */.z3)('PLN020', `nvcc of CUDA ${toolkit.version} accepts gcc ${newest} and older; your Nixpkgs has gcc ${facts.gcc.join(', ')}.`, 'Use a newer toolkit, or a Nixpkgs that still has that gcc.', { source: `${refusals/* nixpkgsCuda */.wV}/_cuda/db/bootstrap/nvcc.nix` }),
        ];
    },
};
const driverMinimum = {
    code: 'PLN018',
    title: "The users' driver runs programs of the toolkit (minor-version compatibility).",
    source: `${compatibility}minor-version-compatibility.html`,
    check: ({ targets, toolkit, driver, tables }) => {
        // Jetsons have the driver of their JetPack, which is numbered otherwise.
        if (!toolkit || driver === undefined || targets.every((target) => target.jetson))
            return [];
        if (compareDrivers(driver, toolkit.compatibleDriver) >= 0)
            return [];
        const fits = (row) => compareDrivers(driver, row.compatibleDriver) >= 0;
        const newest = [...tables.toolkits.values()].findLast(fits);
        return [
            (0,problem/* error */.z3)('PLN018', `Programs of CUDA ${toolkit.version} need driver ${toolkit.compatibleDriver} or newer; the users have ${driver}.`, newest ? `Use CUDA ${newest.version} or older, or raise driver.` : 'Raise driver: no toolkit fits it.', { source: `${compatibility}minor-version-compatibility.html` }),
        ];
    },
};
const ptxIsa = {
    code: 'PLN019',
    title: "The users' driver knows the PTX that the toolkit writes.",
    source: 'https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/',
    check: ({ cell, targets, toolkit, driver, tables }) => {
        if (!toolkit || driver === undefined || cell.ptx.length === 0 || targets.every((target) => target.jetson))
            return [];
        if (compareDrivers(driver, toolkit.compatibleDriver) < 0)
            return [];
        const theirs = [...tables.toolkits.values()].findLast((row) => row.driver !== null && compareDrivers(driver, row.driver) >= 0);
        const [known, written] = [(0,version/* parseVersion */.ot)(theirs?.ptxIsa ?? '0.0'), (0,version/* parseVersion */.ot)(toolkit.ptxIsa)];
        if (!known || !written || (0,version/* compareVersions */.Zy)(known, written) >= 0)
            return [];
        return [
            (0,problem/* warning */.$e)('PLN019', `CUDA ${toolkit.version} writes PTX ${toolkit.ptxIsa}; driver ${driver} compiles PTX up to ${theirs?.ptxIsa ?? 'none'}, so that PTX of this toolkit is of no use with it.`, 'Name every GPU of the users as a capability, or raise driver.', { source: 'https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/' }),
        ];
    },
};
const newerThanTables = {
    code: 'PLN022',
    title: 'This version has tables for the toolkit and the capabilities.',
    source: refusals/* nixpkgsCuda */.wV,
    check: ({ cell, toolkit, targets, tables }) => {
        const names = [
            ...(toolkit && (0,cuda_tables/* isNew */.BS)(tables, { toolkit: cell.toolkit }) ? [`CUDA ${cell.toolkit}`] : []),
            ...targets.filter(({ capability }) => (0,cuda_tables/* isNew */.BS)(tables, { capability })).map(({ capability }) => capability),
        ];
        return names.map((name) => (0,problem/* warning */.$e)('PLN022', `${name} is newer than the tables of this version; your Nixpkgs has it, and it is passed on as it is.`, 'Update setup-nix-cuda when there is a newer version.', { source: refusals/* nixpkgsCuda */.wV }));
    },
};
/** As Array.prototype.sort wants it, for `550.54.14`; a missing part counts as 0. */
function compareDrivers(a, b) {
    const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
    for (let at = 0; at < Math.max(left.length, right.length); at++) {
        const order = (left[at] ?? 0) - (right[at] ?? 0);
        if (order !== 0)
            return order;
    }
    return 0;
}

// EXTERNAL MODULE: ./lib/cuda/rules-toolkit.js
var rules_toolkit = __webpack_require__(11687);
;// CONCATENATED MODULE: ./lib/cuda/rules.js
/**
 * Which cells can exist. Every rule is a function of one cell and the tables; `rules` lists them in the order in which
 * their reasons are given, so that a plan can be explained rule by rule.
 */








const rules = [
    {
        code: 'PLN003',
        title: 'Every capability exists.',
        source: refusals/* ptxDocs */.kR,
        check: ({ cell, tables }) => cell.capabilities
            .filter((capability) => !tables.architectures.has(capability))
            .map((capability) => (0,refusals/* unknownCapability */.f6)(capability, {}, tables)),
    },
    {
        code: 'PLN004',
        title: 'The toolkit was released.',
        source: 'https://developer.nvidia.com/cuda-toolkit-archive',
        check: ({ cell, toolkit, tables }) => (toolkit ? [] : [(0,refusals/* unknownToolkit */.v7)(cell.toolkit, {}, tables)]),
    },
    {
        code: 'PLN005',
        title: 'NVIDIA has a toolkit for the system.',
        source: `${refusals/* nixpkgsCuda */.wV}/_cuda/lib/redist.nix`,
        check: ({ cell }) => ((0,system/* hasCuda */.SE)(cell.system) ? [] : [(0,refusals/* systemWithoutCuda */.x$)(cell.system)]),
    },
    rules_toolkit/* minimum */.Bp,
    rules_toolkit/* maximum */.Ph,
    rules_toolkit/* renamed */.fN,
    jetsonPackages,
    jetsonSystem,
    jetsonNotMixed,
    {
        code: 'PLN013',
        title: 'The PTX of a mixed cell runs on later GPUs.',
        source: `${refusals/* ptxDocs */.kR}#ptx-module-directives-target`,
        check: ({ cell }) => checkPtx(cell),
    },
    {
        code: 'PLN015',
        title: 'PTX is of the last capability of the cell.',
        source: refusals/* formatCapabilitiesSource */.pc,
        check: ({ cell: { capabilities, ptx } }) => ptx
            .filter((capability) => capability !== capabilities.at(-1))
            .map((capability) => (0,refusals/* earlyPtx */.O4)(capability, capabilities.at(-1))),
    },
    setMissing,
    notInNixpkgs,
    hostCompiler,
    driverMinimum,
    ptxIsa,
    newerThanTables,
];
/**
 * Why this cell cannot exist: all reasons at once, in a stable order; empty for a cell that can. Each one names the
 * values at fault and the nearest choice that works, and carries the URL that its rule comes from. Warnings are about
 * cells that can exist all the same. A cell without CUDA can exist on every system.
 */
function checkCell(cell, options = {}) {
    if (cell.toolkit === 'cpu')
        return [];
    const subject = subjectOf(cell, options);
    return rules.flatMap((rule) => rule.check(subject));
}
/** Every rule with what it says of the cell. */
function explainCell(cell, options = {}) {
    if (cell.toolkit === 'cpu')
        return rules.map((rule) => ({ rule, problems: [] }));
    const subject = subjectOf(cell, options);
    return rules.map((rule) => ({ rule, problems: rule.check(subject) }));
}
function subjectOf(cell, { tables = cuda_tables/* builtInTables */.b9, driver }) {
    const targets = cell.capabilities.flatMap((capability) => tables.architectures.get(capability) ?? []);
    return { cell, targets, toolkit: tables.toolkits.get(cell.toolkit), tables, driver };
}
/** `a` and `f` code runs on no later GPU, so that its PTX cannot be what a mixed cell falls back on. */
function checkPtx({ capabilities, ptx }) {
    if (capabilities.length < 2)
        return [];
    const [last] = ptx.filter((capability) => (0,model_capability/* parseCapability */._p)(capability)?.suffix !== '');
    if (last === undefined)
        return [];
    const others = capabilities.filter((capability) => capability !== last);
    return [
        (0,problem/* error */.z3)('PLN013', `PTX of ${last} runs on no later GPU, so that it cannot be the PTX of a cell with ${others.join(', ')}.`, `Write ${last} without +PTX, or ask for PTX of a baseline capability in another cell.`, { source: `${refusals/* ptxDocs */.kR}#ptx-module-directives-target` }),
    ];
}


/***/ }),

/***/ 97449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ cellId),
/* harmony export */   E: () => (/* binding */ describeTargets)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _capability_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);


/** GitHub shows job and artifact names well up to this many characters. */
const maxIdLength = 100;
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
