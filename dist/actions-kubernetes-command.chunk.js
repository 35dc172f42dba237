import { ProblemError, computeName, error, jsonText, kubernetesSurface, parseCapability, readInputs, smName } from "./frame.chunk.js";
import { require_dist } from "./yaml.chunk.js";
import { findToolkit } from "./common.chunk.js";
import { parseReference } from "./flox-reference.chunk.js";

// src/ship/kubernetes/driver-affinity.ts
var import_dist = require_dist();
/** Which nodes have a driver that is new enough, by the labels of NVIDIA's GPU feature discovery. Pure. */
/** Labels with the driver's version, of GPU feature discovery from 0.15 on (docs/gpu-feature-discovery of NVIDIA/k8s-device-plugin). */
const parts = [
	"major",
	"minor",
	"revision"
].map((part) => `nvidia.com/cuda.driver-version.${part}`);
/**
* Terms of a required node affinity, of which a node must meet one: newer in the first number, or the same one and newer in the second,
* and so on. Equality is written as a range, because the labels have leading zeros (`02`), which Gt and Lt read as numbers.
*/
function driverTerms(version) {
	const known = version.slice(0, parts.length);
	return known.map((number, index) => {
		const isLast = index === known.length - 1;
		return { matchExpressions: [...known.slice(0, index).flatMap((one, at) => between(parts[at] ?? "", one)), above(parts[index] ?? "", isLast ? number - 1 : number)] };
	});
}
function above(key, number) {
	return {
		key,
		operator: "Gt",
		values: [String(number)]
	};
}
function between(key, number) {
	return [above(key, number - 1), {
		key,
		operator: "Lt",
		values: [String(number + 1)]
	}];
}

// src/ship/kubernetes/manifests.ts
/** Manifests of Kubernetes for pods that run without an image of their own: from a Flox environment or from the Nix store. Pure. */
/** Of Flox's installer and documentation: https://flox.dev/docs/imageless-kubernetes/install/self-managed */
const floxNodes = { "flox.dev/enabled": "true" };
const floxHandler = "flox";
const emptyImage = "flox/empty:1.0.0";
const tokenFolder = "/var/run/secrets/flox.dev";
const tokenVolume = "floxhub-token";
/** The manifests as objects, in the order in which they are applied. */
function makeManifests(request) {
	return [...request.withRuntimeClass ? runtimeClassOf(request) : [], workload(request)];
}
/** One YAML stream, the same bytes for the same request. */
function manifestsText(manifests) {
	return manifests.map((manifest) => (0, import_dist.stringify)(manifest, {
		lineWidth: 0,
		aliasDuplicateObjects: false
	})).join("---\n");
}
function runtimeClassOf({ runtimeClass }) {
	if (runtimeClass === void 0) return [];
	return [{
		apiVersion: "node.k8s.io/v1",
		kind: "RuntimeClass",
		metadata: { name: runtimeClass },
		handler: floxHandler,
		scheduling: { nodeSelector: floxNodes }
	}];
}
function workload(request) {
	const { kind, name, namespace, replicas } = request;
	const labels = labelsOf(request);
	const place = {
		name,
		...namespace === void 0 ? {} : { namespace }
	};
	const annotations = annotationsOf(request);
	const pod = {
		labels,
		...Object.keys(annotations).length > 0 ? { annotations } : {}
	};
	if (kind === "pod") return {
		apiVersion: "v1",
		kind: "Pod",
		metadata: {
			...place,
			...pod
		},
		spec: {
			...podSpec(request),
			restartPolicy: "Never"
		}
	};
	return {
		apiVersion: "apps/v1",
		kind: "Deployment",
		metadata: {
			...place,
			labels
		},
		spec: {
			replicas,
			selector: { matchLabels: { "app.kubernetes.io/name": name } },
			...request.gpus > 0 ? { strategy: {
				type: "RollingUpdate",
				rollingUpdate: gpuRollout
			} } : {},
			template: {
				metadata: pod,
				spec: podSpec(request)
			}
		}
	};
}
/** A new pod before the old one is gone would wait for a GPU that the old one has. */
const gpuRollout = {
	maxSurge: 0,
	maxUnavailable: 1
};
/** One label per target, so that `kubectl get pods -l nix-cuda/sm_90a` finds them. */
function labelsOf({ name, targets, toolkit, minimumDriver }) {
	return {
		"app.kubernetes.io/name": name,
		"app.kubernetes.io/managed-by": "nix-cuda",
		...Object.fromEntries(targets.map((target) => [`nix-cuda/${target}`, "true"])),
		...toolkit === void 0 ? {} : { "nix-cuda/toolkit": toolkit },
		...minimumDriver === void 0 ? {} : { "nix-cuda/minimum-driver": driverText(minimumDriver) }
	};
}
/** As NVIDIA writes it: `525.60.13`, and a third number below ten as `06`. */
function driverText([major, ...rest]) {
	return [major, ...rest.map((one) => String(one).padStart(2, "0"))].join(".");
}
function annotationsOf({ source }) {
	if (source.kind !== "flox") return {};
	const { environment, generation, mode } = source;
	return {
		"flox.dev/environment": `${environment}:${generation}`,
		"flox.dev/activate-mode": mode
	};
}
function podSpec(request) {
	const { source, runtimeClass, nodeSelector } = request;
	const token = source.kind === "flox" ? source.tokenSecret : void 0;
	const terms = request.minimumDriver === void 0 ? [] : driverTerms(request.minimumDriver);
	return {
		...runtimeClass === void 0 ? {} : { runtimeClassName: runtimeClass },
		...Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {},
		...terms.length > 0 ? { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } } } : {},
		...request.gpus > 0 ? { tolerations: [gpuToleration(request.gpuResource)] } : {},
		containers: [containerOf(request, token !== void 0)],
		...token === void 0 ? {} : { volumes: [{
			name: tokenVolume,
			secret: { secretName: token }
		}] }
	};
}
/** Nodes with GPUs often have a taint of the resource's name (ExtendedResourceToleration of Kubernetes does the same). */
function gpuToleration(resource) {
	return {
		key: resource,
		operator: "Exists",
		effect: "NoSchedule"
	};
}
function containerOf({ name, source, command, gpus, gpuResource }, hasToken) {
	return {
		name,
		image: source.kind === "flox" ? emptyImage : `nix:0${source.image}`,
		...command.length > 0 ? { command } : {},
		...gpus > 0 ? { resources: { limits: { [gpuResource]: String(gpus) } } } : {},
		securityContext: { allowPrivilegeEscalation: false },
		...hasToken ? { volumeMounts: [{
			name: tokenVolume,
			mountPath: tokenFolder,
			readOnly: true
		}] } : {}
	};
}

// src/actions/kubernetes/request.ts
const dnsLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const subdomain = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const labelName = /^(?=.{1,63}$)[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/;
const storePath = /^\/nix\/store\/[a-z0-9]{32}-[\w+?=.-]+$/;
/** What the inputs ask for. Throws ProblemError: CFG001 to CFG003 for inputs, FLX204, SHP150 for an environment without generation. */
function manifestRequest(inputs, command) {
	const problems = [];
	const check = (name, good, expected) => {
		if (!good) problems.push(error("CFG001", `Input ${name} is ${JSON.stringify(inputs[name])}.`, `It accepts ${expected}.`));
	};
	const source = sourceOf(inputs, problems);
	const name = inputs.name ?? (source && source.kind === "flox" ? nameOf(source.environment) : void 0);
	if (name === void 0) problems.push(error("CFG003", "Input name is missing.", "Name the workload."));
	else if (!dnsLabel.test(name)) {
		const message = `The name ${JSON.stringify(name)} is not one that Kubernetes accepts.`;
		problems.push(error("CFG001", message, "Give one of lower-case letters, digits and dashes as the input name."));
	}
	const { namespace, toolkit, "min-driver": driver, "runtime-class": given, "token-secret": secret } = inputs;
	check("namespace", namespace === void 0 || dnsLabel.test(namespace), "a name of lower-case letters, digits and dashes");
	check("runtime-class", given === void 0 || subdomain.test(given), "the name of a RuntimeClass");
	check("token-secret", secret === void 0 || subdomain.test(secret), "the name of a secret");
	const resource = inputs["gpu-resource"];
	const [prefix, suffix] = [resource.split("/")[0] ?? "", resource.split("/").slice(1).join("/")];
	check("gpu-resource", subdomain.test(prefix) && labelName.test(suffix), "a resource, as in nvidia.com/gpu");
	check("min-driver", driver === void 0 || /^\d{3}(\.\d{1,4}){0,2}$/.test(driver), "a driver, as in 580.65.06 or 580");
	const known = toolkit === void 0 ? void 0 : findToolkit(toolkit);
	check("toolkit", toolkit === void 0 || known !== void 0, "a CUDA toolkit, as in 12.8");
	const nodeSelector = selectorOf(inputs["node-selector"] ?? [], problems);
	const targets = targetsOf(inputs.capabilities ?? [], problems);
	const runtimeClass = given ?? (source?.kind === "flox" ? "flox" : void 0);
	if (inputs["with-runtime-class"] && source && source.kind !== "flox") problems.push(error("CFG002", "Inputs with-runtime-class and nix-image contradict: nix-snapshotter has no RuntimeClass.", "Leave one of them out."));
	if (problems.length > 0 || !source || name === void 0) throw new ProblemError(problems);
	const needsPtx = targets.some((target) => target.startsWith("compute_"));
	const oldest = known && ((needsPtx ? known.driver : void 0) ?? known.compatibleDriver);
	return {
		kind: inputs.kind,
		name,
		namespace,
		source,
		command,
		replicas: inputs.replicas,
		gpus: inputs.gpus,
		gpuResource: resource,
		nodeSelector,
		minimumDriver: inputs.gpus > 0 ? (driver ?? oldest)?.split(".").map(Number) : void 0,
		targets,
		toolkit,
		runtimeClass,
		withRuntimeClass: inputs["with-runtime-class"]
	};
}
function sourceOf(inputs, problems) {
	const { environment, "nix-image": image } = inputs;
	if (environment === void 0 === (image === void 0)) {
		const message = environment === void 0 ? "Neither environment nor nix-image was given." : "Inputs environment and nix-image both say what runs.";
		problems.push(error(environment === void 0 ? "CFG003" : "CFG002", message, "Give one of them."));
		return;
	}
	if (image !== void 0) {
		if (storePath.test(image)) return {
			kind: "nix-snapshotter",
			image
		};
		problems.push(error("CFG001", `Input nix-image is ${JSON.stringify(image)}.`, "It accepts a store path, /nix/store/…."));
		return;
	}
	const reference = parseReference(environment ?? "");
	const name = `${reference.owner}/${reference.name}`;
	if (reference.generation === void 0) {
		const message = `${name} has no generation: pods would get other packages whenever the environment is pushed.`;
		const fix = `Write ${name}:GENERATION; \`nix-cuda flox generations ${name}\` lists them.`;
		problems.push(error("SHP150", message, fix));
		return;
	}
	const { generation } = reference;
	return {
		kind: "flox",
		environment: name,
		generation,
		mode: inputs.mode,
		tokenSecret: inputs["token-secret"]
	};
}
/** A name of FloxHub as one of Kubernetes, where that is possible. */
function nameOf(environment) {
	return (environment.split("/")[1] ?? "").toLowerCase().replaceAll(/[^a-z0-9-]/g, "-");
}
function selectorOf(entries, problems) {
	const pairs = entries.flatMap((entry) => {
		const [key = "", value = ""] = entry.split(/=(.*)/s);
		const [name = "", prefix] = key.split("/").reverse();
		const isKey = labelName.test(name) && (prefix === void 0 || subdomain.test(prefix)) && key.split("/").length < 3;
		if (entry.includes("=") && isKey && (value === "" || labelName.test(value))) return [[key, value]];
		problems.push(error("CFG001", `Input node-selector has ${JSON.stringify(entry)}.`, "Write a label as key=value."));
		return [];
	});
	return Object.fromEntries(pairs);
}
/** `sm_90a` for each, and `compute_90` for those with PTX. */
function targetsOf(entries, problems) {
	const targets = entries.flatMap((entry) => entry.split(/\s+/)).flatMap((word) => {
		const capability = parseCapability(word.replace(/\+ptx$/i, ""));
		if (capability) return [smName(capability), .../\+ptx$/i.test(word) ? [computeName(capability)] : []];
		problems.push(error("CFG001", `Input capabilities has ${JSON.stringify(word)}.`, "It accepts capabilities as in 8.0, 9.0a, 9.0+PTX."));
		return [];
	});
	return [...new Set(targets)].sort();
}

// src/actions/kubernetes/command.ts
/** `nix-cuda kubernetes [-- PROGRAM [ARGUMENT]…]`: prints manifests for `kubectl apply -f -`. Asks no cluster and no FloxHub. */
async function runKubernetes(host, line) {
	const inputs = readInputs(kubernetesSurface, line.option);
	const manifests = makeManifests(manifestRequest(inputs, line.positionals));
	host.answer(inputs.json ? jsonText(manifests) : manifestsText(manifests));
	return 0;
}

export { runKubernetes };