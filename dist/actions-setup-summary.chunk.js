import { counted, folded, joinParts, markdownTable, plainText } from "./common.chunk.js";
import { cacheMarkdown } from "./actions-setup-examination-cache-table.chunk.js";

// src/actions/setup/summary.ts
/** What setup did, for the job summary: one line that unfolds. Pure. */
/** The machine as GitHub Markdown; what it warned of is counted, since each warning is an annotation too. */
function machineSummary(machine) {
	const { rows, seconds, found } = machine;
	const content = joinParts([markdownTable(["Setup", ""], [...rows, ["Seconds", phases(seconds)]]), found.caches.length > 0 ? cacheMarkdown(found.caches) : ""], "the log has everything");
	return `${folded(title(machine), content.trimEnd())}\n`;
}
function title({ found: { nix, flox, caches }, warnings, seconds }) {
	const working = caches.filter(({ state }) => state === "usable" || state === "slow").length;
	const words = [
		`Nix ${nix?.version}${flox ? ` and Flox ${flox.version}` : ""} ready in ${(seconds["all"] ?? 0).toFixed(1)} s`,
		...caches.length > 0 ? [`${working} of ${counted(caches.length, "cache")} can be used`] : [],
		...warnings.length > 0 ? [`⚠️ ${counted(warnings.length, "warning")}`] : []
	];
	return plainText(words.join(", "));
}
/** `install 1.2, configure 0.1`, without what is too short to matter and without the sum. */
function phases(seconds) {
	return [...Object.entries(seconds).filter(([phase, spent]) => phase !== "all" && spent >= .05), ["all", seconds["all"] ?? 0]].map(([phase, spent]) => `${phase} ${spent.toFixed(1)}`).join(", ");
}

export { machineSummary };