import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Command, CommandContext } from './commands/command.ts'
import { importCommand } from './commands/import.ts'
import { type FileCommand, policyCommand } from './commands/policy.ts'
import { populationCommand } from './commands/population.ts'
import { rebuildCommand, verifyCommand } from './commands/verify.ts'
import { dayInAmsterdam } from './core/day.ts'
import { checkpointWhenDue } from './db/checkpoint.ts'
import { type Db, openEmbedded, openServer } from './db/connect.ts'
import { DatabaseBroken } from './db/embedded-files.ts'
import { migrate } from './db/migrate.ts'
import { PolicyFault } from './policy/decision-model.ts'
import { DataInUse, demoKeysIn, lockDirectory, secretIn } from './server/data-directory.ts'
import { seedDemo } from './server/demo-seed.ts'
import type { Deps } from './server/deps.ts'
import { newUuid } from './server/ids.ts'
import { resumeImports } from './server/import-job.ts'
import { createLimits } from './server/limits.ts'
import { type MailPort, smtpPort } from './server/mail.ts'
import { type LoadedPolicies, loadPolicies } from './server/policies.ts'
import { readAllPublished } from './server/policy-version.ts'
import { type Identity, serve } from './server/serve.ts'

const ROOT = join(import.meta.dirname, '..')
const env = process.env
const dataDirectory = env['TREDE_DATA'] ?? './data'
const isProduction = env['NODE_ENV'] === 'production'
/** How often the embedded database's log is looked at. */
const CHECKPOINT_EVERY_MS = 15_000

const HELP = `trede <opdracht>

  serve                              start de webapplicatie (npm start doet dit ook)
  import BESTAND --municipality GMxxxx [--mapping M.json] [--dry-run]
                                     laad een caseload uit CSV of XLSX
  population --size N --seed S [--dirty] [--municipality GMxxxx]
                                     maak verzonnen bewoners met hun geschiedenis
  verify                             controleer journaal en lijsten; code 1 als iets niet klopt
  policy evaluate --dmn BESTAND --decision NAAM --input BESTAND.json
                                     laat een beslissing uit een DMN-bestand uitrekenen
  policy check [PAKKET] [--policies MAP] [--json]
                                     kijk beleid na en speel zijn scenario's; code 1 als iets niet klopt
  rebuild                            maak de lijsten opnieuw uit het journaal
  help                               deze uitleg

Omgeving: PORT (3000), TREDE_DATA (./data), DATABASE_URL (PostgreSQL 15+),
TREDE_ORIGIN, TREDE_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET,
TREDE_SMTP_URL (smtp://naam:wachtwoord@host:587) en TREDE_SMTP_FROM voor brieven per e-mail.
`

/** Something the person who starts Trede must change; told without a stack. */
class StartFault extends Error {}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

/** The embedded database cannot go on; whoever waits for an answer gets none, and nothing that was answered is lost. */
function endAtOnce(reason: string): never {
  tell(
    `De database stopt (${reason}). Wat bevestigd was is bewaard. / The database stops; what was acknowledged is kept.`,
  )
  process.exit(1)
}

async function openDatabase(): Promise<{ db: Db; close: () => Promise<void> }> {
  const url = env['DATABASE_URL']
  if (url) {
    const db = openServer(url)
    await migrate(db)
    return { db, close: () => db.destroy() }
  }
  const unlock = lockDirectory(dataDirectory)
  const { db } = await openEmbedded(join(dataDirectory, 'database'), undefined, endAtOnce)
  await migrate(db)
  const upkeep = setInterval(() => void checkpointWhenDue(db).catch(() => undefined), CHECKPOINT_EVERY_MS).unref()
  return {
    db,
    close: async () => {
      clearInterval(upkeep)
      await db.destroy()
      unlock()
    },
  }
}

/** Real sign-in where it is configured, else the demo; production refuses the demo, plain http and a missing secret. */
function identity(): Identity {
  const issuer = env['OIDC_ISSUER']
  if (issuer)
    return {
      kind: 'provider',
      issuer: new URL(issuer),
      clientId: env['OIDC_CLIENT_ID'] ?? 'trede',
      clientSecret: env['OIDC_CLIENT_SECRET'] ?? '',
    }
  if (isProduction)
    throw new StartFault(
      'Productie start niet met demo-aanmelding. Zet OIDC_ISSUER, OIDC_CLIENT_ID en OIDC_CLIENT_SECRET.',
    )
  return { kind: 'demo', keys: demoKeysIn(dataDirectory) }
}

function secret(): string {
  const given = env['TREDE_SECRET']
  if (given !== undefined && given.length >= 32) return given
  if (given !== undefined || isProduction)
    throw new StartFault('TREDE_SECRET ontbreekt of is korter dan 32 tekens. Kies een eigen, lange waarde.')
  return secretIn(dataDirectory)
}

function publicOrigin(): string | undefined {
  const origin = env['TREDE_ORIGIN']?.replace(/\/$/, '')
  if (isProduction && !origin?.startsWith('https://'))
    throw new StartFault('Productie vraagt TLS ervoor: zet TREDE_ORIGIN op het https-adres waar Trede bereikbaar is.')
  return origin
}

/** E-mail leaves only where a mail server and a sender are set. */
function mailPort(): MailPort | undefined {
  const [address, from] = [env['TREDE_SMTP_URL'], env['TREDE_SMTP_FROM']]
  if (address === undefined && from === undefined) return undefined
  if (!address || !URL.canParse(address) || !/^smtps?:$/.test(new URL(address).protocol))
    throw new StartFault('TREDE_SMTP_URL klopt niet. Schrijf smtp://naam:wachtwoord@host:587, of smtps:// voor TLS.')
  if (!from?.includes('@')) throw new StartFault('Zet TREDE_SMTP_FROM op het e-mailadres waarvan de brieven komen.')
  return smtpPort({ url: new URL(address), from })
}

async function serveCommand(db: Db, policies: LoadedPolicies, close: () => Promise<void>): Promise<void> {
  const log = pino({ level: env['LOG_LEVEL'] ?? 'warn' }, pino.destination(2))
  const origin = publicOrigin()
  const who = identity()
  const mail = mailPort()
  const today = () => dayInAmsterdam(new Date())
  if (who.kind === 'demo') await seedDemo(db, policies, today())
  const settings = {
    port: Number(env['PORT'] ?? 3000),
    webDirectory: join(ROOT, 'dist/web'),
    identity: who,
    secret: secret(),
  }
  const makeDeps = (local: string): Deps => ({
    db,
    policies,
    now: () => new Date(),
    today,
    newId: () => newUuid(),
    log,
    limits: createLimits(),
    mail,
    isSecure: origin?.startsWith('https://') ?? false,
    origin: () => origin ?? local,
  })
  await readAllPublished(db, policies)
  const { port, server, deps } = await serve(settings, makeDeps)
  await resumeImports(deps)
  say(
    `\n  Trede staat klaar: ${origin ?? `http://localhost:${port}`}\n  Stoppen: Ctrl+C. Gegevens: ${env['DATABASE_URL'] ? 'PostgreSQL' : dataDirectory}\n`,
  )
  const stop = () => {
    server.close()
    server.closeIdleConnections()
    void close().finally(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

const COMMANDS: Record<string, Command> = {
  import: importCommand,
  population: populationCommand,
  verify: verifyCommand,
  rebuild: rebuildCommand,
}

/** Commands that need files alone: no database, no packs. */
const FILE_COMMANDS: Record<string, FileCommand> = { policy: policyCommand }

async function main([name = 'help', ...args]: string[]): Promise<number | undefined> {
  if (name === 'help' || name === '--help' || args.includes('--help')) {
    say(HELP)
    return 0
  }
  const fileCommand = FILE_COMMANDS[name]
  if (fileCommand) return fileCommand(args, { print: say, progress: tell })
  const command = COMMANDS[name]
  if (!command && name !== 'serve') throw new StartFault(`Onbekende opdracht: ${name}.\n\n${HELP}`)
  if (!env['DATABASE_URL']) mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const policies = await loadPolicies(join(ROOT, 'policies'))
  const { db, close } = await openDatabase()
  if (!command) {
    await serveCommand(db, policies, close)
    return undefined
  }
  await readAllPublished(db, policies)
  const context: CommandContext = {
    db,
    policies,
    today: dayInAmsterdam(new Date()),
    now: () => new Date(),
    newId: () => newUuid(),
    print: say,
    progress: tell,
  }
  try {
    return await command(context, args)
  } finally {
    await close()
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    if (code !== undefined) process.exitCode = code
  },
  (error: unknown) => {
    const isExpected =
      error instanceof StartFault ||
      error instanceof DataInUse ||
      error instanceof DatabaseBroken ||
      error instanceof PolicyFault
    tell(isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exit(1)
  },
)
