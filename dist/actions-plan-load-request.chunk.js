import { defaultSystem, loadRequest, noLockedNixpkgs, onBranch, readLockedNixpkgs, readParts } from "./planning.chunk.js";

export { loadRequest };