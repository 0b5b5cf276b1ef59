package tocsin.core.delivery;

/** How far a shard has taken in each lane of its outbox: positions, 0 at the beginning. */
public record OutboxCursor(long stops, long now, long later, long low) {
  /** At the beginning of every lane. */
  public static final OutboxCursor START = at(0);

  /** At that position in every lane. */
  public static OutboxCursor at(long position) {
    return new OutboxCursor(position, position, position, position);
  }

  /** How far that lane is taken in. */
  public long of(OutboxLane lane) {
    return switch (lane) {
      case STOPS -> stops;
      case NOW -> now;
      case LATER -> later;
      case LOW -> low;
    };
  }

  /** That lane is taken in up to there; never goes back. */
  OutboxCursor seen(OutboxLane lane, long position) {
    long to = Math.max(of(lane), position);
    return switch (lane) {
      case STOPS -> new OutboxCursor(to, now, later, low);
      case NOW -> new OutboxCursor(stops, to, later, low);
      case LATER -> new OutboxCursor(stops, now, to, low);
      case LOW -> new OutboxCursor(stops, now, later, to);
    };
  }
}
