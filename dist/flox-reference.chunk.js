import { ProblemError, error } from "./frame.chunk.js";

// src/flox/reference.ts
/**
* `owner/name` or `owner/name:generation`; the form with a generation is that of Flox's annotation for Kubernetes
* (https://flox.dev/docs/imageless-kubernetes), its command line has an option for it. Throws ProblemError FLX204. Pure.
*/
function parseReference(text) {
	const [, owner, name, generation] = /^(\w[\w.-]*)\/(\w[\w.-]*)(?::([1-9]\d{0,8}))?$/.exec(text) ?? [];
	if (owner && name) return {
		owner,
		name,
		generation: generation === void 0 ? void 0 : Number(generation)
	};
	const message = `${JSON.stringify(text.slice(0, 80))} is not a reference to an environment of FloxHub.`;
	throw new ProblemError(error("FLX204", message, "Write owner/name, or owner/name:generation as in acme/app:12."));
}
function referenceText({ owner, name }) {
	return `${owner}/${name}`;
}

export { parseReference, referenceText };