export const id = 9965;
export const ids = [9965,2547];
export const modules = {

/***/ 15514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** A name for messages and tables: control characters, what reorders text on a terminal, and marks of a style (`style.ts`) become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
}


/***/ }),

/***/ 58696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ styled),
/* harmony export */   Ly: () => (/* binding */ spansOf),
/* harmony export */   t: () => (/* binding */ unstyled)
/* harmony export */ });
/**
 * What a terminal may colour, marked in a text by Unicode's noncharacters, which are reserved for use inside a program
 * (https://www.unicode.org/faq/private_use.html#noncharacters). Whatever prints a text drops the marks or paints them.
 */
const marks = { good: '\ufdd1', bad: '\ufdd2', warning: '\ufdd3', heading: '\ufdd4', faint: '\ufdd5', name: '\ufdd6' };
const end = '\ufdd0';
const styles = new Map(Object.entries(marks).map(([style, mark]) => [mark, style]));
const spans = new RegExp(`([${Object.values(marks).join('')}][^${end}]*${end})`);
const anyMark = /[\ufdd0-\ufdef]/g;
/** A text in a style. Styles do not nest. */
function styled(style, text) {
    return text === '' ? '' : `${marks[style]}${text}${end}`;
}
/** The text without marks. */
function unstyled(text) {
    return text.replaceAll(anyMark, '');
}
/** The parts of a text, each with its style if it has one. There is no mark in them, and no two neighbours without a style. */
function spansOf(text) {
    return text.split(spans).map((part, index) => {
        const style = index % 2 === 1 ? styles.get(part[0] ?? '') : undefined;
        return { text: unstyled(part), ...(style ? { style } : {}) };
    });
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
// EXTERNAL MODULE: ./lib/runner/terminal.js
var terminal = __webpack_require__(52776);
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
        attach: runner_exec/* runAttached */.gW,
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
        answer: (text) => (0,terminal/* writeAnswer */.Q)(log, text),
        confirm: (question) => {
            log.status?.('');
            return real_host_confirm(question);
        },
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
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15514);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);



/** What ends a line for GitHub's runner (CR, LF), for terminals or for Unicode. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** The lines of a text, without sequences for a terminal and marks of a style. Other control characters are left in them. */
function linesOf(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)((0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)(text)).split(lineEnd);
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
        .map(_model_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)
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
        .replaceAll(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/g, coded)
        .replaceAll('##[', `##${coded('[')}`);
    return `${json}\n`;
}


/***/ }),

/***/ 52776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ writeAnswer),
/* harmony export */   terminalLog: () => (/* binding */ terminalLog)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);
/* harmony import */ var _sink_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42399);



const formats = {
    good: 'green',
    bad: ['bold', 'red'],
    warning: 'yellow',
    heading: 'bold',
    faint: 'dim',
    name: 'cyan',
};
/**
 * For the CLI: everything to standard error, so that standard output stays the answer. Without `verbose`, details are left
 * out, titles of groups too. In a terminal they are, like the status, one line that changes.
 */
function terminalLog(debug, verbose = true) {
    const screen = process.stderr;
    const live = screen.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'] && !debug;
    let shown = '';
    const write = (text) => {
        screen.write(`${live && shown !== '' ? eraseLine : ''}${paintedFor(screen, text)}\n`);
        if (live && shown !== '')
            screen.write(shown);
    };
    const status = (line) => {
        const next = (0,_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .safeText */ .Hk)(line)
            .replaceAll(/\s+/g, ' ')
            .slice(0, (screen.columns || 80) - 1);
        if (next === shown)
            return;
        shown = next;
        screen.write(`${eraseLine}${shown}`);
    };
    return {
        info: write,
        debug: (line) => {
            if (debug)
                write(line);
        },
        group: (title) => {
            if (verbose)
                write(`\n${title}`);
            else if (live)
                status(title);
        },
        endGroup: () => { },
        quiet: !verbose,
        ...(live ? { status } : {}),
    };
}
const eraseLine = '\r\x1b[2K';
/** The answer of a command, on standard output. */
function writeAnswer(log, text) {
    log.status?.('');
    process.stdout.write(paintedFor(process.stdout, text));
}
/**
 * With colours where the stream is a terminal that has them. Node follows NO_COLOR, FORCE_COLOR, TERM and what CI services
 * set: https://nodejs.org/api/util.html#utilstyletextformat-text-options
 *
 * Each part is made safe by itself; the sequence between two parts keeps them from becoming a command together.
 */
function paintedFor(stream, text) {
    const paint = (style, inner) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(formats[style], inner, { stream });
    if (paint('good', 'x') === 'x')
        return (0,_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .safeText */ .Hk)(text);
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .spansOf */ .Ly)(text)
        .map(({ style, text: inner }) => (style ? paint(style, (0,_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .safeText */ .Hk)(inner)) : (0,_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .safeText */ .Hk)(inner)))
        .join('');
}


/***/ })

};
