import { compilePack } from '../../engine/compile-pack';
import { type Audit, auditRecords } from '../../hygiene/audit/audit';
import { quarterOf } from '../../hygiene/audit/quarter';
import { isPerson } from '../../hygiene/is-person';
import { mergePreview } from '../../hygiene/merge/merge-preview';
import { compileHygiene } from '../../hygiene/policy';
import { recordKey } from '../../record/record-key';
import type { CrmRecord } from '../../record/types';
import { numberOption, readArguments } from '../arguments';
import { auditText } from '../audit-text';
import { type Command, EXIT, type Terminal } from '../command';
import { JUDGED_FILE, judgedFile } from '../judged-file';
import { type GroupToMerge, namesOf } from '../merge-text';
import { type RecordFile, recordsOf } from '../record-file';

/** Entries of a list that a person reads; --json has them all. */
const MOST_LISTED = 10;

/** The quarterly hygiene audit of the leads and contacts of a file (domain.md § 7). */
export const audit: Command = {
  name: 'audit',
  usage: 'audit --pack PACK --records FILE [--map MAP] [--now ISO] [--list N] [--json]',
  summary: 'the quarterly hygiene audit of leads and contacts, with duplicates and what a merge would keep',
  details: [
    `Lists show the first ${MOST_LISTED} entries, or N; --json has all. The leads and contacts stay in memory`,
    'until they are compared. The sample to check by hand is another one each quarter.',
  ],
  async run(args, terminal) {
    const { values } = readArguments(args, [], {
      ...JUDGED_FILE,
      list: { type: 'string' },
      json: { type: 'boolean' },
    });
    const { pack, file, clock: context } = await judgedFile(values, terminal);
    const most = Math.floor(numberOption(values.list, '--list') ?? MOST_LISTED);
    const { people, leftOut } = await peopleOf(file, terminal);
    const compiled = compilePack(pack, 'unverified');
    const policy = compileHygiene(pack.hygiene, compiled.context);
    const { seed } = quarterOf(context);
    const found = auditRecords({ records: people, policy, pack: compiled.context, context, seed });
    const groups = found.duplicates.groups.flatMap((group): GroupToMerge[] => {
      const merge = mergePreview(group.records, policy, context);
      return merge ? [{ group, merge }] : [];
    });
    if (values.json) terminal.out(JSON.stringify(jsonOf(found, groups, leftOut)));
    else {
      const nameOf = namesOf(people);
      const report = { audit: found, groups, leftOut, hasMarketing: policy.marketing !== null, nameOf };
      for (const line of auditText(report, { ...context, most })) terminal.out(line);
    }
    return EXIT.ok;
  },
};

async function peopleOf(file: RecordFile, terminal: Terminal) {
  const people: CrmRecord[] = [];
  let leftOut = 0;
  for await (const { record } of recordsOf(file, terminal)) {
    if (isPerson(record)) people.push(record);
    else leftOut += 1;
  }
  return { people, leftOut };
}

function jsonOf({ audited, sections, duplicates }: Audit, groups: readonly GroupToMerge[], leftOut: number) {
  const keys = (records: readonly CrmRecord[]) => records.map(({ identity }) => recordKey(identity));
  return {
    audited,
    leftOut,
    sections,
    groups: groups.map(({ group, merge }) => ({
      records: keys(group.records),
      matches: group.matches,
      merge,
    })),
    suggestions: duplicates.suggestions.map(({ records, ...pair }) => ({ records: keys(records), ...pair })),
  };
}
