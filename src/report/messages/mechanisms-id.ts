export const mechanismMeanings: Readonly<Record<string, string>> = {}
export const mechanismNames: Readonly<Record<string, { readonly en: string; readonly id: string }>> = {}
