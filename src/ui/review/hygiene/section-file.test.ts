import { expect, it } from 'vitest';
import { sampleRows } from '../../testing/sample-rows';
import { sectionFile } from './section-file';

it('says who it is and what is to be seen, with nothing that a spreadsheet would run', () => {
  const rows = sampleRows([
    { title: 'Not listed' },
    { title: '=HYPERLINK("x")', object: 'contact', company: null, owner: 'Ines' },
  ]);
  const lines = sectionFile(rows, {
    places: Uint32Array.of(1, 4_294_967_295),
    says: { texts: ['other', '@empty: E-mail'], codes: Uint32Array.of(1, 0) },
  })
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe('\ufeff"Kind","Record","Company","Owner","CRM","Finding","Currency","Address"');
  expect(lines[1]).toContain('"contact","\'=HYPERLINK(""x"")",,"Ines","Salesforce","\'@empty: E-mail"');
});
