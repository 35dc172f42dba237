import { error, publicAudience } from "./frame.chunk.js";
import { about } from "./common.chunk.js";
import { discoverIssuer, refusedAudience, requestToken } from "./flox-auth-discovery.chunk.js";

// src/flox/auth/client-credentials.ts
/**
* A token for a client of the issuer of FloxHub (RFC 6749, section 4.4), for the audience that is asked for. Throws
* ProblemError FLX126, FLX128 to FLX130, FLX132.
*/
async function clientToken(host, hub, { clientId, clientSecret, audience: asked }) {
	const issuer = await discoverIssuer(host, hub);
	const audience = asked ?? issuer.audience ?? "https://hub.flox.dev/api";
	const explain = (refusal) => {
		const { url, said } = refusal;
		return refusedAudience(refusal, audience, "floxhub-audience") ?? error("FLX130", `${url.host} refuses the client of floxhub-client-id (${said}).`, "Check floxhub-client-id and floxhub-client-secret: the issuer must allow this client the grant client_credentials.", about(url));
	};
	return {
		...await requestToken(host, {
			server: issuer.server,
			client: {
				id: clientId,
				secret: clientSecret
			},
			grant: "client_credentials",
			parameters: { audience },
			secrets: [clientSecret],
			explain
		}),
		audience
	};
}

export { clientToken };