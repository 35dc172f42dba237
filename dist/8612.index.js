export const id = 8612;
export const ids = [8612];
export const modules = {

/***/ 90552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ checkLogin)
/* harmony export */ });
/* unused harmony export kindOf */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _auth_claims_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(703);
/* harmony import */ var _run_flox_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86184);
/** Whether there is a login with which Flox can publish. */



const howTo = 'Sign in with floxhub-auth in the setup step, or set FLOX_FLOXHUB_TOKEN from a secret; on your own machine run `flox auth login`.';
/**
 * Looks at the token, then asks Flox whose it is. `auth status` of 1.14 accepts an expired token, which publishing refuses, so
 * that is read from the token itself. FLX186 for each reason.
 */
async function checkLogin(host, flox, organization) {
    const token = (0,_run_flox_js__WEBPACK_IMPORTED_MODULE_1__/* .floxHubToken */ .W2)(host);
    const kind = kindOf(token, host.clock.now());
    const problems = [];
    if (kind === 'expired')
        return { handle: undefined, problems: [refuse('The token for FloxHub has expired.', howTo)] };
    if (kind === 'service-account' && organization === undefined) {
        const message = 'The token belongs to a service account, and no organization is named.';
        problems.push(refuse(message, 'Name it in flox-org (--owner of nix-cuda flox push): a service account has nothing of its own.'));
    }
    if ((kind === 'service-account' || kind === 'personal') && isOlder(flox.version, 1, 14)) {
        const message = `Flox ${flox.version} does not know tokens that begin with flox_.`;
        problems.push(refuse(message, 'Update it to 1.14.0 or later.'));
        return { handle: undefined, problems };
    }
    const answer = await (0,_run_flox_js__WEBPACK_IMPORTED_MODULE_1__/* .runFlox */ .Xo)(host, flox, ['auth', 'status'], { timeout: 60, silent: true });
    const said = answer.kind === 'exited' ? [answer.stdout, ...answer.stderrTail].join('\n') : answer.kind;
    const handle = /logged in as (\S+) on/.exec(said)?.[1];
    if (answer.kind === 'exited' && answer.code === 0)
        return { handle, problems };
    return { handle, problems: [...problems, loginProblem(said, kind)] };
}
function loginProblem(said, kind) {
    if (/could not reach FloxHub/i.test(said)) {
        const message = 'FloxHub could not be reached to verify the token.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('FLX186', message, 'If publishing fails too, check the network of this machine.');
    }
    if (kind === 'none')
        return refuse('There is no login for FloxHub.', howTo);
    return refuse(`Flox does not accept the token${reason(said)}.`, howTo);
}
function reason(said) {
    const line = /invalid: ([^\n]+)/.exec(said)?.[1] ?? /(expired or has been revoked)/.exec(said)?.[1];
    return line === undefined ? '' : `: ${line.replace(/\.$/, '')}`;
}
const refuse = (message, fix) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX186', message, fix);
/** No signature is checked, and nothing of the token leaves this function. `now` in milliseconds. Pure. */
function kindOf(token, now) {
    if (token === undefined)
        return 'none';
    if (token.startsWith('flox_sat_'))
        return 'service-account';
    if (token.startsWith('flox_'))
        return 'personal';
    const claims = (0,_auth_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .claimsOf */ .ds)(token);
    if (claims === undefined)
        return 'unreadable';
    return claims.expires !== undefined && claims.expires * 1_000 < now ? 'expired' : 'jwt';
}
function isOlder(version, major, minor) {
    const [first = 0, second = 0] = version.split('.').map(Number);
    return first < major || (first === major && second < minor);
}


/***/ }),

/***/ 86184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ findFlox),
/* harmony export */   Ei: () => (/* binding */ floxFailure),
/* harmony export */   W2: () => (/* binding */ floxHubToken),
/* harmony export */   Xo: () => (/* binding */ runFlox),
/* harmony export */   gq: () => (/* binding */ succeeded),
/* harmony export */   q9: () => (/* binding */ quietFlox)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _nix_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90710);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30994);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93188);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60830);
/** How the programs of this project call Flox. */





/** Seconds: an environment or a package may have to be built. The job has its own limit. */
const longest = 6 * 3_600;
/** The Flox of this machine. Throws ProblemError FLX185 where there is none, FLX006 where it does not answer. */
async function findFlox(host) {
    const flox = await (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .lookForFlox */ .OS)(host);
    if (flox)
        return flox;
    const fix = 'Set flox: true in the setup step, or install it: https://flox.dev/docs/install-flox';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX185', 'No flox program was found on PATH or in the usual places.', fix));
}
/** The token that calls of Flox are made with, undefined where the environment has none. `signedIn` puts that of the job there. */
function floxHubToken({ env }) {
    return env['FLOX_FLOXHUB_TOKEN'] || undefined;
}
/**
 * Runs `flox <args>`, its messages and build logs as details of the log. Nothing asks at the terminal, for a password of git
 * neither.
 */
async function runFlox(host, flox, args, more = {}) {
    const { silent = false, variables = {}, ...rest } = more;
    return host.exec({
        timeout: longest,
        cwd: host.cwd,
        ...(silent ? {} : { onStderr: (line) => (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_2__/* .logDetail */ .S)(host.log, line) }),
        ...rest,
        argv: [flox.program, ...args],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__/* .childEnv */ .g)(host.env, {
            ...quietFlox,
            NO_COLOR: '1',
            GIT_TERMINAL_PROMPT: '0',
            ...variables,
            ...(await (0,_nix_command_js__WEBPACK_IMPORTED_MODULE_4__/* .asOwner */ .g)(host)),
        }),
        signal: host.cancelled,
    });
}
/** Without figures about its use, and without notices of newer versions. */
const quietFlox = { FLOX_DISABLE_METRICS: 'true', FLOX_UPGRADE_NOTIFICATIONS: 'false' };
/** What Flox said of its failure: from its last `ERROR:` on, else the last line. Part of a message. Pure. */
function floxFailure(outcome) {
    if (outcome.kind === 'not-started')
        return outcome.reason;
    if (outcome.kind !== 'exited')
        return outcome.kind;
    const lines = outcome.stderrTail.map((line) => line.trim()).filter((line) => line !== '');
    const from = lines.findLastIndex((line) => /\bERROR: /.test(line));
    const said = from < 0 ? lines.slice(-1) : lines.slice(from, from + 6);
    return (said
        .join(' ')
        .replace(/^.*?ERROR: /, '')
        .replace(/\.$/, '') || `exit code ${outcome.code}`);
}
/** Whether Flox ended as it should. Pure. */
function succeeded(outcome) {
    return outcome.kind === 'exited' && outcome.code === 0;
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

/***/ 93188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ logDetail),
/* harmony export */   Z: () => (/* binding */ heldBack)
/* harmony export */ });
/** Prints what most readers skip, such as what builders say: GitHub has it inside a fold, a command with `--verbose`. */
function logDetail(log, line) {
    if (!log.quiet)
        log.info(line);
}
/** A log of work that others do beside it: `show` prints its lines together. What goes on now is shown at once. */
function heldBack(log) {
    const lines = [];
    const keep = (print) => (line) => void lines.push(() => print(line));
    return {
        log: {
            ...log,
            info: keep((line) => log.info(line)),
            debug: keep((line) => log.debug(line)),
            group: keep((line) => log.group(line)),
            endGroup: () => void lines.push(() => log.endGroup()),
        },
        show: () => {
            for (const print of lines.splice(0))
                print();
        },
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
