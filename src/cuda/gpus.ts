/**
 * GPUs by name: as `nvidia-smi` prints them (`NVIDIA A100-SXM4-80GB`) and as shops sell them (`RTX 4070 Ti Super 16 GB`).
 * Sources: https://developer.nvidia.com/cuda-gpus and https://developer.nvidia.com/cuda-legacy-gpus
 */
import { architectures } from './architectures.ts'
import { nearestText } from './nearest.ts'

/** By baseline capability, beside those of the architectures' own table. */
const products: Readonly<Record<string, string>> = {
  '3.5': 'Tesla K20, Tesla K20X, GeForce GTX TITAN, GeForce GTX TITAN Black, GeForce GTX 780 Ti, GeForce GTX 780',
  '5.0':
    'GeForce GTX 750, GeForce 940M, GeForce 940MX, GeForce MX110, GeForce MX130, Quadro K620, Quadro K1200, Quadro K2200, Quadro M1200',
  '5.2': `Tesla M4, Tesla M6, GeForce GTX TITAN X, GeForce GTX 980 Ti, GeForce GTX 970, GeForce GTX 960, GeForce GTX 950,
    Quadro M2000, Quadro M2200, Quadro M4000, Quadro M5000, Quadro M6000`,
  '6.1': `Tesla P6, TITAN X, TITAN Xp, GeForce GTX 1080 Ti, GeForce GTX 1070 Ti, GeForce GTX 1070, GeForce GTX 1060,
    GeForce GTX 1050 Ti, GeForce GTX 1050, GeForce GT 1030, GeForce GT 1010, GeForce MX150, GeForce MX230, GeForce MX250,
    GeForce MX330, GeForce MX350, Quadro P400, Quadro P500, Quadro P520, Quadro P600, Quadro P620, Quadro P1000, Quadro P2000,
    Quadro P2200, Quadro P3000, Quadro P3200, Quadro P4000, Quadro P4200, Quadro P5000, Quadro P5200, Quadro P6000`,
  '7.0': 'Tesla V100S, Quadro GV100',
  '7.2': 'Jetson Xavier',
  '7.5': `Tesla T4, T4G, TITAN RTX, GeForce RTX 2080 Ti, GeForce RTX 2080 SUPER, GeForce RTX 2070 SUPER, GeForce RTX 2070,
    GeForce RTX 2060 SUPER, GeForce RTX 2060, GeForce GTX 1660 Ti, GeForce GTX 1660 SUPER, GeForce GTX 1650 Ti,
    GeForce GTX 1650 SUPER, GeForce GTX 1650, GeForce GTX 1630, GeForce MX450, GeForce MX550, Quadro RTX 8000,
    Quadro RTX 5000, Quadro RTX 4000, Quadro RTX 3000, Quadro T1000, Quadro T2000, T400, T400E, T500, T550, T600, T1000,
    T1200`,
  '8.0': 'A100X, A30X, A800, AX800',
  '8.6': `A10G, A10M, GeForce RTX 3090 Ti, GeForce RTX 3080 Ti, GeForce RTX 3080, GeForce RTX 3070 Ti, GeForce RTX 3070,
    GeForce RTX 3060 Ti, GeForce RTX 3060, GeForce RTX 3050 Ti, GeForce RTX 3050, GeForce RTX 2050, GeForce MX570,
    GeForce MX570 A, RTX A5500, RTX A5000, RTX A4500, RTX A4000, RTX A4000H, RTX A3000, RTX A2000, RTX A1000, RTX A500,
    RTX A400`,
  '8.7': 'Jetson Orin',
  '8.9': `L2, L20, L40G, GeForce RTX 4090 D, GeForce RTX 4080 SUPER, GeForce RTX 4080, GeForce RTX 4070 Ti SUPER,
    GeForce RTX 4070 Ti, GeForce RTX 4070 SUPER, GeForce RTX 4070, GeForce RTX 4060 Ti, GeForce RTX 4060,
    GeForce RTX 4050, GeForce RTX 3050 A, RTX 5880 Ada, RTX 5000 Ada, RTX 4500 Ada, RTX 4000 Ada, RTX 4000 SFF Ada,
    RTX 3500 Ada, RTX 3000 Ada, RTX 2000 Ada, RTX 2000E Ada, RTX 1000 Ada, RTX 500 Ada`,
  '9.0': 'H20, H800, H100X',
  '10.0': 'B100',
  '12.0': `GeForce RTX 5090 D, GeForce RTX 5090 D v2, GeForce RTX 5080, GeForce RTX 5070 Ti, GeForce RTX 5070,
    GeForce RTX 5060 Ti, GeForce RTX 5060, GeForce RTX 5050, RTX PRO 5000 Blackwell, RTX PRO 4500 Blackwell,
    RTX PRO 4000 Blackwell, RTX PRO 4000 Blackwell SFF, RTX PRO 3000 Blackwell, RTX PRO 2000 Blackwell,
    RTX PRO 1000 Blackwell, RTX PRO 500 Blackwell, RTX 6000D`,
}

/** The words before a name that people leave out. */
const brand = /^(?:GeForce|Tesla|Quadro|Jetson|DRIVE)\s+/i

/** Words that names of GPUs begin with. */
export const brands = ['nvidia', 'geforce', 'tesla', 'quadro', 'titan', 'jetson', 'rtx', 'gtx'] as const

/** Words of a name that say how a card is built, not which chip it has; as a grammar. */
export const gpuDetails =
  '(?:sxm[0-9]?|pcie|nvl[0-9]*|hbm[0-9]e?|dgxs|nvgpu|[0-9]+gb?|gb|[0-9]e|mig|generation|laptop|mobile|embedded|gpu|with|max|q|design|server|workstation|edition|active|oem|lc|ac)'
const details = new RegExp(`^${gpuDetails}$`)

/** Words of the longest name that `nvidia-smi` prints, and one more. */
export const longestGpuName = 10

interface Named {
  readonly name: string
  readonly capabilities: readonly string[]
}

/** By what is written, without blanks: whole names, with the capabilities of each (Thor has two). */
const whole = new Map<string, Named>()
/** Names without the words that people leave out; two chips may share one: `RTX 5000` is Turing or Ada. */
const short = new Map<string, readonly Named[]>()
for (const { capability, parsed, gpus } of architectures) {
  const others = products[capability]?.split(',').map((name) => name.trim().replaceAll(/\s+/g, ' ')) ?? []
  for (const listed of parsed.suffix === '' ? [...gpus, ...others] : []) {
    // `GB10 (DGX Spark)` is each of the two.
    for (const name of [listed, ...(/^(.*?)\s*\((.*)\)$/.exec(listed)?.slice(1) ?? [])]) {
      const before = whole.get(keyOf(name))?.capabilities ?? []
      whole.set(keyOf(name), { name, capabilities: [...new Set([...before, capability])] })
    }
  }
}
for (const named of whole.values()) {
  for (const key of shortNames(named.name).map(keyOf)) short.set(key, [...(short.get(key) ?? []), named])
}

/** `GeForce RTX 4090` is also `RTX 4090`, `RTX 5880 Ada` is also `RTX 5880`, and `RTX A6000` is also `A6000`. */
function shortNames(name: string): readonly string[] {
  const shorter = [name.replace(brand, ''), name.replace(/ (?:Ada|Blackwell)\b/, ''), name.replace(/^RTX (?=A\d)/, '')]
  return shorter.filter((text) => text !== name)
}

/** The capabilities of a GPU that is named in any of these ways, without suffix; undefined for no known one. */
export function gpuCapabilities(text: string): readonly string[] | undefined {
  const [found, ...others] = find(text)
  return others.every(({ capabilities }) => String(capabilities) === String(found?.capabilities))
    ? found?.capabilities
    : undefined
}

/** One, several where chips share the name, none for an unknown name. */
function find(text: string): readonly Named[] {
  const words = wordsOf(text)
  const plain = words.filter((word, index) => index === 0 || !details.test(word))
  for (const key of [words, plain].map((some) => some.join(''))) {
    const named = whole.get(key)
    const found = named ? [named] : short.get(key)
    if (found) return found
  }
  return []
}

/**
 * The names of the known GPUs that are written most like this text: several where chips share that name. Of equals, the
 * newest. Empty where none is like it.
 */
export function nearestGpus(text: string): readonly string[] {
  const words = wordsOf(text).filter((word, index) => index === 0 || !details.test(word))
  // `RTX 5070 SUPER` is more of an RTX 5070 than of an RTX 2070 SUPER.
  for (let length = Math.min(words.length, longestGpuName); length > 1; length--) {
    const found = find(words.slice(0, length).join(' '))
    if (found.length > 0) return found.map(({ name }) => name)
  }
  const key = nearestText(words.join(''), [...whole.keys(), ...short.keys()].toReversed())
  return key === undefined ? [] : find(key).map(({ name }) => name)
}

/** Whether a text begins as names of NVIDIA's GPUs do, known or not. */
export function looksLikeGpu(text: string): boolean {
  return new RegExp(`^(?:${brands.join('|')})(?![a-z])`, 'i').test(text)
}

/** Names that are understood and do not begin as `looksLikeGpu` says. */
export function otherGpuNames(): readonly string[] {
  const names = [...whole.values()].flatMap(({ name }) => [name, ...shortNames(name)])
  return [...new Set(names)].filter((name) => !looksLikeGpu(name) && gpuCapabilities(name) !== undefined)
}

function keyOf(text: string): string {
  return wordsOf(text).join('')
}

/** `NVIDIA GeForce RTX 4090` in small letters, without NVIDIA and without what stands between the words. */
function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words[0] === 'nvidia' ? words.slice(1) : words
}
