/** Short names of what is moved most often. */
export const labels: Readonly<Record<string, { readonly en: string; readonly id: string }>> = {}
