import { type Command, EXIT, InputError, type Terminal, UsageError } from './command';
import { COMMANDS } from './commands';
import { systemTerminal } from './terminal';

/** Runs one command line and answers its exit code. */
export async function main(args: string[], terminal: Terminal = systemTerminal()): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    for (const line of help()) terminal.out(line);
    return name === undefined ? EXIT.unusable : EXIT.ok;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    terminal.err(`There is no command “${name}”.`);
    for (const line of help()) terminal.err(line);
    return EXIT.unusable;
  }
  return runCommand(command, rest, terminal);
}

async function runCommand(command: Command, args: string[], terminal: Terminal): Promise<number> {
  try {
    if (!args.includes('--help')) return await command.run(args, terminal);
    terminal.out(`leadlight ${command.usage}`);
    for (const line of [command.summary, ...(command.details ?? [])]) terminal.out(line);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(error.message);
      terminal.err(`leadlight ${command.usage}`);
    } else if (error instanceof InputError) {
      terminal.err(error.message);
      for (const line of error.details) terminal.err(`  ${line}`);
    } else throw error;
    return EXIT.unusable;
  }
}

/** Usage and summary on lines of their own: some usages are long. */
function help(): string[] {
  return [
    'leadlight: rule packs and pipelines from the terminal',
    ...COMMANDS.flatMap(({ usage, summary }) => ['', `  ${usage}`, `      ${summary}`]),
  ];
}
