import { ZodISODateTime, _enum, _isoDateTime, array, discriminatedUnion, literal, number, object, string } from "./zod.chunk.js";

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}

// src/flox/schema.ts
/** What this room saves on a machine, and what FloxHub answers. Import the type freely and the schema lazily, as of src/machine/schema.ts. */
const floxReceipt = object({
	schema: literal("flox/1"),
	state: _enum(["installing", "installed"]),
	url: string(),
	/** Undefined where rpm checked a signature. */
	sha256: string().exactOptional()
});
/** https://github.com/flox/flox/blob/main/cli/floxhub-client/src/accounts.rs */
const floxhubAccount = object({
	handle: string().min(1),
	expires_at: datetime({ offset: true }).nullish()
});
/**
* RFC 9728, with the member `audience` of FloxHub. `resource` is not the address that it was asked at, and Flox does not
* read it: https://github.com/flox/flox/blob/main/cli/floxhub-client/src/auth/discovery.rs
*/
const protectedResource = object({
	authorization_servers: array(string()),
	audience: string().optional()
});
const text = string();
const clientCredentials = object({
	kind: literal("client-credentials"),
	clientId: text,
	clientSecret: text,
	/** Undefined: what FloxHub says of itself, else that of the public one. */
	audience: text.optional()
});
const exchange = object({
	kind: literal("exchange"),
	endpoint: text,
	grant: _enum(["token-exchange", "jwt-bearer"]),
	/** What GitHub's token is for. */
	oidcAudience: text,
	audience: text.optional(),
	clientId: text.optional(),
	clientSecret: text.optional()
});
/** How a token can be had again without the user. */
const floxhubRenewal = discriminatedUnion("kind", [clientCredentials, exchange]);
const floxhubLogin = object({
	schema: literal("floxhub-login/1"),
	/** The address of the FloxHub. */
	hub: text,
	token: text,
	handle: text,
	/** Seconds since the epoch by the clock of this machine; null for a token that does not expire. */
	expires: number().nullable(),
	renewal: floxhubRenewal.nullable(),
	/** What later steps have as FLOX_FLOXHUB_TOKEN, which a renewal does not reach. */
	exported: text.nullable()
});

export { floxReceipt, floxhubAccount, floxhubLogin, protectedResource };