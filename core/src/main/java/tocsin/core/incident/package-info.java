/**
 * The incident: its state, the facts that make its history, and the rules that decide the next
 * facts.
 */
@NullMarked
package tocsin.core.incident;

import org.jspecify.annotations.NullMarked;
