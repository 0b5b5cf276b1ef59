package tocsin.storage;

/**
 * All stores of one installation, opened together and closed together.
 *
 * @param closing ends what is under way, then lets go of files and locks
 */
public record Stores(
    EventLog eventLog,
    IncidentStore incidents,
    IncidentQueries queries,
    FactLog facts,
    Outbox outbox,
    DirectoryStore directory,
    CredentialStore credentials,
    AuditLog audit,
    ShardLeases leases,
    NotificationJournal journal,
    LogEntryStore logEntries,
    SideRoadStores sideRoads,
    Runnable closing)
    implements AutoCloseable {
  @Override
  public void close() {
    closing.run();
  }
}
