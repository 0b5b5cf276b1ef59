package tocsin.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.ledger.Finding;
import tocsin.core.ledger.ReceiptTally;
import tocsin.runtime.reconcile.Reckoning;
import tocsin.runtime.reconcile.Report;
import tocsin.runtime.reconcile.Report.Quantity;
import tocsin.runtime.reconcile.Span;
import tocsin.server.DataFolder;
import tocsin.server.ExitCode;
import tocsin.server.World;
import tocsin.server.log.Logs;
import tocsin.server.settings.LogLevel;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;
import tocsin.storage.RoadStores;

/** Reckons up whether everything that was accepted in some time became what it should. */
final class ReconcileCommand {
  /** What is younger is still under way while a server runs. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private static final Duration USUAL = Duration.ofDays(1);

  private static final Option DATA =
      Option.required(
          "--data", "DIR", "The data folder; a server may be running on it. Nothing is changed.");
  private static final Option SINCE =
      Option.optional(
          "--since", "TIME", "Such as 2026-03-02T12:00:00Z; a day before --until unless given.");
  private static final Option UNTIL =
      Option.optional("--until", "TIME", "Not included; a minute ago unless given.");

  private final Console console;

  ReconcileCommand(Console console) {
    this.console = console;
  }

  Command command() {
    return new Command(
        "reconcile",
        "Compares accepted events with alerts, pages, outcomes and receipts, and says what is lost,"
            + " late or there twice.",
        Stream.concat(Stream.of(DATA, SINCE, UNTIL), SettingOptions.WITHOUT_ADDRESS.stream())
            .toList(),
        this::run);
  }

  private ExitCode run(Arguments arguments) {
    Logs.toStandardError(LogLevel.WARN);
    Path data = Path.of(arguments.required(DATA));
    if (!Files.isDirectory(data)) {
      throw arguments.refusal("There is no folder " + data);
    }
    Settings settings = SettingOptions.read(arguments, console.environment(), data);
    DeliveryTarget target =
        new DeliveryTarget(
            settings.get(SettingTable.PAGES_TARGET_HIGH),
            settings.get(SettingTable.PAGES_TARGET_LOW));
    Instant now = World.real().clock().instant();
    Instant until = time(arguments, UNTIL, now.minus(YOUNG));
    Instant since = time(arguments, SINCE, until.minus(USUAL));
    if (!since.isBefore(until)) {
      throw arguments.refusal("--since must be before --until");
    }
    try (RoadStores stores = DataFolder.beside(data)) {
      Report report = Reckoning.of(stores, new Span(since, until), target, now);
      print(report, since, until);
      return report.balances() ? ExitCode.DONE : ExitCode.NOT_BALANCED;
    }
  }

  private static Instant time(Arguments arguments, Option option, Instant otherwise) {
    try {
      return arguments
          .one(option)
          .map(text -> OffsetDateTime.parse(text).toInstant())
          .orElse(otherwise);
    } catch (DateTimeException e) {
      throw arguments.refusal(option.name() + " must be a time such as 2026-03-02T12:00:00Z");
    }
  }

  private void print(Report report, Instant since, Instant until) {
    console.out().println(since + " to " + until);
    for (Quantity quantity : Quantity.values()) {
      count(report.count(quantity), quantity.words());
    }
    report
        .receipts()
        .forEach((way, heard) -> {
          console.out().println("receipts, " + words(way) + ":");
          heard.forEach((what, count) -> count(count, what.words()));
        });
    print(report.findings(), report);
    for (Finding.Kind kind : Finding.Kind.values()) {
      console.out().println(word(kind) + " " + report.count(kind));
    }
    if (report.count(Quantity.UNSETTLED) > 0) {
      console.out().println("Some of it changes right now: run it again in a moment.");
    }
    console.out().flush();
  }

  private void count(long count, String words) {
    if (count > 0) {
      console.out().printf("%12d %s%n", count, words);
    }
  }

  private static String words(ReceiptTally.Way way) {
    return word(way.medium()) + " by " + (way.provider().isEmpty() ? "nobody" : way.provider());
  }

  private void print(List<Finding> findings, Report report) {
    for (Finding finding : findings) {
      console
          .out()
          .printf(
              "%s: %s, %s, %s%n",
              word(finding.kind()), finding.at(), finding.about(), finding.sentence());
    }
    long all = 0;
    for (Finding.Kind kind : Finding.Kind.values()) {
      all += report.count(kind);
    }
    if (all > findings.size()) {
      console.out().println("and " + (all - findings.size()) + " more");
    }
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
