/** Mekanisme pemeriksaan di pos lintas batas: nama dalam kedua bahasa; kegunaan dan makna koefisiennya dalam bahasa Indonesia. */
import type { MechanismWords } from './words.js'

export const clearanceMechanisms: Readonly<Record<string, MechanismWords>> = {
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
}
