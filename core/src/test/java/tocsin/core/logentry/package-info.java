/** Stories about the timeline. */
@NullMarked
package tocsin.core.logentry;

import org.jspecify.annotations.NullMarked;
