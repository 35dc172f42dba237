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
// EXTERNAL MODULE: ./lib/actions/setup/owners.js + 1 modules
var setup_owners = __webpack_require__(76466);
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

/***/ 24333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ elfSections),
/* harmony export */   aB: () => (/* binding */ isElf),
/* harmony export */   x9: () => (/* binding */ readElfHeader),
/* harmony export */   zb: () => (/* binding */ machineCuda)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10403);

// System V gABI, "ELF Header" and "Sections": https://gabi.xinuos.com
const headerSize = 64;
const sectionHeaderSize = 64;
const extended = 0xffff;
const longestName = 4096;
const mostSections = 2 ** 17;
const longestNames = 2 ** 24;
const noBits = 8;
const allocatedFlag = 0x2;
const compressedFlag = 0x800;
/** e_machine of GPU programs. */
const machineCuda = 190;
function isElf(head) {
    return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46;
}
/** Reads the ELF header alone. Throws a Finding: VER010 for 32-bit and big-endian files, VER004 for a broken header. */
function readElfHeader(source) {
    const ident = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readExact */ .gr)(source, 0, 16, 'the ELF identification');
    if (!isElf(ident))
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 0, 'this is not an ELF file');
    if (ident[4] === 1 || ident[5] === 2) {
        throw new _source_js__WEBPACK_IMPORTED_MODULE_0__/* .Finding */ .wI('VER010', `${ident[4] === 1 ? '32-bit' : 'big-endian'} ELF`, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .position */ .G1)(source, 0));
    }
    if (ident[4] !== 2 || ident[5] !== 1)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 4, 'the ELF class or byte order is unknown');
    const view = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, 0, headerSize, 'the ELF header');
    const sectionsAt = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(view, 40);
    const sectionCount = view.getUint16(60, true);
    if (sectionsAt !== 0 && view.getUint16(58, true) !== sectionHeaderSize)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 58, 'the size of a section header is wrong');
    return {
        abiVersion: view.getUint8(8),
        relocatable: view.getUint16(16, true) === 1,
        machine: view.getUint16(18, true),
        version: view.getUint32(20, true),
        sectionsAt,
        flags: view.getUint32(48, true),
        sectionCount,
        namesIn: view.getUint16(62, true),
        end: Math.max(sectionsAt + sectionCount * sectionHeaderSize, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(view, 32) + view.getUint16(54, true) * view.getUint16(56, true)),
    };
}
/**
 * The sections that have bytes in the file; undefined without a table of sections. Throws a Finding (VER004) where the table leaves
 * the file. Each section is given with the size that it claims: whoever reads it checks its end. nvcc -lineinfo writes sections
 * without bytes under types of its own.
 */
function elfSections(source, header) {
    const { count, namesIn } = sizeOfTable(source, header);
    if (count === 0)
        return undefined;
    const table = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, header.sectionsAt, count * sectionHeaderSize, 'the table of sections');
    if (namesIn >= count)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 62, 'the header of the section names is missing');
    const namesOffset = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, namesIn * sectionHeaderSize + 24);
    const names = source.read(Math.min(namesOffset, source.size), Math.min(longestNames, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, namesIn * sectionHeaderSize + 32)));
    const sections = [];
    for (let at = sectionHeaderSize; at < table.byteLength; at += sectionHeaderSize) {
        const nameAt = table.getUint32(at, true);
        const size = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 32);
        if (nameAt >= names.length)
            throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, header.sectionsAt + at, 'the name of a section lies outside its table');
        if (table.getUint32(at + 4, true) === noBits || size === 0)
            continue;
        const flags = table.getUint32(at + 8, true);
        sections.push({
            index: at / sectionHeaderSize,
            name: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(names.subarray(nameAt, nameAt + longestName)),
            address: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 16),
            offset: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 24),
            size,
            allocated: (flags & allocatedFlag) !== 0,
            compressed: (flags & compressedFlag) !== 0,
            info: table.getUint32(at + 44, true),
        });
    }
    return sections;
}
/** Large counts lie in the first section header. */
function sizeOfTable(source, header) {
    const { sectionsAt, sectionCount, namesIn } = header;
    if (sectionsAt === 0)
        return { count: 0, namesIn };
    if (sectionCount !== 0 && namesIn !== extended)
        return { count: sectionCount, namesIn };
    const first = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, sectionsAt, sectionHeaderSize, 'the first section header');
    const count = sectionCount || (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(first, 32);
    if (count > mostSections)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 60, `${count} sections are claimed`);
    return { count, namesIn: namesIn === extended ? first.getUint32(40, true) : namesIn };
}


/***/ }),

/***/ 10403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ readAhead),
/* harmony export */   G1: () => (/* binding */ position),
/* harmony export */   Ml: () => (/* binding */ readView),
/* harmony export */   Ou: () => (/* binding */ windowOf),
/* harmony export */   Pq: () => (/* binding */ memorySource),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Rf: () => (/* binding */ spend),
/* harmony export */   _l: () => (/* binding */ u64),
/* harmony export */   gr: () => (/* binding */ readExact),
/* harmony export */   qM: () => (/* binding */ damaged),
/* harmony export */   wI: () => (/* binding */ Finding)
/* harmony export */ });
/** Takes `bytes` from a budget. Throws a Finding (VER004) when it is used up. */
function spend(budget, bytes, offset) {
    budget.bytes -= bytes;
    if (budget.bytes < 0 || budget.expired())
        throw new Finding('VER004', 'reading it takes more time or memory than a file of its size should', offset);
}
/** What the walkers throw when a file cannot be read on. Those who know the file's name make a Problem of it. */
class Finding extends Error {
    name = 'Finding';
    code;
    /** From the start of the user's file, in bytes. */
    offset;
    constructor(code, what, offset) {
        super(what);
        this.code = code;
        this.offset = offset;
    }
}
/** The position of `offset` in the user's file, in bytes. */
function position(source, offset) {
    return (source.origin ?? 0) + offset;
}
function damaged(source, offset, what) {
    return new Finding('VER004', what, position(source, offset));
}
/** A source over bytes in memory. */
function memorySource(bytes, origin = 0) {
    return {
        size: bytes.length,
        origin,
        read: (offset, length) => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length)),
    };
}
/** The part of a source from `offset`, `length` bytes long or up to the end of the source. */
function windowOf(source, offset, length) {
    const start = Math.min(Math.max(offset, 0), source.size);
    const size = Math.min(Math.max(length, 0), source.size - start);
    return {
        size,
        origin: position(source, start),
        read: (at, count, into) => source.read(start + Math.min(at, size), Math.max(0, Math.min(count, size - at)), into),
    };
}
/**
 * Reads ahead, so that walks from header to header cost few system calls. Remembers `blocks` pieces of `block` bytes;
 * larger reads pass through.
 */
function readAhead(source, block = 1024, blocks = 4) {
    const pieces = [];
    let next = 0;
    return {
        size: source.size,
        origin: source.origin ?? 0,
        read: (offset, length, into) => {
            if (length > block)
                return source.read(offset, length, into);
            for (const { start, bytes } of pieces) {
                if (start <= offset && offset + length <= start + bytes.length)
                    return bytes.subarray(offset - start, offset - start + length);
            }
            const bytes = source.read(offset, block);
            pieces[next] = { start: offset, bytes };
            next = (next + 1) % blocks;
            return bytes.subarray(0, length);
        },
    };
}
/** Exactly `length` bytes, or a Finding that `what` is cut off. */
function readExact(source, offset, length, what) {
    const bytes = offset + length <= source.size ? source.read(offset, length) : undefined;
    if (bytes?.length !== length)
        throw damaged(source, offset, `${what} is cut off`);
    return bytes;
}
/** Exactly `length` bytes as a DataView, or a Finding that `what` is cut off. */
function readView(source, offset, length, what) {
    const bytes = readExact(source, offset, length, what);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
}
/** A little-endian 64-bit number. Values above 2^53 lose precision, and are larger than any file all the same. */
function u64(view, at) {
    return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}
/** Bytes up to the first NUL or the end, one character each. */
function text(bytes) {
    const end = bytes.indexOf(0);
    return Buffer.from(bytes.buffer, bytes.byteOffset, end < 0 ? bytes.length : end).toString('latin1');
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


/***/ })

};
