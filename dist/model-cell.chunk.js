import { compareCapabilities, formatCapability, parseCapability, smDigits } from "./frame.chunk.js";
import { createHash } from "node:crypto";

// src/model/cell.ts
/** GitHub shows job and artifact names well up to this many characters. */
const maxIdLength = 100;
function isFloxCell(cell) {
	return cell.source.kind === "flox";
}
/**
* `<package>-cuda12.4-sm80_sm90a_ptx90-<system>`, or `<package>-cpu-<system>` without CUDA: job name, artifact name, part of the cache key, CLI argument.
* `[a-z0-9._-]`, no dot first, at most 100 characters. Upper case becomes lower case; a name that had to be changed or cut in another
* way ends in 8 hex digits of its SHA-256, so that two packages never share an id (a request may not have two names that
* differ by case alone). The order of capabilities in the request does not matter.
*/
function cellId(key) {
	const targets = [...sortedDigits(key.capabilities).map((d) => `sm${d}`), ...sortedDigits(key.ptx).map((d) => `ptx${d}`)];
	const tail = `-${key.toolkit === "cpu" ? "cpu" : `cuda${key.toolkit}-${targets.join("_")}`}-${key.system}`;
	const exact = `${key.package}${tail}`.toLowerCase();
	const clean = exact.replaceAll(/^\.|[^a-z0-9._-]+/g, "-");
	if (clean === exact && clean.length <= maxIdLength) return clean;
	const hash = createHash("sha256").update(exact).digest("hex").slice(0, 8);
	return `${clean.slice(0, 91)}-${hash}`;
}
function sortedDigits(capabilities) {
	return capabilities.map((text) => parseCapability(text)).filter((capability) => capability !== void 0).sort(compareCapabilities).map(smDigits);
}
/** `9.0, 9.0a, PTX 9.0`: how tables and messages show what a cell is built for. */
function describeTargets(cell) {
	return [...cell.capabilities.map((text) => {
		const capability = parseCapability(text);
		return capability ? formatCapability(capability) : text;
	}), ...cell.ptx.map((text) => `PTX ${text}`)].join(", ") || "no CUDA";
}

export { cellId, describeTargets, isFloxCell };