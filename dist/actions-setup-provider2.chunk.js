import { delimiter } from "node:path";

// src/actions/setup/provider.ts
/** Runs the providers in their order; each sees what those before it have provided. Throws what they throw. */
async function provideAll(host, inputs, job, providers, github) {
	let machine = {
		path: [],
		variables: {},
		contributions: [],
		outputs: {},
		rows: [],
		warnings: [],
		seconds: {},
		found: {
			substituters: [],
			caches: []
		}
	};
	for (const provider of providers) {
		const begun = host.clock.now();
		const { found, contributions } = machine;
		const context = {
			host: withEnvironment(host, machine),
			inputs,
			job,
			contributions,
			found,
			github
		};
		const provided = await provider.provide(context);
		machine = joined(machine, provided, { [provider.name]: (host.clock.now() - begun) / 1e3 });
	}
	return machine;
}
function joined(before, provided, seconds) {
	return {
		path: [...provided.path ?? [], ...before.path],
		variables: {
			...before.variables,
			...provided.variables
		},
		contributions: [...before.contributions, ...provided.contributions ?? []],
		outputs: {
			...before.outputs,
			...provided.outputs
		},
		rows: [...before.rows, ...provided.rows ?? []],
		warnings: [...before.warnings, ...provided.warnings ?? []],
		seconds: {
			...before.seconds,
			...seconds,
			...provided.seconds
		},
		found: {
			...before.found,
			...provided.found
		}
	};
}
/** The host as later steps of the job will see it. */
function withEnvironment(host, { path, variables }) {
	const folders = [...path, ...host.env["PATH"] ? [host.env["PATH"]] : []].join(delimiter);
	return {
		...host,
		env: {
			...host.env,
			...variables,
			PATH: folders
		}
	};
}
/** The Nix that a provider before has found or installed, and how it is reached. */
function readyNix({ found }) {
	const { nix, configuration } = found;
	if (!nix || !configuration) throw new Error("the provider of Nix comes first");
	return {
		nix,
		configuration
	};
}

export { provideAll, readyNix, withEnvironment };