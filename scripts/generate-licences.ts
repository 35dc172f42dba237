/** The tables of docs/licences.md, from the data of src/licence/. */
import { editions, listings } from '../src/licence/eula.ts'
import { products } from '../src/licence/products.ts'
import { code, type Sections, table } from './generate-docs.ts'

export function licenceSections(): Sections {
  return {
    editions: table(
      ['Edition', 'Judges the toolkits', 'Read in'],
      editions.map(({ id, from, source }, index) => [nameOf(id), toolkitsOf(from, index), linked(source)]),
    ),
    listings: table(
      ['Component', 'Files', ...editions.map(({ id }) => nameOf(id))],
      listings.map((one) => [
        one.component,
        one.files.map(code).join(' '),
        ...editions.map(({ id }) => (one.in.includes(id) ? 'yes' : '')),
      ]),
    ),
    products: table(
      ['Product', 'Licence'],
      products.map(({ product, licence, source }) => [product, `[${licence}](${source})`]),
    ),
  }
}

const nameOf = (id: string) => (id === 'wheels' ? 'wheels' : `of ${id}`)

/** From one edition to the next. */
function toolkitsOf(from: string | null, index: number): string {
  if (from === null) return 'none'
  const next = editions[index + 1]?.from
  return next ? `${from} and later, before ${next}` : `${from} and later`
}

/** Addresses as links. */
function linked(text: string): string {
  return text.replaceAll(/https:\S+[^\s,;.]/g, (url) => `<${url}>`)
}
