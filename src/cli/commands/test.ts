import { runExamples } from '../../engine/run-examples';
import { plural } from '../../record/format';
import { readArguments } from '../arguments';
import { type Command, EXIT } from '../command';
import { readPack } from '../read-pack';

/** Runs the examples that a pack's rules carry. */
export const test: Command = {
  name: 'test',
  usage: 'test PACK [--json]',
  summary: 'run the pack’s own examples; exit 1 when one does not give what it expects',
  async run(args, terminal) {
    const { positionals, values } = readArguments(args, ['PACK'], { json: { type: 'boolean' } });
    const pack = await readPack(positionals[0] ?? '');
    const results = runExamples(pack).map((result) => ({ ...result, ok: result.found === result.expected }));
    const failed = results.filter(({ ok }) => !ok);
    if (values.json) terminal.out(JSON.stringify({ pack: pack.id, version: pack.version, results }));
    else {
      for (const { ok, rule, name, expected, found, message } of results)
        terminal.out(
          ok ? `ok   ${rule}: ${name}` : `FAIL ${rule}: ${name}: ${expected} expected, ${found}. ${message}`,
        );
      const untested = pack.rules.filter(({ examples }) => !examples?.length).length;
      terminal.out(
        `${plural(results.length, 'example')}, ${failed.length} failed; ${plural(untested, 'rule')} without examples`,
      );
    }
    return failed.length > 0 ? EXIT.failed : EXIT.ok;
  },
};
