import { ProblemError, jsonText, problemText, readIfPresent, readInputs, uninstallSurface, warning } from "./frame.chunk.js";
import { cannotRemove, findLinks, findSupervision, isStateName, notFollowed, parseJournal, readJournal, removeDaemon, setEntry, stopDaemon, withLock } from "./nix-daemon-daemon.chunk.js";
import { examineFolder, findPrivilege, foldersMadeAbove, installEnv, jobName, listVolumes, madeFoldersFile, makeStateFolder, mountedVolume, nixFolder, processStart, readAccounts, readReceipt, receiptPath, rootFiles, stateFolder, userStateFolder, whyNotAsRoot, withoutVolumeFiles } from "./common.chunk.js";
import { isSameFolder, readVolume, removeInstall, restartWithVariables, storeMountOwned, userCache, uuidOf } from "./nix-install-plan.chunk.js";
import { changeConf, nixOwned, owners, planUninstall } from "./actions-setup-owners.chunk.js";
import { basename, join } from "node:path";

// src/nix/uninstall/facts.ts
/** Looks without changing anything. Throws ProblemError INS003 for a journal that cannot be read. */
async function findUninstallFacts(host) {
	const env = installEnv(host.env);
	const privilege = await findPrivilege(host);
	const [folder, receipt, nix, nixNames, conf, passwd, groups, journal] = await Promise.all([
		examineFolder(host),
		host.files.lstat(receiptPath).catch(() => void 0),
		host.files.lstat(nixFolder).catch(() => void 0),
		host.files.readdir(nixFolder).catch(() => []),
		readIfPresent(host, "/etc/nix/nix.conf").catch(() => void 0),
		readAccounts(host, env, "passwd"),
		readAccounts(host, env, "group"),
		readJournal(host)
	]);
	const group = groups.find(([name]) => name === "nixbld");
	const primary = passwd.filter((fields) => group !== void 0 && fields[3] === group[2]).map(([name = ""]) => name);
	const members = (group?.[3] ?? "").split(",").filter((name) => name !== "");
	return {
		privilege,
		uid: host.uid,
		folder,
		installer: receipt?.uid,
		nixNames: withoutVolumeFiles(nixNames),
		nixOwner: `${nix?.uid ?? 0}:${nix?.gid ?? 0}`,
		conf,
		users: passwd.map(([name = ""]) => name),
		group: group && { members: [.../* @__PURE__ */ new Set([...members, ...primary])] },
		journal,
		storeMount: await findStoreMount(host, journal),
		volume: await findVolume(host, env),
		elsewhere: await otherJournals(host, privilege, passwd),
		state: await examineState(host)
	};
}
async function findStoreMount(host, journal) {
	for (const entry of journal.filter(({ owner }) => owner === storeMountOwned.owner)) {
		if (await isSameFolder(host, entry.path, "/nix")) return {
			entry,
			mounted: true
		};
		if (await host.files.lstat(join(entry.path, basename("/nix/.setup-nix-cuda.json"))).catch(() => void 0)) return {
			entry,
			mounted: false
		};
	}
}
async function findVolume(host, env) {
	const made = await readVolume(host);
	const uuid = made && uuidOf(made);
	if (!made || uuid === void 0) return made && {
		made,
		state: "gone"
	};
	if (await mountedVolume(host, env) === uuid) return {
		made,
		state: "mounted"
	};
	const volumes = await listVolumes(host, env);
	return {
		made,
		state: volumes && !volumes.some((volume) => volume.uuid === uuid) ? "gone" : "elsewhere"
	};
}
async function examineState(host) {
	const folder = stateFolder(host);
	const names = await host.files.readdir(folder).catch(() => void 0);
	return names && {
		folder,
		names: names.sort(),
		above: await foldersMadeAbove(host, folder)
	};
}
/** Users may have moved their state folder by XDG_STATE_HOME: those journals are not seen. */
async function otherJournals(host, privilege, passwd) {
	const usual = [...new Set(passwd.map((fields) => fields[5] ?? ""))].filter((home) => home.startsWith("/")).map((home) => join(home, ".local/state/setup-nix-cuda"));
	const folders = [stateFolder({
		...host,
		uid: 0
	}), ...usual].filter((folder) => folder !== stateFolder(host));
	const files = rootFiles(host, privilege);
	return (await Promise.all(folders.map(async (folder) => {
		return {
			folder,
			jobs: await jobsIn(await files.read(join(folder, "journal.json")).catch(() => void 0))
		};
	}))).filter(({ jobs }) => jobs.length > 0);
}
async function jobsIn(journal) {
	return [...new Set((await parseJournal(journal))?.entries.flatMap(({ users }) => users))];
}

// src/nix/uninstall/uninstall.ts
/** Seconds to wait for an installation of the same user. */
const waitTime = 600;
/**
* Removes what the journal and the receipt of the installation list, in the order of `owners`, at last our state folder.
* Looks and plans again under the installation's lock. A run that is killed is taken up by the next one, or by the next
* installation. Harmless when there is nothing.
* Throws ProblemError INS050 (rights, or something that cannot be removed), INS051 (still in use), INS002, INS003, CFG026.
*/
async function uninstall(host, options) {
	const begun = host.clock.now();
	const before = planUninstall(await findUninstallFacts(host), options);
	stopOnErrors(before.problems);
	if (before.steps.length === 0) return {
		done: [],
		stays: before.stays,
		warnings: [],
		seconds: 0
	};
	await makeStateFolder(host, stateFolder(host));
	return withLock(host, join(stateFolder(host), "install.lock"), waitTime, async () => {
		const facts = await findUninstallFacts(host);
		const plan = planUninstall(facts, options);
		stopOnErrors(plan.problems);
		stopOnErrors(await refuseForeign(host, plan.steps));
		const warnings = [];
		const warn = (...problems) => void warnings.push(...problems);
		const daemonStays = !plan.steps.some(({ kind }) => kind === "nix") && await findSupervision(host) !== "own";
		const restartDaemon = () => restart(host, options.job, warn);
		const tools = {
			host,
			options,
			ending: {
				job: options.job,
				machineStays: true,
				warn,
				...daemonStays ? { restartDaemon } : {}
			},
			privilege: facts.privilege,
			env: installEnv(host.env)
		};
		const done = [];
		for (const step of plan.steps) {
			if (host.cancelled.aborted) throw new ProblemError(cannotRemove("it was cancelled"));
			host.log.debug(`uninstall: ${step.what}`);
			await carryOut$1(tools, step);
			done.push(...step.lines);
		}
		const seconds = (host.clock.now() - begun) / 1e3;
		return {
			done,
			stays: plan.stays,
			warnings,
			seconds
		};
	});
}
/** Entries that nobody here would have made stop all of it, before anything is removed. */
async function refuseForeign(host, steps) {
	const problems = [];
	for (const step of steps) {
		if (step.kind !== "entry" || await step.owned.makes(host, step.entry)) continue;
		problems.push({
			...notFollowed(step.entry),
			severity: "error"
		});
	}
	return problems;
}
function carryOut$1(tools, step) {
	switch (step.kind) {
		case "entry": return removeEntry(tools, step);
		case "service": return removeService(tools, step.supervision);
		case "nix": return removeNix(tools, step.receipt, step.conf);
		case "state": return removeState(tools, step.folder, step.above);
	}
}
async function restart(host, job, warn) {
	try {
		await restartWithVariables(host, job);
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		warn(warning("INS050", "The Nix daemon did not read its configuration again.", "Restart it: it still uses the removed settings."));
	}
}
/** Nobody uses it any more, which the journal says first. */
async function removeEntry(tools, { owned, entry }) {
	const { host, ending } = tools;
	const unused = {
		...entry,
		users: []
	};
	await setEntry(host, entry.path, unused);
	if (owned.remove) await owned.remove(host, unused, ending);
	else for (const path of [...entry.made ?? [], entry.path].reverse()) await removePath(tools, path);
	await setEntry(host, entry.path, void 0);
}
async function removeService(tools, supervision) {
	const { host, privilege, env } = tools;
	const foreign = await foreignUnit(host);
	if (foreign !== void 0) throw new ProblemError(cannotRemove(`${foreign} is not a link to a unit of our Nix`));
	if (supervision === "systemd") await stopDaemon(host, {
		supervision,
		privilege
	});
	await removeDaemon(host, env, privilege, supervision);
	const [left] = await findLinks(host);
	if (left !== void 0) throw new ProblemError(cannotRemove(`the link ${left} is still there`));
}
/** A unit that somebody wrote himself. */
async function foreignUnit(host) {
	for (const path of await findLinks(host)) {
		const target = await host.files.realpath(path).catch(() => nixFolder);
		if (!(await host.files.lstat(path)).isSymbolicLink() || !target.startsWith("/nix")) return path;
	}
}
/**
* /nix and what came with it. The receipt becomes that of an unfinished installation first: whoever comes after a kill,
* another installation or uninstallation, removes the rest. Where /nix is ours, the journal outlives the receipt.
*/
async function removeNix(tools, receipt, conf) {
	const { host, privilege, env } = tools;
	if (receipt.folder === "made") await setEntry(host, nixFolder, {
		owner: nixOwned.owner,
		path: nixFolder,
		users: []
	});
	await markUnfinished(tools);
	host.log.debug("uninstall: marked");
	if (conf) await removeConf(tools, receipt);
	const left = await removeInstall(host, env, privilege, receipt);
	if (left.length > 0) throw new ProblemError(cannotRemove(left.join("; ")));
	for (const path of [nixFolder, receiptPath]) await setEntry(host, path, void 0);
}
async function markUnfinished({ host, privilege }) {
	const [receipt, stat] = [await readReceipt(host), await host.files.lstat(receiptPath)];
	if (!receipt) return;
	const start = await processStart(host, host.pid) ?? "";
	const marked = {
		...receipt,
		state: "installing",
		by: {
			pid: host.pid,
			start
		}
	};
	await rootFiles(host, privilege).write(receiptPath, `${JSON.stringify(marked)}\n`, stat);
}
/** nix.conf as the installation made it goes; with lines of others in it, only ours goes. */
async function removeConf({ host, privilege }, receipt) {
	const path = "/etc/nix/nix.conf";
	const files = rootFiles(host, privilege);
	const stat = await host.files.lstat(path).catch(() => void 0);
	if (!stat?.isFile()) return;
	const change = changeConf(await files.read(path), receipt);
	if (change === "remove") await files.remove(path);
	else if (change !== "leave") await files.write(path, change.left, stat);
}
/**
* Only files that we know; the journal goes after the others. The list of folders that were made goes in one command with
* those folders, or whoever comes after a kill would not know of them.
*/
async function removeState(tools, folder, above) {
	const { host, options, privilege, env } = tools;
	const names = (await host.files.readdir(folder)).filter((name) => isStateName(options.owners, name));
	const last = ["journal.json", "install.lock"];
	for (const name of [...names.filter((name) => ![...last, madeFoldersFile].includes(name)), ...last]) await host.files.rm(join(folder, name), {
		recursive: true,
		force: true
	});
	const argv = [
		"rm",
		"-fd",
		"--",
		join(folder, madeFoldersFile),
		folder,
		...above
	];
	const why = await whyNotAsRoot(host, privilege, argv, { env });
	if ((await host.files.readdir(folder).catch(() => void 0))?.every((name) => name === "made.json")) throw new ProblemError(cannotRemove(`${folder} (${why})`));
}
/** A file, or a folder that is empty. */
async function removePath(tools, path) {
	if (!(await tools.host.files.lstat(path).catch(() => void 0))?.isDirectory()) await run(tools, [
		"rm",
		"-f",
		"--",
		path
	], path);
	else if ((await tools.host.files.readdir(path)).length === 0) await run(tools, [
		"rmdir",
		"--",
		path
	], path);
}
async function run({ host, env, privilege }, argv, path) {
	const why = await whyNotAsRoot(host, privilege, argv, { env });
	if (why !== void 0) throw new ProblemError(cannotRemove(`${path} (${why})`));
}
function stopOnErrors(problems) {
	if (problems.length > 0) throw new ProblemError(problems);
}

// src/actions/uninstall/command.ts
/**
* `nix-cuda uninstall`: shows the plan and carries it out with `--yes` or a yes at the terminal. Exit code 0 when it is
* done, there is nothing to do, or only the plan was asked for; 1 when it is refused or nobody said yes; 3 when something
* cannot be removed.
*/
async function runUninstall(host, line, owners$1 = owners) {
	const inputs = readInputs(uninstallSurface, line.option);
	const options = {
		force: inputs.force,
		job: jobName(host),
		owners: owners$1
	};
	const plan = planUninstall(await findUninstallFacts(host), options);
	const say = (answer) => print(host, answer, inputs.json);
	const shown = {
		...linesOf(plan),
		problems: plan.problems,
		seconds: 0
	};
	if (plan.problems.length > 0) return say({
		...shown,
		status: "refused"
	});
	if (plan.steps.length === 0) return say({
		...shown,
		status: "nothing"
	});
	if (!inputs.json) tell(host, shown);
	if (inputs["dry-run"]) return inputs.json ? say({
		...shown,
		status: "shown"
	}) : 0;
	if (!inputs.yes && !await host.confirm("Remove this?")) {
		host.log.info("Nothing was removed. Give --yes to remove what is listed.");
		if (inputs.json) say({
			...shown,
			status: "shown"
		});
		return 1;
	}
	return say(await carryOut(host, options, shown));
}
/** What stays in the home of whoever runs it: Nix’s own cache, as which Nix that was is unknown, and results. */
async function memory(host) {
	const isThere = (path) => host.files.lstat(path).catch(() => void 0);
	const [cache, results] = [await userCache(host), join(userStateFolder(host), "nix-cuda")];
	return [...await isThere(cache) ? [`${cache} stays: it is Nix’s own cache for this user.`] : [], ...await isThere(results) ? [`${results} stays: results of nix-cuda commands of this user.`] : []];
}
async function carryOut(host, options, shown) {
	try {
		const { done, stays, warnings, seconds } = await uninstall(host, options);
		return {
			status: "done",
			plan: done,
			stays: [...stays, ...await memory(host)],
			problems: warnings,
			seconds
		};
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		return {
			...shown,
			status: "failed",
			problems: cause.problems
		};
	}
}
/**
* The same at the end of a job on a machine that outlives it, after the job has left journal and daemon: what stands
* against it, as other jobs do, is a warning. Gives the problems to annotate.
*/
async function uninstallAfterJob(host, job, owners$2 = owners) {
	try {
		const { done, stays, warnings, seconds } = await uninstall(host, {
			force: false,
			job,
			owners: owners$2
		});
		const more = done.length > 0 ? await memory(host) : [];
		for (const line of [
			...done,
			...stays,
			...more
		]) host.log.info(line);
		if (done.length > 0) host.log.info(`Uninstalled in ${seconds.toFixed(1)} s`);
		return warnings;
	} catch (cause) {
		if (cause instanceof ProblemError) return cause.problems.map((problem) => ({
			...problem,
			severity: "warning"
		}));
		const why = cause instanceof Error ? cause.message : String(cause);
		return [warning("INS050", `Not everything could be removed: ${why}.`, "Run nix-cuda uninstall on this machine.")];
	}
}
const exitCodes = {
	nothing: 0,
	shown: 0,
	done: 0,
	refused: 1,
	failed: 3
};
function print(host, answer, json) {
	const { status, problems, seconds } = answer;
	if (json) host.answer(jsonText({
		schema: "uninstall/1",
		...answer
	}));
	else {
		if (status === "nothing") host.answer("This action has installed nothing on this machine.\n");
		if (status === "done") host.answer(`Done in ${seconds.toFixed(1)} s.\n`);
		if (status === "refused") tell(host, answer);
	}
	for (const problem of problems) host.log.info(problemText(problem));
	return exitCodes[status];
}
function tell(host, { plan, stays }) {
	host.answer([...plan, ...stays].map((line) => `- ${line}\n`).join(""));
}
function linesOf(plan) {
	return {
		plan: plan.steps.flatMap(({ lines }) => lines),
		stays: plan.stays
	};
}

export { runUninstall, uninstallAfterJob };