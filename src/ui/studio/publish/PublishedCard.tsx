import { useState } from 'preact/hooks';
import { formatDayTime } from '../../../record/format';
import type { PublishedEntry } from '../../../store/publish-log';
import { Dialog } from '../../components/Dialog';
import type { PublishDeps } from './publish-deps';

interface Props {
  deps: Pick<PublishDeps, 'context'>;
  entries: readonly PublishedEntry[];
  /** Signs that version again as the roll-back of the newest; null without a key. */
  onRollBack: ((entry: PublishedEntry) => void) | null;
}

/** What was signed in this browser, and the way back to it. */
export function PublishedCard({ deps, entries, onRollBack }: Props) {
  const [asked, setAsked] = useState<PublishedEntry | null>(null);
  const newest = Math.max(0, ...entries.map(({ version, rollbackOf }) => rollbackOf ?? version));
  const isOlder = ({ version }: PublishedEntry): boolean => version < newest;
  if (entries.length === 0) return null;
  return (
    <section class="publish-card" aria-labelledby="published-title">
      <h2 id="published-title">Signed here before</h2>
      <ul class="publish-log">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <span>
              <strong>
                {entry.version}
                {entry.rollbackOf !== null && `, instead of ${entry.rollbackOf}`}
              </strong>{' '}
              <span class="hint">
                {formatDayTime(entry.at, deps.context)} · {placeOf(entry)}
              </span>
            </span>
            {isOlder(entry) && onRollBack && (
              <button type="button" class="button" onClick={() => setAsked(entry)}>
                Roll back to {entry.version}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asked && onRollBack && (
        <Dialog
          title={`Roll back to version ${asked.version}?`}
          verb="Sign the roll-back"
          onClose={() => setAsked(null)}
          onSubmit={() => {
            setAsked(null);
            onRollBack(asked);
          }}
        >
          <p>
            Version {asked.version} is signed again, as it was, as the roll-back of version {newest}. Publish
            it below in the same place; your draft stays as it is.
          </p>
        </Dialog>
      )}
    </section>
  );
}

const placeOf = ({ to, isVerified }: PublishedEntry): string =>
  to === null
    ? 'signed, not put anywhere yet'
    : isVerified
      ? `published on ${to}, verified`
      : `saved as ${to}`;
