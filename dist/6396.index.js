export const id = 6396;
export const ids = [6396];
export const modules = {

/***/ 703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ readClaims),
/* harmony export */   ds: () => (/* binding */ claimsOf),
/* harmony export */   kb: () => (/* binding */ dayOf),
/* harmony export */   nR: () => (/* binding */ timeOf)
/* harmony export */ });
/** Undefined for a token of another kind (`flox_sat_…`, `flox_pat_…`). */
function claimsOf(token) {
    const claims = readClaims(token);
    if (claims === undefined)
        return undefined;
    const { exp, iat, aud, sub } = claims;
    const number = (claim) => (typeof claim === 'number' ? claim : undefined);
    return {
        expires: number(exp),
        issued: number(iat),
        audiences: [aud].flat().filter((one) => typeof one === 'string'),
        subject: typeof sub === 'string' ? sub : undefined,
    };
}
/** All claims by name, whatever is in them; undefined as of `claimsOf`. */
function readClaims(token) {
    const [, body = '', ...rest] = token.split('.');
    if (rest.length !== 1)
        return undefined;
    try {
        const value = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Seconds of the last day with a year of four digits; what a token or a server says may be any number. */
const lastSecond = 253_402_300_799;
/** As in 2026-12-24. */
function dayOf(seconds) {
    return timeOf(seconds).slice(0, 10);
}
/** As in 2026-12-24 10:30. */
function timeOf(seconds) {
    const known = Math.min(Math.max(Math.round(seconds), 0), lastSecond);
    return new Date(known * 1_000).toISOString().slice(0, 16).replace('T', ' ');
}


/***/ }),

/***/ 10297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isTrusted),
/* harmony export */   z: () => (/* binding */ readAccess)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _auth_claims_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(703);
/* harmony import */ var _toml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41443);
/** What this machine may fetch from FloxHub. */




/** Reads environment and settings of Flox; no token leaves this function. https://flox.dev/docs/man/flox-config */
async function readAccess(host) {
    const { FLOX_FLOXHUB_TOKEN: token = '', CI } = host.env;
    const settings = await Promise.all(settingsFiles(host).map((path) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, path).catch(() => undefined)));
    const tables = settings.map((text) => trustIn(text ?? ''));
    const inSettings = settings.some((text) => /^\s*floxhub_token\s*=/m.test(text ?? ''));
    return {
        token: CI === 'true' ? token !== '' || inSettings : undefined,
        handle: handleIn(token),
        trusted: Object.assign({}, ...tables),
    };
}
/** Whether Flox runs the hooks of an environment of FloxHub without being told to by `--trust`. Pure. */
function isTrusted({ handle, trusted }, reference) {
    const [owner = ''] = reference.split('/');
    const setting = trusted[reference] ?? trusted[`${owner}/*`];
    if (setting !== undefined)
        return setting === 'trust';
    return owner === 'flox' || owner === handle;
}
/** The system's first, so that the user's has the last word. */
function settingsFiles({ env }) {
    const { FLOX_SYSTEM_CONFIG_DIR: system = '/etc', XDG_CONFIG_HOME, HOME, FLOX_CONFIG_DIR } = env;
    const home = XDG_CONFIG_HOME ?? (HOME === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(HOME, '.config'));
    const user = FLOX_CONFIG_DIR ?? (home === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, 'flox'));
    return [system, user].flatMap((folder) => (folder ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'flox.toml')] : []));
}
function trustIn(text) {
    const document = (0,_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .readToml */ .D)(text);
    const table = 'failure' in document ? {} : Object(document.value).trusted_environments;
    const entries = Object.entries(Object(table));
    return Object.fromEntries(entries.filter((entry) => typeof entry[1] === 'string'));
}
/** As Flox reads it: without the signature, from the claim `https://flox.dev/handle`. */
function handleIn(token) {
    const handle = (0,_auth_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .Ip)(token)?.['https://flox.dev/handle'];
    return typeof handle === 'string' ? handle : undefined;
}


/***/ }),

/***/ 15678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cI: () => (/* binding */ pkgPath),
/* harmony export */   cT: () => (/* binding */ systemsOf),
/* harmony export */   p7: () => (/* binding */ environmentOf)
/* harmony export */ });
/** What Flox gives a package without `priority` and `pkg-group`. https://flox.dev/docs/man/manifest.toml */
const defaults = { priority: 5, group: 'toplevel' };
/** The environment that these files describe; packages of includes come from the lock. Pure. */
function environmentOf(facts) {
    const { manifest, lock, source } = facts;
    const hasIncludes = (manifest.include?.environments ?? []).length > 0;
    const written = manifest.install ?? {};
    const merged = hasIncludes ? { ...lock?.manifest.install, ...written } : written;
    const packages = Object.entries(merged).flatMap(([id, entry]) => {
        const line = Object.hasOwn(written, id) ? source.lineOf(['install', id]) : undefined;
        const found = packageOf(id, entry, line, lock?.packages ?? []);
        return found ? [found] : [];
    });
    return { ...facts, packages, systems: manifest.options?.systems ?? undefined };
}
function packageOf(id, entry, line, locked) {
    const named = nameOf(entry);
    if (!named)
        return undefined;
    return {
        id,
        ...named,
        group: entry['pkg-group'] ?? defaults.group,
        priority: entry.priority ?? defaults.priority,
        systems: entry.systems ?? undefined,
        line,
        locked: locked.filter((one) => one.install_id === id),
    };
}
function nameOf(entry) {
    const path = pkgPath(entry);
    if (path !== undefined)
        return { kind: 'catalog', path };
    // A reference may have a login in it, which nothing prints.
    if (entry.flake)
        return { kind: 'flake', path: entry.flake.replace(/\/\/[^/@\s]+@/, '//') };
    return entry['store-path'] ? { kind: 'store-path', path: entry['store-path'] } : undefined;
}
/** `pkg-path` as one text: Flox takes a list of its parts too. */
function pkgPath({ 'pkg-path': path }) {
    return typeof path === 'string' ? path : path?.join('.');
}
/** The systems of a package: its own, else those of the environment, else those that it is locked for. */
function systemsOf({ systems }, one) {
    return one.systems ?? systems ?? [...new Set(one.locked.map(({ system }) => system))];
}


/***/ }),

/***/ 45225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ readEnvironment)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/ask.js
var ask = __webpack_require__(37390);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/flox/environment/environment.js
var environment_environment = __webpack_require__(15678);
// EXTERNAL MODULE: ./lib/flox/environment/toml.js
var toml = __webpack_require__(41443);
;// CONCATENATED MODULE: ./lib/flox/environment/parse.js


/**
 * `version = 1`, or one of these as `schema-version`: https://github.com/flox/flox/tree/main/cli/schemas. 1.16.0 to 1.18.0
 * are those of the environments and tests of Flox itself; they add entries that nothing here reads.
 */
const manifestVersions = [10, 11, 12, 13, 14, 15, 16, 17, 18].map((minor) => `1.${minor}.0`);
const upgrade = 'Use a version of this tool that knows it, or write the file with an older Flox.';
/** Reads manifest.toml. FLX102 for what is not a manifest, FLX103 for a version that is unknown. */
async function parseManifest(text, file) {
    const source = (0,toml/* readToml */.D)(text);
    if ('failure' in source) {
        const { line, column, message } = source.failure;
        const problem = (0,model_problem/* error */.z3)('FLX102', `The manifest is not TOML: ${message}.`, 'Correct that line; Flox refuses it too.', {
            where: { file, line, column },
        });
        return { problems: [problem] };
    }
    const version = manifestVersionProblem(source.value, file, source);
    if (version)
        return { problems: [version] };
    const { manifestSchema } = await Promise.all(/* import() | flox-environment-schema */[__webpack_require__.e(2857), __webpack_require__.e(6096)]).then(__webpack_require__.bind(__webpack_require__, 40084));
    const parsed = follow(manifestSchema, source.value, file, source);
    return 'problems' in parsed ? parsed : { value: { manifest: parsed.value, source } };
}
/** Reads manifest.lock, with the same problems. */
async function parseLock(text, file) {
    const json = parseJson(text, file);
    if ('problems' in json)
        return json;
    const version = Object(json.value)['lockfile-version'];
    if (version !== 1)
        return { problems: [unknownVersion('lockfile-version', version, '1', file)] };
    const ofManifest = manifestVersionProblem(Object(json.value).manifest, file);
    if (ofManifest)
        return { problems: [ofManifest] };
    const { lockSchema } = await Promise.all(/* import() | flox-environment-schema */[__webpack_require__.e(2857), __webpack_require__.e(6096)]).then(__webpack_require__.bind(__webpack_require__, 40084));
    return follow(lockSchema, json.value, file);
}
/** Reads env.json, with the same problems. */
async function parsePointer(text, file) {
    const json = parseJson(text, file);
    if ('problems' in json)
        return json;
    const version = Object(json.value)['version'];
    if (version !== 1)
        return { problems: [unknownVersion('version', version, '1', file)] };
    const { pointerSchema } = await Promise.all(/* import() | flox-environment-schema */[__webpack_require__.e(2857), __webpack_require__.e(6096)]).then(__webpack_require__.bind(__webpack_require__, 40084));
    return follow(pointerSchema, json.value, file);
}
function manifestVersionProblem(value, file, source) {
    const { version, 'schema-version': schema } = Object(value);
    const [key, found] = schema === undefined ? ['version', version] : ['schema-version', schema];
    if (schema === undefined ? version === 1 : manifestVersions.some((one) => one === schema))
        return undefined;
    const known = `version = 1 and schema-version ${manifestVersions.join(', ')}`;
    return unknownVersion(key, found, known, file, source?.lineOf([key]));
}
function unknownVersion(key, found, known, file, line) {
    const said = found === undefined ? `has no ${key}` : `has the ${key} ${JSON.stringify(found)?.slice(0, 40)}`;
    const fix = `Known: ${known}. ${upgrade}`;
    return (0,model_problem/* error */.z3)('FLX103', `The file ${said}, which is unknown.`, fix, { where: at(file, line) });
}
/** The messages of the schema name types, never values. */
function follow(schema, value, file, source) {
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return { value: parsed.data };
    const problems = parsed.error.issues.map((issue) => {
        const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
        const fix = 'Correct it; https://flox.dev/docs/man/manifest.toml has the form of each entry.';
        const where = at(file, source?.lineOf(path));
        return (0,model_problem/* error */.z3)('FLX102', `${path.join('.') || 'The file'}: ${issue.message}.`, fix, { where });
    });
    return { problems };
}
/** The parser's own message would repeat a part of the text. */
function parseJson(text, file) {
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        const fix = 'Restore it from git, or let Flox write it again with `flox edit`.';
        return { problems: [(0,model_problem/* error */.z3)('FLX102', 'The file is not JSON.', fix, { where: { file } })] };
    }
}
function at(file, line) {
    return line === undefined ? { file } : { file, line };
}

;// CONCATENATED MODULE: ./lib/flox/environment/read.js
/** Finds the environment of a folder and reads its files. */







/**
 * The environment in `.flox` of a folder, or in the folder itself where that is a `.flox`. Every problem at once: FLX101
 * where there is none, FLX102 and FLX103 for a file that cannot be used.
 */
async function readEnvironment(host, folder) {
    const given = (0,external_node_path_.resolve)(host.cwd, folder);
    const dot = (0,external_node_path_.basename)(given) === '.flox' ? given : (0,external_node_path_.join)(given, '.flox');
    const shown = (path) => (0,external_node_path_.relative)(host.cwd, path) || '.';
    const paths = { pointer: (0,external_node_path_.join)(dot, 'env.json'), ...inEnv(dot) };
    const [pointerText, manifestText, lockText] = await Promise.all([paths.pointer, paths.manifest, paths.lock].map((path) => textOf(host, path)));
    if (pointerText === undefined)
        return { problems: [notFound(shown((0,external_node_path_.dirname)(dot)))] };
    const files = { manifest: shown(paths.manifest), lock: shown(paths.lock), pointer: shown(paths.pointer) };
    const pointer = await parsePointer(pointerText, files.pointer);
    if (manifestText === undefined) {
        const problems = 'problems' in pointer ? pointer.problems : [];
        return { problems: [...problems, noManifest(files.manifest, 'value' in pointer ? pointer.value.owner : undefined)] };
    }
    const manifest = await parseManifest(manifestText, files.manifest);
    const lock = lockText === undefined ? { value: undefined } : await parseLock(lockText, files.lock);
    const problems = [pointer, manifest, lock].flatMap((part) => ('problems' in part ? part.problems : []));
    if ('problems' in pointer || 'problems' in manifest || 'problems' in lock)
        return { problems };
    const { name, owner } = pointer.value;
    const environment = (0,environment_environment/* environmentOf */.p7)({
        folder: shown((0,external_node_path_.dirname)(dot)),
        name,
        ...(owner ? { owner } : {}),
        files,
        manifest: manifest.value.manifest,
        source: manifest.value.source,
        lock: lock.value,
        committed: await statesInGit(host, dot, shown),
    });
    return { environment };
}
/** The text of a file; undefined also where a file stands in place of its folder. */
async function textOf(host, path) {
    try {
        return await (0,files/* readIfPresent */.Zu)(host, path);
    }
    catch (cause) {
        if ((0,files/* isErrno */.r)(cause, 'ENOTDIR'))
            return undefined;
        throw cause;
    }
}
function inEnv(dot) {
    return { manifest: (0,external_node_path_.join)(dot, 'env', 'manifest.toml'), lock: (0,external_node_path_.join)(dot, 'env', 'manifest.lock') };
}
function notFound(folder) {
    const fix = 'Name a folder with a .flox folder in it, or make one there with `flox init`.';
    return (0,model_problem/* error */.z3)('FLX101', `${folder} has no Flox environment: .flox/env.json does not exist.`, fix, {
        subject: { path: folder },
    });
}
function noManifest(file, owner) {
    const message = owner
        ? `${file} does not exist: the environment is on FloxHub, and was not pulled here.`
        : `${file} does not exist, and no Flox environment is valid without it.`;
    const fix = owner ? 'Run `flox pull` in the folder.' : 'Restore it from git.';
    return (0,model_problem/* error */.z3)('FLX101', message, fix, { subject: { path: file } });
}
/** The files that a clone needs: what Flox itself asks git for before it publishes, without what it writes per machine. */
async function statesInGit(host, dot, shown) {
    const git = (...args) => (0,ask/* ask */.k)(host, (0,child_env/* childEnv */.g)(host.env), ['git', '-C', dot, ...args]);
    const names = (text) => text.split('\0').filter((name) => name !== '');
    const wanted = ['env.json', 'env/manifest.toml', 'env/manifest.lock', ...(await expressions(host, dot))];
    const tracked = await git('ls-files', '-z', '--', ...wanted);
    if (tracked === undefined)
        return undefined;
    const changed = (await git('diff', '--no-ext-diff', '--name-only', '-z', '--relative', 'HEAD', '--', '.')) ?? '';
    const existing = await Promise.all(wanted.map(async (name) => ((await (0,files/* readIfPresent */.Zu)(host, (0,external_node_path_.join)(dot, name))) === undefined ? [] : [name])));
    return existing.flat().map((name) => ({
        file: shown((0,external_node_path_.join)(dot, name)),
        state: !names(tracked).includes(name) ? 'untracked' : names(changed).includes(name) ? 'changed' : 'committed',
    }));
}
/** Packages that are written in Nix: `pkgs/NAME.nix` and `pkgs/NAME/default.nix`. */
async function expressions(host, dot) {
    const entries = await host.files.readdir((0,external_node_path_.join)(dot, 'pkgs'), { recursive: true }).catch(() => []);
    return entries.filter((name) => name.endsWith('.nix')).map((name) => (0,external_node_path_.join)('pkgs', name));
}


/***/ }),

/***/ 41443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readToml)
/* harmony export */ });
/* harmony import */ var toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9605);

/** Reads TOML with the places of its keys. Pure. */
function readToml(text) {
    try {
        // The newest form that the library knows: an older Flox may refuse some of it, but says so itself.
        const program = (0,toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__/* .parseTOML */ .MD)(text, { tomlVersion: 'latest' });
        const places = placesIn(program.body[0]);
        const placeOf = (path) => places.get(JSON.stringify(path));
        return {
            value: (0,toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__/* .getStaticTOMLValue */ .AY)(program),
            lineOf: (path) => {
                for (let length = path.length; length > 0; length -= 1) {
                    const place = placeOf(path.slice(0, length));
                    if (place)
                        return place.line;
                }
                return undefined;
            },
            linesOf: (path) => {
                const value = placeOf(path)?.value;
                return value ? linesIn(text.slice(...value.range), value.loc.start.line) : [];
            },
        };
    }
    catch (cause) {
        if (!(cause instanceof toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__/* .ParseError */ .mB))
            throw cause;
        return { failure: failureOf(cause, text) };
    }
}
/** The parser notices what is missing at the end of a line only at the beginning of the next one. */
function failureOf({ lineNumber: line, column, message }, text) {
    const before = text.split(/\r?\n/)[line - 2];
    const missing = /Unterminated|same line|Unspecified/.test(message) || /=\s*$/.test(before ?? '');
    if (column === 0 && before !== undefined && missing)
        return { line: line - 1, column: before.length + 1, message };
    return { line, column: column + 1, message };
}
/** Paths as JSON to where they are written first. */
function placesIn(root) {
    const places = new Map();
    const add = (path, place) => {
        const known = places.get(JSON.stringify(path));
        if (!known)
            places.set(JSON.stringify(path), place);
    };
    const visitValue = (path, value) => {
        if (value.type === 'TOMLInlineTable')
            for (const entry of value.body)
                visitEntry(path, entry);
        if (value.type !== 'TOMLArray')
            return;
        for (const [index, element] of value.elements.entries()) {
            add([...path, index], { line: element.loc.start.line, value: element });
            visitValue([...path, index], element);
        }
    };
    const visitEntry = (above, { key, value, loc }) => {
        const names = key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
        const { line } = loc.start;
        for (let count = 1; count < names.length; count += 1)
            add([...above, ...names.slice(0, count)], { line });
        add([...above, ...names], { line, value });
        visitValue([...above, ...names], value);
    };
    for (const entry of root.body) {
        if (entry.type === 'TOMLKeyValue')
            visitEntry([], entry);
        else {
            const { line } = entry.loc.start;
            for (let count = 1; count <= entry.resolvedKey.length; count += 1)
                add(entry.resolvedKey.slice(0, count), { line });
            for (const inner of entry.body)
                visitEntry(entry.resolvedKey, inner);
        }
    }
    return places;
}
function linesIn(raw, first) {
    const quote = /^(?:'''|"""|'|")/.exec(raw)?.[0] ?? '';
    const inner = raw.slice(quote.length, raw.length - quote.length);
    return inner.split(/\r?\n/).map((text, index) => ({ line: first + index, text }));
}


/***/ }),

/***/ 61364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ freshLock),
/* harmony export */   Ro: () => (/* binding */ reachableIncludes),
/* harmony export */   qI: () => (/* binding */ committedFiles)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _environment_access_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10297);
/* harmony import */ var _environment_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15678);
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9841);
/** Rules of what is locked, committed and included. */




const freshLock = (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .ofEach */ .JG)(_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .pages */ .Bd.login, (environment) => {
    const { files, lock, manifest, source } = environment;
    const fix = 'Run `flox list` in the folder, logged in to FloxHub, and commit manifest.lock.';
    const effect = 'flox activate then resolves packages, which needs a login';
    if (!lock) {
        const isEmpty = environment.packages.length === 0;
        if (isEmpty)
            return [];
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX109', `${files.lock} does not exist: ${effect}.`, fix, (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .inManifest */ .Lq)(environment, undefined))];
    }
    const [first, ...more] = [
        ...differences(manifest, lock.compose?.composer ?? lock.manifest),
        ...includedOtherwise(environment),
    ];
    if (!first)
        return [];
    const names = [first, ...more].map((path) => path.join('.'));
    const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
    const message = `manifest.lock has another ${shown} than the manifest: ${effect}.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX109', message, fix, (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .inManifest */ .Lq)(environment, source.lineOf(first)))];
});
/** The entries that a manifest and a locked one do not share: of packages, variables, hooks and systems. */
function differences(manifest, locked) {
    const tables = [
        ['install', canonical(manifest), canonical(locked)],
        ['vars', manifest.vars ?? {}, locked.vars ?? {}],
        ['hook', manifest.hook ?? {}, locked.hook ?? {}],
        ['options', systems(manifest), systems(locked)],
    ];
    return tables.flatMap(([table, ours, theirs]) => [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
        .filter((key) => JSON.stringify(ours[key]) !== JSON.stringify(theirs[key]))
        .map((key) => [table, key]));
}
/** Includes that were locked differently, or not at all. */
function includedOtherwise({ manifest, lock }) {
    const locked = lock?.compose?.include?.map(({ descriptor }) => descriptor) ?? [];
    const written = manifest.include?.environments ?? [];
    const targets = [locked, written].map((list) => JSON.stringify(list.map(({ dir, remote }) => remote ?? dir)));
    return targets[0] === targets[1] ? [] : [['include', 'environments']];
}
function canonical({ install }) {
    const entries = Object.entries(install ?? {});
    return Object.fromEntries(entries.map(([id, entry]) => [id, canonicalPackage(entry)]));
}
/** Flox may write a path as one text or as its parts, and what is the default or not at all. */
function canonicalPackage(entry) {
    const { flake, version, priority, systems } = entry;
    const path = (0,_environment_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .pkgPath */ .cI)(entry) ?? entry['store-path'] ?? flake ?? '';
    return [path, entry['pkg-group'] ?? 'toplevel', version ?? '', priority ?? 5, systems?.toSorted() ?? null];
}
function systems({ options }) {
    return options?.systems ? { systems: options.systems.toSorted() } : {};
}
const committedFiles = (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .ofEach */ .JG)(_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .pages */ .Bd.publish, ({ committed = [] }) => committed.flatMap(({ file, state }) => {
    if (state === 'committed')
        return [];
    const where = { where: { file } };
    if (state === 'changed') {
        const message = 'The file has changes that are not committed: flox publish refuses it, and clones have another one.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('FLX110', message, 'Commit it.', where)];
    }
    const message = 'The file is not in git: clones do not have it, and flox publish refuses the environment.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX110', message, `Run git add -f ${file}, and commit it.`, where)];
}));
const reachableIncludes = (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .ofEach */ .JG)(_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .pages */ .Bd.login, (environment, { access }) => {
    const included = environment.manifest.include?.environments ?? [];
    return included.flatMap(({ remote }, index) => {
        if (!remote || isLocked(environment, remote))
            return [];
        const reasons = [
            ...(access.token === false ? ['this job has no token of FloxHub'] : []),
            ...((0,_environment_access_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrusted */ .W)(access, remote) ? [] : ['it is not trusted']),
        ];
        if (reasons.length === 0)
            return [];
        const message = `${remote} is not in manifest.lock, so it is fetched from FloxHub, and ${reasons.join(' and ')}.`;
        const fix = `Commit a lock that has it, or set FLOX_FLOXHUB_TOKEN and trusted_environments."${remote}" = "trust".`;
        const line = environment.source.lineOf(['include', 'environments', index]);
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('FLX113', message, fix, (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .inManifest */ .Lq)(environment, line))];
    });
});
function isLocked({ lock }, remote) {
    return lock?.compose?.include?.some(({ descriptor }) => descriptor.remote === remote) ?? false;
}


/***/ }),

/***/ 9841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ pages),
/* harmony export */   JG: () => (/* binding */ ofEach),
/* harmony export */   Lq: () => (/* binding */ inManifest)
/* harmony export */ });
/** A rule that looks at each environment for itself. */
function ofEach(source, check) {
    return { source, check: (scene) => scene.layers.flatMap((environment) => check(environment, scene)) };
}
/** The place of a line of the manifest. */
function inManifest({ files }, line) {
    return { where: line === undefined ? { file: files.manifest } : { file: files.manifest, line } };
}
/** The pages of Flox that rules follow. */
const pages = {
    cuda: 'https://flox.dev/docs/concepts/cuda-catalog-and-cache',
    guide: 'https://github.com/barstoolbluz/flox-md/blob/main/FLOX.md',
    login: 'https://flox.dev/docs/concepts/authentication',
    priority: 'https://flox.dev/docs/concepts/priority',
    publish: 'https://flox.dev/docs/man/flox-publish',
};


/***/ })

};
