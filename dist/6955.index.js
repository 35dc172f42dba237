export const id = 6955;
export const ids = [6955];
export const modules = {

/***/ 59271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runUninstall: () => (/* binding */ runUninstall),
  uninstallAfterJob: () => (/* binding */ uninstallAfterJob)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/machine/journal.js + 1 modules
var machine_journal = __webpack_require__(16166);
// EXTERNAL MODULE: ./lib/machine/made-folders.js
var made_folders = __webpack_require__(64808);
// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(95266);
// EXTERNAL MODULE: ./lib/machine/store-location.js
var store_location = __webpack_require__(9438);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/nix/configure/files.js
var configure_files = __webpack_require__(92039);
// EXTERNAL MODULE: ./lib/nix/install/accounts.js + 1 modules
var accounts = __webpack_require__(61792);
// EXTERNAL MODULE: ./lib/nix/install/facts.js
var facts = __webpack_require__(69804);
// EXTERNAL MODULE: ./lib/nix/install/macos/facts.js
var macos_facts = __webpack_require__(68006);
// EXTERNAL MODULE: ./lib/nix/install/macos/journal.js
var journal = __webpack_require__(89730);
// EXTERNAL MODULE: ./lib/nix/install/receipt.js
var install_receipt = __webpack_require__(70699);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(81051);
;// CONCATENATED MODULE: ./lib/nix/uninstall/facts.js














/** Looks without changing anything. Throws ProblemError INS003 for a journal that cannot be read. */
async function findUninstallFacts(host) {
    const env = (0,install_commands/* installEnv */.P2)(host.env);
    const privilege = await (0,machine_privilege/* findPrivilege */.Xb)(host);
    const [folder, receipt, nix, nixNames, conf, passwd, groups, journal] = await Promise.all([
        (0,facts/* examineFolder */.g1)(host),
        host.files.lstat(install_receipt/* receiptPath */.WI).catch(() => undefined),
        host.files.lstat(facts/* nixFolder */.cV).catch(() => undefined),
        host.files.readdir(facts/* nixFolder */.cV).catch(() => []),
        (0,files/* readIfPresent */.Zu)(host, '/etc/nix/nix.conf').catch(() => undefined),
        (0,accounts/* readAccounts */.n$)(host, env, 'passwd'),
        (0,accounts/* readAccounts */.n$)(host, env, 'group'),
        (0,machine_journal/* readJournal */.a0)(host),
    ]);
    const group = groups.find(([name]) => name === 'nixbld');
    const primary = passwd.filter((fields) => group !== undefined && fields[3] === group[2]).map(([name = '']) => name);
    const members = (group?.[3] ?? '').split(',').filter((name) => name !== '');
    return {
        privilege,
        uid: host.uid,
        folder,
        installer: receipt?.uid,
        nixNames: (0,facts/* withoutVolumeFiles */._M)(nixNames),
        nixOwner: `${nix?.uid ?? 0}:${nix?.gid ?? 0}`,
        conf,
        users: passwd.map(([name = '']) => name),
        group: group && { members: [...new Set([...members, ...primary])] },
        journal,
        storeMount: await findStoreMount(host, journal),
        volume: await findVolume(host, env),
        elsewhere: await otherJournals(host, privilege, passwd),
        state: await examineState(host),
    };
}
async function findStoreMount(host, journal) {
    for (const entry of journal.filter(({ owner }) => owner === store_location/* storeMountOwned */.WC.owner)) {
        if (await (0,store_location/* isSameFolder */.F1)(host, entry.path, facts/* nixFolder */.cV))
            return { entry, mounted: true };
        const receipt = await host.files.lstat((0,external_node_path_.join)(entry.path, (0,external_node_path_.basename)(install_receipt/* receiptPath */.WI))).catch(() => undefined);
        if (receipt)
            return { entry, mounted: false };
    }
    return undefined;
}
async function findVolume(host, env) {
    const made = await (0,journal/* readVolume */.jg)(host);
    const uuid = made && (0,journal/* uuidOf */.pV)(made);
    if (!made || uuid === undefined)
        return made && { made, state: 'gone' };
    if ((await (0,macos_facts/* mountedVolume */.xC)(host, env)) === uuid)
        return { made, state: 'mounted' };
    const volumes = await (0,macos_facts/* listVolumes */.yi)(host, env);
    return { made, state: volumes && !volumes.some((volume) => volume.uuid === uuid) ? 'gone' : 'elsewhere' };
}
async function examineState(host) {
    const folder = (0,state_folder/* stateFolder */.y)(host);
    const names = await host.files.readdir(folder).catch(() => undefined);
    return names && { folder, names: names.sort(), above: await (0,made_folders/* foldersMadeAbove */.SC)(host, folder) };
}
/** Users may have moved their state folder by XDG_STATE_HOME: those journals are not seen. */
async function otherJournals(host, privilege, passwd) {
    const homes = [...new Set(passwd.map((fields) => fields[5] ?? ''))].filter((home) => home.startsWith('/'));
    const usual = homes.map((home) => (0,external_node_path_.join)(home, '.local/state/setup-nix-cuda'));
    const folders = [(0,state_folder/* stateFolder */.y)({ ...host, uid: 0 }), ...usual].filter((folder) => folder !== (0,state_folder/* stateFolder */.y)(host));
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    const found = await Promise.all(folders.map(async (folder) => {
        // What nobody lets us read counts as not there.
        const text = await files.read((0,external_node_path_.join)(folder, 'journal.json')).catch(() => undefined);
        return { folder, jobs: await jobsIn(text) };
    }));
    return found.filter(({ jobs }) => jobs.length > 0);
}
async function jobsIn(journal) {
    return [...new Set((await (0,machine_journal/* parseJournal */.z8)(journal))?.entries.flatMap(({ users }) => users))];
}

// EXTERNAL MODULE: ./lib/nix/uninstall/plan.js
var uninstall_plan = __webpack_require__(66211);
// EXTERNAL MODULE: ./lib/machine/lock.js
var lock = __webpack_require__(66394);
// EXTERNAL MODULE: ./lib/machine/owned.js
var owned = __webpack_require__(43516);
// EXTERNAL MODULE: ./lib/machine/process-start.js
var process_start = __webpack_require__(31357);
// EXTERNAL MODULE: ./lib/nix/credentials/credentials.js + 2 modules
var credentials = __webpack_require__(20993);
// EXTERNAL MODULE: ./lib/nix/daemon/daemon.js
var daemon = __webpack_require__(41390);
// EXTERNAL MODULE: ./lib/nix/install/undo.js
var undo = __webpack_require__(11881);
;// CONCATENATED MODULE: ./lib/nix/uninstall/uninstall.js


















/** Seconds to wait for an installation of the same user. */
const waitTime = 600;
/**
 * Removes what the journal and the receipt of the installation list, in the order of `owners`, at last our state folder.
 * Looks and plans again under the installation's lock. A run that is killed is taken up by the next one, or by the next
 * installation. Harmless when there is nothing.
 * Throws ProblemError INS050 (rights, or something that cannot be removed), INS051 (still in use), INS002, INS003, CFG026.
 */
async function uninstall(host, options) {
    const begun = host.clock.now();
    const before = (0,uninstall_plan/* planUninstall */.kR)(await findUninstallFacts(host), options);
    stopOnErrors(before.problems);
    if (before.steps.length === 0)
        return { done: [], stays: before.stays, warnings: [], seconds: 0 };
    await (0,made_folders/* makeStateFolder */.En)(host, (0,state_folder/* stateFolder */.y)(host));
    return (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'install.lock'), waitTime, async () => {
        const facts = await findUninstallFacts(host);
        const plan = (0,uninstall_plan/* planUninstall */.kR)(facts, options);
        stopOnErrors(plan.problems);
        stopOnErrors(await refuseForeign(host, plan.steps));
        const warnings = [];
        const warn = (...problems) => void warnings.push(...problems);
        // A daemon that stays must not go on with what is removed.
        const daemonStays = !plan.steps.some(({ kind }) => kind === 'nix') && (await (0,daemon/* findSupervision */.Tl)(host)) !== 'own';
        const restartDaemon = () => restart(host, options.job, warn);
        const ending = { job: options.job, machineStays: true, warn, ...(daemonStays ? { restartDaemon } : {}) };
        const tools = { host, options, ending, privilege: facts.privilege, env: (0,install_commands/* installEnv */.P2)(host.env) };
        const done = [];
        for (const step of plan.steps) {
            if (host.cancelled.aborted)
                throw new problem/* ProblemError */.Mm((0,owned/* cannotRemove */.Ol)('it was cancelled'));
            host.log.debug(`uninstall: ${step.what}`);
            await carryOut(tools, step);
            done.push(...step.lines);
        }
        const seconds = (host.clock.now() - begun) / 1_000;
        return { done, stays: plan.stays, warnings, seconds };
    });
}
/** Entries that nobody here would have made stop all of it, before anything is removed. */
async function refuseForeign(host, steps) {
    const problems = [];
    for (const step of steps) {
        if (step.kind !== 'entry' || (await step.owned.makes(host, step.entry)))
            continue;
        problems.push({ ...(0,owned/* notFollowed */.qJ)(step.entry), severity: 'error' });
    }
    return problems;
}
function carryOut(tools, step) {
    switch (step.kind) {
        case 'entry':
            return removeEntry(tools, step);
        case 'service':
            return removeService(tools, step.supervision);
        case 'nix':
            return removeNix(tools, step.receipt, step.conf);
        case 'state':
            return removeState(tools, step.folder, step.above);
    }
}
async function restart(host, job, warn) {
    try {
        await (0,credentials/* restartWithVariables */.dE)(host, job);
    }
    catch (cause) {
        if (!(cause instanceof problem/* ProblemError */.Mm))
            throw cause;
        const fix = 'Restart it: it still uses the removed settings.';
        warn((0,problem/* warning */.$e)('INS050', 'The Nix daemon did not read its configuration again.', fix));
    }
}
/** Nobody uses it any more, which the journal says first. */
async function removeEntry(tools, { owned, entry }) {
    const { host, ending } = tools;
    const unused = { ...entry, users: [] };
    await (0,machine_journal/* setEntry */.RY)(host, entry.path, unused);
    if (owned.remove)
        await owned.remove(host, unused, ending);
    else
        for (const path of [...(entry.made ?? []), entry.path].reverse())
            await removePath(tools, path);
    await (0,machine_journal/* setEntry */.RY)(host, entry.path, undefined);
}
async function removeService(tools, supervision) {
    const { host, privilege, env } = tools;
    const foreign = await foreignUnit(host);
    if (foreign !== undefined)
        throw new problem/* ProblemError */.Mm((0,owned/* cannotRemove */.Ol)(`${foreign} is not a link to a unit of our Nix`));
    // Stopped before it is unlinked: a run that is killed in between finds the links again.
    if (supervision === 'systemd')
        await (0,daemon/* stopDaemon */.ZI)(host, { supervision, privilege });
    await (0,daemon/* removeDaemon */.bb)(host, env, privilege, supervision);
    const [left] = await (0,daemon/* findLinks */.t5)(host);
    if (left !== undefined)
        throw new problem/* ProblemError */.Mm((0,owned/* cannotRemove */.Ol)(`the link ${left} is still there`));
}
/** A unit that somebody wrote himself. */
async function foreignUnit(host) {
    for (const path of await (0,daemon/* findLinks */.t5)(host)) {
        const target = await host.files.realpath(path).catch(() => facts/* nixFolder */.cV);
        if (!(await host.files.lstat(path)).isSymbolicLink() || !target.startsWith(facts/* nixFolder */.cV))
            return path;
    }
    return undefined;
}
/**
 * /nix and what came with it. The receipt becomes that of an unfinished installation first: whoever comes after a kill,
 * another installation or uninstallation, removes the rest. Where /nix is ours, the journal outlives the receipt.
 */
async function removeNix(tools, receipt, conf) {
    const { host, privilege, env } = tools;
    const made = receipt.folder === 'made';
    if (made)
        await (0,machine_journal/* setEntry */.RY)(host, facts/* nixFolder */.cV, { owner: uninstall_plan/* nixOwned */.d.owner, path: facts/* nixFolder */.cV, users: [] });
    await markUnfinished(tools);
    host.log.debug('uninstall: marked');
    if (conf)
        await removeConf(tools, receipt);
    const left = await (0,undo/* removeInstall */.A)(host, env, privilege, receipt);
    if (left.length > 0)
        throw new problem/* ProblemError */.Mm((0,owned/* cannotRemove */.Ol)(left.join('; ')));
    for (const path of [facts/* nixFolder */.cV, install_receipt/* receiptPath */.WI])
        await (0,machine_journal/* setEntry */.RY)(host, path, undefined);
}
async function markUnfinished({ host, privilege }) {
    const [receipt, stat] = [await (0,install_receipt/* readReceipt */.b8)(host), await host.files.lstat(install_receipt/* receiptPath */.WI)];
    if (!receipt)
        return;
    const start = (await (0,process_start/* processStart */.g)(host, host.pid)) ?? '';
    const marked = { ...receipt, state: 'installing', by: { pid: host.pid, start } };
    await (0,configure_files/* rootFiles */.Aj)(host, privilege).write(install_receipt/* receiptPath */.WI, `${JSON.stringify(marked)}\n`, stat);
}
/** nix.conf as the installation made it goes; with lines of others in it, only ours goes. */
async function removeConf({ host, privilege }, receipt) {
    const path = '/etc/nix/nix.conf';
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (!stat?.isFile())
        return;
    const change = (0,uninstall_plan/* changeConf */.xb)(await files.read(path), receipt);
    if (change === 'remove')
        await files.remove(path);
    else if (change !== 'leave')
        await files.write(path, change.left, stat);
}
/**
 * Only files that we know; the journal goes after the others. The list of folders that were made goes in one command with
 * those folders, or whoever comes after a kill would not know of them.
 */
async function removeState(tools, folder, above) {
    const { host, options, privilege, env } = tools;
    const names = (await host.files.readdir(folder)).filter((name) => (0,owned/* isStateName */.XD)(options.owners, name));
    const last = ['journal.json', 'install.lock'];
    for (const name of [...names.filter((name) => ![...last, made_folders/* madeFoldersFile */.rG].includes(name)), ...last]) {
        await host.files.rm((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    }
    // Fails at the first folder with something of others in it, and at those above.
    const argv = ['rm', '-fd', '--', (0,external_node_path_.join)(folder, made_folders/* madeFoldersFile */.rG), folder, ...above];
    const why = await (0,machine_privilege/* whyNotAsRoot */.QG)(host, privilege, argv, { env });
    const left = await host.files.readdir(folder).catch(() => undefined);
    if (left?.every((name) => name === made_folders/* madeFoldersFile */.rG))
        throw new problem/* ProblemError */.Mm((0,owned/* cannotRemove */.Ol)(`${folder} (${why})`));
}
/** A file, or a folder that is empty. */
async function removePath(tools, path) {
    const stat = await tools.host.files.lstat(path).catch(() => undefined);
    if (!stat?.isDirectory())
        await run(tools, ['rm', '-f', '--', path], path);
    else if ((await tools.host.files.readdir(path)).length === 0)
        await run(tools, ['rmdir', '--', path], path);
}
async function run({ host, env, privilege }, argv, path) {
    const why = await (0,machine_privilege/* whyNotAsRoot */.QG)(host, privilege, argv, { env });
    if (why !== undefined)
        throw new problem/* ProblemError */.Mm((0,owned/* cannotRemove */.Ol)(`${path} (${why})`));
}
function stopOnErrors(problems) {
    if (problems.length > 0)
        throw new problem/* ProblemError */.Mm(problems);
}

// EXTERNAL MODULE: ./lib/nix/user-cache.js
var user_cache = __webpack_require__(97851);
// EXTERNAL MODULE: ./lib/report/problem-text.js
var problem_text = __webpack_require__(65637);
// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: ./lib/actions/setup/owners.js + 2 modules
var setup_owners = __webpack_require__(47879);
// EXTERNAL MODULE: ./lib/actions/uninstall/surface.js
var surface = __webpack_require__(38113);
;// CONCATENATED MODULE: ./lib/actions/uninstall/command.js













/**
 * `nix-cuda uninstall`: shows the plan and carries it out with `--yes` or a yes at the terminal. Exit code 0 when it is
 * done, there is nothing to do, or only the plan was asked for; 1 when it is refused or nobody said yes; 3 when something
 * cannot be removed.
 */
async function runUninstall(host, line, owners = setup_owners/* owners */.Z) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* uninstallSurface */.S, line.option);
    const options = { force: inputs.force, job: (0,job/* jobName */.dZ)(host), owners };
    const plan = (0,uninstall_plan/* planUninstall */.kR)(await findUninstallFacts(host), options);
    const say = (answer) => print(host, answer, inputs.json);
    const shown = { ...linesOf(plan), problems: plan.problems, seconds: 0 };
    if (plan.problems.length > 0)
        return say({ ...shown, status: 'refused' });
    if (plan.steps.length === 0)
        return say({ ...shown, status: 'nothing' });
    if (!inputs.json)
        tell(host, shown);
    if (inputs['dry-run'])
        return inputs.json ? say({ ...shown, status: 'shown' }) : 0;
    if (!inputs.yes && !(await host.confirm('Remove this?'))) {
        host.log.info('Nothing was removed. Give --yes to remove what is listed.');
        if (inputs.json)
            say({ ...shown, status: 'shown' });
        return 1;
    }
    return say(await command_carryOut(host, options, shown));
}
/** What stays in the home of whoever runs it: Nix’s own cache, as which Nix that was is unknown, and results. */
async function memory(host) {
    const isThere = (path) => host.files.lstat(path).catch(() => undefined);
    const [cache, results] = [await (0,user_cache/* userCache */.g3)(host), (0,external_node_path_.join)((0,state_folder/* userStateFolder */.Z)(host), 'nix-cuda')];
    return [
        ...((await isThere(cache)) ? [`${cache} stays: it is Nix’s own cache for this user.`] : []),
        ...((await isThere(results)) ? [`${results} stays: results of nix-cuda commands of this user.`] : []),
    ];
}
async function command_carryOut(host, options, shown) {
    try {
        const { done, stays, warnings, seconds } = await uninstall(host, options);
        return { status: 'done', plan: done, stays: [...stays, ...(await memory(host))], problems: warnings, seconds };
    }
    catch (cause) {
        if (!(cause instanceof problem/* ProblemError */.Mm))
            throw cause;
        return { ...shown, status: 'failed', problems: cause.problems };
    }
}
/**
 * The same at the end of a job on a machine that outlives it, after the job has left journal and daemon: what stands
 * against it, as other jobs do, is a warning. Gives the problems to annotate.
 */
async function uninstallAfterJob(host, job, owners = setup_owners/* owners */.Z) {
    try {
        const { done, stays, warnings, seconds } = await uninstall(host, { force: false, job, owners });
        const more = done.length > 0 ? await memory(host) : [];
        for (const line of [...done, ...stays, ...more])
            host.log.info(line);
        if (done.length > 0)
            host.log.info(`Uninstalled in ${seconds.toFixed(1)} s`);
        return warnings;
    }
    catch (cause) {
        if (cause instanceof problem/* ProblemError */.Mm)
            return cause.problems.map((problem) => ({ ...problem, severity: 'warning' }));
        const why = cause instanceof Error ? cause.message : String(cause);
        return [(0,problem/* warning */.$e)('INS050', `Not everything could be removed: ${why}.`, 'Run nix-cuda uninstall on this machine.')];
    }
}
const exitCodes = { nothing: 0, shown: 0, done: 0, refused: 1, failed: 3 };
function print(host, answer, json) {
    const { status, problems, seconds } = answer;
    if (json)
        host.answer((0,sink/* jsonText */.s$)({ schema: 'uninstall/1', ...answer }));
    else {
        if (status === 'nothing')
            host.answer('This action has installed nothing on this machine.\n');
        if (status === 'done')
            host.answer(`Done in ${seconds.toFixed(1)} s.\n`);
        if (status === 'refused')
            tell(host, answer);
    }
    for (const problem of problems)
        host.log.info((0,problem_text/* problemText */.f)(problem));
    return exitCodes[status];
}
function tell(host, { plan, stays }) {
    host.answer([...plan, ...stays].map((line) => `- ${line}\n`).join(''));
}
function linesOf(plan) {
    return { plan: plan.steps.flatMap(({ lines }) => lines), stays: plan.stays };
}


/***/ }),

/***/ 11665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ parseSecretKey),
/* harmony export */   ee: () => (/* binding */ parsePublicKey),
/* harmony export */   rh: () => (/* binding */ generateKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** Nix's keys are raw ed25519 ones; node:crypto wants them in their ASN.1 envelopes (RFC 8410). */
const privateEnvelope = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicEnvelope = Buffer.from('302a300506032b6570032100', 'hex');
/** A new key that nobody else has. */
function generateKey(prefix) {
    const { privateKey } = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('ed25519');
    const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
    return secretKeyOf(`${prefix}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`, seed);
}
/** A secret key in Nix's format; undefined when it is none, which includes a public one. */
function parseSecretKey(text) {
    const parts = split(text);
    if (parts?.bytes.length !== 64)
        return undefined;
    const key = secretKeyOf(parts.name, parts.bytes.subarray(0, 32));
    return key.publicKey.text === `${parts.name}:${parts.bytes.subarray(32).toString('base64')}` ? key : undefined;
}
/** A public key in Nix's format; undefined when it is none. */
function parsePublicKey(text) {
    const parts = split(text);
    if (parts?.bytes.length !== 32)
        return undefined;
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.concat([publicEnvelope, parts.bytes]), format: 'der', type: 'spki' });
    return publicKeyOf(parts.name, key, parts.bytes);
}
function secretKeyOf(name, seed) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: Buffer.concat([privateEnvelope, seed]), format: 'der', type: 'pkcs8' });
    const open = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key);
    const raw = open.export({ format: 'der', type: 'spki' }).subarray(-32);
    return {
        publicKey: publicKeyOf(name, open, raw),
        sign: (data) => `${name}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, Buffer.from(data), key).toString('base64')}`,
        secretText: () => `${name}:${Buffer.concat([seed, raw]).toString('base64')}`,
    };
}
function publicKeyOf(name, key, raw) {
    return {
        name,
        text: `${name}:${raw.toString('base64')}`,
        verifies: (data, signatures) => signatures.some((text) => {
            const parts = split(text);
            return parts?.name === name && parts.bytes.length === 64 && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(null, Buffer.from(data), key, parts.bytes);
        }),
    };
}
function split(text) {
    const match = /^([^\s:#]+):((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(text.trim());
    if (!match?.[1] || !match[2])
        return undefined;
    return { name: match[1], bytes: Buffer.from(match[2], 'base64') };
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

/***/ 85017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ removeInclude),
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Ep: () => (/* binding */ addInclude),
/* harmony export */   Nk: () => (/* binding */ findConflicts),
/* harmony export */   PP: () => (/* binding */ stagedConf),
/* harmony export */   az: () => (/* binding */ managedNames),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   dc: () => (/* binding */ findMixedTrust),
/* harmony export */   j5: () => (/* binding */ managedText),
/* harmony export */   mk: () => (/* binding */ jobKeys),
/* harmony export */   xr: () => (/* binding */ isManagedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36014);
/* harmony import */ var _nix_conf_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41026);
/* harmony import */ var _user_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44449);






/** The first words of a file that we may overwrite and remove. */
function signature(uid) {
    return `# Written by setup-nix-cuda for the jobs of user ${uid};`;
}
/** Whether the text is a managed file of this user's jobs. */
function isManagedBy(uid, text) {
    return text.startsWith(signature(uid));
}
/** The names that the managed file may have, best first: two users with sudo have a file each. */
function managedNames(uid) {
    return ['nix-cuda.conf', `nix-cuda-${uid}.conf`];
}
/**
 * The managed file for these jobs: one value of each plain setting, the users' own lines in the order of the jobs, and
 * last the united lists of what they add, for a plain line of one job would remove what another one has added before
 * it. The same jobs give the same bytes.
 */
function managedText(uid, parts) {
    // What an included file says is not known: it stays after the lines that stand before it.
    const movable = parts.filter(({ extra }) => !extra.some(({ kind }) => kind === 'include'));
    const first = parts.flatMap((part) => (movable.includes(part) ? part.base.filter((line) => !adds(line)) : part.base));
    const own = parts.map((part) => (movable.includes(part) ? part.extra.filter((line) => !adds(line)) : part.extra));
    const blocks = new Set(own.filter((lines) => lines.length > 0).map(_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .printNixConf */ .FG));
    const added = movable.flatMap(({ base, extra }) => inForce([...base, ...extra]));
    const last = [...added, ...parts.flatMap(({ after }) => after)];
    const head = `${signature(uid)} removed with the last of them.\n`;
    const middle = [...blocks].map((text) => `# ${_user_text_js__WEBPACK_IMPORTED_MODULE_4__/* .extraConfigName */ .yu}\n${text}`).join('');
    return head + (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .printNixConf */ .FG)(unite(first)) + middle + (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .printNixConf */ .FG)(unite(last));
}
function adds(item) {
    return item.kind === 'setting' && item.name.startsWith('extra-');
}
/** Those that add to a list and that no later plain line of the same job replaces. */
function inForce(items) {
    return items.flatMap((item, index) => {
        if (!adds(item))
            return [];
        const replaced = items
            .slice(index + 1)
            .some((later) => later.kind === 'setting' && `extra-${later.name}` === item.name);
        return replaced ? [] : [item];
    });
}
/** Each name once, where it first stood: lists are united, of other values the last one counts. */
function unite(lines) {
    const byName = new Map();
    for (const line of lines) {
        const known = adds(line) ? (byName.get(line.name)?.values ?? []) : [];
        byName.set(line.name, { ...line, values: [...new Set([...known, ...line.values])] });
    }
    return [...byName.values()];
}
/** How the keys of jobs' own caches begin: of a job that admits only what `store-cache-key` signed, and of one that admits all. */
const jobKeys = { signed: 'nix-cuda-signed-job', open: 'nix-cuda-job' };
/**
 * CCH027 where a job that admits signed entries alone has the daemon with one that admits all: the daemon takes what either
 * admitted for both.
 */
function findMixedTrust(mine, others) {
    const has = (part, kind) => part.after.some(({ values }) => values.some((value) => new RegExp(`^${jobKeys[kind]}-[0-9a-f]+:`).test(value)));
    const shared = (has(mine, 'signed') && others.some((other) => has(other, 'open'))) ||
        (has(mine, 'open') && others.some((other) => has(other, 'signed')));
    if (!shared)
        return [];
    const message = 'Jobs with and without store-cache-key share one Nix daemon, so all of them can use unsigned paths that a job without the key restores.';
    const fix = 'Give store-cache-key to every job of this machine, or run those without it on another machine.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CCH027', message, fix, { subject: { cache: 'store-cache' } })];
}
/** One warning CFG028 for each setting that this job's own lines give another value than another job's. */
function findConflicts(mine, others) {
    const plain = (part) => new Map(part.extra.flatMap((line) => line.kind === 'setting' && !line.name.startsWith('extra-') ? [[line.name, line.values.join(' ')]] : []));
    return [...plain(mine)]
        .filter(([name, value]) => others.some((other) => (plain(other).get(name) ?? value) !== value))
        .map(([name]) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG028', `Another job on this machine sets ${name} to another value, and both jobs get one of the two.`, `Give ${name} the same value in ${_user_text_js__WEBPACK_IMPORTED_MODULE_4__/* .extraConfigName */ .yu} of both jobs.`, { subject: { setting: name } }));
}
/** The parts that the live jobs have written down; what cannot be read counts for nothing. */
async function partsOf(entry) {
    const load = async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(2857), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).settingsPart;
    const parts = await Promise.all((entry?.users ?? []).map((user) => (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_5__/* .readSaved */ .S)(entry?.parts?.[user], load)));
    return parts.filter((part) => part !== undefined);
}
/** Ours in nix.conf; the second form says that the line before had no end until we came. */
function includeLines(name) {
    const line = `!include ${name} # setup-nix-cuda`;
    return [line, `${line}, and the end of the line above`];
}
/** nix.conf with our line at its end; the same text when it is there already. */
function addInclude(text, name) {
    const [line, afterUnended] = includeLines(name);
    if (text.split('\n').some((known) => known === line || known === afterUnended))
        return text;
    return text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${afterUnended}\n`;
}
/** nix.conf as it was before `addInclude`, byte for byte, with whatever others wrote since. */
function removeInclude(text, name) {
    const [line, afterUnended] = includeLines(name);
    const lines = text.split('\n');
    const left = lines.filter((known) => known !== line && known !== afterUnended).join('\n');
    return lines.at(-1) === '' && lines.at(-2) === afterUnended ? left.slice(0, -1) : left;
}
/**
 * nix.conf for a trial in another folder: what it includes from its own folder is named with its whole path, but for our
 * managed file, which is staged beside it.
 */
function stagedConf(text, confDir, managed) {
    return text.replace(/^([ \t\r]*!?include[ \t\r]+)([^\s/#][^\s#]*)/gm, (_, before, path) => {
        return before + (path === managed ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(confDir, path));
    });
}
/** Names the contents of the configuration that a daemon has read. */
function digest(...texts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(texts)).digest('hex');
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
            // The group is gone.
        }
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
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(4714), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 21430));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
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


/***/ }),

/***/ 62173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jd: () => (/* binding */ localFiles),
/* harmony export */   K4: () => (/* binding */ makeLocalCache),
/* harmony export */   Qm: () => (/* binding */ openLocalCache),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   vd: () => (/* binding */ storeCacheOwned)
/* harmony export */ });
/* unused harmony export closeLocalCache */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73136);
/* harmony import */ var _binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11665);
/* harmony import */ var _nix_configure_managed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85017);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2617);






/** Of one job alone, so that nothing of it is in the journal. */
const storeCacheOwned = { owner: 'store-cache', makes: () => false, leave: closeLocalCache };
/** Files of the store cache in the job's folder, beside what Nix reads. */
function localFiles(host) {
    const folder = (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_5__/* .jobFolder */ .OW)(host);
    return {
        cache: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache'),
        key: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-key'),
        /** Why the service is not used any more in this job. */
        fault: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-fault'),
        /** `<cell id>.json` or `<key of the shared stage>.json`: the index of what was restored. */
        restored: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-restored'),
        work: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-work'),
        /** Where the run index is packed. */
        index: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'run-index-work'),
    };
}
/** The folders that Nix would otherwise make itself, as root, so that the runner could not remove them. */
const folders = ['nar', 'log', 'realisations'];
/**
 * Makes the job's local cache, empty, with a new key; to be done before Nix is configured with its URL and public key.
 * The secret key is a private file of the job; its name says whether the job admits unsigned entries. Throws system errors.
 */
async function makeLocalCache(host, kind = 'open') {
    const files = localFiles(host);
    const storeDir = host.env['NIX_STORE_DIR'] || '/nix/store';
    for (const path of Object.values(files))
        await host.files.rm(path, { recursive: true, force: true });
    for (const name of folders)
        await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, name), { recursive: true, mode: 0o700 });
    const info = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 10\n`;
    await host.files.writeFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, 'nix-cache-info'), info);
    const key = (0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_2__/* .generateKey */ .rh)(_nix_configure_managed_js__WEBPACK_IMPORTED_MODULE_3__/* .jobKeys */ .mk[kind]);
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeAtomically */ .vK)(host, files.key, key.secretText());
    return cacheAt(files.cache, storeDir, key);
}
/** The local cache that an earlier step of this job made; undefined where there is none. */
async function openLocalCache(host) {
    const files = localFiles(host);
    const info = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfPresent */ .Zu)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, 'nix-cache-info'));
    const storeDir = /^StoreDir: (.*)$/m.exec(info ?? '')?.[1];
    if (storeDir === undefined)
        return undefined;
    return cacheAt(files.cache, storeDir, (0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSecretKey */ .NP)((await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfPresent */ .Zu)(host, files.key)) ?? ''));
}
/**
 * For post, after what is to be saved was saved: removes the key and what was restored. The empty cache stays, because
 * another job's Nix may be configured with it and would make it again as root.
 */
async function closeLocalCache(host) {
    const { cache, ...others } = localFiles(host);
    for (const path of Object.values(others))
        await host.files.rm(path, { recursive: true, force: true });
    for (const file of await list(host, cache)) {
        if (file.endsWith('.narinfo'))
            await host.files.rm((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, file), { force: true });
    }
    for (const file of await list(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, 'nar')))
        await host.files.rm((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, 'nar', file), { force: true });
}
/** Names in a folder; none where it is missing. */
async function list(host, folder) {
    try {
        return (await host.files.readdir(folder)).sort();
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .isErrno */ .r)(cause, 'ENOENT'))
            return [];
        throw cause;
    }
}
function cacheAt(folder, storeDir, key) {
    return { folder, url: (0,node_url__WEBPACK_IMPORTED_MODULE_1__.pathToFileURL)(folder).href, publicKey: key?.publicKey.text ?? '', storeDir, key };
}


/***/ })

};
