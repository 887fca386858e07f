// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../rule-packs/bundled';
import { editText } from '../../rule-packs/edit-text';
import type { PackEdit } from '../../rule-packs/edits';
import { mount, type } from '../testing/mount';
import { type FormTools, Lists, Tools } from './forms/form-context';
import { packLists } from './forms/pack-lists';
import { checkDraft } from './model/check-draft';
import { createNoteStore } from './model/note-store';
import { PartForm } from './PartForm';
import { partOf, studioParts } from './parts';

const NOW = Date.parse(bundledPack.issuedAt);
const TEXT = JSON.stringify(bundledPack, null, 2);

/** The form of one part, as the shell shows it for a text; edits are kept and made in the text. */
function openPart(key: string, before = TEXT) {
  let text = before;
  const made: string[] = [];
  const notes = createNoteStore();
  const tools: FormTools = {
    edit(edits: readonly PackEdit[], why: string) {
      made.push(why);
      text = editText(text, edits);
      page.update(view());
    },
    fix: (note) => note.fix && tools.edit(note.fix.edits, note.fix.label),
    notes,
    onReveal: () => () => {},
    context: { zone: 'UTC', locale: 'en-GB' },
    now: () => NOW,
  };
  const parts = studioParts();
  const view = () => {
    const data: unknown = JSON.parse(text);
    const part = parts.find((one) => one.key === key);
    notes.set(checkDraft(text, NOW).notes);
    return (
      <Tools.Provider value={tools}>
        <Lists.Provider value={packLists(data)}>
          {part && <PartForm part={part} parts={parts} data={data} />}
        </Lists.Provider>
      </Tools.Provider>
    );
  };
  const page = mount(view());
  return { page, made, pack: () => JSON.parse(text) };
}

const input = (root: HTMLElement, label: string): HTMLInputElement => {
  const found = root.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  if (!found) throw new Error(`No input is called ${label}.`);
  return found;
};

describe('the forms of the studio', () => {
  it('have a part for everything in the schema that is more than a value', () => {
    const keys = studioParts().map(({ key }) => key);
    expect(keys.slice(0, 3)).toEqual(['', 'fields', 'pipelines']);
    for (const key of ['scoring', 'routing', 'rules', 'slas', 'guard', 'quotas', 'calendars'])
      expect(keys).toContain(key);
    expect(partOf('rules[2].options', studioParts())).toBe('rules');
    expect(partOf('issuedAt', studioParts())).toBe('');
  });

  it('write what is typed into a row, and keep the rest of the text', () => {
    const { page, made, pack } = openPart('scoring');
    type(input(page.root, 'Points of Target industry'), '14');
    expect(made).toEqual(['Change points of Target industry']);
    const changed = pack();
    expect(changed.scoring.fit[1].points).toBe(14);
    expect({ ...changed, scoring: null }).toEqual({ ...JSON.parse(TEXT), scoring: null });
  });

  it('move stages by the arrow keys, and say so', () => {
    const { page, pack } = openPart('pipelines');
    page.click('Open Sales Pipeline');
    const handle = page.root.querySelector<HTMLElement>('[data-handle="pipelines[0].stages[1]"]');
    handle?.focus();
    page.press('ArrowDown');
    expect(
      pack()
        .pipelines[0].stages.map(({ id }: { id: string }) => id)
        .slice(0, 3),
    ).toEqual(['qualified', 'demo', 'discovery']);
    expect(page.text()).toContain('Discovery is now 3 of 7.');
  });

  it('read conditions back in words, and put another beside one', () => {
    const { page, pack } = openPart('scoring');
    page.click('Open Company size 50–1,000');
    expect(page.text()).toContain('Employees is from 50 to 1,000');
    page.click('And');
    expect(pack().scoring.fit[0].when).toMatchObject({
      op: 'all',
      of: [{ op: 'between' }, { op: 'exists' }],
    });
  });

  it('mend a finding with one click', () => {
    const { scoring } = bundledPack;
    const wrong = { ...bundledPack, scoring: { ...scoring, fitMinimum: 90 } };
    const { page, pack } = openPart('scoring', JSON.stringify(wrong, null, 2));
    page.click('Set the minimum to 50');
    expect(pack().scoring.fitMinimum).toBe(50);
    expect(page.buttons()).not.toContain('Set the minimum to 50');
  });

  it('add a part that the pack does not use, and a rule that bothers nobody', () => {
    const without = { ...bundledPack, guard: undefined };
    const guard = openPart('guard', JSON.stringify(without, null, 2));
    guard.page.click('Add guard');
    expect(guard.pack().guard).toEqual({ mode: 'off' });
    const rules = openPart('rules');
    rules.page.click('Add rule');
    expect(rules.pack().rules.at(-1)).toMatchObject({ id: 'new', kind: 'condition', mode: 'shadow' });
  });
});
