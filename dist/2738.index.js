export const id = 2738;
export const ids = [2738];
export const modules = {

/***/ 6555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ smDigits),
/* harmony export */   YE: () => (/* binding */ compareCapabilities),
/* harmony export */   _p: () => (/* binding */ parseCapability),
/* harmony export */   bt: () => (/* binding */ computeName),
/* harmony export */   ej: () => (/* binding */ smName),
/* harmony export */   q0: () => (/* binding */ formatCapability)
/* harmony export */ });
/** Reads `9.0a`, `sm_90a`, `sm90a` or `compute_90a`; undefined for everything else. The minor number is one digit. */
function parseCapability(text) {
    const match = /^([1-9]\d?)\.(\d)([af]?)$/.exec(text) ?? /^(?:sm_?|compute_?)([1-9]\d?)(\d)([af]?)$/.exec(text.toLowerCase());
    if (!match)
        return undefined;
    return { major: Number(match[1]), minor: Number(match[2]), suffix: match[3] };
}
/** `9.0a`. */
function formatCapability(capability) {
    return `${capability.major}.${capability.minor}${capability.suffix}`;
}
/** `90a`: what follows `sm_` and `compute_`. */
function smDigits(capability) {
    return `${capability.major}${capability.minor}${capability.suffix}`;
}
/** `sm_90a`: the target of a cubin, as nvcc, ptxas and cuobjdump write it. */
function smName(capability) {
    return `sm_${smDigits(capability)}`;
}
/** `compute_90`: the target of PTX. */
function computeName(capability) {
    return `compute_${smDigits(capability)}`;
}
const suffixOrder = { '': 0, a: 1, f: 2 };
/** Numeric order, then baseline before `a` before `f`: the order in which Nixpkgs lists capabilities. */
function compareCapabilities(a, b) {
    return a.major - b.major || a.minor - b.minor || suffixOrder[a.suffix] - suffixOrder[b.suffix];
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


/***/ }),

/***/ 73647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
const blame = (blame) => (meaning) => ({ blame, meaning });
const [request, finding, environment] = [blame('request'), blame('finding'), blame('environment')];
/**
 * Every problem code that exists, with who is to blame and what it means to the user. A code is never reused.
 * docs/errors.md is generated from this file (`npm run generate`).
 */
const codes = {
    // Configuration: inputs and the request file.
    CFG001: request('An input has a value that it does not accept.'),
    CFG002: request('Two inputs contradict each other.'),
    CFG003: request('A required input is missing.'),
    CFG004: request('The request file cannot be read.'),
    CFG005: request('The request file is not valid YAML, or uses YAML that is refused (duplicate keys, too many aliases).'),
    CFG006: request('An entry of the request file is unknown or has a value that it does not accept.'),
    CFG007: request('A document (plan, cell, result, job) has an unknown major version or does not follow its schema.'),
    CFG008: request('An input name is unknown to this surface.'),
    CFG009: request('The lock file names no Nixpkgs.'),
    CFG010: request('A secret is among the settings, which may be shown in the log.'),
    CFG011: request('Code was given to a run that somebody without write access may have caused.'),
    CFG020: request('A line of nix.conf is one that Nix would refuse.'),
    CFG021: request('A value cannot be written to nix.conf.'),
    CFG022: request('extra-nix-config includes a file that it cannot include.'),
    CFG023: request('Nix refuses the configuration that was asked for.'),
    CFG024: request('Nix warns about the configuration that was asked for.'),
    CFG025: environment('Nix refuses the configuration that this machine already has.'),
    CFG026: environment('The configuration of Nix cannot be written or read on this machine.'),
    CFG027: request('A token cannot be given to Nix.'),
    CFG028: request('Two jobs on this machine want different values of one setting.'),
    CFG030: request('A netrc, a certificate bundle or another credential cannot be given to Nix.'),
    CFG031: request('A remote builder is malformed or has no known host key.'),
    CFG032: environment('A remote builder cannot be reached, or has another host key than was given.'),
    CFG033: request('A setting lets Nix accept what nobody has signed, or whom nobody has named.'),
    // Flox.
    FLX001: environment('Flox has no package for this platform.'),
    FLX002: request('No SHA-256 is known for the Flox package that was asked for.'),
    FLX003: environment('A Flox package does not have the expected SHA-256.'),
    FLX004: environment('Flox could not be installed.'),
    FLX005: environment('The Flox that is on this machine is not the one that was asked for.'),
    FLX006: environment('Flox is installed and does not work.'),
    FLX007: request('A setting of Flox was refused.'),
    FLX008: request('The channel, version or commit of Flox is malformed.'),
    // The machine and its installation.
    INS001: environment('Nix was not found on this machine.'),
    INS002: environment('Another job holds the lock of this machine.'),
    INS003: environment('The journal of this machine cannot be read.'),
    INS010: request('No SHA-256 is known for the Nix release that was asked for.'),
    INS011: request('A version, base URL or SHA-256 of a Nix release is malformed.'),
    INS012: environment('The downloaded archive does not have the expected SHA-256.'),
    INS013: environment('The rights to install Nix are missing.'),
    INS014: environment('The folder /nix holds something that this installer did not make.'),
    INS015: environment('A program that the installation needs is missing.'),
    INS016: environment('The disk has no room for Nix.'),
    INS017: environment('The release archive is damaged, or not laid out as upstream lays it out.'),
    INS018: environment('A step of the installation failed.'),
    INS019: environment('The installation was cancelled.'),
    INS020: environment('Nix cannot be installed in this mode on this machine.'),
    INS021: environment('The Nix daemon did not start.'),
    INS022: environment('What an unfinished installation left cannot be removed.'),
    INS023: environment('Another process is installing Nix on this machine.'),
    INS031: environment('No Nix is on this machine, and none may be installed.'),
    INS032: environment('A Nix is on this machine, and none may be there.'),
    INS033: environment('This operating system is not supported.'),
    INS034: request('What was asked for has no effect in this place.'),
    INS035: environment('This user may not use the Nix of this machine.'),
    INS036: environment('The Nix that is used has known security holes.'),
    INS040: environment('Less disk space is left than the builds need.'),
    INS041: environment('A part of the runner image could not be removed.'),
    INS042: environment('The store or the build folder cannot be put where it was asked for.'),
    INS043: environment('KVM cannot be made usable.'),
    INS044: environment('The sandbox of Nix does not work as asked.'),
    INS045: environment('A disk of this machine is full.'),
    INS050: environment('Something that this machine was given cannot be taken away.'),
    INS051: environment('Something that this machine was given is still in use.'),
    // Network.
    NET001: environment('A server cannot be reached.'),
    NET002: environment('A server answered with an error status.'),
    NET003: environment('A download was cut or stalled.'),
    NET004: environment('A URL or a redirect was refused, for instance one from https to http.'),
    NET005: environment('A download is larger than its limit.'),
    NET006: environment('A download was cancelled.'),
    // Caches.
    CCH001: request('A substituter is not an address of a cache.'),
    CCH002: request('A cache has no key.'),
    CCH003: request('A public key of a cache is malformed.'),
    CCH004: request('Two different keys have one name.'),
    CCH005: environment('Caches cannot be used: the daemon does not trust this user, and there is no root.'),
    CCH006: environment('A cache that was asked for is not among those that Nix queries.'),
    CCH007: environment('Nix ignores a cache because its user is not trusted.'),
    CCH008: environment('What a cache serves is not signed by a trusted key.'),
    CCH009: environment('A cache cannot be reached.'),
    CCH010: environment('A cache answers with an error, or is none.'),
    CCH011: environment('A cache is for another store folder.'),
    CCH012: environment('A cache lacks files that it lists.'),
    CCH013: environment('A cache is slow.'),
    CCH020: environment("GitHub's cache service cannot be used."),
    CCH021: environment('This job may not use the cache service as asked.'),
    CCH022: environment('Part of a restored cache entry was refused.'),
    CCH023: environment('A cache entry is damaged.'),
    CCH024: request('The key of the store cache is malformed.'),
    CCH025: environment('What was built could not be put into a cache entry.'),
    CCH026: finding('Paths were left out of the cache of a public repository because of their licence.'),
    CCH027: environment('Jobs with and without store-cache-key use one Nix daemon.'),
    INS030: environment('The Nix that is on this machine has another version than asked for.'),
    // Planning.
    PLN001: request('The toolkit is older than the first one that knows the capability.'),
    PLN002: request('The toolkit is newer than the last one that supports the capability.'),
    PLN003: request('The capability is unknown.'),
    PLN004: request('The toolkit is unknown.'),
    PLN005: request('The system is unknown or has no CUDA.'),
    PLN006: request('The capability is a Jetson one and needs aarch64-linux.'),
    PLN007: request('Jetson capabilities cannot be mixed with others in one cell.'),
    PLN008: request('The capability was renamed in this toolkit.'),
    PLN009: request('The toolkit has no packages for the Jetson.'),
    PLN010: request('The same cell was requested twice.'),
    PLN011: request('Nothing was requested.'),
    PLN012: request('Every requested cell is excluded.'),
    PLN013: request('A family- or architecture-specific capability cannot be the PTX of a mixed list.'),
    PLN014: request('The request makes more cells than the limit.'),
    PLN015: request('PTX was asked for a capability that is not the last of its cell.'),
    PLN016: request("The capability is not among those of the user's Nixpkgs."),
    PLN017: request("The toolkit is not in the user's Nixpkgs."),
    PLN018: request('The driver of the users is older than the toolkit needs.'),
    PLN019: request('The driver of the users cannot compile the PTX of this toolkit.'),
    PLN020: request("No host compiler of the user's Nixpkgs is one that nvcc accepts."),
    PLN021: request('The cell cannot be evaluated.'),
    PLN022: request('A toolkit or capability is newer than the tables of this version.'),
    PLN023: request('The request itself excludes the cell.'),
    PLN024: request('A package cannot vary with toolkit or capability.'),
    PLN025: request('A kind of package is not supported yet.'),
    PLN026: finding('Several cells are one derivation: the package does not react to what differs.'),
    PLN027: finding('Nixpkgs is at a revision that no CUDA cache is known to build.'),
    PLN028: finding("The tables and the user's Nixpkgs differ."),
    PLN029: request('The plan is larger than what a job can hand on.'),
    PLN030: request('An entry of the request selects nothing.'),
    PLN031: request('What an entry asks for can only be told by evaluating Nixpkgs.'),
    PLN032: environment('The shared stage is left out.'),
    PLN033: environment('What binary caches have could not be found out.'),
    // Building.
    BLD001: request('Nix could not evaluate the cell.'),
    BLD002: finding('The build failed.'),
    BLD003: environment('The build was cancelled.'),
    BLD004: environment('Nix could not be run, or it answered something that is not understood.'),
    BLD005: finding('A planned cell has no result.'),
    BLD006: finding('A file was refused as a result: it is not what a job of this plan writes.'),
    // Verifying.
    VER001: finding('A requested target is missing.'),
    VER002: finding('An image was compiled by another toolkit than the one asked for.'),
    VER003: finding('No device code was found where some was expected.'),
    VER004: finding('A file is truncated or corrupt.'),
    VER005: request('A file or folder cannot be read.'),
    VER006: finding('Requested PTX is missing.'),
    VER007: finding('Device code for targets that were not requested is present.'),
    VER008: finding('The toolkit that compiled an image cannot be told.'),
    VER009: request('The path is neither a regular file nor a folder.'),
    VER011: finding('A cell without CUDA has device code.'),
    VER010: finding('The device code of a file is not read: 32-bit or big-endian ELF, thin archive, or compressed section.'),
    VER012: finding('Some units lack a requested target, in a package that allows it.'),
    VER013: finding('Some units exist only for architecture- or family-specific targets.'),
    VER014: request('A file that was named cannot be opened, or device code is not looked for in it.'),
    VER015: finding('Packed files in a folder or an archive were not opened.'),
    VER016: finding('A GPU that was asked about does not run the whole result.'),
};


/***/ }),

/***/ 15514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** A name for messages and tables: control characters and what reorders text on a terminal become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
}


/***/ }),

/***/ 16131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ legendOf),
/* harmony export */   D1: () => (/* binding */ impossibleMark),
/* harmony export */   Mq: () => (/* binding */ heatTables),
/* harmony export */   oU: () => (/* binding */ cachedMark),
/* harmony export */   v9: () => (/* binding */ leftMark)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97449);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79412);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63021);
/** One table per package and system: a glance says what is where. */




/** Marks that a plan and a result have in common. */
const cachedMark = '💾';
const impossibleMark = '–';
const leftMark = '·';
/**
 * Tables of targets × toolkits. `markOf` gives the mark of a planned cell; cells that a cache serves, and those that
 * cannot exist, have theirs. A combination that the plan does not name cannot exist, or is one of another tier.
 */
function heatTables(plan, markOf) {
    const planned = plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
    const excluded = plan.excluded.flatMap((group) => group.examples);
    const names = new Map([...planned, ...excluded].map((cell) => [idPart(cell.package), cell.package]));
    const skipped = (plan.skipped ?? []).map(({ id }) => ({ id, coordinates: coordinatesOf(id, names) }));
    const cells = [
        // An `include` may plan what an `exclude` took out: the last mark of a place is the one that is shown.
        ...excluded.map((cell) => ({ ...keyOf(cell), mark: impossibleMark })),
        ...skipped.flatMap(({ coordinates }) => (coordinates ? [{ ...keyOf(coordinates), mark: cachedMark }] : [])),
        ...planned.map((cell) => ({ ...keyOf(cell), mark: markOf(cell) })),
    ];
    const other = (plan.counts.left ?? 0) > 0 ? leftMark : impossibleMark;
    const used = new Set();
    const tables = [...Map.groupBy(cells, (cell) => cell.table)]
        .sort(([a], [b]) => byNumber(a, b))
        .map(([name, members]) => {
        const toolkits = [...new Set(members.map((cell) => cell.toolkit))].sort(byNumber);
        const lines = [...Map.groupBy(members, (cell) => cell.targets)].sort(([a], [b]) => byNumber(a, b));
        const rows = lines.map(([targets, line]) => {
            const marks = new Map(line.map((cell) => [cell.toolkit, cell.mark]));
            const row = toolkits.map((toolkit) => marks.get(toolkit) ?? other);
            for (const mark of row)
                used.add(mark);
            return `| ${[targets, ...row].map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh).join(' | ')} |`;
        });
        const header = `| ${[name, ...toolkits.map(toolkitName)].map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh).join(' | ')} |`;
        return [header, `|---|${':-:|'.repeat(toolkits.length)}`, ...rows].join('\n');
    });
    return { tables, used, unplaced: skipped.flatMap(({ id, coordinates }) => (coordinates ? [] : [id])) };
}
/** `💾 in caches · – cannot exist`: what the marks mean that are there. */
function legendOf(meanings, used) {
    return Object.entries(meanings)
        .filter(([mark]) => used.has(mark))
        .map(([mark, meaning]) => `${mark} ${meaning}`)
        .join(' · ');
}
function keyOf(cell) {
    return { table: `${cell.package} on ${cell.system}`, toolkit: cell.toolkit, targets: (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTargets */ .E)(cell) };
}
function toolkitName(toolkit) {
    return toolkit === 'cpu' ? 'cpu' : `CUDA ${toolkit}`;
}
/** `12.4` before `12.10`, `9.0` before `10.0`; `cpu` and `no CUDA` first. */
function byNumber(a, b) {
    return Number(/^\d/.test(a)) - Number(/^\d/.test(b)) || a.localeCompare(b, 'en', { numeric: true });
}
const idForm = new RegExp(`^(.+)-(?:cpu|cuda(\\d+\\.\\d+)-((?:(?:sm|ptx)\\d+[af]?_?)+))-(${_model_system_js__WEBPACK_IMPORTED_MODULE_2__/* .systems */ .nV.join('|')})(?:-[0-9a-f]{8})?$`);
/** Of a skipped cell a plan keeps the id alone; cellId says how it is made. Undefined for one that was cut. */
function coordinatesOf(id, names) {
    const match = idForm.exec(id);
    const [, name, toolkit = 'cpu', targets = '', system] = match ?? [];
    if (name === undefined || system === undefined)
        return undefined;
    const of = (kind) => targets.split('_').flatMap((text) => {
        const capability = text.startsWith(kind) ? (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(`sm${text.slice(kind.length)}`) : undefined;
        return capability ? [(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCapability */ .q0)(capability)] : [];
    });
    return { package: names.get(name) ?? name, toolkit, capabilities: of('sm'), ptx: of('ptx'), system };
}
/** A name as ids have it. */
function idPart(name) {
    return name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
}


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ excludedSection),
/* harmony export */   Mk: () => (/* binding */ logBlock),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   YK: () => (/* binding */ problemLine),
/* harmony export */   bd: () => (/* binding */ moreOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   nn: () => (/* binding */ joinParts),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15514);

/** Bytes. GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1_000_000;
/** Parts with a blank line between them, without the empty ones; those that would pass GitHub's limit are left out. */
function joinParts(parts, whole) {
    const kept = [];
    let bytes = 0;
    let left = 0;
    for (const part of parts) {
        if (part === '')
            continue;
        const size = Buffer.byteLength(part) + 2;
        if (bytes + size > maxBytes)
            left++;
        else {
            kept.push(part);
            bytes += size;
        }
    }
    if (left > 0)
        kept.push(`(${counted(left, 'part')} left out because a summary has a limit: ${whole})`);
    return `${kept.join('\n\n')}\n`;
}
function markdownTable(header, rows) {
    const line = (cells) => `| ${cells.map(plainText).join(' | ')} |`;
    return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
/**
 * Foreign text as one line of Markdown or HTML that shows it and does nothing else: no markup, no link, no mention.
 * References to characters make no structure (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references);
 * what GitHub looks for in the finished text (addresses, `@name`, `#1`, `GH-1`) is cut by a comment, which is not copied.
 */
function plainText(text) {
    if (words.test(text) && !/\bwww\.|\bgh-/i.test(text))
        return text;
    return escapeHtml((0,_model_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text.replaceAll(/\s+/g, ' ').trim()))
        .replaceAll(/["\\`*~[\]|#!$@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `&#${mark.charCodeAt(0)};`)
        .replaceAll(/&#64;|&#35;(?=\d)|:(?=\/\/)|\bwww(?=\.)|\bgh(?=-\d)/gi, '$&<!-- -->');
}
/** Most texts are ids and versions, and a plan has a million of them. */
const words = /^[a-z0-9]+(?:[ .,_-][a-z0-9]+)*$/i;
/** Lines of a log. HTML, because in a code block of Markdown a fence could end it. */
function logBlock(lines) {
    const shown = lines.map((line) => escapeHtml(line.split('\t').map(_model_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g).join('\t')));
    return `<pre>${shown.join('\n')}</pre>`;
}
function escapeHtml(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
/** Title and content are Markdown already. */
function folded(title, content) {
    return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
function problemLine({ code, message, fix, where }) {
    const place = where ? [`(${[where.file, where.line].filter((part) => part !== undefined).join(':')})`] : [];
    return `- **${code}** ${plainText([...place, message, fix].join(' '))}`;
}
/** What cannot exist, folded: one line for each rule, then some of its cells with every reason. */
function excludedSection({ excluded, counts }) {
    if (counts.excluded === 0)
        return '';
    const rows = excluded.flatMap((group) => [
        ...group.examples.map((cell) => [
            cell.id,
            cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(' '),
        ]),
        ...moreOf(group, group.examples.length).map((text) => [text, group.code]),
    ]);
    const table = markdownTable(['Cell', 'Reason'], rows);
    return folded(`– ${counted(counts.excluded, 'requested cell')} cannot exist (${byRule(excluded)})`, table);
}
/** `… and 37 more`, or nothing. */
function moreOf({ count }, shown) {
    return count > shown ? [`… and ${count - shown} more`] : [];
}
/** `1 job`, `2 jobs`. */
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
/** `PLN001: 17, PLN016: 3`. */
function byRule(groups) {
    return groups.map(({ code, count }) => `${code}: ${count}`).join(', ');
}


/***/ }),

/***/ 82367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planMarkdown: () => (/* binding */ planMarkdown),
/* harmony export */   planTable: () => (/* binding */ planTable)
/* harmony export */ });
/* unused harmony exports totalsOf, planHeadline */
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97449);
/* harmony import */ var _model_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73647);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _heat_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16131);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63021);
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45154);
/** A plan for people: as a table in a terminal, and as Markdown for a job summary. */






function totalsOf(plan) {
    const jobs = plan.rows.length;
    const jobsSaved = sameCells(plan) + skippedCells(plan);
    const sum = (pick) => plan.rows.reduce((total, row) => total + (pick(row) ?? 0), 0);
    return {
        jobs,
        cells: jobs + jobsSaved + plan.counts.excluded + (plan.counts.left ?? 0),
        jobsSaved,
        downloadBytes: sum((row) => row.coverage?.downloadBytes),
        minutes: sum((row) => row.minutes),
        withoutEstimate: plan.rows.filter((row) => row.minutes === undefined).length,
    };
}
/** `12 jobs for 40 cells: 3 in caches, 5 the same derivation, 20 cannot exist`. */
function planHeadline(plan) {
    const { jobs, cells } = totalsOf(plan);
    const left = plan.counts.left ?? 0;
    const parts = [
        ...some(skippedCells(plan), 'in caches'),
        ...some(sameCells(plan), 'the same derivation'),
        ...some(plan.counts.excluded, 'cannot exist'),
        ...some(left, `left to other tiers than ${plan.tier ?? 'this'}`),
    ];
    const shared = plan.shared?.length ?? 0;
    const before = shared > 0 ? ` after ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(shared, 'shared build')}` : '';
    const what = `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(jobs, 'job')}${before} for ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(cells, 'cell')}`;
    return parts.length > 0 ? `${what}: ${parts.join(', ')}` : what;
}
/**
 * The plan for a terminal: a table of cells (with what caches have and the runner, where caches were asked), what cannot
 * exist by rule with a few cells each, problems, totals.
 */
function planTable(plan) {
    const covered = plan.rows.some((row) => row.coverage);
    const header = ['PACKAGE', 'CUDA', 'TARGETS', 'SYSTEM', 'CELL', ...(covered ? ['CACHE', 'RUNNER'] : [])];
    const cells = plan.rows.flatMap((row) => [
        [...columns(row.cell), row.id, ...(covered ? [describeCoverage(row.coverage), row.runner] : [])],
        ...(row.also ?? []).map((cell) => [
            ...columns(cell),
            covered ? cell.id : `${cell.id} (the same as above)`,
            ...(covered ? ['the same as above'] : []),
        ]),
    ]);
    const { requested, planned, excluded, left = 0 } = plan.counts;
    const saved = sameCells(plan) + skippedCells(plan);
    const parts = [
        cells.length > 0 ? (0,_text_table_js__WEBPACK_IMPORTED_MODULE_5__/* .textTable */ .e)([header, ...cells]) : '',
        sharedText(plan),
        excluded > 0 ? [`Excluded (${excluded}):`, ...plan.excluded.flatMap(excludedText)].join('\n') : '',
        plan.problems.map(_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .formatProblem */ .Vw).join('\n'),
        [
            `${requested} requested, ${planned} planned, ${excluded} excluded`,
            ...(saved + left > 0 || plan.shared ? [planHeadline(plan)] : []),
            ...totalsLines(plan),
            ...(plan.base ? [comparisonLine(plan.base)] : []),
        ].join('\n'),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function columns(cell) {
    return [cell.package, cell.toolkit, (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTargets */ .E)(cell), cell.system];
}
/** `partial, 12 missing (torch)`. */
function describeCoverage(coverage) {
    if (!coverage)
        return '?';
    const stored = coverage.stored ? ', in the store cache' : '';
    const heavy = coverage.heavy.length > 0 ? ` (${coverage.heavy.join(', ')})` : '';
    return `${coverage.state}${coverage.missing > 0 ? `, ${coverage.missing} missing${heavy}` : ''}${stored}`;
}
/** Cells of a rule that a terminal shows. */
const shownExamples = 5;
function excludedText(group) {
    const examples = group.examples.slice(0, shownExamples);
    return [
        `  ${group.code} (${group.count}): ${_model_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .codes */ .F[group.code].meaning}`,
        ...examples.flatMap((cell) => [
            `    ${cell.id}`,
            ...cell.problems.map((problem) => `        ${(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .formatProblem */ .Vw)(problem)}`),
        ]),
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .moreOf */ .bd)(group, examples.length).map((text) => `    ${text}`),
    ];
}
function sharedText(plan) {
    const stages = plan.shared ?? [];
    return stages
        .map((stage) => {
        const names = stage.derivations.map(({ name, cells }) => `  ${name} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(cells, 'cell')})`);
        const waiting = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(waitingFor(plan, stage.system), 'job');
        return [`Built once before ${waiting} of ${stage.system}, on ${stage.runner}:`, ...names].join('\n');
    })
        .join('\n');
}
/** Jobs that start from what the shared stage of a system built. */
function waitingFor(plan, system) {
    return plan.rows.filter((row) => row.shared && row.cell.system === system).length;
}
const meanings = {
    '🔨': 'planned',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_3__/* .cachedMark */ .oU]: 'in caches',
    '🧩': 'partly in caches',
    '🧊': 'in no cache',
    '=': 'the same derivation as another cell',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_3__/* .impossibleMark */ .D1]: 'cannot exist',
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_3__/* .leftMark */ .v9]: 'not in this tier',
};
const coverageMarks = {
    cached: _heat_table_js__WEBPACK_IMPORTED_MODULE_3__/* .cachedMark */ .oU,
    partial: '🧩',
    cold: '🧊',
};
/**
 * The plan as GitHub Markdown, below the limit of a step summary: a headline, one table per package and system, the
 * shared stage, totals, what differs from the base branch, then problems and, folded, what cannot exist.
 */
function planMarkdown(plan) {
    const rows = new Map(plan.rows.map((row) => [row.id, row]));
    const heat = (0,_heat_table_js__WEBPACK_IMPORTED_MODULE_3__/* .heatTables */ .Mq)(plan, (cell) => {
        const row = rows.get(cell.id);
        if (!row)
            return '=';
        return row.coverage ? coverageMarks[row.coverage.stored ? 'cached' : row.coverage.state] : '🔨';
    });
    const refused = plan.problems.some((problem) => problem.severity === 'error');
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .joinParts */ .nn)([
        `## ${refused ? '❌ ' : ''}CUDA plan: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .plainText */ .wh)(planHeadline(plan))}`,
        ...heat.tables,
        (0,_heat_table_js__WEBPACK_IMPORTED_MODULE_3__/* .legendOf */ .BM)(meanings, heat.used),
        plan.problems.map(_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .problemLine */ .YK).join('\n'),
        totalsLines(plan).join('<br>'),
        sharedSection(plan),
        comparisonSection(plan.base),
        unplacedSection(heat.unplaced),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .excludedSection */ .Em)(plan),
    ], 'the plan file has everything');
}
function unplacedSection(ids) {
    if (ids.length === 0)
        return '';
    const title = `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(ids.length, 'more cell')} ${ids.length === 1 ? 'is' : 'are'} in caches`;
    const table = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownTable */ .Qj)(['Cell'], ids.map((id) => [id]));
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .folded */ .TM)(title, table);
}
function sharedSection(plan) {
    const stages = plan.shared ?? [];
    if (stages.length === 0)
        return '';
    const rows = stages.flatMap((stage) => stage.derivations.map(({ name, cells }) => [name, stage.system, stage.runner, String(cells)]));
    const waiting = stages.map(({ system }) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(waitingFor(plan, system), 'job')} of ${system}`);
    const table = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownTable */ .Qj)(['Built once, before the cells', 'System', 'Runner', 'Cells that need it'], rows);
    return `${table}\n\nFor it wait ${waiting.join(', ')}.`;
}
/** What the plan saves and costs, a line each. */
function totalsLines(plan) {
    const { jobs, jobsSaved, downloadBytes, minutes, withoutEstimate } = totalsOf(plan);
    const covered = plan.rows.some((row) => row.coverage);
    const estimated = withoutEstimate < jobs;
    const unknown = withoutEstimate > 0 ? `, and ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(withoutEstimate, 'job')} without an estimate` : '';
    return [
        ...(jobsSaved > 0 ? [`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(jobsSaved, 'job')} saved.`] : []),
        ...(covered ? [`To download from binary caches: ${megabytes(downloadBytes)}.`] : []),
        ...(estimated ? [`Estimated: ${duration(minutes)} of building in all${unknown}.`] : []),
        ...(!estimated && covered ? ['No estimate of the time: no earlier run is known.'] : []),
    ];
}
function comparisonLine(base) {
    const { ref, changed, added, removed } = base;
    return `Against ${ref}: ${changed.length} changed, ${added.length} added, ${removed.length} removed`;
}
function comparisonSection(base) {
    if (!base)
        return '';
    const title = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .plainText */ .wh)(comparisonLine(base));
    const rows = ['changed', 'added', 'removed'].flatMap((what) => base[what].map((id) => [id, what]));
    return rows.length === 0 ? `${title}.` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .folded */ .TM)(title, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownTable */ .Qj)(['Cell', 'Is'], rows));
}
function sameCells(plan) {
    return plan.rows.reduce((sum, row) => sum + (row.also?.length ?? 0), 0);
}
function skippedCells(plan) {
    return plan.skipped?.length ?? plan.counts.skipped ?? 0;
}
function some(count, what) {
    return count > 0 ? [`${count} ${what}`] : [];
}
function megabytes(bytes) {
    return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
/** `45 min`, `2 h 5 min`. */
function duration(minutes) {
    const whole = Math.ceil(minutes);
    return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ textTable)
/* harmony export */ });
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}


/***/ })

};
