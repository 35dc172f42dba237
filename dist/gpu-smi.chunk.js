import { findProgram, parseCapability } from "./frame.chunk.js";
import { childEnv } from "./common.chunk.js";

// src/gpu/smi.ts
/** Every nvidia-smi since 450 knows the first; the others came with 510 and are left out where it does not know them. */
const basic = [
	"index",
	"pci.bus_id",
	"uuid",
	"name",
	"driver_version",
	"memory.total",
	"persistence_mode",
	"compute_mode"
];
const newer = [
	"mig.mode.current",
	"ecc.mode.current",
	"ecc.errors.uncorrected.volatile.total",
	"compute_cap"
];
/** Without the persistence daemon each GPU is initialized for the answer, which takes up to three seconds each. */
const patience = 30;
/** Where the driver and its packages put it, for jobs whose PATH lacks it. */
const folders = [
	"/usr/bin",
	"/usr/lib/wsl/lib",
	"/usr/local/nvidia/bin",
	"/run/current-system/sw/bin",
	"/run/opengl-driver/bin"
];
/** Characters of a cell or a message that are kept: a name has at most 96. */
const longestText = 200;
/** How the query is written in a source of facts. */
const smiQuery = "nvidia-smi --query-gpu";
/** The first nvidia-smi along PATH, else where drivers put it; undefined where there is none. */
function findSmi(host) {
	return findProgram(host, "nvidia-smi", [...(host.env["PATH"] ?? "").split(":"), ...folders]);
}
/** Asks for the fields of every GPU; with `cuda`, for the CUDA version of the driver at the same time. Throws nothing. */
async function askSmi(host, program, cuda) {
	const [rows, version] = await Promise.all([queryGpus(host, program), cuda ? askOfSmi(host, [program, "--version"]) : void 0]);
	const told = version?.kind === "exited" ? readSmiVersion(version.stdout) : void 0;
	const { outcome, fields } = rows;
	const gpus = outcome.kind === "exited" ? readSmiRows(outcome.stdout, fields) : [];
	return {
		answer: {
			...outcome.kind === "exited" && (outcome.code === 0 || outcome.code === 14) ? { kind: "answered" } : failureOf(outcome),
			program
		},
		gpus,
		cuda: told
	};
}
/** The MIG instances of each GPU by its UUID. Only `nvidia-smi -L` names them. Throws nothing. */
async function askMigInstances(host, program) {
	const outcome = await askOfSmi(host, [program, "-L"]);
	return outcome.kind === "exited" ? readMigInstances(outcome.stdout) : /* @__PURE__ */ new Map();
}
async function queryGpus(host, program) {
	const query = async (fields) => ({
		fields,
		outcome: await askOfSmi(host, [
			program,
			`--query-gpu=${fields.join(",")}`,
			"--format=csv,noheader,nounits"
		])
	});
	const first = await query([...basic, ...newer]);
	const { outcome } = first;
	return outcome.kind === "exited" && /not a valid field/i.test(outcome.stdout) ? query(basic) : first;
}
/** Asks an nvidia-smi, given with its options. Throws nothing. */
function askOfSmi(host, argv) {
	return host.exec({
		argv,
		env: childEnv(host.env, { LC_ALL: "C" }),
		timeout: patience,
		question: true,
		signal: host.cancelled
	});
}
function failureOf(outcome) {
	if (outcome.kind === "not-started") return {
		kind: "failed",
		code: null,
		text: outcome.reason
	};
	const lines = [...outcome.stdout.split("\n"), ...outcome.stderrTail].map((line) => line.trim().slice(0, longestText)).filter(Boolean);
	const text = lines.find((line) => /fail|unable|error|not found|no devices|couldn't/i.test(line)) ?? lines.at(-1);
	if (outcome.kind === "exited") return {
		kind: "failed",
		code: outcome.code,
		text: text ?? ""
	};
	return {
		kind: "failed",
		code: null,
		text: text ?? `It did not answer within ${patience} s.`
	};
}
/** Rows of `--format=csv,noheader,nounits`; lines with another number of cells are messages and are left out. */
function readSmiRows(text, fields = [...basic, ...newer]) {
	return text.split("\n").flatMap((line) => {
		const cells = line.split(",").map((cell) => cell.trim().slice(0, longestText));
		if (cells.length !== fields.length) return [];
		const raw = (name) => cells[fields.indexOf(name)];
		const index = Number(raw("index"));
		if (!/^\d{1,3}$/.test(raw("index") ?? "")) return [];
		const value = (name) => meaningful(raw(name));
		const number = (name) => /^\d{1,9}$/.test(value(name) ?? "") ? Number(value(name)) : void 0;
		const enabled = (name) => ({
			Enabled: true,
			Disabled: false
		})[value(name) ?? ""];
		return [{
			index,
			pci: pciOf(value("pci.bus_id")),
			uuid: value("uuid"),
			name: value("name"),
			driver: value("driver_version"),
			memoryMib: number("memory.total"),
			capability: parseCapability(value("compute_cap") ?? ""),
			mig: enabled("mig.mode.current"),
			ecc: enabled("ecc.mode.current"),
			eccErrors: number("ecc.errors.uncorrected.volatile.total"),
			persistence: enabled("persistence_mode"),
			computeMode: value("compute_mode"),
			failure: cells.find((cell) => /lost|reset|ERR!|Unknown Error/i.test(cell))
		}];
	});
}
/** What is written instead of a value stands in brackets, or is `ERR!`. */
function meaningful(cell) {
	return cell === void 0 || cell === "" || /^\[.*\]$|^ERR!$|^N\/A$/.test(cell) ? void 0 : cell;
}
/** `00000000:3B:00.0` as sysfs writes it: `0000:3b:00.0`. */
function pciOf(text) {
	return /^(?:0000)?([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f])$/i.exec(text ?? "")?.[1]?.toLowerCase();
}
/** The line `CUDA Version        : 13.0` of `nvidia-smi --version`; later ones write `CUDA DRIVER version` or `CUDA UMD Version`. */
function readSmiVersion(text) {
	return /^CUDA[\w ]* Version\s*:\s*(\d{1,2}\.\d{1,2})\s*$/im.exec(text)?.[1];
}
/** `GPU 0: NVIDIA H100 (UUID: GPU-…)`, and below it `  MIG 1g.10gb     Device  0: (UUID: MIG-…)`. */
function readMigInstances(text) {
	const found = /* @__PURE__ */ new Map();
	let own = [];
	for (const line of text.split("\n")) {
		const gpu = /^GPU \d+: .*\(UUID: (GPU-[0-9a-f-]{1,64})\)/.exec(line)?.[1];
		if (gpu !== void 0) {
			own = [];
			found.set(gpu, own);
		}
		const mig = /^\s+MIG (\S+)\s+Device\s+\d+: \(UUID: (MIG-[0-9A-Za-z/-]{1,80})\)/.exec(line);
		if (mig) own.push({
			name: mig[1] ?? "",
			uuid: mig[2]
		});
	}
	return found;
}

export { askMigInstances, askOfSmi, askSmi, findSmi, smiQuery };