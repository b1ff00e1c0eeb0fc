/** How a printed report looks: on a screen one column, on paper A4. */
export const style = `
:root { color-scheme: light; --text: #1c2430; --quiet: #4f5968; --line: #d4dae3; --blue: #00629a; --tint: #eef5fa; --warn: #fff6e6; --worse: #a34600 }
* { box-sizing: border-box }
html { font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; color: var(--text); background: #eef1f5; -webkit-text-size-adjust: 100% }
body { margin: 0 }
main, header, footer { max-width: 54rem; margin: 0 auto; padding: 0 2.6rem; background: #fff }
main { display: flow-root }
header { padding-top: 2.6rem; border-top: 6px solid var(--blue) }
.kind { margin: 0; color: var(--blue); font-weight: 600; letter-spacing: .02em }
h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.015em; margin: .35rem 0 .6rem; text-wrap: balance }
.question { font-size: 1.15rem; color: var(--quiet); margin: 0 0 1.2rem; max-width: 46rem }
.caution { background: var(--warn); border-left: 4px solid #e69f00; padding: .7rem 1rem; margin: 0 0 1.4rem; border-radius: 0 6px 6px 0 }
nav { border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: .7rem 0; font-size: .93rem }
nav ol { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; margin: 0; padding: 0 }
a { color: var(--blue) }
p.head { margin: 1rem 0 .3rem }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.6rem 0 .8rem; padding-top: .2rem; scroll-margin-top: 1rem }
h3 { font-size: 1.08rem; margin: 1.6rem 0 .4rem }
p { margin: 0 0 .8rem; max-width: 46rem }
ul { margin: 0 0 1rem; padding-left: 1.25rem; max-width: 46rem }
li { margin: .25rem 0 }
.lead { font-size: 1.1rem; font-weight: 500; background: var(--tint); border-radius: 8px; padding: .9rem 1.1rem; max-width: none }
.notes, .notes p { color: var(--quiet); font-size: .86rem; margin: .3rem 0; max-width: none }
figure { margin: 1.6rem 0 }
figcaption.head, caption { text-align: left; font-size: .98rem; padding: 0 0 .5rem; color: var(--text) }
.picture { overflow-x: auto }
.picture svg { display: block; width: 100%; min-width: 30rem; height: auto }
.table { overflow-x: auto; margin: 1.4rem 0 .4rem }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4 }
th, td { text-align: left; vertical-align: top; padding: .32rem .7rem .32rem 0; border-bottom: 1px solid var(--line) }
th:last-child, td:last-child { padding-right: 0 }
thead th { color: var(--quiet); font-weight: 600; border-bottom: 2px solid var(--line); vertical-align: bottom }
tbody th { font-weight: 500 }
.number { text-align: right; font-variant-numeric: tabular-nums }
td.number { white-space: nowrap }
.better { color: var(--blue); font-weight: 600 }
.worse { color: var(--worse); font-weight: 600 }
.plain { color: var(--quiet) }
td .better, td .worse, td .plain { white-space: nowrap }
code { font: .86em/1.4 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere }
pre { background: #f3f5f8; border: 1px solid var(--line); border-radius: 8px; padding: .7rem .9rem; overflow-x: auto; white-space: pre-wrap; margin: .4rem 0 1rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0 0 1rem }
dt { color: var(--quiet) }
dd { margin: 0; overflow-wrap: anywhere }
.bar { display: block; width: 9rem; height: .95rem }
footer { padding: 2rem 2.6rem 2.6rem; color: var(--quiet); font-size: .86rem }
:focus-visible { outline: 3px solid #00527f; outline-offset: 2px }
@media (max-width: 40rem) {
  main, header, footer { padding-left: 1.1rem; padding-right: 1.1rem }
  h1 { font-size: 1.6rem }
  dl { grid-template-columns: 1fr; gap: 0 }
  dd { margin-bottom: .5rem }
}
@page { size: A4; margin: 16mm 15mm 18mm }
@media print {
  html { font-size: 10pt; line-height: 1.45; background: none }
  main, header, footer { max-width: none; padding: 0 }
  main { display: block }
  header { border-top: 0 }
  nav { display: none }
  h2 { margin-top: 1.8rem }
  h2, h3, .head, caption { break-after: avoid }
  figure, .lead, .caution, pre, tr, li, dl { break-inside: avoid }
  thead { display: table-header-group; break-after: avoid }
  tbody tr:first-child, tbody tr:nth-child(2), tbody tr:nth-child(3), tbody tr:last-child { break-before: avoid }
  .table + .notes { break-before: avoid }
  #again { break-inside: avoid }
  footer { padding-top: 1rem; break-before: avoid }
  .table, .picture { overflow: visible }
  .picture svg { max-height: 225mm; min-width: 0 }
  table { font-size: .84rem }
  p, li { orphans: 3; widows: 3 }
  a { color: inherit; text-decoration: none }
  .lead, .caution, pre, .bar { -webkit-print-color-adjust: exact; print-color-adjust: exact }
}
`
