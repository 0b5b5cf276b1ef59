/** Benchmarks that compare in one run and print ratios. */
@NullMarked
package tocsin.bench;

import org.jspecify.annotations.NullMarked;
