package tocsin.web.page.frame;

/**
 * An instant as a reader sees it.
 *
 * @param iso for the {@code datetime} attribute
 * @param date for example "Tue 10 Jan"; empty when it is today
 * @param clock in the reader's zone, with seconds
 * @param utc the same in UTC; empty when the reader's zone shows UTC anyway
 */
public record Moment(String iso, String date, String clock, String utc) {
  /** For the middle of a sentence: "14:59:04 (22:59:04 UTC)". */
  public String text() {
    String local = date.isEmpty() ? clock : date + ", " + clock;
    return utc.isEmpty() ? local + " UTC" : local + " (" + utc + ")";
  }
}
