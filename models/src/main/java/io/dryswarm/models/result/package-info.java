/** What a run showed: plain data between the models, which fill it, and the reports, which print it. Times in nanoseconds. */
@NullMarked
package io.dryswarm.models.result;

import org.jspecify.annotations.NullMarked;
