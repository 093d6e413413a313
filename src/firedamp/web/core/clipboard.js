// How does a text get to the clipboard? By the browser's interface, which only secure addresses have; else by a selection.

/** @param {HTMLElement} near where a text may be put for a moment: inside a dialog nothing outside it can be selected */
export async function copyText(text, near) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const focused = document.activeElement;
  const field = Object.assign(document.createElement('textarea'), { value: text, className: 'unseen' });
  near.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
  focused?.focus();
}
