/** Yang dikatakan grafik penjelasan, eksperimen, dan analisisnya, dalam bahasa Indonesia. */
import type { analysesEn } from './analyses-en.js'
import type { Widened } from './en.js'

export const analysesId: Widened<typeof analysesEn> = {
  provenance: {
    analysis: (seed, model, plan) => `Benih “${seed}”, model ${model}, rencana ${plan}.`,
    source: (command) => `Ulangan dari: ${command}`,
  },

  contributions: {
    of: (outcome, scope) => `${outcome} (${scope})`,
    aboutChange: (title, what) => `${title}: apa yang menggerakkan ${what}`,
    aboutDifference: (against, what) => `${against}: apa yang memisahkan keduanya, dan apa yang membawa ${what}`,
    change: (what) => `Apa yang menggerakkan ${what}`,
    difference: (what) => `Apa yang membawa selisih ${what}`,
    changeAxis: (scale) => `bagian dari perubahan, ${scale}`,
    differenceAxis: (scale) => `bagian dari selisih, ${scale}`,
    pairs: (count) => `${count} pasang ulangan`,
    changeBands: (month, runs) =>
      `Garis putus-putus: seluruh perubahan sejak bulan ${month}. Pita: seberapa jauh tiap mekanisme menggerakkannya sampai saat itu; di atas 0 yang menaikkan hasil, di bawah 0 yang menurunkannya. Rata-rata ${runs}.`,
    differenceBands: (variant, baseline, pairs) =>
      `Garis putus-putus: seluruh selisih, ${variant} dikurangi ${baseline}. Pita: seberapa jauh tiap mekanisme menggerakkannya sampai saat itu; di atas 0 yang menaikkan selisih, di bawah 0 yang menurunkannya. Rata-rata ${pairs}.`,
    description: (title, about, months) => `${title}: ${about}. Sumbangan tiap mekanisme, bertumpuk, selama ${months}.`,
    sum: 'Bagian-bagian berjumlah tepat keseluruhannya dalam setiap ulangan, bulan demi bulan.',
    changeInterval: 'Pita gelap: selang 95 % dari rata-rata perubahan (t Student).',
    differenceInterval: 'Pita gelap: selang 95 % dari rata-rata selisih berpasangan (t Student).',
    apart: (count) => `${count} mekanisme yang paling menggerakkan ditampilkan sendiri-sendiri.`,
    others: 'semua yang lain',
    together: 'seluruhnya',
    occasions: {
      'newcomers-and-leavers':
        'instansi, kursi, dan forum yang datang atau pergi, dan karenanya juga siapa yang ikut dirata-ratakan',
      measures: 'nilai yang ditetapkan atau digeser oleh sebuah tindakan',
      calendar: 'apa yang dibawa dan dihapus bulan yang baru: musim, jendela waktu penghitungan kehadiran',
    },
  },

  responses: {
    title: 'Hasil menurut faktor',
    dots: 'Titik: rata-rata nilai akhir pada satu titik rancangan.',
    lines: 'Garis: rata-rata titik-titik dengan nilai yang sama.',
    chosen: (shown, all) => `${shown} dari ${all} faktor, yang paling diikuti oleh hasil pertama.`,
    drawn: (drawn, all) => `Digambar ${drawn} dari ${all} titik.`,
    description: (outcomes, factors, points) => `${outcomes} menurut ${factors}, ${points}.`,
    note: 'Sumbu tegak tidak mulai dari 0: yang ditunjukkan ialah apa yang bergeser. Sebuah titik bergeser juga karena faktor lain dan peruntungan, bukan hanya karena faktor pada panelnya.',
    colours: (said) => `Warna: ${said}.`,
    hues: ['abu-abu', 'biru', 'jingga', 'hijau', 'merah muda', 'kuning tua', 'biru muda'],
    hue: (number) => `warna ${number}`,
    point: 'titik',
    asItIs: 'apa adanya',
    switched: { true: 'ya', false: 'tidak' },
  },

  sensitivity: {
    title: (what) => `Faktor mana yang menggerakkan ${what}?`,
    of: (outcome, scope) => `${outcome} (${scope})`,
    atMonth: (month) => `Pada bulan ${month}.`,
    atMonthIn: (month, scenario) => `Pada bulan ${month}, dalam ${scenario}.`,
    description: (outcome, count) => `Kepekaan ${outcome} terhadap ${count} faktor.`,
    bars: {
      morris: (unit) => `μ*, rata-rata besar pengaruh seluruh rentang (${unit})`,
      share: 'bagian dari ragam nilai harapan hasil',
    },
    heads: {
      moves: 'Seberapa jauh tiap faktor menggerakkannya',
      variance: 'Seberapa besar ragam yang berasal dari tiap faktor',
      bends: 'Yang tak linear, atau bekerja bersama faktor lain',
    },
    ranks:
      'Garis: selang 95 %, karena pilihan titik dan karena peruntungan; di kanan peringkat, sejauh selisihnya memisahkan faktor-faktornya.',
    notes: {
      morris:
        'Garis tegak jingga: pergeseran semu yang dapat timbul dari peruntungan saja. Di kanan μ* terhadap σ: segitiga ke atas menaikkan hasil, segitiga ke bawah menurunkannya; di atas diagonal putus-putus, pengaruh lebih bergantung pada faktor lain daripada pada faktor itu sendiri.',
      saltelli: 'Indeks Sobol’. Biru: orde total, bersama semua faktor lain; jingga: orde pertama, faktor itu sendiri.',
      'space-filling': 'Indeks Sobol’ orde pertama: tiap faktor sendiri.',
      'full-factorial':
        'Indeks Sobol’ orde pertama: tiap faktor sendiri. Semua gabungan nilai dijalankan, sehingga selang hanya berasal dari peruntungan.',
    },
    greatest: (all, shown) => `Dari ${all} faktor, ${shown} yang terbesar ditampilkan.`,
    groups: {
      morris: (count) => `${count} lintasan`,
      saltelli: (count) => `${count} sampel dasar`,
      'space-filling': (count) => `${count} titik`,
      'full-factorial': (count) => `${count} titik`,
    },
    sameEverywhere: 'Hasilnya sama dalam semua ulangan.',
    luckUnknown: 'Seberapa besar ragam yang berasal dari peruntungan saja tidak diketahui.',
    luckNeedsTwo:
      'Seberapa besar ragam yang berasal dari peruntungan saja tidak diketahui: untuk itu perlu dua ulangan atau lebih di tiap titik.',
    luck: (share, part) => `Peruntungan saja menghasilkan ${share} dari ragam di seluruh ruang${part}.`,
    luckCancels:
      ', dan hampir semuanya menggeser semua titik secara sama, sehingga saling meniadakan dalam perbandingan',
    luckShared: (share) =>
      `; ${share} di antaranya menggeser semua titik secara sama dan saling meniadakan dalam perbandingan`,
    idle: (idle, factors, _one, partly) =>
      `${idle} dari ${factors} tidak menggesernya dalam ulangan mana pun${partly ? ' yang dihitung' : ''}`,
    faint: (faint, factors) =>
      `${faint} dari ${factors} mungkin tidak berpengaruh: yang tampak dapat timbul dari peruntungan dan pilihan titik`,
    alone: (share, rest) =>
      `Masing-masing sendiri, faktor-faktor itu menghasilkan ${share} dari ragam nilai harapan hasil; ${rest}.`,
    restTogether: 'sisanya berasal dari faktor yang bekerja bersama',
    restNone: 'tidak ada tanda bahwa faktor-faktor itu bekerja bersama',
    noRanks: (groups, least) =>
      `Dengan ${groups} tidak ada selang, dan tidak ada faktor yang diberi peringkat: untuk itu perlu ${least} atau lebih.`,
    noLuck:
      'Dengan satu ulangan, peruntungan tidak dapat dibedakan dari pengaruh faktor: selang tidak memuatnya, dan tidak ada faktor yang diberi peringkat. Lima ulangan atau lebih dapat membedakannya.',
    luckNotKept:
      'Dari bulan ini hanya rata-rata yang disimpan, sehingga peruntungan tidak dapat dibedakan dari pengaruh faktor: selang tidak memuatnya, dan tidak ada faktor yang diberi peringkat.',
    noLuckGrid:
      'Dengan satu ulangan, peruntungan tidak dapat dibedakan dari pengaruh faktor: bagian ragam memuatnya, tanpa selang, dan tidak ada faktor yang diberi peringkat. Lima ulangan atau lebih dapat membedakannya.',
    fewReplicates: (replicates) =>
      `Dengan ${replicates}, peruntungan belum cukup diketahui: tidak ada selang, dan tidak ada faktor yang diberi peringkat. Untuk itu perlu lima ulangan atau lebih.`,
    noShares: {
      scarce: (replicates, allReplicates, groups, allGroups) =>
        `Tidak ada yang disimpulkan: hasilnya terdefinisi seluruhnya hanya pada ${replicates} dari ${allReplicates} dan ${groups} dari ${allGroups}, terlalu sedikit untuk mewakili semuanya (kurang dari lima, atau kurang dari separuh).`,
      undefined: (groups, all) =>
        `Tidak ada bagian ragam: hasilnya tidak terdefinisi pada ${groups} dari ${all}, dan bagian ragam atas sisanya bukan milik ruang ini.`,
      few: (groups, least) =>
        `Tidak ada bagian ragam: ${groups} terlalu sedikit untuk membedakan pengaruh satu faktor dari pengaruh yang lain; untuk itu perlu ${least} atau lebih.`,
      unmoved:
        'Tidak ada bagian ragam: tidak ada faktor yang menggeser nilai harapan hasil, sehingga tidak ada ragamnya di ruang ini.',
      hidden: (replicates, grid) =>
        `Tidak ada bagian ragam: dengan ${replicates}, beda antartitik tidak melebihi yang dapat timbul dari peruntungan${grid ? '' : ' atau pilihan titik'}.`,
    },
    none: (groups) =>
      `Tidak ada yang dapat dikatakan: dari ${groups}, tidak satu pun yang hasilnya terdefinisi di setiap titiknya.`,
    pair: (one, other) => `${one} dan ${other}`,
    equal: (pair) => `${pair}: boleh dikata sama`,
    replicates: (count) => `${count} ulangan per titik`,
    needs: (pair, wanted, runs, luck) =>
      `${pair}: kira-kira ${wanted}, ${runs} lagi (selisihnya lebih banyak tertutup oleh ${luck ? 'peruntungan' : 'pilihan titik'})`,
    undecided: (told, now) =>
      `Bila suatu selisih mungkin hanya karena peruntungan atau pilihan titik, urutan tidak disimpulkan. Untuk memisahkan ${told} (sekarang ${now}).`,
    left: (groups) => `${groups} ditinggalkan: hasilnya tidak terdefinisi di setiap titiknya.`,
    leftReplicates: (replicates) =>
      `${replicates} ditinggalkan: hasilnya tidak terdefinisi di setiap titik yang dihitung.`,
  },

  discovery: {
    of: (outcome, scope) => `${outcome} (${scope})`,
    difference: (outcome, scenario) => `selisih ${outcome} dari ${scenario}`,
    above: (what, value) => `${what} di atas ${value}`,
    below: (what, value) => `${what} di bawah ${value}`,
    title: (interest) => `Kapan ${interest}?`,
    base: (month, scenario, share) =>
      `Pada bulan ${month} dalam ${scenario}: pada ${share} ulangan di semua titik yang bernilai.`,
    box: (share, where) => `Pada ${share} bila ${where}.`,
    none: 'Tidak ada keadaan yang mencirikannya.',
    description: (count) => `Lintasan pengupasan ${count} kotak.`,
    note: (density) =>
      `tiap tanda kecil ialah sebuah kotak dalam perjalanan dari seluruh ruang (di kiri) ke dalam, tiap tanda besar kotak yang diambil, sesudah batas yang mungkin hanya kebetulan ditinggalkan dan tepinya dilebarkan kembali. Garis putus-putus: kepadatan yang diminta, ${density}.`,
    notes: (left) => `Kiri: ${left} Kanan: batas-batas di dalam rentang tiap faktor, yaitu garis abu-abu.`,
    boxNumber: (number) => `kotak ${number}`,
    peels: 'Kupasan demi kupasan',
    coverage: 'cakupan: bagian dari semua ulangan perhatian di dalamnya',
    density: 'kepadatan: bagian ulangan di dalamnya yang jadi perhatian',
    conditions: 'Keadaan-keadaannya',
    range: 'di dalam rentang faktor',
    lowest: 'terendah',
    highest: 'tertinggi',
    limits: {
      above: (value) => `di atas ${value}`,
      below: (value) => `di bawah ${value}`,
      between: (low, high) => `antara ${low} dan ${high}`,
      oneOf: (words, last) => `${words} atau ${last}`,
    },
    within: (factor, limit) => `${factor} ${limit}`,
    among: (factor, words) => `${factor} ialah ${words}`,
  },

  calibration: {
    title: (name) => `Nilai mana yang membuat pola ${name} berlaku?`,
    lead: ({ points, name, runs, seed, kept, where, prior, posterior }) =>
      `${points} ruang andaian ${name}, ${runs} tiap skenario di masing-masing titik, benih “${seed}”. Pada ${kept} di antaranya ${where}: titik-titik itu disimpan. Rata-rata ${prior} pola berlaku pada semua titik, dan ${posterior} pada titik yang disimpan.`,
    allHold: (count) => `semua ${count} pola berlaku`,
    mostFail: (most, patterns) => `paling banyak ${most} dari ${patterns} gagal`,
    description: (values, name, cases) =>
      `Sebaran posterior ${values} nilai ${name}, dan ${cases} kasus yang disisihkan.`,
    values: 'Nilai yang menyempit',
    valuesNote:
      'Nilai: garis abu-abu ialah rentang andaian, batang biru letak sembilan dari sepuluh titik yang disimpan, titik putih mediannya, belah ketupat jingga nilai bawaan.',
    valuesAxis: 'di dalam rentang andaian, yang tertera di kanan',
    ends: { low: 'ujung bawah', middle: 'tengah', high: 'ujung atas' },
    heldOut: 'Kasus yang disisihkan',
    heldOutNote:
      'Kasus yang disisihkan: bagian pola sebuah kasus yang berlaku, pada semua titik (abu-abu) dan pada titik yang disimpan menurut pola kasus-kasus lain (biru; garisnya selang 95 % dari kenaikannya, dihitung dari titik abu-abu).',
    heldOutAxis: 'bagian pola kasus yang disisihkan yang berlaku',
    gain: (points) => `${points} poin persen`,
    unclearGain: (gain) => `belum jelas: ${gain}`,
  },
}
