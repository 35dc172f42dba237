import { LateError, ProblemError, RefusedRedirect, cacheIdentity, cacheName, cacheSubject, error, failureText, floxChannels, floxDownloads, floxFlake, floxReleases, follow, isAtLeast, isErrno, isPassing, isThere as isThere$1, newestFlox, notice, parseNixConf, parseSha256, printNixConf, readIfPresent, retry, setting, settingsNamed, shown, systemOf, textSetting, warning, writeAtomically } from "./frame.chunk.js";
import { addInclude, asRoot, asRootWith, ask, bootOut, buildFolders, checkRpm, childEnv, darwinStore, digest, diskInfo, failed as failed$1, fileProblem, findConflicts as findConflicts$1, findMixedTrust, findPrivilege, floxLink, floxReceiptPath, fstabPath, gatherFloxFacts, inGigabytes, installEnv, isManagedBy, isWithin, jobFolder, largest, listVolumes, lookForFlox, macPrograms, managedNames, managedText, measuredAbove, measuredPath, mergeNetrc, missingFolders, mountedVolume, mounterPlist, mountsWithin, neededBytes, neededPrograms, nixFolder as nixFolder$1, nixHome, noRoom, parseNetrc, partsOf, planRemoval, printPlist, readFloxReceipt, readMounts, readReceipt, readSaved, receiptPath, removeInclude, rootFiles, runNix, runStep, stagedConf, stateFolder, syntheticPath, userConfFiles, userPrograms, whyNotAsRoot, withoutVolumeFiles, writeFloxReceipt } from "./common.chunk.js";
import { showSettings } from "./planning.chunk.js";
import { cannotRemove, claim, dropEntry, findSupervision, isPlainEntry, readJournal, removeDaemon, restartDaemon, setEntry, withLock, withoutJob } from "./nix-daemon-daemon.chunk.js";
import { X509Certificate, createHash, createHmac, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";

// src/nix/configure/system.ts
/** Seconds to wait for other jobs, which may be restarting the daemon. */
const waitTime$4 = 120;
const rootOwned = {
	mode: 420,
	uid: 0,
	gid: 0
};
/** One lock around reading, trying and writing, so that no job's part is lost; also for the credentials, which restart the daemon too. */
function alone(host, work) {
	return withLock(host, join(stateFolder(host), "configuration.lock"), waitTime$4, work);
}
/**
* Adds this job's part to the managed file in the system's folder, and its line to nix.conf. Written down in the journal
* first, after `validate` has let Nix read the result. The daemon is restarted when it has not read these bytes yet.
*/
function applySystem(host, { confDir, confFile }, part, options, validate) {
	return alone(host, async () => {
		const files = rootFiles(host, await findPrivilege(host));
		const known = (await readJournal(host)).find((entry) => makesConfiguration(host, entry) && dirname(entry.path) === confDir);
		const path = known?.path ?? await choosePath(host, files, confDir);
		const joined = {
			...known ?? {
				owner: "configuration",
				path,
				users: []
			},
			users: [.../* @__PURE__ */ new Set([...known?.users ?? [], options.job])],
			parts: {
				...known?.parts,
				[options.job]: JSON.stringify(part)
			}
		};
		const conf = join(confDir, confFile);
		const had = await files.read(conf);
		const wanted = {
			managed: managedText(host.uid, await partsOf(joined)),
			conf: addInclude(had ?? "", name(path))
		};
		const tried = await stage(host, files, {
			confDir,
			confFile
		}, {
			path,
			...wanted
		}, validate);
		const made = await missingPaths(host, files, confDir, conf, had);
		const entry = {
			...joined,
			made: [.../* @__PURE__ */ new Set([...known?.made ?? [], ...made])]
		};
		await setEntry(host, path, entry);
		await files.makeFolder(confDir);
		await writeManaged(host, files, path, wanted.managed);
		if (wanted.conf !== had) await files.write(conf, wanted.conf, await ownershipOf(host, conf));
		const others = await partsOf(known ? withoutJob(known, options.job) : void 0);
		return {
			settings: tried.settings,
			warnings: [
				...findConflicts$1(part, others),
				...findMixedTrust(part, others),
				...tried.warnings
			],
			restarted: await restartIfChanged(host, entry, digest(wanted.conf, wanted.managed), options)
		};
	});
}
/**
* Takes this job's part out of every managed file that the journal knows, and makes each what its jobs ask for, should an
* earlier process have died over it. The last job removes the file and its line;
* nix.conf and its folder go only if we made them and nobody has used them since.
*/
function undoSystem(host, options) {
	return alone(host, async () => {
		const entries = (await readJournal(host)).filter((entry) => makesConfiguration(host, entry));
		let restarted = false;
		for (const entry of entries) restarted = await leaveEntry(host, withoutJob(entry, options.job), options) || restarted;
		return { restarted };
	});
}
/** Whether an entry is that of a managed file in the folder of the system's nix.conf. */
function makesConfiguration(host, entry) {
	const folder = dirname(entry.path);
	const known = ["/etc/nix", host.env["NIX_CONF_DIR"]].includes(folder) && managedNames(host.uid).includes(name(entry.path));
	const confs = ["nix.conf", "nix.custom.conf"].map((file) => join(folder, file));
	return entry.owner === "configuration" && known && isPlainEntry(entry, ...confs);
}
/** Removes a managed file that nobody uses, and its line. Throws as `undoConfiguration`. */
function removeSystem(host, entry, options) {
	return alone(host, () => leaveEntry(host, entry, options));
}
/** Makes the managed file what the users of the entry ask for; without users it goes. Gives whether the daemon was restarted. */
async function leaveEntry(host, left, options) {
	await setEntry(host, left.path, left);
	const files = rootFiles(host, await findPrivilege(host));
	const restarted = await restartIfChanged(host, left, await (left.users.length > 0 ? rewrite(host, files, left) : removeManaged(host, files, left)), options);
	if (left.users.length === 0) await setEntry(host, left.path, void 0);
	return restarted;
}
/** The managed file for the jobs that are left. */
async function rewrite(host, files, entry) {
	const text = managedText(host.uid, await partsOf(entry));
	await writeManaged(host, files, entry.path, text);
	const conf = join(dirname(entry.path), await confFileOf(files, entry));
	return digest(await files.read(conf) ?? "", text);
}
async function removeManaged(host, files, entry) {
	const folder = dirname(entry.path);
	const conf = join(folder, await confFileOf(files, entry));
	const text = await files.read(conf);
	const restored = removeInclude(text ?? "", name(entry.path));
	if (restored === "" && entry.made?.includes(conf)) await files.remove(conf);
	else if (text !== void 0 && restored !== text) await files.write(conf, restored, await ownershipOf(host, conf));
	const managed = await files.read(entry.path);
	if (managed === void 0 || isManagedBy(host.uid, managed)) await files.remove(entry.path);
	for (const path of [conf, entry.path]) await files.removeDraft(path);
	for (const made of [...entry.made ?? []].reverse()) if (made !== conf) await files.removeFolder(made);
	return digest(restored);
}
/** Restarts the daemon unless it has read this already; written down after it did, so that a kill in between is made good. */
async function restartIfChanged(host, entry, loadedDigest, options) {
	if (entry.loadedDigest === loadedDigest) return false;
	await options.restartDaemon?.();
	await setEntry(host, entry.path, {
		...entry,
		loadedDigest
	});
	return options.restartDaemon !== void 0;
}
/** The file that has our line: what the machine was like when it was added. */
async function confFileOf(files, entry) {
	const text = await files.read(join(dirname(entry.path), "nix.custom.conf")) ?? "";
	return removeInclude(text, name(entry.path)) === text ? "nix.conf" : "nix.custom.conf";
}
/** Lets Nix read the files in a private folder, where their own includes still mean the same. */
async function stage(host, files, { confDir, confFile }, wanted, validate) {
	const folder = join(jobFolder(host), `staged-${randomBytes(6).toString("hex")}`);
	const managed = join(folder, name(wanted.path));
	try {
		await writeAtomically(host, managed, wanted.managed);
		await writeAtomically(host, join(folder, confFile), stagedConf(wanted.conf, confDir, name(wanted.path)));
		if (confFile !== "nix.conf") {
			const above = await files.read(join(confDir, "nix.conf")) ?? "";
			await writeAtomically(host, join(folder, "nix.conf"), stagedConf(above, confDir, confFile));
		}
		return await validate({
			confDir: folder,
			names: [[folder, confDir]]
		});
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** A name in the folder that is free, or whose file these jobs wrote. */
async function choosePath(host, files, confDir) {
	const paths = managedNames(host.uid).map((file) => join(confDir, file));
	for (const path of paths) {
		const text = await files.read(path);
		if (text === void 0 || isManagedBy(host.uid, text)) return path;
	}
	throw new ProblemError(fileProblem(paths.at(-1) ?? confDir, "another program has changed it"));
}
async function writeManaged(host, files, path, text) {
	const known = await files.read(path);
	if (known === text) return;
	if (known !== void 0 && !isManagedBy(host.uid, known)) throw new ProblemError(fileProblem(path, "another program has changed it"));
	await files.write(path, text, rootOwned);
}
/** What will have to be made: folders that are missing, and nix.conf. */
async function missingPaths(host, files, confDir, conf, had) {
	const folders = await files.missingFolders(confDir);
	return had !== void 0 || await host.files.lstat(conf).catch(() => void 0) !== void 0 ? folders : [...folders, conf];
}
/** Of the file that is there, else root's. A symlink is not ours to replace. */
async function ownershipOf(host, path) {
	const stat = await host.files.lstat(path).catch(() => void 0);
	if (stat === void 0) return rootOwned;
	if (!stat.isFile()) throw new ProblemError(fileProblem(path, "it is not a regular file"));
	return {
		mode: stat.mode,
		uid: stat.uid,
		gid: stat.gid
	};
}
function name(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}

// src/nix/credentials/environment.ts
/** What the AWS SDK in Nix reads for s3:// stores. https://nix.dev/manual/nix/stable/store/types/s3-binary-cache-store */
const awsVariables = [
	"AWS_ACCESS_KEY_ID",
	"AWS_SECRET_ACCESS_KEY",
	"AWS_SESSION_TOKEN",
	"AWS_REGION"
];
const proxies = [
	"http_proxy",
	"https_proxy",
	"ftp_proxy",
	"all_proxy",
	"no_proxy"
];
/** What curl and the SDK read of proxies. https://everything.curl.dev/usingcurl/proxies/env.html */
const proxyVariables = [...proxies, ...proxies.map((name) => name.toUpperCase())];
/** The variables of those names that are set. */
function pickVariables(env, names) {
	return Object.fromEntries(names.flatMap((name) => env[name] ? [[name, env[name]]] : []));
}
/** CFG030 for each value that no file of variables can hold. The value is not repeated. */
function checkVariables(variables) {
	return Object.entries(variables).filter(([, value]) => /\p{Cc}/u.test(value)).map(([name]) => error("CFG030", `The variable ${name} contains a control character.`, "Set it to one line of text."));
}
/** A file for systemd's EnvironmentFile=. https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html */
function printEnvironmentFile(variables) {
	return Object.entries(variables).map(([name, value]) => `${name}="${value.replace(/["\\`$]/g, "\\$&")}"\n`).join("");
}
/** The unit that names that file. It holds no secret: everybody may ask systemd for it. */
function printDropIn(uid, environmentFile) {
	return `# Written by setup-nix-cuda for the jobs of user ${uid}; removed with the last of them.\n[Service]\nEnvironmentFile=-${environmentFile.replaceAll("%", "%%")}\n`;
}
/**
* Certificates in a PEM text. Throws an Error that says in a few words which one cannot be read. `TRUSTED CERTIFICATE` is
* OpenSSL's own form, which other libraries do not read.
*/
function countCertificates(pem) {
	const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
	for (const [index, block] of blocks.entries()) try {
		new X509Certificate(block);
	} catch {
		throw new Error(`certificate ${index + 1} of ${blocks.length} in it cannot be read`);
	}
	return blocks.length;
}

// src/nix/credentials/known-hosts.ts
/** Which key to name where a host has several: Nix takes one. */
const preference = [
	"ssh-ed25519",
	"ecdsa-sha2-",
	"rsa-sha2-",
	"ssh-rsa"
];
/**
* The key of a host in a known_hosts text, the strongest where there are several; undefined where there is none. Plain and
* hashed names; no patterns, no markers. https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT
*/
function findHostKey(knownHosts, host, port) {
	const name = port === void 0 || port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
	const keys = knownHosts.split("\n").flatMap((line) => {
		const [names, type, key] = line.trim().split(/\s+/);
		if (!names || !type || !key || names.startsWith("#") || names.startsWith("@")) return [];
		return names.split(",").some((each) => isName(each, name)) && isHostKey(`${type} ${key}`) ? [`${type} ${key}`] : [];
	});
	const rank = (key) => preference.findIndex((type) => key.startsWith(type)) >>> 0;
	return keys.toSorted((a, b) => rank(a) - rank(b))[0];
}
/** Whether the text is a public key whose type and body agree. https://datatracker.ietf.org/doc/html/rfc4253#section-6.6 */
function isHostKey(text) {
	const [type = "", key = ""] = text.trim().split(/\s+/);
	const body = Buffer.from(key, "base64");
	const length = body.length > 4 ? body.readUInt32BE() : 0;
	return length > 0 && body.length > 4 + length && body.toString("latin1", 4, 4 + length) === type;
}
function isName(entry, name) {
	const [, salt, hash] = /^\|1\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)$/.exec(entry) ?? [];
	if (!salt || !hash) return entry.toLowerCase() === name;
	return createHmac("sha1", Buffer.from(salt, "base64")).update(name).digest("base64") === hash;
}

// src/nix/credentials/builders.ts
const buildersSource = "https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-builders";
const address = /^(?:(ssh|ssh-ng):\/\/)?(?:[\w.+-]+@)?([A-Za-z0-9][\w.-]*|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?(\?[^\s;#]*)?$/;
/**
* Reads lines as of the setting `builders`, parts joined by `;` too. Problems CFG031, every one at once; a line that has
* one gives no builder.
*/
function parseBuilders(text) {
	const builders = [];
	const problems = [];
	for (const [index, line] of text.split("\n").entries()) for (const part of (line.split("#", 1)[0] ?? "").split(";")) {
		const fields = part.split(/[ \t\r]+/).filter((field) => field !== "");
		if (fields.length === 0) continue;
		const builder = readFields(fields);
		const wrong = checkBuilder(fields, builder);
		if (wrong.length === 0) builders.push(builder);
		problems.push(...wrong.map((what) => malformed(what, index + 1)));
	}
	return {
		builders,
		problems
	};
}
/** The line that Nix reads back as this builder. */
function printBuilder(builder) {
	const list = (values) => values.join(",") || "-";
	const { uri, systems, key = "-", jobs, speed = "-", features, mandatory, hostKey = "-" } = builder;
	return [
		uri,
		list(systems),
		key,
		jobs ?? "-",
		speed,
		list(features),
		list(mandatory),
		hostKey
	].join(" ");
}
/** Host and port of a builder. */
function builderHost({ uri }) {
	const [, , host = "", port] = address.exec(uri) ?? [];
	return {
		host: host.replace(/^\[|\]$/g, ""),
		...port === void 0 ? {} : { port: Number(port) }
	};
}
/**
* Gives each builder the host key from known_hosts and the key that were given beside it, where its line has none. CFG031
* for each whose host key nobody knows: the first connection would trust whoever answers.
*/
function completeBuilders(builders, given) {
	const complete = builders.map((builder) => {
		const { host, port } = builderHost(builder);
		const found = findHostKey(given.knownHosts, host, port);
		const hostKey = builder.hostKey ?? (found === void 0 ? void 0 : Buffer.from(found).toString("base64"));
		return {
			...builder,
			key: builder.key ?? given.key,
			hostKey
		};
	});
	return {
		builders: complete,
		problems: complete.flatMap((builder) => builder.hostKey ? [] : [unknownHost(builder)])
	};
}
function readFields(fields) {
	const field = (index) => fields[index] === "-" ? void 0 : fields[index];
	const list = (index) => field(index)?.split(",") ?? [];
	const [uri = ""] = fields;
	return {
		uri: uri.includes("://") ? uri : `ssh://${uri}`,
		systems: list(1),
		key: field(2),
		jobs: field(3) === void 0 ? void 0 : Number(field(3)),
		speed: field(4),
		features: list(5),
		mandatory: list(6),
		hostKey: field(7)
	};
}
function checkBuilder(fields, builder) {
	const { uri, systems, key, jobs, speed, features, mandatory, hostKey } = builder;
	if (fields[0]?.startsWith("@")) return ["names a file; write the lines of that file here (the machine’s own file stays in use)"];
	const port = builderHost(builder).port;
	return [
		[!address.test(uri), "does not begin with a URL such as ssh-ng://user@host"],
		[port !== void 0 && (port < 1 || port > 65535), "has an invalid port"],
		[!systems.every((system) => /^[\w-]+$/.test(system)), "has an invalid system (field 2)"],
		[key !== void 0 && !key.startsWith("/"), "has a key whose path is not absolute (field 3)"],
		[jobs !== void 0 && !(Number.isInteger(jobs) && jobs >= 0 && jobs < 2 ** 32), "has no whole number in field 4"],
		[speed !== void 0 && !/^\d{1,9}(?:\.\d{1,9})?$/.test(speed), "has no speed factor in field 5"],
		[![...features, ...mandatory].every((feature) => feature !== ""), "has an empty feature (fields 6 and 7)"],
		[hostKey !== void 0 && !isBase64HostKey(hostKey), "has no base64 of a public host key in field 8"],
		[fields.length > 8, "has more than 8 fields"]
	].filter(([wrong]) => wrong).map(([, what]) => what);
}
function isBase64HostKey(text) {
	const decoded = Buffer.from(text, "base64");
	return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && isHostKey(decoded.toString("utf8"));
}
function malformed(what, line) {
	return error("CFG031", `A builder ${what}.`, "Write `ssh-ng://user@host SYSTEMS KEY-FILE JOBS SPEED FEATURES MANDATORY HOST-KEY`, with `-` for a default.", {
		where: {
			file: "builders",
			line
		},
		source: buildersSource
	});
}
function unknownHost(builder) {
	const { host, port } = builderHost(builder);
	const scan = `ssh-keyscan ${port === void 0 ? "" : `-p ${port} `}${host}`;
	return error("CFG031", `The host key of the builder ${builder.uri} is not known.`, `Give it in the last field of its line (base64), or in known-hosts; compare it with \`${scan}\`.`, { source: buildersSource });
}

// src/nix/credentials/plan.ts
/** Names of the files in the folder. */
const credentialFiles = {
	netrc: "netrc",
	machines: "machines",
	environment: "daemon.env"
};
/** A bundle with fewer certificates has hardly all that public caches need. */
const fewCertificates = 20;
/** The folder of `system`; also its key in the journal. */
function systemFolder(facts) {
	return join(facts.stateFolder, "credentials");
}
/** The folder of `job`. */
function privateFolder(facts) {
	return join(facts.jobFolder, "credentials");
}
/** In /run: it goes with a reboot, and can be written on NixOS too. */
function dropInPath(uid) {
	return `/run/systemd/system/nix-daemon.service.d/setup-nix-cuda-${uid}.conf`;
}
/** Names the files of a job within the folder. */
function partName(job) {
	return createHash("sha256").update(job).digest("hex").slice(0, 16);
}
/**
* Decides what goes where. Pure; every problem at once.
*
* - Through a daemon, as root or with sudo: files of root, the daemon's environment by systemd or by us.
* - Store opened directly, or a daemon that trusts this user: files of the job.
* - A daemon that does not trust this user: CFG030 with what to do.
*/
function planCredentials(request, facts, job) {
	const scope = facts.mode === "daemon" && facts.privilege !== "none" ? "system" : "job";
	const folder = scope === "system" ? systemFolder(facts) : privateFolder(facts);
	const read = readBuilders(request, request.buildersKey.trim() === "" ? void 0 : join(folder, `${partName(job)}.key`));
	const bundle = facts.bundle === void 0 || typeof facts.bundle === "string" ? "" : request.caBundle;
	const environment = planEnvironment(request, facts, bundle);
	const problems = [
		...request.netrc.trim() === "" ? [] : parseNetrc(request.netrc).problems,
		...read.problems,
		...environment.problems,
		...read.builders.flatMap((builder) => checkPort(builder, facts.nixVersion)),
		...checkBundle(request, facts),
		...checkTwice(request),
		...checkSettingsReach(request, facts)
	];
	if (problems.some(({ severity }) => severity === "error")) return {
		plan: void 0,
		problems
	};
	const files = [...request.netrc.trim() === "" ? [] : [[credentialFiles.netrc, "the netrc"]], ...read.builders.length === 0 ? [] : [[credentialFiles.machines, `${read.builders.length} builder(s)`]]];
	const settings = settingsOf(folder, files, facts, bundle);
	const own = join(privateFolder(facts), credentialFiles.netrc);
	const ours = [join(folder, credentialFiles.netrc), own];
	const forUser = scope === "system" && facts.uid !== 0 && request.netrc.trim() !== "" && !facts.netrcHidden;
	const part = {
		netrc: request.netrc,
		builders: read.builders.map(printBuilder),
		variables: environment.variables,
		netrcBase: ours.includes(facts.netrcFile ?? "") ? void 0 : facts.netrcFile
	};
	const daemonVariables = Object.keys(environment.variables);
	if (files.length === 0 && daemonVariables.length === 0 && bundle === "") return {
		plan: void 0,
		problems
	};
	return {
		plan: {
			scope,
			folder,
			settings,
			privateSettings: forUser ? [textSetting("netrc-file", own)] : [],
			variables: bundle === "" ? {} : { NIX_SSL_CERT_FILE: bundle },
			daemonVariables,
			dropIn: daemonVariables.length > 0 && facts.supervision === "systemd" ? dropInPath(facts.uid) : void 0,
			files,
			builders: read.builders,
			part: () => part,
			key: () => request.buildersKey.trim()
		},
		problems
	};
}
/** What would be done, for the log: no secret in it. */
function describeCredentials(plan) {
	const who = plan.scope === "system" ? "root" : "this user";
	const daemon = plan.daemonVariables.length > 0 ? [`the daemon gets ${plan.daemonVariables.join(", ")}`] : [];
	return [
		...plan.files.map(([name, what]) => `${what}: ${join(plan.folder, name)}, which only ${who} can read`),
		...plan.settings.map(({ name, values }) => `${name} = ${values.join(" ")}`),
		...plan.privateSettings.map(({ name, values }) => `${name} = ${values.join(" ")}, for this user`),
		...daemon,
		...plan.dropIn ? [`${plan.dropIn}, then systemctl daemon-reload`] : []
	];
}
/** The settings are the same for all jobs of a machine: only what the files hold differs. */
function settingsOf(folder, files, facts, bundle) {
	return [...files.map(([name]) => name === credentialFiles.netrc ? textSetting("netrc-file", join(folder, name)) : textSetting("builders", builderSetting(facts.builders, `@${join(folder, name)}`))), ...bundle !== "" && settingsReach(facts) ? [textSetting("ssl-cert-file", bundle)] : []];
}
/** The machine's own builders, and ours once. No blank before `@`: Nix 2.26 would take the file for a builder. */
function builderSetting(before, machines) {
	return [...before.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== "" && part !== machines), machines].join(";");
}
function readBuilders(request, key) {
	const read = parseBuilders(request.builders);
	const complete = completeBuilders(read.builders, {
		knownHosts: request.knownHosts,
		key
	});
	const problems = [...read.problems, ...complete.problems];
	if (key !== void 0 && request.builders.trim() === "") problems.push(error("CFG031", "builders-key is given, but no builders.", "Give builders too, or remove builders-key.", { source: buildersSource }));
	return {
		builders: complete.builders,
		problems
	};
}
/**
* Nix 2.26 hands `host:port` to ssh as the name of a host; Nix 2.34 hands it a port (both tried out). It writes the host
* key down without the port, which OpenSSH accepts.
*/
function checkPort(builder, nixVersion) {
	if (builderHost(builder).port === void 0 || isAtLeast(nixVersion, {
		major: 2,
		minor: 34
	})) return [];
	const message = `Nix ${nixVersion} may not reach the builder ${builder.uri}: versions before 2.34 do not support the port.`;
	return [warning("CFG031", message, "Remove the port and set it in ssh_config (Host, HostName, Port, HostKeyAlias), or use Nix 2.34 or newer.")];
}
/** The daemon's environment. A command that opens the store itself has this job's. */
function planEnvironment(request, facts, bundle) {
	const aws = request.aws ? pickVariables(request.environment, awsVariables) : {};
	const proxy = request.proxy ? pickVariables(request.environment, proxyVariables) : {};
	const problems = [...checkVariables({
		...aws,
		...proxy
	}), ...request.aws ? checkAws(aws) : []];
	if (facts.mode === "direct") return {
		variables: {},
		problems
	};
	if (facts.privilege !== "none" && facts.platform === "linux") {
		const certificates = bundle === "" ? {} : { NIX_SSL_CERT_FILE: bundle };
		return {
			variables: {
				...aws,
				...proxy,
				...certificates
			},
			problems: [...problems, ...checkVariables(certificates)]
		};
	}
	const why = facts.platform === "linux" ? "this job has no sudo" : `this action does not support that on ${facts.platform}`;
	const message = (what) => `The Nix daemon cannot be given ${what}: ${why}.`;
	const fix = "Ask the administrator to set them for the service nix-daemon, or use Nix without a daemon.";
	return {
		variables: {},
		problems: [
			...problems,
			...request.aws ? [error("CFG030", message("the AWS credentials"), fix)] : [],
			...Object.keys(proxy).length > 0 ? [warning("CFG030", message("the proxy of this job"), fix)] : []
		]
	};
}
function checkAws(found) {
	const missing = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].filter((name) => found[name] === void 0);
	if (missing.length === 0) return [];
	return [error("CFG030", `Input aws is true, but ${missing.join(" and ")} are not set.`, "Set them before this step, as aws-actions/configure-aws-credentials does.")];
}
function checkBundle(request, facts) {
	const { bundle } = facts;
	if (request.caBundle === "" || bundle === void 0) return [];
	const fix = "Give the path of a PEM file with all certificates that Nix should trust.";
	if (typeof bundle === "string") return [error("CFG030", `The certificates ${request.caBundle} cannot be used: ${bundle}.`, fix)];
	if (bundle === 0) return [error("CFG030", `${request.caBundle} contains no certificate.`, fix)];
	const problems = [];
	if (bundle < fewCertificates) {
		const message = `${request.caBundle} has ${bundle} certificate(s) and replaces those of the machine.`;
		problems.push(notice("CFG030", message, "Add the certificates of the machine if public caches are used too."));
	}
	if (facts.mode === "daemon" && facts.privilege === "none" && !facts.trusted) {
		const message = `The Nix daemon cannot be given ${request.caBundle}: this job has no sudo. Only this job’s own commands use it.`;
		problems.push(warning("CFG030", message, "Ask the administrator to set ssl-cert-file in the system’s nix.conf."));
	}
	return problems;
}
/** Whether what we say in nix.conf counts for who downloads and builds. */
function settingsReach(facts) {
	return facts.mode === "direct" || facts.trusted || facts.privilege !== "none" && facts.confDirWritable;
}
function checkSettingsReach(request, facts) {
	if (settingsReach(facts)) return [];
	const why = facts.privilege === "none" ? "this job has no sudo" : "its configuration is read-only";
	return ["netrc", "builders"].flatMap((what) => {
		if (request[what].trim() === "") return [];
		const name = what === "netrc" ? "netrc-file" : "builders";
		const message = `The Nix daemon does not accept ${what} from ${facts.user}: it does not trust this user, and ${why}.`;
		const fix = `Ask the administrator to set ${name} in the system’s nix.conf, or to add ${facts.user} to trusted-users.`;
		return [error(what === "netrc" ? "CFG030" : "CFG031", message, fix)];
	});
}
/** The same said twice: one of the two would be lost silently. */
function checkTwice(request) {
	const { lines } = parseNixConf(request.extraNixConfig, "extra-nix-config");
	return [
		{
			input: "netrc",
			value: request.netrc,
			name: "netrc-file"
		},
		{
			input: "builders",
			value: request.builders,
			name: "builders"
		},
		{
			input: "ca-bundle",
			value: request.caBundle,
			name: "ssl-cert-file"
		}
	].flatMap(({ input, value, name }) => {
		if (value.trim() === "" || settingsNamed(lines, name).length === 0) return [];
		const fix = `Remove ${name} from extra-nix-config, or remove the input ${input}.`;
		return [error("CFG030", `Both ${input} and extra-nix-config set ${name}.`, fix)];
	});
}

// src/nix/credentials/parts.ts
/** Where Nix looks when nobody says otherwise. https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-netrc-file */
const defaultNetrc = "/etc/nix/netrc";
/** The parts that these jobs have put in; what cannot be read counts for nothing. */
async function readParts(vault, folder, jobs) {
	const texts = await Promise.all(jobs.map((job) => vault.read(join(folder, `${partName(job)}.json`))));
	const load = async () => (await import("./nix-schema.chunk.js")).credentialsPart;
	return (await Promise.all(texts.map((text) => readSaved(text, load)))).filter((part) => part !== void 0);
}
/** Files of one job: its part, and the key that its builders name. */
async function writePart(vault, job, part, key) {
	await writeOrRemove(vault, `${partName(job)}.key`, key === "" ? "" : `${key}\n`);
	await vault.write(`${partName(job)}.json`, JSON.stringify(part));
}
/** Takes a job's files away. */
async function dropPart(vault, job) {
	for (const kind of ["json", "key"]) await vault.remove(`${partName(job)}.${kind}`);
}
/** The files that Nix reads, of all parts; one that would be empty goes. */
async function writeMerged(vault, parts) {
	const netrcs = parts.map(({ netrc }) => netrc).filter((text) => text.trim() !== "");
	const base = parts.find(({ netrcBase }) => netrcBase !== void 0)?.netrcBase ?? "/etc/nix/netrc";
	const builders = [...new Set(parts.flatMap((part) => part.builders))];
	const netrc = netrcs.length === 0 ? "" : mergeNetrc(netrcs, await vault.read(base) ?? "");
	await writeOrRemove(vault, credentialFiles.netrc, netrc);
	await writeOrRemove(vault, credentialFiles.machines, builders.map((line) => `${line}\n`).join(""));
	await writeOrRemove(vault, credentialFiles.environment, printEnvironmentFile(variablesOf$1(parts)));
}
/** Where Nix reads our file already, the earlier parts know which one it read before. */
function withBase(part, known) {
	const base = part.netrcBase ?? known.find(({ netrcBase }) => netrcBase !== void 0)?.netrcBase;
	return {
		...part,
		netrcBase: base
	};
}
/** The variables of all; the last one's count. */
function variablesOf$1(parts) {
	return Object.assign({}, ...parts.map(({ variables }) => variables));
}
/** One warning CFG028 for each variable that another job gives another value. Values are not repeated. */
function findConflicts(mine, others) {
	return Object.entries(mine.variables).filter(([name, value]) => others.some(({ variables }) => (variables[name] ?? value) !== value)).map(([name]) => warning("CFG028", `Another job on this machine gives the daemon another ${name}, and both jobs get one of the two.`, "Run jobs with different credentials one after the other, or on separate machines."));
}
async function writeOrRemove(vault, name, text) {
	await (text === "" ? vault.remove(name) : vault.write(name, text));
}

// src/nix/credentials/vault.ts
/** Seconds for one small program. */
const waitTime$3 = 30;
/** Of root, through sudo where need be. Contents travel on standard input. Throws ProblemError CFG030 and CFG026. */
function rootVault(host, privilege, folder) {
	const files = rootFiles(host, privilege);
	const run = (argv) => host.exec({
		argv: asRoot(privilege, argv),
		env: childEnv(host.env, { LC_ALL: "C" }),
		timeout: waitTime$3
	});
	const must = async (argv) => {
		const outcome = await run(argv);
		if (outcome.kind === "exited" && outcome.code === 0) return outcome.stdout;
		throw cannot$1(folder, failureText(outcome));
	};
	return {
		make: async () => void await must([
			"install",
			"-d",
			"-m",
			"0700",
			"-o",
			"0",
			"-g",
			"0",
			"--",
			folder
		]),
		read: async (path) => {
			const there = await run([
				"test",
				"-e",
				path
			]);
			return there.kind === "exited" && there.code === 0 ? must([
				"cat",
				"--",
				path
			]) : void 0;
		},
		write: (name, text) => files.write(join(folder, name), text, {
			mode: 384,
			uid: 0,
			gid: 0
		}),
		remove: (name) => files.remove(join(folder, name)),
		destroy: async () => void await must([
			"rm",
			"-rf",
			"--",
			folder
		])
	};
}
/** Of this user. */
function ownVault(host, folder) {
	return {
		make: async () => void await host.files.mkdir(folder, {
			recursive: true,
			mode: 448
		}),
		read: async (path) => {
			try {
				return await readIfPresent(host, path);
			} catch (cause) {
				throw cannot$1(path, cause instanceof Error ? cause.message : String(cause));
			}
		},
		write: (name, text) => writeAtomically(host, join(folder, name), text),
		remove: (name) => host.files.rm(join(folder, name), { force: true }),
		destroy: () => host.files.rm(folder, {
			recursive: true,
			force: true
		})
	};
}
function cannot$1(path, why) {
	return new ProblemError(error("CFG030", `Credentials cannot be kept in ${path}: ${why}.`, "Check the permissions of this folder."));
}

// src/nix/credentials/credentials.ts
const credentialsOwned = {
	owner: "credentials",
	makes: (host, entry) => {
		const dropIn = dropInPath(host.uid);
		const dropIns = (entry.made ?? []).filter((path) => path === dropIn || dropIn.startsWith(`${path}/`));
		return entry.path === systemFolder({ stateFolder: stateFolder(host) }) && isPlainEntry(entry, ...dropIns);
	},
	stateNames: ["credentials"],
	leave: undoCredentials,
	describe: ({ path }) => [`remove the folder ${path}`],
	remove: (host, entry, ending) => alone(host, () => prune(host, entry, entry, ending))
};
/** Looks at what credentials depend on beside the facts of the configuration, without changing anything. */
async function findCredentialsFacts(host, nix, found, caBundle) {
	const { mode, trusted, privilege, confDirWritable, user, nixVersion } = found;
	const shown = await showSettings(host, nix, {}).catch(() => void 0);
	const settings = shown?.ok ? shown.settings : void 0;
	const netrcFile = settings?.value("netrc-file") || void 0;
	return {
		mode,
		trusted,
		privilege,
		confDirWritable,
		user,
		nixVersion,
		uid: host.uid,
		platform: host.platform,
		supervision: await findSupervision(host),
		stateFolder: stateFolder(host),
		jobFolder: jobFolder(host),
		netrcFile,
		netrcHidden: await isHidden(host, netrcFile),
		builders: settings?.value("builders") ?? "",
		bundle: caBundle === "" ? void 0 : await examineBundle(host, caBundle)
	};
}
/** Whether the machine has a netrc, there or where Nix looks by itself, that this user cannot read. Ours is none of the machine's. */
async function isHidden(host, path = defaultNetrc) {
	const ours = join(systemFolder({ stateFolder: stateFolder(host) }), credentialFiles.netrc);
	const closed = [path, defaultNetrc].map((file) => readIfPresent(host, file === ours ? defaultNetrc : file).then(() => false, (cause) => isErrno(cause, "EACCES")));
	return (await Promise.all(closed)).includes(true);
}
async function examineBundle(host, path) {
	try {
		if (!path.startsWith("/")) return "the path is not absolute";
		return countCertificates(await host.files.readFile(path, "utf8"));
	} catch (cause) {
		return cause instanceof Error ? cause.message : String(cause);
	}
}
/**
* Writes what the plan says. `system`: written down in the journal first, under the lock that configurations have;
* other jobs' credentials stay beside. To be called before the configuration with the plan's `settings` is applied. The
* daemon is restarted when its environment is not what it was started with. Throws ProblemError CFG026, CFG030, INS002,
* INS003, and what `restartDaemon` throws.
*/
async function applyCredentials(host, plan, options) {
	if (plan.scope === "job") {
		const vault = ownVault(host, plan.folder);
		await vault.make();
		const part = withBase(plan.part(), await readParts(vault, plan.folder, [options.job]));
		await writePart(vault, options.job, part, plan.key());
		await writeMerged(vault, [part]);
		return {
			warnings: [],
			restarted: false
		};
	}
	await writeForUser(host, plan);
	return alone(host, async () => {
		const vault = rootVault(host, await findPrivilege(host), plan.folder);
		const known = await findEntry(host);
		const kept = known?.users.filter((user) => user !== options.job && !isOver(user, options.job)) ?? [];
		const entry = {
			...known ?? {
				owner: "credentials",
				path: plan.folder
			},
			users: [...kept, options.job],
			made: [.../* @__PURE__ */ new Set([...known?.made ?? [], ...await dropInPaths(host, plan)])]
		};
		await setEntry(host, plan.folder, entry);
		await vault.make();
		for (const gone of (known?.users ?? []).filter((user) => !entry.users.includes(user))) await dropPart(vault, gone);
		const others = await readParts(vault, plan.folder, kept);
		const before = await readParts(vault, plan.folder, [options.job]);
		const part = withBase(plan.part(), [...before, ...others]);
		await writePart(vault, options.job, part, plan.key());
		const restarted = await writeShared(host, vault, entry, options);
		return {
			warnings: findConflicts(part, others),
			restarted
		};
	});
}
/** The netrc of the job, with what the machine has for everybody, in a file of this user. */
async function writeForUser(host, plan) {
	if (plan.privateSettings.length === 0) return;
	const vault = ownVault(host, privateFolder({ jobFolder: jobFolder(host) }));
	await vault.make();
	await writeMerged(vault, [{
		...plan.part(),
		builders: [],
		variables: {}
	}]);
}
/**
* Removes what `applyCredentials` wrote for this job; the last job removes everything. Also finishes what an interrupted
* clean-up left. Harmless when there is nothing. To be called in post, before `undoConfiguration`. Throws as above.
*/
async function undoCredentials(host, options) {
	await ownVault(host, privateFolder({ jobFolder: jobFolder(host) })).destroy();
	if (!await findEntry(host)) return { restarted: false };
	return alone(host, async () => {
		const known = await findEntry(host);
		return { restarted: known ? await prune(host, known, withoutJob(known, options.job), options) : false };
	});
}
/** Restarts the daemon for a job, with those variables and the ones of all jobs that use it. Throws as `restartDaemon`. */
async function restartWithVariables(host, job, more = {}) {
	const [supervision, privilege] = [await findSupervision(host), await findPrivilege(host)];
	const variables = {
		...more,
		...await readDaemonVariables(host)
	};
	await restartDaemon(host, {
		supervision,
		privilege,
		job,
		variables
	});
}
/**
* What our own daemon must have in its environment, for every start of it: the variables of all jobs that use it. Empty
* where systemd runs the daemon. Secrets: not for printing, and not for an argument list.
*/
async function readDaemonVariables(host) {
	const entry = await findEntry(host);
	if (!entry || await findSupervision(host) === "systemd") return {};
	const vault = rootVault(host, await findPrivilege(host), entry.path);
	return variablesOf$1(await readParts(vault, entry.path, entry.users));
}
async function prune(host, known, left, options) {
	const privilege = await findPrivilege(host);
	const vault = rootVault(host, privilege, known.path);
	await setEntry(host, known.path, left);
	for (const gone of known.users.filter((user) => !left.users.includes(user))) await dropPart(vault, gone);
	const restarted = await writeShared(host, vault, left, options);
	if (left.users.length > 0) return restarted;
	await vault.destroy();
	for (const made of (left.made ?? []).toReversed()) await rootFiles(host, privilege).removeFolder(made);
	await setEntry(host, known.path, void 0);
	return restarted;
}
/** Makes the shared files what the parts of the entry's users say, and lets the daemon hear of its environment. */
async function writeShared(host, vault, entry, options) {
	const parts = await readParts(vault, entry.path, entry.users);
	await writeMerged(vault, parts);
	const environment = printEnvironmentFile(variablesOf$1(parts));
	await writeDropIn(host, entry, environment !== "");
	const loadedDigest = environment === "" ? "nothing" : createHash("sha256").update(environment).digest("hex");
	return restartIfChanged(host, {
		loadedDigest: "nothing",
		...entry
	}, loadedDigest, options);
}
/** Lets systemd name the variables' file to the daemon, or no longer. */
async function writeDropIn(host, entry, wanted) {
	const path = dropInPath(host.uid);
	if (!entry.made?.includes(path)) return;
	const privilege = await findPrivilege(host);
	const files = rootFiles(host, privilege);
	const text = printDropIn(host.uid, join(entry.path, credentialFiles.environment));
	if (await files.read(path) === (wanted ? text : void 0)) return;
	if (wanted) {
		await files.makeFolder(dirname(path));
		await files.write(path, text, {
			mode: 420,
			uid: 0,
			gid: 0
		});
	} else await files.remove(path);
	const why = await whyNotAsRoot(host, privilege, ["systemctl", "daemon-reload"]);
	if (why === void 0) return;
	throw new ProblemError(error("CFG030", `systemctl daemon-reload failed: ${why}.`, "See `journalctl -b`."));
}
async function dropInPaths(host, { dropIn }) {
	if (dropIn === void 0) return [];
	return [...await rootFiles(host, "root").missingFolders(dirname(dropIn)), dropIn];
}
async function findEntry(host) {
	const entry = (await readJournal(host)).find(({ owner }) => owner === credentialsOwned.owner);
	return entry && await credentialsOwned.makes(host, entry) ? entry : void 0;
}
/**
* Whether a job is over because its runner has this job now: a runner has one at a time. What a killed job left goes then.
* The names are those of `jobName`.
*/
function isOver(user, job) {
	const runnerOf = (name) => name.split("|").slice(3).join("|");
	return runnerOf(job).length > 1 && runnerOf(user) === runnerOf(job);
}

// src/flox/apply-settings.ts
/** Seconds for one `flox config`. */
const waitTime$2 = 30;
/** The folder that holds the job's flox.toml. */
function floxConfigFolder(host) {
	return join(jobFolder(host), "flox-config");
}
/**
* Gives the job a flox.toml of its own: the user's, in a private folder (0700, the file 0600: it may hold a token), with
* the settings put in by `flox config --set`, so that Flox itself judges them. The user's own file stays as it is. What
* Flox refuses is thrown with its words, and nothing is left. Throws ProblemError FLX007.
*/
async function applyFloxSettings(host, program, plan) {
	const folder = floxConfigFolder(host);
	const users = await readUsersFile(host, folder);
	await host.files.rm(folder, {
		recursive: true,
		force: true
	});
	await host.files.mkdir(folder, {
		recursive: true,
		mode: 448
	});
	try {
		if (users.text !== void 0) await writeAtomically(host, join(folder, "flox.toml"), users.text);
		const variables = {
			...plan.variables,
			FLOX_CONFIG_DIR: folder
		};
		const env = childEnv(host.env, variables);
		for (const { key, value } of plan.settings) {
			const argv = [
				program,
				"config",
				"--set",
				key,
				value
			];
			const outcome = await host.exec({
				argv,
				env,
				timeout: waitTime$2,
				signal: host.cancelled
			});
			if (outcome.kind === "exited" && outcome.code === 0) continue;
			const words = outcome.kind === "not-started" ? outcome.reason : outcome.stderrTail.slice(-3).join(" ");
			throw new ProblemError(error("FLX007", `Flox refuses the setting ${key}: ${words || outcome.kind}.`, "Fix extra-flox-config, or the flox.toml of this user, which the job copies."));
		}
		await host.files.chmod(join(folder, "flox.toml"), 384);
		return {
			variables,
			warnings: users.warnings
		};
	} catch (cause) {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
		throw cause;
	}
}
/** Removes the job's flox.toml, and the copy of a token with it. Harmless when there is none. */
async function undoFloxSettings(host) {
	await host.files.rm(floxConfigFolder(host), {
		recursive: true,
		force: true
	});
}
/** FLOX_CONFIG_DIR's flox.toml, else the one of the XDG folder; not the job's own of an earlier step. */
async function readUsersFile(host, ours) {
	const given = host.env["FLOX_CONFIG_DIR"];
	const home = host.env["HOME"];
	const shared = host.env["XDG_CONFIG_HOME"] || (home ? join(home, ".config") : void 0);
	const folder = given && given !== ours ? given : shared && join(shared, "flox");
	if (!folder) return {
		text: void 0,
		warnings: []
	};
	const path = join(folder, "flox.toml");
	try {
		return {
			text: await host.files.readFile(path, "utf8"),
			warnings: []
		};
	} catch (cause) {
		if (isErrno(cause, "ENOENT") || isErrno(cause, "ENOTDIR")) return {
			text: void 0,
			warnings: []
		};
		const why = cause instanceof Error ? cause.message : String(cause);
		return {
			text: void 0,
			warnings: [warning("FLX007", `The settings ${path} cannot be read: ${why}.`, "Make the file readable for this user. This job continues without it.")]
		};
	}
}

// src/runner/http/download.ts
const progressEvery = 500;
/** Bytes per second of waiting; the installer's archive of 30 MB takes half an hour with it. */
const leastSpeed = 16384;
const rule = {
	tries: 4,
	firstPause: 1e3,
	longestPause: 3e4
};
/** One try that failed; `again`: another may do better. */
var TryFailed = class extends ProblemError {
	text;
	again;
	retryAfter;
	constructor(problem, again = false, retryAfter) {
		super(problem);
		this.text = `${problem.code} ${problem.message}`;
		this.again = again;
		this.retryAfter = retryAfter;
	}
};
/**
* Fetches a URL as a stream and hands the chunks to `consume`, which must start over each time it is called: once per
* try. Follows redirects (`follow`), and tries again what passes: network errors, and the statuses 408, 429 and 5xx. The
* hash is computed on the way; judging it is the caller's affair. A Content-Encoding is not undone: what is counted and
* hashed is what was sent.
*
* Throws ProblemError NET001 (no answer), NET002 (status), NET003 (cut, stalled or far too slow), NET004 (refused redirect
* or scheme), NET005 (too large), NET006 (cancelled); and whatever `consume` throws on its own account.
*/
async function download(host, request, consume) {
	const { tries = rule.tries, label } = request;
	return retry(host, {
		...rule,
		tries,
		signal: host.cancelled
	}, async () => {
		try {
			return { done: await tryOnce(host, request, consume) };
		} catch (cause) {
			if (!(cause instanceof TryFailed)) throw cause;
			if (host.cancelled.aborted) throw new ProblemError(error("NET006", `${label} was cancelled.`, "Run the job again.", about(request)));
			if (!cause.again) throw cause;
			const end = () => {
				throw cause;
			};
			const onPause = (text) => host.log.info(`${label}: ${cause.text} ${text}`);
			return {
				end,
				retryAfter: cause.retryAfter,
				onPause
			};
		}
	});
}
async function tryOnce(host, request, consume) {
	const idle = request.idle ?? 3e4;
	const stop = new AbortController();
	try {
		const reply = await openBody(host, request, {
			idle,
			signal: AbortSignal.any([host.cancelled, stop.signal])
		});
		const total = contentLength(reply);
		if (total !== void 0 && total > request.maxBytes) throw tooLarge(request, total);
		const seen = {
			idle,
			total,
			hash: createHash("sha256"),
			bytes: 0
		};
		const result = await consume(readBody(host, request, reply, seen)).catch((cause) => {
			throw seen.failure ?? cause;
		});
		if (seen.failure) throw seen.failure;
		return {
			sha256: seen.hash.digest("hex"),
			bytes: seen.bytes,
			result
		};
	} finally {
		stop.abort();
	}
}
/** The body's chunks, counted and hashed. The time that their reader takes does not count. */
async function* readBody(host, request, reply, seen) {
	const { idle, total, hash } = seen;
	const begun = host.clock.now();
	let reportedAt = begun;
	const report = (now) => {
		reportedAt = now;
		const bytesPerSecond = Math.round(seen.bytes / Math.max(.001, (now - begun) / 1e3));
		request.onProgress?.({
			bytes: seen.bytes,
			total,
			bytesPerSecond
		});
	};
	try {
		const body = reply.body[Symbol.asyncIterator]();
		for (let waited = 0;;) {
			const asked = host.clock.now();
			const { done, value: chunk } = await inTime(body.next(), idle, "the server sent nothing for too long");
			if (done) break;
			const now = host.clock.now();
			waited += now - asked;
			seen.bytes += chunk.byteLength;
			if (seen.bytes > request.maxBytes) throw tooLarge(request, seen.bytes);
			if (waited > idle && seen.bytes < waited / 1e3 * leastSpeed) throw new Error(`it was slower than ${leastSpeed} bytes per second`);
			hash.update(chunk);
			if (now - reportedAt >= progressEvery) report(now);
			yield chunk;
		}
		if (total !== void 0 && seen.bytes !== total) throw new Error("the body ended early");
		report(host.clock.now());
	} catch (cause) {
		const bytes = `${seen.bytes} of ${total ?? "unknown"} bytes`;
		const problem = error("NET003", `${request.label} was interrupted after ${bytes}: ${reasonOf(cause)}.`, "Run the job again. If it fails again, the server or a proxy interrupts downloads.", about(request));
		seen.failure = cause instanceof TryFailed ? cause : new TryFailed(problem, true);
		throw seen.failure;
	}
}
/** What the work gives. Throws LateError when it takes longer than so many milliseconds. */
async function inTime(work, milliseconds, late) {
	let timer;
	const end = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new LateError(late)), milliseconds);
	});
	return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
/** The answer to the request after redirects, with status 200. */
async function openBody(host, request, { idle, signal }) {
	const { label, url: text } = request;
	const refused = (why) => {
		return new TryFailed(error("NET004", `${label}: ${why}.`, "Use a server that answers over https without such redirects.", about(request)));
	};
	const from = URL.parse(text);
	if (!from || !/^https?:$/.test(from.protocol) || from.username !== "") throw refused(`${from ? shown(from) : "a malformed URL"} is not https`);
	const reply = await follow({ send: (asked) => inTime(host.http.send(asked), idle, "no answer in time") }, {
		url: from,
		headers: { "accept-encoding": "identity" },
		signal
	}).catch((cause) => {
		if (cause instanceof RefusedRedirect) throw refused(cause.message);
		const message = `${label} cannot be fetched from ${shown(from)}: ${reasonOf(cause)}.`;
		throw new TryFailed(error("NET001", message, "Check that this machine reaches that host (firewall, DNS, TLS certificates), or set a mirror.", about(request)), true);
	});
	const { status, url } = reply;
	if (status === 200) return reply;
	const fix = status === 404 ? "Check the version and the base URL: the server does not have this file." : "Try again later, or set a mirror.";
	const problem = error("NET002", `${label}: ${shown(url)} answered with status ${status}.`, fix, about(request));
	throw new TryFailed(problem, isPassing(status), reply.header("retry-after"));
}
function contentLength(reply) {
	if (reply.header("content-encoding")) return void 0;
	const text = reply.header("content-length");
	return text !== void 0 && /^\d{1,15}$/.test(text) ? Number(text) : void 0;
}
function tooLarge(request, bytes) {
	const message = `${request.label} is larger than ${request.maxBytes} bytes (at least ${bytes}).`;
	return new TryFailed(error("NET005", message, "Check the base URL: this is not the requested file.", about(request)));
}
/** The subject of every problem of a download: its URL, without logins and query. */
function about({ url }) {
	const parsed = URL.parse(url);
	return { subject: { url: parsed ? shown(parsed) : "a malformed URL" } };
}
/** The innermost message of an error. */
function reasonOf(cause) {
	let inner = cause;
	while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
	if (!(inner instanceof Error)) return String(inner);
	return inner.message || String(inner.code ?? inner.name);
}

// src/runner/tool-cache.ts
/** Of ours in the tool cache; everything that we keep is in it. */
const toolFolder = "setup-nix-cuda";
/** The library takes semantic versions alone. */
const version = (sha256) => `0.0.0-sha256-${sha256}`;
/** Whether that is a name in the folder of ours. */
function isKeptName(name) {
	return /^0\.0\.0-sha256-[0-9a-f]{64}$/.test(name);
}
/**
* The runner's tool cache, through @actions/tool-cache. Undefined outside of a runner, which has no such folder, and on a
* machine of GitHub's, whose tool cache goes with the job.
*/
async function openToolCache(host) {
	const { RUNNER_TOOL_CACHE: root, RUNNER_ENVIRONMENT: environment } = host.env;
	if (!root || environment === "github-hosted") return void 0;
	const { cacheFile, find } = await import("./actions-tool-cache.chunk.js");
	return {
		folder: `${root}/${toolFolder}`,
		find: (sha256) => find("setup-nix-cuda", version(sha256)) || void 0,
		keep: async (file, name, sha256) => {
			await cacheFile(file, name, toolFolder, version(sha256));
		}
	};
}

// src/machine/kept-download.ts
/** The kept copies. */
const downloadsOwned = {
	owner: "downloads",
	describe: ({ path }) => [`remove ${path}: downloads that this machine keeps`],
	makes: (_, entry) => basename(entry.path) === "setup-nix-cuda" && isPlainEntry(entry),
	remove: (host, { path }, { warn }) => removeCopies(host, path).catch((cause) => {
		warn(warning("INS050", `${path} stays: ${cause.message}.`, "Remove it."));
	})
};
/**
* `download` for files that are known by their hash. On a machine that outlives the job (see `openToolCache`) a copy is
* kept of what `accept` does not throw on, and used the next time, hashed again on its way to `consume`. A copy whose hash
* differs is removed, which the log says, and the file is downloaded. `accept` judges hash and result; a kept copy that it
* throws on is removed. Gives what `accept` gives. Throws as `download`, and what `consume` and `accept` throw; never
* because nothing can be kept.
*/
async function keptDownload(host, request, consume, accept) {
	const { name, sha256, job, label } = request;
	const cache = sha256 === void 0 ? void 0 : await openToolCache(host);
	if (!cache || sha256 === void 0) return accept(await download(host, request, consume));
	const found = cache.find(sha256);
	const kept = found === void 0 ? void 0 : await readKept(host, request, join(found, name), consume);
	if (found !== void 0 && kept) return accept(kept).catch(async (cause) => {
		await remove(host, found);
		throw cause;
	});
	const aside = join(jobFolder(host), `${name}.part`);
	const consumed = request.file ? consume : (chunks) => consume(copied(host, aside, chunks));
	try {
		const accepted = await accept(await download(host, request, consumed));
		await claim(host, job, {
			owner: "downloads",
			path: cache.folder
		}).then(() => cache.keep(request.file ?? aside, name, sha256)).catch((cause) => host.log.debug(`${label} is not kept: ${cause.message}`));
		return accepted;
	} finally {
		await remove(host, aside);
	}
}
/** What a kept copy gave, or undefined when it cannot be used; then it is gone. */
async function readKept(host, { label, sha256, maxBytes }, path, consume) {
	const file = await host.files.open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => void 0);
	try {
		const stat = await file?.stat();
		if (file && stat?.isFile() && stat.size <= maxBytes) {
			const hash = createHash("sha256");
			const result = await consume(hashed(file.createReadStream({ autoClose: false }), hash));
			if (hash.digest("hex") === sha256) {
				host.log.info(`${label}: kept copy ${path}`);
				return {
					sha256,
					bytes: stat.size,
					result
				};
			}
		}
	} finally {
		await file?.close();
	}
	host.log.info(`The kept copy ${path} is damaged; it is removed and downloaded again`);
	await remove(host, dirname(path));
}
async function* hashed(chunks, hash) {
	for await (const chunk of chunks) {
		hash.update(chunk);
		yield chunk;
	}
}
/** The chunks, which are also written to a file as long as that can be done; without the file nothing is kept. */
async function* copied(host, path, chunks) {
	await host.files.mkdir(dirname(path), {
		recursive: true,
		mode: 448
	}).catch(() => {});
	let file = await host.files.open(path, "w", 384).catch(() => void 0);
	try {
		for await (const chunk of chunks) {
			await file?.writeFile(chunk).catch(async () => {
				const broken = file;
				file = void 0;
				await broken?.close().catch(() => {});
				await remove(host, path);
			});
			yield chunk;
		}
	} finally {
		await file?.close().catch(() => {});
	}
}
/** Removes the copies by the names that they are kept under, and the folder when nothing else is in it. */
async function removeCopies(host, folder) {
	if (!(await host.files.lstat(folder).catch(() => void 0))?.isDirectory()) return;
	for (const name of (await host.files.readdir(folder)).filter(isKeptName)) await host.files.rm(join(folder, name), {
		recursive: true,
		force: true
	});
	if ((await host.files.readdir(folder)).length === 0) await host.files.rm(folder, {
		recursive: true,
		force: true
	});
}
async function remove(host, path) {
	await host.files.rm(path, {
		recursive: true,
		force: true
	}).catch(() => {});
}

// src/nix/user-cache.ts
const rootCaches = ["/root/.cache/nix", "/var/root/.cache/nix"];
/** Folders that Nix fills by itself: they go with all that is in them. */
const userCacheOwned = {
	owner: "user-cache",
	makes: async (host, entry) => [await userCache(host), ...rootCaches].includes(entry.path) && isPlainEntry(entry),
	describe: ({ path }) => [`remove ${path}: Nix’s own cache of answers and flakes`],
	remove: async (host, entry, { warn }) => {
		const why = await removeUserCache(host, entry);
		if (why !== void 0) warn(warning("INS050", `${entry.path} stays: ${why}.`, "Remove it yourself."));
	}
};
/**
* Where Nix remembers what binary caches and flakes have, for whoever runs it
* (https://nix.dev/manual/nix/stable/command-ref/env-common#nix-cache-home).
*/
async function userCache(host) {
	const cache = host.env["XDG_CACHE_HOME"] || join(await nixHome(host) || "/root", ".cache");
	return host.env["NIX_CACHE_HOME"] || join(cache, "nix");
}
/**
* Writes the caches down that an installation will bring about, this user's and with a daemon root's, where there is none
* yet: they go with it. One that is there is another Nix's, and stays. Throws ProblemError INS002 or INS003.
*/
async function claimUserCaches(host, env, options) {
	const home = host.platform === "darwin" ? "/var/root" : "/root";
	const roots = options.daemon ? [join(home, ".cache/nix")] : [];
	for (const path of /* @__PURE__ */ new Set([await userCache(host), ...roots])) {
		const missing = await missingFolders(host, path, (folder) => isThere(host, env, options.privilege, folder));
		if (missing.length === 0) continue;
		await claim(host, options.job, {
			owner: "user-cache",
			path,
			made: missing.slice(0, -1)
		});
	}
}
/** What cannot be found out counts as there: it is not ours then. */
async function isThere(host, env, privilege, path) {
	try {
		await host.files.lstat(path);
		return true;
	} catch (cause) {
		if (isErrno(cause, "ENOENT")) return false;
		if (privilege !== "sudo") return true;
		const outcome = await host.exec({
			argv: asRoot(privilege, [
				"test",
				"-e",
				path
			]),
			env,
			timeout: 20
		});
		return !(outcome.kind === "exited" && outcome.code === 1);
	}
}
/**
* Removes a cache with all that is in it, and the folders that were made for it where they are empty. Not where a link
* leads out of the home: then gives why it stays.
*/
async function removeUserCache(host, { path, made = [] }) {
	const [env, privilege] = [installEnv(host.env), await findPrivilege(host)];
	const own = path === await userCache(host);
	const run = (...argv) => whyNotAsRoot(host, own ? "none" : privilege, argv, {
		env,
		timeout: 120
	});
	const parent = dirname(path);
	const real = own ? await host.files.realpath(parent).catch(() => parent) : parent;
	if (real !== parent) return `${parent} is a link to ${real}`;
	if (await run("rm", "-rf", "--", path) !== void 0) return "it could not be removed";
	for (const folder of made.toReversed()) await run("rmdir", "--", folder);
}

// src/flox/package.ts
const kinds = {
	dpkg: "deb",
	rpm: "rpm",
	installer: "pkg"
};
const folders = {
	deb: "deb",
	rpm: "rpm",
	pkg: "osx"
};
/**
* The vendor's package that a request means, or every problem that stands against it: FLX001 (platform), FLX002 (no
* hash), FLX008 (malformed, or what does not go together). Pure.
*/
function chooseFloxPackage(request, manifest = floxReleases) {
	const hash = readHash(request.sha256);
	const base = readBase(request.baseUrl ?? "https://downloads.flox.dev");
	const system = systemOf(request);
	const kind = request.packageManager && kinds[request.packageManager];
	const problems = checkFloxRequest(request);
	if (!system || !kind) problems.push(noPackage(request));
	if (problems.length > 0 || !system || !kind) return { problems };
	const channel = request.channel ?? "stable";
	const version = request.version ?? unnamed(request, manifest, system, kind);
	const place = request.commit === void 0 ? `by-env/${channel}` : `by-commit/${request.commit.toLowerCase()}`;
	const suffix = version === void 0 ? "" : `-${version}`;
	const url = `${base.url}/${place}/${folders[kind]}/flox${suffix}.${system}.${kind}`;
	const known = channel === "stable" ? manifest[version ?? ""]?.[system]?.[kind] : void 0;
	const chosen = {
		url,
		kind,
		system,
		version,
		name: nameOf({
			...request,
			version
		})
	};
	if (hash.sha256 !== void 0) return { package: {
		...chosen,
		trust: {
			kind: "user",
			sha256: hash.sha256
		}
	} };
	if (known) return { package: {
		...chosen,
		trust: {
			kind: "manifest",
			sha256: known.sha256
		}
	} };
	if (kind === "rpm" && request.rpmKey) return { package: {
		...chosen,
		trust: { kind: "signature" }
	} };
	return { problems: [noHash(chosen, Object.keys(manifest))] };
}
/** The release that is meant where nothing was said: it must be one whose bytes can be proven. */
function unnamed({ channel, commit, sha256, rpmKey }, manifest, system, kind) {
	return channel !== void 0 || commit !== void 0 || sha256 !== void 0 || kind === "rpm" && rpmKey ? void 0 : newestFlox(manifest, system, kind)?.version;
}
/** FLX008 for each part that is malformed, and for parts that do not go together; asked before anything is touched. Pure. */
function checkFloxRequest(request) {
	const { channel, version, commit, sha256, baseUrl } = request;
	const problems = [];
	const malformed = (what, given, fix) => problems.push(error("FLX008", `${JSON.stringify(given.slice(0, 80))} is not ${what}.`, fix));
	if (channel !== void 0 && !floxChannels.includes(channel)) malformed("a channel of Flox", channel, `Use one of ${floxChannels.join(", ")}; a commit belongs in flox-commit.`);
	if (version !== void 0 && !/^\d+\.\d+\.\d+(?:[-+.][0-9A-Za-z.+-]{1,40})?$/.test(version)) malformed("a version of Flox", version, "Write it like 1.14.1, without a v.");
	if (commit !== void 0 && !/^[0-9a-f]{40}$/i.test(commit)) malformed("a commit", commit, "Give all 40 hexadecimal digits of a commit of github.com/flox/flox.");
	const other = [channel && "flox-channel", version && "flox-version"].filter(Boolean).join(" and ");
	if (commit !== void 0 && other !== "") {
		const fix = `Remove ${other}: a commit already selects one build of Flox.`;
		problems.push(error("FLX008", `flox-commit cannot be combined with ${other}.`, fix));
	}
	return [
		...problems,
		...readHash(sha256).problems,
		...readBase(baseUrl ?? "https://downloads.flox.dev").problems
	];
}
function noPackage({ platform, arch, packageManager }) {
	return error("FLX001", `Flox has no package for this machine (${platform}, ${arch}${packageManager ? "" : ", without dpkg and rpm"}).`, "Use Linux with dpkg or rpm or macOS, x86-64 or 64-bit ARM; or install Nix and give flox-commit, which installs Flox through Nix.", { source: "https://flox.dev/docs/install-flox/install/" });
}
function noHash(chosen, versions) {
	const known = versions.length > 0 ? `Choose one of ${versions.join(", ")}, or give` : "Give";
	const what = /\/flox\.[^/]*$/.test(chosen.url) && chosen.url.includes("/by-env/") ? "flox-version, since the newest one changes, and flox-sha256 of" : "flox-sha256 of";
	const key = chosen.kind === "rpm" ? " Or ask the administrator to import the vendor's key (rpm --import): rpm then checks the signature." : ` ${chosen.kind === "deb" ? "dpkg" : "installer"} does not check signatures of local files, so nothing can replace the hash.`;
	return error("FLX002", `No SHA-256 is known for Flox ${chosen.name}, ${chosen.kind} for ${chosen.system}.`, `${known} ${what} the package: \`curl -sL ${chosen.url} | sha256sum\` on a network that you trust. The vendor's SHA256SUMS is on the same server as the package, so it proves nothing.${key}`);
}
function nameOf({ channel = "stable", version, commit }) {
	if (commit !== void 0) return `commit ${commit.slice(0, 12)}`;
	return version === void 0 ? `the newest of ${channel}` : `${version} (${channel})`;
}
function readHash(text) {
	if (text === void 0) return { problems: [] };
	try {
		return {
			sha256: parseSha256(text),
			problems: []
		};
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		return { problems: cause.problems.map((problem) => ({
			...problem,
			code: "FLX008"
		})) };
	}
}
function readBase(text) {
	const url = URL.parse(text);
	if (url && /^https?:$/.test(url.protocol) && url.search === "" && url.hash === "" && url.username === "") return {
		url: url.href.replace(/\/+$/, ""),
		problems: []
	};
	const fix = `Write it as in ${floxDownloads}, without user, query and fragment.`;
	return {
		url: "",
		problems: [error("FLX008", "flox-base-url is not a plain http or https URL.", fix)]
	};
}

// src/flox/plan.ts
/**
* Facts and wishes → plan. A Flox that is there is used and never replaced; an existing Nix stays, so Flox comes through
* it, at a commit; else the vendor's package, which brings a Nix of its own. Pure. Throws ProblemError with everything that
* stands against it: FLX001, FLX002, FLX004, FLX008.
*/
function planFlox(request, facts, manifest = floxReleases) {
	const malformed = checkFloxRequest(request);
	if (malformed.length > 0) throw new ProblemError(malformed);
	if (facts.flox && !facts.unfinished) return {
		kind: "use",
		flox: facts.flox,
		warnings: otherFlox(facts.flox, request)
	};
	if (facts.nix && !facts.unfinished) return planThroughNix(request, facts.nix);
	const chosen = chooseFloxPackage({
		...request,
		...facts
	}, manifest);
	const problems = [...checkMachine(facts), ..."problems" in chosen ? chosen.problems : []];
	if (problems.length > 0 || "problems" in chosen) throw new ProblemError(problems);
	return {
		kind: "package",
		package: chosen.package,
		privilege: facts.privilege,
		again: facts.unfinished
	};
}
/** The plan as lines for the log. */
function describeFloxPlan(plan) {
	if (plan.kind === "use") return [`Flox ${plan.flox.version} is on this machine (${plan.flox.program}) and is used`];
	if (plan.kind === "nix") return [`Flox through Nix ${plan.nix.version}, which stays as it is`, `install ${plan.reference} in the folder of this job`];
	const { url, kind, name, trust } = plan.package;
	const proof = trust.kind === "signature" ? "rpm checks its signature" : `SHA-256 ${trust.sha256} (${trust.kind === "user" ? "given" : "known"})`;
	return [
		`Flox ${name} by the vendor's package, which brings its own Nix`,
		`fetch ${url}, ${proof}`,
		`install it with ${{
			deb: "dpkg",
			rpm: "rpm",
			pkg: "installer"
		}[kind]}${plan.privilege === "sudo" ? " through sudo" : ""}`
	];
}
/** FLX005 where the Flox that is there is not, or cannot be identified as, the requested one. */
function otherFlox(flox, { version, commit, channel }) {
	const abbreviated = /-g([0-9a-f]{7,40})$/.exec(flox.version)?.[1];
	const asked = [
		version !== void 0 && version !== flox.version ? `flox-version asks for ${version}` : "",
		commit !== void 0 && !(abbreviated && commit.toLowerCase().startsWith(abbreviated)) ? `flox-commit asks for ${commit.slice(0, 12)}` : "",
		channel !== void 0 && channel !== "stable" ? `flox-channel asks for ${channel}` : ""
	].filter((text) => text !== "");
	if (asked.length === 0) return [];
	return [warning("FLX005", `Flox ${flox.version} is on this machine (${flox.program}) and is used; ${asked.join(" and ")}.`, "Remove these inputs, or use a machine without Flox: an installed Flox is never replaced.")];
}
function planThroughNix(request, nix) {
	const { commit, version, channel, flake = floxFlake } = request;
	if (commit !== void 0) return {
		kind: "nix",
		nix,
		reference: referenceTo(flake, commit.toLowerCase())
	};
	const asked = [version && `flox-version ${version}`, channel && `flox-channel ${channel}`].filter(Boolean).join(" and ");
	throw new ProblemError(error("FLX004", `Nix ${nix.version} is on this machine (${nix.program}), and Flox's package would replace it${asked ? `; ${asked} can only be had as such a package` : ""}.`, "Give flox-commit, the commit of that release of github.com/flox/flox: Flox is then installed through this Nix, which stays. Or use a machine without Nix.", { source: "https://flox.dev/docs/install-flox/install/" }));
}
/**
* A flake at one commit. flox-sha256 is of a package and has no part in it: Nix takes the commit over https from the forge,
* and what it does not build itself it takes from caches by their signature.
*/
function referenceTo(flake, commit) {
	if (/^(?:github|gitlab|sourcehut):/.test(flake)) return `${flake}/${commit}`;
	return `${flake}${flake.includes("?") ? "&" : "?"}rev=${commit}`;
}
/** FLX004 for each reason why no package can be installed here. What a killed run of ours left is no reason. */
function checkMachine(facts) {
	const problems = [];
	const add = (why, fix) => problems.push(error("FLX004", why, fix));
	if (facts.privilege === "none") add("A package of Flox is installed by root, and this user is not root and has no sudo without a password.", "Allow sudo without a password, run as root, or ask the administrator to install Flox once.");
	if (facts.missing.length > 0) add(`The package of Flox needs ${facts.missing.join(" and ")}, not found on PATH.`, "Install xz (xz-utils on Debian and Ubuntu).");
	if (facts.unfinished) return problems;
	if (facts.folder.kind !== "absent" && facts.folder.kind !== "empty") add("The folder /nix is in use, and the package of Flox brings a store of its own.", "Add its nix to PATH and give flox-commit, or remove /nix if it is no longer needed.");
	if (facts.conf) add("The file /etc/nix/nix.conf exists, and the package of Flox would overwrite it.", "Move the file away if it is no longer needed, or install Nix and give flox-commit.");
	return problems;
}

// src/flox/install.ts
/** Packages have about 90 MB; what is far larger is none. */
const maxBytes = 268435456;
/** Seconds to wait for another job that installs Flox, for a package manager, and for Nix, which may have to build. */
const waitTime$1 = {
	lock: 900,
	package: 600,
	nix: 1800
};
/** How often dpkg is asked again while another dpkg holds its lock, and the longest pause, milliseconds. */
const busy = {
	tries: 20,
	pause: 15e3
};
/**
* Uses the Flox that is there, or installs one: facts, a printable plan, then effects, one installation at a time.
* Nothing is handed to a package manager before its hash matched (or, for an rpm, before a key of Flox in rpm's database
* was seen to have signed it). In the end `flox --version` must answer.
*
* `job` names this job in the journal: our package is not removed while a job uses it.
* Throws ProblemError FLX001–FLX004, FLX006, FLX008, INS002 (lock), INS003 (journal), BLD004 (a broken Nix) and
* NET001–NET006.
*/
async function provideFlox(host, request, job) {
	const begun = host.clock.now();
	return withLock(host, join(stateFolder(host), "flox.lock"), waitTime$1.lock, async () => {
		const plan = planFlox(request, await gatherFloxFacts(host));
		for (const [index, line] of describeFloxPlan(plan).entries()) if (index === 0) host.log.info(line);
		else host.log.debug(line);
		if (plan.kind === "use" && await readFloxReceipt(host)) await claimFlox(host, job);
		if (plan.kind === "package") await installPackage(host, plan, job);
		if (plan.kind === "nix") await installThroughNix(host, plan);
		const flox = plan.kind === "use" ? plan.flox : await checkInstalled(host);
		if (plan.kind === "package") await writeFloxReceipt(host, receiptOf(plan.package, "installed"));
		return {
			flox,
			by: plan.kind === "use" ? "existing" : plan.kind,
			path: onPath(host, flox) ? [] : [dirname(flox.program)],
			seconds: (host.clock.now() - begun) / 1e3,
			warnings: plan.kind === "use" ? plan.warnings : plan.kind === "package" ? otherVersion(flox, request) : []
		};
	});
}
/** Removes the job's own link. A package stays, like an installed Nix. Harmless when there is none. */
async function undoFlox(host) {
	const link = floxLink(host);
	const ours = (await host.files.readdir(dirname(link)).catch(() => [])).filter((name) => name === basename(link) || name.startsWith(`${basename(link)}-`));
	for (const name of ours) await host.files.rm(join(dirname(link), name), { force: true });
	await host.files.rm(downloadFolder(host), {
		recursive: true,
		force: true
	});
}
/** So that an uninstallation removes the package, but not while a job uses it. */
async function claimFlox(host, job) {
	await claim(host, job, {
		owner: "flox",
		path: floxReceiptPath(host)
	});
}
async function installPackage(host, plan, job) {
	const folder = downloadFolder(host);
	await host.files.rm(folder, {
		recursive: true,
		force: true
	});
	await host.files.mkdir(folder, {
		recursive: true,
		mode: 448
	});
	try {
		const path = join(folder, `flox.${plan.package.kind}`);
		await fetchPackage(host, plan.package, path, job);
		const { kind, trust, version } = plan.package;
		if (kind === "rpm") await checkRpm(host, path, {
			version,
			signed: trust.kind === "signature"
		});
		if (host.cancelled.aborted) throw new ProblemError(failed("the job was cancelled", "Nothing was installed."));
		await claimFlox(host, job);
		await claimUserCaches(host, installEnv(host.env), {
			job,
			privilege: plan.privilege,
			daemon: true
		});
		await writeFloxReceipt(host, receiptOf(plan.package, "installing"));
		host.log.debug("flox: package");
		await runPackageManager(host, plan, path);
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Writes the package to a file that nobody else can write. Throws ProblemError FLX003 and NET001–NET006. */
async function fetchPackage(host, { url, name, kind, trust }, path, job) {
	host.log.debug("flox: download");
	const known = trust.kind === "signature" ? void 0 : trust.sha256;
	const request = {
		url,
		label: `Flox ${name}`,
		maxBytes,
		name: `flox.${kind}`,
		sha256: known,
		file: path,
		job
	};
	const write = async (chunks) => {
		const file = await host.files.open(path, "w", 384);
		try {
			for await (const chunk of chunks) await file.writeFile(chunk);
			await file.sync();
		} finally {
			await file.close();
		}
	};
	await keptDownload(host, request, write, async ({ sha256, bytes }) => {
		if (known === void 0 || sha256 === known) return;
		const whose = trust.kind === "user" ? "given" : "in the manifest of this action";
		throw new ProblemError(error("FLX003", `${url} (${bytes} bytes) has SHA-256 ${sha256}, but ${known} is ${whose}.`, "Nothing was installed. Do not use this package unless you know why it differs. Without flox-version, there may be a newer release."));
	});
}
/**
* Runs dpkg, rpm or installer to its end: a cancelled job does not cut it in the middle. Triggers of other packages are
* left for later, as the vendor's own action does. Throws ProblemError FLX004.
*/
async function runPackageManager(host, plan, path) {
	const variables = {
		DEBIAN_FRONTEND: "noninteractive",
		FLOX_DISABLE_METRICS: "true"
	};
	const argv = asRootWith(plan.privilege, Object.keys(variables), installCommand(plan, path));
	const env = {
		...installEnv(host.env),
		...variables
	};
	for (let attempt = 1;; attempt += 1) {
		const outcome = await host.exec({
			argv,
			env,
			timeout: waitTime$1.package
		});
		if (outcome.kind === "exited" && outcome.code === 0) return;
		const words = wordsOf(outcome);
		if (!/lock.*(?:was locked by|is held by|another process)/i.test(words) || attempt >= busy.tries || host.cancelled.aborted) throw new ProblemError(failed(words, removal[plan.package.kind]));
		const wait = Math.round(busy.pause * (.5 + Math.random() / 2));
		host.log.info(`Another package manager is running; try ${attempt + 1} of ${busy.tries} in ${Math.round(wait / 1e3)} s`);
		await host.clock.sleep(wait, host.cancelled);
	}
}
function installCommand({ package: { kind, trust }, again }, path) {
	if (kind === "deb") return [
		"dpkg",
		"-i",
		"--no-triggers",
		path
	];
	if (kind === "pkg") return [
		"installer",
		"-pkg",
		path,
		"-target",
		"/"
	];
	const signed = [
		"--define",
		"_pkgverify_level all",
		"--define",
		"_pkgverify_flags 0x0"
	];
	const mode = again ? ["-U", "--replacepkgs"] : ["-i"];
	return [
		"rpm",
		...trust.kind === "signature" ? signed : [],
		...mode,
		"--notriggers",
		path
	];
}
const removal = {
	deb: "`sudo dpkg --purge flox` removes what was installed.",
	rpm: "`sudo rpm -e flox` removes what was installed.",
	pkg: "https://flox.dev/docs/install-flox/uninstall/ says how to remove what was installed."
};
/** By a link of the job's own, which keeps it alive while it is used; no profile of the user is touched. Throws ProblemError FLX004. */
async function installThroughNix(host, { nix, reference }) {
	const link = floxLink(host);
	await host.files.mkdir(dirname(link), {
		recursive: true,
		mode: 448
	});
	host.log.debug("flox: nix");
	const outcome = await runNix(host, nix, [
		"build",
		"--out-link",
		link,
		reference
	], {
		timeout: waitTime$1.nix,
		onStderr: (line) => host.log.debug(line)
	});
	if (outcome.kind === "exited" && outcome.code === 0) return;
	throw new ProblemError(failed(wordsOf(outcome), "With the cache `flox` among the caches, Nix fetches Flox instead of building it."));
}
async function checkInstalled(host) {
	const flox = await lookForFlox(host);
	if (flox) return flox;
	throw new ProblemError(error("FLX006", "Flox was installed, but no program flox was found.", "Check what the package installed; flox is looked for on PATH, in /usr/bin and in the profiles of Nix."));
}
/** FLX005 where the package's name or hash promised another version. */
function otherVersion(flox, { version }) {
	return version === void 0 ? [] : otherFlox(flox, { version });
}
function receiptOf({ url, trust }, state) {
	return {
		schema: "flox/1",
		state,
		url,
		...trust.kind === "signature" ? {} : { sha256: trust.sha256 }
	};
}
function onPath(host, { program }) {
	return (host.env["PATH"] ?? "").split(":").includes(dirname(program));
}
function downloadFolder(host) {
	return join(jobFolder(host), "flox-download");
}
function wordsOf(outcome) {
	if (outcome.kind === "not-started") return outcome.reason;
	return [outcome.kind === "exited" ? `exit code ${outcome.code}` : outcome.kind, ...outcome.stderrTail.slice(-8).map((line) => line.trim())].join(" ").replace(/\.$/, "");
}
function failed(why, fix) {
	return error("FLX004", `Flox could not be installed: ${why}.`, `Fix the cause and run the job again. ${fix}`);
}

// src/machine/kvm.ts
const ruleName = "99-setup-nix-cuda-kvm.rules";
/** https://github.blog/changelog/2023-02-23-hardware-accelerated-android-virtualization-on-actions-windows-and-linux-larger-hosted-runners/ */
const ruleText = "KERNEL==\"kvm\", GROUP=\"kvm\", MODE=\"0666\", OPTIONS+=\"static_node=kvm\"\n";
const waitTime = 30;
const kvmDevice = "/dev/kvm";
const udevRules = "/etc/udev/rules.d";
const kvmOwned = {
	owner: "kvm",
	goesWithLastJob: true,
	makes: async (_, entry) => entry.path === kvmDevice && isPlainEntry(entry) && isOurRule((await readNote(entry))?.rule),
	describe: ({ path }) => [`restore the mode of ${path}, and remove our udev rule`],
	remove: (host, { path }) => undoKvm(host, { device: path })
};
/**
* Lets everybody on this machine use /dev/kvm, so that build users can: by mode, and by a udev rule where udev runs and
* would set the mode back. Call it before the daemon starts, which looks once whether it has the feature `kvm`
* (https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-system-features). Written down in the journal first.
* Never throws: what goes wrong is INS043.
*/
async function enableKvm(host, options) {
	const { device = kvmDevice, rulesFolder = udevRules } = options;
	const before = await modeOf(host, device);
	if (host.platform !== "linux" || before === void 0) return {
		state: "absent",
		did: [],
		problems: []
	};
	if (isOpen(before) || await isForBuilders(host, device, before)) {
		await joinUsers(host, options.job, device);
		return {
			state: "usable",
			did: [],
			problems: []
		};
	}
	const privilege = await findPrivilege(host);
	if (privilege === "none") return unusable(device, before, "root or sudo without a password is missing");
	try {
		return await withLock(host, lockPath(host), waitTime, async () => {
			const udev = await isThere$1(host, "/run/udev/control");
			const changed = {
				schema: "kvm/1",
				mode: before,
				rule: udev ? join(rulesFolder, ruleName) : null
			};
			await claim(host, options.job, {
				owner: "kvm",
				path: device,
				note: JSON.stringify(changed)
			});
			const did = await open(host, privilege, device, changed);
			const after = await modeOf(host, device);
			if (after !== void 0 && isOpen(after)) return {
				state: "enabled",
				did,
				problems: []
			};
			return unusable(device, after ?? before, "its mode cannot be changed");
		});
	} catch (cause) {
		return unusable(device, before, cause instanceof Error ? cause.message : String(cause));
	}
}
/**
* Undoes what `enableKvm` did, once no job of the journal uses it (`release` the job first). Gives whether there was
* something to undo. Throws ProblemError INS002, INS003 or INS043.
*/
function undoKvm(host, options = {}) {
	const { device = kvmDevice } = options;
	return withLock(host, lockPath(host), waitTime, async () => {
		const entry = (await readJournal(host)).find(({ path }) => path === device);
		if (!entry || entry.users.length > 0) return false;
		const changed = await readNote(entry);
		if (changed) {
			const privilege = await findPrivilege(host);
			if (changed.rule !== null && await readIfPresent(host, changed.rule) === ruleText) {
				await run$1(host, privilege, [
					"rm",
					"-f",
					changed.rule
				]);
				await run$1(host, privilege, [
					"udevadm",
					"control",
					"--reload-rules"
				]);
			}
			if (await modeOf(host, device) === 438) await run$1(host, privilege, [
				"chmod",
				octal(changed.mode),
				device
			]);
		}
		await dropEntry(host, device);
		return changed !== void 0;
	});
}
function readNote({ note }) {
	return readSaved(note, async () => (await import("./machine-schema.chunk.js")).changedDevice);
}
function isOurRule(rule = null) {
	return rule === null || rule === join(udevRules, ruleName);
}
async function open(host, privilege, device, { rule }) {
	const did = [];
	if (rule !== null) try {
		await run$1(host, privilege, ["tee", rule], ruleText);
		await run$1(host, privilege, [
			"udevadm",
			"control",
			"--reload-rules"
		]);
		did.push(`wrote ${rule}`);
	} catch (cause) {
		host.log.debug(String(cause));
	}
	await run$1(host, privilege, [
		"chmod",
		"0666",
		device
	]);
	return [...did, `set the mode of ${device} to 0666`];
}
/** A device that an earlier job opened and that still is to be closed is used by this job too. */
async function joinUsers(host, job, device) {
	try {
		const known = (await readJournal(host)).find(({ path }) => path === device);
		if (known) await claim(host, job, known);
	} catch (cause) {
		host.log.debug(String(cause));
	}
}
async function run$1(host, privilege, argv, input) {
	const why = await whyNotAsRoot(host, privilege, argv, input === void 0 ? {} : { input });
	if (why !== void 0) throw new ProblemError(problem(`${argv.join(" ")}: ${why}`));
}
function unusable(device, mode, why) {
	return {
		state: "unusable",
		did: [],
		problems: [problem(`${device} has the mode 0${mode.toString(8)}, and build users cannot open it: ${why.replace(/\.$/, "")}`)]
	};
}
/** Only builds with the feature `kvm` (NixOS tests) need it, so that it is a notice. */
function problem(message) {
	return notice("INS043", `${message}.`, "Builds that need KVM will not run here; an administrator can add the users of the group nixbld to the group kvm.");
}
async function modeOf(host, path) {
	const stat = await host.files.stat(path).catch(() => void 0);
	return stat && stat.mode & 4095;
}
const octal = (mode) => mode.toString(8).padStart(4, "0");
function isOpen(mode) {
	return (mode & 6) === 6;
}
/** Whether an administrator has put the build users into the group of the device. */
async function isForBuilders(host, device, mode) {
	if ((mode & 48) !== 48) return false;
	const { gid } = await host.files.stat(device);
	const groups = (await readIfPresent(host, "/etc/group").catch(() => void 0) ?? "").split("\n").map((line) => line.split(":"));
	const members = (found) => (found?.[3] ?? "").split(",").filter((user) => user !== "");
	const builders = members(groups.find(([name]) => name === "nixbld"));
	const allowed = members(groups.find((fields) => fields[2] === `${gid}`));
	return builders.length > 0 && builders.every((user) => allowed.includes(user));
}
function lockPath(host) {
	return join(stateFolder(host), "kvm.lock");
}

// src/machine/store-location.ts
const nixFolder = "/nix";
const autoLeaf = "setup-nix-cuda/nix";
/** Another disk must have so many times the room, and so many bytes more, for `auto` to choose it. */
const worthIt = 1.5;
const worthBytes = 2e10;
const buildFolderOwned = {
	owner: "build-folder",
	makes: (_, entry) => buildFolders.includes(entry.path) && isPlainEntry(entry),
	goesWithLastJob: true,
	describe: ({ path }) => [`remove the folder ${path}, if it is empty`],
	remove: async (host, entry, { warn }) => warn(...await unbindStore(host, entry, await findPrivilege(host)))
};
/** The folder on another disk that is seen as /nix. */
const storeMountOwned = {
	owner: "store-mount",
	makes: (_, entry) => isPlainEntry(entry, nixFolder),
	describe: ({ path, made = [] }) => {
		return [`unmount /nix, and remove ${[path, ...made.filter((other) => other !== path).toReversed()].join(", ")}, if empty`];
	},
	remove: async (host, entry, { warn }) => {
		const mounted = await isSameFolder(host, entry.path, nixFolder);
		const [left] = await unbindStore(host, entry, await findPrivilege(host));
		if (left && mounted) throw new ProblemError(cannotRemove(left.message.replace(/\.$/, "")));
		if (left) warn(left);
	}
};
/** Says what to do about the wanted location. INS042 (a warning) where it cannot be; then the store stays where it would be. */
function planStore(layout, { wanted, nix }) {
	const stay = (why, ...problems) => ({
		plan: {
			kind: "stay",
			why
		},
		problems
	});
	const refuse = (why) => stay(why, cannot(wanted, why));
	if (wanted === "root") return stay("it was requested");
	if (nix === "in-use") {
		const why = `there is a store in ${nixFolder}, and a store is never moved`;
		return wanted === "auto" ? stay(why) : refuse(why);
	}
	const now = measuredPath(layout, "nix") ?? measuredPath(layout, "root");
	if (wanted === "auto") {
		const other = now && largest(layout, now);
		if (!now || !other || other.name !== "mnt") return stay("no other disk has more room");
		if (other.freeBytes < now.freeBytes * worthIt || other.freeBytes < now.freeBytes + worthBytes) return stay("no other disk has much more room");
		const room = `${other.path} has ${inGigabytes(other.freeBytes)} left, ${now.mountedAt || now.path} ${inGigabytes(now.freeBytes)}`;
		return {
			plan: bind(join(other.path, autoLeaf), nix, room),
			problems: []
		};
	}
	const source = normalize(wanted).replace(/(.)\/$/, "$1");
	if (!source.startsWith("/") || source === "/") return refuse("it must be `auto`, `root` or an absolute path");
	if (isWithin(source, nixFolder)) return refuse("the path lies in /nix itself");
	if (measuredAbove(layout, source)?.readOnly) return refuse("its file system is read-only");
	return {
		plan: bind(source, nix, "it was requested"),
		problems: []
	};
}
function bind(source, nix, why) {
	const makeNix = nix === "absent";
	return {
		kind: "bind",
		source,
		makeNix,
		why,
		steps: [
			[
				"install",
				"-d",
				"-m",
				"0755",
				source
			],
			...makeNix ? [[
				"mkdir",
				"-m",
				"0755",
				nixFolder
			]] : [],
			[
				"mount",
				"--bind",
				source,
				nixFolder
			]
		]
	};
}
/**
* Does what the plan says, as root; written down in the journal first (the entry's path is the source). What goes wrong is
* undone and told as INS042: the store then is where it would have been. Throws ProblemError INS002 or INS003.
*/
async function bindStore(host, plan, options) {
	if (plan.kind === "stay") return {
		bound: false,
		problems: []
	};
	const { source, makeNix, steps } = plan;
	const failed = (why) => ({
		bound: false,
		problems: [cannot(source, why)]
	});
	if (options.privilege === "none") return failed("root or sudo without a password is missing");
	if (mountsWithin(await readMounts(host), nixFolder).length > 0) return failed(`${nixFolder} is a mount point already`);
	const there = await contents(host, source);
	if (there === "not-a-folder") return failed("it is not a folder, or a symlink leads there");
	const known = (await readJournal(host)).some((entry) => entry.path === source);
	if (there === "full" && !known) return failed("it is not empty");
	const made = [...await missingFolders(host, source), ...makeNix ? [nixFolder] : []];
	await claim(host, options.job, {
		owner: "store-mount",
		path: source,
		made
	});
	for (const step of steps) {
		const why = await run(host, options.privilege, step);
		if (why === void 0) continue;
		const unused = {
			owner: "store-mount",
			path: source,
			made,
			users: []
		};
		if (!known) await setEntry(host, source, unused);
		const problems = await unbindStore(host, unused, options.privilege);
		return {
			bound: false,
			problems: [cannot(source, why), ...problems]
		};
	}
	return {
		bound: true,
		problems: []
	};
}
/**
* Makes the folder that `adviseDisk` names, as root and with its mode; written down in the journal first. One that is
* there is left as it is, and INS042 where Nix would refuse it. Throws ProblemError INS002 or INS003.
*/
async function makeBuildFolder(host, folder, options) {
	const { path, mode } = folder;
	if (mode === void 0) return [];
	const stat = await host.files.lstat(path).catch(() => void 0);
	if (stat) return stat.isDirectory() && ((stat.mode & 2) === 0 || (mode & 2) !== 0) ? [] : [noBuildFolder(path, "it exists, and is not a folder or is writable by everybody")];
	if (options.privilege === "none") return [noBuildFolder(path, "root or sudo without a password is missing")];
	await claim(host, options.job, {
		owner: "build-folder",
		path,
		made: await missingFolders(host, path)
	});
	const octal = mode.toString(8).padStart(4, "0");
	const why = await run(host, options.privilege, [
		"install",
		"-d",
		"-m",
		octal,
		path
	]);
	return why === void 0 ? [] : [noBuildFolder(path, why)];
}
/**
* Unmounts it, and removes the folders that were made for it if they are empty: what is in a store is not removed here.
* For an entry of `bindStore` or `makeBuildFolder` that nobody uses any more. INS050 for what is left.
*/
async function unbindStore(host, entry, privilege) {
	const alive = {
		...host,
		cancelled: new AbortController().signal
	};
	if (await isSameFolder(alive, entry.path, nixFolder)) {
		const why = await unmount(alive, privilege);
		if (why !== void 0) return [left(nixFolder, why)];
	}
	for (const folder of [...entry.made ?? []].reverse()) {
		const there = await contents(alive, folder);
		if (there === "absent") continue;
		const why = there === "empty" ? await run(alive, privilege, ["rmdir", folder]) : "it is not empty";
		if (why !== void 0) return [left(folder, why)];
	}
	await dropEntry(alive, entry.path);
	return [];
}
/** Why /nix could not be unmounted. What served the daemon's last clients ends a moment after the daemon. */
async function unmount(host, privilege) {
	for (let tries = 1;; tries += 1) {
		const why = await run(host, privilege, ["umount", nixFolder]);
		if (!why?.includes("busy") || tries === 20) return why;
		await host.clock.sleep(250);
	}
}
async function contents(host, folder) {
	const stat = await host.files.lstat(folder).catch(() => void 0);
	if (!stat) return "absent";
	if ((stat.isDirectory() ? await host.files.realpath(folder).catch(() => "") : "") !== folder) return "not-a-folder";
	return (await host.files.readdir(folder).catch(() => ["unreadable"])).some((name) => name !== "lost+found") ? "full" : "empty";
}
/** Whether two paths are one folder, as with a bind mount. */
async function isSameFolder(host, one, other) {
	const [a, b] = await Promise.all([one, other].map((path) => host.files.stat(path).catch(() => void 0)));
	return a !== void 0 && b !== void 0 && a.dev === b.dev && a.ino === b.ino;
}
/** Why a command failed; undefined when it did not. */
async function run(host, privilege, argv) {
	const why = await whyNotAsRoot(host, privilege, argv, { signal: host.cancelled });
	return why === void 0 ? void 0 : `${argv.join(" ")}: ${why}`;
}
function cannot(wanted, why) {
	const message = `The store cannot be placed at ${wanted}: ${why.replace(/\.$/, "")}.`;
	return warning("INS042", message, "Name an empty or new folder on a disk with free space, or remove store-location.");
}
function noBuildFolder(path, why) {
	const message = `Nix cannot build in ${path}: ${why.replace(/\.$/, "")}.`;
	return warning("INS042", message, "Builds stay in the default folder of Nix; set `build-dir` in extra-nix-config to change it.");
}
function left(path, why) {
	const message = `${path} was created for the store and could not be removed: ${why.replace(/\.$/, "")}.`;
	return warning("INS050", message, "Remove it yourself when the store is no longer needed.");
}

// src/nix/configure/configure.ts
/** What Nix was configured with: the job's private files, and its part of the system's. */
const configurationOwned = {
	owner: "configuration",
	makes: makesConfiguration,
	leave: (host, ending) => ending.machineStays ? undoConfiguration(host, ending) : removeJobFiles(host),
	describe: ({ path }) => [`remove ${path}, and our line in the nix.conf beside it`],
	remove: removeSystem
};
/** The files of a job; only its own commands read them. */
function jobFiles(host) {
	const folder = jobFolder(host);
	return {
		settings: join(folder, "nix.conf"),
		tokens: join(folder, "access-tokens.conf")
	};
}
/**
* Carries a plan out. Nix itself reads the result in a folder apart before anything is put in place; what it refuses is
* thrown with its words (CFG023), and nothing is changed. The same plan again changes no byte.
* Throws ProblemError CFG023, CFG025 (the machine's own configuration is refused), CFG026 (a file), BLD004, INS002,
* INS003, and what `restartDaemon` throws.
*/
async function applyConfiguration(host, nix, plan, options) {
	const files = jobFiles(host);
	checkPaths(files);
	const others = (await userConfFiles(host)).filter((path) => path !== files.settings && path !== files.tokens);
	const before = await readBefore(host, nix, others);
	const validate = (staged) => validateStaged(host, nix, plan, {
		staged,
		others,
		warned: before.warnings
	});
	const applied = plan.destination.kind === "system" ? await applySystem(host, plan.destination, {
		base: plan.base,
		extra: plan.extra,
		after: plan.after
	}, options, validate) : await applyToJob(host, files.settings, plan, validate);
	const withSecrets = await writeSecrets(host, files.tokens, plan, before.settings);
	if (plan.destination.kind === "system") await host.files.rm(files.settings, { force: true });
	return {
		variables: variablesOf(host, [...withSecrets ? [files.tokens] : [], ...plan.destination.kind === "job" ? [files.settings] : []], others),
		substituters: effective(plan, applied.settings),
		warnings: [...applied.warnings, ...checkWanted(plan, applied.settings)],
		restarted: applied.restarted
	};
}
/**
* Removes what `applyConfiguration` wrote for this job: its private files, and its part of the system's. The last job
* to leave restores nix.conf byte for byte. Also finishes what another job's interrupted clean-up left. Harmless when
* there is nothing. Throws ProblemError CFG026, INS002, INS003, and what `restartDaemon` throws.
*/
async function undoConfiguration(host, options) {
	await removeJobFiles(host);
	return undoSystem(host, options);
}
/** Removes this job's private files, and the token with them; what `undoConfiguration` does first. */
async function removeJobFiles(host) {
	for (const path of Object.values(jobFiles(host))) await host.files.rm(path, { force: true });
}
/** The configuration as it is without this job's files. Throws ProblemError CFG025 when Nix refuses it. */
async function readBefore(host, nix, others) {
	const shown = await showSettings(host, nix, { NIX_USER_CONF_FILES: others.join(":") });
	if (shown.ok) return shown;
	throw new ProblemError(error("CFG025", `Nix refuses the configuration of this machine: ${shown.words}`, "Fix that file: until then no Nix command works on this machine. It was not changed."));
}
/** Lets Nix read what is staged; its new warnings become CFG024, its refusal CFG023. */
async function validateStaged(host, nix, plan, trial) {
	const { staged, others, warned } = trial;
	const more = {
		NIX_USER_CONF_FILES: [...staged.userFile === void 0 ? [] : [staged.userFile], ...others].join(":"),
		...staged.confDir === void 0 ? {} : { NIX_CONF_DIR: staged.confDir }
	};
	const shown = await showSettings(host, nix, more);
	const clean = (words) => cleanWords(words, plan, staged);
	if (!shown.ok) throw new ProblemError(error("CFG023", `Nix refuses this configuration: ${clean(shown.words)}.`, "Fix extra-nix-config. Nothing was changed."));
	const warnings = [...new Set(shown.warnings.filter((words) => !warned.includes(words)))].map((words) => warning("CFG024", `Nix warns about this configuration: ${clean(words)}.`, "Check extra-nix-config."));
	return {
		settings: shown.settings,
		warnings
	};
}
/** Nix's words with the places where the files will lie, and without secrets. */
function cleanWords(words, plan, staged) {
	const named = staged.names.reduce((text, [from, to]) => text.replaceAll(from, to), words);
	return Object.values(plan.tokens()).reduce((text, token) => text.replaceAll(token, "***"), named).replace(/\.$/, "");
}
async function applyToJob(host, path, plan, validate) {
	const text = printNixConf([
		...plan.base,
		...plan.extra,
		...plan.after
	]);
	const staged = `${path}.${randomBytes(6).toString("hex")}.staged`;
	try {
		await writeAtomically(host, staged, text);
		const tried = await validate({
			userFile: staged,
			names: [[staged, "extra-nix-config"]]
		});
		await host.files.rename(staged, path);
		return {
			...tried,
			restarted: false
		};
	} finally {
		await host.files.rm(staged, { force: true });
	}
}
/**
* The tokens and other secrets in a private file of the job: 0600, with those tokens that the user had for other hosts, because a plain
* `access-tokens` replaces all of them and `extra-access-tokens` replaces none.
*/
async function writeSecrets(host, path, plan, before) {
	const tokens = plan.tokens();
	const secrets = [...plan.secrets()];
	if (Object.keys(tokens).length > 0) {
		const all = Object.entries({
			...before.map("access-tokens"),
			...tokens
		}).map(([name, token]) => `${name}=${token}`);
		secrets.unshift(setting("access-tokens", ...all));
	}
	if (secrets.length === 0) {
		await host.files.rm(path, { force: true });
		return false;
	}
	await writeAtomically(host, path, printNixConf(secrets));
	return true;
}
/** NIX_USER_CONF_FILES is cut at colons. */
function checkPaths(files) {
	const colon = Object.values(files).find((path) => path.includes(":"));
	if (colon === void 0) return;
	const message = `The path ${colon} contains a colon, which NIX_USER_CONF_FILES does not allow.`;
	throw new ProblemError(error("CFG026", message, "Set RUNNER_TEMP to a folder without a colon in its path."));
}
/** NIX_USER_CONF_FILES with our files before the user's own, which Nix would otherwise no longer read. */
function variablesOf(host, ours, others) {
	const value = [...ours, ...others].join(":");
	return ours.length === 0 && (host.env["NIX_USER_CONF_FILES"] ?? value) === value ? {} : { NIX_USER_CONF_FILES: value };
}
/** What Nix lists, without what the daemon does not take from this user. */
function effective(plan, settings) {
	const listed = settings.list("substituters");
	if (!plan.allowed) return listed;
	const allowed = new Set(plan.allowed.map(cacheIdentity));
	return listed.filter((url) => allowed.has(cacheIdentity(url)));
}
/** One warning CCH006 for each cache that something after our files took out again, as NIX_CONFIG may. */
function checkWanted(plan, settings) {
	const listed = new Set(effective(plan, settings).map(cacheIdentity));
	return plan.wanted.filter((url) => !listed.has(cacheIdentity(url))).map((url) => warning("CCH006", `The cache ${cacheName(url)} is not queried: a later setting replaces the list of caches.`, "Find `substituters` in NIX_CONFIG or in a nix.conf of the user, and change it to `extra-substituters`.", { subject: cacheSubject(url) }));
}

// src/nix/install/undo.ts
/** INS022 with what an unfinished installation left, and why, if anything is. */
function insistGone(left) {
	if (left.length === 0) return;
	const message = `The files of an unfinished installation of Nix cannot be removed: ${left.join("; ")}.`;
	throw new ProblemError(error("INS022", message, "Remove them as root or as the user who created them, or restart the machine; then run the job again."));
}
/**
* Removes what the receipt lists and nothing else: daemon, everything in /nix that was not there before, build users,
* group, nix.conf; at last the receipt itself and /nix where we made it. Each step may find its work done. Runs to its end
* also when the job is cancelled. Gives what could not be removed, each with the reason; then the receipt stays.
*/
async function removeInstall(host, env, privilege, receipt) {
	const left = [];
	const attempt = async (what, argv) => {
		const why = await whyNotAsRoot(host, privilege, argv, {
			env,
			timeout: 300
		});
		if (why !== void 0) left.push(`${what} (${why})`);
	};
	if (receipt.supervision !== "none") await removeDaemon(host, env, privilege, receipt.supervision);
	await removePaths(host, env, privilege, await ownPaths(host, receipt), attempt);
	for (const [name, argv] of await planRemoval(host, env, receipt)) await attempt(name, argv);
	if (receipt.conf) await attempt("/etc/nix/nix.conf", [
		"rm",
		"-f",
		"/etc/nix/nix.conf"
	]);
	if (receipt.confFolder && await isEmpty(host, "/etc/nix")) await attempt("/etc/nix", ["rmdir", "/etc/nix"]);
	for (const [name, was] of Object.entries(receipt.kept ?? {})) {
		const path = join(nixFolder$1, name);
		if (privilege !== "none") await attempt(path, [
			"chown",
			was.owner,
			path
		]);
		await attempt(path, [
			"chmod",
			was.mode.toString(8),
			path
		]);
	}
	if (left.length === 0) {
		await attempt(receiptPath, [
			"rm",
			"-f",
			receiptPath,
			`${receiptPath}.new`,
			`${receiptPath}.done`
		]);
		if (receipt.folder === "made") await attempt(nixFolder$1, ["rmdir", nixFolder$1]);
		else if (privilege !== "none") await attempt(nixFolder$1, [
			"chown",
			receipt.folder.owner,
			nixFolder$1
		]);
	}
	return left;
}
/** Everything in /nix but the receipt and what was there before; of a store or var that was there, all that is in it. */
async function ownPaths(host, receipt) {
	const own = [
		receiptPath,
		`${receiptPath}.new`,
		`${receiptPath}.done`
	];
	const top = withoutVolumeFiles(await namesIn(host, nixFolder$1)).filter((name) => !receipt.keep.includes(name));
	const inKept = await Promise.all(["store", "var"].filter((name) => receipt.keep.includes(name)).map(async (name) => {
		return (await namesIn(host, join(nixFolder$1, name))).filter((entry) => entry !== "lost+found").map((entry) => join(nixFolder$1, name, entry));
	}));
	return [...top.map((name) => join(nixFolder$1, name)).filter((path) => !own.includes(path)), ...inKept.flat()];
}
/** A child of a killed run may still be writing for a moment, so one removal may not be enough. */
async function removePaths(host, env, privilege, paths, attempt) {
	if (paths.length === 0) return;
	for (let again = 0; again < 3; again += 1) {
		const own = privilege === "none" ? await foldersOf(host, paths) : [];
		if (own.length > 0) await host.exec({
			argv: [
				"chmod",
				"-R",
				"u+rwX",
				...own
			],
			env,
			timeout: 300
		});
		if (await whyNotAsRoot(host, privilege, [
			"rm",
			"-rf",
			...paths
		], {
			env,
			timeout: 300
		}) === void 0) return;
		await host.clock.sleep(200);
	}
	await attempt(paths.join(", "), [
		"rm",
		"-rf",
		...paths
	]);
}
/** chmod -R follows the links that are given to it, and a store path may be one. */
async function foldersOf(host, paths) {
	const stats = await Promise.all(paths.map((path) => host.files.lstat(path).catch(() => void 0)));
	return paths.filter((_, index) => stats[index]?.isDirectory());
}
async function isEmpty(host, folder) {
	return (await namesIn(host, folder, ["unknown"])).length === 0;
}
async function namesIn(host, folder, otherwise = []) {
	try {
		return await host.files.readdir(folder);
	} catch (cause) {
		if (isErrno(cause, "ENOENT")) return otherwise;
		throw cause;
	}
}

// src/nix/install/macos/plan.ts
/** As upstream's installer calls it (NixOS/nix scripts/create-darwin-volume.sh), so that others recognise it. */
const volumeName = "Nix Store";
/** synthetic.conf(5): a name alone is an empty folder in `/`, for mounting. */
const syntheticLine = "nix";
/** The oldest macOS that upstream's installer takes. */
const oldest = 14;
const source = "https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation";
/** fstab(5); the options are those of NixOS/nix scripts/create-darwin-volume.sh. */
function fstabLine(uuid) {
	return `UUID=${uuid} /nix apfs rw,noauto,nobrowse,nosuid,noatime,owners`;
}
/** INS015 and INS020: what this Mac lacks. INS014: what somebody else made for Nix, which is never touched. Pure. */
function checkMac(facts) {
	const major = Number.parseInt(facts.version ?? "", 10);
	const foreign = findForeign(facts);
	return [
		...major < oldest ? [error("INS020", `Nix needs macOS ${oldest}, and this is ${facts.version}.`, "Use a newer runner.", { source })] : [],
		...facts.container === void 0 || facts.volumes === void 0 ? [error("INS020", "diskutil did not report which APFS container macOS is in, so no volume for Nix can be created.", "Use a machine whose macOS is on APFS.")] : [],
		...foreign.map((what) => error("INS014", `Nix cannot be installed: ${what}, and this action did not create it.`, "To use it, add its nix to PATH; otherwise remove that installation with its own uninstaller.", { source: "https://nix.dev/manual/nix/stable/installation/uninstall#macos" }))
	];
}
function findForeign({ volumes = [], mounted, synthetic, fstab, services }) {
	const named = volumes.filter(({ name }) => name === volumeName);
	return [
		...mounted === void 0 ? [] : [`a volume (${mounted}) is mounted at /nix`],
		...named.filter(({ uuid }) => uuid !== mounted).map(({ uuid }) => `there is a volume ${volumeName} (${uuid})`),
		...lines(synthetic).some((line) => line.startsWith(`${"nix"}\t`)) ? [`${syntheticPath} makes /nix a link`] : [],
		...lines(fstab).some((line) => !line.startsWith("#") && line.split(/\s+/)[1] === "/nix") ? [`${fstabPath} has a line for /nix`] : [],
		...services.map((path) => `there is a service ${path}`)
	];
}
/** Facts → plan, for facts that `checkMac` has nothing against. Pure. */
function planVolume(facts) {
	const { container = "", synthetic, fstab, fileVault, lasts } = facts;
	return {
		container,
		synthetic: lines(synthetic).includes("nix") ? void 0 : { before: synthetic ?? null },
		fstab: { before: fstab ?? null },
		encrypted: fileVault,
		mounter: lasts
	};
}
/** The plan as lines for the log. */
function describeVolume$1(plan) {
	const file = (before, path) => before === null ? `make ${path}` : `add a line to ${path}`;
	return [
		...plan.synthetic ? [`${file(plan.synthetic.before, syntheticPath)}: ${"nix"}`] : [`leave ${syntheticPath} as it is`],
		`add the ${plan.encrypted ? "encrypted " : ""}APFS volume "${volumeName}" to ${plan.container}, and mount it at /nix`,
		`${file(plan.fstab.before, fstabPath)}: ${fstabLine("…")}`,
		...plan.mounter ? [`write ${mounterPlist}, which mounts it when the machine starts`] : []
	];
}
/** A text with a line more at its end. */
function withLine(before, line) {
	const open = before !== null && before !== "" && !before.endsWith("\n");
	return `${before ?? ""}${open ? "\n" : ""}${line}\n`;
}
/** What is left without our line: as it was before where nobody has written since; null: the file goes. */
function withoutLine(now, before, line) {
	if (now === withLine(before, line)) return before;
	const left = now.split("\n").filter((text) => text !== line).join("\n");
	return before === null && left.trim() === "" ? null : left;
}
function lines(text = "") {
	return text.split("\n").map((line) => line.trimEnd());
}

// src/nix/install/macos/journal.ts
/** The key of the entry: where macOS itself would mount a volume of that name. */
const volumePath = `/Volumes/${volumeName}`;
/** What the journal says of our volume; undefined when nothing. Throws ProblemError INS003. */
async function readVolume(host) {
	const entry = (await readJournal(host)).find(({ owner }) => owner === "volume");
	return entry && parseVolume(entry.note);
}
/** Writes it down; undefined strikes it out. Throws ProblemError INS002 or INS003. */
async function recordVolume(host, made) {
	const note = JSON.stringify(made);
	await setEntry(host, volumePath, made && {
		owner: "volume",
		path: volumePath,
		users: [],
		note
	});
}
function uuidOf({ volume }) {
	return "uuid" in volume ? volume.uuid : void 0;
}
/** Reads what `recordVolume` wrote; undefined unless every field has its type. */
function parseVolume(text) {
	return readSaved(text, async () => (await import("./nix-schema.chunk.js")).madeVolume);
}
function isUuid(text) {
	return text !== void 0 && /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i.test(text);
}

// src/nix/install/macos/encryption.ts
/** As in NixOS/nix scripts/create-darwin-volume.sh: the user's keychain is there too late when the machine starts. */
const keychain = "/Library/Keychains/System.keychain";
const find = (uuid) => [
	"security",
	"find-generic-password",
	"-s",
	uuid,
	"-w",
	keychain
];
const unlock = (uuid) => [
	"apfs",
	"unlockVolume",
	uuid,
	"-mountpoint",
	"/nix",
	"-stdinpassphrase"
];
/**
* Encrypts a volume that is not mounted, with a new key that only root can read. The steps are those of
* create-darwin-volume.sh, encrypt_volume; the key is never in an argument list. Throws ProblemError INS018, INS019.
*/
async function encryptVolume(host, env, privilege, uuid) {
	const step = (argv, input) => runStep(host, env, asRoot(privilege, argv), input === void 0 ? {} : {
		input,
		timeout: 600
	});
	const key = randomBytes(32).toString("hex");
	await step([
		"diskutil",
		"mount",
		uuid
	]);
	await step(["security", "-i"], `${addCommand(uuid, key)}\n`);
	if ((await step(find(uuid))).trim() !== key) throw new ProblemError(failed$1("the system keychain did not store the key of the volume"));
	await step([
		"diskutil",
		"apfs",
		"encryptVolume",
		uuid,
		"-user",
		"disk",
		"-stdinpassphrase"
	], key);
	await step([
		"diskutil",
		"unmount",
		"force",
		uuid
	]);
}
function addCommand(uuid, key) {
	return `add-generic-password ${`-a "${volumeName}" -s "${uuid}" -l "${volumeName} encryption password" -D "Encrypted volume password"`} -w "${key}" ${[...["/System/Library/CoreServices/APFSUserAgent", "/System/Library/CoreServices/CSUserAgent"], "/usr/bin/security"].map((program) => `-T ${program}`).join(" ")} "${keychain}"`;
}
/** Mounts it at /nix with its key. Throws ProblemError INS018, INS019. */
async function mountEncrypted(host, env, privilege, uuid) {
	const input = (await runStep(host, env, asRoot(privilege, find(uuid)))).trim();
	await runStep(host, env, asRoot(privilege, ["diskutil", ...unlock(uuid)]), { input });
}
/** What a service runs to do the same when the machine starts (create-darwin-volume.sh, generate_mount_command). */
function unlockArguments(uuid) {
	const [program, ...words] = find(uuid);
	return [
		"/bin/sh",
		"-c",
		`/usr/bin/${program} ${words.join(" ")} | /usr/sbin/diskutil ${unlock(uuid).join(" ")}`
	];
}
/** Takes the key of the volume away, if it is there. Throws ProblemError INS018. */
async function removeKey(host, env, privilege, uuid) {
	if (await ask(host, env, asRoot(privilege, find(uuid))) === void 0) return;
	await runStep(host, env, asRoot(privilege, [
		"security",
		"delete-generic-password",
		"-s",
		uuid,
		keychain
	]));
}

// src/nix/install/macos/volume.ts
/** NixOS/nix scripts/create-darwin-volume.sh, create_synthetic_objects. */
const apfsUtil = "/System/Library/Filesystems/apfs.fs/Contents/Resources/apfs.util";
/**
* Makes the volume for /nix and mounts it, for this process to fill. The journal has each thing before it is made.
* Throws ProblemError INS002, INS003, INS018, INS019, CFG026; then `undoVolume` removes what was made.
*/
async function makeVolume(host, env, privilege, plan) {
	const step = (...argv) => runStep(host, env, asRoot(privilege, argv));
	await recordVolume(host, {
		plan,
		volume: { kind: "none" }
	});
	if (plan.synthetic) await addLine(host, privilege, syntheticPath, plan.synthetic.before, "nix");
	await makeMountPoint(host, env, privilege);
	await recordVolume(host, {
		plan,
		volume: { kind: "adding" }
	});
	const said = await step("diskutil", "apfs", "addVolume", plan.container, "APFS", volumeName, "-nomount");
	const device = /Created new APFS Volume (disk\d+s\d+)/.exec(said)?.[1];
	const uuid = device && await diskInfo(host, env, device, "VolumeUUID");
	if (!isUuid(uuid)) throw new ProblemError(failed$1(`diskutil apfs addVolume did not report what it created: ${said.trim()}`));
	await recordVolume(host, {
		plan,
		volume: {
			kind: "blank",
			uuid
		}
	});
	await addLine(host, privilege, fstabPath, plan.fstab.before, fstabLine(uuid));
	if (plan.encrypted) await encryptVolume(host, env, privilege, uuid);
	if (plan.mounter) {
		const words = plan.encrypted ? unlockArguments(uuid) : ["/usr/sbin/diskutil", ...mountArguments(uuid)];
		const text = printPlist({
			...darwinStore,
			arguments: words
		});
		await rootFiles(host, privilege).write(mounterPlist, text, {
			mode: 420,
			uid: 0,
			gid: 0
		});
	}
	await mount(host, env, privilege, plan, uuid);
	if (await diskInfo(host, env, "/nix", "GlobalPermissionsEnabled") === "false") await step("diskutil", "enableOwnership", "/nix");
	await step("chown", String(host.uid), "/nix");
	await step("chmod", "0755", "/nix");
	await recordVolume(host, {
		plan,
		volume: {
			kind: "filled",
			uuid
		}
	});
}
/**
* Mounts the volume of an installation of ours where that is not done: on a machine that was to end with its job, nothing
* mounts it at a start. One that is gone stays so. Throws ProblemError INS018, INS019.
*/
async function mountAgain(host, env, { plan, volume }) {
	if (volume.kind !== "filled" || await mountedVolume(host, env) !== void 0) return;
	if ((await listVolumes(host, env))?.some(({ uuid }) => uuid === volume.uuid)) await mount(host, env, await findPrivilege(host), plan, volume.uuid);
}
async function mount(host, env, privilege, plan, uuid) {
	if (plan.encrypted) await mountEncrypted(host, env, privilege, uuid);
	else await runStep(host, env, asRoot(privilege, ["diskutil", ...mountArguments(uuid)]));
}
/**
* Removes what `makeVolume` made, be it a part of it; never a volume of somebody else. Gives what is left, and why.
* Each step may find its work done. Runs to its end also when the job is cancelled. The empty folder /nix itself goes
* when the machine starts again (synthetic.conf(5)).
*/
async function undoVolume(given, env, privilege, made) {
	const host = {
		...given,
		cancelled: new AbortController().signal
	};
	const left = [];
	const attempt = async (what, work) => {
		try {
			await work();
		} catch (cause) {
			if (!(cause instanceof ProblemError)) throw cause;
			left.push(`${what} (${cause.problems.map(({ message }) => message).join(" ")})`);
		}
	};
	const { plan } = made;
	const uuid = uuidOf(made);
	const files = rootFiles(host, privilege);
	if (plan.mounter && uuid !== void 0) await attempt(mounterPlist, () => dropMounter(host, env, privilege, uuid));
	await attempt(`the volume ${volumeName}`, () => deleteVolume(host, env, privilege, made));
	if (left.length > 0) return left;
	if (uuid !== void 0) {
		if (plan.encrypted) await attempt("the key of the volume", () => removeKey(host, env, privilege, uuid));
		await attempt(fstabPath, () => dropLine(host, privilege, fstabPath, plan.fstab.before, fstabLine(uuid)));
	}
	if (plan.synthetic && await mountedVolume(host, env) === void 0) {
		const { before } = plan.synthetic;
		await attempt(syntheticPath, () => dropLine(host, privilege, syntheticPath, before, "nix"));
	}
	for (const path of [
		syntheticPath,
		fstabPath,
		mounterPlist
	]) await attempt(path, () => files.removeDraft(path));
	return left;
}
/** Not a service of that name that mounts another volume. */
async function dropMounter(host, env, privilege, uuid) {
	const files = rootFiles(host, privilege);
	if (!(await files.read("/Library/LaunchDaemons/org.nixos.darwin-store.plist"))?.includes(uuid)) return;
	await bootOut(host, env, privilege, darwinStore.label);
	await files.remove(mounterPlist);
}
async function deleteVolume(host, env, privilege, made) {
	if (made.volume.kind === "none") return;
	const uuid = await findOurs(host, env, privilege, made);
	if (uuid === void 0) return;
	const step = (...argv) => runStep(host, env, asRoot(privilege, argv));
	if ((await diskInfo(host, env, uuid, "MountPoint") ?? "") !== "") await step("diskutil", "unmount", "force", uuid);
	await step("diskutil", "apfs", "deleteVolume", uuid);
}
/**
* The volume that we made, if it is still there. Where a kill left no UUID it is the one of our name that nothing uses
* yet: there was none before, and whoever makes one uses it.
*/
async function findOurs(host, env, privilege, made) {
	const known = uuidOf(made);
	const volumes = await listVolumes(host, env);
	if (!volumes) throw new ProblemError(failed$1("diskutil did not list the volumes"));
	if (known !== void 0) return volumes.find(({ uuid }) => uuid === known)?.uuid;
	const fstab = await rootFiles(host, privilege).read("/etc/fstab") ?? "";
	for (const { uuid, name, container } of volumes) {
		if (name !== "Nix Store" || container !== made.plan.container || fstab.includes(uuid)) continue;
		if ((await diskInfo(host, env, uuid, "MountPoint") ?? "") === "") return uuid;
	}
}
/** Lets macOS make the folder that synthetic.conf names now, and not at its next start. */
async function makeMountPoint(host, env, privilege) {
	const isThere = () => host.files.lstat("/nix").then((stat) => stat.isDirectory()).catch(() => false);
	if (!await isThere()) await host.exec({
		argv: asRoot(privilege, [apfsUtil, "-t"]),
		env,
		timeout: 60,
		signal: host.cancelled
	});
	if (await isThere()) return;
	const why = `macOS did not create /nix as ${syntheticPath} says; this happens when FileVault was turned on since the last restart`;
	throw new ProblemError(failed$1(why));
}
/** The options are those of fstab. NixOS/nix scripts/create-darwin-volume.sh, generate_mount_command. */
function mountArguments(uuid) {
	return [
		"mount",
		"-mountPoint",
		"/nix",
		uuid
	];
}
async function addLine(host, privilege, path, before, line) {
	await rootFiles(host, privilege).write(path, withLine(before, line), await ownership(host, path));
}
async function dropLine(host, privilege, path, before, line) {
	const files = rootFiles(host, privilege);
	const now = await files.read(path);
	if (now === void 0 || !now.split("\n").includes(line)) return;
	const then = withoutLine(now, before, line);
	if (then === null) await files.remove(path);
	else await files.write(path, then, await ownership(host, path));
}
async function ownership(host, path) {
	const stat = await host.files.lstat(path).catch(() => void 0);
	return {
		mode: stat?.mode ?? 420,
		uid: stat?.uid ?? 0,
		gid: stat?.gid ?? 0
	};
}

// src/nix/install/macos/install.ts
/** The volume at /nix of a Mac, and what mounts it. It goes when nothing of Nix is on it any more. */
const volumeOwned = {
	owner: "volume",
	makes: (_, entry) => entry.path === volumePath && isPlainEntry(entry),
	remove: async (host, { note }) => {
		const made = await parseVolume(note);
		if (!made) return;
		const uuid = uuidOf(made);
		const emptied = uuid === void 0 ? made : {
			...made,
			volume: {
				kind: "blank",
				uuid
			}
		};
		await recordVolume(host, emptied);
		host.log.debug("uninstall: emptied");
		const left = await undoVolume(host, installEnv(host.env), await findPrivilege(host), emptied);
		if (left.length > 0) throw new ProblemError(cannotRemove(left.join("; ")));
	}
};
/** What that means to a user, one line each. */
function describeVolume({ plan: { container, encrypted, mounter, synthetic } }) {
	return [
		`remove the APFS volume "${volumeName}" of ${container}, and our line for it in ${fstabPath}`,
		...encrypted ? ["remove its key from the system's keychain"] : [],
		...mounter ? [`remove ${mounterPlist}`] : [],
		...synthetic ? [`remove our line from ${syntheticPath}; /nix disappears at the next restart`] : []
	];
}
/**
* Makes the volume that the plan has, if it has one, before `work`, and removes it again where that fails. Where a
* receipt is left in /nix, not everything could be undone: then the next run does it.
*/
async function withVolume(host, env, { volume, privilege }, work, clock) {
	if (!volume) return work();
	try {
		await clock.time("volume", () => makeVolume(host, env, privilege, volume));
		return await work();
	} catch (cause) {
		if (await readReceipt(host)) throw cause;
		try {
			await rollBackVolume(host, env, privilege);
		} catch (second) {
			if (!(cause instanceof ProblemError && second instanceof ProblemError)) throw cause;
			throw new ProblemError([...cause.problems, ...second.problems], { cause });
		}
		throw cause;
	}
}
/** Removes what the journal has of a volume of ours, and strikes it out. Throws ProblemError INS022, INS002, INS003. */
async function rollBackVolume(host, env, privilege) {
	const alive = {
		...host,
		cancelled: new AbortController().signal
	};
	const made = await readVolume(alive);
	if (!made) return;
	const left = await undoVolume(alive, env, privilege, made);
	insistGone(left);
	await recordVolume(alive, void 0);
}

// src/nix/nixpkgs-config.ts
/** Where the job's configuration of Nixpkgs is: for the variable NIXPKGS_CONFIG. */
function nixpkgsConfigPath(host) {
	return join(jobFolder(host), "nixpkgs-config.nix");
}
/** Writes that file (0600) and gives its path. Throws system errors. */
async function writeNixpkgsConfig(host, text) {
	const path = nixpkgsConfigPath(host);
	await writeAtomically(host, path, text);
	return path;
}
/** Of one job alone, so that nothing of it is in the journal. */
const nixpkgsConfigOwned = {
	owner: "nixpkgs-config",
	makes: () => false,
	leave: (host) => host.files.rm(nixpkgsConfigPath(host), { force: true })
};

// src/nix/install/plan.ts
/** NixOS/nix scripts/install-multi-user.sh and install-darwin-multi-user.sh: what each system's own users leave free. */
const accounts = {
	linux: {
		prefix: "nixbld",
		gid: 3e4,
		firstUser: 30001
	},
	mac: {
		prefix: "_nixbld",
		gid: 350,
		firstUser: 351
	}
};
const mostUsers = 32;
/**
* Facts and wishes → plan. Pure; what a killed run left is to be undone before. Throws ProblemError with everything that stands against it: INS013 (rights), INS014
* (/nix is not ours), INS015 (programs), INS016 (room), INS020 (mode, or macOS), INS023 (another run is at work).
*/
function planInstall(facts, wanted, archive) {
	const { mode, why } = chooseMode(facts, wanted);
	const problems = [
		...checkMode(facts, mode),
		...checkFolder(facts),
		...checkRights(facts, mode),
		...checkPrograms(facts, mode),
		...checkRoom(facts),
		...facts.mac && facts.folder.kind !== "foreign" ? checkMac(facts.mac) : []
	];
	if (problems.length > 0) throw new ProblemError(problems);
	const daemon = mode === "daemon";
	const settings = neededSettings(mode, facts.uid);
	const makeConf = !facts.conf && facts.etcWritable && Object.keys(settings).length > 0;
	return {
		archive,
		mode,
		why,
		privilege: facts.privilege,
		uid: facts.uid,
		folder: planFolder(facts),
		volume: facts.mac && planVolume(facts.mac),
		supervision: daemon ? facts.mac ? "launchd" : facts.systemd ? "systemd" : "own" : "none",
		group: daemon ? planGroup(facts) : void 0,
		users: daemon ? planUsers(facts) : [],
		conf: makeConf ? confLines(settings) : void 0,
		confFolder: makeConf && !facts.confFolder,
		settings
	};
}
/** The plan as lines for the log. */
function describePlan(plan) {
	const { archive, users, group, conf } = plan;
	const folder = {
		make: "make /nix",
		take: "take over the empty /nix",
		use: "use the empty /nix"
	}[plan.folder];
	return [
		`Nix ${archive.version} for ${archive.system}, ${plan.mode} mode: ${plan.why}`,
		`fetch ${archive.url}, SHA-256 ${archive.sha256} (${archive.trust === "user" ? "given" : "known"})`,
		...plan.volume ? describeVolume$1(plan.volume) : [`${folder}${plan.privilege === "sudo" ? ", as root through sudo" : ""}`],
		...group?.make ? ["add the group nixbld"] : [],
		...users.length > 0 ? [`add the build users ${users.map(({ name }) => name).join(", ")}`] : [],
		conf ? `write /etc/nix/nix.conf: ${conf.join("; ")}` : "leave /etc/nix/nix.conf as it is",
		supervisions[plan.supervision]
	];
}
const supervisions = {
	systemd: "start nix-daemon by systemd",
	launchd: "start nix-daemon by launchd",
	own: "start nix-daemon, without systemd",
	none: "no daemon"
};
/** What Nix must be told in this mode: as root it builds as members of a group, and fails where there is none. */
function neededSettings(mode, uid) {
	if (mode === "daemon") return { "build-users-group": "nixbld" };
	return uid === 0 ? { "build-users-group": "" } : {};
}
/** The lines of a nix.conf that an installation makes. */
function confLines(settings) {
	return Object.entries(settings).map(([name, value]) => `${name} = ${value}`.trimEnd());
}
function chooseMode(facts, wanted) {
	if (wanted !== "auto") return {
		mode: wanted,
		why: "as asked"
	};
	if (facts.mac) return {
		mode: "daemon",
		why: "macOS"
	};
	if (facts.privilege === "none") return {
		mode: "single-user",
		why: "neither root nor sudo"
	};
	if (!facts.etcWritable) return {
		mode: "single-user",
		why: "/etc cannot be written to"
	};
	if (facts.systemd) return {
		mode: "daemon",
		why: `${facts.privilege} and systemd`
	};
	if (facts.container) return {
		mode: "single-user",
		why: "a container"
	};
	return {
		mode: "daemon",
		why: `${facts.privilege}, no container`
	};
}
function checkMode(facts, mode) {
	if (mode === "single-user") return facts.mac ? [notSingleUser] : [];
	if (facts.privilege === "none") return [error("INS020", "mode: daemon needs root, but this user is not root and has no sudo without a password.", "Set mode: auto or mode: single-user, or allow sudo.")];
	if (!facts.etcWritable) return [error("INS020", "mode: daemon needs build users and /etc/nix/nix.conf, but not even root can write to /etc.", "Set mode: auto or mode: single-user, or make /etc writable.")];
	if (!facts.selinux) return [];
	return [error("INS020", "SELinux is enforcing, and its policy does not allow services to run programs in /nix.", "Set mode: single-user, or set SELinux to permissive.", { source: "https://nix.dev/manual/nix/stable/installation/installing-binary" })];
}
/** Upstream's installer refuses `--no-daemon` there too (NixOS/nix scripts/install-nix-from-tarball.sh). */
const notSingleUser = error("INS020", "Nix on macOS needs its daemon; mode: single-user is not supported there.", "Set mode: auto or mode: daemon.", { source: "https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation" });
function checkFolder({ folder }) {
	if (folder.kind === "foreign") return [error("INS014", `Nix cannot be installed: ${folder.why}, and this action did not install it.`, "To use it, add its nix to PATH; otherwise remove /nix if it is no longer needed.")];
	if (folder.kind !== "unfinished" || !folder.alive) return [];
	return [error("INS023", `Process ${folder.receipt.by.pid} is installing Nix on this machine.`, "Run the job again when it has finished.")];
}
function checkRights(facts, mode) {
	if (facts.writable || facts.privilege === "sudo") return [];
	const what = facts.folder.kind === "absent" ? "does not exist" : "is not writable";
	if (facts.privilege === "root") return [error("INS013", `/nix ${what}, not even for root.`, "Mount a writable file system at /nix.")];
	if (mode === "daemon") return [];
	return [error("INS013", `/nix ${what}, and this user is not root and has no sudo without a password.`, `Run once as root: install -d -m 0755 -o ${facts.uid} /nix`)];
}
function checkPrograms(facts, mode) {
	const onLinux = mode === "daemon" ? [...neededPrograms, ...userPrograms] : neededPrograms;
	const missing = (facts.mac ? macPrograms : onLinux).filter((program) => !facts.programs.includes(program));
	if (missing.length === 0) return [];
	return [error("INS015", `The installation of Nix needs ${missing.join(" and ")}, not found on PATH.`, facts.mac ? "They are part of macOS, in /usr/bin, /usr/sbin and /bin." : "Install the packages tar, xz (xz-utils on Debian) and, for the daemon mode, passwd or shadow.")];
}
function checkRoom({ free }) {
	return free === void 0 || free >= 100663296 ? [] : [noRoom(`${free} bytes are free on the disk of /nix`)];
}
/** This process fills the folder itself, so that only what needs root is done through sudo. */
function planFolder(facts) {
	if (facts.folder.kind === "absent" && !facts.mac) return "make";
	return facts.writable || facts.mac ? "use" : "take";
}
/** The id that upstream gives it, where that is free. macOS chooses no id by itself that its users could be told. */
function planGroup({ mac, group, groupIds }) {
	if (!mac) return {
		make: group === void 0,
		gid: groupIds.includes(accounts.linux.gid) ? void 0 : accounts.linux.gid
	};
	let gid = accounts.mac.gid;
	while (groupIds.includes(gid)) gid += 1;
	return {
		make: group === void 0,
		gid: group?.gid ?? gid
	};
}
/** As many build users as can work at once: one per core, at least 2, at most 32. Nothing that exists is touched. */
function planUsers(facts) {
	const wanted = Math.min(mostUsers, Math.max(2, facts.cores)) - (facts.group?.members.length ?? 0);
	const { prefix, firstUser } = facts.mac ? accounts.mac : accounts.linux;
	const users = [];
	for (let number = 1, uid = firstUser; users.length < wanted && number < 1e3; number += 1) {
		if (facts.userNames.includes(`${prefix}${number}`)) continue;
		while (facts.userIds.includes(uid)) uid += 1;
		users.push({
			name: `${prefix}${number}`,
			uid
		});
		uid += 1;
	}
	return users;
}

export { applyConfiguration, applyCredentials, applyFloxSettings, bindStore, buildFolderOwned, buildersSource, checkFloxRequest, claimUserCaches, confLines, configurationOwned, credentialsOwned, describeCredentials, describePlan, describeVolume, downloadsOwned, enableKvm, findCredentialsFacts, insistGone, isSameFolder, keptDownload, kvmOwned, makeBuildFolder, mountAgain, neededSettings, nixpkgsConfigOwned, nixpkgsConfigPath, planCredentials, planInstall, planStore, provideFlox, readVolume, removeInstall, restartWithVariables, rollBackVolume, storeMountOwned, undoFlox, undoFloxSettings, userCache, userCacheOwned, uuidOf, volumeName, volumeOwned, withVolume, writeNixpkgsConfig };