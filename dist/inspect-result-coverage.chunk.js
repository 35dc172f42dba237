import { parseCapability, parseVersion } from "./frame.chunk.js";
import { counted, howItRuns } from "./planning.chunk.js";
import { distinctVersions } from "./common.chunk.js";

// src/inspect/result-coverage.ts
/**
* Which GPUs run which of the results of a plan, from the documents alone (`result/1`): unit by unit, then file, cell and whole.
* `driver` as for `coverage`. A file names its toolkits for all units together, so that the newest of them counts for each; units
* that its report leaves out are `unknown`, except where what every unit of it has is enough. Of a cell without files nothing is
* said.
*/
function resultCoverage(results, gpus, facts, driver) {
	const cells = results.map(({ cell, files }) => {
		const units = files.map((file) => ({
			file,
			units: unitsOfReport(file)
		})).filter((one) => one.units.length > 0);
		const of = (some) => gpus.map((gpu) => counted(gpu, some.map((unit) => ({
			...runsOfReport(unit, gpu, facts, driver),
			count: unit.count
		}))));
		return {
			id: cell.id,
			gpus: of(units.flatMap((one) => one.units)),
			files: units.map(({ file: { path, output }, units: own }) => ({
				path,
				output,
				gpus: of(own)
			}))
		};
	});
	return {
		cells,
		gpus: gpus.map((gpu, index) => ({
			gpu,
			cells: countCells(cells, index)
		}))
	};
}
function unitsOfReport(file) {
	const toolkit = distinctVersions(file.toolkits.flatMap((text) => parseVersion(text) ?? [])).at(-1);
	const kinds = (file.unitKinds ?? []).map((kind) => ({
		count: kind.units,
		targets: kind.targets.flatMap((one) => parseCapability(one) ?? []),
		ptx: kind.ptx.flatMap(({ target, isa }) => {
			const capability = parseCapability(target);
			return capability ? [{
				target: capability,
				isa: parseVersion(isa)
			}] : [];
		}),
		toolkit
	}));
	const told = kinds.reduce((sum, { count }) => sum + count, 0);
	const all = file.units ?? Number(file.targets.length + file.ptx.length > 0);
	const read = (names) => names.flatMap((name) => parseCapability(name) ?? []);
	const perhaps = {
		targets: read((file.partly ?? []).map(({ target }) => target)),
		ptx: read(file.ptx).map((target) => ({
			target,
			isa: void 0
		}))
	};
	const others = {
		count: all - told,
		targets: read(file.targets),
		ptx: [],
		toolkit,
		perhaps
	};
	return others.count > 0 ? [...kinds, others] : kinds;
}
function runsOfReport(unit, gpu, facts, driver) {
	const found = howItRuns(unit, gpu, facts, driver);
	if (!unit.perhaps || found.runs === "sass") return found;
	const most = howItRuns({
		...unit.perhaps,
		toolkit: unit.toolkit
	}, gpu, facts, driver);
	return found.runs === "none" && most.runs === "none" ? found : {
		runs: "unknown",
		driver: void 0
	};
}
function countCells(cells, gpu) {
	const counts = {
		sass: 0,
		jit: 0,
		driver: 0,
		unknown: 0,
		none: 0
	};
	for (const { gpus } of cells) {
		const runs = gpus[gpu]?.runs;
		if (runs) counts[runs]++;
	}
	return counts;
}

export { resultCoverage };