/** Holds every answer of the tests against the document that is served. */
@NullMarked
package tocsin.web.openapi;

import org.jspecify.annotations.NullMarked;
