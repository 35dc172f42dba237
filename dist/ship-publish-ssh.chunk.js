import { ProblemError, error, failureText } from "./frame.chunk.js";
import { runNix } from "./common.chunk.js";
import { batchesOf } from "./ship-publish-batches.chunk.js";
import { pathFacts } from "./ship-publish-path-facts.chunk.js";

// src/ship/publish/ssh.ts
const timeout = 7200;
/**
* The store of another machine, which Nix copies to. With a key, signed copies are sent; without one, what the store has. Who is
* trusted there need not sign: that machine decides.
*/
function openSsh(host, { address, nix, key }) {
	const copy = async (paths, from) => {
		const args = [
			"copy",
			"--no-recursive",
			"--no-check-sigs",
			...from === void 0 ? [] : ["--from", from],
			"--to",
			address,
			"--stdin"
		];
		const input = `${paths.map(({ path }) => path).join("\n")}\n`;
		const outcome = await runNix(host, nix, args, {
			timeout,
			input
		});
		if (outcome.kind === "exited" && outcome.code === 0) return;
		throw new ProblemError(copyProblem(address, failureText(outcome).replace(/^error: /, "")));
	};
	return {
		kind: "client",
		find: async (paths) => {
			const facts = await pathFacts(host, nix, paths.map(({ path }) => path), address);
			return new Map(facts.map(({ path, narHash }) => [path, narHash]));
		},
		send: async (paths, { sent, staged }) => {
			for (const batch of batchesOf(paths)) {
				if (key) await staged(batch, (cacheUrl) => copy(batch, cacheUrl));
				else await copy(batch);
				for (const path of batch) sent(path);
			}
		}
	};
}
function copyProblem(address, said) {
	const about = { subject: { url: address } };
	if (/signature|not signed|lacks a/i.test(said)) return error("SHP043", `${address} does not take the paths: ${said}.`, "Give signing-key with a key that is in trusted-public-keys of that machine, or let its user be one of trusted-users.", about);
	return error("SHP050", `nix copy to ${address} failed: ${said}.`, "Check the address, the ssh key and the space on that machine, and run it again: what is there is not sent again.", about);
}

export { openSsh };