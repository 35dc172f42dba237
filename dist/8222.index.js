export const id = 8222;
export const ids = [8222];
export const modules = {

/***/ 10714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ withCause)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);


/**
 * The problem of an evaluation with its cause, where Nix's message has a known one: a file that git does not track, a package of
 * an overlay that nobody set, a file that gives no package. Others stay as they are.
 */
async function withCause(host, root, problem, cell) {
    if (problem.code !== 'BLD001')
        return problem;
    const cause = (await missingFile(host, root, problem.message)) ??
        (cell &&
            (noFlake(cell, problem.message) ?? noPackage(cell, problem.message) ?? noAttribute(cell, problem.message))) ??
        (cell && (await missingArgument(host, root, cell, problem.message)));
    return cause ? { ...problem, ...cause } : problem;
}
/** A file that is not there, or that Nix does not see: of a flake it sees what git tracks alone. */
async function missingFile(host, root, text) {
    const [, inStore, named] = /[pP]ath '(?:\/\S*?-source\/([^']+)|([^'/][^']*))' (?:does not exist|in the repository .* is not tracked by Git)/.exec(text) ?? [];
    const absent = /path '([^']+)' does not exist/.exec(text)?.[1];
    if (absent?.startsWith(`${root}/`)) {
        const fix = 'Check its name; paths in a request start at the root of the repository.';
        return { message: `./${absent.slice(root.length + 1)} does not exist.`, fix };
    }
    const file = inStore ?? named;
    if (file === undefined || !(await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, file))))
        return undefined;
    return {
        message: `${file} exists, but git does not track it.`,
        fix: `Run git add ${file}.`,
    };
}
/** Asked after `missingFile`, which knows a flake.nix that is there. */
function noFlake({ source, instance }, text) {
    const flakes = [source, ...(instance?.overlays ?? [])].filter((one) => one.kind === 'flake');
    const own = flakes.find(({ reference }) => reference.startsWith('.'));
    if (!own || !/-source\/flake\.nix' does not exist/.test(text))
        return undefined;
    return {
        message: `${own.reference} has no flake.nix.`,
        fix: 'Write one, or name a file such as ./overlay.nix or ./package.nix.',
    };
}
/** Names that every set of packages has, beside its packages. */
const ofEverySet = /^(?:_.*|callPackage|extend|newScope|override.*|packages|recurse.*)$/;
/** The generated expression says it: `it gives a set with prog version`. */
function noPackage({ package: name, source }, text) {
    const [, kind = '', members = ''] = /\bit gives an? (\w+)(?: with ([^\n]*?))? instead of a package/.exec(text) ?? [];
    if (kind === '')
        return undefined;
    const names = members.split(' ').filter((one) => one !== '' && !ofEverySet.test(one));
    const [first = ''] = names;
    const shown = names.length > 8 ? `${names.slice(0, 8).join(', ')}, …` : names.join(', ');
    const gives = `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}${shown === '' ? '' : ` with ${shown}`}`;
    const attribute = first || 'ATTRIBUTE';
    if (source.kind === 'file') {
        return {
            message: `${source.file} gives ${gives} instead of a package.`,
            fix: `Name one with ${name}=-f ${source.file} -A ${attribute} and the arguments of the file (--arg lib lib), or write a file that gives the package.`,
        };
    }
    if (source.kind === 'attribute') {
        const fix = `Name a package in it, like ${source.attribute}.${attribute}.`;
        return {
            message: `${source.attribute} is ${gives.replace(/^(an?) set with .*/, '$1 set')} of Nixpkgs, not a package.`,
            fix,
        };
    }
    if (source.kind === 'flox')
        return undefined;
    const what = source.kind === 'flake' ? `${source.reference}#${source.output}` : source.file;
    return { message: `${what} gives ${gives} instead of a package.`, fix: `Name one: ${attribute}.` };
}
function noAttribute({ source, instance }, text) {
    const missing = /attribute '([^']+)' missing/.exec(text)?.[1];
    const isOfSource = source.kind === 'attribute' && source.attribute.split('.').includes(missing ?? '');
    const flake = instance?.overlays.find((one) => one.kind === 'flake' && [one.name, 'overlays'].includes(missing ?? ''));
    if (flake?.kind === 'flake' && !isOfSource) {
        const fix = 'Check the name of the overlay, or name a file such as ./overlay.nix.';
        return { message: `${flake.reference} has no overlays.${flake.name}.`, fix };
    }
    if (source.kind !== 'attribute' || missing === undefined || !isOfSource)
        return undefined;
    const similar = /Did you mean ([^?\n]+)\?/.exec(text)?.[0];
    const overlays = instance?.overlays ?? [];
    if (overlays.length > 0) {
        return {
            message: `Neither Nixpkgs nor an overlay of the request has ${source.attribute}.`,
            fix: similar ?? 'Check its name, and which overlay has it.',
        };
    }
    return {
        message: `Nixpkgs has no ${source.attribute}, and no overlays are set.`,
        fix: `Does ${missing} come from an overlay? Then set overlays: [./overlay.nix], or [.] for overlays.default of flake.nix. ${similar ? `Or: ${similar.charAt(0).toLowerCase()}${similar.slice(1)}` : 'Otherwise check its name.'}`,
    };
}
async function missingArgument(host, root, { package: name, source }, text) {
    const argument = /called without required argument "([^"]+)"/.exec(text)?.[1];
    if (argument === undefined || source.kind !== 'file')
        return undefined;
    const code = (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, source.file)).catch(() => undefined)) ?? '';
    if (/\bbuildPython(?:Package|Application)\b/.test(code)) {
        return {
            message: `${source.file} needs python3Packages.callPackage: ${argument} is not an attribute of Nixpkgs itself.`,
            fix: `Put it into an overlay, as ${name} = final.python3Packages.callPackage ${source.file} { };, set overlays, and name ${name} as a package.`,
        };
    }
    return {
        message: `${source.file} needs an argument ${argument}, which Nixpkgs does not have.`,
        fix: 'Check its name; what an overlay adds needs overlays in the request.',
    };
}


/***/ }),

/***/ 34488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makePlan: () => (/* binding */ makePlan),
  planWithNix: () => (/* binding */ planWithNix)
});

// UNUSED EXPORTS: planRequest

// EXTERNAL MODULE: ./lib/cuda/check-request.js
var check_request = __webpack_require__(10835);
// EXTERNAL MODULE: ./lib/cuda/expand.js
var expand = __webpack_require__(93947);
// EXTERNAL MODULE: ./lib/cuda/flox-entries.js
var flox_entries = __webpack_require__(50587);
// EXTERNAL MODULE: ./lib/cuda/matrix.js
var matrix = __webpack_require__(11542);
// EXTERNAL MODULE: ./lib/cuda/nixpkgs-presets.js
var nixpkgs_presets = __webpack_require__(40358);
// EXTERNAL MODULE: ./lib/cuda/tables.js
var cuda_tables = __webpack_require__(31802);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(21652);
// EXTERNAL MODULE: ./lib/runner/log.js
var log = __webpack_require__(93188);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
// EXTERNAL MODULE: ./lib/nix/configure/caches.js
var configure_caches = __webpack_require__(76213);
// EXTERNAL MODULE: ./lib/nix/configure/read.js
var read = __webpack_require__(35694);
// EXTERNAL MODULE: ./lib/nix/error-text.js
var error_text = __webpack_require__(90585);
// EXTERNAL MODULE: ./lib/actions/plan/load-request.js + 4 modules
var load_request = __webpack_require__(66055);
;// CONCATENATED MODULE: ./lib/actions/plan/branch.js







/** Seconds. Nix downloads the whole of Nixpkgs, which the evaluation needs anyway. */
const fetchTimeout = 600;
/**
 * The request on the newest revision of the branch that a configured CUDA cache builds, with a notice (PLN034), where
 * its Nixpkgs is open; else as it is. Asked once: every cell has the same revision. Throws ProblemError PLN035 when Nix
 * cannot tell it.
 */
async function pinBranch(host, nix, loaded) {
    if (!loaded.open)
        return loaded;
    const shown = await (0,read/* showSettings */.l0)(host, nix, {});
    const substituters = new Set(shown.ok ? shown.settings.list('substituters').map(configure_caches/* cacheIdentity */.vk) : []);
    const caches = configure_caches/* cachePresets */.XU.filter(({ url }) => substituters.has((0,configure_caches/* cacheIdentity */.vk)(url))).map(({ name }) => name);
    const branch = (0,nixpkgs_presets/* defaultBranch */.OR)(caches);
    const reference = await newestRevision(host, nix, branch);
    return {
        request: (0,load_request/* onBranch */.GO)(loaded.request, reference),
        warnings: [...loaded.warnings, pinned(branch, reference, caches.includes(branch.cache))],
    };
}
/** PLN034 for a branch whose revision is open: the plan is made without Nix. */
function openBranch(branch) {
    return (0,model_problem/* notice */.lm)('PLN034', `The request names no Nixpkgs: cells are built from ${branch.reference}, which the cache ${branch.cache} builds, at the revision that is its newest then.`, `Name one in nixpkgs to keep it. Without an evaluation its default toolkit counts as CUDA ${branch.toolkit}.`);
}
function pinned({ name, cache }, reference, configured) {
    const source = configured
        ? `which the cache ${cache} builds`
        : 'because no cache that builds CUDA packages is configured';
    return (0,model_problem/* notice */.lm)('PLN034', `The request names no Nixpkgs: ${reference.split('?', 1)[0]} is used, the newest revision of ${name}, ${source}.`, 'Name one in nixpkgs, or have one in flake.lock, to keep it.');
}
async function newestRevision(host, nix, { reference }) {
    const outcome = await (0,command/* runNix */.d)(host, nix, ['flake', 'metadata', '--json', '--refresh', reference], {
        timeout: fetchTimeout,
    });
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
        const said = outcome.kind === 'not-started' ? outcome.reason : (0,error_text/* nixErrorText */.B)(outcome.stderrTail);
        throw unknownRevision(reference, said ?? outcome.kind);
    }
    const found = (0,nixpkgs_presets/* pinnedReference */.ct)(lockedOf(outcome.stdout));
    if (found === undefined)
        throw unknownRevision(reference, 'nix flake metadata named no revision');
    return found;
}
function lockedOf(json) {
    try {
        const metadata = JSON.parse(json);
        return typeof metadata === 'object' && metadata !== null && 'locked' in metadata ? metadata.locked : undefined;
    }
    catch {
        return undefined;
    }
}
function unknownRevision(reference, why) {
    return new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('PLN035', `The newest revision of ${reference} cannot be determined: ${why.replace(/\.$/, '')}.`, 'Check the network of this machine, or name a Nixpkgs in nixpkgs (lock, a folder, a flake reference).'));
}

// EXTERNAL MODULE: ./lib/nix/build/derivation.js
var derivation = __webpack_require__(75471);
// EXTERNAL MODULE: ./lib/runner/limit.js
var limit = __webpack_require__(7541);
;// CONCATENATED MODULE: ./lib/binary-cache/coverage-probe.js
/** Asks these caches in their order, the next only when the first has it not. `local`: paths that need no cache. */
function probeOf(caches, local) {
    const asked = new Map();
    const offers = new Map();
    /** Paths of which it is known whether they are whole. */
    let settled = new Map();
    const search = async (path, from) => {
        for (const [index, cache] of caches.entries()) {
            const served = index < from ? undefined : await cache.find(path);
            if (served)
                return { served, cache: index };
        }
        return undefined;
    };
    const find = (path, from = 0) => {
        const known = from === 0 && asked.get(path);
        if (known)
            return known;
        const answer = search(path, from).then((offer) => {
            if (offer)
                offers.set(path, offer);
            else
                offers.delete(path);
            return offer;
        });
        asked.set(path, answer);
        return answer;
    };
    const isWhole = async (root) => {
        const seen = new Set();
        let whole = true;
        const walk = async (path) => {
            // No way is walked twice, so that neither a cache's nonsense nor a path that refers to itself leads round and round.
            if (seen.has(path) || local.has(path))
                return;
            const known = settled.get(path);
            if (known !== undefined) {
                whole &&= known;
                return;
            }
            seen.add(path);
            const offer = await find(path);
            if (offer)
                await Promise.all(offer.served.references.map(walk));
            else {
                settled.set(path, false);
                whole = false;
            }
        };
        await walk(root);
        if (whole)
            for (const path of seen)
                settled.set(path, true);
        else
            settled.set(root, false);
        return whole;
    };
    const closure = (paths) => {
        const found = new Map();
        const queue = [...paths];
        for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
            const served = local.has(path) || found.has(path) ? undefined : offers.get(path)?.served;
            if (!served)
                continue;
            found.set(path, served);
            queue.push(...served.references);
        }
        return [...found.values()];
    };
    const checkNar = async (path) => {
        for (let offer = await find(path); offer; offer = await find(path, offer.cache + 1)) {
            if (await caches[offer.cache]?.hasNar(offer.served))
                return;
            settled = new Map();
        }
    };
    return { isWhole, closure, checkNar };
}

;// CONCATENATED MODULE: ./lib/binary-cache/coverage-problems.js


const network = 'Its paths count as not cached. Check its URL and the network of this machine.';
const fixes = {
    CCH008: 'Add its public key to extra-trusted-public-keys, exactly as its owner publishes it.',
    CCH009: network,
    CCH010: 'These paths count as not cached. Try again later, or report it to the owner of the cache.',
    CCH012: 'Report it to the owner of the cache, or remove the cache.',
};
const words = {
    CCH008: (cache, count, example) => `${cache} serves ${count} path(s) that no trusted key signed, such as ${example}`,
    CCH009: (cache, count, example) => `${cache} did not answer ${count} question(s) (${example})`,
    CCH010: (cache, count, example) => `${cache} answered ${count} question(s) with an error (${example})`,
    CCH012: (cache, count, example) => `${cache} lists ${count} path(s) whose NAR it does not serve, such as ${example}`,
};
function coverage_problems_cacheProblems() {
    const tallies = new Map();
    const alone = new Set();
    const others = [];
    return {
        count: (cache, code, example) => {
            const key = `${code} ${cache}`;
            const known = tallies.get(key);
            if (known)
                known.count += 1;
            else
                tallies.set(key, { cache, code, example, count: 1 });
        },
        stopAsking: (cache) => alone.add(cache),
        add: (problem) => others.push(problem),
        problems: () => {
            const counted = [...tallies.values()].map(({ cache, code, example, count }) => {
                const unasked = (code === 'CCH009' || code === 'CCH010') && alone.has(cache);
                const said = words[code](`The cache ${(0,configure_caches/* cacheName */.UU)(cache)}`, count, example);
                const message = `${said}${unasked ? ' and was not asked again' : ''}.`;
                return (0,model_problem/* warning */.$e)(code, message, fixes[code], { subject: (0,configure_caches/* cacheSubject */.D4)(cache) });
            });
            return [...others, ...counted];
        },
    };
}

;// CONCATENATED MODULE: ./lib/binary-cache/coverage-scope.js
/** Which caches can have anything of a plan at all: one look-up spares thousands. */

/** `<hash>-cuda12.9-cuda_nvcc-12.9.86.drv`, in older revisions of Nixpkgs `<hash>-cuda_nvcc-12.4.131.drv`. */
const compiler = /[-/](?:cuda[\d.]+-)?cuda_nvcc-(\d[\d.]*)\.drv$/;
/** An output of the compiler of each toolkit that the derivations use, the newest first. */
function compilerPaths(derivations) {
    const found = [...derivations].flatMap(([drvPath, { outputs }]) => {
        const version = compiler.exec(drvPath)?.[1];
        const { path } = outputs.find(({ name }) => name === 'out') ?? outputs[0] ?? {};
        return version && path ? [{ path, version: version.split('.').map(Number) }] : [];
    });
    const byVersion = (a, b) => a.map((part, index) => part - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
    return found.sort((a, b) => byVersion(b.version, a.version)).map(({ path }) => path);
}
/**
 * The caches without those that build Nixpkgs for CUDA as a whole and have none of these compilers: they build other
 * revisions. What is asked of such a cache is one narinfo for each toolkit. Others may have any part and all stay.
 */
async function withCompilers(caches, compilers) {
    const has = async (cache) => {
        if (compilers.length === 0 || !buildsCudaSets(cache.url))
            return true;
        for (const path of compilers)
            if (await cache.find(path))
                return true;
        return false;
    };
    const kept = await Promise.all(caches.map(has));
    return caches.filter((_, index) => kept[index]);
}
function buildsCudaSets(url) {
    return configure_caches/* cachePresets */.XU.some((preset) => preset.cudaSets && (0,configure_caches/* cacheIdentity */.vk)(preset.url) === (0,configure_caches/* cacheIdentity */.vk)(url));
}

// EXTERNAL MODULE: ./lib/binary-cache/signing.js
var signing = __webpack_require__(11665);
// EXTERNAL MODULE: ./lib/binary-cache/cache-reader.js
var cache_reader = __webpack_require__(96502);
// EXTERNAL MODULE: ./lib/binary-cache/coverage-narinfo.js
var coverage_narinfo = __webpack_require__(47214);
// EXTERNAL MODULE: ./lib/binary-cache/narinfo.js
var narinfo = __webpack_require__(36831);
;// CONCATENATED MODULE: ./lib/binary-cache/substituter.js





/** Failures in a row after which a cache is left alone. */
const maxFailures = 4;
/**
 * Opens those of the substituters that can be asked, in the order in which Nix asks them. The others are a warning each
 * (CCH009 not reached or not of a kind that can be asked, CCH010 no cache, CCH011 for another store folder).
 */
async function openSubstituters(urls, context) {
    const distinct = [...new Map(urls.map((url) => [(0,configure_caches/* cacheIdentity */.vk)(url), url])).values()];
    const opened = await Promise.all(distinct.map((url) => substituter_open(url, context)));
    return opened.filter((cache) => cache !== undefined).sort((a, b) => a.priority - b.priority);
}
async function substituter_open(url, context) {
    const { host, timeout, storeDir, cacheProblems, signal, turn, netrc } = context;
    const breaker = breakerOf(url, context);
    const reader = (0,cache_reader/* openCache */.bp)(url, { host, timeout, signal, netrc, givenUp: breaker.isOpen });
    const unusable = (code, why, fix) => {
        const message = `The cache ${(0,configure_caches/* cacheName */.UU)(url)} was not asked: ${why}.`;
        cacheProblems.add((0,model_problem/* warning */.$e)(code, message, fix, { subject: (0,configure_caches/* cacheSubject */.D4)(url) }));
    };
    if (!reader) {
        const fix = 'Its paths count as not cached; only caches with http, https and file URLs are asked.';
        return unusable('CCH009', 'its scheme is not supported for that', fix);
    }
    let info;
    try {
        info = await reader.read('nix-cache-info');
    }
    catch (cause) {
        if (!(cause instanceof cache_reader/* UnansweredError */.jd))
            throw cause;
        if (signal.aborted)
            return undefined;
        return unusable(cause.code, cause.message, 'Check its URL and the network of this machine, or remove the cache.');
    }
    if (info === undefined) {
        const fix = 'Check its URL, and whether it needs a login (input netrc).';
        return unusable('CCH010', 'its URL has no nix-cache-info', fix);
    }
    // As Nix does: a cache that names no store folder may be for ours.
    const { storeDir: theirs, priority, trusted } = (0,cache_reader/* readCacheInfo */.rn)(url, info);
    if (theirs !== undefined && theirs !== storeDir) {
        const why = `it is for stores in ${theirs}, and this one is in ${storeDir}`;
        return unusable('CCH011', why, 'Use a cache for this store folder.');
    }
    return {
        url,
        priority,
        // In its turn and not before it is looked whether the cache was left alone meanwhile.
        find: (path) => turn(() => breaker.guard(() => findIn(reader, url, path, trusted, context))),
        hasNar: async (served) => {
            const there = await turn(() => breaker.guard(() => reader.has(served.url, served.fileSize)));
            if (there === false)
                cacheProblems.count(url, 'CCH012', served.path);
            return there === true;
        },
    };
}
async function findIn(reader, url, path, trusted, { storeDir, keys, cacheProblems, onProbe }) {
    onProbe();
    const file = (0,narinfo/* narInfoFile */._s)(path.slice(storeDir.length + 1));
    const text = await reader.read(file);
    if (text === undefined)
        return undefined;
    const served = (0,coverage_narinfo/* readServedPath */.h)(text, path, storeDir);
    if ('wrong' in served) {
        cacheProblems.count(url, 'CCH010', `${file}: ${served.wrong}`);
        return undefined;
    }
    if (trusted || (0,coverage_narinfo/* isSigned */.J)(served, keys))
        return served;
    cacheProblems.count(url, 'CCH008', path);
    return undefined;
}
/** Turns failures into `undefined`, and leaves the cache alone after several in a row. */
function breakerOf(url, { cacheProblems, signal }) {
    let inRow = 0;
    const isOpen = () => inRow >= maxFailures;
    const guard = async (work) => {
        if (isOpen() || signal.aborted)
            return undefined;
        try {
            const result = await work();
            if (!isOpen())
                inRow = 0;
            return result;
        }
        catch (cause) {
            if (!(cause instanceof cache_reader/* UnansweredError */.jd))
                throw cause;
            if (signal.aborted)
                return undefined;
            cacheProblems.count(url, cause.code, cause.message);
            inRow += 1;
            if (isOpen())
                cacheProblems.stopAsking(url);
            return undefined;
        }
    };
    return { isOpen, guard };
}

;// CONCATENATED MODULE: ./lib/binary-cache/coverage.js








const mostSockets = 64;
/**
 * Packages that take from many minutes to hours to compile for CUDA, and that caches lack for other than default
 * capabilities, because all that reads `cudaPackages.flags` is another derivation then:
 * https://github.com/NixOS/nixpkgs/issues/555389 (torch for 12.0: magma, nccl, ucc and others are built locally).
 */
const heavyPackages = [
    'cutlass',
    'faiss',
    'flash-attn',
    'flash-attention',
    'flashinfer',
    'jaxlib',
    'llama-cpp',
    'magma',
    'nccl',
    'onnxruntime',
    'opencv',
    'tensorflow',
    'torch',
    'torchaudio',
    'torchvision',
    'triton',
    'triton-llvm',
    'vllm',
    'xformers',
    'xla',
];
/** As a whole part of a name: `python3.12-torch-2.5.1`, `opencv4-4.9.0`, not `torchmetrics-1.4`. */
const heavyName = new RegExp(`(?:^|[-_])(?:${heavyPackages.join('|').replaceAll('-', '[-_]')})\\d*(?:[-_.]|$)`);
/**
 * Asks the caches what they have of each cell, and says by Nix's own rule what would be downloaded and what built on a
 * machine whose store is empty. An output is substituted when it and all that it refers to, however far, are served with
 * a trusted signature; else its derivation is built and the outputs that this wants of its inputs are looked at likewise.
 * Nix before 2.30 may build less: it could substitute after it had built what was lacking
 * (https://github.com/NixOS/nix/pull/13176).
 *
 * A public cache of CUDA packages that lacks the compilers of all toolkits is asked for nothing else. Trouble with a cache
 * is a warning, and what was not learned counts as not there. When the host is cancelled it ends at
 * once, in the same way. Throws ProblemError BLD004 when a .drv file cannot be read.
 */
async function coverageOf(host, cells, options) {
    const begun = host.clock.now();
    const derivations = await (0,derivation/* readClosure */.m)(host, cells.map(({ drvPath }) => drvPath));
    const { storeDir, deadlineSeconds = 120, requestSeconds = 10 } = options;
    const sockets = Math.max(1, Math.min(options.sockets ?? mostSockets, mostSockets));
    const deadline = host.clock.deadline(deadlineSeconds * 1_000);
    const signal = AbortSignal.any([host.cancelled, deadline]);
    const cacheProblems = coverage_problems_cacheProblems();
    let probes = 0;
    const opened = await openSubstituters(options.substituters, {
        host,
        turn: (0,limit/* limitTo */.$)(sockets),
        storeDir,
        keys: options.trustedPublicKeys.map(signing/* parsePublicKey */.ee).filter((key) => key !== undefined),
        timeout: requestSeconds * 1_000,
        netrc: options.netrc,
        signal,
        cacheProblems,
        onProbe: () => {
            probes += 1;
        },
    });
    const caches = await withCompilers(opened, compilerPaths(derivations));
    const probe = probeOf(caches, madeByEvaluation(derivations));
    await checkNars(probe, cells);
    const heights = heightsOf(derivations);
    const covered = await Promise.all(cells.map(async (cell) => [cell.id, await cover(cell, derivations, heights, probe)]));
    const late = deadline.aborted && !host.cancelled.aborted ? [lateWarning(deadlineSeconds)] : [];
    const seconds = (host.clock.now() - begun) / 1_000;
    return { cells: new Map(covered), problems: [...late, ...cacheProblems.problems()], probes, seconds };
}
function lateWarning(seconds) {
    const message = `The caches did not answer within ${seconds} s; the remaining paths count as not cached.`;
    return (0,model_problem/* warning */.$e)('CCH009', message, 'Check the network of this machine, or remove slow caches.');
}
/**
 * Derivations and their sources are in the store of any machine that has evaluated the cell, so caches need not have
 * them. That holds for sources of other derivations too: they are the same paths.
 */
function madeByEvaluation(derivations) {
    const local = new Set(derivations.keys());
    for (const { inputSrcs } of derivations.values())
        for (const source of inputSrcs)
            local.add(source);
    return local;
}
/** A narinfo may outlive its NAR, which would turn a cell without builds into the whole build: the outputs are looked at. */
async function checkNars(probe, cells) {
    const claimed = await Promise.all(cells.map(async ({ outputs }) => {
        const whole = await Promise.all(outputs.map(({ path }) => path !== '' && probe.isWhole(path)));
        return whole.every((each) => each) ? outputs.map(({ path }) => path) : [];
    }));
    await Promise.all([...new Set(claimed.flat())].map((path) => probe.checkNar(path)));
}
async function cover(cell, derivations, heights, probe) {
    const wanted = new Set();
    const substituted = [];
    const missing = new Map();
    const want = async (drvPath, outputs) => {
        const derivation = derivations.get(drvPath);
        if (!derivation)
            return;
        const fresh = outputs.filter((output) => !wanted.has(`${drvPath}!${output}`));
        for (const output of fresh)
            wanted.add(`${drvPath}!${output}`);
        const served = await Promise.all(fresh.map(async (name) => {
            const path = derivation.outputs.find((output) => output.name === name)?.path;
            if (path === undefined || !derivation.allowSubstitutes || !(await probe.isWhole(path)))
                return false;
            substituted.push(path);
            return true;
        }));
        if (missing.has(drvPath) || served.every((each) => each))
            return;
        missing.set(drvPath, missingOf(drvPath, derivation, heights.get(drvPath) ?? 0));
        await Promise.all([...derivation.inputDrvs].map(([input, names]) => want(input, names)));
    };
    await want(cell.drvPath, cell.outputs.map(({ name }) => name));
    const closure = probe.closure(substituted);
    const downloadBytes = closure.reduce((sum, path) => sum + path.downloadBytes, 0);
    const inOrder = [...missing.values()].sort(byHeight);
    if (inOrder.length === 0)
        return { state: 'cached', downloadBytes, paths: closure.length };
    if (closure.length === 0)
        return { state: 'cold', missing: inOrder };
    return { state: 'partial', missing: inOrder, downloadBytes, paths: closure.length };
}
function missingOf(drvPath, derivation, height) {
    const name = derivation.name || drvPath.replace(/^.*\/[^-/]*-/, '').replace(/\.drv$/, '');
    const kind = derivation.fixedOutput ? 'fetch' : 'build';
    return { drvPath, name, kind, heavy: kind === 'build' && heavyName.test(name), height };
}
/** One order for all cells, in which what is needed comes before what needs it. */
function byHeight(a, b) {
    return a.height - b.height || (a.drvPath < b.drvPath ? -1 : 1);
}
function heightsOf(derivations) {
    const heights = new Map();
    // With a stack of its own: chains of derivations are longer than the one of functions may be.
    const stack = [...derivations.keys()];
    for (let drvPath = stack.at(-1); drvPath !== undefined; drvPath = stack.at(-1)) {
        const inputs = [...(derivations.get(drvPath)?.inputDrvs.keys() ?? [])];
        const unknown = heights.has(drvPath) ? [] : inputs.filter((input) => !heights.has(input));
        if (unknown.length > 0) {
            stack.push(...unknown);
            continue;
        }
        heights.set(drvPath, inputs.reduce((height, input) => Math.max(height, (heights.get(input) ?? 0) + 1), 0));
        stack.pop();
    }
    return heights;
}
/** What two or more cells lack, in the order of builds: worth building once and before them. */
function sharedDerivations(cells) {
    const found = new Map();
    for (const [id, coverage] of cells) {
        if (coverage.state === 'cached')
            continue;
        for (const derivation of coverage.missing) {
            const known = found.get(derivation.drvPath);
            if (known)
                known.cells.push(id);
            else
                found.set(derivation.drvPath, { derivation, cells: [id] });
        }
    }
    return [...found.values()]
        .filter((each) => each.cells.length > 1)
        .map((each) => ({ ...each.derivation, cells: each.cells }))
        .sort(byHeight);
}

// EXTERNAL MODULE: ./lib/cuda/runners.js
var runners = __webpack_require__(21700);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/store-cache/key.js
var key = __webpack_require__(917);
// EXTERNAL MODULE: ./lib/store-cache/local.js
var local = __webpack_require__(62173);
// EXTERNAL MODULE: ./lib/actions/plan/history.js + 1 modules
var plan_history = __webpack_require__(57643);
;// CONCATENATED MODULE: ./lib/actions/plan/coverage.js









/**
 * Asks every cache that Nix queries, and the store cache, what they have of each row; chooses the runner by weight. A row
 * that the store cache has is still run: it takes seconds, and is proven again. Never fails a plan: what cannot be found
 * out is a warning (PLN033, CCH008 to CCH012).
 */
async function coverPlan(host, nix, plan, evaluations, options) {
    const asked = await askCaches(host, nix, plan, evaluations);
    if ('problem' in asked)
        return { plan: { ...plan, problems: [...plan.problems, asked.problem] }, missing: new Map() };
    const stored = await askStoreCache(host, plan, asked.cells);
    const missing = new Map([...asked.cells].filter(([id, { state }]) => state !== 'cached' && !stored.has(id)));
    const rows = plan.rows.map((row) => coveredRow(row, asked.cells.get(row.id), stored.has(row.id), options));
    const isSkipped = (row) => options.skipCached && row.coverage?.state === 'cached';
    const skipped = rows.filter(isSkipped);
    const kept = rows.filter((row) => !isSkipped(row));
    const cells = skipped.flatMap((row) => [row.cell, ...(row.also ?? [])].map(({ id }) => ({ id, drvPath: row.drvPath ?? '' })));
    return {
        missing,
        plan: {
            ...plan,
            rows: kept,
            ...(cells.length > 0 ? { skipped: cells } : {}),
            counts: { ...plan.counts, planned: kept.length, ...(cells.length > 0 ? { skipped: cells.length } : {}) },
            problems: [...plan.problems, ...asked.problems],
        },
    };
}
async function askCaches(host, nix, plan, evaluations) {
    try {
        const shown = await (0,read/* showSettings */.l0)(host, nix, {});
        if (!shown.ok)
            return { problem: unknown(shown.words) };
        const cells = plan.rows.flatMap(({ id }) => {
            const evaluation = evaluations.get(id);
            return evaluation ? [{ id, ...evaluation }] : [];
        });
        const report = await coverageOf(host, cells, {
            substituters: shown.settings.list('substituters'),
            trustedPublicKeys: shown.settings.list('trusted-public-keys'),
            netrc: await readNetrc(host, shown.settings.value('netrc-file')),
            storeDir: host.env['NIX_STORE_DIR'] || '/nix/store',
        });
        const count = (state) => [...report.cells.values()].filter((one) => one.state === state).length;
        host.log.info(`Binary caches: ${count('cached')} cached, ${count('partial')} partial, ${count('cold')} cold; ${report.probes} narinfos in ${report.seconds.toFixed(1)} s`);
        return report;
    }
    catch (cause) {
        if (!(cause instanceof model_problem/* ProblemError */.Mm))
            throw cause;
        return { problem: unknown(cause.problems.map((problem) => problem.message).join(' ')) };
    }
}
/** The netrc that Nix uses; undefined where there is none that this user may read. */
async function readNetrc(host, path) {
    return path ? (0,files/* readIfPresent */.Zu)(host, path).catch(() => undefined) : undefined;
}
function unknown(why) {
    return (0,model_problem/* warning */.$e)('PLN033', `The binary caches could not be asked what they have: ${why}`, 'Every cell is planned as if nothing were cached.');
}
/** Look-ups of one plan; the service answers about thirty in a second, and one after the other. */
const maxLookups = 256;
/** Ids of the cells whose very derivation the store cache has an entry of. */
async function askStoreCache(host, plan, cells) {
    const { storeCache } = await (0,job/* readJob */.cd)(host);
    const reads = storeCache?.mode === 'read' || storeCache?.mode === 'read-write';
    if (!reads || !host.cache.available || !host.cache.readable)
        return new Set();
    const name = (0,key/* entryName */.MB)(host.env['NIX_STORE_DIR'] || '/nix/store', storeCache.publicKey ?? undefined);
    const work = (0,local/* localFiles */.Jd)(host).work;
    await host.files.mkdir(work, { recursive: true, mode: 0o700 });
    const open = plan.rows.filter((row) => cells.get(row.id)?.state !== 'cached');
    const keys = new Map();
    for (const { id, cell, drvPath } of open.slice(0, maxLookups)) {
        if (drvPath !== undefined)
            keys.set((0,key/* entryKey */.k2)({ id, system: cell.system, drvPath }), id);
    }
    const reply = keys.size > 0 ? await host.cache.lookup(work, name, [...keys.keys()]) : undefined;
    const found = new Set(reply?.kind === 'ok' ? reply.value.flatMap((key) => keys.get(key) ?? []) : []);
    await host.files.rm(work, { recursive: true, force: true });
    host.log.info(`Store cache: has ${found.size} of ${open.length} cells as they are now`);
    return found;
}
function coveredRow(row, coverage, stored, { request, history }) {
    if (!coverage)
        return row;
    const missing = coverage.state === 'cached' ? [] : coverage.missing;
    const builds = missing.filter(({ kind }) => kind === 'build');
    const heavy = [...new Set(builds.filter((one) => one.heavy).map(({ name }) => name))];
    const brief = {
        state: coverage.state,
        missing: missing.length,
        heavy: heavy.slice(0, 20),
        downloadBytes: coverage.state === 'cold' ? 0 : coverage.downloadBytes,
        ...(stored ? { stored } : {}),
    };
    const weight = heavy.length > 0 && !stored ? 'heavy' : 'light';
    const rules = request.runners.map((entry) => entry.value);
    const runner = (0,runners/* chooseRunner */.wm)(rules, { system: row.cell.system, capabilities: row.cell.capabilities, weight });
    const minutes = stored ? 0 : (0,plan_history/* minutesOf */.dp)(history, row.id, builds);
    return { ...row, runner, coverage: brief, ...(minutes === undefined ? {} : { minutes }) };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/cuda/excluded.js
var cuda_excluded = __webpack_require__(1393);
// EXTERNAL MODULE: ./lib/cuda/expression.js + 1 modules
var expression = __webpack_require__(86188);
// EXTERNAL MODULE: ./lib/cuda/expression-facts.js
var expression_facts = __webpack_require__(81431);
// EXTERNAL MODULE: ./lib/model/cell.js
var model_cell = __webpack_require__(97449);
// EXTERNAL MODULE: ./lib/model/system.js
var model_system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/nix/build/evaluate-cells.js
var evaluate_cells = __webpack_require__(51009);
// EXTERNAL MODULE: ./lib/nix/build/nixpkgs-facts.js
var nixpkgs_facts = __webpack_require__(64494);
// EXTERNAL MODULE: ./lib/actions/plan/evaluation-causes.js
var evaluation_causes = __webpack_require__(10714);
;// CONCATENATED MODULE: ./lib/actions/plan/evaluation.js













/** Asks the request's Nixpkgs what it knows of CUDA. */
async function readFacts(host, nix, root, request) {
    const nixpkgs = request.nixpkgs.value;
    if (nixpkgs.kind === 'lock')
        throw new Error('flake.lock was not read'); // loadRequest does
    const system = request.systems.find(({ value }) => (0,model_system/* hasCuda */.SE)(value))?.value ?? 'x86_64-linux';
    const file = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'expressions', 'facts.nix');
    await (0,files/* writeAtomically */.vK)(host, file, (0,expression_facts/* factsExpression */.y)(nixpkgs, system, { root, instance: (0,matrix/* instanceOf */.h)(request) }));
    const facts = await (0,nixpkgs_facts/* readNixpkgsFacts */.e)(host, nix, { file });
    return 'problem' in facts ? { problem: await (0,evaluation_causes/* withCause */.w)(host, root, facts.problem) } : facts;
}
/**
 * Evaluates every cell of a plan, one process per Nixpkgs instance. What cannot be evaluated is excluded with Nixpkgs' own
 * message (PLN021); cells of the same derivation share one row (PLN026, a warning). Those that Flox builds stay as they are.
 * Throws ProblemError BLD003 and BLD004.
 */
async function evaluatePlan(host, nix, root, plan) {
    const byFlox = plan.rows.filter(({ cell }) => (0,model_cell/* isFloxCell */.KK)(cell));
    const cells = plan.rows.map((row) => row.cell).filter((cell) => !(0,model_cell/* isFloxCell */.KK)(cell));
    const groups = await writeGroups(host, root, cells);
    const begun = host.clock.now();
    let reportedAt = begun;
    const found = await (0,evaluate_cells/* evaluateGroups */.U)(host, nix, groups, {
        onProgress: (done, total) => {
            host.log.status?.(`Evaluated ${done} of ${total} cells`);
            if (host.log.status)
                return;
            if (host.clock.now() - reportedAt < 5_000 && done < total)
                return;
            reportedAt = host.clock.now();
            host.log.info(`Evaluated ${done} of ${total} cells in ${((reportedAt - begun) / 1_000).toFixed(1)} s`);
        },
    });
    const evaluations = new Map();
    const failed = [];
    for (const cell of cells) {
        const evaluation = found.get(cell.id);
        if (evaluation && 'drvPath' in evaluation)
            evaluations.set(cell.id, evaluation);
        else
            failed.push(notEvaluated(cell, evaluation && (await (0,evaluation_causes/* withCause */.w)(host, root, evaluation.problem, cell))));
    }
    const rows = plan.rows.flatMap((row) => {
        const evaluation = evaluations.get(row.id);
        return evaluation ? [{ ...row, drvPath: evaluation.drvPath }] : [];
    });
    const merged = mergeEqual(rows);
    const excluded = (0,cuda_excluded/* withExcluded */.vQ)(plan.excluded, failed);
    const equal = rows.length - merged.rows.length;
    return {
        evaluations,
        plan: {
            ...plan,
            rows: inOrder(plan.rows, [...merged.rows, ...byFlox]),
            excluded,
            counts: {
                ...plan.counts,
                planned: merged.rows.length + byFlox.length,
                excluded: plan.counts.excluded + failed.length,
                ...(equal > 0 ? { equal } : {}),
            },
            problems: [...plan.problems, ...notAtAll(failed, rows), ...merged.problems],
        },
    };
}
/** Rows in the order that they had before. */
function inOrder(before, rows) {
    const places = new Map(before.map(({ id }, index) => [id, index]));
    return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
/** One file for each instance, and one for each cell, which is what is run to reproduce it and when its group fails. */
async function writeGroups(host, root, cells) {
    const folder = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'expressions');
    const groups = [...Map.groupBy(cells, expression/* instanceKey */.pA).values()];
    const single = (id) => (0,external_node_path_.join)(folder, `${id}.nix`);
    for (const cell of cells)
        await (0,files/* writeAtomically */.vK)(host, single(cell.id), (0,expression/* cellExpression */.H4)(cell, { root }));
    const written = [];
    for (const [index, members] of groups.entries()) {
        const file = (0,external_node_path_.join)(folder, `instance-${index + 1}.nix`);
        await (0,files/* writeAtomically */.vK)(host, file, (0,expression/* cellsExpression */.KI)(members, { root }));
        written.push({ file, ids: members.map((cell) => cell.id), single });
    }
    return written;
}
function notEvaluated(cell, problem) {
    if (problem && problem.code !== 'BLD001')
        throw new model_problem/* ProblemError */.Mm(problem);
    const { id, package: name, toolkit, capabilities, ptx, system } = cell;
    const message = problem?.message ?? 'Nix gave no answer.';
    const reason = (0,model_problem/* error */.z3)('PLN021', `${notEvaluatedHead}${message}`, problem?.fix ?? `Print its expression: nix-cuda plan --explain ${id}`);
    return { id, package: name, toolkit, capabilities, ptx, system, problems: [reason] };
}
const notEvaluatedHead = 'It cannot be evaluated: ';
function noCell(name, tried) {
    return tried === 1 ? `${name} cannot be evaluated` : `None of the ${tried} cells of ${name} can be evaluated`;
}
/** PLN021 (error), once per package of which no cell can be evaluated: that is no matter of one cell. */
function notAtAll(failed, rows) {
    const good = new Set(rows.map((row) => row.cell.package));
    return [...Map.groupBy(failed, (cell) => cell.package)].flatMap(([name, [first, ...more]]) => first && !good.has(name)
        ? [
            (0,model_problem/* error */.z3)('PLN021', `${noCell(name, more.length + 1)}: ${(first.problems[0]?.message ?? '').replace(notEvaluatedHead, '')}`, first.problems[0]?.fix ?? `Print the expression of one: nix-cuda plan --explain ${first.id}`),
        ]
        : []);
}
/** The first of equal derivations keeps its row; the others go along with it. */
function mergeEqual(rows) {
    const groups = [...Map.groupBy(rows, (row) => row.drvPath).values()];
    const merged = groups.flatMap(([first, ...others]) => first ? [others.length > 0 ? { ...first, also: others.map((row) => row.cell) } : first] : []);
    const same = Map.groupBy(merged.filter((row) => row.also), (row) => row.cell.package);
    return { rows: merged, problems: [...same.values()].map(doesNotReact) };
}
/** PLN026, once per package. */
function doesNotReact(rows) {
    const cells = rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
    const varies = (pick) => rows.some(({ cell, also = [] }) => also.some((other) => pick(other) !== pick(cell)));
    const what = [
        ...(varies((cell) => `${cell.capabilities.join(' ')}+${cell.ptx.join(' ')}`) ? ['cudaCapabilities'] : []),
        ...(varies((cell) => cell.toolkit) ? ['the CUDA toolkit'] : []),
        ...(varies((cell) => cell.package) ? ['its name'] : []),
    ];
    return (0,model_problem/* warning */.$e)('PLN026', `${cells[0]?.package ?? ''} does not react to ${what.join(' and ')}: ${cells.length} cells are ${rows.length} derivation(s), as in ${cells
        .slice(0, 3)
        .map((cell) => cell.id)
        .join(', ')}.`, 'They are built once and each is proven. Check whether the package should use cudaPackages.flags.', { source: 'https://github.com/NixOS/nixpkgs/issues/237761' });
}

;// CONCATENATED MODULE: ./lib/cuda/shared-stage.js
/**
 * What a stage may build: derivations that two or more rows of one system need and that are no row themselves. A library
 * that is a cell beside the tool that uses it is built by its own job, or one job would build it for every target.
 */
function sharedByRows(rows, needed) {
    const cells = new Set(rows.map(({ drvPath }) => drvPath));
    const systems = new Map(rows.map((row) => [row.id, row.cell.system]));
    const isShared = (ids) => [...Map.groupBy(ids, (id) => systems.get(id))].some(([system, same]) => system !== undefined && same.length > 1);
    return needed.filter((derivation) => !cells.has(derivation.drvPath) && isShared(derivation.cells));
}
/**
 * One stage per system from what its rows share, in the given order (deepest first). `runner` chooses by system and
 * weight. The stage names as few cells as give all of its derivations when they are evaluated, of equals the first.
 */
function sharedStages(rows, needed, options) {
    const bySystem = Map.groupBy(rows, (row) => row.cell.system);
    return [...bySystem].flatMap(([system, members]) => {
        const ids = new Set(members.map((row) => row.id));
        const derivations = needed
            .map((derivation) => ({ ...derivation, cells: derivation.cells.filter((id) => ids.has(id)) }))
            .filter((derivation) => derivation.cells.length > 1);
        if (derivations.length === 0)
            return [];
        const heavy = derivations.some((derivation) => derivation.heavy);
        return [
            {
                id: `shared-${system}`,
                system,
                runner: options.runner(system, heavy),
                timeout: options.timeout,
                derivations: derivations.map(({ drvPath, name, cells }) => ({ drvPath, name, cells: cells.length })),
                cells: shared_stage_cover(members, derivations),
            },
        ];
    });
}
/** Greedy: the cell that has most of what is still missing, until nothing is. */
function shared_stage_cover(rows, derivations) {
    const open = new Set(derivations.map(({ drvPath }) => drvPath));
    const chosen = [];
    while (open.size > 0) {
        const counts = new Map();
        for (const { drvPath, cells } of derivations) {
            if (open.has(drvPath))
                for (const id of cells)
                    counts.set(id, (counts.get(id) ?? 0) + 1);
        }
        const best = rows.reduce((most, row) => ((counts.get(row.id) ?? 0) > (most ? (counts.get(most.id) ?? 0) : 0) ? row : most), undefined);
        if (!best)
            break;
        chosen.push(best.cell);
        for (const { drvPath, cells } of derivations)
            if (cells.includes(best.id))
                open.delete(drvPath);
    }
    return chosen;
}

// EXTERNAL MODULE: ./lib/store-cache/options.js
var options = __webpack_require__(21172);
;// CONCATENATED MODULE: ./lib/actions/plan/shared.js








/** Minutes of building that a shared stage must spare all cells together, for it costs a job of its own. */
const worthwhile = 0.5;
/**
 * The plan with its shared stage: what two or more rows of a system need and no cache has. Left out with one line where
 * its results could not travel, or where it is known not to be worth a job.
 */
async function withSharedStage(host, plan, missing, request, history) {
    const isKnown = (id) => Number((history.own?.cells[id] ?? history.base?.cells[id]) !== undefined);
    // Of cells that serve alike the stage takes one that was built before: it starts from what was saved of that one.
    const rows = plan.rows.filter((row) => missing.has(row.id)).toSorted((a, b) => isKnown(b.id) - isKnown(a.id));
    // What is only downloaded costs each cell little; what is built from it is built once all the same.
    const builds = sharedDerivations(missing).filter(({ kind }) => kind === 'build');
    const needed = sharedByRows(plan.rows, builds);
    const rules = request.runners.map((entry) => entry.value);
    const stages = sharedStages(rows, needed, {
        runner: (system, heavy) => (0,runners/* chooseRunner */.wm)(rules, { system, capabilities: [], weight: heavy ? 'heavy' : 'light' }),
        timeout: request.limits.minutes ?? 350,
    });
    if (stages.length === 0)
        return plan;
    const minutes = sparedMinutes(history, needed);
    // Elsewhere there are no jobs, of which each would build them: `nix-cuda build` builds everything once.
    if (!(0,key/* runIdOf */.SR)(host.env))
        return plan;
    const why = minutes !== undefined && minutes < worthwhile ? shortWork(minutes) : await whyNot(host);
    const count = needed.length;
    if (why !== undefined) {
        host.log.info(`Shared stage: left out, ${why}`);
        return { ...plan, problems: [...plan.problems, leftOut(count, why)] };
    }
    const systems = new Map(rows.map((row) => [row.id, row.cell.system]));
    // What two systems need once each is in no stage.
    const waiting = new Set(needed.flatMap(({ cells }) => [...Map.groupBy(cells, (id) => systems.get(id)).values()].filter((same) => same.length > 1).flat()));
    host.log.info(`Shared stage: ${count} derivations are built once, before ${waiting.size} cells`);
    return {
        ...plan,
        shared: stages,
        rows: plan.rows.map((row) => (waiting.has(row.id) ? { ...row, shared: true } : row)),
    };
}
/** What the cells need not build again: all but one of them each derivation; undefined where nobody knows. */
function sparedMinutes(history, needed) {
    const each = needed.map((one) => {
        const minutes = (0,plan_history/* minutesOf */.dp)(history, '', [one]);
        return minutes === undefined ? undefined : minutes * (one.cells.length - 1);
    });
    const known = each.filter((minutes) => minutes !== undefined);
    return known.length === each.length ? known.reduce((sum, minutes) => sum + minutes, 0) : undefined;
}
function shortWork(minutes) {
    return `it would save less time than a job costs (${Math.ceil(minutes * 60)} s)`;
}
async function whyNot(host) {
    const { storeCache } = await (0,job/* readJob */.cd)(host);
    if (!storeCache)
        return 'store-cache is off';
    return (0,options/* whyNoSharedStage */.L8)(host, { mode: storeCache.mode });
}
function leftOut(count, why) {
    const message = `${count} derivations are needed by several cells, each of which builds them itself: ${why}.`;
    return (0,model_problem/* notice */.lm)('PLN032', message, 'A shared stage needs store-cache: read-write and a job that may write caches.');
}

;// CONCATENATED MODULE: ./lib/actions/plan/plan-request.js















/** The plan of a request by rules alone. Throws ProblemError when the request is wrong. */
async function planRequest(host, root, sources) {
    return (await withoutNixpkgs(host, root, await loadRequest(host, root, sources))).plan;
}
/** By rules, and by Flox environments, which have nothing from Nixpkgs. */
async function withoutNixpkgs(host, root, loaded) {
    const flox = await floxOf(host, root, loaded.request);
    const [tables, tablesOf] = [cuda_tables/* builtInTables */.b9, flox.tablesOf(cuda_tables/* builtInTables */.b9)];
    const plan = await flox.check(byRules(loaded, tables, tablesOf));
    return { plan, evaluations: new Map(), request: loaded.request, tables, tablesOf };
}
/**
 * The plan of a request with everything that can be found out here: what this Nixpkgs knows, what each cell is as a
 * derivation, what caches have of it, what several cells share, and what earlier runs took. Without Nix it is the plan by
 * rules. Throws ProblemError when the request is wrong, INS001 when a Nix is demanded and there is none.
 */
async function makePlan(host, root, sources) {
    const nix = await nixFor(host, sources.evaluate);
    const loaded = await (0,load_request.loadRequest)(host, root, sources, { asksNixpkgs: nix !== undefined });
    if (!nix)
        return withoutNixpkgs(host, root, loaded);
    return planWithNix(host, nix, root, loaded, sources);
}
async function floxOf(host, root, request) {
    if (!(0,flox_entries/* hasFlox */.kG)(request))
        return { tablesOf: (tables) => () => tables, check: async (plan) => plan };
    const { planFlox } = await Promise.all(/* import() | flox-cells */[__webpack_require__.e(9605), __webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(6396), __webpack_require__.e(2080), __webpack_require__.e(400)]).then(__webpack_require__.bind(__webpack_require__, 52416));
    const { signedInIfPossible } = await Promise.all(/* import() | flox-cells */[__webpack_require__.e(9605), __webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(6396), __webpack_require__.e(2080), __webpack_require__.e(400)]).then(__webpack_require__.bind(__webpack_require__, 64312));
    // What the catalog shows to everybody needs no login.
    return planFlox((await signedInIfPossible(host, undefined)).host, root, request);
}
/** The same for a request that was loaded already, with the Nix that is there now. */
async function planWithNix(host, nix, root, loaded, sources) {
    host.log.group('Planning');
    try {
        return await planWithFacts(host, nix, root, loaded, sources);
    }
    finally {
        host.log.endGroup();
    }
}
async function planWithFacts(host, nix, root, given, sources) {
    if ((0,flox_entries/* isAllFlox */.hc)(given.request))
        return withoutNixpkgs(host, root, given);
    const flox = await floxOf(host, root, given.request);
    const loaded = await pinBranch(host, nix, given);
    const { request } = loaded;
    const { tables, problems } = await readTables(host, nix, root, request);
    const unknown = (0,check_request/* checkRequest */.y)(request, tables);
    if (unknown.length > 0)
        throw new model_problem/* ProblemError */.Mm(unknown);
    const tablesOf = flox.tablesOf(tables);
    const planned = await flox.check(byRules(loaded, tables, tablesOf, problems));
    const evaluated = await evaluatePlan(host, nix, root, planned);
    const history = await (0,plan_history/* loadHistory */.FB)(host);
    let plan = (0,plan_history/* comparePlan */.hv)(evaluated.plan, history);
    if (sources['cache-coverage'] && plan.rows.length > 0) {
        const covered = await coverPlan(host, nix, plan, evaluated.evaluations, {
            request,
            history,
            skipCached: sources['skip-cached'],
        });
        plan = covered.plan;
        if (sources.shared === 'auto')
            plan = await withSharedStage(host, plan, covered.missing, request, history);
    }
    return { plan, evaluations: evaluated.evaluations, request, tables, tablesOf };
}
async function nixFor(host, evaluate) {
    if (evaluate === 'never')
        return undefined;
    if (evaluate === 'always')
        return (0,find/* findNix */.r)(host);
    const nix = await (0,find/* lookForNix */.E)(host);
    if (!nix)
        host.log.info('No Nix on this machine: planned by rules alone, without evaluation and caches');
    return nix;
}
async function readTables(host, nix, root, request) {
    const facts = await readFacts(host, nix, root, request);
    if ('problem' in facts) {
        if (facts.problem.severity === 'error')
            throw new model_problem/* ProblemError */.Mm(facts.problem);
        return { tables: cuda_tables/* builtInTables */.b9, problems: [facts.problem] };
    }
    const sets = Object.keys(facts.toolkits);
    (0,log/* logDetail */.S)(host.log, `This Nixpkgs has CUDA ${sets.join(', ') || '(none)'}; its default is ${facts.defaultToolkit ?? 'unknown'}`);
    const tables = (0,cuda_tables/* tablesFor */.rq)(facts);
    return { tables, problems: (0,cuda_tables/* differences */.tX)(facts, (0,expand/* askedOf */.iN)(request, tables)) };
}
function byRules({ request, warnings, open }, tables, tablesOf, more = []) {
    const plan = (0,matrix/* planMatrix */.T)(request, { tables, tablesOf });
    const nixpkgs = request.nixpkgs.value;
    const unused = (0,flox_entries/* isAllFlox */.hc)(request) || nixpkgs.kind === 'lock';
    const branch = unused ? [] : open ? [openBranch(open)] : (0,nixpkgs_presets/* checkNixpkgs */.fv)(nixpkgs);
    const alreadyOld = request.legacyToolkits?.value ? legacyNotice(plan, tables) : [];
    return { ...plan, problems: [...warnings, ...branch, ...more, ...alreadyOld, ...plan.problems] };
}
/** Says that the overlay is pinned: what it has gets no updates. */
function legacyNotice(plan, tables) {
    if (tables.facts === undefined || plan.rows.length === 0)
        return [];
    const message = 'legacy-toolkits is set: toolkits that this Nixpkgs lacks come from a pinned overlay.';
    const fix = 'No public cache serves them: they are built, and the store cache keeps them.';
    return [(0,model_problem/* notice */.lm)('PLN027', message, fix)];
}


/***/ }),

/***/ 96502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bp: () => (/* binding */ openCache),
/* harmony export */   jd: () => (/* binding */ UnansweredError),
/* harmony export */   rn: () => (/* binding */ readCacheInfo)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73136);
/* harmony import */ var _nix_credentials_netrc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20602);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);
/* harmony import */ var _runner_http_ask_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95226);
/* harmony import */ var _runner_http_rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30364);






/** A cache did not say whether it has a file, however often it was asked. */
class UnansweredError extends Error {
    /** CCH009: no answer; CCH010: one that says nothing. */
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/** Larger narinfos are none, bytes. */
const maxBytes = 1024 * 1024;
const rule = { tries: 3, firstPause: 250, longestPause: 5_000, crowd: true };
/** The place of a cache's files; undefined for stores of another kind, among them a bare path: that is a whole store. */
function openCache(url, options) {
    const base = URL.parse(url.split('?', 1)[0] ?? '');
    if (base?.protocol === 'file:') {
        const folder = folderOf(base);
        return folder === undefined ? undefined : folderReader(options.host.files, folder);
    }
    if (base?.protocol !== 'http:' && base?.protocol !== 'https:')
        return undefined;
    base.pathname = `${base.pathname.replace(/\/+$/, '')}/`;
    return httpReader(base, options);
}
/** What a cache says of itself in nix-cache-info, its URL's parameters first; Nix takes no priority for 0. */
function readCacheInfo(url, info) {
    const field = (name) => info
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim();
    const parameters = new URLSearchParams(url.split('?', 2)[1] ?? '');
    const priority = Number(parameters.get('priority') ?? field('Priority') ?? 0);
    const trusted = /^(?:1|true|yes)$/.test(parameters.get('trusted') ?? '');
    return { storeDir: field('StoreDir'), priority: Number.isFinite(priority) ? priority : 0, trusted };
}
function folderOf(url) {
    try {
        return url.host === '' ? (0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(url) : undefined;
    }
    catch {
        return undefined;
    }
}
/** A folder on this machine, as after `nix copy --to file://…`. */
function folderReader(files, folder) {
    const statOf = async (file) => {
        // What a narinfo names must not lead out of the cache.
        if (file.split('/').some((part) => part === '..' || part === ''))
            return undefined;
        try {
            const stat = await files.stat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, file));
            return stat.isFile() ? stat : undefined;
        }
        catch (cause) {
            if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isErrno */ .r)(cause, 'ENOENT') || (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isErrno */ .r)(cause, 'ENOTDIR'))
                return undefined;
            throw new UnansweredError('CCH009', cause.message);
        }
    };
    return {
        read: async (file) => {
            const stat = await statOf(file);
            if (!stat)
                return undefined;
            if (stat.size > maxBytes)
                throw new UnansweredError('CCH010', `${file} has more than ${maxBytes} bytes`);
            return files.readFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, file), 'utf8').catch((cause) => {
                throw new UnansweredError('CCH009', cause.message);
            });
        },
        has: async (file, size) => {
            const stat = await statOf(file);
            return stat !== undefined && (size === undefined || stat.size === size);
        },
    };
}
/** A cache behind http or https. */
function httpReader(base, options) {
    const login = options.netrc === undefined || base.username !== '' ? undefined : (0,_nix_credentials_netrc_js__WEBPACK_IMPORTED_MODULE_2__/* .netrcLogin */ .Ky)(options.netrc, base.hostname);
    const authorization = login === undefined ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
    // A narinfo may name a file of any server, also without https: logins are for the cache alone.
    const headersFor = (url) => (url.origin === base.origin ? authorization : {});
    const askCache = (method, url) => askServer(options, { method, url, headers: headersFor(url) });
    return {
        read: async (file) => {
            const { status, body } = await askCache('GET', new URL(file, base));
            if (status === 200)
                return body.toString('utf8');
            if (isAbsent(status))
                return undefined;
            throw new UnansweredError('CCH010', `HTTP ${status} for ${file}`);
        },
        has: async (file, size) => {
            const url = URL.parse(file, base.href);
            if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
                return false;
            const { status, header } = await askCache('HEAD', url);
            // Caches send downloads on to storage whose links are often signed for GET alone, and some do not know HEAD.
            if ((0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .isRedirect */ .N6)(status) || status === 405 || status === 501)
                return true;
            const length = Number(header('content-length') ?? Number.NaN);
            return status === 200 && (size === undefined || !Number.isSafeInteger(length) || length === size);
        },
    };
}
/** Storage that hides what it lacks answers 403, some caches 401. */
function isAbsent(status) {
    return status === 404 || status === 403 || status === 410 || status === 401;
}
async function askServer({ host, timeout, signal, givenUp }, request) {
    const question = { ...request, timeout, signal, maxBytes, follow: request.method === 'GET' };
    let answer;
    try {
        answer = await (0,_runner_http_ask_js__WEBPACK_IMPORTED_MODULE_5__/* .ask */ .k)(host, question, { ...rule, signal, ended: givenUp });
    }
    catch (cause) {
        throw new UnansweredError('CCH009', cause instanceof Error ? cause.message : String(cause));
    }
    if ((0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .isPassing */ .WG)(answer.status))
        throw new UnansweredError('CCH010', `HTTP ${answer.status} for ${request.url.pathname}`);
    return answer;
}


/***/ }),

/***/ 47214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ isSigned),
/* harmony export */   h: () => (/* binding */ readServedPath)
/* harmony export */ });
/* harmony import */ var _narinfo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36831);
/**
 * Narinfos of caches that others run: unlike `narinfo.ts` this takes what Nix itself takes (any compression, fields that
 * are not known, hashes in several writings), because they are looked at and never handed on.
 */

const single = new Set(['StorePath', 'URL', 'NarHash', 'NarSize', 'References', 'FileSize']);
/** Reads the narinfo that was asked for by the hash of a store path; gives what is wrong with it where something is. */
function readServedPath(text, path, storeDir) {
    const values = new Map();
    const signatures = [];
    if (!text.endsWith('\n'))
        return { wrong: 'it is cut off' };
    for (const line of text.slice(0, -1).split('\n')) {
        const colon = line.indexOf(':');
        if (colon < 0)
            return { wrong: 'it has a malformed line' };
        const [field, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
        if (field === 'Sig')
            signatures.push(value);
        if (!single.has(field))
            continue;
        if (values.has(field))
            return { wrong: `it has ${field} twice` };
        values.set(field, value);
    }
    const get = (field) => values.get(field) ?? '';
    if (get('StorePath') !== path)
        return { wrong: 'it is of another path' };
    const narHash = narHashOf(get('NarHash'));
    const narSize = sizeOf(get('NarSize'));
    if (narHash === undefined || narSize === undefined)
        return { wrong: 'it has a malformed hash or size' };
    if (get('URL') === '')
        return { wrong: 'it has no URL' };
    const references = [...new Set(get('References').split(' '))].filter((word) => word !== '').sort();
    if (!references.every(_narinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .isStoreName */ .nF))
        return { wrong: 'it has a malformed reference' };
    const fileSize = sizeOf(get('FileSize'));
    const name = path.slice(storeDir.length + 1);
    const signed = { name, narHash, narSize, references };
    return {
        path,
        references: references.filter((reference) => reference !== name).map((reference) => `${storeDir}/${reference}`),
        downloadBytes: fileSize ?? narSize,
        fileSize,
        url: get('URL'),
        signatures,
        fingerprint: (0,_narinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprint */ .Rj)(signed, storeDir),
    };
}
/**
 * Whether one of these keys signed it. Nix also takes a content-addressed path without any signature; here that counts
 * as not there, since its address would have to be computed again: Nix then builds less than was said, never more.
 */
function isSigned(served, keys) {
    return keys.some((key) => key.verifies(served.fingerprint, served.signatures));
}
/** In the one writing that is signed: `sha256:` and base 32. Caches also write hexadecimal and base 64. */
function narHashOf(text) {
    const digits = /^sha256[:-](.*)$/.exec(text)?.[1] ?? '';
    if (/^[0-9abcdfghijklmnpqrsvwxyz]{52}$/.test(digits))
        return `sha256:${digits}`;
    if (/^[0-9a-fA-F]{64}$/.test(digits))
        return `sha256:${(0,_narinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .base32 */ .RG)(Buffer.from(digits, 'hex'))}`;
    if (/^[A-Za-z0-9+/]{43}=$/.test(digits))
        return `sha256:${(0,_narinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .base32 */ .RG)(Buffer.from(digits, 'base64'))}`;
    return undefined;
}
function sizeOf(text) {
    const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
    return Number.isSafeInteger(value) ? value : undefined;
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

/***/ 75471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ readClosure)
/* harmony export */ });
/* unused harmony export parseDerivation */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);


/** Files read at a time. */
const batch = 64;
/**
 * Reads the text of a .drv file. Throws ProblemError BLD004 for what is none, and for the `DrvWithVersion` form of
 * dynamic derivations. Format: https://nix.dev/manual/nix/latest/protocols/derivation-aterm
 */
function parseDerivation(text) {
    if (text.startsWith('DrvWithVersion(')) {
        const fix = 'Build it without the experimental feature dynamic-derivations.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', 'The derivation depends on derivations that builds produce.', fix));
    }
    const read = reader(text);
    read.expect('Derive(');
    const outputs = read.list(() => read.tuple(4));
    read.expect(',');
    const inputDrvs = read.list(() => {
        read.expect('(');
        const path = read.string();
        read.expect(',');
        const names = read.list(read.string);
        read.expect(')');
        return [path, names];
    });
    read.expect(',');
    const inputSrcs = read.list(read.string);
    read.expect(',');
    const system = read.string();
    read.expect(',');
    read.string();
    read.expect(',');
    read.list(read.string);
    read.expect(',');
    const env = new Map(read.list(() => read.tuple(2)).map(([name = '', value = '']) => [name, value]));
    read.expect(')');
    read.end();
    const { urls, ...rest } = fromEnvironment(env);
    const fixedOutput = outputs.some(([, path, algorithm, hash]) => path !== '' && algorithm !== '' && hash !== '');
    return {
        ...rest,
        system,
        outputs: outputs.map(([name = '', path = '']) => ({ name, path: path === '' ? undefined : path })),
        inputDrvs: new Map(inputDrvs),
        inputSrcs,
        fixedOutput,
        urls: fixedOutput ? urls : [],
    };
}
/**
 * Every derivation that these need, themselves included, by its store path; each file is read once. Throws ProblemError
 * BLD004, which names the file, when one is missing or malformed.
 */
async function readClosure(host, drvPaths) {
    const closure = new Map();
    const known = new Set(drvPaths);
    const queue = [...known];
    while (queue.length > 0) {
        const read = await Promise.all(queue.splice(0, batch).map(async (path) => [path, await readDerivation(host, path)]));
        for (const [path, derivation] of read) {
            closure.set(path, derivation);
            for (const input of derivation.inputDrvs.keys()) {
                if (known.has(input))
                    continue;
                known.add(input);
                queue.push(input);
            }
        }
    }
    return closure;
}
async function readDerivation(host, path) {
    try {
        return parseDerivation(await host.files.readFile(path, 'utf8'));
    }
    catch (cause) {
        const why = cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm
            ? (cause.problems[0]?.message ?? '')
            : (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isErrno */ .r)(cause, 'ENOENT')
                ? 'The file is missing.'
                : `${cause.message}.`;
        const fix = (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm && cause.problems[0]?.fix) || rereadFix;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `The derivation ${path} cannot be read: ${why}`, fix), { cause });
    }
}
const rereadFix = 'Evaluate the cell again; if it fails again, check the store with `nix-store --verify`.';
/** What matters here; with `__structuredAttrs` it is in a JSON text. Fetchers have `urls`, Nix's own also `url`. */
function fromEnvironment(env) {
    const json = env.get('__json');
    if (json !== undefined) {
        const { name, allowSubstitutes, url, urls } = parseObject(json);
        return {
            name: typeof name === 'string' ? name : (env.get('name') ?? ''),
            allowSubstitutes: allowSubstitutes !== false,
            urls: [url, urls].flat().flatMap((value) => (typeof value === 'string' ? words(value) : [])),
        };
    }
    // A boolean of the expression is `1` or nothing here.
    return {
        name: env.get('name') ?? '',
        allowSubstitutes: (env.get('allowSubstitutes') ?? '1') === '1',
        urls: words(`${env.get('url') ?? ''} ${env.get('urls') ?? ''}`),
    };
}
function words(text) {
    return text.split(/\s+/).filter((word) => word !== '');
}
function parseObject(json) {
    try {
        const value = JSON.parse(json);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        throw malformed('its __json is not JSON');
    }
}
/** A cursor over the ATerm text; whatever is not as it must be throws. */
function reader(text) {
    let at = 0;
    // The next one, looked for again only once it is passed: most files have few.
    let backslash = -1;
    const expect = (token) => {
        if (!text.startsWith(token, at))
            throw malformed(`${JSON.stringify(token)} was expected at character ${at}`);
        at += token.length;
    };
    const string = () => {
        expect('"');
        const begin = at;
        let escaped = false;
        for (;;) {
            const quote = text.indexOf('"', at);
            if (quote < 0)
                throw malformed('a string has no end');
            if (backslash < at) {
                const next = text.indexOf('\\', at);
                backslash = next < 0 ? text.length : next;
            }
            if (backslash > quote) {
                at = quote + 1;
                const raw = text.slice(begin, quote);
                return escaped ? unescaped(raw) : raw;
            }
            escaped = true;
            at = backslash + 2;
        }
    };
    const list = (item) => {
        const items = [];
        expect('[');
        while (!text.startsWith(']', at)) {
            if (items.length > 0)
                expect(',');
            items.push(item());
        }
        expect(']');
        return items;
    };
    const tuple = (size) => {
        const parts = [];
        expect('(');
        for (let n = 0; n < size; n++) {
            if (n > 0)
                expect(',');
            parts.push(string());
        }
        expect(')');
        return parts;
    };
    const end = () => {
        if (text.slice(at).trim() !== '')
            throw malformed('something follows its end');
    };
    return { expect, string, list, tuple, end };
}
const escapes = { n: '\n', r: '\r', t: '\t' };
function unescaped(raw) {
    return raw.replace(/\\([\s\S])/g, (_, character) => escapes[character] ?? character);
}
function malformed(why) {
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `It is not a derivation in a known format: ${why}.`, rereadFix));
}


/***/ }),

/***/ 51009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ evaluateGroups)
/* harmony export */ });
/* unused harmony export evaluationJobs */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _runner_limit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7541);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85990);
/** Evaluation of many cells: one process for each Nixpkgs instance, several at once. */




/** Bytes that one evaluation of Nixpkgs with CUDA packages takes. */
const memoryOfOne = 2 * 1024 ** 3;
/** Processes where nothing tells how much memory is free. */
const carefulJobs = 2;
/** Seconds that each further cell of a group may take. */
const timeoutOfOne = 30;
/**
 * Evaluates and instantiates cells, by id. What cannot be evaluated in its group is evaluated alone, so that each cell
 * has Nix's own message (BLD001) and the good ones are there all the same. A group that was cancelled, ran into its
 * time limit or could not be started is not tried again.
 */
async function evaluateGroups(host, nix, groups, options = {}) {
    const jobs = options.jobs ?? (await evaluationJobs(host));
    const total = groups.reduce((sum, group) => sum + group.ids.length, 0);
    const done = new Map();
    const limit = (0,_runner_limit_js__WEBPACK_IMPORTED_MODULE_3__/* .limitTo */ .$)(jobs);
    const finish = (id, evaluation) => {
        done.set(id, evaluation);
        options.onProgress?.(done.size, total);
    };
    const alone = async (id, file) => finish(id, host.cancelled.aborted ? { problem: cancelled } : await (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluate */ ._3)(host, nix, file));
    await Promise.all(groups.map(async (group) => {
        const found = await limit(() => evaluateGroup(host, nix, group));
        for (const [id, evaluation] of found)
            finish(id, evaluation);
        const missing = group.ids.filter((id) => !found.has(id));
        await Promise.all(missing.map((id) => limit(() => alone(id, group.single(id)))));
    }));
    return done;
}
const cancelled = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD003', 'The evaluation was cancelled.', 'Run the job again.');
/** What is known after the group's own process; cells that are not in it have to be evaluated alone. */
async function evaluateGroup(host, nix, group) {
    const { file, ids } = group;
    if (host.cancelled.aborted)
        return new Map(ids.map((id) => [id, { problem: cancelled }]));
    if (ids.length <= 1)
        return new Map();
    const timeout = _evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluationTimeout */ .M + timeoutOfOne * ids.length;
    const answer = await (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluateJson */ .QJ)(host, nix, { file, attribute: 'infos', timeout });
    if ('problem' in answer) {
        const again = answer.outcome === 'exited' || answer.outcome === 'killed';
        return new Map(again ? [] : ids.map((id) => [id, { problem: answer.problem }]));
    }
    const infos = new Map(typeof answer.value === 'object' && answer.value ? Object.entries(answer.value) : []);
    return new Map(ids.flatMap((id) => {
        const evaluated = (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEvaluated */ .L9)(infos.get(id));
        return evaluated ? [[id, evaluated]] : [];
    }));
}
/** How many evaluations this machine can do at once: one for each core, and 2 GiB of free memory for each; at least 1. */
async function evaluationJobs(host, cores = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)()) {
    const text = await host.files.readFile('/proc/meminfo', 'utf8').catch(() => '');
    const available = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
    const fitting = available === undefined ? carefulJobs : Math.floor((Number(available) * 1024) / memoryOfOne);
    return Math.max(1, Math.min(cores, fitting));
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

/***/ 7541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ limitTo)
/* harmony export */ });
/** A limit of `count` pieces of work at a time. */
function limitTo(count) {
    let free = count;
    const waiting = [];
    return async (work) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                free += 1;
        }
    };
}


/***/ }),

/***/ 93188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ logDetail),
/* harmony export */   Z: () => (/* binding */ heldBack)
/* harmony export */ });
/** Prints what most readers skip, such as what builders say: GitHub has it inside a fold, a command with `--verbose`. */
function logDetail(log, line) {
    if (!log.quiet)
        log.info(line);
}
/** A log of work that others do beside it: `show` prints its lines together. What goes on now is shown at once. */
function heldBack(log) {
    const lines = [];
    const keep = (print) => (line) => void lines.push(() => print(line));
    return {
        log: {
            ...log,
            info: keep((line) => log.info(line)),
            debug: keep((line) => log.debug(line)),
            group: keep((line) => log.group(line)),
            endGroup: () => void lines.push(() => log.endGroup()),
        },
        show: () => {
            for (const print of lines.splice(0))
                print();
        },
    };
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
