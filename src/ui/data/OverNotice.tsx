import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** Lies over the foot of any page until it is closed. */
function OverNotice({ children }: { children: ComponentChildren }) {
  const [isShown, setShown] = useState(true);
  if (!isShown) return null;
  return (
    <div class="data-over ground-warning" role="status">
      <p>{children}</p>
      <button type="button" class="button" onClick={() => setShown(false)}>
        Close
      </button>
    </div>
  );
}

const YOUR_DATA = (
  <a class="link" href="/review.html#data">
    Your data
  </a>
);

/** What decides about the rules in force was damaged: said on every page until that is deleted. */
export function PackDamageNotice({ judging }: { judging: string | null }) {
  return (
    <OverNotice>
      <strong>What says which rule pack judges was damaged, and is set aside.</strong>{' '}
      {judging === null ? 'No pack could be put in force' : `“${judging}” judges now`}; your records are not
      affected. If it is not the pack you follow, follow that one again. {YOUR_DATA} lists what is damaged:
      once it is deleted there, this is said no more.
    </OverNotice>
  );
}

/** A restore ended with its page. */
export function CutRestoreNotice({ end }: { end: 'undone' | 'complete' }) {
  return (
    <OverNotice>
      <strong>A page was closed while it restored a backup.</strong>{' '}
      {end === 'complete' ? (
        'All of the backup is there.'
      ) : (
        <>
          Nothing of the backup was taken in; what was here before is as it was. To restore it again, go to{' '}
          {YOUR_DATA}.
        </>
      )}
    </OverNotice>
  );
}
