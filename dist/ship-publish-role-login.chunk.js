import { askGitHub, assumeRole, awsAudience, checkRoleOf, refuse, roleFor, whoTakes } from "./frame.chunk.js";
import { environmentLogin } from "./ship-publish-s3-login.chunk.js";

// src/ship/publish/role-login.ts
/** Credentials are renewed so long before they end, ms, and at most so often: a role may be for 15 minutes only. */
const early = 6e5;
const shortest = 6e4;
/** How a bucket is signed in to: with `aws-role`, else with the keys of the environment. Throws ProblemError CFG030 and SHP068. */
function bucketLogin(host, opening) {
	const role = roleFor(host, opening);
	if (!role) return environmentLogin(host);
	refuse(checkRoleOf(host, opening));
	return roleLogin(host, role, opening);
}
/**
* Keys of a role of AWS for GitHub's token of this job, in memory only: asked for at the first request, renewed before they
* end, and shared by all uploads. Its keys throw ProblemError SHP068, CFG030, NET001 and NET002.
*/
function roleLogin(host, role, { identity, mask }) {
	const ask = askGitHub(host, identity, whoTakes(role));
	let session;
	let renewal = Number.POSITIVE_INFINITY;
	const take = async () => {
		renewal = Number.POSITIVE_INFINITY;
		const token = await ask(awsAudience);
		mask(token);
		const { variables, expires = Number.POSITIVE_INFINITY } = await assumeRole(host, role, token);
		const { AWS_REGION: _, ...secrets } = variables;
		for (const secret of Object.values(secrets)) mask(secret);
		host.log.info(`AWS: ${role.role} in ${role.region}`);
		renewal = Math.max(expires - early, host.clock.now() + shortest);
		return {
			accessKeyId: variables.AWS_ACCESS_KEY_ID,
			secretAccessKey: variables.AWS_SECRET_ACCESS_KEY,
			sessionToken: variables.AWS_SESSION_TOKEN
		};
	};
	const keys = () => {
		if (host.clock.now() >= renewal) session = void 0;
		session ??= take().catch((cause) => {
			session = void 0;
			throw cause;
		});
		return session;
	};
	return {
		name: `the credentials of the role ${role.role}`,
		keys
	};
}

export { bucketLogin };