import type { ComponentChildren } from 'preact';

/** A table that may be wider than the page: it scrolls by itself, with the keyboard too. */
export function ScrollArea({
  label,
  kind = '',
  children,
}: {
  label: string;
  kind?: '' | 'unread';
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a focus the keyboard could not scroll it.
    <section class={`scroll ${kind}`.trim()} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
