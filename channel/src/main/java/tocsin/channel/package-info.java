/** One message out, one outcome back. */
@NullMarked
package tocsin.channel;

import org.jspecify.annotations.NullMarked;
