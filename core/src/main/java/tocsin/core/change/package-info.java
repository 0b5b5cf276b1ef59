/** What was changed, beside what broke: change events, for people who look for a cause. */
@NullMarked
package tocsin.core.change;

import org.jspecify.annotations.NullMarked;
