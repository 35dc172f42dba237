import { ProblemError, error } from "./frame.chunk.js";
import { askService, claimText, clockProblem, notText, quoted, subjectOf, takeToken, textAt, tokenText, unusableAnswer } from "./flox-auth-secrets-token.chunk.js";

// src/flox/auth/secrets/google.ts
const scope = "https://www.googleapis.com/auth/cloud-platform";
const federationPage = "https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines";
/**
* A secret of Google Secret Manager, read by workload identity federation, as the job itself or as a service account.
* https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token,
* https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken,
* https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
* Throws ProblemError FLX141 to FLX149, NET001 and NET002.
*/
function googleSource(place, mask) {
	const what = `The secret ${place.version}`;
	return {
		name: "Google Secret Manager",
		fetchToken: async (host, identity) => {
			const jwt = await identity(place.audience);
			mask(jwt);
			const federated = await exchange(host, place, jwt);
			mask(federated);
			const account = place.serviceAccount;
			const access = account === void 0 ? federated : await impersonate(host, place, account, federated);
			mask(access);
			return { token: takeToken(tokenText(await read(host, place, access), place.field, what), what, mask) };
		}
	};
}
async function exchange(host, place, jwt) {
	const url = new URL("https://sts.googleapis.com/v1/token");
	const answer = await post(host, url, {
		grantType: "urn:ietf:params:oauth:grant-type:token-exchange",
		audience: `//iam.googleapis.com/${place.provider}`,
		scope,
		requestedTokenType: "urn:ietf:params:oauth:token-type:access_token",
		subjectToken: jwt,
		subjectTokenType: "urn:ietf:params:oauth:token-type:jwt"
	});
	const token = textAt(answer.json, "access_token");
	if (answer.status === 200 && token) return token;
	const code = textAt(answer.json, "error");
	const text = textAt(answer.json, "error_description") ?? textAt(answer.json, "error", "message");
	const said = quoted([code, text].filter((part) => part !== void 0).join(": "), [jwt]);
	if (answer.status >= 500 || answer.status < 400 || said === "") throw new ProblemError(unusableAnswer(url, answer, said));
	if (/stale|expired|in the future|not yet valid/i.test(said)) throw new ProblemError(clockProblem(host, url, said, answer.header("date")));
	throw new ProblemError(exchangeProblem(place, url, said, jwt));
}
function exchangeProblem(place, url, said, jwt) {
	const condition = /attribute condition/i.test(said);
	const aud = !condition && /audience in|aud\b/i.test(said);
	const fix = condition ? "Let the attribute condition of the provider accept this job." : aud ? `Add ${place.audience} to the audiences of the provider, or set audience= to one of those.` : "Check that provider= names an active provider with the number of its project, and that its issuer is GitHub.";
	const claim = condition ? claimText(jwt, "sub") : aud ? claimText(jwt, "aud") : void 0;
	const own = claim === void 0 ? "" : ` In the token of this job ${claim}.`;
	const message = `Google does not accept this job at ${place.provider}: ${said}.${own}`;
	return error("FLX141", message, fix, {
		...subjectOf(url),
		source: federationPage
	});
}
async function impersonate(host, place, account, access) {
	const url = new URL(`https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`);
	const answer = await post(host, url, {
		scope: [scope],
		lifetime: "600s"
	}, access);
	const token = textAt(answer.json, "accessToken");
	if (answer.status === 200 && token) return token;
	const said = quoted(textAt(answer.json, "error", "message") ?? "", [access]);
	if (![
		400,
		401,
		403,
		404
	].includes(answer.status) || said === "") throw new ProblemError(unusableAnswer(url, answer, said));
	const fix = isOff(said) ? "Enable the API iamcredentials.googleapis.com in the project of the service account." : `Give the identities of ${poolOf(place)} the role roles/iam.workloadIdentityUser on it, and correct service-account= if it is another.`;
	throw new ProblemError(error("FLX141", `Google refuses this job the service account ${account}: ${said}.`, fix, subjectOf(url)));
}
async function read(host, place, access) {
	const { location, version } = place;
	const server = location === void 0 ? "secretmanager" : `secretmanager.${location}.rep`;
	const url = new URL(`https://${server}.googleapis.com/v1/${version}:access`);
	const answer = await askService(host, {
		url,
		headers: { authorization: `Bearer ${access}` }
	});
	const data = textAt(answer.json, "payload", "data");
	if (answer.status === 200 && data !== void 0) return decode(data, version);
	const said = quoted(textAt(answer.json, "error", "message") ?? "", [access]);
	const more = subjectOf(url);
	if (answer.status === 404 && said !== "") throw new ProblemError(error("FLX142", `There is no secret ${version}: ${said}.`, "Correct its name, or create it.", more));
	if (answer.status === 400 && textAt(answer.json, "error", "status") === "FAILED_PRECONDITION") throw new ProblemError(error("FLX142", `The secret ${version} cannot be read: ${said}.`, "Enable this version, add a new one, or name another: …/versions/3.", more));
	if (answer.status !== 401 && answer.status !== 403) throw new ProblemError(unusableAnswer(url, answer, said));
	const whom = place.serviceAccount ?? `the identities of ${poolOf(place)}`;
	const fix = isOff(said) ? "Enable the API secretmanager.googleapis.com in the project." : `Give ${whom} the role roles/secretmanager.secretAccessor on the secret, or correct its name.`;
	throw new ProblemError(error("FLX143", `Google does not let this job read ${version}: ${said || `status ${answer.status}`}.`, fix, more));
}
function post(host, url, body, access) {
	const headers = {
		"content-type": "application/json",
		...access === void 0 ? {} : { authorization: `Bearer ${access}` }
	};
	return askService(host, {
		url,
		method: "POST",
		headers,
		body: JSON.stringify(body)
	});
}
function decode(data, version) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(data, "base64"));
	} catch {
		throw notText(`The secret ${version} is not UTF-8.`);
	}
}
/** `SERVICE_DISABLED`: https://cloud.google.com/apis/docs/troubleshooting */
const isOff = (said) => /has not been used in project|it is disabled/i.test(said);
const poolOf = ({ provider }) => provider.replace(/\/providers\/.*$/, "");

export { googleSource };