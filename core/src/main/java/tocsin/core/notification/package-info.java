/** From "this person must know" to planned notifications: one per notification rule. */
@NullMarked
package tocsin.core.notification;

import org.jspecify.annotations.NullMarked;
