// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { bundledPack } from '../../rule-packs/bundled';
import { mount, type } from '../testing/mount';
import { type FormTools, Tools } from './forms/form-context';
import { createDraftSession } from './model/draft-session';
import { createNoteStore } from './model/note-store';
import { TopBar } from './TopBar';

const NOW = Date.parse(bundledPack.issuedAt);

const session = createDraftSession(
  { id: 'a', name: 'EMEA', text: '{}', base: null, revision: 1, savedAt: 0 },
  {
    stash: { keep() {}, read: () => null, drop() {} },
    shelf: {
      read: async () => null,
      save: async () => ({ other: null }),
      add: async (draft) => ({ ...draft, revision: 1 }),
    },
    now: () => NOW,
    newId: () => 'b',
    later: () => () => {},
  },
);
const notes = createNoteStore();
const tools: FormTools = {
  edit: () => {},
  fix: () => {},
  notes,
  onReveal: () => () => {},
  context: { zone: 'UTC', locale: 'en-GB' },
  now: () => NOW,
};
const bar = () => (
  <Tools.Provider value={tools}>
    <TopBar
      state={session.state()}
      session={session}
      data={{}}
      notes={notes}
      active={bundledPack}
      onClose={() => {}}
    />
  </Tools.Provider>
);

it('renames a draft as its name is typed: who types it may never leave the field', () => {
  const page = mount(bar());
  const field = page.root.querySelector<HTMLInputElement>('[aria-label="Name of the draft"]');
  if (!field) throw new Error('No draft has a name.');
  type(field, 'APAC');
  expect(session.state().name).toBe('APAC');
  type(field, '  ');
  expect(session.state().name).toBe('APAC');
  page.update(bar());
  expect(field.value).toBe('  ');
  field.dispatchEvent(new Event('blur'));
  page.update(bar());
  expect(field.value).toBe('APAC');
});
