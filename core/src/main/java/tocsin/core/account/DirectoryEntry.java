package tocsin.core.account;

/** Anything an account configures that is stored, changed and deleted as one piece. */
public sealed interface DirectoryEntry
    permits Account,
        User,
        Team,
        Service,
        EscalationPolicy,
        ScheduleEntry,
        ShiftBasedScheduleEntry,
        Priority,
        MaintenanceWindow,
        WebhookSubscription,
        Extension {
  /** The entry's id without its type; unique among entries of the same type. */
  String key();
}
