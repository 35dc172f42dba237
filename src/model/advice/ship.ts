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
    '`verify --evidence` compares what evidence says with the files. Who says it is known by the signature alone.',
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
}
