/** The problem codes of what is run on a GPU, and of GPU tests; part of those in codes.ts. */
export const gpuTestCodes = {
  GPU401: { blame: 'finding', meaning: 'The device code does not fit the GPU of this machine.' },
  GPU402: { blame: 'finding', meaning: 'The CUDA toolkit cannot compile for the GPU of this machine.' },
  GPU403: { blame: 'finding', meaning: 'The device code needs a newer driver than this machine has.' },
  GPU404: {
    blame: 'finding',
    meaning: 'Whether the driver of this machine runs the device code cannot be determined.',
  },
  GPU411: { blame: 'environment', meaning: 'What a cell built is in no cache, so that it cannot be tested.' },
  GPU412: { blame: 'finding', meaning: 'A GPU test failed.' },
  GPU413: { blame: 'finding', meaning: 'A GPU test exceeded its time limit.' },
  GPU414: { blame: 'environment', meaning: 'No GPU became free for a test.' },
  GPU415: { blame: 'environment', meaning: 'The lock of a GPU cannot be used.' },
  GPU416: { blame: 'environment', meaning: 'Memory of the GPU is still in use after a test.' },
  GPU417: { blame: 'finding', meaning: 'The JUnit report of a GPU test cannot be read, or was not written.' },
  GPU418: { blame: 'finding', meaning: 'A GPU test of a package cannot be run here.' },
  GPU419: { blame: 'request', meaning: 'The cell has no GPU tests.' },
  GPU420: { blame: 'finding', meaning: 'A result of GPU tests is missing or refused.' },
  GPU421: {
    blame: 'request',
    meaning: 'What a cell built is not handed to its GPU tests, because its licences may forbid redistribution.',
  },
  GPU422: { blame: 'environment', meaning: 'What a cell built cannot be handed to its GPU tests by an artifact.' },
} as const
