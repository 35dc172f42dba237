// src/actions/containerize/sources.ts
const sources = { flox: async () => (await import(
	/* webpackChunkName: "containerize-flox" */
	"./actions-containerize-flox.chunk.js"
)).containerizeFlox };
/** Makes the image. Throws ProblemError where it cannot be made, or is not as requested. */
async function makeImage(host, inputs) {
	return (await sources[inputs.from]())(host, inputs);
}

export { makeImage };