/** The problem codes of shipping: evidence, publish, containerize; part of those in codes.ts. */
export const shipCodes = {
  SHP001: { blame: 'request', meaning: 'There is no result of a cell that is to be shipped.' },
  SHP002: { blame: 'finding', meaning: 'A cell that is to be shipped is not proven.' },
  SHP080: { blame: 'request', meaning: 'A public destination would get files of NVIDIA that its EULA lists.' },
  SHP081: { blame: 'request', meaning: 'A public destination would get files of NVIDIA that its EULA does not list.' },
  SHP082: { blame: 'request', meaning: 'A public destination would get files of NVIDIA under another licence.' },
  SHP083: { blame: 'request', meaning: 'A public destination would get store paths under an unfree licence.' },
  SHP084: { blame: 'request', meaning: 'A public destination would get store paths of unknown licence.' },
  // Evidence.
  SHP010: { blame: 'environment', meaning: 'The NAR hash of an output cannot be read from the Nix store.' },
  SHP011: { blame: 'request', meaning: 'A file has no evidence that can be read.' },
  SHP012: { blame: 'finding', meaning: 'A path is not what the evidence is about.' },
  SHP013: { blame: 'finding', meaning: 'A file has other device code than the evidence says.' },
  SHP014: { blame: 'finding', meaning: 'The evidence states a property that does not hold.' },
  SHP015: { blame: 'finding', meaning: 'The signature of evidence was not checked, or there is none.' },
  SHP016: { blame: 'finding', meaning: 'A statement is larger than actions/attest accepts.' },
  SHP017: {
    blame: 'finding',
    meaning: 'The GPU tests of a cell tested another derivation than the one that is shipped.',
  },
  SHP018: { blame: 'finding', meaning: 'Evidence states something that cannot be checked again.' },
} as const
