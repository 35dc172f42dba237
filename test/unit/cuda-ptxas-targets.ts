/**
 * The targets (`sm_`) that `ptxas --gpu-name` of each toolkit minor accepts, read from the real ptxas of NVIDIA's
 * packages on PyPI. Minors that accept the same targets share a row. 12.7 was never released.
 */
const recorded: readonly (readonly [minors: string, targets: string])[] = [
  ['11.7', '35 37 50 52 53 60 61 62 70 72 75 80 86 87'],
  ['11.8', '35 37 50 52 53 60 61 62 70 72 75 80 86 87 89 90'],
  ['12.0 12.1 12.2 12.3 12.4 12.5 12.6', '50 52 53 60 61 62 70 72 75 80 86 87 89 90 90a'],
  ['12.8', '50 52 53 60 61 62 70 72 75 80 86 87 89 90 90a 100 100a 101 101a 120 120a'],
  [
    '12.9',
    '50 52 53 60 61 62 70 72 75 80 86 87 89 90 90a 100 100a 100f 101 101a 101f 103 103a 103f 120 120a 120f 121 121a 121f',
  ],
  [
    '13.0 13.1 13.2 13.3',
    '75 80 86 87 88 89 90 90a 100 100a 100f 103 103a 103f 110 110a 110f 120 120a 120f 121 121a 121f',
  ],
  [
    '13.4 13.5',
    '75 80 86 87 88 89 90 90a 100 100a 100f 103 103a 103f 107 107a 107f 110 110a 110f 120 120a 120f 121 121a 121f',
  ],
]

export const ptxasTargets: readonly { readonly toolkit: string; readonly targets: readonly string[] }[] =
  recorded.flatMap(([minors, targets]) =>
    minors.split(' ').map((toolkit) => ({ toolkit, targets: targets.split(' ').map((target) => `sm_${target}`) })),
  )
