package tocsin.storage;

/**
 * What the road leaves behind, from the accepted event to the outcome of the last attempt: enough
 * to reckon up whether anything was lost.
 *
 * @param closing lets go of what was opened
 */
public record RoadStores(
    EventLog eventLog,
    IncidentStore incidents,
    IncidentQueries queries,
    FactLog facts,
    Outbox outbox,
    DirectoryStore directory,
    AuditLog audit,
    NotificationJournal journal,
    LedgerStore ledger,
    Runnable closing)
    implements AutoCloseable {
  @Override
  public void close() {
    closing.run();
  }
}
