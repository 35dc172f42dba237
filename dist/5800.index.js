export const id = 5800;
export const ids = [5800];
export const modules = {

/***/ 31054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  containerizeFlox: () => (/* binding */ containerizeFlox)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(33981);
// EXTERNAL MODULE: ./lib/flox/environment/read.js + 1 modules
var environment_read = __webpack_require__(45225);
// EXTERNAL MODULE: ./lib/flox/reference.js
var flox_reference = __webpack_require__(97176);
// EXTERNAL MODULE: ./lib/flox/run-flox.js
var run_flox = __webpack_require__(86184);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./lib/flox/containerize/docker-archive.js
/** Reads what `flox containerize` writes: a docker-archive, as Nixpkgs' streamLayeredImage makes it. */




/** Bytes. A configuration names its layers; thousands of them fit. */
const longestJson = 16 * 1024 * 1024;
/** Reads the file once. Throws an Error, with a message for users, for what is no image. */
async function readDockerArchive(host, path) {
    const handle = await host.files.open(path, 'r');
    const [hash, texts, members] = [(0,external_node_crypto_.createHash)('sha256'), new Map(), new Set()];
    let bytes = 0;
    try {
        const tar = (0,tar_stream.extract)();
        tar.on('entry', (header, stream, next) => {
            members.add(header.name);
            const pieces = [];
            const isJson = header.name.endsWith('.json') && (header.size ?? 0) <= longestJson;
            stream.on('data', (piece) => {
                if (isJson)
                    pieces.push(piece);
            });
            stream.on('end', () => {
                if (isJson)
                    texts.set(header.name, Buffer.concat(pieces).toString());
                next();
            });
            stream.on('error', next);
        });
        const pass = async function* (source) {
            for await (const piece of source) {
                bytes += piece.length;
                hash.update(piece);
                yield piece;
            }
        };
        // tar-stream's streams are those of streamx, which take the same calls.
        await (0,promises_.pipeline)(external_node_stream_.Readable.from(pass(handle.createReadStream({ autoClose: false }))), tar);
    }
    finally {
        await handle.close();
    }
    return { ...imageOf(texts, members), digest: `sha256:${hash.digest('hex')}`, bytes };
}
function imageOf(texts, members) {
    const manifests = parse(texts.get('manifest.json'), 'manifest.json');
    const { Config, RepoTags, Layers } = Object(Array.isArray(manifests) ? manifests[0] : undefined);
    const text = typeof Config === 'string' ? texts.get(Config) : undefined;
    const { config, architecture } = Object(parse(text, 'its configuration'));
    const layers = strings(Layers);
    const missing = layers.find((layer) => !members.has(layer));
    if (missing !== undefined)
        throw new Error(`the layer ${missing} is missing`);
    const labels = Object.entries(Object(Object(config).Labels)).map(([key, value]) => [key, String(value)]);
    return {
        imageId: `sha256:${(0,external_node_crypto_.createHash)('sha256')
            .update(text ?? '')
            .digest('hex')}`,
        tags: strings(RepoTags),
        labels: Object.fromEntries(labels),
        architecture: String(architecture ?? ''),
        layers: layers.length,
    };
}
function parse(text, what) {
    if (text === undefined)
        throw new Error(`${what} is missing`);
    try {
        return JSON.parse(text);
    }
    catch {
        throw new Error(`${what} is not JSON`);
    }
}
function strings(value) {
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

;// CONCATENATED MODULE: ./lib/flox/containerize/plan.js
/** What an image of a Flox environment will be, and what Flox would silently leave out. Pure. */

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const tagForm = /^\w[\w.-]{0,127}$/;
/** CFG001 for what is no tag or no label. A name belongs to no tag: the image has that of its environment. */
function requestProblems({ tag, labels }) {
    const problems = [];
    if (!tagForm.test(tag)) {
        const fix = 'It accepts a tag alone, as in v1: the image always has the name of its environment. Name it anew when you push it.';
        problems.push((0,problem/* error */.z3)('CFG001', `Input flox-tag is ${JSON.stringify(tag.slice(0, 80))}.`, fix));
    }
    for (const label of labels.filter((one) => !/^[^=\s]+=/.test(one))) {
        problems.push((0,problem/* error */.z3)('CFG001', `Input flox-labels has ${JSON.stringify(label.slice(0, 80))}.`, 'Write key=value.'));
    }
    return problems;
}
/** What the image is given beside its packages: `[containerize.config]`, undefined where the manifest has none. */
function configOf({ manifest, lock }) {
    return manifest.containerize?.config ?? lock?.manifest.containerize?.config ?? undefined;
}
/**
 * FLX201 where Flox would drop the labels: up to 1.14.1 at least, `should_extend_config` of
 * https://github.com/flox/flox/blob/main/cli/flox/src/commands/containerize/mod.rs is true without labels only, so that
 * labels without a table are lost.
 */
function labelProblem(environment, labels) {
    if (labels.length === 0 || configOf(environment) !== undefined)
        return undefined;
    const message = `Flox drops ${labels.length === 1 ? 'the label' : `the ${labels.length} labels`}: the manifest has no [containerize.config].`;
    const fix = 'Add that table to the manifest; it may be empty. Or add the labels where the image is pushed.';
    return (0,problem/* error */.z3)('FLX201', message, fix, { where: { file: environment.files.manifest } });
}
/** The arguments after `flox containerize ENV`. The destination is always named: else it depends on what is on PATH. */
function containerizeArgs({ tag, labels, mode, to }, file) {
    return [
        ...('runtime' in to ? ['--runtime', to.runtime] : ['--file', file]),
        ...['--tag', tag],
        ...labels.flatMap((label) => ['--label', label]),
        ...(mode === undefined ? [] : ['--mode', mode]),
    ];
}
function labelsOf(labels) {
    return new Map(labels.map((label) => [label.slice(0, label.indexOf('=')), label.slice(label.indexOf('=') + 1)]));
}

;// CONCATENATED MODULE: ./lib/flox/containerize/containerize.js
/** Makes a container image of a Flox environment, and checks that it is the one that was asked for. */









/**
 * The image, in a file or a runtime. A file has its name only once it was found to be right. Throws ProblemError: CFG001,
 * FLX101 to FLX103, FLX185, FLX201 to FLX204, FLX207.
 */
async function containerize(host, request) {
    const problems = requestProblems(request);
    if (problems.length > 0)
        throw new problem/* ProblemError */.Mm(problems);
    const flox = await (0,run_flox/* findFlox */.Du)(host);
    const source = await openSource(host, flox, request.environment);
    try {
        const { environment } = source;
        const lost = environment && labelProblem(environment, request.labels);
        if (lost)
            throw new problem/* ProblemError */.Mm(lost);
        const config = environment && configOf(environment);
        const { to } = request;
        if ('runtime' in to)
            return { ...(await intoRuntime(host, flox, source, request, to.runtime)), config };
        return { ...(await intoFile(host, flox, source, request, (0,external_node_path_.resolve)(host.cwd, to.file))), config };
    }
    finally {
        await source.remove();
    }
}
/** A generation is copied into a folder first: `containerize` has no option for one. */
async function openSource(host, flox, asked) {
    const remove = async () => { };
    if ('folder' in asked) {
        const environment = await environmentIn(host, asked.folder);
        return { args: ['--dir', (0,external_node_path_.resolve)(host.cwd, environment.folder)], environment, remove };
    }
    const reference = (0,flox_reference/* parseReference */.F)(asked.reference);
    const text = (0,flox_reference/* referenceText */.n)(reference);
    if (reference.generation === undefined)
        return { args: ['--reference', text], environment: undefined, remove };
    const folder = await host.files.mkdtemp((0,external_node_path_.join)(host.env['RUNNER_TEMP'] || '/tmp', 'flox-generation-'));
    const gone = () => host.files.rm(folder, { recursive: true, force: true });
    try {
        const pin = ['--copy', '--generation', String(reference.generation)];
        const pulled = await (0,run_flox/* runFlox */.Xo)(host, flox, ['pull', ...pin, '--dir', folder, text]);
        if (!(0,run_flox/* succeeded */.gq)(pulled)) {
            const message = `Generation ${reference.generation} of ${text} could not be pulled: ${(0,run_flox/* floxFailure */.Ei)(pulled)}.`;
            const fix = `List the generations with nix-cuda flox generations ${text}`;
            throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX207', message, fix));
        }
        return { args: ['--dir', folder], environment: await environmentIn(host, folder), remove: gone };
    }
    catch (cause) {
        await gone();
        throw cause;
    }
}
async function environmentIn(host, folder) {
    const read = await (0,environment_read/* readEnvironment */.Q)(host, folder);
    if ('problems' in read)
        throw new problem/* ProblemError */.Mm(read.problems);
    return read.environment;
}
async function intoFile(host, flox, { args }, request, file) {
    const partial = `${file}.part`;
    try {
        const said = await call(host, flox, ['containerize', ...args, ...containerizeArgs(request, partial)]);
        const archive = await readDockerArchive(host, partial).catch((cause) => {
            const message = `What flox containerize wrote is not an image: ${cause.message}.`;
            throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX203', message, 'Run it again; check that the disk is not full.'));
        });
        const problems = archiveProblems(archive, request);
        if (problems.length > 0)
            throw new problem/* ProblemError */.Mm(problems);
        await host.files.rename(partial, file);
        const name = archive.tags[0] ?? said;
        return { name, imageId: archive.imageId, file, runtime: undefined, archive };
    }
    finally {
        await host.files.rm(partial, { force: true });
    }
}
async function intoRuntime(host, flox, { args }, request, runtime) {
    const name = await call(host, flox, ['containerize', ...args, ...containerizeArgs(request, '')]);
    const argv = [runtime, 'image', 'inspect', '--format', '{{.Id}}', name];
    const outcome = await host.exec({ argv, env: (0,child_env/* childEnv */.g)(host.env), timeout: 60, signal: host.cancelled });
    const id = outcome.kind === 'exited' ? /\b([0-9a-f]{64})\b/.exec(outcome.stdout)?.[1] : undefined;
    if (id === undefined) {
        const message = `${runtime} does not have ${name}, which flox containerize loaded: ${(0,exec/* failureText */.kY)(outcome)}.`;
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX203', message, `See ${runtime} images.`));
    }
    return { name, imageId: `sha256:${id}`, file: undefined, runtime, archive: undefined };
}
/** Gives the name of the image, as Flox says it: `'app:latest' written to …`. */
async function call(host, flox, args) {
    const outcome = await (0,run_flox/* runFlox */.Xo)(host, flox, args);
    if (!(0,run_flox/* succeeded */.gq)(outcome)) {
        const fix = 'The log above has what Flox said.';
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX202', `flox containerize failed: ${(0,run_flox/* floxFailure */.Ei)(outcome)}.`, fix));
    }
    return /'([^']+)' written to /.exec([outcome.stdout, ...outcome.stderrTail].join('\n'))?.[1] ?? '';
}
function archiveProblems(archive, { tag, labels }) {
    const problems = [];
    if (!archive.tags.some((name) => name.endsWith(`:${tag}`))) {
        const message = `The image is ${archive.tags.join(', ') || 'without a name'}, and the tag ${tag} was asked for.`;
        problems.push((0,problem/* error */.z3)('FLX203', message, 'Run it again; the Flox of this machine may be a version that is not known.'));
    }
    const lost = [...labelsOf(labels)].filter(([key, value]) => archive.labels[key] !== value).map(([key]) => key);
    if (lost.length > 0) {
        const message = `The image lacks the labels ${lost.join(', ')}: Flox drops them where the manifest has no [containerize.config].`;
        problems.push((0,problem/* error */.z3)('FLX201', message, 'Add that table to the manifest of the environment; it may be empty.'));
    }
    return problems;
}

;// CONCATENATED MODULE: ./lib/actions/containerize/flox.js





/** Makes an image of a Flox environment. Throws ProblemError as `containerize` does, CFG002 for inputs that contradict. */
async function containerizeFlox(host, inputs) {
    const request = await requestOf(host, inputs);
    const image = await containerize(host, request);
    const { archive, config, file, imageId, name, runtime } = image;
    const labels = archive ? JSON.stringify(archive.labels) : '';
    return {
        headline: `${name} is in ${runtime ?? file ?? ''}`,
        rows: [
            ['Image', imageId],
            ...(archive && file
                ? [
                    ['File', `${(0,external_node_path_.basename)(file)}, ${(archive.bytes / 1e6).toFixed(1)} MB, ${archive.layers} layers`],
                    ['Digest of the file', archive.digest],
                    ['Architecture', archive.architecture],
                    ['Labels', labels],
                ]
                : []),
            ['[containerize.config]', config === undefined ? 'none' : JSON.stringify(config)],
        ],
        problems: [],
        outputs: {
            name,
            'image-id': imageId,
            file: file ?? '',
            'file-digest': archive?.digest ?? '',
            architecture: archive?.architecture ?? '',
            labels,
        },
        document: documentOf(image),
    };
}
function documentOf({ archive, config, file, runtime, ...image }) {
    return { ...image, file: file ?? null, runtime: runtime ?? null, archive: archive ?? null, config: config ?? null };
}
async function requestOf(host, inputs) {
    const { 'flox-reference': reference, 'flox-environment': folder } = inputs;
    const { 'flox-file': file, 'flox-runtime': runtime, 'flox-mode': mode } = inputs;
    const problems = [];
    if (reference !== undefined && folder !== undefined) {
        const message = 'Inputs flox-reference and flox-environment both name an environment.';
        problems.push((0,problem/* error */.z3)('CFG002', message, 'Give one of them.'));
    }
    if (file !== undefined && runtime !== 'none') {
        const message = `Input flox-file is set, and flox-runtime is ${runtime}: Flox writes to one of them.`;
        problems.push((0,problem/* error */.z3)('CFG002', message, 'Give one of them.'));
    }
    if (problems.length > 0)
        throw new problem/* ProblemError */.Mm(problems);
    const environment = reference === undefined ? { folder: folder ?? '.' } : { reference };
    return {
        environment,
        tag: inputs['flox-tag'],
        labels: inputs['flox-labels'] ?? [],
        mode: mode === 'manifest' ? undefined : mode,
        to: runtime === 'none' ? { file: file ?? `${await nameOf(host, environment)}-container.tar` } : { runtime },
    };
}
/** Of the environment. Throws ProblemError FLX101 to FLX103 and FLX204. */
async function nameOf(host, environment) {
    if ('reference' in environment)
        return (0,flox_reference/* parseReference */.F)(environment.reference).name;
    const read = await (0,environment_read/* readEnvironment */.Q)(host, environment.folder);
    if ('problems' in read)
        throw new problem/* ProblemError */.Mm(read.problems);
    return read.environment.name;
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

/***/ 97176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseReference),
/* harmony export */   n: () => (/* binding */ referenceText)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

/**
 * `owner/name` or `owner/name:generation`; the form with a generation is that of Flox's annotation for Kubernetes
 * (https://flox.dev/docs/imageless-kubernetes), its command line has an option for it. Throws ProblemError FLX204. Pure.
 */
function parseReference(text) {
    const [, owner, name, generation] = /^(\w[\w.-]*)\/(\w[\w.-]*)(?::([1-9]\d{0,8}))?$/.exec(text) ?? [];
    if (owner && name)
        return { owner, name, generation: generation === undefined ? undefined : Number(generation) };
    const message = `${JSON.stringify(text.slice(0, 80))} is not a reference to an environment of FloxHub.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX204', message, 'Write owner/name, or owner/name:generation as in acme/app:12.'));
}
function referenceText({ owner, name }) {
    return `${owner}/${name}`;
}


/***/ })

};
