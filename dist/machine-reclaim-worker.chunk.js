import { isErrno } from "./frame.chunk.js";
import { limitTo, mountsWithin, readMounts } from "./common.chunk.js";
import { chooseParts, emptyReclaim, processName } from "./machine-reclaim.chunk.js";
import { availableParallelism } from "node:os";
import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { statfs } from "node:fs/promises";

// src/machine/reclaim-worker.ts
/** Folders that one part is cut into, if it has so many; one `rm` removes several. */
const pieces = 64;
const depth = 3;
/** Seconds for one program. */
const timeout = 900;
const environment = {
	PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
	LC_ALL: "C"
};
/**
* The process that removes: takes a `ReclaimOrder` as its one argument and writes a `Reclaim` as it goes. It knows the
* paths by itself; the order has names only. Gives its exit code.
*/
async function runReclaimWorker(host, args) {
	const order = JSON.parse(args[0] ?? "");
	const { parts } = chooseParts(order.parts);
	const mounts = await readMounts(host);
	const spaces = await Promise.all(parts.flatMap(({ paths }) => paths).map((path) => fileSystemOf(host, order.root, path)));
	const folders = [...new Map(spaces).values()];
	const freeBefore = await freeBytes(folders);
	const worker = await processName(host, host.pid);
	let reclaim = {
		...emptyReclaim(order),
		state: "running",
		worker,
		freeBefore,
		freeNow: freeBefore
	};
	const report = serially(async (change) => {
		const { name, done, ...more } = change;
		const freeNow = await freeBytes(folders);
		reclaim = {
			...reclaim,
			state: done ? "done" : "running",
			seconds: (host.clock.now() - order.begun) / 1e3,
			freeNow,
			freedBytes: Math.max(0, freeNow - freeBefore),
			parts: reclaim.parts.map((part) => part.name === name ? {
				...part,
				...more
			} : part)
		};
		await write(host, order.file, reclaim);
	});
	await report({});
	const limit = limitTo(Math.max(8, 2 * availableParallelism()));
	await Promise.all(parts.map(async (part) => {
		const begun = host.clock.now();
		await report({
			name: part.name,
			state: "removing"
		});
		const removed = await removePart({
			host,
			root: order.root,
			mounts,
			limit
		}, part);
		await report({
			name: part.name,
			...removed,
			seconds: (host.clock.now() - begun) / 1e3
		});
	}));
	await report({ done: true });
	return reclaim.parts.some(({ state }) => state === "failed") ? 1 : 0;
}
async function removePart(removal, part) {
	const results = await Promise.all([...part.paths.map((path) => removeFolder(removal, path)), ...part.dockerImages ? [removeImages(removal, part.dockerImages)] : []]);
	const errors = results.flatMap((result) => result.errors);
	const states = results.map(({ state }) => state);
	if (errors.length > 0) return {
		state: "failed",
		errors
	};
	return {
		state: states.includes("removed") ? "removed" : "absent",
		errors
	};
}
async function removeFolder(removal, path) {
	const { host, root, mounts, limit } = removal;
	const folder = join(root, path);
	try {
		if (!await isPlainFolder(host, root, folder)) return {
			state: "absent",
			errors: []
		};
		const mounted = mountsWithin(mounts, folder)[0];
		if (mounted) return {
			state: "failed",
			errors: [`${mounted.at} is a mount point`]
		};
		const inner = await cut(host, folder);
		const size = Math.max(1, Math.ceil(inner.length / pieces));
		const batches = Array.from({ length: Math.ceil(inner.length / size) }, (_, at) => inner.slice(at * size, (at + 1) * size));
		await Promise.all(batches.map((batch) => limit(() => rm$1(host, batch))));
		const outcome = await limit(() => rm$1(host, [folder]));
		return outcome.kind === "exited" && outcome.code === 0 ? {
			state: "removed",
			errors: []
		} : {
			state: "failed",
			errors: [...why(outcome)]
		};
	} catch (cause) {
		return {
			state: "failed",
			errors: [cause instanceof Error ? cause.message : String(cause)]
		};
	}
}
/**
* Whether a folder is there and reached without symlinks; throws an Error where a symlink or a file is in the way. Others
* cannot change that meanwhile: the folders above belong to root.
*/
async function isPlainFolder(host, root, folder) {
	const above = [];
	for (let at = folder; at !== root && at !== dirname(at); at = dirname(at)) above.unshift(at);
	for (const at of above) try {
		const stat = await host.files.lstat(at);
		if (!stat.isDirectory()) throw new Error(`${at} is ${stat.isSymbolicLink() ? "a symlink" : "not a folder"}`);
	} catch (cause) {
		if (isErrno(cause, "ENOENT")) return false;
		throw cause;
	}
	return true;
}
/** Folders below that together hold most of it, for several processes to share. */
async function cut(host, folder) {
	let level = [folder];
	for (let step = 0; step < depth && level.length < pieces; step += 1) {
		const next = await Promise.all(level.map((at) => subfolders(host, at)));
		if (next.every((found) => found.length === 0)) break;
		level = level.flatMap((at, index) => next[index]?.length ? next[index] ?? [] : [at]);
	}
	return level.filter((at) => at !== folder);
}
async function subfolders(host, folder) {
	return (await host.files.readdir(folder, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
}
/** GNU rm removes symlinks, never what they point to, and opens folders without following. */
function rm$1(host, paths) {
	return host.exec({
		argv: [
			"rm",
			"-rf",
			"--one-file-system",
			"--",
			...paths
		],
		env: environment,
		timeout
	});
}
async function removeImages({ host }, wanted) {
	const listed = await host.exec({
		argv: [
			"docker",
			"image",
			"ls",
			"--format",
			"{{.Repository}}:{{.Tag}}"
		],
		env: environment,
		timeout: 60
	});
	if (listed.kind !== "exited" || listed.code !== 0) return {
		state: "absent",
		errors: []
	};
	const found = listed.stdout.split("\n").filter((name) => wanted.includes(name));
	if (found.length === 0) return {
		state: "absent",
		errors: []
	};
	const outcome = await host.exec({
		argv: [
			"docker",
			"image",
			"rm",
			...found
		],
		env: environment,
		timeout
	});
	return outcome.kind === "exited" && outcome.code === 0 ? {
		state: "removed",
		errors: []
	} : {
		state: "failed",
		errors: [...why(outcome)]
	};
}
function why(outcome) {
	if (outcome.kind === "not-started") return [outcome.reason];
	return outcome.stderrTail.length > 0 ? outcome.stderrTail.slice(0, 3) : [outcome.kind];
}
/** The file system of the nearest folder that exists: its number, and the folder. */
async function fileSystemOf(host, root, path) {
	for (let folder = join(root, path);; folder = dirname(folder)) {
		const stat = await host.files.lstat(folder).catch(() => void 0);
		if (stat?.isDirectory() && folder !== join(root, path)) return [stat.dev, folder];
		if (folder === dirname(folder)) return [0, folder];
	}
}
async function freeBytes(folders) {
	return (await Promise.all(folders.map((folder) => statfs(folder).then(({ bsize, bavail }) => bsize * bavail, () => 0)))).reduce((sum, bytes) => sum + bytes, 0);
}
/** One call after the other. */
function serially(work) {
	let last = Promise.resolve();
	return (argument) => {
		const mine = last.then(() => work(argument));
		last = mine.catch(() => {});
		return mine;
	};
}
/** Readable for the user of the job, who is not root; the folder is closed to others. */
async function write(host, file, reclaim) {
	const temporary = `${file}.${randomBytes(6).toString("hex")}.new`;
	await host.files.writeFile(temporary, `${JSON.stringify(reclaim)}\n`, {
		mode: 420,
		flag: "wx"
	});
	await host.files.chmod(temporary, 420);
	await host.files.rename(temporary, file);
}

export { runReclaimWorker };