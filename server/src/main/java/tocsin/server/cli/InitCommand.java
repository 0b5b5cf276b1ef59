package tocsin.server.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import tocsin.server.DataFolder;
import tocsin.server.ExitCode;
import tocsin.server.NewAccount;
import tocsin.server.World;
import tocsin.server.log.Logs;
import tocsin.server.settings.LogLevel;
import tocsin.storage.Stores;

/** Sets up without a browser, for scripts and containers. */
final class InitCommand {
  private static final Option DATA =
      Option.required("--data", "DIR", "The folder to set up; it is made when it isn't there.");
  private static final Option EMAIL =
      Option.required(
          "--email", "ADDRESS", "The owner's e-mail address, for logging in and being paged.");
  private static final Option NAME = Option.optional("--name", "NAME", "The owner's name.");
  private static final Option ZONE =
      Option.optional(
          "--zone", "ZONE", "The owner's time zone, for example Europe/Berlin; or UTC.");

  private final Console console;

  InitCommand(Console console) {
    this.console = console;
  }

  Command command() {
    return new Command(
        "init",
        "Sets a data folder up without a browser; prints an API key alone on its last line.",
        List.of(DATA, EMAIL, NAME, ZONE),
        this::run);
  }

  private ExitCode run(Arguments arguments) {
    Logs.toStandardError(LogLevel.WARN);
    String email = arguments.required(EMAIL);
    if (!email.matches("[^\\s@]{1,64}@[^\\s@]{1,190}")) {
      throw arguments.refusal("--email must be an e-mail address");
    }
    String name = arguments.one(NAME).orElse(email.substring(0, email.indexOf('@')));
    ZoneId zone = zone(arguments);
    Path data = Path.of(arguments.required(DATA));
    String key;
    try (Stores stores = DataFolder.open(data)) {
      key = new NewAccount(stores, World.real()).make(name, email, zone);
    }
    console.err().println("Set up " + data + " with " + name + " <" + email + "> as its owner.");
    console.err().println("The next ./tocsin serve prints a link to choose a password.");
    console
        .err()
        .println("This API key can do everything but change owners, and is not shown again:");
    console.out().println(key);
    return ExitCode.DONE;
  }

  private static ZoneId zone(Arguments arguments) {
    try {
      return ZoneId.of(arguments.one(ZONE).orElse("Z"));
    } catch (DateTimeException e) {
      throw arguments.refusal("--zone must be a time zone such as Europe/Berlin");
    }
  }
}
