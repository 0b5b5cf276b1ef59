@NullMarked
package tocsin.core.delivery;

import org.jspecify.annotations.NullMarked;
