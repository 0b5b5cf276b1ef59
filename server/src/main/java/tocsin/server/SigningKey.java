package tocsin.server;

import java.util.Base64;
import tocsin.runtime.access.AnswerLinks;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;

/** The key that signs the links in messages: made once, so that links outlive a restart. */
final class SigningKey {
  private static final String NAME = "answer-links";
  private static final int BYTES = 32;

  private SigningKey() {}

  static AnswerLinks links(CredentialStore store, World world) {
    byte[] key =
        store
            .find(Kind.SIGNING_KEY, NAME)
            .map(known -> Base64.getDecoder().decode(known.value()))
            .orElseGet(() -> make(store, world));
    return new AnswerLinks(key);
  }

  private static byte[] make(CredentialStore store, World world) {
    byte[] key = world.secrets().bytes(BYTES);
    String text = Base64.getEncoder().encodeToString(key);
    store.save(
        new Credential(
            Kind.SIGNING_KEY,
            NAME,
            null,
            "signs links in messages",
            text,
            world.clock().instant(),
            null));
    return key;
  }
}
