package tocsin.runtime.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.core.account.Account;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;
import tocsin.runtime.notifier.Channels;

/** Stories of an alarm whose own ways out fail. */
class DirectAlarmTest {
  private final Provider provider = new Provider();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final DirectAlarm alarm =
      new DirectAlarm(
          DirectAlarmTest::directory,
          new Channels(List.of(new Channels.Lane(provider, 1))),
          Runnable::run);

  /** Answers what it is told to, then takes everything. */
  private static final class Provider implements Channel {
    private final Deque<Outcome> next = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();

    @Override
    public String name() {
      return "mail";
    }

    @Override
    public Set<ContactKind> kinds() {
      return Set.of(ContactKind.EMAIL);
    }

    @Override
    public Outcome send(Message message) {
      throw new AssertionError("An alarm is no page");
    }

    @Override
    public Outcome tell(Notice notice) {
      told.add(notice.subject());
      Outcome outcome = next.poll();
      return outcome == null ? new Outcome.Delivered("") : outcome;
    }
  }

  private static Directory directory() {
    ContactMethod mail =
        new ContactMethod(
            new ContactMethodId("PMAIL"), ContactKind.EMAIL, "", "anna@example.org", 0, true);
    User anna =
        new User(
            new UserId("PANNA"),
            "Anna",
            "anna@example.org",
            ZoneOffset.UTC,
            Role.OWNER,
            "",
            "",
            "red",
            List.of(mail),
            List.of());
    return Directory.of(List.of(new Account("Shop", ZoneOffset.UTC, anna.id()), anna));
  }

  private void secondsPass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      alarm.poll(now);
    }
  }

  @Test
  void anAlarmThatDidNotGoOutIsTriedAgainWhenTheProviderSays() {
    provider.next.add(new Outcome.Unreachable("The mail server is down", Duration.ofSeconds(20)));
    provider.next.add(new Outcome.Deferred("Too many", Duration.ZERO));
    alarm.raise("Late", now);
    secondsPass(19);
    assertThat(provider.told).hasSize(1);
    secondsPass(1);
    assertThat(provider.told).hasSize(2);
    secondsPass(60);
    assertThat(provider.told).hasSize(3);
    secondsPass(600);
    assertThat(provider.told).as("it was taken").hasSize(3);
  }

  @Test
  void anAlarmThatIsOverIsNotTriedAgain() {
    provider.next.add(new Outcome.Unreachable("The mail server is down", Duration.ofSeconds(20)));
    alarm.raise("Late", now);
    alarm.end(now);
    secondsPass(60);
    assertThat(provider.told)
        .containsExactly("Tocsin itself is late: pages may not go out", "Tocsin is in time again");
  }

  @Test
  void whoNeverCanBeToldIsGivenUpAfterAnHour() {
    for (int i = 0; i < 100; i++) {
      provider.next.add(new Outcome.Unreachable("No mail server is set up", Duration.ofMinutes(5)));
    }
    alarm.raise("Late", now);
    secondsPass(3 * 3_600);
    assertThat(provider.told).hasSize(12);
  }
}
