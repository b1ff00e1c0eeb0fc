/** An answer and the choices that it answers: under any others there is none. */
export class Memo<T> {
  private of: string | undefined
  private answer: T | undefined

  set(of: string, answer: T): void {
    this.of = of
    this.answer = answer
  }

  /** The answer to these very choices. */
  get(choices: string): T | undefined {
    return this.of === choices ? this.answer : undefined
  }
}
