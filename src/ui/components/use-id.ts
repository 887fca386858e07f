import { useState } from 'preact/hooks';

let last = 0;

/**
 * An id that no other part of the page has, for labels and what they name. Preact's own begins anew each time a root
 * is rendered, and gave a dialog the title of a closed panel.
 */
export function useId(): string {
  const [id] = useState(() => {
    last += 1;
    return `part-${last}`;
  });
  return id;
}
