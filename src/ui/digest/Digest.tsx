import { useState } from 'preact/hooks';
import { crmPage } from '../../record/crm-page';
import { DIGEST_PARTS, type DigestPart, type DigestRow, partTitle } from '../../record/digest';
import { type FormatContext, formatDayTime, formatIsoDate } from '../../record/format';
import type { StoredDigest } from '../../store/digests';
import type { StoredHappening } from '../../store/happenings';
import { Icon } from '../components/Icon';
import { NONE } from './part-words';

/** The digests that were made, and what happened last. */
export interface DigestState {
  digests: readonly StoredDigest[];
  happened: readonly StoredHappening[];
}

/** One digest with its parts, the earlier ones to choose from, and all that happened lately. */
export function Digest({
  state,
  first,
  context,
}: {
  /** Null until the store has answered. */
  state: DigestState | null;
  /** Id of the digest to open with; null for the newest. */
  first: string | null;
  context: FormatContext;
}) {
  const [chosen, choose] = useState(first);
  const digests = state?.digests ?? [];
  const digest = digests.find(({ id }) => id === chosen) ?? digests[0] ?? null;
  return (
    <main class="digest">
      <header class="digest-head">
        <span class="mark">
          <Icon name="mark" />
        </span>
        <h1 class="strong">{digest ? titleOf(digest, context) : 'Digest'}</h1>
        {digests.length > 1 && (
          <label class="labelled" for="digest-choice">
            Show
            <select
              id="digest-choice"
              class="field"
              value={digest?.id}
              onChange={({ currentTarget }) => choose(currentTarget.value)}
            >
              {digests.map((one) => (
                <option key={one.id} value={one.id}>
                  {titleOf(one, context)}
                </option>
              ))}
            </select>
          </label>
        )}
        <a class="link" href="/queue.html">
          Queue
        </a>
        <a class="link" href="/review.html">
          Review
        </a>
      </header>
      {digest ? (
        <Parts digest={digest} context={context} />
      ) : (
        state && (
          <p>
            No digest was made yet. It comes at the hour set under{' '}
            <a class="link" href="/options.html">
              Settings
            </a>
            , on weekdays.
          </p>
        )
      )}
      {state && <Happened happened={state.happened} context={context} />}
    </main>
  );
}

const titleOf = ({ kind, day }: StoredDigest, context: FormatContext): string =>
  kind === 'daily' ? formatIsoDate(day, context) : `Week of ${formatIsoDate(day, context)}`;

function Parts({ digest, context }: { digest: StoredDigest; context: FormatContext }) {
  return (
    <>
      <p class="small-text">
        As stored on this device on {formatDayTime(digest.madeAt, context)}. What nobody read counts in none
        of these.
      </p>
      {DIGEST_PARTS.map((part) => (
        <Part key={part} part={part} digest={digest} context={context} />
      ))}
    </>
  );
}

function Part({ part, digest, context }: { part: DigestPart; digest: StoredDigest; context: FormatContext }) {
  const { count, rows } = digest.figures[part];
  const id = `part-${part}`;
  return (
    <section class="digest-part" aria-labelledby={id}>
      <h2 id={id} class="strong">
        {partTitle(part, digest.kind)} <span class="measure">{count}</span>
      </h2>
      {count === 0 && <p class="small-text">{NONE[part]}</p>}
      {rows.length > 0 && (
        <ul>
          {rows.map((row) => (
            <Row key={`${row.key} ${row.text}`} row={row} context={context} />
          ))}
        </ul>
      )}
      {count > rows.length && <p class="small-text">And {count - rows.length} more.</p>}
    </section>
  );
}

function Row({ row: { title, url, text, at }, context }: { row: DigestRow; context: FormatContext }) {
  const name = title || 'A record without a name';
  return (
    <li>
      {url === null ? (
        <span class="strong">{name}</span>
      ) : (
        <a class="link strong" href={url} target="_blank" rel="noreferrer">
          {name}
        </a>
      )}
      <span class="small-text">{text}</span>
      {at !== null && <span class="small-text measure">{formatDayTime(at, context)}</span>}
    </li>
  );
}

function Happened({ happened, context }: { happened: readonly StoredHappening[]; context: FormatContext }) {
  return (
    <section class="digest-part" aria-labelledby="happened">
      <h2 id="happened" class="strong">
        What happened last
      </h2>
      {happened.length === 0 && <p class="small-text">Nothing that the rule pack tells of.</p>}
      <ul>
        {happened.map(({ id, at, event }) => (
          <li key={id}>
            {crmPage(event.record?.url ?? null) ? (
              <a
                class="link strong"
                href={crmPage(event.record?.url ?? null) ?? undefined}
                target="_blank"
                rel="noreferrer"
              >
                {event.title}
              </a>
            ) : (
              <span class="strong">{event.title}</span>
            )}
            <span class="small-text">{event.lines.join(' ')}</span>
            <span class="small-text measure">{formatDayTime(at, context)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
