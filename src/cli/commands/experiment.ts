/** `lintas experiment`: many runs from one file. What each action takes and does is in the folder beside. */
import { type Command, command } from '../command.js'
import { actions, experimentWords } from '../experiment/options.js'
import { UsageFaults } from '../faults.js'
import { didYouMean } from '../near-word.js'

const loads: Readonly<Record<(typeof actions)[number], () => Promise<Command>>> = {
  plan: async () => (await import('../experiment/plan.js')).planCommand,
  run: async () => (await import('../experiment/run.js')).runCommand,
  submit: async () => (await import('../experiment/submit.js')).submitCommand,
  status: async () => (await import('../experiment/status.js')).statusCommand,
  merge: async () => (await import('../experiment/merge.js')).mergeCommand,
}

/** By the first word, the command of an action. */
export async function experimentCommand([word]: readonly string[]): Promise<Command> {
  const action = actions.find((one) => one === word)
  return action === undefined ? withoutAction() : loads[action]()
}

/** What is told where no action is named. */
async function withoutAction(): Promise<Command> {
  const known = await Promise.all(
    actions.map(async (action) => {
      const { usage = '' } = await loads[action]()
      return [`lintas experiment ${action} --help`, usage.slice(usage.indexOf('\n\n') + 2, -1)] as const
    }),
  )
  return command({
    takes: experimentWords,
    examples: known,
    examplesAre: 'Actions:',
    read: ({ values: { action = '' } }) => action,
    run: (given) => {
      const hint = didYouMean(given, actions, 'the actions are')
      throw new UsageFaults([{ message: `lintas experiment has no action “${given}”`, hint }])
    },
  })
}
