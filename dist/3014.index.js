export const id = 3014;
export const ids = [3014];
export const modules = {

/***/ 80047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishToFlox: () => (/* binding */ publishToFlox)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/system.js
var model_system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/flox/environment/read.js + 1 modules
var environment_read = __webpack_require__(45225);
// EXTERNAL MODULE: ./lib/flox/run-flox.js
var run_flox = __webpack_require__(86184);
;// CONCATENATED MODULE: ./lib/flox/publish/files-in-git.js


/** Files that a message names. */
const shown = 5;
/**
 * What of the files is not as publishing needs it, as `flox publish` asks git: FLX189 for what must be committed, FLX190 for
 * changes, and FLX209 for files that the build will not see. `folder` is absolute. Pure.
 */
function fileProblems({ files, committed }, folder, target, { root, changed, untracked }) {
    const dot = (0,external_node_path_.relative)(root, (0,external_node_path_.join)(folder, '.flox'));
    const isOfEnvironment = (path) => `${path}/`.startsWith(`${dot}/`) || `${dot}/`.startsWith(path);
    // Ignored files are none that git calls untracked, and a clone does not have them either.
    const ignored = (committed ?? []).filter(({ state }) => state === 'untracked').map(({ file }) => file);
    const found = untracked.filter(isOfEnvironment);
    const own = found.length > 0 ? found : ignored;
    const results = (0,external_node_path_.relative)(root, folder);
    const others = untracked.filter((path) => !isOfEnvironment(path) && !path.startsWith((0,external_node_path_.join)(results, 'result-')));
    const problems = [];
    if (own.length > 0) {
        const message = `Files of the Flox environment are not in git: ${named(own)}.`;
        problems.push((0,model_problem/* error */.z3)('FLX189', message, 'Add and commit them, or ignore them.', { where: { file: files.manifest } }));
    }
    if (changed.length > 0) {
        const fix = 'Commit the changes, or undo them with git restore. The step that made them may belong after this one.';
        problems.push((0,model_problem/* error */.z3)('FLX190', `Files in git have changes: ${named(changed)}.`, fix));
    }
    if (others.length > 0) {
        const scope = target?.kind === 'manifest' && !target.pure ? 'is built from a clone' : 'sees files in git alone';
        const message = `Not in git, so not in the package, which ${scope}: ${named(others)}.`;
        problems.push((0,model_problem/* warning */.$e)('FLX209', message, 'Commit them if the build needs them.'));
    }
    return problems;
}
function named(paths) {
    const more = paths.length > shown ? ` and ${paths.length - shown} more` : '';
    return `${paths.slice(0, shown).join(', ')}${more}`;
}

// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(33981);
;// CONCATENATED MODULE: ./lib/flox/publish/git.js



/** Seconds: the whole history of a large repository may have to be fetched. */
const timeout = 1_800;
async function gitIn(host, folder) {
    const env = (0,child_env/* childEnv */.g)(host.env, {
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        ...(await (0,command/* asOwner */.g)(host)),
    });
    const run = (...args) => host.exec({ argv: ['git', '-C', folder, ...args], env, timeout, signal: host.cancelled });
    return {
        run,
        ask: async (...args) => {
            const outcome = await run(...args);
            return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : undefined;
        },
        failure: (outcome) => {
            const lines = outcome.kind === 'not-started' ? [] : outcome.stderrTail;
            const said = lines.findLast((line) => /^(?:fatal|error|remote): /.test(line)) ?? (0,exec/* failureText */.kY)(outcome);
            // A URL may have a login in it.
            return said.replaceAll(/\/\/[^/\s]+@/g, '//').replace(/[.:]$/, '');
        },
    };
}
function linesOf(text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}

;// CONCATENATED MODULE: ./lib/flox/publish/plan-checkout.js
/**
 * What a checkout lacks that `flox publish` needs: a branch that follows one of the remote which has the commit, and the
 * whole history. Pure: from what git says to the next commands, or to why there are none.
 *
 * Flox asks for the upstream of the branch and for HEAD on that remote
 * (https://github.com/flox/flox/blob/main/cli/flox-rust-sdk/src/providers/publish.rs). It passes a shallow clone, but then
 * records that the commit is the first one, and the Nix in it refuses such a repository for sandboxed builds.
 */

/** A local branch of this name is made where the one of the remote's name is taken by other commits. */
const ownBranch = 'flox-publish';
function hintsOf(env) {
    const { GITHUB_REF: ref = '', GITHUB_REF_TYPE: type, GITHUB_REF_NAME: name, GITHUB_SHA, GITHUB_HEAD_REF } = env;
    const branch = GITHUB_HEAD_REF || (type === 'branch' && name ? name : undefined);
    const merge = /^refs\/pull\/\d+\/merge$/.test(ref) ? GITHUB_SHA : undefined;
    return { ...(branch ? { branch } : {}), ...(merge ? { mergeCommit: merge } : {}) };
}
/** The next step; called again after its commands, it comes to `ready` or `refused` within `maxRounds`. */
function nextStep(repository, hints) {
    const { head, remote, shallow } = repository;
    if (!remote)
        return refused(noRemote(repository));
    const { heads } = remote;
    if (!heads)
        return refused(unreachable(remote));
    if (head === hints.mergeCommit)
        return refused(mergeCommit(head));
    const preferred = preferredBranches(repository, remote, hints);
    if (shallow) {
        const branches = preferred.filter((branch) => heads.has(branch));
        // The history of what a branch follows ends in it; of anything else, only the commit itself leads there.
        const own = repository.upstream?.remote === remote.name && branches.length > 0 ? [] : [head];
        const commands = [
            ['fetch', '--quiet', '--no-tags', '--unshallow', remote.name, ...own, ...refspecs(remote, branches)],
        ];
        return { kind: 'commands', lacks: 'history', why: 'The checkout is shallow', commands };
    }
    const target = targetOf(repository, remote, preferred);
    if (target !== undefined)
        return towards(target, repository, remote);
    // The history of what was not fetched yet may have the commit: first of the likely branches, then of all.
    const unknown = [...heads]
        .filter(([branch, commit]) => remote.fetched.get(branch) !== commit)
        .map(([branch]) => branch);
    const likely = preferred.filter((branch) => unknown.includes(branch));
    const wanted = likely.length > 0 ? likely : unknown;
    if (wanted.length === 0)
        return refused(onNoBranch(repository, remote));
    const commands = [['fetch', '--quiet', '--no-tags', remote.name, ...refspecs(remote, wanted)]];
    return { kind: 'commands', lacks: 'history', why: 'It is not known which branch has the commit', commands };
}
/** Shallow, likely branches, all branches, the upstream. */
const maxRounds = 5;
/** Branches of the remote in the order in which they are taken, each once. */
function preferredBranches({ branch, upstream }, remote, hints) {
    const own = upstream?.remote === remote.name ? upstream.branch : undefined;
    const names = [own, branch, hints.branch, remote.defaultBranch];
    return [...new Set(names.filter((name) => name !== undefined))];
}
/** The branch of the remote that has HEAD: a preferred one, else one that ends with it, else any. */
function targetOf({ head }, { heads, holding }, preferred) {
    const all = [...(heads ?? [])];
    const ends = all.filter(([, commit]) => commit === head).map(([branch]) => branch);
    const has = holding.filter((branch) => heads?.has(branch));
    const found = [...preferred.filter((branch) => ends.includes(branch) || has.includes(branch)), ...ends, ...has];
    return found[0];
}
function towards(target, repository, remote) {
    const { branch, head, locals, upstream } = repository;
    if (branch !== undefined && upstream?.remote === remote.name && upstream.branch === target) {
        return { kind: 'ready', remote: remote.name, branch: target };
    }
    const taken = locals.has(target) && locals.get(target) !== head;
    const local = branch ?? (taken ? ownBranch : target);
    const kept = remote.refspecs.some((refspec) => keeps(refspec, target));
    const commands = [
        // Only a branch that fetches keep can be followed: a clone of one branch keeps no other.
        ...(kept ? [] : [['remote', 'set-branches', '--add', remote.name, target]]),
        ...(remote.fetched.has(target)
            ? []
            : [['fetch', '--quiet', '--no-tags', remote.name, ...refspecs(remote, [target])]]),
        ...(branch === undefined ? [['checkout', '--quiet', '-B', local]] : []),
        ['branch', '--quiet', `--set-upstream-to=${remote.name}/${target}`, local],
    ];
    const why = branch === undefined ? 'HEAD is detached' : `The branch ${branch} does not follow ${remote.name}/${target}`;
    return { kind: 'commands', lacks: 'branch', why, commands };
}
function refspecs({ name }, branches) {
    return branches.map((branch) => `+refs/heads/${branch}:refs/remotes/${name}/${branch}`);
}
function keeps(refspec, branch) {
    const [source = ''] = refspec.replace(/^\+/, '').split(':');
    if (!source.includes('*'))
        return source === `refs/heads/${branch}`;
    const [before = '', after = ''] = source.split('*');
    const ref = `refs/heads/${branch}`;
    return ref.length >= before.length + after.length && ref.startsWith(before) && ref.endsWith(after);
}
const refused = (problem) => ({ kind: 'refused', problem });
function noRemote({ remotes }) {
    if (remotes.length === 0) {
        const fix = 'Add it with `git remote add origin URL`, and push the commit.';
        return (0,model_problem/* error */.z3)('FLX191', 'The repository has no remote: Flox records where a package was built from.', fix);
    }
    const message = `The repository has several remotes (${remotes.join(', ')}), none of them origin, and the branch follows none.`;
    return (0,model_problem/* error */.z3)('FLX191', message, 'Run `git branch --set-upstream-to=REMOTE/BRANCH`.');
}
function unreachable({ name, failure }) {
    const message = `git cannot read the remote ${name}: ${failure ?? 'no answer'}.`;
    const fix = 'In a job, leave persist-credentials of actions/checkout on; elsewhere log in to the server, or load the key into ssh-agent.';
    return (0,model_problem/* error */.z3)('FLX192', message, fix);
}
function mergeCommit(head) {
    const message = `${head.slice(0, 12)} is the merge commit that GitHub made for a pull request. No branch has it, and it disappears with the pull request.`;
    const fix = 'Publish from a push or a tag. To publish the branch of the pull request, give actions/checkout its name (github.head_ref) as ref.';
    return (0,model_problem/* error */.z3)('FLX195', message, fix);
}
/** What stops publishing, but no dry run: one of a pull request shows what a push will do. Pure. */
function inDryRun(problem) {
    return problem.code === 'FLX195' ? (0,model_problem/* notice */.lm)(problem.code, problem.message, problem.fix) : problem;
}
function onNoBranch({ head, branch }, { name }) {
    const message = `No branch of the remote ${name} has the commit ${head.slice(0, 12)}.`;
    return (0,model_problem/* error */.z3)('FLX195', message, branch ? `Push it: git push ${name} ${branch}` : 'Push it to a branch.');
}

;// CONCATENATED MODULE: ./lib/flox/publish/repository.js

/** Undefined where the folder is in no repository, or in one without a commit. */
async function readRepository(host, folder) {
    const git = await gitIn(host, folder);
    const [root, head] = await Promise.all([git.ask('rev-parse', '--show-toplevel'), git.ask('rev-parse', 'HEAD')]);
    if (root === undefined || head === undefined)
        return undefined;
    const [symbolic, upstream, remotes, shallow, changed, untracked, locals] = await Promise.all([
        git.ask('symbolic-ref', '--quiet', 'HEAD'),
        git.ask('rev-parse', '--abbrev-ref', '--symbolic-full-name', '@{u}'),
        git.ask('remote'),
        git.ask('rev-parse', '--is-shallow-repository'),
        git.ask('status', '--porcelain', '-z', '--untracked-files=no'),
        git.ask('ls-files', '--others', '--exclude-standard', '--directory', '-z', '--full-name', '--', root.trim()),
        git.ask('for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads'),
    ]);
    const names = linesOf(remotes ?? '');
    const follows = upstreamOf(upstream?.trim(), names);
    const name = follows?.remote ?? (names.includes('origin') ? 'origin' : names.length === 1 ? names[0] : undefined);
    return {
        root: root.trim(),
        head: head.trim(),
        branch: /^refs\/heads\/(.+)$/.exec(symbolic?.trim() ?? '')?.[1],
        upstream: follows,
        remotes: names,
        shallow: shallow?.trim() === 'true',
        changed: statusPaths(changed ?? ''),
        untracked: (untracked ?? '').split('\0').filter((path) => path !== ''),
        locals: refsOf(locals ?? '', 'refs/heads/'),
        remote: name === undefined ? undefined : await readRemote(git, name),
    };
}
async function readRemote(git, name) {
    const prefix = `refs/remotes/${name}/`;
    const asked = await git.run('ls-remote', '--symref', name, 'HEAD', 'refs/heads/*');
    const answered = asked.kind === 'exited' && asked.code === 0;
    const text = answered ? asked.stdout : '';
    const [fetched, holding, refspecs] = await Promise.all([
        git.ask('for-each-ref', '--format=%(objectname) %(refname)', prefix),
        git.ask('for-each-ref', '--format=%(refname)', '--contains', 'HEAD', prefix),
        git.ask('config', '--get-all', `remote.${name}.fetch`),
    ]);
    return {
        name,
        heads: answered ? refsOf(text, 'refs/heads/') : undefined,
        ...(answered ? {} : { failure: git.failure(asked) }),
        defaultBranch: /^ref: refs\/heads\/(\S+)\s+HEAD$/m.exec(text)?.[1],
        fetched: refsOf(fetched ?? '', prefix),
        holding: linesOf(holding ?? '').flatMap((ref) => branchOf(ref, prefix)),
        refspecs: linesOf(refspecs ?? ''),
    };
}
/** `origin/release/1.0` of the remotes that exist: both parts may have slashes. */
function upstreamOf(text, remotes) {
    const remote = remotes.filter((name) => text?.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0];
    return remote === undefined || text === undefined ? undefined : { remote, branch: text.slice(remote.length + 1) };
}
/** Paths of `git status --porcelain -z`; a renamed file has its old name in an entry of its own. */
function statusPaths(text) {
    const entries = text.split('\0').filter((entry) => entry !== '');
    return entries.flatMap((entry, index) => {
        const renamed = /^(?:R|C|.R|.C)/.test(entries[index - 1] ?? '');
        return renamed && !/^[ MADRCU?!]{2} /.test(entry) ? [] : [entry.slice(3)];
    });
}
/** Lines of `HASH REF`, those below the prefix. */
function refsOf(text, prefix) {
    return new Map(linesOf(text).flatMap((line) => {
        const [, commit = '', ref = ''] = /^([0-9a-f]{40,64})\s+(\S+)$/.exec(line) ?? [];
        return branchOf(ref, prefix).map((branch) => [branch, commit]);
    }));
}
function branchOf(ref, prefix) {
    const branch = ref.startsWith(prefix) ? ref.slice(prefix.length) : '';
    return branch === '' || branch === 'HEAD' ? [] : [branch];
}

;// CONCATENATED MODULE: ./lib/flox/publish/fix-checkout.js
/** Makes a checkout publishable with plain commands of git, where that is allowed. */





/**
 * The checkout, fixed where it may be. Throws ProblemError FLX191 to FLX196. With `auto`, a checkout below GITHUB_WORKSPACE is
 * fixed, because actions/checkout made it for this job and makes it anew for the next; anywhere else the user is asked. A dry
 * run changes nothing, and gives what cannot be fixed as problems.
 */
async function prepareCheckout(host, found, { fix, dryRun }) {
    const hints = hintsOf(host.env);
    const commands = [];
    let repository = found;
    for (let round = 0; round < maxRounds; round++) {
        const step = nextStep(repository, hints);
        if (step.kind === 'ready') {
            return { repository, follows: `${step.remote}/${step.branch}`, commands, problems: [] };
        }
        if (step.kind === 'refused') {
            const problem = dryRun ? inDryRun(step.problem) : step.problem;
            if (problem.severity === 'error')
                throw new model_problem/* ProblemError */.Mm(problem);
            return { repository, follows: undefined, commands, problems: [problem] };
        }
        if (dryRun)
            return { repository, follows: undefined, commands: step.commands.map(fix_checkout_shown), problems: [] };
        if (!(await mayFix(host, repository, fix, step)))
            throw new model_problem/* ProblemError */.Mm(notFixed(step));
        commands.push(...(await runAll(host, repository, step.commands)));
        repository = (await readRepository(host, repository.root)) ?? repository;
    }
    const { remote, head } = repository;
    const message = `After ${commands.length} commands of git, no branch of ${remote?.name ?? 'the remote'} is followed that has ${head}.`;
    throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('FLX196', message, `They were: ${commands.join('; ')}.`));
}
async function mayFix(host, { root }, fix, step) {
    if (fix !== 'auto')
        return fix === 'true';
    if (await isRunnersCheckout(host, root))
        return true;
    const question = `${step.why}. Run ${step.commands.map(fix_checkout_shown).join(' and ')} in ${root}?`;
    return host.confirm(question);
}
async function isRunnersCheckout({ env, files }, root) {
    const workspace = env['GITHUB_ACTIONS'] === 'true' ? env['GITHUB_WORKSPACE'] : undefined;
    if (!workspace)
        return false;
    const below = (0,external_node_path_.relative)(await files.realpath(workspace).catch(() => workspace), root);
    return !below.startsWith('..');
}
/** Gives the commands as they were run. Throws ProblemError FLX195 and FLX196. */
async function runAll(host, { root, head }, commands) {
    const git = await gitIn(host, root);
    const done = [];
    for (const command of commands) {
        host.log.info(fix_checkout_shown(command));
        const outcome = await git.run(...command);
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            if (/\bnot our ref\b/.test(git.failure(outcome)))
                throw new model_problem/* ProblemError */.Mm(notPushed(head));
            const message = `\`${fix_checkout_shown(command)}\` failed: ${git.failure(outcome)}.`;
            throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('FLX196', message, 'Run it in the checkout to see why; no file was changed.'));
        }
        done.push(fix_checkout_shown(command));
    }
    return done;
}
/** The server was asked for the commit itself, and does not have it. */
function notPushed(head) {
    const message = `The remote does not have the commit ${head.slice(0, 12)}.`;
    return (0,model_problem/* error */.z3)('FLX195', message, 'Push it to a branch, or publish before the step that makes it.');
}
function notFixed({ lacks, why, commands }) {
    const run = `Run ${commands.map((command) => `\`${fix_checkout_shown(command)}\``).join(', then ')}; or set flox-fix-checkout to true.`;
    if (lacks === 'branch')
        return (0,model_problem/* error */.z3)('FLX193', `${why}, and flox publish needs the branch of a remote.`, run);
    return (0,model_problem/* error */.z3)('FLX194', `${why}.`, `Set fetch-depth: 0 in actions/checkout. ${run}`);
}
/** Without `--quiet`, which is for the log. */
function fix_checkout_shown(command) {
    return ['git', ...command.filter((word) => word !== '--quiet')].join(' ');
}

// EXTERNAL MODULE: ./lib/licence/judge.js + 1 modules
var judge = __webpack_require__(69451);
;// CONCATENATED MODULE: ./lib/licence/nvidia-files.js
/** Files that NVIDIA hands out, by their names: what a program that was built with CUDA may have been given copies of. */
/**
 * Libraries of the CUDA toolkit, cuDNN, TensorRT and the driver, as their file names begin.
 * https://docs.nvidia.com/cuda/eula/index.html (attachment A), https://developer.download.nvidia.com/compute/cuda/redist/
 */
const libraries = [
    ...['accinj', 'cublas', 'cublasLt', 'cuda', 'cudadevrt', 'cudart', 'cudnn\\w*', 'cufft', 'cufftw', 'cufile', 'cuinj'],
    ...['culibos', 'cupti', 'curand', 'cusolver', 'cusolverMg', 'cusparse', 'cusparseLt', 'cutensor\\w*', 'metis_static'],
    ...['npp\\w+', 'nvblas', 'nvcuvid', 'nvfatbin', 'nvinfer\\w*', 'nvJitLink', 'nvjpeg', 'nvonnxparser', 'nvperf\\w*'],
    ...['nvptxcompiler', 'nvrtc', 'nvrtc-builtins', 'nvToolsExt', 'nvvm', 'nvidia-[\\w-]+', 'pcsamplingutil'],
];
const library = new RegExp(`^lib(?:${libraries.join('|')})(?:\\d+|_static)?(?:\\.alt)?(?:\\.so(?:\\.[\\d.]+)?|\\.a)$`);
const programs = /^(?:cicc|compute-sanitizer|cudafe\+\+|cuda-gdb|cuobjdump|fatbinary|ncu|nsys|nvcc|nvdisasm|nvlink|nvprune|ptxas)$/;
const others = /^libdevice(?:\.\d+)?\.bc$/;
/** Whether a file of this name is one of NVIDIA's. A name is no proof; what has another name may be one all the same. */
function isNvidiaFile(name) {
    return library.test(name) || programs.test(name) || others.test(name);
}

// EXTERNAL MODULE: ./lib/nix/build/derivation.js
var derivation = __webpack_require__(75471);
// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(21652);
// EXTERNAL MODULE: ./lib/nix/store-paths.js
var store_paths = __webpack_require__(89427);
;// CONCATENATED MODULE: ./lib/flox/publish/licence.js
/** What is known of the licences of what would be published. Pure. */



/**
 * Keys of caches whose builds have no unfree package: the build farm of NixOS refuses to evaluate them.
 * https://github.com/NixOS/nixpkgs/blob/master/pkgs/top-level/release.nix (`allowUnfree = false`)
 */
const freeKeys = ['cache.nixos.org-1'];
/**
 * `free` where a sandboxed build of the manifest can get files from its locked packages and its sources alone, and the lock
 * calls each of the packages free.
 */
function judgeLock({ lock, packages }, target, system) {
    const locked = packagesOn(lock, system);
    const isWhole = packages.every(({ kind, id }) => kind === 'catalog' && locked.some((one) => one.install_id === id));
    if (target.kind !== 'manifest' || !target.pure || !isWhole || locked.some(({ unfree }) => unfree !== false)) {
        return { verdict: 'undecided' };
    }
    return { verdict: 'free', why: `the lock calls each of its ${locked.length} packages free` };
}
/** Why it must not be handed out without an acknowledgement; empty when nothing stands against it. */
function judgeBuilt({ lock }, system, facts) {
    const { closure, signed, makers, files } = facts;
    const licences = new Map(packagesOn(lock, system).flatMap(({ unfree, outputs }) => Object.values(outputs ?? {}).map((path) => [path, unfree ?? undefined])));
    const judgements = (0,judge/* judgePaths */.GO)(closure, { makers, unfree: [], listed: [] });
    const ofPaths = [...judgements].flatMap(([path, judgement]) => {
        const unfree = licences.get(path);
        if (unfree)
            return [{ verdict: 'unfree', why: 'licence', name: nameOf(path) }];
        const doubt = (0,judge/* doubtOf */.kv)(judgement);
        if (!doubt || (doubt.verdict === 'unknown' && (unfree === false || signed.includes(path))))
            return [];
        return [doubt];
    });
    const copies = [...new Set(files.map((file) => (0,external_node_path_.basename)(file)).filter(isNvidiaFile))];
    return [...copies.map((name) => ({ verdict: 'unfree', why: 'nvidia', name })), ...ofPaths];
}
function packagesOn(lock, system) {
    return (lock?.packages ?? []).filter((one) => one.system === system);
}
/** Without the folder and the hash. */
function nameOf(path) {
    return (0,external_node_path_.basename)(path).replace(/^[0-9a-z]{32}-/, '');
}

;// CONCATENATED MODULE: ./lib/flox/publish/guard.js
/** Builds what would be published and judges its licences, before anything leaves the machine. */











/**
 * What is known of the licences. Throws ProblemError FLX198 for a package that holds or needs what is unfree or of unknown
 * licence and that nobody acknowledged, FLX200 where it does not build. With an acknowledgement nothing is built beforehand.
 */
async function guardLicence(host, guarded) {
    const { acknowledgement, environment, target, system } = guarded;
    if (acknowledgement !== undefined)
        return { kind: 'acknowledged', by: acknowledgement };
    const byLock = judgeLock(environment, target, system);
    if (byLock.verdict === 'free' && !(await bringsNvidiaFiles(host, guarded.folder)))
        return { kind: 'free', why: byLock.why };
    host.log.info(`Building ${target.name} to see what its licences are.`);
    const facts = await build(host, guarded);
    const doubts = judgeBuilt(environment, system, facts);
    if (doubts.length > 0)
        throw new model_problem/* ProblemError */.Mm(refusal(target, doubts));
    return { kind: 'free', why: `nothing is known against any of the ${facts.closure.length} store paths that it needs` };
}
/** Whether the repository itself has files that are named like NVIDIA's, which the build may copy; true where git does not say. */
async function bringsNvidiaFiles(host, folder) {
    const git = await gitIn(host, folder);
    const tracked = await git.ask('ls-files', '-z', '--recurse-submodules', '--', ':/');
    return tracked === undefined || tracked.split('\0').some((path) => isNvidiaFile((0,external_node_path_.basename)(path)));
}
function refusal({ name }, doubts) {
    const message = `${name} holds or needs ${(0,judge/* describeDoubts */.dT)(doubts)}, and whoever reads the catalog could fetch that.`;
    const fix = 'If you may hand it out to them, say why in acknowledge-unfree; the sentence is recorded. Licences: https://docs.nvidia.com/cuda/eula/';
    return (0,model_problem/* error */.z3)('FLX198', message, fix);
}
async function build(host, guarded) {
    const { flox, folder, target, stability } = guarded;
    const more = stability === undefined ? [] : ['--stability', stability];
    const built = await (0,run_flox/* runFlox */.Xo)(host, flox, ['build', '--dir', folder, ...more, target.name]);
    if (!(0,run_flox/* succeeded */.gq)(built)) {
        const fix = 'The log above has the build. Build it with `flox build` in a fresh clone.';
        throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('FLX200', `flox build ${target.name} failed: ${(0,run_flox/* floxFailure */.Ei)(built)}.`, fix));
    }
    const link = (0,external_node_path_.join)(folder, `result-${target.name}`);
    const path = await host.files.realpath(link).catch(() => undefined);
    const nix = await (0,find/* lookForNix */.E)(host);
    if (path === undefined || nix === undefined)
        throw undetermined(target, nix ? `${link} is missing` : 'there is no nix');
    const closure = await (0,store_paths/* requisitesOf */.Cv)(host, nix, [path]);
    if ('failed' in closure)
        throw undetermined(target, closure.failed);
    const infos = await pathInfos(host, nix, closure.lines);
    if (infos === undefined)
        throw undetermined(target, 'nix path-info failed');
    return {
        closure: closure.lines,
        signed: infos.filter(({ keys }) => keys.some((key) => freeKeys.some((known) => known === key))).map(pathOf),
        makers: await makersOf(host, infos),
        files: await filesOf(host, path),
    };
}
function undetermined({ name }, why) {
    const message = `What ${name} needs cannot be determined (${why}), nor its licences.`;
    const fix = 'Publish where nix is on PATH; or, if you may hand the package out, say why in acknowledge-unfree.';
    return new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('FLX198', message, fix));
}
const pathOf = ({ path }) => path;
/** Of `nix path-info --json`: a list before Nix 2.19, then an object by path; its version 2 has no store folder in names. */
async function pathInfos(host, nix, paths) {
    const outcome = await (0,command/* runNix */.d)(host, nix, ['path-info', '--json', '--stdin'], {
        timeout: 300,
        input: `${paths.join('\n')}\n`,
    });
    if (outcome.kind !== 'exited' || outcome.code !== 0)
        return undefined;
    try {
        return parsePathInfos(JSON.parse(outcome.stdout));
    }
    catch {
        return undefined;
    }
}
/** Pure. */
function parsePathInfos(value) {
    const { info, storeDir = '/nix/store' } = Object(value);
    const whole = (path) => (String(path).startsWith('/') ? String(path) : `${storeDir}/${path}`);
    const entries = Array.isArray(value)
        ? value.map((entry) => [Object(entry).path, entry])
        : Object.entries(Object(info ?? value));
    return entries.map(([path, entry]) => {
        const { deriver, signatures } = Object(entry);
        const signed = Array.isArray(signatures) ? signatures : [];
        return {
            path: whole(path),
            deriver: typeof deriver === 'string' && deriver !== '' ? whole(deriver) : undefined,
            // `key:signature` as one text, since 2.33 as an object.
            keys: signed.map((one) => (typeof one === 'string' ? (one.split(':')[0] ?? '') : String(Object(one).keyName))),
        };
    });
}
/** What is known of how the paths were made; derivations that are not in the store are left out. */
async function makersOf(host, infos) {
    const derivers = [...new Set(infos.flatMap(({ deriver }) => deriver ?? []))];
    const whole = await (0,derivation/* readClosure */.m)(host, derivers).catch(() => undefined);
    if (whole)
        return whole;
    const read = await Promise.all(derivers.map((deriver) => (0,derivation/* readClosure */.m)(host, [deriver]).catch(() => undefined)));
    return new Map(read.flatMap((closure) => [...(closure ?? [])]));
}
/** Regular files of a folder or of a path that is one. */
async function filesOf(host, path) {
    if ((await host.files.stat(path)).isFile())
        return [path];
    const entries = await host.files.readdir(path, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

// EXTERNAL MODULE: ./lib/flox/publish/login.js
var publish_login = __webpack_require__(90552);
;// CONCATENATED MODULE: ./lib/flox/publish/target.js
/** Which package of an environment is published, and whether it can be. */



/** Every package that the environment builds; `folder` is absolute. */
async function targetsOf(host, environment, folder) {
    const { manifest, lock } = environment;
    const included = (manifest.include?.environments ?? []).length > 0 ? lock?.manifest.build : undefined;
    const builds = Object.entries({ ...included, ...manifest.build });
    const pkgs = (0,external_node_path_.join)(folder, '.flox/pkgs');
    const entries = await host.files.readdir(pkgs, { recursive: true }).catch(() => []);
    const expressions = entries.flatMap((entry) => {
        const path = String(entry);
        const name = path.endsWith('/default.nix') ? (0,external_node_path_.dirname)(path) : path.endsWith('.nix') ? path.slice(0, -4) : '';
        return name === '' || name.includes('/') ? [] : [{ kind: 'expression', name, file: (0,external_node_path_.join)(pkgs, path) }];
    });
    return [
        ...builds.map(([name, { sandbox }]) => ({ kind: 'manifest', name, pure: sandbox === 'pure' })),
        ...expressions.sort((a, b) => (a.name < b.name ? -1 : 1)),
    ];
}
/** The package that is meant, or FLX187. Pure. */
function chooseTarget(targets, wanted) {
    const names = targets.map(({ name }) => name);
    const same = names.find((name, index) => names.indexOf(name) !== index);
    if (same !== undefined) {
        const message = `${same} is both an entry of [build] and a file of .flox/pkgs.`;
        return { problem: (0,model_problem/* error */.z3)('FLX187', message, 'Rename one of them.') };
    }
    const [first, ...others] = targets;
    if (first === undefined) {
        const fix = 'Add an entry to [build] of the manifest, or an expression NAME.nix to .flox/pkgs.';
        return { problem: (0,model_problem/* error */.z3)('FLX187', 'The Flox environment builds no package.', fix) };
    }
    if (wanted.package === undefined && others.length > 0) {
        const message = `The Flox environment builds ${names.length} packages: ${names.join(', ')}. One at a time is published.`;
        return { problem: (0,model_problem/* error */.z3)('FLX187', message, 'Name it in flox-package; a job matrix publishes several.') };
    }
    const target = wanted.package === undefined ? first : targets.find(({ name }) => name === wanted.package);
    if (target === undefined) {
        const message = `The Flox environment builds no package ${JSON.stringify(wanted.package)}.`;
        return { problem: (0,model_problem/* error */.z3)('FLX187', message, `It builds ${names.join(', ')}.`) };
    }
    if (target.name.startsWith('-')) {
        const message = `The package ${JSON.stringify(target.name)} cannot be published: Flox takes its name for an option.`;
        return { problem: (0,model_problem/* error */.z3)('FLX187', message, 'Give it a name that begins with a letter.') };
    }
    if (wanted.stability !== undefined && target.kind === 'manifest') {
        const message = `flox-stability is for expressions of .flox/pkgs, and ${target.name} is an entry of [build].`;
        return { problem: (0,model_problem/* error */.z3)('FLX187', message, 'Leave it out: the environment of the build has its own Nixpkgs.') };
    }
    return { target };
}
/** Why the environment itself cannot be published from, and on what grounds a package may be built wrongly. Pure. */
function environmentProblems(environment, target, machine) {
    const { owner, name, lock, files, packages, source } = environment;
    const where = (path) => {
        const line = source.lineOf(path);
        return { where: line === undefined ? { file: files.manifest } : { file: files.manifest, line } };
    };
    const problems = [];
    if (owner !== undefined) {
        const fix = `Disconnect it with \`flox pull --copy -d ${environment.folder}\`, and commit what that writes.`;
        problems.push((0,model_problem/* error */.z3)('FLX188', `The environment is ${owner}/${name} of FloxHub, which has no project files.`, fix));
    }
    if (lock === undefined) {
        problems.push((0,model_problem/* error */.z3)('FLX188', 'The environment has no manifest.lock.', 'Run `flox list` with a login, and commit it.'));
    }
    const unsupported = systemProblem(environment, machine);
    if (unsupported)
        problems.push(unsupported);
    if (target?.kind !== 'manifest')
        return problems;
    if (!packages.some(({ group }) => group === 'toplevel')) {
        const message = `${target.name} cannot be published: no package of the environment is in the group toplevel.`;
        const fix = 'Install what the build needs without pkg-group; Flox records the Nixpkgs of that group.';
        problems.push((0,model_problem/* error */.z3)('FLX111', message, fix, where(['build', target.name])));
    }
    if (!target.pure) {
        const message = `build.${target.name} is not sandboxed: it sees the network and the machine, so that others may not be able to build it again.`;
        const fix = `Set build.${target.name}.sandbox = "pure".`;
        problems.push((0,model_problem/* warning */.$e)('FLX112', message, fix, where(['build', target.name, 'sandbox'])));
    }
    return problems;
}
/** FLX197 where this machine is none of the environment's systems; a package is published for the machine's own. */
function systemProblem({ systems, files, source }, machine) {
    const own = (0,model_system/* systemOf */.br)(machine);
    if (own !== undefined && (systems === undefined || systems.includes(own)))
        return undefined;
    const line = source.lineOf(['options', 'systems']);
    const where = line === undefined ? { file: files.manifest } : { file: files.manifest, line };
    const message = `The environment is for ${systems?.join(', ') ?? 'systems of Flox'}, and this machine is ${own ?? `${machine.arch}-${machine.platform}`}.`;
    const fix = 'Publish from a machine of one of them: Flox builds for the system that it runs on.';
    return (0,model_problem/* error */.z3)('FLX197', message, fix, { where });
}

;// CONCATENATED MODULE: ./lib/flox/publish/publish.js
/** Publishes a package of a Flox environment to a catalog of FloxHub: pre-flight, licence guard, `flox publish`. */











/**
 * Publishes one package for the system of this machine. Everything that `flox publish` would refuse after or before its build
 * is found first. Throws ProblemError with all of it: FLX101 to FLX103, FLX111, FLX185 to FLX200. What is published
 * already is a success. A dry run builds and changes nothing.
 */
async function publishPackage(host, request) {
    const { organization, stability, signingKeyFile, dryRun } = request;
    const read = await (0,environment_read/* readEnvironment */.Q)(host, request.folder);
    if ('problems' in read)
        throw new model_problem/* ProblemError */.Mm(read.problems);
    const { environment } = read;
    const folder = (0,external_node_path_.resolve)(host.cwd, environment.folder);
    const flox = await (0,run_flox/* findFlox */.Du)(host);
    const [targets, login, repository] = await Promise.all([
        targetsOf(host, environment, folder),
        (0,publish_login/* checkLogin */.w)(host, flox, organization),
        readRepository(host, folder),
    ]);
    const chosen = chooseTarget(targets, { package: request.package, stability });
    const target = 'target' in chosen ? chosen.target : undefined;
    const found = [
        ...login.problems,
        ...('problem' in chosen ? [chosen.problem] : []),
        ...environmentProblems(environment, target, host),
        ...repositoryProblems(environment, folder, target, repository),
    ];
    const checkout = await checkoutOr(host, repository, request, found);
    if (target === undefined || repository === undefined || checkout === undefined)
        throw new model_problem/* ProblemError */.Mm(found);
    const system = (0,model_system/* systemOf */.br)(host) ?? '';
    const args = [
        ...['publish', '--dir', folder],
        ...(organization === undefined ? [] : ['--org', organization]),
        ...(stability === undefined ? [] : ['--stability', stability]),
        ...(signingKeyFile === undefined ? [] : ['--signing-private-key', (0,external_node_path_.resolve)(host.cwd, signingKeyFile)]),
        target.name,
    ];
    const publication = {
        package: target.name,
        catalog: organization ?? login.handle,
        system,
        revision: repository.head,
        follows: checkout.follows,
        fixed: checkout.commands,
        command: ['flox', ...args].join(' '),
        problems: [...found, ...checkout.problems],
    };
    const { acknowledgement } = request;
    if (dryRun) {
        const licence = acknowledgement === undefined ? undefined : { kind: 'acknowledged', by: acknowledgement };
        return { ...publication, state: 'planned', licence };
    }
    const licence = await guardLicence(host, { flox, environment, folder, target, system, stability, acknowledgement });
    const outcome = await (0,run_flox/* runFlox */.Xo)(host, flox, args);
    if (!(0,run_flox/* succeeded */.gq)(outcome))
        throw new model_problem/* ProblemError */.Mm(publishProblem(outcome, target));
    return { ...publication, state: stateOf(outcome), licence };
}
/** The checkout, fixed unless something else already stops the run; its own problems join the others. */
async function checkoutOr(host, repository, { fixCheckout, dryRun }, found) {
    const stops = found.some(({ severity }) => severity === 'error');
    if (repository === undefined)
        throw new model_problem/* ProblemError */.Mm(found);
    try {
        // With other errors, the checkout is only looked at: all problems are reported at once.
        const checkout = await prepareCheckout(host, repository, { fix: fixCheckout, dryRun: dryRun || stops });
        if (stops)
            throw new model_problem/* ProblemError */.Mm(found);
        return checkout;
    }
    catch (cause) {
        if (!(cause instanceof model_problem/* ProblemError */.Mm) || cause.problems === found)
            throw cause;
        throw new model_problem/* ProblemError */.Mm([...found, ...cause.problems]);
    }
}
function repositoryProblems(environment, folder, target, repository) {
    if (repository)
        return fileProblems(environment, folder, target, repository);
    const message = `${environment.folder} is in no git repository with a commit.`;
    return [(0,model_problem/* error */.z3)('FLX191', message, 'Publish from a clone: Flox records where a package was built from.')];
}
function stateOf({ stdout, stderrTail }) {
    return /already published/i.test([stdout, ...stderrTail].join('\n')) ? 'already published' : 'published';
}
/** What each refusal of Flox means: https://github.com/flox/flox/blob/main/cli/flox-rust-sdk/src/providers/publish.rs */
const refusals = [
    [
        /token has expired|login has expired|not logged in|could not be verified|Authentication rejected/i,
        'FLX186',
        'Sign in with floxhub-auth in the setup step, or set FLOX_FLOXHUB_TOKEN to a valid token.',
    ],
    [/403 Forbidden/, 'FLX199', 'The token needs the right to publish in the organization of flox-org.'],
    [/shallow Git repository/, 'FLX194', 'Set fetch-depth: 0 in actions/checkout.'],
    [/not present on remote/, 'FLX195', 'Push the commit to a branch first.'],
    [/detached HEAD|no upstream remote/, 'FLX193', 'Set flox-fix-checkout to true.'],
    [/dirty tracked files/, 'FLX190', 'Commit the changes, or undo them with git restore.'],
    [/not tracked by git/, 'FLX189', 'Add and commit the files.'],
    [/Could not access/, 'FLX192', 'Leave persist-credentials of actions/checkout on.'],
    [/Build failed/, 'FLX200', 'The log above has the build. Build it with `flox build` in a fresh clone.'],
];
function publishProblem(outcome, { name }) {
    const said = (0,run_flox/* floxFailure */.Ei)(outcome);
    const all = outcome.kind === 'not-started' ? said : `${outcome.stderrTail.join('\n')}\n${said}`;
    const [, code, fix] = refusals.find(([words]) => words.test(all)) ?? [
        undefined,
        'FLX199',
        'Run it again: what is published already is not published twice.',
    ];
    return (0,model_problem/* error */.z3)(code, `flox publish ${name} failed: ${said}.`, fix);
}

;// CONCATENATED MODULE: ./lib/actions/publish/flox.js

/** Publishes a package of a Flox environment. Throws ProblemError as `publishPackage` does. */
async function publishToFlox(host, inputs) {
    const publication = await publishPackage(host, {
        folder: inputs['flox-environment'],
        package: inputs['flox-package'],
        organization: inputs['flox-org'],
        stability: inputs['flox-stability'],
        signingKeyFile: inputs['flox-signing-key-file'],
        fixCheckout: inputs['flox-fix-checkout'],
        acknowledgement: inputs['acknowledge-unfree'],
        dryRun: inputs['dry-run'],
    });
    const { state, catalog, system, revision, follows, fixed, licence, command, problems } = publication;
    return {
        destination: 'flox',
        state,
        headline: headlineOf(publication),
        rows: [
            ['System', system],
            ['Commit', follows === undefined ? revision : `${revision} of ${follows}`],
            ...(fixed.length > 0 ? [[state === 'planned' ? 'Git, first' : 'Git', fixed.join('; ')]] : []),
            ['Licences', licenceText(licence)],
            ['Command', command],
        ],
        problems,
        outputs: {
            state,
            'flox-package': publication.package,
            'flox-catalog': catalog ?? '',
            'flox-system': system,
            'flox-revision': revision,
        },
        document: { ...publication, catalog: catalog ?? null, follows: follows ?? null, licence: licence ?? null },
    };
}
function headlineOf({ state, package: name, catalog, system }) {
    const whole = catalog === undefined ? name : `${catalog}/${name}`;
    return {
        published: `${whole} was published for ${system}`,
        'already published': `${whole} is published already from this commit for ${system}`,
        planned: `${whole} would be published for ${system}`,
    }[state];
}
function licenceText(licence) {
    if (licence === undefined)
        return 'not looked at: a dry run builds nothing';
    return licence.kind === 'free' ? `${licence.why}` : `unfree files acknowledged: ${licence.by}`;
}


/***/ }),

/***/ 703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ readClaims),
/* harmony export */   ds: () => (/* binding */ claimsOf),
/* harmony export */   kb: () => (/* binding */ dayOf),
/* harmony export */   nR: () => (/* binding */ timeOf)
/* harmony export */ });
/** Undefined for a token of another kind (`flox_sat_…`, `flox_pat_…`). */
function claimsOf(token) {
    const claims = readClaims(token);
    if (claims === undefined)
        return undefined;
    const { exp, iat, aud, sub } = claims;
    const number = (claim) => (typeof claim === 'number' ? claim : undefined);
    return {
        expires: number(exp),
        issued: number(iat),
        audiences: [aud].flat().filter((one) => typeof one === 'string'),
        subject: typeof sub === 'string' ? sub : undefined,
    };
}
/** All claims by name, whatever is in them; undefined as of `claimsOf`. */
function readClaims(token) {
    const [, body = '', ...rest] = token.split('.');
    if (rest.length !== 1)
        return undefined;
    try {
        const value = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Seconds of the last day with a year of four digits; what a token or a server says may be any number. */
const lastSecond = 253_402_300_799;
/** As in 2026-12-24. */
function dayOf(seconds) {
    return timeOf(seconds).slice(0, 10);
}
/** As in 2026-12-24 10:30. */
function timeOf(seconds) {
    const known = Math.min(Math.max(Math.round(seconds), 0), lastSecond);
    return new Date(known * 1_000).toISOString().slice(0, 16).replace('T', ' ');
}


/***/ }),

/***/ 15678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cI: () => (/* binding */ pkgPath),
/* harmony export */   cT: () => (/* binding */ systemsOf),
/* harmony export */   p7: () => (/* binding */ environmentOf)
/* harmony export */ });
/** What Flox gives a package without `priority` and `pkg-group`. https://flox.dev/docs/man/manifest.toml */
const defaults = { priority: 5, group: 'toplevel' };
/** The environment that these files describe; packages of includes come from the lock. Pure. */
function environmentOf(facts) {
    const { manifest, lock, source } = facts;
    const hasIncludes = (manifest.include?.environments ?? []).length > 0;
    const written = manifest.install ?? {};
    const merged = hasIncludes ? { ...lock?.manifest.install, ...written } : written;
    const packages = Object.entries(merged).flatMap(([id, entry]) => {
        const line = Object.hasOwn(written, id) ? source.lineOf(['install', id]) : undefined;
        const found = packageOf(id, entry, line, lock?.packages ?? []);
        return found ? [found] : [];
    });
    return { ...facts, packages, systems: manifest.options?.systems ?? undefined };
}
function packageOf(id, entry, line, locked) {
    const named = nameOf(entry);
    if (!named)
        return undefined;
    return {
        id,
        ...named,
        group: entry['pkg-group'] ?? defaults.group,
        priority: entry.priority ?? defaults.priority,
        systems: entry.systems ?? undefined,
        line,
        locked: locked.filter((one) => one.install_id === id),
    };
}
function nameOf(entry) {
    const path = pkgPath(entry);
    if (path !== undefined)
        return { kind: 'catalog', path };
    // A reference may have a login in it, which nothing prints.
    if (entry.flake)
        return { kind: 'flake', path: entry.flake.replace(/\/\/[^/@\s]+@/, '//') };
    return entry['store-path'] ? { kind: 'store-path', path: entry['store-path'] } : undefined;
}
/** `pkg-path` as one text: Flox takes a list of its parts too. */
function pkgPath({ 'pkg-path': path }) {
    return typeof path === 'string' ? path : path?.join('.');
}
/** The systems of a package: its own, else those of the environment, else those that it is locked for. */
function systemsOf({ systems }, one) {
    return one.systems ?? systems ?? [...new Set(one.locked.map(({ system }) => system))];
}


/***/ }),

/***/ 45225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ readEnvironment)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/ask.js
var ask = __webpack_require__(37390);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/flox/environment/environment.js
var environment_environment = __webpack_require__(15678);
// EXTERNAL MODULE: ./lib/flox/environment/toml.js
var toml = __webpack_require__(41443);
;// CONCATENATED MODULE: ./lib/flox/environment/parse.js


/**
 * `version = 1`, or one of these as `schema-version`: https://github.com/flox/flox/tree/main/cli/schemas. 1.16.0 to 1.18.0
 * are those of the environments and tests of Flox itself; they add entries that nothing here reads.
 */
const manifestVersions = [10, 11, 12, 13, 14, 15, 16, 17, 18].map((minor) => `1.${minor}.0`);
const upgrade = 'Use a version of this tool that knows it, or write the file with an older Flox.';
/** Reads manifest.toml. FLX102 for what is not a manifest, FLX103 for a version that is unknown. */
async function parseManifest(text, file) {
    const source = (0,toml/* readToml */.D)(text);
    if ('failure' in source) {
        const { line, column, message } = source.failure;
        const problem = (0,model_problem/* error */.z3)('FLX102', `The manifest is not TOML: ${message}.`, 'Correct that line; Flox refuses it too.', {
            where: { file, line, column },
        });
        return { problems: [problem] };
    }
    const version = manifestVersionProblem(source.value, file, source);
    if (version)
        return { problems: [version] };
    const { manifestSchema } = await Promise.all(/* import() | flox-environment-schema */[__webpack_require__.e(2857), __webpack_require__.e(6096)]).then(__webpack_require__.bind(__webpack_require__, 40084));
    const parsed = follow(manifestSchema, source.value, file, source);
    return 'problems' in parsed ? parsed : { value: { manifest: parsed.value, source } };
}
/** Reads manifest.lock, with the same problems. */
async function parseLock(text, file) {
    const json = parseJson(text, file);
    if ('problems' in json)
        return json;
    const version = Object(json.value)['lockfile-version'];
    if (version !== 1)
        return { problems: [unknownVersion('lockfile-version', version, '1', file)] };
    const ofManifest = manifestVersionProblem(Object(json.value).manifest, file);
    if (ofManifest)
        return { problems: [ofManifest] };
    const { lockSchema } = await Promise.all(/* import() | flox-environment-schema */[__webpack_require__.e(2857), __webpack_require__.e(6096)]).then(__webpack_require__.bind(__webpack_require__, 40084));
    return follow(lockSchema, json.value, file);
}
/** Reads env.json, with the same problems. */
async function parsePointer(text, file) {
    const json = parseJson(text, file);
    if ('problems' in json)
        return json;
    const version = Object(json.value)['version'];
    if (version !== 1)
        return { problems: [unknownVersion('version', version, '1', file)] };
    const { pointerSchema } = await Promise.all(/* import() | flox-environment-schema */[__webpack_require__.e(2857), __webpack_require__.e(6096)]).then(__webpack_require__.bind(__webpack_require__, 40084));
    return follow(pointerSchema, json.value, file);
}
function manifestVersionProblem(value, file, source) {
    const { version, 'schema-version': schema } = Object(value);
    const [key, found] = schema === undefined ? ['version', version] : ['schema-version', schema];
    if (schema === undefined ? version === 1 : manifestVersions.some((one) => one === schema))
        return undefined;
    const known = `version = 1 and schema-version ${manifestVersions.join(', ')}`;
    return unknownVersion(key, found, known, file, source?.lineOf([key]));
}
function unknownVersion(key, found, known, file, line) {
    const said = found === undefined ? `has no ${key}` : `has the ${key} ${JSON.stringify(found)?.slice(0, 40)}`;
    const fix = `Known: ${known}. ${upgrade}`;
    return (0,model_problem/* error */.z3)('FLX103', `The file ${said}, which is unknown.`, fix, { where: at(file, line) });
}
/** The messages of the schema name types, never values. */
function follow(schema, value, file, source) {
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return { value: parsed.data };
    const problems = parsed.error.issues.map((issue) => {
        const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
        const fix = 'Correct it; https://flox.dev/docs/man/manifest.toml has the form of each entry.';
        const where = at(file, source?.lineOf(path));
        return (0,model_problem/* error */.z3)('FLX102', `${path.join('.') || 'The file'}: ${issue.message}.`, fix, { where });
    });
    return { problems };
}
/** The parser's own message would repeat a part of the text. */
function parseJson(text, file) {
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        const fix = 'Restore it from git, or let Flox write it again with `flox edit`.';
        return { problems: [(0,model_problem/* error */.z3)('FLX102', 'The file is not JSON.', fix, { where: { file } })] };
    }
}
function at(file, line) {
    return line === undefined ? { file } : { file, line };
}

;// CONCATENATED MODULE: ./lib/flox/environment/read.js
/** Finds the environment of a folder and reads its files. */







/**
 * The environment in `.flox` of a folder, or in the folder itself where that is a `.flox`. Every problem at once: FLX101
 * where there is none, FLX102 and FLX103 for a file that cannot be used.
 */
async function readEnvironment(host, folder) {
    const given = (0,external_node_path_.resolve)(host.cwd, folder);
    const dot = (0,external_node_path_.basename)(given) === '.flox' ? given : (0,external_node_path_.join)(given, '.flox');
    const shown = (path) => (0,external_node_path_.relative)(host.cwd, path) || '.';
    const paths = { pointer: (0,external_node_path_.join)(dot, 'env.json'), ...inEnv(dot) };
    const [pointerText, manifestText, lockText] = await Promise.all([paths.pointer, paths.manifest, paths.lock].map((path) => textOf(host, path)));
    if (pointerText === undefined)
        return { problems: [notFound(shown((0,external_node_path_.dirname)(dot)))] };
    const files = { manifest: shown(paths.manifest), lock: shown(paths.lock), pointer: shown(paths.pointer) };
    const pointer = await parsePointer(pointerText, files.pointer);
    if (manifestText === undefined) {
        const problems = 'problems' in pointer ? pointer.problems : [];
        return { problems: [...problems, noManifest(files.manifest, 'value' in pointer ? pointer.value.owner : undefined)] };
    }
    const manifest = await parseManifest(manifestText, files.manifest);
    const lock = lockText === undefined ? { value: undefined } : await parseLock(lockText, files.lock);
    const problems = [pointer, manifest, lock].flatMap((part) => ('problems' in part ? part.problems : []));
    if ('problems' in pointer || 'problems' in manifest || 'problems' in lock)
        return { problems };
    const { name, owner } = pointer.value;
    const environment = (0,environment_environment/* environmentOf */.p7)({
        folder: shown((0,external_node_path_.dirname)(dot)),
        name,
        ...(owner ? { owner } : {}),
        files,
        manifest: manifest.value.manifest,
        source: manifest.value.source,
        lock: lock.value,
        committed: await statesInGit(host, dot, shown),
    });
    return { environment };
}
/** The text of a file; undefined also where a file stands in place of its folder. */
async function textOf(host, path) {
    try {
        return await (0,files/* readIfPresent */.Zu)(host, path);
    }
    catch (cause) {
        if ((0,files/* isErrno */.r)(cause, 'ENOTDIR'))
            return undefined;
        throw cause;
    }
}
function inEnv(dot) {
    return { manifest: (0,external_node_path_.join)(dot, 'env', 'manifest.toml'), lock: (0,external_node_path_.join)(dot, 'env', 'manifest.lock') };
}
function notFound(folder) {
    const fix = 'Name a folder with a .flox folder in it, or make one there with `flox init`.';
    return (0,model_problem/* error */.z3)('FLX101', `${folder} has no Flox environment: .flox/env.json does not exist.`, fix, {
        subject: { path: folder },
    });
}
function noManifest(file, owner) {
    const message = owner
        ? `${file} does not exist: the environment is on FloxHub, and was not pulled here.`
        : `${file} does not exist, and no Flox environment is valid without it.`;
    const fix = owner ? 'Run `flox pull` in the folder.' : 'Restore it from git.';
    return (0,model_problem/* error */.z3)('FLX101', message, fix, { subject: { path: file } });
}
/** The files that a clone needs: what Flox itself asks git for before it publishes, without what it writes per machine. */
async function statesInGit(host, dot, shown) {
    const git = (...args) => (0,ask/* ask */.k)(host, (0,child_env/* childEnv */.g)(host.env), ['git', '-C', dot, ...args]);
    const names = (text) => text.split('\0').filter((name) => name !== '');
    const wanted = ['env.json', 'env/manifest.toml', 'env/manifest.lock', ...(await expressions(host, dot))];
    const tracked = await git('ls-files', '-z', '--', ...wanted);
    if (tracked === undefined)
        return undefined;
    const changed = (await git('diff', '--no-ext-diff', '--name-only', '-z', '--relative', 'HEAD', '--', '.')) ?? '';
    const existing = await Promise.all(wanted.map(async (name) => ((await (0,files/* readIfPresent */.Zu)(host, (0,external_node_path_.join)(dot, name))) === undefined ? [] : [name])));
    return existing.flat().map((name) => ({
        file: shown((0,external_node_path_.join)(dot, name)),
        state: !names(tracked).includes(name) ? 'untracked' : names(changed).includes(name) ? 'changed' : 'committed',
    }));
}
/** Packages that are written in Nix: `pkgs/NAME.nix` and `pkgs/NAME/default.nix`. */
async function expressions(host, dot) {
    const entries = await host.files.readdir((0,external_node_path_.join)(dot, 'pkgs'), { recursive: true }).catch(() => []);
    return entries.filter((name) => name.endsWith('.nix')).map((name) => (0,external_node_path_.join)('pkgs', name));
}


/***/ }),

/***/ 41443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readToml)
/* harmony export */ });
/* harmony import */ var toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9605);

/** Reads TOML with the places of its keys. Pure. */
function readToml(text) {
    try {
        // The newest form that the library knows: an older Flox may refuse some of it, but says so itself.
        const program = (0,toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__/* .parseTOML */ .MD)(text, { tomlVersion: 'latest' });
        const places = placesIn(program.body[0]);
        const placeOf = (path) => places.get(JSON.stringify(path));
        return {
            value: (0,toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__/* .getStaticTOMLValue */ .AY)(program),
            lineOf: (path) => {
                for (let length = path.length; length > 0; length -= 1) {
                    const place = placeOf(path.slice(0, length));
                    if (place)
                        return place.line;
                }
                return undefined;
            },
            linesOf: (path) => {
                const value = placeOf(path)?.value;
                return value ? linesIn(text.slice(...value.range), value.loc.start.line) : [];
            },
        };
    }
    catch (cause) {
        if (!(cause instanceof toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__/* .ParseError */ .mB))
            throw cause;
        return { failure: failureOf(cause, text) };
    }
}
/** The parser notices what is missing at the end of a line only at the beginning of the next one. */
function failureOf({ lineNumber: line, column, message }, text) {
    const before = text.split(/\r?\n/)[line - 2];
    const missing = /Unterminated|same line|Unspecified/.test(message) || /=\s*$/.test(before ?? '');
    if (column === 0 && before !== undefined && missing)
        return { line: line - 1, column: before.length + 1, message };
    return { line, column: column + 1, message };
}
/** Paths as JSON to where they are written first. */
function placesIn(root) {
    const places = new Map();
    const add = (path, place) => {
        const known = places.get(JSON.stringify(path));
        if (!known)
            places.set(JSON.stringify(path), place);
    };
    const visitValue = (path, value) => {
        if (value.type === 'TOMLInlineTable')
            for (const entry of value.body)
                visitEntry(path, entry);
        if (value.type !== 'TOMLArray')
            return;
        for (const [index, element] of value.elements.entries()) {
            add([...path, index], { line: element.loc.start.line, value: element });
            visitValue([...path, index], element);
        }
    };
    const visitEntry = (above, { key, value, loc }) => {
        const names = key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
        const { line } = loc.start;
        for (let count = 1; count < names.length; count += 1)
            add([...above, ...names.slice(0, count)], { line });
        add([...above, ...names], { line, value });
        visitValue([...above, ...names], value);
    };
    for (const entry of root.body) {
        if (entry.type === 'TOMLKeyValue')
            visitEntry([], entry);
        else {
            const { line } = entry.loc.start;
            for (let count = 1; count <= entry.resolvedKey.length; count += 1)
                add(entry.resolvedKey.slice(0, count), { line });
            for (const inner of entry.body)
                visitEntry(entry.resolvedKey, inner);
        }
    }
    return places;
}
function linesIn(raw, first) {
    const quote = /^(?:'''|"""|'|")/.exec(raw)?.[0] ?? '';
    const inner = raw.slice(quote.length, raw.length - quote.length);
    return inner.split(/\r?\n/).map((text, index) => ({ line: first + index, text }));
}


/***/ }),

/***/ 69451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dT: () => (/* binding */ describeDoubts),
  kv: () => (/* binding */ doubtOf),
  GO: () => (/* binding */ judgePaths)
});

;// CONCATENATED MODULE: ./lib/licence/nvidia-hosts.js
/** Servers, with all below them, from which NVIDIA hands out what its licences cover, and where that is to be seen. */
const nvidiaHosts = [
    {
        // developer.download.nvidia.com/compute has every redistributable, us.download.nvidia.com the drivers.
        host: 'download.nvidia.com',
        source: 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/db/bootstrap/redist.nix',
    },
    // Where NVIDIA sends visitors from China; an overlay can name it as redistUrlPrefix.
    { host: 'download.nvidia.cn', source: 'https://developer.download.nvidia.cn/compute/cuda/redist/' },
    { host: 'developer.nvidia.com', source: 'https://developer.nvidia.com/tensorrt/download' },
    { host: 'pypi.nvidia.com', source: 'https://pypi.nvidia.com/' },
    { host: 'ngc.nvidia.com', source: 'https://docs.nvidia.com/ngc/latest/ngc-catalog-user-guide.html' },
];
/** Whether a URL lies on one of NVIDIA's download servers; false for what is no URL. */
function isOfNvidia(url) {
    const name = URL.parse(url)?.hostname.replace(/\.$/, '');
    return name !== undefined && nvidiaHosts.some(({ host }) => name === host || name.endsWith(`.${host}`));
}

;// CONCATENATED MODULE: ./lib/licence/judge.js
/** What is known of the licence of a store path: by evaluation where there was one, else by what it was made from. */

/**
 * Judges store paths, by path. A path is unfree when its licence is, or when it is or was made directly from what NVIDIA
 * hands out or the user has to fetch: what is only linked to it or compiled by it is not. Other fixed outputs are unknown, because nobody states
 * the licence of a download, and so is what no known derivation makes.
 */
function judgePaths(paths, facts) {
    const { makers, unfree } = facts;
    const makersOf = new Map();
    for (const [drvPath, maker] of makers) {
        for (const { path } of maker.outputs)
            makersOf.set(path, [...(makersOf.get(path) ?? []), [drvPath, maker]]);
    }
    const originOf = origins(makers);
    const isListed = matcher(facts.listed);
    const judge = (path) => {
        const known = makersOf.get(path) ?? [];
        const drvPaths = known.map(([drvPath]) => drvPath);
        const name = nameOf(drvPaths[0] ?? path);
        const inputs = known.flatMap(([, { inputDrvs }]) => [...inputDrvs.keys()]);
        if (drvPaths.some((drvPath) => unfree.includes(drvPath)))
            return { verdict: 'unfree', why: 'licence', name };
        const origin = firstKnown([...drvPaths, ...inputs].map(originOf));
        if (origin)
            return { verdict: 'unfree', why: origin, name };
        if (known.length === 0 || !inputs.every((input) => makers.has(input))) {
            return { verdict: 'unknown', why: 'origin', name };
        }
        const fixed = known.some(([, { fixedOutput }]) => fixedOutput);
        return fixed ? { verdict: 'unknown', why: 'download', name } : { verdict: 'free', name };
    };
    return new Map(paths.map((path) => {
        const judgement = judge(path);
        const { verdict, name } = judgement;
        return [path, verdict !== 'free' && isListed(name) ? { verdict: 'listed', name } : judgement];
    }));
}
/** Why a path must not lie where anybody can read it; undefined when nothing stands against that. */
function doubtOf(judgement) {
    return judgement.verdict === 'unfree' || judgement.verdict === 'unknown' ? judgement : undefined;
}
/**
 * Finds whose fixed outputs are: fetched from a server of NVIDIA, `requireFile`'s, or taken out of such a one. `requireFile`
 * has no URL; its builder is the script restrict-message, which prints what the user has to do.
 * https://github.com/NixOS/nixpkgs/blob/master/pkgs/build-support/trivial-builders/default.nix
 */
function origins(makers) {
    // Each once: the ways through fixed outputs that share inputs double with every layer.
    const known = new Map();
    const originOf = (drvPath) => {
        const maker = makers.get(drvPath);
        if (!maker?.fixedOutput)
            return undefined;
        if (known.has(drvPath))
            return known.get(drvPath);
        const origin = ownOrigin(maker) ?? firstKnown([...maker.inputDrvs.keys()].map(originOf));
        known.set(drvPath, origin);
        return origin;
    };
    return originOf;
}
function ownOrigin({ urls, inputDrvs }) {
    if (urls.some(isOfNvidia))
        return 'nvidia';
    return [...inputDrvs.keys()].some((input) => nameOf(input) === 'restrict-message') ? 'require-file' : undefined;
}
function firstKnown(origins) {
    return origins.find((origin) => origin !== undefined);
}
/** `saxpy-1.0` of `/nix/store/<hash>-saxpy-1.0.drv`. */
function nameOf(storePath) {
    return storePath.replace(/.*\/[0-9a-z]{32}-/, '').replace(/\.drv$/, '');
}
function matcher(patterns) {
    const texts = patterns.map((pattern) => pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*'));
    const any = new RegExp(`^(?:${texts.join('|')})$`, 's');
    return (name) => any.test(name);
}
const reasons = {
    licence: 'under an unfree licence',
    nvidia: 'made from NVIDIA’s downloads',
    'require-file': 'made from files that users have to download themselves',
    download: 'downloaded under an unknown licence',
    origin: 'of unknown origin',
};
/** Names of each reason that are shown. */
const shown = 3;
/** `3 made from downloads of NVIDIA (a-1, b-2 and 1 more), 1 of unknown origin (c)`. */
function describeDoubts(doubts) {
    const parts = Object.entries(reasons).flatMap(([why, words]) => {
        const of = doubts.filter((doubt) => doubt.why === why);
        if (of.length === 0)
            return [];
        const names = [...new Set(of.map(({ name }) => name))];
        const more = names.length > shown ? ` and ${names.length - shown} more` : '';
        return [`${of.length} ${words} (${names.slice(0, shown).join(', ')}${more})`];
    });
    return parts.join(', ');
}


/***/ }),

/***/ 75471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ readClosure)
/* harmony export */ });
/* unused harmony export parseDerivation */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);


/** Files read at a time. */
const batch = 64;
/**
 * Reads the text of a .drv file. Throws ProblemError BLD004 for what is none, and for the `DrvWithVersion` form of
 * dynamic derivations. Format: https://nix.dev/manual/nix/latest/protocols/derivation-aterm
 */
function parseDerivation(text) {
    if (text.startsWith('DrvWithVersion(')) {
        const fix = 'Build it without the experimental feature dynamic-derivations.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', 'The derivation depends on derivations that builds produce.', fix));
    }
    const read = reader(text);
    read.expect('Derive(');
    const outputs = read.list(() => read.tuple(4));
    read.expect(',');
    const inputDrvs = read.list(() => {
        read.expect('(');
        const path = read.string();
        read.expect(',');
        const names = read.list(read.string);
        read.expect(')');
        return [path, names];
    });
    read.expect(',');
    const inputSrcs = read.list(read.string);
    read.expect(',');
    const system = read.string();
    read.expect(',');
    read.string();
    read.expect(',');
    read.list(read.string);
    read.expect(',');
    const env = new Map(read.list(() => read.tuple(2)).map(([name = '', value = '']) => [name, value]));
    read.expect(')');
    read.end();
    const { urls, ...rest } = fromEnvironment(env);
    const fixedOutput = outputs.some(([, path, algorithm, hash]) => path !== '' && algorithm !== '' && hash !== '');
    return {
        ...rest,
        system,
        outputs: outputs.map(([name = '', path = '']) => ({ name, path: path === '' ? undefined : path })),
        inputDrvs: new Map(inputDrvs),
        inputSrcs,
        fixedOutput,
        urls: fixedOutput ? urls : [],
    };
}
/**
 * Every derivation that these need, themselves included, by its store path; each file is read once. Throws ProblemError
 * BLD004, which names the file, when one is missing or malformed.
 */
async function readClosure(host, drvPaths) {
    const closure = new Map();
    const known = new Set(drvPaths);
    const queue = [...known];
    while (queue.length > 0) {
        const read = await Promise.all(queue.splice(0, batch).map(async (path) => [path, await readDerivation(host, path)]));
        for (const [path, derivation] of read) {
            closure.set(path, derivation);
            for (const input of derivation.inputDrvs.keys()) {
                if (known.has(input))
                    continue;
                known.add(input);
                queue.push(input);
            }
        }
    }
    return closure;
}
async function readDerivation(host, path) {
    try {
        return parseDerivation(await host.files.readFile(path, 'utf8'));
    }
    catch (cause) {
        const why = cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm
            ? (cause.problems[0]?.message ?? '')
            : (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isErrno */ .r)(cause, 'ENOENT')
                ? 'The file is missing.'
                : `${cause.message}.`;
        const fix = (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm && cause.problems[0]?.fix) || rereadFix;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `The derivation ${path} cannot be read: ${why}`, fix), { cause });
    }
}
const rereadFix = 'Evaluate the cell again; if it fails again, check the store with `nix-store --verify`.';
/** What matters here; with `__structuredAttrs` it is in a JSON text. Fetchers have `urls`, Nix's own also `url`. */
function fromEnvironment(env) {
    const json = env.get('__json');
    if (json !== undefined) {
        const { name, allowSubstitutes, url, urls } = parseObject(json);
        return {
            name: typeof name === 'string' ? name : (env.get('name') ?? ''),
            allowSubstitutes: allowSubstitutes !== false,
            urls: [url, urls].flat().flatMap((value) => (typeof value === 'string' ? words(value) : [])),
        };
    }
    // A boolean of the expression is `1` or nothing here.
    return {
        name: env.get('name') ?? '',
        allowSubstitutes: (env.get('allowSubstitutes') ?? '1') === '1',
        urls: words(`${env.get('url') ?? ''} ${env.get('urls') ?? ''}`),
    };
}
function words(text) {
    return text.split(/\s+/).filter((word) => word !== '');
}
function parseObject(json) {
    try {
        const value = JSON.parse(json);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        throw malformed('its __json is not JSON');
    }
}
/** A cursor over the ATerm text; whatever is not as it must be throws. */
function reader(text) {
    let at = 0;
    // The next one, looked for again only once it is passed: most files have few.
    let backslash = -1;
    const expect = (token) => {
        if (!text.startsWith(token, at))
            throw malformed(`${JSON.stringify(token)} was expected at character ${at}`);
        at += token.length;
    };
    const string = () => {
        expect('"');
        const begin = at;
        let escaped = false;
        for (;;) {
            const quote = text.indexOf('"', at);
            if (quote < 0)
                throw malformed('a string has no end');
            if (backslash < at) {
                const next = text.indexOf('\\', at);
                backslash = next < 0 ? text.length : next;
            }
            if (backslash > quote) {
                at = quote + 1;
                const raw = text.slice(begin, quote);
                return escaped ? unescaped(raw) : raw;
            }
            escaped = true;
            at = backslash + 2;
        }
    };
    const list = (item) => {
        const items = [];
        expect('[');
        while (!text.startsWith(']', at)) {
            if (items.length > 0)
                expect(',');
            items.push(item());
        }
        expect(']');
        return items;
    };
    const tuple = (size) => {
        const parts = [];
        expect('(');
        for (let n = 0; n < size; n++) {
            if (n > 0)
                expect(',');
            parts.push(string());
        }
        expect(')');
        return parts;
    };
    const end = () => {
        if (text.slice(at).trim() !== '')
            throw malformed('something follows its end');
    };
    return { expect, string, list, tuple, end };
}
const escapes = { n: '\n', r: '\r', t: '\t' };
function unescaped(raw) {
    return raw.replace(/\\([\s\S])/g, (_, character) => escapes[character] ?? character);
}
function malformed(why) {
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `It is not a derivation in a known format: ${why}.`, rereadFix));
}


/***/ }),

/***/ 89427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ deriverOf),
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   Cv: () => (/* binding */ requisitesOf),
/* harmony export */   Jg: () => (/* binding */ builtHere),
/* harmony export */   TQ: () => (/* binding */ closureOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   ig: () => (/* binding */ validOf),
/* harmony export */   kc: () => (/* binding */ isBuilt)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30994);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90710);



const timeout = 300;
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch = 4_000;
/** Outputs of derivations, whether they are there or not. */
function outputsOf(host, nix, drvPaths) {
    return nixStore(host, nix, ['--query', '--outputs'], drvPaths);
}
/** Every derivation that these need, themselves included. */
async function closureOf(host, nix, drvPaths) {
    const answer = await requisitesOf(host, nix, drvPaths);
    return 'failed' in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith('.drv')) };
}
/** Everything that these refer to, directly or not, themselves included. */
function requisitesOf(host, nix, paths) {
    return nixStore(host, nix, ['--query', '--requisites'], paths);
}
/** Whether every output of a derivation is in the store; false also when the store does not say. */
async function isBuilt(host, nix, drvPath) {
    const outputs = await outputsOf(host, nix, [drvPath]);
    if ('failed' in outputs || outputs.lines.length === 0)
        return false;
    const valid = await validOf(host, nix, outputs.lines);
    return !('failed' in valid) && valid.lines.length === outputs.lines.length;
}
/** The derivation that a (valid) path was built from; undefined where it is unknown or not in the store. */
async function deriverOf(host, nix, path) {
    const answer = await nixStore(host, nix, ['--query', '--deriver'], [path]);
    const [deriver] = 'failed' in answer ? [] : answer.lines;
    if (!deriver?.endsWith('.drv'))
        return undefined;
    const valid = await validOf(host, nix, [deriver]);
    return 'failed' in valid ? undefined : valid.lines[0];
}
/** Everything that these refer to directly. */
function referencesOf(host, nix, paths) {
    return nixStore(host, nix, ['--query', '--references'], paths);
}
/** Those of the paths that are in the store. */
async function validOf(host, nix, paths) {
    const answer = await nixStore(host, nix, ['--check-validity', '--print-invalid'], paths);
    if ('failed' in answer)
        return answer;
    const invalid = new Set(answer.lines);
    return { lines: paths.filter((path) => !invalid.has(path)) };
}
/**
 * Those of the (valid) paths that were built on this machine, by this job or another: Nix marks them `ultimate`. What a
 * cache served or what was copied is not.
 */
async function builtHere(host, nix, paths) {
    const lines = [];
    for (let at = 0; at < paths.length; at += batch) {
        const some = paths.slice(at, at + batch);
        const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(host, nix, ['path-info', '--sigs', ...some], { timeout });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix path-info was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n')) {
            const [path, ...marks] = line.trim().split(/\s+/);
            if (path && marks.includes('ultimate'))
                lines.push(path);
        }
    }
    return { lines };
}
async function nixStore(host, nix, verb, paths) {
    const lines = new Set();
    for (let at = 0; at < paths.length; at += batch) {
        const outcome = await host.exec({
            argv: [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(nix.program), 'nix-store'), ...verb, ...paths.slice(at, at + batch)],
            env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(host.env),
            signal: host.cancelled,
            timeout,
        });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix-store was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n'))
            if (line !== '')
                lines.add(line);
    }
    return { lines: [...lines] };
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
