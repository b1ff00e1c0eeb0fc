/** What every report ends with: its limits, and how it is made again. */
import { shownName } from '../../scenario/shell.js'
import type { ReportContext } from './context.js'
import { bullets, code, command, html, joined, paragraph } from './html.js'

export interface Again {
  readonly command: string
  readonly version: string
  readonly model: string
  readonly seed: string
  /** Runs of each scenario. */
  readonly replicates: number
  /** Fingerprint by the name that is shown. */
  readonly fingerprints: readonly (readonly [name: string, fingerprint: string])[]
  readonly plan?: string
  /** Folder of the results. */
  readonly folder: string
}

export function again({ say, localiser }: ReportContext, o: Again): string {
  const facts = [
    [say.again.version, `lintas ${o.version}`],
    [say.again.seed, `“${o.seed}”`],
    [say.again.runs, localiser.count(o.replicates)],
    ...o.fingerprints.map(([name, print]) => [say.again.fingerprint(name), code(print)] as const),
    [say.again.model, code(o.model)],
    ...(o.plan === undefined ? [] : [[say.again.plan, code(o.plan)] as const]),
  ] as const
  const rows = facts.map(([what, value]) => `<dt>${html(what)}</dt><dd>${html(value)}</dd>`).join('\n')
  return [
    paragraph(say.again.lead),
    command(o.command),
    `<dl>${rows}</dl>`,
    paragraph(joined(say.again.verify, ' ', code(`lintas verify ${shownName(o.folder)}`), '.')),
  ].join('\n')
}

export function limits(
  { say }: ReportContext,
  ...which: readonly (keyof ReportContext['say']['limits'] & string)[]
): string {
  return bullets(which.map((one) => say.limits[one]))
}
