import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeHistory } from './history';
import { observeChanges, type Sighting, sightingsOf } from './observe-changes';
import { shownSince } from './shown-since';
import type { CrmRecord, FieldReading, HistoryEntry, PageReading } from './types';

const MONDAY = Date.UTC(2026, 10, 16, 9);
const FRIDAY = Date.UTC(2026, 10, 20, 9);

function visit(asOf: number, fields: Record<string, FieldReading>): CrmRecord {
  const stage = fields.stage?.state === 'value' ? { id: null, label: String(fields.stage.value) } : null;
  return {
    identity: {
      crm: 'hubspot',
      object: 'deal',
      id: '1',
      org: '7',
      url: 'https://app.hubspot.com/contacts/7/record/0-3/1',
    },
    title: 'A deal',
    fields,
    stage,
    stages: [],
    history: [],
    asOf,
    coverage: 'page',
    apiNames: {},
  };
}

const text = (value: string, extra: object = {}): FieldReading => ({
  state: 'value',
  value,
  text: value,
  label: 'x',
  ...extra,
});
const empty: FieldReading = { state: 'empty', label: 'x' };
const unreadable: FieldReading = { state: 'unreadable', label: 'x', reason: 'loading' };

/** Two visits by pages just opened, compared with each other alone. */
const changesBetween = (previous: CrmRecord, current: CrmRecord) =>
  observeChanges(sightingsOf(previous, {}), sightingsOf(current, {})).changes;

describe('observeChanges', () => {
  it('records a stage change with the span it must lie in', () => {
    const changes = changesBetween(
      visit(MONDAY, { stage: text('Discovery') }),
      visit(FRIDAY, { stage: text('Proposal') }),
    );
    expect(changes).toEqual([
      {
        field: 'stage',
        at: FRIDAY,
        notBefore: MONDAY,
        from: 'Discovery',
        to: 'Proposal',
        source: 'observed',
      },
    ]);
  });

  it('records a field that was emptied and one that was filled', () => {
    const before = visit(MONDAY, { closeDate: text('2026-12-01'), amount: empty });
    const after = visit(FRIDAY, { closeDate: empty, amount: text('500') });
    expect(changesBetween(before, after).map(({ field, from, to }) => [field, from, to])).toEqual([
      ['amount', null, '500'],
      ['closeDate', '2026-12-01', null],
    ]);
  });

  it.each([
    ['unreadable now', text('A'), unreadable],
    ['unreadable before', unreadable, text('A')],
    ['not saved yet', text('A'), text('B', { unsaved: true })],
    ['unchanged', text('A'), text('A')],
  ])('says nothing about a field that is %s', (_, before, after) => {
    expect(changesBetween(visit(MONDAY, { amount: before }), visit(FRIDAY, { amount: after }))).toEqual([]);
  });

  it('says nothing about a field that is not on one of the layouts', () => {
    expect(changesBetween(visit(MONDAY, { amount: text('5') }), visit(FRIDAY, {}))).toEqual([]);
  });

  it('takes a stage in another language for the same stage when its id is the same', () => {
    const inEnglish = {
      ...visit(MONDAY, { stage: text('Proposal') }),
      stage: { id: 'Proposal', label: 'Proposal' },
    };
    const inGerman = {
      ...visit(FRIDAY, { stage: text('Angebot') }),
      stage: { id: 'Proposal', label: 'Angebot' },
    };
    expect(changesBetween(inEnglish, inGerman)).toEqual([]);
    expect(
      changesBetween(inEnglish, { ...inGerman, stage: { id: 'Closed Won', label: 'Gewonnen' } }),
    ).toHaveLength(1);
  });

  it('names a Salesforce stage as the CRM’s own history does, so that both tell of one change', () => {
    const stage = (id: string | null, label: string) => ({ text: label, id, language: 'de' });
    const known = { stage: { ...stage('Discovery', 'Bedarfsanalyse'), from: MONDAY, seenAt: MONDAY } };
    const seen = { stage: { ...stage('Closed Won', 'Gewonnen'), from: FRIDAY, seenAt: FRIDAY } };
    const { changes } = observeChanges(known, seen, 'salesforce');
    expect(changes).toMatchObject([{ from: 'Discovery', to: 'Closed Won' }]);
    const row: HistoryEntry = {
      field: 'stage',
      at: FRIDAY - 1,
      from: 'Discovery',
      to: 'Closed Won',
      source: 'crm',
    };
    expect(mergeHistory(changes, [row])).toEqual([row]);
    expect(observeChanges(known, seen, 'hubspot').changes).toMatchObject([{ to: 'Gewonnen' }]);
    const bare = { stage: { ...seen.stage, id: null } };
    expect(observeChanges(known, bare, 'salesforce').changes).toMatchObject([{ to: 'Gewonnen' }]);
  });

  it('says nothing about stages without ids in two languages', () => {
    const inEnglish = { ...visit(MONDAY, { stage: text('Negotiation') }), language: 'en' };
    expect(
      changesBetween(inEnglish, { ...visit(FRIDAY, { stage: text('Verhandlung') }), language: 'de' }),
    ).toEqual([]);
    expect(
      changesBetween(inEnglish, { ...visit(FRIDAY, { stage: text('Proposal') }), language: 'en' }),
    ).toHaveLength(1);
  });

  it('ignores a visit that is not newer', () => {
    expect(changesBetween(visit(FRIDAY, { stage: text('A') }), visit(MONDAY, { stage: text('B') }))).toEqual(
      [],
    );
  });

  it('rebuilds the last value when changes are replayed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 2, maxLength: 12 }), (stages) => {
        const visits = stages.map((stage, index) => visit(MONDAY + index, { stage: text(stage) }));
        const changes = visits
          .slice(1)
          .flatMap((current, index) => changesBetween(visits[index] ?? current, current));
        expect(changes.at(-1)?.to ?? stages[0]).toBe(stages.at(-1));
      }),
    );
  });
});

describe('the newest sighting of each field', () => {
  const seen = (value: string, from: number, seenAt = from): Sighting => ({
    text: value,
    id: null,
    language: 'en',
    from,
    seenAt,
  });

  it('outlives visits that do not draw the field, so that no change is lost', () => {
    const first = observeChanges({}, sightingsOf(visit(1, { amount: text('5'), owner: text('Ana') }), {}));
    const second = observeChanges(first.baseline, sightingsOf(visit(2, { owner: text('Ana') }), {}));
    const third = observeChanges(second.baseline, sightingsOf(visit(3, { amount: text('9') }), {}));
    expect(third.changes).toMatchObject([{ field: 'amount', from: '5', to: '9', notBefore: 1, at: 3 }]);
  });

  it('is not moved back by a page that repeats what it showed before', () => {
    const known = { stage: seen('Negotiation', 500) };
    const stale = observeChanges(known, { stage: seen('Discovery', 100, 900) });
    expect(stale).toEqual({ changes: [], baseline: known, isOutdated: true });
  });

  it('is not called outdated by an old page that agrees, and not made newer by it', () => {
    const known = { stage: seen('Negotiation', 500) };
    const same = observeChanges(known, { stage: seen('Negotiation', 100, 900) });
    expect(same).toEqual({ changes: [], baseline: known, isOutdated: false });
  });

  it('takes another understanding of the same text for no change', () => {
    const known = { closeDate: seen('2026-03-12', 100, 110) };
    const { changes, baseline } = observeChanges(known, { closeDate: seen('2026-12-03', 100, 150) });
    expect(changes).toEqual([]);
    expect(baseline.closeDate).toEqual(seen('2026-12-03', 100, 110));
  });

  it('keeps a stage’s id through a page that shows only its label', () => {
    const known = { stage: { ...seen('Angebot', 100), id: 'proposal', language: 'de' } };
    const bare = observeChanges(known, { stage: { ...seen('Angebot', 200), language: 'de' } });
    expect(bare.baseline.stage?.id).toBe('proposal');
    const english = { stage: { ...seen('Proposal', 300), id: 'proposal' } };
    expect(observeChanges(bare.baseline, english).changes).toEqual([]);
  });

  it('begins when the page first showed it, which the page tells by API name', () => {
    const first = (from: number) => ({ from, seenAt: from + 1 });
    const record = {
      ...visit(900, { amount: text('5'), stage: text('Demo') }),
      apiNames: { amount: 'Amount', stage: 'StageName' },
    };
    const reading = {
      currentStage: record.stage,
      since: { fields: { Amount: first(10), StageName: first(20) }, stage: first(30) },
    };
    const since = shownSince(record, reading as unknown as PageReading);
    expect(since).toEqual({ amount: first(10), stage: first(30) });
    expect(sightingsOf(record, since).amount).toMatchObject({ text: '5', from: 10, seenAt: 11 });
    expect(shownSince(record, { ...reading, currentStage: null } as unknown as PageReading).stage).toEqual(
      first(20),
    );
  });
});
