/** The minutes in each language: events have a few forms, each with its numbers. */
import type { TraceEvent } from '../../model/trace.js'
import { countries } from './countries.js'
import type { Language } from './index.js'

type Form = readonly [form: RegExp, en: string, id: string]

/** By event: the forms that its detail takes, and what is said; $1, $2 are what the form catches. */
const forms: Readonly<Record<string, readonly Form[]>> = {
  measure: [
    [/^come in$/, 'come in', 'bergabung'],
    [/^leave$/, 'leave', 'keluar'],
    [/^the forum is set up$/, 'the forum is set up', 'forum dibentuk'],
    [/^values in force change$/, 'a measure changes values', 'sebuah tindakan mengubah nilai'],
  ],
  session: [[/^(\d+) of (\d+) took part$/, 'session, $1 of $2 took part', 'rapat, $1 dari $2 hadir']],
  'incident-session': [
    [
      /^(\d+) of (\d+) took part$/,
      'session after an incident, $1 of $2 took part',
      'rapat setelah insiden, $1 dari $2 hadir',
    ],
  ],
  'no-quorum': [
    [/^(\d+) of (\d+) took part$/, 'session without a quorum, $1 of $2 came', 'rapat tanpa kuorum, $1 dari $2 datang'],
  ],
  exchange: [
    [
      /^(\d+) of (\d+) took part$/,
      'exchange of messages, $1 of $2 took part',
      'pertukaran pesan, $1 dari $2 ikut serta',
    ],
  ],
  'no-exchange': [
    [
      /^(\d+) of (\d+) took part$/,
      'exchange of messages that did not come about, $1 of $2 wrote',
      'pertukaran pesan yang tidak jadi, $1 dari $2 menulis',
    ],
  ],
  'technical-round': [
    [
      /^(\d+) of (\d+) took part$/,
      'work of the technical team, $1 of $2 took part',
      'kerja tim teknis, $1 dari $2 ikut serta',
    ],
  ],
  'not-convened': [[/^/, 'a session was due and was not called', 'sudah waktunya rapat, tetapi tidak ada undangan']],
  turnover: [
    [
      /^a new official; trust lost (\d+)\.(\d+) over all counterparts$/,
      'a new official; trust lost $1.$2 over all counterparts',
      'pejabat baru; kepercayaan yang hilang, dijumlahkan atas semua mitra: $1,$2',
    ],
  ],
  pledge: [[/^/, 'pledged work towards the joint task', 'menjanjikan kerja untuk tugas bersama']],
  'pledge-kept': [[/^/, 'a pledge fell due and was kept', 'janji jatuh tempo dan ditepati']],
  'pledge-broken': [[/^/, 'a pledge fell due and was broken', 'janji jatuh tempo dan diingkari']],
  'small-win': [[/^/, 'a small win for the joint task', 'keberhasilan kecil bagi tugas bersama']],
  incident: [[/^/, 'a serious incident at the border', 'insiden serius di perbatasan']],
  'case-opened': [[/^(\d+) new, (\d+) open$/, 'new cases: $1; open: $2', 'kasus baru: $1; terbuka: $2']],
  'case-handled': [
    [
      /^(\d+) handled, (\d+) still open$/,
      'cases handled: $1; still open: $2',
      'kasus ditangani: $1; masih terbuka: $2',
    ],
  ],
  'data-conflict': [
    [
      /^(.*): the sources’ figures are too far apart to plan with$/,
      '$1: the sources’ figures are too far apart to plan with',
      '$1: angka dari sumber-sumber terlalu jauh berbeda untuk dipakai merencanakan',
    ],
  ],
  'data-settled': [
    [
      /^(.*): the members plan with one figure$/,
      '$1: the members plan with one figure',
      '$1: para anggota merencanakan dengan satu angka',
    ],
  ],
  agenda: [
    [
      /^(\d+) items before the session, (\d+) settled$/,
      '$1 items before the session, $2 settled',
      '$1 butir di hadapan rapat, $2 diselesaikan',
    ],
  ],
  'change-of-body': [
    [
      /^another body takes over the side of (.*)$/,
      'another body takes over the side of $1',
      'lembaga lain mengambil alih pihak $1',
    ],
  ],
  postponed: [[/^/, 'tension between the countries puts the session off', 'ketegangan antarnegara menunda rapat']],
}

/** What happened, in words; undefined for an event or a form that the catalogue does not know. */
export function eventIn(
  language: Language,
  { event, detail }: Pick<TraceEvent, 'event' | 'detail'>,
): string | undefined {
  for (const [form, en, id] of forms[event] ?? []) {
    const found = form.exec(detail)
    const caught = (n: string) => found?.[Number(n)] ?? ''
    const said = event === 'change-of-body' ? (n: string) => countries[caught(n)] ?? caught(n) : caught
    if (found) return (language === 'en' ? en : id).replace(/\$(\d)/g, (_, n: string) => said(n))
  }
  return undefined
}
