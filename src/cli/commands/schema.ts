import { packJsonSchema } from '../../rule-packs/json-schema';
import { readArguments } from '../arguments';
import { type Command, EXIT } from '../command';

/** Prints the JSON Schema of rule packs; `docs/rule-pack.schema.json` is its committed copy. */
export const schema: Command = {
  name: 'schema',
  usage: 'schema',
  summary: 'print the JSON Schema of rule packs, for editors',
  async run(args, terminal) {
    readArguments(args, [], {});
    terminal.out(JSON.stringify(packJsonSchema(), null, 2));
    return EXIT.ok;
  },
};
