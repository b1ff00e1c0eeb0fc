/** Outcomes of meeting: who is told, who comes, and how often. */
import { hasMembers, type Outcome, share } from './outcome-kinds.js'

export const meetingOutcomes: readonly Outcome[] = [
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
]
