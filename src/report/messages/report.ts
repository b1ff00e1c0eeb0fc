/** The catalogue of what printed reports say. */
import type { Language } from './index.js'
import { type ReportMessages, reportEn } from './report-en.js'
import { reportId } from './report-id.js'

export type { ReportMessages } from './report-en.js'

export const reportMessages: Readonly<Record<Language, ReportMessages>> = { en: reportEn, id: reportId }
