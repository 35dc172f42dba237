import { isAtLeast, warning } from "./frame.chunk.js";

// src/machine/mounts.ts
/** The mounts that this process sees, in the order in which they were made; none where the system does not say. */
async function readMounts(host) {
	return parseMounts(await host.files.readFile("/proc/self/mountinfo", "utf8").catch(() => ""));
}
/** Lines that are not as the manual says are left out. */
function parseMounts(text) {
	return text.split("\n").flatMap((line) => {
		const [left, right] = line.split(" - ");
		const [, , , root, at, options] = left?.split(" ") ?? [];
		const [type, , superOptions] = right?.split(" ") ?? [];
		if (root === void 0 || at === void 0 || options === void 0 || type === void 0) return [];
		const readOnly = [...options.split(","), ...(superOptions ?? "").split(",")].includes("ro");
		return [{
			at: unescaped(at),
			root: unescaped(root),
			type,
			readOnly
		}];
	});
}
/** The mount that a path without symlinks is on: the deepest one, and of several at one place the last one. */
function mountOf(mounts, path) {
	let found;
	for (const mount of mounts) if (isWithin(path, mount.at) && mount.at.length >= (found?.at.length ?? 0)) found = mount;
	return found;
}
/** The mounts at a folder and below it. */
function mountsWithin(mounts, folder) {
	return mounts.filter((mount) => isWithin(mount.at, folder));
}
/** Whether a path is the folder or lies in it; both absolute and without `..`. */
function isWithin(path, folder) {
	return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
/** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
function unescaped(text) {
	return text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}

// src/machine/disk-advice.ts
const gigabyte = 1e9;
/** One variant of PyTorch takes about this much while it builds. */
const largeBuild = 20 * gigabyte;
/** Room elsewhere must be so many times larger to be worth leaving the default. */
const worthIt = 2;
/** Nix has the setting build-dir with a folder of its own since 2.30; before, builds are in TMPDIR, which is /tmp. */
const ownBuildFolder = {
	major: 2,
	minor: 30
};
/**
* Says where builds should be and when Nix should collect garbage. Nothing is advised where the default will do.
* https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-build-dir and release notes of Nix 2.30.
*/
function adviseDisk(layout, options) {
	const buildFolder = adviseBuildFolder(layout, options);
	const store = measuredStore(layout);
	const minFree = options.hosted && store !== void 0 ? Math.round(Math.min(5 * gigabyte, store.totalBytes * .05)) : void 0;
	return {
		buildFolder,
		minFree,
		maxFree: minFree === void 0 ? void 0 : minFree * 3,
		lines: describeDisk(layout)
	};
}
function adviseBuildFolder(layout, { nixVersion, chosen = false }) {
	const isNew = isAtLeast(nixVersion ?? "", ownBuildFolder) ?? true;
	const standard = isNew ? measuredStore(layout) : measuredPath(layout, "tmp");
	const path = isNew ? "/nix/var/nix/builds" : "/tmp";
	const stay = (why) => ({
		by: "default",
		path,
		mode: void 0,
		freeBytes: standard?.freeBytes ?? 0,
		why
	});
	if (chosen) return stay("the user chose another folder");
	if (!standard) return stay("the disks of this machine are unknown");
	const roomy = !standard.memory && standard.freeBytes >= largeBuild;
	const best = candidates(layout, isNew).sort((a, b) => b.disk.freeBytes - a.disk.freeBytes)[0];
	if (!best || best.disk.device === standard.device) return stay("no other disk has more room");
	const better = best.disk.freeBytes > standard.freeBytes * worthIt;
	if (!standard.memory && (roomy || !better)) return stay("it has room");
	if (best.disk.freeBytes <= standard.freeBytes) return stay("no other disk has more room");
	const why = `${path} ${standard.memory ? "is in memory" : `has ${inGigabytes(standard.freeBytes)} left`}, and ${best.disk.mountedAt || best.disk.path} has ${inGigabytes(best.disk.freeBytes)}`;
	const { freeBytes } = best.disk;
	return isNew ? {
		by: "build-dir",
		path: best.path,
		mode: 493,
		freeBytes,
		why
	} : {
		by: "TMPDIR",
		path: best.path,
		mode: 1023,
		freeBytes,
		why
	};
}
/** Every folder that the advice may name. */
const buildFolders = [
	"/var/lib/setup-nix-cuda",
	"/mnt/setup-nix-cuda",
	"/nix/var/nix"
].flatMap((folder) => [`${folder}/builds`, `${folder}/tmp`]);
/**
* Disks that build users can reach by folders of root. RUNNER_TEMP and the workspace are not among them: they lie in the
* home of the runner's user.
*/
function candidates(layout, isNew) {
	const leaf = isNew ? "builds" : "tmp";
	return [
		["root", `/var/lib/setup-nix-cuda/${leaf}`],
		["mnt", `/mnt/setup-nix-cuda/${leaf}`],
		["nix", `/nix/var/nix/${leaf}`]
	].flatMap(([name, path]) => {
		const found = measuredPath(layout, name);
		return found?.exists && !found.memory && !found.readOnly ? [{
			path,
			disk: found
		}] : [];
	});
}
/**
* INS040 for each path that has less room than builds need: bytes in the store, bytes of a build at work, or both.
* `buildFolder` is what `adviseDisk` gave.
*/
function checkRoom(layout, needed, buildFolder) {
	const store = measuredStore(layout);
	if (!store) return [];
	const { storeBytes, buildBytes = 0, hosted } = needed;
	const builds = buildFolder ? measuredAbove(layout, buildFolder.path) : store;
	const same = !builds || builds.device === store.device;
	return [{
		what: same && buildBytes > 0 ? "The store and the builds need" : "The store needs",
		disk: store,
		bytes: same ? storeBytes + buildBytes : storeBytes
	}, ...same ? [] : [{
		what: "The builds need",
		disk: builds,
		bytes: buildBytes
	}]].flatMap(({ what, disk: at, bytes }) => {
		if (bytes <= at.freeBytes) return [];
		const where = at.mountedAt || at.path;
		const roomier = largest(layout, at);
		const fixes = [...hosted ? ["Remove parts of the runner image with `reclaim-disk`"] : [`Free disk space on ${where}`], ...roomier ? [`or use ${roomier.mountedAt || roomier.path}, which has ${inGigabytes(roomier.freeBytes)}`] : []];
		const message = `${what} about ${inGigabytes(bytes)}, and ${where} has ${inGigabytes(at.freeBytes)} of ${inGigabytes(at.totalBytes)} left.`;
		return [warning("INS040", message, `${fixes.join(", ")}.`)];
	});
}
/** The path with that name. */
function measuredPath(layout, name) {
	return layout.measured.find((candidate) => candidate.name === name);
}
/** Where store paths are, or will be. */
function measuredStore(layout) {
	return measuredPath(layout, "store") ?? measuredPath(layout, "nix") ?? measuredPath(layout, "root");
}
/** The measured path that a path is in: the one with the longest path above it. */
function measuredAbove(layout, path) {
	return layout.measured.filter((candidate) => candidate.path === "/" || path === candidate.path || path.startsWith(`${candidate.path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
}
/** The disk with the most room, if it is another one and has more. */
function largest(layout, than) {
	return layout.measured.filter((other) => other.exists && !other.memory && !other.readOnly && other.device !== than.device).filter((other) => other.freeBytes > than.freeBytes).sort((a, b) => b.freeBytes - a.freeBytes)[0];
}
/** One line per file system: where it is mounted, what is on it, how much is left. */
function describeDisk(layout) {
	return [...new Set(layout.measured.map(({ device }) => device))].flatMap((device) => {
		const on = layout.measured.filter((candidate) => candidate.device === device);
		const first = on.find((candidate) => candidate.path === candidate.mountedAt) ?? on[0];
		if (!first) return [];
		const marks = [
			first.type,
			...first.memory ? ["in memory"] : [],
			...first.readOnly ? ["read-only"] : []
		];
		const paths = on.map(({ path, exists }) => exists ? path : `${path} (absent)`).join(", ");
		const room = `${inGigabytes(first.freeBytes)} of ${inGigabytes(first.totalBytes)} left`;
		return [`${first.mountedAt || first.path} (${marks.filter((mark) => mark !== "").join(", ")}): ${room}; ${paths}`];
	});
}
/** As in `12.5 GB`. */
function inGigabytes(bytes) {
	const value = bytes / gigabyte;
	return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))} GB`;
}

export { adviseDisk, buildFolders, checkRoom, inGigabytes, isWithin, largest, measuredAbove, measuredPath, measuredStore, mountOf, mountsWithin, readMounts };