import { mountOf, readMounts } from "./common.chunk.js";
import { dirname, join } from "node:path";
import { statfs } from "node:fs/promises";

// src/machine/disk.ts
const memoryTypes = [
	"tmpfs",
	"ramfs",
	"devtmpfs"
];
/**
* Measures the paths of this job. Changes nothing and throws nothing: a path that cannot be measured is left out, and
* so is the workspace or RUNNER_TEMP of a job that has none. `ask` stands in for statfs in tests.
*/
async function measureDisk(host, ask = statfs) {
	const named = [
		["root", "/"],
		["nix", "/nix"],
		["store", "/nix/store"],
		["mnt", "/mnt"],
		["tmp", "/tmp"],
		["runner-temp", host.env["RUNNER_TEMP"]],
		["workspace", host.env["GITHUB_WORKSPACE"]]
	].flatMap(([name, path]) => path ? [[name, path]] : []);
	const mounts = await readMounts(host);
	return { measured: (await Promise.all(named.map(async ([name, path]) => {
		try {
			const nearest = await nearestFolder(host, path);
			const real = await host.files.realpath(nearest);
			const [{ dev }, figures] = await Promise.all([host.files.stat(real), ask(real)]);
			const mount = mountOf(mounts, real);
			return [{
				name,
				path,
				exists: nearest === path,
				device: dev,
				mountedAt: mount?.at ?? "",
				type: mount?.type ?? "",
				readOnly: mount?.readOnly ?? false,
				memory: memoryTypes.includes(mount?.type ?? ""),
				totalBytes: figures.blocks * figures.bsize,
				freeBytes: figures.bavail * figures.bsize,
				freeFiles: figures.files > 0 ? figures.ffree : void 0
			}];
		} catch {
			return [];
		}
	}))).flat() };
}
/** The path itself, or the nearest folder above it that exists. */
async function nearestFolder(host, path) {
	for (let folder = join("/", path);; folder = dirname(folder)) if (await host.files.stat(folder).catch(() => void 0) || folder === "/") return folder;
}

export { measureDisk };