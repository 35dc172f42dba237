import { checkPlaces, publishToCaches, signingKey } from "./actions-publish-caches.chunk.js";

export { publishToCaches };