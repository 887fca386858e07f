import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import type { QueueFreshness } from '../../store/queue-freshness';
import { Icon } from '../components/Icon';
import { clockWords, freshnessWords } from './freshness-words';

/** How new the list is, the clock it is by, and the keys. */
export function QueueFoot({
  freshness,
  zone,
  now,
  context,
}: {
  freshness: QueueFreshness | null;
  zone: string;
  now: EpochMs;
  context: FormatContext;
}) {
  const words = freshness && freshnessWords(freshness, now, context);
  const clock = freshness && clockWords(freshness);
  return (
    <footer class="queue-foot small-text">
      {words?.text && (
        <p class={`queue-fresh with-icon ${words.isTrouble ? 'tone-warning' : ''}`}>
          {words.isTrouble && <Icon name="warning" class="small" />}
          {words.text}
        </p>
      )}
      {clock && (
        <p class="queue-fresh with-icon tone-warning">
          <Icon name="warning" class="small" />
          {clock}
        </p>
      )}
      <span>
        Times in {zone} · <kbd>J</kbd> <kbd>K</kbd> <kbd>Enter</kbd> · <kbd>?</kbd> keys
      </span>
      <span class="queue-links">
        <a class="link" href="/options.html" target="_blank" rel="noopener">
          Settings
        </a>
        <a class="link" href="/review.html" target="_blank" rel="noopener">
          Open review
        </a>
      </span>
    </footer>
  );
}
