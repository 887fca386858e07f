import { useState } from 'preact/hooks';
import type { Assessment, Finding } from '../../record/assessment';
import { type FormatContext, objectNoun } from '../../record/format';
import type { CrmRecord, EpochMs } from '../../record/types';
import type { WriteAccess } from '../../record/write-back';
import { jumpTargets } from './jump-targets';
import { FoldLine, foldText, Line, SnoozedLine, unknownFoldText } from './Lines';
import { ParkedFold } from './ParkedFold';
import { passesLine } from './passes-line';
import type { RecordActions } from './record-view';
import { findingKey, type Selection } from './select-warnings';
import { countBySeverity } from './severity';
import { suggestionsFor } from './suggestions';
import type { RecordUi } from './use-record-ui';
import { UnknownCard, WarningCard } from './WarningCard';

export interface Folds {
  isFoldOpen: boolean;
  isUnknownOpen: boolean;
}

export const CLOSED_FOLDS: Folds = { isFoldOpen: false, isUnknownOpen: false };

/** One list of warnings per page; ids from useId are given twice when a card is drawn anew. */
const TITLE_ID = 'warnings-title';

/** More unknown rules than this fold behind the first one. */
const UNKNOWN_SHOWN = 2;

/** The unknown findings in sight. */
export function unknownInSight({ unknown }: Selection, folds: Folds): Finding[] {
  return folds.isUnknownOpen || unknown.length <= UNKNOWN_SHOWN ? unknown : unknown.slice(0, 1);
}

/** The cards in the order shown, for J and K. */
export const cardsInSight = (selection: Selection, folds: Folds): Finding[] => [
  ...selection.active,
  ...(folds.isFoldOpen ? selection.folded : []),
  ...unknownInSight(selection, folds),
];

interface Props {
  record: CrmRecord;
  assessment: Assessment;
  selection: Selection;
  ui: RecordUi;
  actions: RecordActions;
  /** Whether the record may be changed in its CRM. */
  access: WriteAccess;
  now: EpochMs;
  context: FormatContext;
  folds: Folds;
  onFolds(folds: Folds): void;
}

/** Warnings, then what is unknown, then what was put away, then what passed. */
export function WarningList(props: Props) {
  const { assessment, selection, actions, context, folds, onFolds } = props;
  const { active, folded, unknown, snoozed, dismissed } = selection;
  const unknownShown = unknownInSight(selection, folds);
  const card = (finding: Finding, Kind: typeof WarningCard) => (
    <li key={findingKey(finding)}>
      <FindingCard {...props} finding={finding} kind={Kind} />
    </li>
  );
  const hasList = [active, folded, unknown, snoozed, dismissed].some((list) => list.length > 0);
  return (
    <section aria-labelledby={hasList ? TITLE_ID : undefined} aria-label={hasList ? undefined : 'Warnings'}>
      {hasList && <ListHead selection={selection} />}
      <ol>{active.map((finding) => card(finding, WarningCard))}</ol>
      {folded.length > 0 && (
        <FoldLine
          text={foldText(folded, assessment.noiseBudget)}
          isOpen={folds.isFoldOpen}
          onToggle={() => onFolds({ ...folds, isFoldOpen: !folds.isFoldOpen })}
        />
      )}
      {folds.isFoldOpen && <ol>{folded.map((finding) => card(finding, WarningCard))}</ol>}
      <ol>{unknownShown.map((finding) => card(finding, UnknownCard))}</ol>
      {unknown.length > UNKNOWN_SHOWN && (
        <FoldLine
          text={unknownFoldText(unknown.slice(1).map((finding) => finding.title))}
          isOpen={folds.isUnknownOpen}
          onToggle={() => onFolds({ ...folds, isUnknownOpen: !folds.isUnknownOpen })}
        />
      )}
      {[...snoozed, ...dismissed].map((putAway) => (
        <SnoozedLine
          key={findingKey(putAway.finding)}
          putAway={putAway}
          context={context}
          onUndo={() => actions.restore(putAway.finding.rule)}
        />
      ))}
      <ParkedFold parked={selection.parked} context={context} />
      <Passes {...props} />
    </section>
  );
}

function ListHead({ selection }: { selection: Selection }) {
  const failing = [...selection.active, ...selection.folded];
  const rest = [
    countBySeverity(failing),
    selection.unknown.length > 0 && failing.length === 0 ? `${selection.unknown.length} unknown` : '',
    selection.snoozed.length > 0 && failing.length < 3 ? `${selection.snoozed.length} snoozed` : '',
  ];
  return (
    <div class="list-head small-text">
      <h2 id={TITLE_ID} class="strong">
        Warnings
      </h2>
      <span class="measure">{failing.length} active</span>
      <span class="list-counts cut">{rest.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

function FindingCard({
  finding,
  kind: Kind,
  record,
  assessment,
  ui,
  actions,
  access,
  now,
  context,
}: Props & { finding: Finding; kind: typeof WarningCard }) {
  const isCurrent = ui.current?.key === findingKey(finding);
  return (
    <Kind
      finding={finding}
      targets={jumpTargets(finding, record)}
      assessment={assessment}
      context={context}
      isCurrent={isCurrent}
      takesFocus={isCurrent && ui.current?.byKeyboard === true}
      isOpen={ui.isOpen(finding)}
      on={{
        onCurrent: () => ui.setCurrent(finding),
        onWhy: () => ui.toggleWhy(finding),
        onJump: actions.revealField,
        onSnooze: (anchor) =>
          ui.show({ kind: 'snooze-menu', finding, anchor: anchor.getBoundingClientRect() }),
        onDismiss: () => ui.show({ kind: 'dismiss', finding }),
        suggestions: suggestionsFor(finding, access, now, context),
        onSuggestion: (suggestion) => ui.show({ kind: 'change', suggestion, waiting: null }),
      }}
    />
  );
}

function Passes({ record, assessment, selection, now }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { passes, rulesTotal } = selection;
  const line = passesLine(selection, assessment.deadlines, now);
  if (rulesTotal === 0)
    return (
      <Line icon="info">
        This pack has no warnings for {objectNoun(record.identity)[1]}
        {assessment.score || assessment.deadlines.length > 0 ? ', only what is shown above.' : '.'}
      </Line>
    );
  if (!line) return null;
  return (
    <>
      <Line
        icon="ok"
        tone={line.isClear ? 'ok' : 'muted'}
        action={
          <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide rules' : 'Show rules'}
          </button>
        }
      >
        {line.text}
      </Line>
      {isOpen && (
        <ul class="passes small-text">
          {passes.map((finding) => (
            <li key={findingKey(finding)}>
              <strong>{finding.title}</strong> {finding.message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
