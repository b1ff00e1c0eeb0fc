/** Yang dikatakan bila anggota kedua dunia yang dibandingkan tidak sama. */

import type { compositionEn } from './composition-en.js'
import type { Widened } from './en.js'

export const compositionId: Widened<typeof compositionEn> = {
  over: {
    agencies: (count) => `Rata-rata instansi dibandingkan pada ${count} instansi yang ada di keduanya.`,
    forums: (count) => `Rata-rata forum dibandingkan pada ${count} forum yang ada di keduanya.`,
    pairs: (count) =>
      `Kepercayaan dibandingkan pada ${count} hubungan yang ada di keduanya (siapa memercayai siapa dalam satu forum).`,
  },
  only: (count, scenario) => `${count} hanya di ${scenario}`,
  move: (who, moves) => `Di luar itu, yang lain (${who}) menggeser rata-rata: ${moves}.`,
  nothing: (who) => `Yang lain (${who}) hampir tidak menggeser rata-rata.`,
  note: (count) => `${count} di keduanya`,
}
