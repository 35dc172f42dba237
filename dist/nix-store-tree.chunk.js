import { basename, join } from "node:path";

// src/licence/nvidia-hosts.ts
/** Servers, with all below them, from which NVIDIA hands out what its licences cover, and where that is to be seen. */
const nvidiaHosts = [
	{
		host: "download.nvidia.com",
		source: "https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/db/bootstrap/redist.nix"
	},
	{
		host: "download.nvidia.cn",
		source: "https://developer.download.nvidia.cn/compute/cuda/redist/"
	},
	{
		host: "developer.nvidia.com",
		source: "https://developer.nvidia.com/tensorrt/download"
	},
	{
		host: "pypi.nvidia.com",
		source: "https://pypi.nvidia.com/"
	},
	{
		host: "ngc.nvidia.com",
		source: "https://docs.nvidia.com/ngc/latest/ngc-catalog-user-guide.html"
	}
];
/** Whether a URL lies on one of NVIDIA's download servers; false for what is no URL. */
function isOfNvidia(url) {
	const name = URL.parse(url)?.hostname.replace(/\.$/, "");
	return name !== void 0 && nvidiaHosts.some(({ host }) => name === host || name.endsWith(`.${host}`));
}

// src/licence/judge.ts
/** What is known of the licence of a store path: by evaluation where there was one, else by what it was made from. */
/**
* Keys of caches whose builds have no unfree package: the build farm of NixOS refuses to evaluate them.
* https://github.com/NixOS/nixpkgs/blob/master/pkgs/top-level/release.nix (`allowUnfree = false`)
*/
const freeKeys = ["cache.nixos.org-1"];
/**
* Judges store paths, by path. A path is unfree when its licence is, or when it is or was made directly from what NVIDIA
* hands out or the user has to fetch: what is only linked to it or compiled by it is not. Other fixed outputs are unknown,
* because nobody states the licence of a download, and so is what no known derivation makes, unless somebody states it of the path.
*/
function judgePaths(paths, facts) {
	const { makers, unfree } = facts;
	const makersOf = /* @__PURE__ */ new Map();
	for (const [drvPath, maker] of makers) for (const { path } of maker.outputs) makersOf.set(path, [...makersOf.get(path) ?? [], [drvPath, maker]]);
	const originOf = origins(makers);
	const isAcknowledged = matcher(facts.acknowledged);
	const judge = (path) => {
		const known = makersOf.get(path) ?? [];
		const drvPaths = known.map(([drvPath]) => drvPath);
		const name = nameOf(drvPaths[0] ?? path);
		const inputs = known.flatMap(([, { inputDrvs }]) => [...inputDrvs.keys()]);
		const stated = facts.stated?.get(path);
		if (stated || facts.unfreePackages?.includes(packageName(name))) return {
			verdict: "unfree",
			why: "licence",
			name
		};
		if (drvPaths.some((drvPath) => unfree.includes(drvPath))) return {
			verdict: "unfree",
			why: "licence",
			name
		};
		const origin = firstKnown([...drvPaths, ...inputs].map(originOf));
		if (origin) return {
			verdict: "unfree",
			why: origin,
			name
		};
		if (stated === false) return {
			verdict: "free",
			name
		};
		if (known.length === 0 || !inputs.every((input) => makers.has(input))) return {
			verdict: "unknown",
			why: "origin",
			name
		};
		return known.some(([, { fixedOutput }]) => fixedOutput) ? {
			verdict: "unknown",
			why: "download",
			name
		} : {
			verdict: "free",
			name
		};
	};
	return new Map(paths.map((path) => {
		const judgement = judge(path);
		const { verdict, name } = judgement;
		return [path, verdict !== "free" && isAcknowledged(name) ? {
			verdict: "acknowledged",
			name
		} : judgement];
	}));
}
/** Why a path must not lie where anybody can read it; undefined when nothing stands against that. */
function doubtOf(judgement) {
	return judgement.verdict === "unfree" || judgement.verdict === "unknown" ? judgement : void 0;
}
/**
* Finds whose fixed outputs are: fetched from a server of NVIDIA, `requireFile`'s, or taken out of such a one. `requireFile`
* has no URL; its builder is the script restrict-message, which prints what the user has to do.
* https://github.com/NixOS/nixpkgs/blob/master/pkgs/build-support/trivial-builders/default.nix
*/
function origins(makers) {
	const known = /* @__PURE__ */ new Map();
	const originOf = (drvPath) => {
		const maker = makers.get(drvPath);
		if (!maker?.fixedOutput) return void 0;
		if (known.has(drvPath)) return known.get(drvPath);
		const origin = ownOrigin(maker) ?? firstKnown([...maker.inputDrvs.keys()].map(originOf));
		known.set(drvPath, origin);
		return origin;
	};
	return originOf;
}
function ownOrigin({ urls, inputDrvs }) {
	if (urls.some(isOfNvidia)) return "nvidia";
	return [...inputDrvs.keys()].some((input) => nameOf(input) === "restrict-message") ? "require-file" : void 0;
}
function firstKnown(origins) {
	return origins.find((origin) => origin !== void 0);
}
/** `saxpy-1.0` of `/nix/store/<hash>-saxpy-1.0.drv`. */
function nameOf(storePath) {
	return storePath.replace(/.*\/[0-9a-z]{32}-/, "").replace(/\.drv$/, "");
}
/** As `builtins.parseDrvName` has it: up to the first dash that no letter follows. */
function packageName(name) {
	return name.replace(/-[^a-zA-Z].*$/s, "");
}
/** Whether a name fits one of the patterns, in which `*` stands for any text. */
function matcher(patterns) {
	const texts = patterns.map((pattern) => pattern.replace(/[\\^$.+?()[\]{}|]/g, "\\$&").replaceAll("*", ".*"));
	const any = new RegExp(`^(?:${texts.join("|")})$`, "s");
	return (name) => any.test(name);
}
const reasons = {
	licence: "under an unfree licence",
	nvidia: "made from NVIDIA’s downloads",
	"require-file": "made from files that users have to download themselves",
	copy: "with files that are named like NVIDIA’s",
	download: "downloaded under an unknown licence",
	origin: "of unknown origin"
};
/** Names of each reason that are shown. */
const shown = 3;
/** `3 made from downloads of NVIDIA (a-1, b-2 and 1 more), 1 of unknown origin (c)`. */
function describeDoubts(doubts) {
	return Object.entries(reasons).flatMap(([why, words]) => {
		const of = doubts.filter((doubt) => doubt.why === why);
		if (of.length === 0) return [];
		const names = [...new Set(of.map(({ name }) => name))];
		const more = names.length > shown ? ` and ${names.length - shown} more` : "";
		return [`${of.length} ${words} (${names.slice(0, shown).join(", ")}${more})`];
	}).join(", ");
}

// src/licence/eula.ts
/**
* Attachment A of the EULA of the CUDA Toolkit: the files that it lists as distributable with an application, as each edition
* that we have read lists them for Linux and for all systems. Transcribed; NVIDIA publishes no machine-readable list.
*/
/** Editions, oldest first. `toolkits` are those whose paths are judged by it; `wheels` is the one that NVIDIA’s wheels carry. */
const editions = [
	{
		id: "wheels",
		lastUpdated: null,
		from: null,
		source: "License.txt of NVIDIA’s wheels on PyPI, the same text from 11.7 to 13.5 (nvidia-cuda-runtime, nvidia-cublas)"
	},
	{
		id: "2021-10-08",
		lastUpdated: "2021-10-08",
		from: "11.5",
		source: "copyright file of Debian’s libcudart11.0 11.8.89"
	},
	{
		id: "2024-01-12",
		lastUpdated: "2024-01-12",
		from: "12.4",
		source: "copyright file of Debian’s libcudart12 12.4.127"
	},
	{
		id: "2026-01-26",
		lastUpdated: "2026-01-26",
		from: "13.2",
		source: "https://docs.nvidia.com/cuda/eula/, read when it was last updated on January 26, 2026"
	}
];
const all = [
	"wheels",
	"2021-10-08",
	"2024-01-12",
	"2026-01-26"
];
const dated = [
	"2021-10-08",
	"2024-01-12",
	"2026-01-26"
];
const recent = ["2024-01-12", "2026-01-26"];
const last = ["2026-01-26"];
const npp = [
	"c",
	"ial",
	"icc",
	"icom",
	"idei",
	"if",
	"ig",
	"im",
	"ist",
	"isu",
	"itc",
	"s"
];
const listings = [
	{
		component: "CUDA Runtime",
		in: all,
		files: [
			"libcudart.so",
			"libcudart_static.a",
			"libcudadevrt.a"
		]
	},
	{
		component: "cuFFT",
		in: all,
		files: [
			"libcufft.so",
			"libcufft_static.a",
			"libcufftw.so",
			"libcufftw_static.a"
		]
	},
	{
		component: "cuBLAS",
		in: all,
		files: [
			"libcublas.so",
			"libcublasLt.so",
			"libcublas_static.a",
			"libcublasLt_static.a"
		]
	},
	{
		component: "NVBLAS",
		in: all,
		files: ["libnvblas.so"]
	},
	{
		component: "cuSPARSE",
		in: all,
		files: ["libcusparse.so", "libcusparse_static.a"]
	},
	{
		component: "cuSOLVER",
		in: all,
		files: ["libcusolver.so", "libcusolver_static.a"]
	},
	{
		component: "cuRAND",
		in: all,
		files: ["libcurand.so", "libcurand_static.a"]
	},
	{
		component: "NVIDIA Performance Primitives",
		in: all,
		files: npp.flatMap((part) => [`libnpp${part}.so`, `libnpp${part}_static.a`])
	},
	{
		component: "nvJPEG",
		in: all,
		files: ["libnvjpeg.so", "libnvjpeg_static.a"]
	},
	{
		component: "culibos, for static linking",
		in: all,
		files: ["libculibos.a"]
	},
	{
		component: "NVRTC",
		in: all,
		files: [
			"nvrtc.h",
			"libnvrtc.so",
			"libnvrtc-builtins.so"
		]
	},
	{
		component: "NVRTC",
		in: recent,
		files: ["libnvrtc_static.a"]
	},
	{
		component: "NVRTC",
		in: ["2024-01-12"],
		files: ["libnvrtx-builtins_static.a"]
	},
	{
		component: "NVRTC",
		in: last,
		files: ["libnvrtc-builtins_static.a"]
	},
	{
		component: "NVVM",
		in: all,
		files: ["libnvvm.so"]
	},
	{
		component: "nvJitLink",
		in: recent,
		files: ["libnvJitLink.so", "libnvJitLink_static.a"]
	},
	{
		component: "libdevice",
		in: all,
		files: ["libdevice.10.bc"]
	},
	{
		component: "Occupancy header",
		in: all,
		files: ["cuda_occupancy.h"]
	},
	{
		component: "Half precision headers",
		in: all,
		files: ["cuda_fp16.h", "cuda_fp16.hpp"]
	},
	{
		component: "Half precision headers",
		in: last,
		files: [
			"bf16",
			"fp8",
			"fp6",
			"fp4"
		].flatMap((type) => [`cuda_${type}.h`, `cuda_${type}.hpp`])
	},
	{
		component: "Headers of the runtime",
		in: last,
		files: [
			...[
				"crt/host_defines.h",
				"cuComplex.h",
				"cuda_awbarrier_helpers.h",
				"cuda_awbarrier_primitives.h"
			],
			...[
				"cuda_awbarrier.h",
				"cuda_pipeline_helpers.h",
				"cuda_pipeline_primitives.h",
				"cuda_pipeline.h"
			],
			...[
				"cuda_runtime_api.h",
				"cuda.h",
				"cuda/std/tuple",
				"cuda/std/type_traits",
				"cuda/std/utility"
			],
			...[
				"device_types.h",
				"vector_functions.h",
				"vector_types.h"
			]
		]
	},
	{
		component: "cuObject",
		in: last,
		files: [...[
			"libcuobjclient.so",
			"libcuobjserver.so",
			"cuobjclient.h",
			"cuobjrdma.h",
			"cuobjrdmaparam.h"
		], ...["cuobjserver.h", "cuobjtelem.h"]]
	},
	{
		component: "CUPTI",
		in: all,
		files: ["libcupti.so"]
	},
	{
		component: "NVTX",
		in: all,
		files: ["libnvToolsExt.so"]
	},
	{
		component: "NVTX",
		in: last,
		files: ["libnvtx3interop.so"]
	},
	{
		component: "CUDA driver libraries",
		in: all,
		files: ["libcuda.so", "libnvidia-ptxjitcompiler.so"]
	},
	{
		component: "CUDA driver libraries",
		in: ["wheels"],
		files: ["libnvidia-fatbinaryloader.so"]
	},
	{
		component: "CUDA driver libraries",
		in: recent,
		files: ["libnvptxcompiler_static.a"]
	},
	{
		component: "cuFile",
		in: dated,
		files: [
			"cufile.h",
			"libcufile.so",
			"libcufile_rdma.so",
			"libcufile_static.a",
			"libcufile_rdma_static.a"
		]
	}
];
/**
* The edition by which files of a toolkit (as in `12.4`) are judged: the newest that we have read and that is not younger
* than the toolkit. Undefined where the toolkit is not known: then a file has to be in every dated edition.
*/
function editionOf(toolkit) {
	if (toolkit === void 0) return void 0;
	const [major = 0, minor = 0] = toolkit.split(".").map(Number);
	return editions.findLast(({ from }) => {
		const [since = Number.POSITIVE_INFINITY, and = 0] = from?.split(".").map(Number) ?? [];
		return since < major || since === major && and <= minor;
	})?.id;
}
/** The component under which an edition lists a file (a path, of which the end counts); undefined where it does not. */
function listedAs(file, edition) {
	const name = withoutVersion(file);
	return listings.find(({ in: listed, files }) => (edition ? listed.includes(edition) : dated.every((one) => listed.includes(one))) && files.some((one) => name === one || name.endsWith(`/${one}`)))?.component;
}
/** Attachment A also means variations with a version in the name: `libcudart.so.12.4.127` is `libcudart.so`. */
function withoutVersion(file) {
	return file.replace(/\.so(?:\.\d+)+$/, ".so");
}

// src/licence/products.ts
/** Libraries as `libNAME.so.9`, `libNAME_static.a`, and `libNAME-d0da41ae.so.9` of auditwheel. */
const libraries = (...names) => new RegExp(`(?:^|/)lib(?:${names.join("|")})(?:_static\\w*)?(?:-[0-9a-f]{8})?(?:\\.so(?:\\.[\\d.]+)?|\\.a)$`);
const products = [
	{
		product: "cuDNN",
		licence: "cuDNN supplement",
		source: "https://docs.nvidia.com/deeplearning/cudnn/backend/latest/reference/eula.html",
		unfree: true,
		files: either(libraries("cudnn\\w*"), /(?:^|\/)cudnn\w*\.h$/)
	},
	{
		product: "cuTENSOR",
		licence: "cuTENSOR supplement",
		source: "https://docs.nvidia.com/cuda/cutensor/latest/license.html",
		unfree: true,
		files: either(libraries("cutensor", "cutensorMg", "cutensorMp"), /(?:^|\/)cutensor(?:\/|M[gp]\.h$|\.h$)/)
	},
	{
		product: "cuSPARSELt",
		licence: "cuSPARSELt supplement",
		source: "https://docs.nvidia.com/cuda/cusparselt/license.html",
		unfree: true,
		files: either(libraries("cusparseLt"), /(?:^|\/)cusparseLt\.h$/)
	},
	{
		product: "TensorRT",
		licence: "TensorRT supplement",
		source: "https://docs.nvidia.com/deeplearning/tensorrt/latest/reference/sla.html",
		unfree: true,
		files: either(libraries("nvinfer\\w*", "nvonnxparser", "nvparsers"), /(?:^|\/)(?:trtexec|NvInfer\w*\.h)$/)
	},
	{
		product: "NCCL",
		licence: "BSD-3-Clause",
		source: "https://github.com/NVIDIA/nccl/blob/master/LICENSE.txt",
		unfree: false,
		files: either(libraries("nccl"), /(?:^|\/)nccl\w*\.h$/)
	},
	{
		product: "NVSHMEM",
		licence: "licence of its release",
		source: "https://docs.nvidia.com/nvshmem/",
		unfree: true,
		files: libraries("nvshmem\\w*")
	},
	{
		product: "NVIDIA math libraries outside of the toolkit (cuDSS, cuBLASMp, cuSOLVERMp, nvCOMP, nvJPEG2000, nvTIFF)",
		licence: "licence of each",
		source: "https://developer.download.nvidia.com/compute/",
		unfree: true,
		files: libraries("cudss\\w*", "cublasmp", "cusolverMp", "nvcomp\\w*", "nvjpeg2k", "nvtiff")
	},
	{
		product: "cuQuantum",
		licence: "cuQuantum licence",
		source: "https://docs.nvidia.com/cuda/cuquantum/license.html",
		unfree: true,
		files: libraries("custatevec", "cutensornet", "cudensitymat")
	},
	{
		product: "NVIDIA driver",
		licence: "licence of the driver",
		source: "https://download.nvidia.com/XFree86/Linux-x86_64/",
		unfree: true,
		files: libraries(...[
			"nvidia-(?!container|egl-)[\\w-]+",
			"cudadebugger",
			"nvcuvid",
			"nvoptix",
			"(?:GLX|EGL|GLESv\\d_CM|GLESv\\d)_nvidia"
		])
	},
	{
		product: "CCCL (Thrust, CUB, libcu++)",
		licence: "Apache-2.0 and others, by file",
		source: "https://github.com/NVIDIA/cccl/blob/main/LICENSE",
		unfree: false,
		files: /(?:^|\/)(?:thrust|cub|cuda\/std|cuda\/__\w+|nv)\/(?:.*\/)?[\w.]+$/
	}
];
/** Whose a file (a path) is by its name, if not the toolkit’s. */
function productOf(file) {
	return products.find(({ files }) => files.test(file));
}
function either(...patterns) {
	return new RegExp(patterns.map(({ source }) => source).join("|"));
}

// src/licence/nvidia-files.ts
/** Files that NVIDIA hands out, by their names: what a program that was built with CUDA may have been given copies of. */
/** Libraries of the toolkit that no edition of its EULA lists. https://developer.download.nvidia.com/compute/cuda/redist/ */
const unlisted = [...[
	"accinj",
	"cufilt",
	"cuinj",
	"cusolverMg",
	"metis_static",
	"nvfatbin",
	"nvperf\\w*",
	"nvptxcompiler"
], "pcsamplingutil"];
const listed = listings.flatMap(({ files }) => files.flatMap((file) => /^lib([\w-]+?)(?:_static)?\.(?:so|a)$/.exec(file)?.[1] ?? []));
/** auditwheel adds eight digits of a hash to names, as in `libcudart-d0da41ae.so.11.0`. */
const library = new RegExp(`^lib(?:${[.../* @__PURE__ */ new Set([...listed, ...unlisted])].join("|")})(?:\\d+|(?:_\\w+)?_static\\w*)?(?:\\.alt)?(?:-[0-9a-f]{8})?(?:\\.so(?:\\.[\\d.]+)?|\\.a)$`);
const programs = /^(?:cicc|compute-sanitizer|cudafe\+\+|cuda-gdb|cuobjdump|fatbinary|ncu|nsys|nvcc|nvdisasm|nvlink|nvprof|nvprune|ptxas)$/;
const others = /^libdevice(?:\.\d+)?\.bc$/;
/** Whether a file of this name is one of NVIDIA's. A name is no proof; what has another name may be one all the same. */
function isNvidiaFile(name) {
	return library.test(name) || programs.test(name) || others.test(name) || productOf(name)?.unfree === true;
}

// src/licence/classify.ts
/** What NVIDIA’s EULA says of the files of a store path, by their names. Pure. */
/**
* `listed`: the EULA of the toolkit lists this file name as distributable with an application. `not listed`: it does not.
* `other licence`: the file is of a product with a licence of its own. None of them says that you may pass the file on.
*/
const fileClasses = [
	"listed",
	"other licence",
	"not listed"
];
/** Files that are named for each path. */
const mostExamples = 8;
/** The class of one file of NVIDIA’s. */
function classifyFile(file, edition) {
	const component = listedAs(file, edition);
	if (component !== void 0) return {
		file,
		class: "listed",
		of: component
	};
	const product = productOf(file);
	if (product) return {
		file,
		class: "other licence",
		of: `${product.product}: ${product.licence}`
	};
	return {
		file,
		class: "not listed",
		of: null
	};
}
/**
* Classifies the regular files of a store path (paths in it). `whole`: the path comes from NVIDIA, and all of its files count
* but licence texts and what Nix adds (`nix-support`). Otherwise only those count that are named like NVIDIA’s libraries and
* programs. `toolkit` is as in `12.4`; the name of the path (`cuda12.4-libcublas-12.4.5.8`) says it better where it does.
*/
function classifyPath(name, files, { whole, toolkit }) {
	const edition = editionOf(toolkitOf(name) ?? toolkit);
	const classified = (whole ? files.filter((file) => !apart.test(file)) : files.filter((file) => isNvidiaFile(base(file)))).map((file) => classifyFile(file, edition));
	const of = (one) => classified.filter((file) => file.class === one);
	const worst = fileClasses.findLast((one) => of(one).length > 0);
	return {
		edition: edition ?? null,
		class: worst ?? null,
		counts: {
			listed: of("listed").length,
			"other licence": of("other licence").length,
			"not listed": of("not listed").length
		},
		examples: [...fileClasses].reverse().flatMap(of).slice(0, mostExamples)
	};
}
/** No part of what the licence covers: its own text, and what setup hooks of Nixpkgs write. */
const apart = /^nix-support\/|(?:^|\/)(?:LICENSE|License|EULA|NOTICE|copyright)(?:\.txt)?$/;
function base(file) {
	return file.slice(file.lastIndexOf("/") + 1);
}
/** `cuda12.4-…` of Nixpkgs, and packages of the toolkit whose version is the toolkit’s own (`cuda_nvcc-12.4.131`). */
function toolkitOf(name) {
	const [, major, minor] = /(?:^|-)cuda(\d+)\.(\d+)-/.exec(name) ?? /(?:^|-)(?:cuda_\w+|cuda-merged|cudatoolkit)-(\d+)\.(\d+)/.exec(name) ?? [];
	return major === void 0 ? void 0 : `${major}.${minor}`;
}

// src/licence/contents.ts
/** Judges store paths by what made them and by what is in them. */
/** Trees that are read at the same time. */
const batch = 8;
/**
* What stands against store paths: as `judgePaths`, and against those that are free otherwise but have files that are named
* like NVIDIA's libraries and programs (`copy`). `filesOf` gives the regular files of a path, by their paths in it;
* undefined for one that cannot be read, which is of unknown origin.
*/
async function judgeContents(paths, facts, filesOf) {
	const judgements = [...judgePaths(paths, facts)];
	const isAcknowledged = matcher(facts.acknowledged);
	const found = [];
	for (let at = 0; at < judgements.length; at += batch) {
		const read = await Promise.all(judgements.slice(at, at + batch).map(async ([path, judgement]) => {
			const { name } = judgement;
			if (judgement.verdict === "free" && facts.stated?.get(path) === false || isAcknowledged(name)) return [];
			const files = await filesOf(path);
			const known = doubtOf(judgement) ?? (files ? void 0 : {
				verdict: "unknown",
				why: "origin",
				name
			});
			const of = {
				whole: known?.why === "nvidia",
				toolkit: facts.toolkit
			};
			const contents = classifyPath(nameIn(path), files ?? [], of);
			const doubt = known?.verdict !== "unfree" && contents.class !== null ? {
				verdict: "unfree",
				why: "copy",
				name
			} : known;
			return doubt ? [{
				path,
				...doubt,
				...contents
			}] : [];
		}));
		found.push(...read.flat());
	}
	return found;
}
/** Without the folder and the hash. */
function nameIn(path) {
	return path.replace(/.*\/(?:[0-9a-z]{32}-)?/, "");
}

// src/nix/store-tree.ts
/**
* Regular files of a store path, by their paths in it and sorted, or its own name without the hash where it is a file;
* symbolic links are not followed. Undefined for what cannot be read.
*/
async function filesIn(host, path) {
	const found = [];
	const folders = [""];
	try {
		const stat = await host.files.lstat(path);
		if (!stat.isDirectory()) return stat.isFile() ? [basename(path).replace(/^[0-9a-z]{32}-/, "")] : [];
		for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) for (const entry of await host.files.readdir(join(path, folder), { withFileTypes: true })) {
			const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory()) folders.push(at);
			else if (entry.isFile()) found.push(at);
		}
		return found.sort();
	} catch {
		return;
	}
}

export { describeDoubts, fileClasses, filesIn, freeKeys, isNvidiaFile, judgeContents };