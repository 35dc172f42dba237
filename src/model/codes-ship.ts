/** The problem codes of shipping: evidence, publish, containerize; part of those in codes.ts. */
export const shipCodes = {
  SHP001: { blame: 'request', meaning: 'There is no result of a cell that is to be shipped.' },
  SHP002: { blame: 'finding', meaning: 'A cell that is to be shipped is not proven.' },
  SHP080: { blame: 'request', meaning: 'A public destination would get files of NVIDIA that its EULA lists.' },
  SHP081: { blame: 'request', meaning: 'A public destination would get files of NVIDIA that its EULA does not list.' },
  SHP082: { blame: 'request', meaning: 'A public destination would get files of NVIDIA under another licence.' },
  SHP083: { blame: 'request', meaning: 'A public destination would get store paths under an unfree licence.' },
  SHP084: { blame: 'request', meaning: 'A public destination would get store paths of unknown licence.' },
} as const
