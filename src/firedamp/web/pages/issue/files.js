// What can be taken away? Each form in both languages, the bundle, and how to compute it again anywhere.
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { bundlePath, formPath } from '../../core/issues-api.js';
import { t, word } from '../../core/locale.js';
import '../../components/download-link.js';
import { sizeText } from './size.js';

const TYPES = ['pdf', 'xlsx', 'json'];
const LANGUAGES = ['ru', 'en'];

class IssueFiles extends Component {
  static properties = { reportId: { type: String }, issue: { attribute: false } };

  render() {
    const { files, document } = this.issue;
    const forms = [...new Set(files.map(({ form }) => form))].sort((left, right) => Number(right === 'ghg_report') - Number(left === 'ghg_report'));
    return html`<section class="panel" aria-labelledby="files-title">
      <h2 id="files-title">${t('issue.files')}</h2>
      ${forms.map((form) => this.#form(form, files))}
      <h3>${t('issue.bundle')}</h3>
      <p class="note">${t('issue.bundle_hint')}</p>
      <fd-download .path=${bundlePath(this.reportId, this.issue.number)} .label=${t('issue.bundle_file')} .name=${t('issue.bundle')}></fd-download>
      <p class="note">${t('issue.reproduce')}</p>
      <pre class="command" tabindex="0" aria-label=${t('issue.reproduce')}><code>firedamp reproduce firedamp-report-${document.result.year}-${this.issue.number}-${this.issue.hash.slice(0, 12)}.zip</code></pre>
    </section>`;
  }

  #form(form, files) {
    const name = word('issue.form', form);
    return html`<h3>${name}</h3>
      <table class="files"><caption class="unseen">${name}</caption>
        <tbody>${LANGUAGES.map((language) => html`<tr><th scope="row">${t(`issue.language.${language}`)}</th>${TYPES.map((type) => this.#file(files.find((each) => each.form === form && each.language === language && each.type === type), name))}</tr>`)}</tbody>
      </table>`;
  }

  #file(each, form) {
    if (!each) return html`<td>${t('value.none')}</td>`;
    const type = each.type.toUpperCase();
    return html`<td><fd-download .path=${formPath(this.reportId, this.issue.number, each)} .label=${type} .name="${form}, ${t(`issue.language.${each.language}`)}, ${type}" .note=${sizeText(each.size)}></fd-download></td>`;
  }
}

customElements.define('fd-issue-files', IssueFiles);
