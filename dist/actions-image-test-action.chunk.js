import { markdownTable, plainText } from "./common.chunk.js";
import { imageTestSurface, readInputs } from "./frame.chunk.js";
import { imageTestHeadline, imageTestRows, testImage } from "./actions-image-test-text.chunk.js";

// src/actions/image-test/action.ts
/** The image-test action. Exit code 1 when the image lacks something or its command failed. */
async function runImageTestAction(host, github) {
	const inputs = readInputs(imageTestSurface, github.actionInput);
	const result = await testImage(host, inputs);
	const { problems, ...report } = result;
	github.annotate(problems);
	github.setOutputs(imageTestSurface, {
		mode: report.mode,
		"exit-code": report.run?.exitCode ?? "",
		gpu: report.gpu ?? "",
		libcuda: JSON.stringify(report.run?.libcuda ?? []),
		missing: JSON.stringify(report.loader.missing),
		report: JSON.stringify(result)
	});
	const headline = imageTestHeadline(result);
	host.log.info(headline);
	const table = markdownTable(["", ""], imageTestRows(result));
	await github.writeSummary(`### ${plainText(headline)}\n\n${table}\n`);
	return problems.some(({ severity }) => severity === "error") ? 1 : 0;
}

export { runImageTestAction };