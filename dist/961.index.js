export const id = 961;
export const ids = [961];
export const modules = {

/***/ 1657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runSetupPost: () => (/* binding */ runSetupPost)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _nix_configure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2863);
/* harmony import */ var _nix_daemon_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6215);
/* harmony import */ var _runner_journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4417);
/* harmony import */ var _runner_privilege_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4345);





/**
 * What the root action does when the job ends: removes the token; on a machine that outlives the job it takes back its
 * configuration and, as the last user, stops the daemon that it started. Never fails a job: what goes wrong is a warning.
 */
async function runSetupPost(host, github) {
    const job = github.state('job');
    if (job === '')
        return 0;
    try {
        if (host.env['RUNNER_ENVIRONMENT'] === 'github-hosted')
            await (0,_nix_configure_js__WEBPACK_IMPORTED_MODULE_1__/* .removeJobFiles */ .H0)(host);
        else
            await leaveMachine(host, job);
    }
    catch (cause) {
        if (!(cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm))
            throw cause;
        github.annotate(cause.problems.map((problem) => ({ ...problem, severity: 'warning' })));
    }
    return 0;
}
async function leaveMachine(host, job) {
    const privilege = await (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .findPrivilege */ .Xb)(host);
    const supervision = await (0,_nix_daemon_js__WEBPACK_IMPORTED_MODULE_2__/* .findSupervision */ .Tl)(host);
    const restart = () => (0,_nix_daemon_js__WEBPACK_IMPORTED_MODULE_2__/* .restartDaemon */ .IL)(host, { supervision, privilege, job });
    await (0,_nix_configure_js__WEBPACK_IMPORTED_MODULE_1__/* .undoConfiguration */ .zU)(host, { job, restartDaemon: restart });
    const unused = await (0,_runner_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .release */ ._r)(host, job);
    if (unused.some((entry) => entry.path === (0,_nix_daemon_js__WEBPACK_IMPORTED_MODULE_2__/* .daemonFile */ .j4)(host))) {
        await (0,_nix_daemon_js__WEBPACK_IMPORTED_MODULE_2__/* .stopDaemon */ .ZI)(host, { supervision: 'own', privilege });
        host.log.info('Stopped the Nix daemon that this job had started');
    }
}


/***/ }),

/***/ 1246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Lc: () => (/* binding */ worstSeverity),
/* harmony export */   Mm: () => (/* binding */ ProblemError),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
function error(code, message, fix, more = {}) {
    return { code, severity: 'error', message, fix, ...more };
}
function warning(code, message, fix, more = {}) {
    return { code, severity: 'warning', message, fix, ...more };
}
/** Carries problems through code that cannot go on. All problems at once, not the first. */
class ProblemError extends Error {
    name = 'ProblemError';
    problems;
    constructor(problems, options) {
        const list = Array.isArray(problems) ? problems : [problems];
        super(list.map(formatProblem).join('\n'), options);
        this.problems = list;
    }
}
/** `CFG001: what happened. What to do.`, with the place in front where there is one. */
function formatProblem(problem) {
    const place = problem.where
        ? [problem.where.file, problem.where.line, problem.where.column].filter((part) => part !== undefined).join(':') +
            ': '
        : '';
    return `${place}${problem.code}: ${problem.message} ${problem.fix}`.trim();
}
/** `error` for an exit code that is not 0, else the worst that is there, else undefined. */
function worstSeverity(problems) {
    for (const severity of ['error', 'warning', 'notice']) {
        if (problems.some((problem) => problem.severity === severity))
            return severity;
    }
    return undefined;
}


/***/ }),

/***/ 8948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UU: () => (/* binding */ cacheName),
/* harmony export */   XU: () => (/* binding */ cachePresets),
/* harmony export */   Zw: () => (/* binding */ defaultCaches),
/* harmony export */   jK: () => (/* binding */ chooseCaches),
/* harmony export */   r5: () => (/* binding */ explainCacheTrouble),
/* harmony export */   vk: () => (/* binding */ cacheIdentity),
/* harmony export */   zx: () => (/* binding */ noCaches)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);


/** Addresses and keys as their owners publish them. */
const cachePresets = [
    {
        name: 'flox',
        url: 'https://cache.flox.dev',
        key: 'flox-cache-public-1:7F4OyH7ZCnFhcze3fJdfyXYLQw/aV7GEed86nQ7IsOs=',
        serves: "Nixpkgs' CUDA packages for default capabilities and toolkits, and what FloxHub offers.",
        terms: "Flox redistributes CUDA with NVIDIA's licence; your use is under NVIDIA's CUDA Toolkit EULA.",
    },
    {
        name: 'nix-community',
        url: 'https://nix-community.cachix.org',
        key: 'nix-community.cachix.org-1:mB9FSh9qf2dCimDSUo8Zy7bkq5CX+/rkCWyvRCYg3Fs=',
        serves: 'Projects of nix-community; no new CUDA builds since November 2025 (nix-community/infra#2038).',
        terms: 'A community service without warranty; each package has its own licence.',
    },
    {
        name: 'nixos-cuda',
        url: 'https://cache.nixos-cuda.org',
        key: 'cache.nixos-cuda.org:74DUi4Ye579gUqzH4ziL9IyiJBlDpMRn9MBN8oNan9M=',
        serves: "Nixpkgs' CUDA packages for default capabilities and toolkits, x86_64-linux; old revisions go away.",
        terms: "Offered for development purposes; your use of CUDA is under NVIDIA's CUDA Toolkit EULA.",
    },
    {
        name: 'nixos',
        url: 'https://cache.nixos.org',
        key: 'cache.nixos.org-1:6NCHdD59X431o0gWypbMrAURkbJ16ZPMQFGspcDShjY=',
        serves: "Nixpkgs without unfree packages, hence no CUDA; Nix's own default.",
        terms: 'A service of the NixOS Foundation; free packages only, each with its own licence.',
    },
];
/** What `caches` means when nothing is said. */
const defaultCaches = ['flox', 'nix-community'];
/** The value of `caches` that turns all presets off. */
const noCaches = 'none';
/** What `extra-substituters` of this action accepts: the kinds of store that Nix can substitute from. */
const schemes = ['http', 'https', 'file', 's3', 'ssh', 'ssh-ng'];
/**
 * Turns the three inputs into what to configure, with every problem at once: CFG001 (unknown preset), CFG002 (`none` and
 * a name), CCH001 (address), CCH002 (no key), CCH003 (malformed key), CCH004 (two keys of one name). A list's entries may
 * themselves be lists cut at white space.
 */
function chooseCaches(request) {
    const { presets, problems } = choosePresets(words(request.caches));
    const theirs = unique(words(request.extraSubstituters), cacheIdentity);
    const theirKeys = unique(words(request.extraTrustedPublicKeys), (key) => key);
    const keys = unique([...presets.map((preset) => preset.key), ...theirKeys], (key) => key);
    const substituters = unique([...presets.map((preset) => preset.url), ...theirs], cacheIdentity);
    const found = [
        ...problems,
        ...theirs.flatMap(checkSubstituter),
        ...(theirKeys.length > 0 || request.keysElsewhere ? [] : theirs.flatMap((url) => checkHasKey(url, presets))),
        ...theirKeys.flatMap(checkKey),
        ...checkKeyNames(keys),
    ];
    return { presets, substituters, keys, problems: found };
}
function words(entries) {
    return entries.flatMap((entry) => entry.split(/\s+/)).filter((word) => word !== '');
}
function choosePresets(names) {
    const legal = [...cachePresets.map((preset) => preset.name), noCaches].join(', ');
    const problems = names
        .filter((name) => name !== noCaches && !cachePresets.some((preset) => preset.name === name))
        .map((name) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG001', `Input caches names ${JSON.stringify(name)}.`, `It accepts ${legal}.`));
    if (names.includes(noCaches) && names.some((name) => name !== noCaches)) {
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG002', 'Input caches has `none` and names of caches.', 'Give either `none` or the names.'));
    }
    const presets = unique(names, (name) => name).flatMap((name) => cachePresets.filter((preset) => preset.name === name));
    return { presets, problems };
}
/** The first of those that mean the same. */
function unique(list, identity) {
    const seen = new Map();
    for (const entry of list)
        if (!seen.has(identity(entry)))
            seen.set(identity(entry), entry);
    return [...seen.values()];
}
/**
 * The same text for two addresses that Nix takes for the same cache: a slash at the end does not count, nor does the
 * order of parameters (Nix 2.34 sorts them).
 */
function cacheIdentity(url) {
    const [address = '', query] = url.split('?', 2);
    const bare = address.replace(/\/+$/, '');
    return query ? `${bare}?${query.split('&').sort().join('&')}` : bare;
}
function checkSubstituter(url) {
    const parsed = URL.parse(url);
    const scheme = parsed?.protocol.slice(0, -1);
    if (!parsed || !scheme || !schemes.includes(scheme) || !url.includes('://') || url.includes('#')) {
        const fix = `Give an address such as https://cache.example.org; the kinds are ${schemes.join(', ')}.`;
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH001', `The substituter ${JSON.stringify(withoutSecrets(url))} is not an address of a cache.`, fix),
        ];
    }
    // A user name is part of how ssh is addressed; elsewhere it comes with a password.
    if (parsed.password || (parsed.username && !scheme.startsWith('ssh'))) {
        const message = `The substituter ${withoutSecrets(url)} has a user name or a password in its address.`;
        const fix = 'Remove them: the address is written where everybody can read it. Use `netrc-file` in extra-nix-config.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH001', message, fix)];
    }
    const complete = scheme === 'file' ? parsed.pathname.startsWith('/') && !parsed.host : parsed.host !== '';
    if (complete)
        return [];
    const fix = scheme === 'file' ? 'Write file:///path/to/cache.' : `Write ${scheme}://host.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH001', `The substituter ${JSON.stringify(url)} names no place.`, fix)];
}
/** The address without what may be a password. */
function withoutSecrets(url) {
    return url.replace(/\/\/[^/@]*@/, '//***@');
}
function checkHasKey(url, presets) {
    const trusted = /^(?:1|true|yes)$/.test(new URLSearchParams(url.split('?', 2)[1] ?? '').get('trusted') ?? '');
    if (trusted || presets.some((preset) => cacheIdentity(preset.url) === cacheIdentity(url)))
        return [];
    const known = cachePresets.find((preset) => cacheIdentity(preset.url) === cacheIdentity(url));
    const fix = known
        ? `Name it in the input caches instead: ${known.name}.`
        : 'Add its public key to extra-trusted-public-keys, or ?trusted=1 to its address if you need no signatures.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH002', `The cache ${withoutSecrets(url)} has no key: Nix would refuse all that it serves.`, fix)];
}
/** `name:base64 of 32 bytes`; what is wrong is said without the value, which may be a secret one. */
function checkKey(key) {
    const colon = key.indexOf(':');
    const name = colon > 0 ? key.slice(0, colon) : undefined;
    const fix = 'Copy the whole key as its owner publishes it: `name:` and 44 characters that end with `=`.';
    if (name === undefined) {
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH003', 'A key in extra-trusted-public-keys has no name: it must be `name:base64`.', fix)];
    }
    const value = key.slice(colon + 1);
    const bytes = isBase64(value) ? Buffer.from(value, 'base64').length : undefined;
    if (bytes === 32 && !name.includes('#'))
        return [];
    if (bytes === 64) {
        const message = `The key ${JSON.stringify(name)} in extra-trusted-public-keys is a secret key.`;
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH003', message, 'Make a new key pair, and give the public key (nix key convert-secret-to-public).'),
        ];
    }
    const what = bytes === undefined ? 'is not base64' : `has ${bytes} bytes instead of 32`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH003', `The key ${JSON.stringify(name)} in extra-trusted-public-keys ${what}.`, fix)];
}
function isBase64(text) {
    return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
function checkKeyNames(keys) {
    const names = keys.flatMap((key) => (key.indexOf(':') > 0 ? [key.slice(0, key.indexOf(':'))] : []));
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    return [...twice].map((name) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH004', `Two different keys have the name ${JSON.stringify(name)}: Nix would use one of them only.`, 'Keep the one that the owner of the cache publishes.'));
}
/** Said before the reason is. */
const disabled = /disabling binary cache '(?<url>[^']+)' for/;
/** What Nix says when a cache is of no use, in the words of 2.26 and 2.34; `url` may be a file of the cache. */
const troubles = [
    {
        pattern: /ignoring untrusted substituter '(?<url>[^']+)'/,
        code: 'CCH007',
        what: () => 'the daemon does not let this user add it',
        fix: 'Let the administrator add it to `substituters` or the user to `trusted-users`, or give this job sudo.',
    },
    {
        pattern: /(?:ignoring substitute for '(?<path>[^']+)' from|substituter) '(?<url>[^']+)'.*(?:not signed by|valid signature)/,
        code: 'CCH008',
        what: () => 'what it serves is not signed by a key that Nix trusts',
        fix: 'Give its public key in extra-trusted-public-keys, exactly as its owner publishes it.',
    },
    {
        pattern: /cannot add path '(?<path>[^']+)' because it lacks a (?:valid )?signature by a trusted key/,
        code: 'CCH008',
        what: () => 'what it serves is not signed by a key that Nix trusts',
        fix: 'Give its public key in extra-trusted-public-keys, exactly as its owner publishes it.',
    },
    {
        pattern: /unable to download '(?<url>[^']+)': (?<why>HTTP error \d+)/,
        code: 'CCH010',
        what: ({ why }) => `it answers with ${why}`,
        fix: 'Look whether its address is right, whether it wants a password (netrc-file), or whether it is down.',
    },
    {
        pattern: /unable to download '(?<url>[^']+)': (?<why>[^;]*)/,
        code: 'CCH009',
        what: ({ why }) => `it cannot be reached (${(why ?? '').replace(/ \(\d+\).*/, '')})`,
        fix: 'Look at its address and at the network of this machine, or take the cache out.',
    },
    {
        pattern: disabled,
        code: 'CCH009',
        what: () => 'it failed while it was in use, and Nix leaves it aside',
        fix: 'Look at the network of this machine, or take the cache out.',
    },
    {
        pattern: /'(?<url>[^']+)' does not appear to be a binary cache/,
        code: 'CCH010',
        what: () => 'there is no nix-cache-info at its address',
        fix: 'Look whether its address is right.',
    },
    {
        pattern: /binary cache '(?<url>[^']+)' is for Nix stores with prefix '(?<theirs>[^']+)', not '(?<ours>[^']+)'/,
        code: 'CCH011',
        what: ({ theirs, ours }) => `it is for stores in ${theirs}, and this one is in ${ours}`,
        fix: 'Take a cache for this store folder.',
    },
    {
        pattern: /file '[^']+' does not exist in binary cache '(?<url>[^']+)'/,
        code: 'CCH012',
        what: () => 'it lacks files that it says it has',
        fix: 'Tell its owner, or take the cache out.',
    },
];
/**
 * Turns Nix's own lines (standard error as it came, or the messages of `internal-json`) into one warning for each cache
 * that was of no use, CCH007 to CCH012, with the first reason that Nix gave. A download that is tried again is no trouble
 * yet, and what is fetched from elsewhere (sources) is none of a cache. Pure.
 */
function explainCacheTrouble(stderr, substituters) {
    const copied = new Map();
    const found = new Map();
    for (const line of stderr.map(node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)) {
        const copy = /copying path '([^']+)' from '([^']+)'/.exec(line);
        if (copy?.[1] && copy[2])
            copied.set(copy[1], copy[2]);
        if (line.includes('; retrying in '))
            continue;
        for (const { pattern, code, what, fix } of troubles) {
            const groups = pattern.exec(line)?.groups;
            if (!groups)
                continue;
            const url = groups['url'] ?? copied.get(groups['path'] ?? '');
            const cache = url && cacheOf(url, line.includes('unable to download'), substituters);
            if (!cache)
                continue;
            const id = cacheIdentity(cache);
            const message = `The cache ${cacheName(cache)} could not be used: ${what(groups)}.`;
            const known = found.get(id);
            if (!known || known.vague)
                found.set(id, { problem: (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)(code, message, fix), vague: pattern === disabled });
            break;
        }
    }
    return [...found.values()].map(({ problem }) => problem);
}
/** Files that only caches have. */
const cacheFile = /\/(?:nix-cache-info|[0-9a-z]{32}\.narinfo|nar\/[^/]+)$/;
/** The configured cache that an address belongs to, or what Nix itself calls a cache; undefined for other downloads. */
function cacheOf(url, isFile, substituters) {
    const bare = (entry) => cacheIdentity(entry).split('?', 1)[0] ?? '';
    const known = substituters.filter((entry) => `${bare(url)}/`.startsWith(`${bare(entry)}/`));
    const longest = known.sort((a, b) => bare(b).length - bare(a).length)[0];
    if (longest !== undefined)
        return longest;
    if (!isFile)
        return url;
    return cacheFile.test(url) ? url.replace(cacheFile, '') : undefined;
}
/** `flox (https://cache.flox.dev)`, or the address. */
function cacheName(url) {
    const preset = cachePresets.find((entry) => cacheIdentity(entry.url) === cacheIdentity(url));
    return preset ? `${preset.name} (${preset.url})` : withoutSecrets(url);
}


/***/ }),

/***/ 1161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700.
 */
async function writeAtomically(host, path, content) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    const handle = await host.files.open(temporary, 'wx', 0o600);
    try {
        await handle.writeFile(content);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    await host.files.rename(temporary, path);
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, not in /tmp, where another user could have made it first.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFolder */ .y)(host), 'nix-cuda');
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
        return { schema: 'job/1', nix: null, cells: [] };
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(816), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 3873));
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
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
