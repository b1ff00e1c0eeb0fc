/** The catalogue of what charts say; apart from that of the page, which draws its own. */
import { chartsEn } from './charts-en.js'
import { chartsId } from './charts-id.js'
import type { Widened } from './en.js'
import type { Language } from './index.js'

export type ChartMessages = Widened<typeof chartsEn>

export const chartMessages: Readonly<Record<Language, ChartMessages>> = { en: chartsEn, id: chartsId }
