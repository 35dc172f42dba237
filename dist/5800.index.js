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
