export const id = 204;
export const ids = [204];
export const modules = {

/***/ 2897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkNixRequest: () => (/* binding */ checkNixRequest),
  provideNix: () => (/* binding */ provideNix),
  withEnvironment: () => (/* binding */ withEnvironment)
});

// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/nix/configure.js + 2 modules
var configure = __webpack_require__(2863);
// EXTERNAL MODULE: ./lib/runner/privilege.js
var runner_privilege = __webpack_require__(4345);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(710);
// EXTERNAL MODULE: ./lib/nix/configure-files.js
var configure_files = __webpack_require__(3801);
// EXTERNAL MODULE: ./lib/nix/configure-read.js
var configure_read = __webpack_require__(5440);
// EXTERNAL MODULE: ./lib/nix/error-text.js
var error_text = __webpack_require__(585);
;// CONCATENATED MODULE: ./lib/nix/configure-facts.js






/**
 * Looks at this machine without changing it; the daemon, where there is one, must run. Throws ProblemError BLD004 when
 * Nix does not say which store it uses.
 */
async function findConfigurationFacts(host, nix) {
    const confDir = host.env['NIX_CONF_DIR'] || '/etc/nix';
    const privilege = await (0,runner_privilege/* findPrivilege */.Xb)(host);
    const store = await findStore(host, nix);
    const restricted = store.mode === 'daemon' && !store.trusted;
    return {
        ...store,
        privilege,
        hosted: host.env['RUNNER_ENVIRONMENT'] === 'github-hosted',
        user: (await (0,configure_files/* passwdEntry */.N8)(host))?.name ?? host.env['USER'] ?? String(host.uid),
        nixVersion: nix.version,
        confDir,
        confDirWritable: await (0,configure_files/* isWritableFolder */.Vo)(host, privilege, confDir),
        allowedSubstituters: restricted ? await allowedSubstituters(host, nix) : [],
    };
}
/** `nix store info` lets the daemon itself say whether it trusts us; where it cannot, only root counts as trusted. */
async function findStore(host, nix) {
    const outcome = await (0,command/* runNix */.d)(host, nix, ['store', (0,configure_read/* hasNewNames */.B)(nix.version) ? 'info' : 'ping', '--json'], {
        timeout: 60,
    });
    const answer = outcome.kind === 'exited' && outcome.code === 0 ? parseInfo(outcome.stdout) : undefined;
    if (answer) {
        const mode = /^(?:daemon|unix)\b/.test(answer.url) ? 'daemon' : 'direct';
        return { mode, trusted: mode === 'direct' || (answer.trusted ?? host.uid === 0) };
    }
    const words = outcome.kind === 'not-started' ? outcome.reason : (0,error_text/* nixErrorText */.B)(outcome.stderrTail);
    const fix = 'Look whether the Nix daemon runs, and whether this user may use it.';
    throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('BLD004', `Nix does not say which store it uses (${words ?? outcome.kind}).`, fix));
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
    const shown = await (0,configure_read/* showSettings */.l)(host, nix, { NIX_USER_CONF_FILES: '', NIX_CONFIG: '' });
    return shown.ok ? ['substituters', 'trusted-substituters'].flatMap((name) => shown.settings.list(name)) : [];
}

// EXTERNAL MODULE: ./lib/nix/configure-plan.js
var configure_plan = __webpack_require__(6783);
// EXTERNAL MODULE: ./lib/nix/daemon.js
var daemon = __webpack_require__(6215);
// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(1652);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(1161);
// EXTERNAL MODULE: ./lib/runner/lock.js
var lock = __webpack_require__(3759);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/nix/install-steps.js
var install_steps = __webpack_require__(8718);
;// CONCATENATED MODULE: ./lib/nix/install-environment.js


/**
 * The environment that a login shell gets from upstream's nix-profile.sh (NixOS/nix scripts/nix-profile.sh.in): the user's
 * profile before the default one, NIX_PROFILES in the reverse order, and NIX_SSL_CERT_FILE: as it is set, else the
 * machine's own bundle, else the one that came with Nix.
 */
async function nixEnvironment(host, certificates) {
    const link = await userProfile(host);
    const own = (0,external_node_path_.join)(certificates.cacert, 'etc/ssl/certs/ca-bundle.crt');
    return {
        path: [...(link ? [(0,external_node_path_.join)(link, 'bin')] : []), (0,external_node_path_.join)(install_steps/* profile */.ME, 'bin')],
        variables: {
            NIX_PROFILES: [install_steps/* profile */.ME, ...(link ? [link] : [])].join(' '),
            NIX_SSL_CERT_FILE: host.env['NIX_SSL_CERT_FILE'] || certificates.machine || own,
        },
    };
}
/** NIX_STATE_HOME's profile, else the one of the XDG state folder where it exists, else ~/.nix-profile. */
async function userProfile(host) {
    const home = host.env['HOME'];
    const stateHome = host.env['NIX_STATE_HOME'];
    if (stateHome)
        return (0,external_node_path_.join)(stateHome, 'profile');
    const state = host.env['XDG_STATE_HOME'] || (home ? (0,external_node_path_.join)(home, '.local/state') : undefined);
    const xdg = state && (0,external_node_path_.join)(state, 'nix/profile');
    if (xdg && (await host.files.lstat(xdg).catch(() => undefined)))
        return xdg;
    return home ? (0,external_node_path_.join)(home, '.nix-profile') : undefined;
}

// EXTERNAL MODULE: ./lib/nix/install-facts.js
var install_facts = __webpack_require__(8662);
;// CONCATENATED MODULE: ./lib/runner/download.js


const redirectLimit = 5;
const redirects = [301, 302, 303, 307, 308];
/** Answers that another try may better: time-out, too many requests, and the server's own faults. */
const passing = (status) => status === 408 || status === 429 || status >= 500;
const progressEvery = 500;
/** Longest pause that a server can ask for with Retry-After, milliseconds. */
const longestPause = 30_000;
class TryFailed extends Error {
    failure;
    constructor(failure) {
        super(failure.problem.message);
        this.failure = failure;
    }
}
/**
 * Fetches a URL as a stream and hands the chunks to `consume`, which must begin anew each time it is called: once per
 * try. Follows up to 5 redirects, never to another scheme than https (http where the URL itself is http). Tries again,
 * with a growing and jittered pause, after network errors and the statuses 408, 429 and 5xx. The hash is computed on the
 * way; judging it is the caller's affair.
 *
 * Throws ProblemError NET001 (no answer), NET002 (status), NET003 (cut or stalled), NET004 (refused redirect or
 * scheme), NET005 (too large), NET006 (cancelled); and whatever `consume` throws on its own account.
 */
async function download(host, request, consume) {
    const tries = request.tries ?? 4;
    for (let attempt = 1;; attempt += 1) {
        try {
            return await tryOnce(host, request, consume);
        }
        catch (cause) {
            if (!(cause instanceof TryFailed))
                throw cause;
            const { problem, again, pause } = cause.failure;
            if (host.cancelled.aborted)
                throw new model_problem/* ProblemError */.Mm(cancelled(request.label));
            if (!again || attempt >= tries)
                throw new model_problem/* ProblemError */.Mm(problem);
            const wait = Math.round(pause ?? 2 ** (attempt - 1) * 1_000 * (0.5 + Math.random()));
            host.log.info(`${request.label}: ${problem.code} ${problem.message} Try ${attempt + 1} of ${tries} in ${(wait / 1_000).toFixed(1)} s`);
            await host.clock.sleep(wait, host.cancelled);
            if (host.cancelled.aborted)
                throw new model_problem/* ProblemError */.Mm(cancelled(request.label));
        }
    }
}
async function tryOnce(host, request, consume) {
    const begun = host.clock.now();
    const watch = watchdog(host.cancelled, request.idle ?? 30_000);
    try {
        const response = await openBody(host, request, watch);
        const total = contentLength(response);
        if (total !== undefined && total > request.maxBytes)
            throw new TryFailed(tooLarge(request, total));
        const hash = (0,external_node_crypto_.createHash)('sha256');
        const seen = { bytes: 0 };
        const chunks = readBody(host, request, response, { watch, total, begun, hash, seen });
        let result;
        try {
            result = await consume(chunks);
        }
        catch (cause) {
            throw seen.failure ? new TryFailed(seen.failure) : cause;
        }
        if (seen.failure)
            throw new TryFailed(seen.failure);
        const seconds = (host.clock.now() - begun) / 1_000;
        return { sha256: hash.digest('hex'), bytes: seen.bytes, seconds, result };
    }
    finally {
        watch.stop();
    }
}
/** The body's chunks, counted, hashed and watched. What goes wrong is also left in `seen`, for it wins over the consumer's own error. */
async function* readBody(host, request, response, { watch, total, begun, hash, seen }) {
    let told = begun;
    const tell = (now) => {
        told = now;
        const bytesPerSecond = Math.round(seen.bytes / Math.max(0.001, (now - begun) / 1_000));
        request.onProgress?.({ bytes: seen.bytes, total, bytesPerSecond });
    };
    try {
        for await (const chunk of untilAborted(response, watch)) {
            seen.bytes += chunk.byteLength;
            if (seen.bytes > request.maxBytes)
                throw new TryFailed(tooLarge(request, seen.bytes));
            hash.update(chunk);
            const now = host.clock.now();
            if (now - told >= progressEvery)
                tell(now);
            yield chunk;
        }
        if (total !== undefined && seen.bytes !== total)
            throw new TryFailed(cut(request, seen.bytes, total));
        tell(host.clock.now());
    }
    catch (cause) {
        seen.failure =
            cause instanceof TryFailed
                ? cause.failure
                : cut(request, seen.bytes, total, watch.expired() ? 'no byte came for too long' : reasonOf(cause));
        throw new TryFailed(seen.failure);
    }
    finally {
        watch.rest();
    }
}
/** The body's chunks; the watchdog runs only while we wait for one, and its end does not depend on what fetch makes of the signal. */
async function* untilAborted(response, watch) {
    const reader = response.body?.getReader();
    if (!reader)
        return;
    const aborted = new Promise((_, reject) => {
        watch.signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    });
    aborted.catch(() => { });
    try {
        for (;;) {
            watch.feed();
            const { done, value } = await Promise.race([reader.read(), aborted]);
            watch.rest();
            if (done)
                return;
            yield value;
        }
    }
    finally {
        watch.rest();
        reader.cancel().catch(() => { });
    }
}
/** The answer to the request after redirects, with status 200. */
async function openBody(host, request, watch) {
    let url = request.url;
    const plain = /^http:/i.test(url);
    for (let hop = 0; hop <= redirectLimit; hop += 1) {
        if (!allowed(url, plain))
            throw new TryFailed(refused(request, `${shown(url)} is not ${plain ? 'http' : 'https'}`));
        const response = await ask(host, request, url, watch);
        if (!redirects.includes(response.status))
            return judged(request, response, url);
        await response.body?.cancel().catch(() => { });
        const location = response.headers.get('location');
        const next = location ? URL.parse(location, url) : null;
        if (!next)
            throw new TryFailed(refused(request, `${shown(url)} redirects to nowhere`));
        url = next.href;
    }
    throw new TryFailed(refused(request, `more than ${redirectLimit} redirects`));
}
async function ask(host, request, url, watch) {
    watch.feed();
    try {
        const headers = { 'accept-encoding': 'identity' };
        return await host.fetch(url, { redirect: 'manual', headers, signal: watch.signal });
    }
    catch (cause) {
        const why = watch.expired() ? 'no answer in time' : reasonOf(cause);
        const problem = (0,model_problem/* error */.z3)('NET001', `${request.label} cannot be fetched from ${shown(url)}: ${why}.`, 'Check that this machine reaches that host (firewall, DNS, TLS certificates), or name a mirror.');
        throw new TryFailed({ problem, again: true });
    }
    finally {
        watch.rest();
    }
}
async function judged(request, response, url) {
    if (response.status === 200)
        return response;
    await response.body?.cancel().catch(() => { });
    const problem = (0,model_problem/* error */.z3)('NET002', `${request.label}: ${shown(url)} answered with status ${response.status}.`, response.status === 404
        ? 'Check the version and the base URL; the server has no such file.'
        : 'Try again later, or name a mirror.');
    const asked = Number(response.headers.get('retry-after') ?? Number.NaN) * 1_000;
    const pause = Number.isFinite(asked) && asked >= 0 ? { pause: Math.min(asked, longestPause) } : {};
    throw new TryFailed({ problem, again: passing(response.status), ...pause });
}
/** https always; http only where the first URL was http, as on a loopback mirror. Never with a user in it. */
function allowed(url, plain) {
    const { protocol, username } = URL.parse(url) ?? { protocol: '', username: '' };
    return (protocol === 'https:' || (plain && protocol === 'http:')) && username === '';
}
function contentLength(response) {
    if (response.headers.get('content-encoding'))
        return undefined;
    const text = response.headers.get('content-length');
    return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
const tooLarge = (request, bytes) => ({
    problem: (0,model_problem/* error */.z3)('NET005', `${request.label} is larger than ${request.maxBytes} bytes (${bytes} and more).`, 'Check the base URL: this is not the file that was asked for.'),
    again: false,
});
const refused = (request, why) => ({
    problem: (0,model_problem/* error */.z3)('NET004', `${request.label}: ${why}.`, 'Name a server that answers over https without such redirects.'),
    again: false,
});
const cut = (request, bytes, total, why = 'the body ended early') => ({
    problem: (0,model_problem/* error */.z3)('NET003', `${request.label} was cut after ${bytes} of ${total ?? 'unknown'} bytes: ${why}.`, 'Run the job again; if it stays, the server or a proxy on the way cuts downloads.'),
    again: true,
});
const cancelled = (label) => (0,model_problem/* error */.z3)('NET006', `${label} was cancelled.`, 'Run the job again.');
/** A URL without user, password and query, which may hold secrets. */
function shown(url) {
    const parsed = URL.parse(url);
    return parsed ? `${parsed.protocol}//${parsed.host}${parsed.pathname}` : 'a malformed URL';
}
/** The innermost message of an error: fetch itself only says "fetch failed". */
function reasonOf(cause) {
    let inner = cause;
    while (inner instanceof Error && inner.cause instanceof Error)
        inner = inner.cause;
    if (!(inner instanceof Error))
        return String(inner);
    return inner.message || String(inner.code ?? inner.name);
}
function watchdog(cancelledSignal, idle) {
    const controller = new AbortController();
    let timer;
    let late = false;
    const onCancel = () => controller.abort();
    if (cancelledSignal.aborted)
        onCancel();
    cancelledSignal.addEventListener('abort', onCancel, { once: true });
    const rest = () => clearTimeout(timer);
    return {
        signal: controller.signal,
        feed: () => {
            rest();
            timer = setTimeout(() => {
                late = true;
                controller.abort();
            }, idle);
        },
        rest,
        expired: () => late,
        stop: () => {
            rest();
            cancelledSignal.removeEventListener('abort', onCancel);
            controller.abort(); // lets go of a body that nobody read to its end
        },
    };
}

// EXTERNAL MODULE: ./lib/nix/install-plan.js
var install_plan = __webpack_require__(8334);
;// CONCATENATED MODULE: ./lib/nix/unpack.js


const storePrefix = '/nix/store/';
/** https://nix.dev/manual/nix/stable/store/store-path: 32 digits of Nix's base 32, then a name of at most 211 characters. */
const storeName = /^[0-9abcdfghijklmnpqrsvwxyz]{32}-(?!\.{1,2}$)[0-9A-Za-z+\-._?=]{1,211}$/;
/**
 * Unpacks a stream of xz-compressed tar into an empty folder with the machine's own tar. Takes the stream to its end
 * even when tar gives up early, so that its hash says whether the archive was at fault. Neither owners nor the umask
 * count: files belong to this process and have the archive's modes.
 */
async function unpackStream(host, folder, chunks, env) {
    await host.files.mkdir(folder, { recursive: true, mode: 0o700 });
    const stream = keepOpen(chunks);
    const outcome = await host.exec({
        argv: ['tar', '-x', '-J', '-p', '-o', '-f', '-', '-C', folder],
        env: { ...env, LC_ALL: 'C' },
        input: stream.chunks,
        timeout: 1_800,
        signal: host.cancelled,
    });
    if (outcome.kind === 'exited' && outcome.code === 0) {
        await stream.drain();
        return undefined;
    }
    if (outcome.kind === 'cancelled')
        return { kind: 'cancelled', detail: 'cancelled' };
    const tail = outcome.kind === 'not-started' ? [outcome.reason] : outcome.stderrTail;
    const full = tail.find((line) => /No space left on device|Disk quota exceeded/.test(line));
    if (full)
        return { kind: 'disk-full', detail: full };
    await stream.drain();
    return { kind: 'damaged', detail: tail.at(-1) ?? outcome.kind };
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
 * Reads and checks what was unpacked: the one top folder, a store of well-formed names, a registration that names
 * exactly these paths and refers to no other. Throws ProblemError INS017.
 */
async function readContents(host, folder, expected) {
    const tops = await host.files.readdir(folder);
    if (tops.length !== 1 || tops[0] !== expected.folder) {
        throw damaged(`its top is ${list(tops)}, not the one folder ${expected.folder}`);
    }
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
            throw damaged(`line ${at + 4} of its .reginfo is no deriver`);
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

;// CONCATENATED MODULE: ./lib/nix/install-fetch.js







/** Release archives have about 30 MB; what is far larger is none. */
const maxBytes = 512 * 1024 * 1024;
/**
 * Fetches the archive, hashes it and unpacks it below `staging`, all at once, and checks what it holds. On machines that
 * outlive the job the archive is kept in the tool cache by its hash, and taken from there the next time.
 * Throws ProblemError INS012 (hash), INS016, INS017, INS018, INS019, and NET001–NET005.
 */
async function fetchArchive(host, env, archive, staging, spent) {
    host.log.debug('install: download');
    const begun = host.clock.now();
    const folder = (0,external_node_path_.join)(staging, 'unpack');
    const unpack = (chunks) => unpackAnew(host, env, folder, chunks);
    const kept = cacheFile(host, archive);
    const hit = kept === undefined ? undefined : await fromCache(host, kept, archive, unpack);
    const fetched = hit ?? (await fromServer(host, archive, unpack, kept));
    spent('download', (fetched.lastByte - begun) / 1_000);
    spent('unpack', (fetched.done - fetched.lastByte) / 1_000);
    host.log.debug('install: contents');
    return readContents(host, folder, archive);
}
/** A try after another one finds nothing of the first. */
async function unpackAnew(host, env, folder, chunks) {
    await host.files.rm(folder, { recursive: true, force: true });
    let lastByte = host.clock.now();
    const failure = await unpackStream(host, folder, noting(chunks, () => (lastByte = host.clock.now())), env);
    if (failure?.kind === 'disk-full')
        throw new model_problem/* ProblemError */.Mm((0,install_plan/* noRoom */.fj)(failure.detail));
    if (failure?.kind === 'cancelled')
        throw new model_problem/* ProblemError */.Mm((0,install_steps/* cancelled */.KW)());
    return { failure, lastByte, done: host.clock.now() };
}
async function* noting(chunks, onEnd) {
    yield* chunks;
    onEnd();
}
async function fromServer(host, archive, unpack, kept) {
    const keeper = kept === undefined ? undefined : await openKeeper(host, kept);
    try {
        const request = { url: archive.url, label: `Nix ${archive.version}`, maxBytes, onProgress: teller(host, archive) };
        const { sha256, bytes, result } = await download(host, request, async (chunks) => {
            await keeper?.restart();
            return unpack(keeper ? keeper.through(chunks) : chunks);
        });
        if (sha256 !== archive.sha256)
            throw mismatch(archive, sha256, bytes);
        if (result.failure)
            throw damaged(result.failure.detail);
        await keeper?.keep();
        return result;
    }
    finally {
        await keeper?.close();
    }
}
function mismatch(archive, sha256, bytes) {
    const whose = archive.trust === 'user' ? 'given' : 'in the manifest of this action';
    return new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('INS012', `${archive.url} (${bytes} bytes) has SHA-256 ${sha256}, but ${archive.sha256} is ${whose}.`, 'Do not use this archive unless you know why it differs; if it is meant, give its SHA-256.'));
}
/** One line when it takes longer than a moment. */
function teller(host, archive) {
    return ({ bytes, total, bytesPerSecond }) => {
        const of = total === undefined ? '' : ` of ${(total / 1e6).toFixed(1)}`;
        host.log.info(`Nix ${archive.version}: ${(bytes / 1e6).toFixed(1)}${of} MB, ${(bytesPerSecond / 1e6).toFixed(1)} MB/s`);
    };
}
/** Where the archive is kept on a machine that outlives the job; a hosted runner's tool cache dies with it. */
function cacheFile(host, archive) {
    const folder = host.env['RUNNER_TOOL_CACHE'];
    if (!folder || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted')
        return undefined;
    return (0,external_node_path_.join)(folder, 'setup-nix-cuda', `${archive.sha256}.tar.xz`);
}
/** The kept archive, hashed again as it is unpacked. One that went bad is removed and fetched anew. */
async function fromCache(host, path, archive, unpack) {
    const file = await host.files.open(path, 'r').catch(() => undefined);
    if (!file)
        return undefined;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    async function* hashed() {
        for await (const chunk of file?.createReadStream({ autoClose: false }) ?? []) {
            hash.update(chunk);
            yield chunk;
        }
    }
    try {
        const streamed = await unpack(hashed());
        if (hash.digest('hex') === archive.sha256 && !streamed.failure) {
            host.log.info(`Nix ${archive.version}: kept archive ${path}`);
            return streamed;
        }
        host.log.info(`The kept archive ${path} is damaged and is fetched anew`);
        await host.files.rm(path, { force: true });
        return undefined;
    }
    finally {
        await file.close();
    }
}
/** Writes a stream beside its way; a tool cache that cannot be written is no reason to fail. */
async function openKeeper(host, path) {
    const draft = `${path}.part`;
    let file = await host.files
        .mkdir((0,external_node_path_.join)(path, '..'), { recursive: true })
        .then(() => host.files.open(draft, 'w', 0o644))
        .catch(() => undefined);
    const give = async (step) => {
        try {
            await step();
        }
        catch (cause) {
            host.log.debug(`the archive is not kept: ${cause.message}`);
            const broken = file;
            file = undefined;
            await broken?.close().catch(() => { });
            await host.files.rm(draft, { force: true }).catch(() => { });
        }
    };
    return {
        restart: () => give(async () => file?.truncate(0)),
        async *through(chunks) {
            let position = 0;
            for await (const chunk of chunks) {
                await give(async () => file?.write(chunk, 0, chunk.byteLength, position));
                position += chunk.byteLength;
                yield chunk;
            }
        },
        keep: () => give(async () => {
            if (!file)
                return;
            await file.close();
            file = undefined;
            await host.files.rename(draft, path);
        }),
        close: () => give(async () => {
            if (!file)
                return;
            await file.close();
            file = undefined;
            await host.files.rm(draft, { force: true });
        }),
    };
}

// EXTERNAL MODULE: ./lib/nix/install-receipt.js
var install_receipt = __webpack_require__(3593);
;// CONCATENATED MODULE: ./lib/nix/install-undo.js







/**
 * Takes away what the receipt lists and nothing else: daemon, everything in /nix that was not there before, build users,
 * group, nix.conf; at last the receipt itself and /nix where we made it. Each step may find its work done. Runs to its end
 * also when the job is cancelled. Throws ProblemError INS022 with what could not be removed; then the receipt stays.
 */
async function undoInstall(host, env, privilege, receipt) {
    const left = [];
    const attempt = async (what, argv) => {
        const outcome = await host.exec({ argv: (0,runner_privilege/* asRoot */.tE)(privilege, argv), env, timeout: 300 });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return true;
        const reason = outcome.kind === 'not-started' ? outcome.reason : outcome.stderrTail.at(-1);
        left.push(`${what} (${reason ?? outcome.kind})`);
        return false;
    };
    if (receipt.supervision !== 'none')
        await (0,daemon/* removeDaemon */.bb)(host, env, privilege, receipt.supervision);
    await removePaths(host, env, privilege, await whatIsOurs(host, receipt), attempt);
    for (const name of await existing(host, '/etc/passwd', receipt.users))
        await attempt(name, ['userdel', name]);
    if (receipt.group) {
        for (const name of await existing(host, '/etc/group', ['nixbld']))
            await attempt(name, ['groupdel', name]);
    }
    if (receipt.conf)
        await attempt('/etc/nix/nix.conf', ['rm', '-f', '/etc/nix/nix.conf']);
    if (receipt.confFolder && (await isEmpty(host, '/etc/nix')))
        await attempt('/etc/nix', ['rmdir', '/etc/nix']);
    if (left.length === 0) {
        await attempt(install_receipt/* receiptPath */.WI, ['rm', '-f', install_receipt/* receiptPath */.WI, `${install_receipt/* receiptPath */.WI}.new`, `${install_receipt/* receiptPath */.WI}.done`]);
        if (receipt.folder === 'made')
            await attempt(install_facts/* nixFolder */.cV, ['rmdir', install_facts/* nixFolder */.cV]);
        else if (privilege !== 'none')
            await attempt(install_facts/* nixFolder */.cV, ['chown', receipt.folder.owner, install_facts/* nixFolder */.cV]);
    }
    if (left.length === 0)
        return;
    throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('INS022', `What an unfinished installation of Nix left cannot be removed: ${left.join('; ')}.`, 'Remove it as the user who made it, or as root; then run the job again.'));
}
/** Everything in /nix but the receipt and what was there before; of a store or var that was there, all that is in it. */
async function whatIsOurs(host, receipt) {
    const own = [install_receipt/* receiptPath */.WI, `${install_receipt/* receiptPath */.WI}.new`, `${install_receipt/* receiptPath */.WI}.done`];
    const top = (await namesIn(host, install_facts/* nixFolder */.cV)).filter((name) => !receipt.keep.includes(name));
    const inKept = await Promise.all(['store', 'var']
        .filter((name) => receipt.keep.includes(name))
        .map(async (name) => {
        const inner = await namesIn(host, (0,external_node_path_.join)(install_facts/* nixFolder */.cV, name));
        return inner.filter((entry) => entry !== 'lost+found').map((entry) => (0,external_node_path_.join)(install_facts/* nixFolder */.cV, name, entry));
    }));
    return [...top.map((name) => (0,external_node_path_.join)(install_facts/* nixFolder */.cV, name)).filter((path) => !own.includes(path)), ...inKept.flat()];
}
/** A child of a killed run may still be writing for a moment, so one removal may not be enough. */
async function removePaths(host, env, privilege, paths, attempt) {
    if (paths.length === 0)
        return;
    for (let again = 0; again < 3; again += 1) {
        // Without root, folders of a store must be writable before they can be emptied.
        if (privilege === 'none')
            await host.exec({ argv: ['chmod', '-R', 'u+w', ...paths], env, timeout: 300 });
        const outcome = await host.exec({ argv: (0,runner_privilege/* asRoot */.tE)(privilege, ['rm', '-rf', ...paths]), env, timeout: 300 });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return;
        await host.clock.sleep(200);
    }
    await attempt(paths.join(', '), ['rm', '-rf', ...paths]);
}
async function existing(host, database, names) {
    const text = await host.files.readFile(database, 'utf8').catch(() => '');
    const present = new Set(text.split('\n').map((line) => line.split(':')[0]));
    return names.filter((name) => present.has(name));
}
async function isEmpty(host, folder) {
    return (await namesIn(host, folder, ['unknown'])).length === 0;
}
async function namesIn(host, folder, otherwise = []) {
    try {
        return await host.files.readdir(folder);
    }
    catch (cause) {
        if ((0,files/* isErrno */.r)(cause, 'ENOENT'))
            return otherwise;
        throw cause;
    }
}

// EXTERNAL MODULE: ./lib/nix/releases.js
var releases = __webpack_require__(5057);
;// CONCATENATED MODULE: ./lib/nix/install.js

















/** Seconds to wait for another installation of the same user on this machine. */
const patience = 600;
/**
 * Installs Nix from upstream's release archive: facts, a plan, then effects, one installation at a time. Nothing enters
 * /nix/store before the archive's hash matched. When it cannot be finished, all that it made is taken away again; after a
 * SIGKILL the next run does that. An installation of ours that is there already is used, and its daemon started.
 *
 * Throws ProblemError INS002, INS010–INS023 and NET001–NET005; docs/errors.md says what each means.
 */
async function installNix(host, request) {
    const archive = (0,releases/* chooseArchive */._P)({ ...request, baseUrl: request.baseUrl ?? releases/* upstreamReleases */.UG });
    const clock = stopwatch(host);
    const env = (0,install_steps/* installEnv */.P2)(host.env);
    const job = request.job ?? 'install';
    try {
        return await clock
            .time('total', () => (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'install.lock'), patience, async () => {
            const facts = await clock.time('facts', () => cleanFacts(host, env));
            if (facts.folder.kind === 'installed')
                return useInstalled(host, facts, facts.folder.receipt, job, clock);
            const plan = (0,install_plan/* planInstall */.Bm)(facts, request.mode, archive);
            for (const [index, line] of (0,install_plan/* describePlan */.df)(plan).entries())
                index === 0 ? host.log.info(line) : host.log.debug(line);
            return carryOut(host, env, plan, facts, job, clock);
        }))
            .then((installed) => ({ ...installed, seconds: clock.seconds() }));
    }
    catch (cause) {
        throw host.cancelled.aborted ? new model_problem/* ProblemError */.Mm((0,install_steps/* cancelled */.KW)(), { cause }) : asProblem(cause);
    }
}
/** Whether /nix is an installation of this action: then `installNix` uses it, and starts its daemon. */
async function isOurs(host) {
    const { kind } = await (0,install_facts/* examineFolder */.g1)(host);
    return kind === 'installed' || kind === 'unfinished';
}
/** The facts, after what a killed run left has been taken away. */
async function cleanFacts(host, env) {
    const facts = await (0,install_facts/* gatherFacts */.pc)(host, env);
    if (facts.folder.kind !== 'unfinished' || facts.folder.alive)
        return facts;
    host.log.info('Removing what an unfinished installation of Nix left');
    await undoInstall(host, env, facts.privilege, facts.folder.receipt);
    return (0,install_facts/* gatherFacts */.pc)(host, env);
}
async function carryOut(host, env, plan, facts, job, clock) {
    const draft = await draftReceipt(host, plan, facts);
    await prepareFolder(host, env, plan);
    try {
        await (0,install_receipt/* writeReceipt */.Qz)(host, draft, install_receipt/* receiptPath */.WI);
        const staging = (0,external_node_path_.join)(await stagingParent(host), `.setup-nix-cuda-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
        await host.files.mkdir(staging, { mode: 0o700 });
        const contents = await fetchAndPrepare(host, env, plan, staging, clock);
        await clock.time('place', () => (0,install_steps/* makeFolders */.wZ)(host).then(() => (0,install_steps/* placeStore */.Zo)(host, env, contents)));
        await clock.time('register', () => (0,install_steps/* register */.kz)(host, env, staging, contents));
        const receipt = { ...draft, state: 'installed', nix: contents.nix, cacert: contents.cacert };
        await clock.time('own', () => settle(host, env, plan, staging, receipt));
        if (plan.supervision !== 'none')
            await clock.time('daemon', () => start(host, plan, facts, receipt, job));
        const installed = await report(host, facts, receipt, true, clock);
        stopIfCancelled(host);
        await (0,install_steps/* runStep */.eg)(host, env, asRootIn(plan, ['mv', '-f', `${install_receipt/* receiptPath */.WI}.done`, install_receipt/* receiptPath */.WI]));
        return installed;
    }
    catch (cause) {
        await takeBack(host, env, plan, draft, cause);
        throw cause;
    }
}
/** Downloads and unpacks while the build users are made; the first failure stops both. */
async function fetchAndPrepare(host, env, plan, staging, clock) {
    const stop = new AbortController();
    const both = { ...host, cancelled: AbortSignal.any([host.cancelled, stop.signal]) };
    let first;
    const noting = (work) => work.catch((cause) => {
        first ??= { cause };
        stop.abort();
        throw cause;
    });
    const [contents] = await Promise.allSettled([
        noting(fetchArchive(both, env, plan.archive, staging, clock.add)),
        noting(clock.time('users', () => (0,install_steps/* addUsers */.g1)(both, env, plan.privilege, plan))),
    ]);
    if (first)
        throw first.cause;
    if (contents.status === 'rejected')
        throw contents.reason;
    stopIfCancelled(host);
    return contents.value;
}
/** Conf, owners, no staging folder any more, and the final receipt beside the first one. */
async function settle(host, env, plan, staging, receipt) {
    if (plan.conf)
        await (0,install_steps/* writeConf */.Kx)(host, env, plan.privilege, staging, plan.conf);
    await (0,install_steps/* runStep */.eg)(host, env, ['rm', '-rf', staging]);
    await (0,install_receipt/* writeReceipt */.Qz)(host, receipt, `${install_receipt/* receiptPath */.WI}.done`);
    if (plan.mode === 'daemon')
        await (0,install_steps/* giveToRoot */.J6)(host, env, plan.privilege);
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
    const inProfile = { ...host, env: { ...host.env, PATH: (0,external_node_path_.join)(install_steps/* profile */.ME, 'bin') } };
    const { mode, supervision } = receipt;
    return {
        nix: await clock.time('check', () => (0,find/* findNix */.r)(inProfile)),
        mode,
        supervision,
        made,
        seconds: {},
        environment: await nixEnvironment(host, { machine: facts.certificates, cacert: receipt.cacert }),
        settings: settingsOf(mode, facts.uid),
    };
}
function settingsOf(mode, uid) {
    if (mode === 'daemon')
        return { 'build-users-group': 'nixbld' };
    return uid === 0 ? { 'build-users-group': '' } : {};
}
async function draftReceipt(host, plan, facts) {
    const { folder } = facts;
    return {
        schema: 'nix-install/1',
        state: 'installing',
        version: plan.archive.version,
        mode: plan.mode,
        supervision: plan.supervision,
        nix: '',
        cacert: '',
        by: { pid: host.pid, start: (await (0,install_facts/* processStart */.gy)(host, host.pid)) ?? '' },
        folder: folder.kind === 'empty' ? { owner: folder.owner } : 'made',
        keep: folder.kind === 'empty' ? folder.keep : [],
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
    await (0,install_steps/* runStep */.eg)(host, env, asRootIn(plan, plan.folder === 'make' ? make : take));
}
/** The folder of the file system that the store is on, so that store paths can be renamed into it. */
async function stagingParent(host) {
    const [folder, store] = await Promise.all(['/nix', '/nix/store'].map((path) => host.files.lstat(path).catch(() => undefined)));
    return store && folder && store.dev !== folder.dev ? '/nix/store' : '/nix';
}
/** Undoes a failed installation. What cannot be undone is told beside the failure itself, and is left to the next run. */
async function takeBack(host, env, plan, draft, cause) {
    try {
        await undoInstall(host, env, plan.privilege, draft);
    }
    catch (second) {
        const [first] = asProblem(cause).problems;
        throw new model_problem/* ProblemError */.Mm([...(first ? [first] : []), ...asProblem(second).problems], { cause });
    }
}
function asRootIn(plan, argv) {
    return (0,runner_privilege/* asRoot */.tE)(plan.privilege, argv);
}
function stopIfCancelled(host) {
    if (host.cancelled.aborted)
        throw new model_problem/* ProblemError */.Mm((0,install_steps/* cancelled */.KW)());
}
/** System errors of our own file operations become problems too. */
function asProblem(cause) {
    if (cause instanceof model_problem/* ProblemError */.Mm)
        return cause;
    if (!(cause instanceof Error) || !('code' in cause))
        throw cause;
    const problem = (0,files/* isErrno */.r)(cause, 'ENOSPC') || (0,files/* isErrno */.r)(cause, 'EDQUOT') ? (0,install_plan/* noRoom */.fj)(cause.message) : (0,install_steps/* failed */.gz)(cause.message);
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

// EXTERNAL MODULE: ./lib/actions/load-request.js + 2 modules
var load_request = __webpack_require__(3598);
// EXTERNAL MODULE: ./lib/actions/store-cache.js + 4 modules
var store_cache = __webpack_require__(2258);
;// CONCATENATED MODULE: ./lib/actions/provide-nix.js










/** Refuses what can be refused before anything on the machine is touched. Throws ProblemError with every problem. */
function checkNixRequest(host, inputs) {
    // What the machine is like does not matter to what is an error.
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
    const errors = (0,configure_plan/* planConfiguration */.SU)(configurationRequest(host, inputs), anywhere).problems.filter(isError);
    if (errors.length > 0)
        throw new model_problem/* ProblemError */.Mm(errors);
}
/**
 * Uses the Nix that is there or installs one, starts its daemon, and configures it. `job` names this job in the journal.
 * Throws ProblemError with the codes of installation and configuration.
 */
async function provideNix(host, inputs, job) {
    const begun = host.clock.now();
    const there = (await isOurs(host)) ? undefined : await (0,find/* lookForNix */.E)(host);
    const installed = there ? undefined : await install(host, inputs, job);
    const nix = there ?? installed?.nix;
    if (!nix)
        throw new Error('neither found nor installed'); // one of the two is there
    const environment = installed?.environment ?? { path: [], variables: {} };
    const ready = withEnvironment(host, environment);
    const configuring = host.clock.now();
    const needed = Object.entries(installed?.settings ?? {}).map(([name, value]) => `${name} = ${value}\n`);
    const storeCache = await (0,store_cache/* prepareStoreCache */.l)(ready, inputs);
    // The store cache comes after the user's lines: `substituters = …` there is not meant to turn it off.
    const lines = [...needed, `${inputs['extra-nix-config'] ?? ''}\n`, ...storeCache.settings];
    const told = { ...inputs, 'extra-nix-config': lines.join('') };
    const configured = await provide_nix_configure(ready, nix, told, { job, mode: installed?.mode });
    return {
        nix,
        mode: installed?.mode ?? configured.mode,
        installed: installed?.made ?? false,
        path: environment.path,
        variables: { ...environment.variables, ...configured.variables },
        substituters: configured.substituters,
        seconds: {
            ...(installed?.seconds ?? { find: (configuring - begun) / 1_000 }),
            configure: (host.clock.now() - configuring) / 1_000,
        },
        warnings: [...otherVersion(there, inputs['nix-version']), ...storeCache.warnings, ...configured.warnings],
    };
}
/** The host as later steps of the job will see it. */
function withEnvironment(host, environment) {
    const path = [...environment.path, ...(host.env['PATH'] ? [host.env['PATH']] : [])].join(':');
    return { ...host, env: { ...host.env, ...environment.variables, PATH: path } };
}
function install(host, inputs, job) {
    if (host.platform !== 'linux') {
        throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('INS001', `No nix program was found, and this version installs Nix on Linux only, not on ${host.platform}.`, 'Install Nix before this step (https://nixos.org/download).'));
    }
    return installNix(host, {
        version: inputs['nix-version'],
        sha256: inputs['nix-sha256'],
        baseUrl: inputs['nix-base-url'],
        mode: inputs.mode,
        system: (0,load_request/* systemOf */.br)(host),
        job,
    });
}
async function provide_nix_configure(host, nix, inputs, options) {
    const found = await findConfigurationFacts(host, nix);
    // Root opens the store itself, but others of this machine come through the daemon that we installed.
    const facts = options.mode === 'daemon' ? { ...found, mode: 'daemon', trusted: true } : found;
    const { plan, problems } = (0,configure_plan/* planConfiguration */.SU)(configurationRequest(host, inputs), facts);
    if (!plan)
        throw new model_problem/* ProblemError */.Mm(problems.filter(isError));
    const warnings = [...problems];
    const restart = async () => {
        const supervision = await (0,daemon/* findSupervision */.Tl)(host);
        const variables = host.env['NIX_SSL_CERT_FILE'] ? { NIX_SSL_CERT_FILE: host.env['NIX_SSL_CERT_FILE'] } : {};
        try {
            await (0,daemon/* restartDaemon */.IL)(host, { supervision, privilege: await (0,runner_privilege/* findPrivilege */.Xb)(host), job: options.job, variables });
        }
        catch (cause) {
            if (!(cause instanceof model_problem/* ProblemError */.Mm))
                throw cause;
            warnings.push(...cause.problems.map((problem) => ({ ...problem, severity: 'warning' })));
        }
    };
    const configured = await (0,configure/* applyConfiguration */.Fp)(host, nix, plan, {
        job: options.job,
        ...(facts.mode === 'daemon' ? { restartDaemon: restart } : {}),
    });
    const mode = facts.mode === 'daemon' ? 'daemon' : 'single-user';
    return { ...configured, mode, warnings: [...warnings, ...configured.warnings] };
}
function configurationRequest(host, inputs) {
    return {
        caches: inputs.caches,
        extraSubstituters: words(inputs['extra-substituters']),
        extraTrustedPublicKeys: words(inputs['extra-trusted-public-keys']),
        extraNixConfig: inputs['extra-nix-config'] ?? '',
        githubToken: inputs['github-token'],
        githubServerUrl: host.env['GITHUB_SERVER_URL'],
    };
}
/** As nix.conf has them: separated by blanks too. */
function words(entries) {
    return (entries ?? []).flatMap((entry) => entry.split(/\s+/));
}
function isError(problem) {
    return (0,model_problem/* worstSeverity */.Lc)([problem]) === 'error';
}
function otherVersion(there, wanted) {
    if (!there || wanted === undefined || there.version === wanted)
        return [];
    return [
        (0,model_problem/* warning */.$e)('INS030', `Nix ${there.version} is on this machine (${there.program}) and is used; nix-version asks for ${wanted}.`, 'Leave nix-version out, or use a machine without Nix.'),
    ];
}


/***/ }),

/***/ 9635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ nixAttributeName),
/* harmony export */   R3: () => (/* binding */ nixAttributePath),
/* harmony export */   iq: () => (/* binding */ attributePath),
/* harmony export */   kf: () => (/* binding */ isAttributePath),
/* harmony export */   z7: () => (/* binding */ nixString)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5208);
/**
 * Where Nixpkgs has the package of a cell, and how attribute paths are written in Nix.
 * https://nixos.org/manual/nixpkgs/stable/#cuda
 */


/** https://nix.dev/manual/nix/stable/language/identifiers#keywords */
const keywords = new Set(['assert', 'else', 'if', 'in', 'inherit', 'let', 'or', 'rec', 'then', 'with']);
/** Whether a text is a plain attribute path, as `nix build -A` takes it: names and dots, without quotes. */
function isAttributePath(text) {
    return /^[\w'+-]+(\.[\w'+-]+)*$/.test(text);
}
/** The path as Nix source: names that are no identifiers in quotes (`python3Packages."7zip"`). */
function nixAttributePath(path) {
    return path.split('.').map(nixAttributeName).join('.');
}
/** One name of a path or an argument, in quotes when it is no identifier. */
function nixAttributeName(name) {
    return /^[a-zA-Z_][\w'-]*$/.test(name) && !keywords.has(name) ? name : nixString(name);
}
/** A text as a Nix string literal. */
function nixString(text) {
    const escapes = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    return `"${text.replaceAll(/["\\\n\r\t]|\$\{/g, (part) => escapes[part] ?? `\\${part}`)}"`;
}
/**
 * `pkgsForCudaArch.sm_90a.cudaPackages_12_4.pkgs.python3Packages.torch`: the path in Nixpkgs that gives the same
 * package. null for what is no attribute, without CUDA, under overlays, and for PTX and several capabilities, which only
 * Nixpkgs' config reaches.
 */
function attributePath(cell) {
    const [text = '', ...others] = cell.capabilities;
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    const toolkit = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_1__/* .findToolkit */ .We)(cell.toolkit);
    if (cell.source.kind !== 'attribute' || cell.ptx.length > 0 || others.length > 0 || !capability || !toolkit)
        return null;
    if (cell.instance && (cell.instance.overlays.length > 0 || cell.instance.legacy !== null))
        return null;
    return `pkgsForCudaArch.${(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)(capability)}.${toolkit.attribute}.pkgs.${nixAttributePath(cell.source.attribute)}`;
}


/***/ }),

/***/ 5208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VQ: () => (/* binding */ toolkit),
/* harmony export */   We: () => (/* binding */ findToolkit),
/* harmony export */   kW: () => (/* binding */ toolkits),
/* harmony export */   pK: () => (/* binding */ nearestToolkit)
/* harmony export */ });
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3341);
/**
 * The CUDA toolkits, one row per minor. 12.7 was never released.
 * Sources: NVIDIA's release notes 13.2 U2, table 3 (drivers), the CUDA compatibility guide (minor-version compatibility),
 * `.version` as nvcc writes it (PTX ISA), crt/host_config.h of the toolkits (newest host compilers).
 */

/** A row; the version must be well-formed. */
function toolkit(version, driver, compatibleDriver, ptxIsa, gccMax, clangMax) {
    const attribute = `cudaPackages_${version.replace('.', '_')}`;
    const parsed = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(version);
    if (!parsed)
        throw new Error(`The table has no valid toolkit in ${version}.`);
    return { version, attribute, driver, compatibleDriver, ptxIsa, gccMax, clangMax, parsed };
}
/** All toolkits, oldest first. */
const toolkits = [
    toolkit('11.4', '470.42.01', '450.80.02', '7.4', 11, 12),
    toolkit('11.5', '495.29.05', '450.80.02', '7.5', 11, 12),
    toolkit('11.6', '510.39.01', '450.80.02', '7.6', 11, 12),
    toolkit('11.7', '515.43.04', '450.80.02', '7.7', 11, 13),
    toolkit('11.8', '520.61.05', '450.80.02', '7.8', 11, 14),
    toolkit('12.0', '525.60.13', '525.60.13', '8.0', 12, 14),
    toolkit('12.1', '530.30.02', '525.60.13', '8.1', 12, 15),
    toolkit('12.2', '535.54.03', '525.60.13', '8.2', 12, 16),
    toolkit('12.3', '545.23.06', '525.60.13', '8.3', 12, 17),
    toolkit('12.4', '550.54.14', '525.60.13', '8.4', 13, 17),
    toolkit('12.5', '555.42.02', '525.60.13', '8.5', 13, 17),
    toolkit('12.6', '560.28.03', '525.60.13', '8.5', 13, 18),
    toolkit('12.8', '570.26', '525.60.13', '8.7', 14, 19),
    toolkit('12.9', '575.51.03', '525.60.13', '8.8', 14, 19),
    toolkit('13.0', '580.65.06', '580.65.06', '9.0', 15, 20),
    toolkit('13.1', '590.44.01', '580.65.06', '9.1', 15, 21),
    toolkit('13.2', '595.45.04', '580.65.06', '9.2', 15, 21),
    toolkit('13.3', '610.43.02', '580.65.06', '9.3', 15, 21),
    toolkit('13.4', null, '580.65.06', '9.4', 16, 22),
    toolkit('13.5', null, '580.65.06', '9.5', 16, 22),
];
const byVersion = new Map(toolkits.map((row) => [row.version, row]));
/** The row of a toolkit (`12.4`); undefined when there is no such release. */
function findToolkit(version) {
    return byVersion.get(version);
}
/** The toolkit nearest to a version: the newest that is not newer, else the oldest; undefined when it is no version. */
function nearestToolkit(version, candidates = toolkits) {
    const wanted = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(/^\d+\.\d+/.exec(version)?.[0] ?? `${version}.0`);
    if (!wanted)
        return undefined;
    return candidates.findLast((row) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(row.parsed, wanted) <= 0) ?? candidates[0];
}


/***/ })

};
