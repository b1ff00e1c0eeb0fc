/** Mekanisme penanganan kasus: nama dalam kedua bahasa; kegunaan dan makna koefisiennya dalam bahasa Indonesia. */
import type { MechanismWords } from './words.js'

export const caseworkMechanisms: Readonly<Record<string, MechanismWords>> = {
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
}
