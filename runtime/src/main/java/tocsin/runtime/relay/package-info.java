/** Carries what the main road recorded to the side roads, each with its own cursor. */
@NullMarked
package tocsin.runtime.relay;

import org.jspecify.annotations.NullMarked;
