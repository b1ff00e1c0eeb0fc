/** Yang dikatakan bila hasil tidak terdefinisi di semua ulangan, atau bila skenario tidak sama panjang. */

import type { definedEn } from './defined-en.js'
import type { Widened } from './en.js'

export const definedId: Widened<typeof definedEn> = {
  inPairs: (n, of) => `pada ${n} dari ${of} pasangan ulangan`,
  nOf: (n, of) => `${n} dari ${of} pasangan`,
  inRuns: (n, of) => `pada ${n} dari ${of} ulangan`,
  untold: (month, what) => `Tidak dapat dibandingkan pada ${month}: ${what}.`,
  tooFew: (n, of) => `hanya bernilai pada ${n} dari ${of} pasangan ulangan`,
  gone: (scenario, month) => `tanpa nilai pada ${scenario} sejak bulan ${month}`,
  never: (scenario) => `tanpa nilai pada ${scenario}`,
  more: (count) => `${count} lagi`,
  apart: 'tidak ada pasangan ulangan yang keduanya bernilai',
  nothing: 'tidak ada hasil yang dapat dibandingkan',
  noValueAt: (month) => `tanpa nilai pada bulan ${month}`,
  lastIn: (value, month, some) => `terakhir pada bulan ${month}: ${value}${some}`,
  nowhere: 'tanpa nilai pada semua bulan',
  inNoRun: 'tanpa nilai dalam ulangan mana pun',
  inFewRuns: (n, of) => `hanya bernilai dalam ${n} dari ${of} ulangan, terlalu sedikit di setiap titik`,
  until: (name, month) => `${name} (sampai bulan ${month})`,
  partly: (names) =>
    `Tidak semua ulangan bernilai pada setiap bulan: ${names}. Di sana kurva dihitung dari ulangan yang bernilai; n dalam tabel menyebutkan berapa banyak.`,
  atPoints: (n, of) => `bernilai pada ${n} dari ${of} titik`,
  unjudged: (names) => `Tidak dinilai karena terlalu sedikit titik yang bernilai: ${names}.`,
  pointsLeft: (left, of) =>
    `${left} dari ${of} titik tidak dihitung: di sana tidak ada ulangan yang bernilai, atau terlalu sedikit`,
  without: (names) => `tanpa nilai bila tanpa ${names}`,
  common: (months, longer) => `Dibandingkan selama ${months} yang dimiliki semuanya; ${longer}.`,
  goesOn: (scenario, months) => `${scenario} berlanjut sampai ${months}`,
  starts: 'Bulan 1 bukan bulan kalender yang sama pada semuanya.',
}
