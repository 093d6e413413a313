// What must a document confirm before the report is official? Chosen one by one or all, with the document that says so; then who, when, which.
import { html, nothing } from 'lit';
import { t, text } from '../../core/locale.js';
import { exact, unitName } from '../../core/numbers.js';
import { confirmBy, withdrawConfirmation } from '../../core/reports-api.js';
import './confirm-document.js';
import { momentText } from '../../doors/door.js';
import '../../components/sure-dialog.js';
import { Section } from './section.js';

const KINDS = ['limit', 'gwp_set', 'method', 'factor', 'constant', 'default', 'uncertainty'];
const keyOf = ({ kind, id }) => `${kind}|${id}`;
/** The very content that is confirmed, where the words before it do not say it themselves; the hash of its source is for programs. */
function contentOf({ kind, content }) {
  if (kind === 'uncertainty') return '';
  if (kind === 'method') return text(content);
  const [said] = content.split('; source ');
  const [, number, unit] = /^(-?[\d.]+(?:e[+-]?\d+)?) (\S+)$/.exec(said) ?? [];
  if (number) return `${exact(Number(number))} ${unitName(unit)}`;
  return text(said.replace(/(?<![A-Za-z\d.])\d+(\.\d+)?(e[+-]?\d+)?/g, (each) => exact(Number(each))));
}

class ReportConfirming extends Section {
  static properties = { ...Section.properties, chosen: { state: true }, fault: { state: true } };

  constructor() {
    super();
    this.chosen = new Set();
    this.fault = '';
  }

  willUpdate(changed) {
    if (changed.has('found')) this.chosen = new Set(this.#open().map(keyOf).filter((key) => this.chosen.has(key)));
  }

  #open() {
    return this.found.to_confirm.filter(({ confirmation }) => !confirmation);
  }

  render() {
    const all = this.found.to_confirm;
    const [open, done] = [this.#open(), all.filter(({ confirmation }) => confirmation)];
    if (!all.length) return nothing;
    return this.panel('confirming', t('report.confirm'), html`<p class="muted">${t('report.confirm.means')}</p>
      ${open.length ? this.#form(open) : html`<p class="way-free"><span aria-hidden="true">✓</span> ${t('report.confirm.all_done')}</p>`}
      ${done.length ? html`<details class="confirmed"><summary>${t('report.confirm.done', { count: done.length })}</summary>${this.#grouped(done, (each) => this.#confirmed(each))}</details>` : nothing}
      <fd-sure-dialog></fd-sure-dialog>`);
  }

  #form(open) {
    if (!this.enters) return this.#grouped(open, (each) => html`<li>${this.#words(each)}</li>`);
    const every = open.every((each) => this.chosen.has(keyOf(each)));
    return html`<form class="confirming" novalidate @submit=${this.#confirm}>
      <label class="check every"><input type="checkbox" .checked=${every} .indeterminate=${this.chosen.size > 0 && !every} @change=${() => (this.chosen = new Set(every ? [] : open.map(keyOf)))} /> <strong>${t('report.confirm.every', { count: open.length })}</strong></label>
      ${this.#grouped(open, (each) => html`<li><label class="check"><input type="checkbox" .checked=${this.chosen.has(keyOf(each))} @change=${() => this.#toggle(each)} /> <span>${this.#words(each)}</span></label></li>`)}
      <div class="confirm-by">
        <fd-confirm-document .report=${this.report} .fault=${this.fault}></fd-confirm-document>
        <button class="button primary" ?disabled=${this.busy}>${t('report.confirm.do', { count: this.chosen.size })}</button>
      </div>
      ${this.fault ? html`<p class="field-problem" id="confirm-fault" role="alert">${this.fault}</p>` : nothing}
    </form>`;
  }

  #grouped(items, draw) {
    const kinds = [...KINDS, ...new Set(items.map(({ kind }) => kind).filter((kind) => !KINDS.includes(kind)))];
    return kinds.map((kind) => {
      const own = items.filter((each) => each.kind === kind);
      return own.length ? html`<h3>${t(`report.confirm.kind.${kind}`)}</h3><ul class="confirmables">${own.map(draw)}</ul>` : nothing;
    });
  }

  #words(each) {
    const content = contentOf(each);
    return html`${text(each.reason)}${content ? html` <span class="content">${content}</span>` : nothing}${each.entries.length ? html` <span class="note">${t('report.confirm.rests', { count: each.entries.length })}</span>` : nothing}`;
  }

  #confirmed(each) {
    const { document, attached, confirmed_by: who, confirmed } = each.confirmation;
    return html`<li><div>${this.#words(each)}<p class="note">${t('report.confirm.by', { document, user: who, date: momentText(confirmed) })}${attached ? nothing : html` · <strong class="absent">${t('report.confirm.not_attached')}</strong>`}</p></div>
      ${this.enters ? html`<button type="button" class="button" aria-label="${t('report.confirm.withdraw')}: ${text(each.reason)}" @click=${() => this.#withdraw(each)}>${t('report.confirm.withdraw')}</button>` : nothing}</li>`;
  }

  #toggle(each) {
    const key = keyOf(each);
    this.chosen = new Set(this.chosen.has(key) ? [...this.chosen].filter((other) => other !== key) : [...this.chosen, key]);
  }

  async #confirm(event) {
    event.preventDefault();
    const by = this.querySelector('fd-confirm-document');
    const items = this.#open().filter((each) => this.chosen.has(keyOf(each))).map(({ kind, id, content }) => ({ kind, id, content }));
    const named = by.named();
    this.fault = items.length ? (named ? '' : t('report.confirm.which')) : t('report.confirm.choose');
    if (this.fault) return items.length ? by.focusOnWords() : undefined;
    this.goOnAt('report-confirming');
    return this.act(() => confirmBy(this.report.id, items, named));
  }

  /** A document may be named again: but who had confirmed it is then another. */
  async #withdraw(each) {
    const question = { title: t('report.confirm.withdraw_title'), says: `${text(each.reason)}. ${t('report.confirm.withdraw_sure')}`, does: t('report.confirm.withdraw') };
    const act = () => withdrawConfirmation(this.report.organisation.id, each.confirmation.id);
    this.goOnAt('report-confirming');
    if (await this.querySelector('fd-sure-dialog').ask({ ...question, act })) this.tell('report-changed');
  }
}

customElements.define('fd-report-confirming', ReportConfirming);
