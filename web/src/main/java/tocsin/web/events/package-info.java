/** The Events API, versions 2 and 1: the hot path, on the event loop from end to end. */
@NullMarked
package tocsin.web.events;

import org.jspecify.annotations.NullMarked;
