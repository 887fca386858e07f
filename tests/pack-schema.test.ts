import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULE_KINDS } from '../src/rule-kinds';
import { packJsonSchema } from '../src/rule-packs/json-schema';

const FILE = join(import.meta.dirname, '../docs/rule-pack.schema.json');

describe('the JSON Schema for editors', () => {
  it('is committed as it is generated (npm run -s leadlight -- schema > docs/rule-pack.schema.json)', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(packJsonSchema())));
  });

  it('tells the options of every rule kind apart', () => {
    const text = JSON.stringify(packJsonSchema());
    for (const { id } of RULE_KINDS) expect(text).toContain(`{"kind":{"const":"${id}"}}`);
  });

  it('refers only to definitions it has', () => {
    const schema = packJsonSchema();
    const names = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(schema.$defs ?? {})).toEqual(expect.arrayContaining([...new Set(names)]));
  });
});
