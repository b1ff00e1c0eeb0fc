/** Outcomes of working together: effort, pledges, wins, and what they make of a forum. */
import { index, type Outcome, share } from './outcome-kinds.js'

export const effortOutcomes: readonly Outcome[] = [
  {
    name: 'joint-share',
    charts: { 'outcomes-effort': 3 },
    label: { en: 'Joint share of effort', id: 'Porsi upaya bersama' },
    ...share,
    derived: ['leadership', 'take stock', 'joint-effort'],
    better: 'higher',
    of: 'agencies',
    fill: ({ joint, own }, members, into) => {
      for (let q = 0; q < members.length; q++) {
        const i = members[q]!
        const both = joint[i]! + own[i]!
        into[i] = both > 0 ? joint[i]! / both : Number.NaN
      }
    },
    meaning: {
      en: 'Joint effort as a share of joint and own effort.',
      id: 'Upaya bersama sebagai bagian dari seluruh upaya.',
    },
  },
  {
    name: 'joint-effort',
    charts: { 'outcomes-effort': 1 },
    headline: { general: 6 },
    label: { en: 'Joint effort', id: 'Upaya bersama' },
    ...index,
    derived: ['leadership', 'take stock', 'joint-effort'],
    better: 'higher',
    of: 'agencies',
    fill: ({ month, joint }, members, into) => fromMonth1(month, joint, members, into),
    meaning: { en: 'Mean effort of agencies on the joint task.', id: 'Rata-rata upaya instansi pada tugas bersama.' },
  },
  {
    name: 'own-effort',
    charts: { 'outcomes-effort': 2 },
    label: { en: 'Own effort', id: 'Upaya sendiri' },
    ...index,
    derived: ['leadership', 'take stock', 'joint-effort'],
    better: 'neither',
    of: 'agencies',
    fill: ({ month, own }, members, into) => fromMonth1(month, own, members, into),
    meaning: {
      en: 'Mean effort of agencies on their own programmes.',
      id: 'Rata-rata upaya instansi pada program sendiri.',
    },
  },
  {
    name: 'overload',
    charts: { 'outcomes-effort': 8 },
    label: { en: 'Work load of meeting', id: 'Beban rapat' },
    unit: 'multiple of what staff carry',
    bounds: [0, 20],
    bins: 1000,
    better: 'lower',
    of: 'agencies',
    column: (s) => s.load,
    meaning: {
      en: 'Meetings and reports per staff, as a multiple of what they can carry.',
      id: 'Rapat dan laporan per staf, sebagai kelipatan dari yang sanggup dipikul.',
    },
  },
  {
    name: 'broken-pledges',
    charts: { 'outcomes-meetings': 8 },
    label: { en: 'Pledges broken', id: 'Janji diingkari' },
    unit: 'pledges since month 0',
    bounds: [0, 10000],
    bins: 2000,
    better: 'neither',
    of: 'forums',
    column: (s) => s.pledgesBroken,
    meaning: {
      en: 'Pledges broken since month 0, mean over forums.',
      id: 'Janji yang diingkari sejak bulan 0, rata-rata per forum.',
    },
  },
  {
    name: 'kept-pledges',
    charts: { 'outcomes-meetings': 7 },
    label: { en: 'Pledges kept', id: 'Janji ditepati' },
    unit: 'pledges since month 0',
    bounds: [0, 10000],
    bins: 2000,
    better: 'neither',
    of: 'forums',
    column: (s) => s.pledgesKept,
    meaning: {
      en: 'Pledges kept since month 0, mean over forums.',
      id: 'Janji yang ditepati sejak bulan 0, rata-rata per forum.',
    },
  },
  {
    name: 'reliability',
    charts: { 'outcomes-meetings': 9 },
    label: { en: 'Pledges kept, recent share', id: 'Porsi janji ditepati' },
    ...share,
    better: 'higher',
    of: 'agencies',
    column: (s) => s.kept,
    meaning: {
      en: 'Recent share of pledges that an agency has kept, mean over agencies.',
      id: 'Porsi janji yang belakangan ditepati, rata-rata per instansi.',
    },
  },
  {
    name: 'small-wins',
    charts: { 'outcomes-effort': 4 },
    headline: { general: 9 },
    label: { en: 'Small wins', id: 'Keberhasilan kecil' },
    unit: 'wins since month 0',
    bounds: [0, 1200],
    bins: 1200,
    better: 'higher',
    of: 'forums',
    column: (s) => s.wins,
    meaning: {
      en: 'Small wins since month 0, mean over forums.',
      id: 'Keberhasilan kecil sejak bulan 0, rata-rata per forum.',
    },
  },
  {
    name: 'track-record',
    charts: { 'outcomes-trust': 7 },
    label: { en: 'Habit of meeting', id: 'Kebiasaan bertemu' },
    ...share,
    better: 'higher',
    of: 'forums',
    column: (s) => s.forum['track-record'],
    meaning: {
      en: 'Share of due sessions kept, over about ten years.',
      id: 'Bagian rapat terjadwal yang terlaksana selama sekitar sepuluh tahun.',
    },
  },
  {
    name: 'legitimacy',
    charts: { 'outcomes-trust': 6 },
    headline: { general: 7 },
    label: { en: 'Legitimacy', id: 'Legitimasi' },
    ...index,
    better: 'higher',
    of: 'forums',
    column: (s) => s.forum.legitimacy,
    meaning: {
      en: 'How far the forum is accepted by members and public.',
      id: 'Seberapa jauh forum diterima anggota dan masyarakat.',
    },
  },
  {
    name: 'accountability',
    charts: { 'outcomes-oversight': 1 },
    headline: { general: 5 },
    label: { en: 'Accountability', id: 'Akuntabilitas' },
    ...index,
    better: 'higher',
    of: 'forums',
    column: (s) => s.forum.accountability,
    meaning: {
      en: 'How far members answer for what was agreed.',
      id: 'Seberapa jauh anggota mempertanggungjawabkan kesepakatan.',
    },
  },
  {
    name: 'transparency',
    charts: { 'outcomes-oversight': 4 },
    label: { en: 'Transparency', id: 'Transparansi' },
    ...index,
    better: 'higher',
    of: 'forums',
    column: (s) => s.forum.transparency,
    meaning: { en: 'How open rules and decisions are.', id: 'Seberapa terbuka aturan dan keputusan.' },
  },
  {
    name: 'common-programme',
    charts: { 'outcomes-effort': 5 },
    label: { en: 'Common programme', id: 'Program bersama' },
    ...index,
    better: 'higher',
    of: 'forums',
    column: (s) => s.programme,
    meaning: {
      en: 'Extent of the programme that members’ contributions pay for.',
      id: 'Cakupan program yang dibiayai kontribusi anggota.',
    },
  },
  {
    name: 'incidents',
    charts: { 'outcomes-oversight': 5 },
    label: { en: 'Incidents', id: 'Insiden' },
    unit: 'incidents per month',
    bounds: [0, 200],
    bins: 200,
    better: 'lower',
    of: 'world',
    read: (s) => (s.month > 0 ? s.incidents : Number.NaN),
    meaning: {
      en: 'Serious incidents at the border in the month.',
      id: 'Insiden serius di perbatasan pada bulan itu.',
    },
  },
]

/** What a month brings about, and month 0 has not. */
function fromMonth1(month: number, column: Float64Array, members: Int32Array, into: Float64Array): void {
  for (let q = 0; q < members.length; q++) into[members[q]!] = month > 0 ? column[members[q]!]! : Number.NaN
}
