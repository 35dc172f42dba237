export const id = 534;
export const ids = [534,8405];
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

/***/ 35694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BZ: () => (/* binding */ storeCommand),
/* harmony export */   TB: () => (/* binding */ showCommand),
/* harmony export */   l0: () => (/* binding */ showSettings)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83341);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30994);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90585);





/**
 * Lets Nix read its configuration, with `more` in the environment, and say what it understood. Opens no store. Throws
 * ProblemError BLD004 when Nix cannot be run or answers something else than JSON.
 */
async function showSettings(host, nix, more) {
    const warnings = [];
    const outcome = await host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command', ...showCommand(nix)],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__/* .childEnv */ .g)(host.env, more),
        timeout: 60,
        signal: host.cancelled,
        onStderr: (line) => {
            const words = /^warning: (.*)/.exec((0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line))?.[1];
            if (words !== undefined)
                warnings.push(words);
        },
    });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return { ok: true, settings: read(outcome.stdout, nix), warnings };
    if (outcome.kind !== 'exited' && outcome.kind !== 'killed') {
        const why = outcome.kind === 'not-started' ? outcome.reason : outcome.kind;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(unanswered(nix, why));
    }
    const words = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .nixErrorText */ .B)(outcome.stderrTail) ?? outcome.stderrTail.at(-1) ?? 'Nix failed without a message';
    return { ok: false, words: words.replace(/\s*Try 'nix --help' for more information\.\s*$/, '') };
}
/** The command that shows the settings. It was called `show-config` before Nix 2.20. */
function showCommand({ version }) {
    return [...(hasNewNames(version) ? ['config', 'show'] : ['show-config']), '--json'];
}
/**
 * The command that says which store is used. It was called `ping` before Nix 2.20, and is so to this day in Lix
 * (git.lix.systems/lix-project/lix, lix/nix/ping-store.cc).
 */
function storeCommand(nix) {
    return ['store', nix.fork !== 'lix' && hasNewNames(nix.version) ? 'info' : 'ping', '--json'];
}
/** Whether this Nix (2.20 or newer) calls its command `config show`; Lix does (lix/nix/config.cc). */
function hasNewNames(version) {
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .isAtLeast */ .du)(version, { major: 2, minor: 20 }) ?? false;
}
function read(json, nix) {
    let all;
    try {
        all = JSON.parse(json);
    }
    catch {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(unanswered(nix, 'its answer is not JSON'));
    }
    return {
        list: (name) => {
            const value = all[name]?.value;
            return Array.isArray(value) ? value.map(String) : [];
        },
        map: (name) => {
            const value = all[name]?.value;
            return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)])) : {};
        },
        value: (name) => {
            const value = all[name]?.value;
            return ['string', 'boolean', 'number'].includes(typeof value) ? String(value) : undefined;
        },
    };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function unanswered(nix, why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD004', `${nix.program} did not show its configuration (${why}).`, 'Repair or reinstall this Nix.');
}


/***/ }),

/***/ 20602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ mergeNetrc),
/* harmony export */   Ky: () => (/* binding */ netrcLogin),
/* harmony export */   QZ: () => (/* binding */ parseNetrc)
/* harmony export */ });
/* unused harmony export netrcSource */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _host_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(797);


const netrcSource = 'https://everything.curl.dev/usingcurl/netrc.html';
/** Words that take the next word as their value. */
const withValue = ['machine', 'login', 'password', 'account'];
/**
 * Cuts a netrc into its entries as curl reads it, which Nix downloads with: words at any line, `#` at the beginning of a
 * line for a comment, `macdef` up to an empty line. Problems (CFG030) name lines and never repeat a word: any may be a
 * password.
 */
function parseNetrc(text) {
    const starts = [];
    const problems = [];
    let expects;
    for (const { word, at, line } of words(text)) {
        if (expects !== undefined) {
            const entry = starts.at(-1);
            if (entry && expects === 'password')
                entry.known = true;
            const host = expects === 'machine' ? (0,_host_name_js__WEBPACK_IMPORTED_MODULE_1__/* .meantHost */ .O)(word) : undefined;
            if (host !== undefined)
                problems.push(noHost(host, line));
            expects = undefined;
        }
        else if (word === 'machine' || word === 'default') {
            starts.push({ kind: word, at, line, known: false });
            if (word === 'machine')
                expects = word;
        }
        else if (withValue.includes(word) && starts.length > 0)
            expects = word;
        else {
            const why = withValue.includes(word) ? 'a word before the first `machine`' : 'an unknown word';
            problems.push(wrong(`has ${why}`, line));
        }
    }
    if (expects !== undefined)
        problems.push(wrong(`ends after \`${expects}\``));
    if (starts.length === 0 && problems.length === 0)
        problems.push(wrong('names no machine'));
    for (const { known, line } of starts)
        if (!known)
            problems.push(wrong('has an entry without a password', line));
    const entries = starts.map(({ kind, at }, index) => {
        return { kind, text: `${text.slice(at, starts[index + 1]?.at).trimEnd()}\n` };
    });
    return { entries, problems };
}
/**
 * One netrc of several: what the jobs gave, then the machine's own, then the jobs' `default` entries. curl takes the first
 * entry that fits: so the job's word for a host counts, and nothing of the machine's is hidden by a `default`.
 */
function mergeNetrc(jobs, machine) {
    const entries = jobs.flatMap((text) => parseNetrc(text).entries);
    const textOf = (kind) => [
        ...new Set(entries.filter((entry) => entry.kind === kind).map(({ text }) => text)),
    ];
    // An empty line ends a macdef of the entry before.
    const own = machine.trim() === '' ? [] : [`${machine.trimEnd()}\n`];
    return [...textOf('machine'), ...own, ...textOf('default')].join('\n');
}
/**
 * The login that a netrc has for a host (in small letters), as `user:password`: of the first entry that names it, else of `default`. Undefined
 * where there is none, and of one without a password.
 */
function netrcLogin(text, host) {
    const entries = parseNetrc(text).entries.map((entry) => ({ kind: entry.kind, values: valuesOf(entry.text) }));
    const entry = entries.find(({ values }) => values.get('machine')?.toLowerCase() === host) ??
        entries.find(({ kind }) => kind === 'default');
    const password = entry?.values.get('password');
    return password === undefined ? undefined : `${entry?.values.get('login') ?? ''}:${password}`;
}
/** The values of one entry by their words; a value may itself be such a word. */
function valuesOf(text) {
    const values = new Map();
    let expects;
    for (const { word } of words(text)) {
        if (expects !== undefined) {
            if (!values.has(expects))
                values.set(expects, unquoted(word));
            expects = undefined;
        }
        else if (word === 'machine' || withValue.includes(word))
            expects = word;
    }
    return values;
}
function unquoted(word) {
    return /^".*"$/s.test(word) ? word.slice(1, -1).replaceAll(/\\(.)/g, '$1') : word;
}
function words(text) {
    const found = [];
    let at = 0;
    let macro = false;
    for (const [index, line] of text.split('\n').entries()) {
        const isComment = /^\s*#/.test(line);
        if (macro)
            macro = line.trim() !== '';
        else if (!isComment) {
            for (const match of line.matchAll(/"(?:[^"\\]|\\.)*"|\S+/g)) {
                if (match[0] === 'macdef') {
                    macro = true;
                    break;
                }
                found.push({ word: match[0], at: at + match.index, line: index + 1 });
            }
        }
        at += line.length + 1;
    }
    return found;
}
function noHost(host, line) {
    const fix = `Write \`machine ${host || 'HOST'} login USER password SECRET\`: the host alone, without https://, port or commas.`;
    return { ...wrong('has a machine that can never match', line), fix };
}
function wrong(what, line) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG030', `netrc ${what}.`, 'Write `machine HOST login USER password SECRET`, one entry per host.', {
        ...(line === undefined ? {} : { where: { file: 'netrc', line } }),
        source: netrcSource,
    });
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

/***/ 797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ meantHost)
/* harmony export */ });
/**
 * The host that somebody means who writes an address, a port or a comma where only a host ever matches; undefined for what
 * is fine. Empty where it cannot be determined, or may be a secret in the wrong place.
 */
function meantHost(text) {
    const wrong = /:\/\/|[,;/]$/.test(text) || /^[^:]+:\d+$/.test(text);
    if (!wrong)
        return undefined;
    const host = text
        .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
        .replace(/^[^@/]*@/, '')
        .replace(/[/:,;].*$/, '');
    return /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(host) ? host : '';
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

/***/ 95226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4599);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30364);


/**
 * A whole small answer. What passes (no answer, a cut body, 408, 429, 5xx) is tried again by the rule; not after a
 * time-out, which has taken long enough. The last answer is given whatever its status is. A request that must not be sent
 * twice has a rule with one try. Throws an Error that says in a few words why there is none.
 */
function ask(host, question, rule) {
    return (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .retry */ .L5)(host, rule, async () => {
        try {
            const reply = await (question.follow === false ? host.http.send(question) : (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .follow */ .e6)(host.http, question));
            const { status, url, header } = reply;
            const answer = { status, url, header, body: await readAll(reply, question.maxBytes) };
            return (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)(status) ? { end: () => answer, retryAfter: header('retry-after') } : { done: answer };
        }
        catch (cause) {
            if (cause instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__/* .LateError */ .v)
                throw cause;
            return {
                end: () => {
                    throw cause;
                },
            };
        }
    });
}
async function readAll(reply, maxBytes) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of reply.body) {
            size += chunk.length;
            if (size > maxBytes)
                break;
            chunks.push(chunk);
        }
    }
    catch (cause) {
        // Node says `aborted` of a body that ends before its time.
        throw cause.code === 'ECONNRESET' ? new Error('the answer was cut off') : cause;
    }
    if (size > maxBytes)
        throw new Error(`the answer has more than ${maxBytes} bytes`);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 4599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ LateError)
/* harmony export */ });
/** No whole answer came in time. */
class LateError extends Error {
}


/***/ }),

/***/ 30364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   N6: () => (/* binding */ isRedirect),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   XS: () => (/* binding */ RefusedRedirect),
/* harmony export */   e6: () => (/* binding */ follow)
/* harmony export */ });
/* unused harmony export readRetryAfter */
const redirectLimit = 5;
/** A server sends us where we do not go. */
class RefusedRedirect extends Error {
}
/**
 * The reply after at most five redirects: never from https to http, to another scheme, or to a URL with a user in it. Of a
 * PUT or a POST only those (307, 308) that want the same again. Another origin gets no header that may hold a secret.
 * Throws as `send`, and RefusedRedirect.
 */
async function follow(http, request) {
    let asked = request;
    for (let hop = 0;; hop += 1) {
        const reply = await http.send(asked);
        const sends = asked.method === 'PUT' || asked.method === 'POST';
        if (!isRedirect(reply.status) || (sends && reply.status < 307))
            return reply;
        reply.close();
        const location = reply.header('location');
        const url = location === undefined ? null : URL.parse(location, asked.url.href);
        if (!url)
            throw new RefusedRedirect(`${shown(asked.url)} redirects without an address`);
        if (hop >= redirectLimit)
            throw new RefusedRedirect(`more than ${redirectLimit} redirects`);
        const plain = asked.url.protocol === 'http:';
        if (!(url.protocol === 'https:' || (plain && url.protocol === 'http:')) || url.username !== '') {
            throw new RefusedRedirect(`${shown(url)} is not ${plain ? 'http' : 'https'}`);
        }
        const headers = url.origin === asked.url.origin ? asked.headers : harmless(asked.headers);
        asked = { ...asked, url, ...(headers && { headers }) };
    }
}
/** True of 301 and the like. */
function isRedirect(status) {
    return [301, 302, 303, 307, 308].includes(status);
}
function harmless(headers = {}) {
    const known = /^(?:accept(?:-.*)?|content-type|if-.*|range|user-agent)$/i;
    return Object.fromEntries(Object.entries(headers).filter(([name]) => known.test(name)));
}
/** Whether another try may get a better answer: time-out, too many requests, and the server's own faults. */
function isPassing(status) {
    return status === 408 || status === 429 || (status >= 500 && status !== 501);
}
/** Tries until it is done or the rule ends it. Throws what a try throws, and what its `end` throws. */
async function retry({ clock }, rule, attempt) {
    for (let count = 1;; count += 1) {
        const tried = await attempt();
        if ('done' in tried)
            return tried.done;
        if (count >= rule.tries || rule.signal?.aborted || rule.ended?.())
            return tried.end();
        const asked = readRetryAfter(tried.retryAfter, clock.now());
        const pause = asked ?? rule.firstPause * 2 ** (count - 1);
        const spread = asked === undefined || rule.crowd ? 1 + Math.random() / 2 : 1;
        const wait = Math.round(Math.min(pause * spread, rule.longestPause));
        tried.onPause?.(`Try ${count + 1} of ${rule.tries} in ${(wait / 1_000).toFixed(1)} s`);
        await clock.sleep(wait, rule.signal);
    }
}
/** Milliseconds that Retry-After asks for: seconds or a date (RFC 9110, 10.2.3). Undefined where it says neither, and of what is past. */
function readRetryAfter(text, now) {
    if (text === undefined)
        return undefined;
    const milliseconds = /^\s*\d+\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
    return milliseconds >= 0 ? milliseconds : undefined;
}
/** A URL without user, password and query, which may hold secrets. */
function shown({ protocol, host, pathname }) {
    return `${protocol}//${host}${pathname}`;
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
