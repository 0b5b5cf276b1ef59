/** The ledger: every notification that was planned, with what became of it. */
@NullMarked
package tocsin.core.ledger;

import org.jspecify.annotations.NullMarked;
