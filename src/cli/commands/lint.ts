import { lintPack } from '../../lint';
import type { LintFinding } from '../../lint/check';
import { plural } from '../../record/format';
import { parsePackText } from '../../rule-packs/parse-text';
import type { TextPlace } from '../../rule-packs/read-text';
import { readArguments } from '../arguments';
import { type Command, EXIT, type Terminal } from '../command';
import { packText, refuseText } from '../read-pack';

type Placed = LintFinding & TextPlace;

/** Says what a pack could do better. */
export const lint: Command = {
  name: 'lint',
  usage: 'lint PACK [--json]',
  summary: 'find mistakes in a pack; exit 0 clean or warnings, 1 errors, 2 unusable',
  async run(args, terminal) {
    const { positionals, values } = readArguments(args, ['PACK'], { json: { type: 'boolean' } });
    const file = positionals[0] ?? '';
    const findings = findingsOf(file, await packText(file), terminal.now);
    if (values.json) terminal.out(JSON.stringify({ file, findings }));
    else show(file, findings, terminal);
    return findings.some(({ level }) => level === 'error') ? EXIT.failed : EXIT.ok;
  },
};

/** @throws InputError when the text is no pack, so that nothing in it can be judged. */
function findingsOf(file: string, text: string, now: number): Placed[] {
  const parsed = parsePackText(text);
  if (parsed.ok)
    return lintPack(parsed.pack, now).map((found) => ({ ...found, ...parsed.placeOf(found.path) }));
  const { draft, problems } = parsed;
  if (!draft) throw refuseText(file, problems);
  const errors = problems.map(
    ({ code, path, message, fix }): LintFinding => ({
      code,
      level: 'error',
      path,
      message,
      explanation: 'A pack with this mistake is refused, and the last good one stays in force.',
      fix,
    }),
  );
  return [...errors, ...lintPack(draft.pack, now)].map((found) => ({
    ...found,
    ...draft.placeOf(found.path),
  }));
}

function show(file: string, findings: readonly Placed[], terminal: Terminal): void {
  for (const { level, code, line, column, path, message, explanation, fix } of findings) {
    terminal.out(`${file}:${line}:${column} ${level} ${path || 'pack'}: ${message} [${code}]`);
    terminal.out(`  ${explanation} ${fix}`);
  }
  const errors = findings.filter(({ level }) => level === 'error').length;
  terminal.out(`${plural(errors, 'error')}, ${plural(findings.length - errors, 'warning')}`);
}
