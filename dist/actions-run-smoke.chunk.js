import { defaultSystem, isLocal, localFlakeText, nixpkgsText, noLockedNixpkgs, readLockedNixpkgs, readNixpkgs } from "./planning.chunk.js";
import { findNix, jobFolder, nixString, runNix } from "./common.chunk.js";
import { ProblemError, error, exitCodeOf, explainHint, failureText, jsonText, problemText, writeAtomically } from "./frame.chunk.js";
import { isDriverLibrary } from "./gpu-bridge-names.chunk.js";
import { join } from "node:path";

// src/gpu/smoke/cuda-errors.ts
const restart = "Restart the machine, so that kernel module and libraries are of one version; `nvidia-smi` must answer.";
const doctor = "Run `nix-cuda doctor` to see which GPUs this process may use.";
const target = "Compile it for this GPU too: add its compute capability to the request.";
const ptx = "Add machine code for this GPU, or use a driver from the branch of the toolkit that made the PTX on.";
const compat = "Remove the folder of cuda_compat from LD_LIBRARY_PATH; it is for data-centre GPUs and the drivers that it names.";
const row = (number, name, code, fix) => ({
	number,
	name: `CUDA_ERROR_${name}`,
	code,
	fix
});
/** https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__TYPES.html (CUresult) */
const cudaErrors = [
	row(2, "OUT_OF_MEMORY", "GPU328", "Run `nvidia-smi` to see what uses the memory."),
	row(3, "NOT_INITIALIZED", "GPU322", restart),
	row(34, "STUB_LIBRARY", "GPU321", "Remove the folder `stubs` of the toolkit from RUNPATH and LD_LIBRARY_PATH."),
	row(46, "DEVICE_UNAVAILABLE", "GPU329", "Wait for the program that holds the GPU, or set its compute mode to Default."),
	row(100, "NO_DEVICE", "GPU323", doctor),
	row(101, "INVALID_DEVICE", "GPU323", doctor),
	row(209, "NO_BINARY_FOR_GPU", "GPU324", target),
	row(218, "INVALID_PTX", "GPU325", ptx),
	row(221, "JIT_COMPILER_NOT_FOUND", "GPU326", "Start it with `nix-cuda run -- PROGRAM`, which lets libcuda find the compiler."),
	row(222, "UNSUPPORTED_PTX_VERSION", "GPU325", ptx),
	row(802, "SYSTEM_NOT_READY", "GPU327", "Start nvidia-fabricmanager in the version of the driver."),
	row(803, "SYSTEM_DRIVER_MISMATCH", "GPU322", restart),
	row(804, "COMPAT_NOT_SUPPORTED_ON_DEVICE", "GPU322", compat),
	row(999, "UNKNOWN", "GPU330", "Check that /dev/nvidia-uvm is there and that this user may open it: run `nix-cuda doctor`.")
];
/** The row of an error; one of its own for a number that the table does not have. */
function cudaError(number) {
	return cudaErrors.find((one) => one.number === number) ?? {
		number,
		name: `error ${number}`,
		code: "GPU330",
		fix: "Look it up in CUresult of the CUDA driver API."
	};
}
/** Names of cudart for the same errors, which programs print: https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html */
const runtimeNames = {
	cudaErrorMemoryAllocation: 2,
	cudaErrorInitializationError: 3,
	cudaErrorStubLibrary: 34,
	cudaErrorInsufficientDriver: 35,
	cudaErrorDevicesUnavailable: 46,
	cudaErrorNoDevice: 100,
	cudaErrorInvalidDevice: 101,
	cudaErrorNoKernelImageForDevice: 209,
	cudaErrorInvalidPtx: 218,
	cudaErrorJitCompilerNotFound: 221,
	cudaErrorUnsupportedPtxVersion: 222,
	cudaErrorSystemNotReady: 802,
	cudaErrorSystemDriverMismatch: 803,
	cudaErrorCompatNotSupportedOnDevice: 804
};
/** Sentences of cudaGetErrorString, as PyTorch, CuPy and others print them. */
const sentences = [
	["CUDA driver version is insufficient for CUDA runtime version", 35],
	["no kernel image is available for execution on the device", 209],
	["the provided PTX was compiled with an unsupported toolchain", 222],
	["PTX JIT compiler library not found", 221],
	["CUDA driver is a stub library", 34],
	["no CUDA-capable device is detected", 100],
	["system not yet initialized", 802],
	["system has unsupported display driver / cuda driver combination", 803],
	["forward compatibility was attempted on non supported HW", 804]
];
/** 35 comes from cudart alone: it found no libcuda, or one that is too old. */
const insufficient = {
	number: 35,
	name: "cudaErrorInsufficientDriver",
	code: "GPU322",
	fix: "Start it with `nix-cuda run -- PROGRAM`; if it was, the driver is older than the toolkit needs."
};
/** The CUDA error that a program's output names, if any: the first one. */
function errorInText(lines) {
	for (const line of lines) {
		const word = /\b(?:cudaError\w+|CUDA_ERROR_\w+)\b/.exec(line)?.[0];
		const number = (word === void 0 ? void 0 : runtimeNames[word] ?? cudaErrors.find(({ name }) => name === word)?.number) ?? sentences.find(([part]) => line.includes(part))?.[1];
		if (number !== void 0) return number === 35 ? insufficient : cudaError(number);
	}
}

// src/gpu/smoke/loader-log.ts
/**
* The files that glibc's loader loaded into a program and its children, from what it writes with LD_DEBUG=libs: exact, where samples of
* /proc/PID/maps miss what is loaded and unloaded in between. https://man7.org/linux/man-pages/man8/ld.so.8.html
*/
function loadedFiles(log) {
	const found = [...log.matchAll(/^\s*\d+:\s*calling init: (\/.*)$/gm)].map((match) => match[1] ?? "");
	return [...new Set(found)].sort();
}
/** Names that the loader looked for in vain and that a driver would have: `libcuda.so.1`. */
function missedDriverFiles(log) {
	const wanted = [...log.matchAll(/find library=(lib(?:cuda|nvidia-[\w-]+)\.so[\w.]*) /g)].map((match) => match[1] ?? "");
	const names = new Set(loadedFiles(log).map((path) => path.slice(path.lastIndexOf("/") + 1)));
	return [...new Set(wanted)].filter((name) => !names.has(name)).sort();
}

// src/gpu/smoke/probe.ts
/** Reads the probe's lines; what it does not know is left out. */
function readProbe(text) {
	const lines = text.split("\n").map((line) => {
		const [word = "", ...rest] = line.split(" ");
		return {
			word,
			rest,
			value: rest.join(" ")
		};
	});
	const of = (word) => lines.filter((line) => line.word === word);
	const version = Number(of("driver")[0]?.value);
	return {
		notLoaded: of("load")[0]?.value,
		missing: of("missing")[0]?.value,
		steps: of("step").map(({ rest: [name = "", number] }) => ({
			name,
			error: Number(number)
		})),
		cuda: version > 0 ? `${Math.trunc(version / 1e3)}.${Math.trunc(version % 1e3 / 10)}` : void 0,
		gpus: of("device").map(({ rest: [index, capability = "", bytes, ...name] }) => ({
			index: Number(index),
			capability,
			memoryMib: Math.trunc(Number(bytes) / 2 ** 20),
			name: name.join(" ")
		})),
		wrong: of("wrong").length > 0,
		files: [...new Set(of("map").map(({ value }) => value))].sort(),
		passed: of("done")[0]?.value === "1"
	};
}
/** What each step of the probe does, in words for a message. */
const doing = {
	init: "cuInit",
	count: "cuDeviceGetCount",
	context: "a context on the GPU",
	current: "a context on the GPU",
	allocate: "allocating memory on the GPU",
	compile: "compiling PTX",
	kernel: "loading the kernel",
	launch: "launching a kernel",
	wait: "running a kernel",
	copy: "copying the result"
};
/** What an answer says, as problems; none where all was right. Only the first failure is named: what follows is due to it. */
function probeProblems(answer) {
	const { notLoaded, missing, steps, wrong, passed } = answer;
	if (notLoaded !== void 0) return [error("GPU320", `A program with Nix's loader cannot load the driver: ${notLoaded}.`, "Start the program with `nix-cuda run -- PROGRAM`, or check the driver with `nix-cuda doctor`.")];
	if (missing !== void 0) return [error("GPU322", `The driver has no ${missing}.`, "Update the driver: this one is older than CUDA 10.")];
	const failed = steps.find((step) => step.error !== 0);
	if (failed) {
		const { code, name, number, fix } = cudaError(failed.error);
		return [error(code, `${doing[failed.name] ?? failed.name} failed with ${name} (${number}).`, fix)];
	}
	if (wrong) return [error("GPU331", "A kernel wrote wrong numbers.", "Take the machine out of service and test the GPU.")];
	if (passed) return [];
	if (steps.length > 0 && answer.gpus.length === 0) {
		const { code, name, number, fix } = cudaError(100);
		return [error(code, `The driver finds no GPU: ${name} (${number}).`, fix)];
	}
	return [error("GPU330", `The program of the smoke test ended early, after ${steps.at(-1)?.name ?? "its start"}.`, "Run it alone; dmesg may have an Xid error of the driver.")];
}

// src/gpu/smoke/smoke.ts
/** Runs the levels one after the other; after a failure the rest is skipped. Throws nothing of its own. */
async function smokeTest(host, options) {
	const levels = [];
	let answer;
	for (const level of [
		"driver",
		"kernel",
		"program"
	]) {
		if (level === "program" ? !options.program : options.probe === void 0) continue;
		if (levels.some(({ outcome }) => outcome !== "passed")) levels.push({
			level,
			outcome: "skipped",
			seconds: 0,
			problems: [],
			libraries: []
		});
		else if (level === "program" && options.program) levels.push(await testProgram(host, options.program, options));
		else if (options.probe !== void 0) {
			const tested = await testDriver(host, level, options.probe, options);
			answer = tested.answer;
			levels.push(tested.result);
		}
	}
	return {
		levels,
		driverCuda: answer?.cuda,
		gpus: answer?.gpus ?? []
	};
}
async function testDriver(host, level, probe, { env, timeout }) {
	const start = host.clock.now();
	const argv = level === "kernel" ? [probe, "kernel"] : [probe];
	const outcome = await host.exec({
		argv,
		env,
		timeout,
		signal: host.cancelled
	});
	const answer = readProbe(outcome.kind === "not-started" ? "" : outcome.stdout);
	return {
		answer,
		result: resultOf(level, start, host, outcome.kind === "exited" ? probeProblems(answer) : [notRun(probe, outcome)], await foreignFiles(host, answer.files))
	};
}
/** Runs a program with a log of its loader: an exit code that is not 0 is a failure, explained by the CUDA error that it prints. */
async function testProgram(host, argv, { env, timeout }) {
	const start = host.clock.now();
	const folder = await host.files.mkdtemp(join(await ownFolder(host), "loader-"));
	try {
		const debug = {
			LD_DEBUG: "libs",
			LD_DEBUG_OUTPUT: join(folder, "log")
		};
		const outcome = await host.exec({
			argv,
			env: {
				...env,
				...debug
			},
			timeout,
			signal: host.cancelled
		});
		const names = await host.files.readdir(folder);
		const log = (await Promise.all(names.map((name) => host.files.readFile(join(folder, name), "utf8")))).join("\n");
		return resultOf("program", start, host, programProblems(argv[0], outcome, missedDriverFiles(log)), await foreignFiles(host, loadedFiles(log)));
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function ownFolder(host) {
	const folder = jobFolder(host);
	await host.files.mkdir(folder, {
		recursive: true,
		mode: 448
	});
	return folder;
}
/** What the outcome of a program means. Pure. */
function programProblems(program, outcome, missed) {
	if (outcome.kind === "exited" && outcome.code === 0) return [];
	if (outcome.kind !== "exited") return [notRun(program, outcome)];
	const { code, stdout, stderrTail } = outcome;
	const lines = [...stderrTail, ...stdout.split("\n").slice(-200)].filter((line) => line !== "");
	const known = errorInText(lines);
	const notFound = missed.length > 0 ? ` Its loader did not find ${missed.join(", ")}.` : "";
	if (known) return [error(known.code, `${program} failed with ${known.name} (${known.number}).${notFound}`, known.fix)];
	const last = lines.at(-1);
	const message = `${program} ended with exit code ${code}${last === void 0 ? "" : `: ${last}`}.${notFound}`;
	return [error("GPU333", message, "Run it alone with `nix-cuda run` to see all of its output.")];
}
function notRun(program, outcome) {
	if (outcome.kind === "not-started") return error("GPU332", `${program} cannot be started: ${outcome.reason}.`, "Check that it is built for this machine.");
	const how = {
		"timed-out": "took too long",
		cancelled: "was stopped",
		killed: `was killed: ${failureText(outcome)}`,
		exited: "ended"
	};
	return error("GPU333", `${program} ${how[outcome.kind]}.`, "Run it alone with `nix-cuda run` to see all of its output.");
}
/** The driver's libraries and what else is of the system, links resolved; files of the store are the program's own. */
async function foreignFiles(host, files) {
	const store = `${host.env["NIX_STORE_DIR"] || "/nix/store"}/`;
	const libraries = files.filter((path) => /\.so(?:\.[\w.]+)?$/.test(path));
	const real = await Promise.all(libraries.map((path) => host.files.realpath(path).catch(() => path)));
	const name = (path) => path.slice(path.lastIndexOf("/") + 1);
	return [...new Set(real)].filter((path) => !path.startsWith(store) || isDriverLibrary(name(path), name(path), void 0)).sort();
}
function resultOf(level, start, host, problems, libraries) {
	return {
		level,
		outcome: problems.length === 0 ? "passed" : "failed",
		seconds: (host.clock.now() - start) / 1e3,
		problems,
		libraries
	};
}

// src/gpu/smoke/probe-source.ts
/**
* The program of the smoke test, in C: it loads libcuda as every CUDA program does, asks it, and with the argument `kernel` runs a kernel
* from PTX on each GPU. It needs no toolkit. The PTX is of ISA 6.0 for sm_50, which drivers from 384 on compile for every newer GPU.
* The signature of each function: https://docs.nvidia.com/cuda/cuda-driver-api/
*/
const probeSource = `/* Asks the NVIDIA driver, through the loader that this program was linked for. Prints one fact a line; see smoke/probe.ts. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int (*call)();

static const char *ptx =
  ".version 6.0\\n.target sm_50\\n.address_size 64\\n"
  ".visible .entry fill(.param .u64 out) {\\n"
  " .reg .b32 %r<6>;\\n .reg .b64 %rd<5>;\\n"
  " ld.param.u64 %rd1, [out];\\n cvta.to.global.u64 %rd2, %rd1;\\n"
  " mov.u32 %r1, %ctaid.x;\\n mov.u32 %r2, %ntid.x;\\n mov.u32 %r3, %tid.x;\\n"
  " mad.lo.s32 %r4, %r1, %r2, %r3;\\n mul.wide.u32 %rd3, %r4, 4;\\n add.s64 %rd4, %rd2, %rd3;\\n"
  " mad.lo.s32 %r5, %r4, 3, 7;\\n st.global.u32 [%rd4], %r5;\\n ret;\\n}\\n";

static void *driver;

static call find(const char *name) {
  call found = (call)dlsym(driver, name);
  if (!found) {
    printf("missing %s\\n", name);
    exit(1);
  }
  return found;
}

/* "step NAME NUMBER"; gives whether it worked. */
static int step(const char *name, int error) {
  printf("step %s %d\\n", name, error);
  return error == 0;
}

static int run(int device) {
  enum { count = 256 };
  static unsigned values[count];
  void *context = 0, *module = 0, *kernel = 0;
  unsigned long long memory = 0;
  void *arguments[] = {&memory};
  if (!step("context", find("cuDevicePrimaryCtxRetain")(&context, device))) return 0;
  int right = step("current", find("cuCtxSetCurrent")(context)) &&
    step("allocate", find("cuMemAlloc_v2")(&memory, (size_t)sizeof values)) &&
    step("compile", find("cuModuleLoadData")(&module, ptx)) &&
    step("kernel", find("cuModuleGetFunction")(&kernel, module, "fill")) &&
    step("launch", find("cuLaunchKernel")(kernel, 4, 1, 1, count / 4, 1, 1, 0, (void *)0, arguments, (void *)0)) &&
    step("wait", find("cuCtxSynchronize")()) &&
    step("copy", find("cuMemcpyDtoH_v2")(values, memory, (size_t)sizeof values));
  for (unsigned at = 0; right && at < count; at++)
    if (values[at] != 3 * at + 7) right = 0, printf("wrong %u %u\\n", at, values[at]);
  if (memory) find("cuMemFree_v2")(memory);
  find("cuDevicePrimaryCtxRelease_v2")(device);
  return right;
}

static void maps(void) {
  static char line[8192], last[8192];
  FILE *file = fopen("/proc/self/maps", "r");
  while (file && fgets(line, sizeof line, file)) {
    char *path = strchr(line, '/');
    if (!path || strcmp(path, last) == 0) continue;
    strcpy(last, path);
    printf("map %s", path);
  }
  if (file) fclose(file);
}

int main(int arguments, char **words) {
  setenv("CUDA_CACHE_DISABLE", "1", 1);
  setvbuf(stdout, 0, _IOLBF, 0);
  int kernels = arguments > 1 && strcmp(words[1], "kernel") == 0;
  driver = dlopen("libcuda.so.1", RTLD_NOW | RTLD_GLOBAL);
  if (!driver) {
    printf("load %s\\n", dlerror());
    return 1;
  }
  int count = 0, version = 0, right = 1;
  right = step("init", find("cuInit")(0)) && step("count", find("cuDeviceGetCount")(&count));
  find("cuDriverGetVersion")(&version);
  printf("driver %d\\ndevices %d\\n", version, count);
  for (int device = 0; right && device < count; device++) {
    char name[256] = "";
    int major = 0, minor = 0;
    size_t memory = 0;
    find("cuDeviceGetName")(name, (int)sizeof name, device);
    find("cuDeviceGetAttribute")(&major, 75, device);
    find("cuDeviceGetAttribute")(&minor, 76, device);
    find("cuDeviceTotalMem_v2")(&memory, device);
    printf("device %d %d.%d %zu %s\\n", device, major, minor, memory, name);
    if (kernels) right = run(device);
  }
  maps();
  printf("done %d\\n", right && count > 0);
  return right && count > 0 ? 0 : 1;
}
`;

// src/gpu/smoke/build-probe.ts
/** Seconds; a store without a compiler fetches some 150 MB first. */
const patience$1 = 1800;
/**
* A Nix file whose derivation is the probe: C, the compiler of that Nixpkgs, and the driver's folder in RUNPATH, as every CUDA program
* of Nixpkgs has it. Its loader and libc are those of the cells of the same Nixpkgs.
*/
function probeExpression(nixpkgs, system, root) {
	return `# The program of the smoke test
let
${nixpkgs.kind === "flake" && isLocal(nixpkgs.reference) ? `${localFlakeText(root)}\n` : ""}${nixpkgsText(nixpkgs, root)}  pkgs = import nixpkgs {
    system = ${nixString(system)};
    config = { };
    overlays = [ ];
  };
in
pkgs.stdenv.mkDerivation {
  name = "nix-cuda-probe";
  source = builtins.toFile "probe.c" ${nixString(probeSource)};
  dontUnpack = true;
  # It would shorten RUNPATH to what is there when it is built.
  dontPatchELF = true;
  buildPhase = "cc -std=gnu17 -O1 -o probe $source -ldl -Wl,-rpath,/run/opengl-driver/lib";
  installPhase = "mkdir -p $out/bin; cp probe $out/bin/nix-cuda-probe; true";
}
`;
}
/** Builds the probe, or fetches it, and gives the path of the program. Throws ProblemError GPU332. */
async function buildProbe(host, nix, nixpkgs, system) {
	const file = join(jobFolder(host), "expressions", "probe.nix");
	await writeAtomically(host, file, probeExpression(nixpkgs, system, host.cwd));
	const outcome = await runNix(host, nix, [
		"build",
		"--impure",
		"--no-link",
		"--print-out-paths",
		"--file",
		file
	], {
		timeout: patience$1,
		onStderr: host.log.debug
	});
	const path = outcome.kind === "exited" && outcome.code === 0 ? outcome.stdout.trim().split("\n").at(-1) : void 0;
	if (path?.startsWith("/")) return join(path, "bin/nix-cuda-probe");
	throw new ProblemError(error("GPU332", `The program of the smoke test cannot be built: ${failureText(outcome)}.`, "Give another Nixpkgs with --nixpkgs, or the program itself with --probe."));
}

// src/actions/run/smoke.ts
/** Seconds for each level. */
const patience = 300;
/** Runs the smoke test and reports it. Exit code 0 when every level passed. Throws ProblemError GPU332, CFG001, CFG009 and INS001. */
async function runSmoke(host, prepared, inputs) {
	const probe = inputs.probe ?? await builtProbe(host, inputs.nixpkgs);
	const { env } = prepared.environment;
	const report = await smokeTest(host, {
		probe,
		program: prepared.argv,
		env,
		timeout: patience
	});
	const problems = report.levels.flatMap((level) => level.problems);
	host.answer(inputs.json ? smokeJson(prepared, report) : smokeText(prepared, report));
	return problems.length > 0 ? exitCodeOf(problems) : 0;
}
/** Builds the probe with this machine's Nix. Throws ProblemError GPU332, CFG001, CFG009 and INS001. */
async function builtProbe(host, nixpkgs) {
	const nix = await findNix(host);
	return buildProbe(host, nix, await sourceOf(host, nixpkgs), defaultSystem(host));
}
async function sourceOf(host, text) {
	if (text === void 0) return {
		kind: "flake",
		reference: "flake:nixpkgs"
	};
	const problems = [];
	const choice = readNixpkgs(text, {
		kind: "input",
		input: "nixpkgs"
	}, (problem) => problems.push(problem));
	if (!choice) throw new ProblemError(problems);
	if (choice.kind !== "lock") return choice;
	const locked = await readLockedNixpkgs(host, host.cwd);
	if (!locked) throw new ProblemError(await noLockedNixpkgs(host, host.cwd));
	return locked;
}
/** What each level shows, in words. */
const titles = {
	driver: "A program of Nix loads the driver",
	kernel: "A kernel from PTX runs",
	program: "The program succeeds"
};
/** A line for each level, the libraries that were loaded, then problems. */
function smokeText({ bridge }, { levels, driverCuda, gpus }) {
	const how = bridge.kind === "links" ? `Bridge: ${bridge.folder}` : `No bridge: ${bridge.because}`;
	const driver = driverCuda === void 0 ? [] : [`Driver: CUDA ${driverCuda}`];
	const gpuLines = gpus.map((gpu) => `GPU ${gpu.index}: ${gpu.name}, ${gpu.capability}, ${gpu.memoryMib} MiB`);
	const levelLines = levels.map(({ level, outcome, seconds }) => {
		return `${titles[level]}: ${outcome}${outcome === "skipped" ? "" : ` (${seconds.toFixed(1)} s)`}`;
	});
	const libraries = [...new Set(levels.flatMap((level) => level.libraries))].sort();
	const loaded = libraries.length === 0 ? [] : ["Loaded from outside the store:", ...libraries.map((path) => `  ${path}`)];
	const problems = levels.flatMap((level) => level.problems);
	const told = problems.length === 0 ? [] : [problems.map(problemText).join("\n"), explainHint(problems)];
	return `${[
		how,
		...driver,
		...gpuLines,
		...levelLines,
		...loaded,
		...told
	].join("\n")}\n`;
}
function smokeJson({ bridge, problems }, report) {
	const { levels, driverCuda, gpus } = report;
	const shown = bridge.kind === "links" ? {
		kind: bridge.kind,
		folder: bridge.folder,
		version: bridge.version ?? null,
		glibc: bridge.glibc ?? null
	} : bridge;
	return jsonText({
		bridge: shown,
		driverCuda: driverCuda ?? null,
		gpus,
		levels,
		problems
	});
}

export { builtProbe, runSmoke, smokeTest, smokeText, titles };