export const id = 27;
export const ids = [27,965,547];
export const modules = {

/***/ 9069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCli: () => (/* binding */ runCli)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
/* harmony import */ var _actions_registry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9376);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1161);
/* harmony import */ var _runner_real_host_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(167);
/* harmony import */ var _runner_terminal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2776);








/** Codes that blame the machine or the network, not the request. */
const environmentCodes = /^(?:INS|NET|BLD004|CCH)/;
/** Runs one command line and gives its exit code. Answers go to standard output, everything else to standard error. */
async function runCli(args) {
    const host = (0,_runner_real_host_js__WEBPACK_IMPORTED_MODULE_6__.realHost)((0,_runner_terminal_js__WEBPACK_IMPORTED_MODULE_7__.terminalLog)(process.env['RUNNER_DEBUG'] === '1'));
    try {
        return await dispatch(host, args);
    }
    catch (cause) {
        const problems = (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_5__/* .problemsIn */ ._n)(cause);
        if (problems) {
            for (const problem of problems)
                process.stderr.write(`${(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .formatProblem */ .Vw)(problem)}\n`);
            return problems.some((problem) => environmentCodes.test(problem.code)) ? 3 : 2;
        }
        const detail = cause instanceof Error ? (process.env['RUNNER_DEBUG'] === '1' ? cause.stack : cause.message) : cause;
        process.stderr.write(`Unexpected: ${String(detail)}. Set RUNNER_DEBUG=1 for details and report it as a bug.\n`);
        return 3;
    }
}
async function dispatch(host, args) {
    const [word, ...rest] = args;
    if (word === undefined || word === 'help' || word === '--help' || word === '-h') {
        process.stdout.write(overview());
        return word === undefined ? 2 : 0;
    }
    if (word === '--version') {
        process.stdout.write(`${version()}\n`);
        return 0;
    }
    const command = _actions_registry_js__WEBPACK_IMPORTED_MODULE_3__/* .commands */ .P.find(({ surface }) => surface.name === `nix-cuda ${word}`);
    if (!command)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm(unknownCommand(word));
    if (rest.includes('--help') || rest.includes('-h')) {
        process.stdout.write(help(command.surface));
        return 0;
    }
    const run = await command.load();
    return run(host, parseLine(command.surface, rest));
}
/** Options from the surface's declaration. Throws ProblemError CFG008 for one that the command does not have. */
function parseLine(surface, args) {
    const options = Object.fromEntries(Object.entries(surface.inputs).map(([name, input]) => [
        name,
        input.kind === 'flag' ? { type: 'boolean' } : { type: 'string', multiple: true },
    ]));
    try {
        const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({ args: [...args], options, allowPositionals: true, allowNegative: true });
        const option = (name) => {
            const value = values[name];
            return Array.isArray(value) ? value.join('\n') : value === undefined ? undefined : String(value);
        };
        return { option, positionals };
    }
    catch (cause) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm(unknownOption(surface, cause));
    }
}
function overview() {
    const lines = _actions_registry_js__WEBPACK_IMPORTED_MODULE_3__/* .commands */ .P.map(({ surface }) => `  ${surface.name.padEnd(18)}${surface.description}`);
    return `nix-cuda ${version()}: plan, build and prove CUDA software with Nix\n\n${lines.join('\n')}\n\n  nix-cuda <command> --help\n`;
}
function help(surface) {
    const options = Object.entries(surface.inputs).map(([name, input]) => {
        const left = input.kind === 'flag' ? `--${name}` : `--${name} ${input.kind.toUpperCase()}`;
        const byDefault = input.kind === 'flag' || input.default === '' ? '' : ` (default ${input.default})`;
        return `  ${left}\n      ${input.description}${byDefault}`;
    });
    const codes = 'Exit code: 0 as asked, 1 a negative finding, 2 a bad request, 3 the environment’s fault.';
    return `${surface.name}: ${surface.description}\n\n${options.join('\n')}\n\n${codes}\n`;
}
function unknownCommand(word) {
    const names = _actions_registry_js__WEBPACK_IMPORTED_MODULE_3__/* .commands */ .P.map(({ surface }) => surface.name.replace('nix-cuda ', ''));
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('CFG008', `There is no command ${JSON.stringify(word)}.`, `The commands are ${names.join(', ')}.`);
}
function unknownOption(surface, cause) {
    const names = Object.keys(surface.inputs).map((name) => `--${name}`);
    const said = (cause instanceof Error ? cause.message : String(cause)).split('. ')[0] ?? '';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('CFG008', `${said.replace(/\.$/, '')}.`, `${surface.name} takes ${names.join(', ')}.`);
}
/** From the package.json beside dist/. */
function version() {
    const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(import.meta.dirname, '..', 'package.json'), 'utf8');
    return JSON.parse(text).version;
}


/***/ }),

/***/ 3981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ lastWords),
/* harmony export */   d: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6193);




/** Why a command failed, in its own last line where it said any; part of a message. Pure. */
function lastWords(outcome) {
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


/***/ }),

/***/ 1161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   QW: () => (/* binding */ containerMarks),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   nH: () => (/* binding */ isWritable),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1246);




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
    const fix = 'Free some room (`df -h` says on which disk), and run it again; what was there before is as it was.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ }),

/***/ 167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  realHost: () => (/* binding */ realHost)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
var promises_namespaceObject = /*#__PURE__*/__webpack_require__.t(promises_, 2);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(3981);
;// CONCATENATED MODULE: ./lib/runner/signals.js
/**
 * An AbortSignal that fires on the first SIGINT or SIGTERM. The runner sends SIGINT, waits 7.5 s, sends SIGTERM, waits
 * 2.5 s, then kills the tree (actions/runner, src/Runner.Sdk/ProcessInvoker.cs); while we listen, Node does not end by
 * itself, so that children are stopped and what is finished is saved.
 */
function cancellation() {
    const controller = new AbortController();
    const onSignal = (name) => controller.abort(name);
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    return controller.signal;
}

;// CONCATENATED MODULE: ./lib/runner/real-host.js





/** The machine as it is. */
function realHost(log) {
    return {
        env: process.env,
        platform: process.platform,
        arch: process.arch,
        pid: process.pid,
        uid: process.geteuid?.() ?? -1,
        cwd: process.cwd(),
        exec: exec/* runCommand */.d,
        files: promises_namespaceObject,
        clock: {
            now: () => Date.now(),
            sleep: async (milliseconds, signal) => {
                await (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, signal ? { signal } : {}).catch(() => { });
            },
        },
        fetch: async (input, init) => {
            const { httpFetch } = await __webpack_require__.e(/* import() | http */ 295).then(__webpack_require__.bind(__webpack_require__, 9567));
            return httpFetch(input, init);
        },
        connects,
        log,
        cancelled: cancellation(),
    };
}
function connects(path) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ path });
        const end = (answer) => {
            socket.destroy();
            resolve(answer);
        };
        socket.setTimeout(1_000, () => end(false));
        socket.once('connect', () => end(true));
        socket.once('error', () => end(false));
    });
}


/***/ }),

/***/ 2776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   terminalLog: () => (/* binding */ terminalLog)
/* harmony export */ });
/** For the CLI and `npm start`: everything to standard error, so that standard output stays the answer. */
function terminalLog(debug) {
    const write = (line) => process.stderr.write(`${line}\n`);
    return {
        info: write,
        debug: (line) => {
            if (debug)
                write(line);
        },
        group: (title) => write(`\n${title}`),
        endGroup: () => { },
    };
}


/***/ })

};
