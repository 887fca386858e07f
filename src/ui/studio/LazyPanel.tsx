import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../data/use-work';
import type { StudioPanelProps } from './draft';
import type { StudioPanel } from './panels';

/** A tab whose code is fetched when it is opened. */
export function LazyPanel({ panel, ...props }: StudioPanelProps & { panel: StudioPanel }) {
  const [loaded, setLoaded] = useState<{ Panel: ComponentType<StudioPanelProps> } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    panel.load().then(
      (Panel) => setLoaded({ Panel }),
      (error: unknown) => setProblem(messageOf(error)),
    );
  }, [panel]);
  if (problem !== null)
    return (
      <p role="alert" class="studio-form">
        This view could not be opened: {problem} Reload this page; the draft is kept.
      </p>
    );
  return <div class="studio-panel">{loaded && <loaded.Panel {...props} />}</div>;
}
