/** Mekanisme layanan: nama dalam kedua bahasa; kegunaan dan makna koefisiennya dalam bahasa Indonesia. */
import type { MechanismWords } from './mechanisms-id.js'

export const serviceMechanisms: Readonly<Record<string, MechanismWords>> = {
  'case-arrivals': {
    en: 'New cases',
    id: 'Kasus baru',
    purpose:
      'Kasus baru timbul dari kemiskinan, ketidaktahuan, dan saluran ilegal, lebih sedikit bila pencegahan dan daya gentar bekerja.',
    coefficients: {
      poverty: 'Bobot kemiskinan.',
      knowledge: 'Bobot ketidaktahuan.',
      channels: 'Bobot saluran ilegal.',
      teach: 'Bagian ketidaktahuan yang dihilangkan pencegahan penuh.',
      deter: 'Bagian saluran ilegal yang ditutup daya gentar penuh.',
    },
  },
  'data-release': {
    en: 'Release of data',
    id: 'Penerbitan data',
    purpose: 'Penerbitan angka tahunan membawa kembali data setiap sumber ke atas meja.',
    coefficients: {
      renewal:
        'Bagian jalan kembali ke datanya sendiri yang ditempuh sebuah sumber, bila tidak ada metode yang disepakati.',
      noise: 'Setengah lebar perubahan angka sebuah sumber dari tahun ke tahun.',
    },
  },
  'starting-anew': {
    en: 'Starting anew',
    id: 'Mulai dari awal',
    purpose:
      'Saat pejabat atau lembaga yang bertanggung jawab atas satu pihak berganti, mitra di seberang mulai dari awal, sejauh tidak ada berkas yang tersisa.',
    coefficients: {
      stranger: 'Kepercayaan antara kantor dua negara yang tidak saling mengenal (R).',
      known: 'Bagian kenaikan kepercayaan yang dimiliki pendatang baru tanpa berkas apa pun.',
      office: 'Bagian kenaikan kepercayaan pihak lain yang melekat pada kantor tanpa berkas apa pun.',
      kept: 'Bagian kenaikan kepercayaan yang bertahan melewati pergantian lembaga yang bertanggung jawab.',
      learning: 'Seberapa cepat lembaga baru membangun berkasnya sendiri.',
    },
  },
  postponement: {
    en: 'Postponement',
    id: 'Penundaan',
    purpose: 'Ketegangan antarnegara menunda rapat, makin sering makin dekat forum ke ibu kota.',
    coefficients: { chill: 'Peluang ketegangan penuh menunda rapat forum yang terpapar penuh.' },
  },
  'data-mediation': {
    en: 'Mediation over data',
    id: 'Mediasi data',
    purpose:
      'Mediasi menyelesaikan angka yang disengketakan dan meninggalkan metode yang disepakati; satu data melakukannya dengan sendirinya.',
    coefficients: {
      pull: 'Bagian jarak ke angka bersama yang ditempuh mediasi penuh.',
      secretariat: 'Bobot sekretariat.',
      goals: 'Bobot kesepakatan atas tujuan besar (pemahaman bersama).',
      leaders: 'Bobot kepemimpinan fasilitatif.',
      champion: 'Bobot pemimpin informal yang menengahi.',
      sponsor: 'Bobot kata pemimpin resmi.',
      ego: 'Seberapa banyak ego sektoral mengurangi.',
      learn: 'Seberapa jauh satu rapat yang dimediasi penuh membawa metode yang disepakati.',
      forget: 'Bagian metode yang disepakati yang tidak lagi dipakai dalam sebulan.',
      register: 'Bagian jarak ke angka bersama yang ditempuh satu data yang penuh.',
      open: 'Sebaran data di atas mana sengketa terbuka.',
      settled: 'Sebaran data di bawah mana sengketa terbuka selesai.',
    },
  },
  'confidence-building': {
    en: 'Confidence building',
    id: 'Pembangunan rasa percaya',
    purpose: 'Kunjungan, pertukaran, dan kegiatan bersama membangun kepercayaan lintas batas di antara rapat.',
    coefficients: {
      contact: 'Bagian jarak ke kepercayaan penuh yang ditempuh dalam sebulan program penuh.',
      kinship: 'Pertukaran yang dipertahankan kekerabatan dan perdagangan kecil dengan sendirinya.',
      programme: 'Pertukaran yang ditambahkan program penuh.',
      civil: 'Pertukaran yang ditambahkan anggota nonnegara.',
      dent: 'Bagian kunjungan dan pertukaran yang dicegah ketegangan penuh pada keterpaparan penuh.',
      pace: 'Seberapa cepat pertukaran mengikuti.',
    },
  },
  practice: {
    en: 'Practice at the counter',
    id: 'Praktik di loket',
    purpose:
      'Keterampilan di loket mengikuti kapasitas staf dengan jeda; sistem yang dipasang mulai dipakai sejauh keterampilan, keselarasan, dan kerja bersama memungkinkan.',
    coefficients: {
      pace: 'Seberapa cepat keterampilan di loket mengikuti kapasitas.',
      uptake: 'Seberapa cepat sistem yang dipasang mulai dipakai.',
      alone: 'Bagian pemakaian sistem yang tidak memerlukan hal lain.',
      skill: 'Bagian sisanya yang dimungkinkan keterampilan.',
      rules: 'Bagian sisanya yang dimungkinkan peraturan yang selaras.',
      joint: 'Bagian sisanya yang dimungkinkan kesediaan bekerja bersama.',
    },
  },
  'joint-inspection': {
    en: 'Joint inspection',
    id: 'Pemeriksaan bersama',
    purpose:
      'Bagian pemeriksaan yang dilakukan bersama tumbuh dengan kesediaan, pemahaman bersama, dan rencana bersama.',
    coefficients: {
      pace: 'Seberapa cepat praktik di pos mengikuti.',
      willing: 'Bobot kesediaan instansi di pos untuk bekerja bersama.',
      understanding: 'Bobot pemahaman bersama.',
      plan: 'Bobot rencana bersama.',
    },
  },
  clearance: {
    en: 'Clearance',
    id: 'Pelayanan lintas batas',
    purpose:
      'Satu hari yang mewakili di pos setiap bulan: antrean di setiap tahap menurut jam, dan waktu yang diperlukan.',
    coefficients: {
      slow: 'Laju loket tanpa keterampilan, sebagai bagian lajunya pada keterampilan sedang.',
      fund: 'Yang ditambahkan program bersama penuh pada laju loket.',
      data: 'Bagian waktu loket yang dihemat informasi terpadu yang dipakai penuh.',
      papers: 'Bagian waktu dokumen yang dihemat informasi terpadu yang dipakai penuh.',
      repeated: 'Bagian langkah yang berulang dan yang dihapus keselarasan penuh.',
      overlap: 'Bagian waktu tahap yang lebih pendek yang dihemat pemeriksaan bersama.',
      agents: 'Bagian waktu dokumen yang dihemat agen dan pemasukan dini di bawah program bersama penuh.',
      pressure: 'Seberapa kuat antrean panjang menyita instansi.',
    },
  },
  supervision: {
    en: 'Supervision',
    id: 'Pengawasan',
    purpose:
      'Bagian pelanggaran yang ketahuan: informasi bersama, pemeriksaan bersama, keterampilan, dan akuntabilitas menaikkannya, ketergesaan menurunkannya.',
    coefficients: {
      pace: 'Seberapa cepat pengawasan mengikuti.',
      floor: 'Yang ketahuan dari rutinitas saja.',
      information: 'Bobot informasi bersama.',
      talk: 'Informasi yang dibagi dari mulut ke mulut pada pemahaman bersama yang penuh.',
      joint: 'Bobot pemeriksaan bersama.',
      skill: 'Bobot keterampilan.',
      answer: 'Bobot akuntabilitas.',
      haste: 'Yang dikurangi oleh kesibukan penuh.',
    },
  },
  compliance: {
    en: 'Compliance',
    id: 'Kepatuhan',
    purpose:
      'Kepatuhan masyarakat perbatasan mengikuti layanan, penyuluhan, pengawasan, dan mudahnya jalur tidak resmi.',
    coefficients: {
      pace: 'Seberapa cepat kebiasaan mengikuti.',
      floor: 'Kepatuhan dari kebiasaan saja.',
      service: 'Bobot layanan yang cepat.',
      reference: 'Waktu layanan yang dirasakan sedang.',
      outreach: 'Bobot penyuluhan.',
      watch: 'Bobot pengawasan.',
      open: 'Bobot aturan yang terbuka.',
      paths: 'Yang dikurangi oleh mudahnya jalur tidak resmi.',
    },
  },
  'case-coverage': {
    en: 'Coverage of case work',
    id: 'Cakupan kerja kasus',
    purpose:
      'Upaya instansi yang memegang peran mencakup kerja peran itu; upaya bersama mencakup lebih banyak daripada upaya sendiri.',
    coefficients: {
      reach: 'Seberapa cepat upaya mencakup pekerjaan.',
      own: 'Hasil upaya sendiri.',
      joint: 'Hasil upaya bersama: tidak ada yang dikerjakan dua kali, dan tidak ada yang jatuh di antara dua tugas.',
    },
  },
  'case-handling': {
    en: 'Handling of cases',
    id: 'Penanganan kasus',
    purpose:
      'Kasus terbuka ditangani dan korban yang menunggu didampingi, sejauh penegakan, rehabilitasi, dan koordinasi mencakup pekerjaan.',
    coefficients: {
      pace: 'Bagian kasus terbuka yang ditangani sebulan bila semua pekerjaan tercakup dan tidak ada yang di luar negeri.',
      assist: 'Bagian korban menunggu yang didampingi sebulan dengan syarat yang sama.',
      enforce: 'Bagian penanganan yang berupa penegakan hukum.',
      coordinate: 'Tambahan dari koordinasi penuh.',
      service: 'Tambahan dari prosedur bersama yang dipakai penuh.',
      reach: 'Bagian pekerjaan di luar negeri yang dapat dilakukan dari dalam negeri.',
      uptake: 'Seberapa cepat prosedur yang berlaku mulai dipakai.',
      alone: 'Bagian pemakaiannya yang tidak memerlukan koordinasi.',
    },
  },
  'case-prevention': {
    en: 'Prevention',
    id: 'Pencegahan',
    purpose: 'Pencegahan mengikuti kerja dan penyuluhan pemegang peran itu, daya gentar mengikuti kerja penegak hukum.',
    coefficients: {
      pace: 'Seberapa cepat keduanya mengikuti.',
      effort: 'Pencegahan bila kerjanya tercakup penuh dan tidak ada yang mengoordinasikan.',
      coordinate: 'Tambahan dari koordinasi penuh, sebagai bagian.',
      outreach: 'Tambahan dari penyuluhan penuh ke desa-desa.',
    },
  },
  'case-backlog': {
    en: 'Backlog',
    id: 'Tunggakan kasus',
    purpose: 'Kasus terbuka menjaga urusan ini tetap di hadapan instansi.',
    coefficients: {
      press: 'Perhatian yang ditarik daftar kasus yang sangat panjang.',
      half: 'Kasus terbuka yang menarik separuhnya.',
    },
  },
  evaluability: {
    en: 'Evaluability',
    id: 'Keterevaluasian',
    purpose:
      'Seberapa jauh hasil dapat dievaluasi mengikuti kerja bersama, pemantauan bersama, akuntabilitas, dan prosedur bersama.',
    coefficients: {
      pace: 'Seberapa cepat ia mengikuti.',
      floor: 'Yang dimungkinkan angka setiap instansi sendiri.',
      joint: 'Bobot bagian upaya bersama.',
      monitoring: 'Bobot pemantauan dan evaluasi bersama.',
      answer: 'Bobot akuntabilitas.',
      service: 'Tambahan dari satu prosedur dan satu catatan kasus.',
    },
  },
  replanning: {
    en: 'Replanning',
    id: 'Perencanaan ulang',
    purpose: 'Rencana bersama menjadi usang, seketika dalam bencana; rapat memperbaruinya sejauh rencana itu lentur.',
    coefficients: {
      drift: 'Bagian kesesuaian yang hilang dari rencana dalam sebulan biasa.',
      misfit: 'Bagian kesesuaian yang hilang dari rencana dalam sebulan bencana penuh.',
      replan: 'Bagian yang usang yang dapat diperbarui satu rapat dalam rencana yang sepenuhnya lentur.',
      rigid: 'Bagian darinya yang dimungkinkan bahkan oleh rencana kaku.',
    },
  },
  coherence: {
    en: 'Coherence of programmes',
    id: 'Keterpaduan program',
    purpose: 'Program instansi menjadi selaras dengan rencana bersama lewat kesediaan, penggerak, dan sekretariat.',
    coefficients: {
      pace: 'Seberapa cepat program diselaraskan.',
      own: 'Keselarasan yang timbul tanpa rencana, sebagai bagian dari yang timbul dengan rencana penuh.',
      floor: 'Keselarasan secara kebetulan: program melawan kemiskinan agak serupa.',
      willing: 'Bobot kesediaan instansi bekerja bersama.',
      champion: 'Bobot penggerak.',
      secretariat: 'Bobot sekretariat.',
      dispute: 'Yang dikurangi oleh sengketa penuh atas data.',
    },
  },
  'programme-money': {
    en: 'Programme money',
    id: 'Dana program',
    purpose:
      'Dana yang dijanjikan bagi program menjadi dana tersalurkan: sponsor, janji yang ditepati, dan kapasitas +, pendesakan −.',
    coefficients: {
      authority: 'Bagian anggaran program yang dicairkan instansi tanpa sponsor.',
      staff: 'Bagian penyaluran yang memerlukan kapasitas staf.',
      crowd: 'Bagian penyaluran publik yang didesak program bersama penuh, yang dibayar dari iuran.',
    },
  },
  targeting: {
    en: 'Targeting',
    id: 'Ketepatan sasaran',
    purpose: 'Ketepatan sasaran mengikuti keterpaduan program, kesesuaian data, dan satu data.',
    coefficients: {
      pace: 'Seberapa cepat daftar mengikuti.',
      floor: 'Ketepatan bila tidak ada yang disepakati.',
      coherence: 'Bobot keterpaduan program.',
      data: 'Bobot data yang sesuai.',
      register: 'Tambahan dari satu data dengan sendirinya.',
    },
  },
  poverty: {
    en: 'Poverty',
    id: 'Kemiskinan',
    purpose:
      'Tingkat kemiskinan turun dengan yang dicapai tiga pengungkit dan naik dalam bencana; bantuan mempersingkat waktunya.',
    coefficients: {
      'household-cost':
        'Bagian orang miskin yang keluar dari kemiskinan dalam sebulan bila beban rumah tangga sepenuhnya diringankan.',
      income: 'Demikian pula bila pendapatan dan kemampuan sepenuhnya ditingkatkan.',
      'micro-enterprise': 'Demikian pula bila usaha mikro sepenuhnya dikembangkan.',
      'household-cost-pace': 'Seberapa cepat keringanan beban rumah tangga mengikuti penyaluran.',
      'income-pace': 'Seberapa cepat pendapatan dan kemampuan mengikuti penyaluran.',
      'micro-enterprise-pace': 'Seberapa cepat usaha mikro mengikuti penyaluran.',
      idle: 'Yang dicapai dana bila tidak ada kerja yang dicurahkan.',
      half: 'Upaya bersama dan separuh upaya sendiri ketika kerja bernilai separuh dari yang dapat dicapainya.',
      hit: 'Orang yang terlempar ke kemiskinan dalam sebulan bencana penuh.',
      ease: 'Bagian mereka yang pulih dalam sebulan tanpa bantuan.',
      relief: 'Bagian mereka yang pulih dalam sebulan bila bantuan cocok, sampai, dan tersalurkan penuh.',
      news: 'Perhatian yang ditarik satu persen kemiskinan; bencana menarik sebesar ukurannya.',
    },
  },
  interaction: {
    en: 'Who meets whom',
    id: 'Siapa bertemu siapa',
    purpose: 'Menghitung pasangan yang bertemu, menurut siapa mereka: antarpemerintah, publik–swasta, multiaktor.',
    coefficients: {
      memory: 'Seberapa cepat catatan siapa bertemu siapa mengikuti.',
      written: 'Bobot pasangan dalam pertukaran pesan dibandingkan dengan pasangan di satu ruangan.',
    },
  },
  'institution-building': {
    en: 'Institution building',
    id: 'Pembangunan kelembagaan',
    purpose: 'Organisasi instansi mengikuti orang-orangnya, lebih cepat dengan dasar hukum dan sekretariat.',
    coefficients: {
      pace: 'Seberapa cepat organisasi mengikuti orang dan aturan.',
      alone: 'Organisasi per kapasitas staf bila tidak ada forum yang mendukungnya.',
      legal: 'Tambahan dari dasar hukum penuh.',
      memory: 'Tambahan dari sekretariat penuh.',
    },
  },
  'threat-response': {
    en: 'Response to threat',
    id: 'Tanggapan atas ancaman',
    purpose:
      'Ancaman yang dirasakan mengikuti ancaman yang ada; kerja keamanan bersama membendungnya dan mempercepat pulihnya ketenangan.',
    coefficients: {
      contain: 'Bagian ancaman yang dibendung kerja keamanan bersama yang penuh.',
      alarm: 'Seberapa cepat kekhawatiran naik.',
      calm: 'Seberapa cepat kekhawatiran memudar bila instansi menyimpan sendiri yang diketahuinya.',
      relief: 'Seberapa banyak kerja keamanan bersama yang penuh menambahnya.',
    },
  },
  'field-effort': {
    en: 'Effort by field',
    id: 'Upaya menurut bidang',
    purpose:
      'Membagi upaya bersama dan sendiri antara kesejahteraan dan keamanan, dan menetapkan siapa memimpin tindakan bersama.',
    coefficients: {
      shift: 'Bagian upaya untuk kesejahteraan yang ditarik ke keamanan oleh ancaman penuh yang dirasakan.',
      other: 'Nilai upaya bersama di bidang yang bukan milik instansi sendiri.',
      needs: 'Bagian tindakan bersama yang memerlukan pemahaman bersama.',
      centre: 'Bagian tindakan bersama yang memerlukan pusat gravitasi yang mampu.',
      half: 'Upaya bersama di suatu bidang ketika separuh dari yang mungkin tercapai.',
      'own-half': 'Upaya sendiri di suatu bidang ketika separuh dari yang mungkin tercapai.',
      lead: 'Bagian tindakan bersama forum yang dipimpin ketua yang sepenuhnya mampu.',
    },
  },
  'local-delivery': {
    en: 'Delivery on the ground',
    id: 'Pelaksanaan di lapangan',
    purpose:
      'Kerja bersama sampai ke lapangan sejauh lembaga, terutama pemerintah daerah yang terlemah, sanggup memikulnya.',
    coefficients: {
      half: 'Skala kapasitas pelaksanaan: makin besar, makin sebanding dengan kapasitas kelembagaan.',
      reliance: 'Seberapa jauh kerja keamanan juga bergantung pada pemerintah daerah.',
    },
  },
  'welfare-and-security': {
    en: 'Welfare and security',
    id: 'Kesejahteraan dan keamanan',
    purpose: 'Kesejahteraan dan keamanan mengikuti kerja bersama dan sendiri, satu sama lain, dan ancaman.',
    coefficients: {
      floor: 'Tempat keduanya menetap tanpa kerja apa pun.',
      joint: 'Tambahan kerja bersama penuh di bidangnya.',
      own: 'Tambahan kerja sendiri penuh di bidangnya.',
      tandem: 'Tambahan kerja bersama penuh di kedua bidang, yang terhubung penuh, bagi masing-masing.',
      bridge: 'Seberapa jauh kepercayaan mereka yang bekerja di kedua bidang menghubungkannya.',
      information: 'Seberapa jauh informasi terpadu menghubungkannya.',
      soft: 'Tambahan kesejahteraan bagi keamanan lewat persetujuan.',
      hard: 'Tambahan keamanan bagi kesejahteraan lewat perlindungan.',
      disruption: 'Kerugian kesejahteraan oleh ancaman penuh yang dirasakan: pasar tutup, lintas batas tutup.',
      danger: 'Kerugian keamanan oleh ancaman penuh.',
      'welfare-pace': 'Seberapa cepat kesejahteraan mengikuti.',
      'security-pace': 'Seberapa cepat keamanan mengikuti.',
    },
  },
  agenda: {
    en: 'Agenda',
    id: 'Agenda',
    purpose: 'Butir melewati tingkat demi tingkat: disepakati, dilanjutkan, dinaikkan, diselesaikan.',
    coefficients: {
      floor: 'Peluang sebuah butir tertangani oleh rutinitas saja.',
      understanding: 'Bobot pemahaman bersama.',
      papers: 'Bobot kertas kerja yang disiapkan tim teknis.',
      skill: 'Bobot keterampilan perunding: rata-rata kapasitas yang hadir.',
      crowd: 'Waktu yang diambil setiap bidang tambahan dari bidang lain.',
      handed: 'Bagian kiriman yang ada di meja tingkat berikutnya tanpa koordinasi pusat.',
      pressure: 'Seberapa kuat butir terbuka menyita instansi.',
    },
  },
  'follow-up': {
    en: 'Follow-up',
    id: 'Tindak lanjut',
    purpose: 'Kesepakatan menjadi program sejauh ditindaklanjuti di antara rapat; yang lain gugur.',
    coefficients: {
      pace: 'Seberapa cepat praktik mengikuti.',
      floor: 'Tindak lanjut bila tidak ada yang ditugasi.',
      sustained: 'Bobot program tindak lanjut yang terus-menerus.',
      secretariat: 'Bobot sekretariat dan berkas yang dimiliki kedua pihak.',
      civil: 'Bobot anggota nonnegara, yang tetap mengurus di antara rapat.',
      fund: 'Bobot program bersama yang dibiayai.',
      act: 'Bagian kesepakatan tertunda yang dilaksanakan dalam sebulan tindak lanjut penuh.',
      lapse: 'Bagian kesepakatan tertunda yang gugur dalam sebulan tanpa tindak lanjut.',
      end: 'Bagian program yang berakhir dalam sebulan.',
    },
  },
  'people-to-people': {
    en: 'Trust between people',
    id: 'Kepercayaan antarmasyarakat',
    purpose: 'Kepercayaan antara masyarakat kedua sisi tumbuh dengan pertukaran mereka dan dengan anggota nonnegara.',
    coefficients: {
      meet: 'Bagian kekurangan kepercayaan yang diisi sebulan pertukaran penuh.',
      civil: 'Bagian kekurangan kepercayaan yang diisi anggota nonnegara dalam sebulan.',
      shadow: 'Seberapa cepat kepercayaan masyarakat tertarik ke kepercayaan instansi daerahnya.',
      fade: 'Seberapa cepat ia memudar.',
      rest: 'Kepercayaan tetangga yang tidak berurusan satu sama lain.',
      chill: 'Bagian yang hilang dalam sebulan ketegangan penuh pada keterpaparan penuh.',
    },
  },
  'border-welfare': {
    en: 'Welfare at the border',
    id: 'Kesejahteraan perbatasan',
    purpose:
      'Kesejahteraan masyarakat perbatasan mengikuti pertukaran, program, dan kebijakan nasional; ketergantungan turun karenanya.',
    coefficients: {
      pace: 'Seberapa cepat penghidupan mengikuti.',
      floor: 'Kesejahteraan bila tidak ada yang dilakukan untuknya.',
      trade: 'Bobot pertukaran.',
      programmes: 'Bobot program yang digerakkan kesepakatan.',
      scale: 'Jumlah program ketika separuhnya tercapai.',
      policy: 'Bobot kebijakan nasional bagi perbatasan.',
      peace: 'Bobot kepercayaan antarmasyarakat.',
      most: 'Ketergantungan masyarakat yang tidak punya apa-apa di negeri sendiri.',
      supply: 'Seberapa jauh kesejahteraan di negeri sendiri menggantikan yang dicari di seberang.',
      roads: 'Seberapa jauh jalan dan layanan di negeri sendiri melakukannya.',
    },
  },
}
