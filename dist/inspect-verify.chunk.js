import { compareCapabilities, compareVersions, computeName, error, formatVersion, notice, printable, ptxIsaOf, smName, warning } from "./frame.chunk.js";
import { Finding, damaged, elfSections, isElf, memorySource, position, readAhead, readElfHeader, readExact, readView, spend, text, u64, windowOf } from "./common.chunk.js";

// src/inspect/archive.ts
const magicSize = 8;
const headerSize = 60;
const longestNames = 2 ** 26;
const longestName = 4096;
const mostMembers = 2 ** 20;
function isArchive(head) {
	return text(head.subarray(0, magicSize)) === "!<arch>\n";
}
function isThinArchive(head) {
	return text(head.subarray(0, magicSize)) === "!<thin>\n";
}
/** The members of an archive without its symbol and name tables. Throws a Finding (VER004) where it is broken. */
function* archiveMembers(source) {
	let names;
	let at = magicSize;
	for (let count = 0; at < source.size; count++) {
		if (count === mostMembers) throw new Finding("VER004", `more than ${mostMembers} archive members`, position(source, at));
		const header = readExact(source, at, headerSize, "an archive header");
		const sizeText = text(header.subarray(48, 58)).trimEnd();
		if (header[58] !== 96 || header[59] !== 10 || !/^\d+$/.test(sizeText)) throw damaged(source, at, "an archive header is broken");
		const size = Number(sizeText);
		const start = at + headerSize;
		if (start + size > source.size) throw damaged(source, at, "an archive member is cut off");
		const data = windowOf(source, start, size);
		const raw = text(header.subarray(0, 16)).trimEnd();
		if (raw === "//") names = data;
		else if (raw !== "/" && raw !== "/SYM64/") {
			const member = nameMember(raw, data, names);
			if (!member.name.startsWith("__.SYMDEF")) yield {
				...member,
				name: printable(member.name)
			};
		}
		at = start + size + size % 2;
	}
}
function nameMember(raw, data, names) {
	const bsd = /^#1\/(\d+)$/.exec(raw);
	if (bsd) {
		const length = Number(bsd[1]);
		if (length > longestName) throw damaged(data, 0, "the name of an archive member is too long");
		return {
			name: text(readExact(data, 0, length, "a member name")),
			data: windowOf(data, length, data.size - length)
		};
	}
	const long = /^\/(\d+)$/.exec(raw);
	if (!long) return {
		name: raw.endsWith("/") ? raw.slice(0, -1) : raw,
		data
	};
	const at = Number(long[1]);
	if (!names || at >= Math.min(names.size, longestNames)) throw damaged(data, 0, "the name of an archive member is missing");
	return {
		name: (text(names.read(at, longestName)).split("\n", 1)[0] ?? "").replace(/\/$/, ""),
		data
	};
}

// src/inspect/section-names.ts
const bytesOf = (name) => Buffer.from(name, "latin1");
/** Each with a NUL before it, as in a table of names. */
const code$1 = bytesOf("\0.text.");
/** The bank of a kernel's parameters; functions have none of their own. */
const parameters$1 = bytesOf("\0.nv.constant0.");
const note = bytesOf("\0.note.nv.tkinfo\0");
/** The name of a section may be the end of a longer one: that of its relocations, or of its twin. */
const holders = [
	".rel",
	".rela",
	".nv.capmerc"
].map((holder) => bytesOf(`\0${holder}.`));
const holdingEnd = /^(?:\.rela?|\.nv\.capmerc)(?=\.)/;
/** The name of the table itself. That of the symbols' names, which follows, begins with it too. */
const tableStart = bytesOf("\0.shstrtab\0");
const mostRemembered = 4;
const longestRemembered = 2 ** 20;
/** The tables that were read last, the latest first: the cubins of a container mostly have one or two. */
const remembered = [];
/**
* The names of a table that begins at `from`, right behind an ELF header, and ends where the next table begins, and the byte behind
* it: a function that is asked with ever more bytes. Undefined where they end before the table does.
*/
function tableReader(from) {
	const state = searchFrom(from, true);
	return (all) => {
		const index = remembered.findIndex(({ bytes }) => isAt(all, bytes, from));
		const known = remembered[index];
		if (known) {
			remembered.splice(index, 1);
			remembered.unshift(known);
			return {
				...namedBy(known),
				end: from + known.bytes.length - tableStart.length + 1
			};
		}
		if (!search$1(all, state)) return void 0;
		const named = namedIn(all, from, state);
		remember(all.subarray(from, state.at + tableStart.length), from, state, named);
		return {
			...namedBy(named),
			end: state.at + 1
		};
	};
}
function remember(bytes, from, { code }, named) {
	if (bytes.length > longestRemembered) return;
	const oldest = remembered.length === mostRemembered ? remembered.pop()?.bytes : void 0;
	const room = oldest && oldest.buffer.byteLength >= bytes.length ? oldest.buffer : /* @__PURE__ */ new ArrayBuffer(2 * bytes.length);
	const own = Buffer.from(room, 0, bytes.length);
	own.set(bytes);
	remembered.unshift({
		...named,
		bytes: own,
		code: code.map((at) => at - from)
	});
}
function namedBy({ stub, kernels, hasNote }) {
	return {
		stub,
		kernels,
		hasNote
	};
}
function isAt(all, bytes, from) {
	const end = from + bytes.length;
	return end <= all.length && startsWith(all, tableStart, end - tableStart.length) && all.compare(bytes, 0, bytes.length, from, end) === 0;
}
/** The names of a whole table, with a NUL before and behind each. */
function namesIn(names) {
	const state = searchFrom(0, false);
	search$1(names, state);
	return namedBy(namedIn(names, 0, state));
}
function searchFrom(at, marked) {
	return {
		at,
		first: at,
		marked,
		code: [],
		parameters: [],
		held: holders.map(() => -1),
		hasNote: false
	};
}
/**
* Goes through a table once, name by name, which is several times as fast as searching it for one thing after the other. Whether the
* end of the table was found; else it goes on with more bytes from the last name.
*/
function search$1(all, state) {
	for (let { at } = state;; state.at = at) {
		while (all[at + 1] === 0) at++;
		let end = all.indexOf(0, at + 1);
		if (end < 0) {
			if (state.marked || at + 1 >= all.length) return false;
			end = all.length;
		}
		switch (all[at + 2]) {
			case 116:
				if (startsWith(all, code$1, at)) state.code.push(at + code$1.length, end);
				break;
			case 110:
				if (startsWith(all, parameters$1, at)) state.parameters.push(at + parameters$1.length, end);
				else if (startsWith(all, note, at)) state.hasNote = true;
				else noteHolder(all, at, state.held);
				break;
			case 114:
				noteHolder(all, at, state.held);
				break;
			case 115: if (state.marked && at > state.first && startsWith(all, tableStart, at)) return true;
		}
		at = end;
	}
}
function noteHolder(all, at, held) {
	for (let index = 0; index < holders.length; index++) {
		const holder = holders[index];
		if (holder && held[index] === -1 && startsWith(all, holder, at)) held[index] = at + holder.length - 1;
	}
}
function namedIn(all, from, found) {
	const names = all.subarray(from, found.at + 1);
	const { hasNote } = found;
	const merged = found.held.some((at) => at >= 0 && !names.includes(alone(all, at)));
	const plain = !merged && found.code.length > 0 && isSame(all, found.code, all, found.parameters);
	if (plain) return {
		stub: false,
		kernels: remembered.find((table) => table.plain && isSame(all, found.code, table.bytes, table.code))?.kernels ?? textsOf(all, found.code).sort(),
		hasNote,
		plain
	};
	const functions = namesOf(names, code$1, merged ? [] : textsOf(all, found.code));
	const entries = namesOf(names, parameters$1, merged ? [] : textsOf(all, found.parameters));
	const known = new Set(functions);
	const kernels = functions.length === entries.length && functions.every((name, index) => name === entries[index]) ? functions : [...new Set(entries)].filter((name) => known.has(name));
	return {
		stub: functions.length === 0,
		kernels: kernels.sort(),
		hasNote,
		plain
	};
}
/** Whether the names are the same ones in the same order. */
function isSame(all, places, others, otherPlaces) {
	if (places.length !== otherPlaces.length) return false;
	for (let index = 0; index < places.length; index += 2) {
		const [start = 0, end = 0] = [places[index], places[index + 1]];
		const [otherStart = 0, otherEnd = 0] = [otherPlaces[index], otherPlaces[index + 1]];
		if (end - start !== otherEnd - otherStart) return false;
		if (all.compare(others, otherStart, otherEnd, start, end) !== 0) return false;
	}
	return true;
}
/** The name at `at` with a NUL before and behind it. */
function alone(all, at) {
	const end = all.indexOf(0, at);
	return bytesOf(`\0${all.toString("latin1", at, end < 0 ? all.length : end)}\0`);
}
function textsOf(all, places) {
	const texts = [];
	for (let index = 0; index < places.length; index += 2) texts.push(all.toString("latin1", places[index], places[index + 1]));
	return texts;
}
/** What follows `start` in names. That there is none is never concluded from how other names are written. */
function namesOf(names, start, texts) {
	return texts.length > 0 ? texts : endsOf(names, start.toString("latin1", 1));
}
/** What follows `start` in names and in the names that they hold. */
function endsOf(names, start) {
	const held = names.toString("latin1").split("\0").map((name) => name.replace(holdingEnd, "")).filter((name) => name.startsWith(start));
	return [...new Set(held.map((name) => name.slice(start.length)))];
}
/** Node searches for 8 and more bytes in another way, which is several times as slow. */
const quickly = 7;
/** Where `bytes` are, from `from`; -1 where they are not. Their first one should be rare. */
function find$1(all, bytes, from) {
	const some = bytes.subarray(0, quickly);
	let at = all.indexOf(some, from);
	while (at >= 0 && !startsWith(all, bytes, at)) at = all.indexOf(some, at + 1);
	return at;
}
function startsWith(all, bytes, at) {
	for (let index = 0; index < bytes.length; index++) if (all[at + index] !== bytes[index]) return false;
	return true;
}

// src/inspect/cubin.ts
const code = ".text.";
/** The bank of a kernel's parameters; functions have none of their own. */
const parameters = ".nv.constant0.";
const toolsNote = ".note.nv.tkinfo";
const longestNotes = 2 ** 20;
const release = /release (\d{1,3})\.(\d{1,3}),/g;
const namesAt = 64;
const noteOwner = Buffer.from("NVIDIA Corp\0");
const noteHeader = 12;
const sectionHeader = 64;
const noteOfTools = 2e3;
const typedOwner = Buffer.concat([Buffer.from([
	208,
	7,
	0,
	0
]), noteOwner]);
const typeAt = 8;
/**
* Reads a cubin: an ELF file of the machine EM_CUDA. Two forms exist. Through CUDA 12 (sm_100 and newer: through 12.7)
* e_flags has the target in bits 0-7 and `a` in 0x800, and e_version is 10 × major + minor of the toolkit. After that e_flags
* has the target in bits 8-15, and `.note.nv.tkinfo` names each tool with its release and its options. Both were measured.
* Throws a Finding (VER004).
*/
function readCubin(source) {
	const header = readElfHeader(source);
	const names = [];
	let info = "";
	for (const { name, offset, size } of elfSections(source, header) ?? []) {
		if (!name.startsWith(code) && !name.startsWith(parameters) && name !== toolsNote) continue;
		if (offset + size > source.size) throw damaged(source, offset, `section ${name} is cut off`);
		if (name !== toolsNote) names.push(name);
		else if (info.length < longestNotes) info += latin1(source.read(offset, Math.min(size, longestNotes - info.length)));
	}
	return compiled(source, header, namesIn(Buffer.from(`\0${names.join("\0")}\0`, "latin1")), info);
}
/**
* Reads a cubin from its first bytes: a function that is asked with ever more of them. Compilers write the names of the sections
* right behind the header and the tools' notes before the code, as in all cubins of cuBLAS, cuSPARSE and NCCL of CUDA 12.4 to 13.5;
* some of cuBLASLt 13 have the table of sections first and no notes. Undefined where the bytes do not have what is needed; throws a Finding
* (VER004) where they can belong to no cubin.
*/
function cubinReader(offset) {
	const readTable = tableReader(namesAt);
	let table;
	let searched = 0;
	return (bytes) => {
		const source = memorySource(bytes, offset);
		const header = readElfHeader(source);
		const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
		if (header.sectionsAt === namesAt) return readTables(source, header, all);
		if (!startsWith(all, tableStart, namesAt)) return void 0;
		table ??= readTable(all);
		if (!table) return void 0;
		if (header.version > 1) return compiled(source, header, table, "");
		if (!table.hasNote) return void 0;
		const note = find$1(all, typedOwner, Math.max(searched, table.end));
		searched = note < 0 ? Math.max(searched, all.length - typedOwner.length) : note;
		const info = note < 0 ? void 0 : notes(all, note - typeAt);
		return info === void 0 ? void 0 : compiled(source, header, table, info);
	};
}
/** Kernels that no compiler of the toolkits made, in cuBLASLt. */
function readTables(source, header, all) {
	const at = header.sectionsAt + header.namesIn * sectionHeader;
	if (header.namesIn >= header.sectionCount || at + sectionHeader > all.length) return void 0;
	const start = Number(all.readBigUInt64LE(at + 24));
	const end = start + Number(all.readBigUInt64LE(at + 32));
	const names = all.subarray(start, end);
	if (end > all.length) return void 0;
	const named = namesIn(names);
	return named.hasNote ? void 0 : compiled(source, header, named, "");
}
/** The tools' notes from `at`, one behind the other; undefined where they are not there as a whole. */
function notes(all, from) {
	let at = from;
	let info;
	while (at >= 0 && at + noteHeader + noteOwner.length <= all.length) {
		if (!startsWith(all, noteOwner, at + noteHeader)) return info;
		const start = at + noteHeader + noteOwner.length;
		const end = start + all.readUInt32LE(at + 4);
		if (all.readUInt32LE(at + 8) !== noteOfTools) return info;
		if (end > all.length) return void 0;
		info = (info ?? "") + all.toString("latin1", start, end);
		at = Math.ceil(end / 4) * 4;
	}
}
function compiled(source, header, { stub, kernels }, info) {
	return {
		toolkits: header.version > 1 ? [oldToolkit(source, header)] : releases(info),
		stub,
		kernels,
		relocatable: header.relocatable,
		capability: target(header, info)
	};
}
function oldToolkit(source, header) {
	if (header.version < 40 || header.version > 130) throw damaged(source, 20, "the version of a cubin is impossible");
	return {
		major: Math.floor(header.version / 10),
		minor: header.version % 10
	};
}
function target(header, info) {
	const old = header.abiVersion < 8;
	const sm = old ? header.flags & 255 : header.flags >> 8 & 255;
	if (sm < 10) return void 0;
	const option = new RegExp(`-arch sm_${sm}([af])`).exec(info)?.[1];
	const suffix = old ? sm >= 90 && header.flags & 2048 ? "a" : "" : option === "a" || option === "f" ? option : "";
	return {
		major: Math.floor(sm / 10),
		minor: sm % 10,
		suffix
	};
}
/** Reads PTX text. A first comment may name the compiler; fatbinary removes it. */
function readPtx(bytes) {
	const all = latin1(bytes);
	const kernels = [...all.matchAll(/\.entry\s+([\w$]+)/g)].map((match) => match[1] ?? "");
	return {
		toolkits: releases(all.slice(0, 4096)),
		stub: kernels.length === 0 && !all.includes(".entry") && !all.includes(".func"),
		kernels,
		relocatable: false,
		capability: void 0
	};
}
/** The head of PTX text: its ISA and its target. Undefined where these are not PTX. */
function readPtxHead(bytes) {
	const head = /^\s*(?:\/\/[^\n]*\n\s*)*\.version\s+(\d{1,2})\.(\d{1,2})\s[\s\S]{0,200}?\.target\s+sm_(\d{1,2})(\d)([af]?)/.exec(latin1(bytes.subarray(0, 1024)));
	if (!head) return void 0;
	const [, major, minor, first, last, suffix] = head;
	return {
		ptxVersion: {
			major: Number(major),
			minor: Number(minor)
		},
		capability: {
			major: Number(first),
			minor: Number(last),
			suffix: suffix === "a" || suffix === "f" ? suffix : ""
		}
	};
}
/** Every `release 13.0, V13.0.88` that a compiler wrote. */
function releases(written) {
	const found = /* @__PURE__ */ new Map();
	for (const [, major, minor] of written.matchAll(release)) found.set(`${major}.${minor}`, {
		major: Number(major),
		minor: Number(minor)
	});
	return [...found.values()].sort(compareVersions);
}
function latin1(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

// src/inspect/fatbin.ts
const containerMagic = 3126193488;
const wrapperMagic = 1180844977;
const containerHeader = 16;
const wrapperSize$1 = 24;
const entryHeader = 64;
const scanStep = 2 ** 16;
const flagLz4 = 8192;
const flagZstd = 32768;
const flagArchSpecific = 1048576;
const flagFamily = 2097152;
function isFatbin(head) {
	return magicOf(head) === containerMagic || magicOf(head) === wrapperMagic;
}
function magicOf(head) {
	return head.length < 4 ? 0 : new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true);
}
/** The images of concatenated containers: the bytes of `.nv_fatbin`, `__nv_relfatbin` or a `.fatbin` file. Throws a Finding (VER004). */
function* fatbinImages(source, foundIn) {
	for (let at = 0; at < source.size; at = Math.ceil(at / 8) * 8) {
		const view = readView(source, at, Math.min(containerHeader, source.size - at), "a fatbin header");
		const magic = view.byteLength < 4 ? 0 : view.getUint32(0, true);
		if (magic === containerMagic) {
			const { start, end } = container(source, at, view);
			const { relocatable, ...place } = foundIn;
			yield* entries(source, start, end, relocatable, {
				form: "fatbin",
				offset: position(source, at),
				...place
			});
			at = end;
		} else if (magic === wrapperMagic) at += wrapperSize$1;
		else {
			const next = nextWord(source, at);
			if (next === at) throw damaged(source, at, "there is no fatbin header where one is expected");
			at = next;
		}
	}
}
/** Linkers and fatbinary align with zeros. The first 8-byte word from `from` that is not zero, or the size. */
function nextWord(source, from) {
	for (let at = from, step = 64; at < source.size; at += step, step = scanStep) {
		const words = wordsOf(source.read(at, step));
		for (let index = 0; index < words.length; index++) if (words[index] !== 0) return at + (index & -2) * 4;
	}
	return source.size;
}
function wordsOf(bytes) {
	const whole = bytes.length & -4;
	return bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole / 4) : new Uint32Array(new Uint8Array(bytes.subarray(0, whole)).buffer);
}
function container(source, at, view) {
	if (view.byteLength < containerHeader) throw damaged(source, at, "a fatbin header is cut off");
	const start = at + view.getUint16(6, true);
	const end = start + u64(view, 8);
	if (start < at + containerHeader) throw damaged(source, at, "a fatbin header is broken");
	if (end > source.size) throw damaged(source, at, "a fatbin container is cut off");
	return {
		start,
		end
	};
}
function* entries(source, start, end, relocatable, holder) {
	let at = start;
	while (at + entryHeader <= end) {
		const view = readView(source, at, entryHeader, "an entry of a fatbin");
		const header = view.getUint32(4, true);
		const padded = u64(view, 8);
		if (header < entryHeader || at + header + padded > end) throw damaged(source, at, "an entry of a fatbin extends past its container");
		yield {
			...readEntry(source, at, view, padded),
			relocatable,
			container: holder
		};
		at += header + padded;
	}
}
const kinds = {
	1: "ptx",
	2: "cubin",
	8: "ltoir"
};
function readEntry(source, at, view, padded) {
	const kind = view.getUint16(0, true);
	const flags = view.getUint32(40, true);
	const arch = view.getUint32(28, true);
	const compression = flags & flagZstd ? "zstd" : flags & flagLz4 ? "lz4" : "none";
	const storedSize = compression === "none" ? padded : view.getUint32(16, true);
	if (storedSize > padded) throw damaged(source, at, "an entry of a fatbin is larger than its container");
	if (kinds[kind] !== void 0 && (arch < 10 || arch > 999)) throw damaged(source, at, `an entry of a fatbin names the impossible target ${arch}`);
	const suffix = flags & flagArchSpecific ? "a" : flags & flagFamily ? "f" : "";
	return {
		kind: kinds[kind] ?? kind,
		capability: {
			major: Math.floor(arch / 10),
			minor: arch % 10,
			suffix
		},
		...kind === 1 ? { ptxVersion: {
			major: view.getUint16(26, true),
			minor: view.getUint16(24, true)
		} } : {},
		compression,
		storedSize,
		size: compression === "none" ? padded : u64(view, 56),
		offset: position(source, at + view.getUint32(4, true))
	};
}

// src/inspect/findings.ts
/** The Problem of what a walker found in `file`. */
function findingProblem(finding, file) {
	if (finding.code === "VER004") {
		const message = `${file} is damaged at byte ${finding.offset}: ${finding.message}.`;
		return error("VER004", message, "Build or download it again: it is truncated, or was changed after it was linked.");
	}
	const message = `${file} has a part at byte ${finding.offset} that cannot be searched for device code: ${finding.message}.`;
	return notice("VER010", message, "If it contains CUDA code, verify the files that it was made from; otherwise ignore this.");
}

// src/inspect/scan.ts
/** Stays in the cache of a core while it is searched for one thing after the other. */
const step = 2 ** 18;
/** Bytes of one step that the next one sees again, so that nothing is overlooked at its border. */
const overlap = 64;
const largestText = 2 ** 26;
const needles = [
	[
		"fatbin",
		Buffer.from([
			237,
			85,
			186,
			1,
			0,
			16,
			0
		]),
		1
	],
	[
		"cubin",
		Buffer.from([
			127,
			69,
			76,
			70,
			2,
			1,
			1
		]),
		0
	],
	[
		"ptx",
		Buffer.from(".versio"),
		0
	]
];
const fatbinStart = 80;
/** Finds containers, cubins and PTX text among the bytes of `source`. Where one was found the search goes on behind it. */
function* scan(source, budget) {
	const buffer = new Uint8Array(Math.min(step + overlap, source.size));
	for (let base = 0; base < source.size;) {
		spend(budget, Math.min(step, source.size - base), source.origin ?? 0);
		const bytes = source.read(base, step + overlap, buffer);
		const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
		const next = needles.map((needle) => find(chunk, needle, 0));
		let done = step;
		for (;;) {
			const which = earliest(next);
			const [form] = needles[which] ?? [];
			const at = next[which] ?? -1;
			if (!form || at < 0 || at >= step) break;
			const found = read(form, source, base + at);
			const end = found ? at + found.size : at + 1;
			if (found) yield {
				form,
				data: found
			};
			if (end >= step) {
				done = end;
				break;
			}
			needles.forEach((needle, index) => {
				const known = next[index] ?? -1;
				if (known >= 0 && known < end) next[index] = find(chunk, needle, end);
			});
		}
		base += done;
	}
}
/** Where something may start, from `from`; -1 where nothing does. */
function find(chunk, [, bytes, before], from) {
	return Math.max(-1, chunk.indexOf(bytes, from + before) - before);
}
function earliest(places) {
	let which = 0;
	places.forEach((place, index) => {
		const best = places[which] ?? -1;
		if (place >= 0 && (best < 0 || place < best)) which = index;
	});
	return which;
}
/** The bytes of what starts at `at`; undefined when it is none of the three. A container is read by whoever takes it. */
function read(form, source, at) {
	switch (form) {
		case "fatbin": {
			const view = new DataView(Uint8Array.from(readExact(source, at, 16, "a fatbin header")).buffer);
			if (view.getUint8(0) !== fatbinStart) return void 0;
			return windowOf(source, at, 16 + Number(view.getBigUint64(8, true)));
		}
		case "cubin": return cubinAt(windowOf(source, at, source.size));
		case "ptx": return textAt(source, at);
	}
}
function cubinAt(source) {
	const head = source.read(0, 64);
	if (!isElf(head) || head.length < 64 || head[18] !== 190 || head[19] !== 0) return void 0;
	try {
		return windowOf(source, 0, Math.max(64, readElfHeader(source).end));
	} catch (error) {
		if (error instanceof Finding) return windowOf(source, 0, 64);
		throw error;
	}
}
/** PTX is `.version 8.4`, then `.target sm_90`; it ends at the first byte that is no text. */
function textAt(source, at) {
	const bytes = source.read(at, 256);
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
	if (!/^\.version\s+\d{1,2}\.\d\s[\s\S]*?\.target\s+sm_\d/.test(head)) return void 0;
	for (let size = 0; size < largestText; size += step) {
		const end = source.read(at + size, step).indexOf(0);
		if (end >= 0) return windowOf(source, at, size + end);
		if (at + size + step >= source.size) break;
	}
	return windowOf(source, at, largestText);
}

// src/inspect/list.ts
const wrapperSection = ".nvFatBinSegment";
const relocatableSection = "__nv_relfatbin";
const deviceSections = /* @__PURE__ */ new Set([
	".nv_fatbin",
	relocatableSection,
	wrapperSection
]);
const wrapperSize = 24;
const mostImages = 2e5;
const mostWrappers = 1e5;
const mostFindings = 20;
const deepest = 4;
/** How much of a file's start says what it is, in bytes. */
const headSize = 1024;
/** What reading a file of this size may cost, when nobody counts the time. */
function budgetFor(size, expired = () => false) {
	return {
		bytes: 2 ** 30 + size * 100,
		expired
	};
}
/**
* Lists the device code of an ELF file, an archive, a .fatbin, a .cubin or a .ptx from the headers alone; nothing is decompressed.
* In an ELF file the sections that nvcc writes are walked, and the other bytes that are loaded into memory are searched.
* `file` is the name for problems. Never throws for what the bytes say; only what `source.read` throws goes through.
*/
function listImages(source, file, budget = budgetFor(source.size)) {
	const walk = {
		images: [],
		wrappers: /* @__PURE__ */ new Set(),
		findings: [],
		budget
	};
	walkFile(readAhead(source), walk, void 0, 0);
	const problems = walk.findings.map((finding) => findingProblem(finding, file));
	return {
		format: formatOf(source.read(0, headSize)),
		images: walk.images,
		wrapperVersions: [...walk.wrappers].sort((a, b) => a - b),
		problems
	};
}
/** What the first bytes say; `headSize` of them are enough. */
function formatOf(head) {
	if (isElf(head)) return head[4] === 2 && head[18] === 190 && head[19] === 0 ? "cubin" : "elf";
	if (isArchive(head)) return "archive";
	if (isThinArchive(head)) return "thin archive";
	if (isFatbin(head)) return "fatbin";
	return readPtxHead(head) ? "ptx" : "other";
}
/** Whether a file may hold device code, by its first bytes. */
function holdsImages(head) {
	return formatOf(head) !== "other";
}
/** Runs one step of the walk; damage ends the step, not the walk. */
function guarded(walk, step) {
	try {
		step();
	} catch (error) {
		if (!(error instanceof Finding)) throw error;
		if (walk.findings.length < mostFindings) walk.findings.push(error);
	}
}
function walkFile(source, walk, member, depth) {
	const foundIn = {
		relocatable: false,
		object: position(source, 0),
		...member === void 0 ? {} : { member }
	};
	guarded(walk, () => {
		spend(walk.budget, headSize, position(source, 0));
		switch (formatOf(source.read(0, headSize))) {
			case "cubin": return add(walk, source, [rawCubin(source, foundIn)]);
			case "ptx": return add(walk, source, [rawPtx(source, foundIn)]);
			case "elf": return walkElf(source, walk, foundIn);
			case "fatbin": return add(walk, source, fatbinImages(source, foundIn));
			case "thin archive": throw new Finding("VER010", "a thin archive, whose members are files of their own", position(source, 0));
			case "archive":
				if (depth === deepest) throw new Finding("VER010", `an archive in ${deepest} archives`, position(source, 0));
				for (const { name, data } of archiveMembers(source)) walkFile(data, walk, member === void 0 ? name : `${member}:${name}`, depth + 1);
				return;
		}
	});
}
function add(walk, source, images) {
	for (const image of images) {
		if (walk.images.length === mostImages) throw damaged(source, 0, `more than ${mostImages} images`);
		spend(walk.budget, 64, image.offset);
		walk.images.push(image);
	}
}
function rawCubin(source, foundIn) {
	const { capability, relocatable } = readCubin(source);
	if (!capability) throw damaged(source, 48, "the cubin names no target");
	return {
		kind: "cubin",
		capability,
		...raw(source, "cubin", foundIn),
		relocatable
	};
}
function rawPtx(source, foundIn) {
	const head = readPtxHead(source.read(0, headSize));
	if (!head) throw damaged(source, 0, "the PTX names no target");
	return {
		kind: "ptx",
		...head,
		...raw(source, "ptx", foundIn)
	};
}
function raw(source, form, { relocatable, ...place }) {
	const { size } = source;
	const offset = position(source, 0);
	return {
		compression: "none",
		storedSize: size,
		size,
		relocatable,
		container: {
			form,
			offset,
			...place
		},
		offset
	};
}
function walkElf(source, walk, foundIn) {
	const sections = elfSections(source, readElfHeader(source));
	if (!sections) {
		search(source, walk, foundIn);
		return;
	}
	const loaded = sections.filter(({ name, allocated }) => allocated || deviceSections.has(name));
	let end = 0;
	for (const section of loaded.sort((a, b) => a.offset - b.offset)) guarded(walk, () => {
		const { offset, size, name } = section;
		if (offset + size > source.size) throw damaged(source, offset, `section ${name} is cut off`);
		const device = deviceSections.has(name);
		if (device && offset < end) throw damaged(source, offset, `section ${name} overlaps another`);
		const start = Math.max(offset, end);
		end = Math.max(end, offset + size);
		if (device) walkSection(source, walk, section, foundIn);
		else search(windowOf(source, start, end - start), walk, {
			...foundIn,
			section: name
		});
	});
}
function walkSection(source, walk, section, foundIn) {
	const { name } = section;
	if (section.compressed) throw new Finding("VER010", `section ${name} is compressed`, position(source, section.offset));
	const data = windowOf(source, section.offset, section.size);
	if (name !== wrapperSection) {
		add(walk, source, fatbinImages(data, {
			...foundIn,
			relocatable: name === relocatableSection,
			section: name
		}));
		return;
	}
	for (let at = 0; at + wrapperSize <= data.size && at < mostWrappers * wrapperSize; at += wrapperSize) walk.wrappers.add(readView(data, at, wrapperSize, "a registration record").getUint32(4, true));
}
/** Takes what lies among other bytes. */
function search(source, walk, foundIn) {
	for (const { form, data } of scan(source, walk.budget)) guarded(walk, () => {
		if (form === "fatbin") add(walk, source, fatbinImages(data, foundIn));
		else add(walk, source, [form === "cubin" ? rawCubin(data, foundIn) : rawPtx(data, foundIn)]);
	});
}
/** Distinct capabilities, ascending. */
function distinct(capabilities) {
	return [...capabilities].sort(compareCapabilities).filter((one, index, all) => {
		const before = all[index - 1];
		return before === void 0 || compareCapabilities(before, one) !== 0;
	});
}

// src/inspect/registration.ts
const recordSection = ".nvFatBinSegment";
const recordMagic = 1180844977;
const recordSize = 24;
const pointerAt = 8;
const deviceLinked = 2;
const registered$1 = /* @__PURE__ */ new Set([".nv_fatbin", "__nv_relfatbin"]);
const mostRecords = 1e5;
/** A linker joins those of one name. */
const mostSections = 16;
const relocationSize = 24;
const relocationsAtOnce = 4096;
const symbolSize = 24;
/** Of a file of which nothing is known. */
const noRegistration = {
	records: /* @__PURE__ */ new Map(),
	unregistered: [],
	linked: /* @__PURE__ */ new Set()
};
/**
* Resolves the registration records of every ELF file and member. Where one cannot be resolved nothing is called unregistered.
* Only what `source.read` throws goes through.
*/
function registration(source, images, budget) {
	const containers = new Set(images.map(({ container }) => container).filter(({ section }) => section !== void 0 && registered$1.has(section)));
	const starts = [...new Set(images.map(({ container }) => container.object))].sort((a, b) => a - b);
	const behind = new Map(starts.map((start, index) => [start, starts[index + 1] ?? Number.POSITIVE_INFINITY]));
	const records = /* @__PURE__ */ new Map();
	const unregistered = [];
	const linkedOnes = /* @__PURE__ */ new Set();
	for (const [object, own] of Map.groupBy(containers, (container) => container.object)) {
		const found = recordsOf(windowOf(source, object - (source.origin ?? 0), (behind.get(object) ?? object) - object), new Set(own.map(({ offset }) => offset)), budget);
		for (const { container, record, version } of found ?? []) {
			if (!records.has(container)) records.set(container, record);
			if (version === deviceLinked) linkedOnes.add(container);
		}
		const without = own.filter(({ offset }) => !records.has(offset));
		if (found && without.length < own.length) unregistered.push(...without);
	}
	return {
		records,
		unregistered,
		linked: linkedOnes
	};
}
/** The records of one ELF file; undefined where there is none, or one that leads to no container. */
function recordsOf(elf, containers, budget) {
	try {
		const header = readElfHeader(elf);
		const sections = elfSections(elf, header);
		const segments = sections?.filter(({ name }) => name === recordSection) ?? [];
		if (!sections || segments.length === 0) return void 0;
		const found = [];
		for (const segment of segments) {
			const pointers = pointersIn(elf, segment, budget);
			const resolved = header.relocatable ? relocatedBySymbols(elf, sections, {
				segment,
				pointers
			}, budget) : linked(elf, sections, {
				segment,
				pointers,
				containers
			}, budget);
			for (const [at, { version }] of pointers) {
				const container = resolved.get(at);
				if (container === void 0) return void 0;
				found.push({
					container,
					record: position(elf, segment.offset + at),
					version
				});
			}
		}
		return found;
	} catch (error) {
		if (error instanceof Finding) return void 0;
		throw error;
	}
}
/** What a section of records says, by where in it each record starts. */
function pointersIn(elf, { offset, size }, budget) {
	const view = viewOf(elf, offset, Math.min(size, mostRecords * recordSize), budget);
	const pointers = /* @__PURE__ */ new Map();
	for (let at = 0; at + recordSize <= view.byteLength; at += recordSize) if (view.getUint32(at, true) === recordMagic) pointers.set(at, {
		address: u64(view, at + pointerAt),
		version: view.getUint32(at + 4, true)
	});
	return pointers;
}
/** In an object: by the relocations of the section, each of which names a symbol and what is added to it. */
function relocatedBySymbols(elf, sections, { segment, pointers }, budget) {
	const places = /* @__PURE__ */ new Map();
	const relocations = sections.find(({ name, info }) => name === `.rela${recordSection}` && info === segment.index);
	const symbols = sections.find(({ name }) => name === ".symtab");
	if (!relocations || !symbols) return places;
	const byIndex = new Map(sections.map((section) => [section.index, section]));
	for (const { at, symbol, addend } of relocationsIn(elf, relocations, budget)) {
		if (!pointers.has(at - pointerAt) || (symbol + 1) * symbolSize > symbols.size) continue;
		const entry = viewOf(elf, symbols.offset + symbol * symbolSize, symbolSize, budget);
		const target = entry.byteLength === symbolSize ? byIndex.get(entry.getUint16(6, true)) : void 0;
		if (target) places.set(at - pointerAt, position(elf, target.offset + u64(entry, 8) + addend));
	}
	return places;
}
/** In what is linked. GNU ld and gold write the addresses into the file as well; lld leaves them to the dynamic linker. */
function linked(elf, sections, known, budget) {
	const { segment, pointers, containers } = known;
	const places = /* @__PURE__ */ new Map();
	const targets = sections.filter(({ name }) => registered$1.has(name));
	if (targets.length > mostSections) return places;
	const place = (at, address) => {
		const target = targets.find((one) => one.address <= address && address < one.address + one.size);
		if (target) places.set(at, position(elf, target.offset + address - target.address));
	};
	for (const [at, { address }] of pointers) place(at, address);
	if ([...pointers.keys()].every((at) => containers.has(places.get(at) ?? -1))) return places;
	const dynamic = sections.find(({ name }) => name === ".rela.dyn");
	if (!dynamic) return places;
	for (const { at, symbol, addend } of relocationsIn(elf, dynamic, budget)) {
		const record = at - segment.address - pointerAt;
		if (symbol === 0 && pointers.has(record)) place(record, addend);
	}
	return places;
}
function* relocationsIn(elf, { offset, size }, budget) {
	const step = relocationSize * relocationsAtOnce;
	const end = Math.min(size, elf.size - offset);
	for (let from = 0; from + relocationSize <= end; from += step) {
		const view = viewOf(elf, offset + from, Math.min(step, end - from), budget);
		for (let at = 0; at + relocationSize <= view.byteLength; at += relocationSize) yield {
			at: u64(view, at),
			symbol: view.getUint32(at + 12, true),
			addend: u64(view, at + 16)
		};
	}
}
function viewOf(elf, offset, length, budget) {
	const bytes = elf.read(offset, length);
	spend(budget, bytes.length, position(elf, offset));
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// src/inspect/units.ts
const mostLinks = 64;
const registered = /* @__PURE__ */ new Set([".nv_fatbin", "__nv_relfatbin"]);
/**
* The units of a file, in its order. Source text for a compiler at run time (PTX without a container, LTO-IR alone) makes units
* only where there is nothing else. `links` are the device links of an archive, from `deviceLinks`.
*/
function unitsOf({ images, links = [], registration = noRegistration }) {
	const parts = [...Map.groupBy(images, ({ container }) => container)].flatMap(([container, own]) => {
		const real = own.filter(isReal);
		const stubs = own.filter((image) => !isReal(image));
		return real.length > 0 ? [{
			container,
			images: real,
			kernels: kernelsOf(real),
			stubs
		}] : [];
	});
	const relocatable = parts.filter((part) => part.images.some((image) => image.relocatable));
	const fixed = parts.filter((part) => !relocatable.includes(part));
	const { units, linked } = linkedUnits(relocatable, fixed, {
		links,
		registration
	});
	const all = [...units, ...fixedUnits(fixed.filter((part) => !linked.has(part)))];
	const judged = all.filter(hasCode);
	return (judged.length > 0 ? judged : all).sort((a, b) => a.container.offset - b.container.offset);
}
/** Neither a stub nor empty. */
function isReal(image) {
	return !image.stub && image.storedSize > 0;
}
function hasCode({ container, targets, ptx }) {
	return targets.length > 0 || ptx.length > 0 && container.form === "fatbin";
}
/**
* A device link joins the relocatable objects of a program: its image is a container of its own, which has all their kernels.
* The driver links again when the program is loaded, for what all objects have (measured on an H200, driver 580: without a
* linked image for it the program runs, and ends with cudaErrorInvalidSource where one object lacks the target).
*/
function linkedUnits(relocatable, fixed, known) {
	const linked = /* @__PURE__ */ new Set();
	const units = [];
	const add = (parts, beside, absent) => {
		for (const { inputs, images } of joinedBy(parts, beside, known.registration)) {
			if (inputs.every((part) => isSource(part)) && (beside.length > 0 || absent > 0)) continue;
			for (const part of images) linked.add(part);
			units.push(...linkedUnit(inputs, images, absent));
		}
	};
	const objects = Map.groupBy(relocatable, (part) => part.container.object);
	const others = Map.groupBy(fixed, (part) => part.container.object);
	for (const { object, inputs, absent } of known.links) {
		const parts = inputs.flatMap((input) => objects.get(input) ?? []);
		if (parts.length > 0) add(parts, others.get(object) ?? [], absent);
	}
	const joined = new Set(known.links.flatMap(({ inputs }) => inputs));
	for (const [object, parts] of objects) if (!joined.has(object)) add(parts, others.get(object) ?? [], 0);
	return {
		units,
		linked
	};
}
/** LTO-IR alone, which is no code until a link makes some of it. */
function isSource(part) {
	return part.images.every(({ kind }) => kind === "ltoir");
}
/**
* Which containers `beside` relocatable ones a device link made of which of them. Their records tell which are from a device link;
* several of them can lie in one file, as in NCCL. An object is in the link that has a kernel of it; one without kernels, and one whose
* kernels nvlink left out because nothing launches them, can be in each. Without records, the only container that has all kernels is taken for it: another source may have kernels of the same name.
*/
function joinedBy(parts, beside, { records, linked }) {
	if (!beside.some(({ container }) => records.has(container.offset))) {
		const kernels = kernelsOf(parts.flatMap((part) => part.images));
		const holders = kernels.length > 0 ? beside.filter((part) => holdsAll(part, kernels)) : [];
		return [{
			inputs: parts,
			images: holders.length === 1 ? holders : []
		}];
	}
	const made = beside.filter(({ container }) => linked.has(container.offset));
	if (made.length === 0 || made.length > mostLinks) return [{
		inputs: parts,
		images: []
	}];
	const known = made.map((link) => ({
		link,
		own: new Set(link.kernels)
	}));
	const holds = ({ kernels }, own) => kernels.some((one) => own.has(one));
	const anywhere = new Set(parts.filter((part) => !known.some(({ own }) => holds(part, own))));
	return known.map(({ link, own }) => ({
		inputs: parts.filter((part) => anywhere.has(part) || holds(part, own)),
		images: [link]
	})).filter(({ inputs }) => inputs.length > 0);
}
/** What a device link makes of relocatable objects: `links` hold its images. */
function linkedUnit(parts, links, absent) {
	const [first] = parts;
	if (!first) return [];
	const inputs = parts.flatMap((part) => part.images);
	const images = links.flatMap((part) => part.images);
	const joined = capabilitiesOf(images, "cubin");
	const common = absent > 0 ? [] : commonTo(parts, "cubin");
	const commonPtx = absent > 0 ? [] : commonTo(parts, "ptx");
	const atLoad = links.length > 0 || parts.length > 1 ? common.filter((one) => !includes(joined, one)) : [];
	return [{
		container: first.container,
		images: [...inputs, ...images],
		kernels: kernelsOf([...inputs, ...images]),
		targets: distinct([...joined, ...common]),
		ptx: distinct([...capabilitiesOf(images, "ptx"), ...commonPtx]),
		ltoir: capabilitiesOf(inputs, "ltoir"),
		linkedAtLoad: atLoad,
		objects: parts.length + absent,
		absent
	}];
}
function holdsAll(part, kernels) {
	const own = new Set(part.kernels);
	return kernels.every((kernel) => own.has(kernel));
}
/** What every one of the objects has. One without kernels may be empty for a target: NCCL has functions for newer GPUs alone. */
function commonTo(parts, kind) {
	const [first = [], ...others] = parts.map(({ images, kernels, stubs }) => capabilitiesOf(kernels.length > 0 ? images : [...images, ...stubs.filter((stub) => stub.storedSize > 0)], kind));
	return first.filter((one) => others.every((other) => includes(other, one)));
}
/**
* Containers that the program registers with the driver stand alone. Of images that it loads itself those with the same kernels
* belong together: cuFFT and CUPTI keep one target in each container or cubin.
*/
function fixedUnits(parts) {
	const own = (part) => !registered.has(part.container.section ?? "") && part.images.length === 1 && part.kernels.length > 0;
	const key = (part) => own(part) ? `${part.container.object} ${part.kernels.join(" ")}` : part;
	return [...Map.groupBy(parts, key).values()].flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		const images = group.flatMap((part) => part.images);
		return [{
			container: first.container,
			images,
			kernels: first.kernels,
			targets: capabilitiesOf(images, "cubin"),
			ptx: capabilitiesOf(images, "ptx"),
			ltoir: capabilitiesOf(images, "ltoir"),
			linkedAtLoad: [],
			objects: 0,
			absent: 0
		}];
	});
}
function kernelsOf(images) {
	return [...new Set(images.flatMap((image) => image.kernels))].sort();
}
function capabilitiesOf(images, kind) {
	return distinct(images.filter((image) => image.kind === kind).map((image) => image.capability));
}
function includes(list, one) {
	return list.some((other) => compareCapabilities(one, other) === 0);
}

// src/inspect/report.ts
/** The compact report of one file. */
function reportFile(inspected, units = unitsOf(inspected)) {
	const { file, images } = inspected;
	const counted = distinct(units.flatMap((unit) => unit.targets)).map((capability) => ({
		capability,
		units: units.filter((unit) => includes(unit.targets, capability)).length
	}));
	return {
		file,
		targets: counted.filter((one) => one.units === units.length).map((one) => one.capability),
		partly: counted.filter((one) => one.units < units.length),
		linkedAtLoad: distinct(units.flatMap((unit) => unit.linkedAtLoad)),
		ptx: distinct(real(images, "ptx").map((one) => one.capability)),
		ltoir: distinct(real(images, "ltoir").map((one) => one.capability)),
		toolkits: distinctVersions(images.flatMap((one) => one.toolkits)),
		units: units.length,
		images: images.length,
		stubs: images.filter((one) => one.stub).length,
		places: [...new Set(images.map((image) => image.container.section ?? image.container.form))]
	};
}
/** The report of a file in a document, without where it lies. */
function documentReport(file) {
	const units = unitsOf(file);
	const report = reportFile(file, units);
	const names = file.images.filter((image) => image.stub).map(({ kind, capability }) => kind === "ptx" ? computeName(capability) : smName(capability));
	return {
		targets: report.targets.map(smName),
		partly: report.partly.map(({ capability, units: count }) => ({
			target: smName(capability),
			units: count
		})),
		linkedAtLoad: report.linkedAtLoad.map(smName),
		units: report.units,
		unitKinds: unitKinds(units).slice(0, 64),
		stubs: [...new Set(names)],
		ptx: report.ptx.map(computeName),
		toolkits: report.toolkits.map(formatVersion),
		images: report.images
	};
}
/** Every container of a file, in its order. */
function reportContainers({ images, registration }) {
	return [...Map.groupBy(images, ({ container }) => container)].map(([{ object: _, ...place }, own]) => ({
		...place,
		...wrapperOf(place.offset, registration),
		relocatable: own.some((image) => image.relocatable),
		kernels: new Set(own.flatMap((image) => image.kernels)).size,
		targets: real(own, "cubin").map((image) => smName(image.capability)),
		ptx: real(own, "ptx").map(({ capability, ptxVersion }) => ({
			target: computeName(capability),
			isa: ptxVersion ? formatVersion(ptxVersion) : ""
		})),
		ltoir: real(own, "ltoir").map((image) => smName(image.capability)),
		stubs: own.filter((image) => image.stub).map(({ kind, capability }) => kind === "ptx" ? computeName(capability) : smName(capability))
	}));
}
function wrapperOf(offset, { records }) {
	const wrapper = records.get(offset);
	return wrapper === void 0 ? {} : { wrapper };
}
/** Units that have the same, the most frequent first. Which GPUs run a unit depends on nothing else. */
function unitKinds(units) {
	const described = units.map((unit) => ({
		kernels: unit.kernels.length,
		has: unitHas(unit)
	}));
	return [...Map.groupBy(described, ({ has }) => JSON.stringify(has)).values()].flatMap((alike) => {
		const kernels = alike.reduce((sum, one) => sum + one.kernels, 0);
		return alike.slice(0, 1).map(({ has }) => ({
			units: alike.length,
			kernels,
			...has
		}));
	}).sort((a, b) => b.units - a.units);
}
function unitHas(unit) {
	const isas = (one) => distinctVersions(unit.images.flatMap(({ kind, capability, ptxVersion }) => kind === "ptx" && ptxVersion && includes([one], capability) ? [ptxVersion] : []));
	return {
		relocatable: unit.objects > 0,
		targets: unit.targets.map(smName),
		linkedAtLoad: unit.linkedAtLoad.map(smName),
		ptx: unit.ptx.map((one) => ({
			target: computeName(one),
			isa: isas(one).slice(-1).map(formatVersion).join("")
		})),
		ltoir: unit.ltoir.map(smName)
	};
}
function real(images, kind) {
	return images.filter((image) => image.kind === kind && !image.stub && image.storedSize > 0);
}
/** `byte 144 in .rodata of b.o`. */
function describePlace({ offset, section, member }) {
	return `byte ${offset}${section === void 0 ? "" : ` in ${section}`}${member === void 0 ? "" : ` of ${member}`}`;
}
/** nvcc's link step adds a container of kernel-less cubins; a source without kernels gives PTX or its own container. */
function stubName(image, images) {
	if (image.kind !== "cubin" || image.relocatable) return "no kernels";
	return images.every((one) => one.container !== image.container || one.kind === "cubin" && one.stub) ? "link stub" : "no kernels";
}
function distinctVersions(versions) {
	return [...new Map(versions.map((one) => [formatVersion(one), one])).values()].sort(compareVersions);
}

// src/inspect/kernel-name.ts
/**
* The name of a kernel as its source has it, without parameters and with template arguments as `<…>`:
* `_ZN2at6native4foldILi4EEEvT_` is `at::native::fold<…>`. A name in another form than that of the Itanium C++ ABI
* (https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling), or in a part of it that is not read here, stays as it is.
*/
function kernelName(mangled) {
	const name = /^_Z(N?)[rVK]*(.*)$/s.exec(withoutFile(mangled));
	if (!name) return printable(mangled);
	const parts = [];
	let rest = name[2] ?? "";
	if (rest.startsWith("St")) {
		parts.push("std");
		rest = rest.slice(2);
	}
	for (;;) {
		const length = /^L?([1-9]\d{0,3})/.exec(rest);
		if (!length) break;
		const start = length[0].length;
		const end = start + Number(length[1]);
		if (end > rest.length) return printable(mangled);
		const part = rest.slice(start, end);
		parts.push(part.startsWith("_GLOBAL__N_") ? "(anonymous namespace)" : part);
		rest = rest.slice(end);
		if (name[1] === "") break;
	}
	if (parts.length === 0) return printable(mangled);
	if (!rest.startsWith("I") && name[1] !== "" && !rest.startsWith("E")) return printable(mangled);
	return printable(parts.join("::") + (rest.startsWith("I") ? "<…>" : ""));
}
/** nvcc puts `__nv_static_32__<32 characters for the file>` before names that only their own relocatable object has. */
function withoutFile(mangled) {
	const prefix = /^__nv_static_(\d{1,4})__/.exec(mangled);
	return prefix ? mangled.slice(prefix[0].length + Number(prefix[1])) : mangled;
}
/** `kernels foo<…>, bar and 3 more`, of names that are readable already. */
function describeKernels(kernels) {
	const more = kernels.length - 3;
	const shown = kernels.slice(0, 3).map((name) => name.length > 120 ? `${name.slice(0, 119)}…` : name);
	return `${kernels.length === 1 ? "kernel" : "kernels"} ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

// src/inspect/judge-loading.ts
/**
* VER018: a unit has a target, and some of its kernels do not. NCCL has such ones on purpose, for newer GPUs alone; where one is
* launched on another GPU all the same, the launch fails.
*/
function judgeKernels({ file }, units, targets) {
	const read = units.filter(({ images }) => images.every(({ problem }) => problem === void 0));
	const all = read.reduce((sum, { kernels }) => sum + kernels.length, 0);
	const told = targets.flatMap((target) => {
		const missing = read.flatMap((unit) => includes(unit.targets, target) ? without$1(unit, target) : []);
		if (missing.length === 0) return [];
		const names = [...new Set(missing.map(kernelName))];
		const verb = missing.length === 1 ? "lacks" : "lack";
		return [`${missing.length} of ${all} kernels ${verb} ${smName(target)}, which their units have: ${describeKernels(names)}`];
	});
	if (told.length === 0) return [];
	return [notice("VER018", `${file}: ${told.join("; ")}.`, "Nothing to do where they are for other GPUs on purpose; else look for __CUDA_ARCH__ around them.")];
}
function without$1({ images, kernels }, target) {
	const own = images.filter(({ kind, capability }) => kind === "cubin" && includes([capability], target));
	const there = new Set(own.flatMap((image) => image.kernels));
	return kernels.filter((kernel) => !there.has(kernel));
}
/** VER017: what nothing loads when the program starts can be perfect and never run. */
function judgeRegistration({ file, images, registration }) {
	const real = new Set(images.filter(isReal).map(({ container }) => container));
	const without = registration.unregistered.filter((container) => real.has(container));
	if (without.length === 0) return [];
	const all = without.length + [...real].filter(({ offset }) => registration.records.has(offset)).length;
	const places = without.slice(0, 3).map(describePlace).join(", ");
	const more = without.length > 3 ? ` and ${without.length - 3} more` : "";
	const message = `${file}: ${without.length} of ${all} containers ${without.length === 1 ? "is" : "are"} not registered with the CUDA runtime when the program starts: ${places}${more}.`;
	return [notice("VER017", message, "Nothing to do where the program loads them by itself; else find out which step of the build removes registration records (.nvFatBinSegment).")];
}

// src/inspect/verify.ts
/**
* Judges what inspectFile found in the files of one result. All problems of one kind in one file are one problem.
* Stubs never count as a target and a file with nothing else needs no target, but the toolkit of a stub is judged: a link by
* another nvlink is a leak of that toolkit into the build.
*/
function verifyImages(files, expectation) {
	const judged = files.map((file) => {
		const units = unitsOf(file);
		return {
			file,
			units,
			report: reportFile(file, units)
		};
	});
	const problems = judged.flatMap(({ file, units, report }) => {
		return [
			...merged(file.problems),
			...judgeTargets(report, units, expectation),
			...judgeToolkit(file, expectation.toolkit),
			...judgeKernels(file, units, expectation.targets),
			...judgeRegistration(file)
		].map((problem) => ({
			...problem,
			subject: { path: file.file }
		}));
	});
	if (!expectation.allowNoDeviceCode && !files.some((file) => file.images.some(isReal))) problems.push(noDeviceCode(files));
	return {
		problems,
		files: judged.map(({ report }) => report)
	};
}
/** One problem per code: the first, which tells how many more there are. */
function merged(problems) {
	return [...Map.groupBy(problems, (problem) => problem.code).values()].flatMap(([first, ...more]) => {
		if (!first || more.length === 0) return first ? [first] : [];
		return [{
			...first,
			message: `${first.message} ${more.length} more of this kind.`
		}];
	});
}
function judgeTargets(report, units, expectation) {
	const { file } = report;
	const { targets, ptx } = expectation;
	if (units.length === 0 || targets.length + ptx.length === 0) return [];
	const problems = [];
	const special = units.filter((unit) => isSpecial(unit, units));
	const general = units.filter((unit) => !special.includes(unit));
	const any = expectation.units === "any";
	const none = targets.filter((one) => !units.some((unit) => includes(unit.targets, one)));
	if (none.length > 0) {
		const found = [...distinct(units.flatMap((unit) => unit.targets)).map(smName), ...report.ltoir.map((one) => `LTO-IR for ${smName(one)}`)];
		const message = `${file} lacks ${names(none, smName)}: expected ${names(targets, smName)}, found ${found.join(", ") || "none"}.${inSomeObjects(none, units)}`;
		problems.push(error("VER001", message, passTargets));
	}
	const some = lacks(without(targets, none), general, (unit) => unit.targets, smName);
	if (some) problems.push(any ? allowed(file, some) : error("VER001", `${file}: ${some}.`, passTargets));
	const noPtx = ptx.filter((one) => !units.some((unit) => includes(unit.ptx, one)));
	const addPtx = "Add the PTX target where device code is compiled, or do not request PTX.";
	if (noPtx.length > 0) {
		const found = distinct(units.flatMap((unit) => unit.ptx));
		const message = `${file} lacks PTX ${names(noPtx, computeName)}: expected ${names(ptx, computeName)}, found ${names(found, computeName)}.`;
		problems.push(error("VER006", message, addPtx));
	}
	const somePtx = lacks(without(ptx, noPtx), general, (unit) => unit.ptx, (one) => `PTX ${computeName(one)}`);
	if (somePtx) problems.push(any ? allowed(file, somePtx) : error("VER006", `${file}: ${somePtx}.`, addPtx));
	if (special.length > 0) {
		const only = names(distinct(special.flatMap((unit) => unit.targets)), smName);
		const message = `${file}: ${special.length} of ${units.length} units ${special.length === 1 ? "exists" : "exist"} only for ${only}: ${describeUnits(special)}.`;
		problems.push(notice("VER013", message, "Ignore this if other units serve the other targets, as in CUTLASS."));
	}
	return [...problems, ...judgeExtra(file, units, expectation)];
}
/** ` sm_90 is in 1 of 2 relocatable objects that are linked together.`, for what a device link lacks. */
function inSomeObjects(missing, units) {
	return missing.flatMap((one) => units.flatMap(({ images, objects, absent }) => {
		const having = new Set(images.filter((image) => image.relocatable && image.kind === "cubin" && includes([image.capability], one)).map((image) => image.container));
		return having.size > 0 ? [` ${smName(one)} is in ${having.size} of ${objects} relocatable objects that are linked together${absent > 0 ? `, of which ${absent} ${absent === 1 ? "is" : "are"} not in this file` : ""}.`] : [];
	})).join("");
}
const passTargets = "Pass the requested capabilities to every step that compiles or links device code.";
/** Compiled for `a` or `f` targets alone, in a file where other units have their base: kernels that only newer GPUs need. */
function isSpecial(unit, units) {
	return unit.targets.length > 0 && unit.targets.every((one) => one.suffix !== "" && units.some((other) => includes(other.targets, {
		...one,
		suffix: ""
	})));
}
/** `1 of 355 units lacks sm_75: kernel foo<…>; …`; undefined where all have all. */
function lacks(wanted, units, of, name) {
	const told = wanted.flatMap((one) => {
		const without = units.filter((unit) => !includes(of(unit), one));
		if (without.length === 0) return [];
		const verb = without.length === 1 ? "lacks" : "lack";
		return [`${without.length} of ${units.length} units ${verb} ${name(one)}: ${describeUnits(without)}`];
	});
	return told.length > 0 ? told.join("; ") : void 0;
}
function allowed(file, what) {
	return warning("VER012", `${file}: ${what}.`, "Ignore this if these kernels need a newer GPU on purpose; otherwise remove `units: any` from the package.");
}
/** `kernels foo<…>, bar and 3 more`; units without a kernel by their places. */
function describeUnits(units) {
	const kernels = [...new Set(units.flatMap((unit) => unit.kernels.map(kernelName)))];
	if (kernels.length === 0) return units.slice(0, 3).map((unit) => describePlace(unit.container)).join(", ");
	return describeKernels(kernels);
}
function judgeExtra(file, units, { targets, ptx }) {
	const extra = without(units.flatMap((unit) => unit.targets), targets).map(smName);
	const extraPtx = without(units.flatMap((unit) => unit.ptx), ptx).filter((one) => !targets.some((target) => sameBase(target, one)));
	const all = [...extra, ...extraPtx.map((one) => `PTX ${computeName(one)}`)];
	if (all.length === 0) return [];
	const fix = "Request these targets too, or stop the build from adding them: they make the result larger.";
	const message = `${file} has targets that were not requested: ${all.join(", ")}.`;
	return [notice("VER007", message, fix)];
}
function judgeToolkit(file, toolkit) {
	if (!toolkit) return [];
	const problems = [];
	const judged = file.images.filter((image) => image.problem === void 0);
	const wrong = judged.filter((image) => judgeImage(image, toolkit) === "wrong");
	if (wrong.length > 0) {
		const made = names(distinctVersions(wrong.flatMap((one) => one.toolkits)), formatVersion);
		const by = wrong.some((one) => one.toolkits.length > 0) ? `CUDA ${made}` : "a newer CUDA";
		const message = `${wrong.length} of ${file.images.length} images of ${file.file} were compiled by ${by}, expected CUDA ${formatVersion(toolkit)}: ${describe(wrong, file.images)}.`;
		problems.push(error("VER002", message, "Build everything that is linked into it with the toolkit of this cell."));
	}
	const unknown = judged.filter((image) => judgeImage(image, toolkit) === "unknown");
	if (unknown.length > 0) {
		const message = `The toolkit that compiled ${unknown.length} of ${file.images.length} images of ${file.file} cannot be determined, expected CUDA ${formatVersion(toolkit)}: ${describe(unknown, file.images)}.`;
		problems.push(warning("VER008", message, "Check where they come from, if that matters."));
	}
	return problems;
}
/**
* An image is judged by the toolkits written in it. PTX in a fatbin names none, only its ISA version: nvcc writes the newest that
* it knows, other compilers may write an older one, so that a newer one is wrong and an older one proves nothing.
*/
function judgeImage(image, toolkit) {
	if (image.toolkits.length > 0) return image.toolkits.every((one) => compareVersions(one, toolkit) === 0) ? "right" : "wrong";
	const isa = ptxIsaOf(toolkit);
	if (image.storedSize === 0) return "right";
	if (!image.ptxVersion || !isa) return "unknown";
	const order = compareVersions(image.ptxVersion, isa);
	return order === 0 ? "right" : order > 0 ? "wrong" : "unknown";
}
function noDeviceCode(files) {
	const stubs = files.some((file) => file.images.length > 0) ? ", only images without a kernel" : "";
	const message = files.length === 0 ? "No file that can hold device code was found." : `No device code in ${files.length} ${files.length === 1 ? "file" : "files"}${stubs}.`;
	return error("VER003", message, "Check that the build compiles for CUDA and installs the result. If its kernels are in a library that it uses, set device-code: optional for the package.");
}
/** `cubin sm_90a at byte 1432 (a.o), …`: the first three. */
function describe(images, all) {
	const shown = images.slice(0, 3).map((image) => {
		const name = image.kind === "ptx" ? `PTX ${computeName(image.capability)}` : `${image.kind} ${smName(image.capability)}`;
		const by = image.toolkits.length > 0 ? ` by ${names(image.toolkits, formatVersion)}` : image.ptxVersion ? ` ISA ${formatVersion(image.ptxVersion)}` : "";
		const { member } = image.container;
		return `${name}${by}${image.stub ? ` (${stubName(image, all)})` : ""} at byte ${image.offset}${member ? ` of ${member}` : ""}`;
	});
	const more = images.length - shown.length;
	return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
function names(list, name) {
	return list.map(name).join(", ") || "none";
}
function without(list, others) {
	return distinct(list).filter((one) => !includes(others, one));
}
function sameBase(a, b) {
	return a.major === b.major && a.minor === b.minor;
}

export { budgetFor, cubinReader, describeUnits, distinctVersions, documentReport, findingProblem, holdsImages, isReal, listImages, readCubin, readPtx, registration, reportContainers, unitsOf, verifyImages };