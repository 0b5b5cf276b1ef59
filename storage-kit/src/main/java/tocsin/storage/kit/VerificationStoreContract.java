package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tocsin.core.account.Verification;
import tocsin.core.id.ContactMethodId;
import tocsin.storage.VerificationStore;

/** What every {@link VerificationStore} keeps to. */
public abstract class VerificationStoreContract extends StoresContract {
  private static final Verification FIRST =
      new Verification(
          new ContactMethodId("M1"), Samples.ANA, "ana@example.org", "hash", Samples.NOON, 0);
  private static final Verification SECOND =
      new Verification(
          new ContactMethodId("M1"),
          Samples.ANA,
          "ana@example.org",
          "h2",
          Samples.NOON.plusSeconds(60),
          0);

  private VerificationStore store() {
    return stores.sideRoads().verifications();
  }

  @Test
  void theCodeSentLastCountsAlsoAfterARestart() {
    store().begin(FIRST);
    store().begin(SECOND);
    reopen();

    assertThat(store().find(FIRST.method())).contains(SECOND);
    assertThat(store().sent(Samples.ANA, Samples.NOON))
        .containsExactly(FIRST.sentAt(), SECOND.sentAt());
    assertThat(store().sent(Samples.ANA, SECOND.sentAt())).containsExactly(SECOND.sentAt());
  }

  @Test
  void aTryIsRememberedAndIsNoSending() {
    store().begin(FIRST);
    store().save(FIRST.tried());
    reopen();

    assertThat(store().find(FIRST.method())).contains(FIRST.tried());
    assertThat(store().sent(Samples.ANA, Samples.NOON)).hasSize(1);
  }

  @Test
  void whatEndedIsGoneAndItsSendingStillCounts() {
    store().begin(FIRST);
    store().end(FIRST.method());
    store().end(FIRST.method());

    assertThat(store().find(FIRST.method())).isEmpty();
    assertThat(store().sent(Samples.ANA, Samples.NOON)).hasSize(1);
  }

  @Test
  void oldOnesAreForgotten() {
    store().begin(FIRST);
    store().forget(FIRST.sentAt());
    assertThat(store().find(FIRST.method())).isPresent();

    store().forget(FIRST.sentAt().plusMillis(1));

    assertThat(store().find(FIRST.method())).isEmpty();
    assertThat(store().sent(Samples.ANA, Samples.NOON)).isEmpty();
  }
}
