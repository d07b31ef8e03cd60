import { Command as CommanderCommand, CommanderError, Option as CommanderOption } from 'commander';
import type { Command, Options } from './command';
import { COMMANDS } from './commands';
import { EXIT_CODE, type ExitCode } from './exit-code';
import { reportFailure } from './failure';
import { VERSION } from './manifest';
import { type Io, type Terminal, terminalOf } from './terminal';

/**
 * Runs the command line.
 *
 * Everything that was asked for goes to standard output, everything said about it to standard error.
 *
 * @param argv the words after the name of the program
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const terminal = terminalOf(io, !argv.includes('--no-color'));
  let exitCode: ExitCode = EXIT_CODE.clean;
  const program = programOf(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT_CODE.clean : EXIT_CODE.usage;
    }
    return reportFailure(error, terminal.talk);
  }
}

function programOf(terminal: Terminal, finish: (code: ExitCode) => void): CommanderCommand {
  const program = new CommanderCommand('ai-factory')
    .description('Turn the description of a private AI site into AWS CDK stacks, and prove that nothing leaves it.')
    .version(VERSION, '--version', 'print the version')
    .option('--no-color', 'no colours, whatever the terminal can do')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.data.write(text),
      writeErr: (text) => terminal.talk.write(text),
      outputError: (text, write) => write(text.replace(/^error:/, terminal.talk.style('error', 'error[AIF-CLI-001]:'))),
    })
    .showHelpAfterError('  help: `ai-factory --help` lists the commands and their options.')
    .addHelpText('after', examples(['ai-factory init bravo', 'ai-factory validate bravo/site.yaml']))
    .addHelpText('after', '\nExit codes: 0 clean, 1 problems found, 2 usage or unreadable input, 3 a bug of ours.');
  for (const command of COMMANDS) {
    addCommand(program, command, terminal, finish);
  }
  return program;
}

function addCommand(
  parent: CommanderCommand,
  definition: Command,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): void {
  const command = parent.command(definition.name).summary(definition.summary).description(definition.description);
  for (const { name, description } of definition.arguments) {
    command.argument(name, description);
  }
  for (const { flags, description, choices } of definition.options) {
    const option = new CommanderOption(flags, description);
    command.addOption(choices === undefined ? option : option.choices(choices));
  }
  command.addHelpText('after', examples(definition.examples)).action(async () => {
    const words: string[] = command.processedArgs.flat().filter((word) => word !== undefined);
    const action = await definition.load();
    finish(await action(words, command.opts<Options>(), terminal));
  });
  for (const below of definition.commands ?? []) {
    addCommand(command, below, terminal, finish);
  }
}

function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
