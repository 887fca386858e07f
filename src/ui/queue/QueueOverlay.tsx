import { type FormatContext, formatClock } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { KeysDialog } from '../components/KeysDialog';
import { Menu } from '../components/Menu';
import { type LogActions, LogContact } from './LogContact';
import type { QueueRow } from './queue-rows';
import { QUEUE_KEYS } from './use-queue-keys';

/** What lies over the list. */
export type Over =
  | { kind: 'help' }
  | { kind: 'log'; row: QueueRow }
  | { kind: 'remind'; row: QueueRow; anchor: DOMRect };

const MINUTE = 60_000;
const REMIND_AFTER = [5, 15, 60];

export function QueueOverlay({
  over,
  now,
  context,
  actions,
  onRemind,
  onClose,
}: {
  over: Over;
  now: EpochMs;
  context: FormatContext;
  actions: LogActions;
  onRemind(key: string, at: EpochMs): void;
  onClose(): void;
}) {
  if (over.kind === 'help') return <KeysDialog keys={QUEUE_KEYS} onClose={onClose} />;
  if (over.kind === 'log')
    return <LogContact row={over.row} now={now} context={context} actions={actions} onClose={onClose} />;
  const items = REMIND_AFTER.map((minutes) => ({
    label: minutes === 60 ? 'In 1 hour' : `In ${minutes} minutes`,
    aside: formatClock(now + minutes * MINUTE, context),
    onSelect: () => onRemind(over.row.key, now + minutes * MINUTE),
  }));
  return (
    <Menu
      anchor={over.anchor}
      label={`Remind me of ${over.row.title}`}
      items={items}
      note="The clock runs on. You are told where notifications are on."
      onClose={onClose}
    />
  );
}
