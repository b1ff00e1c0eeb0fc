/** Yang dikatakan laporan eksperimen dan analisisnya, dalam bahasa Indonesia. */
import type { ReportMessages } from './report-en.js'

export const experimentsId: Pick<ReportMessages, 'experiment' | 'sensitivity' | 'discovery'> = {
  experiment: {
    runs: ({ runs, names, points, replicates, seed }) =>
      `${runs}: ${names}${points === '' ? '' : ` di masing-masing dari ${points}`}${replicates === '' ? '' : `, tiap kali ${replicates}`}; benih “${seed}”.`,
    luck: 'Skenario-skenario pada satu titik berbagi peruntungan.',
    designs: {
      list: (factors) => `Sebuah daftar titik atas ${factors}.`,
      'full-factorial': (factors) => `Setiap kombinasi nilai dari ${factors}.`,
      'one-at-a-time': (factors) => `${factors}, satu setiap kali.`,
      'latin-hypercube': (factors) => `Hiperkubus Latin atas ${factors}.`,
      sobol: (factors) => `Titik-titik barisan Sobol’ atas ${factors}.`,
      morris: (factors, trajectories) => `${trajectories} atas ${factors}.`,
      saltelli: (factors, samples) => `Rancangan Saltelli atas ${factors}, ${samples}.`,
    },
    varied: 'Apa yang diubah',
    factorColumns: { factor: 'Faktor', values: 'Nilai', unit: 'Satuan', meaning: 'Makna' },
    pointColumns: { point: 'Titik', scenario: 'Skenario' },
    moreFactors: (count) => `dan ${count} lagi, di plan.json`,
    cameOut: 'Apa hasilnya',
    ends: ({ outcome, low, lowAt, high, highAt }) => `${outcome}: dari ${low} (${lowAt}) sampai ${high} (${highAt}).`,
    same: (outcome, value, some) => `${outcome}: ${value}, di setiap titik${some ? ' yang bernilai' : ''}.`,
    one: (outcome, value, interval) => `${outcome}: ${value}${interval}.`,
    noValue: (outcome, why) => `${outcome}: ${why}.`,
    pointNumber: (number) => `titik ${number}`,
    asItIs: 'apa adanya',
    ofScenario: (outcome, scenario) => `${outcome} (${scenario})`,
    whatFailed: 'Apa yang gagal',
    failures: (failed, runs) =>
      `${failed} dari ${runs} gagal; failures.csv menyebut masing-masing dengan sebabnya. Yang pertama:`,
    failure: ({ point, scenario, replicate, message }) =>
      `titik ${point}, ${scenario}: ${replicate === '' ? 'skenarionya tidak dapat disusun' : `ulangan ${replicate} terhenti`}: ${message}`,
    precision: 'Ketelitian',
    precisionAfter: (rounds, least, greatest) =>
      `Ketelitian, setelah ${rounds} dan ${least} sampai ${greatest} ulangan tiap titik:`,
    goal: ({ outcome, paired, half, met, of, widest }) =>
      `${paired ? 'selisih berpasangan ' : ''}${outcome} sampai ±${half}: tercapai di ${met} dari ${of}; yang terlebar ±${widest}`,
    files: 'Berkas-berkasnya',
    filesAre:
      'Satu baris tiap ulangan: `runs.parquet`. Rata-rata dan kuantil menurut titik dan bulan: `curves.parquet`. Apa isi sebuah titik: `points.csv`. `datapackage.json` menjelaskan arti setiap kolom. `blocks.lintas` menyimpan ulangan sebagaimana dihitung: dengannya ulangan atau titik dapat ditambahkan tanpa menjalankan semuanya lagi.',
    noAnalysis:
      'Faktor mana yang menggerakkan hasil, dan dalam keadaan apa, tidak dihitung di samping hasil ini. Perintah ini menghitungnya:',
  },

  sensitivity: {
    title: 'Faktor mana yang menggerakkannya?',
    head: (outcome, month, scenario) => `${outcome}, pada bulan ${month}, ${scenario}`,
    luck: (share, between) => `Peruntungan saja menghasilkan ${share}${between} dari ragam di seluruh ruang.`,
    sameEverywhere: 'Hasilnya sama dalam semua ulangan.',
    luckUnknown:
      'Seberapa besar ragam yang berasal dari peruntungan saja tidak diketahui: untuk itu perlu dua ulangan atau lebih di tiap titik.',
    alone: (share) => `Masing-masing sendiri, faktor-faktor itu menghasilkan ${share} dari ragam nilai harapan hasil.`,
    first: (factor, share) => `Yang pertama ialah ${factor} (${share}).`,
    firstFew: (factors) => `Selisihnya tidak memisahkan yang teratas: ${factors}.`,
    columns: {
      rank: 'Peringkat',
      factor: 'Faktor',
      star: 'μ*',
      mu: 'μ',
      sigma: 'σ',
      together: 'Bersama',
      alone: 'Sendiri',
    },
    notes: {
      morris:
        'μ*: rata-rata besar pengaruh seluruh rentang faktor (untuk kata dan sakelar: pengaruh mengganti yang satu dengan yang lain); μ: rata-rata beserta tandanya; σ: seberapa jauh pengaruh itu bergantung pada faktor lain atau melengkung. Garis: selang 95 %, karena pilihan titik dan karena peruntungan. Peringkat seperti 2–4: selisihnya tidak memisahkan faktor itu lebih jauh.',
      saltelli:
        'Bersama: bagian ragam yang tetap ada bila semua faktor lain diketahui (orde total). Sendiri: bagian yang hilang bila faktor itu diketahui (orde pertama). Garis: selang 95 %, karena pilihan titik dan karena peruntungan. Peringkat seperti 2–4: selisihnya tidak memisahkan faktor itu lebih jauh.',
      'space-filling':
        'Sendiri: bagian ragam yang hilang bila faktor itu diketahui (orde pertama). Garis: selang 95 %, karena pilihan titik dan karena peruntungan. Peringkat seperti 2–4: selisihnya tidak memisahkan faktor itu lebih jauh.',
      'full-factorial':
        'Sendiri: bagian ragam di seluruh kisi yang hilang bila faktor itu diketahui (orde pertama). Garis: selang 95 % karena peruntungan; kisinya lengkap. Peringkat seperti 2–4: selisihnya tidak memisahkan faktor itu lebih jauh.',
    },
    description: (outcome, count) => `Seberapa jauh masing-masing dari ${count} faktor menggerakkan ${outcome}.`,
  },

  discovery: {
    title: 'Dalam keadaan apa?',
    question: (interest, scenario) => `Kapan ${interest} dalam ${scenario}?`,
    base: (share) => `Di semua titik yang bernilai demikian adanya pada ${share} ulangan.`,
    box: (where, density, mass, coverage) =>
      `Bila ${where}, demikian adanya pada ${density} ulangan; itu ${mass} dari ruang, dan memuat ${coverage} dari semua ulangan yang menjadi perhatian.`,
    none: 'Tidak ada keadaan yang mencirikannya lebih dari yang dapat timbul karena kebetulan.',
    everywhere: 'Demikian adanya hampir di mana-mana: tidak perlu keadaan khusus.',
    is: (factor, words) => `${factor} ialah ${words}`,
    or: 'atau',
    caption: 'Ditemukan dengan metode PRIM (Friedman & Fisher 1999). Batas yang mungkin hanya kebetulan ditinggalkan.',
    columns: { box: 'Kotak', condition: 'Keadaan', density: 'Kepadatan', coverage: 'Cakupan', mass: 'Bagian ruang' },
  },
}
