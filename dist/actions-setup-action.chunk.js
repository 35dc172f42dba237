import { ProblemError, problemsIn, readInputs, secretsOf, setupSurface } from "./frame.chunk.js";
import { cellProblems } from "./report-cell-problems.chunk.js";
import { briefResults, jobName, notesOf, outcomeOf } from "./common.chunk.js";
import { renderSummary } from "./report-summary.chunk.js";
import { resolve } from "node:path";

// src/actions/setup/with-diagnostics.ts
/** On failure, what this machine is like: one folded group, and a file of the job. */
async function withDiagnostics(host, secrets, work) {
	try {
		return await work();
	} catch (cause) {
		const { showDiagnostics } = await import("./actions-setup-diagnostics.chunk.js");
		await showDiagnostics(host, {
			problems: problemsIn(cause) ?? [],
			secrets
		});
		throw cause;
	}
}

// src/actions/setup/action.ts
/**
* The root action. Refuses a bad request before it touches the machine; then finds or installs Nix and configures it;
* with `build` it builds and proves every cell in this job. Writes one summary. Gives the exit code: 1 when a cell
* failed or nothing could be planned, else 0.
*/
async function runSetup(host, github) {
	const inputs = readInputs(setupSurface, github.actionInput);
	const secrets = secretsOf(setupSurface, inputs);
	for (const secret of secrets) github.mask(secret);
	const root = resolve(host.env["GITHUB_WORKSPACE"] || host.cwd);
	const loaded = await checkRequest(host, github, root, inputs);
	const machine = await withDiagnostics(host, secrets, () => makeReady(host, github, inputs));
	const { machineSummary } = await import("./actions-setup-summary.chunk.js");
	const summary = machineSummary(machine);
	if (loaded) return buildAll(host, github, {
		inputs,
		root,
		loaded,
		machine,
		summary
	});
	if (inputs.summary) await github.writeSummary(summary);
	return 0;
}
/** The request, with `build`. Throws ProblemError with everything that is wrong with the request and the inputs. */
async function checkRequest(host, github, root, inputs) {
	const { providers } = await import("./actions-setup-providers.chunk.js");
	const errors = providers.flatMap((provider) => provider.check?.(host, inputs) ?? []).filter(({ severity }) => severity === "error");
	let loaded;
	try {
		if (inputs.build) {
			const { loadRequest } = await import("./actions-plan-load-request.chunk.js");
			loaded = await loadRequest(host, root, inputs, { asksNixpkgs: true });
		}
		if (inputs.publish.length > 0) {
			const { checkPublish } = await import("./actions-setup-publish-step.chunk.js");
			await checkPublish(host, github, inputs);
		}
		if (inputs.containerize !== void 0) {
			const { checkContainerize } = await import("./actions-setup-containerize-step.chunk.js");
			checkContainerize(inputs);
		}
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		errors.push(...cause.problems);
	}
	if (errors.length > 0) throw new ProblemError(errors);
	return loaded;
}
/** Repairs what dead jobs left, provides everything, and gives it to the later steps of the job. */
async function makeReady(host, github, inputs) {
	const { prepareMachine } = await import("./actions-setup-providers.chunk.js");
	const { repairMachine } = await import("./actions-setup-repair.chunk.js");
	const { roleVariables } = await import("./actions-setup-credentials-role.chunk.js");
	const job = jobName(host);
	github.saveState("job", job);
	await repairMachine(host, job);
	const role = await roleVariables(host, github, inputs);
	const aws = inputs.aws || inputs["aws-role"] !== void 0;
	const machine = await prepareMachine({
		...host,
		env: {
			...host.env,
			...role
		}
	}, {
		...inputs,
		aws
	}, job, github);
	const variables = machine.outputs["mode"] === "single-user" ? {
		...machine.variables,
		...role
	} : machine.variables;
	github.exportEnvironment(machine.path, variables);
	github.setOutputs(setupSurface, {
		...machine.outputs,
		seconds: JSON.stringify(machine.seconds)
	});
	github.annotate(machine.warnings);
	if (machine.freeBefore !== void 0) github.saveState("free", String(machine.freeBefore));
	return {
		...machine,
		variables
	};
}
/** Plans, builds and proves every cell in this job. */
async function buildAll(host, github, request) {
	const { inputs, root, loaded, machine, summary } = request;
	const { withEnvironment } = await import("./actions-setup-provider.chunk.js");
	const { withoutReported } = await import("./actions-setup-examination-provider2.chunk.js");
	const { planWithNix } = await import("./actions-plan-plan-request.chunk.js");
	const { proveAll } = await import("./actions-build-matrix-job2.chunk.js");
	const { jobStoreCache } = await import("./store-cache-job2.chunk.js");
	const ready = withEnvironment(host, machine);
	const { nix, substituters, caches } = machine.found;
	if (!nix) throw new Error("setup provides Nix");
	const { plan, evaluations } = await planWithNix(ready, nix, root, loaded, {
		"cache-coverage": false,
		"skip-cached": false,
		shared: "off"
	});
	const matrix = await proveAll(ready, nix, plan, {
		root,
		timeout: inputs["timeout-minutes"] * 60,
		evaluations,
		substituters,
		storeCache: await jobStoreCache(ready, nix),
		job: github
	});
	const outcome = outcomeOf(plan, matrix.results);
	if (inputs.summary) await github.writeSummary(`${renderSummary(plan, matrix.results)}\n${summary}`);
	github.setOutputs(setupSurface, cellOutputs(plan, matrix, outcome));
	github.annotate([
		...outcome.errors,
		...notesOf(plan),
		...withoutReported(cellProblems(matrix.results), caches)
	]);
	host.log.info(`${outcome.mark} ${outcome.headline}`);
	const published = inputs.publish.length === 0 || await publish(ready, github, inputs, matrix);
	if (inputs.containerize !== void 0) {
		const { containerizeProven } = await import("./actions-setup-containerize-step.chunk.js");
		await containerizeProven(ready, github, inputs, matrix.results);
	}
	return outcome.good && published && !host.cancelled.aborted ? 0 : 1;
}
/** Publishes what is proven; whether every destination has it. */
async function publish(host, github, inputs, { results }) {
	const { publishProven } = await import("./actions-setup-publish-step.chunk.js");
	return publishProven(host, github, inputs, results);
}
function cellOutputs(plan, job, { proven, failed, missing }) {
	return {
		planned: proven + failed.length + missing.length,
		excluded: plan.counts.excluded,
		proven,
		failed: failed.length + missing.length,
		results: JSON.stringify(briefResults(job.results)),
		"plan-file": job.planFile,
		"results-folder": job.resultsFolder
	};
}

export { runSetup };