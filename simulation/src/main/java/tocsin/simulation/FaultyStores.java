package tocsin.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.delivery.JournalEntry;
import tocsin.storage.AuditLog;
import tocsin.storage.ChangeEventStore;
import tocsin.storage.CredentialStore;
import tocsin.storage.DirectoryStore;
import tocsin.storage.EventLog;
import tocsin.storage.FactLog;
import tocsin.storage.HandoffStore;
import tocsin.storage.HeartbeatStore;
import tocsin.storage.IncidentQueries;
import tocsin.storage.IncidentStore;
import tocsin.storage.LedgerStore;
import tocsin.storage.LogEntryStore;
import tocsin.storage.NotificationJournal;
import tocsin.storage.Outbox;
import tocsin.storage.RoomMessageStore;
import tocsin.storage.ShardLeases;
import tocsin.storage.SideRoadStores;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.storage.VerificationStore;
import tocsin.storage.WebhookStore;

/** Puts faults in front of every call of every port. */
final class FaultyStores {
  private FaultyStores() {}

  static Stores of(Stores stores, Faults faults) {
    return new Stores(
        faulty(EventLog.class, stores.eventLog(), faults),
        faulty(IncidentStore.class, stores.incidents(), faults),
        faulty(IncidentQueries.class, stores.queries(), faults),
        faulty(FactLog.class, stores.facts(), faults),
        faulty(Outbox.class, stores.outbox(), faults),
        faulty(DirectoryStore.class, stores.directory(), faults),
        faulty(CredentialStore.class, stores.credentials(), faults),
        faulty(AuditLog.class, stores.audit(), faults),
        faulty(ShardLeases.class, stores.leases(), faults),
        faulty(NotificationJournal.class, stores.journal(), faults),
        faulty(LogEntryStore.class, stores.logEntries(), faults),
        faulty(stores.sideRoads(), faults),
        () -> {});
  }

  private static SideRoadStores faulty(SideRoadStores stores, Faults faults) {
    return new SideRoadStores(
        faulty(ChangeEventStore.class, stores.changes(), faults),
        faulty(LedgerStore.class, stores.ledger(), faults),
        faulty(WebhookStore.class, stores.webhooks(), faults),
        faulty(VerificationStore.class, stores.verifications(), faults),
        faulty(HandoffStore.class, stores.handoffs(), faults),
        faulty(HeartbeatStore.class, stores.heartbeats(), faults),
        faulty(RoomMessageStore.class, stores.roomMessages(), faults));
  }

  /** Which lines of the notifier's journal are written. */
  private static String lines(Object @Nullable [] arguments) {
    return Stream.of(arguments == null ? new Object[0] : arguments)
        .filter(Collection.class::isInstance)
        .flatMap(argument -> ((Collection<?>) argument).stream())
        .filter(JournalEntry.class::isInstance)
        .map(line -> " " + line.getClass().getSimpleName())
        .distinct()
        .sorted()
        .collect(Collectors.joining());
  }

  static <T> T faulty(Class<T> port, T store, Faults faults) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              String call = port.getSimpleName() + "." + method.getName() + lines(arguments);
              boolean promised = method.getReturnType() == CompletableFuture.class;
              try {
                faults.before(call);
              } catch (StorageException e) {
                if (promised) {
                  return CompletableFuture.failedFuture(e);
                }
                throw e;
              }
              try {
                Object result = method.invoke(store, arguments);
                faults.after(call);
                return result;
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
    return port.cast(proxy);
  }
}
