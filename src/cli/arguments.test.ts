import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';
import { UsageError } from './command';

const OPTIONS = { key: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } } as const;
const read = (...args: string[]) => readArguments(args, ['FILE'], OPTIONS).values;

describe('the arguments of a command', () => {
  it('takes a value that begins with a hyphen', () => {
    expect(read('f', '--key', '-aB_9', '--out', '--x')).toEqual({ key: '-aB_9', out: '--x' });
  });

  it('never takes another option for a value', () => {
    expect(() => read('f', '--key', '--out', 'x')).toThrow(UsageError);
    expect(() => read('f', '--key', '--json')).toThrow(UsageError);
    expect(() => read('f', '--key')).toThrow(UsageError);
  });

  it('leaves what follows a switch alone', () => {
    expect(read('f', '--json', '--key=-a')).toEqual({ json: true, key: '-a' });
    expect(() => read('--json', '-f')).toThrow(UsageError);
  });
});
