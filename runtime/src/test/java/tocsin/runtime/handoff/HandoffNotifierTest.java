package tocsin.runtime.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.HandoffKind;
import tocsin.core.account.HandoffNotifications;
import tocsin.core.account.HandoffRule;
import tocsin.core.account.Role;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.User;
import tocsin.core.handoff.HandoffNotice;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.HandoffRuleId;
import tocsin.core.id.LayerId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleOverride;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.notifier.Channels;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

/** Ada and Ben take turns by the day at 09:00 in Berlin, and want to know when. */
class HandoffNotifierTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final UserId ADA = new UserId("PADA");
  private static final UserId BEN = new UserId("PBEN");
  private static final ScheduleId PRIMARY = new ScheduleId("SPRIMARY");

  /** Ada's turns begin on even days, Ben's on odd ones. */
  private static final Instant MONDAY_NINE = Instant.parse("2026-03-02T08:00:00Z");

  private final Stores stores = InMemoryStores.create();
  private final LiveDirectory directory = new LiveDirectory(stores.directory());
  private final Phones phones = new Phones();
  private HandoffNotifier worker = worker();

  @BeforeEach
  void install() {
    put(user(ADA, rule("RHOUR", HandoffKind.BOTH, 60), rule("RNOW", HandoffKind.ONCALL, 0)));
    put(user(BEN));
    put(policy(HandoffNotifications.ALWAYS));
    put(new ScheduleEntry(schedule()));
    worker.poll(MONDAY_NINE.minus(Duration.ofHours(3)));
  }

  @Test
  void aShiftIsToldBeforeItBeginsWhenItDoesAndBeforeItEnds() {
    pollUntil(MONDAY_NINE.plus(Duration.ofHours(25)));

    assertThat(phones.arrived)
        .extracting(Notice::subject)
        .containsExactly(
            "You go on call for Primary: Mon 2 Mar, 09:00:00 (08:00:00 UTC)",
            "You go on call for Primary: Mon 2 Mar, 09:00:00 (08:00:00 UTC)",
            "You go off call for Primary: Tue 3 Mar, 09:00:00 (08:00:00 UTC)");
    assertThat(phones.times)
        .containsExactly(
            MONDAY_NINE.minus(Duration.ofHours(1)),
            MONDAY_NINE,
            MONDAY_NINE.plus(Duration.ofHours(23)));
    assertThat(phones.arrived.getFirst().lines())
        .containsExactly(
            "PADA, your shift of the schedule Primary is from Mon 2 Mar, 09:00:00 (08:00:00 UTC) to"
                + " Tue 3 Mar, 09:00:00 (08:00:00 UTC).",
            "Pages by Core come to you meanwhile.",
            "Before you: PBEN.");
  }

  @Test
  void anOverrideMadeAtTheLastMinuteIsToldAtOnceAndWhatItReplacesIsNot() {
    Instant before = MONDAY_NINE.minus(Duration.ofMinutes(70));
    pollUntil(before);
    put(new ScheduleEntry(overridden(BEN, MONDAY_NINE, MONDAY_NINE.plus(Duration.ofHours(4)))));
    pollUntil(MONDAY_NINE.plus(Duration.ofHours(2)));
    assertThat(phones.arrived).isEmpty();

    Instant noon = MONDAY_NINE.plus(Duration.ofHours(3));
    pollUntil(noon.plusSeconds(30));
    assertThat(phones.arrived)
        .extracting(Notice::subject)
        .singleElement()
        .asString()
        .contains("13:00");
    put(new ScheduleEntry(overridden(BEN, MONDAY_NINE, noon.plus(Duration.ofMinutes(30)))));
    pollUntil(noon.plusSeconds(60));
    assertThat(phones.arrived).last().extracting(Notice::subject).asString().contains("12:30");
  }

  @Test
  void aNoticeThatWaitsForTheChannelIsDroppedWhenItsShiftIs() {
    phones.answer = new Outcome.Unreachable("down", Duration.ofMinutes(5));
    pollUntil(MONDAY_NINE.minus(Duration.ofMinutes(59)));
    put(new ScheduleEntry(overridden(BEN, MONDAY_NINE, MONDAY_NINE.plus(Duration.ofDays(1)))));
    phones.answer = null;
    pollUntil(MONDAY_NINE.plus(Duration.ofHours(1)));

    assertThat(phones.arrived).isEmpty();
  }

  @Test
  void whatFailsIsTriedAgainUnderTheSameKeyUntilItArrives() {
    phones.answer = new Outcome.Unreachable("down", Duration.ZERO);
    pollUntil(MONDAY_NINE.minus(Duration.ofMinutes(50)));
    int failed = phones.keys.size();
    phones.answer = null;
    pollUntil(MONDAY_NINE.minus(Duration.ofMinutes(30)));

    assertThat(failed).isGreaterThan(3);
    assertThat(phones.arrived).hasSize(1);
    assertThat(Set.copyOf(phones.keys)).hasSize(1);
  }

  @Test
  void aCrashWhileSendingRepeatsOnlyThatOneAndARestartRepeatsNothing() {
    phones.dies = true;
    Instant due = MONDAY_NINE.minus(Duration.ofHours(1));
    assertThatThrownBy(() -> pollUntil(due)).isInstanceOf(IllegalStateException.class);
    worker = worker();
    pollFrom(due, due);
    assertThat(phones.keys).as("what kills it does not kill every start").hasSize(1);
    phones.dies = false;
    worker = worker();
    pollFrom(due, due.plusSeconds(60));
    worker = worker();
    pollFrom(due.plusSeconds(60), due.plusSeconds(120));

    assertThat(phones.arrived).hasSize(1);
    assertThat(phones.keys).hasSize(2);
    assertThat(Set.copyOf(phones.keys)).hasSize(1);
  }

  @Test
  void whatHappenedWhileTheProgramWasDownIsToldLateButNotMuchTooLate() {
    worker = worker();
    pollFrom(MONDAY_NINE.plus(Duration.ofHours(2)), MONDAY_NINE.plus(Duration.ofHours(2)));
    assertThat(phones.arrived).hasSize(2);

    worker = worker();
    Instant friday = MONDAY_NINE.plus(Duration.ofDays(4)).plus(Duration.ofHours(7));
    pollFrom(friday, friday);
    assertThat(phones.arrived).as("six hours is too late").hasSize(2);
  }

  @Test
  void whatTheChannelRefusesIsNotTriedAgain() {
    phones.answer = new Outcome.Rejected("No such mailbox");
    pollUntil(MONDAY_NINE.minus(Duration.ofMinutes(1)));

    assertThat(phones.keys).hasSize(1);
  }

  @Test
  void aNoticeThatNobodyCouldSendForHoursIsDropped() {
    phones.answer = new Outcome.Unreachable("down", Duration.ofMinutes(5));
    pollUntil(MONDAY_NINE.minus(Duration.ofMinutes(59)));
    phones.answer = null;
    worker = worker();
    Instant late = MONDAY_NINE.plus(HandoffNotice.LATEST).plusMillis(1);
    pollFrom(late, late);

    assertThat(phones.arrived).isEmpty();
  }

  @Test
  void theVeryFirstLookSaysNothingOfThePast() {
    worker = worker(InMemoryStores.create());
    Instant begun = MONDAY_NINE.plus(Duration.ofMinutes(30));
    pollFrom(begun, begun);

    assertThat(phones.arrived).isEmpty();
  }

  @Test
  void aPolicyWithoutServicesMayKeepQuiet() {
    put(policy(HandoffNotifications.IF_HAS_SERVICES));
    pollUntil(MONDAY_NINE.plus(Duration.ofHours(25)));

    assertThat(phones.arrived).isEmpty();
  }

  @Test
  void anUnprovedContactMethodIsNotUsed() {
    User ada = user(ADA, rule("RNOW", HandoffKind.ONCALL, 0));
    List<ContactMethod> unproved = List.of(ada.contactMethods().getFirst().verified(false));
    put(ada.reachedBy(unproved, List.of()));
    pollUntil(MONDAY_NINE.plus(Duration.ofHours(1)));

    assertThat(phones.keys).isEmpty();
  }

  private Instant polled = MONDAY_NINE.minus(Duration.ofHours(3));

  private void pollUntil(Instant end) {
    pollFrom(polled, end);
  }

  /** As the supervisor does: as often as the worker asks, on its time. */
  private void pollFrom(Instant start, Instant end) {
    polled = start;
    while (!polled.isAfter(end)) {
      phones.now = polled;
      Instant next = worker.poll(polled);
      polled = next.isAfter(polled) ? next : polled.plusMillis(1);
    }
  }

  private HandoffNotifier worker() {
    return worker(stores);
  }

  private HandoffNotifier worker(Stores memory) {
    return new HandoffNotifier(
        directory::current,
        memory.sideRoads().handoffs(),
        new Channels(List.of(new Channels.Lane(phones, 1))),
        Optional::empty);
  }

  private static HandoffRule rule(String id, HandoffKind kind, int minutes) {
    return new HandoffRule(
        new HandoffRuleId(id), kind, Duration.ofMinutes(minutes), new ContactMethodId("MAIL"));
  }

  private static User user(UserId id, HandoffRule... rules) {
    return new User(
        id,
        id.value(),
        id + "@example.org",
        BERLIN,
        null,
        Role.USER,
        "",
        "",
        "teal",
        List.of(
            new ContactMethod(
                new ContactMethodId("MAIL"), ContactKind.EMAIL, "", id + "@example.org", 0, true)),
        List.of(),
        List.of(rules));
  }

  private static EscalationPolicy policy(HandoffNotifications notifications) {
    EscalationTarget primary = new EscalationTarget.OfSchedule(PRIMARY);
    EscalationRule level =
        new EscalationRule(new EscalationRuleId("R1"), Duration.ofMinutes(30), List.of(primary));
    return new EscalationPolicy(
        new EscalationPolicyId("PCORE"), "Core", "", List.of(level), 0, List.of(), notifications);
  }

  private static Schedule schedule(ScheduleOverride... overrides) {
    Layer layer =
        new Layer(
            new LayerId("L1"),
            "Days",
            MONDAY_NINE.minus(Duration.ofDays(10)),
            null,
            MONDAY_NINE.minus(Duration.ofDays(10)),
            Duration.ofDays(1),
            List.of(ADA, BEN),
            List.of());
    return new Schedule(
        PRIMARY, "Primary", "", BERLIN, List.of(layer), List.of(overrides), List.of());
  }

  private static Schedule overridden(UserId user, Instant start, Instant end) {
    return schedule(new ScheduleOverride(new OverrideId("O1"), user, start, end));
  }

  private void put(DirectoryEntry entry) {
    directory.change(current -> List.of(new DirectoryChange.Put(entry)));
  }

  /** Phones that keep what they got, and fail when told to. */
  private static final class Phones implements Channel {
    final List<Notice> arrived = new ArrayList<>();
    final List<Instant> times = new ArrayList<>();
    final List<String> keys = new ArrayList<>();
    Instant now = MONDAY_NINE;
    @Nullable Outcome answer;
    boolean dies;

    @Override
    public String name() {
      return "phones";
    }

    @Override
    public Set<ContactKind> kinds() {
      return Set.of(ContactKind.EMAIL);
    }

    @Override
    public Outcome send(Message message) {
      throw new AssertionError("A hand-off is no page");
    }

    @Override
    public Outcome tell(Notice notice) {
      keys.add(notice.idempotencyKey());
      if (dies) {
        throw new IllegalStateException("The machine died");
      }
      if (answer != null) {
        return answer;
      }
      arrived.add(notice);
      times.add(now);
      return new Outcome.Delivered("");
    }
  }
}
