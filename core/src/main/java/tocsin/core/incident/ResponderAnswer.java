package tocsin.core.incident;

/** What somebody who was asked to help says. */
public enum ResponderAnswer {
  JOINED,
  DECLINED;

  /** What the request to them becomes. */
  ResponderState state() {
    return switch (this) {
      case JOINED -> ResponderState.JOINED;
      case DECLINED -> ResponderState.DECLINED;
    };
  }
}
