import { ProblemError, error } from "./frame.chunk.js";
import { ask$1 as ask, isPassing } from "./common.chunk.js";

// src/nix/credentials/aws-role.ts
const source = "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws";
/** What AWS expects the token to be for, unless its identity provider says otherwise. */
const awsAudience = "sts.amazonaws.com";
/** Of a role, in any partition of AWS. */
const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
/** CFG030 for what cannot be the ARN of a role or the name of a region. */
function checkRole({ role, region }) {
	const problems = [];
	if (!roleArn.test(role)) problems.push(error("CFG030", `Input aws-role is ${JSON.stringify(role)}, which is no role.`, "Write its whole ARN, as in arn:aws:iam::123456789012:role/nix-cache.", { source }));
	if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) problems.push(error("CFG030", `Input aws-region is ${JSON.stringify(region)}, which is no region.`, "Name the region of the bucket in aws-region, as in eu-central-1."));
	return problems;
}
/** The host of a regional service of AWS, such as `sts`. */
function awsHost(service, region) {
	return `${service}.${region}.${region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com"}`;
}
/**
* Asks for credentials of the role for an hour: AssumeRoleWithWebIdentity, which is not signed. `token` is GitHub's, for
* `awsAudience`. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
* Throws ProblemError NET001 when AWS cannot be reached, NET002 when it fails.
*/
async function requestRole(host, { role, region }, token) {
	const url = new URL(`https://${awsHost("sts", region)}/`);
	const question = {
		url,
		method: "POST",
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			accept: "text/xml"
		},
		body: new URLSearchParams({
			Action: "AssumeRoleWithWebIdentity",
			Version: "2011-06-15",
			RoleArn: role,
			RoleSessionName: `setup-nix-cuda-${host.env["GITHUB_RUN_ID"] ?? "run"}`,
			WebIdentityToken: token
		}).toString(),
		follow: false,
		timeout: 2e4,
		maxBytes: 65536,
		signal: host.cancelled
	};
	const rule = {
		tries: 4,
		firstPause: 1e3,
		longestPause: 1e4,
		label: "AWS STS",
		signal: host.cancelled
	};
	const reply = await ask(host, question, rule).catch((cause) => {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new ProblemError(error("NET001", `${url.host} did not answer: ${why}.`, "Check the network of this machine."));
	});
	const { status, body: answer } = reply;
	const field = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.toString("utf8"))?.[1] ?? "";
	const [id, secret, session] = [
		"AccessKeyId",
		"SecretAccessKey",
		"SessionToken"
	].map(field);
	if (status === 200 && id && secret && session) return {
		kind: "credentials",
		variables: {
			AWS_ACCESS_KEY_ID: id,
			AWS_SECRET_ACCESS_KEY: secret,
			AWS_SESSION_TOKEN: session,
			AWS_REGION: region
		}
	};
	if (isPassing(status)) throw new ProblemError(error("NET002", `${url.host} answered with status ${status}.`, "Run the job again later."));
	const code = field("Code");
	return {
		kind: "refused",
		code,
		said: [code, field("Message")].filter((text) => text !== "").join(": ") || `HTTP ${status}`,
		date: reply.header("date")
	};
}
/** Credentials of the role, as variables. Throws as `requestRole`, and ProblemError CFG030 with what AWS said. */
async function assumeRole(host, role, token) {
	const answer = await requestRole(host, role, token);
	if (answer.kind === "credentials") return answer.variables;
	const fix = "Check that the trust policy of the role names this repository and branch, and the audience sts.amazonaws.com.";
	const message = `AWS does not give the role ${role.role} to this job (${answer.said}).`;
	throw new ProblemError(error("CFG030", message, fix, { source }));
}

export { assumeRole, awsAudience, awsHost, checkRole, requestRole, roleArn };