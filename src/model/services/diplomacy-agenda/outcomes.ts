/** What is recorded of a diplomatic agenda. */

import type { Epoch } from '../../epoch.js'
import { index, type Outcome, share } from '../../outcome-kinds.js'
import type { State } from '../../state.js'
import { agendaOf, columnsIn } from './state.js'

type ReadOne = (s: State, index: number) => number

/** A forum that has items of its own; those above only treat what comes up to them. */
const atEntry =
  (read: ReadOne): ReadOne =>
  (s, f) =>
    isEntry(s.now, f) ? read(s, f) : Number.NaN

const isEntry = (e: Epoch, f: number): boolean => !!columnsIn(e)?.entry[f]

const items = { bounds: [0, 20000], bins: 2000, of: 'forums', service: 'diplomacy-agenda' } as const

export const diplomacyAgendaOutcomes: readonly Outcome[] = [
  {
    name: 'cross-border-trust',
    charts: { 'outcomes-diplomacy': 1 },
    headline: { 'diplomacy-agenda': 1 },
    label: { en: 'Trust across the border, agencies', id: 'Kepercayaan lintas batas antarinstansi' },
    ...index,
    better: 'higher',
    of: 'trust-across',
    service: 'diplomacy-agenda',
    meaning: {
      en: 'Mean trust of agencies in those of the other country with whom they share a forum (G2G).',
      id: 'Rata-rata kepercayaan instansi pada instansi negara lain dalam forum yang sama (G2G).',
    },
  },
  {
    name: 'people-to-people-trust',
    charts: { 'outcomes-diplomacy': 2 },
    headline: { 'diplomacy-agenda': 2 },
    label: { en: 'Trust across the border, people', id: 'Kepercayaan antarmasyarakat' },
    ...index,
    better: 'higher',
    of: 'countries',
    service: 'diplomacy-agenda',
    read: (s, side) => (columnsIn(s.now) ? agendaOf(s).people[side]! : Number.NaN),
    meaning: {
      en: 'Trust of the people on each side in those across the border (P2P).',
      id: 'Kepercayaan masyarakat tiap sisi pada masyarakat di seberang batas (P2P).',
    },
  },
  {
    name: 'trust-lost-to-turnover',
    charts: { 'outcomes-diplomacy': 3 },
    label: { en: 'Trust lost to turnover', id: 'Kepercayaan hilang karena pergantian' },
    unit: 'points of trust since month 0',
    bounds: [0, 1200],
    bins: 12000,
    better: 'lower',
    of: 'agencies',
    service: 'diplomacy-agenda',
    read: (s, i) => (columnsIn(s.now) ? s.lostAcross[i]! : Number.NaN),
    meaning: {
      en: 'Trust across the border, both ways, lost since month 0 as officials or responsible bodies of an agency’s side changed; mean over counterparts and agencies.',
      id: 'Kepercayaan lintas batas, dua arah, yang hilang sejak bulan 0 karena pejabat atau lembaga penanggung jawab berganti; rata-rata per mitra dan instansi.',
    },
  },
  {
    name: 'exchange',
    charts: { 'outcomes-diplomacy': 4 },
    label: { en: 'Exchange of people', id: 'Pertukaran antarmasyarakat' },
    ...index,
    better: 'higher',
    of: 'world',
    service: 'diplomacy-agenda',
    read: (s) => agendaOf(s).exchange,
    meaning: {
      en: 'Visits, trade and joint activities between the people of the two sides.',
      id: 'Kunjungan, perdagangan dan kegiatan bersama antarmasyarakat kedua sisi.',
    },
  },
  {
    name: 'meeting-continuity',
    charts: { 'outcomes-diplomacy': 5 },
    label: { en: 'Continuity of meetings', id: 'Kesinambungan pertemuan' },
    ...share,
    better: 'higher',
    of: 'forums',
    service: 'diplomacy-agenda',
    read: (s, f) => (agendaOf(s).cycles[f]! > 0 ? agendaOf(s).cyclesKept[f]! / agendaOf(s).cycles[f]! : Number.NaN),
    meaning: {
      en: 'Share of the cycles ended since month 0 in which a session was held, mean over forums.',
      id: 'Bagian siklus sejak bulan 0 yang memuat rapat, rata-rata per forum.',
    },
  },
  {
    name: 'items-arrived',
    charts: { 'outcomes-agenda': 2 },
    label: { en: 'Items on the agenda', id: 'Butir agenda masuk' },
    unit: 'items since month 0',
    ...items,
    among: isEntry,
    better: 'neither',
    read: atEntry((s, f) => agendaOf(s).arrived[f]!),
    meaning: {
      en: 'Items that have come onto the agenda since month 0, mean over forums of the lowest tier.',
      id: 'Butir yang masuk agenda sejak bulan 0, rata-rata per forum tingkat terendah.',
    },
  },
  {
    name: 'items-agreed',
    charts: { 'outcomes-agenda': 3 },
    label: { en: 'Items agreed', id: 'Butir disepakati' },
    unit: 'items since month 0',
    ...items,
    among: isEntry,
    better: 'higher',
    read: atEntry((s, f) => agendaOf(s).agreed[f]!),
    meaning: {
      en: 'Items settled since month 0 where they arose, mean over forums of the lowest tier.',
      id: 'Butir yang disepakati di forum asalnya sejak bulan 0, rata-rata per forum tingkat terendah.',
    },
  },
  {
    name: 'items-escalated',
    charts: { 'outcomes-agenda': 4 },
    label: { en: 'Items escalated', id: 'Butir dinaikkan' },
    unit: 'items since month 0',
    ...items,
    among: isEntry,
    better: 'neither',
    read: atEntry((s, f) => agendaOf(s).escalated[f]!),
    meaning: {
      en: 'Items sent up since month 0 because they lie beyond local authority, mean over forums of the lowest tier.',
      id: 'Butir yang dinaikkan sejak bulan 0 karena di luar wewenang setempat, rata-rata per forum tingkat terendah.',
    },
  },
  {
    name: 'items-resolved',
    charts: { 'outcomes-agenda': 5 },
    label: { en: 'Items resolved', id: 'Butir diselesaikan' },
    unit: 'items since month 0',
    ...items,
    among: isEntry,
    better: 'higher',
    read: atEntry((s, f) => agendaOf(s).resolved[f]!),
    meaning: {
      en: 'Items decided above and taken up again where they arose, since month 0, mean over forums of the lowest tier.',
      id: 'Butir yang diputuskan di atas dan ditindaklanjuti forum asalnya sejak bulan 0, rata-rata per forum tingkat terendah.',
    },
  },
  {
    name: 'items-carried-over',
    charts: { 'outcomes-agenda': 6 },
    label: { en: 'Items carried over', id: 'Butir tertunda' },
    unit: 'items after the latest session',
    ...items,
    better: 'lower',
    read: (s, f) => (columnsIn(s.now) && agendaOf(s).settledShare[f]! >= 0 ? agendaOf(s).left[f]! : Number.NaN),
    meaning: {
      en: 'Items before the latest session that it did not settle, mean over forums.',
      id: 'Butir pada rapat terakhir yang tidak terselesaikan, rata-rata per forum.',
    },
  },
  {
    name: 'settled-share',
    charts: { 'outcomes-agenda': 1 },
    label: { en: 'Share settled per session', id: 'Porsi terselesaikan per rapat' },
    ...share,
    better: 'higher',
    of: 'forums',
    service: 'diplomacy-agenda',
    read: (s, f) => (columnsIn(s.now) && agendaOf(s).settledShare[f]! >= 0 ? agendaOf(s).settledShare[f]! : Number.NaN),
    meaning: {
      en: 'Share of the items before the latest session that it settled, mean over forums.',
      id: 'Porsi butir pada rapat terakhir yang diselesaikan, rata-rata per forum.',
    },
  },
  {
    name: 'results-endorsed',
    charts: { 'outcomes-agenda': 7 },
    label: { en: 'Results endorsed', id: 'Hasil disahkan' },
    unit: 'items since month 0',
    ...items,
    among: (e, f) => isEntry(e, f) && columnsIn(e)!.parent[f]! >= 0,
    better: 'higher',
    read: atEntry((s, f) => (columnsIn(s.now)!.parent[f]! >= 0 ? agendaOf(s).endorsed[f]! : Number.NaN)),
    meaning: {
      en: 'Agreed items that the tier above has endorsed since month 0, mean over forums of the lowest tier.',
      id: 'Butir kesepakatan yang disahkan tingkat di atas sejak bulan 0, rata-rata per forum tingkat terendah.',
    },
  },
  {
    name: 'time-to-agree',
    charts: { 'outcomes-agenda': 8 },
    label: { en: 'Time to agree', id: 'Waktu hingga sepakat' },
    unit: 'months',
    bounds: [0, 1200],
    bins: 1200,
    better: 'lower',
    of: 'forums',
    service: 'diplomacy-agenda',
    read: (s, f) =>
      columnsIn(s.now) && agendaOf(s).agreed[f]! > 0
        ? agendaOf(s).agreedMonths[f]! / agendaOf(s).agreed[f]!
        : Number.NaN,
    meaning: {
      en: 'Mean months from arrival to agreement of the items agreed since month 0.',
      id: 'Rata-rata bulan dari masuk hingga sepakat bagi butir yang disepakati sejak bulan 0.',
    },
  },
  {
    name: 'time-to-resolve',
    charts: { 'outcomes-agenda': 9 },
    label: { en: 'Time to resolve', id: 'Waktu hingga selesai' },
    unit: 'months',
    bounds: [0, 1200],
    bins: 1200,
    better: 'lower',
    of: 'forums',
    service: 'diplomacy-agenda',
    read: (s, f) =>
      columnsIn(s.now) && agendaOf(s).resolved[f]! > 0
        ? agendaOf(s).resolvedMonths[f]! / agendaOf(s).resolved[f]!
        : Number.NaN,
    meaning: {
      en: 'Mean months from arrival to resolution of the escalated items resolved since month 0.',
      id: 'Rata-rata bulan dari masuk hingga selesai bagi butir yang dinaikkan dan diselesaikan sejak bulan 0.',
    },
  },
  {
    name: 'programme-follow-up',
    charts: { 'outcomes-diplomacy': 6 },
    headline: { 'diplomacy-agenda': 3 },
    label: { en: 'Agreements carried out', id: 'Kesepakatan terlaksana' },
    ...share,
    better: 'higher',
    of: 'world',
    service: 'diplomacy-agenda',
    read: (s) => {
      const ended = agendaOf(s).carriedOut + agendaOf(s).lapsed
      return ended > 0 ? agendaOf(s).carriedOut / ended : Number.NaN
    },
    meaning: {
      en: 'Share of agreements since month 0 that were carried out rather than lapsed.',
      id: 'Porsi kesepakatan sejak bulan 0 yang terlaksana dan bukan terbengkalai.',
    },
  },
  {
    name: 'programmes-running',
    charts: { 'outcomes-diplomacy': 7 },
    label: { en: 'Programmes running', id: 'Program berjalan' },
    unit: 'programmes',
    bounds: [0, 5000],
    bins: 5000,
    better: 'higher',
    of: 'world',
    service: 'diplomacy-agenda',
    read: (s) => agendaOf(s).running,
    meaning: {
      en: 'Programmes that agreements have set going and that still run.',
      id: 'Program dari kesepakatan yang masih berjalan.',
    },
  },
  {
    name: 'dependence',
    charts: { 'outcomes-diplomacy': 8 },
    label: { en: 'Dependence on the neighbour', id: 'Ketergantungan pada tetangga' },
    ...index,
    better: 'lower',
    of: 'world',
    service: 'diplomacy-agenda',
    read: (s) => agendaOf(s).dependence,
    meaning: {
      en: 'How far the border community depends on the neighbour for daily needs.',
      id: 'Seberapa jauh masyarakat perbatasan bergantung pada tetangga untuk kebutuhan sehari-hari.',
    },
  },
]
