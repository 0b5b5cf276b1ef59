/** One condition that a monitoring tool reports, open from its first trigger to its resolve. */
@NullMarked
package tocsin.core.alert;

import org.jspecify.annotations.NullMarked;
