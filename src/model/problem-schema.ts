import * as z from 'zod'
import { codes, type ProblemCode } from './codes.ts'

const text = z.string().min(1)
const count = z.int().nonnegative()

/** A problem in a document. */
export const problemSchema = z
  .strictObject({
    code: z.enum(Object.keys(codes) as [ProblemCode, ...ProblemCode[]]),
    severity: z.enum(['error', 'warning', 'notice']),
    message: text,
    fix: z.string(),
    where: z.strictObject({ file: text, line: count.exactOptional(), column: count.exactOptional() }).exactOptional(),
    subject: z
      .union([
        z.strictObject({ cache: text }),
        z.strictObject({ cell: text }),
        z.strictObject({ path: text }),
        z.strictObject({ setting: text }),
        z.strictObject({ url: text }),
      ])
      .exactOptional()
      .describe(
        'What it is about: a binary cache, a cell by its id, a path, a setting of nix.conf, or a URL without its query',
      ),
    source: text.exactOptional(),
  })
  .describe('A refusal, an exclusion or a finding')
