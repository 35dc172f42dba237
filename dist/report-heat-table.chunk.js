import { formatCapability, parseCapability, systems } from "./frame.chunk.js";
import { describeTargets, plainText } from "./common.chunk.js";

// src/report/heat-table.ts
/** One table per package and system: a glance says what is where. */
/** Marks that a plan and a result have in common. */
const cachedMark = "💾";
const impossibleMark = "–";
const unevaluatedMark = "❗";
const excludedMark = "×";
const leftMark = "·";
/** Of a cell that is excluded for another reason than a rule: it may well exist. */
const excludedMarks = {
	PLN021: "❗",
	PLN023: "×"
};
/**
* Grids of targets × toolkits. `markOf` gives the mark of a planned cell; cells that a cache serves, that the request
* excludes, that cannot be evaluated, and that cannot exist have theirs. The mark of a combination that the plan does not name
* means `left`.
*/
function heatGrids(plan, markOf) {
	const planned = plan.rows.flatMap((row) => [row.cell, ...row.also ?? []]);
	const excluded = plan.excluded.flatMap(({ code, examples }) => examples.map((cell) => ({
		cell,
		mark: excludedMarks[code] ?? "–"
	})));
	const names = new Map([...planned, ...excluded.map(({ cell }) => cell)].map((cell) => [idPart(cell.package), cell.package]));
	const skipped = (plan.skipped ?? []).map(({ id }) => ({
		id,
		coordinates: coordinatesOf(id, names)
	}));
	const cells = [
		...excluded.map(({ cell, mark }) => ({
			...keyOf(cell),
			mark
		})),
		...skipped.flatMap(({ coordinates }) => coordinates ? [{
			...keyOf(coordinates),
			mark: cachedMark
		}] : []),
		...planned.map((cell) => ({
			...keyOf(cell),
			mark: markOf(cell)
		}))
	];
	const impossible = new Set(excluded.flatMap(({ cell, mark }) => mark === "–" ? [placeOf(keyOf(cell))] : []));
	const grids = [...Map.groupBy(cells, (cell) => cell.table)].sort(([a], [b]) => byNumber(a, b)).map(([title, members]) => {
		const toolkits = [...new Set(members.map((cell) => cell.toolkit))].sort(byNumber);
		return {
			title,
			toolkits,
			rows: [...Map.groupBy(members, (cell) => cell.targets)].sort(([a], [b]) => byNumber(a, b)).map(([targets, line]) => {
				const marks = new Map(line.map((cell) => [cell.toolkit, cell.mark]));
				const system = line[0]?.system ?? "";
				const unnamed = (toolkit) => impossible.has(placeOf({
					toolkit,
					targets,
					system
				})) ? "–" : "·";
				return {
					targets,
					marks: toolkits.map((toolkit) => marks.get(toolkit) ?? unnamed(toolkit))
				};
			})
		};
	});
	return {
		grids,
		used: new Set(grids.flatMap(({ rows }) => rows.flatMap(({ marks }) => marks))),
		left: leftMeaning(plan),
		unplaced: skipped.flatMap(({ id, coordinates }) => coordinates ? [] : [id])
	};
}
/** A plan has some examples of what a rule excludes, and the number of all. */
function leftMeaning({ counts, excluded }) {
	const left = (counts.left ?? 0) > 0 ? ["not in this tier"] : [];
	const unlisted = excluded.some(({ count, examples }) => count > examples.length) ? ["excluded"] : [];
	return [...left, ...unlisted].join(" or ") || "not requested";
}
/** A grid as a table of GitHub Markdown. */
function heatTable({ title, toolkits, rows }) {
	const line = (cells) => `| ${cells.map(plainText).join(" | ")} |`;
	const header = line([title, ...toolkits.map((toolkit) => toolkit === "cpu" ? "cpu" : `CUDA ${toolkit}`)]);
	const lines = rows.map(({ targets, marks }) => line([targets, ...marks]));
	return [
		header,
		`|---|${":-:|".repeat(toolkits.length)}`,
		...lines
	].join("\n");
}
/** `💾 in caches · – cannot exist`: what the marks mean that are there. */
function legendOf(meanings, used) {
	return Object.entries(meanings).filter(([mark]) => used.has(mark)).map(([mark, meaning]) => `${mark} ${meaning}`).join(" · ");
}
function keyOf(cell) {
	const { toolkit, system } = cell;
	return {
		table: `${cell.package} on ${system}`,
		system,
		toolkit,
		targets: describeTargets(cell)
	};
}
/** The same for the cells of all packages. */
function placeOf(cell) {
	return JSON.stringify([
		cell.system,
		cell.toolkit,
		cell.targets
	]);
}
/** `12.4` before `12.10`, `9.0` before `10.0`; `cpu` and `no CUDA` first. */
function byNumber(a, b) {
	return Number(/^\d/.test(a)) - Number(/^\d/.test(b)) || a.localeCompare(b, "en", { numeric: true });
}
const idForm = new RegExp(`^(.+)-(?:cpu|cuda(\\d+\\.\\d+)-((?:(?:sm|ptx)\\d+[af]?_?)+))-(${systems.join("|")})(?:-[0-9a-f]{8})?$`);
/** Of a skipped cell a plan keeps the id alone; cellId says how it is made. Undefined for one that was cut. */
function coordinatesOf(id, names) {
	const [, name, toolkit = "cpu", targets = "", system] = idForm.exec(id) ?? [];
	if (name === void 0 || system === void 0) return void 0;
	const of = (kind) => targets.split("_").flatMap((text) => {
		const capability = text.startsWith(kind) ? parseCapability(`sm${text.slice(kind.length)}`) : void 0;
		return capability ? [formatCapability(capability)] : [];
	});
	return {
		package: names.get(name) ?? name,
		toolkit,
		capabilities: of("sm"),
		ptx: of("ptx"),
		system
	};
}
/** A name as ids have it. */
function idPart(name) {
	return name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, "-");
}

export { cachedMark, heatGrids, heatTable, legendOf };