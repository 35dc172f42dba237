export const id = 395;
export const ids = [395,8405];
export const modules = {

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


/***/ }),

/***/ 917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ entryPrefix),
/* harmony export */   MB: () => (/* binding */ entryName),
/* harmony export */   SR: () => (/* binding */ runIdOf),
/* harmony export */   Tc: () => (/* binding */ sharedKey),
/* harmony export */   Xd: () => (/* binding */ partialKey),
/* harmony export */   jE: () => (/* binding */ indexPrefix),
/* harmony export */   k2: () => (/* binding */ entryKey),
/* harmony export */   mh: () => (/* binding */ indexKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

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
/** The run that this job belongs to; undefined outside of Actions, and for what GitHub does not write. */
function runIdOf(env) {
    const { GITHUB_RUN_ID: id = '', GITHUB_RUN_ATTEMPT: attempt = '' } = env;
    if (!/^[1-9][0-9]{0,19}$/.test(id) || !/^[1-9][0-9]{0,3}$/.test(attempt))
        return undefined;
    return { id, attempt: Number(attempt) };
}
/** `snc1-shared-<run id>-<attempt>-<system>`: what the shared stage of this attempt built for one system. */
function sharedKey(run, system) {
    const key = `snc1-shared-${clean(run.id)}-${clean(String(run.attempt))}-${clean(system)}`;
    return key.length <= 200 ? key : `${key.slice(0, 150)}-${hex(key, 32)}`;
}
/** `<index prefix><run id>-<attempt>`: the index that this attempt leaves for the next run of its ref. */
function indexKey(ref, run) {
    return `${indexPrefix(ref)}${clean(run.id).slice(0, 40)}-${clean(String(run.attempt))}`;
}
/**
 * `snc1-index-<32 hex of the ref>-<ref>-`. The hash comes first and has a fixed length, so that no ref's prefix starts
 * another's, however the refs are spelled.
 */
function indexPrefix(ref) {
    return `snc1-index-${hex(ref, 32)}-${clean(ref).slice(0, 100)}-`;
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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, digits);
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


/***/ })

};
