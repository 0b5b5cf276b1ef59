package tocsin.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;
import tocsin.core.reply.PageAnswer;

/**
 * What a person must be told, before a channel gives it its form.
 *
 * @param idempotencyKey the same for every attempt until a provider took it; a repetition has
 *     another
 * @param recipientName how the person is called
 * @param zone the recipient's zone, in which times are shown (UTC beside them)
 * @param contact the contact method to use
 * @param page the incident itself, or the first of several
 * @param links null when no address is known that the recipient could open
 * @param others what else is in the same message; null when it is one notification under its own
 *     key
 * @param before what became of it when it went out before
 * @param language which the recipient chose; null when they chose none
 */
public record Message(
    String idempotencyKey,
    String recipientName,
    ZoneId zone,
    ContactMethod contact,
    Page page,
    @Nullable Links links,
    @Nullable Others others,
    Before before,
    @Nullable Language language) {

  /** A message that never went out before, to somebody who chose no language. */
  public Message(
      String idempotencyKey,
      String recipientName,
      ZoneId zone,
      ContactMethod contact,
      Page page,
      @Nullable Links links,
      @Nullable Others others) {
    this(idempotencyKey, recipientName, zone, contact, page, links, others, Before.none(), null);
  }

  /** A message about one incident. */
  public Message(
      String idempotencyKey,
      String recipientName,
      ZoneId zone,
      ContactMethod contact,
      Page page,
      @Nullable Links links) {
    this(idempotencyKey, recipientName, zone, contact, page, links, null);
  }

  /** For the how many-th time the person is told: 1 the first time. */
  public int time() {
    return before.reached() + 1;
  }

  /** How many incidents it tells of. */
  public int incidents() {
    return others == null ? 1 : others.count() + 1;
  }

  /**
   * What became of the message when it went out before.
   *
   * @param reached how often it reached the person and nobody answered: when this is 2, it comes
   *     for the third time. In a medium with topics or threads it joins what it repeats, by the
   *     incident's id
   * @param avoid names of providers that took it and did not bring it to the person, as {@link
   *     Outcome.Delivered#provider} gave them: another one is to take it, if there is one
   */
  public record Before(int reached, Set<String> avoid) {
    private static final Before NONE = new Before(0, Set.of());

    public Before {
      avoid = Set.copyOf(avoid);
    }

    /** It goes out for the first time. */
    public static Before none() {
      return NONE;
    }
  }

  /**
   * What else the message tells of, in a storm.
   *
   * @param notifications the ids of all notifications that go out in this message, under which log
   *     entries tell of them; not empty
   * @param count how many incidents beside the first; 0 when the others were answered meanwhile
   * @param listed the longest due of them, each of which can be answered
   * @param all where all of the person's incidents are; null when no address is known
   */
  public record Others(
      List<String> notifications, int count, List<Other> listed, @Nullable String all) {
    public Others {
      notifications = List.copyOf(notifications);
      listed = List.copyOf(listed);
    }
  }

  /**
   * One more incident in the same message.
   *
   * @param page without details
   */
  public record Other(Page page, @Nullable Links links) {}

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
  public record Link(PageAnswer answer, String address) {
    /** Where a POST gives the answer at once, for buttons that open no page. */
    public String tap() {
      return address.replaceFirst("/ui/a/([^/]+)$", "/tap/$1");
    }
  }
}
