/** Debian’s Chromium, as every test and picture starts it; where there is none, what needs it is skipped. */
import { existsSync } from 'node:fs'

/** Where a Chromium is; undefined where there is none. */
export function findChromium(): string | undefined {
  const places = [
    process.env.CHROMIUM ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return places.find((place) => place !== '' && existsSync(place))
}

export const chromiumFlags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]
