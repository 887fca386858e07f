import { useEffect } from 'preact/hooks';

const PAGE = 'Leadlight · Review';

/** The title of the page begins with what is shown, by which tabs and the browser's history are told apart. */
export function usePageTitle(shown: string | null): void {
  useEffect(() => {
    document.title = shown === null ? PAGE : `${shown} – ${PAGE}`;
  }, [shown]);
}
