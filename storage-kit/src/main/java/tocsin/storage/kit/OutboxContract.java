package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tocsin.core.delivery.OutboxLane;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Incident;
import tocsin.storage.Outbox;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Shards;

/** What every {@link Outbox} keeps to. */
public abstract class OutboxContract extends StoresContract {
  private static final Incident INCIDENT = Samples.incident(1);
  private static final int SHARD = Shards.of(Samples.ANA);
  private static final OutboxMessage PAGE =
      new OutboxMessage.Notify(Samples.notification("N1", INCIDENT, Samples.ANA));
  private static final OutboxMessage PAGE_AGAIN =
      new OutboxMessage.Notify(Samples.notification("N2", INCIDENT, Samples.ANA));
  private static final OutboxMessage STOP = new OutboxMessage.Stop(INCIDENT.id(), Samples.ANA);

  private void send(OutboxMessage... messages) {
    new Batch().put(INCIDENT).send(messages).commit(stores.incidents(), 1);
  }

  private List<Long> positions() {
    return stores.outbox().read(SHARD, 0, 100).stream().map(Outbox.Row::position).toList();
  }

  @Test
  void messagesAreReadInOrderByTheirShard() {
    send(PAGE, PAGE_AGAIN, STOP);

    List<Outbox.Row> rows = stores.outbox().read(SHARD, 0, 10);

    assertThat(rows).extracting(Outbox.Row::message).containsExactly(PAGE, PAGE_AGAIN, STOP);
    assertThat(stores.outbox().read(SHARD, rows.getFirst().position(), 1))
        .extracting(Outbox.Row::message)
        .containsExactly(PAGE_AGAIN);
    assertThat(stores.outbox().read(SHARD, rows.getLast().position(), 10)).isEmpty();
  }

  @Test
  void aLaneIsReadByItself() {
    send(PAGE, STOP, PAGE_AGAIN, STOP);
    OutboxLane lane = PAGE.lane();

    List<Outbox.Row> stops = stores.outbox().read(SHARD, OutboxLane.STOPS, 0, 10);
    assertThat(stops).extracting(Outbox.Row::message).containsExactly(STOP, STOP);
    assertThat(stores.outbox().read(SHARD, OutboxLane.STOPS, stops.getFirst().position(), 10))
        .containsExactly(stops.getLast());
    assertThat(stores.outbox().read(SHARD, lane, 0, 1))
        .extracting(Outbox.Row::message)
        .containsExactly(PAGE);
    for (OutboxLane other : OutboxLane.values()) {
      if (other != lane && other != OutboxLane.STOPS) {
        assertThat(stores.outbox().read(SHARD, other, 0, 10)).isEmpty();
      }
    }
  }

  @Test
  void theNotificationsAboutAnIncidentAreFound() {
    send(PAGE, STOP, PAGE_AGAIN);

    assertThat(stores.outbox().pages(SHARD, Set.of(INCIDENT.id(), new IncidentId("OTHER"))))
        .extracting(Outbox.Row::message)
        .containsExactlyInAnyOrder(PAGE, PAGE_AGAIN);
    assertThat(stores.outbox().pages(SHARD, Set.of(new IncidentId("OTHER")))).isEmpty();
    assertThat(stores.outbox().pages((SHARD + 1) % Shards.COUNT, Set.of(INCIDENT.id()))).isEmpty();
  }

  @Test
  void everyMessageIsInItsUsersShardOnly() {
    List<UserId> users = IntStream.range(0, 40).mapToObj(i -> new UserId("U" + i)).toList();
    send(
        users.stream()
            .map(user -> new OutboxMessage.Stop(INCIDENT.id(), user))
            .toArray(OutboxMessage[]::new));

    for (int shard = 0; shard < Shards.COUNT; shard++) {
      int mine = shard;
      assertThat(stores.outbox().read(shard, 0, 100))
          .extracting(row -> row.message().user())
          .containsExactlyElementsOf(users.stream().filter(u -> Shards.of(u) == mine).toList());
    }
  }

  @Test
  void finishedRowsGoAndOthersStay() {
    send(PAGE, PAGE_AGAIN, STOP);
    List<Long> positions = positions();

    stores.outbox().finish(List.of(positions.get(0), positions.get(2)));
    stores.outbox().finish(List.of(positions.get(0)));
    stores.outbox().finish(List.of());

    assertThat(stores.outbox().read(SHARD, 0, 10))
        .extracting(Outbox.Row::message)
        .containsExactly(PAGE_AGAIN);
  }

  @Test
  void aPositionIsNeverGivenTwiceNotEvenAfterItsRowIsFinished() {
    send(PAGE, PAGE_AGAIN);
    List<Long> before = positions();
    stores.outbox().finish(before);
    reopen();
    send(STOP);

    assertThat(positions()).hasSize(1);
    assertThat(positions().getFirst()).isGreaterThan(before.getLast());
  }
}
