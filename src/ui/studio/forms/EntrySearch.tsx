interface Props {
  /** What one entry is called, e.g. "rule". */
  noun: string;
  /** How many entries there are. */
  count: number;
  wanted: string;
  onChange(wanted: string): void;
}

/** Longer lists can be searched. */
const LONG = 12;

/** The search over the entries of a list; nothing while the list is short. */
export function EntrySearch({ noun, count, wanted, onChange }: Props) {
  if (count <= LONG) return null;
  return (
    <input
      class="field studio-search"
      type="search"
      placeholder={`Find a ${noun}`}
      aria-label={`Find a ${noun}`}
      value={wanted}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
