import { LateError, ProblemError, answerProblem, ask, follow, isPassing, retry, silentProblem } from "./frame.chunk.js";

// src/ship/publish/remote.ts
const rule = {
	tries: 5,
	firstPause: 500,
	longestPause: 2e4,
	crowd: true
};
/** Larger answers than a narinfo's are none, bytes. */
const maxBytes = 1048576;
const patience = 6e4;
/** Bytes per millisecond below which an upload is given up. */
const slowest = 256;
const ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/** The files of a server over HTTP. Throws ProblemError SHP042 to SHP045, SHP051, and what the server itself explains. */
function remoteFiles(host, remote) {
	const send = async (file, method, body) => {
		const url = remote.urlOf(file);
		const headers = body ? {
			"content-length": `${body.size}`,
			"content-type": body.type
		} : {};
		const sha256 = body?.sha256 ?? ofNothing;
		const attempt = async () => {
			const question = {
				url,
				method,
				maxBytes,
				follow: remote.follows ?? true,
				signal: host.cancelled,
				timeout: patience + (body?.size ?? 0) / slowest,
				headers: {
					...headers,
					...await remote.sign({
						method,
						url,
						headers,
						sha256
					})
				},
				...body && { body: body.open }
			};
			try {
				const answer = await ask(host, question, {
					...rule,
					tries: 1
				});
				if (!isPassing(answer.status)) return { done: answer };
				return {
					end: () => answer,
					retryAfter: answer.header("retry-after")
				};
			} catch (cause) {
				const end = () => {
					throw silentProblem(remote.name, url, cause);
				};
				return cause instanceof LateError || cause instanceof ProblemError ? end() : { end };
			}
		};
		return retry(host, {
			...rule,
			signal: host.cancelled
		}, attempt);
	};
	const refused = (answer) => {
		const { status, url, body } = answer;
		const isPage = /html/.test(answer.header("content-type") ?? "");
		const said = remote.words?.(answer) ?? (isPage ? "" : body.toString("utf8"));
		const problem = remote.explain?.(answer) ?? answerProblem(remote.name, {
			status,
			url,
			said,
			login: remote.login
		});
		return new ProblemError(problem);
	};
	const isAbsent = (answer) => answer.status === 404 || answer.status === 410 || (remote.isAbsent?.(answer) ?? false);
	return {
		read: async (file) => {
			const answer = await send(file, "GET");
			if (answer.status === 200) return answer.body.toString("utf8");
			if (isAbsent(answer) && !remote.explain?.(answer)) return void 0;
			throw refused(answer);
		},
		size: async (file) => {
			const answer = await send(file, "HEAD");
			if (answer.status === 200) return Number(answer.header("content-length") ?? NaN);
			if (isAbsent(answer)) return void 0;
			if (answer.status === 405 || answer.status === 501) return NaN;
			throw refused(answer);
		},
		write: async (file, content) => {
			const answer = await send(file, "PUT", content);
			if (answer.status < 200 || answer.status > 299) throw refused(answer);
		},
		stream: async function* (file) {
			const url = remote.urlOf(file);
			const headers = url.origin === remote.urlOf("nix-cache-info").origin ? await remote.sign({
				method: "GET",
				url,
				headers: {},
				sha256: ofNothing
			}) : {};
			try {
				const reply = await follow(host.http, {
					url,
					headers,
					signal: host.cancelled
				});
				if (reply.status !== 200) {
					reply.close();
					throw new Error(`status ${reply.status}`);
				}
				yield* reply.body;
			} catch (cause) {
				throw silentProblem(remote.name, url, cause);
			}
		}
	};
}

export { remoteFiles };