/** Programmes against poverty under one joint plan. */
import { service } from '../../service.js'
import { povertyFields, povertyRole, povertyRoles } from './fields.js'
import { povertyProgrammeOutcomes } from './outcomes.js'
import { PovertyProgramme } from './state.js'

export const povertyProgramme = service({
  name: 'poverty-programme',
  meaning: 'Programmes against poverty under one joint plan.',
  fields: povertyFields,
  sliders: ['forums.*.design.plan-flexibility', 'world.disaster', 'agencies.*.contribution'],
  role: povertyRole,
  themes: [
    {
      file: 'outcomes-poverty',
      title: {
        en: 'Poverty programme: plans, information and results',
        id: 'Program kemiskinan: rencana, informasi, dan hasil',
      },
    },
    {
      file: 'outcomes-programme-money',
      title: {
        en: 'Poverty programme: money and conflicts over data',
        id: 'Program kemiskinan: dana dan sengketa data',
      },
    },
  ],
  outcomes: povertyProgrammeOutcomes,
  columns: (epoch) => ({
    role: epoch.roles('poverty-programme', povertyRoles),
    budget: epoch.ofAgencies((agency) => agency['programme-budget']),
  }),
  state: (structure) => new PovertyProgramme(structure),
})
