package tocsin.storage;

/** The storage of side roads other than the timeline; each in files of its own. */
public record SideRoadStores(
    ChangeEventStore changes,
    LedgerStore ledger,
    WebhookStore webhooks,
    VerificationStore verifications,
    HandoffStore handoffs,
    HeartbeatStore heartbeats,
    RoomMessageStore roomMessages) {
  /** These, with another ledger. */
  public SideRoadStores with(LedgerStore other) {
    return new SideRoadStores(
        changes, other, webhooks, verifications, handoffs, heartbeats, roomMessages);
  }
}
