import { isOffTheBus, readDriverVersion, readGpuInformation, readModuleText } from "./gpu-libraries.chunk.js";
import { constants } from "node:fs";
import { basename, join } from "node:path";

// src/gpu/devices.ts
const procFolder = "/proc/driver/nvidia";
const pciFolder = "/sys/bus/pci/devices";
/** The GPUs of the PCI bus, by address: those of sysfs, which shows a container all of its host's, and those of the driver. */
async function findPciGpus(host) {
	const [sysfs, known] = await Promise.all([namesIn(host, pciFolder), namesIn(host, join(procFolder, "gpus"))]);
	const isGpu = await Promise.all(sysfs.map((pci) => isNvidiaGpu(host, pci)));
	const addresses = /* @__PURE__ */ new Set([...sysfs.filter((_, index) => isGpu[index]), ...known]);
	return Promise.all([...addresses].sort().map((pci) => readPciGpu(host, pci)));
}
/** Class 0x03: display controllers, of which 0x0302 have no display. Vendor 0x10de is NVIDIA. https://pci-ids.ucw.cz */
async function isNvidiaGpu(host, pci) {
	if ((await textOf(host, join(pciFolder, pci, "vendor")))?.trim() !== "0x10de") return false;
	return /^0x03/.test(await textOf(host, join(pciFolder, pci, "class")) ?? "");
}
async function readPciGpu(host, pci) {
	const path = join(procFolder, "gpus", pci, "information");
	const [driver, config, text] = await Promise.all([
		host.files.realpath(join(pciFolder, pci, "driver")).catch(() => void 0),
		host.files.readFile(join(pciFolder, pci, "config")).catch(() => /* @__PURE__ */ new Uint8Array()),
		textOf(host, path)
	]);
	return {
		pci,
		kernelDriver: driver === void 0 ? text === void 0 ? void 0 : "nvidia" : basename(driver),
		offTheBus: isOffTheBus(config),
		information: text === void 0 ? void 0 : {
			...readGpuInformation(text),
			path,
			empty: text.trim() === ""
		}
	};
}
/** The loaded kernel module; undefined where there is none. */
async function findKernelModule(host) {
	const [sysPath, procPath] = ["/sys/module/nvidia/version", join(procFolder, "version")];
	const [sys, proc] = await Promise.all([textOf(host, sysPath), textOf(host, procPath)]);
	const told = proc === void 0 ? void 0 : readModuleText(proc);
	const version = sys === void 0 ? void 0 : readDriverVersion(sys);
	const kind = told && {
		value: told.kind,
		source: procPath
	};
	if (version !== void 0) return {
		version: {
			value: version,
			source: sysPath
		},
		kind
	};
	const driver = told && readDriverVersion(told.version);
	return driver === void 0 ? void 0 : {
		version: {
			value: driver,
			source: procPath
		},
		kind
	};
}
/** NVIDIA's files in /dev, WSL's and those of Jetson's GPU. */
async function findNodes(host) {
	const wanted = /^(?:nvidia(?:\d+|ctl|-uvm|-uvm-tools)|dxg|nvhost-(?:gpu|ctrl-gpu|as-gpu)|nvmap|nvgpu)$/;
	const paths = (await namesIn(host, "/dev")).filter((name) => wanted.test(name)).map((name) => join("/dev", name));
	return Promise.all(paths.map(async (path) => ({
		path,
		usable: await isUsable(host, path)
	})));
}
/** `gi7/ci0` for each compute instance that the driver lists for a GPU, by the minor of its device node. */
async function findMigInstances(host, minor) {
	const folder = join(procFolder, "capabilities", `gpu${minor}`, "mig");
	const gpuInstances = (await namesIn(host, folder)).filter((name) => /^gi\d+$/.test(name));
	return (await Promise.all(gpuInstances.map(async (gi) => {
		return (await namesIn(host, join(folder, gi))).filter((name) => /^ci\d+$/.test(name)).map((ci) => `${gi}/${ci}`);
	}))).flat().sort();
}
/** The text of a small file; undefined where it cannot be read. */
async function textOf(host, path) {
	return host.files.readFile(path, "utf8").catch(() => void 0);
}
async function namesIn(host, folder) {
	return host.files.readdir(folder).catch(() => []);
}
async function isUsable(host, path) {
	return host.files.access(path, constants.R_OK | constants.W_OK).then(() => true, () => false);
}

export { findKernelModule, findMigInstances, findNodes, findPciGpus, textOf };