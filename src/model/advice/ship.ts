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
