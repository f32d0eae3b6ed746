/** How both sheets look, on paper and on a screen: black on white, nothing that a copier would lose. */
export const paperStyle = `
@page { size: A4; margin: 18mm 16mm 20mm; }
html { font: 11pt/1.45 Georgia, 'Times New Roman', serif; color: #000; background: #fff; }
body { max-width: 178mm; margin: 0 auto; padding: 8mm 4mm; }
h1 { font-size: 1.5em; line-height: 1.2; margin: 0 0 4mm; }
p { margin: 0 0 2mm; }
img { max-width: 100%; max-height: 90mm; }
table { border-collapse: collapse; } th, td { border: 0.3mm solid; padding: 1mm 2mm; text-align: start; }
pre, code { font-family: Consolas, monospace; font-size: 0.9em; white-space: pre-wrap; }
.nv-course, .nv-points, .nv-hint, .nv-bank, .nv-none, .nv-plan { font: 0.85em/1.4 system-ui, sans-serif; }
.nv-who { display: flex; flex-wrap: wrap; gap: 3mm 8mm; border: 0.3mm solid; padding: 4mm; margin-bottom: 3mm; }
.nv-who p { flex: 1 1 70mm; margin: 0; border-bottom: 0.3mm dotted; min-height: 7mm; }
.nv-score { text-align: end; font-weight: bold; }
.nv-instructions { border-inline-start: 1mm solid; padding-inline-start: 3mm; margin: 4mm 0; }
.nv-list { list-style: none; padding: 0; margin: 0; counter-reset: question; }
.nv-list > li { counter-increment: question; break-inside: avoid; position: relative; padding-inline-start: 10mm; margin: 6mm 0; }
.nv-list > li::before { content: counter(question) '.'; position: absolute; inset-inline-start: 0; font-weight: bold; }
.nv-points { float: inline-end; margin-inline-start: 4mm; }
.nv-stem { margin-bottom: 2mm; }
.nv-hint { font-style: italic; }
.nv-choices, .nv-answer > ul { list-style: upper-alpha; padding-inline-start: 8mm; margin: 0; }
.nv-choices li, .nv-answer li { margin: 1.5mm 0; break-inside: avoid; }
.nv-apart { list-style: none; margin-top: 3mm; }
.nv-box, .nv-round, .nv-rank { display: inline-block; width: 4mm; height: 4mm; border: 0.35mm solid; vertical-align: -0.6mm; margin-inline-end: 2.5mm; }
.nv-round { border-radius: 50%; }
.nv-rank { width: 8mm; height: 6mm; vertical-align: -1.2mm; }
.nv-order { list-style: none; padding: 0; }
.nv-order li { margin: 2mm 0; }
.nv-gap, .nv-line { display: inline-block; border-bottom: 0.3mm solid; min-width: 35mm; height: 5mm; margin: 0 1mm; }
.nv-line { min-width: 90mm; }
.nv-rule { border-bottom: 0.3mm solid #777; height: 9mm; }
.nv-answer, .nv-guide { border-inline-start: 1mm solid; padding-inline-start: 3mm; }
.nv-right { font-weight: bold; }
.nv-mark, .nv-share { font: bold 0.85em system-ui, sans-serif; margin-inline-start: 2mm; }
.nv-mark::before { content: '\\2713\\a0'; }
.nv-answer li > div, .nv-answer li > div > p { display: inline; }
.nv-answer .nv-feedback, .nv-answer .nv-feedback > p { display: block; font-weight: normal; font-style: italic; }
.nv-wrong, .nv-general { margin-top: 2mm; font-style: italic; }
.nv-row { display: block; }
@media (prefers-color-scheme: dark) { img { background: #fff; } }
`;
