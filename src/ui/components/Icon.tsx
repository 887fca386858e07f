import { type IconName, shapeOf } from './icon-shapes';

/** A drawing in the colour of the text around it; with a label it is read out, else it is decoration. */
export function Icon({ name, label, class: extra = '' }: { name: IconName; label?: string; class?: string }) {
  const { line, dashed, solid } = shapeOf(name);
  return (
    <svg
      class={`icon ${extra}`}
      viewBox="0 0 16 16"
      role="img"
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      {dashed && <path class="dashed" d={dashed} />}
      {line && <path d={line} />}
      {solid && <path class="solid" fill-rule="evenodd" d={solid} />}
    </svg>
  );
}
