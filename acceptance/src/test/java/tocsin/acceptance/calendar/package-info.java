/** Calendar feeds in the programs that people read calendars with. */
@NullMarked
package tocsin.acceptance.calendar;

import org.jspecify.annotations.NullMarked;
