import { ProblemError, askGitHub, error, noSuchCache, reasonOf, sendProblem, shown, writeAtomically } from "./frame.chunk.js";
import { claimsOf, readClaims } from "./common.chunk.js";
import { askService, checkCacheInfo, clientRunner, folderUrl, jsonObject, namedKeys, readServed, refusal, topsOf, untilServed, withPrivateFolder } from "./ship-publish-served.chunk.js";
import { join } from "node:path";

// src/ship/publish/niks3.ts
const source = "https://github.com/Mic92/niks3/wiki/OIDC";
/** The client reads its token again after a minute at most, ms; see docs/decisions/0020-service-clients.md. */
const rereads = 6e4;
/**
* A binary cache of a niks3 server: the job signs in with GitHub's OIDC token, for the audience that the server names. Its own
* client sends; the server signs. Outside of GitHub the client signs in with what it is set up with (NIKS3_AUTH_TOKEN_FILE).
* Throws ProblemError SHP061, SHP062, SHP066, SHP068, NET001, and SHP042 to SHP044.
*/
async function openNiks3(host, opening) {
	const { address, nix, storeDir, mask, jobs, identity } = opening;
	const server = folderUrl(new URL(address.slice(6)));
	const ask = identity && askGitHub(host, identity, address);
	const issuer = ask === void 0 ? "" : issuerOf(await ask(server.origin));
	const config = await readConfig(host, address, server, issuer);
	const cache = {
		name: address,
		storeDir,
		authorization: void 0,
		hides: true,
		url: config.substituter,
		keys: namedKeys(address, config.keys)
	};
	if (!await checkCacheInfo(host, cache)) {
		const message = `${address} says that its cache is read at ${shown(config.substituter)}, where this job can read nothing.`;
		throw new ProblemError(error("SHP062", message, "Let the job read the bucket, or start the server with --enable-read-proxy and its own URL as --cache-url.", { source }));
	}
	const token = ask && tokenFor(ask, address, {
		server,
		audience: config.audience,
		issuer,
		mask
	});
	await token?.();
	const find = (paths) => readServed(host, cache, paths);
	const run = clientRunner(host, nix);
	const push = (paths, login, secrets) => {
		const args = [
			"push",
			"--server-url",
			server.href,
			"--max-concurrent-uploads",
			`${jobs}`,
			...login,
			...paths
		];
		return run({
			client: "niks3",
			args,
			env: {},
			secrets
		});
	};
	const pushSignedIn = (paths) => {
		if (token === void 0) return push(paths, [], []);
		return withPrivateFolder(host, (folder) => {
			const file = join(folder, "token");
			return withFreshToken(host, {
				file,
				token
			}, (secrets) => push(paths, ["--auth-token-path", file], secrets));
		});
	};
	return {
		kind: "client",
		publicKey: cache.keys[0].text,
		find,
		send: async (paths, { sent }) => {
			const failed = await pushSignedIn(topsOf(paths));
			if (failed !== void 0) throw sendProblem(address, "niks3", failed);
			await untilServed(host, address, paths, find);
			for (const path of paths) sent(path);
		}
	};
}
/** What the server says to everybody, since niks3 1.5: https://github.com/Mic92/niks3/blob/main/server/cache_config.go */
async function readConfig(host, address, server, issuer) {
	const url = new URL("api/cache-config", server);
	if (issuer !== "") url.searchParams.set("issuer", issuer);
	const answer = await askService(host, address, {
		url,
		headers: { accept: "application/json" }
	});
	const known = answer.status === 200 ? jsonObject(answer.body) : void 0;
	if (answer.status === 404 || answer.status === 200 && !known) throw noSuchCache(address, answer, "Give the URL of a niks3 server, of version 1.5 or newer.");
	if (!known) throw refusal(address, answer, "no login");
	const { substituter_url: readAt, public_keys: keys, oidc_audience: audience } = known;
	const substituter = typeof readAt === "string" ? URL.parse(readAt) : null;
	if (!substituter) {
		const message = `${address} does not say where its cache is read, so that nothing can be checked there.`;
		throw new ProblemError(error("SHP062", message, "Start the server with --cache-url.", { source }));
	}
	return {
		substituter,
		keys: Array.isArray(keys) ? keys : [],
		audience: typeof audience === "string" && audience !== "" ? audience : void 0
	};
}
function issuerOf(token) {
	const issuer = readClaims(token)?.["iss"];
	return typeof issuer === "string" ? issuer : "https://token.actions.githubusercontent.com";
}
function tokenFor(ask, address, { server, audience, issuer, mask }) {
	if (audience === void 0) {
		const fix = `Add a provider with the issuer ${issuer} to the OIDC configuration of the server.`;
		throw new ProblemError(error("SHP061", `${address} does not trust tokens of ${issuer}.`, fix, { source }));
	}
	if (!isAudienceOf(server, audience)) {
		const fix = `Set the audience of the provider in the OIDC configuration of the server to ${server.origin}.`;
		const message = `${address} wants a token for ${audience}, which may be that of another service.`;
		throw new ProblemError(error("SHP061", message, fix, { source }));
	}
	return async () => {
		const token = await ask(audience);
		mask(token);
		return token;
	};
}
/**
* Whether a token for this audience lets nobody in but at this server: a server that names that of AWS or of a registry would get
* what the job may do there. A word must say that it is of niks3.
*/
function isAudienceOf(server, audience) {
	if (/^[\w-]*niks3[\w-]*$/.test(audience) || audience === server.host) return true;
	const url = URL.parse(audience);
	return url?.origin === server.origin && url.username === "";
}
/**
* Keeps a token in a file, 0600, while the work goes on: GitHub's are for minutes. The new one is there so early that the client
* has read it before the old one ends. One that cannot be had is asked for again, with a warning in the log.
*/
async function withFreshToken(host, { file, token }, work) {
	const secrets = [];
	const write = async () => {
		const text = await token();
		secrets.push(text);
		await writeAtomically(host, file, `${text}\n`);
		const { expires } = claimsOf(text) ?? {};
		const lasts = expires === void 0 ? 5 * rereads : expires * 1e3 - host.clock.now();
		return Math.max(rereads / 2, lasts / 2 - rereads / 2);
	};
	const done = new AbortController();
	const first = await write();
	const renewing = (async () => {
		for (let pause = first;;) {
			await host.clock.sleep(pause, done.signal);
			if (done.signal.aborted) return;
			pause = await write().catch((cause) => {
				host.log.info(`The OIDC token of niks3 was not renewed: ${reasonOf(cause)}`);
				return rereads / 4;
			});
		}
	})();
	try {
		return await work(secrets);
	} finally {
		done.abort();
		await renewing;
	}
}

export { openNiks3 };