/** Yang dikatakan penjelasan, dalam bahasa Indonesia. */
import type { Widened } from './en.js'
import type { explainEn } from './explain-en.js'

export const explainId: Widened<typeof explainEn> = {
  noValue: (what) => `${what} tanpa nilai pada semua bulan.`,
  noCommonValue: (what) => `Tidak ada bulan ketika ${what} bernilai pada kedua skenario.`,
  atFirst: 'mula-mula',
  inMonth: (month) => `pada bulan ${month}`,
  ways: {
    up: (what, from, when, to) => `${what} naik dari ${from} ${when} menjadi ${to}`,
    down: (what, from, when, to) => `${what} turun dari ${from} ${when} menjadi ${to}`,
    unclear: (what, from, when, to) => `${what}: tanpa perubahan yang jelas, dari ${from} ${when} menjadi ${to}`,
    once: (what, from, when, to) => `${what}: dari ${from} ${when} menjadi ${to}`,
  },
  change: (moved, month, facts) => `${moved} pada bulan ${month} (${facts}).`,
  contrast: ({ what, month, clear, to, of, from, against, facts }) =>
    `${what} pada bulan ${month}: ${clear ? '' : 'tanpa selisih yang jelas, '}${to} dalam ${of}, dibandingkan dengan ${from} dalam ${against} (${facts}).`,
  ended: (end, last) =>
    `Pada bulan ${end} tidak ada ulangan yang bernilai, atau terlalu sedikit: yang diceritakan ialah bulan ${last}, bulan terakhir dengan cukup banyak ulangan yang bernilai.`,
  raised: (parts) => `paling dinaikkan oleh ${parts}`,
  lowered: (parts) => `paling diturunkan oleh ${parts}`,
  carriedUp: (parts) => `paling dinaikkan oleh ${parts}`,
  heldDown: (parts) => `paling ditekan oleh ${parts}`,
  unmoved: 'Tidak ada mekanisme yang menggerakkannya.',

  fromStart: 'Kedua skenario berbeda sejak bulan 0: dunianya tidak berangkat dari nilai yang sama.',
  alike: 'Kedua skenario tidak berbeda dalam hal apa pun yang dibaca model.',
  fromMonth: (month, measures) => `Kedua skenario berbeda sejak bulan ${month}, ketika tindakan dimulai: ${measures}.`,
  whose: (measure, scenario) => `${measure} (${scenario})`,
  inReplicate: (replicate, seed, said) => `Dalam ulangan ${replicate} dengan benih “${seed}”, ${said}.`,
  nobody: 'tidak seorang pun berbuat lain di skenario yang satu daripada di yang lain',
  part: ({ month, of, ofEvent, against, againstEvent }) =>
    `keduanya berpisah jalan pada bulan ${month}: dalam ${of}, ${ofEvent}; dalam ${against}, ${againstEvent}`,
  nothingMore: 'tidak ada apa-apa lagi',
  nextIs: (month, event) => `tidak ada yang serupa (berikutnya, pada bulan ${month}: ${event})`,
  event: ({ forum, said, who }) => `${said}${forum === '' ? '' : `, di ${forum}`}${who}`,
  // Jenisnya ialah kata-kata sebelum angka dan rinciannya.
  kind: (_event, said) => said.split(/[,:;]/, 1)[0] as string,
  spread: (first, middle, last) =>
    `paling awal pada bulan ${first}, separuhnya selambat-lambatnya pada bulan ${middle}, paling lambat pada bulan ${last}`,
  pairsPart: ({ some, pairs, all, when, kind, share }) =>
    `Risalah berpisah jalan pada ${all ? `semua ${pairs}` : `${some} dari ${pairs}`} ulangan, ${when}; paling sering karena “${kind}” (${share}).`,
  noPairParts: (pairs) => `Dari ${pairs} ulangan, tidak satu pun yang risalahnya berpisah jalan.`,
  valueParts: (what, when) => `Nilai ${what} berpisah pada semuanya, ${when}.`,
  valuePartsIn: (what, share, when) => `Nilai ${what} berpisah pada ${share} di antaranya, ${when}.`,
  noValueParts: (what) => `Nilai ${what} tidak berpisah pada satu pun.`,

  head: (what, scale) => `${what}, seberapa jauh digerakkan tiap mekanisme (${scale})`,
  columns: {
    mechanism: 'Mekanisme',
    month: (month) => `Bulan ${month}`,
    interval: 'Selang 95 %',
    share: 'Bagian dari perubahan',
    brief: 'bagian',
  },
  atFirstMeans: 'selisih yang sudah ada pada bulan pertama',
  means: (name, meaning) => `**${name}**: ${meaning}.`,
  sum: 'Bagian-bagian itu berjumlah tepat keseluruhannya dalam setiap ulangan. Bagian sebuah mekanisme ialah perubahan hasil selama gilirannya dalam urutan sebulan, sehingga bagian itu juga dimungkinkan oleh mekanisme sebelumnya: matikan salah satunya (`--set mechanisms.<nama>.off=true`) untuk melihat apa jadinya tanpa mekanisme itu.',
}
