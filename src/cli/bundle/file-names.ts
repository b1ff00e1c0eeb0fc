/** Names of files for names of scenarios: on every disk each is another file, whatever the disk takes for equal. */

/** Names that Windows keeps for devices, whatever comes after a dot. */
const devices = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i
/** Characters of one part of a path: with what is added, far below the 255 bytes that disks take. */
const longest = 80
/** Parts of a path, so that all of it goes into the 260 characters of Windows, below a folder of some length. */
const longestPath = 160

/**
 * One path for each name, in their order, without ending. Letters of other alphabets, blanks and the like become `_`;
 * names that become equal by that, or differ in case only, are numbered.
 */
export function fileNames(names: readonly string[], ending: string): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = plainPath(name)
    for (let count = 1; ; count++) {
      const path = count === 1 ? plain : `${plain}-${count}`
      const key = (path + ending).toLowerCase()
      // Neither another file nor a folder that another file lies in, nor below another file.
      const folders = key.split('/').map((_, at, parts) => `${parts.slice(0, at).join('/')}`)
      if (taken.has(key) || taken.has(`${key}/`) || folders.some((folder) => taken.has(folder))) continue
      taken.add(key)
      for (const folder of folders) if (folder !== '') taken.add(`${folder}/`)
      return path + ending
    }
  })
}

function plainPath(name: string): string {
  const parts = name
    .normalize('NFC')
    .split('/')
    .map((part) => {
      const plain = part
        .replaceAll(/[^A-Za-z0-9_.-]+/g, '_')
        // Hidden, an option, or a way up; and a dot at the end is dropped by Windows.
        .replace(/^[.-]+/, '_')
        .replace(/\.+$/, '_')
        .slice(0, longest)
      return devices.test(plain) || plain === '' ? `_${plain}` : plain
    })
  return parts
    .join('/')
    .slice(0, longestPath)
    .replace(/[./-]+$/, '_')
}
