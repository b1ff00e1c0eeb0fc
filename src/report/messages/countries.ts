/** Countries by the codes that scenarios use; proper names, the same in both languages. */
export const countries: Readonly<Record<string, string>> = { id: 'Indonesia', my: 'Malaysia', tl: 'Timor-Leste' }
