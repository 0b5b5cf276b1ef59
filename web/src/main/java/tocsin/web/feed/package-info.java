/** Calendar feeds: everybody's shifts, for the calendar programs that people use anyway. */
@NullMarked
package tocsin.web.feed;

import org.jspecify.annotations.NullMarked;
