import { ProblemError, commands, error, exitCodeOf, explainHint, groups, nearestText, parseLine, problemText, problemsIn, realHost, terminalLog, wordOf } from "./frame.chunk.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// src/cli.ts
/**
* Runs one command line and gives its exit code; of `run`, its program's. Answers go to standard output, everything else to standard error;
* `annotate` is there in a job of GitHub.
*/
async function runCli(args, annotate) {
	const debug = process.env["RUNNER_DEBUG"] === "1";
	const host = realHost(terminalLog(debug, debug || isVerbose(args)));
	try {
		return await dispatch(host, args, annotate);
	} catch (cause) {
		host.log.status?.("");
		const problems = problemsIn(cause);
		if (problems) {
			for (const problem of problems) host.log.info(problemText(ofOption(problem)));
			host.log.info(explainHint(problems));
			return exitCodeOf(problems);
		}
		const detail = cause instanceof Error ? debug ? cause.stack : cause.message : cause;
		host.log.info(`Unexpected: ${String(detail)}. Set RUNNER_DEBUG=1 for details and report it as a bug.`);
		return 3;
	}
}
/** What is an input of an action is an option here. */
function ofOption(problem) {
	return {
		...problem,
		message: problem.message.replace(/^Input ([a-z-]+)(?=[: ])/, "Option --$1")
	};
}
/** Known before the options are parsed, because the log that reports what is wrong with them depends on it. */
function isVerbose(args) {
	return ownWords(args).findLast((word) => word === "--verbose" || word === "--no-verbose") === "--verbose";
}
/** Those before `--`; what follows is another program's. */
function ownWords(args) {
	const end = args.indexOf("--");
	return end < 0 ? args : args.slice(0, end);
}
async function dispatch(host, args, annotate) {
	const [word, ...rest] = args;
	if (word === void 0 || word === "help" || word === "--help" || word === "-h") {
		const { overview } = await import("./actions-cli-help.chunk.js");
		const asked = word === "help" ? rest : [];
		host.answer(asked.length === 0 ? overview(version()) : await helpOf(asked));
		return word === void 0 ? 2 : 0;
	}
	if (word === "--version") {
		host.answer(`${version()}\n`);
		return 0;
	}
	if (ownWords(rest).some((one) => one === "--help" || one === "-h")) {
		host.answer(await helpOf(args));
		return 0;
	}
	const { command, line } = commandOf(args);
	const run = await command.load();
	try {
		return await run(host, {
			...parseLine(command, line),
			...annotate ? { annotate } : {}
		});
	} finally {
		host.log.status?.("");
	}
}
/** The help of a command, or of the commands of a group. Throws ProblemError CFG008. */
async function helpOf(words) {
	const { groupHelp, help } = await import("./actions-cli-help.chunk.js");
	const [first, second = "-"] = words;
	const group = second.startsWith("-") ? groups.find(({ word }) => word === first) : void 0;
	return group ? groupHelp(group) : help(commandOf(words).command);
}
/** The command of a line, and what follows its name. Throws ProblemError CFG008, CFG003 for a group alone. */
function commandOf(words) {
	const group = groups.find(({ word }) => word === words[0]);
	const length = group ? 2 : 1;
	const name = words.slice(0, length).join(" ");
	const command = commands.find((entry) => wordOf(entry) === name);
	if (command) return {
		command,
		line: words.slice(length)
	};
	throw new ProblemError(group ? unknownTask(group, words[1]) : unknownCommand(name));
}
function unknownCommand(word) {
	const names = [...new Set(commands.map((entry) => wordOf(entry).split(" ")[0] ?? ""))];
	return error("CFG008", `There is no command ${JSON.stringify(word)}.`, meant(word, names, "The commands are"));
}
function unknownTask({ word }, task) {
	const names = commands.map(wordOf).flatMap((name) => name.startsWith(`${word} `) ? name.slice(word.length + 1) : []);
	if (task === void 0 || task.startsWith("-")) return error("CFG003", `No task of nix-cuda ${word} was given.`, `Its tasks are ${names.join(", ")}.`);
	return error("CFG008", `nix-cuda ${word} has no task ${JSON.stringify(task)}.`, meant(task, names, "Its tasks are"));
}
function meant(word, names, all) {
	const nearest = nearestText(word, names);
	return nearest ? `Did you mean ${nearest}?` : `${all} ${names.join(", ")}.`;
}
/** From the package.json beside dist/. */
function version() {
	const text = readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8");
	return JSON.parse(text).version;
}

export { runCli };