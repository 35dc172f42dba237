import { filesIn, freeKeys, judgeContents, lookForNix, readKnownClosure } from "./common.chunk.js";
import { ProblemError, error, groupsOf, namePaths } from "./frame.chunk.js";
import { pathInfos } from "./nix-path-info.chunk.js";

// src/ship/guard.ts
/** Keeps what NVIDIA's and other licences cover from where anybody could fetch it. */
/**
* Judges the licences of what is about to be handed out, before anything leaves the machine, and gives the record for the
* summary, JSON and evidence. Throws ProblemError SHP080 to SHP084, one for each class of paths that the destination must not
* get: none for one that is private or licensed, and none with an acknowledgement. What cannot be read is of unknown licence.
*/
async function guardShipment(host, shipment) {
	const { paths, drvPaths, unfree, allowUnfree: unfreePackages, destination, toolkit } = shipment;
	const facts = {
		makers: await readKnownClosure(host, drvPaths),
		unfree,
		unfreePackages,
		acknowledged: [],
		stated: await signedPaths(host, paths),
		toolkit
	};
	const doubtful = await judgeContents(paths, facts, (path) => filesIn(host, path));
	const acknowledgement = shipment.acknowledgement?.trim() || null;
	if (destination.visibility === "public" && acknowledgement === null && doubtful.length > 0) throw new ProblemError(refusals(destination, doubtful));
	return {
		destination,
		paths: paths.length,
		doubtful,
		acknowledgement
	};
}
/** Free are those that a cache without unfree packages signed; none where the store does not say. */
async function signedPaths(host, paths) {
	const nix = paths.length === 0 ? void 0 : await lookForNix(host);
	const signed = (nix && await pathInfos(host, nix, paths))?.filter(({ keys }) => keys.some((key) => freeKeys.includes(key))) ?? [];
	return new Map(signed.map(({ path }) => [path, false]));
}
const refusalOf = {
	listed: ["SHP080", "files of NVIDIA that its EULA lists"],
	"not listed": ["SHP081", "files of NVIDIA that its EULA does not list"],
	"other licence": ["SHP082", "files of NVIDIA that have a licence of their own"],
	"no file of NVIDIA": ["SHP083", "what is under an unfree licence"],
	unknown: ["SHP084", "what nobody states a licence for"]
};
function refusals({ name }, doubtful) {
	const fix = "If only people with access or with a licence of their own can read the destination, declare its visibility as private or licensed; else say in acknowledge-unfree why you may hand them out: the sentence is recorded.";
	return groupsOf(doubtful).map(([group, paths]) => {
		const [code, what] = refusalOf[group];
		const message = `${name} is public and would get ${paths.length === 1 ? "1 store path that has" : `${paths.length} store paths that have`} ${what}: ${namePaths(paths)}.`;
		return error(code, message, fix, {
			subject: { path: paths[0]?.path ?? "" },
			source
		});
	});
}
const source = "https://docs.nvidia.com/cuda/eula/#attachment-a";

export { guardShipment };