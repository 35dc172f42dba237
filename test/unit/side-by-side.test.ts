import { describe, expect, it } from 'vitest'
import { sideBySide } from '../../src/actions/build/side-by-side.ts'
import { limitTo } from '../../src/runner/limit.ts'
import { heldBack } from '../../src/runner/log.ts'
import { recordingLog } from '../recording-log.ts'

/** Work that ends when it is told to. */
function controlled() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => {
    begun.push(name)
    return new Promise<void>((end) => ends.set(name, end))
  }
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((done) => setImmediate(done))
  }
  return { begun, work, end }
}
const going = new AbortController().signal

describe('items side by side', () => {
  it('are begun in their order, so many at a time', async () => {
    const { begun, work, end } = controlled()
    const all = sideBySide(['a', 'b', 'c', 'd'], 2, going, work)
    expect(begun).toEqual(['a', 'b'])
    await end('b')
    expect(begun).toEqual(['a', 'b', 'c'])
    await end('a')
    expect(begun).toEqual(['a', 'b', 'c', 'd'])
    await end('c')
    await end('d')
    await all
  })

  it('are one after the other with 1, and none is begun once it is stopped', async () => {
    const { begun, work, end } = controlled()
    const stop = new AbortController()
    const all = sideBySide(['a', 'b', 'c'], 1, stop.signal, work)
    await end('a')
    expect(begun).toEqual(['a', 'b'])
    stop.abort()
    await end('b')
    await all
    expect(begun).toEqual(['a', 'b'])
  })

  it('end with what one of them throws', async () => {
    const work = async (name: string) => {
      if (name === 'b') throw new Error('b failed')
    }
    await expect(sideBySide(['a', 'b'], 2, going, work)).rejects.toThrow('b failed')
    const begun: string[] = []
    const first = async (name: string) => {
      begun.push(name)
      throw new Error(`${name} failed`)
    }
    await expect(sideBySide(['a', 'b'], 1, going, first)).rejects.toThrow('a failed')
    await new Promise((done) => setImmediate(done))
    expect(begun).toEqual(['a'])
  })
})

describe('turns', () => {
  it('are taken one after the other, also after one that failed', async () => {
    const { begun, work, end } = controlled()
    const turn = limitTo(1)
    const failed = turn(async () => {
      throw new Error('first')
    })
    const second = turn(() => work('second'))
    const third = turn(() => work('third'))
    await expect(failed).rejects.toThrow('first')
    await end('')
    expect(begun).toEqual(['second'])
    await end('second')
    await second
    expect(begun).toEqual(['second', 'third'])
    await end('third')
    await third
  })
})

describe('a log that is held back', () => {
  it('is shown whole, in its order, and once', () => {
    const log = recordingLog()
    const held = heldBack(log)
    held.log.group('cell')
    held.log.info('a line')
    held.log.debug('a detail')
    held.log.endGroup()
    expect(log.lines).toEqual([])
    held.show()
    held.show()
    expect(log.lines).toEqual(['group: cell', 'a line', 'debug: a detail'])
  })
})
