import { compareCapabilities, compareVersions, computeName, containerMarks, error, formatCapability, isThere, notice, parseCapability, parseVersion, smName, warning } from "./frame.chunk.js";
import { findArchitecture, findToolkit, gpuCapabilities, toolkits } from "./common.chunk.js";
import { compareDrivers, howItRuns } from "./planning.chunk.js";
import { capabilityOfTegra, findBridge, findCdi, findLibraries, readTegraRelease } from "./gpu-libraries.chunk.js";
import { findKernelModule, findMigInstances, findNodes, findPciGpus, textOf } from "./gpu-devices.chunk.js";
import { askMigInstances, askSmi, findSmi, smiQuery } from "./gpu-smi.chunk.js";

// src/gpu/driver-cuda.ts
/** Where the version of a branch is from, in a source of facts. */
const driverTable = "NVIDIA’s table of drivers";
/**
* The newest CUDA of a driver, by its branch: every 580 is 13.0. Undefined for branches that the table does not have, as 565, of
* CUDA 12.7, and for what comes before the first driver of its branch.
* https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/#cuda-toolkit-major-component-versions
*/
function cudaOfDriver(version, rows = toolkits) {
	const branch = version.split(".")[0];
	return rows.findLast(({ driver }) => driver !== null && driver.split(".")[0] === branch)?.version;
}

// src/gpu/gpus.ts
/** One list of GPUs from what the bus, the driver's files and nvidia-smi say. */
/** A GPU for each device of the bus, then for each that nvidia-smi alone shows; without both, for each device node. */
function gpusOf(seen) {
	const onBus = seen.pci.map((pci) => ({
		pci,
		row: seen.smi.gpus.find((row) => row.pci === pci.pci)
	}));
	const others = seen.smi.gpus.filter((row) => !seen.pci.some(({ pci }) => pci === row.pci));
	const known = [...onBus, ...others.map((row) => ({
		pci: void 0,
		row
	}))];
	if (known.length === 0) return gpuNodes(seen).map(bareNode);
	let next = 0;
	return known.map((source) => {
		const gpu = gpuOf(source, seen);
		if (seen.smi.gpus.length > 0) return {
			...gpu,
			index: source.row?.index ?? -1
		};
		const counts = gpu.state.value === "ready" || gpu.state.value === "failed";
		return {
			...gpu,
			index: counts ? next++ : -1
		};
	});
}
function gpuOf(source, seen) {
	const { pci, row } = source;
	const told = pci?.information;
	const minor = told?.minor;
	const node = minor === void 0 ? void 0 : `/dev/nvidia${minor}`;
	const own = node !== void 0 && seen.nodes.some(({ path }) => path === node);
	const name = fromSmi(row?.name) ?? from(told?.model, told?.path);
	const { state, reason } = stateOf(source, own, seen);
	return {
		state,
		reason,
		pci: pci?.pci ?? row?.pci,
		node: own ? node : void 0,
		kernelDriver: from(pci?.kernelDriver, pci && `/sys/bus/pci/devices/${pci.pci}/driver`),
		name,
		uuid: from(told?.uuid, told?.path) ?? fromSmi(row?.uuid),
		capability: fromSmi(row?.capability) ?? capabilityOf(name),
		memoryMib: fromSmi(row?.memoryMib),
		mig: migOf(row, minor, seen),
		ecc: fromSmi(row?.ecc),
		eccErrors: fromSmi(row?.eccErrors),
		persistence: fromSmi(row?.persistence) ?? seen.persistenced,
		computeMode: fromSmi(row?.computeMode)
	};
}
function stateOf({ pci, row }, hasNode, seen) {
	const is = (value, source, reason) => ({
		state: {
			value,
			source
		},
		reason
	});
	if (row?.failure !== void 0) return is("failed", smiQuery, `nvidia-smi reports ${row.failure}`);
	if (!pci || row) return is("ready", smiQuery);
	const device = `/sys/bus/pci/devices/${pci.pci}`;
	const told = pci.information;
	const isTold = told !== void 0 && (told.empty || told.minor === void 0);
	const what = told?.minor === void 0 ? "a device node of it" : `/dev/nvidia${told.minor}`;
	if (seen.container && !hasNode && !isTold) return is("hidden", "/dev", `this container does not have ${what}`);
	if (pci.offTheBus) return is("failed", `${device}/config`, "it has fallen off the PCI bus");
	if (pci.kernelDriver === void 0) return is("unclaimed", `${device}/driver`, "no kernel driver has it");
	if (pci.kernelDriver !== "nvidia") return is("unclaimed", `${device}/driver`, `the kernel driver ${pci.kernelDriver} has it`);
	if (told?.excluded) return is("hidden", told.path, "the driver excludes it");
	if (told?.empty) return is("failed", told.path, "the driver cannot wake it up");
	const { answer } = seen.smi;
	if (answer.kind === "failed" && namesDevice(answer.text, pci.pci)) return is("failed", "nvidia-smi", answer.text);
	if (!hasNode) return is("hidden", "/dev", `${what} is missing`);
	if (answer.kind === "answered") return is("failed", smiQuery, "nvidia-smi does not show it");
	return is("ready", told?.path ?? "/dev");
}
/** `Unable to determine the device handle for GPU 0000:0B:00.0: Unknown Error`; the domain has four or eight digits. */
function namesDevice(text, pci) {
	return text.toLowerCase().includes(pci.replace(/^0000:/, ":"));
}
function migOf(row, minor, seen) {
	const named = row?.uuid === void 0 ? void 0 : seen.migByUuid.get(row.uuid);
	if (row?.mig === true && named && named.length > 0) return {
		value: named,
		source: "nvidia-smi -L"
	};
	const instances = ((minor === void 0 ? void 0 : seen.migByMinor.get(minor)) ?? []).map((name) => ({
		name,
		uuid: void 0
	}));
	if (instances.length > 0) return {
		value: instances,
		source: `/proc/driver/nvidia/capabilities/gpu${minor}/mig`
	};
	if (row?.mig === void 0) return void 0;
	return {
		value: row.mig ? [] : "off",
		source: smiQuery
	};
}
/** What a device node alone says. */
function bareNode(path, index) {
	const unknown = void 0;
	return {
		index,
		node: path,
		reason: unknown,
		state: {
			value: "ready",
			source: path
		},
		pci: unknown,
		kernelDriver: unknown,
		name: unknown,
		uuid: unknown,
		capability: unknown,
		memoryMib: unknown,
		mig: unknown,
		ecc: unknown,
		eccErrors: unknown,
		persistence: unknown,
		computeMode: unknown
	};
}
/** The nodes that stand for GPUs. Behind /dev/dxg of WSL may be one of another vendor, which nvidia-smi would not show. */
function gpuNodes({ nodes, smi }) {
	const named = smi.answer.kind === "missing" ? /^\/dev\/(?:nvidia\d+|dxg)$/ : /^\/dev\/nvidia\d+$/;
	return nodes.map(({ path }) => path).filter((path) => named.test(path));
}
function capabilityOf(name) {
	const [first, ...others] = (name && gpuCapabilities(name.value)) ?? [];
	const capability = others.length === 0 && first !== void 0 ? parseCapability(first) : void 0;
	return capability && {
		value: capability,
		source: "the table of GPU names"
	};
}
function from(value, source) {
	return value === void 0 || source === void 0 ? void 0 : {
		value,
		source
	};
}
function fromSmi(value) {
	return from(value, smiQuery);
}

// src/gpu/detect.ts
/** Variables that decide which GPUs and which libraries a program finds. */
const variables = [
	"CUDA_VISIBLE_DEVICES",
	"NVIDIA_VISIBLE_DEVICES",
	"LD_LIBRARY_PATH",
	"LD_PRELOAD"
];
/**
* Looks which GPUs and which driver this machine has. Files are read first; nvidia-smi is asked for what they do not say, and may
* then make missing device nodes, as every program that uses the GPU does. Throws nothing: what cannot be found out is undefined.
*/
async function detectGpu(host) {
	const [nodes, kernel, pci, libraries, bridge, cdi, tegra, mark, nixos, program] = await Promise.all([
		findNodes(host),
		findKernelModule(host),
		findPciGpus(host),
		findLibraries(host),
		findBridge(host),
		findCdi(host),
		findTegra(host),
		findContainerMark(host),
		isThere(host, "/etc/NIXOS"),
		findSmi(host)
	]);
	const container = mark === void 0 ? void 0 : containerFacts(host, mark, nodes);
	const platform = platformOf({
		nodes,
		kernel,
		pci,
		tegra,
		container
	});
	const smi = await report(host, program, platform.value, libraries.userland);
	const seen = {
		pci: platform.value === "tegra" ? [] : pci,
		nodes: smi.answer.kind === "answered" ? await findNodes(host) : nodes,
		smi,
		container: container !== void 0,
		...await findMig(host, pci, smi),
		persistenced: await findPersistenced(host)
	};
	const asked = smi.gpus[0]?.driver;
	const userland = libraries.userland ?? (asked === void 0 ? void 0 : {
		value: asked,
		source: "nvidia-smi --query-gpu"
	});
	return {
		platform,
		container,
		nixos,
		nodes: seen.nodes,
		kernel,
		userland,
		libcuda: libraries.libcuda,
		libraryFolders: libraries.folders,
		driverCuda: driverCudaOf(userland, smi),
		gpus: platform.value === "tegra" ? [await tegraGpu(host, smi)] : gpusOf(seen),
		bridge,
		cdi,
		jetsonLinux: tegra?.release,
		smi: smi.answer,
		variables: Object.fromEntries(variables.flatMap((name) => host.env[name] === void 0 ? [] : [[name, host.env[name]]]))
	};
}
/** In the order of https://github.com/NVIDIA/go-nvlib/blob/main/pkg/nvlib/info/resolver.go, but by files alone. */
function platformOf({ nodes, kernel, pci, tegra, container }) {
	const is = (value, source) => ({
		value,
		source
	});
	const node = (path) => nodes.some((one) => one.path === path);
	if (node("/dev/dxg")) return is("wsl", "/dev/dxg");
	if (tegra && pci.length === 0) return is("tegra", tegra.source);
	const first = nodes.find(({ path }) => /^\/dev\/nvidia(?:\d+|ctl)$/.test(path));
	if (first) return is("nvml", first.path);
	if (container) return is("container-none", "/dev");
	return kernel ? is("nvml", kernel.version.source) : is("unknown", "/dev");
}
async function report(host, program, platform, userland) {
	const silent = (kind) => ({
		answer: {
			kind,
			program
		},
		gpus: [],
		cuda: void 0
	});
	if (platform === "unknown" || platform === "container-none") return silent("not-asked");
	if (program === void 0) return silent("missing");
	return askSmi(host, program, userland === void 0 || cudaOfDriver(userland.value) === void 0);
}
async function findMig(host, pci, smi) {
	const minors = pci.flatMap(({ information }) => information?.minor ?? []);
	const listed = await Promise.all(minors.map(async (minor) => [minor, await findMigInstances(host, minor)]));
	const isOn = smi.gpus.some(({ mig }) => mig) && smi.answer.program !== void 0;
	return {
		migByMinor: new Map(listed),
		migByUuid: isOn && smi.answer.program ? await askMigInstances(host, smi.answer.program) : /* @__PURE__ */ new Map()
	};
}
function driverCudaOf(userland, smi) {
	const cuda = userland && cudaOfDriver(userland.value);
	if (cuda !== void 0) return {
		value: cuda,
		source: driverTable
	};
	return smi.cuda === void 0 ? void 0 : {
		value: smi.cuda,
		source: "nvidia-smi --version"
	};
}
/** https://github.com/NVIDIA/nvidia-persistenced */
async function findPersistenced(host) {
	const socket = "/run/nvidia-persistenced/socket";
	return await isThere(host, socket) ? {
		value: true,
		source: socket
	} : void 0;
}
async function findContainerMark(host) {
	for (const mark of containerMarks) if (await isThere(host, mark)) return mark;
	return host.env["KUBERNETES_SERVICE_HOST"] ? "KUBERNETES_SERVICE_HOST" : void 0;
}
/** A CDI specification sets the variable to void: https://github.com/NVIDIA/nvidia-container-toolkit/pull/395 */
function containerFacts(host, mark, nodes) {
	const visibleDevices = host.env["NVIDIA_VISIBLE_DEVICES"] || void 0;
	const has = nodes.some(({ path }) => /^\/dev\/(?:nvidia\d+|dxg|nvhost-gpu)$/.test(path));
	const byCdi = visibleDevices === "void" || Boolean(host.env["NVIDIA_CTK_LIBCUDA_DIR"]);
	return {
		mark,
		visibleDevices,
		injection: !has ? "none" : byCdi ? "cdi" : visibleDevices !== void 0 && visibleDevices !== "none" ? "legacy" : "unknown"
	};
}
async function findTegra(host) {
	const path = "/etc/nv_tegra_release";
	const [text, family] = await Promise.all([textOf(host, path), textOf(host, "/sys/devices/soc0/family")]);
	const release = text === void 0 ? void 0 : readTegraRelease(text);
	if (text !== void 0) return {
		source: path,
		release: release ? {
			value: release,
			source: path
		} : void 0
	};
	return family && /^tegra/i.test(family) ? {
		source: "/sys/devices/soc0/family",
		release: void 0
	} : void 0;
}
/** The GPU in a chip of Tegra, which shares the machine's memory. */
async function tegraGpu(host, smi) {
	const [modelPath, chipPath, memoryPath] = [
		"/proc/device-tree/model",
		"/proc/device-tree/compatible",
		"/proc/meminfo"
	];
	const [model, chip, memory] = await Promise.all([
		modelPath,
		chipPath,
		memoryPath
	].map((path) => textOf(host, path)));
	const fact = (value, source) => value === void 0 ? void 0 : {
		value,
		source
	};
	const row = smi.gpus[0];
	const kib = /^MemTotal:\s+(\d+) kB$/m.exec(memory ?? "")?.[1];
	const name = model?.replaceAll("\0", "").trim();
	const unknown = void 0;
	return {
		index: 0,
		state: {
			value: "ready",
			source: chipPath
		},
		reason: unknown,
		pci: unknown,
		node: unknown,
		kernelDriver: unknown,
		name: fact(name || void 0, modelPath) ?? fact(row?.name, "nvidia-smi --query-gpu"),
		uuid: fact(row?.uuid, smiQuery),
		capability: fact(capabilityOfTegra(chip ?? ""), chipPath) ?? fact(row?.capability, "nvidia-smi --query-gpu"),
		memoryMib: fact(kib === void 0 ? void 0 : Math.floor(Number(kib) / 1024), memoryPath),
		mig: unknown,
		ecc: unknown,
		eccErrors: unknown,
		persistence: unknown,
		computeMode: unknown
	};
}

// src/gpu/host-facts.ts
/** The GPUs that a program can use. */
function readyGpus(host) {
	return host.gpus.filter((gpu) => gpu.state.value === "ready");
}

// src/gpu/judge-host.ts
/** GPU1xx: what of the machine keeps programs from a GPU. */
/** `GPU 0 (NVIDIA H200)`, or `The GPU 0000:3b:00.0` of one that has no number. */
function gpuName(gpu) {
	const number = gpu.index >= 0 ? `GPU ${gpu.index}` : `The GPU ${gpu.pci ?? ""}`.trim();
	return gpu.name ? `${number} (${gpu.name.value})` : number;
}
/** All that is wrong with the machine itself, for these requirements. Pure. */
function judgeHost(host, wanted) {
	const ready = readyGpus(host);
	return [
		...presence(host),
		...host.gpus.filter((gpu) => gpu.state.value === "failed").map(failed),
		...nodeProblems(host, ready),
		...counts(ready, wanted),
		...ready.flatMap((gpu) => [
			...memory(gpu, wanted),
			...capability(gpu, wanted),
			...modes(gpu)
		]),
		...environment(host, ready)
	];
}
function presence(host) {
	const hidden = host.gpus.filter((gpu) => gpu.state.value === "hidden");
	if (host.gpus.some((gpu) => gpu.state.value === "ready" || gpu.state.value === "failed")) return [];
	if (host.platform.value === "container-none") {
		const has = hidden.length > 0 ? `, although its host has ${hidden.length}` : "";
		const value = host.container?.visibleDevices;
		const set = value === void 0 ? "" : ` NVIDIA_VISIBLE_DEVICES is ${JSON.stringify(value)}.`;
		return [error("GPU108", `No GPU was given to this container${has}: it has no /dev/nvidia0.${set}`, "Start it with --gpus all, or request nvidia.com/gpu for the pod.")];
	}
	if (host.gpus.some((gpu) => gpu.state.value === "unclaimed")) return [];
	if (hidden.length > 0) {
		const names = hidden.map((gpu) => `${gpuName(gpu)}: ${gpu.reason}`).join("; ");
		return [error("GPU101", `No GPU of this machine can be used (${names}).`, "Make its device node: `nvidia-modprobe -c=0`, as root.")];
	}
	if (host.platform.value === "wsl") {
		const said = host.smi.kind === "failed" ? `nvidia-smi failed: ${withoutStop(host.smi.text)}` : "nvidia-smi shows none";
		return [error("GPU101", `No NVIDIA GPU was found behind /dev/dxg: ${said}.`, "Install NVIDIA’s driver for Windows, run `wsl --shutdown`, and install no driver in WSL.")];
	}
	return [error("GPU101", "No NVIDIA GPU was found: there is no /dev/nvidia0 and no /dev/dxg.", "Choose a GPU runner by its label in runs-on, or install the driver.")];
}
function failed(gpu) {
	return error("GPU104", `${gpuName(gpu)} has failed: ${withoutStop(gpu.reason ?? gpu.state.value)}.`, "Take the runner offline and reset the GPU or restart the machine; `dmesg` has more, under NVRM.");
}
function nodeProblems(host, ready) {
	if (ready.length === 0) return [];
	const closed = host.nodes.filter(({ path, usable }) => !usable && needed(path)).map(({ path }) => path);
	const missing = host.platform.value === "nvml" && !host.nodes.some(({ path }) => path === "/dev/nvidia-uvm");
	const inContainer = host.container !== void 0;
	const uvm = (inContainer ? error : warning)("GPU103", "/dev/nvidia-uvm is missing, without which CUDA cannot start.", `Run \`nvidia-modprobe -u -c=0\` ${inContainer ? "on the host, and start the container again" : "as root"}.`);
	const denied = error("GPU102", `This user may not read and write ${closed.join(" and ")}.`, "Add the user of the runner to the group of that file.");
	return [...closed.length > 0 ? [denied] : [], ...missing ? [uvm] : []];
}
/** The nodes that a CUDA program opens. */
function needed(path) {
	return /^\/dev\/(?:nvidia\d+|nvidiactl|nvidia-uvm|dxg|nvmap|nvhost-gpu)$/.test(path);
}
function counts(ready, { minGpus, need }) {
	if (ready.length >= minGpus || ready.length === 0 && minGpus <= 1 || need === "auto" && ready.length === 0) return [];
	const has = ready.length === 1 ? "1 usable GPU" : `${ready.length || "no"} usable GPUs`;
	return [error("GPU105", `${minGpus} GPUs are required, and this machine has ${has}.`, "Choose another runner.")];
}
function memory(gpu, { minMemoryMib }) {
	if (minMemoryMib === 0) return [];
	const fix = "Choose another runner, or lower min-memory-mib.";
	const has = usableMemory(gpu);
	if (has === void 0) {
		const message = `The memory of ${gpuName(gpu)} cannot be determined, and ${minMemoryMib} MiB are required.`;
		return [error("GPU106", message, "Install nvidia-smi of this driver, which reports it.")];
	}
	const part = has.instance === void 0 ? "" : ` in its largest MIG instance, ${has.instance}`;
	if (has.mib >= minMemoryMib) return [];
	return [error("GPU106", `${gpuName(gpu)} has ${has.mib} MiB${part}; ${minMemoryMib} MiB are required.`, fix)];
}
/** MiB that one program can have; with MIG of the largest instance, by its name (`1g.10gb`), which is rounded up. */
function usableMemory(gpu) {
	const instances = gpu.mig && gpu.mig.value !== "off" ? gpu.mig.value : [];
	const [largest] = instances.flatMap(({ name }) => {
		const size = /\.(\d{1,4})gb/.exec(name)?.[1];
		return size === void 0 ? [] : [{
			mib: Number(size) * 1024,
			instance: name
		}];
	}).sort((a, b) => b.mib - a.mib);
	if (largest) return largest;
	return gpu.memoryMib && instances.length === 0 ? { mib: gpu.memoryMib.value } : void 0;
}
function capability(gpu, { minCapability }) {
	if (!minCapability) return [];
	const wanted = formatCapability(minCapability);
	if (!gpu.capability) {
		const message = `The compute capability of ${gpuName(gpu)} cannot be determined, and ${wanted} is required.`;
		return [error("GPU109", message, "Install nvidia-smi of this driver, which reports it.")];
	}
	if (compareCapabilities(gpu.capability.value, minCapability) >= 0) return [];
	const has = formatCapability(gpu.capability.value);
	const message = `${gpuName(gpu)} has compute capability ${has}; ${wanted} is required.`;
	return [error("GPU109", message, "Choose another runner, or lower min-capability.")];
}
function modes(gpu) {
	const name = gpuName(gpu);
	const found = [];
	if (gpu.mig && gpu.mig.value !== "off" && gpu.mig.value.length === 0) found.push(error("GPU107", `${name} is in MIG mode and has no instance, so that no program can use it.`, "Create instances (`nvidia-smi mig -cgi PROFILE -C`), or switch MIG off (`nvidia-smi -mig 0`), as root."));
	if (gpu.computeMode?.value === "Prohibited") found.push(error("GPU111", `The compute mode of ${name} is Prohibited.`, "Run `nvidia-smi -c 0`, as root."));
	if (gpu.eccErrors && gpu.eccErrors.value > 0) {
		const message = `${name} reports ${gpu.eccErrors.value} uncorrected memory errors since the driver was loaded.`;
		found.push(warning("GPU112", message, "Reset the GPU or restart the machine."));
	}
	if (gpu.persistence?.value === false) found.push(notice("GPU113", `Persistence mode of ${name} is off: the first use takes seconds.`, "Run `systemctl enable --now nvidia-persistenced`, as root."));
	return found;
}
function environment(host, ready) {
	if (ready.length === 0) return [];
	const found = [];
	const visible = host.variables["CUDA_VISIBLE_DEVICES"];
	if (visible !== void 0 && /^(?:-1|NoDevFiles|void|none)?$/.test(visible.trim())) {
		const message = `CUDA_VISIBLE_DEVICES is ${JSON.stringify(visible)}, which hides every GPU from programs.`;
		found.push(error("GPU110", message, "Remove it from the environment of this step."));
	}
	if (host.platform.value === "tegra") found.push(notice("GPU114", "The GPU is part of a Jetson: its driver libraries come from Jetson Linux and are used as they are.", "Build for its own capability, on aarch64-linux."));
	for (const name of ["LD_LIBRARY_PATH", "LD_PRELOAD"]) {
		const folderOf = (entry) => name === "LD_PRELOAD" ? entry.replace(/\/[^/]*$/, "") : entry;
		const entries = (host.variables[name] ?? "").split(/[:\s]+/).filter((entry) => replacesLibraries(folderOf(entry)));
		if (entries.length === 0) continue;
		const message = `${name} has ${entries.join(" and ")}: programs built with Nix would load those libraries instead of their own.`;
		found.push(warning("GPU115", message, `Remove it from ${name} for programs that were built with Nix.`));
	}
	return found;
}
/** Folders of a distribution or of a CUDA toolkit; a folder with nothing but the driver does no harm. */
function replacesLibraries(path) {
	return /^\/(?:usr\/)?lib(?:32|64)?(?:\/(?:x86_64|aarch64)-linux-gnu)?\/?$|\/cuda[^/]*\/(?:.*\/)?(?:lib|lib64|stubs)\/?$|\/stubs\/?$/.test(path);
}
/** Foreign text as the end of a sentence. */
function withoutStop(text) {
	return text.trim().replace(/[.\s]+$/, "");
}

// src/gpu/judge-driver.ts
/** GPU2xx: whether the parts of the driver fit each other, the GPUs and what is to run. */
/** All that is wrong with the driver, for these requirements. Pure. */
function judgeDriver(host, wanted) {
	const hasGpu = host.gpus.some((gpu) => gpu.state.value === "ready" || gpu.state.value === "failed");
	return [
		...unclaimed(host),
		...hasGpu ? [
			...libraries(host),
			...bridge(host),
			...openModule(host),
			...answers(host)
		] : [],
		...hasGpu ? versions(host, wanted) : []
	];
}
/**
* The Linux driver by whose libraries programs run: those of the user space, else the kernel's. Windows numbers its drivers in another
* way, so that in WSL it is the Linux driver of the same CUDA; on a Jetson there is none.
*/
function driverOf(host) {
	if (host.platform.value === "tegra") return void 0;
	if (host.platform.value === "wsl") return host.driverCuda && (findToolkit(host.driverCuda.value)?.driver ?? void 0);
	return host.userland?.value ?? host.kernel?.version.value;
}
/** `580.159.04 (CUDA 13.0)`. */
function driverText(host, version) {
	const number = host.userland?.value ?? version;
	return host.driverCuda ? `${number} (CUDA ${host.driverCuda.value})` : number;
}
function unclaimed(host) {
	const any = readyGpus(host).length > 0;
	return host.gpus.filter((gpu) => gpu.state.value === "unclaimed").map((gpu) => {
		const message = `${gpuName(gpu)} cannot be used: ${gpu.reason}.`;
		return (any ? notice : error)("GPU202", message, "Install NVIDIA’s driver for this kernel, or unbind the other one.");
	});
}
/** Libraries of the packages cuda-compat, which are newer than the kernel module on purpose. */
function isForwardCompatible(libcuda) {
	return /\/compat(?:\/|-|$)|\/cuda[-_]compat/.test(libcuda);
}
function libraries(host) {
	if (!host.libcuda) {
		const searched = host.libraryFolders.map(({ path }) => path);
		const where = searched.length > 0 ? `${searched.join(", ")} has none` : "no folder of drivers has it";
		const fix = host.container ? "Start the container with NVIDIA_DRIVER_CAPABILITIES=compute,utility." : "Install the driver’s libraries of the same version as its kernel module.";
		return [error("GPU203", `libcuda.so.1 was not found: ${where}.`, fix)];
	}
	const kernel = host.platform.value === "nvml" ? host.kernel?.version.value : void 0;
	const own = isForwardCompatible(host.libcuda.value) ? host.libraryFolders.find(({ path }) => !isForwardCompatible(path))?.version : host.userland?.value;
	if (kernel === void 0 || own === void 0 || own === kernel) return [];
	const fix = host.container ? "Restart the host, and start the container again." : "Restart the machine, and exclude the driver from automatic upgrades.";
	const message = `The kernel module is ${kernel}, the libraries are ${own}: the driver was upgraded, and the machine was not restarted.`;
	return [error("GPU201", message, fix)];
}
function bridge({ bridge: found, kernel, nixos, platform }) {
	if (!found || platform.value !== "nvml") return [];
	const by = nixos ? "NixOS" : "home-manager or nix-system-graphics";
	const fix = nixos ? "Restart the machine after a rebuild that changes the driver." : "Rebuild the configuration that makes it for the loaded version.";
	const severity = nixos ? error : warning;
	if (!found.version) {
		const why = found.target === void 0 ? "leads nowhere" : "has no libcuda";
		return [severity("GPU208", `${found.path}, where programs of Nixpkgs look for the driver, ${why}.`, fix)];
	}
	if (!kernel || found.version.value === kernel.version.value) return [];
	return [severity("GPU208", `${found.path} (${by}) has driver ${found.version.value}, the kernel module is ${kernel.version.value}.`, fix)];
}
/** https://developer.nvidia.com/blog/nvidia-transitions-fully-towards-open-source-gpu-kernel-modules/ */
function openModule(host) {
	if (host.kernel?.kind?.value !== "proprietary") return [];
	return readyGpus(host).filter(({ capability }) => (capability?.value.major ?? 0) >= 10).map((gpu) => {
		const number = gpu.capability ? formatCapability(gpu.capability.value) : "";
		const message = `${gpuName(gpu)} has capability ${number} and needs the open kernel module; the proprietary one is loaded.`;
		return error("GPU206", message, "Install the open flavour of the driver, as in the package nvidia-open.");
	});
}
function answers({ smi, gpus, platform }) {
	if (smi.kind === "missing") return platform.value === "tegra" ? [] : [notice("GPU207", "nvidia-smi was not found: memory, MIG, ECC and persistence of the GPUs are not known.", "Install nvidia-smi of this driver.")];
	if (smi.kind !== "failed" || gpus.some((gpu) => gpu.state.value === "failed")) return [];
	if (/version mismatch/i.test(smi.text)) return [];
	const message = `nvidia-smi failed${smi.code === null ? "" : ` (exit code ${smi.code})`}: ${withoutStop(smi.text) || "it said nothing"}.`;
	return [(platform.value === "tegra" ? notice : error)("GPU207", message, "Start the container again, or look for NVRM in `dmesg`.")];
}
function versions(host, wanted) {
	const { minDriver, toolkit } = wanted;
	const driver = driverOf(host);
	if (host.platform.value === "tegra") return [];
	if (driver === void 0) {
		if (minDriver === void 0 && toolkit === void 0) return [];
		return [warning("GPU209", "The version of the driver cannot be determined.", "Run the check where /sys/module/nvidia/version or nvidia-smi is available.")];
	}
	const found = [];
	if (minDriver !== void 0 && compareDrivers(driver, minDriver) < 0) {
		const message = `Driver ${minDriver} or newer is required, and this machine has ${driverText(host, driver)}.`;
		found.push(error("GPU210", message, "Choose another runner, or upgrade its driver."));
	}
	const row = toolkit === void 0 ? void 0 : findToolkit(toolkit);
	if (row && compareDrivers(driver, row.compatibleDriver) < 0) {
		const message = `Programs of CUDA ${row.version} need driver ${row.compatibleDriver} or newer, and this machine has ${driverText(host, driver)}.`;
		found.push(error("GPU204", message, `${olderToolkit(driver)}${forwardCompatibility(host)}`));
	} else if (row?.driver && compareDrivers(driver, row.driver) < 0 && wanted.built === void 0) {
		const message = `Driver ${driverText(host, driver)} runs machine code of CUDA ${row.version}, but does not compile its PTX, for which it takes ${row.driver}.`;
		found.push(notice("GPU205", message, "Compile for the capability of the GPU."));
	}
	return found;
}
function olderToolkit(driver) {
	const newest = toolkits.findLast(({ compatibleDriver }) => compareDrivers(driver, compatibleDriver) >= 0);
	const own = cudaOfDriver(driver) ?? newest?.version;
	return own === void 0 ? "Upgrade the driver" : `Upgrade the driver, or build with CUDA ${own.split(".")[0]}.x`;
}
/** Only on data-centre GPUs. https://docs.nvidia.com/deploy/cuda-compatibility/forward-compatibility.html */
function forwardCompatibility(host) {
	const other = /GeForce|RTX|GTX|TITAN|Quadro|\bMX\d/i;
	const names = readyGpus(host).map(({ name }) => name?.value);
	return names.length > 0 && names.every((name) => name !== void 0 && !other.test(name)) ? ", or use cudaPackages.cuda_compat, which works on this GPU." : ".";
}

// src/gpu/judge-result.ts
/** GPU4xx: whether what was built runs on the GPUs of this machine. */
/** The ready GPUs in the form of coverage: one for each capability, by the name of the first that has it. */
function coveredGpus(host) {
	const first = /* @__PURE__ */ new Map();
	for (const gpu of readyGpus(host)) {
		if (!gpu.capability) continue;
		const key = formatCapability(gpu.capability.value);
		if (!first.has(key)) first.set(key, {
			name: gpuName(gpu),
			capability: gpu.capability.value
		});
	}
	return [...first.values()];
}
/** Whether toolkit and targets, as they were asked for, fit the GPUs. Pure. */
function judgeBuilt(host, wanted, facts) {
	const { built, toolkit } = wanted;
	if (!built) return toolkit === void 0 ? [] : readyGpus(host).flatMap((gpu) => canBeTarget(gpu, toolkit));
	const row = toolkit === void 0 ? void 0 : findToolkit(toolkit);
	const isa = row && parseVersion(row.ptxIsa);
	const unit = {
		targets: built.targets,
		ptx: built.ptx.map((target) => ({
			target,
			isa
		})),
		toolkit: row?.parsed
	};
	const names = [...built.targets.map(smName), ...built.ptx.map(computeName)].join(", ");
	const driver = driverOf(host);
	return coveredGpus(host).flatMap((gpu) => {
		const { runs, driver: oldest } = howItRuns(unit, gpu, facts, driver);
		return problemOf(`Device code of ${row ? `CUDA ${row.version} ` : ""}for ${names}`, gpu, {
			runs,
			driver: oldest
		}, driver);
	});
}
/** What was counted of a result: a file, a cell. Units that do not run are counted in the message. Pure. */
function judgeCounted(what, counts, driver) {
	return counts.flatMap(({ gpu, runs, driver: oldest, units }) => {
		if (runs === null) return [];
		const all = Object.values(units).reduce((sum, count) => sum + count, 0);
		return problemOf(`${what}${units[runs] < all ? ` (${units[runs]} of ${all} units)` : ""}`, gpu, {
			runs,
			driver: oldest
		}, driver);
	});
}
function problemOf(what, gpu, { runs, driver: oldest }, driver) {
	const number = formatCapability(gpu.capability);
	switch (runs) {
		case "sass":
		case "jit": return [];
		case "none": {
			const fix = `Build it for ${number} too, or embed PTX that the driver can compile.`;
			return [error("GPU401", `${what} does not run on ${gpu.name}, of capability ${number}.`, fix)];
		}
		case "driver": {
			const from = oldest === void 0 ? "a newer driver" : `driver ${oldest} or newer`;
			const fix = `Upgrade the driver, or build it for ${number} with an older toolkit.`;
			return [error("GPU403", `${what} needs ${from} on ${gpu.name}; this machine has ${driver}.`, fix)];
		}
		case "unknown": {
			const message = `Whether driver ${driver} runs ${what.charAt(0).toLowerCase()}${what.slice(1)} on ${gpu.name} cannot be determined.`;
			return [warning("GPU404", message, "Run the smoke test or the program itself, which shows it.")];
		}
	}
}
/** Whether a toolkit compiles for the GPU at all; where it is older than the GPU, PTX may still do. */
function canBeTarget(gpu, version) {
	const toolkit = parseVersion(version);
	const number = gpu.capability && formatCapability(gpu.capability.value);
	const row = number === void 0 ? void 0 : findArchitecture(number);
	if (!toolkit || !row) return [];
	const name = `${gpuName(gpu)}, of capability ${number}`;
	if (row.max && compareVersions(toolkit, row.max) > 0) {
		const message = `CUDA ${version} does not compile for ${name}; CUDA ${row.maxToolkit} was the last that did.`;
		return [error("GPU402", message, `Build with CUDA ${row.maxToolkit} or older.`)];
	}
	if (compareVersions(toolkit, row.min) >= 0) return [];
	const message = `CUDA ${version} is older than ${name}: only PTX of it runs there.`;
	return [warning("GPU402", message, `Build with CUDA ${row.minToolkit} or newer, or embed PTX.`)];
}

// src/gpu/judge.ts
const order = {
	error: 0,
	warning: 1,
	notice: 2
};
/** Everything that is wrong, errors first: the host, the driver, then what was built. Pure. */
function judgeGpu(host, wanted, facts) {
	return soften(host, wanted, [
		...judgeHost(host, wanted),
		...judgeDriver(host, wanted),
		...judgeBuilt(host, wanted, facts)
	]);
}
/** What is no error where no GPU is needed. For problems from elsewhere too, as of results. Pure. */
function soften(host, { need }, problems) {
	const none = host.gpus.every((gpu) => gpu.state.value !== "ready" && gpu.state.value !== "failed");
	return problems.map((problem) => {
		if (problem.severity !== "error") return problem;
		if (need === "auto" && none) return {
			...problem,
			severity: "notice"
		};
		return need === "no" ? {
			...problem,
			severity: "warning"
		} : problem;
	}).sort((a, b) => order[a.severity] - order[b.severity]);
}

export { coveredGpus, detectGpu, driverOf, judgeBuilt, judgeCounted, judgeGpu, readyGpus, soften, usableMemory };