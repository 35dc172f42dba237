import { netrcLogin } from "./common.chunk.js";
import { remoteFiles } from "./ship-publish-remote.chunk.js";

// src/ship/publish/http.ts
/** A binary cache of a server that takes PUT. The login of a netrc is sent as Basic. */
function openServer(host, address, netrc) {
	const base = new URL(address);
	base.pathname = `${base.pathname.replace(/\/+$/, "")}/`;
	const login = netrc === void 0 ? void 0 : netrcLogin(netrc, base.hostname);
	const headers = login === void 0 ? {} : { authorization: `Basic ${Buffer.from(login).toString("base64")}` };
	return remoteFiles(host, {
		name: address.href,
		urlOf: (file) => new URL(file, base),
		sign: async () => headers,
		login: login === void 0 ? "no login" : "the login of netrc"
	});
}

export { openServer };