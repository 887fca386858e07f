import { CRM_NAMES } from '../../../record/crm-names';
import { formatDayTime } from '../../../record/format';
import { recordKey } from '../../../record/record-key';
import type { AssessContext } from '../../../record/types';
import type { WaitingWrite } from '../../../store/waiting-writes';
import { waitingText, whyItWaits } from '../../components/waiting-words';
import { recordPage } from '../record/record-address';

/** One change that waits: whose it is, what it would do, what its last try came to, and its two ways on. */
export function WaitingRow({
  write: { entry, record },
  context,
  onOpen,
  onDiscard,
}: {
  write: WaitingWrite;
  context: AssessContext;
  onOpen(): void;
  onDiscard(): void;
}) {
  const text = waitingText(entry, record, context);
  const name = record?.title ?? 'Record without a name';
  return (
    <li>
      <span class="waiting-what">
        {record ? (
          <a class="link" href={recordPage(recordKey(entry.identity))}>
            {name}
          </a>
        ) : (
          'A record that is no longer stored'
        )}
        : {text}
        <span class="small-text waiting-when">
          {CRM_NAMES[entry.identity.crm]} · {formatDayTime(entry.at, context)}
          {entry.result !== 'waiting' && ` · ${whyItWaits(entry)}`}
        </span>
      </span>
      <span class="waiting-ways">
        {record && (
          <button
            type="button"
            class="button compact"
            aria-label={`Look at it again: ${text}, ${name}`}
            onClick={onOpen}
          >
            Look at it again
          </button>
        )}
        <button
          type="button"
          class="button compact quiet"
          aria-label={`Discard: ${text}, ${name}`}
          onClick={onDiscard}
        >
          Discard
        </button>
      </span>
    </li>
  );
}
