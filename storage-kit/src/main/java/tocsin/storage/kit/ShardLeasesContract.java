package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tocsin.storage.ShardLeases;
import tocsin.storage.ShardLeases.Lease;

/** What every {@link ShardLeases} keeps to. */
public abstract class ShardLeasesContract extends StoresContract {
  private static final Instant NOW = Samples.NOON;
  private static final Instant SOON = NOW.plusSeconds(10);
  private static final Instant LATER = NOW.plusSeconds(20);

  private ShardLeases leases() {
    return stores.leases();
  }

  private Lease acquired(String owner, Instant now, Instant until) {
    return leases().acquire(0, owner, now, until).orElseThrow();
  }

  @Test
  void aFreeShardIsTaken() {
    assertThat(leases().find(0)).isEmpty();
    assertThat(acquired("a", NOW, SOON)).isEqualTo(new Lease(0, "a", 1, SOON, null));
    assertThat(leases().find(0)).contains(new Lease(0, "a", 1, SOON, null));
    assertThat(leases().find(1)).isEmpty();
  }

  @Test
  void aShardInOtherHandsIsNotTakenUntilItsLeaseEnds() {
    acquired("a", NOW, SOON);

    assertThat(leases().acquire(0, "b", SOON.minusMillis(1), LATER)).isEmpty();
    assertThat(acquired("b", SOON, LATER)).isEqualTo(new Lease(0, "b", 2, LATER, null));
  }

  @Test
  void itsOwnerMayTakeItAgainAndTheEpochGrows() {
    Lease before = acquired("a", NOW, SOON);
    Lease again = acquired("a", NOW, LATER);

    assertThat(again.epoch()).isGreaterThan(before.epoch());
    assertThat(leases().renew(before, LATER)).isEmpty();
  }

  @Test
  void aLeaseIsRenewedOnlyByItsPresentOwner() {
    Lease a = acquired("a", NOW, SOON);
    assertThat(leases().renew(a, LATER)).contains(new Lease(0, "a", 1, LATER, null));

    Lease b = acquired("b", LATER, LATER.plusSeconds(10));

    assertThat(leases().renew(a, LATER.plusSeconds(99))).isEmpty();
    assertThat(leases().find(0)).contains(b);
  }

  @Test
  void thePointerMovesOnlyFromTheGenerationThatTheOwnerKnows() {
    Lease a = acquired("a", NOW, SOON);
    Lease pointed = leases().point(a, "one").orElseThrow();

    assertThat(pointed.generation()).isEqualTo("one");
    assertThat(leases().point(a, "two")).isEmpty();
    assertThat(leases().point(pointed, "two").orElseThrow().generation()).isEqualTo("two");
  }

  @Test
  void aFormerOwnerCannotMoveThePointer() {
    Lease a = leases().point(acquired("a", NOW, SOON), "one").orElseThrow();
    Lease b = acquired("b", SOON, LATER);

    assertThat(b.generation()).isEqualTo("one");
    assertThat(leases().point(a, "mine")).isEmpty();
    assertThat(leases().find(0)).contains(b);
  }

  @Test
  void aReleasedShardIsFreeAtOnceAndKeepsEpochAndGeneration() {
    Lease a = leases().point(acquired("a", NOW, SOON), "one").orElseThrow();
    leases().release(a);

    assertThat(leases().renew(a, LATER)).isEmpty();
    assertThat(leases().find(0).map(Lease::owner)).contains("");
    assertThat(acquired("b", NOW, LATER)).isEqualTo(new Lease(0, "b", 2, LATER, "one"));
  }

  @Test
  void aFormerOwnerCannotReleaseWhatIsNoLongerItsOwn() {
    Lease a = acquired("a", NOW, SOON);
    Lease b = acquired("b", SOON, LATER);
    leases().release(a);

    assertThat(leases().find(0)).contains(b);
  }

  @Test
  void leasesAreThereAfterARestart() {
    Lease a = leases().point(acquired("a", NOW, SOON), "one").orElseThrow();
    reopen();

    assertThat(leases().find(0)).contains(a);
  }

  @Test
  void ofManyWhoWantAShardAtOnceOneGetsIt() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Optional<Lease>>> all =
          IntStream.range(0, 16)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(
                      () -> leases().acquire(0, "owner" + i, NOW, SOON), threads))
              .toList();
      assertThat(all.stream().flatMap(f -> f.join().stream())).hasSize(1);
    }
  }
}
