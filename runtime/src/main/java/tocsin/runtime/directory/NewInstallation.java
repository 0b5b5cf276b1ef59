package tocsin.runtime.directory;

import java.util.ArrayList;
import java.util.List;
import tocsin.core.account.Account;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Priority;
import tocsin.core.account.User;
import tocsin.core.id.IdSource;
import tocsin.core.id.PriorityId;

/** What every installation begins with, whether it is set up by link, by command or as a demo. */
public final class NewInstallation {
  private NewInstallation() {}

  /**
   * The account, its owner, who is also the first fallback contact, and five priorities.
   *
   * @param owner with whatever contact methods they are to have
   */
  public static List<DirectoryChange> changes(String name, User owner, IdSource ids) {
    List<DirectoryChange> changes = new ArrayList<>();
    changes.add(new DirectoryChange.Put(owner));
    changes.add(new DirectoryChange.Put(new Account(name, owner.zone(), owner.id())));
    changes.add(priority(1, "Many customers are hit now", "a8171c", ids));
    changes.add(priority(2, "Some customers are hit now", "eb6016", ids));
    changes.add(priority(3, "Customers will be hit if nobody acts", "f9b406", ids));
    changes.add(priority(4, "Nobody outside notices", "555555", ids));
    changes.add(priority(5, "Good to know", "555555", ids));
    return List.copyOf(changes);
  }

  private static DirectoryChange priority(
      int order, String description, String color, IdSource ids) {
    return new DirectoryChange.Put(
        new Priority(new PriorityId(ids.next()), "P" + order, description, order, color));
  }
}
