package tocsin.server;

import java.util.Base64;
import tocsin.runtime.access.AnswerLinks;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;

/** The key that signs the links in messages: made once, so that links outlive a restart. */
public final class SigningKey {
  private static final int BYTES = 32;

  private SigningKey() {}

  static AnswerLinks links(CredentialStore store, World world) {
    return new AnswerLinks(bytes(store, world, "answer-links", "signs links in messages"));
  }

  /**
   * The key of that name, made when it is asked for first.
   *
   * @param about what it is for, for people
   */
  public static byte[] bytes(CredentialStore store, World world, String name, String about) {
    return store
        .find(Kind.SIGNING_KEY, name)
        .map(known -> Base64.getDecoder().decode(known.value()))
        .orElseGet(() -> make(store, world, name, about));
  }

  private static byte[] make(CredentialStore store, World world, String name, String about) {
    byte[] key = world.secrets().bytes(BYTES);
    String text = Base64.getEncoder().encodeToString(key);
    store.save(
        new Credential(Kind.SIGNING_KEY, name, null, about, text, world.clock().instant(), null));
    return key;
  }
}
