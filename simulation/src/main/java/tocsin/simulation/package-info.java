/** The whole system in one thread from one seed. */
@NullMarked
package tocsin.simulation;

import org.jspecify.annotations.NullMarked;
