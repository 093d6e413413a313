// A text as a QR code: black on white in both themes, as cameras read it.
import { html, svg } from 'lit';
import { encode } from 'uqr';

const EDGE = 4;

/** @param {string} said what the picture is of, in words */
export function qrCode(content, said) {
  const { size, data } = encode(content, { ecc: 'M', border: 0 });
  const whole = size + 2 * EDGE;
  const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x + EDGE} ${y + EDGE}h1v1h-1z` : ''))).join('');
  return html`<svg class="qr-code" role="img" aria-label=${said} viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges">
    ${svg`<rect width=${whole} height=${whole} fill="#fff"></rect><path d=${dark} fill="#000"></path>`}
  </svg>`;
}
