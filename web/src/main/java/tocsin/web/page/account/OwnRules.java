package tocsin.web.page.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.HandoffKind;
import tocsin.core.account.HandoffRule;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.handoff.Handoffs;
import tocsin.core.id.HandoffRuleId;
import tocsin.core.id.IdSource;
import tocsin.core.id.NotificationRuleId;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Visit;

/** The reader's own rules: how they are paged, and of which shifts they are told. */
public final class OwnRules {
  private static final int MOST = 100;
  private static final int MOST_HANDOFFS = 50;
  private static final int MOST_BETWEEN = 60;
  private static final int LONGEST_DELAY = 24 * 60;

  private final LiveDirectory directory;
  private final IdSource ids;

  public OwnRules(App app) {
    this.directory = app.directory();
    this.ids = app.ids();
  }

  /** Answers {@code POST /ui/me/rules}. */
  public Reply add(Visit visit) {
    Optional<Duration> delay = minutes(visit, LONGEST_DELAY);
    boolean once = visit.posted("repeat").filter(text -> !text.isEmpty()).isEmpty();
    Optional<Duration> repeat = minutes(visit, "repeat", MOST_BETWEEN).filter(Duration::isPositive);
    Urgency urgency =
        visit.posted("urgency").filter("low"::equals).isPresent() ? Urgency.LOW : Urgency.HIGH;
    NotificationRuleId id = new NotificationRuleId(ids.next());
    return change(
        visit,
        user -> {
          Optional<ContactMethod> way = way(visit, user);
          boolean understood = delay.isPresent() && way.isPresent() && (once || repeat.isPresent());
          if (!understood || user.notificationRules().size() >= MOST) {
            return user;
          }
          List<NotificationRule> rules = new ArrayList<>(user.notificationRules());
          rules.add(
              new NotificationRule(
                  id,
                  delay.orElseThrow(),
                  way.orElseThrow().id(),
                  urgency,
                  urgency == Urgency.HIGH ? repeat.orElse(null) : null));
          return user.reachedBy(user.contactMethods(), rules);
        });
  }

  /** Answers {@code POST /ui/me/rules/:rule}: removes it. */
  public Reply remove(Visit visit) {
    String gone = visit.request().param("rule");
    return change(
        visit,
        user ->
            user.reachedBy(
                user.contactMethods(),
                user.notificationRules().stream()
                    .filter(rule -> !rule.id().value().equals(gone))
                    .toList()));
  }

  /** Answers {@code POST /ui/me/handoffs}. */
  public Reply addHandoff(Visit visit) {
    Optional<Duration> advance = minutes(visit, Handoffs.LONGEST_ADVANCE.toMinutes());
    HandoffKind kind =
        switch (visit.posted("when").orElse("")) {
          case "begins" -> HandoffKind.ONCALL;
          case "ends" -> HandoffKind.OFFCALL;
          default -> HandoffKind.BOTH;
        };
    HandoffRuleId id = new HandoffRuleId(ids.next());
    return change(
        visit,
        user -> {
          Optional<ContactMethod> way = way(visit, user);
          if (advance.isEmpty() || way.isEmpty() || user.handoffRules().size() >= MOST_HANDOFFS) {
            return user;
          }
          List<HandoffRule> rules = new ArrayList<>(user.handoffRules());
          rules.add(new HandoffRule(id, kind, advance.get(), way.get().id()));
          return user.toldBy(rules);
        });
  }

  /** Answers {@code POST /ui/me/handoffs/:rule}: removes it. */
  public Reply removeHandoff(Visit visit) {
    String gone = visit.request().param("rule");
    return change(
        visit,
        user ->
            user.toldBy(
                user.handoffRules().stream()
                    .filter(rule -> !rule.id().value().equals(gone))
                    .toList()));
  }

  private static Optional<Duration> minutes(Visit visit, long most) {
    return minutes(visit, "minutes", most);
  }

  private static Optional<Duration> minutes(Visit visit, String field, long most) {
    return visit
        .posted(field)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Integer::parseInt)
        .filter(minutes -> minutes <= most)
        .map(Duration::ofMinutes);
  }

  private static Optional<ContactMethod> way(Visit visit, User user) {
    Optional<String> wanted = visit.posted("method");
    return user.contactMethods().stream()
        .filter(method -> wanted.equals(Optional.of(method.id().value())))
        .findFirst();
  }

  /** A change that changes nothing was not understood. */
  private Reply change(Visit visit, UnaryOperator<User> edit) {
    boolean[] changed = new boolean[1];
    var _ =
        directory.change(current -> {
          Optional<User> before = current.user(visit.user().id());
          Optional<User> after = before.map(edit);
          changed[0] = after.isPresent() && !after.equals(before);
          return changed[0] ? List.of(new DirectoryChange.Put(after.orElseThrow())) : List.of();
        });
    return OwnContacts.back(changed[0] ? "saved" : "rule");
  }
}
