/** Mekanisme agenda diplomasi: nama dalam kedua bahasa; kegunaan dan makna koefisiennya dalam bahasa Indonesia. */
import type { MechanismWords } from './words.js'

export const diplomacyMechanisms: Readonly<Record<string, MechanismWords>> = {
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
