import { base32, builtPathsOf, deriverOf, findNix, fingerprint, fromBase32, jobFolder, limitTo, narHashOf, narInfoFile, parseSecretKey, printNarInfo, readServedPath, requisitesOf, validOf } from "./common.chunk.js";
import { ProblemError, describeRecord, error, isDiskFull, readIfPresent, warning } from "./frame.chunk.js";
import { showSettings } from "./planning.chunk.js";
import { cellsToShip } from "./ship-cells.chunk.js";
import { guardShipment } from "./ship-guard.chunk.js";
import { pathFacts } from "./ship-publish-path-facts.chunk.js";
import { copyOut } from "./binary-cache-copy-out.chunk.js";
import { batchesOf } from "./ship-publish-batches.chunk.js";
import { createHash } from "node:crypto";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// src/ship/publish/progress.ts
/** Milliseconds between two lines of a log; a terminal is told at once. */
const every = 1e4;
function progressOf({ clock, log }, name, paths) {
	const total = paths.reduce((sum, { narSize }) => sum + narSize, 0);
	const begun = clock.now();
	let [count, bytes, sent, told] = [
		0,
		0,
		0,
		begun
	];
	return { done: ({ narSize }, sentBytes) => {
		count += 1;
		bytes += narSize;
		sent += sentBytes;
		const now = clock.now();
		const speed = sentBytes === 0 && sent === 0 ? "" : `, ${sizeText(sent * 1e3 / Math.max(1, now - begun))}/s`;
		const line = `${name}: ${count} of ${paths.length} paths, ${sizeText(bytes)} of ${sizeText(total)}${speed}`;
		log.status?.(line);
		if (log.status || now - told < every && count < paths.length) return;
		told = now;
		log.info(line);
	} };
}
/** `12.3 MB`, `940 kB`. Pure. */
function sizeText(bytes) {
	if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
	return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
}

// src/ship/publish/closure.ts
/** Throws ProblemError SHP041 for outputs that are not in the store (any more), SHP050 where the store does not answer. */
async function closureOf(host, nix, shipments) {
	const outputs = [...new Set(shipments.flatMap((shipment) => shipment.outputs))];
	const orThrow = (answer) => {
		if (!("failed" in answer)) return answer;
		throw new ProblemError(error("SHP050", `The Nix store does not say what it has: ${answer.failed}.`, "Repair the store of this machine."));
	};
	const valid = new Set(orThrow(await validOf(host, nix, outputs)).lines);
	const missing = shipments.flatMap(({ name, outputs: own }) => own.filter((path) => !valid.has(path)).map((path) => missingProblem(name, path)));
	if (missing.length > 0) throw new ProblemError(missing);
	const { lines } = orThrow(await requisitesOf(host, nix, outputs));
	const facts = new Map((await pathFacts(host, nix, lines)).map((one) => [one.path, one]));
	const paths = inOrder(facts, [...facts.keys()].sort());
	const order = new Map(paths.map(({ path }, index) => [path, index]));
	return {
		paths,
		of: (shipment) => inOrder(facts, shipment.outputs).toSorted((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0))
	};
}
function missingProblem(name, path) {
	return error("SHP041", `${path} of ${name} is not in the store of this machine.`, "Build it again in this job, or run it where it was built; a garbage collection may have removed it.", { subject: { path } });
}
/** Everything that these refer to, themselves included; what is referred to comes first. Pure. */
function inOrder(facts, tops) {
	const ordered = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set();
	const stack = tops.toReversed().map((path) => ({
		path,
		done: false
	}));
	for (let top = stack.pop(); top; top = stack.pop()) {
		const { path, done } = top;
		const own = facts.get(path);
		if (!own) continue;
		if (done) ordered.set(path, own);
		else if (!seen.has(path)) {
			seen.add(path);
			stack.push({
				path,
				done: true
			}, ...own.references.map((reference) => ({
				path: reference,
				done: false
			})));
		}
	}
	return [...ordered.values()];
}

// src/ship/publish/pack.ts
/**
* Packs paths with Nix and hands them over; the files are removed afterwards. Throws ProblemError SHP045 for a full disk, SHP050
* where Nix cannot pack, as it cannot what is damaged in the store; and what `use` throws.
*/
async function withPacked(host, nix, paths, options, use) {
	const folder = await host.files.mkdtemp(join(options.folder, "packed-"));
	try {
		return await use(await pack(host, nix, paths, {
			...options,
			folder
		}), pathToFileURL(folder).href);
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function pack(host, nix, paths, { folder, storeDir, key }) {
	const what = {
		storeDir,
		paths: paths.map(({ path }) => path)
	};
	const copied = await copyOut(host, nix, folder, what).catch((cause) => ({
		failed: cause.message,
		cause
	}));
	if ("failed" in copied) throw new ProblemError(packProblem(host, folder, copied));
	const infos = new Map(copied.infos.map((info) => [info.name, info]));
	const packed = [];
	for (const facts of paths) {
		const info = infos.get(basename(facts.path));
		if (info?.narHash !== facts.narHash) {
			const failed = `${facts.path} was packed with another hash than the store knows`;
			throw new ProblemError(packProblem(host, folder, { failed }));
		}
		const signatures = [...info.signatures.filter((text) => text.split(":")[0] !== key?.publicKey.name), ...key ? [key.sign(fingerprint(info, storeDir))] : []];
		const narinfo = printNarInfo({
			...info,
			signatures
		}, storeDir);
		const file = narInfoFile(info.name);
		await host.files.writeFile(join(folder, file), narinfo);
		const sha256 = Buffer.from(fromBase32(info.fileHash.slice(7))).toString("hex");
		const open = () => checked(host, join(folder, info.url), sha256);
		const content = {
			size: info.fileSize,
			sha256,
			type: "application/x-nix-nar",
			open
		};
		packed.push({
			facts,
			file,
			narinfo,
			nar: info.url,
			content
		});
	}
	return packed;
}
/** The bytes of a file that must have this hash: what was damaged on this disk is not sent to its end. */
async function* checked(host, path, sha256) {
	const hash = createHash("sha256");
	const handle = await host.files.open(path, "r");
	let last;
	for await (const chunk of handle.createReadStream({ highWaterMark: 262144 })) {
		if (last) yield last;
		hash.update(chunk);
		last = chunk;
	}
	if (hash.digest("hex") !== sha256) throw new ProblemError(error("SHP050", `${path} was damaged after it was packed.`, "Check the disk of this machine, and run it again.", { subject: { path } }));
	if (last) yield last;
}
function packProblem(host, folder, { failed, cause }) {
	if (host.cancelled.aborted) return cancelledProblem();
	if (isDiskFull(cause) || /No space left on device|Disk quota exceeded/.test(failed)) return error("SHP045", `The disk of this machine is full at ${folder}: ${failed}.`, "Free space there; about 1 GB is packed at a time, or the largest path alone.", { subject: { path: folder } });
	return error("SHP050", `Nix cannot pack what is to be published: ${failed}.`, "See the message of Nix; `nix-store --verify --check-contents --repair` repairs a damaged store.");
}
/** SHP053. */
function cancelledProblem() {
	return error("SHP053", "Publishing was cancelled.", "Run it again: what is there is not sent again.");
}

// src/ship/publish/survey.ts
/** Narinfos asked for at a time. */
const questions = 32;
/**
* Asks for every path. Throws ProblemError SHP046 for each path that is there with other content, SHP052 for a cache of another
* store folder, and what the place throws. A warning SHP049 where the paths there are signed, and none with this key.
*/
async function surveyCache(files, paths, { name, storeDir, key }) {
	const info = await files.read("nix-cache-info");
	const theirs = /^StoreDir: *(.*)$/m.exec(info ?? "")?.[1]?.trim();
	if (theirs !== void 0 && theirs !== storeDir) {
		const message = `${name} is a cache for stores in ${theirs}, and this one is in ${storeDir}.`;
		throw new ProblemError(error("SHP052", message, "Publish to a cache for this store folder."));
	}
	const turn = limitTo(questions);
	const missing = /* @__PURE__ */ new Set();
	const different = [];
	const unsigned = /* @__PURE__ */ new Map();
	const strangers = /* @__PURE__ */ new Set();
	let known = 0;
	await Promise.all(paths.map((facts) => turn(async () => {
		const file = narInfoFile(facts.path.slice(storeDir.length + 1));
		const text = await files.read(file);
		if (text === void 0) return void missing.add(facts);
		const served = readServedPath(text, facts.path, storeDir);
		if ("wrong" in served) return void different.push(unreadable(name, file, served.wrong));
		const narHash = served.fingerprint.split(";")[2] ?? "";
		if (narHash !== facts.narHash) return void different.push(otherContent(name, facts, narHash));
		if (key.publicKey.verifies(served.fingerprint, served.signatures)) {
			known += 1;
			return;
		}
		if (!isSame(served, facts)) return void different.push(otherReferences(name, facts));
		for (const signature of served.signatures) strangers.add(signature.split(":")[0] ?? "");
		for (const signer of facts.signers) strangers.delete(signer);
		const others = text.split("\n").filter((line) => !line.startsWith(`Sig: ${key.publicKey.name}:`));
		unsigned.set(file, `${others.join("\n")}Sig: ${key.sign(served.fingerprint)}\n`);
	})));
	if (different.length > 0) throw new ProblemError(different);
	const wrongKey = known === 0 && strangers.size > 0;
	return {
		missing: paths.filter((facts) => missing.has(facts)),
		unsigned,
		warnings: wrongKey ? [strangeKey(name, key.publicKey.name, [...strangers])] : []
	};
}
/** Whether the rest of what is signed is as this store has it: a path that refers to itself does so by its content. */
function isSame({ fingerprint, references }, facts) {
	return fingerprint.split(";")[3] === `${facts.narSize}` && references.join() === facts.references.toSorted().join();
}
function otherReferences(name, { path }) {
	const message = `${name} has ${path} with another size or other references than this store, and signing-key has not signed it.`;
	return error("SHP046", message, "Remove it there, and run it again.", { subject: { path } });
}
/** SHP046. */
function otherContent(name, { path, narHash }, theirs) {
	const message = `${name} has ${path} with other content: ${theirs} there, ${narHash} here.`;
	return error("SHP046", message, "The build is not reproducible. Take the one that is there (build with this cache as a substituter), or remove it there first.", { subject: { path } });
}
function unreadable(name, file, wrong) {
	const message = `${name} has ${file}, which Nix would not take: ${wrong}.`;
	return error("SHP046", message, "Remove that file there, and run it again.", { subject: { path: file } });
}
function strangeKey(name, own, theirs) {
	const message = `What ${name} has already is signed with ${theirs.toSorted().join(", ")}, and signing-key is ${own}.`;
	return warning("SHP049", message, "Give the key of that cache, or tell its users to trust the new public key too.");
}

// src/ship/publish/to-client.ts
/** What the place lacks. Throws ProblemError SHP046 for what is there with other content, and what the place throws. */
async function surveyClient(name, client, paths) {
	const found = await client.find(paths);
	const different = paths.flatMap((facts) => {
		const theirs = found.get(facts.path);
		return theirs === void 0 || theirs === facts.narHash ? [] : [otherContent(name, facts, theirs)];
	});
	if (different.length > 0) throw new ProblemError(different);
	return paths.filter(({ path }) => !found.has(path));
}
/**
* Sends first what the outputs of the shipments need, then the outputs, one shipment after the other; then asks the place what it
* has. Gives the number of paths that were sent. Throws what the place throws, and ProblemError SHP047.
*/
async function sendToClient(host, nix, place, what, options) {
	const { name, client } = place;
	const { closure, shipments } = what;
	const { done } = progressOf(host, name, place.missing);
	const sending = {
		sent: (path) => done(path, 0),
		staged: (paths, use) => withPacked(host, nix, paths, options, (_, cacheUrl) => use(cacheUrl))
	};
	const left = new Set(place.missing);
	const send = async (paths) => {
		const now = paths.filter((facts) => left.delete(facts));
		if (now.length > 0) await client.send(now, sending);
	};
	const outputs = new Set(shipments.flatMap((shipment) => shipment.outputs));
	await send(place.missing.filter(({ path }) => !outputs.has(path)));
	for (const shipment of shipments) await send(closure.of(shipment));
	const lost = await surveyClient(name, client, closure.paths);
	if (lost.length > 0) throw new ProblemError(lost.map(({ path }) => {
		const message = `${name} does not have ${path} after it was sent.`;
		return error("SHP047", message, "Run it again. If it stays so, see its logs.", { subject: { path } });
	}));
	return place.missing.length;
}

// src/ship/publish/to-files.ts
/** Publishing to places that hold the files of a binary cache. */
/**
* Sends all NARs of all shipments, packed once for all places, and only then makes a place say that it has them: narinfos in the
* order of references, the outputs of each shipment last, and what it then says is read back. What is killed before leaves files that
* nothing names. A place that fails does not stop the others; its reason stands in its result.
*/
async function sendToFiles(host, nix, lanes, what, options) {
	const running = lanes.map((lane) => {
		const { done } = progressOf(host, lane.name, lane.survey.missing);
		const missing = new Set(lane.survey.missing);
		const turn = limitTo(options.jobs);
		return {
			...lane,
			missing,
			turn,
			done,
			narinfos: /* @__PURE__ */ new Map(),
			proven: /* @__PURE__ */ new Set(),
			bytes: 0,
			failure: void 0
		};
	});
	await sendNars(host, nix, running, what.closure, options);
	await Promise.all(running.map(async (lane) => {
		if (lane.failure !== void 0) return;
		try {
			await makeVisible(lane, what, options);
		} catch (cause) {
			lane.failure = cause;
		}
	}));
	return running;
}
async function sendNars(host, nix, lanes, { paths }, { storeDir, key, folder }) {
	const wanted = paths.filter((facts) => lanes.some(({ missing }) => missing.has(facts)));
	const turn = limitTo(2);
	const sending = limitTo(1);
	const options = {
		folder,
		storeDir,
		key
	};
	const alive = (batch) => lanes.filter((lane) => lane.failure === void 0 && batch.some((facts) => lane.missing.has(facts)));
	await Promise.all(batchesOf(wanted).map((batch) => turn(async () => {
		if (alive(batch).length === 0) return;
		try {
			await withPacked(host, nix, batch, options, (packed) => sending(async () => void await Promise.all(alive(batch).map((lane) => sendBatch(lane, packed)))));
		} catch (cause) {
			for (const lane of alive(batch)) lane.failure = cause;
		}
	})));
}
/** The largest first, so that none of them is sent alone at the end. */
async function sendBatch(lane, packed) {
	const largest = packed.filter(({ facts }) => lane.missing.has(facts)).toSorted((a, b) => b.content.size - a.content.size);
	await Promise.all(largest.map((one) => lane.turn(async () => {
		if (lane.failure !== void 0) return;
		try {
			await sendNar(lane, one);
		} catch (cause) {
			lane.failure ??= cause;
		}
	})));
}
async function sendNar(lane, packed) {
	const { files, narinfos, done, name } = lane;
	const { nar, content, facts } = packed;
	const there = await files.size(nar) === content.size;
	if (!there) {
		await files.write(nar, content);
		const size = await files.size(nar);
		if (size !== content.size && !Number.isNaN(size)) {
			const message = `${name} has ${size ?? "no"} bytes of ${nar} after an upload of ${content.size}.`;
			throw new ProblemError(error("SHP047", message, "Run it again. If it stays so, the server loses what it is sent."));
		}
		lane.bytes += content.size;
	}
	narinfos.set(facts.path, packed);
	done(facts, there ? 0 : content.size);
}
async function makeVisible(lane, { closure, shipments }, options) {
	const { files, survey, narinfos, turn, missing, proven } = lane;
	const { storeDir } = options;
	if (survey.missing.length > 0 && await files.read("nix-cache-info") === void 0) {
		const text = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 40\n`;
		await files.write("nix-cache-info", contentOf(text, "text/x-nix-cache-info"));
	}
	for (const [file, text] of survey.unsigned) await files.write(file, contentOf(text, "text/x-nix-narinfo"));
	const checked = /* @__PURE__ */ new Set();
	const visible = /* @__PURE__ */ new Map();
	const show = (path, byPath) => {
		const known = visible.get(path);
		if (known) return known;
		const shown = (async () => {
			await Promise.all((byPath.get(path)?.references ?? []).map((reference) => show(reference, byPath)));
			const packed = narinfos.get(path);
			if (packed) await turn(() => files.write(packed.file, contentOf(packed.narinfo, "text/x-nix-narinfo")));
		})();
		visible.set(path, shown);
		return shown;
	};
	for (const shipment of shipments) {
		const own = closure.of(shipment);
		const byPath = new Map(own.map((facts) => [facts.path, facts]));
		const isOutput = (path) => shipment.outputs.includes(path);
		const others = own.filter(({ path }) => !isOutput(path));
		await Promise.all(others.map(({ path }) => show(path, byPath)));
		await Promise.all(shipment.outputs.map((path) => show(path, byPath)));
		const written = (facts) => missing.has(facts) || survey.unsigned.has(narInfoOf(facts, storeDir));
		const unread = own.filter((facts) => !checked.has(facts) && (options.readBack === "full" || written(facts)));
		await readBack(lane, unread, options);
		for (const facts of unread) checked.add(facts);
		proven.add(shipment);
	}
}
/** A small file. */
function contentOf(text, type) {
	const bytes = Buffer.from(text);
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	return {
		size: bytes.length,
		sha256,
		type,
		open: async function* () {
			yield bytes;
		}
	};
}
function narInfoOf({ path }, storeDir) {
	return narInfoFile(path.slice(storeDir.length + 1));
}
/** Throws ProblemError SHP047 for each path that the place does not have as it should. */
async function readBack({ name, files, turn }, paths, options) {
	const wrong = [];
	await Promise.all(paths.map((facts) => turn(async () => {
		const why = await whatIsWrong(files, facts, options);
		if (why === void 0) return;
		const message = `${name} does not have ${facts.path} as it was published: ${why}.`;
		wrong.push(error("SHP047", message, "Run it again. If it stays so, the server changes or loses what it is sent, or answers from a cache of its own.", { subject: { path: facts.path } }));
	})));
	if (wrong.length > 0) throw new ProblemError(wrong);
}
async function whatIsWrong(files, facts, { storeDir, key, readBack: how }) {
	const text = await files.read(narInfoOf(facts, storeDir));
	if (text === void 0) return "there is no narinfo";
	const served = readServedPath(text, facts.path, storeDir);
	if ("wrong" in served) return served.wrong;
	if (served.fingerprint.split(";")[2] !== facts.narHash) return "its hash is another one";
	if (!key.publicKey.verifies(served.fingerprint, served.signatures)) return "its signature is missing or wrong";
	if (how === "narinfo") return void 0;
	const expected = narHashOf(/^FileHash: *(\S+)$/m.exec(text)?.[1] ?? "");
	if (expected === void 0) return void 0;
	const hash = createHash("sha256");
	let left = 2 * facts.narSize + 2 ** 20;
	for await (const chunk of files.stream(served.url)) {
		hash.update(chunk);
		left -= chunk.length;
		if (left < 0) return `${served.url} has other bytes`;
	}
	return `sha256:${base32(hash.digest())}` === expected ? void 0 : `${served.url} has other bytes`;
}

// src/ship/publish/publish.ts
/**
* Publishes proven cells, or store paths, to binary caches and stores. Nothing is sent before every destination has passed the
* licence guard and was asked what it has; what one destination refuses is then a problem of that one. At a destination, nothing
* of a shipment can be found before all of it is there. Throws ProblemError, with everything that is wrong, while nothing was
* sent: SHP040 to SHP053, and those of `guardShipment`.
*/
async function publish(host, nix, request) {
	const storeDir = host.env["NIX_STORE_DIR"] || "/nix/store";
	const closure = await closureOf(host, nix, request.shipments);
	const places = await allOf(request.destinations, async (destination) => {
		const licence = await guard(host, destination, closure, request);
		return lookAt(host, {
			...destination,
			licence
		}, closure, {
			...request,
			nix,
			storeDir
		});
	});
	if (request.dryRun) return places.map((place) => publicationOf(place, closure, request, { state: "planned" }));
	const folder = await workFolder(host);
	try {
		return await sendAll(host, nix, places, closure, {
			...request,
			storeDir,
			folder
		});
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Milliseconds after which the folder of another run is that of a dead one. */
const abandoned = 864e5;
/** A private folder of this run alone; those of runs that were killed are removed. */
async function workFolder(host) {
	const parent = join(jobFolder(host), "publish");
	await host.files.mkdir(parent, {
		recursive: true,
		mode: 448
	});
	for (const name of await host.files.readdir(parent)) {
		const stat = await host.files.stat(join(parent, name)).catch(() => void 0);
		if (stat && host.clock.now() - stat.mtimeMs < abandoned) continue;
		await host.files.rm(join(parent, name), {
			recursive: true,
			force: true
		});
	}
	return host.files.mkdtemp(join(parent, "run-"));
}
/** The results for all of a list, or all that is wrong with them, as one ProblemError. */
async function allOf(list, work) {
	const results = [];
	const problems = [];
	for (const one of list) try {
		results.push(await work(one));
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		problems.push(...cause.problems);
	}
	if (problems.length > 0) throw new ProblemError(problems);
	return results;
}
async function guard(host, { address, visibility }, { paths }, { shipments, acknowledgement }) {
	const toolkits = new Set(shipments.map(({ toolkit }) => toolkit));
	const [toolkit] = toolkits.size === 1 ? toolkits : [];
	const licence = await guardShipment(host, {
		paths: paths.map(({ path }) => path),
		drvPaths: shipments.flatMap(({ drvPaths }) => drvPaths),
		unfree: shipments.flatMap(({ unfree }) => unfree),
		allowUnfree: shipments.flatMap(({ allowUnfree = [] }) => allowUnfree),
		destination: {
			name: address,
			visibility
		},
		acknowledgement,
		toolkit
	});
	host.log.info(`Licences of ${describeRecord(licence)}`);
	return licence;
}
/** Opens a destination and asks it what it lacks. */
async function lookAt(host, place, { paths }, { shipments: _, destinations: __, ...opening }) {
	const { address: name, kind, visibility } = place;
	const { key, storeDir } = opening;
	const open = await kind.open(host, {
		...opening,
		address: name,
		visibility
	});
	if (open.kind === "client") return {
		...place,
		open,
		missing: await surveyClient(name, open, paths)
	};
	if (!key) throw new ProblemError(error("SHP040", `There is no key to sign what is published to ${name}.`, "Give signing-key, from a secret: Nix takes from a cache only what is signed with a key that it trusts."));
	return {
		...place,
		open,
		key,
		survey: await surveyCache(open.files, paths, {
			name,
			storeDir,
			key
		})
	};
}
async function sendAll(host, nix, places, closure, options) {
	const { key, shipments } = options;
	const what = {
		closure,
		shipments
	};
	const outcomes = /* @__PURE__ */ new Map();
	const lanes = places.flatMap((place) => "survey" in place ? [{
		place,
		name: place.address,
		files: place.open.files,
		survey: place.survey
	}] : []);
	if (key && lanes.length > 0) {
		const sent = await sendToFiles(host, nix, lanes, what, {
			...options,
			key
		});
		for (const [index, { place }] of lanes.entries()) {
			const { bytes = 0, proven, failure } = sent[index] ?? {};
			outcomes.set(place, {
				sentBytes: bytes,
				...proven && { proven },
				...ended(host, failure)
			});
		}
	}
	for (const place of places) {
		if (!("missing" in place)) continue;
		const to = {
			name: place.address,
			client: place.open,
			missing: place.missing
		};
		const failure = await sendToClient(host, nix, to, what, options).then(() => void 0, (cause) => cause);
		outcomes.set(place, ended(host, failure));
	}
	return places.map((place) => publicationOf(place, closure, options, outcomes.get(place) ?? {}));
}
/** What stopped it, as a result; what is no problem of ours is thrown. */
function ended({ cancelled }, failure) {
	if (failure === void 0) return {};
	if (cancelled.aborted) return {
		state: "failed",
		problems: [cancelledProblem()]
	};
	if (!(failure instanceof ProblemError)) throw failure;
	return {
		state: "failed",
		problems: failure.problems
	};
}
function publicationOf(place, closure, { shipments }, { state, sentBytes = 0, proven, problems = [] }) {
	const isFiles = "survey" in place;
	const missing = isFiles ? place.survey.missing : place.missing;
	const lacked = new Set(missing);
	const signedAnew = isFiles && place.survey.unsigned.size > 0;
	const reached = (all) => signedAnew || all.some((facts) => lacked.has(facts)) ? "published" : "already published";
	const cells = shipments.map((shipment) => {
		const own = state === "failed" && proven?.has(shipment) ? void 0 : state;
		return {
			id: shipment.name,
			state: own ?? reached(closure.of(shipment))
		};
	});
	return {
		destination: place.address,
		visibility: place.visibility,
		state: state ?? reached(closure.paths),
		cells,
		paths: closure.paths.length,
		missing: missing.map(({ path, narSize }) => ({
			path,
			narSize
		})),
		sentBytes: isFiles ? sentBytes : null,
		publicKey: (isFiles ? place.key.publicKey.text : place.open.publicKey) ?? null,
		licence: place.licence,
		problems: [...isFiles ? place.survey.warnings : [], ...problems]
	};
}
/** One line: what was done, or would be. Pure. */
function describePublication({ destination, state, cells, missing, paths, sentBytes }) {
	const count = (of, noun) => `${of} ${noun}${of === 1 ? "" : "s"}`;
	const size = sizeText(missing.reduce((sum, { narSize }) => sum + narSize, 0));
	const failed = cells.filter((cell) => cell.state === "failed").length;
	const noun = cells.every(({ id }) => id.startsWith("/")) ? "store path" : "cell";
	const what = count(cells.length, noun);
	const sent = sentBytes === null ? "" : `, ${sizeText(sentBytes)} sent`;
	return {
		published: `${what} published to ${destination}: ${missing.length} of ${count(paths, "path")} (${size} unpacked${sent})`,
		"already published": `${what} published already at ${destination}: all of ${count(paths, "path")}`,
		planned: `${what} would be published to ${destination}: ${missing.length} of ${count(paths, "path")} (${size} unpacked)`,
		failed: `${failed} of ${what} not published to ${destination}`
	}[state];
}

// src/actions/publish/caches.ts
/** Publishes cells or paths to binary caches and stores. Throws ProblemError SHP054 and those of `cellsToShip` and `publish`. */
async function publishToCaches({ host, identity, mask }, places, inputs) {
	const problems = checkPlaces({
		host,
		identity
	}, places, inputs);
	if (problems.length > 0) throw new ProblemError(problems);
	const key = await signingKey(host, inputs, mask);
	const nix = await findNix(host);
	const publications = await publish(host, nix, {
		shipments: await shipmentsOf(host, nix, inputs),
		destinations: places.map(({ kind, address, visibility }) => ({
			kind,
			address,
			visibility: visibility ?? inputs.visibility
		})),
		key,
		identity,
		mask,
		jobs: inputs.jobs,
		readBack: inputs["read-back"],
		dryRun: inputs["dry-run"],
		...servicesOf(inputs),
		acknowledgement: inputs["acknowledge-unfree"],
		netrc: inputs.netrc ?? await netrcOfNix(host, nix)
	});
	const published = JSON.stringify(publications.map(({ destination, state, cells }) => ({
		destination,
		state,
		cells
	})));
	return publications.map((publication) => publishedOf(host, publication, published));
}
/** What the inputs lack for these destinations, before anybody is asked and anything is built. */
function checkPlaces({ host, identity }, places, inputs) {
	const given = {
		...servicesOf(inputs),
		identity
	};
	return places.flatMap(({ kind, address }) => kind.check?.(host, {
		...given,
		address
	}) ?? []);
}
function servicesOf(inputs) {
	const { "aws-role": role, "aws-region": region } = inputs;
	return {
		logins: {
			cachixToken: inputs["cachix-auth-token"],
			cachixSigningKey: inputs["cachix-signing-key"],
			atticEndpoint: inputs["attic-endpoint"],
			atticToken: inputs["attic-token"]
		},
		role: role === void 0 ? void 0 : {
			role,
			region
		}
	};
}
function publishedOf(host, publication, published) {
	const { destination, state, cells, missing, publicKey, licence, problems } = publication;
	if (state === "planned") for (const { path, narSize } of missing) host.log.info(`  ${sizeText(narSize).padStart(8)}  ${path}`);
	return {
		destination,
		state,
		headline: describePublication(publication),
		rows: [
			...cells.map(({ id, state: own }) => [id, own]),
			...publicKey === null ? [] : [["Public key", publicKey]],
			["Licences", describeRecord(licence)]
		],
		problems,
		outputs: {
			state,
			published
		},
		document: { ...publication }
	};
}
async function shipmentsOf(host, nix, inputs) {
	const { paths, cells, results, plan } = inputs;
	if (paths === void 0) {
		const folder = results === void 0 ? void 0 : resolve(host.cwd, results);
		if (plan !== void 0) {
			if (folder === void 0) throw new ProblemError(error("SHP054", "Input plan is set, and results is not.", "Give the folder with the results of the run."));
			const { checkRun } = await import("./actions-publish-check-run.chunk.js");
			await checkRun(host, {
				planFile: resolve(host.cwd, plan),
				folder,
				prefix: inputs["artifact-prefix"]
			});
		}
		const found = await cellsToShip(host, {
			folder,
			cells: cells ?? []
		});
		if (folder !== void 0) {
			const { fetchCells } = await import("./actions-publish-fetch-cells.chunk.js");
			await fetchCells(host, nix, found);
		}
		return found.map(shipmentOf);
	}
	if (cells !== void 0 || results !== void 0) throw new ProblemError(error("SHP054", `Input paths is set, and ${cells === void 0 ? "results" : "cells"} is too.`, "Publish either the cells of results, or paths."));
	return Promise.all((await storePaths(host, nix, paths)).map(async (path) => ({
		name: path,
		outputs: [path],
		drvPaths: [await deriverOf(host, nix, path)].filter((drvPath) => drvPath !== void 0),
		unfree: [],
		toolkit: void 0
	})));
}
function shipmentOf({ cell, outputs, drvPath, unfree }) {
	const drvPaths = drvPath === null ? [] : [drvPath];
	return {
		name: cell.id,
		outputs: outputs.map(({ path }) => path),
		drvPaths,
		unfree: unfree ? drvPaths : [],
		allowUnfree: cell.instance?.allowUnfree ?? [],
		toolkit: cell.toolkit === "cpu" ? void 0 : cell.toolkit
	};
}
/** The store paths of installables that are built. */
async function storePaths(host, nix, installables) {
	const built = await builtPathsOf(host, nix, installables);
	if ("lines" in built) return built.lines;
	const message = `What paths names is not in the store of this machine: ${built.failed}.`;
	throw new ProblemError(error("SHP041", message, "Build it first, or correct the name."));
}
/** Undefined where none was given. Throws ProblemError SHP040 and SHP054. */
async function signingKey(host, { "signing-key": text, "signing-key-file": file }, mask) {
	if (text !== void 0 && file !== void 0) throw new ProblemError(error("SHP054", "Inputs signing-key and signing-key-file are both set.", "Give the key once."));
	const from = file === void 0 ? "Input signing-key" : `The file ${file} of signing-key-file`;
	const given = file === void 0 ? text : await readIfPresent(host, resolve(host.cwd, file)).catch(() => void 0);
	if (given === void 0) {
		if (file === void 0) return void 0;
		throw new ProblemError(error("SHP040", `${from} cannot be read.`, "Check its name and who may read it."));
	}
	for (const secret of [given.trim(), given.trim().split(":")[1] ?? ""]) if (secret !== "") mask(secret);
	const key = parseSecretKey(given);
	if (key) return key;
	throw new ProblemError(error("SHP040", `${from} is no secret key of Nix.`, "Give what `nix key generate-secret --key-name NAME-1` printed: a name, a colon, 88 characters of base 64."));
}
/** The netrc that Nix asks caches with; undefined where this user cannot read it. */
async function netrcOfNix(host, nix) {
	const shown = await showSettings(host, nix, {});
	const path = shown.ok ? shown.settings.value("netrc-file") : void 0;
	return path ? readIfPresent(host, path).catch(() => void 0) : void 0;
}

export { checkPlaces, publishToCaches, signingKey };