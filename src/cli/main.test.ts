import { describe, expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import { runCli, temporaryFile } from './testing/run-cli';

const packFile = (pack: unknown) => temporaryFile('pack.json', JSON.stringify(pack));

describe('the command line', () => {
  it('lists its commands, and exits with 2 when none was named', async () => {
    const { code, out } = await runCli();
    expect(code).toBe(2);
    expect(out.join('\n')).toContain('test PACK');
    expect((await runCli('help')).code).toBe(0);
  });

  it('says that a command is unknown', async () => {
    const { code, err } = await runCli('tset');
    expect(code).toBe(2);
    expect(err[0]).toBe('There is no command “tset”.');
  });

  it('says which argument is missing, unknown or too many', async () => {
    expect(await runCli('test')).toMatchObject({ code: 2, err: ['PACK is missing.', expect.any(String)] });
    expect((await runCli('test', 'a', 'b')).err[0]).toBe('There is no place for “b”.');
    expect((await runCli('test', '--fast', 'a')).err[0]).toContain('--fast');
  });

  it('shows the usage of one command', async () => {
    expect(await runCli('test', '--help')).toMatchObject({
      code: 0,
      out: ['leadlight test PACK [--json]', expect.any(String)],
    });
  });
});

describe('a pack file', () => {
  it('that is missing, no JSON or no pack is named with what to do', async () => {
    const missing = await runCli('test', 'no-such-pack.json');
    expect(missing).toMatchObject({ code: 2, err: ['no-such-pack.json: There is no such file.'] });
    const broken = await runCli('test', temporaryFile('pack.json', '{"id":'));
    expect(broken.code).toBe(2);
    expect(broken.err[1]).toMatch(/pack\.json:1:\d+ pack: This is not JSON\..*\[not-json\]$/);
    const wrong = await runCli('test', packFile({ ...bundledPack, noiseBudget: 0 }));
    expect(wrong.code).toBe(2);
    expect(wrong.err.join('\n')).toContain('noiseBudget: This is too small. Use at least 1. [out-of-range]');
  });
});

describe('test', () => {
  const [rule] = bundledPack.rules;
  const withExample = (expect: string) =>
    packFile({
      ...bundledPack,
      rules: [
        {
          ...rule,
          examples: [{ name: 'nothing is known', expect, now: '2026-11-20T13:06:00Z', fields: {} }],
        },
      ],
    });

  it('exits with 0 when every example gives what it expects', async () => {
    const { code, out } = await runCli('test', withExample('unknown'));
    expect(out.at(-1)).toBe('1 example, 0 failed; 0 rules without examples');
    expect(code).toBe(0);
  });

  it('exits with 1 when one does not, and says what came out', async () => {
    const { code, out } = await runCli('test', withExample('fail'));
    expect(code).toBe(1);
    expect(out[0]).toMatch(/^FAIL .*: nothing is known: fail expected, unknown\./);
  });

  it('speaks JSON', async () => {
    const { out } = await runCli('test', withExample('fail'), '--json');
    expect(JSON.parse(out.join(''))).toMatchObject({
      pack: bundledPack.id,
      results: [{ ok: false, expected: 'fail', found: 'unknown' }],
    });
  });
});

describe('lint', () => {
  const FRESH = { ...bundledPack, issuedAt: '2026-11-19T00:00:00Z' };

  it('exits with 0 for warnings, with their line', async () => {
    const { code, out } = await runCli(
      'lint',
      packFile({ ...FRESH, scoring: { ...FRESH.scoring, negative: [] } }),
    );
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/pack\.json:1:\d+ warning scoring\.negative: .*\[no-negative-signals\]/);
  });

  it('exits with 1 for errors, references among them', async () => {
    const [rule] = FRESH.rules;
    const { code, out } = await runCli('lint', packFile({ ...FRESH, rules: [rule, rule] }), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out.join(''))).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'duplicate-id', level: 'error', path: 'rules[1].id', line: 1 }),
      ]),
    });
  });

  it('exits with 2 for what is no pack', async () => {
    const { code, err } = await runCli('lint', temporaryFile('pack.json', '[]'));
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('[not-an-object]');
  });
});
