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
  /** These, with others in the places of the timeline and of the other side roads. */
  public Stores with(LogEntryStore timeline, SideRoadStores others) {
    return new Stores(
        eventLog,
        incidents,
        queries,
        facts,
        outbox,
        directory,
        credentials,
        audit,
        leases,
        journal,
        timeline,
        others,
        closing);
  }

  /** What the road leaves behind; stays open as long as these. */
  public RoadStores road() {
    return new RoadStores(
        eventLog,
        incidents,
        queries,
        facts,
        outbox,
        directory,
        audit,
        journal,
        sideRoads.ledger(),
        () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }
}
