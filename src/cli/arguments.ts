import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command's arguments. `positionals` names those that must be there, in their order.
 * @throws UsageError that says which argument is wrong or missing.
 */
export function readArguments<const O extends Options>(
  args: string[],
  positionals: readonly string[],
  options: O,
) {
  const parsed = parse(args, options);
  const missing = positionals[parsed.positionals.length];
  if (missing) throw new UsageError(`${missing} is missing.`);
  const extra = parsed.positionals[positionals.length];
  if (extra !== undefined) throw new UsageError(`There is no place for “${extra}”.`);
  return parsed;
}

function parse<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args: joinValues(args, options), options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The arguments can’t be read.');
  }
}

/** What follows an option that takes a value is its value, though it begin with a hyphen, as a key may. */
function joinValues(args: readonly string[], options: Options): string[] {
  const takesValue = (name: string) => options[name.slice(2)]?.type === 'string';
  const isOption = (text: string) =>
    text.startsWith('--') && Object.hasOwn(options, text.slice(2).split('=', 1)[0] ?? '');
  const joined: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const [arg = '', next] = [args[index], args[index + 1]];
    const isValue = takesValue(arg) && next?.startsWith('-') && !isOption(next);
    joined.push(isValue ? `${arg}=${next}` : arg);
    if (isValue) index += 1;
  }
  return joined;
}

/** The value of an option that the command can't do without. @throws UsageError when it is missing. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`${option} is missing.`);
  return value;
}

/** A moment given as ISO text, e.g. 2026-11-20 or 2026-11-20T14:00:00+01:00. @throws UsageError */
export function instantOption(value: string | undefined, option: string): number | null {
  if (value === undefined) return null;
  const at = Date.parse(value);
  if (!Number.isFinite(at)) throw new UsageError(`${option} is “${value}”. Write it like 2026-11-20.`);
  return at;
}

/** A number above 0. @throws UsageError */
export function numberOption(value: string | undefined, option: string): number | null {
  if (value === undefined) return null;
  const number = Number(value);
  if (!(Number.isFinite(number) && number > 0))
    throw new UsageError(`${option} is “${value}”. Write a number above 0.`);
  return number;
}
