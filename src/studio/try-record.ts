import type { MadeExample, TriedRecord } from '../contracts/studio-service';
import { assess } from '../engine/assess';
import type { CompiledPack } from '../engine/compile-pack';
import { runExamples } from '../engine/run-examples';
import { exampleOfRecord } from '../impact/example-of-record';
import type { PackExample } from '../pack-parts/examples';
import { DAY_MS } from '../record/format';
import type { AssessContext, CrmRecord } from '../record/types';
import type { StoreOthers } from './store-others';

/** A pack ready to judge, with the other records that it knows. */
export interface LoadedPack {
  compiled: CompiledPack;
  others: StoreOthers;
}

/** Half a year: signals of most models are spent by then. */
const WEEKS = 26;

/** One record by both packs. */
export async function tryRecord(
  record: CrmRecord,
  { draft, active }: { draft: LoadedPack; active: LoadedPack },
  context: AssessContext,
): Promise<TriedRecord> {
  await draft.others.tell(record.identity);
  await active.others.tell(record.identity);
  const judged = judge(draft, record, context);
  return {
    record,
    draft: judged,
    active: judge(active, record, context),
    ahead: judged.score ? scoreAhead(draft, record, context) : [],
  };
}

const judge = ({ compiled, others }: LoadedPack, record: CrmRecord, context: AssessContext) =>
  assess(compiled, record, others.around(record, context));

function scoreAhead({ compiled }: LoadedPack, record: CrmRecord, context: AssessContext) {
  const scoreOnly = { ...compiled, rules: [], slas: [] };
  return Array.from({ length: WEEKS + 1 }, (_, week) => context.now + week * 7 * DAY_MS).flatMap((at) => {
    const { score } = assess(scoreOnly, record, { ...context, now: at });
    return score ? [{ at, total: score.shown.total }] : [];
  });
}

/** An example of a rule made of a record, with what the rule answers to both. */
export async function makeExample(
  record: CrmRecord,
  ruleId: string,
  draft: LoadedPack,
  context: AssessContext,
): Promise<MadeExample | null> {
  await draft.others.tell(record.identity);
  const rule = draft.compiled.pack.rules.find(({ id }) => id === ruleId);
  if (!rule) return null;
  const { findings } = judge(draft, record, context);
  const own = findings.filter((finding) => finding.rule === ruleId).map(({ outcome }) => outcome);
  const onRecord = WORST_FIRST.find((outcome) => own.includes(outcome)) ?? 'pass';
  const example = exampleOfRecord(draft.compiled, ruleId, record, { now: context.now, expect: onRecord });
  if (!example) return null;
  const [result] = runExamples({ ...draft.compiled.pack, rules: [{ ...rule, examples: [example] }] });
  return { example, onRecord, onExample: !result || result.found === 'broken' ? null : result.found };
}

const WORST_FIRST: readonly PackExample['expect'][] = ['fail', 'unknown', 'pass'];
