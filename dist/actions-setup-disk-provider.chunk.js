import { measureDisk } from "./machine-disk.chunk.js";
import { adviseDisk, examineFolder, findPrivilege, inGigabytes, measuredStore } from "./common.chunk.js";
import { checkReclaim, describeReclaim, readReclaim, reclaimProblems, startReclaim } from "./machine-reclaim.chunk.js";
import { bindStore, makeBuildFolder, planStore } from "./nix-install-plan.chunk.js";
import { extraConfigName, parseNixConf, setting, settingsNamed, textSetting } from "./frame.chunk.js";
import { readyNix } from "./actions-setup-provider2.chunk.js";

// src/actions/setup/disk/provider.ts
/** Room for Nix before there is one: starts to remove what of the image is not wanted, and puts /nix where it was asked for. */
const disk = {
	name: "disk",
	check: (_, inputs) => checkReclaim(inputs["reclaim-disk"] ?? []),
	provide: async ({ host, inputs, job }) => {
		const warnings = [];
		const parts = inputs["reclaim-disk"] ?? [];
		if (parts.length > 0) {
			const { started, problems: trouble } = await startReclaim(host, parts, { worker: host.entry("reclaim") });
			if (started) host.log.info(`Removing ${parts.join(", ")} from this image in the background`);
			warnings.push(...trouble);
		}
		if (inputs["store-location"] !== "root") {
			const folder = await examineFolder(host);
			const nix = folder.kind === "absent" ? "absent" : folder.kind === "empty" && folder.keep.length === 0 ? "empty" : "in-use";
			const { plan, problems } = planStore(await measureDisk(host), {
				wanted: inputs["store-location"],
				nix
			});
			host.log.info(plan.kind === "bind" ? `/nix is placed at ${plan.source}: ${plan.why}` : `/nix stays: ${plan.why}`);
			const put = await bindStore(host, plan, {
				job,
				privilege: await findPrivilege(host)
			});
			warnings.push(...problems, ...put.problems);
		}
		return { warnings };
	}
};
/** Where builds are, and when room is made for them. */
const buildFolder = {
	name: "build-folder",
	provide: async (context) => {
		const { host, inputs, job } = context;
		const hosted = host.env["RUNNER_ENVIRONMENT"] === "github-hosted";
		const own = parseNixConf(inputs["extra-nix-config"] ?? "", extraConfigName).lines;
		const chosen = inputs["build-folder"] === "default" || settingsNamed(own, "build-dir").length > 0;
		const nixVersion = readyNix(context).nix.version;
		const advice = adviseDisk(await measureDisk(host), {
			nixVersion,
			hosted,
			chosen
		});
		for (const line of advice.lines) host.log.info(`Disk ${line}`);
		const room = advice.minFree === void 0 ? [] : [setting("min-free", String(advice.minFree)), setting("max-free", String(advice.maxFree))];
		const give = (settings, warnings) => ({
			contributions: [{
				from: "build-folder",
				settings,
				order: "before"
			}],
			warnings
		});
		const folder = advice.buildFolder;
		if (folder.by !== "build-dir") return give(room, []);
		const problems = await makeBuildFolder(host, folder, {
			job,
			privilege: await findPrivilege(host)
		});
		if (problems.length > 0) return give(room, problems);
		host.log.info(`Builds are in ${folder.path}: ${folder.why}`);
		return give([...room, textSetting("build-dir", folder.path)], []);
	}
};
/** Bytes that are free where the store is or will be; undefined where they cannot be measured. */
async function freeBytes(host) {
	return measuredStore(await measureDisk(host))?.freeBytes;
}
/** A row of the summary with what setup took of the disk, bytes. */
function freeRow(before, after) {
	if (before === void 0 || after === void 0) return [];
	return [["Free where the store is", `${inGigabytes(before)} before, ${inGigabytes(after)} after setup`]];
}
/** For post: one line on what the job took of the disk. `before` is what `freeBytes` gave to main, as text. */
async function logFreeBytes(host, before) {
	const now = await freeBytes(host);
	if (before === "" || now === void 0) return;
	host.log.info(`Disk: ${inGigabytes(Number(before))} were free before setup, ${inGigabytes(now)} now`);
}
/** For post: what the removal has freed by now. */
async function reclaimed(host) {
	const report = await readReclaim(host);
	if (!report) return [];
	host.log.info(describeReclaim(report));
	return reclaimProblems(report);
}

export { buildFolder, disk, freeBytes, freeRow, logFreeBytes, reclaimed };