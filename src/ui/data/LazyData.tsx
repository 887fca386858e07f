import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DataSection } from './DataSection';
import type { DataActions } from './data-actions';
import { messageOf } from './use-work';

/** The section with what it asks, fetched when it is wanted: no other view needs either. */
export type LoadData = () => Promise<{ Section: typeof DataSection; actions: DataActions }>;

export function LazyData({
  load,
  ...shown
}: { load: LoadData } & Omit<ComponentProps<typeof DataSection>, 'actions'>) {
  const [loaded, setLoaded] = useState<Awaited<ReturnType<LoadData>> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    load().then(setLoaded, (error: unknown) => setProblem(messageOf(error)));
  }, [load]);
  if (problem !== null) return <p role="alert">This view could not be opened: {problem} Reload this page.</p>;
  return loaded && <loaded.Section actions={loaded.actions} {...shown} />;
}
