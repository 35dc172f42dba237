import { provideAll, readyNix, withEnvironment } from "./actions-setup-provider2.chunk.js";

export { withEnvironment };