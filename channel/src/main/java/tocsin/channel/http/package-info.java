/** HTTP to addresses that people chose, for every channel that calls some. */
@NullMarked
package tocsin.channel.http;

import org.jspecify.annotations.NullMarked;
