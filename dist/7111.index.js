export const id = 7111;
export const ids = [7111];
export const modules = {

/***/ 64808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   En: () => (/* binding */ makeStateFolder),
/* harmony export */   KY: () => (/* binding */ missingFolders),
/* harmony export */   SC: () => (/* binding */ foldersMadeAbove),
/* harmony export */   rG: () => (/* binding */ madeFoldersFile),
/* harmony export */   tC: () => (/* binding */ mayExist)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36014);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);



/** In the state folder; says which folders were made for it, so that they can go with it. */
const madeFoldersFile = 'made.json';
/** Makes the state folder (0755) where it is missing, and writes down in it which folders that took. */
async function makeStateFolder(host, folder) {
    const first = await host.files.mkdir(folder, { recursive: true, mode: 0o755 });
    if (first === undefined)
        return;
    const document = { schema: 'made/1', folders: between(first, folder) };
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, madeFoldersFile), `${JSON.stringify(document)}\n`);
}
/** The folders above the state folder that were made for it, innermost first. What cannot be read counts as none. */
async function foldersMadeAbove(host, folder) {
    const text = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, madeFoldersFile)).catch(() => undefined);
    const load = async () => (await Promise.all(/* import() | machine-schema */[__webpack_require__.e(2857), __webpack_require__.e(5422)]).then(__webpack_require__.bind(__webpack_require__, 14010))).madeFolders;
    const made = await (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_2__/* .readSaved */ .S)(text, load);
    const first = made?.folders[0];
    return first === undefined || !folder.startsWith(`${first}/`) ? [] : between(first, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder)).toReversed();
}
/** The folder and those above it that are not there, outermost first. What nobody lets us look at counts as there. */
async function missingFolders(host, path, exists = (folder) => mayExist(host, folder)) {
    if (path === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path) || (await exists(path)))
        return [];
    return [...(await missingFolders(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), exists)), path];
}
/** Whether something has that name, as far as can be seen. */
function mayExist(host, path) {
    return host.files.lstat(path).then(() => true, (cause) => !(0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isErrno */ .r)(cause, 'ENOENT') && !(0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isErrno */ .r)(cause, 'ENOTDIR'));
}
/** `/a/b` and `/a/b/c/d` → `/a/b`, `/a/b/c`, `/a/b/c/d`. */
function between(first, last) {
    return last === first || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(last) === last ? [last] : [...between(first, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(last)), last];
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

/***/ 37390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/** The standard output of a command that changes nothing; undefined when it cannot be had. */
async function ask(host, env, argv, more = {}) {
    const question = more.input === undefined;
    const outcome = await host.exec({ timeout: 20, ...more, argv, env, question, signal: host.cancelled });
    return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : undefined;
}


/***/ }),

/***/ 92039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ rootFiles),
/* harmony export */   Vo: () => (/* binding */ isWritableFolder),
/* harmony export */   Wj: () => (/* binding */ fileProblem),
/* harmony export */   xv: () => (/* binding */ userConfFiles)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _machine_made_folders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64808);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95266);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(30994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11161);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77992);








/** Seconds for one small program such as `mv`. */
const waitTime = 30;
/** The files of root, through sudo where need be. */
function rootFiles(host, privilege) {
    const run = async (argv, path, input) => {
        const outcome = await host.exec({
            argv: (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_2__/* .asRoot */ .tE)(privilege, argv),
            env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_6__/* .childEnv */ .g)(host.env, { LC_ALL: 'C' }),
            timeout: waitTime,
            ...(input === undefined ? {} : { input }),
        });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return outcome.stdout;
        const why = (0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_4__/* .failureText */ .kY)(outcome);
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm(fileProblem(path, why));
    };
    const draftOf = (path) => `${path}.${host.uid}.new`;
    return {
        read: async (path) => {
            const text = await readText(host, path, () => run(['cat', '--', path], path));
            if (text?.includes('\uFFFD'))
                throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm(fileProblem(path, 'it is not UTF-8'));
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
            if (await (0,_machine_made_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .mayExist */ .tC)(host, draftOf(path)))
                await run(['rm', '-f', '--', draftOf(path)], path);
        },
        missingFolders: (path) => (0,_machine_made_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .missingFolders */ .KY)(host, path),
        makeFolder: async (path) => {
            const missing = await (0,_machine_made_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .missingFolders */ .KY)(host, path);
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
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isErrno */ .r)(cause, 'ENOENT') || (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isErrno */ .r)(cause, 'ENOTDIR'))
            return undefined;
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isErrno */ .r)(cause, 'EACCES'))
            return asRoot();
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm(fileProblem(path, cause instanceof Error ? cause.message : String(cause)));
    }
}
/** CFG026: the file was left as it is. */
function fileProblem(path, why) {
    const fix = `Check ${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)}. Nothing was changed there.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('CFG026', `The file ${path} cannot be read or written: ${why}.`, fix);
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
    const missing = await (0,_machine_made_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .missingFolders */ .KY)(host, folder);
    const nearest = missing[0] === undefined ? folder : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(missing[0]);
    return (await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_2__/* .whyNotAsRoot */ .QG)(host, privilege, ['test', '-w', nearest])) === undefined;
}
/**
 * The files of settings that Nix reads for this user, the one with the last word first, as Nix finds them:
 * NIX_USER_CONF_FILES, else nix.conf in the XDG folders.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file
 */
async function userConfFiles(host) {
    const given = host.env['NIX_USER_CONF_FILES'];
    if (given !== undefined)
        return given.split(':').filter((path) => path !== '');
    const home = await (0,_home_js__WEBPACK_IMPORTED_MODULE_7__/* .nixHome */ .L)(host);
    const own = host.env['NIX_CONFIG_HOME'] || (host.env['XDG_CONFIG_HOME'] ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_CONFIG_HOME'], 'nix') : undefined);
    const shared = (host.env['XDG_CONFIG_DIRS'] ?? '/etc/xdg').split(':').filter((path) => path !== '');
    const first = own ?? (home === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.config', 'nix'));
    return [...(first === undefined ? [] : [first]), ...shared.map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, 'nix'))].map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'nix.conf'));
}


/***/ }),

/***/ 36313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ darwinStore),
/* harmony export */   F1: () => (/* binding */ bootOut),
/* harmony export */   Fb: () => (/* binding */ daemonPlist),
/* harmony export */   Z4: () => (/* binding */ stopByLaunchd),
/* harmony export */   _l: () => (/* binding */ restartByLaunchd),
/* harmony export */   gx: () => (/* binding */ printPlist),
/* harmony export */   jC: () => (/* binding */ startByLaunchd),
/* harmony export */   sC: () => (/* binding */ removeFromLaunchd)
/* harmony export */ });
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95266);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37390);
/* harmony import */ var _configure_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92039);
/* harmony import */ var _install_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81051);
/* harmony import */ var _socket_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93083);





/** NixOS/nix scripts/install-darwin-multi-user.sh. */
const daemonPlist = '/Library/LaunchDaemons/org.nixos.nix-daemon.plist';
const daemonLogFile = '/var/log/nix-daemon.log';
const program = '/nix/var/nix/profiles/default/bin/nix-daemon';
/** Mounts the volume at every start (NixOS/nix scripts/create-darwin-volume.sh); its arguments depend on the volume. */
const darwinStore = { label: 'org.nixos.darwin-store' };
/** The daemon waits for the volume (wait4path(1)); values as in NixOS/nix misc/launchd/org.nixos.nix-daemon.plist.in. */
const nixDaemon = {
    label: 'org.nixos.nix-daemon',
    arguments: ['/bin/sh', '-c', `/bin/wait4path ${program} && exec ${program}`],
    log: daemonLogFile,
};
/**
 * Defines the service of the daemon and waits until it answers; nothing is done where it does and is defined like that.
 * Gives whether it was started. Throws ProblemError INS021, CFG026.
 */
async function startByLaunchd(host, options) {
    const { privilege, variables = {}, timeout = 30 } = options;
    const env = (0,_install_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .installEnv */ .P2)(host.env);
    // A daemon that forks is taken for broken by macOS unless it is told not to look (NixOS/nix#2523).
    const service = { ...nixDaemon, variables: { ...variables, OBJC_DISABLE_INITIALIZE_FORK_SAFETY: 'YES' } };
    const files = (0,_configure_files_js__WEBPACK_IMPORTED_MODULE_1__/* .rootFiles */ .Aj)(host, privilege);
    const known = await files.read(daemonPlist);
    const wanted = printPlist(service);
    const loaded = await isLoaded(host, env, service.label);
    if (known === wanted && loaded && (await (0,_socket_js__WEBPACK_IMPORTED_MODULE_3__/* .answers */ .GA)(host)))
        return { started: false };
    if (known !== wanted) {
        // launchd reads a definition once.
        if (loaded)
            await bootOut(host, env, privilege, service.label);
        await files.write(daemonPlist, wanted, { mode: 0o644, uid: 0, gid: 0 });
    }
    if (known === wanted && loaded)
        await kickstart(host, env, privilege, service.label);
    else
        await bootstrap(host, env, privilege, service.label, daemonPlist);
    await (0,_socket_js__WEBPACK_IMPORTED_MODULE_3__/* .waitForDaemon */ .vS)(host, timeout, daemonLogFile);
    return { started: true };
}
/** Ends the daemon and starts it again, be it ours or not. Throws ProblemError INS021. */
async function restartByLaunchd(host, { privilege, timeout = 30 }) {
    const env = (0,_install_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .installEnv */ .P2)(host.env);
    await kickstart(host, env, privilege, await daemonLabel(host, env));
    await (0,_socket_js__WEBPACK_IMPORTED_MODULE_3__/* .waitForDaemon */ .vS)(host, timeout, daemonLogFile);
}
/** Stops the daemon until the machine starts again. Gives whether there was something to stop. */
async function stopByLaunchd(host, privilege) {
    return bootOut(host, (0,_install_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .installEnv */ .P2)(host.env), privilege, nixDaemon.label);
}
/** Takes the service of our daemon away, and its log, also when the job is cancelled. Throws ProblemError INS021, CFG026. */
async function removeFromLaunchd(host, env, privilege) {
    await bootOut(host, env, privilege, nixDaemon.label);
    const files = (0,_configure_files_js__WEBPACK_IMPORTED_MODULE_1__/* .rootFiles */ .Aj)(host, privilege);
    await files.removeDraft(daemonPlist);
    for (const path of [daemonPlist, daemonLogFile])
        await files.remove(path);
}
/**
 * Unloads a service, and waits until it is gone: `bootout` may come back before. Gives whether it was there.
 * launchctl(1). Throws ProblemError INS021.
 */
async function bootOut(host, env, privilege, label) {
    const alive = { ...host, cancelled: new AbortController().signal };
    if (!(await isLoaded(alive, env, label)))
        return false;
    const why = await launchctl(alive, env, privilege, ['bootout', `system/${label}`]);
    for (let waited = 0; waited < 10_000; waited += 100) {
        if (!(await isLoaded(alive, env, label)))
            return true;
        await alive.clock.sleep(100);
    }
    throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_3__/* .notStarted */ .DY)(`launchd did not unload ${label}: ${why ?? 'it is still loaded'}`, daemonLogFile);
}
/** Just after a `bootout` launchd may refuse with `Bootstrap failed: 5: Input/output error` for a moment. */
async function bootstrap(host, env, privilege, label, plist) {
    for (let attempt = 1;; attempt += 1) {
        const why = await launchctl(host, env, privilege, ['bootstrap', 'system', plist]);
        if (why === undefined || (await isLoaded(host, env, label)))
            return;
        if (host.cancelled.aborted)
            throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_3__/* .notStarted */ .DY)('the job was cancelled', daemonLogFile);
        if (attempt === 5)
            throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_3__/* .notStarted */ .DY)(why, daemonLogFile);
        await host.clock.sleep(1_000, host.cancelled);
    }
}
async function kickstart(host, env, privilege, label) {
    const why = await launchctl(host, env, privilege, ['kickstart', '-k', `system/${label}`]);
    if (why !== undefined)
        throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_3__/* .notStarted */ .DY)(why, daemonLogFile);
}
/** Determinate Nix has a service of its own (DeterminateSystems/nix-installer, configure_determinate_nixd_init_service). */
async function daemonLabel(host, env) {
    const determinate = 'systems.determinate.nix-daemon';
    return (await isLoaded(host, env, determinate)) ? determinate : nixDaemon.label;
}
/** `launchctl print` exits 113 for a service that is not there; anyone may ask. */
async function isLoaded(host, env, label) {
    return (await (0,_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .ask */ .k)(host, env, ['launchctl', 'print', `system/${label}`])) !== undefined;
}
/** Why it failed; undefined when it did not. */
async function launchctl(host, env, privilege, args) {
    const argv = ['launchctl', ...args];
    const why = await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_0__/* .whyNotAsRoot */ .QG)(host, privilege, argv, { env, signal: host.cancelled });
    return why === undefined ? undefined : `${argv.join(' ')}: ${why}`;
}
/** The definition of a service. launchd.plist(5). Pure. */
function printPlist({ label, arguments: words, variables = {}, log }) {
    const string = (text) => `<string>${escaped(text)}</string>`;
    const key = (name, value) => `  <key>${escaped(name)}</key>\n  ${value}\n`;
    const pairs = Object.entries(variables).map(([name, value]) => `    <key>${escaped(name)}</key>${string(value)}\n`);
    return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${[
        key('Label', string(label)),
        key('ProgramArguments', `<array>${words.map(string).join('')}</array>`),
        key('RunAtLoad', '<true/>'),
        ...(pairs.length > 0 ? [key('EnvironmentVariables', `<dict>\n${pairs.join('')}  </dict>`)] : []),
        ...(log === undefined ? [] : [key('KeepAlive', '<true/>'), key('StandardErrorPath', string(log))]),
    ].join('')}</dict>
</plist>
`;
}
function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}


/***/ }),

/***/ 93083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ notStarted),
/* harmony export */   GA: () => (/* binding */ answers),
/* harmony export */   vS: () => (/* binding */ waitForDaemon)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

const socketPath = '/nix/var/nix/daemon-socket/socket';
/** Whether a daemon takes connections on its socket. */
function answers(host) {
    return host.connects(socketPath);
}
/**
 * Waits until the daemon answers, at most so many seconds. `hasEnded` says early that it will not. Throws ProblemError
 * INS021 that names `log`.
 */
async function waitForDaemon(host, seconds, log, hasEnded = async () => false) {
    const deadline = host.clock.now() + seconds * 1_000;
    while (!(await answers(host))) {
        if (host.cancelled.aborted)
            throw notStarted('the job was cancelled', log);
        if (await hasEnded())
            throw notStarted('it ended at once', log);
        if (host.clock.now() >= deadline)
            throw notStarted(`its socket did not answer within ${seconds} s`, log);
        await host.clock.sleep(10, host.cancelled);
    }
}
function notStarted(why, log) {
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS021', `The Nix daemon did not start: ${why}.`, `See ${log}.`));
}


/***/ }),

/***/ 81051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   P2: () => (/* binding */ installEnv),
/* harmony export */   eg: () => (/* binding */ runStep),
/* harmony export */   fj: () => (/* binding */ noRoom),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   vy: () => (/* binding */ neededBytes),
/* harmony export */   xg: () => (/* binding */ diskFull)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30994);


/** The environment of the installation's own commands: no settings of another Nix, system folders on PATH, plain messages. */
function installEnv(env) {
    const kept = Object.entries((0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_1__/* .childEnv */ .g)(env)).filter(([name]) => !name.startsWith('NIX_'));
    const path = [env['PATH'], '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'].filter(Boolean).join(':');
    return { ...Object.fromEntries(kept), PATH: path, LC_ALL: 'C' };
}
/** Runs one command of the installation and gives its standard output. Throws ProblemError INS016, INS018 or INS019. */
async function runStep(host, env, argv, more = {}) {
    const outcome = await host.exec({ timeout: 120, ...more, argv, env, signal: host.cancelled });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return outcome.stdout;
    if (outcome.kind === 'cancelled')
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(cancelled());
    const tail = outcome.kind === 'not-started' ? [outcome.reason] : outcome.stderrTail;
    const full = tail.find((line) => diskFull.test(line));
    if (full)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(noRoom(full));
    const how = outcome.kind === 'exited' ? `exit code ${outcome.code}` : outcome.kind;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(failed(`${argv.slice(0, 8).join(' ')}: ${how}. ${tail.slice(-3).join(' ')}`.trim()));
}
const cancelled = () => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS019', 'The installation of Nix was cancelled.', 'Run the job again.');
const failed = (why) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS018', `A step of the installation failed: ${why.replace(/\.$/, '')}.`, 'Fix the cause and run the job again; the unfinished installation was removed.');
/** Bytes that must be free before anything is fetched: archive, unpacked closure and database of a recent release. */
const neededBytes = 96 * 1024 * 1024;
/**
 * What a program says on a full disk: the system's two errors, SQLite's own, and GNU tar's number for a file that fitted
 * in part (paxutils, write_error_details).
 */
const diskFull = /No space left on device|Disk quota exceeded|disk is full|: Wrote only \d+ of \d+ bytes/;
/** INS016, also for a disk that fills up on the way. */
function noRoom(why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS016', `Not enough disk space for Nix: ${why}.`, `Free at least ${Math.round((2 * neededBytes) / 1e6)} MB, or mount a larger disk at /nix.`);
}


/***/ }),

/***/ 70699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qz: () => (/* binding */ writeReceipt),
/* harmony export */   WI: () => (/* binding */ receiptPath),
/* harmony export */   b8: () => (/* binding */ readReceipt)
/* harmony export */ });
/* unused harmony export parseReceipt */
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36014);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11161);


const receiptPath = '/nix/.setup-nix-cuda.json';
/** The receipt of an installation of ours, or undefined. A receipt that cannot be read counts as none. */
async function readReceipt(host) {
    const text = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readIfPresent */ .Zu)(host, receiptPath).catch(() => undefined);
    return parseReceipt(text);
}
/** Reads a receipt; undefined unless every field has its type. */
function parseReceipt(text) {
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_1__/* .readSaved */ .S)(text, async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(2857), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).receipt);
}
/** Writes the receipt into `path`, readable for all; the caller renames it where that must be done as root. */
async function writeReceipt(host, receipt, path) {
    const draft = `${path}.new`;
    await host.files.writeFile(draft, `${JSON.stringify(receipt)}\n`, { mode: 0o644 });
    await host.files.chmod(draft, 0o644);
    await host.files.rename(draft, path);
}


/***/ })

};
