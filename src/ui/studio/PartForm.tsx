import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/Icon';
import { blankOf } from './forms/blank';
import { Field } from './forms/Field';
import { useBlank, useTools } from './forms/form-context';
import { Group } from './forms/Group';
import { NoteList } from './forms/NoteList';
import { packSchema } from './forms/schema';
import type { StudioPart } from './parts';

/** The form of one part of the pack; a part that the pack does not have can be added. */
export function PartForm({
  part,
  parts,
  data,
  children,
}: {
  part: StudioPart;
  parts: readonly StudioPart[];
  data: unknown;
  children?: ComponentChildren;
}) {
  const { edit, onReveal } = useTools();
  const blank = useBlank();
  const form = useRef<HTMLDivElement>(null);
  const schema = packSchema();
  const own = schema.properties?.[part.key] ?? {};
  const value: unknown = Object(data)[part.key];
  useEffect(() => onReveal((reveal) => light(form.current, reveal)), [onReveal, part.key]);
  return (
    <div class="studio-form" ref={form}>
      <h2 tabIndex={-1}>{part.name}</h2>
      {children}
      {part.key === '' ? (
        <>
          <NoteList path="" />
          <Group
            schema={schema}
            path=""
            value={data}
            without={['schemaVersion', ...parts.map(({ key }) => key).filter(Boolean)]}
          />
        </>
      ) : value === undefined ? (
        <div class="studio-empty">
          <p>This pack has no such part.</p>
          <button
            type="button"
            class="button"
            onClick={() =>
              edit(
                [{ do: 'set', path: part.key, value: blankOf(own, part.key, blank('new')) }],
                `Add ${part.name.toLowerCase()}`,
              )
            }
          >
            <Icon name="add" class="small" />
            Add {part.name.toLowerCase()}
          </button>
        </div>
      ) : (
        <Field schema={own} path={part.key} value={value} isOptional={part.isOptional} />
      )}
    </div>
  );
}

/** Rows open in steps, so the field of a place may take some frames to be there. */
const MOST_FRAMES = 8;

function light(form: HTMLElement | null, { path, focus }: { path: string; focus: boolean }, frame = 0): void {
  if (!form) return;
  for (const old of form.querySelectorAll('.is-lit')) old.classList.remove('is-lit');
  const found = nearest(form, path);
  if (found?.dataset.path !== path && frame < MOST_FRAMES) {
    requestAnimationFrame(() => light(form, { path, focus }, frame + 1));
    return;
  }
  if (!found) return;
  found.classList.add('is-lit');
  found.scrollIntoView({ block: 'nearest' });
  if (!focus) return;
  const target = found.matches('input, select, textarea, button')
    ? found
    : found.querySelector<HTMLElement>('input, select, textarea, button');
  target?.focus();
}

/** The element of a place, or of the nearest place around it. */
function nearest(form: HTMLElement, path: string): HTMLElement | null {
  for (let at = path; at !== ''; at = at.replace(/(?:\.|^)[^.[\]]+$|\[\d+\]$/, '')) {
    const found = [...form.querySelectorAll<HTMLElement>('[data-path]')].filter(
      (element) => element.dataset.path === at,
    );
    const last = found.find((element) => element.matches('input, select, textarea')) ?? found[0];
    if (last) return last;
  }
  return null;
}
