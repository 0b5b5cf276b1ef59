/** The timeline people read: a side road that follows the facts and the deliveries. */
@NullMarked
package tocsin.core.logentry;

import org.jspecify.annotations.NullMarked;
