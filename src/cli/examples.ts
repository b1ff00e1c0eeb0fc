/** Examples under a help text: the command on a line of its own, so that it can be copied, and what it is for. */

export function examples(
  pairs: readonly (readonly [command: string, purpose: string])[],
  heading = 'Examples:',
): string {
  return [heading, ...pairs.flatMap(([command, purpose]) => [`  ${command}`, `      ${purpose}`])].join('\n')
}
