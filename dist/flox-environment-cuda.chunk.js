// src/flox/environment/cuda.ts
/** The catalog whose packages Flox builds with CUDA beforehand. https://flox.dev/docs/concepts/cuda-catalog-and-cache */
const cudaCatalog = "flox-cuda/";
/** These carry the version of the toolkit as their own. */
const versionedLikeToolkit = [
	"cuda_nvcc",
	"cuda_cudart",
	"cudatoolkit"
];
/** A package of one of the sets `cudaPackages…`; undefined for every other one. */
function cudaSetMember({ kind, path }) {
	const match = /^(flox-cuda\/)?cudaPackages(?:_(\d+)(?:_(\d+))?)?\.(.+)$/.exec(path);
	if (kind !== "catalog" || !match) return void 0;
	const [, catalog, major, minor, name = ""] = match;
	return {
		set: major && (minor ? `${major}.${minor}` : major),
		name,
		built: catalog !== void 0
	};
}
/** Whether a package exists for CUDA alone, so only on Linux. */
function isCuda(one) {
	return one.kind === "catalog" && (one.path.startsWith("flox-cuda/") || cudaSetMember(one) !== void 0);
}
/**
* The toolkit of a package on a system: as its set says, else as its locked version does. `12` where only the major version
* is known, undefined where nothing is.
*/
function toolkitOn(one, system) {
	const member = cudaSetMember(one);
	if (!member) return void 0;
	if (member.set?.includes(".")) return member.set;
	const locked = one.locked.find((entry) => entry.system === system)?.version;
	return (versionedLikeToolkit.includes(member.name) ? /^\d+\.\d+/.exec(locked ?? "")?.[0] : void 0) ?? member.set;
}
/** Every toolkit of the packages, on any system that they are locked for, or as their names say. Sorted. */
function toolkitsOf(packages) {
	const found = packages.flatMap((one) => {
		return (one.locked.length > 0 ? one.locked.map(({ system }) => system) : [""]).map((system) => toolkitOn(one, system)).filter((toolkit) => toolkit !== void 0);
	});
	return withoutVague([...new Set(found)]);
}
/** Leaves a major version out where one of its releases is there too. */
function withoutVague(toolkits) {
	return toolkits.filter((one) => one.includes(".") || !toolkits.some((other) => other.startsWith(`${one}.`))).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

export { cudaCatalog, cudaSetMember, isCuda, toolkitOn, toolkitsOf, withoutVague };