package io.dryswarm.experiments.baseline;

import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.Problems;
import java.util.List;

/** A baseline cannot be used; the message has file, line, column and what was expected, of everything that is wrong. */
public final class BaselineRefused extends Exception {
  private static final long serialVersionUID = 1;

  /** @param problems at least one */
  public BaselineRefused(List<Problem> problems) {
    super(Problems.render(problems));
  }
}
