/** PagerDuty's own clients, unmodified, against the real server. */
@NullMarked
package tocsin.acceptance.client;

import org.jspecify.annotations.NullMarked;
