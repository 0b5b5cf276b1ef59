/** From an event to the mail of whoever is on call, and back by the link in it. */
@NullMarked
package tocsin.acceptance.mail;

import org.jspecify.annotations.NullMarked;
