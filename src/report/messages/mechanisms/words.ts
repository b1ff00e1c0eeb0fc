/** Kata-kata tentang sebuah mekanisme. */

export interface MechanismWords {
  readonly en: string
  readonly id: string
  /** Kegunaannya. */
  readonly purpose: string
  readonly coefficients: Readonly<Record<string, string>>
}
