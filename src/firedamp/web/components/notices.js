// What has just happened, with the way back: below, as long as it can be undone.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { currentNotices, dismiss, hold, noticeChanges, undo } from '../core/notices.js';

class Notices extends Component {
  connectedCallback() {
    super.connectedCallback();
    this.watch(noticeChanges, 'change');
  }

  render() {
    const held = (value) => () => hold(value);
    return html`<div class="notices" role="status" aria-live="polite" @mouseenter=${held(true)} @mouseleave=${held(false)} @focusin=${held(true)} @focusout=${held(false)}>
      ${currentNotices().map(
        (notice) => html`<p class="notice">
          <span>${notice.words()}</span>
          ${notice.href ? html`<a href=${notice.href} @click=${() => dismiss(notice)}>${notice.label()}</a>` : nothing}
          ${notice.undo ? html`<button type="button" class="button" @click=${() => undo(notice)}>${t('undo')}</button>` : nothing}
          <button type="button" class="icon-button" aria-label=${t('close')} @click=${() => dismiss(notice)}>✕</button>
        </p>`,
      )}
    </div>`;
  }
}

customElements.define('fd-notices', Notices);
