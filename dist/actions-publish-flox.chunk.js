import { ProblemError, error, failureText, isNvidiaFile, nameGroups, notice, systemOf, warning } from "./frame.chunk.js";
import { readEnvironment } from "./flox-environment-read.chunk.js";
import { findFlox, floxFailure, runFlox, succeeded } from "./flox-run-flox.chunk.js";
import { asOwner, childEnv, filesIn, freeKeys, judgeContents, lookForNix, readKnownClosure, requisitesOf } from "./common.chunk.js";
import { pathInfos } from "./nix-path-info.chunk.js";
import { checkLogin } from "./flox-publish-login.chunk.js";
import { basename, dirname, join, relative, resolve } from "node:path";

// src/flox/publish/files-in-git.ts
/** Files that a message names. */
const shown$1 = 5;
/**
* What of the files is not as publishing needs it, as `flox publish` asks git: FLX189 for what must be committed, FLX190 for
* changes, and FLX209 for files that the build will not see. `folder` is absolute. Pure.
*/
function fileProblems({ files, committed }, folder, target, { root, changed, untracked }) {
	const dot = relative(root, join(folder, ".flox"));
	const isOfEnvironment = (path) => `${path}/`.startsWith(`${dot}/`) || `${dot}/`.startsWith(path);
	const ignored = (committed ?? []).filter(({ state }) => state === "untracked").map(({ file }) => file);
	const found = untracked.filter(isOfEnvironment);
	const own = found.length > 0 ? found : ignored;
	const results = relative(root, folder);
	const others = untracked.filter((path) => !isOfEnvironment(path) && !path.startsWith(join(results, "result-")));
	const problems = [];
	if (own.length > 0) {
		const message = `Files of the Flox environment are not in git: ${named(own)}.`;
		problems.push(error("FLX189", message, "Add and commit them, or ignore them.", { where: { file: files.manifest } }));
	}
	if (changed.length > 0) problems.push(error("FLX190", `Files in git have changes: ${named(changed)}.`, "Commit the changes, or undo them with git restore. The step that made them may belong after this one."));
	if (others.length > 0) {
		const message = `Not in git, so not in the package, which ${target?.kind === "manifest" && !target.pure ? "is built from a clone" : "sees files in git alone"}: ${named(others)}.`;
		problems.push(warning("FLX209", message, "Commit them if the build needs them."));
	}
	return problems;
}
function named(paths) {
	const more = paths.length > shown$1 ? ` and ${paths.length - shown$1} more` : "";
	return `${paths.slice(0, shown$1).join(", ")}${more}`;
}

// src/flox/publish/git.ts
/** Seconds: the whole history of a large repository may have to be fetched. */
const timeout = 1800;
async function gitIn(host, folder) {
	const env = childEnv(host.env, {
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_OPTIONAL_LOCKS: "0",
		...await asOwner(host)
	});
	const run = (...args) => host.exec({
		argv: [
			"git",
			"-C",
			folder,
			...args
		],
		env,
		timeout,
		signal: host.cancelled
	});
	return {
		run,
		ask: async (...args) => {
			const outcome = await run(...args);
			return outcome.kind === "exited" && outcome.code === 0 ? outcome.stdout : void 0;
		},
		failure: (outcome) => {
			return ((outcome.kind === "not-started" ? [] : outcome.stderrTail).findLast((line) => /^(?:fatal|error|remote): /.test(line)) ?? failureText(outcome)).replaceAll(/\/\/[^/\s]+@/g, "//").replace(/[.:]$/, "");
		}
	};
}
function linesOf(text) {
	return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

// src/flox/publish/plan-checkout.ts
/**
* What a checkout lacks that `flox publish` needs: a branch that follows one of the remote which has the commit, and the
* whole history. Pure: from what git says to the next commands, or to why there are none.
*
* Flox asks for the upstream of the branch and for HEAD on that remote
* (https://github.com/flox/flox/blob/main/cli/flox-rust-sdk/src/providers/publish.rs). It passes a shallow clone, but then
* records that the commit is the first one, and the Nix in it refuses such a repository for sandboxed builds.
*/
/** A local branch of this name is made where the one of the remote's name is taken by other commits. */
const ownBranch = "flox-publish";
function hintsOf(env) {
	const { GITHUB_REF: ref = "", GITHUB_REF_TYPE: type, GITHUB_REF_NAME: name, GITHUB_SHA, GITHUB_HEAD_REF } = env;
	const branch = GITHUB_HEAD_REF || (type === "branch" && name ? name : void 0);
	const merge = /^refs\/pull\/\d+\/merge$/.test(ref) ? GITHUB_SHA : void 0;
	return {
		...branch ? { branch } : {},
		...merge ? { mergeCommit: merge } : {}
	};
}
/** The next step; called again after its commands, it comes to `ready` or `refused` within `maxRounds`. */
function nextStep(repository, hints) {
	const { head, remote, shallow } = repository;
	if (!remote) return refused(noRemote(repository));
	const { heads } = remote;
	if (!heads) return refused(unreachable(remote));
	if (head === hints.mergeCommit) return refused(mergeCommit(head));
	const preferred = preferredBranches(repository, remote, hints);
	if (shallow) {
		const branches = preferred.filter((branch) => heads.has(branch));
		const own = repository.upstream?.remote === remote.name && branches.length > 0 ? [] : [head];
		return {
			kind: "commands",
			lacks: "history",
			why: "The checkout is shallow",
			commands: [[
				"fetch",
				"--quiet",
				"--no-tags",
				"--unshallow",
				remote.name,
				...own,
				...refspecs(remote, branches)
			]]
		};
	}
	const target = targetOf(repository, remote, preferred);
	if (target !== void 0) return towards(target, repository, remote);
	const unknown = [...heads].filter(([branch, commit]) => remote.fetched.get(branch) !== commit).map(([branch]) => branch);
	const likely = preferred.filter((branch) => unknown.includes(branch));
	const wanted = likely.length > 0 ? likely : unknown;
	if (wanted.length === 0) return refused(onNoBranch(repository, remote));
	return {
		kind: "commands",
		lacks: "history",
		why: "It is not known which branch has the commit",
		commands: [[
			"fetch",
			"--quiet",
			"--no-tags",
			remote.name,
			...refspecs(remote, wanted)
		]]
	};
}
/** Branches of the remote in the order in which they are taken, each once. */
function preferredBranches({ branch, upstream }, remote, hints) {
	const names = [
		upstream?.remote === remote.name ? upstream.branch : void 0,
		branch,
		hints.branch,
		remote.defaultBranch
	];
	return [...new Set(names.filter((name) => name !== void 0))];
}
/** The branch of the remote that has HEAD: a preferred one, else one that ends with it, else any. */
function targetOf({ head }, { heads, holding }, preferred) {
	const ends = [...heads ?? []].filter(([, commit]) => commit === head).map(([branch]) => branch);
	const has = holding.filter((branch) => heads?.has(branch));
	return [
		...preferred.filter((branch) => ends.includes(branch) || has.includes(branch)),
		...ends,
		...has
	][0];
}
function towards(target, repository, remote) {
	const { branch, head, locals, upstream } = repository;
	if (branch !== void 0 && upstream?.remote === remote.name && upstream.branch === target) return {
		kind: "ready",
		remote: remote.name,
		branch: target
	};
	const taken = locals.has(target) && locals.get(target) !== head;
	const local = branch ?? (taken ? ownBranch : target);
	const commands = [
		...remote.refspecs.some((refspec) => keeps(refspec, target)) ? [] : [[
			"remote",
			"set-branches",
			"--add",
			remote.name,
			target
		]],
		...remote.fetched.has(target) ? [] : [[
			"fetch",
			"--quiet",
			"--no-tags",
			remote.name,
			...refspecs(remote, [target])
		]],
		...branch === void 0 ? [[
			"checkout",
			"--quiet",
			"-B",
			local
		]] : [],
		[
			"branch",
			"--quiet",
			`--set-upstream-to=${remote.name}/${target}`,
			local
		]
	];
	return {
		kind: "commands",
		lacks: "branch",
		why: branch === void 0 ? "HEAD is detached" : `The branch ${branch} does not follow ${remote.name}/${target}`,
		commands
	};
}
function refspecs({ name }, branches) {
	return branches.map((branch) => `+refs/heads/${branch}:refs/remotes/${name}/${branch}`);
}
function keeps(refspec, branch) {
	const [source = ""] = refspec.replace(/^\+/, "").split(":");
	if (!source.includes("*")) return source === `refs/heads/${branch}`;
	const [before = "", after = ""] = source.split("*");
	const ref = `refs/heads/${branch}`;
	return ref.length >= before.length + after.length && ref.startsWith(before) && ref.endsWith(after);
}
const refused = (problem) => ({
	kind: "refused",
	problem
});
function noRemote({ remotes }) {
	if (remotes.length === 0) return error("FLX191", "The repository has no remote: Flox records where a package was built from.", "Add it with `git remote add origin URL`, and push the commit.");
	const message = `The repository has several remotes (${remotes.join(", ")}), none of them origin, and the branch follows none.`;
	return error("FLX191", message, "Run `git branch --set-upstream-to=REMOTE/BRANCH`.");
}
function unreachable({ name, failure }) {
	const message = `git cannot read the remote ${name}: ${failure ?? "no answer"}.`;
	return error("FLX192", message, "In a job, leave persist-credentials of actions/checkout on; elsewhere log in to the server, or load the key into ssh-agent.");
}
function mergeCommit(head) {
	const message = `${head.slice(0, 12)} is the merge commit that GitHub made for a pull request. No branch has it, and it disappears with the pull request.`;
	return error("FLX195", message, "Publish from a push or a tag. To publish the branch of the pull request, give actions/checkout its name (github.head_ref) as ref.");
}
/** What stops publishing, but no dry run: one of a pull request shows what a push will do. Pure. */
function inDryRun(problem) {
	return problem.code === "FLX195" ? notice(problem.code, problem.message, problem.fix) : problem;
}
function onNoBranch({ head, branch }, { name }) {
	const message = `No branch of the remote ${name} has the commit ${head.slice(0, 12)}.`;
	return error("FLX195", message, branch ? `Push it: git push ${name} ${branch}` : "Push it to a branch.");
}

// src/flox/publish/repository.ts
/** Undefined where the folder is in no repository, or in one without a commit. */
async function readRepository(host, folder) {
	const git = await gitIn(host, folder);
	const [root, head] = await Promise.all([git.ask("rev-parse", "--show-toplevel"), git.ask("rev-parse", "HEAD")]);
	if (root === void 0 || head === void 0) return void 0;
	const [symbolic, upstream, remotes, shallow, changed, untracked, locals] = await Promise.all([
		git.ask("symbolic-ref", "--quiet", "HEAD"),
		git.ask("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{u}"),
		git.ask("remote"),
		git.ask("rev-parse", "--is-shallow-repository"),
		git.ask("status", "--porcelain", "-z", "--untracked-files=no"),
		git.ask("ls-files", "--others", "--exclude-standard", "--directory", "-z", "--full-name", "--", root.trim()),
		git.ask("for-each-ref", "--format=%(objectname) %(refname)", "refs/heads")
	]);
	const names = linesOf(remotes ?? "");
	const follows = upstreamOf(upstream?.trim(), names);
	const name = follows?.remote ?? (names.includes("origin") ? "origin" : names.length === 1 ? names[0] : void 0);
	return {
		root: root.trim(),
		head: head.trim(),
		branch: /^refs\/heads\/(.+)$/.exec(symbolic?.trim() ?? "")?.[1],
		upstream: follows,
		remotes: names,
		shallow: shallow?.trim() === "true",
		changed: statusPaths(changed ?? ""),
		untracked: (untracked ?? "").split("\0").filter((path) => path !== ""),
		locals: refsOf(locals ?? "", "refs/heads/"),
		remote: name === void 0 ? void 0 : await readRemote(git, name)
	};
}
async function readRemote(git, name) {
	const prefix = `refs/remotes/${name}/`;
	const asked = await git.run("ls-remote", "--symref", name, "HEAD", "refs/heads/*");
	const answered = asked.kind === "exited" && asked.code === 0;
	const text = answered ? asked.stdout : "";
	const [fetched, holding, refspecs] = await Promise.all([
		git.ask("for-each-ref", "--format=%(objectname) %(refname)", prefix),
		git.ask("for-each-ref", "--format=%(refname)", "--contains", "HEAD", prefix),
		git.ask("config", "--get-all", `remote.${name}.fetch`)
	]);
	return {
		name,
		heads: answered ? refsOf(text, "refs/heads/") : void 0,
		...answered ? {} : { failure: git.failure(asked) },
		defaultBranch: /^ref: refs\/heads\/(\S+)\s+HEAD$/m.exec(text)?.[1],
		fetched: refsOf(fetched ?? "", prefix),
		holding: linesOf(holding ?? "").flatMap((ref) => branchOf(ref, prefix)),
		refspecs: linesOf(refspecs ?? "")
	};
}
/** `origin/release/1.0` of the remotes that exist: both parts may have slashes. */
function upstreamOf(text, remotes) {
	const remote = remotes.filter((name) => text?.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0];
	return remote === void 0 || text === void 0 ? void 0 : {
		remote,
		branch: text.slice(remote.length + 1)
	};
}
/** Paths of `git status --porcelain -z`; a renamed file has its old name in an entry of its own. */
function statusPaths(text) {
	const entries = text.split("\0").filter((entry) => entry !== "");
	return entries.flatMap((entry, index) => {
		return /^(?:R|C|.R|.C)/.test(entries[index - 1] ?? "") && !/^[ MADRCU?!]{2} /.test(entry) ? [] : [entry.slice(3)];
	});
}
/** Lines of `HASH REF`, those below the prefix. */
function refsOf(text, prefix) {
	return new Map(linesOf(text).flatMap((line) => {
		const [, commit = "", ref = ""] = /^([0-9a-f]{40,64})\s+(\S+)$/.exec(line) ?? [];
		return branchOf(ref, prefix).map((branch) => [branch, commit]);
	}));
}
function branchOf(ref, prefix) {
	const branch = ref.startsWith(prefix) ? ref.slice(prefix.length) : "";
	return branch === "" || branch === "HEAD" ? [] : [branch];
}

// src/flox/publish/fix-checkout.ts
/** Makes a checkout publishable with plain commands of git, where that is allowed. */
/**
* The checkout, fixed where it may be. Throws ProblemError FLX191 to FLX196. With `auto`, a checkout below GITHUB_WORKSPACE is
* fixed, because actions/checkout made it for this job and makes it anew for the next; anywhere else the user is asked. A dry
* run changes nothing, and gives what cannot be fixed as problems.
*/
async function prepareCheckout(host, found, { fix, dryRun }) {
	const hints = hintsOf(host.env);
	const commands = [];
	let repository = found;
	for (let round = 0; round < 5; round++) {
		const step = nextStep(repository, hints);
		if (step.kind === "ready") return {
			repository,
			follows: `${step.remote}/${step.branch}`,
			commands,
			problems: []
		};
		if (step.kind === "refused") {
			const problem = dryRun ? inDryRun(step.problem) : step.problem;
			if (problem.severity === "error") throw new ProblemError(problem);
			return {
				repository,
				follows: void 0,
				commands,
				problems: [problem]
			};
		}
		if (dryRun) return {
			repository,
			follows: void 0,
			commands: step.commands.map(shown),
			problems: []
		};
		if (!await mayFix(host, repository, fix, step)) throw new ProblemError(notFixed(step));
		commands.push(...await runAll(host, repository, step.commands));
		repository = await readRepository(host, repository.root) ?? repository;
	}
	const { remote, head } = repository;
	const message = `After ${commands.length} commands of git, no branch of ${remote?.name ?? "the remote"} is followed that has ${head}.`;
	throw new ProblemError(error("FLX196", message, `They were: ${commands.join("; ")}.`));
}
async function mayFix(host, { root }, fix, step) {
	if (fix !== "auto") return fix === "true";
	if (await isRunnersCheckout(host, root)) return true;
	const question = `${step.why}. Run ${step.commands.map(shown).join(" and ")} in ${root}?`;
	return host.confirm(question);
}
async function isRunnersCheckout({ env, files }, root) {
	const workspace = env["GITHUB_ACTIONS"] === "true" ? env["GITHUB_WORKSPACE"] : void 0;
	if (!workspace) return false;
	return !relative(await files.realpath(workspace).catch(() => workspace), root).startsWith("..");
}
/** Gives the commands as they were run. Throws ProblemError FLX195 and FLX196. */
async function runAll(host, { root, head }, commands) {
	const git = await gitIn(host, root);
	const done = [];
	for (const command of commands) {
		host.log.info(shown(command));
		const outcome = await git.run(...command);
		if (outcome.kind !== "exited" || outcome.code !== 0) {
			if (/\bnot our ref\b/.test(git.failure(outcome))) throw new ProblemError(notPushed(head));
			const message = `\`${shown(command)}\` failed: ${git.failure(outcome)}.`;
			throw new ProblemError(error("FLX196", message, "Run it in the checkout to see why; no file was changed."));
		}
		done.push(shown(command));
	}
	return done;
}
/** The server was asked for the commit itself, and does not have it. */
function notPushed(head) {
	const message = `The remote does not have the commit ${head.slice(0, 12)}.`;
	return error("FLX195", message, "Push it to a branch, or publish before the step that makes it.");
}
function notFixed({ lacks, why, commands }) {
	const run = `Run ${commands.map((command) => `\`${shown(command)}\``).join(", then ")}; or set flox-fix-checkout to true.`;
	if (lacks === "branch") return error("FLX193", `${why}, and flox publish needs the branch of a remote.`, run);
	return error("FLX194", `${why}.`, `Set fetch-depth: 0 in actions/checkout. ${run}`);
}
/** Without `--quiet`, which is for the log. */
function shown(command) {
	return ["git", ...command.filter((word) => word !== "--quiet")].join(" ");
}

// src/flox/publish/licence.ts
/** What is known of the licences of what would be published. Pure. */
/**
* `free` where a sandboxed build of the manifest can get files from its locked packages and its sources alone, and the lock
* calls each of the packages free.
*/
function judgeLock({ lock, packages }, target, system) {
	const locked = packagesOn(lock, system);
	const isWhole = packages.every(({ kind, id }) => kind === "catalog" && locked.some((one) => one.install_id === id));
	if (target.kind !== "manifest" || !target.pure || !isWhole || locked.some(({ unfree }) => unfree !== false)) return { verdict: "undecided" };
	return {
		verdict: "free",
		why: `the lock calls each of its ${locked.length} packages free`
	};
}
/**
* What of it must not be handed out without an acknowledgement; empty when nothing stands against it. `filesOf` gives the
* regular files of a store path, undefined for one that cannot be read.
*/
function judgeBuilt({ lock }, system, { closure, signed, makers }, filesOf) {
	const locked = packagesOn(lock, system).flatMap(({ unfree, outputs }) => typeof unfree === "boolean" ? Object.values(outputs ?? {}).map((path) => [path, unfree]) : []);
	const stated = new Map([...signed.map((path) => [path, false]), ...locked]);
	return judgeContents(closure, {
		makers,
		unfree: [],
		acknowledged: [],
		stated
	}, filesOf);
}
function packagesOn(lock, system) {
	return (lock?.packages ?? []).filter((one) => one.system === system);
}

// src/flox/publish/guard.ts
/** Builds what would be published and judges its licences, before anything leaves the machine. */
/**
* What is known of the licences. Throws ProblemError FLX198 for a package that holds or needs what is unfree or of unknown
* licence and that nobody acknowledged, FLX200 where it does not build. With an acknowledgement nothing is built beforehand.
*/
async function guardLicence(host, guarded) {
	const { acknowledgement, environment, target, system } = guarded;
	if (acknowledgement !== void 0) return {
		kind: "acknowledged",
		by: acknowledgement
	};
	const byLock = judgeLock(environment, target, system);
	if (byLock.verdict === "free" && !await bringsNvidiaFiles(host, guarded.folder)) return {
		kind: "free",
		why: byLock.why
	};
	host.log.info(`Building ${target.name} to see what its licences are.`);
	const facts = await build(host, guarded);
	const doubtful = await judgeBuilt(environment, system, facts, (path) => filesIn(host, path));
	if (doubtful.length > 0) throw new ProblemError(refusal(target, doubtful));
	return {
		kind: "free",
		why: `nothing is known against any of the ${facts.closure.length} store paths that it needs`
	};
}
/** Whether the repository itself has files that are named like NVIDIA's, which the build may copy; true where git does not say. */
async function bringsNvidiaFiles(host, folder) {
	const tracked = await (await gitIn(host, folder)).ask("ls-files", "-z", "--recurse-submodules", "--", ":/");
	return tracked === void 0 || tracked.split("\0").some((path) => isNvidiaFile(basename(path)));
}
function refusal({ name }, doubtful) {
	const message = `${name} holds or needs ${nameGroups(doubtful)}. Whoever reads the catalog could fetch that.`;
	return error("FLX198", message, "If you may hand it out to them, say why in acknowledge-unfree; the sentence is recorded. Licences: https://docs.nvidia.com/cuda/eula/");
}
async function build(host, guarded) {
	const { flox, folder, target, stability } = guarded;
	const built = await runFlox(host, flox, [
		"build",
		"--dir",
		folder,
		...stability === void 0 ? [] : ["--stability", stability],
		target.name
	]);
	if (!succeeded(built)) throw new ProblemError(error("FLX200", `flox build ${target.name} failed: ${floxFailure(built)}.`, "The log above has the build. Build it with `flox build` in a fresh clone."));
	const link = join(folder, `result-${target.name}`);
	const path = await host.files.realpath(link).catch(() => void 0);
	const nix = await lookForNix(host);
	if (path === void 0 || nix === void 0) throw undetermined(target, nix ? `${link} is missing` : "there is no nix");
	const closure = await requisitesOf(host, nix, [path]);
	if ("failed" in closure) throw undetermined(target, closure.failed);
	const infos = await pathInfos(host, nix, closure.lines);
	if (infos === void 0) throw undetermined(target, "nix path-info failed");
	return {
		closure: closure.lines,
		signed: infos.filter(({ keys }) => keys.some((key) => freeKeys.includes(key))).map(({ path }) => path),
		makers: await readKnownClosure(host, [...new Set(infos.flatMap(({ deriver }) => deriver ?? []))])
	};
}
function undetermined({ name }, why) {
	const message = `What ${name} needs cannot be determined (${why}), nor its licences.`;
	return new ProblemError(error("FLX198", message, "Publish where nix is on PATH; or, if you may hand the package out, say why in acknowledge-unfree."));
}

// src/flox/publish/target.ts
/** Which package of an environment is published, and whether it can be. */
/** Every package that the environment builds; `folder` is absolute. */
async function targetsOf(host, environment, folder) {
	const { manifest, lock } = environment;
	const included = (manifest.include?.environments ?? []).length > 0 ? lock?.manifest.build : void 0;
	const builds = Object.entries({
		...included,
		...manifest.build
	});
	const pkgs = join(folder, ".flox/pkgs");
	const expressions = (await host.files.readdir(pkgs, { recursive: true }).catch(() => [])).flatMap((entry) => {
		const path = String(entry);
		const name = path.endsWith("/default.nix") ? dirname(path) : path.endsWith(".nix") ? path.slice(0, -4) : "";
		return name === "" || name.includes("/") ? [] : [{
			kind: "expression",
			name,
			file: join(pkgs, path)
		}];
	});
	return [...builds.map(([name, { sandbox }]) => ({
		kind: "manifest",
		name,
		pure: sandbox === "pure"
	})), ...expressions.sort((a, b) => a.name < b.name ? -1 : 1)];
}
/** The package that is meant, or FLX187. Pure. */
function chooseTarget(targets, wanted) {
	const names = targets.map(({ name }) => name);
	const same = names.find((name, index) => names.indexOf(name) !== index);
	if (same !== void 0) {
		const message = `${same} is both an entry of [build] and a file of .flox/pkgs.`;
		return { problem: error("FLX187", message, "Rename one of them.") };
	}
	const [first, ...others] = targets;
	if (first === void 0) return { problem: error("FLX187", "The Flox environment builds no package.", "Add an entry to [build] of the manifest, or an expression NAME.nix to .flox/pkgs.") };
	if (wanted.package === void 0 && others.length > 0) {
		const message = `The Flox environment builds ${names.length} packages: ${names.join(", ")}. One at a time is published.`;
		return { problem: error("FLX187", message, "Name it in flox-package; a job matrix publishes several.") };
	}
	const target = wanted.package === void 0 ? first : targets.find(({ name }) => name === wanted.package);
	if (target === void 0) {
		const message = `The Flox environment builds no package ${JSON.stringify(wanted.package)}.`;
		return { problem: error("FLX187", message, `It builds ${names.join(", ")}.`) };
	}
	if (target.name.startsWith("-")) {
		const message = `The package ${JSON.stringify(target.name)} cannot be published: Flox takes its name for an option.`;
		return { problem: error("FLX187", message, "Give it a name that begins with a letter.") };
	}
	if (wanted.stability !== void 0 && target.kind === "manifest") {
		const message = `flox-stability is for expressions of .flox/pkgs, and ${target.name} is an entry of [build].`;
		return { problem: error("FLX187", message, "Leave it out: the environment of the build has its own Nixpkgs.") };
	}
	return { target };
}
/** Why the environment itself cannot be published from, and on what grounds a package may be built wrongly. Pure. */
function environmentProblems(environment, target, machine) {
	const { owner, name, lock, files, packages, source } = environment;
	const where = (path) => {
		const line = source.lineOf(path);
		return { where: line === void 0 ? { file: files.manifest } : {
			file: files.manifest,
			line
		} };
	};
	const problems = [];
	if (owner !== void 0) {
		const fix = `Disconnect it with \`flox pull --copy -d ${environment.folder}\`, and commit what that writes.`;
		problems.push(error("FLX188", `The environment is ${owner}/${name} of FloxHub, which has no project files.`, fix));
	}
	if (lock === void 0) problems.push(error("FLX188", "The environment has no manifest.lock.", "Run `flox list` with a login, and commit it."));
	const unsupported = systemProblem(environment, machine);
	if (unsupported) problems.push(unsupported);
	if (target?.kind !== "manifest") return problems;
	if (!packages.some(({ group }) => group === "toplevel")) {
		const message = `${target.name} cannot be published: no package of the environment is in the group toplevel.`;
		problems.push(error("FLX111", message, "Install what the build needs without pkg-group; Flox records the Nixpkgs of that group.", where(["build", target.name])));
	}
	if (!target.pure) {
		const message = `build.${target.name} is not sandboxed: it sees the network and the machine, so that others may not be able to build it again.`;
		const fix = `Set build.${target.name}.sandbox = "pure".`;
		problems.push(warning("FLX112", message, fix, where([
			"build",
			target.name,
			"sandbox"
		])));
	}
	return problems;
}
/** FLX197 where this machine is none of the environment's systems; a package is published for the machine's own. */
function systemProblem({ systems, files, source }, machine) {
	const own = systemOf(machine);
	if (own !== void 0 && (systems === void 0 || systems.includes(own))) return void 0;
	const line = source.lineOf(["options", "systems"]);
	const where = line === void 0 ? { file: files.manifest } : {
		file: files.manifest,
		line
	};
	const message = `The environment is for ${systems?.join(", ") ?? "systems of Flox"}, and this machine is ${own ?? `${machine.arch}-${machine.platform}`}.`;
	return error("FLX197", message, "Publish from a machine of one of them: Flox builds for the system that it runs on.", { where });
}

// src/flox/publish/publish.ts
/** Publishes a package of a Flox environment to a catalog of FloxHub: pre-flight, licence guard, `flox publish`. */
/**
* Publishes one package for the system of this machine. Everything that `flox publish` would refuse after or before its build
* is found first. Throws ProblemError with all of it: FLX101 to FLX103, FLX111, FLX185 to FLX200. What is published
* already is a success. A dry run builds and changes nothing.
*/
async function publishPackage(host, request) {
	const { organization, stability, signingKeyFile, dryRun } = request;
	const read = await readEnvironment(host, request.folder);
	if ("problems" in read) throw new ProblemError(read.problems);
	const { environment } = read;
	const folder = resolve(host.cwd, environment.folder);
	const flox = await findFlox(host);
	const [targets, login, repository] = await Promise.all([
		targetsOf(host, environment, folder),
		checkLogin(host, flox, organization),
		readRepository(host, folder)
	]);
	const chosen = chooseTarget(targets, {
		package: request.package,
		stability
	});
	const target = "target" in chosen ? chosen.target : void 0;
	const found = [
		...login.problems,
		..."problem" in chosen ? [chosen.problem] : [],
		...environmentProblems(environment, target, host),
		...repositoryProblems(environment, folder, target, repository)
	];
	const checkout = await checkoutOr(host, repository, request, found);
	if (target === void 0 || repository === void 0 || checkout === void 0) throw new ProblemError(found);
	const system = systemOf(host) ?? "";
	const args = [
		...[
			"publish",
			"--dir",
			folder
		],
		...organization === void 0 ? [] : ["--org", organization],
		...stability === void 0 ? [] : ["--stability", stability],
		...signingKeyFile === void 0 ? [] : ["--signing-private-key", resolve(host.cwd, signingKeyFile)],
		target.name
	];
	const publication = {
		package: target.name,
		catalog: organization ?? login.handle,
		system,
		revision: repository.head,
		follows: checkout.follows,
		fixed: checkout.commands,
		command: ["flox", ...args].join(" "),
		problems: [...found, ...checkout.problems]
	};
	const { acknowledgement } = request;
	if (dryRun) {
		const licence = acknowledgement === void 0 ? void 0 : {
			kind: "acknowledged",
			by: acknowledgement
		};
		return {
			...publication,
			state: "planned",
			licence
		};
	}
	const licence = await guardLicence(host, {
		flox,
		environment,
		folder,
		target,
		system,
		stability,
		acknowledgement
	});
	const outcome = await runFlox(host, flox, args);
	if (!succeeded(outcome)) throw new ProblemError(publishProblem(outcome, target));
	return {
		...publication,
		state: stateOf(outcome),
		licence
	};
}
/** The checkout, fixed unless something else already stops the run; its own problems join the others. */
async function checkoutOr(host, repository, { fixCheckout, dryRun }, found) {
	const stops = found.some(({ severity }) => severity === "error");
	if (repository === void 0) throw new ProblemError(found);
	try {
		const checkout = await prepareCheckout(host, repository, {
			fix: fixCheckout,
			dryRun: dryRun || stops
		});
		if (stops) throw new ProblemError(found);
		return checkout;
	} catch (cause) {
		if (!(cause instanceof ProblemError) || cause.problems === found) throw cause;
		throw new ProblemError([...found, ...cause.problems]);
	}
}
function repositoryProblems(environment, folder, target, repository) {
	if (repository) return fileProblems(environment, folder, target, repository);
	const message = `${environment.folder} is in no git repository with a commit.`;
	return [error("FLX191", message, "Publish from a clone: Flox records where a package was built from.")];
}
function stateOf({ stdout, stderrTail }) {
	return /already published/i.test([stdout, ...stderrTail].join("\n")) ? "already published" : "published";
}
/** What each refusal of Flox means: https://github.com/flox/flox/blob/main/cli/flox-rust-sdk/src/providers/publish.rs */
const refusals = [
	[
		/token has expired|login has expired|not logged in|could not be verified|Authentication rejected/i,
		"FLX186",
		"Sign in with floxhub-auth in the setup step, or set FLOX_FLOXHUB_TOKEN to a valid token."
	],
	[
		/403 Forbidden/,
		"FLX199",
		"The token needs the right to publish in the organization of flox-org."
	],
	[
		/shallow Git repository/,
		"FLX194",
		"Set fetch-depth: 0 in actions/checkout."
	],
	[
		/not present on remote/,
		"FLX195",
		"Push the commit to a branch first."
	],
	[
		/detached HEAD|no upstream remote/,
		"FLX193",
		"Set flox-fix-checkout to true."
	],
	[
		/dirty tracked files/,
		"FLX190",
		"Commit the changes, or undo them with git restore."
	],
	[
		/not tracked by git/,
		"FLX189",
		"Add and commit the files."
	],
	[
		/Could not access/,
		"FLX192",
		"Leave persist-credentials of actions/checkout on."
	],
	[
		/Build failed/,
		"FLX200",
		"The log above has the build. Build it with `flox build` in a fresh clone."
	]
];
function publishProblem(outcome, { name }) {
	const said = floxFailure(outcome);
	const all = outcome.kind === "not-started" ? said : `${outcome.stderrTail.join("\n")}\n${said}`;
	const [, code, fix] = refusals.find(([words]) => words.test(all)) ?? [
		void 0,
		"FLX199",
		"Run it again: what is published already is not published twice."
	];
	return error(code, `flox publish ${name} failed: ${said}.`, fix);
}

// src/actions/publish/flox.ts
/** Publishes a package of a Flox environment. Throws ProblemError as `publishPackage` does. */
async function publishToFlox(host, inputs) {
	const publication = await publishPackage(host, {
		folder: inputs["flox-environment"],
		package: inputs["flox-package"],
		organization: inputs["flox-org"],
		stability: inputs["flox-stability"],
		signingKeyFile: inputs["flox-signing-key-file"],
		fixCheckout: inputs["flox-fix-checkout"],
		acknowledgement: inputs["acknowledge-unfree"],
		dryRun: inputs["dry-run"]
	});
	const { state, catalog, system, revision, follows, fixed, licence, command, problems } = publication;
	return {
		destination: "flox",
		state,
		headline: headlineOf(publication),
		rows: [
			["System", system],
			["Commit", follows === void 0 ? revision : `${revision} of ${follows}`],
			...fixed.length > 0 ? [[state === "planned" ? "Git, first" : "Git", fixed.join("; ")]] : [],
			["Licences", licenceText(licence)],
			["Command", command]
		],
		problems,
		outputs: {
			state,
			"flox-package": publication.package,
			"flox-catalog": catalog ?? "",
			"flox-system": system,
			"flox-revision": revision
		},
		document: {
			...publication,
			catalog: catalog ?? null,
			follows: follows ?? null,
			licence: licence ?? null
		}
	};
}
function headlineOf({ state, package: name, catalog, system }) {
	const whole = catalog === void 0 ? name : `${catalog}/${name}`;
	return {
		published: `${whole} was published for ${system}`,
		"already published": `${whole} is published already from this commit for ${system}`,
		planned: `${whole} would be published for ${system}`
	}[state];
}
function licenceText(licence) {
	if (licence === void 0) return "not looked at: a dry run builds nothing";
	return licence.kind === "free" ? `${licence.why}` : `unfree files acknowledged: ${licence.by}`;
}

export { publishToFlox };