package tocsin.server.cli;

import java.util.List;
import tocsin.server.ExitCode;

/**
 * A word that can follow {@code ./tocsin}, and what it does.
 *
 * @param summary one sentence; empty for a command that isn't for people
 */
record Command(String name, String summary, List<Option> options, Action action) {
  Command {
    options = List.copyOf(options);
  }

  /** What a command does. */
  @FunctionalInterface
  interface Action {
    /** Runs to the command's end; faults that people can mend are thrown as sentences. */
    ExitCode run(Arguments arguments) throws InterruptedException;
  }

  /** Everything about it, for {@code ./tocsin help NAME}. */
  String help() {
    StringBuilder help = new StringBuilder("usage: ./tocsin ").append(name);
    options.forEach(option -> help.append(' ').append(option.usage()));
    help.append("\n\n").append(summary).append('\n');
    for (Option option : options) {
      help.append("\n  ").append(option.name()).append(' ').append(option.value());
      help.append("\n      ").append(option.meaning());
    }
    help.append("\n\nIt ends with one of these numbers:\n");
    for (ExitCode code : ExitCode.values()) {
      help.append("\n  ").append(code.number()).append("  ").append(code.meaning());
    }
    return help.append('\n').toString();
  }
}
