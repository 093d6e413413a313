// How does each longwall of the list stand now? What its channel reads against its limits, the likeliest passing, open alarms.
import { html, nothing } from 'lit';
import { liveForecast } from '../../core/forecast-api.js';
import { t, word } from '../../core/locale.js';
import { chanceText } from '../../core/numbers.js';
import { channelName, levelOf, readingText, refusedText } from '../../core/readings.js';
import { durationText, Times } from '../../core/telemetry-times.js';
import { levelMark } from '../../components/level.js';
import '../../components/limit-bar.js';
import { isOld, silentSince } from '../longwall/state-note.js';

const absent = () => html`<span class="absent">${t('value.none')}</span>`;

/** By id how each stands; what cannot be told of one does not hide the others. @returns {Promise<Map<string, object>>} */
export async function standing(items) {
  const told = await Promise.all(items.map(({ id }) => liveForecast(id).catch(() => null)));
  return new Map(items.map(({ id }, place) => [id, told[place]]));
}

/** The chance of the limit that is likeliest to be passed, and within how long. */
function likeliest({ horizons }) {
  const all = horizons.flatMap(({ horizon_min: horizon, chances }) => chances.map((each) => ({ ...each, horizon })));
  return all.filter(({ chance }) => chance !== null).sort((one, other) => other.chance - one.chance)[0] ?? null;
}

/** @param {Map<string, object> | null} told by id, null while it is on its way */
export function liveColumns(told) {
  const of = ({ id }) => told?.get(id) ?? null;
  const open = (row) => (of(row)?.alarms ?? []).filter(({ state }) => state === 'open').length;
  return [
    { key: 'now', card: true, label: t('longwalls.now'), value: (row) => of(row)?.target?.value ?? null, cell: (row) => now(of(row), row) },
    { key: 'ahead', card: true, label: t('longwalls.ahead'), value: (row) => open(row), cell: (row) => html`${open(row) ? html`<strong class="card-alarm"><span aria-hidden="true">▲</span> ${t('longwalls.open_alarms', { count: open(row) })}</strong> ` : nothing}${ahead(of(row), row)}` },
  ];
}

function now(status, row) {
  const { target } = status ?? {};
  if (!target || target.value === null) return absent();
  return html`<span class="live-now">${channelName(target)}: <strong>${readingText(target.value, target.unit)}</strong> ${levelMark(levelOf(target.value, target))}<fd-limit-bar .value=${target.value} .limits=${target}></fd-limit-bar>${isOld(status) ? html` <span class="note">${t('live.answer_time', { when: new Times(row).moment(target.time) })}</span>` : nothing}${target.refused ? html` <span class="refused"><span aria-hidden="true">▲</span> ${refusedText(target.refused, target.unit)}</span>` : nothing}</span>`;
}

function ahead(status, row) {
  if (!status) return absent();
  if (status.state === 'silent') return html`<strong class="card-silent"><span aria-hidden="true">■</span> ${status.target?.time ? t('longwalls.silent', silentSince({ times: new Times(row) }, status)) : t('live.silent_ever')}</strong>`;
  const most = status.target && likeliest(status);
  if (!most) return word('forecast_state', status.state);
  return t('longwalls.chance', { limit: readingText(most.limit, status.target.unit), minutes: durationText(most.horizon), chance: chanceText(most.chance) });
}
