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
}
