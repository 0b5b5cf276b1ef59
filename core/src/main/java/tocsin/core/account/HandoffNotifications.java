package tocsin.core.account;

/** Whether those on call by an escalation policy are told of a shift's change. */
public enum HandoffNotifications {
  /** Only while a service uses the policy. */
  IF_HAS_SERVICES,
  ALWAYS
}
