/**
 * The description of the APIs that is served at {@code /openapi.json}: made from one short file per
 * subject, in a notation that {@link tocsin.web.openapi.TypeNotation} and {@link
 * tocsin.web.openapi.OperationNotation} explain.
 */
@NullMarked
package tocsin.web.openapi;

import org.jspecify.annotations.NullMarked;
