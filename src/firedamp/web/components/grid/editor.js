// How is a cell edited? In place: Enter keeps and goes down, Tab keeps and goes on, Escape leaves it as it was.
import { html } from 'lit';
import { Component } from '../../core/element.js';
import '../value-input.js';

class CellEditor extends Component {
  static properties = {
    column: { attribute: false },
    value: { attribute: false },
    basin: { type: String },
    /** what was typed to begin the editing, or null */
    typed: { attribute: false },
  };

  #over = false;

  render() {
    return html`<fd-value-input class="cell-editor" .column=${this.column} .value=${this.value} .basin=${this.basin} @keydown=${this.#key} @focusout=${this.#left} @value-picked=${this.#picked}></fd-value-input>`;
  }

  async firstUpdated() {
    const input = this.querySelector('fd-value-input');
    await input.updateComplete;
    await input.querySelector('fd-combobox')?.updateComplete;
    input.begin(this.typed);
  }

  #key(event) {
    event.stopPropagation();
    const moves = { Enter: event.shiftKey ? [-1, 0] : [1, 0], Tab: [0, event.shiftKey ? -1 : 1] }[event.key];
    if (event.key === 'Escape') this.#end({ keep: false });
    else if (moves && !event.defaultPrevented) {
      event.preventDefault();
      this.#end({ move: moves });
    }
  }

  /** A reference that is picked is meant. */
  #picked() {
    if (this.column.type === 'reference') this.#end({ move: [1, 0] });
  }

  #left(event) {
    if (!this.contains(event.relatedTarget)) this.#end({ left: true });
  }

  #end({ keep = true, left = false, move = null }) {
    if (this.#over) return;
    this.#over = true;
    const input = this.querySelector('fd-value-input');
    this.tell('cell-done', { changed: keep && input.changed(), dropped: !keep, left, move, ...input.read() });
  }
}

customElements.define('fd-cell-editor', CellEditor);
