import { useState } from 'preact/hooks';
import { Icon } from '../../components/Icon';
import type { Choice, InputProps } from './inputs';

interface Props extends InputProps {
  most: number;
  /** Words that may be taken, such as fields; left out: free text. */
  choices?: readonly Choice[] | undefined;
  list?: string | undefined;
}

/** A list of words: each goes with a click, more come by typing (comma or Enter) or from a list. */
export function Words({ id, path, value, onChange, label, isOptional, most, choices, list }: Props) {
  const [typed, setTyped] = useState('');
  const words = Array.isArray(value) ? value.map(String) : [];
  // An empty list of API names says that the CRM has no such field, which is more than to say nothing.
  const isMapping = list?.startsWith('crm-') === true;
  const set = (next: readonly string[]): void =>
    onChange(next.length === 0 && isOptional && !isMapping ? undefined : next);
  const add = (text: string): void => {
    const fresh = text
      .split(/[,\n\t]/)
      .map((word) => word.trim())
      .filter((word) => word !== '' && !words.includes(word));
    if (fresh.length > 0) set([...words, ...fresh].slice(0, most));
    setTyped('');
  };
  const labelOf = (word: string) => choices?.find((choice) => choice.value === word)?.label ?? word;
  return (
    <div class="studio-words" data-path={path}>
      {words.map((word, index) => (
        <span class="studio-word" key={word} data-path={`${path}[${index}]`}>
          {labelOf(word)}
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove ${labelOf(word)}`}
            onClick={() => set(words.filter((_, at) => at !== index))}
          >
            <Icon name="close" class="small" />
          </button>
        </span>
      ))}
      {isMapping && Array.isArray(value) && words.length === 0 && (
        <span class="hint">No such field there.</span>
      )}
      {choices ? (
        <select
          id={id}
          class="field"
          aria-label={label}
          value=""
          onChange={(event) => add(event.currentTarget.value)}
        >
          <option value="">Add…</option>
          {choices
            .filter((choice) => !words.includes(choice.value))
            .map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
        </select>
      ) : (
        <input
          id={id}
          class="field"
          aria-label={label}
          placeholder="Add…"
          autocomplete="off"
          list={list}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ',') return;
            event.preventDefault();
            add(typed);
          }}
          onBlur={() => add(typed)}
        />
      )}
    </div>
  );
}
