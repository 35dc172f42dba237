export const id = 4446;
export const ids = [4446];
export const modules = {

/***/ 13196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $X: () => (/* binding */ withoutVague),
/* harmony export */   I3: () => (/* binding */ toolkitOn),
/* harmony export */   Yy: () => (/* binding */ isCuda),
/* harmony export */   Yz: () => (/* binding */ cudaSetMember),
/* harmony export */   fB: () => (/* binding */ cudaCatalog),
/* harmony export */   lR: () => (/* binding */ toolkitsOf)
/* harmony export */ });
/** The catalog whose packages Flox builds with CUDA beforehand. https://flox.dev/docs/concepts/cuda-catalog-and-cache */
const cudaCatalog = 'flox-cuda/';
/** These carry the version of the toolkit as their own. */
const versionedLikeToolkit = ['cuda_nvcc', 'cuda_cudart', 'cudatoolkit'];
/** A package of one of the sets `cudaPackages…`; undefined for every other one. */
function cudaSetMember({ kind, path }) {
    const match = /^(flox-cuda\/)?cudaPackages(?:_(\d+)(?:_(\d+))?)?\.(.+)$/.exec(path);
    if (kind !== 'catalog' || !match)
        return undefined;
    const [, catalog, major, minor, name = ''] = match;
    return { set: major && (minor ? `${major}.${minor}` : major), name, built: catalog !== undefined };
}
/** Whether a package exists for CUDA alone, so only on Linux. */
function isCuda(one) {
    return one.kind === 'catalog' && (one.path.startsWith(cudaCatalog) || cudaSetMember(one) !== undefined);
}
/**
 * The toolkit of a package on a system: as its set says, else as its locked version does. `12` where only the major version
 * is known, undefined where nothing is.
 */
function toolkitOn(one, system) {
    const member = cudaSetMember(one);
    if (!member)
        return undefined;
    if (member.set?.includes('.'))
        return member.set;
    const locked = one.locked.find((entry) => entry.system === system)?.version;
    const version = versionedLikeToolkit.includes(member.name) ? /^\d+\.\d+/.exec(locked ?? '')?.[0] : undefined;
    return version ?? member.set;
}
/** Every toolkit of the packages, on any system that they are locked for, or as their names say. Sorted. */
function toolkitsOf(packages) {
    const found = packages.flatMap((one) => {
        const systems = one.locked.length > 0 ? one.locked.map(({ system }) => system) : [''];
        return systems.map((system) => toolkitOn(one, system)).filter((toolkit) => toolkit !== undefined);
    });
    return withoutVague([...new Set(found)]);
}
/** Leaves a major version out where one of its releases is there too. */
function withoutVague(toolkits) {
    return toolkits
        .filter((one) => one.includes('.') || !toolkits.some((other) => other.startsWith(`${one}.`)))
        .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}


/***/ }),

/***/ 12685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ lint)
});

// UNUSED EXPORTS: rules

// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/flox/environment/cuda.js
var cuda = __webpack_require__(13196);
// EXTERNAL MODULE: ./lib/flox/lint/rule.js
var rule = __webpack_require__(9841);
;// CONCATENATED MODULE: ./lib/flox/lint/builds.js
/** Rules of what is built and published. */



/** The one group whose packages builds have. */
const buildGroup = 'toplevel';
const buildPackages = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.publish, (environment) => {
    const builds = Object.entries(environment.manifest.build ?? {});
    const [first] = builds;
    const { packages, source } = environment;
    if (first && !packages.some(({ group }) => group === buildGroup)) {
        const message = 'There are builds, but no package in the group toplevel: publishing is refused.';
        const fix = 'Install what they need without pkg-group.';
        return [(0,problem/* error */.z3)('FLX111', message, fix, (0,rule/* inManifest */.Lq)(environment, source.lineOf(['build', first[0]])))];
    }
    return builds.flatMap(([name, build]) => {
        const runtime = (build['runtime-packages'] ?? []).flatMap((id, index) => {
            const place = (0,rule/* inManifest */.Lq)(environment, source.lineOf(['build', name, 'runtime-packages', index]));
            const problem = absent(environment, name, id);
            return problem ? [{ ...problem, ...place }] : [];
        });
        return [...runtime, ...compilers(environment, name, build.command)];
    });
});
/** A runtime package that the build does not get. */
function absent({ packages }, build, id) {
    const found = packages.find((one) => one.id === id);
    if (found?.group === buildGroup)
        return undefined;
    const state = found ? `in the group ${found.group}` : 'not installed';
    const fix = found ? `Remove ${id}.pkg-group.` : `Install ${id}, or remove it from the list.`;
    return (0,problem/* error */.z3)('FLX111', `runtime-packages of build.${build} has ${id}, which is ${state}.`, fix);
}
/** nvcc in a command, where every package that has it is in another group. */
function compilers(environment, name, command) {
    const having = environment.packages.filter((one) => ['cuda_nvcc', 'cudatoolkit'].includes((0,cuda/* cudaSetMember */.Yz)(one)?.name ?? ''));
    const [one] = having;
    if (!one || having.some(({ group }) => group === buildGroup) || !/(?:^|[\s;&|(])nvcc\s/m.test(command))
        return [];
    const message = `build.${name} calls nvcc, and ${one.id} is in the group ${one.group}, which builds do not have.`;
    const place = (0,rule/* inManifest */.Lq)(environment, environment.source.lineOf(['build', name, 'command']));
    return [(0,problem/* error */.z3)('FLX111', message, `Remove ${one.id}.pkg-group.`, place)];
}
const pureBuilds = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.guide, (environment) => {
    const builds = Object.entries(environment.manifest.build ?? {});
    const isStage = (name) => builds.some(([other, { command }]) => other !== name && command.includes(`\${${name}}`));
    return builds.flatMap(([name, { sandbox }]) => {
        if (sandbox === 'pure' || isStage(name))
            return [];
        const message = `build.${name} has the sandbox ${sandbox ?? 'off'}: it sees the network and files that are not in git.`;
        const line = environment.source.lineOf(['build', name, 'sandbox']);
        const fix = `Set build.${name}.sandbox = "pure" for what is published.`;
        return [(0,problem/* warning */.$e)('FLX112', message, fix, (0,rule/* inManifest */.Lq)(environment, line))];
    });
});

;// CONCATENATED MODULE: ./lib/flox/lint/scripts.js
/** Every script of the manifest. */
function scriptsOf({ manifest, source }) {
    const script = (kind, path) => ({
        kind,
        name: path.join('.'),
        lines: source.linesOf(path).map(({ line, text }) => ({ line, text: text.replace(/(^|\s)#.*$/, '$1') })),
    });
    const services = Object.entries(manifest.services ?? {}).filter(([, one]) => typeof one === 'object' && one.command);
    return [
        ...Object.keys(manifest.hook ?? {}).map((key) => script('hook', ['hook', key])),
        ...Object.keys(manifest.profile ?? {}).map((key) => script('profile', ['profile', key])),
        ...services.map(([name]) => script('service', ['services', name, 'command'])),
        ...Object.keys(manifest.build ?? {}).map((name) => script('build', ['build', name, 'command'])),
    ];
}
/**
 * What a shell would carry out in the script's own process: without quoted texts, here-documents and what stands in
 * parentheses. Read line by line, so that a text over several lines is taken for commands.
 */
function ownCommands({ lines }) {
    let end;
    let depth = 0;
    return lines.flatMap(({ line, text }) => {
        if (end !== undefined) {
            if (text.trim() === end)
                end = undefined;
            return [];
        }
        end = /(?<!<)<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(text)?.[2];
        let own = '';
        for (const sign of withoutQuotes(text)) {
            if (sign === '(')
                depth += 1;
            else if (sign === ')')
                depth = Math.max(0, depth - 1);
            else if (depth === 0)
                own += sign;
        }
        return [{ line, text: own }];
    });
}
function withoutQuotes(text) {
    return text.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '""');
}
/** Lines that a backslash continues as one, with the number of the first. */
function logicalLines(lines) {
    const joined = [];
    let open = false;
    for (const { line, text } of lines) {
        const last = joined.at(-1);
        if (open && last)
            last.text += ` ${text.replace(/\\$/, '')}`;
        else
            joined.push({ line, text: text.replace(/\\$/, '') });
        open = text.endsWith('\\');
    }
    return joined;
}

;// CONCATENATED MODULE: ./lib/flox/lint/hooks.js
/** Rules of hooks, variables and the paths in them. */



/** In front of a command: the beginning, what ends another one, or a word of the shell. */
const before = String.raw `(?:^|[;&|{]|\b(?:then|do|else)\b)\s*`;
function hooksOf(environment) {
    return scriptsOf(environment).filter(({ kind }) => kind === 'hook');
}
const noExit = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.guide, (environment) => {
    const exit = new RegExp(String.raw `${before}exit\b`);
    const activation = hooksOf(environment).filter(({ name }) => name === 'hook.on-activate');
    return activation.flatMap((script) => ownCommands(script)
        .filter(({ text }) => exit.test(text))
        .map(({ line }) => {
        const message = `exit in ${script.name} ends the activation before the command of the user runs.`;
        return (0,problem/* warning */.$e)('FLX116', message, 'Write return instead.', (0,rule/* inManifest */.Lq)(environment, line));
    }));
});
const noPrompt = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.guide, (environment) => {
    const question = new RegExp(String.raw `${before}(?:read\b(?!.*<)|gum\s+(?:input|choose|confirm|write|filter|file)\b|select\s+\w+\s+in\b|(?:whiptail|dialog)\s)`);
    /** A hook that asks only where somebody can answer. */
    const guarded = ({ lines }) => lines.some(({ text }) => /\s-t\s+[012]\b|\bCI\b/.test(text));
    return hooksOf(environment)
        .filter((script) => !guarded(script))
        .flatMap((script) => ownCommands(script)
        .filter(({ text }) => question.test(text) && !/(?<!\|)\|\s*read\b/.test(text))
        .map(({ line }) => {
        const message = `${script.name} waits for an answer, which nobody gives in CI.`;
        const fix = 'Use a variable with a default, or ask only where there is a terminal ([ -t 0 ]).';
        return (0,problem/* warning */.$e)('FLX117', message, fix, (0,rule/* inManifest */.Lq)(environment, line));
    }));
});
/** Folders that differ from machine to machine; /bin/sh, /usr/bin/env, /tmp, /dev and /proc are everywhere. */
const machinePath = /(?<![\w$}/.~@)-])\/(?:home|Users|root|usr|opt|mnt|srv|media|lib|lib64|nix\/store)\/[^\s'";:,)]*/g;
const noMachinePath = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.guide, (environment) => {
    const { manifest, source } = environment;
    const finding = (name, { line, text }) => {
        const expanded = text.replaceAll(/"\$\{?\w+\}?"/g, '$X');
        const paths = [...new Set([...expanded.matchAll(machinePath)].map(([path]) => path))];
        const foreign = paths.filter((path) => path !== '/usr/bin/env');
        if (foreign.length === 0)
            return [];
        const message = `${name} has ${foreign.join(' and ')}, which other machines may not have.`;
        const fix = 'Use $FLOX_ENV for packages, $FLOX_ENV_PROJECT for the repository, $FLOX_ENV_CACHE for data.';
        return [(0,problem/* warning */.$e)('FLX114', message, fix, (0,rule/* inManifest */.Lq)(environment, line))];
    };
    const values = [
        ...variablesOf(environment),
        ...(manifest.include?.environments ?? []).map((_, index) => ['include', 'environments', index, 'dir']),
    ];
    return [
        ...values.flatMap((path) => source.linesOf(path).flatMap((line) => finding(path.join('.'), line))),
        ...scriptsOf(environment).flatMap((script) => withoutDocuments(script).flatMap((line) => finding(script.name, line))),
    ];
});
/** The lines of a script outside of here-documents. */
function withoutDocuments(script) {
    const kept = new Set(ownCommands(script).map(({ line }) => line));
    return script.lines.filter(({ line }) => kept.has(line));
}
/** The variables of the manifest and of its services. */
function variablesOf({ manifest }) {
    const services = Object.entries(manifest.services ?? {}).flatMap(([service, one]) => typeof one === 'object' ? Object.keys(one.vars ?? {}).map((name) => ['services', service, 'vars', name]) : []);
    return [...Object.keys(manifest.vars ?? {}).map((name) => ['vars', name]), ...services];
}
/** Names whose values are secrets, and values that are secrets under every name. */
const secretName = /(?:^|_)(?:TOKEN|SECRET|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY)$|PASSWORD$/i;
const secretValue = /^(?:flox_[sp]at_|gh[pousr]_|github_pat_|glpat-|hf_[A-Za-z]{20}|xox[abp]-|AKIA[A-Z0-9]{12}|eyJ[\w-]+\.eyJ)|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^\s/:@$]+:[^\s/@$]+@/;
/** What refers to something, or is too short to be a secret. */
const noSecret = /^$|\$|^[/~]|^(?:true|false|\d{1,5})$/;
const noStoredSecret = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.guide, (environment) => variablesOf(environment).flatMap((path) => {
    const value = environment.source
        .linesOf(path)
        .map(({ text }) => text)
        .join('\n')
        .trim();
    const name = String(path.at(-1));
    if (!secretValue.test(value) && (!secretName.test(name) || noSecret.test(value)))
        return [];
    const message = `The variable ${path.join('.')} holds a secret, which everybody reads who gets the environment.`;
    const fix = `Remove it, revoke the secret, and give the job ${name} as a variable of its environment.`;
    return [(0,problem/* error */.z3)('FLX115', message, fix, (0,rule/* inManifest */.Lq)(environment, environment.source.lineOf(path)))];
}));

// EXTERNAL MODULE: ./lib/flox/lint/lock.js
var lock = __webpack_require__(61364);
// EXTERNAL MODULE: ./lib/flox/environment/environment.js
var environment_environment = __webpack_require__(15678);
;// CONCATENATED MODULE: ./lib/flox/lint/pytorch-index.js

/** https://pytorch.org/get-started/locally/: `cu124` is for CUDA 12.4. */
const address = /download\.pytorch\.org\/whl\/(?:nightly\/|test\/)?(?:cpu|cu(\d+)(\d))\b/g;
function indexesIn(text) {
    return [...text.matchAll(address)].map(([, major, minor]) => (major ? `${major}.${minor}` : 'cpu'));
}
/** Every use, the variables as one: pip and uv read them together. */
function pytorchIndexes(environment) {
    const uses = (lines) => lines.flatMap(({ line, text }) => {
        const indexes = indexesIn(text);
        return indexes.length > 0 ? [{ line, indexes }] : [];
    });
    const { manifest, source } = environment;
    const variables = uses(Object.keys(manifest.vars ?? {}).flatMap((name) => source.linesOf(['vars', name])));
    const together = variables
        .slice(-1)
        .map(({ line }) => ({ line, indexes: variables.flatMap(({ indexes }) => indexes) }));
    return [...together, ...scriptsOf(environment).flatMap(({ lines }) => uses(logicalLines(lines)))];
}
/** Whether wheels of PyTorch are installed. */
function hasPytorchIndex(environment) {
    return pytorchIndexes(environment).length > 0;
}

;// CONCATENATED MODULE: ./lib/flox/lint/packages.js
/** Rules of what is installed. */





/** Those whose files LICENSE are known to collide, with the priorities that the vendor gives them. */
const priorities = { cuda_nvcc: 1, cuda_cudart: 2, cudatoolkit: 3 };
const licensePriorities = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.priority, (environment) => {
    const members = environment.packages.filter((one) => (0,cuda/* cudaSetMember */.Yz)(one) !== undefined);
    return [...Map.groupBy(members, ({ priority }) => priority)].flatMap(([priority, same]) => {
        const known = colliding(environment, same.filter((one) => Object.hasOwn(priorities, nameInSet(one))));
        const all = colliding(environment, same);
        const [, second] = known.length > 0 ? known : all;
        if (!second)
            return [];
        const place = (0,rule/* inManifest */.Lq)(environment, second.line);
        if (known.length === 0) {
            const message = `${idsOf(all)} have the same priority (${priority}). Where two of them bring the same file LICENSE, the environment cannot be built.`;
            return [(0,problem/* warning */.$e)('FLX104', message, 'Give each a priority of its own; the lower one wins.', place)];
        }
        const message = `${idsOf(known)} have the same priority (${priority}) and bring a file LICENSE each: the environment cannot be built.`;
        const wanted = known.map((one) => `${one.id}.priority = ${priorities[nameInSet(one)]}`);
        return [(0,problem/* error */.z3)('FLX104', message, `Set ${wanted.join(' and ')}.`, place)];
    });
});
/** Those that have another package beside them on one of their systems. */
function colliding(environment, packages) {
    return packages.filter((one) => packages.some((other) => {
        const [systems, others] = [(0,environment_environment/* systemsOf */.cT)(environment, one), (0,environment_environment/* systemsOf */.cT)(environment, other)];
        const isUnknown = systems.length === 0 || others.length === 0;
        const together = isUnknown || others.some((system) => systems.includes(system));
        return together && nameInSet(one) !== nameInSet(other);
    }));
}
function nameInSet(one) {
    return (0,cuda/* cudaSetMember */.Yz)(one)?.name ?? '';
}
function idsOf(packages) {
    return packages.map(({ id }) => id).join(', ');
}
const cudaSystems = ['x86_64-linux', 'aarch64-linux'];
const cudaOnLinux = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.cuda, (environment) => environment.packages.filter(cuda/* isCuda */.Yy).flatMap((one) => {
    const listed = one.systems ?? environment.systems;
    const foreign = listed?.filter((system) => !cudaSystems.includes(system)) ?? [];
    if (listed && foreign.length === 0)
        return [];
    const fix = `Set ${one.id}.systems = ["aarch64-linux", "x86_64-linux"].`;
    const place = (0,rule/* inManifest */.Lq)(environment, one.line);
    if (listed)
        return [(0,problem/* error */.z3)('FLX105', `${one.id} is for ${foreign.join(', ')} too, where there is no CUDA.`, fix, place)];
    const message = `${one.id} has no systems, and neither has [options]: Flox then wants it for macOS too, where there is no CUDA.`;
    return [(0,problem/* warning */.$e)('FLX105', message, fix, place)];
}));
const oneToolkit = {
    source: rule/* pages */.Bd.guide,
    check: ({ layers, allowedToolkits }) => {
        const packages = layers.flatMap((environment) => environment.packages.map((one) => ({ environment, one })));
        const systems = new Set(packages.flatMap(({ environment, one }) => [...(0,environment_environment/* systemsOf */.cT)(environment, one), ...lockedFor(one)]));
        const said = new Map();
        for (const system of systems.size > 0 ? systems : ['']) {
            const found = packages.flatMap(({ environment, one }) => {
                const isThere = system === '' || [...(0,environment_environment/* systemsOf */.cT)(environment, one), ...lockedFor(one)].includes(system);
                const toolkit = isThere ? (0,cuda/* toolkitOn */.I3)(one, system) : undefined;
                return toolkit === undefined ? [] : [{ environment, one, toolkit }];
            });
            const toolkits = (0,cuda/* withoutVague */.$X)([...new Set(found.map(({ toolkit }) => toolkit))]);
            if (toolkits.length < 2 || toolkits.every((toolkit) => allowedToolkits.includes(toolkit)))
                continue;
            const ids = (toolkit) => [
                ...new Set(found.filter((entry) => entry.toolkit === toolkit).map(({ one }) => one.id)),
            ];
            const message = `CUDA ${toolkits.map((toolkit) => `${toolkit} (${ids(toolkit).join(', ')})`).join(' and ')} stand beside each other.`;
            const fix = `Use one set cudaPackages_X_Y for all, or allow it with --allow-toolkits ${toolkits.join(',')}.`;
            const second = found.find(({ toolkit }) => toolkits.includes(toolkit) && toolkit !== found[0]?.toolkit) ?? found[0];
            if (second)
                said.set(message, (0,problem/* warning */.$e)('FLX106', message, fix, (0,rule/* inManifest */.Lq)(second.environment, second.one.line)));
        }
        return [...said.values()];
    },
};
function lockedFor(one) {
    return one.locked.map(({ system }) => system);
}
const builtCatalog = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.cuda, (environment) => environment.packages.flatMap((one) => {
    if ((0,cuda/* cudaSetMember */.Yz)(one)?.built !== false)
        return [];
    const message = `${one.id} is ${one.path} of the base catalog, which is built from source.`;
    const fix = `Write ${one.id}.pkg-path = "${cuda/* cudaCatalog */.fB}${one.path}".`;
    return [(0,problem/* warning */.$e)('FLX107', message, fix, (0,rule/* inManifest */.Lq)(environment, one.line))];
}));
/** Packages with libstdc++.so.6. */
const withLibrary = /(?:^|[./])(?:gcc\d*-unwrapped|stdenv\.cc\.cc(?:\.lib)?|libgcc)$/;
const libraryOfGcc = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.guide, (environment) => {
    const gcc = environment.packages.find(({ path }) => /^(?:[\w-]+\/)?gcc\d*$/.test(path));
    const loads = hasPytorchIndex(environment);
    const needed = loads || environment.packages.some(cuda/* isCuda */.Yy);
    if (!gcc || !needed || environment.packages.some(({ path }) => withLibrary.test(path)))
        return [];
    const report = loads ? problem/* warning */.$e : problem/* notice */.lm;
    const why = loads ? 'which the wheels of PyTorch load' : 'which C++ programs load';
    const message = `${gcc.id} is installed without gcc-unwrapped, the package with libstdc++.so.6, ${why}.`;
    const fix = 'Add gcc-unwrapped.pkg-path = "gcc-unwrapped" with gcc-unwrapped.priority = 6.';
    return [report('FLX108', message, fix, (0,rule/* inManifest */.Lq)(environment, gcc.line))];
});

;// CONCATENATED MODULE: ./lib/flox/lint/pytorch.js
/** Rules of the indexes that the wheels of PyTorch come from. */




const indexOfToolkit = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.guide, (environment, { layers }) => {
    const toolkits = (0,cuda/* toolkitsOf */.lR)(layers.flatMap(({ packages }) => packages));
    const fits = (index) => toolkits.some((toolkit) => index === toolkit || index.startsWith(`${toolkit}.`));
    if (toolkits.length === 0)
        return [];
    return pytorchIndexes(environment).flatMap(({ line, indexes }) => [...new Set(indexes)]
        .filter((index) => index !== 'cpu' && !fits(index))
        .map((index) => {
        const name = `cu${index.replace('.', '')}`;
        const message = `The index ${name} is for CUDA ${index}, and the environment has CUDA ${toolkits.join(', ')}.`;
        const fix = `Use the index of CUDA ${toolkits.join(' or ')}, or CUDA ${index}.`;
        return (0,problem/* warning */.$e)('FLX118', message, fix, (0,rule/* inManifest */.Lq)(environment, line));
    }));
});
const oneKindOfIndex = (0,rule/* ofEach */.JG)(rule/* pages */.Bd.guide, (environment) => pytorchIndexes(environment).flatMap(({ line, indexes }) => {
    if (!indexes.includes('cpu') || indexes.every((index) => index === 'cpu'))
        return [];
    const message = 'One installation names an index of PyTorch for CUDA and the one without: either may be taken.';
    return [(0,problem/* warning */.$e)('FLX119', message, 'Name one of them.', (0,rule/* inManifest */.Lq)(environment, line))];
}));

;// CONCATENATED MODULE: ./lib/flox/lint/lint.js





/** Every rule, in the order of its code. */
const rules = [
    licensePriorities,
    cudaOnLinux,
    oneToolkit,
    builtCatalog,
    libraryOfGcc,
    lock/* freshLock */.Af,
    lock/* committedFiles */.qI,
    buildPackages,
    pureBuilds,
    lock/* reachableIncludes */.Ro,
    noMachinePath,
    noStoredSecret,
    noExit,
    noPrompt,
    indexOfToolkit,
    oneKindOfIndex,
];
/** What every rule has against environments, each with the source of the rule. Pure. */
function lint(scene) {
    return rules.flatMap(({ source, check }) => check(scene).map((problem) => ({ ...problem, source })));
}


/***/ }),

/***/ 30994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ childEnv)
/* harmony export */ });
/** Variables that only the action itself may see: the inputs, and the tokens of the runner's own services. */
const ownOnly = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_TOKEN$|ACTIONS_ID_TOKEN_REQUEST_)/;
/** The environment for children: ours without inputs, state and service tokens, with `more` on top. */
function childEnv(env, more = {}) {
    const kept = Object.entries(env).filter(([name]) => !ownOnly.test(name));
    return { ...Object.fromEntries(kept), ...more };
}


/***/ }),

/***/ 11161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   QW: () => (/* binding */ containerMarks),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   nH: () => (/* binding */ isWritable),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51246);




/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700. Where it cannot be written, the new name is gone again.
 */
async function writeAtomically(host, path, content) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    const handle = await host.files.open(temporary, 'wx', 0o600);
    try {
        try {
            await handle.writeFile(content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await host.files.rename(temporary, path);
    }
    catch (cause) {
        await host.files.rm(temporary, { force: true });
        throw cause;
    }
}
/** The text of a file, or undefined where there is none. Other errors are thrown as they are. */
async function readIfPresent(host, path) {
    try {
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (isErrno(cause, 'ENOENT'))
            return undefined;
        throw cause;
    }
}
/** Whether something has that name, be it a link that leads nowhere; false also where nobody lets us look. */
function isThere(host, path) {
    return holds(host.files.lstat(path));
}
/** Whether this process may write to it (access(2)). */
function isWritable(host, path) {
    return holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK));
}
/** Whether it is a file that this process may execute. */
async function isProgram(host, path) {
    if (!(await holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK))))
        return false;
    return (await host.files.stat(path).catch(() => undefined))?.isFile() ?? false;
}
/** The first program of this name in these folders, of which only absolute ones count; undefined when there is none. */
async function findProgram(host, name, folders) {
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
        if (await isProgram(host, program))
            return program;
    }
    return undefined;
}
/** What Docker and Podman leave in the root of a container. */
const containerMarks = ['/.dockerenv', '/run/.containerenv'];
function holds(question) {
    return question.then(() => true, () => false);
}
/** Whether a caught value says that a disk is full. SQLite's 13: https://sqlite.org/rescode.html#full */
function isDiskFull(cause) {
    if (isErrno(cause, 'ENOSPC') || isErrno(cause, 'EDQUOT'))
        return true;
    return cause instanceof Error && cause.errcode === 13;
}
/** The problems in a caught value: a ProblemError's own, INS045 for a full disk, undefined for what nobody foresaw. */
function problemsIn(cause) {
    if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm)
        return cause.problems;
    if (!(cause instanceof Error && isDiskFull(cause)))
        return undefined;
    const fix = 'Free disk space (`df -h` shows which disk is full) and run it again. The previous file was not changed.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ })

};
