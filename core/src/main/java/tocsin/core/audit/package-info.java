/** Who changed what, when and how: written with each change, read by administrators. */
@NullMarked
package tocsin.core.audit;

import org.jspecify.annotations.NullMarked;
