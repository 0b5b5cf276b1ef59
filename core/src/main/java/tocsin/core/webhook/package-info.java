/** What webhooks tell of, to whom, and what becomes of a delivery that fails. */
@NullMarked
package tocsin.core.webhook;

import org.jspecify.annotations.NullMarked;
