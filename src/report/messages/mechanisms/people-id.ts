/** Mekanisme orang: kepercayaan, komitmen, posisi, janji: nama dalam kedua bahasa; kegunaan dan makna koefisiennya dalam bahasa Indonesia. */
import type { MechanismWords } from './words.js'

export const peopleMechanisms: Readonly<Record<string, MechanismWords>> = {
  habit: {
    en: 'Habit of meeting',
    id: 'Kebiasaan bertemu',
    purpose: 'Tingkat sandaran kepercayaan naik dengan dasar hukum dan dengan tahun-tahun rapat yang terlaksana.',
    coefficients: {
      rest: 'Tingkat sandaran kepercayaan bila tidak ada yang menopangnya.',
      legal: 'Tambahan dari dasar hukum yang penuh.',
      habit: 'Tambahan dari satu rentang penuh rapat yang terlaksana.',
      window: 'Waktu terbentuknya kebiasaan.',
    },
  },
  tension: {
    en: 'Bilateral tension',
    id: 'Ketegangan bilateral',
    purpose:
      'Ketegangan bilateral menggerus kepercayaan lintas batas; hubungan yang teratur dan terpelihara meredamnya.',
    coefficients: {
      loss: 'Bagian kepercayaan yang hilang dalam sebulan ketegangan dan keterpaparan penuh.',
      buffer: 'Seberapa banyak darinya dapat ditahan oleh hubungan yang teratur.',
      recency: 'Waktu sesudah mana sebuah rapat tidak lagi meredam.',
    },
  },
  dialogue: {
    en: 'Dialogue',
    id: 'Dialog',
    purpose: 'Kepercayaan tumbuh antara instansi yang berbicara, di satu ruangan atau lewat pesan.',
    coefficients: {
      gain: 'Bagian sisa jarak menuju kepercayaan penuh yang ditempuh dalam satu pertemuan.',
      lead: 'Seberapa banyak kepemimpinan fasilitatif menambah.',
      ego: 'Seberapa banyak ego sektoral mengurangi.',
      counterpart: 'Seberapa kurang seorang mitra dengan ego sektoral penuh dipercaya kata-katanya.',
      'prior-credit': 'Bagian yang diperoleh bahkan dengan pihak yang tidak menepati janji.',
      scar: 'Bagian atas kepercayaan yang ditutup oleh kerusakan penuh.',
    },
  },
  positions: {
    en: 'Approach of positions',
    id: 'Mendekatnya posisi',
    purpose: 'Posisi dan data bergerak menuju milik mitra tepercaya yang cukup dekat untuk didengar.',
    coefficients: {
      rate: 'Bagian jarak ke yang didengar yang ditempuh satu pertemuan.',
      ego: 'Seberapa banyak ego sektoral mengurangi.',
      floor: 'Bobot pihak yang sama sekali tidak dipercaya.',
      'self-weight': 'Bobot suara sendiri dalam yang didengar.',
      bound: 'Jarak sampai mana posisi lain masih didengar.',
      'trust-bound': 'Seberapa jauh kepercayaan penuh melebarkannya.',
      'shared-information': 'Seberapa jauh informasi terpadu melebarkannya.',
      'ego-bound': 'Seberapa jauh ego penuh menyempitkannya.',
    },
  },
  'joint-effort': {
    en: 'Joint effort',
    id: 'Upaya bersama',
    purpose: 'Instansi membagi upayanya antara program bersama dan sendiri; beban berlebih mengurangi upaya bersama.',
    coefficients: {
      scale: 'Kecenderungan umum untuk bekerja bersama.',
      trust: 'Bobot rata-rata kepercayaan.',
      understanding: 'Bobot pemahaman bersama.',
      leadership: 'Bobot kepemimpinan fasilitatif.',
      plan: 'Bobot rencana bersama.',
      drag: 'Upaya bersama yang hilang per satuan beban.',
      staff: 'Rapat sebulan yang dipikul staf berkapasitas penuh tanpa kesulitan.',
      reports: 'Kerja pelaporan di bawah pemantauan bersama yang penuh.',
    },
  },
  promises: {
    en: 'Promises',
    id: 'Janji',
    purpose:
      'Janji dalam forum ditepati atau diingkari; yang diingkari merusak kepercayaan dan meninggalkan luka yang lama.',
    coefficients: {
      asked: 'Peluang sebuah rapat meminta janji dari instansi yang hadir, tanpa rencana bersama.',
      plan: 'Seberapa banyak rencana bersama yang penuh menambahnya.',
      term: 'Bulan sesudah mana janji jatuh tempo (dibulatkan).',
      base: 'Peluang janji teringkari karena sial.',
      ego: 'Tambahan karena ego sektoral penuh.',
      load: 'Tambahan per satuan beban bila kapasitas kurang.',
      shock: 'Tambahan bila dana kurang atau pejabat baru.',
      loss: 'Bagian kepercayaan yang hilang kepada pihak yang ingkar janji.',
      wound: 'Luka lama yang ditinggalkan janji yang diingkari.',
      heal: 'Bagian luka yang sembuh dalam sebulan.',
      memory: 'Bobot janji terakhir dalam rekam jejak instansi.',
    },
  },
  commitment: {
    en: 'Commitment',
    id: 'Komitmen',
    purpose:
      'Komitmen pada mandat dan pada proses mengikuti mandat, perhatian, saling membutuhkan, kepercayaan, dan hasil.',
    coefficients: {
      pace: 'Seberapa cepat komitmen mengikuti.',
      'duty-mandate': 'Bobot mandat dalam komitmen pada tugas.',
      'duty-salience': 'Bobot perhatian dalam komitmen pada tugas.',
      'process-mandate': 'Bobot mandat dalam komitmen pada proses.',
      interdependence: 'Bobot saling membutuhkan dalam keduanya.',
      trust: 'Bobot rata-rata kepercayaan dalam komitmen pada proses.',
      outcomes: 'Bobot rekam hasil.',
      'process-salience': 'Bobot perhatian dalam komitmen pada proses.',
      win: 'Bagian kekurangan komitmen yang diisi satu keberhasilan kecil.',
    },
  },
  'own-interests': {
    en: 'Own interests',
    id: 'Kepentingan sendiri',
    purpose:
      'Di antara pertemuan, instansi kembali ke kepentingan dan datanya sendiri; tim teknis dan informasi bersama memperlambatnya.',
    coefficients: {
      hold: 'Tarikan kepentingan sendiri tanpa ego.',
      ego: 'Tarikan tambahan pada ego penuh.',
      technical: 'Seberapa banyak gerak kembali itu ditahan tim teknis yang bekerja.',
    },
  },
  'trust-decay': {
    en: 'Fading of trust',
    id: 'Memudarnya kepercayaan',
    purpose: 'Di antara pertemuan kepercayaan kembali ke tingkat sandarannya.',
    coefficients: { decay: 'Bagian jarak ke tingkat sandaran yang hilang dalam sebulan tanpa pertemuan.' },
  },
}

/** Baris sebuah perhitungan yang bukan mekanisme. */
export const occasionNames: Readonly<Record<string, { readonly en: string; readonly id: string }>> = {
  start: { en: 'There from the start', id: 'Sudah ada sejak awal' },
  'newcomers-and-leavers': { en: 'Who comes and goes', id: 'Yang datang dan pergi' },
  measures: { en: 'Measures', id: 'Tindakan' },
  calendar: { en: 'Calendar', id: 'Kalender' },
  'take stock': { en: 'Taking stock', id: 'Penghitungan' },
}
