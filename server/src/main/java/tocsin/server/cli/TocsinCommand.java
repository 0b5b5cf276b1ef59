package tocsin.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The word that all commands stand behind. */
@Command(
    name = TocsinCommand.NAME,
    description = "Wakes the right person.",
    subcommands = HelpCommand.class)
final class TocsinCommand implements Runnable {
  static final String NAME = "./tocsin";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command.");
  }
}
