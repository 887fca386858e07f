import type { NextStep } from './next-step';

/** The next step, always in sight at the bottom; its button is the only primary one. */
export function Dock({ step, onJump }: { step: NextStep; onJump: ((field: string) => void) | null }) {
  const { jump } = step;
  return (
    <section class="dock" aria-labelledby="next-step">
      <p class="dock-head small-text">
        <strong id="next-step">Next step</strong>
        <span class="measure">{step.aside}</span>
      </p>
      <div class="dock-line">
        <p>{step.text}</p>
        {jump && onJump && (
          <button
            type="button"
            class="button primary"
            title={`Go to ${jump.label}`}
            onClick={() => onJump(jump.field)}
          >
            <span class="cut">Go to {jump.label}</span>
          </button>
        )}
      </div>
    </section>
  );
}
