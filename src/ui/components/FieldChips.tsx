import { useState } from 'preact/hooks';
import type { Finding } from '../../record/assessment';
import { Icon } from './Icon';

const SHOWN = 3;

/** One chip a required field; a chip jumps to its field where there is a page to jump in. */
export function FieldChips({
  fields,
  onJump,
}: {
  fields: Finding['fields'];
  onJump: ((field: string) => void) | null;
}) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || fields.length <= SHOWN ? fields : fields.slice(0, SHOWN);
  return (
    <>
      {shown.map(({ name, label }) =>
        onJump ? (
          <button key={name} type="button" class="chip" title={`Go to ${label}`} onClick={() => onJump(name)}>
            <span>{label}</span>
            <Icon name="jump" class="small" />
          </button>
        ) : (
          <span key={name} class="chip">
            {label}
          </span>
        ),
      )}
      {shown.length < fields.length && (
        <button type="button" class="chip" onClick={() => setWhole(true)}>
          +{fields.length - shown.length} more
        </button>
      )}
    </>
  );
}
