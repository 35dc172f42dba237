export const id = 830;
export const ids = [830];
export const modules = {

/***/ 60830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OS: () => (/* binding */ lookForFlox),
/* harmony export */   ku: () => (/* binding */ gatherFloxFacts),
/* harmony export */   sP: () => (/* binding */ floxLink)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95266);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _nix_ask_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(37390);
/* harmony import */ var _nix_find_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21652);
/* harmony import */ var _nix_install_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69804);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(30994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(33981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2617);
/* harmony import */ var _receipt_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(42161);
/* harmony import */ var _rpm_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(37016);












const systemFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
/** Gathers the facts. Throws ProblemError BLD004 (a broken Nix) or FLX006 (a broken Flox that no earlier run of ours left). */
async function gatherFloxFacts(host) {
    const packageManager = await findPackageManager(host);
    const begun = (await (0,_receipt_js__WEBPACK_IMPORTED_MODULE_8__/* .readFloxReceipt */ .uG)(host))?.state === 'installing';
    const unfinished = begun && (await isHalfInstalled(host, packageManager));
    // What a killed run of ours left may not answer; it is installed again.
    const unlessOurs = (cause) => {
        if (unfinished)
            return undefined;
        throw cause;
    };
    const [flox, nix, privilege, folder, conf] = await Promise.all([
        lookForFlox(host).catch(unlessOurs),
        (0,_nix_find_js__WEBPACK_IMPORTED_MODULE_3__/* .lookForNix */ .E)(host).catch(unlessOurs),
        (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__/* .findPrivilege */ .Xb)(host),
        (0,_nix_install_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .examineFolder */ .g1)(host),
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .isThere */ .$B)(host, '/etc/nix/nix.conf'),
    ]);
    const xz = host.platform === 'linux' && (await lookFor(host, 'xz')) === undefined;
    return {
        flox,
        nix,
        unfinished,
        platform: host.platform,
        arch: host.arch,
        packageManager,
        rpmKey: packageManager === 'rpm' && (await (0,_rpm_js__WEBPACK_IMPORTED_MODULE_9__/* .hasRpmKey */ .x)(host)),
        privilege,
        folder,
        conf,
        missing: xz ? ['xz'] : [],
    };
}
/** The job's own link to the Flox that an existing Nix gave: the user's profile is left alone. */
function floxLink(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_7__/* .jobFolder */ .OW)(host), 'flox-result');
}
/** The Flox that is on this machine, undefined where there is none. Throws ProblemError FLX006 when it does not answer. */
async function lookForFlox(host) {
    const home = host.env['HOME'];
    const profiles = [
        (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(floxLink(host), 'bin'),
        ...(home ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.nix-profile/bin')] : []),
        '/nix/var/nix/profiles/default/bin',
    ];
    const program = await lookFor(host, 'flox', profiles);
    return program === undefined ? undefined : { program, version: await floxVersion(host, program) };
}
/** What `flox --version` says, as in `1.14.1`. Throws ProblemError FLX006. */
async function floxVersion(host, program) {
    const env = (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_10__/* .childEnv */ .g)(host.env, { FLOX_DISABLE_METRICS: 'true' });
    const argv = [program, '--version'];
    const outcome = await host.exec({ argv, env, timeout: 60, signal: host.cancelled, question: true });
    const answer = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : '';
    const version = /(\d+\.\d+\.\d+\S*)\s*$/.exec(answer)?.[1];
    if (version !== undefined)
        return version;
    const fix = 'Repair this Flox, or remove it to have it installed again.';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('FLX006', `${program} --version did not answer with a version (${(0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_5__/* .failureText */ .kY)(outcome)}).`, fix));
}
/** dpkg or rpm as the distribution says, where a machine has both: a hosted Ubuntu has rpm too. */
async function findPackageManager(host) {
    if (host.platform === 'darwin')
        return 'installer';
    const release = (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readIfPresent */ .Zu)(host, '/etc/os-release').catch(() => undefined)) ?? '';
    const family = [...release.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].map((match) => match[1] ?? '').join(' ');
    const order = /fedora|rhel|centos|suse/.test(family) ? ['rpm', 'dpkg'] : ['dpkg', 'rpm'];
    for (const program of order)
        if ((await lookFor(host, program)) !== undefined)
            return program;
    return undefined;
}
/** Whether the package manager knows of Flox: of a package that it refused as a whole, it does not. */
async function isHalfInstalled(host, packageManager) {
    if (packageManager === undefined)
        return false;
    const questions = {
        dpkg: { argv: ['dpkg-query', '-s', 'flox'], known: /^Status: \S+ \S+ (?:half-|unpacked|triggers-|installed)/m },
        rpm: { argv: ['rpm', '-q', 'flox'], known: /^flox-/ },
        installer: { argv: ['pkgutil', '--pkgs'], known: /flox/i },
    };
    const { argv, known } = questions[packageManager];
    return known.test((await (0,_nix_ask_js__WEBPACK_IMPORTED_MODULE_11__/* .ask */ .k)(host, (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_10__/* .childEnv */ .g)(host.env, { LC_ALL: 'C' }), argv, { timeout: 30 })) ?? '');
}
function lookFor(host, name, more = []) {
    return (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .findProgram */ .Kp)(host, name, [...(host.env['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter), ...more, ...systemFolders]);
}


/***/ }),

/***/ 42161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dt: () => (/* binding */ writeFloxReceipt),
/* harmony export */   fk: () => (/* binding */ floxReceiptPath),
/* harmony export */   uG: () => (/* binding */ readFloxReceipt)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36014);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _runner_state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);




/** Beside the journal of this machine. */
function floxReceiptPath(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFolder */ .y)(host), 'flox.json');
}
/** The receipt; undefined where there is none, or none that can be read. */
async function readFloxReceipt(host) {
    const text = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, floxReceiptPath(host)).catch(() => undefined);
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_3__/* .readSaved */ .S)(text, async () => (await Promise.all(/* import() | flox-schema */[__webpack_require__.e(2857), __webpack_require__.e(2400)]).then(__webpack_require__.bind(__webpack_require__, 53469))).floxReceipt);
}
function writeFloxReceipt(host, receipt) {
    return (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, floxReceiptPath(host), `${JSON.stringify(receipt)}\n`);
}


/***/ }),

/***/ 37016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ checkRpm),
/* harmony export */   x: () => (/* binding */ hasRpmKey)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _nix_ask_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37390);
/* harmony import */ var _nix_install_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81051);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);





/** Names and owners of the keys in rpm's database. */
const allKeys = ['rpm', '-q', 'gpg-pubkey', '--qf', '%{name}-%{version}-%{release} %{summary}\\n'];
const isOfFlox = /^(\S+) .*\bflox\b/i;
/** The keys of Flox in rpm's own database, which the owner of this machine imported. */
async function floxKeys(host, env) {
    const lines = ((await (0,_nix_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .ask */ .k)(host, env, allKeys)) ?? '').split('\n');
    return lines.flatMap((line) => isOfFlox.exec(line)?.[1] ?? []);
}
/** Whether rpm's own database has a key of Flox. */
async function hasRpmKey(host) {
    return (await floxKeys(host, (0,_nix_install_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .installEnv */ .P2)(host.env))).length > 0;
}
/**
 * Throws ProblemError FLX004 unless a package file is Flox, of the version that was asked for, and, with `signed`, signed by a
 * key of Flox: by a database of its own beside the file, for in rpm's own any key there counts, such as the distribution's.
 */
async function checkRpm(host, path, asked) {
    const env = (0,_nix_install_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .installEnv */ .P2)(host.env);
    if (asked.signed && !(await isSigned(host, env, path)))
        throw refused(path, 'it is not signed by a key of Flox');
    const query = ['rpm', '-qp', '--nosignature', '--qf', '%{name} %{version}\\n', path];
    const [name = '', version = ''] = ((await (0,_nix_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .ask */ .k)(host, env, query)) ?? '').trim().split(' ');
    if (name !== 'flox')
        throw refused(path, `its name is ${JSON.stringify(name)}`);
    if (asked.version === undefined || sameVersion(version, asked.version))
        return;
    throw refused(path, `its version is ${JSON.stringify(version)}, not ${asked.version}`);
}
async function isSigned(host, env, path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), 'rpm-keys');
    const database = ['--dbpath', folder, '--define', `_keyringpath ${folder}/keys`];
    for (const key of await floxKeys(host, env)) {
        const armored = await (0,_nix_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .ask */ .k)(host, env, ['rpm', '-q', '--qf', '%{description}', key]);
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, `${key}.asc`);
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeAtomically */ .vK)(host, file, armored ?? '');
        await (0,_nix_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .ask */ .k)(host, env, ['rpm', ...database, '--import', file]);
    }
    // Without these, a package that nobody has signed is fine too (rpm's macros, %_pkgverify_level).
    const strict = ['--define', '_pkgverify_level all', '--define', '_pkgverify_flags 0x0'];
    const answer = (await (0,_nix_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .ask */ .k)(host, env, ['rpm', ...database, ...strict, '-K', path])) ?? '';
    return /: .*\bsignatures\b.*\bOK\s*$/.test(answer) && !answer.includes('NOT OK');
}
/** rpm has no hyphen in a version. */
function sameVersion(one, other) {
    const plain = (text) => text.replace(/[^0-9A-Za-z]/g, '.');
    return plain(one) === plain(other);
}
function refused(path, why) {
    const fix = 'Nothing was installed. Do not use this package unless you know why; in that case give flox-sha256.';
    const problem = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX004', `The package ${path.split('/').at(-1)} of Flox is refused: ${why}.`, fix);
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(problem);
}


/***/ }),

/***/ 61792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KE: () => (/* binding */ addAccounts),
  Ao: () => (/* binding */ planRemoval),
  n$: () => (/* binding */ readAccounts),
  zo: () => (/* binding */ splitAccounts)
});

// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(95266);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(81051);
// EXTERNAL MODULE: ./lib/nix/ask.js
var ask = __webpack_require__(37390);
;// CONCATENATED MODULE: ./lib/nix/install/macos/accounts.js




/** Directory Service says now and then, for no reason of ours, that it has no such function (NixOS/nix#12140). */
const notYet = /eNotYetImplemented|-14988/;
const tries = 10;
/**
 * Users or groups of the local node, as the fields of passwd(5) or group(5); fields that nobody here reads are empty.
 * `dscl . -list PATH KEY` prints a line `name value` for each record with that key (dscl(1)).
 */
async function readMacAccounts(host, env, name) {
    const list = async (path, key) => pairs(await (0,ask/* ask */.k)(host, env, ['dscl', '.', '-list', path, key]));
    if (name === 'passwd') {
        const [uids, gids, homes] = await Promise.all(['UniqueID', 'PrimaryGroupID', 'NFSHomeDirectory'].map((key) => list('/Users', key)));
        return [...(uids ?? [])].map(([user, uid]) => [user, '', uid, gids?.get(user) ?? '', '', homes?.get(user) ?? '']);
    }
    const [gids, members] = await Promise.all([
        list('/Groups', 'PrimaryGroupID'),
        // `GroupMembership: one two`, or `No such key` for a group of nobody.
        (0,ask/* ask */.k)(host, env, ['dscl', '.', '-read', '/Groups/nixbld', 'GroupMembership']),
    ]);
    const builders = /^GroupMembership:(.*)/s
        .exec(members ?? '')?.[1]
        ?.trim()
        .split(/\s+/) ?? [];
    return [...gids].map(([group, gid]) => [group, '', gid, group === 'nixbld' ? builders.join(',') : '']);
}
function pairs(text = '') {
    const lines = text.split('\n').map((line) => /^(\S+)\s+(.*\S)\s*$/.exec(line));
    return new Map(lines.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? '']] : [])));
}
/**
 * Adds the group and the users as upstream does: hidden, without a shell, members of the group in both ways that macOS
 * knows (NixOS/nix scripts/install-darwin-multi-user.sh). Throws ProblemError INS018 or INS019.
 */
async function addMacAccounts(host, env, privilege, { group, users }) {
    const gid = String(group?.gid ?? '');
    const step = (...argv) => insist(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, argv));
    if (group?.make)
        await step('dseditgroup', '-o', 'create', '-r', 'Nix build group for nix-daemon', '-i', gid, 'nixbld');
    for (const { name, uid } of users) {
        const properties = {
            UniqueID: String(uid),
            PrimaryGroupID: gid,
            IsHidden: '1',
            NFSHomeDirectory: '/var/empty',
            RealName: `Nix build user ${name.slice('_nixbld'.length)}`,
            UserShell: '/sbin/nologin',
        };
        for (const [key, value] of Object.entries(properties)) {
            await step('dscl', '.', '-create', `/Users/${name}`, key, value);
        }
        await step('dseditgroup', '-o', 'edit', '-t', 'user', '-a', name, 'nixbld');
    }
}
async function insist(host, env, argv) {
    for (let attempt = 1;; attempt += 1) {
        const outcome = await host.exec({ argv, env, timeout: 60, signal: host.cancelled });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return;
        if (outcome.kind === 'cancelled' || host.cancelled.aborted)
            throw new problem/* ProblemError */.Mm((0,install_commands/* cancelled */.KW)());
        const said = outcome.kind === 'not-started' ? outcome.reason : [outcome.stdout, ...outcome.stderrTail].join(' ');
        if (!notYet.test(said) || attempt === tries) {
            throw new problem/* ProblemError */.Mm((0,install_commands/* failed */.gz)(`${argv.join(' ')}: ${said.trim() || outcome.kind}`));
        }
        await host.clock.sleep(500, host.cancelled);
    }
}

;// CONCATENATED MODULE: ./lib/nix/install/accounts.js





/**
 * The users or groups of this machine itself, each as the fields of its line in passwd(5) or group(5). On a Mac that
 * file has the system's own accounts alone, so that Directory Service is asked.
 */
async function readAccounts(host, env, name) {
    if (host.platform === 'darwin')
        return readMacAccounts(host, env, name);
    return splitAccounts((await (0,files/* readIfPresent */.Zu)(host, `/etc/${name}`).catch(() => undefined)) ?? '');
}
function splitAccounts(text) {
    return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(':'));
}
/**
 * Adds the group and the build users, one after the other: the tools lock the user database. When cancelled it stops
 * between two of them: a tool of Linux that is killed leaves /etc/passwd.lock behind.
 */
async function addAccounts(host, env, privilege, plan) {
    if (host.platform === 'darwin')
        return addMacAccounts(host, env, privilege, plan);
    const alive = { ...host, cancelled: new AbortController().signal };
    const step = async (...argv) => {
        if (host.cancelled.aborted)
            throw new problem/* ProblemError */.Mm((0,install_commands/* cancelled */.KW)());
        await (0,install_commands/* runStep */.eg)(alive, env, (0,machine_privilege/* asRoot */.tE)(privilege, argv));
    };
    if (plan.group?.make) {
        const id = plan.group.gid === undefined ? [] : ['--gid', String(plan.group.gid)];
        await step('groupadd', '--system', ...id, 'nixbld');
    }
    for (const { name, uid } of plan.users) {
        const account = ['--system', '--uid', String(uid), '--gid', 'nixbld', '--groups', 'nixbld', '--no-user-group'];
        const nothing = ['--home-dir', '/var/empty', '--no-create-home', '--shell', '/usr/sbin/nologin'];
        const comment = `Nix build user ${name.slice('nixbld'.length)}`;
        await step('useradd', ...account, ...nothing, '--comment', comment, '--password', '!', name);
    }
}
/**
 * The commands that remove those of the users, and of the groups, that are there. On a Mac a group that stays would go
 * on naming its users.
 */
async function planRemoval(host, env, wanted) {
    const isMac = host.platform === 'darwin';
    const [passwd, groups] = await Promise.all([readAccounts(host, env, 'passwd'), readAccounts(host, env, 'group')]);
    const nixbld = groups.find(([name]) => name === 'nixbld');
    const members = (nixbld?.[3] ?? '').split(',');
    const users = wanted.users.filter((user) => passwd.some(([name]) => name === user));
    const commands = isMac ? macRemovals : linuxRemovals;
    return [
        ...(isMac && !wanted.group ? users.filter((user) => members.includes(user)) : []).map((user) => [user, ['dseditgroup', '-o', 'edit', '-d', user, '-t', 'user', 'nixbld']]),
        ...users.map((user) => [user, commands.user(user)]),
        ...(wanted.group && nixbld ? [['nixbld', commands.group]] : []),
    ];
}
const linuxRemovals = { user: (name) => ['userdel', name], group: ['groupdel', 'nixbld'] };
const macRemovals = {
    user: (name) => ['dscl', '.', '-delete', `/Users/${name}`],
    group: ['dscl', '.', '-delete', '/Groups/nixbld'],
};


/***/ }),

/***/ 69804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ usualBundle),
/* harmony export */   _M: () => (/* binding */ withoutVolumeFiles),
/* harmony export */   cV: () => (/* binding */ nixFolder),
/* harmony export */   dI: () => (/* binding */ macPrograms),
/* harmony export */   g1: () => (/* binding */ examineFolder),
/* harmony export */   pc: () => (/* binding */ gatherFacts),
/* harmony export */   tS: () => (/* binding */ neededPrograms),
/* harmony export */   tj: () => (/* binding */ userPrograms)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95266);
/* harmony import */ var _machine_process_start_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(31357);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37390);
/* harmony import */ var _configure_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92039);
/* harmony import */ var _accounts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61792);
/* harmony import */ var _macos_facts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68006);
/* harmony import */ var _receipt_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70699);









const nixFolder = '/nix';
/** What the host must have: for every mode, and for build users on top. The tar of macOS knows xz itself. */
const neededPrograms = ['tar', 'xz'];
const userPrograms = ['groupadd', 'useradd'];
const macPrograms = ['tar', 'diskutil', 'plutil', 'dscl', 'dseditgroup', 'launchctl'];
/** What macOS itself keeps at the top of a volume. https://github.com/github/gitignore/blob/main/Global/macOS.gitignore */
const ofVolumes = /^\.(?:fseventsd|Spotlight-V100|Trashes|TemporaryItems|DocumentRevisions-V100)$/;
/** The bundle that Nix looks for by itself. https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-ssl-cert-file */
const usualBundle = '/etc/ssl/certs/ca-certificates.crt';
/** scripts/nix-profile.sh.in of NixOS/nix; the last one is macOS's own, and Alpine's. */
const bundles = [
    usualBundle,
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/certs/ca-bundle.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/cert.pem',
];
/** Gathers the facts, everything at once. Throws ProblemError CFG026 on a Mac, for a file that cannot be read. */
async function gatherFacts(host, env) {
    const exists = (path) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isThere */ .$B)(host, path);
    const there = (paths) => Promise.all(paths.map(exists));
    const [privilege, folder, free, users, groups, cores, programs] = await Promise.all([
        (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__/* .findPrivilege */ .Xb)(host),
        examineFolder(host),
        freeBytes(host, env),
        database(host, env, 'passwd'),
        database(host, env, 'group'),
        (0,_ask_js__WEBPACK_IMPORTED_MODULE_7__/* .ask */ .k)(host, env, host.platform === 'darwin' ? ['sysctl', '-n', 'hw.ncpu'] : ['nproc']),
        findPrograms(host, env, host.platform === 'darwin' ? macPrograms : [...neededPrograms, ...userPrograms]),
    ]);
    const [systemd = false, confFolder = false, conf = false] = await there([
        '/run/systemd/system',
        '/etc/nix',
        '/etc/nix/nix.conf',
    ]);
    const sizes = await Promise.all(bundles.map((path) => host.files.stat(path).catch(() => undefined)));
    const certificates = bundles.find((_, index) => sizes[index]?.isFile() && sizes[index].size > 0);
    const nixbld = groups.find(([name]) => name === 'nixbld');
    return {
        privilege,
        uid: host.uid,
        systemd,
        container: await isContainer(host),
        selinux: (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, '/sys/fs/selinux/enforce').catch(() => undefined))?.trim() === '1',
        folder,
        writable: await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isWritable */ .nH)(host, folder.kind === 'absent' ? '/' : nixFolder),
        free,
        programs,
        etcWritable: await (0,_configure_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isWritableFolder */ .Vo)(host, privilege, '/etc'),
        cores: Math.max(1, Number.parseInt(cores ?? '', 10) || 1),
        group: nixbld && {
            gid: Number(nixbld[2]),
            members: (nixbld[3] ?? '').split(',').filter((name) => name !== ''),
        },
        userNames: users.map(([name = '']) => name),
        userIds: users.map((fields) => Number(fields[2])),
        groupIds: groups.map((fields) => Number(fields[2])),
        confFolder,
        conf,
        certificates,
        mac: host.platform === 'darwin' ? await (0,_macos_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .findMacFacts */ .sB)(host, env, privilege) : undefined,
    };
}
/** What /nix holds, and whether it is ours. */
async function examineFolder(host) {
    const stat = await host.files.lstat(nixFolder).catch(() => undefined);
    if (!stat)
        return { kind: 'absent' };
    if (!stat.isDirectory())
        return { kind: 'foreign', why: `${nixFolder} is not a folder` };
    const receipt = await (0,_receipt_js__WEBPACK_IMPORTED_MODULE_6__/* .readReceipt */ .b8)(host);
    if (receipt?.state === 'installing')
        return { kind: 'unfinished', receipt, alive: await isAlive(host, receipt) };
    if (receipt)
        return { kind: 'installed', receipt };
    const store = await names(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(nixFolder, 'store'));
    const inStore = store.filter((name) => name !== '.links' && name !== 'lost+found');
    if (inStore.length > 0)
        return { kind: 'foreign', why: `${nixFolder}/store holds ${inStore.length} paths` };
    if ((await names(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(nixFolder, 'var'))).length > 0) {
        return { kind: 'foreign', why: `${nixFolder}/var is not empty` };
    }
    const keep = withoutVolumeFiles(await names(host, nixFolder)).filter((name) => !name.startsWith('.setup-nix-cuda'));
    const kept = {};
    for (const name of ['store', 'var'].filter((entry) => keep.includes(entry))) {
        const was = await host.files.lstat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(nixFolder, name));
        kept[name] = { mode: was.mode & 0o7777, owner: `${was.uid}:${was.gid}` };
    }
    return { kind: 'empty', keep, owner: `${stat.uid}:${stat.gid}`, kept };
}
/** Whether the process that wrote the receipt still runs. Its start time tells it from a later one with the same id. */
async function isAlive(host, receipt) {
    const { pid, start } = receipt.by;
    return pid !== host.pid && (await (0,_machine_process_start_js__WEBPACK_IMPORTED_MODULE_8__/* .processStart */ .g)(host, pid)) === start;
}
async function isContainer(host) {
    if (host.env['KUBERNETES_SERVICE_HOST'] || host.env['container'])
        return true;
    const marks = await Promise.all(_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .containerMarks */ .QW.map((path) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isThere */ .$B)(host, path)));
    if (marks.includes(true))
        return true;
    const first = await host.files.readFile('/proc/1/environ', 'utf8').catch(() => '');
    return first.split('\0').some((entry) => entry.startsWith('container='));
}
/** Free bytes of the file system where /nix is, or will be. */
async function freeBytes(host, env) {
    const place = (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isThere */ .$B)(host, nixFolder)) ? nixFolder : '/';
    const line = (await (0,_ask_js__WEBPACK_IMPORTED_MODULE_7__/* .ask */ .k)(host, env, ['df', '-P', '-k', place]))?.trim().split('\n').at(-1);
    const kilobytes = Number(line?.split(/\s+/)[3] ?? Number.NaN);
    return Number.isFinite(kilobytes) ? kilobytes * 1_024 : undefined;
}
/** Users or groups; what getent does not list (large directory services) is not seen. */
async function database(host, env, name) {
    const listed = host.platform === 'darwin' ? undefined : await (0,_ask_js__WEBPACK_IMPORTED_MODULE_7__/* .ask */ .k)(host, env, ['getent', name]);
    return listed === undefined ? (0,_accounts_js__WEBPACK_IMPORTED_MODULE_4__/* .readAccounts */ .n$)(host, env, name) : (0,_accounts_js__WEBPACK_IMPORTED_MODULE_4__/* .splitAccounts */ .zo)(listed);
}
async function findPrograms(host, env, wanted) {
    const folders = (env['PATH'] ?? '').split(':');
    const found = await Promise.all(wanted.map((program) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .findProgram */ .Kp)(host, program, folders)));
    return wanted.filter((_, index) => found[index] !== undefined);
}
/** The names in /nix without those that come and go with a volume of macOS. */
function withoutVolumeFiles(inNix) {
    return inNix.filter((name) => !ofVolumes.test(name));
}
const names = (host, path) => host.files.readdir(path).catch(() => []);


/***/ }),

/***/ 68006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dy: () => (/* binding */ syntheticPath),
/* harmony export */   a$: () => (/* binding */ fstabPath),
/* harmony export */   hP: () => (/* binding */ mounterPlist),
/* harmony export */   op: () => (/* binding */ diskInfo),
/* harmony export */   sB: () => (/* binding */ findMacFacts),
/* harmony export */   xC: () => (/* binding */ mountedVolume),
/* harmony export */   yi: () => (/* binding */ listVolumes)
/* harmony export */ });
/* unused harmony export parseVolumes */
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11161);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37390);
/* harmony import */ var _configure_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92039);
/* harmony import */ var _daemon_launchd_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36313);




const syntheticPath = '/etc/synthetic.conf';
const fstabPath = '/etc/fstab';
/** NixOS/nix scripts/create-darwin-volume.sh. */
const mounterPlist = '/Library/LaunchDaemons/org.nixos.darwin-store.plist';
/** Those, and what DeterminateSystems/nix-installer writes (src/action/macos, src/action/common). */
const services = [
    _daemon_launchd_js__WEBPACK_IMPORTED_MODULE_2__/* .daemonPlist */ .Fb,
    mounterPlist,
    '/Library/LaunchDaemons/systems.determinate.nix-daemon.plist',
    '/Library/LaunchDaemons/systems.determinate.nix-store.plist',
];
/** Looks at a Mac without changing it. Throws ProblemError CFG026 for a file that cannot be read: it would be lost. */
async function findMacFacts(host, env, privilege) {
    const { read } = (0,_configure_files_js__WEBPACK_IMPORTED_MODULE_1__/* .rootFiles */ .Aj)(host, privilege);
    const [version, container, parent, volumes, mounted, synthetic, fstab, fileVault] = await Promise.all([
        (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .k)(host, env, ['sw_vers', '-productVersion']),
        diskInfo(host, env, '/', 'APFSContainerReference'),
        diskInfo(host, env, '/', 'ParentWholeDisk'),
        listVolumes(host, env),
        mountedVolume(host, env),
        read(syntheticPath),
        read(fstabPath),
        (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .k)(host, env, ['fdesetup', 'status']),
    ]);
    const there = await Promise.all(services.map((path) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_0__/* .isThere */ .$B)(host, path)));
    return {
        version: version?.trim() || undefined,
        container: container ?? parent,
        volumes,
        mounted,
        synthetic,
        fstab,
        fileVault: /FileVault is On/.test(fileVault ?? ''),
        services: services.filter((_, index) => there[index] === true),
        lasts: host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted',
    };
}
/** One value of `diskutil info -plist`; undefined when there is no such disk, or it has no such value. */
async function diskInfo(host, env, disk, key) {
    const plist = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .k)(host, env, ['diskutil', 'info', '-plist', disk]);
    if (plist === undefined)
        return undefined;
    const value = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .k)(host, env, ['plutil', '-extract', key, 'raw', '-o', '-', '-'], { input: plist });
    return value?.trim() || undefined;
}
/** The volume at /nix. Of a folder that is no mount point, diskutil says nothing or tells of the disk that it is on. */
async function mountedVolume(host, env) {
    const at = await diskInfo(host, env, '/nix', 'MountPoint');
    return at === '/nix' ? ((await diskInfo(host, env, '/nix', 'VolumeUUID')) ?? 'of an unknown kind') : undefined;
}
/** Every APFS volume of this Mac, mounted or not. */
async function listVolumes(host, env) {
    const plist = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .k)(host, env, ['diskutil', 'apfs', 'list', '-plist']);
    if (plist === undefined)
        return undefined;
    const json = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .k)(host, env, ['plutil', '-convert', 'json', '-o', '-', '-'], { input: plist });
    return json === undefined ? undefined : parseVolumes(json);
}
/** Reads `diskutil apfs list -plist` as JSON; what is not as expected is left out, undefined when nothing is. Pure. */
function parseVolumes(json) {
    try {
        const { Containers } = JSON.parse(json);
        if (!Array.isArray(Containers))
            return undefined;
        return Containers.flatMap((given) => {
            const { ContainerReference: container, Volumes } = (given ?? {});
            if (typeof container !== 'string' || !Array.isArray(Volumes))
                return [];
            return Volumes.flatMap((volume) => {
                const { APFSVolumeUUID: uuid, Name: name } = (volume ?? {});
                return typeof uuid === 'string' && typeof name === 'string' ? [{ uuid, name, container }] : [];
            });
        });
    }
    catch {
        return undefined;
    }
}


/***/ })

};
