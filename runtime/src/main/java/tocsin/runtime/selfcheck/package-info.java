/**
 * Watches the watchman: a probe goes the whole road every minute, and is missed when it is late.
 */
@NullMarked
package tocsin.runtime.selfcheck;

import org.jspecify.annotations.NullMarked;
