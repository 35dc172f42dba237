export const id = 2027;
export const ids = [2027,9965,2547];
export const modules = {

/***/ 73193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/model/codes.js
var codes = __webpack_require__(73647);
;// CONCATENATED MODULE: ./lib/actions/command-line.js

const exitCodes = { finding: 1, request: 2, environment: 3 };
/** The exit code of a command that these problems ended: of the errors, if there are any, the highest. Pure. */
function exitCodeOf(problems) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const found = (errors.length > 0 ? errors : problems).map(({ code }) => exitCodes[codes/* codes */.F[code].blame]);
    return [3, 2].find((code) => found.includes(code)) ?? 1;
}

// EXTERNAL MODULE: ./lib/actions/registry.js
var registry = __webpack_require__(89376);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/real-host.js + 1 modules
var real_host = __webpack_require__(88321);
// EXTERNAL MODULE: ./lib/runner/terminal.js
var terminal = __webpack_require__(52776);
;// CONCATENATED MODULE: ./lib/cli.js









/** Runs one command line and gives its exit code. Answers go to standard output, everything else to standard error. */
async function runCli(args) {
    const host = (0,real_host.realHost)((0,terminal.terminalLog)(process.env['RUNNER_DEBUG'] === '1'));
    try {
        return await dispatch(host, args);
    }
    catch (cause) {
        const problems = (0,files/* problemsIn */._n)(cause);
        if (problems) {
            for (const problem of problems)
                host.log.info((0,model_problem/* formatProblem */.Vw)(problem));
            return exitCodeOf(problems);
        }
        const detail = cause instanceof Error ? (host.env['RUNNER_DEBUG'] === '1' ? cause.stack : cause.message) : cause;
        host.log.info(`Unexpected: ${String(detail)}. Set RUNNER_DEBUG=1 for details and report it as a bug.`);
        return 3;
    }
}
async function dispatch(host, args) {
    const [word, ...rest] = args;
    if (word === undefined || word === 'help' || word === '--help' || word === '-h') {
        host.answer(overview());
        return word === undefined ? 2 : 0;
    }
    if (word === '--version') {
        host.answer(`${version()}\n`);
        return 0;
    }
    const command = registry/* commands */.P.find(({ surface }) => surface.name === `nix-cuda ${word}`);
    if (!command)
        throw new model_problem/* ProblemError */.Mm(unknownCommand(word));
    if (rest.includes('--help') || rest.includes('-h')) {
        host.answer(help(command.surface));
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
        const { values, positionals } = (0,external_node_util_.parseArgs)({ args: [...args], options, allowPositionals: true, allowNegative: true });
        const option = (name) => {
            const value = values[name];
            return Array.isArray(value) ? value.join('\n') : value === undefined ? undefined : String(value);
        };
        return { option, positionals };
    }
    catch (cause) {
        throw new model_problem/* ProblemError */.Mm(unknownOption(surface, cause));
    }
}
function overview() {
    const lines = registry/* commands */.P.map(({ surface }) => `  ${surface.name.padEnd(18)}${surface.description}`);
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
    const names = registry/* commands */.P.map(({ surface }) => surface.name.replace('nix-cuda ', ''));
    return (0,model_problem/* error */.z3)('CFG008', `There is no command ${JSON.stringify(word)}.`, `The commands are ${names.join(', ')}.`);
}
function unknownOption(surface, cause) {
    const names = Object.keys(surface.inputs).map((name) => `--${name}`);
    const said = (cause instanceof Error ? cause.message : String(cause)).split('. ')[0] ?? '';
    return (0,model_problem/* error */.z3)('CFG008', `${said.replace(/\.$/, '')}.`, `${surface.name} takes ${names.join(', ')}.`);
}
/** From the package.json beside dist/. */
function version() {
    const text = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(import.meta.dirname, '..', 'package.json'), 'utf8');
    return JSON.parse(text).version;
}


/***/ }),

/***/ 73647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
const blame = (blame) => (meaning) => ({ blame, meaning });
const [request, finding, environment] = [blame('request'), blame('finding'), blame('environment')];
/**
 * Every problem code that exists, with who is to blame and what it means to the user. A code is never reused.
 * docs/errors.md is generated from this file (`npm run generate`).
 */
const codes = {
    // Configuration: inputs and the request file.
    CFG001: request('An input has a value that it does not accept.'),
    CFG002: request('Two inputs contradict each other.'),
    CFG003: request('A required input is missing.'),
    CFG004: request('The request file cannot be read.'),
    CFG005: request('The request file is not valid YAML, or uses YAML that is refused (duplicate keys, too many aliases).'),
    CFG006: request('An entry of the request file is unknown or has a value that it does not accept.'),
    CFG007: request('A document (plan, cell, result, job) has an unknown major version or does not follow its schema.'),
    CFG008: request('An input name is unknown to this surface.'),
    CFG009: request('The lock file names no Nixpkgs.'),
    CFG010: request('A secret is among the settings, which may be shown in the log.'),
    CFG011: request('Code was given to a run that somebody without write access may have caused.'),
    CFG020: request('A line of nix.conf is one that Nix would refuse.'),
    CFG021: request('A value cannot be written to nix.conf.'),
    CFG022: request('extra-nix-config includes a file that it cannot include.'),
    CFG023: request('Nix refuses the configuration that was asked for.'),
    CFG024: request('Nix warns about the configuration that was asked for.'),
    CFG025: environment('Nix refuses the configuration that this machine already has.'),
    CFG026: environment('The configuration of Nix cannot be written or read on this machine.'),
    CFG027: request('A token cannot be given to Nix.'),
    CFG028: request('Two jobs on this machine want different values of one setting.'),
    CFG030: request('A netrc, a certificate bundle or another credential cannot be given to Nix.'),
    CFG031: request('A remote builder is malformed or has no known host key.'),
    CFG032: environment('A remote builder cannot be reached, or has another host key than was given.'),
    CFG033: request('A setting lets Nix accept what nobody has signed, or whom nobody has named.'),
    // Flox.
    FLX001: environment('Flox has no package for this platform.'),
    FLX002: request('No SHA-256 is known for the Flox package that was asked for.'),
    FLX003: environment('A Flox package does not have the expected SHA-256.'),
    FLX004: environment('Flox could not be installed.'),
    FLX005: environment('The Flox that is on this machine is not the one that was asked for.'),
    FLX006: environment('Flox is installed and does not work.'),
    FLX007: request('A setting of Flox was refused.'),
    FLX008: request('The channel, version or commit of Flox is malformed.'),
    // The machine and its installation.
    INS001: environment('Nix was not found on this machine.'),
    INS002: environment('Another job holds the lock of this machine.'),
    INS003: environment('The journal of this machine cannot be read.'),
    INS010: request('No SHA-256 is known for the Nix release that was asked for.'),
    INS011: request('A version, base URL or SHA-256 of a Nix release is malformed.'),
    INS012: environment('The downloaded archive does not have the expected SHA-256.'),
    INS013: environment('The rights to install Nix are missing.'),
    INS014: environment('The folder /nix holds something that this installer did not make.'),
    INS015: environment('A program that the installation needs is missing.'),
    INS016: environment('The disk has no room for Nix.'),
    INS017: environment('The release archive is damaged, or not laid out as upstream lays it out.'),
    INS018: environment('A step of the installation failed.'),
    INS019: environment('The installation was cancelled.'),
    INS020: environment('Nix cannot be installed in this mode on this machine.'),
    INS021: environment('The Nix daemon did not start.'),
    INS022: environment('What an unfinished installation left cannot be removed.'),
    INS023: environment('Another process is installing Nix on this machine.'),
    INS031: environment('No Nix is on this machine, and none may be installed.'),
    INS032: environment('A Nix is on this machine, and none may be there.'),
    INS033: environment('This operating system is not supported.'),
    INS034: request('What was asked for has no effect in this place.'),
    INS035: environment('This user may not use the Nix of this machine.'),
    INS036: environment('The Nix that is used has known security holes.'),
    INS040: environment('Less disk space is left than the builds need.'),
    INS041: environment('A part of the runner image could not be removed.'),
    INS042: environment('The store or the build folder cannot be put where it was asked for.'),
    INS043: environment('KVM cannot be made usable.'),
    INS044: environment('The sandbox of Nix does not work as asked.'),
    INS045: environment('A disk of this machine is full.'),
    INS050: environment('Something that this machine was given cannot be taken away.'),
    INS051: environment('Something that this machine was given is still in use.'),
    // Network.
    NET001: environment('A server cannot be reached.'),
    NET002: environment('A server answered with an error status.'),
    NET003: environment('A download was cut or stalled.'),
    NET004: environment('A URL or a redirect was refused, for instance one from https to http.'),
    NET005: environment('A download is larger than its limit.'),
    NET006: environment('A download was cancelled.'),
    // Caches.
    CCH001: request('A substituter is not an address of a cache.'),
    CCH002: request('A cache has no key.'),
    CCH003: request('A public key of a cache is malformed.'),
    CCH004: request('Two different keys have one name.'),
    CCH005: environment('Caches cannot be used: the daemon does not trust this user, and there is no root.'),
    CCH006: environment('A cache that was asked for is not among those that Nix queries.'),
    CCH007: environment('Nix ignores a cache because its user is not trusted.'),
    CCH008: environment('What a cache serves is not signed by a trusted key.'),
    CCH009: environment('A cache cannot be reached.'),
    CCH010: environment('A cache answers with an error, or is none.'),
    CCH011: environment('A cache is for another store folder.'),
    CCH012: environment('A cache lacks files that it lists.'),
    CCH013: environment('A cache is slow.'),
    CCH020: environment("GitHub's cache service cannot be used."),
    CCH021: environment('This job may not use the cache service as asked.'),
    CCH022: environment('Part of a restored cache entry was refused.'),
    CCH023: environment('A cache entry is damaged.'),
    CCH024: request('The key of the store cache is malformed.'),
    CCH025: environment('What was built could not be put into a cache entry.'),
    CCH026: finding('Paths were left out of the cache of a public repository because of their licence.'),
    CCH027: environment('Jobs with and without store-cache-key use one Nix daemon.'),
    INS030: environment('The Nix that is on this machine has another version than asked for.'),
    // Planning.
    PLN001: request('The toolkit is older than the first one that knows the capability.'),
    PLN002: request('The toolkit is newer than the last one that supports the capability.'),
    PLN003: request('The capability is unknown.'),
    PLN004: request('The toolkit is unknown.'),
    PLN005: request('The system is unknown or has no CUDA.'),
    PLN006: request('The capability is a Jetson one and needs aarch64-linux.'),
    PLN007: request('Jetson capabilities cannot be mixed with others in one cell.'),
    PLN008: request('The capability was renamed in this toolkit.'),
    PLN009: request('The toolkit has no packages for the Jetson.'),
    PLN010: request('The same cell was requested twice.'),
    PLN011: request('Nothing was requested.'),
    PLN012: request('Every requested cell is excluded.'),
    PLN013: request('A family- or architecture-specific capability cannot be the PTX of a mixed list.'),
    PLN014: request('The request makes more cells than the limit.'),
    PLN015: request('PTX was asked for a capability that is not the last of its cell.'),
    PLN016: request("The capability is not among those of the user's Nixpkgs."),
    PLN017: request("The toolkit is not in the user's Nixpkgs."),
    PLN018: request('The driver of the users is older than the toolkit needs.'),
    PLN019: request('The driver of the users cannot compile the PTX of this toolkit.'),
    PLN020: request("No host compiler of the user's Nixpkgs is one that nvcc accepts."),
    PLN021: request('The cell cannot be evaluated.'),
    PLN022: request('A toolkit or capability is newer than the tables of this version.'),
    PLN023: request('The request itself excludes the cell.'),
    PLN024: request('A package cannot vary with toolkit or capability.'),
    PLN025: request('A kind of package is not supported yet.'),
    PLN026: finding('Several cells are one derivation: the package does not react to what differs.'),
    PLN027: finding('Nixpkgs is at a revision that no CUDA cache is known to build.'),
    PLN028: finding("The tables and the user's Nixpkgs differ."),
    PLN029: request('The plan is larger than what a job can hand on.'),
    PLN030: request('An entry of the request selects nothing.'),
    PLN031: request('What an entry asks for can only be told by evaluating Nixpkgs.'),
    PLN032: environment('The shared stage is left out.'),
    PLN033: environment('What binary caches have could not be found out.'),
    // Building.
    BLD001: request('Nix could not evaluate the cell.'),
    BLD002: finding('The build failed.'),
    BLD003: environment('The build was cancelled.'),
    BLD004: environment('Nix could not be run, or it answered something that is not understood.'),
    BLD005: finding('A planned cell has no result.'),
    BLD006: finding('A file was refused as a result: it is not what a job of this plan writes.'),
    // Verifying.
    VER001: finding('A requested target is missing.'),
    VER002: finding('An image was compiled by another toolkit than the one asked for.'),
    VER003: finding('No device code was found where some was expected.'),
    VER004: finding('A file is truncated or corrupt.'),
    VER005: request('A file or folder cannot be read.'),
    VER006: finding('Requested PTX is missing.'),
    VER007: finding('Device code for targets that were not requested is present.'),
    VER008: finding('The toolkit that compiled an image cannot be told.'),
    VER009: request('The path is neither a regular file nor a folder.'),
    VER011: finding('A cell without CUDA has device code.'),
    VER010: finding('The device code of a file is not read: 32-bit or big-endian ELF, thin archive, or compressed section.'),
    VER012: finding('Some units lack a requested target, in a package that allows it.'),
    VER013: finding('Some units exist only for architecture- or family-specific targets.'),
    VER014: request('A file that was named cannot be opened, or device code is not looked for in it.'),
    VER015: finding('Packed files in a folder or an archive were not opened.'),
    VER016: finding('A GPU that was asked about does not run the whole result.'),
};


/***/ }),

/***/ 15514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** A name for messages and tables: control characters and what reorders text on a terminal become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
}


/***/ }),

/***/ 33981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   os: () => (/* binding */ tailLines)
/* harmony export */ });
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
    const fix = 'Free some room (`df -h` says on which disk), and run it again; what was there before is as it was.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ }),

/***/ 88321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  realHost: () => (/* binding */ realHost)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
var promises_namespaceObject = /*#__PURE__*/__webpack_require__.t(promises_, 2);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:readline/promises"
var external_node_readline_promises_ = __webpack_require__(26848);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/runner/exec.js
var runner_exec = __webpack_require__(33981);
;// CONCATENATED MODULE: ./lib/runner/actions-cache.js


/**
 * Seconds for one call. The library has limits of its own for most of its waits; this one is for the others, above what
 * a full entry takes on a slow day.
 */
const waitTime = 15 * 60;
const words = {
    cancelled: 'the job was cancelled',
    'timed-out': `no answer within ${waitTime / 60} minutes`,
};
/**
 * What @actions/cache and its tar and zstd read of the environment: the service and its token, where programs and
 * certificates are, and how they are tuned. No inputs, and no other token.
 */
const needed = /^(?:ACTIONS_(?:RESULTS_URL|CACHE_\w+|RUNTIME_TOKEN|ORCHESTRATION_ID)|GITHUB_(?:REF|SERVER_URL)|PATH|HOME|TMPDIR|LANG|LC_\w+|(?:https?|no)_proxy|NODE_(?:OPTIONS|EXTRA_CA_CERTS|USE_\w+)|SSL_CERT_\w+|CACHE_UPLOAD_\w+|SEGMENT_DOWNLOAD_\w+|ZSTD_\w+|TAR_OPTIONS)$/i;
/**
 * The service that the runner offers to this job, through @actions/cache. Each call is a process of its own, for the
 * library needs a working folder, an environment and a standard output to itself; a call that is cancelled or takes too
 * long ends with its tar.
 */
function actionsCache({ env, exec, entry, cancelled }) {
    const call = async (kind, folder, args) => {
        const own = Object.entries(env).filter(([name]) => needed.test(name));
        const outcome = await exec({
            argv: [...entry('cache'), kind, ...args],
            env: { ...Object.fromEntries(own), RUNNER_TEMP: (0,external_node_path_.join)(folder, 'tmp') },
            cwd: folder,
            timeout: waitTime,
            signal: cancelled,
        });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return JSON.parse(outcome.stdout);
        return { kind: 'failed', reason: words[outcome.kind] ?? (0,runner_exec/* failureText */.kY)(outcome) };
    };
    const url = env['ACTIONS_RESULTS_URL'] || env['ACTIONS_CACHE_URL'];
    return {
        available: Boolean(url && env['ACTIONS_RUNTIME_TOKEN']),
        ...permissions(env),
        lookup: (folder, name, keys) => call('lookup', folder, [name, ...keys]),
        fetch: (folder, name, key, prefix) => call('fetch', folder, [name, key, prefix]),
        store: (folder, name, key) => call('store', folder, [name, key]),
    };
}
/** What ACTIONS_CACHE_MODE and the token's own claims allow; what cannot be read allows all, and the service decides. */
function permissions(env) {
    const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
    const known = ['none', 'read', 'write', 'write-only'].includes(mode);
    const scopes = tokenScopes(env['ACTIONS_RUNTIME_TOKEN'] ?? '');
    const may = (bit) => !scopes || scopes.some((scope) => (scope.Permission & bit) !== 0);
    return {
        readable: (!known || mode === 'read' || mode === 'write') && may(1),
        writable: (!known || mode === 'write' || mode === 'write-only') && may(2),
    };
}
/** The claim `ac` of the runner's token: which refs' caches it reads (1) and writes (2). */
function tokenScopes(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        const scopes = JSON.parse(String(claims.ac));
        if (!Array.isArray(scopes))
            return undefined;
        return scopes.map((scope) => ({ Permission: Number(scope?.Permission) }));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
;// CONCATENATED MODULE: ./lib/runner/real-host.js








/** The machine as it is. */
function realHost(log) {
    const host = {
        env: process.env,
        platform: process.platform,
        arch: process.arch,
        pid: process.pid,
        uid: process.geteuid?.() ?? -1,
        cwd: process.cwd(),
        exec,
        files: promises_namespaceObject,
        clock: {
            now: () => Date.now(),
            sleep: async (milliseconds, signal) => {
                await (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, signal ? { signal } : {}).catch(() => { });
            },
            deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
        },
        http: lazyHttp(process.env),
        connects,
        // The stub lies beside the chunk of the bundle that this is in.
        entry: (name) => [process.execPath, (0,external_node_path_.join)(import.meta.dirname, `${name}.js`)],
        log,
        answer: (text) => {
            process.stdout.write((0,sink/* safeText */.Hk)(text));
        },
        confirm: real_host_confirm,
        cancelled: cancellation(),
    };
    return { ...host, cache: actionsCache(host) };
}
const exec = async (command) => {
    if (!command.question)
        return (0,runner_exec/* runCommand */.d1)(command);
    const { askProgram } = await Promise.all(/* import() | question */[__webpack_require__.e(1955), __webpack_require__.e(6383)]).then(__webpack_require__.bind(__webpack_require__, 41440));
    return askProgram(command);
};
/** One client for the whole process, loaded with the first request. */
function lazyHttp(env) {
    const load = async () => {
        const { nodeHttp } = await __webpack_require__.e(/* import() | http */ 5295).then(__webpack_require__.bind(__webpack_require__, 74032));
        return nodeHttp({ connections: 64, env });
    };
    let client;
    return {
        send: async (request) => {
            client ??= load();
            return (await client).send(request);
        },
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
async function real_host_confirm(question) {
    if (!process.stdin.isTTY)
        return false;
    const terminal = (0,external_node_readline_promises_.createInterface)({ input: process.stdin, output: process.stderr });
    try {
        const answer = await terminal.question(`${(0,sink/* safeText */.Hk)(question)} [y/N] `, { signal: AbortSignal.timeout(300_000) });
        return /^y(?:es)?$/i.test(answer.trim());
    }
    catch {
        return false;
    }
    finally {
        terminal.close();
    }
}
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


/***/ }),

/***/ 42399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ safeLines),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Hk: () => (/* binding */ safeText),
/* harmony export */   s$: () => (/* binding */ jsonText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15514);


/** What ends a line for GitHub's runner (CR, LF), for terminals or for Unicode. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** The lines of a text, without sequences for a terminal such as colours. Other control characters are left in them. */
function linesOf(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text).split(lineEnd);
}
/**
 * The lines of a text that is not ours, as they may be printed: GitHub's runner takes none of them for a command, and a
 * terminal obeys nothing in them. Control characters are shown as `\x1b`, and a backslash breaks `::` at the start and
 * `##[` anywhere.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs
 */
function safeLines(text) {
    return linesOf(text).map((line) => line
        .split('\t')
        .map(_model_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)
        .join('\t')
        .replaceAll('##[', '##\\[')
        .replace(/^(\s*)::/, '$1\\::'));
}
/** The same as one text, each line ended by LF. */
function safeText(text) {
    return safeLines(text).join('\n');
}
/** A value as JSON for people and programs, ended by LF; `safeText` changes nothing in it. */
function jsonText(value) {
    const coded = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const json = JSON.stringify(value, null, 2)
        .replaceAll(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, coded)
        .replaceAll('##[', `##${coded('[')}`);
    return `${json}\n`;
}


/***/ }),

/***/ 52776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   terminalLog: () => (/* binding */ terminalLog)
/* harmony export */ });
/* harmony import */ var _sink_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42399);

/** For the CLI and `npm start`: everything to standard error, so that standard output stays the answer. */
function terminalLog(debug) {
    const write = (text) => process.stderr.write(`${(0,_sink_js__WEBPACK_IMPORTED_MODULE_0__/* .safeText */ .Hk)(text)}\n`);
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
