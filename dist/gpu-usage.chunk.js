import { notice, warning } from "./frame.chunk.js";
import { askOfSmi } from "./gpu-smi.chunk.js";

// src/gpu/usage.ts
/** MiB. The driver itself uses more or less of a GPU from one moment to the next. */
const noise = 256;
const mostNamed = 8;
/** Asks nvidia-smi, if there is one. Throws nothing: what it does not say is missing. */
async function askUsage(host, program) {
	if (program === void 0) return {
		processes: [],
		used: {}
	};
	const ask = async (query) => {
		const outcome = await askOfSmi(host, [
			program,
			query,
			"--format=csv,noheader,nounits"
		]);
		return outcome.kind === "exited" && outcome.code === 0 ? outcome.stdout : "";
	};
	const [processes, used] = await Promise.all([ask("--query-compute-apps=gpu_uuid,pid,used_memory,process_name"), ask("--query-gpu=uuid,memory.used")]);
	return {
		processes: readProcesses(processes),
		used: readUsed(used)
	};
}
/** Rows of `gpu_uuid,pid,used_memory,process_name`; other lines are messages. A name may have commas. */
function readProcesses(text) {
	return text.split("\n").flatMap((line) => {
		const row = /^((?:GPU|MIG)-[\w/-]{1,80}), (\d{1,9}), ([^,]*), (.*)$/.exec(line.trim());
		if (!row) return [];
		const [, gpu = "", pid, memory = "", name = ""] = row;
		const memoryMib = /^\d{1,9}$/.test(memory) ? Number(memory) : void 0;
		return [{
			gpu,
			pid: Number(pid),
			memoryMib,
			name: name.slice(0, 200)
		}];
	});
}
function readUsed(text) {
	const rows = [...text.matchAll(/^(GPU-[0-9a-f-]{1,64}), (\d{1,9})\s*$/gm)];
	return Object.fromEntries(rows.map(([, gpu = "", mib]) => [gpu, Number(mib)]));
}
/** GPU117 for programs that were there before the job. Pure. */
function judgeBefore({ processes }) {
	if (processes.length === 0) return [];
	const message = `The GPU is in use before this job: ${listed(processes)}.`;
	return [warning("GPU117", message, "End what an earlier job has left, or give each runner a GPU of its own.")];
}
/**
* GPU118 for programs of this job that outlive its steps, and for memory that nobody is named for. `own` says which process ids are
* of this job. Pure.
*/
function judgeAfter(before, after, own) {
	const mine = after.processes.filter(({ pid }) => own.has(pid));
	const left = mine.length === 0 ? [] : [warning("GPU118", `Programs of this job still run: ${listed(mine)}.`, "Let the test end what it starts; the runner kills it when the job is over.")];
	if (before.processes.length + after.processes.length > 0) return left;
	const more = Object.entries(after.used).flatMap(([gpu, mib]) => {
		const grown = mib - (before.used[gpu] ?? mib);
		return grown > noise ? [`${grown} MiB on ${gpu}`] : [];
	});
	if (more.length === 0) return left;
	const message = `More memory is in use than before this job, and nvidia-smi names no program: ${more.join(", ")}.`;
	return [...left, notice("GPU118", message, "Look on the host, outside the container, for a program that is left.")];
}
function listed(processes) {
	const named = processes.slice(0, mostNamed).map(({ pid, memoryMib, gpu, name }) => {
		return `process ${pid} (${name}) with ${memoryMib === void 0 ? "memory" : `${memoryMib} MiB`} on ${gpu}`;
	});
	const more = processes.length - named.length;
	return [...named, ...more > 0 ? [`${more} more`] : []].join(", ");
}
/**
* Those processes that this job has started: their environment has the mark by which the runner finds what a job leaves, or run and
* folder of the job. https://github.com/actions/runner/blob/main/src/Runner.Worker/JobExtension.cs
*/
async function ofThisJob(host, processes) {
	const variable = (name) => host.env[name] ? `${name}=${host.env[name]}` : void 0;
	const mark = variable("RUNNER_TRACKING_ID");
	const job = [variable("GITHUB_RUN_ID"), variable("RUNNER_TEMP")];
	const found = await Promise.all(processes.map(async ({ pid }) => {
		const text = await host.files.readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
		const has = (entry) => entry !== void 0 && text.split("\0").includes(entry);
		return has(mark) || job.every(has) ? [pid] : [];
	}));
	return new Set(found.flat());
}

export { askUsage, judgeAfter, judgeBefore, ofThisJob };