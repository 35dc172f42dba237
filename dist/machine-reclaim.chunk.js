import { containerMarks, error, isThere, readIfPresent, warning, writeAtomically } from "./frame.chunk.js";
import { asRoot, childEnv, findPrivilege, inGigabytes, jobFolder, processStart, readSaved } from "./common.chunk.js";
import { join } from "node:path";

// src/machine/reclaim-parts.ts
const toolCache = "/opt/hostedtoolcache";
/**
* Paths: images/ubuntu/scripts/build and images/ubuntu/toolsets of https://github.com/actions/runner-images (and, for
* `boost` and /opt/ghc, https://github.com/actions/runner-images/issues/2840). Sizes: argotorg/solc-bin#86,
* juicedata/juicefs-csi-driver#1451, getsentry/self-hosted#4046, the README of easimon/maximize-build-space. No Docker
* image is preloaded since January 2026 (actions/runner-images#13472); the names are those of toolset-2204.json before.
*/
const imageParts = [
	part("android", ["/usr/local/lib/android"], 12, "the Android SDK and NDK"),
	part("haskell", [
		"/usr/local/.ghcup",
		"/opt/ghc",
		"/opt/cabal"
	], 6, "ghc, cabal, stack"),
	part("codeql", [`${toolCache}/CodeQL`], 5, "github/codeql-action, which downloads it again"),
	part("dotnet", ["/usr/share/dotnet", "/usr/lib/dotnet"], 4, "dotnet"),
	part("swift", ["/usr/share/swift"], 2, "swift"),
	part("jvm", ["/usr/lib/jvm"], 0, "java, and setup-java for versions of the image"),
	part("powershell", ["/opt/microsoft/powershell", "/usr/local/share/powershell"], 0, "steps with `shell: pwsh`"),
	part("chromium", ["/usr/local/share/chromium"], 0, "chromium"),
	part("chrome", ["/opt/google/chrome", "/usr/local/share/chromedriver-linux64"], 0, "google-chrome, chromedriver"),
	part("edge", ["/opt/microsoft/msedge", "/usr/local/share/edge_driver"], 0, "microsoft-edge"),
	part("azure-cli", ["/opt/az"], 0, "az"),
	part("google-cloud-cli", ["/usr/lib/google-cloud-sdk"], 0, "gcloud"),
	part("miniconda", ["/usr/share/miniconda"], 0, "conda"),
	part("boost", ["/usr/local/share/boost"], 0, "Boost of older images"),
	part("go", [`${toolCache}/go`], 1, "setup-go for versions of the image"),
	part("pypy", [`${toolCache}/PyPy`], 0, "setup-python for PyPy of the image"),
	part("ruby", [`${toolCache}/Ruby`], 0, "setup-ruby for versions of the image"),
	{
		...part("docker-images", [], 3, "Docker images of the runner image, which Docker pulls again"),
		dockerImages: [
			...[
				"3.16",
				"3.17",
				"3.18",
				"3.19"
			].map((tag) => `alpine:${tag}`),
			...["10", "11"].map((tag) => `debian:${tag}`),
			...[
				"18",
				"20",
				"22",
				"18-alpine",
				"20-alpine",
				"22-alpine"
			].map((tag) => `node:${tag}`),
			...["20.04", "22.04"].map((tag) => `ubuntu:${tag}`),
			"moby/buildkit:latest"
		]
	}
];
function part(name, paths, gigabytes, breaks) {
	return {
		name,
		paths,
		gigabytes,
		breaks
	};
}
/** The parts of these names, the largest first; CFG001 for names that are none. */
function chooseParts(names) {
	const known = imageParts.map(({ name }) => name);
	const problems = [...new Set(names)].filter((name) => !known.includes(name)).map((name) => error("CFG001", `reclaim-disk has ${JSON.stringify(name)}, which is not a known part of a runner image.`, `Use ${known.join(", ")}.`));
	return {
		parts: imageParts.filter(({ name }) => names.includes(name)).sort((a, b) => b.gigabytes - a.gigabytes),
		problems
	};
}

// src/machine/reclaim.ts
/** Seconds until a worker that has not written anything counts as dead. */
const waitTime = 60;
/** Where the removal writes what it has done. */
function reclaimFile(host) {
	return join(jobFolder(host), "reclaim.json");
}
/** Refuses unknown names before anything is touched: CFG001. */
function checkReclaim(names) {
	return chooseParts(names).problems;
}
/**
* Starts to remove these parts of a GitHub-hosted image, in a process that outlives this step. Elsewhere, in a container
* and without root it removes nothing and says so (INS041). Never throws; unknown names are left out.
*/
async function startReclaim(host, names, options) {
	const { parts } = chooseParts(names);
	if (parts.length === 0) return {
		started: false,
		problems: []
	};
	const refusal = await whyNot(host);
	if (refusal) return {
		started: false,
		problems: [notRemoved(refusal)]
	};
	const privilege = await findPrivilege(host);
	if (privilege === "none") return {
		started: false,
		problems: [notRemoved("it needs root or sudo without a password")]
	};
	try {
		const before = await readReclaim(host);
		if (before?.state === "starting" || before?.state === "running") return {
			started: false,
			problems: [notRemoved("an earlier step of this job is still removing")]
		};
		const order = {
			root: options.root ?? "/",
			file: reclaimFile(host),
			parts: parts.map(({ name }) => name),
			begun: host.clock.now()
		};
		await writeAtomically(host, order.file, `${JSON.stringify(emptyReclaim(order))}\n`);
		const argv = asRoot(privilege, [
			"nice",
			"-n",
			"10",
			...options.worker,
			JSON.stringify(order)
		]);
		const log = join(jobFolder(host), "reclaim.log");
		const outcome = await host.exec({
			argv,
			env: childEnv(host.env),
			timeout: 20,
			background: { log }
		});
		if (outcome.kind === "exited") return {
			started: true,
			problems: []
		};
		return {
			started: false,
			problems: [notRemoved(outcome.kind === "not-started" ? outcome.reason : outcome.kind)]
		};
	} catch (cause) {
		return {
			started: false,
			problems: [notRemoved(cause instanceof Error ? cause.message : String(cause))]
		};
	}
}
/** What was done so far; undefined when nothing was started, or the file cannot be read. */
async function readReclaim(host) {
	const found = await readReport(host);
	if (found?.state === "starting") return host.clock.now() - found.begun > waitTime * 1e3 ? {
		...found,
		state: "died"
	} : found;
	if (found?.state !== "running" || await isAlive(host, found)) return found;
	const last = await readReport(host);
	return last?.state === "running" ? {
		...last,
		state: "died"
	} : last;
}
async function readReport(host) {
	const text = await readIfPresent(host, reclaimFile(host)).catch(() => void 0);
	return readSaved(text, async () => (await import("./machine-schema.chunk.js")).reclaim);
}
const isAlive = async (host, { worker }) => await processName(host, Number.parseInt(worker, 10)) === worker;
/** INS041 for what could not be removed. */
function reclaimProblems(reclaim) {
	const parts = reclaim.parts.filter(({ state }) => state === "failed").map(({ name, errors }) => notRemoved(`${name}: ${errors.slice(0, 2).join("; ")}`));
	return reclaim.state === "died" ? [...parts, notRemoved("its process ended before it was done")] : parts;
}
/** One line for the log. */
function describeReclaim(reclaim) {
	const names = (...states) => reclaim.parts.filter(({ state }) => states.includes(state)).map(({ name }) => name);
	return `Disk: ${[
		`${inGigabytes(reclaim.freedBytes)} freed in ${Math.round(reclaim.seconds)} s`,
		`${inGigabytes(reclaim.freeBefore)} free before, ${inGigabytes(reclaim.freeNow)} now`,
		...listed("removed", names("removed")),
		...listed("not there", names("absent")),
		...listed("still there", names("waiting", "removing")),
		...listed("failed", names("failed"))
	].join("; ")}`;
}
function listed(title, names) {
	return names.length > 0 ? [`${title}: ${names.join(", ")}`] : [];
}
/** The report of an order of which nothing is done. */
function emptyReclaim(order) {
	const parts = order.parts.map((name) => ({
		name,
		state: "waiting",
		seconds: 0,
		errors: []
	}));
	return {
		schema: "reclaim/1",
		state: "starting",
		begun: order.begun,
		seconds: 0,
		worker: "",
		parts,
		freeBefore: 0,
		freeNow: 0,
		freedBytes: 0
	};
}
/** A process that runs, as `id/start`: with its start the id names one process for good. Empty when there is none. */
async function processName(host, id) {
	const start = await processStart(host, id);
	return start === void 0 ? "" : `${id}/${start}`;
}
async function whyNot(host) {
	if (host.env["RUNNER_ENVIRONMENT"] !== "github-hosted") return "this is not a runner that GitHub hosts";
	if (host.platform !== "linux") return `only Linux images are known, and this is ${host.platform}`;
	for (const mark of containerMarks) if (await isThere(host, mark)) return "this is a container";
}
function notRemoved(why) {
	return warning("INS041", `Parts of the runner image were not removed: ${why.replace(/\.$/, "")}.`, "Remove reclaim-disk on this runner, or free disk space in another way.");
}

export { checkReclaim, chooseParts, describeReclaim, emptyReclaim, processName, readReclaim, reclaimProblems, startReclaim };