/** Who is told that a shift begins or ends, and when. */
@NullMarked
package tocsin.core.handoff;

import org.jspecify.annotations.NullMarked;
