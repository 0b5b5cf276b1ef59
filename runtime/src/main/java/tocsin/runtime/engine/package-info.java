/**
 * Turns events, actions and passing time into facts, state and outbox rows, a batch a transaction.
 */
@NullMarked
package tocsin.runtime.engine;

import org.jspecify.annotations.NullMarked;
