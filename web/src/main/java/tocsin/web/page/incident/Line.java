package tocsin.web.page.incident;

import tocsin.web.page.frame.Moment;

/**
 * One line of a timeline.
 *
 * @param css the state's class, or empty
 * @param strong what happened
 * @param rest goes on in normal type; may be empty
 * @param aside in small type: what explains it; may be empty
 */
public record Line(Moment at, String css, String icon, String strong, String rest, String aside) {}
