/** Named, independent random-number streams and the distributions drawn from them. */
@NullMarked
package io.dryswarm.core.random;

import org.jspecify.annotations.NullMarked;
