/** Yang dikatakan grafik, dalam bahasa Indonesia. */
import { analysesId } from './analyses-id.js'
import type { ChartMessages } from './charts-en.js'
import { compositionId } from './composition-id.js'
import { definedId } from './defined-id.js'

const alike = (word: string) => ({ one: word, many: word })

export const chartsId: ChartMessages = {
  caution: 'Kasus yang disederhanakan, bukan ramalan.',
  nouns: {
    run: alike('ulangan'),
    month: alike('bulan'),
    outcome: alike('hasil'),
    scenario: alike('skenario'),
    combination: alike('kombinasi'),
    number: alike('angka'),
    point: alike('titik'),
    factor: alike('faktor'),
    pattern: alike('pola'),
    clearEffect: alike('pengaruh yang jelas'),
    pair: alike('pasang'),
    measure: alike('tindakan'),
    replicate: alike('ulangan'),
    round: alike('putaran'),
    trajectory: alike('lintasan Morris'),
    sample: alike('sampel dasar'),
  },
  ofEach: (runs) => `${runs} tiap skenario, dipasangkan dengan peruntungan yang sama`,
  seed: (runs, seed) => `${runs}; benih “${seed}”.`,
  fingerprints: (prints) => `Sidik jari: ${prints}`,
  madeBy: (command) => `Dibuat dengan: ${command}`,
  month: 'bulan',
  inMonth: (month) => `bulan ${month}`,
  inSeason: (month, calendar) => `bulan ${month} (${calendar})`,
  lastMonth: 'bulan terakhir',
  axisIndex: (scale) => `${scale}, 0 sampai 1`,
  index: 'indeks',
  share: 'bagian',
  times: 'kali beban yang sanggup dipikul staf',
  higherBetter: 'makin tinggi makin baik',
  lowerBetter: 'makin rendah makin baik',
  toRange: (low, high) => `${low} sampai ${high}`,

  against: (variant, baseline) => `${variant} dibandingkan dengan ${baseline}`,
  variantsAgainst: (count, baseline) => `${count} varian dibandingkan dengan ${baseline}`,
  combinations: (count) => `, ${count} kombinasi nilai`,

  curves: {
    one: (runs) => `Garis: rata-rata ${runs}, bulan demi bulan.`,
    several: (runs) => `Garis: rata-rata ${runs} tiap skenario, bulan demi bulan.`,
    description: ({ theme, title, months, names }) => `${theme}: ${title}. Kurva selama ${months} untuk ${names}.`,
    noInterval: 'Satu ulangan: tanpa selang.',
    bandsOfOne: 'Pita gelap: selang 95 % dari rata-rata (t Student). Pita pucat: persentil ke-5 sampai ke-95 ulangan.',
    bands: 'Pita: selang 95 % dari rata-rata (t Student).',
    axes: 'Sumbu tegak mulai dari 0 dan berbeda antarpanel.',
    every: (months) => `Digambar setiap ${months} bulan.`,
    still: (names) => `Tidak digambar karena tidak pernah berubah: ${names}.`,
    measures: (said, more) => `Tindakan dimulai, ${said}${more}.`,
    measuresAt: (month, titles) => `bulan ${month}: ${titles}`,
    measureCount: (count) => `${count} tindakan`,
    laterMonths: (count) => `; dan pada ${count} bulan kemudian`,
    measuresStart: 'tindakan dimulai',
    measureStarts: 'tindakan dimulai',
    strokes: 'Warna menandai nilai yang diubah, putus-putus garis menandai skenario.',
    brackets: (paths) => `Dalam kurung di samping kurva: ${paths}.`,
    difference: (scale) => `selisih, ${scale}`,
  },

  effects: {
    marks: {
      better: 'membaik',
      worse: 'memburuk',
      changed: 'berubah, tidak membaik atau memburuk',
      unclear: 'belum jelas, atau hanya sedikit',
    },
    axis: 'pengaruh, % dari rata-rata yang lebih besar di antara keduanya',
    title: (month) => `Pengaruh pada ${month}`,
    subtitle: (baseline, interval) =>
      `Rata-rata selisih berpasangan dari ${baseline}: peruntungan yang sama di kedua dunia, ulangan demi ulangan. Angka di kanan: selisih dalam satuan hasil itu sendiri${interval ? ', dengan selang 95 %' : ''}.`,
    description: (month, variants, baseline) =>
      `Pengaruh pada ${month} dari ${variants} dibandingkan dengan ${baseline}, dengan selang 95 %.`,
    bars: 'Batang: selang 95 % dari rata-rata selisih berpasangan (t Student); bila tidak terlihat, selang lebih sempit daripada tandanya. Agar hasil dengan satuan berbeda berbagi satu sumbu, tiap selisih digambar sebagai persentase dari rata-rata yang lebih besar di antara keduanya.',
    slight:
      'Tanpa perubahan yang jelas: selang memuat 0. Sedikit: di bawah 0,01 indeks, atau di bawah 2 % rata-rata acuan.',
    sameValue: (baseline) => `${baseline} dengan nilai yang sama`,
    theBaseline: 'acuan',
    overTime: 'Bagaimana pengaruh itu terjadi',
    each: 'Tiap varian',
    minus: (variant, baseline) =>
      `${variant} dikurangi ${baseline}, bulan demi bulan: rata-rata selisih antara ulangan yang berpasangan. Pada garis 0 tidak ada yang berubah.`,
    overTimeDescription: (months, variants, baseline) =>
      `Pengaruh selama ${months} bulan dari ${variants} dibandingkan dengan ${baseline}.`,
    overTimeBands:
      'Pita: selang 95 % dari rata-rata selisih berpasangan (t Student). Sumbu tegak memuat 0 dan berbeda antarpanel.',
  },

  thinning: ({ all, shown, told, varied, effects }) =>
    `Dari ${all} skenario, ${shown} ${told ? 'diceritakan' : 'digambar'}${varied ? ', tersebar di antara nilai-nilai yang diubah' : ', yang disebut pertama'}; semuanya ada di curves.csv${effects ? ' dan effects.csv' : ''}.`,

  map: {
    title: (name, x, y) => `${name} menurut ${x} dan ${y}`,
    against: (variant, baseline) => `${variant}, dibandingkan dengan ${baseline}`,
    effect: (month) =>
      `Pengaruh pada ${month}: rata-rata selisih berpasangan antara varian dan acuan dengan dua nilai yang sama.`,
    description: ({ variant, baseline, month, x, y, columns, rows }) =>
      `Pengaruh ${variant} dibandingkan dengan ${baseline} pada ${month} menurut ${x} dan ${y}, sebagai kisi ${columns} kali ${rows}.`,
    colours:
      'Biru: membaik; jingga: memburuk (bila bukan keduanya: biru di atas 0, jingga di bawah). Putih: tanpa pengaruh.',
    grey: ' Abu-abu: tidak ada yang dibandingkan.',
    thick:
      'Garis tebal: mengelilingi sel yang pengaruhnya di bawah sepertiga dari yang terbesar, atau berlawanan arah. ',
    noSmall: 'Tidak ada pengaruh di bawah sepertiga dari yang terbesar. ',
    oneRun: 'Satu ulangan tiap skenario: tanpa selang.',
    hatched: 'Berarsir: belum jelas, selang 95 % dari rata-rata selisih berpasangan (t Student) memuat 0.',
    allClear: 'Di semua sel selang 95 % dari rata-rata selisih berpasangan (t Student) tidak memuat 0.',
    uneven: (paths) => `Jarak antarnilai ${paths} tidak sama, tetapi digambar seolah-olah sama.`,
    tooSmall: 'Sel terlalu kecil untuk angka: angkanya ada di effects.csv.',
    fingerprints: (count) =>
      `Sidik jari: sidik jari ke-${count} skenario ada di manifest.json dan di dalam berkas ini.`,
  },

  patterns: {
    title: 'Apakah kasus-kasus berperilaku seperti temuan studinya?',
    description: (count) => `Bagian benih dan ruang andaian di mana masing-masing dari ${count} pola berlaku.`,
    note: 'Lingkaran: bagian benih di mana semua perbandingan benar. Belah ketupat: bagian titik ruang andaian di mana pola berlaku, dengan selang 95 % di sisi yang benar. Biru: berlaku pada nilai bawaan; jingga: gagal; abu-abu: tidak dapat dinilai karena tanpa nilai. Titik tanpa nilai dihitung sebagai titik di mana pola tidak berlaku. Garis tegak menandai 95 %: pola yang berlaku di bagian ruang yang lebih besar dari itu terbukti, yang lain membedakan.',
    axis: 'bagian di mana pola berlaku',
    holds: 'berlaku',
    fails: 'gagal',
    untold: 'tanpa nilai',
    verdicts: {
      verifies: 'terbukti',
      discriminates: 'membedakan',
      'no value': 'tanpa nilai',
      'not tested': 'tidak diuji',
    },
    held: (held, all) => `${held} dari ${all} pola berlaku`,
    cannotTell: (count) => `${count} tidak dapat dinilai: tanpa nilai`,
    untoldOverSpace: (count) => `pada ${count} pola terlalu sedikit titik yang bernilai`,
    withoutValue: (share) => `tanpa nilai di ${share}`,
    untested: 'ruang andaian tidak diuji',
    verified: (verify, _one, discriminate) =>
      `di seluruh ruang andaian ${verify} terbukti dan ${discriminate} membedakan`,
    design: (seeds, space, seed) => `${seeds} benih pada nilai bawaan${space}; benih “${seed}”.`,
    space: (points, seeds) => `; ${points} titik ruang andaian × ${seeds} benih`,
    across: 'lintas kasus',
  },

  composition: compositionId,
  defined: definedId,

  ...analysesId,
}
