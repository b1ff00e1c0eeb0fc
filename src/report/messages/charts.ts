/** The catalogue of what charts say; apart from that of the page, which draws its own. */
import { type ChartMessages, chartsEn } from './charts-en.js'
import { chartsId } from './charts-id.js'
import type { Language } from './index.js'

export type { ChartMessages } from './charts-en.js'

export const chartMessages: Readonly<Record<Language, ChartMessages>> = { en: chartsEn, id: chartsId }
