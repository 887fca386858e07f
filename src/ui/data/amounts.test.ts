import { describe, expect, it } from 'vitest';
import { countWords, formatBytes } from './amounts';

const context = { locale: 'en-GB', zone: 'UTC', now: Date.parse('2026-11-20T13:06:00Z') };

describe('amounts', () => {
  it('are told in units that people know', () => {
    const bytes = [0, 999, 1000, 3_449_000, 12e9, 5e15, Number.NaN].map((one) => formatBytes(one, context));
    expect(bytes).toEqual(['0 bytes', '999 bytes', '1 KB', '3.4 MB', '12 GB', '5,000 TB', 'unknown']);
    expect(countWords({ records: 1, observations: 0, packs: 4, suppressions: 2 }, context)).toBe(
      '1 record, 2 snoozes and dismissals',
    );
    expect(countWords({}, context)).toBe('no records');
  });
});
