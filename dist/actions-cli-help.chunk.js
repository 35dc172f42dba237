import { commands, commonInputs, styled, wordOf, wrapped } from "./frame.chunk.js";

// src/actions/cli/help.ts
/** The texts of `--help`, from the declarations. */
/** What `nix-cuda` says of itself: its commands by what they are for. */
function overview(version) {
	const parts = [...Map.groupBy(commands, ({ section }) => section)].map(([section, members]) => {
		const lines = members.map((entry) => commandText(wordOf(entry), entry.surface.description, nameWidth));
		return [styled("heading", section), ...lines].join("\n");
	});
	return `${[
		`nix-cuda ${version}: plan, build and prove CUDA software with Nix`,
		"nix-cuda COMMAND [OPTION…]; nix-cuda COMMAND --help lists its options.",
		...parts,
		...exitCodes
	].join("\n\n")}\n`;
}
/** As wide as the names of most commands: a longer one has a line of its own. */
const nameWidth = 20;
function commandText(name, description, width) {
	const indent = " ".repeat(width);
	return `${`  ${styled("name", name)}`}${name.length + 4 > width ? `\n${indent}` : " ".repeat(width - name.length - 2)}${wrapped(description, width)}`;
}
/** The commands of a group, with what each is for. */
function groupHelp({ word, description }) {
	const lines = commands.filter((entry) => wordOf(entry).startsWith(`${word} `)).map((entry) => commandText(wordOf(entry).slice(word.length + 1), entry.surface.description, nameWidth));
	return `${[
		wrapped(`nix-cuda ${word}: ${description}`, 2),
		`${styled("heading", "Usage")}\n  nix-cuda ${word} TASK [OPTION…]; nix-cuda ${word} TASK --help lists its options.`,
		[styled("heading", "Tasks"), ...lines].join("\n"),
		...exitCodes
	].join("\n\n")}\n`;
}
/** The options of one command by group, its example and its exit codes. */
function help(command) {
	const { surface, takes, example } = command;
	const names = (inputs) => new Set(Object.keys(inputs));
	const inputs = Object.entries(surface.inputs);
	const grouped = command.groups.map(({ title, inputs: some }) => ({
		title,
		options: inputs.filter(([name]) => names(some).has(name))
	}));
	const listed = new Set(grouped.flatMap(({ options }) => options.map(([name]) => name)));
	const own = inputs.filter(([name]) => !listed.has(name));
	const groups = [...grouped, {
		title: "Options",
		options: [...own, ...Object.entries(commonInputs)]
	}];
	return `${[
		wrapped(`${surface.name}: ${surface.description}`, 2),
		`${styled("heading", "Usage")}\n  ${surface.name} [OPTION…]${takes ? ` ${takes.name}` : ""}`,
		`${styled("heading", "Example")}\n  ${example}`,
		...groups.map(({ title, options }) => [styled("heading", title), ...options.map(optionText)].join("\n")),
		...exitCodes
	].join("\n\n")}\n`;
}
const exitCodes = ["Exit code: 0 success, 1 a finding, 2 a wrong request, 3 a faulty environment."];
function optionText([name, input]) {
	const left = input.kind === "flag" ? `--[no-]${name}` : `--${name} ${input.kind.toUpperCase()}`;
	const byDefault = input.kind === "flag" ? input.default === "true" ? " (on)" : "" : defaultOf(input);
	return `  ${styled("name", left)}\n      ${wrapped(`${input.description}${byDefault}`, 6)}`;
}
function defaultOf(input) {
	return input.default === "" ? "" : ` (default ${input.default})`;
}

export { groupHelp, help, overview };