import { childEnv, findPrivilege, floxReceiptPath, floxhubOwned, installEnv, jobFolder, nixFolder, readFloxReceipt, receiptPath, removeInclude, stateFolder, storeCacheOwned, whyNotAsRoot } from "./common.chunk.js";
import { cannotRemove, claim, daemonOwned, dropEntry, isPlainEntry, isStateName, readJournal, setEntry, withLock, withoutJob } from "./nix-daemon-daemon.chunk.js";
import { ProblemError, error, failureText, isThere } from "./frame.chunk.js";
import { buildFolderOwned, confLines, configurationOwned, credentialsOwned, describeVolume, downloadsOwned, kvmOwned, neededSettings, nixpkgsConfigOwned, storeMountOwned, undoFlox, undoFloxSettings, userCacheOwned, volumeName, volumeOwned } from "./nix-install-plan.chunk.js";
import { bridgePath } from "./gpu-libraries.chunk.js";
import { bridgeKey, chooseBridge, collectFiles, missingParts } from "./gpu-bridge-make.chunk.js";
import { isComputeLibrary } from "./gpu-bridge-names.chunk.js";
import { basename, join } from "node:path";

// src/gpu/bridge/system.ts
const waitTime = 120;
/** In the folder: that this action made it, and of which driver. */
const mark = "made-by-setup-nix-cuda";
/** The bridge of the machine goes with the last job that uses it; after a restart of the machine it is gone by itself. */
const systemBridgeOwned = {
	owner: "driver-bridge",
	goesWithLastJob: true,
	makes: (_, entry) => entry.path === "/run/opengl-driver" && isPlainEntry(entry),
	describe: ({ path }) => [`remove ${path}: copies of the driver's libraries`],
	remove: async (host, { path }) => removeSystemBridge(host, path)
};
/**
* Makes /run/opengl-driver/lib for all programs of the machine: copies of the driver's libraries whose RUNPATH is that folder, because
* with links or plain copies there libcuda does not find its compiler for PTX. It is in memory (0.4 GB), and needs root or sudo. What others
* have put there is never touched. Throws ProblemError GPU301, GPU308, GPU309, INS002 or INS003.
*/
function makeSystemBridge(host, facts, options) {
	const { place = bridgePath } = options;
	return withLock(host, join(stateFolder(host), "driver-bridge.lock"), waitTime, async () => {
		const entry = (await readJournal(host)).find((one) => one.owner === systemBridgeOwned.owner && one.path === place);
		const choice = chooseBridge({
			...facts,
			existing: entry ? void 0 : facts.existing
		});
		if (choice.kind === "refused") throw new ProblemError(choice.problems);
		if (choice.kind === "not-needed") return choice;
		const files = (await collectFiles(host, choice.folders, choice.version)).filter(({ name }) => isComputeLibrary(name));
		const missing = missingParts(files, choice.folders.map(({ path }) => path));
		if (missing.length > 0) throw new ProblemError(missing.map((one) => ({
			...one,
			severity: "error"
		})));
		const key = bridgeKey(choice.version, files);
		const made = {
			kind: "system",
			folder: join(place, "lib"),
			version: choice.version
		};
		const there = await host.files.readFile(join(place, mark), "utf8").catch(() => void 0);
		if (entry && there?.trim() === key) {
			await claim(host, options.job, {
				owner: "driver-bridge",
				path: place
			});
			return {
				...made,
				made: false
			};
		}
		if (entry?.users.some((user) => user !== options.job)) throw new ProblemError(inUse(place));
		if (there === void 0 && await isThere(host, place)) throw new ProblemError(foreign(place));
		await claim(host, options.job, {
			owner: "driver-bridge",
			path: place
		});
		await install(host, files, key, {
			...options,
			place
		});
		return {
			...made,
			made: true
		};
	});
}
/** Copies into a folder of the job, where they are patched, then into place as root under another name, which is changed at the end. */
async function install(host, files, key, { patchelf, place }) {
	const privilege = await findPrivilege(host);
	if (privilege === "none") throw new ProblemError(failed("root or sudo without a password is missing"));
	await host.files.mkdir(jobFolder(host), {
		recursive: true,
		mode: 448
	});
	const work = await host.files.mkdtemp(join(jobFolder(host), "driver-"));
	try {
		await host.files.mkdir(join(work, "lib"), { mode: 493 });
		await copyAndPatch(host, files, join(work, "lib"), {
			patchelf,
			folder: join(place, "lib")
		});
		await host.files.writeFile(join(work, mark), `${key}\n`);
		await host.files.chmod(work, 493);
		const next = `${place}.new`;
		const asRoot = async (...argv) => {
			const why = await whyNotAsRoot(host, privilege, argv);
			if (why !== void 0) throw new ProblemError(failed(why));
		};
		await asRoot("rm", "-rf", "--", next, place);
		await asRoot("cp", "-r", "--no-preserve=ownership", "--", work, next);
		await asRoot("mv", "-T", "--", next, place);
	} finally {
		await host.files.rm(work, {
			recursive: true,
			force: true
		});
	}
}
async function copyAndPatch(host, files, into, { patchelf, folder }) {
	const targets = [...new Set(files.map(({ target }) => target))];
	for (const target of targets) {
		await host.files.copyFile(target, join(into, basename(target)));
		await host.files.chmod(join(into, basename(target)), 493);
	}
	for (const { name, target } of files) if (name !== basename(target)) await host.files.symlink(basename(target), join(into, name));
	const argv = [
		patchelf,
		"--set-rpath",
		folder,
		...targets.map((target) => join(into, basename(target)))
	];
	const outcome = await host.exec({
		argv,
		env: childEnv(host.env),
		timeout: waitTime,
		signal: host.cancelled
	});
	if (outcome.kind !== "exited" || outcome.code !== 0) throw new ProblemError(failed(`patchelf: ${failureText(outcome)}`));
}
/** Takes one job out of it, and undoes it where that was the last one. Throws ProblemError GPU308, INS002 or INS003. */
async function leaveSystemBridge(host, job, place = bridgePath) {
	await withLock(host, join(stateFolder(host), "driver-bridge.lock"), waitTime, async () => {
		const entry = (await readJournal(host)).find((one) => one.owner === systemBridgeOwned.owner && one.path === place);
		if (entry) await setEntry(host, place, withoutJob(entry, job));
	});
	await removeSystemBridge(host, place);
}
/** Undoes it once no job of the journal uses it. Throws ProblemError GPU308, INS002 or INS003. */
function removeSystemBridge(host, place = bridgePath) {
	return withLock(host, join(stateFolder(host), "driver-bridge.lock"), waitTime, async () => {
		const entry = (await readJournal(host)).find((one) => one.owner === systemBridgeOwned.owner && one.path === place);
		if (!entry || entry.users.length > 0) return;
		const paths = [`${place}.new`, ...await isThere(host, join(place, mark)) ? [place] : []];
		const why = await whyNotAsRoot(host, await findPrivilege(host), [
			"rm",
			"-rf",
			"--",
			...paths
		]);
		if (why !== void 0) throw new ProblemError(failed(why));
		await dropEntry(host, place);
	});
}
function failed(why) {
	return error("GPU308", `The bridge for the whole machine cannot be made or removed: ${why}.`, "Fix the cause, or use the bridge of one program: nix-cuda run -- PROGRAM.");
}
function foreign(path) {
	return error("GPU308", `${path} is there and was not made by this action.`, "It stays as it is. Use the bridge of one program: nix-cuda run -- PROGRAM.", { subject: { path } });
}
function inUse(path) {
	const message = `Other jobs use ${path}, which has another driver.`;
	return error("GPU308", message, "Wait until they have ended.", { subject: { path } });
}

// src/flox/remove.ts
/**
* How a package of the vendor goes, with the Nix that it brought: purging the deb removes /nix
* (https://github.com/flox/flox/issues/3551); the pkg brings a script for it
* (https://github.com/Homebrew/homebrew-cask/blob/main/Casks/f/flox.rb).
*/
const removals = {
	deb: [
		"dpkg",
		"--purge",
		"flox"
	],
	rpm: [
		"rpm",
		"-e",
		"flox"
	],
	pkg: ["/usr/local/share/flox/scripts/uninstall"]
};
const known = {
	deb: {
		argv: [
			"dpkg-query",
			"-s",
			"flox"
		],
		says: /^Status: /m
	},
	rpm: {
		argv: [
			"rpm",
			"-q",
			"flox"
		],
		says: /^flox-/
	},
	pkg: {
		argv: [
			"pkgutil",
			"--pkg-info",
			"com.floxdev.flox"
		],
		says: /version/
	}
};
/**
* The job's own settings and link, and the package that this action installed, which goes by the package manager. One that
* somebody removed already is no error.
*/
const floxOwned = {
	owner: "flox",
	makes: (host, entry) => entry.path === floxReceiptPath(host) && isPlainEntry(entry),
	stateNames: ["flox.json"],
	leave: async (host) => {
		await undoFloxSettings(host);
		await undoFlox(host);
	},
	describe: () => ["remove the package of Flox, and with it the Nix that it brought"],
	remove: async (host) => {
		const receipt = await readFloxReceipt(host);
		if (receipt && await isKnown(host, kindOf(receipt))) await remove(host, kindOf(receipt));
		await host.files.rm(floxReceiptPath(host), { force: true });
	}
};
/** The end of the URL is the package's own. */
function kindOf({ url }) {
	return url.endsWith(".rpm") ? "rpm" : url.endsWith(".pkg") ? "pkg" : "deb";
}
async function isKnown(host, kind) {
	const { argv, says } = known[kind];
	const outcome = await host.exec({
		argv,
		env: installEnv(host.env),
		timeout: 30
	});
	return outcome.kind === "exited" && outcome.code === 0 && says.test(outcome.stdout);
}
async function remove(host, kind) {
	const options = {
		env: installEnv(host.env),
		timeout: 600
	};
	const why = await whyNotAsRoot(host, await findPrivilege(host), removals[kind], options);
	if (why === void 0) return;
	throw new ProblemError(cannotRemove(`the package of Flox: ${removals[kind].join(" ")}: ${why.replace(/\.$/, "")}`));
}

// src/nix/uninstall/plan.ts
/** The installation of Nix; where its receipt is, that says how it goes, and not the journal. */
const nixOwned = {
	owner: "nix",
	makes: (_, entry) => ["/nix", "/nix/.setup-nix-cuda.json"].includes(entry.path) && isPlainEntry(entry),
	describe: ({ path }) => [path === "/nix" ? `remove the folder ${path}, if it is empty` : `remove ${path}`]
};
/** Facts and wishes → plan: what the journal and the receipt list, and nothing else. Pure. */
function planUninstall(facts, request) {
	const receipt = "receipt" in facts.folder ? facts.folder.receipt : void 0;
	const nix = receipt && planNix(facts, receipt);
	const state = planState(facts, request);
	const steps = [...request.owners.flatMap((owned) => {
		if (nix && owned.owner === nixOwned.owner) return [nix.step];
		return [...receipt && owned.owner === daemonOwned.owner ? serviceSteps(receipt) : [], ...entrySteps(facts, owned)];
	}), ...state ? [state.step] : []];
	return {
		steps,
		stays: [...nix?.stays ?? [], ...state?.stays ?? []],
		problems: refuse(facts, request, steps, receipt)
	};
}
/** The entries of an owner, newest first. */
function entrySteps({ journal, volume }, owned) {
	return journal.filter(({ owner }) => owner === owned.owner).toReversed().map((entry) => {
		const lines = (owned.owner === volumeOwned.owner ? volume && describeVolume(volume.made) : void 0) ?? owned.describe?.(entry) ?? [`remove ${entry.path}`];
		return {
			what: owned.owner,
			kind: "entry",
			owned,
			entry,
			lines
		};
	});
}
function serviceSteps({ supervision }) {
	if (supervision === "none" || supervision === "own") return [];
	const lines = [`remove the Nix daemon: ${{
		systemd: "stop, disable and unlink its units",
		launchd: "stop its service and remove the definition"
	}[supervision]}`];
	return [{
		what: daemonOwned.owner,
		kind: "service",
		supervision,
		lines
	}];
}
function planNix(facts, receipt) {
	const ours = (name) => name === "store" || name === "var" || name.startsWith(".setup-nix-cuda");
	const foreign = facts.nixNames.filter((name) => !ours(name) && !receipt.keep.includes(name));
	const users = receipt.users.filter((name) => facts.users.includes(name));
	const strangers = (facts.group?.members ?? []).filter((name) => !receipt.users.includes(name));
	const group = receipt.group && facts.group !== void 0 && strangers.length === 0;
	const conf = receipt.conf ? changeConf(withoutIncludes(facts), receipt) : "leave";
	const folder = receipt.folder === "made" && foreign.length === 0;
	const kept = [...receipt.keep, ...foreign].sort();
	const lines = [
		folder ? "remove /nix with everything in it" : `remove everything in /nix${kept.length > 0 ? ` but ${kept.join(", ")}` : ""}`,
		...users.length > 0 ? [`remove the build users ${users.join(", ")}`] : [],
		...group ? ["remove the group nixbld"] : [],
		...conf === "remove" ? ["remove /etc/nix/nix.conf"] : [],
		...typeof conf === "object" ? ["remove our line from /etc/nix/nix.conf"] : [],
		...receipt.confFolder ? ["remove /etc/nix, if empty"] : []
	];
	const owner = receipt.folder === "made" && !folder ? { owner: facts.nixOwner } : receipt.folder;
	const goes = {
		...receipt,
		folder: owner,
		keep: kept,
		users,
		group,
		conf: false,
		supervision: "none"
	};
	return {
		step: {
			what: nixOwned.owner,
			kind: "nix",
			receipt: goes,
			conf: receipt.conf,
			lines
		},
		stays: [
			...foreign.map((name) => `/nix/${name} stays: this action did not create it.`),
			...receipt.group && strangers.length > 0 ? [`The group nixbld stays: ${strangers.join(", ")} is in it.`] : [],
			...typeof conf === "object" ? ["/etc/nix/nix.conf stays, with the lines of other programs."] : [],
			...receipt.conf && conf === "leave" && facts.conf !== void 0 ? ["/etc/nix/nix.conf stays: it was changed since this action wrote it."] : []
		]
	};
}
/** What becomes of a nix.conf that an installation of ours made; our include lines must be out of it. */
function changeConf(text, receipt) {
	const lines = (text ?? "").split("\n");
	const at = lines.indexOf(confLines(neededSettings(receipt.mode, 0))[0] ?? "");
	if (at < 0) return "leave";
	const left = lines.toSpliced(at, 1).join("\n");
	return left === "" ? "remove" : { left };
}
function withoutIncludes({ conf, journal }) {
	return journal.filter(({ owner }) => owner === "configuration").reduce((text, { path }) => text && removeInclude(text, path.slice(path.lastIndexOf("/") + 1)), conf);
}
function planState({ state }, { owners }) {
	if (!state) return void 0;
	const { folder, above, names } = state;
	const foreign = names.filter((name) => !isStateName(owners, name));
	const results = names.includes("nix-cuda") ? ", with the results of nix-cuda commands" : "";
	const lines = [foreign.length === 0 ? `remove ${folder}${results}` : `remove our files from ${folder}${results}`];
	return {
		step: {
			what: "state",
			kind: "state",
			folder,
			above: foreign.length === 0 ? above : [],
			lines
		},
		stays: foreign.map((name) => `${folder}/${name} stays: this action did not create it.`)
	};
}
function refuse(facts, request, steps, receipt) {
	const { folder } = facts;
	if ("alive" in folder && folder.alive) {
		const who = `Process ${folder.receipt.by.pid}`;
		return [error("INS051", `${who} is installing or removing Nix on this machine.`, "Run this again when it has finished.")];
	}
	if (steps.length === 0 && folder.kind === "foreign") return [error("INS050", `This action installed nothing here: ${folder.why}, which comes from another installer.`, "Remove it with the tool that installed it.")];
	if (facts.storeMount && !facts.storeMount.mounted) {
		const { path } = facts.storeMount.entry;
		const fix = `Mount it, \`mount --bind ${path} /nix\` as root, and run this again.`;
		return [error("INS050", `The store of this machine is in ${path}, which is not mounted at /nix.`, fix)];
	}
	const made = facts.volume?.state === "elsewhere" ? facts.volume.made : void 0;
	if (made?.volume.kind === "filled") {
		const { volume, plan } = made;
		const fix = `Mount it, \`${plan.encrypted ? `diskutil apfs unlockVolume ${volume.uuid} -mountpoint /nix` : `diskutil mount -mountPoint /nix ${volume.uuid}`}\` as root, and run this again.`;
		return [error("INS050", `The volume ${volumeName} of this machine is not mounted at /nix.`, fix)];
	}
	return [
		...refuseUnknown(facts, request),
		...request.force ? [] : [...refuseUsers(facts, request.job, receipt), ...refuseInstaller(facts, receipt)],
		...refuseRights(facts, receipt)
	];
}
/** Of a later version of this action, which knows how it goes; the journal must stay for that. */
function refuseUnknown({ journal }, { owners }) {
	return journal.filter((entry) => !owners.some(({ owner }) => owner === entry.owner)).map(({ owner, path }) => {
		return error("INS050", `This version cannot remove what the journal lists of \`${owner}\`: ${path}.`, "Run this with the version of this action that created it.");
	});
}
function refuseUsers(facts, job, receipt) {
	const here = facts.journal.flatMap(({ users }) => users).filter((user) => user !== job);
	const there = receipt ? facts.elsewhere.flatMap(({ jobs }) => jobs).filter((user) => user !== job) : [];
	const jobs = [.../* @__PURE__ */ new Set([...here, ...there])];
	if (jobs.length === 0) return [];
	const named = jobs.slice(0, 5).join(", ") + (jobs.length > 5 ? ` and ${jobs.length - 5} more` : "");
	return [error("INS051", `${jobs.length === 1 ? "A job still uses" : `${jobs.length} jobs still use`} what would be removed: ${named}.`, "Run this when they have ended; use --force if they were killed and could not clean up.")];
}
function refuseInstaller({ uid, installer }, receipt) {
	if (!receipt || installer === void 0 || installer === uid) return [];
	return [error("INS050", `User ${installer} installed Nix here and has the journal of all other changes; this is user ${uid}.`, `Run this as user ${installer}, or use --force to ignore the changes in that journal.`)];
}
function refuseRights({ privilege, volume }, receipt) {
	if (!(receipt !== void 0 && (receipt.mode === "daemon" || receipt.folder === "made" || receipt.conf) || volume) || privilege !== "none") return [];
	return [error("INS050", "Root installed what would be removed, but this user is not root and has no sudo without a password.", "Run this as root, or allow sudo.")];
}

// src/actions/setup/owners.ts
/**
* All that this action writes on a machine, in the order in which it goes at the end of a job, in repair and in an
* uninstallation. A new thing is one line here.
*/
const owners = [
	storeCacheOwned,
	floxhubOwned,
	credentialsOwned,
	configurationOwned,
	nixpkgsConfigOwned,
	floxOwned,
	buildFolderOwned,
	kvmOwned,
	systemBridgeOwned,
	downloadsOwned,
	daemonOwned,
	nixOwned,
	storeMountOwned,
	volumeOwned,
	userCacheOwned
];

export { changeConf, leaveSystemBridge, makeSystemBridge, nixOwned, owners, planUninstall };