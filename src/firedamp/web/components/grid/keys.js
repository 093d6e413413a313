// What does a key mean in a grid? As in a spreadsheet.

const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

/**
 * @param {boolean} inHead whether the active cell is a heading: there Shift makes its column wider or narrower
 * @returns {{does: string, [more: string]: any} | null} null for a key that means nothing here
 */
export function meaning(event, page, inHead = false) {
  const control = event.ctrlKey || event.metaKey;
  const step = STEPS[event.key];
  if (event.altKey) return event.key === 'Enter' ? { does: 'door' } : event.key === 'ArrowDown' ? { does: 'menu' } : null;
  if (inHead && event.shiftKey && !control && (step?.[1] || event.key === 'Enter')) return step ? { does: 'resize', step } : { does: 'fit' };
  if (step) return { does: 'move', step: control ? step.map((each) => each * Infinity || 0) : step, extend: event.shiftKey };
  if (control) return withControl(event);
  const named = {
    PageDown: { does: 'move', step: [page, 0], extend: event.shiftKey },
    PageUp: { does: 'move', step: [-page, 0], extend: event.shiftKey },
    Home: { does: 'move', step: [0, -Infinity], extend: event.shiftKey },
    End: { does: 'move', step: [0, Infinity], extend: event.shiftKey },
    Tab: { does: 'tab', step: event.shiftKey ? -1 : 1 },
    Enter: { does: 'enter' },
    F2: { does: 'edit' },
    ' ': { does: 'pick' },
    Escape: { does: 'leave' },
    Delete: { does: 'clear' },
    Backspace: { does: 'clear' },
  }[event.key];
  if (named) return named;
  // "/", "?" keep their meaning for the whole page.
  return event.key.length === 1 && !'/?'.includes(event.key) ? { does: 'type', text: event.key } : null;
}

/** The place of the key, not its letter: on a Russian keyboard Ctrl+Z gives another one. */
function withControl(event) {
  const edge = { Home: [-Infinity, -Infinity], End: [Infinity, Infinity] }[event.key];
  if (edge) return { does: 'move', step: edge, extend: event.shiftKey };
  if (event.code === 'KeyA') return { does: 'all' };
  return null;
}
