export const id = 1710;
export const ids = [1710];
export const modules = {

/***/ 5333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   cz: () => (/* binding */ optionsOf),
/* harmony export */   j$: () => (/* binding */ commonInputs)
/* harmony export */ });
/* harmony import */ var _model_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73647);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14477);


/** What every command takes beside the options of its surface. */
const commonInputs = {
    verbose: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)('Print details too: generated expressions, build logs, every cell of a plan.', false),
};
/** The word that follows `nix-cuda`. */
function wordOf({ surface }) {
    return surface.name.replace('nix-cuda ', '');
}
/** What a command takes as `--name`. */
function optionsOf({ surface }) {
    return { ...surface.inputs, ...commonInputs };
}
const exitCodes = { finding: 1, request: 2, environment: 3 };
/** The exit code of a command that these problems ended: of the errors, if there are any, the highest. Pure. */
function exitCodeOf(problems) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const found = (errors.length > 0 ? errors : problems).map(({ code }) => exitCodes[_model_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[code].blame]);
    return [3, 2].find((code) => found.includes(code)) ?? 1;
}


/***/ }),

/***/ 75913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runExplain: () => (/* binding */ runExplain)
});

// EXTERNAL MODULE: ./lib/cuda/rules.js + 2 modules
var rules = __webpack_require__(76430);
;// CONCATENATED MODULE: ./lib/model/advice/advice.js
function advise(cause, remedy) {
    return { cause, remedy };
}

;// CONCATENATED MODULE: ./lib/model/advice/cells.js

/** Planning, building and verifying. */
const cellAdvice = {
    PLN001: advise('A GPU is newer than a toolkit of the request.', 'Use the newer toolkit, or exclude the pair.'),
    PLN002: advise('CUDA dropped old GPUs: 13.0 those before 7.5.', 'Use an older toolkit for them, or exclude the pair.'),
    PLN003: advise('A typing error, or a GPU newer than this version.', 'Write it as in 8.6, 9.0a or 12.0f.'),
    PLN004: advise('A typing error, or a release newer than this version.', 'Write it as in 12.8 or 12.x.'),
    PLN005: advise('NVIDIA has toolkits only for Linux on x86-64 and 64-bit ARM.', 'Use x86_64-linux or aarch64-linux; other systems have cells for `cpu`.'),
    PLN006: advise('A Jetson is an ARM machine.', 'Add aarch64-linux to `systems`.'),
    PLN007: advise('Jetson packages of CUDA differ from those of other machines.', 'Ask for Jetson capabilities in a cell of their own.'),
    PLN008: advise('CUDA 13 calls Thor 11.0, earlier toolkits call it 10.1.', 'Use the name that the message gives.'),
    PLN009: advise('NVIDIA publishes Jetson packages for some toolkits only.', 'Use a toolkit that the message names.'),
    PLN010: advise('Two entries of the request select the same cell.', 'Nothing to do: it is built once.'),
    PLN011: advise('The request file is missing, lies elsewhere or is empty, and no input names packages.', 'Write .github/nix-cuda.yml, or give `packages`.'),
    PLN012: advise('No pair of the lists can exist.', 'See the reasons, or use `nix-cuda plan --explain ID`.'),
    PLN013: advise('PTX of 9.0a or 12.0f runs only on that GPU or family.', 'Ask for PTX of the baseline, as in `9.0+PTX`.'),
    PLN014: advise('The lists of a request are multiplied.', 'Use a tier that selects corners, or raise `max-cells`.'),
    PLN015: advise('Only the newest capability of a cell can have PTX in Nixpkgs.', 'Append `+PTX` to the last one.'),
    PLN016: advise('This Nixpkgs is older than the GPU, or no longer has it.', 'Use another Nixpkgs, or leave the capability out.'),
    PLN017: advise('Nixpkgs keeps a few toolkits at a time.', 'Use one that the message names, or `legacy-toolkits: true` for dropped ones.'),
    PLN018: advise('`driver` is older than the first one for this toolkit.', 'Raise `driver`, or use an older toolkit.'),
    PLN019: advise('Drivers compile PTX up to the version of their own CUDA.', 'Ask for real targets instead of PTX, or use an older toolkit.'),
    PLN020: advise('Each nvcc takes host compilers up to a certain version.', 'Use a Nixpkgs that has an older GCC, or a newer toolkit.'),
    PLN021: advise('The package does not evaluate with this toolkit: an unsupported version, a missing attribute, a licence.', 'Read Nix’s message; `nix-cuda plan --explain ID` prints the expression to try.'),
    PLN022: advise('CUDA was released after this version.', 'Update this action; the cell is tried all the same.'),
    PLN023: advise('An `exclude` pattern of the request matches.', 'Change the pattern if the cell should be built.'),
    PLN024: advise('A flake output or a file without placeholders is the same for every toolkit.', 'Put {toolkit} or {sm} into the entry, or use a package of Nixpkgs or an overlay.'),
    PLN025: advise('This version does not build packages of this form.', 'Use a form of docs/request.md.'),
    PLN026: advise('The package sets its architectures itself instead of reading cudaPackages.flags.', 'Let it read them; until then the cells are built once.'),
    PLN027: advise('A Nixpkgs revision that no cache has built, or toolkits from an overlay.', 'Use a branch such as nixos-cuda/nixos-unstable-cuda, or expect to build dependencies.'),
    PLN028: advise('This Nixpkgs is newer or older than the tables of this version.', 'Nothing to do: Nixpkgs decides.'),
    PLN029: advise('GitHub limits the outputs of a job.', 'Use a tier, or call the workflow several times with a part of the request each.'),
    PLN030: advise('A pattern has a typing error, or selects cells that another rule excludes.', 'Correct or remove it.'),
    PLN031: advise('The entry depends on Nixpkgs, and there is no Nix or `evaluate` is never.', 'Plan with Nix.'),
    PLN032: advise('The store cache is off, the job may not write to it, or the stage would cost more time than it saves.', 'Nothing to do: each cell builds what it needs.'),
    PLN033: advise('A cache did not answer in time.', 'Nothing to do: the plan counts it as if it had nothing.'),
    PLN034: advise('The request has no `nixpkgs`, and there is no flake.lock with one.', 'Nothing to do; to stay on one revision, lock Nixpkgs in flake.lock or name it in `nixpkgs`.'),
    PLN035: advise('GitHub cannot be reached, or its limit for requests without a token is exhausted.', 'Pass `github-token`, or name a revision in `nixpkgs`.'),
    BLD001: advise('The package needs an attribute, a licence or a file that is not there; files that git does not track are missing.', 'Read Nix’s message; `git add` new files.'),
    BLD002: advise('A compile error, a test that fails, memory or disk that ran out, or a hash that differs.', 'Read the last lines of the log; `nix-cuda build CELL` builds it on your machine.'),
    BLD003: advise('The job was cancelled or ran out of time.', 'Run the job again.'),
    BLD004: advise('The installation of Nix is broken, or a version that is not known yet.', 'Run `nix --version`.'),
    BLD005: advise('Its job was cancelled, ran out of time or lost its runner.', 'Open the job of the cell, and run failed jobs again.'),
    BLD006: advise('Something other than the build action of this run wrote an artifact.', 'Find out which job wrote it.'),
    BLD007: advise('A later step of the job failed, or the job was cancelled after its result was uploaded.', 'Open the failed job; its log names the step.'),
    VER001: advise('The build ignores cudaCapabilities: its CMake, setup.py or Makefile sets architectures of its own.', 'Pass it the targets of the cell, for CMake cudaPackages.flags.cmakeCudaArchitecturesString: docs/packages.md#build-systems.'),
    VER002: advise('A prebuilt library, or a dependency that was built with another cudaPackages.', 'Take all CUDA parts from the same cudaPackages.'),
    VER003: advise('The build did not find CUDA and left it out, or the kernels are in a dependency.', 'Read in the log whether CUDA was found; for a tool without kernels write `device-code: optional`.'),
    VER004: advise('A copy was cut, or the file is of an unknown form.', 'Build or copy it again.'),
    VER005: advise('The path is misspelt, or this user may not read it.', 'Check the path and its rights.'),
    VER006: advise('PTX was asked for (`+PTX`), and the build compiles real targets only.', 'Let the build read cudaForwardCompat, or ask without +PTX.'),
    VER007: advise('The build adds targets of its own.', 'Remove them, or ask for them.'),
    VER008: advise('The image has no record of its compiler, as in LTO or old code.', 'Check the toolkit by other means.'),
    VER009: advise('The path is a device, a socket or a pipe.', 'Name files or folders.'),
    VER010: advise('A 32-bit or big-endian file, a thin archive, or a compressed section.', 'Verify the files that it was made from.'),
    VER011: advise('The package uses CUDA although config.cudaSupport is false.', 'Make CUDA depend on config.cudaSupport.'),
    VER012: advise('`units: any` allows it.', 'Nothing to do, unless every unit should have the target.'),
    VER013: advise('CUTLASS and others compile some kernels for 9.0a or 10.0a alone.', 'Nothing to do: other GPUs do not run these kernels.'),
    VER014: advise('The file is packed, encrypted or of no kind that carries device code.', 'Unpack it first.'),
    VER015: advise('The folder has archives in a form that is not opened.', 'Unpack them, and verify the files.'),
    VER016: advise('The result has neither code for the GPU nor PTX that its driver compiles.', 'Add the capability to the request.'),
    VER017: advise('objcopy, a linker script or a merged section removed registration records (.nvFatBinSegment), or the program loads these containers by itself.', 'Nothing to do where the program loads them by itself; else find the step of the build that removes the records.'),
    VER018: advise('The source compiles a kernel for some targets alone, with `__CUDA_ARCH__` or a list of architectures of its own.', 'Nothing to do where the kernel needs a newer GPU on purpose; else compile it for every requested target.'),
};

;// CONCATENATED MODULE: ./lib/model/advice/environments.js

/** Environments of Flox. */
const environmentAdvice = {
    FLX101: advise('The folder is another one, or `.flox` was not committed.', 'Name the folder that has `.flox` in it, or make an environment with `flox init`.'),
    FLX102: advise('A typing error, or a merge that left its marks.', 'Correct the line. `flox edit` refuses a manifest that is not valid.'),
    FLX103: advise('A newer Flox wrote the file.', 'Update this action. Known versions are in the message.'),
    FLX104: advise('Many CUDA packages have a file LICENSE. Where two with the same priority have the same file, Flox does not build the environment.', 'Give each its own `priority`, as in cuda_nvcc 1, cuda_cudart 2, cudatoolkit 3. The lower one wins.'),
    FLX105: advise('CUDA exists for x86_64-linux and aarch64-linux only, and the environment is for macOS too.', 'Set `systems` of each CUDA package to those two, or `options.systems`.'),
    FLX106: advise('Packages of `cudaPackages` without a version stand beside some of `cudaPackages_12_8`.', 'Use one set for all. Where the mixture is wanted, name its toolkits in `--allow-toolkits`.'),
    FLX107: advise('`cudaPackages.NAME` without a catalog is that of the base catalog, which builds it from source on every machine.', 'Write `flox-cuda/cudaPackages.NAME`.'),
    FLX108: advise('The package gcc has the compiler, but not the library libstdc++.so.6, which wheels and C++ programs load.', 'Add gcc-unwrapped with `priority = 6`.'),
    FLX109: advise('manifest.toml was edited without Flox, or the lock was not committed. Activating then asks FloxHub, which needs a login.', 'Run `flox list` or `flox activate` once, and commit manifest.lock.'),
    FLX110: advise('A file was never added to git, is ignored, or has changes. A clone does not have it, and `flox publish` refuses it.', '`git add` and commit it.'),
    FLX111: advise('Builds have only the packages without `pkg-group`, and those of the group `toplevel`.', 'Remove `pkg-group` of the package, or install it a second time without one.'),
    FLX112: advise('Without `sandbox = "pure"` a build sees the network and files that are not in git, so another machine may build something else.', 'Set `sandbox = "pure"`. What must be downloaded is a build of its own, to which this one refers by its name.'),
    FLX113: advise('The include is not in manifest.lock, so it is fetched from FloxHub, with a login and as far as it is trusted.', 'Commit a lock that has it, or set FLOX_FLOXHUB_TOKEN and `trusted_environments`.'),
    FLX114: advise('A variable, hook or command was written for one machine. Others, and containers, do not have that path.', 'Use `$FLOX_ENV` for packages, `$FLOX_ENV_PROJECT` for the repository, `$FLOX_ENV_CACHE` for data.'),
    FLX115: advise('manifest.toml is committed, pushed to FloxHub and copied into images, with everything in it.', 'Remove it, revoke the secret, and give it to the job as a variable of its environment.'),
    FLX116: advise('`exit` in a hook ends the activation itself, and with it what was to run in the environment.', 'Write `return`.'),
    FLX117: advise('Nobody answers in CI or in a container: the activation waits, or goes on with an empty answer.', 'Use a variable with a default, or ask in `[profile]` or only where there is a terminal (`[ -t 0 ]`).'),
    FLX118: advise('The index in the URL (`cu124` is for CUDA 12.4) was not changed when the toolkit was.', 'Use the index of the toolkit, or the toolkit of the index.'),
    FLX119: advise('An index without CUDA is the default, and one with CUDA an extra one, or the other way round: pip takes whichever version is higher.', 'Name one index.'),
};

;// CONCATENATED MODULE: ./lib/model/advice/machines.js

/** The machine and the installations on it. */
const machineAdvice = {
    FLX001: advise('The vendor has packages only for dpkg, rpm and macOS.', 'Use such a machine, or install Nix and give `flox-commit`.'),
    FLX002: advise('The version is newer than this action, which knows the hashes of earlier ones.', 'Choose a known version, or give `flox-sha256` from a source that you trust.'),
    FLX003: advise('A proxy changed the download, the vendor replaced the file, or the given hash is of another one.', 'Nothing was installed. Find out why it differs before you use it.'),
    FLX004: advise('The rights to install are missing, or the package would replace the Nix of this machine.', 'Allow sudo without a password, or give `flox-commit`.'),
    FLX005: advise('The image of the runner has a Flox; what is there is never replaced.', 'Leave the version out, or use a machine without Flox.'),
    FLX006: advise('The installation is incomplete, or a library that it needs is missing.', 'Run `flox --version` on the machine and reinstall it.'),
    FLX007: advise('The setting is unknown to this version of Flox, or its value is.', 'Correct `extra-flox-config`.'),
    FLX008: advise('A typing error, or two inputs that name a version.', 'Write it as the message shows.'),
    INS001: advise('No earlier step installed Nix, or it is not on PATH.', 'Put the setup action before this step, or install Nix.'),
    INS002: advise('Another job on this machine is installing, configuring or removing at the same time.', 'Run it again when the other job is done.'),
    INS003: advise('The journal was edited, damaged, or belongs to a user who should not write it.', 'Check what it lists, then restore or remove it.'),
    INS010: advise('The version is newer than this action, which knows the hashes of earlier ones.', 'Choose a known version, or give `nix-sha256`.'),
    INS011: advise('A typing error.', 'Write the version as in 2.35.2, and the base URL as plain https.'),
    INS012: advise('A proxy changed the download, or the given hash is of another archive.', 'Find out why it differs before you use it.'),
    INS013: advise('/nix does not exist or belongs to somebody else, and sudo asks for a password.', 'Run the command of the message once as root, or allow sudo.'),
    INS014: advise('Another installer, a container image or a mount put something into /nix.', 'Put its nix on PATH so that it is used, or remove /nix.'),
    INS015: advise('A minimal container image.', 'Install tar, xz and the others that the message names.'),
    INS016: advise('The disk of /nix or of the temporary folder is nearly full.', 'Free space, or mount a larger disk.'),
    INS017: advise('A mirror serves changed archives, or a download was cut.', 'Use another base URL.'),
    INS018: advise('A program of the system failed; the message has its words.', 'Fix that and run the job again: nothing of the installation is left.'),
    INS019: advise('The job was cancelled.', 'Run the job again.'),
    INS020: advise('The daemon mode needs root, build users and a writable /etc.', 'Use the mode auto or single-user, or allow sudo.'),
    INS021: advise('Another daemon holds the socket, or the configuration is refused.', 'Read the log that the message names.'),
    INS022: advise('An earlier installation was killed, and this user may not remove what it left.', 'Remove it as the user who installed, or as root.'),
    INS023: advise('Another job is installing Nix on this machine.', 'Run the job again when it is done.'),
    INS030: advise('The image of the runner has a Nix; what is there is never replaced.', 'Leave `nix-version` out, or use a machine without Nix.'),
    INS031: advise('`preinstalled: require` is set, or this kind of machine must bring its own Nix, as NixOS does.', 'Install Nix in the image of the machine.'),
    INS032: advise('`preinstalled: refuse` is set, and the image of the machine has a Nix.', 'Remove `preinstalled: refuse`, or use another machine.'),
    INS033: advise('The job runs on Windows or on an architecture without Nix.', 'Use Linux (WSL included) or macOS.'),
    INS034: advise('An input does nothing on this kind of machine.', 'Leave it out, or see docs/machines.md.'),
    INS035: advise('Nix was installed for another user, or its group or `allowed-users` excludes this one.', 'Add this user to the group that the message names.'),
    INS036: advise('The Nix of the machine is old.', 'Update it to one of the fixed releases that the message names.'),
    INS040: advise('CUDA closures take tens of gigabytes, and the disk of a hosted runner is small.', 'Set `reclaim-disk`, put the store or the builds on another disk, or use a larger runner.'),
    INS041: advise('A part of the image is in use, or this user may not remove it.', 'Leave `reclaim-disk` out where it cannot work.'),
    INS042: advise('The folder holds something, is not on a real disk, or Nix cannot build in it.', 'Name an empty or absent folder on a disk with room.'),
    INS043: advise('The machine has no virtualization, or /dev/kvm belongs to a group that this user is not in.', 'Use a runner with KVM, or set `kvm: false`.'),
    INS044: advise('Containers and some kernels allow no user namespaces, which the sandbox needs.', 'Allow them, or set `sandbox` to what this machine can do.'),
    INS045: advise('Builds, logs or the store filled the disk.', 'Free space, or use a larger disk.'),
    INS050: advise('It belongs to another user or another installer, or a program of the system failed.', 'Do what the message says and run `nix-cuda uninstall` again.'),
    INS051: advise('A job still runs, or ended without cleaning up because it was killed.', 'Wait for it; use --force when no job is left.'),
};

;// CONCATENATED MODULE: ./lib/model/advice/networks.js

/** Downloads, binary caches and the store cache. */
const networkAdvice = {
    NET001: advise('No network, a firewall, a proxy that is not set, or a misspelt host.', 'Try the address with curl on the same machine; set http_proxy and https_proxy where a proxy is needed.'),
    NET002: advise('The file does not exist (404), a login is missing (401, 403), or the server has trouble (5xx).', 'Check the version and the base URL, or run the job again later.'),
    NET003: advise('A slow or overloaded network, or a proxy that cuts downloads.', 'Run the job again.'),
    NET004: advise('A redirect leads from https to http, to another scheme, or has a login in it.', 'Use an address that serves the file itself over https.'),
    NET005: advise('The server answers with something other than the file, such as a page of a proxy.', 'Check what the address serves.'),
    NET006: advise('The job was cancelled.', 'Run the job again.'),
    CCH001: advise('A scheme that Nix does not have, or a login in the address.', 'Write https://…, s3://… or file://…; logins belong into a netrc.'),
    CCH002: advise('The cache signs with a key that is not among the trusted ones.', 'Add the public key that its owner publishes to `extra-trusted-public-keys`.'),
    CCH003: advise('A key was cut while it was copied, or is a secret one.', 'Copy `name:base64` as its owner has it.'),
    CCH004: advise('A key was replaced, and the old one is still listed.', 'Keep the one that the owner publishes.'),
    CCH005: advise('The daemon takes caches only from users that it trusts.', 'Let root add this user to `trusted-users`, or the caches to nix.conf.'),
    CCH006: advise('NIX_CONFIG or a nix.conf of the user sets `substituters`, which replaces the list.', 'Write `extra-substituters` there.'),
    CCH007: advise('The daemon ignores caches that a user requests whom it does not trust.', 'Add the cache to the nix.conf of the machine, or this user to `trusted-users`.'),
    CCH008: advise('The key of the cache was replaced, or the cache is not the one that it claims to be.', 'Compare the key with the one that the owner publishes.'),
    CCH009: advise('No network, a wrong address, or a cache that is down.', 'Ask for its nix-cache-info with curl on the same machine.'),
    CCH010: advise('The address is of something else, or a login is missing.', 'Its `/nix-cache-info` must answer; give a netrc for a private cache.'),
    CCH011: advise('The cache serves a store folder other than /nix/store.', 'Use a cache for the same folder.'),
    CCH012: advise('The cache lost files, or a collection of garbage ran there.', 'Tell its owner; Nix builds what it does not get.'),
    CCH013: advise('A distant or overloaded server.', 'Take it out, or place it last by its priority.'),
    CCH020: advise('GitHub’s service has trouble, or this runner has none.', 'The build is not affected. Run it again later.'),
    CCH021: advise('A pull request from a fork may not write, the quota is used up, or no key to sign with was given.', 'Use `store-cache: read` there, or give `store-cache-key`.'),
    CCH022: advise('An entry has paths without a trusted signature, or that are not what their derivation makes.', 'The others were used. Set `store-cache-key` so that entries are signed.'),
    CCH023: advise('An upload or a download was cut.', 'Nothing to do: it is built and saved again.'),
    CCH024: advise('The key was cut, or is the public one instead of the secret one.', 'Make one with `nix key generate-secret`.'),
    CCH025: advise('The disk is full, or a path is gone from the store.', 'Free space; the build itself is done.'),
    CCH026: advise('CUDA’s licence restricts who may redistribute its files, and everybody can read the cache of a public repository.', 'Nothing to do; `store-unfree` names what may be kept all the same.'),
    CCH027: advise('Jobs of different repositories share this machine.', 'Give the key to all of them, or to none.'),
    CCH028: advise('flake.nix has a `nixConfig` with substituters, and the configuration of this job has others.', 'Set `accept-flake-config: true`, or add the caches and keys to `extra-substituters` and `extra-trusted-public-keys`.'),
};

;// CONCATENATED MODULE: ./lib/model/advice/requests.js

/** Inputs, the request file, nix.conf and credentials. */
const requestAdvice = {
    CFG001: advise('A typing error, or a value of another version of this action.', 'Write one of the values that the message lists.'),
    CFG002: advise('The same thing is set in two places, or two inputs exclude each other.', 'Keep one of the two.'),
    CFG003: advise('An input or an argument without a default was left out.', 'Add it as the message shows.'),
    CFG004: advise('The file has another name, lies in another folder, is not checked out, or cannot be read by this user.', 'Check `matrix-file` and that `actions/checkout` runs first; the default is .github/nix-cuda.yml.'),
    CFG005: advise('An indentation or a quote is wrong, or a key occurs twice.', 'Correct the line that the message names.'),
    CFG006: advise('A key is misspelt, or an entry has a form that the key does not take.', 'Compare the entry with docs/request.md, or let your editor check the file against schemas/request.json.'),
    CFG007: advise('Steps or jobs of one run use different versions of this action, or a document was edited.', 'Pin the same version of the action everywhere and run the workflow again.'),
    CFG008: advise('A typing error, an option of another command, or a list that was split at blanks instead of commas.', 'Write the name that the message suggests; the `--help` of a command lists all.'),
    CFG009: advise('`nixpkgs: lock` is set, and flake.lock is missing or its root has no input named nixpkgs.', 'Run `nix flake lock` and commit flake.lock, or name a Nixpkgs.'),
    CFG010: advise('A secret was put into `settings`, which GitHub may show in the log.', 'Give it as an input of its own, from a secret of the repository.'),
    CFG011: advise('A pull request from a fork, or a comment, started the run, and an input would be run as code.', 'Let the run make its own plan and set `allow-less-trusted`, or build on push.'),
    CFG020: advise('A line of `extra-nix-config` has no `=`, or text that no line can hold.', 'Write `name = value`.'),
    CFG021: advise('A name or a value has blanks, line breaks or #, for which nix.conf has no quoting.', 'Use a value without these characters.'),
    CFG022: advise('The path of an include is relative, or the file would include itself.', 'Write the whole path of another file.'),
    CFG023: advise('A setting is unknown to this version of Nix, or its value is malformed.', 'Correct `extra-nix-config`; the message has Nix’s own words.'),
    CFG024: advise('A setting is unknown to this version of Nix, deprecated, or needs an experimental feature.', 'Check the setting in `extra-nix-config`.'),
    CFG025: advise('The nix.conf of this machine was broken before this action ran.', 'Correct the file that the message names, then run the job again.'),
    CFG026: advise('The folder of nix.conf or RUNNER_TEMP cannot be written to, or the disk is full.', 'Give this user the right to write there, or use another RUNNER_TEMP.'),
    CFG027: advise('A token is malformed, is for a host that Nix does not ask, or stands in an address.', 'Give it through `github-token`, or `extra-access-tokens` as `host=token`.'),
    CFG028: advise('Two jobs run on one machine at the same time and share its Nix daemon.', 'Give both jobs the same value, or let them run one after the other.'),
    CFG030: advise('The text is not in the form that Nix and curl read, or the file cannot be written.', 'Write `machine HOST login USER password SECRET`, or a certificate bundle in PEM.'),
    CFG031: advise('A field of the builder is missing, or nothing says which host key it has.', 'Write the line as in nix.conf(5), with the host key as its last field.'),
    CFG032: advise('The address, the user or the key is wrong, a firewall is in the way, or the builder was reinstalled.', 'Log in with `ssh` from the same machine; check a changed host key with whoever runs the builder.'),
    CFG033: advise('A setting such as `require-sigs = false`, `trusted = 1` or `trusted-users = *` was asked for.', 'Give the key of the cache in `extra-trusted-public-keys` instead.'),
};

;// CONCATENATED MODULE: ./lib/model/advice/all.js





/** What usually causes each problem, and what to do about it. */
const advice = {
    ...requestAdvice,
    ...machineAdvice,
    ...environmentAdvice,
    ...networkAdvice,
    ...cellAdvice,
};
const origins = {
    CFG: 'while inputs, the request and the configuration of Nix are read, before anything is built',
    INS: 'while the machine is made ready (setup), left (post) or cleaned (uninstall)',
    FLX: 'while Flox is found, installed or configured (setup); from FLX101 on, while an environment is checked (flox lint)',
    NET: 'while something is downloaded',
    CCH: 'while binary caches or the store cache are configured, asked or filled',
    PLN: 'while the matrix is planned (plan, and setup with build)',
    BLD: 'while a cell is evaluated and built (build, and setup with build)',
    VER: 'while files are opened and compared with what was asked for (verify, build, and setup with build)',
};
/** Which part of the work reports a code. */
function originOf(code) {
    return origins[code.slice(0, 3)] ?? '';
}

// EXTERNAL MODULE: ./lib/model/codes.js
var codes = __webpack_require__(73647);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/project.js
var project = __webpack_require__(37404);
// EXTERNAL MODULE: ./lib/model/style.js
var style = __webpack_require__(58696);
// EXTERNAL MODULE: ./lib/report/text-table.js
var text_table = __webpack_require__(45154);
// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: ./lib/actions/command-line.js
var command_line = __webpack_require__(5333);
// EXTERNAL MODULE: ./lib/actions/explain/surface.js
var surface = __webpack_require__(48228);
;// CONCATENATED MODULE: ./lib/actions/explain/command.js











const blames = {
    request: 'the request: what was asked for has to change',
    finding: 'a finding: the software is not as requested',
    environment: 'the environment: the machine, its network or a service',
};
/** `nix-cuda explain CODE…`: prints what is known of problem codes. Throws ProblemError CFG001 for what is no code. */
async function runExplain(host, line) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* explainSurface */.P, line.option);
    if (line.positionals.length === 0) {
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG003', 'No CODE was given.', 'Name codes as messages have them: nix-cuda explain VER001'));
    }
    const names = line.positionals.map((text) => text.toUpperCase());
    const unknown = names.filter((name) => !isCode(name));
    if (unknown.length > 0)
        throw new problem/* ProblemError */.Mm(unknown.map(unknownCode));
    const pages = names.filter(isCode).map(pageOf);
    host.answer(inputs.json ? (0,sink/* jsonText */.s$)(pages) : pages.map(pageText).join('\n'));
    return 0;
}
function isCode(name) {
    return Object.hasOwn(codes/* codes */.F, name);
}
function pageOf(code) {
    const { blame, meaning } = codes/* codes */.F[code];
    const exitCode = (0,command_line/* exitCodeOf */.FO)([(0,problem/* error */.z3)(code, '', '')]);
    const rule = rules/* rules */.aO.find((one) => one.code === code);
    return {
        code,
        meaning,
        blame,
        exitCode,
        ...advice[code],
        from: originOf(code),
        source: rule?.source,
        page: (0,project/* errorPage */.W)(code),
    };
}
function pageText(page) {
    const rows = [
        ['Blame', `${blames[page.blame]} (exit code ${page.exitCode})`],
        ['Cause', page.cause],
        ['Remedy', page.remedy],
        ['Reported', page.from],
        ['Rule', page.source],
        ['Page', page.page],
    ];
    const lines = rows.flatMap(([name, text]) => text ? [`  ${(0,style/* styled */.I4)('faint', name.padEnd(10))}${(0,text_table/* wrapped */.ky)(text, 12)}`] : []);
    return `${(0,style/* styled */.I4)('name', page.code)} ${(0,style/* styled */.I4)('heading', page.meaning)}\n\n${lines.join('\n')}\n`;
}
function unknownCode(name) {
    const family = Object.keys(codes/* codes */.F).filter((code) => code.startsWith(name.slice(0, 3)));
    const known = (family.length > 0 ? family : Object.keys(codes/* codes */.F).filter((code) => code.endsWith('001'))).toSorted();
    return (0,problem/* error */.z3)('CFG001', `There is no problem code ${JSON.stringify(name)}.`, `Codes like it: ${known.join(', ')}.`);
}


/***/ }),

/***/ 52670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O4: () => (/* binding */ earlyPtx),
  pc: () => (/* binding */ formatCapabilitiesSource),
  wV: () => (/* binding */ nixpkgsCuda),
  kR: () => (/* binding */ ptxDocs),
  hD: () => (/* binding */ quote),
  x$: () => (/* binding */ systemWithoutCuda),
  f6: () => (/* binding */ unknownCapability),
  Sc: () => (/* binding */ unknownSystem),
  v7: () => (/* binding */ unknownToolkit)
});

// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/system.js
var system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/cuda/architectures.js
var architectures = __webpack_require__(20587);
// EXTERNAL MODULE: ./lib/cuda/gpus.js
var cuda_gpus = __webpack_require__(95608);
// EXTERNAL MODULE: ./lib/cuda/selectors.js
var selectors = __webpack_require__(3225);
// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/cuda/nearest.js
var nearest = __webpack_require__(81193);
// EXTERNAL MODULE: ./lib/cuda/toolkits.js
var toolkits = __webpack_require__(45208);
;// CONCATENATED MODULE: ./lib/cuda/spelling.js
/**
 * What somebody means who writes capabilities and toolkits as other tools do: `90a` and `80-real;90` of CMake, `sm_86` with a
 * slip, `cu128` of PyTorch's wheels, `12_8` of Nixpkgs' attributes.
 */





/** Words of a request that name several capabilities. */
const names = ['default', 'all-major', 'hosted-gpus', 'jetson', ...new Set(architectures/* architectures */.f2.map(({ name }) => name))].map((name) => name.toLowerCase());
/**
 * The entries to write instead of a text that is none; empty where that cannot be guessed. A list of CMake's
 * (`80-real;90`) is several.
 */
function meantCapabilities(text, rows) {
    const parts = text.split(/[;,]/).filter((part) => part.trim() !== '');
    // With CMake a plain number is machine code and PTX; alone, it is how people write a capability.
    const isCmake = /-(?:real|virtual)\b/i.test(text);
    const meant = parts.map((part) => meantCapability(part.trim(), rows, isCmake && parts.length > 1));
    return meant.every((one) => one !== undefined) ? meant : [];
}
function meantCapability(text, rows, plainHasPtx) {
    const match = /^(?:sm|compute|cc)?[_ ]?([1-9]\d??)[._]?(\d)([af]?)(?:-(real|virtual))?(\+ptx)?$/i.exec(text);
    const [, major = '', minor = '', suffix = '', kind, withPtx] = match ?? [];
    const written = (0,capability/* parseCapability */._p)(`${major}.${minor}${suffix.toLowerCase()}`);
    const ptx = withPtx || kind?.toLowerCase() === 'virtual' || (plainHasPtx && !kind) ? '+PTX' : '';
    if (written && rows.some((row) => row.capability === (0,capability/* formatCapability */.q0)(written))) {
        return `${(0,capability/* formatCapability */.q0)(written)}${ptx}`;
    }
    const whole = /^[1-9]\d?$/.exec(text)?.[0];
    if (whole && rows.some((row) => !row.jetson && row.parsed.major === Number(whole)))
        return `${whole}.x`;
    const near = spelling_nearest(written ?? (0,capability/* parseCapability */._p)(/^[1-9]\d?\.\d/.exec(text)?.[0] ?? ''), rows);
    if (near)
        return `${near}${ptx}`;
    const word = text.replace(/\+ptx$/i, '');
    return (0,nearest/* nearestText */.m)(word.toLowerCase() === 'all' ? 'all-major' : word, names) ?? (0,cuda_gpus/* nearestGpus */.QK)(word)[0];
}
function spelling_nearest(wanted, rows) {
    return wanted && (0,architectures/* nearestArchitecture */.aN)(wanted, rows)?.capability;
}
/** The toolkit to write instead of a text that is none; undefined where that cannot be guessed. */
function meantToolkit(text, rows) {
    const has = (version) => rows.some((row) => row.version === version);
    const word = text.trim().toLowerCase();
    const number = word.replace(/^(?:cuda(?:packages|toolkit|-toolkit)?|cu|v)[-_ ]?/, '');
    const [, major = '', minor = ''] = /^(1\d)[._-]?(\d{1,2})(?:[._-]\w+)*$/.exec(number) ?? [];
    const exact = [`${major}.${minor}`, `${major}.${minor[0] ?? ''}`].find(has);
    if (exact)
        return exact;
    if (/^\d{1,2}[._]\d/.test(number))
        return (0,toolkits/* nearestToolkit */.pK)(number.replace('_', '.'), rows)?.version;
    return (0,nearest/* nearestText */.m)(word, ['latest', 'default', 'cpu']);
}

;// CONCATENATED MODULE: ./lib/cuda/refusals.js
/** The refusals of values that no table knows, with the nearest that one does. */







const ptxDocs = 'https://docs.nvidia.com/cuda/parallel-thread-execution/';
const nixpkgsCuda = 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules';
/** The refusal of a capability that no toolkit has; `rows` are those that may be offered instead. */
function unknownCapability(text, more = {}, rows = architectures/* architectures */.f2) {
    return (0,problem/* error */.z3)('PLN003', `There is no CUDA capability ${quote(text)}.`, capabilityFix(text, rows), {
        ...more,
        source: ptxDocs,
    });
}
function capabilityFix(text, rows) {
    if (text.toLowerCase() === 'native') {
        return 'Write the capability of your GPU, which `nvidia-smi --query-gpu=compute_cap --format=csv` prints: the machine that builds may have no GPU.';
    }
    const meant = meantCapabilities(text, rows);
    if (meant.length > 1) {
        return `Did you mean ${meant.join(', ')}? Write one entry for each, or ${meant.join(' ')} for one fat binary.`;
    }
    const gpus = (0,cuda_gpus/* nearestGpus */.QK)(text.replace(/\+ptx$/i, ''));
    const [one = gpus.join(' or ')] = gpus.includes(meant[0] ?? '') ? [] : meant;
    return one === ''
        ? `Write ${selectors/* capabilityForms */.uV}; \`nix-cuda tables\` lists capabilities with their GPUs.`
        : `Did you mean ${one}? \`nix-cuda tables\` lists capabilities with their GPUs.`;
}
/** The refusal of a toolkit that was never released, or is older or newer than the tables. */
function unknownToolkit(text, more = {}, rows = toolkits/* toolkits */.kW) {
    const meant = meantToolkit(text, rows);
    return (0,problem/* error */.z3)('PLN004', `There is no CUDA toolkit ${quote(text)}.`, `${meant ? `Did you mean ${meant}?` : `Write ${selectors/* toolkitForms */.OK}.`} \`nix-cuda tables\` lists all toolkits.`, { ...more, source: 'https://developer.nvidia.com/cuda-toolkit-archive' });
}
/** The refusal of a system that is none. */
function unknownSystem(text, more = {}) {
    return (0,problem/* error */.z3)('PLN005', `There is no system ${quote(text)}.`, `Use ${system/* systems */.nV.slice(0, -1).join(', ')} or ${system/* systems */.nV.at(-1)}.`, {
        ...more,
        source: 'https://nix.dev/manual/nix/stable/development/building#system',
    });
}
/** The refusal of a system for which NVIDIA has no toolkit; `fits` are those on which the cell can exist. */
function systemWithoutCuda(text, fits) {
    return (0,problem/* error */.z3)('PLN005', `There is no CUDA for the system ${quote(text)}.`, `Use ${[fits.join(' or '), 'the toolkit cpu for a cell without CUDA'].filter((part) => part !== '').join(', or ')}.`, { source: `${nixpkgsCuda}/_cuda/lib/redist.nix` });
}
/** Nixpkgs adds PTX by config.cudaForwardCompat, which looks at the last capability alone. */
const formatCapabilitiesSource = `${nixpkgsCuda}/_cuda/lib/strings.nix`;
/** PLN015. */
function earlyPtx(capability, last, more = {}) {
    return (0,problem/* error */.z3)('PLN015', `PTX was requested for ${capability}, but Nixpkgs can add PTX only for the last capability of a cell, ${last}.`, `Write ${last}+PTX, or put ${capability}+PTX into a cell of its own.`, { ...more, source: formatCapabilitiesSource });
}
/** A text of the user in a message, cut where it is long. */
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
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

/***/ 37404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ errorPage)
/* harmony export */ });
const repository = 'https://github.com/setup-nix-cuda/setup-nix-cuda';
/**
 * Where a problem code is explained: the page of main, whatever version runs. A code is never reused and stays on the page, and
 * GITHUB_ACTION_REF may be a commit of a fork, or empty.
 */
function errorPage(code) {
    return `${repository}/blob/main/docs/errors.md#${code.toLowerCase()}`;
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


/***/ })

};
