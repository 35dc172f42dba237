import { array, boolean, number, object, record, string, union, unknown } from "./zod.chunk.js";

// src/flox/environment/schema.ts
/**
* The files of a Flox environment, as far as the lint reads them: https://flox.dev/docs/man/manifest.toml and
* https://github.com/flox/flox/tree/main/cli/schemas. Import the types freely and the schemas lazily.
*/
const texts = array(string()).nullish();
const tableOf = (entry) => record(string(), entry).nullish();
const packageEntry = object({
	"pkg-path": union([string(), array(string())]).nullish(),
	flake: string().nullish(),
	"store-path": string().nullish(),
	"pkg-group": string().nullish(),
	version: string().nullish(),
	systems: texts,
	priority: number().nullish()
});
const service = object({
	command: string().nullish(),
	vars: tableOf(string())
});
const build = object({
	command: string(),
	sandbox: string().nullish(),
	"runtime-packages": texts
});
const include = object({
	dir: string().nullish(),
	remote: string().nullish(),
	name: string().nullish()
});
const manifestSchema = object({
	install: tableOf(packageEntry),
	vars: tableOf(string()),
	hook: tableOf(string()),
	profile: tableOf(string()),
	services: tableOf(union([boolean(), service])),
	build: tableOf(build),
	include: object({ environments: array(include).nullish() }).nullish(),
	options: object({ systems: texts }).nullish(),
	containerize: object({ config: record(string(), unknown()).nullish() }).nullish()
});
const lockedPackage = object({
	install_id: string(),
	system: string(),
	attr_path: string().nullish(),
	version: string().nullish(),
	unfree: boolean().nullish(),
	outputs: tableOf(string())
});
const lockSchema = object({
	manifest: manifestSchema,
	packages: array(lockedPackage),
	compose: object({
		composer: manifestSchema,
		include: array(object({ descriptor: include })).nullish()
	}).nullish()
});
const pointerSchema = object({
	name: string(),
	owner: string().nullish()
});

export { lockSchema, manifestSchema, pointerSchema };