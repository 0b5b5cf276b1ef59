package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Priority;
import tocsin.core.audit.AuditAction;
import tocsin.core.audit.AuditMethod;
import tocsin.core.audit.AuditRecord;
import tocsin.core.audit.AuditRecord.FieldChange;
import tocsin.core.audit.AuditRecord.Resource;
import tocsin.core.audit.Author;
import tocsin.core.id.AuditRecordId;
import tocsin.core.id.PriorityId;
import tocsin.storage.AuditLog;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;

/** What every {@link AuditLog} keeps to. */
public abstract class AuditLogContract extends StoresContract {
  private static final AuditLog.Filter ALL =
      new AuditLog.Filter(
          Samples.NOON.minus(Duration.ofDays(1)),
          Samples.NOON.plus(Duration.ofDays(1)),
          Set.of(),
          null,
          Set.of(),
          null,
          Set.of(),
          Set.of());

  private static AuditRecord record(int number, AuditAction action, String type, Author author) {
    return new AuditRecord(
        new AuditRecordId("R" + number),
        Samples.NOON.plusSeconds(number),
        author,
        action,
        new Resource(type, "P" + number, "Thing"),
        List.of(new FieldChange("name", null, "Thing"), new FieldChange("password", null, null)));
  }

  private static final AuditRecord MADE =
      record(
          1,
          AuditAction.CREATE,
          "service",
          new Author(Author.Kind.USER, "PANA", AuditMethod.BROWSER));
  private static final AuditRecord CHANGED =
      record(
          2, AuditAction.UPDATE, "user", new Author(Author.Kind.KEY, "abc", AuditMethod.API_TOKEN));
  private static final AuditRecord DELETED =
      record(3, AuditAction.DELETE, "user", new Author(Author.Kind.SYSTEM, "", AuditMethod.OTHER));

  private void save(AuditRecord... records) {
    for (AuditRecord record : records) {
      stores.directory().save(List.of(), List.of(record));
    }
  }

  private List<AuditRecord> found(AuditLog.Filter filter) {
    return stores.audit().list(filter, Long.MAX_VALUE, 10).stream()
        .map(AuditLog.Row::record)
        .toList();
  }

  @Test
  void recordsComeBackLatestFirstAlsoAfterARestart() {
    save(MADE, CHANGED, DELETED);
    reopen();
    assertThat(found(ALL)).containsExactly(DELETED, CHANGED, MADE);
  }

  @Test
  void aPageGoesOnWhereTheLastOneEnded() {
    save(MADE, CHANGED, DELETED);
    List<AuditLog.Row> first = stores.audit().list(ALL, Long.MAX_VALUE, 2);
    assertThat(first).extracting(AuditLog.Row::record).containsExactly(DELETED, CHANGED);
    assertThat(stores.audit().list(ALL, first.getLast().position(), 2))
        .extracting(AuditLog.Row::record)
        .containsExactly(MADE);
  }

  @Test
  void everyQuestionNarrows() {
    save(MADE, CHANGED, DELETED);
    var since = Samples.NOON.plusSeconds(2);
    Set<String> users = Set.of("user");
    assertThat(found(filter(since, Set.of(), null, Set.of()))).containsExactly(DELETED, CHANGED);
    assertThat(found(filter(ALL.since(), users, null, Set.of()))).containsExactly(DELETED, CHANGED);
    assertThat(found(filter(ALL.since(), users, "P3", Set.of()))).containsExactly(DELETED);
    assertThat(found(filter(ALL.since(), Set.of(), null, Set.of(AuditAction.CREATE))))
        .containsExactly(MADE);
    assertThat(
            found(
                new AuditLog.Filter(
                    ALL.since(),
                    ALL.until(),
                    Set.of(),
                    null,
                    Set.of(Author.Kind.KEY),
                    "abc",
                    Set.of(AuditMethod.API_TOKEN),
                    Set.of())))
        .containsExactly(CHANGED);
  }

  private static AuditLog.Filter filter(
      Instant since, Set<String> types, @Nullable String root, Set<AuditAction> actions) {
    return new AuditLog.Filter(since, ALL.until(), types, root, Set.of(), null, Set.of(), actions);
  }

  @Test
  void credentialsAreWrittenDownWithTheirChange() {
    Credential key = new Credential(Kind.API_TOKEN, "h", null, "", "", Samples.NOON, null);
    stores.credentials().save(key, List.of(MADE));
    stores.credentials().revoke(Kind.API_TOKEN, "h", List.of(DELETED));
    stores.credentials().revoke(Kind.API_TOKEN, "none", List.of(CHANGED));
    assertThat(found(ALL)).containsExactly(DELETED, MADE);
  }

  @Test
  void whatAnotherFileKeepsIsWrittenDownAfterwards() {
    stores.audit().add(List.of(MADE));
    stores.audit().add(List.of());
    reopen();
    assertThat(found(ALL)).containsExactly(MADE);
  }

  @Test
  void aChangeAndItsRecordAreThereTogether() {
    Priority priority = new Priority(new PriorityId("PP1"), "P1", "", 1, "red");
    stores.directory().save(List.of(new DirectoryChange.Put(priority)), List.of(MADE));
    reopen();
    assertThat(stores.directory().load().priority(priority.id())).contains(priority);
    assertThat(found(ALL)).containsExactly(MADE);
  }

  @Test
  void oldOnesAreForgotten() {
    save(MADE, CHANGED);
    stores.audit().forget(CHANGED.at());
    assertThat(found(ALL)).containsExactly(CHANGED);
  }
}
