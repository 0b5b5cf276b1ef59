package tocsin.core.account;

/** When open low-urgency incidents of a service become high by themselves. */
public enum ScheduledRaise {
  SUPPORT_HOURS_START,
  SUPPORT_HOURS_END
}
