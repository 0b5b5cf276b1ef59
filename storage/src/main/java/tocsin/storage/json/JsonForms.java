package tocsin.storage.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.HandoffNotifications;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.Verification;
import tocsin.core.account.WebhookForm;
import tocsin.core.alert.Alert;
import tocsin.core.alert.Occurrences;
import tocsin.core.audit.AuditRecord;
import tocsin.core.change.ChangeEvent;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.handoff.HandoffNotice;
import tocsin.core.id.AlertId;
import tocsin.core.id.AuditRecordId;
import tocsin.core.id.ChangeEventId;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.CustomShiftId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.ExtensionId;
import tocsin.core.id.HandoffRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.LayerId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ResponderRequestId;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.id.VendorId;
import tocsin.core.id.WebhookSubscriptionId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.logentry.LogEntry;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.OutboxMessage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/** The stored forms of all types that are stored as JSON. Core knows nothing of them. */
public final class JsonForms {
  private static final List<Class<?>> IDS =
      List.of(
          AlertId.class,
          AuditRecordId.class,
          ChangeEventId.class,
          ContactMethodId.class,
          CustomShiftId.class,
          EscalationPolicyId.class,
          EscalationRuleId.class,
          HandoffRuleId.class,
          ExtensionId.class,
          IncidentId.class,
          IntegrationId.class,
          LayerId.class,
          LogEntryId.class,
          MaintenanceWindowId.class,
          NotificationId.class,
          NotificationRuleId.class,
          OverrideId.class,
          PriorityId.class,
          ResponderRequestId.class,
          RotationEventId.class,
          RotationId.class,
          ScheduleId.class,
          ServiceId.class,
          TeamId.class,
          UserId.class,
          VendorId.class,
          WebhookSubscriptionId.class);

  private static final JsonMapper MAPPER = mapper();

  public static final JsonForm<Incident> INCIDENT = of(Incident.class);
  public static final JsonForm<Fact> FACT = of(Fact.class);
  public static final JsonForm<Alert> ALERT = of(Alert.class);
  public static final JsonForm<List<Occurrences.Minute>> MINUTES =
      new JsonForm<>(
          MAPPER,
          MAPPER.getTypeFactory().constructCollectionType(List.class, Occurrences.Minute.class));
  public static final JsonForm<PlannedNotification> PLANNED_NOTIFICATION =
      of(PlannedNotification.class);
  public static final JsonForm<OutboxMessage> OUTBOX_MESSAGE = of(OutboxMessage.class);
  public static final JsonForm<JournalEntry> JOURNAL_ENTRY = of(JournalEntry.class);
  public static final JsonForm<DirectoryEntry> DIRECTORY_ENTRY = of(DirectoryEntry.class);
  public static final JsonForm<AuditRecord> AUDIT_RECORD = of(AuditRecord.class);
  public static final JsonForm<LogEntry> LOG_ENTRY = of(LogEntry.class);
  public static final JsonForm<ChangeEvent> CHANGE_EVENT = of(ChangeEvent.class);
  public static final JsonForm<LedgerEntry> LEDGER_ENTRY = of(LedgerEntry.class);
  public static final JsonForm<Verification> VERIFICATION = of(Verification.class);
  public static final JsonForm<HandoffNotice> HANDOFF_NOTICE = of(HandoffNotice.class);

  private JsonForms() {}

  private static <T> JsonForm<T> of(Class<T> type) {
    return new JsonForm<>(MAPPER, MAPPER.constructType(type));
  }

  /** Only a record's components are stored, never what it computes from them. */
  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .changeDefaultVisibility(v ->
                v.withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(Include.NON_NULL))
            .withConfigOverride(
                List.class, o -> o.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addModule(times())
            .addModule(settings());
    IDS.forEach(id -> builder.addMixIn(id, PlainText.class));
    for (Kinds<?> kinds : Kinds.ALL) {
      builder.addMixIn(kinds.type(), WithKind.class);
      kinds.names().forEach((name, type) -> builder.registerSubtypes(new NamedType(type, name)));
    }
    return builder.build();
  }

  private static SimpleModule times() {
    return new SimpleModule("milliseconds")
        .addSerializer(Instant.class, new Milliseconds.OfInstant())
        .addDeserializer(Instant.class, new Milliseconds.ToInstant())
        .addSerializer(Duration.class, new Milliseconds.OfDuration())
        .addDeserializer(Duration.class, new Milliseconds.ToDuration());
  }

  /** Settings that were added or widened after values without them were stored. */
  private static SimpleModule settings() {
    return new SimpleModule("settings")
        .addSerializer(UrgencyRule.class, new UrgencyRules.Write())
        .addDeserializer(UrgencyRule.class, new UrgencyRules.Read())
        .addDeserializer(
            AssignmentStrategy.class,
            new AddedWord<>(AssignmentStrategy.class, AssignmentStrategy.ASSIGN_TO_EVERYONE))
        .addDeserializer(WebhookForm.class, new AddedWord<>(WebhookForm.class, WebhookForm.JSON))
        .addDeserializer(
            HandoffNotifications.class,
            new AddedWord<>(HandoffNotifications.class, HandoffNotifications.IF_HAS_SERVICES));
  }

  /** An id record is its text. */
  private abstract static class PlainText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PlainText(@SuppressWarnings("unused") String value) {}

    @JsonValue
    abstract String value();
  }

  /** A value of a sealed type says which. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = Kinds.PROPERTY)
  private interface WithKind {}
}
