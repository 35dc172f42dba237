import { coveredGpus, detectGpu, driverOf, judgeCounted, judgeGpu, readyGpus } from "./gpu-judge.chunk.js";
import { ProblemError, error, findProgram, isErrno, isWritable, parseCapability } from "./frame.chunk.js";
import { stateFolder } from "./common.chunk.js";
import { resultCoverage } from "./inspect-result-coverage.chunk.js";
import { prepare } from "./actions-run-prepare.chunk.js";
import { gpuFacts } from "./planning.chunk.js";
import { join } from "node:path";

// src/gpu/requirements.ts
/** Nothing in particular: whether CUDA programs can run at all. */
const anyGpu = {
	need: "yes",
	minGpus: 1,
	minMemoryMib: 0,
	minCapability: void 0,
	minDriver: void 0,
	toolkit: void 0,
	built: void 0
};

// src/gpu/tests/devices.ts
/** The GPUs and MIG instances that programs can use and CUDA_VISIBLE_DEVICES does not hide, in the order of their PCI addresses. */
function testDevices(host) {
	const all = readyGpus(host).flatMap((gpu) => {
		const { mig } = gpu;
		if (mig && mig.value !== "off") return mig.value.flatMap(({ uuid }) => uuid === void 0 ? [] : [{
			id: uuid,
			gpu
		}]);
		return [{
			id: gpu.uuid?.value ?? String(gpu.index),
			gpu
		}];
	});
	const shown = host.variables["CUDA_VISIBLE_DEVICES"];
	if (shown === void 0) return all;
	const words = shown.split(",").map((word) => word.trim());
	return all.filter(({ id, gpu }) => words.some((word) => word !== "" && (id.startsWith(word) || word === String(gpu.index))));
}

// src/gpu/tests/lock.ts
/**
* One lock for each GPU: flock(2) on a folder with the UUID in its name. The program `flock` takes it and starts the test, which
* inherits it: the kernel frees it when the test and all that it started are gone, however they ended, and not before.
* A folder and not a file, because other users may open a folder in /run/lock that they do not own, and no file there
* (fs.protected_regular, https://docs.kernel.org/admin-guide/sysctl/fs.html).
*/
/** Where programs lie when PATH lacks them. */
const folders = [
	"/usr/bin",
	"/bin",
	"/run/current-system/sw/bin"
];
/** The program of that name. Throws ProblemError GPU415 where there is none. */
async function needProgram(host, name) {
	const program = await findProgram(host, name, [...(host.env["PATH"] ?? "").split(":"), ...folders]);
	if (program !== void 0) return program;
	throw new ProblemError(unusable(`${name} was not found on this machine.`, `Install ${name}.`));
}
/** Where the locks of this machine are: all its users can share /run/lock. In containers it must be mounted from the machine. */
async function lockFolder(host) {
	return await isWritable(host, "/run/lock") ? "/run/lock" : stateFolder(host);
}
/** The folder that stands for a GPU, made where it is missing. Throws ProblemError GPU415. */
async function lockOf(host, folder, id) {
	const path = join(folder, `nix-cuda-${id.replaceAll(/[^\w-]/g, "_")}`);
	try {
		await host.files.mkdir(folder, {
			recursive: true,
			mode: 493
		});
		if (await host.files.mkdir(path).then(() => true, isThereAlready)) await host.files.chmod(path, 493);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new ProblemError(unusable(`The lock ${path} cannot be made: ${why}.`, "Set lock-folder to a folder that this user may write to."));
	}
	return path;
}
function isThereAlready(cause) {
	if (isErrno(cause, "EEXIST")) return false;
	throw cause;
}
/** GPU415. */
function unusable(message, fix) {
	return error("GPU415", message, fix);
}

// src/actions/gpu-test/machine.ts
async function findTestMachine(host, locks) {
	const gpu = await detectGpu(host);
	let made;
	return {
		gpu,
		locks: locks ?? await lockFolder(host),
		environment: () => made ??= prepare(host, void 0, {
			graphics: false,
			bridge: true
		})
	};
}
/**
* The devices that run the cell: by its proof where there is one, else by what was planned. Without any, the problems say why of each GPU.
* Pure.
*/
function devicesFor(gpu, cell, proof) {
	const judged = testDevices(gpu).map((device) => ({
		device,
		problems: judge({
			...gpu,
			gpus: [device.gpu]
		}, cell, proof)
	}));
	const isError = ({ severity }) => severity === "error";
	const fit = judged.filter(({ problems }) => !problems.some(isError));
	if (fit.length > 0) return {
		devices: fit.map(({ device }) => device),
		problems: []
	};
	const problems = (judged.length > 0 ? judged.flatMap(({ problems }) => problems) : judge(gpu, cell, proof)).filter(isError).map((problem) => ({
		...problem,
		subject: { cell: cell.id }
	}));
	return {
		devices: [],
		problems: [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()]
	};
}
function judge(gpu, cell, proof) {
	const facts = gpuFacts();
	const ofProof = (proof && proof.files.length > 0 ? resultCoverage([proof], coveredGpus(gpu), facts, driverOf(gpu)) : void 0)?.cells.flatMap(({ gpus }) => judgeCounted(`The cell ${cell.id}`, gpus, driverOf(gpu)));
	const toolkit = cell.toolkit === "cpu" ? void 0 : cell.toolkit;
	const read = (names) => names.flatMap((name) => parseCapability(name) ?? []);
	const built = ofProof || !toolkit ? void 0 : {
		targets: read(cell.capabilities),
		ptx: read(cell.ptx)
	};
	const wanted = {
		...anyGpu,
		built,
		...ofProof ? {} : { toolkit }
	};
	return [...judgeGpu(gpu, wanted, facts), ...ofProof ?? []];
}

export { devicesFor, findTestMachine, lockOf, needProgram, unusable };