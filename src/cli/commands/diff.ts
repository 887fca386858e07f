import { assess } from '../../engine/assess';
import { type CompiledPack, compilePack } from '../../engine/compile-pack';
import { plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { diffPacks } from '../../rule-packs/diff';
import { packFieldMap } from '../../rule-packs/field-map';
import type { RulePack } from '../../rule-packs/schema';
import { instantOption, readArguments } from '../arguments';
import { type Command, EXIT } from '../command';
import { plainMap } from '../plain-map';
import { readPack } from '../read-pack';
import { readMap, recordsOf } from '../record-file';
import { surroundingsOf } from '../surroundings-of-file';

/** What changed between two packs, and what that does to the warnings on records. */
export const diff: Command = {
  name: 'diff',
  usage: 'diff OLD NEW [--records FILE --map MAP] [--now ISO] [--json]',
  summary: 'what changed in plain language, and warnings gained and lost on records',
  async run(args, terminal) {
    const { positionals, values } = readArguments(args, ['OLD', 'NEW'], {
      records: { type: 'string' },
      map: { type: 'string' },
      now: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [before, after] = [await readPack(positionals[0] ?? ''), await readPack(positionals[1] ?? '')];
    const changes = diffPacks(before, after);
    const now = instantOption(values.now, '--now') ?? terminal.now;
    const impact = new Impact();
    if (values.records !== undefined) {
      const path = values.records;
      // Fields of both: what only the old pack reads is no warning lost.
      const fields = { ...before.fields, ...after.fields };
      const map =
        values.map === undefined ? await plainMap(path, { ...after, fields }) : await readMap(values.map);
      const file = { path, map, packFields: packFieldMap({ ...after, fields }), now };
      const clock = { now, zone: map.zone ?? terminal.zone, locale: terminal.locale };
      const judgeBy = async (pack: RulePack): Promise<Judge> => {
        const compiled = compilePack(pack, 'unverified');
        const context = { ...clock, ...(await surroundingsOf(compiled, file, clock, terminal)) };
        return (record) => warnings(compiled, record, context);
      };
      const [old, next] = [await judgeBy(before), await judgeBy(after)];
      for await (const { record } of recordsOf(file, terminal)) impact.add(record, old(record), next(record));
    }
    if (values.json) terminal.out(JSON.stringify({ changes, ...impact.result() }));
    else {
      for (const { sentence } of changes) terminal.out(sentence);
      if (changes.length === 0) terminal.out('Nothing that judges records changed.');
      if (values.records !== undefined) for (const line of impact.text()) terminal.out(line);
    }
    return EXIT.ok;
  },
};

/** Titles of the rules that warn on a record, by rule id. */
type Judge = (record: CrmRecord) => Map<string, string>;

interface RuleImpact {
  rule: string;
  title: string;
  gained: number;
  lost: number;
  /** Ids of the first records. */
  examples: string[];
}

const MOST_EXAMPLES = 5;

/** Warnings of two packs on the same records, rule by rule. */
class Impact {
  readonly #rules = new Map<string, RuleImpact>();
  #records = 0;

  add(record: CrmRecord, old: Map<string, string>, now: Map<string, string>): void {
    this.#records += 1;
    for (const [rule, title] of now) if (!old.has(rule)) this.#count(rule, title, 'gained', record);
    for (const [rule, title] of old) if (!now.has(rule)) this.#count(rule, title, 'lost', record);
  }

  result() {
    const rules = [...this.#rules.values()].sort((a, b) => b.gained + b.lost - (a.gained + a.lost));
    const sum = (key: 'gained' | 'lost') => rules.reduce((total, rule) => total + rule[key], 0);
    return { records: this.#records, gained: sum('gained'), lost: sum('lost'), rules };
  }

  text(): string[] {
    const { records, gained, lost, rules } = this.result();
    return [
      '',
      `On ${plural(records, 'record')}: +${plural(gained, 'warning')}, −${lost}`,
      ...rules.map(
        ({ title, gained: more, lost: fewer, examples }) =>
          `  ${title}: +${more}, −${fewer} (${examples.join(', ')}${more + fewer > examples.length ? ' …' : ''})`,
      ),
    ];
  }

  #count(rule: string, title: string, key: 'gained' | 'lost', { identity }: CrmRecord): void {
    const counted = this.#rules.get(rule) ?? { rule, title, gained: 0, lost: 0, examples: [] };
    counted[key] += 1;
    if (counted.examples.length < MOST_EXAMPLES) counted.examples.push(identity.id);
    this.#rules.set(rule, counted);
  }
}

function warnings(
  pack: CompiledPack,
  record: CrmRecord,
  context: Parameters<typeof assess>[2],
): Map<string, string> {
  const failing = assess(pack, record, context).findings.filter(({ outcome }) => outcome === 'fail');
  return new Map(failing.map(({ rule, ruleTitle }) => [rule, ruleTitle]));
}
