import { useMemo, useState } from 'preact/hooks';
import { type Brief, briefOf, NO_CHANGE } from './brief';
import { briefMarkdown } from './brief-markdown';
import type { BriefSection } from './brief-section';
import type { OverviewProps } from './ChangesOverview';
import { RepTable } from './RepTable';

/** The brief for a meeting, as it is printed; a figure by owner only where someone asks for it. */
export function BriefView({ page, rows, period, context }: OverviewProps) {
  const [isByOwner, setByOwner] = useState(false);
  const brief = useMemo(
    () => briefOf({ page, rows, period, context }),
    [page, rows, period[0], period[1], context],
  );
  return (
    <>
      <div class="brief-tools">
        <CopyButton text={() => briefMarkdown(brief)} />
        <button type="button" class="button" onClick={() => print()}>
          Print
        </button>
        <label class="brief-switch">
          <input
            type="checkbox"
            checked={isByOwner}
            onChange={({ currentTarget }) => setByOwner(currentTarget.checked)}
          />
          Add a table by owner
        </label>
      </div>
      <article class="brief" aria-label="Brief">
        <Head brief={brief} />
        {brief.sections.map((section) => (
          <Section key={section.title} section={section} />
        ))}
        {isByOwner && <RepTable page={page} context={context} />}
        <section>
          <h3 class="strong">What could not be told</h3>
          <ul class="brief-gaps">
            {brief.gaps.length > 0 ? (
              brief.gaps.map((gap) => <li key={gap}>{gap}</li>)
            ) : (
              <li>Nothing is missing.</li>
            )}
          </ul>
        </section>
      </article>
    </>
  );
}

function Head({ brief: { title, scope, asOf, headlines, targets } }: { brief: Brief }) {
  return (
    <header>
      <h2 class="brief-title">{title}</h2>
      <p class="tone-muted">
        {asOf} {scope}
      </p>
      {headlines.map(({ text, lines }) => (
        <div key={text} class="brief-headline">
          <p class="strong">{text}</p>
          <ul class="brief-lines">
            {lines.length > 0 ? lines.map((line) => <li key={line}>{line}</li>) : <li>{NO_CHANGE}</li>}
          </ul>
        </div>
      ))}
      {targets.map((target) => (
        <p key={target}>{target}</p>
      ))}
    </header>
  );
}

function Section({ section: { title, note, items, more } }: { section: BriefSection }) {
  return (
    <section aria-label={title}>
      <h3 class="strong">{title}</h3>
      <p class="tone-muted">{note}</p>
      <ul>
        {items.map(({ key, money, name, place, text, next }) => (
          <li key={key} class="brief-item">
            <span class="is-number strong">{money}</span>
            <span>
              <span class="strong">{name}</span> <span class="tone-muted">{place}</span>
              <br />
              {text} {next}
            </span>
          </li>
        ))}
        {items.length === 0 && more.length === 0 && <li>None.</li>}
        {more.map((line) => (
          <li key={line} class="tone-muted">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CopyButton({ text }: { text(): string }) {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => setSaid('Copied as Markdown.'),
      () => setSaid('The browser did not allow copying. Select the text and copy it by hand.'),
    );
  };
  return (
    <>
      <button type="button" class="button primary" onClick={copy}>
        Copy as Markdown
      </button>
      <span role="status" class="small-text">
        {said}
      </span>
    </>
  );
}
