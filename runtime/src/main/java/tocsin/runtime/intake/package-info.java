/**
 * Takes events in: admits, appends, waits for durability, answers. Depends on nothing behind the
 * event log.
 */
@NullMarked
package tocsin.runtime.intake;

import org.jspecify.annotations.NullMarked;
