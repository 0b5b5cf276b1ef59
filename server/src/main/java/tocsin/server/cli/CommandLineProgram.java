package tocsin.server.cli;

import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;
import tocsin.storage.StorageException;

/** Reads the command line, runs the command, and turns whatever goes wrong into one sentence. */
public final class CommandLineProgram {
  private final Console console;
  private final List<Command> commands;

  public CommandLineProgram(Console console) {
    this.console = console;
    this.commands =
        List.of(
            new ServeCommand(console).command(),
            new InitCommand(console).command(),
            new CheckCommand(console).command(),
            new ReconcileCommand(console).command(),
            new DemoCommand(console).command(),
            new TrainCommand().command());
  }

  /** Runs to the end of the command; returns the number for the process to end with. */
  public int run(String... arguments) throws InterruptedException {
    try {
      return run(Arrays.asList(arguments)).number();
    } catch (RuntimeException e) {
      return failed(e).number();
    }
  }

  private ExitCode run(List<String> words) throws InterruptedException {
    boolean help =
        words.contains("--help") || (!words.isEmpty() && words.getFirst().equals("help"));
    List<String> rest =
        words.stream().filter(word -> !help || !word.matches("help|--help")).toList();
    if (rest.isEmpty() && help) {
      return print(overview());
    }
    if (rest.isEmpty()) {
      throw refusal("Say which command");
    }
    Command command =
        commands.stream()
            .filter(known -> known.name().equals(rest.getFirst()))
            .findFirst()
            .orElseThrow(() -> refusal("There is no command " + rest.getFirst()));
    return help
        ? print(command.help())
        : command.action().run(Arguments.read(command, rest.subList(1, rest.size())));
  }

  private static CannotGoOn refusal(String what) {
    return new CannotGoOn(ExitCode.USAGE, what + ". See ./tocsin help.");
  }

  private ExitCode print(String text) {
    console.out().print(text);
    console.out().flush();
    return ExitCode.DONE;
  }

  private String overview() {
    StringBuilder overview = new StringBuilder("usage: ./tocsin COMMAND [OPTION…]\n\n");
    commands.stream()
        .filter(command -> !command.summary().isEmpty())
        .forEach(c -> overview.append("  %-9s %s%n".formatted(c.name(), c.summary())));
    return overview.toString();
  }

  private ExitCode failed(RuntimeException failure) {
    return switch (failure) {
      case CannotGoOn end -> {
        say(end.getMessage());
        yield end.exitCode();
      }
      case StorageException store -> {
        Throwable cause = store.getCause();
        if (store.kind() == StorageException.Kind.FAILED && cause != null) {
          Logger.getLogger("tocsin").log(Level.SEVERE, "The store failed", cause);
        }
        say(store.getMessage());
        yield ExitCode.of(store.kind());
      }
      default -> {
        Logger.getLogger("tocsin").log(Level.SEVERE, "Nobody foresaw this", failure);
        say("Tocsin has a fault of its own and can't go on; the line above says where.");
        yield ExitCode.FAILED;
      }
    };
  }

  private void say(@Nullable String words) {
    String sentence = words == null ? "" : words.strip().replaceAll("\\s+", " ");
    console.err().println("tocsin: " + sentence + (sentence.endsWith(".") ? "" : "."));
  }
}
