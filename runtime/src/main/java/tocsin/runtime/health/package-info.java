/** Workers that run, fail, restart and say so. */
@NullMarked
package tocsin.runtime.health;

import org.jspecify.annotations.NullMarked;
