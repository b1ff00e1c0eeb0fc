/** Yang dikatakan ringkasan dan terminal tentang satu skenario dan perbandingan, dalam bahasa Indonesia. */
import type { Widened } from './en.js'
import type { summaryEn } from './summary-en.js'

export const summaryId: Widened<typeof summaryEn> = {
  summary: {
    underValues: () => 'Dalam kasus yang disederhanakan ini, dengan nilai-nilai yang diberikan skenarionya:',
    across: 'Menurut nilai yang diubah',
    acrossLead: (month) =>
      `Pengaruh pada hasil-hasil utama berdampingan, pada ${month}: masing-masing dibandingkan dengan acuan pada nilai yang sama. Pengaruh dalam kurung tidak jelas: selangnya memuat 0.`,
    acrossBrief: (variant, month) =>
      `${variant}, pengaruh pada ${month} menurut nilai yang diubah (dalam kurung: tidak jelas)`,
    effect: 'Pengaruh',
    better: 'Lebih baik bila',
    betterIs: { higher: 'lebih tinggi', lower: 'lebih rendah', neither: '–' },
    from: (value) => `dari ${value}`,
    effectsLead:
      'Rata-rata selisih berpasangan dari acuan, beserta selang 95 % (t Student). Hasil yang sama di semua bulan dan ulangan tidak dicantumkan. Bila tidak semua pasangan ulangan bernilai, yang diceritakan ialah pasangan yang bernilai, dan jumlahnya disebut. Bila anggota kedua dunia tidak sama, rata-rata dibandingkan pada yang ada di keduanya, dan jumlahnya disebut.',
    columns: { from: 'dari', to: 'menjadi', effect: 'pengaruh', interval: 'selang 95 %' },
    moreMoved: (count) => `dan ${count} lagi yang bergeser, di effects.csv`,
    courseOf: (name, runs, months) => `${name}: ${runs} selama ${months}.`,
  },

  rests: {
    title: 'Apa landasannya',
    unknown: 'Tidak ada nilai skenario yang diketahui.',
    intervals:
      'Selang menunjukkan seberapa tepat sekian ulangan menentukan rata-rata pada nilai-nilai ini. Selang tidak mencakup keraguan atas nilai-nilai itu sendiri, dan tidak pula atas persamaannya.',
    largest: '“Terbesar” diukur terhadap sebaran antarulangan.',
    stylised:
      'Kasus yang disederhanakan, bukan ramalan: yang ditunjukkan ialah akibat andaian-andaian ini, bukan apa yang akan terjadi di perbatasan.',
    assumed: (share) => `${share} nilainya diandaikan.`,
    seed: (seed, runs) => `Benih “${seed}”, ${runs}.`,
    ofEach: (runs) => `${runs} tiap skenario`,
    same: 'Versi, perintah, dan sidik jari yang sama memberi angka yang sama, sampai angka terakhir, di setiap komputer.',
  },

  map: {
    title: (x, y) => `Menurut ${x} dan ${y}`,
    lead: (x, y, month, drawn) =>
      `Di mana pengaruhnya besar dan di mana tidak, menurut ${x} dan ${y}, pada ${month} (digambar di ${drawn}). Setiap pengaruh diukur terhadap acuan dengan dua nilai yang sama.`,
    brief: (x, y, name, said) => `Menurut ${x} dan ${y}, ${name}: ${said}`,
    unclear: (what, all) => `${what} tidak bergeser dengan jelas dalam satu pun dari ${all}.`,
    slight: (what, all, most) => `${what} hampir tidak bergeser dalam satu pun dari ${all} (paling banyak ${most}).`,
    largest: (what, size, x, atX, y, atY) =>
      `pengaruh pada ${what} terbesar (${size}) bila ${x} ${atX} dan ${y} ${atY}`,
    nowhereSmall: (least) => `tidak di mana pun di bawah sepertiganya (terkecil ${least})`,
    small: (count, all, where) => `di bawah sepertiganya dalam ${count} dari ${all}: ${where}`,
    noTurn: (clearly) => `tandanya tidak berbalik${clearly ? ' dengan jelas' : ''} di mana pun`,
    turns: (count, where) => `tandanya berbalik dalam ${count} kombinasi: ${where}`,
    within: (one, other) => `semuanya dalam ${one} dan ${other}`,
    with: (outer, inner) => `${outer} dengan ${inner}`,
    everywhere: 'di mana-mana',
    upTo: (name, value) => `${name} sampai ${value}`,
    from: (name, value) => `${name} mulai ${value}`,
  },

  robust: {
    title: 'Di seluruh ruang andaian',
    lead: ({ variant, points, runs, robust, contested, reversed, all, unjudged }) =>
      `Di seluruh ruang andaian, ${variant} (${points}, ${runs} tiap skenario di tiap titik): dari ${all}, ${robust} kokoh, ${contested} diperdebatkan, ${reversed} terbalik${unjudged ? '; yang lain tidak dapat dinilai' : ''}.`,
    unjudged: (names) => `Tidak dinilai karena tanpa nilai: ${names}.`,
    going: { up: (names) => `${names} naik`, down: (names) => `${names} turun` },
    share: {
      up: (name, share) => `${name} (naik pada ${share})`,
      down: (name, share) => `${name} (turun pada ${share})`,
    },
    verdicts: { robust: 'Kokoh', contested: 'Diperdebatkan', reversed: 'Terbalik' },
    told: (verdict, what) => `${verdict}: ${what}.`,
    reverses: (what, where) => `${what}; berbalik ${where}`,
    nowhere: (verdict, what) => `${verdict}, dan tidak ada rentang satu nilai yang menunjukkan di mana: ${what}.`,
    where: (condition, shares, together) => `${together ? 'terutama ' : ''}bila ${condition} (${shares})`,
    someValues: (name, some, points) => `${name} (bernilai pada ${some} dari ${points})`,
    explained: (share) =>
      `“Kokoh”: tanda pengaruh sama dengan tandanya pada nilai bawaan di ${share} ruang andaian atau lebih; “terbalik”: di kurang dari separuhnya; “diperdebatkan”: di antaranya. Ruang andaian ialah setiap koefisien mekanisme dan setiap nilai dengan rentang yang tidak diberikan studi mana pun.`,
  },

  where: {
    above: (path, value) => `${path} di atas ${value}`,
    below: (path, value) => `${path} di bawah ${value}`,
    between: (path, low, high) => `${path} antara ${low} dan ${high}`,
    both: (one, other) => `${one} dan ${other}`,
    meanOf: (path) => `rata-rata ${path}`,
    shares: (there, elsewhere) => `${there} dari titik semacam itu, ${elsewhere} dari yang lain`,
  },
}
