// Where nothing stands yet: one step to the made-up basin whose tables are full. Nothing where that is shown already.
import { html, nothing } from 'lit';
import { settings } from '../core/address.js';
import * as api from '../core/api.js';
import { switchDemonstration } from '../core/demonstration.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { t } from '../core/locale.js';

class DemonstrationOffer extends Component {
  constructor() {
    super();
    this.basins = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.basins.want('all', api.basins);
  }

  render() {
    const basins = this.basins.value?.items ?? [];
    const shown = basins.find((each) => each.id === settings().basin);
    if (shown?.synthetic || !basins.some((each) => each.synthetic)) return nothing;
    return html`<button type="button" class="button" @click=${() => switchDemonstration(true, basins)}><span aria-hidden="true">▨</span> ${t('synthetic.offer')}</button>`;
  }
}

customElements.define('fd-demonstration-offer', DemonstrationOffer);
