// Before restored values become data: what is written where, how it is marked, who sees it.
import { html, nothing } from 'lit';
import { FormDialog } from '../../core/form-dialog.js';
import { t, text } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';

class AcceptDialog extends FormDialog {
  heading = ({ count }) => t('restore.accept_sure', { count, written: exact(count) });

  fields = ({ run, table }) => html`<ul class="bullets">
    <li>${t('restore.accept_where', { table, column: text(run.label), basin: text(run.basin?.name) })}</li>
    <li>${run.synthetic ? t('restore.accept_marked_synthetic') : t('restore.accept_marked')}</li>
    <li>${t('restore.accept_kept')}</li>
    ${run.kind === 'file' ? html`<li>${t('restore.accept_without_known')}</li>` : nothing}
    <li>${t('restore.accept_public')}</li>
    <li>${t('restore.accept_back')}</li>
  </ul>`;

  does = () => t('restore.accept_do');

  act(_, { act }) {
    return act();
  }
}

customElements.define('fd-accept-dialog', AcceptDialog);
