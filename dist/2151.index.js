export const id = 2151;
export const ids = [2151];
export const modules = {

/***/ 46518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ checkRoleInputs),
/* harmony export */   roleVariables: () => (/* binding */ roleVariables)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _nix_credentials_aws_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30964);


/** The role of the inputs; undefined without `aws-role`. */
function roleOf(host, inputs) {
    const role = inputs['aws-role'];
    return role === undefined ? undefined : { role, region: inputs['aws-region'] ?? host.env['AWS_REGION'] ?? '' };
}
/** CFG030 for what cannot be a role, and for a region without one: `aws` passes the variable AWS_REGION. */
function checkRoleInputs(host, inputs) {
    const role = roleOf(host, inputs);
    if (role)
        return (0,_nix_credentials_aws_role_js__WEBPACK_IMPORTED_MODULE_1__/* .checkRole */ .R1)(role);
    if (inputs['aws-region'] === undefined)
        return [];
    const fix = 'Set aws-role too, or, with aws, the variable AWS_REGION of this step.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG030', 'aws-region is set, but aws-role is not.', fix)];
}
/**
 * The variables of the role's credentials, masked; none without `aws-role`. Throws ProblemError CFG030 when the job may not
 * ask GitHub for a token, NET001 when GitHub gives none, and what `assumeRole` throws.
 */
async function roleVariables(host, github, inputs) {
    const role = roleOf(host, inputs);
    if (!role)
        return {};
    if (!host.env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
        const fix = 'Add `id-token: write` to its permissions; with the reusable workflow call cuda-matrix-aws.yml. In a pull request from a fork GitHub gives none.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG030', 'aws-role is set, but this job may not ask for an OIDC token.', fix));
    }
    const token = await github.idToken(_nix_credentials_aws_role_js__WEBPACK_IMPORTED_MODULE_1__/* .awsAudience */ .Qd).catch((cause) => {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('NET001', `GitHub gave no OIDC token: ${why}.`, 'Run the job again.'));
    });
    const variables = await (0,_nix_credentials_aws_role_js__WEBPACK_IMPORTED_MODULE_1__/* .assumeRole */ .xN)(host, role, token);
    const { AWS_REGION: _, ...secrets } = variables;
    for (const secret of Object.values(secrets))
        github.mask(secret);
    host.log.info(`AWS: ${role.role} in ${role.region}, for an hour`);
    return variables;
}


/***/ }),

/***/ 71092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ cacheTable),
/* harmony export */   o: () => (/* binding */ cacheMarkdown)
/* harmony export */ });
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63021);
/* harmony import */ var _report_text_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45154);
/** The table of the cache check, for the log and for the summary. Pure. */


const words = {
    usable: 'usable',
    unreachable: 'cannot be reached',
    refused: 'answers with an error',
    untrusted: 'not allowed for this user',
    'missing-key': 'its key is not trusted',
    'wrong-store-dir': 'for another store folder',
    slow: 'slow',
    unknown: 'not known',
};
const askers = { daemon: 'daemon', nix: 'Nix', action: 'this action' };
const header = ['Cache', 'State', 'Priority', 'Time', 'Asked by', 'Detail', 'What to do'];
/** Padded columns, in the order of the rows. */
function cacheTable(rows) {
    return (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_1__/* .textTable */ .ed)([header, ...rows.map(cells)]);
}
function cacheMarkdown(rows) {
    return (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownTable */ .Qj)(header, rows.map(cells));
}
function cells(row) {
    const time = row.milliseconds === undefined ? '–' : `${Math.round(row.milliseconds)} ms`;
    const priority = row.priority === undefined ? '–' : String(row.priority);
    return [row.name, words[row.state], priority, time, askers[row.asked], row.detail, row.fix];
}


/***/ }),

/***/ 90952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ examine),
  withoutReported: () => (/* binding */ withoutReported)
});

// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/configure/caches.js
var configure_caches = __webpack_require__(76213);
// EXTERNAL MODULE: ./lib/nix/configure/read.js
var read = __webpack_require__(35694);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/binary-cache/cache-reader.js
var cache_reader = __webpack_require__(96502);
// EXTERNAL MODULE: ./lib/binary-cache/coverage-narinfo.js
var coverage_narinfo = __webpack_require__(47214);
// EXTERNAL MODULE: ./lib/binary-cache/narinfo.js
var narinfo = __webpack_require__(36831);
;// CONCATENATED MODULE: ./lib/binary-cache/check-direct.js





const lookAtIt = 'Check its URL and the network of this machine, or remove the cache.';
/** Asks for nix-cache-info and then for the samples, by http, https or in a folder. Rejects never. */
async function askDirectly(host, url, question) {
    try {
        const { seconds, signal } = question;
        const reader = (0,cache_reader/* openCache */.bp)(url, { host, timeout: seconds * 1_000, signal, givenUp: () => signal.aborted });
        return reader ? await ask(host, url, reader, question) : { kind: 'not-asked' };
    }
    catch (cause) {
        if (!(cause instanceof cache_reader/* UnansweredError */.jd))
            throw cause;
        const late = question.signal.aborted && !host.cancelled.aborted;
        const detail = late
            ? 'it did not answer in time'
            : cause.code === 'CCH010'
                ? `it answers with ${cause.message}`
                : '';
        return {
            kind: 'failed',
            code: cause.code,
            detail: detail || `it cannot be reached (${cause.message})`,
            fix: lookAtIt,
        };
    }
}
async function ask(host, url, reader, question) {
    const begun = host.clock.now();
    const info = await reader.read('nix-cache-info');
    const milliseconds = host.clock.now() - begun;
    if (info === undefined) {
        const fix = 'Check its URL, and whether it needs a login (input netrc).';
        return { kind: 'failed', code: 'CCH010', detail: 'its URL has no nix-cache-info', fix };
    }
    const { storeDir: theirs, priority } = (0,cache_reader/* readCacheInfo */.rn)(url, info);
    if (theirs !== undefined && theirs !== question.storeDir) {
        const detail = `it is for stores in ${theirs}, and this one is in ${question.storeDir}`;
        return { kind: 'failed', code: 'CCH011', detail, fix: 'Use a cache for this store folder.' };
    }
    return { kind: 'answered', priority, milliseconds, sample: await firstServed(reader, question) };
}
/** The first of the samples that the cache has: one that is trusted, if there is one. */
async function firstServed(reader, question) {
    const found = await Promise.all((await question.samples).map(async (path) => {
        // Whether it has one is a courtesy: it has said what it is.
        const text = await reader.read((0,narinfo/* narInfoFile */._s)(path.slice(question.storeDir.length + 1))).catch(() => undefined);
        const served = text === undefined ? undefined : (0,coverage_narinfo/* readServedPath */.h)(text, path, question.storeDir);
        if (!served || 'wrong' in served)
            return undefined;
        const signers = [...new Set(served.signatures.map((signature) => signature.split(':', 1)[0] ?? ''))];
        return { path, trusted: (0,coverage_narinfo/* isSigned */.J)(served, question.keys), signers };
    }));
    return found.find((sample) => sample?.trusted) ?? found.find((sample) => sample !== undefined);
}
/**
 * A few paths of the running Nix's own closure, which caches may have: the ones that most others need and Nix itself.
 * None where Nix is not in the store. Rejects never.
 */
async function samplePaths(host, nix, storeDir) {
    const program = await host.files.realpath(nix.program).catch(() => '');
    const name = program.startsWith(`${storeDir}/`) ? program.slice(storeDir.length + 1).split('/', 1)[0] : undefined;
    if (!name)
        return [];
    const outcome = await host.exec({
        argv: [(0,external_node_path_.join)((0,external_node_path_.dirname)(nix.program), 'nix-store'), '--query', '--requisites', `${storeDir}/${name}`],
        env: (0,child_env/* childEnv */.g)(host.env),
        timeout: 5,
        signal: host.cancelled,
    });
    if (outcome.kind !== 'exited' || outcome.code !== 0)
        return [`${storeDir}/${name}`];
    const paths = outcome.stdout.split('\n').filter((path) => path.startsWith(`${storeDir}/`));
    return [...new Set([...paths.slice(0, 3), ...paths.slice(-3)])];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/binary-cache/check-nix.js





/** Failed tries of Nix after which it need not go on: it would take 4.5 s for the five of a cache that is down. */
const enough = 3;
/**
 * Lets Nix ask the cache for a path that nobody has: that takes its nix-cache-info and one narinfo, of which the second is
 * not yet in Nix's memory of what caches have. With a daemon it is the daemon that asks, as it does in builds. Rejects
 * never.
 */
async function askNix(host, nix, url, question) {
    const { mode, storeDir, seconds, signal } = question;
    const asker = mode === 'daemon' ? 'daemon' : 'nix';
    const begun = host.clock.now();
    const given = new AbortController();
    let failed = 0;
    const lines = [];
    // By the environment: an address that the machine's own nix.conf has may hold a password.
    const config = `${host.env['NIX_CONFIG'] ?? ''}\nsubstitute = true\nsubstituters = ${url}\n`;
    const remote = mode === 'daemon' ? { NIX_REMOTE: host.env['NIX_REMOTE'] || 'daemon' } : {};
    const path = `${storeDir}/${(0,narinfo/* base32 */.RG)((0,external_node_crypto_.randomBytes)(20))}-cache-check`;
    const outcome = await host.exec({
        argv: [(0,external_node_path_.join)((0,external_node_path_.dirname)(nix.program), 'nix-store'), '--realise', '--dry-run', path],
        env: (0,child_env/* childEnv */.g)(host.env, { ...remote, NIX_CONFIG: config }),
        timeout: seconds,
        signal: AbortSignal.any([signal, given.signal]),
        onStderr: (line) => {
            const isAgain = line.includes('; retrying in ');
            lines.push(line.replace(/; retrying in .*/, ''));
            if (isAgain)
                failed += 1;
            if (failed >= enough)
                given.abort();
        },
    });
    if (outcome.kind === 'not-started')
        return { kind: 'silent', why: `Nix could not be asked (${outcome.reason})` };
    if (host.cancelled.aborted)
        return { kind: 'silent', why: 'it was too slow to be waited for' };
    // A try that failed and then went well is no trouble.
    const ended = outcome.kind === 'exited';
    const telling = ended && outcome.code === 0 ? lines.filter((line) => !/^warning: error: unable/.test(line)) : lines;
    const [trouble] = (0,configure_caches/* findCacheTrouble */.fu)(telling, [url]);
    if (trouble && isReported(trouble.code)) {
        return { kind: 'failed', asker, code: trouble.code, detail: trouble.detail, fix: trouble.fix };
    }
    if (ended && outcome.code === 0)
        return { kind: 'answered', asker, milliseconds: host.clock.now() - begun };
    if (ended || outcome.kind === 'killed')
        return { kind: 'silent', why: outcome.stderrTail.at(-1) ?? 'Nix failed' };
    const detail = `it did not answer Nix within ${seconds} s`;
    const fix = 'Check its URL and the network of this machine, or remove the cache.';
    return { kind: 'failed', asker, code: 'CCH009', detail, fix };
}
function isReported(code) {
    return ['CCH007', 'CCH009', 'CCH010', 'CCH011'].includes(code);
}

// EXTERNAL MODULE: ./lib/binary-cache/signing.js
var signing = __webpack_require__(11665);
;// CONCATENATED MODULE: ./lib/binary-cache/check.js






/** A small answer that takes longer is slow, milliseconds. */
const slow = 2_000;
/**
 * Asks each substituter what it is, all at once. Nix itself asks, through the daemon where there is one, because its
 * certificates, proxies and passwords count and not ours; what Nix does not tell (priority, time, keys) this process asks
 * itself. Throws nothing: trouble is a row and a problem (CCH002, CCH007, CCH009, CCH010, CCH011, CCH013).
 */
async function checkCaches(host, nix, options) {
    const begun = host.clock.now();
    const { seconds = 10, deadlineSeconds = 20 } = options;
    const all = AbortSignal.any([host.cancelled, host.clock.deadline(deadlineSeconds * 1_000)]);
    const urls = [...new Map(options.substituters.map((url) => [(0,configure_caches/* cacheIdentity */.vk)(url), url])).values()];
    const samples = samplePaths(host, nix, options.storeDir);
    const keys = options.trustedPublicKeys.map(signing/* parsePublicKey */.ee).filter((key) => key !== undefined);
    const checked = await Promise.all(urls.map(async (url) => {
        if (!isAllowed(url, options))
            return untrusted(url);
        const signal = AbortSignal.any([all, host.clock.deadline(seconds * 1_000)]);
        const [byNix, byUs] = await Promise.all([
            askNix(host, nix, url, { ...options, seconds, signal }),
            askDirectly(host, url, { storeDir: options.storeDir, keys, samples, seconds, signal }),
        ]);
        return judge(url, options, byNix, byUs);
    }));
    const rows = checked.map(({ row }) => row);
    const problems = checked.flatMap(({ row, problem }) => (problem ? [problemOf(row, problem, options)] : []));
    return { rows, problems, seconds: (host.clock.now() - begun) / 1_000 };
}
/**
 * The caches that Nix will query and the keys that it will take, read back from Nix: with a daemon that does not trust
 * this user, the daemon's own keys. Throws ProblemError BLD004 when Nix does not show them.
 */
async function readCacheSettings(host, nix, { mode, trusted }) {
    const restricted = mode === 'daemon' && !trusted;
    const system = { NIX_USER_CONF_FILES: '', NIX_CONFIG: '' };
    const [ours, theirs] = await Promise.all([
        (0,read/* showSettings */.l0)(host, nix, {}),
        restricted ? (0,read/* showSettings */.l0)(host, nix, system) : undefined,
    ]);
    const list = (shown, name) => (shown?.ok ? shown.settings.list(name) : []);
    const effective = theirs ?? ours;
    return {
        substituters: list(ours, 'substituters'),
        trustedPublicKeys: list(effective, 'trusted-public-keys'),
        ...(theirs?.ok && { allowed: [...list(theirs, 'substituters'), ...list(theirs, 'trusted-substituters')] }),
        requireSigs: !effective.ok || effective.settings.value('require-sigs') !== 'false',
    };
}
const states = {
    CCH002: 'missing-key',
    CCH007: 'untrusted',
    CCH009: 'unreachable',
    CCH010: 'refused',
    CCH011: 'wrong-store-dir',
    CCH013: 'slow',
};
function isAllowed(url, { mode, trusted, allowed }) {
    if (mode === 'direct' || trusted || !allowed)
        return true;
    return allowed.some((each) => (0,configure_caches/* cacheIdentity */.vk)(each) === (0,configure_caches/* cacheIdentity */.vk)(url));
}
function untrusted(url) {
    const fix = 'Ask the administrator to add it to `substituters` or this user to `trusted-users`, or give the job sudo.';
    const detail = 'the Nix daemon does not let this user add it';
    const row = { url, name: (0,configure_caches/* cacheName */.UU)(url), priority: undefined, milliseconds: undefined, detail, fix };
    return { row: { ...row, state: 'untrusted', asked: 'action' }, problem: 'CCH007' };
}
/** Nix's word first, then ours where Nix has none, then what only we can tell. */
function judge(url, options, byNix, byUs) {
    const known = byUs.kind === 'answered' ? byUs : undefined;
    const milliseconds = known?.milliseconds ?? (byNix.kind === 'answered' ? byNix.milliseconds : undefined);
    const asked = byNix.kind === 'silent' ? 'action' : byNix.asker;
    const row = { url, name: (0,configure_caches/* cacheName */.UU)(url), priority: known?.priority, milliseconds, asked };
    const trouble = (code, detail, fix) => ({
        row: { ...row, state: states[code], detail, fix },
        problem: code,
    });
    if (byNix.kind === 'failed') {
        if (known && (byNix.code === 'CCH009' || byNix.code === 'CCH010')) {
            const who = byNix.asker === 'daemon' ? 'the Nix daemon' : 'Nix';
            const fix = `Give ${who} the certificates, the proxy or the netrc-file by which this job reaches it.`;
            return trouble(byNix.code, `${byNix.detail}; this process itself reaches it`, fix);
        }
        // We can tell one error status from another, Nix does not always.
        return byUs.kind === 'failed' && byUs.code === 'CCH010' && byNix.code === 'CCH010'
            ? trouble(byUs.code, byUs.detail, byUs.fix)
            : trouble(byNix.code, byNix.detail, byNix.fix);
    }
    if (byNix.kind === 'silent' && byUs.kind === 'failed')
        return trouble(byUs.code, byUs.detail, byUs.fix);
    const key = keyProblem(url, options, known);
    if (key)
        return trouble('CCH002', key.detail, key.fix);
    if (milliseconds !== undefined && milliseconds > slow) {
        const fix = 'Check the network between this machine and the cache, or remove the cache.';
        return trouble('CCH013', `a small answer took ${(milliseconds / 1_000).toFixed(1)} s`, fix);
    }
    if (byNix.kind === 'silent' && !known) {
        return { row: { ...row, state: 'unknown', detail: byNix.why, fix: '' } };
    }
    const found = keyFound(url, options, known);
    const only = byUs.kind === 'failed' ? `; this process itself cannot ask it (${byUs.detail})` : '';
    const detail = `${found ?? 'it answers, but its key cannot be determined'}${only}`;
    return { row: { ...row, state: found === undefined ? 'unknown' : 'usable', detail, fix: '' } };
}
/** What is known of its key for certain, and is not what Nix wants. */
function keyProblem(url, options, known) {
    if (takesAnything(url, options) || known?.sample?.trusted)
        return undefined;
    const preset = presetOf(url);
    if (preset && !options.trustedPublicKeys.includes(preset.key)) {
        const fix = `Add ${preset.name} to the input caches, or its key to extra-trusted-public-keys.`;
        return { detail: `its key ${nameOf(preset.key)} is not among trusted-public-keys`, fix };
    }
    if (!known?.sample)
        return undefined;
    const { path, signers } = known.sample;
    const by = signers.length > 0 ? `is signed by ${signers.join(', ')}` : 'is not signed';
    const fix = 'Add its public key to extra-trusted-public-keys, exactly as its owner publishes it.';
    return { detail: `${path} there ${by}, which Nix does not trust`, fix };
}
/** Why Nix will take what it serves; undefined when that cannot be determined. */
function keyFound(url, options, known) {
    if (takesAnything(url, options))
        return 'its paths need no signature';
    if (known?.sample?.trusted)
        return 'it has a path of Nix itself with a trusted signature';
    const preset = presetOf(url);
    if (preset)
        return `its key ${nameOf(preset.key)} is trusted`;
    // Keys are named after their cache: https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-key-generate-secret
    const host = URL.parse(url)?.hostname ?? '';
    const namesake = options.trustedPublicKeys
        .map(nameOf)
        .find((name) => host !== '' && name.replace(/-\d+$/, '') === host);
    return namesake === undefined ? undefined : `a key with its name, ${namesake}, is trusted`;
}
function takesAnything(url, { requireSigs }) {
    const trusted = new URLSearchParams(url.split('?', 2)[1] ?? '').get('trusted') ?? '';
    return requireSigs === false || /^(?:1|true|yes)$/.test(trusted);
}
function presetOf(url) {
    const bare = (0,configure_caches/* cacheIdentity */.vk)(url.split('?', 1)[0] ?? '');
    return configure_caches/* cachePresets */.XU.find((preset) => (0,configure_caches/* cacheIdentity */.vk)(preset.url) === bare);
}
function nameOf(key) {
    return key.split(':', 1)[0] ?? '';
}
function problemOf(row, code, { required }) {
    const more = { subject: (0,configure_caches/* cacheSubject */.D4)(row.url) };
    if (code === 'CCH013')
        return (0,problem/* warning */.$e)(code, `The cache ${row.name} is slow: ${row.detail}.`, row.fix, more);
    const make = required ? problem/* error */.z3 : problem/* warning */.$e;
    return make(code, `The cache ${row.name} cannot be used: ${row.detail}.`, row.fix, more);
}

// EXTERNAL MODULE: ./lib/nix/configure/facts.js + 1 modules
var facts = __webpack_require__(33998);
// EXTERNAL MODULE: ./lib/model/saved.js
var saved = __webpack_require__(36014);
// EXTERNAL MODULE: ./lib/model/system.js
var system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/nix/error-text.js
var error_text = __webpack_require__(90585);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/nix/sandbox/verdict.js
/** What the probe of the sandbox saw, and what follows. Pure. */

/** Begins each line that the builder prints. */
const linePrefix = 'sandbox-probe: ';
/** Processes that a sandbox has at most: the builder alone, but for a process 1 that some Nix may add. */
const few = 3;
/** Nix's words when the sandbox cannot be had and it may not do without, 2.26 and 2.34. */
const refusals = /sandbox|namespace|setting up the build environment|setgroups|mounting|pivot/i;
/** https://github.com/NixOS/nix src/libstore/unix/user-lock.cc */
const noBuildUsers = /'build-users-group' does not exist|build users group '.*' has no members/;
function verdict_judge(probed) {
    const verdict = isolation(probed);
    // The marker is a file of this user alone, in a folder of his alone.
    return seenIn(probed) && saidBy(probed).includes('marker') ? { ...verdict, readsJob: true } : verdict;
}
function isolation(probed) {
    const seen = seenIn(probed);
    const { sandbox, fallback } = probed.settings;
    if (!seen)
        return unseen(probed);
    if (seen.foreign.length === 0)
        return { works: true, how: 'sandboxed', why: seen.own.join(', '), fix: '' };
    if (seen.own.length > 0) {
        const why = `the builder has ${seen.own.join(', ')}, but ${seen.foreign.join(', ')}`;
        return { works: false, how: 'partial', why, fix: 'Check `sandbox-paths` and the container of this job.' };
    }
    if (sandbox === undefined)
        return { works: false, how: 'unsandboxed', why: seen.foreign.join(', '), fix: askForIt };
    if (sandbox === 'false') {
        return { works: false, how: 'unsandboxed', why: 'the configuration has `sandbox = false`', fix: askForIt };
    }
    if (fallback === 'false') {
        const why = `the configuration has \`sandbox = ${sandbox}\` and no fallback, but the builder uses another one`;
        return { works: false, how: 'unsandboxed', why, fix: 'Restart the Nix daemon: it reads its configuration once.' };
    }
    return { works: false, how: 'fallback', ...obstacle(probed) };
}
const askForIt = 'Set `sandbox = true` in extra-nix-config, or for a daemon in its nix.conf.';
/** What the builder printed. */
function saidBy({ lines }) {
    return lines
        .map(external_node_util_.stripVTControlCharacters)
        .filter((line) => line.startsWith(linePrefix))
        .map((line) => line.slice(linePrefix.length));
}
/** Undefined when the builder did not come to its end. */
function seenIn(probed) {
    const { passwd } = probed;
    const said = saidBy(probed);
    if (!said.includes('end'))
        return undefined;
    const valuesOf = (name) => said.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
    const [own, foreign] = [[], []];
    const note = (is, good, bad) => void (is ? own.push(good) : foreign.push(bad));
    const alone = valuesOf('pid')[0] === '1' && Number(valuesOf('processes')[0]) <= few;
    note(alone, 'its own processes', 'it sees the processes of the machine');
    const itsFiles = valuesOf('passwd')[0] !== passwd && !said.includes('marker');
    note(itsFiles, 'its own files', 'it sees the files of the machine');
    const interfaces = valuesOf('interface').filter((name) => name !== 'lo');
    // A machine without network has no more than a sandbox.
    if (interfaces.length > 0)
        foreign.push(`it sees the network interface ${interfaces[0]}`);
    else if (own.length > 0)
        own.push('no network');
    return { own, foreign };
}
function unseen(probed) {
    const why = probed.refusal.replace(/\.$/, '');
    if (/\/bin\/sh['’"]?: No such file/.test(why)) {
        const fix = 'Add a shell to `sandbox-paths`: /bin/sh=/path/of/a/static/shell.';
        return { works: false, how: 'unknown', why: 'the builder has no /bin/sh to check with', fix };
    }
    if (noBuildUsers.test(why)) {
        const fix = 'Make the group and its users as root (on Debian the package nix-setup-systemd does), or for builds as root itself ' +
            'put `build-users-group =` into extra-nix-config.';
        return { works: false, how: 'refused', why, fix };
    }
    if (probed.settings.sandbox !== 'false' && refusals.test(why)) {
        return { works: false, how: 'refused', why, fix: obstacle(probed).fix };
    }
    return { works: false, how: 'unknown', why, fix: 'Check the message of Nix, and whether it can build at all.' };
}
/** What prevents namespaces, and how to fix it. */
function obstacle({ byRoot, kernel }) {
    const orDaemon = byRoot ? '.' : ', or use the daemon (mode: daemon).';
    if (kernel.none) {
        const why = 'the kernel has user namespaces turned off (user.max_user_namespaces is 0)';
        return { why, fix: `Run \`sudo sysctl -w user.max_user_namespaces=10000\` before this step${orDaemon}` };
    }
    if (!byRoot && kernel.appArmor) {
        const why = 'AppArmor forbids mounts in namespaces of this user, as on Ubuntu since 24.04';
        const sysctl = 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';
        return { why, fix: `Run \`${sysctl}\` before this step${orDaemon}` };
    }
    if (!byRoot && kernel.onlyRoot) {
        const why = 'the kernel allows user namespaces only for root (kernel.unprivileged_userns_clone is 0)';
        return { why, fix: `Run \`sudo sysctl -w kernel.unprivileged_userns_clone=1\` before this step${orDaemon}` };
    }
    const why = 'the kernel or the container of this job allows no mount namespaces';
    return { why, fix: 'Give the container `options: --privileged`, or use a runner without a container.' };
}

;// CONCATENATED MODULE: ./lib/nix/sandbox/sandbox.js











/** Seconds for the build; it takes a tenth of one, but the machine may be busy. */
const waitTime = 20;
/**
 * What the builder looks at, with nothing but what a shell has in itself: the sandbox has no other program. It fails on
 * purpose: so no output is left in the store, and no post-build-hook runs.
 */
const script = `
say() { echo "${linePrefix}$*"; }
say pid $$
set -- /proc/[0-9]*
say processes $#
if read -r first < /etc/passwd; then say passwd "$first"; fi
if [ -e "$marker" ]; then say marker; fi
while IFS=: read -r name rest; do case $name in *'|'*) ;; *) say interface $name ;; esac; done < /proc/net/dev
say end
exit 1
`;
const expression = `{ system, marker, script }: derivation {
  name = "sandbox-probe"; inherit system marker; builder = "/bin/sh"; args = [ "-c" script ];
  preferLocalBuild = true; allowSubstitutes = false;
}`;
/**
 * Whether builds are really sandboxed: builds a derivation of one shell script that looks around, as the configuration
 * says and through the daemon where that builds. Needs no network and no Nixpkgs; leaves one small .drv file in the
 * store. What it found is kept in the job's folder for this boot and this Nix. Throws nothing: what cannot be determined is
 * `unknown`.
 */
async function probeSandbox(host, nix, options) {
    const key = await keyOf(host, nix, options);
    const path = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'sandbox.json');
    const known = options.fresh ? undefined : await readKept(host, path, key);
    if (known)
        return known;
    const begun = host.clock.now();
    const shown = await (0,read/* showSettings */.l0)(host, nix, readsOnlySystemFiles(options)).catch(() => undefined);
    const settings = shown?.ok ? shown.settings : undefined;
    const verdict = await lookInside(host, nix, options, settings);
    const report = { ...verdict, asked: settings?.value('sandbox'), seconds: (host.clock.now() - begun) / 1_000 };
    if (report.how !== 'unknown') {
        // Whoever cannot keep it asks again.
        await (0,files/* writeAtomically */.vK)(host, path, `${JSON.stringify({ schema: 'sandbox/1', key, report })}\n`).catch(() => { });
    }
    return report;
}
/**
 * INS044 where something is to be said. With `auto`, and unless the configuration turns the sandbox off: a warning when
 * Nix does not sandbox, a notice when nobody could look, for builds may be as they should. With `require` an error unless
 * Nix was seen to sandbox. `secrets` are the inputs that gave this job secrets: where a builder can read them, that is
 * said whatever the configuration says. Pure.
 */
function sandboxProblems(report, wanted, secrets = []) {
    if (report.works)
        return [];
    const what = {
        sandboxed: 'Builds are sandboxed',
        partial: 'Builds are sandboxed in part',
        unsandboxed: 'Builds are not sandboxed',
        fallback: 'Nix is configured to sandbox builds, but silently does not',
        refused: 'Nix refuses to build',
        unknown: 'Whether builds are sandboxed cannot be determined',
    }[report.how];
    const exposed = report.readsJob === true && secrets.length > 0;
    const whose = exposed ? ` They run as this user and can read the values of ${secrets.join(', ')}.` : '';
    const message = `${what}: ${report.why}.${whose}`;
    if (wanted === 'require')
        return [(0,problem/* error */.z3)('INS044', message, report.fix)];
    if (report.asked === 'false' && !exposed)
        return [];
    return [(report.how === 'unknown' ? problem/* notice */.lm : problem/* warning */.$e)('INS044', message, report.fix)];
}
async function lookInside(host, nix, options, settings) {
    const asked = settings?.value('sandbox');
    if (host.platform !== 'linux') {
        const why = asked === 'false' ? 'the configuration has `sandbox = false`' : 'the check supports only Linux';
        return { works: false, how: asked === 'false' ? 'unsandboxed' : 'unknown', why, fix: 'Use a Linux runner.' };
    }
    const marker = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'sandbox-marker');
    await (0,files/* writeAtomically */.vK)(host, marker, 'Builds in a sandbox do not see this file.\n').catch(() => { });
    const lines = [];
    const outcome = await build(host, nix, options, settings?.value('system') ?? (0,system/* systemOf */.br)(host) ?? '', marker, lines);
    return verdict_judge({
        lines,
        passwd: (await (0,files/* readIfPresent */.Zu)(host, '/etc/passwd').catch(() => undefined))?.split('\n', 1)[0],
        refusal: refusalOf(outcome),
        settings: { sandbox: asked, fallback: settings?.value('sandbox-fallback') },
        byRoot: options.mode === 'daemon' || host.uid === 0,
        kernel: await kernelFacts(host),
    });
}
function build(host, nix, options, system, marker, lines) {
    // On this machine, from nothing, and without leaving the folder of the failed build behind.
    const settings = ['--option', 'builders', '', '--option', 'substitute', 'false', '--option', 'keep-failed', 'false'];
    const values = { system, marker, script };
    const more = { ...(options.mode === 'daemon' && { NIX_REMOTE: host.env['NIX_REMOTE'] || 'daemon' }) };
    return host.exec({
        argv: [
            (0,external_node_path_.join)((0,external_node_path_.dirname)(nix.program), 'nix-build'),
            ...['--no-out-link', '--max-jobs', '1', ...settings, '-E', expression],
            ...Object.entries(values).flatMap(([name, value]) => ['--argstr', name, value]),
        ],
        env: (0,child_env/* childEnv */.g)(host.env, more),
        timeout: waitTime,
        signal: host.cancelled,
        onStderr: (line) => lines.push(line),
    });
}
/** Why there was no build at all; its own failure is wanted. */
function refusalOf(outcome) {
    if (outcome.kind === 'not-started')
        return outcome.reason;
    if (outcome.kind === 'timed-out')
        return `it took longer than ${waitTime} s`;
    const words = (0,error_text/* nixErrorText */.B)(outcome.stderrTail)?.split('\n');
    return words?.findLast((line) => line.trim() !== '')?.trim() ?? outcome.stderrTail.at(-1) ?? `it was ${outcome.kind}`;
}
/** What keeps a process without rights from making namespaces. https://docs.kernel.org/admin-guide/sysctl/user.html */
async function kernelFacts(host) {
    const read = async (path) => (await (0,files/* readIfPresent */.Zu)(host, path).catch(() => undefined))?.trim();
    const [appArmor, most, unprivileged] = await Promise.all([
        read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
        read('/proc/sys/user/max_user_namespaces'),
        read('/proc/sys/kernel/unprivileged_userns_clone'),
    ]);
    return { appArmor: appArmor === '1', none: most === '0', onlyRoot: unprivileged === '0' };
}
/** A daemon that does not trust us builds as the system's files say. */
function readsOnlySystemFiles({ mode, trusted }) {
    return mode === 'daemon' && !trusted ? { NIX_USER_CONF_FILES: '', NIX_CONFIG: '' } : {};
}
async function keyOf(host, nix, { mode, trusted }) {
    const boot = await (0,files/* readIfPresent */.Zu)(host, '/proc/sys/kernel/random/boot_id').catch(() => undefined);
    const given = ['NIX_CONFIG', 'NIX_USER_CONF_FILES', 'NIX_CONF_DIR', 'NIX_REMOTE'].map((name) => host.env[name] ?? '');
    const all = [boot?.trim(), nix.program, nix.version, mode, trusted === true, host.uid, ...given];
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(all)).digest('hex');
}
async function readKept(host, path, key) {
    const text = await (0,files/* readIfPresent */.Zu)(host, path).catch(() => undefined);
    const load = async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(2857), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).keptSandbox;
    const kept = await (0,saved/* readSaved */.S)(text, load);
    return kept?.key === key ? kept.report : undefined;
}

// EXTERNAL MODULE: ./lib/actions/setup/provider.js
var provider = __webpack_require__(57316);
// EXTERNAL MODULE: ./lib/actions/setup/examination/cache-table.js
var cache_table = __webpack_require__(71092);
;// CONCATENATED MODULE: ./lib/actions/setup/examination/provider.js







/**
 * What the configured Nix is worth: whether builds are really sandboxed, and whether each binary cache can be used. Throws
 * ProblemError INS044 where a sandbox is required and there is none, and the caches' problems where they are required.
 */
const examine = {
    name: 'examine',
    provide: async (context) => {
        const { host, inputs } = context;
        const { nix } = (0,provider/* readyNix */.K)(context);
        const store = await (0,facts/* findStore */.h)(host, nix);
        const [sandbox, caches] = await Promise.all([
            probeSandbox(host, nix, { ...store, fresh: true }),
            inputs['check-caches'] ? check(host, nix, store, inputs['caches-required']) : undefined,
        ]);
        const problems = [...sandboxProblems(sandbox, inputs.sandbox, secretInputs(inputs)), ...(caches?.problems ?? [])];
        const rows = caches?.rows ?? [];
        logChecks(host, sandbox, rows);
        if ((0,problem/* worstSeverity */.Lc)(problems) === 'error')
            throw new problem/* ProblemError */.Mm(problems);
        const states = rows.map(({ url, state, priority, milliseconds }) => ({ url, state, priority, milliseconds }));
        return {
            outputs: { sandbox: sandbox.how, 'cache-states': JSON.stringify(states) },
            rows: [['Sandbox', sandbox.how]],
            warnings: problems,
            found: { caches: rows },
        };
    },
};
/** The inputs by which this job was given secrets; the GitHub token, which every job has, is not counted. */
function secretInputs(inputs) {
    const names = ['netrc', 'builders-key', 'extra-access-tokens', 'aws', 'floxhub-auth'];
    return names.filter((name) => inputs[name]);
}
async function check(host, nix, store, required) {
    const settings = await readCacheSettings(host, nix, store);
    const storeDir = host.env['NIX_STORE_DIR'] || '/nix/store';
    // The job's own cache is a folder that this action has just made.
    const substituters = settings.substituters.filter((url) => !url.startsWith('file://'));
    return checkCaches(host, nix, { ...settings, ...store, substituters, storeDir, required });
}
function logChecks(host, sandbox, rows) {
    host.log.info(`Sandbox: ${sandbox.how}${sandbox.why === '' ? '' : `, ${sandbox.why}`}`);
    if (rows.length === 0)
        return;
    const count = (state) => rows.filter((row) => row.state === state).length;
    const open = count('unknown') === 0 ? '' : `, ${count('unknown')} not known`;
    host.log.group(`Binary caches: ${count('usable') + count('slow')} of ${rows.length} can be used${open}`);
    for (const line of (0,cache_table/* cacheTable */.d)(rows).split('\n'))
        host.log.info(line);
    host.log.endGroup();
}
/** Problems of builds without those of caches that the check has told already: one cache is one warning. */
function withoutReported(problems, caches) {
    // Of one that is not known nothing was said, and of a slow one not that it failed.
    const working = ['usable', 'slow', 'unknown'];
    const down = caches.filter(({ state }) => !working.includes(state)).map(({ url }) => (0,configure_caches/* cacheSubject */.D4)(url).cache);
    return problems.filter(({ subject }) => subject?.cache === undefined || !down.includes(subject.cache));
}


/***/ }),

/***/ 21490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prepareMachine: () => (/* binding */ prepareMachine),
  providers: () => (/* binding */ providers)
});

// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(21652);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/machine/journal.js + 1 modules
var journal = __webpack_require__(16166);
// EXTERNAL MODULE: ./lib/machine/lock.js
var lock = __webpack_require__(66394);
// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(95266);
// EXTERNAL MODULE: ./lib/machine/process-start.js
var process_start = __webpack_require__(31357);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/nix/daemon/daemon.js
var daemon = __webpack_require__(41390);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(81051);
// EXTERNAL MODULE: ./lib/nix/user-cache.js
var user_cache = __webpack_require__(97851);
// EXTERNAL MODULE: ./lib/nix/install/accounts.js + 1 modules
var accounts = __webpack_require__(61792);
// EXTERNAL MODULE: ./lib/nix/home.js
var nix_home = __webpack_require__(77992);
// EXTERNAL MODULE: ./lib/nix/install/facts.js
var install_facts = __webpack_require__(69804);
;// CONCATENATED MODULE: ./lib/nix/install/steps.js



const profile = '/nix/var/nix/profiles/default';
const confPath = '/etc/nix/nix.conf';
/** Folders that an installed Nix has (NixOS/nix scripts/install-multi-user.sh, create_directories), all 0755. */
const folders = [
    'store',
    'var',
    'var/log',
    'var/log/nix',
    'var/log/nix/drvs',
    'var/nix',
    'var/nix/db',
    'var/nix/gcroots',
    'var/nix/gcroots/per-user',
    'var/nix/profiles',
    'var/nix/profiles/per-user',
    'var/nix/temproots',
    'var/nix/userpool',
    'var/nix/daemon-socket',
].map((folder) => (0,external_node_path_.join)('/nix', folder));
/** Makes /nix/store and /nix/var as an installed Nix has them. The umask does not count. */
async function makeFolders(host) {
    for (const folder of folders) {
        await host.files.mkdir(folder, { recursive: true });
        await host.files.chmod(folder, 0o755);
    }
}
/** Moves the checked store paths into /nix/store, read-only as Nix keeps them. Each one appears whole, by rename. */
async function moveIntoStore(host, env, contents) {
    const { stagedStore } = contents;
    await (0,install_commands/* runStep */.eg)(host, env, ['chmod', '-R', 'a-w', stagedStore]);
    await host.files.chmod(stagedStore, 0o755);
    for (const entry of await host.files.readdir(stagedStore, { withFileTypes: true })) {
        const [from, to] = [(0,external_node_path_.join)(stagedStore, entry.name), (0,external_node_path_.join)('/nix/store', entry.name)];
        // A folder changes its parent only when it is writable itself.
        if (entry.isDirectory())
            await host.files.chmod(from, 0o755);
        await host.files.rename(from, to);
        if (entry.isDirectory())
            await host.files.chmod(to, 0o555);
    }
}
/** Registers the paths, and keeps Nix and the certificates alive: by the default profile and by a GC root. Builds nothing. */
async function register(host, env, staging, contents) {
    const home = (0,external_node_path_.join)(staging, 'home');
    await host.files.mkdir(home, { recursive: true });
    const own = { HOME: home, NIX_CONF_DIR: home, NIX_USER_CONF_FILES: '', NIX_CONFIG: 'build-users-group =' };
    const link = (target, path) => (0,install_commands/* runStep */.eg)(host, env, ['ln', '-s', target, path]);
    const load = (0,install_commands/* runStep */.eg)(host, { ...env, ...own }, [(0,external_node_path_.join)(contents.nix, 'bin/nix-store'), '--load-db'], {
        input: contents.registration,
    });
    const links = [
        link(contents.nix, `${profile}-1-link`),
        link('default-1-link', profile),
        link(contents.cacert, '/nix/var/nix/gcroots/setup-nix-cuda-cacert'),
    ];
    const settled = await Promise.allSettled([load, ...links]);
    for (const result of settled)
        if (result.status === 'rejected')
            throw result.reason;
}
/** Writes /etc/nix/nix.conf with these lines, 0644. */
async function writeConf(host, env, privilege, staging, lines) {
    const draft = (0,external_node_path_.join)(staging, 'nix.conf');
    await host.files.writeFile(draft, `${lines.join('\n')}\n`);
    await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, ['install', '-d', '-m', '0755', '/etc/nix']));
    await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, ['install', '-m', '0644', draft, confPath]));
}
/**
 * Gives the store to root and the build group, as the daemon needs it: /nix/store is root:nixbld 1775. By number, for macOS
 * has no group root.
 */
async function chownToRoot(host, env, privilege) {
    const step = (...argv) => (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, argv));
    if (privilege === 'sudo')
        await step('chown', '-R', '-h', '0:0', '/nix/store', '/nix/var');
    await step('chown', '-h', '0:0', '/nix');
    await step('chown', '0:nixbld', '/nix/store');
    await step('chmod', '1775', '/nix/store');
}

;// CONCATENATED MODULE: ./lib/nix/install/environment.js




/**
 * The environment that a login shell gets from upstream's nix-profile.sh (NixOS/nix scripts/nix-profile.sh.in): the user's
 * profile before the default one, NIX_PROFILES in the reverse order, and NIX_SSL_CERT_FILE: as it is set, else the
 * machine's own bundle, else the one that came with Nix.
 */
async function nixEnvironment(host, certificates) {
    const link = await userProfile(host);
    const own = (0,external_node_path_.join)(certificates.cacert, 'etc/ssl/certs/ca-bundle.crt');
    return {
        path: [...(link ? [(0,external_node_path_.join)(link, 'bin')] : []), (0,external_node_path_.join)(profile, 'bin')],
        variables: {
            NIX_PROFILES: [profile, ...(link ? [link] : [])].join(' '),
            NIX_SSL_CERT_FILE: host.env['NIX_SSL_CERT_FILE'] || certificates.machine || own,
        },
    };
}
/**
 * The setting by which a daemon of systemd, which has no NIX_SSL_CERT_FILE, trusts what this job trusts. Where the machine's
 * bundle is not in the place that Nix knows, it would trust the one of the archive, which is as old as the release.
 */
function certificateSetting(host, supervision, machine) {
    const bundle = host.env['NIX_SSL_CERT_FILE'] || machine;
    if (supervision !== 'systemd' || bundle === undefined || bundle === install_facts/* usualBundle */.LD)
        return {};
    return { 'ssl-cert-file': bundle };
}
/** NIX_STATE_HOME's profile, else the one of the XDG state folder where it exists, else ~/.nix-profile. */
async function userProfile(host) {
    const home = await (0,nix_home/* nixHome */.L)(host);
    const stateHome = host.env['NIX_STATE_HOME'];
    if (stateHome)
        return (0,external_node_path_.join)(stateHome, 'profile');
    const state = host.env['XDG_STATE_HOME'] || (home ? (0,external_node_path_.join)(home, '.local/state') : undefined);
    const xdg = state && (0,external_node_path_.join)(state, 'nix/profile');
    if (xdg && (await host.files.lstat(xdg).catch(() => undefined)))
        return xdg;
    return home ? (0,external_node_path_.join)(home, '.nix-profile') : undefined;
}

// EXTERNAL MODULE: ./lib/machine/kept-download.js + 2 modules
var kept_download = __webpack_require__(8753);
;// CONCATENATED MODULE: ./lib/nix/install/unpack-limits.js
/** What an archive may become on the disk: a small one that was made for it could fill any disk before its hash is known. */

/** Ten times what a release has: 88 MB for upstream's 2.16.1, and some thousand files and folders at most. */
const mostBytes = 1024 ** 3;
const mostEntries = 50_000;
/** Milliseconds between two looks at the free room; a fast disk takes 200 MB in them. */
const lookEvery = 100;
/** Why a tree is too large, as part of a sentence; undefined when it is not. Pure. */
function tooLarge({ bytes, entries }) {
    if (bytes > mostBytes)
        return `it unpacks to more than ${mostBytes} bytes`;
    return entries > mostEntries ? `it unpacks to more than ${mostEntries} files` : undefined;
}
/**
 * Measures a tree and looks for what no store path has: anything but files, folders and symlinks, a file with another
 * name (which may lie outside; upstream packs with --hard-dereference, NixOS/nix packaging/binary-tarball.nix), set-user-ID
 * or set-group-ID, and what this process cannot read or name.
 */
async function measureTree(host, folder) {
    const tree = {
        bytes: 0,
        entries: 0,
        strange: undefined,
    };
    const look = async (path, kind) => {
        if (tooLarge(tree))
            return;
        if (kind === 'file') {
            const { blocks, nlink, mode } = await host.files.lstat(path);
            tree.bytes += blocks * 512;
            if (nlink > 1)
                note(path, 'is a hard link');
            else if ((mode & 0o6000) !== 0)
                note(path, 'is set-user-ID or set-group-ID');
            return;
        }
        const entries = await host.files.readdir(path, { withFileTypes: true });
        tree.entries += entries.length;
        await Promise.all(entries.map((entry) => {
            const inner = (0,external_node_path_.join)(path, entry.name);
            if (entry.isDirectory())
                return look(inner, 'folder').catch((cause) => unreadable(inner, cause));
            if (entry.isFile())
                return look(inner, 'file').catch((cause) => unreadable(inner, cause));
            return entry.isSymbolicLink() ? undefined : note(inner, 'is not a file, folder or symlink');
        }));
    };
    const note = (path, what) => {
        tree.strange ??= `${JSON.stringify(path.slice(folder.length + 1).slice(0, 200))} ${what}`;
    };
    const unreadable = (path, cause) => note(path, `cannot be read (${cause.code ?? cause.message})`);
    await look(folder, 'folder');
    return tree;
}
/**
 * Does work that fills a folder, and stops it when the folder becomes too large: looks at the file system's free room,
 * and measures the folder when that has dropped by as much, for others write too. Gives why the work was stopped.
 */
async function withinLimits(host, folder, work) {
    const [stop, done] = [new AbortController(), new AbortController()];
    const watching = watch(host, folder, done.signal)
        .catch(() => undefined) // what cannot be watched is still measured at the end
        .then((why) => {
        if (why)
            stop.abort();
        return why;
    });
    try {
        const result = await work(AbortSignal.any([host.cancelled, stop.signal]));
        return { result, why: stop.signal.aborted ? await watching : undefined };
    }
    finally {
        done.abort();
    }
}
async function watch(host, folder, done) {
    let before = await roomAround(host, folder);
    while (!done.aborted) {
        await host.clock.sleep(lookEvery, done);
        const now = await roomAround(host, folder);
        if (!tooLarge({ bytes: before.bytes - now.bytes, entries: before.entries - now.entries }))
            continue;
        const why = tooLarge(await measureTree(host, folder));
        if (why)
            return why;
        before = now;
    }
    return undefined;
}
/** Free bytes and files of a file system; where it has no limit of files, both are 0. */
async function roomAround(host, folder) {
    const { bsize, bfree, ffree } = await host.files.statfs(folder);
    return { bytes: bsize * bfree, entries: ffree };
}

;// CONCATENATED MODULE: ./lib/nix/install/unpack.js




/** Of the xz that GNU tar starts: an archive may ask for 4 GiB of memory; packed with -9 it asks for 65 MiB (xz(1)). */
const xzOptions = '--memlimit-decompress=256MiB';
/** What tar and xz say after they have said what is wrong. */
const afterwords = /^tar: (?:Child returned|Exiting|Error is not recoverable)|^xz: .* of memory is required/;
const storePrefix = '/nix/store/';
/** Some hundred bytes for each path. */
const mostRegistration = 16 * 1024 * 1024;
/** https://nix.dev/manual/nix/stable/store/store-path: 32 digits of Nix's base 32, then a name of at most 211 characters. */
const storeName = /^[0-9abcdfghijklmnpqrsvwxyz]{32}-(?!\.{1,2}$)[0-9A-Za-z+\-._?=]{1,211}$/;
/**
 * Unpacks a stream of xz-compressed tar into an empty folder with the machine's own tar. Takes the stream to its end
 * even when tar gives up early or is stopped for what it unpacks to, so that the hash says whether the archive was at
 * fault. Neither owners nor the umask count: files belong to this process and have the archive's modes.
 */
async function unpackStream(host, folder, chunks, env) {
    await host.files.mkdir(folder, { recursive: true, mode: 0o700 });
    const stream = keepOpen(chunks);
    const { result: outcome, why } = await withinLimits(host, folder, (signal) => host.exec({
        argv: ['tar', '-x', '-J', '-p', '-o', '-f', '-', '-C', folder],
        env: { ...env, LC_ALL: 'C', XZ_OPT: xzOptions },
        input: stream.chunks,
        timeout: 1_800,
        signal,
    }));
    if (outcome.kind === 'exited' && outcome.code === 0) {
        await stream.drain();
        return undefined;
    }
    if (outcome.kind === 'cancelled' && why !== undefined && !host.cancelled.aborted) {
        await stream.drain();
        return { kind: 'damaged', detail: why };
    }
    if (outcome.kind === 'cancelled')
        return { kind: 'cancelled', detail: 'cancelled' };
    const tail = outcome.kind === 'not-started' ? [outcome.reason] : outcome.stderrTail;
    const full = tail.find((line) => install_commands/* diskFull */.xg.test(line));
    if (full)
        return { kind: 'disk-full', detail: full };
    await stream.drain();
    return { kind: 'damaged', detail: tail.findLast((line) => !afterwords.test(line)) ?? outcome.kind };
}
/** A view of a stream that a reader may leave early without closing it. */
function keepOpen(source) {
    const iterator = source[Symbol.asyncIterator]();
    const chunks = { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) };
    const drain = async () => {
        for (let step = await iterator.next(); !step.done; step = await iterator.next())
            ;
    };
    return { chunks, drain };
}
/**
 * Reads and checks what was unpacked: the one top folder, nothing in it that no store path has, a store of well-formed
 * names, a registration that names exactly these paths and refers to no other. Throws ProblemError INS017.
 */
async function readContents(host, folder, expected) {
    const tops = await host.files.readdir(folder);
    if (tops.length !== 1 || tops[0] !== expected.folder) {
        throw damaged(`its top is ${list(tops)}, not the one folder ${expected.folder}`);
    }
    const tree = await measureTree(host, folder);
    const wrongTree = tooLarge(tree) ?? tree.strange;
    if (wrongTree !== undefined)
        throw damaged(wrongTree);
    const top = (0,external_node_path_.join)(folder, expected.folder);
    const stagedStore = (0,external_node_path_.join)(top, 'store');
    for (const [path, isRight] of [
        [top, 'isDirectory'],
        [stagedStore, 'isDirectory'],
        [(0,external_node_path_.join)(top, '.reginfo'), 'isFile'],
    ]) {
        const stat = await host.files.lstat(path).catch(() => undefined);
        if (!stat?.[isRight]())
            throw damaged(`${path.slice(folder.length + 1)} is missing or of another type`);
        if (stat.isFile() && stat.size > mostRegistration)
            throw damaged(`its .reginfo has ${stat.size} bytes`);
    }
    const names = await host.files.readdir(stagedStore);
    const wrong = names.filter((name) => !storeName.test(name));
    if (names.length === 0 || wrong.length > 0)
        throw damaged(`its store has ${list(wrong)}`);
    const registration = await host.files.readFile((0,external_node_path_.join)(top, '.reginfo'), 'utf8');
    const references = readRegistration(registration, names);
    return {
        stagedStore,
        names,
        registration,
        nix: theOne(references, new RegExp(`^.{32}-nix-${expected.version.replace(/[.+]/g, '\\$&')}$`)),
        cacert: theOne(references, /^.{32}-nss-cacert-\d[\w.+-]*$/),
    };
}
/**
 * `path, hash, size, deriver, number of references, references…` for each path, one value a line
 * (https://nix.dev/manual/nix/stable/command-ref/nix-store/load-db). Gives the references of each path, itself aside. Pure; throws ProblemError INS017.
 */
function readRegistration(text, names) {
    const lines = text.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    const present = new Set(names.map((name) => storePrefix + name));
    const registered = new Map();
    for (let at = 0; at < lines.length;) {
        const [path = '', hash = '', size = '', deriver = '', count = ''] = lines.slice(at, at + 5);
        if (!/^(?:sha256:)?[0-9a-z]{52,64}$/.test(hash) || !/^\d{1,15}$/.test(size) || !/^\d{1,5}$/.test(count)) {
            throw damaged(`line ${at + 1} of its .reginfo does not begin an entry`);
        }
        if (deriver !== '' && !deriver.startsWith(storePrefix))
            throw damaged(`line ${at + 4} of its .reginfo is not a deriver`);
        if (!present.has(path))
            throw damaged(`its .reginfo names ${JSON.stringify(path)}, which is not in its store`);
        if (registered.has(path))
            throw damaged(`its .reginfo names ${path} twice`);
        const references = lines.slice(at + 5, at + 5 + Number(count));
        const strange = references.find((reference) => !present.has(reference));
        if (references.length < Number(count) || strange !== undefined) {
            throw damaged(`${path} refers to ${strange ?? 'less than it says'}, which is not in its store`);
        }
        registered.set(path, references.filter((reference) => reference !== path));
        at += 5 + references.length;
    }
    const unnamed = names.filter((name) => !registered.has(storePrefix + name));
    if (unnamed.length > 0)
        throw damaged(`its .reginfo does not name ${list(unnamed)}`);
    return registered;
}
/**
 * The one path of that name to which no other of that name refers. Since 2.26 upstream's Nix is an environment
 * `nix-<version>` around programs of the same name (NixOS/nix packaging/everything.nix).
 */
function theOne(references, name) {
    const found = [...references].filter(([path]) => name.test(path.slice(storePrefix.length)));
    const outer = found.filter(([path]) => !found.some(([, others]) => others.includes(path))).map(([path]) => path);
    const [one] = outer;
    if (one !== undefined && outer.length === 1)
        return one;
    throw damaged(`${outer.length} of its store paths match ${name.source}, not one`);
}
function damaged(why) {
    return new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('INS017', `The release archive cannot be used: ${why}.`, 'Check that the base URL serves unchanged archives of Nix releases.'));
}
function list(names) {
    const shown = names.slice(0, 3).map((name) => JSON.stringify(name.slice(0, 120)));
    return names.length === 0 ? 'nothing' : shown.join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
}

;// CONCATENATED MODULE: ./lib/nix/install/fetch.js





/** Release archives have about 30 MB; what is far larger is none. */
const maxBytes = 128 * 1024 * 1024;
/**
 * Fetches the archive, hashes it and unpacks it below `staging`, all at once, and checks what it holds. On machines that
 * outlive the job it is kept when it is good, and taken from there the next time (`keptDownload`).
 * Throws ProblemError INS012 (hash), INS016, INS017, INS018, INS019, and NET001–NET006.
 */
async function fetchArchive(host, env, archive, options) {
    host.log.debug('install: download');
    const { version, url, sha256 } = archive;
    const begun = host.clock.now();
    const folder = (0,external_node_path_.join)(options.staging, 'unpack');
    const accept = async (downloaded) => {
        const { lastByte, done, failure } = downloaded.result;
        if (downloaded.sha256 !== sha256)
            throw mismatch(archive, downloaded.sha256, downloaded.bytes);
        if (failure)
            throw damaged(failure.detail);
        options.spent('download', (lastByte - begun) / 1_000);
        options.spent('unpack', (done - lastByte) / 1_000);
        host.log.debug('install: contents');
        return readContents(host, folder, archive);
    };
    const known = { url, sha256, name: `nix-${version}.tar.xz`, job: options.job };
    const request = { ...known, label: `Nix ${version}`, maxBytes, onProgress: logger(host, archive) };
    return (0,kept_download/* keptDownload */.t)(host, request, (chunks) => unpackAgain(host, env, folder, chunks), accept);
}
/** A try after another one finds nothing of the first. */
async function unpackAgain(host, env, folder, chunks) {
    await host.files.rm(folder, { recursive: true, force: true });
    let lastByte = host.clock.now();
    const failure = await unpackStream(host, folder, noting(chunks, () => (lastByte = host.clock.now())), env);
    if (failure?.kind === 'disk-full')
        throw new model_problem/* ProblemError */.Mm((0,install_commands/* noRoom */.fj)(failure.detail));
    if (failure?.kind === 'cancelled')
        throw new model_problem/* ProblemError */.Mm((0,install_commands/* cancelled */.KW)());
    return { failure, lastByte, done: host.clock.now() };
}
async function* noting(chunks, onEnd) {
    yield* chunks;
    onEnd();
}
function mismatch(archive, sha256, bytes) {
    const whose = archive.trust === 'user' ? 'given' : 'in the manifest of this action';
    return new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('INS012', `${archive.url} (${bytes} bytes) has SHA-256 ${sha256}, but ${archive.sha256} is ${whose}.`, 'Do not use this archive unless you know why it differs. If it is the right one, give its SHA-256 as nix-sha256.'));
}
/** One line when it takes longer than a moment. */
function logger(host, archive) {
    return ({ bytes, total, bytesPerSecond }) => {
        const of = total === undefined ? '' : ` of ${(total / 1e6).toFixed(1)}`;
        host.log.info(`Nix ${archive.version}: ${(bytes / 1e6).toFixed(1)}${of} MB, ${(bytesPerSecond / 1e6).toFixed(1)} MB/s`);
    };
}

// EXTERNAL MODULE: ./lib/nix/install/macos/install.js
var install = __webpack_require__(49734);
// EXTERNAL MODULE: ./lib/nix/install/macos/journal.js
var macos_journal = __webpack_require__(89730);
// EXTERNAL MODULE: ./lib/nix/install/macos/volume.js + 1 modules
var macos_volume = __webpack_require__(89529);
// EXTERNAL MODULE: ./lib/nix/install/plan.js
var install_plan = __webpack_require__(33160);
// EXTERNAL MODULE: ./lib/nix/install/receipt.js
var install_receipt = __webpack_require__(70699);
// EXTERNAL MODULE: ./lib/nix/install/releases.js
var releases = __webpack_require__(35341);
// EXTERNAL MODULE: ./lib/nix/install/undo.js
var undo = __webpack_require__(11881);
;// CONCATENATED MODULE: ./lib/nix/install/install.js

























/** Seconds to wait for another installation of the same user on this machine. */
const waitTime = 600;
/**
 * Installs Nix from upstream's release archive: facts, a plan, then effects, one installation at a time. Nothing enters
 * /nix/store before the archive's hash matched. When it cannot be finished, all that it made is removed again; after a
 * SIGKILL the next run does that. An installation of ours that is there already is used, and its daemon started. On a Mac
 * there is a volume first, for /nix to be on.
 *
 * Throws ProblemError INS002, INS003, INS010–INS023, CFG026 and NET001–NET005; docs/errors.md says what each means.
 */
async function installNix(host, request) {
    const archive = (0,releases/* chooseArchive */._P)({ ...request, baseUrl: request.baseUrl ?? releases/* upstreamReleases */.UG });
    const clock = stopwatch(host);
    const env = (0,install_commands/* installEnv */.P2)(host.env);
    const job = request.job ?? 'install';
    try {
        return await clock
            .time('total', () => (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'install.lock'), waitTime, async () => {
            const facts = await clock.time('facts', () => cleanFacts(host, env));
            // So that the post of one job does not remove a Nix that another one uses.
            await (0,journal/* claim */.B7)(host, job, { owner: 'nix', path: install_receipt/* receiptPath */.WI });
            if (facts.folder.kind === 'installed')
                return useInstalled(host, facts, facts.folder.receipt, job, clock);
            const plan = (0,install_plan/* planInstall */.Bm)(facts, request.mode, archive);
            await (0,user_cache/* claimUserCaches */.j_)(host, env, { job, privilege: plan.privilege, daemon: plan.mode === 'daemon' });
            for (const [index, line] of (0,install_plan/* describePlan */.df)(plan).entries())
                index === 0 ? host.log.info(line) : host.log.debug(line);
            return (0,install/* withVolume */.Lw)(host, env, plan, () => carryOut(host, env, plan, facts, job, clock), clock);
        }))
            .then((installed) => ({ ...installed, seconds: clock.seconds() }));
    }
    catch (cause) {
        throw host.cancelled.aborted ? new model_problem/* ProblemError */.Mm((0,install_commands/* cancelled */.KW)(), { cause }) : asProblem(cause);
    }
}
/** Whether /nix is an installation of this action: then `installNix` uses it, and starts its daemon. */
async function isOurs(host) {
    const { kind } = await (0,install_facts/* examineFolder */.g1)(host);
    return kind === 'installed' || kind === 'unfinished';
}
/** The facts, after what a killed run left has been removed. */
async function cleanFacts(host, env) {
    const volume = await (0,macos_journal/* readVolume */.jg)(host);
    if (volume)
        await (0,macos_volume/* mountAgain */.cI)(host, env, volume);
    const facts = await (0,install_facts/* gatherFacts */.pc)(host, env);
    const { folder, privilege } = facts;
    const isUnfinished = folder.kind === 'unfinished';
    if (folder.kind === 'installed' || (isUnfinished && folder.alive) || !(isUnfinished || volume))
        return facts;
    host.log.info('Removing the files of an unfinished installation of Nix');
    if (isUnfinished)
        (0,undo/* insistGone */.M)(await (0,undo/* removeInstall */.A)(host, env, privilege, folder.receipt));
    if (volume)
        await (0,install/* rollBackVolume */.Lq)(host, env, privilege);
    return (0,install_facts/* gatherFacts */.pc)(host, env);
}
async function carryOut(host, env, plan, facts, job, clock) {
    const draft = await draftReceipt(host, plan, plan.volume ? await (0,install_facts/* examineFolder */.g1)(host) : facts.folder);
    await prepareFolder(host, env, plan);
    try {
        await (0,install_receipt/* writeReceipt */.Qz)(host, draft, install_receipt/* receiptPath */.WI);
        const staging = (0,external_node_path_.join)(await stagingParent(host), `.setup-nix-cuda-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
        await host.files.mkdir(staging, { mode: 0o700 });
        const contents = await fetchAndPrepare(host, env, plan, { staging, job, clock });
        await clock.time('move', () => makeFolders(host).then(() => moveIntoStore(host, env, contents)));
        await clock.time('register', () => register(host, env, staging, contents));
        const receipt = { ...draft, state: 'installed', nix: contents.nix, cacert: contents.cacert };
        await clock.time('own', () => finish(host, env, plan, staging, receipt));
        if (plan.supervision !== 'none')
            await clock.time('daemon', () => start(host, plan, facts, receipt, job));
        const installed = await report(host, facts, receipt, true, clock);
        stopIfCancelled(host);
        await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(plan.privilege, ['mv', '-f', `${install_receipt/* receiptPath */.WI}.done`, install_receipt/* receiptPath */.WI]));
        return installed;
    }
    catch (cause) {
        await rollBack(host, env, plan, draft, cause);
        throw cause;
    }
}
/** Downloads and unpacks while the build users are made; the first failure stops both. */
async function fetchAndPrepare(host, env, plan, { staging, job, clock }) {
    const stop = new AbortController();
    const both = { ...host, cancelled: AbortSignal.any([host.cancelled, stop.signal]) };
    let first;
    const noting = (work) => work.catch((cause) => {
        first ??= { cause };
        stop.abort();
        throw cause;
    });
    const [contents] = await Promise.allSettled([
        noting(fetchArchive(both, env, plan.archive, { staging, job, spent: clock.add })),
        noting(clock.time('users', () => (0,accounts/* addAccounts */.KE)(both, env, plan.privilege, plan))),
    ]);
    if (first)
        throw first.cause;
    if (contents.status === 'rejected')
        throw contents.reason;
    stopIfCancelled(host);
    return contents.value;
}
/** Conf, owners, no staging folder any more, and the final receipt beside the first one. */
async function finish(host, env, plan, staging, receipt) {
    if (plan.conf)
        await writeConf(host, env, plan.privilege, staging, plan.conf);
    await (0,install_commands/* runStep */.eg)(host, env, ['rm', '-rf', staging]);
    await (0,install_receipt/* writeReceipt */.Qz)(host, receipt, `${install_receipt/* receiptPath */.WI}.done`);
    if (plan.mode === 'daemon')
        await chownToRoot(host, env, plan.privilege);
}
async function start(host, plan, facts, receipt, job) {
    if (plan.supervision === 'none')
        return;
    const { variables } = await nixEnvironment(host, { machine: facts.certificates, cacert: receipt.cacert });
    const { NIX_SSL_CERT_FILE = '' } = variables;
    const { supervision, privilege } = plan;
    await (0,daemon/* startDaemon */.LC)(host, { supervision, privilege, job, variables: { NIX_SSL_CERT_FILE } });
}
async function useInstalled(host, facts, receipt, job, clock) {
    const { supervision } = receipt;
    if (supervision !== 'none') {
        const { variables } = await nixEnvironment(host, { machine: facts.certificates, cacert: receipt.cacert });
        const { NIX_SSL_CERT_FILE = '' } = variables;
        const options = { supervision, privilege: facts.privilege, job, variables: { NIX_SSL_CERT_FILE } };
        await clock.time('daemon', () => (0,daemon/* startDaemon */.LC)(host, options));
    }
    return report(host, facts, receipt, false, clock);
}
async function report(host, facts, receipt, made, clock) {
    const inProfile = { ...host, env: { ...host.env, PATH: (0,external_node_path_.join)(profile, 'bin') } };
    const { mode, supervision } = receipt;
    const machine = facts.certificates;
    return {
        nix: await clock.time('check', () => (0,find/* findNix */.r)(inProfile)),
        mode,
        supervision,
        made,
        seconds: {},
        environment: await nixEnvironment(host, { machine, cacert: receipt.cacert }),
        settings: { ...(0,install_plan/* neededSettings */.fz)(mode, facts.uid), ...certificateSetting(host, supervision, machine) },
    };
}
async function draftReceipt(host, plan, folder) {
    return {
        schema: 'nix-install/1',
        state: 'installing',
        version: plan.archive.version,
        mode: plan.mode,
        supervision: plan.supervision,
        nix: '',
        cacert: '',
        by: { pid: host.pid, start: (await (0,process_start/* processStart */.g)(host, host.pid)) ?? '' },
        folder: folder.kind === 'empty' ? { owner: folder.owner } : 'made',
        keep: folder.kind === 'empty' ? folder.keep : [],
        kept: folder.kind === 'empty' ? folder.kept : {},
        users: plan.users.map(({ name }) => name),
        group: plan.group?.make ?? false,
        conf: plan.conf !== undefined,
        confFolder: plan.confFolder,
    };
}
/** /nix, there and writable for this process, 0755. */
async function prepareFolder(host, env, plan) {
    if (plan.folder === 'use')
        return;
    const make = ['install', '-d', '-m', '0755', '-o', String(plan.uid), '/nix'];
    const take = ['chown', '-h', String(plan.uid), '/nix'];
    await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(plan.privilege, plan.folder === 'make' ? make : take));
}
/** The folder of the file system that the store is on, so that store paths can be renamed into it. */
async function stagingParent(host) {
    const [folder, store] = await Promise.all(['/nix', '/nix/store'].map((path) => host.files.lstat(path).catch(() => undefined)));
    return store && folder && store.dev !== folder.dev ? '/nix/store' : '/nix';
}
/** Undoes a failed installation. What cannot be undone is told beside the failure itself, and is left to the next run. */
async function rollBack(host, env, plan, draft, cause) {
    try {
        (0,undo/* insistGone */.M)(await (0,undo/* removeInstall */.A)(host, env, plan.privilege, draft));
    }
    catch (second) {
        const [first] = asProblem(cause).problems;
        throw new model_problem/* ProblemError */.Mm([...(first ? [first] : []), ...asProblem(second).problems], { cause });
    }
}
function stopIfCancelled(host) {
    if (host.cancelled.aborted)
        throw new model_problem/* ProblemError */.Mm((0,install_commands/* cancelled */.KW)());
}
/** System errors of our own file operations become problems too. */
function asProblem(cause) {
    if (cause instanceof model_problem/* ProblemError */.Mm)
        return cause;
    if (!(cause instanceof Error) || !('code' in cause))
        throw cause;
    const problem = (0,files/* isDiskFull */.b$)(cause) ? (0,install_commands/* noRoom */.fj)(cause.message) : (0,install_commands/* failed */.gz)(cause.message);
    return new model_problem/* ProblemError */.Mm(problem, { cause });
}
function stopwatch(host) {
    const spent = new Map();
    const add = (phase, seconds) => {
        spent.set(phase, Math.round(((spent.get(phase) ?? 0) + seconds) * 1_000) / 1_000);
    };
    return {
        add,
        time: async (phase, work) => {
            host.log.debug(`install: ${phase}`);
            const begun = host.clock.now();
            try {
                return await work();
            }
            finally {
                add(phase, (host.clock.now() - begun) / 1_000);
            }
        },
        seconds: () => Object.fromEntries(spent),
    };
}

// EXTERNAL MODULE: ./lib/nix/configure/configure.js
var configure = __webpack_require__(61664);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
;// CONCATENATED MODULE: ./lib/nix/configure/flake-config.js




const none = { substituters: [], trustedPublicKeys: [] };
/** Seconds; a `nixConfig` is a few words. */
const timeout = 30;
/** Whoever can change flake.nix writes this expression: it may read no file, fetch nothing and build nothing. */
const restricted = [
    ...['--option', 'restrict-eval', 'true', '--option', 'allowed-uris', ''],
    ...['--option', 'allow-import-from-derivation', 'false'],
];
/**
 * What `nixConfig` of the flake.nix in a folder says of binary caches; nothing where there is none, or where it cannot be
 * evaluated from its own text alone. https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#flake-format
 */
async function flakeCaches(host, nix, root) {
    const text = await (0,files/* readIfPresent */.Zu)(host, (0,external_node_path_.join)(root, 'flake.nix')).catch(() => undefined);
    if (!text?.includes('nixConfig'))
        return none;
    // A restricted evaluation may still read what NIX_PATH names.
    const alone = { ...host, env: { ...host.env, NIX_PATH: '' } };
    const args = ['eval', '--json', ...restricted, '--file', '-', 'nixConfig'];
    const outcome = await (0,command/* runNix */.d)(alone, nix, args, { timeout, input: text });
    if (outcome.kind !== 'exited' || outcome.code !== 0)
        return none;
    const config = parsed(outcome.stdout);
    const words = (name) => [name, `extra-${name}`].flatMap((key) => wordsOf(config[key]));
    return { substituters: words('substituters'), trustedPublicKeys: words('trusted-public-keys') };
}
/** A request with the caches of the flake behind its own. */
function withFlakeCaches(request, { substituters, trustedPublicKeys }) {
    return {
        ...request,
        extraSubstituters: [...new Set([...request.extraSubstituters, ...substituters])],
        extraTrustedPublicKeys: [...new Set([...request.extraTrustedPublicKeys, ...trustedPublicKeys])],
    };
}
/** CCH028 where Nix does not query what the flake names; `used` are the caches that it does query. */
function unusedFlakeCaches(caches, used) {
    // Without parameters and logins, which are nothing for a log.
    const address = (url) => url
        .replace(/\?.*$/, '')
        .replace(/\/\/[^/@]*@/, '//')
        .replace(/\/+$/, '');
    const known = new Set(used.map(address));
    const unused = caches.substituters.map(address).filter((url) => !known.has(url));
    if (unused.length === 0)
        return [];
    const keys = caches.trustedPublicKeys.length > 0 ? ` and extra-trusted-public-keys: ${caches.trustedPublicKeys.join(' ')}` : '';
    return [
        (0,model_problem/* notice */.lm)('CCH028', `nixConfig of flake.nix names caches that are not used: ${unused.join(', ')}.`, `Write extra-substituters: ${unused.join(' ')}${keys}, or accept-flake-config: true to use what the flake names.`),
    ];
}
function parsed(json) {
    try {
        const value = JSON.parse(json);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
/** A text or a list of texts, as Nix takes both. Nothing that could be more than a word of a line of nix.conf. */
function wordsOf(value) {
    const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
    return texts.flatMap((text) => text.split(/\s+/)).filter((word) => /^[^\s\p{Cc}#]+$/u.test(word));
}

// EXTERNAL MODULE: ./lib/nix/host-name.js
var host_name = __webpack_require__(797);
// EXTERNAL MODULE: ./lib/nix/configure/caches.js
var configure_caches = __webpack_require__(76213);
// EXTERNAL MODULE: ./lib/nix/configure/nix-conf.js
var nix_conf = __webpack_require__(41026);
// EXTERNAL MODULE: ./lib/nix/configure/user-text.js
var user_text = __webpack_require__(44449);
;// CONCATENATED MODULE: ./lib/nix/configure/plan.js






/**
 * Decides what Nix is told and where it is written: the least invasive place that works. Pure. Every problem at once.
 *
 * - Store opened directly: a file of the job, reached by NIX_USER_CONF_FILES.
 * - Through a daemon, as root or with sudo: the system's folder.
 * - Through a daemon, without root or with a read-only folder: a file of the job; caches only where the daemon trusts
 *   this user or allows them to everybody, else one warning CCH005.
 *
 * Tokens, from `githubToken` or the user's text, and `impure-env` never go anywhere but to a private file of the job.
 */
function planConfiguration(request, facts) {
    const text = (0,user_text/* readUserText */.nD)(request.extraNixConfig);
    const extra = text.lines;
    const caches = (0,configure_caches/* chooseCaches */.jK)({ ...request, keysElsewhere: addsKeys(extra) });
    const tokens = readTokens(request, text.tokens);
    const destination = chooseDestination(facts);
    const usable = usableCaches(caches.substituters, facts, destination);
    const problems = [
        ...caches.problems,
        ...text.problems,
        ...extra.flatMap((line) => checkInclude(line, facts.confDir)),
        ...tokens.problems,
        ...request.extraSubstituters.flatMap(checkUnsigned),
        ...checkSecretsReach(text, facts, destination),
        ...checkUser(facts, destination),
    ];
    if (problems.some((problem) => problem.severity === 'error'))
        return { plan: undefined, problems };
    const keys = mayAddCaches(facts, destination) ? caches.keys : [];
    const plan = {
        destination,
        base: [
            ...baseSettings(usable.urls, keys, destination.kind === 'system' && facts.hosted ? facts.user : undefined),
            ...contributed(request, 'before'),
        ],
        extra: extra.map(withoutLine),
        after: contributed(request, 'after'),
        // A plain `substituters` of the user's replaces ours: that is what he asked for.
        wanted: (0,nix_conf/* settingsNamed */.RY)(extra, 'substituters').some((line) => line.name === 'substituters') ? [] : usable.urls,
        allowed: mayAddCaches(facts, destination) ? undefined : facts.allowedSubstituters,
        tokenHosts: Object.keys(tokens.byHost),
        tokens: () => tokens.byHost,
        secrets: () => [...text.secrets, ...contributed(request, 'private')],
    };
    return { plan, problems: [...problems, ...usable.problems] };
}
/** What would be written, for the log: no secret in it. */
function describeConfiguration(plan) {
    const where = plan.destination.kind === 'system' ? `in ${plan.destination.confDir}` : 'in a file of this job';
    const lines = (settings) => settings.map(({ name, values }) => `${name} = ${values.join(' ')}`);
    const own = plan.extra.length > 0 ? [`${plan.extra.length} line(s) of ${user_text/* extraConfigName */.yu}`] : [];
    const tokens = plan.tokenHosts.map((host) => `a token for ${host}, in a private file of this job`);
    const secrets = plan.secrets().map(({ name }) => `${name}, in a private file of this job`);
    const all = [...lines(plan.base), ...own, ...lines(plan.after), ...tokens, ...secrets];
    return [`Nix is configured ${where}:`, ...all.map((line) => `  ${line}`)];
}
function contributed({ contributions = [] }, order) {
    return contributions.flatMap((contribution) => (contribution.order === order ? contribution.settings : []));
}
function chooseDestination(facts) {
    const mayWrite = facts.privilege !== 'none' && facts.confDirWritable;
    const { confDir, confFile = 'nix.conf' } = facts;
    return facts.mode === 'daemon' && mayWrite ? { kind: 'system', confDir, confFile } : { kind: 'job' };
}
function mayAddCaches(facts, destination) {
    return facts.mode === 'direct' || destination.kind === 'system' || facts.trusted;
}
/** The caches that Nix will take from us, with a warning that names the others. */
function usableCaches(urls, facts, destination) {
    if (mayAddCaches(facts, destination))
        return { urls, problems: [] };
    const allowed = new Set(facts.allowedSubstituters.map(configure_caches/* cacheIdentity */.vk));
    const lost = urls.filter((url) => !allowed.has((0,configure_caches/* cacheIdentity */.vk)(url)));
    if (lost.length === 0)
        return { urls, problems: [] };
    const why = facts.privilege === 'none' ? 'this job has no sudo' : (facts.whyJobOnly ?? `${facts.confDir} is read-only`);
    const message = `Not used: ${lost.map(configure_caches/* cacheName */.UU).join(', ')}. The Nix daemon does not trust ${facts.user}, and ${why}.`;
    const fix = `Ask the administrator to add them to the daemon's substituters and their keys to trusted-public-keys, ` +
        'or this user to trusted-users. Until then, what they serve is built from source.';
    return { urls: urls.filter((url) => allowed.has((0,configure_caches/* cacheIdentity */.vk)(url))), problems: [(0,model_problem/* warning */.$e)('CCH005', message, fix)] };
}
function baseSettings(urls, keys, trust) {
    return [
        (0,nix_conf/* setting */.Pe)('extra-experimental-features', 'nix-command', 'flakes'),
        (0,nix_conf/* setting */.Pe)('max-jobs', 'auto'),
        // A cache that fails never fails a build: without these a cache that answers 500 does, and a silent one takes hours.
        (0,nix_conf/* setting */.Pe)('fallback', 'true'),
        (0,nix_conf/* setting */.Pe)('connect-timeout', '10'),
        ...(urls.length > 0 ? [(0,nix_conf/* setting */.Pe)('extra-substituters', ...urls)] : []),
        ...(keys.length > 0 ? [(0,nix_conf/* setting */.Pe)('extra-trusted-public-keys', ...keys)] : []),
        ...(trust === undefined ? [] : [(0,nix_conf/* setting */.Pe)('extra-trusted-users', trust)]),
    ];
}
/** Whether the user's text has keys, reads a file that may have them, or asks for no signatures. */
function addsKeys(lines) {
    return (lines.some((line) => line.kind === 'include') ||
        (0,nix_conf/* settingsNamed */.RY)(lines, 'trusted-public-keys').some((line) => line.values.length > 0) ||
        (0,nix_conf/* settingsNamed */.RY)(lines, 'require-sigs').some((line) => line.values[0] === 'false'));
}
/**
 * A relative path would be looked for beside a file that we place; a file that includes itself makes Nix crash
 * (seen with 2.26.3 and 2.34.8).
 */
function checkInclude(line, confDir) {
    if (line.kind !== 'include')
        return [];
    const where = { where: { file: user_text/* extraConfigName */.yu, line: line.line }, source: nix_conf/* nixConfSource */.h$ };
    if (!line.path.startsWith('/')) {
        return [(0,model_problem/* error */.z3)('CFG022', 'The included path is relative.', 'Write the absolute path of the file.', where)];
    }
    const path = (0,external_node_path_.resolve)(line.path);
    const own = ['nix.conf', 'nix.custom.conf'].map((file) => (0,external_node_path_.resolve)(confDir, file));
    if (!own.includes(path) && !path.startsWith((0,external_node_path_.resolve)(confDir, 'nix-cuda')))
        return [];
    return [(0,model_problem/* error */.z3)('CFG022', `The file ${line.path} would include itself.`, 'Remove this line.', where)];
}
function checkUnsigned(url) {
    if (!(0,user_text/* isUnsignedHttp */.Y0)(url))
        return [];
    const message = `The substituter ${(0,configure_caches/* cacheName */.UU)(url)} is neither signed nor encrypted, so anybody on the network path can change its contents.`;
    return [(0,model_problem/* warning */.$e)('CFG033', message, 'Use https, or give its key in extra-trusted-public-keys instead of trusted=1.')];
}
/** The daemon takes settings of a job's private file from users that it trusts alone. */
function checkSecretsReach(text, facts, destination) {
    const trusted = facts.mode === 'direct' || facts.trusted || (destination.kind === 'system' && facts.hosted);
    if (trusted || text.secrets.length === 0)
        return [];
    const message = `impure-env has no effect: the Nix daemon does not trust ${facts.user}, and the system’s nix.conf is world-readable.`;
    const fix = `Ask the administrator to add ${facts.user} to trusted-users.`;
    return [(0,model_problem/* warning */.$e)('CFG027', message, fix, { where: { file: user_text/* extraConfigName */.yu } })];
}
function withoutLine(line) {
    const { line: _, ...item } = line;
    return item;
}
function checkUser(facts, destination) {
    if (destination.kind !== 'system' || !facts.hosted || /^[^\s#@*]+$/.test(facts.user))
        return [];
    const message = `The user name ${JSON.stringify(facts.user)} cannot be written to trusted-users.`;
    return [(0,model_problem/* error */.z3)('CFG021', message, 'Run the job as a user whose name has only letters, digits, - and _.')];
}
/** Tokens by host: GitHub's, then those of the list, then those of the user's text, which win. */
function readTokens(request, lines) {
    const byHost = {};
    const problems = [];
    if (request.githubToken) {
        const url = URL.parse(request.githubServerUrl || 'https://github.com');
        if (!url?.host) {
            const message = `The server ${JSON.stringify(request.githubServerUrl)} is not a URL.`;
            problems.push((0,model_problem/* error */.z3)('CFG027', message, 'Write a URL such as https://github.com.'));
        }
        else if (/[\s#]/.test(request.githubToken)) {
            const fix = 'Give only the token, as GitHub shows it.';
            problems.push((0,model_problem/* error */.z3)('CFG027', 'The GitHub token contains white space or #.', fix));
        }
        else
            byHost[url.host] = request.githubToken;
    }
    const given = [
        ...(request.accessTokens ?? []).map((entry) => ({ entry, name: 'extra-access-tokens' })),
        ...lines.flatMap((line) => line.values.map((entry) => ({ entry, name: `access-tokens in ${user_text/* extraConfigName */.yu}` }))),
    ];
    for (const { entry, name } of given) {
        const cut = entry.indexOf('=');
        // Nix compares with a host, with its port, and with a path behind them.
        const meant = cut > 0 && !/^[^:/]+:\d+$/.test(entry.slice(0, cut)) ? (0,host_name/* meantHost */.O)(entry.slice(0, cut)) : undefined;
        if (meant !== undefined) {
            const fix = `Write ${meant || 'HOST'}=TOKEN: the host alone, without https:// and without a slash at its end.`;
            problems.push((0,model_problem/* error */.z3)('CFG027', `The host in an entry of ${name} can never match.`, fix));
        }
        else if (cut > 0 && cut < entry.length - 1 && !/[\s#]/.test(entry))
            byHost[entry.slice(0, cut)] = entry.slice(cut + 1);
        else {
            const fix = 'Write host=token, as in github.com=ghp_….';
            problems.push((0,model_problem/* error */.z3)('CFG027', `An entry of ${name} is not host=token.`, fix));
        }
    }
    return { byHost, problems };
}

// EXTERNAL MODULE: ./lib/nix/credentials/credentials.js + 2 modules
var credentials = __webpack_require__(20993);
// EXTERNAL MODULE: ./lib/actions/setup/provider.js
var provider = __webpack_require__(57316);
;// CONCATENATED MODULE: ./lib/actions/setup/configuration/provider.js







/** A machine on which everything is allowed: what is an error there is one everywhere. */
const anywhere = {
    mode: 'direct',
    trusted: true,
    privilege: 'none',
    hosted: false,
    user: '',
    nixVersion: '2.34.0',
    confDir: '/etc/nix',
    confDirWritable: false,
    allowedSubstituters: [],
};
/** nix.conf: binary caches, tokens, what the providers before contribute, and the user's own lines. */
const provider_configure = {
    name: 'configure',
    check: (host, inputs) => planConfiguration(requestOf(host, inputs), anywhere).problems,
    provide: async (context) => {
        const { host, inputs, contributions } = context;
        const { nix, configuration } = (0,provider/* readyNix */.K)(context);
        const ofFlake = await flakeCaches(host, nix, (0,external_node_path_.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd));
        const asked = requestOf(host, inputs);
        const request = inputs['accept-flake-config'] ? withFlakeCaches(asked, ofFlake) : asked;
        const { plan, problems } = planConfiguration({ ...request, contributions }, configuration);
        if (!plan)
            throw new model_problem/* ProblemError */.Mm(problems.filter(({ severity }) => severity === 'error'));
        for (const line of describeConfiguration(plan))
            host.log.debug(line);
        const restarts = [];
        const configured = await (0,configure/* applyConfiguration */.Fp)(host, nix, plan, changeOptions(context, restarts));
        const { variables, substituters, warnings } = configured;
        host.log.info(`Binary caches: ${substituters.join(', ') || 'none'}`);
        return {
            variables,
            outputs: { substituters: substituters.join('\n') },
            warnings: [...problems, ...restarts, ...warnings, ...unusedFlakeCaches(ofFlake, substituters)],
            found: { substituters },
        };
    },
};
/** The inputs as the planner of the configuration takes them. */
function requestOf(host, inputs) {
    return {
        caches: inputs.caches,
        extraSubstituters: words(inputs['extra-substituters']),
        extraTrustedPublicKeys: words(inputs['extra-trusted-public-keys']),
        extraNixConfig: inputs['extra-nix-config'] ?? '',
        githubToken: inputs['github-token'],
        githubServerUrl: host.env['GITHUB_SERVER_URL'],
        accessTokens: words(inputs['extra-access-tokens']?.split('\n')).filter((word) => word !== ''),
    };
}
/** As nix.conf has them: separated by blanks too. */
function words(entries) {
    return (entries ?? []).flatMap((entry) => entry.split(/\s+/));
}
/** How a provider changes what the daemon reads. A daemon that does not come back is added to `warnings`. */
function changeOptions({ host, job, found }, warnings) {
    if (found.configuration?.mode !== 'daemon')
        return { job };
    const restart = async () => {
        const bundle = host.env['NIX_SSL_CERT_FILE'] ? { NIX_SSL_CERT_FILE: host.env['NIX_SSL_CERT_FILE'] } : {};
        try {
            await (0,credentials/* restartWithVariables */.dE)(host, job, bundle);
        }
        catch (cause) {
            if (!(cause instanceof model_problem/* ProblemError */.Mm))
                throw cause;
            // The configuration is in place.
            warnings.push(...cause.problems.map((problem) => ({ ...problem, severity: 'warning' })));
        }
    };
    return { job, restartDaemon: restart };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/nix/credentials/builders.js + 1 modules
var builders = __webpack_require__(59897);
;// CONCATENATED MODULE: ./lib/nix/credentials/builders-check.js





/** Seconds for one builder; ssh itself gives up after `ConnectTimeout`. */
const builders_check_waitTime = 30;
/** Nobody is asked, and a host key that was not given is refused even where ssh_config would take any. https://man.openbsd.org/ssh_config.5 */
const strict = '-oBatchMode=yes -oStrictHostKeyChecking=yes -oConnectTimeout=10';
/**
 * Connects to every builder with the key and the host key that it has, all at once, as Nix will: as root where its daemon
 * does. CFG032 for each that cannot be used: an error where its host key is another one than was given, else a warning.
 * Builds tell less: what ssh says goes to the daemon's log.
 */
async function checkBuilders(host, nix, builders, scope) {
    const privilege = scope === 'system' ? await (0,machine_privilege/* findPrivilege */.Xb)(host) : 'none';
    // Root's daemon has nothing of this job's environment.
    const options = [strict, ...(scope === 'job' ? [host.env['NIX_SSHOPTS'] ?? ''] : [])].join(' ').trim();
    const outcomes = builders.map(async (builder) => {
        const features = ['--extra-experimental-features', 'nix-command'];
        const argv = [nix.program, ...features, 'store', 'info', '--store', storeUrl(builder)];
        const outcome = await host.exec({
            argv: (0,machine_privilege/* asRootWith */.PV)(privilege, ['NIX_SSHOPTS'], argv),
            env: (0,child_env/* childEnv */.g)(host.env, { NIX_SSHOPTS: options }),
            timeout: builders_check_waitTime,
            signal: host.cancelled,
        });
        return problemsOf(builder, outcome);
    });
    return (await Promise.all(outcomes)).flat();
}
/** The builder as a store, with parameters of https://nix.dev/manual/nix/stable/store/types/experimental-ssh-store */
function storeUrl({ uri, key, hostKey }) {
    const given = { 'ssh-key': key, 'base64-ssh-public-host-key': hostKey };
    const parameters = Object.entries(given).flatMap(([name, value]) => value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]);
    return [uri, parameters.join('&')].filter((part) => part !== '').join(uri.includes('?') ? '&' : '?');
}
function problemsOf({ uri }, outcome) {
    if (outcome.kind === 'cancelled' || (outcome.kind === 'exited' && outcome.code === 0))
        return [];
    const why = reasonOf(outcome);
    if (why === 'Host key verification failed') {
        const message = `The builder ${uri} has a host key other than the one given: ${why}.`;
        const fix = 'Find out which host answers there. If the builder has a new key, give that one.';
        return [(0,model_problem/* error */.z3)('CFG032', message, fix, { source: builders/* buildersSource */.mW })];
    }
    const fix = 'Check its URL, key and user, who must be able to run nix-daemon. Nix builds without it.';
    return [(0,model_problem/* warning */.$e)('CFG032', `The builder ${uri} cannot be used: ${why}.`, fix, { source: builders/* buildersSource */.mW })];
}
/** What ssh or the other side said last, else what Nix said first. */
function reasonOf(outcome) {
    if (outcome.kind === 'not-started')
        return outcome.reason;
    if (outcome.kind === 'timed-out')
        return `it did not answer within ${builders_check_waitTime} s`;
    const lines = outcome.stderrTail.map((line) => (0,external_node_util_.stripVTControlCharacters)(line).trim());
    const isNix = (line) => /^(?:error|warning|Store URL):/.test(line);
    const said = lines.findLast((line) => line !== '' && !isNix(line)) ?? lines.find((line) => line.startsWith('error: '));
    return (said ?? `nix was ${outcome.kind}`).replace(/^error: |\.$/g, '');
}

// EXTERNAL MODULE: ./lib/nix/credentials/plan.js
var credentials_plan = __webpack_require__(60847);
// EXTERNAL MODULE: ./lib/actions/setup/credentials/role.js
var role = __webpack_require__(46518);
;// CONCATENATED MODULE: ./lib/actions/setup/credentials/provider.js








/** Logins, certificates, proxies and remote builders: the files that nix.conf names, and the daemon's environment. */
const provider_credentials = {
    name: 'credentials',
    check: (host, inputs) => {
        const facts = {
            uid: host.uid,
            platform: host.platform,
            supervision: 'own',
            stateFolder: '/',
            jobFolder: '/',
        };
        const settings = { netrcFile: undefined, netrcHidden: false, builders: '', bundle: undefined };
        const { problems } = (0,credentials_plan/* planCredentials */.kJ)(provider_requestOf(host, inputs), { ...anywhere, ...facts, ...settings }, '');
        return [...(0,role/* checkRoleInputs */._)(host, inputs), ...problems];
    },
    provide: async (context) => {
        const { host, inputs, job } = context;
        const others = context.found.netrc ?? '';
        const request = withNetrc(provider_requestOf(host, inputs), others);
        const asked = [request.netrc, request.builders, request.caBundle].some((text) => text !== '');
        if (!asked && !request.aws && !request.proxy)
            return {};
        const { nix, configuration } = (0,provider/* readyNix */.K)(context);
        const facts = await (0,credentials/* findCredentialsFacts */.DU)(host, nix, configuration, request.caBundle);
        const planned = (0,credentials_plan/* planCredentials */.kJ)(request, facts, job);
        // What the user gave must work; what a provider adds may.
        const left = others !== '' && planned.problems.some(({ severity }) => severity === 'error');
        const { plan, problems } = left ? withoutOthers((0,credentials_plan/* planCredentials */.kJ)(provider_requestOf(host, inputs), facts, job)) : planned;
        stopOnErrors(problems);
        if (!plan)
            return { warnings: problems };
        for (const line of (0,credentials_plan/* describeCredentials */.Mo)(plan))
            host.log.info(line);
        const restarts = [];
        const { warnings } = await (0,credentials/* applyCredentials */.pN)(host, plan, changeOptions(context, restarts));
        return {
            contributions: [
                { from: 'credentials', settings: plan.settings, order: 'after' },
                { from: 'credentials', settings: plan.privateSettings, order: 'private' },
            ],
            variables: plan.variables,
            warnings: [...problems, ...warnings, ...restarts],
            found: { credentials: plan },
        };
    },
};
/** Whether the remote builders can be used, once Nix is configured. */
const provider_builders = {
    name: 'builders',
    provide: async (context) => {
        const plan = context.found.credentials;
        if (!plan)
            return {};
        const problems = await checkBuilders(context.host, (0,provider/* readyNix */.K)(context).nix, plan.builders, plan.scope);
        stopOnErrors(problems);
        return { warnings: problems };
    },
};
function provider_requestOf(host, inputs) {
    const bundle = inputs['ca-bundle'];
    return {
        netrc: inputs.netrc ?? '',
        aws: inputs.aws,
        proxy: inputs.proxy,
        caBundle: bundle === undefined ? '' : (0,external_node_path_.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd, bundle),
        builders: inputs.builders ?? '',
        buildersKey: inputs['builders-key'] ?? '',
        knownHosts: inputs['known-hosts'] ?? '',
        environment: host.env,
        extraNixConfig: inputs['extra-nix-config'] ?? '',
    };
}
/** The user's own logins come first: of two for one host the first counts. An empty line ends a macdef. */
function withNetrc(request, more) {
    return { ...request, netrc: [request.netrc, more].filter((text) => text.trim() !== '').join('\n\n') };
}
function withoutOthers({ plan, problems }) {
    const message = 'Nix is not given the login to the stores of private catalogs of FloxHub.';
    const fix = 'Without packages of private catalogs nothing is missing. Else see CFG030 for how this machine gets a netrc.';
    return { plan, problems: [...problems, (0,model_problem/* warning */.$e)('FLX134', message, fix)] };
}
function stopOnErrors(problems) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
        throw new model_problem/* ProblemError */.Mm(errors);
}

// EXTERNAL MODULE: ./lib/actions/setup/disk/provider.js
var disk_provider = __webpack_require__(72390);
// EXTERNAL MODULE: ./lib/actions/setup/examination/provider.js + 5 modules
var examination_provider = __webpack_require__(90952);
// EXTERNAL MODULE: ./lib/flox/apply-settings.js
var apply_settings = __webpack_require__(68011);
// EXTERNAL MODULE: ./lib/flox/install.js + 1 modules
var flox_install = __webpack_require__(34851);
// EXTERNAL MODULE: ./lib/nix/store-paths.js
var store_paths = __webpack_require__(89427);
;// CONCATENATED MODULE: ./lib/flox/own-nix.js

/**
 * Versions of the Nix that Flox itself runs, whatever Nix the machine has: its path is compiled into Flox, so that it is in
 * Flox's closure. Empty where Flox is not in the store, or where the store does not answer.
 * https://github.com/flox/flox/blob/main/pkgs/flox-cli/default.nix (NIX_BIN)
 */
async function nixVersionsOf(host, nix, { program }) {
    const real = await host.files.realpath(program).catch(() => '');
    const path = /^\/nix\/store\/[^/]+/.exec(real)?.[0];
    if (path === undefined)
        return [];
    const answer = await (0,store_paths/* requisitesOf */.Cv)(host, nix, [path]);
    if ('failed' in answer)
        return [];
    // `nix` is the whole; since 2.26 its program has a path of its own, `nix-cli`.
    const versions = answer.lines.flatMap((line) => /\/[0-9a-z]{32}-nix(?:-cli)?-(\d+\.\d+[^-]*)/.exec(line)?.[1] ?? []);
    return [...new Set(versions)];
}

// EXTERNAL MODULE: ./lib/flox/package.js
var flox_package = __webpack_require__(99457);
;// CONCATENATED MODULE: ./lib/flox/settings.js

/**
 * Settings that have a variable of their own, with what Flox accepts; a boolean must be exactly `true` or `false`.
 * https://flox.dev/docs/man/flox-config/
 */
const variableOf = {
    disable_metrics: flag('FLOX_DISABLE_METRICS'),
    upgrade_notifications: flag('FLOX_UPGRADE_NOTIFICATIONS'),
    auth_notifications: flag('FLOX_AUTH_NOTIFICATIONS'),
    disable_hook: flag('FLOX_DISABLE_HOOK'),
    search_limit: { name: 'FLOX_SEARCH_LIMIT', accepts: /^\d{1,3}$/, form: 'a number from 1 to 255' },
    auto_activate: settings_words('FLOX_AUTO_ACTIVATE', ['prompt', 'allowlist', 'disabled']),
    installer_channel: settings_words('FLOX_INSTALLER_CHANNEL', ['stable', 'nightly', 'qa']),
    floxhub_url: { name: 'FLOX_FLOXHUB_URL', accepts: /^https?:\/\/\S+$/, form: 'a URL' },
    catalog_url: { name: 'FLOX_CATALOG_URL', accepts: /^https?:\/\/\S+$/, form: 'a URL' },
};
function flag(name) {
    return settings_words(name, ['true', 'false']);
}
function settings_words(name, accepted) {
    return { name, accepts: new RegExp(`^(?:${accepted.join('|')})$`), form: accepted.join(' or ') };
}
/** Two names of at most 100 characters each, as FloxHub has them; the second may be a star. */
const environmentName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\/(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99}|\*)$/;
const keyForm = /^(?:[A-Za-z0-9_-]+|"[^"\\\p{Cc}]+")(?:\.(?:[A-Za-z0-9_-]+|"[^"\\\p{Cc}]+"))*$/u;
/**
 * The settings of a job's Flox: figures off unless asked for, notices of new versions off, trusted environments, then the
 * user's own lines. Every FLX007 at once. Pure, so that it can be asked before the machine is touched.
 */
function planFloxSettings(request) {
    const problems = [];
    const settings = new Map([
        ['disable_metrics', String(!request.metrics)],
        ['upgrade_notifications', 'false'],
    ]);
    for (const name of request.trusted) {
        if (environmentName.test(name))
            settings.set(`trusted_environments."${name}"`, 'trust');
        else
            problems.push(refused(`${shown(name)} is not an environment of FloxHub.`, 'Write owner/name, or owner/*.'));
    }
    for (const [index, text] of request.extra.split('\n').entries()) {
        const line = text.trim();
        if (line === '' || line.startsWith('#'))
            continue;
        const read = readLine(line);
        if ('problem' in read)
            problems.push({ ...read.problem, where: { file: 'extra-flox-config', line: index + 1 } });
        else
            settings.set(read.key, read.value);
    }
    if (problems.length > 0)
        return { problems };
    const list = [...settings].map(([key, value]) => ({ key, value }));
    return { plan: { settings: list, variables: variablesOf(list) }, problems };
}
function readLine(line) {
    const [, key = '', value = ''] = /^([^=]*?)\s*=\s*(.*)$/.exec(line) ?? [];
    const problem = (message, fix) => ({ problem: refused(message, fix) });
    if (!keyForm.test(key)) {
        return problem(`${shown(line.replace(/=.*/, '= …'))} is not a setting of Flox.`, 'Write `key = value`, with quotes around a part of the key that has a slash or a dot in it.');
    }
    if (key.replaceAll('"', '') === 'floxhub_token') {
        const fix = 'Give it to the job in the secret FLOX_FLOXHUB_TOKEN: settings appear in argument lists and files.';
        return problem('A FloxHub token is not written into the settings of Flox.', fix);
    }
    if (value === '')
        return problem(`${key} has no value.`, 'Write a value, or remove the line.');
    const known = variableOf[key];
    if (known && !known.accepts.test(unquoted(value))) {
        return problem(`${key} is ${shown(value)}.`, `It accepts ${known.form}.`);
    }
    return { key, value };
}
function variablesOf(settings) {
    const pairs = settings.flatMap(({ key, value }) => {
        const known = variableOf[key];
        return known ? [[known.name, unquoted(value)]] : [];
    });
    return Object.fromEntries(pairs);
}
/** The string that a value is to Flox: `"x"` is x. */
function unquoted(value) {
    try {
        const json = JSON.parse(value);
        return typeof json === 'string' ? json : value;
    }
    catch {
        return value;
    }
}
function refused(message, fix) {
    return (0,model_problem/* error */.z3)('FLX007', message, fix, { source: 'https://flox.dev/docs/man/flox-config/' });
}
function shown(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

;// CONCATENATED MODULE: ./lib/nix/advisories.js

/** Newest first. `scripts/update-releases.ts` names the advisories of NixOS/nix that are not here. */
const advisories = [
    {
        ids: [
            ...['CVE-2026-110449', 'CVE-2026-110450', 'CVE-2026-110451', 'CVE-2026-110453'],
            ...['GHSA-25vp-6h23-hj3g', 'GHSA-92x5-h528-wrmw', 'GHSA-jwvx-xq5j-gc56', 'GHSA-m4vq-qf6v-82pj'],
        ],
        allows: 'evaluation writes to memory that is not its own, repair of a path makes root, the sandbox of macOS leaks',
        published: '20261013',
        source: 'https://github.com/NixOS/nix/security/advisories',
        fixed: { nix: ['2.35.3', '2.34.9', '2.31.6', '2.30.6', '2.28.8'], lix: ['2.95.4'], determinate: ['3.23.2'] },
    },
];
/** The advisories that concern this Nix. A version that is not a number concerns none. Pure. */
function concernsOf(nix, known = advisories) {
    const by = nix.determinate !== undefined ? 'determinate' : (nix.fork ?? 'nix');
    const version = parse(nix.determinate ?? nix.version);
    if (!version)
        return [];
    return known.flatMap((advisory) => {
        const lines = advisory.fixed[by];
        const fixed = lines.findLast((release) => compareLines(release, version) >= 0) ?? lines[0];
        return isBefore(version, fixed, advisory.published) ? [{ advisory, fixed }] : [];
    });
}
/**
 * INS036 for a Nix with known holes: an error where the user requires that there are none, else a warning. `update` says
 * how this Nix gets to be the fixed release. Pure.
 */
function adviseAgainst(nix, required, update) {
    const name = nix.determinate ? `Determinate Nix ${nix.determinate}` : `${nix.fork ? 'Lix' : 'Nix'} ${nix.version}`;
    return concernsOf(nix).map(({ advisory, fixed }) => {
        const message = `${name} has known security holes (${advisory.ids.join(', ')}): ${advisory.allows}.`;
        return (required ? model_problem/* error */.z3 : model_problem/* warning */.$e)('INS036', message, update(fixed), { source: advisory.source });
    });
}
function parse(text) {
    const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:pre(\d{8})?|-pre)?/.exec(text);
    if (!match)
        return undefined;
    const [whole, major, minor, patch = '0', day = ''] = match;
    return { numbers: [Number(major), Number(minor), Number(patch)], pre: whole.includes('pre') ? day : undefined };
}
/** Positive where the release is of a newer line (major and minor) than the version. */
function compareLines(release, { numbers: [major, minor] }) {
    const [otherMajor = 0, otherMinor = 0] = release.split('.').map(Number);
    return otherMajor - major || otherMinor - minor;
}
function isBefore(version, fixed, published) {
    const patch = Number(fixed.split('.')[2]);
    const line = compareLines(fixed, version);
    if (line !== 0)
        return line > 0 || (version.pre !== undefined && version.pre < published);
    return version.numbers[2] < patch || (version.numbers[2] === patch && version.pre !== undefined);
}

;// CONCATENATED MODULE: ./lib/actions/setup/flox/provider.js







/**
 * Flox, found or installed, with the job's settings. Throws ProblemError FLX001 to FLX008, and INS036 for known security
 * holes of the Nix that Flox runs where none may be.
 */
const flox = {
    name: 'flox',
    check: (_, inputs) => inputs.flox ? [...(0,flox_package/* checkFloxRequest */.f)(flox_provider_requestOf(inputs)), ...planFloxSettings(settingsOf(inputs)).problems] : [],
    provide: async (context) => {
        const { host, inputs, job } = context;
        if (!inputs.flox)
            return { outputs: { 'flox-version': '', 'flox-path': '' } };
        const provided = await (0,flox_install/* provideFlox */.R)(host, flox_provider_requestOf(inputs), job);
        const { version, program } = provided.flox;
        const holes = await holesOf(context, provided.flox);
        if ((0,model_problem/* worstSeverity */.Lc)(holes) === 'error')
            throw new model_problem/* ProblemError */.Mm(holes);
        const { plan } = planFloxSettings(settingsOf(inputs));
        const applied = await (0,apply_settings/* applyFloxSettings */.jO)(host, program, plan ?? { settings: [], variables: {} });
        const how = { existing: 'was there', package: 'installed', nix: 'installed through Nix' }[provided.by];
        host.log.info(`Flox ${version} (${program}), ${how} in ${provided.seconds.toFixed(1)} s`);
        return {
            path: provided.path,
            variables: applied.variables,
            outputs: { 'flox-version': version, 'flox-path': program },
            rows: [['Flox', `${version} (${program})`]],
            warnings: [...provided.warnings, ...holes, ...applied.warnings],
            found: { flox: provided.flox },
        };
    },
};
/** INS036 for what Flox runs; the provider of Nix has said it of the machine's own, and says it of one that Flox installed. */
async function holesOf({ host, inputs, found: { nix } }, flox) {
    if (!nix)
        return [];
    const others = (await nixVersionsOf(host, nix, flox)).filter((version) => version !== nix.version);
    const update = (fixed) => `Flox ${flox.version} runs it, whatever Nix the machine has: use a release of Flox with Nix ${fixed} or newer.`;
    return others.flatMap((version) => adviseAgainst({ version }, inputs.advisories === 'required', update));
}
function flox_provider_requestOf(inputs) {
    return {
        version: inputs['flox-version'],
        channel: inputs['flox-channel'],
        commit: inputs['flox-commit'],
        sha256: inputs['flox-sha256'],
        baseUrl: inputs['flox-base-url'],
    };
}
function settingsOf(inputs) {
    return {
        metrics: inputs['flox-metrics'],
        trusted: inputs['trusted-environments'] ?? [],
        extra: inputs['extra-flox-config'] ?? '',
    };
}

// EXTERNAL MODULE: ./lib/flox/auth/claims.js
var claims = __webpack_require__(703);
// EXTERNAL MODULE: ./lib/flox/auth/hub.js
var auth_hub = __webpack_require__(41799);
// EXTERNAL MODULE: ./lib/flox/auth/sign-in.js + 2 modules
var sign_in = __webpack_require__(44520);
// EXTERNAL MODULE: ./lib/flox/auth/token-file.js
var token_file = __webpack_require__(18708);
;// CONCATENATED MODULE: ./lib/actions/setup/floxhub/no-secrets.js

/**
 * Why GitHub gives this run no secrets and no OIDC token, as a sentence has it; undefined where it may have them. The
 * payload of a pull request from a fork can be empty.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
async function whyNoSecrets(host) {
    const { GITHUB_EVENT_NAME: event = '', GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: name, GITHUB_ACTOR: actor, } = host.env;
    if (actor === 'dependabot[bot]')
        return 'Dependabot started it';
    // pull_request_target runs in the repository itself, with its secrets.
    if (!/^pull_request(?:_review(?:_comment)?)?$/.test(event))
        return undefined;
    const text = path ? await (0,files/* readIfPresent */.Zu)(host, path).catch(() => undefined) : undefined;
    return originOf(text) === name?.toLowerCase() ? undefined : 'it is of a pull request from a fork';
}
/** The repository that the code of a pull request comes from; undefined where the payload does not say. */
function originOf(payload) {
    try {
        const { pull_request: request } = Object(JSON.parse(payload ?? ''));
        const { head } = Object(request);
        const { repo } = Object(head);
        const { full_name: name } = Object(repo);
        return typeof name === 'string' ? name.toLowerCase() : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/nix/credentials/aws-role.js
var aws_role = __webpack_require__(30964);
// EXTERNAL MODULE: ./lib/runner/mask-secrets.js
var mask_secrets = __webpack_require__(54136);
;// CONCATENATED MODULE: ./lib/flox/auth/secrets/parse.js



const readers = {
    'floxhub-vault': readVault,
    'floxhub-aws-secret': readAws,
    'floxhub-google-secret': readGoogle,
};
/**
 * The place that the inputs name; undefined where they name none. Every problem at once: FLX140 for what is wrong in a
 * text, CFG002 where more than one input is set. There is no place beside a problem.
 */
function parseSecretSource(texts) {
    const names = Object.keys(readers).filter((name) => (texts[name] ?? '').trim() !== '');
    const problems = [];
    if (names.length > 1) {
        problems.push((0,model_problem/* error */.z3)('CFG002', `${names.join(' and ')} are set.`, 'Keep the token in one place, and set its input.'));
    }
    const places = names.map((name) => {
        const words = parse_wordsOf(name, texts[name] ?? '', problems);
        const place = readers[name](words);
        words.refuseOthers();
        return place;
    });
    return { place: problems.length === 0 ? places[0] : undefined, problems };
}
const segment = /^[^\s/?#%\\]+$/;
const isPath = (text) => text.split('/').every((part) => segment.test(part) && part !== '.' && part !== '..');
const anyField = (text) => text !== '';
function readVault(words) {
    const url = words.first('the URL of the server, as in https://vault.example.org', (text) => vaultUrl(text) !== undefined);
    const known = vaultUrl(url) ?? '';
    return {
        kind: 'vault',
        url: known,
        role: words.needed('role', 'the name of a role of the JWT login', (text) => segment.test(text)),
        path: words.needed('path', 'the path of the API, as in secret/data/flox (version 2) or secret/flox (1)', isPath),
        field: words.needed('field', 'the name of the field that holds the token', anyField),
        mount: words.optional('mount', 'the path of the JWT login below auth/, as in jwt', isPath) ?? 'jwt',
        namespace: words.optional('namespace', 'a namespace, as in team/ci', isPath),
        audience: words.optional('audience', 'an audience', anyField) ?? known,
    };
}
/** https, and http on this machine alone; undefined of anything else. */
function vaultUrl(text) {
    const url = URL.parse(text);
    if (!url)
        return undefined;
    const here = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
    const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    return bare && (url.protocol === 'https:' || here) ? url.href.replace(/\/+$/, '') : undefined;
}
const secretArn = /^arn:aws[a-z-]*:secretsmanager:([a-z]{2}(?:-[a-z]+)+-\d):\d{12}:secret:[\w/+=.@-]{1,512}$/;
function readAws(words) {
    const example = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:flox-AbCdEf';
    const arn = words.first(`the whole ARN of the secret, as in ${example}`, (text) => secretArn.test(text));
    return {
        kind: 'aws',
        arn,
        region: secretArn.exec(arn)?.[1] ?? '',
        role: words.needed('role', 'the whole ARN of a role, as in arn:aws:iam::123456789012:role/flox', (text) => aws_role/* roleArn */.w3.test(text)),
        field: words.optional('field', 'a key of the JSON object in the secret', anyField),
        audience: words.optional('audience', 'an audience', anyField) ?? aws_role/* awsAudience */.Qd,
    };
}
const googleSecret = /^(projects\/[a-z0-9:.-]+\/(?:locations\/([a-z0-9-]+)\/)?secrets\/[\w-]{1,255})(?:\/versions\/([\w-]{1,63}))?$/;
const googleProvider = /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/;
function readGoogle(words) {
    const name = words.first('the name of the secret, as in projects/1234/secrets/flox', (text) => googleSecret.test(text));
    const [, secret = '', location, version = 'latest'] = googleSecret.exec(name) ?? [];
    // The console shows it with its host.
    const bare = (text) => text.replace(/^(?:https:)?\/\/iam\.googleapis\.com\//, '');
    const expected = 'projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the number of the project';
    const provider = bare(words.needed('provider', expected, (text) => googleProvider.test(bare(text))));
    const account = 'the e-mail address of a service account, as in flox@project.iam.gserviceaccount.com';
    return {
        kind: 'google',
        version: `${secret}/versions/${version}`,
        location,
        provider,
        serviceAccount: words.optional('service-account', account, (text) => /^[\w.-]+@[\w.-]+\.gserviceaccount\.com$/.test(text)),
        field: words.optional('field', 'a key of the JSON object in the secret', anyField),
        // What a provider accepts unless it names audiences of its own.
        audience: words.optional('audience', 'an audience', anyField) ?? `https://iam.googleapis.com/${provider}`,
    };
}
function parse_wordsOf(input, text, problems) {
    const refuse = (what, fix) => {
        problems.push((0,model_problem/* error */.z3)('FLX140', `Input ${input} ${what}.`, fix, { subject: { setting: input } }));
    };
    const words = text.trim().split(/\s+/);
    const start = /^[a-z-]+=/.test(words[0] ?? '') ? '' : words[0];
    const values = new Map();
    for (const word of start === '' ? words : words.slice(1)) {
        const [, key, value = ''] = /^([a-z-]+)=(.*)$/.exec(word) ?? [];
        if (key === undefined)
            refuse(`has ${parse_shown(word)}, which is not of the form key=value`, 'Write values without blanks.');
        else if (values.has(key))
            refuse(`has ${key}= twice`, 'Give it once.');
        else
            values.set(key, value);
    }
    const asked = [];
    const optional = (key, expected, test) => {
        asked.push(key);
        const value = values.get(key);
        if (value === undefined || test(value))
            return value;
        refuse(`has ${parse_shown(`${key}=${value}`)}`, `${key}= must be ${expected}.`);
        return '';
    };
    return {
        optional,
        first: (expected, test) => {
            if (start && test(start))
                return start;
            refuse(start ? `begins with ${parse_shown(start)}` : 'does not begin with its place', `It must begin with ${expected}.`);
            return '';
        },
        needed: (key, expected, test) => {
            const value = optional(key, expected, test);
            if (value === undefined)
                refuse(`has no ${key}=`, `Add ${key}=, ${expected}.`);
            return value ?? '';
        },
        refuseOthers: () => {
            for (const key of values.keys()) {
                if (!asked.includes(key))
                    refuse(`has ${key}=`, `It may have ${asked.map((name) => `${name}=`).join(', ')}.`);
            }
        },
    };
}
/** Somebody may have pasted the token itself. */
function parse_shown(text) {
    if ((0,mask_secrets/* hasToken */.y0)(text))
        return 'a token';
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

;// CONCATENATED MODULE: ./lib/flox/auth/secrets/source.js
const names = {
    vault: 'Vault',
    aws: 'AWS Secrets Manager',
    google: 'Google Secret Manager',
};
/** What gives the token that is kept at a place. `mask` is told every secret that comes up, before it is used. */
function secretSource(place, mask) {
    return {
        name: names[place.kind],
        fetchToken: async (host, identity) => (await sourceOf(place, mask)).fetchToken(host, identity),
    };
}
/** Loaded when a token is read, since most jobs read none. */
async function sourceOf(place, mask) {
    switch (place.kind) {
        case 'vault':
            return (await __webpack_require__.e(/* import() | vault */ 381).then(__webpack_require__.bind(__webpack_require__, 27506))).vaultSource(place, mask);
        case 'aws':
            return (await __webpack_require__.e(/* import() | aws-secret */ 9983).then(__webpack_require__.bind(__webpack_require__, 44811))).awsSource(place, mask);
        case 'google':
            return (await __webpack_require__.e(/* import() | google-secret */ 4303).then(__webpack_require__.bind(__webpack_require__, 42711))).googleSource(place, mask);
    }
}

// EXTERNAL MODULE: ./lib/actions/setup/floxhub/secret-inputs.js
var secret_inputs = __webpack_require__(22524);
;// CONCATENATED MODULE: ./lib/actions/setup/floxhub/request.js





/** The day on which FloxHub was last looked at for an exchange of its own: https://github.com/flox/flox/issues/4593 */
const lookedAt = '2026-11-30';
/** What the inputs ask for. To be called with inputs against which `checkLogin` has nothing. */
function askedLogin(inputs, mask) {
    const hub = (0,auth_hub/* floxHub */.Z7)(inputs['floxhub-url'] ?? auth_hub/* publicHub */.dF);
    const missing = missingSecrets(inputs);
    if (inputs['floxhub-auth'] === '' || !hub)
        return { kind: 'none' };
    if (missing.length > 0)
        return { kind: 'missing', inputs: missing };
    const request = request_requestOf(inputs, mask);
    return request ? { kind: 'asked', hub, request } : { kind: 'none' };
}
/** FLX120 and FLX121 for what is wrong whatever secrets the run has. */
function checkLogin(inputs) {
    const auth = inputs['floxhub-auth'];
    const problems = checkAddresses(inputs);
    if (auth === '') {
        const given = [
            'floxhub-token',
            'floxhub-client-id',
            'floxhub-client-secret',
            'floxhub-oidc-endpoint',
            'floxhub-vault',
            'floxhub-aws-secret',
            'floxhub-google-secret',
        ].filter((name) => inputs[name] !== undefined);
        if (given.length === 0 && !inputs['floxhub-export'])
            return problems;
        const what = given[0] ?? 'floxhub-export';
        const fix = 'Set it to token, client-credentials or oidc.';
        return [...problems, (0,model_problem/* error */.z3)('FLX120', `${what} is set, but floxhub-auth is not.`, fix)];
    }
    if (auth === 'client-credentials' && inputs['floxhub-client-id'] === undefined && inputs['floxhub-client-secret']) {
        problems.push((0,model_problem/* error */.z3)('FLX120', 'floxhub-client-id is not set.', 'Set it to the id of the client of the secret.'));
    }
    if (auth === 'oidc' && inputs['floxhub-client-secret'] && inputs['floxhub-client-id'] === undefined) {
        problems.push((0,model_problem/* error */.z3)('FLX120', 'floxhub-client-secret is set, but floxhub-client-id is not.', 'Set both, or none.'));
    }
    const { place, problems: unclear } = parseSecretSource(inputs);
    problems.push(...unclear);
    const manager = place !== undefined || unclear.length > 0;
    const endpoint = inputs['floxhub-oidc-endpoint'] !== undefined;
    if (auth === 'oidc' && !endpoint && !manager)
        problems.push(noExchange());
    if (auth === 'oidc' && endpoint && manager) {
        const message = 'floxhub-oidc-endpoint and a secret manager are both set.';
        problems.push((0,model_problem/* error */.z3)('FLX120', message, 'Set one of them: where the token comes from.'));
    }
    if (auth !== 'oidc' && manager) {
        const message = `A secret manager is set, but floxhub-auth is ${auth}.`;
        problems.push((0,model_problem/* error */.z3)('FLX120', message, 'Set floxhub-auth to oidc, or remove the secret manager.'));
    }
    const token = inputs['floxhub-token'] ?? '';
    if (auth === 'token' && /[^\x21-\x7e]/.test(token)) {
        const fix = 'Set the secret again: the token alone, without blanks, quotes or a name before it.';
        problems.push((0,model_problem/* error */.z3)('FLX120', 'floxhub-token has a blank or another character that no token has.', fix));
    }
    return problems;
}
function checkAddresses(inputs) {
    const fix = 'Write an address of https, without a login, a query or a fragment; http is for this machine alone.';
    const wrong = (name) => (0,model_problem/* error */.z3)('FLX120', `${name} is not an address that a secret may be sent to.`, fix);
    const { 'floxhub-url': hub, 'floxhub-oidc-endpoint': endpoint } = inputs;
    return [
        ...(hub !== undefined && !(0,auth_hub/* floxHub */.Z7)(hub) ? [wrong('floxhub-url')] : []),
        ...(endpoint !== undefined && !(0,auth_hub/* safeUrl */.Pl)(endpoint) ? [wrong('floxhub-oidc-endpoint')] : []),
    ];
}
/** FLX121: what can be done instead, all of which works without a stored secret or says that it needs one. */
function noExchange() {
    const message = `floxhub-auth is oidc, and FloxHub itself exchanges no token of GitHub (as of ${lookedAt}).`;
    const ready = 'Vault or OpenBao, AWS Secrets Manager, or Google Secret Manager with a token of a service account';
    const fix = `Set floxhub-oidc-endpoint to an endpoint of yours (RFC 8693 or RFC 7523), or have the token read from ${ready} (${Object.keys(secret_inputs/* secretInputs */._).join(', ')}); or store it in GitHub and use floxhub-auth: token.`;
    return (0,model_problem/* error */.z3)('FLX121', message, fix, { source: 'https://github.com/flox/flox/issues/4593' });
}
function missingSecrets(inputs) {
    const needed = {
        '': [],
        token: ['floxhub-token'],
        'client-credentials': ['floxhub-client-id', 'floxhub-client-secret'],
        oidc: [],
    };
    return needed[inputs['floxhub-auth']].filter((name) => inputs[name] === undefined);
}
function request_sourceOf(inputs, mask) {
    const { place } = parseSecretSource(inputs);
    return place && secretSource(place, mask);
}
function request_requestOf(inputs, mask) {
    const { 'floxhub-token': token = '', 'floxhub-client-id': clientId, 'floxhub-client-secret': clientSecret, 'floxhub-audience': audience, 'floxhub-oidc-endpoint': endpoint, 'floxhub-oidc-grant': grant, } = inputs;
    switch (inputs['floxhub-auth']) {
        case '':
            return undefined;
        case 'token':
            return { kind: 'token', token, audience };
        case 'client-credentials':
            return { kind: 'client-credentials', clientId: clientId ?? '', clientSecret: clientSecret ?? '', audience };
        case 'oidc': {
            const source = request_sourceOf(inputs, mask);
            if (source)
                return { kind: 'secret', source };
            if (endpoint === undefined)
                return undefined;
            const oidcAudience = inputs['floxhub-oidc-audience'] ?? new URL(endpoint).origin;
            return { kind: 'exchange', endpoint, grant, oidcAudience, audience, clientId, clientSecret };
        }
    }
}

;// CONCATENATED MODULE: ./lib/actions/setup/floxhub/provider.js







/**
 * The job's login to FloxHub: proven, in a private file for our own calls of Flox, in the netrc for the stores of private
 * catalogs, and in the environment of later steps only with `floxhub-export`. Throws ProblemError FLX120 to FLX132.
 */
const floxhub = {
    name: 'floxhub',
    check: (_, inputs) => checkLogin(inputs),
    provide: async ({ host, inputs, github }) => {
        const asked = askedLogin(inputs, (secret) => github?.mask(secret));
        if (asked.kind === 'none')
            return {};
        const needsIdentity = inputs['floxhub-auth'] === 'oidc' && !host.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        const why = asked.kind === 'missing' || needsIdentity ? await whyNoSecrets(host) : undefined;
        if (why !== undefined)
            return { warnings: [noLogin(why)], rows: [['FloxHub', 'not signed in: no secrets']] };
        if (asked.kind === 'missing')
            throw new model_problem/* ProblemError */.Mm(asked.inputs.map(missing));
        const { login, warnings } = await (0,sign_in/* signIn */.J)(host, asked.hub, asked.request, github);
        await (0,token_file/* saveLogin */.N8)(host, { ...login, exported: inputs['floxhub-export'] ? login.token : null });
        const shown = `${login.handle} on ${new URL(login.hub).host}, ${untilText(login)}`;
        host.log.info(`Signed in to FloxHub: ${shown}`);
        return {
            variables: provider_variablesOf(asked.hub, login, inputs['floxhub-export']),
            rows: [['FloxHub', shown]],
            warnings: [...warnings, ...anonymousLater(host, inputs)],
            found: { netrc: netrcOf(asked.hub, login.token) },
        };
    },
};
/** The token is a secret, and this is the one way by which it is given to all later steps. */
function provider_variablesOf({ url }, { token }, exported) {
    return {
        ...(url === auth_hub/* publicHub */.dF ? {} : { FLOX_FLOXHUB_URL: url }),
        ...(exported ? { FLOX_FLOXHUB_TOKEN: token } : {}),
    };
}
/** As the netrc that Flox itself makes for `nix copy`. */
function netrcOf(hub, token) {
    return (0,auth_hub/* storeHosts */.jp)(hub)
        .map((host) => `machine ${host} login unused password ${token}\n`)
        .join('');
}
function untilText({ expires, renewal }) {
    if (expires === null)
        return 'does not expire';
    return `until ${(0,claims/* timeOf */.nR)(expires)} UTC${renewal ? ', renewed when needed' : ''}`;
}
/** FLX133 where a step that runs `flox` itself would not be signed in. */
function anonymousLater(host, inputs) {
    if (!inputs.flox || inputs['floxhub-export'] || host.env['FLOX_FLOXHUB_TOKEN'])
        return [];
    const message = 'A later step that runs `flox` itself is not signed in to FloxHub: the token is kept for this action.';
    const fix = 'Set floxhub-export: true if there is one; every later step of the job can then read the token.';
    return [(0,model_problem/* warning */.$e)('FLX133', message, fix)];
}
function noLogin(why) {
    const message = `The job continues without a login to FloxHub: GitHub gives this run no secrets, because ${why}.`;
    return (0,model_problem/* warning */.$e)('FLX123', message, 'Commit manifest.lock: activating an environment then needs no login.');
}
function missing(input) {
    const fix = 'Set it from a secret or a variable of the repository, the organization or the environment of the job.';
    return (0,model_problem/* error */.z3)('FLX120', `floxhub-auth needs ${input}, which is empty.`, fix);
}

// EXTERNAL MODULE: ./lib/machine/kvm.js
var kvm = __webpack_require__(75253);
;// CONCATENATED MODULE: ./lib/actions/setup/kvm/provider.js

/** /dev/kvm, open to builds. */
const provider_kvm = {
    name: 'kvm',
    provide: async ({ host, inputs, job }) => {
        const wanted = inputs.kvm === 'auto' ? host.env['RUNNER_ENVIRONMENT'] === 'github-hosted' : inputs.kvm === 'true';
        const report = wanted ? await (0,kvm/* enableKvm */.KJ)(host, { job }) : undefined;
        for (const line of report?.did ?? [])
            host.log.info(`KVM: ${line}`);
        const state = report?.state ?? 'absent';
        return { outputs: { kvm: state }, rows: [['KVM', state]], warnings: report?.problems ?? [] };
    },
};

// EXTERNAL MODULE: ./lib/model/system.js
var model_system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/nix/configure/facts.js + 1 modules
var configure_facts = __webpack_require__(33998);
// EXTERNAL MODULE: ./lib/nix/machine-kind.js
var machine_kind = __webpack_require__(36881);
;// CONCATENATED MODULE: ./lib/nix/preinstalled.js

/** The one table; the documentation prints it. */
const machineDefaults = {
    'hosted-linux': { meaning: 'GitHub’s Linux runner', nix: 'install', writes: 'system' },
    'hosted-macos': { meaning: 'GitHub’s macOS runner', nix: 'install', writes: 'system' },
    container: { meaning: 'a container job or a pod (ARC), without Nix', nix: 'install', writes: 'system' },
    rootless: { meaning: 'a machine without root or sudo, without Nix', nix: 'install', writes: 'job' },
    none: { meaning: 'another machine without Nix', nix: 'install', writes: 'system' },
    nixos: { meaning: 'NixOS: /etc is generated by a rebuild', nix: 'use', writes: 'job' },
    'nix-darwin': { meaning: 'nix-darwin: /etc is generated by a rebuild', nix: 'use', writes: 'job' },
    determinate: { meaning: 'Determinate Nix: settings go to nix.custom.conf', nix: 'use', writes: 'system' },
    lix: { meaning: 'Lix', nix: 'use', writes: 'system' },
    debian: { meaning: 'the package nix-bin of Debian or Ubuntu', nix: 'use', writes: 'system' },
    'upstream-daemon': { meaning: 'upstream Nix with its daemon', nix: 'use', writes: 'system' },
    'upstream-single': { meaning: 'upstream Nix without a daemon', nix: 'use', writes: 'job' },
    windows: { meaning: 'Windows without WSL', nix: 'stop', writes: 'job' },
};
/**
 * Whether the Nix that is there is used, or one installed, and where settings go. Pure. INS031 (none is there and one must
 * be), INS032 (one is there and none may be), INS033 (Windows).
 */
function decidePreinstalled(machine, options) {
    const { wanted } = options;
    const { meaning, nix, writes } = machineDefaults[machine.kind];
    if (nix === 'stop')
        return stop('INS033', windowsMessage, windowsFix);
    const there = machine.nix;
    if (there && wanted === 'refuse') {
        const message = `Nix ${there.version} is on this machine (${there.program}), and preinstalled is refuse.`;
        return stop('INS032', message, 'Remove it, use another machine, or set preinstalled: use.');
    }
    if (!there && wanted === 'require') {
        const fix = 'Install Nix on the machine or in its image, or set preinstalled: auto.';
        return stop('INS031', `No Nix was found on this machine (${meaning}), and preinstalled is require.`, fix);
    }
    if (!there && machine.kind === 'nixos') {
        const fix = 'Set `nix.enable = true` in its configuration, and add /run/current-system/sw/bin to PATH.';
        return stop('INS031', 'This is NixOS, but no Nix was found, and none can be installed on NixOS.', fix);
    }
    if (!there)
        return { kind: 'install', writes, why: `no Nix on this machine: ${meaning}` };
    if (machine.confFile === undefined) {
        const why = machine.kind === 'nixos'
            ? 'NixOS generates /etc in a rebuild'
            : '/etc/nix/nix.conf is a link that another program manages';
        return { kind: 'use', writes: 'job', why };
    }
    const mayWrite = options.runnerEnvironment === 'github-hosted' || options.systemWide === true;
    if (!mayWrite)
        return { kind: 'use', writes: 'job', why: 'this Nix was already installed, and system-wide is false' };
    return { kind: 'use', writes, why: `Nix ${there.version} is already installed: ${meaning}` };
}
const windowsMessage = 'Nix does not run on Windows itself.';
const windowsFix = 'Run the steps in WSL 2 with a Linux distribution (https://learn.microsoft.com/windows/wsl), or on a Linux runner.';
function stop(code, message, fix) {
    return { kind: 'problem', problem: (0,model_problem/* error */.z3)(code, message, fix) };
}

;// CONCATENATED MODULE: ./lib/actions/setup/nix/provider.js












/**
 * The Nix that is there, or an installed one with its daemon. Throws ProblemError with the codes of installation, and INS036
 * for known security holes where none may be.
 */
const nix = {
    name: 'nix',
    provide: async ({ host, inputs, job, found: { flox } }) => {
        const begun = host.clock.now();
        const ours = await isOurs(host);
        const there = ours ? undefined : await (0,find/* lookForNix */.E)(host);
        const machine = await (0,machine_kind/* findMachineFacts */.K)(host, there);
        const whyJobOnly = ours ? undefined : decide(host, machine, inputs);
        if (!there && !ours)
            insistOnFixed(adviseAgainstRelease(host, inputs));
        const installed = there ? undefined : await provider_install(host, inputs, job);
        const nix = there ?? installed?.nix;
        if (!nix)
            throw new Error('neither found nor installed'); // one of the two is there
        const update = there ? (flox ? updateFlox : updateFound) : ours ? updateOurs : updateInput(host);
        const holes = adviseAgainst(nix, inputs.advisories === 'required', update);
        insistOnFixed(holes);
        const environment = installed?.environment ?? { path: pathOf(host, nix), variables: {} };
        const seconds = (host.clock.now() - begun) / 1_000;
        const facts = await (0,configure_facts/* findConfigurationFacts */.H)((0,provider.withEnvironment)(host, environment), nix);
        const configuration = withMachine(facts, machine, installed, there && whyJobOnly);
        const mode = configuration.mode === 'daemon' ? 'daemon' : 'single-user';
        const made = installed?.made ?? false;
        const { program, version } = nix;
        const { kind } = machine;
        const how = made ? `installed in ${seconds.toFixed(1)} s` : 'was there';
        host.log.info(`Nix ${version} (${program}), ${mode}, ${how}`);
        const needed = Object.entries(installed?.settings ?? {}).map(([name, value]) => (0,nix_conf/* textSetting */.QE)(name, value));
        return {
            path: environment.path,
            variables: environment.variables,
            contributions: [{ from: 'installation of Nix', settings: needed, order: 'before' }],
            outputs: { 'nix-version': version, 'nix-path': program, mode, installed: String(made), 'machine-kind': kind },
            rows: [
                ['Nix', `${version} (${program}), ${made ? 'installed by this job' : 'was there'}, ${mode}`],
                ['Machine kind', kind],
            ],
            warnings: [
                ...holes,
                ...otherVersion(there, inputs['nix-version']),
                ...withoutEffect(machine, inputs, whyJobOnly),
            ],
            seconds: installed?.seconds ?? { find: seconds },
            found: { nix, configuration },
        };
    },
};
/** The facts of the configuration, with what this kind of machine and our own installation say. */
function withMachine(facts, machine, installed, whyJobOnly) {
    return {
        ...facts,
        ...(whyJobOnly === undefined ? {} : { confDirWritable: false, whyJobOnly }),
        ...(!installed && machine.confFile ? { confFile: machine.confFile } : {}),
        // Root opens the store itself, but others of this machine come through the daemon that we installed.
        ...(installed?.mode === 'daemon' ? { mode: 'daemon', trusted: true } : {}),
    };
}
/**
 * Why our settings stay out of the system's files, where a Nix that is there is used; undefined where they may go there, and
 * where one is installed. Throws ProblemError INS031 to INS033.
 */
function decide(host, machine, inputs) {
    const decision = decidePreinstalled(machine, {
        wanted: inputs.preinstalled,
        runnerEnvironment: host.env['RUNNER_ENVIRONMENT'],
        systemWide: inputs['system-wide'],
    });
    host.log.debug(`machine ${machine.kind}: ${machine.seen.map(({ what, where }) => `${what} (${where})`).join(', ')}`);
    if (decision.kind === 'problem')
        throw new model_problem/* ProblemError */.Mm(decision.problem);
    if (decision.kind === 'install' || decision.writes === 'system')
        return undefined;
    return decision.why;
}
/** INS034 where the user allows what cannot be done: the system's configuration is made by something else. */
function withoutEffect(machine, inputs, whyJobOnly) {
    if (!inputs['system-wide'] || machine.confFile !== undefined || whyJobOnly === undefined)
        return [];
    const fix = 'Configure caches and trusted-users in the source of that configuration, such as `nix.settings` of NixOS.';
    return [(0,model_problem/* warning */.$e)('INS034', `system-wide has no effect here: ${whyJobOnly}.`, fix)];
}
/** Later steps find by name what we found; a runner's service has no Nix on its PATH, as nobody has logged in. */
function pathOf(host, nix) {
    const folder = (0,external_node_path_.dirname)(nix.program);
    return (host.env['PATH'] ?? '').split(external_node_path_.delimiter).includes(folder) ? [] : [folder];
}
async function provider_install(host, inputs, job) {
    const system = (0,model_system/* systemOf */.br)(host);
    if (system === undefined) {
        const fix = 'Use a machine with x86-64 or 64-bit ARM, or install Nix before this step.';
        throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('INS033', `Nix has no release for ${host.platform} on ${host.arch}.`, fix));
    }
    return installNix(host, {
        version: inputs['nix-version'],
        sha256: inputs['nix-sha256'],
        baseUrl: inputs['nix-base-url'],
        mode: inputs.mode,
        system,
        job,
    });
}
/** Before anything is installed. What is wrong with the platform or the version is the installation's to say. */
function adviseAgainstRelease(host, inputs) {
    const version = inputs['nix-version'] ?? (0,releases/* defaultVersion */.U8)(releases/* releases */.D8, (0,model_system/* systemOf */.br)(host));
    return adviseAgainst({ version }, inputs.advisories === 'required', updateInput(host));
}
function insistOnFixed(holes) {
    if ((0,model_problem/* worstSeverity */.Lc)(holes) === 'error')
        throw new model_problem/* ProblemError */.Mm(holes);
}
const updateInput = (host) => (fixed) => {
    const system = (0,model_system/* systemOf */.br)(host);
    return system && releases/* releases */.D8[fixed]?.[system]
        ? `Set nix-version to ${fixed}.`
        : `Set nix-version to ${fixed} and nix-sha256 to the SHA-256 of its archive: this action does not have its hash.`;
};
const updateOurs = (fixed) => `Remove it with \`nix-cuda uninstall\`, and install Nix ${fixed} or newer by nix-version.`;
const updateFlox = (fixed) => `It came with Flox: use a release of Flox with Nix ${fixed} or newer, or install that Nix first and set flox-commit.`;
const updateFound = (fixed) => `Update it to ${fixed} or newer, or check the advisories of your distribution, which may have fixed it under the old number.`;
/** INS030 where another release is on the machine than `nix-version` asks for: it is used, and stays. */
function otherVersion(there, wanted) {
    if (!there || wanted === undefined || there.version === wanted)
        return [];
    return [
        (0,model_problem/* warning */.$e)('INS030', `Nix ${there.version} is on this machine (${there.program}) and is used, although nix-version is ${wanted}.`, 'Remove nix-version, or use a machine without Nix.'),
    ];
}

// EXTERNAL MODULE: ./lib/cuda/attribute-path.js
var attribute_path = __webpack_require__(39635);
// EXTERNAL MODULE: ./lib/cuda/expression-instance.js
var expression_instance = __webpack_require__(84033);
// EXTERNAL MODULE: ./lib/cuda/request-entries.js
var request_entries = __webpack_require__(83255);
// EXTERNAL MODULE: ./lib/cuda/selectors.js
var cuda_selectors = __webpack_require__(3225);
;// CONCATENATED MODULE: ./lib/cuda/nixpkgs-config.js
/** The configuration file of Nixpkgs (NIXPKGS_CONFIG) for commands that a plan does not know. */




/**
 * What entries of `capabilities` are as one configuration: all of them together, with PTX where one asks for it; undefined
 * for `default` alone, which is what Nixpkgs does by itself. Presets depend on the toolkit, which only Nixpkgs knows here:
 * CFG001 or CFG006 for `all-major`, and for `default` beside others.
 */
function configTargets(entries, tables) {
    const selectors = entries.flatMap(({ value, origin }) => value.selectors.map((selector) => ({ selector, origin })));
    const isDefault = ({ selector }) => selector.kind === 'preset' && selector.preset === 'default';
    if (selectors.every(isDefault))
        return { targets: undefined };
    const problems = selectors.flatMap(({ selector, origin }) => selector.kind === 'preset' && selector.preset !== 'hosted-gpus'
        ? [
            (0,request_entries/* refuse */.TR)(origin, `nixpkgs-config has one list of capabilities for every toolkit, and ${selector.text} differs by toolkit.`, 'Write the capabilities, like 8.6 9.0a, or default alone.'),
        ]
        : []);
    if (problems.length > 0)
        return { problems };
    const names = selectors.flatMap(({ selector }) => (0,cuda_selectors/* selectCapabilities */.zk)(selector, tables));
    const capabilities = [...new Set(names)].sort(request_entries/* compareCapabilityTexts */.GN);
    const withPtx = selectors.some(({ selector }) => selector.ptx);
    return { targets: { capabilities, ptx: withPtx ? capabilities.slice(-1) : [] } };
}
/**
 * The text of the file: cudaSupport, the capabilities unless they are Nixpkgs' own, and the licences that cells allow too.
 * Nixpkgs calls it with its own packages, also before release 26.05. https://nixos.org/manual/nixpkgs/stable/#chap-packageconfig
 */
function nixpkgsConfigText(targets, allowUnfree) {
    const capabilities = targets
        ? `  cudaCapabilities = [ ${targets.capabilities.map(attribute_path/* nixString */.z7).join(' ')} ];
  cudaForwardCompat = ${targets.ptx.length > 0};
`
        : '';
    return `# Configuration of Nixpkgs for this job, written by setup-nix-cuda and removed when the job ends.
{ pkgs, ... }:
let
  nixpkgs = pkgs.path;
${(0,expression_instance/* unfreeText */.zk)(allowUnfree)}in
{
  cudaSupport = true;
${capabilities}  allowUnfreePredicate = isPermitted;
}
`;
}

// EXTERNAL MODULE: ./lib/cuda/request.js
var request = __webpack_require__(37118);
// EXTERNAL MODULE: ./lib/cuda/tables.js
var tables = __webpack_require__(31802);
// EXTERNAL MODULE: ./lib/nix/nixpkgs-config.js
var nixpkgs_config = __webpack_require__(35754);
// EXTERNAL MODULE: ./lib/actions/plan/load-request.js + 4 modules
var load_request = __webpack_require__(66055);
;// CONCATENATED MODULE: ./lib/actions/setup/nixpkgs/provider.js







/** NIX_PATH and NIXPKGS_CONFIG of later steps. */
const nixpkgs = {
    name: 'nixpkgs',
    check: (host, inputs) => (inputs['nixpkgs-config'] === 'cuda' ? [...ofInputs(inputs), ...another(host)] : []),
    provide: async ({ host, inputs }) => {
        const path = inputs['nix-path'];
        const variables = path === undefined ? {} : { NIX_PATH: path };
        if (inputs['nixpkgs-config'] !== 'cuda')
            return { variables };
        const root = (0,external_node_path_.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
        const { capabilities = [], allowUnfree = [] } = await (0,load_request/* readParts */.fp)(host, root, inputs);
        const found = configTargets(capabilities, tables/* builtInTables */.b9);
        if ('problems' in found)
            throw new model_problem/* ProblemError */.Mm(found.problems);
        const names = allowUnfree.map(({ value }) => value);
        const file = await (0,nixpkgs_config/* writeNixpkgsConfig */["in"])(host, nixpkgsConfigText(found.targets, names));
        const list = found.targets?.capabilities.join(', ') ?? 'its default capabilities';
        host.log.info(`Nixpkgs of later steps: CUDA for ${list} (${file})`);
        return { variables: { ...variables, NIXPKGS_CONFIG: file }, rows: [['Nixpkgs of later steps', `CUDA for ${list}`]] };
    },
};
/** What is wrong with the input itself, before anything is installed. */
function ofInputs({ capabilities }) {
    const given = (0,request/* readRequestInputs */.Vv)({ capabilities });
    if ('problems' in given)
        return given.problems;
    const found = configTargets(given.request.capabilities ?? [], tables/* builtInTables */.b9);
    return 'problems' in found ? found.problems : [];
}
/** CFG002: somebody else's configuration is in use, and Nixpkgs reads only one. */
function another(host) {
    const theirs = host.env['NIXPKGS_CONFIG'];
    if (!theirs || theirs === (0,nixpkgs_config/* nixpkgsConfigPath */.Aw)(host))
        return [];
    const message = `Input nixpkgs-config is cuda, and NIXPKGS_CONFIG is already ${theirs}.`;
    return [
        (0,model_problem/* error */.z3)('CFG002', message, 'Leave out nixpkgs-config and import your own configuration, or unset the variable.'),
    ];
}

// EXTERNAL MODULE: ./lib/store-cache/job.js + 5 modules
var job = __webpack_require__(17467);
;// CONCATENATED MODULE: ./lib/actions/setup/store-cache/provider.js

/** The job's local binary cache, which the store cache fills and reads. */
const storeCache = {
    name: 'store-cache',
    provide: async ({ host, inputs }) => {
        const { settings, warnings } = await (0,job/* prepareStoreCache */.l)(host, inputs);
        // After the user's lines: `substituters = …` there is not meant to turn it off.
        return { contributions: [{ from: 'store cache', settings, order: 'after' }], warnings };
    },
};

;// CONCATENATED MODULE: ./lib/actions/setup/providers.js













/**
 * Everything that setup provides, in its order: logins, which may be refused, before the machine is touched; room before what needs it, Nix before what depends on its version, all
 * settings before they are written, and the examination when nothing changes any more.
 */
const providers = [
    floxhub,
    disk_provider/* disk */.E9,
    nix,
    provider_kvm,
    disk_provider/* buildFolder */.bo,
    storeCache,
    provider_credentials,
    provider_configure,
    nixpkgs,
    provider_builders,
    flox,
    examination_provider/* examine */.s,
];
/** Provides all of it. Throws ProblemError with the codes of the providers. */
async function prepareMachine(host, inputs, job, github) {
    const begun = host.clock.now();
    const before = await (0,disk_provider/* freeBytes */.go)(host);
    const machine = await (0,provider/* provideAll */.r)(host, inputs, job, await inOrder(host, inputs), github);
    const free = (0,disk_provider/* freeRow */.Zy)(before, await (0,disk_provider/* freeBytes */.go)(host));
    const all = (host.clock.now() - begun) / 1_000;
    return { ...machine, rows: [...machine.rows, ...free], seconds: { ...machine.seconds, all }, freeBefore: before };
}
/**
 * Flox before Nix where its package brings the Nix: where there is none and none was asked for. That Nix is then configured
 * like any other. Where there is one, it stays, and Flox comes through it.
 */
async function inOrder(host, inputs) {
    const bringsNix = inputs.flox && inputs['nix-version'] === undefined && !(await isOurs(host)) && !(await (0,find/* lookForNix */.E)(host));
    if (!bringsNix)
        return providers;
    return providers.filter((provider) => provider !== flox).toSpliced(providers.indexOf(nix), 0, flox);
}


/***/ }),

/***/ 55948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   repairMachine: () => (/* binding */ repairMachine)
/* harmony export */ });
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16166);
/* harmony import */ var _nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20993);
/* harmony import */ var _leave_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(978);
/* harmony import */ var _owners_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76466);




/**
 * Removes what jobs left that never came to their post: a runner has one job at a time, so that every other job of this
 * very runner (its name and its temporary folder are part of the job's name) is over. Only under GitHub's own runner, which
 * marks its processes with RUNNER_TRACKING_ID
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/Constants.cs); what runs workflows otherwise may run two
 * jobs at once under one name. What nobody uses then is left for this job to use, or for its post to remove. Never fails
 * a job: what cannot be removed is a line in the log.
 */
async function repairMachine(host, job, owners = _owners_js__WEBPACK_IMPORTED_MODULE_3__/* .owners */ .Z) {
    const journal = await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readJournal */ .a0)(host).catch(() => []);
    const dead = new Set(journal.flatMap(({ users }) => users).filter((user) => isDead(host, job, user)));
    // The daemon has what it read of them until it restarts.
    const restartDaemon = () => (0,_nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .restartWithVariables */ .dE)(host, job);
    for (const name of dead) {
        const used = journal.filter(({ users }) => users.includes(name));
        const { problems, warn, attempt } = (0,_leave_js__WEBPACK_IMPORTED_MODULE_2__/* .collector */ .g)(host);
        await attempt(async () => {
            for (const { owner, leave } of owners) {
                const isUser = used.some((entry) => entry.owner === owner);
                if (isUser)
                    await leave?.(host, { job: name, machineStays: true, restartDaemon, warn });
            }
            await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(host, name);
        });
        host.log.info(problems.length === 0
            ? `Removed what an interrupted job left on this machine (run ${name.split('|')[0] ?? ''})`
            : `What an interrupted job left could not be removed: ${problems.map(({ message }) => message).join(' ')}`);
    }
}
/** Whether another job of this runner is in the journal although the runner has this job now. */
function isDead(host, job, user) {
    const { RUNNER_NAME: runner, RUNNER_TEMP: temp, RUNNER_TRACKING_ID: tracking } = host.env;
    if (!runner || !temp || !tracking || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted')
        return false;
    return user !== job && user.endsWith(`|${runner}|${temp}`);
}


/***/ }),

/***/ 27665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   machineSummary: () => (/* binding */ machineSummary)
/* harmony export */ });
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63021);
/* harmony import */ var _examination_cache_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71092);
/** What setup did, for the job summary: one line that unfolds. Pure. */


/** The machine as GitHub Markdown; what it warned of is counted, since each warning is an annotation too. */
function machineSummary(machine) {
    const { rows, seconds, found } = machine;
    const content = (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joinParts */ .nn)([
        (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownTable */ .Qj)(['Setup', ''], [...rows, ['Seconds', phases(seconds)]]),
        found.caches.length > 0 ? (0,_examination_cache_table_js__WEBPACK_IMPORTED_MODULE_1__/* .cacheMarkdown */ .o)(found.caches) : '',
    ], 'the log has everything');
    return `${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(title(machine), content.trimEnd())}\n`;
}
function title({ found: { nix, flox, caches }, warnings, seconds }) {
    const working = caches.filter(({ state }) => state === 'usable' || state === 'slow').length;
    const words = [
        `Nix ${nix?.version}${flox ? ` and Flox ${flox.version}` : ''} ready in ${(seconds['all'] ?? 0).toFixed(1)} s`,
        ...(caches.length > 0 ? [`${working} of ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(caches.length, 'cache')} can be used`] : []),
        ...(warnings.length > 0 ? [`⚠️ ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(warnings.length, 'warning')}`] : []),
    ];
    return (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(words.join(', '));
}
/** `install 1.2, configure 0.1`, without what is too short to matter and without the sum. */
function phases(seconds) {
    const worth = Object.entries(seconds).filter(([phase, spent]) => phase !== 'all' && spent >= 0.05);
    return [...worth, ['all', seconds['all'] ?? 0]]
        .map(([phase, spent]) => `${phase} ${spent.toFixed(1)}`)
        .join(', ');
}


/***/ }),

/***/ 96502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bp: () => (/* binding */ openCache),
/* harmony export */   jd: () => (/* binding */ UnansweredError),
/* harmony export */   rn: () => (/* binding */ readCacheInfo)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73136);
/* harmony import */ var _nix_credentials_netrc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20602);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);
/* harmony import */ var _runner_http_ask_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95226);
/* harmony import */ var _runner_http_rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30364);






/** A cache did not say whether it has a file, however often it was asked. */
class UnansweredError extends Error {
    /** CCH009: no answer; CCH010: one that says nothing. */
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/** Larger narinfos are none, bytes. */
const maxBytes = 1024 * 1024;
const rule = { tries: 3, firstPause: 250, longestPause: 5_000, crowd: true };
/** The place of a cache's files; undefined for stores of another kind, among them a bare path: that is a whole store. */
function openCache(url, options) {
    const base = URL.parse(url.split('?', 1)[0] ?? '');
    if (base?.protocol === 'file:') {
        const folder = folderOf(base);
        return folder === undefined ? undefined : folderReader(options.host.files, folder);
    }
    if (base?.protocol !== 'http:' && base?.protocol !== 'https:')
        return undefined;
    base.pathname = `${base.pathname.replace(/\/+$/, '')}/`;
    return httpReader(base, options);
}
/** What a cache says of itself in nix-cache-info, its URL's parameters first; Nix takes no priority for 0. */
function readCacheInfo(url, info) {
    const field = (name) => info
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim();
    const parameters = new URLSearchParams(url.split('?', 2)[1] ?? '');
    const priority = Number(parameters.get('priority') ?? field('Priority') ?? 0);
    const trusted = /^(?:1|true|yes)$/.test(parameters.get('trusted') ?? '');
    return { storeDir: field('StoreDir'), priority: Number.isFinite(priority) ? priority : 0, trusted };
}
function folderOf(url) {
    try {
        return url.host === '' ? (0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(url) : undefined;
    }
    catch {
        return undefined;
    }
}
/** A folder on this machine, as after `nix copy --to file://…`. */
function folderReader(files, folder) {
    const statOf = async (file) => {
        // What a narinfo names must not lead out of the cache.
        if (file.split('/').some((part) => part === '..' || part === ''))
            return undefined;
        try {
            const stat = await files.stat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, file));
            return stat.isFile() ? stat : undefined;
        }
        catch (cause) {
            if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isErrno */ .r)(cause, 'ENOENT') || (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isErrno */ .r)(cause, 'ENOTDIR'))
                return undefined;
            throw new UnansweredError('CCH009', cause.message);
        }
    };
    return {
        read: async (file) => {
            const stat = await statOf(file);
            if (!stat)
                return undefined;
            if (stat.size > maxBytes)
                throw new UnansweredError('CCH010', `${file} has more than ${maxBytes} bytes`);
            return files.readFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, file), 'utf8').catch((cause) => {
                throw new UnansweredError('CCH009', cause.message);
            });
        },
        has: async (file, size) => {
            const stat = await statOf(file);
            return stat !== undefined && (size === undefined || stat.size === size);
        },
    };
}
/** A cache behind http or https. */
function httpReader(base, options) {
    const login = options.netrc === undefined || base.username !== '' ? undefined : (0,_nix_credentials_netrc_js__WEBPACK_IMPORTED_MODULE_2__/* .netrcLogin */ .Ky)(options.netrc, base.hostname);
    const authorization = login === undefined ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
    // A narinfo may name a file of any server, also without https: logins are for the cache alone.
    const headersFor = (url) => (url.origin === base.origin ? authorization : {});
    const askCache = (method, url) => askServer(options, { method, url, headers: headersFor(url) });
    return {
        read: async (file) => {
            const { status, body } = await askCache('GET', new URL(file, base));
            if (status === 200)
                return body.toString('utf8');
            if (isAbsent(status))
                return undefined;
            throw new UnansweredError('CCH010', `HTTP ${status} for ${file}`);
        },
        has: async (file, size) => {
            const url = URL.parse(file, base.href);
            if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
                return false;
            const { status, header } = await askCache('HEAD', url);
            // Caches send downloads on to storage whose links are often signed for GET alone, and some do not know HEAD.
            if ((0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .isRedirect */ .N6)(status) || status === 405 || status === 501)
                return true;
            const length = Number(header('content-length') ?? Number.NaN);
            return status === 200 && (size === undefined || !Number.isSafeInteger(length) || length === size);
        },
    };
}
/** Storage that hides what it lacks answers 403, some caches 401. */
function isAbsent(status) {
    return status === 404 || status === 403 || status === 410 || status === 401;
}
async function askServer({ host, timeout, signal, givenUp }, request) {
    const question = { ...request, timeout, signal, maxBytes, follow: request.method === 'GET' };
    let answer;
    try {
        answer = await (0,_runner_http_ask_js__WEBPACK_IMPORTED_MODULE_5__/* .ask */ .k)(host, question, { ...rule, signal, ended: givenUp });
    }
    catch (cause) {
        throw new UnansweredError('CCH009', cause instanceof Error ? cause.message : String(cause));
    }
    if ((0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .isPassing */ .WG)(answer.status))
        throw new UnansweredError('CCH010', `HTTP ${answer.status} for ${request.url.pathname}`);
    return answer;
}


/***/ }),

/***/ 47214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ isSigned),
/* harmony export */   h: () => (/* binding */ readServedPath)
/* harmony export */ });
/* harmony import */ var _narinfo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36831);
/**
 * Narinfos of caches that others run: unlike `narinfo.ts` this takes what Nix itself takes (any compression, fields that
 * are not known, hashes in several writings), because they are looked at and never handed on.
 */

const single = new Set(['StorePath', 'URL', 'NarHash', 'NarSize', 'References', 'FileSize']);
/** Reads the narinfo that was asked for by the hash of a store path; gives what is wrong with it where something is. */
function readServedPath(text, path, storeDir) {
    const values = new Map();
    const signatures = [];
    if (!text.endsWith('\n'))
        return { wrong: 'it is cut off' };
    for (const line of text.slice(0, -1).split('\n')) {
        const colon = line.indexOf(':');
        if (colon < 0)
            return { wrong: 'it has a malformed line' };
        const [field, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
        if (field === 'Sig')
            signatures.push(value);
        if (!single.has(field))
            continue;
        if (values.has(field))
            return { wrong: `it has ${field} twice` };
        values.set(field, value);
    }
    const get = (field) => values.get(field) ?? '';
    if (get('StorePath') !== path)
        return { wrong: 'it is of another path' };
    const narHash = narHashOf(get('NarHash'));
    const narSize = sizeOf(get('NarSize'));
    if (narHash === undefined || narSize === undefined)
        return { wrong: 'it has a malformed hash or size' };
    if (get('URL') === '')
        return { wrong: 'it has no URL' };
    const references = [...new Set(get('References').split(' '))].filter((word) => word !== '').sort();
    if (!references.every(_narinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .isStoreName */ .nF))
        return { wrong: 'it has a malformed reference' };
    const fileSize = sizeOf(get('FileSize'));
    const name = path.slice(storeDir.length + 1);
    const signed = { name, narHash, narSize, references };
    return {
        path,
        references: references.filter((reference) => reference !== name).map((reference) => `${storeDir}/${reference}`),
        downloadBytes: fileSize ?? narSize,
        fileSize,
        url: get('URL'),
        signatures,
        fingerprint: (0,_narinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprint */ .Rj)(signed, storeDir),
    };
}
/**
 * Whether one of these keys signed it. Nix also takes a content-addressed path without any signature; here that counts
 * as not there, since its address would have to be computed again: Nix then builds less than was said, never more.
 */
function isSigned(served, keys) {
    return keys.some((key) => key.verifies(served.fingerprint, served.signatures));
}
/** In the one writing that is signed: `sha256:` and base 32. Caches also write hexadecimal and base 64. */
function narHashOf(text) {
    const digits = /^sha256[:-](.*)$/.exec(text)?.[1] ?? '';
    if (/^[0-9abcdfghijklmnpqrsvwxyz]{52}$/.test(digits))
        return `sha256:${digits}`;
    if (/^[0-9a-fA-F]{64}$/.test(digits))
        return `sha256:${(0,_narinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .base32 */ .RG)(Buffer.from(digits, 'hex'))}`;
    if (/^[A-Za-z0-9+/]{43}=$/.test(digits))
        return `sha256:${(0,_narinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .base32 */ .RG)(Buffer.from(digits, 'base64'))}`;
    return undefined;
}
function sizeOf(text) {
    const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
    return Number.isSafeInteger(value) ? value : undefined;
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

/***/ 33998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ findConfigurationFacts),
  h: () => (/* binding */ findStore)
});

// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(95266);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
// EXTERNAL MODULE: ./lib/nix/error-text.js
var error_text = __webpack_require__(90585);
// EXTERNAL MODULE: ./lib/nix/home.js
var home = __webpack_require__(77992);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/nix/machine-kind.js
var machine_kind = __webpack_require__(36881);
;// CONCATENATED MODULE: ./lib/nix/store-access.js




const socket = '/nix/var/nix/daemon-socket/socket';
const database = '/nix/var/nix/db';
/**
 * Why this user can use neither the daemon nor the store itself, as INS035; undefined where that is not what is wrong, or
 * where the environment names another store. Changes nothing, throws nothing.
 */
async function explainNoAccess(host) {
    const elsewhere = ['NIX_REMOTE', 'NIX_STATE_DIR', 'NIX_DAEMON_SOCKET_PATH'].some((name) => host.env[name]);
    if (elsewhere || (await (0,files/* isWritable */.nH)(host, database)) || (await (0,files/* isWritable */.nH)(host, socket)))
        return undefined;
    const user = (await (0,home/* passwdEntry */.N)(host))?.name ?? String(host.uid);
    const group = await (0,machine_kind/* findDaemonGroup */.r)(host);
    if (group && !group.member) {
        const message = `The Nix daemon of this machine serves members of the group ${group.name} only, and ${user} is not one.`;
        const fix = `Run once as root: usermod --append --groups ${group.name} ${user}; then restart the runner.`;
        return (0,problem/* error */.z3)('INS035', message, fix, { source: 'https://sources.debian.org/src/nix (README.Debian)' });
    }
    const owner = await host.files.stat('/nix/store').catch(() => undefined);
    if (!owner || (await host.files.stat(socket).catch(() => undefined)))
        return undefined;
    const message = `The store of this machine belongs to user ${owner.uid}, no Nix daemon runs, and this job runs as ${user}.`;
    const fix = 'Run the job as the owner of the store, start nix-daemon as root in the image before the runner, ' +
        'or make the user of the runner the owner of /nix in the image.';
    return (0,problem/* error */.z3)('INS035', message, fix);
}

// EXTERNAL MODULE: ./lib/nix/configure/files.js
var configure_files = __webpack_require__(92039);
// EXTERNAL MODULE: ./lib/nix/configure/read.js
var read = __webpack_require__(35694);
;// CONCATENATED MODULE: ./lib/nix/configure/facts.js








/**
 * Looks at this machine without changing it; the daemon, where there is one, must run. Throws ProblemError BLD004 when
 * Nix does not say which store it uses, INS035 when this user may use none.
 */
async function findConfigurationFacts(host, nix) {
    const confDir = host.env['NIX_CONF_DIR'] || '/etc/nix';
    const privilege = await (0,machine_privilege/* findPrivilege */.Xb)(host);
    const store = await findStore(host, nix);
    const restricted = store.mode === 'daemon' && !store.trusted;
    return {
        ...store,
        privilege,
        hosted: host.env['RUNNER_ENVIRONMENT'] === 'github-hosted',
        user: (await (0,home/* passwdEntry */.N)(host))?.name ?? host.env['USER'] ?? String(host.uid),
        nixVersion: nix.version,
        confDir,
        confDirWritable: await (0,configure_files/* isWritableFolder */.Vo)(host, privilege, confDir),
        allowedSubstituters: restricted ? await allowedSubstituters(host, nix) : [],
    };
}
/**
 * Whether Nix commands go through a daemon, and whether that trusts this user. `nix store info` lets the daemon itself
 * say whether it trusts us; where it cannot, only root counts as trusted. Throws ProblemError BLD004, and INS035 where
 * this user may use neither daemon nor store.
 */
async function findStore(host, nix) {
    const outcome = await (0,command/* runNix */.d)(host, nix, (0,read/* storeCommand */.BZ)(nix), { timeout: 60 });
    const answer = outcome.kind === 'exited' && outcome.code === 0 ? parseInfo(outcome.stdout) : undefined;
    if (answer) {
        const mode = /^(?:daemon|unix)\b/.test(answer.url) ? 'daemon' : 'direct';
        return { mode, trusted: mode === 'direct' || (answer.trusted ?? host.uid === 0) };
    }
    const closed = await explainNoAccess(host);
    if (closed)
        throw new problem/* ProblemError */.Mm(closed);
    const words = outcome.kind === 'not-started' ? outcome.reason : (0,error_text/* nixErrorText */.B)(outcome.stderrTail);
    const fix = 'Check that the Nix daemon runs, and that this user may use it.';
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('BLD004', `Nix did not report which store it uses (${words ?? outcome.kind}).`, fix));
}
/** Nix 2.26 writes `"trusted":1`, Nix 2.34 `"trusted":true`. */
function parseInfo(json) {
    try {
        const { url, trusted } = JSON.parse(json);
        if (typeof url !== 'string')
            return undefined;
        return trusted === undefined || trusted === null ? { url } : { url, trusted: trusted === true || trusted === 1 };
    }
    catch {
        return undefined;
    }
}
/** The daemon has read the system's files only. */
async function allowedSubstituters(host, nix) {
    const shown = await (0,read/* showSettings */.l0)(host, nix, { NIX_USER_CONF_FILES: '', NIX_CONFIG: '' });
    return shown.ok ? ['substituters', 'trusted-substituters'].flatMap((name) => shown.settings.list(name)) : [];
}


/***/ }),

/***/ 30964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gy: () => (/* binding */ awsHost),
/* harmony export */   Kt: () => (/* binding */ requestRole),
/* harmony export */   Qd: () => (/* binding */ awsAudience),
/* harmony export */   R1: () => (/* binding */ checkRole),
/* harmony export */   w3: () => (/* binding */ roleArn),
/* harmony export */   xN: () => (/* binding */ assumeRole)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_http_ask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95226);
/* harmony import */ var _runner_http_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30364);



const source = 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws';
/** What AWS expects the token to be for, unless its identity provider says otherwise. */
const awsAudience = 'sts.amazonaws.com';
/** Of a role, in any partition of AWS. */
const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
/** CFG030 for what cannot be the ARN of a role or the name of a region. */
function checkRole({ role, region }) {
    const problems = [];
    if (!roleArn.test(role)) {
        const fix = 'Write its whole ARN, as in arn:aws:iam::123456789012:role/nix-cache.';
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG030', `Input aws-role is ${JSON.stringify(role)}, which is no role.`, fix, { source }));
    }
    if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) {
        const fix = 'Name the region of the bucket in aws-region, as in eu-central-1.';
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG030', `Input aws-region is ${JSON.stringify(region)}, which is no region.`, fix));
    }
    return problems;
}
/** The host of a regional service of AWS, such as `sts`. */
function awsHost(service, region) {
    return `${service}.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}
/**
 * Asks for credentials of the role for an hour: AssumeRoleWithWebIdentity, which is not signed. `token` is GitHub's, for
 * `awsAudience`. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * Throws ProblemError NET001 when AWS cannot be reached, NET002 when it fails.
 */
async function requestRole(host, { role, region }, token) {
    const url = new URL(`https://${awsHost('sts', region)}/`);
    const body = new URLSearchParams({
        Action: 'AssumeRoleWithWebIdentity',
        Version: '2011-06-15',
        RoleArn: role,
        RoleSessionName: `setup-nix-cuda-${host.env['GITHUB_RUN_ID'] ?? 'run'}`,
        WebIdentityToken: token,
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/xml' };
    const limits = { timeout: 20_000, maxBytes: 64 * 1024, signal: host.cancelled };
    // The body has the token: it goes nowhere else.
    const question = { url, method: 'POST', headers, body, follow: false, ...limits };
    // Asking twice does no harm: each answer is a session of its own.
    const rule = { tries: 4, firstPause: 1_000, longestPause: 10_000, label: 'AWS STS', signal: host.cancelled };
    const reply = await (0,_runner_http_ask_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .k)(host, question, rule).catch((cause) => {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('NET001', `${url.host} did not answer: ${why}.`, 'Check the network of this machine.'));
    });
    const { status, body: answer } = reply;
    const field = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.toString('utf8'))?.[1] ?? '';
    const [id, secret, session] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map(field);
    if (status === 200 && id && secret && session) {
        const keys = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: session };
        return { kind: 'credentials', variables: { ...keys, AWS_REGION: region } };
    }
    if ((0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .isPassing */ .WG)(status)) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('NET002', `${url.host} answered with status ${status}.`, 'Run the job again later.'));
    }
    const code = field('Code');
    const said = [code, field('Message')].filter((text) => text !== '').join(': ') || `HTTP ${status}`;
    return { kind: 'refused', code, said, date: reply.header('date') };
}
/** Credentials of the role, as variables. Throws as `requestRole`, and ProblemError CFG030 with what AWS said. */
async function assumeRole(host, role, token) {
    const answer = await requestRole(host, role, token);
    if (answer.kind === 'credentials')
        return answer.variables;
    const fix = 'Check that the trust policy of the role names this repository and branch, and the audience sts.amazonaws.com.';
    const message = `AWS does not give the role ${role.role} to this job (${answer.said}).`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG030', message, fix, { source }));
}


/***/ }),

/***/ 36881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findMachineFacts),
/* harmony export */   r: () => (/* binding */ findDaemonGroup)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95266);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30994);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37390);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77992);






/** Debian's nix-setup-systemd gives the daemon's socket to it. https://sources.debian.org/src/nix (README.Debian) */
const debianGroup = 'nix-users';
/** Looks where this is, without changing anything. `nix` is what `lookForNix` found. Throws nothing. */
async function findMachineFacts(host, nix) {
    const seen = [];
    const note = (what, where) => void seen.push({ what, where });
    const has = async (path, what) => {
        const there = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isThere */ .$B)(host, path);
        if (there)
            note(what, path);
        return there;
    };
    if (host.platform === 'win32')
        note('Windows', 'process.platform');
    const hosted = host.env['RUNNER_ENVIRONMENT'] === 'github-hosted';
    if (hosted)
        note('a runner of GitHub’s', 'RUNNER_ENVIRONMENT');
    const kubernetes = Boolean(host.env['KUBERNETES_SERVICE_HOST']);
    if (kubernetes)
        note('a pod', 'KUBERNETES_SERVICE_HOST');
    const container = (await isContainer(host, has, note)) || kubernetes;
    const systemd = await has('/run/systemd/system', 'systemd');
    const owner = await findOwner(host, nix, has, note);
    const privilege = host.platform === 'win32' ? 'none' : await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__/* .findPrivilege */ .Xb)(host);
    const daemonGroup = await findDaemonGroup(host);
    if (daemonGroup)
        note(`the group ${daemonGroup.name}`, '/etc/group');
    const machine = { nix, hosted, container, kubernetes, systemd, privilege };
    return {
        kind: owner ?? (await kindWithoutNix(host, machine)),
        ...machine,
        confFile: await findConfFile(host, owner, note),
        daemonGroup,
        seen,
    };
}
async function isContainer(host, has, note) {
    // Docker and Podman leave these; systemd's container interface sets the variable for process 1.
    const marks = await Promise.all(_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .containerMarks */ .QW.map((mark) => has(mark, 'a container')));
    const first = await host.files.readFile('/proc/1/environ', 'utf8').catch(() => '');
    const variable = host.env['container'] !== undefined || first.split('\0').some((entry) => /^container=/.test(entry));
    if (variable)
        note('a container', 'the variable container');
    return marks.includes(true) || variable;
}
/** Who has put Nix here. NixOS counts even where no nix is on PATH: its /etc is made by a rebuild. */
async function findOwner(host, nix, has, note) {
    if (host.platform === 'win32')
        return 'windows';
    // The activation script of NixOS leaves the first; the second is the running system.
    const nixos = [await has('/etc/NIXOS', 'NixOS'), await has('/run/current-system/nixos-version', 'NixOS')];
    if (nixos.includes(true))
        return 'nixos';
    if (!nix)
        return undefined;
    const said = await versionText(host, nix);
    note(said, `${nix.program} --version`);
    // `nix (Lix, like Nix) 2.93.0` and `nix (Determinate Nix 3.19.0) 2.33.4`
    if (/\bLix\b/.test(said))
        return 'lix';
    // The daemon of Determinate rewrites nix.conf (DeterminateSystems/nix-installer, src/action/common/place_nix_configuration.rs).
    const determinate = /\bDeterminate\b/.test(said);
    if (determinate || (await has('/usr/local/bin/determinate-nixd', 'Determinate Nix')))
        return 'determinate';
    // What it makes of a Mac says so (nix-darwin/nix-darwin modules/system/default.nix).
    if (await has('/run/current-system/darwin-version', 'nix-darwin'))
        return 'nix-darwin';
    if (await has('/var/lib/dpkg/info/nix-bin.list', 'the Debian package nix-bin'))
        return 'debian';
    const sockets = ['/nix/var/nix/daemon-socket/socket', '/etc/systemd/system/nix-daemon.socket'];
    for (const path of sockets)
        if (await has(path, 'a Nix daemon'))
            return 'upstream-daemon';
    // https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation
    const launchd = '/Library/LaunchDaemons/org.nixos.nix-daemon.plist';
    return (await has(launchd, 'a Nix daemon')) ? 'upstream-daemon' : 'upstream-single';
}
async function versionText(host, nix) {
    const said = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .k)(host, (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_4__/* .childEnv */ .g)(host.env), [nix.program, '--version'], { timeout: 30 });
    return said?.trim() || `nix ${nix.version}`;
}
async function kindWithoutNix(host, machine) {
    if (machine.container)
        return 'container';
    if (machine.hosted)
        return host.platform === 'darwin' ? 'hosted-macos' : 'hosted-linux';
    return machine.privilege === 'none' ? 'rootless' : 'none';
}
/** Not where nix.conf is a link: then something else makes it, as a rebuild of NixOS does. */
async function findConfFile(host, owner, note) {
    const folder = host.env['NIX_CONF_DIR'] || '/etc/nix';
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'nix.conf');
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (stat?.isSymbolicLink())
        note(`a link to ${await host.files.realpath(path).catch(() => 'nothing')}`, path);
    if (stat?.isSymbolicLink() || owner === 'nixos' || owner === 'windows')
        return undefined;
    return owner === 'determinate' ? 'nix.custom.conf' : 'nix.conf';
}
/** The group that Debian gives the daemon to, and whether this user is in it; undefined where there is none. */
async function findDaemonGroup(host) {
    const text = await host.files.readFile('/etc/group', 'utf8').catch(() => '');
    const fields = text.split('\n').map((line) => line.split(':'));
    const group = fields.find(([name]) => name === debianGroup);
    if (!group)
        return undefined;
    const user = (await (0,_home_js__WEBPACK_IMPORTED_MODULE_5__/* .passwdEntry */ .N)(host))?.name;
    const members = (group[3] ?? '').split(',');
    return { name: debianGroup, member: host.uid === 0 || (user !== undefined && members.includes(user)) };
}


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ed: () => (/* binding */ textTable),
/* harmony export */   el: () => (/* binding */ pageWidth),
/* harmony export */   ky: () => (/* binding */ wrapped)
/* harmony export */ });
/* unused harmony export widthOf */
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58696);

/** Columns that every terminal has. */
const pageWidth = 80;
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
    return rows
        .map((row) => row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd())
        .join('\n');
}
/** Characters that are shown. */
function widthOf(text) {
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .unstyled */ .t)(text).length;
}
/** A text in lines of at most `pageWidth` columns, those after the first one indented; a longer word has a line of its own. */
function wrapped(text, indent) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && indent + widthOf(longer) > pageWidth) {
            lines.push(line);
            line = word;
        }
        else
            line = longer;
    }
    return [...lines, line].join(`\n${' '.repeat(indent)}`);
}


/***/ })

};
