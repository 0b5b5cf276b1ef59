/** Tests of what alerts remember. */
@NullMarked
package tocsin.core.alert;

import org.jspecify.annotations.NullMarked;
