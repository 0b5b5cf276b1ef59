/** Writes down who changes what, together with the change. */
@NullMarked
package tocsin.runtime.audit;

import org.jspecify.annotations.NullMarked;
