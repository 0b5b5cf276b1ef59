/** From an event to a phone through a push server, and back by a button. */
@NullMarked
package tocsin.acceptance.push;

import org.jspecify.annotations.NullMarked;
