// How are issues of reports asked for, checked, remarked on and decided?
import { send } from './api.js';

const of = (report, part = '') => `/reports/${encodeURIComponent(report)}${part}`;
const ofIssue = (report, number, part = '') => of(report, `/issues/${number}${part}`);

export const report = (reportId) => send(of(reportId));
export const issue = (reportId, number) => send(ofIssue(reportId, number));
export const attachments = (reportId) => send(of(reportId, '/attachments'));

/** The numbers to check, with what was found of each. */
export const sample = (reportId, number) => send(ofIssue(reportId, number, '/sample'));
/** @param {'right' | 'wrong' | null} outcome null: not checked after all */
export const setCheck = (reportId, number, item, outcome) => send(ofIssue(reportId, number, '/checks'), { method: 'PUT', body: { item, outcome } });

export const remarks = (reportId) => send(of(reportId, '/remarks'));
/** @param {{text: string, item?: string, answers?: number}} said about a number or, without `item`, the whole; `answers` another remark */
export const addRemark = (reportId, number, said) => send(ofIssue(reportId, number, '/remarks'), { method: 'POST', body: said });
export const settleRemark = (reportId, remarkId, settled) => send(of(reportId, `/remarks/${remarkId}`), { method: 'PATCH', body: { settled } });

/** @param {'verified' | 'returned'} state */
export const decide = (reportId, number, state, decision) => send(ofIssue(reportId, number, '/decision'), { method: 'PUT', body: { state, decision } });

/** Where files are: for `file` of core/api.js. */
export const formPath = (reportId, number, { form, language, type }) => ofIssue(reportId, number, `/files/${encodeURIComponent(form)}?language=${language}&type=${type}`);
export const bundlePath = (reportId, number) => ofIssue(reportId, number, '/bundle');
export const attachmentPath = (reportId, attachmentId) => of(reportId, `/attachments/${attachmentId}`);
