import type { OpenedRecord } from '../../record/visit';
import type { Notice, RecordView } from '../components/record-view';
import { ambiguousDateExample } from './ambiguous-date';
import { clockNotices } from './crm-time';

/** What a session knows beside the record that is assessed. */
interface Beside {
  known: OpenedRecord;
  writes: Pick<RecordView, 'writes'>;
  notices: readonly Notice[];
  /** Whether connecting the CRM's API would show more. */
  canConnect: boolean;
}

/** A record as it is shown, with the rep's marks and with notices: what is asked of the rep comes first. */
export function sessionView(
  shown: Pick<RecordView, 'record' | 'assessment' | 'freshness'>,
  { known, writes, notices, canConnect }: Beside,
): RecordView {
  const { suppressions, typed, acknowledged, clockSkewMs } = known;
  const example = shown.freshness === 'live' ? ambiguousDateExample(shown.record) : null;
  const question: Notice[] = example ? [{ kind: 'ask-date-order', example }] : [];
  return {
    ...shown,
    notices: [...question, ...clockNotices(clockSkewMs, shown.record.identity.crm), ...notices],
    suppressions,
    typed,
    acknowledged,
    canConnect,
    ...writes,
    ...(clockSkewMs && { clockSkewMs }),
  };
}
