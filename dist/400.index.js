export const id = 400;
export const ids = [400];
export const modules = {

/***/ 52416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planFlox: () => (/* binding */ planFlox)
});

// EXTERNAL MODULE: ./lib/cuda/excluded.js
var excluded = __webpack_require__(1393);
// EXTERNAL MODULE: ./lib/cuda/tables.js
var tables = __webpack_require__(31802);
// EXTERNAL MODULE: ./lib/flox/run-flox.js
var run_flox = __webpack_require__(86184);
;// CONCATENATED MODULE: ./lib/flox/build/catalog.js

/**
 * Reads the answer. https://flox.dev/docs/man/flox-show ; `    hello@2.10 (x86_64-linux only)` stands for a version that not
 * every system has.
 */
function parseShow(text) {
    const systemsIn = (words) => words.split(/[\s,]+/).filter((word) => /^\w+-(?:linux|darwin)$/.test(word));
    const systems = systemsIn(/^Systems:(.*)$/m.exec(text)?.[1] ?? '');
    const latest = /^Latest:\s+\S+@(\S+)/m.exec(text)?.[1];
    const listed = [...text.matchAll(/^\s+\S+@(\S+?)(?:\s+\((.*) only\))?\s*$/gm)].map(([, version = '', only]) => [version, systemsIn(only ?? '')]);
    const others = listed.map(([version, own]) => [version, own.length === 0 && version === latest ? systems : own]);
    return { versions: new Map([...(latest ? [[latest, systems]] : []), ...others]), systems };
}
/** The package of a name; `absent` where the catalog has none; a reason where it could not be asked. */
async function askCatalog(host, flox, path) {
    const outcome = await (0,run_flox/* runFlox */.Xo)(host, flox, ['show', path], { timeout: 60, silent: true });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return parseShow(outcome.stdout);
    const said = outcome.kind === 'not-started' ? outcome.reason : outcome.stderrTail.join(' ');
    if (/no packages (?:matched|found)|not found|404/i.test(said))
        return 'absent';
    return { failed: said.replace(/^.*ERROR:\s*/, '').slice(0, 300) || outcome.kind };
}

// EXTERNAL MODULE: ./lib/flox/build/check.js
var check = __webpack_require__(3230);
// EXTERNAL MODULE: ./lib/flox/build/project.js
var project = __webpack_require__(60023);
// EXTERNAL MODULE: ./lib/flox/environment/cuda.js
var cuda = __webpack_require__(13196);
// EXTERNAL MODULE: ./lib/flox/facts.js
var facts = __webpack_require__(60830);
// EXTERNAL MODULE: ./lib/model/cell.js
var model_cell = __webpack_require__(97449);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
;// CONCATENATED MODULE: ./lib/actions/plan/flox-cells.js









/**
 * Reads the environments of a request. Throws ProblemError FLX101 to FLX103, and FLX171 where the default toolkit is asked for
 * and an environment has none.
 */
async function planFlox(host, root, request) {
    const projects = await readProjects(host, root, request);
    const tables = floxTables(projects);
    if (request.toolkits.some(({ value }) => value.kind === 'default')) {
        const open = [...projects].filter(([folder]) => tables.get(folder)?.defaultToolkit === undefined);
        if (open.length > 0)
            throw new problem/* ProblemError */.Mm(open.map(([, { environment }]) => noDefault(environment)));
    }
    return {
        tablesOf: (others) => ({ source }) => (source.kind === 'flox' ? tables.get(source.environment) : undefined) ?? others,
        check: (plan) => checkFloxCells(host, plan, projects),
    };
}
function noDefault({ packages, files }) {
    const found = (0,cuda/* toolkitsOf */.lR)(packages);
    const has = found.length > 1 ? `CUDA ${found.join(' and ')}` : 'no CUDA package of a set whose toolkit is known';
    const message = `The toolkit of a Flox environment is taken where none is requested, and this one has ${has}.`;
    return (0,problem/* error */.z3)('FLX171', message, 'Name toolkits, like toolkits: [12.8].', { where: { file: files.manifest } });
}
async function readProjects(host, root, { packages }) {
    const folders = packages.flatMap(({ value }) => (value.source.kind === 'flox' ? [value.source.environment] : []));
    const read = await Promise.all([...new Set(folders)].map(async (folder) => ({ folder, project: await (0,project/* readProject */.W)(host, root, folder) })));
    const problems = read.flatMap(({ project }) => ('problems' in project ? project.problems : []));
    if (problems.length > 0)
        throw new problem/* ProblemError */.Mm(problems);
    return new Map(read.flatMap(({ folder, project }) => ('environment' in project ? [[folder, project]] : [])));
}
/** The default toolkit is the one that the environment has, where it is one. */
function floxTables(projects) {
    return new Map([...projects].map(([folder, { environment }]) => {
        const whole = (0,cuda/* toolkitsOf */.lR)(environment.packages).filter((toolkit) => tables/* builtInTables */.b9.toolkits.has(toolkit));
        return [folder, { ...tables/* builtInTables */.b9, defaultToolkit: whole.length === 1 ? whole[0] : undefined }];
    }));
}
/**
 * Compares the cells that Flox builds with their environments and the catalog. What cannot be built is excluded (FLX170 to
 * FLX172, FLX176, FLX177), with an error where no cell of a package is left; FLX173, FLX175 and FLX182 are warnings.
 */
async function checkFloxCells(host, plan, projects) {
    const cells = plan.rows.flatMap(({ cell }) => {
        const project = (0,model_cell/* isFloxCell */.KK)(cell) ? projects.get(cell.source.environment) : undefined;
        return (0,model_cell/* isFloxCell */.KK)(cell) && project ? [{ cell, project, demand: (0,check/* demandOf */.tp)(project, cell) }] : [];
    });
    if (cells.length === 0)
        return plan;
    // By package: whether its cells differ at all.
    const same = new Map([...Map.groupBy(cells, ({ cell }) => cell.package)].map(([name, group]) => {
        const asked = group.map((one) => one.cell);
        return [name, group[0] && (0,check/* expressionProblem */.qT)(group[0].project, asked)];
    }));
    const catalog = await readCatalog(host, cells);
    const judged = cells.map(({ cell, project: { environment }, demand }) => ({
        ...{ cell, demand },
        problems: [
            ...[same.get(cell.package) ?? []].flat(),
            ...demand.problems,
            ...(0,check/* catalogProblems */.EL)(environment, cell, demand.changes, catalog.packages),
        ],
    }));
    const isError = ({ severity }) => severity === 'error';
    const failed = judged.filter(({ problems }) => problems.some(isError));
    const good = judged.filter(({ problems }) => !problems.some(isError));
    const gone = new Set(failed.map(({ cell }) => cell.id));
    const rows = plan.rows.filter(({ id }) => !gone.has(id));
    const warnings = new Map(good.flatMap(({ problems }) => problems.map((problem) => [problem.message, problem])));
    return {
        ...plan,
        rows,
        excluded: (0,excluded/* withExcluded */.vQ)(plan.excluded, failed.map(({ cell, problems }) => excludedCell(cell, problems.filter(isError)))),
        counts: { ...plan.counts, planned: rows.length, excluded: plan.counts.excluded + failed.length },
        problems: [
            ...plan.problems,
            ...notAtAll(failed, good),
            ...warnings.values(),
            ...catalog.problems,
            ...needsLogin(host, good),
        ],
    };
}
/** Once per package of which no cell is left: that is no matter of one cell. */
function notAtAll(failed, good) {
    const left = new Set(good.map(({ cell }) => cell.package));
    return [...Map.groupBy(failed, ({ cell }) => cell.package)].flatMap(([name, [first]]) => left.has(name) ? [] : (first?.problems.find(({ severity }) => severity === 'error') ?? []));
}
function excludedCell(cell, problems) {
    const { id, package: name, toolkit, capabilities, ptx, system } = cell;
    return { id, package: name, toolkit, capabilities, ptx, system, problems };
}
/** Each package once; nothing where every cell is as its lock. FLX175, a warning, for what could not be asked. */
async function readCatalog(host, cells) {
    const paths = new Set(cells.flatMap(({ project, demand }) => (0,check/* askedPaths */.Zc)(project.environment, demand.changes)));
    const packages = new Map();
    if (paths.size === 0)
        return { packages, problems: [] };
    const flox = await (0,facts/* lookForFlox */.OS)(host).catch(() => undefined);
    if (!flox)
        return { packages, problems: [notAsked('there is no Flox on this machine')] };
    for (const path of paths) {
        const found = await askCatalog(host, flox, path);
        if (typeof found === 'object' && 'failed' in found)
            return { packages, problems: [notAsked(found.failed)] };
        packages.set(path, found);
    }
    return { packages, problems: [] };
}
function notAsked(why) {
    return (0,problem/* warning */.$e)('FLX175', `The Flox catalog could not be asked what it has: ${why.replace(/\.$/, '')}.`, 'Cells of another toolkit or version than that of manifest.lock are planned all the same, and may fail.');
}
/** FLX173 (a warning, for each job has an environment of its own): cells are locked anew, and this job has no token. */
function needsLogin(host, good) {
    const locked = good.filter(({ demand }) => demand.locks);
    if (locked.length === 0 || host.env['FLOX_FLOXHUB_TOKEN'] || host.env['CI'] !== 'true')
        return [];
    const message = `${locked.length} of the cells that Flox builds, as ${locked[0]?.cell.id}, need another lock than manifest.lock, and locking needs a login to FloxHub.`;
    const fix = 'Set FLOX_FLOXHUB_TOKEN in the jobs that build them, or commit an up-to-date lock and request its toolkit.';
    return [(0,problem/* warning */.$e)('FLX173', message, fix, { source: 'https://flox.dev/docs/concepts/authentication' })];
}


/***/ })

};
