package io.dryswarm.experiments.output;

import io.dryswarm.experiments.design.Axis;
import java.util.ArrayList;
import java.util.List;

/** Short titles for settings: the end of the path, as far as it tells them apart. */
final class SettingNames {
  private SettingNames() {}

  /** One per axis: {@code worker.deploy.replicas} for {@code stacks.vote.services.worker.deploy.replicas}. */
  static List<String> shortest(List<Axis> axes) {
    List<String> names = new ArrayList<>();
    for (Axis axis : axes) {
      String[] keys = axis.path().split("\\.");
      int service = axis.path().contains(".services.") ? indexOf(keys, "services") + 1 : 0;
      List<String> tail = List.of(keys).subList(Math.min(service, keys.length - 1), keys.length);
      names.add(String.join(".", tail));
    }
    return names.stream().distinct().count() == names.size()
        ? names
        : axes.stream().map(Axis::path).toList();
  }

  private static int indexOf(String[] keys, String key) {
    return List.of(keys).indexOf(key);
  }
}
