import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';
import type { IconName } from './icon-shapes';

export interface BannerProps {
  icon: IconName;
  tone: 'info' | 'warning' | 'breach' | 'unknown';
  /** Said first, in bold. */
  title: string;
  children?: ComponentChildren;
  /** Read out at once: something stopped working. */
  isUrgent?: boolean;
}

/** A soft-ground line over the record about the record's data; at most one action in it. */
export function Banner({ icon, tone, title, children, isUrgent = false }: BannerProps) {
  return (
    <div class={`banner ground-${tone}`} role={isUrgent ? 'alert' : undefined}>
      <span class={`tone-${tone}`}>
        <Icon name={icon} />
      </span>
      <div>
        <strong>{title}</strong> {children}
      </div>
    </div>
  );
}
