package tocsin.runtime.contact;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.User;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.storage.StorageException;

/**
 * Takes back the proof of a contact method of which its provider says that it leads nowhere any
 * more. What is not proved is not used, is shown so to its owner, and counts for nothing where
 * readiness is looked at.
 */
public final class LostContacts {
  private static final Logger LOG = LoggerFactory.getLogger(LostContacts.class);

  private final LiveDirectory directory;

  public LostContacts(LiveDirectory directory) {
    this.directory = directory;
  }

  /**
   * It is no longer proved, unless its address was changed meanwhile. Never throws: a page's
   * outcome is known by now, and must not be lost over this.
   */
  public void lost(ContactMethod method) {
    try {
      var _ =
          directory.change(current ->
              current.all(User.class).stream()
                  .filter(user -> stillSo(user, method))
                  .map(user -> without(user, method))
                  .toList());
    } catch (StorageException e) {
      LOG.warn("Could not write down that a contact method is lost: {}", e.getMessage());
    }
  }

  private static boolean stillSo(User user, ContactMethod method) {
    Optional<ContactMethod> now = user.contactMethod(method.id());
    return now.filter(way -> way.verified() && way.address().equals(method.address())).isPresent();
  }

  private static DirectoryChange without(User user, ContactMethod method) {
    List<ContactMethod> methods =
        user.contactMethods().stream()
            .map(way -> way.id().equals(method.id()) ? way.verified(false) : way)
            .toList();
    return new DirectoryChange.Put(user.reachedBy(methods, user.notificationRules()));
  }
}
