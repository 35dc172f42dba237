import { getExecOutput } from "./actions-exec.chunk.js";
import { findProgram } from "./frame.chunk.js";
import { delimiter } from "node:path";
import * as files from "node:fs/promises";

// src/runner/question.ts
/** What the library puts before the words of spawn(2). */
const wrapped = /^There was an error .* Error: /s;
/**
* Asks a program through @actions/exec, which cannot stop it: one that does not answer in time is left to itself, and
* only its answer is given up. Never rejects.
*/
const askProgram = async ({ argv: [name, ...args], env, cwd, timeout, signal }) => {
	if (signal?.aborted) return {
		kind: "cancelled",
		stdout: "",
		stderrTail: []
	};
	const folders = (env["PATH"] ?? "/usr/bin:/bin").split(delimiter);
	const program = name.includes("/") ? name : await findProgram({ files }, name, folders);
	if (program === void 0) return {
		kind: "not-started",
		reason: `spawn ${name} ENOENT`
	};
	const asked = getExecOutput(`"${program.replaceAll("\"", "\\\"")}"`, args, {
		...cwd === void 0 ? {} : { cwd },
		env,
		ignoreReturnCode: true,
		silent: true,
		input: (() => {})
	}).then(outcomeOf, (cause) => ({
		kind: "not-started",
		reason: cause.message.replace(wrapped, "")
	}));
	const late = AbortSignal.timeout(timeout * 1e3);
	const over = AbortSignal.any(signal ? [signal, late] : [late]);
	const givenUp = new Promise((resolve) => {
		const kind = () => late.aborted ? "timed-out" : "cancelled";
		over.addEventListener("abort", () => resolve({
			kind: kind(),
			stdout: "",
			stderrTail: []
		}), { once: true });
	});
	return Promise.race([asked, givenUp]);
};
/** The exit code of a program that a signal ended is null. */
function outcomeOf({ exitCode, stdout, stderr }) {
	const seen = {
		stdout,
		stderrTail: stderr === "" ? [] : stderr.replace(/\n$/, "").split("\n").slice(-60)
	};
	return exitCode === null ? {
		kind: "killed",
		...seen
	} : {
		kind: "exited",
		code: exitCode,
		...seen
	};
}

export { askProgram };