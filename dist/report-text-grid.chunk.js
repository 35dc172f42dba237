import { styled, wrapped } from "./frame.chunk.js";
import { cachedMark } from "./report-heat-table.chunk.js";

// src/report/text-grid.ts
/** Grids of targets × toolkits for a terminal of 80 columns. */
/** Of one column each, where those of a summary take two. */
const narrow = {
	"🔨": ["●", "name"],
	[cachedMark]: ["✓", "good"],
	"🧩": ["◐", "warning"],
	"🧊": ["○", "warning"],
	"✅": ["✓", "good"],
	"❌": ["✗", "bad"],
	"⚪": ["?", "warning"],
	"=": ["=", "name"],
	["–"]: ["–", "faint"],
	["❗"]: ["!", "bad"],
	["×"]: ["×", "faint"],
	["·"]: ["·", "faint"]
};
/** Columns that targets take at most; longer ones go on in the next line. */
const widestTargets = 34;
const columnWidth = 6;
/** The grids, and what their marks mean. */
function textGrids({ grids, used }, meanings) {
	if (grids.length === 0) return "";
	const legend = Object.entries(meanings).filter(([mark]) => used.has(mark)).map(([mark, meaning]) => `${shown(mark)} ${meaning}`.replaceAll(" ", "\xA0"));
	const lines = wrapped(legend.join("   "), 2).replaceAll("\xA0", " ");
	return [...grids.map(textGrid), `  ${lines}`].join("\n\n");
}
function textGrid({ title, toolkits, rows }) {
	const labels = rows.map(({ targets }) => cut(targets));
	const width = Math.max(4, ...labels.flat().map((line) => line.length));
	const perBlock = Math.max(1, Math.floor((80 - 2 - width) / columnWidth));
	const blocks = Array.from({ length: Math.ceil(toolkits.length / perBlock) }, (_, index) => {
		const from = index * perBlock;
		const columns = toolkits.slice(from, from + perBlock);
		const head = `  ${"CUDA".padEnd(width)}${columns.map((toolkit) => toolkit.padStart(columnWidth)).join("")}`;
		const lines = rows.flatMap(({ marks }, row) => {
			const [first = "", ...more] = labels[row] ?? [];
			const some = marks.slice(from, from + perBlock).map((mark) => " ".repeat(4) + shown(mark));
			return [`  ${first.padEnd(width)}${some.map((mark) => `${mark} `).join("")}`.trimEnd(), ...more.map((line) => `  ${line}`)];
		});
		return [styled("faint", head), ...lines].join("\n");
	});
	return [styled("heading", title), ...blocks].join("\n");
}
function shown(mark) {
	const [text, style] = narrow[mark] ?? [mark, "name"];
	return styled(style, text);
}
/** In lines of at most `widestTargets` columns. */
function cut(targets) {
	const lines = [];
	for (const part of targets.split(/(?<=, )/)) {
		const last = lines.at(-1);
		if (last === void 0 || `${last}${part}`.trimEnd().length > widestTargets) lines.push(part);
		else lines[lines.length - 1] = last + part;
	}
	return lines.map((line) => line.trimEnd());
}

export { textGrids };