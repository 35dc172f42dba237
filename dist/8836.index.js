export const id = 8836;
export const ids = [8836];
export const modules = {

/***/ 13424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ payloadOf),
/* harmony export */   W2: () => (/* binding */ isTrusted),
/* harmony export */   rS: () => (/* binding */ refuseLessTrusted)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);


/**
 * Events that only people with write access to the repository cause. GitHub warns of the others: who sends them may have
 * chosen their content. https://docs.github.com/en/actions/reference/security/secure-use
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
const trusted = [
    ...['create', 'delete', 'merge_group', 'push', 'release', 'repository_dispatch', 'schedule', 'workflow_dispatch'],
];
/** CFG011 where somebody without write access can have caused this run; undefined outside of Actions. Never throws for the payload. */
async function refuseLessTrusted(host, inputs) {
    const { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: repository } = host.env;
    if (!event)
        return undefined;
    const text = file ? await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, file).catch(() => undefined) : undefined;
    if (isTrusted(event, payloadOf(text), repository))
        return undefined;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG011', `Somebody without write access may have caused this run (event ${event}), and ${inputs} would be run as code.`, 'Take them from a plan of this run and set allow-less-trusted: true, or build on push.');
}
/** Pure. */
function isTrusted(event, payload, repository) {
    const isOurs = (from) => repository !== undefined && from?.full_name === repository;
    switch (event) {
        case 'pull_request':
        case 'pull_request_target':
            return isOurs(payload.pull_request?.head?.repo);
        case 'workflow_run': {
            const run = payload.workflow_run;
            return isOurs(run?.head_repository) && [...trusted, 'pull_request'].includes(String(run?.event));
        }
        default:
            return trusted.includes(event);
    }
}
/** The payload of an event; empty for what is no JSON object. */
function payloadOf(text) {
    try {
        const value = JSON.parse(text ?? '');
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}


/***/ }),

/***/ 30243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGpuTestAction: () => (/* binding */ runGpuTestAction)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _nix_find_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21652);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14477);
/* harmony import */ var _build_event_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13424);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62670);






/** The gpu-test action: tests what one cell built on a GPU of this machine. Exit code 1 when a test failed or could not be run. */
async function runGpuTestAction(host, github) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_5__/* .gpuTestSurface */ .m, github.actionInput);
    if (inputs.cell === undefined) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG003', 'Input cell is missing.', 'Give it, from a row of the plan.'));
    }
    if (!inputs['allow-less-trusted']) {
        const refused = await (0,_build_event_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseLessTrusted */ .rS)(host, '`cell`');
        if (refused)
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(refused);
    }
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    const cell = readDocument('cell', inputs.cell, 'The input cell');
    const { findTestMachine } = await Promise.all(/* import() | gpu-test-cell */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(1143), __webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(5645), __webpack_require__.e(145), __webpack_require__.e(6941), __webpack_require__.e(4079), __webpack_require__.e(112), __webpack_require__.e(7137), __webpack_require__.e(461)]).then(__webpack_require__.bind(__webpack_require__, 3704));
    const { gpuResultsFolder, testCell } = await Promise.all(/* import() | gpu-test-cell */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(1143), __webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(5645), __webpack_require__.e(145), __webpack_require__.e(6941), __webpack_require__.e(4079), __webpack_require__.e(112), __webpack_require__.e(7137), __webpack_require__.e(461)]).then(__webpack_require__.bind(__webpack_require__, 96050));
    const { jobStoreCache } = await Promise.all(/* import() | store-cache */[__webpack_require__.e(7467), __webpack_require__.e(395)]).then(__webpack_require__.bind(__webpack_require__, 17467));
    const nix = await (0,_nix_find_js__WEBPACK_IMPORTED_MODULE_2__/* .findNix */ .r)(host);
    const result = await testCell(host, nix, cell, await findTestMachine(host, inputs['lock-folder']), {
        root: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd),
        timeout: inputs['timeout-minutes'] * 60,
        wait: inputs['wait-minutes'] * 60,
        storeCache: await jobStoreCache(host, nix),
    });
    github.setOutputs(_surface_js__WEBPACK_IMPORTED_MODULE_5__/* .gpuTestSurface */ .m, {
        id: cell.id,
        status: result.status,
        'result-file': (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(gpuResultsFolder(host), `${cell.id}.json`),
        'results-folder': gpuResultsFolder(host),
    });
    github.annotate(result.problems);
    return result.status === 'passed' || result.status === 'none' ? 0 : 1;
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


/***/ })

};
