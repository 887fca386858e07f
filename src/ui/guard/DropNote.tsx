import { useEffect, useState } from 'preact/hooks';
import type { GuardNote } from '../../contracts/guard-service';
import { type FormatContext, formatDayTime } from '../../record/format';
import { Icon } from '../components/Icon';

const SHOWN_MS = 12_000;

/** What was short when a card was dropped; goes by itself, and waits while the rep is at it. */
export function DropNote({
  note,
  context,
  onOver,
}: {
  note: GuardNote;
  context: FormatContext;
  onOver(): void;
}) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(onOver, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, onOver]);
  const { title, url, seenAt, stage } = note;
  return (
    <section
      class="drop-note"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      <span class="tone-warning">
        <Icon name="warning" />
      </span>
      <div class="drop-note-text">
        <p class="strong cut" title={title}>
          {title} → {stage.stage}
        </p>
        <p>{stage.findings.map((finding) => finding.title).join(' · ')}</p>
        <p class="small-text">
          As seen {formatDayTime(seenAt, context)}.{' '}
          <a class="link" href={url} target="_blank" rel="noreferrer">
            Open
          </a>
        </p>
      </div>
      <button type="button" class="icon-button" aria-label="Close" title="Close" onClick={onOver}>
        <Icon name="close" />
      </button>
    </section>
  );
}
