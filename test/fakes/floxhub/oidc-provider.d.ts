/** The part of oidc-provider that the issuer of the tests uses; the package has no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Context {
    body: unknown
    readonly oidc: {
      readonly client: unknown
      readonly params: Readonly<Record<string, string | undefined>>
      readonly body?: Readonly<Record<string, string | undefined>>
      entity(name: string, value: unknown): void
    }
  }

  interface Token {
    resourceServer: unknown
    readonly expiration: number
    save(): Promise<string>
  }

  export default class Provider {
    constructor(issuer: string, configuration: object)
    readonly ClientCredentials: new (options: {
      readonly client: unknown
    }) => Token
    readonly ResourceServer: new (
      identifier: string,
      info: object,
    ) => unknown
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    registerGrantType(name: string, handler: (ctx: Context) => Promise<void>, parameters: ReadonlySet<string>): void
  }

  export const errors: {
    readonly InvalidGrant: new (description: string) => Error
    readonly InvalidTarget: new (description?: string) => Error
  }
}
