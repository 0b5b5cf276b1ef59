/** How the REST API writes things down: one file per kind of thing, no rules. */
@NullMarked
package tocsin.web.rest.shape;

import org.jspecify.annotations.NullMarked;
