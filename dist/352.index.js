export const id = 352;
export const ids = [352];
export const modules = {

/***/ 8352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jobStoreCache: () => (/* binding */ jobStoreCache),
  l: () => (/* binding */ prepareStoreCache),
  t: () => (/* binding */ saveCells)
});

// EXTERNAL MODULE: ./lib/cache/local.js
var cache_local = __webpack_require__(4865);
// EXTERNAL MODULE: ./lib/cache/signing.js
var signing = __webpack_require__(8273);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/runner/files.js
var runner_files = __webpack_require__(1161);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/cache/entry-index.js
var entry_index = __webpack_require__(1519);
;// CONCATENATED MODULE: ./lib/cache/narinfo.js
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

;// CONCATENATED MODULE: ./lib/cache/admit.js







const maxNarInfo = 2 ** 20;
const maxIndex = 2 ** 25;
const maxPaths = 50_000;
/**
 * Takes over what is sound of an entry that was unpacked into a folder: each narinfo is read, checked and printed anew
 * with the job's signature alone; NARs are moved, not copied. With `required` only what that key signed is taken.
 * Nix checks each NAR's own hash again. Throws system errors, not for what is in the entry.
 */
async function admitEntry(host, entry, local, required) {
    const admitted = [];
    const refused = [];
    const whole = (await isFolder(host, entry)) && (await isFolder(host, (0,external_node_path_.join)(entry, 'nar')));
    if (!whole)
        return { admitted, refused: [{ file: '.', why: 'it is not a binary cache' }], index: undefined };
    const names = (await (0,cache_local/* list */.p_)(host, entry)).filter((name) => name.endsWith('.narinfo'));
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
        if (info.nar !== (0,external_node_path_.join)(local.folder, info.url))
            await host.files.rename(info.nar, (0,external_node_path_.join)(local.folder, info.url));
        const signature = local.key.sign(fingerprint(info, local.storeDir));
        const text = printNarInfo({ ...info, signatures: [signature] }, local.storeDir);
        await (0,runner_files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(local.folder, file), text);
        admitted.push(info);
    }
    const index = (0,entry_index/* parseIndex */.A1)((await readSmall(host, (0,external_node_path_.join)(entry, entry_index/* indexFile */.LV), maxIndex)) ?? '');
    return { admitted, refused, index: index && onlyAdmitted(index, admitted, local.storeDir) };
}
async function judge(host, folders, file, rules) {
    const text = await readSmall(host, (0,external_node_path_.join)(folders[0], file), maxNarInfo);
    if (text === undefined)
        return { wrong: 'it is not a file of sensible size' };
    const info = parseNarInfo(text, rules.storeDir);
    if ('wrong' in info)
        return info;
    if (narInfoFile(info.name) !== file)
        return { wrong: 'it lies under the name of another path' };
    if (rules.required && !rules.required.verifies(fingerprint(info, rules.storeDir), info.signatures)) {
        return { wrong: `it is not signed by ${rules.required.name}` };
    }
    const nar = (0,external_node_path_.join)(folders[0], info.url);
    const wrong = await wrongNar(host, nar, info);
    if (wrong === undefined)
        return { ...info, nar };
    const shared = (0,external_node_path_.join)(folders[1], info.url);
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
    const handle = await host.files.open(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW);
    try {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        const chunk = Buffer.allocUnsafe(2 ** 20);
        for (let read = -1; read !== 0;) {
            read = (await handle.read(chunk, 0, chunk.length)).bytesRead;
            hash.update(chunk.subarray(0, read));
        }
        return `sha256:${base32(hash.digest())}` === info.fileHash ? undefined : 'its NAR has another hash';
    }
    finally {
        await handle.close();
    }
}
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

;// CONCATENATED MODULE: ./lib/cache/key.js

/** The longest key that GitHub's cache service takes. */
const maxKeyLength = 512;
/** `snc1-<system>-<cell id>-<32 hex of the derivation path>`: this derivation's own entry. */
function entryKey(cell) {
    return `${entryPrefix(cell)}${hex(cell.drvPath, 32)}`;
}
/** What the keys of all entries of a cell start with: an older one still has what did not change. */
function entryPrefix(cell) {
    const prefix = `snc1-${clean(cell.system)}-${clean(cell.id)}-`;
    return prefix.length <= 400 ? prefix : `${prefix.slice(0, 360)}-${hex(prefix, 16)}-`;
}
/**
 * The key of an entry without the cell's own outputs, because its build failed: keys are taken for good, and the whole
 * entry must find its own one free. The same paths give the same key.
 */
function partialKey(cell, paths) {
    return `${entryKey(cell)}-part-${hex([...paths].sort().join('\n'), 8)}`;
}
/**
 * Name of the folder that an entry is archived from. The service's `version` comes from it, so entries of another store
 * folder, or signed by another key, are not even looked at.
 */
function entryName(storeDir, publicKey) {
    if (storeDir === '/nix/store' && publicKey === undefined)
        return 'entry';
    return `entry-${hex(`${storeDir}\n${publicKey ?? ''}`, 16)}`;
}
function clean(text) {
    return text.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
}
function hex(text, digits) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, digits);
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(710);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(994);
;// CONCATENATED MODULE: ./lib/cache/store-paths.js



const timeout = 300;
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch = 4_000;
/** Outputs of derivations, whether they are there or not. */
function outputsOf(host, nix, drvPaths) {
    return nixStore(host, nix, ['--query', '--outputs'], drvPaths);
}
/** Every derivation that these need, themselves included. */
async function closureOf(host, nix, drvPath) {
    const answer = await nixStore(host, nix, ['--query', '--requisites'], [drvPath]);
    return 'failed' in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith('.drv')) };
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
        const outcome = await (0,command/* runNix */.d)(host, nix, ['path-info', '--sigs', ...some], { timeout });
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
            argv: [(0,external_node_path_.join)((0,external_node_path_.dirname)(nix.program), 'nix-store'), ...verb, ...paths.slice(at, at + batch)],
            env: (0,child_env/* childEnv */.g)(host.env),
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

;// CONCATENATED MODULE: ./lib/cache/make-entry.js







const make_entry_timeout = 1_800;
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
        const signatures = content.key ? [content.key.sign(fingerprint(info, local.storeDir))] : [];
        const text = printNarInfo({ ...info, signatures }, local.storeDir);
        await host.files.writeFile((0,external_node_path_.join)(entry, narInfoFile(info.name)), text);
    }
    const paths = infos.map((info) => indexed(info, local.storeDir, content.seconds));
    await host.files.writeFile((0,external_node_path_.join)(entry, entry_index/* indexFile */.LV), (0,entry_index/* printIndex */.a6)({ cell: content.cell.id, drvPath: content.cell.drvPath, paths }));
    const files = new Map(infos.map((info) => [info.url, info.fileSize]));
    return { paths: infos.length, bytes: [...files.values()].reduce((sum, size) => sum + size, 0) };
}
async function copyBuilt(host, nix, entry, what) {
    if (what.paths.length === 0)
        return { infos: [] };
    const references = await referencesOf(host, nix, what.paths);
    if ('failed' in references)
        return references;
    const names = new Set(what.paths.map((path) => (0,external_node_path_.basename)(path)));
    const stubs = references.lines.map((path) => (0,external_node_path_.basename)(path)).filter((name) => !names.has(name) && isStoreName(name));
    for (const name of stubs) {
        await host.files.writeFile((0,external_node_path_.join)(entry, narInfoFile(name)), stubNarInfo(name, what.storeDir));
    }
    const url = `${(0,external_node_url_.pathToFileURL)(entry).href}?compression=zstd`;
    const outcome = await (0,command/* runNix */.d)(host, nix, ['copy', '--no-recursive', '--to', url, ...what.paths], { timeout: make_entry_timeout });
    for (const name of stubs)
        await host.files.rm((0,external_node_path_.join)(entry, narInfoFile(name)), { force: true });
    if (outcome.kind === 'not-started')
        return { failed: outcome.reason };
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
        return { failed: outcome.stderrTail.at(-1)?.replace(/^error: /, '') ?? `nix copy was ${outcome.kind}` };
    }
    const infos = [];
    for (const file of (await (0,cache_local/* list */.p_)(host, entry)).filter((name) => name.endsWith('.narinfo'))) {
        const info = parseNarInfo(await host.files.readFile((0,external_node_path_.join)(entry, file), 'utf8'), what.storeDir);
        if ('wrong' in info)
            return { failed: `nix copy wrote ${file}, and ${info.wrong}` };
        infos.push(info);
    }
    return { infos };
}
/** Links one path's NAR from the local cache; undefined when it is not there after all. */
async function carry(host, entry, local, name) {
    const text = await host.files.readFile((0,external_node_path_.join)(local.folder, narInfoFile(name)), 'utf8').catch(() => '');
    const info = parseNarInfo(text, local.storeDir);
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

;// CONCATENATED MODULE: ./lib/cache/store-cache.js











/** CCH024 for a key that is none; undefined when all is well. Says nothing of the key itself. */
function checkStoreCacheKeys(options) {
    const fix = 'Make a pair with `nix key generate-secret --key-name NAME` and `nix key convert-secret-to-public`.';
    if (options.secretKey && !(0,signing/* parseSecretKey */.NP)(options.secretKey)) {
        return (0,problem/* warning */.$e)('CCH024', 'The secret key of the store cache is not one of Nix; the store cache is off.', fix);
    }
    if (options.publicKey && !(0,signing/* parsePublicKey */.ee)(options.publicKey)) {
        return (0,problem/* warning */.$e)('CCH024', 'The public key of the store cache is not one of Nix; the store cache is off.', fix);
    }
    if (options.secretKey && options.publicKey) {
        if ((0,signing/* parseSecretKey */.NP)(options.secretKey)?.publicKey.text !== (0,signing/* parsePublicKey */.ee)(options.publicKey)?.text) {
            return (0,problem/* warning */.$e)('CCH024', 'The two keys of the store cache are no pair; the store cache is off.', fix);
        }
    }
    return undefined;
}
/** The store cache of this job over GitHub's cache service, one archive per entry. */
function openStoreCache(host, nix, options) {
    const secret = options.secretKey ? (0,signing/* parseSecretKey */.NP)(options.secretKey) : undefined;
    const required = options.publicKey ? (0,signing/* parsePublicKey */.ee)(options.publicKey) : secret?.publicKey;
    const context = { host, nix, options, secret, required, files: (0,cache_local/* localFiles */.Jd)(host), told: new Set() };
    return {
        restore: (cell) => reported(context, cell, 'restore', () => restore(context, cell)),
        save: (cell) => reported(context, cell, 'save', () => save(context, cell)),
        stats: () => readStats(host),
    };
}
/** Runs one side with a clean work folder and says in one line what came of it. */
async function reported(context, cell, verb, work) {
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
        done = { outcome: 'failed', problems: [cannot(verb, cell, why)] };
    }
    if (done.outcome === 'failed' && host.cancelled.aborted) {
        done = { outcome: 'skipped', reason: 'the job was cancelled', problems: [] };
    }
    const report = { ...done, seconds: (host.clock.now() - begun) / 1_000 };
    host.log.info(describeReport(cell, verb, report));
    return report;
}
function cannot(verb, cell, why) {
    const message = `The store cache could not ${verb} ${cell.id}: ${why}.`;
    return (0,problem/* warning */.$e)('CCH025', message, 'The build is not affected. Look whether the disk of the runner is full.');
}
function describeReport(cell, verb, report) {
    const time = `${report.seconds.toFixed(1)} s`;
    const head = `Store cache, ${cell.id}:`;
    switch (report.outcome) {
        case 'restored': {
            const which = report.exact ? 'the entry of this derivation' : 'an older entry';
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
async function standsStill(context, verb) {
    const { host, options, files } = context;
    const nothing = (reason, ...problems) => {
        const fresh = problems.filter(({ message }) => !context.told.has(message));
        for (const { message } of fresh)
            context.told.add(message);
        return { outcome: 'skipped', reason, problems: fresh };
    };
    const wanted = verb === 'restore' ? ['read', 'read-write'] : ['write', 'read-write'];
    if (!wanted.includes(options.mode))
        return nothing(`store-cache is ${options.mode}`);
    const wrongKey = checkStoreCacheKeys(options);
    if (wrongKey)
        return nothing('its key is malformed', wrongKey);
    if (!options.service.available)
        return nothing('this job has no cache service');
    if (host.cancelled.aborted)
        return nothing('the job was cancelled');
    const fault = await (0,runner_files/* readIfPresent */.Zu)(host, files.fault);
    if (fault !== undefined)
        return nothing(`the cache service failed before (${fault.trim()})`);
    const may = verb === 'restore' ? options.service.readable : options.service.writable;
    if (!may) {
        const message = `This job may not ${verb === 'restore' ? 'read' : 'write'} caches: its token does not let it.`;
        const fix = 'That is so for some triggers, and for pull requests from forks; store-cache: read or off says it first.';
        return nothing('the token does not let it', (0,problem/* warning */.$e)('CCH021', message, fix));
    }
    if (verb === 'save' && context.required && !context.secret)
        return nothing('there is no secret key to sign with');
    return undefined;
}
async function restore(context, cell) {
    const { host, nix, options, files } = context;
    const still = await standsStill(context, 'restore');
    if (still)
        return still;
    const local = await (0,cache_local/* openLocalCache */.Qm)(host);
    if (!local?.key)
        return { outcome: 'skipped', reason: 'setup made no local cache', problems: [] };
    if (await isBuilt(host, nix, cell))
        return { outcome: 'skipped', reason: 'its outputs are here already', problems: [] };
    const name = entryName(local.storeDir, context.required?.text);
    await host.files.mkdir(files.work, { recursive: true, mode: 0o700 });
    const reply = await options.service.fetch(files.work, name, entryKey(cell), entryPrefix(cell));
    if (reply.kind !== 'ok')
        return { outcome: 'failed', problems: [await fault(context, cell, reply)] };
    const key = reply.value;
    if (key === undefined)
        return { outcome: 'missed', problems: [] };
    const found = await admitEntry(host, (0,external_node_path_.join)(files.work, name), { ...local, key: local.key }, context.required);
    await (0,runner_files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(files.restored, `${cell.id}.json`), JSON.stringify(found.index ?? { paths: [] }));
    const { admitted, refused } = found;
    const problems = refused.length > 0 ? [refusal(key, refused)] : [];
    return {
        outcome: 'restored',
        key,
        exact: key === entryKey(cell),
        paths: admitted.length,
        bytes: admitted.reduce((sum, info) => sum + info.fileSize, 0),
        refused: refused.length,
        problems,
    };
}
function refusal(key, refused) {
    const [first] = refused;
    const example = first ? ` (${first.file}: ${first.why})` : '';
    const message = `${refused.length} path(s) of the cache entry ${key} were refused${example}.`;
    const fix = 'They are built instead. Delete this entry in the list of caches of the repository.';
    return (0,problem/* warning */.$e)('CCH022', message, fix);
}
async function save(context, cell) {
    const { host, nix, options, files } = context;
    const skipped = (reason) => ({ outcome: 'skipped', reason, problems: [] });
    const failed = (why) => host.cancelled.aborted
        ? skipped('the job was cancelled')
        : { outcome: 'failed', problems: [cannot('save', cell, why)] };
    const still = await standsStill(context, 'save');
    if (still)
        return still;
    const local = await (0,cache_local/* openLocalCache */.Qm)(host);
    if (!local)
        return skipped('setup made no local cache');
    const content = await choosePaths(context, cell, local);
    if ('failed' in content)
        return failed(content.failed);
    if (content.built.length === 0)
        return skipped('nothing was built');
    const whole = await isBuilt(host, nix, cell);
    const key = whole ? entryKey(cell) : partialKey(cell, [...content.built, ...content.carried]);
    const name = entryName(local.storeDir, context.required?.text);
    await host.files.mkdir(files.work, { recursive: true, mode: 0o700 });
    const there = await options.service.lookup(files.work, name, key);
    if (there.kind === 'ok' && there.value)
        return skipped('it is saved already');
    // A token that may write and not read is a legal one.
    if (there.kind !== 'ok' && there.kind !== 'denied') {
        return { outcome: 'failed', problems: [await fault(context, cell, there)] };
    }
    const seconds = new Map(cell.derivations.flatMap(({ path, seconds }) => (seconds === null ? [] : [[path, seconds]])));
    for (const { drvPath, seconds: known } of (await readStats(host)).paths) {
        if (drvPath !== null && known !== null && !seconds.has(drvPath))
            seconds.set(drvPath, known);
    }
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
    const stored = await options.service.store(files.work, name, key);
    if (stored.kind !== 'ok')
        return { outcome: 'failed', problems: [await fault(context, cell, stored)] };
    if (stored.value === 'taken')
        return skipped('another job saved it at the same time');
    return { outcome: 'saved', key, carried: content.carried.length, ...made, problems: [] };
}
/**
 * What the cell needs, whether it was built on this machine (by another job too, where jobs share a store) or is in the
 * local cache. What an upstream cache served stays there.
 */
async function choosePaths({ host, nix }, cell, local) {
    const closure = await closureOf(host, nix, cell.drvPath);
    if ('failed' in closure)
        return closure;
    const outputs = await outputsOf(host, nix, closure.lines);
    if ('failed' in outputs)
        return outputs;
    const valid = await validOf(host, nix, outputs.lines);
    if ('failed' in valid)
        return valid;
    const built = await builtHere(host, nix, valid.lines);
    if ('failed' in built || built.lines.length === 0)
        return 'failed' in built ? built : { built: [], carried: [] };
    const wanted = new Set(outputs.lines);
    const fresh = new Set(built.lines);
    const kept = await pathsOf(host, local);
    return { built: built.lines, carried: kept.filter((path) => wanted.has(path) && !fresh.has(path)) };
}
/** The store paths that the local cache has. */
async function pathsOf(host, local) {
    const paths = [];
    for (const file of (await (0,cache_local/* list */.p_)(host, local.folder)).filter((name) => name.endsWith('.narinfo'))) {
        const info = parseNarInfo(await host.files.readFile((0,external_node_path_.join)(local.folder, file), 'utf8'), local.storeDir);
        if (!('wrong' in info) && isStoreName(info.name))
            paths.push(`${local.storeDir}/${info.name}`);
    }
    return paths;
}
/** Whether every output of the cell is in the store. */
async function isBuilt(host, nix, cell) {
    const outputs = await outputsOf(host, nix, [cell.drvPath]);
    if ('failed' in outputs || outputs.lines.length === 0)
        return false;
    const valid = await validOf(host, nix, outputs.lines);
    return !('failed' in valid) && valid.lines.length === outputs.lines.length;
}
/** One warning; a service that failed is left alone for the rest of the job, because each try can take half a minute. */
async function fault({ host, files }, cell, reply) {
    if (reply.kind === 'damaged') {
        const fix = 'What it had is built instead. Delete this entry in the list of caches of the repository.';
        return (0,problem/* warning */.$e)('CCH023', `The cache entry of ${cell.id} cannot be unpacked: ${reply.said}.`, fix);
    }
    await (0,runner_files/* writeAtomically */.vK)(host, files.fault, `${reply.said}\n`);
    if (reply.kind === 'denied') {
        const fix = 'The build is not affected. Look which triggers and forks may write caches.';
        return (0,problem/* warning */.$e)('CCH021', `The cache service refuses this job: ${reply.said}.`, fix);
    }
    const fix = "The build is not affected; this job does not use it any more. GitHub's status page tells more.";
    return (0,problem/* warning */.$e)('CCH020', `The cache service cannot be used: ${reply.said}.`, fix);
}
async function readStats(host) {
    const folder = (0,cache_local/* localFiles */.Jd)(host).restored;
    const found = [];
    for (const file of await (0,cache_local/* list */.p_)(host, folder).catch(() => [])) {
        const index = (0,entry_index/* parseIndex */.A1)((await (0,runner_files/* readIfPresent */.Zu)(host, (0,external_node_path_.join)(folder, file)).catch(() => undefined)) ?? '');
        if (index)
            found.push(index);
    }
    const paths = [
        ...new Map(found.flatMap((index) => index.paths.map((entry) => [entry.path, entry]))).values(),
    ];
    const buildSeconds = new Map(paths.map((entry) => [entry.drvPath, entry.seconds ?? 0]));
    return {
        cells: found.map((index) => index.cell),
        paths,
        narBytes: paths.reduce((sum, entry) => sum + entry.narBytes, 0),
        buildSeconds: [...buildSeconds.values()].reduce((sum, seconds) => sum + seconds, 0),
    };
}

;// CONCATENATED MODULE: ./lib/runner/actions-cache.js

/**
 * Milliseconds for one call. The library has limits of its own for most of its waits; this one is for the others, above
 * what a full entry takes on a slow day.
 */
const patience = 15 * 60_000;
/**
 * The service that the runner offers to this process, through @actions/cache. Never throws. A call that is cancelled or
 * takes too long is given up: the library cannot be stopped, but nobody waits for it any more.
 */
function actionsCache(env = process.env, cancelled) {
    const call = (folder, work) => callInTurn(folder, work, cancelled);
    const url = env['ACTIONS_RESULTS_URL'] || env['ACTIONS_CACHE_URL'];
    return {
        available: Boolean(url && env['ACTIONS_RUNTIME_TOKEN']),
        ...permissions(env),
        lookup: (folder, name, key) => call(folder, async (cache, said) => {
            const found = await cache.restoreCache([name], key, [], { lookupOnly: true });
            return (found === undefined ? trouble(said) : undefined) ?? { kind: 'ok', value: found === key };
        }),
        fetch: (folder, name, key, prefix) => call(folder, async (cache, said) => {
            const found = await cache.restoreCache([name], key, [prefix], { segmentTimeoutInMs: 120_000 });
            return (found === undefined ? trouble(said) : undefined) ?? { kind: 'ok', value: found };
        }),
        store: (folder, name, key) => call(folder, async (cache, said) => {
            if ((await cache.saveCache([name], key)) >= 0)
                return { kind: 'ok', value: 'saved' };
            const refused = said.find((line) => line.startsWith('::debug::Failed to reserve cache: '));
            if (refused?.includes('(409)'))
                return { kind: 'ok', value: 'taken' };
            if (refused)
                return actions_cache_judge(refused.replace('::debug::Failed to reserve cache: ', ''));
            return trouble(said) ?? { kind: 'failed', said: said.at(-1) ?? 'no reason was given' };
        }),
    };
}
/** What ACTIONS_CACHE_MODE and the token's own claims allow; what cannot be read allows all, and the service decides. */
function permissions(env) {
    const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
    const known = ['none', 'read', 'write', 'write-only'].includes(mode);
    const scopes = tokenScopes(env['ACTIONS_RUNTIME_TOKEN'] ?? '');
    const may = (bit) => !scopes || scopes.some((scope) => (scope.Permission & bit) !== 0);
    return {
        readable: (!known || mode === 'read' || mode === 'write') && may(1),
        writable: (!known || mode === 'write' || mode === 'write-only') && may(2),
    };
}
/** The claim `ac` of the runner's token: which refs' caches it reads (1) and writes (2). */
function tokenScopes(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        const scopes = JSON.parse(String(claims.ac));
        if (!Array.isArray(scopes))
            return undefined;
        return scopes.map((scope) => ({ Permission: Number(scope?.Permission) }));
    }
    catch {
        return undefined;
    }
}
/** The calls of this process, one after the other: each needs the process's folder and environment for itself. */
let queue = Promise.resolve();
function callInTurn(folder, work, cancelled) {
    const turn = queue.then(() => callAlone(folder, work, cancelled));
    queue = turn;
    return turn;
}
/**
 * @actions/cache names archived files relative to GITHUB_WORKSPACE, looks for them from the current folder, and makes
 * the entry's version of the path as given: with all three of them private and the path a bare name, an entry does not
 * depend on the machine. What it prints (annotations of its own among it) is kept, so that one problem is said once.
 */
async function callAlone(folder, work, cancelled) {
    if (cancelled?.aborted)
        return gaveUp('the job was cancelled');
    const before = { cwd: process.cwd(), workspace: process.env['GITHUB_WORKSPACE'], temp: process.env['RUNNER_TEMP'] };
    const said = [];
    const write = process.stdout.write;
    try {
        const cache = await Promise.all(/* import() | actions-cache */[__webpack_require__.e(838), __webpack_require__.e(653)]).then(__webpack_require__.bind(__webpack_require__, 9545));
        if (!cache.isFeatureAvailable())
            return { kind: 'failed', said: 'there is no cache service for this job' };
        process.chdir(folder);
        process.env['GITHUB_WORKSPACE'] = process.cwd();
        process.env['RUNNER_TEMP'] = (0,external_node_path_.join)(process.cwd(), 'tmp');
        process.stdout.write = keepLines(said);
        return await Promise.race([work(cache, said), giveUp(cancelled)]);
    }
    catch (cause) {
        return { kind: 'failed', said: cause instanceof Error ? cause.message : String(cause) };
    }
    finally {
        process.stdout.write = write;
        process.chdir(before.cwd);
        setVariable('GITHUB_WORKSPACE', before.workspace);
        setVariable('RUNNER_TEMP', before.temp);
    }
}
/** Answers for a call that nobody waits for any more. */
function giveUp(cancelled) {
    return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(gaveUp(`no answer within ${patience / 60_000} minutes`)), patience);
        timer.unref();
        cancelled?.addEventListener('abort', () => resolve(gaveUp('the job was cancelled')), { once: true });
    });
}
function gaveUp(said) {
    return { kind: 'failed', said };
}
function keepLines(lines) {
    return (chunk, ...rest) => {
        const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
        lines.push(...text.split(/\r?\n/).filter((line) => line !== ''));
        const done = rest.find((value) => typeof value === 'function');
        done?.();
        return true;
    };
}
function setVariable(name, value) {
    if (value === undefined)
        delete process.env[name];
    else
        process.env[name] = value;
}
/** The first annotation that the library printed; undefined when it had nothing to complain of. */
function trouble(said) {
    const line = said.find((entry) => /^::(?:warning|error)\b/.test(entry));
    return line === undefined ? undefined : actions_cache_judge(line.replace(/^::(?:warning|error)[^:]*::/, ''));
}
function actions_cache_judge(line) {
    const said = line.replace(/^(?:Failed to (?:restore|save): |Error: )+/, '').slice(0, 300);
    if (/cache (?:read|write) denied/.test(said))
        return { kind: 'denied', said };
    const archive = /\btar\b|Incomplete download|exit code/i.test(said);
    return { kind: archive ? 'damaged' : 'failed', said };
}

// EXTERNAL MODULE: ./lib/runner/job.js
var runner_job = __webpack_require__(2617);
;// CONCATENATED MODULE: ./lib/actions/store-cache.js





/**
 * Makes the job's local binary cache, before Nix is configured with it, and writes down how the later steps use it.
 * Gives nothing when the store cache is off or this job has no cache service, which is one line and no fault.
 */
async function prepareStoreCache(host, inputs) {
    const mode = inputs['store-cache'];
    const secretKey = inputs['store-cache-key'];
    const job = await (0,runner_job/* readJob */.cd)(host);
    const { available } = actionsCache(host.env);
    if (mode !== 'off' && !available)
        host.log.info('Store cache: this job has no cache service; off');
    const bad = checkStoreCacheKeys({ secretKey });
    if (mode === 'off' || !available || bad) {
        await (0,runner_job/* writeJob */.Pg)(host, { ...job, storeCache: null });
        return { settings: [], warnings: bad ? [bad] : [] };
    }
    const local = await (0,cache_local/* makeLocalCache */.K4)(host);
    const publicKey = secretKey ? ((0,signing/* parseSecretKey */.NP)(secretKey)?.publicKey.text ?? null) : null;
    await (0,runner_job/* writeJob */.Pg)(host, { ...job, storeCache: { mode, publicKey } });
    const settings = [`extra-substituters = ${local.url}\n`, `extra-trusted-public-keys = ${local.publicKey}\n`];
    return { settings, warnings: [] };
}
/** The store cache that setup prepared for this job; undefined when it is off. The key is only needed to save. */
async function jobStoreCache(host, nix, secretKey) {
    const { storeCache } = await (0,runner_job/* readJob */.cd)(host);
    if (!storeCache)
        return undefined;
    const options = {
        mode: storeCache.mode,
        service: actionsCache(host.env, host.cancelled),
        ...(secretKey === undefined ? {} : { secretKey }),
        ...(storeCache.publicKey === null ? {} : { publicKey: storeCache.publicKey }),
    };
    return openStoreCache(host, nix, options);
}
/** For post: saves what the cells of this job can use the next time. Throws what `readJob` throws. */
async function saveCells(host, job, secretKey) {
    const { nix } = job;
    const cache = nix ? await jobStoreCache(host, nix, secretKey) : undefined;
    if (!cache)
        return [];
    const derivations = job.cells.flatMap((cell) => cell.derivations);
    const problems = [];
    for (const { id, system, drvPath } of job.cells) {
        if (drvPath === null)
            continue;
        const report = await cache.save({ id, system, drvPath, derivations });
        problems.push(...report.problems);
    }
    return problems;
}


/***/ }),

/***/ 1519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   LV: () => (/* binding */ indexFile),
/* harmony export */   a6: () => (/* binding */ printIndex)
/* harmony export */ });
const indexFile = 'index.json';
const schema = 'store-cache-entry/1';
function printIndex(index) {
    return `${JSON.stringify({ schema, ...index })}\n`;
}
/** Reads an index; undefined when it is none. An index may be wrong: it decides nothing that matters. */
function parseIndex(json) {
    const value = objectOf(json);
    if (value?.['schema'] !== schema || !Array.isArray(value['paths']))
        return undefined;
    const { drvPath, cell } = value;
    if (typeof drvPath !== 'string' || typeof cell !== 'string')
        return undefined;
    return { schema, drvPath, cell, paths: value['paths'].flatMap(indexedPath) };
}
function indexedPath(value) {
    if (typeof value !== 'object' || value === null)
        return [];
    const { path, drvPath, seconds, narBytes } = value;
    const amount = (number) => (typeof number === 'number' && number >= 0 ? number : undefined);
    if (typeof path !== 'string')
        return [];
    return [
        {
            path,
            drvPath: typeof drvPath === 'string' ? drvPath : null,
            seconds: amount(seconds) ?? null,
            narBytes: amount(narBytes) ?? 0,
        },
    ];
}
function objectOf(json) {
    try {
        const value = JSON.parse(json);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 4865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jd: () => (/* binding */ localFiles),
/* harmony export */   K4: () => (/* binding */ makeLocalCache),
/* harmony export */   OK: () => (/* binding */ closeLocalCache),
/* harmony export */   Qm: () => (/* binding */ openLocalCache),
/* harmony export */   p_: () => (/* binding */ list)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2617);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8273);





/** Files of the store cache in the job's folder, beside what Nix reads. */
function localFiles(host) {
    const folder = (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host);
    return {
        cache: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache'),
        key: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-key'),
        /** Why the service is not used any more in this job. */
        fault: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-fault'),
        /** `<cell id>.json`: the index of what was restored. */
        restored: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-restored'),
        work: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-work'),
    };
}
/** The folders that Nix would otherwise make itself, as root, so that the runner could not remove them. */
const folders = ['nar', 'log', 'realisations'];
/**
 * Makes the job's local cache, empty, with a new key; to be done before Nix is configured with its URL and public key.
 * The secret key is a private file of the job. Throws system errors.
 */
async function makeLocalCache(host) {
    const files = localFiles(host);
    const storeDir = host.env['NIX_STORE_DIR'] || '/nix/store';
    for (const path of Object.values(files))
        await host.files.rm(path, { recursive: true, force: true });
    for (const name of folders)
        await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, name), { recursive: true, mode: 0o700 });
    const info = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 10\n`;
    await host.files.writeFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, 'nix-cache-info'), info);
    const key = (0,_signing_js__WEBPACK_IMPORTED_MODULE_4__/* .generateKey */ .rh)('nix-cuda-job');
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, files.key, key.secretText());
    return cacheAt(files.cache, storeDir, key);
}
/** The local cache that an earlier step of this job made; undefined where there is none. */
async function openLocalCache(host) {
    const files = localFiles(host);
    const info = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, 'nix-cache-info'));
    const storeDir = /^StoreDir: (.*)$/m.exec(info ?? '')?.[1];
    if (storeDir === undefined)
        return undefined;
    return cacheAt(files.cache, storeDir, (0,_signing_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSecretKey */ .NP)((await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, files.key)) ?? ''));
}
/**
 * For post, after what is to be saved was saved: removes the key and what was restored. The empty cache stays, because
 * another job's Nix may be configured with it and would make it anew as root.
 */
async function closeLocalCache(host) {
    const { cache, ...others } = localFiles(host);
    for (const path of Object.values(others))
        await host.files.rm(path, { recursive: true, force: true });
    for (const file of await list(host, cache)) {
        if (file.endsWith('.narinfo'))
            await host.files.rm((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, file), { force: true });
    }
    for (const file of await list(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, 'nar')))
        await host.files.rm((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, 'nar', file), { force: true });
}
/** Names in a folder; none where it is missing. */
async function list(host, folder) {
    try {
        return (await host.files.readdir(folder)).sort();
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOENT'))
            return [];
        throw cause;
    }
}
function cacheAt(folder, storeDir, key) {
    return { folder, url: (0,node_url__WEBPACK_IMPORTED_MODULE_1__.pathToFileURL)(folder).href, publicKey: key?.publicKey.text ?? '', storeDir, key };
}


/***/ }),

/***/ 8273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ parseSecretKey),
/* harmony export */   ee: () => (/* binding */ parsePublicKey),
/* harmony export */   rh: () => (/* binding */ generateKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** Nix's keys are raw ed25519 ones; node:crypto wants them in their ASN.1 envelopes (RFC 8410). */
const privateEnvelope = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicEnvelope = Buffer.from('302a300506032b6570032100', 'hex');
/** A new key that nobody else has. */
function generateKey(prefix) {
    const { privateKey } = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('ed25519');
    const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
    return secretKeyOf(`${prefix}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`, seed);
}
/** A secret key in Nix's format; undefined when it is none, which includes a public one. */
function parseSecretKey(text) {
    const parts = split(text);
    if (parts?.bytes.length !== 64)
        return undefined;
    const key = secretKeyOf(parts.name, parts.bytes.subarray(0, 32));
    return key.publicKey.text === `${parts.name}:${parts.bytes.subarray(32).toString('base64')}` ? key : undefined;
}
/** A public key in Nix's format; undefined when it is none. */
function parsePublicKey(text) {
    const parts = split(text);
    if (parts?.bytes.length !== 32)
        return undefined;
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.concat([publicEnvelope, parts.bytes]), format: 'der', type: 'spki' });
    return publicKeyOf(parts.name, key, parts.bytes);
}
function secretKeyOf(name, seed) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: Buffer.concat([privateEnvelope, seed]), format: 'der', type: 'pkcs8' });
    const open = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key);
    const raw = open.export({ format: 'der', type: 'spki' }).subarray(-32);
    return {
        publicKey: publicKeyOf(name, open, raw),
        sign: (data) => `${name}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, Buffer.from(data), key).toString('base64')}`,
        secretText: () => `${name}:${Buffer.concat([seed, raw]).toString('base64')}`,
    };
}
function publicKeyOf(name, key, raw) {
    return {
        name,
        text: `${name}:${raw.toString('base64')}`,
        verifies: (data, signatures) => signatures.some((text) => {
            const parts = split(text);
            return parts?.name === name && parts.bytes.length === 64 && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(null, Buffer.from(data), key, parts.bytes);
        }),
    };
}
function split(text) {
    const match = /^([^\s:#]+):((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(text.trim());
    if (!match?.[1] || !match[2])
        return undefined;
    return { name: match[1], bytes: Buffer.from(match[2], 'base64') };
}


/***/ }),

/***/ 710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runNix)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(994);

/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says. */
function runNix(host, nix, args, more) {
    return host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command flakes', ...args],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnv */ .g)(host.env),
        signal: host.cancelled,
        ...more,
    });
}


/***/ }),

/***/ 994:
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


/***/ })

};
