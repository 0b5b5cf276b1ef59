/** Tells people that their shifts begin and end: a side road with a store of its own. */
@NullMarked
package tocsin.runtime.handoff;

import org.jspecify.annotations.NullMarked;
