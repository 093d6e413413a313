// Which of the organisation's kept calculations could a report take in? Those of its year and not in it yet.
import { calculations } from '../../core/api.js';

const PAGE = 200;

/** @param {{mine?: string, taken: string[]}} of a mine, or all of the report's sites */
export async function keptOf(report, { mine = '', taken }) {
  const found = [];
  for (let cursor = ''; cursor !== null; ) {
    const page = await calculations({ mine_id: mine, limit: PAGE, cursor });
    found.push(...page.items);
    cursor = page.next_cursor ?? null;
  }
  return found.filter(({ id, year, organisation }) => year === report.year && organisation?.id === report.organisation.id && !taken.includes(id));
}
