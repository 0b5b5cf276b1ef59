/**
 * What a monitoring tool sends, after intake has checked it and before anybody has decided
 * anything.
 */
@NullMarked
package tocsin.core.event;

import org.jspecify.annotations.NullMarked;
