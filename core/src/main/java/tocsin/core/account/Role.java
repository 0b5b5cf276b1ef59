package tocsin.core.account;

/** What a user may do in the account (the roles of PagerDuty's REST API). */
public enum Role {
  OWNER,
  ADMIN,
  USER,
  LIMITED_USER,
  OBSERVER,
  RESTRICTED_ACCESS,
  READ_ONLY_USER,
  READ_ONLY_LIMITED_USER
}
