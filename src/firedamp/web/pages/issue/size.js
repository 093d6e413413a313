// How large is a file? In kilobytes, or in megabytes from one on.
import { t } from '../../core/locale.js';
import { decimals } from '../../core/numbers.js';

const KILO = 1024;

export function sizeText(bytes) {
  if (bytes >= KILO * KILO) return `${decimals(bytes / KILO / KILO, 1)} ${t('issue.size.mb')}`;
  return `${decimals(Math.max(1, bytes / KILO), 0)} ${t('issue.size.kb')}`;
}
