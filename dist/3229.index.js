export const id = 3229;
export const ids = [3229];
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

/***/ 11665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ parseSecretKey),
/* harmony export */   ee: () => (/* binding */ parsePublicKey),
/* harmony export */   rh: () => (/* binding */ generateKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

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

/***/ 36014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readSaved)
/* harmony export */ });
/**
 * Reads what a program of ours saved, by the schema of its room, which is loaded only when there is something to read.
 * Undefined for no text, for what is not JSON and for what does not follow the schema.
 */
async function readSaved(text, load) {
    const value = text === undefined ? undefined : parseJson(text);
    return value === undefined ? undefined : (await load()).safeParse(value).data;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 85017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ removeInclude),
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Ep: () => (/* binding */ addInclude),
/* harmony export */   Nk: () => (/* binding */ findConflicts),
/* harmony export */   PP: () => (/* binding */ stagedConf),
/* harmony export */   az: () => (/* binding */ managedNames),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   dc: () => (/* binding */ findMixedTrust),
/* harmony export */   j5: () => (/* binding */ managedText),
/* harmony export */   mk: () => (/* binding */ jobKeys),
/* harmony export */   xr: () => (/* binding */ isManagedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36014);
/* harmony import */ var _nix_conf_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41026);
/* harmony import */ var _user_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44449);






/** The first words of a file that we may overwrite and remove. */
function signature(uid) {
    return `# Written by setup-nix-cuda for the jobs of user ${uid};`;
}
/** Whether the text is a managed file of this user's jobs. */
function isManagedBy(uid, text) {
    return text.startsWith(signature(uid));
}
/** The names that the managed file may have, best first: two users with sudo have a file each. */
function managedNames(uid) {
    return ['nix-cuda.conf', `nix-cuda-${uid}.conf`];
}
/**
 * The managed file for these jobs: one value of each plain setting, the users' own lines in the order of the jobs, and
 * last the united lists of what they add, for a plain line of one job would remove what another one has added before
 * it. The same jobs give the same bytes.
 */
function managedText(uid, parts) {
    // What an included file says is not known: it stays after the lines that stand before it.
    const movable = parts.filter(({ extra }) => !extra.some(({ kind }) => kind === 'include'));
    const first = parts.flatMap((part) => (movable.includes(part) ? part.base.filter((line) => !adds(line)) : part.base));
    const own = parts.map((part) => (movable.includes(part) ? part.extra.filter((line) => !adds(line)) : part.extra));
    const blocks = new Set(own.filter((lines) => lines.length > 0).map(_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .printNixConf */ .FG));
    const added = movable.flatMap(({ base, extra }) => inForce([...base, ...extra]));
    const last = [...added, ...parts.flatMap(({ after }) => after)];
    const head = `${signature(uid)} removed with the last of them.\n`;
    const middle = [...blocks].map((text) => `# ${_user_text_js__WEBPACK_IMPORTED_MODULE_4__/* .extraConfigName */ .yu}\n${text}`).join('');
    return head + (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .printNixConf */ .FG)(unite(first)) + middle + (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .printNixConf */ .FG)(unite(last));
}
function adds(item) {
    return item.kind === 'setting' && item.name.startsWith('extra-');
}
/** Those that add to a list and that no later plain line of the same job replaces. */
function inForce(items) {
    return items.flatMap((item, index) => {
        if (!adds(item))
            return [];
        const replaced = items
            .slice(index + 1)
            .some((later) => later.kind === 'setting' && `extra-${later.name}` === item.name);
        return replaced ? [] : [item];
    });
}
/** Each name once, where it first stood: lists are united, of other values the last one counts. */
function unite(lines) {
    const byName = new Map();
    for (const line of lines) {
        const known = adds(line) ? (byName.get(line.name)?.values ?? []) : [];
        byName.set(line.name, { ...line, values: [...new Set([...known, ...line.values])] });
    }
    return [...byName.values()];
}
/** How the keys of jobs' own caches begin: of a job that admits only what `store-cache-key` signed, and of one that admits all. */
const jobKeys = { signed: 'nix-cuda-signed-job', open: 'nix-cuda-job' };
/**
 * CCH027 where a job that admits signed entries alone has the daemon with one that admits all: the daemon takes what either
 * admitted for both.
 */
function findMixedTrust(mine, others) {
    const has = (part, kind) => part.after.some(({ values }) => values.some((value) => new RegExp(`^${jobKeys[kind]}-[0-9a-f]+:`).test(value)));
    const shared = (has(mine, 'signed') && others.some((other) => has(other, 'open'))) ||
        (has(mine, 'open') && others.some((other) => has(other, 'signed')));
    if (!shared)
        return [];
    const message = 'Jobs with and without store-cache-key share one Nix daemon, so all of them can use unsigned paths that a job without the key restores.';
    const fix = 'Give store-cache-key to every job of this machine, or run those without it on another machine.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CCH027', message, fix, { subject: { cache: 'store-cache' } })];
}
/** One warning CFG028 for each setting that this job's own lines give another value than another job's. */
function findConflicts(mine, others) {
    const plain = (part) => new Map(part.extra.flatMap((line) => line.kind === 'setting' && !line.name.startsWith('extra-') ? [[line.name, line.values.join(' ')]] : []));
    return [...plain(mine)]
        .filter(([name, value]) => others.some((other) => (plain(other).get(name) ?? value) !== value))
        .map(([name]) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG028', `Another job on this machine sets ${name} to another value, and both jobs get one of the two.`, `Give ${name} the same value in ${_user_text_js__WEBPACK_IMPORTED_MODULE_4__/* .extraConfigName */ .yu} of both jobs.`, { subject: { setting: name } }));
}
/** The parts that the live jobs have written down; what cannot be read counts for nothing. */
async function partsOf(entry) {
    const load = async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(2857), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).settingsPart;
    const parts = await Promise.all((entry?.users ?? []).map((user) => (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_5__/* .readSaved */ .S)(entry?.parts?.[user], load)));
    return parts.filter((part) => part !== undefined);
}
/** Ours in nix.conf; the second form says that the line before had no end until we came. */
function includeLines(name) {
    const line = `!include ${name} # setup-nix-cuda`;
    return [line, `${line}, and the end of the line above`];
}
/** nix.conf with our line at its end; the same text when it is there already. */
function addInclude(text, name) {
    const [line, afterUnended] = includeLines(name);
    if (text.split('\n').some((known) => known === line || known === afterUnended))
        return text;
    return text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${afterUnended}\n`;
}
/** nix.conf as it was before `addInclude`, byte for byte, with whatever others wrote since. */
function removeInclude(text, name) {
    const [line, afterUnended] = includeLines(name);
    const lines = text.split('\n');
    const left = lines.filter((known) => known !== line && known !== afterUnended).join('\n');
    return lines.at(-1) === '' && lines.at(-2) === afterUnended ? left.slice(0, -1) : left;
}
/**
 * nix.conf for a trial in another folder: what it includes from its own folder is named with its whole path, but for our
 * managed file, which is staged beside it.
 */
function stagedConf(text, confDir, managed) {
    return text.replace(/^([ \t\r]*!?include[ \t\r]+)([^\s/#][^\s#]*)/gm, (_, before, path) => {
        return before + (path === managed ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(confDir, path));
    });
}
/** Names the contents of the configuration that a daemon has read. */
function digest(...texts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(texts)).digest('hex');
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

/***/ 62173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jd: () => (/* binding */ localFiles),
/* harmony export */   K4: () => (/* binding */ makeLocalCache),
/* harmony export */   Qm: () => (/* binding */ openLocalCache),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   vd: () => (/* binding */ storeCacheOwned)
/* harmony export */ });
/* unused harmony export closeLocalCache */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73136);
/* harmony import */ var _binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11665);
/* harmony import */ var _nix_configure_managed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85017);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2617);






/** Of one job alone, so that nothing of it is in the journal. */
const storeCacheOwned = { owner: 'store-cache', makes: () => false, leave: closeLocalCache };
/** Files of the store cache in the job's folder, beside what Nix reads. */
function localFiles(host) {
    const folder = (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_5__/* .jobFolder */ .OW)(host);
    return {
        cache: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache'),
        key: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-key'),
        /** Why the service is not used any more in this job. */
        fault: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-fault'),
        /** `<cell id>.json` or `<key of the shared stage>.json`: the index of what was restored. */
        restored: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-restored'),
        work: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-work'),
        /** Where the run index is packed. */
        index: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'run-index-work'),
    };
}
/** The folders that Nix would otherwise make itself, as root, so that the runner could not remove them. */
const folders = ['nar', 'log', 'realisations'];
/**
 * Makes the job's local cache, empty, with a new key; to be done before Nix is configured with its URL and public key.
 * The secret key is a private file of the job; its name says whether the job admits unsigned entries. Throws system errors.
 */
async function makeLocalCache(host, kind = 'open') {
    const files = localFiles(host);
    const storeDir = host.env['NIX_STORE_DIR'] || '/nix/store';
    for (const path of Object.values(files))
        await host.files.rm(path, { recursive: true, force: true });
    for (const name of folders)
        await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, name), { recursive: true, mode: 0o700 });
    const info = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 10\n`;
    await host.files.writeFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, 'nix-cache-info'), info);
    const key = (0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_2__/* .generateKey */ .rh)(_nix_configure_managed_js__WEBPACK_IMPORTED_MODULE_3__/* .jobKeys */ .mk[kind]);
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeAtomically */ .vK)(host, files.key, key.secretText());
    return cacheAt(files.cache, storeDir, key);
}
/** The local cache that an earlier step of this job made; undefined where there is none. */
async function openLocalCache(host) {
    const files = localFiles(host);
    const info = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfPresent */ .Zu)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, 'nix-cache-info'));
    const storeDir = /^StoreDir: (.*)$/m.exec(info ?? '')?.[1];
    if (storeDir === undefined)
        return undefined;
    return cacheAt(files.cache, storeDir, (0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSecretKey */ .NP)((await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfPresent */ .Zu)(host, files.key)) ?? ''));
}
/**
 * For post, after what is to be saved was saved: removes the key and what was restored. The empty cache stays, because
 * another job's Nix may be configured with it and would make it again as root.
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
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .isErrno */ .r)(cause, 'ENOENT'))
            return [];
        throw cause;
    }
}
function cacheAt(folder, storeDir, key) {
    return { folder, url: (0,node_url__WEBPACK_IMPORTED_MODULE_1__.pathToFileURL)(folder).href, publicKey: key?.publicKey.text ?? '', storeDir, key };
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
