/** The way in: first start, invitation, log-in. */
@NullMarked
package tocsin.web.page.entry;

import org.jspecify.annotations.NullMarked;
