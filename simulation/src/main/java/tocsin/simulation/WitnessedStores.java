package tocsin.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import tocsin.core.delivery.JournalEntry;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;
import tocsin.storage.NotificationJournal;
import tocsin.storage.Stores;

/** Lets the witness see what becomes durable, below the faults. */
final class WitnessedStores {
  private WitnessedStores() {}

  static Stores of(Stores stores, Witness witness) {
    return new Stores(
        stores.eventLog(),
        watched(
            IncidentStore.class,
            stores.incidents(),
            "commit",
            arguments -> witness.committed((EngineBatch) arguments[0])),
        stores.queries(),
        stores.facts(),
        stores.outbox(),
        stores.directory(),
        stores.credentials(),
        stores.audit(),
        stores.leases(),
        watched(
            NotificationJournal.class,
            stores.journal(),
            "append",
            arguments -> witness.journalled(entries(arguments[2]))),
        stores.logEntries(),
        stores.sideRoads(),
        () -> {});
  }

  private static List<JournalEntry> entries(Object argument) {
    return ((List<?>) argument).stream().map(JournalEntry.class::cast).toList();
  }

  private interface Seen {
    void call(Object[] arguments);
  }

  private static <T> T watched(Class<T> port, T store, String call, Seen seen) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(store, arguments);
                if (method.getName().equals(call)) {
                  seen.call(arguments);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
    return port.cast(proxy);
  }
}
