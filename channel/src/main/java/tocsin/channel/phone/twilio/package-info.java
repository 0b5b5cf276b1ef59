/** Texts, calls and WhatsApp by the HTTP interface of Twilio, which others speak too. */
@NullMarked
package tocsin.channel.phone.twilio;

import org.jspecify.annotations.NullMarked;
