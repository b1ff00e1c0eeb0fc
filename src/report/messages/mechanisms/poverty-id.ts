/** Mekanisme program kemiskinan: nama dalam kedua bahasa; kegunaan dan makna koefisiennya dalam bahasa Indonesia. */
import type { MechanismWords } from './words.js'

export const povertyMechanisms: Readonly<Record<string, MechanismWords>> = {
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
}
