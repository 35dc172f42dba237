/** The problem codes of shipping: evidence, publish, containerize; part of those in codes.ts. */
export const shipCodes = {
  SHP001: { blame: 'request', meaning: 'There is no result of a cell that is to be shipped.' },
  SHP002: { blame: 'finding', meaning: 'A cell that is to be shipped is not proven.' },
  SHP150: { blame: 'request', meaning: 'An environment that pods are to run has no generation.' },
} as const
