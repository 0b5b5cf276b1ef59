/** Tells others over HTTP what happened, as a side road with a queue of its own. */
@NullMarked
package tocsin.runtime.webhook;

import org.jspecify.annotations.NullMarked;
