export const id = 7681;
export const ids = [7681];
export const modules = {

/***/ 90710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runNix)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30994);

/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says. */
function runNix(host, nix, args, more) {
    return host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command flakes', ...args],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnv */ .g)(host.env),
        signal: host.cancelled,
        ...more,
    });
}


/***/ }),

/***/ 41026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FG: () => (/* binding */ printNixConf),
/* harmony export */   Pe: () => (/* binding */ setting),
/* harmony export */   QE: () => (/* binding */ textSetting),
/* harmony export */   RY: () => (/* binding */ settingsNamed),
/* harmony export */   XR: () => (/* binding */ parseNixConf),
/* harmony export */   h$: () => (/* binding */ nixConfSource)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

/** Where the rules come from: Nix's own reader, `parseConfigFiles`. */
const nixConfSource = 'https://github.com/NixOS/nix/blob/2.34.0/src/libutil/configuration.cc';
/** What Nix cuts at; other white space (vertical tab, no-break space) belongs to a word. */
const blank = /[ \t\n\r]+/;
/**
 * Reads nix.conf as Nix does: `#` ends a line wherever it stands, there is no quoting and no continued line, and a name
 * is whatever stands before ` = `. `file` names the text in problems (CFG020, one for each line that Nix would refuse).
 */
function parseNixConf(text, file) {
    const lines = [];
    const problems = [];
    for (const [index, raw] of text.split('\n').entries()) {
        const item = parseLine(raw);
        if (item === undefined)
            continue;
        if (typeof item === 'string')
            problems.push(syntaxError(item, { file, line: index + 1 }));
        else
            lines.push({ ...item, line: index + 1 });
    }
    return { lines, problems };
}
/** An item, undefined for an empty line, or what is wrong with the line. */
function parseLine(raw) {
    const [first, second, ...rest] = (raw.split('#', 1)[0] ?? '').split(blank).filter((word) => word !== '');
    if (first === undefined)
        return undefined;
    if (first === 'include' || first === '!include') {
        if (second === undefined || rest.length > 0)
            return `\`${first}\` takes one path.`;
        return { kind: 'include', path: second, optional: first === '!include' };
    }
    if (second === '=')
        return { kind: 'setting', name: first, values: rest };
    // The rest of the line is not repeated: it may hold a token.
    return `\`${first.split('=', 1)[0]}\` is not followed by \`=\` between two spaces.`;
}
function syntaxError(message, where) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG020', message, 'Write `name = value`, each on a line of its own.', { where, source: nixConfSource });
}
/**
 * Prints items so that Nix reads them back as they are. Throws ProblemError CFG021 for what cannot be written: an empty
 * word, or one with white space or `#` in it, which would end the word or begin something else.
 */
function printNixConf(items) {
    return items.map((item) => `${printItem(item)}\n`).join('');
}
function printItem(item) {
    const words = item.kind === 'setting' ? [item.name, ...item.values] : [item.path];
    const isInclude = item.kind === 'setting' && (item.name === 'include' || item.name === '!include');
    if (isInclude || words.some((word) => word === '' || /[ \t\n\r#]/.test(word))) {
        const name = item.kind === 'setting' ? item.name : 'include';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG021', `A part of ${JSON.stringify(name)} cannot be written to nix.conf: it is empty, or has white space or # in it.`, 'Remove these characters: nix.conf has no quoting.', { source: nixConfSource }));
    }
    if (item.kind === 'include')
        return `${item.optional ? '!include' : 'include'} ${item.path}`;
    return [item.name, '=', ...item.values].join(' ');
}
/** A setting, shorter to write. */
function setting(name, ...values) {
    return { kind: 'setting', name, values };
}
/** A setting from its value as text, which may be empty or have blanks in it, as a path: Nix joins words with one space. */
function textSetting(name, value) {
    return setting(name, ...value.split(' ').filter((word) => word !== ''));
}
/** The settings of that name, plain or with `extra-`. */
function settingsNamed(items, name) {
    return items.filter((item) => item.kind === 'setting' && (item.name === name || item.name === `extra-${name}`));
}


/***/ }),

/***/ 89427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   Jg: () => (/* binding */ builtHere),
/* harmony export */   TQ: () => (/* binding */ closureOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   ig: () => (/* binding */ validOf),
/* harmony export */   kc: () => (/* binding */ isBuilt)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30994);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90710);



const timeout = 300;
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch = 4_000;
/** Outputs of derivations, whether they are there or not. */
function outputsOf(host, nix, drvPaths) {
    return nixStore(host, nix, ['--query', '--outputs'], drvPaths);
}
/** Every derivation that these need, themselves included. */
async function closureOf(host, nix, drvPaths) {
    const answer = await nixStore(host, nix, ['--query', '--requisites'], drvPaths);
    return 'failed' in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith('.drv')) };
}
/** Whether every output of a derivation is in the store; false also when the store does not say. */
async function isBuilt(host, nix, drvPath) {
    const outputs = await outputsOf(host, nix, [drvPath]);
    if ('failed' in outputs || outputs.lines.length === 0)
        return false;
    const valid = await validOf(host, nix, outputs.lines);
    return !('failed' in valid) && valid.lines.length === outputs.lines.length;
}
/** Everything that these refer to directly. */
function referencesOf(host, nix, paths) {
    return nixStore(host, nix, ['--query', '--references'], paths);
}
/** Those of the paths that are in the store. */
async function validOf(host, nix, paths) {
    const answer = await nixStore(host, nix, ['--check-validity', '--print-invalid'], paths);
    if ('failed' in answer)
        return answer;
    const invalid = new Set(answer.lines);
    return { lines: paths.filter((path) => !invalid.has(path)) };
}
/**
 * Those of the (valid) paths that were built on this machine, by this job or another: Nix marks them `ultimate`. What a
 * cache served or what was copied is not.
 */
async function builtHere(host, nix, paths) {
    const lines = [];
    for (let at = 0; at < paths.length; at += batch) {
        const some = paths.slice(at, at + batch);
        const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(host, nix, ['path-info', '--sigs', ...some], { timeout });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix path-info was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n')) {
            const [path, ...marks] = line.trim().split(/\s+/);
            if (path && marks.includes('ultimate'))
                lines.push(path);
        }
    }
    return { lines };
}
async function nixStore(host, nix, verb, paths) {
    const lines = new Set();
    for (let at = 0; at < paths.length; at += batch) {
        const outcome = await host.exec({
            argv: [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(nix.program), 'nix-store'), ...verb, ...paths.slice(at, at + batch)],
            env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(host.env),
            signal: host.cancelled,
            timeout,
        });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix-store was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n'))
            if (line !== '')
                lines.add(line);
    }
    return { lines: [...lines] };
}


/***/ }),

/***/ 37681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jobStoreCache: () => (/* binding */ jobStoreCache),
  l: () => (/* binding */ prepareStoreCache),
  t: () => (/* binding */ saveCells)
});

// EXTERNAL MODULE: ./lib/binary-cache/signing.js
var signing = __webpack_require__(11665);
// EXTERNAL MODULE: ./lib/nix/configure/nix-conf.js
var nix_conf = __webpack_require__(41026);
// EXTERNAL MODULE: ./lib/runner/job.js
var runner_job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/store-cache/key.js
var store_cache_key = __webpack_require__(917);
// EXTERNAL MODULE: ./lib/store-cache/local.js
var store_cache_local = __webpack_require__(62173);
// EXTERNAL MODULE: ./lib/nix/store-paths.js
var store_paths = __webpack_require__(89427);
// EXTERNAL MODULE: ./lib/store-cache/attempt.js
var attempt = __webpack_require__(18023);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/binary-cache/narinfo.js
var narinfo = __webpack_require__(36831);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var runner_files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/store-cache/admit.js
var admit = __webpack_require__(23347);
// EXTERNAL MODULE: ./lib/store-cache/entry-index.js
var entry_index = __webpack_require__(68187);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
;// CONCATENATED MODULE: ./lib/store-cache/make-entry.js







const timeout = 1_800;
/**
 * Writes an entry, a binary cache with an index, to a folder. Neither the toolkits nor anything else that a path refers
 * to is read: Nix copies without references, over stand-ins that are removed afterwards. Throws system errors.
 */
async function makeEntry(host, nix, entry, local, content) {
    await host.files.mkdir((0,external_node_path_.join)(entry, 'nar'), { recursive: true, mode: 0o700 });
    const copied = await copyBuilt(host, nix, entry, { storeDir: local.storeDir, paths: content.built });
    if ('failed' in copied)
        return copied;
    const infos = [...copied.infos];
    const known = new Set(infos.map((info) => info.name));
    for (const path of content.carried) {
        const info = await carry(host, entry, local, (0,external_node_path_.basename)(path));
        if (info && !known.has(info.name))
            infos.push(info);
    }
    for (const info of infos) {
        const signatures = content.key ? [content.key.sign((0,narinfo/* fingerprint */.Rj)(info, local.storeDir))] : [];
        const text = (0,narinfo/* printNarInfo */.i4)({ ...info, signatures }, local.storeDir);
        await host.files.writeFile((0,external_node_path_.join)(entry, (0,narinfo/* narInfoFile */._s)(info.name)), text);
    }
    const paths = infos.map((info) => indexed(info, local.storeDir, content.seconds));
    await host.files.writeFile((0,external_node_path_.join)(entry, entry_index/* indexFile */.LV), (0,entry_index/* printIndex */.a6)({ cell: content.cell.id, drvPath: content.cell.drvPath, paths }));
    const files = new Map(infos.map((info) => [info.url, info.fileSize]));
    return { paths: infos.length, bytes: [...files.values()].reduce((sum, size) => sum + size, 0) };
}
async function copyBuilt(host, nix, entry, what) {
    if (what.paths.length === 0)
        return { infos: [] };
    const references = await (0,store_paths/* referencesOf */.CL)(host, nix, what.paths);
    if ('failed' in references)
        return references;
    const names = new Set(what.paths.map((path) => (0,external_node_path_.basename)(path)));
    const stubs = references.lines.map((path) => (0,external_node_path_.basename)(path)).filter((name) => !names.has(name) && (0,narinfo/* isStoreName */.nF)(name));
    for (const name of stubs) {
        await host.files.writeFile((0,external_node_path_.join)(entry, (0,narinfo/* narInfoFile */._s)(name)), (0,narinfo/* stubNarInfo */.gQ)(name, what.storeDir));
    }
    const url = `${(0,external_node_url_.pathToFileURL)(entry).href}?compression=zstd`;
    const outcome = await (0,command/* runNix */.d)(host, nix, ['copy', '--no-recursive', '--to', url, ...what.paths], { timeout });
    for (const name of stubs)
        await host.files.rm((0,external_node_path_.join)(entry, (0,narinfo/* narInfoFile */._s)(name)), { force: true });
    if (outcome.kind === 'not-started')
        return { failed: outcome.reason };
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
        return { failed: outcome.stderrTail.at(-1)?.replace(/^error: /, '') ?? `nix copy was ${outcome.kind}` };
    }
    const infos = [];
    for (const file of (await (0,store_cache_local/* list */.p_)(host, entry)).filter((name) => name.endsWith('.narinfo'))) {
        const info = (0,narinfo/* parseNarInfo */.Ne)(await host.files.readFile((0,external_node_path_.join)(entry, file), 'utf8'), what.storeDir);
        if ('wrong' in info)
            return { failed: `nix copy wrote ${file}, and ${info.wrong}` };
        infos.push(info);
    }
    return { infos };
}
/** Links one path's NAR from the local cache; undefined when it is not there after all. */
async function carry(host, entry, local, name) {
    const text = await host.files.readFile((0,external_node_path_.join)(local.folder, (0,narinfo/* narInfoFile */._s)(name)), 'utf8').catch(() => '');
    const info = (0,narinfo/* parseNarInfo */.Ne)(text, local.storeDir);
    if ('wrong' in info || info.name !== name)
        return undefined;
    const to = (0,external_node_path_.join)(entry, info.url);
    await host.files.rm(to, { force: true });
    // The archive holds it once and as a plain file, whatever other names it has here.
    await host.files.link((0,external_node_path_.join)(local.folder, info.url), to);
    return info;
}
function indexed(info, storeDir, seconds) {
    const drvPath = info.deriver === undefined ? null : `${storeDir}/${info.deriver}`;
    return {
        path: `${storeDir}/${info.name}`,
        drvPath,
        seconds: seconds.get(drvPath ?? '') ?? null,
        narBytes: info.narSize,
    };
}

// EXTERNAL MODULE: ./lib/store-cache/options.js
var options = __webpack_require__(21172);
;// CONCATENATED MODULE: ./lib/store-cache/entries.js












/** Admits what is sound of a fetched entry to the local cache. Throws system errors. */
async function fetchEntry({ host, required, files }, local, { name, key, exact, index }) {
    const found = await (0,admit/* admitEntry */.yz)(host, (0,external_node_path_.join)(files.work, name), local, required);
    await (0,runner_files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(files.restored, index), JSON.stringify(found.index ?? { paths: [] }));
    const { admitted, refused } = found;
    return {
        outcome: 'restored',
        key,
        exact,
        paths: admitted.length,
        bytes: admitted.reduce((sum, info) => sum + info.fileSize, 0),
        refused: refused.length,
        problems: refused.length > 0 ? [refusal(key, refused)] : [],
    };
}
/** Saves what was built on this machine, with what the local cache has of the rest. Throws system errors. */
async function saveEntry(context, saving) {
    const { host, nix, files } = context;
    const { label, cell, drvPaths } = saving;
    const skipped = (reason) => ({ outcome: 'skipped', reason, problems: [] });
    const failed = (why) => host.cancelled.aborted
        ? skipped('the job was cancelled')
        : { outcome: 'failed', problems: [(0,attempt/* machineProblem */.hu)('save', label, why)] };
    const skip = await (0,attempt/* whySkipped */.r8)(context, 'save');
    if (skip)
        return skip;
    const local = await (0,store_cache_local/* openLocalCache */.Qm)(host);
    if (!local)
        return skipped('setup made no local cache');
    const content = await choosePaths(context, drvPaths, local);
    if ('failed' in content)
        return failed(content.failed);
    const { built, carried } = content;
    if (built.length === 0 && !(saving.handsOn && carried.length > 0))
        return skipped('nothing was built');
    const key = await saving.key([...content.built, ...content.carried]);
    const name = (0,store_cache_key/* entryName */.MB)(local.storeDir, context.required?.text);
    await host.files.mkdir(files.work, { recursive: true, mode: 0o700 });
    const there = await host.cache.lookup(files.work, name, [key]);
    if (there.kind === 'ok' && there.value.length > 0)
        return skipped('it is saved already');
    // A token that may write and not read is a legal one.
    if (there.kind !== 'ok' && there.kind !== 'denied') {
        return { outcome: 'failed', problems: [await (0,attempt/* toProblem */.H8)(context, label, there)] };
    }
    const seconds = await knownSeconds(host, saving.derivations);
    const made = await makeEntry(host, nix, (0,external_node_path_.join)(files.work, name), local, {
        ...content,
        cell,
        seconds,
        key: context.secret,
    });
    if ('failed' in made)
        return failed(made.failed);
    if (host.cancelled.aborted)
        return skipped('the job was cancelled');
    const stored = await host.cache.store(files.work, name, key);
    if (stored.kind !== 'ok')
        return { outcome: 'failed', problems: [await (0,attempt/* toProblem */.H8)(context, label, stored)] };
    if (stored.value === 'taken')
        return skipped('another job saved it at the same time');
    return { outcome: 'saved', key, carried: content.carried.length, ...made, problems: [] };
}
/** Indexes of what this job restored. */
async function restoredIndexes(host) {
    const folder = (0,store_cache_local/* localFiles */.Jd)(host).restored;
    const found = [];
    for (const file of await (0,store_cache_local/* list */.p_)(host, folder).catch(() => [])) {
        const index = await (0,entry_index/* parseIndex */.A1)(await (0,runner_files/* readIfPresent */.Zu)(host, (0,external_node_path_.join)(folder, file)).catch(() => undefined));
        if (index)
            found.push(index);
    }
    return found;
}
/** Build seconds by derivation: of this job, else of the run that built what this job restored. */
async function knownSeconds(host, derivations) {
    const seconds = new Map(derivations.flatMap(({ path, seconds }) => (seconds === null ? [] : [[path, seconds]])));
    for (const { drvPath, seconds: known } of (await restoredIndexes(host)).flatMap((index) => index.paths)) {
        if (drvPath !== null && known !== null && !seconds.has(drvPath))
            seconds.set(drvPath, known);
    }
    return seconds;
}
function refusal(key, refused) {
    const [first] = refused;
    const example = first ? ` (${first.file}: ${first.why})` : '';
    const message = `${refused.length} path(s) of the cache entry ${key} were refused${example}.`;
    const fix = 'They are built instead. Delete this entry in the list of caches of the repository.';
    return (0,problem/* warning */.$e)('CCH022', message, fix, { subject: options/* subject */.bc });
}
/**
 * What these derivations need, whether it was built on this machine (by another job too, where jobs share a store) or is in the
 * local cache. What an upstream cache served stays there.
 */
async function choosePaths({ host, nix }, drvPaths, local) {
    const closure = await (0,store_paths/* closureOf */.TQ)(host, nix, drvPaths);
    if ('failed' in closure)
        return closure;
    const outputs = await (0,store_paths/* outputsOf */.Yz)(host, nix, closure.lines);
    if ('failed' in outputs)
        return outputs;
    const valid = await (0,store_paths/* validOf */.ig)(host, nix, outputs.lines);
    if ('failed' in valid)
        return valid;
    const built = await (0,store_paths/* builtHere */.Jg)(host, nix, valid.lines);
    if ('failed' in built)
        return built;
    const wanted = new Set(outputs.lines);
    const fresh = new Set(built.lines);
    const kept = await pathsOf(host, local);
    return { built: built.lines, carried: kept.filter((path) => wanted.has(path) && !fresh.has(path)) };
}
/** The store paths that the local cache has. */
async function pathsOf(host, local) {
    const paths = [];
    for (const file of (await (0,store_cache_local/* list */.p_)(host, local.folder)).filter((name) => name.endsWith('.narinfo'))) {
        const info = (0,narinfo/* parseNarInfo */.Ne)(await host.files.readFile((0,external_node_path_.join)(local.folder, file), 'utf8'), local.storeDir);
        if (!('wrong' in info) && (0,narinfo/* isStoreName */.nF)(info.name))
            paths.push(`${local.storeDir}/${info.name}`);
    }
    return paths;
}

;// CONCATENATED MODULE: ./lib/store-cache/shared.js






/** Name of the shared stage among the cells in an entry's index. */
const sharedCell = 'shared';
const waitTime = 60;
/** How many earlier attempts are asked for. */
const maxEarlier = 20;
/** The stage in messages. */
function sharedLabel({ system }) {
    return `${sharedCell} ${system}`;
}
/**
 * Saves under the stage's one key also when a part failed to build, and what earlier runs built: the cells use what is
 * there, and wait for it.
 */
function saveShared(context, stage) {
    return saveEntry(context, {
        label: sharedLabel(stage),
        // Each of its paths names its own derivation.
        cell: { id: sharedCell, drvPath: '' },
        drvPaths: stage.drvPaths,
        derivations: stage.derivations,
        handsOn: true,
        key: async () => (0,store_cache_key/* sharedKey */.Tc)(stage.run, stage.system),
    });
}
/** Fetches and admits what the stage saved, once in this job; `missed` when it does not come in time. */
async function restoreShared(context, stage) {
    const { host, files } = context;
    const skipped = (reason) => ({ outcome: 'skipped', reason, problems: [] });
    const skip = await (0,attempt/* whySkipped */.r8)(context, 'restore');
    if (skip)
        return skip;
    const local = await (0,store_cache_local/* openLocalCache */.Qm)(host);
    if (!local?.key)
        return skipped('setup made no local cache');
    const own = (0,store_cache_key/* sharedKey */.Tc)(stage.run, stage.system);
    // Beside the cells' indexes, under a name that no cell has.
    const index = `${own}.json`;
    if ((await (0,runner_files/* readIfPresent */.Zu)(host, (0,external_node_path_.join)(files.restored, index))) !== undefined) {
        return skipped('this job asked for it before');
    }
    await (0,runner_files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(files.restored, index), '{}');
    await host.files.mkdir(files.work, { recursive: true, mode: 0o700 });
    const name = (0,store_cache_key/* entryName */.MB)(local.storeDir, context.required?.text);
    const reply = await pollShared(context, name, stage);
    if (host.cancelled.aborted)
        return skipped('the job was cancelled');
    if (reply.kind !== 'ok')
        return { outcome: 'failed', problems: [await (0,attempt/* toProblem */.H8)(context, sharedLabel(stage), reply)] };
    const key = reply.value;
    if (key === undefined)
        return { outcome: 'missed', problems: [] };
    return fetchEntry(context, { ...local, key: local.key }, { name, key, exact: key === own, index });
}
/**
 * Look-ups of the service are eventually consistent: it may take seconds until a finished entry is found. A re-run of
 * failed jobs does not run the stage again, so earlier attempts count as well, but nobody waits for theirs.
 */
async function pollShared(context, name, stage) {
    const { clock, cancelled } = context.host;
    const { id, attempt } = stage.run;
    const end = clock.now() + (stage.wait ?? waitTime) * 1_000;
    const own = (0,store_cache_key/* sharedKey */.Tc)(stage.run, stage.system);
    const earlier = Array.from({ length: Math.min(attempt - 1, maxEarlier) }, (_, back) => (0,store_cache_key/* sharedKey */.Tc)({ id, attempt: attempt - 1 - back }, stage.system));
    let reply = await fetchFirst(context, name, [own, ...earlier]);
    for (let pause = 1_000; mayComeYet(reply) && !cancelled.aborted; pause *= 2) {
        const left = end - clock.now();
        if (left <= 0)
            break;
        // Jittered: hundreds of cells may wait for the same entry.
        await clock.sleep(Math.min(Math.round(pause * (0.75 + Math.random() / 2)), left), cancelled);
        if (cancelled.aborted)
            break;
        reply = await fetchFirst(context, name, [own]);
    }
    return reply;
}
/** Not there yet, or the service was asked too often: then the next, longer pause may be long enough. */
function mayComeYet(reply) {
    if (reply.kind === 'ok')
        return reply.value === undefined;
    return reply.kind === 'failed' && /\b429\b|rate.?limit/i.test(reply.reason);
}
/** Unpacks the first of these entries that is there; gives its key. Only exact keys count. */
async function fetchFirst({ host, files }, name, keys) {
    for (const key of keys) {
        const there = await host.cache.lookup(files.work, name, [key]);
        if (there.kind !== 'ok')
            return there;
        if (!there.value.includes(key))
            continue;
        const fetched = await host.cache.fetch(files.work, name, key, key);
        if (fetched.kind !== 'ok' || fetched.value === key)
            return fetched;
        await host.files.rm((0,external_node_path_.join)(files.work, name), { recursive: true, force: true });
    }
    return { kind: 'ok', value: undefined };
}

;// CONCATENATED MODULE: ./lib/store-cache/store-cache.js








/** The store cache of this job over GitHub's cache service, one archive per entry. */
function openStoreCache(host, nix, options) {
    const secret = options.secretKey ? (0,signing/* parseSecretKey */.NP)(options.secretKey) : undefined;
    const required = options.publicKey ? (0,signing/* parsePublicKey */.ee)(options.publicKey) : secret?.publicKey;
    const context = { host, nix, options, secret, required, files: (0,store_cache_local/* localFiles */.Jd)(host), warned: new Set() };
    return {
        restore: (cell) => (0,attempt/* withReport */.BN)(context, cell.id, 'restore', () => restore(context, cell)),
        save: (cell) => (0,attempt/* withReport */.BN)(context, cell.id, 'save', () => save(context, cell)),
        restoreShared: (stage) => (0,attempt/* withReport */.BN)(context, sharedLabel(stage), 'restore', () => restoreShared(context, stage)),
        saveShared: (stage) => (0,attempt/* withReport */.BN)(context, sharedLabel(stage), 'save', () => saveShared(context, stage)),
        restored: () => restoredPaths(host),
    };
}
async function restore(context, cell) {
    const { host, nix, files } = context;
    const skip = await (0,attempt/* whySkipped */.r8)(context, 'restore');
    if (skip)
        return skip;
    const local = await (0,store_cache_local/* openLocalCache */.Qm)(host);
    if (!local?.key)
        return { outcome: 'skipped', reason: 'setup made no local cache', problems: [] };
    if (await (0,store_paths/* isBuilt */.kc)(host, nix, cell.drvPath))
        return { outcome: 'skipped', reason: 'its outputs are here already', problems: [] };
    const name = (0,store_cache_key/* entryName */.MB)(local.storeDir, context.required?.text);
    await host.files.mkdir(files.work, { recursive: true, mode: 0o700 });
    const reply = await host.cache.fetch(files.work, name, (0,store_cache_key/* entryKey */.k2)(cell), (0,store_cache_key/* entryPrefix */.B3)(cell));
    if (reply.kind !== 'ok')
        return { outcome: 'failed', problems: [await (0,attempt/* toProblem */.H8)(context, cell.id, reply)] };
    const key = reply.value;
    if (key === undefined)
        return { outcome: 'missed', problems: [] };
    const entry = { name, key, exact: key === (0,store_cache_key/* entryKey */.k2)(cell), index: `${cell.id}.json` };
    return fetchEntry(context, { ...local, key: local.key }, entry);
}
function save(context, cell) {
    return saveEntry(context, {
        label: cell.id,
        cell,
        drvPaths: [cell.drvPath],
        derivations: cell.derivations,
        key: async (paths) => (await (0,store_paths/* isBuilt */.kc)(context.host, context.nix, cell.drvPath)) ? (0,store_cache_key/* entryKey */.k2)(cell) : (0,store_cache_key/* partialKey */.Xd)(cell, paths),
    });
}
async function restoredPaths(host) {
    const paths = (await restoredIndexes(host)).flatMap((index) => index.paths);
    return [...new Map(paths.map((entry) => [entry.path, entry])).values()];
}

;// CONCATENATED MODULE: ./lib/store-cache/job.js






/**
 * Makes the job's local binary cache, before Nix is configured with it, and writes down how the later steps use it.
 * Gives nothing when the store cache is off or this job has no cache service, which is one line and no fault.
 */
async function prepareStoreCache(host, inputs) {
    const mode = inputs['store-cache'];
    const secretKey = inputs['store-cache-key'];
    const job = await (0,runner_job/* readJob */.cd)(host);
    const { available } = host.cache;
    if (mode !== 'off' && !available)
        host.log.info('Store cache: this job has no cache service; off');
    const bad = (0,options/* checkStoreCacheKeys */.e9)({ secretKey });
    if (mode === 'off' || !available || bad) {
        await (0,runner_job/* writeJob */.Pg)(host, { ...job, storeCache: null });
        return { settings: [], warnings: bad ? [bad] : [] };
    }
    const local = await (0,store_cache_local/* makeLocalCache */.K4)(host);
    const publicKey = secretKey ? ((0,signing/* parseSecretKey */.NP)(secretKey)?.publicKey.text ?? null) : null;
    await (0,runner_job/* writeJob */.Pg)(host, { ...job, storeCache: { mode, publicKey } });
    const settings = [(0,nix_conf/* setting */.Pe)('extra-substituters', local.url), (0,nix_conf/* setting */.Pe)('extra-trusted-public-keys', local.publicKey)];
    return { settings, warnings: [] };
}
/** The store cache that setup prepared for this job; undefined when it is off. The key is only needed to save. */
async function jobStoreCache(host, nix, secretKey) {
    const { storeCache } = await (0,runner_job/* readJob */.cd)(host);
    if (!storeCache)
        return undefined;
    return openStoreCache(host, nix, { mode: storeCache.mode, secretKey, publicKey: storeCache.publicKey ?? undefined });
}
/** For post: saves what the cells of this job can use the next time, and the shared stage. Throws what `readJob` throws. */
async function saveCells(host, job, secretKey) {
    const { nix } = job;
    const cache = nix ? await jobStoreCache(host, nix, secretKey) : undefined;
    if (!cache)
        return [];
    const derivations = job.cells.flatMap((cell) => cell.derivations);
    const problems = [];
    const run = (0,store_cache_key/* runIdOf */.SR)(host.env);
    if (job.shared && run)
        problems.push(...(await cache.saveShared({ ...job.shared, run })).problems);
    for (const { id, system, drvPath } of job.cells) {
        if (drvPath === null)
            continue;
        const report = await cache.save({ id, system, drvPath, derivations });
        problems.push(...report.problems);
    }
    return problems;
}


/***/ })

};
