export const id = 955;
export const ids = [955];
export const modules = {

/***/ 9121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runUninstall: () => (/* binding */ runUninstall),
  uninstallAfterJob: () => (/* binding */ uninstallAfterJob)
});

// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(6848);
// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(5266);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(1051);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(3981);
// EXTERNAL MODULE: ./lib/flox/receipt.js
var flox_receipt = __webpack_require__(2161);
;// CONCATENATED MODULE: ./lib/flox/remove.js





/**
 * How a package of the vendor goes, with the Nix that it brought: purging the deb removes /nix
 * (https://github.com/flox/flox/issues/3551); the pkg brings a script for it
 * (https://github.com/Homebrew/homebrew-cask/blob/main/Casks/f/flox.rb).
 */
const removals = {
    deb: ['dpkg', '--purge', 'flox'],
    rpm: ['rpm', '-e', 'flox'],
    pkg: ['/usr/local/share/flox/scripts/uninstall'],
};
const known = {
    deb: { argv: ['dpkg-query', '-s', 'flox'], says: /^Status: /m },
    rpm: { argv: ['rpm', '-q', 'flox'], says: /^flox-/ },
    pkg: { argv: ['pkgutil', '--pkg-info', 'com.floxdev.flox'], says: /version/ },
};
/** What taking the entry away means, for people; undefined for an entry that is not of a package of Flox. */
function describeFloxEntry(host, entry) {
    if (entry.path !== (0,flox_receipt/* floxReceiptPath */.fk)(host))
        return undefined;
    return 'remove the package of Flox, and with it the Nix that it brought';
}
/**
 * Takes away the package of Flox that this action installed, by the package manager. Gives whether the entry was one.
 * One that somebody removed already is no error. Throws ProblemError INS050 when it cannot be removed.
 */
async function undoFloxEntry(host, entry) {
    if (entry.path !== (0,flox_receipt/* floxReceiptPath */.fk)(host))
        return false;
    const receipt = await (0,flox_receipt/* readFloxReceipt */.uG)(host);
    if (receipt && (await isKnown(host, kindOf(receipt))))
        await remove(host, kindOf(receipt));
    await host.files.rm((0,flox_receipt/* floxReceiptPath */.fk)(host), { force: true });
    return true;
}
/** The end of the URL is the package's own. */
function kindOf({ url }) {
    return url.endsWith('.rpm') ? 'rpm' : url.endsWith('.pkg') ? 'pkg' : 'deb';
}
async function isKnown(host, kind) {
    const { argv, says } = known[kind];
    const outcome = await host.exec({ argv, env: (0,install_commands/* installEnv */.P2)(host.env), timeout: 30 });
    return outcome.kind === 'exited' && outcome.code === 0 && says.test(outcome.stdout);
}
async function remove(host, kind) {
    const argv = (0,machine_privilege/* asRoot */.tE)(await (0,machine_privilege/* findPrivilege */.Xb)(host), removals[kind]);
    const outcome = await host.exec({ argv, env: (0,install_commands/* installEnv */.P2)(host.env), timeout: 600 });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return;
    throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('INS050', `Not everything could be taken away: the package of Flox: ${argv.join(' ')}: ${(0,exec/* lastWords */.a)(outcome).replace(/\.$/, '')}.`, 'Mend what it says and run this again: it goes on where it stopped.'));
}

// EXTERNAL MODULE: ./lib/nix/credentials/credentials.js + 2 modules
var credentials = __webpack_require__(993);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/machine/journal.js
var machine_journal = __webpack_require__(8258);
// EXTERNAL MODULE: ./lib/machine/made-folders.js
var made_folders = __webpack_require__(4808);
// EXTERNAL MODULE: ./lib/machine/store-place.js
var store_place = __webpack_require__(418);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(994);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(1161);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/nix/install/accounts.js + 1 modules
var accounts = __webpack_require__(9411);
// EXTERNAL MODULE: ./lib/nix/install/facts.js
var facts = __webpack_require__(9804);
// EXTERNAL MODULE: ./lib/nix/install/macos/facts.js
var macos_facts = __webpack_require__(8006);
// EXTERNAL MODULE: ./lib/nix/install/macos/journal.js
var journal = __webpack_require__(9730);
// EXTERNAL MODULE: ./lib/nix/install/receipt.js
var install_receipt = __webpack_require__(699);
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
        nixNames: (0,facts/* withoutOfVolumes */.nP)(nixNames),
        nixOwner: `${nix?.uid ?? 0}:${nix?.gid ?? 0}`,
        conf,
        users: passwd.map(([name = '']) => name),
        group: group && { members: [...new Set([...members, ...primary])] },
        journal,
        place: await findPlace(host, journal),
        volume: await findVolume(host, env),
        elsewhere: await otherJournals(host, privilege, passwd),
        state: await examineState(host),
    };
}
async function findPlace(host, journal) {
    for (const entry of journal.filter(({ what, path }) => what === 'folder' && path !== facts/* nixFolder */.cV)) {
        if (await (0,store_place/* isSameFolder */.F1)(host, entry.path, facts/* nixFolder */.cV))
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
    const found = await Promise.all(folders.map(async (folder) => ({
        folder,
        jobs: jobsIn(await readAny(host, privilege, (0,external_node_path_.join)(folder, 'journal.json'))),
    })));
    return found.filter(({ jobs }) => jobs.length > 0);
}
/** What nobody lets us read counts as not there. */
async function readAny(host, privilege, path) {
    try {
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (!(0,files/* isErrno */.r)(cause, 'EACCES') || privilege !== 'sudo')
            return undefined;
        const outcome = await host.exec({
            argv: (0,machine_privilege/* asRoot */.tE)(privilege, ['cat', '--', path]),
            env: (0,child_env/* childEnv */.g)(host.env),
            timeout: 20,
        });
        return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : undefined;
    }
}
function jobsIn(journal) {
    try {
        const { entries } = JSON.parse(journal ?? '');
        return [...new Set((entries ?? []).flatMap(({ users }) => users ?? []).map(String))];
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./lib/nix/configure/managed.js
var managed = __webpack_require__(5017);
// EXTERNAL MODULE: ./lib/nix/install/macos/plan.js
var macos_plan = __webpack_require__(7342);
// EXTERNAL MODULE: ./lib/nix/install/plan.js
var plan = __webpack_require__(3160);
;// CONCATENATED MODULE: ./lib/nix/uninstall/plan.js







/** What we may find in our state folder; anything else stays, and the folder with it. */
const stateNames = /^(?:[a-z-]+\.lock(?:-journal)?|journal\.json|flox\.json|nix-daemon\.(?:json|log)|made\.json|nix-cuda|.*\.new)$/;
/** Facts and wishes → plan: what the journal and the receipt list, and nothing else. Pure. */
function planUninstall(facts, wishes) {
    const receipt = facts.folder.kind === 'installed' || facts.folder.kind === 'unfinished' ? facts.folder.receipt : undefined;
    const nix = receipt && planNix(facts, receipt);
    const daemonEntry = facts.journal.find(isDaemon);
    const supervision = receipt && receipt.supervision !== 'none' ? receipt.supervision : daemonEntry && 'own';
    const configurations = facts.journal.filter(({ what }) => what === 'configuration');
    const { place } = facts;
    const caches = facts.journal.filter(({ what }) => what === 'cache');
    const volumes = facts.journal.filter(({ what }) => what === 'volume');
    const apart = [...configurations, ...caches, ...volumes, ...(place ? [place.entry] : [])];
    const others = facts.journal
        .filter((entry) => !apart.includes(entry) && !isDaemon(entry) && !(nix && isNix(entry)))
        .toReversed();
    const state = planState(facts);
    const steps = [
        ...(configurations.length > 0 ? [configurationStep(configurations)] : []),
        ...others.map((entry) => entryStep(entry, wishes)),
        ...(supervision ? [daemonStep(supervision)] : []),
        ...(nix ? [nix.step] : []),
        ...(place ? [placeStep(place.entry)] : []),
        ...(facts.volume ? [volumeStep(facts.volume.made)] : []),
        ...caches.map(cacheStep),
        ...(state ? [state.step] : []),
    ];
    return {
        steps,
        stays: [...(nix?.stays ?? []), ...(state?.stays ?? [])],
        problems: refuse(facts, wishes, steps, receipt),
    };
}
/** The entries of the daemon and of the installation itself say who uses them; each has a step of its own. */
const isDaemon = ({ path }) => path.endsWith('/nix-daemon.json');
const isNix = ({ path }) => path === facts/* nixFolder */.cV || path === install_receipt/* receiptPath */.WI;
function configurationStep(entries) {
    const lines = entries.map(({ path }) => `take ${path} away, and our line in the nix.conf beside it`);
    return { kind: 'configuration', entries, lines };
}
function entryStep(entry, { describeEntry }) {
    const plain = entry.what === 'folder' ? `remove the folder ${entry.path}, if it is empty` : `remove ${entry.path}`;
    return { kind: 'entry', entry, lines: [describeEntry?.(entry) ?? plain] };
}
function placeStep(entry) {
    const folders = [entry.path, ...(entry.made ?? []).filter((path) => path !== entry.path).toReversed()];
    return { kind: 'place', entry, lines: [`take the mount at /nix away, and ${folders.join(', ')}, if empty`] };
}
function volumeStep({ plan }) {
    const lines = [
        `remove the APFS volume "${macos_plan/* volumeName */.EH}" of ${plan.container}, and our line for it in ${macos_facts/* fstabPath */.a$}`,
        ...(plan.encrypted ? ["remove its key from the system's keychain"] : []),
        ...(plan.mounter ? [`remove ${macos_facts/* mounterPlist */.hP}`] : []),
        ...(plan.synthetic ? [`take our line out of ${macos_facts/* syntheticPath */.Dy}; /nix goes when macOS starts again`] : []),
    ];
    return { kind: 'volume', lines };
}
function cacheStep(entry) {
    return { kind: 'cache', entry, lines: [`remove ${entry.path}: what Nix remembers of binary caches and flakes`] };
}
function daemonStep(supervision) {
    const how = {
        systemd: 'stop, disable and unlink its units',
        launchd: 'stop its service and remove the definition',
        own: 'end the process that we started',
    }[supervision];
    return { kind: 'daemon', supervision, lines: [`take the Nix daemon away: ${how}`] };
}
function planNix(facts, receipt) {
    const ours = (name) => name === 'store' || name === 'var' || name.startsWith('.setup-nix-cuda');
    const foreign = facts.nixNames.filter((name) => !ours(name) && !receipt.keep.includes(name));
    const users = receipt.users.filter((name) => facts.users.includes(name));
    const strangers = (facts.group?.members ?? []).filter((name) => !receipt.users.includes(name));
    const group = receipt.group && facts.group !== undefined && strangers.length === 0;
    const conf = receipt.conf ? changeConf(withoutIncludes(facts), receipt) : 'leave';
    const folder = receipt.folder === 'made' && foreign.length === 0;
    const kept = [...receipt.keep, ...foreign].sort();
    const lines = [
        folder
            ? 'remove /nix with everything in it'
            : `remove everything in /nix${kept.length > 0 ? ` but ${kept.join(', ')}` : ''}`,
        ...(users.length > 0 ? [`remove the build users ${users.join(', ')}`] : []),
        ...(group ? ['remove the group nixbld'] : []),
        ...(conf === 'remove' ? ['remove /etc/nix/nix.conf'] : []),
        ...(typeof conf === 'object' ? ['take our line out of /etc/nix/nix.conf'] : []),
        ...(receipt.confFolder ? ['remove /etc/nix, if empty'] : []),
    ];
    const owner = receipt.folder === 'made' && !folder ? { owner: facts.nixOwner } : receipt.folder;
    const goes = { ...receipt, folder: owner, keep: kept, users, group, conf: false, supervision: 'none' };
    return {
        step: { kind: 'nix', receipt: goes, conf: receipt.conf, lines },
        stays: [
            ...foreign.map((name) => `/nix/${name} stays: this action did not put it there.`),
            ...(receipt.group && strangers.length > 0 ? [`The group nixbld stays: ${strangers.join(', ')} is in it.`] : []),
            ...(typeof conf === 'object' ? ['/etc/nix/nix.conf stays, with the lines of others.'] : []),
            ...(receipt.conf && conf === 'leave' && facts.conf !== undefined
                ? ['/etc/nix/nix.conf stays: it is not as this action wrote it.']
                : []),
        ],
    };
}
/** What becomes of a nix.conf that an installation of ours made; our include lines must be out of it. */
function changeConf(text, receipt) {
    const lines = (text ?? '').split('\n');
    // Of single-user installations only those as root make one.
    const at = lines.indexOf((0,plan/* confLines */.M4)((0,plan/* neededSettings */.fz)(receipt.mode, 0))[0] ?? '');
    if (at < 0)
        return 'leave';
    const left = lines.toSpliced(at, 1).join('\n');
    return left === '' ? 'remove' : { left };
}
function withoutIncludes({ conf, journal }) {
    return journal
        .filter(({ what }) => what === 'configuration')
        .reduce((text, { path }) => text && (0,managed/* removeInclude */.BJ)(text, path.slice(path.lastIndexOf('/') + 1)), conf);
}
function planState({ state, }) {
    if (!state)
        return undefined;
    const { folder, above } = state;
    const names = state.names.filter((name) => stateNames.test(name));
    const foreign = state.names.filter((name) => !stateNames.test(name));
    const results = names.includes('nix-cuda') ? ', with the results of nix-cuda commands' : '';
    const lines = [foreign.length === 0 ? `remove ${folder}${results}` : `remove our files from ${folder}${results}`];
    return {
        step: { kind: 'state', folder, above: foreign.length === 0 ? above : [], lines },
        stays: foreign.map((name) => `${folder}/${name} stays: this action did not put it there.`),
    };
}
function refuse(facts, wishes, steps, receipt) {
    const { folder } = facts;
    if (folder.kind === 'unfinished' && folder.alive) {
        const { pid } = folder.receipt.by;
        return [
            (0,model_problem/* error */.z3)('INS051', `Process ${pid} is installing or removing Nix on this machine.`, 'Run this again when it is done.'),
        ];
    }
    if (steps.length === 0 && folder.kind === 'foreign') {
        const fix = 'Remove it by the means that it was installed with.';
        return [(0,model_problem/* error */.z3)('INS050', `Nothing here is of this action: ${folder.why}, which it did not install.`, fix)];
    }
    if (facts.place && !facts.place.mounted) {
        const { path } = facts.place.entry;
        const fix = `Mount it, \`mount --bind ${path} /nix\` as root, and run this again.`;
        return [(0,model_problem/* error */.z3)('INS050', `The store of this machine is in ${path}, which is not mounted at /nix now.`, fix)];
    }
    const volume = facts.volume?.made.volume;
    if (facts.volume?.state === 'elsewhere' && volume?.kind === 'filled') {
        const command = facts.volume.made.plan.encrypted
            ? `diskutil apfs unlockVolume ${volume.uuid} -mountpoint /nix`
            : `diskutil mount -mountPoint /nix ${volume.uuid}`;
        const fix = `Mount it, \`${command}\` as root, and run this again.`;
        return [(0,model_problem/* error */.z3)('INS050', `The volume ${macos_plan/* volumeName */.EH} of this machine is not mounted at /nix now.`, fix)];
    }
    return [
        ...(wishes.force ? [] : [...refuseUsers(facts, wishes.job, receipt), ...refuseInstaller(facts, receipt)]),
        ...refuseRights(facts, receipt),
    ];
}
function refuseUsers(facts, job, receipt) {
    const here = facts.journal.flatMap(({ users }) => users).filter((user) => user !== job);
    // What other users of the machine have is theirs to undo; they only need our Nix.
    const there = receipt ? facts.elsewhere.flatMap(({ jobs }) => jobs).filter((user) => user !== job) : [];
    const jobs = [...new Set([...here, ...there])];
    if (jobs.length === 0)
        return [];
    const named = jobs.slice(0, 5).join(', ') + (jobs.length > 5 ? ` and ${jobs.length - 5} more` : '');
    return [
        (0,model_problem/* error */.z3)('INS051', `${jobs.length === 1 ? 'A job still uses' : `${jobs.length} jobs still use`} what would be removed: ${named}.`, 'Run this when they are over; use --force when they ended without cleaning up, as killed jobs do.'),
    ];
}
function refuseInstaller({ uid, installer }, receipt) {
    if (!receipt || installer === undefined || installer === uid)
        return [];
    return [
        (0,model_problem/* error */.z3)('INS050', `Nix was installed here by user ${installer}, who has the journal of what else was done; this is user ${uid}.`, `Run this as user ${installer}, or use --force to leave what that journal lists.`),
    ];
}
function refuseRights({ privilege, volume }, receipt) {
    const ofReceipt = receipt !== undefined && (receipt.mode === 'daemon' || receipt.folder === 'made' || receipt.conf);
    if (!(ofReceipt || volume) || privilege !== 'none')
        return [];
    return [
        (0,model_problem/* error */.z3)('INS050', 'Root installed what would be removed, and this user is neither root nor may use sudo without a password.', 'Run this as root, or allow sudo.'),
    ];
}

// EXTERNAL MODULE: ./lib/machine/lock.js
var lock = __webpack_require__(6394);
// EXTERNAL MODULE: ./lib/machine/process-start.js
var process_start = __webpack_require__(1357);
// EXTERNAL MODULE: ./lib/nix/configure/configure.js + 1 modules
var configure = __webpack_require__(4772);
// EXTERNAL MODULE: ./lib/nix/configure/files.js
var configure_files = __webpack_require__(2039);
// EXTERNAL MODULE: ./lib/nix/daemon/daemon.js
var daemon = __webpack_require__(1390);
// EXTERNAL MODULE: ./lib/nix/install/macos/volume.js + 1 modules
var volume = __webpack_require__(9529);
// EXTERNAL MODULE: ./lib/nix/install/undo.js
var undo = __webpack_require__(1881);
// EXTERNAL MODULE: ./lib/nix/user-cache.js
var user_cache = __webpack_require__(7851);
;// CONCATENATED MODULE: ./lib/nix/uninstall/uninstall.js























/** Seconds to wait for an installation of the same user. */
const patience = 600;
/**
 * Takes away what the journal and the receipt of the installation list: configuration, daemon, /nix, build users, group,
 * /etc/nix, at last our state folder. Looks and plans again under the installation's lock. A run that is killed is taken
 * up by the next one, or by the next installation. Harmless when there is nothing.
 * Throws ProblemError INS050 (rights, or something that cannot be removed), INS051 (still in use), INS002, INS003, CFG026.
 */
async function uninstall(host, options) {
    const begun = host.clock.now();
    const before = planUninstall(await findUninstallFacts(host), options);
    stopOnErrors(before.problems);
    if (before.steps.length === 0)
        return { done: [], stays: before.stays, warnings: [], seconds: 0 };
    await (0,made_folders/* makeStateFolder */.En)(host, (0,state_folder/* stateFolder */.y)(host));
    return (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'install.lock'), patience, async () => {
        const facts = await findUninstallFacts(host);
        const plan = planUninstall(facts, options);
        stopOnErrors(plan.problems);
        const tools = { host, options, privilege: facts.privilege, env: (0,install_commands/* installEnv */.P2)(host.env), warnings: [] };
        const keepsNix = !plan.steps.some(({ kind }) => kind === 'nix');
        const done = [];
        for (const step of plan.steps) {
            if (host.cancelled.aborted)
                throw new model_problem/* ProblemError */.Mm(cannotRemove('it was cancelled'));
            host.log.debug(`uninstall: ${step.kind}`);
            await carryOut(tools, step, keepsNix);
            done.push(...step.lines);
        }
        const seconds = (host.clock.now() - begun) / 1_000;
        return { done, stays: plan.stays, warnings: tools.warnings, seconds };
    });
}
function carryOut(tools, step, keepsNix) {
    switch (step.kind) {
        case 'configuration':
            return takeConfiguration(tools, step.entries, keepsNix);
        case 'entry':
            return takeEntry(tools, step.entry);
        case 'daemon':
            return takeDaemon(tools, step.supervision);
        case 'nix':
            return takeNix(tools, step.receipt, step.conf);
        case 'place':
            return takePlace(tools, step.entry);
        case 'volume':
            return takeVolume(tools);
        case 'cache':
            return takeCache(tools, step.entry);
        case 'state':
            return takeState(tools, step.folder, step.above);
    }
}
/** Nobody uses it any more, so that the undoing of one job undoes it whole. A daemon that stays must hear of it. */
async function takeConfiguration(tools, entries, keepsNix) {
    const { host, options, privilege } = tools;
    for (const entry of entries)
        await (0,machine_journal/* amend */.eI)(host, entry.path, { ...entry, users: [], parts: {} });
    const supervision = await (0,daemon/* findSupervision */.Tl)(host);
    const restart = async () => {
        try {
            await (0,daemon/* restartDaemon */.IL)(host, { supervision, privilege, job: options.job });
        }
        catch (cause) {
            if (!(cause instanceof model_problem/* ProblemError */.Mm))
                throw cause;
            const fix = 'Restart it: it still has the settings that were taken away.';
            tools.warnings.push((0,model_problem/* warning */.$e)('INS050', 'The Nix daemon did not read its configuration again.', fix));
        }
    };
    const hears = keepsNix && supervision !== 'own';
    await (0,configure/* undoConfiguration */.zU)(host, { job: options.job, ...(hears ? { restartDaemon: restart } : {}) });
}
async function takeEntry(tools, entry) {
    const { host, options } = tools;
    const undone = (await options.undoEntry?.(entry)) ?? false;
    if (!undone) {
        if (entry.what === 'folder')
            await removeIfEmpty(tools, entry.path);
        else
            await removeFile(tools, entry.path);
        for (const path of (entry.made ?? []).toReversed())
            await removeEither(tools, path);
    }
    await (0,machine_journal/* amend */.eI)(host, entry.path, undefined);
}
async function takeDaemon(tools, supervision) {
    const { host, privilege, env } = tools;
    if (supervision === 'systemd') {
        const foreign = await foreignUnit(host);
        if (foreign !== undefined)
            throw new model_problem/* ProblemError */.Mm(cannotRemove(`${foreign} is no link to a unit of our Nix`));
        // Stopped before it is unlinked: a run that is killed in between finds the links again.
        await (0,daemon/* stopDaemon */.ZI)(host, { supervision, privilege });
    }
    await (0,daemon/* removeDaemon */.bb)(host, env, privilege, supervision);
    if (supervision === 'systemd') {
        const left = await Promise.all(unitLinks.map((path) => (0,files/* isThere */.$B)(host, path)));
        const path = unitLinks[left.indexOf(true)];
        if (path !== undefined)
            throw new model_problem/* ProblemError */.Mm(cannotRemove(`the link ${path} is still there`));
    }
    await (0,machine_journal/* amend */.eI)(host, (0,daemon/* daemonFile */.j4)(host), undefined);
}
const unitLinks = ['nix-daemon.socket', 'nix-daemon.service'].map((unit) => `/etc/systemd/system/${unit}`);
/** A unit that somebody wrote himself. */
async function foreignUnit(host) {
    for (const path of unitLinks) {
        const stat = await host.files.lstat(path).catch(() => undefined);
        const target = await host.files.realpath(path).catch(() => facts/* nixFolder */.cV);
        if (stat && (!stat.isSymbolicLink() || !target.startsWith(facts/* nixFolder */.cV)))
            return path;
    }
    return undefined;
}
/**
 * /nix and what came with it. The receipt becomes that of an unfinished installation first: whoever comes after a kill,
 * another installation or uninstallation, takes the rest away. Where /nix is ours, the journal outlives the receipt.
 */
async function takeNix(tools, receipt, conf) {
    const { host, privilege, env } = tools;
    const made = receipt.folder === 'made';
    if (made)
        await (0,machine_journal/* amend */.eI)(host, facts/* nixFolder */.cV, { what: 'folder', path: facts/* nixFolder */.cV, users: [] });
    await markUnfinished(tools);
    host.log.debug('uninstall: marked');
    if (conf)
        await takeConf(tools, receipt);
    try {
        await (0,undo/* undoInstall */.M)(host, env, privilege, receipt);
    }
    catch (cause) {
        if (!(cause instanceof model_problem/* ProblemError */.Mm))
            throw cause;
        const why = cause.problems.map(({ message }) => message.replace(/^.* be removed: |\.$/g, ''));
        throw new model_problem/* ProblemError */.Mm(cannotRemove(why.join('; ')), { cause });
    }
    for (const path of [facts/* nixFolder */.cV, install_receipt/* receiptPath */.WI])
        await (0,machine_journal/* amend */.eI)(host, path, undefined);
}
async function markUnfinished({ host, privilege }) {
    const [receipt, stat] = [await (0,install_receipt/* readReceipt */.b8)(host), await host.files.lstat(install_receipt/* receiptPath */.WI)];
    if (!receipt)
        return;
    const start = (await (0,process_start/* processStart */.g)(host, host.pid)) ?? '';
    const marked = { ...receipt, state: 'installing', by: { pid: host.pid, start } };
    await (0,configure_files/* rootFiles */.Aj)(host, privilege).write(install_receipt/* receiptPath */.WI, `${JSON.stringify(marked)}\n`, stat);
}
async function takePlace({ host, privilege }, entry) {
    const [left] = await (0,store_place/* undoStorePlace */.r)(host, { ...entry, users: [] }, privilege);
    if (left)
        throw new model_problem/* ProblemError */.Mm(cannotRemove(left.message.replace(/\.$/, '')));
    await (0,machine_journal/* amend */.eI)(host, entry.path, undefined);
}
/** Nothing of Nix is on it any more, which the journal says first: whoever comes after a kill need not mount it. */
async function takeVolume({ host, privilege, env }) {
    const made = await (0,journal/* readVolume */.jg)(host);
    if (!made)
        return;
    const uuid = (0,journal/* uuidOf */.pV)(made);
    const emptied = uuid === undefined ? made : { ...made, volume: { kind: 'blank', uuid } };
    await (0,journal/* noteVolume */.v4)(host, emptied);
    host.log.debug('uninstall: emptied');
    const left = await (0,volume/* undoVolume */.$j)(host, env, privilege, emptied);
    if (left.length > 0)
        throw new model_problem/* ProblemError */.Mm(cannotRemove(left.join('; ')));
    await (0,journal/* noteVolume */.v4)(host, undefined);
}
async function takeCache({ host, privilege, env, warnings }, entry) {
    const why = await (0,user_cache/* removeUserCache */.u_)(host, env, privilege, entry);
    if (why !== undefined)
        warnings.push((0,model_problem/* warning */.$e)('INS050', `${entry.path} stays: ${why}.`, 'Remove it by hand.'));
    await (0,machine_journal/* amend */.eI)(host, entry.path, undefined);
}
/** nix.conf as the installation made it goes; with lines of others in it, only ours goes. */
async function takeConf({ host, privilege }, receipt) {
    const path = '/etc/nix/nix.conf';
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (!stat?.isFile())
        return;
    const change = changeConf(await files.read(path), receipt);
    if (change === 'remove')
        await files.remove(path);
    else if (change !== 'leave')
        await files.write(path, change.left, stat);
}
/**
 * Only files that we know; the journal goes after the others. The list of folders that were made goes in one command with
 * those folders, or whoever comes after a kill would not know of them.
 */
async function takeState(tools, folder, above) {
    const { host } = tools;
    const names = (await host.files.readdir(folder)).filter((name) => stateNames.test(name));
    const last = ['journal.json', 'install.lock'];
    for (const name of [...names.filter((name) => ![...last, made_folders/* madeFoldersFile */.rG].includes(name)), ...last]) {
        await host.files.rm((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    }
    const list = names.includes(made_folders/* madeFoldersFile */.rG) ? (0,external_node_path_.join)(folder, made_folders/* madeFoldersFile */.rG) : undefined;
    const gone = [...(list ? [list] : []), ...(await emptyWithout(host, list, [folder, ...above]))];
    if (gone.length > 0)
        await run(tools, ['rm', '-d', '--', ...gone], folder);
}
/** The folders, innermost first, that are empty once `child` in the first one, and each folder before, is gone. */
async function emptyWithout(host, child, folders) {
    const empty = [];
    for (const folder of folders) {
        const names = await host.files.readdir(folder).catch(() => ['?']);
        if (names.some((name) => (0,external_node_path_.join)(folder, name) !== (empty.at(-1) ?? child)))
            break;
        empty.push(folder);
    }
    return empty;
}
async function removeEither(tools, path) {
    const stat = await tools.host.files.lstat(path).catch(() => undefined);
    if (stat?.isDirectory())
        await removeIfEmpty(tools, path);
    else if (stat)
        await removeFile(tools, path);
}
async function removeFile(tools, path) {
    const stat = await tools.host.files.lstat(path).catch(() => undefined);
    if (stat?.isDirectory())
        throw new model_problem/* ProblemError */.Mm(cannotRemove(`${path} has become a folder`));
    await run(tools, ['rm', '-f', '--', path], path);
}
async function removeIfEmpty(tools, path) {
    const names = await tools.host.files.readdir(path).catch(() => undefined);
    if (names?.length === 0)
        await run(tools, ['rmdir', '--', path], path);
}
async function run({ host, env, privilege }, argv, path) {
    const outcome = await host.exec({ argv: (0,machine_privilege/* asRoot */.tE)(privilege, argv), env, timeout: 60 });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return;
    throw new model_problem/* ProblemError */.Mm(cannotRemove(`${path} (${(0,exec/* lastWords */.a)(outcome)})`));
}
function stopOnErrors(problems) {
    if (problems.length > 0)
        throw new model_problem/* ProblemError */.Mm(problems);
}
function cannotRemove(why) {
    const fix = 'Mend what it says and run this again: it goes on where it stopped.';
    return (0,model_problem/* error */.z3)('INS050', `Not everything could be taken away: ${why}.`, fix);
}

// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(4477);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/actions/setup/disk/provider.js
var provider = __webpack_require__(2390);
// EXTERNAL MODULE: ./lib/actions/uninstall/surface.js
var surface = __webpack_require__(8113);
;// CONCATENATED MODULE: ./lib/actions/uninstall/command.js












/** Seconds to wait for an answer at the terminal. */
const command_patience = 300;
/**
 * `nix-cuda uninstall`: shows the plan and carries it out with `--yes` or a yes at the terminal. Exit code 0 when it is
 * done, there is nothing to do, or only the plan was asked for; 1 when it is refused or nobody said yes; 3 when something
 * cannot be removed.
 */
async function runUninstall(host, line, confirm = askTerminal) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* uninstallSurface */.S, line.option);
    const options = {
        force: inputs.force,
        job: (0,job/* jobName */.dZ)(host),
        ...entryOptions(host),
    };
    const plan = planUninstall(await findUninstallFacts(host), options);
    const say = (answer) => print(host, answer, inputs.json);
    const shown = { ...linesOf(plan), problems: plan.problems, seconds: 0 };
    if (plan.problems.length > 0)
        return say({ ...shown, status: 'refused' });
    if (plan.steps.length === 0)
        return say({ ...shown, status: 'nothing' });
    if (!inputs.json)
        tell(shown);
    if (inputs['dry-run'])
        return inputs.json ? say({ ...shown, status: 'shown' }) : 0;
    if (!inputs.yes && !(await confirm())) {
        host.log.info('Nothing was taken away. Give --yes to take away what is listed.');
        if (inputs.json)
            say({ ...shown, status: 'shown' });
        return 1;
    }
    return say(await command_carryOut(host, options, shown));
}
/** What other rooms know of their entries in the journal. */
function entryOptions(host) {
    return {
        describeEntry: (entry) => describeFloxEntry(host, entry),
        undoEntry: async (entry) => {
            if ((await (0,credentials/* undoCredentialsEntry */.hg)(host, entry)) || (await undoFloxEntry(host, entry)))
                return true;
            const problems = await (0,provider/* undoDisk */.M2)(host, entry);
            return problems !== undefined && problems.length === 0;
        },
    };
}
/** What Nix itself keeps in the home of whoever runs it: nobody can tell which Nix that was. */
async function memory(host) {
    const path = await (0,user_cache/* userCache */.g3)(host);
    const found = await host.files.lstat(path).catch(() => undefined);
    return found ? [`${path} stays: it is what Nix remembers for this user, of binary caches and flakes.`] : [];
}
async function command_carryOut(host, options, shown) {
    try {
        const { done, stays, warnings, seconds } = await uninstall(host, options);
        return { status: 'done', plan: done, stays: [...stays, ...(await memory(host))], problems: warnings, seconds };
    }
    catch (cause) {
        if (!(cause instanceof model_problem/* ProblemError */.Mm))
            throw cause;
        return { ...shown, status: 'failed', problems: cause.problems };
    }
}
/**
 * The same at the end of a job on a machine that outlives it, after the job has left journal and daemon: what stands
 * against it, as other jobs do, is a warning. Gives the problems to annotate.
 */
async function uninstallAfterJob(host, job) {
    try {
        const { done, stays, warnings, seconds } = await uninstall(host, { ...entryOptions(host), force: false, job });
        const more = done.length > 0 ? await memory(host) : [];
        for (const line of [...done, ...stays, ...more])
            host.log.info(line);
        if (done.length > 0)
            host.log.info(`Uninstalled in ${seconds.toFixed(1)} s`);
        return warnings;
    }
    catch (cause) {
        if (cause instanceof model_problem/* ProblemError */.Mm)
            return cause.problems.map((problem) => ({ ...problem, severity: 'warning' }));
        const why = cause instanceof Error ? cause.message : String(cause);
        return [(0,model_problem/* warning */.$e)('INS050', `Not everything could be taken away: ${why}.`, 'Run nix-cuda uninstall on this machine.')];
    }
}
const exitCodes = { nothing: 0, shown: 0, done: 0, refused: 1, failed: 3 };
function print(host, answer, json) {
    const { status, problems, seconds } = answer;
    if (json)
        process.stdout.write(`${JSON.stringify({ schema: 'uninstall/1', ...answer }, null, 2)}\n`);
    else {
        if (status === 'nothing')
            process.stdout.write('Nothing of this action is on this machine.\n');
        if (status === 'done')
            process.stdout.write(`Done in ${seconds.toFixed(1)} s.\n`);
        if (status === 'refused')
            tell(answer);
    }
    for (const problem of problems)
        host.log.info((0,model_problem/* formatProblem */.Vw)(problem));
    return exitCodes[status];
}
function tell({ plan, stays }) {
    process.stdout.write([...plan, ...stays].map((line) => `- ${line}\n`).join(''));
}
function linesOf(plan) {
    return { plan: plan.steps.flatMap(({ lines }) => lines), stays: plan.stays };
}
async function askTerminal() {
    if (!process.stdin.isTTY)
        return false;
    const terminal = (0,promises_.createInterface)({ input: process.stdin, output: process.stderr });
    try {
        const answer = await terminal.question('Take this away? [y/N] ', { signal: AbortSignal.timeout(command_patience * 1_000) });
        return /^y(?:es)?$/i.test(answer.trim());
    }
    catch {
        return false;
    }
    finally {
        terminal.close();
    }
}


/***/ }),

/***/ 1026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FG: () => (/* binding */ printNixConf),
/* harmony export */   Pe: () => (/* binding */ setting),
/* harmony export */   QE: () => (/* binding */ textSetting),
/* harmony export */   RY: () => (/* binding */ settingsNamed),
/* harmony export */   XR: () => (/* binding */ parseNixConf),
/* harmony export */   h$: () => (/* binding */ nixConfSource)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);

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

/***/ 1161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   QW: () => (/* binding */ containerMarks),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   nH: () => (/* binding */ isWritable),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1246);




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
    const fix = 'Free some room (`df -h` says on which disk), and run it again; what was there before is as it was.';
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, not in /tmp, where another user could have made it first.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFolder */ .y)(host), 'nix-cuda');
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
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(816), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 7612));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
