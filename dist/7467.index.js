export const id = 7467;
export const ids = [7467];
export const modules = {

/***/ 36831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ne: () => (/* binding */ parseNarInfo),
/* harmony export */   RG: () => (/* binding */ base32),
/* harmony export */   Rj: () => (/* binding */ fingerprint),
/* harmony export */   _s: () => (/* binding */ narInfoFile),
/* harmony export */   gQ: () => (/* binding */ stubNarInfo),
/* harmony export */   i4: () => (/* binding */ printNarInfo),
/* harmony export */   nF: () => (/* binding */ isStoreName)
/* harmony export */ });
/**
 * Narinfos: what a binary cache says of one store path. Strict, because they come from an archive that others may have
 * written: what is not understood is refused, and Nix gets to read only what `printNarInfo` wrote.
 */
const digits = '0123456789abcdfghijklmnpqrsvwxyz';
const storeName = /^[0-9abcdfghijklmnpqrsvwxyz]{32}-[0-9A-Za-z+\-_?=][0-9A-Za-z+\-._?=]{0,210}$/;
const sha256 = /^sha256:[0-9abcdfghijklmnpqrsvwxyz]{52}$/;
const fields = new Set(['StorePath', 'URL', 'Compression', 'FileHash', 'FileSize', 'NarHash', 'NarSize', 'References']);
const optionalFields = new Set(['Deriver', 'Sig', 'CA', 'System']);
/** Whether this is the name of something in a store: 32 digits of hash, a dash, a name. */
function isStoreName(name) {
    return storeName.test(name);
}
/** Reads a narinfo of this store folder; gives what is wrong with it where something is. */
function parseNarInfo(text, storeDir) {
    const found = readFields(text);
    if ('wrong' in found)
        return found;
    const { values, signatures } = found;
    const get = (field) => values.get(field) ?? '';
    const path = get('StorePath');
    if (!path.startsWith(`${storeDir}/`))
        return { wrong: `its path is not in ${storeDir}` };
    const name = path.slice(storeDir.length + 1);
    if (!isStoreName(name))
        return { wrong: 'its path is malformed' };
    if (!sha256.test(get('FileHash')) || !sha256.test(get('NarHash')))
        return { wrong: 'it has a malformed hash' };
    const compression = get('Compression');
    if (compression !== 'zstd' && compression !== 'none')
        return { wrong: 'its compression is unknown' };
    // The name that Nix gives a NAR, and no other: it cannot lead outside, and equal names have equal content.
    const url = `nar/${get('FileHash').slice('sha256:'.length)}.nar${compression === 'zstd' ? '.zst' : ''}`;
    if (get('URL') !== url)
        return { wrong: 'its URL is not that of its file' };
    const fileSize = sizeOf(get('FileSize'));
    const narSize = sizeOf(get('NarSize'));
    if (fileSize === undefined || narSize === undefined)
        return { wrong: 'it has a malformed size' };
    const references = get('References')
        .split(' ')
        .filter((word) => word !== '');
    const deriver = get('Deriver');
    const drvKnown = deriver !== '' && deriver !== 'unknown-deriver';
    if (!references.every(isStoreName) || (drvKnown && !isStoreName(deriver))) {
        return { wrong: 'it has a malformed reference' };
    }
    return {
        name,
        url,
        compression,
        fileHash: get('FileHash'),
        fileSize,
        narHash: get('NarHash'),
        narSize,
        references: [...new Set(references)].sort(),
        ...(drvKnown ? { deriver } : {}),
        ...(values.has('CA') ? { contentAddress: get('CA') } : {}),
        signatures,
    };
}
function readFields(text) {
    const values = new Map();
    const signatures = [];
    if (!text.endsWith('\n'))
        return { wrong: 'it is cut off' };
    for (const line of text.slice(0, -1).split('\n')) {
        const match = /^([A-Za-z]+): ?([\x20-\x7e]*)$/.exec(line);
        const [field, value] = [match?.[1], match?.[2]];
        if (field === undefined || value === undefined)
            return { wrong: 'it has a malformed line' };
        if (!fields.has(field) && !optionalFields.has(field))
            return { wrong: `it has an unknown field ${field}` };
        if (field === 'Sig')
            signatures.push(value);
        else if (values.has(field))
            return { wrong: `it has ${field} twice` };
        else
            values.set(field, value);
    }
    const missing = [...fields].find((field) => !values.has(field));
    return missing === undefined ? { values, signatures } : { wrong: `it has no ${missing}` };
}
/** The text of a narinfo, byte for byte as Nix writes it. */
function printNarInfo(info, storeDir) {
    const lines = [
        `StorePath: ${storeDir}/${info.name}`,
        `URL: ${info.url}`,
        `Compression: ${info.compression}`,
        `FileHash: ${info.fileHash}`,
        `FileSize: ${info.fileSize}`,
        `NarHash: ${info.narHash}`,
        `NarSize: ${info.narSize}`,
        `References: ${info.references.join(' ')}`,
        ...(info.deriver === undefined ? [] : [`Deriver: ${info.deriver}`]),
        ...info.signatures.map((signature) => `Sig: ${signature}`),
        ...(info.contentAddress === undefined ? [] : [`CA: ${info.contentAddress}`]),
    ];
    return `${lines.join('\n')}\n`;
}
/** What Nix signs: path, NAR hash, NAR size, references. Not the URL, the compressed file or the deriver. */
function fingerprint(info, storeDir) {
    const references = info.references.map((name) => `${storeDir}/${name}`).join(',');
    return `1;${storeDir}/${info.name};${info.narHash};${info.narSize};${references}`;
}
/** A stand-in for a reference that stays elsewhere: a binary cache takes no path whose references it lacks. */
function stubNarInfo(name, storeDir) {
    const nothing = `sha256:${'0'.repeat(52)}`;
    const stub = { name, url: 'nar/stub.nar', compression: 'none', fileHash: nothing, fileSize: 1 };
    return printNarInfo({ ...stub, narHash: nothing, narSize: 1, references: [], signatures: [] }, storeDir);
}
/** `<hash>.narinfo` for `<hash>-<name>`. */
function narInfoFile(name) {
    return `${name.slice(0, 32)}.narinfo`;
}
/** Nix's own base 32: least significant bits last, its own alphabet. */
function base32(bytes) {
    const length = Math.ceil((bytes.length * 8) / 5);
    let text = '';
    for (let n = length - 1; n >= 0; n--) {
        const [at, shift] = [Math.floor((n * 5) / 8), (n * 5) % 8];
        const value = ((bytes[at] ?? 0) >> shift) | ((bytes[at + 1] ?? 0) << (8 - shift));
        text += digits[value & 31];
    }
    return text;
}
function sizeOf(text) {
    const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
    return Number.isSafeInteger(value) ? value : undefined;
}


/***/ }),

/***/ 69451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dT: () => (/* binding */ describeDoubts),
  kv: () => (/* binding */ doubtOf),
  GO: () => (/* binding */ judgePaths)
});

;// CONCATENATED MODULE: ./lib/licence/nvidia-hosts.js
/** Servers, with all below them, from which NVIDIA hands out what its licences cover, and where that is to be seen. */
const nvidiaHosts = [
    {
        // developer.download.nvidia.com/compute has every redistributable, us.download.nvidia.com the drivers.
        host: 'download.nvidia.com',
        source: 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/db/bootstrap/redist.nix',
    },
    // Where NVIDIA sends visitors from China; an overlay can name it as redistUrlPrefix.
    { host: 'download.nvidia.cn', source: 'https://developer.download.nvidia.cn/compute/cuda/redist/' },
    { host: 'developer.nvidia.com', source: 'https://developer.nvidia.com/tensorrt/download' },
    { host: 'pypi.nvidia.com', source: 'https://pypi.nvidia.com/' },
    { host: 'ngc.nvidia.com', source: 'https://docs.nvidia.com/ngc/latest/ngc-catalog-user-guide.html' },
];
/** Whether a URL lies on one of NVIDIA's download servers; false for what is no URL. */
function isOfNvidia(url) {
    const name = URL.parse(url)?.hostname.replace(/\.$/, '');
    return name !== undefined && nvidiaHosts.some(({ host }) => name === host || name.endsWith(`.${host}`));
}

;// CONCATENATED MODULE: ./lib/licence/judge.js
/** What is known of the licence of a store path: by evaluation where there was one, else by what it was made from. */

/**
 * Judges store paths, by path. A path is unfree when its licence is, or when it is or was made directly from what NVIDIA
 * hands out or the user has to fetch: what is only linked to it or compiled by it is not. Other fixed outputs are unknown, because nobody states
 * the licence of a download, and so is what no known derivation makes.
 */
function judgePaths(paths, facts) {
    const { makers, unfree } = facts;
    const makersOf = new Map();
    for (const [drvPath, maker] of makers) {
        for (const { path } of maker.outputs)
            makersOf.set(path, [...(makersOf.get(path) ?? []), [drvPath, maker]]);
    }
    const originOf = origins(makers);
    const isListed = matcher(facts.listed);
    const judge = (path) => {
        const known = makersOf.get(path) ?? [];
        const drvPaths = known.map(([drvPath]) => drvPath);
        const name = nameOf(drvPaths[0] ?? path);
        const inputs = known.flatMap(([, { inputDrvs }]) => [...inputDrvs.keys()]);
        if (drvPaths.some((drvPath) => unfree.includes(drvPath)))
            return { verdict: 'unfree', why: 'licence', name };
        const origin = firstKnown([...drvPaths, ...inputs].map(originOf));
        if (origin)
            return { verdict: 'unfree', why: origin, name };
        if (known.length === 0 || !inputs.every((input) => makers.has(input))) {
            return { verdict: 'unknown', why: 'origin', name };
        }
        const fixed = known.some(([, { fixedOutput }]) => fixedOutput);
        return fixed ? { verdict: 'unknown', why: 'download', name } : { verdict: 'free', name };
    };
    return new Map(paths.map((path) => {
        const judgement = judge(path);
        const { verdict, name } = judgement;
        return [path, verdict !== 'free' && isListed(name) ? { verdict: 'listed', name } : judgement];
    }));
}
/** Why a path must not lie where anybody can read it; undefined when nothing stands against that. */
function doubtOf(judgement) {
    return judgement.verdict === 'unfree' || judgement.verdict === 'unknown' ? judgement : undefined;
}
/**
 * Finds whose fixed outputs are: fetched from a server of NVIDIA, `requireFile`'s, or taken out of such a one. `requireFile`
 * has no URL; its builder is the script restrict-message, which prints what the user has to do.
 * https://github.com/NixOS/nixpkgs/blob/master/pkgs/build-support/trivial-builders/default.nix
 */
function origins(makers) {
    // Each once: the ways through fixed outputs that share inputs double with every layer.
    const known = new Map();
    const originOf = (drvPath) => {
        const maker = makers.get(drvPath);
        if (!maker?.fixedOutput)
            return undefined;
        if (known.has(drvPath))
            return known.get(drvPath);
        const origin = ownOrigin(maker) ?? firstKnown([...maker.inputDrvs.keys()].map(originOf));
        known.set(drvPath, origin);
        return origin;
    };
    return originOf;
}
function ownOrigin({ urls, inputDrvs }) {
    if (urls.some(isOfNvidia))
        return 'nvidia';
    return [...inputDrvs.keys()].some((input) => nameOf(input) === 'restrict-message') ? 'require-file' : undefined;
}
function firstKnown(origins) {
    return origins.find((origin) => origin !== undefined);
}
/** `saxpy-1.0` of `/nix/store/<hash>-saxpy-1.0.drv`. */
function nameOf(storePath) {
    return storePath.replace(/.*\/[0-9a-z]{32}-/, '').replace(/\.drv$/, '');
}
function matcher(patterns) {
    const texts = patterns.map((pattern) => pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*'));
    const any = new RegExp(`^(?:${texts.join('|')})$`, 's');
    return (name) => any.test(name);
}
const reasons = {
    licence: 'under an unfree licence',
    nvidia: 'made from NVIDIA’s downloads',
    'require-file': 'made from files that users have to download themselves',
    download: 'downloaded under an unknown licence',
    origin: 'of unknown origin',
};
/** Names of each reason that are shown. */
const shown = 3;
/** `3 made from downloads of NVIDIA (a-1, b-2 and 1 more), 1 of unknown origin (c)`. */
function describeDoubts(doubts) {
    const parts = Object.entries(reasons).flatMap(([why, words]) => {
        const of = doubts.filter((doubt) => doubt.why === why);
        if (of.length === 0)
            return [];
        const names = [...new Set(of.map(({ name }) => name))];
        const more = names.length > shown ? ` and ${names.length - shown} more` : '';
        return [`${of.length} ${words} (${names.slice(0, shown).join(', ')}${more})`];
    });
    return parts.join(', ');
}


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

/***/ 89427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ deriverOf),
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   Cv: () => (/* binding */ requisitesOf),
/* harmony export */   Jg: () => (/* binding */ builtHere),
/* harmony export */   TQ: () => (/* binding */ closureOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   ig: () => (/* binding */ validOf),
/* harmony export */   kc: () => (/* binding */ isBuilt)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30994);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90710);



const timeout = 300;
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch = 4_000;
/** Outputs of derivations, whether they are there or not. */
function outputsOf(host, nix, drvPaths) {
    return nixStore(host, nix, ['--query', '--outputs'], drvPaths);
}
/** Every derivation that these need, themselves included. */
async function closureOf(host, nix, drvPaths) {
    const answer = await requisitesOf(host, nix, drvPaths);
    return 'failed' in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith('.drv')) };
}
/** Everything that these refer to, directly or not, themselves included. */
function requisitesOf(host, nix, paths) {
    return nixStore(host, nix, ['--query', '--requisites'], paths);
}
/** Whether every output of a derivation is in the store; false also when the store does not say. */
async function isBuilt(host, nix, drvPath) {
    const outputs = await outputsOf(host, nix, [drvPath]);
    if ('failed' in outputs || outputs.lines.length === 0)
        return false;
    const valid = await validOf(host, nix, outputs.lines);
    return !('failed' in valid) && valid.lines.length === outputs.lines.length;
}
/** The derivation that a (valid) path was built from; undefined where it is unknown or not in the store. */
async function deriverOf(host, nix, path) {
    const answer = await nixStore(host, nix, ['--query', '--deriver'], [path]);
    const [deriver] = 'failed' in answer ? [] : answer.lines;
    if (!deriver?.endsWith('.drv'))
        return undefined;
    const valid = await validOf(host, nix, [deriver]);
    return 'failed' in valid ? undefined : valid.lines[0];
}
/** Everything that these refer to directly. */
function referencesOf(host, nix, paths) {
    return nixStore(host, nix, ['--query', '--references'], paths);
}
/** Those of the paths that are in the store. */
async function validOf(host, nix, paths) {
    const answer = await nixStore(host, nix, ['--check-validity', '--print-invalid'], paths);
    if ('failed' in answer)
        return answer;
    const invalid = new Set(answer.lines);
    return { lines: paths.filter((path) => !invalid.has(path)) };
}
/**
 * Those of the (valid) paths that were built on this machine, by this job or another: Nix marks them `ultimate`. What a
 * cache served or what was copied is not.
 */
async function builtHere(host, nix, paths) {
    const lines = [];
    for (let at = 0; at < paths.length; at += batch) {
        const some = paths.slice(at, at + batch);
        const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(host, nix, ['path-info', '--sigs', ...some], { timeout });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix path-info was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n')) {
            const [path, ...marks] = line.trim().split(/\s+/);
            if (path && marks.includes('ultimate'))
                lines.push(path);
        }
    }
    return { lines };
}
async function nixStore(host, nix, verb, paths) {
    const lines = new Set();
    for (let at = 0; at < paths.length; at += batch) {
        const outcome = await host.exec({
            argv: [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(nix.program), 'nix-store'), ...verb, ...paths.slice(at, at + batch)],
            env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(host.env),
            signal: host.cancelled,
            timeout,
        });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix-store was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n'))
            if (line !== '')
                lines.add(line);
    }
    return { lines: [...lines] };
}


/***/ }),

/***/ 14160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isPrivateRepository)
/* harmony export */ });
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11161);

/**
 * Whether only those with access to this job's repository can read what the job stores there, as the payload of its event
 * says (`repository.private`; internal repositories are private). Every webhook that starts workflows names the repository,
 * and since September 2022 `schedule` does as well. False for a payload that does not, such as the empty one of a pull
 * request from a fork. https://docs.github.com/en/webhooks/webhook-events-and-payloads
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 * https://github.blog/changelog/2022-09-27-github-actions-additional-information-available-in-github-event-payload-for-scheduled-workflow-runs
 */
async function isPrivateRepository(host) {
    const { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: name } = host.env;
    if (!path || !name)
        return false;
    try {
        const payload = JSON.parse((await (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readIfPresent */ .Zu)(host, path)) ?? '');
        const { repository } = Object(payload);
        const { private: isPrivate, visibility, full_name: fullName, } = Object(repository);
        const own = typeof fullName === 'string' && fullName.toLowerCase() === name.toLowerCase();
        return own && isPrivate === true && (visibility ?? 'private') !== 'public';
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 23347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lQ: () => (/* binding */ isFolder),
/* harmony export */   o5: () => (/* binding */ readSmall),
/* harmony export */   yz: () => (/* binding */ admitEntry)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36831);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11161);
/* harmony import */ var _entry_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68187);
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62173);







const maxNarInfo = 2 ** 20;
const maxIndex = 2 ** 25;
const maxPaths = 50_000;
/**
 * Takes over what is sound of an entry that was unpacked into a folder: each narinfo is read, checked and printed again
 * with the job's signature alone; NARs are moved, not copied. With `required` only what that key signed is taken.
 * Nix checks each NAR's own hash again. Throws system errors, not for what is in the entry.
 */
async function admitEntry(host, entry, local, required) {
    const admitted = [];
    const refused = [];
    const whole = (await isFolder(host, entry)) && (await isFolder(host, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry, 'nar')));
    if (!whole)
        return { admitted, refused: [{ file: '.', why: 'it is not a binary cache' }], index: undefined };
    const names = (await (0,_local_js__WEBPACK_IMPORTED_MODULE_5__/* .list */ .p_)(host, entry)).filter((name) => name.endsWith('.narinfo'));
    if (names.length > maxPaths)
        refused.push({ file: '.', why: `it has more than ${maxPaths} paths` });
    for (const file of names.slice(0, maxPaths)) {
        if (host.cancelled.aborted)
            break;
        const info = await judge(host, [entry, local.folder], file, { storeDir: local.storeDir, required });
        if ('wrong' in info) {
            refused.push({ file, why: info.wrong });
            continue;
        }
        // The NAR first: what has a narinfo must be whole. Two paths with the same content share one.
        if (info.nar !== (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(local.folder, info.url))
            await host.files.rename(info.nar, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(local.folder, info.url));
        const signature = local.key.sign((0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .fingerprint */ .Rj)(info, local.storeDir));
        const text = (0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .printNarInfo */ .i4)({ ...info, signatures: [signature] }, local.storeDir);
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(local.folder, file), text);
        admitted.push(info);
    }
    const index = await (0,_entry_index_js__WEBPACK_IMPORTED_MODULE_6__/* .parseIndex */ .A1)(await readSmall(host, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry, _entry_index_js__WEBPACK_IMPORTED_MODULE_6__/* .indexFile */ .LV), maxIndex));
    return { admitted, refused, index: index && onlyAdmitted(index, admitted, local.storeDir) };
}
async function judge(host, folders, file, rules) {
    const text = await readSmall(host, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folders[0], file), maxNarInfo);
    if (text === undefined)
        return { wrong: 'it is not a file of a plausible size' };
    const info = (0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .parseNarInfo */ .Ne)(text, rules.storeDir);
    if ('wrong' in info)
        return info;
    if ((0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .narInfoFile */ ._s)(info.name) !== file)
        return { wrong: 'it has the file name of another path' };
    if (rules.required && !rules.required.verifies((0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .fingerprint */ .Rj)(info, rules.storeDir), info.signatures)) {
        return { wrong: `it is not signed by ${rules.required.name}` };
    }
    const nar = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folders[0], info.url);
    const wrong = await wrongNar(host, nar, info);
    if (wrong === undefined)
        return { ...info, nar };
    const shared = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folders[1], info.url);
    return (await wrongNar(host, shared, info)) === undefined ? { ...info, nar: shared } : { wrong };
}
/** The file must be a plain one of that size and hash: cheaper to find out here than by a build that stumbles over it. */
async function wrongNar(host, path, info) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (!stat)
        return 'its NAR is missing';
    if (!stat.isFile() || stat.nlink !== 1)
        return 'its NAR is not a file of its own';
    if (stat.size !== info.fileSize)
        return 'its NAR has another size';
    const handle = await host.files.open(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
    try {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        const chunk = Buffer.allocUnsafe(2 ** 20);
        for (let read = -1; read !== 0;) {
            read = (await handle.read(chunk, 0, chunk.length)).bytesRead;
            hash.update(chunk.subarray(0, read));
        }
        return `sha256:${(0,_binary_cache_narinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .base32 */ .RG)(hash.digest())}` === info.fileHash ? undefined : 'its NAR has another hash';
    }
    finally {
        await handle.close();
    }
}
/** Whether it is a folder itself, not a link to one. */
async function isFolder(host, path) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    return stat?.isDirectory() === true;
}
/** The text of a plain file that is not too large; else undefined. */
async function readSmall(host, path, limit) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    return stat?.isFile() && stat.size <= limit ? host.files.readFile(path, 'utf8') : undefined;
}
function onlyAdmitted(index, admitted, storeDir) {
    const paths = new Set(admitted.map((info) => `${storeDir}/${info.name}`));
    return { ...index, paths: index.paths.filter((entry) => paths.has(entry.path)) };
}


/***/ }),

/***/ 18023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BN: () => (/* binding */ withReport),
/* harmony export */   H8: () => (/* binding */ toProblem),
/* harmony export */   hu: () => (/* binding */ machineProblem),
/* harmony export */   r8: () => (/* binding */ whySkipped)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21172);



/** Runs one side with a clean work folder and says in one line what came of it. `label`: of a cell, or of a stage. */
async function withReport(context, label, verb, work) {
    const { host, files } = context;
    const begun = host.clock.now();
    const clean = () => host.files.rm(files.work, { recursive: true, force: true });
    let done;
    try {
        done = await work();
        await clean();
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        await clean().catch(() => { });
        done = { outcome: 'failed', problems: [machineProblem(verb, label, why)] };
    }
    if (done.outcome === 'failed' && host.cancelled.aborted) {
        done = { outcome: 'skipped', reason: 'the job was cancelled', problems: [] };
    }
    const report = { ...done, seconds: (host.clock.now() - begun) / 1_000 };
    host.log.info(describeReport(label, verb, report));
    return report;
}
/** CCH025: something on this machine stood in the way. */
function machineProblem(verb, label, why) {
    const message = `The store cache could not ${verb} ${label}: ${why}.`;
    const fix = 'The build is not affected. Check whether the disk of the runner is full.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH025', message, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc });
}
function describeReport(label, verb, report) {
    const time = `${report.seconds.toFixed(1)} s`;
    const head = `Store cache, ${label}:`;
    switch (report.outcome) {
        case 'restored': {
            const which = report.exact ? 'its own entry' : 'an older entry';
            const refused = report.refused > 0 ? `, ${report.refused} refused` : '';
            return `${head} restored ${report.paths} paths, ${megabytes(report.bytes)}${refused}, in ${time} from ${which}`;
        }
        case 'saved':
            return `${head} saved ${report.paths} paths (${report.carried} of them from before), ${megabytes(report.bytes)}, in ${time}`;
        case 'missed':
            return `${head} there is no entry yet (${time})`;
        case 'skipped':
            return `${head} did not ${verb}: ${report.reason}`;
        case 'failed':
            return `${head} could not ${verb} (${time})`;
    }
}
function megabytes(bytes) {
    return `${(bytes / 1e6).toFixed(1)} MB`;
}
/** Why nothing is done at all; undefined when it is. */
async function whySkipped(context, verb) {
    const { host, options, files } = context;
    const nothing = (reason, ...problems) => {
        const fresh = problems.filter(({ message }) => !context.warned.has(message));
        for (const { message } of fresh)
            context.warned.add(message);
        return { outcome: 'skipped', reason, problems: fresh };
    };
    const wanted = verb === 'restore' ? ['read', 'read-write'] : ['write', 'read-write'];
    if (!wanted.includes(options.mode))
        return nothing(`store-cache is ${options.mode}`);
    const wrongKey = (0,_options_js__WEBPACK_IMPORTED_MODULE_2__/* .checkStoreCacheKeys */ .e9)(options);
    if (wrongKey)
        return nothing('its key is invalid', wrongKey);
    if (!host.cache.available)
        return nothing('this job has no cache service');
    if (host.cancelled.aborted)
        return nothing('the job was cancelled');
    const failure = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, files.fault);
    if (failure !== undefined)
        return nothing(`the cache service failed before (${failure.trim()})`);
    const may = verb === 'restore' ? host.cache.readable : host.cache.writable;
    if (!may) {
        const message = `This job may not ${verb === 'restore' ? 'read' : 'write'} caches: its token does not allow that.`;
        const fix = 'This is so for some events and for pull requests from forks. Set store-cache: read or off to avoid the warning.';
        return nothing('the token does not allow it', (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH021', message, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc }));
    }
    if (verb === 'save' && context.required && !context.secret)
        return nothing('there is no secret key to sign with');
    return undefined;
}
/** One warning; a service that failed is left alone for the rest of the job, because each try can take half a minute. */
async function toProblem({ host, files }, label, reply) {
    if (reply.kind === 'damaged') {
        const fix = 'Its contents are built instead. Delete this entry in the repository’s list of caches.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH023', `The cache entry of ${label} cannot be unpacked: ${reply.reason}.`, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc });
    }
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, files.fault, `${reply.reason}\n`);
    if (reply.kind === 'denied') {
        const fix = 'The build is not affected. Check which events may write caches.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH021', `The cache service refuses this job: ${reply.reason}.`, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc });
    }
    const fix = "The build is not affected; this job no longer uses the cache. See GitHub's status page.";
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('CCH020', `The cache service cannot be used: ${reply.reason}.`, fix, { subject: _options_js__WEBPACK_IMPORTED_MODULE_2__/* .subject */ .bc });
}


/***/ }),

/***/ 68187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   LV: () => (/* binding */ indexFile),
/* harmony export */   a6: () => (/* binding */ printIndex)
/* harmony export */ });
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36014);

const indexFile = 'index.json';
function printIndex(index) {
    return `${JSON.stringify({ schema: 'store-cache-entry/1', ...index })}\n`;
}
/** Reads an index; undefined when it is none. */
function parseIndex(json) {
    const load = async () => (await Promise.all(/* import() | store-cache-schema */[__webpack_require__.e(2857), __webpack_require__.e(7173)]).then(__webpack_require__.bind(__webpack_require__, 89955))).entryIndex;
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_0__/* .readSaved */ .S)(json, load);
}


/***/ }),

/***/ 17467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jobStoreCache: () => (/* binding */ jobStoreCache),
  l: () => (/* binding */ prepareStoreCache),
  t: () => (/* binding */ saveCells)
});

// EXTERNAL MODULE: ./lib/binary-cache/signing.js
var signing = __webpack_require__(11665);
// EXTERNAL MODULE: ./lib/nix/configure/nix-conf.js
var nix_conf = __webpack_require__(41026);
// EXTERNAL MODULE: ./lib/runner/job.js
var runner_job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/store-cache/key.js
var store_cache_key = __webpack_require__(917);
// EXTERNAL MODULE: ./lib/store-cache/local.js
var store_cache_local = __webpack_require__(62173);
// EXTERNAL MODULE: ./lib/nix/store-paths.js
var store_paths = __webpack_require__(89427);
// EXTERNAL MODULE: ./lib/store-cache/attempt.js
var attempt = __webpack_require__(18023);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/binary-cache/narinfo.js
var narinfo = __webpack_require__(36831);
// EXTERNAL MODULE: ./lib/licence/judge.js + 1 modules
var judge = __webpack_require__(69451);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var runner_files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/store-cache/admit.js
var admit = __webpack_require__(23347);
// EXTERNAL MODULE: ./lib/store-cache/entry-index.js
var entry_index = __webpack_require__(68187);
// EXTERNAL MODULE: ./lib/nix/build/derivation.js
var derivation = __webpack_require__(75471);
// EXTERNAL MODULE: ./lib/runner/repository.js
var repository = __webpack_require__(14160);
// EXTERNAL MODULE: ./lib/store-cache/options.js
var options = __webpack_require__(21172);
;// CONCATENATED MODULE: ./lib/store-cache/licence-guard.js





/**
 * What of the chosen paths may lie in the cache of this repository: all in a private one, else what nothing stands against
 * and what is listed. Derivations that cannot be read are of unknown origin. `whole` is false where a path of the derivations
 * themselves was left out.
 */
async function withoutDoubtful(host, { built, carried }, { drvPaths, unfree, listed, leftOut }) {
    const paths = [...built, ...carried];
    if (paths.length === 0 || (await (0,repository/* isPrivateRepository */.G)(host)))
        return { built, carried, whole: true, doubts: [] };
    const makers = await (0,derivation/* readClosure */.m)(host, drvPaths).catch(() => new Map());
    const doubts = new Map();
    for (const [path, judgement] of (0,judge/* judgePaths */.GO)(paths, { makers, unfree, listed })) {
        const doubt = (0,judge/* doubtOf */.kv)(judgement);
        if (doubt)
            doubts.set(path, doubt);
    }
    for (const [path, doubt] of doubts)
        leftOut.set(path, doubt);
    const kept = (path) => !doubts.has(path);
    const own = drvPaths.flatMap((drvPath) => makers.get(drvPath)?.outputs ?? []);
    return {
        built: built.filter(kept),
        carried: carried.filter(kept),
        whole: own.every(({ path }) => path === undefined || kept(path)),
        doubts: [...doubts.values()],
    };
}
/** CCH026 for what a job left out; undefined where that were downloads alone, which are fetched as easily again. */
function leftOutProblem(leftOut) {
    const doubts = [...leftOut.values()];
    if (doubts.every(({ why }) => why === 'download'))
        return undefined;
    const count = `${leftOut.size} ${leftOut.size === 1 ? 'path' : 'paths'}`;
    const message = `The store cache does not keep ${count}, because this repository is treated as public: ${(0,judge/* describeDoubts */.dT)(doubts)}.`;
    const fix = 'The next run builds or downloads them again. List in store-unfree those that you may redistribute.';
    return (0,problem/* warning */.$e)('CCH026', message, fix, { subject: options/* subject */.bc });
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
;// CONCATENATED MODULE: ./lib/store-cache/make-entry.js







const timeout = 1_800;
/**
 * Writes an entry, a binary cache with an index, to a folder. Neither the toolkits nor anything else that a path refers
 * to is read: Nix copies without references, over stand-ins that are removed afterwards. Throws system errors.
 */
async function makeEntry(host, nix, entry, local, content) {
    await host.files.mkdir((0,external_node_path_.join)(entry, 'nar'), { recursive: true, mode: 0o700 });
    const copied = await copyBuilt(host, nix, entry, { storeDir: local.storeDir, paths: content.built });
    if ('failed' in copied)
        return copied;
    const infos = [...copied.infos];
    const known = new Set(infos.map((info) => info.name));
    for (const path of content.carried) {
        const info = await carry(host, entry, local, (0,external_node_path_.basename)(path));
        if (info && !known.has(info.name))
            infos.push(info);
    }
    for (const info of infos) {
        const signatures = content.key ? [content.key.sign((0,narinfo/* fingerprint */.Rj)(info, local.storeDir))] : [];
        const text = (0,narinfo/* printNarInfo */.i4)({ ...info, signatures }, local.storeDir);
        await host.files.writeFile((0,external_node_path_.join)(entry, (0,narinfo/* narInfoFile */._s)(info.name)), text);
    }
    const paths = infos.map((info) => indexed(info, local.storeDir, content.seconds));
    await host.files.writeFile((0,external_node_path_.join)(entry, entry_index/* indexFile */.LV), (0,entry_index/* printIndex */.a6)({ cell: content.cell.id, drvPath: content.cell.drvPath, paths }));
    const files = new Map(infos.map((info) => [info.url, info.fileSize]));
    return { paths: infos.length, bytes: [...files.values()].reduce((sum, size) => sum + size, 0) };
}
async function copyBuilt(host, nix, entry, what) {
    if (what.paths.length === 0)
        return { infos: [] };
    const references = await (0,store_paths/* referencesOf */.CL)(host, nix, what.paths);
    if ('failed' in references)
        return references;
    const names = new Set(what.paths.map((path) => (0,external_node_path_.basename)(path)));
    const stubs = references.lines.map((path) => (0,external_node_path_.basename)(path)).filter((name) => !names.has(name) && (0,narinfo/* isStoreName */.nF)(name));
    for (const name of stubs) {
        await host.files.writeFile((0,external_node_path_.join)(entry, (0,narinfo/* narInfoFile */._s)(name)), (0,narinfo/* stubNarInfo */.gQ)(name, what.storeDir));
    }
    const url = `${(0,external_node_url_.pathToFileURL)(entry).href}?compression=zstd`;
    const outcome = await (0,command/* runNix */.d)(host, nix, ['copy', '--no-recursive', '--to', url, ...what.paths], { timeout });
    for (const name of stubs)
        await host.files.rm((0,external_node_path_.join)(entry, (0,narinfo/* narInfoFile */._s)(name)), { force: true });
    if (outcome.kind === 'not-started')
        return { failed: outcome.reason };
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
        return { failed: outcome.stderrTail.at(-1)?.replace(/^error: /, '') ?? `nix copy was ${outcome.kind}` };
    }
    const infos = [];
    for (const file of (await (0,store_cache_local/* list */.p_)(host, entry)).filter((name) => name.endsWith('.narinfo'))) {
        const info = (0,narinfo/* parseNarInfo */.Ne)(await host.files.readFile((0,external_node_path_.join)(entry, file), 'utf8'), what.storeDir);
        if ('wrong' in info)
            return { failed: `nix copy wrote ${file}, and ${info.wrong}` };
        infos.push(info);
    }
    return { infos };
}
/** Links one path's NAR from the local cache; undefined when it is not there after all. */
async function carry(host, entry, local, name) {
    const text = await host.files.readFile((0,external_node_path_.join)(local.folder, (0,narinfo/* narInfoFile */._s)(name)), 'utf8').catch(() => '');
    const info = (0,narinfo/* parseNarInfo */.Ne)(text, local.storeDir);
    if ('wrong' in info || info.name !== name)
        return undefined;
    const to = (0,external_node_path_.join)(entry, info.url);
    await host.files.rm(to, { force: true });
    // The archive holds it once and as a plain file, whatever other names it has here.
    await host.files.link((0,external_node_path_.join)(local.folder, info.url), to);
    return info;
}
function indexed(info, storeDir, seconds) {
    const drvPath = info.deriver === undefined ? null : `${storeDir}/${info.deriver}`;
    return {
        path: `${storeDir}/${info.name}`,
        drvPath,
        seconds: seconds.get(drvPath ?? '') ?? null,
        narBytes: info.narSize,
    };
}

;// CONCATENATED MODULE: ./lib/store-cache/entries.js














/** Admits what is sound of a fetched entry to the local cache. Throws system errors. */
async function fetchEntry({ host, required, files }, local, { name, key, exact, index }) {
    const found = await (0,admit/* admitEntry */.yz)(host, (0,external_node_path_.join)(files.work, name), local, required);
    await (0,runner_files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(files.restored, index), JSON.stringify(found.index ?? { paths: [] }));
    const { admitted, refused } = found;
    return {
        outcome: 'restored',
        key,
        exact,
        paths: admitted.length,
        bytes: admitted.reduce((sum, info) => sum + info.fileSize, 0),
        refused: refused.length,
        problems: refused.length > 0 ? [refusal(key, refused)] : [],
    };
}
/** Saves what was built on this machine, with what the local cache has of the rest. Throws system errors. */
async function saveEntry(context, saving) {
    const { host, nix, files } = context;
    const { label, cell, drvPaths } = saving;
    const skipped = (reason) => ({ outcome: 'skipped', reason, problems: [] });
    const failed = (why) => host.cancelled.aborted
        ? skipped('the job was cancelled')
        : { outcome: 'failed', problems: [(0,attempt/* machineProblem */.hu)('save', label, why)] };
    const skip = await (0,attempt/* whySkipped */.r8)(context, 'save');
    if (skip)
        return skip;
    const local = await (0,store_cache_local/* openLocalCache */.Qm)(host);
    if (!local)
        return skipped('the setup step made no local cache');
    const chosen = await choosePaths(context, drvPaths, local);
    if ('failed' in chosen)
        return failed(chosen.failed);
    const { leftOut } = context;
    const guarded = { drvPaths, unfree: saving.unfree ?? [], listed: context.options.unfree ?? [], leftOut };
    const { doubts, whole, ...content } = await withoutDoubtful(host, chosen, guarded);
    if (doubts.length > 0)
        host.log.info(`Store cache, ${label}: not saved: ${(0,judge/* describeDoubts */.dT)(doubts)}`);
    const { built, carried } = content;
    if (built.length === 0 && !(saving.handsOn && carried.length > 0)) {
        return skipped(chosen.built.length === 0 ? 'nothing was built' : 'nothing that may be saved was built');
    }
    const key = await saving.key([...built, ...carried], whole);
    const name = (0,store_cache_key/* entryName */.MB)(local.storeDir, context.required?.text);
    await host.files.mkdir(files.work, { recursive: true, mode: 0o700 });
    const there = await host.cache.lookup(files.work, name, [key]);
    if (there.kind === 'ok' && there.value.length > 0)
        return skipped('it is already saved');
    // A token that may write and not read is a legal one.
    if (there.kind !== 'ok' && there.kind !== 'denied') {
        return { outcome: 'failed', problems: [await (0,attempt/* toProblem */.H8)(context, label, there)] };
    }
    const seconds = await knownSeconds(host, saving.derivations);
    const made = await makeEntry(host, nix, (0,external_node_path_.join)(files.work, name), local, {
        ...content,
        cell,
        seconds,
        key: context.secret,
    });
    if ('failed' in made)
        return failed(made.failed);
    if (host.cancelled.aborted)
        return skipped('the job was cancelled');
    const stored = await host.cache.store(files.work, name, key);
    if (stored.kind !== 'ok')
        return { outcome: 'failed', problems: [await (0,attempt/* toProblem */.H8)(context, label, stored)] };
    if (stored.value === 'taken')
        return skipped('another job saved it at the same time');
    return { outcome: 'saved', key, carried: carried.length, ...made, problems: [] };
}
/** Indexes of what this job restored. */
async function restoredIndexes(host) {
    const folder = (0,store_cache_local/* localFiles */.Jd)(host).restored;
    const found = [];
    for (const file of await (0,store_cache_local/* list */.p_)(host, folder).catch(() => [])) {
        const index = await (0,entry_index/* parseIndex */.A1)(await (0,runner_files/* readIfPresent */.Zu)(host, (0,external_node_path_.join)(folder, file)).catch(() => undefined));
        if (index)
            found.push(index);
    }
    return found;
}
/** Build seconds by derivation: of this job, else of the run that built what this job restored. */
async function knownSeconds(host, derivations) {
    const seconds = new Map(derivations.flatMap(({ path, seconds }) => (seconds === null ? [] : [[path, seconds]])));
    for (const { drvPath, seconds: known } of (await restoredIndexes(host)).flatMap((index) => index.paths)) {
        if (drvPath !== null && known !== null && !seconds.has(drvPath))
            seconds.set(drvPath, known);
    }
    return seconds;
}
function refusal(key, refused) {
    const [first] = refused;
    const example = first ? ` (${first.file}: ${first.why})` : '';
    const message = `${refused.length} path(s) of the cache entry ${key} were refused${example}.`;
    const fix = 'They are built instead. Delete this entry in the repository’s list of caches.';
    return (0,problem/* warning */.$e)('CCH022', message, fix, { subject: options/* subject */.bc });
}
/**
 * What these derivations need, whether it was built on this machine (by another job too, where jobs share a store) or is in the
 * local cache. What an upstream cache served stays there.
 */
async function choosePaths({ host, nix }, drvPaths, local) {
    const closure = await (0,store_paths/* closureOf */.TQ)(host, nix, drvPaths);
    if ('failed' in closure)
        return closure;
    const outputs = await (0,store_paths/* outputsOf */.Yz)(host, nix, closure.lines);
    if ('failed' in outputs)
        return outputs;
    const valid = await (0,store_paths/* validOf */.ig)(host, nix, outputs.lines);
    if ('failed' in valid)
        return valid;
    const built = await (0,store_paths/* builtHere */.Jg)(host, nix, valid.lines);
    if ('failed' in built)
        return built;
    const wanted = new Set(outputs.lines);
    const fresh = new Set(built.lines);
    const kept = await pathsOf(host, local);
    return { built: built.lines, carried: kept.filter((path) => wanted.has(path) && !fresh.has(path)) };
}
/** The store paths that the local cache has. */
async function pathsOf(host, local) {
    const paths = [];
    for (const file of (await (0,store_cache_local/* list */.p_)(host, local.folder)).filter((name) => name.endsWith('.narinfo'))) {
        const info = (0,narinfo/* parseNarInfo */.Ne)(await host.files.readFile((0,external_node_path_.join)(local.folder, file), 'utf8'), local.storeDir);
        if (!('wrong' in info) && (0,narinfo/* isStoreName */.nF)(info.name))
            paths.push(`${local.storeDir}/${info.name}`);
    }
    return paths;
}

;// CONCATENATED MODULE: ./lib/store-cache/shared.js






/** Name of the shared stage among the cells in an entry's index. */
const sharedCell = 'shared';
const waitTime = 60;
/** How many earlier attempts are asked for. */
const maxEarlier = 20;
/** The stage in messages. */
function sharedLabel({ system }) {
    return `${sharedCell} ${system}`;
}
/**
 * Saves under the stage's one key also when a part failed to build, and what earlier runs built: the cells use what is
 * there, and wait for it.
 */
function saveShared(context, stage) {
    return saveEntry(context, {
        label: sharedLabel(stage),
        // Each of its paths names its own derivation.
        cell: { id: sharedCell, drvPath: '' },
        drvPaths: stage.drvPaths,
        derivations: stage.derivations,
        handsOn: true,
        key: async () => (0,store_cache_key/* sharedKey */.Tc)(stage.run, stage.system),
    });
}
/** Fetches and admits what the stage saved, once in this job; `missed` when it does not come in time. */
async function restoreShared(context, stage) {
    const { host, files } = context;
    const skipped = (reason) => ({ outcome: 'skipped', reason, problems: [] });
    const skip = await (0,attempt/* whySkipped */.r8)(context, 'restore');
    if (skip)
        return skip;
    const local = await (0,store_cache_local/* openLocalCache */.Qm)(host);
    if (!local?.key)
        return skipped('the setup step made no local cache');
    const own = (0,store_cache_key/* sharedKey */.Tc)(stage.run, stage.system);
    // Beside the cells' indexes, under a name that no cell has.
    const index = `${own}.json`;
    if ((await (0,runner_files/* readIfPresent */.Zu)(host, (0,external_node_path_.join)(files.restored, index))) !== undefined) {
        return skipped('this job has already asked for it');
    }
    await (0,runner_files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(files.restored, index), '{}');
    await host.files.mkdir(files.work, { recursive: true, mode: 0o700 });
    const name = (0,store_cache_key/* entryName */.MB)(local.storeDir, context.required?.text);
    const reply = await pollShared(context, name, stage);
    if (host.cancelled.aborted)
        return skipped('the job was cancelled');
    if (reply.kind !== 'ok')
        return { outcome: 'failed', problems: [await (0,attempt/* toProblem */.H8)(context, sharedLabel(stage), reply)] };
    const key = reply.value;
    if (key === undefined)
        return { outcome: 'missed', problems: [] };
    return fetchEntry(context, { ...local, key: local.key }, { name, key, exact: key === own, index });
}
/**
 * Look-ups of the service are eventually consistent: it may take seconds until a finished entry is found. A re-run of
 * failed jobs does not run the stage again, so earlier attempts count as well, but nobody waits for theirs.
 */
async function pollShared(context, name, stage) {
    const { clock, cancelled } = context.host;
    const { id, attempt } = stage.run;
    const end = clock.now() + (stage.wait ?? waitTime) * 1_000;
    const own = (0,store_cache_key/* sharedKey */.Tc)(stage.run, stage.system);
    const earlier = Array.from({ length: Math.min(attempt - 1, maxEarlier) }, (_, back) => (0,store_cache_key/* sharedKey */.Tc)({ id, attempt: attempt - 1 - back }, stage.system));
    let reply = await fetchFirst(context, name, [own, ...earlier]);
    for (let pause = 1_000; mayComeYet(reply) && !cancelled.aborted; pause *= 2) {
        const left = end - clock.now();
        if (left <= 0)
            break;
        // Jittered: hundreds of cells may wait for the same entry.
        await clock.sleep(Math.min(Math.round(pause * (0.75 + Math.random() / 2)), left), cancelled);
        if (cancelled.aborted)
            break;
        reply = await fetchFirst(context, name, [own]);
    }
    return reply;
}
/** Not there yet, or the service was asked too often: then the next, longer pause may be long enough. */
function mayComeYet(reply) {
    if (reply.kind === 'ok')
        return reply.value === undefined;
    return reply.kind === 'failed' && /\b429\b|rate.?limit/i.test(reply.reason);
}
/** Unpacks the first of these entries that is there; gives its key. Only exact keys count. */
async function fetchFirst({ host, files }, name, keys) {
    for (const key of keys) {
        const there = await host.cache.lookup(files.work, name, [key]);
        if (there.kind !== 'ok')
            return there;
        if (!there.value.includes(key))
            continue;
        const fetched = await host.cache.fetch(files.work, name, key, key);
        if (fetched.kind !== 'ok' || fetched.value === key)
            return fetched;
        await host.files.rm((0,external_node_path_.join)(files.work, name), { recursive: true, force: true });
    }
    return { kind: 'ok', value: undefined };
}

;// CONCATENATED MODULE: ./lib/store-cache/store-cache.js









/** The store cache of this job over GitHub's cache service, one archive per entry. */
function openStoreCache(host, nix, options) {
    const secret = options.secretKey ? (0,signing/* parseSecretKey */.NP)(options.secretKey) : undefined;
    const required = options.publicKey ? (0,signing/* parsePublicKey */.ee)(options.publicKey) : secret?.publicKey;
    const files = (0,store_cache_local/* localFiles */.Jd)(host);
    const leftOut = new Map();
    const context = { host, nix, options, secret, required, files, warned: new Set(), leftOut };
    return {
        restore: (cell) => (0,attempt/* withReport */.BN)(context, cell.id, 'restore', () => restore(context, cell)),
        save: (cell) => (0,attempt/* withReport */.BN)(context, cell.id, 'save', () => save(context, cell)),
        restoreShared: (stage) => (0,attempt/* withReport */.BN)(context, sharedLabel(stage), 'restore', () => restoreShared(context, stage)),
        saveShared: (stage) => (0,attempt/* withReport */.BN)(context, sharedLabel(stage), 'save', () => saveShared(context, stage)),
        restored: () => restoredPaths(host),
        leftOut: () => {
            const problem = leftOutProblem(leftOut);
            return problem ? [problem] : [];
        },
    };
}
async function restore(context, cell) {
    const { host, nix, files } = context;
    const skip = await (0,attempt/* whySkipped */.r8)(context, 'restore');
    if (skip)
        return skip;
    const local = await (0,store_cache_local/* openLocalCache */.Qm)(host);
    if (!local?.key)
        return { outcome: 'skipped', reason: 'the setup step made no local cache', problems: [] };
    if (await (0,store_paths/* isBuilt */.kc)(host, nix, cell.drvPath))
        return { outcome: 'skipped', reason: 'its outputs are already in the store', problems: [] };
    const name = (0,store_cache_key/* entryName */.MB)(local.storeDir, context.required?.text);
    await host.files.mkdir(files.work, { recursive: true, mode: 0o700 });
    const reply = await host.cache.fetch(files.work, name, (0,store_cache_key/* entryKey */.k2)(cell), (0,store_cache_key/* entryPrefix */.B3)(cell));
    if (reply.kind !== 'ok')
        return { outcome: 'failed', problems: [await (0,attempt/* toProblem */.H8)(context, cell.id, reply)] };
    const key = reply.value;
    if (key === undefined)
        return { outcome: 'missed', problems: [] };
    const entry = { name, key, exact: key === (0,store_cache_key/* entryKey */.k2)(cell), index: `${cell.id}.json` };
    return fetchEntry(context, { ...local, key: local.key }, entry);
}
function save(context, cell) {
    return saveEntry(context, {
        label: cell.id,
        cell,
        drvPaths: [cell.drvPath],
        unfree: cell.unfree ? [cell.drvPath] : [],
        derivations: cell.derivations,
        key: async (paths, whole) => whole && (await (0,store_paths/* isBuilt */.kc)(context.host, context.nix, cell.drvPath)) ? (0,store_cache_key/* entryKey */.k2)(cell) : (0,store_cache_key/* partialKey */.Xd)(cell, paths),
    });
}
async function restoredPaths(host) {
    const paths = (await restoredIndexes(host)).flatMap((index) => index.paths);
    return [...new Map(paths.map((entry) => [entry.path, entry])).values()];
}

;// CONCATENATED MODULE: ./lib/store-cache/job.js






/**
 * Makes the job's local binary cache, before Nix is configured with it, and writes down how the later steps use it.
 * Gives nothing when the store cache is off or this job has no cache service, which is one line and no fault.
 */
async function prepareStoreCache(host, inputs) {
    const mode = inputs['store-cache'];
    const secretKey = inputs['store-cache-key'];
    const job = await (0,runner_job/* readJob */.cd)(host);
    const { available } = host.cache;
    if (mode !== 'off' && !available)
        host.log.info('Store cache: this job has no cache service; off');
    const bad = (0,options/* checkStoreCacheKeys */.e9)({ secretKey });
    if (mode === 'off' || !available || bad) {
        await (0,runner_job/* writeJob */.Pg)(host, { ...job, storeCache: null });
        return { settings: [], warnings: bad ? [bad] : [] };
    }
    const local = await (0,store_cache_local/* makeLocalCache */.K4)(host, secretKey ? 'signed' : 'open');
    const publicKey = secretKey ? ((0,signing/* parseSecretKey */.NP)(secretKey)?.publicKey.text ?? null) : null;
    const unfree = inputs['store-unfree'];
    await (0,runner_job/* writeJob */.Pg)(host, { ...job, storeCache: { mode, publicKey, ...(unfree ? { unfree: [...unfree] } : {}) } });
    const settings = [(0,nix_conf/* setting */.Pe)('extra-substituters', local.url), (0,nix_conf/* setting */.Pe)('extra-trusted-public-keys', local.publicKey)];
    return { settings, warnings: [] };
}
/** The store cache that setup prepared for this job; undefined when it is off. The key is only needed to save. */
async function jobStoreCache(host, nix, secretKey) {
    const { storeCache } = await (0,runner_job/* readJob */.cd)(host);
    if (!storeCache)
        return undefined;
    const { mode, publicKey, unfree } = storeCache;
    return openStoreCache(host, nix, { mode, secretKey, publicKey: publicKey ?? undefined, unfree });
}
/** For post: saves what the cells of this job can use the next time, and the shared stage. Throws what `readJob` throws. */
async function saveCells(host, job, secretKey) {
    const { nix } = job;
    const cache = nix ? await jobStoreCache(host, nix, secretKey) : undefined;
    if (!cache)
        return [];
    const derivations = job.cells.flatMap((cell) => cell.derivations);
    const problems = [];
    const run = (0,store_cache_key/* runIdOf */.SR)(host.env);
    if (job.shared && run)
        problems.push(...(await cache.saveShared({ ...job.shared, run })).problems);
    for (const { id, system, drvPath, unfree } of job.cells) {
        if (drvPath === null)
            continue;
        const report = await cache.save({ id, system, drvPath, derivations, unfree });
        problems.push(...report.problems);
    }
    return [...problems, ...cache.leftOut()];
}


/***/ }),

/***/ 21172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L8: () => (/* binding */ whyNoSharedStage),
/* harmony export */   bc: () => (/* binding */ subject),
/* harmony export */   e9: () => (/* binding */ checkStoreCacheKeys)
/* harmony export */ });
/* harmony import */ var _binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11665);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/** What the problems of the store cache are about. */
const subject = { cache: 'store-cache' };
/** CCH024 for a key that is none; undefined when all is well. Says nothing of the key itself. */
function checkStoreCacheKeys(options) {
    const fix = 'Create a pair with `nix key generate-secret --key-name NAME` and `nix key convert-secret-to-public`.';
    const off = (why) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('CCH024', `${why}; the store cache is off.`, fix, { subject });
    if (options.secretKey && !(0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSecretKey */ .NP)(options.secretKey)) {
        return off('The secret key of the store cache is not a Nix key');
    }
    if (options.publicKey && !(0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePublicKey */ .ee)(options.publicKey)) {
        return off('The public key of the store cache is not a Nix key');
    }
    if (options.secretKey && options.publicKey) {
        if ((0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSecretKey */ .NP)(options.secretKey)?.publicKey.text !== (0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePublicKey */ .ee)(options.publicKey)?.text) {
            return off('The two keys of the store cache do not belong together');
        }
    }
    return undefined;
}
/**
 * Why this run has no shared stage, in one line; undefined when it may have one: its job must be able to save what the
 * cells then restore. For the job that plans, whose service and keys are those of the other jobs.
 */
function whyNoSharedStage({ cache }, options) {
    const { mode } = options;
    if (mode !== 'read-write')
        return `store-cache is ${mode}`;
    if (checkStoreCacheKeys(options))
        return 'the key of the store cache is invalid';
    if (!cache.available)
        return 'this job has no cache service';
    if (!cache.readable)
        return 'the token of this job may not read caches';
    if (!cache.writable)
        return 'the token of this job may not write caches';
    if (options.publicKey && !options.secretKey)
        return 'there is no secret key to sign with';
    return undefined;
}


/***/ })

};
