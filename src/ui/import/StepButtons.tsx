import type { ComponentChildren } from 'preact';

interface Props {
  /** Null on the first step. */
  back: { isReady: boolean; go(): void } | null;
  next: { label: string; isReady: boolean; go(): void };
  /** What is still missing, beside the buttons. */
  children?: ComponentChildren;
}

/** The ways back and on, below a step of the import. */
export function StepButtons({ back, next, children }: Props) {
  return (
    <div class="step-buttons">
      {back && (
        <button type="button" class="button" disabled={!back.isReady} onClick={back.go}>
          Back
        </button>
      )}
      <button
        type="button"
        class={`button${next.isReady ? ' primary' : ''}`}
        disabled={!next.isReady}
        onClick={next.go}
      >
        {next.label}
      </button>
      {children}
    </div>
  );
}
