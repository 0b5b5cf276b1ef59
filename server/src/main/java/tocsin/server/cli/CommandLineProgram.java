package tocsin.server.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;
import tocsin.storage.StorageException;

/** Reads the command line, runs the command, and turns whatever goes wrong into one sentence. */
public final class CommandLineProgram {
  private final Console console;

  public CommandLineProgram(Console console) {
    this.console = console;
  }

  /** Runs to the end of the command; returns the number for the process to end with. */
  public int run(String... arguments) {
    return new CommandLine(new TocsinCommand())
        .addSubcommand(new ServeCommand(console))
        .addSubcommand(new InitCommand(console))
        .addSubcommand(new DemoCommand(console))
        .addSubcommand(new TrainCommand())
        .setOut(console.out())
        .setErr(console.err())
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure))
        .execute(arguments);
  }

  private int misused(CommandLine.ParameterException fault, String[] arguments) {
    String command = fault.getCommandLine().getCommandName();
    String help = command.equals(TocsinCommand.NAME) ? "" : " " + command;
    say(sentence(fault.getMessage()) + " See ./tocsin help" + help + ".");
    return ExitCode.USAGE.number();
  }

  private int failed(Exception failure) {
    return switch (failure) {
      case CannotGoOn end -> {
        say(sentence(end.getMessage()));
        yield end.exitCode().number();
      }
      case StorageException store -> {
        Throwable cause = store.getCause();
        if (store.kind() == StorageException.Kind.FAILED && cause != null) {
          Logger.getLogger("tocsin").log(Level.SEVERE, "The store failed", cause);
        }
        say(sentence(store.getMessage()));
        yield ExitCode.of(store.kind()).number();
      }
      default -> {
        Logger.getLogger("tocsin").log(Level.SEVERE, "Nobody foresaw this", failure);
        say("Tocsin has a fault of its own and can't go on; the line above says where.");
        yield ExitCode.FAILED.number();
      }
    };
  }

  private static String sentence(@Nullable String words) {
    String text = words == null ? "" : words.strip().replaceAll("\\s+", " ");
    return text.endsWith(".") ? text : text + ".";
  }

  private void say(String sentence) {
    console.err().println("tocsin: " + sentence);
  }
}
