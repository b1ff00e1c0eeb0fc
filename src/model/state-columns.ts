/** The columns of a state: a line here is a column that lives from month to month, and nothing else lists it. */
import { channelCount } from './channels.js'
import type { ColumnArena } from './column-arena.js'
import type { Structure } from './structure.js'

/** A month long before any run: “never met”. */
export const never = -10000

/** Length of the window over which attendance is reported, in months. */
export const attendanceWindow = 12

interface Column<K extends 'doubles' | 'words' | 'bytes' = 'doubles' | 'words' | 'bytes'> {
  readonly kind: K
  /** Value at month 0; 0 unless said. */
  readonly start?: number
  /** Value of whoever comes in, at month 0 or later. */
  readonly entering?: number
  /** Belongs to one month, and is 0 as the next begins. */
  readonly monthly?: true
  /** How many for each entity; 1 unless said. */
  readonly times?: (structure: Structure) => number
}

type Rest = Omit<Column, 'kind'>
const doubles = (rest: Rest = {}): Column<'doubles'> => ({ kind: 'doubles', ...rest })
const words = (rest: Rest = {}): Column<'words'> => ({ kind: 'words', ...rest })
const bytes = (rest: Rest = {}): Column<'bytes'> => ({ kind: 'bytes', ...rest })

interface Declared {
  readonly [name: string]: Column
}

export type Laid<D extends Declared> = {
  readonly [N in keyof D]: D[N] extends Column<'doubles'>
    ? Float64Array
    : D[N] extends Column<'words'>
      ? Int32Array
      : Uint8Array
}

export const agencyColumns = {
  /** Share of staff who have been through joint training and still use it. */
  trained: doubles({ entering: 0 }),
  /** Mandate fit as it is felt, lifted or lowered by the forums’ legitimacy. */
  mandate: doubles(),
  /** What the forums’ legitimacy makes of an agency’s mandate, as a factor: 1 where nothing lifts or lowers it. */
  mandateLift: doubles({ entering: 1 }),
  salience: doubles({ entering: 0.2 }),
  /** Recent share of pledges kept. */
  kept: doubles({ entering: 0.7 }),
  joint: doubles(),
  own: doubles(),
  /** Share of effort given to the joint task, before capacity. */
  willing: doubles(),
  /** Meetings and reports per staff, as a multiple of what the staff can carry. */
  load: doubles({ entering: 0 }),
  /** Sessions in a room that the agency was invited to, in any of its forums, and those it came to, since month 0. */
  invited: doubles(),
  came: doubles(),
  /** Sessions and exchanges attended this month, in sessions. */
  sessions: doubles({ monthly: true }),
  /** Trust across the border lost with its officials since month 0, mean over its counterparts and both directions. */
  lostAcross: doubles(),
  /** Month in which the official last changed. */
  changed: words({ entering: never }),
  /** Position on each topic: position[topic * agencies + i]. */
  position: doubles({ times: ({ topics }) => topics.length }),
  /** Money since month 0, in million Rp: opening + received + granted = spent + lapsed + budget. */
  opened: doubles(),
  received: doubles(),
  spent: doubles(),
  lapsed: doubles(),
}

export const forumColumns = {
  outcome: doubles(),
  understanding: doubles(),
  /** Facilitative leadership and secretariat as the champion leaves them. */
  leadership: doubles(),
  secretariat: doubles(),
  /** How far the secretariat works for each country’s side, files[f * countries + side]; 1 where nothing changes it. */
  files: doubles({ start: 1, times: ({ countries }) => countries.length }),
  /** Session due and not yet held. */
  waiting: bytes({ entering: 0 }),
  /** Month of the last session of any kind, and of the last that was due. */
  lastHeld: words({ entering: never }),
  lastKept: words({ entering: never }),
  /** Share of recent decisions made without a record. */
  unrecorded: doubles(),
  /** Recent share of pledges broken in the forum. */
  breach: doubles(),
  /** Work of technical teams between sessions. */
  prepared: doubles(),
  /** Common fund and what it has bought lately. */
  fund: doubles(),
  fundReceived: doubles(),
  fundSpent: doubles(),
  /** What the fund pays for the common programme this month, in million Rp. */
  fundPaid: doubles({ monthly: true }),
  programme: doubles(),
  won: bytes({ monthly: true }),
  wins: doubles(),
  pledgesBroken: doubles(),
  pledgesKept: doubles(),
  sessionsHeld: doubles(),
  /** Those of them that an incident called. */
  sessionsCalled: doubles(),
  /** Members told and members who came, of the sessions of each of the last twelve months. */
  invitedWindow: doubles({ times: () => attendanceWindow }),
  cameWindow: doubles({ times: () => attendanceWindow }),
  /** The sums of these: counts, so that what is taken off again leaves nothing behind. */
  invitedLately: doubles(),
  cameLately: doubles(),
  /** Meetings of this month: channel * forums + f. */
  convened: bytes({ monthly: true, times: () => channelCount }),
  attendees: words({ monthly: true, times: () => channelCount }),
  /** A session called by an incident. */
  called: bytes({ monthly: true }),
  /** Whose voices were weighed last: under which leadership, in which epoch. */
  voiceFor: doubles({ start: -1 }),
  voiceEpoch: words(),
}

export const seatColumns = {
  /** Month in which an open pledge falls due; 0 where none is open. */
  pledgeDue: words(),
  /** Whether the holder knows of the seat: a decree that recurs may miss some. */
  informed: bytes({ start: 1 }),
  /** Whether what calls this month’s session concerns the holder; said anew where a session is called. */
  concerned: bytes(),
  /** Sessions in a room that the holder was invited to, and those it came to, since month 0. */
  seatInvited: doubles(),
  seatCame: doubles(),
}

/** Columns with a value to begin with, and those that begin anew for whoever comes in. */
export interface Starts {
  readonly all: readonly Start[]
  readonly anew: readonly Start[]
}

interface Start {
  readonly column: Float64Array | Int32Array | Uint8Array
  readonly value: number
}

/** Lays declared columns out as properties of `state`. */
export function layOut(
  state: object,
  declared: Declared,
  entities: number,
  structure: Structure,
  { lasting, monthly }: { readonly lasting: ColumnArena; readonly monthly: ColumnArena },
): Starts {
  const all: Start[] = []
  const anew: Start[] = []
  for (const [name, { kind, start = 0, entering, monthly: passes, times = () => 1 }] of Object.entries(declared)) {
    const column = (passes ? monthly : lasting)[kind](times(structure) * entities)
    Object.defineProperty(state, name, { value: column, enumerable: true })
    if (entering !== undefined) anew.push({ column, value: entering })
    else if (start !== 0) all.push({ column, value: start })
  }
  return { all: [...all, ...anew], anew }
}
