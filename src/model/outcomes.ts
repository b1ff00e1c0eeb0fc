/**
 * The outcomes that a run records, and how each is read off the state. An outcome is a mean over agencies or forums, or a
 * figure of the whole world; the scopes in which it is recorded follow from that.
 */

import type { Epoch } from './epoch.js'
import type { OutcomeDeclaration } from './outcome.js'
import { index, type Outcome, share } from './outcome-kinds.js'
import { services } from './services/index.js'

export const catalogue: readonly Outcome[] = [
  {
    name: 'trust',
    charts: { 'outcomes-trust': 1 },
    headline: { general: 1 },
    label: { en: 'Trust', id: 'Kepercayaan' },
    ...index,
    better: 'higher',
    of: 'trust',
    meaning: {
      en: 'Mean trust of agencies in those they share a forum with.',
      id: 'Rata-rata kepercayaan antarinstansi yang berada dalam satu forum.',
    },
  },
  {
    name: 'commitment',
    charts: { 'outcomes-trust': 2 },
    headline: { general: 2 },
    label: { en: 'Commitment to the process', id: 'Komitmen pada proses' },
    ...index,
    better: 'higher',
    of: 'agencies',
    column: (s) => s.agency.commitment.process,
    meaning: {
      en: 'Mean commitment of agencies to the collaborative process.',
      id: 'Rata-rata komitmen instansi pada proses kolaborasi.',
    },
  },
  {
    name: 'mandate-commitment',
    charts: { 'outcomes-trust': 3 },
    label: { en: 'Commitment to the mandate', id: 'Komitmen pada mandat' },
    ...index,
    better: 'higher',
    of: 'agencies',
    column: (s) => s.agency.commitment.mandate,
    meaning: {
      en: 'Mean commitment of agencies to their own duty in the matter.',
      id: 'Rata-rata komitmen instansi pada tugasnya sendiri dalam urusan ini.',
    },
  },
  {
    name: 'shared-understanding',
    charts: { 'outcomes-trust': 4 },
    headline: { general: 3 },
    label: { en: 'Shared understanding', id: 'Pemahaman bersama' },
    ...index,
    derived: ['take stock'],
    better: 'higher',
    of: 'forums',
    among: hasMembers,
    fill: ({ now, understanding }, forums, into) => {
      for (let q = 0; q < forums.length; q++)
        into[forums[q]!] = now.members[forums[q]!]! > 0 ? understanding[forums[q]!]! : Number.NaN
    },
    meaning: {
      en: 'One minus the spread of the members’ positions, as a share of the widest spread there can be.',
      id: 'Satu dikurangi sebaran posisi anggota, sebagai bagian dari sebaran terlebar.',
    },
  },
  {
    name: 'sectoral-ego',
    charts: { 'outcomes-trust': 5 },
    label: { en: 'Sectoral ego', id: 'Ego sektoral' },
    ...index,
    better: 'lower',
    of: 'agencies',
    column: (s) => s.agency.ego,
    meaning: { en: 'Mean sectoral ego of the agencies’ heads.', id: 'Rata-rata ego sektoral pimpinan instansi.' },
  },
  {
    name: 'capacity',
    charts: { 'outcomes-effort': 6 },
    label: { en: 'Staff capacity', id: 'Kapasitas staf' },
    ...index,
    better: 'higher',
    of: 'agencies',
    column: (s) => s.agency.capacity,
    meaning: { en: 'Mean staff capacity of the agencies.', id: 'Rata-rata kapasitas staf instansi.' },
  },
  {
    name: 'budget',
    charts: { 'outcomes-effort': 7 },
    label: { en: 'Money in hand', id: 'Dana tersedia' },
    unit: 'million Rp',
    bounds: [0, 100],
    bins: 1000,
    better: 'neither',
    of: 'agencies',
    column: (s) => s.budget,
    meaning: {
      en: 'Mean money in hand for meeting the others.',
      id: 'Rata-rata dana yang tersedia untuk bertemu pihak lain.',
    },
  },
  {
    name: 'salience',
    charts: { 'outcomes-oversight': 6 },
    label: { en: 'Salience', id: 'Perhatian' },
    ...index,
    better: 'neither',
    of: 'agencies',
    column: (s) => s.salience,
    meaning: {
      en: 'How much the matter occupies the agencies.',
      id: 'Seberapa besar urusan ini menyita perhatian instansi.',
    },
  },
  {
    name: 'attendance',
    charts: { 'outcomes-meetings': 4 },
    headline: { general: 4 },
    label: { en: 'Attendance', id: 'Kehadiran' },
    ...share,
    better: 'higher',
    of: 'forums',
    among: hasMembers,
    fill: ({ now, invitedLately, cameLately }, forums, into) => {
      for (let q = 0; q < forums.length; q++) {
        const f = forums[q]!
        const told = now.members[f]! > 0 ? invitedLately[f]! : 0
        into[f] = told > 0 ? cameLately[f]! / told : Number.NaN
      }
    },
    meaning: {
      en: 'Share of invited members who came to the sessions called in the last twelve months.',
      id: 'Bagian anggota terundang yang hadir pada rapat dua belas bulan terakhir.',
    },
  },
  {
    name: 'invitations-followed',
    charts: { 'outcomes-meetings': 5 },
    partOf: 'attendance',
    label: { en: 'Invitations followed', id: 'Undangan yang dipenuhi' },
    ...share,
    better: 'higher',
    of: 'agencies',
    fill: ({ invited, came }, members, into) => {
      for (let q = 0; q < members.length; q++) {
        const told = invited[members[q]!]!
        into[members[q]!] = told > 0 ? came[members[q]!]! / told : Number.NaN
      }
    },
    meaning: {
      en: 'Share of the invitations to sessions since month 0 that an agency followed, mean over agencies.',
      id: 'Bagian undangan rapat sejak bulan 0 yang dipenuhi, rata-rata per instansi.',
    },
  },
  {
    name: 'meetings',
    charts: { 'outcomes-meetings': 1 },
    headline: { general: 8 },
    label: { en: 'Sessions held', id: 'Rapat terlaksana' },
    unit: 'sessions since month 0',
    bounds: [0, 1200],
    bins: 1200,
    better: 'higher',
    of: 'forums',
    column: (s) => s.sessionsHeld,
    meaning: {
      en: 'Face-to-face sessions held since month 0, mean over forums.',
      id: 'Rapat tatap muka sejak bulan 0, rata-rata per forum.',
    },
  },
  {
    name: 'meetings-event-driven',
    charts: { 'outcomes-meetings': 3 },
    partOf: 'meetings',
    label: { en: 'Sessions called by events', id: 'Rapat karena kejadian' },
    unit: 'sessions since month 0',
    bounds: [0, 1200],
    bins: 1200,
    better: 'neither',
    of: 'forums',
    column: (s) => s.sessionsCalled,
    meaning: {
      en: 'Face-to-face sessions since month 0 that an incident or a case called, mean over forums.',
      id: 'Rapat tatap muka sejak bulan 0 yang dipicu insiden atau kasus, rata-rata per forum.',
    },
  },
  {
    name: 'meetings-scheduled',
    charts: { 'outcomes-meetings': 2 },
    partOf: 'meetings',
    label: { en: 'Sessions on schedule', id: 'Rapat terjadwal' },
    unit: 'sessions since month 0',
    bounds: [0, 1200],
    bins: 1200,
    better: 'higher',
    of: 'forums',
    fill: ({ sessionsHeld, sessionsCalled }, members, into) => {
      for (let q = 0; q < members.length; q++)
        into[members[q]!] = sessionsHeld[members[q]!]! - sessionsCalled[members[q]!]!
    },
    meaning: {
      en: 'Face-to-face sessions since month 0 that were due by schedule, mean over forums.',
      id: 'Rapat tatap muka sejak bulan 0 yang memang terjadwal, rata-rata per forum.',
    },
  },
  {
    name: 'members-told',
    charts: { 'outcomes-meetings': 6 },
    label: { en: 'Members told', id: 'Anggota yang diberi tahu' },
    ...share,
    better: 'higher',
    of: 'forums',
    fill: ({ world, now, informed }, members, into) => {
      const { seatStart } = world.structure
      for (let q = 0; q < members.length; q++) {
        const f = members[q]!
        let seats = 0
        let told = 0
        for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
          seats += now.onRoll[m]!
          told += now.onRoll[m]! & now.seated[m]! & informed[m]!
        }
        into[f] = seats > 0 ? told / seats : Number.NaN
      }
    },
    meaning: {
      en: 'Share of seats whose holders know of them: a decree that never reached its member seats nobody.',
      id: 'Bagian kursi yang diketahui pemegangnya: keputusan yang tak sampai tidak mendudukkan siapa pun.',
    },
  },
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
  ...services.flatMap((service) => service.outcomes),
]

/** Whether anybody sits in a forum. */
function hasMembers({ members }: Epoch, f: number): boolean {
  return members[f]! > 0
}

/** What a month brings about, and month 0 has not. */
function fromMonth1(month: number, column: Float64Array, members: Int32Array, into: Float64Array): void {
  for (let q = 0; q < members.length; q++) into[members[q]!] = month > 0 ? column[members[q]!]! : Number.NaN
}

/** All outcomes, with unit, bounds and meaning. */
export const outcomes: readonly OutcomeDeclaration[] = catalogue

/** What an outcome is a mean over, or a figure of the whole world; undefined where there is none of the name. */
export function outcomeOf(name: string): Outcome['of'] | undefined {
  return catalogue.find((o) => o.name === name)?.of
}

export function outcomeNamed(name: string): OutcomeDeclaration | undefined {
  return catalogue.find((o) => o.name === name)
}

/** The service that an outcome is of; undefined for those of the collaboration itself, and for what is no outcome. */
export function serviceOf(outcome: string): string | undefined {
  return services.find((service) => service.outcomes.some(({ name }) => name === outcome))?.name
}
