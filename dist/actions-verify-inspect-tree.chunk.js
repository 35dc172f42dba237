import { ProblemError, error, smName } from "./frame.chunk.js";
import { Finding, attempt, budgetFor, cubinReader, elfSections, findingProblem, holdsImages, listImages, memorySource, openFile, readCubin, readElfHeader, readPtx, registration, spend, windowOf } from "./common.chunk.js";
import { openMembers, packingOf } from "./runner-archives.chunk.js";
import { tmpdir } from "node:os";
import { constants as constants$1, createZstdDecompress, zstdDecompressSync } from "node:zlib";
import { closeSync, constants as constants$2, fstatSync, lstatSync, openSync, readSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

// src/inspect/device-links.ts
const moduleSection = "__nv_module_id";
const longestNames = 2 ** 22;
const linksIt = "def ";
/**
* The device links of an archive. An object whose names cannot be read is of no link, so that it has to have every target itself.
* Only what `source.read` throws goes through.
*/
function deviceLinks(source, images, budget) {
	const members = images.filter(({ container }) => container.member !== void 0);
	if (!members.some((image) => image.relocatable)) return [];
	const objects = [...new Set(members.map(({ container }) => container.object))].sort((a, b) => a - b);
	const owners = /* @__PURE__ */ new Map();
	const links = /* @__PURE__ */ new Map();
	for (const [index, object] of objects.entries()) {
		const length = (objects[index + 1] ?? Number.POSITIVE_INFINITY) - object;
		const names = moduleNames(windowOf(source, object - (source.origin ?? 0), length), budget);
		const linked = names.filter((name) => name.startsWith(linksIt)).map((name) => name.slice(4));
		if (linked.length > 0) links.set(object, linked);
		else for (const name of names) owners.set(name, object);
	}
	return [...links].map(([object, names]) => {
		const found = names.flatMap((name) => owners.get(name) ?? []);
		return {
			object,
			inputs: [...new Set(found)],
			absent: names.length - found.length
		};
	});
}
function moduleNames(elf, budget) {
	try {
		const section = elfSections(elf, readElfHeader(elf))?.find(({ name }) => name === moduleSection);
		if (!section) return [];
		return namesIn(elf, section, budget);
	} catch (error) {
		if (error instanceof Finding) return [];
		throw error;
	}
}
function namesIn(elf, { offset, size }, budget) {
	const length = Math.min(size, longestNames);
	spend(budget, length, offset);
	const bytes = elf.read(offset, length);
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
	return [...new Set(text.split("\0").filter((name) => name !== ""))];
}

// src/inspect/lz4.ts
/** Bytes that are copied at once although fewer may be wanted; nearer to an end one copies exactly. */
const slack = 32;
/** Decodes an LZ4 block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md), sequence by sequence. */
const decodeLz4 = (input, all, output, progress, enough) => {
	const from32 = new DataView(input.buffer, input.byteOffset, input.length);
	const to32 = new DataView(output.buffer, output.byteOffset, output.length);
	let { read, written } = progress;
	while (written < enough) {
		let at = read;
		if (at >= input.length) return "input";
		const token = input[at++] ?? 0;
		let literals = token >> 4;
		if (literals === 15) for (let byte = 255; byte === 255; literals += byte) {
			if (at >= input.length) return "input";
			byte = input[at++] ?? 0;
		}
		const matchAt = written + literals;
		if (at + literals > input.length) return "input";
		if (matchAt > output.length) return "room";
		if (literals <= 16 && at + slack <= input.length && written + slack <= output.length) {
			to32.setInt32(written, from32.getInt32(at, true), true);
			to32.setInt32(written + 4, from32.getInt32(at + 4, true), true);
			if (literals > 8) {
				to32.setInt32(written + 8, from32.getInt32(at + 8, true), true);
				to32.setInt32(written + 12, from32.getInt32(at + 12, true), true);
			}
		} else output.set(input.subarray(at, at + literals), written);
		at += literals;
		if (at === input.length && all) {
			progress.read = at;
			progress.written = matchAt;
			return matchAt < enough ? "input" : "nothing";
		}
		if (at + 2 > input.length) return "input";
		const distance = from32.getUint16(at, true);
		at += 2;
		let length = (token & 15) + 4;
		if (length === 19) for (let byte = 255; byte === 255; length += byte) {
			if (at >= input.length) return "input";
			byte = input[at++] ?? 0;
		}
		if (distance === 0 || distance > matchAt) return void 0;
		const end = matchAt + length;
		if (end > output.length) return "room";
		if (distance >= 4 && length <= 64 && end + 4 <= output.length) for (let to = matchAt, from = matchAt - distance; to < end; to += 4, from += 4) to32.setInt32(to, to32.getInt32(from, true), true);
		else copyMatch(output, matchAt, distance, end);
		progress.read = read = at;
		progress.written = written = end;
	}
	return "nothing";
};
/** Repeats the `distance` bytes before `at` up to `end`. A match may overlap its own output: each block doubles what is there. */
function copyMatch(out, at, distance, end) {
	const start = at - distance;
	for (let to = at; to < end;) {
		const length = Math.min(to - start, end - to);
		out.copyWithin(to, start, start + length);
		to += length;
	}
}

// src/inspect/zstd.ts
let reused;
/** A decoder of one frame of at most `size` bytes. It is valid until the next one is made. */
function zstdDecoder(size) {
	if (reused?.failed() !== false) reused = openNative();
	if (!reused) return decodeWhole(size);
	reused.handle.reset();
	return decoderOf(reused);
}
function decoderOf(native) {
	return (input, _all, output, progress, enough) => {
		if (enough > output.length) return "room";
		const { read, written } = progress;
		native.handle.writeSync(constants$1.ZSTD_e_flush, input, read, input.length - read, output, written, enough - written);
		if (native.failed()) return void 0;
		const [room = 0, unread = 0] = native.left;
		progress.read = input.length - unread;
		progress.written = enough - room;
		return room === 0 ? "nothing" : "input";
	};
}
function openNative() {
	const stream = createZstdDecompress();
	stream.on("error", () => void 0);
	const { _handle: handle, _writeState: left } = Object(stream);
	if (!isHandle(handle) || !(left instanceof Uint32Array)) return void 0;
	const native = {
		handle,
		left,
		failed: () => stream.destroyed
	};
	return understands(native) ? native : void 0;
}
/** Whether it does what is expected of it, by a small frame: another release of Node may have other arguments. */
function understands(native) {
	const output = Buffer.alloc(sample.text.length);
	const progress = {
		read: 0,
		written: 0
	};
	try {
		return decoderOf(native)(sample.frame, true, output, progress, output.length) === "nothing" && output.toString("latin1") === sample.text;
	} catch {
		return false;
	}
}
const sample = {
	text: "decoded whole, in one step",
	frame: Buffer.from("KLUv/SAa0QAAZGVjb2RlZCB3aG9sZSwgaW4gb25lIHN0ZXA=", "base64")
};
function isHandle(value) {
	return typeof value === "object" && value !== null && "reset" in value && "writeSync" in value;
}
/** The same by the documented interface. */
function decodeWhole(size) {
	let bytes;
	return (input, all, output, progress, enough) => {
		if (!all) return "input";
		if (enough > output.length) return "room";
		try {
			bytes ??= zstdDecompressSync(input, { maxOutputLength: Math.max(size, 1) });
		} catch {
			return;
		}
		output.set(bytes.subarray(progress.written, enough), progress.written);
		progress.written = Math.min(bytes.length, enough);
		return progress.written < enough ? "input" : "nothing";
	};
}

// src/inspect/unpack.ts
const largestImage = 2 ** 29;
const largestRatio = 1e3;
const smallest = 2 ** 16;
const firstRead = 2 ** 15;
const growth = 4;
/** Reused, because fresh buffers for each image cost more than reading it. */
const stored = new Uint8Array(2 ** 18);
const unpacked = new Uint8Array(2 ** 23);
/**
* Unpacks an image from its start, as far as it is asked for: what is given has at least `size` bytes, or all that the image has. It
* is valid until the next call, for this image or another. Throws a Finding (VER004) when the bytes are not what its header claims.
*/
function unpackStart(source, image, budget) {
	if (image.size > largestImage || image.storedSize > largestImage) throw fault(image, "the size of an image is impossible");
	if (image.size > image.storedSize * largestRatio + smallest) throw fault(image, "the compressed size of an image is impossible");
	if (image.compression === "none") return (size) => {
		spend(budget, Math.min(size, image.size), image.offset);
		return read(source, image, Math.min(size, image.size), unpacked);
	};
	const decode = image.compression === "lz4" ? decodeLz4 : zstdDecoder(image.size);
	const progress = {
		read: 0,
		written: 0
	};
	let input = read(source, image, Math.min(firstRead, image.storedSize), stored);
	let output = unpacked;
	return (size) => {
		const enough = Math.min(size, image.size);
		const before = progress.written;
		if (enough > output.length) output = larger(output, before, enough, image);
		while (progress.written < enough) {
			const lack = decode(input, input.length === image.storedSize, output, progress, enough);
			if (lack === "room" && output.length < image.size) output = larger(output, progress.written, enough, image);
			else if (lack === "input" && input.length < image.storedSize) input = read(source, image, Math.min(input.length * growth, image.storedSize), stored);
			else if (lack !== "nothing") throw fault(image, `an image cannot be decompressed (${image.compression})`);
		}
		spend(budget, progress.written - before, image.offset);
		return output.subarray(0, Math.min(progress.written, image.size));
	};
}
/** Room for `wanted` bytes, and for more of the image, with the first `used` bytes of `output`. */
function larger(output, used, wanted, { size }) {
	const room = new Uint8Array(Math.min(size, Math.max(wanted, output.length * 2)));
	room.set(output.subarray(0, used));
	return room;
}
function read(source, image, size, into) {
	const at = image.offset - (source.origin ?? 0);
	const bytes = source.read(at, size, into);
	if (bytes.length !== size) throw fault(image, "an image is cut off");
	return bytes;
}
/** VER004 for an image. */
function fault(image, what) {
	return new Finding("VER004", what, image.offset);
}

// src/inspect/inspect.ts
const mostDamaged = 4;
const unread = {
	toolkits: [],
	stub: false,
	kernels: []
};
/** How many bytes of an image are looked at first; half of all need no more. zstd gives blocks of 128 KiB. */
const firstLook = {
	none: 2 ** 14,
	lz4: 2 ** 14,
	zstd: 2 ** 17
};
/**
* Opens the images of a file one after the other: which toolkit made each, and which kernels it has. Holds one image in memory at
* a time, and opens no more after 4 damaged ones. Damage is reported in the image's `problem`; only what `source.read` throws
* goes through.
*/
function* inspectImages(source, file, images = listImages(source, file).images, budget = budgetFor(source.size)) {
	let damaged = 0;
	const own = ownNames();
	for (const image of images) {
		const inspected = damaged < mostDamaged ? inspectImage(source, file, image, budget) : {
			...image,
			...unread,
			problem: given(image, file)
		};
		if (inspected.problem) damaged++;
		yield {
			...inspected,
			kernels: own(inspected.kernels)
		};
	}
}
/** Names without the text that they were cut from, which would stay in memory; the same for all targets of a kernel. */
function ownNames() {
	const known = /* @__PURE__ */ new Map();
	const lists = /* @__PURE__ */ new WeakMap();
	const own = (name) => Buffer.from(name, "latin1").toString("latin1");
	return (names) => {
		const before = lists.get(names);
		if (before) return before;
		const list = names.map((name) => {
			const text = known.get(name) ?? own(name);
			known.set(text, text);
			return text;
		});
		lists.set(names, list);
		return list;
	};
}
/** Lists and opens everything in a file. */
function inspectFile(source, file, budget = budgetFor(source.size)) {
	const list = listImages(source, file, budget);
	const images = [...inspectImages(source, file, list.images, budget)];
	const found = images.flatMap(({ problem }) => problem ? [problem] : []);
	return {
		file,
		images,
		links: deviceLinks(source, list.images, budget),
		registration: registration(source, list.images, budget),
		problems: [...list.problems, ...found]
	};
}
function inspectImage(source, file, image, budget) {
	try {
		return {
			...image,
			...compiled(source, image, budget)
		};
	} catch (error) {
		if (!(error instanceof Finding)) throw error;
		return {
			...image,
			...unread,
			problem: findingProblem(error, file)
		};
	}
}
function given(image, file) {
	return findingProblem(fault(image, `an image is not opened, after ${mostDamaged} that are damaged`), file);
}
function compiled(source, image, budget) {
	const { relocatable } = image;
	if (image.kind !== "cubin" && image.kind !== "ptx") return {
		toolkits: [],
		stub: false,
		kernels: [],
		relocatable
	};
	if (image.storedSize === 0) return {
		toolkits: [],
		stub: true,
		kernels: [],
		relocatable
	};
	const inside = image.kind === "ptx" ? openPtx(source, image, budget) : openCubin(source, image, budget);
	const { toolkits, stub, kernels, capability } = inside;
	const { major, minor } = image.capability;
	if (capability && (capability.major !== major || capability.minor !== minor)) throw fault(image, `the entry says ${smName(image.capability)}, its cubin ${smName(capability)}`);
	return {
		toolkits,
		stub,
		kernels,
		relocatable: relocatable || inside.relocatable
	};
}
/** Unpacks as much of a cubin as decides. Throws a Finding (VER004). */
function openCubin(source, image, budget) {
	const start = unpackStart(source, image, budget);
	const read = cubinReader(image.offset);
	const step = firstLook[image.compression];
	for (let size = step;; size += Math.max(step, Math.floor(size / 8))) {
		const bytes = start(size);
		const found = read(bytes);
		if (found) return found;
		if (size >= image.size) return readCubin(memorySource(bytes, image.offset));
		if (image.compression === "none") {
			spend(budget, image.size, image.offset);
			return readCubin(windowOf(source, image.offset - (source.origin ?? 0), image.size));
		}
	}
}
/** PTX with a kernel or a function in its beginning is not read to its end. */
function openPtx(source, image, budget) {
	const start = unpackStart(source, image, budget);
	for (let size = firstLook[image.compression];; size *= 2) {
		const found = readPtx(start(size));
		if (!found.stub || size >= image.size) return found;
	}
}

// src/runner/tree.ts
const headSize = 1024;
/**
* Finds the files under a path whose first 1024 bytes are `wanted`. The path itself may be a symlink; those below it are not
* followed. A file with several names counts once. Pipes and devices are never opened. Throws nothing for what it finds.
*/
function findCandidates(path, wanted) {
	const files = [];
	const others = [];
	const problems = [];
	const seen = /* @__PURE__ */ new Set();
	const pending = [path];
	for (let current = pending.pop(); current !== void 0; current = pending.pop()) {
		const at = current;
		try {
			const stat = attempt(at, () => at === path ? statSync(at) : lstatSync(at));
			if (stat.isDirectory()) for (const child of attempt(at, () => children(at)).reverse()) pending.push(child);
			else if (!stat.isFile()) problems.push(notAFile(at));
			else {
				const head = headOf(at, at === path, seen);
				if (head) (wanted(head) ? files : others).push(at);
			}
		} catch (problem) {
			if (!(problem instanceof ProblemError)) throw problem;
			problems.push(...problem.problems);
		}
	}
	return {
		files,
		others,
		problems
	};
}
function children(folder) {
	const wanted = (entry) => entry.isFile() || entry.isDirectory();
	const byName = (a, b) => a.name < b.name ? -1 : 1;
	return readdirSync(folder, { withFileTypes: true }).filter(wanted).sort(byName).map((entry) => join(folder, entry.name));
}
/** The first bytes of a file; undefined when it was seen before. */
function headOf(path, follow, seen) {
	return attempt(path, () => {
		const descriptor = openSync(path, constants$2.O_RDONLY | constants$2.O_NONBLOCK | (follow ? 0 : constants$2.O_NOFOLLOW));
		try {
			const { dev, ino } = fstatSync(descriptor, { bigint: true });
			const inode = `${dev}:${ino}`;
			if (seen.has(inode)) return void 0;
			seen.add(inode);
			const head = new Uint8Array(headSize);
			return head.subarray(0, readSync(descriptor, head, 0, headSize, 0));
		} finally {
			closeSync(descriptor);
		}
	});
}
function notAFile(path) {
	return error("VER009", `${path} is neither a regular file nor a folder.`, "Name a file or a folder; pipes, sockets and devices are not read.");
}

// src/actions/verify/inspect-tree.ts
/** Milliseconds that reading one file may take, beside those for its size; an archive with all its members counts as one file. */
const timeFor = {
	file: 6e4,
	archive: 6e5
};
/** The slowest that a disk and an unpacker together may be, bytes per millisecond. */
const slowest = 2e3;
/**
* Opens every file under `path` that may hold device code, and the archives and compressed files there, member by member.
* `name` gives what messages call a file.
*/
async function inspectTree(host, path, name) {
	const found = findCandidates(path, (head) => holdsImages(head) || packingOf(head) !== void 0);
	const problems = [...found.problems];
	const files = [];
	const unopened = [];
	for (const file of found.files) {
		if (host.cancelled.aborted) break;
		try {
			const opened = openFile(file);
			try {
				const { source } = opened;
				if (holdsImages(source.read(0, 1024))) {
					files.push(inspectFile(source, name(file), budgetFor(source.size, expiry(host, timeFor.file, source.size))));
					continue;
				}
				const damage = await openMembers(file, name(file), {
					wanted: holdsImages,
					visit: (member, shown) => files.push(inspectFile(member, shown, budgetFor(member.size, expiry(host, timeFor.file, member.size)))),
					unopened: (kind, shown) => unopened.push({
						kind,
						name: shown
					}),
					folder: host.env["RUNNER_TEMP"] ?? tmpdir(),
					budget: budgetFor(source.size, expiry(host, timeFor.archive, source.size))
				});
				problems.push(...damage);
			} finally {
				opened.close();
			}
		} catch (cause) {
			if (!(cause instanceof ProblemError)) throw cause;
			problems.push(...cause.problems);
		}
	}
	return {
		files,
		problems,
		unopened,
		notRead: found.others.includes(path)
	};
}
function expiry(host, time, size) {
	const end = host.clock.now() + time + size / slowest;
	return () => host.cancelled.aborted || host.clock.now() > end;
}
/** VER015: one notice that counts them by kind; undefined where all were opened. */
function unopenedNotice(unopened) {
	const [first] = unopened;
	if (!first) return void 0;
	const counts = [...Map.groupBy(unopened, ({ kind }) => kind)].map(([kind, all]) => `${all.length} ${kind}`);
	const one = unopened.length === 1;
	return {
		code: "VER015",
		severity: "notice",
		message: `${unopened.length} packed ${one ? "file was" : "files were"} not opened (${counts.join(", ")}), ${one ? "" : "the first is "}${first.name}.`,
		fix: "Unpack those that may contain device code, and verify the files."
	};
}

export { inspectTree, unopenedNotice };