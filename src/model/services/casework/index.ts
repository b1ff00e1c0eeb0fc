/** Casework: preventing and handling cases, such as trafficking in persons. */
import { service } from '../../service.js'
import { caseRole, caseRoles, caseworkFields } from './fields.js'
import { caseworkOutcomes } from './outcomes.js'
import { CaseworkState } from './state.js'

export const casework = service({
  name: 'casework',
  meaning: 'Preventing and handling cases, such as trafficking in persons.',
  fields: caseworkFields,
  sliders: ['forums.*.practices.outreach', 'forums.*.practices.onboarding'],
  role: caseRole,
  themes: [{ file: 'outcomes-casework', title: { en: 'Casework', id: 'Penanganan kasus' } }],
  outcomes: caseworkOutcomes,
  columns: (epoch) => epoch.roles('casework', caseRoles),
  state: () => new CaseworkState(),
})
