package tocsin.core.schedule;

import java.util.Arrays;

/**
 * Days that come again after every so many days: each third day, or Monday and Friday of every
 * second week.
 */
final class CycleDays implements DayPattern {
  private final long first;
  private final long origin;
  private final long length;
  private final int[] offsets;

  /**
   * The days.
   *
   * @param first nothing recurs before this day
   * @param origin where a cycle begins; not after {@code first}
   * @param length of a cycle in days
   * @param offsets of its days from the cycle's beginning, ascending, each less than {@code length}
   */
  CycleDays(long first, long origin, long length, int[] offsets) {
    this.first = first;
    this.origin = origin;
    this.length = length;
    this.offsets = offsets.clone();
  }

  @Override
  public long countBefore(long day) {
    return Math.max(0, sinceOrigin(day) - sinceOrigin(first));
  }

  @Override
  public long day(long number) {
    long sinceOrigin = number + sinceOrigin(first);
    long cycle = Math.floorDiv(sinceOrigin, offsets.length);
    return origin + cycle * length + offsets[Math.floorMod(sinceOrigin, offsets.length)];
  }

  private long sinceOrigin(long day) {
    long cycle = Math.floorDiv(day - origin, length);
    int offset = Math.toIntExact(Math.floorMod(day - origin, length));
    int place = Arrays.binarySearch(offsets, offset);
    return cycle * offsets.length + (place < 0 ? -place - 1 : place);
  }
}
