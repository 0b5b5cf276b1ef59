/** Tests of how a page becomes notifications. */
@NullMarked
package tocsin.core.notification;

import org.jspecify.annotations.NullMarked;
