package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import tocsin.storage.Stores;
import tocsin.storage.kit.AuditLogContract;
import tocsin.storage.kit.ChangeEventStoreContract;
import tocsin.storage.kit.CredentialStoreContract;
import tocsin.storage.kit.DirectoryStoreContract;
import tocsin.storage.kit.EventLogContract;
import tocsin.storage.kit.FactLogContract;
import tocsin.storage.kit.HandoffStoreContract;
import tocsin.storage.kit.HeartbeatStoreContract;
import tocsin.storage.kit.IncidentQueriesContract;
import tocsin.storage.kit.IncidentStoreContract;
import tocsin.storage.kit.LedgerStoreContract;
import tocsin.storage.kit.LogEntryStoreContract;
import tocsin.storage.kit.NotificationJournalContract;
import tocsin.storage.kit.OutboxContract;
import tocsin.storage.kit.RoomMessageStoreContract;
import tocsin.storage.kit.ShardLeasesContract;
import tocsin.storage.kit.VerificationStoreContract;
import tocsin.storage.kit.WebhookStoreContract;

/** SQLite keeps to every contract. */
class SqliteStoresContractTest {
  private static Stores open(Path folder) {
    return SqliteStores.open(folder, warning -> assertThat(warning).as("no warning").isNull());
  }

  @Nested
  class ItsEventLog extends EventLogContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsIncidentStore extends IncidentStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsIncidentQueries extends IncidentQueriesContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsFactLog extends FactLogContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsOutbox extends OutboxContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsDirectoryStore extends DirectoryStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsCredentialStore extends CredentialStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsAuditLog extends AuditLogContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsShardLeases extends ShardLeasesContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsNotificationJournal extends NotificationJournalContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsLogEntryStore extends LogEntryStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsChangeEventStore extends ChangeEventStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsLedgerStore extends LedgerStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsWebhookStore extends WebhookStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsVerificationStore extends VerificationStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsHandoffStore extends HandoffStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsHeartbeatStore extends HeartbeatStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }

  @Nested
  class ItsRoomMessageStore extends RoomMessageStoreContract {
    @TempDir Path folder;

    @Override
    protected Stores open() {
      return SqliteStoresContractTest.open(folder);
    }
  }
}
