/** Rules of the indexes that the wheels of PyTorch come from. */
import { warning } from '../../model/problem.ts'
import { toolkitsOf } from '../environment/cuda.ts'
import { pytorchIndexes } from './pytorch-index.ts'
import { inManifest, ofEach, pages, type Rule } from './rule.ts'

export const indexOfToolkit: Rule = ofEach(pages.guide, (environment, { layers }) => {
  const toolkits = toolkitsOf(layers.flatMap(({ packages }) => packages))
  const fits = (index: string) => toolkits.some((toolkit) => index === toolkit || index.startsWith(`${toolkit}.`))
  if (toolkits.length === 0) return []
  return pytorchIndexes(environment).flatMap(({ line, indexes }) =>
    [...new Set(indexes)]
      .filter((index) => index !== 'cpu' && !fits(index))
      .map((index) => {
        const name = `cu${index.replace('.', '')}`
        const message = `The index ${name} is for CUDA ${index}, and the environment has CUDA ${toolkits.join(', ')}.`
        const fix = `Use the index of CUDA ${toolkits.join(' or ')}, or CUDA ${index}.`
        return warning('FLX118', message, fix, inManifest(environment, line))
      }),
  )
})

export const oneKindOfIndex: Rule = ofEach(pages.guide, (environment) =>
  pytorchIndexes(environment).flatMap(({ line, indexes }) => {
    if (!indexes.includes('cpu') || indexes.every((index) => index === 'cpu')) return []
    const message = 'One installation names an index of PyTorch for CUDA and the one without: either may be taken.'
    return [warning('FLX119', message, 'Name one of them.', inManifest(environment, line))]
  }),
)
