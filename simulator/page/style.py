"""The style of the page: light and dark, screen and print. Blue and orange stay apart for every eye."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c2024; --paper: #ffffff; --faint: #5b636b; --line: #cdd3d9;
  --right: #0b57a4; --wrong: #a34a00; --fill: #e4e8ec; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --paper: #14181c; --faint: #a3adb6; --line: #39424b;
  --right: #7cb8f5; --wrong: #f5a35c; --fill: #2a323a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.6rem; } h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; } h3 { margin: 0; font-size: 1rem; }
p { margin: .4rem 0; } .small, .notice, figcaption { color: var(--faint); font-size: .875rem; }
.text { white-space: pre-wrap; } .right { color: var(--right); } .wrong { color: var(--wrong); }
.verdict { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: center; margin-top: 1rem; padding: .5rem 1rem;
  border: 2px solid; border-radius: .5rem; } .verdict p { color: var(--ink); }
.verdict .figure, .verdict.right strong { color: var(--right); }
.verdict.wrong .figure, .verdict.wrong strong { color: var(--wrong); } .verdict.neither .figure { color: var(--faint); }
.figure { font-size: 2.5rem; font-weight: 700; line-height: 1.2; }
table { width: 100%; border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .4rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: middle; }
th, td { overflow-wrap: normal; } tbody th { min-width: 8rem; font-weight: 400; } tbody td { white-space: nowrap; }
table bdi { overflow-wrap: anywhere; white-space: normal; }
svg { display: block; width: 100%; } svg text { fill: var(--faint); font-size: 12px; } figure { margin: 0; }
.bar { width: 6.5rem; height: .8rem; } .empty { fill: var(--fill); } .full { fill: var(--right); }
.standard { stroke: var(--ink); stroke-width: 1; } .grid { stroke: var(--fill); } .axis { stroke: var(--faint); }
.even { stroke: var(--faint); stroke-dasharray: 6 5; } .pace { fill: none; stroke: var(--right); stroke-width: 2.5; }
.mark { fill: var(--wrong); }
.f-ink { fill: var(--ink); } .f-faint { fill: var(--faint); } .f-blue { fill: var(--right); }
.f-orange { fill: var(--wrong); } .f-fill { fill: var(--fill); } .s-ink { stroke: var(--ink); }
.s-faint { stroke: var(--faint); } .s-blue { stroke: var(--right); } .s-orange { stroke: var(--wrong); }
.s-fill { stroke: var(--fill); } .chart .f-on-light { fill: #1c2024; } .chart .f-on-dark { fill: #fff; }
.chart .f-ink { fill: var(--ink); } .wide td { white-space: normal; } .wide th, .wide td { vertical-align: top; }
.index { display: flex; flex-wrap: wrap; gap: .25rem; padding: 0; list-style: none; }
.index a { display: block; min-width: 3.6rem; padding: .1rem .4rem; border: 1px solid var(--line);
  border-radius: .25rem; text-decoration: none; text-align: end; font-variant-numeric: tabular-nums; }
.item { margin: 1.25rem 0; padding-top: 1rem; border-top: 1px solid var(--line); }
.options { padding: 0; list-style: none; } .options li { margin: .6rem 0; }
.why { margin: 0 0 0 1.4rem; color: var(--faint); font-size: .92rem; }
.tag { display: inline-block; padding: 0 .4rem; border: 1px solid; border-radius: .25rem; font-size: .8rem; }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #999;
  --right: #0b57a4; --wrong: #a34a00; --fill: #ddd; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; }
  h2, h3 { break-after: avoid; } .options li, tr, figure, .verdict { break-inside: avoid; } }
"""
