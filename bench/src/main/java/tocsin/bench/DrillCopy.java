package tocsin.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tocsin.core.account.Account;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Extension;
import tocsin.core.account.User;
import tocsin.core.account.WebhookSubscription;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;

/**
 * A copy of an installation that a drill may ruin, and from which nothing gets out: no webhooks, no
 * rooms, no ways to reach people but mail, which the drill takes in itself. Settings and
 * certificates are not copied.
 */
final class DrillCopy {
  private DrillCopy() {}

  /**
   * Copies the databases of a data folder to its side, where there is as much room and the same
   * disk. Throws with a sentence when a program has it open: a copy made meanwhile would be torn.
   */
  static Path of(Path data) throws IOException {
    Path folder = data.toRealPath();
    try (FileChannel lock =
        FileChannel.open(
            folder.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null) {
        throw new IllegalArgumentException("A server uses " + data + "; stop it for the drill.");
      }
      Path copy = Files.createTempDirectory(folder.getParent(), "tocsin-drill");
      copy(folder, copy);
      return copy;
    }
  }

  private static void copy(Path data, Path copy) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(DrillCopy::isDatabase).toList()) {
        Path unused = Files.copy(file, copy.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      Folders.delete(copy);
      throw e;
    }
  }

  private static boolean isDatabase(Path file) {
    return file.getFileName().toString().matches(".+\\.db(-wal|-shm)?");
  }

  /** Closes the ways out and adds the services of the drill. */
  static void prepare(Path copy) {
    try (Stores stores = SqliteStores.open(copy, System.err::println)) {
      Directory directory = stores.directory().load();
      stores.directory().save(changes(directory));
    }
  }

  private static List<DirectoryChange> changes(Directory directory) {
    List<DirectoryChange> changes = new ArrayList<>();
    directory
        .all(WebhookSubscription.class)
        .forEach(
            each -> changes.add(new DirectoryChange.Remove(WebhookSubscription.class, each.key())));
    directory
        .all(Extension.class)
        .forEach(each -> changes.add(new DirectoryChange.Remove(Extension.class, each.key())));
    directory.all(User.class).forEach(user -> changes.add(onlyByMail(user)));
    boolean hasAccount = !directory.all(Account.class).isEmpty();
    BenchAccount.storming().stream()
        .filter(change -> !hasAccount || change.type() != Account.class)
        .forEach(changes::add);
    return changes;
  }

  private static DirectoryChange onlyByMail(User user) {
    List<ContactMethod> methods =
        user.contactMethods().stream()
            .map(method -> method.verified(method.verified() && method.kind() == ContactKind.EMAIL))
            .toList();
    return new DirectoryChange.Put(user.reachedBy(methods, user.notificationRules()));
  }
}
