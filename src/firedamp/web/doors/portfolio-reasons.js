// What of an answer about reductions is to be confirmed? Each by the name that its document gives it.
import { has, t, text } from '../core/locale.js';

/** @param {{kind: string, id: string, reason?: object, title?: object}[]} entries @returns {string[]} each once */
export function reasonsOf(entries) {
  return [...new Set((entries ?? []).map(({ kind, id, reason, title }) => `${kindWords(kind)}: ${text(reason ?? title) || id}`))];
}

const kindWords = (kind) => (has(`confirm.kind.${kind}`) ? t(`confirm.kind.${kind}`) : kind);
