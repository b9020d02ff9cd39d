/**
 * Writes `docs/openapi.json`: the description of the API as `/v1/openapi.json` gives it, to be read in a review.
 *
 *   node tools/openapi.ts
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openApi } from '../src/server/openapi.ts'
import { ROUTES } from '../src/server/routes.ts'

/** Where the golden file says that the API is; each installation tells its own address. */
export const EXAMPLE_ORIGIN = 'https://trede.example'

export const OPENAPI_FILE = resolve(import.meta.dirname, '../docs/openapi.json')

if (import.meta.main) writeFileSync(OPENAPI_FILE, `${JSON.stringify(openApi(ROUTES, EXAMPLE_ORIGIN), null, 2)}\n`)
