import { computeName, parseCapability, repository, smName } from "./frame.chunk.js";
import { inlineResource } from "./ship-evidence-statement.chunk.js";

// src/ship/evidence/device-code.ts
/** What evidence says of device code: verified properties (SVR) and facts of files (SCAI). Pure. */
/**
* https://github.com/in-toto/attestation/blob/main/spec/predicates/svr.md. The number changes when a property means something else.
*/
const verifierId = `${repository}/blob/main/docs/evidence.md#verifier-1`;
/** The name of the policy among those of a verifier. */
const policyName = "device-code";
/** The name of the one attribute; the facts of a file are its conditions. */
const deviceCodeAttribute = "NIX_CUDA_DEVICE_CODE";
function policyOf({ capabilities, ptx, toolkit, deviceCode, units }) {
	return {
		capabilities,
		ptx,
		toolkit,
		deviceCode,
		units: units ?? "all"
	};
}
/** Whether a file has more than stubs: images without a kernel or function count for nothing in a verdict. */
function holdsDeviceCode(files) {
	return files.some(({ units, images }) => (units ?? images) > 0);
}
/** What holds of outputs that were proven under a policy. docs/evidence.md says what each word means. */
function provenProperties(policy, hasDeviceCode) {
	const proven = "NIX_CUDA_PROVEN";
	if (!hasDeviceCode) return [proven, "NIX_CUDA_NO_DEVICE_CODE"];
	const suffix = policy.units === "any" ? "_IN_SOME_UNIT" : "";
	const parsed = (texts) => texts.flatMap((text) => parseCapability(text) ?? []);
	return [
		proven,
		...parsed(policy.capabilities).map((one) => `NIX_CUDA_TARGET_${smName(one)}${suffix}`),
		...parsed(policy.ptx).map((one) => `NIX_CUDA_PTX_${computeName(one)}${suffix}`),
		`NIX_CUDA_TOOLKIT_${policy.toolkit}`
	];
}
/** `time` in milliseconds since the epoch: the predicate requires when it was verified. */
function svrPredicate(policy, hasDeviceCode, time) {
	return {
		verifier: {
			id: verifierId,
			policies: [inlineResource(policyName, policy)]
		},
		timeCreated: new Date(time).toISOString().replace(/\.\d+Z$/, "Z"),
		properties: provenProperties(policy, hasDeviceCode)
	};
}
/** The facts of a file of a result. */
function factsOf({ path: _, output: __, unitKinds: ___, ...facts }, member) {
	return member === void 0 ? facts : {
		...facts,
		member
	};
}
/** `evidence` is the result that the facts are from. */
function scaiPredicate(files, evidence) {
	return { attributes: files.map(({ path, sha256, facts }) => ({
		attribute: deviceCodeAttribute,
		target: {
			name: path,
			digest: { sha256 }
		},
		conditions: facts,
		evidence
	})) };
}
/** Splits `lib/libx.a!/member.o`. */
function splitMember(path) {
	const [file = path, ...members] = path.split("!/");
	return members.length > 0 ? {
		file,
		member: members.join("!/")
	} : { file };
}

export { deviceCodeAttribute, factsOf, holdsDeviceCode, policyName, policyOf, provenProperties, scaiPredicate, splitMember, svrPredicate, verifierId };