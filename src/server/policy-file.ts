import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { PolicyFault } from '../policy/decision-model.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** @throws PolicyFault when the file is not there */
export async function readText(folder: string, file: string): Promise<string> {
  return readFile(join(folder, file), 'utf8').catch(() => {
    throw new PolicyFault(`The policy file ${join(folder, file)} cannot be read.`)
  })
}

type Issue = z.core.$ZodIssue

/** Of a value that fits none of several shapes, the faults in the shape it came furthest in. */
export function deepest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map((each) => each.path.length))
  const [closest] = issue.errors.map((shape) => shape.flatMap(deepest)).toSorted((a, b) => depth(b) - depth(a))
  return (closest ?? []).map((each) => ({ ...each, path: [...issue.path, ...each.path] }))
}

const inWords = (error: z.ZodError): string => z.prettifyError(new z.ZodError(error.issues.flatMap(deepest)))

/** @throws PolicyFault that names the file, the place in it and what is wrong there */
export async function readJson<T extends z.ZodType>(
  schema: T,
  folder: string,
  file: string,
): Promise<{ data: z.infer<T>; hash: string }> {
  const text = await readText(folder, file)
  try {
    return { data: schema.parse(JSON.parse(text)), hash: sha256(text) }
  } catch (error) {
    const why = error instanceof z.ZodError ? inWords(error) : 'it is not JSON'
    throw new PolicyFault(`The policy file ${join(folder, file)} is not right: ${why}`)
  }
}
