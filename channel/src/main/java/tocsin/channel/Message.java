package tocsin.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;

/**
 * What a person must be told, before a channel gives it its form.
 *
 * @param idempotencyKey the same for every attempt of one notification
 * @param recipientName how the person is called
 * @param zone the recipient's zone, in which times are shown (UTC beside them)
 * @param contact the contact method to use
 * @param links null when no address is known that the recipient could open
 */
public record Message(
    String idempotencyKey,
    String recipientName,
    ZoneId zone,
    ContactMethod contact,
    Page page,
    @Nullable Links links) {

  /**
   * The page itself.
   *
   * @param incidentId threads the messages of one incident
   * @param details what is known beyond the title, in order; empty when it could not be read in
   *     time, for a page never waits for its details
   */
  public record Page(
      String incidentId,
      long number,
      String title,
      String serviceName,
      Urgency urgency,
      PageReason reason,
      Instant assignedAt,
      List<Detail> details) {
    public Page {
      details = List.copyOf(details);
    }
  }

  /** One named detail, for example "source": "db-7". Plain text. */
  public record Detail(String name, String value) {}

  /**
   * Absolute addresses. Opening one never acts by itself: the page behind it asks for one tap, so
   * that a mail scanner's prefetch can't answer for anybody.
   *
   * @param first the answer that is hoped for
   * @param second the other one
   */
  public record Links(String incident, Link first, Link second) {
    /** The links of a page to somebody who has to answer for the incident. */
    public Links(String incident, String acknowledge, String resolve) {
      this(
          incident,
          new Link(PageAnswer.ACKNOWLEDGE, acknowledge),
          new Link(PageAnswer.RESOLVE, resolve));
    }
  }

  /** The address behind which that answer is given. */
  public record Link(PageAnswer answer, String address) {}
}
