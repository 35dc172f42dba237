import { error, parseCapability, parseVersion } from "./frame.chunk.js";

// src/actions/build/expectation.ts
/** What the cell's own numbers ask of every file with device code. */
function expectationOf(cell) {
	const toolkit = parseVersion(cell.toolkit);
	return {
		targets: parsed(cell.capabilities),
		ptx: parsed(cell.ptx),
		...toolkit ? { toolkit } : {},
		...cell.units ? { units: cell.units } : {},
		allowNoDeviceCode: cell.deviceCode === "optional" || cell.toolkit === "cpu"
	};
}
function parsed(texts) {
	return texts.map(parseCapability).filter((capability) => capability !== void 0);
}
/** VER011 where a cell that is built without CUDA has device code all the same. */
function withoutDeviceCode(files) {
	const [first, ...others] = files.filter(({ images }) => images.length > 0);
	if (!first) return [];
	const more = others.length === 0 ? "" : ` (and ${others.length} more ${others.length === 1 ? "file" : "files"})`;
	return [error("VER011", `${first.file}${more} has device code: this cell is built without CUDA.`, "Find out why the package uses CUDA although config.cudaSupport is false.")];
}

export { expectationOf, withoutDeviceCode };