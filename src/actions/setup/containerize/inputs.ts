import { text } from '../../../runner/inputs.ts'

/** What becomes of the cells that `build` has proven. */
export const containerizeInputs = {
  containerize: text(
    'Name and tag of an image, as in `app:1.0`, that is made in this job of every proven cell, with `build`. The action `containerize` can do more.',
  ),
} as const
