import { ProblemError, error, optionsOf, wordOf } from "./frame.chunk.js";

// src/actions/completion/scripts.ts
/** For `source <(nix-cuda completion bash)`. https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion-Builtins.html */
function bashCompletion(commands) {
	const values = commands.flatMap((command) => Object.entries(optionsOf(command)).flatMap(([name, { kind, words }]) => {
		if (kind === "flag") return [];
		const given = words ? bashReply(words) : "return";
		return [`    '${wordOf(command)} --${name}') ${given} ;;`];
	}));
	const options = commands.map((command) => {
		const names = Object.entries(optionsOf(command)).flatMap(optionNames);
		return `    '${wordOf(command)}') options=${quoted([...names, "--help"].join(" "))} ;;`;
	});
	const args = commands.flatMap((command) => {
		const { complete } = command.takes ?? {};
		if (complete === void 0 || complete === "nothing") return [];
		return [`    '${wordOf(command)}') ${complete === "files" ? "return" : bashReply(complete)} ;;`];
	});
	const groups = groupsOf(commands).map(([word, tasks]) => {
		return `    ${word}) ${`if [[ $COMP_CWORD -eq 2 ]]; then ${bashReply(tasks).replace("; return", "")}; compopt +o default; return; fi`}; command="$command \${COMP_WORDS[2]}" ;;`;
	});
	return `# Completion of nix-cuda for bash: source <(nix-cuda completion bash)
_nix_cuda() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command=\${COMP_WORDS[1]} options=
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    ${bashReply(firstWords(commands)).replace("; return", "")}
    compopt +o default
    return
  fi
  case $command in
${groups.join("\n")}
  esac
  # --option=value comes as three words.
  [[ $prev == = ]] && prev=\${COMP_WORDS[COMP_CWORD - 2]}
  [[ $cur == = ]] && prev=\${COMP_WORDS[COMP_CWORD - 1]} cur=
  case "$command $prev" in
${values.join("\n")}
  esac
  case $command in
${options.join("\n")}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    compopt +o default
    return
  fi
  case $command in
${args.join("\n")}
    help) ${bashReply(wordsOf(commands))} ;;
  esac
  compopt +o default
}
complete -o default -F _nix_cuda nix-cuda
`;
}
function bashReply(words) {
	return `COMPREPLY=($(compgen -W ${quoted(words.join(" "))} -- "$cur")); return`;
}
/** For `source <(nix-cuda completion zsh)`, or a file `_nix-cuda` in a folder of fpath. https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
function zshCompletion(commands) {
	const names = wordsOf(commands).map((word) => quoted(`${word}:${descriptionOf(word, commands)}`));
	const groups = groupsOf(commands).map(([word, tasks]) => `    ${word})
      if (( CURRENT == 2 )); then compadd ${tasks.join(" ")}; return; fi
      shift words
      (( CURRENT-- ))
      command="$command $words[1]"
      ;;`);
	const cases = commands.map((command) => {
		const specs = Object.entries(optionsOf(command)).flatMap(zshOption);
		const { complete } = command.takes ?? {};
		const args = complete === void 0 || complete === "nothing" ? [] : [`*:argument:${zshValues(complete)}`];
		const all = [
			...specs,
			"--help[Print the help of this command]",
			...args
		].map(quoted);
		return `    '${wordOf(command)}')\n      _arguments ${all.join(" \\\n        ")}\n      ;;`;
	});
	return `#compdef nix-cuda
# Completion of nix-cuda for zsh: source <(nix-cuda completion zsh)
_nix_cuda() {
  local -a commands
  commands=(
    ${names.join("\n    ")}
    'help:Prints the help of a command'
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  local command=$words[1]
  case $command in
${groups.join("\n")}
  esac
  case $command in
${cases.join("\n")}
    help) _describe -t commands command commands ;;
  esac
}
if [[ $funcstack[1] == _nix_cuda ]]; then _nix_cuda "$@"; else compdef _nix_cuda nix-cuda; fi
`;
}
function zshOption([name, input]) {
	const text = oneLine(input.description).replaceAll(/[\\[\]:]/g, "\\$&");
	if (input.kind === "flag") return [`--${name}[${text}]`, `--no-${name}[Not\\: ${text}]`];
	return [`${input.kind === "list" ? "*" : ""}--${name}=[${text}]:value:${zshValues(input.words ?? "files")}`];
}
function zshValues(values) {
	return values === "files" ? "_files" : `(${values.join(" ")})`;
}
/** For `nix-cuda completion fish | source`. https://fishshell.com/docs/current/cmds/complete.html */
function fishCompletion(commands) {
	const line = (...parts) => ["complete -c nix-cuda", ...parts].join(" ");
	const lines = commands.flatMap((command) => {
		const here = `-n '${seen(wordOf(command))}'`;
		const { complete } = command.takes ?? {};
		const words = Array.isArray(complete) ? [`-a ${quoted(complete.join(" "))}`] : [];
		return [...complete === "files" ? [] : [line("-f", here, ...words)], ...Object.entries(optionsOf(command)).flatMap((option) => fishOption(option, (...more) => line(here, ...more)))];
	});
	const first = wordsOf(commands).map((word) => line("-f -n __fish_use_subcommand", `-a ${word}`, `-d ${quoted(descriptionOf(word, commands))}`));
	const tasks = groupsOf(commands).flatMap(([word, names]) => {
		const here = `-n '__fish_seen_subcommand_from ${word}; and not __fish_seen_subcommand_from ${names.join(" ")}'`;
		return names.map((name) => line("-f", here, `-a ${name}`, `-d ${quoted(descriptionOf(`${word} ${name}`, commands))}`));
	});
	const words = wordsOf(commands).join(" ");
	return `# Completion of nix-cuda for fish: nix-cuda completion fish | source
${[
		...first,
		...tasks,
		...lines
	].join("\n")}
${line(`-f -n '__fish_seen_subcommand_from help' -a '${words}'`)}
`;
}
function fishOption([name, input], line) {
	const text = oneLine(input.description);
	if (input.kind === "flag") return [line(`-f -l ${name}`, `-d ${quoted(text)}`), line(`-f -l no-${name}`, `-d ${quoted(`Not: ${text}`)}`)];
	const values = input.words ? `-x -a ${quoted(input.words.join(" "))}` : "-r -F";
	return [line(`-l ${name}`, values, `-d ${quoted(text)}`)];
}
/** What fish asks before it completes a command of one word or two. */
function seen(name) {
	return name.split(" ").map((word) => `__fish_seen_subcommand_from ${word}`).join("; and ");
}
function firstWords(commands) {
	return [
		...wordsOf(commands),
		"help",
		"--help",
		"--version"
	];
}
/** The first words of commands, each once. */
function wordsOf(commands) {
	return [...new Set(commands.map((command) => wordOf(command).split(" ")[0] ?? ""))];
}
/** First words that several commands share, with what follows them. */
function groupsOf(commands) {
	const named = commands.map((command) => wordOf(command).split(" ")).filter(({ length }) => length > 1);
	return [...Map.groupBy(named, ([word = ""]) => word)].map(([word, members]) => [word, members.map(([, task = ""]) => task)]);
}
/** Of a command, or of a group the names of its tasks. */
function descriptionOf(name, commands) {
	const command = commands.find((one) => wordOf(one) === name);
	if (command) return oneLine(command.surface.description);
	return groupsOf(commands).find(([word]) => word === name)?.[1].join(", ") ?? "";
}
function optionNames([name, { kind }]) {
	return kind === "flag" ? [`--${name}`, `--no-${name}`] : [`--${name}`];
}
/** The first sentence of a description, without code marks. */
function oneLine(text) {
	return (/^.*?[.;](?=\s|$)/.exec(text)?.[0] ?? text).replaceAll("`", "").replace(/[.;]$/, "");
}
/** As one word of bash or zsh; fish takes it for the same unless it has a quote or a backslash. */
function quoted(text) {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

// src/actions/completion/command.ts
const shells = {
	bash: bashCompletion,
	zsh: zshCompletion,
	fish: fishCompletion
};
/** `nix-cuda completion SHELL`: prints the script that makes a shell complete these commands. */
async function runCompletion(host, { positionals }, commands) {
	const [name = "", ...more] = positionals;
	const script = Object.hasOwn(shells, name) && more.length === 0 ? shells[name] : void 0;
	if (!script) {
		const message = positionals.length === 0 ? "No shell was given." : `${positionals.join(" ")} is not a known shell.`;
		throw new ProblemError(error("CFG003", message, `Name one of ${Object.keys(shells).join(", ")}.`));
	}
	host.answer(script(commands));
	return 0;
}

export { runCompletion };