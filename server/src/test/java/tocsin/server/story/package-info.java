/** What people live through with the real server, whatever the medium that reaches them. */
@NullMarked
package tocsin.server.story;

import org.jspecify.annotations.NullMarked;
