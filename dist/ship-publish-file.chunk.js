import { fileProblem, isErrno, readIfPresent } from "./frame.chunk.js";
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// src/ship/publish/file.ts
/** The name of a file while it is written; what a process left that was killed is removed when it is this old, ms. */
const unfinished = /^\..+\.[0-9a-f]{12}\.part$/;
const abandoned = 864e5;
/** A binary cache in a folder, which is made with its first file. A file gets its name when it is whole and on disk. */
async function openFolder(host, address) {
	const folder = fileURLToPath(address);
	const { files } = host;
	const orProblem = (work) => async (file, ...rest) => {
		try {
			return await work(file, ...rest);
		} catch (cause) {
			throw fileProblem(folder, join(folder, file), cause);
		}
	};
	for (const part of [folder, join(folder, "nar")]) await orProblem(() => removeAbandoned(host, part))("");
	return {
		read: orProblem((file) => readIfPresent(host, join(folder, file))),
		size: orProblem(async (file) => {
			try {
				return (await files.stat(join(folder, file))).size;
			} catch (cause) {
				if (isErrno(cause, "ENOENT")) return void 0;
				throw cause;
			}
		}),
		write: orProblem((file, content) => writeWhole(host, join(folder, file), content)),
		stream: async function* (file) {
			yield* (await orProblem(() => files.open(join(folder, file), "r"))(file)).createReadStream();
		}
	};
}
async function writeWhole({ files }, path, content) {
	await files.mkdir(dirname(path), { recursive: true });
	const part = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.part`);
	const handle = await files.open(part, "wx", 420);
	try {
		try {
			for await (const chunk of content.open()) await handle.writeFile(chunk);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await files.rename(part, path);
	} catch (cause) {
		await files.rm(part, { force: true });
		throw cause;
	}
}
async function removeAbandoned({ files, clock }, folder) {
	const names = await files.readdir(folder).catch((cause) => {
		if (isErrno(cause, "ENOENT")) return [];
		throw cause;
	});
	for (const name of names.filter((one) => unfinished.test(one))) {
		const path = join(folder, name);
		const stat = await files.stat(path).catch(() => void 0);
		if (stat && clock.now() - stat.mtimeMs > abandoned) await files.rm(path, { force: true });
	}
}

export { openFolder };