/** Several providers behind one medium: who is asked first, and who when that one can't. */
@NullMarked
package tocsin.channel.chain;

import org.jspecify.annotations.NullMarked;
