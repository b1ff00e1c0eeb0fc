/** An agenda of two countries that goes up and down a hierarchy of forums, and what it does for the border. */
import { service } from '../../service.js'
import { diplomacyColumns } from './columns.js'
import { type DiplomacyAgendaSpec, diplomacyAgendaFields } from './fields.js'
import { diplomacyAgendaOutcomes } from './outcomes.js'
import { DiplomacyState } from './state.js'

export const diplomacyAgenda = service({
  name: 'diplomacy-agenda',
  meaning: 'An agenda of two countries that goes up and down a hierarchy of forums, and what it does for the border.',
  fields: diplomacyAgendaFields,
  sliders: ['world.tension'],
  themes: [
    {
      file: 'outcomes-diplomacy',
      title: {
        en: 'Diplomacy agenda: trust across the border and what comes of it',
        id: 'Agenda diplomasi: kepercayaan lintas batas dan hasilnya',
      },
    },
    {
      file: 'outcomes-agenda',
      title: {
        en: 'Diplomacy agenda: items and how they are settled',
        id: 'Agenda diplomasi: butir dan penyelesaiannya',
      },
    },
  ],
  outcomes: diplomacyAgendaOutcomes,
  issueFields: (spec) => (spec as DiplomacyAgendaSpec).fields,
  columns: (epoch, world) =>
    diplomacyColumns(epoch.services['diplomacy-agenda'] as DiplomacyAgendaSpec | null, world, epoch.structure, epoch),
  state: (structure) => new DiplomacyState(structure),
})
