/** The problem codes of shipping: evidence, publish, containerize; part of those in codes.ts. */
export const shipCodes = {
  SHP001: { blame: 'request', meaning: 'There is no result of a cell that is to be shipped.' },
  SHP002: { blame: 'finding', meaning: 'A cell that is to be shipped is not proven.' },
  SHP130: { blame: 'request', meaning: 'An image reference is not one that an image can be pushed to.' },
  SHP131: { blame: 'request', meaning: 'A registry wants a login, or refuses the one that it was given.' },
  SHP132: { blame: 'request', meaning: 'A registry does not let this login push to a repository.' },
  SHP133: { blame: 'environment', meaning: 'A registry gave no answer, or failed, however often it was asked.' },
  SHP134: { blame: 'environment', meaning: 'A registry gave an answer that does not belong to the distribution API.' },
  SHP135: {
    blame: 'environment',
    meaning: 'What arrived at a registry, or came from it, is not what its digest says.',
  },
  SHP136: { blame: 'request', meaning: 'The login in the configuration of docker cannot be used.' },
  SHP137: {
    blame: 'environment',
    meaning: 'A registry names an address that nothing is sent to, such as one without TLS.',
  },
  SHP138: { blame: 'request', meaning: 'A manifest is larger than registries take.' },
  SHP139: { blame: 'request', meaning: 'A file is none of the documents that can be attached to an image.' },
  SHP140: { blame: 'environment', meaning: 'A push was cancelled.' },
  SHP141: { blame: 'environment', meaning: 'The list of what is attached to an image cannot be kept.' },
  SHP142: { blame: 'environment', meaning: 'A tag names another image after the push.' },
  SHP080: { blame: 'request', meaning: 'A public destination would get files of NVIDIA that its EULA lists.' },
  SHP081: { blame: 'request', meaning: 'A public destination would get files of NVIDIA that its EULA does not list.' },
  SHP082: { blame: 'request', meaning: 'A public destination would get files of NVIDIA under another licence.' },
  SHP083: { blame: 'request', meaning: 'A public destination would get store paths under an unfree licence.' },
  SHP084: { blame: 'request', meaning: 'A public destination would get store paths of unknown licence.' },
} as const
