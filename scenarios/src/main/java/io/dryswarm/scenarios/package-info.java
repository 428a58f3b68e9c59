@NullMarked
package io.dryswarm.scenarios;

import org.jspecify.annotations.NullMarked;
