import { error, publicAudience } from "./frame.chunk.js";
import { about, claimsOf } from "./common.chunk.js";
import { readDocument, refusedAudience, refusedClock, requestToken } from "./flox-auth-discovery.chunk.js";

// src/flox/auth/oidc.ts
/** How an endpoint of each grant is asked, given GitHub's token. */
const grants = {
	/** RFC 8693, section 2.1. */
	"token-exchange": {
		type: "urn:ietf:params:oauth:grant-type:token-exchange",
		parameters: (jwt, audience) => ({
			subject_token: jwt,
			subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
			requested_token_type: "urn:ietf:params:oauth:token-type:access_token",
			audience
		})
	},
	/** RFC 7523, section 2.1. */
	"jwt-bearer": {
		type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
		parameters: (jwt) => ({ assertion: jwt })
	}
};
/**
* A token of FloxHub for GitHub's token of this job, which `identity` asks for. Throws ProblemError FLX126 to FLX129,
* FLX131, and what `identity` throws.
*/
async function exchangeToken(host, hub, exchange, identity) {
	const { endpoint, grant, oidcAudience, clientId, clientSecret } = exchange;
	const audience = exchange.audience ?? (await readDocument(host, hub))?.audience ?? "https://hub.flox.dev/api";
	const jwt = await identity(oidcAudience);
	const { type, parameters } = grants[grant];
	return {
		...await requestToken(host, {
			server: {
				issuer: new URL(endpoint).origin,
				token_endpoint: endpoint
			},
			client: clientId === void 0 ? void 0 : {
				id: clientId,
				secret: clientSecret
			},
			grant: type,
			parameters: parameters(jwt, audience),
			secrets: [jwt, ...clientSecret === void 0 ? [] : [clientSecret]],
			explain: (refusal) => explain(refusal, jwt, {
				audience,
				oidcAudience
			})
		}),
		audience
	};
}
/** GitHub's token was made this moment by GitHub's clock, so that the endpoint's can be compared with that. */
function explain(refusal, jwt, asked) {
	const claims = claimsOf(jwt);
	const { url, said, error: code } = refusal;
	const clock = claims?.issued === void 0 ? void 0 : refusedClock(refusal, claims.issued * 1e3, "GitHub");
	const audience = code === "invalid_target" ? refusedAudience(refusal, asked.audience, "floxhub-audience") : refusedAudience(refusal, asked.oidcAudience, "floxhub-oidc-audience");
	const other = clock ?? audience;
	if (other) return other;
	if (code === "invalid_client" || code === "unauthorized_client") return error("FLX131", `${url.host} refuses the client (${said}).`, "Check floxhub-client-id and floxhub-client-secret: the endpoint must know the client and allow it the grant.", about(url));
	const who = claims?.subject === void 0 ? "" : ` ${claims.subject}`;
	const fix = `Let the endpoint trust the subject${who} and the audience ${asked.oidcAudience}; floxhub-oidc-grant chooses the grant.`;
	return error("FLX131", `${url.host} does not exchange GitHub's token of${who || " this job"} (${said}).`, fix, about(url));
}

export { exchangeToken };