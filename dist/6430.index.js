export const id = 6430;
export const ids = [6430];
export const modules = {

/***/ 55941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ remembered)
/* harmony export */ });
/** The answer that is there, or a new one that is kept. */
function remembered(answers, key, ask) {
    const before = answers.get(key);
    if (before !== undefined)
        return before;
    const answer = ask();
    answers.set(key, answer);
    return answer;
}


/***/ }),

/***/ 62541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ offeredCapabilities),
/* harmony export */   T: () => (/* binding */ offeredToolkits)
/* harmony export */ });
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31802);

/** The toolkits that a fix may offer for this cell, oldest first. */
function offeredToolkits({ cell, choices, tables }) {
    return (0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .availableToolkits */ .v8)(tables).filter((row) => cell.capabilities.every((capability) => choices.possible(capability, row.version)));
}
/** The capabilities that a fix may offer with the toolkit of this cell, in numeric order. */
function offeredCapabilities({ cell, choices, tables }) {
    return (0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .allArchitectures */ .E5)(tables).filter((row) => choices.possible(row.capability, cell.toolkit));
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
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52670);
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62541);




const minimum = {
    code: 'PLN001',
    title: 'The toolkit is not older than the first one that knows the capability.',
    source: _refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .ptxDocs */ .kR,
    check: (subject) => each(subject, _architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .isTooOld */ .Um, (target) => wrongToolkit('PLN001', subject, target, {
        limit: `needs CUDA ${target.minToolkit} or newer`,
        pick: (rows) => rows[0],
        source: sourceOf(subject.tables, target, _refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .ptxDocs */ .kR),
    })),
};
const maximum = {
    code: 'PLN002',
    title: 'The toolkit is not newer than the last one that knows the capability.',
    source: releaseNotes('13.0'),
    check: (subject) => each(subject, _architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .isTooNew */ .lA, (target, toolkit) => {
        const removedIn = [...subject.tables.toolkits.values()].find((row) => (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .isTooNew */ .lA)(row.parsed, target));
        return wrongToolkit('PLN002', subject, target, {
            limit: `was removed after CUDA ${target.maxToolkit}`,
            pick: (rows) => rows.at(-1),
            source: sourceOf(subject.tables, target, releaseNotes(removedIn?.version ?? toolkit.version)),
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
function each({ targets, toolkit, tables, choices }, applies, check) {
    if (!toolkit)
        return [];
    return targets.flatMap((target) => {
        if (!applies(toolkit.parsed, target) || newName(target, toolkit, tables))
            return [];
        // What is offered instead depends on the other targets of the cell.
        if (targets.length > 1)
            return [check(target, toolkit)];
        return [choices.once(`${target.capability} ${toolkit.version}`, () => check(target, toolkit))];
    });
}
function wrongToolkit(code, subject, target, { limit, pick, source, }) {
    const { cell } = subject;
    const toolkit = pick((0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .offeredToolkits */ .T)(subject));
    // Another kind of machine is no replacement: offer Jetson for Jetson only.
    const alike = (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .offeredCapabilities */ .M)(subject).filter((row) => row.jetson === target.jetson);
    const other = (0,_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestArchitecture */ .aN)(target.parsed, alike);
    const choices = [
        ...(toolkit ? [`CUDA ${toolkit.version}`] : []),
        ...(other ? [`capability ${other.capability}`] : []),
    ];
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(code, `CUDA ${cell.toolkit} cannot build for ${target.capability} (${target.name}), which ${limit}.`, choices.length > 0 ? `Use ${choices.join(', or ')}.` : 'Use another Nixpkgs, or leave it out.', { source });
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
  I9: () => (/* binding */ explainCell),
  aO: () => (/* binding */ rules)
});

// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/system.js
var system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/cuda/refusals.js + 1 modules
var refusals = __webpack_require__(52670);
// EXTERNAL MODULE: ./lib/cuda/remembered.js
var remembered = __webpack_require__(55941);
// EXTERNAL MODULE: ./lib/cuda/rule.js
var rule = __webpack_require__(62541);
// EXTERNAL MODULE: ./lib/model/version.js
var version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/cuda/architectures.js
var architectures = __webpack_require__(20587);
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
    check: (subject) => {
        const { targets, toolkit, tables } = subject;
        if (!toolkit)
            return [];
        return targets
            .filter((target) => (0,architectures/* knows */.ZT)(toolkit.parsed, target) && !hasPackages(target, toolkit, tables))
            .map((target) => {
            const fits = (0,rule/* offeredToolkits */.T)(subject);
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

// EXTERNAL MODULE: ./lib/cuda/tables.js
var cuda_tables = __webpack_require__(31802);
// EXTERNAL MODULE: ./lib/cuda/toolkits.js
var toolkits = __webpack_require__(45208);
;// CONCATENATED MODULE: ./lib/cuda/rules-nixpkgs.js
/** Rules on what the user's Nixpkgs has, and on the drivers of those who will run the result. */







const legacyFlake = 'https://github.com/nixos-cuda/cuda-legacy';
const compatibility = 'https://docs.nvidia.com/deploy/cuda-compatibility/';
const setMissing = {
    code: 'PLN017',
    title: 'Nixpkgs has a package set of the toolkit.',
    source: 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/top-level/cuda-packages.nix',
    check: (subject) => {
        const { toolkit, tables } = subject;
        const { facts } = tables;
        if (!toolkit || !facts || toolkit.version in facts.toolkits)
            return [];
        const there = Object.keys(facts.toolkits);
        const message = `Your Nixpkgs has no ${toolkit.attribute}; it has ${there.join(', ') || 'no CUDA'}.`;
        const nearest = (0,toolkits/* nearestToolkit */.pK)(toolkit.version, (0,rule/* offeredToolkits */.T)(subject));
        const older = toolkit.parsed.major < 13 || toolkit.version === '13.0';
        const choices = [
            ...(nearest ? [`use CUDA ${nearest.version}`] : []),
            ...(older ? ['set legacy-toolkits for toolkits that Nixpkgs has dropped'] : []),
            'use another Nixpkgs',
        ];
        return [(0,problem/* error */.z3)('PLN017', message, sentence(choices), { source: legacyFlake })];
    },
};
const notInNixpkgs = {
    code: 'PLN016',
    title: 'Nixpkgs knows the capability and serves it with this toolkit.',
    source: `${refusals/* nixpkgsCuda */.wV}/_cuda/db/bootstrap/cuda.nix`,
    check: (subject) => {
        const { targets, toolkit, tables } = subject;
        const { facts } = tables;
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
            const nearest = (0,architectures/* nearestArchitecture */.aN)(target.parsed, (0,rule/* offeredCapabilities */.M)(subject).filter((row) => row.jetson === target.jetson));
            const choices = [...(nearest ? [`use capability ${nearest.capability}`] : []), 'use a newer Nixpkgs'];
            return [(0,problem/* error */.z3)('PLN016', message, sentence(choices), { source: `${refusals/* nixpkgsCuda */.wV}/_cuda/db/bootstrap/cuda.nix` })];
        });
    },
};
const hostCompiler = {
    code: 'PLN020',
    title: 'Nixpkgs has a gcc that nvcc accepts.',
    source: `${refusals/* nixpkgsCuda */.wV}/_cuda/db/bootstrap/nvcc.nix`,
    check: (subject) => {
        const { toolkit, tables } = subject;
        const { facts } = tables;
        if (!toolkit || !facts || facts.gcc.length === 0)
            return [];
        const newest = facts.toolkits[toolkit.version]?.gccMax ?? toolkit.gccMax;
        if (facts.gcc.some((major) => major <= newest))
            return [];
        const other = (0,rule/* offeredToolkits */.T)(subject).find(({ parsed }) => (0,version/* compareVersions */.Zy)(parsed, toolkit.parsed) > 0);
        return [
            (0,problem/* error */.z3)('PLN020', `nvcc of CUDA ${toolkit.version} accepts gcc ${newest} and older; your Nixpkgs has gcc ${facts.gcc.join(', ')}.`, sentence([...(other ? [`use CUDA ${other.version}`] : []), 'use a Nixpkgs that still has that gcc']), { source: `${refusals/* nixpkgsCuda */.wV}/_cuda/db/bootstrap/nvcc.nix` }),
        ];
    },
};
const driverMinimum = {
    code: 'PLN018',
    title: "The users' driver runs programs of the toolkit (minor-version compatibility).",
    source: `${compatibility}minor-version-compatibility.html`,
    check: (subject) => {
        const { targets, toolkit, driver } = subject;
        // Jetsons have the driver of their JetPack, which is numbered otherwise.
        if (!toolkit || driver === undefined || targets.every((target) => target.jetson))
            return [];
        if (compareDrivers(driver, toolkit.compatibleDriver) >= 0)
            return [];
        const newest = (0,rule/* offeredToolkits */.T)(subject).at(-1);
        return [
            (0,problem/* error */.z3)('PLN018', `Programs of CUDA ${toolkit.version} need driver ${toolkit.compatibleDriver} or newer; the users have ${driver}.`, newest ? `Use CUDA ${newest.version}, or raise driver.` : 'Raise driver: no toolkit fits it.', { source: `${compatibility}minor-version-compatibility.html` }),
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
        const rows = [...tables.toolkits.values()].filter((row) => row.driver !== null);
        const theirs = rows.findLast((row) => compareDrivers(driver, row.driver ?? '0') >= 0);
        const [known, written] = [(0,version/* parseVersion */.ot)(theirs?.ptxIsa ?? '0.0'), (0,version/* parseVersion */.ot)(toolkit.ptxIsa)];
        if (!known || !written || (0,version/* compareVersions */.Zy)(known, written) >= 0)
            return [];
        const writes = `CUDA ${toolkit.version} writes PTX ${toolkit.ptxIsa}`;
        const beyond = toolkit.driver === null && theirs === rows.at(-1);
        return [
            (0,problem/* warning */.$e)('PLN019', beyond
                ? `${writes}; whether driver ${driver} compiles it cannot be determined, because the tables have no driver for it.`
                : `${writes}; driver ${driver} compiles PTX up to ${theirs?.ptxIsa ?? 'none'}, so it cannot use PTX of this toolkit.`, 'Name every GPU of the users as a capability, or raise driver.', { source: 'https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/' }),
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
        return names.map((name) => (0,problem/* warning */.$e)('PLN022', `${name} is newer than the tables of this version; your Nixpkgs has it, so it is used unchecked.`, 'Update setup-nix-cuda if there is a newer version.', { source: refusals/* nixpkgsCuda */.wV }));
    },
};
/** `Use CUDA 12.8, or use another Nixpkgs.` */
function sentence(choices) {
    const text = choices.join(', or ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
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
        check: (subject) => subject.cell.capabilities
            .filter((capability) => !subject.tables.architectures.has(capability))
            .map((capability) => (0,refusals/* unknownCapability */.f6)(capability, {}, (0,rule/* offeredCapabilities */.M)(subject))),
    },
    {
        code: 'PLN004',
        title: 'The toolkit was released.',
        source: 'https://developer.nvidia.com/cuda-toolkit-archive',
        check: (subject) => (subject.toolkit ? [] : [(0,refusals/* unknownToolkit */.v7)(subject.cell.toolkit, {}, (0,rule/* offeredToolkits */.T)(subject))]),
    },
    {
        code: 'PLN005',
        title: 'NVIDIA has a toolkit for the system.',
        source: `${refusals/* nixpkgsCuda */.wV}/_cuda/lib/redist.nix`,
        check: ({ cell, choices }) => {
            if ((0,system/* hasCuda */.SE)(cell.system))
                return [];
            const fits = system/* cudaSystems */.cl.filter((system) => cell.capabilities.every((capability) => choices.possible(capability, cell.toolkit, system)));
            return [(0,refusals/* systemWithoutCuda */.x$)(cell.system, fits)];
        },
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
function subjectOf(cell, { tables = cuda_tables/* builtInTables */.b9, driver }, choices) {
    const targets = cell.capabilities.flatMap((capability) => tables.architectures.get(capability) ?? []);
    const toolkit = tables.toolkits.get(cell.toolkit);
    return { cell, targets, toolkit, tables, driver, choices: choices ?? choicesOf(cell.system, tables, driver) };
}
/** For the cells that a fix is tried with: what their own fixes would be does not matter. */
const anything = { possible: () => true, once: (_, make) => make() };
/** By tables, then by system and driver: a plan asks for the same choices thousands of times. */
const allChoices = new WeakMap();
function choicesOf(system, tables, driver) {
    const ofTables = allChoices.get(tables) ?? new Map();
    allChoices.set(tables, ofTables);
    const key = `${system} ${driver ?? ''}`;
    const before = ofTables.get(key);
    if (before)
        return before;
    const verdicts = new Map();
    const problems = new Map();
    const choices = {
        possible: (capability, toolkit, on = system) => (0,remembered/* remembered */.H)(verdicts, `${capability} ${toolkit} ${on}`, () => {
            const subject = subjectOf({ capabilities: [capability], ptx: [], toolkit, system: on }, { tables, driver }, anything);
            return rules.every((rule) => rule.check(subject).every(({ severity }) => severity !== 'error'));
        }),
        once: (name, make) => (0,remembered/* remembered */.H)(problems, name, make),
    };
    ofTables.set(key, choices);
    return choices;
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
        (0,problem/* error */.z3)('PLN013', `PTX of ${last} does not run on later GPUs, so it cannot be the PTX of a cell with ${others.join(', ')}.`, `Write ${last} without +PTX, or ask for PTX of a baseline capability in another cell.`, { source: `${refusals/* ptxDocs */.kR}#ptx-module-directives-target` }),
    ];
}


/***/ })

};
