/** Text messages by any HTTP gateway, as a template says. */
@NullMarked
package tocsin.channel.phone.gateway;

import org.jspecify.annotations.NullMarked;
