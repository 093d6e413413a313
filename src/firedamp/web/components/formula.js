// A formula drawn as a formula: MathML from LaTeX. Temml is fetched when the first formula is shown.
import { html } from 'lit';
import { Component } from '../core/element.js';
import { localiseLatex } from '../core/latex.js';

let temml = null;
/** What draws formulas, asked for once; a page that waits for it with its numbers does not move when they are drawn. */
export const formulas = () => (temml ??= import('temml').then((module) => module.default));

class Formula extends Component {
  static properties = {
    latex: { type: String },
    inline: { type: Boolean },
  };

  render() {
    return html`<span class=${this.inline ? 'formula-inline' : 'formula'}></span>`;
  }

  async updated() {
    const { render } = await formulas();
    const place = this.querySelector('span');
    if (!place) return;
    // Temml sets its few styles through the style object, which a strict Content-Security-Policy allows.
    render(localiseLatex(this.latex ?? ''), place, { displayMode: !this.inline, throwOnError: false });
    // What is wider than its place can be scrolled with the keyboard too.
    if (place.scrollWidth > place.clientWidth && !this.inline) place.tabIndex = 0;
    else place.removeAttribute('tabindex');
  }
}

customElements.define('fd-formula', Formula);
