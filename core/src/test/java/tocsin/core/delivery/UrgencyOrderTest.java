package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.delivery.Lines.ANN;
import static tocsin.core.delivery.Lines.BEN;
import static tocsin.core.delivery.Lines.THREE_AM;
import static tocsin.core.delivery.Lines.planned;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.id.NotificationId;

/** High urgency goes before low also among messages that could not go out at once. */
class UrgencyOrderTest {
  private final OpenNotifications open = new OpenNotifications();
  private final Set<NotificationId> withoutRoom = new HashSet<>();
  private final List<NotificationId> delivered = new ArrayList<>();
  private long position;

  private void page(String user, Urgency urgency, Instant dueAt) {
    position++;
    open.apply(planned(position, user + urgency + position, user, dueAt, urgency));
  }

  private void pages(String user, int count, Urgency urgency, Instant dueAt) {
    for (int i = 0; i < count; i++) {
      page(user, urgency, dueAt);
    }
  }

  private List<DueMessage> take(Instant now) {
    return take(now, 100);
  }

  private List<DueMessage> take(Instant now, int max) {
    return open.takeDue(ContactKind.EMAIL, now, max);
  }

  private static List<Urgency> urgencies(List<DueMessage> messages) {
    return messages.stream().map(UrgencyOrderTest::urgency).toList();
  }

  private static Urgency urgency(DueMessage message) {
    return message.notifications().getFirst().planned().urgency();
  }

  private static String user(DueMessage message) {
    return message.notifications().getFirst().planned().user().value();
  }

  /** The message is handed over, and that comes of it. */
  private void end(DueMessage message, AttemptOutcome outcome, Instant now) {
    for (OpenNotification one : message.notifications()) {
      NotificationId id = one.planned().id();
      int attempt = one.nextAttempt();
      open.apply(new JournalEntry.Attempted(id, attempt, now, message.bundle()));
      Recipient to = Recipient.of(one.planned(), one.planned().contactMethod().address());
      open.apply(new JournalEntry.Ended(id, attempt, now, to, outcome, message.bundle(), 0));
      boolean _ =
          outcome instanceof AttemptOutcome.Deferred ? withoutRoom.add(id) : withoutRoom.remove(id);
      if (outcome.isFinal()) {
        delivered.add(id);
      }
    }
  }

  private static AttemptOutcome noRoomUntil(Instant time) {
    return new AttemptOutcome.Deferred("It takes no more just now", time);
  }

  private static AttemptOutcome failedUntil(Instant time) {
    return new AttemptOutcome.Postponed("429", time);
  }

  private static AttemptOutcome taken() {
    return new AttemptOutcome.Delivered("7");
  }

  @Test
  void whileAStormLetsSomebodyRestTheirLowUrgencyWaitsForTheirHigh() {
    pages(ANN, 4, Urgency.HIGH, THREE_AM);
    take(THREE_AM).forEach(message -> end(message, taken(), THREE_AM));
    page(ANN, Urgency.LOW, THREE_AM);
    page(BEN, Urgency.LOW, THREE_AM);
    pages(ANN, 3, Urgency.HIGH, THREE_AM);

    assertThat(take(THREE_AM)).extracting(UrgencyOrderTest::user).containsExactly(BEN);
    assertThat(urgencies(take(THREE_AM.plusSeconds(15))))
        .containsExactly(Urgency.HIGH, Urgency.LOW);
    assertThat(open.waiting()).isZero();
  }

  @Test
  void ofWhatAProviderHadNoRoomForTheHighGoesFirstWhosoeverItIs() {
    page(BEN, Urgency.LOW, THREE_AM);
    end(take(THREE_AM).getFirst(), noRoomUntil(THREE_AM.plusSeconds(5)), THREE_AM);
    page(ANN, Urgency.HIGH, THREE_AM);
    end(take(THREE_AM).getFirst(), noRoomUntil(THREE_AM.plusSeconds(9)), THREE_AM);
    page(BEN, Urgency.LOW, THREE_AM);

    assertThat(take(THREE_AM.plusSeconds(8))).isEmpty();
    DueMessage urgent = take(THREE_AM.plusSeconds(9)).getFirst();
    assertThat(urgency(urgent)).isEqualTo(Urgency.HIGH);
    assertThat(take(THREE_AM.plusSeconds(9))).as("until it is known what came of it").isEmpty();
    end(urgent, taken(), THREE_AM.plusSeconds(9));
    assertThat(urgencies(take(THREE_AM.plusSeconds(10)))).containsExactly(Urgency.LOW, Urgency.LOW);
  }

  @Test
  void whatFailedForOnePersonHoldsUpNobodyElse() {
    page(ANN, Urgency.HIGH, THREE_AM);
    end(take(THREE_AM).getFirst(), failedUntil(THREE_AM.plusSeconds(30)), THREE_AM);
    page(ANN, Urgency.LOW, THREE_AM);
    page(BEN, Urgency.LOW, THREE_AM);

    assertThat(take(THREE_AM.plusSeconds(29)))
        .extracting(UrgencyOrderTest::user)
        .containsExactly(BEN);
    end(take(THREE_AM.plusSeconds(30)).getFirst(), taken(), THREE_AM.plusSeconds(30));
    assertThat(urgencies(take(THREE_AM.plusSeconds(31)))).containsExactly(Urgency.LOW);
  }

  @Test
  void whatIsAnsweredHoldsNothingUp() {
    page(ANN, Urgency.HIGH, THREE_AM);
    end(take(THREE_AM).getFirst(), noRoomUntil(THREE_AM.plusSeconds(50)), THREE_AM);
    open.apply(Lines.stopped(position + 1, ANN));
    page(BEN, Urgency.LOW, THREE_AM);

    assertThat(take(THREE_AM.plusSeconds(1))).hasSize(1);
  }

  @Test
  void aHighThatIsToBeRepeatedLaterHoldsNothingUp() {
    page(ANN, Urgency.HIGH, THREE_AM);
    Instant again = THREE_AM.plusSeconds(300);
    end(take(THREE_AM).getFirst(), new AttemptOutcome.Delivered("7", "red", again), THREE_AM);
    page(ANN, Urgency.LOW, THREE_AM);

    assertThat(take(THREE_AM)).hasSize(1);
  }

  @Test
  void lowUrgencyIsNotStarvedByHighThatNeverGetsThrough() {
    page(ANN, Urgency.LOW, THREE_AM);
    page(BEN, Urgency.HIGH, THREE_AM);
    Instant now = THREE_AM;
    end(take(now, 1).getFirst(), noRoomUntil(now.plusSeconds(7)), now);
    List<Instant> low = new ArrayList<>();
    for (int second = 0; second < 300; second++) {
      for (DueMessage message : take(now)) {
        if (urgency(message) == Urgency.LOW) {
          low.add(now);
          page(ANN, Urgency.LOW, now);
        }
        end(
            message,
            urgency(message) == Urgency.LOW ? taken() : noRoomUntil(now.plusSeconds(7)),
            now);
      }
      now = now.plusSeconds(1);
    }

    assertThat(low).hasSizeBetween(4, 5).first().isEqualTo(THREE_AM.plus(FairQueue.LONGEST_WAIT));
  }

  @Test
  void whateverIsPutOffHighGoesFirstAndNothingIsLostDoubledOrStarved() {
    for (long seed = 0; seed < 300; seed++) {
      new UrgencyOrderTest().live(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), seed);
    }
  }

  private void live(RandomGenerator random, long seed) {
    Instant now = THREE_AM;
    int quiet = 0;
    for (int step = 0; step < 400 || quiet < 10; step++) {
      boolean calm = step >= 200;
      if (!calm) {
        String user = random.nextBoolean() ? ANN : BEN;
        Urgency urgency = random.nextBoolean() ? Urgency.HIGH : Urgency.LOW;
        pages(user, random.nextInt(4), urgency, now.plusSeconds(random.nextInt(3) * 20L));
      }
      List<DueMessage> taken = take(now, 1 + random.nextInt(6));
      checkOrder(taken, now, seed);
      int room = calm ? 100 : random.nextInt(4);
      for (DueMessage message : taken) {
        Instant later = now.plusSeconds(1 + random.nextInt(40));
        AttemptOutcome trouble = random.nextBoolean() ? noRoomUntil(later) : failedUntil(later);
        end(message, room-- > 0 ? taken() : trouble, now);
      }
      quiet = open.size() == 0 ? quiet + 1 : 0;
      now = now.plusSeconds(random.nextInt(8));
      assertThat(step).as("never comes to rest with seed %d", seed).isLessThan(2_000);
    }
    assertThat(delivered).as("seed %d", seed).doesNotHaveDuplicates().hasSize((int) position);
    assertThat(open.nextDue(ContactKind.EMAIL)).isEmpty();
  }

  /** Nothing low is taken while something high is held up, or it has waited long enough. */
  private void checkOrder(List<DueMessage> taken, Instant now, long seed) {
    Set<NotificationId> gone = new HashSet<>();
    for (DueMessage message : taken) {
      message.notifications().forEach(one -> gone.add(one.planned().id()));
      OpenNotification first = message.notifications().getFirst();
      if (first.planned().urgency() == Urgency.LOW && isPatient(first, gone, now)) {
        assertThat(open.all())
            .as("seed %d, %s goes at %s", seed, first, now)
            .filteredOn(n -> n.planned().urgency() == Urgency.HIGH)
            .filteredOn(n -> !gone.contains(n.planned().id()))
            .noneMatch(n -> isHeldUp(n, first, now));
      }
    }
  }

  /** Whether nothing low that the person waits for is due for so long that it need not wait. */
  private boolean isPatient(OpenNotification low, Set<NotificationId> gone, Instant now) {
    return open.all().stream()
        .filter(n -> n.planned().urgency() == Urgency.LOW)
        .filter(n -> n.planned().user().equals(low.planned().user()))
        .filter(n -> n.equals(low) || !gone.contains(n.planned().id()))
        .allMatch(n -> n.dueAt().plus(FairQueue.LONGEST_WAIT).isAfter(now));
  }

  private boolean isHeldUp(OpenNotification high, OpenNotification low, Instant now) {
    boolean same = high.planned().user().equals(low.planned().user());
    boolean tried = high.key() != null;
    return withoutRoom.contains(high.planned().id())
        || (same && (tried || !high.dueAt().isAfter(now)));
  }
}
