package tocsin.web.page.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.account.User;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.ReceiptState;
import tocsin.core.id.IncidentId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.LedgerStore;
import tocsin.storage.LedgerStore.Filter;
import tocsin.storage.StorageException;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Visit;

/** Every notification about an incident, attempt by attempt, as the ledger has it. */
public final class NotificationLines {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationLines.class);
  private static final int MOST = 50;

  private NotificationLines() {}

  /**
   * One attempt, or a notification without any.
   *
   * @param css the colour of the outcome
   */
  public record Row(String who, String way, Moment at, String css, String outcome) {}

  /**
   * What can be told.
   *
   * @param note what is missing; empty when nothing is
   */
  public record Known(List<Row> rows, String note) {}

  /** Never fails: while the ledger is down, that is said. */
  static Known of(IncidentId incident, LedgerStore ledger, Visit visit) {
    try {
      List<LedgerEntry> entries =
          ledger.list(new Filter(incident, null, Set.of(), null, null, 0, MOST + 1));
      List<Row> rows = new ArrayList<>();
      entries.stream().limit(MOST).forEach(entry -> rows.addAll(rows(entry, visit)));
      return new Known(rows, entries.size() > MOST ? "The first " + MOST + " are shown." : "");
    } catch (StorageException e) {
      LOG.warn("The ledger of {} can't be read: {}", incident, e.getMessage());
      return new Known(List.of(), "They can't be shown now. Paging isn't affected.");
    }
  }

  /** What became of a notification, attempt by attempt. */
  static List<Row> rows(LedgerEntry entry, Visit visit) {
    List<Row> rows = new ArrayList<>();
    String who = visit.directory().user(entry.user()).map(User::name).orElse("(deleted)");
    String way = entry.medium().name().toLowerCase(Locale.ROOT);
    if (entry.attempts().isEmpty()) {
      boolean stopped = entry.state() == LedgerEntry.State.STOPPED;
      rows.add(
          new Row(
              who,
              way,
              visit.times().moment(entry.dueAt()),
              "sup",
              stopped ? "not sent: answered before" : "planned"));
    }
    for (LedgerEntry.Attempt attempt : entry.attempts()) {
      String nth = nth(way, attempt);
      rows.add(new Row(who, nth, visit.times().moment(attempt.at()), css(attempt), words(attempt)));
    }
    return rows;
  }

  private static String nth(String way, LedgerEntry.Attempt attempt) {
    if (attempt.repeat() > 0) {
      return way + ", told again";
    }
    return attempt.number() == 1 ? way : way + ", attempt " + attempt.number();
  }

  private static String css(LedgerEntry.Attempt attempt) {
    LedgerEntry.Receipt receipt = attempt.receipt();
    if (receipt != null) {
      return receipt.state() == ReceiptState.ARRIVED ? "res" : "trg";
    }
    return switch (attempt.outcome()) {
      case null -> "ack";
      case AttemptOutcome.Delivered _ -> "res";
      case AttemptOutcome.Sent _, AttemptOutcome.Unconfirmed _ -> "ack";
      case AttemptOutcome.Postponed _, AttemptOutcome.Deferred _ -> "ack";
      case AttemptOutcome.Rejected _, AttemptOutcome.GivenUp _ -> "trg";
    };
  }

  private static String words(LedgerEntry.Attempt attempt) {
    return switch (attempt.outcome()) {
      case null -> "under way";
      case AttemptOutcome.Delivered d -> "delivered" + by(d.provider());
      case AttemptOutcome.Sent s -> sent(s.provider(), attempt.receipt());
      case AttemptOutcome.Unconfirmed u -> sent(u.provider(), attempt.receipt());
      case AttemptOutcome.Postponed(String reason, var _) -> "tried again: " + reason;
      case AttemptOutcome.Deferred(String reason, var _) -> "put off: " + reason;
      case AttemptOutcome.Rejected(String reason) -> "refused: " + reason;
      case AttemptOutcome.GivenUp(String reason) -> "given up: " + reason;
    };
  }

  private static String by(String provider) {
    return provider.isEmpty() ? "" : " by " + provider;
  }

  private static String sent(String provider, LedgerEntry.@Nullable Receipt receipt) {
    if (receipt == null) {
      return "taken" + by(provider) + ", no receipt yet";
    }
    return switch (receipt.state()) {
      case ARRIVED -> "arrived" + by(provider);
      case FAILED ->
          provider
              + " could not bring it"
              + (receipt.reason().isBlank() ? "" : ": " + receipt.reason());
      case MISSING -> provider + " did not say that it arrived";
    };
  }
}
