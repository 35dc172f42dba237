// src/ship/publish/batches.ts
/** Unpacked bytes of one batch, and paths: what is packed at a time needs so much disk, compressed. */
const mostBytes = 1024 ** 3;
const mostPaths = 500;
/** Cuts paths into batches in their order; a path that is larger alone is a batch of its own. Pure. */
function batchesOf(paths) {
	const batches = [];
	let bytes = 0;
	for (const path of paths) {
		const last = batches.at(-1);
		if (!last || last.length >= mostPaths || bytes + path.narSize > mostBytes) {
			batches.push([path]);
			bytes = path.narSize;
		} else {
			last.push(path);
			bytes += path.narSize;
		}
	}
	return batches;
}

export { batchesOf };