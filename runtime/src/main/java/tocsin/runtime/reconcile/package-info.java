/** Reckons up a time span from accepted event to last outcome, page by page, only reading. */
@NullMarked
package tocsin.runtime.reconcile;

import org.jspecify.annotations.NullMarked;
