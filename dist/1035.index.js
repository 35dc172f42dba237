export const id = 1035;
export const ids = [1035];
export const modules = {

/***/ 4953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ measuredStore),
/* harmony export */   Eg: () => (/* binding */ measuredAbove),
/* harmony export */   Vu: () => (/* binding */ inGigabytes),
/* harmony export */   _M: () => (/* binding */ adviseDisk),
/* harmony export */   e3: () => (/* binding */ measuredPath),
/* harmony export */   kX: () => (/* binding */ checkRoom),
/* harmony export */   nQ: () => (/* binding */ largest),
/* harmony export */   sR: () => (/* binding */ buildFolders)
/* harmony export */ });
/* unused harmony export describeDisk */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83341);


const gigabyte = 1e9;
/** One variant of PyTorch takes about this much while it builds. */
const largeBuild = 20 * gigabyte;
/** Room elsewhere must be so many times larger to be worth leaving the default. */
const worthIt = 2;
/** Nix has the setting build-dir with a folder of its own since 2.30; before, builds are in TMPDIR, which is /tmp. */
const ownBuildFolder = { major: 2, minor: 30 };
/**
 * Says where builds should be and when Nix should collect garbage. Nothing is advised where the default will do.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-build-dir and release notes of Nix 2.30.
 */
function adviseDisk(layout, options) {
    const buildFolder = adviseBuildFolder(layout, options);
    const store = measuredStore(layout);
    const collect = options.hosted && store !== undefined;
    // Enough for the largest step of one build; the collector then frees a useful amount at once.
    const minFree = collect ? Math.round(Math.min(5 * gigabyte, store.totalBytes * 0.05)) : undefined;
    const maxFree = minFree === undefined ? undefined : minFree * 3;
    return { buildFolder, minFree, maxFree, lines: describeDisk(layout) };
}
function adviseBuildFolder(layout, { nixVersion, chosen = false }) {
    const isNew = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isAtLeast */ .du)(nixVersion ?? '', ownBuildFolder) ?? true;
    const standard = isNew ? measuredStore(layout) : measuredPath(layout, 'tmp');
    const path = isNew ? '/nix/var/nix/builds' : '/tmp';
    const stay = (why) => ({
        by: 'default',
        path,
        mode: undefined,
        freeBytes: standard?.freeBytes ?? 0,
        why,
    });
    if (chosen)
        return stay('the user chose another folder');
    if (!standard)
        return stay('the disks of this machine are unknown');
    const roomy = !standard.memory && standard.freeBytes >= largeBuild;
    const best = candidates(layout, isNew).sort((a, b) => b.disk.freeBytes - a.disk.freeBytes)[0];
    if (!best || best.disk.device === standard.device)
        return stay('no other disk has more room');
    const better = best.disk.freeBytes > standard.freeBytes * worthIt;
    if (!standard.memory && (roomy || !better))
        return stay('it has room');
    if (best.disk.freeBytes <= standard.freeBytes)
        return stay('no other disk has more room');
    const reason = standard.memory ? 'is in memory' : `has ${inGigabytes(standard.freeBytes)} left`;
    const why = `${path} ${reason}, and ${best.disk.mountedAt || best.disk.path} has ${inGigabytes(best.disk.freeBytes)}`;
    const { freeBytes } = best.disk;
    return isNew
        ? { by: 'build-dir', path: best.path, mode: 0o755, freeBytes, why }
        : { by: 'TMPDIR', path: best.path, mode: 0o1777, freeBytes, why };
}
/** Every folder that the advice may name. */
const buildFolders = [
    '/var/lib/setup-nix-cuda',
    '/mnt/setup-nix-cuda',
    '/nix/var/nix',
].flatMap((folder) => [`${folder}/builds`, `${folder}/tmp`]);
/**
 * Disks that build users can reach by folders of root. RUNNER_TEMP and the workspace are not among them: they lie in the
 * home of the runner's user.
 */
function candidates(layout, isNew) {
    const leaf = isNew ? 'builds' : 'tmp';
    const known = [
        ['root', `/var/lib/setup-nix-cuda/${leaf}`],
        ['mnt', `/mnt/setup-nix-cuda/${leaf}`],
        ['nix', `/nix/var/nix/${leaf}`],
    ];
    return known.flatMap(([name, path]) => {
        const found = measuredPath(layout, name);
        return found?.exists && !found.memory && !found.readOnly ? [{ path, disk: found }] : [];
    });
}
/**
 * INS040 for each path that has less room than builds need: bytes in the store, bytes of a build at work, or both.
 * `buildFolder` is what `adviseDisk` gave.
 */
function checkRoom(layout, needed, buildFolder) {
    const store = measuredStore(layout);
    if (!store)
        return [];
    const { storeBytes, buildBytes = 0, hosted } = needed;
    const builds = buildFolder ? measuredAbove(layout, buildFolder.path) : store;
    const same = !builds || builds.device === store.device;
    const wanted = [
        {
            what: same && buildBytes > 0 ? 'The store and the builds need' : 'The store needs',
            disk: store,
            bytes: same ? storeBytes + buildBytes : storeBytes,
        },
        ...(same ? [] : [{ what: 'The builds need', disk: builds, bytes: buildBytes }]),
    ];
    return wanted.flatMap(({ what, disk: at, bytes }) => {
        if (bytes <= at.freeBytes)
            return [];
        const where = at.mountedAt || at.path;
        const roomier = largest(layout, at);
        const fixes = [
            ...(hosted ? ['Remove parts of the runner image with `reclaim-disk`'] : [`Free disk space on ${where}`]),
            ...(roomier ? [`or use ${roomier.mountedAt || roomier.path}, which has ${inGigabytes(roomier.freeBytes)}`] : []),
        ];
        const message = `${what} about ${inGigabytes(bytes)}, and ${where} has ${inGigabytes(at.freeBytes)} of ${inGigabytes(at.totalBytes)} left.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('INS040', message, `${fixes.join(', ')}.`)];
    });
}
/** The path with that name. */
function measuredPath(layout, name) {
    return layout.measured.find((candidate) => candidate.name === name);
}
/** Where store paths are, or will be. */
function measuredStore(layout) {
    return measuredPath(layout, 'store') ?? measuredPath(layout, 'nix') ?? measuredPath(layout, 'root');
}
/** The measured path that a path is in: the one with the longest path above it. */
function measuredAbove(layout, path) {
    return layout.measured
        .filter((candidate) => candidate.path === '/' || path === candidate.path || path.startsWith(`${candidate.path}/`))
        .sort((a, b) => b.path.length - a.path.length)[0];
}
/** The disk with the most room, if it is another one and has more. */
function largest(layout, than) {
    return layout.measured
        .filter((other) => other.exists && !other.memory && !other.readOnly && other.device !== than.device)
        .filter((other) => other.freeBytes > than.freeBytes)
        .sort((a, b) => b.freeBytes - a.freeBytes)[0];
}
/** One line per file system: where it is mounted, what is on it, how much is left. */
function describeDisk(layout) {
    const devices = [...new Set(layout.measured.map(({ device }) => device))];
    return devices.flatMap((device) => {
        const on = layout.measured.filter((candidate) => candidate.device === device);
        const first = on.find((candidate) => candidate.path === candidate.mountedAt) ?? on[0];
        if (!first)
            return [];
        const marks = [first.type, ...(first.memory ? ['in memory'] : []), ...(first.readOnly ? ['read-only'] : [])];
        const paths = on.map(({ path, exists }) => (exists ? path : `${path} (absent)`)).join(', ');
        const room = `${inGigabytes(first.freeBytes)} of ${inGigabytes(first.totalBytes)} left`;
        return [`${first.mountedAt || first.path} (${marks.filter((mark) => mark !== '').join(', ')}): ${room}; ${paths}`];
    });
}
/** As in `12.5 GB`. */
function inGigabytes(bytes) {
    const value = bytes / gigabyte;
    return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))} GB`;
}


/***/ }),

/***/ 47515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   bq: () => (/* binding */ readMounts),
/* harmony export */   ec: () => (/* binding */ mountsWithin),
/* harmony export */   vI: () => (/* binding */ mountOf)
/* harmony export */ });
/* unused harmony export parseMounts */
/** The mounts that this process sees, in the order in which they were made; none where the system does not say. */
async function readMounts(host) {
    return parseMounts(await host.files.readFile('/proc/self/mountinfo', 'utf8').catch(() => ''));
}
/** Lines that are not as the manual says are left out. */
function parseMounts(text) {
    return text.split('\n').flatMap((line) => {
        const [left, right] = line.split(' - ');
        const [, , , root, at, options] = left?.split(' ') ?? [];
        const [type, , superOptions] = right?.split(' ') ?? [];
        if (root === undefined || at === undefined || options === undefined || type === undefined)
            return [];
        const readOnly = [...options.split(','), ...(superOptions ?? '').split(',')].includes('ro');
        return [{ at: unescaped(at), root: unescaped(root), type, readOnly }];
    });
}
/** The mount that a path without symlinks is on: the deepest one, and of several at one place the last one. */
function mountOf(mounts, path) {
    let found;
    for (const mount of mounts) {
        if (isWithin(path, mount.at) && mount.at.length >= (found?.at.length ?? 0))
            found = mount;
    }
    return found;
}
/** The mounts at a folder and below it. */
function mountsWithin(mounts, folder) {
    return mounts.filter((mount) => isWithin(mount.at, folder));
}
/** Whether a path is the folder or lies in it; both absolute and without `..`. */
function isWithin(path, folder) {
    return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
/** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
function unescaped(text) {
    return text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}


/***/ }),

/***/ 95266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PV: () => (/* binding */ asRootWith),
/* harmony export */   QG: () => (/* binding */ whyNotAsRoot),
/* harmony export */   Xb: () => (/* binding */ findPrivilege),
/* harmony export */   tE: () => (/* binding */ asRoot)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33981);


/** Finds out without asking anybody and without changing anything. */
async function findPrivilege(host) {
    if (host.uid === 0)
        return 'root';
    const outcome = await host.exec({ argv: ['sudo', '-n', 'true'], env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_1__/* .childEnv */ .g)(host.env), timeout: 10 });
    return outcome.kind === 'exited' && outcome.code === 0 ? 'sudo' : 'none';
}
/** The argument list that runs `argv` as root. With `none` it is `argv` itself, which then fails for want of rights. */
function asRoot(privilege, argv) {
    return privilege === 'sudo' ? ['sudo', '-n', '--', ...argv] : argv;
}
/** Runs a short command as root, whose messages are in English. Gives why it failed; undefined when it did not. */
async function whyNotAsRoot(host, privilege, argv, more = {}) {
    const env = (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_1__/* .childEnv */ .g)(host.env, { LC_ALL: 'C' });
    const outcome = await host.exec({ env, timeout: 60, ...more, argv: asRoot(privilege, argv) });
    return outcome.kind === 'exited' && outcome.code === 0 ? undefined : (0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .failureText */ .kY)(outcome);
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


/***/ }),

/***/ 31357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ processStart)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30994);

/**
 * When a process was started, or undefined when there is none: with the process id it names one process for good. On
 * Linux as the boot's id and clock ticks since boot (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, field
 * 22), on a Mac as a date, `lstart` of ps(1).
 */
async function processStart(host, pid) {
    if (host.platform === 'darwin')
        return macProcessStart(host, pid);
    const stat = await host.files.readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined)
        return undefined;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X')
        return undefined;
    const boot = await host.files.readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return `${boot.trim()}/${fields[19] ?? ''}`;
}
/** `state=` and `lstart=` print `Ss   Sun Nov 22 10:29:16 2026`, without a heading. A zombie's state begins with Z. */
async function macProcessStart(host, pid) {
    const argv = ['ps', '-o', 'state=', '-o', 'lstart=', '-p', String(pid)];
    const env = (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnv */ .g)(host.env, { LC_ALL: 'C', TZ: 'UTC' });
    const outcome = await host.exec({ argv, env, timeout: 20, question: true });
    const [, state, start] = outcome.kind === 'exited' ? (/^\s*(\S+)\s+(.*\S)\s*$/.exec(outcome.stdout) ?? []) : [];
    return state === undefined || state.startsWith('Z') ? undefined : start;
}


/***/ }),

/***/ 32429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ chooseParts)
/* harmony export */ });
/* unused harmony export imageParts */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

const toolCache = '/opt/hostedtoolcache';
/**
 * Paths: images/ubuntu/scripts/build and images/ubuntu/toolsets of https://github.com/actions/runner-images (and, for
 * `boost` and /opt/ghc, https://github.com/actions/runner-images/issues/2840). Sizes: argotorg/solc-bin#86,
 * juicedata/juicefs-csi-driver#1451, getsentry/self-hosted#4046, the README of easimon/maximize-build-space. No Docker
 * image is preloaded since January 2026 (actions/runner-images#13472); the names are those of toolset-2204.json before.
 */
const imageParts = [
    part('android', ['/usr/local/lib/android'], 12, 'the Android SDK and NDK'),
    part('haskell', ['/usr/local/.ghcup', '/opt/ghc', '/opt/cabal'], 6, 'ghc, cabal, stack'),
    part('codeql', [`${toolCache}/CodeQL`], 5, 'github/codeql-action, which downloads it again'),
    part('dotnet', ['/usr/share/dotnet', '/usr/lib/dotnet'], 4, 'dotnet'),
    part('swift', ['/usr/share/swift'], 2, 'swift'),
    part('jvm', ['/usr/lib/jvm'], 0, 'java, and setup-java for versions of the image'),
    part('powershell', ['/opt/microsoft/powershell', '/usr/local/share/powershell'], 0, 'steps with `shell: pwsh`'),
    part('chromium', ['/usr/local/share/chromium'], 0, 'chromium'),
    part('chrome', ['/opt/google/chrome', '/usr/local/share/chromedriver-linux64'], 0, 'google-chrome, chromedriver'),
    part('edge', ['/opt/microsoft/msedge', '/usr/local/share/edge_driver'], 0, 'microsoft-edge'),
    part('azure-cli', ['/opt/az'], 0, 'az'),
    part('google-cloud-cli', ['/usr/lib/google-cloud-sdk'], 0, 'gcloud'),
    part('miniconda', ['/usr/share/miniconda'], 0, 'conda'),
    part('boost', ['/usr/local/share/boost'], 0, 'Boost of older images'),
    part('go', [`${toolCache}/go`], 1, 'setup-go for versions of the image'),
    part('pypy', [`${toolCache}/PyPy`], 0, 'setup-python for PyPy of the image'),
    part('ruby', [`${toolCache}/Ruby`], 0, 'setup-ruby for versions of the image'),
    {
        ...part('docker-images', [], 3, 'Docker images of the runner image, which Docker pulls again'),
        dockerImages: [
            ...['3.16', '3.17', '3.18', '3.19'].map((tag) => `alpine:${tag}`),
            ...['10', '11'].map((tag) => `debian:${tag}`),
            ...['18', '20', '22', '18-alpine', '20-alpine', '22-alpine'].map((tag) => `node:${tag}`),
            ...['20.04', '22.04'].map((tag) => `ubuntu:${tag}`),
            'moby/buildkit:latest',
        ],
    },
];
function part(name, paths, gigabytes, breaks) {
    return { name, paths, gigabytes, breaks };
}
/** The parts of these names, the largest first; CFG001 for names that are none. */
function chooseParts(names) {
    const known = imageParts.map(({ name }) => name);
    const problems = [...new Set(names)]
        .filter((name) => !known.includes(name))
        .map((name) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG001', `reclaim-disk has ${JSON.stringify(name)}, which is not a known part of a runner image.`, `Use ${known.join(', ')}.`));
    const parts = imageParts.filter(({ name }) => names.includes(name)).sort((a, b) => b.gigabytes - a.gigabytes);
    return { parts, problems };
}


/***/ }),

/***/ 63609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runReclaimWorker: () => (/* binding */ runReclaimWorker)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11161);
/* harmony import */ var _runner_limit_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7541);
/* harmony import */ var _mounts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(47515);
/* harmony import */ var _reclaim_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75718);
/* harmony import */ var _reclaim_parts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(32429);









/** Folders that one part is cut into, if it has so many; one `rm` removes several. */
const pieces = 64;
const depth = 3;
/** Seconds for one program. */
const timeout = 900;
const environment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };
/**
 * The process that removes: takes a `ReclaimOrder` as its one argument and writes a `Reclaim` as it goes. It knows the
 * paths by itself; the order has names only. Gives its exit code.
 */
async function runReclaimWorker(host, args) {
    const order = JSON.parse(args[0] ?? '');
    const { parts } = (0,_reclaim_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseParts */ .y)(order.parts);
    const mounts = await (0,_mounts_js__WEBPACK_IMPORTED_MODULE_7__/* .readMounts */ .bq)(host);
    const spaces = await Promise.all(parts.flatMap(({ paths }) => paths).map((path) => fileSystemOf(host, order.root, path)));
    const folders = [...new Map(spaces).values()];
    const freeBefore = await freeBytes(folders);
    const worker = await (0,_reclaim_js__WEBPACK_IMPORTED_MODULE_5__/* .processName */ .po)(host, host.pid);
    let reclaim = { ...(0,_reclaim_js__WEBPACK_IMPORTED_MODULE_5__/* .emptyReclaim */ .Ll)(order), state: 'running', worker, freeBefore, freeNow: freeBefore };
    const report = serially(async (change) => {
        const { name, done, ...more } = change;
        const freeNow = await freeBytes(folders);
        reclaim = {
            ...reclaim,
            state: done ? 'done' : 'running',
            seconds: (host.clock.now() - order.begun) / 1_000,
            freeNow,
            freedBytes: Math.max(0, freeNow - freeBefore),
            parts: reclaim.parts.map((part) => (part.name === name ? { ...part, ...more } : part)),
        };
        await write(host, order.file, reclaim);
    });
    await report({});
    // Reading the disk takes most of the time, so that more removals than cores pay.
    const limit = (0,_runner_limit_js__WEBPACK_IMPORTED_MODULE_8__/* .limitTo */ .$)(Math.max(8, 2 * (0,node_os__WEBPACK_IMPORTED_MODULE_2__.availableParallelism)()));
    await Promise.all(parts.map(async (part) => {
        const begun = host.clock.now();
        await report({ name: part.name, state: 'removing' });
        const removed = await removePart({ host, root: order.root, mounts, limit }, part);
        await report({ name: part.name, ...removed, seconds: (host.clock.now() - begun) / 1_000 });
    }));
    await report({ done: true });
    return reclaim.parts.some(({ state }) => state === 'failed') ? 1 : 0;
}
async function removePart(removal, part) {
    const results = await Promise.all([
        ...part.paths.map((path) => removeFolder(removal, path)),
        ...(part.dockerImages ? [removeImages(removal, part.dockerImages)] : []),
    ]);
    const errors = results.flatMap((result) => result.errors);
    const states = results.map(({ state }) => state);
    if (errors.length > 0)
        return { state: 'failed', errors };
    return { state: states.includes('removed') ? 'removed' : 'absent', errors };
}
async function removeFolder(removal, path) {
    const { host, root, mounts, limit } = removal;
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, path);
    try {
        if (!(await isPlainFolder(host, root, folder)))
            return { state: 'absent', errors: [] };
        const mounted = (0,_mounts_js__WEBPACK_IMPORTED_MODULE_7__/* .mountsWithin */ .ec)(mounts, folder)[0];
        if (mounted)
            return { state: 'failed', errors: [`${mounted.at} is a mount point`] };
        const inner = await cut(host, folder);
        const size = Math.max(1, Math.ceil(inner.length / pieces));
        const batches = Array.from({ length: Math.ceil(inner.length / size) }, (_, at) => inner.slice(at * size, (at + 1) * size));
        // What fails here is met again, and told, when the folder itself goes.
        await Promise.all(batches.map((batch) => limit(() => rm(host, batch))));
        const outcome = await limit(() => rm(host, [folder]));
        return outcome.kind === 'exited' && outcome.code === 0
            ? { state: 'removed', errors: [] }
            : { state: 'failed', errors: [...why(outcome)] };
    }
    catch (cause) {
        return { state: 'failed', errors: [cause instanceof Error ? cause.message : String(cause)] };
    }
}
/**
 * Whether a folder is there and reached without symlinks; throws an Error where a symlink or a file is in the way. Others
 * cannot change that meanwhile: the folders above belong to root.
 */
async function isPlainFolder(host, root, folder) {
    const above = [];
    for (let at = folder; at !== root && at !== (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(at); at = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(at))
        above.unshift(at);
    for (const at of above) {
        try {
            const stat = await host.files.lstat(at);
            if (!stat.isDirectory())
                throw new Error(`${at} is ${stat.isSymbolicLink() ? 'a symlink' : 'not a folder'}`);
        }
        catch (cause) {
            if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .isErrno */ .r)(cause, 'ENOENT'))
                return false;
            throw cause;
        }
    }
    return true;
}
/** Folders below that together hold most of it, for several processes to share. */
async function cut(host, folder) {
    let level = [folder];
    for (let step = 0; step < depth && level.length < pieces; step += 1) {
        const next = await Promise.all(level.map((at) => subfolders(host, at)));
        if (next.every((found) => found.length === 0))
            break;
        // One that has no folders in it stays a piece of its own.
        level = level.flatMap((at, index) => (next[index]?.length ? (next[index] ?? []) : [at]));
    }
    return level.filter((at) => at !== folder);
}
async function subfolders(host, folder) {
    const entries = await host.files.readdir(folder, { withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isDirectory()).map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, entry.name));
}
/** GNU rm removes symlinks, never what they point to, and opens folders without following. */
function rm(host, paths) {
    return host.exec({ argv: ['rm', '-rf', '--one-file-system', '--', ...paths], env: environment, timeout });
}
async function removeImages({ host }, wanted) {
    const ask = ['docker', 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'];
    const listed = await host.exec({ argv: ask, env: environment, timeout: 60 });
    if (listed.kind !== 'exited' || listed.code !== 0)
        return { state: 'absent', errors: [] };
    const found = listed.stdout.split('\n').filter((name) => wanted.includes(name));
    if (found.length === 0)
        return { state: 'absent', errors: [] };
    // Without --force: an image that a container of this job uses stays.
    const outcome = await host.exec({ argv: ['docker', 'image', 'rm', ...found], env: environment, timeout });
    return outcome.kind === 'exited' && outcome.code === 0
        ? { state: 'removed', errors: [] }
        : { state: 'failed', errors: [...why(outcome)] };
}
function why(outcome) {
    if (outcome.kind === 'not-started')
        return [outcome.reason];
    return outcome.stderrTail.length > 0 ? outcome.stderrTail.slice(0, 3) : [outcome.kind];
}
/** The file system of the nearest folder that exists: its number, and the folder. */
async function fileSystemOf(host, root, path) {
    for (let folder = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, path);; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(folder)) {
        const stat = await host.files.lstat(folder).catch(() => undefined);
        // A folder above the part: the part itself will be gone.
        if (stat?.isDirectory() && folder !== (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, path))
            return [stat.dev, folder];
        if (folder === (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(folder))
            return [0, folder];
    }
}
async function freeBytes(folders) {
    const free = await Promise.all(folders.map((folder) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.statfs)(folder).then(({ bsize, bavail }) => bsize * bavail, () => 0)));
    return free.reduce((sum, bytes) => sum + bytes, 0);
}
/** One call after the other. */
function serially(work) {
    let last = Promise.resolve();
    return (argument) => {
        const mine = last.then(() => work(argument));
        last = mine.catch(() => { });
        return mine;
    };
}
/** Readable for the user of the job, who is not root; the folder is closed to others. */
async function write(host, file, reclaim) {
    const temporary = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    await host.files.writeFile(temporary, `${JSON.stringify(reclaim)}\n`, { mode: 0o644, flag: 'wx' });
    await host.files.chmod(temporary, 0o644);
    await host.files.rename(temporary, file);
}


/***/ }),

/***/ 75718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ll: () => (/* binding */ emptyReclaim),
/* harmony export */   QE: () => (/* binding */ startReclaim),
/* harmony export */   Tk: () => (/* binding */ describeReclaim),
/* harmony export */   aE: () => (/* binding */ readReclaim),
/* harmony export */   gJ: () => (/* binding */ reclaimProblems),
/* harmony export */   gO: () => (/* binding */ checkReclaim),
/* harmony export */   po: () => (/* binding */ processName)
/* harmony export */ });
/* unused harmony export reclaimFile */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36014);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(30994);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2617);
/* harmony import */ var _disk_advice_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4953);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95266);
/* harmony import */ var _process_start_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(31357);
/* harmony import */ var _reclaim_parts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(32429);










/** Seconds until a worker that has not written anything counts as dead. */
const waitTime = 60;
/** Where the removal writes what it has done. */
function reclaimFile(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'reclaim.json');
}
/** Refuses unknown names before anything is touched: CFG001. */
function checkReclaim(names) {
    return (0,_reclaim_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseParts */ .y)(names).problems;
}
/**
 * Starts to remove these parts of a GitHub-hosted image, in a process that outlives this step. Elsewhere, in a container
 * and without root it removes nothing and says so (INS041). Never throws; unknown names are left out.
 */
async function startReclaim(host, names, options) {
    const { parts } = (0,_reclaim_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseParts */ .y)(names);
    if (parts.length === 0)
        return { started: false, problems: [] };
    const refusal = await whyNot(host);
    if (refusal)
        return { started: false, problems: [notRemoved(refusal)] };
    const privilege = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_5__/* .findPrivilege */ .Xb)(host);
    if (privilege === 'none') {
        return { started: false, problems: [notRemoved('it needs root or sudo without a password')] };
    }
    try {
        const before = await readReclaim(host);
        if (before?.state === 'starting' || before?.state === 'running') {
            return { started: false, problems: [notRemoved('an earlier step of this job is still removing')] };
        }
        const order = {
            root: options.root ?? '/',
            file: reclaimFile(host),
            parts: parts.map(({ name }) => name),
            begun: host.clock.now(),
        };
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, order.file, `${JSON.stringify(emptyReclaim(order))}\n`);
        // It is in no hurry: the steps that install and fetch come first.
        const argv = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_5__/* .asRoot */ .tE)(privilege, ['nice', '-n', '10', ...options.worker, JSON.stringify(order)]);
        const log = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'reclaim.log');
        const outcome = await host.exec({ argv, env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_7__/* .childEnv */ .g)(host.env), timeout: 20, background: { log } });
        if (outcome.kind === 'exited')
            return { started: true, problems: [] };
        return { started: false, problems: [notRemoved(outcome.kind === 'not-started' ? outcome.reason : outcome.kind)] };
    }
    catch (cause) {
        return { started: false, problems: [notRemoved(cause instanceof Error ? cause.message : String(cause))] };
    }
}
/** What was done so far; undefined when nothing was started, or the file cannot be read. */
async function readReclaim(host) {
    const found = await readReport(host);
    if (found?.state === 'starting') {
        return host.clock.now() - found.begun > waitTime * 1_000 ? { ...found, state: 'died' } : found;
    }
    if (found?.state !== 'running' || (await isAlive(host, found)))
        return found;
    // It may have finished between the two looks, and then its last report says so.
    const last = await readReport(host);
    return last?.state === 'running' ? { ...last, state: 'died' } : last;
}
async function readReport(host) {
    const text = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, reclaimFile(host)).catch(() => undefined);
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_8__/* .readSaved */ .S)(text, async () => (await Promise.all(/* import() | machine-schema */[__webpack_require__.e(2857), __webpack_require__.e(5422)]).then(__webpack_require__.bind(__webpack_require__, 14010))).reclaim);
}
const isAlive = async (host, { worker }) => (await processName(host, Number.parseInt(worker, 10))) === worker;
/** INS041 for what could not be removed. */
function reclaimProblems(reclaim) {
    const failed = reclaim.parts.filter(({ state }) => state === 'failed');
    const parts = failed.map(({ name, errors }) => notRemoved(`${name}: ${errors.slice(0, 2).join('; ')}`));
    return reclaim.state === 'died' ? [...parts, notRemoved('its process ended before it was done')] : parts;
}
/** One line for the log. */
function describeReclaim(reclaim) {
    const names = (...states) => reclaim.parts.filter(({ state }) => states.includes(state)).map(({ name }) => name);
    const clauses = [
        `${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .inGigabytes */ .Vu)(reclaim.freedBytes)} freed in ${Math.round(reclaim.seconds)} s`,
        `${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .inGigabytes */ .Vu)(reclaim.freeBefore)} free before, ${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .inGigabytes */ .Vu)(reclaim.freeNow)} now`,
        ...listed('removed', names('removed')),
        ...listed('not there', names('absent')),
        ...listed('still there', names('waiting', 'removing')),
        ...listed('failed', names('failed')),
    ];
    return `Disk: ${clauses.join('; ')}`;
}
function listed(title, names) {
    return names.length > 0 ? [`${title}: ${names.join(', ')}`] : [];
}
/** The report of an order of which nothing is done. */
function emptyReclaim(order) {
    const parts = order.parts.map((name) => ({ name, state: 'waiting', seconds: 0, errors: [] }));
    const free = { freeBefore: 0, freeNow: 0, freedBytes: 0 };
    return { schema: 'reclaim/1', state: 'starting', begun: order.begun, seconds: 0, worker: '', parts, ...free };
}
/** A process that runs, as `id/start`: with its start the id names one process for good. Empty when there is none. */
async function processName(host, id) {
    const start = await (0,_process_start_js__WEBPACK_IMPORTED_MODULE_9__/* .processStart */ .g)(host, id);
    return start === undefined ? '' : `${id}/${start}`;
}
async function whyNot(host) {
    if (host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted')
        return 'this is not a runner that GitHub hosts';
    if (host.platform !== 'linux')
        return `only Linux images are known, and this is ${host.platform}`;
    // What a container has at these paths is the user's, and removing it frees nothing.
    for (const mark of _runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .containerMarks */ .QW)
        if (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isThere */ .$B)(host, mark))
            return 'this is a container';
    return undefined;
}
function notRemoved(why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS041', `Parts of the runner image were not removed: ${why.replace(/\.$/, '')}.`, 'Remove reclaim-disk on this runner, or free disk space in another way.');
}


/***/ }),

/***/ 51246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Lc: () => (/* binding */ worstSeverity),
/* harmony export */   Mm: () => (/* binding */ ProblemError),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
const problemOf = (severity) => (code, message, fix, more = {}) => ({
    code,
    severity,
    message,
    fix,
    ...more,
});
/** What stops the work, or makes its result a bad one. */
const error = problemOf('error');
/** What works otherwise than asked, or may not work later. */
const warning = problemOf('warning');
/** What is as it should be and yet worth knowing. */
const notice = problemOf('notice');
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
/** `CFG001: what happened. What to do.`, with the location in front where there is one. */
function formatProblem(problem) {
    const location = problem.where
        ? [problem.where.file, problem.where.line, problem.where.column].filter((part) => part !== undefined).join(':') +
            ': '
        : '';
    return `${location}${problem.code}: ${problem.message} ${problem.fix}`.trim();
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

/***/ 83341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DM: () => (/* binding */ ptxIsaOf),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   du: () => (/* binding */ isAtLeast),
/* harmony export */   ot: () => (/* binding */ parseVersion),
/* harmony export */   qh: () => (/* binding */ formatVersion)
/* harmony export */ });
/** Reads `12.4` (exactly two decimal numbers without leading zeros); undefined for everything else. */
function parseVersion(text) {
    const match = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.exec(text);
    return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}
/** `12.4`. */
function formatVersion(version) {
    return `${version.major}.${version.minor}`;
}
/** Negative, zero or positive, as for Array.prototype.sort: major first, then minor. */
function compareVersions(a, b) {
    return a.major - b.major || a.minor - b.minor;
}
/** Whether a release such as `2.34.8` or `2.26.0pre` is of that version or a newer one; undefined without a number in front. */
function isAtLeast(release, version) {
    const [major = Number.NaN, minor = 0] = release.split('.').map((part) => Number.parseInt(part, 10));
    return Number.isFinite(major) ? compareVersions({ major, minor }, version) >= 0 : undefined;
}
/** The newest PTX ISA that a toolkit knows: https://docs.nvidia.com/cuda/parallel-thread-execution/#release-notes */
function ptxIsaOf({ major, minor }) {
    if (major === 11)
        return { major: 7, minor };
    if (major === 12)
        return { major: 8, minor: minor > 5 ? minor - 1 : minor };
    return major === 13 ? { major: 9, minor } : undefined;
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
