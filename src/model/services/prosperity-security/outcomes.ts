/** What is recorded of prosperity and security at the border. */

import { index, type Outcome, share } from '../../outcome-kinds.js'
import type { State } from '../../state.js'
import { welfareOutcome } from '../welfare-outcome.js'
import { borderOf, columnsIn } from './state.js'
import { indexOf } from './welfare-and-security.js'

const service = 'prosperity-security'

/** Share of the pairs that met lately; not defined before anyone has met. */
function shareOf(s: State, pairs: number): number {
  const { governmental, publicPrivate, multiActor } = borderOf(s)
  const all = governmental + publicPrivate + multiActor
  return all > 0 ? pairs / all : Number.NaN
}

export const prosperitySecurityOutcomes: readonly Outcome[] = [
  welfareOutcome,
  {
    name: 'security',
    charts: { 'outcomes-prosperity-security': 2 },
    headline: { 'prosperity-security': 2 },
    label: { en: 'Security', id: 'Keamanan' },
    ...index,
    better: 'higher',
    of: 'world',
    service,
    read: (s) => indexOf(borderOf(s).security),
    meaning: {
      en: 'Security of the border, an index of the model without a unit in the field.',
      id: 'Keamanan perbatasan, indeks model tanpa satuan lapangan.',
    },
  },
  {
    name: 'soft-border-balance',
    charts: { 'outcomes-prosperity-security': 3 },
    headline: { 'prosperity-security': 3 },
    label: { en: 'Soft border', id: 'Perbatasan lunak' },
    ...index,
    better: 'higher',
    of: 'world',
    service,
    read: (s) => Math.min(indexOf(borderOf(s).welfare), indexOf(borderOf(s).security)),
    meaning: {
      en: 'The lower of welfare and security: a soft border needs both.',
      id: 'Nilai terendah antara kesejahteraan dan keamanan: perbatasan lunak memerlukan keduanya.',
    },
  },
  {
    name: 'institutional-capacity',
    charts: { 'outcomes-prosperity-security': 4 },
    headline: { 'prosperity-security': 4 },
    label: { en: 'Institutional capacity of local government', id: 'Kapasitas kelembagaan daerah' },
    ...index,
    better: 'higher',
    of: 'agencies',
    among: (e, i) => !!columnsIn(e)?.local[i],
    service,
    read: (s, i) =>
      columnsIn(s.now)?.local[i] ? (s.agency.capacity[i]! + borderOf(s).organisation[i]!) / 2 : Number.NaN,
    meaning: {
      en: 'People and organisation of the regencies and provinces that have a part in the service.',
      id: 'Sumber daya manusia dan organisasi kabupaten dan provinsi yang berperan dalam layanan ini.',
    },
  },
  {
    name: 'local-autonomy',
    charts: { 'outcomes-prosperity-security': 5 },
    label: { en: 'Local autonomy', id: 'Otonomi daerah' },
    ...share,
    derived: ['leadership', 'take stock', 'joint-effort', 'field-effort'],
    better: 'higher',
    of: 'world',
    service,
    read: (s) => borderOf(s).localAutonomy,
    meaning: {
      en: 'Share of joint action that local government leads, mean of prosperity and security.',
      id: 'Bagian tindakan bersama yang dipimpin pemerintah daerah, rata-rata kesejahteraan dan keamanan.',
    },
  },
  {
    name: 'security-effort',
    charts: { 'outcomes-prosperity-security': 6 },
    label: { en: 'Effort in security', id: 'Porsi upaya keamanan' },
    ...share,
    derived: ['leadership', 'take stock', 'joint-effort', 'field-effort'],
    better: 'neither',
    of: 'world',
    service,
    read: (s) => borderOf(s).securityEffort,
    meaning: {
      en: 'Share of joint and own effort that goes to security rather than prosperity.',
      id: 'Bagian upaya bersama dan sendiri untuk keamanan, bukan kesejahteraan.',
    },
  },
  {
    name: 'ppp-share',
    charts: { 'outcomes-prosperity-security': 7 },
    label: { en: 'Public–private interaction (PPP)', id: 'Interaksi pemerintah–swasta (PPP)' },
    ...share,
    better: 'neither',
    of: 'world',
    service,
    read: (s) => shareOf(s, borderOf(s).publicPrivate),
    meaning: {
      en: 'Share of the pairs that met lately in which one is public and one private.',
      id: 'Bagian pasangan yang belakangan bertemu, satu pemerintah dan satu swasta.',
    },
  },
  {
    name: 'igc-share',
    charts: { 'outcomes-prosperity-security': 8 },
    label: { en: 'Inter-governmental interaction (IGC)', id: 'Interaksi antarpemerintah (IGC)' },
    ...share,
    better: 'neither',
    of: 'world',
    service,
    read: (s) => shareOf(s, borderOf(s).governmental),
    meaning: {
      en: 'Share of the pairs that met lately in which both are governmental.',
      id: 'Bagian pasangan yang belakangan bertemu, keduanya pemerintah.',
    },
  },
  {
    name: 'mac-share',
    charts: { 'outcomes-prosperity-security': 9 },
    label: { en: 'Multi-actor interaction (MAC)', id: 'Interaksi banyak pihak (MAC)' },
    ...share,
    better: 'neither',
    of: 'world',
    service,
    read: (s) => shareOf(s, borderOf(s).multiActor),
    meaning: {
      en: 'Share of the pairs that met lately that bring in community, civil society, university or media.',
      id: 'Bagian pasangan yang belakangan bertemu yang melibatkan masyarakat, LSM, perguruan tinggi atau media.',
    },
  },
]
