import { useState } from 'preact/hooks';
import { priorityWords } from '../../../hygiene/merge/merge-words';
import { formatNumber } from '../../../record/format';
import type { OrgRef } from '../../../record/others';
import { DuplicateGroup } from './DuplicateGroup';
import type { HygieneProps } from './HygieneView';
import { KeptApart } from './KeptApart';
import { nameAt } from './record-names';
import type { ReviewAudit, ReviewSection } from './review-audit';
import { Suggestions } from './Suggestions';
import type { NotSameMarks } from './use-not-same';

/** Groups drawn at once: more are a click away, and nobody reads thousands. */
const STEP = 20;

export interface DuplicatesProps extends HygieneProps {
  audit: ReviewAudit;
  account: OrgRef;
  notSame: NotSameMarks;
}

/** Who is the same by exact keys, with what a merge would keep; who is only similar, to look at. */
export function Duplicates({ audit, account, rows, source, context, notSame }: DuplicatesProps) {
  const [most, setMost] = useState(STEP);
  const { groups, grouped, suggestions, suggested } = audit;
  const number = (value: number) => formatNumber(value, context, 0);
  const section = audit.sections.find(({ id }) => id === 'duplicates') ?? NOT_ASKED;
  return (
    <section class="hygiene-section" aria-label="Duplicates" aria-busy={notSame.isBusy}>
      <h3 class="strong">Duplicates</h3>
      <p class="section-note">
        {groups.length === 0
          ? noneText(section, number)
          : `Merge priority: ${priorityWords(audit.hasMarketing)}. Nothing is merged here; merge in the CRM.`}
        {section.of > 0 && notCompared(section, number)}
      </p>
      {grouped > groups.length && (
        <p class="section-note">
          The first {number(groups.length)} of {number(grouped)} groups are listed here; the CSV file above
          has all.
        </p>
      )}
      <ol class="groups">
        {groups.slice(0, most).map((group) => (
          <DuplicateGroup
            key={group.keys.join(' ')}
            group={group}
            records={group.keys.map((key, at) => nameAt(rows, key, group.places[at] ?? -1))}
            preview={(keys) => source.audit.preview(account, keys)}
            context={context}
            onNotSame={notSame.mark}
          />
        ))}
      </ol>
      {groups.length > most && (
        <p>
          <button type="button" class="button" onClick={() => setMost(most + STEP)}>
            Show {number(Math.min(STEP, groups.length - most))} more of {number(grouped)} groups
          </button>
        </p>
      )}
      <Suggestions
        suggestions={suggestions}
        total={suggested}
        rows={rows}
        context={context}
        onNotSame={notSame.mark}
      />
      <KeptApart marks={notSame.marks} rows={rows} context={context} onTakeBack={notSame.takeBack} />
    </section>
  );
}

/** How many could be compared, and how many have no key that is known. */
type Compared = Pick<ReviewSection, 'of' | 'unknown'>;

const NOT_ASKED: Compared = { of: 0, unknown: 0 };

/** What may be said where no groups were found: nothing of those that could not be compared. */
function noneText({ of, unknown }: Compared, number: (value: number) => string): string {
  if (of > 0)
    return `No two of the ${number(of)} leads and contacts that were compared are the same by their keys.`;
  if (unknown === 0) return 'There are no leads or contacts to compare.';
  return `Nothing could be compared: of ${number(unknown)} leads and contacts no e-mail address, company or phone is known.`;
}

const notCompared = ({ unknown }: Compared, number: (value: number) => string): string =>
  unknown === 0
    ? ''
    : ` ${number(unknown)} more could not be compared: no e-mail address, company or phone of theirs is known.`;
