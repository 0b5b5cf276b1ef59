/** Every rule of on-call work: pure, with time, randomness and ids as arguments. */
@NullMarked
package tocsin.core;

import org.jspecify.annotations.NullMarked;
