export const id = 945;
export const ids = [945];
export const modules = {

/***/ 8011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ undoFloxSettings),
/* harmony export */   jO: () => (/* binding */ applyFloxSettings)
/* harmony export */ });
/* unused harmony export floxConfigFolder */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(994);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2617);





/** Seconds for one `flox config`. */
const patience = 30;
/** The folder that holds the job's flox.toml. */
function floxConfigFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'flox-config');
}
/**
 * Gives the job a flox.toml of its own: the user's, in a private folder (0700, the file 0600: it may hold a token), with
 * the settings put in by `flox config --set`, so that Flox itself judges them. The user's own file stays as it is. What
 * Flox refuses is thrown with its words, and nothing is left. Throws ProblemError FLX007.
 */
async function applyFloxSettings(host, program, plan) {
    const folder = floxConfigFolder(host);
    const users = await readUsersFile(host, folder);
    await host.files.rm(folder, { recursive: true, force: true });
    await host.files.mkdir(folder, { recursive: true, mode: 0o700 });
    try {
        if (users.text !== undefined)
            await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'flox.toml'), users.text);
        const variables = { ...plan.variables, FLOX_CONFIG_DIR: folder };
        const env = (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_4__/* .childEnv */ .g)(host.env, variables);
        for (const { key, value } of plan.settings) {
            const argv = [program, 'config', '--set', key, value];
            const outcome = await host.exec({ argv, env, timeout: patience, signal: host.cancelled });
            if (outcome.kind === 'exited' && outcome.code === 0)
                continue;
            const words = outcome.kind === 'not-started' ? outcome.reason : outcome.stderrTail.slice(-3).join(' ');
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX007', `Flox refuses the setting ${key}: ${words || outcome.kind}.`, 'Mend extra-flox-config, or the flox.toml of this user that the job starts from.'));
        }
        await host.files.chmod((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'flox.toml'), 0o600);
        return { variables, made: [folder], warnings: users.warnings };
    }
    catch (cause) {
        await host.files.rm(folder, { recursive: true, force: true });
        throw cause;
    }
}
/** Removes the job's flox.toml, and the copy of a token with it. Harmless when there is none. */
async function undoFloxSettings(host) {
    await host.files.rm(floxConfigFolder(host), { recursive: true, force: true });
}
/** FLOX_CONFIG_DIR's flox.toml, else the one of the XDG folder; not the job's own of an earlier step. */
async function readUsersFile(host, ours) {
    const given = host.env['FLOX_CONFIG_DIR'];
    const home = host.env['HOME'];
    const shared = host.env['XDG_CONFIG_HOME'] || (home ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.config') : undefined);
    const folder = given && given !== ours ? given : shared && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(shared, 'flox');
    if (!folder)
        return { text: undefined, warnings: [] };
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'flox.toml');
    try {
        return { text: await host.files.readFile(path, 'utf8'), warnings: [] };
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOENT') || (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOTDIR'))
            return { text: undefined, warnings: [] };
        const why = cause instanceof Error ? cause.message : String(cause);
        const fix = 'Let this user read the file; this job goes on without it.';
        return { text: undefined, warnings: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('FLX007', `The settings ${path} cannot be read: ${why}.`, fix)] };
    }
}


/***/ }),

/***/ 9581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ provideFlox),
  A: () => (/* binding */ undoFlox)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/machine/journal.js
var journal = __webpack_require__(8258);
// EXTERNAL MODULE: ./lib/machine/lock.js
var lock = __webpack_require__(6394);
// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(5266);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(710);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(1051);
// EXTERNAL MODULE: ./lib/nix/user-cache.js
var user_cache = __webpack_require__(7851);
// EXTERNAL MODULE: ./lib/runner/http/download.js
var download = __webpack_require__(7919);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(9271);
// EXTERNAL MODULE: ./lib/nix/install/facts.js
var facts = __webpack_require__(9804);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(994);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(3981);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(1161);
// EXTERNAL MODULE: ./lib/flox/receipt.js
var receipt = __webpack_require__(2161);
;// CONCATENATED MODULE: ./lib/flox/facts.js










const systemFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
/** Gathers the facts. Throws ProblemError BLD004 (a broken Nix) or FLX006 (a broken Flox that no earlier run of ours left). */
async function gatherFloxFacts(host) {
    const packageManager = await findPackageManager(host);
    const begun = (await (0,receipt/* readFloxReceipt */.uG)(host))?.state === 'installing';
    const unfinished = begun && (await isHalfInstalled(host, packageManager));
    // What a killed run of ours left may not answer; it is installed again.
    const unlessOurs = (cause) => {
        if (unfinished)
            return undefined;
        throw cause;
    };
    const [flox, nix, privilege, folder, conf] = await Promise.all([
        lookForFlox(host).catch(unlessOurs),
        (0,find/* lookForNix */.E)(host).catch(unlessOurs),
        (0,machine_privilege/* findPrivilege */.Xb)(host),
        (0,facts/* examineFolder */.g1)(host),
        (0,files/* isThere */.$B)(host, '/etc/nix/nix.conf'),
    ]);
    const xz = host.platform === 'linux' && (await findProgram(host, 'xz')) === undefined;
    return {
        flox,
        nix,
        unfinished,
        platform: host.platform,
        arch: host.arch,
        packageManager,
        rpmKey: packageManager === 'rpm' && (await hasRpmKey(host)),
        privilege,
        folder,
        conf,
        missing: xz ? ['xz'] : [],
    };
}
/** The job's own link to the Flox that an existing Nix gave: the user's profile is left alone. */
function floxLink(host) {
    return (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'flox-result');
}
/** The Flox that is on this machine, undefined where there is none. Throws ProblemError FLX006 when it does not answer. */
async function lookForFlox(host) {
    const home = host.env['HOME'];
    const profiles = [
        (0,external_node_path_.join)(floxLink(host), 'bin'),
        ...(home ? [(0,external_node_path_.join)(home, '.nix-profile/bin')] : []),
        '/nix/var/nix/profiles/default/bin',
    ];
    const program = await findProgram(host, 'flox', profiles);
    return program === undefined ? undefined : { program, version: await floxVersion(host, program) };
}
/** What `flox --version` says, as in `1.14.1`. Throws ProblemError FLX006. */
async function floxVersion(host, program) {
    const env = (0,child_env/* childEnv */.g)(host.env, { FLOX_DISABLE_METRICS: 'true' });
    const outcome = await host.exec({ argv: [program, '--version'], env, timeout: 60, signal: host.cancelled });
    const answer = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : '';
    const version = /(\d+\.\d+\.\d+\S*)\s*$/.exec(answer)?.[1];
    if (version !== undefined)
        return version;
    const fix = 'Mend this installation of Flox, or remove it: another one is installed then.';
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX006', `${program} --version did not answer with a version (${(0,exec/* lastWords */.a)(outcome)}).`, fix));
}
/** dpkg or rpm as the distribution says, where a machine has both: a hosted Ubuntu has rpm too. */
async function findPackageManager(host) {
    if (host.platform === 'darwin')
        return 'installer';
    const release = (await (0,files/* readIfPresent */.Zu)(host, '/etc/os-release').catch(() => undefined)) ?? '';
    const family = [...release.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].map((match) => match[1] ?? '').join(' ');
    const order = /fedora|rhel|centos|suse/.test(family) ? ['rpm', 'dpkg'] : ['dpkg', 'rpm'];
    for (const program of order)
        if ((await findProgram(host, program)) !== undefined)
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
    const outcome = await host.exec({ argv, env: (0,child_env/* childEnv */.g)(host.env, { LC_ALL: 'C' }), timeout: 30 });
    return outcome.kind === 'exited' && outcome.code === 0 && known.test(outcome.stdout);
}
/** Whether rpm's database has a key whose owner is Flox. Its signature check takes no other key than those imported there. */
async function hasRpmKey(host) {
    const argv = ['rpm', '-q', 'gpg-pubkey', '--qf', '%{summary}\\n'];
    const outcome = await host.exec({ argv, env: (0,child_env/* childEnv */.g)(host.env, { LC_ALL: 'C' }), timeout: 30 });
    return outcome.kind === 'exited' && outcome.code === 0 && /\bflox\b/i.test(outcome.stdout);
}
async function findProgram(host, name, more = []) {
    const onPath = (host.env['PATH'] ?? '').split(external_node_path_.delimiter).filter((folder) => folder.startsWith('/'));
    for (const folder of [...onPath, ...more, ...systemFolders]) {
        const program = (0,external_node_path_.join)(folder, name);
        if (await (0,files/* isProgram */.Vd)(host, program))
            return program;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/flox/package.js
var flox_package = __webpack_require__(9457);
// EXTERNAL MODULE: ./lib/flox/releases.js
var releases = __webpack_require__(979);
;// CONCATENATED MODULE: ./lib/flox/plan.js



/**
 * Facts and wishes → plan. A Flox that is there is used and never replaced; an existing Nix stays, so Flox comes through
 * it, at a commit; else the vendor's package, which brings a Nix of its own. Pure. Throws ProblemError with everything that
 * stands against it: FLX001, FLX002, FLX004, FLX008.
 */
function planFlox(request, facts, manifest = releases/* floxReleases */.U8) {
    const malformed = (0,flox_package/* checkFloxRequest */.f)(request);
    if (malformed.length > 0)
        throw new problem/* ProblemError */.Mm(malformed);
    if (facts.flox && !facts.unfinished)
        return { kind: 'use', flox: facts.flox, warnings: otherFlox(facts.flox, request) };
    if (facts.nix && !facts.unfinished)
        return planThroughNix(request, facts.nix);
    const chosen = (0,flox_package/* chooseFloxPackage */.V)({ ...request, ...facts }, manifest);
    const problems = [...checkMachine(facts), ...('problems' in chosen ? chosen.problems : [])];
    if (problems.length > 0 || 'problems' in chosen)
        throw new problem/* ProblemError */.Mm(problems);
    return { kind: 'package', package: chosen.package, privilege: facts.privilege, again: facts.unfinished };
}
/** The plan as lines for the log. */
function describeFloxPlan(plan) {
    if (plan.kind === 'use')
        return [`Flox ${plan.flox.version} is on this machine (${plan.flox.program}) and is used`];
    if (plan.kind === 'nix') {
        return [
            `Flox through Nix ${plan.nix.version}, which stays as it is`,
            `take ${plan.reference} into the folder of this job`,
        ];
    }
    const { url, kind, name, trust } = plan.package;
    const proof = trust.kind === 'signature'
        ? 'rpm checks its signature'
        : `SHA-256 ${trust.sha256} (${trust.kind === 'user' ? 'given' : 'known'})`;
    return [
        `Flox ${name} by the vendor's package, which brings its own Nix`,
        `fetch ${url}, ${proof}`,
        `install it with ${{ deb: 'dpkg', rpm: 'rpm', pkg: 'installer' }[kind]}${plan.privilege === 'sudo' ? ' through sudo' : ''}`,
    ];
}
/** FLX005 where the Flox that is there is not, or cannot be told to be, the one that was asked for. */
function otherFlox(flox, { version, commit, channel }) {
    // A build between two releases names its commit: 1.14.1-132-g6536dac28.
    const abbreviated = /-g([0-9a-f]{7,40})$/.exec(flox.version)?.[1];
    const asked = [
        version !== undefined && version !== flox.version ? `flox-version asks for ${version}` : '',
        commit !== undefined && !(abbreviated && commit.toLowerCase().startsWith(abbreviated))
            ? `flox-commit asks for ${commit.slice(0, 12)}`
            : '',
        channel !== undefined && channel !== 'stable' ? `flox-channel asks for ${channel}` : '',
    ].filter((text) => text !== '');
    if (asked.length === 0)
        return [];
    return [
        (0,problem/* warning */.$e)('FLX005', `Flox ${flox.version} is on this machine (${flox.program}) and is used; ${asked.join(' and ')}.`, 'Leave that out, or use a machine without Flox: what is there is never replaced.'),
    ];
}
function planThroughNix(request, nix) {
    const { commit, version, channel, flake = releases/* floxFlake */.Df } = request;
    if (commit !== undefined)
        return { kind: 'nix', nix, reference: referenceTo(flake, commit.toLowerCase()) };
    const asked = [version && `flox-version ${version}`, channel && `flox-channel ${channel}`]
        .filter(Boolean)
        .join(' and ');
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX004', `Nix ${nix.version} is on this machine (${nix.program}), and the vendor's package of Flox would replace it${asked ? `; ${asked} can only be had as such a package` : ''}.`, 'Give flox-commit, the commit of that release of github.com/flox/flox: Flox then comes through this Nix, which stays. Or use a machine without Nix.', { source: 'https://flox.dev/docs/install-flox/install/' }));
}
/**
 * A flake at one commit. flox-sha256 is of a package and has no part in it: Nix takes the commit over https from the forge,
 * and what it does not build itself it takes from caches by their signature.
 */
function referenceTo(flake, commit) {
    if (/^(?:github|gitlab|sourcehut):/.test(flake))
        return `${flake}/${commit}`;
    return `${flake}${flake.includes('?') ? '&' : '?'}rev=${commit}`;
}
/** FLX004 for each reason why no package can be installed here. What a killed run of ours left is no reason. */
function checkMachine(facts) {
    const problems = [];
    const add = (why, fix) => problems.push((0,problem/* error */.z3)('FLX004', why, fix));
    if (facts.privilege === 'none') {
        const fix = 'Allow sudo without a password, run as root, or let the owner of this machine install Flox once.';
        add('A package of Flox is installed by root, and this user is neither root nor may use sudo without a password.', fix);
    }
    if (facts.missing.length > 0) {
        const fix = 'Install xz (xz-utils on Debian and Ubuntu).';
        add(`The package of Flox needs ${facts.missing.join(' and ')}, not found on PATH.`, fix);
    }
    if (facts.unfinished)
        return problems;
    if (facts.folder.kind !== 'absent' && facts.folder.kind !== 'empty') {
        const fix = 'Put its nix on PATH and give flox-commit, or remove /nix if nobody needs it.';
        add('The folder /nix is in use, and the package of Flox brings a store of its own.', fix);
    }
    if (facts.conf) {
        const fix = 'Move the file away if nobody needs it, or install Nix and give flox-commit.';
        add('The file /etc/nix/nix.conf exists, and the package of Flox would write over it.', fix);
    }
    return problems;
}

;// CONCATENATED MODULE: ./lib/flox/install.js














/** Packages have about 90 MB; what is far larger is none. */
const maxBytes = 256 * 1024 * 1024;
/** Seconds to wait for another job that installs Flox, for a package manager, and for Nix, which may have to build. */
const patience = { lock: 900, package: 600, nix: 1_800 };
/** How often dpkg is asked again while another dpkg holds its lock, and the longest pause, milliseconds. */
const busy = { tries: 20, pause: 15_000 };
/**
 * Uses the Flox that is there, or installs one: facts, a printable plan, then effects, one installation at a time.
 * Nothing is handed to a package manager before its hash matched (or, for an rpm with a key in rpm's database, rpm is told
 * to refuse what that key did not sign). In the end `flox --version` must answer.
 *
 * `job` names this job in the journal: a package of ours is not taken away while a job uses it.
 * Throws ProblemError FLX001–FLX004, FLX006, FLX008, INS002 (lock), INS003 (journal), BLD004 (a broken Nix) and
 * NET001–NET006.
 */
async function provideFlox(host, request, job) {
    const begun = host.clock.now();
    return (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'flox.lock'), patience.lock, async () => {
        const plan = planFlox(request, await gatherFloxFacts(host));
        for (const [index, line] of describeFloxPlan(plan).entries()) {
            if (index === 0)
                host.log.info(line);
            else
                host.log.debug(line);
        }
        if (plan.kind === 'use' && (await (0,receipt/* readFloxReceipt */.uG)(host)))
            await claimFlox(host, job);
        if (plan.kind === 'package')
            await installPackage(host, plan, job);
        if (plan.kind === 'nix')
            await installThroughNix(host, plan);
        const flox = plan.kind === 'use' ? plan.flox : await checkInstalled(host);
        if (plan.kind === 'package')
            await (0,receipt/* writeFloxReceipt */.dt)(host, receiptOf(plan.package, 'installed'));
        return {
            flox,
            by: plan.kind === 'use' ? 'existing' : plan.kind,
            path: onPath(host, flox) ? [] : [(0,external_node_path_.dirname)(flox.program)],
            made: {
                job: plan.kind === 'nix' ? [floxLink(host)] : [],
                machine: plan.kind === 'package' ? [(0,receipt/* floxReceiptPath */.fk)(host), flox.program] : [],
            },
            seconds: (host.clock.now() - begun) / 1_000,
            warnings: plan.kind === 'use' ? plan.warnings : plan.kind === 'package' ? otherVersion(flox, request) : [],
        };
    });
}
/** Takes away the job's own link. A package stays, like an installed Nix. Harmless when there is none. */
async function undoFlox(host) {
    const link = floxLink(host);
    const names = await host.files.readdir((0,external_node_path_.dirname)(link)).catch(() => []);
    // Nix adds the name of an output that is not the first one.
    const ours = names.filter((name) => name === (0,external_node_path_.basename)(link) || name.startsWith(`${(0,external_node_path_.basename)(link)}-`));
    for (const name of ours)
        await host.files.rm((0,external_node_path_.join)((0,external_node_path_.dirname)(link), name), { force: true });
    await host.files.rm(downloadFolder(host), { recursive: true, force: true });
}
/** So that an uninstallation takes the package away, and not while a job uses it. */
async function claimFlox(host, job) {
    await (0,journal/* claim */.B7)(host, job, { what: 'file', path: (0,receipt/* floxReceiptPath */.fk)(host) });
}
async function installPackage(host, plan, job) {
    const folder = downloadFolder(host);
    await host.files.rm(folder, { recursive: true, force: true });
    await host.files.mkdir(folder, { recursive: true, mode: 0o700 });
    try {
        const path = await fetchPackage(host, plan.package, (0,external_node_path_.join)(folder, `flox.${plan.package.kind}`));
        if (host.cancelled.aborted)
            throw new problem/* ProblemError */.Mm(failed('the job was cancelled', 'Nothing was installed.'));
        await claimFlox(host, job);
        // The package brings a Nix with a daemon.
        await (0,user_cache/* claimUserCaches */.j_)(host, (0,install_commands/* installEnv */.P2)(host.env), { job, privilege: plan.privilege, daemon: true });
        await (0,receipt/* writeFloxReceipt */.dt)(host, receiptOf(plan.package, 'installing'));
        host.log.debug('flox: package');
        await runPackageManager(host, plan, path);
    }
    finally {
        await host.files.rm(folder, { recursive: true, force: true });
    }
}
/** The package in a file that nobody else can write. Throws ProblemError FLX003 and NET001–NET006. */
async function fetchPackage(host, { url, name, trust }, path) {
    host.log.debug('flox: download');
    const { sha256, bytes } = await (0,download/* download */.R)(host, { url, label: `Flox ${name}`, maxBytes }, async (chunks) => {
        const file = await host.files.open(path, 'w', 0o600);
        try {
            for await (const chunk of chunks)
                await file.writeFile(chunk);
            await file.sync();
        }
        finally {
            await file.close();
        }
    });
    if (trust.kind === 'signature' || sha256 === trust.sha256)
        return path;
    const whose = trust.kind === 'user' ? 'given' : 'in the manifest of this action';
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX003', `${url} (${bytes} bytes) has SHA-256 ${sha256}, but ${trust.sha256} is ${whose}.`, 'Nothing was installed. Do not use this package unless you know why it differs; without flox-version, the newest one may have changed.'));
}
/**
 * Runs dpkg, rpm or installer to its end: a cancelled job does not cut it in the middle. Triggers of other packages are
 * left for later, as the vendor's own action does. Throws ProblemError FLX004.
 */
async function runPackageManager(host, plan, path) {
    const variables = { DEBIAN_FRONTEND: 'noninteractive', FLOX_DISABLE_METRICS: 'true' };
    const argv = (0,machine_privilege/* asRootWith */.PV)(plan.privilege, Object.keys(variables), installCommand(plan, path));
    const env = { ...(0,install_commands/* installEnv */.P2)(host.env), ...variables };
    for (let attempt = 1;; attempt += 1) {
        const outcome = await host.exec({ argv, env, timeout: patience.package });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return;
        const words = wordsOf(outcome);
        const again = /lock.*(?:was locked by|is held by|another process)/i.test(words);
        if (!again || attempt >= busy.tries || host.cancelled.aborted) {
            throw new problem/* ProblemError */.Mm(failed(words, removal[plan.package.kind]));
        }
        const wait = Math.round(busy.pause * (0.5 + Math.random() / 2));
        host.log.info(`Another package manager is at work; try ${attempt + 1} of ${busy.tries} in ${Math.round(wait / 1_000)} s`);
        await host.clock.sleep(wait, host.cancelled);
    }
}
function installCommand({ package: { kind, trust }, again }, path) {
    if (kind === 'deb')
        return ['dpkg', '-i', '--no-triggers', path];
    if (kind === 'pkg')
        return ['installer', '-pkg', path, '-target', '/'];
    // Without these, rpm takes a package that nobody has signed (rpm's macros, %_pkgverify_level).
    const signed = ['--define', '_pkgverify_level all', '--define', '_pkgverify_flags 0x0'];
    const mode = again ? ['-U', '--replacepkgs'] : ['-i'];
    return ['rpm', ...(trust.kind === 'signature' ? signed : []), ...mode, '--notriggers', path];
}
const removal = {
    deb: '`sudo dpkg --purge flox` takes away what is there.',
    rpm: '`sudo rpm -e flox` takes away what is there.',
    pkg: 'https://flox.dev/docs/install-flox/uninstall/ says how to take away what is there.',
};
/** By a link of the job's own, which keeps it alive while it is used; no profile of the user is touched. Throws ProblemError FLX004. */
async function installThroughNix(host, { nix, reference }) {
    const link = floxLink(host);
    await host.files.mkdir((0,external_node_path_.dirname)(link), { recursive: true, mode: 0o700 });
    host.log.debug('flox: nix');
    const outcome = await (0,command/* runNix */.d)(host, nix, ['build', '--out-link', link, reference], {
        timeout: patience.nix,
        onStderr: (line) => host.log.debug(line),
    });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return;
    const fix = 'With the cache `flox` among the caches, Nix fetches Flox instead of building it.';
    throw new problem/* ProblemError */.Mm(failed(wordsOf(outcome), fix));
}
async function checkInstalled(host) {
    const flox = await lookForFlox(host);
    if (flox)
        return flox;
    const fix = 'Look at what the package has installed; this version looks on PATH, in /usr/bin and in the profiles of Nix.';
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX006', 'Flox was installed, and there is no program flox.', fix));
}
/** FLX005 where the package's name or hash promised another version. */
function otherVersion(flox, { version }) {
    return version === undefined ? [] : otherFlox(flox, { version });
}
function receiptOf({ url, trust }, state) {
    return { schema: 'flox/1', state, url, ...(trust.kind === 'signature' ? {} : { sha256: trust.sha256 }) };
}
function onPath(host, { program }) {
    return (host.env['PATH'] ?? '').split(':').includes((0,external_node_path_.dirname)(program));
}
function downloadFolder(host) {
    return (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'flox-download');
}
function wordsOf(outcome) {
    if (outcome.kind === 'not-started')
        return outcome.reason;
    const how = outcome.kind === 'exited' ? `exit code ${outcome.code}` : outcome.kind;
    return [how, ...outcome.stderrTail.slice(-8).map((line) => line.trim())].join(' ').replace(/\.$/, '');
}
function failed(why, fix) {
    return (0,problem/* error */.z3)('FLX004', `Flox could not be installed: ${why}.`, `Mend what it says and run the job again. ${fix}`);
}


/***/ }),

/***/ 9457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ chooseFloxPackage),
/* harmony export */   f: () => (/* binding */ checkFloxRequest)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9412);
/* harmony import */ var _nix_install_releases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5341);
/* harmony import */ var _releases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(979);




const kinds = { dpkg: 'deb', rpm: 'rpm', installer: 'pkg' };
const folders = { deb: 'deb', rpm: 'rpm', pkg: 'osx' };
/**
 * The vendor's package that a request means, or every problem that stands against it: FLX001 (platform), FLX002 (no
 * hash), FLX008 (malformed, or what does not go together). Pure.
 */
function chooseFloxPackage(request, manifest = _releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxReleases */ .U8) {
    const hash = readHash(request.sha256);
    const base = readBase(request.baseUrl ?? _releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxDownloads */ .lS);
    const system = (0,_model_system_js__WEBPACK_IMPORTED_MODULE_1__/* .systemOf */ .br)(request);
    const kind = request.packageManager && kinds[request.packageManager];
    const problems = checkFloxRequest(request);
    if (!system || !kind)
        problems.push(noPackage(request));
    if (problems.length > 0 || !system || !kind)
        return { problems };
    const channel = request.channel ?? 'stable';
    const version = request.version ?? unnamed(request, manifest, system, kind);
    const place = request.commit === undefined ? `by-env/${channel}` : `by-commit/${request.commit.toLowerCase()}`;
    const suffix = version === undefined ? '' : `-${version}`;
    const url = `${base.url}/${place}/${folders[kind]}/flox${suffix}.${system}.${kind}`;
    const known = channel === 'stable' ? manifest[version ?? '']?.[system]?.[kind] : undefined;
    const chosen = { url, kind, system, name: nameOf({ ...request, version }) };
    if (hash.sha256 !== undefined)
        return { package: { ...chosen, trust: { kind: 'user', sha256: hash.sha256 } } };
    if (known)
        return { package: { ...chosen, trust: { kind: 'manifest', sha256: known.sha256 } } };
    if (kind === 'rpm' && request.rpmKey)
        return { package: { ...chosen, trust: { kind: 'signature' } } };
    return { problems: [noHash(chosen, Object.keys(manifest))] };
}
/** The release that is meant where nothing was said: it must be one whose bytes can be proven. */
function unnamed({ channel, commit, sha256, rpmKey }, manifest, system, kind) {
    const said = channel !== undefined || commit !== undefined || sha256 !== undefined || (kind === 'rpm' && rpmKey);
    return said ? undefined : (0,_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .newestFlox */ .ow)(manifest, system, kind)?.version;
}
/** FLX008 for each part that is malformed, and for parts that do not go together; asked before anything is touched. Pure. */
function checkFloxRequest(request) {
    const { channel, version, commit, sha256, baseUrl } = request;
    const problems = [];
    const malformed = (what, given, fix) => problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX008', `${JSON.stringify(given.slice(0, 80))} is not ${what}.`, fix));
    if (channel !== undefined && !_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxChannels */ .oR.includes(channel)) {
        malformed('a channel of Flox', channel, `Choose one of ${_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxChannels */ .oR.join(', ')}; a commit goes into flox-commit.`);
    }
    if (version !== undefined && !/^\d+\.\d+\.\d+(?:[-+.][0-9A-Za-z.+-]{1,40})?$/.test(version)) {
        malformed('a version of Flox', version, 'Write it as in 1.14.1, without a v.');
    }
    if (commit !== undefined && !/^[0-9a-f]{40}$/i.test(commit)) {
        malformed('a commit', commit, 'Give all 40 hexadecimal digits of a commit of github.com/flox/flox.');
    }
    const other = [channel && 'flox-channel', version && 'flox-version'].filter(Boolean).join(' and ');
    if (commit !== undefined && other !== '') {
        const fix = `Leave out ${other}: a commit is one build of Flox already.`;
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX008', `flox-commit does not go together with ${other}.`, fix));
    }
    return [...problems, ...readHash(sha256).problems, ...readBase(baseUrl ?? _releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxDownloads */ .lS).problems];
}
function noPackage({ platform, arch, packageManager }) {
    const managed = packageManager ? '' : ', without dpkg and rpm';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX001', `Flox has no package for this machine (${platform}, ${arch}${managed}).`, 'Use Linux with dpkg or rpm or macOS, x86-64 or 64-bit ARM; or install Nix and give flox-commit: Flox comes through it then.', { source: 'https://flox.dev/docs/install-flox/install/' });
}
function noHash(chosen, versions) {
    const known = versions.length > 0 ? `Choose one of ${versions.join(', ')}, or give` : 'Give';
    const moving = /\/flox\.[^/]*$/.test(chosen.url) && chosen.url.includes('/by-env/');
    const what = moving ? 'flox-version, since the newest one changes, and flox-sha256 of' : 'flox-sha256 of';
    const key = chosen.kind === 'rpm'
        ? " Or let the owner of this machine import the vendor's key (rpm --import): rpm then checks the signature."
        : ` ${chosen.kind === 'deb' ? 'dpkg' : 'installer'} checks no signature of a file that it is given, so nothing else can stand in for it.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX002', `No SHA-256 is known for Flox ${chosen.name}, ${chosen.kind} for ${chosen.system}.`, `${known} ${what} the package: \`curl -sL ${chosen.url} | sha256sum\` on a network that you trust. The vendor's SHA256SUMS is on the same server as the package, so it is not taken for a proof.${key}`);
}
function nameOf({ channel = 'stable', version, commit }) {
    if (commit !== undefined)
        return `commit ${commit.slice(0, 12)}`;
    return version === undefined ? `the newest of ${channel}` : `${version} (${channel})`;
}
function readHash(text) {
    if (text === undefined)
        return { problems: [] };
    try {
        return { sha256: (0,_nix_install_releases_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSha256 */ .tz)(text), problems: [] };
    }
    catch (cause) {
        if (!(cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm))
            throw cause;
        return { problems: cause.problems.map((problem) => ({ ...problem, code: 'FLX008' })) };
    }
}
function readBase(text) {
    const url = URL.parse(text);
    if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '') {
        return { url: url.href.replace(/\/+$/, ''), problems: [] };
    }
    const fix = `Write it as in ${_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxDownloads */ .lS}, without user, query and fragment.`;
    return { url: '', problems: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX008', 'flox-base-url is not a plain http or https URL.', fix)] };
}


/***/ }),

/***/ 710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runNix)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(994);

/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says. */
function runNix(host, nix, args, more) {
    return host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command flakes', ...args],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnv */ .g)(host.env),
        signal: host.cancelled,
        ...more,
    });
}


/***/ }),

/***/ 9271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ lookForNix),
/* harmony export */   r: () => (/* binding */ findNix)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1161);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7992);






/** Where installers put Nix when PATH does not say so. https://nix.dev/manual/nix/stable/installation/env-variables */
const usualPlaces = ['/nix/var/nix/profiles/default/bin', '/run/current-system/sw/bin'];
/** The Nix that is on this machine: PATH first, then the usual places. Throws ProblemError INS001 or BLD004. */
async function findNix(host) {
    const nix = await lookForNix(host);
    if (nix)
        return nix;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS001', 'No nix program was found on PATH or in the usual places.', 'Install Nix before this step (https://nixos.org/download), or put it on PATH.'));
}
/** The same, undefined where there is none. Throws ProblemError BLD004 when it is there and does not answer. */
async function lookForNix(host) {
    const home = await (0,_home_js__WEBPACK_IMPORTED_MODULE_4__/* .nixHome */ .L)(host);
    const folders = [
        ...(host.env['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter),
        ...(home ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.nix-profile/bin')] : []),
        ...usualPlaces,
    ];
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'nix');
        if (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isProgram */ .Vd)(host, program))
            return { program, ...(await versionOf(host, program)) };
    }
    return undefined;
}
/** `nix (Nix) 2.34.8`, `nix (Determinate Nix 3.19.0) 2.33.4`, `nix (Lix, like Nix) 2.93.0`: the last number counts. */
async function versionOf(host, program) {
    const outcome = await host.exec({
        argv: [program, '--version'],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_5__/* .childEnv */ .g)(host.env),
        timeout: 30,
        signal: host.cancelled,
    });
    const version = outcome.kind === 'exited' ? /(\d+\.\d+\S*)\s*$/.exec(outcome.stdout)?.[1] : undefined;
    if (version && outcome.kind === 'exited') {
        return { version, ...(/\bLix\b/.test(outcome.stdout) ? { fork: 'lix' } : {}) };
    }
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD004', `${program} --version did not answer with a version (${(0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .lastWords */ .a)(outcome)}).`, 'Mend this installation of Nix.'));
}


/***/ }),

/***/ 9427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   Jg: () => (/* binding */ builtHere),
/* harmony export */   TQ: () => (/* binding */ closureOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   ig: () => (/* binding */ validOf),
/* harmony export */   kc: () => (/* binding */ isBuilt)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(994);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(710);



const timeout = 300;
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch = 4_000;
/** Outputs of derivations, whether they are there or not. */
function outputsOf(host, nix, drvPaths) {
    return nixStore(host, nix, ['--query', '--outputs'], drvPaths);
}
/** Every derivation that these need, themselves included. */
async function closureOf(host, nix, drvPaths) {
    const answer = await nixStore(host, nix, ['--query', '--requisites'], drvPaths);
    return 'failed' in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith('.drv')) };
}
/** Whether every output of a derivation is in the store; false also when the store does not say. */
async function isBuilt(host, nix, drvPath) {
    const outputs = await outputsOf(host, nix, [drvPath]);
    if ('failed' in outputs || outputs.lines.length === 0)
        return false;
    const valid = await validOf(host, nix, outputs.lines);
    return !('failed' in valid) && valid.lines.length === outputs.lines.length;
}
/** Everything that these refer to directly. */
function referencesOf(host, nix, paths) {
    return nixStore(host, nix, ['--query', '--references'], paths);
}
/** Those of the paths that are in the store. */
async function validOf(host, nix, paths) {
    const answer = await nixStore(host, nix, ['--check-validity', '--print-invalid'], paths);
    if ('failed' in answer)
        return answer;
    const invalid = new Set(answer.lines);
    return { lines: paths.filter((path) => !invalid.has(path)) };
}
/**
 * Those of the (valid) paths that were built on this machine, by this job or another: Nix marks them `ultimate`. What a
 * cache served or what was copied is not.
 */
async function builtHere(host, nix, paths) {
    const lines = [];
    for (let at = 0; at < paths.length; at += batch) {
        const some = paths.slice(at, at + batch);
        const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(host, nix, ['path-info', '--sigs', ...some], { timeout });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix path-info was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n')) {
            const [path, ...marks] = line.trim().split(/\s+/);
            if (path && marks.includes('ultimate'))
                lines.push(path);
        }
    }
    return { lines };
}
async function nixStore(host, nix, verb, paths) {
    const lines = new Set();
    for (let at = 0; at < paths.length; at += batch) {
        const outcome = await host.exec({
            argv: [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(nix.program), 'nix-store'), ...verb, ...paths.slice(at, at + batch)],
            env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(host.env),
            signal: host.cancelled,
            timeout,
        });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix-store was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n'))
            if (line !== '')
                lines.add(line);
    }
    return { lines: [...lines] };
}


/***/ }),

/***/ 7919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ download)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);


const redirectLimit = 5;
const redirects = [301, 302, 303, 307, 308];
/** Answers that another try may better: time-out, too many requests, and the server's own faults. */
const passing = (status) => status === 408 || status === 429 || status >= 500;
const progressEvery = 500;
/** Bytes per second of waiting; the installer's archive of 30 MB takes half an hour with it. */
const leastSpeed = 16 * 1024;
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
 * way; judging it is the caller's affair. A Content-Encoding is not undone: what is counted and hashed is what was sent.
 *
 * Throws ProblemError NET001 (no answer), NET002 (status), NET003 (cut, stalled or far too slow), NET004 (refused redirect
 * or scheme), NET005 (too large), NET006 (cancelled); and whatever `consume` throws on its own account.
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
                throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(cancelled(request.label));
            if (!again || attempt >= tries)
                throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(problem);
            const wait = Math.round(pause ?? 2 ** (attempt - 1) * 1_000 * (0.5 + Math.random()));
            host.log.info(`${request.label}: ${problem.code} ${problem.message} Try ${attempt + 1} of ${tries} in ${(wait / 1_000).toFixed(1)} s`);
            await host.clock.sleep(wait, host.cancelled);
            if (host.cancelled.aborted)
                throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(cancelled(request.label));
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
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
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
        let waited = 0;
        for await (const { chunk, milliseconds } of untilAborted(host, response, watch)) {
            seen.bytes += chunk.byteLength;
            waited += milliseconds;
            if (seen.bytes > request.maxBytes)
                throw new TryFailed(tooLarge(request, seen.bytes));
            if (waited > watch.idle && seen.bytes < (waited / 1_000) * leastSpeed) {
                throw new TryFailed(cut(request, seen.bytes, total, `it came with less than ${leastSpeed} bytes a second`));
            }
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
/**
 * The body's chunks, and how long we waited for each; the watchdog runs only while we do, and its end does not depend on
 * what fetch makes of the signal.
 */
async function* untilAborted(host, response, watch) {
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
            const begun = host.clock.now();
            const { done, value } = await Promise.race([reader.read(), aborted]);
            watch.rest();
            if (done)
                return;
            yield { chunk: value, milliseconds: host.clock.now() - begun };
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
        const problem = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET001', `${request.label} cannot be fetched from ${shown(url)}: ${why}.`, 'Check that this machine reaches that host (firewall, DNS, TLS certificates), or name a mirror.');
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
    const problem = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET002', `${request.label}: ${shown(url)} answered with status ${response.status}.`, response.status === 404
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
    problem: (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET005', `${request.label} is larger than ${request.maxBytes} bytes (${bytes} and more).`, 'Check the base URL: this is not the file that was asked for.'),
    again: false,
});
const refused = (request, why) => ({
    problem: (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET004', `${request.label}: ${why}.`, 'Name a server that answers over https without such redirects.'),
    again: false,
});
const cut = (request, bytes, total, why = 'the body ended early') => ({
    problem: (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET003', `${request.label} was cut after ${bytes} of ${total ?? 'unknown'} bytes: ${why}.`, 'Run the job again; if it stays, the server or a proxy on the way cuts downloads.'),
    again: true,
});
const cancelled = (label) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET006', `${label} was cancelled.`, 'Run the job again.');
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
        idle,
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


/***/ }),

/***/ 917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ entryPrefix),
/* harmony export */   MB: () => (/* binding */ entryName),
/* harmony export */   SR: () => (/* binding */ runIdOf),
/* harmony export */   Tc: () => (/* binding */ sharedKey),
/* harmony export */   Xd: () => (/* binding */ partialKey),
/* harmony export */   jE: () => (/* binding */ indexPrefix),
/* harmony export */   k2: () => (/* binding */ entryKey),
/* harmony export */   mh: () => (/* binding */ indexKey)
/* harmony export */ });
/* unused harmony export maxKeyLength */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** The longest key that GitHub's cache service takes. */
const maxKeyLength = 512;
/** `snc1-<system>-<cell id>-<32 hex of the derivation path>`: this derivation's own entry. */
function entryKey(cell) {
    return `${entryPrefix(cell)}${hex(cell.drvPath, 32)}`;
}
/** What the keys of all entries of a cell start with: an older one still has what did not change. */
function entryPrefix(cell) {
    const prefix = `snc1-${clean(cell.system)}-${clean(cell.id)}-`;
    return prefix.length <= 400 ? prefix : `${prefix.slice(0, 360)}-${hex(prefix, 16)}-`;
}
/**
 * The key of an entry without the cell's own outputs, because its build failed: keys are taken for good, and the whole
 * entry must find its own one free. The same paths give the same key.
 */
function partialKey(cell, paths) {
    return `${entryKey(cell)}-part-${hex([...paths].sort().join('\n'), 8)}`;
}
/** The run that this job belongs to; undefined outside of Actions, and for what GitHub does not write. */
function runIdOf(env) {
    const { GITHUB_RUN_ID: id = '', GITHUB_RUN_ATTEMPT: attempt = '' } = env;
    if (!/^[1-9][0-9]{0,19}$/.test(id) || !/^[1-9][0-9]{0,3}$/.test(attempt))
        return undefined;
    return { id, attempt: Number(attempt) };
}
/** `snc1-shared-<run id>-<attempt>-<system>`: what the shared stage of this attempt built for one system. */
function sharedKey(run, system) {
    const key = `snc1-shared-${clean(run.id)}-${clean(String(run.attempt))}-${clean(system)}`;
    return key.length <= 200 ? key : `${key.slice(0, 150)}-${hex(key, 32)}`;
}
/** `<index prefix><run id>-<attempt>`: the index that this attempt leaves for the next run of its ref. */
function indexKey(ref, run) {
    return `${indexPrefix(ref)}${clean(run.id).slice(0, 40)}-${clean(String(run.attempt))}`;
}
/**
 * `snc1-index-<32 hex of the ref>-<ref>-`. The hash comes first and has a fixed length, so that no ref's prefix starts
 * another's, however the refs are spelled.
 */
function indexPrefix(ref) {
    return `snc1-index-${hex(ref, 32)}-${clean(ref).slice(0, 100)}-`;
}
/**
 * Name of the folder that an entry is archived from. The service's `version` comes from it, so entries of another store
 * folder, or signed by another key, are not even looked at.
 */
function entryName(storeDir, publicKey) {
    if (storeDir === '/nix/store' && publicKey === undefined)
        return 'entry';
    return `entry-${hex(`${storeDir}\n${publicKey ?? ''}`, 16)}`;
}
function clean(text) {
    return text.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
}
function hex(text, digits) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, digits);
}


/***/ })

};
