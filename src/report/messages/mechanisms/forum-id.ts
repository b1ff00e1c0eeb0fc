/** Mekanisme forum: siapa bertemu, dan apa yang menopang pertemuan: nama dalam kedua bahasa; kegunaan dan makna koefisiennya dalam bahasa Indonesia. */
import type { MechanismWords } from './words.js'

export const forumMechanisms: Readonly<Record<string, MechanismWords>> = {
  leadership: {
    en: 'Champion',
    id: 'Penggerak',
    purpose: 'Seorang penggerak menaikkan kepemimpinan fasilitatif dan mengerjakan sebagian tugas sekretariat.',
    coefficients: {
      lift: 'Kepemimpinan yang ditambahkan seorang penggerak.',
      memory: 'Bagian sekretariat yang digantikan seorang penggerak.',
    },
  },
  incidents: {
    en: 'Incidents',
    id: 'Insiden',
    purpose: 'Insiden serius di perbatasan menarik perhatian dan dapat memicu rapat tambahan.',
    coefficients: { 'threat-weight': 'Seberapa jauh ancaman penuh melipatgandakan insiden.' },
  },
  income: {
    en: 'Money for meeting',
    id: 'Dana untuk bertemu',
    purpose:
      'Instansi menerima dana untuk bertemu yang lain; dana yang tidak terpakai hangus pada akhir tahun anggaran.',
    coefficients: { level: 'Kelipatan bersama atas semua penerimaan.' },
  },
  contributions: {
    en: 'Contributions',
    id: 'Iuran',
    purpose: 'Dana anggota sendiri, sejauh ditarik oleh legitimasi forum, membiayai program bersama forum.',
    coefficients: {
      floor: 'Bagian tawaran yang datang bahkan ke forum tanpa legitimasi.',
      pace: 'Bagian dana bersama yang dibelanjakan dalam sebulan.',
      scale: 'Belanja ketika program mencapai separuh dari yang mungkin.',
      lag: 'Seberapa cepat program mengikuti belanja.',
    },
  },
  turnover: {
    en: 'Turnover of officials',
    id: 'Pergantian pejabat',
    purpose:
      'Saat pejabat berganti, kepercayaan jatuh kembali ke yang tidak ditopang apa pun; sekretariat menyimpan sebagian.',
    coefficients: {
      keep: 'Bagian kenaikan kepercayaan yang diserahkan sekretariat penuh kepada pendatang baru.',
      office: 'Bagian kenaikan kepercayaan pihak lain yang melekat pada jabatan, siapa pun pemegangnya.',
      memory: 'Bagian tambahan yang disimpan sekretariat penuh.',
      'ego-spread': 'Setengah lebar sebaran ego sektoral pimpinan baru di sekitar ego instansi.',
    },
  },
  decree: {
    en: 'Decree',
    id: 'Keputusan',
    purpose:
      'Bila keanggotaan diputuskan kembali, sebagian anggota tidak diberi tahu; sekretariat dan pengenalan menjangkau mereka.',
    coefficients: {
      reach: 'Peluang keputusan baru sampai kepada anggota forum tanpa sekretariat maupun pengenalan.',
      carry: 'Bagian yang terlewat yang dijangkau sekretariat penuh.',
    },
  },
  convening: {
    en: 'Convening',
    id: 'Undangan rapat',
    purpose:
      'Apakah rapat yang seharusnya diadakan diundang: dasar hukum, sekretariat, dan pos anggaran memperbesar kemungkinannya.',
    coefficients: {
      base: 'Peluang rapat sebuah forum yang sepenuhnya informal diundang.',
      legal: 'Bobot dasar hukum.',
      secretariat: 'Bobot sekretariat.',
      budget: 'Bobot pos anggaran.',
    },
  },
  attendance: {
    en: 'Attendance',
    id: 'Kehadiran',
    purpose: 'Anggota mana yang datang ke rapat atau ikut dalam pertukaran pesan.',
    coefficients: {
      intercept: 'Kecenderungan datang bila tidak ada yang mendukung atau menentang.',
      commitment: 'Bobot komitmen pada proses.',
      mandate: 'Bobot kesesuaian mandat bila forum berdasar hukum.',
      trust: 'Bobot rata-rata kepercayaan.',
      leadership: 'Bobot kepemimpinan fasilitatif.',
      ego: 'Bobot ego sektoral.',
      'ego-relief': 'Bagian darinya yang dihilangkan dasar hukum penuh.',
      distance: 'Bobot jarak.',
      incident: 'Bobot mandat kali perhatian ketika insiden memicu rapat.',
      messaging: 'Seberapa lebih mudah menjawab pesan.',
      cover: 'Bagian biaya yang dibayar pos anggaran penuh.',
      relevance: 'Peluang sebuah insiden menyangkut anggota tertentu.',
    },
  },
  richness: {
    en: 'Richness of messages',
    id: 'Kekayaan pesan',
    purpose: 'Seberapa banyak dari pembicaraan tatap muka yang terbawa oleh pesan.',
    coefficients: {
      written: 'Kekayaan pembicaraan tertulis antara orang yang saling mengenal.',
      stale: 'Bagian darinya yang tersisa antara orang yang lama tidak bertemu.',
    },
  },
  facilitation: {
    en: 'Facilitation',
    id: 'Fasilitasi',
    purpose: 'Kepemimpinan fasilitatif perlahan menurunkan ego sektoral mereka yang datang.',
    coefficients: { wear: 'Bagian ego yang dikikis satu rapat di bawah kepemimpinan penuh.' },
  },
  'technical-teams': {
    en: 'Technical teams',
    id: 'Tim teknis',
    purpose: 'Tim teknis bekerja di antara rapat dan menjaga urusan tetap hidup.',
    coefficients: {
      pace: 'Seberapa cepat persiapan terkumpul dan menjadi usang.',
      reach: 'Yang dicapai satu putaran tanpa sekretariat.',
    },
  },
  training: {
    en: 'Training',
    id: 'Pelatihan',
    purpose:
      'Pelatihan bersama menaikkan kapasitas staf dengan jeda dan kepercayaan antara peserta; memudar bila tidak dirawat.',
    coefficients: {
      reach: 'Bagian staf belum terlatih yang dilatih program penuh dalam sebulan.',
      fade: 'Bagian yang dipelajari yang hilang dalam sebulan (staf pindah, keterampilan berkarat).',
      lag: 'Seberapa cepat kapasitas mengikuti pelatihan.',
      gain: 'Bagian kekurangan kapasitas yang diisi pelatihan penuh.',
      bond: 'Kepercayaan yang diperoleh dengan berlatih bersama.',
    },
  },
  'small-wins': {
    en: 'Small wins',
    id: 'Keberhasilan kecil',
    purpose:
      'Upaya bersama dan sendiri membuahkan keberhasilan kecil secara kebetulan; keberhasilan membangun rekam hasil forum.',
    coefficients: {
      pace: 'Keberhasilan sebulan pada upaya penuh.',
      joint: 'Hasil dari upaya bersama.',
      understanding: 'Bagian hasil upaya bersama yang memerlukan pemahaman bersama.',
      information: 'Tambahan dari informasi terpadu.',
      resource: 'Tambahan dari program bersama yang penuh.',
      own: 'Hasil program sendiri: instansi bertindak dalam tugasnya sendiri.',
      memory: 'Seberapa cepat rekam hasil mengikuti keberhasilan.',
    },
  },
  transparency: {
    en: 'Transparency',
    id: 'Keterbukaan',
    purpose:
      'Aturan menjadi terbuka ketika instansi bekerja bersama, mengumumkan aturan, dan berbagi sistem informasi.',
    coefficients: {
      pace: 'Seberapa cepat praktik mengikuti.',
      floor: 'Keterbukaan bila tidak ada yang dilakukan untuknya.',
      joint: 'Bobot kesediaan anggota bekerja bersama.',
      rules: 'Bobot aturan yang diumumkan.',
      systems: 'Bobot informasi terpadu.',
      harmony: 'Bobot peraturan yang selaras.',
    },
  },
  accountability: {
    en: 'Accountability',
    id: 'Akuntabilitas',
    purpose:
      'Akuntabilitas tumbuh dengan dasar hukum, pelaporan, pemantauan bersama, dan aturan terbuka; keputusan tanpa catatan menurunkannya.',
    coefficients: {
      pace: 'Seberapa cepat praktik mengikuti rancangan.',
      floor: 'Akuntabilitas bila tidak ada yang menuntutnya.',
      legal: 'Bobot dasar hukum.',
      reporting: 'Bobot laporan sekretariat, bila rapat diadakan.',
      monitoring: 'Bobot pemantauan bersama.',
      openness: 'Bobot keterbukaan.',
      trace: 'Tambahan dari jejak sistem informasi terpadu.',
      loose: 'Yang dikurangi oleh keputusan tanpa catatan.',
    },
  },
  legitimacy: {
    en: 'Legitimacy',
    id: 'Legitimasi',
    purpose:
      'Legitimasi mengikuti hukum, sponsor, hasil, dan keterlibatan, turun karena janji diingkari, dan mengangkat mandat yang dirasakan.',
    coefficients: {
      pace: 'Seberapa cepat penerimaan mengikuti.',
      floor: 'Penerimaan forum yang tidak punya apa pun untuk ditunjukkan.',
      legal: 'Bobot dasar hukum.',
      sponsor: 'Bobot sponsor resmi.',
      results: 'Bobot rekam hasil.',
      inclusion: 'Bobot keterlibatan anggota nonnegara.',
      breach: 'Yang dikurangi oleh janji yang diingkari.',
      lift: 'Seberapa jauh penerimaan mengangkat atau menurunkan mandat yang dirasakan.',
    },
  },
  salience: {
    en: 'Salience',
    id: 'Perhatian',
    purpose:
      'Seberapa besar urusan ini menyita instansi: insiden, ancaman, ketegangan, dan tekanan pada layanan menaikkannya.',
    coefficients: { pace: 'Seberapa cepat perhatian mengikuti kejadian dan memudar.' },
  },
}
