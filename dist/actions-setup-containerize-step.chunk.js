import { ProblemError, containerizeSurface, error, readInputs, setupSurface } from "./frame.chunk.js";
import { jobFolder, judgedByContent, markdownTable, plainText } from "./common.chunk.js";
import { containerizeCells, imageName } from "./actions-containerize-cells.chunk.js";
import { join } from "node:path";

// src/actions/setup/containerize/step.ts
/** What is wrong with the inputs, before anything is built. Throws ProblemError SHP105. */
function checkContainerize({ build, containerize }) {
	imageName(containerize, "");
	if (build) return;
	throw new ProblemError(error("SHP105", "Input containerize is set, and build is not: there would be nothing to make an image of.", "Set build to true, or make the image in a step of its own with the action containerize."));
}
/** Makes an image of the cells that are proven, in the same job. Throws ProblemError as `containerizeCells` does. */
async function containerizeProven(host, github, { containerize: name }, results) {
	const cells = results.filter((result) => judgedByContent(result) === "proven").map(({ cell }) => cell.id);
	if (cells.length === 0) {
		host.log.info("No cell is proven, so that no image is made.");
		return;
	}
	const folder = join(jobFolder(host), "images");
	await host.files.mkdir(folder, {
		recursive: true,
		mode: 448
	});
	const given = {
		from: "cells",
		name
	};
	const inputs = readInputs(containerizeSurface, (input) => given[input]);
	const mask = (secret) => github.mask(secret);
	const { headline, outputs, problems, rows } = await containerizeCells(host, {
		...inputs,
		cells,
		file: join(folder, "image.tar")
	}, mask);
	github.annotate(problems);
	github.setOutputs(setupSurface, {
		"image-file": outputs.file,
		"image-digest": outputs.digest
	});
	host.log.info(headline);
	await github.writeSummary(`### ${plainText(headline)}\n\n${markdownTable(["", ""], rows)}\n`);
}

export { checkContainerize, containerizeProven };