package tocsin.core.schedule;

/**
 * Who is on call when, as far as one part of a schedule has a say. Instants are milliseconds since
 * 1970 in UTC.
 */
interface Turns {
  /** A stretch around that instant in which nothing changes; not always the longest such. */
  Stretch stretchAt(long instant);
}
