/**
 * Who may do what: one table of roles and actions, and the rules beside it. Every face asks here
 * before it does anything.
 */
@NullMarked
package tocsin.core.permission;

import org.jspecify.annotations.NullMarked;
