/** Stories about webhooks' rules. */
@NullMarked
package tocsin.core.webhook;

import org.jspecify.annotations.NullMarked;
