import { cellExpression, evaluate, evaluateJson } from "./planning.chunk.js";
import { driverOf } from "./gpu-judge.chunk.js";
import { error, isThere, notice, problemText, readIfPresent, warning, writeAtomically } from "./frame.chunk.js";
import { isFloxCell, jobFolder, logDetail } from "./common.chunk.js";
import { XMLParser } from "./fast-xml-parser.chunk.js";
import { devicesFor, lockOf, needProgram, unusable } from "./actions-gpu-test-machine.chunk.js";
import { findSmi } from "./gpu-smi.chunk.js";
import { askUsage } from "./gpu-usage.chunk.js";
import { build } from "./nix-build-build.chunk.js";
import { takeOver } from "./store-cache-hand-over2.chunk.js";
import { resultFile } from "./actions-build-matrix-job.chunk.js";
import { basename, delimiter, join } from "node:path";

// src/gpu/tests/discover.ts
/** The tests that a package has itself. */
/**
* As nixos-cuda's Hydra chooses them: `tests.*.gpuCheck` that need the system feature `cuda`. A `gpuCheck` of the package itself is the
* package built again with its check phase, which nothing can run outside of a build.
* https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/packages/writeGpuTestPython.nix
*/
function discoveryText(cellFile) {
	return `let
  inherit ((import ./${basename(cellFile)})) package;
  try = default: value: let tried = builtins.tryEval (builtins.deepSeq value value); in if tried.success then tried.value else default;
  wantsCuda = check: builtins.elem "cuda" (check.requiredSystemFeatures or [ ]);
  tests = let found = package.tests or { }; in if builtins.isAttrs found then found else { };
  isTester = name: try false (builtins.isAttrs tests.\${name} && tests.\${name} ? gpuCheck && wantsCuda tests.\${name}.gpuCheck);
  testerOf = name: let tester = tests.\${name}; in try null {
    inherit (tester) drvPath;
    program = "\${tester.bin or tester.out or tester}/bin/\${tester.meta.mainProgram or (builtins.parseDrvName tester.name).name}";
  };
in
{
  own = try false (package ? gpuCheck && wantsCuda package.gpuCheck);
  testers = builtins.listToAttrs (map (name: { inherit name; value = testerOf name; }) (builtins.filter isTester (builtins.attrNames tests)));
}
`;
}
/** Evaluates which tests the package of a cell has; `cellFile` is the generated expression of the cell. Throws nothing of Nix. */
async function discoverTests(host, nix, cellFile) {
	const file = join(cellFile, "..", `gpu-tests-${basename(cellFile)}`);
	await writeAtomically(host, file, discoveryText(cellFile));
	const answer = await evaluateJson(host, nix, { file });
	if ("problem" in answer) {
		const message = `The tests of the package cannot be evaluated: ${answer.problem.message}`;
		return {
			testers: [],
			problems: [warning("GPU418", message, answer.problem.fix)]
		};
	}
	return readDiscovered(answer.value);
}
/** Pure. */
function readDiscovered(value) {
	const { own, testers } = value ?? {};
	const read = Object.entries(testers ?? {}).map(([name, one]) => {
		const { drvPath, program } = one ?? {};
		return {
			name,
			drvPath,
			program
		};
	});
	const whole = read.flatMap(({ name, drvPath, program }) => typeof drvPath === "string" && typeof program === "string" ? [{
		name,
		drvPath,
		program
	}] : []);
	const broken = read.filter(({ name }) => !whole.some((one) => one.name === name));
	const fix = "Evaluate it with nix eval to see why.";
	return {
		testers: whole,
		problems: [...broken.map(({ name }) => warning("GPU418", `The test ${name} of the package cannot be evaluated.`, fix)), ...own === true && whole.length === 0 ? [ownCheck()] : []]
	};
}
function ownCheck() {
	return notice("GPU418", "The gpuCheck of the package builds it again inside the sandbox, and is not run.", "Give the command that tests it with gpu-tests.");
}

// src/gpu/tests/junit.ts
/** Bytes of a report. */
const mostJunitBytes = 16e6;
/** How many names of failed cases are kept, and how many characters of each. */
const mostNames = 50;
const longestName$1 = 200;
/**
* The cases of a report in the format of JUnit, as pytest, GoogleTest, CTest and Catch2 write it; undefined for what is none. Counted by
* its cases: the numbers of suites may be missing or wrong. https://github.com/testmoapp/junitxml
*/
function readJunit(xml) {
	const parser = new XMLParser({
		ignoreAttributes: false,
		attributeNamePrefix: "@",
		processEntities: false
	});
	let root;
	try {
		root = parser.parse(xml, true);
	} catch {
		return;
	}
	const top = isRecord(root) ? root["testsuites"] ?? root["testsuite"] : void 0;
	if (top === void 0) return void 0;
	const cases = casesIn(top, 0);
	const is = (one, ...names) => names.some((name) => name in one);
	const failed = cases.filter((one) => is(one, "failure", "error"));
	return {
		tests: cases.length,
		failed: failed.length,
		skipped: cases.filter((one) => !is(one, "failure", "error") && is(one, "skipped")).length,
		failures: failed.slice(0, mostNames).map(nameOf)
	};
}
/** Suites may lie in suites. */
function casesIn(value, depth) {
	if (Array.isArray(value)) return value.flatMap((one) => casesIn(one, depth));
	if (!isRecord(value) || depth > 20) return [];
	const own = value["testcase"];
	return [...(own === void 0 ? [] : Array.isArray(own) ? own : [own]).map((one) => isRecord(one) ? one : {}), ...casesIn(value["testsuite"], depth + 1)];
}
function nameOf(one) {
	return [one["@classname"], one["@name"]].filter((word) => typeof word === "string" && word !== "").join(".").slice(0, longestName$1) || "a case without a name";
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/gpu/tests/memory.ts
/** MiB that may come and go without a program: the driver's own. */
const slack = 64;
/** How often it is asked again, and milliseconds between: the driver frees the memory of a dead program a little later. */
const tries = 5;
const pause$1 = 1e3;
/** MiB in use on a GPU; undefined where nvidia-smi does not say it, as for instances of MIG. Throws nothing. */
async function memoryInUse(host, uuid) {
	return (await usageOf(host)).used[uuid];
}
/** GPU416 where more memory is in use than before the test. Waits up to five seconds for it to be freed. */
async function memoryLeft(host, uuid, before, test) {
	if (before === void 0) return [];
	let now = await memoryInUse(host, uuid);
	for (let left = tries; left > 0 && now !== void 0 && now > before + slack; left--) {
		await host.clock.sleep(pause$1, host.cancelled);
		now = await memoryInUse(host, uuid);
	}
	if (now === void 0 || now <= before + slack) return [];
	const pids = (await usageOf(host)).processes.flatMap(({ gpu, pid }) => gpu === uuid ? [pid] : []);
	const whose = pids.length > 0 ? ` Processes on it: ${pids.slice(0, 20).join(", ")}.` : "";
	const message = `After the test ${JSON.stringify(test)}, ${now - before} MiB more are in use on ${uuid} than before it.${whose}`;
	return [warning("GPU416", message, "Run nvidia-smi, and end what was left behind.")];
}
async function usageOf(host) {
	return askUsage(host, await findSmi(host));
}

// src/gpu/tests/run-test.ts
/** Milliseconds between two looks for a free GPU. */
const pause = 500;
const longestName = 120;
/**
* Runs a test on the first of the devices that is free, and waits where none is. The bridge is in the environment of the test alone. Throws
* ProblemError GPU415 where locks cannot be used; all else is in the answer: GPU412 failed, GPU413 too long, GPU414 no free
* GPU, GPU416 memory left, GPU417 no report.
*/
async function runTest(host, test, devices, place) {
	const deadline = host.clock.now() + place.wait * 1e3;
	for (let told = false;; told = true) {
		for (const device of devices) {
			const ran = await tryOn(host, test, device, place);
			if (ran !== "held") return ran;
			if (host.cancelled.aborted) break;
		}
		if (host.cancelled.aborted || host.clock.now() >= deadline) return {
			result: void 0,
			problems: [busy(test, place)]
		};
		if (!told) host.log.info(`Waiting for a free GPU (locks ${place.locks}/nix-cuda-*)`);
		await host.clock.sleep(pause, host.cancelled);
	}
}
async function tryOn(host, test, device, place) {
	const [flock, bash, lock] = await Promise.all([
		needProgram(host, "flock"),
		needProgram(host, "bash"),
		lockOf(host, place.locks, device.id)
	]);
	const script = join(place.folder, "command.sh");
	const started = join(place.folder, "started");
	const junit = join(place.folder, "junit.xml");
	if (test.kind === "command") await host.files.writeFile(script, `${test.command}\n`, { mode: 384 });
	const ownReport = test.junit === void 0 ? void 0 : join(place.cwd, test.junit);
	const reportBefore = ownReport && await writtenAt(host, ownReport);
	const before = await memoryInUse(host, device.id);
	const words = test.kind === "command" ? [
		bash,
		"-e",
		"-o",
		"pipefail",
		script
	] : [test.program];
	const variables = {
		...testVariables(host, device, place, junit),
		...place.environment.set
	};
	const begun = host.clock.now();
	const outcome = await host.exec({
		argv: [
			flock,
			...[
				"-n",
				lock,
				bash,
				"-c",
				": > \"$1\" || exit 99; shift; exec env \"$@\" >&2 3>&-",
				"bash",
				started
			],
			...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
			...words
		],
		env: {
			...place.environment.env,
			LD_LIBRARY_PATH: void 0
		},
		cwd: place.cwd,
		timeout: place.timeout,
		signal: host.cancelled,
		onStderr: (line) => logDetail(host.log, line),
		passesOutput: true
	});
	if (!await isThere(host, started)) {
		if (outcome.kind === "exited" && outcome.code === 1) return "held";
		return {
			result: void 0,
			problems: [notStarted(lock, outcome)]
		};
	}
	const seconds = (host.clock.now() - begun) / 1e3;
	const report = await readReport(host, ownReport !== void 0 && await writtenAt(host, ownReport) !== reportBefore ? ownReport : junit, ownReport);
	const result = resultOf$1(test, {
		...statusOf(outcome),
		seconds,
		device
	}, outcome, report.cases);
	const left = result.status === "passed" ? [] : await memoryLeft(host, device.id, before, test.name);
	return {
		result,
		problems: [
			...failure(result, place),
			...report.problems,
			...left
		]
	};
}
/** `$out` as in a build of Nix, and the outputs first on PATH. */
function testVariables(host, { id }, { outputs, folder }, junit) {
	const out = (outputs.find(({ name }) => name === "out") ?? outputs[0])?.path ?? "";
	return {
		PATH: [...outputs.map((output) => join(output.path, "bin")), host.env["PATH"] ?? ""].join(delimiter),
		out,
		NIX_CUDA_OUT: out,
		NIX_CUDA_JUNIT: junit,
		CUDA_VISIBLE_DEVICES: id,
		CUDA_CACHE_PATH: join(folder, "cuda-cache")
	};
}
function statusOf(outcome) {
	if (outcome.kind === "exited") return {
		status: outcome.code === 0 ? "passed" : "failed",
		exitCode: outcome.code
	};
	return {
		status: outcome.kind === "timed-out" || outcome.kind === "cancelled" ? outcome.kind : "failed",
		exitCode: null
	};
}
function resultOf$1(test, { status, exitCode, seconds, device }, outcome, cases) {
	const isGood = status === "passed" && (cases?.failed ?? 0) === 0;
	const lines = outcome.kind === "not-started" ? [outcome.reason] : outcome.stderrTail;
	return {
		name: test.name,
		kind: test.kind,
		status: status === "passed" && !isGood ? "failed" : status,
		exitCode,
		seconds,
		gpu: device.gpu.name?.value ?? "",
		uuid: device.id,
		cases,
		logTail: isGood ? [] : lines.slice(-40)
	};
}
/** First line of a command, as its name. */
function commandName(command) {
	const lines = command.split("\n").map((line) => line.trim());
	return (lines.find((line) => line !== "" && !line.startsWith("#")) ?? lines[0] ?? "").slice(0, longestName) || "command";
}
async function readReport(host, file, expected) {
	const size = await host.files.stat(file).then((stat) => stat.isFile() ? stat.size : mostJunitBytes + 1, () => void 0);
	if (size === void 0) return {
		cases: null,
		problems: expected === void 0 ? [] : [noReport(expected, "was not written")]
	};
	if (size > 16e6) return {
		cases: null,
		problems: [noReport(file, `is larger than ${mostJunitBytes / 1e6} MB`)]
	};
	const cases = readJunit(await host.files.readFile(file, "utf8"));
	return cases ? {
		cases,
		problems: []
	} : {
		cases: null,
		problems: [noReport(file, "is not JUnit XML")]
	};
}
/** Milliseconds since the epoch; undefined where there is no such file. */
function writtenAt(host, path) {
	return host.files.stat(path).then(({ mtimeMs }) => mtimeMs, () => void 0);
}
function noReport(path, why) {
	return warning("GPU417", `The report ${path} ${why}.`, "Write JUnit XML to the file that NIX_CUDA_JUNIT names, or to the path given as junit.");
}
function failure({ name, status, exitCode, gpu, cases }, { timeout }) {
	if (status === "passed") return [];
	const test = `The GPU test ${JSON.stringify(name)}`;
	const on = gpu === "" ? "" : ` on ${gpu}`;
	if (status === "timed-out") return [error("GPU413", `${test} did not end within ${timeout} s${on}; it was stopped.`, "Raise timeout-minutes.")];
	const failed = cases?.failed ?? 0;
	const how = status === "cancelled" ? "was cancelled" : failed > 0 ? `has ${failed} failed of ${cases?.tests ?? 0} cases` : exitCode === null ? "was killed" : `ended with exit code ${exitCode}`;
	return [error("GPU412", `${test} ${how}${on}.`, "Its last lines are in the log and in the result.")];
}
function notStarted(lock, outcome) {
	const why = outcome.kind === "not-started" ? outcome.reason : outcome.stderrTail.at(-1) ?? outcome.kind;
	return unusable(`The test was not started with the lock ${lock}: ${why}.`, "Check that this user may read that folder.");
}
function busy({ name }, { wait, locks }) {
	const message = `No GPU was free within ${wait} s for the test ${JSON.stringify(name)} (locks ${locks}/nix-cuda-*).`;
	return error("GPU414", message, "Wait for the other jobs on this machine, or raise wait-minutes.");
}

// src/actions/gpu-test/test-cell.ts
/** Seconds to fetch what a cell built, and to build what its own tests need beside. */
const fetchTimeout = 3600;
/** Absolute path of the folder with one `<cell id>.json` (gpu-result/1) per cell. */
function gpuResultsFolder(host) {
	return join(jobFolder(host), "gpu-results");
}
/**
* Tests what a cell built and writes its result. The GPU is judged first: nothing is fetched for one that does not run the cell. Never
* throws for what the cell or its tests did; throws ProblemError where the machine has no driver or no locks.
*/
async function testCell(host, nix, cell, machine, options) {
	host.log.group(`GPU tests: ${cell.id}`);
	const tested = await test(host, nix, cell, machine, options);
	host.log.endGroup();
	const result = resultOf(host, cell, machine, tested);
	for (const { name, status, seconds } of result.tests) host.log.info(`${status}: ${name} (${seconds.toFixed(1)} s)`);
	for (const problem of result.problems) host.log.info(problemText(problem));
	await writeAtomically(host, join(gpuResultsFolder(host), `${cell.id}.json`), `${JSON.stringify(result)}\n`);
	return result;
}
function resultOf(host, cell, { gpu }, { drvPath, tests = [], problems }) {
	const ended = problems.some(({ severity }) => severity === "error") ? "failed" : tests.length === 0 ? "none" : "passed";
	return {
		schema: "gpu-result/1",
		cell: cell.id,
		drvPath: drvPath ?? null,
		status: host.cancelled.aborted ? "cancelled" : ended,
		driver: driverOf(gpu) ?? null,
		tests: [...tests],
		problems: problems.map((problem) => ({
			...problem,
			subject: problem.subject ?? { cell: cell.id }
		}))
	};
}
async function test(host, nix, cell, machine, options) {
	const { built } = options;
	if (isFloxCell(cell)) return { problems: [floxCell(cell)] };
	const proof = await proofOf(host, cell, built);
	if (proof && proof.cell.id !== cell.id) return { problems: [ofAnother(cell, proof.cell.id)] };
	const { devices, problems } = devicesFor(machine.gpu, cell, proof);
	if (devices.length === 0) return { problems };
	const file = join(jobFolder(host), "expressions", `${cell.id}.nix`);
	await writeAtomically(host, file, cellExpression(cell, options));
	const evaluated = await evaluate(host, nix, file);
	if ("problem" in evaluated) return { problems: [evaluated.problem] };
	const { drvPath } = evaluated;
	const taken = built === void 0 ? [] : await takeOver(host, built);
	const missing = await fetchOutputs(host, nix, cell, evaluated, options);
	if (missing) return {
		drvPath,
		problems: [...taken, missing]
	};
	const found = await discoverTests(host, nix, file);
	const testers = await buildTesters(host, nix, cell, found.testers);
	const tests = [...(cell.gpuTests ?? []).map(({ command, junit }) => {
		return {
			kind: "command",
			name: commandName(command),
			command,
			junit
		};
	}), ...testers.tests];
	const known = [...found.problems, ...testers.problems];
	if (tests.length === 0) return {
		drvPath,
		problems: [...known, ...known.length > 0 ? [] : [noTests(cell)]]
	};
	const ran = await runAll(host, tests, devices, machine, {
		...options,
		evaluated
	});
	return {
		drvPath,
		tests: ran.tests,
		problems: [...known, ...ran.problems]
	};
}
/** The result of the cell, where it was handed over or this job has built it. */
async function proofOf(host, cell, built) {
	const file = built === void 0 ? resultFile(host, cell.id) : join(built, "result.json");
	const json = await readIfPresent(host, file);
	if (json === void 0) return void 0;
	const { readDocument } = await import("./model-read-document.chunk.js");
	return readDocument("result", json, file);
}
/** From the store, what was taken over, the store cache of the run or a binary cache. GPU411 where none has all of it. */
async function fetchOutputs(host, nix, { id, system }, { drvPath }, { storeCache }) {
	await host.files.mkdir(join(jobFolder(host), "outputs"), {
		recursive: true,
		mode: 448
	});
	await storeCache?.restore({
		id,
		system,
		drvPath
	});
	const root = join(jobFolder(host), "outputs", id);
	const { problem } = await build(host, nix, {
		drvPath,
		root,
		onlyFetch: true,
		timeout: fetchTimeout
	});
	if (!problem || problem.code === "BLD003" || problem.code === "BLD004") return problem;
	const message = `No cache has everything that ${id} built (${drvPath}), and tests build nothing again.`;
	return error("GPU411", message, "Build the cell first, with the store cache on or a binary cache that this job has too.");
}
async function buildTesters(host, nix, cell, testers) {
	const tests = [];
	const problems = [];
	for (const { name, drvPath, program } of testers) {
		const root = join(jobFolder(host), "outputs", `${cell.id}-test-${name.replaceAll(/[^\w-]/g, "_")}`);
		const { problem } = await build(host, nix, {
			drvPath,
			root,
			timeout: fetchTimeout
		});
		if (problem) problems.push(error("GPU418", `The test ${name} cannot be built: ${problem.message}`, problem.fix));
		else tests.push({
			kind: "tester",
			name,
			program
		});
	}
	return {
		tests,
		problems
	};
}
async function runAll(host, tests, devices, machine, { evaluated, root, timeout, wait }) {
	const { environment, problems: ofBridge } = await machine.environment();
	const results = [];
	const problems = [...ofBridge];
	for (const one of tests) {
		if (host.cancelled.aborted) break;
		const folder = await host.files.mkdtemp(join(jobFolder(host), "gpu-test-"));
		const { outputs } = evaluated;
		const place = {
			cwd: root,
			folder,
			locks: machine.locks,
			outputs,
			environment,
			wait,
			timeout
		};
		try {
			const ran = await runTest(host, one, devices, place);
			if (ran.result) results.push(ran.result);
			problems.push(...ran.problems);
		} finally {
			await host.files.rm(folder, {
				recursive: true,
				force: true
			});
		}
	}
	return {
		tests: results,
		problems
	};
}
function ofAnother({ id }, other) {
	const message = `What the job of the cell handed over is of ${other}, not of ${id}.`;
	return error("GPU422", message, "Give built the artifact of the same row.");
}
function floxCell({ id }) {
	return error("GPU418", `${id} is built by Flox, whose cells cannot be tested on another machine.`, "Run its tests in a step of the job that builds it: nix-cuda run -- PROGRAM.");
}
function noTests({ id, package: name }) {
	return notice("GPU419", `${id} has no GPU tests.`, `Add gpu-tests to the package ${name}.`);
}

export { gpuResultsFolder, testCell };