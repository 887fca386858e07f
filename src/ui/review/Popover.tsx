import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../components/Icon';
import type { IconName } from '../components/icon-shapes';
import { placeAt } from '../components/Menu';
import { useId } from '../components/use-id';

/** A button with a panel of controls; the browser closes it on Escape and on a press elsewhere. */
export function Popover({
  label,
  icon,
  isIconOnly = false,
  onOpen,
  children,
}: {
  label: string;
  icon?: IconName;
  isIconOnly?: boolean;
  onOpen?(): void;
  children: ComponentChildren;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const place = (): void => {
    const [anchor, box] = [button.current, panel.current];
    if (!anchor || !box?.matches(':popover-open')) return;
    const { left, top } = placeAt(
      anchor.getBoundingClientRect(),
      box.getBoundingClientRect(),
      innerWidth,
      innerHeight,
    );
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={isIconOnly ? 'icon-button' : 'button quiet'}
        aria-label={isIconOnly ? label : undefined}
        title={isIconOnly ? label : undefined}
        popovertarget={id}
      >
        {icon && <Icon name={icon} />}
        {!isIconOnly && label}
      </button>
      <section
        ref={panel}
        id={id}
        class="popover"
        popover="auto"
        aria-label={label}
        onToggle={({ newState }) => {
          if (newState === 'open') onOpen?.();
          place();
        }}
      >
        {children}
      </section>
    </>
  );
}
