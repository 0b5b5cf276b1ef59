package tocsin.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import tocsin.channel.PageSentences;
import tocsin.core.account.Directory;
import tocsin.core.readiness.Finding;
import tocsin.core.readiness.ReadinessCheck;
import tocsin.core.readiness.Report;
import tocsin.core.readiness.Span;
import tocsin.server.CannotGoOn;
import tocsin.server.DataFolder;
import tocsin.server.ExitCode;
import tocsin.server.World;
import tocsin.server.log.Logs;
import tocsin.server.outlet.MediaSetUp;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.LogLevel;
import tocsin.server.settings.Settings;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.web.page.account.ReadinessWords;

/** Says what would keep a page from reaching somebody, for a folder that no server holds. */
final class CheckCommand {
  private static final Option DATA =
      Option.required(
          "--data",
          "DIR",
          "The data folder of a server that is stopped; a running one answers GET /readiness.");
  private static final Option WEEKS =
      Option.optional("--weeks", "WEEKS", "How far ahead to look, 1 to 13; 4 unless given.");

  private final Console console;

  CheckCommand(Console console) {
    this.console = console;
  }

  Command command() {
    return new Command(
        "check",
        "Lists what would keep a page from reaching somebody in the weeks to come.",
        Stream.concat(Stream.of(DATA, WEEKS), SettingOptions.WITHOUT_ADDRESS.stream()).toList(),
        this::run);
  }

  private ExitCode run(Arguments arguments) {
    Logs.toStandardError(LogLevel.WARN);
    String weeks = arguments.one(WEEKS).orElse("4");
    if (!weeks.matches("[1-9]|1[0-3]")) {
      throw arguments.refusal("--weeks must be a number from 1 to 13");
    }
    Path data = Path.of(arguments.required(DATA));
    if (!Files.isDirectory(data)) {
      throw arguments.refusal("There is no folder " + data);
    }
    Settings settings = SettingOptions.read(arguments, console.environment(), data);
    Outlets.check(settings);
    Directory directory = directory(data);
    Instant now = World.real().clock().instant();
    Instant until = now.plus(Duration.ofDays(7L * Integer.parseInt(weeks)));
    Report report = ReadinessCheck.of(directory, MediaSetUp.of(settings), now, until);
    report.findings().forEach(finding -> print(finding, directory));
    if (!report.complete()) {
      console.out().println("Not everything was looked at: there are too many shifts.");
    }
    console.out().println(report.ready() ? "Ready." : "Not ready.");
    console.out().flush();
    return report.ready() ? ExitCode.DONE : ExitCode.NOT_READY;
  }

  private static Directory directory(Path data) {
    try (Stores stores = DataFolder.open(data)) {
      return stores.directory().load();
    } catch (StorageException e) {
      if (e.kind() != StorageException.Kind.IN_USE) {
        throw e;
      }
      throw new CannotGoOn(
          ExitCode.IN_USE,
          "A server runs on "
              + data
              + ": ask it, by GET /readiness or on its page /ui/readiness, or stop it first.");
    }
  }

  private void print(Finding finding, Directory directory) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    console.out().println(severity + ": " + ReadinessWords.of(finding.problem(), directory));
    ZoneId zone = directory.account().zone();
    for (Span span : finding.when()) {
      console
          .out()
          .println(
              "  "
                  + PageSentences.when(span.start(), zone)
                  + " to "
                  + PageSentences.when(span.end(), zone));
    }
    if (finding.more() > 0) {
      console.out().println("  and " + finding.more() + " more times");
    }
  }
}
