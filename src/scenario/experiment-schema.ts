/** The schema of experiment files, for reading them and for editors. */
import { z } from 'zod'
import { longestSeed, unfitLine } from './characters.js'
import { limits } from './limits.js'
import { label, line, prose } from './text-schema.js'
import { list } from './words.js'

/** Kinds of design, each with the key that says how large it is; the size of a grid follows from its values. */
export const sizeKeys = {
  'full-factorial': undefined,
  'one-at-a-time': undefined,
  'latin-hypercube': 'size',
  sobol: 'size',
  morris: 'trajectories',
  saltelli: 'base',
} as const

export type DesignKind = keyof typeof sizeKeys
export const designKinds = Object.keys(sizeKeys) as DesignKind[]

/** In place of factors: every value of the assumed space, each over its own range. */
export const assumedFactors = 'assumed'

export const mostReplicates = 10_000_000
/** Points of one design; runs are counted apart. */
export const mostPoints = 1_000_000
const mostLevels = 1000

const must = (predicate: string) => ({ error: () => predicate })
const whole = (least: number, most: number, meaning: string) => {
  const said = must(`must be a whole number from ${least} to ${most}`)
  return z.number(said).int(said).min(least, said).max(most, said).describe(meaning)
}
const scalar = z.union([z.number(), z.string(), z.boolean()], must('must be a number, a word, or true or false'))
const bound = z.number(must('must be a number'))
const rangeMust = must('must be [lowest, highest], or own for the range that the scenario gives')

const factor = z
  .strictObject(
    {
      values: z
        .array(scalar, must('must be a list of values'))
        .min(1, must('must hold at least one value'))
        .describe('The values that are tried.')
        .optional(),
      range: z
        .union([z.literal('own'), z.tuple([bound, bound], rangeMust)], rangeMust)
        .refine((r) => r === 'own' || r[0] < r[1], must('must run from the lower to the higher number'))
        .describe('From the lowest to the highest number; own: the range that the scenario gives.')
        .optional(),
      levels: whole(2, mostLevels, 'That many numbers in even steps from the lowest to the highest.').optional(),
      note: prose('A remark for readers.').optional(),
    },
    must('must be a map with values, or with a range'),
  )
  .refine((f) => (f.values === undefined) !== (f.range === undefined), must('needs either values or range'))
  .refine((f) => f.values === undefined || f.levels === undefined, must('has levels, which go with range only'))
  .describe('What a value takes on: some values, or a range.')

const month = whole(0, limits.months, 'A month.')
const scopes = '(forum|agency|kind|country|tier):[a-z][a-z0-9-]*|pair:[a-z][a-z0-9-]*>[a-z][a-z0-9-]*'
export const outcomePattern = new RegExp(`^([a-z][a-z0-9-]*)(?:@(${scopes}))?$`)

export const experimentSchema = z.strictObject(
  {
    'lintas-experiment': z
      .literal(1, must('must be 1, the format that this version reads'))
      .describe('Version of the format: 1.'),
    title: label('What the experiment asks, in one line.').optional(),
    description: label('What the experiment is for, in a few sentences.', prose).optional(),
    scenarios: z
      .array(line('A scenario: its name, or its path.'), must('must be a list of scenarios'))
      .min(1, must('must name at least one scenario'))
      .describe('Scenarios, each run at every point of the design under the same luck.'),
    months: whole(1, limits.months, 'Months to simulate, in place of the scenarios’ own.').optional(),
    factors: z
      .union(
        [
          z.literal(assumedFactors),
          z
            .record(z.string(), factor)
            .refine((map) => Object.keys(map).length > 0, must('must hold at least one path')),
        ],
        must(`must be a map of paths, or ${assumedFactors} for every value of the assumed space`),
      )
      .describe('What varies, by path; or assumed: every value of the assumed space over its range.')
      .optional(),
    design: z
      .strictObject(
        {
          kind: z.enum(designKinds, must(`must be ${list(designKinds)}`)).describe('Kind of design.'),
          size: whole(1, mostPoints, 'Points (latin-hypercube, sobol).').optional(),
          trajectories: whole(1, mostPoints, 'Trajectories (morris).').optional(),
          base: whole(1, mostPoints, 'Base samples (saltelli).').optional(),
        },
        must('must be a map with a kind'),
      )
      .describe('Which combinations are run.')
      .optional(),
    list: z
      .array(z.record(z.string(), scalar, must('must be a map from paths to values')), must('must be a list of points'))
      .min(1, must('must hold at least one point'))
      .describe('Points one by one, in place of factors and design: from paths to values.')
      .optional(),
    replicates: whole(1, mostReplicates, 'How many times each scenario runs at each point.'),
    seed: z
      .string(must('must be text; put a number in quotation marks'))
      .min(1, must('must not be empty'))
      .max(longestSeed, must(`must be at most ${longestSeed} characters long`))
      .refine((text) => unfitLine(text) === undefined, { error: ({ input }) => unfitLine(String(input)) ?? '' })
      .describe('Name of the luck: any text; "1" unless given.')
      .optional(),
    outcomes: z
      .array(
        z
          .string(must('must be text'))
          .regex(outcomePattern, must('must be an outcome, or outcome@scope such as trust@forum:pilar')),
        must('must be a list of outcomes'),
      )
      .min(1, must('must name at least one outcome'))
      .describe('Outcomes to keep: trust, or trust@forum:pilar for a part of the world.'),
    curves: z
      .union(
        [
          z.enum(['all', 'none', 'raw']),
          z.strictObject({
            months: z.array(month, must('must be a list of months')).min(1, must('must hold at least one month')),
            raw: z.boolean(must('must be true or false')).optional(),
          }),
        ],
        must('must be all, none, raw, or a map with months'),
      )
      .describe('Months whose means and quantiles are kept for each point; raw keeps those of each run as well.')
      .optional(),
  },
  { error: (i) => (i.code === 'invalid_type' ? 'an experiment must be a map of keys and values' : undefined) },
)

/** JSON Schema, draft 7, of the experiment format of this version. */
export function experimentJsonSchema(): object {
  const schema = z.toJSONSchema(experimentSchema, { io: 'input', target: 'draft-7' }) as Record<string, unknown>
  return {
    $schema: schema.$schema,
    title: 'Lintas experiment',
    description: 'An experiment of Lintas: scenarios, what varies, which combinations are run, how often.',
    ...schema,
  }
}
