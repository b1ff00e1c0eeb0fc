/** A scenario by its title, with the name that pictures and tables call it by. */

import type { ReportContext } from './context.js'
import type { RunsInput } from './input.js'

export function scenarioLabel({ language }: ReportContext, { scenarios, nameOf }: RunsInput, name: string): string {
  const title = scenarios.find((scenario) => scenario.name === name)?.title[language]
  return title === undefined ? nameOf(name) : `${title} (${nameOf(name)})`
}
