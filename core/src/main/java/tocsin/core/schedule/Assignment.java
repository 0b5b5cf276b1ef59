package tocsin.core.schedule;

import java.util.List;

/** Who gets the shifts of an event. */
public sealed interface Assignment {
  /** At least one, at most 20; the same one may come several times. */
  List<ShiftMember> members();

  /**
   * The members in turn.
   *
   * @param shiftsPerMember how many shifts in a row each has, at least 1
   */
  record Rotating(int shiftsPerMember, List<ShiftMember> members) implements Assignment {
    public Rotating {
      members = List.copyOf(members);
    }
  }

  /** All members at once, in every shift. */
  record Everybody(List<ShiftMember> members) implements Assignment {
    public Everybody {
      members = List.copyOf(members);
    }
  }
}
