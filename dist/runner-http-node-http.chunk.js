import { limitTo } from "./common.chunk.js";
import { LateError } from "./frame.chunk.js";
import * as http$1 from "node:http";
import * as https$1 from "node:https";
import { pipeline } from "node:stream";

// src/runner/http/node-http.ts
/** Milliseconds after which an idle connection ends: less than the five seconds that servers often give it. */
const idleTime = 4e3;
/** An unwanted body of so many bytes is read, so that its connection is kept; a larger one is cut. */
const cheapBytes = 16384;
/**
* HTTP/1.1 over node:http and node:https with connections that are kept. Certificates are Node's own and those of
* NODE_EXTRA_CA_CERTS. docs/decisions/0007-http.md says why it is not undici.
*/
function nodeHttp({ connections, env }) {
	const options = {
		keepAlive: true,
		maxSockets: connections,
		maxFreeSockets: connections,
		timeout: idleTime,
		proxyEnv: env
	};
	const agents = {
		"http:": new http$1.Agent(options),
		"https:": new https$1.Agent(options)
	};
	const turn = limitTo(connections);
	const exchange = async (request, answered) => {
		const { protocol } = request.url;
		if (protocol !== "http:" && protocol !== "https:") throw new Error(`unsupported scheme ${protocol}`);
		const inTheWay = () => idleSocketInTheWay(Object.values(agents), request.url, connections);
		for (let idle = inTheWay(); idle; idle = inTheWay()) await endOf(idle);
		await exchangeOnce(agents[protocol], request, answered).catch((cause) => {
			if (request.once || request.method === "POST" || request.method === "PATCH" || !(cause instanceof StaleError)) throw cause;
			return exchangeOnce(agents[protocol], request, answered);
		});
	};
	return {
		send: (request) => new Promise((resolve, reject) => {
			turn(() => exchange(request, resolve)).catch(reject);
		}),
		close: () => {
			for (const agent of Object.values(agents)) agent.destroy();
		}
	};
}
var StaleError = class extends Error {};
/** Resolves when the connection is free again or gone. */
function exchangeOnce(agent, request, answered) {
	return new Promise((resolve, reject) => {
		const { url, method = "GET", headers = {}, timeout, signal } = request;
		if (signal?.aborted) return reject(/* @__PURE__ */ new Error("it was stopped"));
		const sent = (url.protocol === "https:" ? https$1 : http$1).request(url, {
			agent,
			method,
			headers
		});
		let reply;
		const stop = (cause) => (reply ?? sent).destroy(cause);
		const onAbort = () => stop(/* @__PURE__ */ new Error("it was stopped"));
		const late = () => stop(new LateError(`no complete answer came within ${(timeout ?? 0) / 1e3} s`));
		const timer = timeout === void 0 ? void 0 : setTimeout(late, timeout);
		signal?.addEventListener("abort", onAbort, { once: true });
		sent.once("close", () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", onAbort);
			if (reply) resolve();
			else reject(/* @__PURE__ */ new Error("the connection was closed"));
		});
		sent.on("error", (cause) => {
			reject(sent.reusedSocket && !reply && (cause.code === "ECONNRESET" || cause.code === "EPIPE") ? new StaleError(cause.message) : cause);
		});
		sent.once("response", (incoming) => {
			reply = incoming;
			answered(replyOf(incoming, url));
		});
		if (typeof request.body !== "function") return void sent.end(request.body);
		pipeline(told(request.body(), reject), sent, () => {});
	});
}
/** Tells of the failure of a body, which is a better reason than the connection that ends with it. */
async function* told(body, failed) {
	try {
		yield* body;
	} catch (cause) {
		failed(cause);
		throw cause;
	}
}
function replyOf(incoming, url) {
	incoming.on("error", () => {});
	const header = (name) => {
		const value = incoming.headers[name];
		return Array.isArray(value) ? value.join(", ") : value;
	};
	return {
		status: incoming.statusCode ?? 0,
		url,
		header,
		body: incoming,
		close: () => {
			if (Number(header("content-length")) <= cheapBytes) incoming.resume();
			else incoming.destroy();
		}
	};
}
/**
* A kept connection to another server that must end before there may be one more; undefined when there is room, or a kept
* connection to this server. Node's own limits would let the request wait while connections to others lie idle.
*/
function idleSocketInTheWay(agents, url, limit) {
	const host = `${url.hostname.replace(/^\[|\]$/g, "")}:${url.port || (url.protocol === "https:" ? "443" : "80")}:`;
	if (agents.some((agent) => Object.keys(agent.freeSockets).some((name) => name.startsWith(host)))) return void 0;
	const idle = agents.flatMap((agent) => socketsIn(agent.freeSockets));
	if (agents.reduce((sum, agent) => sum + socketsIn(agent.sockets).length, 0) + idle.length < limit) return void 0;
	return idle.find((socket) => socket.destroyed) ?? idle[0];
}
function endOf(socket) {
	socket.destroy();
	return new Promise((resolve) => setImmediate(resolve));
}
function socketsIn(sockets) {
	return Object.values(sockets).flatMap((list) => list ?? []);
}

export { nodeHttp };