import { repairMachine } from "./actions-setup-repair2.chunk.js";

export { repairMachine };