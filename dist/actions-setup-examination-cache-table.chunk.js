import { markdownTable } from "./common.chunk.js";
import { textTable } from "./frame.chunk.js";

// src/actions/setup/examination/cache-table.ts
const words = {
	usable: "usable",
	unreachable: "cannot be reached",
	refused: "answers with an error",
	untrusted: "not allowed for this user",
	"missing-key": "its key is not trusted",
	"wrong-store-dir": "for another store folder",
	slow: "slow",
	unknown: "not known"
};
const askers = {
	daemon: "daemon",
	nix: "Nix",
	action: "this action"
};
const header = [
	"Cache",
	"State",
	"Priority",
	"Time",
	"Asked by",
	"Detail",
	"What to do"
];
/** Padded columns, in the order of the rows. */
function cacheTable(rows) {
	return textTable([header, ...rows.map(cells)]);
}
function cacheMarkdown(rows) {
	return markdownTable(header, rows.map(cells));
}
function cells(row) {
	const time = row.milliseconds === void 0 ? "–" : `${Math.round(row.milliseconds)} ms`;
	const priority = row.priority === void 0 ? "–" : String(row.priority);
	return [
		row.name,
		words[row.state],
		priority,
		time,
		askers[row.asked],
		row.detail,
		row.fix
	];
}

export { cacheMarkdown, cacheTable };