package tocsin.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import tocsin.channel.PageSentences;
import tocsin.core.account.Directory;
import tocsin.core.readiness.Finding;
import tocsin.core.readiness.ReadinessCheck;
import tocsin.core.readiness.Report;
import tocsin.core.readiness.Span;
import tocsin.server.DataFolder;
import tocsin.server.ExitCode;
import tocsin.server.World;
import tocsin.server.log.Logs;
import tocsin.server.settings.LogLevel;
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
        List.of(DATA, WEEKS),
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
    Directory directory;
    try (Stores stores = DataFolder.open(data)) {
      directory = stores.directory().load();
    }
    Instant now = World.real().clock().instant();
    Instant until = now.plus(Duration.ofDays(7L * Integer.parseInt(weeks)));
    Report report = ReadinessCheck.of(directory, now, until);
    report.findings().forEach(finding -> print(finding, directory));
    if (!report.complete()) {
      console.out().println("Not everything was looked at: there are too many shifts.");
    }
    console.out().println(report.ready() ? "Ready." : "Not ready.");
    console.out().flush();
    return report.ready() ? ExitCode.DONE : ExitCode.NOT_READY;
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
