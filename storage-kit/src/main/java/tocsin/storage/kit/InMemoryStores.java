package tocsin.storage.kit;

import tocsin.storage.SideRoadStores;
import tocsin.storage.Stores;

/**
 * All stores in memory: for the simulation and for tests of what stands above the ports. They keep
 * everything for their life, so a part that "crashes" finds it again; closing them does nothing.
 */
public final class InMemoryStores {
  private InMemoryStores() {}

  /** New, empty stores. Safe for use by several threads, and deterministic when used by one. */
  public static Stores create() {
    InMemoryFactLog facts = new InMemoryFactLog();
    InMemoryOutbox outbox = new InMemoryOutbox();
    InMemoryIncidents incidents = new InMemoryIncidents(facts, outbox);
    InMemoryAuditLog audit = new InMemoryAuditLog();
    return new Stores(
        new InMemoryEventLog(),
        incidents,
        incidents,
        facts,
        outbox,
        new InMemoryDirectoryStore(audit),
        new InMemoryCredentialStore(audit),
        audit,
        new InMemoryShardLeases(),
        new InMemoryNotificationJournal(),
        new InMemoryLogEntryStore(),
        new SideRoadStores(
            new InMemoryChangeEventStore(),
            new InMemoryLedgerStore(),
            new InMemoryWebhookStore(),
            new InMemoryVerificationStore(),
            new InMemoryHandoffStore(),
            new InMemoryHeartbeatStore(),
            new InMemoryRoomMessageStore()),
        () -> {});
  }
}
