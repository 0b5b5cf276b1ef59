package tocsin.web.page.incident;

import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Person;

/**
 * Somebody who was asked to help with an incident.
 *
 * @param about in small type beside the name
 * @param back what takes the request back; empty when there is nothing to take back
 */
public record Requested(Person person, String about, Badge badge, String back) {}
