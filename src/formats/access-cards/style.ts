/** Eight cards to an A4 page, two across: cut along the lines; what is long is cut short, so that the grid holds. */
export const cardStyle = `
@page { size: A4 portrait; margin: 7mm 8mm; }
* { box-sizing: border-box; }
html { font: 8.5pt/1.3 system-ui, 'Segoe UI', Arial, sans-serif; color: #000; background: #fff; }
body { width: 194mm; margin: 0 auto; }
p, h1, h2, dl, dd, ul { margin: 0; padding: 0; }
h1 { font-size: 14pt; margin: 4mm 0 1mm; }
.nv-hint { max-width: 150mm; margin-bottom: 4mm; font-size: 10pt; }
.nv-page { display: grid; grid-template-columns: 97mm 97mm; grid-auto-rows: 70mm; break-after: page; }
.nv-page:last-child { break-after: auto; }
.nv-card { display: flex; flex-direction: column; gap: 1mm; padding: 3.5mm 4mm 3mm; overflow: hidden; border: 0.2mm dashed #777; break-inside: avoid; }
.nv-top { display: flex; flex: 1 0 20mm; gap: 3mm; align-items: flex-start; justify-content: space-between; }
.nv-course { font-size: 8pt; line-height: 1.25; max-height: 2.5em; overflow: hidden; }
.nv-name { font-size: 12.5pt; line-height: 1.15; overflow-wrap: anywhere; margin-top: 1mm; }
.nv-long { gap: 0.4mm; }
.nv-long .nv-name { font-size: 9pt; }
.nv-drawing { position: absolute; width: 0; height: 0; }
.nv-qr { flex: none; width: 24mm; height: 24mm; margin: -2mm -2mm -2mm 0; }
dl div { display: flex; gap: 2mm; align-items: baseline; padding: 0.4mm 0; }
.nv-long dl div { padding: 0; }
dt { flex: none; width: 18mm; font-size: 7.5pt; color: #333; }
dd { flex: 1; min-width: 0; line-height: 1.2; overflow-wrap: anywhere; }
.nv-key { font: bold 10pt/1.2 Consolas, 'Courier New', monospace; }
.nv-long .nv-key { font-size: 8pt; }
.nv-write { display: flex; gap: 1.5mm; align-items: baseline; min-height: 5.5mm; color: #333; font-size: 7.5pt; }
.nv-write::after { content: ''; flex: 1; align-self: flex-end; border-bottom: 0.2mm solid #000; }
.nv-write:empty { min-height: 10mm; }
.nv-if { padding-top: 1mm; border-top: 0.2mm solid #999; font-size: 7.5pt; line-height: 1.3; }
.nv-if ul { padding-inline-start: 3mm; }
@media screen { body { padding: 0 0 10mm; } .nv-page { margin-bottom: 8mm; } }
@media screen and (max-width: 200mm) { body { width: auto; padding: 0 3mm 6mm; } .nv-page { grid-template-columns: 1fr; grid-auto-rows: minmax(70mm, auto); } }
@media print { h1, .nv-hint { display: none; } }
`;
