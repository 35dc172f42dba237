export const id = 7382;
export const ids = [7382];
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
    return (0,saved/* readSaved */.S)(text, async () => (await Promise.all(/* import() | machine-schema */[__webpack_require__.e(8816), __webpack_require__.e(5422)]).then(__webpack_require__.bind(__webpack_require__, 14010))).journal);
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
    const load = async () => (await Promise.all(/* import() | machine-schema */[__webpack_require__.e(8816), __webpack_require__.e(5422)]).then(__webpack_require__.bind(__webpack_require__, 14010))).madeFolders;
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
    const load = async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(8816), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).startedDaemon;
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
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_1__/* .readSaved */ .S)(text, async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(8816), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).receipt);
}
/** Writes the receipt into `path`, readable for all; the caller renames it where that must be done as root. */
async function writeReceipt(host, receipt, path) {
    const draft = `${path}.new`;
    await host.files.writeFile(draft, `${JSON.stringify(receipt)}\n`, { mode: 0o644 });
    await host.files.chmod(draft, 0o644);
    await host.files.rename(draft, path);
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
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   os: () => (/* binding */ tailLines)
/* harmony export */ });
/* unused harmony export grace */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73024);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46193);




/** Why a command failed, in its own last line where it said any; part of a message. Pure. */
function failureText(outcome) {
    return outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind);
}
const tailLines = 60;
const maxLine = 64 * 1024;
/** Milliseconds between SIGTERM and SIGKILL: inside the 7.5 s that the runner waits after SIGINT. */
const grace = 4_000;
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
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        cwd: command.cwd,
        env: command.env,
        detached: true,
        stdio: [command.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
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
    const finish = (outcome) => {
        clearTimeout(timer);
        clearTimeout(killer);
        command.signal?.removeEventListener('abort', onAbort);
        resolve(outcome);
    };
    child.on('error', (cause) => finish({ kind: 'not-started', reason: cause.message }));
    child.on('close', (code) => {
        lines.end();
        const seen = { stdout: Buffer.concat(stdout).toString('utf8'), stderrTail };
        if (stopped)
            finish({ kind: stopped, ...seen });
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
/** Cuts a byte stream into lines; a line longer than 64 KiB is cut there. */
function lineSplitter(onLine) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_3__.StringDecoder('utf8');
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


/***/ })

};
