import { DAY_MS } from '../../record/format';
import type { LintCheck } from '../check';

/** A quarter, for packs that do not say (domain.md § 2). */
const USUAL_CADENCE_DAYS = 92;

export const neverRecalibrated: LintCheck = {
  code: 'never-recalibrated',
  level: 'warning',
  explanation: 'Scores drift from outcomes as the market and the product change.',
  fix: 'Backtest it on this year’s closed records, adjust, and publish it with a new issue date.',
  find({ issuedAt, scoring }, { now }) {
    const cadence = scoring.recalibrateEveryDays ?? USUAL_CADENCE_DAYS;
    const age = Math.floor((now - Date.parse(issuedAt)) / DAY_MS);
    return age > cadence
      ? [
          {
            path: 'issuedAt',
            message: `The pack is ${age} days old; it is to be checked every ${cadence} days.`,
          },
        ]
      : [];
  },
};

export const expired: LintCheck = {
  code: 'expired',
  level: 'warning',
  explanation: 'Nobody stands any more for what records are judged by, and it can’t be published.',
  fix: 'Check that it still holds, set a later end, and publish it as a new version.',
  find({ issuedAt, expiresAt }, { now }) {
    if (expiresAt === undefined) return [];
    const end = expiresAt.slice(0, 10);
    if (Date.parse(expiresAt) <= Date.parse(issuedAt))
      return [{ path: 'expiresAt', message: `The pack ends on ${end}, before it was issued.` }];
    return Date.parse(expiresAt) <= now ? [{ path: 'expiresAt', message: `The pack ended on ${end}.` }] : [];
  },
};

export const issuedInFuture: LintCheck = {
  code: 'issued-in-future',
  level: 'warning',
  explanation: 'An issue date ahead of now hides how old the pack is.',
  fix: 'Set the date on which the pack was finished.',
  find: ({ issuedAt }, { now }) =>
    Date.parse(issuedAt) > now + DAY_MS
      ? [{ path: 'issuedAt', message: 'The issue date lies ahead of now.' }]
      : [],
};

export const holidaysOver: LintCheck = {
  code: 'holidays-over',
  level: 'warning',
  explanation: 'A calendar whose holidays have all passed counts the coming ones as working days.',
  fix: 'Add the holidays of the coming year.',
  find: ({ calendars }, { now }) =>
    (calendars?.list ?? []).flatMap(({ label, holidays }, index) => {
      const last = holidays
        .map(({ date }) => date)
        .sort()
        .at(-1);
      return last !== undefined && Date.parse(last) < now
        ? [{ path: `calendars.list[${index}].holidays`, message: `“${label}” ends with ${last}.` }]
        : [];
    }),
};
