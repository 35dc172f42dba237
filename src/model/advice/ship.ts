import { type AdviceOf, advise } from './advice.ts'

/** Evidence, publish and containerize. */
export const shipAdvice: AdviceOf<'SHP'> = {
  SHP001: advise(
    'Nothing was built in this job, the results were not downloaded to the folder that `results` names, or `cells` has a typing error.',
    'Build in the same job, or download the results of the jobs that did (artifacts `…-result-…`) and name their folder.',
  ),
  SHP002: advise(
    'The cell failed to build, or its device code is not what was asked for.',
    'See its problems in the report. A cell that is not proven is never shipped.',
  ),
  SHP040: advise(
    'No key was given for a destination that holds files; the secret is empty in this job (pull requests of forks get none); or it is a public key.',
    'Make a key with `nix key generate-secret --key-name NAME-1`, store it as a secret, and pass it as `signing-key`.',
  ),
  SHP041: advise(
    'The path was never built on this machine, or a garbage collection has removed it.',
    'Publish in the job that built it, or build it again first.',
  ),
  SHP042: advise(
    'The bucket does not exist or is in another region, or the server takes no PUT at this address.',
    'Correct the address. For S3 set `region`, and `endpoint` where the bucket is not at AWS.',
  ),
  SHP043: advise(
    'No login was sent, it has expired, or it may not write there. A store by ssh takes only what is signed with a key that it trusts.',
    'Give the login: `netrc` for http and https, AWS_ACCESS_KEY_ID and its like for S3, an ssh key for ssh-ng. It must be allowed to read and write objects.',
  ),
  SHP044: advise(
    'The network failed, or the server is overloaded or broken; it was asked several times.',
    'Run it again: what is there is not sent again.',
  ),
  SHP045: advise('The disk that the message names is full.', 'Free space there, and run it again.'),
  SHP046: advise(
    'The same derivation was built twice with different results, as builds do that are not reproducible, and the first result is there already.',
    'Use the destination as a substituter where you build, so that its result is taken; or remove the path there.',
  ),
  SHP047: advise(
    'The upload was cut without an error, the server changed a file, or a cache between here and there answers with an older copy.',
    'Run it again. Compare the file with what the message says if it stays so.',
  ),
  SHP048: advise(
    'The signature of a request has its time, and a service takes only those of the last 15 minutes.',
    'Synchronize the clock of the machine.',
  ),
  SHP049: advise(
    'Another key was used before, or this one belongs to another cache.',
    'Give the key of this cache. After a change of keys, its users must trust the new one as well.',
  ),
  SHP050: advise(
    'A path in the store is damaged, the store cannot be reached, or the other machine refused it.',
    'The message quotes Nix. Verify and repair the store of this machine, or see the log of the other one.',
  ),
  SHP051: advise(
    'A server or a proxy limits the size of uploads, or the file has more than the 5 GiB that a bucket takes at once.',
    'Raise the limit, or split the package.',
  ),
  SHP052: advise(
    'The cache was filled from stores in another folder, whose paths are different ones.',
    'Publish to another cache.',
  ),
  SHP053: advise('The job or the command was stopped.', 'Run it again: what is there is not sent again.'),
  SHP054: advise('Inputs were given that exclude each other, as `cells` and `paths` do.', 'Do what the message says.'),
  SHP060: advise(
    'An input is missing or malformed; in a pull request from a fork, GitHub gives no secrets.',
    'Give the input that the message names, from a secret of the repository.',
  ),
  SHP061: advise(
    'The token has expired, is for another cache or may only read; or a niks3 server does not trust the jobs of this repository.',
    'Make a token that may write to this cache. For niks3, see the provider and its bound claims in the configuration of the server.',
  ),
  SHP062: advise(
    'The name has a typing error, the cache was never created, or the URL is that of another server.',
    'Correct the address, or create the cache at its service.',
  ),
  SHP063: advise(
    'The client is not on PATH, and Nix could not get it out of Nixpkgs: no network, or no binary for this system.',
    'Install the client in an earlier step, or let Nix reach github.com and cache.nixos.org.',
  ),
  SHP064: advise(
    'The network failed, the service is overloaded, or the client reported an error, which the message quotes.',
    'Run it again: what is there is not sent again.',
  ),
  SHP065: advise(
    'The destination was declared private, so that the licence guard lets everything through, but its service says that it is public.',
    'Make the cache private at its service, or declare it as public.',
  ),
  SHP066: advise(
    'The key of the cache was changed, a proxy alters what it serves, or the service names no key.',
    'See which keys the service names, and which signature the narinfo has. Nix takes only what a trusted key signed.',
  ),
  SHP067: advise(
    'Publishing in a job of its own takes what the cells built from caches. The store cache is off or was full, it does not keep the cell because of its licence, or the entry was evicted.',
    'Leave `store-cache` on, and name in `store-unfree` what it may keep. Or publish in the job that builds.',
  ),
  SHP068: advise(
    'The job lacks the permission, runs for a pull request from a fork, or this is no job of GitHub.',
    'Give the job the permission id-token: write.',
  ),
  SHP069: advise(
    'The checkout is of another revision than the cells were built from, lacks submodules, or a file was changed.',
    'Check out what the jobs of the cells did. In the reusable workflow, `ref` should be a commit or a tag rather than a branch that moves.',
  ),
  SHP070: advise(
    'A cell of the plan has no result or is not proven, or a result is of no cell of the plan.',
    'See the report of the run. Fix the cell or exclude it: a matrix is published as a whole.',
  ),
  SHP071: advise(
    'A destination refused what it was sent, a cache lacks what a cell built, or the licence guard refused a path.',
    'See the log and the annotations of the job Publish, and run the failed jobs again: what is there is not sent again.',
  ),
  SHP130: advise(
    'The reference has no registry, as `acme/app` has none, or characters that a repository or tag cannot have.',
    'Write the registry too: `ghcr.io/acme/app:1.0`, `docker.io/acme/app:1.0`.',
  ),
  SHP131: advise(
    'No login is there, it is wrong or has expired, or only one of `registry-user` and `registry-password` is given.',
    'Give both inputs, or use docker/login-action in a step before. For ghcr.io the token of the job is enough.',
  ),
  SHP132: advise(
    'The login may not push there, or the registry wants the repository to be created first, as Amazon ECR does.',
    'On ghcr.io: the permission `packages: write` for the job, and in the settings of a package that exists, access for this repository. Elsewhere create the repository, or ask its owner.',
  ),
  SHP133: advise(
    'The registry, the network or a proxy between them failed, or the registry limits how often it may be asked.',
    'Run the job again: what has arrived is not sent again, and no tag names what is incomplete.',
  ),
  SHP134: advise(
    'Something else than a registry answers at that address, such as a proxy with a page of its own or a limit of the size of requests.',
    'Look at the status and at what was said; compare with `curl -i https://REGISTRY/v2/`.',
  ),
  SHP135: advise(
    'A file changed while it was read, a store path is damaged, or the registry or a proxy changed what was sent.',
    'Check the store with `nix store verify --all`, and run it again. No tag names the image.',
  ),
  SHP136: advise(
    'The login is an identity token or kept by a credential helper, which this action does not call, or the file is damaged.',
    'Give `registry-user` and `registry-password`, or log in with docker/login-action.',
  ),
  SHP137: advise(
    'The registry names a token server, an upload address or a redirect that is not https; a login or content would be readable on the way.',
    'Correct the external address in the configuration of the registry or of the proxy in front of it.',
  ),
  SHP138: advise(
    'The image has very many layers, or labels and annotations of great length.',
    'Use fewer of them: registries take at least 4 MB.',
  ),
  SHP139: advise(
    'The file cannot be read, is not JSON, or is of another format.',
    'Attach CycloneDX or SPDX documents, Sigstore bundles (as of actions/attest), DSSE envelopes, or in-toto statements.',
  ),
  SHP140: advise(
    'The job was cancelled or timed out.',
    'Run it again: what has arrived is not sent again, and no tag names what is incomplete.',
  ),
  SHP141: advise(
    'The registry has no referrers API, and the tag that stands in for it is something else or is written by several jobs at once.',
    'Attach from one job at a time, remove that tag, or use a registry with the referrers API.',
  ),
  SHP142: advise(
    'Another job pushed the same tag at the same time, or the registry answers from an older copy.',
    'Use the digest that the job gives, and let only one job push a tag (`concurrency:`).',
  ),
  SHP080: advise(
    'The closure has files that Attachment A of the CUDA Toolkit’s EULA lists as distributable with an application. It sets conditions, and says nothing on files whose ELF header was changed, as patchelf does.',
    'Read its sections 1.1.2 and 2.6 ([licences](licences.md)). If your application meets them, say so in `acknowledge-unfree`; or ship to a destination that is private.',
  ),
  SHP081: advise(
    'The closure refers to compilers, tools, headers or libraries that Attachment A does not list, often by a path that stayed in a file of the result.',
    'Find what keeps them with `nix why-depends`, and remove the reference. Otherwise ship to a destination that is private.',
  ),
  SHP082: advise(
    'The closure has cuDNN, cuTENSOR, TensorRT, NCCL or another product that is not under the EULA of the CUDA Toolkit.',
    'Read the licence that the message names. If it lets you hand the files out, say so in `acknowledge-unfree`.',
  ),
  SHP083: advise(
    'Evaluation counts the licence of a package as unfree, or users have to download its files themselves.',
    'Read its licence. If it is your own package, give it the licence that it has (`meta.license`).',
  ),
  SHP084: advise(
    'The closure has a download, which nobody states the licence of, or a path whose derivation is not known.',
    'Find what keeps it with `nix why-depends`. If its licence lets you hand it out, say so in `acknowledge-unfree`.',
  ),
  SHP010: advise(
    'The evidence is made on another machine than the build, or the outputs were collected as garbage.',
    'Run the action `evidence` in the job that builds, after the build. On your own machine, keep the links that `nix-cuda build` makes.',
  ),
  SHP011: advise(
    'The file is not evidence: it has no in-toto statement of version 1, neither alone nor in an envelope or a Sigstore bundle.',
    'Give the `.intoto.jsonl` of the action `evidence`, or what `gh attestation download` wrote.',
  ),
  SHP012: advise(
    'A file was changed, added or removed since the build, the path is of another build, or permissions and links were lost when it was copied.',
    'Compare the file that differs, if one is named. Copy results with `nix copy`, or with `cp -a`, which keeps links and execute permissions.',
  ),
  SHP013: advise(
    'The file or the evidence was changed, or the evidence is of another build.',
    'Do not use the result. Get result and evidence again from the build, and check the signature.',
  ),
  SHP014: advise(
    'The evidence was changed, or its verifier is another version with other rules.',
    'Do not use the result. Get the evidence again from the build, and check the signature.',
  ),
  SHP015: advise(
    '`verify --evidence` compares what evidence says with the files. Only the signature shows who wrote it.',
    'Check the signature first: `gh attestation verify`, as [Evidence](evidence.md#check-a-result-against-it) shows.',
  ),
  SHP016: advise(
    'actions/attest accepts a predicate of at most 16 MB. A static library of thousands of objects, or a very large closure, can exceed that.',
    'Attest the other statements. For the bill of materials set `sbom: false`.',
  ),
  SHP017: advise(
    'The folder of GPU results is of another run, or the cell was built again after its tests.',
    'Give the GPU results of this run with `gpu-results`.',
  ),
  SHP018: advise(
    'Where and how something was built, what its GPU tests showed and what it depends on cannot be read from the files.',
    'Trust it as far as you trust who signed it.',
  ),
  SHP100: advise(
    'A variable is not written as `NAME=value`, a label not as `key=value`, a user is a name, or a folder is not absolute.',
    'Write it as the message says.',
  ),
  SHP101: advise(
    'A path of the store has a socket, a device or a pipe, or something changes the store.',
    'Repair the path with `nix store repair`, or build it again.',
  ),
  SHP102: advise(
    'The path was built on another machine, or a garbage collection has removed it.',
    'Build in the same job, or copy the path to this machine with `nix copy`.',
  ),
  SHP103: advise(
    'The path of `previous` has a typing error, or names an archive.',
    'Name the folder of an OCI image layout, or a file with the manifest that `skopeo inspect --raw` prints.',
  ),
  SHP104: advise(
    'Something that only the build needs is in the closure: a compiler, headers, a static library.',
    'See the table of layers, ask `nix why-depends` why the image has the path, or raise `max-size`.',
  ),
  SHP105: advise(
    'Two inputs name the same thing, or the format cannot have what was asked for.',
    'Change the inputs as the message says.',
  ),
  SHP106: advise('`cells` has a cell for macOS.', 'Name the cells for Linux with `cells`.'),
  SHP107: advise(
    '`file` names something that is no image, a folder that does not exist, or a place where this user may not write.',
    'Name another file, or remove what is there.',
  ),
  SHP108: advise(
    'The annotations of the earlier image are wrong, or the content of the store is damaged.',
    'Check the store with `nix store verify --all`, and make the image without `previous`.',
  ),
  SHP150: advise(
    'The environment was named as `owner/name`.',
    'Add the generation, as in `acme/app:12`: a pod that is started again then runs what was tested. A rollback is the manifest with an older generation.',
  ),
  SHP151: advise(
    'The path is neither a layout folder nor an archive of an image, the image has none for the architecture of this machine, or a layer does not have the digest that its configuration names.',
    'Make it anew, or copy it from its registry: `skopeo copy docker://NAME oci-archive:FILE`.',
  ),
  SHP152: advise(
    '`gpu: required` or `runtime: crun` was set; the machine has no GPU that this user may use, or no `crun` on PATH.',
    'Run it on a GPU runner, install crun, or leave the choice to `auto`: then the image is examined instead of started.',
  ),
  SHP153: advise(
    'The program itself failed; its last lines are in the log. Without a network, or as root alone, some programs cannot work.',
    'See its output. Give another command if the entry point is not a test, or raise `timeout-minutes`.',
  ),
  SHP154: advise(
    'The closure is incomplete, or a library is expected from the system: the loader looks in the RUNPATH of each file and in LD_LIBRARY_PATH.',
    'Add the missing package to the image, or correct the RUNPATH (`autoPatchelfHook` in Nixpkgs).',
  ),
  SHP155: advise(
    'The loader of Nix does not read /etc/ld.so.cache, and no folder of the search path is one into which the driver is put.',
    'Set LD_LIBRARY_PATH in the image to the folder of the driver, such as /usr/lib/x86_64-linux-gnu or /usr/lib64, where the image has no libc.',
  ),
  SHP156: advise(
    'Namespaces are not permitted here (a container without privileges, AppArmor’s limit on user namespaces), or a mount of the CDI specification does not exist.',
    'Run it on the machine itself, or as root. `runtime: none` examines the image without starting it.',
  ),
  SHP157: advise(
    'The specification is out of date after an update of the driver, or NVIDIA’s container toolkit was removed.',
    'Make it anew with NVIDIA’s container toolkit (nvidia-ctk cdi generate).',
  ),
  SHP158: advise(
    'There is no GPU or no crun on this machine, or the image is for another architecture.',
    'Nothing, if that is as expected. To start the image, run the same step on a GPU runner with crun.',
  ),
}
