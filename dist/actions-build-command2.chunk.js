import { runBuildCommand, selectRows } from "./actions-build-command.chunk.js";

export { runBuildCommand };