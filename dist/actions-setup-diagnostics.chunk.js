import { accessTokens, failureText, formatProblem, maskLikelySecrets, maskSecrets, netrcPasswords, readIfPresent, secretsOf$1 as secretsOf, writeAtomically } from "./frame.chunk.js";
import { asRoot, childEnv, findPrivilege, jobFolder, lookForNix, receiptPath, stateFolder } from "./common.chunk.js";
import { showCommand, storeCommand } from "./planning.chunk.js";
import { daemonFile, daemonLog, findSupervision } from "./nix-daemon-daemon.chunk.js";
import { join } from "node:path";

// src/actions/setup/diagnostics-parts.ts
function diagnosticParts(nix) {
	return [
		{
			title: "Machine",
			most: 14,
			find: (host) => machine(host)
		},
		{
			title: "User",
			most: 10,
			find: (host) => user(host)
		},
		{
			title: "Nix and its settings",
			most: 80,
			find: async (host, hide) => settings(host, nix ?? await lookForNix(host), hide)
		},
		{
			title: "Store",
			most: 6,
			find: async (host) => store(host, nix ?? await lookForNix(host))
		},
		{
			title: "Files of settings",
			most: 60,
			find: (host, hide) => settingFiles(host, hide)
		},
		{
			title: "Daemon",
			most: 45,
			find: (host) => daemon(host)
		},
		{
			title: "Disk",
			most: 20,
			find: (host) => disk(host)
		},
		{
			title: "Mounts",
			most: 15,
			find: (host) => mounts(host)
		},
		{
			title: "Journal and receipt",
			most: 40,
			find: (host) => journal(host)
		}
	];
}
/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables; ImageOS and ImageVersion: actions/runner-images. */
const runnerVariables = [
	"ImageOS",
	"ImageVersion",
	"RUNNER_ENVIRONMENT",
	"RUNNER_OS",
	"RUNNER_ARCH",
	"RUNNER_TEMP"
];
const nixVariables = [
	"PATH",
	"NIX_REMOTE",
	"NIX_CONF_DIR",
	"NIX_USER_CONF_FILES",
	"NIX_PATH",
	"NIX_SSL_CERT_FILE",
	"TMPDIR"
];
async function machine(host) {
	const [kernel, release, memory, load] = await Promise.all([
		"/proc/sys/kernel/osrelease",
		"/etc/os-release",
		"/proc/meminfo",
		"/proc/loadavg"
	].map((path) => readIfPresent(host, path).catch(() => void 0)));
	const name = /^PRETTY_NAME="?([^"\n]*)/m.exec(release ?? "")?.[1];
	const kilobytes = (key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(memory ?? "")?.[1] ?? NaN);
	const variables = runnerVariables.flatMap((key) => host.env[key] ? [`${key}=${host.env[key]}`] : []);
	return [
		`${name ?? host.platform}, kernel ${kernel?.trim() ?? "unknown"}, ${host.arch}, node ${process.versions.node}`,
		`memory ${gigabytes(kilobytes("MemTotal"))}, available ${gigabytes(kilobytes("MemAvailable"))}, load ${load?.trim() ?? "unknown"}`,
		`process 1: ${await firstProcess(host)}`,
		...variables
	];
}
const gigabytes = (kilobytes) => `${(kilobytes / 1048576).toFixed(1)} GiB`;
const firstProcess = async (host) => (await host.files.readFile("/proc/1/comm", "utf8").catch(() => "unknown")).trim();
async function user(host) {
	const [privilege, identity, group] = await Promise.all([
		findPrivilege(host),
		ask(host, ["id"]),
		readIfPresent(host, "/etc/group")
	]);
	const builders = /^nixbld:.*/m.exec(group ?? "")?.[0] ?? "there is no group nixbld";
	return [`${identity.trim()}, as root: ${privilege}`, builders];
}
async function settings(host, nix, hide) {
	const variables = nixVariables.flatMap((key) => host.env[key] ? [`${key}=${host.env[key]}`] : []);
	if (!nix) return ["no nix program was found", ...variables];
	const head = [`Nix ${nix.version}, ${nix.program}`, ...variables];
	try {
		const features = ["--extra-experimental-features", "nix-command"];
		return [...head, ...changedSettings(await ask(host, [
			nix.program,
			...features,
			...showCommand(nix)
		]), hide)];
	} catch (cause) {
		return [...head, cause instanceof Error ? cause.message : String(cause)];
	}
}
/** What differs from Nix's own default. Tokens go nowhere, not even their hosts' values. */
function changedSettings(json, hide) {
	const all = JSON.parse(json);
	const shown = [];
	for (const [name, { value, defaultValue }] of Object.entries(all)) if (name === "access-tokens" && typeof value === "object" && value !== null) {
		for (const token of Object.values(value)) hide(String(token));
		const hosts = Object.keys(value);
		if (hosts.length > 0) shown.push(`tokens for ${hosts.join(", ")}`);
	} else if (JSON.stringify(value) !== JSON.stringify(defaultValue)) shown.push(`${name} = ${plain(value)}`);
	return shown;
}
function plain(value) {
	if (Array.isArray(value)) return value.map(String).join(" ");
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
async function store(host, nix) {
	if (!nix) return ["no nix program was found"];
	return lines(await ask(host, [
		nix.program,
		...["--extra-experimental-features", "nix-command"],
		...storeCommand(nix)
	]));
}
async function settingFiles(host, hide) {
	const folder = host.env["NIX_CONF_DIR"] || "/etc/nix";
	const names = await host.files.readdir(folder).catch(() => []);
	const own = (host.env["NIX_USER_CONF_FILES"] ?? "").split(":").filter((path) => path !== "");
	const found = [];
	for (const path of [...names.sort().map((name) => join(folder, name)), ...own]) {
		const stat = await host.files.lstat(path).catch(() => void 0);
		if (!stat) continue;
		found.push(`${path}: mode ${(stat.mode & 4095).toString(8)}, user ${stat.uid}, ${stat.size} bytes`);
		const text = stat.isFile() ? await host.files.readFile(path, "utf8").catch(() => void 0) : void 0;
		if (text === void 0) continue;
		for (const word of [...netrcPasswords(text), ...accessTokens(tokenLines(text))]) if (word !== "") hide(word);
		if (path.endsWith(".conf") && path !== join(jobFolder(host), "access-tokens.conf")) found.push(...lines(text).map((line) => `| ${line}`));
	}
	return found;
}
/** What nix.conf says of tokens, which must not be seen elsewhere either. */
function tokenLines(text) {
	return [...text.matchAll(/access-tokens\s*=\s*(.*)/g)].map(([, tokens = ""]) => tokens).join("\n");
}
async function daemon(host) {
	const socket = await host.files.lstat("/nix/var/nix/daemon-socket/socket").catch(() => void 0);
	const head = socket ? `socket: mode ${(socket.mode & 4095).toString(8)}, user ${socket.uid}` : "there is no socket";
	if (await findSupervision(host) === "systemd") {
		const privilege = await findPrivilege(host);
		const [states, log] = await Promise.all([ask(host, [
			"systemctl",
			"show",
			"--property=Id,ActiveState,SubState,Result,NRestarts",
			...["nix-daemon.socket", "nix-daemon.service"]
		]), ask(host, asRoot(privilege, [
			"journalctl",
			"--no-pager",
			"--quiet",
			"--lines=25",
			"--output=short-iso",
			"--unit=nix-daemon"
		]))]);
		return [
			head,
			...lines(states),
			...lines(log)
		];
	}
	const started = await readIfPresent(host, daemonFile(host));
	const log = await readIfPresent(host, daemonLog(host));
	return [
		head,
		started?.trim() ?? "this action started no daemon",
		...lines(log ?? "").slice(-30)
	];
}
/** Space and inodes of the usual places; each file system once. */
async function disk(host) {
	const { RUNNER_TEMP, GITHUB_WORKSPACE, HOME } = host.env;
	const wanted = [
		"/",
		"/nix",
		"/nix/store",
		"/nix/var/nix/builds",
		"/tmp",
		"/mnt",
		RUNNER_TEMP,
		GITHUB_WORKSPACE,
		HOME
	];
	const there = [];
	for (const path of wanted) if (path && await host.files.lstat(path).catch(() => void 0)) there.push(path);
	const [space, inodes] = await Promise.all([ask(host, [
		"df",
		"-P",
		"-h",
		...there
	]), ask(host, [
		"df",
		"-P",
		"-i",
		...there
	])]);
	return [.../* @__PURE__ */ new Set([...lines(space), ...lines(inodes)])];
}
async function mounts(host) {
	return lines(await host.files.readFile("/proc/self/mountinfo", "utf8")).filter((line) => /^(?:\/|\/nix.*|\/tmp|\/mnt)$/.test(line.split(" ")[4] ?? ""));
}
async function journal(host) {
	const folder = stateFolder(host);
	const [names, text, receipt] = await Promise.all([
		host.files.readdir(folder).catch(() => []),
		readIfPresent(host, join(folder, "journal.json")),
		readIfPresent(host, receiptPath)
	]);
	return [
		`${folder}: ${names.sort().join(" ") || "not there"}`,
		`receipt: ${receipt?.trim() ?? "none"}`,
		...lines(text ?? "").map((line) => `| ${line}`)
	];
}
/** The standard output of a command; its last words are thrown when it fails. */
async function ask(host, argv) {
	const env = childEnv(host.env, { LC_ALL: "C" });
	const outcome = await host.exec({
		argv,
		env,
		timeout: 2,
		signal: host.cancelled
	});
	if (outcome.kind === "exited" && (outcome.code === 0 || outcome.stdout !== "")) return outcome.stdout;
	const why = failureText(outcome);
	throw new Error(`${argv[0]}: ${why}`);
}
function lines(text) {
	return text.split("\n").filter((line) => line.trim() !== "");
}

// src/actions/setup/diagnostics.ts
/** Milliseconds for each part; they run at the same time. */
const limit = 2e3;
const mostLines = 300;
/**
* What one needs to know of a machine where something failed: versions, settings, daemon, disk, mounts, user, journal. Each
* part is given two seconds; one that fails or is late is a line. Never throws, and changes nothing.
*/
async function collectDiagnostics(host, request = {}) {
	const begun = host.clock.now();
	const secrets = [...secretsOf(host.env), ...request.secrets ?? []].filter((secret) => secret !== void 0);
	const collected = await Promise.all([failurePart(request), ...diagnosticParts(request.nix)].map((part) => collectPart(host, part, secrets)));
	const masked = maskLikelySecrets(maskSecrets(collected.flat().join("\n"), secrets));
	const lines = maskSecrets(masked, secrets).split("\n").map((line) => line.length > 400 ? `${line.slice(0, 400)}…` : line);
	return {
		lines: lines.length > mostLines ? [...lines.slice(0, 299), "… and more"] : lines,
		seconds: (host.clock.now() - begun) / 1e3
	};
}
/**
* Collects, shows it as one folded group, and keeps it in the job's folder (0600). Gives the file's path, undefined where
* it could not be written. Never throws.
*/
async function showDiagnostics(host, request = {}) {
	const { lines } = await collectDiagnostics(host, request);
	host.log.group("Diagnostics");
	for (const line of lines) host.log.info(line);
	host.log.endGroup();
	const path = join(jobFolder(host), "diagnostics.txt");
	return writeAtomically(host, path, `${lines.join("\n")}\n`).then(() => path, () => void 0);
}
function failurePart({ problems = [], lastLines = [], seconds = {} }) {
	const phases = Object.entries(seconds).map(([phase, spent]) => `${phase} ${spent.toFixed(1)} s`);
	const lines = [
		...problems.map(formatProblem),
		...lastLines.slice(-20).map((line) => `| ${line}`),
		...phases.length > 0 ? [phases.join(", ")] : []
	];
	return {
		title: "What went wrong",
		most: 40,
		find: async () => lines
	};
}
/** Secrets that a part comes across are hidden in all of them. */
async function collectPart(host, part, secrets) {
	const stop = new AbortController();
	const patient = {
		...host,
		cancelled: stop.signal
	};
	const late = host.clock.sleep(limit, stop.signal).then(() => [`not found out within ${limit / 1e3} s`]);
	try {
		const found = await Promise.race([part.find(patient, (secret) => secrets.push(secret)), late]);
		const cut = found.length > part.most ? [`… ${found.length - part.most} more`] : [];
		return [
			`== ${part.title}`,
			...found.slice(0, part.most),
			...cut
		];
	} catch (cause) {
		return [`== ${part.title}`, `not found out: ${cause instanceof Error ? cause.message : String(cause)}`];
	} finally {
		stop.abort();
	}
}

export { showDiagnostics };