import { ProblemError, error } from "./frame.chunk.js";
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { basename, dirname, resolve } from "node:path";

// src/ship/evidence/nar.ts
/**
* Hashes a file tree as Nix does, without Nix: the SHA-256 of its NAR, as in `nix-store --dump PATH | sha256sum`.
* https://nix.dev/manual/nix/latest/protocols/nix-archive
*/
/** Bytes that are read at a time. */
const chunkSize = 1 << 20;
/**
* The SHA-256 of the NAR of a path, in lower-case hexadecimal. Throws ProblemError VER005 for what cannot be read, VER009 for
* pipes, sockets and devices, which no NAR has.
*/
async function narSha256(host, path) {
	const hash = createHash("sha256");
	writeString(hash, "nix-archive-1");
	await writeNode(host, hash, Buffer.from(path), Buffer.allocUnsafeSlow(chunkSize));
	return hash.digest("hex");
}
/**
* Follows links such as `result` to what they name, but not a store path that is itself a link: that link is the output. Throws
* ProblemError VER005.
*/
async function followToOutput(host, path) {
	let at = resolve(path);
	for (let steps = 0; steps < 40; steps++) {
		if (!(await reading(at, () => host.files.lstat(at))).isSymbolicLink() || isStorePath(at)) return at;
		const target = await reading(at, () => host.files.readlink(at));
		at = resolve(dirname(at), target);
	}
	throw unreadable(at, "too many links");
}
/** `…/<hash>-<name>`: what lies directly in a store. */
function isStorePath(path) {
	return basename(dirname(path)) === "store" && /^[0-9a-df-np-sv-z]{32}-/.test(basename(path));
}
/** A length, the bytes, and zeros up to a multiple of 8. */
function writeString(hash, text) {
	const bytes = Buffer.from(text);
	writeLength(hash, bytes.length);
	hash.update(bytes);
	writePadding(hash, bytes.length);
}
function writeLength(hash, length) {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(length));
	hash.update(bytes);
}
function writePadding(hash, length) {
	hash.update(Buffer.alloc((8 - length % 8) % 8));
}
async function writeNode(host, hash, path, buffer) {
	refuseCancelled(host, path);
	const write = (...texts) => {
		for (const text of texts) writeString(hash, text);
	};
	const stat = await reading(path, () => host.files.lstat(path));
	write("(", "type");
	if (stat.isSymbolicLink()) write("symlink", "target", await reading(path, () => host.files.readlink(path, { encoding: "buffer" })));
	else if (stat.isFile()) {
		write("regular", ...stat.mode & constants.S_IXUSR ? ["executable", ""] : [], "contents");
		await writeContents(host, hash, path, stat, buffer);
	} else if (stat.isDirectory()) {
		write("directory");
		const names = await reading(path, () => host.files.readdir(path, { encoding: "buffer" }));
		for (const name of names.sort(Buffer.compare)) {
			write("entry", "(", "name", name, "node");
			await writeNode(host, hash, Buffer.concat([
				path,
				Buffer.from("/"),
				name
			]), buffer);
			write(")");
		}
	} else throw new ProblemError(error("VER009", `${path} is not a regular file, link or folder.`, "Name a file or a folder without pipes, sockets and devices."));
	write(")");
}
async function writeContents(host, hash, path, { size }, buffer) {
	writeLength(hash, size);
	if (await readAll(host, path, buffer, (bytes) => hash.update(bytes)) !== size) throw unreadable(path, "it changes while it is read");
	writePadding(hash, size);
}
/** The SHA-256 of one file, in lower-case hexadecimal. Throws ProblemError VER005. */
async function fileSha256(host, path) {
	const hash = createHash("sha256");
	await readAll(host, Buffer.from(path), Buffer.allocUnsafeSlow(chunkSize), (bytes) => hash.update(bytes));
	return hash.digest("hex");
}
/** Gives the bytes of a file in pieces, and how many they were. */
async function readAll(host, path, buffer, take) {
	return reading(path, async () => {
		const handle = await host.files.open(path, constants.O_RDONLY | constants.O_NONBLOCK);
		try {
			let total = 0;
			for (;;) {
				refuseCancelled(host, path);
				const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
				if (bytesRead === 0) return total;
				take(buffer.subarray(0, bytesRead));
				total += bytesRead;
			}
		} finally {
			await handle.close();
		}
	});
}
function refuseCancelled({ cancelled }, path) {
	if (cancelled.aborted) throw unreadable(path, "the run was cancelled");
}
async function reading(path, operation) {
	try {
		return await operation();
	} catch (cause) {
		if (!(cause instanceof Error && "code" in cause && typeof cause.code === "string")) throw cause;
		throw unreadable(path, cause.message, { cause });
	}
}
function unreadable(path, why, options) {
	return new ProblemError(error("VER005", `${path} cannot be read: ${why}.`, "Check that it exists and that this user may read it."), options);
}

export { fileSha256, followToOutput, narSha256 };