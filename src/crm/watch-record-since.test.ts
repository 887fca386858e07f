import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Baseline, observeChanges } from '../record/observe-changes';
import type { HistoryEntry, PageReading } from '../record/types';
import { createSinceKeeper, DRAWN_WITHIN_MS } from './watch-record-since';

function reading(
  readAt: number,
  stage: string | null,
  fields: PageReading['fields'] = {},
  id = '1',
): PageReading {
  return {
    identity: { crm: 'salesforce', object: 'deal', id, org: 'o', url: 'https://o.example/1' },
    readAt,
    state: 'ready',
    layout: '',
    language: 'en',
    title: null,
    fields,
    currentStage: stage === null ? null : { id: null, label: stage },
    stages: [],
    truncated: false,
  };
}

const amount = (text: string): PageReading['fields'] => ({ amount: { state: 'text', text, label: null } });

describe('since when a page shows a text', () => {
  it('counts from the opening of the record, however late it is drawn', () => {
    const keep = createSinceKeeper();
    keep(reading(5_000, null), 1_000);
    const first = { from: 1_000, seenAt: 9_000 };
    expect(keep(reading(9_000, 'Demo', amount('$5')))?.since).toEqual({
      fields: { amount: first },
      stage: first,
    });
    expect(keep(reading(99_000, 'Demo', amount('5.00')))?.since?.fields.amount).toEqual(first);
  });

  it('counts from shortly before the reading when it came up while the record was open', () => {
    const keep = createSinceKeeper();
    keep(reading(1_000, 'Demo'));
    const from = 60_000 - DRAWN_WITHIN_MS;
    expect(keep(reading(60_000, 'Proposal'))?.since?.stage).toEqual({ from, seenAt: 60_000 });
    expect(keep(reading(61_000, 'Closed Won'))?.since?.stage).toEqual({ from: 60_001, seenAt: 61_000 });
  });

  it('goes on after other records, unsaved edits and times when it was not drawn', () => {
    const keep = createSinceKeeper();
    const first = { from: 1_000, seenAt: 1_000 };
    keep(reading(1_000, 'Demo', amount('$5')));
    keep(reading(2_000, 'Demo', { amount: { state: 'text', text: '$9', label: null, unsaved: true } }));
    keep(reading(3_000, 'Qualified', {}, '2'));
    keep(null);
    expect(keep(reading(90_000, 'Demo', amount('$5')))?.since).toEqual({
      fields: { amount: first },
      stage: first,
    });
  });

  it('counts from when the old text came up when another is found on coming back', () => {
    const keep = createSinceKeeper();
    keep(reading(1_000, 'Demo'));
    keep(null);
    expect(keep(reading(90_000, 'Proposal'))?.since?.stage).toEqual({ from: 1_001, seenAt: 90_000 });
  });

  it('forgets the record not seen for longest', () => {
    const keep = createSinceKeeper();
    for (let id = 1; id <= 201; id += 1) keep(reading(id, 'Demo', {}, String(id)));
    expect(keep(reading(900, 'Demo', {}, '2'))?.since?.stage?.from).toBe(2);
    expect(keep(reading(901, 'Demo', {}, '1'))?.since?.stage?.from).toBe(901);
  });
});

const TAB_STEPS = ['load', 'fetch', 'draw', 'edit', 'leave', 'back', 'read', 'hide'] as const;

type Step = { do: 'change'; to: string } | { do: (typeof TAB_STEPS)[number]; tab: 0 | 1; to: string };

interface Tab {
  keep: ReturnType<typeof createSinceKeeper>;
  drawn: string | null;
  fetched: { value: string; at: number } | null;
  isOpen: boolean;
}

interface Server {
  value: string;
  set(value: string): void;
}

const newTab = (): Tab => ({ keep: createSinceKeeper(), drawn: null, fetched: null, isOpen: false });

/** A tab as a CRM makes it: it fetches, draws what it fetched a little later, and repeats it for hours. */
function take(
  tab: Tab,
  { do: what, to }: Exclude<Step, { do: 'change' }>,
  at: number,
  server: Server,
): PageReading | null {
  const show = (stage: string | null) => tab.keep(reading(at, stage));
  switch (what) {
    case 'load':
      Object.assign(tab, { keep: createSinceKeeper(), drawn: null, fetched: null, isOpen: true });
      return show(null);
    case 'leave':
      tab.isOpen = false;
      return tab.keep(null);
    case 'back':
      tab.isOpen = true;
      return show(tab.drawn);
  }
  if (!tab.isOpen) return null;
  if (what === 'fetch') tab.fetched ??= { value: server.value, at };
  if (what === 'draw' && tab.fetched && (at - tab.fetched.at <= DRAWN_WITHIN_MS || tab.drawn === null)) {
    tab.drawn = tab.fetched.value;
    tab.fetched = null;
  }
  if (what === 'edit' && tab.drawn !== null) {
    server.set(to);
    tab.drawn = to;
    tab.fetched = null;
  }
  return show(what === 'hide' ? null : tab.drawn);
}

/** What the store makes of the steps, and what really happened meanwhile. */
function play(steps: readonly { step: Step; wait: number }[]) {
  let baseline: Baseline = {};
  const moves: HistoryEntry[] = [];
  const truth: { at: number; value: string }[] = [{ at: 0, value: 'A' }];
  let at = 1_000;
  const server = {
    get value() {
      return truth.at(-1)?.value ?? 'A';
    },
    set: (value: string) => void truth.push({ at, value }),
  };
  const save = (source: PageReading | null): void => {
    if (!source?.currentStage || !source.since?.stage) return;
    const sighting = { text: source.currentStage.label, id: null, language: 'en', ...source.since.stage };
    const observed = observeChanges(baseline, { stage: sighting });
    baseline = observed.baseline;
    moves.push(...observed.changes);
  };
  const tabs: [Tab, Tab] = [newTab(), newTab()];
  for (const { step, wait } of steps) {
    at += wait;
    if (step.do === 'change') server.set(step.to);
    else save(take(tabs[step.tab], step, at, server));
  }
  return { baseline, moves, truth };
}

const stage = fc.constantFrom('A', 'B', 'C');
const tab = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(fc.record({ do: fc.constant('change' as const), to: stage }), {
  weight: 6,
  arbitrary: fc.record({ do: fc.constantFrom(...TAB_STEPS, 'load', 'fetch', 'draw'), tab, to: stage }),
});
const story = fc.array(
  fc.record({
    step,
    wait: fc.oneof(fc.integer({ min: 1, max: 4_000 }), fc.integer({ min: 1, max: 60_000 })),
  }),
  { maxLength: 60 },
);

describe('two tabs on one record, in any interleaving', () => {
  /** When the CRM held `value`, as spans of time. */
  const spans = (truth: { at: number; value: string }[], value: string | null) =>
    truth.flatMap((entry, i) =>
      entry.value === value ? [{ from: entry.at, to: truth[i + 1]?.at ?? Number.POSITIVE_INFINITY }] : [],
    );

  it('give only moves that the CRM made, in its order and in the span told', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { moves, truth } = play(steps);
        let reached = 0;
        for (const [index, move] of moves.entries()) {
          if (index > 0) expect(move.from).toBe(moves[index - 1]?.to);
          const { notBefore = move.at } = move;
          const left = spans(truth, move.from).find(({ to }) => to >= Math.max(reached, notBefore));
          expect(left).toBeDefined();
          reached = Math.max(reached, notBefore, left?.from ?? 0);
          const entered = spans(truth, move.to).find(({ to }) => to >= reached);
          expect(entered).toBeDefined();
          expect(entered?.from).toBeLessThanOrEqual(move.at);
          reached = Math.max(reached, entered?.from ?? 0);
        }
      }),
      { numRuns: 3_000, seed: 61 },
    );
  });

  it('lose no difference for good: a page opened anew tells it', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const anew: Step[] = (['load', 'fetch', 'draw'] as const).map((name) => ({
          do: name,
          tab: 0,
          to: 'A',
        }));
        const { baseline, moves, truth } = play([
          ...steps,
          ...anew.map((one) => ({ step: one, wait: 1_000 })),
        ]);
        expect(baseline.stage?.text).toBe(truth.at(-1)?.value);
        if (moves.length > 0) expect(moves.at(-1)?.to).toBe(truth.at(-1)?.value);
      }),
      { numRuns: 1_000, seed: 67 },
    );
  });
});
