import { signedIn, signedInIfPossible } from "./flox-auth-signed-in2.chunk.js";

export { signedInIfPossible };