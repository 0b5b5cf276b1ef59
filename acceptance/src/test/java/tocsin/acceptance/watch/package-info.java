/** Two installations, each of which tells people when the other falls silent. */
@NullMarked
package tocsin.acceptance.watch;

import org.jspecify.annotations.NullMarked;
