import { createHash } from "node:crypto";

// src/ship/evidence/statement.ts
/** The statements of in-toto: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md. Pure. */
const statementType = "https://in-toto.io/Statement/v1";
/** The predicates that evidence has, by what they say. Another version of a predicate is another type. */
const predicateTypes = {
	/** Which properties of the device code were verified. */
	svr: "https://in-toto.io/attestation/svr/v0.2",
	/** What each file has. */
	scai: "https://in-toto.io/attestation/scai/v0.3",
	/** How its GPU tests ended. */
	"test-result": "https://in-toto.io/attestation/test-result/v0.1",
	/** How it was built. */
	provenance: "https://slsa.dev/provenance/v1",
	/** What is in its closure. */
	sbom: "https://cyclonedx.org/bom"
};
/**
* What actions/attest accepts in one statement.
* https://github.com/actions/attest/blob/1e69f48acb82d1966a394da916b4c1698aa569d6/README.md#attestation-limits
*/
const attestLimits = {
	subjects: 1024,
	predicateBytes: 16777216
};
/** The statement without a signature. */
function statementOf(kind, subject, predicate) {
	return {
		_type: statementType,
		subject,
		predicateType: predicateTypes[kind],
		predicate
	};
}
/** JSON with sorted keys and without blanks, so that equal values are equal bytes. */
function canonicalJson(value) {
	return JSON.stringify(value, (_, inner) => typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner);
}
/** Lower-case hexadecimal. */
function sha256(data) {
	return createHash("sha256").update(data).digest("hex");
}
/**
* A value as a resource: its canonical JSON with its digest. The content is left out above 1 KB, as the specification asks.
*/
function inlineResource(name, value) {
	const json = canonicalJson(value);
	const content = json.length < 1e3 ? { content: Buffer.from(json).toString("base64") } : {};
	return {
		name,
		digest: { sha256: sha256(json) },
		mediaType: "application/json",
		...content
	};
}
/** Lines of `sha256sum`, which `subject-checksums` of actions/attest takes. */
function checksums(subjects) {
	return subjects.map(({ name, digest }) => `${digest.sha256}  ${name}\n`).join("");
}

export { attestLimits, canonicalJson, checksums, inlineResource, predicateTypes, sha256, statementOf, statementType };