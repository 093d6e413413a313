// Where am I signed in? Browser, address, since when; the others can be ended.
import { html, nothing } from 'lit';
import { endSessions, sessions } from '../../core/account-api.js';
import { browserName } from '../../core/browser-name.js';
import { Component } from '../../core/element.js';
import { wholeFault } from '../../core/faults.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { momentText } from '../../doors/door.js';
import { loaded } from '../../components/states.js';

class Sessions extends Component {
  constructor() {
    super();
    this.data = new Load(this);
  }

  willUpdate() {
    this.data.want('all', sessions);
  }

  render() {
    return html`<section class="panel" aria-labelledby="sessions-title">${loaded(this.data, (found) => this.#content(found), 3)}</section>`;
  }

  #content(found) {
    const others = found.filter((each) => !each.is_current);
    return html`<div class="panel-head">
        <h2 id="sessions-title">${t('sessions')}</h2>
        ${others.length > 1 ? html`<button type="button" class="button" @click=${() => this.#end(others)}>${t('sessions.end_others')}</button>` : nothing}
      </div>
      <p class="muted">${t('sessions.what')}</p>
      <ul class="plain-list">${[...found.filter((each) => each.is_current), ...others].map((each) => this.#session(each))}</ul>`;
  }

  #session(session) {
    const name = browserName(session.user_agent) || t('sessions.unknown');
    return html`<li>
      <div><strong title=${session.user_agent}>${name}</strong><p class="muted">${session.ip} · ${t('sessions.since', { when: momentText(session.created_at * 1000) })}</p></div>
      ${session.is_current ? html`<span class="state on">${t('sessions.this')}</span>` : html`<button type="button" class="button" aria-label="${t('sessions.end')}: ${name}, ${session.ip}" @click=${() => this.#end([session])}>${t('sessions.end')}</button>`}
    </li>`;
  }

  async #end(ended) {
    try {
      await endSessions(ended.map(({ id }) => id));
      tellNotice({ words: () => t('sessions.ended', { count: ended.length }) });
    } catch (error) {
      tellNotice({ words: () => wholeFault(error) });
    }
    await this.data.again();
  }
}

customElements.define('fd-sessions', Sessions);
