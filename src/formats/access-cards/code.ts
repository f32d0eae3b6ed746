import { encode } from 'uqr';
import { type Xml, xml } from '#codecs/xml';

/** The margin that a reader needs, in modules (ISO/IEC 18004). */
const quiet = 4;

/** A QR code, drawn once for the whole page: one path, black on white. */
export function qrDrawing(text: string): Xml {
  const { data, size } = encode(text, { ecc: 'M', border: quiet });
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return xml`<svg class="nv-drawing" aria-hidden="true"><symbol id="qr" viewBox="0 0 ${size} ${size}"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path shape-rendering="crispEdges" d="${path}"/></symbol></svg>\n`;
}

/** The drawing, shown. It stands beside the address in letters, so it is silent when read aloud. */
export const qrCode = xml`<svg class="nv-qr" aria-hidden="true"><use href="#qr"/></svg>`;
