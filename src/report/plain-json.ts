/** JSON has no word for what is missing or without end: both become null. */
export function plainJson(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object
}
