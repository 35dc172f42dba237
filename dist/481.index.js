export const id = 481;
export const ids = [481];
export const modules = {

/***/ 2390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ disk),
/* harmony export */   M2: () => (/* binding */ undoDisk),
/* harmony export */   Zy: () => (/* binding */ freeRow),
/* harmony export */   bo: () => (/* binding */ buildFolder),
/* harmony export */   cr: () => (/* binding */ tellFree),
/* harmony export */   f7: () => (/* binding */ reclaimed),
/* harmony export */   go: () => (/* binding */ freeBytes)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _machine_disk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2144);
/* harmony import */ var _machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4953);
/* harmony import */ var _machine_kvm_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5253);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5266);
/* harmony import */ var _machine_reclaim_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5718);
/* harmony import */ var _machine_store_place_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(418);
/* harmony import */ var _nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1026);
/* harmony import */ var _nix_configure_plan_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3501);
/* harmony import */ var _nix_install_facts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9804);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7316);











/** Room for Nix before there is one: starts to remove what of the image is not wanted, and puts /nix where it was asked for. */
const disk = {
    name: 'disk',
    check: (_, inputs) => (0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_4__/* .checkReclaim */ .gO)(inputs['reclaim-disk'] ?? []),
    provide: async ({ host, inputs, job }) => {
        const warnings = [];
        const parts = inputs['reclaim-disk'] ?? [];
        if (parts.length > 0) {
            const worker = [process.execPath, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(process.argv[1] ?? ''), 'reclaim.js')];
            const { started, problems: trouble } = await (0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_4__/* .startReclaim */ .QE)(host, parts, { worker: [...worker] });
            if (started)
                host.log.info(`Removing ${parts.join(', ')} from this image in the background`);
            warnings.push(...trouble);
        }
        if (inputs['store-place'] !== 'root') {
            const folder = await (0,_nix_install_facts_js__WEBPACK_IMPORTED_MODULE_8__/* .examineFolder */ .g1)(host);
            const nix = folder.kind === 'absent' ? 'absent' : folder.kind === 'empty' && folder.keep.length === 0 ? 'empty' : 'in-use';
            const { plan, problems } = (0,_machine_store_place_js__WEBPACK_IMPORTED_MODULE_5__/* .planStorePlace */ .Ic)(await (0,_machine_disk_js__WEBPACK_IMPORTED_MODULE_1__/* .measureDisk */ .W)(host), { wanted: inputs['store-place'], nix });
            host.log.info(plan.kind === 'bind' ? `/nix is put to ${plan.source}: ${plan.why}` : `/nix stays: ${plan.why}`);
            const put = await (0,_machine_store_place_js__WEBPACK_IMPORTED_MODULE_5__/* .putStore */ .nO)(host, plan, { job, privilege: await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_10__/* .findPrivilege */ .Xb)(host) });
            warnings.push(...problems, ...put.problems);
        }
        return { warnings };
    },
};
/** Where builds are, and when room is made for them. */
const buildFolder = {
    name: 'build-folder',
    provide: async (context) => {
        const { host, inputs, job } = context;
        const hosted = host.env['RUNNER_ENVIRONMENT'] === 'github-hosted';
        const own = (0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_6__/* .parseNixConf */ .XR)(inputs['extra-nix-config'] ?? '', _nix_configure_plan_js__WEBPACK_IMPORTED_MODULE_7__/* .extraConfigName */ .yu).lines;
        const chosen = inputs['build-folder'] === 'default' || (0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_6__/* .settingsNamed */ .RY)(own, 'build-dir').length > 0;
        const nixVersion = (0,_provider_js__WEBPACK_IMPORTED_MODULE_9__/* .readyNix */ .K)(context).nix.version;
        const advice = (0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .adviseDisk */ ._M)(await (0,_machine_disk_js__WEBPACK_IMPORTED_MODULE_1__/* .measureDisk */ .W)(host), { nixVersion, hosted, chosen });
        for (const line of advice.lines)
            host.log.info(`Disk ${line}`);
        const room = advice.minFree === undefined
            ? []
            : [(0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_6__/* .setting */ .Pe)('min-free', String(advice.minFree)), (0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_6__/* .setting */ .Pe)('max-free', String(advice.maxFree))];
        const give = (settings, warnings) => ({
            contributions: [{ from: 'build-folder', settings, order: 'before' }],
            warnings,
        });
        const folder = advice.buildFolder;
        if (folder.by !== 'build-dir')
            return give(room, []);
        const problems = await (0,_machine_store_place_js__WEBPACK_IMPORTED_MODULE_5__/* .makeBuildFolder */ .L7)(host, folder, { job, privilege: await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_10__/* .findPrivilege */ .Xb)(host) });
        if (problems.length > 0)
            return give(room, problems);
        host.log.info(`Builds are in ${folder.path}: ${folder.why}`);
        return give([...room, (0,_nix_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_6__/* .textSetting */ .QE)('build-dir', folder.path)], []);
    },
};
/** Bytes that are free where the store is or will be; undefined where they cannot be measured. */
async function freeBytes(host) {
    return (0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .storePlace */ .Fo)(await (0,_machine_disk_js__WEBPACK_IMPORTED_MODULE_1__/* .measureDisk */ .W)(host))?.freeBytes;
}
/** A row of the summary with what setup took of the disk, bytes. */
function freeRow(before, after) {
    if (before === undefined || after === undefined)
        return [];
    return [['Free where the store is', `${(0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .inGigabytes */ .Vu)(before)} before, ${(0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .inGigabytes */ .Vu)(after)} after setup`]];
}
/** For post: one line on what the job took of the disk. `before` is what `freeBytes` gave to main, as text. */
async function tellFree(host, before) {
    const now = await freeBytes(host);
    if (before === '' || now === undefined)
        return;
    host.log.info(`Disk: ${(0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .inGigabytes */ .Vu)(Number(before))} were free before setup, ${(0,_machine_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .inGigabytes */ .Vu)(now)} now`);
}
/** For post: what the removal has freed by now. */
async function reclaimed(host) {
    const report = await (0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_4__/* .readReclaim */ .aE)(host);
    if (!report)
        return [];
    host.log.info((0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_4__/* .describeReclaim */ .Tk)(report));
    return (0,_machine_reclaim_js__WEBPACK_IMPORTED_MODULE_4__/* .reclaimProblems */ .gJ)(report);
}
/** For post on machines that stay: undoes an entry of the journal that nobody uses any more; undefined for another's. */
async function undoDisk(host, entry) {
    if (entry.path === (0,_machine_kvm_js__WEBPACK_IMPORTED_MODULE_3__/* .kvmFile */ .VO)(host)) {
        await (0,_machine_kvm_js__WEBPACK_IMPORTED_MODULE_3__/* .undoKvm */ .zR)(host);
        return [];
    }
    // A store stays with its Nix.
    const isBuildFolder = entry.what === 'folder' && entry.made !== undefined && entry.path.endsWith('/setup-nix-cuda/builds');
    return isBuildFolder ? (0,_machine_store_place_js__WEBPACK_IMPORTED_MODULE_5__/* .undoStorePlace */ .r)(host, entry, await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_10__/* .findPrivilege */ .Xb)(host)) : undefined;
}


/***/ }),

/***/ 7316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readyNix),
/* harmony export */   r: () => (/* binding */ provideAll),
/* harmony export */   withEnvironment: () => (/* binding */ withEnvironment)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/** Runs the providers in their order; each sees what those before it have provided. Throws what they throw. */
async function provideAll(host, inputs, job, providers) {
    let machine = {
        ...{ path: [], variables: {}, contributions: [], outputs: {}, rows: [], warnings: [], seconds: {} },
        found: { substituters: [], caches: [] },
    };
    for (const provider of providers) {
        const begun = host.clock.now();
        const { found, contributions } = machine;
        const context = { host: withEnvironment(host, machine), inputs, job, contributions, found };
        const provided = await provider.provide(context);
        machine = joined(machine, provided, { [provider.name]: (host.clock.now() - begun) / 1_000 });
    }
    return machine;
}
function joined(before, provided, seconds) {
    return {
        path: [...(provided.path ?? []), ...before.path],
        variables: { ...before.variables, ...provided.variables },
        contributions: [...before.contributions, ...(provided.contributions ?? [])],
        outputs: { ...before.outputs, ...provided.outputs },
        rows: [...before.rows, ...(provided.rows ?? [])],
        warnings: [...before.warnings, ...(provided.warnings ?? [])],
        seconds: { ...before.seconds, ...seconds, ...provided.seconds },
        found: { ...before.found, ...provided.found },
    };
}
/** The host as later steps of the job will see it. */
function withEnvironment(host, { path, variables }) {
    const folders = [...path, ...(host.env['PATH'] ? [host.env['PATH']] : [])].join(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter);
    return { ...host, env: { ...host.env, ...variables, PATH: folders } };
}
/** The Nix that a provider before has found or installed, and how it is reached. */
function readyNix({ found }) {
    const { nix, configuration } = found;
    if (!nix || !configuration)
        throw new Error('the provider of Nix comes first');
    return { nix, configuration };
}


/***/ }),

/***/ 2161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dt: () => (/* binding */ writeFloxReceipt),
/* harmony export */   fk: () => (/* binding */ floxReceiptPath),
/* harmony export */   uG: () => (/* binding */ readFloxReceipt)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);
/* harmony import */ var _runner_state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/** Beside the journal of this machine. */
function floxReceiptPath(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFolder */ .y)(host), 'flox.json');
}
/** The receipt; undefined where there is none, or none that can be read. */
async function readFloxReceipt(host) {
    try {
        const text = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, floxReceiptPath(host));
        const value = JSON.parse(text ?? 'null');
        if (value?.schema !== 'flox/1' || typeof value.url !== 'string')
            return undefined;
        return value.state === 'installing' || value.state === 'installed' ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function writeFloxReceipt(host, receipt) {
    return (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, floxReceiptPath(host), `${JSON.stringify(receipt)}\n`);
}


/***/ }),

/***/ 4953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Fo: () => (/* binding */ storePlace),
/* harmony export */   Vu: () => (/* binding */ inGigabytes),
/* harmony export */   _M: () => (/* binding */ adviseDisk),
/* harmony export */   ik: () => (/* binding */ place),
/* harmony export */   kX: () => (/* binding */ checkRoom),
/* harmony export */   nQ: () => (/* binding */ largest)
/* harmony export */ });
/* unused harmony export describeDisk */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3341);


const gigabyte = 1e9;
/** One variant of PyTorch takes about this much while it builds. */
const largeBuild = 20 * gigabyte;
/** Room elsewhere must be so many times larger to be worth leaving the default. */
const worthIt = 2;
/** Nix has the setting build-dir with a folder of its own since 2.30; before, builds are in TMPDIR, which is /tmp. */
const ownBuildFolder = { major: 2, minor: 30 };
/**
 * Says where builds should be and when Nix should collect garbage. Nothing is advised where the default will do.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-build-dir and release notes of Nix 2.30.
 */
function adviseDisk(layout, options) {
    const buildFolder = adviseBuildFolder(layout, options);
    const store = storePlace(layout);
    const collect = options.hosted && store !== undefined;
    // Enough for the largest step of one build; the collector then frees a useful amount at once.
    const minFree = collect ? Math.round(Math.min(5 * gigabyte, store.totalBytes * 0.05)) : undefined;
    const maxFree = minFree === undefined ? undefined : minFree * 3;
    return { buildFolder, minFree, maxFree, lines: describeDisk(layout) };
}
function adviseBuildFolder(layout, { nixVersion, chosen = false }) {
    const isNew = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isAtLeast */ .du)(nixVersion ?? '', ownBuildFolder) ?? true;
    const standard = isNew ? storePlace(layout) : place(layout, 'tmp');
    const path = isNew ? '/nix/var/nix/builds' : '/tmp';
    const stay = (why) => ({
        by: 'default',
        path,
        mode: undefined,
        freeBytes: standard?.freeBytes ?? 0,
        why,
    });
    if (chosen)
        return stay('the user has chosen another place');
    if (!standard)
        return stay('nothing is known about this machine');
    const roomy = !standard.memory && standard.freeBytes >= largeBuild;
    const best = candidates(layout, isNew).sort((a, b) => b.place.freeBytes - a.place.freeBytes)[0];
    if (!best || best.place.device === standard.device)
        return stay('no other disk has more room');
    const better = best.place.freeBytes > standard.freeBytes * worthIt;
    if (!standard.memory && (roomy || !better))
        return stay('it has room');
    if (best.place.freeBytes <= standard.freeBytes)
        return stay('no other disk has more room');
    const reason = standard.memory ? 'is in memory' : `has ${inGigabytes(standard.freeBytes)} left`;
    const why = `${path} ${reason}, and ${best.place.mountedAt || best.place.path} has ${inGigabytes(best.place.freeBytes)}`;
    const { freeBytes } = best.place;
    return isNew
        ? { by: 'build-dir', path: best.path, mode: 0o755, freeBytes, why }
        : { by: 'TMPDIR', path: best.path, mode: 0o1777, freeBytes, why };
}
/**
 * Disks that build users can reach by folders of root. RUNNER_TEMP and the workspace are not among them: they lie in the
 * home of the runner's user.
 */
function candidates(layout, isNew) {
    const leaf = isNew ? 'builds' : 'tmp';
    const known = [
        ['root', `/var/lib/setup-nix-cuda/${leaf}`],
        ['mnt', `/mnt/setup-nix-cuda/${leaf}`],
        ['nix', `/nix/var/nix/${leaf}`],
    ];
    return known.flatMap(([name, path]) => {
        const found = place(layout, name);
        return found?.exists && !found.memory && !found.readOnly ? [{ path, place: found }] : [];
    });
}
/**
 * INS040 for each place that has less room than builds need: bytes in the store, bytes of a build at work, or both.
 * `buildFolder` is what `adviseDisk` gave.
 */
function checkRoom(layout, needed, buildFolder) {
    const store = storePlace(layout);
    if (!store)
        return [];
    const { storeBytes, buildBytes = 0, hosted } = needed;
    const builds = buildFolder ? placeOf(layout, buildFolder.path) : store;
    const same = !builds || builds.device === store.device;
    const wanted = [
        {
            what: same && buildBytes > 0 ? 'The store and the builds need' : 'The store needs',
            place: store,
            bytes: same ? storeBytes + buildBytes : storeBytes,
        },
        ...(same ? [] : [{ what: 'The builds need', place: builds, bytes: buildBytes }]),
    ];
    return wanted.flatMap(({ what, place: at, bytes }) => {
        if (bytes <= at.freeBytes)
            return [];
        const where = at.mountedAt || at.path;
        const roomier = largest(layout, at);
        const fixes = [
            ...(hosted ? ['Remove parts of the runner image with `reclaim-disk`'] : [`Make room on ${where}`]),
            ...(roomier ? [`or use ${roomier.mountedAt || roomier.path}, which has ${inGigabytes(roomier.freeBytes)}`] : []),
        ];
        const message = `${what} about ${inGigabytes(bytes)}, and ${where} has ${inGigabytes(at.freeBytes)} of ${inGigabytes(at.totalBytes)} left.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('INS040', message, `${fixes.join(', ')}.`)];
    });
}
/** The place with that name. */
function place(layout, name) {
    return layout.places.find((candidate) => candidate.name === name);
}
/** Where store paths are, or will be. */
function storePlace(layout) {
    return place(layout, 'store') ?? place(layout, 'nix') ?? place(layout, 'root');
}
/** The place that a path is in: the one with the longest path above it. */
function placeOf(layout, path) {
    return layout.places
        .filter((candidate) => candidate.path === '/' || path === candidate.path || path.startsWith(`${candidate.path}/`))
        .sort((a, b) => b.path.length - a.path.length)[0];
}
/** The disk with the most room, if it is another one and has more. */
function largest(layout, than) {
    return layout.places
        .filter((other) => other.exists && !other.memory && !other.readOnly && other.device !== than.device)
        .filter((other) => other.freeBytes > than.freeBytes)
        .sort((a, b) => b.freeBytes - a.freeBytes)[0];
}
/** One line per file system: where it is mounted, what is on it, how much is left. */
function describeDisk(layout) {
    const devices = [...new Set(layout.places.map(({ device }) => device))];
    return devices.flatMap((device) => {
        const on = layout.places.filter((candidate) => candidate.device === device);
        const first = on.find((candidate) => candidate.path === candidate.mountedAt) ?? on[0];
        if (!first)
            return [];
        const marks = [first.type, ...(first.memory ? ['in memory'] : []), ...(first.readOnly ? ['read-only'] : [])];
        const paths = on.map(({ path, exists }) => (exists ? path : `${path} (absent)`)).join(', ');
        const room = `${inGigabytes(first.freeBytes)} of ${inGigabytes(first.totalBytes)} left`;
        return [`${first.mountedAt || first.path} (${marks.filter((mark) => mark !== '').join(', ')}): ${room}; ${paths}`];
    });
}
/** As in `12.5 GB`. */
function inGigabytes(bytes) {
    const value = bytes / gigabyte;
    return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))} GB`;
}


/***/ }),

/***/ 2144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ measureDisk)
/* harmony export */ });
/* unused harmony export nearestFolder */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _mounts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7515);



const memoryTypes = ['tmpfs', 'ramfs', 'devtmpfs'];
/**
 * Measures the places of this job. Changes nothing and throws nothing: a place that cannot be measured is left out, and
 * so is the workspace or RUNNER_TEMP of a job that has none. `ask` stands in for statfs in tests.
 */
async function measureDisk(host, ask = node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs) {
    const wanted = [
        ['root', '/'],
        ['nix', '/nix'],
        ['store', '/nix/store'],
        ['mnt', '/mnt'],
        ['tmp', '/tmp'],
        ['runner-temp', host.env['RUNNER_TEMP']],
        ['workspace', host.env['GITHUB_WORKSPACE']],
    ];
    const named = wanted.flatMap(([name, path]) => (path ? [[name, path]] : []));
    const mounts = await (0,_mounts_js__WEBPACK_IMPORTED_MODULE_2__/* .readMounts */ .bq)(host);
    const places = await Promise.all(named.map(async ([name, path]) => {
        try {
            const nearest = await nearestFolder(host, path);
            const real = await host.files.realpath(nearest);
            const [{ dev }, figures] = await Promise.all([host.files.stat(real), ask(real)]);
            const mount = (0,_mounts_js__WEBPACK_IMPORTED_MODULE_2__/* .mountOf */ .vI)(mounts, real);
            return [
                {
                    name,
                    path,
                    exists: nearest === path,
                    device: dev,
                    mountedAt: mount?.at ?? '',
                    type: mount?.type ?? '',
                    readOnly: mount?.readOnly ?? false,
                    memory: memoryTypes.includes(mount?.type ?? ''),
                    totalBytes: figures.blocks * figures.bsize,
                    freeBytes: figures.bavail * figures.bsize,
                    freeFiles: figures.files > 0 ? figures.ffree : undefined,
                },
            ];
        }
        catch {
            return [];
        }
    }));
    return { places: places.flat() };
}
/** The path itself, or the nearest folder above it that exists. */
async function nearestFolder(host, path) {
    for (let folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/', path);; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)) {
        const there = await host.files.stat(folder).catch(() => undefined);
        if (there || folder === '/')
            return folder;
    }
}


/***/ }),

/***/ 5253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KJ: () => (/* binding */ enableKvm),
/* harmony export */   VO: () => (/* binding */ kvmFile),
/* harmony export */   zR: () => (/* binding */ undoKvm)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1161);
/* harmony import */ var _runner_state_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8520);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8258);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6394);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5266);









const ruleName = '99-setup-nix-cuda-kvm.rules';
/** https://github.blog/changelog/2023-02-23-hardware-accelerated-android-virtualization-on-actions-windows-and-linux-larger-hosted-runners/ */
const ruleText = 'KERNEL=="kvm", GROUP="kvm", MODE="0666", OPTIONS+="static_node=kvm"\n';
const patience = 30;
/** The file that says what was changed; its path is the entry in the journal, for `release` and `undoKvm`. */
function kvmFile(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .stateFolder */ .y)(host), 'kvm.json');
}
/**
 * Lets everybody on this machine use /dev/kvm, so that build users can: by mode, and by a udev rule where udev runs and
 * would set the mode back. Call it before the daemon starts, which looks once whether it has the feature `kvm`
 * (https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-system-features). Written down in the journal first.
 * Never throws: what goes wrong is INS043.
 */
async function enableKvm(host, options) {
    const { device = '/dev/kvm', rulesFolder = '/etc/udev/rules.d' } = options;
    const before = await modeOf(host, device);
    if (host.platform !== 'linux' || before === undefined)
        return { state: 'absent', did: [], problems: [] };
    if (isOpen(before) || (await isForBuilders(host, device, before))) {
        await joinUsers(host, options.job);
        return { state: 'usable', did: [], problems: [] };
    }
    const privilege = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .findPrivilege */ .Xb)(host);
    if (privilege === 'none')
        return unusable(device, before, 'root or sudo without a password is missing');
    try {
        return await (0,_lock_js__WEBPACK_IMPORTED_MODULE_6__/* .withLock */ .k)(host, lockPath(host), patience, async () => {
            const udev = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isThere */ .$B)(host, '/run/udev/control');
            const changed = { schema: 'kvm/1', mode: before, rule: udev ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(rulesFolder, ruleName) : null };
            await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .claim */ .B7)(host, options.job, { what: 'file', path: kvmFile(host) });
            await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeAtomically */ .vK)(host, kvmFile(host), `${JSON.stringify(changed)}\n`);
            const did = await open(host, privilege, device, changed);
            const after = await modeOf(host, device);
            if (after !== undefined && isOpen(after))
                return { state: 'enabled', did, problems: [] };
            return unusable(device, after ?? before, 'its mode cannot be changed');
        });
    }
    catch (cause) {
        return unusable(device, before, cause instanceof Error ? cause.message : String(cause));
    }
}
/**
 * Takes back what `enableKvm` did, once no job of the journal uses it (`release` the job first). Gives whether there was
 * something to take back. Throws ProblemError INS002, INS003 or INS043.
 */
function undoKvm(host, options = {}) {
    const { device = '/dev/kvm' } = options;
    return (0,_lock_js__WEBPACK_IMPORTED_MODULE_6__/* .withLock */ .k)(host, lockPath(host), patience, async () => {
        const entry = (await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .readJournal */ .a0)(host)).find(({ path }) => path === kvmFile(host));
        if (!entry || entry.users.length > 0)
            return false;
        const changed = parseChanged(await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readIfPresent */ .Zu)(host, kvmFile(host)));
        if (changed) {
            const privilege = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .findPrivilege */ .Xb)(host);
            if (changed.rule !== null && (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readIfPresent */ .Zu)(host, changed.rule)) === ruleText) {
                await run(host, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .asRoot */ .tE)(privilege, ['rm', '-f', changed.rule]));
                await run(host, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .asRoot */ .tE)(privilege, ['udevadm', 'control', '--reload-rules']));
            }
            const mode = await modeOf(host, device);
            // A mode that is not ours was set by somebody else meanwhile.
            if (mode === 0o666)
                await run(host, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .asRoot */ .tE)(privilege, ['chmod', changed.mode.toString(8).padStart(4, '0'), device]));
        }
        await host.files.rm(kvmFile(host), { force: true });
        await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .forget */ .y6)(host, kvmFile(host));
        return changed !== undefined;
    });
}
async function open(host, privilege, device, { rule }) {
    const did = [];
    if (rule !== null) {
        try {
            await run(host, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .asRoot */ .tE)(privilege, ['tee', rule]), ruleText);
            await run(host, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .asRoot */ .tE)(privilege, ['udevadm', 'control', '--reload-rules']));
            did.push(`wrote ${rule}`);
        }
        catch (cause) {
            // The mode alone will do until udev hears of the device again.
            host.log.debug(String(cause));
        }
    }
    await run(host, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .asRoot */ .tE)(privilege, ['chmod', '0666', device]));
    return [...did, `set the mode of ${device} to 0666`];
}
/** A device that an earlier job opened and that still is to be closed is used by this job too. */
async function joinUsers(host, job) {
    try {
        if (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isThere */ .$B)(host, kvmFile(host)))
            await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .claim */ .B7)(host, job, { what: 'file', path: kvmFile(host) });
    }
    catch (cause) {
        host.log.debug(String(cause));
    }
}
async function run(host, argv, input) {
    const more = input === undefined ? {} : { input };
    const outcome = await host.exec({ argv, env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_8__/* .childEnv */ .g)(host.env), timeout: 20, ...more });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return;
    const said = (0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .lastWords */ .a)(outcome);
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(problem(`${argv.join(' ')}: ${said}`));
}
function unusable(device, mode, why) {
    const message = `${device} has the mode 0${mode.toString(8)}, and build users cannot open it: ${why.replace(/\.$/, '')}`;
    return { state: 'unusable', did: [], problems: [problem(message)] };
}
/** Only builds with the feature `kvm` (NixOS tests) need it, so that it is a notice. */
function problem(message) {
    const fix = 'Builds that need KVM will not run here; an administrator can put the users of the group nixbld into the group kvm.';
    return { code: 'INS043', severity: 'notice', message: `${message}.`, fix };
}
async function modeOf(host, path) {
    const stat = await host.files.stat(path).catch(() => undefined);
    return stat && stat.mode & 0o7777;
}
function isOpen(mode) {
    return (mode & 0o006) === 0o006;
}
/** Whether an administrator has put the build users into the group of the device. */
async function isForBuilders(host, device, mode) {
    if ((mode & 0o060) !== 0o060)
        return false;
    const { gid } = await host.files.stat(device);
    const text = (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readIfPresent */ .Zu)(host, '/etc/group').catch(() => undefined)) ?? '';
    const groups = text.split('\n').map((line) => line.split(':'));
    const members = (found) => (found?.[3] ?? '').split(',').filter((user) => user !== '');
    const builders = members(groups.find(([name]) => name === 'nixbld'));
    const allowed = members(groups.find((fields) => fields[2] === `${gid}`));
    return builders.length > 0 && builders.every((user) => allowed.includes(user));
}
function lockPath(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .stateFolder */ .y)(host), 'kvm.lock');
}
function parseChanged(text) {
    try {
        const value = JSON.parse(text ?? '');
        if (value?.schema !== 'kvm/1' || typeof value.mode !== 'number')
            return undefined;
        if (value.rule !== null && typeof value.rule !== 'string')
            return undefined;
        return { schema: 'kvm/1', mode: value.mode, rule: value.rule };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 7515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   bq: () => (/* binding */ readMounts),
/* harmony export */   ec: () => (/* binding */ mountsWithin),
/* harmony export */   vI: () => (/* binding */ mountOf)
/* harmony export */ });
/* unused harmony export parseMounts */
/** The mounts that this process sees, in the order in which they were made; none where the system does not say. */
async function readMounts(host) {
    return parseMounts(await host.files.readFile('/proc/self/mountinfo', 'utf8').catch(() => ''));
}
/** Lines that are not as the manual says are left out. */
function parseMounts(text) {
    return text.split('\n').flatMap((line) => {
        const [left, right] = line.split(' - ');
        const [, , , root, at, options] = left?.split(' ') ?? [];
        const [type, , superOptions] = right?.split(' ') ?? [];
        if (root === undefined || at === undefined || options === undefined || type === undefined)
            return [];
        const readOnly = [...options.split(','), ...(superOptions ?? '').split(',')].includes('ro');
        return [{ at: unescaped(at), root: unescaped(root), type, readOnly }];
    });
}
/** The mount that a path without symlinks is on: the deepest one, and of several at one place the last one. */
function mountOf(mounts, path) {
    let found;
    for (const mount of mounts) {
        if (isWithin(path, mount.at) && mount.at.length >= (found?.at.length ?? 0))
            found = mount;
    }
    return found;
}
/** The mounts at a folder and below it. */
function mountsWithin(mounts, folder) {
    return mounts.filter((mount) => isWithin(mount.at, folder));
}
/** Whether a path is the folder or lies in it; both absolute and without `..`. */
function isWithin(path, folder) {
    return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
/** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
function unescaped(text) {
    return text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}


/***/ }),

/***/ 2429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ chooseParts)
/* harmony export */ });
/* unused harmony export imageParts */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);

const toolCache = '/opt/hostedtoolcache';
/**
 * Paths: images/ubuntu/scripts/build and images/ubuntu/toolsets of https://github.com/actions/runner-images (and, for
 * `boost` and /opt/ghc, https://github.com/actions/runner-images/issues/2840). Sizes: argotorg/solc-bin#86,
 * juicedata/juicefs-csi-driver#1451, getsentry/self-hosted#4046, the README of easimon/maximize-build-space. No Docker
 * image is preloaded since January 2026 (actions/runner-images#13472); the names are those of toolset-2204.json before.
 */
const imageParts = [
    part('android', ['/usr/local/lib/android'], 12, 'the Android SDK and NDK'),
    part('haskell', ['/usr/local/.ghcup', '/opt/ghc', '/opt/cabal'], 6, 'ghc, cabal, stack'),
    part('codeql', [`${toolCache}/CodeQL`], 5, 'github/codeql-action, which downloads it again'),
    part('dotnet', ['/usr/share/dotnet', '/usr/lib/dotnet'], 4, 'dotnet'),
    part('swift', ['/usr/share/swift'], 2, 'swift'),
    part('jvm', ['/usr/lib/jvm'], 0, 'java, and setup-java for versions of the image'),
    part('powershell', ['/opt/microsoft/powershell', '/usr/local/share/powershell'], 0, 'steps with `shell: pwsh`'),
    part('chromium', ['/usr/local/share/chromium'], 0, 'chromium'),
    part('chrome', ['/opt/google/chrome', '/usr/local/share/chromedriver-linux64'], 0, 'google-chrome, chromedriver'),
    part('edge', ['/opt/microsoft/msedge', '/usr/local/share/edge_driver'], 0, 'microsoft-edge'),
    part('azure-cli', ['/opt/az'], 0, 'az'),
    part('google-cloud-cli', ['/usr/lib/google-cloud-sdk'], 0, 'gcloud'),
    part('miniconda', ['/usr/share/miniconda'], 0, 'conda'),
    part('boost', ['/usr/local/share/boost'], 0, 'Boost of older images'),
    part('go', [`${toolCache}/go`], 1, 'setup-go for versions of the image'),
    part('pypy', [`${toolCache}/PyPy`], 0, 'setup-python for PyPy of the image'),
    part('ruby', [`${toolCache}/Ruby`], 0, 'setup-ruby for versions of the image'),
    {
        ...part('docker-images', [], 3, 'Docker images of the runner image, which Docker pulls again'),
        dockerImages: [
            ...['3.16', '3.17', '3.18', '3.19'].map((tag) => `alpine:${tag}`),
            ...['10', '11'].map((tag) => `debian:${tag}`),
            ...['18', '20', '22', '18-alpine', '20-alpine', '22-alpine'].map((tag) => `node:${tag}`),
            ...['20.04', '22.04'].map((tag) => `ubuntu:${tag}`),
            'moby/buildkit:latest',
        ],
    },
];
function part(name, paths, gigabytes, breaks) {
    return { name, paths, gigabytes, breaks };
}
/** The parts of these names, the largest first; CFG001 for names that are none. */
function chooseParts(names) {
    const known = imageParts.map(({ name }) => name);
    const problems = [...new Set(names)]
        .filter((name) => !known.includes(name))
        .map((name) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG001', `reclaim-disk has ${JSON.stringify(name)}, which is no part of a runner image.`, `Use ${known.join(', ')}.`));
    const parts = imageParts.filter(({ name }) => names.includes(name)).sort((a, b) => b.gigabytes - a.gigabytes);
    return { parts, problems };
}


/***/ }),

/***/ 5718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ll: () => (/* binding */ emptyReclaim),
/* harmony export */   QE: () => (/* binding */ startReclaim),
/* harmony export */   Tk: () => (/* binding */ describeReclaim),
/* harmony export */   aE: () => (/* binding */ readReclaim),
/* harmony export */   gJ: () => (/* binding */ reclaimProblems),
/* harmony export */   gO: () => (/* binding */ checkReclaim),
/* harmony export */   po: () => (/* binding */ processName)
/* harmony export */ });
/* unused harmony exports reclaimFile, waitForReclaim */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(994);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2617);
/* harmony import */ var _disk_advice_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4953);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5266);
/* harmony import */ var _process_start_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1357);
/* harmony import */ var _reclaim_parts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2429);









/** Seconds until a worker that has not written anything counts as dead. */
const patience = 20;
/** Where the removal writes what it has done. */
function reclaimFile(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'reclaim.json');
}
/** Refuses unknown names before anything is touched: CFG001. */
function checkReclaim(names) {
    return (0,_reclaim_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .chooseParts */ .y)(names).problems;
}
/**
 * Starts to remove these parts of a GitHub-hosted image, in a process that outlives this step. Elsewhere, in a container
 * and without root it removes nothing and says so (INS041). Never throws; unknown names are left out.
 */
async function startReclaim(host, names, options) {
    const { parts } = (0,_reclaim_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .chooseParts */ .y)(names);
    if (parts.length === 0)
        return { started: false, problems: [] };
    const refusal = await whyNot(host);
    if (refusal)
        return { started: false, problems: [notRemoved(refusal)] };
    const privilege = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .findPrivilege */ .Xb)(host);
    if (privilege === 'none') {
        return { started: false, problems: [notRemoved('it needs root or sudo without a password')] };
    }
    try {
        const before = await readReclaim(host);
        if (before?.state === 'starting' || before?.state === 'running') {
            return { started: false, problems: [notRemoved('an earlier step of this job is still removing')] };
        }
        const order = {
            root: options.root ?? '/',
            file: reclaimFile(host),
            parts: parts.map(({ name }) => name),
            begun: host.clock.now(),
        };
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, order.file, `${JSON.stringify(emptyReclaim(order))}\n`);
        // It is in no hurry: the steps that install and fetch come first.
        const argv = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .asRoot */ .tE)(privilege, ['nice', '-n', '10', ...options.worker, JSON.stringify(order)]);
        const log = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'reclaim.log');
        const outcome = await host.exec({ argv, env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_7__/* .childEnv */ .g)(host.env), timeout: 20, background: { log } });
        if (outcome.kind === 'exited')
            return { started: true, problems: [] };
        return { started: false, problems: [notRemoved(outcome.kind === 'not-started' ? outcome.reason : outcome.kind)] };
    }
    catch (cause) {
        return { started: false, problems: [notRemoved(cause instanceof Error ? cause.message : String(cause))] };
    }
}
/** What was done so far; undefined when nothing was started, or the file cannot be read. */
async function readReclaim(host) {
    const text = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, reclaimFile(host)).catch(() => undefined);
    const found = text === undefined ? undefined : parseReclaim(text);
    if (!found)
        return undefined;
    const late = host.clock.now() - found.begun > patience * 1_000;
    const dead = found.state === 'running' ? (await processName(host, Number.parseInt(found.worker, 10))) !== found.worker : false;
    return dead || (found.state === 'starting' && late) ? { ...found, state: 'died' } : found;
}
/**
 * Waits until the removal is done or dead, at most so many seconds and not when the job is cancelled. Gives what was done
 * by then; undefined when nothing was started.
 */
async function waitForReclaim(host, limit) {
    const deadline = host.clock.now() + limit * 1_000;
    for (;;) {
        const found = await readReclaim(host);
        if (!found || found.state === 'done' || found.state === 'died')
            return found;
        if (host.cancelled.aborted || host.clock.now() >= deadline)
            return found;
        await host.clock.sleep(100, host.cancelled);
    }
}
/** INS041 for what could not be removed. */
function reclaimProblems(reclaim) {
    const failed = reclaim.parts.filter(({ state }) => state === 'failed');
    const parts = failed.map(({ name, errors }) => notRemoved(`${name}: ${errors.slice(0, 2).join('; ')}`));
    return reclaim.state === 'died' ? [...parts, notRemoved('its process ended before it was done')] : parts;
}
/** One line for the log. */
function describeReclaim(reclaim) {
    const names = (...states) => reclaim.parts.filter(({ state }) => states.includes(state)).map(({ name }) => name);
    const told = [
        `${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .inGigabytes */ .Vu)(reclaim.freedBytes)} freed in ${Math.round(reclaim.seconds)} s`,
        `${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .inGigabytes */ .Vu)(reclaim.freeBefore)} free before, ${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .inGigabytes */ .Vu)(reclaim.freeNow)} now`,
        ...listed('removed', names('removed')),
        ...listed('not there', names('absent')),
        ...listed('still there', names('waiting', 'removing')),
        ...listed('failed', names('failed')),
    ];
    return `Disk: ${told.join('; ')}`;
}
function listed(title, names) {
    return names.length > 0 ? [`${title}: ${names.join(', ')}`] : [];
}
/** The report of an order of which nothing is done. */
function emptyReclaim(order) {
    const parts = order.parts.map((name) => ({ name, state: 'waiting', seconds: 0, errors: [] }));
    const free = { freeBefore: 0, freeNow: 0, freedBytes: 0 };
    return { schema: 'reclaim/1', state: 'starting', begun: order.begun, seconds: 0, worker: '', parts, ...free };
}
/** A process that runs, as `id/start`: with its start the id names one process for good. Empty when there is none. */
async function processName(host, id) {
    const start = await (0,_process_start_js__WEBPACK_IMPORTED_MODULE_8__/* .processStart */ .g)(host, id);
    return start === undefined ? '' : `${id}/${start}`;
}
async function whyNot(host) {
    if (host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted')
        return 'this is not a runner that GitHub hosts';
    if (host.platform !== 'linux')
        return `only Linux images are known, and this is ${host.platform}`;
    // What a container has at these paths is the user's, and removing it frees nothing.
    for (const mark of _runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .containerMarks */ .QW)
        if (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isThere */ .$B)(host, mark))
            return 'this is a container';
    return undefined;
}
function notRemoved(why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS041', `Parts of the runner image were not removed: ${why.replace(/\.$/, '')}.`, 'Leave reclaim-disk out where it cannot work, or make room in another way.');
}
function parseReclaim(text) {
    try {
        const value = JSON.parse(text);
        const numbers = [value?.begun, value?.seconds, value?.freeBefore, value?.freeNow, value?.freedBytes];
        if (value?.schema !== 'reclaim/1' || !['starting', 'running', 'done'].includes(value.state ?? ''))
            return undefined;
        if (!numbers.every(Number.isFinite) || typeof value.worker !== 'string')
            return undefined;
        return Array.isArray(value.parts) && value.parts.every(isPart) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isPart(value) {
    const part = value;
    return (typeof part?.name === 'string' &&
        typeof part.state === 'string' &&
        Number.isFinite(part.seconds) &&
        Array.isArray(part.errors));
}


/***/ }),

/***/ 418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ isSameFolder),
/* harmony export */   Ic: () => (/* binding */ planStorePlace),
/* harmony export */   L7: () => (/* binding */ makeBuildFolder),
/* harmony export */   nO: () => (/* binding */ putStore),
/* harmony export */   r: () => (/* binding */ undoStorePlace)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3981);
/* harmony import */ var _disk_advice_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4953);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8258);
/* harmony import */ var _mounts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7515);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5266);








const nixFolder = '/nix';
const autoLeaf = 'setup-nix-cuda/nix';
/** Another disk must have so many times the room, and so many bytes more, for `auto` to choose it. */
const worthIt = 1.5;
const worthBytes = 20e9;
/** Says what to do about the wanted place. INS042 (a warning) where it cannot be; then the store stays where it would be. */
function planStorePlace(layout, { wanted, nix }) {
    const stay = (why, ...problems) => ({ plan: { kind: 'stay', why }, problems });
    const refuse = (why) => stay(why, cannot(wanted, why));
    if (wanted === 'root')
        return stay('it was asked for');
    if (nix === 'in-use') {
        const why = `there is a store in ${nixFolder}, and a store is never moved`;
        return wanted === 'auto' ? stay(why) : refuse(why);
    }
    const now = (0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_3__/* .place */ .ik)(layout, 'nix') ?? (0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_3__/* .place */ .ik)(layout, 'root');
    if (wanted === 'auto') {
        const other = now && (0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_3__/* .largest */ .nQ)(layout, now);
        if (!now || !other || other.name !== 'mnt')
            return stay('no other disk has more room');
        if (other.freeBytes < now.freeBytes * worthIt || other.freeBytes < now.freeBytes + worthBytes) {
            return stay('no other disk has much more room');
        }
        const room = `${other.path} has ${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_3__/* .inGigabytes */ .Vu)(other.freeBytes)} left, ${now.mountedAt || now.path} ${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_3__/* .inGigabytes */ .Vu)(now.freeBytes)}`;
        return { plan: bind((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(other.path, autoLeaf), nix, room), problems: [] };
    }
    const source = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.normalize)(wanted).replace(/(.)\/$/, '$1');
    if (!source.startsWith('/') || source === '/')
        return refuse('the place must be `auto`, `root` or an absolute path');
    if ((0,_mounts_js__WEBPACK_IMPORTED_MODULE_5__/* .isWithin */ .UO)(source, nixFolder))
        return refuse('the path lies in /nix itself');
    if ((0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(layout, source)?.readOnly)
        return refuse('its file system is read-only');
    return { plan: bind(source, nix, 'it was asked for'), problems: [] };
}
function bind(source, nix, why) {
    const makeNix = nix === 'absent';
    const nixSteps = makeNix ? [['mkdir', '-m', '0755', nixFolder]] : [];
    return {
        kind: 'bind',
        source,
        makeNix,
        why,
        steps: [['install', '-d', '-m', '0755', source], ...nixSteps, ['mount', '--bind', source, nixFolder]],
        undo: [['umount', nixFolder], ...(makeNix ? [['rmdir', nixFolder]] : []), ['rmdir', source]],
    };
}
/**
 * Does what the plan says, as root; written down in the journal first (the entry's path is the source). What goes wrong is
 * undone and told as INS042: the store then is where it would have been. Throws ProblemError INS002 or INS003.
 */
async function putStore(host, plan, options) {
    if (plan.kind === 'stay')
        return { placed: false, problems: [] };
    const { source, makeNix, steps } = plan;
    const failed = (why) => ({ placed: false, problems: [cannot(source, why)] });
    if (options.privilege === 'none')
        return failed('root or sudo without a password is missing');
    if ((0,_mounts_js__WEBPACK_IMPORTED_MODULE_5__/* .mountsWithin */ .ec)(await (0,_mounts_js__WEBPACK_IMPORTED_MODULE_5__/* .readMounts */ .bq)(host), nixFolder).length > 0)
        return failed(`${nixFolder} is a mount point already`);
    const there = await contents(host, source);
    if (there === 'not-a-folder')
        return failed('it is not a folder, or a symlink leads there');
    const known = (await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .readJournal */ .a0)(host)).some((entry) => entry.path === source);
    if (there === 'full' && !known)
        return failed('it is not empty');
    const made = [...(await missingFolders(host, source)), ...(makeNix ? [nixFolder] : [])];
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .claim */ .B7)(host, options.job, { what: 'folder', path: source, made });
    for (const step of steps) {
        const why = await run(host, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .asRoot */ .tE)(options.privilege, step));
        if (why === undefined)
            continue;
        const unused = { what: 'folder', path: source, made, users: [] };
        if (!known)
            await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .amend */ .eI)(host, source, unused);
        const problems = await undoStorePlace(host, unused, options.privilege);
        return { placed: false, problems: [cannot(source, why), ...problems] };
    }
    return { placed: true, problems: [] };
}
/**
 * Makes the folder that `adviseDisk` names, as root and with its mode; written down in the journal first. One that is
 * there is left as it is, and INS042 where Nix would refuse it. Throws ProblemError INS002 or INS003.
 */
async function makeBuildFolder(host, folder, options) {
    const { path, mode } = folder;
    if (mode === undefined)
        return [];
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (stat) {
        const fine = stat.isDirectory() && ((stat.mode & 0o002) === 0 || (mode & 0o002) !== 0);
        return fine ? [] : [noBuildFolder(path, 'it is there, and everybody can write to it or it is not a folder')];
    }
    if (options.privilege === 'none')
        return [noBuildFolder(path, 'root or sudo without a password is missing')];
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .claim */ .B7)(host, options.job, { what: 'folder', path, made: await missingFolders(host, path) });
    const octal = mode.toString(8).padStart(4, '0');
    const why = await run(host, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .asRoot */ .tE)(options.privilege, ['install', '-d', '-m', octal, path]));
    return why === undefined ? [] : [noBuildFolder(path, why)];
}
/**
 * Takes the mount away, and the folders that were made for it if they are empty: what is in a store is not removed here.
 * For an entry of `putStore` or `makeBuildFolder` that nobody uses any more. INS050 for what is left.
 */
async function undoStorePlace(host, entry, privilege) {
    const alive = { ...host, cancelled: new AbortController().signal };
    if (await isSameFolder(alive, entry.path, nixFolder)) {
        const why = await unmount(alive, privilege);
        if (why !== undefined)
            return [left(nixFolder, why)];
    }
    for (const folder of [...(entry.made ?? [])].reverse()) {
        const there = await contents(alive, folder);
        if (there === 'absent')
            continue;
        const why = there === 'empty' ? await run(alive, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .asRoot */ .tE)(privilege, ['rmdir', folder])) : 'it is not empty';
        if (why !== undefined)
            return [left(folder, why)];
    }
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .forget */ .y6)(alive, entry.path);
    return [];
}
/** Why /nix could not be unmounted. What served the daemon's last clients ends a moment after the daemon. */
async function unmount(host, privilege) {
    for (let tries = 1;; tries += 1) {
        const why = await run(host, (0,_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .asRoot */ .tE)(privilege, ['umount', nixFolder]));
        if (!why?.includes('busy') || tries === 20)
            return why;
        await host.clock.sleep(250);
    }
}
/** The folders that do not exist yet, from the top down. */
async function missingFolders(host, folder) {
    const missing = [];
    for (let at = folder; at !== (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(at); at = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(at)) {
        if (await host.files.lstat(at).catch(() => undefined))
            break;
        missing.unshift(at);
    }
    return missing;
}
async function contents(host, folder) {
    const stat = await host.files.lstat(folder).catch(() => undefined);
    if (!stat)
        return 'absent';
    const real = stat.isDirectory() ? await host.files.realpath(folder).catch(() => '') : '';
    if (real !== folder)
        return 'not-a-folder';
    const names = await host.files.readdir(folder).catch(() => ['unreadable']);
    return names.some((name) => name !== 'lost+found') ? 'full' : 'empty';
}
/** Whether two paths are one folder, as with a bind mount. */
async function isSameFolder(host, one, other) {
    const [a, b] = await Promise.all([one, other].map((path) => host.files.stat(path).catch(() => undefined)));
    return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}
/** Why a command failed; undefined when it did not. */
async function run(host, argv) {
    const outcome = await host.exec({
        argv,
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_7__/* .childEnv */ .g)(host.env, { LC_ALL: 'C' }),
        timeout: 60,
        signal: host.cancelled,
    });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return undefined;
    const said = (0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .lastWords */ .a)(outcome);
    return `${argv.join(' ')}: ${said}`;
}
function cannot(wanted, why) {
    const message = `The store cannot be put at ${wanted}: ${why.replace(/\.$/, '')}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS042', message, 'Name an empty or absent folder on a disk with room, or leave the place out.');
}
function noBuildFolder(path, why) {
    const message = `Nix cannot build in ${path}: ${why.replace(/\.$/, '')}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS042', message, 'Builds stay where Nix has them by default; set `build-dir` in extra-nix-config.');
}
function left(path, why) {
    const message = `${path} was made for the store and is still there: ${why.replace(/\.$/, '')}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS050', message, 'Remove it by hand when nothing needs the store any more.');
}


/***/ }),

/***/ 7390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/** The standard output of a command that changes nothing; undefined when it cannot be had. */
async function ask(host, env, argv, more = {}) {
    const outcome = await host.exec({ ...more, argv, env, timeout: 20, signal: host.cancelled });
    return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : undefined;
}


/***/ }),

/***/ 4772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fp: () => (/* binding */ applyConfiguration),
  H0: () => (/* binding */ removeJobFiles),
  zU: () => (/* binding */ undoConfiguration)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/runner/files.js
var runner_files = __webpack_require__(1161);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/nix/configure/caches.js
var caches = __webpack_require__(6213);
// EXTERNAL MODULE: ./lib/nix/configure/files.js
var configure_files = __webpack_require__(2039);
// EXTERNAL MODULE: ./lib/nix/configure/nix-conf.js
var nix_conf = __webpack_require__(1026);
// EXTERNAL MODULE: ./lib/nix/configure/read.js
var read = __webpack_require__(5694);
// EXTERNAL MODULE: ./lib/machine/journal.js
var journal = __webpack_require__(8258);
// EXTERNAL MODULE: ./lib/machine/lock.js
var lock = __webpack_require__(6394);
// EXTERNAL MODULE: ./lib/machine/privilege.js
var privilege = __webpack_require__(5266);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/nix/configure/managed.js
var configure_managed = __webpack_require__(5017);
;// CONCATENATED MODULE: ./lib/nix/configure/system.js











/** Seconds to wait for other jobs, which may be restarting the daemon. */
const patience = 120;
const rootOwned = { mode: 0o644, uid: 0, gid: 0 };
/** One lock around reading, trying and writing, so that no job's part is lost. */
function alone(host, work) {
    return (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'configuration.lock'), patience, work);
}
/**
 * Adds this job's part to the managed file in the system's folder, and its line to nix.conf. Written down in the journal
 * first, after `tryOut` has let Nix read the result. The daemon is restarted when it has not read these bytes yet.
 */
function applySystem(host, { confDir, confFile }, part, options, tryOut) {
    return alone(host, async () => {
        const files = (0,configure_files/* rootFiles */.Aj)(host, await (0,privilege/* findPrivilege */.Xb)(host));
        const known = (await (0,journal/* readJournal */.a0)(host)).find((entry) => entry.what === 'configuration' && (0,external_node_path_.dirname)(entry.path) === confDir);
        const path = known?.path ?? (await choosePath(host, files, confDir));
        const joined = {
            ...(known ?? { what: 'configuration', path, users: [] }),
            users: [...new Set([...(known?.users ?? []), options.job])],
            parts: { ...known?.parts, [options.job]: JSON.stringify(part) },
        };
        const conf = (0,external_node_path_.join)(confDir, confFile);
        const had = await files.read(conf);
        const wanted = { managed: (0,configure_managed/* managedText */.j5)(host.uid, (0,configure_managed/* partsOf */.CI)(joined)), conf: (0,configure_managed/* addInclude */.Ep)(had ?? '', system_name(path)) };
        const tried = await stage(host, files, { confDir, confFile }, { path, ...wanted }, tryOut);
        const made = await missingThings(host, files, confDir, conf, had);
        const entry = { ...joined, made: [...new Set([...(known?.made ?? []), ...made])] };
        await (0,journal/* amend */.eI)(host, path, entry);
        await files.makeFolder(confDir);
        await writeManaged(host, files, path, wanted.managed);
        if (wanted.conf !== had)
            await files.write(conf, wanted.conf, await ownershipOf(host, conf));
        const others = (0,configure_managed/* partsOf */.CI)(known ? (0,journal/* without */.FF)(known, options.job) : undefined);
        return {
            settings: tried.settings,
            warnings: [...(0,configure_managed/* findConflicts */.Nk)(part, others), ...tried.warnings],
            restarted: await letDaemonHear(host, entry, (0,configure_managed/* digest */.br)(wanted.conf, wanted.managed), options),
        };
    });
}
/**
 * Takes this job's part out of every managed file that the journal knows, and makes each what its jobs ask for, should an
 * earlier process have died over it. The last job removes the file and its line;
 * nix.conf and its folder go only if we made them and nobody has used them since.
 */
function undoSystem(host, options) {
    return alone(host, async () => {
        const entries = (await (0,journal/* readJournal */.a0)(host)).filter((entry) => entry.what === 'configuration');
        let restarted = false;
        for (const entry of entries) {
            const left = (0,journal/* without */.FF)(entry, options.job);
            await (0,journal/* amend */.eI)(host, entry.path, left);
            const files = (0,configure_files/* rootFiles */.Aj)(host, await (0,privilege/* findPrivilege */.Xb)(host));
            const heard = await (left.users.length > 0 ? rewrite(host, files, left) : takeAway(host, files, left));
            restarted = (await letDaemonHear(host, left, heard, options)) || restarted;
            if (left.users.length === 0)
                await (0,journal/* amend */.eI)(host, entry.path, undefined);
        }
        return { restarted };
    });
}
/** The managed file for the jobs that are left. */
async function rewrite(host, files, entry) {
    const text = (0,configure_managed/* managedText */.j5)(host.uid, (0,configure_managed/* partsOf */.CI)(entry));
    await writeManaged(host, files, entry.path, text);
    const conf = (0,external_node_path_.join)((0,external_node_path_.dirname)(entry.path), await confFileOf(files, entry));
    return (0,configure_managed/* digest */.br)((await files.read(conf)) ?? '', text);
}
async function takeAway(host, files, entry) {
    const folder = (0,external_node_path_.dirname)(entry.path);
    const conf = (0,external_node_path_.join)(folder, await confFileOf(files, entry));
    const text = await files.read(conf);
    const restored = (0,configure_managed/* removeInclude */.BJ)(text ?? '', system_name(entry.path));
    if (restored === '' && entry.made?.includes(conf))
        await files.remove(conf);
    else if (text !== undefined && restored !== text)
        await files.write(conf, restored, await ownershipOf(host, conf));
    const managed = await files.read(entry.path);
    if (managed === undefined || (0,configure_managed/* isManagedBy */.xr)(host.uid, managed))
        await files.remove(entry.path);
    for (const path of [conf, entry.path])
        await files.removeDraft(path);
    for (const made of [...(entry.made ?? [])].reverse())
        if (made !== conf)
            await files.removeFolder(made);
    return (0,configure_managed/* digest */.br)(restored);
}
/** Restarts the daemon unless it has read this already; written down after it did, so that a kill in between is made good. */
async function letDaemonHear(host, entry, heard, options) {
    if (entry.heard === heard)
        return false;
    await options.restartDaemon?.();
    await (0,journal/* amend */.eI)(host, entry.path, { ...entry, heard });
    return options.restartDaemon !== undefined;
}
/** The file that has our line: what the place was like when it was added. */
async function confFileOf(files, entry) {
    const text = (await files.read((0,external_node_path_.join)((0,external_node_path_.dirname)(entry.path), 'nix.custom.conf'))) ?? '';
    return (0,configure_managed/* removeInclude */.BJ)(text, system_name(entry.path)) === text ? 'nix.conf' : 'nix.custom.conf';
}
/** Lets Nix read the files in a private folder, where their own includes still mean the same. */
async function stage(host, files, { confDir, confFile }, wanted, tryOut) {
    const folder = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), `staged-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
    const managed = (0,external_node_path_.join)(folder, system_name(wanted.path));
    try {
        await (0,runner_files/* writeAtomically */.vK)(host, managed, wanted.managed);
        await (0,runner_files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(folder, confFile), (0,configure_managed/* stagedConf */.PP)(wanted.conf, confDir, system_name(wanted.path)));
        if (confFile !== 'nix.conf') {
            const above = (await files.read((0,external_node_path_.join)(confDir, 'nix.conf'))) ?? '';
            await (0,runner_files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(folder, 'nix.conf'), (0,configure_managed/* stagedConf */.PP)(above, confDir, confFile));
        }
        return await tryOut({ confDir: folder, names: [[folder, confDir]] });
    }
    finally {
        await host.files.rm(folder, { recursive: true, force: true });
    }
}
/** A name in the folder that is free, or whose file these jobs wrote. */
async function choosePath(host, files, confDir) {
    const paths = (0,configure_managed/* managedNames */.az)(host.uid).map((file) => (0,external_node_path_.join)(confDir, file));
    for (const path of paths) {
        const text = await files.read(path);
        if (text === undefined || (0,configure_managed/* isManagedBy */.xr)(host.uid, text))
            return path;
    }
    throw new problem/* ProblemError */.Mm((0,configure_files/* cannot */.Oz)(paths.at(-1) ?? confDir, 'somebody else has written it'));
}
async function writeManaged(host, files, path, text) {
    const known = await files.read(path);
    if (known === text)
        return;
    if (known !== undefined && !(0,configure_managed/* isManagedBy */.xr)(host.uid, known)) {
        throw new problem/* ProblemError */.Mm((0,configure_files/* cannot */.Oz)(path, 'somebody else has written it'));
    }
    await files.write(path, text, rootOwned);
}
/** What will have to be made: folders that are missing, and nix.conf. */
async function missingThings(host, files, confDir, conf, had) {
    const folders = await files.missingFolders(confDir);
    const exists = had !== undefined || (await host.files.lstat(conf).catch(() => undefined)) !== undefined;
    return exists ? folders : [...folders, conf];
}
/** Of the file that is there, else root's. A symlink is not ours to replace. */
async function ownershipOf(host, path) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (stat === undefined)
        return rootOwned;
    if (!stat.isFile())
        throw new problem/* ProblemError */.Mm((0,configure_files/* cannot */.Oz)(path, 'it is not a regular file'));
    return { mode: stat.mode, uid: stat.uid, gid: stat.gid };
}
function system_name(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./lib/nix/configure/configure.js










/** The files of a job; only its own commands read them. */
function jobFiles(host) {
    const folder = (0,job/* jobFolder */.OW)(host);
    return { settings: (0,external_node_path_.join)(folder, 'nix.conf'), tokens: (0,external_node_path_.join)(folder, 'access-tokens.conf') };
}
/**
 * Carries a plan out. Nix itself reads the result in a folder apart before anything is put in place; what it refuses is
 * thrown with its words (CFG023), and nothing is changed. The same plan again changes no byte.
 * Throws ProblemError CFG023, CFG025 (the machine's own configuration is refused), CFG026 (a file), BLD004, INS002,
 * INS003, and what `restartDaemon` throws.
 */
async function applyConfiguration(host, nix, plan, options) {
    const files = jobFiles(host);
    checkPaths(files);
    const others = (await (0,configure_files/* userConfFiles */.xv)(host)).filter((path) => path !== files.settings && path !== files.tokens);
    const before = await readBefore(host, nix, others);
    const tryOut = (staged) => tryStaged(host, nix, plan, { staged, others, warned: before.warnings });
    const applied = plan.placement.kind === 'system'
        ? await applySystem(host, plan.placement, { base: plan.base, extra: plan.extra, after: plan.after }, options, tryOut)
        : await applyToJob(host, files.settings, plan, tryOut);
    const withTokens = await writeTokens(host, files.tokens, plan, before.settings);
    // Files of an earlier step of this job that are not ours any more.
    if (plan.placement.kind === 'system')
        await host.files.rm(files.settings, { force: true });
    const ours = [...(withTokens ? [files.tokens] : []), ...(plan.placement.kind === 'job' ? [files.settings] : [])];
    return {
        variables: variablesOf(host, ours, others),
        substituters: effective(plan, applied.settings),
        warnings: [...applied.warnings, ...checkWanted(plan, applied.settings)],
        restarted: applied.restarted,
    };
}
/**
 * Takes back what `applyConfiguration` wrote for this job: its private files, and its part of the system's. The last job
 * to leave restores nix.conf byte for byte. Also finishes what another job's interrupted clean-up left. Harmless when
 * there is nothing. Throws ProblemError CFG026, INS002, INS003, and what `restartDaemon` throws.
 */
async function undoConfiguration(host, options) {
    await removeJobFiles(host);
    return undoSystem(host, options);
}
/** Removes this job's private files, and the token with them; what `undoConfiguration` does first. */
async function removeJobFiles(host) {
    for (const path of Object.values(jobFiles(host)))
        await host.files.rm(path, { force: true });
}
/** The configuration as it is without this job's files. Throws ProblemError CFG025 when Nix refuses it. */
async function readBefore(host, nix, others) {
    const shown = await (0,read/* showSettings */.l0)(host, nix, { NIX_USER_CONF_FILES: others.join(':') });
    if (shown.ok)
        return shown;
    const fix = 'Mend that file; until then no Nix command works here. It was left as it is.';
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG025', `Nix refuses the configuration of this machine: ${shown.words}`, fix));
}
/** Lets Nix read what is staged; its new warnings become CFG024, its refusal CFG023. */
async function tryStaged(host, nix, plan, trial) {
    const { staged, others, warned } = trial;
    const files = [...(staged.userFile === undefined ? [] : [staged.userFile]), ...others].join(':');
    const more = { NIX_USER_CONF_FILES: files, ...(staged.confDir === undefined ? {} : { NIX_CONF_DIR: staged.confDir }) };
    const shown = await (0,read/* showSettings */.l0)(host, nix, more);
    const clean = (words) => cleanWords(words, plan, staged);
    if (!shown.ok) {
        const fix = 'Mend extra-nix-config; nothing was changed.';
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG023', `Nix refuses this configuration: ${clean(shown.words)}.`, fix));
    }
    const warnings = [...new Set(shown.warnings.filter((words) => !warned.includes(words)))].map((words) => (0,problem/* warning */.$e)('CFG024', `Nix says about this configuration: ${clean(words)}.`, 'Look at extra-nix-config.'));
    return { settings: shown.settings, warnings };
}
/** Nix's words with the places where the files will lie, and without secrets. */
function cleanWords(words, plan, staged) {
    const named = staged.names.reduce((text, [from, to]) => text.replaceAll(from, to), words);
    return Object.values(plan.tokens())
        .reduce((text, token) => text.replaceAll(token, '***'), named)
        .replace(/\.$/, '');
}
async function applyToJob(host, path, plan, tryOut) {
    const text = (0,nix_conf/* printNixConf */.FG)([...plan.base, ...plan.extra, ...plan.after]);
    const staged = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.staged`;
    try {
        await (0,runner_files/* writeAtomically */.vK)(host, staged, text);
        const tried = await tryOut({ userFile: staged, names: [[staged, 'extra-nix-config']] });
        await host.files.rename(staged, path);
        return { ...tried, restarted: false };
    }
    finally {
        await host.files.rm(staged, { force: true });
    }
}
/**
 * The tokens in a private file of the job: 0600, with those that the user had for other hosts, because a plain
 * `access-tokens` replaces all of them and `extra-access-tokens` replaces none.
 */
async function writeTokens(host, path, plan, before) {
    const tokens = plan.tokens();
    if (Object.keys(tokens).length === 0) {
        await host.files.rm(path, { force: true });
        return false;
    }
    const all = Object.entries({ ...before.map('access-tokens'), ...tokens }).map(([name, token]) => `${name}=${token}`);
    await (0,runner_files/* writeAtomically */.vK)(host, path, (0,nix_conf/* printNixConf */.FG)([(0,nix_conf/* setting */.Pe)('access-tokens', ...all)]));
    return true;
}
/** NIX_USER_CONF_FILES is cut at colons. */
function checkPaths(files) {
    const colon = Object.values(files).find((path) => path.includes(':'));
    if (colon === undefined)
        return;
    const message = `The path ${colon} has a colon in it, which NIX_USER_CONF_FILES cannot hold.`;
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG026', message, 'Let RUNNER_TEMP be a folder without a colon in its path.'));
}
/** NIX_USER_CONF_FILES with our files before the user's own, which Nix would otherwise no longer read. */
function variablesOf(host, ours, others) {
    const value = [...ours, ...others].join(':');
    const unchanged = ours.length === 0 && (host.env['NIX_USER_CONF_FILES'] ?? value) === value;
    return unchanged ? {} : { NIX_USER_CONF_FILES: value };
}
/** What Nix lists, without what the daemon does not take from this user. */
function effective(plan, settings) {
    const listed = settings.list('substituters');
    if (!plan.allowed)
        return listed;
    const allowed = new Set(plan.allowed.map(caches/* cacheIdentity */.vk));
    return listed.filter((url) => allowed.has((0,caches/* cacheIdentity */.vk)(url)));
}
/** One warning CCH006 for each cache that something after our files took out again, as NIX_CONFIG may. */
function checkWanted(plan, settings) {
    const listed = new Set(effective(plan, settings).map(caches/* cacheIdentity */.vk));
    return plan.wanted
        .filter((url) => !listed.has((0,caches/* cacheIdentity */.vk)(url)))
        .map((url) => (0,problem/* warning */.$e)('CCH006', `The cache ${(0,caches/* cacheName */.UU)(url)} is not queried: something that Nix reads later replaces the list of caches.`, 'Look for `substituters` in NIX_CONFIG and in the nix.conf files of the user, and make it `extra-substituters`.'));
}


/***/ }),

/***/ 5017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ removeInclude),
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Ep: () => (/* binding */ addInclude),
/* harmony export */   Nk: () => (/* binding */ findConflicts),
/* harmony export */   PP: () => (/* binding */ stagedConf),
/* harmony export */   az: () => (/* binding */ managedNames),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   j5: () => (/* binding */ managedText),
/* harmony export */   xr: () => (/* binding */ isManagedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1246);
/* harmony import */ var _nix_conf_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1026);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3501);





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
 * last the united lists of what they add, for a plain line of one job would take away what another one has added before
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
    const head = `${signature(uid)} it goes away with the last of them.\n`;
    const middle = [...blocks].map((text) => `# ${_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .extraConfigName */ .yu}\n${text}`).join('');
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
/** One warning CFG028 for each setting that this job's own lines give another value than another job's. */
function findConflicts(mine, others) {
    const plain = (part) => new Map(part.extra.flatMap((line) => line.kind === 'setting' && !line.name.startsWith('extra-') ? [[line.name, line.values.join(' ')]] : []));
    return [...plain(mine)]
        .filter(([name, value]) => others.some((other) => (plain(other).get(name) ?? value) !== value))
        .map(([name]) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG028', `Another job on this machine gives the setting ${name} another value; one of the two counts for both.`, `Give ${name} the same value in ${_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .extraConfigName */ .yu} of both jobs.`));
}
/** The parts that the live jobs have written down; what cannot be read counts for nothing. */
function partsOf(entry) {
    return (entry?.users ?? []).flatMap((user) => parsePart(entry?.parts?.[user]));
}
function parsePart(text) {
    try {
        const part = JSON.parse(text ?? '');
        const { base, extra, after } = part ?? {};
        return Array.isArray(base) && Array.isArray(extra) && Array.isArray(after) ? [{ base, extra, after }] : [];
    }
    catch {
        return [];
    }
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

/***/ 3501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ describeConfiguration),
/* harmony export */   SU: () => (/* binding */ planConfiguration),
/* harmony export */   yu: () => (/* binding */ extraConfigName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _caches_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6213);
/* harmony import */ var _nix_conf_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1026);




/** How the text of the input is called in problems. */
const extraConfigName = 'extra-nix-config';
/**
 * Decides what Nix is told and where it is written: the least invasive place that works. Pure. Every problem at once.
 *
 * - Store opened directly: a file of the job, reached by NIX_USER_CONF_FILES.
 * - Through a daemon, as root or with sudo: the system's folder.
 * - Through a daemon, without root or with a read-only folder: a file of the job; caches only where the daemon trusts
 *   this user or allows them to everybody, else one warning CCH005.
 *
 * Tokens, from `githubToken` or the user's text, never go anywhere but to a private file of the job.
 */
function planConfiguration(request, facts) {
    const text = (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .parseNixConf */ .XR)(request.extraNixConfig, extraConfigName);
    const secret = (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(text.lines, 'access-tokens');
    const extra = text.lines.filter((line) => !(line.kind === 'setting' && secret.includes(line)));
    const caches = (0,_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseCaches */ .jK)({ ...request, keysElsewhere: bringsKeys(extra) });
    const tokens = readTokens(request, secret);
    const placement = choosePlacement(facts);
    const usable = usableCaches(caches.substituters, facts, placement);
    const problems = [
        ...caches.problems,
        ...text.problems,
        ...extra.flatMap((line) => checkInclude(line, facts.confDir)),
        ...extra.flatMap(checkPassword),
        ...tokens.problems,
        ...checkUser(facts, placement),
    ];
    if (problems.some((problem) => problem.severity === 'error'))
        return { plan: undefined, problems };
    const keys = mayAddCaches(facts, placement) ? caches.keys : [];
    const plan = {
        placement,
        base: [
            ...baseSettings(usable.urls, keys, placement.kind === 'system' && facts.hosted ? facts.user : undefined),
            ...contributed(request, 'before'),
        ],
        extra: extra.map(withoutLine),
        after: contributed(request, 'after'),
        // A plain `substituters` of the user's replaces ours: that is what he asked for.
        wanted: (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(extra, 'substituters').some((line) => line.name === 'substituters') ? [] : usable.urls,
        allowed: mayAddCaches(facts, placement) ? undefined : facts.allowedSubstituters,
        tokenHosts: Object.keys(tokens.byHost),
        tokens: () => tokens.byHost,
    };
    return { plan, problems: [...problems, ...usable.problems] };
}
/** What would be written, for the log: no secret in it. */
function describeConfiguration(plan) {
    const where = plan.placement.kind === 'system' ? `in ${plan.placement.confDir}` : 'in a file of this job';
    const lines = (settings) => settings.map(({ name, values }) => `${name} = ${values.join(' ')}`);
    const own = plan.extra.length > 0 ? [`${plan.extra.length} line(s) of ${extraConfigName}`] : [];
    const tokens = plan.tokenHosts.map((host) => `a token for ${host}, in a private file of this job`);
    const all = [...lines(plan.base), ...own, ...lines(plan.after), ...tokens];
    return [`Nix is configured ${where}:`, ...all.map((line) => `  ${line}`)];
}
function contributed({ contributions = [] }, order) {
    return contributions.flatMap((contribution) => (contribution.order === order ? contribution.settings : []));
}
function choosePlacement(facts) {
    const mayWrite = facts.privilege !== 'none' && facts.confDirWritable;
    const { confDir, confFile = 'nix.conf' } = facts;
    return facts.mode === 'daemon' && mayWrite ? { kind: 'system', confDir, confFile } : { kind: 'job' };
}
function mayAddCaches(facts, placement) {
    return facts.mode === 'direct' || placement.kind === 'system' || facts.trusted;
}
/** The caches that Nix will take from us, with a warning that names the others. */
function usableCaches(urls, facts, placement) {
    if (mayAddCaches(facts, placement))
        return { urls, problems: [] };
    const allowed = new Set(facts.allowedSubstituters.map(_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheIdentity */ .vk));
    const lost = urls.filter((url) => !allowed.has((0,_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheIdentity */ .vk)(url)));
    if (lost.length === 0)
        return { urls, problems: [] };
    const why = facts.privilege === 'none' ? 'this job has no sudo' : (facts.keptOut ?? `${facts.confDir} is read-only`);
    const message = `Not used: ${lost.map(_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheName */ .UU).join(', ')}. The Nix daemon does not trust ${facts.user}, and ${why}.`;
    const fix = `Let the administrator add them to the daemon's substituters and their keys to trusted-public-keys, ` +
        'or add the user to trusted-users. Until then what they have is built from source.';
    return { urls: urls.filter((url) => allowed.has((0,_caches_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheIdentity */ .vk)(url))), problems: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('CCH005', message, fix)] };
}
function baseSettings(urls, keys, trust) {
    return [
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('extra-experimental-features', 'nix-command', 'flakes'),
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('max-jobs', 'auto'),
        // A cache that fails never fails a build: without these a cache that answers 500 does, and a silent one takes hours.
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('fallback', 'true'),
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('connect-timeout', '10'),
        ...(urls.length > 0 ? [(0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('extra-substituters', ...urls)] : []),
        ...(keys.length > 0 ? [(0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('extra-trusted-public-keys', ...keys)] : []),
        ...(trust === undefined ? [] : [(0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .Pe)('extra-trusted-users', trust)]),
    ];
}
/** Whether the user's text has keys, reads a file that may have them, or asks for no signatures. */
function bringsKeys(lines) {
    return (lines.some((line) => line.kind === 'include') ||
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(lines, 'trusted-public-keys').some((line) => line.values.length > 0) ||
        (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(lines, 'require-sigs').some((line) => line.values[0] === 'false'));
}
/**
 * A relative path would be looked for beside a file that we place; a file that includes itself makes Nix crash
 * (seen with 2.26.3 and 2.34.8).
 */
function checkInclude(line, confDir) {
    if (line.kind !== 'include')
        return [];
    const where = { where: { file: extraConfigName, line: line.line }, source: _nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .nixConfSource */ .h$ };
    if (!line.path.startsWith('/')) {
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG022', `The path ${line.path} is relative.`, 'Write the whole path of the file.', where)];
    }
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(line.path);
    const own = ['nix.conf', 'nix.custom.conf'].map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(confDir, file));
    if (!own.includes(path) && !path.startsWith((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(confDir, 'nix-cuda')))
        return [];
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG022', `The file ${line.path} would include itself.`, 'Take this line out.', where)];
}
/** The system's file can be read by everybody. */
function checkPassword(line) {
    if (line.kind !== 'setting' || !line.values.some((value) => /:\/\/[^/@]*:[^/@]*@/.test(value)))
        return [];
    const where = { where: { file: extraConfigName, line: line.line } };
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CCH001', `An address in ${line.name} has a password in it.`, 'Use `netrc-file` instead.', where)];
}
function withoutLine(line) {
    const { line: _, ...item } = line;
    return item;
}
function checkUser(facts, placement) {
    if (placement.kind !== 'system' || !facts.hosted || /^[^\s#@*]+$/.test(facts.user))
        return [];
    const message = `The user name ${JSON.stringify(facts.user)} cannot be written to trusted-users.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG021', message, 'Run the job as a user with a plain name.')];
}
/** Tokens by host: GitHub's, then those of the list, then those of the user's text, which win. */
function readTokens(request, lines) {
    const byHost = {};
    const problems = [];
    if (request.githubToken) {
        const url = URL.parse(request.githubServerUrl || 'https://github.com');
        if (!url?.host) {
            const message = `The server ${JSON.stringify(request.githubServerUrl)} is not an address.`;
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG027', message, 'Give an address such as https://github.com.'));
        }
        else if (/[\s#]/.test(request.githubToken)) {
            const fix = 'Give the token alone, as GitHub shows it.';
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG027', 'The GitHub token has white space or # in it.', fix));
        }
        else
            byHost[url.host] = request.githubToken;
    }
    const given = [
        ...(request.accessTokens ?? []).map((entry) => ({ entry, name: 'extra-access-tokens' })),
        ...lines.flatMap((line) => line.values.map((entry) => ({ entry, name: `access-tokens in ${extraConfigName}` }))),
    ];
    for (const { entry, name } of given) {
        const cut = entry.indexOf('=');
        if (cut > 0 && cut < entry.length - 1 && !/[\s#]/.test(entry))
            byHost[entry.slice(0, cut)] = entry.slice(cut + 1);
        else {
            const fix = 'Write host=token, as in github.com=ghp_….';
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG027', `An entry of ${name} is not host=token.`, fix));
        }
    }
    return { byHost, problems };
}


/***/ }),

/***/ 9897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  az: () => (/* binding */ builderHost),
  mW: () => (/* binding */ buildersSource),
  uV: () => (/* binding */ completeBuilders),
  ms: () => (/* binding */ parseBuilders),
  Rt: () => (/* binding */ printBuilder)
});

// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/nix/credentials/known-hosts.js

/** Which key to name where a host has several: Nix takes one. */
const preference = ['ssh-ed25519', 'ecdsa-sha2-', 'rsa-sha2-', 'ssh-rsa'];
/**
 * The key of a host in a known_hosts text, the strongest where there are several; undefined where there is none. Plain and
 * hashed names; no patterns, no markers. https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT
 */
function findHostKey(knownHosts, host, port) {
    const name = port === undefined || port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
    const keys = knownHosts.split('\n').flatMap((line) => {
        const [names, type, key] = line.trim().split(/\s+/);
        if (!names || !type || !key || names.startsWith('#') || names.startsWith('@'))
            return [];
        return names.split(',').some((each) => isName(each, name)) && isHostKey(`${type} ${key}`) ? [`${type} ${key}`] : [];
    });
    const rank = (key) => preference.findIndex((type) => key.startsWith(type)) >>> 0;
    return keys.toSorted((a, b) => rank(a) - rank(b))[0];
}
/** Whether the text is a public key whose type and body agree. https://datatracker.ietf.org/doc/html/rfc4253#section-6.6 */
function isHostKey(text) {
    const [type = '', key = ''] = text.trim().split(/\s+/);
    const body = Buffer.from(key, 'base64');
    const length = body.length > 4 ? body.readUInt32BE() : 0;
    return length > 0 && body.length > 4 + length && body.toString('latin1', 4, 4 + length) === type;
}
function isName(entry, name) {
    const [, salt, hash] = /^\|1\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)$/.exec(entry) ?? [];
    if (!salt || !hash)
        return entry.toLowerCase() === name;
    return (0,external_node_crypto_.createHmac)('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
}

;// CONCATENATED MODULE: ./lib/nix/credentials/builders.js


const buildersSource = 'https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-builders';
const address = /^(?:(ssh|ssh-ng):\/\/)?(?:[\w.+-]+@)?([A-Za-z0-9][\w.-]*|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?(\?[^\s;#]*)?$/;
/**
 * Reads lines as of the setting `builders`, parts joined by `;` too. Problems CFG031, every one at once; a line that has
 * one gives no builder.
 */
function parseBuilders(text) {
    const builders = [];
    const problems = [];
    for (const [index, line] of text.split('\n').entries()) {
        for (const part of (line.split('#', 1)[0] ?? '').split(';')) {
            const fields = part.split(/[ \t\r]+/).filter((field) => field !== '');
            if (fields.length === 0)
                continue;
            const builder = readFields(fields);
            const wrong = checkBuilder(fields, builder);
            if (wrong.length === 0)
                builders.push(builder);
            problems.push(...wrong.map((what) => malformed(what, index + 1)));
        }
    }
    return { builders, problems };
}
/** The line that Nix reads back as this builder. */
function printBuilder(builder) {
    const list = (values) => values.join(',') || '-';
    const { uri, systems, key = '-', jobs, speed = '-', features, mandatory, hostKey = '-' } = builder;
    return [uri, list(systems), key, jobs ?? '-', speed, list(features), list(mandatory), hostKey].join(' ');
}
/** Host and port of a builder. */
function builderHost({ uri }) {
    const [, , host = '', port] = address.exec(uri) ?? [];
    return { host: host.replace(/^\[|\]$/g, ''), ...(port === undefined ? {} : { port: Number(port) }) };
}
/**
 * Gives each builder the host key from known_hosts and the key that were given beside it, where its line has none. CFG031
 * for each whose host key nobody knows: the first connection would trust whoever answers.
 */
function completeBuilders(builders, given) {
    const complete = builders.map((builder) => {
        const { host, port } = builderHost(builder);
        const found = findHostKey(given.knownHosts, host, port);
        const hostKey = builder.hostKey ?? (found === undefined ? undefined : Buffer.from(found).toString('base64'));
        return { ...builder, key: builder.key ?? given.key, hostKey };
    });
    return {
        builders: complete,
        problems: complete.flatMap((builder) => (builder.hostKey ? [] : [unknownHost(builder)])),
    };
}
function readFields(fields) {
    const field = (index) => (fields[index] === '-' ? undefined : fields[index]);
    const list = (index) => field(index)?.split(',') ?? [];
    const [uri = ''] = fields;
    return {
        // Without a scheme Nix means ssh.
        uri: uri.includes('://') ? uri : `ssh://${uri}`,
        systems: list(1),
        key: field(2),
        jobs: field(3) === undefined ? undefined : Number(field(3)),
        speed: field(4),
        features: list(5),
        mandatory: list(6),
        hostKey: field(7),
    };
}
function checkBuilder(fields, builder) {
    const { uri, systems, key, jobs, speed, features, mandatory, hostKey } = builder;
    if (fields[0]?.startsWith('@'))
        return ['names a file; its lines are wanted here, and the machine’s own file is kept'];
    const port = builderHost(builder).port;
    const checks = [
        [!address.test(uri), 'does not begin with an address such as ssh-ng://user@host'],
        [port !== undefined && (port < 1 || port > 65_535), 'has a port that is none'],
        [!systems.every((system) => /^[\w-]+$/.test(system)), 'has a system that is none (field 2)'],
        [key !== undefined && !key.startsWith('/'), 'has a key whose path is not absolute (field 3)'],
        [jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 0 && jobs < 2 ** 32), 'has no whole number in field 4'],
        [speed !== undefined && !/^\d{1,9}(?:\.\d{1,9})?$/.test(speed), 'has no speed factor in field 5'],
        [![...features, ...mandatory].every((feature) => feature !== ''), 'has an empty feature (fields 6 and 7)'],
        [hostKey !== undefined && !isBase64HostKey(hostKey), 'has no base64 of a public host key in field 8'],
        [fields.length > 8, 'has more than 8 fields'],
    ];
    return checks.filter(([wrong]) => wrong).map(([, what]) => what);
}
function isBase64HostKey(text) {
    const decoded = Buffer.from(text, 'base64');
    return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && isHostKey(decoded.toString('utf8'));
}
function malformed(what, line) {
    const fix = 'Write `ssh-ng://user@host SYSTEMS KEY-FILE JOBS SPEED FEATURES MANDATORY HOST-KEY`, with `-` for a default.';
    return (0,problem/* error */.z3)('CFG031', `A builder ${what}.`, fix, { where: { file: 'builders', line }, source: buildersSource });
}
function unknownHost(builder) {
    const { host, port } = builderHost(builder);
    const scan = `ssh-keyscan ${port === undefined ? '' : `-p ${port} `}${host}`;
    return (0,problem/* error */.z3)('CFG031', `The host key of the builder ${builder.uri} is not known.`, `Give it in the last field of its line (base64), or in known-hosts; check what \`${scan}\` says.`, { source: buildersSource });
}


/***/ }),

/***/ 993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pN: () => (/* binding */ applyCredentials),
  DU: () => (/* binding */ findCredentialsFacts),
  yL: () => (/* binding */ readDaemonVariables),
  lJ: () => (/* binding */ undoCredentials),
  hg: () => (/* binding */ undoCredentialsEntry)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(994);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(3981);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/nix/configure/files.js
var configure_files = __webpack_require__(2039);
// EXTERNAL MODULE: ./lib/nix/configure/read.js
var read = __webpack_require__(5694);
// EXTERNAL MODULE: ./lib/nix/daemon/daemon.js
var daemon = __webpack_require__(1390);
// EXTERNAL MODULE: ./lib/nix/credentials/environment.js
var credentials_environment = __webpack_require__(7615);
// EXTERNAL MODULE: ./lib/nix/credentials/netrc.js
var credentials_netrc = __webpack_require__(602);
// EXTERNAL MODULE: ./lib/nix/credentials/plan.js
var plan = __webpack_require__(847);
;// CONCATENATED MODULE: ./lib/nix/credentials/parts.js





/** Where Nix looks when nobody says otherwise. https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-netrc-file */
const defaultNetrc = '/etc/nix/netrc';
/** The parts that these jobs have put in; what cannot be read counts for nothing. */
async function readParts(vault, folder, jobs) {
    const texts = await Promise.all(jobs.map((job) => vault.read((0,external_node_path_.join)(folder, `${(0,plan/* partName */.pn)(job)}.json`))));
    return texts.flatMap(parsePart);
}
/** Files of one job: its part, and the key that its builders name. */
async function writePart(vault, job, part, key) {
    await writeOrRemove(vault, `${(0,plan/* partName */.pn)(job)}.key`, key === '' ? '' : `${key}\n`);
    await vault.write(`${(0,plan/* partName */.pn)(job)}.json`, JSON.stringify(part));
}
/** Takes a job's files away. */
async function dropPart(vault, job) {
    for (const kind of ['json', 'key'])
        await vault.remove(`${(0,plan/* partName */.pn)(job)}.${kind}`);
}
/** The files that Nix reads, of all parts; one that would be empty goes. */
async function writeMerged(vault, parts) {
    const netrcs = parts.map(({ netrc }) => netrc).filter((text) => text.trim() !== '');
    const base = parts.find(({ netrcBase }) => netrcBase !== undefined)?.netrcBase ?? defaultNetrc;
    const builders = [...new Set(parts.flatMap((part) => part.builders))];
    const netrc = netrcs.length === 0 ? '' : (0,credentials_netrc/* mergeNetrc */.HJ)(netrcs, (await vault.read(base)) ?? '');
    await writeOrRemove(vault, plan/* credentialFiles */.xD.netrc, netrc);
    await writeOrRemove(vault, plan/* credentialFiles */.xD.machines, builders.map((line) => `${line}\n`).join(''));
    await writeOrRemove(vault, plan/* credentialFiles */.xD.environment, (0,credentials_environment/* printEnvironmentFile */.Zh)(variablesOf(parts)));
}
/** Where Nix reads our file already, the earlier parts know which one it read before. */
function withBase(part, known) {
    const base = part.netrcBase ?? known.find(({ netrcBase }) => netrcBase !== undefined)?.netrcBase;
    return { ...part, netrcBase: base };
}
/** The variables of all; the last one's count. */
function variablesOf(parts) {
    return Object.assign({}, ...parts.map(({ variables }) => variables));
}
/** One warning CFG028 for each variable that another job gives another value. Values are not repeated. */
function findConflicts(mine, others) {
    return Object.entries(mine.variables)
        .filter(([name, value]) => others.some(({ variables }) => (variables[name] ?? value) !== value))
        .map(([name]) => (0,problem/* warning */.$e)('CFG028', `Another job on this machine gives the daemon another ${name}; one of the two counts for both.`, 'Let jobs with different credentials run one after the other, or on machines of their own.'));
}
async function writeOrRemove(vault, name, text) {
    await (text === '' ? vault.remove(name) : vault.write(name, text));
}
function parsePart(text) {
    try {
        const { netrc, builders, variables, netrcBase } = JSON.parse(text ?? '');
        if (typeof netrc !== 'string' || !Array.isArray(builders) || typeof variables !== 'object')
            return [];
        return [{ netrc, builders, variables, netrcBase }];
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(1161);
;// CONCATENATED MODULE: ./lib/nix/credentials/vault.js







/** Seconds for one small program. */
const patience = 30;
/** Of root, through sudo where need be. Contents travel on standard input. Throws ProblemError CFG030 and CFG026. */
function rootVault(host, privilege, folder) {
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    const run = (argv) => host.exec({ argv: (0,machine_privilege/* asRoot */.tE)(privilege, argv), env: (0,child_env/* childEnv */.g)(host.env, { LC_ALL: 'C' }), timeout: patience });
    const must = async (argv) => {
        const outcome = await run(argv);
        if (outcome.kind === 'exited' && outcome.code === 0)
            return outcome.stdout;
        const why = (0,exec/* lastWords */.a)(outcome);
        throw cannot(folder, why);
    };
    return {
        // The folder is closed first: a new file is open to all for a moment.
        make: async () => void (await must(['install', '-d', '-m', '0700', '-o', '0', '-g', '0', '--', folder])),
        read: async (path) => {
            const there = await run(['test', '-e', path]);
            return there.kind === 'exited' && there.code === 0 ? must(['cat', '--', path]) : undefined;
        },
        write: (name, text) => files.write((0,external_node_path_.join)(folder, name), text, { mode: 0o600, uid: 0, gid: 0 }),
        remove: (name) => files.remove((0,external_node_path_.join)(folder, name)),
        destroy: async () => void (await must(['rm', '-rf', '--', folder])),
    };
}
/** Of this user. */
function ownVault(host, folder) {
    return {
        make: async () => void (await host.files.mkdir(folder, { recursive: true, mode: 0o700 })),
        read: async (path) => {
            try {
                return await (0,files/* readIfPresent */.Zu)(host, path);
            }
            catch (cause) {
                throw cannot(path, cause instanceof Error ? cause.message : String(cause));
            }
        },
        write: (name, text) => (0,files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(folder, name), text),
        remove: (name) => host.files.rm((0,external_node_path_.join)(folder, name), { force: true }),
        destroy: () => host.files.rm(folder, { recursive: true, force: true }),
    };
}
function cannot(path, why) {
    const fix = 'Look at the rights of this folder.';
    return new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG030', `Credentials cannot be kept in ${path}: ${why}.`, fix));
}

;// CONCATENATED MODULE: ./lib/nix/credentials/credentials.js

















/** Seconds to wait for other jobs, which may be restarting the daemon. */
const credentials_patience = 120;
/** Looks at what credentials depend on beside the facts of the configuration, without changing anything. */
async function findCredentialsFacts(host, nix, found, caBundle) {
    const { mode, trusted, privilege, confDirWritable, user, nixVersion } = found;
    const shown = await (0,read/* showSettings */.l0)(host, nix, {}).catch(() => undefined);
    const settings = shown?.ok ? shown.settings : undefined;
    return {
        ...{ mode, trusted, privilege, confDirWritable, user, nixVersion },
        uid: host.uid,
        platform: host.platform,
        supervision: await (0,daemon/* findSupervision */.Tl)(host),
        stateFolder: (0,state_folder/* stateFolder */.y)(host),
        jobFolder: (0,job/* jobFolder */.OW)(host),
        netrcFile: settings?.value('netrc-file') || undefined,
        builders: settings?.value('builders') ?? '',
        bundle: caBundle === '' ? undefined : await examineBundle(host, caBundle),
    };
}
async function examineBundle(host, path) {
    try {
        if (!path.startsWith('/'))
            return 'the path is not absolute';
        return (0,credentials_environment/* countCertificates */.wB)(await host.files.readFile(path, 'utf8'));
    }
    catch (cause) {
        return cause instanceof Error ? cause.message : String(cause);
    }
}
/**
 * Writes what the plan says. `system`: written down in the journal first, under the lock that configurations have;
 * other jobs' credentials stay beside. To be called before the configuration with the plan's `settings` is applied. The
 * daemon is restarted when its environment is not what it was started with. Throws ProblemError CFG026, CFG030, INS002,
 * INS003, and what `restartDaemon` throws.
 */
async function applyCredentials(host, plan, options) {
    if (plan.way === 'job') {
        const vault = ownVault(host, plan.folder);
        await vault.make();
        const part = withBase(plan.part(), await readParts(vault, plan.folder, [options.job]));
        await writePart(vault, options.job, part, plan.key());
        await writeMerged(vault, [part]);
        return { warnings: [], restarted: false };
    }
    return alone(host, async () => {
        const vault = rootVault(host, await (0,machine_privilege/* findPrivilege */.Xb)(host), plan.folder);
        const known = await findEntry(host);
        const kept = known?.users.filter((user) => user !== options.job && !isOver(user, options.job)) ?? [];
        const entry = {
            ...(known ?? { what: 'folder', path: plan.folder }),
            users: [...kept, options.job],
            made: [...new Set([...(known?.made ?? []), ...(await dropInThings(host, plan))])],
        };
        await (0,journal/* amend */.eI)(host, plan.folder, entry);
        await vault.make();
        for (const gone of (known?.users ?? []).filter((user) => !entry.users.includes(user)))
            await dropPart(vault, gone);
        const others = await readParts(vault, plan.folder, kept);
        const before = await readParts(vault, plan.folder, [options.job]);
        const part = withBase(plan.part(), [...before, ...others]);
        await writePart(vault, options.job, part, plan.key());
        const restarted = await bringOut(host, vault, entry, options);
        return { warnings: findConflicts(part, others), restarted };
    });
}
/**
 * Takes back what `applyCredentials` wrote for this job; the last job removes everything. Also finishes what an interrupted
 * clean-up left. Harmless when there is nothing. To be called in post, before `undoConfiguration`. Throws as above.
 */
async function undoCredentials(host, options) {
    await ownVault(host, (0,plan/* privateFolder */.qm)({ jobFolder: (0,job/* jobFolder */.OW)(host) })).destroy();
    if (!(await findEntry(host)))
        return { restarted: false };
    return alone(host, async () => {
        const known = await findEntry(host);
        return { restarted: known ? await leave(host, known, (0,journal/* without */.FF)(known, options.job), options) : false };
    });
}
/** The same for an entry of the journal whoever uses it, for uninstallation. Gives false for another entry. */
async function undoCredentialsEntry(host, entry) {
    if (entry.path !== ourFolder(host))
        return false;
    await alone(host, () => leave(host, entry, { ...entry, users: [] }, { job: '' }));
    return true;
}
/**
 * What our own daemon must have in its environment, for every start of it: the variables of all jobs that use it. Empty
 * where systemd runs the daemon. Secrets: not for printing, and not for an argument list.
 */
async function readDaemonVariables(host) {
    const entry = await findEntry(host);
    if (!entry || (await (0,daemon/* findSupervision */.Tl)(host)) === 'systemd')
        return {};
    const vault = rootVault(host, await (0,machine_privilege/* findPrivilege */.Xb)(host), entry.path);
    return variablesOf(await readParts(vault, entry.path, entry.users));
}
async function leave(host, known, left, options) {
    const privilege = await (0,machine_privilege/* findPrivilege */.Xb)(host);
    const vault = rootVault(host, privilege, known.path);
    await (0,journal/* amend */.eI)(host, known.path, left);
    for (const gone of known.users.filter((user) => !left.users.includes(user)))
        await dropPart(vault, gone);
    const restarted = await bringOut(host, vault, left, options);
    if (left.users.length > 0)
        return restarted;
    await vault.destroy();
    for (const made of (left.made ?? []).toReversed())
        await (0,configure_files/* rootFiles */.Aj)(host, privilege).removeFolder(made);
    await (0,journal/* amend */.eI)(host, known.path, undefined);
    return restarted;
}
/** Makes the shared files what the parts of the entry's users say, and lets the daemon hear of its environment. */
async function bringOut(host, vault, entry, options) {
    const parts = await readParts(vault, entry.path, entry.users);
    await writeMerged(vault, parts);
    const environment = (0,credentials_environment/* printEnvironmentFile */.Zh)(variablesOf(parts));
    await placeDropIn(host, entry, environment !== '');
    const heard = environment === '' ? 'nothing' : (0,external_node_crypto_.createHash)('sha256').update(environment).digest('hex');
    if ((entry.heard ?? 'nothing') === heard)
        return false;
    await options.restartDaemon?.();
    await (0,journal/* amend */.eI)(host, entry.path, { ...entry, heard });
    return options.restartDaemon !== undefined;
}
/** Lets systemd name the variables' file to the daemon, or no longer. */
async function placeDropIn(host, entry, wanted) {
    const path = (0,plan/* dropInPath */.o1)(host.uid);
    if (!entry.made?.includes(path))
        return;
    const privilege = await (0,machine_privilege/* findPrivilege */.Xb)(host);
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    const text = (0,credentials_environment/* printDropIn */.Gp)(host.uid, (0,external_node_path_.join)(entry.path, plan/* credentialFiles */.xD.environment));
    const known = await files.read(path);
    if (known === (wanted ? text : undefined))
        return;
    if (wanted) {
        await files.makeFolder((0,external_node_path_.dirname)(path));
        await files.write(path, text, { mode: 0o644, uid: 0, gid: 0 });
    }
    else
        await files.remove(path);
    const argv = (0,machine_privilege/* asRoot */.tE)(privilege, ['systemctl', 'daemon-reload']);
    const outcome = await host.exec({ argv, env: (0,child_env/* childEnv */.g)(host.env), timeout: 60 });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return;
    const why = (0,exec/* lastWords */.a)(outcome);
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG030', `systemctl daemon-reload failed: ${why}.`, 'Look into `journalctl -b`.'));
}
async function dropInThings(host, { dropIn }) {
    if (dropIn === undefined)
        return [];
    return [...(await (0,configure_files/* rootFiles */.Aj)(host, 'root').missingFolders((0,external_node_path_.dirname)(dropIn))), dropIn];
}
/** One lock with the configuration: both restart the daemon. */
function alone(host, work) {
    return (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'configuration.lock'), credentials_patience, work);
}
function ourFolder(host) {
    return (0,plan/* systemFolder */.EV)({ stateFolder: (0,state_folder/* stateFolder */.y)(host) });
}
async function findEntry(host) {
    return (await (0,journal/* readJournal */.a0)(host)).find(({ path }) => path === ourFolder(host));
}
/**
 * Whether a job is over because its runner has this job now: a runner has one at a time. What a killed job left goes then.
 * The names are those of `jobName`.
 */
function isOver(user, job) {
    const runnerOf = (name) => name.split('|').slice(3).join('|');
    return runnerOf(job).length > 1 && runnerOf(user) === runnerOf(job);
}


/***/ }),

/***/ 7615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ printDropIn),
/* harmony export */   Zh: () => (/* binding */ printEnvironmentFile),
/* harmony export */   eq: () => (/* binding */ proxyVariables),
/* harmony export */   hY: () => (/* binding */ pickVariables),
/* harmony export */   jq: () => (/* binding */ awsVariables),
/* harmony export */   kL: () => (/* binding */ checkVariables),
/* harmony export */   wB: () => (/* binding */ countCertificates)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);


/** What the AWS SDK in Nix reads for s3:// stores. https://nix.dev/manual/nix/stable/store/types/s3-binary-cache-store */
const awsVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION'];
const proxies = ['http_proxy', 'https_proxy', 'ftp_proxy', 'all_proxy', 'no_proxy'];
/** What curl and the SDK read of proxies. https://everything.curl.dev/usingcurl/proxies/env.html */
const proxyVariables = [...proxies, ...proxies.map((name) => name.toUpperCase())];
/** The variables of those names that are set. */
function pickVariables(env, names) {
    return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
/** CFG030 for each value that no file of variables can hold. The value is not repeated. */
function checkVariables(variables) {
    return Object.entries(variables)
        .filter(([, value]) => /\p{Cc}/u.test(value))
        .map(([name]) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG030', `The variable ${name} has a control character in it.`, 'Set it to one plain line.'));
}
/** A file for systemd's EnvironmentFile=. https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html */
function printEnvironmentFile(variables) {
    return Object.entries(variables)
        .map(([name, value]) => `${name}="${value.replace(/["\\`$]/g, '\\$&')}"\n`)
        .join('');
}
/** The unit that names that file. It holds no secret: everybody may ask systemd for it. */
function printDropIn(uid, environmentFile) {
    const path = environmentFile.replaceAll('%', '%%');
    return `# Written by setup-nix-cuda for the jobs of user ${uid}; it goes away with the last of them.\n[Service]\nEnvironmentFile=-${path}\n`;
}
/**
 * Certificates in a PEM text. Throws an Error that says in a few words which one cannot be read. `TRUSTED CERTIFICATE` is
 * OpenSSL's own form, which other libraries do not read.
 */
function countCertificates(pem) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
    for (const [index, block] of blocks.entries()) {
        try {
            new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(block);
        }
        catch {
            throw new Error(`certificate ${index + 1} of ${blocks.length} in it cannot be read`);
        }
    }
    return blocks.length;
}


/***/ }),

/***/ 602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ mergeNetrc),
/* harmony export */   QZ: () => (/* binding */ parseNetrc)
/* harmony export */ });
/* unused harmony export netrcSource */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);

const netrcSource = 'https://everything.curl.dev/usingcurl/netrc.html';
/** Words that take the next word as their value. */
const withValue = ['machine', 'login', 'password', 'account'];
/**
 * Cuts a netrc into its entries as curl reads it, which Nix downloads with: words at any line, `#` at the beginning of a
 * line for a comment, `macdef` up to an empty line. Problems (CFG030) name lines and never repeat a word: any may be a
 * password.
 */
function parseNetrc(text) {
    const starts = [];
    const problems = [];
    let expects;
    for (const { word, at, line } of words(text)) {
        if (expects !== undefined) {
            const entry = starts.at(-1);
            if (entry && expects === 'password')
                entry.known = true;
            expects = undefined;
        }
        else if (word === 'machine' || word === 'default') {
            starts.push({ kind: word, at, line, known: false });
            if (word === 'machine')
                expects = word;
        }
        else if (withValue.includes(word) && starts.length > 0)
            expects = word;
        else {
            const why = withValue.includes(word)
                ? 'a word that stands before the first `machine`'
                : 'a word that is none of it';
            problems.push(wrong(`has ${why}`, line));
        }
    }
    if (expects !== undefined)
        problems.push(wrong(`ends after \`${expects}\``));
    if (starts.length === 0 && problems.length === 0)
        problems.push(wrong('names no machine'));
    for (const { known, line } of starts)
        if (!known)
            problems.push(wrong('has an entry without a password', line));
    const entries = starts.map(({ kind, at }, index) => {
        return { kind, text: `${text.slice(at, starts[index + 1]?.at).trimEnd()}\n` };
    });
    return { entries, problems };
}
/**
 * One netrc of several: what the jobs gave, then the machine's own, then the jobs' `default` entries. curl takes the first
 * entry that fits: so the job's word for a host counts, and nothing of the machine's is hidden by a `default`.
 */
function mergeNetrc(jobs, machine) {
    const entries = jobs.flatMap((text) => parseNetrc(text).entries);
    const textOf = (kind) => [
        ...new Set(entries.filter((entry) => entry.kind === kind).map(({ text }) => text)),
    ];
    // An empty line ends a macdef of the entry before.
    const own = machine.trim() === '' ? [] : [`${machine.trimEnd()}\n`];
    return [...textOf('machine'), ...own, ...textOf('default')].join('\n');
}
function words(text) {
    const found = [];
    let at = 0;
    let macro = false;
    for (const [index, line] of text.split('\n').entries()) {
        const isComment = /^\s*#/.test(line);
        if (macro)
            macro = line.trim() !== '';
        else if (!isComment) {
            for (const match of line.matchAll(/"(?:[^"\\]|\\.)*"|\S+/g)) {
                if (match[0] === 'macdef') {
                    macro = true;
                    break;
                }
                found.push({ word: match[0], at: at + match.index, line: index + 1 });
            }
        }
        at += line.length + 1;
    }
    return found;
}
function wrong(what, line) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG030', `netrc ${what}.`, 'Write `machine HOST login USER password SECRET`, one entry per host.', {
        ...(line === undefined ? {} : { where: { file: 'netrc', line } }),
        source: netrcSource,
    });
}


/***/ }),

/***/ 847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ systemFolder),
/* harmony export */   Mo: () => (/* binding */ describeCredentials),
/* harmony export */   kJ: () => (/* binding */ planCredentials),
/* harmony export */   o1: () => (/* binding */ dropInPath),
/* harmony export */   pn: () => (/* binding */ partName),
/* harmony export */   qm: () => (/* binding */ privateFolder),
/* harmony export */   xD: () => (/* binding */ credentialFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3341);
/* harmony import */ var _configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1026);
/* harmony import */ var _builders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9897);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7615);
/* harmony import */ var _netrc_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(602);








/** Names of the files in the folder. */
const credentialFiles = { netrc: 'netrc', machines: 'machines', environment: 'daemon.env' };
/** A bundle with fewer certificates has hardly all that public caches need. */
const fewCertificates = 20;
/** The folder of `system`; also its key in the journal. */
function systemFolder(facts) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(facts.stateFolder, 'credentials');
}
/** The folder of `job`. */
function privateFolder(facts) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(facts.jobFolder, 'credentials');
}
/** In /run: it goes with a reboot, and can be written on NixOS too. */
function dropInPath(uid) {
    return `/run/systemd/system/nix-daemon.service.d/setup-nix-cuda-${uid}.conf`;
}
/** Names the files of a job within the folder. */
function partName(job) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(job).digest('hex').slice(0, 16);
}
/**
 * Decides what goes where. Pure; every problem at once.
 *
 * - Through a daemon, as root or with sudo: files of root, the daemon's environment by systemd or by us.
 * - Store opened directly, or a daemon that trusts this user: files of the job.
 * - A daemon that does not trust this user: CFG030 with what to do.
 */
function planCredentials(request, facts, job) {
    const way = facts.mode === 'daemon' && facts.privilege !== 'none' ? 'system' : 'job';
    const folder = way === 'system' ? systemFolder(facts) : privateFolder(facts);
    const keyPath = request.buildersKey.trim() === '' ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${partName(job)}.key`);
    const read = readBuilders(request, keyPath);
    const bundle = facts.bundle === undefined || typeof facts.bundle === 'string' ? '' : request.caBundle;
    const environment = planEnvironment(request, facts, bundle);
    const problems = [
        ...(request.netrc.trim() === '' ? [] : (0,_netrc_js__WEBPACK_IMPORTED_MODULE_6__/* .parseNetrc */ .QZ)(request.netrc).problems),
        ...read.problems,
        ...environment.problems,
        ...read.builders.flatMap((builder) => checkPort(builder, facts.nixVersion)),
        ...checkBundle(request, facts),
        ...checkTwice(request),
        ...checkSettingsReach(request, facts),
    ];
    if (problems.some(({ severity }) => severity === 'error'))
        return { plan: undefined, problems };
    const files = [
        ...(request.netrc.trim() === '' ? [] : [[credentialFiles.netrc, 'the netrc']]),
        ...(read.builders.length === 0 ? [] : [[credentialFiles.machines, `${read.builders.length} builder(s)`]]),
    ];
    const settings = settingsOf(folder, files, facts, bundle);
    const part = {
        netrc: request.netrc,
        builders: read.builders.map(_builders_js__WEBPACK_IMPORTED_MODULE_4__/* .printBuilder */ .Rt),
        variables: environment.variables,
        netrcBase: facts.netrcFile === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, credentialFiles.netrc) ? undefined : facts.netrcFile,
    };
    const daemonVariables = Object.keys(environment.variables);
    if (files.length === 0 && daemonVariables.length === 0 && bundle === '')
        return { plan: undefined, problems };
    const plan = {
        way,
        folder,
        settings,
        variables: bundle === '' ? {} : { NIX_SSL_CERT_FILE: bundle },
        daemonVariables,
        dropIn: daemonVariables.length > 0 && facts.supervision === 'systemd' ? dropInPath(facts.uid) : undefined,
        files,
        builders: read.builders,
        part: () => part,
        key: () => request.buildersKey.trim(),
    };
    return { plan, problems };
}
/** What would be done, for the log: no secret in it. */
function describeCredentials(plan) {
    const who = plan.way === 'system' ? 'root' : 'this user';
    const daemon = plan.daemonVariables.length > 0 ? [`the daemon gets ${plan.daemonVariables.join(', ')}`] : [];
    return [
        ...plan.files.map(([name, what]) => `${what}: ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(plan.folder, name)}, which only ${who} can read`),
        ...plan.settings.map(({ name, values }) => `${name} = ${values.join(' ')}`),
        ...daemon,
        ...(plan.dropIn ? [`${plan.dropIn}, then systemctl daemon-reload`] : []),
    ];
}
/** The settings are the same for all jobs of a machine: only what the files hold differs. */
function settingsOf(folder, files, facts, bundle) {
    const named = files.map(([name]) => name === credentialFiles.netrc
        ? (0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .textSetting */ .QE)('netrc-file', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))
        : (0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .textSetting */ .QE)('builders', builderSetting(facts.builders, `@${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)}`)));
    return [...named, ...(bundle !== '' && settingsReach(facts) ? [(0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .textSetting */ .QE)('ssl-cert-file', bundle)] : [])];
}
/** The machine's own builders, and ours once. No blank before `@`: Nix 2.26 would take the file for a builder. */
function builderSetting(before, machines) {
    const own = before
        .split(/[;\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== '' && part !== machines);
    return [...own, machines].join(';');
}
function readBuilders(request, key) {
    const read = (0,_builders_js__WEBPACK_IMPORTED_MODULE_4__/* .parseBuilders */ .ms)(request.builders);
    const complete = (0,_builders_js__WEBPACK_IMPORTED_MODULE_4__/* .completeBuilders */ .uV)(read.builders, { knownHosts: request.knownHosts, key });
    const problems = [...read.problems, ...complete.problems];
    if (key !== undefined && request.builders.trim() === '') {
        const fix = 'Give builders too, or leave the key out.';
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG031', 'A key for builders is given, and no builder.', fix, { source: _builders_js__WEBPACK_IMPORTED_MODULE_4__/* .buildersSource */ .mW }));
    }
    return { builders: complete.builders, problems };
}
/**
 * Nix 2.26 hands `host:port` to ssh as the name of a host; Nix 2.34 hands it a port (both tried out). It writes the host
 * key down without the port, which OpenSSH accepts.
 */
function checkPort(builder, nixVersion) {
    if ((0,_builders_js__WEBPACK_IMPORTED_MODULE_4__/* .builderHost */ .az)(builder).port === undefined || (0,_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .isAtLeast */ .du)(nixVersion, { major: 2, minor: 34 }))
        return [];
    const message = `Nix ${nixVersion} may not reach the builder ${builder.uri}: older versions do not understand the port.`;
    const fix = 'Leave the port out and name it in ssh_config (Host, HostName, Port, HostKeyAlias), or use Nix 2.34 or newer.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG031', message, fix)];
}
/** The daemon's environment. A command that opens the store itself has this job's. */
function planEnvironment(request, facts, bundle) {
    const aws = request.aws ? (0,_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .pickVariables */ .hY)(request.environment, _environment_js__WEBPACK_IMPORTED_MODULE_5__/* .awsVariables */ .jq) : {};
    const proxy = request.proxy ? (0,_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .pickVariables */ .hY)(request.environment, _environment_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyVariables */ .eq) : {};
    const problems = [...(0,_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .checkVariables */ .kL)({ ...aws, ...proxy }), ...(request.aws ? checkAws(aws) : [])];
    if (facts.mode === 'direct')
        return { variables: {}, problems };
    const reached = facts.privilege !== 'none' && facts.platform === 'linux';
    if (reached) {
        const certificates = bundle === '' ? {} : { NIX_SSL_CERT_FILE: bundle };
        return {
            variables: { ...aws, ...proxy, ...certificates },
            problems: [...problems, ...(0,_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .checkVariables */ .kL)(certificates)],
        };
    }
    const why = facts.platform === 'linux' ? 'this job has no sudo' : `this is not yet done on ${facts.platform}`;
    const message = (what) => `The Nix daemon cannot be given ${what}: ${why}.`;
    const fix = 'Let the administrator set them for the service nix-daemon, or use Nix without a daemon.';
    return {
        variables: {},
        problems: [
            ...problems,
            ...(request.aws ? [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', message('the AWS credentials'), fix)] : []),
            ...(Object.keys(proxy).length > 0 ? [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG030', message('the proxy of this job'), fix)] : []),
        ],
    };
}
function checkAws(found) {
    const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((name) => found[name] === undefined);
    if (missing.length === 0)
        return [];
    const fix = 'Set them before this step, as aws-actions/configure-aws-credentials does.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', `AWS credentials are asked for, and ${missing.join(' and ')} are not set.`, fix)];
}
function checkBundle(request, facts) {
    const { bundle } = facts;
    if (request.caBundle === '' || bundle === undefined)
        return [];
    const fix = 'Give the path of a PEM file with all certificates that Nix is to trust.';
    if (typeof bundle === 'string') {
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', `The certificates ${request.caBundle} cannot be used: ${bundle}.`, fix)];
    }
    if (bundle === 0)
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', `There is no certificate in ${request.caBundle}.`, fix)];
    const problems = [];
    if (bundle < fewCertificates) {
        problems.push({
            code: 'CFG030',
            severity: 'notice',
            message: `${request.caBundle} has ${bundle} certificate(s), and replaces those of the machine.`,
            fix: 'Add the certificates of the machine when public caches are used too.',
        });
    }
    if (facts.mode === 'daemon' && facts.privilege === 'none' && !facts.trusted) {
        const message = `The Nix daemon cannot be given ${request.caBundle}: this job has no sudo. Only this job’s own commands use it.`;
        const help = 'Let the administrator set ssl-cert-file in the system’s nix.conf.';
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG030', message, help));
    }
    return problems;
}
/** Whether what we say in nix.conf counts for who downloads and builds. */
function settingsReach(facts) {
    return facts.mode === 'direct' || facts.trusted || (facts.privilege !== 'none' && facts.confDirWritable);
}
function checkSettingsReach(request, facts) {
    if (settingsReach(facts))
        return [];
    const why = facts.privilege === 'none' ? 'this job has no sudo' : 'its configuration is read-only';
    return ['netrc', 'builders'].flatMap((what) => {
        if (request[what].trim() === '')
            return [];
        const name = what === 'netrc' ? 'netrc-file' : 'builders';
        const message = `The Nix daemon does not take ${what} from ${facts.user}: it does not trust this user, and ${why}.`;
        const fix = `Let the administrator set ${name} in the system’s nix.conf, or add ${facts.user} to trusted-users.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)(what === 'netrc' ? 'CFG030' : 'CFG031', message, fix)];
    });
}
/** The same said twice: one of the two would be lost without a word. */
function checkTwice(request) {
    const { lines } = (0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .parseNixConf */ .XR)(request.extraNixConfig, 'extra-nix-config');
    const inputs = [
        { input: 'netrc', value: request.netrc, name: 'netrc-file' },
        { input: 'builders', value: request.builders, name: 'builders' },
        { input: 'ca-bundle', value: request.caBundle, name: 'ssl-cert-file' },
    ];
    return inputs.flatMap(({ input, value, name }) => {
        if (value.trim() === '' || (0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(lines, name).length === 0)
            return [];
        const fix = `Take ${name} out of extra-nix-config, or leave ${input} away.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', `Both ${input} and extra-nix-config say what ${name} is.`, fix)];
    });
}


/***/ }),

/***/ 9411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KE: () => (/* binding */ addAccounts),
  Ao: () => (/* binding */ planRemoval),
  n$: () => (/* binding */ readAccounts),
  zo: () => (/* binding */ splitAccounts)
});

// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(5266);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(1161);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(1051);
// EXTERNAL MODULE: ./lib/nix/ask.js
var ask = __webpack_require__(7390);
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

/***/ 9804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cV: () => (/* binding */ nixFolder),
/* harmony export */   dI: () => (/* binding */ macPrograms),
/* harmony export */   g1: () => (/* binding */ examineFolder),
/* harmony export */   nP: () => (/* binding */ withoutOfVolumes),
/* harmony export */   pc: () => (/* binding */ gatherFacts),
/* harmony export */   tS: () => (/* binding */ neededPrograms),
/* harmony export */   tj: () => (/* binding */ userPrograms)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5266);
/* harmony import */ var _machine_process_start_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1357);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7390);
/* harmony import */ var _configure_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2039);
/* harmony import */ var _accounts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9411);
/* harmony import */ var _macos_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8006);
/* harmony import */ var _receipt_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(699);









const nixFolder = '/nix';
/** What the host must have: for every mode, and for build users on top. The tar of macOS knows xz itself. */
const neededPrograms = ['tar', 'xz'];
const userPrograms = ['groupadd', 'useradd'];
const macPrograms = ['tar', 'diskutil', 'plutil', 'dscl', 'dseditgroup', 'launchctl'];
/** What macOS itself keeps at the top of a volume. https://github.com/github/gitignore/blob/main/Global/macOS.gitignore */
const ofVolumes = /^\.(?:fseventsd|Spotlight-V100|Trashes|TemporaryItems|DocumentRevisions-V100)$/;
/** https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-ssl-cert-file and scripts/nix-profile.sh.in of NixOS/nix. */
const bundles = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/certs/ca-bundle.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
];
/** Gathers the facts, everything at once. Throws ProblemError CFG026 on a Mac, for a file that cannot be read. */
async function gatherFacts(host, env) {
    const exists = (path) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, path);
    const there = (paths) => Promise.all(paths.map(exists));
    const [privilege, folder, free, users, groups, cores, programs] = await Promise.all([
        (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .findPrivilege */ .Xb)(host),
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
    const certificates = bundles[(await there(bundles)).indexOf(true)];
    const nixbld = groups.find(([name]) => name === 'nixbld');
    return {
        privilege,
        uid: host.uid,
        systemd,
        container: await isContainer(host),
        selinux: (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, '/sys/fs/selinux/enforce').catch(() => undefined))?.trim() === '1',
        folder,
        writable: await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isWritable */ .nH)(host, folder.kind === 'absent' ? '/' : nixFolder),
        free,
        programs,
        etcWritable: await (0,_configure_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isWritableFolder */ .Vo)(host, privilege, '/etc'),
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
        mac: host.platform === 'darwin' ? await (0,_macos_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .findMacFacts */ .sB)(host, env, privilege) : undefined,
    };
}
/** What /nix holds, and whether it is ours. */
async function examineFolder(host) {
    const stat = await host.files.lstat(nixFolder).catch(() => undefined);
    if (!stat)
        return { kind: 'absent' };
    if (!stat.isDirectory())
        return { kind: 'foreign', why: `${nixFolder} is not a folder` };
    const receipt = await (0,_receipt_js__WEBPACK_IMPORTED_MODULE_5__/* .readReceipt */ .b8)(host);
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
    const keep = withoutOfVolumes(await names(host, nixFolder)).filter((name) => !name.startsWith('.setup-nix-cuda'));
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
    const marks = await Promise.all(_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .containerMarks */ .QW.map((path) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, path)));
    if (marks.includes(true))
        return true;
    const first = await host.files.readFile('/proc/1/environ', 'utf8').catch(() => '');
    return first.split('\0').some((entry) => entry.startsWith('container='));
}
/** Free bytes of the file system where /nix is, or will be. */
async function freeBytes(host, env) {
    const place = (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, nixFolder)) ? nixFolder : '/';
    const line = (await (0,_ask_js__WEBPACK_IMPORTED_MODULE_7__/* .ask */ .k)(host, env, ['df', '-P', '-k', place]))?.trim().split('\n').at(-1);
    const kilobytes = Number(line?.split(/\s+/)[3] ?? Number.NaN);
    return Number.isFinite(kilobytes) ? kilobytes * 1_024 : undefined;
}
/** Users or groups; what getent does not list (large directory services) is not seen. */
async function database(host, env, name) {
    const listed = host.platform === 'darwin' ? undefined : await (0,_ask_js__WEBPACK_IMPORTED_MODULE_7__/* .ask */ .k)(host, env, ['getent', name]);
    return listed === undefined ? (0,_accounts_js__WEBPACK_IMPORTED_MODULE_3__/* .readAccounts */ .n$)(host, env, name) : (0,_accounts_js__WEBPACK_IMPORTED_MODULE_3__/* .splitAccounts */ .zo)(listed);
}
async function findPrograms(host, env, wanted) {
    const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
    const found = await Promise.all(wanted.map(async (program) => {
        for (const folder of folders)
            if (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isProgram */ .Vd)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, program)))
                return program;
        return undefined;
    }));
    return found.filter((program) => program !== undefined);
}
/** The names in /nix without those that come and go with a volume of macOS. */
function withoutOfVolumes(inNix) {
    return inNix.filter((name) => !ofVolumes.test(name));
}
const names = (host, path) => host.files.readdir(path).catch(() => []);


/***/ }),

/***/ 8006:
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
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1161);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7390);
/* harmony import */ var _configure_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2039);
/* harmony import */ var _daemon_launchd_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6313);




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


/***/ }),

/***/ 7851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g3: () => (/* binding */ userCache),
/* harmony export */   j_: () => (/* binding */ claimUserCaches),
/* harmony export */   u_: () => (/* binding */ removeUserCache)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8258);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5266);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7992);





/**
 * Where Nix remembers what binary caches and flakes have, for whoever runs it
 * (https://nix.dev/manual/nix/stable/command-ref/env-common#nix-cache-home).
 */
async function userCache(host) {
    const cache = host.env['XDG_CACHE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((await (0,_home_js__WEBPACK_IMPORTED_MODULE_3__/* .nixHome */ .L)(host)) || '/root', '.cache');
    return host.env['NIX_CACHE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, 'nix');
}
/**
 * Writes the caches down that an installation will bring about, this user's and with a daemon root's, where there is none
 * yet: they go with it. One that is there is another Nix's, and stays. Throws ProblemError INS002 or INS003.
 */
async function claimUserCaches(host, env, options) {
    const home = host.platform === 'darwin' ? '/var/root' : '/root';
    const roots = options.daemon ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.cache/nix')] : [];
    for (const path of new Set([await userCache(host), ...roots])) {
        const missing = await missingFolders(host, env, options.privilege, path);
        if (missing.length === 0)
            continue;
        await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B7)(host, options.job, { what: 'cache', path, made: missing.slice(0, -1) });
    }
}
/** The folder and those above it that do not exist yet, from the top down. */
async function missingFolders(host, env, privilege, path) {
    if (path === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path) || (await isThere(host, env, privilege, path)))
        return [];
    return [...(await missingFolders(host, env, privilege, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path))), path];
}
/** What cannot be found out counts as there: it is not ours then. */
async function isThere(host, env, privilege, path) {
    try {
        await host.files.lstat(path);
        return true;
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOENT'))
            return false;
        if (privilege !== 'sudo')
            return true;
        const outcome = await host.exec({ argv: (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['test', '-e', path]), env, timeout: 20 });
        return !(outcome.kind === 'exited' && outcome.code === 1);
    }
}
/**
 * Takes a cache away with all that is in it, and the folders that were made for it where they are empty. Not where a link
 * leads out of the home: then gives why it stays.
 */
async function removeUserCache(host, env, privilege, entry) {
    const { path, made = [] } = entry;
    const run = async (argv) => {
        const outcome = await host.exec({ argv, env, timeout: 120 });
        return outcome.kind === 'exited' && outcome.code === 0;
    };
    const own = path === (await userCache(host));
    const as = (argv) => (own ? argv : (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, argv));
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path);
    const real = own ? await host.files.realpath(parent).catch(() => parent) : parent;
    if (real !== parent)
        return `${parent} is a link to ${real}`;
    if (!(await run(as(['rm', '-rf', '--', path]))))
        return 'it could not be removed';
    // What others have put there meanwhile stays.
    for (const folder of made.toReversed())
        await run(as(['rmdir', '--', folder]));
    return undefined;
}


/***/ })

};
