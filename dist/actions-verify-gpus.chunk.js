import { architectures, builtInTables, parseCapabilitySelector, selectCapabilities, toolkits } from "./common.chunk.js";
import { ProblemError, compareVersions, error, formatCapability, parseCapability, parseVersion } from "./frame.chunk.js";
import { describeUnits, distinctVersions, unitsOf } from "./inspect-verify.chunk.js";

// src/inspect/coverage.ts
const worstFirst = [
	"none",
	"driver",
	"unknown",
	"jit",
	"sass"
];
/**
* Which GPUs run a result, and how: as a whole and file by file. Without a driver, which drivers it takes is only reported. `driver`
* is a Linux version; of a branch alone (`580`) the newest is meant. Files without device code run everywhere and are left out.
*/
function coverage(files, gpus, facts, driver) {
	const units = files.map((file) => ({
		file: file.file,
		units: unitsOf(file)
	})).filter((one) => one.units.length > 0);
	const of = (some) => gpus.map((gpu) => joined(gpu, some, facts, driver));
	return {
		whole: of(units.flatMap((one) => one.units)),
		files: units.map((one) => ({
			file: one.file,
			gpus: of(one.units)
		}))
	};
}
function joined(gpu, units, facts, driver) {
	const each = units.map((unit) => ({
		unit,
		...unitCoverage(unit, gpu, facts, driver)
	}));
	const lacking = each.filter(({ runs }) => runs !== "sass" && runs !== "jit").map(({ unit }) => unit);
	return {
		...counted(gpu, each),
		lacking
	};
}
/** Some units, or kinds of units with how many there are, as one. */
function counted(gpu, each) {
	const units = {
		sass: 0,
		jit: 0,
		driver: 0,
		unknown: 0,
		none: 0
	};
	let oldest;
	for (const { runs, driver, count = 1 } of each) {
		units[runs] += count;
		if (driver !== void 0 && (oldest === void 0 || compareDrivers(driver, oldest) > 0)) oldest = driver;
	}
	return {
		gpu,
		runs: worstFirst.find((kind) => units[kind] > 0) ?? null,
		driver: oldest,
		units
	};
}
/** How one unit runs on one GPU. */
function unitCoverage(unit, gpu, facts, driver) {
	const isas = (text) => unit.images.flatMap(({ kind, capability, ptxVersion }) => kind === "ptx" && ptxVersion && formatTarget(capability) === formatTarget(text) ? [ptxVersion] : []);
	return howItRuns({
		targets: unit.targets,
		ptx: unit.ptx.map((target) => ({
			target,
			isa: distinctVersions(isas(target)).at(-1)
		})),
		toolkit: distinctVersions(unit.images.flatMap((image) => image.toolkits)).at(-1)
	}, gpu, facts, driver);
}
/** How what has these targets and this PTX runs on one GPU. A cubin is preferred to PTX, as the driver does it. */
function howItRuns(unit, gpu, facts, driver) {
	const program = unit.targets.some((target) => runsOn(target, gpu.capability, facts.jetson)) ? howItLoads(unit.toolkit, facts, driver) : void 0;
	if (program?.runs === "sass") return program;
	const best = unit.ptx.filter(({ target }) => compilesFor(target, gpu.capability)).map(({ isa }) => howItCompiles(isa, facts, driver)).sort((a, b) => worstFirst.indexOf(b.runs) - worstFirst.indexOf(a.runs) || byDriver(a, b))[0];
	if (best?.runs === "jit") return best;
	return program ?? best ?? {
		runs: "none",
		driver: void 0
	};
}
/** What the driver makes of a program whose cubins fit its GPU: it runs those of every toolkit of its major version, and of older ones. */
function howItLoads(made, { toolkits }, driver) {
	const needed = (made && toolkits.find(({ version }) => version.major >= made.major))?.compatibleDriver;
	if (driver === void 0 || made === void 0) return {
		runs: "sass",
		driver: needed
	};
	const newest = toolkits.at(-1)?.compatibleDriver;
	if (needed === void 0) return {
		runs: newest && compareDrivers(driver, newest) < 0 ? "driver" : "unknown",
		driver: needed
	};
	return {
		runs: compareDrivers(driver, needed) >= 0 ? "sass" : "driver",
		driver: needed
	};
}
/**
* What the driver makes of PTX for its GPU. A driver knows every older ISA too; of an ISA that no toolkit of the table writes, the
* drivers before and behind it are known.
*/
function howItCompiles(isa, { toolkits }, driver) {
	const rows = toolkits.flatMap((row) => row.driver === null ? [] : [{
		ptxIsa: row.ptxIsa,
		driver: row.driver
	}]);
	const enough = isa && rows.find(({ ptxIsa }) => compareVersions(ptxIsa, isa) >= 0);
	const before = isa && rows.findLast(({ ptxIsa }) => compareVersions(ptxIsa, isa) < 0);
	const needed = enough?.driver;
	if (driver === void 0 || needed !== void 0 && compareDrivers(driver, needed) >= 0) return {
		runs: "jit",
		driver: needed
	};
	return {
		runs: enough !== void 0 && sameVersion(enough.ptxIsa, isa) || before !== void 0 && compareDrivers(driver, before.driver) < 0 ? "driver" : "unknown",
		driver: needed
	};
}
function byDriver(a, b) {
	return a.driver === void 0 ? 1 : b.driver === void 0 ? -1 : compareDrivers(a.driver, b.driver);
}
function sameVersion(a, b) {
	return b !== void 0 && compareVersions(a, b) === 0;
}
/**
* Whether a cubin runs: same major, minor not above the GPU's; `a` on its own GPU alone, `f` in its family.
* https://docs.nvidia.com/cuda/cuda-c-programming-guide/#compute-capabilities
*/
function runsOn(target, gpu, jetson) {
	const same = target.major === gpu.major && target.minor === gpu.minor;
	const isJetson = (one) => jetson.some(({ major, minor }) => major === one.major && minor === one.minor);
	if (target.suffix === "a" || isJetson(target) || isJetson(gpu)) return same;
	return target.major === gpu.major && target.minor <= gpu.minor;
}
/** Whether the driver can compile PTX for the GPU: for any that is not older; `a` and `f` as with cubins. */
function compilesFor(ptx, gpu) {
	if (ptx.suffix !== "") return runsOn(ptx, gpu, []);
	return ptx.major < gpu.major || ptx.major === gpu.major && ptx.minor <= gpu.minor;
}
function formatTarget({ major, minor, suffix }) {
	return `${major}.${minor}${suffix}`;
}
/** Negative, zero or positive. Parts that one of them leaves out are equal: 580 is any of its branch. */
function compareDrivers(a, b) {
	const [first, second] = [a, b].map((text) => text.split(".").map(Number));
	for (const [index, part] of (first ?? []).entries()) {
		const other = second?.[index];
		if (other === void 0) return 0;
		if (part !== other) return part - other;
	}
	return 0;
}

// src/actions/verify/gpus.ts
/** What the project's tables know about GPUs and drivers, in the form that coverage wants. */
function gpuFacts() {
	return {
		jetson: architectures.filter((row) => row.jetson && row.parsed.suffix === "").map((row) => row.parsed),
		toolkits: toolkits.flatMap(({ parsed, ptxIsa, driver, compatibleDriver }) => {
			const isa = parseVersion(ptxIsa);
			return isa ? [{
				version: parsed,
				ptxIsa: isa,
				driver,
				compatibleDriver
			}] : [];
		})
	};
}
/** A driver that was given. Throws ProblemError CFG001 for what is no version. */
function parseDriver(text) {
	if (text === void 0 || /^\d{3}(\.\d{1,4}){0,2}$/.test(text)) return text;
	throw new ProblemError(error("CFG001", `Input driver has ${JSON.stringify(text)}.`, "It accepts a Linux driver or its branch, as in 580.65.06 or 580."));
}
/** Reads `L4`, `RTX 4090` and `9.0`. Throws ProblemError CFG001 for what names no GPU. */
function parseGpus(words) {
	const problems = [];
	const gpus = words.flatMap((name) => {
		const selector = parseCapabilitySelector(name);
		const found = selector?.kind === "exact" || selector?.kind === "gpu" ? selectCapabilities(selector, builtInTables).flatMap((one) => parseCapability(one) ?? []) : [];
		if (found.length === 0 || found.some((one) => one.suffix !== "")) problems.push(error("CFG001", `Input gpu has ${JSON.stringify(name)}.`, "It accepts GPUs as in L4 or RTX 4090, and capabilities as in 9.0."));
		return found.map((capability) => ({
			name,
			capability
		}));
	});
	if (problems.length > 0) throw new ProblemError(problems);
	return gpus;
}
/** Holds a result against GPUs and a driver: rows to print, and VER016 for each GPU that does not run all of it. */
function gpuRows(files, gpus, driver) {
	const { whole } = coverage(files, gpus, gpuFacts(), driver);
	return {
		rows: whole.map(({ gpu, runs, driver: oldest, units }) => ({
			gpu: gpu.name,
			capability: formatCapability(gpu.capability),
			runs,
			driver: oldest ?? null,
			units
		})),
		problems: whole.filter(({ lacking }) => lacking.length > 0).map((one) => cannotRun(one, driver))
	};
}
function cannotRun({ gpu, runs, driver: oldest, units, lacking }, driver) {
	const all = Object.values(units).reduce((sum, count) => sum + count, 0);
	const message = runs === "unknown" ? `Whether driver ${driver} runs ${lacking.length} of ${all} units on ${gpuName(gpu)} cannot be determined: ${describeUnits(lacking)}.` : `${gpuName(gpu)} does not run ${lacking.length} of ${all} units: ${describeUnits(lacking)}.`;
	return error("VER016", `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`, fixFor(gpu, runs, oldest, driver));
}
function fixFor(gpu, runs, oldest, driver) {
	const compile = `compile all device code for sm_${gpu.capability.major}${gpu.capability.minor}`;
	if (runs === "unknown") return `They come from a toolkit that is newer than the driver tables of this version: try it with that driver, or ${compile}.`;
	if (runs === "driver") return `Use a driver from ${oldest ?? "the branch of the toolkit that made its PTX"} on; ${driver ?? "the one asked about"} is too old.`;
	return `C${compile.slice(1)}, or embed PTX that is not newer.`;
}
/** `L4 (8.9)`, or `a GPU of capability 8.9`. */
function gpuName({ name, capability }) {
	const number = formatCapability(capability);
	return name === number ? `a GPU of capability ${number}` : `${name} (${number})`;
}

export { compareDrivers, counted, coverage, gpuFacts, gpuRows, howItRuns, parseDriver, parseGpus };