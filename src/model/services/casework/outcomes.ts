/**
 * What is recorded of casework. Prevention leaves fewer cases to handle and fewer victims to assist, so more of these is
 * neither better nor worse in itself.
 */
import type { Epoch } from '../../epoch.js'
import { index, type Outcome, share } from '../../outcome-kinds.js'
import type { State } from '../../state.js'
import { booksOf, type CaseworkState } from './state.js'

const service = 'casework'
const count = (unit: string) => ({ unit, bounds: [0, 10000], bins: 10000 }) as const
const read = (of: (w: CaseworkState) => number) => (s: State) => of(booksOf(s))

export const caseworkOutcomes: readonly Outcome[] = [
  {
    name: 'cases-new',
    charts: { 'outcomes-casework': 2 },
    headline: { casework: 3 },
    label: { en: 'New cases', id: 'Kasus baru' },
    unit: 'cases per month',
    bounds: [0, 200],
    bins: 200,
    better: 'lower',
    of: 'world',
    service,
    read: (s) => (s.month > 0 ? booksOf(s).fresh : Number.NaN),
    meaning: { en: 'Cases opened in the month.', id: 'Kasus yang dibuka pada bulan itu.' },
  },
  {
    name: 'cases-open',
    charts: { 'outcomes-casework': 1 },
    headline: { casework: 1 },
    label: { en: 'Open cases', id: 'Kasus berjalan' },
    ...count('cases'),
    better: 'lower',
    of: 'world',
    service,
    read: read((w) => w.open),
    meaning: { en: 'Cases open at the end of the month.', id: 'Kasus yang masih berjalan pada akhir bulan.' },
  },
  {
    name: 'cases-handled',
    charts: { 'outcomes-casework': 3 },
    label: { en: 'Cases handled', id: 'Kasus tertangani' },
    ...count('cases since month 0'),
    better: 'neither',
    of: 'world',
    service,
    read: read((w) => w.handled),
    meaning: {
      en: 'Cases handled to their end since month 0.',
      id: 'Kasus yang ditangani sampai selesai sejak bulan 0.',
    },
  },
  {
    name: 'cases-prevented',
    charts: { 'outcomes-casework': 4 },
    headline: { casework: 2 },
    label: { en: 'Cases prevented', id: 'Kasus tercegah' },
    ...count('cases since month 0'),
    better: 'higher',
    of: 'world',
    service,
    read: read((w) => w.prevented),
    meaning: {
      en: 'Cases since month 0 that would have arisen under the same luck without prevention and deterrence.',
      id: 'Kasus sejak bulan 0 yang akan terjadi pada nasib yang sama tanpa pencegahan dan efek jera.',
    },
  },
  {
    name: 'victims-assisted',
    charts: { 'outcomes-casework': 5 },
    label: { en: 'Victims assisted', id: 'Korban didampingi' },
    ...count('victims since month 0'),
    better: 'neither',
    of: 'world',
    service,
    read: read((w) => w.assisted),
    meaning: { en: 'Victims assisted since month 0.', id: 'Korban yang didampingi sejak bulan 0.' },
  },
  {
    name: 'evaluability',
    charts: { 'outcomes-casework': 6 },
    headline: { casework: 4 },
    label: { en: 'Evaluability of results', id: 'Keterukuran hasil' },
    ...index,
    better: 'higher',
    of: 'world',
    service,
    read: read((w) => w.evaluability),
    meaning: {
      en: 'How far the results of the agencies’ work can be evaluated.',
      id: 'Seberapa jauh hasil kerja instansi dapat dievaluasi.',
    },
  },
  {
    name: 'prevention',
    charts: { 'outcomes-casework': 7 },
    label: { en: 'Prevention', id: 'Pencegahan' },
    ...index,
    better: 'higher',
    of: 'world',
    service,
    read: read((w) => w.prevention),
    meaning: {
      en: 'Strength of prevention: how far those at risk have been reached.',
      id: 'Kekuatan pencegahan: seberapa jauh kelompok rentan terjangkau.',
    },
  },
  {
    name: 'attendance-most-egoistic',
    charts: { 'outcomes-casework': 8 },
    label: { en: 'Attendance of the most egoistic', id: 'Kehadiran instansi paling egois' },
    ...share,
    better: 'higher',
    of: 'forums',
    service,
    read: attendanceOf(1),
    meaning: {
      en: 'Share of invitations since month 0 that were followed, by members whose sectoral ego is at least half a standard deviation above the forum’s mean.',
      id: 'Bagian undangan sejak bulan 0 yang dipenuhi anggota dengan ego sektoral sedikitnya setengah simpangan baku di atas rata-rata forum.',
    },
  },
  {
    name: 'attendance-least-egoistic',
    charts: { 'outcomes-casework': 9 },
    label: { en: 'Attendance of the least egoistic', id: 'Kehadiran instansi paling tidak egois' },
    ...share,
    better: 'higher',
    of: 'forums',
    service,
    read: attendanceOf(-1),
    meaning: {
      en: 'Share of invitations since month 0 that were followed, by members whose sectoral ego is at least half a standard deviation below the forum’s mean.',
      id: 'Bagian undangan sejak bulan 0 yang dipenuhi anggota dengan ego sektoral sedikitnya setengah simpangan baku di bawah rata-rata forum.',
    },
  },
]

/** By the agencies’ own egos, not those of the officials of the day. */
function attendanceOf(side: 1 | -1): (s: State, f: number) => number {
  /** Seats of those on this side, forum by forum: they change with the epoch only. */
  const known = new WeakMap<Epoch, readonly Int32Array[]>()
  return (s, f) => {
    let seats = known.get(s.now)
    if (!seats) {
      seats = s.world.structure.forums.map((_, forum) => seatsApart(s, forum, side))
      known.set(s.now, seats)
    }
    const some = seats[f]!
    let invited = 0
    let came = 0
    for (let q = 0; q < some.length; q++) {
      invited += s.seatInvited[some[q]!]!
      came += s.seatCame[some[q]!]!
    }
    return invited > 0 ? came / invited : Number.NaN
  }
}

/** Seats whose agencies’ ego lies half a standard deviation or more to one side of the forum’s mean. */
function seatsApart(s: State, f: number, side: 1 | -1): Int32Array {
  const { seatStart, seatAgency } = s.world.structure
  const { seated } = s.now
  const { ego } = s.now.agency
  const seats: number[] = []
  let sum = 0
  let squares = 0
  for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
    if (!seated[m]) continue
    const e = ego[seatAgency[m]!]!
    seats.push(m)
    sum += e
    squares += e * e
  }
  const n = seats.length
  const mean = sum / n
  const half = 0.5 * Math.sqrt(Math.max(0, squares / n - mean * mean))
  return Int32Array.from(seats.filter((m) => side * (ego[seatAgency[m]!]! - mean) >= half))
}
