// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mount } from '../../testing/mount';
import { sampleRows } from '../../testing/sample-rows';
import { ExportButton } from './ExportButton';
import { everyRow } from './every-row';

const saved: string[] = [];
const { createObjectURL } = URL;

beforeEach(() => {
  saved.length = 0;
  URL.createObjectURL = (file) => {
    if (file instanceof Blob) void file.text().then((text) => saved.push(text));
    return 'blob:';
  };
});
afterEach(() => {
  URL.createObjectURL = createObjectURL;
});

const task = () => act(() => new Promise((resolve) => setTimeout(resolve)));

function open(size: number) {
  const rows = sampleRows(Array.from({ length: size }, (_, index) => ({ title: `Deal ${index}` })));
  const page = mount(
    <ExportButton
      label="Export CSV"
      rows={rows}
      taken={everyRow(size)}
      columns={['title']}
      isReady
      context={{ locale: 'en-GB' }}
    />,
  );
  return { ...page, count: () => page.root.querySelector('.work-busy .measure')?.textContent ?? null };
}

it('writes many rows in pieces, and says how far it is meanwhile', async () => {
  const { root, click, count, text } = open(1600);
  const seen: (string | null)[] = [];
  click('Export CSV');
  for (let turn = 0; turn < 50 && saved.length === 0; turn += 1) {
    seen.push(count());
    expect(root.querySelector('button')?.getAttribute('aria-disabled')).toBe(String(count() !== null));
    await task();
  }
  expect(seen).toContain('Writing the file… 500 of 1,600');
  expect(saved).toHaveLength(1);
  expect(saved[0]?.split('\r\n')).toHaveLength(1602);
  await task();
  expect(text()).toContain('Saved in your downloads: 1,600 rows.');
  expect(root.querySelector('button')?.getAttribute('aria-disabled')).toBe('false');
});

it('saves nothing when it is stopped, and gives the focus back', async () => {
  const { click, text, count } = open(5000);
  click('Export CSV');
  await task();
  click('Cancel');
  for (let turn = 0; turn < 5; turn += 1) await task();
  expect(count()).toBeNull();
  expect(text()).toContain('Cancelled. No file was saved.');
  expect(document.activeElement?.textContent).toBe('Export CSV');
  expect(saved).toEqual([]);
});

it('takes a few rows along at once', async () => {
  const { click, count } = open(3);
  click('Export CSV');
  expect(count()).toBeNull();
  await task();
  expect(saved[0]?.split('\r\n')).toHaveLength(5);
});
