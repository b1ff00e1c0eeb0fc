/** Raising welfare and security at a border together. */
import { service } from '../../service.js'
import { prosperitySecurityColumns } from './columns.js'
import { fieldRole, prosperitySecurityFields } from './fields.js'
import { prosperitySecurityOutcomes } from './outcomes.js'
import { givenIn, ProsperitySecurityState } from './state.js'

export const prosperitySecurity = service({
  name: 'prosperity-security',
  meaning: 'Raising welfare and security at a border together.',
  fields: prosperitySecurityFields,
  sliders: ['world.threat'],
  role: fieldRole,
  themes: [
    {
      file: 'outcomes-prosperity-security',
      title: { en: 'Prosperity and security', id: 'Kesejahteraan dan keamanan' },
    },
  ],
  outcomes: prosperitySecurityOutcomes,
  columns: (epoch, world) => prosperitySecurityColumns(givenIn(epoch), world, epoch.structure, epoch.seating),
  state: (structure) => new ProsperitySecurityState(structure.agencies.length),
})
