export const id = 1486;
export const ids = [1486];
export const modules = {

/***/ 5333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   cz: () => (/* binding */ optionsOf),
/* harmony export */   j$: () => (/* binding */ commonInputs)
/* harmony export */ });
/* harmony import */ var _model_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73647);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14477);


/** What every command takes beside the options of its surface. */
const commonInputs = {
    verbose: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)('Print details too: generated expressions, build logs, every cell of a plan.', false),
};
/** The word that follows `nix-cuda`. */
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

/***/ 84927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runFlox: () => (/* binding */ runFlox)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./node_modules/toml-eslint-parser/lib/index.mjs + 3 modules
var lib = __webpack_require__(9605);
;// CONCATENATED MODULE: ./lib/flox/environment/toml.js

/** Reads TOML with the places of its keys. Pure. */
function readToml(text) {
    try {
        // The newest form that the library knows: an older Flox may refuse some of it, but says so itself.
        const program = (0,lib/* parseTOML */.MD)(text, { tomlVersion: 'latest' });
        const places = placesIn(program.body[0]);
        const placeOf = (path) => places.get(JSON.stringify(path));
        return {
            value: (0,lib/* getStaticTOMLValue */.AY)(program),
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
        if (!(cause instanceof lib/* ParseError */.mB))
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

;// CONCATENATED MODULE: ./lib/flox/environment/access.js
/** What this machine may fetch from FloxHub. */



/** Reads environment and settings of Flox; no token leaves this function. https://flox.dev/docs/man/flox-config */
async function readAccess(host) {
    const { FLOX_FLOXHUB_TOKEN: token = '', CI } = host.env;
    const settings = await Promise.all(settingsFiles(host).map((path) => (0,files/* readIfPresent */.Zu)(host, path).catch(() => undefined)));
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
    const home = XDG_CONFIG_HOME ?? (HOME === undefined ? undefined : (0,external_node_path_.join)(HOME, '.config'));
    const user = FLOX_CONFIG_DIR ?? (home === undefined ? undefined : (0,external_node_path_.join)(home, 'flox'));
    return [system, user].flatMap((folder) => (folder ? [(0,external_node_path_.join)(folder, 'flox.toml')] : []));
}
function trustIn(text) {
    const document = readToml(text);
    const table = 'failure' in document ? {} : Object(document.value).trusted_environments;
    const entries = Object.entries(Object(table));
    return Object.fromEntries(entries.filter((entry) => typeof entry[1] === 'string'));
}
/** As Flox reads it: without the signature, from the claim `https://flox.dev/handle`. */
function handleIn(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        const handle = Object(claims)['https://flox.dev/handle'];
        return typeof handle === 'string' ? handle : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/flox/environment/cuda.js
/** The catalog whose packages Flox builds with CUDA beforehand. https://flox.dev/docs/concepts/cuda-catalog-and-cache */
const cudaCatalog = 'flox-cuda/';
/** These carry the version of the toolkit as their own. */
const versionedLikeToolkit = ['cuda_nvcc', 'cuda_cudart', 'cudatoolkit'];
/** A package of one of the sets `cudaPackages…`; undefined for every other one. */
function cudaSetMember({ kind, path }) {
    const match = /^(flox-cuda\/)?cudaPackages(?:_(\d+)(?:_(\d+))?)?\.(.+)$/.exec(path);
    if (kind !== 'catalog' || !match)
        return undefined;
    const [, catalog, major, minor, name = ''] = match;
    return { set: major && (minor ? `${major}.${minor}` : major), name, built: catalog !== undefined };
}
/** Whether a package exists for CUDA alone, so only on Linux. */
function isCuda(one) {
    return one.kind === 'catalog' && (one.path.startsWith(cudaCatalog) || cudaSetMember(one) !== undefined);
}
/**
 * The toolkit of a package on a system: as its set says, else as its locked version does. `12` where only the major version
 * is known, undefined where nothing is.
 */
function toolkitOn(one, system) {
    const member = cudaSetMember(one);
    if (!member)
        return undefined;
    if (member.set?.includes('.'))
        return member.set;
    const locked = one.locked.find((entry) => entry.system === system)?.version;
    const version = versionedLikeToolkit.includes(member.name) ? /^\d+\.\d+/.exec(locked ?? '')?.[0] : undefined;
    return version ?? member.set;
}
/** Every toolkit of the packages, on any system that they are locked for, or as their names say. Sorted. */
function toolkitsOf(packages) {
    const found = packages.flatMap((one) => {
        const systems = one.locked.length > 0 ? one.locked.map(({ system }) => system) : [''];
        return systems.map((system) => toolkitOn(one, system)).filter((toolkit) => toolkit !== undefined);
    });
    return withoutVague([...new Set(found)]);
}
/** Leaves a major version out where one of its releases is there too. */
function withoutVague(toolkits) {
    return toolkits
        .filter((one) => one.includes('.') || !toolkits.some((other) => other.startsWith(`${one}.`)))
        .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

;// CONCATENATED MODULE: ./lib/flox/environment/environment.js
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

// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/ask.js
var ask = __webpack_require__(37390);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
;// CONCATENATED MODULE: ./lib/flox/environment/parse.js


/**
 * `version = 1`, or one of these as `schema-version`: https://github.com/flox/flox/tree/main/cli/schemas. 1.16.0 to 1.18.0
 * are those of the environments and tests of Flox itself; they add entries that nothing here reads.
 */
const manifestVersions = [10, 11, 12, 13, 14, 15, 16, 17, 18].map((minor) => `1.${minor}.0`);
const upgrade = 'Use a version of this tool that knows it, or write the file with an older Flox.';
/** Reads manifest.toml. FLX102 for what is not a manifest, FLX103 for a version that is unknown. */
async function parseManifest(text, file) {
    const source = readToml(text);
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
    const { manifestSchema } = await Promise.all(/* import() | flox-environment-schema */[__webpack_require__.e(8816), __webpack_require__.e(6096)]).then(__webpack_require__.bind(__webpack_require__, 40084));
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
    const { lockSchema } = await Promise.all(/* import() | flox-environment-schema */[__webpack_require__.e(8816), __webpack_require__.e(6096)]).then(__webpack_require__.bind(__webpack_require__, 40084));
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
    const { pointerSchema } = await Promise.all(/* import() | flox-environment-schema */[__webpack_require__.e(8816), __webpack_require__.e(6096)]).then(__webpack_require__.bind(__webpack_require__, 40084));
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
    const environment = environmentOf({
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

;// CONCATENATED MODULE: ./lib/flox/lint/rule.js
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

;// CONCATENATED MODULE: ./lib/flox/lint/builds.js
/** Rules of what is built and published. */



/** The one group whose packages builds have. */
const buildGroup = 'toplevel';
const buildPackages = ofEach(pages.publish, (environment) => {
    const builds = Object.entries(environment.manifest.build ?? {});
    const [first] = builds;
    const { packages, source } = environment;
    if (first && !packages.some(({ group }) => group === buildGroup)) {
        const message = 'There are builds, but no package in the group toplevel: publishing is refused.';
        const fix = 'Install what they need without pkg-group.';
        return [(0,model_problem/* error */.z3)('FLX111', message, fix, inManifest(environment, source.lineOf(['build', first[0]])))];
    }
    return builds.flatMap(([name, build]) => {
        const runtime = (build['runtime-packages'] ?? []).flatMap((id, index) => {
            const place = inManifest(environment, source.lineOf(['build', name, 'runtime-packages', index]));
            const problem = absent(environment, name, id);
            return problem ? [{ ...problem, ...place }] : [];
        });
        return [...runtime, ...compilers(environment, name, build.command)];
    });
});
/** A runtime package that the build does not get. */
function absent({ packages }, build, id) {
    const found = packages.find((one) => one.id === id);
    if (found?.group === buildGroup)
        return undefined;
    const state = found ? `in the group ${found.group}` : 'not installed';
    const fix = found ? `Remove ${id}.pkg-group.` : `Install ${id}, or remove it from the list.`;
    return (0,model_problem/* error */.z3)('FLX111', `runtime-packages of build.${build} has ${id}, which is ${state}.`, fix);
}
/** nvcc in a command, where every package that has it is in another group. */
function compilers(environment, name, command) {
    const having = environment.packages.filter((one) => ['cuda_nvcc', 'cudatoolkit'].includes(cudaSetMember(one)?.name ?? ''));
    const [one] = having;
    if (!one || having.some(({ group }) => group === buildGroup) || !/(?:^|[\s;&|(])nvcc\s/m.test(command))
        return [];
    const message = `build.${name} calls nvcc, and ${one.id} is in the group ${one.group}, which builds do not have.`;
    const place = inManifest(environment, environment.source.lineOf(['build', name, 'command']));
    return [(0,model_problem/* error */.z3)('FLX111', message, `Remove ${one.id}.pkg-group.`, place)];
}
const pureBuilds = ofEach(pages.guide, (environment) => {
    const builds = Object.entries(environment.manifest.build ?? {});
    const isStage = (name) => builds.some(([other, { command }]) => other !== name && command.includes(`\${${name}}`));
    return builds.flatMap(([name, { sandbox }]) => {
        if (sandbox === 'pure' || isStage(name))
            return [];
        const message = `build.${name} has the sandbox ${sandbox ?? 'off'}: it sees the network and files that are not in git.`;
        const line = environment.source.lineOf(['build', name, 'sandbox']);
        const fix = `Set build.${name}.sandbox = "pure" for what is published.`;
        return [(0,model_problem/* warning */.$e)('FLX112', message, fix, inManifest(environment, line))];
    });
});

;// CONCATENATED MODULE: ./lib/flox/lint/scripts.js
/** Every script of the manifest. */
function scriptsOf({ manifest, source }) {
    const script = (kind, path) => ({
        kind,
        name: path.join('.'),
        lines: source.linesOf(path).map(({ line, text }) => ({ line, text: text.replace(/(^|\s)#.*$/, '$1') })),
    });
    const services = Object.entries(manifest.services ?? {}).filter(([, one]) => typeof one === 'object' && one.command);
    return [
        ...Object.keys(manifest.hook ?? {}).map((key) => script('hook', ['hook', key])),
        ...Object.keys(manifest.profile ?? {}).map((key) => script('profile', ['profile', key])),
        ...services.map(([name]) => script('service', ['services', name, 'command'])),
        ...Object.keys(manifest.build ?? {}).map((name) => script('build', ['build', name, 'command'])),
    ];
}
/**
 * What a shell would carry out in the script's own process: without quoted texts, here-documents and what stands in
 * parentheses. Read line by line, so that a text over several lines is taken for commands.
 */
function ownCommands({ lines }) {
    let end;
    let depth = 0;
    return lines.flatMap(({ line, text }) => {
        if (end !== undefined) {
            if (text.trim() === end)
                end = undefined;
            return [];
        }
        end = /(?<!<)<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(text)?.[2];
        let own = '';
        for (const sign of withoutQuotes(text)) {
            if (sign === '(')
                depth += 1;
            else if (sign === ')')
                depth = Math.max(0, depth - 1);
            else if (depth === 0)
                own += sign;
        }
        return [{ line, text: own }];
    });
}
function withoutQuotes(text) {
    return text.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '""');
}
/** Lines that a backslash continues as one, with the number of the first. */
function logicalLines(lines) {
    const joined = [];
    let open = false;
    for (const { line, text } of lines) {
        const last = joined.at(-1);
        if (open && last)
            last.text += ` ${text.replace(/\\$/, '')}`;
        else
            joined.push({ line, text: text.replace(/\\$/, '') });
        open = text.endsWith('\\');
    }
    return joined;
}

;// CONCATENATED MODULE: ./lib/flox/lint/hooks.js
/** Rules of hooks, variables and the paths in them. */



/** In front of a command: the beginning, what ends another one, or a word of the shell. */
const before = String.raw `(?:^|[;&|{]|\b(?:then|do|else)\b)\s*`;
function hooksOf(environment) {
    return scriptsOf(environment).filter(({ kind }) => kind === 'hook');
}
const noExit = ofEach(pages.guide, (environment) => {
    const exit = new RegExp(String.raw `${before}exit\b`);
    const activation = hooksOf(environment).filter(({ name }) => name === 'hook.on-activate');
    return activation.flatMap((script) => ownCommands(script)
        .filter(({ text }) => exit.test(text))
        .map(({ line }) => {
        const message = `exit in ${script.name} ends the activation before the command of the user runs.`;
        return (0,model_problem/* warning */.$e)('FLX116', message, 'Write return instead.', inManifest(environment, line));
    }));
});
const noPrompt = ofEach(pages.guide, (environment) => {
    const question = new RegExp(String.raw `${before}(?:read\b(?!.*<)|gum\s+(?:input|choose|confirm|write|filter|file)\b|select\s+\w+\s+in\b|(?:whiptail|dialog)\s)`);
    /** A hook that asks only where somebody can answer. */
    const guarded = ({ lines }) => lines.some(({ text }) => /\s-t\s+[012]\b|\bCI\b/.test(text));
    return hooksOf(environment)
        .filter((script) => !guarded(script))
        .flatMap((script) => ownCommands(script)
        .filter(({ text }) => question.test(text) && !/(?<!\|)\|\s*read\b/.test(text))
        .map(({ line }) => {
        const message = `${script.name} waits for an answer, which nobody gives in CI.`;
        const fix = 'Use a variable with a default, or ask only where there is a terminal ([ -t 0 ]).';
        return (0,model_problem/* warning */.$e)('FLX117', message, fix, inManifest(environment, line));
    }));
});
/** Folders that differ from machine to machine; /bin/sh, /usr/bin/env, /tmp, /dev and /proc are everywhere. */
const machinePath = /(?<![\w$}/.~@)-])\/(?:home|Users|root|usr|opt|mnt|srv|media|lib|lib64|nix\/store)\/[^\s'";:,)]*/g;
const noMachinePath = ofEach(pages.guide, (environment) => {
    const { manifest, source } = environment;
    const finding = (name, { line, text }) => {
        const expanded = text.replaceAll(/"\$\{?\w+\}?"/g, '$X');
        const paths = [...new Set([...expanded.matchAll(machinePath)].map(([path]) => path))];
        const foreign = paths.filter((path) => path !== '/usr/bin/env');
        if (foreign.length === 0)
            return [];
        const message = `${name} has ${foreign.join(' and ')}, which other machines may not have.`;
        const fix = 'Use $FLOX_ENV for packages, $FLOX_ENV_PROJECT for the repository, $FLOX_ENV_CACHE for data.';
        return [(0,model_problem/* warning */.$e)('FLX114', message, fix, inManifest(environment, line))];
    };
    const values = [
        ...variablesOf(environment),
        ...(manifest.include?.environments ?? []).map((_, index) => ['include', 'environments', index, 'dir']),
    ];
    return [
        ...values.flatMap((path) => source.linesOf(path).flatMap((line) => finding(path.join('.'), line))),
        ...scriptsOf(environment).flatMap((script) => withoutDocuments(script).flatMap((line) => finding(script.name, line))),
    ];
});
/** The lines of a script outside of here-documents. */
function withoutDocuments(script) {
    const kept = new Set(ownCommands(script).map(({ line }) => line));
    return script.lines.filter(({ line }) => kept.has(line));
}
/** The variables of the manifest and of its services. */
function variablesOf({ manifest }) {
    const services = Object.entries(manifest.services ?? {}).flatMap(([service, one]) => typeof one === 'object' ? Object.keys(one.vars ?? {}).map((name) => ['services', service, 'vars', name]) : []);
    return [...Object.keys(manifest.vars ?? {}).map((name) => ['vars', name]), ...services];
}
/** Names whose values are secrets, and values that are secrets under every name. */
const secretName = /(?:^|_)(?:TOKEN|SECRET|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY)$|PASSWORD$/i;
const secretValue = /^(?:flox_[sp]at_|gh[pousr]_|github_pat_|glpat-|hf_[A-Za-z]{20}|xox[abp]-|AKIA[A-Z0-9]{12}|eyJ[\w-]+\.eyJ)|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^\s/:@$]+:[^\s/@$]+@/;
/** What refers to something, or is too short to be a secret. */
const noSecret = /^$|\$|^[/~]|^(?:true|false|\d{1,5})$/;
const noStoredSecret = ofEach(pages.guide, (environment) => variablesOf(environment).flatMap((path) => {
    const value = environment.source
        .linesOf(path)
        .map(({ text }) => text)
        .join('\n')
        .trim();
    const name = String(path.at(-1));
    if (!secretValue.test(value) && (!secretName.test(name) || noSecret.test(value)))
        return [];
    const message = `The variable ${path.join('.')} holds a secret, which everybody reads who gets the environment.`;
    const fix = `Remove it, revoke the secret, and give the job ${name} as a variable of its environment.`;
    return [(0,model_problem/* error */.z3)('FLX115', message, fix, inManifest(environment, environment.source.lineOf(path)))];
}));

;// CONCATENATED MODULE: ./lib/flox/lint/lock.js
/** Rules of what is locked, committed and included. */




const freshLock = ofEach(pages.login, (environment) => {
    const { files, lock, manifest, source } = environment;
    const fix = 'Run `flox list` in the folder, logged in to FloxHub, and commit manifest.lock.';
    const effect = 'flox activate then resolves packages, which needs a login';
    if (!lock) {
        const isEmpty = environment.packages.length === 0;
        if (isEmpty)
            return [];
        return [(0,model_problem/* error */.z3)('FLX109', `${files.lock} does not exist: ${effect}.`, fix, inManifest(environment, undefined))];
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
    return [(0,model_problem/* error */.z3)('FLX109', message, fix, inManifest(environment, source.lineOf(first)))];
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
    const path = pkgPath(entry) ?? entry['store-path'] ?? flake ?? '';
    return [path, entry['pkg-group'] ?? 'toplevel', version ?? '', priority ?? 5, systems?.toSorted() ?? null];
}
function systems({ options }) {
    return options?.systems ? { systems: options.systems.toSorted() } : {};
}
const committedFiles = ofEach(pages.publish, ({ committed = [] }) => committed.flatMap(({ file, state }) => {
    if (state === 'committed')
        return [];
    const where = { where: { file } };
    if (state === 'changed') {
        const message = 'The file has changes that are not committed: flox publish refuses it, and clones have another one.';
        return [(0,model_problem/* warning */.$e)('FLX110', message, 'Commit it.', where)];
    }
    const message = 'The file is not in git: clones do not have it, and flox publish refuses the environment.';
    return [(0,model_problem/* error */.z3)('FLX110', message, `Run git add -f ${file}, and commit it.`, where)];
}));
const reachableIncludes = ofEach(pages.login, (environment, { access }) => {
    const included = environment.manifest.include?.environments ?? [];
    return included.flatMap(({ remote }, index) => {
        if (!remote || isLocked(environment, remote))
            return [];
        const reasons = [
            ...(access.token === false ? ['this job has no token of FloxHub'] : []),
            ...(isTrusted(access, remote) ? [] : ['it is not trusted']),
        ];
        if (reasons.length === 0)
            return [];
        const message = `${remote} is not in manifest.lock, so it is fetched from FloxHub, and ${reasons.join(' and ')}.`;
        const fix = `Commit a lock that has it, or set FLOX_FLOXHUB_TOKEN and trusted_environments."${remote}" = "trust".`;
        const line = environment.source.lineOf(['include', 'environments', index]);
        return [(0,model_problem/* warning */.$e)('FLX113', message, fix, inManifest(environment, line))];
    });
});
function isLocked({ lock }, remote) {
    return lock?.compose?.include?.some(({ descriptor }) => descriptor.remote === remote) ?? false;
}

;// CONCATENATED MODULE: ./lib/flox/lint/pytorch-index.js

/** https://pytorch.org/get-started/locally/: `cu124` is for CUDA 12.4. */
const address = /download\.pytorch\.org\/whl\/(?:nightly\/|test\/)?(?:cpu|cu(\d+)(\d))\b/g;
function indexesIn(text) {
    return [...text.matchAll(address)].map(([, major, minor]) => (major ? `${major}.${minor}` : 'cpu'));
}
/** Every use, the variables as one: pip and uv read them together. */
function pytorchIndexes(environment) {
    const uses = (lines) => lines.flatMap(({ line, text }) => {
        const indexes = indexesIn(text);
        return indexes.length > 0 ? [{ line, indexes }] : [];
    });
    const { manifest, source } = environment;
    const variables = uses(Object.keys(manifest.vars ?? {}).flatMap((name) => source.linesOf(['vars', name])));
    const together = variables
        .slice(-1)
        .map(({ line }) => ({ line, indexes: variables.flatMap(({ indexes }) => indexes) }));
    return [...together, ...scriptsOf(environment).flatMap(({ lines }) => uses(logicalLines(lines)))];
}
/** Whether wheels of PyTorch are installed. */
function hasPytorchIndex(environment) {
    return pytorchIndexes(environment).length > 0;
}

;// CONCATENATED MODULE: ./lib/flox/lint/packages.js
/** Rules of what is installed. */





/** Those whose files LICENSE are known to collide, with the priorities that the vendor gives them. */
const priorities = { cuda_nvcc: 1, cuda_cudart: 2, cudatoolkit: 3 };
const licensePriorities = ofEach(pages.priority, (environment) => {
    const members = environment.packages.filter((one) => cudaSetMember(one) !== undefined);
    return [...Map.groupBy(members, ({ priority }) => priority)].flatMap(([priority, same]) => {
        const known = colliding(environment, same.filter((one) => Object.hasOwn(priorities, nameInSet(one))));
        const all = colliding(environment, same);
        const [, second] = known.length > 0 ? known : all;
        if (!second)
            return [];
        const place = inManifest(environment, second.line);
        if (known.length === 0) {
            const message = `${idsOf(all)} have the same priority (${priority}). Where two of them bring the same file LICENSE, the environment cannot be built.`;
            return [(0,model_problem/* warning */.$e)('FLX104', message, 'Give each a priority of its own; the lower one wins.', place)];
        }
        const message = `${idsOf(known)} have the same priority (${priority}) and bring a file LICENSE each: the environment cannot be built.`;
        const wanted = known.map((one) => `${one.id}.priority = ${priorities[nameInSet(one)]}`);
        return [(0,model_problem/* error */.z3)('FLX104', message, `Set ${wanted.join(' and ')}.`, place)];
    });
});
/** Those that have another package beside them on one of their systems. */
function colliding(environment, packages) {
    return packages.filter((one) => packages.some((other) => {
        const [systems, others] = [systemsOf(environment, one), systemsOf(environment, other)];
        const isUnknown = systems.length === 0 || others.length === 0;
        const together = isUnknown || others.some((system) => systems.includes(system));
        return together && nameInSet(one) !== nameInSet(other);
    }));
}
function nameInSet(one) {
    return cudaSetMember(one)?.name ?? '';
}
function idsOf(packages) {
    return packages.map(({ id }) => id).join(', ');
}
const cudaSystems = ['x86_64-linux', 'aarch64-linux'];
const cudaOnLinux = ofEach(pages.cuda, (environment) => environment.packages.filter(isCuda).flatMap((one) => {
    const listed = one.systems ?? environment.systems;
    const foreign = listed?.filter((system) => !cudaSystems.includes(system)) ?? [];
    if (listed && foreign.length === 0)
        return [];
    const fix = `Set ${one.id}.systems = ["aarch64-linux", "x86_64-linux"].`;
    const place = inManifest(environment, one.line);
    if (listed)
        return [(0,model_problem/* error */.z3)('FLX105', `${one.id} is for ${foreign.join(', ')} too, where there is no CUDA.`, fix, place)];
    const message = `${one.id} has no systems, and neither has [options]: Flox then wants it for macOS too, where there is no CUDA.`;
    return [(0,model_problem/* warning */.$e)('FLX105', message, fix, place)];
}));
const oneToolkit = {
    source: pages.guide,
    check: ({ layers, allowedToolkits }) => {
        const packages = layers.flatMap((environment) => environment.packages.map((one) => ({ environment, one })));
        const systems = new Set(packages.flatMap(({ environment, one }) => [...systemsOf(environment, one), ...lockedFor(one)]));
        const said = new Map();
        for (const system of systems.size > 0 ? systems : ['']) {
            const found = packages.flatMap(({ environment, one }) => {
                const isThere = system === '' || [...systemsOf(environment, one), ...lockedFor(one)].includes(system);
                const toolkit = isThere ? toolkitOn(one, system) : undefined;
                return toolkit === undefined ? [] : [{ environment, one, toolkit }];
            });
            const toolkits = withoutVague([...new Set(found.map(({ toolkit }) => toolkit))]);
            if (toolkits.length < 2 || toolkits.every((toolkit) => allowedToolkits.includes(toolkit)))
                continue;
            const ids = (toolkit) => [
                ...new Set(found.filter((entry) => entry.toolkit === toolkit).map(({ one }) => one.id)),
            ];
            const message = `CUDA ${toolkits.map((toolkit) => `${toolkit} (${ids(toolkit).join(', ')})`).join(' and ')} stand beside each other.`;
            const fix = `Use one set cudaPackages_X_Y for all, or allow it with --allow-toolkits ${toolkits.join(',')}.`;
            const second = found.find(({ toolkit }) => toolkits.includes(toolkit) && toolkit !== found[0]?.toolkit) ?? found[0];
            if (second)
                said.set(message, (0,model_problem/* warning */.$e)('FLX106', message, fix, inManifest(second.environment, second.one.line)));
        }
        return [...said.values()];
    },
};
function lockedFor(one) {
    return one.locked.map(({ system }) => system);
}
const builtCatalog = ofEach(pages.cuda, (environment) => environment.packages.flatMap((one) => {
    if (cudaSetMember(one)?.built !== false)
        return [];
    const message = `${one.id} is ${one.path} of the base catalog, which is built from source.`;
    const fix = `Write ${one.id}.pkg-path = "${cudaCatalog}${one.path}".`;
    return [(0,model_problem/* warning */.$e)('FLX107', message, fix, inManifest(environment, one.line))];
}));
/** Packages with libstdc++.so.6. */
const withLibrary = /(?:^|[./])(?:gcc\d*-unwrapped|stdenv\.cc\.cc(?:\.lib)?|libgcc)$/;
const libraryOfGcc = ofEach(pages.guide, (environment) => {
    const gcc = environment.packages.find(({ path }) => /^(?:[\w-]+\/)?gcc\d*$/.test(path));
    const loads = hasPytorchIndex(environment);
    const needed = loads || environment.packages.some(isCuda);
    if (!gcc || !needed || environment.packages.some(({ path }) => withLibrary.test(path)))
        return [];
    const report = loads ? model_problem/* warning */.$e : model_problem/* notice */.lm;
    const why = loads ? 'which the wheels of PyTorch load' : 'which C++ programs load';
    const message = `${gcc.id} is installed without gcc-unwrapped, the package with libstdc++.so.6, ${why}.`;
    const fix = 'Add gcc-unwrapped.pkg-path = "gcc-unwrapped" with gcc-unwrapped.priority = 6.';
    return [report('FLX108', message, fix, inManifest(environment, gcc.line))];
});

;// CONCATENATED MODULE: ./lib/flox/lint/pytorch.js
/** Rules of the indexes that the wheels of PyTorch come from. */




const indexOfToolkit = ofEach(pages.guide, (environment, { layers }) => {
    const toolkits = toolkitsOf(layers.flatMap(({ packages }) => packages));
    const fits = (index) => toolkits.some((toolkit) => index === toolkit || index.startsWith(`${toolkit}.`));
    if (toolkits.length === 0)
        return [];
    return pytorchIndexes(environment).flatMap(({ line, indexes }) => [...new Set(indexes)]
        .filter((index) => index !== 'cpu' && !fits(index))
        .map((index) => {
        const name = `cu${index.replace('.', '')}`;
        const message = `The index ${name} is for CUDA ${index}, and the environment has CUDA ${toolkits.join(', ')}.`;
        const fix = `Use the index of CUDA ${toolkits.join(' or ')}, or CUDA ${index}.`;
        return (0,model_problem/* warning */.$e)('FLX118', message, fix, inManifest(environment, line));
    }));
});
const oneKindOfIndex = ofEach(pages.guide, (environment) => pytorchIndexes(environment).flatMap(({ line, indexes }) => {
    if (!indexes.includes('cpu') || indexes.every((index) => index === 'cpu'))
        return [];
    const message = 'One installation names an index of PyTorch for CUDA and the one without: either may be taken.';
    return [(0,model_problem/* warning */.$e)('FLX119', message, 'Name one of them.', inManifest(environment, line))];
}));

;// CONCATENATED MODULE: ./lib/flox/lint/lint.js





/** Every rule, in the order of its code. */
const rules = [
    licensePriorities,
    cudaOnLinux,
    oneToolkit,
    builtCatalog,
    libraryOfGcc,
    freshLock,
    committedFiles,
    buildPackages,
    pureBuilds,
    reachableIncludes,
    noMachinePath,
    noStoredSecret,
    noExit,
    noPrompt,
    indexOfToolkit,
    oneKindOfIndex,
];
/** What every rule has against environments, each with the source of the rule. Pure. */
function lint(scene) {
    return rules.flatMap(({ source, check }) => check(scene).map((problem) => ({ ...problem, source })));
}

// EXTERNAL MODULE: ./lib/model/style.js
var style = __webpack_require__(58696);
// EXTERNAL MODULE: ./lib/report/problem-text.js
var problem_text = __webpack_require__(65637);
// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: ./lib/actions/command-line.js
var command_line = __webpack_require__(5333);
// EXTERNAL MODULE: ./lib/actions/flox/surface.js
var surface = __webpack_require__(54586);
;// CONCATENATED MODULE: ./lib/actions/flox/command.js













/**
 * `nix-cuda flox lint [DIR]…`: reports what is wrong with Flox environments, on GitHub as annotations. Exit code 1 when an
 * error is among it. Throws ProblemError FLX101, FLX102 and FLX103 for environments that cannot be read.
 */
async function runFlox(host, { option, positionals, annotate }) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* floxSurface */.t, option);
    const [word, ...folders] = positionals;
    if (word !== 'lint')
        throw new model_problem/* ProblemError */.Mm(unknownWord(word));
    const read = await Promise.all((folders.length > 0 ? folders : ['.']).map((folder) => readEnvironment(host, folder)));
    const unreadable = read.flatMap((one) => ('problems' in one ? one.problems : []));
    const shows = inputs.json ? undefined : annotate;
    if (unreadable.length > 0) {
        if (!shows)
            throw new model_problem/* ProblemError */.Mm(unreadable);
        await shows(unreadable.map((problem) => inRepository(host, problem)));
        return (0,command_line/* exitCodeOf */.FO)(unreadable);
    }
    const layers = read.flatMap((one) => ('environment' in one ? [one.environment] : []));
    const access = await readAccess(host);
    const problems = lint({ layers, access, allowedToolkits: inputs['allow-toolkits'] ?? [] });
    if (inputs.json)
        host.answer((0,sink/* jsonText */.s$)({ environments: layers.map(environmentRow), problems }));
    else {
        await shows?.(problems.map((problem) => inRepository(host, problem)));
        host.answer(lintText(layers, problems, shows === undefined));
    }
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
function unknownWord(word) {
    if (word === undefined)
        return (0,model_problem/* error */.z3)('CFG003', 'No task was given.', 'Write nix-cuda flox lint [DIR]….');
    return (0,model_problem/* error */.z3)('CFG008', `nix-cuda flox has no task ${JSON.stringify(word)}.`, 'Write nix-cuda flox lint [DIR]….');
}
/** GitHub shows a problem on its line when the file is named from the root of the repository. */
function inRepository(host, problem) {
    const { where } = problem;
    const root = host.env['GITHUB_WORKSPACE'];
    return where && root
        ? { ...problem, where: { ...where, file: (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(host.cwd, where.file)) } }
        : problem;
}
function environmentRow(environment) {
    const { folder, name, owner, packages } = environment;
    return {
        folder,
        name,
        owner: owner ?? null,
        systems: allSystems(environment),
        toolkits: toolkitsOf(packages),
        packages: packages.map((one) => packageRow(environment, one)),
    };
}
function packageRow(environment, one) {
    const locked = one.locked.map(({ system, version }) => {
        return { system, version: version ?? null, toolkit: toolkitOn(one, system) ?? null };
    });
    const { id, kind, path, group, priority, line } = one;
    const systems = systemsOf(environment, one);
    return { id, kind, path, group, priority, line: line ?? null, cuda: isCuda(one), systems, locked };
}
function allSystems(environment) {
    return [...new Set(environment.packages.flatMap((one) => systemsOf(environment, one)))].sort();
}
/** One line per environment, then errors, warnings and notices, unless annotations have them. */
function lintText(layers, problems, withProblems) {
    const lines = layers.map((environment) => {
        const { folder, name, packages } = environment;
        const toolkits = toolkitsOf(packages);
        const has = [
            `${packages.length} ${packages.length === 1 ? 'package' : 'packages'}`,
            ...(toolkits.length > 0 ? [`CUDA ${toolkits.join(', ')}`] : []),
            allSystems(environment).join(' '),
        ];
        return `${(0,style/* styled */.I4)('name', name)} (${folder}): ${has.filter((part) => part !== '').join(', ')}`;
    });
    const ranked = ['error', 'warning', 'notice'].map((severity) => {
        const found = problems.filter((problem) => problem.severity === severity);
        return { severity, found };
    });
    const counts = ranked.flatMap(({ severity, found }) => found.length === 0 ? [] : [`${found.length} ${severity}${found.length === 1 ? '' : 's'}`]);
    const listed = ranked.flatMap(({ found }) => found.map(problem_text/* problemText */.f)).join('\n');
    const hint = withProblems ? (0,style/* styled */.I4)('faint', (0,problem_text/* explainHint */.j)(problems)) : '';
    const parts = [lines.join('\n'), withProblems ? listed : '', counts.join(', ') || 'no problems', hint];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
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


/***/ })

};
