// How does a program send readings? One request per batch of a channel, with a token; shown as a command that works here.
import { html } from 'lit';
import { href } from '../../core/address.js';
import { copyText } from '../../core/clipboard.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { unitName } from '../../core/numbers.js';
import { empty } from '../../components/states.js';
import { channelName } from '../longwalls/page.js';

class Sending extends Component {
  static properties = { found: { attribute: false }, of: { state: true }, copied: { state: true } };

  render() {
    const { channels } = this.found;
    return html`<h2 id="sending-title">${t('sending.title')}</h2><p class="note">${t('sending.means')}</p>
      ${channels.length ? this.#how(channels) : empty(t('telemetry.no_channels'), t('telemetry.no_channels_hint'))}`;
  }

  #how(channels) {
    const channel = channels.find(({ id }) => id === this.of) ?? channels[0];
    const command = commandOf(channel);
    return html`<ol class="sending-steps">
        <li>${t('sending.token')} <a href=${href('/account')}>${t('tokens')}</a></li>
        <li>${t('sending.batch', { unit: unitName(channel.unit) || t('channel.no_unit') })}</li>
        <li>${t('sending.again')}</li>
      </ol>
      <label class="sending-channel"><span>${t('telemetry.channel')}</span> <select @change=${(event) => Object.assign(this, { of: Number(event.target.value), copied: false })}>${channels.map((each) => html`<option value=${each.id} .selected=${each === channel}>${channelName(each)}</option>`)}</select></label>
      <div class="sending-command"><pre class="scroll" tabindex="0" role="region" aria-label=${t('sending.command')}><code>${command}</code></pre>
        <button type="button" class="button" @click=${() => this.#copy(command)}>${this.copied ? t('copy.done') : t('copy.do')}</button><span class="unseen" role="status">${this.copied ? t('copy.done') : ''}</span></div>`;
  }

  async #copy(command) {
    await copyText(command, this);
    this.copied = true;
  }
}

/** Of now, to the minute. The value is the program's own: as it stands here the command is refused, so that none is made up. */
function commandOf({ id }) {
  const now = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString().replace('.000Z', 'Z');
  return [
    `curl ${location.origin}/api/v1/telemetry/${id}/readings \\`,
    `  -H "Authorization: Bearer $FIREDAMP_TOKEN" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -H "Idempotency-Key: $(date +%s%N)" \\`,
    `  -d '{"readings": [{"time": "${now}", "value": VALUE}]}'`,
  ].join('\n');
}

customElements.define('fd-telemetry-sending', Sending);
