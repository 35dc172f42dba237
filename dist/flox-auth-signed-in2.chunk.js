import { ProblemError } from "./frame.chunk.js";
import { floxhubToken, readLogin } from "./common.chunk.js";

// src/flox/auth/signed-in.ts
/**
* A host for calls of `flox` alone, which the login of this job signs in. FLOX_FLOXHUB_TOKEN of the environment wins over it,
* unless it is what the setup step exported, which may have been renewed since. Throws what `floxhubToken` throws.
*/
async function signedIn(host, job) {
	const { FLOX_FLOXHUB_TOKEN: given } = host.env;
	if (given && given !== (await readLogin(host))?.exported) return host;
	const token = await floxhubToken(host, job);
	return token === void 0 ? host : {
		...host,
		env: {
			...host.env,
			FLOX_FLOXHUB_TOKEN: token
		}
	};
}
/** As `signedIn`, for what mostly works without a login: where it ended and cannot be renewed, that is a warning. */
async function signedInIfPossible(host, job) {
	try {
		return {
			host: await signedIn(host, job),
			warnings: []
		};
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		return {
			host,
			warnings: cause.problems.map((problem) => ({
				...problem,
				severity: "warning"
			}))
		};
	}
}

export { signedIn, signedInIfPossible };