export const id = 392;
export const ids = [392];
export const modules = {

/***/ 9730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O1: () => (/* binding */ isUuid),
/* harmony export */   jg: () => (/* binding */ readVolume),
/* harmony export */   pV: () => (/* binding */ uuidOf),
/* harmony export */   v4: () => (/* binding */ noteVolume)
/* harmony export */ });
/* unused harmony exports volumePath, parseVolume */
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8258);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);


/** The key of the entry: where macOS itself would mount a volume of that name. */
const volumePath = `/Volumes/${_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .volumeName */ .EH}`;
const part = 'volume';
/** What the journal says of our volume; undefined when nothing. Throws ProblemError INS003. */
async function readVolume(host) {
    const entry = (await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readJournal */ .a0)(host)).find(({ what }) => what === 'volume');
    return entry && parseVolume(entry.parts?.[part]);
}
/** Writes it down; undefined strikes it out. Throws ProblemError INS002 or INS003. */
async function noteVolume(host, made) {
    const parts = { [part]: JSON.stringify(made) };
    await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .amend */ .eI)(host, volumePath, made && { what: 'volume', path: volumePath, users: [], parts });
}
function uuidOf({ volume }) {
    return isLater(volume) ? volume.uuid : undefined;
}
/** Reads what `noteVolume` wrote; undefined unless every field has its type. Pure. */
function parseVolume(text) {
    try {
        const { plan, volume } = JSON.parse(text ?? '');
        const texts = [plan?.synthetic, plan?.fstab].flatMap((file) => (file === undefined ? [] : [file.before]));
        const right = /^disk\d+$/.test(plan?.container ?? '') &&
            plan?.fstab !== undefined &&
            texts.every((before) => before === null || typeof before === 'string') &&
            typeof plan.mounter === 'boolean' &&
            typeof plan.encrypted === 'boolean' &&
            (volume?.kind === 'none' || volume?.kind === 'adding' || (isLater(volume) && isUuid(volume.uuid)));
        return right && plan && volume ? { plan: { ...plan, synthetic: plan.synthetic }, volume } : undefined;
    }
    catch {
        return undefined;
    }
}
function isLater(volume) {
    return volume?.kind === 'blank' || volume?.kind === 'filled';
}
function isUuid(text) {
    return typeof text === 'string' && /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i.test(text);
}


/***/ }),

/***/ 7342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ withLine),
/* harmony export */   AQ: () => (/* binding */ syntheticLine),
/* harmony export */   EH: () => (/* binding */ volumeName),
/* harmony export */   Hx: () => (/* binding */ withoutLine),
/* harmony export */   QZ: () => (/* binding */ planVolume),
/* harmony export */   r6: () => (/* binding */ fstabLine),
/* harmony export */   sQ: () => (/* binding */ checkMac),
/* harmony export */   yH: () => (/* binding */ describeVolume)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8006);


/** As upstream's installer calls it (NixOS/nix scripts/create-darwin-volume.sh), so that others recognise it. */
const volumeName = 'Nix Store';
/** synthetic.conf(5): a name alone is an empty folder in `/`, for mounting. */
const syntheticLine = 'nix';
/** The oldest macOS that upstream's installer takes. */
const oldest = 14;
const source = 'https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation';
/** fstab(5); the options are those of NixOS/nix scripts/create-darwin-volume.sh. */
function fstabLine(uuid) {
    return `UUID=${uuid} /nix apfs rw,noauto,nobrowse,nosuid,noatime,owners`;
}
/** INS015 and INS020: what this Mac lacks. INS014: what somebody else made for Nix, which is never touched. Pure. */
function checkMac(facts) {
    const major = Number.parseInt(facts.version ?? '', 10);
    const foreign = findForeign(facts);
    return [
        ...(major < oldest
            ? [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', `Nix needs macOS ${oldest}, and this is ${facts.version}.`, 'Use a newer runner.', { source })]
            : []),
        ...(facts.container === undefined || facts.volumes === undefined
            ? [
                (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'diskutil does not say which APFS container macOS is in, so that no volume for Nix can be made.', 'Use a machine whose macOS is on APFS.'),
            ]
            : []),
        ...foreign.map((what) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS014', `Nix cannot be installed: ${what}, and it is not of an installation of this action.`, 'Put its nix on PATH so that it is used, or take that installation away by its own means.', { source: 'https://nix.dev/manual/nix/stable/installation/uninstall#macos' })),
    ];
}
function findForeign({ volumes = [], mounted, synthetic, fstab, services }) {
    const named = volumes.filter(({ name }) => name === volumeName);
    return [
        ...(mounted === undefined ? [] : [`a volume (${mounted}) is mounted at /nix`]),
        ...named.filter(({ uuid }) => uuid !== mounted).map(({ uuid }) => `there is a volume ${volumeName} (${uuid})`),
        ...(lines(synthetic).some((line) => line.startsWith(`${syntheticLine}\t`))
            ? [`${_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .syntheticPath */ .Dy} makes /nix a link`]
            : []),
        ...(lines(fstab).some((line) => !line.startsWith('#') && line.split(/\s+/)[1] === '/nix')
            ? [`${_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .fstabPath */ .a$} has a line for /nix`]
            : []),
        ...services.map((path) => `there is a service ${path}`),
    ];
}
/** Facts → plan, for facts that `checkMac` has nothing against. Pure. */
function planVolume(facts) {
    const { container = '', synthetic, fstab, fileVault, lasts } = facts;
    return {
        container,
        synthetic: lines(synthetic).includes(syntheticLine) ? undefined : { before: synthetic ?? null },
        fstab: { before: fstab ?? null },
        encrypted: fileVault,
        mounter: lasts,
    };
}
/** The plan as lines for the log. */
function describeVolume(plan) {
    const file = (before, path) => (before === null ? `make ${path}` : `add a line to ${path}`);
    return [
        ...(plan.synthetic
            ? [`${file(plan.synthetic.before, _facts_js__WEBPACK_IMPORTED_MODULE_1__/* .syntheticPath */ .Dy)}: ${syntheticLine}`]
            : [`leave ${_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .syntheticPath */ .Dy} as it is`]),
        `add the ${plan.encrypted ? 'encrypted ' : ''}APFS volume "${volumeName}" to ${plan.container}, and mount it at /nix`,
        `${file(plan.fstab.before, _facts_js__WEBPACK_IMPORTED_MODULE_1__/* .fstabPath */ .a$)}: ${fstabLine('…')}`,
        ...(plan.mounter ? [`write ${_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .mounterPlist */ .hP}, which mounts it when the machine starts`] : []),
    ];
}
/** A text with a line more at its end. */
function withLine(before, line) {
    const open = before !== null && before !== '' && !before.endsWith('\n');
    return `${before ?? ''}${open ? '\n' : ''}${line}\n`;
}
/** What is left without our line: as it was before where nobody has written since; null: the file goes. */
function withoutLine(now, before, line) {
    if (now === withLine(before, line))
        return before;
    const left = now
        .split('\n')
        .filter((text) => text !== line)
        .join('\n');
    return before === null && left.trim() === '' ? null : left;
}
function lines(text = '') {
    return text.split('\n').map((line) => line.trimEnd());
}


/***/ }),

/***/ 9529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ makeVolume),
  cI: () => (/* binding */ mountAgain),
  $j: () => (/* binding */ undoVolume)
});

// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(5266);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/nix/configure/files.js
var configure_files = __webpack_require__(2039);
// EXTERNAL MODULE: ./lib/nix/daemon/launchd.js
var launchd = __webpack_require__(6313);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(1051);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/nix/ask.js
var ask = __webpack_require__(7390);
// EXTERNAL MODULE: ./lib/nix/install/macos/plan.js
var macos_plan = __webpack_require__(7342);
;// CONCATENATED MODULE: ./lib/nix/install/macos/encryption.js






/** As in NixOS/nix scripts/create-darwin-volume.sh: the user's keychain is there too late when the machine starts. */
const keychain = '/Library/Keychains/System.keychain';
const find = (uuid) => ['security', 'find-generic-password', '-s', uuid, '-w', keychain];
const unlock = (uuid) => ['apfs', 'unlockVolume', uuid, '-mountpoint', '/nix', '-stdinpassphrase'];
/**
 * Encrypts a volume that is not mounted, with a new key that only root can read. The steps are those of
 * create-darwin-volume.sh, encrypt_volume; the key is never in an argument list. Throws ProblemError INS018, INS019.
 */
async function encryptVolume(host, env, privilege, uuid) {
    const step = (argv, input) => (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, argv), input === undefined ? {} : { input, timeout: 600 });
    const key = (0,external_node_crypto_.randomBytes)(32).toString('hex');
    await step(['diskutil', 'mount', uuid]);
    await step(['security', '-i'], `${addCommand(uuid, key)}\n`);
    // What `security -i` exits with says nothing of the command that it was given.
    const kept = (await step(find(uuid))).trim();
    if (kept !== key)
        throw new problem/* ProblemError */.Mm((0,install_commands/* failed */.gz)('the keychain of the system did not take the key of the volume'));
    await step(['diskutil', 'apfs', 'encryptVolume', uuid, '-user', 'disk', '-stdinpassphrase'], key);
    await step(['diskutil', 'unmount', 'force', uuid]);
}
function addCommand(uuid, key) {
    const labels = `-a "${macos_plan/* volumeName */.EH}" -s "${uuid}" -l "${macos_plan/* volumeName */.EH} encryption password" -D "Encrypted volume password"`;
    const readers = ['/System/Library/CoreServices/APFSUserAgent', '/System/Library/CoreServices/CSUserAgent'];
    const trusted = [...readers, '/usr/bin/security'].map((program) => `-T ${program}`).join(' ');
    return `add-generic-password ${labels} -w "${key}" ${trusted} "${keychain}"`;
}
/** Mounts it at /nix with its key. Throws ProblemError INS018, INS019. */
async function mountEncrypted(host, env, privilege, uuid) {
    const input = (await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, find(uuid)))).trim();
    await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, ['diskutil', ...unlock(uuid)]), { input });
}
/** What a service runs to do the same when the machine starts (create-darwin-volume.sh, generate_mount_command). */
function unlockArguments(uuid) {
    const [program, ...words] = find(uuid);
    const script = `/usr/bin/${program} ${words.join(' ')} | /usr/sbin/diskutil ${unlock(uuid).join(' ')}`;
    return ['/bin/sh', '-c', script];
}
/** Takes the key of the volume away, if it is there. Throws ProblemError INS018. */
async function removeKey(host, env, privilege, uuid) {
    if ((await (0,ask/* ask */.k)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, find(uuid)))) === undefined)
        return;
    await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, ['security', 'delete-generic-password', '-s', uuid, keychain]));
}

// EXTERNAL MODULE: ./lib/nix/install/macos/facts.js
var facts = __webpack_require__(8006);
// EXTERNAL MODULE: ./lib/nix/install/macos/journal.js
var journal = __webpack_require__(9730);
;// CONCATENATED MODULE: ./lib/nix/install/macos/volume.js









/** NixOS/nix scripts/create-darwin-volume.sh, create_synthetic_objects. */
const apfsUtil = '/System/Library/Filesystems/apfs.fs/Contents/Resources/apfs.util';
/**
 * Makes the volume for /nix and mounts it, for this process to fill. The journal has each thing before it is made.
 * Throws ProblemError INS002, INS003, INS018, INS019, CFG026; then `undoVolume` takes away what was made.
 */
async function makeVolume(host, env, privilege, plan) {
    const step = (...argv) => (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, argv));
    await (0,journal/* noteVolume */.v4)(host, { plan, volume: { kind: 'none' } });
    if (plan.synthetic)
        await addLine(host, privilege, facts/* syntheticPath */.Dy, plan.synthetic.before, macos_plan/* syntheticLine */.AQ);
    await makeMountPoint(host, env, privilege);
    await (0,journal/* noteVolume */.v4)(host, { plan, volume: { kind: 'adding' } });
    const said = await step('diskutil', 'apfs', 'addVolume', plan.container, 'APFS', macos_plan/* volumeName */.EH, '-nomount');
    const device = /Created new APFS Volume (disk\d+s\d+)/.exec(said)?.[1];
    const uuid = device && (await (0,facts/* diskInfo */.op)(host, env, device, 'VolumeUUID'));
    if (!(0,journal/* isUuid */.O1)(uuid))
        throw new problem/* ProblemError */.Mm((0,install_commands/* failed */.gz)(`diskutil apfs addVolume does not say what it made: ${said.trim()}`));
    await (0,journal/* noteVolume */.v4)(host, { plan, volume: { kind: 'blank', uuid } });
    await addLine(host, privilege, facts/* fstabPath */.a$, plan.fstab.before, (0,macos_plan/* fstabLine */.r6)(uuid));
    if (plan.encrypted)
        await encryptVolume(host, env, privilege, uuid);
    if (plan.mounter) {
        const words = plan.encrypted ? unlockArguments(uuid) : ['/usr/sbin/diskutil', ...mountArguments(uuid)];
        const text = (0,launchd/* printPlist */.gx)({ ...launchd/* darwinStore */.F$, arguments: words });
        await (0,configure_files/* rootFiles */.Aj)(host, privilege).write(facts/* mounterPlist */.hP, text, { mode: 0o644, uid: 0, gid: 0 });
    }
    await mount(host, env, privilege, plan, uuid);
    if ((await (0,facts/* diskInfo */.op)(host, env, '/nix', 'GlobalPermissionsEnabled')) === 'false') {
        await step('diskutil', 'enableOwnership', '/nix');
    }
    await step('chown', String(host.uid), '/nix');
    await step('chmod', '0755', '/nix');
    await (0,journal/* noteVolume */.v4)(host, { plan, volume: { kind: 'filled', uuid } });
}
/**
 * Mounts the volume of an installation of ours where that is not done: on a machine that was to end with its job, nothing
 * mounts it at a start. One that is gone stays so. Throws ProblemError INS018, INS019.
 */
async function mountAgain(host, env, privilege, { plan, volume }) {
    if (volume.kind !== 'filled' || (await (0,facts/* mountedVolume */.xC)(host, env)) !== undefined)
        return;
    const isThere = (await (0,facts/* listVolumes */.yi)(host, env))?.some(({ uuid }) => uuid === volume.uuid);
    if (isThere)
        await mount(host, env, privilege, plan, volume.uuid);
}
async function mount(host, env, privilege, plan, uuid) {
    if (plan.encrypted)
        await mountEncrypted(host, env, privilege, uuid);
    else
        await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, ['diskutil', ...mountArguments(uuid)]));
}
/**
 * Takes away what `makeVolume` made, be it a part of it; never a volume of somebody else. Gives what is left, and why.
 * Each step may find its work done. Runs to its end also when the job is cancelled. The empty folder /nix itself goes
 * when the machine starts again (synthetic.conf(5)).
 */
async function undoVolume(given, env, privilege, made) {
    const host = { ...given, cancelled: new AbortController().signal };
    const left = [];
    const attempt = async (what, work) => {
        try {
            await work();
        }
        catch (cause) {
            if (!(cause instanceof problem/* ProblemError */.Mm))
                throw cause;
            left.push(`${what} (${cause.problems.map(({ message }) => message).join(' ')})`);
        }
    };
    const { plan } = made;
    const uuid = (0,journal/* uuidOf */.pV)(made);
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    if (plan.mounter && uuid !== undefined) {
        await attempt(facts/* mounterPlist */.hP, () => dropMounter(host, env, privilege, uuid));
    }
    await attempt(`the volume ${macos_plan/* volumeName */.EH}`, () => deleteVolume(host, env, privilege, made));
    if (left.length > 0)
        return left;
    if (uuid !== undefined) {
        if (plan.encrypted)
            await attempt('the key of the volume', () => removeKey(host, env, privilege, uuid));
        await attempt(facts/* fstabPath */.a$, () => dropLine(host, privilege, facts/* fstabPath */.a$, plan.fstab.before, (0,macos_plan/* fstabLine */.r6)(uuid)));
    }
    // Another volume that is mounted there since needs the folder.
    if (plan.synthetic && (await (0,facts/* mountedVolume */.xC)(host, env)) === undefined) {
        const { before } = plan.synthetic;
        await attempt(facts/* syntheticPath */.Dy, () => dropLine(host, privilege, facts/* syntheticPath */.Dy, before, macos_plan/* syntheticLine */.AQ));
    }
    for (const path of [facts/* syntheticPath */.Dy, facts/* fstabPath */.a$, facts/* mounterPlist */.hP])
        await attempt(path, () => files.removeDraft(path));
    return left;
}
/** Not a service of that name that mounts another volume. */
async function dropMounter(host, env, privilege, uuid) {
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    if (!(await files.read(facts/* mounterPlist */.hP))?.includes(uuid))
        return;
    await (0,launchd/* bootOut */.F1)(host, env, privilege, launchd/* darwinStore */.F$.label);
    await files.remove(facts/* mounterPlist */.hP);
}
async function deleteVolume(host, env, privilege, made) {
    if (made.volume.kind === 'none')
        return;
    const uuid = await findOurs(host, env, privilege, made);
    if (uuid === undefined)
        return;
    const step = (...argv) => (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, argv));
    if (((await (0,facts/* diskInfo */.op)(host, env, uuid, 'MountPoint')) ?? '') !== '')
        await step('diskutil', 'unmount', 'force', uuid);
    await step('diskutil', 'apfs', 'deleteVolume', uuid);
}
/**
 * The volume that we made, if it is still there. Where a kill left no UUID it is the one of our name that nothing uses
 * yet: there was none before, and whoever makes one uses it.
 */
async function findOurs(host, env, privilege, made) {
    const known = (0,journal/* uuidOf */.pV)(made);
    const volumes = await (0,facts/* listVolumes */.yi)(host, env);
    if (!volumes)
        throw new problem/* ProblemError */.Mm((0,install_commands/* failed */.gz)('diskutil does not say which volumes there are'));
    if (known !== undefined)
        return volumes.find(({ uuid }) => uuid === known)?.uuid;
    const fstab = (await (0,configure_files/* rootFiles */.Aj)(host, privilege).read(facts/* fstabPath */.a$)) ?? '';
    for (const { uuid, name, container } of volumes) {
        if (name !== macos_plan/* volumeName */.EH || container !== made.plan.container || fstab.includes(uuid))
            continue;
        if (((await (0,facts/* diskInfo */.op)(host, env, uuid, 'MountPoint')) ?? '') === '')
            return uuid;
    }
    return undefined;
}
/** Lets macOS make the folder that synthetic.conf names now, and not at its next start. */
async function makeMountPoint(host, env, privilege) {
    const isThere = () => host.files
        .lstat('/nix')
        .then((stat) => stat.isDirectory())
        .catch(() => false);
    // What they exit with says nothing (create-darwin-volume.sh): macOS 11 and later know -t.
    if (!(await isThere())) {
        await host.exec({ argv: (0,machine_privilege/* asRoot */.tE)(privilege, [apfsUtil, '-t']), env, timeout: 60, signal: host.cancelled });
    }
    if (await isThere())
        return;
    const why = `macOS did not make /nix as ${facts/* syntheticPath */.Dy} says; FileVault that was turned on since the last start is a cause`;
    throw new problem/* ProblemError */.Mm((0,install_commands/* failed */.gz)(why));
}
/** The options are those of fstab. NixOS/nix scripts/create-darwin-volume.sh, generate_mount_command. */
function mountArguments(uuid) {
    return ['mount', '-mountPoint', '/nix', uuid];
}
async function addLine(host, privilege, path, before, line) {
    await (0,configure_files/* rootFiles */.Aj)(host, privilege).write(path, (0,macos_plan/* withLine */.$2)(before, line), await ownership(host, path));
}
async function dropLine(host, privilege, path, before, line) {
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    const now = await files.read(path);
    if (now === undefined || !now.split('\n').includes(line))
        return;
    const then = (0,macos_plan/* withoutLine */.Hx)(now, before, line);
    if (then === null)
        await files.remove(path);
    else
        await files.write(path, then, await ownership(host, path));
}
async function ownership(host, path) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    return { mode: stat?.mode ?? 0o644, uid: stat?.uid ?? 0, gid: stat?.gid ?? 0 };
}


/***/ }),

/***/ 3160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ planInstall),
/* harmony export */   M4: () => (/* binding */ confLines),
/* harmony export */   df: () => (/* binding */ describePlan),
/* harmony export */   fz: () => (/* binding */ neededSettings)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _install_commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1051);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9804);
/* harmony import */ var _macos_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7342);




/** NixOS/nix scripts/install-multi-user.sh and install-darwin-multi-user.sh: what each system's own users leave free. */
const accounts = {
    linux: { prefix: 'nixbld', gid: 30_000, firstUser: 30_001 },
    mac: { prefix: '_nixbld', gid: 350, firstUser: 351 },
};
const mostUsers = 32;
/**
 * Facts and wishes → plan. Pure; what a killed run left is to be undone before. Throws ProblemError with everything that stands against it: INS013 (rights), INS014
 * (/nix is not ours), INS015 (programs), INS016 (room), INS020 (mode, or macOS), INS023 (another run is at work).
 */
function planInstall(facts, wanted, archive) {
    const { mode, why } = chooseMode(facts, wanted);
    const problems = [
        ...checkMode(facts, mode),
        ...checkFolder(facts),
        ...checkRights(facts, mode),
        ...checkPrograms(facts, mode),
        ...checkRoom(facts),
        ...(facts.mac && facts.folder.kind !== 'foreign' ? (0,_macos_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .checkMac */ .sQ)(facts.mac) : []),
    ];
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(problems);
    const daemon = mode === 'daemon';
    const settings = neededSettings(mode, facts.uid);
    // Only Nix as root needs the file: without it, it looks for a group nixbld. Else the settings go to files of the job.
    const makeConf = !facts.conf && facts.etcWritable && Object.keys(settings).length > 0;
    return {
        archive,
        mode,
        why,
        privilege: facts.privilege,
        uid: facts.uid,
        folder: planFolder(facts),
        volume: facts.mac && (0,_macos_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .planVolume */ .QZ)(facts.mac),
        supervision: daemon ? (facts.mac ? 'launchd' : facts.systemd ? 'systemd' : 'own') : 'none',
        group: daemon ? planGroup(facts) : undefined,
        users: daemon ? planUsers(facts) : [],
        conf: makeConf ? confLines(settings) : undefined,
        confFolder: makeConf && !facts.confFolder,
        settings,
    };
}
/** The plan as lines for the log. */
function describePlan(plan) {
    const { archive, users, group, conf } = plan;
    const folder = { make: 'make /nix', take: 'take over the empty /nix', use: 'use the empty /nix' }[plan.folder];
    return [
        `Nix ${archive.version} for ${archive.system}, ${plan.mode} mode: ${plan.why}`,
        `fetch ${archive.url}, SHA-256 ${archive.sha256} (${archive.trust === 'user' ? 'given' : 'known'})`,
        ...(plan.volume
            ? (0,_macos_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .describeVolume */ .yH)(plan.volume)
            : [`${folder}${plan.privilege === 'sudo' ? ', as root through sudo' : ''}`]),
        ...(group?.make ? ['add the group nixbld'] : []),
        ...(users.length > 0 ? [`add the build users ${users.map(({ name }) => name).join(', ')}`] : []),
        conf ? `write /etc/nix/nix.conf: ${conf.join('; ')}` : 'leave /etc/nix/nix.conf as it is',
        supervisions[plan.supervision],
    ];
}
const supervisions = {
    systemd: 'start nix-daemon by systemd',
    launchd: 'start nix-daemon by launchd',
    own: 'start nix-daemon, without systemd',
    none: 'no daemon',
};
/** What Nix must be told in this mode: as root it builds as members of a group, and fails where there is none. */
function neededSettings(mode, uid) {
    if (mode === 'daemon')
        return { 'build-users-group': 'nixbld' };
    return uid === 0 ? { 'build-users-group': '' } : {};
}
/** The lines of a nix.conf that an installation makes. */
function confLines(settings) {
    return Object.entries(settings).map(([name, value]) => `${name} = ${value}`.trimEnd());
}
function chooseMode(facts, wanted) {
    if (wanted !== 'auto')
        return { mode: wanted, why: 'as asked' };
    if (facts.mac)
        return { mode: 'daemon', why: 'macOS' };
    if (facts.privilege === 'none')
        return { mode: 'single-user', why: 'neither root nor sudo' };
    if (!facts.etcWritable)
        return { mode: 'single-user', why: '/etc cannot be written to' };
    if (facts.systemd)
        return { mode: 'daemon', why: `${facts.privilege} and systemd` };
    if (facts.container)
        return { mode: 'single-user', why: 'a container' };
    return { mode: 'daemon', why: `${facts.privilege}, no container` };
}
function checkMode(facts, mode) {
    if (mode === 'single-user')
        return facts.mac ? [notSingleUser] : [];
    if (facts.privilege === 'none') {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'The daemon mode needs root, and this user is neither root nor may use sudo without a password.', 'Use the mode auto or single-user, or allow sudo.'),
        ];
    }
    if (!facts.etcWritable) {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'The daemon mode needs build users and /etc/nix/nix.conf, and /etc cannot be written to, not even by root.', 'Use the mode auto or single-user, or make /etc writable.'),
        ];
    }
    if (!facts.selinux)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'SELinux is enforcing, and its policy does not let services run programs of /nix.', 'Use the mode single-user, or set SELinux to permissive.', { source: 'https://nix.dev/manual/nix/stable/installation/installing-binary' }),
    ];
}
/** Upstream's installer refuses `--no-daemon` there too (NixOS/nix scripts/install-nix-from-tarball.sh). */
const notSingleUser = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'On macOS Nix needs its daemon: the mode single-user is not supported there.', 'Use the mode auto or daemon.', { source: 'https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation' });
function checkFolder({ folder }) {
    if (folder.kind === 'foreign') {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS014', `Nix cannot be installed: ${folder.why}, and it is not an installation of this action.`, 'Put its nix on PATH so that it is used, or remove /nix if nobody needs it.'),
        ];
    }
    if (folder.kind !== 'unfinished' || !folder.alive)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS023', `Process ${folder.receipt.by.pid} is installing Nix on this machine.`, 'Run the job again when it is done.'),
    ];
}
function checkRights(facts, mode) {
    if (facts.writable || facts.privilege === 'sudo')
        return [];
    const what = facts.folder.kind === 'absent' ? 'does not exist' : 'is not writable';
    if (facts.privilege === 'root') {
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS013', `/nix ${what}, not even for root.`, 'Mount a writable file system at /nix.')];
    }
    if (mode === 'daemon')
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS013', `/nix ${what}, and this user is neither root nor may use sudo without a password.`, `Run once as root: install -d -m 0755 -o ${facts.uid} /nix`),
    ];
}
function checkPrograms(facts, mode) {
    const onLinux = mode === 'daemon' ? [..._facts_js__WEBPACK_IMPORTED_MODULE_2__/* .neededPrograms */ .tS, ..._facts_js__WEBPACK_IMPORTED_MODULE_2__/* .userPrograms */ .tj] : _facts_js__WEBPACK_IMPORTED_MODULE_2__/* .neededPrograms */ .tS;
    const needed = facts.mac ? _facts_js__WEBPACK_IMPORTED_MODULE_2__/* .macPrograms */ .dI : onLinux;
    const missing = needed.filter((program) => !facts.programs.includes(program));
    if (missing.length === 0)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS015', `The installation of Nix needs ${missing.join(' and ')}, not found on PATH.`, facts.mac
            ? 'They are part of macOS, in /usr/bin, /usr/sbin and /bin.'
            : 'Install the packages tar, xz (xz-utils on Debian) and, for the daemon mode, passwd or shadow.'),
    ];
}
function checkRoom({ free }) {
    return free === undefined || free >= _install_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .neededBytes */ .vy ? [] : [(0,_install_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .noRoom */ .fj)(`${free} bytes are free where /nix goes`)];
}
/** This process fills the folder itself, so that only what needs root is done through sudo. */
function planFolder(facts) {
    if (facts.folder.kind === 'absent' && !facts.mac)
        return 'make';
    // A new volume is given to this process when it is made.
    return facts.writable || facts.mac ? 'use' : 'take';
}
/** The id that upstream gives it, where that is free. macOS chooses no id by itself that its users could be told. */
function planGroup({ mac, group, groupIds }) {
    if (!mac)
        return { make: group === undefined, gid: groupIds.includes(accounts.linux.gid) ? undefined : accounts.linux.gid };
    let gid = accounts.mac.gid;
    while (groupIds.includes(gid))
        gid += 1;
    return { make: group === undefined, gid: group?.gid ?? gid };
}
/** As many build users as can work at once: one per core, at least 2, at most 32. Nothing that exists is touched. */
function planUsers(facts) {
    const wanted = Math.min(mostUsers, Math.max(2, facts.cores)) - (facts.group?.members.length ?? 0);
    const { prefix, firstUser } = facts.mac ? accounts.mac : accounts.linux;
    const users = [];
    for (let number = 1, uid = firstUser; users.length < wanted && number < 1_000; number += 1) {
        if (facts.userNames.includes(`${prefix}${number}`))
            continue;
        while (facts.userIds.includes(uid))
            uid += 1;
        users.push({ name: `${prefix}${number}`, uid });
        uid += 1;
    }
    return users;
}


/***/ }),

/***/ 1881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ undoInstall)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5266);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1161);
/* harmony import */ var _daemon_daemon_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1390);
/* harmony import */ var _accounts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9411);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9804);
/* harmony import */ var _receipt_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(699);









/**
 * Takes away what the receipt lists and nothing else: daemon, everything in /nix that was not there before, build users,
 * group, nix.conf; at last the receipt itself and /nix where we made it. Each step may find its work done. Runs to its end
 * also when the job is cancelled. Throws ProblemError INS022 with what could not be removed; then the receipt stays.
 */
async function undoInstall(host, env, privilege, receipt) {
    const left = [];
    const attempt = async (what, argv) => {
        const outcome = await host.exec({ argv: (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .asRoot */ .tE)(privilege, argv), env, timeout: 300 });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return true;
        left.push(`${what} (${(0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .lastWords */ .a)(outcome)})`);
        return false;
    };
    if (receipt.supervision !== 'none')
        await (0,_daemon_daemon_js__WEBPACK_IMPORTED_MODULE_4__/* .removeDaemon */ .bb)(host, env, privilege, receipt.supervision);
    await removePaths(host, env, privilege, await whatIsOurs(host, receipt), attempt);
    for (const [name, argv] of await (0,_accounts_js__WEBPACK_IMPORTED_MODULE_5__/* .planRemoval */ .Ao)(host, env, receipt))
        await attempt(name, argv);
    if (receipt.conf)
        await attempt('/etc/nix/nix.conf', ['rm', '-f', '/etc/nix/nix.conf']);
    if (receipt.confFolder && (await isEmpty(host, '/etc/nix')))
        await attempt('/etc/nix', ['rmdir', '/etc/nix']);
    for (const [name, was] of Object.entries(receipt.kept ?? {})) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, name);
        if (privilege !== 'none')
            await attempt(path, ['chown', was.owner, path]);
        await attempt(path, ['chmod', was.mode.toString(8), path]);
    }
    if (left.length === 0) {
        await attempt(_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI, ['rm', '-f', _receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI, `${_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI}.new`, `${_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI}.done`]);
        if (receipt.folder === 'made')
            await attempt(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, ['rmdir', _facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV]);
        else if (privilege !== 'none')
            await attempt(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, ['chown', receipt.folder.owner, _facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV]);
    }
    if (left.length === 0)
        return;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS022', `What an unfinished installation of Nix left cannot be removed: ${left.join('; ')}.`, 'Remove it as the user who made it, or as root; then run the job again.'));
}
/** Everything in /nix but the receipt and what was there before; of a store or var that was there, all that is in it. */
async function whatIsOurs(host, receipt) {
    const own = [_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI, `${_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI}.new`, `${_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI}.done`];
    const top = (0,_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutOfVolumes */ .nP)(await namesIn(host, _facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV)).filter((name) => !receipt.keep.includes(name));
    const inKept = await Promise.all(['store', 'var']
        .filter((name) => receipt.keep.includes(name))
        .map(async (name) => {
        const inner = await namesIn(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, name));
        return inner.filter((entry) => entry !== 'lost+found').map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, name, entry));
    }));
    return [...top.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, name)).filter((path) => !own.includes(path)), ...inKept.flat()];
}
/** A child of a killed run may still be writing for a moment, so one removal may not be enough. */
async function removePaths(host, env, privilege, paths, attempt) {
    if (paths.length === 0)
        return;
    for (let again = 0; again < 3; again += 1) {
        // Without root, folders of a store must be ours to read and write before they can be emptied.
        const own = privilege === 'none' ? await foldersOf(host, paths) : [];
        if (own.length > 0)
            await host.exec({ argv: ['chmod', '-R', 'u+rwX', ...own], env, timeout: 300 });
        const outcome = await host.exec({ argv: (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .asRoot */ .tE)(privilege, ['rm', '-rf', ...paths]), env, timeout: 300 });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return;
        await host.clock.sleep(200);
    }
    await attempt(paths.join(', '), ['rm', '-rf', ...paths]);
}
/** chmod -R follows the links that are given to it, and a store path may be one. */
async function foldersOf(host, paths) {
    const stats = await Promise.all(paths.map((path) => host.files.lstat(path).catch(() => undefined)));
    return paths.filter((_, index) => stats[index]?.isDirectory());
}
async function isEmpty(host, folder) {
    return (await namesIn(host, folder, ['unknown'])).length === 0;
}
async function namesIn(host, folder, otherwise = []) {
    try {
        return await host.files.readdir(folder);
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isErrno */ .r)(cause, 'ENOENT'))
            return otherwise;
        throw cause;
    }
}


/***/ })

};
