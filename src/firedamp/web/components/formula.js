// A formula drawn as a formula: MathML from LaTeX. Temml is fetched when the first formula is shown.
import { html } from 'lit';
import { Component } from '../core/element.js';
import { localiseLatex } from '../core/numbers.js';

let temml = null;

class Formula extends Component {
  static properties = {
    latex: { type: String },
    inline: { type: Boolean },
  };

  render() {
    return html`<span class=${this.inline ? 'formula-inline' : 'formula'} tabindex=${this.inline ? -1 : 0} role="math" aria-label=${this.latex}></span>`;
  }

  async updated() {
    temml ??= import('temml').then((module) => module.default);
    const { render } = await temml;
    const place = this.querySelector('span');
    if (!place) return;
    // Temml sets its few styles through the style object, which a strict Content-Security-Policy allows.
    render(localiseLatex(this.latex ?? ''), place, { displayMode: !this.inline, throwOnError: false });
  }
}

customElements.define('fd-formula', Formula);
