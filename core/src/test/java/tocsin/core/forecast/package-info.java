@NullMarked
package tocsin.core.forecast;

import org.jspecify.annotations.NullMarked;
