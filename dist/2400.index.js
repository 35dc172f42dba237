export const id = 2400;
export const ids = [2400];
export const modules = {

/***/ 53469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  floxReceipt: () => (/* binding */ floxReceipt),
  floxhubAccount: () => (/* binding */ floxhubAccount),
  floxhubLogin: () => (/* binding */ floxhubLogin),
  floxhubRenewal: () => (/* binding */ floxhubRenewal),
  protectedResource: () => (/* binding */ protectedResource)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/iso.js



function datetime(params) {
    return api/* _isoDateTime */.G1(schemas/* ZodISODateTime */.You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}

;// CONCATENATED MODULE: ./lib/flox/schema.js
/** What this room saves on a machine, and what FloxHub answers. Import the type freely and the schema lazily, as of src/machine/schema.ts. */

const floxReceipt = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz('flox/1'),
    state: schemas/* enum */.k5n(['installing', 'installed']),
    url: schemas/* string */.YjP(),
    /** Undefined where rpm checked a signature. */
    sha256: schemas/* string */.YjP().exactOptional(),
});
/** https://github.com/flox/flox/blob/main/cli/floxhub-client/src/accounts.rs */
const floxhubAccount = schemas/* object */.Ikc({
    handle: schemas/* string */.YjP().min(1),
    expires_at: datetime({ offset: true }).nullish(),
});
/**
 * RFC 9728, with the member `audience` of FloxHub. `resource` is not the address that it was asked at, and Flox does not
 * read it: https://github.com/flox/flox/blob/main/cli/floxhub-client/src/auth/discovery.rs
 */
const protectedResource = schemas/* object */.Ikc({
    authorization_servers: schemas/* array */.YOg(schemas/* string */.YjP()),
    audience: schemas/* string */.YjP().optional(),
});
const schema_text = schemas/* string */.YjP();
const clientCredentials = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('client-credentials'),
    clientId: schema_text,
    clientSecret: schema_text,
    /** Undefined: what FloxHub says of itself, else that of the public one. */
    audience: schema_text.optional(),
});
const exchange = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('exchange'),
    endpoint: schema_text,
    grant: schemas/* enum */.k5n(['token-exchange', 'jwt-bearer']),
    /** What GitHub's token is for. */
    oidcAudience: schema_text,
    audience: schema_text.optional(),
    clientId: schema_text.optional(),
    clientSecret: schema_text.optional(),
});
/** How a token can be had again without the user. */
const floxhubRenewal = schemas/* discriminatedUnion */.gMt('kind', [clientCredentials, exchange]);
const floxhubLogin = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz('floxhub-login/1'),
    /** The address of the FloxHub. */
    hub: schema_text,
    token: schema_text,
    handle: schema_text,
    /** Seconds since the epoch by the clock of this machine; null for a token that does not expire. */
    expires: schemas/* number */.aig().nullable(),
    renewal: floxhubRenewal.nullable(),
    /** What later steps have as FLOX_FLOXHUB_TOKEN, which a renewal does not reach. */
    exported: schema_text.nullable(),
});


/***/ })

};
