import { defaultSystem, factsExpression, noLockedNixpkgs, readLockedNixpkgs, readNixpkgs, readNixpkgsFacts } from "./planning.chunk.js";
import { architectures, builtInTables, childEnv, findArchitecture, findNix, findToolkit, isNew, isTooOld, jobFolder, knows, lookForNix, tableDifferences, tablesFor, toolkits } from "./common.chunk.js";
import { ProblemError, compareVersions, error, formatCapability, formatVersion, isProgram, jsonText, parseCapability, parseVersion, readInputs, smName, tablesSurface, textTable, writeAtomically } from "./frame.chunk.js";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

// src/cuda/compare-tables.ts
/** The built-in tables against what real compilers said. */
/**
* Everything that the tables have otherwise than these compilers, in the compilers' order. A toolkit that the table does
* not have yet is also held against the targets: those without an end must be known to it.
*/
function compareTables(compilers) {
	return compilers.flatMap((compiler) => [...compareToolkit(compiler), ...compareTargets(compiler)]);
}
function compareToolkit({ toolkit, version, ptxIsa }) {
	const row = findToolkit(toolkit);
	if (!row) return [{
		kind: "toolkit-missing",
		toolkit,
		version,
		ptxIsa
	}];
	return row.ptxIsa === ptxIsa ? [] : [{
		kind: "ptx-isa",
		toolkit,
		table: row.ptxIsa,
		ptxas: ptxIsa
	}];
}
function compareTargets({ toolkit, targets }) {
	const accepted = targets.filter((target) => !knownTargets(toolkit).includes(target)).map((target) => ({
		kind: rowOf(target) ? "target-accepted" : "target-missing",
		toolkit,
		target
	}));
	const refused = knownTargets(toolkit).filter((target) => !targets.includes(target)).map((target) => ({
		kind: "target-refused",
		toolkit,
		target
	}));
	return [...accepted, ...refused];
}
/** The targets that the table says a toolkit has: `sm_90a`, in the table's order. */
function knownTargets(toolkit) {
	return architectures.filter((row) => knows(toVersion(toolkit), row)).map((row) => targetOf(row.capability));
}
/** `sm_90a` of `9.0a`. */
function targetOf(capability) {
	const parsed = parseCapability(capability);
	if (!parsed) throw new Error(`The table has no valid capability in ${capability}.`);
	return smName(parsed);
}
/** One line for people. */
function differenceText(difference) {
	const { toolkit } = difference;
	switch (difference.kind) {
		case "toolkit-missing": {
			const released = `There is a CUDA ${toolkit} (${difference.version}, PTX ISA ${difference.ptxIsa})`;
			const last = toolkits.at(-1);
			const isNewer = last === void 0 || compareVersions(toVersion(toolkit), last.parsed) > 0;
			return `${released} but the table ${last && isNewer ? `ends with ${last.version}` : "has no row for it"}`;
		}
		case "target-missing": return `CUDA ${toolkit} accepts ${difference.target}, which the table does not know`;
		case "target-accepted": return `CUDA ${toolkit} accepts ${difference.target}, which the table has only ${rangeText(toolkit, difference.target)}`;
		case "target-refused": return `CUDA ${toolkit}: the table says ${difference.target} is known, ptxas refuses it`;
		case "ptx-isa": return `PTX ISA of ${toolkit}: table ${difference.table}, ptxas ${difference.ptxas}`;
	}
}
/** Whether the table wants to know of a toolkit: those older than its first row are left out on purpose. */
function isInScope(toolkit) {
	const first = toolkits[0];
	return !first || compareVersions(toVersion(toolkit), first.parsed) >= 0;
}
function rowOf(target) {
	const capability = parseCapability(target);
	return capability && findArchitecture(formatCapability(capability));
}
function rangeText(toolkit, target) {
	const row = rowOf(target);
	if (!row) return "elsewhere";
	return isTooOld(toVersion(toolkit), row) ? `from ${row.minToolkit} on` : `until ${row.maxToolkit}`;
}
function toVersion(text) {
	const version = parseVersion(text);
	if (!version) throw new Error(`${text} is no version of a toolkit.`);
	return version;
}

// src/actions/tables/ask-ptxas.ts
/** The ptxas of this machine: where they are, and what each says of itself. */
/** Seconds; an answer takes some milliseconds. */
const timeout = 30;
/** PTX ISAs above are not tried: a program that takes them takes everything. */
const highest = {
	major: 20,
	minor: 40
};
/**
* The real path of every ptxas on PATH, in CUDA_PATH, in CUDA_HOME and in /usr/local/cuda*, each file once, in that
* order. The two variables are the usual ones: https://docs.nvidia.com/cuda/cuda-installation-guide-linux/
*/
async function findPtxas(host) {
	const { env, files } = host;
	const local = await files.readdir("/usr/local").catch(() => []);
	const folders = [
		...(env["PATH"] ?? "").split(delimiter),
		...[env["CUDA_PATH"], env["CUDA_HOME"]].flatMap((root) => root ? [join(root, "bin")] : []),
		...local.filter((name) => name.startsWith("cuda")).sort().map((name) => join("/usr/local", name, "bin"))
	];
	const found = /* @__PURE__ */ new Set();
	for (const folder of folders.filter((entry) => entry.startsWith("/"))) {
		const path = await realProgram(files, join(folder, "ptxas"));
		if (path !== void 0) found.add(path);
	}
	return [...found];
}
async function realProgram(files, path) {
	return await isProgram({ files }, path) ? files.realpath(path).catch(() => void 0) : void 0;
}
/** Asks a ptxas for its version, its targets and the newest PTX ISA that it takes. */
async function askPtxas(host, program) {
	const reply = await say(host, program, "--version");
	if ("trouble" in reply) return reply;
	const version = /\bV(\d+\.\d+\.\d+)/.exec(reply.stdout)?.[1];
	const toolkit = version?.split(".").slice(0, 2).join(".") ?? "";
	if (version === void 0 || !parseVersion(toolkit)) return { trouble: `${program} did not report a CUDA version.` };
	const help = await say(host, program, "--help");
	if ("trouble" in help) return help;
	const targets = readTargets(help.stdout);
	const [oldest] = targets;
	if (!oldest) return { trouble: `The help of ${program} (${version}) has no targets.` };
	const ptxIsa = await newestPtxIsa(host, program, oldest);
	return typeof ptxIsa === "string" ? {
		toolkit,
		version,
		ptxIsa,
		targets
	} : ptxIsa;
}
/** Whether ptxas assembles an empty module; trouble when it fails otherwise than by refusing it. */
async function tryPtx(host, program, { ptxIsa, target }) {
	const folder = await host.files.mkdtemp(join(host.env["RUNNER_TEMP"] || tmpdir(), "ptxas-"));
	try {
		const [source, cubin] = [join(folder, "empty.ptx"), join(folder, "empty.cubin")];
		await host.files.writeFile(source, `.version ${ptxIsa}\n.target ${target}\n.address_size 64\n`);
		const ran = await run(host, program, [
			"--gpu-name",
			target,
			"--output-file",
			cubin,
			source
		], folder);
		if (ran.kind === "exited" && ran.code === 0) return "assembled";
		if ((ran.kind === "exited" || ran.kind === "killed") && /\bfatal\b/.test([ran.stdout, ...ran.stderrTail].join("\n"))) return "refused";
		return failed(program, ran);
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Tried out: ISA numbers go up by minors without a gap within a major. */
async function newestPtxIsa(host, program, target) {
	const takes = (version) => tryPtx(host, program, {
		ptxIsa: formatVersion(version),
		target
	});
	let newest;
	for (let major = highest.major; major > 0 && !newest; major -= 1) {
		const tried = await takes({
			major,
			minor: 0
		});
		if (typeof tried !== "string") return tried;
		if (tried === "assembled") newest = {
			major,
			minor: 0
		};
	}
	if (!newest) return { trouble: `${program} takes no PTX at all.` };
	for (let minor = 1; minor <= highest.minor; minor += 1) {
		const tried = await takes({
			major: newest.major,
			minor
		});
		if (typeof tried !== "string") return tried;
		if (tried === "refused") return formatVersion(newest);
		newest = {
			major: newest.major,
			minor
		};
	}
	return { trouble: `${program} takes every PTX ISA that there could be.` };
}
/** The `sm_` targets among the allowed values of `--gpu-name`, in numeric order. */
function readTargets(help) {
	const targets = [...(/--gpu-name\b[\s\S]*?Allowed values for this option:([^.]*)\./.exec(help)?.[1] ?? "").matchAll(/'(sm_\w+)'/g)].map(([, target = ""]) => target);
	const number = (target) => Number.parseInt(target.slice(3), 10);
	return targets.sort((a, b) => number(a) - number(b) || (a < b ? -1 : 1));
}
async function say(host, program, option) {
	const ran = await run(host, program, [option]);
	return ran.kind === "exited" && ran.code === 0 ? ran : failed(program, ran);
}
function run(host, program, args, cwd = "/") {
	return host.exec({
		argv: [program, ...args],
		env: childEnv(host.env),
		cwd,
		timeout,
		signal: host.cancelled
	});
}
function failed(program, ran) {
	if (ran.kind === "not-started") return { trouble: `${program} cannot be started: ${ran.reason}.` };
	if (ran.kind === "timed-out") return { trouble: `${program} gave no answer in ${timeout} s.` };
	const how = ran.kind === "exited" ? `failed with status ${ran.code}` : `was ${ran.kind}`;
	const said = ran.stderrTail.at(-1);
	return { trouble: `${program} ${how}${said ? `: ${said}` : "."}` };
}

// src/actions/tables/text.ts
/** The path or the reference of a Nixpkgs. */
function nameOf(source) {
	return source.kind === "path" ? source.path : source.reference;
}
/** Two tables, capabilities and toolkits; a column NIXPKGS in each where a Nixpkgs was asked. */
function tablesText(tables, source) {
	const { facts } = tables;
	const asked = (mark) => facts ? [mark] : [];
	const capabilities = [...tables.architectures.values()].map((row) => [
		row.capability,
		row.name,
		`${row.minToolkit}–${row.maxToolkit ?? ""}`,
		...asked(capabilityMark(tables, row)),
		row.jetson ? "yes" : "-",
		shown(known(row.ptxIsa, "0.0")),
		row.gpus.join(", ") || "-",
		row.note ?? ""
	]);
	const toolkits = [...tables.toolkits.values()].map((row) => {
		const data = toolkitData(tables, row);
		const { driver, compatibleDriver, ptxIsa, gccMax, clangMax } = data;
		return [
			row.version,
			...asked(toolkitMark(tables, row)),
			data.packageSet,
			...[
				driver,
				compatibleDriver,
				ptxIsa,
				gccMax,
				clangMax
			].map(shown)
		];
	});
	const heads = {
		capabilities: [
			"CAPABILITY",
			"NAME",
			"CUDA",
			...asked("NIXPKGS"),
			"JETSON",
			"PTX ISA",
			"GPUS",
			"NOTE"
		],
		toolkits: [
			"CUDA",
			...asked("NIXPKGS"),
			"PACKAGE SET",
			"DRIVER",
			"RUNS WITH",
			"PTX ISA",
			"GCC",
			"CLANG"
		]
	};
	return `${textTable([heads.capabilities, ...capabilities])}\n\n${textTable([heads.toolkits, ...toolkits])}\n\n${legend(source)}\n`;
}
/** The same as data; `nixpkgs` is null where none was asked. What is not known is null. */
function tablesJson(tables, source) {
	const { facts } = tables;
	const capabilities = [...tables.architectures.values()].map((row) => ({
		capability: row.capability,
		name: row.name,
		minToolkit: row.minToolkit,
		maxToolkit: row.maxToolkit,
		jetson: row.jetson,
		ptxIsa: known(row.ptxIsa, "0.0"),
		gpus: row.gpus,
		note: row.note,
		inNixpkgs: facts?.capabilities ? row.capability in facts.capabilities : null
	}));
	const toolkits = [...tables.toolkits.values()].map((row) => toolkitData(tables, row));
	const nixpkgs = facts && source ? {
		source,
		defaultToolkit: facts.defaultToolkit
	} : null;
	return jsonText({
		nixpkgs,
		capabilities,
		toolkits
	});
}
/** Of a toolkit that only Nixpkgs knows, the tables hold what must be assumed for planning; here that is not known. */
function toolkitData(tables, row) {
	const fresh = isNew(tables, { toolkit: row.version });
	return {
		version: row.version,
		packageSet: row.attribute,
		driver: row.driver,
		compatibleDriver: known(row.compatibleDriver, "0"),
		ptxIsa: fresh ? null : row.ptxIsa,
		gccMax: tables.facts?.toolkits[row.version]?.gccMax ?? (fresh ? null : row.gccMax),
		clangMax: fresh ? null : row.clangMax,
		inNixpkgs: tables.facts ? row.version in tables.facts.toolkits : null
	};
}
function capabilityMark(tables, { capability }) {
	const listed = tables.facts?.capabilities;
	if (!listed) return "?";
	if (isNew(tables, { capability })) return "new";
	return capability in listed ? "yes" : "-";
}
function toolkitMark(tables, { version }) {
	if (tables.facts?.defaultToolkit === version) return "default";
	if (isNew(tables, { toolkit: version })) return "new";
	return tables.facts && version in tables.facts.toolkits ? "yes" : "-";
}
function legend(source) {
	const lines = ["DRIVER: Linux driver that came with the toolkit. RUNS WITH: oldest that runs its programs (minor-version compatibility).", "GCC, CLANG: newest major version that nvcc accepts."];
	if (!source) return lines.join("\n");
	const marks = `NIXPKGS: what ${nameOf(source)} has; - is known to the built-in tables alone, new to that Nixpkgs alone.`;
	return [...lines, `${marks} Where both speak, CUDA, JETSON and GCC are what it says.`].join("\n");
}
function known(text, assumed) {
	return text === assumed ? null : text;
}
function shown(value) {
	return value === null ? "-" : String(value);
}

// src/actions/tables/check.ts
/**
* Holds the built-in tables against a Nixpkgs, where one was asked, and every ptxas of this machine. Prints each
* difference, and with what was compared. Throws ProblemError BLD003 when it was cancelled.
*/
async function checkTables(host, nixpkgs, json) {
	const compilers = await askAll(host);
	if (!nixpkgs && compilers.length === 0) {
		host.log.info("Nothing to compare with: no Nixpkgs was named, and no ptxas was found on PATH, in CUDA_PATH, CUDA_HOME or /usr/local/cuda*. Name a Nixpkgs (--nixpkgs lock), or put bin of a CUDA toolkit on PATH.");
		return 3;
	}
	if (nixpkgs && nixpkgs.facts.capabilities === null) host.log.info(`${nameOf(nixpkgs.source)} lists no capabilities: of it, only toolkits are compared`);
	const found = [...nixpkgs ? fromNixpkgs(nixpkgs) : [], ...compilers.flatMap(fromCompiler)];
	host.answer(json ? asJson(found, nixpkgs, compilers) : asText(found, nixpkgs, compilers));
	return found.length === 0 ? 0 : 1;
}
/** What cannot be asked is told and left out, and so is what is older than the tables. */
async function askAll(host) {
	const asked = [];
	for (const program of await findPtxas(host)) {
		const compiler = await askPtxas(host, program);
		if (host.cancelled.aborted) throw new ProblemError(error("BLD003", "The comparison was cancelled.", "Run it again."));
		if ("trouble" in compiler) host.log.info(`Not compared: ${compiler.trouble}`);
		else if (isInScope(compiler.toolkit)) asked.push({
			program,
			...compiler
		});
		else {
			const first = toolkits[0]?.version ?? "later";
			host.log.info(`Not compared: ${program} is of CUDA ${compiler.toolkit}, the tables begin with ${first}.`);
		}
	}
	return asked;
}
function fromNixpkgs({ source, facts }) {
	const from = `Nixpkgs ${nameOf(source)}`;
	return tableDifferences(facts).map((text) => ({
		kind: "nixpkgs",
		from,
		text
	}));
}
function fromCompiler(compiler) {
	const from = nameOfCompiler(compiler);
	return compareTables([compiler]).map((one) => ({
		...one,
		from,
		text: differenceText(one)
	}));
}
function asText(found, nixpkgs, compilers) {
	const asked = [...nixpkgs ? [`Nixpkgs ${nameOf(nixpkgs.source)}`] : [], ...compilers.map(nameOfCompiler)];
	const facts = `${found.length} ${found.length === 1 ? "fact" : "facts"}`;
	const outcome = found.length === 0 ? "The built-in tables agree with" : `The built-in tables have ${facts} otherwise than`;
	return [
		...found.map((one) => `${one.from}: ${one.text}`),
		`${outcome}:`,
		...asked.map((one) => `  ${one}`),
		""
	].join("\n");
}
function asJson(differences, nixpkgs, compilers) {
	const source = nixpkgs ? {
		source: nixpkgs.source,
		toolkits: Object.keys(nixpkgs.facts.toolkits)
	} : null;
	return jsonText({
		differences,
		nixpkgs: source,
		compilers
	});
}
function nameOfCompiler({ version, program }) {
	return `ptxas ${version} (${program})`;
}

// src/actions/tables/command.ts
/**
* `nix-cuda tables`: prints the built-in tables, with what a Nixpkgs says laid over them where one is named and Nix is
* there. With `--check`, exit code 1 where they differ from that Nixpkgs or a ptxas of this machine, 3 where there is
* neither. Throws ProblemError CFG001 and CFG009 for a Nixpkgs that is none, BLD001 for one that cannot be asked, and
* INS001 where `--check` names one and there is no Nix.
*/
async function runTables(host, line) {
	const inputs = readInputs(tablesSurface, line.option);
	const source = inputs.nixpkgs === void 0 ? void 0 : await sourceOf(host, inputs.nixpkgs);
	if (inputs.check) {
		const nixpkgs = source && await askNixpkgs(host, await findNix(host), source);
		return checkTables(host, nixpkgs, inputs.json);
	}
	const nix = source && await lookForNix(host);
	if (source && !nix) host.log.info("No Nix on this machine: these are the built-in tables, without those of Nixpkgs");
	const nixpkgs = source && nix ? await askNixpkgs(host, nix, source) : void 0;
	const tables = nixpkgs ? tablesFor(nixpkgs.facts) : builtInTables;
	const print = inputs.json ? tablesJson : tablesText;
	host.answer(print(tables, nixpkgs?.source));
	return 0;
}
async function sourceOf(host, text) {
	const problems = [];
	const choice = readNixpkgs(text, {
		kind: "input",
		input: "nixpkgs"
	}, (problem) => problems.push(problem));
	if (!choice) throw new ProblemError(problems);
	if (choice.kind !== "lock") return choice;
	const locked = await readLockedNixpkgs(host, host.cwd);
	if (!locked) throw new ProblemError(await noLockedNixpkgs(host, host.cwd));
	return locked;
}
async function askNixpkgs(host, nix, source) {
	const file = join(jobFolder(host), "expressions", "tables.nix");
	await writeAtomically(host, file, factsExpression(source, defaultSystem(host), { root: host.cwd }));
	const facts = await readNixpkgsFacts(host, nix, { file });
	if ("problem" in facts) throw new ProblemError({
		...facts.problem,
		severity: "error"
	});
	return {
		source,
		facts
	};
}

export { runTables };