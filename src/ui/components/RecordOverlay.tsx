import type { Assessment, Finding } from '../../record/assessment';
import { type FormatContext, formatWeekday, objectNoun } from '../../record/format';
import { toDismiss } from '../../record/typed-reason';
import type { CrmRecord, EpochMs } from '../../record/types';
import { ChangeDialog, UndoDialog } from './ChangeDialog';
import { DismissDialog, SnoozeDialog } from './Dialog';
import { KeysDialog } from './KeysDialog';
import { KEY_HELP } from './keyboard';
import { Menu } from './Menu';
import type { ChangeActions } from './record-view';
import { putAwayWith } from './select-warnings';
import { snoozeChoices } from './snooze-choices';
import type { RecordUi } from './use-record-ui';

/** The menu or dialog that lies over one record view. */
export function RecordOverlay({
  ui,
  record,
  assessment,
  changes,
  now,
  context,
}: {
  ui: RecordUi;
  record: CrmRecord;
  assessment: Assessment;
  changes: ChangeActions | undefined;
  now: EpochMs;
  context: FormatContext;
}) {
  const { overlay } = ui;
  const close = (): void => ui.show(null);
  if (!overlay) return null;
  if (overlay.kind === 'help') return <KeysDialog keys={KEY_HELP} onClose={close} />;
  if (overlay.kind === 'change' || overlay.kind === 'undo-change') {
    if (!changes) return null;
    const shared = { record, changes, onClose: close, onDone: ui.say };
    return overlay.kind === 'change' ? (
      <ChangeDialog
        {...shared}
        suggestion={overlay.suggestion}
        waiting={overlay.waiting}
        typed={ui.typed}
        onUndo={(preview) => ui.show({ kind: 'undo-change', preview })}
      />
    ) : (
      <UndoDialog {...shared} preview={overlay.preview} />
    );
  }
  const { finding } = overlay;
  const also = alsoText(finding, assessment);
  if (overlay.kind === 'dismiss') {
    const asked = toDismiss(finding.rule);
    return (
      <DismissDialog
        title={finding.title}
        noun={objectNoun(record.identity)[0]}
        also={also}
        typed={ui.typed.of(asked)}
        onType={(reason) => ui.typed.keep(asked, reason)}
        onDismiss={(reason) => ui.dismiss(finding, reason)}
        onClose={() => {
          ui.typed.settle(asked);
          close();
        }}
      />
    );
  }
  if (overlay.kind === 'snooze-date')
    return (
      <SnoozeDialog
        title={finding.title}
        also={also}
        now={now}
        context={context}
        onSnooze={(until) => ui.snooze(finding, until)}
        onClose={close}
      />
    );
  const choices = snoozeChoices(now).map(({ label, until }) => ({
    label,
    aside: formatWeekday(until, context),
    onSelect: () => ui.snooze(finding, until),
  }));
  const untilDate = {
    label: 'Until a date…',
    isApart: true,
    onSelect: () => ui.show({ kind: 'snooze-date', finding }),
  };
  return (
    <Menu
      anchor={overlay.anchor}
      label={`Snooze ${finding.title}`}
      items={[...choices, untilDate]}
      note={['Ends early if stage, amount, close date or owner changes.', also].filter(Boolean).join(' ')}
      onClose={close}
    />
  );
}

/** A rule is put away as a whole: nothing goes that was not named. Null where it found nothing else. */
function alsoText(finding: Finding, assessment: Assessment): string | null {
  const titles = putAwayWith(finding, assessment).map(({ title }) => `“${title}”`);
  return titles.length > 0
    ? `The same rule’s ${titles.join(' and ')} ${titles.length > 1 ? 'go' : 'goes'} with it.`
    : null;
}
