import { withExcluded } from "./planning.chunk.js";
import { builtInTables, isFloxCell, lookForFlox } from "./common.chunk.js";
import { runFlox } from "./flox-run-flox.chunk.js";
import { askedPaths, catalogProblems, demandOf, expressionProblem, readProject } from "./flox-build-project.chunk.js";
import { toolkitsOf } from "./flox-environment-cuda.chunk.js";
import { ProblemError, error, warning } from "./frame.chunk.js";

// src/flox/build/catalog.ts
/**
* Reads the answer. https://flox.dev/docs/man/flox-show ; `    hello@2.10 (x86_64-linux only)` stands for a version that not
* every system has.
*/
function parseShow(text) {
	const systemsIn = (words) => words.split(/[\s,]+/).filter((word) => /^\w+-(?:linux|darwin)$/.test(word));
	const systems = systemsIn(/^Systems:(.*)$/m.exec(text)?.[1] ?? "");
	const latest = /^Latest:\s+\S+@(\S+)/m.exec(text)?.[1];
	const others = [...text.matchAll(/^\s+\S+@(\S+?)(?:\s+\((.*) only\))?\s*$/gm)].map(([, version = "", only]) => [version, systemsIn(only ?? "")]).map(([version, own]) => [version, own.length === 0 && version === latest ? systems : own]);
	return {
		versions: new Map([...latest ? [[latest, systems]] : [], ...others]),
		systems
	};
}
/** The package of a name; `absent` where the catalog has none; a reason where it could not be asked. */
async function askCatalog(host, flox, path) {
	const outcome = await runFlox(host, flox, ["show", path], {
		timeout: 60,
		silent: true
	});
	if (outcome.kind === "exited" && outcome.code === 0) return parseShow(outcome.stdout);
	const said = outcome.kind === "not-started" ? outcome.reason : outcome.stderrTail.join(" ");
	if (/no packages (?:matched|found)|not found|404/i.test(said)) return "absent";
	return { failed: said.replace(/^.*ERROR:\s*/, "").slice(0, 300) || outcome.kind };
}

// src/actions/plan/flox-cells.ts
/**
* Reads the environments of a request. Throws ProblemError FLX101 to FLX103, and FLX171 where the default toolkit is asked for
* and an environment has none.
*/
async function planFlox(host, root, request) {
	const projects = await readProjects(host, root, request);
	const tables = floxTables(projects);
	if (request.toolkits.some(({ value }) => value.kind === "default")) {
		const open = [...projects].filter(([folder]) => tables.get(folder)?.defaultToolkit === void 0);
		if (open.length > 0) throw new ProblemError(open.map(([, { environment }]) => noDefault(environment)));
	}
	return {
		tablesOf: (others) => ({ source }) => (source.kind === "flox" ? tables.get(source.environment) : void 0) ?? others,
		check: (plan) => checkFloxCells(host, plan, projects)
	};
}
function noDefault({ packages, files }) {
	const found = toolkitsOf(packages);
	const message = `The toolkit of a Flox environment is taken where none is requested, and this one has ${found.length > 1 ? `CUDA ${found.join(" and ")}` : "no CUDA package of a set whose toolkit is known"}.`;
	return error("FLX171", message, "Name toolkits, like toolkits: [12.8].", { where: { file: files.manifest } });
}
async function readProjects(host, root, { packages }) {
	const folders = packages.flatMap(({ value }) => value.source.kind === "flox" ? [value.source.environment] : []);
	const read = await Promise.all([...new Set(folders)].map(async (folder) => ({
		folder,
		project: await readProject(host, root, folder)
	})));
	const problems = read.flatMap(({ project }) => "problems" in project ? project.problems : []);
	if (problems.length > 0) throw new ProblemError(problems);
	return new Map(read.flatMap(({ folder, project }) => "environment" in project ? [[folder, project]] : []));
}
/** The default toolkit is the one that the environment has, where it is one. */
function floxTables(projects) {
	return new Map([...projects].map(([folder, { environment }]) => {
		const whole = toolkitsOf(environment.packages).filter((toolkit) => builtInTables.toolkits.has(toolkit));
		return [folder, {
			...builtInTables,
			defaultToolkit: whole.length === 1 ? whole[0] : void 0
		}];
	}));
}
/**
* Compares the cells that Flox builds with their environments and the catalog. What cannot be built is excluded (FLX170 to
* FLX172, FLX176, FLX177), with an error where no cell of a package is left; FLX173, FLX175 and FLX182 are warnings.
*/
async function checkFloxCells(host, plan, projects) {
	const cells = plan.rows.flatMap(({ cell }) => {
		const project = isFloxCell(cell) ? projects.get(cell.source.environment) : void 0;
		return isFloxCell(cell) && project ? [{
			cell,
			project,
			demand: demandOf(project, cell)
		}] : [];
	});
	if (cells.length === 0) return plan;
	const same = new Map([...Map.groupBy(cells, ({ cell }) => cell.package)].map(([name, group]) => {
		const asked = group.map((one) => one.cell);
		return [name, group[0] && expressionProblem(group[0].project, asked)];
	}));
	const catalog = await readCatalog(host, cells);
	const judged = cells.map(({ cell, project: { environment }, demand }) => ({
		cell,
		demand,
		problems: [
			...[same.get(cell.package) ?? []].flat(),
			...demand.problems,
			...catalogProblems(environment, cell, demand.changes, catalog.packages)
		]
	}));
	const isError = ({ severity }) => severity === "error";
	const failed = judged.filter(({ problems }) => problems.some(isError));
	const good = judged.filter(({ problems }) => !problems.some(isError));
	const gone = new Set(failed.map(({ cell }) => cell.id));
	const rows = plan.rows.filter(({ id }) => !gone.has(id));
	const warnings = new Map(good.flatMap(({ problems }) => problems.map((problem) => [problem.message, problem])));
	return {
		...plan,
		rows,
		excluded: withExcluded(plan.excluded, failed.map(({ cell, problems }) => excludedCell(cell, problems.filter(isError)))),
		counts: {
			...plan.counts,
			planned: rows.length,
			excluded: plan.counts.excluded + failed.length
		},
		problems: [
			...plan.problems,
			...notAtAll(failed, good),
			...warnings.values(),
			...catalog.problems,
			...needsLogin(host, good)
		]
	};
}
/** Once per package of which no cell is left: that is no matter of one cell. */
function notAtAll(failed, good) {
	const left = new Set(good.map(({ cell }) => cell.package));
	return [...Map.groupBy(failed, ({ cell }) => cell.package)].flatMap(([name, [first]]) => left.has(name) ? [] : first?.problems.find(({ severity }) => severity === "error") ?? []);
}
function excludedCell(cell, problems) {
	const { id, package: name, toolkit, capabilities, ptx, system } = cell;
	return {
		id,
		package: name,
		toolkit,
		capabilities,
		ptx,
		system,
		problems
	};
}
/** Each package once; nothing where every cell is as its lock. FLX175, a warning, for what could not be asked. */
async function readCatalog(host, cells) {
	const paths = new Set(cells.flatMap(({ project, demand }) => askedPaths(project.environment, demand.changes)));
	const packages = /* @__PURE__ */ new Map();
	if (paths.size === 0) return {
		packages,
		problems: []
	};
	const flox = await lookForFlox(host).catch(() => void 0);
	if (!flox) return {
		packages,
		problems: [notAsked("there is no Flox on this machine")]
	};
	for (const path of paths) {
		const found = await askCatalog(host, flox, path);
		if (typeof found === "object" && "failed" in found) return {
			packages,
			problems: [notAsked(found.failed)]
		};
		packages.set(path, found);
	}
	return {
		packages,
		problems: []
	};
}
function notAsked(why) {
	return warning("FLX175", `The Flox catalog could not be asked what it has: ${why.replace(/\.$/, "")}.`, "Cells of another toolkit or version than that of manifest.lock are planned all the same, and may fail.");
}
/** FLX173 (a warning, for each job has an environment of its own): cells are locked anew, and this job has no token. */
function needsLogin(host, good) {
	const locked = good.filter(({ demand }) => demand.locks);
	if (locked.length === 0 || host.env["FLOX_FLOXHUB_TOKEN"] || host.env["CI"] !== "true") return [];
	const message = `${locked.length} of the cells that Flox builds, as ${locked[0]?.cell.id}, need another lock than manifest.lock, and locking needs a login to FloxHub.`;
	return [warning("FLX173", message, "Set FLOX_FLOXHUB_TOKEN in the jobs that build them, or commit an up-to-date lock and request its toolkit.", { source: "https://flox.dev/docs/concepts/authentication" })];
}

export { planFlox };