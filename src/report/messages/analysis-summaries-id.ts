/** Yang dikatakan ringkasan dan terminal tentang eksperimen, analisisnya, validasi, dan kalibrasi, dalam bahasa Indonesia. */
import type { analysisSummariesEn } from './analysis-summaries-en.js'
import type { Widened } from './en.js'

export const analysisSummariesId: Widened<typeof analysisSummariesEn> = {
  made: {
    title: 'Dibuat dengan',
    onResults: ({ source, plan, version, model }) =>
      `dari hasil ${source} (rencana ${plan}), dengan Lintas ${version}, model ${model}.`,
    by: (version, model) => `Lintas ${version}${model === '' ? '' : `, model ${model}`}.`,
    byPlan: (command, version, model, plan) => `${command}, Lintas ${version}, model ${model}, rencana ${plan}.`,
    scenario: 'Skenario',
    fingerprint: 'Sidik jari',
    read: 'Cara membacanya',
    again: 'Cara membuatnya lagi',
    mostAssumed: 'Kasus yang disederhanakan, bukan ramalan: sebagian besar nilainya diandaikan.',
  },

  patternsTold: {
    head: { pattern: 'pola', kind: 'dasar', seeds: 'benih', space: 'ruang' },
    kinds: { study: 'studi', theory: 'teori', calibrated: 'dikalibrasi', 'built-in': 'ditanamkan' },
    fails: 'Apa yang gagal',
    untold: 'Apa yang tidak dapat dinilai',
    gaps: 'Titik tanpa nilai',
    hangs: { brief: 'Pada apa bergantung pola yang membedakan', full: 'Pada apa bergantung pola yang membedakan' },
    depends: 'Mekanisme yang dibutuhkan pola',
    turned: 'Berubah bila dimatikan',
    words: 'Apa arti kata-katanya',
    comparisons: 'Setiap perbandingan',
    of: (pattern, said) => `${pattern}: ${said}`,
    gap: (share) => `tanpa nilai di ${share} titik; titik itu dihitung sebagai titik di mana pola tidak berlaku`,
    noValue: (what, n, seeds) => `tanpa nilai: ${what} (kedua sisi bernilai pada ${n} dari ${seeds} benih)`,
    notSo: (what) => `tidak demikian: ${what}`,
    margin: (what, margin, low, high) => `${what} (selisih ${margin}, ${low} sampai ${high})`,
    where: (condition, shares) => `${condition} (${shares})`,
    holds: (wheres) => `berlaku bila ${wheres}`,
    joins: { brief: '; terutama bila ', full: '; bila ' },
    holdsNowhere: 'tidak berlaku di titik mana pun',
    holdsUntold: 'tidak ada rentang satu nilai yang menunjukkan di mana pola berlaku',
    noneAlone: 'tidak pada satu pun secara sendiri',
    columns: {
      pattern: 'Pola',
      what: 'Apa yang harus berlaku',
      kind: 'Dasar',
      source: 'Sumber',
      holds: 'Berlaku',
      seeds: 'Benih',
      space: 'Ruang',
      means: 'Menurut rata-rata',
      verdict: 'Penilaian',
      comparison: 'Perbandingan',
      margin: 'Selisih, selang 95 %',
    },
    explained: [
      'Sebuah pola *berlaku* (✓) bila semua perbandingannya benar bagi rata-rata atas semua benih, dengan selang 95 % selisih',
      'berpasangan di sisi yang benar. *Benih* ialah bagian benih di mana semuanya benar. *Ruang* ialah bagian titik ruang andaian',
      '(setiap koefisien, dan setiap nilai dengan rentang yang tidak diberikan studi mana pun, diambil dengan hiperkubus Latin) di',
      'mana pola berlaku menurut aturan yang sama dengan sedikit benih; *menurut rata-rata* mengabaikan selangnya, sehingga beda di',
      'antara keduanya berasal dari kurangnya benih. Bila suatu hasil tanpa nilai, atau terlalu sedikit benih yang bernilai (kurang',
      'dari lima, atau kurang dari separuh), pola tidak berlaku dan tidak pula gagal (?); titik semacam itu dihitung sebagai titik',
      'di mana pola tidak berlaku. Sebuah pola *terbukti* bila berlaku di 95 % ruang atau lebih: pola itu bersumber pada',
      'strukturnya. Yang lain *membedakan*: pola-pola itu bergantung pada angka yang belum pernah diukur. Pola yang *ditanamkan*',
      'atau *dikalibrasi* bukanlah temuan.',
    ].join('\n'),
    conditions: [
      'Nilai-nilai andaian yang membedakan titik ruang di mana sebuah pola berlaku dari titik di mana pola itu tidak berlaku, diurutkan',
      'menurut jarak Kolmogorov–Smirnov di antara keduanya, dan disebut hanya bila jaraknya melebihi kebetulan (5 % atas semua nilai',
      'bersama-sama): rentang di mana pola lebih sering berlaku, serta bagian titik di sana dan di tempat lain di mana pola berlaku.',
      'Terakhir, bila lebih jelas, dua nilai bersama-sama. *Rata-rata agencies.\\*.ego* ialah rata-rata nilai semua instansi, yang',
      'masing-masing diubah sendiri-sendiri.',
    ].join('\n'),
    margins:
      'Selisih ialah kiri − (kanan × kali + tambahan): di atas 0 bila yang diminta lebih tinggi, di bawah 0 bila yang diminta lebih rendah.',
  },

  sensitivityTold: {
    title: (plan) => `Faktor mana yang menggerakkan hasil? ${plan}`,
    outcome: ({ what, scope, month, scenario }) =>
      `${what}${scope === '' ? '' : ` (${scope})`}, pada bulan ${month}${scenario === '' ? '' : ` dalam ${scenario}`}`,
    designs: {
      saltelli: 'rancangan Saltelli',
      morris: 'lintasan Morris',
      'full-factorial': 'kisi lengkap',
      'space-filling': 'titik-titik yang mengisi ruang',
    },
    introduction: ({ plan, runs, design, factors, replicates, seed }) =>
      `${plan} ${runs}: ${design} dengan ${factors}, ${replicates} di tiap titik, benih “${seed}”.`,
    meansOnly:
      'Dari bulan ini hanya rata-rata yang disimpan, sehingga peruntungan tidak dapat dikurangkan dari ukuran-ukurannya.',
    more: (factors) => `dan ${factors} lagi, di sensitivity.csv`,
    ranks:
      'Selangnya selang 95 %; di dalamnya termasuk pilihan titik dan peruntungan, dengan jackknife menurut keduanya secara bersilang. Peringkat seperti 2–4 berarti selisihnya memisahkan faktor itu hanya dari yang pertama dan dari yang sesudah keempat; seandainya semuanya sama, dua faktor mana pun akan terpisah dalam paling banyak 5 % analisis (Holm 1979).',
    luck: 'Titik-titik berbagi peruntungan ulangannya. Apa yang ditambahkan peruntungan pada kuadrat dan hasil kali diduga dari ulangan dan dikurangkan, sehingga ukuran-ukurannya ialah ukuran nilai harapan hasil.',
    explained: {
      morris: (ranks, luck) =>
        `*μ** ialah rata-rata besar akibat menggeser faktor itu pada hasil, sebagai pengaruh seluruh rentangnya, dari nilai terendah sampai tertinggi, menurut bagian rentang yang digeser; untuk kata dan sakelar: pengaruh mengganti yang satu dengan yang lain (Morris 1991; Campolongo dkk. 2007); *μ* ialah rata-rata beserta tandanya; *σ*, sebarannya, menunjukkan seberapa jauh pengaruh itu bergantung pada faktor lain atau melengkung. ${ranks} ${luck}`,
      saltelli: (ranks, luck) =>
        `*Sendiri* ialah indeks Sobol’ orde pertama (Saltelli dkk. 2010): bagian ragam yang hilang bila faktor itu diketahui. *Bersama* ialah indeks orde total (Jansen 1999): bagian yang tetap ada bila semua faktor lain diketahui; bila mendekati 0, faktor itu dapat ditetapkan. ${ranks} ${luck}`,
      'full-factorial': (_ranks, luck) =>
        `*Sendiri* ialah indeks Sobol’ orde pertama menurut analisis ragam atas kisi lengkap (Fisher 1925): bagian ragam antartitik yang terletak di antara nilai-nilai faktor itu, masing-masing sama bobotnya. Kekurangannya dari 1 berasal dari faktor-faktor yang bekerja bersama. Kisi itu memuat semuanya, sehingga selangnya hanya berasal dari peruntungan (jackknife atas ulangan); makin banyak ulangan makin sempit. ${luck}`,
      'space-filling': (ranks, luck) =>
        `*Sendiri* ialah indeks Sobol’ orde pertama, dari penguraian dalam polinomial faktor tunggal yang kuadrat koefisiennya dibersihkan dari kebetulan (Sudret 2008; Kelley 1935). Seberapa jauh dua faktor bekerja bersama tidak dapat diketahui dari titik semacam itu: design: {kind: saltelli} dapat menunjukkannya. ${ranks} ${luck}`,
    },
  },

  discoveryTold: {
    explained: [
      '*Kepadatan* ialah bagian ulangan di dalam kotak yang menjadi perhatian; *cakupan* ialah bagian dari semua ulangan yang menjadi',
      'perhatian yang terletak di dalamnya. Kotak ditemukan dengan metode PRIM, *patient rule induction method* (Friedman & Fisher',
      '1999; Bryant & Lempert 2010): seperdua puluh dari titik-titik dikupas setiap kali, dan kotak pertama yang cukup padat diambil.',
      '*Kuasi-p* sebuah batas ialah peluang kepadatan setinggi itu seandainya batas itu tidak menunjukkan apa-apa; batas di atas 0,05',
      'ditinggalkan. Kuasi-p bukan nilai p yang sebenarnya, sebab batas-batas itu dipilih karena kepadatannya.',
    ].join('\n'),
    box: (number) => `Kotak ${number}`,
    laterBox: (number) => `Kotak ${number}, di antara sisanya`,
    wholeSpace: 'Di seluruh ruang',
    somePoints: (points) => `Di ${points} titik yang bernilai`,
    introduction: ({ interest, month, scenario, where, share, means, points, factors, replicates, some }) =>
      `Yang menjadi perhatian: ${interest} pada bulan ${month} dalam ${scenario}. ${where} demikian adanya pada ${share} ${means ? 'titik, menurut rata-ratanya,' : 'ulangan'} (${points} dengan ${factors}, masing-masing ${replicates}${some}).`,
    someRuns: (runs, of) => `; di antaranya ${runs} dari ${of} ulangan bernilai`,
    everywhere: 'Demikian adanya hampir di mana-mana: tidak perlu keadaan khusus.',
    none: 'Tidak ada keadaan yang mencirikannya lebih dari yang dapat timbul karena kebetulan.',
    few: (points, factors) =>
      `${points} terlalu sedikit bagi ${factors}: lebih banyak titik mungkin dapat menunjukkannya.`,
    inBox: ({ box, where, density, mass, coverage }) =>
      `${box}: bila ${where}, demikian adanya pada ${density} ulangan. Kotak itu meliputi ${mass} dari ruang dan memuat ${coverage} dari semua ulangan yang menjadi perhatian.`,
    faint: (density) => `Itu masih di bawah kepadatan ${density} yang diminta.`,
    columns: {
      factor: 'Faktor',
      above: 'di atas',
      below: 'di bawah',
      quasiP: 'kuasi-p',
      density: 'kepadatan tanpanya',
      coverage: 'cakupan tanpanya',
    },
    nothing: (low, high) =>
      `Tidak ada yang menjadi perhatian: nilai-nilainya terletak antara ${low} dan ${high}. Ambang lain mungkin memisahkannya.`,
    everything: (low, high) =>
      `Semuanya menjadi perhatian: nilai-nilainya terletak antara ${low} dan ${high}. Ambang lain mungkin memisahkannya.`,
    together: (share) => `Bersama-sama kotak-kotak itu memuat ${share} dari semua ulangan yang menjadi perhatian.`,
    overlays: (files, scenario, one) =>
      `${files} menerapkan ${one ? 'kotak itu' : 'kotak-kotak itu'} pada ${scenario} sebagai skenario, setiap nilai yang dibatasi di tengah rentangnya.`,
    leftOut: (factors) => `${factors} tidak dapat diterapkan pada sebuah skenario dan ditinggalkan.`,
  },

  calibrationTold: {
    narrowedTitle: 'Nilai yang dipersempit oleh pola',
    patternsTitle: 'Pola-pola kasus itu',
    heldOutTitle: 'Satu kasus dikesampingkan sementara yang lain mengkalibrasi',
    explained: [
      'Titik-titik ruang andaian (setiap koefisien, dan setiap nilai dengan rentang yang tidak diberikan studi mana pun) diambil dengan',
      'hiperkubus Latin; di tiap titik skenario-skenarionya dijalankan beberapa kali, dan yang disimpan ialah titik-titik dengan pola',
      'gagal paling sedikit, menurut rata-rata (komputasi Bayes hampiran dengan penolakan). Sebuah nilai disebut *dipersempit* bila',
      'titik-titik yang disimpan menyimpang dari sebaran merata lebih dari yang dapat timbul karena kebetulan pada salah satu dari',
      'semua nilai (5 %, Bonferroni). Nilai yang dipersempit dicocokkan dengan pola, sehingga pola yang berlaku dengannya bukan',
      'penegasan; kasus yang *dikesampingkan* dapat menjadi penegasan: polanya tidak ikut menentukan titik-titik itu, dan hanya',
      'koefisien mekanisme yang dimiliki bersama oleh semua kasus yang dapat terbawa kepadanya.',
    ].join('\n'),
    noneNarrowed: (all, everywhere) =>
      `Tidak satu nilai pun di antara ${all} dipersempit melebihi kebetulan: ${everywhere ? 'pola-polanya berlaku hampir di mana-mana dan tidak banyak menunjukkan tentang nilai' : 'pola-polanya menuntut gabungan nilai, atau lebih banyak titik daripada yang disimpan'}.`,
    furthest: (path, departure, critical) =>
      `Yang paling jauh dari sebaran merata ialah ${path} (simpangan ${departure}; kebetulan saja dapat mencapai ${critical} di antara sekian banyak).`,
    narrowed: (count, all) => `${count} dari ${all} nilai dipersempit melebihi kebetulan.`,
    inNone: (scenario) => `Tidak satu pun milik ${scenario}.`,
    overlay: (count, one, scenario) =>
      `calibrated.yaml menerapkan ${one ? 'nilai itu' : `${count} di antaranya`} pada ${scenario}.`,
    before: (held, all, after) =>
      `Pada nilai bawaan, ${held} dari ${all} pola berlaku menurut rata-rata; dengan nilai yang dipersempit di tengah yang disimpan, ${after}.`,
    gaps: (patterns) => `Bila sebuah pola tanpa nilai, pola itu dihitung sebagai pola yang gagal: ${patterns}.`,
    gap: (pattern, share) => `${pattern} (di ${share} titik)`,
    better: (cases) =>
      `apa yang diajarkan kasus lain membuat pola ${cases} lebih sering berlaku daripada di semua titik`,
    worse: (cases) => `pola ${cases} menjadi lebih jarang berlaku`,
    open: (cases) =>
      `bagi ${cases}, selang keuntungannya memuat 0, sehingga tidak ada bukti bahwa sesuatu terbawa kepadanya`,
    patternHead: ['Pola', 'Apa yang harus berlaku', 'semua', 'disimpan', 'bawaan', 'dikalibrasi'],
    heldOutHead: ['Dikesampingkan', 'pola', 'disimpan', 'semua', 'yang disimpan', 'keuntungan, selang 95 %'],
    valueHead: ['Nilai', 'bawaan', 'rentang', 'disimpan, 5 sampai 95 %', 'tengah'],
  },
}
