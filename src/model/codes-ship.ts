/** The problem codes of shipping: evidence, publish, containerize; part of those in codes.ts. */
export const shipCodes = {
  SHP001: { blame: 'request', meaning: 'There is no result of a cell that is to be shipped.' },
  SHP002: { blame: 'finding', meaning: 'A cell that is to be shipped is not proven.' },
  SHP080: { blame: 'request', meaning: 'A public destination would get files of NVIDIA that its EULA lists.' },
  SHP081: { blame: 'request', meaning: 'A public destination would get files of NVIDIA that its EULA does not list.' },
  SHP082: { blame: 'request', meaning: 'A public destination would get files of NVIDIA under another licence.' },
  SHP083: { blame: 'request', meaning: 'A public destination would get store paths under an unfree licence.' },
  SHP084: { blame: 'request', meaning: 'A public destination would get store paths of unknown licence.' },
  SHP100: { blame: 'request', meaning: 'An input asks for something that no image can have.' },
  SHP101: { blame: 'environment', meaning: 'A store path cannot be packed, or changed while it was read.' },
  SHP102: { blame: 'environment', meaning: 'The Nix store does not have what an image is made of.' },
  SHP103: { blame: 'request', meaning: 'What an image is to be compared with is no image.' },
  SHP104: { blame: 'finding', meaning: 'An image is larger than it may be.' },
  SHP105: { blame: 'request', meaning: 'The inputs of containerize contradict each other, or lack something.' },
  SHP106: { blame: 'request', meaning: 'A cell is for a system that has no container images.' },
  SHP107: { blame: 'request', meaning: 'The file of an image cannot be written, or is something else.' },
  SHP108: { blame: 'environment', meaning: 'A layer has other bytes than an earlier image says.' },
} as const
