import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import { runCli, temporaryFile } from './testing/run-cli';

const packFile = (pack: unknown = bundledPack) => temporaryFile('pack.json', JSON.stringify(pack));

const NAMES = [
  'lifecycle-stages.md',
  'metrics-dashboard.md',
  'pipeline-configuration.md',
  'routing-rules.md',
  'scoring-specification.md',
];

describe('docs', () => {
  let out = '';
  beforeEach(() => {
    out = join(mkdtempSync(join(tmpdir(), 'leadlight-')), 'deep', 'docs');
  });
  const read = (name: string) => readFileSync(join(out, name), 'utf8');

  it('makes the folder, writes the five documents and says so', async () => {
    const result = await runCli('docs', packFile(), '--out', out, '--crm', 'hubspot');
    expect(result.code).toBe(0);
    expect(result.out.sort()).toEqual(NAMES.map((name) => `written ${join(out, name)}`));
    expect(readdirSync(out).sort()).toEqual(NAMES);
    expect(read('pipeline-configuration.md')).toContain('HubSpot property');
    expect(read('pipeline-configuration.md')).not.toContain('Salesforce field');
    expect(read('pipeline-configuration.md')).toContain('`closedate`');
  });

  it('speaks of both CRMs when none is named', async () => {
    await runCli('docs', packFile(), '--out', out);
    expect(read('lifecycle-stages.md')).toContain('| HubSpot property | Salesforce field |');
  });

  it('leaves alone what has not changed, and replaces what only it has written', async () => {
    await runCli('docs', packFile(), '--out', out);
    const again = await runCli('docs', packFile(), '--out', out);
    expect(again.out.every((line) => line.startsWith('unchanged '))).toBe(true);
    const next = await runCli('docs', packFile({ ...bundledPack, version: 2 }), '--out', out);
    expect(next.code).toBe(0);
    expect(next.out.every((line) => line.startsWith('replaced '))).toBe(true);
  });

  it('replaces no file that somebody changed, and then writes none at all', async () => {
    await runCli('docs', packFile(), '--out', out);
    const edited = read('routing-rules.md').replace('# ', '# Our ');
    writeFileSync(join(out, 'routing-rules.md'), edited);
    const before = read('lifecycle-stages.md');
    const { code, err } = await runCli('docs', packFile({ ...bundledPack, version: 2 }), '--out', out);
    expect(code).toBe(2);
    expect(err).toContain(`  ${join(out, 'routing-rules.md')}`);
    expect(read('routing-rules.md')).toBe(edited);
    expect(read('lifecycle-stages.md')).toBe(before);
    const forced = await runCli('docs', packFile(), '--out', out, '--force');
    expect(forced.out).toContain(`replaced ${join(out, 'routing-rules.md')}`);
    expect(read('routing-rules.md')).not.toContain('# Our ');
  });

  it('replaces no file of somebody else', async () => {
    await runCli('docs', packFile(), '--out', out);
    writeFileSync(join(out, 'metrics-dashboard.md'), '# Mine\n');
    expect((await runCli('docs', packFile(), '--out', out)).code).toBe(2);
    expect(read('metrics-dashboard.md')).toBe('# Mine\n');
  });

  it('says when the folder can’t be one, and leaves no drafts', async () => {
    const file = temporaryFile('taken', '');
    const { code, err } = await runCli('docs', packFile(), '--out', file);
    expect(code).toBe(2);
    expect(err[0]).toContain('can’t be written to');
    expect(existsSync(`${file}.${process.pid}.tmp`)).toBe(false);
  });

  it('refuses another CRM and a missing folder', async () => {
    expect((await runCli('docs', packFile(), '--out', out, '--crm', 'zoho')).err[0]).toContain('zoho');
    expect((await runCli('docs', packFile())).err[0]).toBe('--out is missing.');
    expect(existsSync(out)).toBe(false);
  });
});
