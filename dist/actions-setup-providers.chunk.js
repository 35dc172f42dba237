import { addAccounts, asRoot, asRootWith, builtInTables, cancelled, childEnv, diskFull, examineFolder, failed, findNix, findPrivilege, gatherFacts, installEnv, lookForNix, meantHost, nixHome, nixString, noRoom, processStart, receiptPath, requisitesOf, runNix, runStep, saveLogin, selectCapabilities, signIn, stateFolder, timeOf, usualBundle, writeReceipt } from "./common.chunk.js";
import { claim, startDaemon, withLock } from "./nix-daemon-daemon.chunk.js";
import { ProblemError, awsAudience, cacheIdentity, cacheName, chooseArchive, chooseCaches, defaultVersion, error, extraConfigName, floxHub, hasToken, isDiskFull, isUnsignedHttp, nixConfSource, notice, publicHub, readIfPresent, readUserText, releases, roleArn, safeUrl, secretInputs, setting, settingsNamed, storeHosts, systemOf, textSetting, upstreamReleases, warning, worstSeverity } from "./frame.chunk.js";
import { applyConfiguration, applyCredentials, applyFloxSettings, buildersSource, checkFloxRequest, claimUserCaches, describeCredentials, describePlan, enableKvm, findCredentialsFacts, insistGone, keptDownload, mountAgain, neededSettings, nixpkgsConfigPath, planCredentials, planInstall, provideFlox, readVolume, removeInstall, restartWithVariables, rollBackVolume, withVolume, writeNixpkgsConfig } from "./nix-install-plan.chunk.js";
import { provideAll, readyNix, withEnvironment } from "./actions-setup-provider2.chunk.js";
import { checkRoleInputs } from "./actions-setup-credentials-role2.chunk.js";
import { buildFolder, disk, freeBytes, freeRow } from "./actions-setup-disk-provider.chunk.js";
import { examine, findConfigurationFacts, findMachineFacts } from "./actions-setup-examination-provider.chunk.js";
import { compareCapabilityTexts, readParts, readRequestInputs, refuse, unfreeText } from "./planning.chunk.js";
import { prepareStoreCache } from "./store-cache-job.chunk.js";
import { stripVTControlCharacters } from "node:util";
import { randomBytes } from "node:crypto";
import { delimiter, dirname, join, resolve } from "node:path";

// src/nix/install/steps.ts
const profile = "/nix/var/nix/profiles/default";
const confPath = "/etc/nix/nix.conf";
/** Folders that an installed Nix has (NixOS/nix scripts/install-multi-user.sh, create_directories), all 0755. */
const folders = [
	"store",
	"var",
	"var/log",
	"var/log/nix",
	"var/log/nix/drvs",
	"var/nix",
	"var/nix/db",
	"var/nix/gcroots",
	"var/nix/gcroots/per-user",
	"var/nix/profiles",
	"var/nix/profiles/per-user",
	"var/nix/temproots",
	"var/nix/userpool",
	"var/nix/daemon-socket"
].map((folder) => join("/nix", folder));
/** Makes /nix/store and /nix/var as an installed Nix has them. The umask does not count. */
async function makeFolders(host) {
	for (const folder of folders) {
		await host.files.mkdir(folder, { recursive: true });
		await host.files.chmod(folder, 493);
	}
}
/** Moves the checked store paths into /nix/store, read-only as Nix keeps them. Each one appears whole, by rename. */
async function moveIntoStore(host, env, contents) {
	const { stagedStore } = contents;
	await runStep(host, env, [
		"chmod",
		"-R",
		"a-w",
		stagedStore
	]);
	await host.files.chmod(stagedStore, 493);
	for (const entry of await host.files.readdir(stagedStore, { withFileTypes: true })) {
		const [from, to] = [join(stagedStore, entry.name), join("/nix/store", entry.name)];
		if (entry.isDirectory()) await host.files.chmod(from, 493);
		await host.files.rename(from, to);
		if (entry.isDirectory()) await host.files.chmod(to, 365);
	}
}
/** Registers the paths, and keeps Nix and the certificates alive: by the default profile and by a GC root. Builds nothing. */
async function register(host, env, staging, contents) {
	const home = join(staging, "home");
	await host.files.mkdir(home, { recursive: true });
	const own = {
		HOME: home,
		NIX_CONF_DIR: home,
		NIX_USER_CONF_FILES: "",
		NIX_CONFIG: "build-users-group ="
	};
	const link = (target, path) => runStep(host, env, [
		"ln",
		"-s",
		target,
		path
	]);
	const load = runStep(host, {
		...env,
		...own
	}, [join(contents.nix, "bin/nix-store"), "--load-db"], { input: contents.registration });
	const links = [
		link(contents.nix, `${profile}-1-link`),
		link("default-1-link", profile),
		link(contents.cacert, "/nix/var/nix/gcroots/setup-nix-cuda-cacert")
	];
	const settled = await Promise.allSettled([load, ...links]);
	for (const result of settled) if (result.status === "rejected") throw result.reason;
}
/** Writes /etc/nix/nix.conf with these lines, 0644. */
async function writeConf(host, env, privilege, staging, lines) {
	const draft = join(staging, "nix.conf");
	await host.files.writeFile(draft, `${lines.join("\n")}\n`);
	await runStep(host, env, asRoot(privilege, [
		"install",
		"-d",
		"-m",
		"0755",
		"/etc/nix"
	]));
	await runStep(host, env, asRoot(privilege, [
		"install",
		"-m",
		"0644",
		draft,
		confPath
	]));
}
/**
* Gives the store to root and the build group, as the daemon needs it: /nix/store is root:nixbld 1775. By number, for macOS
* has no group root.
*/
async function chownToRoot(host, env, privilege) {
	const step = (...argv) => runStep(host, env, asRoot(privilege, argv));
	if (privilege === "sudo") await step("chown", "-R", "-h", "0:0", "/nix/store", "/nix/var");
	await step("chown", "-h", "0:0", "/nix");
	await step("chown", "0:nixbld", "/nix/store");
	await step("chmod", "1775", "/nix/store");
}

// src/nix/install/environment.ts
/**
* The environment that a login shell gets from upstream's nix-profile.sh (NixOS/nix scripts/nix-profile.sh.in): the user's
* profile before the default one, NIX_PROFILES in the reverse order, and NIX_SSL_CERT_FILE: as it is set, else the
* machine's own bundle, else the one that came with Nix.
*/
async function nixEnvironment(host, certificates) {
	const link = await userProfile(host);
	const own = join(certificates.cacert, "etc/ssl/certs/ca-bundle.crt");
	return {
		path: [...link ? [join(link, "bin")] : [], join(profile, "bin")],
		variables: {
			NIX_PROFILES: [profile, ...link ? [link] : []].join(" "),
			NIX_SSL_CERT_FILE: host.env["NIX_SSL_CERT_FILE"] || certificates.machine || own
		}
	};
}
/**
* The setting by which a daemon of systemd, which has no NIX_SSL_CERT_FILE, trusts what this job trusts. Where the machine's
* bundle is not in the place that Nix knows, it would trust the one of the archive, which is as old as the release.
*/
function certificateSetting(host, supervision, machine) {
	const bundle = host.env["NIX_SSL_CERT_FILE"] || machine;
	if (supervision !== "systemd" || bundle === void 0 || bundle === "/etc/ssl/certs/ca-certificates.crt") return {};
	return { "ssl-cert-file": bundle };
}
/** NIX_STATE_HOME's profile, else the one of the XDG state folder where it exists, else ~/.nix-profile. */
async function userProfile(host) {
	const home = await nixHome(host);
	const stateHome = host.env["NIX_STATE_HOME"];
	if (stateHome) return join(stateHome, "profile");
	const state = host.env["XDG_STATE_HOME"] || (home ? join(home, ".local/state") : void 0);
	const xdg = state && join(state, "nix/profile");
	if (xdg && await host.files.lstat(xdg).catch(() => void 0)) return xdg;
	return home ? join(home, ".nix-profile") : void 0;
}

// src/nix/install/unpack-limits.ts
/** What an archive may become on the disk: a small one that was made for it could fill any disk before its hash is known. */
/** Ten times what a release has: 88 MB for upstream's 2.16.1, and some thousand files and folders at most. */
const mostBytes = 1024 ** 3;
const mostEntries = 5e4;
/** Milliseconds between two looks at the free room; a fast disk takes 200 MB in them. */
const lookEvery = 100;
/** Why a tree is too large, as part of a sentence; undefined when it is not. Pure. */
function tooLarge({ bytes, entries }) {
	if (bytes > mostBytes) return `it unpacks to more than ${mostBytes} bytes`;
	return entries > mostEntries ? `it unpacks to more than ${mostEntries} files` : void 0;
}
/**
* Measures a tree and looks for what no store path has: anything but files, folders and symlinks, a file with another
* name (which may lie outside; upstream packs with --hard-dereference, NixOS/nix packaging/binary-tarball.nix), set-user-ID
* or set-group-ID, and what this process cannot read or name.
*/
async function measureTree(host, folder) {
	const tree = {
		bytes: 0,
		entries: 0,
		strange: void 0
	};
	const look = async (path, kind) => {
		if (tooLarge(tree)) return;
		if (kind === "file") {
			const { blocks, nlink, mode } = await host.files.lstat(path);
			tree.bytes += blocks * 512;
			if (nlink > 1) note(path, "is a hard link");
			else if ((mode & 3072) !== 0) note(path, "is set-user-ID or set-group-ID");
			return;
		}
		const entries = await host.files.readdir(path, { withFileTypes: true });
		tree.entries += entries.length;
		await Promise.all(entries.map((entry) => {
			const inner = join(path, entry.name);
			if (entry.isDirectory()) return look(inner, "folder").catch((cause) => unreadable(inner, cause));
			if (entry.isFile()) return look(inner, "file").catch((cause) => unreadable(inner, cause));
			return entry.isSymbolicLink() ? void 0 : note(inner, "is not a file, folder or symlink");
		}));
	};
	const note = (path, what) => {
		tree.strange ??= `${JSON.stringify(path.slice(folder.length + 1).slice(0, 200))} ${what}`;
	};
	const unreadable = (path, cause) => note(path, `cannot be read (${cause.code ?? cause.message})`);
	await look(folder, "folder");
	return tree;
}
/**
* Does work that fills a folder, and stops it when the folder becomes too large: looks at the file system's free room,
* and measures the folder when that has dropped by as much, for others write too. Gives why the work was stopped.
*/
async function withinLimits(host, folder, work) {
	const [stop, done] = [new AbortController(), new AbortController()];
	const watching = watch(host, folder, done.signal).catch(() => void 0).then((why) => {
		if (why) stop.abort();
		return why;
	});
	try {
		return {
			result: await work(AbortSignal.any([host.cancelled, stop.signal])),
			why: stop.signal.aborted ? await watching : void 0
		};
	} finally {
		done.abort();
	}
}
async function watch(host, folder, done) {
	let before = await roomAround(host, folder);
	while (!done.aborted) {
		await host.clock.sleep(lookEvery, done);
		const now = await roomAround(host, folder);
		if (!tooLarge({
			bytes: before.bytes - now.bytes,
			entries: before.entries - now.entries
		})) continue;
		const why = tooLarge(await measureTree(host, folder));
		if (why) return why;
		before = now;
	}
}
/** Free bytes and files of a file system; where it has no limit of files, both are 0. */
async function roomAround(host, folder) {
	const { bsize, bfree, ffree } = await host.files.statfs(folder);
	return {
		bytes: bsize * bfree,
		entries: ffree
	};
}

// src/nix/install/unpack.ts
/** Of the xz that GNU tar starts: an archive may ask for 4 GiB of memory; packed with -9 it asks for 65 MiB (xz(1)). */
const xzOptions = "--memlimit-decompress=256MiB";
/** What tar and xz say after they have said what is wrong. */
const afterwords = /^tar: (?:Child returned|Exiting|Error is not recoverable)|^xz: .* of memory is required/;
const storePrefix = "/nix/store/";
/** Some hundred bytes for each path. */
const mostRegistration = 16777216;
/** https://nix.dev/manual/nix/stable/store/store-path: 32 digits of Nix's base 32, then a name of at most 211 characters. */
const storeName = /^[0-9abcdfghijklmnpqrsvwxyz]{32}-(?!\.{1,2}$)[0-9A-Za-z+\-._?=]{1,211}$/;
/**
* Unpacks a stream of xz-compressed tar into an empty folder with the machine's own tar. Takes the stream to its end
* even when tar gives up early or is stopped for what it unpacks to, so that the hash says whether the archive was at
* fault. Neither owners nor the umask count: files belong to this process and have the archive's modes.
*/
async function unpackStream(host, folder, chunks, env) {
	await host.files.mkdir(folder, {
		recursive: true,
		mode: 448
	});
	const stream = keepOpen(chunks);
	const { result: outcome, why } = await withinLimits(host, folder, (signal) => host.exec({
		argv: [
			"tar",
			"-x",
			"-J",
			"-p",
			"-o",
			"-f",
			"-",
			"-C",
			folder
		],
		env: {
			...env,
			LC_ALL: "C",
			XZ_OPT: xzOptions
		},
		input: stream.chunks,
		timeout: 1800,
		signal
	}));
	if (outcome.kind === "exited" && outcome.code === 0) {
		await stream.drain();
		return;
	}
	if (outcome.kind === "cancelled" && why !== void 0 && !host.cancelled.aborted) {
		await stream.drain();
		return {
			kind: "damaged",
			detail: why
		};
	}
	if (outcome.kind === "cancelled") return {
		kind: "cancelled",
		detail: "cancelled"
	};
	const tail = outcome.kind === "not-started" ? [outcome.reason] : outcome.stderrTail;
	const full = tail.find((line) => diskFull.test(line));
	if (full) return {
		kind: "disk-full",
		detail: full
	};
	await stream.drain();
	return {
		kind: "damaged",
		detail: tail.findLast((line) => !afterwords.test(line)) ?? outcome.kind
	};
}
/** A view of a stream that a reader may leave early without closing it. */
function keepOpen(source) {
	const iterator = source[Symbol.asyncIterator]();
	const chunks = { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) };
	const drain = async () => {
		for (let step = await iterator.next(); !step.done; step = await iterator.next());
	};
	return {
		chunks,
		drain
	};
}
/**
* Reads and checks what was unpacked: the one top folder, nothing in it that no store path has, a store of well-formed
* names, a registration that names exactly these paths and refers to no other. Throws ProblemError INS017.
*/
async function readContents(host, folder, expected) {
	const tops = await host.files.readdir(folder);
	if (tops.length !== 1 || tops[0] !== expected.folder) throw damaged(`its top is ${list(tops)}, not the one folder ${expected.folder}`);
	const tree = await measureTree(host, folder);
	const wrongTree = tooLarge(tree) ?? tree.strange;
	if (wrongTree !== void 0) throw damaged(wrongTree);
	const top = join(folder, expected.folder);
	const stagedStore = join(top, "store");
	for (const [path, isRight] of [
		[top, "isDirectory"],
		[stagedStore, "isDirectory"],
		[join(top, ".reginfo"), "isFile"]
	]) {
		const stat = await host.files.lstat(path).catch(() => void 0);
		if (!stat?.[isRight]()) throw damaged(`${path.slice(folder.length + 1)} is missing or of another type`);
		if (stat.isFile() && stat.size > mostRegistration) throw damaged(`its .reginfo has ${stat.size} bytes`);
	}
	const names = await host.files.readdir(stagedStore);
	const wrong = names.filter((name) => !storeName.test(name));
	if (names.length === 0 || wrong.length > 0) throw damaged(`its store has ${list(wrong)}`);
	const registration = await host.files.readFile(join(top, ".reginfo"), "utf8");
	const references = readRegistration(registration, names);
	return {
		stagedStore,
		names,
		registration,
		nix: theOne(references, new RegExp(`^.{32}-nix-${expected.version.replace(/[.+]/g, "\\$&")}$`)),
		cacert: theOne(references, /^.{32}-nss-cacert-\d[\w.+-]*$/)
	};
}
/**
* `path, hash, size, deriver, number of references, references…` for each path, one value a line
* (https://nix.dev/manual/nix/stable/command-ref/nix-store/load-db). Gives the references of each path, itself aside. Pure; throws ProblemError INS017.
*/
function readRegistration(text, names) {
	const lines = text.split("\n");
	if (lines.at(-1) === "") lines.pop();
	const present = new Set(names.map((name) => storePrefix + name));
	const registered = /* @__PURE__ */ new Map();
	for (let at = 0; at < lines.length;) {
		const [path = "", hash = "", size = "", deriver = "", count = ""] = lines.slice(at, at + 5);
		if (!/^(?:sha256:)?[0-9a-z]{52,64}$/.test(hash) || !/^\d{1,15}$/.test(size) || !/^\d{1,5}$/.test(count)) throw damaged(`line ${at + 1} of its .reginfo does not begin an entry`);
		if (deriver !== "" && !deriver.startsWith(storePrefix)) throw damaged(`line ${at + 4} of its .reginfo is not a deriver`);
		if (!present.has(path)) throw damaged(`its .reginfo names ${JSON.stringify(path)}, which is not in its store`);
		if (registered.has(path)) throw damaged(`its .reginfo names ${path} twice`);
		const references = lines.slice(at + 5, at + 5 + Number(count));
		const strange = references.find((reference) => !present.has(reference));
		if (references.length < Number(count) || strange !== void 0) throw damaged(`${path} refers to ${strange ?? "less than it says"}, which is not in its store`);
		registered.set(path, references.filter((reference) => reference !== path));
		at += 5 + references.length;
	}
	const unnamed = names.filter((name) => !registered.has(storePrefix + name));
	if (unnamed.length > 0) throw damaged(`its .reginfo does not name ${list(unnamed)}`);
	return registered;
}
/**
* The one path of that name to which no other of that name refers. Since 2.26 upstream's Nix is an environment
* `nix-<version>` around programs of the same name (NixOS/nix packaging/everything.nix).
*/
function theOne(references, name) {
	const found = [...references].filter(([path]) => name.test(path.slice(11)));
	const outer = found.filter(([path]) => !found.some(([, others]) => others.includes(path))).map(([path]) => path);
	const [one] = outer;
	if (one !== void 0 && outer.length === 1) return one;
	throw damaged(`${outer.length} of its store paths match ${name.source}, not one`);
}
function damaged(why) {
	return new ProblemError(error("INS017", `The release archive cannot be used: ${why}.`, "Check that the base URL serves unchanged archives of Nix releases."));
}
function list(names) {
	const shown = names.slice(0, 3).map((name) => JSON.stringify(name.slice(0, 120)));
	return names.length === 0 ? "nothing" : shown.join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
}

// src/nix/install/fetch.ts
/** Release archives have about 30 MB; what is far larger is none. */
const maxBytes = 134217728;
/**
* Fetches the archive, hashes it and unpacks it below `staging`, all at once, and checks what it holds. On machines that
* outlive the job it is kept when it is good, and taken from there the next time (`keptDownload`).
* Throws ProblemError INS012 (hash), INS016, INS017, INS018, INS019, and NET001–NET006.
*/
async function fetchArchive(host, env, archive, options) {
	host.log.debug("install: download");
	const { version, url, sha256 } = archive;
	const begun = host.clock.now();
	const folder = join(options.staging, "unpack");
	const accept = async (downloaded) => {
		const { lastByte, done, failure } = downloaded.result;
		if (downloaded.sha256 !== sha256) throw mismatch(archive, downloaded.sha256, downloaded.bytes);
		if (failure) throw damaged(failure.detail);
		options.spent("download", (lastByte - begun) / 1e3);
		options.spent("unpack", (done - lastByte) / 1e3);
		host.log.debug("install: contents");
		return readContents(host, folder, archive);
	};
	const request = {
		url,
		sha256,
		name: `nix-${version}.tar.xz`,
		job: options.job,
		label: `Nix ${version}`,
		maxBytes,
		onProgress: logger(host, archive)
	};
	return keptDownload(host, request, (chunks) => unpackAgain(host, env, folder, chunks), accept);
}
/** A try after another one finds nothing of the first. */
async function unpackAgain(host, env, folder, chunks) {
	await host.files.rm(folder, {
		recursive: true,
		force: true
	});
	let lastByte = host.clock.now();
	const failure = await unpackStream(host, folder, noting(chunks, () => lastByte = host.clock.now()), env);
	if (failure?.kind === "disk-full") throw new ProblemError(noRoom(failure.detail));
	if (failure?.kind === "cancelled") throw new ProblemError(cancelled());
	return {
		failure,
		lastByte,
		done: host.clock.now()
	};
}
async function* noting(chunks, onEnd) {
	yield* chunks;
	onEnd();
}
function mismatch(archive, sha256, bytes) {
	const whose = archive.trust === "user" ? "given" : "in the manifest of this action";
	return new ProblemError(error("INS012", `${archive.url} (${bytes} bytes) has SHA-256 ${sha256}, but ${archive.sha256} is ${whose}.`, "Do not use this archive unless you know why it differs. If it is the right one, give its SHA-256 as nix-sha256."));
}
/** One line when it takes longer than a moment. */
function logger(host, archive) {
	return ({ bytes, total, bytesPerSecond }) => {
		const of = total === void 0 ? "" : ` of ${(total / 1e6).toFixed(1)}`;
		host.log.info(`Nix ${archive.version}: ${(bytes / 1e6).toFixed(1)}${of} MB, ${(bytesPerSecond / 1e6).toFixed(1)} MB/s`);
	};
}

// src/nix/install/install.ts
/** Seconds to wait for another installation of the same user on this machine. */
const waitTime$1 = 600;
/**
* Installs Nix from upstream's release archive: facts, a plan, then effects, one installation at a time. Nothing enters
* /nix/store before the archive's hash matched. When it cannot be finished, all that it made is removed again; after a
* SIGKILL the next run does that. An installation of ours that is there already is used, and its daemon started. On a Mac
* there is a volume first, for /nix to be on.
*
* Throws ProblemError INS002, INS003, INS010–INS023, CFG026 and NET001–NET005; docs/errors.md says what each means.
*/
async function installNix(host, request) {
	const archive = chooseArchive({
		...request,
		baseUrl: request.baseUrl ?? "https://releases.nixos.org/nix"
	});
	const clock = stopwatch(host);
	const env = installEnv(host.env);
	const job = request.job ?? "install";
	try {
		return await clock.time("total", () => withLock(host, join(stateFolder(host), "install.lock"), waitTime$1, async () => {
			const facts = await clock.time("facts", () => cleanFacts(host, env));
			await claim(host, job, {
				owner: "nix",
				path: receiptPath
			});
			if (facts.folder.kind === "installed") return useInstalled(host, facts, facts.folder.receipt, job, clock);
			const plan = planInstall(facts, request.mode, archive);
			await claimUserCaches(host, env, {
				job,
				privilege: plan.privilege,
				daemon: plan.mode === "daemon"
			});
			for (const [index, line] of describePlan(plan).entries()) index === 0 ? host.log.info(line) : host.log.debug(line);
			return withVolume(host, env, plan, () => carryOut(host, env, plan, facts, job, clock), clock);
		})).then((installed) => ({
			...installed,
			seconds: clock.seconds()
		}));
	} catch (cause) {
		throw host.cancelled.aborted ? new ProblemError(cancelled(), { cause }) : asProblem(cause);
	}
}
/** Whether /nix is an installation of this action: then `installNix` uses it, and starts its daemon. */
async function isOurs(host) {
	const { kind } = await examineFolder(host);
	return kind === "installed" || kind === "unfinished";
}
/** The facts, after what a killed run left has been removed. */
async function cleanFacts(host, env) {
	const volume = await readVolume(host);
	if (volume) await mountAgain(host, env, volume);
	const facts = await gatherFacts(host, env);
	const { folder, privilege } = facts;
	const isUnfinished = folder.kind === "unfinished";
	if (folder.kind === "installed" || isUnfinished && folder.alive || !(isUnfinished || volume)) return facts;
	host.log.info("Removing the files of an unfinished installation of Nix");
	if (isUnfinished) insistGone(await removeInstall(host, env, privilege, folder.receipt));
	if (volume) await rollBackVolume(host, env, privilege);
	return gatherFacts(host, env);
}
async function carryOut(host, env, plan, facts, job, clock) {
	const draft = await draftReceipt(host, plan, plan.volume ? await examineFolder(host) : facts.folder);
	await prepareFolder(host, env, plan);
	try {
		await writeReceipt(host, draft, receiptPath);
		const staging = join(await stagingParent(host), `.setup-nix-cuda-${randomBytes(6).toString("hex")}`);
		await host.files.mkdir(staging, { mode: 448 });
		const contents = await fetchAndPrepare(host, env, plan, {
			staging,
			job,
			clock
		});
		await clock.time("move", () => makeFolders(host).then(() => moveIntoStore(host, env, contents)));
		await clock.time("register", () => register(host, env, staging, contents));
		const receipt = {
			...draft,
			state: "installed",
			nix: contents.nix,
			cacert: contents.cacert
		};
		await clock.time("own", () => finish(host, env, plan, staging, receipt));
		if (plan.supervision !== "none") await clock.time("daemon", () => start(host, plan, facts, receipt, job));
		const installed = await report(host, facts, receipt, true, clock);
		stopIfCancelled(host);
		await runStep(host, env, asRoot(plan.privilege, [
			"mv",
			"-f",
			`${receiptPath}.done`,
			receiptPath
		]));
		return installed;
	} catch (cause) {
		await rollBack(host, env, plan, draft, cause);
		throw cause;
	}
}
/** Downloads and unpacks while the build users are made; the first failure stops both. */
async function fetchAndPrepare(host, env, plan, { staging, job, clock }) {
	const stop = new AbortController();
	const both = {
		...host,
		cancelled: AbortSignal.any([host.cancelled, stop.signal])
	};
	let first;
	const noting = (work) => work.catch((cause) => {
		first ??= { cause };
		stop.abort();
		throw cause;
	});
	const [contents] = await Promise.allSettled([noting(fetchArchive(both, env, plan.archive, {
		staging,
		job,
		spent: clock.add
	})), noting(clock.time("users", () => addAccounts(both, env, plan.privilege, plan)))]);
	if (first) throw first.cause;
	if (contents.status === "rejected") throw contents.reason;
	stopIfCancelled(host);
	return contents.value;
}
/** Conf, owners, no staging folder any more, and the final receipt beside the first one. */
async function finish(host, env, plan, staging, receipt) {
	if (plan.conf) await writeConf(host, env, plan.privilege, staging, plan.conf);
	await runStep(host, env, [
		"rm",
		"-rf",
		staging
	]);
	await writeReceipt(host, receipt, `${receiptPath}.done`);
	if (plan.mode === "daemon") await chownToRoot(host, env, plan.privilege);
}
async function start(host, plan, facts, receipt, job) {
	if (plan.supervision === "none") return;
	const { variables } = await nixEnvironment(host, {
		machine: facts.certificates,
		cacert: receipt.cacert
	});
	const { NIX_SSL_CERT_FILE = "" } = variables;
	const { supervision, privilege } = plan;
	await startDaemon(host, {
		supervision,
		privilege,
		job,
		variables: { NIX_SSL_CERT_FILE }
	});
}
async function useInstalled(host, facts, receipt, job, clock) {
	const { supervision } = receipt;
	if (supervision !== "none") {
		const { variables } = await nixEnvironment(host, {
			machine: facts.certificates,
			cacert: receipt.cacert
		});
		const { NIX_SSL_CERT_FILE = "" } = variables;
		const options = {
			supervision,
			privilege: facts.privilege,
			job,
			variables: { NIX_SSL_CERT_FILE }
		};
		await clock.time("daemon", () => startDaemon(host, options));
	}
	return report(host, facts, receipt, false, clock);
}
async function report(host, facts, receipt, made, clock) {
	const inProfile = {
		...host,
		env: {
			...host.env,
			PATH: join(profile, "bin")
		}
	};
	const { mode, supervision } = receipt;
	const machine = facts.certificates;
	return {
		nix: await clock.time("check", () => findNix(inProfile)),
		mode,
		supervision,
		made,
		seconds: {},
		environment: await nixEnvironment(host, {
			machine,
			cacert: receipt.cacert
		}),
		settings: {
			...neededSettings(mode, facts.uid),
			...certificateSetting(host, supervision, machine)
		}
	};
}
async function draftReceipt(host, plan, folder) {
	return {
		schema: "nix-install/1",
		state: "installing",
		version: plan.archive.version,
		mode: plan.mode,
		supervision: plan.supervision,
		nix: "",
		cacert: "",
		by: {
			pid: host.pid,
			start: await processStart(host, host.pid) ?? ""
		},
		folder: folder.kind === "empty" ? { owner: folder.owner } : "made",
		keep: folder.kind === "empty" ? folder.keep : [],
		kept: folder.kind === "empty" ? folder.kept : {},
		users: plan.users.map(({ name }) => name),
		group: plan.group?.make ?? false,
		conf: plan.conf !== void 0,
		confFolder: plan.confFolder
	};
}
/** /nix, there and writable for this process, 0755. */
async function prepareFolder(host, env, plan) {
	if (plan.folder === "use") return;
	const make = [
		"install",
		"-d",
		"-m",
		"0755",
		"-o",
		String(plan.uid),
		"/nix"
	];
	const take = [
		"chown",
		"-h",
		String(plan.uid),
		"/nix"
	];
	await runStep(host, env, asRoot(plan.privilege, plan.folder === "make" ? make : take));
}
/** The folder of the file system that the store is on, so that store paths can be renamed into it. */
async function stagingParent(host) {
	const [folder, store] = await Promise.all(["/nix", "/nix/store"].map((path) => host.files.lstat(path).catch(() => void 0)));
	return store && folder && store.dev !== folder.dev ? "/nix/store" : "/nix";
}
/** Undoes a failed installation. What cannot be undone is told beside the failure itself, and is left to the next run. */
async function rollBack(host, env, plan, draft, cause) {
	try {
		insistGone(await removeInstall(host, env, plan.privilege, draft));
	} catch (second) {
		const [first] = asProblem(cause).problems;
		throw new ProblemError([...first ? [first] : [], ...asProblem(second).problems], { cause });
	}
}
function stopIfCancelled(host) {
	if (host.cancelled.aborted) throw new ProblemError(cancelled());
}
/** System errors of our own file operations become problems too. */
function asProblem(cause) {
	if (cause instanceof ProblemError) return cause;
	if (!(cause instanceof Error) || !("code" in cause)) throw cause;
	const problem = isDiskFull(cause) ? noRoom(cause.message) : failed(cause.message);
	return new ProblemError(problem, { cause });
}
function stopwatch(host) {
	const spent = /* @__PURE__ */ new Map();
	const add = (phase, seconds) => {
		spent.set(phase, Math.round(((spent.get(phase) ?? 0) + seconds) * 1e3) / 1e3);
	};
	return {
		add,
		time: async (phase, work) => {
			host.log.debug(`install: ${phase}`);
			const begun = host.clock.now();
			try {
				return await work();
			} finally {
				add(phase, (host.clock.now() - begun) / 1e3);
			}
		},
		seconds: () => Object.fromEntries(spent)
	};
}

// src/nix/configure/flake-config.ts
const none = {
	substituters: [],
	trustedPublicKeys: []
};
/** Seconds; a `nixConfig` is a few words. */
const timeout = 30;
/** Whoever can change flake.nix writes this expression: it may read no file, fetch nothing and build nothing. */
const restricted = [...[
	"--option",
	"restrict-eval",
	"true",
	"--option",
	"allowed-uris",
	""
], ...[
	"--option",
	"allow-import-from-derivation",
	"false"
]];
/**
* What `nixConfig` of the flake.nix in a folder says of binary caches; nothing where there is none, or where it cannot be
* evaluated from its own text alone. https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#flake-format
*/
async function flakeCaches(host, nix, root) {
	const text = await readIfPresent(host, join(root, "flake.nix")).catch(() => void 0);
	if (!text?.includes("nixConfig")) return none;
	const alone = {
		...host,
		env: {
			...host.env,
			NIX_PATH: ""
		}
	};
	const args = [
		"eval",
		"--json",
		...restricted,
		"--file",
		"-",
		"nixConfig"
	];
	const outcome = await runNix(alone, nix, args, {
		timeout,
		input: text
	});
	if (outcome.kind !== "exited" || outcome.code !== 0) return none;
	const config = parsed(outcome.stdout);
	const words = (name) => [name, `extra-${name}`].flatMap((key) => wordsOf$1(config[key]));
	return {
		substituters: words("substituters"),
		trustedPublicKeys: words("trusted-public-keys")
	};
}
/** A request with the caches of the flake behind its own. */
function withFlakeCaches(request, { substituters, trustedPublicKeys }) {
	return {
		...request,
		extraSubstituters: [.../* @__PURE__ */ new Set([...request.extraSubstituters, ...substituters])],
		extraTrustedPublicKeys: [.../* @__PURE__ */ new Set([...request.extraTrustedPublicKeys, ...trustedPublicKeys])]
	};
}
/** CCH028 where Nix does not query what the flake names; `used` are the caches that it does query. */
function unusedFlakeCaches(caches, used) {
	const address = (url) => url.replace(/\?.*$/, "").replace(/\/\/[^/@]*@/, "//").replace(/\/+$/, "");
	const known = new Set(used.map(address));
	const unused = caches.substituters.map(address).filter((url) => !known.has(url));
	if (unused.length === 0) return [];
	const keys = caches.trustedPublicKeys.length > 0 ? ` and extra-trusted-public-keys: ${caches.trustedPublicKeys.join(" ")}` : "";
	return [notice("CCH028", `nixConfig of flake.nix names caches that are not used: ${unused.join(", ")}.`, `Write extra-substituters: ${unused.join(" ")}${keys}, or accept-flake-config: true to use what the flake names.`)];
}
function parsed(json) {
	try {
		const value = JSON.parse(json);
		return typeof value === "object" && value !== null ? value : {};
	} catch {
		return {};
	}
}
/** A text or a list of texts, as Nix takes both. Nothing that could be more than a word of a line of nix.conf. */
function wordsOf$1(value) {
	return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string").flatMap((text) => text.split(/\s+/)).filter((word) => /^[^\s\p{Cc}#]+$/u.test(word));
}

// src/nix/configure/plan.ts
/**
* Decides what Nix is told and where it is written: the least invasive place that works. Pure. Every problem at once.
*
* - Store opened directly: a file of the job, reached by NIX_USER_CONF_FILES.
* - Through a daemon, as root or with sudo: the system's folder.
* - Through a daemon, without root or with a read-only folder: a file of the job; caches only where the daemon trusts
*   this user or allows them to everybody, else one warning CCH005.
*
* Tokens, from `githubToken` or the user's text, and `impure-env` never go anywhere but to a private file of the job.
*/
function planConfiguration(request, facts) {
	const text = readUserText(request.extraNixConfig);
	const extra = text.lines;
	const caches = chooseCaches({
		...request,
		keysElsewhere: addsKeys(extra)
	});
	const tokens = readTokens(request, text.tokens);
	const destination = chooseDestination(facts);
	const usable = usableCaches(caches.substituters, facts, destination);
	const problems = [
		...caches.problems,
		...text.problems,
		...extra.flatMap((line) => checkInclude(line, facts.confDir)),
		...tokens.problems,
		...request.extraSubstituters.flatMap(checkUnsigned),
		...checkSecretsReach(text, facts, destination),
		...checkUser(facts, destination)
	];
	if (problems.some((problem) => problem.severity === "error")) return {
		plan: void 0,
		problems
	};
	const keys = mayAddCaches(facts, destination) ? caches.keys : [];
	return {
		plan: {
			destination,
			base: [...baseSettings(usable.urls, keys, destination.kind === "system" && facts.hosted ? facts.user : void 0), ...contributed(request, "before")],
			extra: extra.map(withoutLine),
			after: contributed(request, "after"),
			wanted: settingsNamed(extra, "substituters").some((line) => line.name === "substituters") ? [] : usable.urls,
			allowed: mayAddCaches(facts, destination) ? void 0 : facts.allowedSubstituters,
			tokenHosts: Object.keys(tokens.byHost),
			tokens: () => tokens.byHost,
			secrets: () => [...text.secrets, ...contributed(request, "private")]
		},
		problems: [...problems, ...usable.problems]
	};
}
/** What would be written, for the log: no secret in it. */
function describeConfiguration(plan) {
	const where = plan.destination.kind === "system" ? `in ${plan.destination.confDir}` : "in a file of this job";
	const lines = (settings) => settings.map(({ name, values }) => `${name} = ${values.join(" ")}`);
	const own = plan.extra.length > 0 ? [`${plan.extra.length} line(s) of ${extraConfigName}`] : [];
	const tokens = plan.tokenHosts.map((host) => `a token for ${host}, in a private file of this job`);
	const secrets = plan.secrets().map(({ name }) => `${name}, in a private file of this job`);
	const all = [
		...lines(plan.base),
		...own,
		...lines(plan.after),
		...tokens,
		...secrets
	];
	return [`Nix is configured ${where}:`, ...all.map((line) => `  ${line}`)];
}
function contributed({ contributions = [] }, order) {
	return contributions.flatMap((contribution) => contribution.order === order ? contribution.settings : []);
}
function chooseDestination(facts) {
	const mayWrite = facts.privilege !== "none" && facts.confDirWritable;
	const { confDir, confFile = "nix.conf" } = facts;
	return facts.mode === "daemon" && mayWrite ? {
		kind: "system",
		confDir,
		confFile
	} : { kind: "job" };
}
function mayAddCaches(facts, destination) {
	return facts.mode === "direct" || destination.kind === "system" || facts.trusted;
}
/** The caches that Nix will take from us, with a warning that names the others. */
function usableCaches(urls, facts, destination) {
	if (mayAddCaches(facts, destination)) return {
		urls,
		problems: []
	};
	const allowed = new Set(facts.allowedSubstituters.map(cacheIdentity));
	const lost = urls.filter((url) => !allowed.has(cacheIdentity(url)));
	if (lost.length === 0) return {
		urls,
		problems: []
	};
	const why = facts.privilege === "none" ? "this job has no sudo" : facts.whyJobOnly ?? `${facts.confDir} is read-only`;
	const message = `Not used: ${lost.map(cacheName).join(", ")}. The Nix daemon does not trust ${facts.user}, and ${why}.`;
	return {
		urls: urls.filter((url) => allowed.has(cacheIdentity(url))),
		problems: [warning("CCH005", message, "Ask the administrator to add them to the daemon's substituters and their keys to trusted-public-keys, or this user to trusted-users. Until then, what they serve is built from source.")]
	};
}
function baseSettings(urls, keys, trust) {
	return [
		setting("extra-experimental-features", "nix-command", "flakes"),
		setting("max-jobs", "auto"),
		setting("fallback", "true"),
		setting("connect-timeout", "10"),
		...urls.length > 0 ? [setting("extra-substituters", ...urls)] : [],
		...keys.length > 0 ? [setting("extra-trusted-public-keys", ...keys)] : [],
		...trust === void 0 ? [] : [setting("extra-trusted-users", trust)]
	];
}
/** Whether the user's text has keys, reads a file that may have them, or asks for no signatures. */
function addsKeys(lines) {
	return lines.some((line) => line.kind === "include") || settingsNamed(lines, "trusted-public-keys").some((line) => line.values.length > 0) || settingsNamed(lines, "require-sigs").some((line) => line.values[0] === "false");
}
/**
* A relative path would be looked for beside a file that we place; a file that includes itself makes Nix crash
* (seen with 2.26.3 and 2.34.8).
*/
function checkInclude(line, confDir) {
	if (line.kind !== "include") return [];
	const where = {
		where: {
			file: extraConfigName,
			line: line.line
		},
		source: nixConfSource
	};
	if (!line.path.startsWith("/")) return [error("CFG022", "The included path is relative.", "Write the absolute path of the file.", where)];
	const path = resolve(line.path);
	if (!["nix.conf", "nix.custom.conf"].map((file) => resolve(confDir, file)).includes(path) && !path.startsWith(resolve(confDir, "nix-cuda"))) return [];
	return [error("CFG022", `The file ${line.path} would include itself.`, "Remove this line.", where)];
}
function checkUnsigned(url) {
	if (!isUnsignedHttp(url)) return [];
	const message = `The substituter ${cacheName(url)} is neither signed nor encrypted, so anybody on the network path can change its contents.`;
	return [warning("CFG033", message, "Use https, or give its key in extra-trusted-public-keys instead of trusted=1.")];
}
/** The daemon takes settings of a job's private file from users that it trusts alone. */
function checkSecretsReach(text, facts, destination) {
	if (facts.mode === "direct" || facts.trusted || destination.kind === "system" && facts.hosted || text.secrets.length === 0) return [];
	const message = `impure-env has no effect: the Nix daemon does not trust ${facts.user}, and the system’s nix.conf is world-readable.`;
	const fix = `Ask the administrator to add ${facts.user} to trusted-users.`;
	return [warning("CFG027", message, fix, { where: { file: extraConfigName } })];
}
function withoutLine(line) {
	const { line: _, ...item } = line;
	return item;
}
function checkUser(facts, destination) {
	if (destination.kind !== "system" || !facts.hosted || /^[^\s#@*]+$/.test(facts.user)) return [];
	const message = `The user name ${JSON.stringify(facts.user)} cannot be written to trusted-users.`;
	return [error("CFG021", message, "Run the job as a user whose name has only letters, digits, - and _.")];
}
/** Tokens by host: GitHub's, then those of the list, then those of the user's text, which win. */
function readTokens(request, lines) {
	const byHost = {};
	const problems = [];
	if (request.githubToken) {
		const url = URL.parse(request.githubServerUrl || "https://github.com");
		if (!url?.host) {
			const message = `The server ${JSON.stringify(request.githubServerUrl)} is not a URL.`;
			problems.push(error("CFG027", message, "Write a URL such as https://github.com."));
		} else if (/[\s#]/.test(request.githubToken)) problems.push(error("CFG027", "The GitHub token contains white space or #.", "Give only the token, as GitHub shows it."));
		else byHost[url.host] = request.githubToken;
	}
	const given = [...(request.accessTokens ?? []).map((entry) => ({
		entry,
		name: "extra-access-tokens"
	})), ...lines.flatMap((line) => line.values.map((entry) => ({
		entry,
		name: `access-tokens in ${extraConfigName}`
	})))];
	for (const { entry, name } of given) {
		const cut = entry.indexOf("=");
		const meant = cut > 0 && !/^[^:/]+:\d+$/.test(entry.slice(0, cut)) ? meantHost(entry.slice(0, cut)) : void 0;
		if (meant !== void 0) {
			const fix = `Write ${meant || "HOST"}=TOKEN: the host alone, without https:// and without a slash at its end.`;
			problems.push(error("CFG027", `The host in an entry of ${name} can never match.`, fix));
		} else if (cut > 0 && cut < entry.length - 1 && !/[\s#]/.test(entry)) byHost[entry.slice(0, cut)] = entry.slice(cut + 1);
		else problems.push(error("CFG027", `An entry of ${name} is not host=token.`, "Write host=token, as in github.com=ghp_…."));
	}
	return {
		byHost,
		problems
	};
}

// src/actions/setup/configuration/provider.ts
/** A machine on which everything is allowed: what is an error there is one everywhere. */
const anywhere = {
	mode: "direct",
	trusted: true,
	privilege: "none",
	hosted: false,
	user: "",
	nixVersion: "2.34.0",
	confDir: "/etc/nix",
	confDirWritable: false,
	allowedSubstituters: []
};
/** nix.conf: binary caches, tokens, what the providers before contribute, and the user's own lines. */
const configure = {
	name: "configure",
	check: (host, inputs) => planConfiguration(requestOf$3(host, inputs), anywhere).problems,
	provide: async (context) => {
		const { host, inputs, contributions } = context;
		const { nix, configuration } = readyNix(context);
		const ofFlake = await flakeCaches(host, nix, resolve(host.env["GITHUB_WORKSPACE"] || host.cwd));
		const asked = requestOf$3(host, inputs);
		const request = inputs["accept-flake-config"] ? withFlakeCaches(asked, ofFlake) : asked;
		const { plan, problems } = planConfiguration({
			...request,
			contributions
		}, configuration);
		if (!plan) throw new ProblemError(problems.filter(({ severity }) => severity === "error"));
		for (const line of describeConfiguration(plan)) host.log.debug(line);
		const restarts = [];
		const { variables, substituters, warnings } = await applyConfiguration(host, nix, plan, changeOptions(context, restarts));
		host.log.info(`Binary caches: ${substituters.join(", ") || "none"}`);
		return {
			variables,
			outputs: { substituters: substituters.join("\n") },
			warnings: [
				...problems,
				...restarts,
				...warnings,
				...unusedFlakeCaches(ofFlake, substituters)
			],
			found: { substituters }
		};
	}
};
/** The inputs as the planner of the configuration takes them. */
function requestOf$3(host, inputs) {
	return {
		caches: inputs.caches,
		extraSubstituters: words$1(inputs["extra-substituters"]),
		extraTrustedPublicKeys: words$1(inputs["extra-trusted-public-keys"]),
		extraNixConfig: inputs["extra-nix-config"] ?? "",
		githubToken: inputs["github-token"],
		githubServerUrl: host.env["GITHUB_SERVER_URL"],
		accessTokens: words$1(inputs["extra-access-tokens"]?.split("\n")).filter((word) => word !== "")
	};
}
/** As nix.conf has them: separated by blanks too. */
function words$1(entries) {
	return (entries ?? []).flatMap((entry) => entry.split(/\s+/));
}
/** How a provider changes what the daemon reads. A daemon that does not come back is added to `warnings`. */
function changeOptions({ host, job, found }, warnings) {
	if (found.configuration?.mode !== "daemon") return { job };
	const restart = async () => {
		const bundle = host.env["NIX_SSL_CERT_FILE"] ? { NIX_SSL_CERT_FILE: host.env["NIX_SSL_CERT_FILE"] } : {};
		try {
			await restartWithVariables(host, job, bundle);
		} catch (cause) {
			if (!(cause instanceof ProblemError)) throw cause;
			warnings.push(...cause.problems.map((problem) => ({
				...problem,
				severity: "warning"
			})));
		}
	};
	return {
		job,
		restartDaemon: restart
	};
}

// src/nix/credentials/builders-check.ts
/** Seconds for one builder; ssh itself gives up after `ConnectTimeout`. */
const waitTime = 30;
/** Nobody is asked, and a host key that was not given is refused even where ssh_config would take any. https://man.openbsd.org/ssh_config.5 */
const strict = "-oBatchMode=yes -oStrictHostKeyChecking=yes -oConnectTimeout=10";
/**
* Connects to every builder with the key and the host key that it has, all at once, as Nix will: as root where its daemon
* does. CFG032 for each that cannot be used: an error where its host key is another one than was given, else a warning.
* Builds tell less: what ssh says goes to the daemon's log.
*/
async function checkBuilders(host, nix, builders, scope) {
	const privilege = scope === "system" ? await findPrivilege(host) : "none";
	const options = [strict, ...scope === "job" ? [host.env["NIX_SSHOPTS"] ?? ""] : []].join(" ").trim();
	const outcomes = builders.map(async (builder) => {
		const argv = [
			nix.program,
			...["--extra-experimental-features", "nix-command"],
			"store",
			"info",
			"--store",
			storeUrl(builder)
		];
		return problemsOf(builder, await host.exec({
			argv: asRootWith(privilege, ["NIX_SSHOPTS"], argv),
			env: childEnv(host.env, { NIX_SSHOPTS: options }),
			timeout: waitTime,
			signal: host.cancelled
		}));
	});
	return (await Promise.all(outcomes)).flat();
}
/** The builder as a store, with parameters of https://nix.dev/manual/nix/stable/store/types/experimental-ssh-store */
function storeUrl({ uri, key, hostKey }) {
	return [uri, Object.entries({
		"ssh-key": key,
		"base64-ssh-public-host-key": hostKey
	}).flatMap(([name, value]) => value === void 0 ? [] : [`${name}=${encodeURIComponent(value)}`]).join("&")].filter((part) => part !== "").join(uri.includes("?") ? "&" : "?");
}
function problemsOf({ uri }, outcome) {
	if (outcome.kind === "cancelled" || outcome.kind === "exited" && outcome.code === 0) return [];
	const why = reasonOf(outcome);
	if (why === "Host key verification failed") {
		const message = `The builder ${uri} has a host key other than the one given: ${why}.`;
		return [error("CFG032", message, "Find out which host answers there. If the builder has a new key, give that one.", { source: buildersSource })];
	}
	return [warning("CFG032", `The builder ${uri} cannot be used: ${why}.`, "Check its URL, key and user, who must be able to run nix-daemon. Nix builds without it.", { source: buildersSource })];
}
/** What ssh or the other side said last, else what Nix said first. */
function reasonOf(outcome) {
	if (outcome.kind === "not-started") return outcome.reason;
	if (outcome.kind === "timed-out") return `it did not answer within ${waitTime} s`;
	const lines = outcome.stderrTail.map((line) => stripVTControlCharacters(line).trim());
	const isNix = (line) => /^(?:error|warning|Store URL):/.test(line);
	return (lines.findLast((line) => line !== "" && !isNix(line)) ?? lines.find((line) => line.startsWith("error: ")) ?? `nix was ${outcome.kind}`).replace(/^error: |\.$/g, "");
}

// src/actions/setup/credentials/provider.ts
/** Logins, certificates, proxies and remote builders: the files that nix.conf names, and the daemon's environment. */
const credentials = {
	name: "credentials",
	check: (host, inputs) => {
		const facts = {
			uid: host.uid,
			platform: host.platform,
			supervision: "own",
			stateFolder: "/",
			jobFolder: "/"
		};
		const settings = {
			netrcFile: void 0,
			netrcHidden: false,
			builders: "",
			bundle: void 0
		};
		const { problems } = planCredentials(requestOf$2(host, inputs), {
			...anywhere,
			...facts,
			...settings
		}, "");
		return [...checkRoleInputs(host, inputs), ...problems];
	},
	provide: async (context) => {
		const { host, inputs, job } = context;
		const others = context.found.netrc ?? "";
		const request = withNetrc(requestOf$2(host, inputs), others);
		if (![
			request.netrc,
			request.builders,
			request.caBundle
		].some((text) => text !== "") && !request.aws && !request.proxy) return {};
		const { nix, configuration } = readyNix(context);
		const facts = await findCredentialsFacts(host, nix, configuration, request.caBundle);
		const planned = planCredentials(request, facts, job);
		const { plan, problems } = others !== "" && planned.problems.some(({ severity }) => severity === "error") ? withoutOthers(planCredentials(requestOf$2(host, inputs), facts, job)) : planned;
		stopOnErrors(problems);
		if (!plan) return { warnings: problems };
		for (const line of describeCredentials(plan)) host.log.info(line);
		const restarts = [];
		const { warnings } = await applyCredentials(host, plan, changeOptions(context, restarts));
		return {
			contributions: [{
				from: "credentials",
				settings: plan.settings,
				order: "after"
			}, {
				from: "credentials",
				settings: plan.privateSettings,
				order: "private"
			}],
			variables: plan.variables,
			warnings: [
				...problems,
				...warnings,
				...restarts
			],
			found: { credentials: plan }
		};
	}
};
/** Whether the remote builders can be used, once Nix is configured. */
const builders = {
	name: "builders",
	provide: async (context) => {
		const plan = context.found.credentials;
		if (!plan) return {};
		const problems = await checkBuilders(context.host, readyNix(context).nix, plan.builders, plan.scope);
		stopOnErrors(problems);
		return { warnings: problems };
	}
};
function requestOf$2(host, inputs) {
	const bundle = inputs["ca-bundle"];
	return {
		netrc: inputs.netrc ?? "",
		aws: inputs.aws,
		proxy: inputs.proxy,
		caBundle: bundle === void 0 ? "" : resolve(host.env["GITHUB_WORKSPACE"] || host.cwd, bundle),
		builders: inputs.builders ?? "",
		buildersKey: inputs["builders-key"] ?? "",
		knownHosts: inputs["known-hosts"] ?? "",
		environment: host.env,
		extraNixConfig: inputs["extra-nix-config"] ?? ""
	};
}
/** The user's own logins come first: of two for one host the first counts. An empty line ends a macdef. */
function withNetrc(request, more) {
	return {
		...request,
		netrc: [request.netrc, more].filter((text) => text.trim() !== "").join("\n\n")
	};
}
function withoutOthers({ plan, problems }) {
	const message = "Nix is not given the login to the stores of private catalogs of FloxHub.";
	const fix = "Without packages of private catalogs nothing is missing. Else see CFG030 for how this machine gets a netrc.";
	return {
		plan,
		problems: [...problems, warning("FLX134", message, fix)]
	};
}
function stopOnErrors(problems) {
	const errors = problems.filter(({ severity }) => severity === "error");
	if (errors.length > 0) throw new ProblemError(errors);
}

// src/flox/own-nix.ts
/**
* Versions of the Nix that Flox itself runs, whatever Nix the machine has: its path is compiled into Flox, so that it is in
* Flox's closure. Empty where Flox is not in the store, or where the store does not answer.
* https://github.com/flox/flox/blob/main/pkgs/flox-cli/default.nix (NIX_BIN)
*/
async function nixVersionsOf(host, nix, { program }) {
	const real = await host.files.realpath(program).catch(() => "");
	const path = /^\/nix\/store\/[^/]+/.exec(real)?.[0];
	if (path === void 0) return [];
	const answer = await requisitesOf(host, nix, [path]);
	if ("failed" in answer) return [];
	const versions = answer.lines.flatMap((line) => /\/[0-9a-z]{32}-nix(?:-cli)?-(\d+\.\d+[^-]*)/.exec(line)?.[1] ?? []);
	return [...new Set(versions)];
}

// src/flox/settings.ts
/**
* Settings that have a variable of their own, with what Flox accepts; a boolean must be exactly `true` or `false`.
* https://flox.dev/docs/man/flox-config/
*/
const variableOf = {
	disable_metrics: flag("FLOX_DISABLE_METRICS"),
	upgrade_notifications: flag("FLOX_UPGRADE_NOTIFICATIONS"),
	auth_notifications: flag("FLOX_AUTH_NOTIFICATIONS"),
	disable_hook: flag("FLOX_DISABLE_HOOK"),
	search_limit: {
		name: "FLOX_SEARCH_LIMIT",
		accepts: /^\d{1,3}$/,
		form: "a number from 1 to 255"
	},
	auto_activate: words("FLOX_AUTO_ACTIVATE", [
		"prompt",
		"allowlist",
		"disabled"
	]),
	installer_channel: words("FLOX_INSTALLER_CHANNEL", [
		"stable",
		"nightly",
		"qa"
	]),
	floxhub_url: {
		name: "FLOX_FLOXHUB_URL",
		accepts: /^https?:\/\/\S+$/,
		form: "a URL"
	},
	catalog_url: {
		name: "FLOX_CATALOG_URL",
		accepts: /^https?:\/\/\S+$/,
		form: "a URL"
	}
};
function flag(name) {
	return words(name, ["true", "false"]);
}
function words(name, accepted) {
	return {
		name,
		accepts: new RegExp(`^(?:${accepted.join("|")})$`),
		form: accepted.join(" or ")
	};
}
/** Two names of at most 100 characters each, as FloxHub has them; the second may be a star. */
const environmentName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\/(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99}|\*)$/;
const keyForm = /^(?:[A-Za-z0-9_-]+|"[^"\\\p{Cc}]+")(?:\.(?:[A-Za-z0-9_-]+|"[^"\\\p{Cc}]+"))*$/u;
/**
* The settings of a job's Flox: figures off unless asked for, notices of new versions off, trusted environments, then the
* user's own lines. Every FLX007 at once. Pure, so that it can be asked before the machine is touched.
*/
function planFloxSettings(request) {
	const problems = [];
	const settings = /* @__PURE__ */ new Map([["disable_metrics", String(!request.metrics)], ["upgrade_notifications", "false"]]);
	for (const name of request.trusted) if (environmentName.test(name)) settings.set(`trusted_environments."${name}"`, "trust");
	else problems.push(refused(`${shown$1(name)} is not an environment of FloxHub.`, "Write owner/name, or owner/*."));
	for (const [index, text] of request.extra.split("\n").entries()) {
		const line = text.trim();
		if (line === "" || line.startsWith("#")) continue;
		const read = readLine(line);
		if ("problem" in read) problems.push({
			...read.problem,
			where: {
				file: "extra-flox-config",
				line: index + 1
			}
		});
		else settings.set(read.key, read.value);
	}
	if (problems.length > 0) return { problems };
	const list = [...settings].map(([key, value]) => ({
		key,
		value
	}));
	return {
		plan: {
			settings: list,
			variables: variablesOf$1(list)
		},
		problems
	};
}
function readLine(line) {
	const [, key = "", value = ""] = /^([^=]*?)\s*=\s*(.*)$/.exec(line) ?? [];
	const problem = (message, fix) => ({ problem: refused(message, fix) });
	if (!keyForm.test(key)) return problem(`${shown$1(line.replace(/=.*/, "= …"))} is not a setting of Flox.`, "Write `key = value`, with quotes around a part of the key that has a slash or a dot in it.");
	if (key.replaceAll("\"", "") === "floxhub_token") return problem("A FloxHub token is not written into the settings of Flox.", "Give it to the job in the secret FLOX_FLOXHUB_TOKEN: settings appear in argument lists and files.");
	if (value === "") return problem(`${key} has no value.`, "Write a value, or remove the line.");
	const known = variableOf[key];
	if (known && !known.accepts.test(unquoted(value))) return problem(`${key} is ${shown$1(value)}.`, `It accepts ${known.form}.`);
	return {
		key,
		value
	};
}
function variablesOf$1(settings) {
	const pairs = settings.flatMap(({ key, value }) => {
		const known = variableOf[key];
		return known ? [[known.name, unquoted(value)]] : [];
	});
	return Object.fromEntries(pairs);
}
/** The string that a value is to Flox: `"x"` is x. */
function unquoted(value) {
	try {
		const json = JSON.parse(value);
		return typeof json === "string" ? json : value;
	} catch {
		return value;
	}
}
function refused(message, fix) {
	return error("FLX007", message, fix, { source: "https://flox.dev/docs/man/flox-config/" });
}
function shown$1(text) {
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

// src/nix/advisories.ts
/** Newest first. `scripts/update-releases.ts` names the advisories of NixOS/nix that are not here. */
const advisories = [{
	ids: [...[
		"CVE-2026-110449",
		"CVE-2026-110450",
		"CVE-2026-110451",
		"CVE-2026-110453"
	], ...[
		"GHSA-25vp-6h23-hj3g",
		"GHSA-92x5-h528-wrmw",
		"GHSA-jwvx-xq5j-gc56",
		"GHSA-m4vq-qf6v-82pj"
	]],
	allows: "evaluation writes to memory that is not its own, repair of a path makes root, the sandbox of macOS leaks",
	published: "20261013",
	source: "https://github.com/NixOS/nix/security/advisories",
	fixed: {
		nix: [
			"2.35.3",
			"2.34.9",
			"2.31.6",
			"2.30.6",
			"2.28.8"
		],
		lix: ["2.95.4"],
		determinate: ["3.23.2"]
	}
}];
/** The advisories that concern this Nix. A version that is not a number concerns none. Pure. */
function concernsOf(nix, known = advisories) {
	const by = nix.determinate !== void 0 ? "determinate" : nix.fork ?? "nix";
	const version = parse(nix.determinate ?? nix.version);
	if (!version) return [];
	return known.flatMap((advisory) => {
		const lines = advisory.fixed[by];
		const fixed = lines.findLast((release) => compareLines(release, version) >= 0) ?? lines[0];
		return isBefore(version, fixed, advisory.published) ? [{
			advisory,
			fixed
		}] : [];
	});
}
/**
* INS036 for a Nix with known holes: an error where the user requires that there are none, else a warning. `update` says
* how this Nix gets to be the fixed release. Pure.
*/
function adviseAgainst(nix, required, update) {
	const name = nix.determinate ? `Determinate Nix ${nix.determinate}` : `${nix.fork ? "Lix" : "Nix"} ${nix.version}`;
	return concernsOf(nix).map(({ advisory, fixed }) => {
		const message = `${name} has known security holes (${advisory.ids.join(", ")}): ${advisory.allows}.`;
		return (required ? error : warning)("INS036", message, update(fixed), { source: advisory.source });
	});
}
function parse(text) {
	const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:pre(\d{8})?|-pre)?/.exec(text);
	if (!match) return void 0;
	const [whole, major, minor, patch = "0", day = ""] = match;
	return {
		numbers: [
			Number(major),
			Number(minor),
			Number(patch)
		],
		pre: whole.includes("pre") ? day : void 0
	};
}
/** Positive where the release is of a newer line (major and minor) than the version. */
function compareLines(release, { numbers: [major, minor] }) {
	const [otherMajor = 0, otherMinor = 0] = release.split(".").map(Number);
	return otherMajor - major || otherMinor - minor;
}
function isBefore(version, fixed, published) {
	const patch = Number(fixed.split(".")[2]);
	const line = compareLines(fixed, version);
	if (line !== 0) return line > 0 || version.pre !== void 0 && version.pre < published;
	return version.numbers[2] < patch || version.numbers[2] === patch && version.pre !== void 0;
}

// src/actions/setup/flox/provider.ts
/**
* Flox, found or installed, with the job's settings. Throws ProblemError FLX001 to FLX008, and INS036 for known security
* holes of the Nix that Flox runs where none may be.
*/
const flox = {
	name: "flox",
	check: (_, inputs) => inputs.flox ? [...checkFloxRequest(requestOf$1(inputs)), ...planFloxSettings(settingsOf(inputs)).problems] : [],
	provide: async (context) => {
		const { host, inputs, job } = context;
		if (!inputs.flox) return { outputs: {
			"flox-version": "",
			"flox-path": ""
		} };
		const provided = await provideFlox(host, requestOf$1(inputs), job);
		const { version, program } = provided.flox;
		const holes = await holesOf(context, provided.flox);
		if (worstSeverity(holes) === "error") throw new ProblemError(holes);
		const { plan } = planFloxSettings(settingsOf(inputs));
		const applied = await applyFloxSettings(host, program, plan ?? {
			settings: [],
			variables: {}
		});
		const how = {
			existing: "was there",
			package: "installed",
			nix: "installed through Nix"
		}[provided.by];
		host.log.info(`Flox ${version} (${program}), ${how} in ${provided.seconds.toFixed(1)} s`);
		return {
			path: provided.path,
			variables: applied.variables,
			outputs: {
				"flox-version": version,
				"flox-path": program
			},
			rows: [["Flox", `${version} (${program})`]],
			warnings: [
				...provided.warnings,
				...holes,
				...applied.warnings
			],
			found: { flox: provided.flox }
		};
	}
};
/** INS036 for what Flox runs; the provider of Nix has said it of the machine's own, and says it of one that Flox installed. */
async function holesOf({ host, inputs, found: { nix } }, flox) {
	if (!nix) return [];
	const others = (await nixVersionsOf(host, nix, flox)).filter((version) => version !== nix.version);
	const update = (fixed) => `Flox ${flox.version} runs it, whatever Nix the machine has: use a release of Flox with Nix ${fixed} or newer.`;
	return others.flatMap((version) => adviseAgainst({ version }, inputs.advisories === "required", update));
}
function requestOf$1(inputs) {
	return {
		version: inputs["flox-version"],
		channel: inputs["flox-channel"],
		commit: inputs["flox-commit"],
		sha256: inputs["flox-sha256"],
		baseUrl: inputs["flox-base-url"]
	};
}
function settingsOf(inputs) {
	return {
		metrics: inputs["flox-metrics"],
		trusted: inputs["trusted-environments"] ?? [],
		extra: inputs["extra-flox-config"] ?? ""
	};
}

// src/actions/setup/floxhub/no-secrets.ts
/**
* Why GitHub gives this run no secrets and no OIDC token, as a sentence has it; undefined where it may have them. The
* payload of a pull request from a fork can be empty.
* https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
*/
async function whyNoSecrets(host) {
	const { GITHUB_EVENT_NAME: event = "", GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: name, GITHUB_ACTOR: actor } = host.env;
	if (actor === "dependabot[bot]") return "Dependabot started it";
	if (!/^pull_request(?:_review(?:_comment)?)?$/.test(event)) return void 0;
	return originOf(path ? await readIfPresent(host, path).catch(() => void 0) : void 0) === name?.toLowerCase() ? void 0 : "it is of a pull request from a fork";
}
/** The repository that the code of a pull request comes from; undefined where the payload does not say. */
function originOf(payload) {
	try {
		const { pull_request: request } = Object(JSON.parse(payload ?? ""));
		const { head } = Object(request);
		const { repo } = Object(head);
		const { full_name: name } = Object(repo);
		return typeof name === "string" ? name.toLowerCase() : void 0;
	} catch {
		return;
	}
}

// src/flox/auth/secrets/parse.ts
const readers = {
	"floxhub-vault": readVault,
	"floxhub-aws-secret": readAws,
	"floxhub-google-secret": readGoogle
};
/**
* The place that the inputs name; undefined where they name none. Every problem at once: FLX140 for what is wrong in a
* text, CFG002 where more than one input is set. There is no place beside a problem.
*/
function parseSecretSource(texts) {
	const names = Object.keys(readers).filter((name) => (texts[name] ?? "").trim() !== "");
	const problems = [];
	if (names.length > 1) problems.push(error("CFG002", `${names.join(" and ")} are set.`, "Keep the token in one place, and set its input."));
	const places = names.map((name) => {
		const words = wordsOf(name, texts[name] ?? "", problems);
		const place = readers[name](words);
		words.refuseOthers();
		return place;
	});
	return {
		place: problems.length === 0 ? places[0] : void 0,
		problems
	};
}
const segment = /^[^\s/?#%\\]+$/;
const isPath = (text) => text.split("/").every((part) => segment.test(part) && part !== "." && part !== "..");
const anyField = (text) => text !== "";
function readVault(words) {
	const known = vaultUrl(words.first("the URL of the server, as in https://vault.example.org", (text) => vaultUrl(text) !== void 0)) ?? "";
	return {
		kind: "vault",
		url: known,
		role: words.needed("role", "the name of a role of the JWT login", (text) => segment.test(text)),
		path: words.needed("path", "the path of the API, as in secret/data/flox (version 2) or secret/flox (1)", isPath),
		field: words.needed("field", "the name of the field that holds the token", anyField),
		mount: words.optional("mount", "the path of the JWT login below auth/, as in jwt", isPath) ?? "jwt",
		namespace: words.optional("namespace", "a namespace, as in team/ci", isPath),
		audience: words.optional("audience", "an audience", anyField) ?? known
	};
}
/** https, and http on this machine alone; undefined of anything else. */
function vaultUrl(text) {
	const url = URL.parse(text);
	if (!url) return void 0;
	const here = url.protocol === "http:" && [
		"127.0.0.1",
		"[::1]",
		"localhost"
	].includes(url.hostname);
	return url.username === "" && url.password === "" && url.search === "" && url.hash === "" && (url.protocol === "https:" || here) ? url.href.replace(/\/+$/, "") : void 0;
}
const secretArn = /^arn:aws[a-z-]*:secretsmanager:([a-z]{2}(?:-[a-z]+)+-\d):\d{12}:secret:[\w/+=.@-]{1,512}$/;
function readAws(words) {
	const arn = words.first(`the whole ARN of the secret, as in arn:aws:secretsmanager:eu-central-1:123456789012:secret:flox-AbCdEf`, (text) => secretArn.test(text));
	return {
		kind: "aws",
		arn,
		region: secretArn.exec(arn)?.[1] ?? "",
		role: words.needed("role", "the whole ARN of a role, as in arn:aws:iam::123456789012:role/flox", (text) => roleArn.test(text)),
		field: words.optional("field", "a key of the JSON object in the secret", anyField),
		audience: words.optional("audience", "an audience", anyField) ?? "sts.amazonaws.com"
	};
}
const googleSecret = /^(projects\/[a-z0-9:.-]+\/(?:locations\/([a-z0-9-]+)\/)?secrets\/[\w-]{1,255})(?:\/versions\/([\w-]{1,63}))?$/;
const googleProvider = /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/;
function readGoogle(words) {
	const name = words.first("the name of the secret, as in projects/1234/secrets/flox", (text) => googleSecret.test(text));
	const [, secret = "", location, version = "latest"] = googleSecret.exec(name) ?? [];
	const bare = (text) => text.replace(/^(?:https:)?\/\/iam\.googleapis\.com\//, "");
	const provider = bare(words.needed("provider", "projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the number of the project", (text) => googleProvider.test(bare(text))));
	return {
		kind: "google",
		version: `${secret}/versions/${version}`,
		location,
		provider,
		serviceAccount: words.optional("service-account", "the e-mail address of a service account, as in flox@project.iam.gserviceaccount.com", (text) => /^[\w.-]+@[\w.-]+\.gserviceaccount\.com$/.test(text)),
		field: words.optional("field", "a key of the JSON object in the secret", anyField),
		audience: words.optional("audience", "an audience", anyField) ?? `https://iam.googleapis.com/${provider}`
	};
}
function wordsOf(input, text, problems) {
	const refuse = (what, fix) => {
		problems.push(error("FLX140", `Input ${input} ${what}.`, fix, { subject: { setting: input } }));
	};
	const words = text.trim().split(/\s+/);
	const start = /^[a-z-]+=/.test(words[0] ?? "") ? "" : words[0];
	const values = /* @__PURE__ */ new Map();
	for (const word of start === "" ? words : words.slice(1)) {
		const [, key, value = ""] = /^([a-z-]+)=(.*)$/.exec(word) ?? [];
		if (key === void 0) refuse(`has ${shown(word)}, which is not of the form key=value`, "Write values without blanks.");
		else if (values.has(key)) refuse(`has ${key}= twice`, "Give it once.");
		else values.set(key, value);
	}
	const asked = [];
	const optional = (key, expected, test) => {
		asked.push(key);
		const value = values.get(key);
		if (value === void 0 || test(value)) return value;
		refuse(`has ${shown(`${key}=${value}`)}`, `${key}= must be ${expected}.`);
		return "";
	};
	return {
		optional,
		first: (expected, test) => {
			if (start && test(start)) return start;
			refuse(start ? `begins with ${shown(start)}` : "does not begin with its place", `It must begin with ${expected}.`);
			return "";
		},
		needed: (key, expected, test) => {
			const value = optional(key, expected, test);
			if (value === void 0) refuse(`has no ${key}=`, `Add ${key}=, ${expected}.`);
			return value ?? "";
		},
		refuseOthers: () => {
			for (const key of values.keys()) if (!asked.includes(key)) refuse(`has ${key}=`, `It may have ${asked.map((name) => `${name}=`).join(", ")}.`);
		}
	};
}
/** Somebody may have pasted the token itself. */
function shown(text) {
	if (hasToken(text)) return "a token";
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

// src/flox/auth/secrets/source.ts
const names = {
	vault: "Vault",
	aws: "AWS Secrets Manager",
	google: "Google Secret Manager"
};
/** What gives the token that is kept at a place. `mask` is told every secret that comes up, before it is used. */
function secretSource(place, mask) {
	return {
		name: names[place.kind],
		fetchToken: async (host, identity) => (await sourceOf$1(place, mask)).fetchToken(host, identity)
	};
}
/** Loaded when a token is read, since most jobs read none. */
async function sourceOf$1(place, mask) {
	switch (place.kind) {
		case "vault": return (await import("./flox-auth-secrets-vault.chunk.js")).vaultSource(place, mask);
		case "aws": return (await import("./flox-auth-secrets-aws.chunk.js")).awsSource(place, mask);
		case "google": return (await import("./flox-auth-secrets-google.chunk.js")).googleSource(place, mask);
	}
}

// src/actions/setup/floxhub/request.ts
/** The day on which FloxHub was last looked at for an exchange of its own: https://github.com/flox/flox/issues/4593 */
const lookedAt = "2026-11-30";
/** What the inputs ask for. To be called with inputs against which `checkLogin` has nothing. */
function askedLogin(inputs, mask) {
	const hub = floxHub(inputs["floxhub-url"] ?? "https://hub.flox.dev");
	const missing = missingSecrets(inputs);
	if (inputs["floxhub-auth"] === "" || !hub) return { kind: "none" };
	if (missing.length > 0) return {
		kind: "missing",
		inputs: missing
	};
	const request = requestOf(inputs, mask);
	return request ? {
		kind: "asked",
		hub,
		request
	} : { kind: "none" };
}
/** FLX120 and FLX121 for what is wrong whatever secrets the run has. */
function checkLogin(inputs) {
	const auth = inputs["floxhub-auth"];
	const problems = checkAddresses(inputs);
	if (auth === "") {
		const given = [
			"floxhub-token",
			"floxhub-client-id",
			"floxhub-client-secret",
			"floxhub-oidc-endpoint",
			"floxhub-vault",
			"floxhub-aws-secret",
			"floxhub-google-secret"
		].filter((name) => inputs[name] !== void 0);
		if (given.length === 0 && !inputs["floxhub-export"]) return problems;
		const what = given[0] ?? "floxhub-export";
		const fix = "Set it to token, client-credentials or oidc.";
		return [...problems, error("FLX120", `${what} is set, but floxhub-auth is not.`, fix)];
	}
	if (auth === "client-credentials" && inputs["floxhub-client-id"] === void 0 && inputs["floxhub-client-secret"]) problems.push(error("FLX120", "floxhub-client-id is not set.", "Set it to the id of the client of the secret."));
	if (auth === "oidc" && inputs["floxhub-client-secret"] && inputs["floxhub-client-id"] === void 0) problems.push(error("FLX120", "floxhub-client-secret is set, but floxhub-client-id is not.", "Set both, or none."));
	const { place, problems: unclear } = parseSecretSource(inputs);
	problems.push(...unclear);
	const manager = place !== void 0 || unclear.length > 0;
	const endpoint = inputs["floxhub-oidc-endpoint"] !== void 0;
	if (auth === "oidc" && !endpoint && !manager) problems.push(noExchange());
	if (auth === "oidc" && endpoint && manager) problems.push(error("FLX120", "floxhub-oidc-endpoint and a secret manager are both set.", "Set one of them: where the token comes from."));
	if (auth !== "oidc" && manager) {
		const message = `A secret manager is set, but floxhub-auth is ${auth}.`;
		problems.push(error("FLX120", message, "Set floxhub-auth to oidc, or remove the secret manager."));
	}
	const token = inputs["floxhub-token"] ?? "";
	if (auth === "token" && /[^\x21-\x7e]/.test(token)) problems.push(error("FLX120", "floxhub-token has a blank or another character that no token has.", "Set the secret again: the token alone, without blanks, quotes or a name before it."));
	return problems;
}
function checkAddresses(inputs) {
	const fix = "Write an address of https, without a login, a query or a fragment; http is for this machine alone.";
	const wrong = (name) => error("FLX120", `${name} is not an address that a secret may be sent to.`, fix);
	const { "floxhub-url": hub, "floxhub-oidc-endpoint": endpoint } = inputs;
	return [...hub !== void 0 && !floxHub(hub) ? [wrong("floxhub-url")] : [], ...endpoint !== void 0 && !safeUrl(endpoint) ? [wrong("floxhub-oidc-endpoint")] : []];
}
/** FLX121: what can be done instead, all of which works without a stored secret or says that it needs one. */
function noExchange() {
	const message = `floxhub-auth is oidc, and FloxHub itself exchanges no token of GitHub (as of ${lookedAt}).`;
	const fix = `Set floxhub-oidc-endpoint to an endpoint of yours (RFC 8693 or RFC 7523), or have the token read from Vault or OpenBao, AWS Secrets Manager, or Google Secret Manager with a token of a service account (${Object.keys(secretInputs).join(", ")}); or store it in GitHub and use floxhub-auth: token.`;
	return error("FLX121", message, fix, { source: "https://github.com/flox/flox/issues/4593" });
}
function missingSecrets(inputs) {
	return {
		"": [],
		token: ["floxhub-token"],
		"client-credentials": ["floxhub-client-id", "floxhub-client-secret"],
		oidc: []
	}[inputs["floxhub-auth"]].filter((name) => inputs[name] === void 0);
}
function sourceOf(inputs, mask) {
	const { place } = parseSecretSource(inputs);
	return place && secretSource(place, mask);
}
function requestOf(inputs, mask) {
	const { "floxhub-token": token = "", "floxhub-client-id": clientId, "floxhub-client-secret": clientSecret, "floxhub-audience": audience, "floxhub-oidc-endpoint": endpoint, "floxhub-oidc-grant": grant } = inputs;
	switch (inputs["floxhub-auth"]) {
		case "": return;
		case "token": return {
			kind: "token",
			token,
			audience
		};
		case "client-credentials": return {
			kind: "client-credentials",
			clientId: clientId ?? "",
			clientSecret: clientSecret ?? "",
			audience
		};
		case "oidc": {
			const source = sourceOf(inputs, mask);
			if (source) return {
				kind: "secret",
				source
			};
			if (endpoint === void 0) return void 0;
			return {
				kind: "exchange",
				endpoint,
				grant,
				oidcAudience: inputs["floxhub-oidc-audience"] ?? new URL(endpoint).origin,
				audience,
				clientId,
				clientSecret
			};
		}
	}
}

// src/actions/setup/floxhub/provider.ts
/**
* The job's login to FloxHub: proven, in a private file for our own calls of Flox, in the netrc for the stores of private
* catalogs, and in the environment of later steps only with `floxhub-export`. Throws ProblemError FLX120 to FLX132.
*/
const floxhub = {
	name: "floxhub",
	check: (_, inputs) => checkLogin(inputs),
	provide: async ({ host, inputs, github }) => {
		const asked = askedLogin(inputs, (secret) => github?.mask(secret));
		if (asked.kind === "none") return {};
		const needsIdentity = inputs["floxhub-auth"] === "oidc" && !host.env["ACTIONS_ID_TOKEN_REQUEST_URL"];
		const why = asked.kind === "missing" || needsIdentity ? await whyNoSecrets(host) : void 0;
		if (why !== void 0) return {
			warnings: [noLogin(why)],
			rows: [["FloxHub", "not signed in: no secrets"]]
		};
		if (asked.kind === "missing") throw new ProblemError(asked.inputs.map(missing));
		const { login, warnings } = await signIn(host, asked.hub, asked.request, github);
		await saveLogin(host, {
			...login,
			exported: inputs["floxhub-export"] ? login.token : null
		});
		const shown = `${login.handle} on ${new URL(login.hub).host}, ${untilText(login)}`;
		host.log.info(`Signed in to FloxHub: ${shown}`);
		return {
			variables: variablesOf(asked.hub, login, inputs["floxhub-export"]),
			rows: [["FloxHub", shown]],
			warnings: [...warnings, ...anonymousLater(host, inputs)],
			found: { netrc: netrcOf(asked.hub, login.token) }
		};
	}
};
/** The token is a secret, and this is the one way by which it is given to all later steps. */
function variablesOf({ url }, { token }, exported) {
	return {
		...url === "https://hub.flox.dev" ? {} : { FLOX_FLOXHUB_URL: url },
		...exported ? { FLOX_FLOXHUB_TOKEN: token } : {}
	};
}
/** As the netrc that Flox itself makes for `nix copy`. */
function netrcOf(hub, token) {
	return storeHosts(hub).map((host) => `machine ${host} login unused password ${token}\n`).join("");
}
function untilText({ expires, renewal }) {
	if (expires === null) return "does not expire";
	return `until ${timeOf(expires)} UTC${renewal ? ", renewed when needed" : ""}`;
}
/** FLX133 where a step that runs `flox` itself would not be signed in. */
function anonymousLater(host, inputs) {
	if (!inputs.flox || inputs["floxhub-export"] || host.env["FLOX_FLOXHUB_TOKEN"]) return [];
	return [warning("FLX133", "A later step that runs `flox` itself is not signed in to FloxHub: the token is kept for this action.", "Set floxhub-export: true if there is one; every later step of the job can then read the token.")];
}
function noLogin(why) {
	const message = `The job continues without a login to FloxHub: GitHub gives this run no secrets, because ${why}.`;
	return warning("FLX123", message, "Commit manifest.lock: activating an environment then needs no login.");
}
function missing(input) {
	return error("FLX120", `floxhub-auth needs ${input}, which is empty.`, "Set it from a secret or a variable of the repository, the organization or the environment of the job.");
}

// src/actions/setup/kvm/provider.ts
/** /dev/kvm, open to builds. */
const kvm = {
	name: "kvm",
	provide: async ({ host, inputs, job }) => {
		const report = (inputs.kvm === "auto" ? host.env["RUNNER_ENVIRONMENT"] === "github-hosted" : inputs.kvm === "true") ? await enableKvm(host, { job }) : void 0;
		for (const line of report?.did ?? []) host.log.info(`KVM: ${line}`);
		const state = report?.state ?? "absent";
		return {
			outputs: { kvm: state },
			rows: [["KVM", state]],
			warnings: report?.problems ?? []
		};
	}
};

// src/nix/preinstalled.ts
/** The one table; the documentation prints it. */
const machineDefaults = {
	"hosted-linux": {
		meaning: "GitHub’s Linux runner",
		nix: "install",
		writes: "system"
	},
	"hosted-macos": {
		meaning: "GitHub’s macOS runner",
		nix: "install",
		writes: "system"
	},
	container: {
		meaning: "a container job or a pod (ARC), without Nix",
		nix: "install",
		writes: "system"
	},
	rootless: {
		meaning: "a machine without root or sudo, without Nix",
		nix: "install",
		writes: "job"
	},
	none: {
		meaning: "another machine without Nix",
		nix: "install",
		writes: "system"
	},
	nixos: {
		meaning: "NixOS: /etc is generated by a rebuild",
		nix: "use",
		writes: "job"
	},
	"nix-darwin": {
		meaning: "nix-darwin: /etc is generated by a rebuild",
		nix: "use",
		writes: "job"
	},
	determinate: {
		meaning: "Determinate Nix: settings go to nix.custom.conf",
		nix: "use",
		writes: "system"
	},
	lix: {
		meaning: "Lix",
		nix: "use",
		writes: "system"
	},
	debian: {
		meaning: "the package nix-bin of Debian or Ubuntu",
		nix: "use",
		writes: "system"
	},
	"upstream-daemon": {
		meaning: "upstream Nix with its daemon",
		nix: "use",
		writes: "system"
	},
	"upstream-single": {
		meaning: "upstream Nix without a daemon",
		nix: "use",
		writes: "job"
	},
	windows: {
		meaning: "Windows without WSL",
		nix: "stop",
		writes: "job"
	}
};
/**
* Whether the Nix that is there is used, or one installed, and where settings go. Pure. INS031 (none is there and one must
* be), INS032 (one is there and none may be), INS033 (Windows).
*/
function decidePreinstalled(machine, options) {
	const { wanted } = options;
	const { meaning, nix, writes } = machineDefaults[machine.kind];
	if (nix === "stop") return stop("INS033", windowsMessage, windowsFix);
	const there = machine.nix;
	if (there && wanted === "refuse") return stop("INS032", `Nix ${there.version} is on this machine (${there.program}), and preinstalled is refuse.`, "Remove it, use another machine, or set preinstalled: use.");
	if (!there && wanted === "require") return stop("INS031", `No Nix was found on this machine (${meaning}), and preinstalled is require.`, "Install Nix on the machine or in its image, or set preinstalled: auto.");
	if (!there && machine.kind === "nixos") return stop("INS031", "This is NixOS, but no Nix was found, and none can be installed on NixOS.", "Set `nix.enable = true` in its configuration, and add /run/current-system/sw/bin to PATH.");
	if (!there) return {
		kind: "install",
		writes,
		why: `no Nix on this machine: ${meaning}`
	};
	if (machine.confFile === void 0) return {
		kind: "use",
		writes: "job",
		why: machine.kind === "nixos" ? "NixOS generates /etc in a rebuild" : "/etc/nix/nix.conf is a link that another program manages"
	};
	if (!(options.runnerEnvironment === "github-hosted" || options.systemWide === true)) return {
		kind: "use",
		writes: "job",
		why: "this Nix was already installed, and system-wide is false"
	};
	return {
		kind: "use",
		writes,
		why: `Nix ${there.version} is already installed: ${meaning}`
	};
}
const windowsMessage = "Nix does not run on Windows itself.";
const windowsFix = "Run the steps in WSL 2 with a Linux distribution (https://learn.microsoft.com/windows/wsl), or on a Linux runner.";
function stop(code, message, fix) {
	return {
		kind: "problem",
		problem: error(code, message, fix)
	};
}

// src/actions/setup/nix/provider.ts
/**
* The Nix that is there, or an installed one with its daemon. Throws ProblemError with the codes of installation, and INS036
* for known security holes where none may be.
*/
const nix = {
	name: "nix",
	provide: async ({ host, inputs, job, found: { flox } }) => {
		const begun = host.clock.now();
		const ours = await isOurs(host);
		const there = ours ? void 0 : await lookForNix(host);
		const machine = await findMachineFacts(host, there);
		const whyJobOnly = ours ? void 0 : decide(host, machine, inputs);
		if (!there && !ours) insistOnFixed(adviseAgainstRelease(host, inputs));
		const installed = there ? void 0 : await install(host, inputs, job);
		const nix = there ?? installed?.nix;
		if (!nix) throw new Error("neither found nor installed");
		const update = there ? flox ? updateFlox : updateFound : ours ? updateOurs : updateInput(host);
		const holes = adviseAgainst(nix, inputs.advisories === "required", update);
		insistOnFixed(holes);
		const environment = installed?.environment ?? {
			path: pathOf(host, nix),
			variables: {}
		};
		const seconds = (host.clock.now() - begun) / 1e3;
		const configuration = withMachine(await findConfigurationFacts(withEnvironment(host, environment), nix), machine, installed, there && whyJobOnly);
		const mode = configuration.mode === "daemon" ? "daemon" : "single-user";
		const made = installed?.made ?? false;
		const { program, version } = nix;
		const { kind } = machine;
		const how = made ? `installed in ${seconds.toFixed(1)} s` : "was there";
		host.log.info(`Nix ${version} (${program}), ${mode}, ${how}`);
		const needed = Object.entries(installed?.settings ?? {}).map(([name, value]) => textSetting(name, value));
		return {
			path: environment.path,
			variables: environment.variables,
			contributions: [{
				from: "installation of Nix",
				settings: needed,
				order: "before"
			}],
			outputs: {
				"nix-version": version,
				"nix-path": program,
				mode,
				installed: String(made),
				"machine-kind": kind
			},
			rows: [["Nix", `${version} (${program}), ${made ? "installed by this job" : "was there"}, ${mode}`], ["Machine kind", kind]],
			warnings: [
				...holes,
				...otherVersion(there, inputs["nix-version"]),
				...withoutEffect(machine, inputs, whyJobOnly)
			],
			seconds: installed?.seconds ?? { find: seconds },
			found: {
				nix,
				configuration
			}
		};
	}
};
/** The facts of the configuration, with what this kind of machine and our own installation say. */
function withMachine(facts, machine, installed, whyJobOnly) {
	return {
		...facts,
		...whyJobOnly === void 0 ? {} : {
			confDirWritable: false,
			whyJobOnly
		},
		...!installed && machine.confFile ? { confFile: machine.confFile } : {},
		...installed?.mode === "daemon" ? {
			mode: "daemon",
			trusted: true
		} : {}
	};
}
/**
* Why our settings stay out of the system's files, where a Nix that is there is used; undefined where they may go there, and
* where one is installed. Throws ProblemError INS031 to INS033.
*/
function decide(host, machine, inputs) {
	const decision = decidePreinstalled(machine, {
		wanted: inputs.preinstalled,
		runnerEnvironment: host.env["RUNNER_ENVIRONMENT"],
		systemWide: inputs["system-wide"]
	});
	host.log.debug(`machine ${machine.kind}: ${machine.seen.map(({ what, where }) => `${what} (${where})`).join(", ")}`);
	if (decision.kind === "problem") throw new ProblemError(decision.problem);
	if (decision.kind === "install" || decision.writes === "system") return void 0;
	return decision.why;
}
/** INS034 where the user allows what cannot be done: the system's configuration is made by something else. */
function withoutEffect(machine, inputs, whyJobOnly) {
	if (!inputs["system-wide"] || machine.confFile !== void 0 || whyJobOnly === void 0) return [];
	return [warning("INS034", `system-wide has no effect here: ${whyJobOnly}.`, "Configure caches and trusted-users in the source of that configuration, such as `nix.settings` of NixOS.")];
}
/** Later steps find by name what we found; a runner's service has no Nix on its PATH, as nobody has logged in. */
function pathOf(host, nix) {
	const folder = dirname(nix.program);
	return (host.env["PATH"] ?? "").split(delimiter).includes(folder) ? [] : [folder];
}
async function install(host, inputs, job) {
	const system = systemOf(host);
	if (system === void 0) throw new ProblemError(error("INS033", `Nix has no release for ${host.platform} on ${host.arch}.`, "Use a machine with x86-64 or 64-bit ARM, or install Nix before this step."));
	return installNix(host, {
		version: inputs["nix-version"],
		sha256: inputs["nix-sha256"],
		baseUrl: inputs["nix-base-url"],
		mode: inputs.mode,
		system,
		job
	});
}
/** Before anything is installed. What is wrong with the platform or the version is the installation's to say. */
function adviseAgainstRelease(host, inputs) {
	const version = inputs["nix-version"] ?? defaultVersion(releases, systemOf(host));
	return adviseAgainst({ version }, inputs.advisories === "required", updateInput(host));
}
function insistOnFixed(holes) {
	if (worstSeverity(holes) === "error") throw new ProblemError(holes);
}
const updateInput = (host) => (fixed) => {
	const system = systemOf(host);
	return system && releases[fixed]?.[system] ? `Set nix-version to ${fixed}.` : `Set nix-version to ${fixed} and nix-sha256 to the SHA-256 of its archive: this action does not have its hash.`;
};
const updateOurs = (fixed) => `Remove it with \`nix-cuda uninstall\`, and install Nix ${fixed} or newer by nix-version.`;
const updateFlox = (fixed) => `It came with Flox: use a release of Flox with Nix ${fixed} or newer, or install that Nix first and set flox-commit.`;
const updateFound = (fixed) => `Update it to ${fixed} or newer, or check the advisories of your distribution, which may have fixed it under the old number.`;
/** INS030 where another release is on the machine than `nix-version` asks for: it is used, and stays. */
function otherVersion(there, wanted) {
	if (!there || wanted === void 0 || there.version === wanted) return [];
	return [warning("INS030", `Nix ${there.version} is on this machine (${there.program}) and is used, although nix-version is ${wanted}.`, "Remove nix-version, or use a machine without Nix.")];
}

// src/cuda/nixpkgs-config.ts
/**
* What entries of `capabilities` are as one configuration: all of them together, with PTX where one asks for it; undefined
* for `default` alone, which is what Nixpkgs does by itself. Presets depend on the toolkit, which only Nixpkgs knows here:
* CFG001 or CFG006 for `all-major`, and for `default` beside others.
*/
function configTargets(entries, tables) {
	const selectors = entries.flatMap(({ value, origin }) => value.selectors.map((selector) => ({
		selector,
		origin
	})));
	const isDefault = ({ selector }) => selector.kind === "preset" && selector.preset === "default";
	if (selectors.every(isDefault)) return { targets: void 0 };
	const problems = selectors.flatMap(({ selector, origin }) => selector.kind === "preset" && selector.preset !== "hosted-gpus" ? [refuse(origin, `nixpkgs-config has one list of capabilities for every toolkit, and ${selector.text} differs by toolkit.`, "Write the capabilities, like 8.6 9.0a, or default alone.")] : []);
	if (problems.length > 0) return { problems };
	const names = selectors.flatMap(({ selector }) => selectCapabilities(selector, tables));
	const capabilities = [...new Set(names)].sort(compareCapabilityTexts);
	return { targets: {
		capabilities,
		ptx: selectors.some(({ selector }) => selector.ptx) ? capabilities.slice(-1) : []
	} };
}
/**
* The text of the file: cudaSupport, the capabilities unless they are Nixpkgs' own, and the licences that cells allow too.
* Nixpkgs calls it with its own packages, also before release 26.05. https://nixos.org/manual/nixpkgs/stable/#chap-packageconfig
*/
function nixpkgsConfigText(targets, allowUnfree) {
	const capabilities = targets ? `  cudaCapabilities = [ ${targets.capabilities.map(nixString).join(" ")} ];
  cudaForwardCompat = ${targets.ptx.length > 0};
` : "";
	return `# Configuration of Nixpkgs for this job, written by setup-nix-cuda and removed when the job ends.
{ pkgs, ... }:
let
  nixpkgs = pkgs.path;
${unfreeText(allowUnfree)}in
{
  cudaSupport = true;
${capabilities}  allowUnfreePredicate = isPermitted;
}
`;
}

// src/actions/setup/nixpkgs/provider.ts
/** NIX_PATH and NIXPKGS_CONFIG of later steps. */
const nixpkgs = {
	name: "nixpkgs",
	check: (host, inputs) => inputs["nixpkgs-config"] === "cuda" ? [...ofInputs(inputs), ...another(host)] : [],
	provide: async ({ host, inputs }) => {
		const path = inputs["nix-path"];
		const variables = path === void 0 ? {} : { NIX_PATH: path };
		if (inputs["nixpkgs-config"] !== "cuda") return { variables };
		const root = resolve(host.env["GITHUB_WORKSPACE"] || host.cwd);
		const { capabilities = [], allowUnfree = [] } = await readParts(host, root, inputs);
		const found = configTargets(capabilities, builtInTables);
		if ("problems" in found) throw new ProblemError(found.problems);
		const names = allowUnfree.map(({ value }) => value);
		const file = await writeNixpkgsConfig(host, nixpkgsConfigText(found.targets, names));
		const list = found.targets?.capabilities.join(", ") ?? "its default capabilities";
		host.log.info(`Nixpkgs of later steps: CUDA for ${list} (${file})`);
		return {
			variables: {
				...variables,
				NIXPKGS_CONFIG: file
			},
			rows: [["Nixpkgs of later steps", `CUDA for ${list}`]]
		};
	}
};
/** What is wrong with the input itself, before anything is installed. */
function ofInputs({ capabilities }) {
	const given = readRequestInputs({ capabilities });
	if ("problems" in given) return given.problems;
	const found = configTargets(given.request.capabilities ?? [], builtInTables);
	return "problems" in found ? found.problems : [];
}
/** CFG002: somebody else's configuration is in use, and Nixpkgs reads only one. */
function another(host) {
	const theirs = host.env["NIXPKGS_CONFIG"];
	if (!theirs || theirs === nixpkgsConfigPath(host)) return [];
	const message = `Input nixpkgs-config is cuda, and NIXPKGS_CONFIG is already ${theirs}.`;
	return [error("CFG002", message, "Leave out nixpkgs-config and import your own configuration, or unset the variable.")];
}

// src/actions/setup/store-cache/provider.ts
/** The job's local binary cache, which the store cache fills and reads. */
const storeCache = {
	name: "store-cache",
	provide: async ({ host, inputs }) => {
		const { settings, warnings } = await prepareStoreCache(host, inputs);
		return {
			contributions: [{
				from: "store cache",
				settings,
				order: "after"
			}],
			warnings
		};
	}
};

// src/actions/setup/providers.ts
/**
* Everything that setup provides, in its order: logins, which may be refused, before the machine is touched; room before what needs it, Nix before what depends on its version, all
* settings before they are written, and the examination when nothing changes any more.
*/
const providers = [
	floxhub,
	disk,
	nix,
	kvm,
	buildFolder,
	storeCache,
	credentials,
	configure,
	nixpkgs,
	builders,
	flox,
	examine
];
/** Provides all of it. Throws ProblemError with the codes of the providers. */
async function prepareMachine(host, inputs, job, github) {
	const begun = host.clock.now();
	const before = await freeBytes(host);
	const machine = await provideAll(host, inputs, job, await inOrder(host, inputs), github);
	const free = freeRow(before, await freeBytes(host));
	const all = (host.clock.now() - begun) / 1e3;
	return {
		...machine,
		rows: [...machine.rows, ...free],
		seconds: {
			...machine.seconds,
			all
		},
		freeBefore: before
	};
}
/**
* Flox before Nix where its package brings the Nix: where there is none and none was asked for. That Nix is then configured
* like any other. Where there is one, it stays, and Flox comes through it.
*/
async function inOrder(host, inputs) {
	if (!(inputs.flox && inputs["nix-version"] === void 0 && !await isOurs(host) && !await lookForNix(host))) return providers;
	return providers.filter((provider) => provider !== flox).toSpliced(providers.indexOf(nix), 0, flox);
}

export { prepareMachine, providers };