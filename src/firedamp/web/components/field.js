// A field of a form: its label, what it takes, what is wrong with what stands there.
import { html, nothing } from 'lit';

/**
 * @param {{name: string, label: string, type?: string, value?: string, note?: unknown, fault?: string, autocomplete?: string, inputmode?: string, maxlength?: number, max?: string, focused?: boolean, optional?: boolean}} field
 */
export function field({ name, label, type = 'text', value = '', note, fault, autocomplete = 'off', inputmode, maxlength, max, focused = false, optional = false }) {
  const id = `of-${name}`;
  return html`<div class="form-field">
    <label for=${id}>${label}</label>
    <input id=${id} name=${name} type=${type} .value=${value} autocomplete=${autocomplete} inputmode=${inputmode ?? nothing} maxlength=${maxlength ?? nothing} max=${max ?? nothing} spellcheck="false" ?autofocus=${focused} ?required=${!optional} aria-invalid=${Boolean(fault)} aria-describedby=${describedBy(id, note, fault)} />
    ${beneath(id, note, fault)}
  </div>`;
}

/** A field that takes one of several. @param {[string, string][]} options value and words */
export function choice({ name, label, options, value = '', note, fault, changed = () => {} }) {
  const id = `of-${name}`;
  return html`<div class="form-field">
    <label for=${id}>${label}</label>
    <select id=${id} name=${name} required aria-invalid=${Boolean(fault)} aria-describedby=${describedBy(id, note, fault)} @change=${changed}>
      ${options.map(([each, words]) => html`<option value=${each} ?selected=${each === value} .selected=${each === value}>${words}</option>`)}
    </select>
    ${beneath(id, note, fault)}
  </div>`;
}

const describedBy = (id, note, fault) => [fault ? `${id}-fault` : '', note ? `${id}-note` : ''].filter(Boolean).join(' ') || nothing;

function beneath(id, note, fault) {
  return html`${fault ? html`<p class="field-problem" id="${id}-fault" role="alert">${fault}</p>` : nothing}
    ${note ? html`<p class="note" id="${id}-note">${note}</p>` : nothing}`;
}
