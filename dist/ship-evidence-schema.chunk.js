import { deviceCodeAttribute, policyName } from "./ship-evidence-device-code.chunk.js";
import { predicateTypes, sha256, statementType } from "./ship-evidence-statement.chunk.js";
import { _enum, array, literal, object, record, strictObject, string, unknown } from "./zod.chunk.js";

// src/ship/evidence/schema.ts
/** Evidence as it is read; fields that are not known are ignored, as in-toto requires. Import it lazily. */
const text = string();
const digest = record(text, text);
const resource = object({
	name: text.optional(),
	digest: digest.optional(),
	content: text.optional()
});
const statementSchema = object({
	_type: literal(statementType),
	subject: array(object({
		name: text.optional(),
		digest
	})).min(1),
	predicateType: text,
	predicate: unknown()
});
/** https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
const envelopeSchema = object({
	payloadType: literal("application/vnd.in-toto+json"),
	payload: text,
	signatures: array(unknown()).min(1)
});
/** https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto */
const bundleSchema = object({
	mediaType: text,
	dsseEnvelope: unknown()
});
const svrSchema = object({
	verifier: object({
		id: text,
		policies: array(resource)
	}),
	properties: array(text)
});
const policySchema = strictObject({
	capabilities: array(text),
	ptx: array(text),
	toolkit: text,
	deviceCode: _enum(["required", "optional"]),
	units: _enum(["all", "any"])
});
const scaiSchema = object({ attributes: array(object({
	attribute: text,
	target: resource.optional(),
	conditions: record(text, unknown()).optional()
})) });
/**
* Statements one a line or a single one, each bare, in a DSSE envelope or in a Sigstore bundle. Other lines are ignored, as
* https://github.com/in-toto/attestation/blob/main/spec/v1/bundle.md requires. Pure.
*/
function parseEvidence(text) {
	const whole = parseJson(text);
	const found = (whole === void 0 ? text.split("\n").map(parseJson) : [whole].flat()).flatMap((value) => unwrap(value) ?? []);
	return {
		statements: found.map(({ statement: { subject, predicateType, predicate } }) => {
			return {
				subject,
				predicateType,
				predicate: parsePredicate(predicateType, predicate)
			};
		}),
		signed: found.filter(({ signed }) => signed).length
	};
}
function unwrap(value) {
	const statement = statementSchema.safeParse(value);
	if (statement.success) return {
		statement: statement.data,
		signed: false
	};
	const bundle = bundleSchema.safeParse(value);
	const envelope = envelopeSchema.safeParse(bundle.success ? bundle.data.dsseEnvelope : value);
	if (!envelope.success) return void 0;
	const payload = parseJson(Buffer.from(envelope.data.payload, "base64").toString());
	const inner = statementSchema.safeParse(payload);
	return inner.success ? {
		statement: inner.data,
		signed: true
	} : void 0;
}
function parsePredicate(type, predicate) {
	const isOf = (kind) => type === predicateTypes[kind];
	if (isOf("svr")) {
		const { data } = svrSchema.safeParse(predicate);
		if (!data) return { kind: "malformed" };
		const policy = policyIn(data.verifier.policies);
		return {
			kind: "svr",
			verifier: data.verifier.id,
			policy,
			properties: data.properties
		};
	}
	if (isOf("scai")) {
		const { data } = scaiSchema.safeParse(predicate);
		if (!data) return { kind: "malformed" };
		return {
			kind: "scai",
			files: data.attributes.filter(({ attribute }) => attribute === deviceCodeAttribute)
		};
	}
	return { kind: "other" };
}
/** The policy by its content, which must be what its digest says. */
function policyIn(policies) {
	const policy = policies.find(({ name }) => name === policyName);
	const text = Buffer.from(policy?.content ?? "", "base64").toString();
	if (policy?.digest?.["sha256"] !== sha256(text)) return void 0;
	return policySchema.safeParse(parseJson(text)).data;
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

export { parseEvidence };