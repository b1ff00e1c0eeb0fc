declare module 'subset-font' {
  /** The font with these characters only. */
  export default function subset(
    font: Buffer,
    characters: string,
    options: { readonly targetFormat: 'sfnt'; readonly noHinting?: boolean },
  ): Promise<Buffer>
}
