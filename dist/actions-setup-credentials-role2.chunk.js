import { ProblemError, assumeRole, awsAudience, checkRole, error } from "./frame.chunk.js";

// src/actions/setup/credentials/role.ts
/** The role of the inputs; undefined without `aws-role`. */
function roleOf(host, inputs) {
	const role = inputs["aws-role"];
	return role === void 0 ? void 0 : {
		role,
		region: inputs["aws-region"] ?? host.env["AWS_REGION"] ?? ""
	};
}
/** CFG030 for what cannot be a role, and for a region without one: `aws` passes the variable AWS_REGION. */
function checkRoleInputs(host, inputs) {
	const role = roleOf(host, inputs);
	if (role) return checkRole(role);
	if (inputs["aws-region"] === void 0) return [];
	return [error("CFG030", "aws-region is set, but aws-role is not.", "Set aws-role too, or, with aws, the variable AWS_REGION of this step.")];
}
/**
* The variables of the role's credentials, masked; none without `aws-role`. Throws ProblemError CFG030 when the job may not
* ask GitHub for a token, NET001 when GitHub gives none, and what `assumeRole` throws.
*/
async function roleVariables(host, github, inputs) {
	const role = roleOf(host, inputs);
	if (!role) return {};
	if (!host.env["ACTIONS_ID_TOKEN_REQUEST_URL"]) throw new ProblemError(error("CFG030", "aws-role is set, but this job may not ask for an OIDC token.", "Add `id-token: write` to its permissions; with the reusable workflow call cuda-matrix-aws.yml. In a pull request from a fork GitHub gives none."));
	const token = await github.idToken(awsAudience).catch((cause) => {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new ProblemError(error("NET001", `GitHub gave no OIDC token: ${why}.`, "Run the job again."));
	});
	const { variables } = await assumeRole(host, role, token);
	const { AWS_REGION: _, ...secrets } = variables;
	for (const secret of Object.values(secrets)) github.mask(secret);
	host.log.info(`AWS: ${role.role} in ${role.region}, for an hour`);
	return variables;
}

export { checkRoleInputs, roleVariables };