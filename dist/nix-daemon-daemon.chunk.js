import { ProblemError, error, isThere, readIfPresent, warning, writeAtomically } from "./frame.chunk.js";
import { answers, asRoot, asRootWith, findPrivilege, installEnv, makeStateFolder, notStarted, processStart, readSaved, removeFromLaunchd, restartByLaunchd, startByLaunchd, stateFolder, stopByLaunchd, waitForDaemon, whyNotAsRoot } from "./common.chunk.js";
import { dirname, join, normalize } from "node:path";
import { DatabaseSync } from "node:sqlite";

// src/machine/lock.ts
/** SQLite's result code for a lock that another connection holds. https://sqlite.org/rescode.html#busy */
const busy = 5;
/** Milliseconds between two tries. */
const pause = 50;
/**
* Runs `work` while this process alone holds the lock at `path`. The lock is SQLite's own file lock: the kernel lets it
* go when the process dies, however it dies, so that no lock is ever stale.
* Throws ProblemError INS002 when it is not free within `timeout` seconds, or when the job is cancelled while waiting.
*/
async function withLock(host, path, timeout, work) {
	await makeStateFolder(host, dirname(path));
	const database = new DatabaseSync(path);
	try {
		const deadline = host.clock.now() + timeout * 1e3;
		let logged = false;
		while (!acquire(database)) {
			if (host.cancelled.aborted || host.clock.now() >= deadline) throw new ProblemError(held(path, timeout));
			if (!logged) host.log.info(`Waiting for another job on this machine (lock ${path})`);
			logged = true;
			await host.clock.sleep(pause, host.cancelled);
		}
		return await work();
	} finally {
		database.close();
	}
}
function acquire(database) {
	try {
		database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
		return true;
	} catch (cause) {
		if (cause.errcode === busy) return false;
		throw cause;
	}
}
function held(path, timeout) {
	return error("INS002", `The lock ${path} was not free within ${timeout} s: another job on this machine holds it.`, "Wait for that job, or run `lsof` on the file to see which process holds it.");
}

// src/machine/own-state.ts
/** In the state folder; what this action created on the machine. */
function journalPath(host) {
	return join(stateFolder(host), "journal.json");
}
/**
* Throws ProblemError INS003 where somebody else could have written the journal, by which root removes things: where the
* state folder or the journal is a link or of another type, or others may write to it; as root also where one of them or a
* folder above belongs to another user. What is not there yet passes.
*/
async function insistOwnState(host) {
	const folder = stateFolder(host);
	const above = host.uid === 0 ? foldersAbove(folder) : [];
	for (const path of [
		...above,
		folder,
		journalPath(host)
	]) {
		const stat = await host.files.lstat(path).catch(() => void 0);
		if (!stat) continue;
		if (!(path === journalPath(host) ? stat.isFile() : stat.isDirectory())) throw foreign(path, stat.isSymbolicLink() ? "it is a symlink" : "it has another file type");
		if (host.uid === 0 && stat.uid !== 0) throw foreign(path, `it belongs to user ${stat.uid}`);
		if ((stat.mode & 18) !== 0) throw foreign(path, "other users can write to it");
	}
}
/** From the top: `/var/lib/x` → `/var`, `/var/lib`. */
function foldersAbove(path) {
	const parent = dirname(path);
	return parent === "/" ? [] : [...foldersAbove(parent), parent];
}
function foreign(path, why) {
	return new ProblemError(error("INS003", `The journal of this machine is not trusted: ${path}: ${why}.`, "Check who created it; a journal that other users can change is not followed. If it is yours, run `chmod go-w` on it."));
}

// src/machine/journal.ts
/** Seconds to wait for another job's short write. */
const waitTime$1 = 60;
/**
* Writes down that `job` is about to make or to use `item`; a note replaces the one there. Gives true when nobody had it
* before: then the caller makes it. Throws ProblemError INS002 (lock) or INS003 (journal unreadable).
*/
function claim(host, job, item) {
	return change(host, (entries) => {
		const found = entries.find((entry) => entry.path === item.path);
		if (!found) return {
			entries: [...entries, {
				...item,
				users: [job]
			}],
			answer: true
		};
		const users = found.users.includes(job) ? found.users : [...found.users, job];
		const joined = {
			...found,
			...item.note === void 0 ? {} : { note: item.note },
			users
		};
		return {
			entries: entries.map((entry) => entry === found ? joined : entry),
			answer: false
		};
	});
}
/**
* Takes `job` out of every entry. Gives the entries that nobody uses any more, newest first, for the caller to undo;
* each stays in the journal until `forget`, so that an interrupted clean-up is taken up by the next job.
*/
function release(host, job) {
	return change(host, (entries) => {
		const left = entries.map((entry) => withoutJob(entry, job));
		return {
			entries: left,
			answer: left.filter((entry) => entry.users.length === 0).reverse()
		};
	});
}
/** Strikes out an entry that was undone. An entry that somebody claimed meanwhile stays. */
function dropEntry(host, path) {
	return change(host, (entries) => ({
		entries: entries.filter((entry) => entry.path !== path || entry.users.length > 0),
		answer: void 0
	}));
}
/** The entry without that user and its part. */
function withoutJob(entry, job) {
	const users = entry.users.filter((user) => user !== job);
	if (!entry.parts) return {
		...entry,
		users
	};
	return {
		...entry,
		users,
		parts: Object.fromEntries(Object.entries(entry.parts).filter(([user]) => user !== job))
	};
}
/**
* Replaces one entry as a whole, or makes it, or strikes it out (undefined); a new one comes last. For things that are
* made of their users' parts; the caller holds a lock of its own around reading and writing.
*/
function setEntry(host, path, entry) {
	return change(host, (entries) => {
		const known = entries.some((old) => old.path === path);
		const replaced = entries.flatMap((old) => old.path !== path ? [old] : entry ? [entry] : []);
		return {
			entries: known || !entry ? replaced : [...replaced, entry],
			answer: void 0
		};
	});
}
/** Everything that is written down, oldest first. Throws ProblemError INS003 for what cannot be read, or is not ours alone. */
async function readJournal(host) {
	await insistOwnState(host);
	const path = journalPath(host);
	const text = await readIfPresent(host, path);
	if (text === void 0) return [];
	const document = await parseJournal(text);
	if (document) return document.entries;
	throw new ProblemError(error("INS003", `The journal ${path} is not a journal/1 document.`, "Restore it from a backup, or check what it lists and remove it."));
}
async function change(host, step) {
	await insistOwnState(host);
	return withLock(host, join(stateFolder(host), "journal.lock"), waitTime$1, async () => {
		const { entries, answer } = step(await readJournal(host));
		await writeAtomically(host, journalPath(host), `${JSON.stringify({
			schema: "journal/1",
			entries
		}, null, 1)}\n`);
		return answer;
	});
}
/** The text of a journal, also of another user's; undefined when it is none. */
function parseJournal(text) {
	return readSaved(text, async () => (await import("./machine-schema.chunk.js")).journal);
}

// src/machine/owned.ts
/** Of the state folder itself, the job folder of a command without a runner, and what a killed process left of a file. */
const generalNames = /^(?:[a-z-]+\.lock(?:-journal)?|journal\.json|made\.json|nix-cuda|.*\.new)$/;
/** Whether a name in the state folder is of this action; anything else there stays, and the folder with it. */
function isStateName(owners, name) {
	return generalNames.test(name) || owners.some(({ stateNames }) => stateNames?.includes(name));
}
/** Whether a path is whole and plain, and what was made for it is that path or lies above it; `others` may be made too. */
function isPlainEntry({ path, made = [] }, ...others) {
	const plain = (text) => text.startsWith("/") && normalize(text) === text;
	const isAbove = (text) => text === path || path.startsWith(`${text}/`);
	return plain(path) && made.every((text) => plain(text) && (isAbove(text) || others.includes(text)));
}
/** INS050 for an entry that its owner does not make: it is not followed. */
function notFollowed({ owner, path }) {
	const fix = `Check who changed the journal; remove what is left of \`${owner}\`, then the entry.`;
	return warning("INS050", `The journal lists ${path} of \`${owner}\`, which this action never creates.`, fix);
}
/** INS050, after which the same uninstallation can be run again. */
function cannotRemove(why) {
	return error("INS050", `Not everything could be removed: ${why}.`, "Fix the cause and run this again: it continues where it stopped.");
}

// src/nix/daemon/daemon.ts
const profileFolder = "/nix/var/nix/profiles/default";
const program = `${profileFolder}/bin/nix-daemon`;
const units = ["nix-daemon.socket", "nix-daemon.service"];
const unitFolder = "/etc/systemd/system";
const unitLinks = units.map((unit) => `${unitFolder}/${unit}`);
const waitTime = 60;
/** The daemon that no supervision keeps running: the process that we started. */
const daemonOwned = {
	owner: "daemon",
	makes: (host, entry) => entry.path === daemonFile(host) && isPlainEntry(entry),
	stateNames: ["nix-daemon.json", "nix-daemon.log"],
	goesWithLastJob: true,
	describe: () => ["stop the Nix daemon that this action started"],
	remove: async (host) => {
		if (await stopDaemon(host, {
			supervision: "own",
			privilege: await findPrivilege(host)
		})) host.log.info("Stopped the Nix daemon that this action had started");
	}
};
/** The file that names our daemon; its path is the daemon's entry in the journal. */
function daemonFile(host) {
	return join(stateFolder(host), "nix-daemon.json");
}
/** Where our own daemon writes. */
function daemonLog(host) {
	return join(stateFolder(host), "nix-daemon.log");
}
/** How the daemon of this machine is kept running: by launchd on a Mac, by systemd where that is process 1, else by us. */
async function findSupervision(host) {
	if (host.platform === "darwin") return "launchd";
	return await isThere(host, "/run/systemd/system") ? "systemd" : "own";
}
/**
* Makes sure that a daemon answers on its socket. By systemd: links and enables the units of the installed Nix, and
* starts the socket. By launchd: defines the service and starts it. Else: writes down that `job` uses it, adopts a daemon
* that answers, or starts one that outlives this process. Gives whether one was started. Throws ProblemError INS021, and
* INS002 or INS003 of lock and journal.
*/
async function startDaemon(host, options) {
	if (options.supervision === "systemd") return startUnits(host, options);
	if (options.supervision === "launchd") return startByLaunchd(host, options);
	return withLock(host, lockPath(host), waitTime, async () => {
		await claim(host, options.job, {
			owner: "daemon",
			path: daemonFile(host)
		});
		if (await answers(host)) return { started: false };
		await startOwn(host, options);
		return { started: true };
	});
}
/**
* Stops the daemon: the units of systemd, the service of launchd; else only the very process that we started, and only
* when no job in the journal uses it any more (`release` the job first). Gives whether something was stopped. Throws
* ProblemError INS021 when it does not end.
*/
async function stopDaemon(host, options) {
	const env = installEnv(host.env);
	if (options.supervision === "systemd") return ran(host, env, asRoot(options.privilege, [
		"systemctl",
		"stop",
		...units
	]));
	if (options.supervision === "launchd") return stopByLaunchd(host, options.privilege);
	return withLock(host, lockPath(host), waitTime, async () => {
		const entry = (await readJournal(host)).find(({ path }) => path === daemonFile(host));
		if (entry && entry.users.length > 0) return false;
		const stopped = await stopOwn(host, env, options.privilege);
		await dropEntry(host, daemonFile(host));
		return stopped;
	});
}
/**
* Makes the daemon read its configuration again; where none runs, nothing is started. Others may use it: their builds go
* on, as each has its own process. Throws ProblemError INS021, INS002 and INS003.
*/
async function restartDaemon(host, options) {
	const env = installEnv(host.env);
	if (options.supervision === "systemd") {
		await ran(host, env, asRoot(options.privilege, [
			"systemctl",
			"reset-failed",
			"nix-daemon.service"
		]));
		if (!await ran(host, env, asRoot(options.privilege, [
			"systemctl",
			"try-restart",
			"nix-daemon.service"
		]))) throw notStarted("systemctl try-restart nix-daemon.service failed", "journalctl -u nix-daemon");
		if (await ran(host, env, [
			"systemctl",
			"is-active",
			"--quiet",
			"nix-daemon.service"
		])) await waitForDaemon(host, options.timeout ?? 20, "journalctl -u nix-daemon");
		return;
	}
	if (options.supervision === "launchd") return restartByLaunchd(host, options);
	await withLock(host, lockPath(host), waitTime, async () => {
		if (!await stopOwn(host, env, options.privilege)) {
			if (!await answers(host)) return;
			throw notStarted("another daemon already uses the socket", "the process table");
		}
		await claim(host, options.job, {
			owner: "daemon",
			path: daemonFile(host)
		});
		await startOwn(host, options);
	});
}
/** Takes the daemon of an installation of ours away, whoever uses it: units or service gone, or our process ended. */
async function removeDaemon(host, env, privilege, supervision) {
	const alive = {
		...host,
		cancelled: new AbortController().signal
	};
	if (supervision === "launchd") return removeFromLaunchd(alive, env, privilege);
	if (supervision === "own") {
		await withLock(alive, lockPath(host), waitTime, () => stopOwn(alive, env, privilege));
		return;
	}
	if ((await findLinks(host)).length === 0) return;
	await ran(alive, env, asRoot(privilege, [
		"systemctl",
		"disable",
		"--now",
		...units
	]));
	const wanted = `${unitFolder}/sockets.target.wants/nix-daemon.socket`;
	await ran(alive, env, asRoot(privilege, [
		"rm",
		"-f",
		...unitLinks,
		wanted
	]));
	await ran(alive, env, asRoot(privilege, ["systemctl", "daemon-reload"]));
}
/** The links by which systemd finds the units of our Nix, or what somebody else has put in their place. */
async function findLinks(host) {
	const found = await Promise.all(unitLinks.map((path) => isThere(host, path)));
	return unitLinks.filter((_, index) => found[index]);
}
async function startUnits(host, options) {
	const env = installEnv(host.env);
	if (await ran(host, env, [
		"systemctl",
		"is-active",
		"--quiet",
		"nix-daemon.socket"
	])) return { started: false };
	const folder = join(profileFolder, "lib/systemd/system");
	const steps = [[
		"systemctl",
		"link",
		join(folder, "nix-daemon.service")
	], [
		"systemctl",
		"enable",
		"--now",
		join(folder, "nix-daemon.socket")
	]];
	for (const argv of steps) {
		const why = await whyNotAsRoot(host, options.privilege, argv, {
			env,
			signal: host.cancelled
		});
		if (why !== void 0) throw notStarted(`${argv.join(" ")}: ${why}`, "journalctl -u nix-daemon");
	}
	await waitForDaemon(host, options.timeout ?? 20, "journalctl -u nix-daemon.socket");
	return { started: true };
}
async function startOwn(host, options) {
	const log = daemonLog(host);
	await host.files.mkdir(dirname(log), {
		recursive: true,
		mode: 493
	});
	const { variables = {}, privilege } = options;
	const env = {
		PATH: installEnv(host.env)["PATH"],
		HOME: "/root",
		...variables
	};
	const argv = asRootWith(privilege, Object.keys(variables), [program, "--daemon"]);
	const outcome = await host.exec({
		argv,
		env,
		timeout: 20,
		background: { log }
	});
	if (outcome.kind !== "exited") throw notStarted(outcome.kind === "not-started" ? outcome.reason : outcome.kind, log);
	const pid = Number(outcome.stdout.trim());
	const start = await processStart(host, pid);
	if (start === void 0) throw notStarted("it ended at once", log);
	const started = {
		schema: "daemon/1",
		pid,
		start
	};
	await writeAtomically(host, daemonFile(host), `${JSON.stringify(started)}\n`);
	const hasEnded = async () => await processStart(host, pid) === void 0;
	await waitForDaemon(host, options.timeout ?? 20, log, hasEnded);
}
/** Ends the process that we started, if it still is that one: SIGTERM, and after 10 s SIGKILL. */
async function stopOwn(host, env, privilege) {
	const text = await readIfPresent(host, daemonFile(host));
	const load = async () => (await import("./nix-schema.chunk.js")).startedDaemon;
	const started = await readSaved(text, load);
	if (!started || await processStart(host, started.pid) !== started.start) {
		await host.files.rm(daemonFile(host), { force: true });
		return false;
	}
	for (const signal of ["SIGTERM", "SIGKILL"]) {
		await send(host, env, privilege, started.pid, signal);
		for (let waited = 0; waited < 1e4; waited += 20) {
			if (await processStart(host, started.pid) !== started.start) {
				await host.files.rm(daemonFile(host), { force: true });
				return true;
			}
			await host.clock.sleep(20);
		}
	}
	throw notStarted(`process ${started.pid} does not end`, daemonLog(host));
}
/** Through sudo where the process is root's and we are not; else by ourselves, for small images have no kill program. */
async function send(host, env, privilege, pid, signal) {
	if (privilege === "sudo") {
		await ran(host, env, asRoot(privilege, [
			"kill",
			`-${signal.slice(3)}`,
			String(pid)
		]));
		return;
	}
	try {
		process.kill(pid, signal);
	} catch {}
}
async function ran(host, env, argv) {
	const outcome = await host.exec({
		argv,
		env,
		timeout: 60,
		signal: host.cancelled
	});
	return outcome.kind === "exited" && outcome.code === 0;
}
function lockPath(host) {
	return join(stateFolder(host), "nix-daemon.lock");
}

export { cannotRemove, claim, daemonFile, daemonLog, daemonOwned, dropEntry, findLinks, findSupervision, isPlainEntry, isStateName, notFollowed, parseJournal, readJournal, release, removeDaemon, restartDaemon, setEntry, startDaemon, stopDaemon, withLock, withoutJob };