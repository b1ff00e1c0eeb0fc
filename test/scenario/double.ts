/** A small world declared for these tests, so that they do not move with the model. */
import {
  choice,
  flag,
  group,
  identifier,
  mapOf,
  optionalGroup,
  quantity,
  reference,
  stock,
} from '../../src/model/declare.js'
import { worldFields } from '../../src/model/world-fields.js'

const trustGain = quantity({
  default: 0.1,
  range: [0.05, 0.2],
  meaning: 'Gain of trust at a meeting.',
  source: 'ansell-gash-2008',
})

export const doubleFields = {
  ...worldFields,
  mechanisms: group('Mechanisms: switch off, or set coefficients.', {
    trust: group('Trust grows.', { off: flag(false, 'Switches it off.'), gain: trustGain }),
    turnover: group('Officials change.', {
      off: flag(false, 'Switches it off.'),
      loss: quantity({ default: 0.3, range: [0.1, 0.6], meaning: 'Loss.' }),
    }),
  }),
} as const

/** Every kind of declaration in a few lines. */
export const tinyFields = {
  agencies: mapOf(
    'new',
    'Agencies.',
    group('An agency.', {
      kind: choice(['public', 'private'], 'public', 'Kind.'),
      country: identifier('id', 'Country.'),
      ego: stock({ default: 0.4, meaning: 'Ego.' }),
      staff: quantity({ default: 10, bounds: [0, 100], unit: 'people', integer: true, meaning: 'Staff.' }),
    }),
    true,
  ),
  forums: mapOf(
    'new',
    'Forums.',
    group('A forum.', {
      chair: reference('agency', 'Chair.'),
      messaging: optionalGroup('Messaging.', {
        every: quantity({ default: 1, bounds: [1, 12], unit: 'months', integer: true, meaning: 'Every.' }),
      }),
      members: mapOf('agency', 'Members.', group('A seat.', { told: flag(true, 'Told.') })),
    }),
    true,
  ),
} as const
