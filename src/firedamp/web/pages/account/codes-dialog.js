// Recovery codes: each opens once, when the app is not at hand. To keep on paper.
import { html } from 'lit';
import { copyText } from '../../core/clipboard.js';
import { Dialog } from '../../core/dialog.js';
import { save } from '../../core/download.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';

class CodesDialog extends Dialog {
  content(titleId, { codes }) {
    const lines = `${codes.join('\n')}\n`;
    return html`<h2 id=${titleId}>${t('recovery.title')}</h2>
      <p>${t('recovery.explained')}</p>
      <ul class="codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => this.#copy(lines)}>${t('copy.do')}</button>
        <button type="button" class="button" @click=${() => save('firedamp-recovery-codes.txt', lines, 'text/plain;charset=utf-8')}>${t('recovery.download')}</button>
        <button type="button" class="button primary" @click=${() => this.finish(true)}>${t('recovery.kept')}</button>
      </div>`;
  }

  async #copy(lines) {
    await copyText(lines, this.querySelector('dialog'));
    tellNotice({ words: () => t('copy.done') });
  }
}

customElements.define('fd-codes-dialog', CodesDialog);
