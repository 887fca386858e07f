import { useState } from 'preact/hooks';
import { MATCH_WORDS } from '../../../hygiene/merge/merge-words';
import { type FormatContext, joinWords } from '../../../record/format';
import type { RecordPair } from '../../../record/others';
import { MergeTable } from './MergeTable';
import { RecordLink } from './RecordLink';
import type { NamedRecord } from './record-names';
import type { GroupPreview, ReviewGroup } from './review-audit';

type Loaded = { preview: GroupPreview } | { problem: string };

export type MarkNotSame = (pairs: readonly RecordPair[], text: string) => void;

/** One group: who is in it and why, and once it is opened what a merge would keep. */
export function DuplicateGroup({
  group,
  records,
  preview,
  context,
  onNotSame,
}: {
  group: ReviewGroup;
  records: readonly NamedRecord[];
  preview(keys: readonly string[]): Promise<GroupPreview>;
  context: FormatContext;
  onNotSame: MarkNotSame;
}) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const why = [...new Set(group.matches.map(({ by, value }) => `${MATCH_WORDS[by]} (${value})`))];
  const keep = loaded && 'preview' in loaded ? loaded.preview.merge.keep : null;
  const load = (): void => {
    if (loaded && 'preview' in loaded) return;
    preview(group.keys).then(
      (found) => setLoaded({ preview: found }),
      (error: unknown) => setLoaded({ problem: error instanceof Error ? error.message : String(error) }),
    );
  };
  return (
    <li class="group-card">
      <p class="group-why">
        <span class="strong">{records.length} records</span>, the same {joinWords(why)}
      </p>
      <ul class="group-records">
        {records.map((record) => (
          <li key={record.key}>
            <RecordLink record={record} />
            {keep !== null && (
              <span class="small-text strong">{record.key === keep ? 'stays' : 'merges'}</span>
            )}
            <NotSameButton record={record} all={records} onNotSame={onNotSame} />
          </li>
        ))}
      </ul>
      <details onToggle={({ currentTarget }) => currentTarget.open && load()}>
        <summary class="small-text">
          What a merge would keep<span class="heard"> of {records.map(({ title }) => title).join(', ')}</span>
        </summary>
        {loaded && 'preview' in loaded && <MergeTable preview={loaded.preview} context={context} />}
        {loaded && 'problem' in loaded && <p role="alert">{loaded.problem}</p>}
      </details>
    </li>
  );
}

/** Of two records it stands once; of more, each record can be set apart from the others. */
function NotSameButton({
  record,
  all,
  onNotSame,
}: {
  record: NamedRecord;
  all: readonly NamedRecord[];
  onNotSame: MarkNotSame;
}) {
  const others = all.filter(({ key }) => key !== record.key);
  const isPair = all.length === 2;
  if (isPair && record !== all[1]) return null;
  const names = joinWords(others.map(({ title }) => title));
  return (
    <button
      type="button"
      class="button compact"
      aria-label={`${record.title} is not the same as ${names}`}
      onClick={() =>
        onNotSame(
          others.map(({ key }): RecordPair => [record.key, key]),
          `${record.title} and ${names} are kept apart.`,
        )
      }
    >
      {isPair ? 'Not the same' : 'Not the same as the others'}
    </button>
  );
}
