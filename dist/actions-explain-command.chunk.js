import { rules } from "./planning.chunk.js";
import { ProblemError, codes, error, errorPage, exitCodeOf, explainSurface, jsonText, readInputs, styled, wrapped } from "./frame.chunk.js";

// src/model/advice/advice.ts
function advise(cause, remedy) {
	return {
		cause,
		remedy
	};
}

// src/model/advice/activation.ts
/** Commands in environments of Flox. */
const activationAdvice = {
	FLX155: advise("A package cannot be downloaded or built, two packages have the same file, or the hook failed.", "Read what Flox printed before it, and run `flox activate` on your own machine."),
	FLX156: advise("manifest.lock is missing or older than the manifest, so Flox resolves packages; since October 2026 that needs a login. Or the token has expired.", "Commit an up-to-date manifest.lock, with which no login is needed; or give the job a valid FLOX_FLOXHUB_TOKEN."),
	FLX157: advise("The name is misspelled, the environment is private and the job has no token for it, or the token has expired: Flox says the same of all three.", "Check the name, and give the job a valid FLOX_FLOXHUB_TOKEN of an account that may read the environment."),
	FLX158: advise("Hooks run any code, so Flox activates environments of FloxHub, also included ones, only from owners that are trusted. A token is access, not trust.", "Set `trust: true` for one step, or `trusted-environments` of the setup step for the whole job."),
	FLX159: advise("The network of the runner, a proxy, or FloxHub itself. An environment in a folder with an up-to-date lock does not need FloxHub.", "Run the job again; for a firewall see docs/network.md."),
	FLX160: advise("The package was published to a catalog of an organization, and the token is missing, has expired, or is of somebody else.", "Give the job a FLOX_FLOXHUB_TOKEN of the organization."),
	FLX161: advise("The command itself: its output is above. It ran with `-e` and `-o pipefail`, so it ended at the first failure.", "Run it in `flox activate` on your own machine."),
	FLX162: advise("No step before this one installed Flox.", "Use the setup step with `flox: true` before it, or install-flox-action."),
	FLX163: advise("The name is misspelled, or the environment has no `[services]`.", "Write a name that the message lists, or `all`."),
	FLX164: advise("Its command failed, its port was in use, or it went into the background without is-daemon = true. The last lines of its log are above.", "Fix the command of the service; `flox activate -s` on your own machine starts it too."),
	FLX165: advise("The disk is full, GitHub refused the entry, or the cache service did not answer. The command ran, or runs, without it.", "Check the size in the log: GitHub keeps 10 GB per repository.")
};

// src/model/advice/bridge.ts
const repairDriver = "Restart the machine after an update of the driver; `nvidia-smi` must answer.";
/** The driver bridge, and programs that run through it. */
const bridgeAdvice = {
	GPU301: advise("No driver is installed, or a container was started without it.", "Install the driver; start containers with `--gpus all` and `NVIDIA_DRIVER_CAPABILITIES=compute,utility`."),
	GPU302: advise("home-manager or nix-system-graphics pins a driver, and the system has updated its own.", "Pin the version of the kernel module there. Until then the libraries of the system are used."),
	GPU303: advise("A container has only the capability `utility`, or a package of the driver is missing.", "Set `NVIDIA_DRIVER_CAPABILITIES=compute,utility`, or install all compute packages of the driver."),
	GPU304: advise("The driver was built for a newer system than the Nixpkgs of the program.", "Build the program with a newer Nixpkgs."),
	GPU305: advise("The machine sets LD_LIBRARY_PATH for everybody, as images with a CUDA toolkit do.", "Nothing has to be done. To keep a folder, set it behind: `nix-cuda run -- env LD_LIBRARY_PATH=… PROGRAM`."),
	GPU306: advise("The state folder is not writable, or its disk is full.", "Free disk space, or set `XDG_STATE_HOME`."),
	GPU307: advise("A container has only the capabilities for computing.", "Set `NVIDIA_DRIVER_CAPABILITIES=all`, or install the graphics packages of the driver."),
	GPU308: advise("The rights of root, or patchelf, are missing; or another program has made /run/opengl-driver.", "Use the bridge of one program (`nix-cuda run`), which needs neither."),
	GPU309: advise("The driver of a Jetson is part of its system.", "Use jetpack-nixos, or a container of JetPack."),
	GPU310: advise("A typing error, or the program is not on PATH.", "Give the path of the program."),
	GPU320: advise("There is no bridge, or the driver is not installed.", "Start the program with `nix-cuda run -- PROGRAM`."),
	GPU321: advise("A folder `stubs` of a toolkit is in the program's RUNPATH or in LD_LIBRARY_PATH.", "Use the stubs for linking only; add `autoAddDriverRunpath` to the package."),
	GPU322: advise("The driver was updated without a restart, or is older than the program needs.", repairDriver),
	GPU323: advise("The GPU was not given to this container, `CUDA_VISIBLE_DEVICES` is empty, or the GPU has failed.", "Run `nix-cuda doctor`, which says which of these it is."),
	GPU324: advise("It was compiled for other GPUs, without PTX.", "Add the compute capability of this GPU to the request. `nix-cuda verify --gpu` says it before the run."),
	GPU325: advise("The PTX comes from a newer toolkit than the driver, or needs a newer GPU.", "Add machine code for this GPU, or update the driver."),
	GPU326: advise("libcuda was found without the folder around it: through a RUNPATH, which libcuda itself does not inherit.", "Start the program with `nix-cuda run -- PROGRAM`."),
	GPU327: advise("On machines with NVSwitch the Fabric Manager must run, with the version of the driver.", "Start nvidia-fabricmanager."),
	GPU328: advise("Another program uses the memory.", "Run `nvidia-smi`, and end what was left behind."),
	GPU329: advise("The compute mode is exclusive or prohibited, or another program holds the GPU.", "Wait for that program, or set the mode to Default."),
	GPU330: advise("The error is not known to this version.", repairDriver),
	GPU331: advise("The GPU is faulty.", "Take the machine out of service and run `dcgmi diag -r 3`."),
	GPU332: advise("There is no Nix, or the Nixpkgs cannot build a C program.", "Give the program with `--probe`, or a Nixpkgs with `--nixpkgs`."),
	GPU333: advise("The program itself failed.", "Its last lines are shown; run it alone with `nix-cuda run`.")
};

// src/model/advice/cells.ts
/** Planning, building and verifying. */
const cellAdvice = {
	PLN001: advise("A GPU is newer than a toolkit of the request.", "Use the newer toolkit, or exclude the pair."),
	PLN002: advise("CUDA dropped old GPUs: 13.0 those before 7.5.", "Use an older toolkit for them, or exclude the pair."),
	PLN003: advise("A typing error, or a GPU newer than this version.", "Write it as in 8.6, 9.0a or 12.0f."),
	PLN004: advise("A typing error, or a release newer than this version.", "Write it as in 12.8 or 12.x."),
	PLN005: advise("NVIDIA has toolkits only for Linux on x86-64 and 64-bit ARM.", "Use x86_64-linux or aarch64-linux; other systems have cells for `cpu`."),
	PLN006: advise("A Jetson is an ARM machine.", "Add aarch64-linux to `systems`."),
	PLN007: advise("Jetson packages of CUDA differ from those of other machines.", "Ask for Jetson capabilities in a cell of their own."),
	PLN008: advise("CUDA 13 calls Thor 11.0, earlier toolkits call it 10.1.", "Use the name that the message gives."),
	PLN009: advise("NVIDIA publishes Jetson packages for some toolkits only.", "Use a toolkit that the message names."),
	PLN010: advise("Two entries of the request select the same cell.", "Nothing to do: it is built once."),
	PLN011: advise("The request file is missing, lies elsewhere or is empty, and no input names packages.", "Write .github/nix-cuda.yml, or give `packages`."),
	PLN012: advise("No pair of the lists can exist.", "See the reasons, or use `nix-cuda plan --explain ID`."),
	PLN013: advise("PTX of 9.0a or 12.0f runs only on that GPU or family.", "Ask for PTX of the baseline, as in `9.0+PTX`."),
	PLN014: advise("The lists of a request are multiplied.", "Use a tier that selects corners, or raise `max-cells`."),
	PLN015: advise("Only the newest capability of a cell can have PTX in Nixpkgs.", "Append `+PTX` to the last one."),
	PLN016: advise("This Nixpkgs is older than the GPU, or no longer has it.", "Use another Nixpkgs, or leave the capability out."),
	PLN017: advise("Nixpkgs keeps a few toolkits at a time.", "Use one that the message names, or `legacy-toolkits: true` for dropped ones."),
	PLN018: advise("`driver` is older than the first one for this toolkit.", "Raise `driver`, or use an older toolkit."),
	PLN019: advise("Drivers compile PTX up to the version of their own CUDA.", "Ask for real targets instead of PTX, or use an older toolkit."),
	PLN020: advise("Each nvcc takes host compilers up to a certain version.", "Use a Nixpkgs that has an older GCC, or a newer toolkit."),
	PLN021: advise("The package does not evaluate with this toolkit: an unsupported version, a missing attribute, a licence.", "Read Nix’s message; `nix-cuda plan --explain ID` prints the expression to try."),
	PLN022: advise("CUDA was released after this version.", "Update this action; the cell is tried all the same."),
	PLN023: advise("An `exclude` pattern of the request matches.", "Change the pattern if the cell should be built."),
	PLN024: advise("A flake output or a file without placeholders is the same for every toolkit.", "Put {toolkit} or {sm} into the entry, or use a package of Nixpkgs or an overlay."),
	PLN025: advise("This version does not build packages of this form.", "Use a form of docs/request.md."),
	PLN026: advise("The package sets its architectures itself instead of reading cudaPackages.flags.", "Let it read them; until then the cells are built once."),
	PLN027: advise("A Nixpkgs revision that no cache has built, or toolkits from an overlay.", "Use a branch such as nixos-cuda/nixos-unstable-cuda, or expect to build dependencies."),
	PLN028: advise("This Nixpkgs is newer or older than the tables of this version.", "Nothing to do: Nixpkgs decides."),
	PLN029: advise("GitHub limits the outputs of a job.", "Use a tier, or call the workflow several times with a part of the request each."),
	PLN030: advise("A pattern has a typing error, or selects cells that another rule excludes.", "Correct or remove it."),
	PLN031: advise("The entry depends on Nixpkgs, and there is no Nix or `evaluate` is never.", "Plan with Nix."),
	PLN032: advise("The store cache is off, the job may not write to it, or the stage would cost more time than it saves.", "Nothing to do: each cell builds what it needs."),
	PLN033: advise("A cache did not answer in time.", "Nothing to do: the plan counts it as if it had nothing."),
	PLN034: advise("The request has no `nixpkgs`, and there is no flake.lock with one.", "Nothing to do; to stay on one revision, lock Nixpkgs in flake.lock or name it in `nixpkgs`."),
	PLN035: advise("GitHub cannot be reached, or its limit for requests without a token is exhausted.", "Pass `github-token`, or name a revision in `nixpkgs`."),
	PLN036: advise("`gpu-runners` fits more than 256 cells.", "Name fewer GPUs there, or select fewer cells with a tier."),
	BLD001: advise("The package needs an attribute, a licence or a file that is not there; files that git does not track are missing.", "Read Nix’s message; `git add` new files."),
	BLD002: advise("A compile error, a test that fails, memory or disk that ran out, or a hash that differs.", "Read the last lines of the log; `nix-cuda build CELL` builds it on your machine."),
	BLD003: advise("The job was cancelled or ran out of time.", "Run the job again."),
	BLD004: advise("The installation of Nix is broken, or a version that is not known yet.", "Run `nix --version`."),
	BLD005: advise("Its job was cancelled, ran out of time or lost its runner.", "Open the job of the cell, and run failed jobs again."),
	BLD006: advise("Something other than the build action of this run wrote an artifact.", "Find out which job wrote it."),
	BLD007: advise("A later step of the job failed, or the job was cancelled after its result was uploaded.", "Open the failed job; its log names the step."),
	VER001: advise("The build ignores cudaCapabilities: its CMake, setup.py or Makefile sets architectures of its own.", "Pass it the targets of the cell, for CMake cudaPackages.flags.cmakeCudaArchitecturesString: docs/packages.md#build-systems."),
	VER002: advise("A prebuilt library, or a dependency that was built with another cudaPackages.", "Take all CUDA parts from the same cudaPackages."),
	VER003: advise("The build did not find CUDA and left it out, or the kernels are in a dependency.", "Read in the log whether CUDA was found; for a tool without kernels write `device-code: optional`."),
	VER004: advise("A copy was cut, or the file is of an unknown form.", "Build or copy it again."),
	VER005: advise("The path is misspelt, or this user may not read it.", "Check the path and its rights."),
	VER006: advise("PTX was asked for (`+PTX`), and the build compiles real targets only.", "Let the build read cudaForwardCompat, or ask without +PTX."),
	VER007: advise("The build adds targets of its own.", "Remove them, or ask for them."),
	VER008: advise("The image has no record of its compiler, as in LTO or old code.", "Check the toolkit by other means."),
	VER009: advise("The path is a device, a socket or a pipe.", "Name files or folders."),
	VER010: advise("A 32-bit or big-endian file, a thin archive, or a compressed section.", "Verify the files that it was made from."),
	VER011: advise("The package uses CUDA although config.cudaSupport is false.", "Make CUDA depend on config.cudaSupport."),
	VER012: advise("`units: any` allows it.", "Nothing to do, unless every unit should have the target."),
	VER013: advise("CUTLASS and others compile some kernels for 9.0a or 10.0a alone.", "Nothing to do: other GPUs do not run these kernels."),
	VER014: advise("The file is packed, encrypted or of no kind that carries device code.", "Unpack it first."),
	VER015: advise("The folder has archives in a form that is not opened.", "Unpack them, and verify the files."),
	VER016: advise("The result has neither code for the GPU nor PTX that its driver compiles.", "Add the capability to the request."),
	VER017: advise("objcopy, a linker script or a merged section removed registration records (.nvFatBinSegment), or the program loads these containers by itself.", "Nothing to do where the program loads them by itself; else find the step of the build that removes the records."),
	VER018: advise("The source compiles a kernel for some targets alone, with `__CUDA_ARCH__` or a list of architectures of its own.", "Nothing to do where the kernel needs a newer GPU on purpose; else compile it for every requested target.")
};

// src/model/advice/environments.ts
/** Environments of Flox. */
const environmentAdvice = {
	FLX101: advise("The folder is another one, or `.flox` was not committed.", "Name the folder that has `.flox` in it, or make an environment with `flox init`."),
	FLX102: advise("A typing error, or a merge that left its marks.", "Correct the line. `flox edit` refuses a manifest that is not valid."),
	FLX103: advise("A newer Flox wrote the file.", "Update this action. Known versions are in the message."),
	FLX104: advise("Many CUDA packages have a file LICENSE. Where two with the same priority have the same file, Flox does not build the environment.", "Give each its own `priority`, as in cuda_nvcc 1, cuda_cudart 2, cudatoolkit 3. The lower one wins."),
	FLX105: advise("CUDA exists for x86_64-linux and aarch64-linux only, and the environment is for macOS too.", "Set `systems` of each CUDA package to those two, or `options.systems`."),
	FLX106: advise("Packages of `cudaPackages` without a version stand beside some of `cudaPackages_12_8`.", "Use one set for all. Where the mixture is wanted, name its toolkits in `--allow-toolkits`."),
	FLX107: advise("`cudaPackages.NAME` without a catalog is that of the base catalog, which builds it from source on every machine.", "Write `flox-cuda/cudaPackages.NAME`."),
	FLX108: advise("The package gcc has the compiler, but not the library libstdc++.so.6, which wheels and C++ programs load.", "Add gcc-unwrapped with `priority = 6`."),
	FLX109: advise("manifest.toml was edited without Flox, or the lock was not committed. Activating then asks FloxHub, which needs a login.", "Run `flox list` or `flox activate` once, and commit manifest.lock."),
	FLX110: advise("A file was never added to git, is ignored, or has changes. A clone does not have it, and `flox publish` refuses it.", "`git add` and commit it."),
	FLX111: advise("Builds have only the packages without `pkg-group`, and those of the group `toplevel`.", "Remove `pkg-group` of the package, or install it a second time without one."),
	FLX112: advise("Without `sandbox = \"pure\"` a build sees the network and files that are not in git, so another machine may build something else.", "Set `sandbox = \"pure\"`. What must be downloaded is a build of its own, to which this one refers by its name."),
	FLX113: advise("The include is not in manifest.lock, so it is fetched from FloxHub, with a login and as far as it is trusted.", "Commit a lock that has it, or set FLOX_FLOXHUB_TOKEN and `trusted_environments`."),
	FLX114: advise("A variable, hook or command was written for one machine. Others, and containers, do not have that path.", "Use `$FLOX_ENV` for packages, `$FLOX_ENV_PROJECT` for the repository, `$FLOX_ENV_CACHE` for data."),
	FLX115: advise("manifest.toml is committed, pushed to FloxHub and copied into images, with everything in it.", "Remove it, revoke the secret, and give it to the job as a variable of its environment."),
	FLX116: advise("`exit` in a hook ends the activation itself, and with it what was to run in the environment.", "Write `return`."),
	FLX117: advise("Nobody answers in CI or in a container: the activation waits, or goes on with an empty answer.", "Use a variable with a default, or ask in `[profile]` or only where there is a terminal (`[ -t 0 ]`)."),
	FLX118: advise("The index in the URL (`cu124` is for CUDA 12.4) was not changed when the toolkit was.", "Use the index of the toolkit, or the toolkit of the index."),
	FLX119: advise("An index without CUDA is the default, and one with CUDA an extra one, or the other way round: pip takes whichever version is higher.", "Name one index.")
};

// src/model/advice/flox-builds.ts
/** Builds of Flox environments as cells. */
const floxBuildAdvice = {
	FLX170: advise("The name is misspelled, or `dir` names another environment.", "Use a name of `[build]` in the manifest, or of a file in `.flox/pkgs`."),
	FLX171: advise("Packages get the toolkit of a cell by the name of their set, `cudaPackages_12_8`. None has such a name, or one has a `version` or comes from an include, which cannot be changed.", "Install the CUDA packages in this manifest, from `flox-cuda/cudaPackages_X_Y`, without `version`."),
	FLX172: advise("The catalog does not have every package for every toolkit and system, and a lock has only the systems that it was made for.", "Request what the catalog has (`flox show`), or add the system to `options.systems` and lock the environment again."),
	FLX173: advise("A cell of another toolkit or version than that of manifest.lock is locked by Flox in its job, and FloxHub resolves packages for accounts only.", "Sign in to FloxHub with `floxhub-auth` in the setup step, or request the toolkit of the lock alone."),
	FLX174: advise("Flox refused the manifest of the cell, or found no version of its packages that fit together.", "Make the change that the message names in a copy of the environment and run `flox edit` there."),
	FLX175: advise("There is no Flox where the plan is made, or the catalog did not answer. What the catalog lacks is then found out in the job of a cell.", "Install Flox before the plan (`flox: true`), or run it again later."),
	FLX176: advise("The catalog keeps old versions of a package, but not each; or the id is not that of the manifest.", "Use a version that `flox show` lists, and the id before `.pkg-path` in the manifest."),
	FLX177: advise("Flox calls an expression of `.flox/pkgs` with its Nixpkgs and nothing else.", "Write an expression for each toolkit and target and name them with placeholders, or let the Nixpkgs of the cell call the file (`NAME=./.flox/pkgs/NAME.nix`)."),
	FLX178: advise("The cell is a build of a Flox environment, and this job has no Flox.", "Set `flox: true` for the setup step of the job, or install Flox."),
	FLX179: advise("A cell is built in a copy of the project, for which git and room on the disk are needed.", "Do what the message says, then run the job again."),
	FLX180: advise("The environment has no host compiler that nvcc accepts, no CUDA runtime, or packages of several toolkits.", "Install gcc and cuda_cudart beside cuda_nvcc, from the set of the same toolkit."),
	FLX181: advise("env.json names an owner: the environment was pushed to FloxHub or pulled from it, and Flox builds from those of a folder alone.", "Disconnect it with `flox pull --copy` in its folder, and commit what that writes."),
	FLX182: advise("Packages such as `flox-cuda/python3Packages.torch` were built for one toolkit, which nothing in the manifest changes.", "Request the toolkit that they were built with, where both are loaded by one program.")
};

// src/model/advice/flox-shipping.ts
/** Publishing, images and generations of Flox environments. */
const floxShippingAdvice = {
	FLX185: advise("The step that installs Flox is missing, or the program is in no folder of PATH.", "Set `flox: true` in the setup step of the job, or install Flox (https://flox.dev/docs/install-flox)."),
	FLX186: advise("The secret is not passed to the step, has expired, or belongs to a service account, for which Flox does not know in which catalog to publish.", "Sign in to FloxHub with `floxhub-auth` in the setup step, or set FLOX_FLOXHUB_TOKEN from a secret, and name the organization in `flox-org`. Tokens are made on the pages of FloxHub."),
	FLX187: advise("The environment builds no package, several packages, or none of that name.", "Name one package in `flox-package`: an entry of `[build]` in the manifest, or a file of `.flox/pkgs`."),
	FLX188: advise("The environment was pulled from or pushed to FloxHub, or was never locked.", "Publish from an environment that lies in the repository. `flox pull --copy` disconnects one; `flox list` locks one."),
	FLX189: advise("A file of `.flox` was never added, or a program wrote it in an earlier step.", "Add and commit the file, or ignore it. Publishing builds what is committed."),
	FLX190: advise("An earlier step formats files, writes versions into them, or locks the environment again.", "Commit the change, or undo it with `git restore` before this step. Nothing discards changes for you."),
	FLX191: advise("The folder was copied rather than cloned, or no remote is configured.", "Publish from a clone: Flox records the URL and the revision from which a package can be built again."),
	FLX192: advise("actions/checkout left no credentials behind (`persist-credentials: false`), the token has expired, or the server is down.", "Keep the credentials of the checkout, or make the remote readable for git in this step in another way."),
	FLX193: advise("actions/checkout leaves a tag, a pull request or a commit without a branch; a new branch follows none of the remote.", "Set `flox-fix-checkout` to true, or run the commands of the message."),
	FLX194: advise("actions/checkout fetches one commit unless it is told otherwise.", "Set `fetch-depth: 0` in actions/checkout, or `flox-fix-checkout` to true."),
	FLX195: advise("The commit was not pushed, its branch was deleted or rewritten, or it is the merge commit that GitHub makes for a pull request.", "Push the commit to a branch, or publish from a push or a tag. A merge commit of a pull request disappears with it."),
	FLX196: advise("Git hooks, a lock file of another git, or a full disk.", "The message has what git said. The files of the checkout were not changed."),
	FLX197: advise("The manifest lists its systems, and that of this machine is not among them.", "Run one job per system on a machine of that system, or add the system to `options.systems`."),
	FLX198: advise("The result holds or needs libraries of the CUDA toolkit, or paths whose licence nothing states.", "Read the licence of each path that is named. If you may hand them to everybody who can read the catalog, say so in `acknowledge-unfree`; the sentence is recorded in the summary."),
	FLX199: advise("FloxHub refused the package, or could not be reached.", "The message has what Flox said. A package that was published already is not published again, so that a second run is safe."),
	FLX200: advise("The package does not build from what is committed, or not on this machine.", "Build it with `flox build` in a fresh clone."),
	FLX201: advise("Flox 1.14 ignores labels where the manifest has no table `[containerize.config]`.", "Add `[containerize.config]` to the manifest. It may be empty."),
	FLX202: advise("The container runtime is missing or full, the environment is not locked, or Flox could not fetch what makes the image.", "The message has what Flox said."),
	FLX203: advise("The file that Flox wrote is damaged or has another name, tag or labels than were asked for.", "Run it again. If it stays so, the version of Flox may be a newer one than this action knows."),
	FLX204: advise("A reference is `owner/name`, with `:generation` to pin one.", "Correct the reference."),
	FLX205: advise("The token has no right to write to the owner, FloxHub cannot be reached, or the environment does not build.", "The message has what Flox said."),
	FLX206: advise("An environment of that name was pushed from another folder.", "Pull that one and push from there. With `--force` the one on FloxHub is replaced, with its generations: what is pinned to one of them breaks."),
	FLX207: advise("The number is of another environment, or there is no earlier generation.", "List the generations first."),
	FLX208: advise("The environment is not on FloxHub, or is private and the token may not read it.", "Push it first, or sign in to FloxHub with `floxhub-auth` in the setup step."),
	FLX209: advise("Files lie in the checkout that git does not know, such as outputs of earlier steps.", "Nothing, if the build does not need them. Else commit them.")
};

// src/model/advice/gpu-runners.ts
/** Self-hosted runners with GPUs. */
const gpuRunnerAdvice = {
	GPU116: advise("The workflow runs for pull requests, and this one comes from a fork: whoever sent it chooses what runs on the machine.", "Build and prove pull requests on hosted runners and run GPU tests on push. Where the runner is thrown away after each job, set `allow-fork-pull-requests: true`."),
	GPU117: advise("A test of an earlier job still runs, or several runners share the GPU.", "End the process, or set CUDA_VISIBLE_DEVICES in the `.env` file of each runner."),
	GPU118: advise("A test has started programs that outlive it, or was killed and its children were not.", "End them in the test itself, as with `timeout --kill-after`, or in a step that always runs."),
	GPU119: advise("Derivations with `requiredSystemFeatures = [ \"cuda\" ]`, such as `gpuCheck`, need a machine with that feature and the driver inside the sandbox.", "Give the printed lines to the administrator, or run these tests outside the sandbox."),
	GPU120: advise("Tokens were written into the nix.conf of the machine, which has mode 0644.", "Move them into a file of mode 0600 that nix.conf includes (`!include`), and replace the tokens."),
	GPU121: advise("Installers add the user to `trusted-users`; such a user can make the daemon run programs as root.", "Remove the user from `trusted-users`, and let the administrator add the caches to nix.conf."),
	GPU122: advise("The store of a machine that stays grows with each job.", "Collect garbage on the machine, or lower `min-free-gib`.")
};

// src/model/advice/gpu-tests.ts
/** Tests of what cells built, on a GPU. */
const gpuTestAdvice = {
	GPU411: advise("The store cache is off or full, the cell failed, or its outputs were not pushed to a cache that this machine has.", "Turn the store cache on, or push the outputs to a binary cache and configure it here. Tests never build the cell."),
	GPU412: advise("The program is wrong, or a tester does not fit it.", "Its last lines are in the result; run the command with `nix-cuda run` on a machine with that GPU."),
	GPU413: advise("The test waits for something, or needs longer.", "Raise `timeout-minutes`, or test less."),
	GPU414: advise("Other jobs on this machine hold the locks of all GPUs that run the cell.", "Raise `wait-minutes`, or give the machine fewer jobs. `lsof` on the folder of the lock names who holds it."),
	GPU415: advise("flock of util-linux or bash is not installed, or nobody may write to the folder of the locks.", "Install util-linux, or set `lock-folder` to a folder that all jobs of the machine share."),
	GPU416: advise("A program that the test started still runs, or the driver has not freed its memory yet.", "Run `nvidia-smi`, and end what was left behind."),
	GPU417: advise("The command did not write its report, wrote it elsewhere, or wrote no JUnit XML.", "Write it to the file that `NIX_CUDA_JUNIT` names, or give its path as `junit`."),
	GPU418: advise("The package has only a gpuCheck that builds it again, its tester cannot be built, or Flox builds it.", "Give a command with `gpu-tests`, or run the gpuCheck inside the sandbox of a machine that allows it."),
	GPU419: advise("The request has no `gpu-tests` for the package, and no test of its `passthru.tests` has a gpuCheck.", "Add `gpu-tests` to the package."),
	GPU420: advise("The job of the GPU tests was cancelled or lost its runner, or a file there is not from the gpu-test action.", "See the log of that job, and run it again."),
	GPU421: advise("The store cache is off or read-only, the repository is treated as public, and a path is unfree, downloaded or of unknown origin.", "List in `store-unfree` what you may redistribute, or push the outputs to a private binary cache that both jobs have."),
	GPU422: advise("The artifact was changed or is of another cell, the disk of a runner is full, or the setup step of a workflow of your own has no `take-over: true`.", "Set it there, and give `built` the artifact as it was downloaded.")
};

// src/model/advice/gpus.ts
/** GPUs, their driver, and what was built for them. */
const gpuAdvice = {
	GPU101: advise("The job runs on a machine without a GPU, or the driver is not installed.", "Choose a GPU runner by its label in `runs-on`, or install the driver. Without a GPU nothing can be run, but everything can be built and proven."),
	GPU102: advise("The administrator restricts the nodes to a group (NVreg_DeviceFileMode, NVreg_DeviceFileGID).", "Add the user of the runner to the group of /dev/nvidia0 and start the runner again."),
	GPU103: advise("The module nvidia_uvm is loaded by the first CUDA program, through the setuid program nvidia-modprobe; a container cannot load it.", "Run `nvidia-modprobe -u -c=0` on the host, and start the container again."),
	GPU104: advise("The GPU has fallen off the bus (Xid 79 in the kernel log), or the driver waits for a reset.", "Take the runner offline, look for NVRM in `dmesg`, reset the GPU or restart the machine. If it happens again, check power and cooling."),
	GPU105: advise("The runner is of another kind, a GPU has failed, or the container was given only some.", "Choose another runner, or lower `min-gpus`."),
	GPU106: advise("The runner has smaller GPUs; with MIG a program has the memory of one instance.", "Choose another runner, or lower `min-memory-mib`."),
	GPU107: advise("MIG mode was switched on, or the machine was restarted: instances do not outlive that.", "Create instances (`nvidia-smi mig -cgi PROFILE -C`), or switch MIG off (`nvidia-smi -mig 0`)."),
	GPU108: advise("The container was started without `--gpus all`, or the pod does not request `nvidia.com/gpu`. Privileged pods get NVIDIA_VISIBLE_DEVICES=void from the GPU Operator.", "Start it with `--gpus all` or `--device nvidia.com/gpu=all`, or add `nvidia.com/gpu: 1` to the limits of the container."),
	GPU109: advise("The runner has older GPUs.", "Choose another runner, or lower `min-capability`."),
	GPU110: advise("CUDA_VISIBLE_DEVICES is empty or -1, as schedulers set it for jobs without GPUs.", "Remove the variable from the environment of the runner or of the step."),
	GPU111: advise("The administrator has set the mode (`nvidia-smi -c 2`).", "Set it to default: `nvidia-smi -c 0`, as root."),
	GPU112: advise("The memory of the GPU has errors that ECC could not correct since the driver was loaded.", "Reset the GPU or restart the machine; have the GPU replaced if the errors come back."),
	GPU113: advise("nvidia-persistenced is not running, so that the driver unloads the GPU when no program uses it.", "Start it: `systemctl enable --now nvidia-persistenced`."),
	GPU114: advise("The GPUs of Jetson modules have drivers, libraries and device code of their own.", "Build for the Jetson capability on aarch64-linux, and use the driver of its Jetson Linux."),
	GPU115: advise("The image of the runner sets the variable for its own CUDA toolkit, and these folders are searched before those of the program.", "Remove it from /etc/environment or the `.env` file of the runner."),
	GPU201: advise("The driver was upgraded while the machine ran, usually by unattended-upgrades.", "Restart the machine, and exclude the driver from automatic upgrades (`apt-mark hold`, or a blacklist in unattended-upgrades)."),
	GPU202: advise("The driver is not installed, its module does not fit the kernel, or nouveau or vfio-pci took the device first.", "Install the driver, or unbind the other one; `dmesg` and `lspci -k` show what has the device."),
	GPU203: advise("Only the kernel module is installed, or the container lacks the capability `compute` (NVIDIA_DRIVER_CAPABILITIES).", "Install the driver’s libraries of the same version, or start the container with NVIDIA_DRIVER_CAPABILITIES=compute,utility."),
	GPU204: advise("Every major version of CUDA has an oldest driver: 525 for 12, 580 for 13. Images of hosted GPU runners are behind.", "Upgrade the driver, or build with a toolkit of the major version that it has."),
	GPU205: advise("The driver runs machine code of every toolkit of its major version, but compiles only PTX of its own minor version or an older one.", "Compile for the capability of the GPU instead of relying on PTX, or upgrade the driver."),
	GPU206: advise("Blackwell and later GPUs are supported by NVIDIA’s open kernel modules only.", "Install the open flavour of the driver, as in the package `nvidia-open`."),
	GPU207: advise("The library and the module differ, a GPU has failed, or the container lost its GPUs when somebody ran `systemctl daemon-reload` on the host.", "Start the container again; on a bare machine look for NVRM in `dmesg`."),
	GPU208: advise("home-manager or nix-system-graphics linked a driver there for another version; NixOS was rebuilt and not restarted.", "Rebuild the configuration for the loaded version, or restart NixOS."),
	GPU209: advise("Neither /sys, /proc, the names of the libraries nor nvidia-smi say it, as in a sandbox.", "Run the check outside, where /sys or nvidia-smi is available."),
	GPU210: advise("The runner has an older driver than `min-driver`.", "Choose another runner, or upgrade its driver."),
	GPU401: advise("The cell was built for other GPUs and has no PTX that the driver could compile.", "Add the capability of the GPU to the request, or PTX (`9.0+PTX`)."),
	GPU402: advise("CUDA 13 compiles for 7.5 and later; a toolkit older than the GPU does not know it.", "Choose another toolkit: `nix-cuda tables` lists which one compiles for which capability."),
	GPU403: advise("The device code, or its PTX, comes from a newer toolkit than the driver supports.", "Upgrade the driver, or build with an older toolkit."),
	GPU404: advise("The toolkit is newer than the tables of this version.", "Run the program: only the driver can say it. A newer version of the action may know the toolkit.")
};

// src/model/advice/logins.ts
/** Signing in to FloxHub. */
const loginAdvice = {
	FLX120: advise("A secret is not set in this repository, has another name, or is not handed on to a reusable workflow.", "Set what the message names. A secret that does not exist is an empty text to GitHub."),
	FLX121: advise("FloxHub has no exchange of its own for tokens of GitHub.", "Name an endpoint that exchanges them, or a secret manager that keeps a token of FloxHub; or use `floxhub-auth: token`."),
	FLX122: advise("The permissions of the job, or of the caller of a reusable workflow, do not have id-token: write.", "Add it beside the permissions that are there, in the caller too."),
	FLX123: advise("A pull request from a fork or by Dependabot started the run: GitHub gives those no secrets.", "Nothing, where manifest.lock is committed: activating needs no login. Else run the job after the merge."),
	FLX124: advise("Tokens of FloxHub are valid for 30 days unless another time was chosen.", "Make a new token, and replace the secret."),
	FLX125: advise("The token was revoked, was cut while it was copied, or is of another FloxHub.", "Make a new token in FloxHub, and replace the secret. With a FloxHub of your own, set `floxhub-url`."),
	FLX126: advise("A token is valid for the audience that it was issued for alone.", "Set `floxhub-audience` (https://hub.flox.dev/api, without a slash at the end) or `floxhub-oidc-audience` to what the message says is expected."),
	FLX127: advise("The clock of a self-hosted machine is not synchronized. Tokens then look expired, or not yet valid.", "Synchronize it (systemd-timesyncd, chrony)."),
	FLX128: advise("No network, a proxy or a firewall, or the server is down.", "Allow the hosts of docs/network.md, set HTTPS_PROXY, or run the job again."),
	FLX129: advise("The server is overloaded, or something between answers in its place, such as the sign-in page of a network.", "Run the job again later. If it stays, open the address of the message."),
	FLX130: advise("The client id or the client secret is wrong, was replaced, or may not ask for tokens without a user.", "Replace both secrets. Flox gives new organizations service accounts instead: `floxhub-auth: token`."),
	FLX131: advise("The endpoint trusts another repository, branch, environment or audience, or does not support the grant.", "Compare its rules with the claims of the token in the message."),
	FLX132: advise("The address is not one of FloxHub, or its FloxHub is older than its discovery of issuers.", "Set `floxhub-url` to the address at which you open FloxHub, or use `floxhub-auth: token`."),
	FLX133: advise("The token is kept for the steps of this action, and is not in the environment of others.", "Set `floxhub-export: true` if later steps run `flox` themselves. Every later step can then read the token."),
	FLX134: advise("The daemon of Nix does not accept a netrc from this job, or `extra-nix-config` names another one.", "Nothing, without packages of private catalogs. Else put the login into that netrc.")
};

// src/model/advice/machines.ts
/** The machine and the installations on it. */
const machineAdvice = {
	FLX001: advise("The vendor has packages only for dpkg, rpm and macOS.", "Use such a machine, or install Nix and give `flox-commit`."),
	FLX002: advise("The version is newer than this action, which knows the hashes of earlier ones.", "Choose a known version, or give `flox-sha256` from a source that you trust."),
	FLX003: advise("A proxy changed the download, the vendor replaced the file, or the given hash is of another one.", "Nothing was installed. Find out why it differs before you use it."),
	FLX004: advise("The rights to install are missing, or the package would replace the Nix of this machine.", "Allow sudo without a password, or give `flox-commit`."),
	FLX005: advise("The image of the runner has a Flox; what is there is never replaced.", "Leave the version out, or use a machine without Flox."),
	FLX006: advise("The installation is incomplete, or a library that it needs is missing.", "Run `flox --version` on the machine and reinstall it."),
	FLX007: advise("The setting is unknown to this version of Flox, or its value is.", "Correct `extra-flox-config`."),
	FLX008: advise("A typing error, or two inputs that name a version.", "Write it as the message shows."),
	INS001: advise("No earlier step installed Nix, or it is not on PATH.", "Put the setup action before this step, or install Nix."),
	INS002: advise("Another job on this machine is installing, configuring or removing at the same time.", "Run it again when the other job is done."),
	INS003: advise("The journal was edited, damaged, or belongs to a user who should not write it.", "Check what it lists, then restore or remove it."),
	INS010: advise("The version is newer than this action, which knows the hashes of earlier ones.", "Choose a known version, or give `nix-sha256`."),
	INS011: advise("A typing error.", "Write the version as in 2.35.2, and the base URL as plain https."),
	INS012: advise("A proxy changed the download, or the given hash is of another archive.", "Find out why it differs before you use it."),
	INS013: advise("/nix does not exist or belongs to somebody else, and sudo asks for a password.", "Run the command of the message once as root, or allow sudo."),
	INS014: advise("Another installer, a container image or a mount put something into /nix.", "Put its nix on PATH so that it is used, or remove /nix."),
	INS015: advise("A minimal container image.", "Install tar, xz and the others that the message names."),
	INS016: advise("The disk of /nix or of the temporary folder is nearly full.", "Free space, or mount a larger disk."),
	INS017: advise("A mirror serves changed archives, or a download was cut.", "Use another base URL."),
	INS018: advise("A program of the system failed; the message has its words.", "Fix that and run the job again: nothing of the installation is left."),
	INS019: advise("The job was cancelled.", "Run the job again."),
	INS020: advise("The daemon mode needs root, build users and a writable /etc.", "Use the mode auto or single-user, or allow sudo."),
	INS021: advise("Another daemon holds the socket, or the configuration is refused.", "Read the log that the message names."),
	INS022: advise("An earlier installation was killed, and this user may not remove what it left.", "Remove it as the user who installed, or as root."),
	INS023: advise("Another job is installing Nix on this machine.", "Run the job again when it is done."),
	INS030: advise("The image of the runner has a Nix; what is there is never replaced.", "Leave `nix-version` out, or use a machine without Nix."),
	INS031: advise("`preinstalled: require` is set, or this kind of machine must bring its own Nix, as NixOS does.", "Install Nix in the image of the machine."),
	INS032: advise("`preinstalled: refuse` is set, and the image of the machine has a Nix.", "Remove `preinstalled: refuse`, or use another machine."),
	INS033: advise("The job runs on Windows or on an architecture without Nix.", "Use Linux (WSL included) or macOS."),
	INS034: advise("An input does nothing on this kind of machine.", "Leave it out, or see docs/machines.md."),
	INS035: advise("Nix was installed for another user, or its group or `allowed-users` excludes this one.", "Add this user to the group that the message names."),
	INS036: advise("The Nix of the machine is old.", "Update it to one of the fixed releases that the message names."),
	INS040: advise("CUDA closures take tens of gigabytes, and the disk of a hosted runner is small.", "Set `reclaim-disk`, put the store or the builds on another disk, or use a larger runner."),
	INS041: advise("A part of the image is in use, or this user may not remove it.", "Leave `reclaim-disk` out where it cannot work."),
	INS042: advise("The folder holds something, is not on a real disk, or Nix cannot build in it.", "Name an empty or absent folder on a disk with room."),
	INS043: advise("The machine has no virtualization, or /dev/kvm belongs to a group that this user is not in.", "Use a runner with KVM, or set `kvm: false`."),
	INS044: advise("Containers and some kernels allow no user namespaces, which the sandbox needs.", "Allow them, or set `sandbox` to what this machine can do."),
	INS045: advise("Builds, logs or the store filled the disk.", "Free space, or use a larger disk."),
	INS050: advise("It belongs to another user or another installer, or a program of the system failed.", "Do what the message says and run `nix-cuda uninstall` again."),
	INS051: advise("A job still runs, or ended without cleaning up because it was killed.", "Wait for it; use --force when no job is left.")
};

// src/model/advice/networks.ts
/** Downloads, binary caches and the store cache. */
const networkAdvice = {
	NET001: advise("No network, a firewall, a proxy that is not set, or a misspelt host.", "Try the address with curl on the same machine; set http_proxy and https_proxy where a proxy is needed."),
	NET002: advise("The file does not exist (404), a login is missing (401, 403), or the server has trouble (5xx).", "Check the version and the base URL, or run the job again later."),
	NET003: advise("A slow or overloaded network, or a proxy that cuts downloads.", "Run the job again."),
	NET004: advise("A redirect leads from https to http, to another scheme, or has a login in it.", "Use an address that serves the file itself over https."),
	NET005: advise("The server answers with something other than the file, such as a page of a proxy.", "Check what the address serves."),
	NET006: advise("The job was cancelled.", "Run the job again."),
	CCH001: advise("A scheme that Nix does not have, or a login in the address.", "Write https://…, s3://… or file://…; logins belong into a netrc."),
	CCH002: advise("The cache signs with a key that is not among the trusted ones.", "Add the public key that its owner publishes to `extra-trusted-public-keys`."),
	CCH003: advise("A key was cut while it was copied, or is a secret one.", "Copy `name:base64` as its owner has it."),
	CCH004: advise("A key was replaced, and the old one is still listed.", "Keep the one that the owner publishes."),
	CCH005: advise("The daemon takes caches only from users that it trusts.", "Let root add this user to `trusted-users`, or the caches to nix.conf."),
	CCH006: advise("NIX_CONFIG or a nix.conf of the user sets `substituters`, which replaces the list.", "Write `extra-substituters` there."),
	CCH007: advise("The daemon ignores caches that a user requests whom it does not trust.", "Add the cache to the nix.conf of the machine, or this user to `trusted-users`."),
	CCH008: advise("The key of the cache was replaced, or the cache is not the one that it claims to be.", "Compare the key with the one that the owner publishes."),
	CCH009: advise("No network, a wrong address, or a cache that is down.", "Ask for its nix-cache-info with curl on the same machine."),
	CCH010: advise("The address is of something else, or a login is missing.", "Its `/nix-cache-info` must answer; give a netrc for a private cache."),
	CCH011: advise("The cache serves a store folder other than /nix/store.", "Use a cache for the same folder."),
	CCH012: advise("The cache lost files, or a collection of garbage ran there.", "Tell its owner; Nix builds what it does not get."),
	CCH013: advise("A distant or overloaded server.", "Take it out, or place it last by its priority."),
	CCH020: advise("GitHub’s service has trouble, or this runner has none.", "The build is not affected. Run it again later."),
	CCH021: advise("A pull request from a fork may not write, the quota is used up, or no key to sign with was given.", "Use `store-cache: read` there, or give `store-cache-key`."),
	CCH022: advise("An entry has paths without a trusted signature, or that are not what their derivation makes.", "The others were used. Set `store-cache-key` so that entries are signed."),
	CCH023: advise("An upload or a download was cut.", "Nothing to do: it is built and saved again."),
	CCH024: advise("The key was cut, or is the public one instead of the secret one.", "Make one with `nix key generate-secret`."),
	CCH025: advise("The disk is full, or a path is gone from the store.", "Free space; the build itself is done."),
	CCH026: advise("CUDA’s licence restricts who may redistribute its files, and everybody can read the cache of a public repository.", "Nothing to do; `store-unfree` names what may be kept all the same."),
	CCH027: advise("Jobs of different repositories share this machine.", "Give the key to all of them, or to none."),
	CCH028: advise("flake.nix has a `nixConfig` with substituters, and the configuration of this job has others.", "Set `accept-flake-config: true`, or add the caches and keys to `extra-substituters` and `extra-trusted-public-keys`.")
};

// src/model/advice/requests.ts
/** Inputs, the request file, nix.conf and credentials. */
const requestAdvice = {
	CFG001: advise("A typing error, or a value of another version of this action.", "Write one of the values that the message lists."),
	CFG002: advise("The same thing is set in two places, or two inputs exclude each other.", "Keep one of the two."),
	CFG003: advise("An input or an argument without a default was left out.", "Add it as the message shows."),
	CFG004: advise("The file has another name, lies in another folder, is not checked out, or cannot be read by this user.", "Check `matrix-file` and that `actions/checkout` runs first; the default is .github/nix-cuda.yml."),
	CFG005: advise("An indentation or a quote is wrong, or a key occurs twice.", "Correct the line that the message names."),
	CFG006: advise("A key is misspelt, or an entry has a form that the key does not take.", "Compare the entry with docs/request.md, or let your editor check the file against schemas/request.json."),
	CFG007: advise("Steps or jobs of one run use different versions of this action, or a document was edited.", "Pin the same version of the action everywhere and run the workflow again."),
	CFG008: advise("A typing error, an option of another command, or a list that was split at blanks instead of commas.", "Write the name that the message suggests; the `--help` of a command lists all."),
	CFG009: advise("`nixpkgs: lock` is set, and flake.lock is missing or its root has no input named nixpkgs.", "Run `nix flake lock` and commit flake.lock, or name a Nixpkgs."),
	CFG010: advise("A secret was put into `settings`, which GitHub may show in the log.", "Give it as an input of its own, from a secret of the repository."),
	CFG011: advise("A pull request from a fork, or a comment, started the run, and an input would be run as code.", "Let the run make its own plan and set `allow-less-trusted`, or build on push."),
	CFG020: advise("A line of `extra-nix-config` has no `=`, or text that no line can hold.", "Write `name = value`."),
	CFG021: advise("A name or a value has blanks, line breaks or #, for which nix.conf has no quoting.", "Use a value without these characters."),
	CFG022: advise("The path of an include is relative, or the file would include itself.", "Write the whole path of another file."),
	CFG023: advise("A setting is unknown to this version of Nix, or its value is malformed.", "Correct `extra-nix-config`; the message has Nix’s own words."),
	CFG024: advise("A setting is unknown to this version of Nix, deprecated, or needs an experimental feature.", "Check the setting in `extra-nix-config`."),
	CFG025: advise("The nix.conf of this machine was broken before this action ran.", "Correct the file that the message names, then run the job again."),
	CFG026: advise("The folder of nix.conf or RUNNER_TEMP cannot be written to, or the disk is full.", "Give this user the right to write there, or use another RUNNER_TEMP."),
	CFG027: advise("A token is malformed, is for a host that Nix does not ask, or stands in an address.", "Give it through `github-token`, or `extra-access-tokens` as `host=token`."),
	CFG028: advise("Two jobs run on one machine at the same time and share its Nix daemon.", "Give both jobs the same value, or let them run one after the other."),
	CFG030: advise("The text is not in the form that Nix and curl read, or the file cannot be written.", "Write `machine HOST login USER password SECRET`, or a certificate bundle in PEM."),
	CFG031: advise("A field of the builder is missing, or nothing says which host key it has.", "Write the line as in nix.conf(5), with the host key as its last field."),
	CFG032: advise("The address, the user or the key is wrong, a firewall is in the way, or the builder was reinstalled.", "Log in with `ssh` from the same machine; check a changed host key with whoever runs the builder."),
	CFG033: advise("A setting such as `require-sigs = false`, `trusted = 1` or `trusted-users = *` was asked for.", "Give the key of the cache in `extra-trusted-public-keys` instead.")
};

// src/model/advice/secrets.ts
/** FloxHub's token in a secret manager. */
const secretAdvice = {
	FLX140: advise("A word is missing, is of another form, or has a blank in it.", "Write one value and then `key=value`, separated by blanks. docs/flox.md has an example of each place."),
	FLX141: advise("The role, its audience or its conditions are for another repository, branch or environment than that of this job.", "Compare what the message says of this job's token with the role at the server."),
	FLX142: advise("The name has a typing error, the secret or its version was deleted, or the path of a KV engine of version 2 lacks `data/`.", "Correct the name, or store the token there."),
	FLX143: advise("The identity was accepted, but it has no right to read this secret. Servers say the same of a secret that does not exist.", "Allow reading this one secret, as docs/flox.md shows."),
	FLX144: advise("The secret has several fields, or none of that name.", "Name the field that holds the token with `field=`."),
	FLX145: advise("A number, a list or binary data was stored.", "Store the token as a text."),
	FLX146: advise("The server was started and not unsealed, or the address is that of a server that is not the active one.", "Unseal it, or give the address of the active server or of its load balancer."),
	FLX147: advise("The clock of this machine, or that of the server, is wrong by more than a few minutes.", "Synchronize it (`timedatectl`), then run the job again."),
	FLX148: advise("The address is that of something else, or a proxy answers in its place.", "Open the address in a browser. For Vault it is that of its API, without `/ui` and `/v1`."),
	FLX149: advise("The secret is empty, or has more in it than the token.", "Store the token alone, as FloxHub showed it. A newline at its end is allowed.")
};

// src/model/advice/ship.ts
/** Evidence, publish and containerize. */
const shipAdvice = {
	SHP001: advise("Nothing was built in this job, the results were not downloaded to the folder that `results` names, or `cells` has a typing error.", "Build in the same job, or download the results of the jobs that did (artifacts `…-result-…`) and name their folder."),
	SHP002: advise("The cell failed to build, or its device code is not what was asked for.", "See its problems in the report. A cell that is not proven is never shipped."),
	SHP040: advise("No key was given for a destination that holds files; the secret is empty in this job (pull requests of forks get none); or it is a public key.", "Make a key with `nix key generate-secret --key-name NAME-1`, store it as a secret, and pass it as `signing-key`."),
	SHP041: advise("The path was never built on this machine, or a garbage collection has removed it.", "Publish in the job that built it, or build it again first."),
	SHP042: advise("The bucket does not exist or is in another region, or the server takes no PUT at this address.", "Correct the address. For S3 set `region`, and `endpoint` where the bucket is not at AWS."),
	SHP043: advise("No login was sent, it has expired, or it may not write there. A store by ssh takes only what is signed with a key that it trusts.", "Give the login: `netrc` for http and https, AWS_ACCESS_KEY_ID and its like for S3, an ssh key for ssh-ng. It must be allowed to read and write objects."),
	SHP044: advise("The network failed, or the server is overloaded or broken; it was asked several times.", "Run it again: what is there is not sent again."),
	SHP045: advise("The disk that the message names is full.", "Free space there, and run it again."),
	SHP046: advise("The same derivation was built twice with different results, as builds do that are not reproducible, and the first result is there already.", "Use the destination as a substituter where you build, so that its result is taken; or remove the path there."),
	SHP047: advise("The upload was cut without an error, the server changed a file, or a cache between here and there answers with an older copy.", "Run it again. Compare the file with what the message says if it stays so."),
	SHP048: advise("The signature of a request has its time, and a service takes only those of the last 15 minutes.", "Synchronize the clock of the machine."),
	SHP049: advise("Another key was used before, or this one belongs to another cache.", "Give the key of this cache. After a change of keys, its users must trust the new one as well."),
	SHP050: advise("A path in the store is damaged, the store cannot be reached, or the other machine refused it.", "The message quotes Nix. Verify and repair the store of this machine, or see the log of the other one."),
	SHP051: advise("A server or a proxy limits the size of uploads, or the file has more than the 5 GiB that a bucket takes at once.", "Raise the limit, or split the package."),
	SHP052: advise("The cache was filled from stores in another folder, whose paths are different ones.", "Publish to another cache."),
	SHP053: advise("The job or the command was stopped.", "Run it again: what is there is not sent again."),
	SHP054: advise("Inputs were given that exclude each other, as `cells` and `paths` do.", "Do what the message says."),
	SHP060: advise("An input is missing or malformed; in a pull request from a fork, GitHub gives no secrets.", "Give the input that the message names, from a secret of the repository."),
	SHP061: advise("The token has expired, is for another cache or may only read; or a niks3 server does not trust the jobs of this repository.", "Make a token that may write to this cache. For niks3, see the provider and its bound claims in the configuration of the server."),
	SHP062: advise("The name has a typing error, the cache was never created, or the URL is that of another server.", "Correct the address, or create the cache at its service."),
	SHP063: advise("The client is not on PATH, and Nix could not get it out of Nixpkgs: no network, or no binary for this system.", "Install the client in an earlier step, or let Nix reach github.com and cache.nixos.org."),
	SHP064: advise("The network failed, the service is overloaded, or the client reported an error, which the message quotes.", "Run it again: what is there is not sent again."),
	SHP065: advise("The destination was declared private, so that the licence guard lets everything through, but its service says that it is public.", "Make the cache private at its service, or declare it as public."),
	SHP066: advise("The key of the cache was changed, a proxy alters what it serves, or the service names no key.", "See which keys the service names, and which signature the narinfo has. Nix takes only what a trusted key signed."),
	SHP067: advise("Publishing in a job of its own takes what the cells built from caches. The store cache is off or was full, it does not keep the cell because of its licence, or the entry was evicted.", "Leave `store-cache` on, and name in `store-unfree` what it may keep. Or publish in the job that builds."),
	SHP068: advise("The job lacks the permission, runs for a pull request from a fork, or this is no job of GitHub.", "Give the job the permission id-token: write."),
	SHP069: advise("The checkout is of another revision than the cells were built from, lacks submodules, or a file was changed.", "Check out what the jobs of the cells did. In the reusable workflow, `ref` should be a commit or a tag rather than a branch that moves."),
	SHP070: advise("A cell of the plan has no result or is not proven, or a result is of no cell of the plan.", "See the report of the run. Fix the cell or exclude it: a matrix is published as a whole."),
	SHP071: advise("A destination refused what it was sent, a cache lacks what a cell built, or the licence guard refused a path.", "See the log and the annotations of the job Publish, and run the failed jobs again: what is there is not sent again."),
	SHP130: advise("The reference has no registry, as `acme/app` has none, or characters that a repository or tag cannot have.", "Write the registry too: `ghcr.io/acme/app:1.0`, `docker.io/acme/app:1.0`."),
	SHP131: advise("No login is there, it is wrong or has expired, or only one of `registry-user` and `registry-password` is given.", "Give both inputs, or use docker/login-action in a step before. For ghcr.io the token of the job is enough."),
	SHP132: advise("The login may not push there, or the registry wants the repository to be created first, as Amazon ECR does.", "On ghcr.io: the permission `packages: write` for the job, and in the settings of a package that exists, access for this repository. Elsewhere create the repository, or ask its owner."),
	SHP133: advise("The registry, the network or a proxy between them failed, or the registry limits how often it may be asked.", "Run the job again: what has arrived is not sent again, and no tag names what is incomplete."),
	SHP134: advise("Something else than a registry answers at that address, such as a proxy with a page of its own or a limit of the size of requests.", "Look at the status and at what was said; compare with `curl -i https://REGISTRY/v2/`."),
	SHP135: advise("A file changed while it was read, a store path is damaged, or the registry or a proxy changed what was sent.", "Check the store with `nix store verify --all`, and run it again. No tag names the image."),
	SHP136: advise("The login is an identity token or kept by a credential helper, which this action does not call, or the file is damaged.", "Give `registry-user` and `registry-password`, or log in with docker/login-action."),
	SHP137: advise("The registry names a token server, an upload address or a redirect that is not https; a login or content would be readable on the way.", "Correct the external address in the configuration of the registry or of the proxy in front of it."),
	SHP138: advise("The image has very many layers, or labels and annotations of great length.", "Use fewer of them: registries take at least 4 MB."),
	SHP139: advise("The file cannot be read, is not JSON, or is of another format.", "Attach CycloneDX or SPDX documents, Sigstore bundles (as of actions/attest), DSSE envelopes, or in-toto statements."),
	SHP140: advise("The job was cancelled or timed out.", "Run it again: what has arrived is not sent again, and no tag names what is incomplete."),
	SHP141: advise("The registry has no referrers API, and the tag that stands in for it is something else or is written by several jobs at once.", "Attach from one job at a time, remove that tag, or use a registry with the referrers API."),
	SHP142: advise("Another job pushed the same tag at the same time, or the registry answers from an older copy.", "Use the digest that the job gives, and let only one job push a tag (`concurrency:`)."),
	SHP080: advise("The closure has files that Attachment A of the CUDA Toolkit’s EULA lists as distributable with an application. It sets conditions, and says nothing on files whose ELF header was changed, as patchelf does.", "Read its sections 1.1.2 and 2.6 ([licences](licences.md)). If your application meets them, say so in `acknowledge-unfree`; or ship to a destination that is private."),
	SHP081: advise("The closure refers to compilers, tools, headers or libraries that Attachment A does not list, often by a path that stayed in a file of the result.", "Find what keeps them with `nix why-depends`, and remove the reference. Otherwise ship to a destination that is private."),
	SHP082: advise("The closure has cuDNN, cuTENSOR, TensorRT, NCCL or another product that is not under the EULA of the CUDA Toolkit.", "Read the licence that the message names. If it lets you hand the files out, say so in `acknowledge-unfree`."),
	SHP083: advise("Evaluation counts the licence of a package as unfree, or users have to download its files themselves.", "Read its licence. If it is your own package, give it the licence that it has (`meta.license`)."),
	SHP084: advise("The closure has a download, which nobody states the licence of, or a path whose derivation is not known.", "Find what keeps it with `nix why-depends`. If its licence lets you hand it out, say so in `acknowledge-unfree`."),
	SHP010: advise("The evidence is made on another machine than the build, or the outputs were collected as garbage.", "Run the action `evidence` in the job that builds, after the build. On your own machine, keep the links that `nix-cuda build` makes."),
	SHP011: advise("The file is not evidence: it has no in-toto statement of version 1, neither alone nor in an envelope or a Sigstore bundle.", "Give the `.intoto.jsonl` of the action `evidence`, or what `gh attestation download` wrote."),
	SHP012: advise("A file was changed, added or removed since the build, the path is of another build, or permissions and links were lost when it was copied.", "Compare the file that differs, if one is named. Copy results with `nix copy`, or with `cp -a`, which keeps links and execute permissions."),
	SHP013: advise("The file or the evidence was changed, or the evidence is of another build.", "Do not use the result. Get result and evidence again from the build, and check the signature."),
	SHP014: advise("The evidence was changed, or its verifier is another version with other rules.", "Do not use the result. Get the evidence again from the build, and check the signature."),
	SHP015: advise("`verify --evidence` compares what evidence says with the files. Only the signature shows who wrote it.", "Check the signature first: `gh attestation verify`, as [Evidence](evidence.md#check-a-result-against-it) shows."),
	SHP016: advise("actions/attest accepts a predicate of at most 16 MB. A static library of thousands of objects, or a very large closure, can exceed that.", "Attest the other statements. For the bill of materials set `sbom: false`."),
	SHP017: advise("The folder of GPU results is of another run, or the cell was built again after its tests.", "Give the GPU results of this run with `gpu-results`."),
	SHP018: advise("Where and how something was built, what its GPU tests showed and what it depends on cannot be read from the files.", "Trust it as far as you trust who signed it."),
	SHP100: advise("A variable is not written as `NAME=value`, a label not as `key=value`, a user is a name, or a folder is not absolute.", "Write it as the message says."),
	SHP101: advise("A path of the store has a socket, a device or a pipe, or something changes the store.", "Repair the path with `nix store repair`, or build it again."),
	SHP102: advise("The path was built on another machine, or a garbage collection has removed it.", "Build in the same job, or copy the path to this machine with `nix copy`."),
	SHP103: advise("The path of `previous` has a typing error, or names an archive.", "Name the folder of an OCI image layout, or a file with the manifest that `skopeo inspect --raw` prints."),
	SHP104: advise("Something that only the build needs is in the closure: a compiler, headers, a static library.", "See the table of layers, ask `nix why-depends` why the image has the path, or raise `max-size`."),
	SHP105: advise("Two inputs name the same thing, or the format cannot have what was asked for.", "Change the inputs as the message says."),
	SHP106: advise("`cells` has a cell for macOS.", "Name the cells for Linux with `cells`."),
	SHP107: advise("`file` names something that is no image, a folder that does not exist, or a place where this user may not write.", "Name another file, or remove what is there."),
	SHP108: advise("The annotations of the earlier image are wrong, or the content of the store is damaged.", "Check the store with `nix store verify --all`, and make the image without `previous`."),
	SHP150: advise("The environment was named as `owner/name`.", "Add the generation, as in `acme/app:12`: a pod that is started again then runs what was tested. A rollback is the manifest with an older generation."),
	SHP151: advise("The path is neither a layout folder nor an archive of an image, the image has none for the architecture of this machine, or a layer does not have the digest that its configuration names.", "Make it anew, or copy it from its registry: `skopeo copy docker://NAME oci-archive:FILE`."),
	SHP152: advise("`gpu: required` or `runtime: crun` was set; the machine has no GPU that this user may use, or no `crun` on PATH.", "Run it on a GPU runner, install crun, or leave the choice to `auto`: then the image is examined instead of started."),
	SHP153: advise("The program itself failed; its last lines are in the log. Without a network, or as root alone, some programs cannot work.", "See its output. Give another command if the entry point is not a test, or raise `timeout-minutes`."),
	SHP154: advise("The closure is incomplete, or a library is expected from the system: the loader looks in the RUNPATH of each file and in LD_LIBRARY_PATH.", "Add the missing package to the image, or correct the RUNPATH (`autoPatchelfHook` in Nixpkgs)."),
	SHP155: advise("The loader of Nix does not read /etc/ld.so.cache, and no folder of the search path is one into which the driver is put.", "Set LD_LIBRARY_PATH in the image to the folder of the driver, such as /usr/lib/x86_64-linux-gnu or /usr/lib64, where the image has no libc."),
	SHP156: advise("Namespaces are not permitted here (a container without privileges, AppArmor’s limit on user namespaces), or a mount of the CDI specification does not exist.", "Run it on the machine itself, or as root. `runtime: none` examines the image without starting it."),
	SHP157: advise("The specification is out of date after an update of the driver, or NVIDIA’s container toolkit was removed.", "Make it anew with NVIDIA’s container toolkit (nvidia-ctk cdi generate)."),
	SHP158: advise("There is no GPU or no crun on this machine, or the image is for another architecture.", "Nothing, if that is as expected. To start the image, run the same step on a GPU runner with crun.")
};

// src/model/advice/all.ts
/** What usually causes each problem, and what to do about it. */
const advice = {
	...requestAdvice,
	...machineAdvice,
	...environmentAdvice,
	...loginAdvice,
	...floxBuildAdvice,
	...floxShippingAdvice,
	...activationAdvice,
	...secretAdvice,
	...networkAdvice,
	...cellAdvice,
	...gpuAdvice,
	...gpuRunnerAdvice,
	...gpuTestAdvice,
	...bridgeAdvice,
	...shipAdvice
};
const origins = {
	CFG: "while inputs, the request and the configuration of Nix are read, before anything is built",
	INS: "while the machine is made ready (setup), left (post) or cleaned (uninstall)",
	FLX: "while Flox is found, installed or configured (setup); FLX120 to FLX154, while setup signs in to FloxHub; the others from FLX101 on, while an environment is checked, activated, built, published, made an image or pushed",
	NET: "while something is downloaded",
	CCH: "while binary caches or the store cache are configured, asked or filled",
	PLN: "while the matrix is planned (plan, and setup with build)",
	BLD: "while a cell is evaluated and built (build, and setup with build)",
	GPU: "while the GPUs and the driver of a machine are examined, and while programs run on them (doctor, gpu, gpu-test, run)",
	SHP: "while cells are shipped (evidence, publish, containerize)",
	VER: "while files are opened and compared with what was asked for (verify, build, and setup with build)"
};
/** Which part of the work reports a code. */
function originOf(code) {
	return origins[code.slice(0, 3)] ?? "";
}

// src/actions/explain/command.ts
const blames = {
	request: "the request: what was asked for has to change",
	finding: "a finding: the software is not as requested",
	environment: "the environment: the machine, its network or a service"
};
/** `nix-cuda explain CODE…`: prints what is known of problem codes. Throws ProblemError CFG001 for what is no code. */
async function runExplain(host, line) {
	const inputs = readInputs(explainSurface, line.option);
	if (line.positionals.length === 0) throw new ProblemError(error("CFG003", "No CODE was given.", "Name codes as messages have them: nix-cuda explain VER001"));
	const names = line.positionals.map((text) => text.toUpperCase());
	const unknown = names.filter((name) => !isCode(name));
	if (unknown.length > 0) throw new ProblemError(unknown.map(unknownCode));
	const pages = names.filter(isCode).map(pageOf);
	host.answer(inputs.json ? jsonText(pages) : pages.map(pageText).join("\n"));
	return 0;
}
function isCode(name) {
	return Object.hasOwn(codes, name);
}
function pageOf(code) {
	const { blame, meaning } = codes[code];
	const exitCode = exitCodeOf([error(code, "", "")]);
	const rule = rules.find((one) => one.code === code);
	return {
		code,
		meaning,
		blame,
		exitCode,
		...advice[code],
		from: originOf(code),
		source: rule?.source,
		page: errorPage(code)
	};
}
function pageText(page) {
	const lines = [
		["Blame", `${blames[page.blame]} (exit code ${page.exitCode})`],
		["Cause", page.cause],
		["Remedy", page.remedy],
		["Reported", page.from],
		["Rule", page.source],
		["Page", page.page]
	].flatMap(([name, text]) => text ? [`  ${styled("faint", name.padEnd(10))}${wrapped(text, 12)}`] : []);
	return `${styled("name", page.code)} ${styled("heading", page.meaning)}\n\n${lines.join("\n")}\n`;
}
function unknownCode(name) {
	const family = Object.keys(codes).filter((code) => code.startsWith(name.slice(0, 3)));
	const known = (family.length > 0 ? family : Object.keys(codes).filter((code) => code.endsWith("001"))).toSorted();
	return error("CFG001", `There is no problem code ${JSON.stringify(name)}.`, `Codes like it: ${known.join(", ")}.`);
}

export { runExplain };