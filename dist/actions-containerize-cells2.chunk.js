import { containerizeCells, imageName } from "./actions-containerize-cells.chunk.js";

export { containerizeCells };