import { Icon } from '../../components/Icon';
import { useTools } from './form-context';

interface Props {
  path: string;
  name: string;
  /** How many findings are about this entry. */
  count: number;
  isOpen: boolean;
  /** Left out: there is nothing to open. */
  onToggle?: (() => void) | undefined;
}

/** The end of an entry's line, in lists and tables alike: its findings, open or close, remove. */
export function RowEnd({ path, name, count, isOpen, onToggle }: Props) {
  const { edit } = useTools();
  return (
    <span class="studio-row-end">
      {count > 0 && (
        <span class="studio-count" title={`${count} to look at`}>
          {count}
        </span>
      )}
      {onToggle && (
        <button
          type="button"
          class="icon-button"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Close' : 'Open'} ${name}`}
          onClick={onToggle}
        >
          <Icon name={isOpen ? 'down' : 'right'} />
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={`Remove ${name}`}
        onClick={() => edit([{ do: 'remove', path }], `Remove ${name}`)}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}
