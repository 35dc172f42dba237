import { builtPathsOf, deriverOf, findNix, findToolkit, limitTo, runNix } from "./common.chunk.js";
import { ProblemError, describeRecord, digestOf, error, failureText, imageOf, indexOf, isThere, jsonBytes, layerAnnotations, layerTypes, prefix, readIfPresent } from "./frame.chunk.js";
import { cellsToShip } from "./ship-cells.chunk.js";
import { guardShipment } from "./ship-guard.chunk.js";
import { parsePathFacts } from "./ship-publish-path-facts.chunk.js";
import { openRegistries } from "./actions-containerize-registry.chunk.js";
import { constants, createGzip, createZstdCompress } from "node:zlib";
import { createHash, randomBytes } from "node:crypto";
import { closeSync, constants as constants$1, fstatSync, lstatSync, openSync, readSync, readdirSync, readlinkSync, writeSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

// src/ship/oci/guard.ts
/** What the licence guard is told of images. */
function shipmentOf(images, licences) {
	const paths = [...new Set(images.flatMap(({ closure }) => closure.map(({ path }) => path)))].sort();
	const toolkits = new Set(images.flatMap(({ source }) => source.cuda?.cell.toolkit ?? []));
	const [toolkit] = toolkits.size === 1 ? toolkits : [];
	return {
		paths,
		...licences,
		toolkit: toolkit === "cpu" ? void 0 : toolkit
	};
}
/**
* Judges all store paths of images before one of them is handed out or pushed. Throws ProblemError as `guardShipment` does.
*/
async function guardImages(host, images, licences, { destination, acknowledgement }) {
	return guardShipment(host, {
		...shipmentOf(images, licences),
		destination,
		acknowledgement
	});
}

// src/ship/oci/closure.ts
/** Everything that these need, themselves included. Throws ProblemError SHP102 where the store does not have them or does not say. */
async function readClosure(host, nix, paths) {
	const failed = (why) => {
		return new ProblemError(error("SHP102", `The Nix store does not say what ${paths.join(", ")} needs: ${why}.`, "Build it again in this job; a garbage collection may have removed it."));
	};
	const options = {
		timeout: 600,
		input: `${paths.join("\n")}\n`
	};
	const outcome = await runNix(host, nix, [
		"path-info",
		"--json",
		"--recursive",
		"--stdin"
	], options);
	if (outcome.kind !== "exited" || outcome.code !== 0) throw failed(failureText(outcome).replace(/^error: /, ""));
	try {
		return parseClosure(JSON.parse(outcome.stdout));
	} catch (cause) {
		throw failed(`its answer cannot be read (${cause.message})`);
	}
}
/** Of `nix path-info --json`, by path. Throws an Error. Pure. */
function parseClosure(value) {
	return parsePathFacts(value).map(({ path, narHash, narSize, references }) => ({
		path,
		narHash,
		narSize,
		references
	})).sort((a, b) => a.path < b.path ? -1 : 1);
}

// src/ship/oci/config.ts
const architectures = {
	"x86_64-linux": "amd64",
	"aarch64-linux": "arm64"
};
/** Undefined for a system that has no containers of its own. */
function platformOf(system) {
	const architecture = architectures[system];
	return architecture && {
		os: "linux",
		architecture
	};
}
/**
* Folders where container runtimes put the driver, NixOS's own first. Nothing else is in them: the image has no distribution. The
* decision 0018 says why they are a variable.
*/
function driverFolders({ architecture }) {
	const triple = architecture === "amd64" ? "x86_64-linux-gnu" : "aarch64-linux-gnu";
	return [
		"/run/opengl-driver/lib",
		`/usr/lib/${triple}`,
		"/usr/lib64",
		`/usr/lib/${triple}/nvidia/current`,
		...architecture === "amd64" ? ["/usr/lib/wsl/lib"] : [`/usr/lib/${triple}/nvidia`, `/usr/lib/${triple}/tegra`],
		"/usr/local/nvidia/lib64"
	];
}
/** Variables as image-spec writes them. What is asked for replaces what the image sets by itself. */
function environmentOf({ env }, facts) {
	const { binFolders, certificates, cuda, platform } = facts;
	const variables = /* @__PURE__ */ new Map();
	if (binFolders.length > 0) variables.set("PATH", binFolders.join(":"));
	if (certificates !== void 0) variables.set("SSL_CERT_FILE", certificates);
	if (cuda && cuda.cell.toolkit !== "cpu") {
		variables.set("NVIDIA_VISIBLE_DEVICES", "all");
		variables.set("NVIDIA_DRIVER_CAPABILITIES", "compute,utility");
		const branch = cuda.driver?.split(".")[0];
		if (branch !== void 0) variables.set("NVIDIA_REQUIRE_CUDA", `driver>=${branch}`);
		variables.set("LD_LIBRARY_PATH", driverFolders(platform).join(":"));
	}
	for (const one of env) variables.set(...split(one));
	return [...variables].map(([name, value]) => `${name}=${value}`);
}
/** Of labels, and of the annotations of the manifest. What is asked for replaces what the image says by itself. */
function labelsOf({ labels }, { cuda, origin, title }) {
	const all = {
		"org.opencontainers.image.title": title,
		"org.opencontainers.image.source": origin.source,
		"org.opencontainers.image.revision": origin.revision,
		...cuda && cudaLabels(cuda),
		...Object.fromEntries(labels.map(split))
	};
	return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
}
function cudaLabels({ cell, driver, ptxDriver }) {
	const named = {
		[`${prefix}cell`]: cell.id,
		[`${prefix}system`]: cell.system
	};
	if (cell.toolkit === "cpu") return named;
	const digits = (capabilities) => capabilities.map((one) => one.replace(".", ""));
	const [real, virtual] = [digits(cell.capabilities), digits(cell.ptx)];
	return {
		...named,
		[`${prefix}toolkit`]: cell.toolkit,
		[`${prefix}targets`]: real.map((one) => `sm_${one}`).join(","),
		[`${prefix}ptx`]: virtual.length === 0 ? void 0 : virtual.map((one) => `compute_${one}`).join(","),
		[`${prefix}minimum-driver`]: driver,
		[`${prefix}minimum-driver-ptx`]: virtual.length === 0 ? void 0 : ptxDriver,
		[`${prefix}variant.nvidia.sm_arch`]: [...real.map((one) => `${one}_real`), ...virtual.map((one) => `${one}_virtual`)].join(",")
	};
}
function split(text) {
	const at = text.indexOf("=");
	return [text.slice(0, at), text.slice(at + 1)];
}
/** `config` of image-spec. `created` is the time of all files, so that two builds are equal. */
function configOf({ entrypoint, cmd, user, workdir }, env, labels) {
	return {
		created: "1970-01-01T00:00:01Z",
		config: {
			Env: env,
			Labels: labels,
			WorkingDir: workdir ?? "/",
			...entrypoint.length > 0 && { Entrypoint: entrypoint },
			...cmd.length > 0 && { Cmd: cmd },
			...user !== void 0 && { User: user }
		}
	};
}
/** The files that programs expect beside the store: users, name resolution, and a folder for temporary files. */
function baseEntries({ user }) {
	const [uid, gid = uid] = (user ?? "0").split(":");
	const own = uid === "0" || uid === "65534" ? [] : [`app:x:${uid}:${gid}:app:/tmp:/bin/false`];
	const ownGroup = gid === "0" || gid === "65534" ? [] : [`app:x:${gid}:`];
	const root = "root:x:0:0:root:/root:/bin/false";
	const nobody = "nobody:x:65534:65534:nobody:/:/bin/false";
	const file = (name, lines) => {
		const text = `${lines.join("\n")}\n`;
		return {
			kind: "file",
			name: Buffer.from(name),
			mode: 420,
			size: Buffer.byteLength(text),
			from: { text }
		};
	};
	const folder = (name, mode) => ({
		kind: "folder",
		name: Buffer.from(name),
		mode
	});
	return [
		folder("etc", 493),
		file("etc/group", [
			"root:x:0:",
			...ownGroup,
			"nogroup:x:65534:"
		]),
		file("etc/nsswitch.conf", ["hosts: files dns"]),
		file("etc/passwd", [
			root,
			...own,
			nobody
		]),
		folder("root", 448),
		folder("tmp", 1023)
	];
}
/** SHP100 for each input that no image can have. */
function requestProblems({ env, labels, user, workdir }) {
	const wrong = (input, text, fix) => error("SHP100", `Input ${input} has ${JSON.stringify(text.slice(0, 80))}.`, fix);
	return [
		...env.filter((one) => !/^[^=\s\0]+=[^\0]*$/.test(one)).map((one) => wrong("env", one, "Write NAME=value.")),
		...labels.filter((one) => !/^[^=\s]+=/.test(one)).map((one) => wrong("labels", one, "Write key=value.")),
		...user === void 0 || /^\d{1,9}(?::\d{1,9})?$/.test(user) ? [] : [wrong("user", user, "Write a number, or two of them: 1000 or 1000:1000. The image has no users by name.")],
		...workdir === void 0 || workdir.startsWith("/") ? [] : [wrong("workdir", workdir, "Write an absolute path.")]
	];
}

// src/ship/oci/group.ts
/** Which store paths share a layer. Pure. */
/** Layers that hold what is too small for one of its own; each path always falls to the same of them. */
const sharedLayers = 16;
const smallest = 65536;
/**
* Groups of paths, one for each layer, in the order of layers. What a group has depends on its paths and hardly on the rest of the
* closure, so that images of other closures have the same layers: large paths have one each, small ones share layers by their name. What
* most of the closure needs comes first, because runtimes unpack a layer on top of those before it. Last are `tops`, together: they are
* what changes.
*/
function groupPaths(closure, tops, most) {
	const own = new Set(tops);
	const top = closure.filter(({ path }) => own.has(path)).sort(byPath);
	const rest = closure.filter(({ path }) => !own.has(path));
	const groups = most <= 1 ? [] : groupsOf(rest, most - 1);
	const uses = /* @__PURE__ */ new Map();
	for (const { references } of closure) for (const path of references) uses.set(path, (uses.get(path) ?? 0) + 1);
	const usesOf = (group) => Math.max(...group.map(({ path }) => uses.get(path) ?? 0));
	const ordered = groups.toSorted((a, b) => usesOf(b) - usesOf(a) || byPath(a[0], b[0]));
	const last = most <= 1 ? [...rest, ...top].sort(byPath) : top;
	return last.length === 0 ? ordered : [...ordered, last];
}
function groupsOf(paths, most) {
	if (paths.length <= most) return paths.map((path) => [path]);
	const shared = Math.max(1, Math.min(sharedLayers, Math.floor(most / 2)));
	for (let limit = smallest;; limit *= 2) {
		const large = paths.filter(({ narSize }) => narSize >= limit);
		if (large.length > most - shared) continue;
		const small = Map.groupBy(paths.filter(({ narSize }) => narSize < limit), ({ path }) => (createHash("sha256").update(path).digest()[0] ?? 0) % shared);
		return [...large.map((path) => [path]), ...[...small.values()].map((group) => group.toSorted(byPath))];
	}
}
function byPath(a, b) {
	return (a?.path ?? "") < (b?.path ?? "") ? -1 : 1;
}

// src/ship/oci/tar.ts
const blockSize = 512;
/** The time of everything: one second after the epoch, as in Nix's store. */
const mtime = 1;
/** Largest size that 11 octal digits hold. */
const mostOctal = 8 ** 11 - 1;
const typeFlags = {
	file: "0",
	link: "2",
	folder: "5"
};
/** The blocks before the content of an entry. */
function tarHeader(entry) {
	const name = entry.kind === "folder" ? Buffer.concat([entry.name, Buffer.from("/")]) : Buffer.from(entry.name);
	const target = entry.kind === "link" ? Buffer.from(entry.target) : Buffer.alloc(0);
	const size = entry.kind === "file" ? entry.size : 0;
	const split = splitName(name);
	const records = [];
	if (!split) records.push(["path", name]);
	if (target.length > 100) records.push(["linkpath", target]);
	if (size > mostOctal) records.push(["size", Buffer.from(String(size))]);
	if (records.some(([, value]) => !isUtf8(value))) records.unshift(["hdrcharset", Buffer.from("BINARY")]);
	const [base, prefix] = split ?? [name.subarray(0, 100), Buffer.alloc(0)];
	const own = block({
		base,
		prefix,
		target: target.subarray(0, 100),
		mode: entry.mode,
		flag: typeFlags[entry.kind],
		size: size > mostOctal ? 0 : size
	});
	return records.length === 0 ? own : Buffer.concat([paxHeader(records), own]);
}
/** What follows a content of so many bytes, up to the next block. */
function padding(size) {
	return (512 - size % 512) % 512;
}
/** What ends an archive. */
const tarEnd = new Uint8Array(2 * 512);
/** Name and prefix, which the reader joins with a slash; undefined where they do not fit. */
function splitName(name) {
	if (name.length <= 100) return [name, Buffer.alloc(0)];
	const slash = name.indexOf("/", name.length - 101);
	if (slash <= 0 || slash > 155 || slash === name.length - 1) return void 0;
	return [name.subarray(slash + 1), name.subarray(0, slash)];
}
function isUtf8(bytes) {
	return Buffer.from(Buffer.from(bytes).toString()).equals(bytes);
}
function paxHeader(records) {
	const content = Buffer.concat(records.map(([key, value]) => paxRecord(key, value)));
	const [base, none] = [Buffer.from("PaxHeader"), Buffer.alloc(0)];
	const header = block({
		base,
		prefix: none,
		target: none,
		mode: 420,
		flag: "x",
		size: content.length
	});
	return Buffer.concat([
		header,
		content,
		Buffer.alloc(padding(content.length))
	]);
}
/** `27 path=name\n`: the number counts the whole record, its own digits included. */
function paxRecord(key, value) {
	const rest = key.length + value.length + 3;
	let length = rest + String(rest).length;
	if (String(length).length > String(rest).length) length += 1;
	return Buffer.concat([
		Buffer.from(`${length} ${key}=`),
		value,
		Buffer.from("\n")
	]);
}
function block({ base, prefix, target, mode, size, flag }) {
	const header = Buffer.alloc(512);
	const octal = (value, at, digits) => header.write(`${value.toString(8).padStart(digits, "0")}\0`, at, "latin1");
	header.set(base, 0);
	octal(mode, 100, 7);
	octal(0, 108, 7);
	octal(0, 116, 7);
	octal(size, 124, 11);
	octal(1, 136, 11);
	header.write(" ".repeat(8), 148, "latin1");
	header.write(flag, 156, "latin1");
	header.set(target, 157);
	header.write("ustar\x0000", 257, "latin1");
	octal(0, 329, 7);
	octal(0, 337, 7);
	header.set(prefix, 345);
	const sum = header.reduce((total, byte) => total + byte, 0);
	header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
	return header;
}

// src/ship/oci/content.ts
/** The files of a layer, as an archive that depends on nothing but their names, bytes and executable bits. */
const slash = Buffer.from("/");
/**
* Store paths with the folders above them, in the order of their bytes. A hard link in the store is a file of its own here: whether Nix
* has linked equal files is not part of a path. Throws ProblemError SHP101 for what can be no part of a store path.
*/
function* storeEntries(paths) {
	const above = new Set(paths.flatMap(foldersAbove));
	for (const folder of [...above].sort()) yield {
		kind: "folder",
		name: Buffer.from(folder),
		mode: 493
	};
	for (const path of [...paths].sort()) yield* below(Buffer.from(path));
}
/** Names without a leading slash. */
function foldersAbove(path) {
	const parts = path.split("/").slice(1, -1);
	return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}
function* below(top) {
	const pending = [top];
	for (let path = pending.pop(); path; path = pending.pop()) {
		const stat = lstatSync(path);
		const name = path.subarray(1);
		if (stat.isDirectory()) {
			yield {
				kind: "folder",
				name,
				mode: 365
			};
			const folder = path;
			const children = readdirSync(folder, { encoding: "buffer" }).sort((a, b) => Buffer.compare(b, a));
			for (const child of children) pending.push(Buffer.concat([
				folder,
				slash,
				child
			]));
		} else if (stat.isSymbolicLink()) yield {
			kind: "link",
			name,
			mode: 511,
			target: readlinkSync(path, { encoding: "buffer" })
		};
		else if (stat.isFile()) yield {
			kind: "file",
			name,
			mode: stat.mode & 64 ? 365 : 292,
			size: stat.size,
			from: path
		};
		else throw notFit(path, "is neither a file, a folder nor a symlink");
	}
}
function notFit(path, why) {
	const shown = Buffer.from(path).toString();
	return new ProblemError(error("SHP101", `${shown} ${why}, so that no image can have it.`, "Repair the path with nix store repair, or build it again.", { subject: { path: shown } }));
}
/**
* The archive in pieces of `pieceBytes`, the last one shorter. A piece is valid until the next but one is asked for: it lies in one of
* two buffers, so that one is read into while the other is compressed. Throws ProblemError SHP101 and system errors.
*/
function* tarPieces(entries, pieceBytes = 2 ** 21) {
	const buffers = [Buffer.allocUnsafeSlow(pieceBytes), Buffer.allocUnsafeSlow(pieceBytes)];
	let [turn, used] = [0, 0];
	for (const part of parts(entries)) for (let done = 0; done < part.size;) {
		const buffer = buffers[turn % 2 === 0 ? 0 : 1];
		const count = Math.min(pieceBytes - used, part.size - done);
		part.copy(buffer, used, count, done);
		used += count;
		done += count;
		if (used === pieceBytes) {
			yield buffer;
			[turn, used] = [turn + 1, 0];
		}
	}
	if (used > 0) yield buffers[turn % 2 === 0 ? 0 : 1].subarray(0, used);
}
function bytesPart(bytes) {
	return {
		size: bytes.length,
		copy: (into, at, count, from) => into.set(bytes.subarray(from, from + count), at)
	};
}
function* parts(entries) {
	for (const entry of entries) {
		yield bytesPart(tarHeader(entry));
		if (entry.kind !== "file") continue;
		const { from = { text: "" }, size } = entry;
		if ("text" in from) yield bytesPart(Buffer.from(from.text));
		else if (size > 0) yield* filePart(Buffer.from(from), size);
		const rest = padding(size);
		if (rest > 0) yield bytesPart(tarEnd.subarray(512, 512 + rest));
	}
	yield bytesPart(tarEnd);
}
function* filePart(path, size) {
	const descriptor = openSync(path, constants$1.O_RDONLY | constants$1.O_NOFOLLOW | constants$1.O_NONBLOCK);
	try {
		if (fstatSync(descriptor).size !== size) throw notFit(path, "has changed while it was read");
		const copy = (into, at, count, from) => {
			for (let done = 0; done < count;) {
				const read = readSync(descriptor, into, at + done, count - done, from + done);
				if (read === 0) throw notFit(path, "has changed while it was read");
				done += read;
			}
		};
		yield {
			size,
			copy
		};
	} finally {
		closeSync(descriptor);
	}
}

// src/ship/oci/encoder.ts
const level = {
	zstd: 3,
	gzip: 6
};
const checksum = 1;
/** Undefined where nothing is compressed. */
function encoderOf(compression) {
	if (compression === "none") return void 0;
	const chunkSize = 2 ** 20;
	if (compression === "gzip") return createGzip({
		level: level.gzip,
		chunkSize
	});
	const params = {
		[constants.ZSTD_c_compressionLevel]: level.zstd,
		[constants.ZSTD_c_checksumFlag]: checksum
	};
	return createZstdCompress({
		params,
		chunkSize
	});
}
/** What decides the bytes beside the content: the library with its version, and its settings. Part of a layer's key. */
function encoderName(compression) {
	if (compression === "none") return "none";
	return `${compression} ${process.versions[compression === "zstd" ? "zstd" : "zlib"] ?? "unknown"} level ${level[compression]}${compression === "zstd" ? " checksum" : ""}`;
}

// src/ship/oci/pack.ts
/** Where the bytes of a digest lie, in an OCI image layout. */
function blobFile(folder, digest) {
	const [algorithm = "", encoded = ""] = digest.split(":");
	return join(folder, "blobs", algorithm, encoded);
}
/**
* Packs a layer into the folder of an image layout, where it has its name only once it is whole. Memory does not grow with its size.
* Throws ProblemError SHP101 and system errors.
*/
async function packInto(host, folder, entries, compression) {
	const draft = join(folder, `layer-${randomBytes(8).toString("hex")}.part`);
	const [tar, packed] = [createHash("sha256"), createHash("sha256")];
	let size = 0;
	const handle = await host.files.open(draft, "wx");
	try {
		const write = (chunk) => {
			packed.update(chunk);
			size += chunk.length;
			for (let done = 0; done < chunk.length;) done += writeSync(handle.fd, chunk, done);
		};
		const encoder = encoderOf(compression);
		const pieces = seen(host, tarPieces(entries), (piece) => tar.update(piece));
		if (encoder) await encode(encoder, pieces, write);
		else for (const piece of pieces) write(piece);
		await handle.close();
		const digest = `sha256:${packed.digest("hex")}`;
		await host.files.rename(draft, blobFile(folder, digest));
		return {
			mediaType: layerTypes[compression],
			digest,
			size,
			diffId: `sha256:${tar.digest("hex")}`
		};
	} catch (cause) {
		await handle.close().catch(() => {});
		await host.files.rm(draft, { force: true });
		throw cause;
	}
}
function* seen(host, pieces, see) {
	for (const piece of pieces) {
		host.cancelled.throwIfAborted();
		see(piece);
		yield piece;
	}
}
/** While one piece is compressed, the next one is read; no more of them are in memory. */
async function encode(encoder, pieces, write) {
	const give = (piece) => new Promise((resolve, reject) => encoder.write(piece, (cause) => cause ? reject(cause) : resolve()));
	const feed = async () => {
		let given = Promise.resolve();
		for (const piece of pieces) {
			await given;
			given = give(piece);
			given.catch(() => {});
		}
		await given;
		encoder.end();
	};
	const drain = async () => {
		for await (const chunk of encoder) {
			write(chunk);
			if (chunk.byteOffset + chunk.length === chunk.buffer.byteLength) chunk.buffer.transfer(0);
		}
	};
	const giveUp = (cause) => {
		encoder.destroy(cause instanceof Error ? cause : new Error(String(cause)));
		throw cause;
	};
	await Promise.all([feed().catch(giveUp), drain().catch(giveUp)]);
}

// src/ship/oci/layers.ts
/** The layers of images, each packed at most once. */
/** Of the format of layers: another number where `content.ts` or `tar.ts` write other bytes for the same paths. */
const layout = 1;
/** Layers that are packed at a time: one thread of the encoder each. */
const atATime = 2;
/** A layer of store paths. */
function storeLayer(paths, compression) {
	const storePaths = paths.map(({ path }) => path).sort();
	const hashes = paths.map(({ path, narHash }) => `${path} ${narHash}`).sort();
	const bytes = paths.reduce((sum, { narSize }) => sum + narSize, 0);
	return {
		storePaths,
		key: keyOf(hashes, compression),
		bytes,
		entries: () => storeEntries(storePaths)
	};
}
/** The layer of the files beside the store. */
function baseLayer(entries, compression) {
	const lines = entries.map(({ from, name, ...rest }) => JSON.stringify([
		Buffer.from(name).toString(),
		rest,
		from
	]));
	const bytes = entries.reduce((sum, entry) => sum + (entry.kind === "file" ? entry.size : 0), 0);
	return {
		storePaths: [],
		key: keyOf(lines, compression),
		bytes,
		entries: () => entries
	};
}
function keyOf(content, compression) {
	return digestOf([
		`layout ${layout}`,
		encoderName(compression),
		...content
	].join("\n"));
}
/**
* Packs layers into the folder of an image layout. One that is known by its key is not packed before its bytes are read; equal layers of
* several images are packed once.
*/
function packerOf(host, folder, compression, known) {
	const limit = limitTo(atATime);
	const packing = /* @__PURE__ */ new Map();
	const make = (layer) => {
		const started = packing.get(layer.key);
		if (started) return started;
		const packed = limit(() => packInto(host, folder, layer.entries(), compression));
		packing.set(layer.key, packed);
		return packed;
	};
	const bring = async (layer, expected) => {
		const file = blobFile(folder, expected.digest);
		if (!await isThere(host, file)) {
			const { digest } = await make(layer);
			if (digest !== expected.digest) throw otherBytes(layer, expected.digest, digest);
		}
		return file;
	};
	return { pack: async (layer, wanted) => {
		const facts = (wanted === "digest" ? known.get(layer.key) : void 0) ?? await make(layer);
		const open = async function* (start) {
			yield* (await host.files.open(await bring(layer, facts), "r")).createReadStream({ start });
		};
		const { mediaType, digest, size, diffId } = facts;
		return {
			blob: {
				mediaType,
				digest,
				size,
				open
			},
			diffId,
			key: layer.key,
			storePaths: layer.storePaths
		};
	} };
}
function otherBytes({ storePaths }, expected, digest) {
	const message = `The layer of ${storePaths.map((path) => path.replace(/.*\//, "")).join(", ") || "the base files"} has the digest ${digest}, and an earlier image says ${expected} of the same paths.`;
	return new ProblemError(error("SHP108", message, "Make the image without previous, and check the store: nix store verify --all."));
}
/** Makes the folders of an image layout. */
async function openLayout(host, folder) {
	await host.files.mkdir(join(folder, "blobs", "sha256"), { recursive: true });
}

// src/ship/oci/build.ts
/** Makes images of what is in the Nix store: no daemon, no root, and the same bytes each time. */
/**
* Builds the images into a folder that may become an image layout. Throws ProblemError SHP100 for what no image can have, SHP101 and
* SHP102 where the store lacks something, SHP105 for an entry point that is not there, SHP106 for a system without containers.
*/
async function buildImages(host, nix, folder, request) {
	const problems = [...requestProblems(request), ...request.sources.flatMap(({ name, system }) => unfit(name, system))];
	if (problems.length > 0) throw new ProblemError(problems);
	await openLayout(host, folder);
	const packer = packerOf(host, folder, request.compression, request.known);
	const base = baseLayer(baseEntries(request), request.compression);
	const images = [];
	for (const source of inOrder(request.sources)) {
		const closure = await readClosure(host, nix, source.tops);
		const layers = [base, ...groupPaths(closure, source.tops, request.maxLayers - 1).map((group) => storeLayer(group, request.compression))];
		const { config, ...own } = await describe(host, request, source, closure);
		const packing = layers.map((layer) => packer.pack(layer, request.wanted));
		await Promise.allSettled(packing);
		images.push({
			source,
			closure,
			image: imageOf(await Promise.all(packing), config, own)
		});
	}
	const only = images.length === 1;
	const shared = labelsOf(request, {
		cuda: void 0,
		origin: request.origin,
		title: images[0]?.source.title ?? ""
	});
	return {
		images,
		index: only ? void 0 : indexOf(images.map(({ image }) => image), shared)
	};
}
function unfit(name, system) {
	if (platformOf(system)) return [];
	return [error("SHP106", `${name} is for ${system}, which has no container images.`, "Leave it out with cells: images are for x86_64-linux and aarch64-linux.")];
}
/** By platform, then the one that runs on most GPUs: runtimes take the first of their platform. */
function inOrder(sources) {
	const targets = ({ cuda }) => (cuda?.cell.capabilities.length ?? 0) + (cuda?.cell.ptx.length ?? 0);
	const compare = (a, b) => a === b ? 0 : a < b ? -1 : 1;
	return sources.toSorted((a, b) => compare(b.system, a.system) || targets(b) - targets(a) || compare(a.name, b.name));
}
/** What an image says of itself, before its layers are packed. Throws ProblemError SHP105. */
async function describe(host, request, { cuda, system, title, tops }, closure) {
	const platform = platformOf(system);
	if (!platform) throw new Error(`${system} was refused before`);
	const programs = await programsOf(host, tops);
	const entrypoint = entrypointOf(request, programs, title);
	const authority = closure.find(({ path }) => /^[0-9a-z]{32}-nss-cacert-[\d.]+$/.test(path.replace(/.*\//, "")));
	const env = environmentOf(request, {
		platform,
		cuda,
		binFolders: [...new Set(programs.map((program) => dirname(program)))],
		certificates: authority && `${authority.path}/etc/ssl/certs/ca-bundle.crt`
	});
	const labels = labelsOf(request, {
		cuda,
		origin: request.origin,
		title
	});
	return {
		platform,
		annotations: labels,
		config: configOf({
			...request,
			entrypoint
		}, env, labels)
	};
}
/** Absolute paths of what the outputs have in `bin`, but for the originals of wrappers. */
async function programsOf(host, tops) {
	return (await Promise.all(tops.map(async (top) => {
		return (await host.files.readdir(`${top}/bin`).catch(() => [])).filter((name) => !name.startsWith(".")).map((name) => `${top}/bin/${name}`);
	}))).flatMap((programs) => programs.sort());
}
/** What runs: the program that was named, by its path or its name in `bin`; unset, the only program, if there is one. */
function entrypointOf({ entrypoint: [first, ...rest] }, programs, title) {
	if (first === void 0) return programs.length === 1 ? programs : [];
	if (first.startsWith("/")) return [first, ...rest];
	const program = programs.find((path) => basename(path) === first);
	if (program !== void 0) return [program, ...rest];
	const message = `The entry point ${first} is not in bin of ${title}, which has ${programs.length === 0 ? "no programs" : programs.map((path) => basename(path)).slice(0, 10).join(", ")}.`;
	throw new ProblemError(error("SHP105", message, "Name one of them, or an absolute path."));
}

// src/ship/oci/output.ts
/** Images as files: a folder or archive in OCI's layout, or what `docker load` reads. */
/** https://github.com/opencontainers/image-spec/blob/main/annotations.md: the name by which tools find an image of a layout. */
const nameAnnotation = "org.opencontainers.image.ref.name";
/**
* Completes the folder of an image layout, which has the layers already: image-spec, image-layout.md. `index.json` comes last: without it
* a folder is no layout.
*/
async function writeLayout(host, folder, { images, index, tag }) {
	for (const { image } of images) {
		for await (const bytes of image.config.open(0)) await host.files.writeFile(blobFile(folder, image.config.digest), bytes);
		await host.files.writeFile(blobFile(folder, image.manifest.digest), image.manifest.bytes);
	}
	if (index) await host.files.writeFile(blobFile(folder, index.digest), index.bytes);
	const named = images.map(({ image, tag: own }) => ({
		...described(image.manifest, index ? own : tag),
		platform: image.platform
	}));
	const manifests = index ? [described(index, tag), ...named] : named;
	const top = jsonBytes({
		schemaVersion: 2,
		mediaType: "application/vnd.oci.image.index.v1+json",
		manifests
	});
	await host.files.writeFile(join(folder, "oci-layout"), jsonBytes({ imageLayoutVersion: "1.0.0" }));
	await host.files.writeFile(join(folder, "index.json"), top);
}
function described({ mediaType, digest, bytes }, tag) {
	return {
		mediaType,
		digest,
		size: bytes.length,
		annotations: { [nameAnnotation]: tag }
	};
}
/** An archive of a layout, as `oci-archive:` of skopeo and podman reads it. */
async function writeOciArchive(host, folder, file) {
	const names = [
		...(await host.files.readdir(join(folder, "blobs/sha256"))).sort().map((name) => `blobs/sha256/${name}`),
		"index.json",
		"oci-layout"
	];
	const folders = ["blobs", "blobs/sha256"].map((name) => ({
		kind: "folder",
		name: Buffer.from(name),
		mode: 493
	}));
	const files = await Promise.all(names.map((name) => fileEntry(host, name, join(folder, name))));
	return writeArchive(host, [...folders, ...files], file);
}
/** An archive as `docker load` reads it, of an image whose layers are in the folder. */
async function writeDockerArchive(host, folder, file, { image, name }) {
	const hex = (digest) => digest.replace("sha256:", "");
	const config = `${hex(image.config.digest)}.json`;
	const digests = [...new Set(image.layers.map(({ blob }) => blob.digest))].sort();
	const layers = await Promise.all(digests.map((digest) => fileEntry(host, `${hex(digest)}.tar`, blobFile(folder, digest))));
	const names = image.layers.map(({ blob }) => `${hex(blob.digest)}.tar`);
	const manifest = Buffer.from(jsonBytes([{
		Config: config,
		RepoTags: [name],
		Layers: names
	}])).toString();
	const text = await textOf(image.config.open(0));
	return writeArchive(host, [
		...layers,
		textEntry(config, text),
		textEntry("manifest.json", manifest)
	], file);
}
async function textOf(chunks) {
	const parts = [];
	for await (const chunk of chunks) parts.push(chunk);
	return Buffer.concat(parts).toString();
}
function textEntry(name, text) {
	return {
		kind: "file",
		name: Buffer.from(name),
		mode: 420,
		size: Buffer.byteLength(text),
		from: { text }
	};
}
async function fileEntry(host, name, file) {
	const { size } = await host.files.stat(file);
	return {
		kind: "file",
		name: Buffer.from(name),
		mode: 420,
		size,
		from: Buffer.from(file)
	};
}
async function writeArchive(host, entries, file) {
	const hash = createHash("sha256");
	let bytes = 0;
	const handle = await host.files.open(file, "wx");
	try {
		for (const piece of tarPieces(entries)) {
			host.cancelled.throwIfAborted();
			hash.update(piece);
			bytes += piece.length;
			await handle.writeFile(piece);
		}
	} finally {
		await handle.close();
	}
	return {
		digest: `sha256:${hash.digest("hex")}`,
		bytes
	};
}

// src/ship/oci/previous.ts
/** Reads the layers of an image that was made before. */
/** Manifests that are read from one layout. */
const mostManifests = 64;
const digestForm = /^sha256:[0-9a-f]{64}$/;
/**
* The layers of an image, or of all images of an index: from the folder of an OCI image layout or from the file of a manifest. Throws
* ProblemError SHP103 for what is neither.
*/
async function readPrevious(host, place) {
	const folder = (await host.files.stat(place).catch(() => void 0))?.isDirectory() ? place : void 0;
	const pending = [await readJson(host, folder === void 0 ? place : join(folder, "index.json"), place)];
	const layers = /* @__PURE__ */ new Map();
	for (let read = 0; read < mostManifests; read += 1) {
		const document = pending.shift();
		if (!document) break;
		for (const layer of objects(document["layers"]).flatMap(layerOf)) layers.set(layer.digest, layer);
		if (folder === void 0) continue;
		for (const { digest } of objects(document["manifests"])) {
			if (typeof digest !== "string" || !digestForm.test(digest)) throw unreadable(place);
			pending.push(await readJson(host, blobFile(folder, digest), place));
		}
	}
	const known = [...layers.values()].flatMap(({ key, ...layer }) => key !== void 0 && layer.diffId !== "" ? [[key, layer]] : []);
	return {
		layers: [...layers.values()],
		known: new Map(known)
	};
}
async function readJson(host, file, place) {
	try {
		const value = JSON.parse(await readIfPresent(host, file) ?? "");
		if (value !== null && typeof value === "object") return value;
	} catch {}
	throw unreadable(place);
}
function unreadable(place) {
	return new ProblemError(error("SHP103", `${place} is no image that can be compared with.`, "Name the folder of an OCI image layout, or a file with the manifest of an image."));
}
function objects(list) {
	return Array.isArray(list) ? list.map((entry) => Object(entry)) : [];
}
function layerOf({ mediaType, digest, size, annotations }) {
	if (typeof mediaType !== "string" || typeof digest !== "string" || typeof size !== "number") return [];
	const { [layerAnnotations.key]: key, [layerAnnotations.diffId]: diffId } = Object(annotations);
	return [{
		mediaType,
		digest,
		size,
		diffId: typeof diffId === "string" && digestForm.test(diffId) ? diffId : "",
		key: typeof key === "string" ? key : void 0
	}];
}

// src/ship/oci/size-report.ts
/** How large images are, what they share, and what has changed. Pure. */
/** `previous` are the layers of an earlier image, by digest or not at all. */
function sizeReport(images, previous) {
	const before = previous && new Map(previous.map(({ digest, size }) => [digest, size]));
	const all = images.flatMap(({ name, image }) => image.layers.map((layer) => ({
		name,
		layer
	})));
	const layers = [...Map.groupBy(all, ({ layer }) => layer.blob.digest)].map(([digest, uses]) => {
		const { storePaths = [], blob } = uses[0]?.layer ?? {};
		return {
			paths: storePaths.map((path) => path.replace(/.*\/(?:[0-9a-z]{32}-)?/, "")),
			digest,
			bytes: blob?.size ?? 0,
			images: uses.map(({ name }) => name),
			previous: before ? before.has(digest) : null
		};
	});
	return {
		images: images.map(({ name, image }) => ({
			name,
			bytes: sizeOf(image),
			layers: image.layers.length
		})),
		bytes: sum(layers.map(({ bytes }) => bytes)),
		previousBytes: before ? sum([...before.values()]) : null,
		layers: layers.sort((a, b) => b.bytes - a.bytes || (a.digest < b.digest ? -1 : 1))
	};
}
function sizeOf({ layers }) {
	return sum(layers.map(({ blob }) => blob.size));
}
function sum(numbers) {
	return numbers.reduce((total, number) => total + number, 0);
}
/** SHP104 for each image that is larger than it may be. */
function budgetProblems({ images, layers }, most) {
	if (most === void 0) return [];
	return images.filter(({ bytes }) => bytes > most).map(({ name, bytes }) => {
		const named = layers.filter((layer) => layer.images.includes(name)).slice(0, 3).map((layer) => `${layerName(layer)} (${megabytes(layer.bytes)})`).join(", ");
		const message = `${name} has ${megabytes(bytes)}, and max-size allows ${megabytes(most)}. Its largest layers: ${named}.`;
		return error("SHP104", message, "Find what needs them with nix why-depends, or raise max-size.");
	});
}
/** `cuda_cudart-12.4.127`, `glibc-2.39 and 3 more`. */
function layerName({ paths: [first, ...rest] }) {
	if (first === void 0) return "base files";
	return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}
function megabytes(bytes) {
	return `${(bytes / 1e6).toFixed(1)} MB`;
}
/** One sentence for logs and summaries. */
function describeSizes({ images, bytes, layers, previousBytes }) {
	const shared = sum(layers.filter((layer) => layer.images.length > 1).map((layer) => layer.bytes));
	const several = images.length > 1 ? `, ${megabytes(shared)} of it shared by several of ${images.length} images` : "";
	const reused = sum(layers.filter((layer) => layer.previous).map((layer) => layer.bytes));
	const change = bytes - (previousBytes ?? 0);
	const than = previousBytes === null ? "" : `; ${megabytes(reused)} are in the previous image too, ${change < 0 ? "−" : "+"}${megabytes(Math.abs(change))}`;
	return `${megabytes(bytes)} in ${layers.length} layers${several}${than}`;
}

// src/ship/oci/make.ts
/** Tag of each image of an index: its cell without the package and system that all of them have. */
function variantTag(tag, { cuda, system }) {
	if (!cuda) return `${tag}-${system}`;
	const { capabilities, ptx, toolkit } = cuda.cell;
	if (toolkit === "cpu") return `${tag}-cpu-${system}`;
	const digits = (all) => all.map((one) => one.replace(".", "")).join("-");
	return `${tag}-cuda${toolkit}-${`sm${digits(capabilities)}${ptx.length > 0 ? `-ptx${digits(ptx)}` : ""}`}-${system}`.slice(0, 128);
}
/**
* Makes images and writes them to one file or folder, which has its name only once it is whole. Throws ProblemError as `buildImages` and
* the guard do, SHP103 for an unreadable `previous`, SHP104 over budget, SHP105 for a format that cannot have what was asked for, SHP107
* for a file that cannot be written.
*/
async function makeImages(host, nix, request) {
	const unfit = formatProblem(request);
	if (unfit) throw new ProblemError(unfit);
	const previous = request.previous === void 0 ? void 0 : await readPrevious(host, request.previous);
	const draft = await openDraft(host, request);
	try {
		const { file, destination } = request;
		const known = file === void 0 && destination?.known || /* @__PURE__ */ new Map();
		const wanted = file === void 0 ? "digest" : "bytes";
		const built = await buildImages(host, nix, draft, {
			...request,
			known,
			wanted
		});
		const licence = await request.guard?.(built.images);
		const report = reportOf(built, previous);
		const tooLarge = budgetProblems(report, request.maxSize);
		if (tooLarge.length > 0) throw new ProblemError(tooLarge);
		await destination?.send(built);
		const written = file === void 0 ? void 0 : await write(host, draft, {
			...request,
			file
		}, built);
		const digest = (built.index ?? built.images[0]?.image.manifest)?.digest ?? "";
		return {
			...built,
			digest,
			report,
			written,
			licence
		};
	} finally {
		await host.files.rm(draft, {
			recursive: true,
			force: true
		});
	}
}
function reportOf({ images }, previous) {
	return sizeReport(images.map(({ source, image }) => ({
		name: source.name,
		image
	})), previous?.layers);
}
function formatProblem({ format, compression, sources }) {
	if (format !== "docker-archive") return void 0;
	if (sources.length > 1) {
		const message = `A docker-archive has one image, and ${sources.length} were asked for.`;
		return error("SHP105", message, "Name one cell with cells, or set format to oci-archive.");
	}
	if (compression !== "zstd") return void 0;
	return error("SHP105", "Docker reads no docker-archive with zstd.", "Set compression to gzip or none.");
}
/** A folder beside the file, so that it becomes it by its name alone. */
async function openDraft(host, { file, format }) {
	if (file === void 0) return host.files.mkdtemp(join(host.env["RUNNER_TEMP"] || "/tmp", "image-"));
	const replaces = await host.files.lstat(file).catch(() => void 0);
	const isLayout = replaces?.isDirectory() && await isThere(host, join(file, "oci-layout"));
	if (replaces && !(format === "oci" ? isLayout : replaces.isFile())) {
		const message = `${file} is there, and is no ${format === "oci" ? "OCI image layout" : "file"}.`;
		throw new ProblemError(error("SHP107", message, "Name another file, or remove it."));
	}
	const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.part`);
	try {
		await host.files.mkdir(draft);
		return draft;
	} catch (cause) {
		const message = `${file} cannot be written: ${cause.message}.`;
		throw new ProblemError(error("SHP107", message, "Name a folder that exists and that this user may write to."));
	}
}
async function write(host, draft, request, built) {
	const { file, format, name } = request;
	const [image] = built.images;
	if (!image) throw new Error("no image was asked for");
	if (format === "docker-archive") {
		const archive = join(draft, "archive");
		const written = await writeDockerArchive(host, draft, archive, {
			image: image.image,
			name
		});
		await host.files.rename(archive, file);
		return written;
	}
	const tag = name.slice(name.lastIndexOf(":") + 1);
	const named = {
		images: built.images.map((one) => ({
			image: one.image,
			tag: variantTag(tag, one.source)
		})),
		index: built.index,
		tag
	};
	await writeLayout(host, draft, named);
	if (format === "oci-archive") {
		const archive = join(draft, "archive");
		const written = await writeOciArchive(host, draft, archive);
		await host.files.rename(archive, file);
		return written;
	}
	const index = await host.files.readFile(join(draft, "index.json"));
	await host.files.rm(file, {
		recursive: true,
		force: true
	});
	await host.files.rename(draft, file);
	return {
		digest: digestOf(index),
		bytes: index.length
	};
}

// src/actions/containerize/cells.ts
/**
* Makes images of proven cells, or of paths of the store. Throws ProblemError SHP105 for inputs that contradict, and those of
* `cellsToShip` and `makeImages`.
*/
async function containerizeCells(host, inputs, mask) {
	const registries = await openRegistries(host, inputs, mask);
	const nix = await findNix(host);
	const { sources, licences } = inputs.paths === void 0 ? await ofCells(host, inputs) : await ofPaths(host, nix, inputs);
	const name = imageName(inputs.name, sources[0]?.title ?? "");
	const { format, visibility } = inputs;
	const file = fileOf(host, inputs, name);
	let pushed;
	return shown({
		name,
		file,
		made: await makeImages(host, nix, {
			sources,
			name,
			file,
			format,
			origin: originOf(host),
			entrypoint: inputs.entrypoint ?? [],
			cmd: inputs.cmd ?? [],
			env: inputs.env ?? [],
			user: inputs.user,
			workdir: inputs.workdir,
			labels: inputs.labels ?? [],
			compression: inputs.compression ?? (format === "docker-archive" ? "gzip" : "zstd"),
			maxLayers: inputs["max-layers"],
			previous: inputs.previous === void 0 ? void 0 : resolve(host.cwd, inputs.previous),
			maxSize: inputs["max-size"] === 0 ? void 0 : inputs["max-size"] * 1e6,
			destination: registries && {
				known: await registries.known(),
				send: async ({ images, index }) => {
					pushed = await registries.push({
						images: images.map(({ image }) => image),
						index,
						shipment: shipmentOf(images, licences)
					});
				}
			},
			guard: registries || visibility === "none" ? void 0 : (images) => guardImages(host, images, licences, {
				destination: {
					name,
					visibility
				},
				acknowledgement: inputs["acknowledge-unfree"]
			})
		}),
		pushed,
		warnings: registries?.warnings ?? []
	});
}
/** Absolute; undefined where the images are pushed and no file is asked for. */
function fileOf({ cwd }, { file, format, image }, name) {
	if (file !== void 0) return resolve(cwd, file);
	if (image !== void 0) return void 0;
	return resolve(cwd, `${name.replace(/.*\//, "").replace(/:.*/, "")}-image${format === "oci" ? "" : ".tar"}`);
}
function shown({ name, file, made, pushed, warnings }) {
	const { images, digest, written, report, licence } = made;
	const architectures = [...new Set(images.map(({ image }) => image.platform.architecture))].join(",");
	const [only] = images.length === 1 ? images : [];
	const largest = report.layers.slice(0, 20).map((layer) => {
		const several = images.length > 1 ? `, in ${layer.images.length} of ${images.length} images` : "";
		const previous = layer.previous === null ? "" : layer.previous ? ", as before" : ", new";
		return [layerName(layer), `${megabytes(layer.bytes)}${several}${previous}`];
	});
	const labels = only ? JSON.stringify(only.image.annotations) : "";
	return {
		headline: `${name} is in ${[pushed?.outputs.reference, file].filter(Boolean).join(" and ")}: ${describeSizes(report)}`,
		rows: [
			["Digest", digest],
			...written ? [["Digest of the file", written.digest]] : [],
			...pushed?.rows ?? [],
			...(pushed?.licences ?? []).map((record) => ["Licences", describeRecord(record)]),
			["Architecture", architectures],
			...only ? [["Labels", labels]] : images.map(({ source, image }) => [source.name, image.manifest.digest]),
			...licence ? [["Licences", describeRecord(licence)]] : [],
			...largest
		],
		problems: warnings,
		outputs: {
			name,
			file: file ?? "",
			digest,
			"file-digest": written?.digest ?? "",
			architecture: architectures,
			labels,
			reference: pushed?.outputs.reference ?? "",
			"image-id": only?.image.config.digest ?? "",
			sizes: JSON.stringify(report)
		},
		document: {
			name,
			file: file ?? null,
			digest,
			sizes: report,
			pushed: pushed?.pushed ?? null,
			fileDigest: written?.digest ?? null,
			fileBytes: written?.bytes ?? null,
			images: images.map(({ source, image, closure }) => ({
				name: source.name,
				digest: image.manifest.digest,
				imageId: image.config.digest,
				platform: image.platform,
				labels: image.annotations,
				paths: closure.map(({ path }) => path)
			})),
			licence: licence ?? null,
			licences: pushed?.licences ?? null
		}
	};
}
async function ofCells(host, { cells, results }) {
	const folder = results === void 0 ? void 0 : resolve(host.cwd, results);
	const found = await cellsToShip(host, {
		folder,
		cells: cells ?? []
	});
	const packages = [...new Set(found.map(({ cell }) => cell.package))];
	if (packages.length > 1) {
		const message = `The cells are of several packages: ${packages.join(", ")}. One image has one of them.`;
		throw new ProblemError(error("SHP105", message, "Name the cells of one package with cells."));
	}
	const drvPathsOf = ({ drvPath }) => drvPath === null ? [] : [drvPath];
	return {
		sources: found.map((result) => ({
			name: result.cell.id,
			title: result.cell.package,
			system: result.cell.system,
			tops: result.outputs.map(({ path }) => path),
			cuda: cudaFacts(result)
		})),
		licences: {
			drvPaths: found.flatMap(drvPathsOf),
			unfree: found.filter(({ unfree }) => unfree).flatMap(drvPathsOf),
			allowUnfree: found.flatMap(({ cell }) => cell.instance?.allowUnfree ?? [])
		}
	};
}
function cudaFacts({ cell }) {
	const toolkit = findToolkit(cell.toolkit);
	return {
		cell,
		driver: toolkit?.compatibleDriver,
		ptxDriver: toolkit?.driver ?? void 0
	};
}
async function ofPaths(host, nix, { paths = [], cells, results }) {
	if (cells !== void 0 || results !== void 0) throw new ProblemError(error("SHP105", `Input paths is set, and ${cells === void 0 ? "results" : "cells"} is too.`, "Make an image either of the cells of results, or of paths."));
	const tops = await storePaths(host, nix, paths);
	const system = `${host.arch === "arm64" ? "aarch64" : "x86_64"}-${host.platform}`;
	const derivers = await Promise.all(tops.map((path) => deriverOf(host, nix, path)));
	const title = (tops[0] ?? "").replace(/.*\/(?:[0-9a-z]{32}-)?/, "");
	return {
		sources: [{
			name: title,
			title,
			system,
			tops,
			cuda: void 0
		}],
		licences: {
			drvPaths: derivers.filter((path) => path !== void 0),
			unfree: [],
			allowUnfree: []
		}
	};
}
/** The store paths of installables that are built. */
async function storePaths(host, nix, installables) {
	const built = await builtPathsOf(host, nix, installables);
	if ("lines" in built) return built.lines;
	const message = `What paths names is not in the store of this machine: ${built.failed}.`;
	throw new ProblemError(error("SHP102", message, "Build it first, or correct the name."));
}
/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests, with or without a registry. */
const nameForm = /^(?:[a-z0-9.-]+(?::\d{1,5})?\/)?[a-z0-9]+(?:(?:\.|__?|-+|\/)[a-z0-9]+)*:\w[\w.-]{0,127}$/;
/**
* Name and tag of an image: as given, else after what it is made of. Throws ProblemError SHP105.
*/
function imageName(given, made) {
	const title = made.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
	const name = given ?? (title === "" ? "image" : title);
	const whole = /:[^/]*$/.test(name) ? name : `${name}:latest`;
	if (nameForm.test(whole)) return whole;
	const message = `Input name is ${JSON.stringify(name.slice(0, 80))}.`;
	throw new ProblemError(error("SHP105", message, "Write it as app:1.0 or ghcr.io/owner/app:1.0, in lower case."));
}
/** What GitHub says of the checkout; unset elsewhere. */
function originOf({ env }) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: revision } = env;
	return {
		source: server && repository ? `${server}/${repository}` : void 0,
		revision: revision || void 0
	};
}

export { containerizeCells, imageName };