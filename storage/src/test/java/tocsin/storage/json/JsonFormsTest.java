package tocsin.storage.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Extension;
import tocsin.core.account.HandoffNotifications;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.TeamRole;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.Verification;
import tocsin.core.account.WebhookForm;
import tocsin.core.alert.Alert;
import tocsin.core.alert.Occurrences;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.handoff.HandoffNotice;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.logentry.LogEntry;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.OutboxMessage;
import tocsin.storage.StorageException;

class JsonFormsTest {
  record Case<T>(JsonForm<T> form, Class<T> type, Class<?> record) {
    /** Whether a value of this record is the same after it was written and read. */
    void comesBack(boolean withNulls) throws ReflectiveOperationException {
      T value = type.cast(new AnyValue(withNulls).of(record));
      assertThat(form.read(form.write(value))).isEqualTo(value);
      assertThat(form.read(form.writeBytes(value))).isEqualTo(value);
    }

    @Override
    public String toString() {
      return type.getSimpleName() + ": " + record.getSimpleName();
    }
  }

  static Stream<Case<?>> everythingThatIsStored() {
    return Stream.of(
            cases(JsonForms.INCIDENT, Incident.class),
            cases(JsonForms.FACT, Fact.class),
            cases(JsonForms.ALERT, Alert.class),
            cases(JsonForms.PLANNED_NOTIFICATION, PlannedNotification.class),
            cases(JsonForms.OUTBOX_MESSAGE, OutboxMessage.class),
            cases(JsonForms.JOURNAL_ENTRY, JournalEntry.class),
            cases(JsonForms.DIRECTORY_ENTRY, DirectoryEntry.class),
            cases(JsonForms.LOG_ENTRY, LogEntry.class),
            cases(JsonForms.VERIFICATION, Verification.class),
            cases(JsonForms.HANDOFF_NOTICE, HandoffNotice.class))
        .flatMap(List::stream);
  }

  private static <T> List<Case<?>> cases(JsonForm<T> form, Class<T> type) {
    return AnyValue.recordsOf(type).stream().<Case<?>>map(r -> new Case<>(form, type, r)).toList();
  }

  @ParameterizedTest
  @MethodSource("everythingThatIsStored")
  void whatIsWrittenIsReadBackTheSame(Case<?> stored) throws ReflectiveOperationException {
    stored.comesBack(false);
    stored.comesBack(true);
  }

  static Stream<Class<?>> everyIncidentFact() {
    return AnyValue.recordsOf(IncidentFact.class).stream();
  }

  @ParameterizedTest
  @MethodSource("everyIncidentFact")
  void everyKindOfFactComesBack(Class<?> kind) throws ReflectiveOperationException {
    for (boolean withNulls : new boolean[] {false, true}) {
      IncidentFact what = (IncidentFact) new AnyValue(withNulls).of(kind);
      Fact fact =
          new Fact(
              new LogEntryId("L1"),
              new IncidentId("Q1"),
              Instant.ofEpochMilli(1),
              Actor.CLOCK,
              what);
      assertThat(JsonForms.FACT.read(JsonForms.FACT.write(fact))).isEqualTo(fact);
    }
  }

  @Test
  void everyRecordOfASealedTypeHasAKindName() {
    for (Kinds<?> kinds : Kinds.ALL) {
      assertThat(Set.<Class<?>>copyOf(kinds.names().values()))
          .as(kinds.type().getSimpleName())
          .isEqualTo(Set.copyOf(AnyValue.recordsOf(kinds.type())));
    }
  }

  @Test
  void aFactIsStoredAsAFewPlainWords() {
    Fact fact =
        new Fact(
            new LogEntryId("L1"),
            new IncidentId("Q1"),
            Instant.ofEpochMilli(1_790_000_000_123L),
            new Actor(new Agent.OfUser(new UserId("U1")), ActionChannel.WEB),
            new IncidentFact.Acknowledged(null));

    assertThat(JsonForms.FACT.write(fact))
        .isEqualTo(
            "{\"id\":\"L1\",\"incident\":\"Q1\",\"at\":1790000000123,"
                + "\"actor\":{\"agent\":{\"kind\":\"user\",\"user\":\"U1\"},\"channel\":\"WEB\"},"
                + "\"what\":{\"kind\":\"acknowledged\"}}");
  }

  @Test
  void aRowOfANewerVersionIsReadWithoutWhatWeDoNotKnow() {
    DirectoryEntry team =
        JsonForms.DIRECTORY_ENTRY.read(
            """
            {"kind": "team", "id": "T1", "mood": {"is": [1]}, "name": "Payments",
             "description": "", "members": [{"user": "U1", "role": "MANAGER", "since": 1000}]}
            """);

    assertThat(team)
        .isEqualTo(
            new Team(
                new TeamId("T1"),
                "Payments",
                "",
                List.of(new Team.Member(new UserId("U1"), TeamRole.MANAGER))));
  }

  @Test
  void aRowOfAnOlderVersionThatHadNoSuchListHasAnEmptyOne() {
    DirectoryEntry team =
        JsonForms.DIRECTORY_ENTRY.read(
            """
            {"kind": "team", "id": "T1", "name": "Payments", "description": ""}
            """);

    assertThat(team).isInstanceOfSatisfying(Team.class, t -> assertThat(t.members()).isEmpty());
  }

  @Test
  void aServiceAndAPolicyThatWereStoredBeforeThereWereSupportHoursAndRoundRobinAreRead() {
    DirectoryEntry service =
        JsonForms.DIRECTORY_ENTRY.read(
            """
            {"kind": "service", "id": "S1", "name": "Checkout", "description": "",
             "escalationPolicy": "P1", "urgencyRule": "SEVERITY_BASED", "disabled": false,
             "acknowledgementTimeout": 1800000, "createdAt": 1000}
            """);
    DirectoryEntry policy =
        JsonForms.DIRECTORY_ENTRY.read(
            """
            {"kind": "escalation-policy", "id": "P1", "name": "Checkout", "description": "",
             "rules": [{"id": "R1", "delay": 60000, "targets": []}], "loops": 0}
            """);

    assertThat(service)
        .isInstanceOfSatisfying(
            Service.class, s -> assertThat(s.urgencyRule()).isEqualTo(UrgencyRule.SEVERITY_BASED));
    assertThat(policy)
        .isInstanceOfSatisfying(
            EscalationPolicy.class,
            p -> {
              assertThat(p.rules().getFirst().strategy())
                  .isEqualTo(AssignmentStrategy.ASSIGN_TO_EVERYONE);
              assertThat(p.handoffNotifications()).isEqualTo(HandoffNotifications.IF_HAS_SERVICES);
            });
  }

  @Test
  void anExtensionThatWasStoredBeforeThereWereRoomsTellsPrograms() {
    DirectoryEntry extension =
        JsonForms.DIRECTORY_ENTRY.read(
            """
            {"kind": "extension", "id": "E1", "name": "Wall", "url": "https://wall.example.org/",
             "services": ["S1"], "config": "{}", "createdAt": 1000}
            """);

    assertThat(extension)
        .isInstanceOfSatisfying(
            Extension.class, e -> assertThat(e.form()).isEqualTo(WebhookForm.JSON));
  }

  @Test
  void minutesComeBack() {
    List<Occurrences.Minute> minutes =
        List.of(new Occurrences.Minute(Instant.ofEpochMilli(60_000), 7));

    assertThat(JsonForms.MINUTES.read(JsonForms.MINUTES.write(minutes))).isEqualTo(minutes);
  }

  @Test
  void aDamagedRowIsCalledCorrupt() {
    assertThatThrownBy(() -> JsonForms.INCIDENT.read("{\"id\":"))
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.CORRUPT));
  }
}
