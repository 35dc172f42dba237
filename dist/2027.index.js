export const id = 2027;
export const ids = [2027,9965,2547];
export const modules = {

/***/ 5333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   cz: () => (/* binding */ optionsOf),
/* harmony export */   j$: () => (/* binding */ commonInputs)
/* harmony export */ });
/* harmony import */ var _model_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89834);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14477);


/** What every command takes beside the options of its surface. */
const commonInputs = {
    verbose: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)('Print details too: generated expressions, build logs, every cell of a plan.', false),
};
/** What follows `nix-cuda`: one word, or a group's and one of its own. */
function wordOf({ surface }) {
    return surface.name.replace('nix-cuda ', '');
}
/** What a command takes as `--name`. */
function optionsOf({ surface }) {
    return { ...surface.inputs, ...commonInputs };
}
const exitCodes = { finding: 1, request: 2, environment: 3 };
/** The exit code of a command that these problems ended: of the errors, if there are any, the highest. Pure. */
function exitCodeOf(problems) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const found = (errors.length > 0 ? errors : problems).map(({ code }) => exitCodes[_model_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[code].blame]);
    return [3, 2].find((code) => found.includes(code)) ?? 1;
}


/***/ }),

/***/ 3366:
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
// EXTERNAL MODULE: ./lib/cuda/nearest.js
var cuda_nearest = __webpack_require__(81193);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/actions/command-line.js
var command_line = __webpack_require__(5333);
;// CONCATENATED MODULE: ./lib/actions/cli/parse-line.js
/** From the words of a command line to its options, by the declarations of a command. */




/** Throws ProblemError CFG008 for an option that the command does not have, and for arguments where it takes none. */
function parseLine(command, args) {
    const inputs = (0,command_line/* optionsOf */.cz)(command);
    const options = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [
        name,
        input.kind === 'flag' ? { type: 'boolean' } : { type: 'string', multiple: true },
    ]));
    const { values, positionals, tokens } = parsed();
    const strays = command.takes === undefined ? strayArguments(tokens, inputs) : [];
    if (strays.length > 0)
        throw new problem/* ProblemError */.Mm(strays.map((stray) => refuseStray(command, stray)));
    const option = (name) => {
        const value = values[name];
        return Array.isArray(value) ? value.join('\n') : value === undefined ? undefined : String(value);
    };
    return { option, positionals };
    function parsed() {
        try {
            return (0,external_node_util_.parseArgs)({ args: [...args], options, allowPositionals: true, allowNegative: true, tokens: true });
        }
        catch (cause) {
            throw new problem/* ProblemError */.Mm(unknownOption(command, cause));
        }
    }
}
/** Arguments that no option takes, those that follow each other as one. */
function strayArguments(tokens, inputs) {
    const strays = [];
    let after;
    let words = [];
    for (const { kind, name = '', value } of [...tokens, { kind: 'end' }]) {
        if (kind === 'positional')
            words.push(String(value));
        else {
            if (words.length > 0)
                strays.push({ words, ...(after ? { after } : {}) });
            words = [];
            after = inputs[name]?.kind === 'list' && typeof value === 'string' ? { name, value } : undefined;
        }
    }
    return strays;
}
function refuseStray({ surface }, { words, after }) {
    const shown = words.map((word) => JSON.stringify(word)).join(', ');
    const message = `${surface.name} takes no ${words.length === 1 ? 'argument' : 'arguments'} ${shown}.`;
    const fix = after
        ? `Write --${after.name} ${shellWord([after.value, ...words].join(','))}.`
        : `See ${surface.name} --help for its options.`;
    return (0,problem/* error */.z3)('CFG008', message, fix);
}
/** A word as a shell takes it whole. */
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
function unknownOption(command, cause) {
    const inputs = (0,command_line/* optionsOf */.cz)(command);
    const said = (cause instanceof Error ? cause.message : String(cause)).split('. ')[0]?.replace(/\.$/, '') ?? '';
    const name = /'(?:-\w, )?--([\w-]+)/.exec(said)?.[1] ?? '';
    const message = `${said}.`;
    // `--json=false`: parseArgs takes no values of switches.
    if (inputs[name]?.kind === 'flag')
        return (0,problem/* error */.z3)('CFG008', message, `Write --${name} or --no-${name}.`);
    const options = Object.entries(inputs).flatMap(([own, { kind }]) => (kind === 'flag' ? [own, `no-${own}`] : [own]));
    const meant = (0,cuda_nearest/* nearestText */.m)(name, options);
    const help = `See ${command.surface.name} --help for its options.`;
    return (0,problem/* error */.z3)('CFG008', message, meant ? `Did you mean --${meant}? ${help}` : help);
}

// EXTERNAL MODULE: ./lib/actions/registry.js + 2 modules
var registry = __webpack_require__(6866);
// EXTERNAL MODULE: ./lib/report/problem-text.js
var problem_text = __webpack_require__(65637);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/real-host.js + 1 modules
var real_host = __webpack_require__(88321);
// EXTERNAL MODULE: ./lib/runner/terminal.js
var terminal = __webpack_require__(52776);
;// CONCATENATED MODULE: ./lib/cli.js











/**
 * Runs one command line and gives its exit code; of `run`, its program's. Answers go to standard output, everything else to standard error;
 * `annotate` is there in a job of GitHub.
 */
async function runCli(args, annotate) {
    const debug = process.env['RUNNER_DEBUG'] === '1';
    const host = (0,real_host.realHost)((0,terminal.terminalLog)(debug, debug || isVerbose(args)));
    try {
        return await dispatch(host, args, annotate);
    }
    catch (cause) {
        host.log.status?.('');
        const problems = (0,files/* problemsIn */._n)(cause);
        if (problems) {
            for (const problem of problems)
                host.log.info((0,problem_text/* problemText */.f)(ofOption(problem)));
            host.log.info((0,problem_text/* explainHint */.j)(problems));
            return (0,command_line/* exitCodeOf */.FO)(problems);
        }
        const detail = cause instanceof Error ? (debug ? cause.stack : cause.message) : cause;
        host.log.info(`Unexpected: ${String(detail)}. Set RUNNER_DEBUG=1 for details and report it as a bug.`);
        return 3;
    }
}
/** What is an input of an action is an option here. */
function ofOption(problem) {
    return { ...problem, message: problem.message.replace(/^Input ([a-z-]+)(?=[: ])/, 'Option --$1') };
}
/** Known before the options are parsed, because the log that reports what is wrong with them depends on it. */
function isVerbose(args) {
    const last = ownWords(args).findLast((word) => word === '--verbose' || word === '--no-verbose');
    return last === '--verbose';
}
/** Those before `--`; what follows is another program's. */
function ownWords(args) {
    const end = args.indexOf('--');
    return end < 0 ? args : args.slice(0, end);
}
async function dispatch(host, args, annotate) {
    const [word, ...rest] = args;
    if (word === undefined || word === 'help' || word === '--help' || word === '-h') {
        const { overview } = await __webpack_require__.e(/* import() | help */ 7022).then(__webpack_require__.bind(__webpack_require__, 32247));
        const asked = word === 'help' ? rest : [];
        host.answer(asked.length === 0 ? overview(version()) : await helpOf(asked));
        return word === undefined ? 2 : 0;
    }
    if (word === '--version') {
        host.answer(`${version()}\n`);
        return 0;
    }
    if (ownWords(rest).some((one) => one === '--help' || one === '-h')) {
        host.answer(await helpOf(args));
        return 0;
    }
    const { command, line } = commandOf(args);
    const run = await command.load();
    try {
        return await run(host, { ...parseLine(command, line), ...(annotate ? { annotate } : {}) });
    }
    finally {
        host.log.status?.('');
    }
}
/** The help of a command, or of the commands of a group. Throws ProblemError CFG008. */
async function helpOf(words) {
    const { groupHelp, help } = await __webpack_require__.e(/* import() | help */ 7022).then(__webpack_require__.bind(__webpack_require__, 32247));
    const [first, second = '-'] = words;
    const group = second.startsWith('-') ? registry/* groups */.T.find(({ word }) => word === first) : undefined;
    return group ? groupHelp(group) : help(commandOf(words).command);
}
/** The command of a line, and what follows its name. Throws ProblemError CFG008, CFG003 for a group alone. */
function commandOf(words) {
    const group = registry/* groups */.T.find(({ word }) => word === words[0]);
    const length = group ? 2 : 1;
    const name = words.slice(0, length).join(' ');
    const command = registry/* commands */.P.find((entry) => (0,command_line/* wordOf */.aG)(entry) === name);
    if (command)
        return { command, line: words.slice(length) };
    throw new problem/* ProblemError */.Mm(group ? unknownTask(group, words[1]) : unknownCommand(name));
}
function unknownCommand(word) {
    const names = [...new Set(registry/* commands */.P.map((entry) => (0,command_line/* wordOf */.aG)(entry).split(' ')[0] ?? ''))];
    return (0,problem/* error */.z3)('CFG008', `There is no command ${JSON.stringify(word)}.`, meant(word, names, 'The commands are'));
}
function unknownTask({ word }, task) {
    const names = registry/* commands */.P.map(command_line/* wordOf */.aG).flatMap((name) => (name.startsWith(`${word} `) ? name.slice(word.length + 1) : []));
    if (task === undefined || task.startsWith('-')) {
        return (0,problem/* error */.z3)('CFG003', `No task of nix-cuda ${word} was given.`, `Its tasks are ${names.join(', ')}.`);
    }
    return (0,problem/* error */.z3)('CFG008', `nix-cuda ${word} has no task ${JSON.stringify(task)}.`, meant(task, names, 'Its tasks are'));
}
function meant(word, names, all) {
    const nearest = (0,cuda_nearest/* nearestText */.m)(word, names);
    return nearest ? `Did you mean ${nearest}?` : `${all} ${names.join(', ')}.`;
}
/** From the package.json beside dist/. */
function version() {
    const text = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(import.meta.dirname, '..', 'package.json'), 'utf8');
    return JSON.parse(text).version;
}


/***/ }),

/***/ 81193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ nearestText)
/* harmony export */ });
/** Which of several texts somebody meant to write. */
/**
 * The candidate that is written most like the text, upper or lower case; the first of equals. Undefined where more than
 * a third of the text would have to change: that is no slip of the hand.
 */
function nearestText(text, candidates) {
    const wanted = text.toLowerCase();
    let best;
    for (const candidate of candidates) {
        // At least as many as the lengths differ by: a long text costs nothing.
        if (Math.abs(candidate.length - wanted.length) > wanted.length / 3)
            continue;
        const edits = editsBetween(wanted, candidate.toLowerCase());
        if (edits <= wanted.length / 3 && (!best || edits < best.edits))
            best = { candidate, edits };
    }
    return best?.candidate;
}
/** Letters to add, remove, change or swap with their neighbour (optimal string alignment distance). */
function editsBetween(a, b) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let at = 1; at <= a.length; at++) {
        const row = [at];
        for (let to = 1; to <= b.length; to++) {
            const same = a[at - 1] === b[to - 1];
            const choices = [(last[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, (last[to - 1] ?? 0) + (same ? 0 : 1)];
            const swapped = at > 1 && to > 1 && a[at - 1] === b[to - 2] && a[at - 2] === b[to - 1];
            if (swapped)
                choices.push((before[to - 2] ?? 0) + 1);
            row.push(Math.min(...choices));
        }
        before = last;
        last = row;
    }
    return last[b.length] ?? 0;
}


/***/ }),

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

/***/ 65637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ problemText),
/* harmony export */   j: () => (/* binding */ explainHint)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);
/** Problems as a terminal shows them. */


const styles = { error: 'bad', warning: 'warning', notice: 'name' };
/** As `formatProblem`, the code in the colour of its severity; what programs said, which a message may repeat, has none. */
function problemText(problem) {
    const text = (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem));
    const at = text.indexOf(`${problem.code}: `);
    return text.slice(0, at) + (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)(styles[problem.severity], problem.code) + text.slice(at + problem.code.length);
}
/** One line that says where more about these problems is found, or nothing where there are none. */
function explainHint(problems) {
    const codes = [...new Set(problems.map(({ code }) => code))].sort();
    if (codes.length === 0)
        return '';
    return `For causes and remedies: nix-cuda explain ${codes.join(' ')}`;
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
