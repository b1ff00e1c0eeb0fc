/** Yang dikatakan laporan cetak, dalam bahasa Indonesia. */

import { analysisSummariesId } from './analysis-summaries-id.js'
import { explainId } from './explain-id.js'
import type { ReportMessages } from './report-en.js'
import { experimentsId } from './report-experiments-id.js'
import { summaryId } from './summary-id.js'

export const reportId: ReportMessages = {
  kinds: {
    run: 'Laporan satu skenario',
    compare: 'Laporan perbandingan',
    validate: 'Laporan validasi',
    experiment: 'Laporan eksperimen',
  },
  stylised: 'Kasus yang disederhanakan, bukan ramalan.',
  stylisedWhy: (share) =>
    `Laporan ini menunjukkan apa akibat andaian-andaiannya, bukan apa yang akan terjadi di perbatasan: ${share} nilainya diandaikan. Yang patut dibaca hanyalah perbedaan antarskenario.`,
  stylisedPlain:
    'Laporan ini menunjukkan apa akibat andaian-andaiannya, bukan apa yang akan terjadi di perbatasan. Yang patut dibaca hanyalah perbedaan antarskenario.',
  contents: 'Isi',
  question: 'Pertanyaannya',
  moreCurves: 'Kurva lainnya',
  inShort: 'Ringkasnya',
  figure: (number) => `Gambar ${number}.`,
  table: (number) => `Tabel ${number}.`,
  none: '–',
  interval: (low, high) => `selang 95 % ${low} sampai ${high}`,
  range: (low, high) => `${low} sampai ${high}`,
  yes: 'ya',
  no: 'tidak',

  run: {
    question: (title) => `Bagaimana jadinya “${title}” bila dibiarkan apa adanya?`,
    rises: (o, from, to) => `${o} naik dari ${from} menjadi ${to}`,
    falls: (o, from, to) => `${o} turun dari ${from} menjadi ${to}`,
    still: (o, from, to) => `${o}: tanpa perubahan yang jelas, ${from} dan ${to}`,
    unjudged: (o, from, to) => `${o}: ${from}, ${to}`,
    inMonth: (value, month) => `${value} pada bulan ${month}`,
    ofMean: (low, high) => `selang 95 % dari rata-rata ${low} sampai ${high}`,
    outcomes: 'Semua hasil pada akhirnya',
    columns: {
      outcome: 'Hasil',
      unit: 'Satuan',
      first: 'Mula-mula',
      last: 'Pada akhirnya',
      interval: 'Selang 95 % dari rata-rata',
      runs: 'Sembilan dari sepuluh ulangan',
    },
    caption: 'Rata-rata atas semua ulangan. Sembilan dari sepuluh ulangan: dari persentil ke-5 sampai ke-95.',
    over: (month, count) => `Bulan ${month}, rata-rata terendah dan tertinggi di antara ${count} skenario:`,
    ends: 'Hasil-hasil utama pada akhirnya',
    endsCaption:
      'Rata-rata atas semua ulangan. Selangnya dan semua hasil lainnya ada di curves.csv di samping laporan.',
  },

  compare: {
    question: (variant, baseline) => `Apa yang diubah oleh “${variant}”, dibandingkan dengan “${baseline}”?`,
    questionSeveral: (variants, baseline) => `Apa yang diubah oleh ${variants}, dibandingkan dengan “${baseline}”?`,
    questionMany: (count, baseline) => `Apa yang diubah oleh ${count} varian, dibandingkan dengan “${baseline}”?`,
    atMonth: (month) => `Pada ${month}`,
    better: (moves, first) => `membaik${first ? ' terutama' : ''} dalam ${moves}`,
    worse: (moves, first) => `memburuk${first ? ' terutama' : ''} dalam ${moves}`,
    changed: (moves) => `berubah dalam ${moves}`,
    move: (o, from, to) => `${o} (${from} menjadi ${to})`,
    atTheMonth: (pair, month) => `${pair} pada ${month}`,
    inTheMonth: (pair, month) => `${pair}, ${month}`,
    nothing: (outcomes) => `tanpa perubahan yang jelas dalam ${outcomes}`,
    counts: ({ better, all, worse, changed }) =>
      `${better} dari ${all} membaik, ${worse} memburuk${changed === '0' ? '' : `, ${changed} berubah tanpa membaik atau memburuk`}.`,
    rises: (o, from, to) => `${o} naik dari ${from} menjadi ${to}`,
    falls: (o, from, to) => `${o} turun dari ${from} menjadi ${to}`,
    higherPairs: (share, all) => `lebih tinggi pada ${share} pasangan ${all ? 'ulangan' : 'itu'}`,
    lowerPairs: (share, all) => `lebih rendah pada ${share} pasangan ${all ? 'ulangan' : 'itu'}`,
    tiedPairs: (pairs, share) => `${pairs}, sama pada ${share}`,
    overYear: (effect) => `rata-rata ${effect} selama 12 bulan terakhir`,
    clearFrom: (month) => `jelas sejak bulan ${month}`,
    clearAtStart: (month) => `jelas sejak bulan ${month}, saat tindakan dimulai`,
    clearInto: (month, months) => `jelas sejak bulan ${month}, ${months} setelah tindakan dimulai`,
    clearLast: 'jelas hanya pada bulan terakhir',
    clearLate: (months) => `jelas hanya pada ${months} terakhir`,
    andThese: (names) => `serta ${names}.`,
    betterHead: 'Membaik, pengaruh terbesar lebih dahulu',
    worseHead: 'Memburuk',
    changedHead: 'Berubah, tidak membaik atau memburuk',
    hardly: (names) => `Hampir tidak bergeser: ${names}.`,
    unclear: (names) => `Tanpa perubahan yang jelas (selang memuat 0): ${names}.`,
    oneRun: 'Satu ulangan tiap skenario tidak memberi selang, sehingga tidak ada perubahan yang dapat disebut jelas.',
    curves: 'Hasil-hasil utama',
    effects: 'Semua pengaruh pada akhirnya',
    effectColumns: {
      outcome: 'Hasil',
      unit: 'Satuan',
      baseline: 'Acuan',
      variant: 'Varian',
      effect: 'Pengaruh',
      interval: 'Selang 95 %',
      verdict: 'Penilaian',
    },
    caption:
      'Pengaruh: rata-rata selisih berpasangan dari acuan, dengan peruntungan yang sama di kedua dunia, beserta selang 95 % (t Student). Hasil yang sama di semua bulan dan ulangan tidak dicantumkan.',
  },

  firm: {
    title: 'Seberapa kokoh?',
    untried:
      'Apakah arah pengaruh ini bertahan bila nilai-nilai andaian diubah, tidak diuji di sini. Perintah ini mengujinya:',
    lead: (variant, points) =>
      `${variant}: semua nilai andaian diubah sekaligus dalam batas yang dianggap mungkin, pada ${points} titik.`,
    counts: ({ robust, contested, reversed, all }) =>
      `Dari ${all} pengaruh yang jelas, ${robust} kokoh, ${contested} diperdebatkan, ${reversed} terbalik.`,
    columns: { outcome: 'Hasil', verdict: 'Penilaian', share: 'Arah yang sama', where: 'Paling sering berbalik bila' },
    caption:
      'Kokoh: pengaruh searah dengan pengaruh pada nilai bawaan di 95 % ruang andaian atau lebih; terbalik: di kurang dari separuhnya; diperdebatkan: di antaranya. Bagian di belakang sebuah rentang: seberapa sering pengaruh berbalik di sana, dan di tempat lain.',
    allRobust: (names) => `Kokoh: ${names}.`,
    nowhere: 'tidak ada rentang satu nilai yang menunjukkannya',
    of: (what, whom) => `${what} ${whom}`,
  },

  asked: {
    title: 'Apa yang dijalankan',
    titleCompare: 'Apa yang dibandingkan',
    runs: (runs, months) => `${runs} selama ${months}.`,
    runsOfEach: (runs, months) => `${runs} tiap skenario selama ${months}.`,
    paired:
      'Ulangan dipasangkan: peruntungan yang sama di kedua dunia, sehingga selisih di dalam satu pasang berasal dari apa yang diubah skenario.',
    measure: (title, month) => `${title} (bulan ${month})`,
    done: (measures) => `Tindakan: ${measures}.`,
    varied: (values) => `Diubah: ${values}`,
  },

  assumptions: {
    title: 'Apa landasannya',
    lead: (scenario, numbers, parts) => `Dari ${numbers} yang dibaca ${scenario}, ${parts}.`,
    part: {
      study: 'berasal dari studi kasusnya',
      literature: 'berasal dari kepustakaan lain',
      theory: 'berasal dari teori',
      assumed: 'diandaikan',
    },
    partOf: (count, share, words) => `${count} (${share}) ${words}`,
    defaults: (count) => `Di antara semuanya, ${count} adalah nilai bawaan yang tidak disebut skenario.`,
    table: 'Nilai dunia andaian yang menentukan',
    columns: { what: 'Nilai', where: 'Di sini', range: 'Dianggap mungkin', unit: 'Satuan', source: 'Sumber' },
    caption: (left) =>
      `Nilai dunia dengan rentang yang tidak diberikan studi mana pun, digabung bagi beberapa instansi atau forum. ${left}`,
    coefficients: (count) =>
      `Selain itu, ${count} koefisien mengatur bagaimana orang bertindak; masing-masing punya rentang juga, dan semuanya diubah bila suatu pengaruh disebut kokoh.`,
    several: (low, high, count) => `${low} sampai ${high} (${count})`,
    notSaid: 'diandaikan',
    sources: 'Sumber',
  },

  limits: {
    title: 'Batas-batasnya',
    luck: 'Selang mencakup peruntungan, bukan keraguan: selang menunjukkan seberapa tepat sekian ulangan menentukan rata-rata pada nilai-nilai ini. Makin banyak ulangan makin sempit; keraguan atas nilai dan persamaan tidak ikut menyempit.',
    many: 'Dari banyak pengaruh yang diperiksa, kira-kira satu dari dua puluh akan disebut jelas semata-mata karena peruntungan, sekalipun tidak ada yang berubah.',
    slight:
      '“Hampir tidak bergeser”: pengaruh rata-rata di bawah 0,01 indeks, atau di bawah 2 % rata-rata acuan, terlalu kecil untuk disebut sekalipun jelas.',
    stylised:
      'Studi di balik skenario bersifat kualitatif. Studi-studi itu menyebutkan siapa yang terlibat, ke mana arah perubahan, dan beberapa angka; besarnya diandaikan. Tidak ada instansi nyata yang diukur di sini.',
    levels: 'Tingkat pada kasus yang berbeda tidak boleh dibandingkan seolah-olah diukur.',
    builtIn: 'Pola yang ditanamkan atau dikalibrasi bukanlah temuan: pola itu sengaja dimasukkan.',
    factors: 'Yang tidak diubah tidak diuji: bagian-bagian itu berlaku bagi faktor-faktor ini dalam rentang ini.',
  },

  again: {
    title: 'Membuatnya lagi',
    lead: 'Perintah yang sama, dalam versi yang sama, memberi angka yang sama sampai angka terakhir di setiap komputer:',
    verify: 'Apakah tabel di samping laporan ini sama dengan hasil perintah itu, diperiksa dengan',
    what: 'Apa',
    value: 'Nilai',
    version: 'Versi',
    seed: 'Benih',
    runs: 'Ulangan tiap skenario',
    fingerprint: (scenario) => `Sidik jari ${scenario}`,
    model: 'Sidik model',
    plan: 'Rencana',
    report: 'Laporan ini dibuat dari tabel-tabel itu dengan',
    tables: 'Angka lengkap, dalam tabel',
  },

  validate: {
    question: 'Apakah kasus-kasus simulasi berperilaku seperti temuan studinya?',
    explained: [
      'Sebuah pola berlaku bila semua perbandingannya benar bagi rata-rata atas semua benih, dengan selang 95 % selisih berpasangan di sisi yang benar.',
      'Bila suatu hasil tanpa nilai, atau terlalu sedikit benih yang bernilai (kurang dari lima, atau kurang dari separuh), pola tidak berlaku dan tidak pula gagal; titik semacam itu dihitung sebagai titik di mana pola tidak berlaku.',
      'Pola terbukti bila berlaku di 95 % ruang andaian atau lebih: pola itu bersumber pada strukturnya. Yang lain membedakan: pola-pola itu bergantung pada angka yang belum pernah diukur.',
    ],
    design: 'Bagaimana diuji',
    patterns: 'Pola-polanya',
    columns: {
      pattern: 'Pola',
      what: 'Apa yang harus berlaku',
      kind: 'Dasar',
      holds: 'Berlaku',
      seeds: 'Benih',
      space: 'Ruang',
      verdict: 'Penilaian',
    },
    caption:
      'Benih: bagian benih di mana semua perbandingan benar. Ruang: bagian titik ruang andaian di mana pola berlaku.',
    kinds: { study: 'studi', theory: 'teori', calibrated: 'dikalibrasi', 'built-in': 'ditanamkan' },
    fails: 'Apa yang gagal, atau tidak dapat dinilai',
    failing: (pattern, title) => `${pattern}: ${title}`,
    margin: (margin, low, high) => `selisih ${margin}, ${low} sampai ${high}`,
    comparison: (number) => `perbandingan ${number}`,
    allHold: 'Semua pola berlaku pada nilai bawaan.',
    discriminating: 'Pada apa bergantung pola yang membedakan',
    holdsWhere: (pattern, where) => `${pattern} berlaku bila ${where}`,
    holdsUntold: (pattern) => `${pattern}: tidak ada rentang satu nilai yang menunjukkan di mana pola berlaku`,
    holdsNowhere: (pattern) => `${pattern} tidak berlaku di titik mana pun`,
    noneDiscriminates: 'Tidak ada pola yang membedakan.',
    dependsOn: 'Mekanisme yang dibutuhkan pola',
    depends: (pattern, mechanisms) => `${pattern}: ${mechanisms}`,
    onNone: 'tidak pada satu pun secara sendiri',
    comparisons: 'Setiap perbandingan',
    comparisonColumns: {
      pattern: 'Pola',
      comparison: 'Perbandingan',
      holds: 'Berlaku',
      margin: 'Selisih, selang 95 %',
      seeds: 'Benih',
      space: 'Ruang',
    },
    comparisonCaption:
      'Selisih: kelebihan sisi kiri atas sisi kanan; bila yang diminta lebih rendah, selisih di bawah 0 yang benar.',
  },

  explain: explainId,
  ...analysisSummariesId,
  ...summaryId,
  ...experimentsId,
}
