import { markdownTable, plainText } from "./common.chunk.js";

// src/actions/publish/show.ts
/** Tells the log, the annotations and the summary what was published. */
async function showPublished(host, github, done) {
	for (const { headline, rows, problems } of done) {
		github.annotate(problems);
		host.log.info(headline);
		await github.writeSummary(`### ${plainText(headline)}\n\n${markdownTable(["", ""], rows)}\n`);
	}
}

export { showPublished };