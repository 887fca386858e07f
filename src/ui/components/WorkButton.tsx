import type { ComponentChildren, Ref } from 'preact';

/** Starts work that takes time. While it is under way it does nothing but keeps the focus, which a disabled one loses. */
export function WorkButton({
  isBusy,
  look = 'button',
  at = null,
  onPress,
  children,
}: {
  isBusy: boolean;
  /** Its classes. */
  look?: string;
  at?: Ref<HTMLButtonElement>;
  /** Without it, it sends the form that it is in. */
  onPress?(): void;
  children: ComponentChildren;
}) {
  return (
    <button
      ref={at}
      type={onPress ? 'button' : 'submit'}
      class={look}
      aria-disabled={isBusy}
      onClick={(event) => (isBusy ? event.preventDefault() : onPress?.())}
    >
      {children}
    </button>
  );
}
