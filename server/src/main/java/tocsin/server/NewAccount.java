package tocsin.server;

import java.time.ZoneId;
import java.util.List;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.audit.AuditMethod;
import tocsin.core.audit.Author;
import tocsin.core.id.UserId;
import tocsin.runtime.audit.Acting;
import tocsin.runtime.audit.DirectoryAudit;
import tocsin.runtime.directory.FirstContact;
import tocsin.runtime.directory.NewInstallation;
import tocsin.storage.Stores;
import tocsin.web.access.Tokens;

/** Sets an empty data folder up without a browser. */
public final class NewAccount {
  private final Stores stores;
  private final World world;

  public NewAccount(Stores stores, World world) {
    this.stores = stores;
    this.world = world;
  }

  /**
   * Makes the owner, reachable by mail, and everything an account begins with; returns an account
   * API key, which can't be seen again. Refuses when somebody is there already.
   */
  public String make(String name, String email, ZoneId zone) {
    Directory directory = stores.directory().load();
    if (!directory.all(User.class).isEmpty()) {
      throw new CannotGoOn(
          ExitCode.SET_UP_ALREADY,
          "This folder is set up already; start it with ./tocsin serve, or choose another.");
    }
    Author system = new Author(Author.Kind.SYSTEM, "", AuditMethod.OTHER);
    return new Acting(system, world.clock().instant(), world.ids())
        .call(() -> make(name, email, zone, directory));
  }

  private String make(String name, String email, ZoneId zone, Directory directory) {
    UserId id = new UserId(world.ids().next());
    User bare = new User(id, name, email, zone, Role.OWNER, "", "", "purple", List.of(), List.of());
    User owner = FirstContact.byEmail(bare, world.ids());
    // The key goes first: once there are users, nobody could ask for one without a log-in.
    String key =
        new Tokens(stores.credentials(), world.secrets())
            .mint(null, "made by init", world.clock().instant());
    List<DirectoryChange> changes = NewInstallation.changes("Tocsin", owner, world.ids());
    stores.directory().save(changes, DirectoryAudit.of(directory, changes));
    return key;
  }
}
