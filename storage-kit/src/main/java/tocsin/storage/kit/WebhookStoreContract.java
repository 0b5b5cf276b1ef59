package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.Delivery.State;
import tocsin.core.webhook.Standing;
import tocsin.core.webhook.WebhookMessage;
import tocsin.storage.WebhookStore;
import tocsin.storage.WebhookStore.Ending;
import tocsin.storage.WebhookStore.Filter;

/** What every {@link WebhookStore} keeps to. */
public abstract class WebhookStoreContract extends StoresContract {
  private static final ReceiverId CHAT = new ReceiverId("W1");
  private static final ReceiverId WIKI = new ReceiverId("W2");
  private static final Instant NOON = Samples.NOON;
  private static final Filter ALL = new Filter(null, null, null, null, 0, 10_000);

  private static WebhookMessage message(String id, ReceiverId to, String about, int second) {
    return new WebhookMessage(
        id, to, about, "incident.triggered", "{\"ö\":1}", NOON.plusSeconds(second));
  }

  private WebhookStore store() {
    return stores.sideRoads().webhooks();
  }

  private List<String> due(ReceiverId receiver, Instant now) {
    return store().due(receiver, now, 10).stream().map(d -> d.message().id()).toList();
  }

  private Delivery only(String id) {
    return store().list(ALL).stream()
        .filter(d -> d.message().id().equals(id))
        .reduce((a, b) -> a)
        .orElseThrow();
  }

  private void end(String id, State state, Instant at, @Nullable Instant retryAt) {
    store()
        .record(
            new Ending(only(id).position(), state, at, retryAt, 200, "OK"), Standing.good(CHAT));
  }

  @Test
  void whatWasQueuedIsThereAfterARestartWithThePosition() {
    assertThat(store().factPosition()).isEmpty();
    store().queueUpTo(7, List.of(message("a", CHAT, "Q1", 0)));
    reopen();

    assertThat(store().factPosition()).contains(7L);
    assertThat(store().list(ALL))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.message()).isEqualTo(message("a", CHAT, "Q1", 0));
          assertThat(d.state()).isEqualTo(State.WAITING);
          assertThat(d.dueAt()).isEqualTo(NOON);
        });
  }

  @Test
  void servicesAreRememberedAsAWhole() {
    store().queueHavingSeen(Map.of("a", "1", "b", "2"), List.of(message("a", CHAT, "a", 0)));
    store().queueHavingSeen(Map.of("b", "3"), List.of());
    reopen();

    assertThat(store().seenServices()).isEqualTo(Map.of("b", "3"));
    assertThat(store().list(ALL)).hasSize(1);
  }

  @Test
  void onlyTheFirstOfAQueueIsDueAndTheNextFollowsWhenItHasEnded() {
    store()
        .queue(
            List.of(
                message("a", CHAT, "Q1", 0),
                message("b", CHAT, "Q1", 1),
                message("c", CHAT, "Q2", 2),
                message("d", WIKI, "Q1", 3)));
    Instant now = NOON.plusSeconds(10);
    assertThat(due(CHAT, now)).containsExactly("a", "c");
    assertThat(due(WIKI, now)).containsExactly("d");
    assertThat(due(CHAT, NOON)).containsExactly("a");
    assertThat(store().nextDue(CHAT)).contains(NOON);

    end("a", State.DELIVERED, now, null);
    assertThat(due(CHAT, now)).containsExactly("c", "b");
    end("b", State.DROPPED, now, null);
    assertThat(due(CHAT, now)).containsExactly("c");
    assertThat(only("b").state()).isEqualTo(State.DROPPED);
    assertThat(only("b").status()).isEqualTo(200);
  }

  @Test
  void aRepetitionHoldsItsQueueUp() {
    store().queue(List.of(message("a", CHAT, "Q1", 0), message("b", CHAT, "Q1", 1)));
    Instant later = NOON.plusSeconds(60);
    end("a", State.WAITING, NOON.plusSeconds(2), later);

    assertThat(due(CHAT, later.minusMillis(1))).isEmpty();
    assertThat(due(CHAT, later)).containsExactly("a");
    assertThat(store().nextDue(CHAT)).contains(later);
    assertThat(only("a").attempts()).isEqualTo(1);
    reopen();
    assertThat(due(CHAT, later)).containsExactly("a");
  }

  @Test
  void whatHasEndedStaysAsItIs() {
    store().queue(List.of(message("a", CHAT, "Q1", 0)));
    end("a", State.DELIVERED, NOON, null);
    end("a", State.WAITING, NOON, NOON);

    assertThat(only("a").state()).isEqualTo(State.DELIVERED);
    assertThat(store().nextDue(CHAT)).isEmpty();
  }

  @Test
  void allThatWaitsForAReceiverIsDroppedAtOnce() {
    store()
        .queue(
            List.of(
                message("a", CHAT, "Q1", 0),
                message("b", CHAT, "Q1", 1),
                message("d", WIKI, "Q1", 3)));
    store().dropAll(CHAT, NOON, "It is disabled.");

    assertThat(store().list(new Filter(CHAT, State.DROPPED, null, null, 0, 10)))
        .extracting(Delivery::said)
        .containsExactly("It is disabled.", "It is disabled.");
    assertThat(store().nextDue(CHAT)).isEmpty();
    assertThat(due(WIKI, NOON.plusSeconds(9))).containsExactly("d");
  }

  @Test
  void aFullQueueTakesNoMoreAndSaysSo() {
    store()
        .queue(
            IntStream.range(0, WebhookStore.MOST_WAITING)
                .mapToObj(i -> message("m" + i, CHAT, "Q" + i, 0))
                .toList());
    store().queue(List.of(message("over", CHAT, "Q1", 1), message("w", WIKI, "Q1", 1)));

    assertThat(only("over").state()).isEqualTo(State.DROPPED);
    assertThat(only("over").said()).isEqualTo(WebhookStore.QUEUE_FULL);
    assertThat(only("w").state()).isEqualTo(State.WAITING);
  }

  @Test
  void standingsAreKept() {
    assertThat(store().standing(CHAT)).isEqualTo(Standing.good(CHAT));
    store().stand(new Standing(CHAT, 2, NOON));
    reopen();
    assertThat(store().standing(CHAT)).isEqualTo(new Standing(CHAT, 2, NOON));
    store().stand(Standing.good(CHAT));
    assertThat(store().standing(CHAT)).isEqualTo(Standing.good(CHAT));
  }

  @Test
  void deliveriesAreFoundByReceiverAndTimeNewestFirst() {
    store()
        .queue(
            List.of(
                message("a", CHAT, "Q1", 0),
                message("b", WIKI, "Q1", 1),
                message("c", CHAT, "Q2", 2)));

    assertThat(store().list(new Filter(CHAT, null, null, null, 0, 10)))
        .extracting(d -> d.message().id())
        .containsExactly("c", "a");
    assertThat(
            store()
                .list(
                    new Filter(
                        null, State.WAITING, NOON.plusSeconds(1), NOON.plusSeconds(2), 0, 10)))
        .extracting(d -> d.message().id())
        .containsExactly("b");
    long position = only("b").position();
    assertThat(store().find(position)).isPresent();
    assertThat(store().find(position + 100)).isEmpty();
  }

  @Test
  void oldOnesSuperfluousOnesAndThoseOfNobodyAreForgottenButNothingThatWaits() {
    store()
        .queue(
            List.of(
                message("waits", CHAT, "Q0", 0),
                message("old", CHAT, "Q1", 0),
                message("many", CHAT, "Q2", 20),
                message("kept", CHAT, "Q3", 20),
                message("nobody's", WIKI, "Q1", 20)));
    for (String ended : List.of("old", "many", "kept")) {
      end(ended, State.DELIVERED, NOON.plusSeconds(30), null);
    }
    store().forget(NOON.plusSeconds(10), 1, Set.of(CHAT));

    assertThat(store().list(ALL))
        .extracting(d -> d.message().id())
        .containsExactly("kept", "waits");
  }
}
