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
}
