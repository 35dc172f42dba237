import { ProblemError, RefusedRedirect, ask as ask$1, blobOf, digestOf as digestOf$1, error, follow, isPassing, layerAnnotations, manifestOf, maskLikelySecrets, mediaTypes, readIfPresent, retry, shown, warning } from "./frame.chunk.js";
import { guardShipment } from "./ship-guard.chunk.js";
import { limitTo } from "./common.chunk.js";
import { createHash } from "node:crypto";
import { basename, join } from "node:path";

// src/ship/registry/attachment.ts
/** Bytes of one document; an SBOM of 10,000 store paths has about 10 MB. */
const mostBytes$3 = 64e6;
/**
* Reads a document to attach and finds out what it is: an SBOM (CycloneDX, SPDX), a Sigstore bundle, a DSSE envelope, or an in-toto
* statement. Throws ProblemError SHP139 for another, and for what cannot be read.
*/
async function readAttachment(host, path) {
	const refuse = (why) => {
		return new ProblemError(error("SHP139", `${path} ${why}.`, "attach takes CycloneDX or SPDX as JSON, Sigstore bundles, DSSE envelopes and in-toto statements.", { subject: { path } }));
	};
	const size = (await host.files.stat(path).catch(() => void 0))?.size;
	if (size === void 0) throw refuse("cannot be read");
	if (size > mostBytes$3) throw refuse(`has more than ${mostBytes$3 / 1e6} MB`);
	const bytes = await host.files.readFile(path);
	let document;
	try {
		document = JSON.parse(bytes.toString("utf8"));
	} catch {
		throw refuse("is not JSON");
	}
	const kind = kindOf(document);
	if (!kind) throw refuse("is none of the documents that can be attached");
	return {
		title: basename(path),
		bytes,
		...kind
	};
}
/** By the member that each format requires, with the media types that are registered or that its own tools use. */
function kindOf(document) {
	const read = members(document);
	const { bomFormat, spdxVersion, mediaType, payloadType, _type: type, dsseEnvelope } = read;
	if (bomFormat === "CycloneDX") return {
		mediaType: "application/vnd.cyclonedx+json",
		annotations: {}
	};
	if (typeof spdxVersion === "string") return {
		mediaType: "application/spdx+json",
		annotations: {}
	};
	if (typeof mediaType === "string" && mediaType.startsWith("application/vnd.dev.sigstore.bundle")) return {
		mediaType,
		annotations: bundleAnnotations(dsseEnvelope)
	};
	if (typeof payloadType === "string" && Array.isArray(read["signatures"])) return {
		mediaType: "application/vnd.dsse.envelope.v1+json",
		annotations: predicate(payloadOf(document))
	};
	if (typeof type === "string" && type.startsWith("https://in-toto.io/Statement/")) return {
		mediaType: "application/vnd.in-toto+json",
		annotations: predicate(document)
	};
}
/** As cosign's specification of bundles in registries has them: https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md */
function bundleAnnotations(envelope) {
	if (envelope === void 0) return { "dev.sigstore.bundle.content": "message-signature" };
	return {
		"dev.sigstore.bundle.content": "dsse-envelope",
		...predicate(payloadOf(envelope))
	};
}
function predicate(statement) {
	const { predicateType } = members(statement);
	return typeof predicateType === "string" ? { "dev.sigstore.bundle.predicateType": predicateType } : {};
}
function payloadOf(envelope) {
	const { payload } = members(envelope);
	try {
		return JSON.parse(Buffer.from(typeof payload === "string" ? payload : "", "base64").toString());
	} catch {
		return;
	}
}
function members(value) {
	return typeof value === "object" && value !== null ? value : {};
}

// src/ship/registry/reference.ts
const component = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const repositoryForm = new RegExp(`^${component}(?:/${component})*$`);
const registryForm = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/;
const tagForm = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;
const digestForm = /^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/;
/** Of registry, `/` and repository together; many clients refuse more. */
const longestName = 255;
/**
* Reads `registry/repository[:tag][@digest]`. The registry must be named. Upper case, which no repository can have, becomes lower case:
* a GitHub owner may have it. Throws ProblemError SHP130.
*/
function parseReference(text) {
	const refuse = (why) => new ProblemError(error("SHP130", `The image reference ${JSON.stringify(text)} ${why}.`, "Write it as ghcr.io/owner/name:tag."));
	const [named = "", digest, ...more] = text.split("@");
	const slash = named.indexOf("/");
	const registry = named.slice(0, Math.max(slash, 0)).toLowerCase();
	if (!/[.:]/.test(registry) && registry !== "localhost") throw refuse("names no registry");
	const path = named.slice(slash + 1);
	const colon = path.indexOf(":");
	const repository = (colon < 0 ? path : path.slice(0, colon)).toLowerCase();
	const tag = colon < 0 ? void 0 : path.slice(colon + 1);
	if (!registryForm.test(registry)) throw refuse("has an invalid registry");
	if (!repositoryForm.test(repository)) throw refuse("has an invalid repository");
	if (registry.length + 1 + repository.length > longestName) throw refuse(`is longer than ${longestName} characters`);
	if (tag !== void 0 && !tagForm.test(tag)) throw refuse("has an invalid tag");
	if (more.length > 0 || digest !== void 0 && !digestForm.test(digest)) throw refuse("has an invalid digest");
	return {
		registry,
		repository,
		...tag !== void 0 && { tag },
		...digest !== void 0 && { digest }
	};
}
/** Whether the text can be a repository, without its registry. */
function isRepository(text) {
	return repositoryForm.test(text);
}
/** Whether the text is a digest that this project can check: sha256 or sha512. */
function isDigest(text) {
	return digestForm.test(text);
}
/** The name of a repository in the words of users: `ghcr.io/acme/app`. */
function shownRepository({ registry, repository }) {
	return `${registry}/${repository}`;
}
/**
* Where a registry answers. Docker Hub's host is another than its name, and a registry on loopback is asked without TLS, as docker
* does.
*/
function registryUrl(registry) {
	if (dockerHub.has(registry)) return new URL("https://registry-1.docker.io/");
	const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(registry);
	return new URL(`${loopback ? "http" : "https"}://${registry}/`);
}
/** The names that Docker Hub is known by. */
const dockerHub = /* @__PURE__ */ new Set([
	"docker.io",
	"index.docker.io",
	"registry-1.docker.io"
]);
/** The host of a key in docker's configuration, the same for each name of Docker Hub. */
function registryOfKey(key) {
	const host = key.replace(/^https?:\/\//, "").split("/")[0] ?? "";
	return dockerHub.has(host) ? "docker.io" : host;
}
/** The tag that lists the referrers of a digest where the registry does not: distribution-spec, "Referrers Tag Schema". */
function referrersTag(digest) {
	const [algorithm = "", encoded = ""] = digest.split(":");
	return `${algorithm.slice(0, 32)}-${encoded.slice(0, 64)}`.replaceAll(/[^a-zA-Z0-9._-]/g, "-");
}

// src/ship/registry/credentials.ts
/**
* The login of a registry: the inputs, else for ghcr.io the job's token, else `auths` of docker's configuration (`DOCKER_CONFIG`, or
* `~/.docker/config.json`), which `docker login` and docker/login-action write. Programs that keep logins (credential helpers) are not
* called. Throws ProblemError SHP131 where only one of user and password is given, SHP136 for a configuration that cannot be read.
*/
async function findLogin(host, registry, given) {
	const { user, password } = given;
	if (user !== void 0 && password !== void 0) return {
		login: {
			user,
			password,
			from: "the inputs registry-user and registry-password"
		},
		warnings: []
	};
	if (registry === "ghcr.io" && user === void 0) {
		const token = password ?? given.githubToken;
		const from = password === void 0 ? "the token of the job" : "the input registry-password";
		if (token !== void 0) return {
			login: {
				user: host.env["GITHUB_ACTOR"] || "github",
				password: token,
				from
			},
			warnings: []
		};
	}
	if (user !== void 0 || password !== void 0) {
		const [has, lacks] = user === void 0 ? ["password", "user"] : ["user", "password"];
		const message = `There is a registry-${has} for ${registry}, and no registry-${lacks}.`;
		throw new ProblemError(error("SHP131", message, "Give both, or none of them."));
	}
	return fromDocker(host, registry);
}
async function fromDocker(host, registry) {
	const folder = host.env["DOCKER_CONFIG"] || host.env["HOME"] && join(host.env["HOME"], ".docker");
	if (!folder) return {
		login: void 0,
		warnings: []
	};
	const file = join(folder, "config.json");
	const text = await readIfPresent(host, file);
	if (text === void 0) return {
		login: void 0,
		warnings: []
	};
	const { auths, credHelpers, credsStore } = parseConfiguration(text, file);
	const key = Object.keys(auths).find((name) => registryOfKey(name) === registryOfKey(registry));
	const entry = membersOf$1(key === void 0 ? void 0 : auths[key]);
	const login = loginOf(entry, file);
	if (login) return {
		login,
		warnings: []
	};
	const unusable = (what) => ({
		login: void 0,
		warnings: [warning("SHP136", `${file}: the login of ${registry} ${what}.`, fix, { subject: { path: file } })]
	});
	if (typeof entry["identitytoken"] === "string") return unusable("is an identity token, which is not supported");
	const helperKey = Object.keys(credHelpers).find((name) => registryOfKey(name) === registryOfKey(registry));
	const helper = helperKey === void 0 ? key !== void 0 && credsStore : credHelpers[helperKey];
	if (typeof helper === "string" && helper !== "") return unusable(`is kept by docker-credential-${helper}, and credential helpers are not called`);
	return {
		login: void 0,
		warnings: []
	};
}
const fix = "Give registry-user and registry-password, or log in with docker/login-action, which writes the login itself.";
/** Throws ProblemError SHP136. */
function parseConfiguration(text, file) {
	try {
		const { auths, credHelpers, credsStore } = membersOf$1(JSON.parse(text));
		return {
			auths: membersOf$1(auths),
			credHelpers: membersOf$1(credHelpers),
			credsStore
		};
	} catch {
		const what = `${file} is not the JSON of docker's configuration.`;
		throw new ProblemError(error("SHP136", what, `${fix} Or remove the file.`, { subject: { path: file } }));
	}
}
function loginOf(entry, file) {
	const { auth, username, password, identitytoken } = entry;
	if (identitytoken !== void 0 && identitytoken !== "") return void 0;
	if (typeof username === "string" && typeof password === "string" && username !== "") return {
		user: username,
		password,
		from: file
	};
	const plain = typeof auth === "string" ? Buffer.from(auth, "base64").toString() : "";
	const colon = plain.indexOf(":");
	return colon > 0 ? {
		user: plain.slice(0, colon),
		password: plain.slice(colon + 1),
		from: file
	} : void 0;
}
/** The members of a JSON object, none of anything else. */
function membersOf$1(value) {
	return typeof value === "object" && value !== null ? value : {};
}

// src/ship/registry/problems.ts
/** The error for an answer that is not the expected one: SHP131, SHP132, SHP133 or SHP134. */
function refusal(answer, { what, registry, repository, login }) {
	const { status, url } = answer;
	const said = saidBy(answer);
	const about = { subject: { url: shown(url) } };
	const make = (code, fix) => new ProblemError(error(code, `${registry} did not ${what}: status ${status}${said.text}.`, fix, about));
	if (status === 401) return refusedLogin(registry, answer, login);
	if (status === 403) return make("SHP132", deniedFix(registry, repository, login));
	if (said.codes.includes("NAME_UNKNOWN")) return make("SHP132", `Create the repository ${repository} first: this registry makes none on its own.`);
	if (isPassing(status)) return make("SHP133", "Run it again later: what has arrived is not sent again.");
	return make("SHP134", "See what the registry says; a proxy in front of it may be the one who answers.");
}
function deniedFix(registry, repository, login) {
	if (registry === "ghcr.io") return `Give the job "permissions: packages: write", and give this repository write access in the settings of the package where it exists already.`;
	return `Let ${login ? `the user ${login.user} (${login.from})` : "this machine"} push to ${repository}.`;
}
/** SHP131: the login is wrong, has no access, or there is none. */
function refusedLogin(registry, answer, login) {
	const { text } = saidBy(answer);
	const [message, fix] = login ? [`${registry} refused the login of ${login.user} from ${login.from}: status ${answer.status}${text}.`, "Check user and password or token, that it has not expired, and that it may push there."] : [`${registry} wants a login, and there is none: status ${answer.status}${text}.`, "Give registry-user and registry-password, or log in with docker/login-action before."];
	return new ProblemError(error("SHP131", message, fix, { subject: { url: shown(answer.url) } }));
}
/** SHP133: no answer came; SHP137 where a redirect leads to where nothing is sent. A problem stays as it is. */
function noAnswer(registry, url, cause) {
	if (cause instanceof ProblemError) return cause;
	const about = { subject: { url: shown(url) } };
	if (cause instanceof RefusedRedirect) {
		const message = `${registry} redirects to where nothing is sent: ${cause.message}.`;
		return new ProblemError(error("SHP137", message, "Ask who runs the registry.", about));
	}
	const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
	return new ProblemError(error("SHP133", `${registry} gave no answer at ${shown(url)}: ${reason}.`, "Check that this machine reaches the registry (firewall, DNS, TLS certificates, proxy), and run it again.", about), { cause });
}
/** SHP135: content is not what its digest says. */
function wrongContent(message) {
	return new ProblemError(error("SHP135", message, "Run it again. If it stays so, report it with the log."));
}
/** SHP140: cancelled. */
function cancelled(registry) {
	return error("SHP140", `The push to ${registry} was cancelled.`, "Run it again: what has arrived is not sent again.");
}
/** The codes and messages in the body of a refusal: distribution-spec, "Error Codes". */
function saidBy({ body }) {
	let read;
	try {
		read = JSON.parse(body.toString());
	} catch {
		return {
			codes: [],
			text: ""
		};
	}
	const { errors } = Object(read);
	const entries = (Array.isArray(errors) ? errors : []).slice(0, 3).map((entry) => {
		const { code, message } = Object(entry);
		return {
			code: typeof code === "string" ? code : "",
			message: typeof message === "string" ? message : ""
		};
	});
	const text = entries.map(({ code, message }) => [code, message].filter((part) => part !== "").join(": ")).join("; ");
	const short = maskLikelySecrets(text.slice(0, 300)).replace(/[.\s]+$/, "");
	return {
		codes: entries.map(({ code }) => code),
		text: short === "" ? "" : ` (${short})`
	};
}

// src/ship/registry/manifests.ts
const accepted = [...[mediaTypes.manifest, mediaTypes.index], ...["application/vnd.docker.distribution.manifest.v2+json", "application/vnd.docker.distribution.manifest.list.v2+json"]].join(", ");
/** Bytes that registries accept at least: distribution-spec, "Pushing Manifests". */
const mostBytes$2 = 4194304;
/** What pushing to a repository needs, and reading from the others. */
function pushScope(repository, from = []) {
	const sources = from.filter((name) => name !== repository);
	return [`repository:${repository}:pull,push`, ...sources.map((name) => `repository:${name}:pull`)];
}
/** The manifest of a tag or digest; undefined where there is none. Throws ProblemError SHP131 to SHP135. */
async function readManifest(target, reference) {
	const answer = await ask(target, "GET", reference);
	if (answer.status === 404) return void 0;
	if (answer.status !== 200) throw refused$2(target, answer, `give the manifest ${reference}`);
	const { body: bytes } = answer;
	const digest = digestOf$1(bytes);
	if (reference.startsWith("sha256:") && reference !== digest) throw wrongContent(`${target.session.registry} gave ${digest} as the manifest ${reference}.`);
	return {
		mediaType: (answer.header("content-type") ?? "").split(";")[0]?.trim() ?? "",
		bytes,
		digest
	};
}
/** The digest that a tag has now; undefined where it has none. Throws ProblemError SHP131 to SHP134. */
async function digestOf(target, reference) {
	const answer = await ask(target, "HEAD", reference);
	if (answer.status === 404) return void 0;
	if (answer.status !== 200) throw refused$2(target, answer, `give the manifest ${reference}`);
	return answer.header("docker-content-digest") ?? (await readManifest(target, reference))?.digest;
}
/**
* Stores a manifest by its digest, or under a tag. Its blobs must be there. Gives the answer's headers. Throws ProblemError SHP131 to
* SHP135, SHP138 where it is larger than registries take.
*/
async function putManifest(target, { mediaType, digest, bytes }, reference) {
	const { session, repository } = target;
	if (bytes.length > mostBytes$2) {
		const message = `The manifest ${digest} has ${bytes.length} bytes, and registries take ${mostBytes$2}.`;
		throw new ProblemError(error("SHP138", message, "Use fewer layers, labels and annotations."));
	}
	const answer = await session.ask({
		url: session.url(`v2/${repository}/manifests/${reference}`),
		method: "PUT",
		headers: { "content-type": mediaType },
		body: bytes,
		scope: pushScope(repository)
	});
	if (answer.status !== 201) throw refused$2(target, answer, `store the manifest ${reference}`);
	const stored = answer.header("docker-content-digest");
	if (stored?.startsWith("sha256:") && stored !== digest) throw wrongContent(`${shownRepository({
		...session,
		repository
	})} stored ${stored} in place of ${digest}.`);
	return answer;
}
function ask({ session, repository }, method, reference) {
	return session.ask({
		url: session.url(`v2/${repository}/manifests/${reference}`),
		method,
		headers: { accept: accepted },
		scope: pushScope(repository)
	});
}
function refused$2({ session, repository }, answer, what) {
	return refusal(answer, {
		what,
		repository,
		...session
	});
}

// src/ship/registry/known-layers.ts
/** Manifests of an index that are read. */
const mostManifests = 64;
/**
* The layers of the image, or of all images of the index, that a tag or digest names, by their key: what has the same key is the same
* blob and need not be packed again. Empty where there is nothing. Throws ProblemError SHP131 to SHP135.
*/
async function knownLayers(target, reference) {
	const found = /* @__PURE__ */ new Map();
	const top = await readManifest(target, reference);
	if (!top) return found;
	const digests = top.mediaType === mediaTypes.index ? membersOf(top.bytes, "manifests").map(({ digest }) => digest) : [];
	const manifests = [top];
	for (const digest of digests.slice(0, mostManifests)) {
		const manifest = typeof digest === "string" ? await readManifest(target, digest) : void 0;
		if (manifest) manifests.push(manifest);
	}
	for (const { bytes } of manifests) for (const [key, layer] of membersOf(bytes, "layers").flatMap(layerOf)) found.set(key, layer);
	return found;
}
function layerOf(descriptor) {
	const { mediaType, digest, size, annotations } = descriptor;
	const { [layerAnnotations.key]: key, [layerAnnotations.diffId]: diffId } = Object(annotations);
	if (typeof mediaType !== "string" || typeof digest !== "string" || typeof size !== "number") return [];
	return typeof key === "string" && typeof diffId === "string" && isDigest(digest) && isDigest(diffId) ? [[key, {
		mediaType,
		digest,
		size,
		diffId
	}]] : [];
}
/** The objects of a list in a JSON object; none of anything else. */
function membersOf(bytes, name) {
	let read;
	try {
		read = JSON.parse(Buffer.from(bytes).toString());
	} catch {
		return [];
	}
	const list = Object(read)[name];
	return Array.isArray(list) ? list.map((entry) => Object(entry)) : [];
}

// src/ship/registry/progress.ts
/** Milliseconds between two lines; a terminal shows every half second. */
const every = {
	line: 1e4,
	status: 500
};
/** Says what is sent, how far it is and how fast, as lines of a log and as the last line of a terminal. */
function progressOf({ log, clock }, to) {
	let [blobs, finished, expected, bytes] = [
		0,
		0,
		0,
		0
	];
	let begun;
	let [lineAt, statusAt] = [clock.now(), 0];
	const show = () => {
		const now = clock.now();
		const speed = bytes / Math.max(.001, (now - (begun ?? now)) / 1e3);
		const text = `Pushing to ${to}: ${finished} of ${blobs} blobs, ${bytesText(bytes)} of ${bytesText(expected)}, ${bytesText(speed)}/s`;
		if (log.status && now - statusAt >= every.status) {
			statusAt = now;
			log.status(text);
		}
		if (!log.status && now - lineAt >= every.line) {
			lineAt = now;
			log.info(text);
		}
	};
	return {
		add: (more) => {
			blobs += 1;
			expected += more;
		},
		sent: (more) => {
			begun ??= clock.now();
			bytes += more;
			show();
		},
		done: () => {
			finished += 1;
		},
		total: () => ({
			bytes,
			milliseconds: begun === void 0 ? 0 : clock.now() - begun
		})
	};
}
/** As in `3.4 GB`. */
function bytesText(bytes) {
	if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} kB`;
	return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

// src/ship/registry/location.ts
/**
* Where the next request of an upload goes, by the Location of an answer; undefined where it has none. It may be another server. Throws
* ProblemError SHP137 for one that would be asked without TLS.
*/
function uploadLocation({ session }, { url, header }) {
	const text = header("location");
	if (text === void 0) return void 0;
	const location = URL.parse(text, url.href);
	if (location?.protocol === "http:" && url.protocol === "https:" && location.hostname === url.hostname) {
		location.protocol = "https:";
		location.port = url.port;
	}
	const secure = location?.protocol === "https:" || location?.protocol === "http:" && url.protocol === "http:";
	if (!location || !secure || location.username !== "") {
		const to = location ? shown(location) : "a malformed URL";
		const message = `${session.registry} wants an upload at ${to}, which is not ${url.protocol.replace(":", "")}.`;
		throw new ProblemError(error("SHP137", message, "Nothing was sent there. Ask who runs the registry."));
	}
	return location;
}
/** The address that ends an upload. What is in it already stays as it is: some registries sign it. */
function withDigest(location, digest) {
	const url = new URL(location);
	url.search = `${location.search === "" ? "?" : `${location.search}&`}digest=${encodeURIComponent(digest)}`;
	return url;
}

// src/ship/registry/asking.ts
/** Of questions and of uploads. */
const retryRule = {
	tries: 6,
	firstPause: 1e3,
	longestPause: 6e4,
	crowd: true
};

// src/ship/registry/challenge.ts
/**
* The challenge in a WWW-Authenticate header (RFC 9110, 11.6.1) that this client can answer, Bearer before Basic; undefined where there
* is none. Its scope is not read: some registries send a placeholder, and the scope of a request is known.
*/
function parseChallenge(header) {
	const challenges = split(header ?? "");
	const bearer = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.has("realm"));
	if (bearer) {
		const { parameters } = bearer;
		return {
			scheme: "bearer",
			realm: parameters.get("realm") ?? "",
			service: parameters.get("service")
		};
	}
	return challenges.some(({ scheme }) => scheme === "basic") ? { scheme: "basic" } : void 0;
}
/** `Bearer realm="a",service="b", Basic realm="c"` has commas between challenges and between parameters. */
function split(header) {
	const offers = [];
	for (const [, name, quoted, plain, scheme] of header.matchAll(/[\s,]*(?:([\w.~+-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))|([A-Za-z][\w-]*)(?=\s|,|$))/gy)) if (scheme !== void 0) offers.push({
		scheme: scheme.toLowerCase(),
		parameters: /* @__PURE__ */ new Map()
	});
	else if (name !== void 0) offers.at(-1)?.parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, "$1") ?? plain ?? "");
	return offers;
}

// src/ship/registry/token.ts
/** Seconds, of a token that says nothing about it: distribution's "Token Authentication Specification". */
const shortestLife = 60;
/** Seconds before its end in which a token is no longer used. */
const margin = 10;
/**
* The answer to a challenge: the login itself, or a token for the scope from the server that the registry names. Undefined where a login
* is asked for and there is none. Throws ProblemError SHP131 (login refused), SHP133 (no answer), SHP137 (a token server without TLS).
*/
async function authorize(host, request) {
	const { login, challenge } = request;
	const password = login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString("base64")}`;
	if (challenge.scheme === "basic") return password ? {
		header: password,
		until: Number.POSITIVE_INFINITY
	} : void 0;
	const url = tokenUrl(request, challenge);
	const now = host.clock.now();
	const question = {
		url,
		headers: password ? { authorization: password } : {},
		maxBytes: 262144,
		timeout: 3e4,
		signal: host.cancelled
	};
	const answer = await ask$1(host, question, {
		...retryRule,
		signal: host.cancelled
	}).catch((cause) => {
		throw noAnswer(request.registry, url, cause);
	});
	if (answer.status !== 200) throw refusedLogin(request.registry, answer, login);
	const { token, seconds } = parseToken(answer.body.toString());
	if (token === void 0) {
		const message = `${shown(url)}, which ${request.registry} names, gave no token.`;
		throw new ProblemError(error("SHP134", message, "Ask who runs the registry.", { subject: { url: shown(url) } }));
	}
	request.mask(token);
	return {
		header: `Bearer ${token}`,
		until: now + Math.max(0, seconds - margin) * 1e3
	};
}
function tokenUrl({ registry, origin, scope }, challenge) {
	const url = URL.parse(challenge.realm);
	const secure = url?.protocol === "https:" || url?.protocol === "http:" && origin.protocol === "http:";
	if (!url || !secure || url.username !== "") {
		const message = `${registry} asks for a login at ${url ? shown(url) : "a malformed URL"}, which is not https.`;
		throw new ProblemError(error("SHP137", message, "The login was not sent there. Ask who runs the registry."));
	}
	if (challenge.service !== void 0) url.searchParams.set("service", challenge.service);
	for (const part of scope) url.searchParams.append("scope", part);
	return url;
}
function parseToken(text) {
	let read;
	try {
		read = JSON.parse(text);
	} catch {}
	const { token, access_token, expires_in } = Object(read);
	const given = [token, access_token].find((value) => typeof value === "string" && value !== "");
	return {
		token: typeof given === "string" ? given : void 0,
		seconds: typeof expires_in === "number" && expires_in > 0 ? expires_in : shortestLife
	};
}

// src/ship/registry/session.ts
/** Bytes. Registries accept manifests of 4 MB at least (distribution-spec); one that is read may be of another client. */
const mostBytes$1 = 16e6;
/** Milliseconds for a question. */
const patience$1 = 6e4;
/** Asks nothing yet. Credentials go to the registry's own origin and to the token server that it names, and to no other. */
function openRegistry(host, { registry, login, mask }) {
	const origin = registryUrl(registry);
	if (login) for (const secret of [login.password, basic(login)]) mask(secret);
	const tokens = /* @__PURE__ */ new Map();
	const renewals = /* @__PURE__ */ new Map();
	const warned = /* @__PURE__ */ new Set();
	const renew = (answer, scope, refused) => {
		const key = scope.join(" ");
		const current = tokens.get(key);
		if (current !== refused) return Promise.resolve(current);
		const challenge = parseChallenge(answer.header("www-authenticate"));
		if (!challenge) return Promise.resolve(void 0);
		const running = renewals.get(key) ?? authorize(host, {
			registry,
			origin,
			login,
			mask,
			challenge,
			scope
		}).then((authorization) => {
			if (!authorization || authorization.header === refused?.header) return void 0;
			tokens.set(key, authorization);
			return authorization;
		}).finally(() => renewals.delete(key));
		renewals.set(key, running);
		return running;
	};
	/** An answer with 401 of the registry itself is followed by one more try, with what it asked for. */
	const authorized = async ({ url, headers = {}, scope }, exchange, drop = () => {}) => {
		if (url.origin !== origin.origin) return exchange(headers);
		const held = tokens.get(scope.join(" "));
		const used = held && held.until > host.clock.now() ? held : void 0;
		const reply = await exchange(used ? {
			...headers,
			authorization: used.header
		} : headers);
		for (const text of warningsOf(reply).filter((one) => !warned.has(one))) {
			warned.add(text);
			host.log.info(`${registry} warns: ${text}`);
		}
		if (reply.status !== 401 || reply.url.origin !== origin.origin) return reply;
		if (!used && held === tokens.get(scope.join(" "))) tokens.delete(scope.join(" "));
		const renewed = await renew(reply, scope, used);
		if (!renewed) return reply;
		drop();
		return exchange({
			...headers,
			authorization: renewed.header
		});
	};
	return {
		registry,
		login,
		host,
		known: /* @__PURE__ */ new Map(),
		underWay: /* @__PURE__ */ new Map(),
		url: (path) => new URL(path, origin),
		ask: (request) => authorized(request, async (headers) => {
			const { url, method, body } = request;
			const question = {
				url,
				headers,
				...method && { method },
				...body !== void 0 && { body },
				maxBytes: mostBytes$1,
				timeout: patience$1,
				signal: host.cancelled
			};
			try {
				return await ask$1(host, question, {
					...retryRule,
					signal: host.cancelled
				});
			} catch (cause) {
				throw host.cancelled.aborted ? new ProblemError(cancelled(registry)) : noAnswer(registry, url, cause);
			}
		}),
		send: (request) => {
			let stop = new AbortController();
			const exchange = (headers = {}) => {
				const { scope: _, signal, ...sent } = request;
				stop = new AbortController();
				const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
				return follow(host.http, {
					...sent,
					headers,
					signal: either
				});
			};
			return authorized(request, exchange, () => stop.abort());
		}
	};
}
/** Does work alone under its name, in this process: the next waits, also where it fails. */
async function inTurn({ underWay }, name, work) {
	for (let other = underWay.get(name); other; other = underWay.get(name)) await other.catch(() => {});
	const running = work();
	underWay.set(name, running);
	try {
		return await running;
	} finally {
		underWay.delete(name);
	}
}
function basic({ user, password }) {
	return Buffer.from(`${user}:${password}`).toString("base64");
}
/** The texts of `Warning: 299 - "…"` (distribution-spec, "Warnings"). */
function warningsOf(reply) {
	return [...(reply.header("warning") ?? "").matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text);
}

// src/ship/registry/content.ts
/**
* All bytes of a blob. The last of them come only once size and digest are as promised, so that nothing else is ever complete. Throws
* ProblemError SHP135.
*/
async function* checked({ digest, size, open }) {
	const [algorithm = "", encoded] = digest.split(":");
	const hash = createHash(algorithm);
	let seen = 0;
	let held;
	for await (const chunk of open(0)) {
		seen += chunk.length;
		if (seen > size) break;
		hash.update(chunk);
		if (held) yield held;
		held = chunk;
	}
	if (seen !== size) throw wrongContent(`The content of ${digest} has ${seen > size ? "more than " : ""}${Math.min(seen, size)} bytes, not ${size}.`);
	const found = hash.digest("hex");
	if (found !== encoded) throw wrongContent(`The content of ${digest} has the digest ${algorithm}:${found}.`);
	if (held) yield held;
}
/** Reads parts of a blob one after the other, without opening it for each of them. */
function partsOf({ digest, size, open }) {
	let current;
	const close = async () => {
		const last = current;
		current = void 0;
		await last?.reader.return?.();
	};
	const take = async function* (start, length) {
		if (current?.position !== start) {
			await close();
			current = {
				reader: open(start)[Symbol.asyncIterator](),
				rest: /* @__PURE__ */ new Uint8Array(0),
				position: start
			};
		}
		const mine = current;
		for (const end = start + length; mine.position < end;) {
			if (mine.rest.length === 0) {
				const next = await mine.reader.next();
				if (next.done) throw wrongContent(`The content of ${digest} has ${mine.position} bytes, not ${size}.`);
				mine.rest = next.value;
			}
			const part = mine.rest.subarray(0, end - mine.position);
			mine.rest = mine.rest.subarray(part.length);
			mine.position += part.length;
			yield part;
		}
	};
	return {
		take,
		close
	};
}

// src/ship/registry/upload.ts
/** Milliseconds without another byte sent; and without an answer after the last one: a registry may copy the whole blob first. */
const patience = {
	sending: 6e4,
	answering: 6e5
};
/** Bytes of a part, and of a part after a request was too large: GHCR takes no more, https://github.com/ocx-sh/ocx/pull/237 */
const partSizes = [33554432, 4194304];
/** Bytes of a refusal that are read. */
const mostBytes = 65536;
/** What is sent cannot be read: no fault of the registry, and no other try helps. */
var UnreadableError = class extends Error {};
/**
* Sends a blob: in one request, or in parts where the registry names their size or a request was too large. What was cut is continued
* from where the registry says it stands, else begun anew. The registry checks the digest at the end. Throws ProblemError SHP131 to SHP137,
* SHP140.
*/
async function upload(target, blob, begun, { begin, onBytes }) {
	const { host } = target.session;
	const parts = partsOf(blob);
	const plan = {
		parts,
		onBytes,
		small: false,
		whole: false
	};
	let state = {
		...begun,
		offset: 0
	};
	let cut = false;
	try {
		await retry(host, {
			...retryRule,
			signal: host.cancelled
		}, async () => {
			if (cut && state) state = await resumed(target, state);
			state ??= {
				...await begin(),
				offset: 0
			};
			const sent = await transfer(target, blob, state, plan, (next) => {
				state = next;
			});
			if (sent.kind === "stored") return { done: void 0 };
			if (host.cancelled.aborted) throw new ProblemError(cancelled(target.session.registry));
			cut = sent.kind === "cut" || isPassing(sent.answer.status);
			if (!cut) state = void 0;
			if (sent.kind === "refused" && !cut) judgeRefusal(target, blob, sent, plan);
			return {
				end: () => {
					if (sent.kind === "cut") throw noAnswer(target.session.registry, sent.at, sent.cause);
					throw refused$1(target, blob, sent.answer);
				},
				...sent.kind === "refused" && { retryAfter: sent.answer.header("retry-after") },
				onPause: (text) => host.log.info(`Layer ${shortDigest(blob)} was interrupted. ${text}`)
			};
		});
	} catch (cause) {
		await abandon(target, state);
		throw cause;
	} finally {
		await parts.close();
	}
}
/** Lets the registry forget an upload. It does so on its own after a while. */
async function abandon({ session, repository }, state) {
	if (!state) return;
	const request = {
		url: state.location,
		method: "DELETE",
		scope: pushScope(repository),
		timeout: 3e3
	};
	await session.send({
		...request,
		headers: { "content-length": "0" }
	}).then((reply) => reply.close(), () => {});
}
/** What a refusal means for the next try. Throws what no try can change. */
function judgeRefusal(target, blob, sent, plan) {
	const { answer, continued, inParts } = sent;
	const { status } = answer;
	if ((status === 413 || status === 416 && inParts && !continued) && !plan.small) {
		plan.small = true;
		return;
	}
	if (status === 404 || status === 416) return;
	if (status === 400 && !plan.whole) {
		plan.whole = true;
		return;
	}
	if (status === 400 && answer.body.includes("DIGEST_INVALID")) throw wrongContent(`${target.session.registry} received other bytes than those of ${blob.digest}.`);
	throw refused$1(target, blob, answer);
}
/** One try, from where the upload stands; `moved` is told of each part that has arrived. */
async function transfer(target, blob, from, plan, moved) {
	const smallest = from.least ?? 0;
	const partSize = Math.max(smallest, partSizes[plan.small ? 1 : 0]);
	const asked = plan.small || smallest > 0;
	const inParts = !plan.whole && (from.offset > 0 || asked && blob.size > partSize);
	let state = from;
	let at = from.location;
	try {
		while (inParts && state.offset < blob.size) {
			const { offset } = state;
			const length = Math.min(partSize, blob.size - offset);
			const headers = {
				"content-range": `${offset}-${offset + length - 1}`,
				"content-length": `${length}`
			};
			const body = () => plan.parts.take(offset, length);
			at = state.location;
			const answer = await exchange(target, {
				url: at,
				method: "PATCH",
				headers,
				body
			}, plan.onBytes);
			if (answer.status !== 202) return {
				kind: "refused",
				answer,
				continued: offset > 0,
				inParts
			};
			state = {
				...state,
				offset: offset + length,
				location: uploadLocation(target, answer) ?? at
			};
			moved(state);
		}
		at = withDigest(state.location, blob.digest);
		const whole = inParts ? {} : { body: () => checked(blob) };
		const headers = { "content-length": `${inParts ? 0 : blob.size}` };
		const answer = await exchange(target, {
			url: at,
			method: "PUT",
			headers,
			...whole
		}, plan.onBytes);
		if (answer.status !== 201) return {
			kind: "refused",
			answer,
			continued: inParts,
			inParts
		};
		const stored = answer.header("docker-content-digest");
		if (stored?.startsWith("sha256:") && blob.digest.startsWith("sha256:") && stored !== blob.digest) throw wrongContent(`${target.session.registry} stored ${stored} in place of ${blob.digest}.`);
		return { kind: "stored" };
	} catch (cause) {
		if (cause instanceof UnreadableError) throw cause.cause;
		if (cause instanceof ProblemError) throw cause;
		return {
			kind: "cut",
			cause,
			at
		};
	}
}
/** Where the registry says that the upload stands; undefined where it must begin anew. */
async function resumed(target, state) {
	const { session, repository } = target;
	const answer = await session.ask({
		url: state.location,
		scope: pushScope(repository)
	});
	const end = Number(/^(?:bytes=)?0-(\d+)$/.exec(answer.header("range") ?? "")?.[1]);
	if (answer.status !== 204 || !(end > 0)) return void 0;
	return {
		...state,
		offset: end + 1,
		location: uploadLocation(target, answer) ?? state.location
	};
}
/** One request with a long body and its small answer, ended when nothing moves any more. */
async function exchange({ session, repository }, request, onBytes) {
	const { host } = session;
	const watch = watching(host);
	const { body, headers } = request;
	const told = async function* () {
		try {
			for await (const chunk of body?.() ?? []) {
				watch.moved(chunk.length);
				onBytes(chunk.length);
				yield chunk;
			}
		} catch (cause) {
			throw new UnreadableError("the content cannot be read", { cause });
		}
		watch.wait();
	};
	try {
		const reply = await session.send({
			...request,
			headers: {
				"content-type": "application/octet-stream",
				...headers
			},
			scope: pushScope(repository),
			signal: watch.signal,
			once: true,
			...body && { body: told }
		});
		return {
			status: reply.status,
			url: reply.url,
			header: reply.header,
			body: await start(reply)
		};
	} finally {
		watch.end();
	}
}
/** Ends an exchange in which nothing moves. */
function watching({ clock, cancelled }) {
	const stop = new AbortController();
	let [movedAt, limit, ended] = [
		clock.now(),
		patience.sending,
		false
	];
	const look = () => clock.deadline(limit).addEventListener("abort", () => {
		if (ended) return;
		if (clock.now() - movedAt >= limit) stop.abort();
		else look();
	});
	look();
	return {
		signal: AbortSignal.any([cancelled, stop.signal]),
		moved: (bytes) => {
			if (bytes > 0) movedAt = clock.now();
		},
		wait: () => {
			[movedAt, limit] = [clock.now(), patience.answering];
		},
		end: () => {
			ended = true;
		}
	};
}
/** The first bytes of an answer. */
async function start(reply) {
	const chunks = [];
	let size = 0;
	for await (const chunk of reply.body) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= mostBytes) break;
	}
	reply.close();
	return Buffer.concat(chunks);
}
function refused$1({ session, repository }, blob, answer) {
	return refusal(answer, {
		what: `store the blob ${shortDigest(blob)}`,
		repository,
		...session
	});
}
function shortDigest({ digest }) {
	return digest.slice(0, 19);
}

// src/ship/registry/blobs.ts
/** Whether a repository has a blob. Throws ProblemError SHP131 to SHP134. */
async function hasBlob(target, digest) {
	const { session, repository } = target;
	if (session.known.get(digest)?.has(repository)) return true;
	const url = session.url(`v2/${repository}/blobs/${digest}`);
	const answer = await session.ask({
		url,
		method: "HEAD",
		scope: pushScope(repository)
	});
	if (answer.status === 200) remember(target, digest);
	else if (answer.status !== 404) throw refused(target, answer, `say whether it has ${digest}`);
	return answer.status === 200;
}
/**
* Brings a blob into a repository: nothing is done where it is there, else it is mounted from another repository, else sent. A blob that
* this process is sending to the registry is waited for. Throws ProblemError SHP131 to SHP137, SHP140.
*/
function pushBlob(target, blob, options = {}) {
	return inTurn(target.session, blob.digest, () => bring(target, blob, options));
}
async function bring(target, blob, { mountFrom = [], onBytes }) {
	const { session, repository } = target;
	if (await hasBlob(target, blob.digest)) return "present";
	const places = /* @__PURE__ */ new Set([...session.known.get(blob.digest) ?? [], ...mountFrom]);
	places.delete(repository);
	let begun;
	for (const from of places) {
		const mounted = await mount(target, blob.digest, from);
		if (mounted === true) {
			remember(target, blob.digest);
			return "mounted";
		}
		begun = mounted ?? begun;
	}
	begun ??= await begin(target);
	await upload(target, blob, begun, {
		begin: () => begin(target),
		onBytes: onBytes ?? (() => {})
	});
	remember(target, blob.digest);
	return "sent";
}
/** True when mounted; the upload that the registry began in its place; undefined where it refuses: then the blob is sent. */
async function mount(target, digest, from) {
	const { session, repository } = target;
	const url = session.url(`v2/${repository}/blobs/uploads/`);
	url.search = `mount=${encodeURIComponent(digest)}&from=${encodeURIComponent(from)}`;
	try {
		const scope = pushScope(repository, [from]);
		const answer = await session.ask({
			url,
			method: "POST",
			headers: { "content-length": "0" },
			scope
		});
		if (answer.status === 201) return true;
		return answer.status === 202 ? uploadOf(target, answer) : void 0;
	} catch (cause) {
		if (cause instanceof ProblemError && cause.problems[0]?.code === "SHP131") return void 0;
		throw cause;
	}
}
async function begin(target) {
	const { session, repository } = target;
	const url = session.url(`v2/${repository}/blobs/uploads/`);
	const answer = await session.ask({
		url,
		method: "POST",
		headers: { "content-length": "0" },
		scope: pushScope(repository)
	});
	const begun = answer.status === 202 ? uploadOf(target, answer) : void 0;
	if (!begun) throw refused(target, answer, "begin an upload");
	return begun;
}
function uploadOf(target, answer) {
	const location = uploadLocation(target, answer);
	const least = Number(answer.header("oci-chunk-min-length"));
	return location && {
		location,
		least: Number.isSafeInteger(least) && least > 0 ? least : void 0
	};
}
function remember({ session, repository }, digest) {
	const places = session.known.get(digest) ?? /* @__PURE__ */ new Set();
	session.known.set(digest, places.add(repository));
}
function refused({ session, repository }, answer, what) {
	return refusal(answer, {
		what,
		repository,
		...session
	});
}

// src/ship/registry/referrers.ts
/** The blob `{}` stands where there is nothing to say: image-spec, "Guidance for an Empty Descriptor". */
const emptyBytes = Buffer.from("{}");
const empty = {
	mediaType: "application/vnd.oci.empty.v1+json",
	digest: digestOf$1(emptyBytes),
	size: emptyBytes.length
};
/** The manifest of an attachment: an image manifest with `subject` and `artifactType` (OCI 1.1). The same document gives the same bytes. */
function attachmentManifest(subject, { bytes, mediaType, title, annotations }) {
	const layer = {
		mediaType,
		digest: digestOf$1(bytes),
		size: bytes.length
	};
	return manifestOf(mediaTypes.manifest, {
		artifactType: mediaType,
		config: empty,
		layers: [{
			...layer,
			annotations: { "org.opencontainers.image.title": title }
		}],
		subject: {
			mediaType: subject.mediaType,
			digest: subject.digest,
			size: subject.size
		},
		...Object.keys(annotations).length > 0 && { annotations }
	});
}
/**
* Attaches a document to a manifest of the repository, and sees to it that who asks for the referrers of the manifest finds it: where the
* registry has no list of them, this keeps the index under the referrers tag. Gives the digest of the attachment. Throws ProblemError
* SHP131 to SHP138, SHP141.
*/
async function attach(target, subject, attachment) {
	const manifest = attachmentManifest(subject, attachment);
	const { mediaType, annotations, bytes } = attachment;
	if (await digestOf(target, manifest.digest) === void 0) {
		await pushBlob(target, blobOf(emptyBytes, empty.mediaType));
		await pushBlob(target, blobOf(bytes, mediaType));
		await putManifest(target, manifest, manifest.digest);
	}
	if ((await listed11(target, subject.digest))?.some(({ digest }) => digest === manifest.digest)) return manifest.digest;
	const descriptor = {
		mediaType: manifest.mediaType,
		digest: manifest.digest,
		size: manifest.bytes.length,
		artifactType: mediaType,
		...Object.keys(annotations).length > 0 && { annotations }
	};
	await inTurn(target.session, `referrers of ${subject.digest}`, () => listUnderTag(target, subject.digest, descriptor));
	return manifest.digest;
}
/** The registry's own list (its first page); undefined where it has none. */
async function listed11({ session, repository }, digest) {
	const url = session.url(`v2/${repository}/referrers/${digest}`);
	const answer = await session.ask({
		url,
		headers: { accept: mediaTypes.index },
		scope: pushScope(repository)
	});
	if (answer.status === 200) return descriptorsOf(answer.body);
	if (answer.status >= 400 && answer.status < 500 && answer.status !== 401 && answer.status !== 403) return void 0;
	throw refusal(answer, {
		what: `list the referrers of ${digest}`,
		repository,
		...session
	});
}
async function underTag(target, digest) {
	const found = await readManifest(target, referrersTag(digest));
	if (found === void 0) return void 0;
	const list = found.digest === digest || found.mediaType !== mediaTypes.index ? void 0 : descriptorsOf(found.bytes);
	if (list) return list;
	const place = `${shownRepository({
		...target.session,
		...target
	})}:${referrersTag(digest)}`;
	throw new ProblemError(error("SHP141", `${place} is not a list of referrers; nothing can be attached.`, "Remove that tag, or use a registry with the referrers API (OCI 1.1)."));
}
/** Tries of an update that others may overwrite: the tag has no lock. */
const updates = 4;
async function listUnderTag(target, subject, added) {
	for (let count = 1; count <= updates; count += 1) {
		const manifests = await underTag(target, subject) ?? [];
		if (manifests.some(({ digest }) => digest === added.digest)) return;
		const index = manifestOf(mediaTypes.index, { manifests: [...manifests, added] });
		await putManifest(target, index, referrersTag(subject));
	}
	if ((await underTag(target, subject))?.some(({ digest }) => digest === added.digest)) return;
	const message = `${shownRepository({
		...target.session,
		...target
	})}: others overwrote the list of referrers of ${subject} ${updates} times.`;
	throw new ProblemError(error("SHP141", message, "Attach from one job at a time, and run this one again."));
}
/** Undefined for what is no index. */
function descriptorsOf(bytes) {
	let read;
	try {
		read = JSON.parse(Buffer.from(bytes).toString());
	} catch {
		return;
	}
	const { manifests } = Object(read);
	return Array.isArray(manifests) ? manifests.filter(isDescriptor) : void 0;
}
function isDescriptor(value) {
	const { mediaType, digest, size } = Object(value);
	return typeof mediaType === "string" && typeof digest === "string" && typeof size === "number";
}

// src/ship/registry/push.ts
/** Blobs at a time; more would share the same line. */
const atATime = 4;
/**
* Pushes images and their index, tags last: what is not complete has no name. What is there is not sent again, so that the second try of
* a push that ended in its middle sends the rest. Throws ProblemError SHP131 to SHP141; warns with SHP142 of a tag that has another digest
* afterwards.
*/
async function push(target, request) {
	const { images, index, tags } = request;
	const { host } = target.session;
	const place = shownRepository({
		...target.session,
		...target
	});
	const progress = progressOf(host, place);
	const missing = await imagesToPush(target, images);
	const blobs = await pushBlobs(target, missing, request.mountFrom, progress);
	for (const { manifest } of missing) await putManifest(target, manifest, manifest.digest);
	const attachments = [];
	for (const { manifest, attachments: documents } of images) for (const document of documents) attachments.push(await attach(target, descriptorOf(manifest), document));
	const top = index ?? images[0]?.manifest;
	if (!top) throw new Error("nothing to push");
	if (index) {
		if (await digestOf(target, index.digest) === void 0) await putManifest(target, index, index.digest);
		const documents = new Set(images.flatMap((image) => image.attachments));
		for (const document of documents) attachments.push(await attach(target, descriptorOf(index), document));
	}
	const warnings = await setTags(target, top, tags);
	const pushed = {
		...progress.total(),
		blobs,
		attachments,
		warnings
	};
	host.log.status?.("");
	host.log.info(summary(place, tags, pushed));
	return {
		...pushed,
		digest: top.digest,
		reference: `${place}@${top.digest}`
	};
}
/** What a manifest is for others that name it. */
function descriptorOf({ mediaType, digest, bytes }) {
	return {
		mediaType,
		digest,
		size: bytes.length
	};
}
/** Those whose manifest is not there: a registry has all that its manifests name. */
async function imagesToPush(target, images) {
	const there = await Promise.all(images.map(({ manifest }) => digestOf(target, manifest.digest)));
	return images.filter((_, at) => there[at] === void 0);
}
/** Layers before configurations; each blob once, however many images have it. */
async function pushBlobs(target, images, mountFrom, progress) {
	const counts = {
		present: 0,
		mounted: 0,
		sent: 0
	};
	const limit = limitTo(atATime);
	const bring = async (blobs) => {
		const once = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
		const there = await settled(once.map((blob) => limit(() => hasBlob(target, blob.digest))));
		const missing = once.filter((_, at) => !there[at]);
		counts.present += once.length - missing.length;
		for (const { size } of missing) progress.add(size);
		const arrivals = missing.map((blob) => limit(async () => {
			const arrival = await pushBlob(target, blob, {
				mountFrom,
				onBytes: progress.sent
			});
			progress.done();
			return arrival;
		}));
		for (const arrival of await settled(arrivals)) counts[arrival] += 1;
	};
	await bring(images.flatMap(({ layers }) => layers));
	await bring(images.map(({ config }) => config));
	return counts;
}
/** All of them, once none is under way any more. Throws what the first of them threw. */
async function settled(work) {
	await Promise.allSettled(work);
	return Promise.all(work);
}
async function setTags(target, manifest, tags) {
	const warnings = [];
	for (const tag of tags) {
		if (await digestOf(target, tag) === manifest.digest) continue;
		await putManifest(target, manifest, tag);
		const digest = await digestOf(target, tag);
		if (digest === manifest.digest) continue;
		const message = `The tag ${tag} of ${shownRepository({
			...target.session,
			...target
		})} names ${digest ?? "nothing"} after the push, not ${manifest.digest}.`;
		warnings.push(warning("SHP142", message, "Another job has moved it, or the registry shows an older state; use the digest."));
	}
	return warnings;
}
function summary(place, tags, { blobs, bytes, milliseconds }) {
	const { present, mounted, sent } = blobs;
	const name = tags.length === 0 ? place : `${place}:${tags.join(", ")}`;
	const speed = milliseconds > 0 ? `, ${bytesText(bytes / milliseconds * 1e3)}/s` : "";
	return `Pushed ${name}: ${sent} blobs sent (${bytesText(bytes)}${speed}), ${mounted} mounted, ${present} were there`;
}

// src/actions/containerize/registry.ts
/**
* Reads what the inputs name, logins and documents to attach included, before anything is made; undefined where `image` is unset. Throws
* ProblemError SHP130, SHP131, SHP136, SHP139: all problems at once.
*/
async function openRegistries(host, inputs, mask) {
	const { image: references = [], attach = [], "mount-from": mountFrom = [] } = inputs;
	const visibility = inputs.visibility === "none" ? "public" : inputs.visibility;
	if (references.length === 0) return void 0;
	const problems = [];
	const parsed = references.flatMap((text) => collected(problems, () => [pushReference(text)]) ?? []);
	for (const name of mountFrom.filter((text) => !isRepository(text))) problems.push(error("SHP130", `mount-from has ${JSON.stringify(name)}, which is no repository.`, "Write it without its registry, as in acme/base."));
	const attachments = [];
	for (const path of attach) {
		const read = await collectedLater(problems, readAttachment(host, path));
		if (read) attachments.push(read);
	}
	const warnings = [];
	const sessions = /* @__PURE__ */ new Map();
	for (const registry of new Set(parsed.map((reference) => reference.registry))) {
		const found = await collectedLater(problems, findLogin(host, registry, givenLogin(host, inputs)));
		if (!found) continue;
		warnings.push(...found.warnings);
		sessions.set(registry, openRegistry(host, {
			registry,
			login: found.login,
			mask
		}));
	}
	if (problems.length > 0) throw new ProblemError(problems);
	const places = placesOf(parsed, sessions);
	return {
		warnings,
		known: () => knownIn(places),
		push: async ({ images, index, shipment }) => {
			const licences = [];
			for (const { target } of places) {
				const destination = {
					name: shownRepository({
						...target.session,
						...target
					}),
					visibility
				};
				const acknowledgement = inputs["acknowledge-unfree"];
				licences.push(await guardShipment(host, {
					...shipment,
					destination,
					acknowledgement
				}));
			}
			const pushed = [];
			for (const { target, tags } of places) {
				const parts = images.map(({ manifest, config, layers }) => ({
					manifest,
					config,
					attachments,
					layers: layers.map(({ blob }) => blob)
				}));
				pushed.push(await push(target, {
					images: parts,
					index,
					tags,
					mountFrom
				}));
			}
			return {
				...resultOf(pushed),
				licences,
				pushed
			};
		}
	};
}
function pushReference(text) {
	const reference = parseReference(text);
	if (reference.digest === void 0) return reference;
	const message = `The image reference ${JSON.stringify(text)} names a digest, which follows from the image.`;
	throw new ProblemError(error("SHP130", message, "Leave the digest out."));
}
function givenLogin({ env }, inputs) {
	return {
		user: inputs["registry-user"],
		password: inputs["registry-password"],
		githubToken: inputs["github-token"] ?? (env["GITHUB_TOKEN"] || void 0)
	};
}
/** One for each repository, in the order of the references. */
function placesOf(references, sessions) {
	const places = /* @__PURE__ */ new Map();
	for (const { registry, repository, tag } of references) {
		const session = sessions.get(registry);
		if (!session) continue;
		const name = shownRepository({
			registry,
			repository
		});
		const { target, tags } = places.get(name) ?? {
			target: {
				session,
				repository
			},
			tags: []
		};
		places.set(name, {
			target,
			tags: tag === void 0 || tags.includes(tag) ? tags : [...tags, tag]
		});
	}
	return [...places.values()];
}
/** What all of the repositories have: what is not packed can be sent to none of them. */
async function knownIn(places) {
	const [first = /* @__PURE__ */ new Map(), ...others] = await Promise.all(places.map(layersOf));
	const everywhere = [...first].filter(([key, { digest }]) => others.every((other) => other.get(key)?.digest === digest));
	return new Map(everywhere);
}
async function layersOf({ target, tags }) {
	const known = /* @__PURE__ */ new Map();
	for (const tag of /* @__PURE__ */ new Set([...tags, "latest"])) try {
		for (const [key, layer] of await knownLayers(target, tag)) known.set(key, layer);
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		target.session.host.log.info(`What ${target.session.registry} has is not known: ${cause.problems[0]?.message ?? ""}`);
		return known;
	}
	return known;
}
function resultOf(pushed) {
	const [first] = pushed;
	return {
		outputs: {
			digest: first?.digest ?? "",
			reference: first?.reference ?? ""
		},
		rows: pushed.map(({ reference, blobs, bytes }) => ["Pushed", `${reference}: ${blobs.sent} blobs sent (${bytesText(bytes)}), ${blobs.mounted} mounted, ${blobs.present} were there`])
	};
}
/** What the work gives; its problems are added to the others. */
function collected(problems, work) {
	try {
		return work();
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		problems.push(...cause.problems);
		return;
	}
}
async function collectedLater(problems, work) {
	try {
		return await work;
	} catch (cause) {
		return collected(problems, () => {
			throw cause;
		});
	}
}

export { isDigest, openRegistries, wrongContent };