package tocsin.web.page.incident;

import org.jspecify.annotations.Nullable;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Phrase;

/**
 * One thing that is so, or that will happen to an incident by itself.
 *
 * @param big what one looks for: a countdown, or a state such as "David has it"
 * @param counts whether {@code big} counts down to {@code at}
 * @param what happens
 * @param at when; null when it has no time
 */
public record Step(String big, boolean counts, Phrase what, @Nullable Moment at) {}
