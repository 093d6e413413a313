// What do all components share? They draw into the page itself (one stylesheet, no shadow) and anew in another language.
import { LitElement } from 'lit';
import { languageChanges } from './locale.js';

export class Component extends LitElement {
  #stops = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(languageChanges, 'change');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stops.splice(0).forEach((stop) => stop());
  }

  /** Do something, or draw anew, whenever `target` tells of `type`, as long as the component is in the page. */
  watch(target, type, act = () => this.requestUpdate()) {
    target.addEventListener(type, act);
    this.#stops.push(() => target.removeEventListener(type, act));
  }

  /** Tell those above of something. */
  tell(type, detail = undefined) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
