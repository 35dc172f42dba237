import { require_tar_stream } from "./tar-stream.chunk.js";
import { packingOf, unzstd } from "./runner-archives.chunk.js";
import { createGunzip } from "node:zlib";
import { createReadStream } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// src/runner/unpack-entry.ts
var import_tar_stream = require_tar_stream();
const chunkSize = 2 ** 18;
/** Above what an entry of 50,000 paths has. */
const mostMembers = 25e4;
const longestName = 1e3;
/** What any archive may unpack to, and how often its own size more: narinfos shrink to a quarter, NARs not at all. */
const [freeBytes, ratio] = [2 ** 26, 64];
/**
* Unpacks an archive of one folder, tar in gzip or zstd, to `folder/name`, which is replaced. Makes folders and plain
* files below it, each under a name that nothing has, and nothing else: no member can lead out of the folder, follow a
* link or replace a file. Owners, modes and times in the archive do not count. Throws an Error for any other member.
*/
async function unpackEntry(archive, folder, name) {
	const { unpacked, size } = await open(archive);
	await rm(join(folder, name), {
		recursive: true,
		force: true
	});
	const tar = (0, import_tar_stream.extract)();
	const fed = pipeline(unpacked, tar);
	const fault = fed.then(() => void 0, (cause) => cause);
	try {
		await takeMembers(tar, {
			folder,
			name,
			left: freeBytes + ratio * size
		});
		await fed;
	} catch (cause) {
		const fromBelow = await fault;
		throw fromBelow && fromBelow.code !== "ERR_STREAM_PREMATURE_CLOSE" ? fromBelow : cause;
	}
}
async function takeMembers(tar, { folder, name, ...room }) {
	const made = /* @__PURE__ */ new Set();
	const makeFolder = async (path) => {
		if (made.has(path)) return;
		if (path !== name) await makeFolder(dirname(path));
		await mkdir(join(folder, path), { mode: 448 });
		made.add(path);
	};
	let members = 0;
	for await (const entry of tar) {
		const { type, name: member } = entry.header;
		const path = pathOf(member, name);
		if (path === void 0 || path === name && type === "file") throw new Error(`its member ${quoted(member)} is not below the folder ${name}`);
		if (type !== "file" && type !== "directory") throw new Error(`its member ${quoted(member)} is neither a file nor a folder, but ${type ?? "of an unknown kind"}`);
		members += 1;
		room.left -= entry.header.size;
		if (members > mostMembers || room.left < 0) throw new Error("it unpacks to more than an archive of its size should");
		if (type === "directory") await makeFolder(path);
		else {
			await makeFolder(dirname(path));
			await writeFile(join(folder, path), entry, {
				flag: "wx",
				mode: 384
			});
		}
	}
}
/** The bytes of an archive without its packing, which its first bytes name. */
async function open(archive) {
	const { size } = await stat(archive);
	const [head = Buffer.alloc(0)] = await createReadStream(archive, { end: 3 }).toArray();
	const packing = packingOf(head);
	const packed = () => createReadStream(archive, { highWaterMark: chunkSize });
	if (packing === "zstd") return {
		unpacked: unzstd(packed()),
		size
	};
	if (packing === "gzip") return {
		unpacked: packed().compose(createGunzip({ chunkSize })),
		size
	};
	throw new Error("it is packed neither with zstd nor with gzip");
}
/** The member's path when it is `name` or below it, in plain steps; else undefined. */
function pathOf(member, name) {
	if (member.length > longestName) return void 0;
	const steps = member.replace(/\/$/, "").split("/");
	return steps.every((step) => step !== "" && step !== "." && step !== "..") && steps[0] === name ? steps.join("/") : void 0;
}
function quoted(member) {
	return JSON.stringify(member.slice(0, 120));
}

// src/runner/cache-process.ts
/**
* One call of @actions/cache, named by the arguments; standard output is the reply as JSON. The library names archived
* files relative to GITHUB_WORKSPACE, else to the current folder, looks for them from there, and makes the entry's
* version of the path as given: with a folder and an environment of its own and the path a bare name, an entry does not
* depend on the machine. What it prints (annotations of its own among it) is kept, so that one problem is said once.
*/
async function runCacheProcess([kind, name = "", ...keys]) {
	const lines = [];
	const print = process.stdout.write.bind(process.stdout);
	process.stdout.write = (chunk) => {
		lines.push(...Buffer.from(chunk).toString().split(/\r?\n/));
		return true;
	};
	const calls = {
		lookup,
		fetch,
		store
	};
	hideToken();
	let reply;
	try {
		const cache = await import("./actions-cache.chunk.js");
		reply = await calls[kind ?? ""]?.(cache, name, keys, lines) ?? {
			kind: "failed",
			reason: `no call ${kind}`
		};
	} catch (cause) {
		reply = {
			kind: "failed",
			reason: cause instanceof Error ? cause.message : String(cause)
		};
	}
	process.stdout.write = print;
	print(JSON.stringify(reply));
}
/**
* The library reads its token by name; what it starts gets a copy of the names that can be listed (Node's
* child_process, and Object.assign in the library's tar.ts), so that tar and zstd do not have it.
*/
function hideToken() {
	const value = process.env["ACTIONS_RUNTIME_TOKEN"];
	process.env = Object.defineProperty({ ...process.env }, "ACTIONS_RUNTIME_TOKEN", {
		value,
		enumerable: false
	});
}
const lookup = async (cache, name, keys, lines) => {
	const found = [];
	for (const key of keys) {
		const hit = await cache.restoreCache([name], key, [], { lookupOnly: true });
		const bad = hit === void 0 ? failure(lines) : void 0;
		if (bad) return found.length > 0 ? {
			kind: "ok",
			value: found
		} : bad;
		if (hit === key) found.push(key);
	}
	return {
		kind: "ok",
		value: found
	};
};
const fetch = async (cache, name, [key = "", prefix = ""], lines) => {
	const archive = await keepArchive();
	const value = await cache.restoreCache([name], key, [prefix], { segmentTimeoutInMs: 12e4 });
	if (value === void 0) return failure(lines) ?? {
		kind: "ok",
		value
	};
	try {
		await unpackEntry(archive, process.cwd(), name);
	} catch (cause) {
		await rm(name, {
			recursive: true,
			force: true
		});
		return {
			kind: "damaged",
			reason: cause instanceof Error ? cause.message : String(cause)
		};
	} finally {
		await rm(archive, { force: true });
	}
	return {
		kind: "ok",
		value
	};
};
/**
* Makes the library keep what it fetched and gives the path: first on PATH is a `tar` that moves the archive there. The
* library's own call (`tar -xf ARCHIVE -P`) would let the archive write any file of this user.
*/
async function keepArchive() {
	const folder = join(process.env["RUNNER_TEMP"] ?? "", "bin");
	const archive = join(folder, "archive");
	await mkdir(folder, {
		recursive: true,
		mode: 448
	});
	for (const name of ["tar", "gtar"]) await writeFile(join(folder, name), "#!/bin/sh\nmv \"$2\" \"$(dirname \"$0\")/archive\"\n", { mode: 448 });
	Object.assign(process.env, { PATH: [folder, process.env["PATH"]].join(delimiter) });
	return archive;
}
const store = async (cache, name, [key = ""], lines) => {
	if (await cache.saveCache([name], key) >= 0) return {
		kind: "ok",
		value: "saved"
	};
	const refused = lines.find((line) => line.startsWith("::debug::Failed to reserve cache: "));
	if (refused?.includes("(409)")) return {
		kind: "ok",
		value: "taken"
	};
	if (refused) return judge(refused.replace("::debug::Failed to reserve cache: ", ""));
	return failure(lines) ?? {
		kind: "failed",
		reason: lines.findLast((line) => line !== "") ?? "no reason was given"
	};
};
/** The first annotation that the library printed; undefined when it had nothing to complain of. */
function failure(lines) {
	const line = lines.find((entry) => /^::(?:warning|error)\b/.test(entry));
	return line === void 0 ? void 0 : judge(line.replace(/^::(?:warning|error)[^:]*::/, ""));
}
function judge(line) {
	const reason = line.replace(/^(?:Failed to (?:restore|save): |Error: )+/, "").slice(0, 300);
	if (/cache (?:read|write) denied/.test(reason)) return {
		kind: "denied",
		reason
	};
	return {
		kind: /\btar\b|Incomplete download|exit code/i.test(reason) ? "damaged" : "failed",
		reason
	};
}

export { runCacheProcess };