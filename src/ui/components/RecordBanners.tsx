import { useState } from 'preact/hooks';
import { CRM_NAMES } from '../../record/crm-names';
import { type FormatContext, formatClock, formatDuration, formatWeekday, plural } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { UNREADABLE_TEXT } from '../../record/unreadable';
import { Banner } from './Banner';
import { NoticeBanner } from './NoticeBanner';
import type { RecordActions, RecordView } from './record-view';
import type { Selection } from './select-warnings';

interface Props {
  view: RecordView;
  selection: Selection;
  actions: RecordActions;
  now: EpochMs;
  context: FormatContext;
}

/** What keeps the record from being read in full, most urgent first. */
export function RecordBanners({ view, selection, actions, now, context }: Props) {
  const { assessment, freshness, notices } = view;
  return (
    <>
      {notices.map((notice) => (
        <NoticeBanner key={notice.kind} notice={notice} actions={actions} context={context} />
      ))}
      {freshness === 'stale' && <StaleBanner view={view} actions={actions} now={now} context={context} />}
      {assessment.coverage === 'page' && (
        <PartialBanner view={view} selection={selection} actions={actions} />
      )}
      {assessment.unreadable.length > 0 && <UnreadableBanner unreadable={assessment.unreadable} />}
      {assessment.skippedRules.length > 0 && (
        <Banner
          icon="unknown"
          tone="unknown"
          title={`${plural(assessment.skippedRules.length, 'rule')} left out:`}
        >
          {assessment.skippedRules.map(({ rule, reason }) => `${rule} (${reason})`).join(', ')}.
        </Banner>
      )}
    </>
  );
}

function StaleBanner({ view, actions, now, context }: Omit<Props, 'selection'>) {
  const { asOf } = view.assessment;
  const day = `${formatWeekday(asOf, context)}, ${formatClock(asOf, context)}`;
  const { readAgain } = actions;
  return (
    <Banner icon="stale" tone="warning" title={`Stale cache, as of ${day} (${formatDuration(now - asOf)}).`}>
      {readAgain ? 'The page did not show this record; ' : 'Stored when you last saw it; '}
      this may have changed.{' '}
      {readAgain && (
        <button type="button" class="link" onClick={() => readAgain()}>
          Try again
        </button>
      )}
    </Banner>
  );
}

function PartialBanner({ view, selection, actions }: Pick<Props, 'view' | 'selection' | 'actions'>) {
  const { openOptions } = actions;
  const [isOpen, setOpen] = useState(false);
  const { rulesRun, rulesTotal } = selection;
  const missing = view.assessment.findings.filter((finding) => finding.outcome === 'unknown');
  return (
    <Banner icon="partial" tone="info" title="Partial: read from this page only.">
      What the CRM keeps elsewhere is missing.
      {rulesTotal > 0 && ` ${rulesRun} of ${plural(rulesTotal, 'rule')} ran.`}{' '}
      {missing.length > 0 && (
        <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'What is missing'}
        </button>
      )}
      {missing.length > 0 && view.canConnect && openOptions && ' · '}
      {view.canConnect && openOptions && (
        <button type="button" class="link" onClick={() => openOptions()}>
          Connect {CRM_NAMES[view.record.identity.crm]}
        </button>
      )}
      {isOpen && (
        <ul>
          {missing.map((finding) => (
            <li key={finding.rule + finding.title}>
              {finding.title}: {finding.message}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}

const NAMED = 3;

function UnreadableBanner({ unreadable }: { unreadable: RecordView['assessment']['unreadable'] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? unreadable : unreadable.slice(0, NAMED);
  const rest = unreadable.length - shown.length;
  return (
    <Banner icon="unreadable" tone="unknown" title={`${plural(unreadable.length, 'field')} can’t be read:`}>
      {shown.map(({ label, reason }) => `${label} (${UNREADABLE_TEXT[reason]})`).join(', ')}
      {rest > 0 ? ' ' : '.'}
      {rest > 0 && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          +{rest} more
        </button>
      )}
    </Banner>
  );
}
