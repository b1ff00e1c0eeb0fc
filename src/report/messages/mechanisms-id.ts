/** Mekanisme umum: nama dalam kedua bahasa; kegunaan dan makna koefisiennya dalam bahasa Indonesia. */

export interface MechanismWords {
  readonly en: string
  readonly id: string
  /** Kegunaannya. */
  readonly purpose: string
  readonly coefficients: Readonly<Record<string, string>>
}

export const commonMechanisms: Readonly<Record<string, MechanismWords>> = {
  leadership: {
    en: 'Champion',
    id: 'Penggerak',
    purpose: 'Seorang penggerak menaikkan kepemimpinan fasilitatif dan mengerjakan sebagian tugas sekretariat.',
    coefficients: {
      lift: 'Kepemimpinan yang ditambahkan seorang penggerak.',
      memory: 'Bagian sekretariat yang digantikan seorang penggerak.',
    },
  },
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
