package tocsin.core.account;

/** What a user may do in a team. */
public enum TeamRole {
  MANAGER,
  RESPONDER,
  OBSERVER
}
