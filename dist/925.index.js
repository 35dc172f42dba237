export const id = 925;
export const ids = [925];
export const modules = {

/***/ 2009:
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
/* unused harmony export maxKeyLength */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

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

/***/ 3801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ rootFiles),
/* harmony export */   N8: () => (/* binding */ passwdEntry),
/* harmony export */   Oz: () => (/* binding */ cannot),
/* harmony export */   Vo: () => (/* binding */ isWritableFolder),
/* harmony export */   xv: () => (/* binding */ userConfFiles)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(994);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
/* harmony import */ var _runner_privilege_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4345);





/** Seconds for one small program such as `mv`. */
const patience = 30;
/** The files of root, through sudo where need be. */
function rootFiles(host, privilege) {
    const run = async (argv, path, input) => {
        const outcome = await host.exec({
            argv: (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_3__/* .asRoot */ .tE)(privilege, argv),
            env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_4__/* .childEnv */ .g)(host.env, { LC_ALL: 'C' }),
            timeout: patience,
            ...(input === undefined ? {} : { input }),
        });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return outcome.stdout;
        const why = outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind);
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(cannot(path, why));
    };
    const draftOf = (path) => `${path}.${host.uid}.new`;
    return {
        read: async (path) => {
            const text = await readText(host, path, () => run(['cat', '--', path], path));
            if (text?.includes('\uFFFD'))
                throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(cannot(path, 'it is not UTF-8'));
            return text;
        },
        write: async (path, text, as) => {
            const draft = draftOf(path);
            try {
                await run(['tee', '--', draft], path, text);
                await run(['chown', '--', `${as.uid}:${as.gid}`, draft], path);
                await run(['chmod', '--', (as.mode & 0o7777).toString(8), draft], path);
                await run(['sync', '--', draft], path);
                await run(['mv', '-f', '--', draft, path], path);
            }
            catch (cause) {
                await run(['rm', '-f', '--', draft], path).catch(() => { });
                throw cause;
            }
        },
        remove: async (path) => {
            await run(['rm', '-f', '--', path], path);
        },
        removeDraft: async (path) => {
            if (await exists(host, draftOf(path)))
                await run(['rm', '-f', '--', draftOf(path)], path);
        },
        missingFolders: (path) => missingFolders(host, path),
        makeFolder: async (path) => {
            const missing = await missingFolders(host, path);
            if (missing.length > 0)
                await run(['mkdir', '-p', '-m', '755', '--', ...missing], path);
        },
        removeFolder: async (path) => {
            const entries = await host.files.readdir(path).catch(() => undefined);
            if (entries?.length === 0)
                await run(['rmdir', '--', path], path);
        },
    };
}
async function readText(host, path, asRoot) {
    try {
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOENT') || (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOTDIR'))
            return undefined;
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'EACCES'))
            return asRoot();
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(cannot(path, cause instanceof Error ? cause.message : String(cause)));
    }
}
async function missingFolders(host, path) {
    const missing = [];
    for (let folder = path; folder !== (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder) && !(await exists(host, folder)); folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder)) {
        missing.unshift(folder);
    }
    return missing;
}
async function exists(host, path) {
    return host.files.lstat(path).then(() => true, (cause) => !(0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOENT') && !(0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOTDIR'));
}
/** CFG026: the file was left as it is. */
function cannot(path, why) {
    const fix = `Look at ${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)}; nothing was changed there.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG026', `The file ${path} cannot be read or written: ${why}.`, fix);
}
/**
 * Whether root could write nix.conf into that folder. Not on a read-only file system, and not where nix.conf is a
 * symlink: then something else generates it, as NixOS does.
 */
async function isWritableFolder(host, privilege, folder) {
    if (privilege === 'none')
        return false;
    const conf = await host.files.lstat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'nix.conf')).catch(() => undefined);
    if (conf?.isSymbolicLink())
        return false;
    const missing = await missingFolders(host, folder);
    const nearest = missing[0] === undefined ? folder : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(missing[0]);
    const argv = (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_3__/* .asRoot */ .tE)(privilege, ['test', '-w', nearest]);
    const outcome = await host.exec({ argv, env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_4__/* .childEnv */ .g)(host.env), timeout: patience });
    return outcome.kind === 'exited' && outcome.code === 0;
}
/**
 * The files of settings that Nix reads for this user, the one with the last word first, as Nix finds them:
 * NIX_USER_CONF_FILES, else nix.conf in the XDG folders. A HOME of somebody else is not the user's home to Nix.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file
 */
async function userConfFiles(host) {
    const given = host.env['NIX_USER_CONF_FILES'];
    if (given !== undefined)
        return given.split(':').filter((path) => path !== '');
    const home = await homeOf(host);
    const own = host.env['NIX_CONFIG_HOME'] || (host.env['XDG_CONFIG_HOME'] ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_CONFIG_HOME'], 'nix') : undefined);
    const shared = (host.env['XDG_CONFIG_DIRS'] ?? '/etc/xdg').split(':').filter((path) => path !== '');
    const first = own ?? (home === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.config', 'nix'));
    return [...(first === undefined ? [] : [first]), ...shared.map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, 'nix'))].map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'nix.conf'));
}
async function homeOf(host) {
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

/***/ 6783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SU: () => (/* binding */ planConfiguration),
/* harmony export */   yu: () => (/* binding */ extraConfigName)
/* harmony export */ });
/* unused harmony export describeConfiguration */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _caches_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8948);
/* harmony import */ var _nix_conf_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7075);




/** How the text of the input is called in problems. */
const extraConfigName = 'extra-nix-config';
/**
 * Decides what Nix is told and where it is written: the least invasive place that works. Pure. Every problem at once.
 *
 * - Store opened directly: a file of the job, reached by NIX_USER_CONF_FILES.
 * - Through a daemon, as root or with sudo: the system's folder.
 * - Through a daemon, without root or with a read-only folder: a file of the job; caches only where the daemon trusts
 *   this user or allows them to everybody, else one warning CCH005.
 *
 * Tokens, from `githubToken` or the user's text, never go anywhere but to a private file of the job.
 */
function planConfiguration(request, facts) {
    const text = (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .parseNixConf */ .XR)(request.extraNixConfig, extraConfigName);
    const secret = (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(text.lines, 'access-tokens');
    const extra = text.lines.filter((line) => !(line.kind === 'setting' && secret.includes(line)));
    const caches = (0,_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseCaches */ .jK)({ ...request, keysElsewhere: bringsKeys(extra) });
    const tokens = readTokens(request, secret);
    const placement = choosePlacement(facts);
    const usable = usableCaches(caches.substituters, facts, placement);
    const problems = [
        ...caches.problems,
        ...text.problems,
        ...extra.flatMap((line) => checkInclude(line, facts.confDir)),
        ...extra.flatMap(checkPassword),
        ...tokens.problems,
        ...checkUser(facts, placement),
    ];
    if (problems.some((problem) => problem.severity === 'error'))
        return { plan: undefined, problems };
    const keys = mayAddCaches(facts, placement) ? caches.keys : [];
    const plan = {
        placement,
        base: baseSettings(usable.urls, keys, placement.kind === 'system' && facts.hosted ? facts.user : undefined),
        extra: extra.map(withoutLine),
        // A plain `substituters` of the user's replaces ours: that is what he asked for.
        wanted: (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(extra, 'substituters').some((line) => line.name === 'substituters') ? [] : usable.urls,
        allowed: mayAddCaches(facts, placement) ? undefined : facts.allowedSubstituters,
        tokenHosts: Object.keys(tokens.byHost),
        tokens: () => tokens.byHost,
    };
    return { plan, problems: [...problems, ...usable.problems] };
}
/** What would be written, for the log: no secret in it. */
function describeConfiguration(plan) {
    const where = plan.placement.kind === 'system' ? `in ${plan.placement.confDir}` : 'in a file of this job';
    const lines = plan.base.map((line) => `${line.name} = ${line.values.join(' ')}`);
    const own = plan.extra.length > 0 ? [`${plan.extra.length} line(s) of ${extraConfigName} after them`] : [];
    const tokens = plan.tokenHosts.map((host) => `a token for ${host}, in a private file of this job`);
    return [`Nix is configured ${where}:`, ...[...lines, ...own, ...tokens].map((line) => `  ${line}`)];
}
function choosePlacement(facts) {
    const mayWrite = facts.privilege !== 'none' && facts.confDirWritable;
    return facts.mode === 'daemon' && mayWrite ? { kind: 'system', confDir: facts.confDir } : { kind: 'job' };
}
function mayAddCaches(facts, placement) {
    return facts.mode === 'direct' || placement.kind === 'system' || facts.trusted;
}
/** The caches that Nix will take from us, with a warning that names the others. */
function usableCaches(urls, facts, placement) {
    if (mayAddCaches(facts, placement))
        return { urls, problems: [] };
    const allowed = new Set(facts.allowedSubstituters.map(_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheIdentity */ .vk));
    const lost = urls.filter((url) => !allowed.has((0,_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheIdentity */ .vk)(url)));
    if (lost.length === 0)
        return { urls, problems: [] };
    const why = facts.privilege === 'none' ? 'this job has no sudo' : `${facts.confDir} is read-only`;
    const message = `Not used: ${lost.map(_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheName */ .UU).join(', ')}. The Nix daemon does not trust ${facts.user}, and ${why}.`;
    const fix = `Let the administrator add them to the daemon's substituters and their keys to trusted-public-keys, ` +
        'or add the user to trusted-users. Until then what they have is built from source.';
    return { urls: urls.filter((url) => allowed.has((0,_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheIdentity */ .vk)(url))), problems: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('CCH005', message, fix)] };
}
function baseSettings(urls, keys, trust) {
    return [
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('extra-experimental-features', 'nix-command', 'flakes'),
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('max-jobs', 'auto'),
        // A cache that fails never fails a build: without these a cache that answers 500 does, and a silent one takes hours.
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('fallback', 'true'),
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('connect-timeout', '10'),
        ...(urls.length > 0 ? [(0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('extra-substituters', ...urls)] : []),
        ...(keys.length > 0 ? [(0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('extra-trusted-public-keys', ...keys)] : []),
        ...(trust === undefined ? [] : [(0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('extra-trusted-users', trust)]),
    ];
}
/** Whether the user's text has keys, reads a file that may have them, or asks for no signatures. */
function bringsKeys(lines) {
    return (lines.some((line) => line.kind === 'include') ||
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(lines, 'trusted-public-keys').some((line) => line.values.length > 0) ||
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(lines, 'require-sigs').some((line) => line.values[0] === 'false'));
}
/**
 * A relative path would be looked for beside a file that we place; a file that includes itself makes Nix crash
 * (seen with 2.26.3 and 2.34.8).
 */
function checkInclude(line, confDir) {
    if (line.kind !== 'include')
        return [];
    const where = { where: { file: extraConfigName, line: line.line }, source: _nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .nixConfSource */ .h$ };
    if (!line.path.startsWith('/')) {
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG022', `The path ${line.path} is relative.`, 'Write the whole path of the file.', where)];
    }
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(line.path);
    if (path !== (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(confDir, 'nix.conf') && !path.startsWith((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(confDir, 'nix-cuda')))
        return [];
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG022', `The file ${line.path} would include itself.`, 'Take this line out.', where)];
}
/** The system's file can be read by everybody. */
function checkPassword(line) {
    if (line.kind !== 'setting' || !line.values.some((value) => /:\/\/[^/@]*:[^/@]*@/.test(value)))
        return [];
    const where = { where: { file: extraConfigName, line: line.line } };
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH001', `An address in ${line.name} has a password in it.`, 'Use `netrc-file` instead.', where)];
}
function withoutLine(line) {
    const { line: _, ...item } = line;
    return item;
}
function checkUser(facts, placement) {
    if (placement.kind !== 'system' || !facts.hosted || /^[^\s#@*]+$/.test(facts.user))
        return [];
    const message = `The user name ${JSON.stringify(facts.user)} cannot be written to trusted-users.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG021', message, 'Run the job as a user with a plain name.')];
}
/** Tokens by host: the input's, then the user's own, which win. */
function readTokens(request, lines) {
    const byHost = {};
    const problems = [];
    if (request.githubToken) {
        const url = URL.parse(request.githubServerUrl || 'https://github.com');
        if (!url?.host) {
            const message = `The server ${JSON.stringify(request.githubServerUrl)} is not an address.`;
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG027', message, 'Give an address such as https://github.com.'));
        }
        else if (/[\s#]/.test(request.githubToken)) {
            const fix = 'Give the token alone, as GitHub shows it.';
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG027', 'The GitHub token has white space or # in it.', fix));
        }
        else
            byHost[url.host] = request.githubToken;
    }
    for (const entry of lines.flatMap((line) => line.values)) {
        const cut = entry.indexOf('=');
        if (cut > 0 && cut < entry.length - 1)
            byHost[entry.slice(0, cut)] = entry.slice(cut + 1);
        else {
            const fix = 'Write host=token, as in github.com=ghp_….';
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG027', `An entry of access-tokens in ${extraConfigName} is not host=token.`, fix));
        }
    }
    return { byHost, problems };
}


/***/ }),

/***/ 5440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ hasNewNames),
/* harmony export */   l: () => (/* binding */ showSettings)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(994);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(585);




/**
 * Lets Nix read its configuration, with `more` in the environment, and say what it understood. Opens no store. Throws
 * ProblemError BLD004 when Nix cannot be run or answers something else than JSON.
 */
async function showSettings(host, nix, more) {
    const warnings = [];
    const outcome = await host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command', ...showCommand(nix.version), '--json'],
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
    const words = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .nixErrorText */ .B)(outcome.stderrTail) ?? outcome.stderrTail.at(-1) ?? 'Nix crashed without a word';
    return { ok: false, words: words.replace(/\s*Try 'nix --help' for more information\.\s*$/, '') };
}
/** The command was called `show-config` before Nix 2.20. */
function showCommand(version) {
    return hasNewNames(version) ? ['config', 'show'] : ['show-config'];
}
/** Whether this Nix (2.20 or newer) calls its commands `config show` and `store info`. */
function hasNewNames(version) {
    const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
    return major > 2 || (major === 2 && minor >= 20);
}
function read(json, nix) {
    let all;
    try {
        all = JSON.parse(json);
    }
    catch {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(unanswered(nix, 'it answered something else than JSON'));
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
    };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function unanswered(nix, why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD004', `${nix.program} did not show its configuration (${why}).`, 'Mend this installation of Nix.');
}


/***/ }),

/***/ 2863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fp: () => (/* binding */ applyConfiguration),
  H0: () => (/* binding */ removeJobFiles),
  zU: () => (/* binding */ undoConfiguration)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(1161);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/nix/caches.js
var caches = __webpack_require__(8948);
// EXTERNAL MODULE: ./lib/nix/configure-files.js
var configure_files = __webpack_require__(3801);
// EXTERNAL MODULE: ./lib/nix/configure-read.js
var configure_read = __webpack_require__(5440);
// EXTERNAL MODULE: ./lib/runner/journal.js
var journal = __webpack_require__(4417);
// EXTERNAL MODULE: ./lib/runner/lock.js
var lock = __webpack_require__(3759);
// EXTERNAL MODULE: ./lib/runner/privilege.js
var privilege = __webpack_require__(4345);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/nix/configure-plan.js
var configure_plan = __webpack_require__(6783);
// EXTERNAL MODULE: ./lib/nix/nix-conf.js
var nix_conf = __webpack_require__(7075);
;// CONCATENATED MODULE: ./lib/nix/configure-managed.js





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
 * The managed file for these jobs: lists united, one value of each other setting, then the users' own lines in the order
 * of the jobs. The same jobs give the same bytes.
 */
function managedText(uid, parts) {
    const base = new Map();
    for (const line of parts.flatMap((part) => part.base)) {
        const known = line.name.startsWith('extra-') ? (base.get(line.name)?.values ?? []) : [];
        base.set(line.name, { ...line, values: [...new Set([...known, ...line.values])] });
    }
    const own = new Set(parts.map((part) => (0,nix_conf/* printNixConf */.FG)(part.extra)).filter((text) => text !== ''));
    const blocks = [...own].map((text) => `# ${configure_plan/* extraConfigName */.yu}\n${text}`);
    const head = `${signature(uid)} it goes away with the last of them.\n`;
    return head + (0,nix_conf/* printNixConf */.FG)([...base.values()]) + blocks.join('');
}
/** One warning CFG028 for each setting that this job's own lines give another value than another job's. */
function findConflicts(mine, others) {
    const plain = (part) => new Map(part.extra.flatMap((line) => line.kind === 'setting' && !line.name.startsWith('extra-') ? [[line.name, line.values.join(' ')]] : []));
    return [...plain(mine)]
        .filter(([name, value]) => others.some((other) => (plain(other).get(name) ?? value) !== value))
        .map(([name]) => (0,problem/* warning */.$e)('CFG028', `Another job on this machine gives the setting ${name} another value; one of the two counts for both.`, `Give ${name} the same value in ${configure_plan/* extraConfigName */.yu} of both jobs.`));
}
/** The parts that the live jobs have written down; what cannot be read counts for nothing. */
function partsOf(entry) {
    return (entry?.users ?? []).flatMap((user) => parsePart(entry?.parts?.[user]));
}
function parsePart(text) {
    try {
        const part = JSON.parse(text ?? '');
        return Array.isArray(part?.base) && Array.isArray(part.extra) ? [{ base: part.base, extra: part.extra }] : [];
    }
    catch {
        return [];
    }
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
        return before + (path === managed ? path : (0,external_node_path_.join)(confDir, path));
    });
}
/** Names the contents of the configuration that a daemon has read. */
function digest(...texts) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(texts)).digest('hex');
}

;// CONCATENATED MODULE: ./lib/nix/configure-system.js











/** Seconds to wait for other jobs, which may be restarting the daemon. */
const patience = 120;
const rootOwned = { mode: 0o644, uid: 0, gid: 0 };
/** One lock around reading, trying and writing, so that no job's part is lost. */
function alone(host, work) {
    return (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'configuration.lock'), patience, work);
}
/**
 * Adds this job's part to the managed file in the system's folder, and its line to nix.conf. Written down in the journal
 * first, after `tryOut` has let Nix read the result. The daemon is restarted when it has not read these bytes yet.
 */
function applySystem(host, confDir, part, options, tryOut) {
    return alone(host, async () => {
        const files = (0,configure_files/* rootFiles */.Aj)(host, await (0,privilege/* findPrivilege */.Xb)(host));
        const known = (await (0,journal/* readJournal */.a0)(host)).find((entry) => entry.what === 'configuration' && (0,external_node_path_.dirname)(entry.path) === confDir);
        const path = known?.path ?? (await choosePath(host, files, confDir));
        const joined = {
            ...(known ?? { what: 'configuration', path, users: [] }),
            users: [...new Set([...(known?.users ?? []), options.job])],
            parts: { ...known?.parts, [options.job]: JSON.stringify(part) },
        };
        const conf = (0,external_node_path_.join)(confDir, 'nix.conf');
        const had = await files.read(conf);
        const wanted = { managed: managedText(host.uid, partsOf(joined)), conf: addInclude(had ?? '', configure_system_name(path)) };
        const tried = await stage(host, confDir, path, wanted, tryOut);
        const made = await missingThings(host, files, confDir, conf, had);
        const entry = { ...joined, made: [...new Set([...(known?.made ?? []), ...made])] };
        await (0,journal/* amend */.eI)(host, path, entry);
        await files.makeFolder(confDir);
        await writeManaged(host, files, path, wanted.managed);
        if (wanted.conf !== had)
            await files.write(conf, wanted.conf, await ownershipOf(host, conf));
        const others = partsOf(known ? (0,journal/* without */.FF)(known, options.job) : undefined);
        return {
            settings: tried.settings,
            warnings: [...findConflicts(part, others), ...tried.warnings],
            restarted: await letDaemonHear(host, entry, digest(wanted.conf, wanted.managed), options),
        };
    });
}
/**
 * Takes this job's part out of every managed file that the journal knows, and makes each what its jobs ask for, should an
 * earlier process have died over it. The last job removes the file and its line;
 * nix.conf and its folder go only if we made them and nobody has used them since.
 */
function undoSystem(host, options) {
    return alone(host, async () => {
        const entries = (await (0,journal/* readJournal */.a0)(host)).filter((entry) => entry.what === 'configuration');
        let restarted = false;
        for (const entry of entries) {
            const left = (0,journal/* without */.FF)(entry, options.job);
            await (0,journal/* amend */.eI)(host, entry.path, left);
            const files = (0,configure_files/* rootFiles */.Aj)(host, await (0,privilege/* findPrivilege */.Xb)(host));
            const heard = await (left.users.length > 0 ? rewrite(host, files, left) : takeAway(host, files, left));
            restarted = (await letDaemonHear(host, left, heard, options)) || restarted;
            if (left.users.length === 0)
                await (0,journal/* amend */.eI)(host, entry.path, undefined);
        }
        return { restarted };
    });
}
/** The managed file for the jobs that are left. */
async function rewrite(host, files, entry) {
    const text = managedText(host.uid, partsOf(entry));
    await writeManaged(host, files, entry.path, text);
    return digest((await files.read((0,external_node_path_.join)((0,external_node_path_.dirname)(entry.path), 'nix.conf'))) ?? '', text);
}
async function takeAway(host, files, entry) {
    const folder = (0,external_node_path_.dirname)(entry.path);
    const conf = (0,external_node_path_.join)(folder, 'nix.conf');
    const text = await files.read(conf);
    const restored = removeInclude(text ?? '', configure_system_name(entry.path));
    if (restored === '' && entry.made?.includes(conf))
        await files.remove(conf);
    else if (text !== undefined && restored !== text)
        await files.write(conf, restored, await ownershipOf(host, conf));
    const managed = await files.read(entry.path);
    if (managed === undefined || isManagedBy(host.uid, managed))
        await files.remove(entry.path);
    for (const path of [conf, entry.path])
        await files.removeDraft(path);
    for (const made of [...(entry.made ?? [])].reverse())
        if (made !== conf)
            await files.removeFolder(made);
    return digest(restored);
}
/** Restarts the daemon unless it has read this already; written down after it did, so that a kill in between is made good. */
async function letDaemonHear(host, entry, heard, options) {
    if (entry.heard === heard)
        return false;
    await options.restartDaemon?.();
    await (0,journal/* amend */.eI)(host, entry.path, { ...entry, heard });
    return options.restartDaemon !== undefined;
}
/** Lets Nix read the two files in a private folder, where nix.conf's own includes still mean the same. */
async function stage(host, confDir, path, wanted, tryOut) {
    const folder = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), `staged-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
    const managed = (0,external_node_path_.join)(folder, configure_system_name(path));
    try {
        await (0,files/* writeAtomically */.vK)(host, managed, wanted.managed);
        const conf = stagedConf(wanted.conf, confDir, configure_system_name(path));
        await (0,files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(folder, 'nix.conf'), conf);
        return await tryOut({ confDir: folder, names: [[folder, confDir]] });
    }
    finally {
        await host.files.rm(folder, { recursive: true, force: true });
    }
}
/** A name in the folder that is free, or whose file these jobs wrote. */
async function choosePath(host, files, confDir) {
    const paths = managedNames(host.uid).map((file) => (0,external_node_path_.join)(confDir, file));
    for (const path of paths) {
        const text = await files.read(path);
        if (text === undefined || isManagedBy(host.uid, text))
            return path;
    }
    throw new problem/* ProblemError */.Mm((0,configure_files/* cannot */.Oz)(paths.at(-1) ?? confDir, 'somebody else has written it'));
}
async function writeManaged(host, files, path, text) {
    const known = await files.read(path);
    if (known === text)
        return;
    if (known !== undefined && !isManagedBy(host.uid, known)) {
        throw new problem/* ProblemError */.Mm((0,configure_files/* cannot */.Oz)(path, 'somebody else has written it'));
    }
    await files.write(path, text, rootOwned);
}
/** What will have to be made: folders that are missing, and nix.conf. */
async function missingThings(host, files, confDir, conf, had) {
    const folders = await files.missingFolders(confDir);
    const exists = had !== undefined || (await host.files.lstat(conf).catch(() => undefined)) !== undefined;
    return exists ? folders : [...folders, conf];
}
/** Of the file that is there, else root's. A symlink is not ours to replace. */
async function ownershipOf(host, path) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (stat === undefined)
        return rootOwned;
    if (!stat.isFile())
        throw new problem/* ProblemError */.Mm((0,configure_files/* cannot */.Oz)(path, 'it is not a regular file'));
    return { mode: stat.mode, uid: stat.uid, gid: stat.gid };
}
function configure_system_name(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./lib/nix/configure.js










/** The files of a job; only its own commands read them. */
function jobFiles(host) {
    const folder = (0,job/* jobFolder */.OW)(host);
    return { settings: (0,external_node_path_.join)(folder, 'nix.conf'), tokens: (0,external_node_path_.join)(folder, 'access-tokens.conf') };
}
/**
 * Carries a plan out. Nix itself reads the result in a folder apart before anything is put in place; what it refuses is
 * thrown with its words (CFG023), and nothing is changed. The same plan again changes no byte.
 * Throws ProblemError CFG023, CFG025 (the machine's own configuration is refused), CFG026 (a file), BLD004, INS002,
 * INS003, and what `restartDaemon` throws.
 */
async function applyConfiguration(host, nix, plan, options) {
    const files = jobFiles(host);
    checkPaths(files);
    const others = (await (0,configure_files/* userConfFiles */.xv)(host)).filter((path) => path !== files.settings && path !== files.tokens);
    const before = await readBefore(host, nix, others);
    const tryOut = (staged) => tryStaged(host, nix, plan, { staged, others, warned: before.warnings });
    const applied = plan.placement.kind === 'system'
        ? await applySystem(host, plan.placement.confDir, { base: plan.base, extra: plan.extra }, options, tryOut)
        : await applyToJob(host, files.settings, plan, tryOut);
    const withTokens = await writeTokens(host, files.tokens, plan, before.settings);
    // Files of an earlier step of this job that are not ours any more.
    if (plan.placement.kind === 'system')
        await host.files.rm(files.settings, { force: true });
    const ours = [...(withTokens ? [files.tokens] : []), ...(plan.placement.kind === 'job' ? [files.settings] : [])];
    return {
        variables: variablesOf(host, ours, others),
        substituters: effective(plan, applied.settings),
        warnings: [...applied.warnings, ...checkWanted(plan, applied.settings)],
        restarted: applied.restarted,
    };
}
/**
 * Takes back what `applyConfiguration` wrote for this job: its private files, and its part of the system's. The last job
 * to leave restores nix.conf byte for byte. Also finishes what another job's interrupted clean-up left. Harmless when
 * there is nothing. Throws ProblemError CFG026, INS002, INS003, and what `restartDaemon` throws.
 */
async function undoConfiguration(host, options) {
    await removeJobFiles(host);
    return undoSystem(host, options);
}
/** Removes this job's private files, and the token with them; what `undoConfiguration` does first. */
async function removeJobFiles(host) {
    for (const path of Object.values(jobFiles(host)))
        await host.files.rm(path, { force: true });
}
/** The configuration as it is without this job's files. Throws ProblemError CFG025 when Nix refuses it. */
async function readBefore(host, nix, others) {
    const shown = await (0,configure_read/* showSettings */.l)(host, nix, { NIX_USER_CONF_FILES: others.join(':') });
    if (shown.ok)
        return shown;
    const fix = 'Mend that file; until then no Nix command works here. It was left as it is.';
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG025', `Nix refuses the configuration of this machine: ${shown.words}`, fix));
}
/** Lets Nix read what is staged; its new warnings become CFG024, its refusal CFG023. */
async function tryStaged(host, nix, plan, trial) {
    const { staged, others, warned } = trial;
    const files = [...(staged.userFile === undefined ? [] : [staged.userFile]), ...others].join(':');
    const more = { NIX_USER_CONF_FILES: files, ...(staged.confDir === undefined ? {} : { NIX_CONF_DIR: staged.confDir }) };
    const shown = await (0,configure_read/* showSettings */.l)(host, nix, more);
    const clean = (words) => cleanWords(words, plan, staged);
    if (!shown.ok) {
        const fix = 'Mend extra-nix-config; nothing was changed.';
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG023', `Nix refuses this configuration: ${clean(shown.words)}.`, fix));
    }
    const warnings = [...new Set(shown.warnings.filter((words) => !warned.includes(words)))].map((words) => (0,problem/* warning */.$e)('CFG024', `Nix says about this configuration: ${clean(words)}.`, 'Look at extra-nix-config.'));
    return { settings: shown.settings, warnings };
}
/** Nix's words with the places where the files will lie, and without secrets. */
function cleanWords(words, plan, staged) {
    const named = staged.names.reduce((text, [from, to]) => text.replaceAll(from, to), words);
    return Object.values(plan.tokens())
        .reduce((text, token) => text.replaceAll(token, '***'), named)
        .replace(/\.$/, '');
}
async function applyToJob(host, path, plan, tryOut) {
    const text = (0,nix_conf/* printNixConf */.FG)([...plan.base, ...plan.extra]);
    const staged = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.staged`;
    try {
        await (0,files/* writeAtomically */.vK)(host, staged, text);
        const tried = await tryOut({ userFile: staged, names: [[staged, 'extra-nix-config']] });
        await host.files.rename(staged, path);
        return { ...tried, restarted: false };
    }
    finally {
        await host.files.rm(staged, { force: true });
    }
}
/**
 * The tokens in a private file of the job: 0600, with those that the user had for other hosts, because a plain
 * `access-tokens` replaces all of them and `extra-access-tokens` replaces none.
 */
async function writeTokens(host, path, plan, before) {
    const tokens = plan.tokens();
    if (Object.keys(tokens).length === 0) {
        await host.files.rm(path, { force: true });
        return false;
    }
    const all = Object.entries({ ...before.map('access-tokens'), ...tokens }).map(([name, token]) => `${name}=${token}`);
    await (0,files/* writeAtomically */.vK)(host, path, (0,nix_conf/* printNixConf */.FG)([(0,nix_conf/* setting */.Pe)('access-tokens', ...all)]));
    return true;
}
/** NIX_USER_CONF_FILES is cut at colons. */
function checkPaths(files) {
    const colon = Object.values(files).find((path) => path.includes(':'));
    if (colon === undefined)
        return;
    const message = `The path ${colon} has a colon in it, which NIX_USER_CONF_FILES cannot hold.`;
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG026', message, 'Let RUNNER_TEMP be a folder without a colon in its path.'));
}
/** NIX_USER_CONF_FILES with our files before the user's own, which Nix would otherwise no longer read. */
function variablesOf(host, ours, others) {
    const value = [...ours, ...others].join(':');
    const unchanged = ours.length === 0 && (host.env['NIX_USER_CONF_FILES'] ?? value) === value;
    return unchanged ? {} : { NIX_USER_CONF_FILES: value };
}
/** What Nix lists, without what the daemon does not take from this user. */
function effective(plan, settings) {
    const listed = settings.list('substituters');
    if (!plan.allowed)
        return listed;
    const allowed = new Set(plan.allowed.map(caches/* cacheIdentity */.vk));
    return listed.filter((url) => allowed.has((0,caches/* cacheIdentity */.vk)(url)));
}
/** One warning CCH006 for each cache that something after our files took out again, as NIX_CONFIG may. */
function checkWanted(plan, settings) {
    const listed = new Set(effective(plan, settings).map(caches/* cacheIdentity */.vk));
    return plan.wanted
        .filter((url) => !listed.has((0,caches/* cacheIdentity */.vk)(url)))
        .map((url) => (0,problem/* warning */.$e)('CCH006', `The cache ${(0,caches/* cacheName */.UU)(url)} is not queried: something that Nix reads later replaces the list of caches.`, 'Look for `substituters` in NIX_CONFIG and in the nix.conf files of the user, and make it `extra-substituters`.'));
}


/***/ }),

/***/ 6215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IL: () => (/* binding */ restartDaemon),
/* harmony export */   LC: () => (/* binding */ startDaemon),
/* harmony export */   Tl: () => (/* binding */ findSupervision),
/* harmony export */   ZI: () => (/* binding */ stopDaemon),
/* harmony export */   bb: () => (/* binding */ removeDaemon),
/* harmony export */   j4: () => (/* binding */ daemonFile)
/* harmony export */ });
/* unused harmony export daemonLog */
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1161);
/* harmony import */ var _runner_journal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4417);
/* harmony import */ var _runner_lock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3759);
/* harmony import */ var _runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4345);
/* harmony import */ var _runner_state_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8520);
/* harmony import */ var _install_facts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8662);
/* harmony import */ var _install_steps_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8718);










const profileFolder = '/nix/var/nix/profiles/default';
const program = `${profileFolder}/bin/nix-daemon`;
const socketPath = '/nix/var/nix/daemon-socket/socket';
const units = ['nix-daemon.socket', 'nix-daemon.service'];
const patience = 60;
/** The file that names our daemon; its path is the daemon's entry in the journal, for `release` and `forget`. */
function daemonFile(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFolder */ .y)(host), 'nix-daemon.json');
}
/** Where our own daemon writes. */
function daemonLog(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFolder */ .y)(host), 'nix-daemon.log');
}
/** How the daemon of this machine is kept running: by systemd where that is process 1, else by us. */
async function findSupervision(host) {
    const systemd = await host.files.lstat('/run/systemd/system').catch(() => undefined);
    return systemd ? 'systemd' : 'own';
}
/**
 * Makes sure that a daemon answers on its socket. By systemd: links and enables the units of the installed Nix, and
 * starts the socket. Else: writes down that `job` uses it, adopts a daemon that answers, or starts one that outlives this
 * process. Gives whether one was started. Throws ProblemError INS021, and INS002 or INS003 of lock and journal.
 */
async function startDaemon(host, options) {
    if (options.supervision === 'systemd')
        return startUnits(host, options);
    return (0,_runner_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .withLock */ .k)(host, lockPath(host), patience, async () => {
        await (0,_runner_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .claim */ .B7)(host, options.job, { what: 'file', path: daemonFile(host) });
        if (await answers())
            return { started: false };
        await startOwn(host, options);
        return { started: true };
    });
}
/**
 * Stops the daemon: the units of systemd; else only the very process that we started, and only when no job in the journal
 * uses it any more (`release` the job first). Gives whether something was stopped. Throws ProblemError INS021 when it
 * does not end.
 */
async function stopDaemon(host, options) {
    const env = (0,_install_steps_js__WEBPACK_IMPORTED_MODULE_8__/* .installEnv */ .P2)(host.env);
    if (options.supervision === 'systemd') {
        return ran(host, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .asRoot */ .tE)(options.privilege, ['systemctl', 'stop', ...units]));
    }
    return (0,_runner_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .withLock */ .k)(host, lockPath(host), patience, async () => {
        const entry = (await (0,_runner_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .readJournal */ .a0)(host)).find(({ path }) => path === daemonFile(host));
        if (entry && entry.users.length > 0)
            return false;
        const stopped = await stopOwn(host, env, options.privilege);
        await (0,_runner_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .forget */ .y6)(host, daemonFile(host));
        return stopped;
    });
}
/** Makes the daemon read its configuration anew. Others may use it: their builds go on, as each has its own process. */
async function restartDaemon(host, options) {
    const env = (0,_install_steps_js__WEBPACK_IMPORTED_MODULE_8__/* .installEnv */ .P2)(host.env);
    if (options.supervision === 'systemd') {
        const done = await ran(host, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .asRoot */ .tE)(options.privilege, ['systemctl', 'try-restart', 'nix-daemon.service']));
        if (!done)
            throw notStarted('systemctl try-restart nix-daemon.service failed', 'journalctl -u nix-daemon');
        return;
    }
    await (0,_runner_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .withLock */ .k)(host, lockPath(host), patience, async () => {
        await (0,_runner_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .claim */ .B7)(host, options.job, { what: 'file', path: daemonFile(host) });
        const ours = await stopOwn(host, env, options.privilege);
        if (!ours && (await answers())) {
            throw notStarted('a daemon that this action did not start holds the socket', 'the process table');
        }
        await startOwn(host, options);
    });
}
/** Takes the daemon of an installation of ours away, whoever uses it: units disabled and unlinked, or our process ended. */
async function removeDaemon(host, env, privilege, supervision) {
    const alive = { ...host, cancelled: new AbortController().signal };
    if (supervision === 'own') {
        await (0,_runner_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .withLock */ .k)(alive, lockPath(host), patience, () => stopOwn(alive, env, privilege));
        return;
    }
    if (!(await findLinks(host)))
        return;
    await ran(alive, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .asRoot */ .tE)(privilege, ['systemctl', 'disable', '--now', ...units]));
    const links = units.map((unit) => `/etc/systemd/system/${unit}`);
    await ran(alive, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .asRoot */ .tE)(privilege, ['rm', '-f', ...links, '/etc/systemd/system/sockets.target.wants/nix-daemon.socket']));
    await ran(alive, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .asRoot */ .tE)(privilege, ['systemctl', 'daemon-reload']));
}
async function findLinks(host) {
    const found = await Promise.all(units.map((unit) => host.files.lstat(`/etc/systemd/system/${unit}`).then(() => true, () => false)));
    return found.includes(true);
}
async function startUnits(host, options) {
    const env = (0,_install_steps_js__WEBPACK_IMPORTED_MODULE_8__/* .installEnv */ .P2)(host.env);
    if (await ran(host, env, ['systemctl', 'is-active', '--quiet', 'nix-daemon.socket']))
        return { started: false };
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(profileFolder, 'lib/systemd/system');
    const steps = [
        ['systemctl', 'link', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'nix-daemon.service')],
        ['systemctl', 'enable', '--now', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'nix-daemon.socket')],
    ];
    for (const argv of steps) {
        const outcome = await host.exec({ argv: (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .asRoot */ .tE)(options.privilege, argv), env, timeout: 60, signal: host.cancelled });
        if (outcome.kind === 'exited' && outcome.code === 0)
            continue;
        const reason = outcome.kind === 'not-started' ? outcome.reason : outcome.stderrTail.at(-1);
        throw notStarted(`${argv.join(' ')}: ${reason ?? outcome.kind}`, 'journalctl -u nix-daemon');
    }
    await untilAnswer(host, options, 'journalctl -u nix-daemon.socket');
    return { started: true };
}
async function startOwn(host, options) {
    const log = daemonLog(host);
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(log), { recursive: true, mode: 0o755 });
    const { variables = {}, privilege } = options;
    const env = { PATH: (0,_install_steps_js__WEBPACK_IMPORTED_MODULE_8__/* .installEnv */ .P2)(host.env)['PATH'], HOME: '/root', ...variables };
    const argv = (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .asRootWith */ .PV)(privilege, Object.keys(variables), [program, '--daemon']);
    const outcome = await host.exec({ argv, env, timeout: 20, background: { log } });
    if (outcome.kind !== 'exited')
        throw notStarted(outcome.kind === 'not-started' ? outcome.reason : outcome.kind, log);
    const pid = Number(outcome.stdout.trim());
    const start = await (0,_install_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(host, pid);
    if (start === undefined)
        throw notStarted('it ended at once', log);
    const started = { schema: 'daemon/1', pid, start };
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeAtomically */ .vK)(host, daemonFile(host), `${JSON.stringify(started)}\n`);
    await untilAnswer(host, options, log, pid);
}
async function untilAnswer(host, options, log, pid) {
    const seconds = options.timeout ?? 20;
    const deadline = host.clock.now() + seconds * 1_000;
    while (!(await answers())) {
        if (host.cancelled.aborted)
            throw notStarted('the job was cancelled', log);
        if (pid !== undefined && (await (0,_install_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(host, pid)) === undefined)
            throw notStarted('it ended at once', log);
        if (host.clock.now() >= deadline)
            throw notStarted(`its socket did not answer within ${seconds} s`, log);
        await host.clock.sleep(10, host.cancelled);
    }
}
/** Ends the process that we started, if it still is that one: SIGTERM, and after 10 s SIGKILL. */
async function stopOwn(host, env, privilege) {
    const started = parseStarted(await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readIfPresent */ .Zu)(host, daemonFile(host)));
    if (!started || (await (0,_install_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(host, started.pid)) !== started.start) {
        await host.files.rm(daemonFile(host), { force: true });
        return false;
    }
    for (const signal of ['SIGTERM', 'SIGKILL']) {
        await send(host, env, privilege, started.pid, signal);
        for (let waited = 0; waited < 10_000; waited += 20) {
            if ((await (0,_install_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(host, started.pid)) !== started.start) {
                await host.files.rm(daemonFile(host), { force: true });
                return true;
            }
            await host.clock.sleep(20);
        }
    }
    throw notStarted(`process ${started.pid} does not end`, daemonLog(host));
}
/** Through sudo where the process is root's and we are not; else by ourselves, for small images have no kill program. */
async function send(host, env, privilege, pid, signal) {
    if (privilege === 'sudo') {
        await ran(host, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .asRoot */ .tE)(privilege, ['kill', `-${signal.slice('SIG'.length)}`, String(pid)]));
        return;
    }
    try {
        process.kill(pid, signal);
    }
    catch {
        // It is gone already, or not ours: the caller looks.
    }
}
function parseStarted(text) {
    if (text === undefined)
        return undefined;
    try {
        const value = JSON.parse(text);
        const { schema, pid, start } = value ?? {};
        return schema === 'daemon/1' && Number.isSafeInteger(pid) && typeof start === 'string'
            ? value
            : undefined;
    }
    catch {
        return undefined;
    }
}
/** Whether somebody takes connections on the socket. */
function answers() {
    return new Promise((resolve) => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ path: socketPath });
        const end = (answer) => {
            socket.destroy();
            resolve(answer);
        };
        socket.setTimeout(1_000, () => end(false));
        socket.once('connect', () => end(true));
        socket.once('error', () => end(false));
    });
}
async function ran(host, env, argv) {
    const outcome = await host.exec({ argv, env, timeout: 60, signal: host.cancelled });
    return outcome.kind === 'exited' && outcome.code === 0;
}
function lockPath(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFolder */ .y)(host), 'nix-daemon.lock');
}
function notStarted(why, log) {
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('INS021', `The Nix daemon did not start: ${why}.`, `Look into ${log}.`));
}


/***/ }),

/***/ 8662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cV: () => (/* binding */ nixFolder),
/* harmony export */   g1: () => (/* binding */ examineFolder),
/* harmony export */   gy: () => (/* binding */ processStart),
/* harmony export */   pc: () => (/* binding */ gatherFacts),
/* harmony export */   tS: () => (/* binding */ neededPrograms),
/* harmony export */   tj: () => (/* binding */ userPrograms)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);
/* harmony import */ var _runner_privilege_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4345);
/* harmony import */ var _install_receipt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3593);




const nixFolder = '/nix';
/** What the host must have: for every mode, and for build users on top. */
const neededPrograms = ['tar', 'xz'];
const userPrograms = ['groupadd', 'useradd'];
/** https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-ssl-cert-file and scripts/nix-profile.sh.in of NixOS/nix. */
const bundles = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/certs/ca-bundle.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
];
/** Gathers the facts, everything at once. */
async function gatherFacts(host, env) {
    const exists = (path) => isThere(host, path);
    const there = (paths) => Promise.all(paths.map(exists));
    const [privilege, folder, free, users, groups, cores, programs] = await Promise.all([
        (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_3__/* .findPrivilege */ .Xb)(host),
        examineFolder(host),
        freeBytes(host, env),
        database(host, env, 'passwd'),
        database(host, env, 'group'),
        ask(host, env, ['nproc']),
        findPrograms(host, env, [...neededPrograms, ...userPrograms]),
    ]);
    const [systemd = false, confFolder = false, conf = false] = await there([
        '/run/systemd/system',
        '/etc/nix',
        '/etc/nix/nix.conf',
    ]);
    const certificates = bundles[(await there(bundles)).indexOf(true)];
    const nixbld = groups.find(([name]) => name === 'nixbld');
    return {
        privilege,
        uid: host.uid,
        systemd,
        container: await isContainer(host),
        selinux: (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, '/sys/fs/selinux/enforce').catch(() => undefined))?.trim() === '1',
        folder,
        writable: await isWritable(host, folder.kind === 'absent' ? '/' : nixFolder),
        free,
        programs,
        cores: Math.max(1, Number.parseInt(cores ?? '', 10) || 1),
        group: nixbld && { members: (nixbld[3] ?? '').split(',').filter((name) => name !== '') },
        userNames: users.map(([name = '']) => name),
        userIds: users.map((fields) => Number(fields[2])),
        groupIds: groups.map((fields) => Number(fields[2])),
        confFolder,
        conf,
        certificates,
    };
}
/** What /nix holds, and whether it is ours. */
async function examineFolder(host) {
    const stat = await host.files.lstat(nixFolder).catch(() => undefined);
    if (!stat)
        return { kind: 'absent' };
    if (!stat.isDirectory())
        return { kind: 'foreign', why: `${nixFolder} is not a folder` };
    const receipt = await (0,_install_receipt_js__WEBPACK_IMPORTED_MODULE_2__/* .readReceipt */ .b8)(host);
    if (receipt?.state === 'installing')
        return { kind: 'unfinished', receipt, alive: await isAlive(host, receipt) };
    if (receipt)
        return { kind: 'installed', receipt };
    const store = await names(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(nixFolder, 'store'));
    const inStore = store.filter((name) => name !== '.links' && name !== 'lost+found');
    if (inStore.length > 0)
        return { kind: 'foreign', why: `${nixFolder}/store holds ${inStore.length} paths` };
    if ((await names(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(nixFolder, 'var'))).length > 0) {
        return { kind: 'foreign', why: `${nixFolder}/var is not empty` };
    }
    const keep = (await names(host, nixFolder)).filter((name) => !name.startsWith('.setup-nix-cuda'));
    return { kind: 'empty', keep, owner: `${stat.uid}:${stat.gid}` };
}
/** Whether the process that wrote the receipt still runs. Its start time tells it from a later one with the same id. */
async function isAlive(host, receipt) {
    const { pid, start } = receipt.by;
    return pid !== host.pid && (await processStart(host, pid)) === start;
}
/**
 * When a process was started, as the boot's id and clock ticks since boot, or undefined when there is none: with the
 * process id it names one process for good. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html (field 22).
 */
async function processStart(host, pid) {
    const stat = await host.files.readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined)
        return undefined;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X')
        return undefined;
    const boot = await host.files.readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return `${boot.trim()}/${fields[19] ?? ''}`;
}
async function isContainer(host) {
    if (host.env['KUBERNETES_SERVICE_HOST'] || host.env['container'])
        return true;
    const marks = await Promise.all(['/.dockerenv', '/run/.containerenv'].map((path) => isThere(host, path)));
    if (marks.includes(true))
        return true;
    const first = await host.files.readFile('/proc/1/environ', 'utf8').catch(() => '');
    return first.split('\0').some((entry) => entry.startsWith('container='));
}
/** Free bytes of the file system where /nix is, or will be. */
async function freeBytes(host, env) {
    const place = (await isThere(host, nixFolder)) ? nixFolder : '/';
    const line = (await ask(host, env, ['df', '-P', '-k', place]))?.trim().split('\n').at(-1);
    const kilobytes = Number(line?.split(/\s+/)[3] ?? Number.NaN);
    return Number.isFinite(kilobytes) ? kilobytes * 1_024 : undefined;
}
/** Users or groups; what getent does not list (large directory services) is not seen. */
async function database(host, env, name) {
    const text = (await ask(host, env, ['getent', name])) ?? (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, `/etc/${name}`)) ?? '';
    return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(':'));
}
async function ask(host, env, argv) {
    const outcome = await host.exec({ argv, env, timeout: 20, signal: host.cancelled });
    return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : undefined;
}
async function findPrograms(host, env, wanted) {
    const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
    const found = await Promise.all(wanted.map(async (program) => {
        for (const folder of folders)
            if (await isExecutable(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, program)))
                return program;
        return undefined;
    }));
    return found.filter((program) => program !== undefined);
}
const isExecutable = (host, path) => host.files.access(path, 1).then(() => true, () => false);
const isWritable = (host, path) => host.files.access(path, 2).then(() => true, () => false);
const isThere = (host, path) => host.files.lstat(path).then(() => true, () => false);
const names = (host, path) => host.files.readdir(path).catch(() => []);


/***/ }),

/***/ 8334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ planInstall),
/* harmony export */   df: () => (/* binding */ describePlan),
/* harmony export */   fj: () => (/* binding */ noRoom)
/* harmony export */ });
/* unused harmony export neededBytes */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _install_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8662);


/** Bytes that must be free before anything is fetched: archive, unpacked closure and database of a recent release. */
const neededBytes = 96 * 1024 * 1024;
const firstUser = 30_001;
const groupId = 30_000;
const mostUsers = 32;
/**
 * Facts and wishes → plan. Pure; what a killed run left is to be undone before. Throws ProblemError with everything that stands against it: INS013 (rights), INS014
 * (/nix is not ours), INS015 (programs), INS016 (room), INS020 (mode), INS023 (another run is at work).
 */
function planInstall(facts, wanted, archive) {
    const { mode, why } = chooseMode(facts, wanted);
    const problems = [
        ...checkMode(facts, mode),
        ...checkFolder(facts),
        ...checkRights(facts, mode),
        ...checkPrograms(facts, mode),
        ...checkRoom(facts),
    ];
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(problems);
    const daemon = mode === 'daemon';
    const settings = daemon
        ? { 'build-users-group': 'nixbld' }
        : facts.uid === 0
            ? { 'build-users-group': '' }
            : {};
    // Only Nix as root needs the file: without it, it looks for a group nixbld.
    const makeConf = !facts.conf && Object.keys(settings).length > 0;
    return {
        archive,
        mode,
        why,
        privilege: facts.privilege,
        uid: facts.uid,
        folder: planFolder(facts),
        supervision: daemon ? (facts.systemd ? 'systemd' : 'own') : 'none',
        group: daemon
            ? { make: facts.group === undefined, gid: facts.groupIds.includes(groupId) ? undefined : groupId }
            : undefined,
        users: daemon ? planUsers(facts) : [],
        conf: makeConf ? Object.entries(settings).map(([name, value]) => `${name} = ${value}`.trimEnd()) : undefined,
        confFolder: makeConf && !facts.confFolder,
        settings,
    };
}
/** The plan as lines for the log. */
function describePlan(plan) {
    const { archive, users, group, conf } = plan;
    const folder = { make: 'make /nix', take: 'take over the empty /nix', use: 'use the empty /nix' }[plan.folder];
    return [
        `Nix ${archive.version} for ${archive.system}, ${plan.mode} mode: ${plan.why}`,
        `fetch ${archive.url}, SHA-256 ${archive.sha256} (${archive.trust === 'user' ? 'given' : 'known'})`,
        `${folder}${plan.privilege === 'sudo' ? ', as root through sudo' : ''}`,
        ...(group?.make ? ['add the group nixbld'] : []),
        ...(users.length > 0 ? [`add the build users ${users.map(({ name }) => name).join(', ')}`] : []),
        conf ? `write /etc/nix/nix.conf: ${conf.join('; ')}` : 'leave /etc/nix/nix.conf as it is',
        { systemd: 'start nix-daemon by systemd', own: 'start nix-daemon, without systemd', none: 'no daemon' }[plan.supervision],
    ];
}
function chooseMode(facts, wanted) {
    if (wanted !== 'auto')
        return { mode: wanted, why: 'as asked' };
    if (facts.privilege === 'none')
        return { mode: 'single-user', why: 'neither root nor sudo' };
    if (facts.systemd)
        return { mode: 'daemon', why: `${facts.privilege} and systemd` };
    if (facts.container)
        return { mode: 'single-user', why: 'a container' };
    return { mode: 'daemon', why: `${facts.privilege}, no container` };
}
function checkMode(facts, mode) {
    if (mode === 'single-user')
        return [];
    if (facts.privilege === 'none') {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'The daemon mode needs root, and this user is neither root nor may use sudo without a password.', 'Use the mode auto or single-user, or allow sudo.'),
        ];
    }
    if (!facts.selinux)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'SELinux is enforcing, and its policy does not let services run programs of /nix.', 'Use the mode single-user, or set SELinux to permissive.', { source: 'https://nix.dev/manual/nix/stable/installation/installing-binary' }),
    ];
}
function checkFolder({ folder }) {
    if (folder.kind === 'foreign') {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS014', `Nix cannot be installed: ${folder.why}, and it is not an installation of this action.`, 'Put its nix on PATH so that it is used, or remove /nix if nobody needs it.'),
        ];
    }
    if (folder.kind !== 'unfinished' || !folder.alive)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS023', `Process ${folder.receipt.by.pid} is installing Nix on this machine.`, 'Run the job again when it is done.'),
    ];
}
function checkRights(facts, mode) {
    if (facts.writable || facts.privilege === 'sudo')
        return [];
    const what = facts.folder.kind === 'absent' ? 'does not exist' : 'is not writable';
    if (facts.privilege === 'root') {
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS013', `/nix ${what}, not even for root.`, 'Mount a writable file system at /nix.')];
    }
    if (mode === 'daemon')
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS013', `/nix ${what}, and this user is neither root nor may use sudo without a password.`, `Run once as root: install -d -m 0755 -o ${facts.uid} /nix`),
    ];
}
function checkPrograms(facts, mode) {
    const needed = mode === 'daemon' ? [..._install_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .neededPrograms */ .tS, ..._install_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .userPrograms */ .tj] : _install_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .neededPrograms */ .tS;
    const missing = needed.filter((program) => !facts.programs.includes(program));
    if (missing.length === 0)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS015', `The installation of Nix needs ${missing.join(' and ')}, not found on PATH.`, 'Install the packages tar, xz (xz-utils on Debian) and, for the daemon mode, passwd or shadow.'),
    ];
}
function checkRoom({ free }) {
    return free === undefined || free >= neededBytes ? [] : [noRoom(`${free} bytes are free where /nix goes`)];
}
/** INS016, also for a disk that fills up on the way. */
function noRoom(why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS016', `There is no room for Nix: ${why}.`, `Free at least ${Math.round((2 * neededBytes) / 1e6)} MB, or mount a larger disk at /nix.`);
}
/** This process fills the folder itself, so that only what needs root is done through sudo. */
function planFolder(facts) {
    if (facts.folder.kind === 'absent')
        return 'make';
    return facts.writable ? 'use' : 'take';
}
/** As many build users as can work at once: one per core, at least 2, at most 32. Nothing that exists is touched. */
function planUsers(facts) {
    const wanted = Math.min(mostUsers, Math.max(2, facts.cores)) - (facts.group?.members.length ?? 0);
    const users = [];
    for (let number = 1, uid = firstUser; users.length < wanted && number < 1_000; number += 1) {
        if (facts.userNames.includes(`nixbld${number}`))
            continue;
        while (facts.userIds.includes(uid))
            uid += 1;
        users.push({ name: `nixbld${number}`, uid });
        uid += 1;
    }
    return users;
}


/***/ }),

/***/ 3593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qz: () => (/* binding */ writeReceipt),
/* harmony export */   WI: () => (/* binding */ receiptPath),
/* harmony export */   b8: () => (/* binding */ readReceipt)
/* harmony export */ });
/* unused harmony export parseReceipt */
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1161);

const receiptPath = '/nix/.setup-nix-cuda.json';
/** The receipt of an installation of ours, or undefined. A receipt that cannot be read counts as none. */
async function readReceipt(host) {
    const text = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readIfPresent */ .Zu)(host, receiptPath).catch(() => undefined);
    return text === undefined ? undefined : parseReceipt(text);
}
/** Reads a receipt; undefined unless every field has its type. */
function parseReceipt(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const right = value?.schema === 'nix-install/1' &&
        (value.state === 'installing' || value.state === 'installed') &&
        (value.mode === 'daemon' || value.mode === 'single-user') &&
        (value.supervision === 'systemd' || value.supervision === 'own' || value.supervision === 'none') &&
        [value.version, value.nix, value.cacert, value.by?.start].every((text) => typeof text === 'string') &&
        [value.group, value.conf, value.confFolder].every((flag) => typeof flag === 'boolean') &&
        typeof value.by?.pid === 'number' &&
        (value.folder === 'made' || /^\d+:\d+$/.test(value.folder?.owner ?? '')) &&
        areNames(value.keep, /^(?!\.{1,2}$)[^/]+$/) &&
        areNames(value.users, /^nixbld\d+$/);
    return right ? value : undefined;
}
function areNames(value, pattern) {
    return Array.isArray(value) && value.every((name) => typeof name === 'string' && pattern.test(name));
}
/** Writes the receipt into `path`, readable for all; the caller renames it where that must be done as root. */
async function writeReceipt(host, receipt, path) {
    const draft = `${path}.new`;
    await host.files.writeFile(draft, `${JSON.stringify(receipt)}\n`, { mode: 0o644 });
    await host.files.chmod(draft, 0o644);
    await host.files.rename(draft, path);
}


/***/ }),

/***/ 8718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J6: () => (/* binding */ giveToRoot),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   Kx: () => (/* binding */ writeConf),
/* harmony export */   ME: () => (/* binding */ profile),
/* harmony export */   P2: () => (/* binding */ installEnv),
/* harmony export */   Zo: () => (/* binding */ placeStore),
/* harmony export */   eg: () => (/* binding */ runStep),
/* harmony export */   g1: () => (/* binding */ addUsers),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   kz: () => (/* binding */ register),
/* harmony export */   wZ: () => (/* binding */ makeFolders)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(994);
/* harmony import */ var _runner_privilege_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4345);
/* harmony import */ var _install_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8334);





const profile = '/nix/var/nix/profiles/default';
const confPath = '/etc/nix/nix.conf';
/** Folders that an installed Nix has (NixOS/nix scripts/install-multi-user.sh, create_directories), all 0755. */
const folders = [
    'store',
    'var',
    'var/log',
    'var/log/nix',
    'var/log/nix/drvs',
    'var/nix',
    'var/nix/db',
    'var/nix/gcroots',
    'var/nix/gcroots/per-user',
    'var/nix/profiles',
    'var/nix/profiles/per-user',
    'var/nix/temproots',
    'var/nix/userpool',
    'var/nix/daemon-socket',
].map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)('/nix', folder));
/** The environment of the installation's own commands: no settings of another Nix, system folders on PATH, plain messages. */
function installEnv(env) {
    const kept = Object.entries((0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__/* .childEnv */ .g)(env)).filter(([name]) => !name.startsWith('NIX_'));
    const path = [env['PATH'], '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'].filter(Boolean).join(':');
    return { ...Object.fromEntries(kept), PATH: path, LC_ALL: 'C' };
}
/** Runs one command of the installation and gives its standard output. Throws ProblemError INS016, INS018 or INS019. */
async function runStep(host, env, argv, more = {}) {
    const outcome = await host.exec({ timeout: 120, ...more, argv, env, signal: host.cancelled });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return outcome.stdout;
    if (outcome.kind === 'cancelled')
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(cancelled());
    const tail = outcome.kind === 'not-started' ? [outcome.reason] : outcome.stderrTail;
    const full = tail.find((line) => /No space left on device|Disk quota exceeded|disk is full/.test(line));
    if (full)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_install_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .noRoom */ .fj)(full));
    const how = outcome.kind === 'exited' ? `exit code ${outcome.code}` : outcome.kind;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(failed(`${argv.slice(0, 8).join(' ')}: ${how}. ${tail.slice(-3).join(' ')}`.trim()));
}
const cancelled = () => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS019', 'The installation of Nix was cancelled.', 'Run the job again.');
const failed = (why) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS018', `A step of the installation failed: ${why.replace(/\.$/, '')}.`, 'Mend what it says and run the job again; nothing of the installation is left.');
/** Makes /nix/store and /nix/var as an installed Nix has them. The umask does not count. */
async function makeFolders(host) {
    for (const folder of folders) {
        await host.files.mkdir(folder, { recursive: true });
        await host.files.chmod(folder, 0o755);
    }
}
/** Moves the checked store paths into /nix/store, read-only as Nix keeps them. Each one appears whole, by rename. */
async function placeStore(host, env, contents) {
    const { stagedStore } = contents;
    await runStep(host, env, ['chmod', '-R', 'a-w', stagedStore]);
    await host.files.chmod(stagedStore, 0o755);
    for (const entry of await host.files.readdir(stagedStore, { withFileTypes: true })) {
        const [from, to] = [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(stagedStore, entry.name), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)('/nix/store', entry.name)];
        // A folder changes its parent only when it is writable itself.
        if (entry.isDirectory())
            await host.files.chmod(from, 0o755);
        await host.files.rename(from, to);
        if (entry.isDirectory())
            await host.files.chmod(to, 0o555);
    }
}
/** Registers the paths, and keeps Nix and the certificates alive: by the default profile and by a GC root. Builds nothing. */
async function register(host, env, staging, contents) {
    const home = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(staging, 'home');
    await host.files.mkdir(home, { recursive: true });
    const own = { HOME: home, NIX_CONF_DIR: home, NIX_USER_CONF_FILES: '', NIX_CONFIG: 'build-users-group =' };
    const link = (target, path) => runStep(host, env, ['ln', '-s', target, path]);
    const load = runStep(host, { ...env, ...own }, [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(contents.nix, 'bin/nix-store'), '--load-db'], {
        input: contents.registration,
    });
    const links = [
        link(contents.nix, `${profile}-1-link`),
        link('default-1-link', profile),
        link(contents.cacert, '/nix/var/nix/gcroots/setup-nix-cuda-cacert'),
    ];
    const settled = await Promise.allSettled([load, ...links]);
    for (const result of settled)
        if (result.status === 'rejected')
            throw result.reason;
}
/** Adds the group and the build users, one after the other: the tools lock the user database. */
async function addUsers(host, env, privilege, plan) {
    if (plan.group?.make) {
        const id = plan.group.gid === undefined ? [] : ['--gid', String(plan.group.gid)];
        await runStep(host, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['groupadd', '--system', ...id, 'nixbld']));
    }
    for (const { name, uid } of plan.users) {
        const account = ['--system', '--uid', String(uid), '--gid', 'nixbld', '--groups', 'nixbld', '--no-user-group'];
        const nothing = ['--home-dir', '/var/empty', '--no-create-home', '--shell', '/usr/sbin/nologin'];
        const comment = `Nix build user ${name.slice('nixbld'.length)}`;
        await runStep(host, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['useradd', ...account, ...nothing, '--comment', comment, '--password', '!', name]));
    }
}
/** Writes /etc/nix/nix.conf with these lines, 0644. */
async function writeConf(host, env, privilege, staging, lines) {
    const draft = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(staging, 'nix.conf');
    await host.files.writeFile(draft, `${lines.join('\n')}\n`);
    await runStep(host, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['install', '-d', '-m', '0755', '/etc/nix']));
    await runStep(host, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['install', '-m', '0644', draft, confPath]));
}
/** Gives the store to root and the build group, as the daemon needs it: /nix/store is root:nixbld 1775. */
async function giveToRoot(host, env, privilege) {
    const step = (...argv) => runStep(host, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, argv));
    if (privilege === 'sudo')
        await step('chown', '-R', '-h', 'root:root', '/nix/store', '/nix/var');
    await step('chown', '-h', 'root:root', '/nix');
    await step('chown', 'root:nixbld', '/nix/store');
    await step('chmod', '1775', '/nix/store');
}


/***/ }),

/***/ 7075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FG: () => (/* binding */ printNixConf),
/* harmony export */   Pe: () => (/* binding */ setting),
/* harmony export */   RY: () => (/* binding */ settingsNamed),
/* harmony export */   XR: () => (/* binding */ parseNixConf),
/* harmony export */   h$: () => (/* binding */ nixConfSource)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);

/** Where the rules come from: Nix's own reader, `parseConfigFiles`. */
const nixConfSource = 'https://github.com/NixOS/nix/blob/2.34.0/src/libutil/configuration.cc';
/** What Nix cuts at; other white space (vertical tab, no-break space) belongs to a word. */
const blank = /[ \t\n\r]+/;
/**
 * Reads nix.conf as Nix does: `#` ends a line wherever it stands, there is no quoting and no continued line, and a name
 * is whatever stands before ` = `. `file` names the text in problems (CFG020, one for each line that Nix would refuse).
 */
function parseNixConf(text, file) {
    const lines = [];
    const problems = [];
    for (const [index, raw] of text.split('\n').entries()) {
        const item = parseLine(raw);
        if (item === undefined)
            continue;
        if (typeof item === 'string')
            problems.push(syntaxError(item, { file, line: index + 1 }));
        else
            lines.push({ ...item, line: index + 1 });
    }
    return { lines, problems };
}
/** An item, undefined for an empty line, or what is wrong with the line. */
function parseLine(raw) {
    const [first, second, ...rest] = (raw.split('#', 1)[0] ?? '').split(blank).filter((word) => word !== '');
    if (first === undefined)
        return undefined;
    if (first === 'include' || first === '!include') {
        if (second === undefined || rest.length > 0)
            return `\`${first}\` takes one path.`;
        return { kind: 'include', path: second, optional: first === '!include' };
    }
    if (second === '=')
        return { kind: 'setting', name: first, values: rest };
    // The rest of the line is not repeated: it may hold a token.
    return `\`${first.split('=', 1)[0]}\` is not followed by \`=\` between two spaces.`;
}
function syntaxError(message, where) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG020', message, 'Write `name = value`, each on a line of its own.', { where, source: nixConfSource });
}
/**
 * Prints items so that Nix reads them back as they are. Throws ProblemError CFG021 for what cannot be written: an empty
 * word, or one with white space or `#` in it, which would end the word or begin something else.
 */
function printNixConf(items) {
    return items.map((item) => `${printItem(item)}\n`).join('');
}
function printItem(item) {
    const words = item.kind === 'setting' ? [item.name, ...item.values] : [item.path];
    const isInclude = item.kind === 'setting' && (item.name === 'include' || item.name === '!include');
    if (isInclude || words.some((word) => word === '' || /[ \t\n\r#]/.test(word))) {
        const name = item.kind === 'setting' ? item.name : 'include';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG021', `A part of ${JSON.stringify(name)} cannot be written to nix.conf: it is empty, or has white space or # in it.`, 'Remove these characters: nix.conf has no quoting.', { source: nixConfSource }));
    }
    if (item.kind === 'include')
        return `${item.optional ? '!include' : 'include'} ${item.path}`;
    return [item.name, '=', ...item.values].join(' ');
}
/** A setting, shorter to write. */
function setting(name, ...values) {
    return { kind: 'setting', name, values };
}
/** The settings of that name, plain or with `extra-`. */
function settingsNamed(items, name) {
    return items.filter((item) => item.kind === 'setting' && (item.name === name || item.name === `extra-${name}`));
}


/***/ }),

/***/ 4417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ claim),
/* harmony export */   FF: () => (/* binding */ without),
/* harmony export */   _r: () => (/* binding */ release),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   eI: () => (/* binding */ amend),
/* harmony export */   y6: () => (/* binding */ forget)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3759);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8520);





/** Seconds to wait for another job's short write. */
const patience = 60;
/**
 * Writes down that `job` is about to make or to use `item`. Gives true when nobody had it before: then the caller makes
 * it. Throws ProblemError INS002 (lock) or INS003 (journal unreadable).
 */
function claim(host, job, item) {
    return change(host, (entries) => {
        const found = entries.find((entry) => entry.path === item.path);
        if (!found)
            return { entries: [...entries, { ...item, users: [job] }], answer: true };
        const users = found.users.includes(job) ? found.users : [...found.users, job];
        return { entries: entries.map((entry) => (entry === found ? { ...found, users } : entry)), answer: false };
    });
}
/**
 * Takes `job` out of every entry. Gives the entries that nobody uses any more, newest first, for the caller to undo;
 * each stays in the journal until `forget`, so that an interrupted clean-up is taken up by the next job.
 */
function release(host, job) {
    return change(host, (entries) => {
        const left = entries.map((entry) => without(entry, job));
        return { entries: left, answer: left.filter((entry) => entry.users.length === 0).reverse() };
    });
}
/** Strikes out an entry that was undone. An entry that somebody claimed meanwhile stays. */
function forget(host, path) {
    return change(host, (entries) => ({
        entries: entries.filter((entry) => entry.path !== path || entry.users.length > 0),
        answer: undefined,
    }));
}
/** The entry without that user and its part. */
function without(entry, job) {
    const users = entry.users.filter((user) => user !== job);
    if (!entry.parts)
        return { ...entry, users };
    return { ...entry, users, parts: Object.fromEntries(Object.entries(entry.parts).filter(([user]) => user !== job)) };
}
/**
 * Replaces one entry as a whole, or makes it, or strikes it out (undefined); a new one comes last. For things that are
 * made of their users' parts; the caller holds a lock of its own around reading and writing.
 */
function amend(host, path, entry) {
    return change(host, (entries) => {
        const known = entries.some((old) => old.path === path);
        const replaced = entries.flatMap((old) => (old.path !== path ? [old] : entry ? [entry] : []));
        return { entries: known || !entry ? replaced : [...replaced, entry], answer: undefined };
    });
}
/** Everything that is written down, oldest first. */
async function readJournal(host) {
    const path = journalPath(host);
    const text = await (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, path);
    if (text === undefined)
        return [];
    const document = parseJournal(text);
    if (document)
        return document.entries;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS003', `The journal ${path} is not a journal/1 document.`, 'Restore it from a backup, or remove it after you checked what it lists.'));
}
async function change(host, step) {
    return (0,_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .withLock */ .k)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_state_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .stateFolder */ .y)(host), 'journal.lock'), patience, async () => {
        const { entries, answer } = step(await readJournal(host));
        const document = { schema: 'journal/1', entries };
        await (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, journalPath(host), `${JSON.stringify(document, null, 1)}\n`);
        return answer;
    });
}
function journalPath(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_state_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .stateFolder */ .y)(host), 'journal.json');
}
function parseJournal(text) {
    try {
        const value = JSON.parse(text);
        if (value?.schema !== 'journal/1' || !Array.isArray(value.entries))
            return undefined;
        return value.entries.every(isEntry) ? { schema: 'journal/1', entries: value.entries } : undefined;
    }
    catch {
        return undefined;
    }
}
function isEntry(value) {
    const entry = value;
    return ((entry?.what === 'file' || entry?.what === 'folder' || entry?.what === 'link' || entry?.what === 'configuration') &&
        typeof entry.path === 'string' &&
        isTexts(entry.users) &&
        (entry.made === undefined || isTexts(entry.made)) &&
        (entry.heard === undefined || typeof entry.heard === 'string') &&
        (entry.parts === undefined || (isRecord(entry.parts) && isTexts(Object.values(entry.parts)))));
}
function isTexts(value) {
    return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 3759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ withLock)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_sqlite__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1246);



/** SQLite's result code for a lock that another connection holds. https://sqlite.org/rescode.html#busy */
const busy = 5;
/** Milliseconds between two tries. */
const pause = 50;
/**
 * Runs `work` while this process alone holds the lock at `path`. The lock is SQLite's own file lock: the kernel lets it
 * go when the process dies, however it dies, so that no lock is ever stale.
 * Throws ProblemError INS002 when it is not free within `timeout` seconds, or when the job is cancelled while waiting.
 */
async function withLock(host, path, timeout, work) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), { recursive: true, mode: 0o755 });
    const database = new node_sqlite__WEBPACK_IMPORTED_MODULE_1__.DatabaseSync(path);
    try {
        const deadline = host.clock.now() + timeout * 1_000;
        let told = false;
        while (!acquire(database)) {
            if (host.cancelled.aborted || host.clock.now() >= deadline)
                throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm(held(path, timeout));
            if (!told)
                host.log.info(`Waiting for another job on this machine (lock ${path})`);
            told = true;
            await host.clock.sleep(pause, host.cancelled);
        }
        return await work();
    }
    finally {
        database.close();
    }
}
function acquire(database) {
    try {
        database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
        return true;
    }
    catch (cause) {
        if (cause.errcode === busy)
            return false;
        throw cause;
    }
}
function held(path, timeout) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('INS002', `The lock ${path} was not free within ${timeout} s: another job on this machine holds it.`, 'Let that job finish, or see with `lsof` which process holds the file.');
}


/***/ }),

/***/ 4345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PV: () => (/* binding */ asRootWith),
/* harmony export */   Xb: () => (/* binding */ findPrivilege),
/* harmony export */   tE: () => (/* binding */ asRoot)
/* harmony export */ });
/* harmony import */ var _child_env_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(994);

/** Finds out without asking anybody and without changing anything. */
async function findPrivilege(host) {
    if (host.uid === 0)
        return 'root';
    const outcome = await host.exec({ argv: ['sudo', '-n', 'true'], env: (0,_child_env_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnv */ .g)(host.env), timeout: 10 });
    return outcome.kind === 'exited' && outcome.code === 0 ? 'sudo' : 'none';
}
/** The argument list that runs `argv` as root. With `none` it is `argv` itself, which then fails for want of rights. */
function asRoot(privilege, argv) {
    return privilege === 'sudo' ? ['sudo', '-n', '--', ...argv] : argv;
}
/**
 * As `asRoot`, and lets the named variables of the child's environment through sudo, which otherwise drops them. Only
 * names are in the argument list, never values.
 */
function asRootWith(privilege, variables, argv) {
    if (privilege !== 'sudo' || variables.length === 0)
        return asRoot(privilege, argv);
    return ['sudo', '-n', `--preserve-env=${variables.join(',')}`, '--', ...argv];
}


/***/ })

};
