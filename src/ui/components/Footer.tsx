import type { PackRef } from '../../record/assessment';
import { Icon } from './Icon';
import type { IconName } from './icon-shapes';
import type { Tone } from './severity';
import { packText } from './Trace';

/** The state of the data at the left, the pack that judged it at the right. */
export function Footer({
  icon,
  tone,
  text,
  pack,
}: {
  icon: IconName;
  tone: Tone;
  text: string;
  pack: PackRef | null;
}) {
  return (
    <footer class="footer small-text">
      <span class={`tone-${tone}`}>
        <Icon name={icon} />
      </span>
      <span class="measure">{text}</span>
      {pack && (
        <span class="footer-pack cut" title={packText(pack)}>
          {packText(pack)}
        </span>
      )}
    </footer>
  );
}
