export const id = 1390;
export const ids = [1390];
export const modules = {

/***/ 16166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B7: () => (/* binding */ claim),
  sT: () => (/* binding */ dropEntry),
  z8: () => (/* binding */ parseJournal),
  a0: () => (/* binding */ readJournal),
  _r: () => (/* binding */ release),
  RY: () => (/* binding */ setEntry),
  wu: () => (/* binding */ withoutJob)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/saved.js
var saved = __webpack_require__(36014);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/machine/lock.js
var lock = __webpack_require__(66394);
;// CONCATENATED MODULE: ./lib/machine/own-state.js



/** In the state folder; what this action created on the machine. */
function journalPath(host) {
    return (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'journal.json');
}
/**
 * Throws ProblemError INS003 where somebody else could have written the journal, by which root removes things: where the
 * state folder or the journal is a link or of another type, or others may write to it; as root also where one of them or a
 * folder above belongs to another user. What is not there yet passes.
 */
async function insistOwnState(host) {
    const folder = (0,state_folder/* stateFolder */.y)(host);
    const above = host.uid === 0 ? foldersAbove(folder) : [];
    for (const path of [...above, folder, journalPath(host)]) {
        const stat = await host.files.lstat(path).catch(() => undefined);
        if (!stat)
            continue;
        const right = path === journalPath(host) ? stat.isFile() : stat.isDirectory();
        if (!right)
            throw foreign(path, stat.isSymbolicLink() ? 'it is a symlink' : 'it has another file type');
        if (host.uid === 0 && stat.uid !== 0)
            throw foreign(path, `it belongs to user ${stat.uid}`);
        if ((stat.mode & 0o022) !== 0)
            throw foreign(path, 'other users can write to it');
    }
}
/** From the top: `/var/lib/x` → `/var`, `/var/lib`. */
function foldersAbove(path) {
    const parent = (0,external_node_path_.dirname)(path);
    return parent === '/' ? [] : [...foldersAbove(parent), parent];
}
function foreign(path, why) {
    const fix = 'Check who created it; a journal that other users can change is not followed. If it is yours, run `chmod go-w` on it.';
    return new problem/* ProblemError */.Mm((0,problem/* error */.z3)('INS003', `The journal of this machine is not trusted: ${path}: ${why}.`, fix));
}

;// CONCATENATED MODULE: ./lib/machine/journal.js







/** Seconds to wait for another job's short write. */
const waitTime = 60;
/**
 * Writes down that `job` is about to make or to use `item`; a note replaces the one there. Gives true when nobody had it
 * before: then the caller makes it. Throws ProblemError INS002 (lock) or INS003 (journal unreadable).
 */
function claim(host, job, item) {
    return change(host, (entries) => {
        const found = entries.find((entry) => entry.path === item.path);
        if (!found)
            return { entries: [...entries, { ...item, users: [job] }], answer: true };
        const users = found.users.includes(job) ? found.users : [...found.users, job];
        const joined = { ...found, ...(item.note === undefined ? {} : { note: item.note }), users };
        return { entries: entries.map((entry) => (entry === found ? joined : entry)), answer: false };
    });
}
/**
 * Takes `job` out of every entry. Gives the entries that nobody uses any more, newest first, for the caller to undo;
 * each stays in the journal until `forget`, so that an interrupted clean-up is taken up by the next job.
 */
function release(host, job) {
    return change(host, (entries) => {
        const left = entries.map((entry) => withoutJob(entry, job));
        return { entries: left, answer: left.filter((entry) => entry.users.length === 0).reverse() };
    });
}
/** Strikes out an entry that was undone. An entry that somebody claimed meanwhile stays. */
function dropEntry(host, path) {
    return change(host, (entries) => ({
        entries: entries.filter((entry) => entry.path !== path || entry.users.length > 0),
        answer: undefined,
    }));
}
/** The entry without that user and its part. */
function withoutJob(entry, job) {
    const users = entry.users.filter((user) => user !== job);
    if (!entry.parts)
        return { ...entry, users };
    return { ...entry, users, parts: Object.fromEntries(Object.entries(entry.parts).filter(([user]) => user !== job)) };
}
/**
 * Replaces one entry as a whole, or makes it, or strikes it out (undefined); a new one comes last. For things that are
 * made of their users' parts; the caller holds a lock of its own around reading and writing.
 */
function setEntry(host, path, entry) {
    return change(host, (entries) => {
        const known = entries.some((old) => old.path === path);
        const replaced = entries.flatMap((old) => (old.path !== path ? [old] : entry ? [entry] : []));
        return { entries: known || !entry ? replaced : [...replaced, entry], answer: undefined };
    });
}
/** Everything that is written down, oldest first. Throws ProblemError INS003 for what cannot be read, or is not ours alone. */
async function readJournal(host) {
    await insistOwnState(host);
    const path = journalPath(host);
    const text = await (0,files/* readIfPresent */.Zu)(host, path);
    if (text === undefined)
        return [];
    const document = await parseJournal(text);
    if (document)
        return document.entries;
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('INS003', `The journal ${path} is not a journal/1 document.`, 'Restore it from a backup, or check what it lists and remove it.'));
}
async function change(host, step) {
    await insistOwnState(host);
    return (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'journal.lock'), waitTime, async () => {
        const { entries, answer } = step(await readJournal(host));
        await (0,files/* writeAtomically */.vK)(host, journalPath(host), `${JSON.stringify({ schema: 'journal/1', entries }, null, 1)}\n`);
        return answer;
    });
}
/** The text of a journal, also of another user's; undefined when it is none. */
function parseJournal(text) {
    return (0,saved/* readSaved */.S)(text, async () => (await Promise.all(/* import() | machine-schema */[__webpack_require__.e(2857), __webpack_require__.e(5422)]).then(__webpack_require__.bind(__webpack_require__, 14010))).journal);
}


/***/ }),

/***/ 66394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ withLock)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_sqlite__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80099);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _made_folders_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64808);




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
        let logged = false;
        while (!acquire(database)) {
            if (host.cancelled.aborted || host.clock.now() >= deadline)
                throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm(held(path, timeout));
            if (!logged)
                host.log.info(`Waiting for another job on this machine (lock ${path})`);
            logged = true;
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
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('INS002', `The lock ${path} was not free within ${timeout} s: another job on this machine holds it.`, 'Wait for that job, or run `lsof` on the file to see which process holds it.');
}


/***/ }),

/***/ 43516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ol: () => (/* binding */ cannotRemove),
/* harmony export */   XD: () => (/* binding */ isStateName),
/* harmony export */   fL: () => (/* binding */ isPlainEntry),
/* harmony export */   qJ: () => (/* binding */ notFollowed)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/** Of the state folder itself, the job folder of a command without a runner, and what a killed process left of a file. */
const generalNames = /^(?:[a-z-]+\.lock(?:-journal)?|journal\.json|made\.json|nix-cuda|.*\.new)$/;
/** Whether a name in the state folder is of this action; anything else there stays, and the folder with it. */
function isStateName(owners, name) {
    return generalNames.test(name) || owners.some(({ stateNames }) => stateNames?.includes(name));
}
/** Whether a path is whole and plain, and what was made for it is that path or lies above it; `others` may be made too. */
function isPlainEntry({ path, made = [] }, ...others) {
    const plain = (text) => text.startsWith('/') && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.normalize)(text) === text;
    const isAbove = (text) => text === path || path.startsWith(`${text}/`);
    return plain(path) && made.every((text) => plain(text) && (isAbove(text) || others.includes(text)));
}
/** INS050 for an entry that its owner does not make: it is not followed. */
function notFollowed({ owner, path }) {
    const fix = `Check who changed the journal; remove what is left of \`${owner}\`, then the entry.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS050', `The journal lists ${path} of \`${owner}\`, which this action never creates.`, fix);
}
/** INS050, after which the same uninstallation can be run again. */
function cannotRemove(why) {
    const fix = 'Fix the cause and run this again: it continues where it stopped.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS050', `Not everything could be removed: ${why}.`, fix);
}


/***/ }),

/***/ 41390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ daemonLog),
/* harmony export */   IL: () => (/* binding */ restartDaemon),
/* harmony export */   LC: () => (/* binding */ startDaemon),
/* harmony export */   Tl: () => (/* binding */ findSupervision),
/* harmony export */   ZI: () => (/* binding */ stopDaemon),
/* harmony export */   bb: () => (/* binding */ removeDaemon),
/* harmony export */   j4: () => (/* binding */ daemonFile),
/* harmony export */   os: () => (/* binding */ daemonOwned),
/* harmony export */   t5: () => (/* binding */ findLinks)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16166);
/* harmony import */ var _machine_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66394);
/* harmony import */ var _machine_owned_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43516);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95266);
/* harmony import */ var _machine_process_start_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(31357);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(36014);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11161);
/* harmony import */ var _runner_state_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8520);
/* harmony import */ var _install_commands_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(81051);
/* harmony import */ var _launchd_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36313);
/* harmony import */ var _socket_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(93083);












const profileFolder = '/nix/var/nix/profiles/default';
const program = `${profileFolder}/bin/nix-daemon`;
const units = ['nix-daemon.socket', 'nix-daemon.service'];
const unitFolder = '/etc/systemd/system';
const unitLinks = units.map((unit) => `${unitFolder}/${unit}`);
const waitTime = 60;
/** The daemon that no supervision keeps running: the process that we started. */
const daemonOwned = {
    owner: 'daemon',
    makes: (host, entry) => entry.path === daemonFile(host) && (0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_3__/* .isPlainEntry */ .fL)(entry),
    stateNames: ['nix-daemon.json', 'nix-daemon.log'],
    goesWithLastJob: true,
    describe: () => ['stop the Nix daemon that this action started'],
    remove: async (host) => {
        const stopped = await stopDaemon(host, { supervision: 'own', privilege: await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .findPrivilege */ .Xb)(host) });
        if (stopped)
            host.log.info('Stopped the Nix daemon that this action had started');
    },
};
/** The file that names our daemon; its path is the daemon's entry in the journal. */
function daemonFile(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFolder */ .y)(host), 'nix-daemon.json');
}
/** Where our own daemon writes. */
function daemonLog(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFolder */ .y)(host), 'nix-daemon.log');
}
/** How the daemon of this machine is kept running: by launchd on a Mac, by systemd where that is process 1, else by us. */
async function findSupervision(host) {
    if (host.platform === 'darwin')
        return 'launchd';
    return (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isThere */ .$B)(host, '/run/systemd/system')) ? 'systemd' : 'own';
}
/**
 * Makes sure that a daemon answers on its socket. By systemd: links and enables the units of the installed Nix, and
 * starts the socket. By launchd: defines the service and starts it. Else: writes down that `job` uses it, adopts a daemon
 * that answers, or starts one that outlives this process. Gives whether one was started. Throws ProblemError INS021, and
 * INS002 or INS003 of lock and journal.
 */
async function startDaemon(host, options) {
    if (options.supervision === 'systemd')
        return startUnits(host, options);
    if (options.supervision === 'launchd')
        return (0,_launchd_js__WEBPACK_IMPORTED_MODULE_8__/* .startByLaunchd */ .jC)(host, options);
    return (0,_machine_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .k)(host, lockPath(host), waitTime, async () => {
        await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B7)(host, options.job, { owner: 'daemon', path: daemonFile(host) });
        if (await (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .answers */ .GA)(host))
            return { started: false };
        await startOwn(host, options);
        return { started: true };
    });
}
/**
 * Stops the daemon: the units of systemd, the service of launchd; else only the very process that we started, and only
 * when no job in the journal uses it any more (`release` the job first). Gives whether something was stopped. Throws
 * ProblemError INS021 when it does not end.
 */
async function stopDaemon(host, options) {
    const env = (0,_install_commands_js__WEBPACK_IMPORTED_MODULE_7__/* .installEnv */ .P2)(host.env);
    if (options.supervision === 'systemd') {
        return ran(host, env, (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(options.privilege, ['systemctl', 'stop', ...units]));
    }
    if (options.supervision === 'launchd')
        return (0,_launchd_js__WEBPACK_IMPORTED_MODULE_8__/* .stopByLaunchd */ .Z4)(host, options.privilege);
    return (0,_machine_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .k)(host, lockPath(host), waitTime, async () => {
        const entry = (await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .readJournal */ .a0)(host)).find(({ path }) => path === daemonFile(host));
        if (entry && entry.users.length > 0)
            return false;
        const stopped = await stopOwn(host, env, options.privilege);
        await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .dropEntry */ .sT)(host, daemonFile(host));
        return stopped;
    });
}
/**
 * Makes the daemon read its configuration again; where none runs, nothing is started. Others may use it: their builds go
 * on, as each has its own process. Throws ProblemError INS021, INS002 and INS003.
 */
async function restartDaemon(host, options) {
    const env = (0,_install_commands_js__WEBPACK_IMPORTED_MODULE_7__/* .installEnv */ .P2)(host.env);
    if (options.supervision === 'systemd') {
        // systemd refuses a service that starts 5 times in 10 s; several jobs of one machine may well do that.
        await ran(host, env, (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(options.privilege, ['systemctl', 'reset-failed', 'nix-daemon.service']));
        const done = await ran(host, env, (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(options.privilege, ['systemctl', 'try-restart', 'nix-daemon.service']));
        if (!done)
            throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .notStarted */ .DY)('systemctl try-restart nix-daemon.service failed', 'journalctl -u nix-daemon');
        // One that its socket did not start makes that again, a moment after systemd calls it started.
        const active = await ran(host, env, ['systemctl', 'is-active', '--quiet', 'nix-daemon.service']);
        if (active)
            await (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .waitForDaemon */ .vS)(host, options.timeout ?? 20, 'journalctl -u nix-daemon');
        return;
    }
    if (options.supervision === 'launchd')
        return (0,_launchd_js__WEBPACK_IMPORTED_MODULE_8__/* .restartByLaunchd */ ._l)(host, options);
    await (0,_machine_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .k)(host, lockPath(host), waitTime, async () => {
        if (!(await stopOwn(host, env, options.privilege))) {
            if (!(await (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .answers */ .GA)(host)))
                return;
            throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .notStarted */ .DY)('another daemon already uses the socket', 'the process table');
        }
        await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B7)(host, options.job, { owner: 'daemon', path: daemonFile(host) });
        await startOwn(host, options);
    });
}
/** Takes the daemon of an installation of ours away, whoever uses it: units or service gone, or our process ended. */
async function removeDaemon(host, env, privilege, supervision) {
    const alive = { ...host, cancelled: new AbortController().signal };
    if (supervision === 'launchd')
        return (0,_launchd_js__WEBPACK_IMPORTED_MODULE_8__/* .removeFromLaunchd */ .sC)(alive, env, privilege);
    if (supervision === 'own') {
        await (0,_machine_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .k)(alive, lockPath(host), waitTime, () => stopOwn(alive, env, privilege));
        return;
    }
    if ((await findLinks(host)).length === 0)
        return;
    await ran(alive, env, (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['systemctl', 'disable', '--now', ...units]));
    const wanted = `${unitFolder}/sockets.target.wants/nix-daemon.socket`;
    await ran(alive, env, (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['rm', '-f', ...unitLinks, wanted]));
    await ran(alive, env, (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['systemctl', 'daemon-reload']));
}
/** The links by which systemd finds the units of our Nix, or what somebody else has put in their place. */
async function findLinks(host) {
    const found = await Promise.all(unitLinks.map((path) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isThere */ .$B)(host, path)));
    return unitLinks.filter((_, index) => found[index]);
}
async function startUnits(host, options) {
    const env = (0,_install_commands_js__WEBPACK_IMPORTED_MODULE_7__/* .installEnv */ .P2)(host.env);
    if (await ran(host, env, ['systemctl', 'is-active', '--quiet', 'nix-daemon.socket']))
        return { started: false };
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(profileFolder, 'lib/systemd/system');
    const steps = [
        ['systemctl', 'link', (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'nix-daemon.service')],
        ['systemctl', 'enable', '--now', (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'nix-daemon.socket')],
    ];
    for (const argv of steps) {
        const why = await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .whyNotAsRoot */ .QG)(host, options.privilege, argv, { env, signal: host.cancelled });
        if (why !== undefined)
            throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .notStarted */ .DY)(`${argv.join(' ')}: ${why}`, 'journalctl -u nix-daemon');
    }
    await (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .waitForDaemon */ .vS)(host, options.timeout ?? 20, 'journalctl -u nix-daemon.socket');
    return { started: true };
}
async function startOwn(host, options) {
    const log = daemonLog(host);
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(log), { recursive: true, mode: 0o755 });
    const { variables = {}, privilege } = options;
    const env = { PATH: (0,_install_commands_js__WEBPACK_IMPORTED_MODULE_7__/* .installEnv */ .P2)(host.env)['PATH'], HOME: '/root', ...variables };
    const argv = (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRootWith */ .PV)(privilege, Object.keys(variables), [program, '--daemon']);
    const outcome = await host.exec({ argv, env, timeout: 20, background: { log } });
    if (outcome.kind !== 'exited')
        throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .notStarted */ .DY)(outcome.kind === 'not-started' ? outcome.reason : outcome.kind, log);
    const pid = Number(outcome.stdout.trim());
    const start = await (0,_machine_process_start_js__WEBPACK_IMPORTED_MODULE_10__/* .processStart */ .g)(host, pid);
    if (start === undefined)
        throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .notStarted */ .DY)('it ended at once', log);
    const started = { schema: 'daemon/1', pid, start };
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writeAtomically */ .vK)(host, daemonFile(host), `${JSON.stringify(started)}\n`);
    const hasEnded = async () => (await (0,_machine_process_start_js__WEBPACK_IMPORTED_MODULE_10__/* .processStart */ .g)(host, pid)) === undefined;
    await (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .waitForDaemon */ .vS)(host, options.timeout ?? 20, log, hasEnded);
}
/** Ends the process that we started, if it still is that one: SIGTERM, and after 10 s SIGKILL. */
async function stopOwn(host, env, privilege) {
    const text = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_5__/* .readIfPresent */ .Zu)(host, daemonFile(host));
    const load = async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(2857), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).startedDaemon;
    const started = await (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_11__/* .readSaved */ .S)(text, load);
    if (!started || (await (0,_machine_process_start_js__WEBPACK_IMPORTED_MODULE_10__/* .processStart */ .g)(host, started.pid)) !== started.start) {
        await host.files.rm(daemonFile(host), { force: true });
        return false;
    }
    for (const signal of ['SIGTERM', 'SIGKILL']) {
        await send(host, env, privilege, started.pid, signal);
        for (let waited = 0; waited < 10_000; waited += 20) {
            if ((await (0,_machine_process_start_js__WEBPACK_IMPORTED_MODULE_10__/* .processStart */ .g)(host, started.pid)) !== started.start) {
                await host.files.rm(daemonFile(host), { force: true });
                return true;
            }
            await host.clock.sleep(20);
        }
    }
    throw (0,_socket_js__WEBPACK_IMPORTED_MODULE_9__/* .notStarted */ .DY)(`process ${started.pid} does not end`, daemonLog(host));
}
/** Through sudo where the process is root's and we are not; else by ourselves, for small images have no kill program. */
async function send(host, env, privilege, pid, signal) {
    if (privilege === 'sudo') {
        await ran(host, env, (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['kill', `-${signal.slice('SIG'.length)}`, String(pid)]));
        return;
    }
    try {
        process.kill(pid, signal);
    }
    catch {
        // It is gone already, or not ours: the caller looks.
    }
}
async function ran(host, env, argv) {
    const outcome = await host.exec({ argv, env, timeout: 60, signal: host.cancelled });
    return outcome.kind === 'exited' && outcome.code === 0;
}
function lockPath(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFolder */ .y)(host), 'nix-daemon.lock');
}


/***/ })

};
