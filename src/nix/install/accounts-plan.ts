/** Build users to add, and whether their group has to be made; a fixed id only where it is free. */
export interface AccountsPlan {
  readonly group: { readonly make: boolean; readonly gid: number | undefined } | undefined
  readonly users: readonly { readonly name: string; readonly uid: number }[]
}
