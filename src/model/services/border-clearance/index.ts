/** Clearing travellers and consignments at a border post. */
import { service } from '../../service.js'
import { postColumns } from './columns.js'
import { type BorderClearanceSpec, borderClearanceFields, postRole } from './fields.js'
import { borderClearanceOutcomes } from './outcomes.js'
import { PostState } from './state.js'

export const borderClearance = service({
  name: 'border-clearance',
  meaning: 'Clearing travellers and consignments at a border post.',
  fields: borderClearanceFields,
  sliders: [
    'forums.*.practices.public-rules',
    'forums.*.practices.outreach',
    'world.regulatory-harmony',
    'world.unofficial-paths',
  ],
  role: postRole,
  themes: [
    { file: 'outcomes-service', title: { en: 'The service at the border post', id: 'Layanan di pos lintas batas' } },
  ],
  outcomes: borderClearanceOutcomes,
  seasons: (spec) => Object.values((spec as BorderClearanceSpec).season),
  columns: postColumns,
  state: (structure) => new PostState(structure.agencies.length),
})
