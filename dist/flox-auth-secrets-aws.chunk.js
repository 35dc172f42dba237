import { AwsV4Signer } from "./aws4fetch.chunk.js";
import { ProblemError, awsHost, error, requestRole } from "./frame.chunk.js";
import { askService, claimText, clockProblem, notText, quoted, subjectOf, takeToken, textAt, tokenText, unusableAnswer } from "./flox-auth-secrets-token.chunk.js";

// src/flox/auth/secrets/aws.ts
const trustPage = "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws";
/**
* A secret of AWS Secrets Manager, read with a role that trusts GitHub's OIDC provider.
* https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
* Throws ProblemError FLX141 to FLX149, NET001 and NET002.
*/
function awsSource(place, mask) {
	const what = `The secret ${place.arn}`;
	return {
		name: `AWS Secrets Manager in ${place.region}`,
		fetchToken: async (host, identity) => {
			const jwt = await identity(place.audience);
			mask(jwt);
			const text = await read(host, place, await assume(host, place, jwt, mask));
			return { token: takeToken(tokenText(text, place.field, what), what, mask) };
		}
	};
}
async function assume(host, place, jwt, mask) {
	const answer = await requestRole(host, place, jwt);
	if (answer.kind === "credentials") {
		const { AWS_REGION: _, ...secrets } = answer.variables;
		for (const secret of Object.values(secrets)) mask(secret);
		return answer.variables;
	}
	const url = new URL(`https://${awsHost("sts", place.region)}/`);
	const said = quoted(answer.said, [jwt]);
	if (answer.code === "") throw new ProblemError(unusableAnswer(url, { status: 200 }));
	if (isAboutTime(said)) throw new ProblemError(clockProblem(host, url, said, answer.date));
	const aud = /audience/i.test(said);
	const claim = claimText(jwt, aud ? "aud" : "sub");
	const own = claim === void 0 ? "" : ` In the token of this job ${claim}.`;
	const fix = aud ? `Add ${place.audience} to the audiences of the identity provider in IAM, or set audience= to one of those.` : "Let the trust policy of the role allow this sub and audience for token.actions.githubusercontent.com.";
	const message = `AWS refuses this job the role ${place.role}: ${said}.${own}`;
	throw new ProblemError(error("FLX141", message, fix, {
		...subjectOf(url),
		source: trustPage
	}));
}
async function read(host, place, keys) {
	const url = new URL(`https://${awsHost("secretsmanager", place.region)}/`);
	const { headers, body } = await new AwsV4Signer({
		url: url.href,
		method: "POST",
		headers: {
			"content-type": "application/x-amz-json-1.1",
			"x-amz-target": "secretsmanager.GetSecretValue"
		},
		body: JSON.stringify({ SecretId: place.arn }),
		accessKeyId: keys.AWS_ACCESS_KEY_ID,
		secretAccessKey: keys.AWS_SECRET_ACCESS_KEY,
		sessionToken: keys.AWS_SESSION_TOKEN,
		service: "secretsmanager",
		region: place.region,
		datetime: new Date(host.clock.now()).toISOString().replace(/[-:]|\.\d+/g, "")
	}).sign();
	const answer = await askService(host, {
		url,
		method: "POST",
		headers: Object.fromEntries(headers),
		body: typeof body === "string" ? body : ""
	});
	const text = textAt(answer.json, "SecretString");
	if (answer.status === 200 && text !== void 0) return text;
	if (answer.status === 200 && textAt(answer.json, "SecretBinary") !== void 0) throw notText(`The secret ${place.arn} is binary.`);
	throw new ProblemError(readProblem(host, place, url, answer));
}
/** By the names of https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html */
function readProblem(host, place, url, answer) {
	const code = (textAt(answer.json, "__type") ?? answer.header("x-amzn-errortype") ?? "").replace(/^.*#|:.*$/g, "");
	const text = textAt(answer.json, "message") ?? textAt(answer.json, "Message") ?? "";
	const said = quoted([code, text].filter((part) => part !== "").join(": "), []);
	const more = subjectOf(url);
	if (answer.status >= 200 && answer.status < 300) return unusableAnswer(url, answer);
	if (isAboutTime(said) || /InvalidSignature|SignatureDoesNotMatch/.test(code)) return clockProblem(host, url, said, answer.header("date"));
	if (code === "ResourceNotFoundException") return error("FLX142", `There is no secret ${place.arn}: ${said}.`, "Correct the ARN with its last six characters, or create the secret.", more);
	if (code === "InvalidRequestException") return error("FLX142", `The secret ${place.arn} cannot be read: ${said}.`, "Restore the secret if it is marked for deletion, and give it a value.", more);
	if (/AccessDenied|UnrecognizedClient|DecryptionFailure/.test(code)) {
		const fix = `Allow the role secretsmanager:GetSecretValue on this secret${/KMS|Decrypt/.test(said) ? ", and kms:Decrypt on its key" : ""}; a policy of the secret must not deny it.`;
		return error("FLX143", `AWS does not let ${place.role} read ${place.arn}: ${said}.`, fix, more);
	}
	return unusableAnswer(url, answer, said);
}
function isAboutTime(said) {
	return /RequestExpired|RequestTimeTooSkewed|ExpiredToken|Signature expired|Signature not yet current|token (?:is )?expired/i.test(said);
}

export { awsSource };