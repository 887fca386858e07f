import { knownValue } from '../../conditions/read-field';
import type { PackLifecycle } from '../../pack-parts/lifecycle';
import { joinWords } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import type { PackContext } from '../../rule-kinds/define';
import { stageKey } from '../../rule-kinds/stages';
import { type AuditEntry, type AuditSection, auditEntry } from './section';

/** Position in the lifecycle, or why there is none. */
export type LifecyclePlace = number | 'recycled' | 'none' | 'foreign' | 'unknown';

/** Tells where in the pack's lifecycle a lead or contact is. */
export function lifecyclePlacer(
  { stages, recycled }: PackLifecycle,
  pack: PackContext,
): (record: CrmRecord) => LifecyclePlace {
  const places = new Map<string, LifecyclePlace>();
  for (const name of [recycled.label, ...recycled.aliases]) places.set(stageKey(name), 'recycled');
  for (const [position, { id, label, aliases }] of [...stages.entries()].reverse())
    for (const name of [id, label, ...aliases]) places.set(stageKey(name), position);
  const { name, type } = pack.field('lifecycleStage');
  return (record) => {
    const known = knownValue(record, name, type);
    if (known.state === 'unknown') return 'unknown';
    if (known.state === 'empty') return 'none';
    return places.get(stageKey(known.text)) ?? places.get(stageKey(String(known.value))) ?? 'foreign';
  };
}

/** How many records are in which stage; null for a pack without a lifecycle. */
export function lifecycleSection(records: readonly CrmRecord[], pack: PackContext): AuditSection | null {
  const { lifecycle } = pack.parts;
  if (!lifecycle) return null;
  const placeOf = lifecyclePlacer(lifecycle, pack);
  const counts = new Map<LifecyclePlace, number>();
  const list: AuditEntry[] = [];
  for (const record of records) {
    const place = placeOf(record);
    counts.set(place, (counts.get(place) ?? 0) + 1);
    if (place === 'none' || place === 'foreign')
      list.push(
        auditEntry(record, place === 'none' ? 'no lifecycle stage' : 'a stage that the pack does not know'),
      );
  }
  const row = (label: string, place: LifecyclePlace) => ({ label, count: counts.get(place) ?? 0 });
  const unknown = counts.get('unknown') ?? 0;
  return {
    id: 'lifecycle',
    label: 'Lifecycle stages',
    definition: 'Leads and contacts by lifecycle stage. Counted and listed: those in no stage of the pack.',
    count: list.length,
    of: records.length - unknown,
    unknown,
    rows: [
      ...lifecycle.stages.map(({ label }, position) => row(label, position)),
      row(lifecycle.recycled.label, 'recycled'),
      row('Not set', 'none'),
      row('Not in the pack', 'foreign'),
    ],
    list,
  };
}

/** By position: the fields that a stage and those before it require. */
export const requiredSoFar = ({ stages }: PackLifecycle): string[][] =>
  stages.map((_, position) => [
    ...new Set(stages.slice(0, position + 1).flatMap(({ requiredFields }) => requiredFields)),
  ]);

/** In no stage of the pack, or nothing tells in which: nobody knows what it needs. Recycled ones need nothing. */
export const isUnplaced = (place: LifecyclePlace): place is 'none' | 'foreign' | 'unknown' =>
  place === 'none' || place === 'foreign' || place === 'unknown';

/** Which required fields of the stages reached so far are empty; null for a pack without a lifecycle. */
export function requiredFieldsSection(records: readonly CrmRecord[], pack: PackContext): AuditSection | null {
  const { lifecycle } = pack.parts;
  if (!lifecycle) return null;
  const placeOf = lifecyclePlacer(lifecycle, pack);
  const required = requiredSoFar(lifecycle);
  const empty = new Map<string, number>();
  const list: AuditEntry[] = [];
  let unknown = 0;
  for (const record of records) {
    const place = placeOf(record);
    const gaps = typeof place === 'number' ? gapsOf(record, required[place] ?? [], pack) : null;
    for (const name of gaps?.empty ?? []) empty.set(name, (empty.get(name) ?? 0) + 1);
    if (gaps && gaps.empty.length > 0) list.push(auditEntry(record, gapText(gaps.empty, pack)));
    else if (isUnplaced(place) || gaps?.isOpen) unknown += 1;
  }
  return {
    id: 'required-fields',
    label: 'Required fields that are empty',
    definition:
      'Leads and contacts with an empty field that their lifecycle stage, or one before it, requires; not known of those in no stage of the pack.',
    count: list.length,
    of: records.length - unknown,
    unknown,
    rows: [...empty]
      .map(([name, count]) => ({ label: pack.field(name).label, count }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)),
    list,
  };
}

/** Empty fields of those that this CRM has, and whether any of the others is not known. */
export function gapsOf(record: CrmRecord, names: readonly string[], pack: PackContext) {
  const states = names
    .map((name) => pack.field(name))
    .filter((field) => field.existsOn(record.identity))
    .map(({ name, type }) => ({ name, state: knownValue(record, name, type).state }));
  return {
    empty: states.filter(({ state }) => state === 'empty').map(({ name }) => name),
    isOpen: states.some(({ state }) => state === 'unknown'),
  };
}

/** "empty: E-mail and Company". */
export const gapText = (names: readonly string[], pack: PackContext): string =>
  `empty: ${joinWords(names.map((name) => pack.field(name).label))}`;
