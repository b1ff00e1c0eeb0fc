/** Outcomes of how agencies stand: to each other, to the process and to the matter. */
import { hasMembers, index, type Outcome } from './outcome-kinds.js'

export const standingOutcomes: readonly Outcome[] = [
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
]
