/**
 * The outcomes that a run records, and how each is read off the state. An outcome is a mean over agencies or forums, or a
 * figure of the whole world; the scopes in which it is recorded follow from that.
 */
import type { Epoch } from './epoch.js'
import type { OutcomeDeclaration, Series } from './outcome.js'
import { index, type Outcome, type Reader, type ReadOne, share } from './outcome-kinds.js'
import { borderClearanceOutcomes } from './services/border-clearance/outcomes.js'
import { attendanceWindow, type State } from './state.js'
import type { RecordOptions, Structure } from './world.js'

export const catalogue: readonly Outcome[] = [
  {
    name: 'trust',
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
    label: { en: 'Commitment to the process', id: 'Komitmen pada proses' },
    ...index,
    better: 'higher',
    of: 'agencies',
    read: (s, i) => s.commitmentProcess[i]!,
    meaning: {
      en: 'Mean commitment of agencies to the collaborative process.',
      id: 'Rata-rata komitmen instansi pada proses kolaborasi.',
    },
  },
  {
    name: 'mandate-commitment',
    label: { en: 'Commitment to the mandate', id: 'Komitmen pada mandat' },
    ...index,
    better: 'higher',
    of: 'agencies',
    read: (s, i) => s.commitmentMandate[i]!,
    meaning: {
      en: 'Mean commitment of agencies to their own duty in the matter.',
      id: 'Rata-rata komitmen instansi pada tugasnya sendiri dalam urusan ini.',
    },
  },
  {
    name: 'shared-understanding',
    label: { en: 'Shared understanding', id: 'Pemahaman bersama' },
    ...index,
    better: 'higher',
    of: 'forums',
    read: (s, f) => s.understanding[f]!,
    meaning: {
      en: 'One minus the spread of the members’ positions, as a share of the widest spread there can be.',
      id: 'Satu dikurangi sebaran posisi anggota, sebagai bagian dari sebaran terlebar.',
    },
  },
  {
    name: 'sectoral-ego',
    label: { en: 'Sectoral ego', id: 'Ego sektoral' },
    ...index,
    better: 'lower',
    of: 'agencies',
    read: (s, i) => s.ego[i]!,
    meaning: { en: 'Mean sectoral ego of the agencies’ heads.', id: 'Rata-rata ego sektoral pimpinan instansi.' },
  },
  {
    name: 'capacity',
    label: { en: 'Staff capacity', id: 'Kapasitas staf' },
    ...index,
    better: 'higher',
    of: 'agencies',
    read: (s, i) => s.capacity[i]!,
    meaning: { en: 'Mean staff capacity of the agencies.', id: 'Rata-rata kapasitas staf instansi.' },
  },
  {
    name: 'budget',
    label: { en: 'Money in hand', id: 'Dana tersedia' },
    unit: 'million Rp',
    bounds: [0, 100],
    bins: 1000,
    better: 'neither',
    of: 'agencies',
    read: (s, i) => s.budget[i]!,
    meaning: {
      en: 'Mean money in hand for meeting the others.',
      id: 'Rata-rata dana yang tersedia untuk bertemu pihak lain.',
    },
  },
  {
    name: 'salience',
    label: { en: 'Salience', id: 'Perhatian' },
    ...index,
    better: 'neither',
    of: 'agencies',
    read: (s, i) => s.salience[i]!,
    meaning: {
      en: 'How much the matter occupies the agencies.',
      id: 'Seberapa besar urusan ini menyita perhatian instansi.',
    },
  },
  {
    name: 'attendance',
    label: { en: 'Attendance', id: 'Kehadiran' },
    ...share,
    better: 'higher',
    of: 'forums',
    read: (s, f) => {
      let told = 0
      let came = 0
      const forums = s.understanding.length
      for (let w = 0; w < attendanceWindow; w++) {
        told += s.invitedWindow[w * forums + f]!
        came += s.cameWindow[w * forums + f]!
      }
      return told > 0 ? came / told : Number.NaN
    },
    meaning: {
      en: 'Share of invited members who came to the sessions called in the last twelve months.',
      id: 'Bagian anggota terundang yang hadir pada rapat dua belas bulan terakhir.',
    },
  },
  {
    name: 'meetings',
    label: { en: 'Sessions held', id: 'Rapat terlaksana' },
    unit: 'sessions since month 0',
    bounds: [0, 1200],
    bins: 1200,
    better: 'higher',
    of: 'forums',
    read: (s, f) => s.sessionsHeld[f]!,
    meaning: {
      en: 'Face-to-face sessions held since month 0, mean over forums.',
      id: 'Rapat tatap muka sejak bulan 0, rata-rata per forum.',
    },
  },
  {
    name: 'joint-share',
    label: { en: 'Joint share of effort', id: 'Porsi upaya bersama' },
    ...share,
    better: 'higher',
    of: 'agencies',
    read: (s, i) => (s.joint[i]! + s.own[i]! > 0 ? s.joint[i]! / (s.joint[i]! + s.own[i]!) : Number.NaN),
    meaning: {
      en: 'Joint effort as a share of joint and own effort.',
      id: 'Upaya bersama sebagai bagian dari seluruh upaya.',
    },
  },
  {
    name: 'joint-effort',
    label: { en: 'Joint effort', id: 'Upaya bersama' },
    ...index,
    better: 'higher',
    of: 'agencies',
    read: (s, i) => (s.month > 0 ? s.joint[i]! : Number.NaN),
    meaning: { en: 'Mean effort of agencies on the joint task.', id: 'Rata-rata upaya instansi pada tugas bersama.' },
  },
  {
    name: 'own-effort',
    label: { en: 'Own effort', id: 'Upaya sendiri' },
    ...index,
    better: 'neither',
    of: 'agencies',
    read: (s, i) => (s.month > 0 ? s.own[i]! : Number.NaN),
    meaning: {
      en: 'Mean effort of agencies on their own programmes.',
      id: 'Rata-rata upaya instansi pada program sendiri.',
    },
  },
  {
    name: 'overload',
    label: { en: 'Work load of meeting', id: 'Beban rapat' },
    unit: 'multiple of what staff carry',
    bounds: [0, 20],
    bins: 1000,
    better: 'lower',
    of: 'agencies',
    read: (s, i) => s.load[i]!,
    meaning: {
      en: 'Meetings and reports per staff, as a multiple of what they can carry.',
      id: 'Rapat dan laporan per staf, sebagai kelipatan dari yang sanggup dipikul.',
    },
  },
  {
    name: 'broken-pledges',
    label: { en: 'Pledges broken', id: 'Janji diingkari' },
    unit: 'pledges since month 0',
    bounds: [0, 10000],
    bins: 2000,
    better: 'neither',
    of: 'forums',
    read: (s, f) => s.pledgesBroken[f]!,
    meaning: {
      en: 'Pledges broken since month 0, mean over forums.',
      id: 'Janji yang diingkari sejak bulan 0, rata-rata per forum.',
    },
  },
  {
    name: 'kept-pledges',
    label: { en: 'Pledges kept', id: 'Janji ditepati' },
    unit: 'pledges since month 0',
    bounds: [0, 10000],
    bins: 2000,
    better: 'neither',
    of: 'forums',
    read: (s, f) => s.pledgesKept[f]!,
    meaning: {
      en: 'Pledges kept since month 0, mean over forums.',
      id: 'Janji yang ditepati sejak bulan 0, rata-rata per forum.',
    },
  },
  {
    name: 'reliability',
    label: { en: 'Pledges kept, recent share', id: 'Porsi janji ditepati' },
    ...share,
    better: 'higher',
    of: 'agencies',
    read: (s, i) => s.kept[i]!,
    meaning: {
      en: 'Recent share of pledges that an agency has kept, mean over agencies.',
      id: 'Porsi janji yang belakangan ditepati, rata-rata per instansi.',
    },
  },
  {
    name: 'small-wins',
    label: { en: 'Small wins', id: 'Keberhasilan kecil' },
    unit: 'wins since month 0',
    bounds: [0, 1200],
    bins: 1200,
    better: 'higher',
    of: 'forums',
    read: (s, f) => s.wins[f]!,
    meaning: {
      en: 'Small wins since month 0, mean over forums.',
      id: 'Keberhasilan kecil sejak bulan 0, rata-rata per forum.',
    },
  },
  {
    name: 'track-record',
    label: { en: 'Habit of meeting', id: 'Kebiasaan bertemu' },
    ...share,
    better: 'higher',
    of: 'forums',
    read: (s, f) => s.trackRecord[f]!,
    meaning: {
      en: 'Share of due sessions kept, over about ten years.',
      id: 'Bagian rapat terjadwal yang terlaksana selama sekitar sepuluh tahun.',
    },
  },
  {
    name: 'legitimacy',
    label: { en: 'Legitimacy', id: 'Legitimasi' },
    ...index,
    better: 'higher',
    of: 'forums',
    read: (s, f) => s.legitimacy[f]!,
    meaning: {
      en: 'How far the forum is accepted by members and public.',
      id: 'Seberapa jauh forum diterima anggota dan masyarakat.',
    },
  },
  {
    name: 'accountability',
    label: { en: 'Accountability', id: 'Akuntabilitas' },
    ...index,
    better: 'higher',
    of: 'forums',
    read: (s, f) => s.accountability[f]!,
    meaning: {
      en: 'How far members answer for what was agreed.',
      id: 'Seberapa jauh anggota mempertanggungjawabkan kesepakatan.',
    },
  },
  {
    name: 'transparency',
    label: { en: 'Transparency', id: 'Transparansi' },
    ...index,
    better: 'higher',
    of: 'forums',
    read: (s, f) => s.transparency[f]!,
    meaning: { en: 'How open rules and decisions are.', id: 'Seberapa terbuka aturan dan keputusan.' },
  },
  {
    name: 'common-programme',
    label: { en: 'Common programme', id: 'Program bersama' },
    ...index,
    better: 'higher',
    of: 'forums',
    read: (s, f) => s.programme[f]!,
    meaning: {
      en: 'Extent of the programme that members’ contributions pay for.',
      id: 'Cakupan program yang dibiayai kontribusi anggota.',
    },
  },
  {
    name: 'incidents',
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
  ...borderClearanceOutcomes,
]

export const outcomes: readonly OutcomeDeclaration[] = catalogue

export function outcomeNamed(name: string): OutcomeDeclaration | undefined {
  return catalogue.find((o) => o.name === name)
}

/** The series of a world and their readers, outcome by outcome in the order of the catalogue, the whole world first. */
export function seriesOf(
  s: Structure,
  epochs: readonly Epoch[],
  catalogue: readonly Outcome[],
  record: RecordOptions,
): { series: Series[]; readers: Reader[] } {
  const series: Series[] = []
  const readers: Reader[] = []
  const add = (outcome: OutcomeDeclaration, scope: string, reader: Reader) => {
    series.push({ outcome, scope })
    readers.push(reader)
  }
  const everyone = s.agencies.map((_, i) => i)
  const singled = record.agency ? everyone : []
  const groups = [
    ...s.forums.map((id, f) => ({ scope: `forum:${id}`, agencies: membersOf(s, f), forums: [f] })),
    ...partition('kind', (i) => epochs.map((e) => e.kind[i]!), everyone, 1).map((g) => ({
      ...g,
      forums: [] as number[],
    })),
    ...partition('country', (i) => epochs.map((e) => e.country[i]!), everyone, 2).map((g) => ({
      ...g,
      forums: [] as number[],
    })),
    ...partition(
      'tier',
      (f) => epochs.map((e) => e.tier[f]!),
      s.forums.map((_, f) => f),
      2,
    ).map(({ scope, agencies: forums }) => ({
      scope,
      agencies: [...new Set(forums.flatMap((f) => membersOf(s, f)))].sort((a, b) => a - b),
      forums,
    })),
  ]
  const allForums = s.forums.map((_, f) => f)
  for (const outcome of catalogue) {
    const { service } = outcome
    if (service && !epochs.some((e) => e.services[service])) continue
    switch (outcome.of) {
      case 'world':
        add(outcome, '', (state) => (service && !state.now.services[service] ? Number.NaN : outcome.read(state)))
        break
      case 'agencies':
        add(outcome, '', meanOver(everyone, outcome.read))
        for (const g of groups)
          add(
            outcome,
            g.scope,
            g.scope.startsWith('forum:')
              ? meanOverSeats(s, g.forums[0]!, outcome.read)
              : meanOver(g.agencies, outcome.read),
          )
        for (const i of singled) add(outcome, `agency:${s.agencies[i]}`, meanOver([i], outcome.read))
        break
      case 'forums':
        if (s.forums.length === 0) break
        add(outcome, '', meanOverForums(allForums, outcome.read))
        for (const g of groups) if (g.forums.length) add(outcome, g.scope, meanOverForums(g.forums, outcome.read))
        break
      case 'trust':
        add(outcome, '', meanTrust(everyone))
        for (const g of groups)
          add(outcome, g.scope, g.forums.length ? trustWithin(s, g.forums) : meanTrust(g.agencies))
        for (const i of singled) add(outcome, `agency:${s.agencies[i]}`, meanTrust([i]))
        if (record.pair) {
          s.pairFrom.forEach((i, p) => {
            const scope = `pair:${s.agencies[i]}>${s.agencies[s.pairTo[p]!]}`
            add(outcome, scope, (state) => (state.now.activePair[p] ? state.trust[p]! : Number.NaN))
          })
        }
        break
    }
  }
  return { series, readers }
}

function membersOf(s: Structure, f: number): number[] {
  return Array.from(s.seatAgency.subarray(s.seatStart[f]!, s.seatStart[f + 1]!))
}

/** Groups of those with one label in any epoch, labels in code-unit order; none where there are fewer labels than `least`. */
function partition(name: string, labels: (index: number) => readonly string[], all: readonly number[], least: number) {
  const groups = new Map<string, number[]>()
  for (const i of all) {
    for (const label of new Set(labels(i))) {
      if (label === '') continue
      const group = groups.get(label)
      if (group) group.push(i)
      else groups.set(label, [i])
    }
  }
  const sorted = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1))
  if (sorted.length < least) return []
  return sorted.map((label) => ({ scope: `${name}:${label}`, agencies: groups.get(label)! }))
}

function meanOver(agencies: readonly number[], read: ReadOne): Reader {
  return (s) => {
    let n = 0
    let sum = 0
    for (const i of agencies) {
      if (!s.now.present[i]) continue
      const x = read(s, i)
      if (!Number.isNaN(x)) {
        n++
        sum += x
      }
    }
    return n > 0 ? sum / n : Number.NaN
  }
}

function meanOverSeats(structure: Structure, f: number, read: ReadOne): Reader {
  const from = structure.seatStart[f]!
  const to = structure.seatStart[f + 1]!
  return (s) => {
    let n = 0
    let sum = 0
    for (let m = from; m < to; m++) {
      if (!s.now.seated[m]) continue
      const x = read(s, structure.seatAgency[m]!)
      if (!Number.isNaN(x)) {
        n++
        sum += x
      }
    }
    return n > 0 ? sum / n : Number.NaN
  }
}

function meanOverForums(forums: readonly number[], read: ReadOne): Reader {
  return (s) => {
    let n = 0
    let sum = 0
    for (const f of forums) {
      if (!s.now.forumPresent[f]) continue
      const x = read(s, f)
      if (!Number.isNaN(x)) {
        n++
        sum += x
      }
    }
    return n > 0 ? sum / n : Number.NaN
  }
}

function meanTrust(agencies: readonly number[]): Reader {
  return (s) => {
    const { pairStart } = s.world.structure
    let n = 0
    let sum = 0
    for (const i of agencies) {
      for (let p = pairStart[i]!; p < pairStart[i + 1]!; p++) {
        if (s.now.activePair[p]) {
          n++
          sum += s.trust[p]!
        }
      }
    }
    return n > 0 ? sum / n : Number.NaN
  }
}

function trustWithin(structure: Structure, forums: readonly number[]): Reader {
  const { seatStart, gridStart, pairOf } = structure
  return (s) => {
    let n = 0
    let sum = 0
    for (const f of forums) {
      const start = seatStart[f]!
      const size = seatStart[f + 1]! - start
      for (let a = 0; a < size; a++) {
        if (!s.now.seated[start + a]) continue
        for (let b = 0; b < size; b++) {
          if (b === a || !s.now.seated[start + b]) continue
          n++
          sum += s.trust[pairOf[gridStart[f]! + a * size + b]!]!
        }
      }
    }
    return n > 0 ? sum / n : Number.NaN
  }
}

/** Writes the values of one month. */
export function record(state: State, readers: readonly Reader[], out: Float64Array, rows: number, month: number): void {
  for (let r = 0; r < readers.length; r++) out[r * rows + month] = readers[r]!(state)
}
