/** The catalogue of what printed reports say. */
import type { Widened } from './en.js'
import type { Language } from './index.js'
import { reportEn } from './report-en.js'
import { reportId } from './report-id.js'

export type ReportMessages = Widened<typeof reportEn>

export const reportMessages: Readonly<Record<Language, ReportMessages>> = { en: reportEn, id: reportId }
