package tocsin.runtime.handoff;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Notice;
import tocsin.channel.PageSentences;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.core.handoff.HandoffNotice;
import tocsin.core.handoff.HandoffNotice.Edge;
import tocsin.core.handoff.Handoffs;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Shift;

/** What is said of a shift's change: who, by which schedule and policies, from when to when. */
final class HandoffWords {
  private static final Duration ENDLESS = Duration.ofDays(3_000);

  private HandoffWords() {}

  static Notice of(
      HandoffNotice notice, Shift shift, ContactMethod contact, Directory directory, String url) {
    User user = directory.user(notice.user()).orElseThrow();
    Rota schedule = directory.rota(notice.schedule()).orElseThrow();
    boolean begins = notice.edge() == Edge.BEGINS;
    String when = PageSentences.when(notice.at(), user.zone());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, your shift of the schedule %s %s."
            .formatted(user.name(), schedule.name(), times(shift, user.zone())));
    lines.add(
        "Pages by "
            + String.join(", ", Handoffs.policies(schedule.id(), directory))
            + (begins ? " come to you meanwhile." : " come to you until then."));
    lines.add(other(notice, schedule, directory));
    return new Notice(
        notice.key(),
        user.name(),
        contact,
        "You %s call for %s: %s".formatted(begins ? "go on" : "go off", schedule.name(), when),
        lines,
        link(url, schedule),
        null,
        user.language());
  }

  private static String times(Shift shift, ZoneId zone) {
    Instant start = shift.start();
    String from = "is from " + PageSentences.when(start, zone);
    return shift.end().isAfter(start.plus(ENDLESS))
        ? from + " on, without an end"
        : from + " to " + PageSentences.when(shift.end(), zone);
  }

  /** Who is on call before it begins, or after it ends. */
  private static String other(HandoffNotice notice, Rota schedule, Directory directory) {
    boolean begins = notice.edge() == Edge.BEGINS;
    Instant then = begins ? notice.at().minusMillis(1) : notice.at();
    List<String> names =
        OnCall.at(schedule, then).stream()
            .flatMap(id -> directory.user(id).stream())
            .map(User::name)
            .toList();
    String who = names.isEmpty() ? "nobody" : String.join(", ", names);
    return (begins ? "Before you: " : "After you: ") + who + ".";
  }

  private static @Nullable String link(String url, Rota schedule) {
    return url.isEmpty() ? null : url + "/ui/schedules/" + schedule.id();
  }
}
