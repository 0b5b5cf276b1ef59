/** Text messages over SMPP 3.4, for those who have a contract with a carrier. */
@NullMarked
package tocsin.channel.phone.smpp;

import org.jspecify.annotations.NullMarked;
