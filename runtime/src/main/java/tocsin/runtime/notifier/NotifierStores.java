package tocsin.runtime.notifier;

import tocsin.storage.NotificationJournal;
import tocsin.storage.Outbox;
import tocsin.storage.ShardLeases;

/** What a notifier keeps its work in. */
public record NotifierStores(Outbox outbox, ShardLeases leases, NotificationJournal journal) {}
