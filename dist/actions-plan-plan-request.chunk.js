import { askedOf, checkNixpkgs, checkRequest, comparePlan, coverPlan, evaluatePlan, hasFlox, isAllFlox, loadHistory, loadRequest, openBranch, pinBranch, planMatrix, readFacts, withGpuRunners, withSharedStage } from "./planning.chunk.js";
import { builtInTables, differences, findNix, logDetail, lookForNix, tablesFor } from "./common.chunk.js";
import { ProblemError, notice } from "./frame.chunk.js";

// src/actions/plan/plan-request.ts
/** By rules, and by Flox environments, which have nothing from Nixpkgs. */
async function withoutNixpkgs(host, root, loaded) {
	const flox = await floxOf(host, root, loaded.request);
	const [tables, tablesOf] = [builtInTables, flox.tablesOf(builtInTables)];
	return {
		plan: withGpuRunners(await flox.check(byRules(loaded, tables, tablesOf)), loaded.request),
		evaluations: /* @__PURE__ */ new Map(),
		request: loaded.request,
		tables,
		tablesOf
	};
}
/**
* The plan of a request with everything that can be found out here: what this Nixpkgs knows, what each cell is as a
* derivation, what caches have of it, what several cells share, and what earlier runs took. Without Nix it is the plan by
* rules. Throws ProblemError when the request is wrong, INS001 when a Nix is demanded and there is none.
*/
async function makePlan(host, root, sources) {
	const nix = await nixFor(host, sources.evaluate);
	const loaded = await loadRequest(host, root, sources, { asksNixpkgs: nix !== void 0 });
	if (!nix) return withoutNixpkgs(host, root, loaded);
	return planWithNix(host, nix, root, loaded, sources);
}
async function floxOf(host, root, request) {
	if (!hasFlox(request)) return {
		tablesOf: (tables) => () => tables,
		check: async (plan) => plan
	};
	const { planFlox } = await import("./actions-plan-flox-cells.chunk.js");
	const { signedInIfPossible } = await import("./flox-auth-signed-in.chunk.js");
	return planFlox((await signedInIfPossible(host, void 0)).host, root, request);
}
/** The same for a request that was loaded already, with the Nix that is there now. */
async function planWithNix(host, nix, root, loaded, sources) {
	host.log.group("Planning");
	try {
		return await planWithFacts(host, nix, root, loaded, sources);
	} finally {
		host.log.endGroup();
	}
}
async function planWithFacts(host, nix, root, given, sources) {
	if (isAllFlox(given.request)) return withoutNixpkgs(host, root, given);
	const flox = await floxOf(host, root, given.request);
	const loaded = await pinBranch(host, nix, given);
	const { request } = loaded;
	const { tables, problems } = await readTables(host, nix, root, request);
	const unknown = checkRequest(request, tables);
	if (unknown.length > 0) throw new ProblemError(unknown);
	const tablesOf = flox.tablesOf(tables);
	const planned = await flox.check(byRules(loaded, tables, tablesOf, problems));
	const evaluated = await evaluatePlan(host, nix, root, planned);
	const history = await loadHistory(host);
	let plan = comparePlan(evaluated.plan, history);
	if (sources["cache-coverage"] && plan.rows.length > 0) {
		const covered = await coverPlan(host, nix, plan, evaluated.evaluations, {
			request,
			history,
			skipCached: sources["skip-cached"]
		});
		plan = covered.plan;
		if (sources.shared === "auto") plan = await withSharedStage(host, plan, covered.missing, request, history);
	}
	return {
		plan: withGpuRunners(plan, request),
		evaluations: evaluated.evaluations,
		request,
		tables,
		tablesOf
	};
}
async function nixFor(host, evaluate) {
	if (evaluate === "never") return void 0;
	if (evaluate === "always") return findNix(host);
	const nix = await lookForNix(host);
	if (!nix) host.log.info("No Nix on this machine: planned by rules alone, without evaluation and caches");
	return nix;
}
async function readTables(host, nix, root, request) {
	const facts = await readFacts(host, nix, root, request);
	if ("problem" in facts) {
		if (facts.problem.severity === "error") throw new ProblemError(facts.problem);
		return {
			tables: builtInTables,
			problems: [facts.problem]
		};
	}
	const sets = Object.keys(facts.toolkits);
	logDetail(host.log, `This Nixpkgs has CUDA ${sets.join(", ") || "(none)"}; its default is ${facts.defaultToolkit ?? "unknown"}`);
	const tables = tablesFor(facts);
	return {
		tables,
		problems: differences(facts, askedOf(request, tables))
	};
}
function byRules({ request, warnings, open }, tables, tablesOf, more = []) {
	const plan = planMatrix(request, {
		tables,
		tablesOf
	});
	const nixpkgs = request.nixpkgs.value;
	const branch = isAllFlox(request) || nixpkgs.kind === "lock" ? [] : open ? [openBranch(open)] : checkNixpkgs(nixpkgs);
	const alreadyOld = request.legacyToolkits?.value ? legacyNotice(plan, tables) : [];
	return {
		...plan,
		problems: [
			...warnings,
			...branch,
			...more,
			...alreadyOld,
			...plan.problems
		]
	};
}
/** Says that the overlay is pinned: what it has gets no updates. */
function legacyNotice(plan, tables) {
	if (tables.facts === void 0 || plan.rows.length === 0) return [];
	return [notice("PLN027", "legacy-toolkits is set: toolkits that this Nixpkgs lacks come from a pinned overlay.", "No public cache serves them: they are built, and the store cache keeps them.")];
}

export { makePlan, planWithNix };