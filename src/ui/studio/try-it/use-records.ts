import { useEffect, useState } from 'preact/hooks';
import type { StudioClient } from '../../../contracts/studio-client';
import type { FoundRecord } from '../../../contracts/studio-service';
import { problemText } from '../judged/use-studio';

export interface Records {
  found: readonly FoundRecord[];
  isRead: boolean;
  problem: string | null;
}

const MOST = 50;
const TYPING_MS = 150;

/** The stored records that match, the last read first. */
export function useRecords(studio: StudioClient, words: string, isReady: boolean): Records {
  const [records, setRecords] = useState<Records>({ found: [], isRead: false, problem: null });
  useEffect(() => {
    if (!isReady) return;
    let isStale = false;
    const show = (next: Records): void => {
      if (!isStale) setRecords(next);
    };
    const timer = setTimeout(
      () =>
        studio
          .ask((remote) => remote.find(words, MOST))
          .then(
            (found) => show({ found, isRead: true, problem: null }),
            (error: unknown) => show({ found: [], isRead: true, problem: problemText(error) }),
          ),
      words === '' ? 0 : TYPING_MS,
    );
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [studio, words, isReady]);
  return records;
}
