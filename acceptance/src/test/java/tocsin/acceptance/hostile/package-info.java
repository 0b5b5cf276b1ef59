/** Clients that do everything wrong, on purpose or not, against the real process. */
@NullMarked
package tocsin.acceptance.hostile;

import org.jspecify.annotations.NullMarked;
