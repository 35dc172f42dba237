import { ProblemError, checkCachix, checkVisibility, error, noSuchCache, refuse, refusedLogin, sendProblem } from "./frame.chunk.js";
import { askService, checkCacheInfo, clientRunner, jsonObject, namedKeys, readServed, refusal, topsOf, untilServed } from "./ship-publish-served.chunk.js";

// src/ship/publish/cachix.ts
const api = "https://cachix.org/api/v1/cache";
const source = "https://docs.cachix.org/getting-started";
/** Hashes in one question: https://github.com/cachix/cachix/blob/master/cachix/src/Cachix/Client/Push.hs */
const batch = 32768;
/**
* A cache of cachix.org. Its own client sends: it packs, signs with `cachix-signing-key` where the cache has a key of its own,
* and leaves out what cache.nixos.org has. Throws ProblemError SHP060 to SHP062, SHP065, SHP066, and SHP042 to SHP044.
*/
async function openCachix(host, opening) {
	const { address, nix, mask, jobs } = opening;
	const login = loginOf(host, opening);
	for (const secret of login.secrets) mask(secret);
	const cache = await readCache(host, opening, login);
	const find = (paths) => findPaths(host, cache, login, paths);
	const run = clientRunner(host, nix);
	return {
		kind: "client",
		publicKey: cache.keys[0].text,
		find,
		send: async (paths, { sent }) => {
			const failed = await run({
				client: "cachix",
				args: [
					"push",
					"--jobs",
					`${jobs}`,
					nameOf(address)
				],
				env: {
					CACHIX_AUTH_TOKEN: login.token,
					CACHIX_SIGNING_KEY: login.signingKey
				},
				input: `${topsOf(paths).join("\n")}\n`,
				secrets: login.secrets
			});
			if (failed !== void 0) throw sendProblem(address, "cachix", failed);
			await untilServed(host, address, paths, find);
			for (const path of paths) sent(path);
		}
	};
}
const nameOf = (address) => address.slice(7);
function loginOf(host, opening) {
	refuse(checkCachix(host, opening));
	const { cachixToken, cachixSigningKey } = opening.logins;
	const token = cachixToken || host.env["CACHIX_AUTH_TOKEN"] || "";
	const signingKey = cachixSigningKey || host.env["CACHIX_SIGNING_KEY"] || void 0;
	return {
		token,
		signingKey,
		secrets: signingKey === void 0 ? [token] : [token, signingKey],
		headers: {
			authorization: `Bearer ${token}`,
			accept: "application/json"
		}
	};
}
/** Asks Cachix for the cache: whether it is there, who reads it, what the token may do, which key signs. */
async function readCache(host, opening, { token, signingKey, headers }) {
	const { address, storeDir } = opening;
	const name = nameOf(address);
	const answer = await askService(host, address, {
		url: new URL(`${api}/${name}`),
		headers
	});
	if (answer.status === 401 || answer.status === 403) throw refusedLogin(address, answer, "cachix-auth-token");
	if (answer.status === 404) throw noSuchCache(address, answer, "Create it on app.cachix.org, or correct its name.");
	const known = answer.status === 200 ? jsonObject(answer.body) : void 0;
	if (!known) throw refusal(address, answer, "cachix-auth-token");
	const { uri, isPublic, permission, publicSigningKeys } = known;
	if (permission === "Read") throw new ProblemError(error("SHP061", `The token for ${address} may only read.`, "Make a token with write access in the settings of the cache, and give it as cachix-auth-token.", { source }));
	checkVisibility(opening, isPublic === true);
	const keys = namedKeys(address, Array.isArray(publicSigningKeys) ? publicSigningKeys : []);
	if (signingKey !== void 0) checkSigningKey(address, signingKey, keys);
	const cache = {
		name: address,
		keys,
		storeDir,
		hides: false,
		url: URL.parse(typeof uri === "string" ? uri : "") ?? new URL(`https://${name}.cachix.org`),
		authorization: isPublic === true ? void 0 : `Basic ${Buffer.from(`:${token}`).toString("base64")}`
	};
	await checkCacheInfo(host, cache);
	return cache;
}
async function findPaths(host, cache, { headers }, paths) {
	const url = new URL(`${api}/${nameOf(cache.name)}/narinfo`);
	const hashOf = ({ path }) => path.slice(cache.storeDir.length + 1, cache.storeDir.length + 33);
	const missing = /* @__PURE__ */ new Set();
	for (let at = 0; at < paths.length; at += batch) {
		const answer = await askService(host, cache.name, {
			url,
			method: "POST",
			body: JSON.stringify(paths.slice(at, at + batch).map(hashOf)),
			headers: {
				...headers,
				"content-type": "application/json"
			}
		});
		if (answer.status === 401 || answer.status === 403) throw refusedLogin(cache.name, answer, "cachix-auth-token");
		const hashes = answer.status === 200 ? jsonObject(answer.body) : void 0;
		if (!Array.isArray(hashes)) throw refusal(cache.name, answer, "cachix-auth-token");
		for (const hash of hashes) missing.add(hash);
	}
	const there = paths.filter((facts) => !missing.has(hashOf(facts)));
	const found = await readServed(host, cache, there);
	const elsewhere = there.filter(({ path, signers }) => !found.has(path) && signers.includes("cache.nixos.org-1"));
	return new Map([...found, ...elsewhere.map(({ path }) => [path, void 0])]);
}
/** A signing key is 64 bytes in base 64, the public one last; unlike a key of Nix it has no name. */
function checkSigningKey(address, signingKey, keys) {
	const bytes = Buffer.from(signingKey.trim(), "base64");
	const open = bytes.subarray(32).toString("base64");
	if (bytes.length === 64 && keys.some(({ text }) => text.endsWith(`:${open}`))) return;
	const wrong = bytes.length === 64 ? `not the key of ${address}` : "no key of `cachix generate-keypair`";
	throw new ProblemError(error("SHP060", `cachix-signing-key is ${wrong}.`, "Give the key that was generated for this cache, or none where Cachix signs.", { source }));
}

export { openCachix };