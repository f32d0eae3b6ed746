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
.nv-card { display: flex; flex-direction: column; gap: 1.6mm; padding: 4mm; overflow: hidden; border: 0.2mm dashed #777; break-inside: avoid; }
.nv-top { display: flex; gap: 3mm; align-items: flex-start; justify-content: space-between; }
.nv-course { font-size: 8pt; line-height: 1.25; max-height: 2.5em; overflow: hidden; }
.nv-name { font-size: 12.5pt; line-height: 1.15; max-height: 2.3em; overflow: hidden; overflow-wrap: anywhere; margin-top: 1mm; }
.nv-qr { flex: none; width: 23mm; height: 23mm; margin: -1.5mm -1.5mm -1.5mm 0; }
dl div { display: flex; gap: 1.5mm; align-items: baseline; padding: 0.5mm 0; }
dt { flex: none; width: 27mm; color: #333; }
dd { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.nv-key { font: bold 10pt/1.2 Consolas, 'Courier New', monospace; }
.nv-write { display: block; min-height: 4.6mm; border-bottom: 0.2mm solid #000; }
.nv-apart { color: #333; font-size: 7.5pt; }
.nv-if { margin-top: auto; padding-top: 1.4mm; border-top: 0.2mm solid #999; font-size: 7.5pt; line-height: 1.3; list-style: none; }
@media screen { body { padding: 0 0 10mm; } .nv-page { margin-bottom: 8mm; } }
@media screen and (max-width: 200mm) { body { width: auto; padding: 0 3mm 6mm; } .nv-page { grid-template-columns: 1fr; grid-auto-rows: minmax(70mm, auto); } }
@media print { h1, .nv-hint { display: none; } }
`;
