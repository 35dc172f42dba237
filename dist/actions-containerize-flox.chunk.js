import { ProblemError, blobOf, digestOf, error, failureText, layerAnnotations, layerTypes, manifestOf, mediaTypes } from "./frame.chunk.js";
import { childEnv } from "./common.chunk.js";
import { readEnvironment } from "./flox-environment-read.chunk.js";
import { parseReference, referenceText } from "./flox-reference.chunk.js";
import { findFlox, floxFailure, runFlox, succeeded } from "./flox-run-flox.chunk.js";
import { require_tar_stream } from "./tar-stream.chunk.js";
import { isDigest, openRegistries, wrongContent } from "./actions-containerize-registry.chunk.js";
import { constants, createZstdCompress } from "node:zlib";
import { Readable } from "node:stream";
import { createHash } from "node:crypto";
import { basename, join, resolve } from "node:path";
import { pipeline as pipeline$1 } from "node:stream/promises";

// src/flox/containerize/docker-archive.ts
/** Reads what `flox containerize` writes: a docker-archive, as Nixpkgs' streamLayeredImage makes it. */
var import_tar_stream = require_tar_stream();
/** Bytes. A configuration names its layers; thousands of them fit. */
const longestJson$1 = 16777216;
/** Reads the file once. Throws an Error, with a message for users, for what is no image. */
async function readDockerArchive(host, path) {
	const handle = await host.files.open(path, "r");
	const [hash, texts, members] = [
		createHash("sha256"),
		/* @__PURE__ */ new Map(),
		/* @__PURE__ */ new Set()
	];
	let bytes = 0;
	try {
		const tar = (0, import_tar_stream.extract)();
		tar.on("entry", (header, stream, next) => {
			members.add(header.name);
			const pieces = [];
			const isJson = header.name.endsWith(".json") && (header.size ?? 0) <= longestJson$1;
			stream.on("data", (piece) => {
				if (isJson) pieces.push(piece);
			});
			stream.on("end", () => {
				if (isJson) texts.set(header.name, Buffer.concat(pieces).toString());
				next();
			});
			stream.on("error", next);
		});
		const pass = async function* (source) {
			for await (const piece of source) {
				bytes += piece.length;
				hash.update(piece);
				yield piece;
			}
		};
		await pipeline$1(Readable.from(pass(handle.createReadStream({ autoClose: false }))), tar);
	} finally {
		await handle.close();
	}
	return {
		...imageOf(texts, members),
		digest: `sha256:${hash.digest("hex")}`,
		bytes
	};
}
function imageOf(texts, members) {
	const manifests = parse(texts.get("manifest.json"), "manifest.json");
	const { Config, RepoTags, Layers } = Object(Array.isArray(manifests) ? manifests[0] : void 0);
	const text = typeof Config === "string" ? texts.get(Config) : void 0;
	const { config, architecture } = Object(parse(text, "its configuration"));
	const layers = strings$1(Layers);
	const missing = layers.find((layer) => !members.has(layer));
	if (missing !== void 0) throw new Error(`the layer ${missing} is missing`);
	const labels = Object.entries(Object(Object(config).Labels)).map(([key, value]) => [key, String(value)]);
	return {
		imageId: `sha256:${createHash("sha256").update(text ?? "").digest("hex")}`,
		tags: strings$1(RepoTags),
		labels: Object.fromEntries(labels),
		architecture: String(architecture ?? ""),
		layers: layers.length
	};
}
function parse(text, what) {
	if (text === void 0) throw new Error(`${what} is missing`);
	try {
		return JSON.parse(text);
	} catch {
		throw new Error(`${what} is not JSON`);
	}
}
function strings$1(value) {
	return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

// src/flox/containerize/plan.ts
/** What an image of a Flox environment will be, and what Flox would silently leave out. Pure. */
/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const tagForm = /^\w[\w.-]{0,127}$/;
/** CFG001 for what is no tag or no label. A name belongs to no tag: the image has that of its environment. */
function requestProblems({ tag, labels }) {
	const problems = [];
	if (!tagForm.test(tag)) problems.push(error("CFG001", `Input flox-tag is ${JSON.stringify(tag.slice(0, 80))}.`, "It accepts a tag alone, as in v1: the image always has the name of its environment. Name it anew when you push it."));
	for (const label of labels.filter((one) => !/^[^=\s]+=/.test(one))) problems.push(error("CFG001", `Input flox-labels has ${JSON.stringify(label.slice(0, 80))}.`, "Write key=value."));
	return problems;
}
/** What the image is given beside its packages: `[containerize.config]`, undefined where the manifest has none. */
function configOf({ manifest, lock }) {
	return manifest.containerize?.config ?? lock?.manifest.containerize?.config ?? void 0;
}
/**
* FLX201 where Flox would drop the labels: up to 1.14.1 at least, `should_extend_config` of
* https://github.com/flox/flox/blob/main/cli/flox/src/commands/containerize/mod.rs is true without labels only, so that
* labels without a table are lost.
*/
function labelProblem(environment, labels) {
	if (labels.length === 0 || configOf(environment) !== void 0) return void 0;
	const message = `Flox drops ${labels.length === 1 ? "the label" : `the ${labels.length} labels`}: the manifest has no [containerize.config].`;
	return error("FLX201", message, "Add that table to the manifest; it may be empty. Or add the labels where the image is pushed.", { where: { file: environment.files.manifest } });
}
/** The arguments after `flox containerize ENV`. The destination is always named: else it depends on what is on PATH. */
function containerizeArgs({ tag, labels, mode, to }, file) {
	return [
		..."runtime" in to ? ["--runtime", to.runtime] : ["--file", file],
		...["--tag", tag],
		...labels.flatMap((label) => ["--label", label]),
		...mode === void 0 ? [] : ["--mode", mode]
	];
}
function labelsOf(labels) {
	return new Map(labels.map((label) => [label.slice(0, label.indexOf("=")), label.slice(label.indexOf("=") + 1)]));
}

// src/flox/containerize/containerize.ts
/** Makes a container image of a Flox environment, and checks that it is the one that was asked for. */
/**
* The image, in a file or a runtime. A file has its name only once it was found to be right. Throws ProblemError: CFG001,
* FLX101 to FLX103, FLX185, FLX201 to FLX204, FLX207.
*/
async function containerize(host, request) {
	const problems = requestProblems(request);
	if (problems.length > 0) throw new ProblemError(problems);
	const flox = await findFlox(host);
	const source = await openSource(host, flox, request.environment);
	try {
		const { environment } = source;
		const lost = environment && labelProblem(environment, request.labels);
		if (lost) throw new ProblemError(lost);
		const config = environment && configOf(environment);
		const { to } = request;
		if ("runtime" in to) return {
			...await intoRuntime(host, flox, source, request, to.runtime),
			config
		};
		return {
			...await intoFile(host, flox, source, request, resolve(host.cwd, to.file)),
			config
		};
	} finally {
		await source.remove();
	}
}
/** A generation is copied into a folder first: `containerize` has no option for one. */
async function openSource(host, flox, asked) {
	const remove = async () => {};
	if ("folder" in asked) {
		const environment = await environmentIn(host, asked.folder);
		return {
			args: ["--dir", resolve(host.cwd, environment.folder)],
			environment,
			remove
		};
	}
	const reference = parseReference(asked.reference);
	const text = referenceText(reference);
	if (reference.generation === void 0) return {
		args: ["--reference", text],
		environment: void 0,
		remove
	};
	const folder = await host.files.mkdtemp(join(host.env["RUNNER_TEMP"] || "/tmp", "flox-generation-"));
	const gone = () => host.files.rm(folder, {
		recursive: true,
		force: true
	});
	try {
		const pin = [
			"--copy",
			"--generation",
			String(reference.generation)
		];
		const pulled = await runFlox(host, flox, [
			"pull",
			...pin,
			"--dir",
			folder,
			text
		]);
		if (!succeeded(pulled)) {
			const message = `Generation ${reference.generation} of ${text} could not be pulled: ${floxFailure(pulled)}.`;
			const fix = `List the generations with nix-cuda flox generations ${text}`;
			throw new ProblemError(error("FLX207", message, fix));
		}
		return {
			args: ["--dir", folder],
			environment: await environmentIn(host, folder),
			remove: gone
		};
	} catch (cause) {
		await gone();
		throw cause;
	}
}
async function environmentIn(host, folder) {
	const read = await readEnvironment(host, folder);
	if ("problems" in read) throw new ProblemError(read.problems);
	return read.environment;
}
async function intoFile(host, flox, { args }, request, file) {
	const partial = `${file}.part`;
	try {
		const said = await call(host, flox, [
			"containerize",
			...args,
			...containerizeArgs(request, partial)
		]);
		const archive = await readDockerArchive(host, partial).catch((cause) => {
			const message = `What flox containerize wrote is not an image: ${cause.message}.`;
			throw new ProblemError(error("FLX203", message, "Run it again; check that the disk is not full."));
		});
		const problems = archiveProblems(archive, request);
		if (problems.length > 0) throw new ProblemError(problems);
		await host.files.rename(partial, file);
		return {
			name: archive.tags[0] ?? said,
			imageId: archive.imageId,
			file,
			runtime: void 0,
			archive
		};
	} finally {
		await host.files.rm(partial, { force: true });
	}
}
async function intoRuntime(host, flox, { args }, request, runtime) {
	const name = await call(host, flox, [
		"containerize",
		...args,
		...containerizeArgs(request, "")
	]);
	const argv = [
		runtime,
		"image",
		"inspect",
		"--format",
		"{{.Id}}",
		name
	];
	const outcome = await host.exec({
		argv,
		env: childEnv(host.env),
		timeout: 60,
		signal: host.cancelled
	});
	const id = outcome.kind === "exited" ? /\b([0-9a-f]{64})\b/.exec(outcome.stdout)?.[1] : void 0;
	if (id === void 0) {
		const message = `${runtime} does not have ${name}, which flox containerize loaded: ${failureText(outcome)}.`;
		throw new ProblemError(error("FLX203", message, `See ${runtime} images.`));
	}
	return {
		name,
		imageId: `sha256:${id}`,
		file: void 0,
		runtime,
		archive: void 0
	};
}
/** Gives the name of the image, as Flox says it: `'app:latest' written to …`. */
async function call(host, flox, args) {
	const outcome = await runFlox(host, flox, args);
	if (!succeeded(outcome)) throw new ProblemError(error("FLX202", `flox containerize failed: ${floxFailure(outcome)}.`, "The log above has what Flox said."));
	return /'([^']+)' written to /.exec([outcome.stdout, ...outcome.stderrTail].join("\n"))?.[1] ?? "";
}
function archiveProblems(archive, { tag, labels }) {
	const problems = [];
	if (!archive.tags.some((name) => name.endsWith(`:${tag}`))) {
		const message = `The image is ${archive.tags.join(", ") || "without a name"}, and the tag ${tag} was asked for.`;
		problems.push(error("FLX203", message, "Run it again; the Flox of this machine may be a version that is not known."));
	}
	const lost = [...labelsOf(labels)].filter(([key, value]) => archive.labels[key] !== value).map(([key]) => key);
	if (lost.length > 0) {
		const message = `The image lacks the labels ${lost.join(", ")}: Flox drops them where the manifest has no [containerize.config].`;
		problems.push(error("FLX201", message, "Add that table to the manifest of the environment; it may be empty."));
	}
	return problems;
}

// src/ship/registry/archive.ts
/** Bytes. A configuration names its layers; thousands of them fit. */
const longestJson = 16777216;
/**
* The image of a docker-archive for a registry: the same configuration, so that it has the same name wherever it is loaded, and layers
* packed with zstd into `folder`. Layers that are known by their tar are not packed. Throws ProblemError SHP135 for what is no such
* archive.
*/
async function imageOfArchive(host, { file, folder, known }) {
	const read = await readDocuments(host, file);
	const storePaths = /* @__PURE__ */ new Set();
	const packed = /* @__PURE__ */ new Map();
	await eachEntry(host, file, async ({ name }, content) => {
		const diffId = read.layers.get(name);
		if (diffId === void 0) return drain(content);
		const key = digestOf(`tar ${diffId}`);
		const there = known.get(key);
		const to = there ? void 0 : join(folder, `${diffId.replace(":", "-")}.tar.zst`);
		const found = await readLayer(host, content, storePaths, to);
		if (found.wrong !== void 0) throw wrongContent(`${file}: the layer ${name} is no tar archive: ${found.wrong}.`);
		if (found.diffId !== diffId) throw wrongContent(`${file}: the layer ${name} is not the one that its configuration names.`);
		const blob = there ? {
			...there,
			open: () => failing(there.digest)
		} : fileBlob(host, found);
		packed.set(name, {
			blob,
			diffId,
			key,
			storePaths: []
		});
	});
	const layers = [...read.layers.keys()].map((name) => {
		const layer = packed.get(name);
		if (!layer) throw wrongContent(`${file}: the layer ${name} is missing.`);
		return layer;
	});
	const config = blobOf(read.config, mediaTypes.config);
	const annotations = Object.fromEntries(read.labels.filter(([name]) => name.startsWith("org.opencontainers.image.")));
	return {
		image: {
			layers,
			config,
			manifest: manifestOf(mediaTypes.manifest, {
				config: descriptor(config),
				layers: layers.map(({ blob, key, diffId }) => ({
					...descriptor(blob),
					annotations: {
						[layerAnnotations.key]: key,
						[layerAnnotations.diffId]: diffId
					}
				})),
				annotations
			}),
			platform: {
				os: "linux",
				architecture: read.architecture
			},
			annotations
		},
		storePaths: [...storePaths].sort()
	};
}
function descriptor({ mediaType, digest, size }) {
	return {
		mediaType,
		digest,
		size
	};
}
async function readDocuments(host, file) {
	const texts = /* @__PURE__ */ new Map();
	await eachEntry(host, file, async ({ name, size = 0 }, content) => {
		if (!name.endsWith(".json") || size > longestJson) return drain(content);
		const chunks = [];
		for await (const chunk of content) chunks.push(chunk);
		texts.set(name, Buffer.concat(chunks));
	});
	const lost = (what) => wrongContent(`${file} is no docker-archive: ${what}.`);
	const parse = (name) => {
		try {
			const read = JSON.parse(texts.get(name)?.toString() ?? "");
			return Object(Array.isArray(read) ? read[0] : read);
		} catch {
			throw lost(`${name} is missing or is not JSON`);
		}
	};
	const { Config: config, Layers } = parse("manifest.json");
	const bytes = texts.get(String(config));
	const { architecture, rootfs, config: settings } = parse(String(config));
	const [names, diffIds] = [strings(Layers), strings(Object(rootfs)["diff_ids"])];
	if (!bytes || names.length !== diffIds.length) throw lost("layers and configuration do not match");
	if (!diffIds.every(isDigest)) throw lost("its configuration names a layer by what is no digest");
	if (architecture !== "amd64" && architecture !== "arm64") throw lost(`its architecture is ${String(architecture)}`);
	return {
		config: bytes,
		architecture,
		labels: Object.entries(Object(Object(settings)["Labels"])).map(([name, value]) => [name, String(value)]),
		layers: new Map(names.map((name, at) => [name, diffIds[at] ?? ""]))
	};
}
function strings(value) {
	return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
/** Calls `visit` for each member; it must read the content to its end. */
async function eachEntry(host, file, visit) {
	const handle = await host.files.open(file, "r");
	try {
		const tar = (0, import_tar_stream.extract)();
		const read = pipeline$1(handle.createReadStream({ autoClose: false }), tar);
		const visited = (async () => {
			for await (const entry of tar) await visit(entry.header, entry);
		})();
		await Promise.all([read, visited]);
	} finally {
		await handle.close();
	}
}
async function drain(content) {
	for await (const _ of content);
}
/** Reads a layer for its digest and the store paths in it; packs it where it has a place to go to. */
async function readLayer(host, content, storePaths, to) {
	const [tar, packed] = [createHash("sha256"), createHash("sha256")];
	let size = 0;
	const names = (0, import_tar_stream.extract)();
	names.on("entry", ({ name }, stream, next) => {
		const [, path] = /^(?:\.?\/)?nix\/store\/([^/]+)/.exec(name) ?? [];
		if (path !== void 0 && path !== ".links") storePaths.add(`/nix/store/${path}`);
		stream.on("end", next);
		stream.on("error", () => {});
		stream.resume();
	});
	const scan = names;
	let wrong;
	const closed = new Promise((resolve) => scan.once("close", resolve));
	scan.on("error", (cause) => {
		wrong = cause.message.replace(/[.?]$/, "");
	});
	const seen = async function* () {
		for await (const chunk of content) {
			tar.update(chunk);
			if (wrong === void 0 && !scan.write(chunk)) await Promise.race([closed, new Promise((resolve) => scan.once("drain", resolve))]);
			yield chunk;
		}
		if (wrong === void 0) scan.end();
		await closed;
	};
	if (to === void 0) await drain(seen());
	else {
		const handle = await host.files.open(to, "w");
		try {
			const params = { [constants.ZSTD_c_compressionLevel]: 3 };
			const write = async (chunks) => {
				for await (const chunk of chunks) {
					packed.update(chunk);
					size += chunk.length;
					await handle.writeFile(chunk);
				}
			};
			await pipeline$1(Readable.from(seen()), createZstdCompress({ params }), write);
		} finally {
			await handle.close();
		}
	}
	const digest = `sha256:${packed.digest("hex")}`;
	return {
		mediaType: layerTypes.zstd,
		digest,
		size,
		diffId: `sha256:${tar.digest("hex")}`,
		file: to ?? "",
		wrong
	};
}
function fileBlob({ files }, { mediaType, digest, size, file }) {
	const open = async function* (start) {
		const handle = await files.open(file, "r");
		try {
			yield* handle.createReadStream({
				start,
				autoClose: false,
				highWaterMark: 262144
			});
		} finally {
			await handle.close();
		}
	};
	return {
		mediaType,
		digest,
		size,
		open
	};
}
function failing(digest) {
	const next = () => Promise.reject(wrongContent(`The layer ${digest} has left the registry since its image was read.`));
	return { [Symbol.asyncIterator]: () => ({ next }) };
}

// src/actions/containerize/flox.ts
/** Makes an image of a Flox environment. Throws ProblemError as `containerize` does, CFG002 for inputs that contradict. */
async function containerizeFlox(host, inputs, mask) {
	const request = await requestOf(host, inputs);
	const registries = await openRegistries(host, inputs, mask);
	const image = await containerize(host, request);
	const pushed = registries && image.file ? await pushArchive(host, registries, image.file) : void 0;
	const { archive, config, file, imageId, name, runtime } = image;
	const labels = archive ? JSON.stringify(archive.labels) : "";
	return {
		headline: `${name} is in ${runtime ?? file ?? ""}`,
		rows: [
			["Image", imageId],
			...archive && file ? [
				["File", `${basename(file)}, ${(archive.bytes / 1e6).toFixed(1)} MB, ${archive.layers} layers`],
				["Digest of the file", archive.digest],
				["Architecture", archive.architecture],
				["Labels", labels]
			] : [],
			["[containerize.config]", config === void 0 ? "none" : JSON.stringify(config)],
			...pushed?.rows ?? []
		],
		problems: registries?.warnings ?? [],
		outputs: {
			...pushed?.outputs ?? {
				digest: "",
				reference: ""
			},
			name,
			"image-id": imageId,
			sizes: "",
			file: file ?? "",
			"file-digest": archive?.digest ?? "",
			architecture: archive?.architecture ?? "",
			labels
		},
		document: {
			...documentOf(image),
			pushed: pushed?.pushed ?? null,
			licences: pushed?.licences ?? null
		}
	};
}
function documentOf({ archive, config, file, runtime, ...image }) {
	return {
		...image,
		file: file ?? null,
		runtime: runtime ?? null,
		archive: archive ?? null,
		config: config ?? null
	};
}
async function pushArchive(host, registries, file) {
	const folder = await host.files.mkdtemp(join(host.env["RUNNER_TEMP"] || "/tmp", "image-layers-"));
	try {
		const known = await registries.known();
		const { image, storePaths } = await imageOfArchive(host, {
			file,
			folder,
			known
		});
		return await registries.push({
			images: [image],
			shipment: {
				paths: storePaths,
				drvPaths: [],
				unfree: []
			}
		});
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function requestOf(host, inputs) {
	const { "flox-reference": reference, "flox-environment": folder } = inputs;
	const { "flox-file": file, "flox-runtime": runtime, "flox-mode": mode } = inputs;
	const problems = [];
	if (reference !== void 0 && folder !== void 0) problems.push(error("CFG002", "Inputs flox-reference and flox-environment both name an environment.", "Give one of them."));
	if (file !== void 0 && runtime !== "none") {
		const message = `Input flox-file is set, and flox-runtime is ${runtime}: Flox writes to one of them.`;
		problems.push(error("CFG002", message, "Give one of them."));
	}
	if (inputs.image !== void 0 && runtime !== "none") {
		const message = `Input image is set, and flox-runtime is ${runtime}: what is pushed is the file.`;
		problems.push(error("CFG002", message, "Leave flox-runtime out."));
	}
	if (problems.length > 0) throw new ProblemError(problems);
	const environment = reference === void 0 ? { folder: folder ?? "." } : { reference };
	return {
		environment,
		tag: inputs["flox-tag"],
		labels: inputs["flox-labels"] ?? [],
		mode: mode === "manifest" ? void 0 : mode,
		to: runtime === "none" ? { file: file ?? `${await nameOf(host, environment)}-container.tar` } : { runtime }
	};
}
/** Of the environment. Throws ProblemError FLX101 to FLX103 and FLX204. */
async function nameOf(host, environment) {
	if ("reference" in environment) return parseReference(environment.reference).name;
	const read = await readEnvironment(host, environment.folder);
	if ("problems" in read) throw new ProblemError(read.problems);
	return read.environment.name;
}

export { containerizeFlox };