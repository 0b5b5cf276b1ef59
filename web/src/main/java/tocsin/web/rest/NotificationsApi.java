package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.ContactKind;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.LedgerStore;
import tocsin.storage.LedgerStore.Filter;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.NotificationShape;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;

/** {@code /notifications}: what was sent to whom in a span of time, as the ledger has it. */
final class NotificationsApi {
  private static final Duration LONGEST = Duration.ofDays(186);

  private final LedgerStore ledger;

  NotificationsApi(App app) {
    this.ledger = app.stores().sideRoads().ledger();
  }

  Reply list(Call call) {
    Page page = call.page();
    Instant since = call.time("since").orElseThrow(() -> Call.wrong("since is missing"));
    Instant until = call.time("until").orElseThrow(() -> Call.wrong("until is missing"));
    if (since.isAfter(until) || until.isAfter(since.plus(LONGEST))) {
      throw Call.wrong("until must be after since, and at most 186 days later");
    }
    Filter filter =
        new Filter(null, null, media(call), since, until, page.offset(), page.limit() + 1);
    List<LedgerEntry> found = ledger.list(filter);
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    ArrayNode shown = Json.list();
    found.stream()
        .limit(page.limit())
        .forEach(entry -> shown.add(NotificationShape.of(shaping, entry)));
    Long total = page.counted() ? ledger.count(filter) : null;
    return page.reply("notifications", shown, found.size() > page.limit(), total);
  }

  private static Set<ContactKind> media(Call call) {
    Optional<String> filter = call.query().first("filter").filter(text -> !text.isBlank());
    return filter
        .map(text ->
            switch (text) {
              case "sms_notification" -> Set.of(ContactKind.SMS);
              case "email_notification" -> Set.of(ContactKind.EMAIL);
              case "phone_notification" -> Set.of(ContactKind.PHONE);
              case "push_notification" -> Set.of(ContactKind.PUSH);
              default ->
                  throw Call.wrong(
                      "filter must be one of: sms_notification, email_notification,"
                          + " phone_notification, push_notification");
            })
        .orElse(Set.of());
  }
}
