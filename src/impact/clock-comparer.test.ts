import { describe, expect, it } from 'vitest';
import { assess } from '../engine/assess';
import { compilePack } from '../engine/compile-pack';
import type { AssessContext, CrmRecord } from '../record/types';
import { deal, empty, lead, moment, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { deadlineStateAt } from '../sla/deadline-state';
import { seededRandom } from '../sla/testing/calendars';
import { clockComparer } from './clock-comparer';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const MINUTE = 60_000;
const FIRST = 'first-contact';

type Sla = RulePack['slas'][number];

const withSla = (change: (sla: Sla) => Sla): RulePack => ({
  ...bundledPack,
  slas: bundledPack.slas.map((sla) => (sla.id === FIRST ? change(sla) : sla)),
});
const elapsed = (targetMinutes: number): RulePack =>
  withSla((sla) => ({ ...sla, clock: 'elapsed', targetMinutes }));

const iso = (at: number): string => new Date(at).toISOString();
const waiting = (minutes: number): CrmRecord =>
  lead({ formSubmittedAt: moment(iso(NOW - minutes * MINUTE)), firstContactAt: empty() });

const compared = (before: RulePack, after: RulePack, record: CrmRecord) =>
  clockComparer(before, after)
    .compare(record, CONTEXT)
    .filter(({ sla }) => sla === FIRST);
const kinds = (...[before, after, record]: Parameters<typeof compared>) =>
  compared(before, after, record).flatMap((change) => change.kinds);

describe('the clocks of two packs', () => {
  it('move, and become late or in time, as of now', () => {
    expect(kinds(elapsed(60), elapsed(30), waiting(45))).toEqual(['late', 'moved']);
    expect(kinds(elapsed(30), elapsed(60), waiting(45))).toEqual(['inTime', 'moved']);
    expect(kinds(elapsed(60), elapsed(30), waiting(10))).toEqual(['moved']);
    expect(kinds(elapsed(60), elapsed(60), waiting(45))).toEqual([]);
  });

  it('say both due times', () => {
    const start = NOW - 45 * MINUTE;
    expect(compared(elapsed(60), elapsed(30), waiting(45))).toEqual([
      {
        sla: FIRST,
        kinds: ['late', 'moved'],
        dueBefore: start + 60 * MINUTE,
        dueNow: start + 30 * MINUTE,
        why: null,
      },
    ]);
  });

  it('start and end with the service level; one that starts may be late at once', () => {
    const shadow = withSla((sla) => ({ ...sla, clock: 'elapsed', targetMinutes: 30, mode: 'shadow' }));
    expect(kinds(shadow, elapsed(30), waiting(45))).toEqual(['late', 'started']);
    expect(kinds(elapsed(30), shadow, waiting(45))).toEqual(['inTime', 'ended']);
    expect(kinds(elapsed(30), { ...bundledPack, slas: [] }, waiting(10))).toEqual(['ended']);
  });

  it('are unknown, with the reason, where the start was not read', () => {
    const [change] = compared(elapsed(60), elapsed(30), lead({ firstContactAt: empty() }));
    expect(change?.kinds).toEqual(['unknown']);
    expect(change?.why).toMatch(/no clock runs/);
    expect([change?.dueBefore, change?.dueNow]).toEqual([null, null]);
  });

  it('are of no interest on other kinds of records', () => {
    expect(compared(elapsed(60), elapsed(30), deal())).toEqual([]);
  });
});

describe('the service levels that have to be timed', () => {
  it('are those that changed, be it not only in their words or in who is told', () => {
    const words = withSla((sla) => ({ ...sla, title: 'Answered', escalation: [], atRiskPercent: 50 }));
    expect(clockComparer(bundledPack, words).slas).toEqual([]);
    expect(clockComparer(elapsed(60), elapsed(30)).slas).toEqual([FIRST]);
    const scoring = { ...bundledPack.scoring, threshold: 3 };
    expect(clockComparer(bundledPack, { ...bundledPack, scoring, rules: [], name: 'Other' }).slas).toEqual(
      [],
    );
  });

  it('are all where what they may read changed', () => {
    const [sla] = bundledPack.slas;
    const { calendars, ...rest } = bundledPack;
    expect(calendars).toBeDefined();
    expect(clockComparer(bundledPack, rest).slas).toHaveLength(bundledPack.slas.length);
    expect(sla).toBeDefined();
  });
});

it('counts what assessments by both packs say', () => {
  const random = seededRandom(3);
  const late = (pack: RulePack, record: CrmRecord): boolean | undefined => {
    const own = assess(compilePack(pack, 'unverified'), record, CONTEXT).deadlines.find(
      ({ sla }) => sla === FIRST,
    );
    const state = own && deadlineStateAt(own, NOW).state;
    return state === 'unknown' ? undefined : state === 'breached' || state === 'met-late';
  };
  const seen = new Set<string>();
  for (let run = 0; run < 150; run += 1) {
    const start = NOW - Math.floor(random() * 300) * MINUTE;
    const answered = moment(iso(start + Math.floor(random() * 120) * MINUTE));
    const fields = {
      ...(random() < 0.9 && { formSubmittedAt: moment(iso(start)) }),
      ...(random() < 0.8 && { firstContactAt: random() < 0.5 ? answered : empty() }),
    };
    const targetMinutes = 1 + Math.floor(random() * 200);
    const after = random() < 0.5 ? elapsed(targetMinutes) : withSla((sla) => ({ ...sla, targetMinutes }));
    const [was, is] = [late(elapsed(60), lead(fields)), late(after, lead(fields))];
    const found = kinds(elapsed(60), after, lead(fields));
    expect(found.includes('late')).toBe(was === false && is === true);
    expect(found.includes('inTime')).toBe(was === true && is === false);
    expect(found.includes('unknown')).toBe(was === undefined || is === undefined);
    for (const kind of found) seen.add(kind);
  }
  expect([...seen].sort()).toEqual(['inTime', 'late', 'moved', 'unknown']);
});
