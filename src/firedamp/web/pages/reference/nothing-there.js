// What is said where a table has nothing to show: no such table, nothing found, nothing in it yet.
import { html } from 'lit';
import { change, href } from '../../core/address.js';
import { saveExample } from '../../core/example-file.js';
import { t, text } from '../../core/locale.js';
import '../../components/demonstration-offer.js';
import { empty, failure } from '../../components/states.js';

/** No record: of what was sought, or of a table that is still empty, with the first steps. */
export function nothingFound({ table, schema, basin }, query) {
  if (query.q || query.filters.length) return empty(t('table.none'), t('table.none_hint'), html`<button type="button" class="button" @click=${() => change({ q: '', filter: [] })}>${t('filters.clear')}</button>`);
  const first = html`<span class="empty-actions"><a class="button primary" href=${href(`/reference/${table}/import`)}>${t('table.import')}</a>
    <button type="button" class="button" @click=${() => saveExample(schema, basin)}>${t('import.example')}</button> <fd-demonstration-offer></fd-demonstration-offer></span>`;
  return empty(t('table.empty', { table: text(schema.title) }), html`${text(schema.summary)} ${t('table.empty_hint')} ${t('import.example_means')}`, first);
}

/** No such table, or it could not be asked for. */
export function absent({ found }, error) {
  if (error.status !== 404) return failure(error, () => found.again());
  return empty(t('table.unknown'), t('table.unknown_hint'), html`<a class="button primary" href=${href('/reference')}>${t('room.reference')}</a>`);
}
