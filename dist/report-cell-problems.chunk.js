// src/report/cell-problems.ts
/**
* What of results deserves an annotation. Each names its cell, because an annotation stands alone; trouble with a cache is
* the same for every cell and is told once.
*/
function cellProblems(results) {
	const all = results.flatMap((result) => result.problems.filter((problem) => problem.severity !== "notice").map((problem) => problem.subject?.cache !== void 0 ? problem : {
		subject: { cell: result.cell.id },
		...problem,
		message: `${result.cell.id}: ${problem.message}`
	}));
	return [...new Map(all.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}

export { cellProblems };