/** Says why: for every page the chain that led to it, for everybody else what it failed at. */
@NullMarked
package tocsin.core.explain;

import org.jspecify.annotations.NullMarked;
