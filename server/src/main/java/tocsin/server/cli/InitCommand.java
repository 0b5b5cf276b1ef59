package tocsin.server.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.server.CannotGoOn;
import tocsin.server.DataFolder;
import tocsin.server.ExitCode;
import tocsin.server.NewAccount;
import tocsin.server.World;
import tocsin.server.log.Logs;
import tocsin.server.settings.LogLevel;
import tocsin.storage.Stores;

/** Sets up without a browser, for scripts and containers. */
@Command(
    name = "init",
    description = "Sets a data folder up without a browser; prints an API key on its last line.")
final class InitCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder to set up; it is made when it isn't there.")
  private Path data = Path.of("");

  @Option(
      names = "--email",
      required = true,
      paramLabel = "ADDRESS",
      description = "The owner's e-mail address: for logging in, and for being paged.")
  private String email = "";

  @Option(names = "--name", paramLabel = "NAME", description = "The owner's name.")
  private @Nullable String name;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The owner's time zone, for example Europe/Berlin; UTC when not given.")
  private ZoneId zone = ZoneOffset.UTC;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Logs.toStandardError(LogLevel.WARN);
    if (!email.matches("[^\\s@]{1,64}@[^\\s@]{1,190}")) {
      throw new CannotGoOn(ExitCode.USAGE, "--email must be an e-mail address.");
    }
    String called = name == null ? email.substring(0, email.indexOf('@')) : name;
    String key;
    try (Stores stores = DataFolder.open(data)) {
      key = new NewAccount(stores, World.real()).make(called, email, zone);
    }
    console.err().println("Set up " + data + " with " + called + " <" + email + "> as its owner.");
    console.err().println("The next ./tocsin serve prints a link to choose a password.");
    console.err().println("This API key can do everything, and is not shown again:");
    console.out().println(key);
    return ExitCode.DONE.number();
  }
}
