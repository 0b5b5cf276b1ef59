package tocsin.storage.kit;

import org.junit.jupiter.api.Nested;
import tocsin.storage.Stores;

/** The stores in memory keep to every contract. */
class InMemoryStoresTest {

  @Nested
  class ItsEventLog extends EventLogContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsIncidentStore extends IncidentStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsIncidentQueries extends IncidentQueriesContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsFactLog extends FactLogContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsOutbox extends OutboxContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsDirectoryStore extends DirectoryStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsCredentialStore extends CredentialStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsAuditLog extends AuditLogContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsShardLeases extends ShardLeasesContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsNotificationJournal extends NotificationJournalContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsLogEntryStore extends LogEntryStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsChangeEventStore extends ChangeEventStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsLedgerStore extends LedgerStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsWebhookStore extends WebhookStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsVerificationStore extends VerificationStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsHandoffStore extends HandoffStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsHeartbeatStore extends HeartbeatStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }

  @Nested
  class ItsRoomMessageStore extends RoomMessageStoreContract {
    private final Stores kept = InMemoryStores.create();

    @Override
    protected Stores open() {
      return kept;
    }
  }
}
