package tocsin.core.schedule;

import tocsin.core.id.UserId;

/** Who holds a place in a shift: a person, or on purpose nobody. */
public sealed interface ShiftMember {
  /** This person. */
  record Person(UserId user) implements ShiftMember {}

  /** The place is kept empty: it takes its turn, and nobody is on call. */
  record Nobody() implements ShiftMember {}
}
