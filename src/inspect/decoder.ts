/** How far the decoding of an image has come, in bytes. */
export interface Progress {
  read: number
  written: number
}

/**
 * Decodes from where `progress` stands until at least `enough` bytes are in `output`, and says what it lacks to go on; undefined
 * when the input is broken. `input` is the beginning of what is packed, and with `all` all of it. Bytes of `output` behind
 * `progress.written` may be overwritten.
 */
export type Decoder = (
  input: Uint8Array,
  all: boolean,
  output: Uint8Array,
  progress: Progress,
  enough: number,
) => 'nothing' | 'input' | 'room' | undefined
