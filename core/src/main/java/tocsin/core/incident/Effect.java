package tocsin.core.incident;

import tocsin.core.id.UserId;

/** Work that follows from a decision, for the shell to do; in the order given. */
public sealed interface Effect {
  /** Start this user's notification rules for the incident. */
  record Page(UserId user, PageReason reason) implements Effect {}

  /** Send this user nothing more of what was planned before for that cause. */
  record StopPaging(UserId user, PageCause cause) implements Effect {}
}
