package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.Platform;
import io.dryswarm.models.store.NodeObject;
import java.util.List;

/** Admits a node for which the image was built, if the platforms of the image are known; never a node that does not say what it is. Control-plane facts 5.2.14. */
public final class PlatformFilter implements PlacementFilter {
  @Override
  public String name() {
    return "platform";
  }

  @Override
  public int rank() {
    return 50;
  }

  @Override
  public boolean concerns(TaskView task) {
    return !task.spec().placement().platforms().isEmpty();
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    NodeObject.Description description = node.object().description();
    List<Platform> platforms = task.spec().placement().platforms();
    if (description.os().isEmpty() && description.architecture().isEmpty()) {
      return false;
    }
    for (int i = 0; i < platforms.size(); i++) {
      if (runsOn(platforms.get(i), description)) {
        return true;
      }
    }
    return false;
  }

  private static boolean runsOn(Platform image, NodeObject.Description node) {
    return (image.architecture().isEmpty()
            || normal(image.architecture()).equals(normal(node.architecture())))
        && (image.os().isEmpty() || image.os().equals(node.os()));
  }

  /** As Go names it. */
  private static String normal(String architecture) {
    if (architecture.equals("x86_64")) {
      return "amd64";
    }
    return architecture.equals("aarch64") ? "arm64" : architecture;
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("unsupported platform", rejectedNodes);
  }
}
