/** The REST API, in the shapes of PagerDuty's REST v2: one file per resource. */
@NullMarked
package tocsin.web.rest;

import org.jspecify.annotations.NullMarked;
