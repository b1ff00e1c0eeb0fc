/** Mekanisme kesejahteraan dan keamanan: nama dalam kedua bahasa; kegunaan dan makna koefisiennya dalam bahasa Indonesia. */
import type { MechanismWords } from './words.js'

export const prosperityMechanisms: Readonly<Record<string, MechanismWords>> = {
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
}
