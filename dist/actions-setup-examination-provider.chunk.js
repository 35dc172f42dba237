import { ProblemError, cacheIdentity, cacheName, cachePresets, cacheSubject, containerMarks, error, findCacheTrouble, isThere, isWritable, notice, readIfPresent, systemOf, warning, worstSeverity, writeAtomically } from "./frame.chunk.js";
import { UnansweredError, openCache, readCacheInfo, showSettings, storeCommand } from "./planning.chunk.js";
import { ask as ask$1, base32, childEnv, findPrivilege, isSigned, isWritableFolder, jobFolder, narInfoFile, nixErrorText, parsePublicKey, passwdEntry, readSaved, readServedPath, runNix } from "./common.chunk.js";
import { readyNix } from "./actions-setup-provider2.chunk.js";
import { cacheTable } from "./actions-setup-examination-cache-table.chunk.js";
import { stripVTControlCharacters } from "node:util";
import { createHash, randomBytes } from "node:crypto";
import { dirname, join } from "node:path";

// src/binary-cache/check-direct.ts
const lookAtIt = "Check its URL and the network of this machine, or remove the cache.";
/** Asks for nix-cache-info and then for the samples, by http, https or in a folder. Rejects never. */
async function askDirectly(host, url, question) {
	try {
		const { seconds, signal } = question;
		const reader = openCache(url, {
			host,
			timeout: seconds * 1e3,
			signal,
			givenUp: () => signal.aborted
		});
		return reader ? await ask(host, url, reader, question) : { kind: "not-asked" };
	} catch (cause) {
		if (!(cause instanceof UnansweredError)) throw cause;
		const detail = question.signal.aborted && !host.cancelled.aborted ? "it did not answer in time" : cause.code === "CCH010" ? `it answers with ${cause.message}` : "";
		return {
			kind: "failed",
			code: cause.code,
			detail: detail || `it cannot be reached (${cause.message})`,
			fix: lookAtIt
		};
	}
}
async function ask(host, url, reader, question) {
	const begun = host.clock.now();
	const info = await reader.read("nix-cache-info");
	const milliseconds = host.clock.now() - begun;
	if (info === void 0) return {
		kind: "failed",
		code: "CCH010",
		detail: "its URL has no nix-cache-info",
		fix: "Check its URL, and whether it needs a login (input netrc)."
	};
	const { storeDir: theirs, priority } = readCacheInfo(url, info);
	if (theirs !== void 0 && theirs !== question.storeDir) return {
		kind: "failed",
		code: "CCH011",
		detail: `it is for stores in ${theirs}, and this one is in ${question.storeDir}`,
		fix: "Use a cache for this store folder."
	};
	return {
		kind: "answered",
		priority,
		milliseconds,
		sample: await firstServed(reader, question)
	};
}
/** The first of the samples that the cache has: one that is trusted, if there is one. */
async function firstServed(reader, question) {
	const found = await Promise.all((await question.samples).map(async (path) => {
		const text = await reader.read(narInfoFile(path.slice(question.storeDir.length + 1))).catch(() => void 0);
		const served = text === void 0 ? void 0 : readServedPath(text, path, question.storeDir);
		if (!served || "wrong" in served) return void 0;
		const signers = [...new Set(served.signatures.map((signature) => signature.split(":", 1)[0] ?? ""))];
		return {
			path,
			trusted: isSigned(served, question.keys),
			signers
		};
	}));
	return found.find((sample) => sample?.trusted) ?? found.find((sample) => sample !== void 0);
}
/**
* A few paths of the running Nix's own closure, which caches may have: the ones that most others need and Nix itself.
* None where Nix is not in the store. Rejects never.
*/
async function samplePaths(host, nix, storeDir) {
	const program = await host.files.realpath(nix.program).catch(() => "");
	const name = program.startsWith(`${storeDir}/`) ? program.slice(storeDir.length + 1).split("/", 1)[0] : void 0;
	if (!name) return [];
	const outcome = await host.exec({
		argv: [
			join(dirname(nix.program), "nix-store"),
			"--query",
			"--requisites",
			`${storeDir}/${name}`
		],
		env: childEnv(host.env),
		timeout: 5,
		signal: host.cancelled
	});
	if (outcome.kind !== "exited" || outcome.code !== 0) return [`${storeDir}/${name}`];
	const paths = outcome.stdout.split("\n").filter((path) => path.startsWith(`${storeDir}/`));
	return [.../* @__PURE__ */ new Set([...paths.slice(0, 3), ...paths.slice(-3)])];
}

// src/binary-cache/check-nix.ts
/** Failed tries of Nix after which it need not go on: it would take 4.5 s for the five of a cache that is down. */
const enough = 3;
/**
* Lets Nix ask the cache for a path that nobody has: that takes its nix-cache-info and one narinfo, of which the second is
* not yet in Nix's memory of what caches have. With a daemon it is the daemon that asks, as it does in builds. Rejects
* never.
*/
async function askNix(host, nix, url, question) {
	const { mode, storeDir, seconds, signal } = question;
	const asker = mode === "daemon" ? "daemon" : "nix";
	const begun = host.clock.now();
	const given = new AbortController();
	let failed = 0;
	const lines = [];
	const config = `${host.env["NIX_CONFIG"] ?? ""}\nsubstitute = true\nsubstituters = ${url}\n`;
	const remote = mode === "daemon" ? { NIX_REMOTE: host.env["NIX_REMOTE"] || "daemon" } : {};
	const path = `${storeDir}/${base32(randomBytes(20))}-cache-check`;
	const outcome = await host.exec({
		argv: [
			join(dirname(nix.program), "nix-store"),
			"--realise",
			"--dry-run",
			path
		],
		env: childEnv(host.env, {
			...remote,
			NIX_CONFIG: config
		}),
		timeout: seconds,
		signal: AbortSignal.any([signal, given.signal]),
		onStderr: (line) => {
			const isAgain = line.includes("; retrying in ");
			lines.push(line.replace(/; retrying in .*/, ""));
			if (isAgain) failed += 1;
			if (failed >= enough) given.abort();
		}
	});
	if (outcome.kind === "not-started") return {
		kind: "silent",
		why: `Nix could not be asked (${outcome.reason})`
	};
	if (host.cancelled.aborted) return {
		kind: "silent",
		why: "it was too slow to be waited for"
	};
	const ended = outcome.kind === "exited";
	const telling = ended && outcome.code === 0 ? lines.filter((line) => !/^warning: error: unable/.test(line)) : lines;
	const [trouble] = findCacheTrouble(telling, [url]);
	if (trouble && isReported(trouble.code)) return {
		kind: "failed",
		asker,
		code: trouble.code,
		detail: trouble.detail,
		fix: trouble.fix
	};
	if (ended && outcome.code === 0) return {
		kind: "answered",
		asker,
		milliseconds: host.clock.now() - begun
	};
	if (ended || outcome.kind === "killed") return {
		kind: "silent",
		why: outcome.stderrTail.at(-1) ?? "Nix failed"
	};
	return {
		kind: "failed",
		asker,
		code: "CCH009",
		detail: `it did not answer Nix within ${seconds} s`,
		fix: "Check its URL and the network of this machine, or remove the cache."
	};
}
function isReported(code) {
	return [
		"CCH007",
		"CCH009",
		"CCH010",
		"CCH011"
	].includes(code);
}

// src/binary-cache/check.ts
/** A small answer that takes longer is slow, milliseconds. */
const slow = 2e3;
/**
* Asks each substituter what it is, all at once. Nix itself asks, through the daemon where there is one, because its
* certificates, proxies and passwords count and not ours; what Nix does not tell (priority, time, keys) this process asks
* itself. Throws nothing: trouble is a row and a problem (CCH002, CCH007, CCH009, CCH010, CCH011, CCH013).
*/
async function checkCaches(host, nix, options) {
	const begun = host.clock.now();
	const { seconds = 10, deadlineSeconds = 20 } = options;
	const all = AbortSignal.any([host.cancelled, host.clock.deadline(deadlineSeconds * 1e3)]);
	const urls = [...new Map(options.substituters.map((url) => [cacheIdentity(url), url])).values()];
	const samples = samplePaths(host, nix, options.storeDir);
	const keys = options.trustedPublicKeys.map(parsePublicKey).filter((key) => key !== void 0);
	const checked = await Promise.all(urls.map(async (url) => {
		if (!isAllowed(url, options)) return untrusted(url);
		const signal = AbortSignal.any([all, host.clock.deadline(seconds * 1e3)]);
		const [byNix, byUs] = await Promise.all([askNix(host, nix, url, {
			...options,
			seconds,
			signal
		}), askDirectly(host, url, {
			storeDir: options.storeDir,
			keys,
			samples,
			seconds,
			signal
		})]);
		return judge$1(url, options, byNix, byUs);
	}));
	return {
		rows: checked.map(({ row }) => row),
		problems: checked.flatMap(({ row, problem }) => problem ? [problemOf(row, problem, options)] : []),
		seconds: (host.clock.now() - begun) / 1e3
	};
}
/**
* The caches that Nix will query and the keys that it will take, read back from Nix: with a daemon that does not trust
* this user, the daemon's own keys. Throws ProblemError BLD004 when Nix does not show them.
*/
async function readCacheSettings(host, nix, { mode, trusted }) {
	const restricted = mode === "daemon" && !trusted;
	const [ours, theirs] = await Promise.all([showSettings(host, nix, {}), restricted ? showSettings(host, nix, {
		NIX_USER_CONF_FILES: "",
		NIX_CONFIG: ""
	}) : void 0]);
	const list = (shown, name) => shown?.ok ? shown.settings.list(name) : [];
	const effective = theirs ?? ours;
	return {
		substituters: list(ours, "substituters"),
		trustedPublicKeys: list(effective, "trusted-public-keys"),
		...theirs?.ok && { allowed: [...list(theirs, "substituters"), ...list(theirs, "trusted-substituters")] },
		requireSigs: !effective.ok || effective.settings.value("require-sigs") !== "false"
	};
}
const states = {
	CCH002: "missing-key",
	CCH007: "untrusted",
	CCH009: "unreachable",
	CCH010: "refused",
	CCH011: "wrong-store-dir",
	CCH013: "slow"
};
function isAllowed(url, { mode, trusted, allowed }) {
	if (mode === "direct" || trusted || !allowed) return true;
	return allowed.some((each) => cacheIdentity(each) === cacheIdentity(url));
}
function untrusted(url) {
	return {
		row: {
			url,
			name: cacheName(url),
			priority: void 0,
			milliseconds: void 0,
			detail: "the Nix daemon does not let this user add it",
			fix: "Ask the administrator to add it to `substituters` or this user to `trusted-users`, or give the job sudo.",
			state: "untrusted",
			asked: "action"
		},
		problem: "CCH007"
	};
}
/** Nix's word first, then ours where Nix has none, then what only we can tell. */
function judge$1(url, options, byNix, byUs) {
	const known = byUs.kind === "answered" ? byUs : void 0;
	const milliseconds = known?.milliseconds ?? (byNix.kind === "answered" ? byNix.milliseconds : void 0);
	const asked = byNix.kind === "silent" ? "action" : byNix.asker;
	const row = {
		url,
		name: cacheName(url),
		priority: known?.priority,
		milliseconds,
		asked
	};
	const trouble = (code, detail, fix) => ({
		row: {
			...row,
			state: states[code],
			detail,
			fix
		},
		problem: code
	});
	if (byNix.kind === "failed") {
		if (known && (byNix.code === "CCH009" || byNix.code === "CCH010")) {
			const fix = `Give ${byNix.asker === "daemon" ? "the Nix daemon" : "Nix"} the certificates, the proxy or the netrc-file by which this job reaches it.`;
			return trouble(byNix.code, `${byNix.detail}; this process itself reaches it`, fix);
		}
		return byUs.kind === "failed" && byUs.code === "CCH010" && byNix.code === "CCH010" ? trouble(byUs.code, byUs.detail, byUs.fix) : trouble(byNix.code, byNix.detail, byNix.fix);
	}
	if (byNix.kind === "silent" && byUs.kind === "failed") return trouble(byUs.code, byUs.detail, byUs.fix);
	const key = keyProblem(url, options, known);
	if (key) return trouble("CCH002", key.detail, key.fix);
	if (milliseconds !== void 0 && milliseconds > slow) return trouble("CCH013", `a small answer took ${(milliseconds / 1e3).toFixed(1)} s`, "Check the network between this machine and the cache, or remove the cache.");
	if (byNix.kind === "silent" && !known) return { row: {
		...row,
		state: "unknown",
		detail: byNix.why,
		fix: ""
	} };
	const found = keyFound(url, options, known);
	const only = byUs.kind === "failed" ? `; this process itself cannot ask it (${byUs.detail})` : "";
	const detail = `${found ?? "it answers, but its key cannot be determined"}${only}`;
	return { row: {
		...row,
		state: found === void 0 ? "unknown" : "usable",
		detail,
		fix: ""
	} };
}
/** What is known of its key for certain, and is not what Nix wants. */
function keyProblem(url, options, known) {
	if (takesAnything(url, options) || known?.sample?.trusted) return void 0;
	const preset = presetOf(url);
	if (preset && !options.trustedPublicKeys.includes(preset.key)) {
		const fix = `Add ${preset.name} to the input caches, or its key to extra-trusted-public-keys.`;
		return {
			detail: `its key ${nameOf(preset.key)} is not among trusted-public-keys`,
			fix
		};
	}
	if (!known?.sample) return void 0;
	const { path, signers } = known.sample;
	return {
		detail: `${path} there ${signers.length > 0 ? `is signed by ${signers.join(", ")}` : "is not signed"}, which Nix does not trust`,
		fix: "Add its public key to extra-trusted-public-keys, exactly as its owner publishes it."
	};
}
/** Why Nix will take what it serves; undefined when that cannot be determined. */
function keyFound(url, options, known) {
	if (takesAnything(url, options)) return "its paths need no signature";
	if (known?.sample?.trusted) return "it has a path of Nix itself with a trusted signature";
	const preset = presetOf(url);
	if (preset) return `its key ${nameOf(preset.key)} is trusted`;
	const host = URL.parse(url)?.hostname ?? "";
	const namesake = options.trustedPublicKeys.map(nameOf).find((name) => host !== "" && name.replace(/-\d+$/, "") === host);
	return namesake === void 0 ? void 0 : `a key with its name, ${namesake}, is trusted`;
}
function takesAnything(url, { requireSigs }) {
	const trusted = new URLSearchParams(url.split("?", 2)[1] ?? "").get("trusted") ?? "";
	return requireSigs === false || /^(?:1|true|yes)$/.test(trusted);
}
function presetOf(url) {
	const bare = cacheIdentity(url.split("?", 1)[0] ?? "");
	return cachePresets.find((preset) => cacheIdentity(preset.url) === bare);
}
function nameOf(key) {
	return key.split(":", 1)[0] ?? "";
}
function problemOf(row, code, { required }) {
	const more = { subject: cacheSubject(row.url) };
	if (code === "CCH013") return warning(code, `The cache ${row.name} is slow: ${row.detail}.`, row.fix, more);
	return (required ? error : warning)(code, `The cache ${row.name} cannot be used: ${row.detail}.`, row.fix, more);
}

// src/nix/machine-kind.ts
/** Debian's nix-setup-systemd gives the daemon's socket to it. https://sources.debian.org/src/nix (README.Debian) */
const debianGroup = "nix-users";
/** Looks where this is, without changing anything. `nix` is what `lookForNix` found. Throws nothing. */
async function findMachineFacts(host, nix) {
	const seen = [];
	const note = (what, where) => void seen.push({
		what,
		where
	});
	const has = async (path, what) => {
		const there = await isThere(host, path);
		if (there) note(what, path);
		return there;
	};
	if (host.platform === "win32") note("Windows", "process.platform");
	const hosted = host.env["RUNNER_ENVIRONMENT"] === "github-hosted";
	if (hosted) note("a runner of GitHub’s", "RUNNER_ENVIRONMENT");
	const kubernetes = Boolean(host.env["KUBERNETES_SERVICE_HOST"]);
	if (kubernetes) note("a pod", "KUBERNETES_SERVICE_HOST");
	const container = await isContainer(host, has, note) || kubernetes;
	const systemd = await has("/run/systemd/system", "systemd");
	const owner = await findOwner(host, nix, has, note);
	const privilege = host.platform === "win32" ? "none" : await findPrivilege(host);
	const daemonGroup = await findDaemonGroup(host);
	if (daemonGroup) note(`the group ${daemonGroup.name}`, "/etc/group");
	const machine = {
		nix,
		hosted,
		container,
		kubernetes,
		systemd,
		privilege
	};
	return {
		kind: owner ?? await kindWithoutNix(host, machine),
		...machine,
		confFile: await findConfFile(host, owner, note),
		daemonGroup,
		seen
	};
}
async function isContainer(host, has, note) {
	const marks = await Promise.all(containerMarks.map((mark) => has(mark, "a container")));
	const first = await host.files.readFile("/proc/1/environ", "utf8").catch(() => "");
	const variable = host.env["container"] !== void 0 || first.split("\0").some((entry) => /^container=/.test(entry));
	if (variable) note("a container", "the variable container");
	return marks.includes(true) || variable;
}
/** Who has put Nix here. NixOS counts even where no nix is on PATH: its /etc is made by a rebuild. */
async function findOwner(host, nix, has, note) {
	if (host.platform === "win32") return "windows";
	if ([await has("/etc/NIXOS", "NixOS"), await has("/run/current-system/nixos-version", "NixOS")].includes(true)) return "nixos";
	if (!nix) return void 0;
	const said = await versionText(host, nix);
	note(said, `${nix.program} --version`);
	if (/\bLix\b/.test(said)) return "lix";
	if (/\bDeterminate\b/.test(said) || await has("/usr/local/bin/determinate-nixd", "Determinate Nix")) return "determinate";
	if (await has("/run/current-system/darwin-version", "nix-darwin")) return "nix-darwin";
	if (await has("/var/lib/dpkg/info/nix-bin.list", "the Debian package nix-bin")) return "debian";
	for (const path of ["/nix/var/nix/daemon-socket/socket", "/etc/systemd/system/nix-daemon.socket"]) if (await has(path, "a Nix daemon")) return "upstream-daemon";
	return await has("/Library/LaunchDaemons/org.nixos.nix-daemon.plist", "a Nix daemon") ? "upstream-daemon" : "upstream-single";
}
async function versionText(host, nix) {
	return (await ask$1(host, childEnv(host.env), [nix.program, "--version"], { timeout: 30 }))?.trim() || `nix ${nix.version}`;
}
async function kindWithoutNix(host, machine) {
	if (machine.container) return "container";
	if (machine.hosted) return host.platform === "darwin" ? "hosted-macos" : "hosted-linux";
	return machine.privilege === "none" ? "rootless" : "none";
}
/** Not where nix.conf is a link: then something else makes it, as a rebuild of NixOS does. */
async function findConfFile(host, owner, note) {
	const folder = host.env["NIX_CONF_DIR"] || "/etc/nix";
	const path = join(folder, "nix.conf");
	const stat = await host.files.lstat(path).catch(() => void 0);
	if (stat?.isSymbolicLink()) note(`a link to ${await host.files.realpath(path).catch(() => "nothing")}`, path);
	if (stat?.isSymbolicLink() || owner === "nixos" || owner === "windows") return void 0;
	return owner === "determinate" ? "nix.custom.conf" : "nix.conf";
}
/** The group that Debian gives the daemon to, and whether this user is in it; undefined where there is none. */
async function findDaemonGroup(host) {
	const group = (await host.files.readFile("/etc/group", "utf8").catch(() => "")).split("\n").map((line) => line.split(":")).find(([name]) => name === debianGroup);
	if (!group) return void 0;
	const user = (await passwdEntry(host))?.name;
	const members = (group[3] ?? "").split(",");
	return {
		name: debianGroup,
		member: host.uid === 0 || user !== void 0 && members.includes(user)
	};
}

// src/nix/store-access.ts
const socket = "/nix/var/nix/daemon-socket/socket";
const database = "/nix/var/nix/db";
/**
* Why this user can use neither the daemon nor the store itself, as INS035; undefined where that is not what is wrong, or
* where the environment names another store. Changes nothing, throws nothing.
*/
async function explainNoAccess(host) {
	if ([
		"NIX_REMOTE",
		"NIX_STATE_DIR",
		"NIX_DAEMON_SOCKET_PATH"
	].some((name) => host.env[name]) || await isWritable(host, database) || await isWritable(host, socket)) return void 0;
	const user = (await passwdEntry(host))?.name ?? String(host.uid);
	const group = await findDaemonGroup(host);
	if (group && !group.member) {
		const message = `The Nix daemon of this machine serves members of the group ${group.name} only, and ${user} is not one.`;
		const fix = `Run once as root: usermod --append --groups ${group.name} ${user}; then restart the runner.`;
		return error("INS035", message, fix, { source: "https://sources.debian.org/src/nix (README.Debian)" });
	}
	const owner = await host.files.stat("/nix/store").catch(() => void 0);
	if (!owner || await host.files.stat(socket).catch(() => void 0)) return void 0;
	const message = `The store of this machine belongs to user ${owner.uid}, no Nix daemon runs, and this job runs as ${user}.`;
	return error("INS035", message, "Run the job as the owner of the store, start nix-daemon as root in the image before the runner, or make the user of the runner the owner of /nix in the image.");
}

// src/nix/configure/facts.ts
/**
* Looks at this machine without changing it; the daemon, where there is one, must run. Throws ProblemError BLD004 when
* Nix does not say which store it uses, INS035 when this user may use none.
*/
async function findConfigurationFacts(host, nix) {
	const confDir = host.env["NIX_CONF_DIR"] || "/etc/nix";
	const privilege = await findPrivilege(host);
	const store = await findStore(host, nix);
	const restricted = store.mode === "daemon" && !store.trusted;
	return {
		...store,
		privilege,
		hosted: host.env["RUNNER_ENVIRONMENT"] === "github-hosted",
		user: (await passwdEntry(host))?.name ?? host.env["USER"] ?? String(host.uid),
		nixVersion: nix.version,
		confDir,
		confDirWritable: await isWritableFolder(host, privilege, confDir),
		allowedSubstituters: restricted ? await allowedSubstituters(host, nix) : []
	};
}
/**
* Whether Nix commands go through a daemon, and whether that trusts this user. `nix store info` lets the daemon itself
* say whether it trusts us; where it cannot, only root counts as trusted. Throws ProblemError BLD004, and INS035 where
* this user may use neither daemon nor store.
*/
async function findStore(host, nix) {
	const outcome = await runNix(host, nix, storeCommand(nix), { timeout: 60 });
	const answer = outcome.kind === "exited" && outcome.code === 0 ? parseInfo(outcome.stdout) : void 0;
	if (answer) {
		const mode = /^(?:daemon|unix)\b/.test(answer.url) ? "daemon" : "direct";
		return {
			mode,
			trusted: mode === "direct" || (answer.trusted ?? host.uid === 0)
		};
	}
	const closed = await explainNoAccess(host);
	if (closed) throw new ProblemError(closed);
	const words = outcome.kind === "not-started" ? outcome.reason : nixErrorText(outcome.stderrTail);
	throw new ProblemError(error("BLD004", `Nix did not report which store it uses (${words ?? outcome.kind}).`, "Check that the Nix daemon runs, and that this user may use it."));
}
/** Nix 2.26 writes `"trusted":1`, Nix 2.34 `"trusted":true`. */
function parseInfo(json) {
	try {
		const { url, trusted } = JSON.parse(json);
		if (typeof url !== "string") return void 0;
		return trusted === void 0 || trusted === null ? { url } : {
			url,
			trusted: trusted === true || trusted === 1
		};
	} catch {
		return;
	}
}
/** The daemon has read the system's files only. */
async function allowedSubstituters(host, nix) {
	const shown = await showSettings(host, nix, {
		NIX_USER_CONF_FILES: "",
		NIX_CONFIG: ""
	});
	return shown.ok ? ["substituters", "trusted-substituters"].flatMap((name) => shown.settings.list(name)) : [];
}

// src/nix/sandbox/verdict.ts
/** What the probe of the sandbox saw, and what follows. Pure. */
/** Begins each line that the builder prints. */
const linePrefix = "sandbox-probe: ";
/** Processes that a sandbox has at most: the builder alone, but for a process 1 that some Nix may add. */
const few = 3;
/** Nix's words when the sandbox cannot be had and it may not do without, 2.26 and 2.34. */
const refusals = /sandbox|namespace|setting up the build environment|setgroups|mounting|pivot/i;
/** https://github.com/NixOS/nix src/libstore/unix/user-lock.cc */
const noBuildUsers = /'build-users-group' does not exist|build users group '.*' has no members/;
function judge(probed) {
	const verdict = isolation(probed);
	return seenIn(probed) && saidBy(probed).includes("marker") ? {
		...verdict,
		readsJob: true
	} : verdict;
}
function isolation(probed) {
	const seen = seenIn(probed);
	const { sandbox, fallback } = probed.settings;
	if (!seen) return unseen(probed);
	if (seen.foreign.length === 0) return {
		works: true,
		how: "sandboxed",
		why: seen.own.join(", "),
		fix: ""
	};
	if (seen.own.length > 0) return {
		works: false,
		how: "partial",
		why: `the builder has ${seen.own.join(", ")}, but ${seen.foreign.join(", ")}`,
		fix: "Check `sandbox-paths` and the container of this job."
	};
	if (sandbox === void 0) return {
		works: false,
		how: "unsandboxed",
		why: seen.foreign.join(", "),
		fix: askForIt
	};
	if (sandbox === "false") return {
		works: false,
		how: "unsandboxed",
		why: "the configuration has `sandbox = false`",
		fix: askForIt
	};
	if (fallback === "false") return {
		works: false,
		how: "unsandboxed",
		why: `the configuration has \`sandbox = ${sandbox}\` and no fallback, but the builder uses another one`,
		fix: "Restart the Nix daemon: it reads its configuration once."
	};
	return {
		works: false,
		how: "fallback",
		...obstacle(probed)
	};
}
const askForIt = "Set `sandbox = true` in extra-nix-config, or for a daemon in its nix.conf.";
/** What the builder printed. */
function saidBy({ lines }) {
	return lines.map(stripVTControlCharacters).filter((line) => line.startsWith(linePrefix)).map((line) => line.slice(15));
}
/** Undefined when the builder did not come to its end. */
function seenIn(probed) {
	const { passwd } = probed;
	const said = saidBy(probed);
	if (!said.includes("end")) return void 0;
	const valuesOf = (name) => said.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
	const [own, foreign] = [[], []];
	const note = (is, good, bad) => void (is ? own.push(good) : foreign.push(bad));
	note(valuesOf("pid")[0] === "1" && Number(valuesOf("processes")[0]) <= few, "its own processes", "it sees the processes of the machine");
	note(valuesOf("passwd")[0] !== passwd && !said.includes("marker"), "its own files", "it sees the files of the machine");
	const interfaces = valuesOf("interface").filter((name) => name !== "lo");
	if (interfaces.length > 0) foreign.push(`it sees the network interface ${interfaces[0]}`);
	else if (own.length > 0) own.push("no network");
	return {
		own,
		foreign
	};
}
function unseen(probed) {
	const why = probed.refusal.replace(/\.$/, "");
	if (/\/bin\/sh['’"]?: No such file/.test(why)) return {
		works: false,
		how: "unknown",
		why: "the builder has no /bin/sh to check with",
		fix: "Add a shell to `sandbox-paths`: /bin/sh=/path/of/a/static/shell."
	};
	if (noBuildUsers.test(why)) return {
		works: false,
		how: "refused",
		why,
		fix: "Make the group and its users as root (on Debian the package nix-setup-systemd does), or for builds as root itself put `build-users-group =` into extra-nix-config."
	};
	if (probed.settings.sandbox !== "false" && refusals.test(why)) return {
		works: false,
		how: "refused",
		why,
		fix: obstacle(probed).fix
	};
	return {
		works: false,
		how: "unknown",
		why,
		fix: "Check the message of Nix, and whether it can build at all."
	};
}
/** What prevents namespaces, and how to fix it. */
function obstacle({ byRoot, kernel }) {
	const orDaemon = byRoot ? "." : ", or use the daemon (mode: daemon).";
	if (kernel.none) return {
		why: "the kernel has user namespaces turned off (user.max_user_namespaces is 0)",
		fix: `Run \`sudo sysctl -w user.max_user_namespaces=10000\` before this step${orDaemon}`
	};
	if (!byRoot && kernel.appArmor) return {
		why: "AppArmor forbids mounts in namespaces of this user, as on Ubuntu since 24.04",
		fix: `Run \`sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\` before this step${orDaemon}`
	};
	if (!byRoot && kernel.onlyRoot) return {
		why: "the kernel allows user namespaces only for root (kernel.unprivileged_userns_clone is 0)",
		fix: `Run \`sudo sysctl -w kernel.unprivileged_userns_clone=1\` before this step${orDaemon}`
	};
	return {
		why: "the kernel or the container of this job allows no mount namespaces",
		fix: "Give the container `options: --privileged`, or use a runner without a container."
	};
}

// src/nix/sandbox/sandbox.ts
/** Seconds for the build; it takes a tenth of one, but the machine may be busy. */
const waitTime = 20;
/**
* What the builder looks at, with nothing but what a shell has in itself: the sandbox has no other program. It fails on
* purpose: so no output is left in the store, and no post-build-hook runs.
*/
const script = `
say() { echo "${linePrefix}$*"; }
say pid $$
set -- /proc/[0-9]*
say processes $#
if read -r first < /etc/passwd; then say passwd "$first"; fi
if [ -e "$marker" ]; then say marker; fi
while IFS=: read -r name rest; do case $name in *'|'*) ;; *) say interface $name ;; esac; done < /proc/net/dev
say end
exit 1
`;
const expression = `{ system, marker, script }: derivation {
  name = "sandbox-probe"; inherit system marker; builder = "/bin/sh"; args = [ "-c" script ];
  preferLocalBuild = true; allowSubstitutes = false;
}`;
/**
* Whether builds are really sandboxed: builds a derivation of one shell script that looks around, as the configuration
* says and through the daemon where that builds. Needs no network and no Nixpkgs; leaves one small .drv file in the
* store. What it found is kept in the job's folder for this boot and this Nix. Throws nothing: what cannot be determined is
* `unknown`.
*/
async function probeSandbox(host, nix, options) {
	const key = await keyOf(host, nix, options);
	const path = join(jobFolder(host), "sandbox.json");
	const known = options.fresh ? void 0 : await readKept(host, path, key);
	if (known) return known;
	const begun = host.clock.now();
	const shown = await showSettings(host, nix, readsOnlySystemFiles(options)).catch(() => void 0);
	const settings = shown?.ok ? shown.settings : void 0;
	const report = {
		...await lookInside(host, nix, options, settings),
		asked: settings?.value("sandbox"),
		seconds: (host.clock.now() - begun) / 1e3
	};
	if (report.how !== "unknown") await writeAtomically(host, path, `${JSON.stringify({
		schema: "sandbox/1",
		key,
		report
	})}\n`).catch(() => {});
	return report;
}
/**
* INS044 where something is to be said. With `auto`, and unless the configuration turns the sandbox off: a warning when
* Nix does not sandbox, a notice when nobody could look, for builds may be as they should. With `require` an error unless
* Nix was seen to sandbox. `secrets` are the inputs that gave this job secrets: where a builder can read them, that is
* said whatever the configuration says. Pure.
*/
function sandboxProblems(report, wanted, secrets = []) {
	if (report.works) return [];
	const what = {
		sandboxed: "Builds are sandboxed",
		partial: "Builds are sandboxed in part",
		unsandboxed: "Builds are not sandboxed",
		fallback: "Nix is configured to sandbox builds, but silently does not",
		refused: "Nix refuses to build",
		unknown: "Whether builds are sandboxed cannot be determined"
	}[report.how];
	const exposed = report.readsJob === true && secrets.length > 0;
	const whose = exposed ? ` They run as this user and can read the values of ${secrets.join(", ")}.` : "";
	const message = `${what}: ${report.why}.${whose}`;
	if (wanted === "require") return [error("INS044", message, report.fix)];
	if (report.asked === "false" && !exposed) return [];
	return [(report.how === "unknown" ? notice : warning)("INS044", message, report.fix)];
}
async function lookInside(host, nix, options, settings) {
	const asked = settings?.value("sandbox");
	if (host.platform !== "linux") return {
		works: false,
		how: asked === "false" ? "unsandboxed" : "unknown",
		why: asked === "false" ? "the configuration has `sandbox = false`" : "the check supports only Linux",
		fix: "Use a Linux runner."
	};
	const marker = join(jobFolder(host), "sandbox-marker");
	await writeAtomically(host, marker, "Builds in a sandbox do not see this file.\n").catch(() => {});
	const lines = [];
	const outcome = await build(host, nix, options, settings?.value("system") ?? systemOf(host) ?? "", marker, lines);
	return judge({
		lines,
		passwd: (await readIfPresent(host, "/etc/passwd").catch(() => void 0))?.split("\n", 1)[0],
		refusal: refusalOf(outcome),
		settings: {
			sandbox: asked,
			fallback: settings?.value("sandbox-fallback")
		},
		byRoot: options.mode === "daemon" || host.uid === 0,
		kernel: await kernelFacts(host)
	});
}
function build(host, nix, options, system, marker, lines) {
	const settings = [
		"--option",
		"builders",
		"",
		"--option",
		"substitute",
		"false",
		"--option",
		"keep-failed",
		"false"
	];
	const values = {
		system,
		marker,
		script
	};
	const more = { ...options.mode === "daemon" && { NIX_REMOTE: host.env["NIX_REMOTE"] || "daemon" } };
	return host.exec({
		argv: [
			join(dirname(nix.program), "nix-build"),
			...[
				"--no-out-link",
				"--max-jobs",
				"1",
				...settings,
				"-E",
				expression
			],
			...Object.entries(values).flatMap(([name, value]) => [
				"--argstr",
				name,
				value
			])
		],
		env: childEnv(host.env, more),
		timeout: waitTime,
		signal: host.cancelled,
		onStderr: (line) => lines.push(line)
	});
}
/** Why there was no build at all; its own failure is wanted. */
function refusalOf(outcome) {
	if (outcome.kind === "not-started") return outcome.reason;
	if (outcome.kind === "timed-out") return `it took longer than ${waitTime} s`;
	return (nixErrorText(outcome.stderrTail)?.split("\n"))?.findLast((line) => line.trim() !== "")?.trim() ?? outcome.stderrTail.at(-1) ?? `it was ${outcome.kind}`;
}
/** What keeps a process without rights from making namespaces. https://docs.kernel.org/admin-guide/sysctl/user.html */
async function kernelFacts(host) {
	const read = async (path) => (await readIfPresent(host, path).catch(() => void 0))?.trim();
	const [appArmor, most, unprivileged] = await Promise.all([
		read("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
		read("/proc/sys/user/max_user_namespaces"),
		read("/proc/sys/kernel/unprivileged_userns_clone")
	]);
	return {
		appArmor: appArmor === "1",
		none: most === "0",
		onlyRoot: unprivileged === "0"
	};
}
/** A daemon that does not trust us builds as the system's files say. */
function readsOnlySystemFiles({ mode, trusted }) {
	return mode === "daemon" && !trusted ? {
		NIX_USER_CONF_FILES: "",
		NIX_CONFIG: ""
	} : {};
}
async function keyOf(host, nix, { mode, trusted }) {
	const boot = await readIfPresent(host, "/proc/sys/kernel/random/boot_id").catch(() => void 0);
	const given = [
		"NIX_CONFIG",
		"NIX_USER_CONF_FILES",
		"NIX_CONF_DIR",
		"NIX_REMOTE"
	].map((name) => host.env[name] ?? "");
	const all = [
		boot?.trim(),
		nix.program,
		nix.version,
		mode,
		trusted === true,
		host.uid,
		...given
	];
	return createHash("sha256").update(JSON.stringify(all)).digest("hex");
}
async function readKept(host, path, key) {
	const text = await readIfPresent(host, path).catch(() => void 0);
	const load = async () => (await import("./nix-schema.chunk.js")).keptSandbox;
	const kept = await readSaved(text, load);
	return kept?.key === key ? kept.report : void 0;
}

// src/actions/setup/examination/provider.ts
/**
* What the configured Nix is worth: whether builds are really sandboxed, and whether each binary cache can be used. Throws
* ProblemError INS044 where a sandbox is required and there is none, and the caches' problems where they are required.
*/
const examine = {
	name: "examine",
	provide: async (context) => {
		const { host, inputs } = context;
		const { nix } = readyNix(context);
		const store = await findStore(host, nix);
		const [sandbox, caches] = await Promise.all([probeSandbox(host, nix, {
			...store,
			fresh: true
		}), inputs["check-caches"] ? check(host, nix, store, inputs["caches-required"]) : void 0]);
		const problems = [...sandboxProblems(sandbox, inputs.sandbox, secretInputs(inputs)), ...caches?.problems ?? []];
		const rows = caches?.rows ?? [];
		logChecks(host, sandbox, rows);
		if (worstSeverity(problems) === "error") throw new ProblemError(problems);
		const states = rows.map(({ url, state, priority, milliseconds }) => ({
			url,
			state,
			priority,
			milliseconds
		}));
		return {
			outputs: {
				sandbox: sandbox.how,
				"cache-states": JSON.stringify(states)
			},
			rows: [["Sandbox", sandbox.how]],
			warnings: problems,
			found: { caches: rows }
		};
	}
};
/** The inputs by which this job was given secrets; the GitHub token, which every job has, is not counted. */
function secretInputs(inputs) {
	return [
		"netrc",
		"builders-key",
		"extra-access-tokens",
		"aws",
		"floxhub-auth"
	].filter((name) => inputs[name]);
}
async function check(host, nix, store, required) {
	const settings = await readCacheSettings(host, nix, store);
	const storeDir = host.env["NIX_STORE_DIR"] || "/nix/store";
	const substituters = settings.substituters.filter((url) => !url.startsWith("file://"));
	return checkCaches(host, nix, {
		...settings,
		...store,
		substituters,
		storeDir,
		required
	});
}
function logChecks(host, sandbox, rows) {
	host.log.info(`Sandbox: ${sandbox.how}${sandbox.why === "" ? "" : `, ${sandbox.why}`}`);
	if (rows.length === 0) return;
	const count = (state) => rows.filter((row) => row.state === state).length;
	const open = count("unknown") === 0 ? "" : `, ${count("unknown")} not known`;
	host.log.group(`Binary caches: ${count("usable") + count("slow")} of ${rows.length} can be used${open}`);
	for (const line of cacheTable(rows).split("\n")) host.log.info(line);
	host.log.endGroup();
}
/** Problems of builds without those of caches that the check has told already: one cache is one warning. */
function withoutReported(problems, caches) {
	const working = [
		"usable",
		"slow",
		"unknown"
	];
	const down = caches.filter(({ state }) => !working.includes(state)).map(({ url }) => cacheSubject(url).cache);
	return problems.filter(({ subject }) => subject?.cache === void 0 || !down.includes(subject.cache));
}

export { examine, findConfigurationFacts, findMachineFacts, withoutReported };