/** Stories about the ledger of notifications. */
@NullMarked
package tocsin.core.ledger;

import org.jspecify.annotations.NullMarked;
