import { Finding, damaged, elfSections, openFile, readElfHeader, readView, text, u64 } from "./common.chunk.js";
import { ProblemError, compareVersions, isErrno, parseVersion } from "./frame.chunk.js";

// src/inspect/dynamic.ts
const tagNeeded = 1;
const tagSoname = 14;
const tagRpath = 15;
const tagRunpath = 29;
/** The first definition names the file itself. */
const baseFlag = 1;
/** Far more than any linker writes; a hostile file costs no more. */
const longestTable = 2 ** 24;
const mostEntries = 2 ** 16;
/**
* Reads what the dynamic loader would: from the table of sections, which linkers and patchelf keep. Throws a Finding (VER004, VER010)
* for what is no 64-bit ELF file or has a broken table.
*/
function readDynamic(source) {
	const header = readElfHeader(source);
	const sections = elfSections(source, header) ?? [];
	const section = (name) => sections.find((one) => one.name === name);
	const strings = section(".dynstr");
	const names = strings ? bytesOf(source, strings) : /* @__PURE__ */ new Uint8Array(0);
	const nameAt = (at) => text(names.subarray(Math.min(at, names.length)));
	const tags = readTags(source, section(".dynamic"));
	const valuesOf = (wanted) => tags.flatMap(([tag, value]) => tag === wanted ? [nameAt(value)] : []);
	const interpreter = section(".interp");
	return {
		machine: header.machine,
		loader: interpreter && text(bytesOf(source, interpreter)),
		soname: valuesOf(tagSoname)[0],
		needed: valuesOf(tagNeeded),
		runpath: [...valuesOf(tagRpath), ...valuesOf(tagRunpath)].flatMap((path) => path.split(":")),
		needs: readNeeds(source, section(".gnu.version_r"), nameAt),
		defines: readDefinitions(source, section(".gnu.version_d"), nameAt)
	};
}
function readTags(source, section) {
	if (!section) return [];
	const view = viewOf(source, section);
	const tags = [];
	for (let at = 0; at + 16 <= view.byteLength; at += 16) {
		const tag = u64(view, at);
		if (tag === 0) break;
		tags.push([tag, u64(view, at + 8)]);
	}
	return tags;
}
/** `Elf64_Verneed` and its `Elf64_Vernaux`: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html */
function readNeeds(source, section, nameAt) {
	if (!section) return [];
	const view = viewOf(source, section);
	return chain(source, view, 0, 12, 16).flatMap((entry) => {
		const library = nameAt(view.getUint32(entry + 4, true));
		const first = entry + view.getUint32(entry + 8, true);
		return chain(source, view, first, 12, 16).map((aux) => ({
			library,
			version: nameAt(view.getUint32(aux + 8, true))
		}));
	});
}
/** `Elf64_Verdef`; the first name of each is the version itself. */
function readDefinitions(source, section, nameAt) {
	if (!section) return [];
	const view = viewOf(source, section);
	return chain(source, view, 0, 16, 20).flatMap((entry) => {
		if ((view.getUint16(entry + 2, true) & baseFlag) !== 0) return [];
		const aux = entry + view.getUint32(entry + 12, true);
		return aux + 8 <= view.byteLength ? [nameAt(view.getUint32(aux, true))] : [];
	});
}
/** Positions of entries that each say how far the next one is, at `nextAt`; 0 ends the chain. */
function chain(source, view, first, nextAt, size) {
	const found = [];
	for (let at = first; at + size <= view.byteLength;) {
		found.push(at);
		if (found.length > mostEntries) throw damaged(source, at, "the table of symbol versions does not end");
		const next = view.getUint32(at + nextAt, true);
		if (next === 0) break;
		at += next;
	}
	return found;
}
function viewOf(source, section) {
	if (section.size > longestTable) throw damaged(source, section.offset, `${section.name} is too long`);
	return readView(source, section.offset, section.size, section.name);
}
function bytesOf(source, section) {
	const view = viewOf(source, section);
	return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

// src/gpu/bridge/library.ts
/** What the loader would make of a file; undefined for what is no ELF file, or cannot be read. */
function readLibrary(path) {
	try {
		const file = openFile(path);
		try {
			return readDynamic(file.source);
		} finally {
			file.close();
		}
	} catch (cause) {
		if (cause instanceof Finding || cause instanceof ProblemError || isErrno(cause, "ENOENT")) return void 0;
		throw cause;
	}
}
/** The newest glibc among versions of symbols, as in `2.34`; undefined without any. `GLIBC_PRIVATE` and others do not count. */
function newestGlibc(versions) {
	return versions.flatMap((version) => {
		const text = /^GLIBC_(\d+\.\d+)/.exec(version)?.[1];
		const parsed = text === void 0 ? void 0 : parseVersion(text);
		return text !== void 0 && parsed ? [{
			text,
			parsed
		}] : [];
	}).sort((a, b) => compareVersions(a.parsed, b.parsed)).at(-1)?.text;
}

export { newestGlibc, readLibrary };