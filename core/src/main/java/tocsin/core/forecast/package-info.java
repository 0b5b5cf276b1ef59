/** What would follow from an event: who would be paged, when and how, if nobody answered. */
@NullMarked
package tocsin.core.forecast;

import org.jspecify.annotations.NullMarked;
