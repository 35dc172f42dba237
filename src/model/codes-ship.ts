/** The problem codes of shipping: evidence, publish, containerize; part of those in codes.ts. */
export const shipCodes = {
  SHP001: { blame: 'request', meaning: 'There is no result of a cell that is to be shipped.' },
  SHP002: { blame: 'finding', meaning: 'A cell that is to be shipped is not proven.' },
  SHP150: { blame: 'request', meaning: 'An environment that pods are to run has no generation.' },
  SHP151: { blame: 'request', meaning: 'What is to be tested is not an image, or is damaged.' },
  SHP152: { blame: 'environment', meaning: 'The machine has no GPU or no container runtime, and one was required.' },
  SHP153: { blame: 'finding', meaning: 'The command of an image failed, or did not end in time.' },
  SHP154: { blame: 'finding', meaning: 'An image lacks a program or library that its entry point needs.' },
  SHP155: {
    blame: 'finding',
    meaning: 'A program of an image would not find the driver that is put into its containers.',
  },
  SHP156: { blame: 'environment', meaning: 'The container runtime could not start a container.' },
  SHP157: {
    blame: 'environment',
    meaning: "The GPU cannot be given to a container as the machine's CDI specification says.",
  },
  SHP158: { blame: 'environment', meaning: 'An image was examined and not started.' },
} as const
