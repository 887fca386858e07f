import { peerIndex } from '../hygiene/duplicates/peer-index';
import { compileHygiene } from '../hygiene/policy';
import type { PackExample } from '../pack-parts/examples';
import type { AssessContext, CrmRecord } from '../record/types';
import { compileRouting } from '../routing/compile-routing';
import { routedTo } from '../routing/routed-to';
import type { PackContext, RuleEnvironment } from '../rule-kinds/define';
import { exampleRecord } from './example-record';

/** What an example states beside its record: the other records at hand, and who can be routed to. */
export function exampleSurroundings(
  example: PackExample,
  record: CrmRecord,
  context: AssessContext,
  pack: PackContext,
): Pick<RuleEnvironment, 'peers' | 'routedTo'> {
  const { others, people } = example;
  const { routing, hygiene } = pack.parts;
  const to =
    routing && people ? routedTo(record, compileRouting(routing, pack, { people }), context) : undefined;
  const known = others?.map((other, index) => otherRecord({ ...example, ...other }, index, pack));
  return {
    ...(known && { peers: peerIndex(known, compileHygiene(hygiene, pack)) }),
    ...(to && { routedTo: to }),
  };
}

function otherRecord(example: PackExample, index: number, pack: PackContext): CrmRecord {
  const record = exampleRecord(example, pack);
  const { fields, identity } = record;
  const title = fields.name?.state === 'value' ? fields.name.text : null;
  return { ...record, title, identity: { ...identity, id: `other ${index + 1}` } };
}
