package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.id.UserId;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;

/** What every {@link CredentialStore} keeps to. */
public abstract class CredentialStoreContract extends StoresContract {
  private static Credential credential(Kind kind, String key, @Nullable Instant expiresAt) {
    return new Credential(kind, key, Samples.ANA, "laptop", "v", Samples.NOON, expiresAt);
  }

  private CredentialStore store() {
    return stores.credentials();
  }

  @Test
  void credentialsOfEveryKindComeBackAlsoAfterARestart() {
    for (Kind kind : Kind.values()) {
      store().save(credential(kind, "k", null));
    }
    Credential nobodys =
        new Credential(Kind.API_TOKEN, "t", null, "", "", Samples.NOON, Samples.NOON);
    store().save(nobodys);
    reopen();

    for (Kind kind : Kind.values()) {
      assertThat(store().find(kind, "k")).contains(credential(kind, "k", null));
    }
    assertThat(store().find(Kind.API_TOKEN, "t")).contains(nobodys);
    assertThat(store().find(Kind.SESSION, "t")).isEmpty();
  }

  @Test
  void savingAgainReplaces() {
    store().save(credential(Kind.PASSWORD, "ana", null));
    Credential changed =
        new Credential(
            Kind.PASSWORD, "ana", new UserId("PX"), "new", "w", Samples.NOON, Samples.NOON);
    store().save(changed);

    assertThat(store().find(Kind.PASSWORD, "ana")).contains(changed);
    assertThat(store().list(Kind.PASSWORD)).containsExactly(changed);
  }

  @Test
  void credentialsOfAKindAreListedOldestFirst() {
    Credential young =
        new Credential(Kind.SESSION, "a", null, "", "", Samples.NOON.plusMillis(1), null);
    Credential old = new Credential(Kind.SESSION, "b", null, "", "", Samples.NOON, null);
    store().save(young);
    store().save(old);
    store().save(credential(Kind.API_TOKEN, "c", null));

    assertThat(store().list(Kind.SESSION)).containsExactly(old, young);
  }

  @Test
  void aRevokedCredentialIsGone() {
    store().save(credential(Kind.SESSION, "a", null));
    store().save(credential(Kind.API_TOKEN, "a", null));
    store().revoke(Kind.SESSION, "a");
    store().revoke(Kind.SESSION, "a");

    assertThat(store().find(Kind.SESSION, "a")).isEmpty();
    assertThat(store().find(Kind.API_TOKEN, "a")).isPresent();
  }

  @Test
  void whoMadeItAndWhenItWasLastUsedIsKept() {
    Credential made =
        new Credential(
            Kind.API_TOKEN, "h", null, "", "", Samples.NOON, null, Samples.ANA, Samples.NOON);
    store().save(made);
    store().save(credential(Kind.SESSION, "h", null));
    store().used(Kind.API_TOKEN, "h", Samples.NOON.plusSeconds(7));
    store().used(Kind.API_TOKEN, "none", Samples.NOON);
    reopen();

    Credential found = store().find(Kind.API_TOKEN, "h").orElseThrow();
    assertThat(found.madeBy()).isEqualTo(Samples.ANA);
    assertThat(found.usedAt()).isEqualTo(Samples.NOON.plusSeconds(7));
    assertThat(store().find(Kind.SESSION, "h").orElseThrow().usedAt()).isNull();
  }

  @Test
  void expiredCredentialsAreFoundUntilTheyAreForgotten() {
    store().save(credential(Kind.SESSION, "over", Samples.NOON));
    store().save(credential(Kind.SESSION, "valid", Samples.NOON.plusSeconds(1)));
    store().save(credential(Kind.SESSION, "endless", null));
    assertThat(store().find(Kind.SESSION, "over")).isPresent();

    store().forgetExpired(Samples.NOON.plusSeconds(1));

    assertThat(store().list(Kind.SESSION))
        .extracting(Credential::key)
        .containsExactly("endless", "valid");
  }
}
