export const id = 26;
export const ids = [26];
export const modules = {

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

/***/ 6215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ daemonLog),
/* harmony export */   IL: () => (/* binding */ restartDaemon),
/* harmony export */   LC: () => (/* binding */ startDaemon),
/* harmony export */   Tl: () => (/* binding */ findSupervision),
/* harmony export */   ZI: () => (/* binding */ stopDaemon),
/* harmony export */   bb: () => (/* binding */ removeDaemon),
/* harmony export */   j4: () => (/* binding */ daemonFile)
/* harmony export */ });
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
        // systemd refuses a service that starts 5 times in 10 s; several jobs of one machine may well do that.
        await ran(host, env, (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .asRoot */ .tE)(options.privilege, ['systemctl', 'reset-failed', 'nix-daemon.service']));
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

/***/ 585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ nixErrorText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

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
    const kept = {};
    for (const name of ['store', 'var'].filter((entry) => keep.includes(entry))) {
        const was = await host.files.lstat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(nixFolder, name));
        kept[name] = { mode: was.mode & 0o7777, owner: `${was.uid}:${was.gid}` };
    }
    return { kind: 'empty', keep, owner: `${stat.uid}:${stat.gid}`, kept };
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
        Object.entries(value.kept ?? {}).every(([name, was]) => /^(?:store|var)$/.test(name) && Number.isInteger(was?.mode) && /^\d+:\d+$/.test(was?.owner ?? '')) &&
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
const kinds = ['file', 'folder', 'link', 'cache', 'configuration'];
function isEntry(value) {
    const entry = value;
    return (entry !== null &&
        kinds.some((what) => what === entry.what) &&
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
/* harmony import */ var _made_folders_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1013);




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
    await (0,_made_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .makeStateFolder */ .En)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path));
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

/***/ 1013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   En: () => (/* binding */ makeStateFolder),
/* harmony export */   SC: () => (/* binding */ foldersMadeAbove),
/* harmony export */   rG: () => (/* binding */ madeFoldersFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);


/** In the state folder; says which folders were made for it, so that they can go with it. */
const madeFoldersFile = 'made.json';
/** Makes the state folder (0755) where it is missing, and writes down in it which folders that took. */
async function makeStateFolder(host, folder) {
    const first = await host.files.mkdir(folder, { recursive: true, mode: 0o755 });
    if (first === undefined)
        return;
    const document = { schema: 'made/1', folders: between(first, folder) };
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, madeFoldersFile), `${JSON.stringify(document)}\n`);
}
/** The folders above the state folder that were made for it, innermost first. What cannot be read counts as none. */
async function foldersMadeAbove(host, folder) {
    const text = await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, madeFoldersFile)).catch(() => undefined);
    try {
        const { schema, folders } = JSON.parse(text ?? '');
        const first = schema === 'made/1' ? folders?.[0] : undefined;
        return first === undefined || !folder.startsWith(`${first}/`) ? [] : between(first, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder)).toReversed();
    }
    catch {
        return [];
    }
}
/** `/a/b` and `/a/b/c/d` → `/a/b`, `/a/b/c`, `/a/b/c/d`. */
function between(first, last) {
    return last === first || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(last) === last ? [last] : [...between(first, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(last)), last];
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
