// src/actions/containerize/sources.ts
const sources = {
	cells: async () => (await import("./actions-containerize-cells2.chunk.js")).containerizeCells,
	flox: async () => (await import("./actions-containerize-flox.chunk.js")).containerizeFlox
};
/** Makes the image, and pushes it where `image` is set. Throws ProblemError where it cannot be made, or is not as requested. */
async function makeImage(host, inputs, mask) {
	return (await sources[inputs.from]())(host, inputs, mask);
}

export { makeImage };