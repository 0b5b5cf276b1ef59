package tocsin.core.schedule;

/**
 * The days on which something recurs, numbered from 0. Days are counted from 1 January 1970, as the
 * clock on the wall has them.
 */
sealed interface DayPattern permits CycleDays, MonthDays {
  /** How many of its days lie before that day. */
  long countBefore(long day);

  /** The day with that number; {@link Long#MAX_VALUE} when there are not so many. */
  long day(long number);
}
