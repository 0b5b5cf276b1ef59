/** Messages and answers on Matrix, in rooms that are not encrypted. */
@NullMarked
package tocsin.channel.chat.matrix;

import org.jspecify.annotations.NullMarked;
