package io.dryswarm.compose;

import io.dryswarm.compose.model.StackModel;
import io.dryswarm.compose.print.YamlWriter;
import java.util.List;

/**
 * A stack that was read.
 *
 * @param model    its services and other objects, all in their long forms
 * @param warnings what Docker says on the way, each the message of a warning, in the order of the file
 * @param notices  what Docker prints when such a stack is deployed: options that it ignores
 */
public record StackConfig(StackModel model, List<String> warnings, List<String> notices) {
  public StackConfig {
    warnings = List.copyOf(warnings);
    notices = List.copyOf(notices);
  }

  /** What {@code docker stack config} prints. */
  public String yaml() {
    return YamlWriter.write(model.tree());
  }
}
