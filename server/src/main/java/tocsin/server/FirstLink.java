package tocsin.server;

import java.util.Optional;
import tocsin.core.account.Directory;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;
import tocsin.web.access.SetupLink;

/**
 * The one-time link with which somebody comes in for the first time. Without a default password it
 * is the only door, so each start prints a new one until it was used.
 */
public final class FirstLink {
  private FirstLink() {}

  /**
   * The path of a new link: to make the owner while nobody is there, or for an owner made by {@code
   * init} to choose a password while nobody has one. Empty when people can log in.
   */
  public static Optional<String> path(Tocsin tocsin, World world) {
    CredentialStore store = tocsin.stores().credentials();
    Directory directory = tocsin.directory().current();
    // a first set-up that failed half-way leaves the password of nobody
    boolean known =
        store.list(Kind.PASSWORD).stream()
            .map(Credential::user)
            .anyMatch(user -> user != null && directory.user(user).isPresent());
    if (known) {
      return Optional.empty();
    }
    SetupLink links = new SetupLink(store, world.secrets());
    return directory.all(User.class).stream()
        .filter(user -> user.role() == Role.OWNER)
        .findFirst()
        .map(owner -> links.invitation(owner.id(), world.clock().instant()))
        .or(() -> Optional.of(links.first(world.clock().instant())));
  }
}
