/**
 * Names of things: one record per kind, so that a user can't be passed where a service is meant.
 */
@NullMarked
package tocsin.core.id;

import org.jspecify.annotations.NullMarked;
