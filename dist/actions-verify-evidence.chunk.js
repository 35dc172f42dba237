import { documentReport, verifyImages } from "./common.chunk.js";
import { ProblemError, error, notice, printable } from "./frame.chunk.js";
import { factsOf, holdsDeviceCode, provenProperties, splitMember, verifierId } from "./ship-evidence-device-code.chunk.js";
import { canonicalJson } from "./ship-evidence-statement.chunk.js";
import { fileSha256, followToOutput, narSha256 } from "./ship-evidence-nar.chunk.js";
import { expectationOf, withoutDeviceCode } from "./actions-build-expectation.chunk.js";
import { basename, relative, resolve } from "node:path";

// src/ship/evidence/compare.ts
/** Compares what evidence states with what was read again. Pure. */
const seal = "Do not use the result before you know why; get it and its evidence again from the build.";
/** Compares paths with all that is stated of them, by content; by name where the content is another one. */
function compareEvidence(evidence, given, judge) {
	const { statements } = evidence;
	const isOnly = given.length === 1 && new Set(statements.flatMap(({ subject }) => subject.map(({ name }) => name))).size === 1;
	const about = statements.flatMap((statement) => {
		const matched = given.flatMap((path) => {
			const subject = subjectFor(statement.subject, path, isOnly);
			return subject ? [{
				given: path,
				subject: subject.name ?? ""
			}] : [];
		});
		return matched.length > 0 ? [{
			statement,
			matched
		}] : [];
	});
	const unread = about.filter(({ statement }) => statement.predicate.kind === "other").map(({ statement }) => statement);
	const problems = [
		...given.flatMap((path) => otherContent(statements, path)),
		...distinct(about.flatMap(({ statement, matched }) => compareOne(statement, matched, judge))),
		...unread.length > 0 ? [notRead(unread)] : [],
		signatures(evidence)
	];
	return {
		paths: given.map((path) => comparedPath(statements, path)),
		problems
	};
}
function comparedPath(statements, { shown, sha256 }) {
	const found = statements.flatMap(({ subject }) => subject).find(({ digest }) => digest["sha256"] === sha256);
	return {
		path: shown,
		sha256,
		subject: found === void 0 ? null : printable(found.name ?? "")
	};
}
/** By content; else, so that what differs can be named, by name or because there is no other. */
function subjectFor(subjects, path, isOnly) {
	return subjects.find(({ digest }) => digest["sha256"] === path.sha256) ?? subjects.find(({ name = "" }) => baseOf(name) === path.base) ?? (isOnly ? subjects[0] : void 0);
}
function compareOne(statement, matched, judge) {
	const { predicate } = statement;
	switch (predicate.kind) {
		case "scai": return compareFiles(predicate, matched);
		case "svr": return compareProperties(predicate, statement, matched, judge);
		case "malformed": return [malformed(statement)];
		case "other": return [];
	}
}
function baseOf(name) {
	return name.replace(/^.*\//, "");
}
/** SHP012, with what the evidence has instead. */
function otherContent(statements, { shown, base, sha256: hash }) {
	const subjects = statements.flatMap(({ subject }) => subject);
	const wrong = subjects.filter(({ name = "", digest }) => baseOf(name) === base && digest["sha256"] !== hash);
	if (wrong.length === 0 && subjects.some(({ digest }) => digest["sha256"] === hash)) return [];
	const [same] = wrong;
	const stated = [...new Set(subjects.map(({ name = "", digest }) => `${printable(name)} (${digest["sha256"] ?? "no sha256"})`))];
	const message = same ? `${shown} has the NAR hash ${hash}; the evidence says ${digestText(same.digest)}.` : `${shown} has the NAR hash ${hash}; the evidence is about ${someOf(stated)}.`;
	return [error("SHP012", message, seal, { subject: { path: shown } })];
}
function digestText(digest) {
	return digest["sha256"] === void 0 ? "no sha256" : printable(digest["sha256"]);
}
/** SHP013 for each file whose device code is not as stated. */
function compareFiles({ files }, matched) {
	return matched.flatMap(({ given, subject }) => {
		const stated = files.flatMap(({ target, conditions = {} }) => {
			const file = fileBelow(subject, target?.name ?? "");
			return file === void 0 ? [] : [{
				file,
				sha256: target?.digest?.["sha256"],
				facts: conditions
			}];
		});
		const problems = stated.flatMap((one) => compareFile(given, one));
		const extra = given.files.filter((found) => !stated.some((one) => isSame(found, one)));
		return [...problems, ...extra.map((found) => differs(given, found.file, found.facts.member, "it has device code, and the evidence does not say so"))];
	});
}
/** The name of a target relative to its subject; undefined where it belongs to another one. */
function fileBelow(subject, target) {
	if (target === subject) return "";
	return target.startsWith(`${subject}/`) ? target.slice(subject.length + 1) : void 0;
}
/** A file with several names is read once, and a copy may have its other names as files of their own. */
function isSame(found, { file, sha256: hash, facts }) {
	return found.facts.member === facts["member"] && (found.file === file || found.sha256 === hash);
}
function compareFile(given, stated) {
	const member = typeof stated.facts["member"] === "string" ? stated.facts["member"] : void 0;
	const candidates = given.files.filter((found) => isSame(found, stated));
	const found = candidates.find(({ file }) => file === stated.file) ?? candidates[0];
	if (!found) return [differs(given, stated.file, member, "the evidence says that it has device code, and none was found")];
	const actual = { ...found.facts };
	const facts = Object.entries(stated.facts).flatMap(([name, value]) => {
		const [said, has] = [canonicalJson(value), canonicalJson(actual[name]) ?? "nothing"];
		return said === has ? [] : [`${printable(name)} is ${printable(has)}, and the evidence says ${printable(said)}`];
	});
	const all = [...found.sha256 === stated.sha256 ? [] : [`its SHA-256 is ${found.sha256}, and the evidence says ${printable(stated.sha256 ?? "none")}`], ...facts];
	return all.length > 0 ? [differs(given, stated.file, member, all.join("; "))] : [];
}
function differs({ shown }, file, member, what) {
	const path = printable([[shown, file].filter((part) => part !== "").join("/"), member].filter(Boolean).join("!/"));
	return error("SHP013", `${path}: ${what}.`, seal, { subject: { path } });
}
/** SHP014 for what the paths do not show, beside the errors that say why. */
function compareProperties({ verifier, policy, properties }, { subject }, matched, judge) {
	if (verifier !== verifierId) return [otherVerifier(verifier)];
	if (!policy) return [notShown("its policy is missing, or does not have the digest that is stated")];
	const paths = matched.map(({ given }) => given);
	const others = subject.filter(({ name = "" }) => !matched.some((one) => one.subject === name));
	const whole = others.length === 0;
	const hasDeviceCode = holdsDeviceCode(paths.flatMap(({ files }) => files.map(({ facts }) => facts)));
	const errors = judge(policy, paths, whole);
	const shownHere = [...whole && !hasDeviceCode ? [] : provenProperties(policy, true), ...hasDeviceCode ? [] : provenProperties(policy, false)];
	const proven = errors.length === 0 ? shownHere : [];
	const missing = properties.filter((property) => !proven.includes(property));
	return [...missing.length > 0 ? [...errors, notShown(`it states ${someOf(missing.map(printable))}, which the files do not show`)] : [], ...whole ? [] : [partly(others)]];
}
function partly(others) {
	const message = `The verified properties are also about ${someOf(others.map(({ name = "an output without a name" }) => printable(name)))}, which was not given.`;
	return notice("SHP018", message, "Give all outputs of the cell, to check that its device code is there.");
}
function notShown(what) {
	return error("SHP014", `The statement about verified device code does not hold: ${what}.`, seal);
}
function malformed({ predicateType }) {
	return error("SHP014", `The predicate of a statement does not follow ${printable(predicateType)}.`, seal);
}
function otherVerifier(id) {
	const message = `Properties that ${printable(id)} verified are not checked: they are not those of this version.`;
	return notice("SHP018", message, "Use the version that wrote the evidence, or trust who signed it.");
}
function notRead(statements) {
	const message = `Statements of ${someOf([...new Set(statements.map(({ predicateType }) => printable(predicateType)))])} are about this content; what they say is not in the files.`;
	return notice("SHP018", message, "Trust it as far as you trust who signed it.");
}
function signatures({ statements, signed }) {
	const fix = "Check the signature with gh attestation verify, or cosign; then trust who signed it.";
	if (signed === statements.length) return notice("SHP015", "The signature of the evidence was not checked.", fix);
	const count = statements.length - signed;
	return notice("SHP015", `${count} of ${statements.length} statements have no signature: anybody can have written them.`, fix);
}
function someOf(texts) {
	const more = texts.length - 5;
	return `${texts.slice(0, 5).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
function distinct(problems) {
	return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}

// src/ship/evidence/read.ts
/** Bytes of a file: five predicates of the largest size, in base64. */
const mostBytes = 12e7;
/** Reads a file of evidence. Throws ProblemError SHP011. */
async function readEvidence(host, file) {
	try {
		const { size } = await host.files.stat(file);
		if (size > mostBytes) throw unreadable(file, `it has ${(size / 1e6).toFixed(0)} MB; ${mostBytes / 1e6} MB is the limit`);
		const { parseEvidence } = await import("./ship-evidence-schema.chunk.js");
		const evidence = parseEvidence(await host.files.readFile(file, "utf8"));
		if (evidence.statements.length === 0) throw unreadable(file, "it has no in-toto statement of version 1");
		return evidence;
	} catch (cause) {
		if (cause instanceof ProblemError) throw cause;
		throw unreadable(file, cause instanceof Error ? cause.message : String(cause));
	}
}
function unreadable(file, why) {
	return new ProblemError(error("SHP011", `${file} cannot be used as evidence: ${why}.`, "Give the .intoto.jsonl that the action evidence wrote, or a bundle of gh attestation download."));
}

// src/actions/verify/evidence.ts
/**
* Every difference between paths and what a file of evidence states of them. `pathOf` has the path of a file by the name that
* messages give it. Throws ProblemError SHP011 for a file without evidence, VER005 and VER009 for what cannot be hashed.
*/
async function checkEvidence(host, file, inspected, pathOf) {
	const evidence = await readEvidence(host, resolve(host.cwd, file));
	const given = [];
	const filesOf = /* @__PURE__ */ new Map();
	for (const one of inspected) {
		const output = await followToOutput(host, resolve(host.cwd, one.path));
		const files = await foundFiles(host, one, pathOf);
		const path = {
			shown: one.shown,
			base: basename(output),
			sha256: await narSha256(host, output),
			files
		};
		given.push(path);
		filesOf.set(path, one.files);
	}
	const judge = (policy, paths, whole) => {
		const files = paths.flatMap((path) => filesOf.get(path) ?? []);
		const expectation = expectationOf(policy);
		const allowNoDeviceCode = !whole || expectation.allowNoDeviceCode === true;
		const { problems } = verifyImages(files, {
			...expectation,
			allowNoDeviceCode
		});
		const unwanted = policy.toolkit === "cpu" ? withoutDeviceCode(files) : [];
		return [...problems, ...unwanted].filter(({ severity }) => severity === "error");
	};
	return compareEvidence(evidence, given, judge);
}
/** The files with device code, each read once for its hash. */
async function foundFiles(host, { path, files }, pathOf) {
	const hashes = /* @__PURE__ */ new Map();
	const found = [];
	for (const inspected of files) {
		if (inspected.images.length === 0) continue;
		const { file: shown, member } = splitMember(inspected.file);
		const real = pathOf(shown) ?? path;
		const sha256 = hashes.get(real) ?? await fileSha256(host, real);
		hashes.set(real, sha256);
		const report = {
			path: shown,
			output: "",
			...documentReport(inspected)
		};
		found.push({
			file: relative(path, real),
			sha256,
			facts: factsOf(report, member)
		});
	}
	return found;
}

export { checkEvidence };