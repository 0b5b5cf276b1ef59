/**
 * From a planned notification to its end: attempts, outcomes, retries, and the journal that
 * survives a crash.
 */
@NullMarked
package tocsin.core.delivery;

import org.jspecify.annotations.NullMarked;
