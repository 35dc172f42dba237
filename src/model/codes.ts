/**
 * Every problem code that exists, with what it means to the user. A code is never reused. docs/errors.md is generated
 * from this file (`npm run generate`).
 */
export const codes = {
  // Configuration: inputs and the request file.
  CFG001: 'An input has a value that it does not accept.',
  CFG002: 'Two inputs contradict each other.',
  CFG003: 'A required input is missing.',
  CFG004: 'The request file cannot be read.',
  CFG005: 'The request file is not valid YAML, or uses YAML that is refused (duplicate keys, too many aliases).',
  CFG006: 'An entry of the request file is unknown or has a value that it does not accept.',
  CFG007: 'A document (plan, cell, result, job) has an unknown major version or does not follow its schema.',
  CFG008: 'An input name is unknown to this surface.',
  // The machine and its installation.
  INS001: 'Nix was not found on this machine.',
  INS002: 'Another job holds the lock of this machine.',
  INS003: 'The journal of this machine cannot be read.',
  // Planning.
  PLN001: 'The toolkit is older than the first one that knows the capability.',
  PLN002: 'The toolkit is newer than the last one that supports the capability.',
  PLN003: 'The capability is unknown.',
  PLN004: 'The toolkit is unknown.',
  PLN005: 'The system is unknown or has no CUDA.',
  PLN006: 'The capability is a Jetson one and needs aarch64-linux.',
  PLN007: 'Jetson capabilities cannot be mixed with others in one cell.',
  PLN008: 'The capability was renamed in this toolkit.',
  PLN009: 'The capability is not covered by this Jetson toolkit.',
  PLN010: 'The same cell was requested twice.',
  PLN011: 'Nothing was requested.',
  PLN012: 'Every requested cell is excluded.',
  PLN013: 'A family- or architecture-specific capability cannot be the PTX of a mixed list.',
  PLN014: 'The request makes more cells than the limit.',
  PLN015: 'PTX was asked for a capability that is not the last of its cell.',
  // Building.
  BLD001: 'Nix could not evaluate the cell.',
  BLD002: 'The build failed.',
  BLD003: 'The build was cancelled.',
  BLD004: 'Nix could not be run, or it answered something that is not understood.',
  // Verifying.
  VER001: 'A requested target is missing.',
  VER002: 'An image was compiled by another toolkit than the one asked for.',
  VER003: 'No device code was found where some was expected.',
  VER004: 'A file is truncated or corrupt.',
  VER005: 'A file or folder cannot be read.',
  VER006: 'Requested PTX is missing.',
  VER007: 'Device code for targets that were not requested is present.',
  VER008: 'The toolkit that compiled an image cannot be told.',
  VER009: 'The path is neither a regular file nor a folder.',
  VER010: 'The device code of a file is not read: 32-bit or big-endian ELF, thin archive, or compressed section.',
} as const

export type ProblemCode = keyof typeof codes
