import { ProblemError, error, failureText, findProgram, isErrno, isProgram, notice, readIfPresent, warning } from "./frame.chunk.js";
import { childEnv, logDetail, openFile } from "./common.chunk.js";
import { require_tar_stream } from "./tar-stream.chunk.js";
import { packingOf, unzstd } from "./runner-archives.chunk.js";
import { findLibraries } from "./gpu-libraries.chunk.js";
import { findNodes } from "./gpu-devices.chunk.js";
import { readLibrary } from "./gpu-bridge-library.chunk.js";
import { isComputeLibrary, isDriverLibrary } from "./gpu-bridge-names.chunk.js";
import { require_dist } from "./yaml.chunk.js";
import { createGunzip } from "node:zlib";
import { Readable } from "node:stream";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import { pipeline as pipeline$1 } from "node:stream/promises";

// src/model/container-edits.ts
var import_dist = require_dist();
const noEdits = {
	env: [],
	deviceNodes: [],
	mounts: [],
	hooks: [],
	additionalGids: []
};
/** All of them, in order. */
function joinEdits(all) {
	return {
		env: all.flatMap(({ env }) => env),
		deviceNodes: all.flatMap(({ deviceNodes }) => deviceNodes),
		mounts: all.flatMap(({ mounts }) => mounts),
		hooks: all.flatMap(({ hooks }) => hooks),
		additionalGids: all.flatMap(({ additionalGids }) => additionalGids)
	};
}

// src/gpu/cdi/parse.ts
/** Reads CDI specifications: https://github.com/cncf-tags/container-device-interface/blob/main/SPEC.md. Pure. */
/** Hooks of the OCI runtime specification; CDI knows no other names. */
const hookNames = [
	"prestart",
	"createRuntime",
	"createContainer",
	"startContainer",
	"poststart",
	"poststop"
];
/** A specification in YAML or JSON. Throws an Error, with a message for users, for what is none. */
function parseCdi(text) {
	const spec = object((0, import_dist.parse)(text, { maxAliasCount: 0 }), "it");
	if (!/^\d+\.\d+\.\d+$/.test(String(spec["cdiVersion"]))) throw new Error("it has no cdiVersion");
	const kind = string(spec["kind"], "kind");
	if (!/^[\w.-]+\/[\w.-]+$/.test(kind)) throw new Error(`its kind is ${JSON.stringify(kind)}`);
	const devices = list(spec["devices"], "devices").map((one, index) => {
		const device = object(one, `devices[${index}]`);
		return {
			name: string(device["name"], `devices[${index}].name`),
			edits: editsOf(device["containerEdits"], `devices[${index}].containerEdits`)
		};
	});
	if (devices.length === 0) throw new Error("it has no devices");
	return {
		kind,
		devices,
		edits: editsOf(spec["containerEdits"], "containerEdits")
	};
}
/** What a container gets that asks for every device: by the device `all`, where there is one. */
function editsForAll({ devices, edits }) {
	const all = devices.filter(({ name }) => name === "all");
	return joinEdits([edits, ...(all.length > 0 ? all : devices).map((device) => device.edits)]);
}
function editsOf(value, at) {
	const edits = value === void 0 || value === null ? {} : object(value, at);
	const entries = (name) => list(edits[name], `${at}.${name}`).map((one, index) => [object(one, `${at}.${name}[${index}]`), `${at}.${name}[${index}]`]);
	return {
		env: strings$1(edits["env"], `${at}.env`),
		deviceNodes: entries("deviceNodes").map(([one, where]) => {
			const permissions = one["permissions"] === void 0 ? "rwm" : string(one["permissions"], `${where}.permissions`);
			if (permissions !== "none" && !/^[rwm]*$/.test(permissions)) throw new Error(`${where}.permissions is invalid`);
			return {
				path: path(one["path"], `${where}.path`),
				hostPath: one["hostPath"] === void 0 ? void 0 : path(one["hostPath"], `${where}.hostPath`),
				permissions: permissions === "" ? "rwm" : permissions
			};
		}),
		mounts: entries("mounts").map(([one, where]) => ({
			hostPath: path(one["hostPath"], `${where}.hostPath`),
			containerPath: path(one["containerPath"], `${where}.containerPath`),
			options: strings$1(one["options"], `${where}.options`),
			type: one["type"] === void 0 ? void 0 : string(one["type"], `${where}.type`)
		})),
		hooks: entries("hooks").map(([one, where]) => {
			const hookName = string(one["hookName"], `${where}.hookName`);
			if (!hookNames.includes(hookName)) throw new Error(`${where}.hookName is ${JSON.stringify(hookName)}`);
			const timeout = one["timeout"];
			return {
				hookName,
				path: path(one["path"], `${where}.path`),
				args: strings$1(one["args"], `${where}.args`),
				env: strings$1(one["env"], `${where}.env`),
				timeout: typeof timeout === "number" && timeout > 0 ? timeout : void 0
			};
		}),
		additionalGids: list(edits["additionalGids"], `${at}.additionalGids`).filter((one) => typeof one === "number" && one > 0)
	};
}
function object(value, at) {
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
	throw new Error(`${at} is no object`);
}
function list(value, at) {
	if (value === void 0 || value === null) return [];
	if (Array.isArray(value)) return value;
	throw new Error(`${at} is no list`);
}
function strings$1(value, at) {
	return list(value, at).map((one, index) => string(one, `${at}[${index}]`));
}
function string(value, at) {
	if (typeof value === "string" && value !== "" && !value.includes("\0")) return value;
	throw new Error(`${at} is no text`);
}
function path(value, at) {
	const text = string(value, at);
	if (text.startsWith("/")) return text;
	throw new Error(`${at} is no absolute path`);
}

// src/gpu/cdi/find.ts
/** In the order of their precedence. */
const folders = ["/var/run/cdi", "/etc/cdi"];
const kind = "nvidia.com/gpu";
/** Bytes; specifications of machines with many GPUs have some hundred kB. */
const longest = 16777216;
/**
* What gives a container every GPU of this machine: from the first CDI specification of NVIDIA's GPUs, else from the device nodes and the
* driver's libraries as they are found. Undefined where there is no GPU that this user may use. Problems: SHP157.
*/
async function findGpuEdits(host) {
	const nodes = (await findNodes(host)).filter(({ path, usable }) => usable && /^\/dev\/(?:nvidia|dxg)/.test(path));
	if (!nodes.some(({ path }) => /^\/dev\/(?:nvidia\d+|dxg)$/.test(path))) return void 0;
	const problems = [];
	for (const file of await specifications(host)) try {
		if ((await host.files.stat(file)).size > longest) throw new Error("it is too long");
		const spec = parseCdi(await host.files.readFile(file, "utf8"));
		if (spec.kind !== kind) continue;
		const { edits, skipped } = await withoutLostHooks(host, editsForAll(spec));
		return {
			source: file,
			edits,
			problems: [...problems, ...skipped]
		};
	} catch (cause) {
		const message = `The CDI specification ${file} cannot be used: ${cause.message}.`;
		problems.push(warning("SHP157", message, "Make it anew: nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml"));
	}
	const libraries = await findLibraries(host);
	const found = libraries.folders.find(({ version }) => version !== void 0) ?? libraries.folders[0];
	if (!found) {
		const message = "The driver's libraries were not found, so that a container would have the GPU without its driver.";
		return {
			source: "none",
			edits: driverEdits(nodes.map(({ path }) => path), []),
			problems: [...problems, error("SHP157", message, "Install the driver, or a CDI specification of it.")]
		};
	}
	const files = await driverFiles(host, found);
	return {
		source: found.path,
		edits: driverEdits(nodes.map(({ path }) => path), files),
		problems
	};
}
async function specifications(host) {
	return (await Promise.all(folders.map(async (folder) => {
		return (await host.files.readdir(folder).catch(() => [])).filter((name) => /\.(?:ya?ml|json)$/.test(name)).sort().map((name) => join(folder, name));
	}))).flat();
}
/** A runtime refuses to start a container whose hook is not there. */
async function withoutLostHooks(host, edits) {
	const there = await Promise.all(edits.hooks.map(({ path }) => isProgram(host, path)));
	const skipped = [...new Set(edits.hooks.filter((_, index) => !there[index]).map(({ path }) => path))].map((path) => warning("SHP157", `The CDI specification names the hook ${path}, which is not on this machine; it is left out, and links such as libcuda.so.1 may be missing.`, "Install the NVIDIA container toolkit."));
	return {
		edits: {
			...edits,
			hooks: edits.hooks.filter((_, index) => there[index])
		},
		skipped
	};
}
async function driverFiles(host, { path, version, files }) {
	return (await Promise.all(files.filter(isComputeLibrary).map(async (name) => {
		const real = await host.files.realpath(join(path, name)).catch(() => void 0);
		return real !== void 0 && isDriverLibrary(name, basename(real), version) ? [{
			path: join(path, name),
			real
		}] : [];
	}))).flat();
}
/**
* What nvidia-container-toolkit's own specifications say, without its hooks: each library is mounted where it is on this machine, under
* each of its names, because nobody makes links. NVIDIA_VISIBLE_DEVICES=void keeps the older hook from adding GPUs again. Pure.
*/
function driverEdits(nodes, files) {
	return {
		env: ["NVIDIA_VISIBLE_DEVICES=void"],
		deviceNodes: nodes.map((path) => ({
			path,
			hostPath: void 0,
			permissions: "rw"
		})),
		mounts: files.map(({ path, real }) => ({
			hostPath: real,
			containerPath: join(dirname(path), basename(path)),
			options: [
				"ro",
				"nosuid",
				"nodev",
				"rbind",
				"rprivate"
			],
			type: void 0
		})),
		hooks: [],
		additionalGids: []
	};
}

// src/ship/image/root.ts
var import_tar_stream = require_tar_stream();
/** Paths inside the file system of an image, whose links count from its own root. */
/** As Linux: path_resolution(7). */
const mostLinks = 40;
var PathError = class extends Error {};
/**
* The path on this machine of a path inside, every link resolved within the root, the last one too. What is not there yet is kept as it
* is named. Nothing leads out of the root. Throws a PathError for links in a circle.
*/
async function resolveInside(host, root, path) {
	const pending = path.split("/").reverse();
	let at = "";
	for (let links = 0; pending.length > 0;) {
		const part = pending.pop();
		if (part === void 0 || part === "" || part === ".") continue;
		if (part === "..") {
			at = at.slice(0, Math.max(0, at.lastIndexOf("/")));
			continue;
		}
		const next = `${at}/${part}`;
		const target = await linkTarget(host, join(root, next));
		if (target === void 0) at = next;
		else if (++links > mostLinks) throw new PathError(`${path} has links in a circle`);
		else {
			if (target.startsWith("/")) at = "";
			pending.push(...target.split("/").reverse());
		}
	}
	return join(root, at);
}
async function linkTarget(host, path) {
	try {
		return await host.files.readlink(path);
	} catch (cause) {
		if ([
			"EINVAL",
			"ENOENT",
			"ENOTDIR"
		].some((code) => isErrno(cause, code))) return void 0;
		throw cause;
	}
}
/** Whether a file of the image is there, and where; undefined for anything but a regular file. */
async function fileInside(host, root, path) {
	const real = await resolveInside(host, root, path).catch(() => void 0);
	return (real === void 0 ? void 0 : await host.files.lstat(real).catch(() => void 0))?.isFile() ? real : void 0;
}

// src/ship/image/unpack-layer.ts
const whiteout = ".wh.";
const opaque = ".wh..wh..opq";
/** The bytes of a file as they were before gzip or zstd. */
function unpacked(file) {
	const { source, close } = openFile(file);
	const packing = packingOf(source.read(0, 1024));
	close();
	const bytes = createReadStream(file, { highWaterMark: 2 ** 18 });
	if (packing === "zstd") return unzstd(bytes);
	if (packing !== "gzip") return bytes;
	const gunzip = createGunzip();
	pipeline$1(bytes, gunzip).catch((cause) => gunzip.destroy(cause));
	return gunzip;
}
/** Gives each member of a tar file its bytes; those that `take` leaves are skipped. */
async function eachMember(bytes, take) {
	const tar = (0, import_tar_stream.extract)();
	const fed = pipeline$1(Readable.from(bytes), tar);
	const fault = fed.then(() => void 0, (cause) => cause);
	try {
		for await (const entry of tar) {
			await take(entry.header, entry);
			entry.resume();
		}
		await fed;
	} catch (cause) {
		const below = await fault;
		throw below && below.code !== "ERR_STREAM_PREMATURE_CLOSE" ? below : cause;
	}
}
/**
* Applies a layer to the file system at `root`, and gives the digest of what was unpacked, `sha256:…`, by which the configuration names it.
* No member leads out of the root. Devices and pipes are left out. Owners are those of the layer for root, else this user's. Throws an
* Error for what is no layer.
*/
async function applyLayer(host, file, root) {
	const hash = createHash("sha256");
	const hashed = async function* () {
		for await (const piece of unpacked(file)) {
			hash.update(piece);
			yield piece;
		}
	};
	const made = /* @__PURE__ */ new Set();
	await eachMember(hashed(), (header, content) => applyMember(host, root, made, header, content));
	return `sha256:${hash.digest("hex")}`;
}
async function applyMember(host, root, made, header, content) {
	const parts = header.name.split("/").filter((part) => part !== "" && part !== ".");
	if (parts.includes("..")) throw new Error(`its member ${JSON.stringify(header.name)} leads out of it`);
	const name = parts.pop();
	if (name === void 0) return;
	const folder = await resolveInside(host, root, parts.join("/"));
	if (name === opaque) {
		for (const child of await host.files.readdir(folder).catch(() => [])) if (!made.has(join(folder, child))) await remove(host, join(folder, child));
		return;
	}
	if (name.startsWith(whiteout)) {
		const gone = name.slice(4);
		if ([
			"",
			".",
			".."
		].includes(gone)) throw new Error(`its member ${JSON.stringify(header.name)} names nothing`);
		return remove(host, join(folder, gone));
	}
	const path = join(folder, name);
	await host.files.mkdir(folder, {
		recursive: true,
		mode: 493
	});
	if (!await make(host, root, path, header, content)) return;
	for (let at = path; at.startsWith(root) && !made.has(at); at = dirname(at)) made.add(at);
}
/** False for what is left out. */
async function make(host, root, path, header, content) {
	const { type, linkname } = header;
	const isFolder = type === "directory";
	const before = await host.files.lstat(path).catch(() => void 0);
	if (type !== "file" && type !== "contiguous-file" && type !== "link" && type !== "symlink" && !isFolder) return false;
	if (before && !(isFolder && before.isDirectory())) await remove(host, path);
	if (type === "link") {
		const target = linkname ?? "";
		const inside = join(await resolveInside(host, root, dirname(join("/", target))), target.split("/").at(-1) ?? "");
		await host.files.link(inside, path);
		return true;
	}
	if (type === "symlink") await host.files.symlink(linkname ?? "", path);
	else if (isFolder) await host.files.mkdir(path, { recursive: true });
	else await host.files.writeFile(path, content, { flag: "wx" });
	if (host.uid === 0) await host.files.lchown(path, header.uid ?? 0, header.gid ?? 0);
	const mode = (header.mode ?? 493) & 4095;
	if (type !== "symlink") await host.files.chmod(path, isFolder && host.uid !== 0 ? mode | 448 : mode);
	return true;
}
function remove(host, path) {
	return host.files.rm(path, {
		recursive: true,
		force: true
	});
}

// src/ship/image/open-image.ts
/** Opens an image as skopeo, buildah, Docker, Flox and Nix write it, and unpacks it. */
/** Bytes; a configuration names its layers, thousands of them fit. */
const longestJson = 16777216;
const deepestIndex = 4;
/**
* Unpacks the image at `path`, a layout folder or an archive (oci-archive, docker-archive, also in gzip or zstd), to `root`. `folder` is
* for what is in between. Of an image for several architectures, that of this machine is taken. Every layer is checked against
* the configuration. Throws ProblemError SHP151.
*/
async function unpackImage(host, path, root, folder) {
	try {
		const { configFile, layers } = await findImage(host, (await host.files.stat(path)).isDirectory() ? layoutFiles(path) : await archiveFiles(host, path, join(folder, "members")));
		const text = await readText(host, configFile);
		const config = Object(JSON.parse(text));
		const diffIds = strings(Object(config["rootfs"]).diff_ids);
		if (diffIds.length !== layers.length) throw new Error(`it has ${layers.length} layers, and its configuration ${diffIds.length}`);
		await host.files.mkdir(root, {
			recursive: true,
			mode: 493
		});
		for (const [index, layer] of layers.entries()) {
			if (host.cancelled.aborted) throw new Error("it was cancelled");
			const digest = await applyLayer(host, layer, root);
			if (digest !== diffIds[index]) throw new Error(`layer ${index + 1} is ${digest}, and its configuration says ${diffIds[index]}`);
		}
		return {
			config: configOf(config),
			imageId: `sha256:${createHash("sha256").update(text).digest("hex")}`,
			layers: layers.length
		};
	} catch (cause) {
		if (cause instanceof ProblemError) throw cause;
		const message = `${path} cannot be used as an image: ${cause.message}.`;
		throw new ProblemError(error("SHP151", message, "Give an OCI layout folder, an oci-archive or a docker-archive; `skopeo copy` makes them from what a registry has.", { subject: { path } }), { cause });
	}
}
function layoutFiles(path) {
	return (name) => name.split("/").includes("..") ? void 0 : join(path, name);
}
/** Members as files with names of our own. Links among them are those of older docker-archives, which name a layer twice. */
async function archiveFiles(host, path, folder) {
	await host.files.mkdir(folder, { recursive: true });
	const files = /* @__PURE__ */ new Map();
	const links = /* @__PURE__ */ new Map();
	await eachMember(unpacked(path), async ({ name, type, linkname }, content) => {
		const key = posix.normalize(name);
		if (type === "symlink" || type === "link") links.set(key, posix.join(type === "symlink" ? posix.dirname(key) : "", linkname ?? ""));
		else if (type === "file") {
			const file = join(folder, String(files.size));
			await host.files.writeFile(file, content, {
				flag: "wx",
				mode: 384
			});
			files.set(key, file);
		}
	});
	return (name) => files.get(links.get(posix.normalize(name)) ?? posix.normalize(name));
}
async function findImage(host, fileOf) {
	const index = await readJson(host, fileOf("index.json")).catch(() => void 0);
	if (index !== void 0) return ociImage(host, fileOf, Object(index));
	const manifests = await readJson(host, fileOf("manifest.json"));
	const { Config, Layers } = Object(Array.isArray(manifests) ? manifests[0] : void 0);
	const layers = strings(Layers).map((name) => needed(fileOf(name), name));
	return {
		configFile: needed(fileOf(String(Config)), "its configuration"),
		layers
	};
}
async function ociImage(host, fileOf, top) {
	let manifest = top;
	for (let depth = 0; Array.isArray(manifest["manifests"]); depth += 1) {
		if (depth === deepestIndex) throw new Error("its indexes do not end");
		const chosen = descriptorFor(manifest["manifests"], architectureOf(host.arch));
		manifest = Object(JSON.parse(await verified(host, fileOf, chosen)));
	}
	const config = Object(manifest["config"]);
	await verified(host, fileOf, config);
	const layers = (Array.isArray(manifest["layers"]) ? manifest["layers"] : []).map((one) => blob(fileOf, Object(one)));
	return {
		configFile: blob(fileOf, config),
		layers
	};
}
/** The only one, or that of this machine; attestations of buildx have the platform `unknown`. */
function descriptorFor(manifests, architecture) {
	const all = manifests.map((one) => Object(one));
	const [only] = all;
	if (only && all.length === 1) return only;
	const found = all.find(({ platform }) => Object(platform).os === "linux" && Object(platform).architecture === architecture);
	if (found) return found;
	const has = all.map(({ platform }) => Object(platform).architecture).filter((one) => typeof one === "string");
	throw new Error(`it has several images (${has.join(", ")}) and none for linux/${architecture}`);
}
/** As Go names it. */
function architectureOf(arch) {
	return arch === "x64" ? "amd64" : arch;
}
function blob(fileOf, { digest }) {
	const [, hex] = /^sha256:([0-9a-f]{64})$/.exec(String(digest)) ?? [];
	if (hex === void 0) throw new Error(`it has no digest of SHA-256 where one belongs: ${JSON.stringify(digest)}`);
	return needed(fileOf(`blobs/sha256/${hex}`), `blob ${String(digest)}`);
}
async function verified(host, fileOf, descriptor) {
	const text = await readText(host, blob(fileOf, descriptor));
	const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
	if (digest !== descriptor["digest"]) throw new Error(`blob ${String(descriptor["digest"])} has the digest ${digest}`);
	return text;
}
function needed(file, what) {
	if (file === void 0) throw new Error(`${what} is missing`);
	return file;
}
async function readJson(host, file) {
	return JSON.parse(await readText(host, needed(file, "index.json or manifest.json")));
}
async function readText(host, file) {
	if ((await host.files.stat(file)).size > longestJson) throw new Error("one of its JSON files is too long");
	return host.files.readFile(file, "utf8");
}
function configOf(value) {
	const config = Object(value["config"]);
	const labels = Object.entries(Object(config["Labels"])).map(([key, label]) => [key, String(label)]);
	return {
		architecture: String(value["architecture"] ?? ""),
		entrypoint: strings(config["Entrypoint"]),
		cmd: strings(config["Cmd"]),
		env: strings(config["Env"]),
		workingDir: typeof config["WorkingDir"] === "string" && config["WorkingDir"] !== "" ? config["WorkingDir"] : "/",
		user: typeof config["User"] === "string" ? config["User"] : "",
		labels: Object.fromEntries(labels)
	};
}
function strings(value) {
	return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

// src/actions/image-test/entry-point.ts
/** What a container is started with: the entry point and, after it, the command that was given or else that of the image; as docker run. */
function argsOf({ entrypoint, cmd }, given) {
	return [...entrypoint, ...given.length > 0 ? given : cmd];
}
/** The program that they name, as a path inside the image; undefined where it is not there. */
async function findEntry(host, root, config, args) {
	const [program = ""] = args;
	const folders = (variable(config.env, "PATH") ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin").split(":");
	const candidates = program.includes("/") ? [posix.resolve(config.workingDir, program)] : folders.map((folder) => posix.join(folder, program));
	for (const candidate of candidates) if (candidate.startsWith("/") && await fileInside(host, root, candidate)) return candidate;
}
function variable(env, name) {
	return env.findLast((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
}
/** The numbers of the image's user. Throws an Error where a name is in neither /etc/passwd nor /etc/group of the image. */
async function userOf(host, root, { user }) {
	const [name = "", group] = user.split(":");
	if (name === "") return {
		uid: 0,
		gid: 0
	};
	const isNumber = /^\d{1,9}$/;
	const line = await lineOf(host, root, "/etc/passwd", name, 2);
	const uid = isNumber.test(name) ? Number(name) : Number(line?.[2] ?? NaN);
	const own = Number(line?.[3] ?? (isNumber.test(name) ? 0 : NaN));
	const groupLine = group === void 0 || isNumber.test(group) ? void 0 : await lineOf(host, root, "/etc/group", group, 2);
	const gid = group === void 0 ? own : isNumber.test(group) ? Number(group) : Number(groupLine?.[2] ?? NaN);
	if (Number.isSafeInteger(uid) && Number.isSafeInteger(gid)) return {
		uid,
		gid
	};
	throw new Error(`the user ${JSON.stringify(user)} is not in its /etc/passwd and /etc/group`);
}
/** The fields of the first line with this name, or number, in a file as /etc/passwd. */
async function lineOf(host, root, path, name, number) {
	const file = await fileInside(host, root, path);
	return ((file && await readIfPresent(host, file)) ?? "").split("\n").map((line) => line.split(":")).find((fields) => fields[0] === name || fields.length > number && fields[number] === name);
}

// src/actions/image-test/loader-check.ts
/** What the dynamic loader will find in an image, from the files alone: nothing of the image is run. */
/**
* Where NVIDIA's container toolkit, GKE and others put the driver's libraries: where they are on the machine that runs the image, most
* often one of these. The last is where the loader of Nixpkgs' programs looks, which a CDI specification of NixOS serves.
*/
const driverFolders = [
	"/usr/lib/x86_64-linux-gnu",
	"/usr/lib/aarch64-linux-gnu",
	"/usr/lib64",
	"/usr/local/nvidia/lib64",
	"/run/opengl-driver/lib"
];
/** Of loaders that are not Nix's; ld.so(8) and Debian's multiarch folders. */
const systemFolders = [
	"/lib/x86_64-linux-gnu",
	"/usr/lib/x86_64-linux-gnu",
	"/lib/aarch64-linux-gnu",
	"/usr/lib/aarch64-linux-gnu",
	"/lib64",
	"/usr/lib64",
	"/lib",
	"/usr/lib"
];
const mostFiles = 5e3;
/** Wrappers of Nixpkgs start wrapped programs, at most a few deep. */
const longestScript = 65536;
const searchWindow = 4194304;
/** `libraryPath` is LD_LIBRARY_PATH of the container. */
async function checkLoader(host, root, entry, libraryPath) {
	const loaded = /* @__PURE__ */ new Map();
	const missing = [];
	const driver = [];
	const programs = [entry];
	const seen = /* @__PURE__ */ new Set();
	for (let path = programs.shift(); path !== void 0 && seen.size < mostFiles; path = programs.shift()) {
		const file = await fileInside(host, root, path);
		if (file === void 0) {
			missing.push({
				name: path,
				by: entry
			});
			continue;
		}
		if (seen.has(file)) continue;
		seen.add(file);
		const dynamic = readLibrary(file);
		if (dynamic) await loadProgram({
			path,
			file
		}, dynamic);
		else programs.push(...await startedBy(host, root, file));
	}
	return {
		loaded: [...new Set(loaded.values())].sort(),
		missing,
		driver
	};
	async function loadProgram(program, dynamic) {
		const byName = /* @__PURE__ */ new Map();
		const loader = dynamic.loader;
		if (loader !== void 0 && !await fileInside(host, root, loader)) missing.push({
			name: loader,
			by: program.path
		});
		const isNix = loader?.startsWith("/nix/store/") ?? false;
		loaded.set(program.path, program.path);
		const pending = [{
			...program,
			dynamic
		}];
		for (let next = pending.shift(); next !== void 0 && loaded.size < mostFiles; next = pending.shift()) {
			const { path, dynamic: own } = next;
			const folders = [...libraryPath.split(":"), ...own.runpath].filter((folder) => folder !== "").map((folder) => folder.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, posix.dirname(path)));
			const all = isNix ? [...folders, ...loader ? [posix.dirname(loader)] : []] : [...folders, ...systemFolders];
			const names = /* @__PURE__ */ new Set([...own.needed, ...opensDriver(next.file, own) ? ["libcuda.so.1"] : []]);
			for (const name of names) {
				if (byName.has(name)) continue;
				const found = await firstOf(host, root, all, name);
				const library = found && readLibrary(found.file);
				if (found && library) {
					byName.set(name, found.path);
					if (library.soname !== void 0) byName.set(library.soname, found.path);
					loaded.set(found.path, found.path);
					pending.push({
						...found,
						dynamic: library
					});
				} else if (isDriverLibrary(name, name, void 0)) {
					const searched = all.some((folder) => driverFolders.includes(posix.normalize(folder).replace(/(.)\/$/, "$1")));
					driver.push({
						name,
						by: path,
						searched: !isNix || searched
					});
				} else missing.push({
					name,
					by: path
				});
			}
		}
	}
}
/** A library that is a stub of a toolkit does not count: it is there for the linker. */
async function firstOf(host, root, folders, name) {
	if (name.includes("/")) {
		const file = await fileInside(host, root, name);
		return file === void 0 ? void 0 : {
			path: name,
			file
		};
	}
	for (const folder of folders) {
		if (!folder.startsWith("/") || /\/stubs\/?$/.test(folder)) continue;
		const path = posix.join(folder, name);
		const file = await fileInside(host, root, path);
		if (file !== void 0) return {
			path,
			file
		};
	}
}
/** CUDA's runtime opens libcuda by name, so that it stands in no table of needed libraries, and in the program's own where that is static. */
function opensDriver(file, { needed }) {
	if (needed.includes("libcuda.so.1")) return true;
	const wanted = Buffer.from("libcuda.so.1\0");
	const { source, close } = openFile(file);
	try {
		for (let at = 0; at < source.size; at += searchWindow) {
			const bytes = source.read(at, searchWindow + wanted.length);
			if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted)) return true;
		}
		return false;
	} finally {
		close();
	}
}
/** The interpreter of a script, and the programs of the Nix store that it names: wrappers start those. */
async function startedBy(host, root, file) {
	if ((await host.files.stat(file)).size > longestScript) return [];
	const text = await host.files.readFile(file, "utf8");
	const interpreter = /^#![ \t]*(\/[^\s]+)/.exec(text)?.[1];
	if (interpreter === void 0) return [];
	const named = [...text.matchAll(/\/nix\/store\/[a-z0-9]{32}-[\w+?=.-]+\/(?:s?bin|libexec)\/[\w+.-]+/g)].map(([path]) => path);
	const there = await Promise.all(named.map((path) => fileInside(host, root, path)));
	return [interpreter, ...new Set(named.filter((_, index) => there[index] !== void 0))];
}

// src/ship/image/runtime-spec.ts
/**
* Docker's (moby/moby daemon/pkg/oci/caps/defaults.go) without those for devices, raw packets, chroot, audit and file capabilities: no
* cgroup keeps this container from devices that it would make itself.
*/
const capabilities = [
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"FSETID",
	"KILL",
	"NET_BIND_SERVICE",
	"SETGID",
	"SETUID"
].map((name) => `CAP_${name}`);
/** moby/moby daemon/pkg/oci/defaults.go. */
const maskedPaths = [...[
	"acpi",
	"asound",
	"interrupts",
	"kcore",
	"keys",
	"latency_stats",
	"sched_debug",
	"scsi",
	"timer_list"
].map((name) => `/proc/${name}`), ...[
	"/proc/timer_stats",
	"/sys/devices/virtual/powercap",
	"/sys/firmware"
]];
const readonlyPaths = [
	"bus",
	"fs",
	"irq",
	"sys",
	"sysrq-trigger"
].map((name) => `/proc/${name}`);
const defaultPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
/**
* An unprivileged container with a network of its own that leads nowhere, and what the edits add. Device nodes are bind mounts: they need
* neither a capability nor a device cgroup, in a user namespace too.
*/
function runtimeSpec({ args, env, cwd, user, runner, edits }) {
	const rootless = runner.kind === "user";
	const held = user.uid === 0 ? capabilities : [];
	const namespaces = [
		"mount",
		"pid",
		"uts",
		"ipc",
		"network",
		...rootless ? ["user"] : []
	];
	return {
		ociVersion: "1.0.2",
		root: { path: "rootfs" },
		hostname: "image-test",
		process: {
			terminal: false,
			user: {
				...user,
				...edits.additionalGids.length > 0 && !rootless ? { additionalGids: edits.additionalGids } : {}
			},
			args,
			env: joinEnv([
				...env.some((one) => one.startsWith("PATH=")) ? [] : [defaultPath],
				...env,
				...edits.env
			]),
			cwd,
			capabilities: {
				bounding: held,
				effective: held,
				permitted: held
			},
			noNewPrivileges: true
		},
		mounts: sortMounts([...systemMounts(rootless), ...editedMounts(edits)]),
		...edits.hooks.length > 0 ? { hooks: hooksOf(edits) } : {},
		linux: {
			namespaces: namespaces.map((type) => ({ type })),
			...rootless ? {
				uidMappings: [{
					containerID: 0,
					hostID: runner.uid,
					size: 1
				}],
				gidMappings: [{
					containerID: 0,
					hostID: runner.gid,
					size: 1
				}]
			} : {},
			maskedPaths,
			readonlyPaths
		}
	};
}
/** moby/moby daemon/pkg/oci/defaults.go without cgroups; a group of the terminal is not there where root is alone. */
function systemMounts(rootless) {
	const pts = [
		"nosuid",
		"noexec",
		"newinstance",
		"ptmxmode=0666",
		"mode=0620",
		...rootless ? [] : ["gid=5"]
	];
	const plain = [
		"nosuid",
		"noexec",
		"nodev"
	];
	return [
		{
			destination: "/proc",
			type: "proc",
			source: "proc",
			options: plain
		},
		{
			destination: "/dev",
			type: "tmpfs",
			source: "tmpfs",
			options: [
				"nosuid",
				"strictatime",
				"mode=755",
				"size=65536k"
			]
		},
		{
			destination: "/dev/pts",
			type: "devpts",
			source: "devpts",
			options: pts
		},
		{
			destination: "/dev/shm",
			type: "tmpfs",
			source: "shm",
			options: [...plain, "mode=1777"]
		},
		{
			destination: "/dev/mqueue",
			type: "mqueue",
			source: "mqueue",
			options: plain
		},
		{
			destination: "/sys",
			type: "sysfs",
			source: "sysfs",
			options: [...plain, "ro"]
		}
	];
}
function editedMounts({ deviceNodes, mounts }) {
	const nodes = deviceNodes.filter(({ permissions }) => permissions !== "none").map(({ path, hostPath, permissions }) => ({
		destination: path,
		type: "bind",
		source: hostPath ?? path,
		options: [
			"bind",
			"nosuid",
			"noexec",
			permissions.includes("w") ? "rw" : "ro"
		]
	}));
	const binds = mounts.map(({ hostPath, containerPath, options, type }) => ({
		destination: containerPath,
		type: type ?? "bind",
		source: hostPath,
		options: type === void 0 && !options.some((one) => /^r?bind$/.test(one)) ? ["bind", ...options] : options
	}));
	return [...nodes, ...binds];
}
/** What is mounted deeper comes later; of two at one place the last one counts, as SPEC.md's reference has it. */
function sortMounts(mounts) {
	const depth = ({ destination }) => destination.split("/").filter((part) => part !== "").length;
	return [...new Map(mounts.map((mount) => [mount.destination.replace(/(.)\/+$/, "$1"), mount])).values()].sort((a, b) => depth(a) - depth(b));
}
function hooksOf({ hooks }) {
	const entries = hooks.map(({ hookName, path, args, env, timeout }) => [hookName, {
		path,
		...args.length > 0 ? { args } : {},
		...env.length > 0 ? { env } : {},
		...timeout === void 0 ? {} : { timeout }
	}]);
	const names = [...new Set(entries.map(([name]) => name))];
	return Object.fromEntries(names.map((name) => [name, entries.filter(([one]) => one === name).map(([, hook]) => hook)]));
}
/** The last value of a variable counts. */
function joinEnv(all) {
	return [...new Map(all.map((one) => [one.split("=")[0] ?? "", one])).values()];
}

// src/actions/image-test/run-image.ts
const name = "image-test";
/** Seconds to remove a container. */
const patience = 60;
/**
* Starts the image in a container of crun that is not privileged, and waits for its end. What crun keeps of it is below the bundle, and
* no process of it is left. Problems: SHP153, SHP156.
*/
async function runImage(host, args, config, { bundle, runtime, timeout, user, edits }) {
	const runner = host.uid === 0 ? { kind: "root" } : {
		kind: "user",
		uid: host.uid,
		gid: (await host.files.stat(bundle)).gid
	};
	const inside = runner.kind === "root" ? user : {
		uid: 0,
		gid: 0
	};
	const spec = runtimeSpec({
		args,
		env: config.env,
		cwd: config.workingDir,
		user: inside,
		runner,
		edits
	});
	await host.files.writeFile(join(bundle, "config.json"), JSON.stringify(spec), { mode: 384 });
	const log = join(bundle, "runtime.log");
	const crun = [
		runtime,
		"--cgroup-manager=disabled",
		"--root",
		join(bundle, "state")
	];
	const env = childEnv(host.env);
	const libcuda = /* @__PURE__ */ new Set();
	const begun = host.clock.now();
	try {
		const outcome = await host.exec({
			argv: [
				"/bin/sh",
				"-c",
				"exec \"$@\" >&2 3>&-",
				"sh",
				...crun,
				"--log",
				log,
				"run",
				"--bundle",
				bundle,
				name
			],
			env,
			timeout,
			signal: host.cancelled,
			passesOutput: true,
			onStderr: (line) => {
				for (const [path] of line.matchAll(/\/[^\s:"']*\/libcuda\.so[.\d]*/g)) libcuda.add(path);
				logDetail(host.log, line);
			}
		});
		const exitCode = outcome.kind === "exited" ? outcome.code : null;
		const said = outcome.kind === "not-started" ? [] : outcome.stderrTail;
		const refused = exitCode === 0 ? "" : (await readIfPresent(host, log) ?? "").trim();
		return {
			exitCode,
			seconds: (host.clock.now() - begun) / 1e3,
			libcuda: [...libcuda],
			logTail: said.slice(-40),
			problems: problemsOf()
		};
		function problemsOf() {
			const what = args.join(" ");
			if (exitCode === 0) return [];
			if (refused !== "" || outcome.kind === "not-started") {
				const message = `${runtime} could not start ${what}: ${refused.split("\n").at(-1) || failureText(outcome)}.`;
				return [error("SHP156", message, "Run it where containers are permitted, or set runtime: none.")];
			}
			const how = outcome.kind === "timed-out" ? `did not end within ${timeout} s and was stopped` : outcome.kind === "cancelled" ? "was cancelled" : exitCode === null ? "was killed" : `ended with exit code ${exitCode}`;
			return [error("SHP153", `${what} ${how} in the image.`, "Its last lines are in the log.")];
		}
	} finally {
		await host.exec({
			argv: [
				...crun,
				"delete",
				"--force",
				name
			],
			env,
			timeout: patience
		});
	}
}

// src/actions/image-test/test-image.ts
/**
* Unpacks an image, examines what its entry point loads, and starts it where this machine can. Removes what it unpacked. Throws
* ProblemError SHP151 for what is no image, SHP152 where something required is not there; the rest is in the answer.
*/
async function testImage(host, inputs) {
	const [gpu, runtime] = await Promise.all([gpuFor(host, inputs.gpu), runtimeFor(host, inputs.runtime)]);
	const lacking = [...gpu.required ?? [], ...runtime.required ?? []];
	if (lacking.length > 0) throw new ProblemError(lacking);
	const parent = host.env["RUNNER_TEMP"] || host.env["TMPDIR"] || "/tmp";
	const folder = await host.files.mkdtemp(join(parent, "image-test-"));
	try {
		return await testIn(host, folder, inputs, gpu, runtime);
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function gpuFor(host, wanted) {
	if (wanted === "none") return { edits: void 0 };
	const edits = await findGpuEdits(host);
	if (edits) return { edits };
	const lacks = "this machine has no GPU that this user may use";
	if (wanted === "auto") return {
		edits,
		lacks
	};
	return {
		edits,
		required: [error("SHP152", `gpu is required, and ${lacks}.`, "Run it on a GPU runner; `nix-cuda doctor` says more.")]
	};
}
async function runtimeFor(host, wanted) {
	if (wanted === "none") return {
		program: void 0,
		lacks: "runtime is none"
	};
	const program = await findProgram(host, "crun", (host.env["PATH"] ?? "").split(":"));
	if (program !== void 0) return { program };
	const lacks = "crun is not on PATH";
	if (wanted === "auto") return {
		program,
		lacks
	};
	return {
		program,
		required: [error("SHP152", `runtime is crun, and ${lacks}.`, "Install it: apt-get install crun.")]
	};
}
async function testIn(host, folder, inputs, gpu, runtime) {
	const image = resolve(host.cwd, inputs.image);
	const bundle = join(folder, "bundle");
	const root = join(bundle, "rootfs");
	host.log.info(`Unpacking ${inputs.image}`);
	const { config, imageId } = await unpackImage(host, image, root, folder);
	await host.files.rm(join(folder, "members"), {
		recursive: true,
		force: true
	});
	const command = argsOf(config, inputs.command ?? []);
	const entry = await findEntry(host, root, config, command);
	const foreign = config.architecture !== "" && config.architecture !== architectureOf(host.arch);
	const lacks = gpu.lacks ?? runtime.lacks ?? (foreign ? `the image is for ${config.architecture}` : void 0);
	const problems = [...gpu.edits?.problems ?? []];
	const about = {
		image: inputs.image,
		imageId,
		architecture: config.architecture,
		labels: config.labels,
		command
	};
	if (entry === void 0) {
		const what = command[0] === void 0 ? "neither an entry point nor a command" : `no program ${command[0]}`;
		const found = error("SHP154", `${inputs.image} has ${what}.`, "Give the path of a program of the image as its entry point or as command.", { subject: { path: image } });
		const loader = {
			loaded: [],
			missing: [],
			driver: []
		};
		return {
			...about,
			mode: "loader-check",
			gpu: null,
			run: null,
			loader,
			problems: [...problems, found]
		};
	}
	const loader = await checkLoader(host, root, entry, variable(config.env, "LD_LIBRARY_PATH") ?? "");
	problems.push(...loaderProblems(inputs.image, loader, lacks !== void 0));
	const program = runtime.program;
	if (lacks !== void 0 || program === void 0) {
		problems.push(notice("SHP158", `${inputs.image} was examined and not started: ${lacks}.`, "Run it on a GPU runner with crun, or set gpu: none to start it without a GPU."));
		return {
			...about,
			mode: "loader-check",
			gpu: null,
			run: null,
			loader,
			problems
		};
	}
	const user = await userOf(host, root, config).catch((cause) => {
		throw new ProblemError(error("SHP151", `${inputs.image}: ${cause.message}.`, "Name the user of the image by number."));
	});
	const place = {
		bundle,
		runtime: program,
		timeout: inputs["timeout-minutes"] * 60,
		user,
		edits: gpu.edits?.edits ?? noEdits
	};
	const { problems: ran, ...run } = await runImage(host, command, config, place);
	return {
		...about,
		mode: "run",
		gpu: gpu.edits?.source ?? null,
		run,
		loader,
		problems: [...problems, ...ran]
	};
}
/** What an image that was only examined lacks is an error; where it runs, its own exit code says whether that matters. */
function loaderProblems(image, { missing, driver }, decides) {
	const found = missing.map(({ name, by }) => {
		const message = `${image} lacks ${name}, which ${by} needs.`;
		return (decides ? error : warning)("SHP154", message, "Add the package that has it to the image, or correct the RUNPATH of what needs it.");
	});
	const blind = driver.filter(({ searched }) => !searched);
	const [first] = blind;
	if (!first) return found;
	const more = blind.length > 1 ? ` (and ${blind.length - 1} more)` : "";
	const message = `${first.by}${more} would not find ${first.name}: no folder that it searches is one into which the driver is put.`;
	const fix = "Set LD_LIBRARY_PATH in the image to /usr/lib/x86_64-linux-gnu or /usr/lib64, as the machines have the driver.";
	return [...found, warning("SHP155", message, fix)];
}

// src/actions/image-test/text.ts
/** Name and value of what is worth recording, and a headline. */
function imageTestRows({ command, gpu, run, loader, architecture, imageId }) {
	const driver = [...new Set(loader.driver.map(({ name }) => name))];
	const rows = [
		["Image", imageId],
		["Architecture", architecture],
		["Command", command.join(" ")],
		["Files that are loaded", String(loader.loaded.length)],
		["Of the driver", driver.join(", ") || "none"]
	];
	if (run) {
		rows.push(["GPU", gpu ?? "none"], ["Exit code", run.exitCode === null ? "-" : String(run.exitCode)]);
		rows.push(["Seconds", run.seconds.toFixed(1)], ["libcuda", run.libcuda.join(", ") || "not said"]);
	}
	return rows;
}
function imageTestHeadline({ image, mode, run, problems }) {
	const failed = problems.some(({ severity }) => severity === "error");
	if (mode === "run") return `${image} was started${run?.exitCode === 0 ? " and succeeded" : " and failed"}`;
	return `${image} was examined${failed ? " and lacks something" : ": nothing is missing"}`;
}

export { imageTestHeadline, imageTestRows, testImage };